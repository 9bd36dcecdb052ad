"""What the clock runs, and what it leads to on the sheet."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from builders import method, of
from reflectlib import Catalogue, Method, Plan, Session, plan
from reflectlib.composing import composed
from reflectlib.page import OURS, Heading, Items, Page, PageBreak, Run, RunPortion, RunStage
from reflectlib.rendering import make_page
from reflectlib.views.clock import of_method, run

NONE = Catalogue([])
METHODS = [entry.id for entry in Catalogue.bundled().values() if entry.kind == "method"]
START = datetime(2026, 12, 3, 13, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


def run_sheet(planned: Plan) -> Page:
    return make_page(planned, "run-sheet", NONE, to="html")


def whole(id: str, catalogue: Catalogue) -> Method:
    """A method of the catalogue, with what its steps or blocks are of others."""
    one = catalogue[id]
    assert isinstance(one, Method)
    return composed(one, catalogue)


def plans(one: Method) -> list[Plan]:
    """Each kind of meeting of a method, planned as it is stated."""
    kinds = [kind.id for kind in one.meetings] or [None]
    return [plan(one, Session(meeting=kind)) for kind in kinds]


def phase(**fields: Any) -> dict[str, Any]:
    return {"id": "a", "title": "A", "time": 10, **fields}


def stages(session: Session | None = None, **fields: Any) -> tuple[RunStage, ...]:
    return run(plan(method(**fields), session or Session(people=6))).stages


def steps_on(page: Page) -> list[Heading]:
    """The headings of the steps in full."""
    return [block for block in of(Heading, page) if block.anchor.startswith("step-")]


def anchors(page: Page) -> set[str]:
    return {block.anchor for block in steps_on(page)}


@pytest.mark.parametrize("id", METHODS)
def test_stages_are_the_slots_of_the_plan(id: str, catalogue: Catalogue) -> None:
    """Each kind of meeting has its run, whose stages take the minutes of the plan's slots."""
    one = whole(id, catalogue)
    found = list(of_method(one, NONE))
    assert len(found) == max(1, len(one.meetings))
    for made, planned in zip(found, plans(one), strict=True):
        assert made.title == (planned.meeting or planned.method).title
        assert [stage.minutes for stage in made.stages] == [slot.minutes for slot in planned.slots]
        assert sum(stage.minutes for stage in made.stages) == planned.minutes
        for stage, slot in zip(made.stages, planned.slots, strict=True):
            assert (slot.phase is None) == (stage.anchor == "")
            assert slot.phase is None or slot.phase.title in stage.title


@pytest.mark.parametrize("id", METHODS)
def test_every_stage_leads_to_its_step(id: str, catalogue: Catalogue) -> None:
    """What the clock names is found on the page that it stands on, with the same number."""
    one = whole(id, catalogue)
    pages = [make_page(one, "sheet", catalogue, to="html")]
    pages += [make_page(planned, "run-sheet", catalogue, to="html") for planned in plans(one)]
    for page in pages:
        there = {block.anchor: block.text for block in of(Heading, page) if block.anchor}
        assert page.runs
        for stage in (stage for made in page.runs for stage in made.stages if stage.anchor):
            assert stage.title.startswith(there[stage.anchor].removesuffix(OURS))


@pytest.mark.parametrize("id", METHODS)
def test_a_turn_fits_its_stage(id: str, catalogue: Catalogue) -> None:
    """Turns by the clock are over when a stage that is made of turns is."""
    one = whole(id, catalogue)
    for made in of_method(one, NONE):
        for stage in made.stages:
            assert (stage.turn > 0) == (stage.turns > 0)
            assert stage.turn <= 60 * stage.minutes


@pytest.mark.parametrize(
    ("step", "people", "expected"),
    [
        ({"time": 10}, 6, (10, 0, 0)),
        ({"time": 30, "turn": 5}, 6, (30, 300, 6)),
        ({"time": 15, "turn": 7, "grouping": {"size": 2}}, 6, (15, 420, 2)),
        ({"time": {"minutes": 5, "per": "participant"}}, 4, (20, 300, 4)),
        ({"time": {"minutes": 5, "per": "participant"}, "grouping": {"size": 2}}, 7, (15, 300, 3)),
        ({"time": {"minutes": 5, "per": "case"}}, 6, (5, 0, 0)),
    ],
)
def test_a_turn_is_what_one_person_has(
    step: dict[str, Any], people: int, expected: tuple[int, int, int]
) -> None:
    """A turn is the stated one, or the share of each in the time; the largest group counts."""
    (stage,) = stages(Session(people=people), phases=[{"id": "a", "title": "A", **step}])
    assert (stage.minutes, stage.turn, stage.turns) == expected


