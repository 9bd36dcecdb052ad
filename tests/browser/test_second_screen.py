"""The screen for the group: the same file in another window, which follows the clock."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from browser.conftest import NewPage
from browser.judging import LAPTOP, PHONE, add_axe, axe_faults
from browser.test_clock import said
from browser.test_running_late import Open, context, folder, go, open_sheet

__all__ = ["context", "folder", "open_sheet"]  # fixtures

NO_STORAGE = """Object.defineProperty(window, "localStorage",
{get() { throw new DOMException("", "SecurityError"); }})"""

PARTS = ("title", "left", "block")
Show = Callable[[Page], Page]


def opened(page: Page) -> Page:
    """Open the screen from the sheet."""
    with page.context.expect_page() as found:
        go(page, "screen")
    screen: Page = found.value
    screen.wait_for_load_state()
    return screen


def by_hand(page: Page) -> Page:
    """Open the same file once more, and make a screen of it."""
    screen = page.context.new_page()
    screen.goto(page.url)
    screen.evaluate("location.hash = '#screen'")
    return screen


def moment(page: Page, time: int | str = 250) -> None:
    """Let some time go by."""
    page.clock.run_for(time)


def follows(page: Page, screen: Page) -> bool:
    """Tell whether the screen shows the step and the time of the sheet."""
    return [said(page, part).strip() for part in PARTS] == [
        said(screen, part).strip() for part in PARTS
    ]


@pytest.mark.parametrize("show", [opened, by_hand])
def test_screen_follows(show: Show, open_sheet: Open) -> None:
    """A window that was opened, and a tab by hand, show each press on the sheet."""
    page = open_sheet()
    go(page, "start")
    screen = show(page)
    for press in ("next", "start", "start", "more", "less", "next", "back"):
        go(page, press)
        moment(page, "01:00")
        assert follows(page, screen), press
    assert said(screen, "title") == "Een"


def test_screen_follows_where_nothing_is_kept(open_sheet: Open, context: BrowserContext) -> None:
    """Where the browser keeps nothing, the window that was opened asks the sheet."""
    context.add_init_script(NO_STORAGE)
    page = open_sheet()
    go(page, "start", "next")
    screen = opened(page)
    moment(page)
    screen.wait_for_function("document.getElementById('clock-title').innerText === 'Een'")
    go(page, "next")
    moment(page)
    screen.wait_for_function("document.getElementById('clock-title').innerText.includes('Twee')")
    screen.reload()
    moment(page)
    screen.wait_for_function("document.getElementById('clock-title').innerText.includes('Twee')")


def test_screen_shows_what_the_group_needs(open_sheet: Open) -> None:
    """Step, questions, time and what is next stand there, and nothing of whoever leads."""
    page = open_sheet()
    go(page, "start", "next")
    screen = opened(page)
    shown = screen.locator("body").inner_text()
    assert [part in shown for part in ("Kring", "Een", "25:00", "Hoe gaat het?", "Twee")] == [
        True
    ] * 5
    assert not any(part in shown for part in ("Alleen voor de leiding", "Let op", "Ben je klaar"))
    assert screen.locator("main").is_hidden()
    assert screen.get_by_role("button").count() == 0
    assert "voor" not in said(screen, "rest")
    size = "element => parseFloat(getComputedStyle(element).fontSize)"
    assert screen.locator("#clock-ask").evaluate(size) >= 40
    assert screen.locator("#clock-left").evaluate(size) >= 64


def test_screen_shows_whose_turn_it_is(open_sheet: Open) -> None:
    """A step with turns has the turn and its time on the screen, without the button for it."""
    page = open_sheet("rest")
    go(page, "start", "next", "next")
    screen = opened(page)
    go(page, "turn-next")
    moment(page, "00:30")
    assert (said(screen, "turn-number"), said(screen, "turn-left")) == ("Beurt 2 van 6", "1:30")


def test_screen_says_until_when_a_break_is(open_sheet: Open) -> None:
    """In a break it says until when, and what comes then; before the start, what it is."""
    page = open_sheet()
    screen = by_hand(page)
    assert said(screen, "title") == "Dag"
    assert "Welkom" in said(screen, "rest")
    go(page, "start", *["next"] * 6)
    moment(screen)
    assert said(screen, "title") == "Lunch tot 13.30"
    assert "Groepen" in said(screen, "rest")


def test_screen_that_slept_is_right_at_once(open_sheet: Open) -> None:
    """After hours without a tick the first one shows the time that it is."""
    page = open_sheet()
    go(page, "start")
    screen = opened(page)
    page.clock.fast_forward("01:00:05")
    assert (said(screen, "left"), said(page, "left")) == ("+45:05", "+45:05")
    go(page, "next")
    screen.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert said(screen, "title") == "Een"


@pytest.mark.parametrize("show", [opened, by_hand])
def test_screen_and_sheet_may_be_loaded_anew(show: Show, open_sheet: Open) -> None:
    """Whichever is loaded anew, the screen shows the step at hand."""
    page = open_sheet()
    go(page, "start", "next")
    screen = show(page)
    screen.reload()
    assert follows(page, screen)
    page.reload()
    go(page, "next")
    moment(page)
    assert follows(page, screen)


def test_screen_changes_nothing(open_sheet: Open) -> None:
    """No key on the screen goes to another step."""
    page = open_sheet()
    go(page, "start")
    screen = by_hand(page)
    screen.keyboard.press("ArrowRight")
    moment(page)
    assert (said(screen, "title"), said(page, "title")) == ("Welkom", "Welkom")


def test_second_sheet_shows_the_same_clock(open_sheet: Open) -> None:
    """The same file twice is one clock: what is done in one tab is seen in the other."""
    page, other = open_sheet(), open_sheet()
    go(page, "start", "next")
    moment(page)
    assert follows(page, other)
    go(other, "next")
    moment(page)
    assert follows(page, other)


def test_screen_shows_the_minutes_that_become(open_sheet: Open) -> None:
    """What is divided anew is so on the screen."""
    page = open_sheet()
    go(page, "start")
    screen = opened(page)
    page.clock.fast_forward("33:00")
    go(page, "next", "spread", "plan-do", "next")
    moment(page)
    assert follows(page, screen)
    assert said(screen, "left") != "25:00"


@pytest.mark.parametrize("viewport", [PHONE, LAPTOP])
def test_screen_is_for_everybody(viewport: dict[str, int], new_page: NewPage, folder: Path) -> None:
    """Axe finds nothing on the screen, which is no wider than its window."""
    page = new_page(viewport=viewport)
    add_axe(page)
    page.goto((folder / "dag.html").as_uri())
    go(page, "start", "next")
    page.evaluate("location.hash = '#screen'")
    assert axe_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_tab_that_follows_becomes_the_screen(open_sheet: Open) -> None:
    """A tab opened by hand, where nothing was pressed, offers to be the screen, and is it then."""
    page, other = open_sheet(), open_sheet()
    go(page, "start", "next")
    moment(page)
    assert said(page, "screen") == "Scherm voor de groep"
    assert said(other, "screen") != "Scherm voor de groep"
    go(other, "screen")
    moment(page)
    assert other.locator("html.screen").count() == 1
    assert follows(page, other)
    assert len(page.context.pages) == 2


def test_screen_can_be_opened_before_the_start(open_sheet: Open) -> None:
    """Whoever comes in sees what it is, before the clock runs."""
    screen = opened(open_sheet())
    assert said(screen, "title") == "Dag"
