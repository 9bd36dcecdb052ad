"""A series as a file that is kept, read again and changed: what is past in it stands still."""
