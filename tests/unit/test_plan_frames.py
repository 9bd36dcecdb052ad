"""Rounds, shares, turns, groups side by side, and what comes around the steps of a plan."""

from typing import Any

import pytest

from builders import method
from reflectlib import Minutes, Plan, PlanError, Remark, Session, plan


def step(id: str, time: Any = 10, **fields: Any) -> dict[str, Any]:
    timed = {} if time is None else {"time": time}
    return {"id": id, "title": id.upper(), **timed, **fields}


def planned(*phases: dict[str, Any], fields: dict[str, Any] | None = None, **asked: Any) -> Plan:
    asked = {"people": 6} | asked
    return plan(method(phases=list(phases), **(fields or {})), Session(**asked))


def minutes(found: Plan) -> list[Any]:
    return [slot.minutes if slot.phase else (slot.kind, slot.minutes) for slot in found.slots]


def rounds(found: Plan) -> list[tuple[str, int | None, int | None]]:
    return [(slot.phase.id, slot.round, slot.case) for slot in found.slots if slot.phase]


@pytest.mark.parametrize(
    ("repeat", "people", "number"),
    [
        ("case", 6, 2),
        ("member", 6, 6),
        ("pairings", 6, 5),
        ("pairings", 5, 5),
        ("pairings", 1, 1),
        ({"times": 3}, 6, 3),
        ({"times": {"max": 4}}, 6, 4),
    ],
)
def test_each_loop_has_its_rounds(repeat: Any, people: int, number: int) -> None:
    """A loop is run for each case, each member, or until everybody met everybody."""
    found = planned(step("a", repeat=repeat), cases=2 if repeat == "case" else None, people=people)
    assert [round for _, round, _ in rounds(found)] == list(range(1, number + 1))
    assert all((case is not None) == (repeat == "case") for _, _, case in rounds(found))


def test_member_of_a_group_has_a_round_in_it() -> None:
    """Members take turns within their group: as many rounds as the largest one has people."""
    found = planned(step("a", repeat="member", grouping={"size": {"max": 4}}), people=7)
    assert len(found.slots) == 4
    assert found.slots[0].groups == (3, 4)
    assert found.remarks == (Remark("smaller_groups_ready"),)


def test_odd_people_meet_everybody_with_a_rest() -> None:
    """Of an odd number somebody has nobody in each round, and the plan says so."""
    found = planned(step("a", repeat="pairings"), people=5)
    assert {slot.groups for slot in found.slots} == {(2, 2)}
    assert found.remarks == (Remark("somebody_rests"),)


def test_step_for_one_case_comes_once() -> None:
    """What is for the second case alone is in its round, or by itself, and only with that case."""
    loop = (step("a", repeat="case"), step("b", repeat="case", case=2), step("c", case=2))
    two = planned(*loop, fields={"cases": {"max": 2}}, cases=2)
    assert rounds(two) == [("a", 1, 1), ("a", 2, 2), ("b", 2, 2), ("c", 2, 2)]
    assert rounds(planned(*loop, fields={"cases": {"max": 2}}, cases=1)) == [("a", 1, 1)]
    with pytest.raises(PlanError, match="has no steps to plan"):
        planned(step("c", case=2), cases=1)


def test_break_is_not_between_steps_of_one_case() -> None:
    """Steps that are for one case alone are as much of one piece as a round."""
    phases = [step("a", 20, case=1), step("b", 45, case=1), step("c", 45, case=2), step("d", 20)]
    found = planned(*phases, fields={"cases": {"max": 2}}, cases=2, break_after=70)
    assert minutes(found) == [20, 45, ("break", 15), 45, 20]


