import csv
import io
import json
import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from markupsafe import escape
from selectolax.lexbor import LexborHTMLParser, LexborNode

from builders import method
from reflectlib import UnknownFormatError, formats_of, render, unstructure
from reflectlib.page import (
    OURS,
    AskedQuestion,
    Card,
    Cards,
    Code,
    Field,
    Heading,
    Items,
    Link,
    Links,
    ListItem,
    Notice,
    Page,
    PageBreak,
    Paragraph,
    Questions,
    RatedStatement,
    Ratings,
    Table,
)
from reflectlib.registry import FORMATS
from reflectlib.rendering import make_page
from reflectlib.sheets import Sheet
from reflectlib.writers import csv as csv_writer
from reflectlib.writers import html, markdown, text

PAGE = Page(
    "Titel",
    "nl",
    (
        Heading("Titel", 1, "terzijde"),
        Paragraph("Een tekst.\nTwee regels.", "Label", ours=True),
        Paragraph("", "Kop"),
        Items(
            (
                ListItem("x", "L", items=(ListItem("y", ours=True),)),
                ListItem("z", url="https://x.nl"),
            )
        ),
        Items((ListItem("een"), ListItem("twee")), ordered=True),
        Heading("Kopje", 3),
        Questions((AskedQuestion("Hoe?", "Inbrenger", ours=True, follow_ups=("En dan?",)),)),
        Table(("", "Tijd"), (("1", "5 min"), ("2\nof 3", ""))),
        Notice("Let op"),
        Code("reflect agenda kom --people 7"),
        PageBreak(),
        Field("Ik leer …", ours=True),
        Field("Aantekeningen", lines=4),
        Links((Link("Blad", "kom.html"), Link("Kaartjes", "https://x.nl/?a=1&b")), "Ook"),
        Links((Link("Terug", "index.html"),)),
        Cards((Card(AskedQuestion("Hoe?", "Inbrenger", True, ("En dan?",)), "Doen", 0),), "Titel"),
        Ratings(("nee", "ja"), (RatedStatement("Rust", "Haast", ours=True),)),
    ),
)

MARKDOWN = """\
# Titel

terzijde

**Label:** Een tekst.\\
Twee regels.°

**Kop**

- **L:** x
  - y°
- z <https://x.nl>

1) een
2) twee

### Kopje

- **Inbrenger:** Hoe?°
  - En dan?°

|  | Tijd |
| --- | --- |
| 1 | 5 min |
| 2<br>of 3 |  |

> Let op

`reflect agenda kom --people 7`

---

Ik leer …° ………………………………

Aantekeningen ………………………………

………………………………………………………………………………………………

………………………………………………………………………………………………

**Ook:** [Blad](<kom.html>) · [Kaartjes](<https://x.nl/?a=1&b>)

[Terug](<index.html>)

- **Doen · Inbrenger:** Hoe?°
  - En dan?°

|  | nee | ja |  |
| --- | --- | --- | --- |
| Rust° | ☐ | ☐ | Haast |
"""

TEXT = """\
Titel
=====
terzijde

Label: Een tekst.
Twee regels.°

Kop

- L: x
  - y°
- z
  https://x.nl

1. een
2. twee

Kopje

? Inbrenger: Hoe?°
  - En dan?°

      Tijd
----  -----
1     5 min
2
of 3

! Let op

    reflect agenda kom --people 7

----------------------------------------

Ik leer …°
________________________________________

Aantekeningen
________________________________________
________________________________________
________________________________________

Ook: Blad <kom.html> · Kaartjes
<https://x.nl/?a=1&b>

Terug <index.html>

? Doen · Inbrenger: Hoe?°
  - En dan?°

       nee  ja
-----  ---  --  -----
Rust°  ☐    ☐   Haast
"""


def unmarked(written: str) -> str:
    return written.replace("°", "")


