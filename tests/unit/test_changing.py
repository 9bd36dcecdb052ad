"""Methods with steps left out, put in, and held to other minutes."""

import json
from typing import Any

import pytest
from test_errors import NINE

from builders import YAML, fault, faults, method, of
from reflectlib import (
    Added,
    Catalogue,
    Changes,
    Groups,
    Method,
    Minutes,
    Note,
    Phase,
    PlanError,
    Range,
    Session,
    Timetable,
    changed,
    compare,
    data_of,
    fragment,
    plan,
    render,
    series,
)
from reflectlib.page import Notice
from reflectlib.planning.changes import as_data, of_data
from reflectlib.rendering import make_page


def step(id: str, time: Any = 10, **fields: Any) -> dict[str, Any]:
    stated = {"time": time} if time else {}
    return {"id": id, "title": id.capitalize(), **stated, **fields}


THREE = [step("kiezen"), step("verkennen"), step("oogsten")]


def of_steps(*phases: dict[str, Any], **fields: Any) -> Method:
    made: Method = method(phases=[*(phases or THREE)], **fields)
    return made


def ids(method: Method) -> list[str]:
    return [phase.id for phase in method.phases]


def taken(method: Method, **asked: Any) -> list[tuple[str, int, str]]:
    found = plan(method, Session(**({"people": 6} | asked)))
    return [(s.phase.id if s.phase else s.kind, s.minutes, s.basis) for s in found.slots]


def code_of(method: Method, changes: Changes, **where: Any) -> str:
    with pytest.raises(PlanError) as caught:
        changed(method, changes, **where)
    return caught.value.code


def test_a_step_is_named_by_its_id_or_its_title() -> None:
    """Capitals, accents and further spaces do not matter; an id comes before a title."""
    made = of_steps(step("a", title="Één  voor één"), step("b", title="c"), step("c"))
    assert ids(changed(made, Changes(skip=["een VOOR een", "c"]))) == ["b"]


def test_the_name_of_a_step_that_became_several_is_that_of_all_of_them() -> None:
    """By its id or its title; what has one time is one step, and each has its own title as well."""
    parts = [("kies-een", "Kies: Een"), ("kies-twee", "Kies: Twee")]
    made = of_steps(step("a"), *({"id": i, "title": t, "time": 5} for i, t in parts), step("b"))
    for name in ("KIES", "kies"):
        assert ids(changed(made, Changes(skip=[name]))) == ["a", "b"]
    assert ids(changed(made, Changes(only=["Kies"]))) == ["kies-een", "kies-twee"]
    assert ids(changed(made, Changes(skip=["twee"]))) == ["a", "kies-een", "b"]
    around = Changes(add=[Added("X", "before kies"), Added("Y", "after kies")])
    assert ids(changed(made, around)) == ["a", "x", "kies-een", "kies-twee", "y", "b"]
    assert code_of(made, Changes(set={"kies": 5})) == "more_steps_called"
    assert code_of(made, Changes(skip=["kies", "kies-een"])) == "step_named_twice"
    short = of_steps(step("keuze-een", title="K: Een"), step("wat-kan"), step("b"))
    assert ids(changed(short, Changes(skip=["keuze"]))) == ["wat-kan", "b"]
    assert code_of(short, Changes(skip=["wat"])) == "unknown_step"


def test_a_step_of_the_same_title_is_another_step() -> None:
    """One that is only called like a step that went, or has other minutes, is said to come in."""
    made = of_steps()
    said = ("Overgeslagen: “Oogsten”.", "“Oogsten” (5 minuten) is toegevoegd.")
    gone = Changes(skip=["oogsten"])
    for step in ("Oogsten", made.phases[-1]):
        put_in = [Added(step, "start", 5)]
        assert changed(made, Changes(skip=["oogsten"], add=put_in)).adaptations == said
        assert changed(changed(made, gone), Changes(add=put_in)).adaptations == said
    assert changed(changed(made, gone), Changes(add=[Added(made.phases[-1])])) == made


