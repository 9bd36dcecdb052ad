"""What the sheet of every kind of entry has around its own part."""

from collections.abc import Iterable

from reflectlib.catalogue import Catalogue
from reflectlib.language.words import Words
from reflectlib.message import _
from reflectlib.model.entry import Entry
from reflectlib.page import Heading, Items, Page, PageBlock, Paragraph
from reflectlib.views.blocks import sources, whole_page
from reflectlib.views.facts import facts


def entry_page(
    entry: Entry, own: Iterable[PageBlock], catalogue: Catalogue, behind: Iterable[PageBlock] = ()
) -> Page:
    """The summary, the facts, what is this kind's `own`, the sources, and what comes `behind`."""
    words = Words(entry.language)
    blocks: list[PageBlock] = []
    if known := tuple(facts(entry, catalogue, words)):
        blocks += [Heading(words.say(_("In short"))), Items(known)]
    blocks += (*own, *sources(entry, words), *behind)
    return whole_page(entry, [Paragraph(entry.summary)], blocks, words)
