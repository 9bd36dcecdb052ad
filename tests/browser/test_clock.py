"""The clock of a sheet, in a browser whose own clock is held."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Locator, Page

from browser.conftest import NewPage
from browser.judging import LAPTOP, PHONE, add_axe, axe_faults
from builders import method
from reflectlib import Catalogue, Method, Session, plan, render

START = datetime(2026, 12, 3, 13, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
BEAMER = {"width": 1920, "height": 1080}
SIZE = "element => parseFloat(getComputedStyle(element).fontSize)"
LOW = ({"width": 844, "height": 390}, {"width": 640, "height": 400})  # on its side; 200 % of LAPTOP
STEPS = (10, 15, 10, 10, 10, 10, 10)  # the minutes of kom
STUBS = """
window.locks = [];
window.tones = 0;
document.shown = "visible";
Object.defineProperty(document, "visibilityState", {get: () => document.shown});
window.look = shown => {
  document.shown = shown;
  if (shown === "hidden") for (const lock of locks) lock.release();
  document.dispatchEvent(new Event("visibilitychange"));
};
class Lock extends EventTarget {
  held = true;
  async release() {
    if (!this.held) return;
    this.held = false;
    this.dispatchEvent(new Event("release"));
  }
}
Object.defineProperty(navigator, "wakeLock", {value: {request: async () => {
  await new Promise(granted => { window.grant = granted; if (!window.slow) granted(); });
  const lock = new Lock();
  locks.push(lock);
  return lock;
}}});
window.held = () => locks.filter(({held}) => held).length;
const param = () => ({setValueAtTime() {}, exponentialRampToValueAtTime() {}});
window.AudioContext = class {
  currentTime = 0;
  resume() {}
  createGain() { return {gain: param(), connect: next => next}; }
  createOscillator() {
    return {frequency: param(), connect: next => next, start() { window.tones += 1; }, stop() {}};
  }
};
"""
HEARD = """
window.heard = [];
addEventListener("DOMContentLoaded", () => new MutationObserver(changes => {
  for (const {addedNodes} of changes) for (const node of addedNodes) heard.push(node.textContent);
}).observe(document.getElementById("clock-status"),
  {childList: true, subtree: true, characterData: true}));
"""

NAMES = ("Ada", "Bo", "Cy", "Di", "Ed", "Flor")
HOSTILE = (
    "<b>vet</b>",
    "\"'&amp;",
    "x" * 200,
    "👩‍👩‍👧",
    "דוד",
    "</script><script>alert(1)</script>",
)
MANY = tuple(f"Annemarie {number}" for number in range(30))
ASKED = [{"text": "Wat?", "to": "inbrenger"}]
IN_GROUPS = method(
    cases={"max": 2},
    phases=[
        {"id": "a", "title": "A", "time": 80, "lead": "gespreksleider", "repeat": "case"}
        | {"questions": ASKED},
        {"id": "b", "title": "B", "time": 10, "grouping": {"size": 3}, "turn": 3},
        {"id": "c", "title": "C", "time": 5},
    ],
)

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def sheets(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sheets of some methods, and with agendas for one day."""
    folder = tmp_path_factory.mktemp("sheets")
    for id in ("kom", "vijf-vingers", "coaching", "afstand-nemen"):
        (folder / f"{id}.html").write_bytes(render(catalogue[id], "html", "sheet", catalogue))
    kom = catalogue["kom"]
    assert isinstance(kom, Method)
    (folder / "agenda.html").write_bytes(render(plan(kom, Session(start=START)), "html"))
    english = method(language="en", phases=[{"id": "a", "title": "A", "time": 10}])
    (folder / "english.html").write_bytes(render(english, "html", "sheet", catalogue))
    for name, people in (("names", NAMES), ("hostile", HOSTILE), ("many", MANY)):
        planned = plan(IN_GROUPS, Session(names=people, start=START, cases=2))
        (folder / f"{name}.html").write_bytes(render(planned, "html"))
    return folder


@pytest.fixture
def open_sheet(new_page: NewPage, sheets: Path) -> Open:
    """Open a sheet in a browser where it is some moment, and stays so."""

    def open_sheet(
        name: str = "kom", at: datetime = START, *scripts: str, **options: object
    ) -> Page:
        page = new_page(**{"timezone_id": "Europe/Amsterdam", "viewport": LAPTOP} | options)
        page.clock.install(time=at - timedelta(seconds=1))
        page.clock.pause_at(at)
        for script in scripts:
            page.add_init_script(script)
        page.goto((sheets / f"{name}.html").as_uri())
        return page

    return open_sheet


def button(page: Page, name: str) -> Locator:
    """A button of the clock, which may stand behind *Meer*."""
    clock = page.get_by_role("region", name="Klok")
    found = clock.get_by_role("button", name=name, exact=True)
    if not found.count():
        clock.get_by_role("button", name="Meer", exact=True).click()
    return found


def press(page: Page, name: str) -> None:
    """Click a button of the clock."""
    button(page, name).click()


def said(page: Page, part: str) -> str:
    """What a part of the clock says."""
    return page.locator(f"#clock-{part}").inner_text()


def place(page: Page) -> tuple[str, str]:
    """The step that the clock is at, and the time left in it."""
    return said(page, "place"), said(page, "left")


