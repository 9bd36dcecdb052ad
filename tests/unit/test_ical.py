import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from reflectlib.characters import clean
from reflectlib.errors import CannotReadError, CannotWriteError, ReflectError, UnknownZoneError
from reflectlib.events import Calendar, Event
from reflectlib.writers import earlier_ical, ical
from reflectlib.writers.timezone import write_timezone
from reflectlib.zones import RuleDay, SavingTime, parse_rule, read_zone, zone_names

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
STAMP = datetime(2026, 1, 1, tzinfo=UTC)
SECOND, HOUR, DAY = timedelta(seconds=1), timedelta(hours=1), timedelta(days=1)
START = datetime(2026, 12, 3, 13, tzinfo=AMSTERDAM)
EVENT = Event("1@x", START, START + 2 * HOUR, "KOM, ronde 1", "13.00 Rondje\n13.15 Casus; één")


def calendar(*events: Event, zone: str = "Europe/Amsterdam", stamp: datetime = STAMP) -> Calendar:
    return Calendar("Intervisie, team 1", zone, events, stamp)


def moved(event: Event, by: timedelta) -> Event:
    return event._replace(start=event.start + by, end=event.end + by)


def read(file: bytes) -> list[icalendar.Event]:
    return icalendar.Calendar.from_ical(file).events


def test_a_file_holds_the_calendar_its_zone_and_its_events() -> None:
    """What is written for one meeting is known to the letter."""
    lines = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//reflectlib//reflectlib//EN
BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:1@x
DTSTAMP:20260101T000000Z
LAST-MODIFIED:20260101T000000Z
SEQUENCE:0
DTSTART;TZID=Europe/Amsterdam:20261203T130000
DTEND;TZID=Europe/Amsterdam:20261203T150000
SUMMARY:KOM\\, ronde 1
DESCRIPTION:13.00 Rondje\\n13.15 Casus\\; één
END:VEVENT
END:VCALENDAR
"""
    assert ical.write(calendar(EVENT)).decode() == lines.replace("\n", "\r\n")


@pytest.mark.parametrize("zone", ["UTC", "Etc/UTC", "Zulu"])
def test_utc_needs_no_time_zone(zone: str) -> None:
    """In UTC, by whatever name, times end in Z and there is no VTIMEZONE."""
    file = ical.write(calendar(EVENT, zone=zone)).decode()
    assert "DTSTART:20261203T120000Z\r\nDTEND:20261203T140000Z\r\n" in file
    assert "VTIMEZONE" not in file


def test_the_same_calendar_gives_the_same_bytes() -> None:
    """Nothing comes from the clock or from chance, nor from being written over itself."""
    first = ical.write(calendar(EVENT, moved(EVENT, DAY)._replace(uid="2@x")))
    assert ical.write(calendar(EVENT, moved(EVENT, DAY)._replace(uid="2@x"))) == first
    assert (
        ical.write(calendar(EVENT, moved(EVENT, DAY)._replace(uid="2@x")), previous=first) == first
    )


def test_a_calendar_may_be_empty() -> None:
    """No events is no error, also over a file of none."""
    file = ical.write(calendar())
    assert read(file) == []
    assert ical.write(calendar(), previous=file) == file


def test_an_event_without_length_has_no_end() -> None:
    """An end must be later than the start, and without one an event ends when it starts."""
    file = ical.write(calendar(EVENT._replace(end=START)))
    assert b"DTEND" not in file
    assert ical.write(calendar(EVENT._replace(end=START)), previous=file) == file


@pytest.mark.parametrize("minutes", range(-90, 150, 30))
def test_the_hour_that_comes_twice_is_said_in_utc(minutes: int) -> None:
    """A meeting with its start or end in the hour that the clock says twice is told in UTC."""
    change = datetime(2026, 10, 25, 1, tzinfo=UTC)
    start = change + timedelta(minutes=minutes)
    times = start.astimezone(AMSTERDAM), (start + HOUR / 2).astimezone(AMSTERDAM)
    file = ical.write(calendar(EVENT._replace(start=times[0], end=times[1])))
    (event,) = read(file)
    assert (event.start.astimezone(UTC), event.end.astimezone(UTC)) == (start, start + HOUR / 2)
    assert (b"DTEND;TZID" in file) == (not -90 <= minutes < 60)


def test_a_time_that_the_clock_skips_is_the_one_after() -> None:
    """Half past two in the night that the clock goes forward is half past three."""
    skipped = datetime(2026, 3, 29, 2, 30, tzinfo=AMSTERDAM)
    file = ical.write(calendar(EVENT._replace(start=skipped, end=skipped + 2 * HOUR)))
    assert b"DTSTART;TZID=Europe/Amsterdam:20260329T033000\r\n" in file


def test_times_of_another_zone_are_told_in_the_calendars() -> None:
    """A moment is a moment, in whatever zone it comes."""
    other = EVENT._replace(start=EVENT.start.astimezone(UTC), end=EVENT.end.astimezone(UTC))
    assert ical.write(calendar(other)) == ical.write(calendar(EVENT))


def test_backslashes_stay_what_they_are() -> None:
    r"""A folder \New is no line break, though the library's own texts make it one."""
    (event,) = read(ical.write(calendar(EVENT._replace(title="C:\\New\\new", text="\\\\N\\;"))))
    assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == ("C:\\New\\new", "\\\\N\\;")


