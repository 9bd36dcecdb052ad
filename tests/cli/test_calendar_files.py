"""`agenda` and `series` into a calendar: what is asked of it, and what is said beside it."""

import json
import re
from pathlib import Path

import pytest

from conftest import Run

DECEMBER, MARCH = "1796083200", "1803859200"
SERIES = (
    *("series", "leergroepen-horizon", "--start", "2027-01-12 09:30"),
    *("--names", "An,Bo,Cas,Dee", "--name", "Noord", "--lang", "en"),
)
FILE = "noord.series.yaml"
WHERE = ("--location", "Zaal 3", "--link", "https://meet.example/noord")
ANEW = "This calendar starts anew."


def events(folder: Path, name: str = "a.ics") -> list[dict[str, str]]:
    written = (folder / name).read_text(encoding="utf-8").replace("\n ", "")
    found = re.findall(r"BEGIN:VEVENT\n(.*?)END:VEVENT", written, re.S)
    return [dict(re.findall(r"(?m)^([A-Z-]+)[^:\n]*:(.*)$", one)) for one in found]


@pytest.fixture(autouse=True)
def in_december(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock stands before the first meeting."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DECEMBER)


def test_another_year_does_not_go_over_this_one(reflect: Run, tmp_path: Path) -> None:
    """The year that is held keeps its file, and the next has ids of its own in another."""
    assert reflect(*SERIES, "-o", "a.ics").returncode == 0
    before = (tmp_path / "a.ics").read_bytes()
    year = ("--start", "2028-01-11 09:30")
    done = reflect(*SERIES, *year, "-o", "a.ics")
    assert (done.returncode, (tmp_path / "a.ics").read_bytes()) == (2, before)
    assert "write to another file" in done.stderr.decode()
    assert reflect(*SERIES, *year, "-o", "b.ics").returncode == 0
    ids = [{event["UID"] for event in events(tmp_path, name)} for name in ("a.ics", "b.ics")]
    assert not ids[0] & ids[1]
    assert reflect(*SERIES, "-o", "a.ics", SOURCE_DATE_EPOCH=MARCH).returncode == 0
    assert (tmp_path / "a.ics").read_bytes() == before


def test_what_was_held_stays_when_others_take_part(reflect: Run, tmp_path: Path) -> None:
    """Other people change what is to come alone, in a calendar that no file keeps."""
    reflect(*SERIES, "-o", "a.ics")
    before = events(tmp_path)
    others = reflect(*SERIES, "--names", "Eef,Flo,Gus,Ida", "-o", "a.ics", SOURCE_DATE_EPOCH=MARCH)
    assert others.returncode == 0
    after = events(tmp_path)
    assert after[:2] == before[:2]
    assert [event["SEQUENCE"] for event in after] == ["0", "0", "1", "1"]


def test_where_a_group_meets_is_kept_and_shown(reflect: Run, tmp_path: Path) -> None:
    """A place, a link and a name stand in the file, on the page, in the data and the calendar."""
    assert reflect(*SERIES, *WHERE, "-o", FILE).returncode == 0
    text = reflect("series", FILE, "--lang", "en").stdout.decode()
    assert all(said in text for said in ("Group: Noord", "Place: Zaal 3", WHERE[3]))
    data = json.loads(reflect("series", FILE, "--to", "json").stdout)
    assert data["group"] == "Noord"
    assert {(m["group"], m["location"], m["link"]) for m in data["meetings"]} == {
        ("Noord", "Zaal 3", WHERE[3])
    }
    assert reflect("series", FILE, "-o", "a.ics").returncode == 0
    assert {(e["LOCATION"], e["URL"]) for e in events(tmp_path)} == {("Zaal 3", WHERE[3])}
    moved = ("--location", "Zaal 4", "--link", "", "--name", "Zuid", "-o", FILE)
    assert reflect("series", FILE, *moved, SOURCE_DATE_EPOCH=MARCH).returncode == 0
    data = json.loads(reflect("series", FILE, "--to", "json", SOURCE_DATE_EPOCH=MARCH).stdout)
    assert [m["location"] for m in data["meetings"]] == [*["Zaal 3"] * 2, *["Zaal 4"] * 2]
    assert [m["link"] for m in data["meetings"]] == [*[WHERE[3]] * 2, None, None]
    assert [m["group"] for m in data["meetings"]] == [*["Noord"] * 2, *["Zuid"] * 2]


@pytest.mark.parametrize("view", ["agenda", "run-sheet"])
def test_an_agenda_says_where_it_is(reflect: Run, view: str) -> None:
    """Name, place and link stand on what one leads from."""
    asked = ("agenda", "kom", "--name", "Noord", *WHERE, "--lang", "en", "--view", view)
    text = reflect(*asked).stdout.decode()
    assert all(said in text for said in ("Group: Noord", "Place: Zaal 3", WHERE[3]))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--link", "meet.example"), "cannot be a link"),
        (("--location", "a\nb"), "cannot be a place"),
        (("--name", "a\x1bb"), "cannot be the name of a group"),
        (("--remind", "1h"), "--remind is for a calendar"),
        (("--person", "An"), "--person is for a calendar"),
        (("--with-preparation",), "--with-preparation is for a calendar"),
        (("--remind", "60", "--to", "ical"), "is no time before a meeting"),
        (("--remind", "0h", "--to", "ical"), "is no time before a meeting"),
        (("--remind", "", "--to", "ical"), "is no time before a meeting"),
        (("--remind", "9w", "--to", "ical"), "of at most 8 weeks"),
        (("--person", "Xerxes", "--to", "ical"), "nobody called 'Xerxes'"),
    ],
)
def test_what_no_calendar_is_asked_is_said(reflect: Run, asked: tuple[str, ...], said: str) -> None:
    """A wrong option is one message, with nothing written."""
    done = reflect(*SERIES, *asked)
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr.decode()


