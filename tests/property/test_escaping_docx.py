"""In Word, too, text never becomes markup: it is there to the letter, and nothing else is."""

import io
import re
import zipfile

from hypothesis import given, settings
from lxml import etree
from test_escaping import pages, squeezed, texts_in, twin

from reflectlib.page import Cards, Page, TimeBar
from reflectlib.writers import docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = {f"{W}{name}" for name in ("t", "tab", "br", "r", "rPr")}
"""Pieces of a run: a text with breaks has more of them."""


def document(page: Page, *, marks: bool) -> etree._Element:
    """The main part of a page; every other part of it can be read as well."""
    with zipfile.ZipFile(io.BytesIO(docx.write(page, marks=marks))) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))
        return etree.fromstring(package.read("word/document.xml"))


def shape(root: etree._Element) -> list[str]:
    """The elements of a document, in order, with the names of their attributes."""
    return [
        f"{each.tag} {sorted(map(str, each.attrib))}"
        for each in root.iter(etree.Element)
        if each.tag not in TEXT
    ]


def without_pictures(page: Page) -> Page:
    """A page without what takes long to draw, or what goes on on more cards when it is longer."""
    return page._replace(
        blocks=tuple(b for b in page.blocks if not isinstance(b, TimeBar | Cards)),
    )


@given(pages)
@settings(max_examples=40, deadline=None)
def test_word_text_is_not_markup(page: Page) -> None:
    """Whatever text there is, all of it is there, in the elements that a harmless one has."""
    for marks in (False, True):
        shown = without_pictures(page)
        root = document(shown, marks=marks)
        seen = squeezed("".join(each.text or "" for each in root.iter(f"{W}t")))
        for text in texts_in(shown.blocks):
            assert re.sub(r"\s", "", squeezed(text)) in seen
        assert sorted(shape(root)) == sorted(shape(document(twin(shown), marks=marks)))  # type: ignore[arg-type]
