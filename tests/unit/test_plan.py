from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from builders import checklist, method
from reflectlib import Minutes, Plan, PlanError, Range, Remark, Session, effort, plan, series


def step(id: str, time: Any = 10, **fields: Any) -> dict[str, Any]:
    return {"id": id, "title": id.upper(), "time": time, **fields}


def planned(*phases: dict[str, Any], fields: dict[str, Any] | None = None, **asked: Any) -> Plan:
    asked = {"people": 6} | asked
    return plan(method(phases=list(phases), **(fields or {})), Session(**asked))


def shown(plan: Plan) -> list[tuple[Any, ...]]:
    return [(s.phase.id if s.phase else s.kind, s.case, s.minutes, s.basis) for s in plan.slots]


def test_steps_come_in_order_as_stated() -> None:
    """Without anything asked, each step takes its stated time, one after the other."""
    found = planned(step("a", 10), step("b", {"min": 15, "max": 30}), step("c", 5))
    assert shown(found) == [
        ("a", None, 10, "stated"),
        ("b", None, 20, "stated"),
        ("c", None, 5, "stated"),
    ]
    assert [slot.start for slot in found.slots] == [0, 10, 30]
    assert found.minutes == 35


def test_case_loop_is_laid_out_case_after_case() -> None:
    """The steps of the loop follow each other for one case, then for the next."""
    loop = {"repeat": "case"}
    found = planned(
        step("a"), step("b", **loop), step("c", **loop), step("d"),
        fields={"cases": {"min": 1, "max": 2}}, cases=2,
    )  # fmt: skip
    assert [(s.phase.id if s.phase else "", s.case) for s in found.slots] == [
        ("a", None), ("b", 1), ("c", 1), ("b", 2), ("c", 2), ("d", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "asked", "minutes"),
    [
        ({"time": {"minutes": 5, "per": "participant"}}, {}, 30),
        ({"time": {"minutes": 5, "per": "participant"}, "grouping": {"size": 2}}, {}, 10),
        (
            {"time": {"minutes": 5, "per": "participant"}, "grouping": {"size": 2}},
            {"people": 7},
            15,
        ),
        ({"time": {"minutes": 5, "per": "group"}, "grouping": {"size": 2}}, {}, 15),
        ({"time": {"minutes": 5, "per": "group"}}, {}, 5),
        ({"time": {"minutes": 20, "per": "case"}}, {"cases": 3}, 60),
        ({"time": 15, "grouping": {"size": 2}}, {}, 15),
    ],
)
def test_times_per_somebody_are_multiplied(
    fields: dict[str, Any], asked: dict[str, Any], minutes: int
) -> None:
    """Turns are counted within a group, groups work side by side, and cases add up."""
    assert planned(step("a", **fields), **asked).minutes == minutes


def test_groups_have_their_sizes() -> None:
    """A step in groups says how many people are in each; another has none."""
    found = planned(step("a", grouping={"size": 2}), step("b", grouping="plenary"), people=7)
    assert [slot.groups for slot in found.slots] == [(2, 2, 3), ()]


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (20, [("a", 10, "stated"), ("b", 10, "estimated")]),
        (15, [("a", 10, "stated"), ("b", 5, "estimated")]),
        (12, [("a", 7, "shortened"), ("b", 5, "estimated")]),
        (30, [("a", 15, "stretched"), ("b", 15, "estimated")]),
        (43, [("a", 20, "stretched"), ("b", 20, "estimated"), ("buffer", 3, "added")]),
    ],
)
def test_time_is_filled_and_says_where_it_comes_from(
    minutes: int, expected: list[tuple[Any, ...]]
) -> None:
    """Steps stretch and shrink to the minutes there are, and what is left comes last."""
    found = planned(step("a"), step("b", basis="estimate"), minutes=minutes)
    assert [(name, taken, basis) for name, _, taken, basis in shown(found)] == expected
    assert found.minutes == minutes


def test_range_within_its_bounds_is_as_stated() -> None:
    """A step that states a range departs from its source nowhere within it."""
    found = planned(step("a", {"min": 10, "max": 30}), step("b", 10), minutes=45)
    assert [basis for _, _, _, basis in shown(found)] == ["stated", "stretched"]


def test_step_without_a_time_is_known_to_have_none() -> None:
    """A definition need not give a time; the plan takes ten minutes, and says none is known."""
    found = plan(method(), Session(people=3))
    assert shown(found) == [("ronde", None, 10, "divided")]