def test_what_may_not_stand_in_a_text_is_left_out() -> None:
    """Control signs go, all kinds of line break become one, half a sign becomes a whole one."""
    text = "a\0b\x1b[31mc\td\r\ne\rf\vg\u2028h\x85i\ud83dj\x7f"
    (event,) = read(ical.write(calendar(EVENT._replace(title=text, text=text, uid="1\0"))))
    assert str(event["SUMMARY"]) == "ab[31mc\td\ne\nf\ng\nh\ni\N{REPLACEMENT CHARACTER}j"
    assert event["DESCRIPTION"] == event["SUMMARY"]
    assert event["UID"] == "1"


@given(st.text(), st.text(st.sampled_from("\\nN,;:\r\n \t\"%2C^'é🙂") | st.characters()))
def test_any_text_comes_back_in_short_whole_lines(title: str, text: str) -> None:
    """Whatever a text holds, it comes back as cleaned, and no line is too long or broken off."""
    file = ical.write(calendar(EVENT._replace(title=title, text=text)))
    (event,) = read(file)
    assert str(event["SUMMARY"]) == clean(title)
    assert str(event.get("DESCRIPTION", "")) == clean(text)
    assert ical.write(calendar(EVENT._replace(title=title, text=text)), previous=file) == file
    for line in file.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(line) <= 75
        assert not re.search("[\x00-\x08\n-\x1f]", line.decode())


@pytest.mark.parametrize("sign", ["x", "é", "字", "🙂", "\\", ",", "\n"])
def test_long_lines_fold_within_75_octets(sign: str) -> None:
    """A long line goes on below, never within a character or an escape."""
    file = ical.write(calendar(EVENT._replace(text=sign * 500)))
    lines = file.split(b"\r\n")
    assert 70 < max(map(len, lines)) <= 75
    assert all(not line.decode().endswith("\\") or sign == "\\" for line in lines)
    assert str(read(file)[0]["DESCRIPTION"]) == sign * 500


CHANGES = {
    "start": START + HOUR,
    "end": START + 3 * HOUR,
    "title": "KOM, ronde 2",
    "text": "",
}


@pytest.mark.parametrize("field", CHANGES)
def test_what_changed_gets_the_next_sequence(field: str) -> None:
    """A new start, end, title or text raises SEQUENCE and DTSTAMP; what stayed keeps both."""
    other = moved(EVENT, DAY)._replace(uid="2@x")
    file = ical.write(calendar(EVENT, other))
    for step, fields in enumerate([{field: CHANGES[field]}, {}, {field: CHANGES[field]}], 1):
        file = ical.write(calendar(EVENT._replace(**fields), other), previous=file)
        first, second = read(file)
        assert (first.sequence, first.DTSTAMP) == (step, STAMP + step * SECOND)
        assert (second.sequence, second.DTSTAMP) == (0, STAMP)


def test_a_change_has_the_time_it_was_made() -> None:
    """With a later stamp what changed has that, and what stayed has its own."""
    other = moved(EVENT, DAY)._replace(uid="2@x")
    file = ical.write(calendar(EVENT, other))
    after = calendar(moved(EVENT, HOUR), other, stamp=STAMP + DAY)
    assert [event.DTSTAMP for event in read(ical.write(after, previous=file))] == [
        STAMP + DAY,
        STAMP,
    ]