def test_what_are_no_changes_is_refused() -> None:
    """Whoever gives plain data is told what it is to be, where it is given."""
    given: Any
    for given in ({"skip": ["verkennen"]}, None, 5):
        with pytest.raises(TypeError, match="expected Changes, got"):
            changed(of_steps(), given)
    for given in (["Inchecken"], [{"step": "Inchecken"}]):
        with pytest.raises(TypeError, match="expected an Added for each step that comes in, got"):
            Changes(add=given)
    given = {"skip": ["verkennen"]}
    with pytest.raises(TypeError, match="expected Changes, got"):
        plan(of_steps(), Session(people=6, changes=given))
    for given in (None, 5):
        with pytest.raises(PlanError, match="is no place"):
            Added("X", given)


def test_a_name_of_a_step_is_a_line() -> None:
    """What is too long or on more lines is refused, in a message that is short itself."""
    with pytest.raises(PlanError, match=r"'a{40}…' cannot be .* of at most 300 characters"):
        Added("a" * 301)
    with pytest.raises(PlanError, match="cannot be the name of a step"):
        Added("a\nb")


def test_a_step_that_is_not_there_is_told_with_what_is_near() -> None:
    """The message has the steps that there are, and the one that may be meant."""
    made = of_steps()
    with pytest.raises(PlanError, match="did you mean “Verkennen”\\? The steps are “Kiezen”, “Ver"):
        changed(made, Changes(skip=["verkenen"]))
    with pytest.raises(PlanError, match="no step 'x'; the steps are “Kiezen”"):
        changed(made, Changes(skip=["x"]))
    with pytest.raises(PlanError, match="no step 'x'; the method has none"):
        changed(method(phases=[]), Changes(skip=["x"]))


def test_only_keeps_the_steps_that_it_names() -> None:
    """Of the kinds of meeting that these belong to; what is put in stays as well."""
    made = of_steps(
        step("a", meeting="start"), step("b", meeting="start"), step("c", meeting="slot"),
        meetings=[{"id": "start", "title": "Start"}, {"id": "slot", "title": "Slot"}],
    )  # fmt: skip
    assert ids(changed(made, Changes(only=["b"]))) == ["b", "c"]
    with_new = Changes(only=["inchecken"], add=[Added("Inchecken", "start")])
    assert ids(changed(made, with_new, meeting="start")) == ["inchecken", "c"]
    assert code_of(made, with_new) == "no_step_left"  # of the last meeting


@pytest.mark.parametrize(
    ("at", "order"),
    [
        ("start", ["x", "y", "kiezen", "verkennen", "oogsten"]),
        ("end", ["kiezen", "verkennen", "oogsten", "x", "y"]),
        ("before Verkennen", ["kiezen", "x", "y", "verkennen", "oogsten"]),
        ("after verkennen", ["kiezen", "verkennen", "x", "y", "oogsten"]),
    ],
)
def test_steps_come_in_in_the_order_of_the_question(at: str, order: list[str]) -> None:
    """Several at one place stand there in the order in which they are asked for."""
    assert ids(changed(of_steps(), Changes(add=[Added("X", at), Added("Y", at)]))) == order


def test_a_step_can_come_next_to_one_that_comes_or_goes() -> None:
    """The place of a step that is left out is known, and so is that of one put in before."""
    add = [Added("X", "after verkennen"), Added("Y", "after x"), Added("Z", "before X")]
    made = changed(of_steps(), Changes(skip=["verkennen"], add=add))
    assert ids(made) == ["kiezen", "z", "x", "y", "oogsten"]
    assert code_of(of_steps(), Changes(add=add[::-1])) == "unknown_step"


@pytest.mark.parametrize("at", ["", "middle", "start x", "after", "before  "])
def test_a_place_that_there_is_not_is_refused(at: str) -> None:
    """A place is start or end, or next to a step."""
    assert code_of(of_steps(), Changes(add=[Added("X", at)])) == "no_place"


