"""Programmes of any methods and blocks that a definition can have."""

from typing import Any

import attrs
from hypothesis import strategies as st
from plans import methods

from reflectlib import Catalogue, Method, Programme, composed, structure

minutes = st.integers(5, 90)
lengths = minutes | st.builds(
    lambda least, more: {"min": least, "max": least + more}, minutes, st.integers(0, 60)
)


@st.composite
def pools(draw: st.DrawFn) -> list[Method]:
    """One to three methods, each with an id of its own."""
    found = draw(st.lists(methods(), min_size=1, max_size=3))
    return [attrs.evolve(each, id=f"m{number}") for number, each in enumerate(found)]


@st.composite
def blocks(draw: st.DrawFn, ids: list[str]) -> dict[str, Any]:
    """One block, as a file has it."""
    id = st.sampled_from(ids)
    what = draw(st.sampled_from(["method", "method", "method", "step", "pause", "parallel"]))
    block: dict[str, Any] = {}
    if what == "method":
        block["method"] = draw(id)
    elif what == "step":
        block["step"] = {"id": "own", "title": "Own", "time": draw(minutes)}
    elif what == "pause":
        return {"pause": draw(lengths)}
    else:
        block["parallel"] = [{"method": draw(id)} for _ in range(draw(st.integers(1, 3)))]
    held = draw(st.sampled_from(["", "", "minutes", "share"]))
    if held == "minutes":
        block["minutes"] = draw(lengths)
    elif held == "share":
        block["share"] = draw(st.integers(1, 4))
    return block


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """Programmes of one to five blocks, composed."""
    pool = draw(pools())
    ids = [each.id for each in pool]
    chosen = draw(st.lists(blocks(ids), min_size=1, max_size=5))
    chosen = [{**each, "id": f"b{number}"} for number, each in enumerate(chosen)]
    if not any(block.keys() & {"method", "step", "parallel"} for block in chosen):
        chosen.append({"method": ids[0], "id": "b9"})
    return composed(programme(chosen), Catalogue.of(*pool))


def programme(blocks: list[Any], **fields: Any) -> Programme:
    """A programme of these blocks, in the shape that a file has."""
    data = {"format": 1, "kind": "programme", "id": "avond", "title": "Avond", "language": "nl"}
    made = structure({**data, "summary": "Een avond.", "blocks": blocks, **fields})
    assert isinstance(made, Programme)
    return made