def test_markdown_of_every_block() -> None:
    """Each block has its form in Markdown, and two lists in a row stay two."""
    assert markdown.write(PAGE, marks=True).decode() == MARKDOWN
    assert markdown.write(PAGE).decode() == unmarked(MARKDOWN)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("# x", "\\# x\n"),
        ("- x", "\\- x\n"),
        ("1. x", "1\\. x\n"),
        ("12) x", "12\\) x\n"),
        ("a 1. b", "a 1. b\n"),
        ("a - b", "a - b\n"),
        ("*x* [y](z)", "\\*x\\* \\[y\\](z)\n"),
        ("R&B &amp;", "R\\&B \\&amp;\n"),
        ("a & b", "a & b\n"),
        ("x\n\ny", "x\n\ny\n"),
    ],
)
def test_markdown_escapes_no_more_than_it_must(text: str, written: str) -> None:
    """What would be markup where it stands is escaped, so that the rest stays readable."""
    assert markdown.write(Page("t", "nl", (Paragraph(text),))).decode() == written


def test_markdown_heading_keeps_its_number_signs() -> None:
    """A heading that ends in a number sign keeps it, and a numbered one needs no escape."""
    page = Page("t", "nl", (Heading("1. Werk in C#"),))
    assert markdown.write(page).decode() == "## 1. Werk in C\\#\n"


def test_text_of_every_block() -> None:
    """Each block has its form in plain text."""
    assert text.write(PAGE, width=40, marks=True).decode() == TEXT
    plain = text.write(PAGE, width=40).decode()
    assert plain == unmarked(TEXT).replace("-----  ---", "----  ---").replace("     nee", "    nee")


def test_text_keeps_to_its_width() -> None:
    """No line is wider than asked for; without a width a word that may be an address is whole."""
    long = Page(
        "t",
        "nl",
        (
            Paragraph("woord " * 40, "Label"),
            Items((ListItem("woord " * 40, items=(ListItem("woord " * 40),)),)),
            Table(("a", "b"), (("kort", "woord " * 40),)),
        ),
    )
    lines = text.write(long, width=30).decode().splitlines()
    assert max(map(len, lines)) == 30 or max(map(len, lines)) == 29
    word = Page("t", "nl", (Paragraph("x" * 100), Items((ListItem("y", url="z" * 100),))))
    assert text.write(word, width=50).decode() == (
        f"{'x' * 50}\n{'x' * 50}\n\n- y\n  {'z' * 48}\n  {'z' * 48}\n  zzzz\n"
    )
    assert text.write(word).decode() == f"{'x' * 100}\n\n- y\n  {'z' * 100}\n"


@pytest.mark.parametrize(
    ("cell", "lines"),
    [
        (
            "casuistiekbespreking-nieuwe-perspectieven",
            ["casuistiekbespreking-", "nieuwe-perspectieven"],
        ),
        ("een_heel_lang/woord.met-tekens", ["een_heel_lang/woord.", "met-tekens"]),
        ("een " + "lang" * 8, ["een langlanglanglangla", "nglanglanglang"]),
        ("日本語" * 6, ["日本語日本語日本語日本", "語日本語日本語"]),
        ("👨‍👩‍👧" * 12, ["👨‍👩‍👧" * 11, "👨‍👩‍👧"]),
        ("e\u0301" * 24, ["e\u0301" * 22, "e\u0301" * 2]),
    ],
)
def test_word_that_fits_in_no_column_is_broken(cell: str, lines: list[str]) -> None:
    """It is broken behind its hyphens, or else anywhere, but never within one sign."""
    page = Page("t", "nl", (Table(("a", "b"), ((cell, "x" * 16),)),))
    _, _, *rows = text.write(page, width=40).decode().splitlines()
    assert [row[: len(line)] for row, line in zip(rows, lines, strict=True)] == lines


def test_columns_stand_straight_behind_wide_letters() -> None:
    """A Japanese letter takes two columns of a terminal, and a mark above one takes none."""
    rows = (("日本", "1"), ("e\u0301e\u0301", "2"), ("abcd", "3"), ("❤️", "4"))
    page = Page("t", "nl", (Heading("日本"), Table(("", "n"), rows)))
    assert text.write(page, width=40).decode() == (
        "日本\n----\n\n      n\n----  -\n日本  1\ne\u0301e\u0301    2\nabcd  3\n❤️    4\n"
    )