def test_a_step_of_which_the_name_is_known_is_made() -> None:
    """It is ours, has an id that no step has, opens or closes, and keeps to its minutes."""
    made = of_steps(*THREE, variants=[{"id": "v", "title": "V", "phases": [step("stil")]}])
    add = [Added(" Stil ", "start", 5), Added("Stil"), Added("!", "before verkennen", 1)]
    first, *_steps, last = (phases := changed(made, Changes(add=add)).phases)
    assert (first.id, first.title, first.stage, first.basis) == (
        "stil-2",
        "Stil",
        "opening",
        "editor",
    )
    assert (first.time, first.locked, first.is_estimated) == (Minutes(min=5, max=5), True, False)
    assert (last.id, last.stage, last.time, last.locked) == ("stil-3", "closing", None, False)
    assert (phases[2].id, phases[2].stage) == ("step", None)


def test_a_step_between_two_of_a_round_is_part_of_it() -> None:
    """Elsewhere it is done once, as at the edge of a loop and between two loops."""
    loop = {"repeat": "member"}
    made = of_steps(step("a", **loop), step("b", **loop), step("c", repeat="case"), step("d"))
    add = [Added(word, f"after {word}") for word in ids(made)]
    phases = changed(made, Changes(add=add, skip=["b"])).phases
    assert [(phase.id, phase.repeat) for phase in phases] == [
        ("a", "member"), ("a-2", "member"), ("b-2", None), ("c", "case"), ("c-2", None),
        ("d", None), ("d-2", None),
    ]  # fmt: skip


def test_a_step_of_a_loop_of_its_own_can_stand_anywhere_else() -> None:
    """A step that is repeated as those next to it are joins them; between loops it stays apart."""
    own = Phase(id="x", title="X", repeat="member")
    made = of_steps(step("a", repeat="member"), step("b", repeat="case"))
    assert ids(changed(made, Changes(add=[Added(own, "after a")]))) == ["a", "x", "b"]
    two = of_steps(step("a", repeat="member"), step("b"), step("c", repeat="member"))
    back = Changes(skip=["b"], add=[Added(two.phases[1], "before b")])
    assert changed(two, back) == two


def test_steps_belong_to_the_meeting_of_their_neighbour() -> None:
    """Of one kind of meeting the start and the end are its own, also where it has no steps."""
    kinds = [{"id": id, "title": id} for id in ("een", "twee", "drie")]
    made = of_steps(step("a", meeting="een"), step("b", meeting="twee"), meetings=kinds)
    everywhere = changed(made, Changes(add=[Added("X", "start"), Added("Y")]))
    assert [phase.meeting for phase in everywhere.phases] == ["een", "een", "twee", "twee"]
    one = changed(made, Changes(add=[Added("X", "start"), Added("Y")]), meeting="een")
    assert [(p.id, p.meeting) for p in one.phases[:3]] == [("x", "een"), ("a", "een"), ("y", "een")]
    none = changed(made, Changes(add=[Added("X")]), meeting="drie")
    assert (none.phases[-1].id, none.phases[-1].meeting) == ("x", "drie")
    assert code_of(made, Changes(skip=["b"]), meeting="een") == "unknown_step"


def test_groups_that_were_made_of_others_stay_as_large() -> None:
    """Groups that join those of a step that went say themselves how large they are."""
    made = of_steps(
        step("alleen", grouping="individual"), step("samen"), step("twee", grouping={"join": 2}),
        step("vier", grouping={"join": 2}), step("zes", grouping={"size": 6}),
        step("twaalf", grouping={"join": 2}),
    )  # fmt: skip
    shorter = changed(made, Changes(skip=["alleen", "twee"])).phases
    assert [p.grouping for p in shorter if p.id == "vier"] == [Groups(size=Range(min=4))]
    assert shorter[-1] == made.phases[-1]
    assert changed(made, Changes(skip=["alleen"])).phases[1:] == made.phases[2:]