@pytest.mark.parametrize(
    ("stated", "asked", "expected", "remarks"),
    [
        ({"min": 30, "max": 40}, {}, [15, 15], ()),
        ({"min": 10, "max": 16}, {}, [10, 6], (Remark("shortened", 4),)),
        (5, {}, [10, 10], (Remark("case_differs", 20, Minutes(min=5, max=5)),)),
        (60, {}, [10, 10], (Remark("case_differs", 20, Minutes(min=60, max=60)),)),
        (30, {"exact": True}, [10, 10], (Remark("case_differs", 20, Minutes(min=30, max=30)),)),
        (30, {"minutes": 50}, [20, 20, ("buffer", 10)], None),
    ],
)
def test_stated_minutes_of_a_case_steer(
    stated: Any, asked: dict[str, Any], expected: list[Any], remarks: Any
) -> None:
    """The steps of a case take what is stated for one where they can, and else a remark says so."""
    loop = [step("a", repeat="case"), step("b", repeat="case")]
    found = planned(*loop, fields={"cases": {"max": 1, "minutes": stated}}, **asked)
    assert minutes(found) == expected
    assert remarks is None or found.remarks == remarks


def test_cases_that_differ_are_not_held_to_one_time() -> None:
    """Where not every case goes the same way, the stated time of one cannot be divided."""
    loop = [step("a", repeat="case"), step("b", repeat="case", case=2)]
    found = planned(*loop, fields={"cases": {"max": 2, "minutes": 20}}, cases=2)
    assert minutes(found) == [10, 10, 10]
    assert found.remarks[0].key == "case_differs"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, [10, 15, 10]),
        ({"minutes": 60}, [15, 30, 15]),
        ({"minutes": 20}, [5, 10, 5]),
        ({"minutes": 7}, [2, 3, 2]),
    ],
)
def test_shares_divide_what_there_is(asked: dict[str, Any], expected: list[int]) -> None:
    """Steps without a time are divided by their shares, whatever they do in the whole."""
    phases = (
        step("a", None, share=1, stage="opening"),
        step("b", None, share=2),
        step("c", None),
    )
    found = planned(*phases, **asked)
    assert minutes(found) == expected
    assert {slot.basis for slot in found.slots} == {"divided"}
    assert found.remarks == ()


def test_shares_take_what_stated_steps_leave() -> None:
    """A stated time stands; what is over goes to the steps of which only the part is known."""
    found = planned(step("a"), step("b", None, share=1), step("c", None, share=3), minutes=60)
    assert minutes(found) == [10, 10, 40]


def test_a_share_can_be_huge() -> None:
    """However large a share is, no step is longer than a day or shorter than a minute."""
    assert minutes(planned(step("a", None, share=100_000), step("b", None, share=1))) == [20, 5]
    many = [step(f"s{n}", None, share=1) for n in range(200)]
    with pytest.raises(PlanError, match="does not end within a day"):
        planned(*many, step("a", None, share=100_000))


@pytest.mark.parametrize(
    ("stage", "time", "most"),
    [
        ("choosing", 10, 10),
        ("opening", 10, 15),
        ("closing", {"min": 5, "max": 20}, 20),
        ("choosing", None, 15),
        ("working", 10, 20),
        (None, None, 120),
    ],
)
def test_surplus_goes_where_it_helps(stage: str | None, time: Any, most: int) -> None:
    """A step that chooses a case never grows, and one that opens or closes grows little."""
    fields = {"stage": stage} if stage else {}
    assert minutes(planned(step("a", time, **fields), minutes=300))[0] == most


def test_light_stages_grow_last() -> None:
    """What opens and closes gets more only when the work has its most."""
    phases = (step("a", stage="opening"), step("b"), step("c", stage="closing"))
    assert minutes(planned(*phases, minutes=40)) == [10, 20, 10]
    assert minutes(planned(*phases, minutes=50)) == [15, 20, 15]


def test_what_may_be_left_out_is_left_out_first() -> None:
    """Without time for it an optional step is not there, and the plan says which."""
    phases = (step("a", 20), step("b", optional=True), step("c", when="Als het kan"))
    assert minutes(planned(*phases)) == [20, 10, 10]
    found = planned(*phases, minutes=24)
    assert minutes(found) == [20, ("buffer", 4)]
    assert found.remarks == (Remark("optional_left_out", 2, titles=("B", "C")),)
    exact = planned(*phases, minutes=35, exact=True)
    assert minutes(exact) == [20, 10, ("buffer", 5)]