def test_a_turn_follows_the_minutes_that_there_are() -> None:
    """Where a stage is stretched, so are the turns that it is made of."""
    time = {"minutes": 4, "per": "participant"}
    (stage,) = stages(Session(people=5, minutes=30), phases=[phase(time=time)])
    assert (stage.minutes, stage.turn, stage.turns) == (30, 360, 5)


def test_cases_are_told_apart() -> None:
    """With more cases than one, a stage of the loop says which; another stage does not."""
    steps = [phase(), phase(id="b", title="B", repeat="case")]
    found = stages(Session(people=6, cases=2), phases=steps, cases={"max": 2})
    assert [stage.title for stage in found] == ["1. A", "2. B, casus 1", "2. B, casus 2"]
    (_, only) = stages(Session(people=6, cases=1), phases=steps, cases={"max": 2})
    assert only.title == "2. B"


@pytest.mark.parametrize("repeat", ["member", "pairings", {"times": 3}])
def test_rounds_are_told_apart(repeat: Any) -> None:
    """In a loop that is none of cases, a stage says in which round it is."""
    found = stages(Session(people=4), phases=[phase(repeat=repeat, grouping={"size": 3})][:1])
    assert [stage.title for stage in found[:2]] == ["1. A, ronde 1", "1. A, ronde 2"]


def test_what_comes_around_the_steps_says_what_it_is() -> None:
    """A welcome and the changing of places have their names and lead nowhere."""
    steps = [phase(time=20), phase(id="b", title="B", time=20, grouping={"size": 2})]
    session = Session(people=4, welcome=10, changeover=5, buffer=10)
    found = [stage for stage in stages(session, phases=steps) if not stage.anchor]
    assert [stage.title for stage in found] == ["Inloop", "Van plek wisselen", "Tijd over"]


def test_a_break_and_what_is_left_lead_nowhere() -> None:
    """What is no step has its name and its minutes, and no part of the sheet."""
    steps = [phase(time=70), phase(id="b", title="B", time=70)]
    assert stages(Session(people=6), phases=steps)[1] == RunStage("Pauze", 15, kind="break")
    left = stages(Session(people=6, minutes=40, exact=True), phases=[phase()])
    assert left[1] == RunStage("Tijd over", 30, kind="left")


def test_a_run_starts_when_the_plan_does() -> None:
    """The start is there with its offset, or is nothing."""
    one = method(phases=[phase()])
    expected = (RunStage("1. A", 10, "step-a", least=5),)
    portions = (RunPortion(15, (0,)),)
    assert run(plan(one, Session(people=6))) == Run("Rondje", expected, "", portions)
    started = run(plan(one, Session(people=6, start=START)))
    assert started == Run("Rondje", expected, "2026-12-03T13:00:00+01:00", portions)


def test_what_cannot_be_planned_has_no_run() -> None:
    """A kind of meeting that another method fills is passed over, and so is one without steps."""
    meetings = [{"id": "m", "title": "Eerst", "method": "kom"}, {"id": "n", "title": "Dan"}]
    found = list(of_method(method(meetings=meetings, phases=[phase(meeting="n")]), NONE))
    assert [(one.title, len(one.stages)) for one in found] == [("Dan", 1)]
    assert list(of_method(method(phases=[]), NONE)) == []


def test_only_a_sheet_of_a_method_has_a_clock(catalogue: Catalogue) -> None:
    """A handout, a checklist and a framework are not run by the clock."""
    for id, view in (("kom", "handout"), ("reflectiecultuur", "sheet"), ("dimensies", "sheet")):
        entry = catalogue[id]
        assert make_page(entry, view, catalogue, to="html").runs == ()


