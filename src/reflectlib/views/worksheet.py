"""The worksheets: what participants fill in or read, each on a sheet of its own."""

from collections.abc import Iterator

from reflectlib.catalogue import Catalogue
from reflectlib.language.words import Words
from reflectlib.message import _
from reflectlib.model.method import Method, Worksheet
from reflectlib.page import Field, Heading, Page, PageBlock, PageBreak, Table
from reflectlib.views.blocks import role_title, signed, sources, told, whole_page
from reflectlib.views.gathered import gather, places_of, same_sheet

EMPTY_ROWS = 8


def worksheet(method: Method, catalogue: Catalogue) -> Page:
    """Make the worksheets of a method, to hand out."""
    words = Words(method.language)
    blocks = [*worksheets(method, words)][1:]  # the first needs no new sheet of paper
    blocks += sources(method, words)
    return whole_page(method, (), blocks, words, "worksheet")


def _sheets(method: Method) -> tuple[Worksheet, ...]:
    return method.worksheets


def worksheets(method: Method, words: Words) -> Iterator[PageBlock]:
    """Each worksheet, on a new sheet of paper; of a programme with the blocks that it is for."""
    places = places_of(method, words)
    for worksheet, there, _ours in gather(method, places, _sheets, same_sheet):
        yield PageBreak()
        way = there[0].method if there else method
        whom = role_title(way, worksheet.role, words) if worksheet.role else ""
        only = words.say(_("Only for: {role}", role=whom)) if whom else ""
        blocks = words.joined("; ", dict.fromkeys(place.title for place in there))
        aside = words.joined(" · ", (blocks, only))
        title = words.say(_("Worksheet: {title}", title=worksheet.title))
        ours = worksheet.basis == "editor"
        anchor = f"worksheet-{worksheet.id}"
        yield Heading(signed(title, ours, words, apart=True), aside=aside, anchor=anchor)
        if worksheet.text:
            yield from told(worksheet.text)
        if worksheet.columns:
            empty = ("",) * len(worksheet.columns)
            yield Table(worksheet.columns, (empty,) * EMPTY_ROWS)
        for field in worksheet.fields:
            yield Field(field)