def test_a_meeting_of_options_alone_has_them_all() -> None:
    """Where every step may be left out none is, since nothing is no meeting."""
    phases = (step("a", optional=True), step("b", optional=True))
    assert minutes(planned(*phases)) == [10, 10]
    with pytest.raises(PlanError, match="needs at least 10"):
        planned(*phases, minutes=9)


@pytest.mark.parametrize(
    ("fields", "asked", "taken", "remarks"),
    [
        ({"turn": 3}, {}, 18, ()),
        ({"turn": 2}, {}, 12, ()),
        ({"turn": 5}, {}, 20, (("turns_shorter", 3),)),
        ({"turn": 5, "grouping": {"size": 3}}, {}, 15, ()),
        ({"turn": 5, "repeat": "member", "time": 10}, {"people": 2}, 10, ()),
        ({"turn": 3}, {"exact": True}, 10, (("turns_shorter", 1),)),
        ({"turn": 1}, {"people": 30}, 20, (("turns_missing", 10),)),
        ({"time": {"minutes": 2, "per": "participant"}, "turn": 3}, {}, 18, ()),
    ],
)
def test_everybody_has_a_turn(
    fields: dict[str, Any], asked: dict[str, Any], taken: int, remarks: tuple[Any, ...]
) -> None:
    """A step lasts as long as everybody's turn where it may, and else says who has none."""
    found = planned(step("a") | fields, **asked)
    assert found.slots[0].minutes == taken
    keys = [(r.key, r.number) for r in found.remarks if r.key.startswith("turns")]
    assert keys == list(remarks)


def test_a_turn_is_not_what_the_source_says_of_the_step() -> None:
    """A step that is longer for everybody's turn is longer than its source says."""
    slot = planned(step("a", turn=3)).slots[0]
    assert (slot.minutes, slot.whole, slot.basis) == (18, 10, "stretched")


def test_a_squeezed_plan_says_so() -> None:
    """By how much is said of what is stated and what is estimated, and not of what nobody knows."""
    estimated = step("b", basis="estimate")
    assert planned(step("a"), estimated, minutes=15).remarks == (Remark("shortened", 5),)
    assert planned(estimated, minutes=6).remarks == (Remark("shortened", 4),)
    assert planned(step("a", None), minutes=4).remarks == ()
    assert planned(step("a", {"min": 5, "max": 20}), minutes=6).remarks == ()


def test_joined_groups_hold_the_groups_before() -> None:
    """Pairs become fours; five pairs become two groups, and nobody is left alone."""
    phases = (step("a", grouping={"size": 2}), step("b", grouping={"join": 2}))
    assert [slot.groups for slot in planned(*phases, people=10).slots] == [(2,) * 5, (4, 6)]
    alone = (step("a", grouping="individual"), step("b", grouping={"join": 2}))
    assert planned(*alone, people=5).slots[1].groups == (2, 3)
    assert planned(*phases, people=1, anyway=True).slots[1].groups == (1,)


def test_groups_go_side_by_side() -> None:
    """Each group is as large as is stated, and the plan is that of the largest."""
    fields = {"participants": {"min": 3, "max": 5}}
    each = step("a", {"minutes": 5, "per": "participant"})
    found = planned(each, fields=fields, people=9, groups=2)
    assert (found.people, found.groups, found.minutes) == (9, (4, 5), 25)
    assert planned(step("a"), fields=fields, people=None, groups=2).groups == (3, 3)
    with pytest.raises(PlanError, match=r"is for 3-5 people, not 9; 2 groups would$"):
        planned(each, fields=fields, people=9)
    with pytest.raises(PlanError, match="there are 7 groups for 6 people"):
        planned(each, groups=7)


def test_every_group_divides_or_the_plan_says_so() -> None:
    """The smaller of two groups side by side counts as much as the larger one."""
    threes = step("a", grouping={"size": {"min": 3, "max": 4}})
    with pytest.raises(PlanError, match="5 people do not divide over groups of 3-4"):
        planned(threes, people=11, groups=2)
    found = planned(threes, people=11, groups=2, anyway=True)
    assert found.remarks == (Remark("groups_uneven", 5),)