def test_without_javascript_the_sheet_is_whole(new_page: NewPage, sheets: Path) -> None:
    """Who has no JavaScript sees all of the sheet, and no clock that does nothing."""
    page = new_page(java_script_enabled=False)
    page.goto((sheets / "kom.html").as_uri())
    assert page.locator("#clock").is_hidden()
    assert all(section.is_visible() for section in page.locator("main section").all())


def test_clock_waits_to_be_started(open_sheet: Open) -> None:
    """With JavaScript the clock is there; until its start it stands still, on a whole sheet."""
    page = open_sheet()
    assert page.locator("#clock").is_visible()
    assert page.get_by_role("region", name="Klok").get_by_role("button").all_inner_texts() == [
        "Start de klok"
    ]
    assert all(section.is_visible() for section in page.locator("main section").all())
    page.clock.fast_forward("30:00")
    press(page, "Start de klok")
    assert place(page) == ("1/7", "10:00")


def act_by_click(page: Page, name: str) -> None:
    press(page, name)


def act_by_tap(page: Page, name: str) -> None:
    button(page, name).tap()


def act_by_enter(page: Page, name: str) -> None:
    reach(page, name)
    page.keyboard.press("Enter")


def act_by_space(page: Page, name: str) -> None:
    reach(page, name)
    page.keyboard.press("Space")


def reach(page: Page, name: str) -> None:
    """Go to a button with the Tab key alone."""
    focused = "document.activeElement.matches('.clock button') && document.activeElement.innerText"
    for _ in range(60):
        if page.evaluate(focused) == name:
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab does not lead to {name}")


@pytest.mark.parametrize("act", [act_by_click, act_by_tap, act_by_enter, act_by_space])
def test_clock_is_worked_by_hand(act: Callable[[Page, str], None], open_sheet: Open) -> None:
    """Mouse, finger and keyboard each do everything: start, pause, go, back, more, start over."""
    touch = act is act_by_tap
    page = open_sheet(has_touch=touch, viewport=PHONE if touch else LAPTOP)
    act(page, "Start de klok")
    page.clock.fast_forward("01:00")
    assert place(page) == ("1/7", "9:00")
    act(page, "+ 1 minuut")
    assert place(page) == ("1/7", "10:00")
    act(page, "Volgende")
    assert place(page) == ("2/7", "15:00")
    act(page, "Pauzeer")
    page.clock.fast_forward("05:00")
    assert place(page) == ("2/7", "15:00")
    act(page, "Ga verder")
    act(page, "Vorige")
    page.clock.fast_forward("00:30")
    assert place(page) == ("1/7", "9:30")  # of the ten minutes that it had when it was left
    act(page, "Hele blad")
    act(page, "Opnieuw")
    assert page.locator("#clock-left").is_hidden()
    act(page, "Start de klok")
    assert place(page) == ("1/7", "10:00")


def test_focus_is_not_lost_on_starting_over(open_sheet: Open) -> None:
    """Where the pressed button goes away, the next Enter starts the clock."""
    page = open_sheet()
    for name in ("Start de klok", "Hele blad", "Opnieuw"):
        act_by_enter(page, name)
    page.keyboard.press("Enter")
    assert place(page) == ("1/7", "10:00")
    assert said(page, "start") == "Pauzeer"


@pytest.mark.parametrize("key", ["ArrowRight", "ArrowLeft"])
def test_focus_is_not_lost_where_turns_are_over(key: str, open_sheet: Open) -> None:
    """Where the button for the next turn goes away under the hand, focus is on the clock."""
    page = open_sheet("vijf-vingers")
    press(page, "Start de klok")
    reach(page, "Volgende beurt")
    page.keyboard.press(key)
    expected = {"ArrowRight": "Pauzeer", "ArrowLeft": "Volgende beurt"}[key]
    assert page.evaluate("document.activeElement.innerText") == expected


def test_a_step_keeps_what_it_had_left(open_sheet: Open) -> None:
    """Going to another step and back costs a step nothing; what was told is not told again."""
    page = open_sheet("kom", START, HEARD)
    press(page, "Start de klok")
    page.clock.run_for("09:30")
    page.keyboard.press("ArrowRight")
    page.clock.run_for("00:05")
    page.evaluate("heard = []")
    page.keyboard.press("ArrowLeft")
    page.clock.run_for("00:10")
    assert place(page) == ("1/7", "0:20")
    assert "klaar om 14.15 · op tijd" in said(page, "rest")
    assert page.evaluate("heard") == ["Nu: Het probleem presenteren, 10 min"]
    page.reload()
    page.keyboard.press("ArrowRight")
    assert place(page) == ("2/7", "14:55")
    press(page, "Pauzeer")
    press(page, "Vorige")
    page.clock.run_for("05:00")
    assert place(page) == ("1/7", "0:20")


def test_arrows_go_through_the_steps(open_sheet: Open) -> None:
    """Once started, an arrow goes one step, however long it is held, and past no end."""
    page = open_sheet()
    page.keyboard.press("ArrowRight")
    press(page, "Start de klok")
    assert place(page)[0] == "1/7"
    page.keyboard.down("ArrowRight")
    page.keyboard.down("ArrowRight")
    page.keyboard.up("ArrowRight")
    assert place(page)[0] == "2/7"
    for key in ("Alt", "Control", "Shift", "Meta"):
        if key != "Alt":  # with Alt the browser goes back
            page.keyboard.press(f"{key}+ArrowRight")
    assert place(page)[0] == "2/7"
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    assert place(page)[0] == "1/7"


