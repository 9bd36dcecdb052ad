"""The filters of a site, which find what `reflect list` finds, in its order."""

import random
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from browser.conftest import NewPage
from conftest import EXAMPLES
from finding_cases import CASES
from programme_cases import with_planned
from reflectlib import Catalogue, Filter, write_site
from reflectlib.site.filtering import MOST_PEOPLE

FIRST = 75  # as in site.js
FOUND = "[...document.querySelectorAll('#entries [data-id]:not([hidden])')].map(e => e.dataset.id)"
SAID = "document.querySelector('[data-id=%s] .how')?.textContent ?? null"
CHOOSE = """
wanted => wanted.map(choice => {
  for (const field of document.querySelectorAll("#filters :is(input, select)"))
    field.value = choice[field.id] ?? "";
  document.getElementById("query").dispatchEvent(new Event("input", {bubbles: true}));
  return %s;
})
"""


@pytest.fixture(scope="module")
def everything() -> Catalogue:
    """The bundled entries, the examples, and programmes."""
    return with_planned(Catalogue.bundled(EXAMPLES / "valid"))


@pytest.fixture(scope="module")
def site(everything: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of all of those."""
    folder = tmp_path_factory.mktemp("site")
    write_site(everything, folder, quality=False)
    return folder


@pytest.fixture
def page(site: Path, new_page: NewPage) -> Page:
    """Its list."""
    page = new_page()
    page.goto((site / "index.html").as_uri())
    return page


def questions() -> list[dict[str, Any]]:
    """The shared cases, many numbers of people and of minutes, and three hundred at random."""
    chance = random.Random(15)  # noqa: S311  # no secret
    asked: list[dict[str, Any]] = [case.asked for case in CASES]
    asked += [{"people": people} for people in (*range(1, 42), *range(42, MOST_PEOPLE + 1, 13))]
    asked += [{"minutes": minutes} for minutes in range(1, 260, 7)]
    several: dict[str, list[Any]] = {
        "people": [None, *range(1, 25), 30, 40, 60, 120],
        "minutes": [None, *range(10, 245, 5)],
        "place": [None, None, "online", "on-site"],
        "form": [None, None, "intervisie", "oefening", "coaching", "traject"],
        "facilitation": [None, None, "guided", "self-guided"],
        "principle": [None, None, None, "lerend"],
        "experience": [None, None, "none", "some", "trained"],
        "kind": [None, None, None, "method", "checklist"],
    }
    for _ in range(300):
        chosen = {key: chance.choice(values) for key, values in several.items()}
        asked.append({key: value for key, value in chosen.items() if value})
    return asked


def test_every_question_has_the_answer_of_the_list(page: Page, everything: Catalogue) -> None:
    """The page has what `Filter` finds, and behind it what is silent; each in the page's order."""
    asked = questions()
    order = page.evaluate(FOUND)
    for question, found in zip(asked, page.evaluate(CHOOSE % FOUND, asked), strict=True):
        given = {key: value for key, value in question.items() if value}
        matches = Filter(**given).apply(everything)
        parts = [
            {match.entry.id for match in matches if bool(match.unstated) == silent}
            for silent in (False, True)
        ]
        expected = [id for part in parts for id in order if id in part]
        # What comes after these is in its place a moment later.
        assert found[:FIRST] == expected[:FIRST], question
        assert {*found} == {*expected}, question


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_cases_hold_on_the_page(case: Any, page: Page, everything: Catalogue) -> None:
    """What must fit stands before what is silent, and what misses is not there."""
    (found,) = page.evaluate(CHOOSE % FOUND, [case.asked])
    silent = len([m for m in Filter(**case.asked).apply(everything) if m.unstated])
    sure = found[: len(found) - silent]
    assert {*case.fits} <= {*sure}
    assert {*case.silent} <= {*found} - {*sure}
    assert not {*case.misses} & {*found}


def test_page_says_how_something_fits(page: Page) -> None:
    """Groups, the kind of meeting and silence are said, and no longer when nobody asks."""
    page.get_by_label("Met hoeveel mensen").fill("7")
    assert page.evaluate(SAID % "intervisie-oplossingsgericht") == "In 2 groepen"
    assert page.evaluate(SAID % "kom") is None
    last = "Wat niet alles noemt wat je vraagt, staat achteraan:"
    assert last in page.get_by_role("status").inner_text()
    page.get_by_label("Met hoeveel mensen").fill("2")
    page.get_by_label("Hoeveel minuten heb je").fill("75")
    assert page.evaluate(SAID % "werkvloercoaching").startswith("Coachgesprek")
    page.get_by_role("button", name="Wis alles").click()
    assert page.locator(".how").count() == 0
    assert last not in page.get_by_role("status").inner_text()


def test_place_can_be_chosen(page: Page) -> None:
    """Where it is to be is a choice with a label, and is kept in the address."""
    page.locator("#more summary").click()
    assert page.locator("label:has(#place)").inner_text().startswith("Plaats")
    page.locator("#place").select_option("online")
    page.locator("h1").click()
    page.reload()
    assert page.locator("#place").input_value() == "online"
    assert page.evaluate(FOUND)[0] == "alles"


def test_numbers_have_their_ends(page: Page) -> None:
    """The fields take no more people than the page can judge, and no more minutes than a day."""
    assert page.locator("#people").get_attribute("max") == str(MOST_PEOPLE)
    assert page.locator("#minutes").get_attribute("max") == "1440"
