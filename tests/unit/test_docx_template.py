"""Word with a template of somebody's own: its looks, not its text; and what is refused."""

import io
import random
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from docx.document import Document as Made
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm, Pt
from test_docx_blocks import EVERY, out_of_order, parts, said, some_cards

from reflectlib import TemplateError
from reflectlib.page import Items, ListItem, Page, Paragraph
from reflectlib.writers import docx, docx_template

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PAGE = Page("Titel", "nl", EVERY)
LISTS = Page("t", "nl", (Items((ListItem("een"),)), Items((ListItem("twee"),), ordered=True)))


def bytes_of(document: Made) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def house() -> Made:
    """A template with a style, paper and a foot of its own, and text."""
    made = Document()
    made.add_paragraph("Geheime tekst")
    made.styles["Heading 1"].font.name = "Comic Sans MS"
    made.styles.add_style("Question", WD_STYLE_TYPE.PARAGRAPH).font.size = Pt(33)
    made.sections[0].page_width, made.sections[0].left_margin = Mm(180), Mm(40)
    made.sections[0].footer.paragraphs[0].text = "Onze stichting"
    return made


def rewritten(content: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """A package of which each part is changed, or left out for None."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            made = change(name, before.read(name))
            if made is not None:
                after.writestr(name, made)
    return out.getvalue()


def test_a_template_gives_its_looks_and_not_its_text() -> None:
    """Styles, paper and foot are the template's; its text, and who wrote it, are gone."""
    house_style = house()
    house_style.core_properties.author = "An de Wit"
    written = docx.write(PAGE, template=bytes_of(house_style))
    made = Document(io.BytesIO(written))
    assert made.styles["Heading 1"].font.name == "Comic Sans MS"
    assert made.styles["Question"].font.size == Pt(33)
    assert made.sections[0].page_width == pytest.approx(Mm(180), abs=999)
    assert made.sections[0].footer.paragraphs[0].text == "Onze stichting"
    told = "".join(map(said, parts(written).values()))
    assert "Geheime" not in told
    assert "Wit" not in str(made.core_properties.author)
    assert "Let op" in told
    assert [*out_of_order(written)] == []
    widths = parts(written)["word/document.xml"].iter(f"{W}tblW")
    assert max(int(each.get(f"{W}w", "")) for each in widths) <= 1 + (180 - 40) * 1440 / 25.4


def test_what_the_text_alone_needs_is_left_out() -> None:
    """Pictures, links and notes of a text that is gone are not in the document."""
    made = Document()
    part = made.part
    picture = docx.write(Page("t", "nl", EVERY[:3]))
    with zipfile.ZipFile(io.BytesIO(picture)) as package:
        png = package.read(next(n for n in package.namelist() if n.endswith(".png")))
    made.add_picture(io.BytesIO(png))
    part.relate_to("https://elders.nl", "http://x/hyperlink", is_external=True)
    made.settings.element.append(
        made.element.makeelement(f"{W}attachedTemplate", {f"{W}x": "rId1"})
    )
    settings = next(r.target_part for r in part.rels.values() if r.reltype.endswith("/settings"))
    settings.relate_to("https://elders.nl/a.dotm", "http://x/attachedTemplate", is_external=True)
    settings.relate_to(part, "http://x/within")
    made.add_comment(made.add_paragraph("x").runs or [made.add_paragraph().add_run("y")], "Nee")
    written = docx.write(Page("t", "nl", (Paragraph("x"),)), template=bytes_of(made))
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        names = package.namelist()
        assert not [name for name in names if "media" in name or "comment" in name]
        assert not [name for name in names if b"elders.nl" in package.read(name)]
        assert b"attachedTemplate" not in package.read("word/settings.xml")


def test_heads_of_an_earlier_section_are_kept() -> None:
    """The last section of a template takes its head and foot from those before it."""
    made = house()
    for _ in range(3):
        made.add_section(WD_SECTION.CONTINUOUS)
    other = made.sections[1].footer
    other.is_linked_to_previous = False
    other.paragraphs[0].text = "Onze stichting"
    written = Document(io.BytesIO(docx.write(PAGE, template=bytes_of(made))))
    assert len(written.sections) == 1
    assert written.sections[0].footer.paragraphs[0].text == "Onze stichting"


def test_a_style_of_the_same_name_and_another_type_stays() -> None:
    """Ours gets another name, since Word wants each name once."""
    made = Document()
    made.styles.add_style("Question", WD_STYLE_TYPE.CHARACTER)
    written = Document(io.BytesIO(docx.write(PAGE, template=bytes_of(made))))
    assert written.styles["Question"].type == WD_STYLE_TYPE.CHARACTER
    assert written.styles["Question 2"].type == WD_STYLE_TYPE.PARAGRAPH
    names = [style.name for style in written.styles]
    assert len(set(names)) == len(names)
    assert "Question 2" in {each.style.name for each in written.paragraphs if each.style}


def test_a_template_may_lack_whatever_we_need() -> None:
    """Without styles, lists, settings, a section or a name for a style there is a document."""

    def without(*names: str) -> bytes:
        def change(name: str, content: bytes) -> bytes | None:
            if name in names:
                return None
            for gone in names:
                file = gone.rpartition("/")[2].encode()
                content = re.sub(
                    rb"<(Relationship|Override)[^>]*" + file + rb'"[^>]*/>', b"", content
                )
            return content

        return rewritten(bytes_of(Document()), change)

    def replaced(part: str, pattern: bytes, by: Any) -> bytes:
        return rewritten(
            bytes_of(Document()),
            lambda name, content: (
                re.sub(pattern, by, content, flags=re.S) if name == part else content
            ),
        )

    for template in (
        without("word/styles.xml"),
        without("word/numbering.xml"),
        without("word/settings.xml", "docProps/core.xml"),
        replaced("word/document.xml", b"<w:sectPr.*?</w:sectPr>", b""),
        replaced("word/styles.xml", b"<w:docDefaults>.*?</w:docDefaults>", b""),
        replaced("word/styles.xml", b"<w:rPrDefault>.*?</w:rPrDefault>", b""),
        replaced("word/styles.xml", b"(<w:rPrDefault>).*?(</w:rPrDefault>)", rb"\1\2"),
        replaced("word/styles.xml", b'<w:(sz|szCs|basedOn) w:val="[^"]*"/>', b""),
        replaced("word/styles.xml", b"<w:pPr>.*?</w:pPr>", b""),
        replaced("word/styles.xml", b"<w:numId [^>]*/>", b""),
        replaced(
            "word/styles.xml",
            b'(?:(<w:basedOn w:val=")[^"]*("/>))|<w:numPr>.*?</w:numPr>',
            lambda found: found[1] + b"ListNumber" + found[2] if found[1] else b"",
        ),
        replaced("word/styles.xml", b'<w:sz w:val="[0-9]+"/>', b'<w:sz w:val="ruim"/>'),
        replaced("word/styles.xml", b"<w:sz w:val=\"[0-9]+\"/>|<w:lang[^>]*/>", b""),
        replaced("word/styles.xml", b'<w:name w:val="[Ll]ist [^>]*/>', b""),
        replaced("word/styles.xml", b"<w:numPr>.*?</w:numPr>", b""),
        replaced("word/styles.xml", b"<w:pPr>(?:(?!</w:pPr>).)*<w:numPr>.*?</w:pPr>", b""),
        replaced("word/numbering.xml", b"<w:abstractNum .*</w:abstractNum>", b""),
        replaced("word/numbering.xml", b"<w:num .*</w:num>", b""),
    ):  # fmt: skip
        for large in (False, True):
            written = docx.write(LISTS._replace(large=large), template=template)
            assert [*out_of_order(written)] == []
            (lists,) = (root for root in parts(written).values() if root.tag == f"{W}numbering")
            numbers = lists.findall(f"{W}num")
            known = {each.get(f"{W}numId") for each in numbers}
            used = {e.get(f"{W}val") for e in parts(written)["word/document.xml"].iter(f"{W}numId")}
            assert used <= known
            assert Document(io.BytesIO(written)).paragraphs[0].text == "een"


def test_lists_of_the_template_are_used() -> None:
    """A numbered list has the numbers that its style has, also where that is based on another."""
    made = Document()
    base = made.styles["List Number"]
    for child in base.element.findall(f"{W}pPr"):
        base.element.remove(child)
    base.base_style = made.styles["List Number 2"]
    written = parts(docx.write(LISTS, template=bytes_of(made)))
    (number,) = written["word/document.xml"].iter(f"{W}numId")
    numbers = {n.get(f"{W}numId"): n for n in written["word/numbering.xml"].findall(f"{W}num")}
    second = written["word/styles.xml"].find(f"{W}style[@{W}styleId='ListNumber2']//{W}numId")
    assert second is not None
    ours, theirs = (numbers[each.get(f"{W}val")] for each in (number, second))
    abstract = [each.find(f"{W}abstractNumId").get(f"{W}val") for each in (ours, theirs)]  # type: ignore[union-attr]
    assert abstract[0] == abstract[1]


def test_a_template_of_word_is_one_too() -> None:
    """A .dotx becomes a document."""
    template = rewritten(
        bytes_of(house()),
        lambda name, content: content.replace(docx_template.DOCUMENT, docx_template.TEMPLATE),
    )
    written = docx.write(PAGE, template=template)
    width = Document(io.BytesIO(written)).sections[0].page_width
    assert width == pytest.approx(Mm(180), abs=999)


def test_cards_keep_their_size_whatever_the_template() -> None:
    """Cards are on paper of their own, without the template's head and foot."""
    written = docx.write(Page("t", "nl", (some_cards(),)), template=bytes_of(house()))
    assert Document(io.BytesIO(written)).sections[0].page_width == pytest.approx(Mm(210), abs=999)
    assert not [*parts(written)["word/document.xml"].iter(f"{W}footerReference")]


def bomb() -> bytes:
    """Many bytes in few."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", b" " * (docx_template.LARGEST + 1))
    return out.getvalue()


def crowd() -> bytes:
    """More parts than anybody has."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for number in range(docx_template.MOST_PARTS + 1):
            package.writestr(str(number), b"")
    return out.getvalue()


def changed(part: str, content: bytes) -> bytes:
    return rewritten(bytes_of(Document()), lambda name, before: content if name == part else before)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "template_unreadable"),
        (b"PK\x03\x04 en dan niets", "template_unreadable"),
        (b"x" * (docx_template.LARGEST + 1), "template_too_large"),
        (bomb(), "template_too_large"),
        (crowd(), "template_too_large"),
        (changed("[Content_Types].xml", b"<x macroEnabled=''/>"), "template_with_macros"),
        (changed("[Content_Types].xml", b"<x"), "template_unreadable"),
        (changed("word/document.xml", b"<a/>"), "template_unreadable"),
        (changed("word/styles.xml", b"<a"), "template_unreadable"),
        (changed("word/styles.xml", b"<a/>"), "template_unreadable"),
        (changed("word/numbering.xml", b"<a/>"), "template_unreadable"),
        (changed("word/settings.xml", b"<a/>"), "template_unreadable"),
    ],
)
def test_what_cannot_be_a_template_is_refused(content: bytes, code: str) -> None:
    """It is one error with a message, whatever is wrong."""
    with pytest.raises(TemplateError) as caught:
        docx.write(PAGE, template=content)
    assert caught.value.code == code
    assert "template" in str(caught.value)


