"""Whatever stands in the file of an earlier calendar, there is a calendar or an error of ours."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import example, given, settings
from hypothesis import strategies as st

from reflectlib.errors import ReflectError
from reflectlib.events import Calendar, Event
from reflectlib.writers import ical

START = datetime(2026, 12, 3, 13, tzinfo=ZoneInfo("Europe/Amsterdam"))
EVENTS = tuple(
    Event(f"{n}@x", START + timedelta(weeks=n), START + timedelta(weeks=n, hours=2), "KOM", "Casus")
    for n in range(2)
)
CALENDAR = Calendar("Intervisie", "Europe/Amsterdam", EVENTS, datetime(2026, 1, 1, tzinfo=UTC))
LINES = ical.write(CALENDAR).split(b"\r\n")
JUNK = (
    b"DTSTART:00010101T000000", b"DTEND:99991231T235959Z", b"DTSTART;VALUE=DATE:20261203",
    b"DTSTART;TZID=Mars/Olympus:20261203T130000", b"RRULE:FREQ=SECONDLY", b"SEQUENCE:-1",
    b"SEQUENCE:x", b"SEQUENCE:99999999999999999999", b"UID:", b"UID:0@x", b"DTSTAMP:",
    b"SUMMARY:\\x1b[2J", b"BEGIN:VEVENT", b"END:VEVENT", b"BEGIN:VTIMEZONE", b"END:VCALENDAR",
    b"TZID:Europe/Amsterdam", b"TZOFFSETTO:+9999", b"DESCRIPTION;X=\":\xff\xfe", b" \xc3",
    b"STATUS:CANCELLED", b"DURATION:P1D", b":", b"", b";;;=", b"BEGIN:VALARM", b"PRODID:x",
)  # fmt: skip


@st.composite
def mutants(draw: st.DrawFn) -> bytes:
    """A calendar of ours in which somebody was at work."""
    lines = list(LINES)
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["drop", "double", "swap", "junk", "bytes", "cut"])):
            case "drop":
                lines[at : at + draw(st.integers(1, 3))] = [b""]
            case "double":
                lines.insert(at, lines[at])
            case "swap":
                other = draw(st.integers(0, len(lines) - 1))
                lines[at], lines[other] = lines[other], lines[at]
            case "junk":
                lines.insert(at, draw(st.sampled_from(JUNK)))
            case "bytes":
                lines[at] = draw(st.binary(max_size=30))
            case "cut":
                lines[at] = lines[at][: draw(st.integers(0, len(lines[at])))]
    return draw(st.sampled_from([b"\r\n", b"\n"])).join(lines)


def doubled(line: bytes) -> bytes:
    """The calendar with one line twice: a list to the library, where one thing was expected."""
    at = LINES.index(line)
    return b"\r\n".join([*LINES[:at], line, *LINES[at:]])


@given(mutants())
@example(doubled(b"TZID:Europe/Amsterdam"))
@example(doubled(b"UID:0@x"))
@example(doubled(b"SUMMARY:KOM"))
@settings(max_examples=300)
def test_an_earlier_calendar_is_read_or_refused(earlier: bytes) -> None:
    """There is a calendar with every appointment, or the file is refused; nothing else happens."""
    try:
        written = ical.write(CALENDAR, previous=earlier)
    except ReflectError as error:
        assert str(error)  # noqa: PT017  # it is one of two outcomes
        return
    assert written.count(b"BEGIN:VEVENT") >= len(EVENTS)
