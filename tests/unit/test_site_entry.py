"""The page of an entry in a site: the ways from it, its contents, and what others show of it."""

from xml.etree import ElementTree as ET

import pytest
from selectolax.lexbor import LexborHTMLParser

from builders import checklist, framework, method
from reflectlib import Catalogue, Session, plan
from reflectlib.errors import PlanError
from reflectlib.model.entry import Entry
from reflectlib.page import Chip, Chips, Heading, Page, Paragraph, Table, TimePiece
from reflectlib.site.entry_page import contents, opening, with_anchors
from reflectlib.site.pages import Options, entry_files
from reflectlib.writers.frame import locale_of
from reflectlib.writers.picture import BOLD, LETTER, MARGIN, WIDTH, light, picture

BASE = "https://example.org/a/"
STEP = {"id": "ronde", "title": "Ronde"}
SVG = "{http://www.w3.org/2000/svg}"


def files(entry: Entry, base_url: str = "", title: str = "") -> dict[str, str]:
    """The files of an entry in a site, by their names below its folder of entries."""
    options = Options(title, base_url, quality=False)
    catalogue = Catalogue([entry])
    made = entry_files(entry, catalogue, b"", options)
    return {name.removeprefix("entries/"): content.decode() for name, content in made}


def tree(entry: Entry, **options: str) -> LexborHTMLParser:
    return LexborHTMLParser(files(entry, **options)[f"{entry.id}.html"])


def hrefs(tree: LexborHTMLParser, css: str) -> list[str]:
    return [each.attributes["href"] or "" for each in tree.css(css)]


def meta(tree: LexborHTMLParser) -> dict[str, str]:
    """What the page tells others of itself, by the name of each."""
    found = {}
    for each in tree.css("meta[property], meta[name]"):
        name = each.attributes.get("property") or each.attributes["name"] or ""
        found[name] = each.attributes["content"] or ""
    return found


@pytest.fixture(scope="module")
def kom() -> dict[str, LexborHTMLParser]:
    """The pages of a large method, as a site without an address has them."""
    catalogue = Catalogue.bundled()
    made = entry_files(catalogue["kom"], catalogue, b"", Options())
    return {
        name.removeprefix("entries/"): LexborHTMLParser(content.decode())
        for name, content in made
        if name.endswith(".html")
    }


def test_buttons_are_of_what_there_is() -> None:
    """A method leads to its clock, handout and cards; what an entry has not has no button."""
    asked = method(phases=[STEP | {"questions": [{"text": "Hoe?"}]}])
    assert hrefs(tree(asked), ".buttons a") == [
        f"{asked.id}.{view}.html" for view in ("clock", "handout", "cards")
    ]
    assert "cards" not in " ".join(hrefs(tree(method()), ".buttons a"))
    for other in (checklist(), framework()):
        assert not hrefs(tree(other), ".buttons a")
        assert tree(other).css(".buttons #site-print[hidden]")


def test_the_clock_has_a_page_of_its_own(kom: dict[str, LexborHTMLParser]) -> None:
    """The clock stands on the page that the button leads to, and weighs on no other."""
    assert [name for name, page in kom.items() if page.css("#clock")] == [
        "kom.clock.html",
        "kom.clock.en.html",
    ]
    assert [each.text() for each in kom["kom.clock.html"].css("h1")] == [
        each.text() for each in kom["kom.html"].css("h1")
    ]


def test_what_cannot_be_planned_has_no_clock() -> None:
    """A method of which no meeting can be planned has no page with a clock, and no way to one."""
    long = method(phases=[STEP | {"time": 1440}, STEP | {"id": "b", "time": 1440}])
    with pytest.raises(PlanError):
        plan(long, Session())
    made = files(long)
    assert f"{long.id}.clock.html" not in made
    assert ".clock.html" not in made[f"{long.id}.html"]


