"""Shapes that the data of more than one subject is made of, and how they are filled."""

from collections.abc import Iterable
from typing import Annotated, NamedTuple, TypedDict

from reflectlib.language.words import Words
from reflectlib.model.method import Method
from reflectlib.model.steps import Time
from reflectlib.model.timing import MinutesPer, Per, Range
from reflectlib.views.blocks import role_title

DAY, CLOCK = r"\d{4}-\d\d-\d\d", r"\d\d:\d\d:\d\d"
ZONE = r"[+-]\d\d:\d\d(:\d\d)?"


class Written(NamedTuple):
    """How a text is written: a constraint that the schemas have."""

    pattern: str

    @property
    def schema(self) -> dict[str, str]:
        """The same for a schema."""
        return {"type": "string", "pattern": f"^({self.pattern})$"}


DayText = Annotated[str, Written(DAY)]
"""A date, such as 2026-12-03."""
MomentText = Annotated[str, Written(rf"{DAY}T{CLOCK}(\.\d+)?{ZONE}|{CLOCK}")]
"""A date and time with its offset from UTC, or the time since the beginning alone."""


class NamedData(TypedDict):
    """Something with an id and a name."""

    id: str
    """Its id."""
    title: str
    """Its name, as people read it."""


class OfMethodData(TypedDict):
    """What is made of a method."""

    method: str
    """The id of the method."""
    title: str
    """The name of the method."""


class RangeData(TypedDict):
    """A whole number with a least and a most, both included; at least one of them is there."""

    min: int | None
    """The least; null where there is no least."""
    max: int | None
    """The most; null where there is no most."""
    about: bool
    """Whether the entry says "about"."""


class MinutesPerData(TypedDict):
    """Minutes that come once for each participant, case or group."""

    minutes: int
    """The minutes for one."""
    per: Per
    """What they are counted for."""


TimeData = RangeData | MinutesPerData


def range_data(range: Range) -> RangeData:
    """A range with both its ends."""
    return {"min": range.min, "max": range.max, "about": range.about}


def time_data(time: Time) -> TimeData:
    """What an entry says of the minutes of a step."""
    if isinstance(time, MinutesPer):
        return {"minutes": time.minutes, "per": time.per}
    return range_data(time)


def role_titles(method: Method, ids: Iterable[str | None], words: Words) -> dict[str, str]:
    """The names of these roles by their ids."""
    return {id: role_title(method, id, words) for id in ids if id}
