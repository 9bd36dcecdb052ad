"""Entries to set side by side."""

from collections.abc import Iterable

import attrs

from reflectlib.listed import Listed
from reflectlib.model.entry import Entry
from reflectlib.search import entries_of


@attrs.frozen(eq=False, repr=False)
class Comparison(Listed[Entry]):
    """Entries side by side, in the order in which they were named."""


def compare(entries: Iterable[Entry]) -> Comparison:
    """Set entries side by side. Raises `TypeError` for what is no entry, `ValueError` for none."""
    compared = Comparison(tuple(entries_of(entries)))
    if not compared:
        raise ValueError("there is nothing to compare")
    return compared
