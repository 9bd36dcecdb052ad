"""Cards on paper: each question fits its card, and its back lies behind it."""

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from browser.conftest import NewPage, needs
from browser.judging import PHONE, lines
from builders import method
from reflectlib import Catalogue, render
from reflectlib.rendering import views_of
from reflectlib.writers.html import LONG_CARD, LONGEST_CARD

A4 = {"width": 794, "height": 1123}  # in CSS pixels, as paper is laid out
FITS = """
([...document.querySelectorAll(".cards > li > div, .backs > div")]
  .filter(card => card.scrollWidth > card.clientWidth || card.scrollHeight > card.clientHeight)
  .map(card => `${card.scrollHeight} of ${card.clientHeight}: ${card.innerText}`))
"""
PLACES = """
[...document.querySelectorAll(".cards")].map(sheet => {
  const {left, top, width} = sheet.getBoundingClientRect();
  return [...sheet.children].map(card => {
    const at = card.getBoundingClientRect();
    return {
      left: Math.round(at.left - left), right: Math.round(left + width - at.right),
      top: Math.round(at.top - top), height: Math.round(at.height),
      category: card.querySelector(".category")?.innerText ?? "",
    };
  });
})
"""


@pytest.fixture(scope="session")
def cards(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the cards of every method that has any."""
    folder = tmp_path_factory.mktemp("cards")
    for entry in catalogue.values():
        if "cards" in views_of(entry):
            page = render(entry, "html", "cards", catalogue)
            (folder / f"{entry.id}.html").write_bytes(page)
    return folder


def test_cards_of_every_method(cards: Path, new_page: NewPage) -> None:
    """On paper no text of any card is cut off, and turned over each back has its own front."""
    page = new_page(viewport=A4)
    page.emulate_media(media="print")
    found = []
    for file in sorted(cards.iterdir()):
        page.goto(file.as_uri())
        found += [f"{file.stem}: {card}" for card in page.evaluate(FITS)]
        sheets = page.evaluate(PLACES)
        for number, (fronts, backs) in enumerate(zip(sheets[::2], sheets[1::2], strict=True), 1):
            assert len(fronts) == 8 or (2 * number == len(sheets) and 0 < len(fronts) < 8)
            turned = [back | {"left": back["right"], "right": back["left"]} for back in backs]
            assert all(front in turned for front in fronts), file.stem
            assert sum(back["category"] != "" for back in backs) == len(fronts)
    assert not found, lines(found)


@pytest.mark.parametrize("id", ["kom", "supervisie"])
def test_fronts_and_backs_take_turns_on_paper(
    id: str, cards: Path, new_page: NewPage, catalogue: Catalogue
) -> None:
    """Printed on both sides, the fronts are on the odd sides and their backs on the even ones."""
    program = shutil.which("pdftotext")
    needs(program, "pdftotext: `apt install poppler-utils`")
    page = new_page()
    page.goto((cards / f"{id}.html").as_uri())
    fronts = page.locator(".cards:not(.backs)")
    asked = [Counter(sheet.inner_text().split()) for sheet in fronts.all()]
    pdf = page.pdf(prefer_css_page_size=True)
    text = subprocess.check_output([program, "-", "-"], input=pdf).decode()
    sides = [Counter(side.split()) for side in text.replace("\u2060", "").split("\f")[:-1]]
    title = Counter(catalogue[id].title.split())
    for number, words in enumerate(asked):
        front, back = sides[2 * number : 2 * number + 2]
        assert front == words
        assert title <= back
    (sources,) = sides[2 * len(asked) :]
    assert "CC-BY-4.0" in sources


@pytest.mark.parametrize("length", [LONG_CARD, LONGEST_CARD, 500])
@pytest.mark.parametrize("follow_ups", [0, 4])
def test_each_size_of_card_holds_what_it_is_for(
    length: int, follow_ups: int, tmp_path: Path, new_page: NewPage
) -> None:
    """The longest question of each size fits, also one with a long category and its follow-ups."""
    words = "Wat vindt de verantwoordelijke gezinsbegeleider hiervan en waarom? " * 20
    share = length // (1 + follow_ups)
    question = {
        "text": words[:share].strip(),
        "follow_ups": [words[i : i + share].strip() for i in range(follow_ups)],
        "to": "gespreksleider",
        "basis": "editor",
    }
    step = {"id": "a", "title": words[:60], "questions": [question]}
    made = method(phases=[step], roles=[{"id": "gespreksleider", "title": "Gespreksleider"}])
    file = tmp_path / "card.html"
    file.write_bytes(render(made, "html", "cards", Catalogue([])))
    page = new_page(viewport=A4)
    page.emulate_media(media="print")
    page.goto(file.as_uri())
    assert page.evaluate(FITS) == []


def long_word(tmp_path: Path, new_page: NewPage, viewport: dict[str, int]) -> Page:
    """A page with a card with a word that is longer than it."""
    step = {"id": "a", "title": "A", "questions": [f"Wat is {'oplossingsgericht' * 6}?"]}
    file = tmp_path / "card.html"
    file.write_bytes(render(method(phases=[step]), "html", "cards", Catalogue([])))
    page = new_page(viewport=viewport)
    page.goto(file.as_uri())
    return page


@pytest.mark.parametrize(
    ("viewport", "media"),
    [(PHONE, "screen"), ({"width": 250, "height": 500}, "screen"), (A4, "print")],
)
def test_long_word_stays_on_its_card(
    viewport: dict[str, int], media: Any, tmp_path: Path, new_page: NewPage
) -> None:
    """A word that is longer than its card goes on on the next line."""
    page = long_word(tmp_path, new_page, viewport)
    page.emulate_media(media=media)
    assert page.evaluate(FITS) == []
    if media == "screen":
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_how_to_print_is_said_on_the_screen(cards: Path, new_page: NewPage) -> None:
    """The page says how to print it, and the paper does not."""
    page = new_page(viewport=PHONE)
    page.goto((cards / "kom.html").as_uri())
    said = page.get_by_text("druk dubbelzijdig af en sla om over de lange kant")
    assert said.count() == 1
    assert said.is_visible()
    page.emulate_media(media="print")
    assert said.is_hidden()


def of_letters(letters: str, length: int) -> str:
    """A text of these letters, in words where there is a space among them."""
    return (letters * length)[:length].strip() or letters


LETTERS = {
    "words": "Wat vindt de verantwoordelijke gezinsbegeleider hiervan en waarom? ",
    "one word": "oplossingsgericht",
    "wide": "WM%@",
    "capitals": "WAT VINDT DE BEGELEIDER? ",
    "narrow": "il.,",
    "Cyrillic": "ЩШЖЮ",
    "Japanese": "日本語",
    "emoji": "🙂👨",
    "lines": "ab\n",
    "accents": "e\u0301i\u0308 ",
}
SAID = """
[...document.querySelectorAll(".cards:not(.backs) > li > div")].map(card => [
  card.querySelector(".category").innerText,
  [...card.childNodes].slice(1).map(node => node.innerText ?? node.textContent).join(" "),
])
"""


@pytest.mark.parametrize("letters", LETTERS.values(), ids=LETTERS)
def test_no_length_overflows_or_is_lost(letters: str, tmp_path: Path, new_page: NewPage) -> None:
    """Whatever the length of a question, its follow-ups, its category, its role and the title."""
    phases = []
    for number, length in enumerate((60, 121, 231, 450, 700, 1000, 4000)):
        for follow_ups in (0, 1, 5):
            title = of_letters(letters.replace("\n", " "), (1, 60, 200, 290)[number % 4])
            question = {
                "text": of_letters(letters, length),
                "follow_ups": [of_letters(letters, length // 3)] * follow_ups,
                "to": "rol" if number % 2 else "lange-rol",
                "basis": "editor" if follow_ups else "source",
            }
            id = f"s{number}-{follow_ups}"
            phases.append({"id": id, "title": f"{id} {title}", "questions": [question]})
    long = of_letters(letters.replace("\n", " "), 300)
    roles = [{"id": "rol", "title": "Rol"}, {"id": "lange-rol", "title": long}]
    made = method(title=long, phases=phases, roles=roles)
    file = tmp_path / "cards.html"
    file.write_bytes(render(made, "html", "cards", Catalogue([])))
    page = new_page(viewport=A4)
    page.emulate_media(media="print")
    page.goto(file.as_uri())
    assert page.evaluate(FITS) == []
    shown = "".join(page.locator("main").inner_text().split())
    for text in (made.title, *(phase.title for phase in made.phases)):
        assert "".join(text.split()) in shown
    asked: dict[str, str] = {}
    for category, text in page.evaluate(SAID):
        id = category.split()[0]
        asked[id] = asked.get(id, "") + re.sub(r"…\s*°?$", "", text.strip(), flags=re.M)
    titles = {role.id: role.title for role in made.roles}
    for phase in made.phases:
        (one,) = phase.questions
        whole = f"{titles[one.to]}: {one.text}{''.join(one.follow_ups)}"
        found = re.sub(r"[\s°\u2060]", "", asked[phase.id])
        assert found == "".join(whole.split()), phase.id
