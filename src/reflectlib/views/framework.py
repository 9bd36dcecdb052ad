"""A framework, as text to read, with the methods that refer to each of its items."""

from collections.abc import Iterator

from reflectlib.catalogue import Catalogue
from reflectlib.language.words import Words
from reflectlib.message import _
from reflectlib.model.framework import Framework, Item
from reflectlib.page import Definitions, Heading, Items, ListItem, Page, PageBlock, Paragraph
from reflectlib.views.blocks import bullets, told
from reflectlib.views.entry import entry_page


def framework(framework: Framework, catalogue: Catalogue) -> Page:
    """Make the sheet of a framework."""
    words = Words(framework.language)
    return entry_page(framework, _items(framework, catalogue, words), catalogue)


def _items(framework: Framework, catalogue: Catalogue, words: Words) -> Iterator[PageBlock]:
    """Each item with its elements, and what to do with it."""
    if framework.context:
        yield Paragraph(framework.context, words.say(_("Where it comes from")))
    for item in framework.items:
        yield Heading(item.title)
        if item.text:
            yield from told(item.text)
        if item.elements and all(each.text and not each.indicators for each in item.elements):
            yield Definitions(tuple((each.title, (each.text or "",)) for each in item.elements))
        else:
            yield from _elements(item)
        if referring := catalogue.referring(item.id):
            yield Heading(words.say(_("Methods that belong to it")), 3)
            yield Items(tuple(ListItem(summary, title) for title, summary in referring))


def _elements(item: Item) -> Iterator[PageBlock]:
    for element in item.elements:
        yield Heading(element.title, 3)
        if element.text:
            yield Paragraph(element.text)
        if element.indicators:
            yield bullets(element.indicators)
