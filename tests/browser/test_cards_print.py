"""Cards on paper: each question fits its card, and its back lies behind it."""

import random
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
from reflectlib.card_sizes import BLEED, CARD_SIZES, MOST_LETTERS, CardName, letters_of
from reflectlib.rendering import views_of
from reflectlib.writers.cards import LAYOUTS

A4 = {"width": 794, "height": 1123}  # in CSS pixels, as paper is laid out
BASE_URL = "https://example.org/reflect/"
# What is in a card may not come past its margins either, nor above or below what is beside it.
FITS = """
(() => {
  const found = [];
  for (const card of document.querySelectorAll(".cards > li > div, .backs > div")) {
    const {left, right, top, bottom} = card.getBoundingClientRect();
    if (!right) continue;
    const style = getComputedStyle(card), note = why => found.push(`${why}: ${card.innerText}`);
    const [l, r, t, b] = ["Left", "Right", "Top", "Bottom"].map(
      side => parseFloat(style[`padding${side}`]) - .5);
    let last = top + t;
    for (const part of card.children) {
      const range = document.createRange();
      range.selectNodeContents(part);
      const at = range.getBoundingClientRect();
      if (!at.width) continue;
      if (at.left < left + l || at.right > right - r) note("wide");
      if (at.top < last - .5) note("over what is above it");
      last = at.bottom;
    }
    if (last > bottom - b) note(`high by ${last - bottom + b}`);
  }
  return found;
})()
"""
LETTERS_ON_PAPER = """
[...document.querySelectorAll("[class*=step-]")].map(card => [
  +card.className.match(/step-(\\d)/)[1], parseFloat(getComputedStyle(card).fontSize) * .75])
"""
PLACES = """
[...document.querySelectorAll(".cards")].map(sheet => {
  const {left, top, width} = sheet.getBoundingClientRect();
  return [...sheet.children].map(card => {
    const at = card.getBoundingClientRect();
    return {
      left: Math.round(at.left - left), right: Math.round(left + width - at.right),
      top: Math.round(at.top - top), height: Math.round(at.height),
      category: (card.querySelector(".category")?.innerText ?? "").replace(/ · \\d+\\/\\d+$/, ""),
    };
  });
})
"""


