"""What a break is called, by who names one in words."""

from reflectlib.message import _

PAUSE = _("Break")
PAUSES = frozenset({"pauze", "pause", "break"})
"""Names of a break that has none of its own."""
