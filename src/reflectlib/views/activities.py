"""The blocks of a programme in words: what each is called, what it is, and when."""

from collections.abc import Iterator, Mapping
from datetime import datetime

import attrs

from reflectlib.language.terms import KINDS, SLOTS
from reflectlib.language.words import Words
from reflectlib.message import _, n_, p_
from reflectlib.model.block_times import (
    has_something,
    time_of_activity,
    time_of_block,
)
from reflectlib.model.method import Method
from reflectlib.model.programme import Activity, Block, Programme, ids_of
from reflectlib.model.steps import Cases, Phase
from reflectlib.model.timing import Range


def is_other(activity: Activity) -> bool:
    """Tell whether a block is neither a method nor a step."""
    return isinstance(activity, Block) and bool(activity.pause or activity.parallel)


def title_of_block(activity: Activity) -> str:
    """What a break is called, or what goes on side by side, that has no title."""
    is_break = isinstance(activity, Block) and activity.pause
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
    return {
        id: programme.title_of(id) or words.say(title_of_block(activity))
        for id, activity in activities(programme)
    }


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
    is_break = isinstance(activity, Block) and activity.pause
    return p_("kind of block", "break") if is_break else p_("kind of block", "side by side")


def time_in_words(programme: Programme, id: str, activity: Activity, words: Words) -> str:
    """The time of a block, where it is known."""
    people = _people(programme, id)
    if isinstance(activity, Block):
        time = time_of_block(programme, id, activity, people)
    else:
        time = time_of_activity(programme, id, activity, people)
    if time.minutes is None:
        return ""
    said = words.stated_minutes(time.minutes, time.estimated)
    held = isinstance(activity, Block) and activity.minutes
    if held and held.min == held.max:
        return words.say(_("held to {minutes}", minutes=said))
    return said


def _people(programme: Programme, id: str) -> Range | None:
    """How many take part in the kind of meeting of a block, or of one of its sides."""
    parts = {
        each: block.part
        for known, block in zip(ids_of(programme.blocks), programme.blocks, strict=True)
        for each in (known, *ids_of(block.parallel, known))
    }
    kinds = (kind.participants for kind in programme.meetings if kind.id == parts[id])
    return next(kinds, None) or programme.participants


def when_said(activity: Activity) -> Iterator[str]:
    """When a block is, where it is tied to the clock or to a day."""
    if not isinstance(activity, Block):
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
    if isinstance(activity, Block) and activity.share:
        yield n_(
            "{number} part of the time that is left",
            "{number} parts of the time that is left",
            activity.share,
        )