def test_arrows_in_a_text_move_in_the_text(open_sheet: Open) -> None:
    """Who is writing does not go to another step."""
    page = open_sheet()
    page.evaluate("document.querySelector('main').append(document.createElement('textarea'))")
    press(page, "Start de klok")
    press(page, "Hele blad")
    page.locator("main > textarea").type("Ja")
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft"):
        page.keyboard.press(key)
    assert place(page)[0] == "1/7"


def test_end_of_the_meeting(open_sheet: Open) -> None:
    """Behind the last step the clock is done, and stays so; from there one goes back, or over."""
    page = open_sheet()
    press(page, "Start de klok")
    for _ in STEPS[1:]:
        press(page, "Volgende")
    page.clock.fast_forward("03:00")
    act_by_enter(page, "Volgende")
    page.clock.fast_forward("20:00")
    assert (said(page, "title"), said(page, "rest"), said(page, "start")) == (
        "Klaar",
        "",
        "Opnieuw",
    )
    assert place(page) == ("7/7", "")
    for part in ("next", "more"):
        assert page.locator(f"#clock-{part}").is_disabled()
    page.keyboard.press("ArrowRight")
    assert said(page, "title") == "Klaar"
    page.keyboard.press("Enter")  # focus is on what does no harm
    assert (place(page), said(page, "start")) == (("7/7", "7:00"), "Ga verder")
    press(page, "Volgende")
    press(page, "Opnieuw")
    press(page, "Start de klok")
    assert place(page) == ("1/7", "10:00")


def test_clock_is_right_after_sleep(open_sheet: Open) -> None:
    """An hour with the lid closed is an hour, to the second: of the step, and of the meeting."""
    page = open_sheet()
    press(page, "Start de klok")
    press(page, "Volgende")
    page.clock.fast_forward("01:00:07")
    assert place(page) == ("2/7", "+45:07")
    assert said(page, "rest") == (
        "nog 50 min · klaar om 14.50 · 35 min achter · hierna: Complimenten geven"
    )
    page.clock.fast_forward("01:00:00")
    assert place(page) == ("2/7", "+1:45:07")


def test_seconds_are_counted(open_sheet: Open) -> None:
    """Each second is shown once, down to none and on from there."""
    page = open_sheet()
    press(page, "Start de klok")
    page.clock.fast_forward("09:57")
    shown = []
    for _ in range(6):
        shown.append(said(page, "left"))
        page.clock.run_for(1000)
    assert shown == ["0:03", "0:02", "0:01", "0:00", "+0:01", "+0:02"]


def test_paused_time_does_not_count(open_sheet: Open) -> None:
    """While the clock stands still the step keeps its time; the meeting falls behind."""
    page = open_sheet()
    press(page, "Start de klok")
    page.clock.fast_forward("04:00")
    press(page, "Pauzeer")
    page.clock.fast_forward("08:00")
    assert place(page) == ("1/7", "6:00")
    assert "8 min achter" in said(page, "rest")
    press(page, "Ga verder")
    page.clock.fast_forward("01:00")
    assert place(page) == ("1/7", "5:00")
    assert "nog 70 min · klaar om 14.23 · 8 min achter" in said(page, "rest")


def test_ahead_and_behind(open_sheet: Open) -> None:
    """Going on early is ahead, running over is behind, and neither is on time."""
    page = open_sheet()
    press(page, "Start de klok")
    assert "nog 75 min · klaar om 14.15 · op tijd" in said(page, "rest")
    page.clock.fast_forward("03:00")
    assert "op tijd" in said(page, "rest")
    press(page, "Volgende")
    assert "klaar om 14.08 · 7 min voor" in said(page, "rest")
    page.clock.fast_forward("22:00")
    assert "op tijd" in said(page, "rest")
    page.clock.fast_forward("04:00")
    assert "4 min achter" in said(page, "rest")
    press(page, "+ 1 minuut")
    assert "4 min achter" in said(page, "rest")


@pytest.mark.parametrize(
    ("started", "expected"),
    [
        (START, "klaar om 14.15 · op tijd"),
        (START + timedelta(minutes=5), "klaar om 14.20 · 5 min achter"),
        (START - timedelta(minutes=10), "klaar om 14.05 · 10 min voor"),
        (START + timedelta(minutes=59), "klaar om 15.14 · 59 min achter"),
        (START + timedelta(minutes=61), "klaar om 15.16 · op tijd"),
        (START - timedelta(minutes=61), "klaar om 13.14 · op tijd"),
        (START + timedelta(days=7, minutes=5), "klaar om 14.20 · op tijd"),
    ],
)
def test_planned_start_counts_within_an_hour(
    started: datetime, expected: str, open_sheet: Open
) -> None:
    """An agenda is held against its own start, and an hour from there against the click."""
    page = open_sheet("agenda", started)
    press(page, "Start de klok")
    assert expected in said(page, "rest")


def test_times_of_day_are_written_as_in_the_language(open_sheet: Open) -> None:
    """A time has two figures for its hours and its minutes, as the sheet writes it."""
    page = open_sheet("english", START - timedelta(hours=4, minutes=5))
    page.get_by_role("button", name="Start the clock").click()
    assert "ends at 09:05" in said(page, "rest")