def test_exact_fits_nothing() -> None:
    """With `exact` the stated times stand; what is left is left, and too little is refused."""
    found = planned(step("a"), step("b"), minutes=35, exact=True)
    assert shown(found)[-1] == ("buffer", None, 15, "added")
    with pytest.raises(PlanError, match="needs at least 20"):
        planned(step("a"), step("b"), minutes=19, exact=True)


HOURS = [step("a", 60), step("b", 30), step("c", 50)]


@pytest.mark.parametrize(
    ("phases", "asked", "expected"),
    [
        (HOURS, {}, ["a", "break", "b", "c"]),
        (HOURS, {"break_minutes": 0}, ["a", "b", "c"]),
        (HOURS[:2], {}, ["a", "b"]),
        (HOURS[:2], {"break_minutes": 5}, ["a", "break", "b"]),
        (HOURS[:1], {"break_minutes": 5}, ["a"]),
        ([step(x, 60) for x in "abcde"], {}, ["a", "b", "break", "c", "break", "d", "e"]),
        ([step("a", 60), step("b", 60)], {}, ["a", "b"]),
        ([step("a", 60), step("b", 60)], {"minutes": 135}, ["a", "break", "b"]),
        ([step("a", 60), step("b", 61)], {}, ["a", "break", "b"]),
        ([step("a", 300), step("b", 10)], {}, ["a", "break", "b"]),
    ],
)
def test_breaks_fall_between_steps(
    phases: list[dict[str, Any]], asked: dict[str, Any], expected: list[str]
) -> None:
    """There is a break for every two hours, as near to the middle as steps end."""
    found = planned(*phases, **asked)
    assert [name for name, *_ in shown(found)] == expected


def differs(stated: int) -> tuple[Remark, ...]:
    return (Remark("duration_differs", 20, Minutes(min=stated, max=stated)),)


def shortened(minutes: int) -> tuple[Remark, ...]:
    return (Remark("shortened", minutes),)


@pytest.mark.parametrize(
    ("duration", "times", "asked", "minutes", "remarks"),
    [
        (30, [10, 10], {}, 30, ()),
        (15, [10, 10], {}, 15, shortened(5)),
        ({"min": 15, "max": 25}, [10, 10], {}, 20, ()),
        ({"min": 25}, [10, 10], {}, 25, ()),
        ({"max": 12}, [10, 10], {}, 12, shortened(8)),
        (30, [10, 10], {"minutes": 20}, 20, ()),
        (9, [10, 10], {}, 20, differs(9)),
        (41, [10, 10], {}, 20, differs(41)),
        (
            30,
            [10, 10],
            {"exact": True},
            20,
            differs(30),
        ),
        (150, [75, 75], {}, 150, shortened(15)),
    ],
)
def test_stated_length_is_filled_where_it_can_be(
    duration: Any,
    times: list[int],
    asked: dict[str, Any],
    minutes: int,
    remarks: tuple[Remark, ...],
) -> None:
    """Without minutes a meeting takes as long as is stated; where it cannot, the plan says so."""
    phases = [step(f"s{n}", time) for n, time in enumerate(times)]
    found = planned(*phases, fields={"duration": duration}, **asked)
    assert (found.minutes, found.remarks) == (minutes, remarks)


def test_stated_length_of_a_kind_of_meeting_is_its_own() -> None:
    """The length of the whole is not that of one kind of meeting."""
    meetings = [{"id": "m", "title": "M", "duration": 15}, {"id": "n", "title": "N"}]
    phases = (step("a", meeting="m"), step("b", meeting="n"))
    fields = {"meetings": meetings, "duration": 15}
    assert planned(*phases, fields=fields, meeting="m").minutes == 15
    assert planned(*phases, fields={"meetings": meetings}, meeting="n").minutes == 10


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (120, [60, 60]),
        (130, [60, 60, ("buffer", 10)]),
        (134, [60, 60, ("buffer", 14)]),
        (135, [60, ("break", 15), 60]),
        (145, [65, ("break", 15), 65]),
    ],
)
def test_break_comes_when_there_is_time_for_it(minutes: int, expected: list[Any]) -> None:
    """Past two hours of work minutes are left over until they hold a break; no step gives any."""
    found = planned(step("a", 60), step("b", 60), minutes=minutes)
    shown = [slot.minutes if slot.phase else (slot.kind, slot.minutes) for slot in found.slots]
    assert shown == expected


