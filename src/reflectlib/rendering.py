"""An entry → the bytes of one view in one format."""

import reprlib
from importlib import import_module
from typing import TYPE_CHECKING, Literal, cast

from reflectlib.errors import UnknownFormatError

if TYPE_CHECKING:
    from reflectlib.catalogue import Catalogue
    from reflectlib.model.entry import Entry
    from reflectlib.model.method import Method
    from reflectlib.page import Page
    from reflectlib.planning.session import Plan

Format = Literal["markdown", "html", "text", "json", "jsonld"]
View = Literal["sheet", "handout", "observer", "cards", "worksheet", "quality"]

FORMATS: dict[str, tuple[str, ...]] = {
    "markdown": (".md", ".markdown"),
    "html": (".html", ".htm"),
    "text": (".txt",),
    "json": (".json",),
    "jsonld": (".jsonld",),
}
"""Format → the file suffixes that mean it."""

VIEWS: tuple[View, ...] = ("sheet", "handout", "observer", "cards", "worksheet", "quality")
"""For whoever leads, for participants, for an observer, to draw questions from, to fill in, and
held against the quality framework."""

OF_THE_WHOLE = ("json", "jsonld")
"""The formats that are not made of pages: they hold the whole entry, whatever the view."""


def views_of(entry: "Entry") -> tuple[View, ...]:
    """The views that an entry has: all have a sheet, and a method what its content allows."""
    if entry.kind != "method":
        return ("sheet",)
    method = cast("Method", entry)
    there: dict[View, bool] = {
        "sheet": True,
        "handout": bool(method.phases),
        "observer": bool(method.phases),
        "cards": any(phase.questions for phase in method.phases),
        "worksheet": bool(method.worksheets),
        "quality": True,
    }
    return tuple(view for view, is_there in there.items() if is_there)


def render(
    entry: "Entry",
    to: Format = "markdown",
    view: View = "sheet",
    catalogue: "Catalogue | None" = None,
) -> bytes:
    """Write a view of an entry in a format; every text format is UTF-8.

    `json` is the entry itself in the file's own field names, and `jsonld` is what schema.org
    says of it: of whichever view, these hold the whole entry, also what participants do not see.
    `catalogue` gives the titles of what the entry refers to; the bundled one when left out. Raises
    `UnknownFormatError` for a format or view that there is not, or that this entry does not have,
    whatever the format, and `TypeError` for what is no entry or no catalogue.
    """
    _check_types(entry, catalogue)
    if to not in FORMATS:
        raise UnknownFormatError(f"there is no format '{to}'; there are {', '.join(FORMATS)}")
    _check_view(entry, view)
    if to == "json":
        from reflectlib.writers.json import write_entry

        return write_entry(entry)
    catalogue = _bundled() if catalogue is None else catalogue
    if to == "jsonld":
        from reflectlib.views.linked_data import linked_data
        from reflectlib.writers.json import write_data

        return write_data(linked_data(entry, catalogue))
    page = make_page(entry, view, catalogue)
    if to == "html":
        from reflectlib.views.linked_data import linked_data
        from reflectlib.writers.json import compact

        data = linked_data(entry, catalogue, for_participants=True)
        page = for_html(page, entry, view)._replace(data=compact(data))
    return write_page(page, to)


def write_page(page: "Page", to: str) -> bytes:
    """Write a page in any format but `json`, which is not made of pages."""
    written: bytes = import_module(f"reflectlib.writers.{to}").write(page)
    return written


def make_page(entry: "Entry", view: str = "sheet", catalogue: "Catalogue | None" = None) -> "Page":
    """Make the page of one view of an entry, for a writer. Raises as `render` does."""
    _check_types(entry, catalogue)
    _check_view(entry, view)
    make = getattr(import_module(f"reflectlib.views.{view}"), view)
    page: Page = make(entry, _bundled() if catalogue is None else catalogue)
    return page


def for_html(page: "Page", entry: "Entry", view: str) -> "Page":
    """Add the clock of a sheet, which no other format can hold."""
    if view != "sheet" or entry.kind != "method":
        return page
    from reflectlib.views.clock import runs

    return page._replace(runs=tuple(runs(cast("Method", entry))))


def run_sheet(plan: "Plan", catalogue: "Catalogue") -> "Page":
    """Make the sheet of one planned meeting, with its clock, for HTML."""
    from reflectlib.views.clock import run
    from reflectlib.views.linked_data import duration, linked_data
    from reflectlib.views.run_sheet import run_sheet as make
    from reflectlib.writers.json import compact

    data = linked_data(plan.method, catalogue, for_participants=True)
    data["totalTime"] = duration(plan.minutes)
    return make(plan)._replace(runs=(run(plan),), data=compact(data))


def _check_view(entry: "Entry", view: str) -> None:
    """Raise `UnknownFormatError` for a view that there is not, or that the entry has not."""
    if view not in VIEWS:
        raise UnknownFormatError(f"there is no view '{view}'; there are {', '.join(VIEWS)}")
    if view not in (there := views_of(entry)):
        raise UnknownFormatError(f"{entry.id} has no {view}; it has {', '.join(there)}")


def _check_types(entry: object, catalogue: object) -> None:
    """Raise `TypeError` for an id in place of an entry, and for a catalogue that is none."""
    from reflectlib.catalogue import Catalogue
    from reflectlib.model.entry import Entry

    if not isinstance(entry, Entry):
        raise TypeError(f"expected an entry of a catalogue, got {reprlib.repr(entry)}")
    if not isinstance(catalogue, Catalogue | None):
        raise TypeError(f"expected a catalogue, got {reprlib.repr(catalogue)}")


def _bundled() -> "Catalogue":
    from reflectlib.catalogue import Catalogue

    return Catalogue.bundled()