def test_another_zone_changes_no_meeting() -> None:
    """The same moments in another zone keep their SEQUENCE."""
    file = ical.write(
        calendar(EVENT), previous=ical.write(calendar(EVENT, zone="America/New_York"))
    )
    assert file == ical.write(calendar(EVENT))


def test_what_has_gone_is_cancelled() -> None:
    """A meeting that is no longer there stays in the file as cancelled, until it comes back."""
    other = moved(EVENT, DAY)._replace(uid="2@x", end=START + 30 * HOUR)
    file = ical.write(calendar(EVENT), previous=ical.write(calendar(other, EVENT)))
    first, second = read(file)
    assert (first["UID"], first.sequence, "STATUS" in first) == ("1@x", 0, False)
    assert (second["UID"], second.sequence, second["STATUS"]) == ("2@x", 1, "CANCELLED")
    assert (second.start, second.DTSTAMP) == (other.start, STAMP + SECOND)
    assert ical.write(calendar(EVENT), previous=file) == file
    _, second = read(ical.write(calendar(EVENT, other), previous=file))
    assert (second["UID"], second.sequence, "STATUS" in second) == ("2@x", 2, False)


def test_what_is_cancelled_is_clean() -> None:
    """What somebody hid in an earlier file does not come back out of it."""
    other = EVENT._replace(uid="2@x", title="Casus")
    earlier = ical.write(calendar(EVENT, other)).replace(b"SUMMARY:Casus", b"SUMMARY:Ca\x00sus")
    _, second = read(ical.write(calendar(EVENT), previous=earlier))
    assert (second["SUMMARY"], second["STATUS"]) == ("Cancelled: Casus", "CANCELLED")


def test_an_endless_calendar_is_not_read() -> None:
    """What is far larger than any calendar of ours is refused before it is parsed."""
    with pytest.raises(CannotReadError, match="larger than 32 MiB"):
        ical.write(calendar(EVENT), previous=b"X" * (earlier_ical.MOST_BYTES + 1))


OURS = ical.write(calendar(EVENT))
REMINDED = ical.write(calendar(EVENT._replace(remind=HOUR)))


@pytest.mark.parametrize(
    "previous",
    [
        b"",
        b"kom",
        b"\xff\x00\xfe",
        b"PK\x03\x04" * 50,
        OURS + OURS,
        OURS[:-30],
        OURS.replace(b"UID:", b"X-UID:"),
        OURS.replace(b"DTSTART;", b"X-START;"),
        OURS.replace(b"20261203T13", b"morgen13"),
        OURS.replace(b"TZID=Europe/Amsterdam:20261203T130000", b"VALUE=DATE:20261203"),
        OURS.replace(b"DTEND;TZID=Europe/Amsterdam", b"DTEND"),
        OURS.replace(b"DTEND;TZID=Europe/Amsterdam", b"DTEND;TZID=Mars/Amsterdam"),
        OURS.replace(b"DTSTART;", b"DTSTART;TZID=Europe/Amsterdam:20261203T120000\r\nDTSTART;"),
        OURS.replace(b"SEQUENCE:0", b"SEQUENCE:nul"),
        OURS.replace(b"SEQUENCE:0", b"SEQUENCE:-1"),
        OURS.replace(b"SEQUENCE:0", b"SEQUENCE:2147483647"),
        OURS.replace(b"DTSTAMP:2026", b"DTSTAMP:9999"),
        REMINDED.replace(b"TRIGGER:-PT1H", b"TRIGGER;VALUE=DATE-TIME:20261203T110000Z"),
        REMINDED.replace(b"TRIGGER:-PT1H\r\n", b""),
        OURS.replace(b"DTEND;TZID=Europe/Amsterdam:2026", b"DTEND;TZID=Asia/Tokyo:0001").replace(
            b"00011203T", b"00010101T0"
        ),
    ],
)
def test_an_earlier_file_that_cannot_be_read_is_named(previous: bytes) -> None:
    """What is no iCalendar, or misses what we write, is an error that says what to do."""
    with pytest.raises(CannotReadError, match="cannot be read as iCalendar; give a file that"):
        ical.write(calendar(EVENT), previous=previous)