def test_turns(open_sheet: Open) -> None:
    """A step with turns has a clock for each, which goes and stops with it; others have none."""
    page = open_sheet("vijf-vingers")
    assert page.locator("#clock-turn").is_hidden()
    press(page, "Start de klok")
    page.clock.fast_forward("02:00")
    assert (said(page, "turn-number"), said(page, "turn-left")) == ("Beurt 1 van 6", "3:00")
    press(page, "Volgende beurt")
    page.clock.fast_forward("05:30")
    assert (said(page, "turn-number"), said(page, "turn-left")) == ("Beurt 2 van 6", "+0:30")
    press(page, "Pauzeer")
    press(page, "Volgende beurt")
    page.clock.fast_forward("01:00")
    assert (said(page, "turn-number"), said(page, "turn-left")) == ("Beurt 3 van 6", "5:00")
    assert place(page) == ("1/2", "22:30")
    for number in ("4 van 6", "5 van 6", "6 van 6", "7"):  # there may be more people than planned
        press(page, "Volgende beurt")
        assert said(page, "turn-number") == f"Beurt {number}"
    press(page, "Volgende")
    assert page.locator("#clock-turn").is_hidden()
    press(page, "Vorige")
    assert (said(page, "turn-number"), said(page, "turn-left")) == ("Beurt 7", "5:00")
    for _ in range(2):
        press(page, "Volgende")
    press(page, "Vorige")
    press(page, "Vorige")
    press(page, "Volgende beurt")
    press(page, "Volgende")
    press(page, "Volgende")
    assert page.locator("#clock-turn").is_hidden()


def test_place_is_kept_on_reload(open_sheet: Open) -> None:
    """A tab that is loaded anew goes on where it was: the step, the turn, the time, the view."""
    page = open_sheet("vijf-vingers")
    press(page, "Start de klok")
    press(page, "Volgende beurt")
    page.clock.fast_forward("02:00")
    page.reload()
    page.clock.fast_forward("00:10")
    assert place(page) == ("1/2", "27:50")
    assert (said(page, "turn-number"), said(page, "turn-left")) == ("Beurt 2 van 6", "2:50")
    assert page.locator("html.running").count() == 1
    press(page, "Pauzeer")
    press(page, "Hele blad")
    page.reload()
    page.clock.fast_forward("10:00")
    assert place(page) == ("1/2", "27:50")
    assert said(page, "start") == "Ga verder"
    assert page.locator("html.running").count() == 0


def test_place_is_forgotten_after_half_a_day(open_sheet: Open) -> None:
    """Whoever opens the sheet another day starts at the beginning."""
    page = open_sheet()
    press(page, "Start de klok")
    page.clock.fast_forward("01:00")
    press(page, "Pauzeer")
    page.clock.fast_forward("11:59:00")
    page.reload()
    assert place(page) == ("1/7", "9:00")
    page.clock.fast_forward("01:00")
    page.reload()
    assert page.locator("#clock-left").is_hidden()
    assert said(page, "start") == "Start de klok"


def test_place_is_forgotten_after_the_meeting(open_sheet: Open) -> None:
    """A clock that nobody stopped is forgotten two hours after the end of its step."""
    page = open_sheet()
    press(page, "Start de klok")
    page.clock.fast_forward("02:09:00")
    page.reload()
    assert place(page) == ("1/7", "+1:59:00")
    page.clock.fast_forward("02:00")
    page.reload()
    assert said(page, "start") == "Start de klok"


@pytest.mark.parametrize(
    "script",
    [
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }",
        """Object.defineProperty(window, "localStorage",
        {get() { throw new DOMException("", "SecurityError"); }})""",
        "Storage.prototype.getItem = () => '{'",
        "Storage.prototype.getItem = () => '{}'",
        "Storage.prototype.getItem = () => '7'",
    ],
)
def test_clock_needs_no_storage(script: str, open_sheet: Open) -> None:
    """Where nothing can be kept, or what is kept makes no sense, the clock runs all the same."""
    page = open_sheet("kom", START, script)
    press(page, "Start de klok")
    press(page, "Volgende")
    page.clock.fast_forward("01:00")
    assert place(page) == ("2/7", "14:00")


def test_screen_stays_on_while_the_clock_runs(open_sheet: Open) -> None:
    """The screen is kept on while the clock runs in a tab that is seen, and then alone."""
    page = open_sheet("kom", START, STUBS)
    assert page.evaluate("held()") == 0
    press(page, "Start de klok")
    press(page, "Volgende")
    assert (page.evaluate("held()"), page.evaluate("locks.length")) == (1, 1)
    page.evaluate("look('hidden')")
    assert page.evaluate("held()") == 0
    page.evaluate("look('visible')")
    assert (page.evaluate("held()"), page.evaluate("locks.length")) == (1, 2)
    press(page, "Pauzeer")
    assert page.evaluate("held()") == 0
    page.evaluate("look('hidden')")
    page.evaluate("look('visible')")
    assert page.evaluate("held()") == 0
    press(page, "Ga verder")
    assert page.evaluate("held()") == 1
    page.reload()
    assert page.evaluate("held()") == 1
    for _ in STEPS[1:]:
        press(page, "Volgende")
    assert page.evaluate("held()") == 0


