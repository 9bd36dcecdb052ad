"""What a page to lead from is made of, in each format, and the signs behind what is ours."""

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from reflectlib.message import Marked
from reflectlib.page import (
    OURS,
    AskedQuestion,
    Beside,
    Card,
    Cards,
    Chip,
    Chips,
    Definitions,
    Field,
    Heading,
    Items,
    ListItem,
    MarksNote,
    Outline,
    OutlineStep,
    Page,
    PageBlock,
    PageBreak,
    Paragraph,
    Questions,
    Table,
    TimeBar,
    TimePiece,
    cards_as_questions,
    one_by_one,
    with_marks,
)
from reflectlib.writers import html, icons, markdown, text

STEPS = (
    OutlineStep("", "Ochtend", aside="3 uur", head=True),
    OutlineStep(
        "1",
        "Begin",
        "± 5 min",
        "in tweetallen",
        "pairs",
        "alleen bij casus 2",
        "Maak tweetallen.",
        "Hoe is het?",
        "opening",
        "step-begin",
        ours=True,
        clock="13.00–13.05",
    ),
    OutlineStep("", "Pauze", "15 min", stage="break"),
    OutlineStep("2", f"Slot{OURS}"),
)
BLOCKS: tuple[PageBlock, ...] = (
    Heading("Titel", 1),
    Chips((Chip("5–8 deelnemers", "people"), Chip("1 uur"))),
    TimeBar((TimePiece(50, "1", "opening"), TimePiece(49), TimePiece(1, "2"))),
    Outline(STEPS),
    Definitions((("Klant", ("wil iets",)), ("Klager", ("klaagt", "over iets")))),
    Beside((Paragraph("Doe dit."),), (Paragraph("Vraag dat."),)),
    MarksNote("° is van ons."),
)
PAGE = Page("t", "nl", BLOCKS)

MARKDOWN = """\
# Titel

5–8 deelnemers · 1 uur

- **Ochtend (3 uur)**
- **13.00–13.05 1. Begin (± 5 min · in tweetallen · alleen bij casus 2):** Maak tweetallen.°
  - Hoe is het?
- **Pauze (15 min)**
- **2. Slot°**

* **Klant:** wil iets
* **Klager**
  * klaagt
  * over iets

Doe dit.

Vraag dat.

> ° is van ons.
"""
TEXT = """\
Titel
=====

5–8 deelnemers · 1 uur

- Ochtend (3 uur)
- 13.00–13.05 1. Begin (± 5 min · in tweetallen · alleen bij casus 2): Maak
  tweetallen.°
  - Hoe is het?
- Pauze (15 min)
- 2. Slot°

- Klant: wil iets
- Klager
  - klaagt
  - over iets

Doe dit.

Vraag dat.

! ° is van ons.
"""


def without_note(written: str, note: str) -> str:
    """What is written where nobody asks for signs."""
    return written.replace(f"\n{note}\n", "").replace("°", "")


def tree(*blocks: PageBlock, marks: bool = False) -> LexborHTMLParser:
    return LexborHTMLParser(html.body(Page("t", "nl", blocks), marks=marks))


def one(parsed: LexborHTMLParser, selector: str) -> LexborNode:
    (found,) = parsed.css(selector)
    return found


def test_markdown_leads_in_lists() -> None:
    """Each step in brief is an item of a list, and no drawing has a place of its own."""
    assert markdown.write(PAGE, marks=True).decode() == MARKDOWN
    assert markdown.write(PAGE).decode() == without_note(MARKDOWN, "> ° is van ons.")


def test_text_leads_in_lists() -> None:
    """The same in plain text, where what a sign means is said only where there are signs."""
    assert text.write(PAGE, marks=True).decode() == TEXT
    assert text.write(PAGE).decode() == without_note(TEXT, "! ° is van ons.")


def test_chip_has_an_icon_beside_its_words() -> None:
    """What a chip shows in an icon it says in words as well."""
    chips = one(tree(*BLOCKS), ".chips").css("li")
    assert [chip.text().strip() for chip in chips] == ["5–8 deelnemers", "1 uur"]
    assert [len(chip.css("svg[aria-hidden=true]")) for chip in chips] == [1, 0]


def test_time_bar_is_divided_by_minutes() -> None:
    """A piece is as wide as its part of the time, a break differs, a narrow one has no number."""
    bar = one(tree(*BLOCKS), ".time-bar")
    assert bar.attributes["aria-hidden"] == "true"
    pieces = [
        (each.attributes["x"], each.attributes["width"], each.attributes.get("class"))
        for each in bar.css("rect")
    ]
    assert pieces == [
        ("0.00%", "50.00%", "stage-opening"),
        ("50.00%", "49.00%", "break"),
        ("99.00%", "1.00%", None),
    ]
    (number,) = bar.css("text")
    assert (number.text(), number.attributes["x"]) == ("1", "25.00%")
    (_, without_stage) = tree(TimeBar((TimePiece(1, "1"), TimePiece(1, "2")))).css(".time-bar text")
    assert (without_stage.text(), without_stage.attributes.get("class")) == ("2", None)


