"""What PDF is made of: the data that the template sets, and what becomes of what it cannot set."""

from collections.abc import Callable
from typing import Any

import pytest
import typst

from builders import method
from reflectlib import render
from reflectlib.errors import CannotWriteError
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
    with_marks,
)
from reflectlib.writers import pdf
from reflectlib.writers.pdf_setting import MAY_BREAK, language, said
from reflectlib.writers.stages import stages

EVERY: tuple[PageBlock, ...] = (
    Heading("Kop", 1, "terzijde"),
    Paragraph("Tekst", "Label", ours=True),
    Chips((Chip("6 mensen", "people"),)),
    TimeBar((TimePiece(5, "1", "exploring"), TimePiece(100), TimePiece(1, "2"))),
    Heading("Stap", 3, "10 min", "step-a", "exploring"),
    Beside((Items((ListItem("een", "L", items=(ListItem("twee"),)),), ordered=True),), ()),
    Questions((AskedQuestion("Wat?", "Anna", follow_ups=("En dan?",)),)),
    Outline((OutlineStep("1", "A", "5 min", "paren", "pairs", "x", "doe", "vraag", "exploring"),)),
    Outline((OutlineStep("", "Blok", head=True), OutlineStep("1", "A", clock="13.00"))),
    Definitions((("woord", ("betekenis", "nog een")),)),
    MarksNote("° is van ons"),
    Table(("a", ""), (("b", "c"),), ("hier",)),
    Table(("a", "b"), (("", ""),)),
    Notice("let op"),
    Code("reflect list"),
    Field("Mijn vraag", lines=3),
    Ratings(("nee", "ja"), (RatedStatement("mild", "streng"),)),
    Links((Link("hier", "https://x.nl"), Link("daar", "x.html"), Link("nergens", "")), "Zie"),
    PageBreak(),
    Heading("Goed om te weten", 2, anchor="good-to-know"),
    Items((ListItem("bron", url="https://x.nl/a"),)),
)


def made(*blocks: PageBlock, **fields: Any) -> dict[str, Any]:
    """The data of a page with these blocks."""
    return pdf.document(Page("t", "nl", blocks, **fields))


def flat(blocks: list[Any]) -> list[Any]:
    """The blocks, those of a section after the section itself."""
    return [each for it in blocks for each in (it, *flat(it.get("blocks", [])))]


def kinds(data: dict[str, Any]) -> list[str]:
    """The kinds of all blocks, in order."""
    return [it["kind"] for it in flat(data["blocks"])]


def test_the_template_sets_every_block() -> None:
    """Each kind of block is set, with and without signs, on each paper, the same each time."""
    for fields in ({}, {"wide": True}, {"large": True}):
        page = Page("Titel", "nl", EVERY, **fields)
        written = pdf.write(page)
        assert written.startswith(b"%PDF-1.7")
        assert written == pdf.write(page) != pdf.write(page, marks=True)
    assert render(method(), "pdf") == pdf.write(pdf_page())
    there = {type(block) for block in (*EVERY, cards())}
    assert there == set(PageBlock.__args__)  # type: ignore[attr-defined]


def pdf_page() -> Page:
    """The page that the sheet of a method is in PDF."""
    from reflectlib.rendering import make_page

    return make_page(method(), to="pdf")


def test_a_part_of_a_page_holds_what_is_in_it() -> None:
    """A part ends at a heading as high, or on a new sheet; what is looked up is in columns."""
    data = made(
        Heading("a", 1),
        Heading("b", 2),
        Heading("c", 3, anchor="step-c"),
        Notice("n"),
        Heading("d", 2, anchor="good-to-know"),
        PageBreak(),
        Notice("m"),
    )
    assert [it["kind"] for it in data["blocks"]] == [
        *("Heading", "Section", "Section", "PageBreak", "Notice")
    ]
    second, third = data["blocks"][1:3]
    assert [it["kind"] for it in second["blocks"]] == ["Heading", "Section"]
    (inner,) = second["blocks"][1:]
    assert (inner["whole"], inner["columns"]) == (True, False)
    assert [it["kind"] for it in inner["blocks"]] == ["Heading", "Notice"]
    assert (third["whole"], third["columns"]) == (False, True)


