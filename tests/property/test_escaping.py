"""Text never becomes markup: what a parser reads back is the text itself, and no more."""

import io
import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from csv import reader
from typing import Any, TypeVar

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from selectolax.lexbor import LexborHTMLParser
from strategies import HOSTILE, entries, lines, slugs, texts

from reflectlib import Catalogue, PlanError, page
from reflectlib.characters import shown
from reflectlib.language.words import Words
from reflectlib.message import Marked
from reflectlib.model.entry import Entry
from reflectlib.page import Cards, Page, PageBlock, cleaned
from reflectlib.rendering import make_page, views_of
from reflectlib.sheets import Sheet
from reflectlib.shown import with_parts
from reflectlib.views.linked_data import linked_data
from reflectlib.writers import csv, html, markdown, pdf, pdf_setting
from reflectlib.writers.cards import LAYOUTS, faces, shortened
from reflectlib.writers.clock import clock_data
from reflectlib.writers.html import SHORT_CELL

T = TypeVar("T")
EMPTY = Catalogue([])
COMMONMARK = MarkdownIt("commonmark").enable("table")


def made(
    piece: Callable[..., T], *first: st.SearchStrategy[Any], **fields: st.SearchStrategy[Any]
) -> st.SearchStrategy[T]:
    """Pieces of a page with these fields and no others, which `builds` would draw from anything."""
    return st.builds(lambda *some, **others: piece(*some, **others), *first, **fields)


booleans = st.booleans()
URL = "https://x.nl/a?b=1&c=(2)*_"
UNSEEN = ("anchor", "stage", "icon", "size", "back", "how", "about", "address", "to_write")
"""Fields of blocks that are no text, or one that not every format shows."""
NAMES = ("stage", "icon", "size")
"""Those of which the values are ours."""

