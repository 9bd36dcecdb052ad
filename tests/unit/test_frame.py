"""What stands around the blocks in HTML, and what a page may do."""

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from builders import VIEWS
from reflectlib import Catalogue, Method, Session, plan, render
from reflectlib.language.words import Words
from reflectlib.page import (
    AskedQuestion,
    Card,
    Cards,
    Field,
    Heading,
    Page,
    RatedStatement,
    Ratings,
    Run,
    RunPortion,
    RunStage,
    Table,
)
from reflectlib.rendering import views_of
from reflectlib.site.pages import Options, entry_files
from reflectlib.writers import html
from reflectlib.writers.clock import CLOCK, as_data, clock_data
from reflectlib.writers.frame import ASSETS, KEPT, tight

RUN = Run("Rondje", (RunStage("1. Ronde", 5, "step-ronde"),))
CARDS = Cards((Card(AskedQuestion("Hoe?"), "Doen", 0),), "Rondje")
STATEMENT = RatedStatement("Wij kiezen.")
PLAIN = Page("t", "nl", ())
CLOCKED = PLAIN._replace(runs=(RUN,))


def documents(catalogue: Catalogue, view: str) -> Iterator[str]:
    """Every bundled page of one view, as HTML."""
    for entry in catalogue.values():
        if view in views_of(entry):
            yield render(entry, "html", view, catalogue).decode()  # type: ignore[arg-type]


def hash_of(element: LexborNode) -> str:
    return f"'sha256-{b64encode(sha256(element.text().encode()).digest()).decode()}'"


def policy_of(tree: LexborHTMLParser) -> dict[str, str]:
    """The rules of the policy that a page sets itself."""
    (meta,) = tree.css('meta[http-equiv="Content-Security-Policy"]')
    rules = [rule.split(" ", 1) for rule in (meta.attributes["content"] or "").split("; ")]
    assert len(dict(rules)) == len(rules)
    return dict(rules)


def holds(document: str, asks: str = "'none'") -> None:
    """A page may do nothing but what is in it, and holds to that.

    It has an icon in its address, and leads with a form only where it `asks`.
    """
    tree = LexborHTMLParser(document)
    (style,) = tree.css("style")
    expected = {
        "default-src": "'none'",
        "style-src": hash_of(style),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": asks,
    }
    programs = [script for script in tree.css("script") if "type" not in script.attributes]
    if programs:
        expected["script-src"] = " ".join(map(hash_of, programs))
    assert policy_of(tree) == expected
    for element in tree.css("*"):
        for name in element.attributes:
            assert name not in ("style", "src", "srcset")
            assert not name.startswith("on")
    assert not tree.css("link:not([rel=canonical], [rel=alternate][hreflang], [rel=icon]), base")
    (icon,) = tree.css("link[rel=icon]")
    assert (icon.attributes["href"] or "").startswith("data:image/svg+xml,")
    forms = [form.attributes.get("action") for form in tree.css("form")]
    assert forms == ([] if asks == "'none'" else ["../index.html"])
    assert not tree.css("iframe, object, embed")
    assert not re.search(r"url\(|@import", style.text())


@pytest.mark.parametrize("view", VIEWS)
def test_every_page_holds_to_its_policy(view: str, catalogue: Catalogue) -> None:
    """The hashes of a page are those of its style and its script, and nothing stands inline."""
    for document in documents(catalogue, view):
        holds(document)


def test_every_page_of_an_entry_in_a_site_holds_to_its_policy(catalogue: Catalogue) -> None:
    """A page of a site may besides lead to the list, by a form that sends nothing to anybody."""
    for id in ("kom", "kwaliteitskader-reflectie", "basisprincipes"):
        for name, content in entry_files(catalogue[id], catalogue, b"", Options()):
            if name.endswith(".html"):
                holds(content.decode(), asks="'self' file:")


def test_run_sheet_holds_to_its_policy(catalogue: Catalogue) -> None:
    """The sheet of a planned meeting may do no more than any other page."""
    kom = catalogue["kom"]
    assert isinstance(kom, Method)
    document = render(plan(kom, Session()), "html").decode()
    holds(document)
    assert 'id="clock-data"' in document


def test_only_what_runs_or_is_filled_in_has_a_script() -> None:
    """Only a page with a meeting to run, or with something to fill in, may run a script."""
    tree = LexborHTMLParser(html.write(PLAIN).decode())
    assert "script-src" not in policy_of(tree)
    assert not tree.css("script, .clock")
    clocked = LexborHTMLParser(html.write(CLOCKED).decode())
    assert len(clocked.css("script:not([type])")) == len(clocked.css("#clock")) == 1
    for block in (Field("Hoe?"), Table(("Wat",), (("",),)), Ratings(("ja",), (STATEMENT,))):
        filled_in = LexborHTMLParser(html.write(PLAIN._replace(blocks=(block,))).decode())
        assert len(filled_in.css("script:not([type])")) == len(filled_in.css("#kept")) == 1
        holds(filled_in.html or "")
    read = PLAIN._replace(blocks=(Table(("Wat",), (("Dit",),)),))
    assert not LexborHTMLParser(html.write(read).decode()).css("script, #kept")


def test_a_page_has_the_styles_of_what_is_on_it() -> None:
    """Rules for cards and for the clock come with cards and with a clock, after the others."""
    pages = (PLAIN, PLAIN._replace(blocks=(CARDS,)), CLOCKED)
    plain, carded, clocked = (
        LexborHTMLParser(html.write(page).decode()).css("style")[0].text() for page in pages
    )
    assert carded.startswith(plain)
    assert "105mm" in carded.removeprefix(plain)
    assert clocked.startswith(plain)
    assert ".clock-buttons" in clocked.removeprefix(plain)


