"""The catalogue as a website: static pages that work from a folder and from any server."""