def test_no_level_of_headings_is_left_out() -> None:
    """PDF/UA takes no first heading but of level 1, and no level below one that is missing."""
    levels = [4, 3, 1, 4, 2, 4]
    data = made(*(Heading("x", level) for level in levels))
    headings = [it for it in flat(data["blocks"]) if it["kind"] == "Heading"]
    assert [it["tag"] for it in headings] == [1, 2, 1, 2, 2, 3]
    assert [it["level"] for it in headings] == levels


def test_a_link_leads_to_the_first_place_of_its_name() -> None:
    """A place has one name, and what leads to none is no link."""
    data = made(
        Heading("a", 2, anchor="hier"),
        Heading("b", 2, anchor="hier"),
        Outline((OutlineStep("1", "x", anchor="hier"), OutlineStep("2", "y", anchor="weg"))),
    )
    first, second = (it["anchor"] for it in flat(data["blocks"]) if it["kind"] == "Heading")
    (outline,) = (it for it in flat(data["blocks"]) if it["kind"] == "Outline")
    assert first
    assert not second
    assert [step["anchor"] for steps in outline["steps"] for step in steps] == [first, ""]


def test_a_link_leads_out_only_where_it_can() -> None:
    """A file by itself has no other page beside it, and typst takes no address without an end."""
    far = "https://x.nl/" + "x" * 3000
    data = made(Links((Link("a", "https://x.nl"), Link("b", "b.html"), Link("c", far))))
    assert [link["to"] for link in data["blocks"][0]["links"]] == ["https://x.nl", "", ""]


def test_questions_have_the_colours_of_their_stage() -> None:
    """A part within a step is in the stage of the step, and what comes after it is not."""
    asked = Questions((AskedQuestion("?"),))
    step, inside = Heading("a", 3, stage="closing"), Heading("b", 4)
    data = made(step, inside, asked, Heading("c", 3), asked)
    found = [it["stage"] for it in flat(data["blocks"]) if it["kind"] == "Questions"]
    assert found == ["closing", ""]
    assert data["stages"]["closing"] == {"hue": "#6f3a94", "wash": "#f2e6f9"}
    assert len(stages()) == 9
    assert [*data["icons"]] == ["closing"]


def test_only_the_first_text_is_large() -> None:
    """The sentence below a title leads; other texts are as large as all else."""
    data = made(Heading("a", 1), Paragraph("x"), Paragraph("y"), Heading("b", 2), Paragraph("z"))
    assert [it["lead"] for it in flat(data["blocks"]) if it["kind"] == "Paragraph"] == [
        *(True, False, False)
    ]
    assert not made(Heading("a", 1, "terzijde"), Paragraph("x"))["blocks"][1]["lead"]


@pytest.mark.parametrize(
    ("block", "where"),
    [
        (Paragraph("x", "l", ours=True), lambda it: it["text"]),
        (Paragraph("", "x", ours=True), lambda it: it["label"]),
        (Items((ListItem("x", ours=True),)), lambda it: it["items"][0]["text"]),
        (Field("x", ours=True), lambda it: it["label"]),
        (Notice(f"x{OURS}"), lambda it: it["text"]),
        (
            Questions((AskedQuestion("q", ours=True, follow_ups=("x",)),)),
            lambda it: it["questions"][0]["follow_ups"][0],
        ),
        (
            Ratings(("1",), (RatedStatement("x", "y", ours=True),)),
            lambda it: it["statements"][0]["text"],
        ),
        (
            Outline((OutlineStep("1", "t", todo="x", ours=True),)),
            lambda it: it["steps"][0][0]["todo"],
        ),
    ],
)
def test_what_is_ours_has_a_sign(block: PageBlock, where: Callable[[Any], str]) -> None:
    """It stands behind the text where marks are asked for, and nowhere else."""
    page = Page("t", "nl", (block,))
    assert where(pdf.document(with_marks(page, True))["blocks"][0]) == "x°"
    assert where(pdf.document(with_marks(page, False))["blocks"][0]) == "x"


def test_ours_without_a_text_has_no_sign() -> None:
    """A step in brief of which only the title stands there is not marked."""
    page = Page("t", "nl", (Outline((OutlineStep("1", "t", ours=True),)),))
    (step,) = pdf.document(with_marks(page, True))["blocks"][0]["steps"][0]
    assert (step["title"], step["todo"]) == ("t", "")


