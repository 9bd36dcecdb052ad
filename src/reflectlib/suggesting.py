"""Which methods fit these people, this time and this wish, and why."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from reflectlib.model.entry import Entry
from reflectlib.model.method import Facilitation, Method
from reflectlib.model.timing import Minutes, Range
from reflectlib.model.totals import time_of_steps
from reflectlib.search import mention

SMALLEST_GROUP = 2  # one person is no group to split a team into

Verdict = Literal["fits", "caution", "against"]


class Reason(NamedTuple):
    """One thing that was looked at, and what came of it.

    `key` names the outcome, such as `people_fit` or `time_short`; `distance` is how far
    off it is, in people or minutes, or how much is left over.
    """

    verdict: Verdict
    key: str
    stated: Range | None = None
    estimated: bool = False
    number: int = 0
    text: str = ""
    distance: int = 0


class Suggestion(NamedTuple):
    """A method, with every reason for and against it."""

    method: Method
    reasons: tuple[Reason, ...]

    def by_verdict(self, verdict: Verdict) -> tuple[Reason, ...]:
        """The reasons of one kind."""
        return tuple(reason for reason in self.reasons if reason.verdict == verdict)


class Wish(NamedTuple):
    """What is asked for: how many people, how many minutes there are, and perhaps more."""

    people: int
    minutes: int
    goal: str | None = None
    principle: str | None = None
    facilitation: Facilitation | None = None


def suggest(entries: Iterable[Entry], wish: Wish) -> list[Suggestion]:
    """Rank the methods among `entries`, the one that fits best first.

    What counts is, in this order: the fewest reasons against, the nearest to fitting, the
    fewest cautions, an undivided group, the least time left over; then the id, so that the
    order is the same every time.
    """
    found = [
        Suggestion(entry, tuple(_reasons(entry, wish)))
        for entry in entries
        if isinstance(entry, Method)
    ]
    return sorted(found, key=_rank)


def _rank(suggestion: Suggestion) -> tuple[object, ...]:
    against = suggestion.by_verdict("against")
    return (
        len(against),
        sum(reason.distance for reason in against),
        len(suggestion.by_verdict("caution")),
        sum(reason.key == "people_split" for reason in suggestion.reasons),
        sum(reason.distance for reason in suggestion.by_verdict("fits")),
        suggestion.method.id,
    )


def _reasons(method: Method, wish: Wish) -> Iterator[Reason]:
    yield _people(method.participants, wish.people)
    yield _time(method, wish.minutes)
    if wish.goal:
        if (text := mention(method, wish.goal)) is not None:
            yield Reason("fits", "goal_found", text=text)
        else:
            yield Reason("against", "goal_missing", text=wish.goal)
    if wish.principle:
        fits = wish.principle in method.principles
        key = "principle_found" if fits else "principle_missing"
        yield Reason("fits" if fits else "against", key, text=wish.principle)
    if wish.facilitation:
        fits = method.facilitation in (wish.facilitation, "either")
        key = "facilitation_fits" if fits else "facilitation_differs"
        yield Reason("fits" if fits else "against", key, text=method.facilitation)
    if method.meetings or method.span or method.count not in (None, 1):
        yield Reason("caution", "more_meetings")


def _people(stated: Range | None, people: int) -> Reason:
    if stated is None:
        return Reason("caution", "people_unstated")
    if people in stated:
        return Reason("fits", "people_fit", stated)
    if stated.max and people > stated.max:
        groups = -(-people // stated.max)
        least = max(stated.min or 1, SMALLEST_GROUP)
        if groups * least <= people:
            return Reason("fits", "people_split", stated, number=groups)
        return Reason("against", "people_too_many", stated, distance=people - stated.max)
    assert stated.min is not None  # or the number would lie within
    return Reason("against", "people_too_few", stated, distance=stated.min - people)


def _time(method: Method, minutes: int) -> Reason:
    if method.meetings:
        return Reason("caution", "time_per_meeting")
    steps = time_of_steps(method.phases, method.participants, method.cases)
    stated = method.duration or steps
    if stated is None:
        return Reason("caution", "time_unstated")
    estimated = method.duration is None and any(p.basis == "estimate" for p in method.phases)
    # Where a source contradicts itself, the steps need what they need.
    least = max(_least(stated), _least(steps))
    if least > minutes:
        needed = Minutes(min=least, max=least)
        return Reason("against", "time_short", needed, estimated, distance=least - minutes)
    if stated.max is None:
        return Reason("fits", "time_open", stated, estimated)
    takes = Minutes(min=stated.min, max=max(stated.max, least))
    left = minutes - (takes.max or 0)
    if left < 0:
        return Reason("fits", "time_tight", takes, estimated)
    key = "time_left" if left else "time_exact"
    return Reason("fits", key, takes, estimated, number=left, distance=left)


def _least(minutes: Minutes | None) -> int:
    return (minutes and minutes.min) or 1
