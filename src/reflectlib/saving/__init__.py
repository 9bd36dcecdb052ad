"""From an entry of the model back to the text of a file, and changes in the text of a file."""