def test_screen_lock_that_comes_late(open_sheet: Open) -> None:
    """What is done before the browser has answered leaves one lock, or none where it is paused."""
    page = open_sheet("kom", START, STUBS, "window.slow = true")
    press(page, "Start de klok")
    press(page, "Volgende")
    page.evaluate("slow = false, grant()")
    assert page.evaluate("held()") == 1
    press(page, "Pauzeer")
    page.evaluate("slow = true")
    press(page, "Ga verder")
    press(page, "Pauzeer")
    page.evaluate("slow = false, grant()")
    assert page.evaluate("held()") == 0


@pytest.mark.parametrize(
    "script",
    [
        """Object.defineProperty(navigator, "wakeLock", {value: {
        request: () => Promise.reject(new DOMException("", "NotAllowedError"))}})""",
        'Object.defineProperty(navigator, "wakeLock", {value: undefined})',
    ],
)
def test_screen_that_cannot_be_kept_on(script: str, open_sheet: Open) -> None:
    """A browser that keeps no screen on runs the clock."""
    page = open_sheet("kom", START, script)
    press(page, "Start de klok")
    press(page, "Pauzeer")
    press(page, "Ga verder")
    page.clock.fast_forward("01:00")
    assert place(page) == ("1/7", "9:00")


def test_sound_is_for_who_wants_it(open_sheet: Open) -> None:
    """The clock is silent until asked; then it sounds once at the end of a step."""
    page = open_sheet("kom", START, STUBS)
    press(page, "Start de klok")
    assert not page.get_by_label("Geluid").is_checked()
    page.clock.run_for("11:00")
    assert page.evaluate("tones") == 0
    press(page, "Volgende")
    page.get_by_label("Geluid").check()
    page.clock.run_for("14:59")
    assert page.evaluate("tones") == 0
    page.clock.run_for("05:00")
    assert page.evaluate("tones") == 1
    page.get_by_label("Geluid").uncheck()
    press(page, "Volgende")
    page.clock.run_for("11:00")
    assert page.evaluate("tones") == 1
    page.get_by_label("Geluid").check()
    page.reload()
    assert not page.get_by_label("Geluid").is_checked()


def test_what_is_read_aloud(open_sheet: Open) -> None:
    """A screen reader hears what happens, a minute left and the end, and no seconds."""
    page = open_sheet("kom", START, HEARD)
    press(page, "Start de klok")
    page.clock.run_for("10:00")
    assert page.evaluate("heard.splice(0)") == [
        "Nu: Het probleem presenteren, 10 min",
        "Nog een minuut",
        "De tijd van deze stap is om",
    ]
    page.clock.run_for("01:00")
    press(page, "Volgende")
    press(page, "Vorige")
    page.clock.run_for("01:00")
    press(page, "Pauzeer")
    page.clock.run_for("10:00")
    press(page, "Ga verder")
    press(page, "+ 1 minuut")
    press(page, "Hele blad")
    press(page, "Opnieuw")
    page.clock.run_for("10:00")
    assert page.evaluate("heard.splice(0)") == [
        "Nu: Nagaan wat je al deed en wat werkte, 15 min",
        "Nu: Het probleem presenteren, 10 min",
        "De klok staat stil",
        "De klok loopt verder",
        "Een minuut erbij",
        "De klok staat weer op het begin",
    ]
    press(page, "Start de klok")
    for _ in STEPS:
        press(page, "Volgende")
    assert page.evaluate("heard").pop() == "Klaar"


def who(page: Page) -> list[str]:
    """What the clock says of who does what."""
    return page.locator("#clock-who > div").all_inner_texts()


def test_clock_says_who_does_what(open_sheet: Open) -> None:
    """Each step has its leader, presenter, groups and turns by name; a break has nobody."""
    page = open_sheet("names")
    assert page.locator("#clock-who").is_hidden()
    press(page, "Start de klok")
    assert page.locator("#clock-who").is_visible()
    assert [line.split(": ")[1] for line in who(page)] == ["Cy", "Ada"]
    press(page, "Volgende")
    assert (said(page, "title"), who(page)) == ("Pauze tot 13.15", [])
    assert page.locator("#clock-who").is_hidden()
    press(page, "Volgende")
    assert [line.split(": ")[1] for line in who(page)] == ["Cy", "Bo"]
    press(page, "Volgende")
    assert [line.split(": ")[1] for line in who(page)] == ["Ada, Di, Ed · Bo, Cy, Flor"]
    assert said(page, "turn-number") == "Beurt 1 van 3: Ada, Bo"
    press(page, "Volgende beurt")
    assert said(page, "turn-number") == "Beurt 2 van 3: Di, Cy"
    assert said(page, "status") == "Beurt 2 van 3: Di, Cy"
    for _ in range(2):
        press(page, "Volgende beurt")
    assert said(page, "turn-number") == "Beurt 4"
    for _ in range(2):
        press(page, "Volgende")
    assert page.locator("#clock-who").is_hidden()


def test_names_are_text_on_the_clock(open_sheet: Open) -> None:
    """Whatever people are called stands there as they write it, and does nothing."""
    page = open_sheet("hostile")
    press(page, "Start de klok")
    text = ""
    for _ in range(3):
        text += page.locator("#clock-who").inner_text()
        press(page, "Volgende")
    for _ in range(3):
        text += said(page, "turn-number")
        press(page, "Volgende beurt")
    assert all(name in text for name in HOSTILE)
    assert page.locator("#clock-who :not(div, dt, dd)").count() == 0
    assert page.locator("main b").count() == 0


