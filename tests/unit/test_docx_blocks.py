"""Word: what becomes of each block, in which styles, and in which order Word wants it."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from reflectlib import Catalogue, MissingExtraError, render, views_of
from reflectlib.message import Marked
from reflectlib.page import (
    OURS,
    AskedQuestion,
    Beside,
    Card,
    Cards,
    Chip,
    Chips,
    Code,
    Definitions,
    Field,
    Heading,
    Items,
    Link,
    Links,
    ListItem,
    MarksNote,
    Notice,
    Outline,
    OutlineStep,
    Page,
    PageBlock,
    PageBreak,
    Paragraph,
    Questions,
    RatedStatement,
    Ratings,
    Table,
    TimeBar,
    TimePiece,
)
from reflectlib.writers import docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr "
    "suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct "
    "topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
    "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
    "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect "
    "bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection "
    "tcFitText vAlign hideMark",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW "
    "jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
    "tblDescription",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "tcMar": "top left bottom right",
    "pBdr": "top left bottom right between bar",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc "
    "pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi "
    "rtlGutter docGrid",
    "sdtPr": "rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding label tabIndex "
    "text checkbox",
    "sdt": "sdtPr sdtEndPr sdtContent",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden "
    "unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr "
    "tcPr tblStylePr",
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "settings": "zoom proofState mirrorMargins defaultTabStop evenAndOddHeaders "
    "characterSpacingControl savePreviewPicture compat rsids mathPr themeFontLang "
    "clrSchemeMapping doNotAutoCompressPictures shapeDefaults decimalSymbol listSeparator docId "
    "defaultImageDpi",
    "numbering": "abstractNum num",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlJc pPr rPr",
    "styles": "docDefaults latentStyles style",
}
"""In which order ISO/IEC 29500-1 (transitional) has what stands in an element."""


def parts(written: bytes) -> dict[str, etree._Element]:
    """The XML of each part of a document."""
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        assert package.testzip() is None
        return {
            name: etree.fromstring(package.read(name))
            for name in package.namelist()
            if name.endswith((".xml", ".rels"))
        }


def body(*blocks: PageBlock, **more: Any) -> etree._Element:
    """The body of a page of some blocks."""
    return parts(docx.write(Page("Titel", "nl", blocks, **more)))["word/document.xml"][0]


def said(element: etree._Element) -> str:
    """All text in an element, with a line break for each break and paragraph."""
    found = []
    for each in element.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}p"):
        kind = etree.QName(each).localname
        found.append({"t": each.text or "", "tab": "\t"}.get(kind, "\n"))
    return "".join(found)


def lines(element: etree._Element) -> list[tuple[str, str]]:
    """Each paragraph: its style, and its text."""
    return [
        (next((s.get(f"{W}val", "") for s in each.iter(f"{W}pStyle")), ""), said(each).strip("\n"))
        for each in element.iter(f"{W}p")
    ]


def out_of_order(written: bytes) -> Iterator[str]:
    """What stands in an element behind something that must come later."""
    for name, root in parts(written).items():
        for element in root.iter(etree.Element):
            kind = etree.QName(element).localname
            if etree.QName(element).namespace != W[1:-1] or kind not in ORDERS:
                continue
            order = ORDERS[kind].split()
            inside = [etree.QName(child).localname for child in element]
            unknown = set(inside) - set(order)
            if unknown:
                yield f"{name}: {unknown} in {kind}"
            elif inside != sorted(inside, key=order.index):
                yield f"{name}: {inside} in {kind}"


EVERY: tuple[PageBlock, ...] = (
    Heading("Titel", 1, "erbij"),
    Chips((Chip("60 min", "clock"), Chip("samen"))),
    TimeBar((TimePiece(10, "1", "opening"), TimePiece(5), TimePiece(0.1, "2", "closing"))),
    Outline(
        (
            OutlineStep("", "Blok", head=True, clock="9.00", todo="Samen"),
            OutlineStep("1", "Begin", "10 min", "in paren", "pairs", "casus 1", "Doe iets", "Wat?",
                        "opening", "begin", True, "9.00–9.10"),
            OutlineStep("", "Pauze", stage="pause"),
        ),
        to_write="Klaar om",
    ),
    Outline((OutlineStep("1", "Stil", "2 min"), OutlineStep("2", "Weg", anchor="nergens"))),
    Heading("Stap", 2, "10 min", "begin", "opening"),
    Heading("Deel", 3, anchor="begin"),
    Heading("Stukje", 4, anchor="1 é"),
    Beside((Paragraph("Links", "Doel"),), (Questions((AskedQuestion("Rechts?", "Ik"),)),)),
    Definitions((("Woord", ("een", "twee")),)),
    MarksNote("Wat het teken is"),
    Paragraph("Een\nregel\n\nTwee", "Vooraf", True),
    Paragraph("", "Vragen"),
    Items((ListItem("a", "b", True, "https://x.nl", (ListItem("c", items=(ListItem("d"),)),)),)),
    Items((ListItem("een"), ListItem("twee", items=(ListItem("onder"),))), ordered=True),
    Items((ListItem("opnieuw"),), ordered=True),
    Questions((AskedQuestion("Vraag?", follow_ups=("Verder?",), ours=True),)),
    Table(("Kop", "Duur"), (("Cel", "± 10 min"),), ("Notities",)),
    Table(("", ""), (("a", "b"),)),
    Table(("Blad", "Leeg"), (("", ""), ("", ""))),
    Table(("", ""), ()),
    Notice("Let op"),
    Code("reflect  list"),
    Field("Naam", True, 3),
    Ratings(("ja", "nee"), (RatedStatement("Goed"), RatedStatement("Fijn", ours=True))),
    Ratings(("1", "2"), (RatedStatement("koud", "warm"),)),
    Links((Link("Daar", "https://x.nl/a b"), Link("Hier", "#begin"), Link("Niets", "")), "Zie"),
    Links((Link("Los", "kom.html"),)),
    PageBreak(),
)  # fmt: skip


def test_every_block_is_written_in_its_style() -> None:
    """Each block has the styles that a template can change, in the order of the page."""
    found = lines(body(*EVERY))
    for line in (
        ("Title", "Titel"), ("Known", "erbij"), ("Heading1", " Stap"), ("Heading2", "Deel"),
        ("Heading3", "Stukje"), ("Chips", "\N{NO-BREAK SPACE}60 min   samen"), ("", "Doel: Links"),
        ("Question", "Ik: Rechts?"), ("Definition", "Woord\teen"), ("Definition", "\ttwee"),
        ("", "Vooraf: Een\nregel"), ("", "Twee"), ("", "Vragen"), ("ListBullet", "b: a https://x.nl"),
        ("ListBullet2", "c"), ("ListBullet3", "d"), ("ListNumber", "een"), ("ListBullet2", "onder"),
        ("Question", "Vraag?"), ("FollowUp", "Verder?"), ("TableText", "Kop"), ("Notice", "Let op"),
        ("Code", "reflect list"), ("FieldLabel", "Naam"), ("TableText", "koud"),
        ("", "Zie: Daar · Hier · Niets"), ("", "Los"),
    ):  # fmt: skip
        assert line in found, line


def test_the_signs_of_what_is_ours_come_where_they_are_asked_for() -> None:
    """With marks each text of ours ends in the sign; without, none has it, and no note of it."""
    page = Page("Titel", "nl", (*EVERY, Notice(f"Van ons {OURS}")))
    marked = said(parts(docx.write(page, marks=True))["word/document.xml"])
    for text in ("Twee°", "Doe iets°", "Vraag?°", "Verder?°", "Naam°", "Fijn°", "Van ons °"):
        assert text in marked
    plain = said(parts(docx.write(page))["word/document.xml"])
    assert "°" not in plain
    assert "Wat het teken is" not in plain


def test_elements_stand_in_the_order_that_word_wants(catalogue: Catalogue) -> None:
    """Every part of every kind of page keeps the order of ISO/IEC 29500-1."""
    pages = [docx.write(Page("Titel", "nl", EVERY), marks=True)]
    pages += [render(catalogue["kom"], "docx", view) for view in views_of(catalogue["kom"])]
    pages.append(render(catalogue["kom"], "docx", "cards", bleed=True, base_url="https://x.nl"))
    for written in pages:
        assert [*out_of_order(written)] == []


def test_the_same_page_gives_the_same_bytes(catalogue: Catalogue) -> None:
    """Nothing in a document says when or by whom it was made."""
    first, second = (render(catalogue["kom"], "docx") for _ in range(2))
    assert first == second
    core = parts(first)["docProps/core.xml"]
    told = {etree.QName(each).localname: each.text for each in core}
    assert told == {"title": catalogue["kom"].title, "language": "nl"}


def test_lists_begin_at_one() -> None:
    """Each numbered list is its own, of the numbers that its style has."""
    made = parts(docx.write(Page("t", "nl", EVERY)))
    numbers = [
        each.get(f"{W}val")
        for each in made["word/document.xml"].iterfind(f".//{W}p/{W}pPr/{W}numPr/{W}numId")
    ]
    assert len(numbers) == 3
    assert numbers[0] == numbers[1] != numbers[2]
    starts = made["word/numbering.xml"].findall(f".//{W}startOverride")
    assert [each.get(f"{W}val") for each in starts] == ["1", "1"]


def test_a_header_comes_again_and_a_table_says_what_it_is() -> None:
    """Each table with a header repeats it; who hears it is told its heading and its columns."""
    made = body(Heading("Wanneer", 2), Table(("Dag", "Tijd"), (("ma", "9.00"),)))
    assert len(made.findall(f".//{W}tr/{W}trPr/{W}tblHeader")) == 1
    assert [each.get(f"{W}val") for each in made.iter(f"{W}tblCaption")] == ["Wanneer"]
    assert [each.get(f"{W}val") for each in made.iter(f"{W}tblDescription")] == ["Dag, Tijd"]


def test_columns_share_the_room() -> None:
    """The columns of any table are together as wide as the text, and none has nothing."""
    for header in (("a",), ("woord " * 40, "kort"), tuple("lang" * 9 for _ in range(9))):
        grid = body(Table(header, (header,))).findall(f".//{W}gridCol")
        widths = [int(each.get(f"{W}w", "")) for each in grid]
        assert abs(sum(widths) - (210 - 36) * 1440 / 25.4) < 2
        assert min(widths) > 0


def test_what_is_filled_in_is_a_control() -> None:
    """Fields, empty columns and boxes can be filled in, each with a title, and none twice an id."""
    made = body(*EVERY)
    titles = [each.get(f"{W}val") for each in made.iter(f"{W}alias")]
    for title in ("Naam", "Notities", "Blad", "Klaar om: Begin", "ja – Goed", "2 – koud"):
        assert title in titles
    ids = [each.get(f"{W}val") for each in made.iterfind(f".//{W}sdtPr/{W}id")]
    assert len(set(ids)) == len(ids) == len(titles)
    assert {"…", "☐"} < {said(each) for each in made.iter(f"{W}sdtContent")}


def test_pictures_say_what_they_show() -> None:
    """A time bar and the icon of a stage are described; an icon beside its words is not."""
    made = parts(docx.write(Page("t", "en", EVERY)))["word/document.xml"]
    told = [each.get("descr") for each in made.iter("{*}docPr")]
    assert "a bar of how long each step takes beside the others" in told
    assert "opening" in told
    ids = [each.get("id") for each in made.iter("{*}docPr")]
    assert len(set(ids)) == len(ids)
    assert len([*made.iter("{*}decorative")]) == told.count("")
    embedded = {each.get(qn("r:embed")) for each in made.iter("{*}blip")}
    assert None not in embedded
    assert "" not in embedded


def test_a_document_speaks_the_language_of_its_page() -> None:
    """Word checks the spelling by it; what is in another language says so itself."""
    text = Marked((("Zie ", ""), ("the list", "en")))
    made = parts(docx.write(Page("t", "nl", (Paragraph(text),))))
    (spoken,) = made["word/styles.xml"].findall(f".//{W}docDefaults//{W}lang")
    assert spoken.get(f"{W}val") == "nl-NL"
    (other,) = made["word/document.xml"].iter(f"{W}lang")
    assert other.get(f"{W}val") == "en"
    other_page = parts(docx.write(Page("t", "fy", ())))["word/styles.xml"]
    assert [each.get(f"{W}val") for each in other_page.iter(f"{W}lang")] == ["fy"]


def test_bookmarks_have_names_that_word_takes() -> None:
    """Each is of letters and digits, at most 40, and none like another; links lead to them."""
    names = ("Één stap", "een stap", "x" * 50, "x" * 60, "1", "één stap", "#", "x" * 50)
    steps = tuple(OutlineStep("1", "Stap", anchor=name) for name in names)
    made = body(Outline(steps), *(Heading("Stap", 2, anchor=name) for name in names))
    marks = [str(each.get(f"{W}name")) for each in made.iter(f"{W}bookmarkStart")]
    assert len({mark.casefold() for mark in marks}) == len(marks) == len(set(names))
    for mark in marks:
        assert len(mark) <= 40
        assert mark[0].isalpha()
        assert mark.isascii()
    led = [each.get(f"{W}anchor") for each in made.iter(f"{W}hyperlink")]
    assert len(led) == len(names)
    assert set(led) == set(marks)


@pytest.mark.parametrize(
    ("url", "leads"),
    [
        ("https://x.nl/a b|c", "https://x.nl/a%20b%7Cc"),
        ("mailto:a@x.nl", "mailto:a@x.nl"),
        ("javascript:alert(1)", ""),
        ("http://[", ""),
        ("http://x.nl:port/", ""),
        ("https:///nergens", ""),
        ("kom.html", ""),
    ],
)
def test_only_what_word_reads_as_an_address_is_a_link(url: str, leads: str) -> None:
    """One that it does not know would make it refuse the document; its text stays."""
    made = parts(docx.write(Page("t", "nl", (Links((Link("Daar", url),)),))))
    outside = [
        each.get("Target")
        for each in made["word/_rels/document.xml.rels"]
        if each.get("TargetMode") == "External"
    ]
    assert outside == ([leads] if leads else [])
    assert ("", "Daar") in lines(made["word/document.xml"])


def test_the_foot_says_the_title_and_the_page() -> None:
    """Each page says of what it is, and which of how many."""
    made = parts(docx.write(Page("Titel", "nl", (Notice("x"),))))
    (foot,) = [root for name, root in made.items() if name.startswith("word/footer")]
    assert said(foot).strip() == "Titel\t1 / 1"
    assert [each.get(f"{W}instr") for each in foot.iter(f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]


def test_a_page_for_a_wall_is_large_and_lies_on_its_side() -> None:
    """Its letters are more than twice as large, and so is what is drawn beside them."""
    plain, large = (
        Document(io.BytesIO(docx.write(Page("t", "nl", EVERY, large=large))))
        for large in (False, True)
    )
    sizes = [document.styles["Title"].font.size for document in (plain, large)]
    assert sizes[1] > 2 * sizes[0]
    assert large.sections[0].page_width > large.sections[0].page_height
    assert plain.sections[0].page_width < plain.sections[0].page_height


def test_a_long_title_is_shortened_where_word_takes_no_more() -> None:
    """A property has at most 255 letters."""
    made = parts(docx.write(Page("x" * 300, "nl", ())))
    assert next(each.text for each in made["docProps/core.xml"]) == "x" * 255


def some_cards(**more: Any) -> Cards:
    told = AskedQuestion("Waarom?", follow_ups=("En dan?",))
    cards = (Card(told, "Soort", 0, "aan: jou"), Card(AskedQuestion("Hoe?"), "Anders", 9))
    return Cards(cards, "Spel", how="knip ze uit", about=("bron",), **more)


@pytest.mark.parametrize(
    ("size", "wide", "high"), [("a7", 105, 74), ("a6", 105, 148), ("poker", 63, 88)]
)
def test_cards_have_their_exact_size(size: Any, wide: int, high: int) -> None:
    """Each cell is as large as a card, a sheet takes its page, and backs are turned over."""
    made = body(Heading("Titel", 1), some_cards(size=size))
    fronts, backs = made.findall(f"{W}tbl")
    for sheet in (fronts, backs):
        assert {each.get(f"{W}w") for each in sheet.iter(f"{W}tcW")} == {str(round(wide * 56.6929))}
        heights = [*sheet.iter(f"{W}trHeight")]
        assert {each.get(f"{W}val") for each in heights} == {str(round(high * 56.6929))}
        assert {each.get(f"{W}hRule") for each in heights} == {"exact"}
    assert "Titel" not in said(made)
    first = [said(each).split("\n")[2] for each in fronts.find(f"{W}tr").iter(f"{W}tc")]  # type: ignore[union-attr]
    behind = said(backs.find(f"{W}tr"))  # type: ignore[arg-type]
    assert first[:2] == ["Soort", "Anders"]
    assert behind.index("Anders") < behind.index("Soort")
    sides = [etree.QName(each).localname for each in fronts.find(f"{W}tblPr/{W}tblBorders")]  # type: ignore[union-attr]
    assert ("top" in sides) == (size == "poker")


def test_cards_for_a_print_shop_are_pages() -> None:
    """Each side is a page of its own size with what is cut off around it, and a code behind."""
    made = body(some_cards(bleed=True, address="https://x.nl/kom"))
    (paper,) = made.iter(f"{W}pgSz")
    assert paper.get(f"{W}w") == str(round(111 * 56.6929))
    assert paper.get(f"{W}orient") == "landscape"
    assert len(made.findall(f"{W}tbl")) == 6
    told = [each.get("descr") for each in made.iter("{*}docPr")]
    assert told.count("QR-code: https://x.nl/kom") + told.count("QR code: https://x.nl/kom") == 3


def test_decks_of_two_sizes_have_papers_of_their_own() -> None:
    """Each deck ends its own section; how cards are printed is told in the properties."""
    page = Page("t", "nl", (some_cards(), some_cards(size="a6", bleed=True)))
    made = parts(docx.write(page))
    papers = made["word/document.xml"].iter(f"{W}pgSz")
    assert [each.get(f"{W}h") for each in papers] == [
        str(round(297 * 56.6929)),
        str(round(154 * 56.6929)),
    ]
    assert "knip ze uit" in [each.text for each in made["docProps/core.xml"]]


def test_without_typst_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """What draws the pictures is in the same extra."""
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    assert docx.write(Page("t", "nl", (Notice("x"),)))
    with pytest.raises(MissingExtraError, match="reflectlib\\[office\\]"):
        docx.write(Page("t", "nl", EVERY))
