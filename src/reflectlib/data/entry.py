"""An entry as data: the file format itself."""

from typing import Any

from reflectlib.catalogue import Catalogue
from reflectlib.model.entry import Entry
from reflectlib.reading.converter import unstructure


def entry(entry: Entry, _catalogue: Catalogue) -> dict[str, Any]:
    """What a file of it would hold; `reflectlib.structure` makes an equal entry of it."""
    return unstructure(entry)
