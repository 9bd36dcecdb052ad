"""A method and changes → the method with other steps, of which the rest stays true."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import attrs

from reflectlib.diagnostics import nearest
from reflectlib.errors import PlanError
from reflectlib.filling import Answer, Pieces, answer_of, refers, replaced
from reflectlib.model.method import Method
from reflectlib.model.ranges import phases_of
from reflectlib.model.record import MANY
from reflectlib.model.steps import Phase, Stage
from reflectlib.model.timing import Minutes
from reflectlib.planning.arranged import (
    Standing,
    by_meeting,
    called,
    check_loops,
    folded,
    in_order,
    in_place_of,
    with_sizes,
)
from reflectlib.planning.changes import Added, Changes
from reflectlib.planning.differences import Differences
from reflectlib.planning.rearranged import Blocks
from reflectlib.slugs import slug

STAGES: dict[str, Stage] = {"start": "opening", "end": "closing"}
"""Where a step comes in of which only the name is known → what it does there."""
UNNAMED = "step"  # the id of a step whose name has no letters for one


def changed(method: Method, changes: Changes, *, meeting: str | None = None) -> Method:
    """A method as it is with these changes; its `adaptations` say what differs.

    Steps are those of the method, not those that a variant has of its own, and of one kind of
    `meeting` where that is given. Those that `composed` put in the place of a step go by the name
    of that one too, all together. In a programme a block goes by its id, its title or its method,
    and so does a break of it: a block that is set is held to so many minutes as a whole. A step
    that comes in at its start or its end, next to a block or next to a break is a block by itself,
    and any other belongs to the block in which it comes. A step that comes in between two of one
    round belongs to that round. One of which only the name is known opens the meeting where it is
    at its start, and closes it at its end. What a text said of a step that went stays as words,
    groups that were put together of those of a step that went say their size themselves, and all
    else that the method says stays as it is.

    Raises `PlanError` for a step or a place that there is not, for what contradicts itself, where
    no step would be left, and where a loop would be split or become one with another. Raises
    `TypeError` for what are no changes.
    """
    if not isinstance(method, Method):
        kind = type(method).__name__.lower()
        raise PlanError("kind_has_no_steps", id=getattr(method, "id", kind), kind=kind)
    if not isinstance(changes, Changes):
        raise TypeError(f"expected Changes, got {changes!r}")
    return _Changing(method, changes, meeting).made() if changes else method


class _Changing:
    """The steps of a method while they change."""

    def __init__(self, method: Method, changes: Changes, meeting: str | None) -> None:
        self._method, self._changes, self._meeting = method, changes, meeting
        self._blocks = Blocks(method)
        self._items = self._blocks.standing(method.phases)
        for own in by_meeting(self._items):
            for run, (_repeat, alike) in enumerate(groupby(own, lambda item: item.phase.repeat)):
                for item in alike:
                    item.run = run
        self._old = [item for item in self._items if meeting in (None, item.phase.meeting)]
        self._new: list[Standing] = []
        self._start: list[Standing] = []
        self._end: list[Standing] = []

    def made(self) -> Method:
        """The method that comes of it."""
        for added in self._changes.add:
            self._put_in(added)
        self._items = [*self._in_order()]
        for item in self._new:
            self._go_along(item)
        self._leave_out()
        self._set_times()
        left = [item for item in self._items if not item.is_gone]
        self._check(left)
        steps = [item for item in self._items if not item.is_break]
        phases = tuple(with_sizes(steps, [item for item in left if not item.is_break]))
        whole = self._blocks.made(self._items) if self._blocks.all else self._method
        made = attrs.evolve(whole, phases=phases)
        return attrs.evolve(_with_words(self._method, made), adaptations=self._differences(left))

    def _put_in(self, added: Added) -> None:
        """Put a step next to the one that its place names."""
        word, _space, name = added.at.partition(" ")
        near, outside = None, True
        if word in STAGES and not name:
            place = self._start if word == "start" else self._end
            near = self._old[0 if word == "start" else -1] if self._old else None
        elif word in ("before", "after") and name.strip():
            beside = self._named(name.strip())
            near = beside[0 if word == "before" else -1]
            outside = bool(self._block_called(name.strip()))
            place = near.before if word == "before" else near.behind
        else:
            raise PlanError("no_place", at=added.at)
        phase = added.step
        if not isinstance(phase, Phase):
            title = phase.strip()
            id = self._free_id(title)
            phase = Phase(id=id, title=title, basis="editor", stage=STAGES.get(added.at))
        if added.minutes is not None:
            phase = _held(phase, added.minutes)
        meeting = phase.meeting or (near.phase.meeting if near else self._meeting)
        whole = phase is added.step
        block = phase.block if self._blocks.knows(phase.block) else None
        block = block or self._blocks.of_new(near, outside=outside)
        if self._blocks.all:
            block = block or phase.id
        item = Standing(
            attrs.evolve(phase, meeting=meeting, block=block), is_new=True, is_whole=whole
        )
        place.append(item)
        self._new.append(item)

    def _free_id(self, title: str) -> str:
        """An id that no step has."""
        taken = {phase.id for _path, phase in phases_of(self._method)}
        taken |= {item.phase.id for item in self._new}
        taken |= self._blocks.all.keys()
        wanted = slug(title) or UNNAMED
        made, number = wanted, 1
        while made in taken:
            number += 1
            made = f"{wanted}-{number}"
        return made

    def _in_order(self) -> Iterator[Standing]:
        """Every step in its order, also those that go."""
        first, last = (self._old[0], self._old[-1]) if self._old else (None, None)
        for item in self._items:
            if item is first:
                yield from in_order(self._start)
            yield from item.all()
            if item is last:
                yield from in_order(self._end)
        if not self._old:
            yield from in_order((*self._start, *self._end))

    def _go_along(self, item: Standing) -> None:
        """Let a step between two of one round be part of that round."""
        here = [
            each
            for each in self._items
            if (each.phase.meeting, each.phase.block) == (item.phase.meeting, item.phase.block)
            and (each is item or not each.is_new)
        ]
        place = here.index(item)
        if item.phase.repeat is None and 0 < place < len(here) - 1:
            before, behind = here[place - 1], here[place + 1]
            if before.loop and before.loop == behind.loop:
                item.phase = attrs.evolve(item.phase, repeat=before.phase.repeat)

    def _leave_out(self) -> None:
        skip, only = self._all_named(self._changes.skip), self._all_named(self._changes.only)
        for item in skip:
            if item in only:
                raise PlanError("left_out_and_kept", title=item.phase.title)
        kinds = {item.phase.meeting for item in only if not item.is_new}
        for item in self._old:
            here = not kinds or item.phase.meeting in kinds
            item.is_gone = bool(only) and here and item not in only
        for item in skip:
            item.is_gone = True

    def _set_times(self) -> None:
        steps = {}
        for name, time in self._changes.set.items():
            block = self._block_called(name)
            if block and not isinstance(time, Phase):
                self._hold(block, time)
                continue
            if len(several := self._named(name)) > 1:
                known = tuple(item.phase.id for item in several)
                raise PlanError("more_steps_called", name=name, known=known)
            steps[name] = time
        items = self._all_named(steps)
        for item, step_time in zip(items, steps.values(), strict=True):
            if item.is_gone:
                raise PlanError("left_out_and_set", title=item.phase.title)
            item.was, item.as_another = item.phase, isinstance(step_time, Phase)
            item.phase = _held(item.phase, step_time)

    def _hold(self, block: str, minutes: int) -> None:
        """Hold a whole block to so many minutes."""
        title = self._blocks.title(block)
        if block in self._blocks.held:
            raise PlanError("step_named_twice", title=title)
        if all(each.is_gone for each in self._items if self._blocks.parent(each) == block):
            raise PlanError("left_out_and_set", title=title)
        self._blocks.hold(block, minutes)

    def _all_named(self, names: Iterable[str]) -> list[Standing]:
        """The steps of these names. Raises `PlanError` where one is named twice."""
        found: list[Standing] = []
        for item in (item for name in names for item in self._named(name)):
            if item in found:
                raise PlanError("step_named_twice", title=item.phase.title)
            found.append(item)
        return found

    def _block_called(self, name: str) -> str | None:
        """The id of the block that is named, and no step is."""
        blocks = self._blocks.called(name, self._old)
        if name in blocks:
            return name
        if not blocks or any(item.phase.id == name for item in self._old):
            return None
        called(name, self._old, blocks)  # which refuses a name that more have
        return blocks[0]

    def _named(self, name: str) -> list[Standing]:
        """The step of an id or a title: one that there is, or else one that came in.

        The name of a step that names another method is that of all the steps in its place, and
        the name of a block that of all of its steps.
        """
        if block := self._block_called(name):
            return [item for item in self._old if self._blocks.parent(item) == block]
        for among in (self._old, self._new):
            if found := called(name, among):
                return [found]
        if several := in_place_of(name, self._old):
            return several
        if breaks := self._blocks.breaks_called(name, self._old):
            if len(breaks) > 1:
                known = tuple(item.phase.id for item in breaks)
                raise PlanError("more_steps_called", name=name, known=known)
            return breaks
        if one := self._blocks.single(name, self._old):
            if len(one) > 1:
                known = tuple(item.phase.id for item in one)
                raise PlanError("more_steps_called", name=name, known=known)
            return one
        left = {self._blocks.parent(item) for item in (*self._old, *self._new)}
        blocks = {id: title for id, title in self._blocks.names() if id in left}
        steps = [item.phase for item in (*self._old, *self._new)]
        titles = dict.fromkeys((*blocks.values(), *(phase.title for phase in steps)))
        words = {folded(word): title for title in titles for word in (title, *title.split())}
        words |= blocks | {phase.id: phase.title for phase in steps}
        near = dict.fromkeys(words[word] for word in nearest(folded(name), words))
        raise PlanError("unknown_step", name=name, near=tuple(near), known=tuple(titles))

    def _check(self, left: Sequence[Standing]) -> None:
        """Refuse what is no meeting any more, and what no file could hold."""
        if len(left) > MANY:
            raise PlanError("too_many_steps", most=MANY)
        before = {item.phase.meeting for item in self._old if not item.is_break}
        if before - {item.phase.meeting for item in left if not item.is_break}:
            raise PlanError("no_step_left", method=self._method.id)
        ids: set[str] = set()
        for item in left:
            if item.phase.id in ids:
                raise PlanError("step_is_there", id=item.phase.id)
            ids.add(item.phase.id)
        for own in by_meeting(left):
            check_loops(own)

    def _differences(self, left: Sequence[Standing]) -> tuple[str, ...]:
        """What is to be said of it."""
        told = Differences(self._method)
        gone = {item.phase.id: item.phase for item in self._old if item.is_gone}
        whole = {item.phase.id for item in left if item.is_whole}
        new = {item.phase.id: item.phase for item in left if item.is_new}
        back = {id for id, phase in new.items() if gone.get(id) == phase}
        held = {item.phase.id for item in left}
        before = [phase.id for phase in self._method.phases if phase.id in held]
        after = [item.phase.id for item in left if item.phase.id in {*before}]
        blocks = self._whole_blocks({*gone} - back)
        for block, ids in blocks.items():
            first = gone[ids[0]]
            told.left_out(attrs.evolve(first, title=self._blocks.title(block), time=None))
        in_blocks = {id for ids in blocks.values() for id in ids}
        for id, phase in gone.items():
            if id not in back | in_blocks:
                told.left_out(phase)
        for block, minutes in self._blocks.held.items():
            told.held_as_a_whole(self._blocks.title(block), minutes)
        for item in left:
            if item.was and not item.is_new:
                told.timed(item.was, item.phase, as_another=item.as_another)
        for id, phase in new.items():
            if id not in back:
                told.came(phase, may_be_back=id in whole)
            elif before != after:
                told.moved(phase)
        return tuple(told.texts[:MANY])

    def _whole_blocks(self, gone: set[str]) -> dict[str, list[str]]:
        """The blocks of more steps that go as a whole: their id → the ids of their steps."""
        steps: dict[str, list[str]] = {}
        for item in self._items:
            if (block := self._blocks.parent(item)) and not (item.is_new and item.is_gone):
                steps.setdefault(block, []).append(item.phase.id)
        return {block: ids for block, ids in steps.items() if len(ids) > 1 and gone.issuperset(ids)}


def _held(phase: Phase, time: int | Phase) -> Phase:
    """A step that a plan holds to so many minutes, or to what another is held to."""
    if isinstance(time, Phase):
        names = ("time", "share", "time_basis", "locked", "optional")
        return attrs.evolve(phase, **{name: getattr(time, name) for name in names})
    return attrs.evolve(
        phase,
        time=Minutes(min=time, max=time),
        share=None,
        time_basis="given",
        locked=True,
        optional=False,
    )


def _with_words(before: Method, after: Method) -> Method:
    """The method after, in whose texts steps that went are called as they were before."""
    if not refers(before) and not refers(after):
        return after
    held = [phase.id for phase in after.phases]
    stated = answer_of(before, before.phases, {})

    def of_gone(held: Sequence[str]) -> Answer:
        def answer(kind: str, id: str, of: str) -> Pieces | None:
            parts = kind == "minutes" and any(one.startswith(f"{id}-") for one in held)
            return None if id in held or parts else stated(kind, id, of)

        return answer

    variants = tuple(
        replaced(variant, of_gone([*held, *(phase.id for phase in variant.phases)]))
        for variant in after.variants
    )
    own = replaced(attrs.evolve(after, variants=()), of_gone(held))
    return attrs.evolve(own, variants=variants)
