"""Word: a document of real styles, on A4, that a colleague goes on in.

Text goes in as text, so none of it can become markup.
"""

import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from reflectlib.card_sizes import CARD_SIZES
from reflectlib.message import Marked
from reflectlib.page import (
    Beside,
    Cards,
    Chips,
    Code,
    Definitions,
    Field,
    Heading,
    Items,
    Links,
    ListItem,
    MarksNote,
    Notice,
    Outline,
    Page,
    PageBreak,
    Paragraph,
    Questions,
    Ratings,
    SIGN,
    Table,
    TimeBar,
    with_marks,
)
from reflectlib.writers.cards import LAYOUTS, faces
from reflectlib.writers.stages import stages

EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
A4 = (210, 297)
MARGIN = 16
STYLES = ("Question", "Notice", "Known", "Chips")


def write(page: Page, *, marks: bool = False, template: bytes | None = None) -> bytes:
    """Write a page as a Word document. The same page gives the same bytes.

    Styles, margins, head and foot are those of the `template`, the bytes of a .docx, whose text
    is left out. With `marks`, what is not from the source has a sign behind it.
    """
    writer = _Writer(with_marks(page, marks), template)
    return _packed_anew(writer.saved())


def _packed_anew(written: bytes) -> bytes:
    """The same package without the time at which it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(info, before.read(name))
    return out.getvalue()


class _Writer:
    def __init__(self, page: Page, template: bytes | None) -> None:
        self.page = page
        self.document = Document(io.BytesIO(template) if template else None)
        self.own = template is not None
        self.anchors = 0
        self._prepare()
        for block in page.blocks:
            self._block(block, self.document)

    def saved(self) -> bytes:
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()

    def _prepare(self) -> None:
        document, page = self.document, self.page
        body = document.element.body
        for child in list(body):
            if child.tag != qn("w:sectPr"):
                body.remove(child)
        properties = document.core_properties
        properties.title, properties.language = page.title, page.language
        properties.author = properties.last_modified_by = properties.comments = ""
        properties.created = properties.modified = EPOCH
        properties.revision = 1
        styles = document.styles
        if not self.own:
            section = document.sections[0]
            wide = page.wide or page.large
            width, height = reversed(A4) if wide else A4
            section.page_width, section.page_height = Mm(width), Mm(height)
            section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
            for side in ("left", "right", "top", "bottom"):
                setattr(section, f"{side}_margin", Mm(MARGIN))
            normal = styles["Normal"]
            normal.font.name, normal.font.size = "Calibri", Pt(24 if page.large else 10.5)
            normal.paragraph_format.space_after = Pt(4)
            for level in (1, 2, 3, 4):
                style = styles[f"Heading {level}"]
                style.font.name, style.font.color.rgb = "Calibri", RGBColor(0x0B, 0x5D, 0x57)
                fonts = style.element.rPr.rFonts
                for name in list(fonts.attrib):
                    if "Theme" in name:
                        del fonts.attrib[name]
                style.font.size = Pt((22, 15, 12.5, 11)[level - 1])
        self._language(styles.element)
        for name in STYLES:
            if name not in styles:
                made = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
                made.base_style = styles["Normal"]
                if name == "Question":
                    made.paragraph_format.left_indent = Mm(4)
                    made.element.get_or_add_pPr().append(_side("left", "0B5D57", 18))
                elif name == "Known":
                    made.font.color.rgb = RGBColor(0x5C, 0x5C, 0x57)
                elif name == "Notice":
                    made.element.get_or_add_pPr().append(_box())

    def _language(self, styles: Any) -> None:
        """The language of all that says no other."""
        run = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
        for lang in run.findall(qn("w:lang")):
            run.remove(lang)
        run.append(_element("w:lang", val=self.page.language))

    def _block(self, block: Any, into: Any) -> None:
        WRITERS[type(block)](self, block, into)

    def text(self, paragraph: Any, said: str, **how: Any) -> None:
        parts = said.parts if isinstance(said, Marked) else ((said, ""),)
        for part, of in parts:
            run = paragraph.add_run(part)
            for name, value in how.items():
                setattr(run, name, value)
            if of:
                run._r.get_or_add_rPr().append(_element("w:lang", val=of))

    def labelled(self, paragraph: Any, label: str, said: str, ours: bool = False) -> None:
        if label:
            self.text(paragraph, label, bold=True)
            self.text(paragraph, ": " if said else "", bold=True)
        self.text(paragraph, said)
        if ours and (label or said):
            self.text(paragraph, SIGN)

    def heading(self, block: Heading, into: Any) -> None:
        paragraph = into.add_paragraph(style=f"Heading {block.level}")
        self.text(paragraph, block.text)
        if block.anchor:
            self.anchors += 1
            id = str(self.anchors)
            name = block.anchor[:40]
            paragraph._p.append(_element("w:bookmarkStart", id=id, name=name))
            paragraph._p.append(_element("w:bookmarkEnd", id=id))
        if block.aside:
            self.text(into.add_paragraph(style="Known"), block.aside)

    def paragraph(self, block: Paragraph, into: Any) -> None:
        self.labelled(into.add_paragraph(), block.label, block.text, block.ours)

    def items(self, block: Items, into: Any) -> None:
        style = "List Number" if block.ordered else "List Bullet"
        number = self._new_numbering(style) if block.ordered else None
        for item in block.items:
            self._item(item, into, style, number)

    def _new_numbering(self, style: str) -> int:
        """A list of its own that starts at one."""
        numbering = self.document.part.numbering_part.numbering_definitions._numbering
        of = self.document.styles[style].element.pPr.numPr.numId.val
        abstract = numbering.num_having_numId(of).abstractNumId.val
        made = numbering.add_num(abstract)
        made.add_lvlOverride(ilvl=0).add_startOverride(1)
        return made.numId

    def _item(self, item: ListItem, into: Any, style: str, number: int | None, depth: int = 1) -> None:
        name = style if depth == 1 else f"{style} {min(depth, 3)}"
        paragraph = into.add_paragraph(style=name)
        if number is not None:
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = number
        self.labelled(paragraph, item.label, item.text, item.ours)
        if item.url:
            self.text(paragraph, " ")
            self._link(paragraph, item.url, item.url)
        for each in item.items:
            self._item(each, into, "List Bullet", None, depth + 1)

    def _link(self, paragraph: Any, said: str, url: str) -> None:
        id = self.document.part.relate_to(
            url, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink", is_external=True
        )
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), id)
        paragraph._p.append(link)
        run = paragraph.add_run(said)
        run.font.underline = True
        link.append(run._r)

    def questions(self, block: Questions, into: Any) -> None:
        for question in block.questions:
            self.labelled(into.add_paragraph(style="Question"), question.to, question.text, question.ours)
            for each in question.follow_ups:
                self._item(ListItem(each, ours=question.ours), into, "List Bullet", None, 2)

    def table(self, block: Table, into: Any) -> None:
        header = block.header + block.to_write
        table = self._grid(into, len(block.rows) + 1, len(header), "Table Grid")
        for row, values in zip(table.rows, (header, *block.rows), strict=True):
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            for cell, value in zip(row.cells, (*values, *[""] * (len(header) - len(values))), strict=True):
                self.text(cell.paragraphs[0], value, **({"bold": True} if row is table.rows[0] else {}))
        for cell in table.rows[0].cells:
            for run in cell.paragraphs[0].runs:
                run.bold = True
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))

    def _grid(self, into: Any, rows: int, columns: int, style: str | None = None) -> Any:
        table = into.add_table(rows, columns) if into is self.document else into.add_table(rows, columns)
        if style:
            table.style = style
        return table

    def notice(self, block: Notice | MarksNote, into: Any) -> None:
        self.text(into.add_paragraph(style="Notice"), block.text)

    def code(self, block: Code, into: Any) -> None:
        self.text(into.add_paragraph(), block.text)

    def field(self, block: Field, into: Any) -> None:
        self.labelled(into.add_paragraph(), block.label, "", block.ours)
        into.add_paragraph()._p.append(_control(block.label, block.lines))

    def ratings(self, block: Ratings, into: Any) -> None:
        opposites = any(each.opposite for each in block.statements)
        header = ("", *block.scale, *[""] * opposites)
        table = self._grid(into, len(block.statements) + 1, len(header), "Table Grid")
        for cell, value in zip(table.rows[0].cells, header, strict=True):
            self.text(cell.paragraphs[0], value, bold=True)
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for row, each in zip(list(table.rows)[1:], block.statements, strict=True):
            cells = row.cells
            self.text(cells[0].paragraphs[0], each.text + SIGN * each.ours)
            for cell, answer in zip(cells[1:], block.scale, strict=False):
                cell.paragraphs[0]._p.append(_tick(f"{each.text} – {answer}"))
            if opposites:
                self.text(cells[-1].paragraphs[0], each.opposite)

    def chips(self, block: Chips, into: Any) -> None:
        self.text(into.add_paragraph(style="Chips"), "  ·  ".join(chip.text for chip in block.chips), bold=True)

    def time_bar(self, block: TimeBar, into: Any) -> None:
        """A row of cells as wide as their time: it can be changed, and is read as numbers."""
        total = sum(piece.minutes for piece in block.pieces)
        table = self._grid(into, 1, len(block.pieces))
        table.autofit = False
        room = A4[0] - 2 * MARGIN
        for cell, piece in zip(table.rows[0].cells, block.pieces, strict=True):
            cell.width = Mm(room * piece.minutes / total)
            colors = stages().get(piece.stage, {"hue": "#5c5c57", "wash": "#d9d9d4"})
            cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill=colors["wash"][1:]))
            paragraph = cell.paragraphs[0]
            paragraph.alignment = 1
            if piece.number:
                self.text(paragraph, piece.number, bold=True)
                paragraph.runs[0].font.color.rgb = RGBColor.from_string(colors["hue"][1:].upper())
        into.add_paragraph().paragraph_format.space_after = Pt(0)

    def outline(self, block: Outline, into: Any) -> None:
        timed = any(step.clock for step in block.steps)
        widths = (*[22] * timed, 12, A4[0] - 2 * MARGIN - 12 - 22 * timed - 40 * bool(block.to_write), *[40] * bool(block.to_write))
        table = self._grid(into, len(block.steps), len(widths))
        table.autofit = False
        for row, step in zip(table.rows, block.steps, strict=True):
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            cells = row.cells
            for cell, width in zip(cells, widths, strict=True):
                cell.width = Mm(width)
            if timed:
                self.text(cells[0].paragraphs[0], step.clock)
            number, told = cells[timed], cells[timed + 1]
            colors = stages().get(step.stage, {"hue": "#5c5c57", "wash": "#f4f4ef"})
            if step.number:
                self.text(number.paragraphs[0], step.number, bold=True)
                number._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill=colors["wash"][1:]))
            first = told.paragraphs[0]
            self.text(first, step.title, bold=True)
            known = " · ".join(filter(None, (step.time, step.grouping, step.aside)))
            if known:
                self.text(first, f"  {known}")
            if step.todo:
                self.text(told.add_paragraph(), step.todo + SIGN * step.ours)
            if step.question:
                self.text(told.add_paragraph(style="Question"), step.question)
        into.add_paragraph().paragraph_format.space_after = Pt(0)

    def definitions(self, block: Definitions, into: Any) -> None:
        for word, texts in block.items:
            for n, each in enumerate(texts):
                self.labelled(into.add_paragraph(), "" if n else word, each)

    def beside(self, block: Beside, into: Any) -> None:
        table = self._grid(into, 1, 2)
        table.autofit = False
        room = A4[0] - 2 * MARGIN
        for cell, blocks, width in zip(table.rows[0].cells, (block.left, block.right), (room * 0.55, room * 0.45), strict=True):
            cell.width = Mm(width)
            first = cell.paragraphs[0]
            for each in blocks:
                self._block(each, cell)
            if len(cell.paragraphs) > 1:
                first._p.getparent().remove(first._p)
        into.add_paragraph().paragraph_format.space_after = Pt(0)

    def links(self, block: Links, into: Any) -> None:
        paragraph = into.add_paragraph()
        if block.label:
            self.text(paragraph, f"{block.label}: ", bold=True)
        for n, link in enumerate(block.links):
            self.text(paragraph, " · " if n else "")
            if "://" in link.url:
                self._link(paragraph, link.text, link.url)
            else:
                self.text(paragraph, link.text)

    def cards(self, block: Cards, into: Any) -> None:
        size, layout = CARD_SIZES[block.size], LAYOUTS[block.size]
        placed = [(card, face) for card in block.cards for face in faces(card, layout)]
        rows = -(-len(placed) // size.columns)
        table = self._grid(into, rows, size.columns, "Table Grid")
        table.autofit = False
        for n, (_card, face) in enumerate(placed):
            cell = table.cell(n // size.columns, n % size.columns)
            self.text(cell.paragraphs[0], face.category, bold=True)
            asked = cell.add_paragraph()
            self.text(asked, face.question.text)
            for run in asked.runs:
                run.font.size = Pt(layout.letters[face.step] * 0.8)
            for each in face.question.follow_ups:
                self._item(ListItem(each), cell, "List Bullet", None)
            if face.foot:
                self.text(cell.add_paragraph(style="Known"), face.foot)
        for row in table.rows:
            row.height, row.height_rule = Mm(size.height * 0.9), 2

    def page_break(self, _: PageBreak, into: Any) -> None:
        into.add_page_break()


WRITERS: dict[type, Callable[..., None]] = {
    Heading: _Writer.heading, Paragraph: _Writer.paragraph, Items: _Writer.items, Questions: _Writer.questions,
    Table: _Writer.table, Notice: _Writer.notice, MarksNote: _Writer.notice, Code: _Writer.code, Field: _Writer.field,
    Ratings: _Writer.ratings, Chips: _Writer.chips, TimeBar: _Writer.time_bar, Outline: _Writer.outline,
    Definitions: _Writer.definitions, Beside: _Writer.beside, Links: _Writer.links, Cards: _Writer.cards, PageBreak: _Writer.page_break,
}


def _element(tag: str, **attributes: str) -> Any:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def _side(side: str, color: str, size: int) -> Any:
    borders = OxmlElement("w:pBdr")
    borders.append(_element(f"w:{side}", val="single", sz=str(size), space="6", color=color))
    return borders


def _box() -> Any:
    borders = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        borders.append(_element(f"w:{side}", val="single", sz="4", space="4", color="D9D9D4"))
    return borders


def _control(label: str, lines: int) -> Any:
    """A place to write in (ISO 29500, 17.5.2), with dots where nothing is written yet."""
    made = OxmlElement("w:sdt")
    properties = OxmlElement("w:sdtPr")
    properties.append(_element("w:alias", val=label[:64]))
    text = _element("w:text", multiLine="1")
    properties.append(OxmlElement("w:showingPlcHdr"))
    properties.append(text)
    content = OxmlElement("w:sdtContent")
    run = OxmlElement("w:r")
    written = OxmlElement("w:t")
    written.text = "…" * 40
    run.append(written)
    content.append(run)
    made.extend((properties, content))
    return made


def _tick(label: str) -> Any:
    xml = (
        f'<w:sdt {nsdecls("w")} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:sdtPr>'
        '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
        "<w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>"
    )
    made = parse_xml(xml)
    made[0].insert(0, _element("w:alias", val=label[:64]))
    return made
