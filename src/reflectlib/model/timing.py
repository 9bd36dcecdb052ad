"""How many and how long: ranges of people and minutes, spans, periods and frequencies."""

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

import attrs

from reflectlib.model.record import Count, DayMinutes, Month, Record, Text

# JSON Schema keywords for at least one key that says how much: no key of somebody else's, and not
# only one that says something of the rest.
ONE_OF_OURS: Mapping[str, Any] = {
    "minProperties": 1,
    "not": {"type": "object", "propertyNames": {"pattern": "^(x-|about$|per$)"}},
}

Per = Literal["participant", "case", "group"]
"""What the minutes of a step can be counted for."""
CalendarUnit = Literal["week", "month", "year"]
"""What a number of times can be counted in."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Range(Record):
    """A number with a least and a most, both included; one end may be open.

    In a file a range is a number, or `{min, max}`, or one of these alone. Counts people,
    or whatever its field says.
    """

    counts: ClassVar[bool] = True
    schema_extra: ClassVar[Mapping[str, Any]] = ONE_OF_OURS

    min: Count | None = None
    """The least; absent where there is no least."""
    max: Count | None = None
    """The most; absent where there is no most."""
    about: bool = False
    """`true` where the source says "about": a fifth less or more is then within the range."""

    def __attrs_post_init__(self) -> None:
        """Refuse a range without ends."""
        super().__attrs_post_init__()
        if self.min is None and self.max is None:
            raise ValueError("a range needs a min, a max, or both")

    def __contains__(self, number: int) -> bool:
        """Tell whether `number` lies within the range, or near enough where it is about that."""
        least, most = self.reach
        return (least or 0) <= number and (most is None or number <= most)

    @property
    def reach(self) -> tuple[int | None, int | None]:
        """The least and the most that lie within it: a fifth further where it is about that."""
        if not self.about:
            return self.min, self.max
        least, most = self.min, self.max
        return least and least - _leeway(least), most and most + _leeway(most)


def _leeway(number: int) -> int:
    """How far off a number may be that the source gives as about so many."""
    return max(1, number // 5) if number > 1 else 0


def in_figures(range: Range) -> str:
    """A range as messages give it: `4`, `3-6`, `at least 4`, `at most 6`."""
    from reflectlib.error_messages import figures  # which takes long to load

    return figures(range.min, range.max)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Minutes(Range):
    """A length of time in whole minutes, from 1 to 1440 (a day)."""

    min: DayMinutes | None = None
    """The least number of minutes."""
    max: DayMinutes | None = None
    """The most minutes."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class MinutesPer(Record):
    """Minutes that come once for each participant, case or group."""

    minutes: DayMinutes
    """The minutes for one."""
    per: Per
    """What they are counted for; minutes for all together are a number by itself."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Span(Record):
    """A length of calendar time, such as `{months: 6}`."""

    schema_extra: ClassVar[Mapping[str, Any]] = ONE_OF_OURS

    days: Count | None = None
    """Days."""
    weeks: Count | None = None
    """Weeks."""
    months: Count | None = None
    """Months."""
    years: Count | None = None
    """Years."""
    about: bool = False
    """`true` where the source says "about"."""

    def __attrs_post_init__(self) -> None:
        """Refuse a span without a length."""
        super().__attrs_post_init__()
        if not (self.days or self.weeks or self.months or self.years):
            raise ValueError("a span needs days, weeks, months or years")


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Period(Record):
    """From one month to another, both included."""

    from_: Month
    """The first month, such as 2023-03."""
    to: Month | None = None
    """The last month; absent while it goes on."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Frequency(Record):
    """How often: every so long, or so many times per week, month or year."""

    schema_extra: ClassVar[Mapping[str, Any]] = {
        "dependentRequired": {"times": ["per"], "per": ["times"]},
        "oneOf": [
            {"required": ["every"], "properties": {"every": {"$ref": "#/$defs/Span"}}},
            {"required": ["times"], "properties": {"times": {"$ref": "#/$defs/Range"}}},
        ],
    }

    for_: Text | None = None
    """Whom or what it holds for, where the source tells groups apart."""
    every: Span | None = None
    """The time from one meeting to the next, such as `{weeks: 2}`."""
    times: Range | None = None
    """How many times in the unit that `per` names."""
    per: CalendarUnit | None = None
    """The unit that `times` counts in."""

    def __attrs_post_init__(self) -> None:
        """Refuse anything but `every` alone, or `times` with `per`."""
        super().__attrs_post_init__()
        if (self.times is None) != (self.per is None) or (self.every is None) == (
            self.times is None
        ):
            raise ValueError("a frequency needs either every, or times and per")