def test_table_without_room_is_set_below_each_other() -> None:
    """Where columns would be narrower than is sensible, each cell stands behind its header."""
    header = ("", "Naam", "Wat je doet", "Wie")
    rows = (
        ("1", "Ronde " * 4, "Vertellen " * 3, ""),
        ("2", "Slot\nkort", "", "Gespreksleider " * 2),
    )
    page = Page("t", "nl", (Table(header, rows), Table(("a" * 20, "b" * 20), (("", ""),))))
    assert text.write(page, width=30, color=True).decode().replace(text.BOLD, "<").replace(
        text.PLAIN, ">"
    ) == (
        "1\n<Naam>: Ronde Ronde Ronde Ronde\n<Wat je doet>: Vertellen\nVertellen Vertellen\n\n"
        "2\n<Naam>: Slot\nkort\n<Wie>: Gespreksleider\nGespreksleider\n\n"
        f"<{'a' * 20}>\n<{'b' * 20}>\n"
    )


def test_lists_within_lists_keep_room_for_their_text() -> None:
    """However deep a list goes, half of a line is left for what stands in it."""
    item = ListItem("woord")
    for _ in range(30):
        item = ListItem("woord", items=(item,))
    lines = text.write(Page("t", "nl", (Items((item,)),)), width=20).decode().splitlines()
    assert len(lines) == 31
    assert all(line.endswith("- woord") and len(line) <= 20 for line in lines)


def test_text_in_color_is_the_same_text() -> None:
    """Color adds codes, and takes nothing away."""
    colored = text.write(PAGE, width=40, color=True, marks=True).decode()
    assert "\x1b[1mTitel\x1b[0m" in colored
    for code in (text.BOLD, text.DIM, text.PLAIN):
        colored = colored.replace(code, "")
    assert colored == TEXT


def test_label_that_wraps_stays_whole() -> None:
    """A label longer than a line is wrapped like any text, and not made bold by halves."""
    page = Page("t", "nl", (Paragraph("x", "een lang label van veel woorden"),))
    written = text.write(page, width=20, color=True).decode()
    assert written == "een lang label van\nveel woorden: x\n"


def test_html_asks_nothing_of_the_network() -> None:
    """A page is one file: no address but those of sources and links."""
    page = html.write(PAGE).decode()
    assert page.startswith('<!DOCTYPE html>\n<html lang="nl">')
    assert page.count("https://") == 3
    assert "src=" not in page
    assert "@import" not in page


def test_html_ratings_can_be_clicked() -> None:
    """Each statement is a group of its own, and each answer says what it answers."""
    statements = (RatedStatement("Wij <praten>", "Wij zwijgen"), RatedStatement("y", "z"))
    page = html.write(Page("t", "nl", (Ratings(("nee", "ja"), statements),))).decode()
    inputs = re.findall(r'<input type="radio" name="([^"]+)" aria-label="([^"]+)">', page)
    assert [label for _, label in inputs] == [
        "Wij &lt;praten&gt; – nee – Wij zwijgen",
        "Wij &lt;praten&gt; – ja – Wij zwijgen",
        "y – nee – z",
        "y – ja – z",
    ]
    names = [name for name, _ in inputs]
    assert names[0] == names[1] != names[2] == names[3]


def test_html_sections_nest_by_heading() -> None:
    """Each heading opens a section that the next of its level closes."""
    page = Page("t", "nl", (Heading("a"), Heading("b", 3), Heading("c", 3), Heading("d")))
    opened = [line for line in html.write(page).decode().split("\n") if "section" in line]
    assert [line for line in opened if line.startswith(("<section", "</section"))] == [
        '<section class="level-2">',
        '<section class="level-3">',
        "</section>",
        '<section class="level-3">',
        "</section>",
        "</section>",
        '<section class="level-2">',
        "</section>",
    ]


def test_html_field_has_as_many_lines_as_asked() -> None:
    """There is room for the lines of each field, below its label."""
    page = html.write(Page("t", "nl", (Field("a"), Field("b", ours=True, lines=5)))).decode()
    assert '<label class="field">a<textarea rows="2"></textarea></label>' in page
    assert '<label class="field">b<sup>°</sup><textarea rows="5"></textarea></label>' in page


def test_html_links_stand_on_a_line() -> None:
    """Ways to other pages are links, behind a word that says what they are."""
    links = Links((Link("A & B", "a.html?x&y"), Link("C", "c.html")), "Ook")
    page = html.write(Page("t", "nl", (links,))).decode()
    assert (
        '<p class="links"><strong>Ook:</strong> <a href="a.html?x&amp;y">A &amp; B</a>'
        ' · <a href="c.html">C</a></p>'
    ) in page
    page = html.write(Page("t", "nl", (links._replace(label=""),))).decode()
    assert '<p class="links"><a href' in page