def test_columns_are_as_wide_as_they_need() -> None:
    """Short ones as wide as what is in them, as many as leave room; the others share the rest."""
    (data,) = made(Table(("a", "b", "c"), (("13.00", "x" * 200, "y" * 55),)))["blocks"]
    assert data["widths"] == [0, 60, 0]
    (data,) = made(Table(("a", "b"), (("x" * 70, "y" * 80),)))["blocks"]
    assert data["widths"] == [60, 60]
    (data,) = made(Table(("a", "b"), (("x" * 58, "y" * 80),), ("z",)))["blocks"]
    assert data["widths"] == [58, 60]


def test_only_a_row_that_takes_a_sheet_is_broken() -> None:
    """Others stay whole; and an empty table is one to fill in."""
    tables = (Table(("a",), (("x" * size,),)) for size in (1500, 1501))
    assert [it["tall"] for it in made(*tables)["blocks"]] == [False, True]
    assert made(Table(("a",), (("",),)))["blocks"][0]["blank"]


def test_steps_stand_below_the_head_of_their_block() -> None:
    """A head begins a group; steps of a line each are short, and a clock asks for its column."""
    head = OutlineStep("", "Blok", head=True)
    (it,) = made(Outline((OutlineStep("1", "a"), head, OutlineStep("2", "b", clock="13.00"))))[
        "blocks"
    ]
    assert [[step["title"] for step in steps] for steps in it["steps"]] == [["a"], ["Blok", "b"]]
    assert it["short"]
    assert it["timed"]
    (it,) = made(Outline((OutlineStep("1", "a", todo="doe"),)))["blocks"]
    assert not it["short"]
    assert not it["timed"]


def test_a_language_is_one_that_typst_knows() -> None:
    """It takes a language of letters and a region of two; a page without one is of none."""
    assert language("nl") == ("nl", "")
    assert language("nl-BE") == ("nl", "BE")
    assert language("sr-Latn-RS") == ("sr", "RS")
    assert language("en-GB-oxendict") == ("en", "GB")
    assert language("de-1996") == ("de", "")
    for unknown in ("", "i-klingon", "Nederlands", "x", "NL"):
        assert language(unknown) == ("", "")
    assert pdf.document(Page(" ", "", ()))["language"] == "und"
    assert pdf.document(Page(" ", "", ()))["title"] == "–"


def test_pieces_of_a_text_say_their_language() -> None:
    """So that a screen reader reads each in its own, and the sign behind them in none."""
    marked = Marked((("Hallo ", ""), ("there", "en-GB")))
    assert said(marked) == [["Hallo ", "", ""], ["there", "en", "GB"]]
    assert said(marked, "°")[-1] == ["°", "", ""]


@pytest.mark.parametrize(
    ("word", "broken"),
    [
        ("gedragswetenschapper", False),
        ("x" * 40, False),
        ("x" * 41, True),
        ("(niet-" + "x" * 30 + ")", False),
        ("anna_" * 5, True),
        ("https://x.nl/" + "a" * 50, False),
    ],
)
def test_a_word_that_no_line_holds_can_be_broken(word: str, broken: bool) -> None:
    """Words are hyphenated and addresses broken by typst; what it would let run off is broken."""
    text = said(f"{word} en meer dan twintig letters")
    assert isinstance(text, str)
    assert (MAY_BREAK in text) is broken
    assert text.replace(MAY_BREAK, "").startswith(word)


def test_a_letter_is_not_broken_from_its_accents() -> None:
    """Nor an emoji within."""
    family = "\U0001f9d1\u200d\U0001f9d1"
    text = said("12345\u0301" + "6789" + family + "0123456789012345")
    assert isinstance(text, str)
    assert "5\u0301" in text
    assert family in text


def cards(**fields: Any) -> Cards:
    """Three cards of two categories, of which one is open."""
    asked = AskedQuestion("Wat?", follow_ups=("En dan?",))
    three = (Card(asked, "A", 0, "aan: jou"), Card(asked, "A", 0), Card(asked, "B", 9))
    return Cards(three, "Onze methode", about=("over",), **fields)


