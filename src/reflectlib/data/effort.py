"""A reckoning of effort as data."""

from typing import TypedDict

from reflectlib.catalogue import Catalogue
from reflectlib.data.shapes import OfMethodData, RangeData, range_data
from reflectlib.language.words import Words
from reflectlib.model.entry import Source
from reflectlib.model.method import EffortUnit
from reflectlib.planning.effort import PARTICIPANT, Amount, EffortLine, Ground, Reckoning
from reflectlib.views.blocks import role_title
from reflectlib.views.effort import many_times


class AmountData(TypedDict):
    """A least and a most that were reckoned; they need not be whole, and have two decimals."""

    min: float
    """The least."""
    max: float | None
    """The most; null where it cannot be known."""


class EffortLineData(TypedDict):
    """What one thing asks of one person with a role, with its reckoning."""

    role: str
    """The id of the role."""
    purpose: str | None
    """What the time goes to, as the entry says it; null where it does not."""
    ground: Ground
    """What it rests on: a stated effort, a stated length, a length that was given, or a task."""
    meeting: str | None
    """The id of the kind of meeting; null where it is not of one of several kinds."""
    minutes: RangeData
    """The stated minutes, for each unit that `per` names."""
    per: EffortUnit
    """What the minutes are counted for."""
    times: AmountData | None
    """How often a year that comes; null where nobody says."""
    times_given: bool
    """Whether that was given, and is not what the entry says."""
    per_meeting: AmountData | None
    """The minutes for one meeting, or one case in it; null where it is not of a meeting."""
    per_year: AmountData | None
    """The minutes in a year; null where the entry does not say how often."""


class RoleEffortData(TypedDict):
    """What all lines together ask of one person with a role."""

    title: str
    """The name of the role."""
    per_meeting: AmountData | None
    """The minutes for one meeting; null where the lines are of none, or of several kinds."""
    per_year: AmountData | None
    """The minutes in a year; null where the entry does not say how often."""


class TogetherData(TypedDict):
    """What all participants spend together."""

    people: int
    """How many there are."""
    per_meeting: AmountData | None
    """Their minutes for one meeting."""
    per_year: AmountData | None
    """Their minutes in a year."""


class SourceData(TypedDict):
    """A document that the figures come from."""

    title: str
    """The title of the document, book or page."""
    publisher: str | None
    """Who published it, or who it is from."""
    authors: list[str]
    """Who wrote it, each by name."""
    year: int | None
    """The year it appeared."""
    url: str | None
    """Where it can be read."""
    locator: str | None
    """The part that was used: a chapter, an appendix, pages."""
    licence: str | None
    """What others may do with it: the SPDX id of a licence."""


class EffortData(OfMethodData):
    """The time that a method takes, per role, from the figures of the entry and what was given."""

    people: int | None
    """How many take part; null where that was not asked."""
    meetings: AmountData | None
    """How many meetings there are in a year; null where nobody says."""
    meetings_given: bool
    """Whether that was given, and is not what the entry says."""
    lines: list[EffortLineData]
    """What one person does, each with its reckoning."""
    roles: dict[str, RoleEffortData]
    """Id of a role → what it takes, for the roles of the lines."""
    together: TogetherData | None
    """What all participants spend; null where it is not known how many there are."""
    sources: list[SourceData]
    """The documents that the figures come from."""
    licence: str | None
    """What others may do with the text: the SPDX id of a licence."""


def effort(reckoning: Reckoning, _catalogue: Catalogue) -> EffortData:
    """The reckoning for a program: minutes, but for `meetings` and `times`, which are a year's."""
    method = reckoning.method
    words = Words(method.language)
    return {
        "method": method.id,
        "title": method.title,
        "people": reckoning.people,
        "meetings": _amount(reckoning.meetings),
        "meetings_given": reckoning.times_given,
        "lines": [_line(line) for line in reckoning.lines],
        "roles": {
            role: {
                "title": role_title(method, role, words),
                "per_meeting": _amount(reckoning.per_meeting(role)),
                "per_year": _amount(reckoning.per_year(role)),
            }
            for role in reckoning.roles()
        },
        "together": _together(reckoning),
        "sources": [_source(source) for source in method.sources],
        "licence": method.licence,
    }


def _line(line: EffortLine) -> EffortLineData:
    return {
        "role": line.role,
        "purpose": line.purpose or None,
        "ground": line.ground,
        "meeting": line.meeting,
        "minutes": range_data(line.minutes),
        "per": line.per,
        "times": _amount(line.times),
        "times_given": line.times_given,
        "per_meeting": _amount(line.per_meeting),
        "per_year": _amount(line.per_year),
    }


def _together(reckoning: Reckoning) -> TogetherData | None:
    many = reckoning.people
    if many is None or PARTICIPANT not in reckoning.roles():
        return None
    return {
        "people": many,
        "per_meeting": _amount(many_times(reckoning.per_meeting(PARTICIPANT), many)),
        "per_year": _amount(many_times(reckoning.per_year(PARTICIPANT), many)),
    }


def _source(source: Source) -> SourceData:
    return {
        "title": source.title,
        "publisher": source.publisher,
        "authors": list(source.authors),
        "year": source.year,
        "url": source.url,
        "locator": source.locator,
        "licence": source.licence,
    }


def _amount(amount: Amount | None) -> AmountData | None:
    if amount is None:
        return None
    return {
        "min": round(float(amount.least), 2),
        "max": None if amount.most is None else round(float(amount.most), 2),
    }