@pytest.mark.parametrize("name", ["names", "hostile", "many"])
@pytest.mark.parametrize("size", [PHONE, LAPTOP, *LOW], ids=["phone", "laptop", "low", "zoomed"])
def test_names_leave_room_for_the_rest(name: str, size: dict[str, int], open_sheet: Open) -> None:
    """However many names there are, the step has room, and the buttons are in view."""
    page = open_sheet(name, viewport=size)
    press(page, "Start de klok")
    for number in range(3):
        if number != 1:  # which is a break
            box = page.locator("#clock-step").bounding_box()
            assert box is not None
            assert box["height"] >= size["height"] / 6
        assert all(part["seen"] for part in page.evaluate(ROW, ["back", "start", "next"]))
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        press(page, "Volgende")


@pytest.mark.parametrize("name", ["names", "many"])
def test_names_on_the_clock_are_for_everybody(name: str, new_page: NewPage, sheets: Path) -> None:
    """Axe finds nothing where the clock names people, be they few or many."""
    page = new_page(viewport=PHONE)
    add_axe(page)
    page.goto((sheets / f"{name}.html").as_uri())
    press(page, "Start de klok")
    for _ in range(4):
        assert axe_faults(page) == []
        press(page, "Volgende")


def test_turns_are_read_aloud(open_sheet: Open) -> None:
    """A screen reader hears whose turn it is, and no seconds of it."""
    page = open_sheet("vijf-vingers", START, HEARD)
    press(page, "Start de klok")
    page.clock.run_for("04:00")
    press(page, "Volgende beurt")
    page.clock.run_for("06:00")
    assert page.evaluate("heard") == [
        "Nu: Vertel eens, 30 min",
        "Beurt 2 van 6",
        "De beurt is om",
    ]
    page.evaluate("heard = []")
    page.clock.run_for("05:00")
    for _ in range(3):
        press(page, "Volgende beurt")
    page.clock.run_for("09:00")
    assert page.evaluate("heard.slice(3)") == ["De beurt is om"]
    press(page, "Volgende beurt")
    page.clock.run_for("01:00")
    page.evaluate("heard = []")
    page.clock.run_for("05:00")
    assert page.evaluate("heard") == [
        "De beurt is om. Nog een minuut",
        "De tijd van deze stap is om",
    ]


def test_end_of_a_turn_sounds_once(open_sheet: Open) -> None:
    """Who wants sound hears each turn end, once, also where the step ends with it."""
    page = open_sheet("vijf-vingers", START, STUBS)
    press(page, "Start de klok")
    page.get_by_label("Geluid").check()
    for number in range(1, 7):
        page.clock.run_for("05:00")
        assert page.evaluate("tones") == number
        if number < 6:
            press(page, "Volgende beurt")
    page.clock.run_for("10:00")
    assert page.evaluate("tones") == 6


def test_more_time_warns_anew(open_sheet: Open) -> None:
    """A step that got a minute more after its end tells again when that is over."""
    page = open_sheet("kom", START, HEARD)
    press(page, "Start de klok")
    page.clock.run_for("10:30")
    page.evaluate("heard = []")
    press(page, "+ 1 minuut")
    page.clock.run_for("00:29")
    assert page.evaluate("heard.splice(0)") == ["Een minuut erbij"]
    page.clock.run_for("00:02")
    assert page.evaluate("heard.splice(0)") == ["De tijd van deze stap is om"]
    press(page, "+ 1 minuut")
    press(page, "+ 1 minuut")
    page.clock.run_for("01:00")
    assert page.evaluate("heard.slice(2)") == ["Nog een minuut"]


def seen(page: Page) -> list[str]:
    """The headings of the sheet that are seen."""
    seen = "h => h.checkVisibility() && getComputedStyle(h).clipPath === 'none'"
    return page.locator("main :is(h1, h2, h3)").evaluate_all(
        f"headings => headings.filter({seen}).map(h => h.innerText)"
    )


@pytest.mark.parametrize("name", ["kom", "agenda"])
def test_only_the_step_at_hand_is_shown(name: str, open_sheet: Open) -> None:
    """While it runs the sheet is the step at hand; the whole sheet is one press away."""
    page = open_sheet(name)
    whole = page.get_by_role("button", name="Hele blad")
    everything = seen(page)
    press(page, "Start de klok")
    assert (said(page, "title"), seen(page)) == ("Het probleem presenteren", [])
    assert [line for line in said(page, "ask").splitlines()[1:] if line] == [
        "Wat speelt er?",
        "Wat is je vraag aan ons?",
    ]
    assert "Zeg bij de eerste casus" in said(page, "do")
    assert "Wat speelt er?" not in said(page, "do")
    page.keyboard.press("ArrowRight")
    assert (said(page, "title"), seen(page)) == ("Nagaan wat je al deed en wat werkte", [])
    assert whole.get_attribute("aria-pressed") == "false"
    whole.click()
    assert whole.get_attribute("aria-pressed") == "true"
    assert seen(page) == everything
    whole.click()
    assert seen(page) == []