def card(number: int) -> Card:
    return Card(AskedQuestion(f"Vraag {number}?"), f"Soort {number}", number)


def sheets(*numbers: int) -> list[tuple[list[str], list[str]]]:
    """The categories on the fronts of each sheet of cards, and on its backs, as they lie."""
    page = Page("t", "nl", (Cards(tuple(map(card, numbers)), "Rondje"),))
    tree = LexborHTMLParser(html.write(page).decode())

    def names(side: LexborNode) -> list[str]:
        found = [place.css_first(".category") for place in side.css("li > div, .backs > div")]
        return [one.text().removeprefix("Soort ") if one else "" for one in found]

    sides = tree.css(".cards")
    assert ["backs" in (side.attributes["class"] or "") for side in sides] == [
        bool(n % 2) for n in range(len(sides))
    ]
    return [(names(sides[n]), names(sides[n + 1])) for n in range(0, len(sides), 2)]


@pytest.mark.parametrize(
    ("count", "backs"),
    [
        (1, ["", "0"]),
        (2, ["1", "0"]),
        (3, ["1", "0", "", "2"]),
        (8, ["1", "0", "3", "2", "5", "4", "7", "6"]),
    ],
)
def test_backs_lie_behind_their_fronts(count: int, backs: list[str]) -> None:
    """Turned over along the long side, a row is mirrored; an odd card leaves a place open."""
    assert sheets(*range(count)) == [([str(n) for n in range(count)], backs)]


def test_eight_cards_fill_a_sheet_of_paper() -> None:
    """The ninth card starts a sheet of its own, with its own back."""
    ((first, _), (second, behind)) = sheets(*range(9))
    assert (len(first), second, behind) == (8, ["8"], ["", "8"])


def test_card_has_its_color_and_letters_that_fit() -> None:
    """Front and back have the color of the category, and a long question smaller letters."""
    long = Card(AskedQuestion("xx " * 40), "Doen", 9)
    longest = Card(AskedQuestion("xx " * 90), "Doen", 1)
    page = Page("t", "nl", (Cards((card(0), long, longest), "Rondje"),))
    tree = LexborHTMLParser(html.write(page).decode())
    fronts = [place.attributes["class"] for place in tree.css("li > div")]
    assert fronts == ["color-0 step-0", "color-1 open step-2", "color-1 step-4"]
    backs = [place.attributes.get("class") for place in tree.css(".backs > div")]
    assert backs == ["color-1 open", "color-0", None, "color-1"]
    assert [place.text() for place in tree.css(".backs .color-0 p")] == ["Soort 0", "Rondje"]
    shapes = [place.attributes["href"] for place in tree.css("li use")]
    assert shapes == ["#shape-0", "#shape-1", "#shape-1"]
    drawn = [place.attributes["id"] for place in tree.css("symbol")]
    assert drawn == ["shape-0", "shape-1"]
    assert [side.attributes.get("aria-hidden") for side in tree.css(".cards")] == [None, "true"]


def test_markdown_cards_after_a_list_are_another_list() -> None:
    """A list and the cards below it do not run together."""
    blocks = (Items((ListItem("x"),)), Cards((card(1),), "Rondje"))
    assert markdown.write(Page("t", "nl", blocks)).decode() == ("- x\n\n* **Soort 1:** Vraag 1?\n")