def test_many_cases_are_refused_at_once() -> None:
    """However many cases there are, how many fit is reckoned and not tried."""
    loop = step("a", 10, repeat="case")
    with pytest.raises(PlanError, match="at least 500 for 100 cases; 12 fit"):
        planned(loop, cases=100, minutes=60, break_minutes=0)


def test_anyway_divides_as_well_as_it_can() -> None:
    """People that make no groups of the stated size are divided all the same, with a remark."""
    size = {"size": {"min": 3, "max": 4}}
    found = planned(step("a", grouping=size), people=5, anyway=True)
    assert found.slots[0].groups == (2, 3)
    assert found.remarks == (Remark("groups_uneven", 5),)
    assert planned(step("a", grouping=size), people=6, anyway=True).remarks == ()


def test_only_a_method_can_be_planned() -> None:
    """A checklist is refused in words."""
    with pytest.raises(PlanError, match="only a method can be planned, not a checklist"):
        plan(checklist(), Session())


CASE = {"repeat": "case"}


@pytest.mark.parametrize(
    ("phases", "cases", "expected"),
    [
        # Between two cases, though a step within the first ends ten minutes nearer.
        (
            [step("a", 30), step("b", 50, **CASE), step("c", 20, **CASE)],
            2,
            ["a", "b", "c", "break", "b", "c"],
        ),
        # Within a case, where all else is much further off, or where there is nothing else.
        (
            [step("a", 10), step("b", 60, **CASE), step("c", 60, **CASE)],
            1,
            ["a", "b", "break", "c"],
        ),
        (
            [step("a", 50, **CASE), step("b", 50, **CASE), step("c", 50, **CASE)],
            1,
            ["a", "break", "b", "c"],
        ),
        # Two breaks are in two places, however near one place is to both.
        ([step("a", 200), step("b", 60), step("c", 60)], 1, ["a", "break", "b", "break", "c"]),
    ],
)
def test_break_leaves_a_case_whole_where_it_can(
    phases: list[dict[str, Any]], cases: int, expected: list[str]
) -> None:
    """A break between two cases is better than one within a case, unless it is far off."""
    found = planned(*phases, fields={"cases": {"max": 2}}, cases=cases)
    assert [name for name, *_ in shown(found)] == expected


def test_cases_follow_from_the_method() -> None:
    """Who does not say how many cases gets the fewest that the method states, or one."""
    assert planned(step("a", **CASE), fields={"cases": {"min": 2}}).cases == 2
    assert planned(step("a", **CASE)).cases == 1


def test_break_has_its_length() -> None:
    """A break takes 15 minutes, or as many as asked for, out of the time there is."""
    assert shown(planned(*HOURS))[1] == ("break", None, 15, "added")
    found = planned(*HOURS, break_minutes=20, minutes=160)
    assert shown(found)[1] == ("break", None, 20, "added")
    assert found.minutes == 160


@pytest.mark.parametrize(
    ("fields", "asked", "message"),
    [
        ({}, {"minutes": 9}, "9 minutes are too few: rondje needs at least 10$"),
        (
            {"cases": {"max": 3}},
            {"minutes": 19, "cases": 3},
            "rondje needs at least 20 for 3 cases; 2 fit$",
        ),
        (
            {"cases": {"max": 3}},
            {"minutes": 14, "cases": 2},
            "rondje needs at least 15 for 2 cases; 1 fits$",
        ),
        ({}, {"minutes": 4, "cases": 2}, "not even one fits$"),
        ({}, {"minutes": 14, "break_minutes": 5}, "at least 15; without a break 5 minutes less$"),
        ({"participants": {"min": 7}}, {}, "is for at least 7 people, not 6"),
        ({"participants": {"max": 5}}, {}, "is for at most 5 people, not 6"),
        ({"participants": {"min": 3, "max": 5}}, {}, "is for 3-5 people, not 6"),
        ({"participants": 4}, {}, "is for 4 people, not 6"),
        ({"cases": {"max": 2}}, {"cases": 3}, "takes 1-2 cases in a meeting, not 3"),
        ({"cases": {"min": 2}}, {"cases": 1}, "takes at least 2 cases in a meeting, not 1"),
        ({}, {"variant": "kort"}, "there is no variant 'kort'; the method has none"),
        ({}, {"meeting": "start"}, "there is no meeting 'start'; the method has none"),
        ({}, {"people": 5}, "5 people do not divide over groups of 3-4; 4 or 6 would"),
    ],
)
def test_what_cannot_be_planned_says_what_would_work(
    fields: dict[str, Any], asked: dict[str, Any], message: str
) -> None:
    """Too little time, the wrong number of people or cases, and unknown ids are explained."""
    phases = (
        step("a", 10, grouping={"size": {"min": 3, "max": 4}}),
        step("b", 10, repeat="case"),
    )
    with pytest.raises(PlanError, match=message):
        planned(*phases, fields=fields, **asked)