def test_run_sheet_has_the_steps_of_its_meeting_alone() -> None:
    """The sheet of a planned meeting leads with its agenda, and leaves other meetings out.

    Nobody looks for data in it, so that there is none.
    """
    one = method(
        meetings=[{"id": "m", "title": "Eerst"}, {"id": "n", "title": "Dan"}],
        phases=[phase(meeting="m"), phase(id="b", title="B", meeting="n")],
        worksheets=[{"id": "w", "title": "Blad"}],
        duration=60,
    )
    page = run_sheet(plan(one, Session(meeting="n", people=6, minutes=20)))
    assert page.title == "Agenda: Dan"
    assert anchors(page) == {"step-b"}
    assert [block.text for block in of(Heading, page)] == [
        "Agenda: Dan",
        "Stappen",
        "1. B",
        "Werkblad: Blad",
    ]
    assert len(of(PageBreak, page)) == 2
    assert not page.about


@pytest.mark.parametrize(
    ("fields", "session", "expected"),
    [
        ({"time": 15}, {}, "0:00–0:15 · 15 min"),
        ({"time": 10}, {"minutes": 15}, "0:00–0:15 · 15 min (10 min)"),
        ({"time": 10, "basis": "estimate"}, {"minutes": 15}, "0:00–0:15 · 15 min (± 10 min)"),
        ({"time": 10, "basis": "estimate"}, {}, "0:00–0:10 · 10 min"),
        ({"time": 10}, {"start": START}, "13.00–13.10 · 10 min"),
        (
            {"time": {"minutes": 5, "per": "participant"}},
            {},
            "0:00–0:30 · 30 min (5 min per deelnemer)",
        ),
    ],
)
def test_run_sheet_has_the_planned_times(
    fields: dict[str, Any], session: dict[str, Any], expected: str
) -> None:
    """Beside a step stands when it is, its time in this meeting, and the stated one if another."""
    one = method(phases=[{"id": "a", "title": "A", **fields}])
    page = run_sheet(plan(one, Session(people=6, **session)))
    assert [block.aside for block in steps_on(page)] == [expected]


def test_run_sheet_has_the_time_of_every_case() -> None:
    """Beside a step stands when it is for each case, and how long, which is the same for all."""
    step = phase(repeat="case", time={"min": 5, "max": 15})
    session = Session(people=6, cases=2, minutes=25)
    page = run_sheet(plan(method(phases=[step], cases={"max": 2}), session))
    (aside,) = [block.aside for block in steps_on(page)]
    assert aside == "casus 1 0:00–0:10, casus 2 0:10–0:20 · 10 min (5–15 min)"


def test_run_sheet_has_the_steps_that_may_be_done() -> None:
    """A step of another case is left out; one that may turn out to be done is there, untimed."""
    steps = [
        phase(case=2, time=10),
        phase(id="b", title="B", time=10),
        phase(id="c", title="C", time=10, when="het vastloopt"),
        phase(id="d", title="D", time=10, repeat="case"),
    ]
    one = method(phases=steps, cases={"max": 2})
    page = run_sheet(plan(one, Session(people=6, cases=1, minutes=15)))
    assert [(block.text, block.aside) for block in steps_on(page)] == [
        ("2. B", "0:00–0:10 · 10 min"),
        ("3. C", "10 min · als: het vastloopt"),
        ("4. D", "0:10–0:15 · 5 min (10 min)"),
    ]


def test_run_sheet_of_a_variant_has_its_own_steps() -> None:
    """What is planned is led from the steps of the variant, which are the only ones there."""
    variant = {"id": "kort", "title": "Kort", "phases": [phase(id="z", title="Z")]}
    one = method(phases=[phase()], variants=[variant])
    page = run_sheet(plan(one, Session(people=6, variant="kort")))
    assert [block.anchor for block in steps_on(page)] == ["step-z"]


def test_run_sheet_has_the_tasks_of_its_meeting_alone() -> None:
    """What is to be done for another kind of meeting is left out; the rest stays."""
    tasks = [{"task": "x", "meeting": "m"}, {"task": "y", "meeting": "n"}, {"task": "z"}]
    one = method(
        meetings=[{"id": "m", "title": "Eerst"}, {"id": "n", "title": "Dan"}],
        phases=[phase(meeting="m"), phase(id="b", title="B", meeting="n")],
        preparation=tasks,
        follow_up=tasks,
    )
    page = run_sheet(plan(one, Session(meeting="n", people=6)))
    shown = [[item.text for item in block.items] for block in of(Items, page)]
    assert shown.count(["y (Dan)", "z"]) == 2
    assert not any("x" in text for texts in shown for text in texts)