maybe = st.just("") | lines
stage_names = st.sampled_from(["", "opening", "exploring", "closing"])
said = texts | texts.map(lambda text: text.rstrip() + page.OURS)
inner_items = texts.map(page.ListItem)
items = made(
    page.ListItem,
    text=texts,
    label=maybe,
    ours=booleans,
    url=st.sampled_from(["", URL]),
    items=st.lists(inner_items, max_size=2).map(tuple),
)
questions = made(
    page.AskedQuestion,
    text=texts,
    to=maybe,
    ours=booleans,
    follow_ups=st.lists(texts, max_size=2).map(tuple),
)
plain = made(page.RatedStatement, text=texts, opposite=st.just(""), ours=booleans)
poles = made(page.RatedStatement, text=texts, opposite=texts, ours=booleans)
rated = st.one_of(*(st.lists(one, min_size=1, max_size=2).map(tuple) for one in (plain, poles)))
rows = st.tuples(texts, texts, st.just("") | texts)
# What goes on no card in full is told below them; these are short enough.
to_somebody = st.sampled_from(["", *HOSTILE])
cards = st.builds(
    lambda card, to: card._replace(question=card.question._replace(to=to), foot=to),
    made(page.Card, question=questions, category=lines, number=st.integers(0, 20)),
    to_somebody,
)
pieces = made(
    page.TimePiece,
    minutes=st.floats(0.5, 90),
    number=st.sampled_from(["", "1", "12"]),
    stage=stage_names,
)
steps = made(
    page.OutlineStep,
    number=st.sampled_from(["", "1", "12"]),
    title=lines,
    time=maybe,
    grouping=maybe,
    icon=st.sampled_from(["", "pairs"]),
    aside=maybe,
    todo=st.just("") | said,
    question=st.just("") | texts,
    stage=stage_names,
    anchor=maybe,
    ours=booleans,
    clock=maybe,
)
heads = made(page.OutlineStep, number=st.just(""), title=lines, aside=maybe, head=st.just(True))
flow: st.SearchStrategy[PageBlock] = st.one_of(
    made(page.Paragraph, text=said, label=maybe, ours=booleans),
    made(page.Items, st.lists(items, min_size=1, max_size=3).map(tuple), ordered=booleans),
    made(page.Questions, st.lists(questions, min_size=1, max_size=2).map(tuple)),
)
some_flow = st.lists(flow, min_size=1, max_size=2).map(tuple)
links = made(page.Link, text=lines, url=st.just(URL))
blocks: st.SearchStrategy[PageBlock] = st.one_of(
    made(
        page.Heading,
        text=lines,
        level=st.integers(1, 4),
        aside=maybe,
        anchor=maybe,
        stage=stage_names,
    ),
    flow,
    made(page.Beside, some_flow, some_flow),
    made(
        page.Chips,
        st.lists(
            made(page.Chip, lines, st.sampled_from(["", "clock"])), min_size=1, max_size=3
        ).map(tuple),
    ),
    made(page.TimeBar, st.lists(pieces, min_size=1, max_size=3).map(tuple)),
    made(page.Outline, st.lists(steps | heads, min_size=1, max_size=3).map(tuple), to_write=maybe),
    made(
        page.Definitions,
        st.lists(
            st.tuples(lines, st.lists(said, min_size=1, max_size=2).map(tuple)),
            min_size=1,
            max_size=2,
        ).map(tuple),
    ),
    made(page.MarksNote, texts),
    made(
        page.Table,
        header=rows,
        rows=st.lists(rows, max_size=2).map(tuple),
        to_write=st.lists(lines, max_size=2).map(tuple),
    ),
    made(page.Notice, said),
    made(page.Field, texts, ours=booleans, lines=st.integers(2, 5)),
    made(page.Ratings, scale=st.lists(texts, min_size=1, max_size=2).map(tuple), statements=rated),
    made(
        page.Cards,
        st.lists(cards, min_size=1, max_size=3).map(tuple),
        back=lines,
        how=maybe,
        about=st.lists(to_somebody.filter(bool), max_size=2).map(tuple),
        size=st.sampled_from(["a7", "a6"]),
        bleed=booleans,
        address=st.sampled_from(["", URL]),
    ),
    made(page.Links, st.lists(links, min_size=1, max_size=2).map(tuple), maybe),
    st.just(page.PageBreak()),
)
stages = made(
    page.RunStage,
    title=texts,
    minutes=st.integers(1, 90),
    anchor=maybe,
    turn=st.integers(0, 300),
    turns=st.integers(0, 9),
    who=st.lists(st.tuples(lines, lines), max_size=2).map(tuple),
    whose=st.lists(lines, max_size=2).map(tuple),
    block=maybe,
)
runs = made(
    page.Run, title=texts, stages=st.lists(stages, min_size=1, max_size=2).map(tuple), start=lines
)
data = st.dictionaries(texts, texts | st.lists(texts, max_size=2), min_size=1, max_size=3)
pages = made(
    Page,
    title=lines,
    language=st.just("nl"),
    blocks=st.lists(blocks, min_size=1, max_size=3).map(tuple),
    wide=booleans,
    runs=st.just(()) | st.lists(runs, min_size=1, max_size=2).map(tuple),
    about=st.none() | data,
    url=st.sampled_from(["", URL]),
    alternates=st.sampled_from([(), (("en", URL),)]),
    large=booleans,
    entry=st.just("") | slugs,
)


def twin(value: object) -> object:
    """The same with every line of every text made harmless: one letter for a line with ink."""
    if isinstance(value, Marked):
        return Marked(tuple((twin(text), language) for text, language in value.parts))
    if isinstance(value, str):
        if value.startswith("https://x.nl"):
            return value
        harmless = "\n".join(map(_harmless, value.split("\n")))
        # A few figures in a cell stay together.
        return f"1{harmless[1:]}" if len(value) <= SHORT_CELL and value[:1].isdigit() else harmless
    if isinstance(value, Page):
        # On its language it depends which labels say that they are in another.
        return Page(*map(twin, value))._replace(language=value.language)
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        ours = {name: getattr(value, name) for name in NAMES if name in value._fields}
        return type(value)(*map(twin, value))._replace(**ours)
    return tuple(map(twin, value)) if isinstance(value, tuple) else value