@pytest.mark.parametrize(
    "previous",
    [
        OURS.replace(b"reflectlib//reflectlib", b"somebody//agenda"),
        b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\n",
    ],
)
def test_anothers_calendar_is_not_cancelled(previous: bytes) -> None:
    """A calendar that we did not write is refused, since all in it would be cancelled."""
    with pytest.raises(CannotReadError, match="not written by reflectlib"):
        ical.write(calendar(EVENT), previous=previous)


@pytest.mark.parametrize(
    ("zone", "hint"),
    [
        ("Europe/Amsterdm", "did you mean Europe/Amsterdam"),
        ("europe/amsterdam", "did you mean Europe/Amsterdam"),
        ("", "say it as in Europe/Amsterdam"),
        ("../../../etc/passwd", "say it as in"),
        ("Europe", "did you mean"),
        ("zones", "say it as in"),
    ],
)
def test_an_unknown_zone_is_named(zone: str, hint: str) -> None:
    """A zone that tzdata has not is an error with the names most like it."""
    with pytest.raises(UnknownZoneError, match=f"no time zone '{re.escape(zone)}': {hint}") as info:
        ical.write(calendar(EVENT, zone=zone))
    assert isinstance(info.value, ReflectError)


def new_year(year: int) -> datetime:
    return datetime(year, 1, 1)  # noqa: DTZ001  # UTC and local times of observances have none


def onsets(zone: icalendar.Timezone, last: int) -> list[tuple[datetime, timedelta]]:
    """Interpret a VTIMEZONE as RFC 5545 says: when which offset begins, in UTC."""
    found = []
    for part in zone.subcomponents:
        assert (part.DTSTART.tzinfo, "RDATE" in part) == (None, False)
        times = [part.DTSTART]
        if "RRULE" in part:
            times = rrulestr(part["RRULE"].to_ical().decode(), dtstart=part.DTSTART)
            times = times.between(part.DTSTART - DAY, new_year(last + 1))
            assert times[0] == part.DTSTART
        found += [(time - part.TZOFFSETFROM, part.TZOFFSETTO) for time in times]
    return sorted(found)


