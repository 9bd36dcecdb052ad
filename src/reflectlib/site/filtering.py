"""What the list of a site needs to judge people and minutes as `matching.py` does."""

from collections.abc import Iterator
from typing import NamedTuple

from reflectlib.fitting import MOST_GROUPS, Takes, Way, ways_of
from reflectlib.model.method import Method
from reflectlib.model.totals import LONGEST
from reflectlib.reasons import holds

MOST_PEOPLE = 200
"""Up to so many people the list is filtered exactly as `reflect list` does; for more none can be
asked. A page for 1,000 would hold twice as much, and take ten times as long to make.
"""


class WayTable(NamedTuple):
    """What the page of a site needs to judge a way by people and minutes.

    A run is `(from, least, groups, silent)`, shortened by what it leaves at 1 group and at 0: from
    so many people on, up to the next run, it takes so many minutes at least, in so many groups.
    One of a number alone is for nobody. `usual` is the run of a question without people. `silent`
    is 1 where the time is not known, and 2 where there is no agenda.
    """

    title: str
    """Of the kind of meeting and the variant; nothing where there is one way only."""
    place: str
    states_people: bool
    usual: tuple[int, ...]
    runs: tuple[tuple[int, ...], ...]


def table_of(method: Method, most: int = MOST_PEOPLE) -> list[WayTable]:
    """What a site needs to judge a method, exactly for up to so many people."""
    return [
        WayTable(
            title_of(way),
            way.place or "",
            way.states_people,
            _run(0, way.takes(None)),
            tuple(_runs(way, most)),
        )
        for way in ways_of(method)
    ]


def title_of(way: Way) -> str:
    """What a way is called: its kind of meeting, where there are more, and its variant."""
    several = way.meeting if len(way.method.meetings) > 1 else None
    return " · ".join(each.title for each in (several, way.variant) if each)


def _runs(way: Way, most: int) -> Iterator[tuple[int, ...]]:
    """The runs of a way, each of which differs from the one before it."""
    stated = way.people.reach[1] if way.people else None
    last: tuple[int, ...] = ()
    end = min(most, (stated or most) * MOST_GROUPS + 1)
    for people in range(1, end + 1):
        held = way.holding(people)
        fits = held.reason is not None and holds([held.reason])
        run = _run(people, way.takes(people, held.groups), held.groups) if fits else (people,)
        if run[1:] != last or people == 1:
            yield run
        last = run[1:]


def _run(start: int, takes: Takes, groups: int = 1) -> tuple[int, ...]:
    if takes.least > LONGEST:
        return (start,)
    silent = 0 if takes.minutes else 1
    run = (start, takes.least, groups, silent if takes.planned else 2)
    return run if run[3] else run[:3] if groups > 1 else run[:2]