def test_method_without_a_case_loop_takes_no_cases() -> None:
    """Cases that nothing is done with are a mistake; one case is any meeting."""
    assert planned(step("a"), cases=1).cases == 1
    with pytest.raises(PlanError, match="has no steps that are done for each case"):
        planned(step("a"), cases=2)
    assert planned(step("a")).cases is None


def test_meeting_ends_within_a_day() -> None:
    """More people taking turns than a day has time for is refused."""
    turns = step("a", {"minutes": 30, "per": "participant"})
    with pytest.raises(PlanError, match="does not end within a day"):
        planned(turns, people=60)


def test_anyway_warns_instead() -> None:
    """With `anyway` a number outside the range is planned, and the plan says so."""
    fields = {"participants": {"max": 5}, "cases": {"max": 2}}
    found = planned(step("a", repeat="case"), fields=fields, cases=3, anyway=True)
    assert found.remarks == (
        Remark("people_outside", 6, Range(max=5)),
        Remark("cases_outside", 3, Range(min=1, max=2)),
    )
    assert len(found.slots) == 3


@pytest.mark.parametrize(
    ("fields", "phases", "people", "assumed"),
    [
        ({"participants": {"min": 4, "max": 8}}, [step("a")], 4, False),
        ({"participants": {"max": 8}}, [step("a")], 8, False),
        ({}, [step("a", grouping={"size": 3}), step("b", grouping={"size": 2})], 3, True),
        ({}, [step("a")], 6, True),
    ],
)
def test_people_follow_from_the_method(
    fields: dict[str, Any], phases: list[dict[str, Any]], people: int, assumed: bool
) -> None:
    """Who does not say how many gets the fewest that the method is for, or is told a guess."""
    found = planned(*phases, fields=fields, people=None)
    assert found.people == people
    assert found.remarks == ((Remark("people_assumed", people),) if assumed else ())


def test_names_are_as_many_as_people_can_be() -> None:
    """What cannot be said as a number of people cannot be said by names either."""
    names = tuple(f"N{number}" for number in range(1001))
    for session in ({"people": 1001}, {"names": names}):
        with pytest.raises(PlanError, match="1000"):
            Session(**session)
    assert Session(names=names[:1000])


@pytest.mark.parametrize(
    "fields",
    [
        {"participants": {"min": 5, "max": 3}},
        {"duration": {"min": 60, "max": 30}},
        {"cases": {"min": 3, "max": 1}},
        {"phases": [step("a") | {"time": {"min": 20, "max": 10}}]},
        {"phases": [step("a") | {"grouping": {"size": {"min": 5, "max": 3}}}]},
        {"frequency": [{"times": {"min": 5, "max": 3}, "per": "year"}]},
    ],
)
def test_a_range_upside_down_is_refused(fields: dict[str, Any]) -> None:
    """A method made in code, whose ranges no file can have, is named instead of reckoned with."""
    upside_down = method(**fields)
    session = Session(people=4, start=datetime(2027, 1, 12, 9, tzinfo=UTC))
    for reckon in (
        lambda: plan(upside_down, session),
        lambda: series(upside_down, session),
        lambda: effort(upside_down),
    ):
        with pytest.raises(PlanError, match="is more than the max"):
            reckon()


def test_names_are_people() -> None:
    """As many people take part as there are names."""
    assert planned(step("a"), people=None, names=("An", "Bo", "Cas")).people == 3
    with pytest.raises(PlanError, match="there are 3 names for 4 people"):
        Session(names=("An", "Bo", "Cas"), people=4)


def test_variant_changes_what_differs() -> None:
    """A variant's numbers take the place of the method's."""
    variants = [{"id": "groot", "title": "Groot", "participants": {"min": 10}}]
    fields = {"participants": 4, "variants": variants}
    found = planned(step("a"), fields=fields, people=12, variant="groot")
    assert (found.people, found.method.title) == (12, "Rondje (Groot)")
    assert found.remarks == (Remark("variant_steps"),)
    variants.append({"id": "een", "title": "Een", "cases": {"max": 1}, "duration": 20})
    loop = step("a", repeat="case")
    assert planned(loop, fields=fields | {"participants": 6}, variant="een").minutes == 20
    with pytest.raises(PlanError, match="takes 1 cases in a meeting, not 2"):
        planned(loop, fields=fields | {"participants": 6}, variant="een", cases=2)
    with pytest.raises(PlanError, match="there are groot"):
        planned(step("a"), fields=fields, variant="klein")