def test_a_calendar_holds_what_is_asked_of_it(reflect: Run, tmp_path: Path) -> None:
    """Of a series, of its file and of one meeting: a reminder, tasks, and one person's part."""
    asked = ("--remind", "1h30m", "--with-preparation", "--person", " An ", "-o", "a.ics")
    assert reflect(*SERIES, "-o", FILE).returncode == 0
    one = (
        "agenda",
        "kom",
        "--start",
        "2027-01-12 09:30",
        "--names",
        ",".join("ABCDEFGHIJK") + ",An",
    )
    for command in (SERIES, ("series", FILE), one):
        (tmp_path / "a.ics").unlink(missing_ok=True)
        done = reflect(*command, *asked)
        assert done.returncode == 0, done.stderr
        text = (tmp_path / "a.ics").read_text(encoding="utf-8")
        assert "TRIGGER:-PT1H30M" in text
        assert ("DTSTART;VALUE=DATE:20270105" in text) == (command != one)


@pytest.mark.parametrize("to", [("--to", "ical"), ("--to", "ical", "-o", "-")])
def test_a_calendar_without_its_past_says_so(reflect: Run, to: tuple[str, ...]) -> None:
    """What is not written to its file cannot go on with it; a series that is kept can."""
    assert ANEW in reflect(*SERIES, *to).stderr.decode()
    agenda = ("agenda", "kom", "--start", "2027-01-12 09:30")
    assert ANEW in reflect(*agenda, *to).stderr.decode()
    reflect(*SERIES, "-o", FILE)
    reflect("series", FILE, "--move", "9-3-2027=11-3-2027", "-o", FILE, SOURCE_DATE_EPOCH=MARCH)
    done = reflect("series", FILE, *to)
    assert ANEW not in done.stderr.decode()
    assert (done.stdout.count(b"SEQUENCE:1"), done.stdout.count(b"SEQUENCE:0")) == (1, 3)
    assert ANEW not in reflect(*SERIES, "-o", "a.ics").stderr.decode()


def test_a_copy_of_a_series_is_the_same_series(reflect: Run) -> None:
    """Whoever writes a file under another name hears that calendars take both for one."""
    reflect(*SERIES, "-o", FILE)
    done = reflect("series", FILE, "--name", "Zuid", "-o", "zuid.series.yaml")
    assert "is the same series as noord.series.yaml" in done.stderr.decode()
    assert done.returncode == 0
    assert "the same series" not in reflect("series", FILE, "-o", FILE).stderr.decode()


def test_a_meeting_may_be_at_another_time_of_day(reflect: Run, tmp_path: Path) -> None:
    """--move takes a time, and the appointment moves with it."""
    reflect(*SERIES, "-o", "a.ics")
    assert reflect(*SERIES, "--move", "9-3-2027=9-3-2027 14:00", "-o", "a.ics").returncode == 0
    found = [event["DTSTART"] for event in events(tmp_path)]
    assert found[2] == "20270309T140000"


def test_a_start_on_a_holiday_is_said(reflect: Run) -> None:
    """On a weekday too: the first meeting on a public holiday has a remark, also in a calendar."""
    asked = ("series", "kom", "--start", "2027-05-17 09:30", "--times", "2", "--to", "ical")
    assert "maandag 17 mei 2027 valt op" in reflect(*asked).stderr.decode()