def test_groups_that_would_fit_divide_too() -> None:
    """Groups are not named that the steps could not be done in; a variant is, where it fits."""
    fields = {
        "participants": {"min": 3, "max": 6},
        "variants": [
            {"id": "groot", "title": "Groot", "participants": {"min": 10}},
            {"id": "klein", "title": "Klein", "participants": {"max": 4}},
        ],
    }
    threes = step("a", grouping={"size": {"min": 3, "max": 4}})
    with pytest.raises(PlanError, match=r"; 3 groups would; the variant groot would$"):
        planned(threes, fields=fields, people=10)


def test_people_are_as_many_as_divide() -> None:
    """Who does not say how many gets the fewest that the groups of the steps can be made of."""
    threes = step("a", grouping={"size": {"min": 3, "max": 4}})
    assert planned(threes, fields={"participants": {"min": 5}}, people=None).people == 6
    fives = step("b", grouping={"size": {"min": 5, "max": 5}})
    assert planned(threes, fives, people=None).people == 6
    with pytest.raises(PlanError, match="5 people do not divide"):
        planned(threes, fields={"participants": 5}, people=None)
    apart = (
        step("a", grouping={"size": {"min": 100, "max": 101}}),
        step("b", grouping={"size": {"min": 60, "max": 61}}),
    )
    with pytest.raises(PlanError, match="100 people do not divide over groups of 60-61"):
        planned(*apart, people=None)


def test_variant_can_have_steps_of_its_own() -> None:
    """The steps of a variant come in the place of the method's, and then no remark is needed."""
    variants = [
        {"id": "kort", "title": "Kort", "phases": [step("k", 5)]},
        {"id": "groot", "title": "Groot", "participants": {"min": 2}},
    ]
    found = planned(step("a"), fields={"variants": variants}, variant="kort")
    assert (minutes(found), found.remarks) == ([5], ())
    other = planned(step("a"), fields={"variants": variants}, variant="groot")
    assert other.remarks == (Remark("variant_steps"),)


PAIRS = step("b", grouping={"size": 2})


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"welcome": 10}, [("welcome", 10), 10, 10, 10]),
        ({"buffer": 10}, [10, 10, 10, ("buffer", 4)]),
        ({"buffer": 50}, [10, 10, 10, ("buffer", 30)]),
        ({"changeover": 3}, [10, ("changeover", 3), 10, ("changeover", 3), 10]),
        (
            {"changeover": 3, "welcome": 4, "buffer": 10, "minutes": 50},
            [("welcome", 4), 12, ("changeover", 3), 12, ("changeover", 3), 11, ("buffer", 5)],
        ),
        ({"break_after": 15}, [10, ("break", 15), 10, 10]),
        ({"break_after": 15, "break_minutes": 5}, [10, ("break", 5), 10, 10]),
        ({"break_after": 15, "break_minutes": 0}, [10, 10, 10]),
    ],
)
def test_what_comes_around_the_steps(asked: dict[str, Any], expected: list[Any]) -> None:
    """Welcome, changeovers, breaks and what is kept free are there to the minute."""
    found = planned(step("a"), PAIRS, step("c", grouping="plenary"), **asked)
    got = minutes(found)
    if "minutes" in asked:
        assert sum(m if isinstance(m, int) else m[1] for m in got) == asked["minutes"]
        assert [m for m in got if not isinstance(m, int)] == [
            m for m in expected if not isinstance(m, int)
        ]
    else:
        assert got == expected


@pytest.mark.parametrize(
    ("one", "other", "changes"),
    [
        (None, "plenary", False),
        ("plenary", "individual", False),
        ("plenary", "chosen", True),
        ({"size": 2}, {"size": 2}, False),
        ({"size": 2}, {"size": 3}, True),
        ({"size": 2}, {"join": 2}, True),
    ],
)
def test_people_change_places_where_groups_change(one: Any, other: Any, changes: bool) -> None:
    """A changeover comes where the groups of the next step are others, and nowhere else."""
    phases = [
        step(id, **({"grouping": grouping} if grouping else {}))
        for id, grouping in (("a", one), ("b", other))
    ]
    found = planned(*phases, changeover=5)
    assert [slot.kind for slot in found.slots].count("changeover") == changes


