"""What people need of a way to reflect, and which entries meet it.

A need is nothing but what is asked of a list: a tag, or a number. So the guide, the reference, the
site and `reflect list` with the same option have the same entries, in any catalogue.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from reflectlib.catalogue import Catalogue
from reflectlib.message import Message, p_
from reflectlib.model.entry import Entry
from reflectlib.model.method import Method
from reflectlib.model.totals import stated_minutes, stated_people
from reflectlib.search import Filter, Match

HALF_AN_HOUR = 30  # minutes


class Need(NamedTuple):
    """What somebody needs: what it is called, its icon, and the tag or the minutes to ask for."""

    title: Message
    icon: str
    tag: str | None = None
    minutes: int | None = None

    @property
    def asks(self) -> Filter:
        """What is asked of the entries that meet it."""
        return Filter(tag=self.tag, minutes=self.minutes)

    @property
    def name(self) -> str:
        """What tells it from the others."""
        return self.tag or f"{self.minutes}"

    @property
    def fields(self) -> Mapping[str, str]:
        """The same by the names of the options of `reflect list`."""
        asked = {"tag": self.tag, "minutes": self.minutes}
        return {name: str(value) for name, value in asked.items() if value}


NEEDS = (
    Need(p_("need", "a new group"), "people", "nieuwe-groep"),
    Need(p_("need", "a case that is stuck"), "questions", "vastgelopen-casus"),
    Need(p_("need", "a moral dilemma"), "choosing", "moreel-dilemma"),
    Need(p_("need", "a team under strain"), "groups", "team-onder-spanning"),
    Need(p_("need", "learning from success"), "harvesting", "leren-van-succes"),
    Need(p_("need", "on your own"), "individual", "alleen"),
    Need(p_("need", "short"), "clock", minutes=HALF_AN_HOUR),
)
"""What people ask for first."""
FURTHER = (
    Need(p_("need", "looking back at the work"), "exploring", "terugblik"),
    Need(p_("need", "practising a skill"), "working", "oefenen"),
    Need(p_("need", "a large group"), "plenary", "grote-groep"),
    Need(p_("need", "guiding a colleague"), "leader", "begeleiding"),
    Need(p_("need", "learning over a longer time"), "calendar", "reeks"),
    Need(p_("need", "to open with"), "opening", "opening"),
    Need(p_("need", "to close with"), "closing", "afsluiting"),
)
"""What people ask for besides."""
EVERY = (*NEEDS, *FURTHER)
"""All needs, in the order in which they are shown."""


class NeedMet(NamedTuple):
    """A need, and what meets it: first what is for it above all, and then what `also` does."""

    need: Need
    above_all: tuple[Match, ...]
    also: tuple[Match, ...]

    @property
    def matches(self) -> tuple[Match, ...]:
        """All that meets it."""
        return self.above_all + self.also


def by_need(entries: Iterable[Entry], catalogue: Catalogue) -> Iterator[NeedMet]:
    """The needs that methods or programmes among the entries meet, each with these.

    Those for which it is the `main_need` are for it above all. What says for how many people it is
    and how long it takes comes first; within that all keep their order. What does not say whether
    it meets a need is not among them.
    """
    methods = [entry for entry in entries if isinstance(entry, Method)]
    main = {entry.id: main_need(entry, catalogue) for entry in methods}
    for need in EVERY:
        met = [match for match in need.asks.apply(methods, catalogue) if not match.unstated]
        met.sort(key=lambda match: _silence(match.entry))
        above_all = tuple(match for match in met if main[match.entry.id] is need)
        if met:
            yield NeedMet(need, above_all, tuple(match for match in met if match not in above_all))


def _silence(method: Entry) -> int:
    """How many of the figures that one chooses by a method does not state."""
    assert isinstance(method, Method)
    return (not stated_people(method)) + (not stated_minutes(method))


def main_need(entry: Entry, catalogue: Catalogue) -> Need | None:
    """The need that an entry is for above all: that of the first of its tags that is for one.

    Where no tag is, the first need that it meets otherwise; None for no need.
    """
    by_tag = {need.tag: need for need in EVERY if need.tag}
    for tag in entry.tags:
        if tag in by_tag:
            return by_tag[tag]
    for need in EVERY:
        if not need.tag and any(not each.unstated for each in need.asks.apply([entry], catalogue)):
            return need
    return None
