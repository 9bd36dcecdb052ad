"""The pages of every view, in a browser: sound HTML, for everybody, on a phone and on paper."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.choosing import shapes_of, telling, text_of
from browser.conftest import NewPage, needs, settle, watch
from browser.judging import LAPTOP, PHONE, add_axe, axe_faults, html_faults, lines
from builders import VIEWS
from conftest import EXAMPLES
from reflectlib import Catalogue, load, render
from reflectlib.rendering import views_of


@pytest.fixture(scope="session")
def pages(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder per view, with the pages of every entry that has it."""
    folder = tmp_path_factory.mktemp("pages")
    for view in VIEWS:
        (folder / view).mkdir()
    examples = [load(EXAMPLES / "valid" / f"{name}.yaml") for name in ("alles", "lijst", "kader")]
    for entry in [*catalogue.values(), *examples]:
        for view in views_of(entry):
            page = folder / view / f"{entry.id}.html"
            page.write_bytes(render(entry, "html", view, catalogue))
    return folder


def test_html_is_sound(pages: Path, tmp_path: Path) -> None:
    """Html-validate finds nothing on any page."""
    found = html_faults(sorted(pages.glob("*/*.html")), tmp_path)
    assert not found, lines(found)


@pytest.mark.parametrize("view", VIEWS)
def test_pages_that_are_looked_at_tell_of_all(view: str, pages: Path) -> None:
    """Every shape of markup is on one of them, and so is the longest word; they are not all."""
    every = {file.name: file.read_bytes() for file in (pages / view).iterdir()}
    told = telling(every)
    assert len(told) < len(every)
    assert set().union(*(shapes_of(every[name]) for name in told)) == set().union(
        *map(shapes_of, every.values())
    )
    longest = max(len(word) for page in every.values() for word in text_of(page).split())
    assert longest in {len(word) for name in told for word in text_of(every[name]).split()}


@pytest.mark.parametrize("view", VIEWS)
def test_pages_are_for_everybody(view: str, pages: Path, new_page: NewPage) -> None:
    """Axe finds nothing, in the light or in the dark, and nothing is wider than a phone.

    That is so of each shape of markup that is on any page of a view.
    """
    page = new_page()
    add_axe(page)
    found = []
    every = {file.name: file.read_bytes() for file in (pages / view).iterdir()}
    for name in telling(every):
        file = pages / view / name
        page.set_viewport_size(LAPTOP)
        page.goto(file.as_uri())
        found += [f"{file.stem} {fault}" for fault in axe_faults(page)]
        page.set_viewport_size(PHONE)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > PHONE["width"]:
            found.append(f"{file.stem} is {width} wide")
    assert not found, lines(found)


@pytest.mark.parametrize(("view", "id"), [("sheet", "kom"), ("worksheet", "b1-niveau")])
def test_paper_has_title_sources_and_page_numbers(
    view: str, id: str, pages: Path, new_page: NewPage, catalogue: Catalogue
) -> None:
    """Printed, a page has its title and its sources, and every side its number."""
    program = shutil.which("pdftotext")
    needs(program, "pdftotext: `apt install poppler-utils`")
    page = new_page()
    page.goto((pages / view / f"{id}.html").as_uri())
    pdf = page.pdf(prefer_css_page_size=True)
    text = subprocess.check_output([program, "-", "-"], input=pdf).decode()
    sides = [" ".join(side.split()) for side in text.split("\f")[:-1]]
    entry = catalogue[id]
    assert entry.title in sides[0]
    assert [source.title for source in entry.sources if source.title not in " ".join(sides)] == []
    for number, side in enumerate(sides, 1):
        assert re.search(rf"\b{number} ?/ ?{len(sides)}\b", side)


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="https://example.org/a.png" alt="">',
        '<img src="a.png" alt="">',
        '<iframe src="about.html"></iframe>',
        "<script>console.error('nee')</script>",
        "<script>throw new Error('nee')</script>",
        "<script>Promise.reject(new Error('nee'))</script>",
        """<meta http-equiv="Content-Security-Policy" content="script-src 'none'">
        <script>let a</script>""",
        """<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
        <img src="a.png" alt="">""",
    ],
)
def test_trouble_on_a_page_is_seen(markup: str, browser: Browser, tmp_path: Path) -> None:
    """A request, a fault or a breach of the policy does not go by unseen."""
    file = tmp_path / "page.html"
    file.write_text(f'<!DOCTYPE html><html lang="nl"><title>Nee</title>{markup}')
    page = browser.new_page()
    troubles = watch(page.context)
    page.goto(file.as_uri())
    settle(page)
    page.close()
    assert troubles