def test_each_pairing_is_a_change_of_places() -> None:
    """Whoever meets somebody else moves."""
    found = planned(step("a", repeat="pairings"), people=4, changeover=1)
    assert minutes(found) == [10, ("changeover", 1), 10, ("changeover", 1), 10]


def test_a_method_can_ask_for_its_breaks() -> None:
    """What the source says of breaks counts where the session asks for nothing else."""
    phases = (step("a", 30), step("b", 30))
    assert minutes(planned(*phases, fields={"break_after": 40})) == [30, ("break", 15), 30]
    assert minutes(planned(*phases, fields={"break_after": 40}, break_after=60)) == [30, 30]


def test_more_rounds_than_a_day_has_are_refused() -> None:
    """However many rounds are asked for, that is seen before they are made."""
    for phase in (
        step("a", 1, repeat={"times": 100_000}),
        step("a", 1, repeat={"times": 100_000}, optional=True),
        step("a", 10, repeat="pairings"),
    ):
        with pytest.raises(PlanError, match="does not end within a day"):
            planned(phase, step("b"), people=1000)


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [("groups", 1, 100), ("welcome", 0, 240), ("changeover", 0, 60), ("buffer", 0, 50)],
)
def test_session_refuses_what_cannot_be_kept_free(name: str, least: int, most: int) -> None:
    """Each number of a session has its bounds, which a refusal names."""
    for wrong in (least - 1, most + 1):
        with pytest.raises(PlanError, match=f"{name} must be .* from {least} to {most}"):
            Session(**{name: wrong})  # type: ignore[arg-type]  # one of the numbers


def test_usual_cases_fill_the_stated_length() -> None:
    """Cases are added where only so the stated length is met, and not past what there is."""
    loop = step("a", 20, repeat="case")
    fields = {"duration": 60, "cases": {"max": 3}}
    assert planned(loop, fields=fields).cases == 2
    assert planned(loop, fields=fields, minutes=15).cases == 1
    assert planned(loop, fields=fields | {"cases": {"min": 1}}).cases == 1
    assert planned(loop, fields=fields | {"duration": 1000}).cases == 1


def test_too_little_time_counts_what_comes_around_too() -> None:
    """How many cases fit is reckoned with the welcome and the changes of each number of them."""
    loop = step("a", 10, repeat="case", grouping={"size": 2})
    fields = {"cases": {"max": 5}}
    with pytest.raises(PlanError, match="at least 55 for 5 cases; 3 fit"):
        planned(step("o"), loop, step("p"), fields=fields, cases=5, minutes=45, welcome=20)


@pytest.mark.parametrize(
    ("asked", "duration", "number"),
    [
        ({}, None, 1),
        ({"minutes": 29}, None, 1),
        ({"minutes": 30}, None, 2),
        ({"minutes": 60}, None, 3),
        ({}, {"min": 30, "max": 50}, 2),
    ],
)
def test_there_are_as_many_rounds_as_there_is_time_for(
    asked: dict[str, Any], duration: object, number: int
) -> None:
    """Of a range of rounds the most that fit as they are stated; the fewest where nobody asks."""
    loop = step("a", repeat={"times": {"min": 1, "max": 3}})
    found = planned(loop, step("b"), fields={"duration": duration} if duration else {}, **asked)
    assert max(slot.round or 0 for slot in found.slots) == number


def test_a_method_that_is_not_there_is_named() -> None:
    """A step that is another method says so, where nobody put the steps of that in its place."""
    found = planned(step("a", None, method="weg"), step("b"))
    assert found.remarks[0] == Remark("method_not_there", 1, titles=("A",))


def test_rounds_without_end_are_as_many_as_a_day_holds() -> None:
    """Of at least so many rounds there are as many as fit, be it a great many."""
    loop = step("a", {"min": 2, "max": 3}, repeat={"times": {"min": 1}})
    found = planned(loop, break_minutes=0, minutes=1440)
    assert max(slot.round or 0 for slot in found.slots) == 720
