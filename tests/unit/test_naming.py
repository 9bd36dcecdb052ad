"""People by name in the groups and the roles of a plan."""

from itertools import pairwise
from typing import Any

import attrs
import pytest

from builders import method
from conftest import ROOT
from reflectlib import Member, Method, Plan, PlanError, Session, load, plan
from reflectlib.planning.casting import known_roles, role_id
from reflectlib.planning.naming import named, parts_of, presenters, resting, whose_round
from reflectlib.planning.rota import needed

EXAMPLES = ROOT / "tests" / "examples" / "valid"
LETTERS = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
ASKED = {"questions": [{"text": "Wat?", "to": "inbrenger"}]}
PER_GROUP = {"id": "inbrenger", "title": "Inbrenger", "count": {"min": 1, "max": 1, "per": "group"}}


def step(id: str, **fields: Any) -> dict[str, Any]:
    return {"id": id, "title": id.upper(), "time": 10, **fields}


def of(people: int, *steps: dict[str, Any], roles: Any = (), **asked: Any) -> Plan:
    """A plan for so many people, by letter."""
    fields = {"roles": list(roles)} if roles else {}
    entry = method(phases=list(steps), cases={"max": 9}, **fields)
    given = asked.pop("given", {})
    return plan(entry, Session(names=LETTERS[:people], roles=given, **asked))


def sets(groups: tuple[tuple[str, ...], ...]) -> list[set[str]]:
    return list(map(set, groups))


def members(found: Plan) -> list[list[set[str]]]:
    return [sets(slot.members) for slot in found.slots if slot.phase]


def test_without_names_nobody_is_anywhere() -> None:
    """A plan for a number of people has no names, no roles and no members."""
    found = plan(method(phases=[step("a", grouping={"size": 2})]), Session(people=6))
    assert (found.names, dict(found.roles), found.members) == ((), {}, ())
    assert not any(slot.members for slot in found.slots)


def test_names_fill_the_groups() -> None:
    """Everybody is in one group of each step with groups; together or alone nobody is in any."""
    found = of(
        7,
        step("a", grouping={"size": 3}),
        step("b", grouping="plenary"),
        step("c", grouping="individual"),
        step("d", grouping="chosen"),
    )
    a, *rest = (slot for slot in found.slots if slot.phase)
    assert tuple(map(len, a.members)) == a.groups
    assert sorted(name for group in a.members for name in group) == list(LETTERS[:7])
    assert not any(slot.members for slot in rest)
    assert found.members == (LETTERS[:7],)


def test_people_stay_together_until_something_else_comes() -> None:
    """From one step to the next a group stays; after a step with all of them it is another."""
    pairs = {"grouping": {"size": 2}}
    found = of(6, step("a", **pairs), step("b", **pairs), step("c"), step("d", **pairs))
    a, b, _, d = members(found)
    assert a == b
    assert all(pair not in a for pair in d)


def test_each_meeting_has_other_groups() -> None:
    """The same plan at another turn has other groups, of the same people and sizes."""
    found = of(8, step("a", grouping={"size": 4}), step("b"), step("c", grouping={"size": 2}))
    turns = [members(named(found, found.names, {}, turn=turn)) for turn in range(6)]
    for one, other in pairwise(turns):
        assert all(group not in one[0] for group in other[0])
        assert one[2] != other[2]


def test_a_meeting_with_as_many_steps_as_orders_has_other_groups_too() -> None:
    """Where the orders of one meeting are all that there are, the next begins with another."""
    found = of(
        4, *(step(f"s{n}", **({"grouping": {"size": 2}} if n % 2 else {})) for n in range(6))
    )
    turns = [members(named(found, found.names, {}, turn=turn)) for turn in range(3)]
    assert all(one[1] != other[1] for one, other in pairwise(turns))


