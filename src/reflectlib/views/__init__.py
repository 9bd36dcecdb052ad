"""Models to pages: one module per view."""
