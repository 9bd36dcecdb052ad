"""What real programs read in the calendars that we write."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events

from reflectlib.events import Calendar, Event
from reflectlib.writers import ical
from reflectlib.zones import read_zone, zone_names

STAMP = datetime(2026, 1, 1, tzinfo=UTC)
ZONES = ["Europe/Amsterdam", "Europe/London", "America/New_York", "UTC"]
ENGINE = Path(sys.prefix, "node", "node_modules", "ical.js", "dist", "ical.js")
KHAL = Path(sys.executable).with_name("khal")
KHAL_CONFIG = """\
[calendars]
[[meetings]]
path = {folder}/meetings
[sqlite]
path = {folder}/cache.db
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M:%S
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%dT%H:%M:%S
longdatetimeformat = %Y-%m-%dT%H:%M:%S
"""


class Seen(NamedTuple):
    """An event as a program has it."""

    uid: str
    start: datetime
    end: datetime
    title: str
    text: str


Read = Callable[..., list[Seen]]


def ical_js(folder: Path, *files: bytes) -> list[Seen]:
    """Read by the engine of Thunderbird, which knows no zone but those in the file."""
    node = shutil.which("node")
    if not (node and ENGINE.exists()):
        reason = "there is no node, or no ical.js: `make test` installs it where npm is"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    paths = _written(folder, files)
    script = Path(__file__).with_name("read.mjs")
    out = subprocess.check_output([node, script, ENGINE, *paths], env={"TZ": "Asia/Tokyo"})
    return [
        Seen(
            event["uid"],
            datetime.fromtimestamp(event["start"], UTC),
            datetime.fromtimestamp(event["end"], UTC),
            event["title"],
            event["text"],
        )
        for calendar in json.loads(out)
        for event in calendar
    ]


def _written(folder: Path, files: Iterable[bytes]) -> list[Path]:
    paths = []
    for number, file in enumerate(files):
        paths.append(folder / f"{number}.ics")
        paths[-1].write_bytes(file)
    return paths


def recurring(_: Path, *files: bytes) -> list[Seen]:
    """Read by recurring-ical-events."""
    return [
        Seen(
            str(event["UID"]),
            event.start.astimezone(UTC),
            event.end.astimezone(UTC),
            str(event["SUMMARY"]),
            str(event.get("DESCRIPTION", "")),
        )
        for file in files
        for event in recurring_ical_events.of(icalendar.Calendar.from_ical(file)).all()
    ]


def khal(folder: Path, *files: bytes) -> list[Seen]:
    """Read by khal: imported into a calendar one after the other, and listed."""
    (folder / "meetings").mkdir(exist_ok=True)
    config = folder / "config"
    config.write_text(KHAL_CONFIG.format(folder=folder))
    homes = ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"} | dict.fromkeys(homes, folder)

    def run(*arguments: object) -> str:
        command = [KHAL, "-c", config, *arguments]
        return subprocess.run(
            command, env=environment, check=True, capture_output=True, text=True
        ).stdout

    for path in _written(folder, files):
        run("import", "--batch", path)
    fields = ("uid", "start", "end", "title", "description")
    options = [option for field in fields for option in ("--json", field)]
    days = run("list", "--once", *options, "2025-12-25", "2027-01-10").splitlines()
    return [
        Seen(
            event["uid"],
            datetime.fromisoformat(event["start"]).replace(tzinfo=UTC),
            datetime.fromisoformat(event["end"]).replace(tzinfo=UTC),
            event["title"],
            event["description"],
        )
        for day in days
        for event in json.loads(day)
    ]


@pytest.fixture(params=[ical_js, recurring, khal])
def read(request: pytest.FixtureRequest, tmp_path: Path) -> Read:
    """A program: takes files, gives the events that it then has."""
    return lambda *files: sorted(request.param(tmp_path, *files))


def utc(events: Iterable[Event]) -> list[Seen]:
    """What a program should have: the events, with their times in UTC."""
    return sorted(
        Seen(event.uid, event.start.astimezone(UTC), event.end.astimezone(UTC), *event[3:5])
        for event in events
    )


def every_hour(zone: str) -> Calendar:
    """Meetings at every half hour around both clock changes, and every week at one o'clock."""
    info = ZoneInfo(zone)
    times = [
        datetime(2026, month, day, tzinfo=UTC) + timedelta(minutes=30 * step)
        for month, day in [(3, 8), (3, 29), (10, 25), (11, 1)]
        for step in range(20)
    ]
    weekly = datetime(2026, 1, 5, 13, tzinfo=info)
    times += [weekly + timedelta(weeks=week) for week in range(52)]
    events = tuple(
        Event(
            f"{zone}-{n}@x",
            time.astimezone(info),
            (time.astimezone(UTC) + timedelta(minutes=90)).astimezone(info),
            f"Nummer {n}",
        )
        for n, time in enumerate(times)
    )
    return Calendar("Uren", zone, events, STAMP)


