"""The blocks of a programme: at a glance, and each above its steps."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

import attrs

from reflectlib.catalogue import Catalogue
from reflectlib.language.terms import FIELDS, KINDS, SLOTS
from reflectlib.language.words import Words
from reflectlib.message import _, n_, p_, unmarked
from reflectlib.model.block_times import (
    has_something,
    time_of_activity,
    time_of_block,
)
from reflectlib.model.method import MeetingKind, Method
from reflectlib.model.programme import Activity, Programme, Side, ids_of
from reflectlib.model.programme import Block as Part
from reflectlib.model.steps import Cases, Phase
from reflectlib.model.timing import Range
from reflectlib.page import Block, Heading, Paragraph, Table
from reflectlib.views.blocks import labelled, table_of

Steps = tuple[tuple[int, Phase], ...]
"""Steps, each with its number among those of its meeting."""


class BlockSteps(NamedTuple):
    """Steps that stand together: those of a block, those of a side of it, or all of a method.

    `head` stands above them and `level` is that of their headings. `way` is the method whose steps
    they are: it says what roles are called, and who leads. A break has a head alone.
    """

    head: tuple[Block, ...]
    way: Method
    steps: Steps
    level: int


def runs(
    method: Method, steps: Sequence[tuple[int, Phase]], words: Words, *, leads: bool = True
) -> Iterator[BlockSteps]:
    """The steps of one meeting, of a programme block by block, with its breaks in between.

    What is for whoever `leads` stands above those of a block.
    """
    if isinstance(method, Programme):
        yield from _Blocks(method, steps, words, leads=leads).runs()
    else:
        yield BlockSteps((), method, tuple(steps), 3)


class _Blocks:
    """The blocks of a programme, for one page."""

    def __init__(
        self,
        programme: Programme,
        steps: Sequence[tuple[int, Phase]],
        words: Words,
        *,
        leads: bool,
    ) -> None:
        self._programme, self._words, self._leads = programme, words, leads
        self._titles = titles(programme, words)
        self._waiting = list(steps)
        self._meeting = next((phase.meeting for _number, phase in steps), None)
        self._level = 3 if programme.meetings else 2

    def runs(self) -> Iterator[BlockSteps]:
        programme = self._programme
        for id, block in zip(ids_of(programme.blocks), programme.blocks, strict=True):
            if block.part != self._meeting:
                continue
            sides = tuple(zip(ids_of(block.parallel, id), block.parallel, strict=True))
            ids = {id, *(side for side, _ in sides)}
            yield from self._loose(ids)
            if block.pause:
                yield BlockSteps(self._head(id, block), programme, (), self._level)
            elif sides and any(phase.block in ids for _number, phase in self._waiting):
                yield BlockSteps(self._head(id, block), programme, (), self._level)
                for side_id, side in sides:
                    yield from self._activity(side_id, side, self._level + 1)
            else:
                yield from self._activity(id, block, self._level)
        yield from self._loose(set())

    def _loose(self, ids: set[str]) -> Iterator[BlockSteps]:
        """The steps of no block that stand before those of the blocks with these ids."""
        if not any(phase.block in ids for _number, phase in self._waiting) and ids:
            return
        loose = []
        while self._waiting and self._waiting[0][1].block not in ids:
            loose.append(self._waiting.pop(0))
        if loose:
            yield BlockSteps((), self._programme, tuple(loose), self._level)

    def _activity(self, id: str, activity: Activity, level: int) -> Iterator[BlockSteps]:
        steps = tuple(step for step in self._waiting if step[1].block == id)
        self._waiting = [step for step in self._waiting if step[1].block != id]
        if not steps:
            return
        head = self._head(id, activity)
        way = way_of(self._programme, id)
        if self._says_no_more(activity, head, steps):
            yield BlockSteps((), way, steps, level)
        else:
            yield BlockSteps(head, way, steps, min(level + 1, 4))

    def _says_no_more(self, activity: Activity, head: tuple[Block, ...], steps: Steps) -> bool:
        """Tell whether all that a head says of a step of its own stands above that step as well."""
        if activity.step is None or len(head) > 1 or len(steps) > 1:
            return False
        plain = activity.step.title in (activity.title, self._words.say(_title(activity)))
        tied = isinstance(activity, Part) and (
            activity.minutes or activity.share or activity.at or activity.until or activity.day
        )
        return plain and not tied and not activity.people

    def _head(self, id: str, activity: Activity) -> tuple[Block, ...]:
        programme, words = self._programme, self._words
        of_side = isinstance(activity, Side)
        aside = [words.say(what_kind(activity))] if _is_other(activity) else []
        aside.append(time_in_words(programme, id, activity, words))
        aside += [words.say(each) for each in when_said(activity)]
        aside += [words.people(activity.people)] if activity.people else []
        aside += [words.say(each) for each in asked_of(activity)]
        method = programme.method_of(id)
        blocks: list[Block] = [
            Heading(
                self._titles[id],
                min(self._level + of_side, 4),
                words.joined(" · ", aside),
                f"block-{id}",
            )
        ]
        if method and activity.method:
            blocks.append(Paragraph(method.summary))
        if self._leads:
            blocks += _for_the_leader(programme, id, method, words)
        return tuple(blocks)


def _for_the_leader(
    programme: Programme, id: str, method: Method | None, words: Words
) -> Iterator[Block]:
    if note := programme.note_of(id):
        label = words.say(_("For whoever leads"))
        yield Paragraph(note.text, label, ours=note.basis == "editor")
    if method:
        yield from labelled(words.say(_("Otherwise here")), method.adaptations)


def _is_other(activity: Activity) -> bool:
    """Tell whether a block is neither a method nor a step."""
    return isinstance(activity, Part) and bool(activity.pause or activity.parallel)


def _title(activity: Activity) -> str:
    """What a block is called that is no method."""
    if activity.title:
        return activity.title
    if activity.step:
        return activity.step.title
    is_break = isinstance(activity, Part) and activity.pause
    return SLOTS["break" if is_break else "parallel"]


def activities(programme: Programme) -> Iterator[tuple[str, Activity]]:
    """Every block with something to do, by its id, and behind it what goes on side by side."""
    for id, block in zip(ids_of(programme.blocks), programme.blocks, strict=True):
        if has_something(programme, id, block):
            yield id, block
            there = {phase.block for phase in programme.phases}
            sides = zip(ids_of(block.parallel, id), block.parallel, strict=True)
            yield from (side for side in sides if side[0] in there)


def titles(programme: Programme, words: Words) -> Mapping[str, str]:
    """What each block is called, by its id; numbers tell apart those that are called the same."""
    plain = {}
    for id, activity in activities(programme):
        method = programme.method_of(id)
        plain[id] = activity.title or (method.title if method else words.say(_title(activity)))
    named = [plain[id] for id, activity in activities(programme) if not _is_other(activity)]
    counted: dict[str, int] = {}
    found = {}
    for id, title in plain.items():
        twins = named.count(title) > 1 and programme.method_of(id) is not None
        counted[title] = counted.get(title, 0) + twins
        number = counted[title]
        found[id] = words.say(unmarked("{title} ({number})", title=title, number=number))
        if not twins:
            found[id] = title
    return found


def way_of(programme: Programme, id: str) -> Method:
    """The method of a block with its steps, and with the roles of the whole besides its own."""
    method = programme.method_of(id)
    if method is None:
        return programme
    own = {role.id for role in method.roles}
    steps = (phase for phase in programme.phases if phase.block == id)
    activity = dict(activities(programme)).get(id)
    cases = method.cases
    if activity and activity.cases:
        each = cases.minutes if cases else None
        cases = Cases(min=activity.cases, max=activity.cases, minutes=each)
    return attrs.evolve(
        method,
        roles=(*method.roles, *(role for role in programme.roles if role.id not in own)),
        question_categories=programme.question_categories,
        cases=cases,
        phases=tuple(attrs.evolve(phase, meeting=None) for phase in steps),
    )


def of_block(method: Method, phase: Phase) -> Method:
    """The method that a step comes of: that of its block in a programme."""
    if phase.block and isinstance(method, Programme):
        return way_of(method, phase.block)
    return method


def what_kind(activity: Activity) -> str:
    """What a block is: a method, a step, a break, or what goes on side by side."""
    if activity.method:
        return KINDS["method"]
    if activity.step:
        return p_("kind of block", "step of its own")
    is_break = isinstance(activity, Part) and activity.pause
    return p_("kind of block", "break") if is_break else p_("kind of block", "side by side")


def time_in_words(programme: Programme, id: str, activity: Activity, words: Words) -> str:
    """The time of a block, where it is known."""
    people = _people(programme, id)
    if isinstance(activity, Part):
        time = time_of_block(programme, id, activity, people)
    else:
        time = time_of_activity(programme, id, activity, people)
    if time.minutes is None:
        return ""
    said = words.stated_minutes(time.minutes, time.estimated)
    held = isinstance(activity, Part) and activity.minutes
    if held and held.min == held.max:
        return words.say(_("held to {minutes}", minutes=said))
    return said


def _people(programme: Programme, id: str) -> Range | None:
    """How many take part in the kind of meeting of a block, or of one of its sides."""
    for known, block in zip(ids_of(programme.blocks), programme.blocks, strict=True):
        if id in (known, *ids_of(block.parallel, known)):
            kinds = (kind for kind in programme.meetings if kind.id == block.part)
            return next((kind.participants for kind in kinds), None) or programme.participants
    return programme.participants


def when_said(activity: Activity) -> Iterator[str]:
    """When a block is, where it is tied to the clock or to a day."""
    if not isinstance(activity, Part):
        return
    if activity.day:
        yield _("day {number}", number=activity.day)
    if activity.at:
        yield _("starts at {moment:time}", moment=_clock(activity.at))
    if activity.until:
        yield _("ends at {moment:time}", moment=_clock(activity.until))


def _clock(at: str) -> datetime:
    hour, minute = map(int, at.split(":"))
    return datetime(2000, 1, 1, hour, minute)  # noqa: DTZ001  # the time alone is said


def asked_of(activity: Activity) -> Iterator[str]:
    """How many cases a block takes, and how much of the time."""
    if activity.cases:
        yield n_("{number} case", "{number} cases", activity.cases)
    if isinstance(activity, Part) and activity.share:
        yield n_(
            "{number} part of the time that is left",
            "{number} parts of the time that is left",
            activity.share,
        )


def overview(
    programme: Method, meeting: MeetingKind | None, catalogue: Catalogue, words: Words
) -> Iterator[Table]:
    """The blocks of one kind of meeting, to see at a glance; a method has none."""
    if not isinstance(programme, Programme):
        return
    kind = meeting.id if meeting else None
    named = titles(programme, words)
    rows: list[tuple[str, ...]] = []
    here = False
    for id, activity in activities(programme):
        if isinstance(activity, Part):
            here = activity.part == kind
        if not here:
            continue
        title = named[id]
        if isinstance(activity, Side):
            title = words.joined(" ", ("–", title))
        rows.append(
            (
                title,
                time_in_words(programme, id, activity, words),
                words.joined(", ", map(words.say, when_said(activity))),
                words.joined(" · ", _what(activity, programme.method_of(id), catalogue, words)),
                str(activity.people or ""),
            )
        )
    header = (
        p_("of a programme", "Block"),
        FIELDS["time"],
        p_("of a block", "When"),
        p_("of a block", "What"),
        FIELDS["participants"],
    )
    if rows:
        yield table_of([*map(words.say, header)], rows)


def _what(
    activity: Activity, way: Method | None, catalogue: Catalogue, words: Words
) -> Iterator[str]:
    """What kind of block it is, the method by its name where the block has another, and so on."""
    kind = words.say(what_kind(activity))
    method = catalogue.title(activity.method) if activity.method else ""
    yield words.joined(": ", (kind, "" if way and way.title == method else method))
    if activity.variant and activity.method:
        yield words.say(_("variant: {title}", title=_variant(activity, catalogue)))
    yield from map(words.say, asked_of(activity))


def _variant(activity: Activity, catalogue: Catalogue) -> str:
    entry = catalogue[activity.method or ""]
    variants = entry.variants if isinstance(entry, Method) else ()
    found = (each.title for each in variants if each.id == activity.variant)
    return next(found, activity.variant or "")
