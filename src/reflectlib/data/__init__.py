"""Subjects as plain data, for programs: one module for each kind, described by schemas/."""
