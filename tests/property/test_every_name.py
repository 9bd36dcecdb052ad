"""What holds of every plan with names: of any steps, and of all of the catalogue and examples."""

from collections import Counter
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from plans import made, methods, wishes
from small_programmes import programmes

from reflectlib import Catalogue, Method, Plan, Session, load, plan, render
from reflectlib.model.method import Role, RoleCount
from reflectlib.model.programme import Programme
from reflectlib.model.record import is_line
from reflectlib.model.steps import Joined
from reflectlib.planning.casting import known_roles
from reflectlib.planning.naming import named, parts_of, presenters, resting, whose_round
from reflectlib.planning.rota import TURN_TAKING, Rota, blocks_apart, home_of, in_part, needed
from reflectlib.planning.seating import rounds_of_pairs

lines = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=40)
LETTERS = tuple(f"{letter}{n}" for n in ("", "2") for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
EXAMPLES = Path(__file__).parents[1] / "examples" / "valid"
METHODS = [
    entry
    for entry in (*Catalogue.bundled().values(), *map(load, sorted(EXAMPLES.glob("*.yaml"))))
    if isinstance(entry, Method)
]

people = st.integers(1, 24)
counts = st.none() | st.builds(
    RoleCount, min=st.integers(1, 2), per=st.sampled_from([None, None, "group"])
)
roles = st.lists(
    st.builds(Role, id=st.sampled_from(TURN_TAKING), title=st.just("Rol"), count=counts),
    unique_by=lambda role: role.id,
    max_size=4,
)


@st.composite
def with_roles(draw: st.DrawFn) -> Method:
    """Methods of any steps, led by somebody, with roles that people take in turn."""
    entry = draw(methods())
    leads = st.none() | st.sampled_from([*TURN_TAKING, "begeleider"])
    phases = tuple(attrs.evolve(phase, lead=draw(leads)) for phase in entry.phases)
    return attrs.evolve(entry, phases=phases, roles=tuple(draw(roles)))


def check_names(found: Plan) -> None:
    """Everybody is in one group of each slot that has groups, and each group has its size."""
    everybody = Counter(found.names)
    apart = blocks_apart(found.method)
    assert Counter(name for side in found.members for name in side) == everybody
    assert tuple(map(len, found.members)) == found.groups
    for slot in found.slots:
        inside = Counter(name for group in slot.members for name in group)
        assert bool(slot.members) == (bool(slot.groups) and slot.block not in apart)
        assert inside <= everybody
        assert not inside or inside + Counter(resting(found, slot)) == everybody
        if slot.block in apart:
            continue
        for people, side in zip(slot.members, slot.sides, strict=bool(slot.sides)):
            assert side.names == people
            check(side)
        if slot.sides:
            assert tuple(map(len, slot.members)) == slot.groups
            continue
        if slot.phase and slot.phase.repeat != "pairings":
            own = [group for group in slot.members if set(group) <= set(found.members[-1])]
            assert tuple(map(len, own)) == slot.groups
            assert not slot.members or not resting(found, slot)
        for side in found.members:
            assert all(
                set(group) <= set(side) or not set(group) & set(side) for group in slot.members
            )


def check_joined(found: Plan) -> None:
    """Whoever was together in the step before a join is together in it."""
    steps = [slot for slot in found.slots if slot.phase]
    for before, slot in pairwise(steps):
        one, other = before.phase, slot.phase
        assert one is not None
        assert other is not None
        follows = found.method.phases.index(one) + 1 == found.method.phases.index(other)
        if (
            follows
            and one.block == other.block
            and isinstance(other.grouping, Joined)
            and "pairings"
            not in (
                one.repeat,
                other.repeat,
            )
        ):
            assert all(
                any(set(group) <= set(whole) for whole in slot.members) for group in before.members
            )


def check_pairings(found: Plan) -> None:
    """In the rounds of pairs everybody meets everybody of the same group once."""
    for phase in found.method.phases:
        slots = [slot for slot in found.slots if slot.phase and slot.phase.id == phase.id]
        apart = not isinstance(found.method, Programme) or phase.block in blocks_apart(found.method)
        if phase.repeat != "pairings" or not slots or (apart and phase.block):
            continue
        met = Counter(frozenset(pair) for slot in slots for pair in slot.members)
        wanted = sum(len(side) * (len(side) - 1) // 2 for side in found.members)
        assert len(slots) >= rounds_of_pairs(len(found.members[-1]))
        assert set(met.values()) <= {1}
        assert len(met) == wanted


def check_roles(found: Plan) -> None:
    """Each role has as many people as counted, each once, and every group its own."""
    for role, number in needed(found).items():
        who = found.roles[role]
        assert len(who) == len(set(who)) == min(number, len(found.names))
        assert set(who) <= set(found.names)
    assert found.roles.keys() == needed(found).keys()


def check_rounds(found: Plan) -> None:
    """In rounds for each member each has one round of each step, and each case its presenter."""
    rounds: dict[str, Counter[str]] = {}
    for slot in found.slots:
        if slot.phase and slot.phase.repeat == "member":
            rounds.setdefault(slot.phase.id, Counter()).update(whose_round(found, slot))
        who = presenters(found, slot)
        assert len(who) <= max(1, len(parts_of(found, "inbrenger", slot.block)))
        assert len(who) == len(set(who))
        assert set(who) <= set(found.roles.get("inbrenger", ()))
    for counted in rounds.values():
        assert set(counted.values()) <= {1}


def check(found: Plan) -> None:
    check_names(found)
    check_joined(found)
    check_pairings(found)
    check_roles(found)
    check_rounds(found)


@given(with_roles(), people, st.none() | st.integers(1, 4), wishes())
@settings(max_examples=250)
def test_everybody_has_a_place_in_every_plan(
    entry: Method, people: int, cases: int | None, wish: dict[str, Any]
) -> None:
    """Whatever the steps, names fill the groups and the roles, and nobody is lost or doubled."""
    wish = {key: value for key, value in wish.items() if key != "people"}
    bare = made(entry, people=people, cases=cases, **wish)
    assume(bare)
    assert bare is not None
    found = made(entry, names=LETTERS[:people], cases=cases, **wish)
    assert found is not None
    check(found)
    assert found == made(entry, names=LETTERS[:people], cases=cases, **wish)
    assert named(found, (), {}) == bare
    assert not any(slot.members for slot in bare.slots)


@given(programmes(with_roles()), people, wishes(), st.integers(0, 5))
@settings(max_examples=250)
def test_everybody_has_a_place_in_every_programme(
    entry: Programme, people: int, wish: dict[str, Any], turn: int
) -> None:
    """Each block has groups and presenters of its own, and all that is side by side has people."""
    wish = {key: value for key, value in wish.items() if key != "people"}
    bare = made(entry, people=people, **wish)
    assume(bare)
    assert bare is not None
    found = made(entry, names=LETTERS[:people], **wish)
    assert found is not None
    check(found)
    check_presenters(found)
    assert named(found, (), {}) == bare
    check_names(named(found, found.names, found.roles, turn=turn))


def check_presenters(found: Plan) -> None:
    """Nobody presents in two blocks where there are enough people for all of them."""
    blocks = {slot.block for slot in found.slots if slot.phase}
    who = [in_part(found, "inbrenger", block) for block in blocks]
    if needed(found).get("inbrenger", 0) <= len(found.names):
        there = [set(names) for names in who if names != found.roles.get("inbrenger")]
        assert all(not one & other for one, other in combinations(there, 2))


@given(with_roles(), people, st.integers(1, 12), st.integers(1, 3))
@settings(max_examples=150)
def test_turns_go_round_over_meetings(
    entry: Method, people: int, meetings: int, groups: int
) -> None:
    """Over a series each person has a role as often as any other, give or take one."""
    names = LETTERS[:people]
    first = made(entry, names=names, groups=min(groups, people), anyway=True)
    assume(first)
    assert first is not None
    rota, needs = Rota(names), needed(first)
    turns: dict[str, Counter[str]] = {role: Counter(dict.fromkeys(names, 0)) for role in needs}
    for turn in range(meetings):
        found = named(first, names, rota.next(needs), turn=turn)
        check(found)
        for role, counted in turns.items():
            counted.update(found.roles[role])
            assert max(counted.values()) - min(counted.values()) <= 1


@given(with_roles(), st.integers(2, 24), st.integers(2, 4))
@settings(max_examples=150)
def test_groups_with_a_role_have_one_each(entry: Method, people: int, groups: int) -> None:
    """Of a role of which each group has one, nobody's group has two where there is no clash."""
    names = LETTERS[:people]
    found = made(entry, names=names, groups=min(groups, people), anyway=True)
    assume(found)
    assert found is not None
    busy = Counter(name for who in found.roles.values() for name in who)
    assume(set(busy.values()) <= {1})
    for role, who in found.roles.items():
        if home_of(found, role) is None:
            held = [sum(name in side for name in who) for side in found.members]
            assert max(held) - min(held) <= 1


@given(with_roles(), people, st.sampled_from(TURN_TAKING), st.data())
@settings(max_examples=150)
def test_who_is_given_a_role_has_it(
    entry: Method, people: int, role: str, data: st.DataObject
) -> None:
    """A role that somebody has by name is that person's, and the rest is as fair as before."""
    names = LETTERS[:people]
    who = data.draw(st.sampled_from(names))
    assume(role in known_roles(entry))
    found = made(entry, names=names, roles={role: (who,)}, anyway=True)
    assume(found)
    assert found is not None
    assert who in found.roles[role]
    check_names(found)


@given(st.lists(lines, min_size=2, max_size=9, unique=True))
@settings(max_examples=60)
def test_any_name_can_be_shown(names: list[str]) -> None:
    """Whatever people are called on one line, the agenda, the sheet and the cards are written."""
    assume(all(map(is_line, names)))
    troika = next(entry for entry in METHODS if entry.id == "troika")
    found = plan(troika, Session(names=tuple(names), anyway=True))
    for view in ("agenda", "run-sheet", "cards"):
        for to in ("html", "markdown", "text"):
            assert render(found, to, view)  # type: ignore[arg-type]  # names of both


@pytest.mark.parametrize("entry", METHODS, ids=lambda entry: entry.id)
def test_every_method_has_places_for_names(entry: Method) -> None:
    """For every method, number of people and of groups, everybody has a place in the plan."""
    for meeting in [m.id for m in entry.meetings] or [None]:
        for people in (1, 2, 3, 5, 7, 8, 12, 15, 20, 31):
            for groups in (1, 2, 3):
                asked = {"meeting": meeting, "groups": groups, "anyway": True}
                found = made(entry, names=LETTERS[:people], **asked)
                if found is not None:
                    check(found)
                    turns = [named(found, found.names, {}, turn=turn) for turn in range(3)]
                    for one, other in pairwise(turns):
                        check_names(other)
                        assert one.members != other.members or len(found.groups) == 1 or people < 4