def test_a_part_with_macros_is_refused() -> None:
    """Also where the document does not say that it has them."""
    content = bytes_of(Document())
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("word/vbaProject.bin", b"")
    with pytest.raises(TemplateError, match="macros"):
        docx.write(PAGE, template=out.getvalue())


def test_a_broken_template_is_refused_or_used() -> None:
    """Whatever is left out of its parts, there is a document or one error."""
    chance = random.Random(1)  # noqa: S311
    content = bytes_of(house())
    for _ in range(80):
        target = chance.choice(["word/styles.xml", "word/numbering.xml", "word/document.xml"])

        def change(name: str, before: bytes, target: str = target) -> bytes:
            if name != target:
                return before
            pieces = re.split(rb"(?=<)", before)
            for _ in range(3):
                pieces[chance.randrange(len(pieces))] = chance.choice([b"", b"<w:p/>", b"\x00"])
            return b"".join(pieces)

        attribute = chance.random() < 0.5

        def renamed(name: str, before: bytes, target: str = target) -> bytes:
            return re.sub(
                rb'="([^"]*)"',
                lambda found: b'="x"' if chance.random() < 0.02 else found[0],
                before,
            ) if name == target else before  # fmt: skip

        broken = rewritten(content, renamed if attribute else change)
        try:
            written = docx.write(LISTS, template=broken)
        except TemplateError:
            continue
        assert "twee" in said(parts(written)["word/document.xml"])