@pytest.mark.parametrize(
    ("first", "last"), [(2026, 2028), (2006, 2008), (1975, 1976), (2060, 2060)]
)
def test_a_timezone_says_what_zoneinfo_says(first: int, last: int) -> None:
    """In every zone of tzdata, what we write gives zoneinfo's offset at any time of those years."""
    names = zone_names()
    assert len(names) > 400
    for name in names:
        zone = read_zone(name)
        component = icalendar.Timezone.from_ical(write_timezone(zone, first, last).to_ical())
        changes = onsets(component, last)
        start, end = new_year(first), new_year(last + 1)
        times = {start + n * 10 * DAY for n in range((end - start).days // 10)}
        times |= {at + by for at, _ in changes for by in (-SECOND, 0 * DAY) if start <= at < end}
        for time in times:
            offset = [to for at, to in changes if at <= time][-1]
            expected = time.replace(tzinfo=UTC).astimezone(zone.info).utcoffset()
            assert offset == expected, (name, time)


@pytest.mark.parametrize(
    ("zone", "first", "kinds"),
    [
        ("Asia/Tokyo", 2026, ["STANDARD"]),
        ("Etc/GMT+5", 2026, ["STANDARD"]),
        ("Europe/London", 2026, ["DAYLIGHT yearly", "STANDARD yearly"]),
        ("Australia/Sydney", 2026, ["STANDARD yearly", "DAYLIGHT yearly"]),
        # tzdata marks winter as the exception there, and summer as standard time.
        ("Europe/Dublin", 2026, ["DAYLIGHT yearly", "STANDARD yearly"]),
        # The rule is of 2007.
        ("America/New_York", 2008, ["DAYLIGHT yearly", "STANDARD yearly"]),
        ("America/New_York", 2007, ["STANDARD", *["DAYLIGHT", "STANDARD"] * 3]),
        # At 24.00 on a Thursday, which is a Friday.
        ("Africa/Cairo", 2026, ["STANDARD", *["DAYLIGHT", "STANDARD"] * 3]),
        # At -1.00 on a Sunday, which is a Saturday.
        ("America/Nuuk", 2026, ["STANDARD", *["DAYLIGHT", "STANDARD"] * 3]),
    ],
)
def test_a_timezone_has_rules_where_rules_say_it(zone: str, first: int, kinds: list[str]) -> None:
    """A rule becomes two observances with RRULE; what no RRULE says becomes its single changes."""
    parts = write_timezone(read_zone(zone), first, first).subcomponents
    assert [part.name + " yearly" * ("RRULE" in part) for part in parts] == kinds


def test_zones_without_a_rule_that_holds_have_their_changes() -> None:
    """Morocco's clock goes by the moon: while it does, each change stands for itself."""
    parts = write_timezone(read_zone("Africa/Casablanca"), 2024, 2024).subcomponents
    assert len(parts) > 4
    assert not any("RRULE" in part for part in parts)


@pytest.mark.parametrize("year", [1, 2, 9998, 9999])
@pytest.mark.parametrize("zone", ["Europe/Amsterdam", "Asia/Tokyo", "Africa/Cairo"])
def test_a_year_may_be_far_away(zone: str, year: int) -> None:
    """The first and the last years that there are have a time zone too."""
    times = [datetime(year, month, 2, 12, tzinfo=UTC) for month in (1, 7, 12)]
    events = [EVENT._replace(start=time, end=time + HOUR, uid=str(time)) for time in times]
    file = ical.write(calendar(*events, zone=zone))
    assert [entry.event.start for entry in earlier_ical.read(file).values()] == times


@pytest.mark.parametrize(
    ("text", "year", "start", "end"),
    [
        ("CET-1CEST,M3.5.0,M10.5.0/3", 2026, "2026-03-29 02:00", "2026-10-25 03:00"),
        ("AEST-10AEDT,M10.1.0,M4.1.0/3", 2026, "2026-10-04 02:00", "2026-04-05 03:00"),
        ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 2026, "2026-03-28 23:00", "2026-10-25 00:00"),
        ("EET-2EEST,M4.5.5/0,M10.5.4/24", 2026, "2026-04-24 00:00", "2026-10-30 00:00"),
        (
            "NST3:30NDT2:30:30,M2.4.1/1:02:03,M2.5.1",
            2026,
            "2026-02-23 01:02:03",
            "2026-02-23 02:00",
        ),
        ("A3B,J59/0,J60/0", 2028, "2028-02-28 00:00", "2028-03-01 00:00"),
        ("A3B,J59/0,J60/0", 2027, "2027-02-28 00:00", "2027-03-01 00:00"),
        ("A3B,58/0,59/0", 2028, "2028-02-28 00:00", "2028-02-29 00:00"),
        ("A3B,0/0,J365/25", 2028, "2028-01-01 00:00", "2029-01-01 01:00"),
    ],
)
def test_rules_are_posix(text: str, year: int, start: str, end: str) -> None:
    """A rule is read as POSIX has it, with week 5 the last, and days with and without leap day."""
    rule = parse_rule(text)
    changes = {change.after.saving: str(change.local) for change in rule.changes(year)}
    assert {key: datetime.fromisoformat(value) for key, value in changes.items()} == {
        True: datetime.fromisoformat(start),
        False: datetime.fromisoformat(end),
    }


def test_offsets_count_eastward() -> None:
    """POSIX counts west of Greenwich, iCalendar and Python east."""
    rule = parse_rule("NST3:30NDT2:30:30,M3.2.0,M11.1.0")
    assert rule.saving
    assert (rule.standard.offset, rule.saving.offset) == (-12600, -9030)
    assert parse_rule("JST-9") == SavingTime(rule.standard._replace(offset=32400, name="JST"))
    assert SavingTime(rule.standard).changes(2026) == []
    assert SavingTime(rule.standard).start == RuleDay(0)


def test_other_appointments_are_not_cancelled() -> None:
    """A file with a calendar of something else stays as it is, and the message says so."""
    earlier, other = ical.write(calendar(EVENT)), EVENT._replace(uid="2@x")
    with pytest.raises(CannotWriteError, match="holds other appointments"):
        ical.write(calendar(other), previous=earlier)
    assert len(read(ical.write(calendar(EVENT, other), previous=earlier))) == 2
