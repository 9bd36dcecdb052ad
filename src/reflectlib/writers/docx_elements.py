"""Elements of WordprocessingML (ISO/IEC 29500-1), of which the writer of Word makes its document.

Text is put in as text, so none of it can become markup. Lengths are in twips: 20 of a point.
What stands in the properties of an element has an order there, in which it must be given here.
"""

from collections.abc import Iterable, Sequence
from typing import cast

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.run import CT_R
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from reflectlib.message import Marked

TWIPS = 1440 / 25.4
"""In a millimetre."""
TITLE = 64
"""Letters that the title of a control may have."""


def twips(millimetres: float) -> int:
    """A length of paper in twips."""
    return round(millimetres * TWIPS)


def el(name: str, /, *inside: Element | None, **attributes: str | int) -> Element:
    """An element of this name with some others in it; names are those of the main namespace."""
    made = cast("Element", OxmlElement(f"w:{name}"))
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    made.extend(each for each in inside if each is not None)
    return made


def _shown_as(style: str, bold: bool, color: str, size: float, language: str) -> Element | None:
    """The properties of a run; nothing where it has none. `size` is in points."""
    halves = round(size * 2)
    inside = (
        el("rStyle", val=style) if style else None,
        el("b") if bold else None,
        el("color", val=color.lstrip("#")) if color else None,
        el("sz", val=halves) if size else None,
        el("szCs", val=halves) if size else None,
        el("lang", val=language, eastAsia=language, bidi=language) if language else None,
    )
    return el("rPr", *inside) if any(each is not None for each in inside) else None


def runs(
    said: str, style: str = "", *, bold: bool = False, color: str = "", size: float = 0
) -> list[Element]:
    """A text with its line breaks, each part in its own language."""
    parts = said.parts if isinstance(said, Marked) else ((said.strip(), ""),)
    made: list[Element] = []
    for text, of in parts:
        if not text:
            continue
        run = space(text)
        how = _shown_as(style, bold, color, size, of)
        if how is not None:
            run.insert(0, how)
        made.append(run)
    return made


def space(text: str = " ") -> Element:
    """A run of what stands between others."""
    run = cast("CT_R", OxmlElement("w:r"))
    run.text = text
    return run


def para(style: str, inside: Iterable[Element] = (), *properties: Element) -> Element:
    """A paragraph in a style, by its id; nothing for the usual one."""
    named = (el("pStyle", val=style),) if style else ()
    how = (*named, *properties)
    return el("p", el("pPr", *how) if how else None, *inside)


def cell(
    width: int,
    inside: Sequence[Element],
    *,
    fill: str = "",
    borders: Element | None = None,
    margins: Element | None = None,
    place: str = "",
    span: int = 1,
) -> Element:
    """A cell of a table; the last of what is in it must be a paragraph.

    `fill` is its colour, and `place` where in its height the text stands: `center` or `bottom`.
    """
    how = el(
        "tcPr",
        el("tcW", w=width, type="dxa"),
        el("gridSpan", val=span) if span > 1 else None,
        borders,
        el("shd", val="clear", color="auto", fill=fill.lstrip("#")) if fill else None,
        margins,
        el("vAlign", val=place) if place else None,
    )
    return el("tc", how, *inside)


def row(
    cells: Iterable[Element], *, header: bool = False, height: int = 0, exact: bool = False
) -> Element:
    """A row of a table that stays on one page; a `header` comes again on each page."""
    high = el("trHeight", val=height, hRule="exact" if exact else "atLeast") if height else None
    how = el("trPr", el("cantSplit"), high, el("tblHeader") if header else None)
    return el("tr", how, *cells)


def table(
    widths: Sequence[int],
    rows: Iterable[Element],
    *,
    style: str = "",
    caption: str = "",
    description: str = "",
    header: bool = False,
    borders: Element | None = None,
    margins: Element | None = None,
) -> Element:
    """A table of columns that are so wide. Who hears it is told its `caption` and `description`."""
    how = el(
        "tblPr",
        el("tblStyle", val=style) if style else None,
        el("tblW", w=sum(widths), type="dxa"),
        borders,
        el("tblLayout", type="fixed"),
        margins,
        el("tblLook", val="0020" if header else "0000", firstRow=int(header), lastRow=0)
        if style
        else None,
        el("tblCaption", val=caption) if caption else None,
        el("tblDescription", val=description) if description else None,
    )
    return el("tbl", how, el("tblGrid", *(el("gridCol", w=width) for width in widths)), *rows)


def margins_of(name: str, **sides: int) -> Element:
    """The margins within a table or a cell, in the order top, left, bottom, right."""
    return el(name, *(el(side, w=width, type="dxa") for side, width in sides.items()))


def border(name: str, **sides: str) -> Element:
    """Borders of these kinds, in the order top, left, bottom, right, insideH, insideV."""
    lines = (el(side, val=kind, sz=4, space=0, color="999999") for side, kind in sides.items())
    return el(name, *lines)


def field(code: str, shown: str) -> Element:
    """A field that Word fills in, such as the number of the page."""
    return el("fldSimple", space(shown), instr=code)


def link(inside: Iterable[Element], *, id: str = "", anchor: str = "") -> Element:
    """A link to what a relation leads to, or to a bookmark."""
    made = el("hyperlink", *inside, **({"anchor": anchor} if anchor else {}))
    if id:
        made.set(qn("r:id"), id)
    return made


def to_write(id: int, title: str, placeholder: str, style: str) -> Element:
    """A place to write in: lines of text, in place of what stands there first."""
    how = el(
        "sdtPr",
        el("alias", val=title[:TITLE]),
        el("id", val=id),
        el("showingPlcHdr"),
        el("text", multiLine=1),
    )
    return el("sdt", how, el("sdtContent", *runs(placeholder, style)))


def to_tick(id: int, title: str, box: str) -> Element:
    """A box to tick, which is empty first."""
    mark = cast("Element", OxmlElement("w14:checkbox", nsdecls={"w14": W14, "w": W}))
    for name, values in {
        "checked": {"val": "0"},
        "checkedState": {"val": "2612", "font": "MS Gothic"},
        "uncheckedState": {"val": "2610", "font": "MS Gothic"},
    }.items():
        child = cast("Element", OxmlElement(f"w14:{name}", nsdecls={"w14": W14, "w": W}))
        for key, value in values.items():
            child.set(f"{{{W14}}}{key}", value)
        mark.append(child)
    fonts = el("rFonts", ascii="MS Gothic", eastAsia="MS Gothic", hAnsi="MS Gothic")
    run = space(box)
    run.insert(0, el("rPr", fonts))
    how = el("sdtPr", el("alias", val=title[:TITLE]), el("id", val=id), mark)
    return el("sdt", how, el("sdtContent", run))


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
