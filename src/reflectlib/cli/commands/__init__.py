"""One module for each command: whatever stands here is one, called after its file."""
