"""Time zones as tzdata has them: the changes of a clock, and the rule for those to come.

The file format is RFC 8536 (TZif), the rule in its footer a POSIX TZ string. `zoneinfo` reads
both too, but tells neither when a clock changes nor by what rule.
"""

import difflib
import io
import re
import struct
from calendar import timegm
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from reflectlib.errors import UnknownZoneError

EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  # the reckoning here is in UTC throughout
HOUR, DAY = 3600, 86400


class Clock(NamedTuple):
    """How a clock stands: its seconds ahead of UTC, its name, and whether it saves daylight."""

    offset: int
    name: str
    saving: bool


class Change(NamedTuple):
    """A clock is set from `before` to `after`, at so many seconds since 1970 in UTC."""

    at: int
    before: Clock
    after: Clock

    @property
    def local(self) -> datetime:
        """What the clock says when it is set."""
        return EPOCH + timedelta(seconds=self.at + self.before.offset)


class RuleDay(NamedTuple):
    """When in a year a clock is set, by that clock.

    Either the `week`th `weekday` (0 is Sunday) of a `month`, where week 5 is the last one, or,
    where `month` is 0, a number of days after 1 January, of which 29 February is one if `leap`.
    """

    seconds: int
    month: int = 0
    week: int = 0
    weekday: int = 0
    days: int = 0
    leap: bool = False

    def on(self, year: int) -> int:
        """Give the local time in seconds since 1970 for a year."""
        if self.month:
            first = date(year, self.month, 1)
            days = (self.weekday - first.isoweekday()) % 7 + 7 * (self.week - 1)
            if self.week == 5 and (first + timedelta(days=days)).month != self.month:
                days -= 7
        else:
            first = date(year, 1, 1)
            late = not self.leap and self.days > 58 and date(year, 3, 1) - first == _LEAP
            days = self.days + late
        return timegm(first.timetuple()) + days * DAY + self.seconds


_LEAP = timedelta(days=60)


class SavingTime(NamedTuple):
    """How a clock changes every year: not at all where `saving` is None."""

    standard: Clock
    saving: Clock | None = None
    start: RuleDay = RuleDay(0)
    end: RuleDay = RuleDay(0)

    def changes(self, year: int) -> list[Change]:
        """Give the changes of a year, in their order."""
        if self.saving is None:
            return []
        turns = (self.start, self.standard, self.saving), (self.end, self.saving, self.standard)
        return sorted(Change(day.on(year) - a.offset, a, b) for day, a, b in turns)


class Clockwork(ZoneInfo):
    """A zone as tzdata has it, that can go to another process, or into a copy, by its name."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Say how it is made anew."""
        return _clockwork, (self.key,)


def _clockwork(name: str) -> ZoneInfo:
    return read_zone(name).info


class Zone(NamedTuple):
    """A time zone: its clock at first, each change that is known, and the rule after the last."""

    info: ZoneInfo
    first: Clock
    known: tuple[Change, ...]
    rule: SavingTime

    @property
    def is_utc(self) -> bool:
        """Whether this is UTC by whatever name."""
        return not self.known and self.rule == SavingTime(Clock(0, "UTC", False))

    def changes(self, first: int, last: int) -> list[Change]:
        """Give the changes from the first year to the last, both included."""
        low, high = _start(first), _start(last + 1)
        end = self.known[-1].at if self.known else low - 1
        known = [change for change in self.known if low <= change.at < high]
        years = range(first, last + 1)
        return known + [
            change for year in years for change in self.rule.changes(year) if change.at > end
        ]

    def clock(self, year: int) -> Clock:
        """Give the clock as it stands when a year begins in UTC."""
        past = [change.after for change in self.known if change.at < _start(year)]
        return ([self.first, *past] + [c.after for c in self.changes(year - 1, year - 1)])[-1]

    def rule_since(self) -> int:
        """Give the first year, not before 1970, since which the rule holds."""
        year = (EPOCH + timedelta(seconds=self.known[-1].at)).year if self.known else 1970
        while year >= 1970 and self.changes(year, year) == self.rule.changes(year):
            year -= 1
        return year + 1


