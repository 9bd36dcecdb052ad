"""What programs get of each subject: the shape that its schema says, and what it says."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise, product
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from jsonschema import Draft202012Validator

import builders
from conftest import EXAMPLES
from reflectlib import (
    Catalogue,
    Filter,
    Method,
    PlanError,
    Session,
    Span,
    Timetable,
    Wish,
    assess,
    compare,
    data_of,
    effort,
    plan,
    render,
    series,
    suggest,
)
from reflectlib.checking import Collection
from reflectlib.data import SHAPES
from reflectlib.kinds import KINDS
from reflectlib.quality.assessing import framework_of
from reflectlib.quality.finding import Assessments
from reflectlib.resources import schema_file

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NAMES = ("An", "Bo", "Cas", "Dirk", "Els", "Fien")
VALIDATORS = {
    subject: Draft202012Validator(json.loads(schema_file(subject).read_text(encoding="utf-8")))
    for subject in SHAPES
}


def checked(subject: object, kind: str) -> Any:
    """The data of a subject, once its schema and its JSON agree with it."""
    data = data_of(subject)
    found = [f"{error.json_path}: {error.message}" for error in VALIDATORS[kind].iter_errors(data)]
    assert found == []
    assert json.loads(render(subject, "json")) == data
    return data


@pytest.fixture(scope="module")
def methods(catalogue: Catalogue) -> list[Method]:
    """Every method of the bundled catalogue."""
    return [entry for entry in catalogue.values() if isinstance(entry, Method)]


def plans(method: Method) -> Iterator[Any]:
    """The plans of a method: of each kind of meeting, of each variant, with a start or none."""
    kinds = [meeting.id for meeting in method.meetings] or [None]
    variants = [None, *(variant.id for variant in method.variants)]
    starts = [None, datetime(2026, 12, 3, 13, 0, tzinfo=AMSTERDAM)]
    for kind, variant, start, people in product(kinds, variants, starts, (None, 7)):
        session = Session(people=people, start=start, variant=variant, meeting=kind, anyway=True)
        try:
            yield plan(method, session)
        except PlanError:
            continue


def test_every_plan_is_by_its_schema(methods: list[Method]) -> None:
    """Whatever is planned, and however, is data of the one shape."""
    made = [checked(each, "plan") for method in methods for each in plans(method)]
    assert {data["start"][:10] for data in made} == {"00:00:00", "2026-12-03"}
    for data in made:
        assert sum(slot["minutes"] for slot in data["slots"]) == data["minutes"]
    told = {remark["key"] for data in made for remark in data["remarks"]}
    assert {"people_assumed", "people_outside", "variant_steps"} <= told


def test_every_series_is_by_its_schema(methods: list[Method]) -> None:
    """A series is data of the one shape, with names and without."""
    made = []
    start = datetime(2027, 1, 12, 9, 30, tzinfo=AMSTERDAM)
    skip = ((date(2027, 2, 1), date(2027, 2, 28)),)
    for method, names in product(methods, ((), NAMES)):
        session = Session(start=start, names=names, anyway=True)
        for timetable in (Timetable(times=8, every=Span(weeks=2), skip=skip), Timetable()):
            try:
                made.append(checked(series(method, session, timetable), "series"))
            except PlanError:
                continue
    assert any(data["skipped"] for data in made)
    assert any(meeting["roles"] for data in made for meeting in data["meetings"])
    assert any(meeting["due"] for data in made for meeting in data["meetings"])


def test_every_reckoning_is_by_its_schema(methods: list[Method]) -> None:
    """What a method takes is data of the one shape, for a number of people or for none."""
    made = [checked(effort(method, people), "effort") for method in methods for people in (None, 8)]
    assert any(data["together"] for data in made)
    assert any(line["purpose"] for data in made for line in data["lines"])


def test_every_suggestion_is_by_its_schema(catalogue: Catalogue) -> None:
    """For many wishes: each reason has its numbers, and the wish stands beside them."""
    told = set()
    people, minutes = (1, 6, 13, 40), (10, 60, 120, 300)
    more: tuple[dict[str, Any], ...] = (
        {},
        {"goal": "casus", "principle": "lerend", "facilitation": "guided", "experience": "some"},
    )
    for many, long, rest in product(people, minutes, more):
        for found in checked(suggest(catalogue, Wish(many, long, **rest)), "suggestions"):
            assert found["wish"]["people"] == many
            assert found["wish"]["goal"] == rest.get("goal")
            for reason in found["reasons"]:
                told.add(reason["key"])
                assert (reason["miss"] is not None) == (
                    reason["key"]
                    in ("people_too_many", "people_too_few", "people_uneven", "time_short")
                )
    assert len(told) >= 20


def test_reasons_have_their_numbers() -> None:
    """What a text says in figures a program gets as numbers."""
    fitting = builders.method(participants=builders.ends(3, 4), duration=45)
    (found,) = data_of(suggest([fitting], Wish(8, 60)))
    split, left = sorted(found["reasons"], key=lambda reason: reason["key"])
    assert (split["key"], split["number"]) == ("people_split", 2)
    assert split["stated"] == builders.ends(3, 4)
    assert (left["key"], left["number"], left["miss"]) == ("time_left", 15, None)
    (found,) = data_of(suggest([fitting], Wish(2, 60, goal="x")))
    few = next(reason for reason in found["reasons"] if reason["key"] == "people_too_few")
    assert (few["miss"], few["number"], few["other"]) == (50, None, None)
    missing = next(reason for reason in found["reasons"] if reason["key"] == "goal_missing")
    assert missing["about"] == "x"


def test_second_figure_of_a_reason_is_a_range() -> None:
    """Where an entry gives two times, both are there."""
    steps = [{"id": "a", "title": "A", "time": 90}]
    (found,) = data_of(suggest([builders.method(duration=60, phases=steps)], Wish(4, 120)))
    two = next(reason for reason in found["reasons"] if reason["key"] == "time_two_figures")
    assert (two["stated"], two["other"]) == (builders.ends(60, 60), builders.ends(90, 90))


def test_every_comparison_is_by_its_schema(catalogue: Catalogue) -> None:
    """Entries of every kind are data of the one shape, alone and beside each other."""
    for pair in pairwise(catalogue.values()):
        checked(compare(pair), "comparison")
    made = checked(compare(catalogue.values()), "comparison")
    assert {data["kind"] for data in made} == {*KINDS}
    assert [data["id"] for data in made] == list(catalogue)
    assert any(data["meetings"] for data in made)


def test_comparison_is_in_codes_and_numbers() -> None:
    """What the table says in words a program gets as it stands in the definition."""
    method = builders.method(
        participants={"min": 4},
        cases={"max": 2, "minutes": 30},
        frequency=[{"every": {"weeks": 2}}, {"for": "teams", "times": 4, "per": "year"}],
        count="participants",
        span={"months": 6},
        place="online",
        audience="Wie wil.",
        conditions={"support": ["Tijd."]},
        phases=[
            {"id": "a", "title": "A", "time": 15},
            {"id": "b", "title": "B", "time": {"minutes": 5, "per": "case"}, "basis": "estimate"},
        ],
    )
    (data,) = data_of(compare([method]))
    assert data["form"] == "oefening"
    assert data["participants"] == builders.ends(4, None)
    assert data["minutes"] == builders.ends(20, 25, basis="estimate")
    assert data["cases"] == {"min": None, "max": 2, "minutes": builders.ends(30, 30)}
    span = {"days": None, "weeks": None, "months": None, "years": None, "about": False}
    assert data["frequency"] == [
        {"whom": None, "every": span | {"weeks": 2}, "times": None, "per": None},
        {"whom": "teams", "every": None, "times": builders.ends(4, 4), "per": "year"},
    ]
    assert (data["count"], data["place"]) == ("participants", "online")
    assert data["span"] == span | {"months": 6}
    assert data["audience"] == "Wie wil."
    assert data["conditions"] == {"finance": [], "expertise": [], "support": ["Tijd."]}
    assert data["steps"][1] == {
        "id": "b",
        "title": "B",
        "meeting": None,
        "stage": None,
        "time": {"minutes": 5, "per": "case"},
        "basis": "estimate",
        "share": None,
        "optional": False,
        "when": None,
    }


def test_comparison_has_what_helps_to_choose() -> None:
    """A program gets when each suits, what it needs, and what is to be known of its steps."""
    step = {"id": "a", "title": "A", "share": 3, "when": "er tijd is", "stage": "closing"}
    own = {"form": "kring", "form_title": "een kring", "experience_needed": "none"}
    method = builders.method(suits=["x"], not_for=["y"], tags=["z"], phases=[step], **own)
    (data,) = data_of(compare([method]))
    assert data.items() >= {**own, "suits": ["x"], "not_for": ["y"], "tags": ["z"]}.items()
    assert data["steps"][0].items() >= {**step, "optional": True, "time": None}.items()


@pytest.mark.parametrize(
    ("fields", "minutes"),
    [
        ({"duration": 60}, builders.ends(60, 60, basis="stated")),
        ({}, builders.ends(10, 10, basis="steps")),
        ({"phases": [{"id": "a", "title": "A"}]}, None),
    ],
)
def test_minutes_of_a_comparison_say_where_they_come_from(fields: Any, minutes: Any) -> None:
    """The stated minutes come first, then those of the steps together, where each has a time."""
    steps = {"phases": [{"id": "a", "title": "A", "time": 10}]}
    (data,) = data_of(compare([builders.method(**(steps | fields))]))
    assert data["minutes"] == minutes


def test_each_kind_of_meeting_is_compared_by_its_own_numbers() -> None:
    """A kind of meeting has its own people and minutes; its people may be those of the whole."""
    method = builders.method(
        participants=3,
        meetings=[
            {"id": "m", "title": "M", "duration": 20, "participants": 5},
            {"id": "n", "title": "N"},
        ],
        phases=[
            {
                "id": "b",
                "title": "B",
                "meeting": "n",
                "time": {"minutes": 2, "per": "participant"},
            }
        ],
    )
    (data,) = data_of(compare([method]))
    first, second = data["meetings"]
    assert data["minutes"] is None
    assert first["participants"] == builders.ends(5, 5)
    assert first["minutes"] == builders.ends(20, 20, basis="stated")
    assert second["minutes"] == builders.ends(6, 6, basis="steps")
    assert [step["meeting"] for step in data["steps"]] == ["n"]


def test_every_list_is_by_its_schema(catalogue: Catalogue) -> None:
    """What fits is data of the one shape, whatever was asked; a list of nothing too."""
    filters: tuple[dict[str, Any], ...] = (
        {},
        {"people": 12, "minutes": 60},
        {"kind": "checklist"},
        {"form": "intervisie"},
        {"principle": "lerend"},
        {"facilitation": "guided", "minutes": 90},
        {"minutes": 30},
        {"place": "online", "people": 3},
    )
    made = [checked(Filter(**wanted).apply(catalogue), "list") for wanted in filters]
    assert {said for data in made for row in data for said in row["unstated"]} == {
        "people",
        "minutes",
        "place",
    }
    assert checked(Filter(word="zzz").apply(catalogue), "list") == []


def test_every_assessment_is_by_its_schema(catalogue: Catalogue, methods: list[Method]) -> None:
    """Each method is data of the one shape; one alone is what stands in the list of more."""
    framework = framework_of(catalogue)
    assessed = [method for method in methods if method.kind == "method"]
    found = Assessments(tuple(assess(method, framework) for method in assessed))
    made = checked(found, "quality")
    assert data_of(found[0]) == made[0]
    aspects = [
        aspect for data in made for finding in data["findings"] for aspect in finding["aspects"]
    ]
    for aspect in aspects:
        assert bool(aspect["add"]) == bool(aspect["add_to"])


def test_passages_are_as_they_stand_in_the_file(catalogue: Catalogue) -> None:
    """A fixed word is the file's own, not a translation of it."""
    method = builders.method(form="intervisie", context="Om samen te leren.")
    data = data_of(assess(method, framework_of(catalogue)))
    passages = [
        passage
        for finding in data["findings"]
        for aspect in finding["aspects"]
        for passage in aspect["passages"]
    ]
    assert {"path": "form", "text": "intervisie", "ours": False} in passages


def test_every_report_is_by_its_schema(catalogue: Catalogue) -> None:
    """Whatever is wrong is data of the one shape, and its faults are counted."""
    files = sorted((EXAMPLES / "invalid").glob("*.yaml"))
    collection = Collection.of(list(map(str, files)), beside=catalogue)
    for file in files:
        data = checked(collection.check_file(file), "diagnostics")
        assert data["files"] == 1
        assert data["errors"] + data["warnings"] == len(data["diagnostics"])