def test_each_of_a_number_of_rounds_has_other_groups() -> None:
    """People change places from round to round, and stay within one; who has a role stays put."""
    rounds = {"grouping": {"size": 2}, "repeat": {"times": 3}}
    steps = (step("a", grouping={"size": 2}), step("b", **rounds), step("c", **rounds, **ASKED))
    a, b1, c1, b2, c2, b3, c3 = members(of(6, *steps))
    assert (a, b2, b3) == (b1, c2, c3)
    assert b1 == c1
    assert all(pair not in b2 + b3 for pair in b1)
    assert all(pair not in b3 for pair in b2)
    with_roles = of(6, *steps, roles=[PER_GROUP])
    tables = [slot.members for slot in with_roles.slots if slot.members]
    assert tables[0] == tables[1] == tables[2] != tables[3] == tables[4] != tables[5] == tables[6]
    assert {tuple(pair[0] for pair in groups) for groups in tables} == {tuple("ABC")}


def test_joined_groups_are_made_of_those_before() -> None:
    """Pairs become fours and fours eights, and nobody leaves whom they were with."""
    joined = {"grouping": {"join": 2}}
    found = of(8, step("a", grouping={"size": 2}), step("b", **joined), step("c", **joined))
    pairs, fours, all_of_them = members(found)
    assert all(any(pair <= four for four in fours) for pair in pairs)
    assert all_of_them == [set(LETTERS[:8])]


@pytest.mark.parametrize("first", ["individual", "plenary", None])
def test_people_who_come_by_one_are_joined(first: str | None) -> None:
    """Where no groups came before, a join puts single people together."""
    steps = [step("a", grouping=first)] if first else []
    found = of(6, *steps, step("p", repeat="pairings"), step("b", grouping={"join": 2}))
    assert sorted(map(len, members(found)[-1])) == [2, 2, 2]


def test_groups_of_a_step_that_is_left_out_are_joined() -> None:
    """A step that had no time still says who would have sat together."""
    found = of(
        8,
        step("a", time=5),
        step("b", time=30, grouping={"size": 2}, optional=True),
        step("c", time=20, grouping={"join": 2}),
        minutes=25,
    )
    assert [slot.phase.id for slot in found.slots if slot.phase] == ["a", "c"]
    assert sorted(map(len, members(found)[-1])) == [4, 4]


def test_a_round_for_each_member_says_whose_it_is() -> None:
    """In each group another has the round; the groups stay, and a smaller one is ready."""
    found = of(
        7,
        step("a", grouping={"size": 3}, repeat="member"),
        step("m", repeat="member"),
        step("b", grouping={"size": 3}, repeat="member"),
    )
    assert len({slot.members for slot in found.slots if slot.members}) == 1
    rounds = [whose_round(found, slot) for slot in found.slots if slot.members]
    assert [len(names) for names in rounds[::2]] == [2, 2, 2, 1]
    assert sorted(name for names in rounds[::2] for name in names) == list(LETTERS[:7])
    alone = next(slot for slot in found.slots if slot.phase and slot.phase.id == "m")
    assert whose_round(found, alone) == rounds[0]


def test_a_round_that_is_for_nobody_says_nothing() -> None:
    """Outside such a loop, and in a break, no round is somebody's."""
    found = of(6, step("a", time=80), step("b", time=80), minutes=175)
    assert [slot.kind for slot in found.slots] == ["phase", "break", "phase"]
    for who in (whose_round, presenters, resting):
        assert [who(found, slot) for slot in found.slots] == [()] * 3


def test_pairings_say_who_meets_whom() -> None:
    """Everybody meets everybody once, and of an odd number another rests each round."""
    found = of(5, step("a", repeat="pairings"), step("b", grouping={"size": 2}))
    slots = [slot for slot in found.slots if slot.phase and slot.phase.id == "a"]
    met = [frozenset(pair) for slot in slots for pair in slot.members]
    assert len(met) == len(set(met)) == 10
    assert sorted(name for slot in slots for name in resting(found, slot)) == list(LETTERS[:5])


def test_each_case_has_its_presenter() -> None:
    """Case n is that of the nth who has that role; nobody presents outside the cases."""
    found = of(6, step("a"), step("b", repeat="case", **ASKED), cases=3)
    assert found.roles["inbrenger"] == ("A", "B", "C")
    assert [presenters(found, slot) for slot in found.slots] == [(), ("A",), ("B",), ("C",)]