def _start(year: int) -> int:
    return timegm((year, 1, 1, 0, 0, 0))


def zone_names() -> list[str]:
    """Give the IANA names of all zones in the package tzdata."""
    return files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()


@cache
def read_zone(name: str) -> Zone:
    """Read a zone by its IANA name from the package tzdata, whatever the system has.

    Raises:
        UnknownZoneError: There is no such zone; the message has the names most like it.
    """
    names = zone_names()
    if name not in names:
        near = difflib.get_close_matches(name, names)
        raise UnknownZoneError("unknown_zone", name=name, near=tuple(near))
    data = files("tzdata").joinpath("zoneinfo", name).read_bytes()
    first, known, footer = _parse_file(data)
    return Zone(Clockwork.from_file(io.BytesIO(data), name), first, known, parse_rule(footer))


def _parse_file(data: bytes) -> tuple[Clock, tuple[Change, ...], str]:
    """Parse the second block of a TZif file, whose times have 64 bits."""
    header = struct.Struct(">20x6l")
    utc, standard, leaps, times, types, letters = header.unpack_from(data)
    start = header.size + times * 5 + types * 6 + letters + leaps * 8 + standard + utc
    utc, standard, leaps, times, types, letters = header.unpack_from(data, start)
    start += header.size
    moments = struct.unpack_from(f">{times}q", data, start)
    start += times * 8
    indexes = data[start : start + times]
    start += times
    abbreviations = data[start + types * 6 :]
    clocks = []
    for offset, saving, letter in struct.iter_unpack(">l?B", data[start : start + types * 6]):
        name = abbreviations[letter : abbreviations.index(b"\0", letter)]
        clocks.append(Clock(offset, name.decode(), saving))
    start += types * 6 + letters + leaps * 12 + standard + utc
    stands = pairwise([clocks[0], *(clocks[index] for index in indexes)])
    known = (
        Change(moment, before, after)
        for moment, (before, after) in zip(moments, stands, strict=True)
        if before != after
    )
    return clocks[0], tuple(known), data[start:].decode().strip()


_NAME = r"<([-+\w]+)>|([A-Za-z]+)"
_TIME = r"([-+]?)(\d+)(?::(\d+))?(?::(\d+))?"
_RULE = re.compile(rf"(?:{_NAME}){_TIME}(?:(?:{_NAME})(?:{_TIME})?,([^,]+),([^,]+))?")
_DAY = re.compile(rf"(?:M(\d+)\.(\d)\.(\d)|(J?)(\d+))(?:/{_TIME})?")


def parse_rule(text: str) -> SavingTime:
    """Parse a POSIX TZ string, with the hours beyond 24 that RFC 8536 adds."""
    match = _RULE.fullmatch(text)
    assert match, f"tzdata has a rule that POSIX has not: {text}"
    name, plain, *time = match.groups()[:6]
    # POSIX counts westward, all others eastward.
    standard = Clock(-_seconds(*time), name or plain, False)
    name, plain, sign, hours, minutes, seconds, start, end = match.groups()[6:]
    if start is None:
        return SavingTime(standard)
    offset = -_seconds(sign, hours, minutes, seconds) if hours else standard.offset + HOUR
    return SavingTime(
        standard, Clock(offset, name or plain, True), _parse_day(start), _parse_day(end)
    )


def _parse_day(text: str) -> RuleDay:
    match = _DAY.fullmatch(text)
    assert match, f"tzdata has a day that POSIX has not: {text}"
    month, week, weekday, julian, days, *time = match.groups()
    seconds = _seconds(*time) if time[1] else 2 * HOUR
    if month:
        return RuleDay(seconds, int(month), int(week), int(weekday))
    # Jn counts from 1 and never 29 February; n counts from 0 and every day.
    return RuleDay(seconds, days=int(days) - bool(julian), leap=not julian)


def _seconds(sign: str, hours: str, minutes: str | None, seconds: str | None) -> int:
    total = int(hours) * HOUR + int(minutes or 0) * 60 + int(seconds or 0)
    return -total if sign == "-" else total