def test_cards_lie_behind_each_other() -> None:
    """Turned over along the long side, each back lies behind its front; the last tells of them."""
    (deck,) = made(Heading("weg", 1), cards())["decks"]
    (sheet,) = deck["sheets"]
    assert [front["category"] for front in sheet["fronts"]] == ["A", "A", "B", "Onze methode"]
    assert [back["category"] for back in sheet["backs"]] == ["A", "A", "Onze methode", "B"]
    about = sheet["fronts"][-1]
    assert (about["shape"], about["color"], about["follow-ups"]) == ("", "#1c1c1a", ["over"])
    assert 'fill="none"' in sheet["fronts"][2]["shape"]
    assert 'fill="#0b5d57"' in sheet["fronts"][0]["shape"]
    assert deck["size"] == {"width": 105, "height": 74, "columns": 2, "rows": 4}
    assert not made(Heading("weg", 1), cards())["blocks"]


def test_a_place_without_a_card_has_no_back() -> None:
    """The last sheet may have an empty place, which comes first where it is turned."""
    (deck,) = made(cards()._replace(about=()))["decks"]
    assert deck["sheets"][0]["backs"][2] is None
    assert pdf.write(Page("t", "nl", (cards()._replace(about=()),)))


def test_a_print_shop_gets_a_page_for_each_side() -> None:
    """With what is cut off around it, a white shape on colour, and a code where there is one."""
    (deck,) = made(cards(size="poker", bleed=True, address="https://x.nl"))["decks"]
    assert [(len(s["fronts"]), len(s["backs"])) for s in deck["sheets"]] == [(1, 1)] * 4
    assert (deck["bleed"], deck["apart"], deck["code-side"]) == (3, True, 20)
    assert 'stroke="#ffffff"' in deck["sheets"][0]["backs"][0]["shape"]
    assert deck["code"].startswith("<svg")
    for block in (cards(size="poker", bleed=True, address="https://x.nl"), cards(size="poker")):
        assert pdf.write(Page("t", "nl", (block,))).startswith(b"%PDF")


def test_what_no_font_has_is_set_all_the_same() -> None:
    """A letter that hardly any computer has (Linear A) stops nothing, in a text or in the title."""
    assert pdf.write(Page("t \U00010600", "nl", (Paragraph("een \U00010601"),))).startswith(b"%PDF")


def test_what_our_fonts_lack_is_set_in_others_or_as_a_box(monkeypatch: pytest.MonkeyPatch) -> None:
    """First with our fonts, then with those of the computer, then with a box in its place."""
    asked: list[tuple[bool, str]] = []

    def compile(*_: object, **options: Any) -> bytes:
        page = options["sys_inputs"]["page"]
        asked.append((options["ignore_system_fonts"], page))
        if "語" in page:
            raise refusal('PDF/UA-1 error: the text `"語"` could not be displayed')
        return b"%PDF"

    monkeypatch.setattr(typst, "compile", compile)
    assert pdf.write(Page("t", "nl", (Paragraph("een 語\u0301"),))) == b"%PDF"
    assert [ours for ours, _ in asked] == [True, False, False]
    assert '"een □"' in asked[-1][1]


def refusal(message: str) -> typst.TypstError:
    """What typst raises, which has its message as a field."""
    error = typst.TypstError(message, message)
    error.message, error.diagnostic = message, f"error: {message}"
    return error


def refusing(message: str) -> Callable[..., bytes]:
    """A typst that refuses everything with a message."""

    def compile(*_: object, **__: object) -> bytes:
        raise refusal(message)

    return compile


@pytest.mark.parametrize(
    ("message", "why"),
    [
        ("maximum layout depth exceeded", "maximum layout depth exceeded"),
        (r'the text `"\u{301}\""` could not be displayed', '\u0301"'),
    ],
)
def test_what_typst_refuses_is_named(
    monkeypatch: pytest.MonkeyPatch, message: str, why: str
) -> None:
    """Whoever asked for a PDF is told why there is none and what to do, in a line."""
    monkeypatch.setattr(typst, "compile", refusing(message))
    with pytest.raises(CannotWriteError, match="write it as html") as raised:
        pdf.write(Page("t", "nl", (Paragraph("x"),)))
    assert raised.value.fields["why"] == why