def test_each_kind_of_meeting_has_its_own_plan() -> None:
    """Of a method over more kinds of meeting one is chosen, with its own steps and people."""
    meetings = [
        {"id": "start", "title": "Start", "participants": 3},
        {"id": "coaching", "title": "Coaching"},
        {"id": "slot", "title": "Slot", "method": "kom"},
    ]
    fields = {"participants": 2, "meetings": meetings}
    phases = (step("a", meeting="start"), step("b", 20, meeting="coaching"))
    found = planned(*phases, fields=fields, people=None, meeting="start")
    assert (found.people, shown(found)[0][0]) == (3, "a")
    found = planned(*phases, fields=fields, people=None, meeting="coaching")
    assert (found.people, shown(found)[0][0]) == (2, "b")
    with pytest.raises(PlanError, match="more than one kind of meeting: name start, coaching or"):
        planned(*phases, fields=fields)
    with pytest.raises(PlanError, match="there is no meeting 'x'; there are start, coaching"):
        planned(*phases, fields=fields, meeting="x")
    with pytest.raises(PlanError, match="the meeting 'slot' goes as kom: plan that"):
        planned(*phases, fields=fields, people=2, meeting="slot")
    with pytest.raises(PlanError, match="rondje has no steps to plan"):
        planned()
    with pytest.raises(PlanError, match="leeg has no steps to plan"):
        planned(fields={"meetings": [{"id": "leeg", "title": "Leeg"}]})


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"people": 0}, "people must be a whole number from 1 to 1000, not 0"),
        ({"cases": -1}, "cases must be a whole number from 1 to 100"),
        ({"minutes": 1.5}, "minutes must be a whole number from 1 to 1440, not 1.5"),
        ({"people": True}, "people must be a whole number"),
        ({"people": 1001}, "people must be a whole number"),
        ({"break_minutes": -1}, "break_minutes must be a whole number from 0 to 240, not -1"),
        ({"names": "Anna"}, "names must be a list of names, not one text"),
        ({"names": ["An", " "]}, "cannot be a name: write a text on one line"),
        ({"names": ["An", "Bo", "An"]}, "An stands twice among the names"),
        (
            {"start": datetime(2026, 3, 29, 2, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))},
            "the clock skips 02:30 on 2026-03-29; take 03:30",
        ),
        (
            {"start": datetime(9999, 12, 31, tzinfo=UTC)},
            "the start is in a year from 1900 to 8999",
        ),
        ({"start": datetime(2026, 12, 3, 13)}, "the start needs a time zone"),  # noqa: DTZ001
    ],
)
def test_session_refuses_what_no_meeting_can_be(asked: dict[str, Any], message: str) -> None:
    """A mistake in a session is said when it is made."""
    with pytest.raises(PlanError, match=message):
        Session(**asked)


def test_clock_is_right_over_a_change_of_the_clock() -> None:
    """Minutes are minutes: a meeting over the night of a change ends when it is over."""
    start = datetime(2026, 10, 25, 1, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
    found = planned(step("a", 60), step("b", 60), start=start)
    assert [str(found.at(slot.end)) for slot in found.slots] == [
        "2026-10-25 02:30:00+02:00",
        "2026-10-25 02:30:00+01:00",
    ]
    assert planned(step("a")).at(5) is None
    assert found.slots[0].lead is None
    assert planned(step("a", lead="coach")).slots[0].lead == "coach"
    utc = planned(step("a"), start=datetime(2026, 1, 1, tzinfo=UTC))
    assert str(utc.at(10)) == "2026-01-01 00:10:00+00:00"


@pytest.mark.parametrize("what", ["people", "cases"])
def test_more_than_a_meeting_can_have_is_refused_at_once(what: str) -> None:
    """The most people or cases that can be stated get no plan, and nobody waits for one."""
    most = 100_000
    fields: dict[str, Any] = {"participants": {"min": most}}
    if what == "cases":
        fields = {"cases": {"min": most}}
    one = method(phases=[step("a", grouping={"size": 2}, repeat="case")], **fields)
    with pytest.raises(PlanError, match=rf"for {most} {what}; .* at most \d+"):
        plan(one, Session(people=None if what == "people" else 4))