def test_what_named_a_step_that_goes_keeps_its_name() -> None:
    """Texts say its title and what was stated of its minutes; of others they still refer to it."""
    said = "{step:verkennen}, {minutes:verkennen}, {step:oogsten}, {minutes:deel}"
    phases = [step("verkennen"), step("oogsten"), step("deel-een", 4), step("deel-twee", 5)]
    made = of_steps(
        *phases, summary=said,
        variants=[
            {"id": "v", "title": "V", "summary": said, "phases": [step("verkennen", 3)]},
            {"id": "w", "title": "W", "summary": said},
        ],
    )  # fmt: skip
    shorter = changed(made, Changes(skip=["verkennen", "deel-een"]))
    assert shorter.summary == "Verkennen, 10 minuten, {step:oogsten}, {minutes:deel}"
    assert shorter.variants[0].summary == said
    assert shorter.variants[1].summary == shorter.summary
    gone = changed(made, Changes(skip=["deel-een", "deel-twee"]))
    assert gone.summary.endswith(", 9 minuten")


def test_differences_are_told_in_the_language_of_the_method() -> None:
    """Each change is a sentence, behind what the method says of itself."""
    made = of_steps(
        step("a", 10), step("b", 5, basis="estimate"), step("c", None), step("d"),
        adaptations=["Wij doen het buiten."],
    )  # fmt: skip
    made = changed(made, Changes(
        skip=["d"], set={"c": 15, "b": 20, "a": 10}, add=[Added("E", "start", 1), Added("F")]
    ))  # fmt: skip
    assert made.adaptations == (
        "Wij doen het buiten.",
        "Overgeslagen: “D”.",
        "“A” duurt precies 10 minuten (in de bron: 10 minuten).",
        "“B” duurt precies 20 minuten (geschat: 5 minuten).",
        "“C” duurt precies 15 minuten (de bron noemt geen tijd).",
        "“E” (1 minuut) is toegevoegd.",
        "“F” is toegevoegd.",
    )


def test_a_step_that_changes_once_more_is_told_once() -> None:
    """What is said of it says what the source has, whatever was made of it in between."""
    made = changed(of_steps(), Changes(set={"verkennen": 20}, add=[Added("X", minutes=5)]))
    made = changed(made, Changes(set={"verkennen": 30, "x": 8}))
    assert made.adaptations == (
        "“Verkennen” duurt precies 30 minuten (in de bron: 10 minuten).",
        "“X” (8 minuten) is toegevoegd.",
    )
    longer = Phase(id="y", title="Y", time=Minutes(min=5, max=9))
    looser = changed(made, Changes(set={"verkennen": longer}))
    assert looser.adaptations[1:] == ("“Verkennen” duurt 5–9 minuten (in de bron: 10 minuten).",)
    assert not looser.phases[1].locked
    back = changed(made, Changes(set={"verkennen": of_steps().phases[1]}))
    assert back.adaptations == made.adaptations[1:]
    once_more = changed(changed(of_steps(), Changes(skip=["kiezen"])), Changes(add=[
        Added(of_steps().phases[0], "start")
    ]))  # fmt: skip
    assert once_more == of_steps()
    gone = changed(made, Changes(skip=["verkennen", "x"]))
    assert gone.adaptations == ("Overgeslagen: “Verkennen”.",)


def test_a_step_that_moves_is_told_to_stand_elsewhere() -> None:
    """What goes and comes in one go is a step in another place, or another step."""
    made = of_steps()
    moved = changed(made, Changes(skip=["oogsten"], add=[Added(made.phases[2], "start")]))
    assert ids(moved) == ["oogsten", "kiezen", "verkennen"]
    assert moved.adaptations == ("“Oogsten” staat op een andere plek.",)
    other = Phase(id="oogsten", title="Anders oogsten")
    swapped = changed(made, Changes(skip=["oogsten"], add=[Added(other)]))
    assert swapped.adaptations == ("Overgeslagen: “Oogsten”.", "“Anders oogsten” is toegevoegd.")
    set_and_gone = changed(made, Changes(add=[Added("X", "start")], skip=["x"]))
    assert set_and_gone == made


