"""Text never becomes markup: what a parser reads back is the text itself, and no more."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from selectolax.lexbor import LexborHTMLParser
from strategies import HOSTILE, entries, lines, texts

from reflectlib import Catalogue, page
from reflectlib.model.entry import Entry
from reflectlib.page import Block, Page
from reflectlib.rendering import make_page
from reflectlib.writers import html, markdown

EMPTY = Catalogue([])
COMMONMARK = MarkdownIt("commonmark").enable("table")

booleans = st.booleans()
URL = "https://x.nl/a?b=1&c=(2)*_"
inner_items = texts.map(page.Item)
items = st.builds(
    page.Item,
    text=texts,
    label=st.just("") | lines,
    ours=booleans,
    url=st.sampled_from(["", URL]),
    items=st.lists(inner_items, max_size=2).map(tuple),
)
questions = st.builds(
    page.Question,
    text=texts,
    to=st.just("") | lines,
    ours=booleans,
    follow_ups=st.lists(texts, max_size=2).map(tuple),
)
plain = st.builds(page.Statement, text=texts, opposite=st.just(""), ours=booleans)
poles = st.builds(page.Statement, text=texts, opposite=texts, ours=booleans)
rated = st.one_of(*(st.lists(one, min_size=1, max_size=2).map(tuple) for one in (plain, poles)))
rows = st.tuples(texts, texts, st.just("") | texts)
blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(page.Heading, text=lines, level=st.integers(1, 4), aside=st.just("") | lines),
    st.builds(page.Paragraph, text=texts, label=st.just("") | lines, ours=booleans),
    st.builds(page.Items, st.lists(items, min_size=1, max_size=3).map(tuple), ordered=booleans),
    st.builds(page.Questions, st.lists(questions, min_size=1, max_size=2).map(tuple)),
    st.builds(page.Table, header=rows, rows=st.lists(rows, max_size=2).map(tuple)),
    st.builds(page.Note, texts),
    st.builds(page.Field, texts, ours=booleans),
    st.builds(
        page.Ratings, scale=st.lists(texts, min_size=1, max_size=2).map(tuple), statements=rated
    ),
    st.just(page.PageBreak()),
)
pages = st.builds(
    Page,
    title=lines,
    language=st.just("nl"),
    blocks=st.lists(blocks, min_size=1, max_size=3).map(tuple),
)


def twin(value: object) -> object:
    """The same with every line of every text made harmless: one letter for a line with ink."""
    if isinstance(value, str):
        return (
            re.sub(r"[^\n]*\S[^\n]*", "x", value) if not value.startswith("https://x.nl") else value
        )
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*map(twin, value))
    return tuple(map(twin, value)) if isinstance(value, tuple) else value


def texts_in(value: object) -> list[str]:
    """Every text of some blocks, but addresses."""
    if isinstance(value, str):
        return [] if value == URL else [value]
    return [text for part in value for text in texts_in(part)] if isinstance(value, tuple) else []


def squeezed(text: str) -> str:
    """A text without its white space, which neither format keeps to the letter."""
    return re.sub(r"\s+", "", text)


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


@given(pages)
@settings(max_examples=1000)
def test_markdown_text_is_not_markup(page: Page) -> None:
    """CommonMark sees the same structure as with harmless text, and all of the text."""
    tokens = COMMONMARK.parse(markdown.write(page).decode())
    assert shape(tokens) == shape(COMMONMARK.parse(markdown.write(twin(page)).decode()))
    seen = squeezed(content(tokens))
    for text in texts_in(page.blocks):
        assert squeezed(text) in seen


@given(pages)
@settings(max_examples=400)
def test_html_text_is_not_markup(page: Page) -> None:
    """A browser's parser sees the same elements as with harmless text, and all of the text."""
    document = html.write(page).decode()
    assert elements(document) == elements(html.write(twin(page)).decode())
    body = LexborHTMLParser(document).body
    assert body is not None
    seen = squeezed(body.text())
    for text in texts_in(page.blocks):
        assert squeezed(text) in seen


@given(entries)
@settings(max_examples=150)
def test_every_field_of_an_entry_stays_text(entry: Entry) -> None:
    """Whatever stands in whatever field, the sheet has the structure of a harmless one."""
    sheet = make_page(entry, "sheet", EMPTY)
    harmless = twin(sheet)
    written = COMMONMARK.parse(markdown.write(sheet).decode())
    assert shape(written) == shape(COMMONMARK.parse(markdown.write(harmless).decode()))
    assert elements(html.write(sheet).decode()) == elements(html.write(harmless).decode())


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_paragraph_reads_back(text: str) -> None:
    """A paragraph of any hostile text is one paragraph of that text."""
    written = markdown.write(Page("t", "nl", (page.Paragraph(text),))).decode()
    tokens = COMMONMARK.parse(written)
    assert [t.type for t in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert squeezed(content(tokens)) == squeezed(text)