def _harmless(line: str) -> str:
    """A letter for a line with ink, and our signs in it."""
    ink, ours = line.replace(page.OURS, ""), page.OURS * line.count(page.OURS)
    return ("x" if ink.strip() else ink) + ours


def fitting(shown: Page) -> Page:
    """A page without the cards that go on on a second one or beside them, as long texts do."""

    def kept(block: PageBlock) -> PageBlock:
        if not isinstance(block, page.Cards):
            return block
        whole = (
            card
            for card in block.cards
            if len([*faces(card, LAYOUTS[block.size])]) == 1
            if not shortened(block._replace(cards=(card,)))
        )
        return block._replace(cards=tuple(whole), about=())

    return shown._replace(blocks=tuple(map(kept, shown.blocks)))


def texts_in(value: object) -> list[str]:
    """Every text of some blocks that every format shows, and once what is said twice of a card."""
    if isinstance(value, str):
        return [] if value == URL else [value]
    if not isinstance(value, tuple) or isinstance(value, page.TimeBar | page.MarksNote):
        return []
    fields = getattr(value, "_fields", ())
    seen = value._replace(**{name: () for name in UNSEEN if name in fields}) if fields else value
    return [text for part in seen for text in texts_in(part)]


def squeezed(text: str) -> str:
    """A text without its white space, which neither format keeps to the letter, and our sign."""
    return re.sub(rf"\s+|{page.OURS}", "", text)


def shape(tokens: list[Token]) -> list[str]:
    """The structure that a parser sees, without the text."""
    found = []
    for token in tokens:
        if token.children is not None:
            found += shape(token.children)
        elif token.type not in ("text", "text_special"):
            found.append(f"{token.type} {token.markup if token.type != 'inline' else ''}")
    return found


def content(tokens: list[Token]) -> str:
    """The text that a parser sees."""
    return "".join(
        content(t.children) if t.children is not None else t.content
        for t in tokens
        if t.type in ("text", "text_special", "inline") or t.children is not None
    )


def elements(document: str) -> list[str]:
    """The elements of a document, in order, with the names of their attributes."""
    root = LexborHTMLParser(document).root
    assert root is not None
    return [f"{e.tag} {sorted(e.attributes)}" for e in root.traverse() if e.tag != "-text"]


@given(pages, booleans)
@settings(max_examples=1000)
def test_markdown_text_is_not_markup(page: Page, marks: bool) -> None:
    """CommonMark sees the same structure as with harmless text, and all of the text."""
    tokens = COMMONMARK.parse(markdown.write(page, marks=marks).decode())
    harmless = markdown.write(twin(page), marks=marks).decode()
    assert shape(tokens) == shape(COMMONMARK.parse(harmless))
    seen = squeezed(content(tokens))
    for text in texts_in(page.blocks):
        assert squeezed(text) in seen


@given(pages, booleans)
@settings(max_examples=400)
def test_html_text_is_not_markup(page: Page, marks: bool) -> None:
    """A browser's parser sees the same elements as with harmless text, and all of the text."""
    document = html.write(page, marks=marks).decode()
    assert elements(document) == elements(html.write(twin(page), marks=marks).decode())
    body = LexborHTMLParser(document).body
    assert body is not None
    seen = squeezed(body.text())
    for text in texts_in(page.blocks):
        assert squeezed(text) in seen


@given(pages)
@settings(max_examples=300)
def test_data_in_html_reads_back(page: Page) -> None:
    """What stands in a page for a program is what was put there, whatever is in it."""
    document = LexborHTMLParser(html.write(page).decode())
    blocks = document.css('script[type="application/ld+json"]')
    assert [json.loads(block.text()) for block in blocks] == ([page.about] if page.about else [])
    clocks = [json.loads(block.text())["runs"] for block in document.css("#clock-data")]
    assert clocks == ([written_of(cleaned(page))] if page.runs else [])


def written_of(page: Page) -> object:
    """The meetings of a page as the clock is given them."""
    return json.loads(json.dumps(clock_data(page, Words(page.language))["runs"]))


