"""The page of an entry in a site, in a browser: its contents, its buttons, and its search."""

import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import HERE, NewPage, needs
from browser.judging import LAPTOP, PHONE, add_axe, axe_faults, html_faults, lines
from reflectlib import Catalogue, render, write_site
from reflectlib.resources import methods_dir

IDS = ("kom", "leercoaches", "kwaliteitskader-reflectie", "basisprincipes", "inchecken")
EVENING = """\
format: 1
kind: programme
id: avond
title: Avond
language: nl
summary: Samen.
blocks:
  - inchecken
  - pause: 10
  - kom
"""
FOUND = "[...document.querySelectorAll('#entries > li:not([hidden])')].map(li => li.dataset.id)"
BEAMER = {"width": 1920, "height": 1080}


@pytest.fixture(scope="session")
def entries(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """An entry of each kind, and a method over more meetings."""
    own = tmp_path_factory.mktemp("evening") / "avond.yaml"
    own.write_text(EVENING)
    return Catalogue([file for file in methods_dir().rglob("*.yaml") if file.stem in IDS] + [own])


@pytest.fixture(scope="session")
def site(entries: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of those."""
    folder = tmp_path_factory.mktemp("site")
    write_site(entries, folder)
    return folder


@pytest.fixture(params=["folder", "server"])
def home(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    """Where the site stands: the address of its folder."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    if request.param == "folder":
        yield f"{site.as_uri()}/"
        return
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=site)) as server:
        threading.Thread(target=server.serve_forever).start()
        yield f"{HERE}{server.server_port}/"
        server.shutdown()


def open_entry(new_page: NewPage, site: Path, name: str, **options: object) -> Page:
    page = new_page(**options)
    page.goto((site / "entries" / f"{name}.html").as_uri())
    return page


def test_what_is_looked_for_on_a_page_is_found_in_the_list(home: str, new_page: NewPage) -> None:
    """Words that are typed on an entry's page find what they find in the list.

    They stand in the address where the list has them, and going back leads to the page.
    """
    page = new_page()
    page.goto(f"{home}index.html")
    page.locator("#query").fill("één & kijk +")
    expected = page.evaluate(FOUND)
    page.goto(f"{home}entries/kom.html")
    page.locator("header input").fill("één & kijk +")
    page.locator("header input").press("Enter")
    expect(page.locator("#query")).to_have_value("één & kijk +")
    assert page.evaluate(FOUND) == expected
    assert page.url.startswith(f"{home}index.html#query=")
    page.go_back()
    expect(page).to_have_url(f"{home}entries/kom.html")


@pytest.mark.parametrize("viewport", [LAPTOP, BEAMER])
def test_contents_stay_in_view(viewport: dict[str, int], site: Path, new_page: NewPage) -> None:
    """Beside the text its contents are seen wherever one is, and show where that is."""
    page = open_entry(new_page, site, "kom", viewport=viewport)
    beside = page.locator("nav.contents")
    assert not page.locator("details.contents").is_visible()
    for link in (beside.locator("a").first, beside.locator("a").last):
        link.click()
        expect(link).to_be_in_viewport()
        target = page.locator(link.get_attribute("href") or "")
        expect(target).to_be_in_viewport()
    page.evaluate("scrollTo(0, 0)")
    step = page.locator("#step-complimenten")
    step.evaluate("step => scrollTo(0, step.getBoundingClientRect().top - 40)")
    here = beside.locator("[aria-current=location]")
    expect(here).to_have_attribute("href", "#step-complimenten")
    expect(here).to_be_in_viewport()


def test_contents_fold_on_a_phone(site: Path, new_page: NewPage) -> None:
    """On a phone the contents take a line until they are asked for, without JavaScript too."""
    page = open_entry(new_page, site, "kom", viewport=PHONE, java_script_enabled=False)
    assert not page.locator("nav.contents").is_visible()
    folded = page.locator("details.contents")
    assert not folded.locator("a").first.is_visible()
    folded.locator("summary").click()
    folded.locator("a").last.click()
    expect(page.locator("section.level-2").last).to_be_in_viewport()


def test_print_prints(site: Path, new_page: NewPage) -> None:
    """The button prints the page; without JavaScript, where it could not, it is not there."""
    page = new_page()
    page.add_init_script("window.print = () => { window.printed = (window.printed ?? 0) + 1; }")
    page.goto((site / "entries" / "kom.html").as_uri())
    page.locator("#site-print").click()
    assert page.evaluate("window.printed") == 1
    page = open_entry(new_page, site, "kom", java_script_enabled=False)
    assert not page.locator("#site-print").is_visible()


@pytest.mark.parametrize("id", ["kom", "kwaliteitskader-reflectie"])
def test_paper_is_as_that_of_the_sheet(
    id: str, entries: Catalogue, site: Path, new_page: NewPage, tmp_path: Path
) -> None:
    """Printed, the page of an entry is the sheet: nothing of what a site puts around it."""
    program = shutil.which("pdftotext")
    needs(program, "pdftotext: `apt install poppler-utils`")
    (tmp_path / "sheet.html").write_bytes(render(entries[id], "html", "sheet", entries))
    texts = []
    for file in (tmp_path / "sheet.html", site / "entries" / f"{id}.html"):
        page = new_page()
        page.goto(file.as_uri())
        pdf = page.pdf(prefer_css_page_size=True)
        texts.append(subprocess.check_output([program, "-", "-"], input=pdf).decode())
    assert texts[0] == texts[1]


def test_clock_is_a_press_away(site: Path, new_page: NewPage) -> None:
    """The button leads to the page on which the clock can be started, and that leads back."""
    page = open_entry(new_page, site, "kom")
    page.locator(".buttons a").first.click()
    expect(page).to_have_url(re.compile("/kom.clock.html$"))
    expect(page.locator("#clock-start")).to_be_visible()
    page.locator("header nav a").last.click()
    expect(page).to_have_url(re.compile("/kom.html$"))


def test_group_sees_the_clock_alone(site: Path, new_page: NewPage) -> None:
    """What a site puts around a page is not on the screen for the group, nor beside a clock."""
    page = open_entry(new_page, site, "kom.clock", viewport=LAPTOP)
    assert page.locator("header input").is_visible()
    page.locator("#clock-start").click()
    expect(page.locator("header input")).to_be_hidden()
    page.goto((site / "entries" / "kom.clock.html").as_uri() + "#screen")
    page.reload()
    expect(page.locator("header input")).to_be_hidden()


@pytest.mark.parametrize("viewport", [PHONE, LAPTOP, BEAMER])
def test_pages_of_entries_are_for_everybody(
    viewport: dict[str, int], site: Path, new_page: NewPage
) -> None:
    """Axe finds nothing on the page of an entry of each kind, and none is wider than the screen."""
    page = new_page(viewport=viewport)
    add_axe(page)
    found = []
    for name in (*IDS, "avond", "kom.en", "kom.handout", "kom.cards", "kom.clock"):
        page.goto((site / "entries" / f"{name}.html").as_uri())
        found += [f"{name} {fault}" for fault in axe_faults(page)]
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > viewport["width"]:
            found.append(f"{name} is {width} wide")
    assert not found, lines(found)


def test_pages_of_entries_are_sound(site: Path, tmp_path: Path) -> None:
    """Html-validate finds nothing on any page of an entry."""
    assert html_faults(sorted((site / "entries").glob("*.html")), tmp_path) == []