def test_step_in_brief_leads_to_the_step_in_full() -> None:
    """A step has its stage, number, clock, what to do and what to ask, and is a link to itself."""
    outline = one(tree(*BLOCKS), "ol.outline")
    assert outline.attributes["class"] == "outline timed"
    head, begin, pause, last = outline.css("li > div")
    assert [each.attributes.get("class") for each in (head, begin, pause, last)] == [
        "head",
        "stage-opening",
        "stage-break",
        None,
    ]
    assert not head.css(".number")
    assert head.text() == "Ochtend 3 uur"
    assert [(a.attributes["href"], a.text()) for a in outline.css("a")] == [
        ("#step-begin", "Begin")
    ]
    assert begin.css(".when")[0].text() == "13.00–13.05"
    assert begin.css(".known")[0].text().split(" · ") == [
        " in tweetallen",
        "± 5 min",
        "alleen bij casus 2",
    ]
    assert begin.css(".asked")[0].text() == "Hoe is het?"
    assert [p.text() for p in begin.css("p")][1] == "Maak tweetallen.°"
    assert last.css(".number")[0].text() == "2"
    assert not last.css(".known")[0].text()


@pytest.mark.parametrize(
    ("outline", "kinds"),
    [
        (Outline((OutlineStep("1", "A"),)), "outline lines"),
        (Outline((OutlineStep("1", "A", todo="Doe."),)), "outline"),
        (Outline((OutlineStep("1", "A", question="Hoe?"),)), "outline"),
        (Outline((OutlineStep("1", "A", clock="0:00"),)), "outline lines timed"),
        (Outline((OutlineStep("1", "A"),), "Echte tijd"), "outline lines with-room"),
    ],
)
def test_outline_says_how_much_room_it_needs(outline: Outline, kinds: str) -> None:
    """Lines alone may stand two by two; a clock and notes get a column, the latter on paper."""
    written = tree(outline)
    assert one(written, "ol").attributes["class"] == kinds
    on_paper = [each.text() for each in written.css("p.on-paper[aria-hidden=true]")]
    assert on_paper == [outline.to_write] * bool(outline.to_write)


def test_definitions_are_a_list_of_them() -> None:
    """A word stands above each text that tells what it means."""
    parts = [(each.tag, each.text()) for each in one(tree(*BLOCKS), "dl").css("dt, dd")]
    assert parts == [
        ("dt", "Klant"),
        ("dd", "wil iets"),
        ("dt", "Klager"),
        ("dd", "klaagt"),
        ("dd", "over iets"),
    ]


def test_what_is_read_together_stands_side_by_side() -> None:
    """What to do comes before what to ask, each in its half."""
    sides = one(tree(*BLOCKS), ".beside").css(".beside > div")
    assert [side.text() for side in sides] == ["Doe dit.", "Vraag dat."]


def test_signs_are_shown_at_once_where_they_are_asked_for() -> None:
    """A box shows them; it is ticked for who asked for them beforehand."""
    assert "checked" not in one(tree(*BLOCKS), ".marks input.show-marks").attributes
    assert "checked" in one(tree(*BLOCKS, marks=True), ".marks input.show-marks").attributes


@pytest.mark.parametrize("marks", [True, False])
def test_signs_stand_behind_all_that_is_ours_or_nowhere(marks: bool) -> None:
    """Within texts and behind them, in whatever language, and at any depth."""
    sign = "°" if marks else ""
    blocks: tuple[PageBlock, ...] = (
        Paragraph(f"Apart {OURS}", f"Label{OURS}", ours=True),
        Paragraph(Marked(((f"Ours{OURS}", "en"), (" en de bron", "nl")))),
        Items((ListItem("a", items=(ListItem("b", ours=True), ListItem("c"))),)),
        MarksNote("uitleg"),
    )
    page = with_marks(Page("t", "nl", blocks, about={"a": [OURS]}), marks)
    assert page.blocks[:3] == (
        Paragraph(f"Apart {sign}".strip(), f"Label{sign}", ours=marks),
        Paragraph(f"Ours{sign} en de bron"),
        Items((ListItem("a", items=(ListItem("b", ours=marks), ListItem("c"))),)),
    )
    (_, said, *_) = page.blocks
    assert isinstance(said, Paragraph)
    assert isinstance(said.text, Marked)
    assert said.text.parts == ((f"Ours{sign}", "en"), (" en de bron", "nl"))
    assert page.blocks[3:] == (MarksNote("uitleg"),) * marks
    assert page.about == {"a": [OURS]}


