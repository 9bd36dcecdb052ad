"""The blocks of a programme while its steps change: their names, their breaks, those that come."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from reflectlib.message import say
from reflectlib.model.method import Method
from reflectlib.model.programme import Block, Programme, Within, ids_of
from reflectlib.model.steps import Phase
from reflectlib.model.timing import Minutes
from reflectlib.planning.arranged import Standing, folded
from reflectlib.planning.terms import PAUSE, PAUSES

ALONG = ("materials", "preparation", "follow_up", "worksheets")
"""What is needed for the blocks, of which that of a block that is left out goes."""


class Blocks:
    """The blocks of a programme; of a method there are none."""

    def __init__(self, method: Method) -> None:
        """Take the blocks of what is changed."""
        self._programme = method if isinstance(method, Programme) else None
        blocks = method.blocks if isinstance(method, Programme) else ()
        self.all = dict(zip(ids_of(blocks), blocks, strict=True))
        self._parents = {
            side: id for id, block in self.all.items() for side in (id, *ids_of(block.parallel, id))
        }
        self._minutes: dict[str, Minutes] = {}

    def standing(self, phases: Sequence[Phase]) -> list[Standing]:
        """The steps in their places, with the breaks of the programme among them."""
        items = [Standing(phase) for phase in phases]
        for id, block in reversed(self.all.items()):
            if block.pause:
                later = [*self.all][[*self.all].index(id) :]
                place = next(
                    (n for n, item in enumerate(items) if self.parent(item) in later), len(items)
                )
                phase = Phase(
                    id=id, title=self.title(id), time=block.pause, meeting=block.part, block=id
                )
                items.insert(place, Standing(phase, is_break=True))
        return items

    def parent(self, item: Standing) -> str | None:
        """The id of the block in which a step is, be it in one of the sides of it."""
        return self._parents.get(item.phase.block or "")

    def title(self, id: str) -> str:
        """What a block is called; a break without a title is called a break."""
        assert self._programme
        title = self._programme.title_of(id)
        return title or (say(PAUSE, self._programme.language) if self.all[id].pause else id)

    def called(self, name: str, items: Sequence[Standing]) -> list[str]:
        """The ids of the blocks of a name: their id, or else their title or their method.

        A block of one step is that step.
        """
        there = [
            id
            for id, block in self.all.items()
            if not (block.step or block.pause)
            and len([item for item in items if self.parent(item) == id]) > 1
        ]
        if name in there:
            return [name]
        wanted = folded(name)
        return [id for id in there if wanted in self._names_of(id)]

    def single(self, name: str, items: Sequence[Standing]) -> list[Standing]:
        """The steps that are all there is of blocks of this name."""
        own = [[item for item in items if self.parent(item) == id] for id in self.all]
        named = zip(self.all, own, strict=True)
        wanted = folded(name)
        return [steps[0] for id, steps in named if len(steps) == 1 and wanted in self._names_of(id)]

    def _names_of(self, id: str) -> tuple[str | None, ...]:
        """What a block goes by; its title also without the number that tells it from another."""
        assert self._programme
        method = self._programme.method_of(id)
        plain = self.all[id].title or (method.title if method else "")
        return folded(id), folded(self.title(id)), folded(plain), self.all[id].method

    def breaks_called(self, name: str, items: Sequence[Standing]) -> list[Standing]:
        """The breaks without a title of their own, where a break is named."""
        if folded(name) not in PAUSES:
            return []
        return [each for each in items if each.is_break and not self.all[each.phase.id].title]

    def names(self) -> Iterator[tuple[str, str]]:
        """The id of each block, and its title."""
        return ((id, self.title(id)) for id in self.all)

    def of_new(self, near: Standing | None, *, outside: bool) -> str | None:
        """The block of a step that comes in next to another; None where it has its own."""
        if outside or near is None or self._programme is None:
            return None
        parent = self.parent(near)
        if near.is_break or parent is None or self.all[parent].step:
            return None
        return near.phase.block

    def knows(self, block: str | None) -> bool:
        """Tell whether there is such a block, or such a side of one."""
        return block in self._parents

    def hold(self, id: str, minutes: int) -> None:
        """Hold a whole block to so many minutes."""
        self._minutes[id] = Minutes(min=minutes, max=minutes)

    @property
    def held(self) -> Mapping[str, Minutes]:
        """The blocks that are held to other minutes."""
        return self._minutes

    def made(self, items: Sequence[Standing]) -> Programme:
        """The programme with its blocks in order, those that are gone without their steps."""
        programme = self._programme
        assert programme
        held = {item.phase.block: item for item in items if not item.is_gone}
        order = [*self.all]
        last = None
        for item in items:
            id = item.phase.block or ""
            if item.is_new and not item.is_gone and id not in self._parents and id not in order:
                order.insert(order.index(last) + 1 if last else 0, id)
            last = self.parent(item) or (id if id in order else last)
        blocks = {id: self._block(id, held) for id in order}
        kept = {id: block for id, block in blocks.items() if block}
        own = {id: each for id, each in kept.items() if each.step and id not in self.all}
        ids = set(kept) | {side for side, id in self._parents.items() if id in kept}
        within = [each for each in programme.within if each.block in ids]
        within += (Within(block=id, method=_own(programme, each)) for id, each in own.items())
        return attrs.evolve(
            programme, blocks=_with_ids(kept), within=tuple(within), **self._along(items)
        )

    def _along(self, items: Sequence[Standing]) -> dict[str, Any]:
        """What comes along with the blocks, without that of blocks of which no step is left.

        Where steps come back into such a block, so does what comes along with it.
        """
        programme = self._programme
        assert programme
        before = dict.fromkeys(item.phase.block for item in items if not item.is_new)
        now = dict.fromkeys(item.phase.block for item in items if not item.is_gone)
        if before == now:
            return {}
        changed: dict[str, Any] = {}
        for name in ALONG:
            of_blocks = {each.block: getattr(each.method, name) for each in programme.within}
            there = [one for id in now for one in of_blocks.get(id or "", ())]
            gone = [one for id in before if id not in now for one in of_blocks.get(id or "", ())]
            left = [one for one in getattr(programme, name) if one not in gone or one in there]
            new = [one for id in now if id not in before for one in of_blocks.get(id or "", ())]
            changed[name] = tuple(left + [one for one in new if one not in left])
        return changed

    def _block(self, id: str, held: Mapping[str | None, Standing]) -> Block | None:
        """A block as it is now; None for a break that goes, and for a step that came and goes."""
        block, item = self.all.get(id), held.get(id)
        if block is None:
            return _of_step(item.phase) if item else None
        if block.pause:
            time = item.phase.time if item else None
            return attrs.evolve(block, pause=time) if isinstance(time, Minutes) else None
        if not item and block.step and block == _of_step(block.step):
            return None
        if id in self._minutes:
            return attrs.evolve(block, minutes=self._minutes[id], share=None)
        return block


def _of_step(phase: Phase) -> Block:
    """The block of a step that stands by itself."""
    bare = attrs.evolve(phase, block=None, meeting=None)
    return Block(id=phase.id, step=bare, part=phase.meeting)


def _own(programme: Programme, block: Block) -> Method:
    """The method that a step by itself is."""
    step = block.step
    assert step
    return Method(
        id=step.id,
        title=step.title,
        language=programme.language,
        summary=step.title,
        form=programme.form,
        form_title=programme.form_title,
        facilitation=programme.facilitation,
    )


def _with_ids(blocks: Mapping[str, Block]) -> tuple[Block, ...]:
    """Blocks that have these ids, which they say themselves where they would have others."""
    found: list[Block] = []
    for id, block in blocks.items():
        said = ids_of((*found, block))[-1] == id
        found.append(block if said else attrs.evolve(block, id=id))
    return tuple(found)
