"""The model: frozen classes that say what an entry is. Knows nothing of files."""