def test_csv_is_the_first_table() -> None:
    """A program gets one table by RFC 4180, with ISO dates and times and plain numbers."""
    there = datetime(2027, 1, 12, 9, 30, 15, tzinfo=ZoneInfo("America/New_York"))
    row = (there.date(), there.time(), there, 90, 2.5, None, 'a "b", c', f"Van ons {OURS}")
    sheet = Sheet("x", tuple("abcdefgh"), (row, row))
    written = csv_writer.write((sheet, Sheet("y", ("z",), ())))
    line = '2027-01-12,09:30,2027-01-12T09:30,90,2.5,,"a ""b"", c",Van ons\r\n'
    assert written.decode() == "a,b,c,d,e,f,g,h\r\n" + line * 2
    marked = csv_writer.write((sheet,), marks=True).decode()
    assert marked == written.decode().replace("ons", "ons °")


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ('=HYPERLINK("https://x.nl")', '\'=HYPERLINK("https://x.nl")'),
        ("+31 6 12345678", "'+31 6 12345678"),
        ("-1+1", "'-1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1+1", "'  =1+1"),
        ("\u00a0\u3000＝1+1", "'\u00a0\u3000＝1+1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠x", "'＠x"),
        ("\u200b=1+1", "'=1+1"),
        ("\t=1+1", "'\t'=1+1"),
        ("\rx", "'\nx"),
        ("een\n=1+1", "een\n'=1+1"),
        ("een; =1+1;twee", "een;' =1+1;twee"),
        ('een;"=1+1;', "een;'\"=1+1;"),
        ('een;"\u00a0=1+1', "een;'\"\u00a0=1+1"),
        ("- punt", "'- punt"),
        ("-5", "-5"),
        ("-2,5", "-2,5"),
        ("+10 %", "+10 %"),
        ("een\n-5", "een\n-5"),
        ("– punt", "– punt"),
        ("3-8", "3-8"),
        ("± 10 min", "± 10 min"),
        ("a = b - c @ d", "a = b - c @ d"),
        ("'s Avonds", "'s Avonds"),
        ("", ""),
    ],
)
def test_csv_has_no_formulas(cell: str, written: str) -> None:
    """What a spreadsheet would reckon with stays a text; numbers and dashes stay as they are."""
    sheet = Sheet("t", ("x", cell), ((cell, "y"),))
    rows = list(csv.reader(io.StringIO(csv_writer.write((sheet,)).decode(), newline="")))
    assert rows == [["x", written], [written, "y"]]


def test_json_is_the_entry() -> None:
    """JSON is the entry in the file's own words."""
    entry = method(goals=["Één"])
    assert json.loads(render(entry, to="json")) == unstructure(entry)
    assert "Één" in render(entry, to="json").decode()


@pytest.mark.parametrize("to", ["markdown", "html", "text", "json"])
def test_same_input_gives_same_bytes(to: str) -> None:
    """Output depends on nothing but the entry."""
    entry = method()
    assert render(entry, to) == render(entry, to)  # type: ignore[arg-type]
    assert render(entry, to).endswith(b"\n") or to == "html"  # type: ignore[arg-type]


def test_unknown_format_or_view_raises() -> None:
    """A format or view that there is not raises what names those there are."""
    with pytest.raises(UnknownFormatError, match="there are markdown, html, text, docx"):
        render(method(), to="papyrus")  # type: ignore[arg-type]
    with pytest.raises(
        ValueError, match="rondje has no kaart; it has sheet, brief, full, flipchart, handout"
    ):
        make_page(method(), "kaart")
    with pytest.raises(UnknownFormatError, match="the handout of rondje cannot be written as json"):
        render(method(), "json", "handout")
    with pytest.raises(UnknownFormatError, match="rondje cannot be written as ical; it can as"):
        render(method(), "ical")


@pytest.mark.parametrize("to", FORMATS)
def test_views_that_are_not_there_are_refused_in_each_format(to: str) -> None:
    """A view that there is not, or that the entry has not, is refused whatever the format."""
    for view, message in (
        ("nonsense", "rondje has no nonsense; it has sheet"),
        ("", "rondje has no ; it has sheet"),
        (
            "worksheet",
            "rondje has no worksheet; it has sheet, brief, full, flipchart, handout, observer, qua",
        ),
    ):
        with pytest.raises(UnknownFormatError, match=message):
            render(method(), to, view)


@pytest.mark.parametrize("to", FORMATS)
def test_only_a_subject_is_rendered(to: str) -> None:
    """An id is no entry, and a dict no catalogue: both are named, in each format."""
    with pytest.raises(TypeError, match=r"expected an entry, a plan .* got 'kom'"):
        render("kom", to)
    if to in formats_of(method()):
        with pytest.raises(TypeError, match=r"expected a catalogue, got \{'rondje'"):
            render(method(), to, catalogue={"rondje": method()})  # type: ignore[arg-type]


def test_code_is_to_the_letter() -> None:
    """What is typed stays on one line, with every sign of it, in each format."""
    line = "reflect agenda `x` --path '*a*' <b> " + "y" * 80
    page = Page("t", "nl", (Code(line),))
    assert text.write(page, width=40).decode() == f"    {line}\n"
    assert markdown.write(page).decode() == f"`` {line} ``\n"
    assert html.body(page) == f"<p><code>{escape(line)}</code></p>"