def test_hidden_characters_are_left_out_in_other_languages_too() -> None:
    """A text that says its language keeps it where a character that nobody sees is left out."""
    said = Marked((("a\u202eb", "en"), ("c", "nl")))
    (block,) = with_marks(Page("t", "nl", (Paragraph(said),)), False).blocks
    assert isinstance(block, Paragraph)
    assert isinstance(block.text, Marked)
    assert block.text.parts == (("ab", "en"), ("c", "nl"))


def test_what_nobody_wrote_is_no_sign() -> None:
    """A degree in a text is a degree, also where nobody asks for signs."""
    page = Page("t", "nl", (Paragraph("Het is 20° buiten."),))
    assert markdown.write(page).decode() == "Het is 20° buiten.\n"
    assert "<sup>" not in html.body(page)


def test_what_cannot_stand_side_by_side_comes_in_its_order() -> None:
    """Nothing that is said is left out where a page is read from top to bottom."""
    assert [*one_by_one(BLOCKS)] == [
        BLOCKS[0],
        BLOCKS[1],
        *BLOCKS[3:5],
        Paragraph("Doe dit."),
        Paragraph("Vraag dat."),
        BLOCKS[6],
    ]


def test_card_in_a_list_says_whom_it_is_for() -> None:
    """Whom a card is asked to stands before its question, or else what stands at its foot."""
    cards = (
        Card(AskedQuestion("A?", "Coach"), "Doen", 0, "aan: Coach"),
        Card(AskedQuestion("B?"), "Doen", 0, "Anna"),
        Card(AskedQuestion("C?"), "", 0),
    )
    listed = cards_as_questions(Cards(cards, "Rondje"))
    assert [question.to for question in listed.questions] == ["Doen · Coach", "Doen · Anna", ""]


def test_page_for_the_wall_is_large() -> None:
    """A page that is read from a wall says so, for its style."""
    written = html.write(Page("t", "nl", (Heading("T", 1),), large=True)).decode()
    body = LexborHTMLParser(written).body
    assert body is not None
    assert body.attributes["class"] == "large"


def test_an_icon_is_drawn_once_and_there_is_none_of_another_name() -> None:
    """A page holds the drawing of each icon that it uses, once, and of no other."""
    chips = Chips((Chip("a", "clock"), Chip("b", "clock"), Chip("c", "people")))
    written = html.write(Page("t", "nl", (chips,))).decode()
    drawn = [each.attributes["id"] for each in LexborHTMLParser(written).css("symbol")]
    assert drawn == ["i-clock", "i-people"]
    assert {"clock", "people"} < icons.names()
    with pytest.raises(KeyError):
        icons.icon("nergens")
    assert icons.sprite("") == ""


def test_new_sheet_of_paper_ends_what_stands_on_the_one_before() -> None:
    """What comes behind a page break is in no section of what came before it."""
    written = tree(Heading("A"), Heading("B", 3), PageBreak(), Paragraph("los"))
    assert not written.css("section .break")
    assert one(written, ".break").next is not None


def test_stage_of_a_step_colours_its_section() -> None:
    """A step has the colour and the icon of what it does, and its words say it without them."""
    written = tree(Heading("1. Begin", 3, "5 min", "step-begin", "opening"))
    section = one(written, "section#step-begin")
    assert section.attributes["class"] == "level-3 stage-opening"
    assert section.css("h3")[0].text().strip() == "1. Begin"
    assert len(section.css("h3 svg[aria-hidden=true]")) == 1


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        (Table(("a", "b", "c"), (("1", "2", "3"),)), "stack"),
        (Table(("a", "b"), (("1", "2"),)), None),
        (Table(("a", "b", "c"), (("", "", ""),)), "blank"),
        (Table(("a", "b"), (("x", "y"),) * 13), "long"),
    ],
)
def test_table_says_how_it_is_set(table: Table, kind: str | None) -> None:
    """A table of three columns stacks on a phone, unless it is to be written in."""
    assert one(tree(table), "table").attributes.get("class") == kind


def test_there_is_room_to_write_on_paper_alone() -> None:
    """Columns to write in are on no screen, and each row has a place for every one."""
    written = tree(Table(("a",), (("x",), ("y",)), to_write=("Tijd", "Notities")))
    assert [each.text() for each in written.css("th.on-paper")] == ["Tijd", "Notities"]
    assert [len(row.css("td.on-paper")) for row in written.css("tbody tr")] == [2, 2]


def test_sign_of_a_field_and_a_question_is_behind_it() -> None:
    """What is ours among questions and fields has its sign where signs are asked for."""
    blocks = (
        Questions((AskedQuestion("Hoe?", ours=True, follow_ups=("En dan?",)),)),
        Field("Ik leer …", ours=True),
    )
    page = Page("t", "nl", blocks)
    for writer in (markdown.write, text.write):
        assert writer(page, marks=True).decode().count("°") == 3
        assert "°" not in writer(page).decode()