QUESTIONS = """() => [...document.querySelectorAll("#clock-ask li")].map(question => {
  const {top, bottom, left, right} = question.getBoundingClientRect();
  const seen = document.getElementById("clock-ask").getBoundingClientRect();
  const within = top >= seen.top && bottom <= seen.bottom && left >= 0 && right <= innerWidth;
  return within && bottom <= innerHeight && parseFloat(getComputedStyle(question).fontSize);
})"""


@pytest.mark.parametrize(("viewport", "least"), [(PHONE, 17), (LAPTOP, 22), (BEAMER, 32)])
def test_all_questions_are_seen_at_once(
    viewport: dict[str, int], least: int, open_sheet: Open
) -> None:
    """Each of the 21 questions of KOM is in view when its step is, in letters to read from afar."""
    page = open_sheet(viewport=viewport)
    press(page, "Start de klok")
    found = []
    for _ in STEPS:
        found += page.evaluate(QUESTIONS)
        page.keyboard.press("ArrowRight")
    assert len(found) == 21
    assert min(found) >= least
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_a_laptop_shows_many_questions(open_sheet: Open) -> None:
    """A step with more questions than any other shows them all, in columns, and what to do too."""
    page = open_sheet("afstand-nemen")
    press(page, "Start de klok")
    found = page.evaluate(QUESTIONS)
    assert len(found) == 21
    assert min(found) >= 14
    assert page.get_by_text("Doel:").locator("visible=true").count() == 1


ROW = """
names => names.map(name => {
  const at = document.getElementById(`clock-${name}`).getBoundingClientRect();
  const {left, right, top, bottom} = at;
  const seen = left >= 0 && right <= innerWidth && bottom <= innerHeight;
  return {left, right, top, bottom, seen};
})
"""


@pytest.mark.parametrize("viewport", LOW)
@pytest.mark.parametrize("name", ["kom", "vijf-vingers"])
def test_low_window_has_room_for_the_step(
    name: str, viewport: dict[str, int], open_sheet: Open
) -> None:
    """On a phone on its side the buttons are one row, and half of the window is for the step."""
    page = open_sheet(name, viewport=viewport)
    assert page.evaluate(ROW, ["start"])[0]["seen"]
    press(page, "Start de klok")
    for _ in range(2):
        parts = page.evaluate(ROW, ["back", "start", "next"])
        assert all(part["seen"] and part["right"] > part["left"] for part in parts)
        assert max(part["top"] for part in parts) < min(part["bottom"] for part in parts)
        assert page.evaluate(ROW, ["left"])[0]["seen"]
        step = page.locator("#clock-step").bounding_box()
        assert step
        assert step["height"] >= viewport["height"] * 0.4
        press(page, "Volgende")
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_clock_leaves_room_on_a_phone(open_sheet: Open) -> None:
    """In each step without turns two thirds of the screen are for what is asked."""
    page = open_sheet(viewport=PHONE)
    press(page, "Start de klok")
    for _ in STEPS[1:]:
        page.clock.fast_forward("25:00")
        step = page.locator("#clock-step").bounding_box()
        assert step
        assert step["height"] >= PHONE["height"] * 2 / 3
        press(page, "Volgende")


def tabs(page: Page) -> list[str]:
    """The tabs that are seen, the chosen one with a star."""
    seen = page.get_by_role("tab").all()
    chosen = [tab.get_attribute("aria-selected") == "true" for tab in seen]
    return [
        tab.inner_text() + "*" * star
        for tab, star in zip(seen, chosen, strict=True)
        if tab.is_visible()
    ]


def test_ask_and_do_are_tabs_on_a_phone(open_sheet: Open) -> None:
    """There what to ask comes first in each step, and arrows go to the other tab, not step."""
    page = open_sheet(viewport=PHONE)
    press(page, "Start de klok")
    assert tabs(page) == ["Vraag*", "Doe"]
    assert page.get_by_role("tabpanel").all_inner_texts() == [said(page, "ask")]
    page.get_by_role("tab", name="Vraag").focus()
    page.keyboard.press("ArrowRight")
    assert (tabs(page), place(page)[0]) == (["Vraag", "Doe*"], "1/7")
    assert page.evaluate("document.activeElement.id") == "clock-tab-do"
    panel = page.get_by_role("tabpanel", name="Doe")
    assert "Zeg bij de eerste casus" in panel.inner_text()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "clock-do"
    page.get_by_role("tab", name="Vraag").click()
    assert tabs(page) == ["Vraag*", "Doe"]
    page.get_by_role("tab", name="Doe").click()
    press(page, "Volgende")
    assert tabs(page) == ["Vraag*", "Doe"]
    page.set_viewport_size(LAPTOP)
    assert tabs(page) == []
    assert page.locator("#clock-ask").is_visible()
    assert page.locator("#clock-do").is_visible()


def test_signs_add_and_take_a_minute(open_sheet: Open) -> None:
    """The keys + and − do what their buttons do, alone and once; switched off they stay off."""
    page = open_sheet()
    page.keyboard.press("+")
    press(page, "Start de klok")
    assert place(page)[1] == "10:00"
    page.keyboard.press("Shift++")  # as on most keyboards
    page.keyboard.press("+")
    assert place(page)[1] == "12:00"
    page.keyboard.press("-")
    page.keyboard.press("Control+-")
    assert place(page)[1] == "11:00"
    page.get_by_label("Toetsen + en −").uncheck()
    page.keyboard.press("+")
    page.reload()
    page.keyboard.press("-")
    assert place(page)[1] == "11:00"
    page.keyboard.press("ArrowRight")
    assert place(page)[0] == "2/7"
    page.get_by_label("Toetsen + en −").check()
    page.keyboard.press("+")
    assert place(page)[1] == "16:00"


