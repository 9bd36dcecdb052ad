"""A method or a programme → the stretches of a meeting, block by block."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import attrs

from reflectlib.error_messages import message_of
from reflectlib.errors import PlanError
from reflectlib.model.method import MeetingKind, Method
from reflectlib.model.programme import Block, Programme, Side, ids_of
from reflectlib.model.steps import Phase
from reflectlib.model.timing import Minutes, Range
from reflectlib.planning.asked import has_cases, people_of
from reflectlib.planning.fit import STEP, Bounds, Claim, bounds, fill
from reflectlib.planning.groups import even
from reflectlib.planning.pieces import MethodPiece, piece_of, sums
from reflectlib.planning.rota import blocks_apart
from reflectlib.planning.session import Remark, Session, SlotKind
from reflectlib.planning.steps import DAY, Step


class Stretch(NamedTuple):
    """What one block brings to a meeting; a method is a meeting of one."""

    steps: list[Step]
    id: str = ""
    block: Block | None = None
    title: str = ""
    piece: MethodPiece | None = None
    cases: int | None = None
    sides: "tuple[Stretch, ...]" = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def natural(self) -> int:
        """How long it takes where nobody says how long."""
        if self.piece:
            return self.piece.natural(self.steps, lambda minutes: minutes)
        return sum(step.part.bounds.stated for step in self.steps)


def of_method(
    method: Method, meeting: MeetingKind | None, phases: tuple[Phase, ...], session: Session
) -> Stretch:
    """The only stretch of a meeting of one method."""
    return _of_piece(piece_of(method, meeting, phases, session))


def of_blocks(
    programme: Programme,
    meeting: MeetingKind | None,
    phases: tuple[Phase, ...],
    session: Session,
) -> list[Stretch]:
    """The stretch of each block of a programme that has something to do, in order.

    The `session` says how many people there are.
    """
    kind = meeting.id if meeting else None
    found: list[Stretch] = []
    cases = 0
    asked = _Asked(programme, phases, session)
    for id, block in zip(ids_of(programme.blocks), programme.blocks, strict=True):
        if block.part != kind:
            continue
        made = asked.stretch(id, block, cases)
        if made and made.steps:
            number = 1 + max((s.part.step for each in found for s in each.steps), default=-1)
            steps = [
                step._replace(part=step.part._replace(step=step.part.step + number))
                for step in made.steps
            ]
            found.append(made._replace(steps=steps))
            cases += made.cases or 0
    if (session.cases or 1) > 1 and not cases:
        raise PlanError("no_case_loop", method=programme.id, cases=session.cases)
    if session.cases and cases not in (0, session.cases) and asked.has_said_cases(kind):
        if not session.anyway:
            raise PlanError(
                "cases_outside", method=programme.id, cases=session.cases, least=cases, most=cases
            )
        stated = Range(min=cases, max=cases)
        remark = Remark("cases_outside", session.cases, stated)
        found[-1] = found[-1]._replace(remarks=(*found[-1].remarks, remark))
    return found


class _Asked(NamedTuple):
    """A programme, its steps in one kind of meeting, and what is asked of it."""

    programme: Programme
    phases: tuple[Phase, ...]
    session: Session

    def stretch(self, id: str, block: Block, cases_before: int) -> Stretch | None:
        """What a block brings; None where all of its steps are left out."""
        if block.pause:
            if self.session.break_minutes == 0:
                return None
            title = block.title or ""
            step = _other(id, title, "break", _held_bounds(block.pause))
            return Stretch([step], id, block, title)
        if block.parallel:
            return self._side_by_side(id, block, cases_before)
        made = self._of_activity(id, block, block.people)
        if made is None:
            return None
        made = made._replace(id=id, block=block)
        steps = [step._replace(block=id, cases_before=cases_before) for step in made.steps]
        if block.minutes and not self.session.exact:
            steps = held_to(steps, block.minutes, made.title, id)
        return made._replace(steps=steps)

    def has_said_cases(self, kind: str | None) -> bool:
        """Tell whether each block that takes cases says itself how many."""
        parts = {
            side: block.part
            for id, block in zip(ids_of(self.programme.blocks), self.programme.blocks, strict=True)
            for side in (id, *ids_of(block.parallel, id))
        }
        return all(
            activity.cases
            for id, activity in self.programme.activities()
            if parts[id] == kind
            and has_cases([phase for phase in self.phases if phase.block == id])
        )

    def _of_activity(self, id: str, activity: Block | Side, people: int | None) -> Stretch | None:
        method = self.programme.method_of(id)
        phases = tuple(phase for phase in self.phases if phase.block == id)
        if method is None or not phases:
            return None
        session = attrs.evolve(
            self.session,
            people=people or len(self.session.names) or self.session.people,
            names=(),
            roles={},
            groups=1 if people else self.session.groups,
            cases=activity.cases or self.session.cases,
            minutes=self.session.minutes if self._is_alone(activity) else None,
            variant=None,
            meeting=None,
            changes=None,
            # Whoever puts methods together has chosen them: for whom one is not is said then.
            anyway=self.session.anyway or len(self.programme.within) > 1,
        )
        if session.cases and not activity.cases and not has_cases(phases):
            session = attrs.evolve(session, cases=None)
        piece = piece_of(method, None, phases, session)
        made = _of_piece(piece)
        remarks = tuple(attrs.evolve(remark, of=method.title) for remark in made.remarks)
        return made._replace(id=id, title=method.title, remarks=remarks)

    def _is_alone(self, activity: Block | Side) -> bool:
        """Tell whether the meeting is one block, which then has all the time that there is."""
        return self.programme.blocks == (activity,) and not getattr(activity, "minutes", None)

    def _side_by_side(self, id: str, block: Block, cases_before: int) -> Stretch | None:
        numbers = self._people_of_sides(id, block)
        sides = []
        for side_id, side, people in zip(
            ids_of(block.parallel, id), block.parallel, numbers, strict=True
        ):
            made = self._of_activity(side_id, side, people)
            if made:
                steps = [step._replace(block=side_id) for step in made.steps]
                sides.append(made._replace(steps=steps))
        if not sides:
            return None
        ends = [sums(each.steps) for each in sides]
        least, most = (min(max(end), DAY) for end in zip(*ends, strict=True))
        stated = min(max(least, *(each.natural for each in sides)), most)
        title = block.title or ""
        step = _other(id, title, "parallel", Bounds(stated, least, most))
        step = step._replace(groups=tuple(numbers))
        steps = [step]
        if block.minutes and not self.session.exact:
            steps = held_to(steps, block.minutes, title or id, id)
        remarks = tuple(remark for each in sides for remark in each.remarks)
        cases = max((each.cases or 0 for each in sides), default=0) or None
        return Stretch(steps, id, block, title, None, cases, tuple(sides), remarks)

    def _titles_of_sides(self, id: str, block: Block) -> Iterator[str]:
        return map(self.programme.title_of, ids_of(block.parallel, id))

    def _people_of_sides(self, id: str, block: Block) -> list[int]:
        """How many are in each of the activities side by side: as said, or else evenly."""
        people, said = self.session.people, [side.people for side in block.parallel]
        assert people is not None  # whoever asks for blocks says so
        left, open_sides = people - sum(each or 0 for each in said), said.count(None)
        if left < open_sides or (left and not open_sides):
            raise PlanError(
                "sides_and_people_differ",
                block=block.title or " + ".join(self._titles_of_sides(id, block)),
                people=people,
                sides=people - left,
                least=people - left + open_sides,
            )
        rest = iter(even(left, open_sides) if open_sides else ())
        return [each or next(rest) for each in said]


def _of_piece(piece: MethodPiece) -> Stretch:
    cases, remarks = piece.cases()
    return Stretch(
        piece.steps(cases or 1), piece=piece, cases=cases, remarks=(*piece.remarks, *remarks)
    )


def _other(id: str, title: str, kind: SlotKind, claim: Bounds) -> Step:
    """What is no step: a break, what goes on side by side, what is left over of a block."""
    part = Claim(claim, 0, "last" if kind == "break" else "then")
    return Step(Phase(id=id, title=title or id), None, (), part, claim.stated, kind, id, title)


def _held_bounds(minutes: Minutes) -> Bounds:
    """The bounds of what is held to minutes: a number exactly."""
    if minutes.min == minutes.max:
        return Bounds(*(minutes.min or 1,) * 3)
    return bounds(minutes, 1)


def held_to(steps: Sequence[Step], minutes: Minutes, title: str, id: str) -> list[Step]:
    """Steps that take so many minutes together, divided as they are by themselves.

    What they cannot take is left over at their end. Raises `PlanError` where they need more.
    """
    least, most = sums(steps)
    wanted = _held_bounds(minutes)
    if least > wanted.most:
        raise PlanError("block_too_short", block=title, minutes=wanted.most, least=least)
    ends = [min(max(end, least), most) for end in wanted]
    parts = [step.part for step in steps]
    limits = [fill(parts, end) for end in ends]
    found = [
        step._replace(part=step.part._replace(bounds=Bounds(*each), optional=False))
        for step, *each in zip(steps, *limits, strict=True)
        if each[1]
    ]
    left = wanted.least - sum(step.part.bounds.least for step in found)
    if left > 0:
        found.append(_other(id, title, "buffer", Bounds(left, left, left)))
    return found


def shared(stretches: Sequence[Stretch], content: int) -> list[Stretch]:
    """Stretches of which those whose block has a share divide what the others leave of the time.

    The others take what they do by themselves first. Then each block with a share gets its part, in
    fives and as far as its steps can take it; what is left after that is for the others again. So a
    block that goes, or more time, never makes another shorter.
    """
    shares = {each.id: each.block.share for each in stretches if each.block and each.block.share}
    if not shares:
        return list(stretches)
    others = sum(
        0 if step.part.optional else step.part.bounds.stated
        for each in stretches
        if each.id not in shares
        for step in each.steps
    )
    ends = {each.id: sums(each.steps) for each in stretches if each.id in shares}
    claims = {id: (*ends[id], share) for id, share in shares.items()}
    taken = {id: least for id, (least, *_) in claims.items()}
    for id, further in by_share(claims, content - others):
        taken[id] += further
    return [
        each._replace(steps=_held_to_share(each, own)) if (own := taken.get(each.id)) else each
        for each in stretches
    ]


def _held_to_share(stretch: Stretch, minutes: int) -> list[Step]:
    steps = [step._replace(apart=step.part) for step in stretch.steps]
    return held_to(steps, Minutes(min=minutes, max=minutes), stretch.title, stretch.id)


def by_share(claims: Mapping[str, tuple[int, int, int]], total: int) -> Iterator[tuple[str, int]]:
    """Hand out minutes by share, from a least to a most: to the one furthest behind five further.

    Gives each that gets some, and how many.
    """
    taken = {id: least for id, (least, _most, _share) in claims.items()}
    left = total - sum(taken.values())
    while left > 0:
        behind = [
            (now / claims[id][2], place, id)
            for place, (id, now) in enumerate(taken.items())
            if now < claims[id][1]
        ]
        if not behind:
            break
        id = min(behind)[2]
        further = min(STEP - taken[id] % STEP, claims[id][1] - taken[id], left)
        taken[id] += further
        left -= further
        yield id, further


def blocks_in_meetings(programme: Programme) -> None:
    """Refuse a block of no kind of meeting where there are kinds, and of one that there is not."""
    known = tuple(meeting.id for meeting in programme.meetings)
    for id, block in zip(ids_of(programme.blocks), programme.blocks, strict=True):
        if block.part is None and known:
            error = PlanError("kind_not_named", method=programme.id, known=known)
        elif block.part not in (None, *known):
            error = PlanError("not_known", what="meeting", id=block.part, known=known)
        else:
            continue
        why = message_of(error.code, error.fields)
        raise PlanError("block_cannot_be", programme=programme.id, block=id, why=why)


def is_held(stretch: Stretch) -> bool:
    """Tell whether a block says itself how long it takes."""
    return bool(stretch.block and stretch.block.minutes)


def people_of_blocks(
    programme: Programme,
    meeting: MeetingKind | None,
    session: Session,
    phases: Sequence[Phase],
) -> tuple[tuple[int, ...], tuple[Remark, ...]]:
    """The people of each group that goes through a programme; mostly there is one.

    Where nobody says how many, it is for the fewest that all of its methods are for. Raises
    `PlanError` where the programme is not for so many, with what would fit.
    """
    apart = blocks_apart(programme)
    together = tuple(phase for phase in phases if phase.block not in apart)
    if not (programme.participants or (meeting and meeting.participants)):
        held = {phase.block for phase in together}
        stated = [
            each.method.participants
            for each in programme.within
            if each.block in held and each.method.participants
        ]
        common = _common(stated)
        if common and not (session.people or session.names):
            programme = attrs.evolve(programme, participants=common)
    if not (session.people or session.names) and (number := _of_sides(programme, meeting)):
        session = attrs.evolve(session, people=number)
    return people_of(programme, meeting, session, together)


def _of_sides(programme: Programme, meeting: MeetingKind | None) -> int:
    """How many people there are side by side, where each side of a block says so; else 0."""
    kind = meeting.id if meeting else None
    said = (
        [side.people for side in block.parallel]
        for block in programme.blocks
        if block.parallel and block.part == kind
    )
    return max((sum(filter(None, each)) for each in said if all(each)), default=0)


def _common(ranges: Sequence[Range]) -> Range | None:
    """What lies within all ranges; None where there are none, or nothing does."""
    least = max((each.min for each in ranges if each.min), default=None)
    most = min((each.max for each in ranges if each.max), default=None)
    if not (least or most) or (least and most and least > most):
        return None
    return Range(min=least, max=most)


def all_steps(stretches: Sequence[Stretch]) -> Iterator[Step]:
    """The steps of stretches, in order."""
    for each in stretches:
        yield from each.steps
