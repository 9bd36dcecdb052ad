"""The clock of a programme that goes otherwise than planned, in a browser whose clock is held."""

import random
import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from browser.conftest import NewPage, settle, watch
from browser.judging import LAPTOP, PHONE, add_axe, axe_faults
from browser.test_clock import HEARD, place, said
from builders import method, method_data
from reflectlib import Catalogue, Method, Plan, Session, plan, render
from reflectlib.composing import composed
from reflectlib.planning.fit import Bounds, Claim, fill
from reflectlib.planning.session import Slot, claim_of
from reflectlib.planning.spare import spare
from reflectlib.reading.converter import structure
from reflectlib.writers.frame import ASSETS

START = datetime(2026, 12, 3, 13, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
ASKED = [{"text": "Hoe gaat het?"}, {"text": "Ben je klaar?", "to": "gespreksleider"}]
STEPS = [
    {"id": "een", "title": "Een", "time": 20, "questions": ASKED, "lead": "gespreksleider"}
    | {"instructions": ["Alleen voor de leiding."], "tips": ["Let op."]},
    {"id": "twee", "title": "Twee", "time": {"min": 10, "max": 25}, "repeat": "case"},
    {"id": "drie", "title": "Drie", "time": 10, "locked": True},
    {"id": "vier", "title": "Vier", "time": 15, "turn": 2},
]
EXTRA = {"id": "extra", "title": "Extra", "time": 10, "optional": True}
METHODS = Catalogue(
    [
        method(id="kring", title="Kring", phases=STEPS, cases={"max": 3}),
        method(id="rest", title="Rest", phases=[STEPS[0], EXTRA, STEPS[3]]),
    ]
)
WELCOME = {"step": {"id": "welkom", "title": "Welkom", "time": 10}}
LUNCH = {"title": "Lunch", "pause": 30, "at": "15:00"}
SIDES = {"title": "Groepen", "parallel": ["kring", "rest"]}
DAY = (WELCOME, {"method": "kring", "cases": 2}, LUNCH, SIDES, "rest")
NIGHT = ("rest", {"method": "rest", "id": "morgen", "day": 2, "at": "08:30"})


def programme(*blocks: Any, **asked: Any) -> Plan:
    data = method_data(kind="programme", id="dag", title="Dag", blocks=[*blocks])
    made: Method = structure({k: v for k, v in data.items() if k != "phases"})
    return plan(composed(made, METHODS), Session(**{"people": 6, "start": START} | asked))


PLANS = {
    "dag": programme(*DAY),
    "avond": programme(WELCOME, "kring", buffer=10, minutes=90),
    "rest": programme("rest", minutes=45),
    "nacht": programme(*NIGHT),
}


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sheets of some programmes, one of them twice."""
    folder = tmp_path_factory.mktemp("programmes")
    for name, made in PLANS.items():
        (folder / f"{name}.html").write_bytes(render(made, "html"))
    (folder / "nog-een-dag.html").write_bytes(render(PLANS["dag"], "html"))
    return folder


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser where it is some moment, and stays so; the test fails if a page was not quiet."""
    made = browser.new_context(timezone_id="Europe/Amsterdam", viewport=LAPTOP)
    troubles = watch(made)
    made.clock.install(time=START - timedelta(seconds=1))
    made.clock.pause_at(START)
    yield made
    for page in made.pages:
        settle(page)
    made.close()
    assert not troubles, "\n".join(troubles)


Open = Callable[..., Page]


@pytest.fixture
def open_sheet(context: BrowserContext, folder: Path) -> Open:
    """Open a sheet in a tab of the same browser."""

    def open_sheet(name: str = "dag", hash: str = "", *scripts: str) -> Page:
        page = context.new_page()
        for script in scripts:
            page.add_init_script(script)
        page.goto((folder / f"{name}.html").as_uri() + hash)
        return page

    return open_sheet


def go(page: Page, *names: str) -> None:
    """Press buttons of the clock, by the names that its script has for them."""
    for name in names:
        button = page.locator(f"#clock-{name}")
        if not button.is_visible():
            page.locator("#clock-tools-open").click()
        button.click()


def kept(page: Page) -> dict[str, Any]:
    """What the clock remembers."""
    found: dict[str, Any] = page.evaluate("JSON.parse(Object.values({...localStorage}).at(-1))")
    return found


def minutes_of(page: Page, name: str) -> list[int]:
    """The minutes of all stages, as they have become."""
    others = kept(page)["minutes"]
    return [others.get(str(n), slot.minutes) for n, slot in enumerate(PLANS[name].slots)]


def test_a_minute_is_taken_back(open_sheet: Open) -> None:
    """A minute less is a minute more undone, as long as there is a whole one, and is read aloud."""
    page = open_sheet("dag", "", HEARD)
    go(page, "start")
    page.clock.run_for("03:30")
    page.evaluate("heard = []")
    go(page, "less", "less")
    assert place(page) == ("1/11", "9:30")
    go(page, "more", "more")
    assert place(page) == ("1/11", "11:30")
    page.clock.run_for("11:00")
    page.evaluate("heard.splice(4)")
    go(page, "less")
    assert place(page) == ("1/11", "0:30")
    assert len(set(page.evaluate("heard"))) == 3
    page.reload()
    assert place(page) == ("1/11", "0:30")


def test_script_divides_as_the_planner(open_sheet: Open) -> None:
    """Of any parts, the rest behind any of them is divided by the page as by `fill`."""
    chance = random.Random(7)  # noqa: S311  # the same each time
    asked, expected = [], []
    for _ in range(300):
        parts = []
        for step in range(chance.randint(1, 6)):
            least, stated, most = sorted(chance.choices(range(1, 41), k=3))
            surplus, optional = chance.choice(["first", "then", "last"]), not chance.randrange(4)
            part = Claim(Bounds(stated, least, most), step, surplus, optional)  # type: ignore[arg-type]
            parts += [part] * chance.randint(1, 3)
        chance.shuffle(parts)
        first = chance.randrange(len(parts))
        least = sum(part.bounds.least for part in parts[first:] if not part.optional)
        total = least + chance.randrange(150)
        rest = spare([Slot(0, 1, "phase", "stated", claim=part) for part in parts])
        asked.append(
            {
                "stages": [
                    {"index": n, "least": rest.least[n], "minutes": 0} for n in range(len(parts))
                ],
                "portions": [
                    [-p.minutes if p.enters else p.minutes, *p.slots] for p in rest.portions
                ],
                "first": first,
                "total": total,
            }
        )
        expected.append(fill(parts[first:], total))
    page = open_sheet()
    source = (ASSETS / "clock" / "spare.js").read_text(encoding="utf-8")
    source = re.sub(r"^import.*|^export ", "", source, flags=re.MULTILINE)
    source = f"const MINUTE = 60_000; {source}"
    divide = """asked.map(({stages, portions, first, total}) => Object.values(
        divided({portions}, stages, first - 1, 0, () => total * 60000).minutes))"""
    found = page.evaluate(f"asked => {{ {source}; return {divide}; }}", asked)
    differing = [number for number, each in enumerate(found) if each != expected[number]]
    assert [n for n in differing if sum(expected[n])] == []


@pytest.mark.parametrize(("late", "skip"), [(4, 1), (12, 1), (9, 2), (-6, 1), (-20, 3)])
def test_what_is_left_is_divided_as_a_plan_of_it(late: int, skip: int, open_sheet: Open) -> None:
    """Late or early, the steps until lunch become what the planner makes of the time until then."""
    page = open_sheet()
    go(page, "start")
    planned = PLANS["dag"].slots
    page.clock.fast_forward(60_000 * (planned[skip].start + late))
    go(page, *["next"] * skip, "spread")
    before = kept(page)["minutes"]
    assert before == {}
    go(page, "plan-do")
    lunch = next(n for n, slot in enumerate(planned) if slot.title == "Lunch")
    left = planned[lunch].start - planned[skip].end - late
    coming = [n for n in range(skip + 1, lunch) if planned[n].kind == "phase"]
    parts = [claim_of(planned[n]) for n in coming]
    found = minutes_of(page, "dag")
    assert [found[n] for n in coming] == fill([part for part in parts if part], left)
    assert found[lunch:] == [slot.minutes for slot in planned[lunch:]]


def test_breaks_and_held_steps_keep_their_minutes(open_sheet: Open) -> None:
    """What is locked, a break and what is past stay as they are, and rounds stay equal."""
    page = open_sheet()
    go(page, "start")
    page.clock.fast_forward("18:00")
    go(page, "next", "spread", "plan-do")
    found = {}
    for minutes, slot in zip(minutes_of(page, "dag"), PLANS["dag"].slots, strict=True):
        title = slot.phase.title if slot.phase else slot.title
        found.setdefault((slot.block, title), set()).add(minutes)
    assert found["kring", "Drie"] == {10}
    assert found["lunch", "Lunch"] == {30}
    assert found["welkom", "Welkom"] == {15}
    assert all(len(each) == 1 for each in found.values())


def test_it_ends_on_the_dot(open_sheet: Open) -> None:
    """Behind by minutes and seconds, the meeting ends at its time again, to the second."""
    page = open_sheet("avond")
    go(page, "start")
    page.clock.fast_forward("22:40")
    go(page, "next", "spread", "plan-do")
    state = kept(page)
    rest = sum(minutes_of(page, "avond")[2:]) * 60_000
    assert state["phase"]["deadline"] + rest == (START + timedelta(minutes=90)).timestamp() * 1000
    assert "op tijd" in said(page, "rest")


def test_time_kept_free_is_for_what_runs_late(open_sheet: Open) -> None:
    """As long as what is kept free holds it, no step gets shorter."""
    page = open_sheet("avond")
    planned = [slot.minutes for slot in PLANS["avond"].slots]
    assert PLANS["avond"].slots[-1].kind == "buffer"
    go(page, "start")
    page.clock.fast_forward(60_000 * (planned[0] + 4))
    go(page, "next", "spread", "plan-do")
    assert minutes_of(page, "avond") == [*planned[:-1], planned[-1] - 4]


def test_on_time_nothing_changes(open_sheet: Open) -> None:
    """Where it goes as planned there is nothing to do, and that is said."""
    page = open_sheet()
    go(page, "start")
    page.clock.fast_forward("15:00")
    go(page, "next", "spread")
    assert page.locator("#clock-plan").is_visible()
    assert page.locator("#clock-plan-do").is_hidden()
    assert "\n" not in said(page, "plan-text")
    go(page, "plan-leave")
    assert page.locator("#clock-plan").is_hidden()


def test_too_little_time_changes_nothing(open_sheet: Open) -> None:
    """Where the leasts do not fit it says by how much, and until when it would take."""
    page = open_sheet("avond")
    go(page, "start")
    page.clock.fast_forward("59:00")
    go(page, "next", "spread")
    least = [spare(PLANS["avond"].slots).least.get(n) for n in range(2, 5)]
    room = 90 - 59 - PLANS["avond"].slots[1].minutes
    short = sum(filter(None, least)) - room
    ends = START + timedelta(minutes=90 + short)
    assert f"{short} min" in said(page, "plan-text")
    assert f"{ends:%H.%M}" in said(page, "plan-text")
    assert page.locator("#clock-plan-do").is_hidden()
    assert kept(page)["minutes"] == {}


def test_it_is_shown_first_and_can_be_undone(open_sheet: Open) -> None:
    """What would be is read before it is done, aloud too; undone, all is as it was."""
    page = open_sheet("dag", "", HEARD)
    go(page, "start")
    page.clock.fast_forward("23:00")
    go(page, "next")
    left = place(page)
    page.evaluate("heard = []")
    go(page, "spread")
    lines = said(page, "plan-text").split("\n")
    assert len(lines) > 1
    assert all("min" in line for line in lines[1:])
    assert page.evaluate("heard")[0].split("\n")[0].startswith(lines[0])
    go(page, "plan-do")
    assert minutes_of(page, "dag") != [slot.minutes for slot in PLANS["dag"].slots]
    assert page.evaluate("document.activeElement.id") == "clock-spread"
    page.reload()
    go(page, "spread")
    assert minutes_of(page, "dag") == [slot.minutes for slot in PLANS["dag"].slots]
    assert place(page) == left
    go(page, "spread", "plan-do", "next", "spread")
    assert page.locator("#clock-plan").is_visible()  # in the next step it is divided anew


def test_a_step_without_minutes_is_passed_over(open_sheet: Open) -> None:
    """What may be left out comes first to go; then it is no longer there, forwards and back."""
    page = open_sheet("rest")
    assert [slot.minutes for slot in PLANS["rest"].slots] == [20, 10, 15]
    go(page, "start")
    page.clock.fast_forward("28:00")
    go(page, "spread", "plan-do")
    assert minutes_of(page, "rest")[1] == 0
    go(page, "next")
    assert (said(page, "title"), said(page, "place")) == ("Vier", "2/2")
    go(page, "back")
    assert said(page, "title") == "Een"


def test_turns_follow_the_minutes_that_become(open_sheet: Open) -> None:
    """Where a step with turns gets less, so has each in it; where it gets more, as is stated."""
    page = open_sheet("rest")
    go(page, "start")
    page.clock.fast_forward("34:00")
    go(page, "spread", "plan-do", "next")
    minutes = minutes_of(page, "rest")[2]
    assert 8 <= minutes < 12
    assert said(page, "turn-left") == f"{minutes * 60 // 6 // 60}:{minutes * 60 // 6 % 60:02}"


def test_stages_are_of_their_blocks(open_sheet: Open) -> None:
    """A step has its block before it; a break says until when, and counts are over the whole."""
    page = open_sheet()
    go(page, "start", "next")
    assert (said(page, "block").strip(), said(page, "title")) == ("Kring ›", "Een")
    assert said(page, "status").startswith("Nu: Kring › Een")
    while not said(page, "title").startswith("Lunch"):
        go(page, "next")
    assert said(page, "title") == "Lunch tot 13.30"
    go(page, "next")
    sides = page.locator("#clock-who > div").all_inner_texts()
    assert [side.split(":")[0] for side in sides] == ["Kring", "Rest"]
    assert all("13.00 Een" in side and "▸" in side for side in sides)


def test_the_next_day_comes_at_its_time(open_sheet: Open) -> None:
    """Overnight the clock counts to the time of the plan, and is still there in the morning."""
    page = open_sheet("nacht")
    go(page, "start")
    page.clock.fast_forward("50:00")
    go(page, "next", "next", "next")
    assert said(page, "title") == "Tot vrijdag 4 december 2026, 08.30"
    assert said(page, "left") == "18:40:00"
    page.clock.fast_forward("18:30:00")
    page.reload()
    assert said(page, "left") == "10:00"


def test_two_files_have_a_memory_each(open_sheet: Open) -> None:
    """Two agendas in one folder do not run each other's clock, however alike they are."""
    page = open_sheet()
    go(page, "start", "next")
    other = open_sheet("nog-een-dag")
    assert other.locator("html.clocked").count() == 0
    other.locator("#clock-start").click()
    page.reload()
    assert place(page)[0] == "2/11"


@pytest.mark.parametrize("viewport", [PHONE, LAPTOP])
def test_what_would_be_is_for_everybody(
    viewport: dict[str, int], new_page: NewPage, folder: Path
) -> None:
    """Axe finds nothing where it is shown what the steps become, and it leaves room to read."""
    page = new_page(viewport=viewport)
    add_axe(page)
    page.goto((folder / "rest.html").as_uri())
    go(page, "start", "next", "spread")
    assert axe_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    box = page.locator("#clock-step").bounding_box()
    assert box
    assert box["height"] >= viewport["height"] * 0.2