@pytest.mark.parametrize(
    ("page", "layout"),
    [
        (PLAIN, None),
        (PLAIN._replace(wide=True), "wide"),
        (PLAIN._replace(blocks=(CARDS,)), "cards-page"),
    ],
)
def test_body_says_what_paper_it_needs(page: Page, layout: str | None) -> None:
    """A page of cards and one with a wide table say so, for print."""
    body = LexborHTMLParser(html.write(page).decode()).body
    assert body is not None
    assert body.attributes.get("class") == layout


def test_a_published_page_says_where_it_is() -> None:
    """The address where a page can be read stands in its head, where it has one."""
    published = LexborHTMLParser(html.write(PLAIN._replace(url="https://x.nl/a?b&c")).decode())
    there = [each.attributes["href"] for each in published.css("link:not([rel=icon])")]
    assert there == ["https://x.nl/a?b&c"]
    assert not LexborHTMLParser(html.write(PLAIN).decode()).css("link:not([rel=icon])")


def test_a_page_says_which_languages_it_is_there_in() -> None:
    """Each language of a page stands in its head, with the page in that language."""
    page = PLAIN._replace(alternates=(("nl", "a.html"), ("pt-BR", "a.pt-BR.html?b&c")))
    links = LexborHTMLParser(html.write(page).decode()).css('link[rel="alternate"]')
    there = [(each.attributes["hreflang"], each.attributes["href"]) for each in links]
    assert there == [*page.alternates]


def test_clock_gets_what_it_runs_and_what_it_says() -> None:
    """The clock has its meetings, its words in the page's language, and a key of its own."""

    def given(page: Page) -> dict[str, object]:
        found = LexborHTMLParser(html.write(page).decode()).css("#clock-data")
        read: dict[str, object] = json.loads(found[0].text())
        return read

    data = given(CLOCKED)
    stage = {"title": "1. Ronde", "minutes": 5, "anchor": "step-ronde"}
    assert data["runs"] == [{"title": "Rondje", "stages": [stage]}]
    assert data["labels"] == {key: Words("nl").say(text) for key, text in CLOCK.items()}
    other = CLOCKED._replace(runs=(RUN._replace(start="2026-12-03T13:00:00+01:00"),))
    assert given(other)["key"] != data["key"] == given(CLOCKED._replace(title="u"))["key"]


def test_clock_is_not_told_what_a_heading_says() -> None:
    """The title of a step stands once in a page: in its heading, where that has the same words."""
    heading = Heading("1. Ronde", 3, anchor="step-ronde")
    for blocks, title in (((heading,), None), ((heading._replace(text="Rondje"),), "1. Ronde")):
        data = clock_data(CLOCKED._replace(blocks=blocks), Words("nl"))
        assert data["runs"][0]["stages"][0].get("title") == title
        assert data["key"] == clock_data(CLOCKED, Words("nl"))["key"]


def test_labels_of_the_clock_are_all_there() -> None:
    """Each word that the clock's script asks for exists, and each of its words is used."""
    parts = sorted((ASSETS / "clock").glob("*.js"))
    script = "\n".join(part.read_text(encoding="utf-8") for part in parts)
    places = re.findall(r"(?:labels\[|\bsay\()([^,\]]+)", script)
    asked = {name for place in places for name in re.findall(r'"(\w+)"', place)}
    assert asked | {*re.findall(r"labels\.(\w+)", script)} == {*CLOCK}


def test_labels_of_what_is_kept_are_all_there() -> None:
    """The same of the script that keeps what is typed."""
    script = (ASSETS / "keep.js").read_text(encoding="utf-8")
    places = re.findall(r"(?:labels\[|\bsay\()([^,\]]+)", script)
    asked = {name for place in places for name in re.findall(r'"(\w+)"', place)}
    assert asked | {*re.findall(r"labels\.(\w+)", script)} == {*KEPT}


def test_stages_say_what_is_not_as_always() -> None:
    """What a stage may take and how it is divided is there, a least of nothing included."""
    inside = Run("Kant", (RunStage("A", 5, least=3),), portions=(RunPortion(2, (0,)),))
    stage = RunStage("B", 5, kind="sides", least=0, sides=(inside,))
    run = Run("Rondje", (stage,), "", (RunPortion(4, (0,), enters=True), RunPortion(1, (0,))), (0,))
    assert as_data(run) == {
        "title": "Rondje",
        "stages": (
            {
                "title": "B",
                "minutes": 5,
                "kind": "sides",
                "least": 0,
                "sides": (
                    {
                        "title": "Kant",
                        "stages": ({"title": "A", "minutes": 5, "least": 3},),
                        "portions": "2.0",
                    },
                ),
            },
        ),
        "portions": "-4.0 1.0",
        "pins": (0,),
    }


@pytest.mark.parametrize(
    ("kind", "line", "expected"),
    [
        (".js", "// why", ""),
        (
            ".css",
            ".a :is(b, c) > d:hover { color: red; margin: 0 -1px; }",
            ".a :is(b,c)>d:hover{color:red;margin:0 -1px;}",
        ),
        (".js", 'const a = b ? "x , y" : { c: 1 };', 'const a=b?"x , y":{c:1};'),
        (".js", "say(`a = ${b, c}`, d);", "say(`a = ${b, c}`, d);"),
    ],
)
def test_pages_have_no_spaces_that_only_we_read(kind: str, line: str, expected: str) -> None:
    """Comments and spaces around signs are left out, and nothing that means something."""
    assert tight(line, kind) == expected
