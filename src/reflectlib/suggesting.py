"""Which methods fit these people, this time and this wish, and why."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, get_args

import attrs

from reflectlib.catalogue import Catalogue
from reflectlib.composing import composed
from reflectlib.errors import PlanError
from reflectlib.excerpts import excerpt
from reflectlib.listed import Listed
from reflectlib.model.entry import Entry
from reflectlib.model.method import ExperienceNeeded, Facilitation, Method
from reflectlib.model.steps import Groups
from reflectlib.model.timing import Range
from reflectlib.model.totals import (
    around,
    stated_minutes,
    stated_people,
    steps_by_meeting,
    time_of_steps,
)
from reflectlib.planning.groups import group_sizes, groups_that_fit, split_into_groups
from reflectlib.planning.plan import plan
from reflectlib.planning.session import Session
from reflectlib.search import entries_of, having_words, is_enough, one_of
from reflectlib.value import Value

ReasonVerdict = Literal["fits", "caution", "near", "unknown", "against"]
"""What a reason says of a method, from best to worst."""
ReasonKey = Literal[
    "people_fit",
    "people_split",
    "people_unstated",
    "people_too_many",
    "people_too_few",
    "people_uneven",
    "time_exact",
    "time_left",
    "time_open",
    "time_tight",
    "time_short",
    "time_unstated",
    "time_two_figures",
    "more_meetings",
    "goal_found",
    "goal_missing",
    "principle_found",
    "principle_missing",
    "facilitation_fits",
    "facilitation_differs",
    "tag_found",
    "tag_missing",
    "experience_enough",
    "experience_lacking",
    "experience_unstated",
]
"""What a reason is about."""

VERDICTS: tuple[ReasonVerdict, ...] = get_args(ReasonVerdict)
NEAR = 3  # a miss of at most a third is a near one
PASSAGE = 120  # characters of a text that says what a method is about
MOST_GROUPS = 4  # of more than these a leader loses sight
MOST = 100_000  # people or minutes: as many as a definition can state


def _some(_: object, field: "attrs.Attribute[int]", value: int) -> None:
    if type(value) is not int or not 1 <= value <= MOST:
        raise PlanError("number_wanted", name=field.name, least=1, most=MOST, given=value)


@attrs.frozen(eq=False, repr=False)
class Wish(Value):
    """What is asked for.

    `people` take part and `minutes` are there; a `goal` is a word or more, `principle` the
    id of a framework's item, `facilitation` says whether somebody leads, and `experience` what
    that one has at most. Raises `PlanError` for numbers that no method can state, and
    `UnknownIdError` for a facilitation or an experience that there is not.
    """

    people: int = attrs.field(validator=_some)
    minutes: int = attrs.field(validator=_some)
    goal: str | None = None
    principle: str | None = None
    facilitation: Facilitation | None = attrs.field(default=None, validator=one_of(Facilitation))
    tag: str | None = None
    experience: ExperienceNeeded | None = attrs.field(
        default=None, validator=one_of(ExperienceNeeded)
    )


@attrs.frozen(eq=False, repr=False)
class Reason(Value):
    """One thing that was looked at, and what came of it.

    `stated` is what the entry says of it, `other` a second figure where it contradicts
    itself; both in people or minutes, `estimated` where it is our estimate. `number` counts
    groups, people that would do, or minutes left over; `text` is what was found or sought. `miss`
    is how far off it is, in percents of what was asked for.
    """

    verdict: ReasonVerdict
    key: ReasonKey
    stated: Range | None = None
    other: Range | None = None
    estimated: bool = False
    number: int = 0
    text: str = ""
    miss: int = 0


@attrs.frozen(eq=False, repr=False)
class Suggestion(Value):
    """A method, with every reason for and against it, the best first."""

    method: Method
    reasons: tuple[Reason, ...]

    def by_verdict(self, verdict: ReasonVerdict) -> tuple[Reason, ...]:
        """The reasons of one kind."""
        return tuple(reason for reason in self.reasons if reason.verdict == verdict)


@attrs.frozen(eq=False, repr=False)
class Suggestions(Listed[Suggestion]):
    """Methods for a wish, the one that fits best first."""

    wish: Wish


def suggest(
    entries: Iterable[Entry] | Mapping[str, Entry], wish: Wish, catalogue: Catalogue | None = None
) -> Suggestions:
    """Rank the methods among `entries`, the one that fits best first.

    The worst reason decides, then the next worst, and so on: what fits comes before what to
    mind, a near miss before what nobody knows, and that before what does not fit. Then
    counts by how much it misses, then the time left over, and last the id, so that the
    order is the same every time. What fits in people and in time can be planned so. A step that
    is a method of its own counts as the steps of that one, where `entries` is a catalogue or a
    `catalogue` is given. Raises what `Filter.apply` raises.
    """
    known = entries if isinstance(entries, Catalogue) else catalogue
    given, found = list(entries_of(entries, wish.principle, wish.tag)), []
    about = _about(given, wish.goal, known) if wish.goal else {}
    for entry in given:
        if isinstance(entry, Method):
            method = composed(entry, known) if known is not None else entry
            text = about.get(entry.id)
            reasons = sorted(_reasons(method, wish, text), key=lambda r: VERDICTS.index(r.verdict))
            found.append(Suggestion(entry, tuple(reasons)))
    return Suggestions(tuple(sorted(found, key=_rank)), wish)


def _about(entries: Iterable[Entry], goal: str, catalogue: Catalogue | None) -> Mapping[str, str]:
    """The ids of the entries that are about a goal, each with the text that says so."""
    having = having_words(entries, goal, catalogue).entries
    return {
        entry.id: excerpt(mention.text, mention.word, PASSAGE) if mention else entry.title
        for entry, mention in having
        if not (mention and mention.place == "not_for")
    }


def _rank(suggestion: Suggestion) -> tuple[list[int], int, int, str]:
    reasons = suggestion.reasons
    return (
        [VERDICTS.index(reason.verdict) for reason in reversed(reasons)],
        sum(reason.miss for reason in reasons),
        sum(reason.number for reason in reasons if reason.key in ("time_left", "time_open")),
        suggestion.method.id,
    )


def _reasons(method: Method, wish: Wish, about: str | None) -> Iterator[Reason]:
    """Every reason; `about` is the text that says that it is about the goal."""
    people, time = _people(method, wish.people), list(_time(method, wish))
    yield people
    yield from time[:-1]
    yield _as_planned(method, wish, people, time[-1])
    if method.meetings or method.span or method.count not in (None, 1):
        yield Reason("caution", "more_meetings")
    if wish.goal:
        if about is not None:
            yield Reason("fits", "goal_found", text=about)
        else:
            yield Reason("against", "goal_missing", text=wish.goal)
    if wish.principle:
        fits = wish.principle in method.principles
        key: ReasonKey = "principle_found" if fits else "principle_missing"
        yield Reason("fits" if fits else "against", key, text=wish.principle)
    if wish.facilitation:
        fits = method.facilitation in (wish.facilitation, "either")
        key = "facilitation_fits" if fits else "facilitation_differs"
        yield Reason("fits" if fits else "against", key, text=method.facilitation)
    if wish.tag:
        fits = wish.tag in method.tags
        key = "tag_found" if fits else "tag_missing"
        yield Reason("fits" if fits else "against", key, text=wish.tag)
    if wish.experience:
        yield _experience(method.experience_needed, wish.experience)


def _experience(needed: ExperienceNeeded | None, there: ExperienceNeeded) -> Reason:
    """Judge what whoever leads it must have by what is there."""
    if needed is None:
        return Reason("unknown", "experience_unstated")
    if is_enough(there, needed):
        return Reason("fits", "experience_enough", text=needed)
    return Reason("against", "experience_lacking", text=needed)


def _people(method: Method, people: int) -> Reason:
    """Judge a number of people by the ranges of a method, its kinds of meeting and its groups."""
    stated = _together(stated_people(method))
    if stated is None or people in stated:
        if uneven := _uneven(method, people):
            return uneven
        if stated is None:
            return Reason("unknown", "people_unstated")
        return Reason("fits", "people_fit", stated)
    if stated.max and people > stated.max:
        sizes = group_sizes(method.phases)
        groups = 0 if method.meetings else groups_that_fit(people, stated, sizes)
        if 0 < groups <= MOST_GROUPS:
            return Reason("caution", "people_split", stated, number=groups)
        return _missed("people_too_many", stated, people - stated.max, people)
    return _missed("people_too_few", stated, (stated.min or people) - people, people)


def _uneven(method: Method, people: int) -> Reason | None:
    """Say where people do not divide over the groups of a step; None where they do."""
    sizes = [p.grouping.size for p in method.phases if isinstance(p.grouping, Groups)]
    for size in () if method.meetings else sizes:
        try:
            split_into_groups(people, size)
        except PlanError as error:
            if would := error.fields.get("would"):  # not where code made a size upside down
                near = min(would, key=lambda number: abs(number - people))
                return _missed("people_uneven", size, abs(near - people), people, number=near)
    return None


def _time(method: Method, wish: Wish) -> Iterator[Reason]:
    """Judge the time of one meeting: what is stated, or else what the steps take."""
    stated = stated_minutes(method)
    steps = [
        total
        for meeting, phases in steps_by_meeting(method)
        if (total := time_of_steps(phases, _taking_part(method, wish), method.cases))
    ]
    takes = _together(stated or steps)
    if takes is None:
        yield Reason("unknown", "time_unstated")
        return
    estimated = not stated and any(phase.is_estimated for phase in method.phases)
    needed = takes
    if stated and steps and not method.meetings and (steps[0].min or 1) > (takes.max or 1440):
        # Where a source contradicts itself, the steps need what they need.
        yield Reason("caution", "time_two_figures", takes, steps[0])
        needed = steps[0]
    least, left = needed.min or 1, wish.minutes - (needed.max or needed.min or 1)
    if needed.about and wish.minutes in needed:
        yield Reason("fits", "time_exact", takes, estimated=estimated)
    elif least > wish.minutes:
        shortest = Range(min=least, max=least)
        yield _missed(
            "time_short", shortest, least - wish.minutes, wish.minutes, estimated=estimated
        )
    elif needed.max is None:
        yield Reason("fits", "time_open", takes, estimated=estimated, number=left)
    elif left < 0:
        yield Reason("caution", "time_tight", takes, estimated=estimated)
    elif left == 0:
        yield Reason("fits", "time_exact", takes, estimated=estimated)
    else:
        yield Reason("fits", "time_left", takes, estimated=estimated, number=left)


def _as_planned(method: Method, wish: Wish, people: Reason, time: Reason) -> Reason:
    """What is said of the time, unless a plan for these people would need more than there is.

    It would where breaks come in, or where the groups are as large as they may be.
    """
    fits = {people.verdict, time.verdict} <= {"fits", "caution", "unknown"}
    if fits and method.phases and not method.meetings and time.key != "time_unstated":
        try:
            plan(
                method, Session(people=wish.people, minutes=wish.minutes, groups=people.number or 1)
            )
        except PlanError as error:
            if error.code in ("too_little_time", "longer_than_a_day"):
                least = error.fields.get("least", error.fields["minutes"])
                needed, by = Range(min=least, max=least), least - wish.minutes
                return _missed("time_short", needed, by, wish.minutes, estimated=time.estimated)
    return time


def _together(ranges: Sequence[Range]) -> Range | None:
    """The range that holds all of them; one alone stays as it is, be it one that is about that."""
    return ranges[0] if len(ranges) == 1 else around(ranges)


def _taking_part(method: Method, wish: Wish) -> Range:
    """How many people take turns: those that are there, or as many as a group can hold."""
    most = method.participants.max if method.participants else None
    people = min(wish.people, most or wish.people)
    return Range(min=people, max=people)


def _missed(
    key: ReasonKey,
    stated: Range,
    by: int,
    asked: int,
    *,
    estimated: bool = False,
    number: int = 0,
) -> Reason:
    near = by * NEAR <= asked
    verdict: ReasonVerdict = "near" if near else "against"
    miss = 100 * by // asked
    return Reason(verdict, key, stated, estimated=estimated, number=number, miss=miss)
