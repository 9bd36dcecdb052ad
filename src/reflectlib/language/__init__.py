"""The words of a page in each language, and how numbers and times are put in them."""