def test_without_names_the_presenters_that_are_given_are_known() -> None:
    """Who is named by a role alone presents the case; of the next nobody knows who does."""
    entry = method(phases=[step("b", repeat="case", **ASKED)], cases={"max": 3})
    found = plan(entry, Session(people=5, cases=2, roles={"inbrenger": ("Zus",)}))
    assert (found.names, found.members) == ((), ())
    assert [presenters(found, slot) for slot in found.slots] == [("Zus",), ()]


def test_a_role_that_counts_per_group_is_in_each_group() -> None:
    """Each group has its own presenter of each case, and stays together for that."""
    grouped = {"grouping": {"size": 3}, "repeat": "case"}
    found = of(
        9,
        step("begin", grouping={"size": 3}),
        step("samen"),
        step("a", **grouped, **ASKED),
        step("b", **grouped),
        roles=[PER_GROUP],
        cases=2,
    )
    assert len(found.roles["inbrenger"]) == 6
    assert len({slot.members for slot in found.slots if slot.members}) == 1
    for slot in found.slots:
        if slot.case:
            assert [sum(n in group for n in presenters(found, slot)) for group in slot.members] == [
                1,
                1,
                1,
            ]
    first, last = (presenters(found, slot) for slot in (found.slots[2], found.slots[-1]))
    assert set(first).isdisjoint(last)
    assert found.roles["inbrenger"] == (*first, *last)


def test_a_role_per_group_of_a_meeting_without_groups_is_one() -> None:
    """Where all stay together there is one group."""
    found = of(5, step("a", **ASKED), roles=[PER_GROUP])
    assert found.roles["inbrenger"] == ("A",)
    assert parts_of(found, "inbrenger") == (LETTERS[:5],)


def test_where_everybody_presents_in_turn_it_is_no_role() -> None:
    """In a loop for each member nobody is the presenter of the whole."""
    grouped = {"grouping": {"size": 3}, "repeat": "member"}
    assert "inbrenger" not in of(6, step("a", **grouped, **ASKED)).roles
    assert "inbrenger" not in of(6, step("a", **grouped), roles=[PER_GROUP]).roles
    other = of(6, step("a", **grouped), step("b", **ASKED))
    assert other.roles["inbrenger"] == ("A",)


def test_groups_side_by_side_each_have_their_roles() -> None:
    """Each group has its own people and its own leader, presenter and turns."""
    found = of(
        9,
        step("a", lead="gespreksleider"),
        step("b", grouping={"size": 2}, repeat="case", **ASKED),
        groups=2,
        cases=2,
    )
    assert [len(side) for side in found.members] == [4, 5]
    assert sorted(name for side in found.members for name in side) == list(LETTERS[:9])
    for side in found.members:
        assert sum(name in side for name in found.roles["gespreksleider"]) == 1
        assert sum(name in side for name in found.roles["inbrenger"]) == 2
    paired = found.slots[1]
    assert paired.groups == (2, 3)
    assert [len(group) for group in paired.members] == [2, 2, 2, 3]
    assert [
        name in side for name, side in zip(presenters(found, paired), found.members, strict=True)
    ] == [
        True,
        True,
    ]


def test_smaller_groups_side_by_side_are_ready_with_pairs_before() -> None:
    """Of a group that has met there is nobody in the rounds that the larger one still has."""
    found = of(7, step("a", repeat="pairings"), groups=2)
    assert [len(slot.members) for slot in found.slots] == [3, 3, 3]
    found = of(9, step("a", repeat="pairings"), groups=2)
    assert [len(slot.members) for slot in found.slots] == [4, 4, 4, 2, 2]
    assert [len(resting(found, slot)) for slot in found.slots] == [1, 1, 1, 5, 5]