def test_contents_lead_to_every_part(kom: dict[str, LexborHTMLParser]) -> None:
    """Each part and each step is in the contents, in both of their shapes, and is there once."""
    page = kom["kom.html"]
    ids = [each.attributes["id"] for each in page.css("[id]")]
    assert len(ids) == len({*ids})
    beside, folded = (hrefs(page, f"{css} a") for css in ("nav.contents", "details.contents"))
    assert beside == folded
    parts = [f"#{each.attributes.get('id')}" for each in page.css("section.level-2")]
    steps = [f"#{id}" for id in ids if id and id.startswith("step-")]
    assert steps
    assert [href for href in beside if href in parts] == parts
    assert {*beside} == {*parts, *steps}


def test_a_short_page_has_no_contents() -> None:
    """Where there is little to choose from no list of parts stands in the way."""
    assert not tree(method()).css(".contents")


def test_parts_that_are_called_alike_are_told_apart() -> None:
    """Each part of a page has a name of its own, which no step of it can have."""
    titles = ("Doelen", "Doelen", "Step a", "日本")
    page = Page("t", "nl", tuple(map(Heading, titles)))
    anchors = [block.anchor for block in with_anchors(page).blocks if isinstance(block, Heading)]
    assert anchors == ["part-doelen", "part-doelen-2", "part-step-a", "part"]


def test_steps_stand_below_their_part() -> None:
    """What has a name at the third level is below the part that it is in; no heading else is."""
    blocks = (
        Heading("T", 1),
        Heading("Stappen", anchor="a"),
        Heading("1. Begin", 3, anchor="b"),
        Heading("Los", 3),
        Heading("Bronnen", anchor="c"),
    )
    found = [(part.text, [each.text for each in part.parts]) for part in contents(blocks)]
    assert found == [("Stappen", ["1. Begin"]), ("Bronnen", [])]


def test_what_stands_in_brief_and_in_full_is_listed_once() -> None:
    """Of a meeting that is there in brief first, the contents lead to its steps."""
    brief, full = Heading("Avond", anchor="a"), Heading("Avond", anchor="b")
    step, other = Heading("1. Begin", 3, anchor="c"), Heading("Bronnen", anchor="d")
    found = [part.anchor for part in contents((brief, other, full, step, other))]
    assert found == ["d", "b", "d"]


def test_buttons_stand_below_the_chips() -> None:
    """A page opens with its first texts, or up to its chips where it has them."""
    title, summary, chips = Heading("T", 1), Paragraph("s"), Chips((Chip("90 min"),))
    needs, part = Paragraph("n"), Heading("Deel")
    assert opening((title, summary, chips, needs, part)) == 3
    assert opening((title, summary, needs, part, chips)) == 3
    assert opening((title, summary)) == 2
    assert opening((title, summary, Table(("a",), (("b",),)), part)) == 2


def test_every_page_leads_up_and_can_be_searched_from(kom: dict[str, LexborHTMLParser]) -> None:
    """From each page one comes to the list, from a view to its entry, and looks for all others."""
    for name, page in kom.items():
        up = hrefs(page, "header nav a")
        own = "kom.en.html" if name.endswith(".en.html") else "kom.html"
        assert up == ["../index.html", *[own] * (name != own)]
        (form,) = page.css("form")
        assert form.attributes == {"action": "../index.html"}
        assert [each.attributes["name"] for each in form.css("input")] == ["query"]


def test_files_come_last(kom: dict[str, LexborHTMLParser]) -> None:
    """What can be downloaded is the last that a page leads to; other views have no files."""
    last = kom["kom.html"].css(".more section")[-1]
    assert [each.attributes["href"] for each in last.css("a")] == [
        "kom.md",
        "kom.json",
        "kom.yaml",
    ]
    assert not [href for href in hrefs(kom["kom.handout.html"], "a") if href.endswith(".json")]


def test_a_link_shows_what_it_is_of() -> None:
    """The title and the summary of an entry, its kind of thing, and its language are told."""
    told = meta(tree(method(title="A & B", summary="Een\n zin.")))
    assert told["og:title"] == "A & B"
    assert told["og:description"] == told["description"] == "Een zin."
    assert (told["og:type"], told["og:locale"]) == ("article", "nl_NL")
    assert told["twitter:card"] == "summary"
    assert not told.keys() & {"og:image", "og:url", "og:site_name"}