def test_programs_agree_on_every_start_and_end(read: Read) -> None:
    """Over both clock changes of a year every program has our moments, in each zone."""
    calendars = [every_hour(zone) for zone in ZONES]
    seen = read(*map(ical.write, calendars))
    assert seen == utc(event for calendar in calendars for event in calendar.events)


TEXTS = [
    ('Komma, punt; dubbele: "punt"', "een, twee; drie: vier"),
    ("Pad C:\\new\\, of \\;", "C:\\temp\\\\n \\, \\; %2C %5C ^n"),
    ("Twee\nregels", "een\n\ntwee\r\ndrie\rvier"),
    ("Emoji 👩‍👩‍👧 en é, ë, 漢字", "🙂" * 200),
    ("Lang " * 40 + "!", "Een regel die maar doorgaat, " * 30 + "\n" + "x" * 500 + "."),
    ("BEGIN:VEVENT", "x\nEND:VEVENT\nEND:VCALENDAR\r\nBEGIN:VEVENT\nSUMMARY:nee"),
    ("Leeg", ""),
]


def test_programs_have_the_same_texts(read: Read) -> None:
    """Signs that iCalendar has a use for, line breaks, emoji and long lines come back equal."""
    start = datetime(2026, 6, 1, 13, tzinfo=ZoneInfo("Europe/Amsterdam"))
    events = [
        Event(f"{n}@x", start + timedelta(days=n), start + timedelta(days=n, hours=1), *texts)
        for n, texts in enumerate(TEXTS)
    ]
    seen = read(ical.write(Calendar("Teksten", "Europe/Amsterdam", tuple(events), STAMP)))
    lines = [event._replace(text="\n".join(event.text.splitlines())) for event in events]
    assert seen == utc(lines)


def move_one(calendar: Calendar) -> Calendar:
    """The same series with its last meeting a day later."""
    *others, last = calendar.events
    day = timedelta(days=1)
    moved = last._replace(start=last.start + day, end=last.end + day)
    return calendar._replace(events=(*others, moved))


def test_a_series_written_anew_has_a_moved_meeting_once(read: Read) -> None:
    """The file written over an earlier one has the moved meeting where it is now."""
    before = every_hour("Europe/Amsterdam")
    after = move_one(before)
    assert read(ical.write(after, previous=ical.write(before))) == utc(after.events)


def test_khal_moves_a_meeting_and_does_not_double_it(tmp_path: Path) -> None:
    """Imported where the earlier file was, a file replaces each event that is in it."""
    before = every_hour("Europe/Amsterdam")
    after = move_one(before)
    old = ical.write(before)
    assert sorted(khal(tmp_path, old, ical.write(after, previous=old))) == utc(after.events)


def test_ical_js_agrees_in_every_zone(tmp_path: Path) -> None:
    """Wherever it is, the zone that we write gives the moments that we mean."""
    calendars = []
    for name in zone_names():
        info = read_zone(name).info
        times = [
            datetime(2026, 1, 1, n % 24, tzinfo=UTC) + timedelta(days=15 * n) for n in range(40)
        ]
        events = tuple(
            Event(f"{name}-{n}", t.astimezone(info), (t + timedelta(days=7)).astimezone(info), "x")
            for n, t in enumerate(times)
        )
        calendars.append(Calendar(name, name, events, STAMP))
    assert len(calendars) > 400
    seen = ical_js(tmp_path, *map(ical.write, calendars))
    assert sorted(seen) == utc(event for calendar in calendars for event in calendar.events)