def test_who_leads_from_outside_is_no_participant() -> None:
    """A leader who is not among the names is not counted, and nobody else leads."""
    found = of(
        4,
        step("a", lead="gespreksleider", **ASKED),
        groups=2,
        given={"Gespreksleider": ("Zus",)},
    )
    assert (found.people, found.roles["gespreksleider"]) == (4, ("Zus",))
    assert len(found.roles["inbrenger"]) == 2


def test_who_is_given_a_role_has_no_other_before_everybody_has_one() -> None:
    """Somebody with a role takes part, and the other roles go to others."""
    found = of(
        3,
        step("a", lead="gespreksleider", repeat="case", **ASKED),
        cases=2,
        given={"inbrenger": ("C",)},
    )
    assert found.roles == {"gespreksleider": ("B",), "inbrenger": ("C", "A")}


def test_roles_of_a_job_are_only_given_by_name() -> None:
    """No participant becomes a guide by turn; a name gives the role, whoever it is."""
    steps = (step("a", lead="begeleider"),)
    assert of(4, *steps).roles == {}
    assert of(4, *steps, given={"begeleider": ("Karin",)}).roles == {"begeleider": ("Karin",)}


@pytest.mark.parametrize("name", ["", " ", "a\nb", "a\x1b[31mb", "n" * 301, None])
def test_what_cannot_be_a_name_is_refused(name: Any) -> None:
    """A name is a text on one line, whoever has it: as who takes part, and as who has a role."""
    with pytest.raises(PlanError) as caught:
        Session(names=("Ada", name))
    assert (caught.value.code, len(str(caught.value)) < 140) == ("no_name_of_a_person", True)
    with pytest.raises(PlanError) as caught:
        Member(name)
    assert caught.value.code == "no_name_of_a_person"
    with pytest.raises(PlanError) as caught:
        of(4, step("a", **ASKED), given={"inbrenger": (name,)})
    assert caught.value.code in ("no_name_of_a_person", "role_for_nobody")


def test_a_step_with_all_in_a_round_of_groups_is_of_those_whose_round_it_is() -> None:
    """Whoever comes in between two steps in groups does not change whose round it is."""
    groups = {"grouping": {"size": 3}, "repeat": "member"}
    steps = (step("a", **groups), step("all", repeat="member"), step("b", **groups))
    found = of(6, *steps, step("c"), step("d", repeat="member"))
    whose = {
        id: [whose_round(found, slot) for slot in found.slots if slot.phase and slot.phase.id == id]
        for id in ("a", "all", "b", "d")
    }
    assert whose["a"] == whose["all"] == whose["b"]
    assert [len(names) for names in whose["all"]] == [2, 2, 2]
    assert whose["d"] == [(name,) for name in LETTERS[:6]]


def test_names_must_be_as_many_as_the_people() -> None:
    """Whoever names other people than a plan is for is told so."""
    found = of(4, step("a"))
    with pytest.raises(PlanError, match="there are 3 names for 4 people"):
        named(found, "ABC", {})


def test_names_are_taken_away_again() -> None:
    """A plan in which nobody is named any more has no groups of names either."""
    found = of(4, step("a", grouping={"size": 2}))
    bare = named(found, (), {})
    assert bare == plan(found.method, Session(people=4))
    assert named(bare, found.names, found.roles) == found


def test_roles_come_in_the_order_of_the_method() -> None:
    """Whoever looks for a role finds it where the method has it."""
    found = of(4, step("a", lead="notulist", **ASKED))
    assert list(found.roles) == ["notulist", "inbrenger"]
    assert list(named(found, found.names, {"x": ("A",), "inbrenger": ("B",)}).roles) == [
        "inbrenger",
        "x",
    ]


ROLES = method(
    language="nl",
    roles=[{"id": "baas", "title": "De baas van het stel"}],
    phases=[step("a", lead="gespreksleider")],
    preparation=[{"task": "Bel", "role": "trainer"}],
    worksheets=[{"id": "w", "title": "W", "role": "publiek"}],
)


