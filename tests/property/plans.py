"""Methods of any steps that a definition can have, and what is asked of them."""

from typing import Any

from hypothesis import strategies as st

from builders import method
from reflectlib import Method, Plan, PlanError, Session, plan

numbers = st.integers(1, 40)
ranges = st.tuples(numbers, numbers).map(lambda ends: {"min": min(ends), "max": max(ends)})
per = st.sampled_from(["participant", "case", "group"])
times = st.one_of(
    st.none(),
    numbers,
    ranges,
    st.builds(lambda n: {"min": n}, numbers),
    st.builds(lambda n: {"max": n}, numbers),
    st.builds(lambda n: {"min": n, "max": n, "about": True}, numbers),
    st.builds(lambda n, p: {"minutes": n, "per": p}, st.integers(1, 6), per),
)
sizes = st.sampled_from([2, 3, {"max": 4}, {"min": 3}, {"min": 2, "max": 4}])
groupings = st.one_of(
    st.sampled_from([None, "plenary", "individual", "chosen", {"join": 2}, {"join": 3}]),
    sizes.map(lambda size: {"size": size}),
)
stages = st.sampled_from([None, "opening", "choosing", "working", "harvesting", "closing"])
loops = st.sampled_from(["case", "case", "member", "pairings", {"times": 3}])


@st.composite
def steps(draw: st.DrawFn, number: int, repeat: Any) -> dict[str, Any]:
    """One step, as a file has it."""
    phase: dict[str, Any] = {
        "id": f"s{number}",
        "title": f"S{number}",
        "time": draw(times),
        "grouping": draw(groupings),
        "stage": draw(stages),
        "repeat": repeat,
        "turn": draw(st.none() | st.none() | st.integers(1, 6)),
        "optional": draw(st.sampled_from([False, False, False, True])) or None,
        "basis": draw(st.sampled_from([None, "estimate", "editor"])),
    }
    phase["locked"] = (phase["time"] is not None and draw(st.integers(0, 5)) == 0) or None
    if phase["time"] is None:
        phase["share"] = draw(st.none() | st.sampled_from([1, 2, 5, 1000]))
    if number and repeat in (None, "case"):
        phase["case"] = draw(st.none() | st.none() | st.integers(1, 3))
    return {key: value for key, value in phase.items() if value is not None}


@st.composite
def methods(draw: st.DrawFn) -> Method:
    """Methods of one to six steps, with a loop somewhere."""
    number = draw(st.integers(1, 6))
    loop = range(*sorted((draw(st.integers(0, number)), draw(st.integers(0, number)))))
    repeat = draw(loops)
    phases = [draw(steps(n, repeat if n in loop else None)) for n in range(number)]
    fields: dict[str, Any] = {"cases": {"max": 9}}
    if draw(st.booleans()):
        fields["cases"]["minutes"] = draw(ranges | st.integers(10, 150))
    if draw(st.booleans()):
        fields["duration"] = draw(st.integers(5, 240))
    if draw(st.booleans()):
        fields["break_after"] = draw(st.integers(15, 120))
    if draw(st.integers(0, 3)) == 0:
        fields["adaptations"] = ["Wij doen het anders."]
    made: Method = method(phases=phases, **fields)
    return made


@st.composite
def wishes(draw: st.DrawFn) -> dict[str, Any]:
    """All of a session but its minutes and cases."""
    some: dict[str, Any] = {
        "groups": st.integers(1, 3),
        "welcome": st.integers(0, 20),
        "changeover": st.integers(0, 5),
        "buffer": st.sampled_from([0, 5, 10, 33, 50]),
        "break_minutes": st.none() | st.integers(0, 20),
        "break_after": st.none() | st.integers(15, 120),
        "exact": st.booleans(),
    }
    chosen = draw(st.sets(st.sampled_from(sorted(some)), max_size=3))
    anyway = draw(st.sampled_from([True, True, True, False]))
    return {"anyway": anyway} | {name: draw(some[name]) for name in sorted(chosen)}


def made(entry: Method, **asked: Any) -> Plan | None:
    """The plan; None where there cannot be one."""
    try:
        return plan(entry, Session(**asked))
    except PlanError:
        return None


def by_slot(found: Plan) -> dict[tuple[str, int | None], int]:
    """The minutes of each step, by its id and its round."""
    return {(s.phase.id, s.round): s.minutes for s in found.slots if s.phase}