@pytest.mark.parametrize("viewport", [PHONE, LAPTOP, BEAMER, *LOW])
def test_break_says_until_when_it_lasts(viewport: dict[str, int], open_sheet: Open) -> None:
    """A break is a page of its own, with its end in large letters, and what comes then."""
    page = open_sheet("names", viewport=viewport)
    press(page, "Start de klok")
    press(page, "Volgende")
    assert said(page, "title") == "Pauze tot 13.15"
    assert page.locator("main").is_hidden()
    assert page.locator("#clock-title").evaluate(SIZE) >= min(38, viewport["height"] / 11)
    assert page.evaluate(ROW, ["title"])[0]["seen"]
    if viewport["height"] > 400:
        assert "hierna: A, casus 2" in said(page, "rest")
    page.clock.fast_forward("20:00")
    assert said(page, "title") == "Pauze tot 13.15"
    press(page, "Hele blad")
    assert page.locator("main").is_visible()


def test_next_is_the_main_button(open_sheet: Open) -> None:
    """Once started the widest button goes on, and alone has the colour of the main one."""
    page = open_sheet(viewport=PHONE)
    press(page, "Start de klok")
    buttons = page.locator(".clock-buttons > button:visible")
    widths = {b.inner_text(): b.evaluate("b => b.offsetWidth") for b in buttons.all()}
    assert max(widths, key=lambda name: widths[name]) == "Volgende"
    colors = buttons.evaluate_all("all => all.map(b => getComputedStyle(b).backgroundColor)")
    assert colors.count(colors[[*widths].index("Volgende")]) == 1


def test_words_of_headings_are_broken_as_words_are(open_sheet: Open) -> None:
    """A long word in a heading gets a hyphen, and on a phone the title is smaller."""
    page = open_sheet("agenda", viewport=PHONE)
    for element in ("h1", "h2", "h3"):
        hyphens = "element => getComputedStyle(element).hyphens"
        assert page.locator(element).first.evaluate(hyphens) == "auto"
    title = page.locator("h1")
    assert title.evaluate("h1 => parseFloat(getComputedStyle(h1).fontSize)") < 28
    title.evaluate("h1 => { h1.style.overflowWrap = 'normal'; h1.style.hyphens = 'manual'; }")
    assert title.evaluate("h1 => h1.scrollWidth <= h1.clientWidth")


def test_meeting_is_chosen_before_the_start(open_sheet: Open) -> None:
    """Where a method has more kinds of meeting, one says which; once started it is fixed."""
    page = open_sheet("coaching")
    choice = page.get_by_label("Welke bijeenkomst")
    assert choice.locator("option").all_inner_texts() == [
        "Startgesprek met z'n drieën",
        "Coachgesprek",
        "Eindgesprek met z'n drieën",
    ]
    choice.select_option("Coachgesprek")
    page.reload()
    assert choice.evaluate("choice => choice.selectedOptions[0].label") == "Coachgesprek"
    press(page, "Start de klok")
    assert choice.is_hidden()
    assert (place(page), said(page, "title")) == (("1/5", "10:00"), "Opening en terugblik")
    assert open_sheet("kom").get_by_label("Welke bijeenkomst").is_hidden()


@pytest.mark.parametrize("viewport", [PHONE, LAPTOP])
def test_clock_is_for_everybody(viewport: dict[str, int], new_page: NewPage, sheets: Path) -> None:
    """Axe finds nothing before the start, in a step with turns, or on the whole sheet."""
    page = new_page(viewport=viewport)
    add_axe(page)
    page.goto((sheets / "vijf-vingers.html").as_uri())
    assert axe_faults(page) == []
    press(page, "Start de klok")
    assert axe_faults(page) == []
    press(page, "Hele blad")
    assert axe_faults(page) == []


def test_time_over_is_for_everybody(new_page: NewPage, sheets: Path) -> None:
    """Axe finds nothing where the time of the step and of the turn are over, or all is done."""
    page = new_page(viewport=PHONE)
    add_axe(page)
    page.clock.install(time=START)
    page.goto((sheets / "vijf-vingers.html").as_uri())
    press(page, "Start de klok")
    page.clock.fast_forward("40:00")
    assert axe_faults(page) == []
    press(page, "Volgende")
    press(page, "Volgende")
    assert axe_faults(page) == []
    page.set_viewport_size({"width": 844, "height": 390})
    assert axe_faults(page) == []


def test_paper_has_no_clock(open_sheet: Open) -> None:
    """Printed while the clock runs, the sheet is whole, in its own letters, without controls."""
    page = open_sheet()
    page.emulate_media(media="print")
    before = page.evaluate("document.body.scrollHeight")
    page.emulate_media(media="screen")
    press(page, "Start de klok")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).paddingBottom") == "0px"
    assert page.locator("#clock").is_hidden()
    assert all(
        part.is_visible() for part in page.locator("main :is(section, li, p:not(.marks))").all()
    )
    assert page.evaluate("document.body.scrollHeight") == before
