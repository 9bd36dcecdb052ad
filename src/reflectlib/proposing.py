"""Whole meetings for a wish: an opening, one or two methods and a closing that fit in the time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import Literal

import attrs

from reflectlib.blocks import together
from reflectlib.candidates import SHORT, Candidate, candidates
from reflectlib.catalogue import Catalogue
from reflectlib.errors import PlanError
from reflectlib.fitting import Way
from reflectlib.listed import Listed
from reflectlib.model.entry import Entry
from reflectlib.model.method import Method
from reflectlib.model.programme import Programme
from reflectlib.model.timing import Minutes, Range
from reflectlib.planning.breaks import BREAK, WITHOUT_BREAK
from reflectlib.planning.plan import plan
from reflectlib.planning.session import Plan, Session
from reflectlib.reasons import VERDICTS, Reason, ReasonVerdict, in_order
from reflectlib.suggesting import Suggestions, Wish, suggest
from reflectlib.value import Value

Does = Literal["opening", "main", "break", "closing"]
"""What a part of a proposed meeting does in the whole."""
MOST = 3  # proposals
VARIED = 4  # openings or closings among which proposals differ
ENOUGH = 5  # of which the best are given
TRIED = 100  # combinations that are looked at, at most
CAUTION = VERDICTS.index("caution")
MUCH_LEFT = 5  # a fifth of the time left over is to be minded
CONTRADICTING = ("people_outside", "groups_uneven", "cases_outside", "method_not_there")
"""What a plan remarks that is not to be proposed."""


@attrs.frozen(eq=False, repr=False)
class ProposedPart(Value):
    """A part of a proposed meeting: what it does, its method, and its minutes in the plan.

    A break has no `method`. `reasons` are those for the method, but for people and time.
    """

    does: Does
    method: Method | None
    minutes: int
    reasons: tuple[Reason, ...] = ()


@attrs.frozen(eq=False, repr=False)
class Proposal(Value):
    """A meeting that is proposed: its parts in order, and the reasons for the whole.

    `programme` can be planned for the `session`, which takes all the time that there is.
    """

    parts: tuple[ProposedPart, ...]
    programme: Programme
    session: Session
    reasons: tuple[Reason, ...]


@attrs.frozen(eq=False, repr=False)
class Proposals(Listed[Proposal]):
    """Meetings for a wish, the best first. Of the `wish` what its words say is filled in."""

    wish: Wish


def propose(
    entries: Iterable[Entry] | Mapping[str, Entry], wish: Wish, catalogue: Catalogue | None = None
) -> Proposals:
    """Put whole meetings together that fill the time, three at most, the best first.

    Each is an opening, one or two methods and a closing, with a break between where it is long.
    An opening is a short method (20 minutes at most) whose steps are all of that stage, a closing
    likewise; where there is none, the proposal says so. The words, the principle, the form and the
    tag of the `wish` choose the methods between; people, place, facilitation and experience hold
    for every part. Only what the planner plans without a warning about people is proposed. As in
    `suggest` the worst reason decides, then the time that is left over, and last the ids; no two
    proposals have the same methods, and they share none where that can be.

    Raises `PlanError` for a wish without minutes, and where nothing fits, with the least minutes
    that would do; and what `suggest` raises.
    """
    found = suggest(entries, wish, catalogue)
    asked = found.wish
    if asked.minutes is None:
        raise PlanError("fill_without_minutes")
    known = entries if isinstance(entries, Catalogue) else catalogue
    return _Proposing(found, asked, asked.minutes, known).proposals()


class _Proposing:
    """A search for meetings that fit."""

    def __init__(
        self, found: Suggestions, asked: Wish, minutes: int, catalogue: Catalogue | None
    ) -> None:
        self._asked, self._minutes, self._catalogue = asked, minutes, catalogue
        self._main, self._others, self._ends = candidates(found, asked)

    def proposals(self) -> Proposals:
        """The best meetings that fit; raises `PlanError` where none does."""
        fitting = sorted(self._combined(), key=self._estimated)
        made: list[Proposal] = []
        for shared in (False, True):  # first those that share no method
            for main in fitting[:TRIED]:
                enough = len(_filling(made)) >= MOST if shared else len(made) >= ENOUGH
                if not enough and _is_new(main, made, shared=shared):
                    proposal = self._made(main, len(made))
                    made += [proposal] if proposal else []
        if not made:
            raise PlanError(
                "nothing_fills",
                minutes=self._minutes,
                people=self._asked.people,
                least=self._least(),
            )
        best = sorted(_filling(made) or made, key=_rank)
        return Proposals(tuple(best[:MOST]), self._asked)

    def _combined(self) -> Iterator[tuple[Candidate, ...]]:
        """One or two methods, the shorter first, that may fit by what they take."""
        pairs = (*combinations(self._main, 2), *product(self._main, self._others))
        for main in (*((each,) for each in self._main), *pairs):
            least = sum(each.takes.least for each in (*main, *self._shortest()))
            if least <= self._minutes:
                yield tuple(sorted(main, key=lambda each: (each.ends, each.method.id)))

    def _estimated(self, main: Sequence[Candidate]) -> tuple[object, ...]:
        """How well methods seem to fit, the best first: what is planned goes by that order."""
        parts = (*main, *self._shortest())
        least, most = (sum(each.ends[end] for each in parts) for end in (0, 1))
        breaks = BREAK * ((self._minutes - 1) // (WITHOUT_BREAK + BREAK))
        left = self._minutes - breaks - most
        bad = [VERDICTS.index(reason.verdict) for each in main for reason in each.reasons]
        bad += [CAUTION for each in main if not each.is_wished_for]
        bad += [CAUTION] if least + breaks > self._minutes else []
        ids = [each.method.id for each in main]
        return left * MUCH_LEFT > self._minutes, _worst_first(bad), abs(left), ids

    def _shortest(self) -> list[Candidate]:
        return [min(each, key=lambda one: one.takes.least) for each in self._ends.values() if each]

    def _made(self, main: tuple[Candidate, ...], number: int) -> Proposal | None:
        """The meeting of these methods, with an opening and a closing that let it fit."""
        ends = [_turned(self._ends[stage], number) for stage in ("opening", "closing")]
        for opening, closing in product(*ends):
            if made := self._planned(opening, main, closing):
                return made
        return None

    def _planned(
        self, opening: Candidate | None, main: tuple[Candidate, ...], closing: Candidate | None
    ) -> Proposal | None:
        does: list[tuple[Does, Candidate | None]] = []
        does += [("opening", opening)] if opening else []
        does += [("main", each) for each in main]
        does += [("closing", closing)] if closing else []
        ids = [each.method.id for _does, each in does if each]
        if len(set(ids)) < len(ids):
            return None
        if break_at := self._break_at(does):
            does.insert(break_at, ("break", None))
        pause = Minutes(min=BREAK, max=BREAK)
        try:
            programme = together([e.method if e else pause for _d, e in does], self._catalogue)
            session = Session(people=self._asked.people)
            usual = plan(programme, session).minutes
            session = attrs.evolve(session, minutes=self._minutes)
            made = plan(programme, session)
        except PlanError:
            return None
        if _contradicts(made):
            return None
        of_people = tuple(self._of_people(programme))
        is_told = any(reason.key == "people_unstated" for reason in of_people)
        parts = tuple(_parts_of(made, does, without="people_unstated" if is_told else ""))
        reasons = (*of_people, *self._of_time(usual), *self._of_parts(parts, main))
        return Proposal(parts, programme, session, in_order(reasons))

    def _break_at(self, does: Sequence[tuple[Does, Candidate | None]]) -> int:
        """Where a break comes between two methods; 0 where a plan makes its own, or none."""
        mains = [number for number, (what, _each) in enumerate(does) if what == "main"]
        if len(mains) < 2 or self._minutes <= WITHOUT_BREAK:
            return 0
        usual = [each.ends[1] if each else 0 for _what, each in does]
        halves = sum(usual[: mains[1]]), sum(usual[mains[1] :])
        return mains[1] if max(halves) <= WITHOUT_BREAK + SHORT else 0

    def _of_people(self, programme: Programme) -> Iterator[Reason]:
        if self._asked.people:
            held = Way(programme, None, None).holding(self._asked.people)
            yield from filter(None, (held.reason, *held.more))

    def _of_time(self, usual: int) -> Iterator[Reason]:
        """Judge the time that it takes by itself, with its breaks."""
        stated, left = Range(min=usual, max=usual), self._minutes - usual
        if left < 0:
            yield Reason("caution", "time_tight", stated)
        elif left == 0:
            yield Reason("fits", "time_exact", stated)
        else:
            verdict: ReasonVerdict = "caution" if left * MUCH_LEFT > self._minutes else "fits"
            yield Reason(verdict, "time_room", stated, number=left)

    def _of_parts(
        self, parts: Sequence[ProposedPart], main: Sequence[Candidate]
    ) -> Iterator[Reason]:
        there = {part.does for part in parts}
        steps = [phase.stage for each in main for phase in each.method.phases]
        if "opening" not in there and steps[0] != "opening":
            yield Reason("caution", "opening_missing")
        if "closing" not in there and steps[-1] != "closing":
            yield Reason("caution", "closing_missing")
        yield from (
            Reason("caution", "filled_up", text=each.method.title)
            for each in main
            if not each.is_wished_for
        )

    def _least(self) -> int | None:
        """The fewest minutes in which one of the methods would fit; None where there is none."""
        found = []
        for main in sorted(self._main, key=lambda each: each.takes.least)[:MOST]:
            parts = [*self._shortest(), main]
            try:
                programme = together([each.method for each in parts], self._catalogue)
                session = Session(people=self._asked.people)
                if not _contradicts(plan(programme, session)):
                    plan(programme, attrs.evolve(session, minutes=1))
            except PlanError as error:
                least = error.fields.get("least") if error.code == "too_little_time" else None
                found += [max(least, sum(each.takes.least for each in parts))] if least else []
        return min(found, default=None)


def _contradicts(made: Plan) -> bool:
    """Tell whether a plan is not to be proposed, for what it remarks."""
    return any(remark.key in CONTRADICTING for remark in made.remarks)


def _worst(reasons: Iterable[Reason]) -> int:
    return max((VERDICTS.index(reason.verdict) for reason in reasons), default=0)


def _turned(ends: Sequence[Candidate], number: int) -> Sequence[Candidate | None]:
    """Openings or closings in the order in which they are tried: the best of them in turn."""
    if not ends:
        return (None,)
    ordered = sorted(ends, key=lambda each: (_worst(each.reasons), each.method.id))
    best = [each for each in ordered if _worst(each.reasons) == _worst(ordered[0].reasons)]
    best = best[:VARIED]
    at = number % len(best)
    return [*best[at:], *best[:at]]


def _parts_of(
    made: Plan, does: Sequence[tuple[Does, Candidate | None]], *, without: str
) -> Iterator[ProposedPart]:
    """The blocks of a plan, and the breaks between them, with their minutes.

    A reason that is given for the whole they are `without`.
    """
    left = iter(does)
    for part in made.parts:
        minutes = sum(slot.minutes for slot in part.slots)
        if part.block:
            what, each = next(left)
            reasons = tuple(r for r in each.reasons if r.key != without) if each else ()
            yield ProposedPart(what, each and each.method, minutes, reasons)
        elif part.slots[0].kind == "break":
            yield ProposedPart("break", None, part.slots[0].minutes)


def _rank(proposal: Proposal) -> tuple[object, ...]:
    """The worst reason decides, then the next worst; then the time left over, and the ids."""
    every = [*proposal.reasons, *(reason for part in proposal.parts for reason in part.reasons)]
    bad = _worst_first(VERDICTS.index(each.verdict) for each in every)
    left = sum(each.number for each in proposal.reasons if each.key == "time_room")
    return bad, left, [*main_of(proposal)]


def _worst_first(verdicts: Iterable[int]) -> list[int]:
    """The verdicts that say something against, the worst first."""
    return sorted(filter(None, verdicts), reverse=True)


def _filling(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Those that do not leave much of the time over."""
    return [
        each
        for each in proposals
        if not any(r.key == "time_room" and r.verdict != "fits" for r in each.reasons)
    ]


def main_of(proposal: Proposal) -> tuple[str, ...]:
    """The ids of the methods between an opening and a closing."""
    return tuple(part.method.id for part in proposal.parts if part.does == "main" and part.method)


def _is_new(main: Sequence[Candidate], made: Sequence[Proposal], *, shared: bool) -> bool:
    """Tell whether none of these methods is in a meeting that is made, or not all where shared."""
    ids = {each.method.id for each in main}
    return all(
        ids != {*main_of(each)} if shared else ids.isdisjoint(main_of(each)) for each in made
    )
