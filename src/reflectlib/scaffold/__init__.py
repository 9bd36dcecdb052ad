"""The text of a definition to go on writing: from answers, or from another definition."""