@given(entries)
@settings(max_examples=150)
def test_every_field_of_an_entry_stays_text(entry: Entry) -> None:
    """Whatever stands in whatever field, every view has the structure of a harmless one."""
    try:
        whole = with_parts(entry, EMPTY)
    except PlanError:
        assume(False)  # blocks that name what is not there
    for view in views_of(entry):
        shown = make_page(entry, view, EMPTY)
        harmless = twin(shown)
        written = COMMONMARK.parse(markdown.write(shown).decode())
        assert shape(written) == shape(COMMONMARK.parse(markdown.write(harmless).decode()))
        facts = linked_data(whole, EMPTY, for_participants=True)
        full = fitting(make_page(entry, view, EMPTY, to="html"))
        document = html.write(full).decode()
        assert elements(document) == elements(html.write(twin(full)).decode())
        inside = LexborHTMLParser(document).css_first('script[type="application/ld+json"]')
        assert inside is not None
        assert json.loads(inside.text()) == facts


@given(pages, booleans)
@settings(max_examples=40)
def test_pdf_text_is_not_markup(page: Page, marks: bool) -> None:
    """What typst sets has every letter of the page, or a box for one that no font has."""
    drawn = tuple(block for block in page.blocks if isinstance(block, Cards))
    # Where there are cards there is nothing else, and whom they are asked to stands at their foot.
    blocks = fitting(page._replace(blocks=tuple(map(_without_to, drawn)) or page.blocks)).blocks
    asked = Counter(squeezed("".join(texts_in(cleaned(page._replace(blocks=blocks)).blocks))))
    seen = Counter(squeezed(words_of(pdf.write(page, marks=marks))))
    missing = asked - seen
    assert missing.total() <= seen[pdf_setting.BOX]
    assert not [letter for letter in missing if letter.isascii()]


def _without_to(block: Cards) -> Cards:
    cards = (card._replace(question=card.question._replace(to="")) for card in block.cards)
    return block._replace(cards=tuple(cards))


def words_of(made: bytes) -> str:
    """The text that a reader of PDF finds."""
    program = shutil.which("pdftotext")
    assert program
    return subprocess.check_output([program, "-raw", "-", "-"], input=made).decode()


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_paragraph_reads_back(text: str) -> None:
    """A paragraph of any hostile text is one paragraph of that text."""
    written = markdown.write(Page("t", "nl", (page.Paragraph(text),))).decode()
    tokens = COMMONMARK.parse(written)
    assert [t.type for t in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert squeezed(content(tokens)) == squeezed(text)


formula_signs = st.sampled_from([*"=+-@＝＋－＠;,'\"15a \t\r\n\u00a0\u200b\u3000"])
cells = st.text(formula_signs, max_size=8) | texts
NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)*\s?%?")


@given(header=st.tuples(cells, cells), row=st.tuples(cells, cells))
def test_no_cell_of_csv_is_a_formula(header: tuple[str, str], row: tuple[str, str]) -> None:
    """Whether commas, semicolons or tabs part cells, none starts as a formula does."""
    written = csv.write((Sheet("t", header, (row,)),)).decode()
    read = [*reader(io.StringIO(written, newline=""))]
    assert len(read) == 2
    clean_rows = [[*map(shown, cells)] for cells in (header, row)]
    for before, after in zip(clean_rows, read, strict=True):
        assert tuple(cell.replace("'", "") for cell in after) == tuple(
            cell.replace("'", "") for cell in before
        )
    assert not any(cell.startswith(("\t", "\r")) for cells in read for cell in cells)
    for delimiter in ";\t":
        read += reader(io.StringIO(written, newline=""), delimiter=delimiter)
        read += [re.split(r"[;\t]", line) for line in re.split(r"[\r\n]", written)]
    for cell in (cell for cells in read for cell in cells):
        seen = re.sub('[\u200b"\\s]', "", cell)
        # Where another sign parts cells, a number of ours may have a comma and the next behind it.
        number = NUMBER.fullmatch(seen) or NUMBER.fullmatch(seen.split(",")[0])
        assert not seen.startswith(tuple("=+-@＝＋－＠")) or number