def test_a_site_with_an_address_shows_a_picture() -> None:
    """With a base URL each page names its own address and a picture that is there."""
    entry = method()
    made = files(entry, BASE, "Bij ons")
    for name, content in made.items():
        if not name.endswith(".html"):
            continue
        told = meta(LexborHTMLParser(content))
        assert told["og:url"] == f"{BASE}entries/{name}"
        assert told["og:image"] == f"{BASE}entries/{entry.id}.svg"
        assert (told["og:site_name"], told["twitter:card"]) == ("Bij ons", "summary_large_image")
    assert f"{entry.id}.svg" in made
    assert not [name for name in files(entry) if name.endswith(".svg")]


@pytest.mark.parametrize(
    ("language", "locale"),
    [("nl", "nl_NL"), ("pt-BR", "pt_BR"), ("en", "en_GB"), ("zh-Hant-TW", "zh_TW"), ("ja", "")],
)
def test_locales_have_a_land(language: str, locale: str) -> None:
    """A language is named with its land, which is not guessed."""
    assert locale_of(language) == locale


def test_picture_has_the_title_the_facts_and_the_time() -> None:
    """A picture says what an entry is, and its bar is as long as it is wide, coloured by stage."""
    pieces = (TimePiece(10, "1", "opening"), TimePiece(30, "2", "exploring"), TimePiece(20))
    drawn = ET.fromstring(picture("Rondje", "intervisie", ["4–6 mensen", "1 uur"], pieces, "Wij"))  # noqa: S314  # ours
    texts = [each.text for each in drawn.iter(f"{SVG}text")]
    assert texts == ["Intervisie", "Wij", "Rondje", "4–6\xa0mensen · 1\xa0uur"]
    _, *bar = [each.attrib for each in drawn.iter(f"{SVG}rect")]
    colors = light()
    assert [each["fill"] for each in bar] == [
        colors["opening"],
        colors["exploring"],
        colors["line"],
    ]
    first, second, third = (float(each["width"]) for each in bar)
    assert first < third < second
    assert float(bar[-1]["x"]) + third == pytest.approx(WIDTH)


@pytest.mark.parametrize(
    "text",
    ["</text><script>", "Reflectieverslag" * 20, "een twee " * 60, "日本語" * 50, "a-b " * 3, "&"],
)
def test_a_picture_bears_any_text(text: str) -> None:
    """A title, a form, facts and the name of a site stay texts, and within the picture."""
    drawn = ET.fromstring(picture(text, text, [text, text], (), text))  # noqa: S314  # ours
    assert drawn.findtext(f"{SVG}title") == text
    for group in drawn.iter(f"{SVG}g"):
        size = float(group.attrib["font-size"])
        letter = BOLD if "font-weight" in group.attrib else LETTER
        for line in group.iter(f"{SVG}text"):
            wide = sum(2 if each > "\u2e80" else 1 for each in line.text or "")
            assert wide * size * letter <= WIDTH - 2 * MARGIN
            assert 0 < float(line.attrib["y"]) < 570


def test_what_does_not_fit_a_picture_ends_with_dots() -> None:
    """What is left out of a picture is seen to be left out."""
    drawn = ET.fromstring(picture("een twee " * 60, "vorm", []))  # noqa: S314  # ours
    title = [each.text or "" for each in drawn.iter(f"{SVG}text")][1:]
    assert title[-1].endswith("…")
    assert not any(line.endswith("…") for line in title[:-1])


def test_a_site_that_is_called_something_says_so() -> None:
    """The way to the list is called as the site is, on the pages of entries too."""
    for title, expected in (("", "Alle methoden"), ("Bij <ons>", "Bij <ons>")):
        home = tree(method(), title=title).css("header nav a")[0]
        assert home.text() == expected