@pytest.fixture(scope="session")
def cards(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the cards of every method and programme that has any."""
    folder = tmp_path_factory.mktemp("cards")
    for entry in catalogue.values():
        if "cards" in views_of(entry):
            page = render(entry, "html", "cards", catalogue, base_url=BASE_URL)
            (folder / f"{entry.id}.html").write_bytes(page)
    return folder


@pytest.mark.parametrize("size", CARD_SIZES)
def test_cards_of_every_method(size: CardName, catalogue: Catalogue, new_page: NewPage) -> None:
    """On paper no text of any card is cut off, and turned over each back has its own front."""
    page = new_page(viewport=A4)
    page.emulate_media(media="print")
    found = []
    whole = CARD_SIZES[size].on_sheet
    for entry in catalogue.values():
        if "cards" not in views_of(entry):
            continue
        made = render(entry, "html", "cards", catalogue, card=size, base_url=BASE_URL)
        page.set_content(made.decode())
        found += [f"{entry.id}: {card}" for card in page.evaluate(FITS)]
        letters = LAYOUTS[size].letters
        assert all(abs(letters[n] - real) < 0.01 for n, real in page.evaluate(LETTERS_ON_PAPER))
        sheets = page.evaluate(PLACES)
        for number, (fronts, backs) in enumerate(zip(sheets[::2], sheets[1::2], strict=True), 1):
            assert len(fronts) == whole or (2 * number == len(sheets) and 0 < len(fronts) < whole)
            turned = [back | {"left": back["right"], "right": back["left"]} for back in backs]
            assert all(front in turned for front in fronts), entry.id
            assert sum(back["category"] != "" for back in backs) == len(fronts)
    assert not found, lines(found)


@pytest.mark.parametrize("size", CARD_SIZES)
def test_print_shop_gets_a_page_for_each_side(
    size: CardName, catalogue: Catalogue, new_page: NewPage
) -> None:
    """Each page is as large as a card and its bleed; nothing comes nearer to where it is cut."""
    program = shutil.which("pdfinfo")
    needs(program, "pdfinfo: `apt install poppler-utils`")
    page = new_page(viewport=A4)
    made = render(catalogue["kom"], "html", "cards", catalogue, card=size, bleed=True)
    page.set_content(made.decode())
    pdf = page.pdf(prefer_css_page_size=True)
    told = subprocess.check_output([program, "-"], input=pdf).decode()
    sides = page.locator(".bleed").count()
    assert re.search(r"Pages: +(\d+)", told)[1] == str(sides)  # type: ignore[index]  # it is there
    found = re.search(r"Page size: +([\d.]+) x ([\d.]+) pts", told)
    assert found
    wide, high = (float(each) * 25.4 / 72 for each in found.groups())
    assert 0 <= wide - CARD_SIZES[size].width - 2 * BLEED < 0.5
    assert 0 <= high - CARD_SIZES[size].height - 2 * BLEED < 0.5
    page.emulate_media(media="print")
    assert page.evaluate(FITS) == []


@pytest.mark.parametrize("id", ["kom", "supervisie"])
def test_fronts_and_backs_take_turns_on_paper(
    id: str, cards: Path, new_page: NewPage, catalogue: Catalogue
) -> None:
    """Printed on both sides, the fronts are on the odd sides and their backs on the even ones."""
    program = shutil.which("pdftotext")
    needs(program, "pdftotext: `apt install poppler-utils`")
    page = new_page()
    page.goto((cards / f"{id}.html").as_uri())
    page.emulate_media(media="print")
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
    assert len(sides) == 2 * len(asked)
    assert "CC-BY-4.0" in sides[-2]


@pytest.mark.parametrize("size", CARD_SIZES)
def test_any_length_up_to_the_limit_fits_on_one_card(size: CardName, new_page: NewPage) -> None:
    """Questions of random words, as long as the rule allows, with what follows them."""
    chance = random.Random(7)  # noqa: S311  # of no secret
    words = "Wat vindt de verantwoordelijke gezinsbegeleider hiervan en waarom denk je dat zo"

    def said(length: int) -> str:
        return " ".join(chance.choices(words.split(), k=60))[:length].strip()

    questions = []
    for number in range(60):
        more = chance.randrange(0, 7)
        share = chance.randint(40, MOST_LETTERS) // (more + 1)
        text = f"{number} {said(max(20, share - 3))}?"
        follow_ups = [said(max(10, share - 1)) for _ in range(more)]
        if letters_of(text, tuple(follow_ups)) <= MOST_LETTERS:
            questions.append({"text": text, "follow_ups": follow_ups, "to": "gespreksleider"})
    steps = [{"id": "a", "title": "Vragen om concreet te worden", "questions": questions}]
    roles = [{"id": "gespreksleider", "title": "Gespreksleider"}]
    made = method(phases=steps, roles=roles)
    page = new_page(viewport=A4)
    page.emulate_media(media="print")
    page.set_content(render(made, "html", "cards", Catalogue([]), card=size).decode())
    assert page.evaluate(FITS) == []
    assert page.locator("[class*=step-]:not(.about)").count() == len(questions) > 30


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
[...document.querySelectorAll(".cards:not(.backs) > li > div:not(.about)")].map(card => [
  card.querySelector(".category").innerText,
  card.querySelector(".body").innerText,
])
"""


@pytest.mark.parametrize("size", CARD_SIZES)
@pytest.mark.parametrize("letters", LETTERS.values(), ids=LETTERS)
def test_no_length_overflows_or_is_lost(
    letters: str, size: CardName, tmp_path: Path, new_page: NewPage
) -> None:
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
    options = {"card": size, "base_url": BASE_URL if len(letters) % 2 else ""}
    file.write_bytes(render(made, "html", "cards", Catalogue([]), **options))
    page = new_page(viewport=A4)
    page.emulate_media(media="print")
    page.goto(file.as_uri())
    assert page.evaluate(FITS) == []
    told = "".join(page.locator(".about .body").all_inner_texts())
    shown = "".join(page.locator("main").inner_text().split()) + re.sub(r"\s|…", "", told)
    for text in (made.title, *(phase.title for phase in made.phases)):
        assert "".join(text.split()) in shown
    asked: dict[str, str] = {}
    for category, text in page.evaluate(SAID):
        id = category.split()[0]
        asked[id] = asked.get(id, "") + re.sub(r"…\s*°?$", "", text.strip(), flags=re.M)
    titles = {role.id: role.title for role in made.roles}
    for phase in made.phases:
        (one,) = phase.questions
        assert "".join(titles[one.to or ""].split()) in shown
        found = re.sub(r"\s", "", asked[phase.id])
        assert found == "".join("".join((one.text, *one.follow_ups)).split()), phase.id
