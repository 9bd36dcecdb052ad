"""Steps in their places, those that come and those that go among them."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import attrs

from reflectlib.errors import PlanError
from reflectlib.model.steps import Groups, Joined, Phase
from reflectlib.model.timing import Range

WITHIN = ": "  # between the title of a place and that of a step of the method that is put there


@attrs.define(eq=False)
class Standing:
    """A step in its place, with what comes in next to it; `run` numbers the loops of a meeting."""

    phase: Phase
    is_new: bool = False
    is_whole: bool = False
    """Whether it came in as a step, of which nothing is made otherwise."""
    is_break: bool = False
    """Whether it is a break of a programme, and no step of it."""
    is_gone: bool = False
    was: Phase | None = None
    """The step before its time was set."""
    as_another: bool = False
    """Whether its time is that of another step."""
    run: int = 0
    before: "list[Standing]" = attrs.Factory(list)
    behind: "list[Standing]" = attrs.Factory(list)

    def all(self) -> "Iterator[Standing]":
        """The step amid what comes in next to it."""
        for item in self.before:
            yield from item.all()
        yield self
        for item in self.behind:
            yield from item.all()

    @property
    def loop(self) -> tuple[Any, int] | None:
        """What its loop is for, and which it is; None for a step that is done once."""
        return (self.phase.repeat, self.run) if self.phase.repeat else None


def in_order(items: Iterable[Standing]) -> Iterator[Standing]:
    """Steps amid what comes in next to each."""
    for item in items:
        yield from item.all()


def by_meeting(items: Iterable[Standing]) -> Iterable[list[Standing]]:
    """The steps of each kind of meeting, in order; of a programme those of each block."""
    found: dict[tuple[str | None, str | None], list[Standing]] = {}
    for item in items:
        found.setdefault((item.phase.meeting, item.phase.block), []).append(item)
    return found.values()


def called(name: str, among: Sequence[Standing], blocks: Sequence[str] = ()) -> Standing | None:
    """The step with an id, or else the only one with that title, be it of its own.

    A step of another method has the title of that method's place before its own. Raises
    `PlanError` where more are called so; `blocks` are the ids of blocks that are.
    """
    for item in among:
        if item.phase.id == name:
            return item
    wanted = folded(name)
    found = [i for i in among if wanted in (folded(i.phase.title), folded(i.phase.id))]
    found = found or [i for i in among if wanted == folded(i.phase.title.partition(WITHIN)[2])]
    if len(found) + len(blocks) > 1:
        known = (*blocks, *(item.phase.id for item in found))
        raise PlanError("more_steps_called", name=name, known=known)
    return found[0] if found else None


def in_place_of(name: str, among: Sequence[Standing]) -> list[Standing]:
    """The steps of another method that stand in the place of a step, by its title or its id."""
    there = [(item, folded(item.phase.title)) for item in among if WITHIN in item.phase.title]
    wanted = folded(name)
    found = [item for item, title in there if title.startswith(f"{wanted}{WITHIN}")]
    return found or [item for item, _title in there if item.phase.id.startswith(f"{wanted}-")]


def folded(text: str) -> str:
    """A name without what people leave out of it: capitals, accents, further spaces."""
    plain = str(text).casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", str(text)).casefold()
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(plain.split())


def check_loops(left: Sequence[Standing]) -> None:
    """Refuse to split a loop, and to make one of two that a step kept apart."""
    last: Standing | None = None
    between: list[Phase] = []
    for item in left:
        if item.is_new:
            between.append(item.phase)
            continue
        if last and last.phase.repeat and last.phase.repeat == item.phase.repeat:
            apart = [phase for phase in between if phase.repeat != item.phase.repeat]
            if apart and last.run == item.run:
                raise PlanError("splits_a_loop", title=apart[0].title)
            if not apart and last.run != item.run:
                raise PlanError("loops_become_one", titles=(last.phase.title, item.phase.title))
        last, between = item, []


def with_sizes(items: Sequence[Standing], left: Sequence[Standing]) -> Iterator[Phase]:
    """The steps that are left, in groups as large as before where these were made of others."""
    before = _sizes([item for item in items if not item.is_new])
    after = _sizes(left)
    for item in left:
        size = before.get(item, after[item])
        if isinstance(item.phase.grouping, Joined) and size != after[item]:
            yield attrs.evolve(item.phase, grouping=Groups(size=Range(min=size)))
        else:
            yield item.phase


def _sizes(items: Sequence[Standing]) -> dict[Standing, int]:
    """How many people are at least in the groups that are there after each step."""
    sizes: dict[Standing, int] = {}
    for own in by_meeting(items):
        size = 1
        for item in own:
            grouping = item.phase.grouping
            if isinstance(grouping, Groups):
                size = grouping.size.min or 1
            elif isinstance(grouping, Joined):
                size *= grouping.join
            elif grouping == "individual":
                size = 1
            sizes[item] = size
    return sizes
