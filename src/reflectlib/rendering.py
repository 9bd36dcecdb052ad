"""An entry → the bytes of one view in one format."""

from importlib import import_module
from typing import TYPE_CHECKING, Literal

from reflectlib.errors import UnknownFormatError

if TYPE_CHECKING:
    from reflectlib.catalogue import Catalogue
    from reflectlib.model.entry import Entry
    from reflectlib.page import Page

Format = Literal["markdown", "html", "text", "json"]
View = Literal["sheet"]

FORMATS: dict[str, tuple[str, ...]] = {
    "markdown": (".md", ".markdown"),
    "html": (".html", ".htm"),
    "text": (".txt",),
    "json": (".json",),
}
"""Format → the file suffixes that mean it."""

VIEWS: tuple[str, ...] = ("sheet",)


def render(
    entry: "Entry",
    to: Format = "markdown",
    view: View = "sheet",
    catalogue: "Catalogue | None" = None,
) -> bytes:
    """Write a view of an entry in a format; every text format is UTF-8.

    `json` is the entry itself in the file's own field names, whatever the view. `catalogue`
    gives the titles of what the entry refers to; the bundled one when left out. Raises
    `UnknownFormatError` for a format or view that there is not.
    """
    if to not in FORMATS:
        raise UnknownFormatError(f"there is no format '{to}'; there are {', '.join(FORMATS)}")
    if to == "json":
        from reflectlib.writers.json import write_entry

        return write_entry(entry)
    return write_page(make_page(entry, view, catalogue), to)


def write_page(page: "Page", to: str) -> bytes:
    """Write a page in any format but `json`, which is not made of pages."""
    written: bytes = import_module(f"reflectlib.writers.{to}").write(page)
    return written


def make_page(entry: "Entry", view: str = "sheet", catalogue: "Catalogue | None" = None) -> "Page":
    """Make the page of one view of an entry, for a writer."""
    if view not in VIEWS:
        raise UnknownFormatError(f"there is no view '{view}'; there are {', '.join(VIEWS)}")
    if catalogue is None:
        from reflectlib.catalogue import Catalogue

        catalogue = Catalogue.bundled()
    from reflectlib.views.sheet import sheet

    return sheet(entry, catalogue)
