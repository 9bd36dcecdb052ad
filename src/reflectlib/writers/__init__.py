"""Pages to bytes: one module per format."""
