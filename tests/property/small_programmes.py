"""Programmes small enough to change, name and keep, of any blocks that a definition can have."""

from typing import Any

import attrs
from hypothesis import strategies as st
from plans import methods

from reflectlib import Catalogue, Method, composed
from reflectlib.model.programme import Block, Programme, Side
from reflectlib.model.steps import Phase
from reflectlib.model.timing import Minutes

MOST = 2
"""The methods of a programme."""


def own_step(number: int) -> Phase:
    """A step of the programme's own."""
    return Phase(
        id=f"eigen{number}", title=f"Eigen {number}", time=Minutes(min=10, max=10), basis="editor"
    )


@st.composite
def blocks(draw: st.DrawFn, number: int, ids: list[str], *, sides: bool) -> Block:
    """One block: mostly a method."""
    kinds = ["method", "method", "method", "step", "pause", *["parallel"] * sides]
    kind = draw(st.sampled_from(kinds))
    named = st.sampled_from([None, None, f"Blok {number}"])
    said: dict[str, Any] = {"title": draw(named)}
    if kind == "step":
        return Block(step=own_step(number), **said)
    if kind == "pause":
        return Block(pause=Minutes(min=15, max=15), **said)
    if kind == "parallel":
        there = st.lists(st.sampled_from(ids), min_size=2, max_size=3)
        return Block(parallel=tuple(Side(method=id) for id in draw(there)), **said)
    people = draw(st.sampled_from([*[None] * 5, 2])) if sides else None
    return Block(method=draw(st.sampled_from(ids)), people=people, **said)


@st.composite
def programmes(
    draw: st.DrawFn, entries: st.SearchStrategy[Method] | None = None, *, sides: bool = True
) -> Programme:
    """A programme of one to four blocks, one of which is a method, with their steps in place."""
    there = draw(st.lists(methods() if entries is None else entries, min_size=1, max_size=MOST))
    there = [attrs.evolve(one, id=f"m{n}", title=f"M{n}") for n, one in enumerate(there)]
    ids = [one.id for one in there]
    made = [draw(blocks(n, ids, sides=sides)) for n in range(draw(st.integers(0, 3)))]
    made.insert(draw(st.integers(0, len(made))), Block(method=ids[0]))
    whole = Programme(id="p", title="P", language="nl", summary="S", blocks=tuple(made))
    return composed(whole, Catalogue.of(*there))
