"""What readers of PDF find in ours: all words, tags, links, fonts, and cards of exact measures."""

import re
import shutil
import subprocess
import zlib
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import pytest

from reflectlib import Catalogue, Session, plan, render, views_of
from reflectlib.card_sizes import BLEED, CARD_SIZES, CardName
from reflectlib.page import (
    Field,
    Heading,
    Outline,
    OutlineStep,
    Page,
    Paragraph,
    Table,
    TimeBar,
    with_marks,
)
from reflectlib.rendering import make_page
from reflectlib.writers import pdf
from reflectlib.writers.cards import LAYOUTS

POINTS = 72 / 25.4  # in a millimetre
BOUNDS = r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.]+)" yMax="([\d.]+)"'
IDS = ("kom", "supervisie", "praktijkaanbevelingen", "kwaliteitskader-reflectie", "intervisieavond")


def told(program: str, made: bytes, *options: str) -> str:
    """What a program of poppler tells of a PDF."""
    path = shutil.which(program)
    if path is None:
        pytest.fail(f"{program} is not there: sh tests/install-tools.sh installs it")
    target = ("-",) if program == "pdftotext" else ()
    done = subprocess.run(
        [path, *options, "-", *target], input=made, capture_output=True, check=True
    )
    return done.stdout.decode(errors="replace")


def squeezed(text: str) -> str:
    """A text as it is read: without the ends of its lines, and where a word is hyphenated there."""
    return re.sub(r"[\s\u00ad\u200b]+", "", text)


