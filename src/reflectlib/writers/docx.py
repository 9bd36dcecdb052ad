"""Word: a document of real styles, on A4, that a colleague goes on in.

What it is like stands in styles, which a template of somebody's own can bring. A package of
WordprocessingML has parts that lead to each other; python-docx keeps these.
"""

import io
import zipfile
from typing import cast

from docx import Document
from docx.document import Document as Made
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from docx.shared import Mm

from reflectlib.language.words import Words
from reflectlib.page import Cards, Page, with_marks
from reflectlib.writers.docx_blocks import written
from reflectlib.writers.docx_cards import decks
from reflectlib.writers.docx_elements import el, field, para, runs, space, twips
from reflectlib.writers.docx_kit import Kit, anchors_of
from reflectlib.writers.docx_styles import LARGE, Ids, lang, prepare
from reflectlib.writers.docx_template import open_template

A4 = (210, 297)
MARGIN, FOOT = 18, 10  # millimetres
LONGEST_PROPERTY = 255
STANDING = (1980, 1, 1, 0, 0, 0)
"""The time of every part, so that the same page gives the same bytes."""
LEAST_ROOM = 3000  # twips: what columns need
UNUSED = ("stylesWithEffects", "customXml", "thumbnail")
"""What is in the document of python-docx, and in no page."""


def write(page: Page, *, marks: bool = False, template: bytes | None = None) -> bytes:
    """Write a page as a Word document. The same page gives the same bytes.

    With `marks`, what is not from the source has a sign behind it. With a `template`, the bytes of
    a .docx or .dotx of somebody's own, styles, paper, head and foot are those of it. Raises
    `TemplateError` for what cannot be one.
    """
    page = with_marks(page, marks)
    document = open_template(template) if template is not None else _new(page)
    ids = prepare(document, page.language, own=template is None, large=page.large)
    _describe(document, page)
    kit = Kit(
        document, Words(page.language), ids, _room(document), LARGE if page.large else 1, page.title
    )
    kit.keep_names(anchors_of(page.blocks))
    if any(isinstance(block, Cards) for block in page.blocks):
        # On paper there are only cards.
        body = cast("Element", document.element.body)
        body.clear()
        body.extend(decks(page, kit))
    else:
        if template is None:
            _number_pages(document, page, ids)
        body = cast("Element", document.element.body)
        body[-1:] = [*written(page.blocks, kit), *body[-1:]]
    kit.draw()
    out = io.BytesIO()
    document.save(out)
    return _packed(out)


def _packed(package: io.BytesIO) -> bytes:
    """The same package without the time at which it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(package) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            info = zipfile.ZipInfo(name, STANDING)
            info.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(info, before.read(name))
    return out.getvalue()


def _new(page: Page) -> Made:
    """An empty document on A4, without what python-docx puts in one for itself."""
    document = Document()
    for parts in (document.part.rels, document.part.package.rels):
        for id, relation in list(parts.items()):
            if relation.reltype.rsplit("/", 1)[-1] in UNUSED:
                del parts[id]
    body = cast("Element", document.element.body)
    body.clear()
    body.append(el("sectPr"))
    section = document.sections[0]
    turned = page.wide or page.large
    width, height = reversed(A4) if turned else A4
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.orientation = WD_ORIENT.LANDSCAPE if turned else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.top_margin = section.bottom_margin = Mm(MARGIN)
    section.header_distance = section.footer_distance = Mm(FOOT)
    settings = cast("Element", document.settings.element)
    for child in list(settings):
        settings.remove(child)
    modern = el(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=15,
    )
    settings.append(el("defaultTabStop", val=709))
    settings.append(el("compat", modern))
    settings.append(el("themeFontLang", val=lang(page.language)))
    return document


def _describe(document: Made, page: Page) -> None:
    """Say what the document is, and nothing of who made it and when."""
    properties = document.core_properties
    said = cast("Element", properties._element)  # it cannot be emptied otherwise
    for child in list(said):
        said.remove(child)
    properties.title = page.title[:LONGEST_PROPERTY]
    properties.language = page.language
    # How cards are printed is said beside them on a screen.
    how = next((block.how for block in page.blocks if isinstance(block, Cards)), "")
    if how:
        properties.comments = how[:LONGEST_PROPERTY]


def _number_pages(document: Made, page: Page, ids: Ids) -> None:
    """Say at the foot of each page what it is of, and which of how many it is."""
    right = el("tabs", el("tab", val="right", pos=_room(document)))
    inside = [*runs(page.title), el("r", el("tab")), field("PAGE", "1")]
    inside += [space(" / "), field("NUMPAGES", "1")]
    foot = cast("Element", document.sections[0].footer._element)
    foot[:] = [para(ids["footer"], inside, right)]


def _room(document: Made) -> int:
    """How wide the text is, in twips; on paper that does not say it, as on ours."""
    section = cast("Element", document.element.body)[-1]
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    wide = _length(size, "w", twips(A4[0]))
    beside = (_length(margins, side, twips(MARGIN)) for side in ("left", "right"))
    return max(LEAST_ROOM, wide - sum(beside))


def _length(element: Element | None, name: str, usual: int) -> int:
    """A length that an element says in twips."""
    said = "" if element is None else str(element.get(qn(f"w:{name}")))
    return int(said) if said.isascii() and said.isdigit() else usual