def test_a_plan_takes_what_its_steps_take() -> None:
    """What is stated of the whole is not stretched over steps that are others, and is told once."""
    made = of_steps(duration=30, cases={"max": 1, "minutes": 30})
    found = plan(made, Session(people=6, changes=Changes(skip=["verkennen"])))
    assert found.minutes == 20
    assert [(r.key, r.number) for r in found.remarks] == [("duration_differs", 20)]
    assert taken(made, changes=Changes(skip=["verkennen"]), minutes=30) == [
        ("kiezen", 15, "stretched"), ("oogsten", 15, "stretched"),
    ]  # fmt: skip
    untimed = of_steps(step("a", None), step("b", None), step("c", None), duration=60)
    assert plan(untimed, Session(people=6, changes=Changes(skip=["b"]))).minutes == 60


def test_a_case_takes_what_its_steps_take() -> None:
    """What is stated of a case is not stretched over other steps either."""
    loop = [phase | {"repeat": "case"} for phase in THREE]
    made = of_steps(*loop, cases={"max": 2, "minutes": 30})
    found = taken(made, cases=2, changes=Changes(skip=["verkennen"]))
    assert [minutes for _id, minutes, _basis in found] == [10] * 4


def test_a_step_that_is_locked_keeps_its_minutes() -> None:
    """In every round, however much time there is, and whoever locked it."""
    made = of_steps(step("a"), step("b", 5, locked=True), step("c", repeat="member"))
    found = taken(made, people=3, minutes=80, changes=Changes(set={"c": 12}))
    assert [each for each in found if each[0] != "a"] == [
        ("b", 5, "stated"), *[("c", 12, "given")] * 3, ("buffer", 19, "added"),
    ]  # fmt: skip
    with pytest.raises(PlanError, match="needs at least 46"):
        taken(made, people=3, minutes=30, changes=Changes(set={"c": 12}))
    assert taken(made, people=3, exact=True, changes=Changes(set={"a": 3}))[0] == ("a", 3, "given")


def test_a_step_that_is_set_is_held() -> None:
    """Whoever gives minutes to a step that may be left out wants it, so it is not left out."""
    made = of_steps(step("a"), step("b", 10, optional=True))
    assert [id for id, *_ in taken(made, minutes=10)] == ["a"]
    assert taken(made, minutes=20, changes=Changes(set={"b": 15}))[1] == ("b", 15, "given")


def test_a_variant_is_planned_with_changes_to_its_own_steps() -> None:
    """Steps are those of the variant, and it is not said that it lacks them."""
    made = of_steps(variants=[{"id": "v", "title": "V", "phases": [step("x"), step("y")]}])
    found = plan(made, Session(people=6, variant="v", changes=Changes(skip=["x"])))
    assert [slot.phase.id for slot in found.slots if slot.phase] == ["y"]
    assert found.remarks == (*[r for r in found.remarks if r.key == "people_assumed"],)


def test_a_series_is_changed_as_a_whole() -> None:
    """Every meeting has the steps that are left, and the series says what differs."""
    changes = Changes(skip=["verkennen"])
    found = series(of_steps(), Session(start=NINE, changes=changes), Timetable(times=2))
    assert [meeting.plan.minutes for meeting in found.meetings] == [20, 20]
    assert found.method.adaptations == ("Overgeslagen: “Verkennen”.",)
    assert data_of(found)["adaptations"] == [*found.method.adaptations]
    assert "Overgeslagen" in render(found).decode()


@pytest.mark.parametrize("view", ["sheet", "handout", "cards", "observer", "worksheet"])
def test_every_page_of_a_method_says_what_differs(view: Any, catalogue: Catalogue) -> None:
    """It stands once, below the title, or behind cards, which are printed from the first side."""
    kom = catalogue["kom"]
    assert isinstance(kom, Method)
    page = make_page(changed(kom, Changes(skip=["complimenten"])), view, catalogue)
    (said,) = (n.text for n in of(Notice, page) if "Overgeslagen: “Complimenten geven”." in n.text)
    assert page.blocks[2 if view == "cards" else 1] == Notice(said)
    assert said.startswith("Anders dan in de bron:\n")
    assert not any("Anders dan" in notice.text for notice in of(Notice, make_page(kom, view)))