def unpacked(made: bytes) -> bytes:
    """A PDF with what is in its streams, where it keeps most of what it says of itself."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", made, re.DOTALL)
    return made + b"\n".join(_inflated(streams))


def _inflated(streams: list[bytes]) -> Iterator[bytes]:
    for stream in streams:
        try:
            yield zlib.decompress(stream)
        except zlib.error:
            continue  # a font or a drawing that is kept in another way


def shown_in(page: Page) -> Iterator[str]:
    """The texts that stand on paper: all but what draws, leads, or is drawn elsewhere."""
    hidden = {"anchor", "stage", "icon", "url", "entry", "language"}

    def walk(value: Any) -> Iterator[str]:
        if isinstance(value, TimeBar):
            return
        if isinstance(value, str):
            yield from value.split("\n")
        elif isinstance(value, tuple):
            names = getattr(value, "_fields", range(len(value)))
            for name, part in zip(names, value, strict=True):
                if name not in hidden:
                    yield from walk(part)

    yield page.title
    yield from walk(page.blocks)


@pytest.mark.parametrize("id", IDS)
def test_every_word_of_every_view_is_there(id: str, catalogue: Catalogue) -> None:
    """Nothing of what a page says is lost, and its words can be found and copied."""
    entry = catalogue[id]
    for view in views_of(entry):
        if view == "cards":
            continue
        page = with_marks(make_page(entry, view, catalogue, to="pdf"), False)
        text = told("pdftotext", pdf.write(page), "-raw")
        # Words that stand beside each other are not always read one line after the other.
        words = Counter(re.findall(r"\w+", squeezed_hyphens(text)))
        asked = Counter(word for line in shown_in(page) for word in re.findall(r"\w+", line))
        assert not asked - words, view


def squeezed_hyphens(text: str) -> str:
    """A text in which words that were hyphenated at the end of a line are whole again."""
    return re.sub(r"\u00ad\s*", "", text)


@pytest.mark.parametrize("id", IDS)
def test_a_screen_reader_finds_its_way(id: str, catalogue: Catalogue) -> None:
    """PDF/UA-1: title, language, headings in order, tables with headers; drawings are silent."""
    made = render(catalogue[id], "pdf", catalogue=catalogue)
    facts = told("pdfinfo", made)
    assert re.search(r"Title: +(.*)", facts)[1] == catalogue[id].title  # type: ignore[index]
    assert re.search(r"Tagged: +yes", facts)
    inside = unpacked(made)
    assert b"/Lang (nl" in inside or b"/Lang(nl" in inside
    assert b"pdfuaid:part" in inside
    assert re.search(rb"/DisplayDocTitle true", inside)
    tree = told("pdfinfo", made, "-struct")
    levels = [int(level) for level in re.findall(r"(?m)^ +H([1-6])\b", tree)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert "Figure" not in tree
    assert tree.count("Table (") == tree.count("THead")


def test_bookmarks_and_links_lead_there(catalogue: Catalogue) -> None:
    """A step in brief leads to the step, a source to its address; all parts are bookmarks."""
    made = render(catalogue["kom"], "pdf", catalogue=catalogue)
    inside = unpacked(made)
    assert "https://creativecommons.org/licenses/by/4.0/" in told("pdfinfo", made, "-url")
    page = make_page(catalogue["kom"], catalogue=catalogue, to="pdf")
    headings = [block for block in page.blocks if isinstance(block, Heading)]
    steps = [step for it in page.blocks if isinstance(it, Outline) for step in it.steps]
    assert inside.count(b"/Subtype /Link") + inside.count(b"/Subtype/Link") == len(steps) + 1
    assert b"/Outlines" in inside
    assert len(headings) <= len(re.findall(rb"/Title ?[(<]", inside))


def test_fonts_are_in_the_file_and_pages_are_numbered(catalogue: Catalogue) -> None:
    """Every font is embedded; the foot of each sheet of A4 has the title and the number."""
    made = render(catalogue["kom"], "pdf", catalogue=catalogue)
    fonts = told("pdffonts", made).splitlines()[2:]
    assert fonts
    assert all(re.search(r" yes yes yes ", line) for line in fonts)
    assert all("OpenSans" in line or "DejaVuSansMono" in line for line in fonts)
    sheets = told("pdftotext", made, "-raw").split("\f")[:-1]
    assert 2 <= len(sheets) <= 4
    for number, sheet in enumerate(sheets, 1):
        assert re.search(rf"\(KOM\) {number} / {len(sheets)}\s*$", sheet)
    assert "(A4)" in told("pdfinfo", made)


def test_wide_and_large_pages_lie_on_their_side(catalogue: Catalogue) -> None:
    """What is for a wall is set in large letters on a sheet that lies."""
    made = render(catalogue["kom"], "pdf", "flipchart", catalogue)
    assert re.search(r"Page size: +841.89 x 595.2\d+ pts", told("pdfinfo", made))
    assert re.search(r'<word .*yMin="([\d.]+)".*yMax="([\d.]+)">presenteren', bounds(made))
    found = re.search(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">presenteren', bounds(made))
    assert found
    assert float(found[2]) - float(found[1]) > 20


def bounds(made: bytes) -> str:
    """Where each word stands, in points from the upper left corner, as XML."""
    return told("pdftotext", made, "-bbox")


def test_nothing_runs_off_the_sheet() -> None:
    """A word, a name or a cell that no line holds is broken, and a row that no sheet holds too."""
    cell = "samenwerkingsverbanden" * 4
    page = Page(
        "t" * 200,
        "nl",
        (
            Paragraph("x" * 500, "anna.van.den.berg@" + "organisatie." * 20),
            Table(("a",) * 6, ((cell, *("b@c.d_" * 20,) * 5),)),
            Table(("a", "b"), (("regel\n" * 300, "x"),)),
            Outline((OutlineStep("1", "y" * 300, "z" * 300, clock="13.00–13.10"),), "Ruimte"),
            Field("w" * 300),
        ),
    )
    found = re.findall(
        r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.]+)" yMax="([\d.]+)"',
        bounds(pdf.write(page)),
    )
    assert len(found) > 400
    for left, top, right, bottom in (map(float, each) for each in found):
        assert left >= 30
        assert top >= 20
        assert right <= 595.3 - 30
        assert bottom <= 841.9 - 5


@pytest.mark.parametrize("size", CARD_SIZES)
def test_cards_are_of_their_exact_measure(size: CardName, catalogue: Catalogue) -> None:
    """For a print shop a page is a card and its bleed, to a hundredth of a millimetre."""
    made = render(catalogue["kom"], "pdf", "cards", catalogue, card=size, bleed=True)
    found = re.search(r"Page size: +([\d.]+) x ([\d.]+) pts", told("pdfinfo", made))
    assert found
    wide, high = (float(each) / POINTS for each in found.groups())
    assert abs(wide - CARD_SIZES[size].width - 2 * BLEED) < 0.01
    assert abs(high - CARD_SIZES[size].height - 2 * BLEED) < 0.01


@pytest.mark.parametrize("size", CARD_SIZES)
@pytest.mark.parametrize("id", ["kom", "supervisie", "waarden-van-samenwerking"])
def test_words_stay_within_the_margins_of_their_card(
    id: str, size: CardName, catalogue: Catalogue
) -> None:
    """On each side of each sheet no word comes nearer to where is cut than the margin."""
    made = render(
        catalogue[id], "pdf", "cards", catalogue, card=size, base_url="https://example.org"
    )
    of, margin = CARD_SIZES[size], LAYOUTS[size].margin
    sides = re.findall(r"<page .*?</page>", bounds(made), re.DOTALL)
    assert len(sides) % 2 == 0
    for side in sides:
        words = re.findall(BOUNDS, side)
        assert words
        for left, top, right, bottom in ([float(n) / POINTS for n in each] for each in words):
            x = left - (210 - of.width * of.columns) / 2
            y = top - (297 - of.height * of.rows) / 2
            assert margin - 0.1 <= x % of.width <= of.width
            assert x % of.width + right - left <= of.width - margin + 0.1
            # The lines of a font are somewhat higher than its letters.
            assert margin - 1 <= y % of.height
            assert y % of.height + bottom - top <= of.height - margin + 1


def test_fronts_and_backs_take_turns(catalogue: Catalogue) -> None:
    """Only cards come on paper: questions on the odd sides, and their backs behind them."""
    entry = catalogue["kom"]
    text = told("pdftotext", render(entry, "pdf", "cards", catalogue), "-raw").split("\f")[:-1]
    asked = [question.text for phase in entry.phases for question in phase.questions]
    fronts = squeezed("".join(text[::2]))
    assert all(squeezed(question) in fronts for question in asked)
    assert "?" not in "".join(text[1::2])
    assert "".join(text[1::2]).count("Oplossingsgerichte") >= len(asked)


def test_a_plan_and_a_report_are_pages_too(catalogue: Catalogue) -> None:
    """What is planned, found, compared and checked can be printed as well."""
    start = datetime(2026, 12, 3, 12, tzinfo=UTC)
    planned = plan(catalogue["kom"], Session(people=12, start=start))
    for view in ("agenda", "run-sheet", "flipchart", "materials"):
        made = render(planned, "pdf", view, catalogue)
        page = with_marks(make_page(planned, view, catalogue, to="pdf"), False)
        words = set(re.findall(r"\w+", squeezed_hyphens(told("pdftotext", made, "-raw"))))
        assert {word for text in shown_in(page) for word in re.findall(r"\w+", text)} <= words


def test_names_of_all_europe_are_in_our_own_letters() -> None:
    """A name is not set in another font because of its accents or its script."""
    names = "Łukasz Ayşe Đenan Ünal Αθήνα Київ Şirin Zoë Nguyễn"
    made = pdf.write(Page("t", "nl", (Paragraph(names),)))
    assert names in told("pdftotext", made)
    assert all("OpenSans" in line for line in told("pdffonts", made).splitlines()[2:])


def test_what_no_font_has_is_seen_to_be_missing() -> None:
    """A box stands in the place of a letter that no computer has, and the rest is read."""
    made = pdf.write(Page("t", "nl", (Paragraph("voor \U00010601 na"),)))
    assert "voor □ na" in told("pdftotext", made)
