"""What a programme needs, gathered over its blocks: each thing once, with what it is for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import attrs

from reflectlib.language.words import Words
from reflectlib.model.entry import Note
from reflectlib.model.method import Method, Task, Worksheet
from reflectlib.model.programme import Programme
from reflectlib.planning.arranged import folded
from reflectlib.planning.session import Plan
from reflectlib.views.activities import activities, titles

T = TypeVar("T", Note, Task, Worksheet)


class BlockPlace(NamedTuple):
    """A block: its method with its steps, and how many take part in it, where that is known."""

    title: str
    method: Method
    people: int | None = None


class Gathered(NamedTuple):
    """Something that is needed, the blocks that ask for it, and whether it is ours in each."""

    thing: Any
    places: tuple[BlockPlace, ...]
    ours: bool


def places_of(
    programme: Method, words: Words, people: Mapping[str, int] | None = None
) -> tuple[BlockPlace, ...]:
    """The blocks of a programme that have steps; only those in `people`, where that is given."""
    if not isinstance(programme, Programme):
        return ()
    named, found = titles(programme, words), []
    for id, _activity in activities(programme):
        steps = tuple(phase for phase in programme.phases if phase.block == id)
        method = programme.method_of(id)
        if method and steps and (people is None or id in people):
            there = people[id] if people else None
            found.append(BlockPlace(named[id], attrs.evolve(method, phases=steps), there))
    return tuple(found)


def people_of(plan: Plan) -> dict[str, int]:
    """How many take part in each block that has steps in a plan, by its id."""
    found: dict[str, int] = {}
    for slot in plan.slots:
        if slot.phase and slot.phase.block:
            found[slot.phase.block] = plan.people
        for side in slot.sides:
            found |= people_of(side)
    asked = dict(activities(plan.method)) if isinstance(plan.method, Programme) else {}
    return {id: (id in asked and asked[id].people) or number for id, number in found.items()}


def gather(
    method: Method,
    places: Sequence[BlockPlace],
    of: Callable[[Method], Sequence[T]],
    key: Callable[[T], object],
) -> Iterator[Gathered]:
    """What a method has, and of a programme what came along with its blocks, each thing once.

    What only blocks that are not among the `places` ask for is left out.
    """
    within = method.within if isinstance(method, Programme) else ()
    of_blocks = {key(thing) for each in within for thing in of(each.method)}
    done = set[object]()
    for thing in of(method):
        known = key(thing)
        there: tuple[BlockPlace, ...] = tuple(
            place for place in places if known in map(key, of(place.method))
        )
        if known in done or (known in of_blocks and not there):
            continue
        done.add(known)
        holders = [method, *(place.method for place in there)]
        alike = [one for each in holders for one in of(each)]
        ours = all(one.basis == "editor" for one in alike if key(one) == known)
        yield Gathered(thing, there, ours)


def same_note(note: Note) -> object:
    """What tells a note from others: not its capitals or its spaces."""
    return folded(note.text)


def same_task(task: Task) -> object:
    """What tells a task from others."""
    return folded(task.task), task.role, task.weeks_before, task.weeks_after, task.once


def same_sheet(sheet: Worksheet) -> object:
    """What tells a worksheet from others: all but its id, which differs from block to block."""
    return attrs.evolve(sheet, id="sheet")