def test_a_plan_says_what_differs() -> None:
    """On the agenda, on its sheet, in a fragment and as data."""
    found = plan(of_steps(), Session(people=6, changes=Changes(set={"verkennen": 20})))
    views: Any = ("agenda", "run-sheet")
    for view in views:
        assert fragment(found, view).count("Anders dan in de bron") == 1
    assert "Anders dan in de bron" in render(found, "html").decode()
    assert data_of(found)["adaptations"] == [*found.method.adaptations]
    assert "zelf gekozen" in render(found).decode()


@pytest.mark.parametrize(("phases", "number"), [(False, 1), (True, 3)])
def test_a_calendar_says_what_differs(phases: bool, number: int) -> None:
    """Once for a meeting, with its appointment or the first of those of its steps."""
    session = Session(people=6, start=NINE, changes=Changes(set={"verkennen": 20}))
    written = render(plan(of_steps(), session), "ical", phases=phases).decode()
    first, *rest = written.replace("\r\n ", "").split("END:VEVENT")[:-1]
    assert "Anders dan in de bron:\\n“Verkennen” duurt precies 20 minuten" in first
    assert len(rest) == number - 1
    assert "Anders dan" not in "".join(rest)


def test_linked_data_says_what_differs() -> None:
    """Behind the description, since schema.org has no word for it."""
    made = of_steps()
    data = json.loads(render(changed(made, Changes(skip=["oogsten"])), "jsonld"))
    said = f"{made.summary}\nAnders dan in de bron:\nOvergeslagen: “Oogsten”."
    assert data["description"] == said
    assert json.loads(render(made, "jsonld"))["description"] == made.summary


def test_changes_are_plain_data_in_a_file() -> None:
    """What is not changed is not there; a step can be a title or a whole step."""
    whole = Phase(id="x", title="X", tips=(Note(text="Rustig."),))
    changes = Changes(skip=["a"], set={"b": 5}, add=[Added("Inchecken", "start", 10), Added(whole)])
    assert as_data(changes) == {
        "skip": ["a"],
        "set": {"b": 5},
        "add": [
            {"step": "Inchecken", "minutes": 10, "at": "start"},
            {"step": {"id": "x", "title": "X", "tips": ["Rustig."]}, "at": "end"},
        ],
    }
    assert of_data(as_data(changes)) == changes
    assert of_data({"add": [{"step": "X"}]}) == Changes(add=[Added("X")])
    with pytest.raises(ValueError, match="no change called hide"):
        of_data({"hide": []})


@pytest.mark.parametrize("minutes", [0, 1441, True, "5"])
def test_minutes_that_no_step_has_are_refused(minutes: Any) -> None:
    """Minutes are whole, and at most those of a day, of what is set and of what is put in."""
    for make in (lambda: Changes(set={"a": minutes}), lambda: Added("A", minutes=minutes)):
        with pytest.raises(PlanError, match="minutes must be a whole number from 1 to 1440"):
            make()


def test_a_step_is_locked_only_where_it_has_a_time() -> None:
    """There is nothing to hold it to else."""
    with pytest.raises(ValueError, match="locked needs a time"):
        Phase(id="a", title="A", locked=True)


def test_a_file_that_locks_a_step_without_a_time_is_told_so() -> None:
    """The fault stands at the key that needs the other; what is not locked needs none."""
    found = fault(f"{YAML}    locked: true\n")
    assert (found.code, found.line, found.path) == ("RFL105", 12, "phases[0].locked")
    assert "'locked' needs 'time' beside it" in str(found)
    assert not faults(f"{YAML}    locked: false\n")
    assert not faults(f"{YAML}    locked: true\n    time: 5\n")


def test_a_comparison_says_whose_the_time_of_a_step_is() -> None:
    """What somebody chose is neither the source's nor an estimate."""
    made = changed(of_steps(step("a"), step("b", basis="editor")), Changes(set={"a": 5}))
    data: Any = data_of(compare([made]))
    assert [each["basis"] for each in data[0]["steps"]] == ["given", "estimate"]
