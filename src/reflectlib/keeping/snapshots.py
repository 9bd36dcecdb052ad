"""A meeting → what a file keeps of it, and back: all that is shown of it, without the method."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any, TypeVar

import attrs

from reflectlib.characters import shown
from reflectlib.keeping.file import (
    Kept,
    KeptAgenda,
    KeptDue,
    KeptGroup,
    KeptMeeting,
    KeptName,
    KeptPiece,
    KeptRemark,
    KeptRole,
    KeptSide,
    KeptSlot,
)
from reflectlib.keeping.programmes import blocks_of, programme_of, slots_of
from reflectlib.model.entry import Note
from reflectlib.model.method import MeetingKind, Method, Role, Task
from reflectlib.model.steps import Phase, Question
from reflectlib.model.timing import Range
from reflectlib.planning.meetings import Due, Meeting
from reflectlib.planning.session import Plan, Remark, Slot
from reflectlib.shown import SPECIAL

UNKNOWN_FORM = "unknown"
"""The form of a method of which a file alone is left."""

AnyPiece = TypeVar("AnyPiece", bound=KeptPiece)


def written_moment(moment: datetime) -> str:
    """A moment by its clock, with its offset only where the clock says that time twice."""
    said = f"{moment.date().isoformat()} {moment:%H:%M}"
    if moment.utcoffset() == moment.replace(fold=1 - moment.fold).utcoffset():
        return said
    return f"{said} {moment.isoformat()[-6:]}"


def read_moment(text: str, zone: tzinfo) -> datetime:
    """The aware moment that is written so. Raises `ValueError` for a day that there is not."""
    day, clock, *offset = text.split(" ")
    moment = datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=zone)
    later = moment.replace(fold=1)
    return later if offset and later.isoformat().endswith(offset[0]) else moment


@attrs.frozen(kw_only=True)
class Snapshot:
    """What a file keeps of a meeting, with its agenda, steps and tasks themselves.

    The slots of the agenda have the numbers of `steps`, in the order in which they come.
    """

    meeting: KeptMeeting
    agenda: KeptAgenda
    steps: tuple[Phase, ...]
    tasks: tuple[Task, ...]

    def is_same(self, other: "Snapshot") -> bool:
        """Tell whether both are of one meeting that nobody has changed."""
        return self._content() == other._content()

    def _content(self) -> object:
        due = tuple(attrs.evolve(due, task=1) for due in self.meeting.due)
        meeting = attrs.evolve(self.meeting, stamp=ANY, sequence=0, number=1, agenda=1, due=due)
        return meeting, self.agenda, self.steps, self.tasks


ANY = "1970-01-01T00:00:00Z"


def snapshots(kept: Kept, meetings: Iterable[KeptMeeting]) -> list[Snapshot]:
    """The meetings of a file with what they refer to."""
    agendas: dict[int, tuple[KeptAgenda, tuple[Phase, ...]]] = {}
    found = []
    for meeting in meetings:
        if meeting.agenda not in agendas:
            agendas[meeting.agenda] = _by_itself(kept.agendas[meeting.agenda - 1], kept.steps)
        agenda, steps = agendas[meeting.agenda]
        tasks = tuple(kept.tasks[due.task - 1] for due in meeting.due)
        found.append(Snapshot(meeting=meeting, agenda=agenda, steps=steps, tasks=tasks))
    return found


def _by_itself(
    agenda: KeptAgenda, steps: tuple[Phase, ...]
) -> tuple[KeptAgenda, tuple[Phase, ...]]:
    """An agenda with the steps that it has, numbered in their order."""
    used = dict.fromkeys(slot.step for slot in pieces_of(agenda) if slot.step)
    numbers = {step: number for number, step in enumerate(used, 1)}
    return renumbered(agenda, numbers), tuple(steps[step - 1] for step in used)


def pieces_of(agenda: KeptAgenda) -> Iterator[KeptPiece]:
    """All pieces of an agenda, those of what goes on side by side as well."""
    for slot in agenda.slots:
        yield slot
        for side in slot.sides:
            yield from side.slots


def renumbered(agenda: KeptAgenda, numbers: Mapping[int, int]) -> KeptAgenda:
    """An agenda with other numbers for its steps."""
    if all(number == new for number, new in numbers.items()):
        return agenda

    def piece(slot: AnyPiece) -> AnyPiece:
        return attrs.evolve(slot, step=numbers[slot.step]) if slot.step else slot

    def with_sides(slot: KeptSlot) -> KeptSlot:
        sides = (attrs.evolve(s, slots=tuple(map(piece, s.slots))) for s in slot.sides)
        return piece(attrs.evolve(slot, sides=tuple(sides)) if slot.sides else slot)

    return attrs.evolve(agenda, slots=tuple(map(with_sides, agenda.slots)))


def snapshot_of(meeting: Meeting, stamp: str) -> Snapshot:
    """The snapshot of a meeting that is planned, with what its texts refer to put in."""
    filled: Meeting = SPECIAL["Meeting"](meeting)
    plan, day = meeting.plan, meeting.start.date()
    agenda, steps = _agenda(filled)
    return Snapshot(
        meeting=KeptMeeting(
            number=meeting.number,
            place=meeting.place,
            start=written_moment(meeting.start),
            day=None if meeting.day == day else meeting.day.isoformat(),
            location=plan.location,
            link=plan.link,
            agenda=1,
            there=meeting.names,
            by_number=bool(meeting.names) and not plan.names,
            sides=tuple(KeptGroup(names=side) for side in plan.members)
            if len(plan.members) > 1
            else (),
            who=tuple(KeptRole(role=role, names=names) for role, names in meeting.roles.items()),
            due=tuple(_due(due) for due in meeting.due),
            stamp=stamp,
        ),
        agenda=agenda,
        steps=steps,
        tasks=tuple(_task(due.task) for due in filled.due),
    )


def _due(due: Due) -> KeptDue:
    return KeptDue(task=1, day=due.day.isoformat(), who=due.who, after=due.after)


def _task(task: Task) -> Task:
    """What is shown of a task around a meeting."""
    return Task(task=shown(task.task), role=task.role, weeks_after=task.weeks_after)


def _agenda(meeting: Meeting) -> tuple[KeptAgenda, tuple[Phase, ...]]:
    plan, kind = meeting.plan, meeting.plan.meeting
    phases = dict.fromkeys(slot.phase for slot in slots_of(plan) if slot.phase)
    # What is kept of two steps may be the same, as of those of one method in two blocks.
    steps = {phase: _step(phase) for phase in phases}
    numbers = {step: number for number, step in enumerate(dict.fromkeys(steps.values()), 1)}
    places = {phase: numbers[step] for phase, step in steps.items()}
    used = [*meeting.roles, *(due.task.role for due in meeting.due), *(p.lead for p in phases)]
    roles = dict.fromkeys(role for role in used if role)
    known = {role.id: role for role in plan.method.roles}
    agenda = KeptAgenda(
        title=shown(plan.method.title),
        language=plan.method.language,
        group=plan.group,
        meeting=None if kind is None else KeptName(id=kind.id, title=shown(kind.title)),
        people=plan.people,
        cases=plan.cases,
        groups=plan.groups,
        roles=tuple(_role(known[role]) for role in roles if role in known),
        blocks=blocks_of(plan),
        slots=tuple(_slot(slot, places) for slot in plan.slots),
        remarks=tuple(map(_remark, plan.remarks)),
    )
    return agenda, tuple(numbers)


def _remark(remark: Remark) -> KeptRemark:
    """A remark; of minutes that are stated too, what a file can say is a range."""
    of = remark.stated
    stated = of and Range(min=of.min, max=of.max, about=of.about)
    return KeptRemark(
        key=remark.key,
        number=remark.number,
        stated=stated,
        titles=remark.titles,
        of=shown(remark.of) or None,
    )


def _role(role: Role) -> KeptName:
    """What a role is called, and how many each group has."""
    count = role.count if role.count and role.count.per else None
    return KeptName(id=role.id, title=shown(role.title), count=count)


def _step(phase: Phase) -> Phase:
    """What is shown of a step where it has been done: its name, its time and what to do."""
    return Phase(
        id=phase.id,
        title=shown(phase.title),
        stage=phase.stage,
        time=phase.time,
        lead=phase.lead,
        repeat=phase.repeat,
        # Which roles a step has to do with, by which their groups are told.
        questions=tuple(
            Question(text=shown(text), to=role)
            for role, text in {q.to: q.text for q in phase.questions if q.to}.items()
        ),
        instructions=tuple(Note(text=shown(note.text)) for note in phase.instructions),
    )


def _slot(slot: Slot, numbers: Mapping[Phase, int]) -> KeptSlot:
    return KeptSlot(
        **_piece(slot, numbers),
        block=slot.block,
        title=shown(slot.title) or None,
        sides=tuple(_side(side, numbers) for side in slot.sides),
    )


def _piece(slot: Slot, numbers: Mapping[Phase, int]) -> dict[str, Any]:
    return {
        "minutes": slot.minutes,
        "step": numbers[slot.phase] if slot.phase else None,
        "type": slot.kind,
        "basis": slot.basis,
        "round": slot.round,
        "groups": slot.groups,
        "whole": slot.whole,
        "members": tuple(KeptGroup(names=names) for names in slot.members),
        "cases_before": slot.cases_before,
    }


def _side(side: Plan, numbers: Mapping[Phase, int]) -> KeptSide:
    known = {role.id: role for role in side.method.roles}
    leads = (slot.lead for slot in side.slots)
    used = dict.fromkeys(role for role in (*side.roles, *leads) if role in known)
    return KeptSide(
        id=next(slot.block or "" for slot in side.slots),
        method=side.method.id,
        title=shown(side.method.title),
        people=side.people,
        cases=side.cases,
        names=side.names,
        who=tuple(KeptRole(role=role, names=names) for role, names in side.roles.items()),
        roles=tuple(_role(known[role]) for role in used if role),
        slots=tuple(KeptPiece(**_piece(slot, numbers)) for slot in side.slots),
        remarks=tuple(map(_remark, side.remarks)),
    )


def developed(snapshot: Snapshot, zone: tzinfo, method: str) -> Meeting:
    """The meeting of a snapshot; `method` is the id of what it is a meeting of."""
    kept, agenda = snapshot.meeting, snapshot.agenda
    start = read_moment(kept.start, zone)
    roles = {one.role: one.names for one in kept.who}
    named = agenda.meeting
    names = () if kept.by_number else kept.there
    plan = Plan(
        method=stand_in(snapshot, method),
        meeting=None if named is None else MeetingKind(id=named.id, title=named.title),
        people=agenda.people,
        cases=agenda.cases,
        slots=_slots(snapshot, start),
        start=start,
        remarks=tuple(map(_developed_remark, agenda.remarks)),
        groups=agenda.groups,
        names=names,
        roles=roles,
        members=tuple(side.names for side in kept.sides) or ((names,) if names else ()),
        group=agenda.group,
        location=kept.location,
        link=kept.link,
    )
    due = tuple(
        Due(task, one.who, date.fromisoformat(one.day), one.after)
        for task, one in zip(snapshot.tasks, kept.due, strict=True)
    )
    day = date.fromisoformat(kept.day) if kept.day else start.date()
    return Meeting(kept.number, kept.place, plan, roles, due, day, kept.there)


def _developed_remark(kept: KeptRemark) -> Remark:
    return Remark(kept.key, kept.number, kept.stated, titles=kept.titles, of=kept.of or "")


def _slots(snapshot: Snapshot, start: datetime) -> tuple[Slot, ...]:
    slots, now = [], 0
    for kept in snapshot.agenda.slots:
        slot = _developed(kept, now, snapshot.steps, kept.block)
        begins = (start.astimezone(UTC) + timedelta(minutes=now)).astimezone(start.tzinfo)
        sides = tuple(_developed_side(side, begins, snapshot) for side in kept.sides)
        slots.append(attrs.evolve(slot, title=kept.title or "", sides=sides))
        now += kept.minutes
    return tuple(slots)


def _developed(kept: KeptPiece, start: int, steps: Sequence[Phase], block: str | None) -> Slot:
    return Slot(
        start=start,
        minutes=kept.minutes,
        kind=kept.type,
        basis=kept.basis,
        phase=attrs.evolve(steps[kept.step - 1], block=block) if kept.step else None,
        round=kept.round,
        groups=kept.groups,
        whole=kept.whole,
        members=tuple(group.names for group in kept.members),
        block=block,
        cases_before=kept.cases_before,
    )


def _developed_side(side: KeptSide, start: datetime, snapshot: Snapshot) -> Plan:
    slots, now = [], 0
    for kept in side.slots:
        block = side.id if kept.step else None
        slots.append(_developed(kept, now, snapshot.steps, block))
        now += kept.minutes
    phases = tuple(dict.fromkeys(slot.phase for slot in slots if slot.phase))
    return Plan(
        method=Method(
            **_bare(side.method, side.title, snapshot.agenda.language),
            roles=tuple(map(_developed_role, side.roles)),
            phases=phases,
        ),
        meeting=None,
        people=side.people,
        cases=side.cases,
        slots=tuple(slots),
        start=start,
        remarks=tuple(map(_developed_remark, side.remarks)),
        groups=(side.people,),
        names=side.names,
        roles={one.role: one.names for one in side.who},
        members=(side.names,) if side.names else (),
    )


def stand_in(snapshot: Snapshot, id: str) -> Method:
    """A method that says of a meeting what was shown of it, for want of the one it went by."""
    agenda = snapshot.agenda
    said: dict[str, Any] = {
        **_bare(id, agenda.title, agenda.language),
        "roles": tuple(map(_developed_role, agenda.roles)),
    }
    if not agenda.blocks:
        return Method(**said, phases=snapshot.steps)
    steps: dict[Phase, None] = {}
    for slot in agenda.slots:
        for block, piece in ((slot.block, slot), *((s.id, p) for s in slot.sides for p in s.slots)):
            if piece.step:
                steps[attrs.evolve(snapshot.steps[piece.step - 1], block=block)] = None
    return programme_of(agenda.blocks, said, tuple(steps))


def _bare(id: str, title: str, language: str) -> dict[str, Any]:
    """What a method must say and a file does not keep."""
    said = {"id": id, "title": title, "language": language, "summary": title}
    return {**said, "form": UNKNOWN_FORM, "facilitation": "either"}


def _developed_role(kept: KeptName) -> Role:
    return Role(id=kept.id, title=kept.title, count=kept.count)


def later_days(one: Snapshot, zone: tzinfo) -> set[int]:
    """The numbers of the days after its first on which a meeting goes on."""
    start = read_moment(one.meeting.start, zone)
    found, minutes = set(), 0
    for piece in one.agenda.slots:
        minutes += piece.minutes
        if piece.type == "away":
            moment = (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(zone)
            found.add(1 + (moment.date() - start.date()).days)
    return found


def stamp_of(moment: datetime) -> str:
    """A moment in UTC as a file has it, without parts of a second."""
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def next_stamp(stamp: str, now: datetime) -> str:
    """The stamp of what changes now, later than its earlier one."""
    earlier = datetime.fromisoformat(stamp.replace("Z", "+00:00"))
    return stamp_of(max(now, earlier + timedelta(seconds=1)))
