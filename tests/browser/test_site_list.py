"""The list of a site as people choose from it: cards, quick choices, and what a phone shows."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import NewPage
from browser.judging import LAPTOP, PHONE, add_axe, axe_faults, html_faults, lines
from conftest import EXAMPLES
from reflectlib import Catalogue, Filter, Session, plan, render, write_site
from reflectlib.site.settings import LONGEST_INTRODUCTION

FOUND = "[...document.querySelectorAll('#entries [data-id]:not([hidden])')].map(e => e.dataset.id)"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><path d="M0 0h9v3"/></svg>'
SETTINGS = f"""\
title = "Reflecteren bij een organisatie met een lange naam"
logo = "logo.svg"
introduction = "{"Lees dit. " * (LONGEST_INTRODUCTION // 10)}"
contact = {{text = "Vraag het Anna.", mail = "anna@example.org", link = "https://example.org"}}
colours = {{accent = "#7A1F5C"}}
"""


@pytest.fixture(scope="module")
def everything() -> Catalogue:
    """The bundled entries and the examples."""
    return Catalogue.bundled(EXAMPLES / "valid")


@pytest.fixture(scope="module")
def site(everything: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of all of those, with as much above its list as there can be."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "logo.svg").write_text(SVG)
    (folder / "reflect.toml").write_text(SETTINGS)
    write_site(everything, folder / "site", quality=False, settings=folder / "reflect.toml")
    return folder / "site"


def open_list(new_page: NewPage, site: Path, address: str = "", **options: object) -> Page:
    page = new_page(**options)
    page.goto(f"{(site / 'index.html').as_uri()}{address}")
    return page


def chips_of(page: Page) -> Iterator[tuple[str, dict[str, str]]]:
    """What each quick choice is called, and the fields that it sets."""
    for chip in page.locator("#chips button:visible").all():
        yield chip.inner_text().strip(), dict(parse_qsl(chip.get_attribute("data-sets") or ""))


def test_chips_find_what_the_list_finds(
    site: Path, everything: Catalogue, new_page: NewPage
) -> None:
    """A quick choice sets the fields of the form, and what is found is what `Filter` finds."""
    page = open_list(new_page, site)
    chips = list(chips_of(page))
    assert {"minutes": "30"} in [sets for _, sets in chips]
    assert {"facilitation": "self-guided"} in [sets for _, sets in chips]
    assert {"tag": "nieuwe-groep"} in [sets for _, sets in chips]
    for text, sets in chips:
        chip = page.get_by_role("button", name=text, exact=True)
        chip.click()
        expect(chip).to_have_attribute("aria-pressed", "true")
        for name, value in sets.items():
            assert page.locator(f"#{name}").input_value() == value
        asked = {{"query": "word"}.get(name, name): value for name, value in sets.items()}
        numbers = {n: int(v) if n in ("people", "minutes") else v for n, v in asked.items()}
        found = {match.entry.id for match in Filter(**numbers).apply(everything)}  # type: ignore[arg-type]
        assert found, text
        assert set(page.evaluate(FOUND)) == found, text
        chip.click()
        expect(chip).to_have_attribute("aria-pressed", "false")
        assert len(page.evaluate(FOUND)) == len(everything), text


def test_chips_are_the_form(site: Path, new_page: NewPage) -> None:
    """A choice in the form presses its chip, chips add up, and "clear all" undoes them."""
    page = open_list(new_page, site, "#minutes=30")
    pressed = page.locator("#chips [aria-pressed=true]")
    expect(pressed).to_have_count(1)
    page.locator("#chips [data-sets='facilitation=self-guided']").click()
    expect(pressed).to_have_count(2)
    page.locator("h1").click()
    expect(page).to_have_url(
        f"{(site / 'index.html').as_uri()}#facilitation=self-guided&minutes=30"
    )
    page.locator("#minutes").fill("31")
    expect(pressed).to_have_count(1)
    page.get_by_role("button", name="Wis alles").click()
    expect(pressed).to_have_count(0)
    expect(page).to_have_url((site / "index.html").as_uri())


def test_new_group_is_what_data_says(site: Path, everything: Catalogue, new_page: NewPage) -> None:
    """For a new group is what its definition says is for that, and nothing else."""
    page = open_list(new_page, site)
    page.locator("#chips [data-sets='tag=nieuwe-groep']").click()
    expected = {id for id, entry in everything.items() if "nieuwe-groep" in entry.tags}
    assert set(page.evaluate(FOUND)) == expected


def test_kinds_are_apart_until_something_has_an_order(
    site: Path, everything: Catalogue, new_page: NewPage
) -> None:
    """Each kind has a part with its number; what is sought stands together, the best first."""
    page = open_list(new_page, site)
    parts = page.locator("#entries [data-kind]")
    kinds = [entry.kind for entry in everything.values()]
    shown: Counter[str] = Counter()
    for part in parts.all():
        number = part.locator("li[data-id]").count()
        assert part.locator(".count").inner_text() == str(number)
        shown[part.get_attribute("data-kind") or ""] += number
    assert shown == Counter(kinds)
    number_of_parts = parts.count()
    before = page.evaluate(FOUND)
    page.locator("#kind").evaluate("e => { e.value = 'checklist'; }")
    page.locator("#query").dispatch_event("input")
    expect(parts.locator("visible=true")).to_have_count(1)
    expect(page.locator("#in-order")).to_be_hidden()
    page.get_by_role("button", name="Wis alles").click()
    page.locator("#query").fill("intervisie")
    expect(parts.locator("visible=true")).to_have_count(0)
    found = [match.entry.id for match in Filter(word="intervisie").apply(everything)]
    assert page.evaluate(FOUND) == found
    page.locator("#query").fill("")
    expect(parts.locator("visible=true")).to_have_count(number_of_parts)
    assert page.evaluate(FOUND) == before


def test_more_choices_open_where_one_is_made(site: Path, new_page: NewPage) -> None:
    """Who comes back to a list that is filtered sees by what."""
    assert not open_list(new_page, site, "#minutes=30").locator("#more").evaluate("e => e.open")
    assert open_list(new_page, site, "#form=intervisie").locator("#more").evaluate("e => e.open")


@pytest.mark.parametrize("viewport", [PHONE, LAPTOP])
@pytest.mark.parametrize("scripts", [True, False])
def test_first_choice_is_within_two_screens(
    viewport: dict[str, int], scripts: bool, site: Path, new_page: NewPage
) -> None:
    """Whatever an organisation says above it, the first card begins on the second screen."""
    page = open_list(new_page, site, viewport=viewport, java_script_enabled=scripts)
    box = page.locator("#entries [data-id]").first.bounding_box()
    assert box
    assert box["y"] < 2 * viewport["height"]


def test_list_has_no_choices_without_javascript(site: Path, new_page: NewPage) -> None:
    """Without JavaScript there is no button that does nothing, and every card is there."""
    page = open_list(new_page, site, java_script_enabled=False)
    assert page.locator("button:visible, input:visible, select:visible").count() == 0
    assert page.locator("#in-order").is_hidden()
    assert page.locator("#entries [data-id]:visible").count() == page.locator("[data-id]").count()


def test_own_list_is_sound(site: Path, new_page: NewPage, tmp_path: Path) -> None:
    """With a logo, an own colour and pressed chips neither axe nor html-validate finds anything."""
    page = new_page(viewport=PHONE)
    add_axe(page)
    page.goto(f"{(site / 'index.html').as_uri()}#minutes=30")
    expect(page.locator(".logo")).to_be_visible()
    assert page.locator(".logo").evaluate("e => e.complete && e.naturalWidth > 0")
    found = axe_faults(page)
    assert not found, lines(found)
    assert html_faults([site / "index.html"], tmp_path) == []


def test_wide_tables_stack_on_a_phone(
    site: Path, everything: Catalogue, new_page: NewPage, tmp_path: Path
) -> None:
    """On a phone an agenda and a comparison are as wide as the screen: each cell has its label."""
    agenda = tmp_path / "agenda.html"
    meeting = plan(everything["kom"], Session(people=12))  # type: ignore[arg-type]
    agenda.write_bytes(render(meeting, "html", "agenda", everything))
    page = new_page(viewport=PHONE, is_mobile=True)
    for address in (agenda.as_uri(), f"{(site / 'compare.html').as_uri()}#kom,supervisie,coaching"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
        table = page.locator("table.stack").first
        rows = table.locator("tbody tr")
        box = rows.first.bounding_box()
        assert box
        assert box["width"] <= PHONE["width"]
        cells = rows.first.locator("td[data-label]:not(:first-child)").all()
        assert len(cells) > 1
        label = "e => getComputedStyle(e, '::before').content"
        for cell in cells:
            assert (cell.get_attribute("data-label") or "?") in cell.evaluate(label)
        lefts = {(cell.bounding_box() or {"x": -1})["x"] for cell in cells if cell.is_visible()}
        assert len(lefts) == 1
    page.set_viewport_size(LAPTOP)
    assert (
        page.locator("table.stack tr").first.evaluate("e => getComputedStyle(e).display")
        == "table-row"
    )