@pytest.mark.parametrize(
    ("given", "id"),
    [
        ("baas", "baas"),
        ("de BAAS van het stel", "baas"),
        (" Gespreksleider ", "gespreksleider"),
        ("facilitator", "gespreksleider"),
        ("trainer", "trainer"),
        ("publiek", "publiek"),
    ],
)
def test_a_role_goes_by_its_id_or_its_title(given: str, id: str) -> None:
    """What people call a role is understood, in capitals or not, in Dutch or in English."""
    assert role_id(ROLES, given) == id


@pytest.mark.parametrize(
    ("entry", "given", "message"),
    [
        (
            ROLES,
            "de bas van het stel",
            "rondje has no role 'de bas van het stel'. Did you mean baas?",
        ),
        (
            ROLES,
            "zzz",
            "rondje has no role 'zzz'; it has baas, gespreksleider, trainer, publiek",
        ),
        (method(), "baas", "rondje has no role 'baas', and no other"),
    ],
)
def test_a_role_that_there_is_not_is_refused(entry: Method, given: str, message: str) -> None:
    """Who names a role that a method has not is told what it has."""
    with pytest.raises(PlanError) as caught:
        role_id(entry, given)
    assert str(caught.value) == message


def test_a_method_knows_its_roles_once() -> None:
    """Each role that is named anywhere comes once, those that are declared first."""
    assert known_roles(ROLES) == ("baas", "gespreksleider", "trainer", "publiek")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"inbrenger": "AB"}, "names must be a list of names, not one text"),
        ({"inbrenger": (" ",)}, "the role inbrenger is given to nobody; say who has it"),
        (
            {"inbrenger": ("Zus",)},
            "Zus is not among the names, and who has the role inbrenger takes part; add that name, "
            "or give the role to one of them",
        ),
        (
            {"inbrenger": ("aa",)},
            "aa, with the role inbrenger, is not among the names. Did you mean A?",
        ),
        (
            {"Inbrenger": ("A", "B", "C", "D")},
            "the role Inbrenger is for 3 people here, not for 4; name fewer",
        ),
    ],
)
def test_a_role_that_cannot_be_given_so_is_refused(given: Any, message: str) -> None:
    """What is wrong with a role is one message, with what to do."""
    with pytest.raises(PlanError) as caught:
        of(4, step("a", repeat="case", **ASKED), cases=3, given=given)
    assert str(caught.value) == message


def test_a_role_is_for_as_many_as_the_method_says() -> None:
    """As many people as a role has may be named, for each group, and no more."""
    leader = {"id": "gespreksleider", "title": "Leider", "count": 1}
    two = {"gespreksleider": ("A", "B")}
    steps = (step("a", lead="gespreksleider"),)
    assert of(4, *steps, given=two).roles == two
    assert set(of(4, *steps, roles=[leader], groups=2, given=two).roles["gespreksleider"]) == {
        "A",
        "B",
    }
    with pytest.raises(PlanError, match="the role gespreksleider is for 1 person here, not for 2"):
        of(4, *steps, roles=[leader], given=two)


def test_roles_of_a_kind_of_meeting_are_those_that_it_uses() -> None:
    """Of a method over more kinds of meeting, a role that is only declared may be of another."""
    entry = method(
        meetings=[{"id": "x", "title": "X"}, {"id": "y", "title": "Y"}],
        roles=[{"id": "notulist", "title": "Notulist"}],
        phases=[step("a", meeting="x", lead="gespreksleider"), step("b", meeting="y")],
    )
    assert needed(plan(entry, Session(meeting="x", people=4))) == {"gespreksleider": 1}
    assert needed(plan(entry, Session(meeting="y", people=4))) == {}


def test_a_plan_with_names_is_a_value() -> None:
    """The same question gives the same plan, which can be hashed and compared."""
    troika = load(EXAMPLES / "troika.yaml")
    assert isinstance(troika, Method)
    asked = Session(names=LETTERS[:13], roles={"gespreksleider": ("Zus",)})
    assert plan(troika, asked) == plan(troika, asked)
    assert hash(plan(troika, asked)) == hash(plan(troika, asked))
    assert attrs.evolve(plan(troika, asked), names=()) != plan(troika, asked)
