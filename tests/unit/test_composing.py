"""A method within a method: what comes in the place of the step that names it."""

from pathlib import Path
from typing import Any

import pytest

from builders import checklist, method
from conftest import ROOT
from reflectlib import (
    Catalogue,
    Method,
    PlanError,
    Session,
    compare,
    composed,
    dump,
    filled,
    load,
    plan,
    render,
    write_site,
)
from reflectlib.message import Marked
from reflectlib.shown import with_parts

EXAMPLES = ROOT / "tests" / "examples" / "valid"


def talk(**fields: Any) -> Any:
    """A method to put in the place of a step."""
    phases = [
        {
            "id": "open",
            "title": "Open",
            "time": 10,
            "instructions": ["Then {step:close}, after {minutes:open}"],
            "questions": [{"text": "Well?", "category": "round"}, "And?"],
        },
        {"id": "close", "title": "Close", "time": 5, "repeat": "member"},
    ]
    return method(
        **{
            "id": "talk",
            "title": "Talk",
            "language": "en",
            "phases": phases,
            "question_categories": [{"id": "round", "title": "Round"}],
            "roles": [
                {"id": "coach", "title": "Coach"},
                {"id": "boss", "title": "Boss", "tasks": ["Leads {step:open}"]},
            ],
            "materials": ["Paper", "Pens"],
            "preparation": [{"task": "Read", "minutes": 5}],
            "follow_up": [{"task": "Write"}],
            "worksheets": [{"id": "sheet", "title": "Sheet", "text": "{step:open}"}],
            "answers": ["7"],
            "sources": [{"title": "A book"}],
            **fields,
        }
    )


def whole(*steps: dict[str, Any], **fields: Any) -> Any:
    """A method of these steps."""
    titled = [{"title": step["id"].title(), **step} for step in steps]
    return method(**{"id": "whole", "title": "Whole", "language": "en", "phases": titled, **fields})


def put_together(outer: Method, *others: Any) -> Method:
    """The outer method with the steps of the others, which is the same when it is done twice."""
    catalogue = Catalogue([*others, *([] if outer.id in [o.id for o in others] else [outer])])
    made = composed(outer, catalogue)
    assert composed(made, catalogue) == made
    return made


def ids(made: Method) -> list[str]:
    return [phase.id for phase in made.phases]


def test_steps_come_in_the_place_of_the_one_that_names_them() -> None:
    """Their ids have its id before them, and what they say of each other follows."""
    made = put_together(whole({"id": "a"}, {"id": "b", "method": "talk"}, {"id": "c"}), talk())
    assert ids(made) == ["a", "b-open", "b-close", "c"]
    _a, opening, closing, _c = made.phases
    assert opening.instructions[0].text == "Then {step:b-close}, after {minutes:b-open}"
    assert [question.category for question in opening.questions] == ["b-round", None]
    assert (opening.method, closing.repeat) == (None, "member")
    assert filled(made).phases[1].instructions[0].text == "Then B: Close, after 10 minutes"


def test_what_goes_with_the_steps_comes_along_once() -> None:
    """Its own comes first; a role that is declared stays as it is declared."""
    outer = whole(
        {"id": "a", "method": "talk"}, {"id": "b", "method": "talk"},
        roles=[{"id": "coach", "title": "My coach"}], materials=["Tape", "Pens"],
    )  # fmt: skip
    made = put_together(outer, talk())
    assert [role.title for role in made.roles] == ["My coach", "Boss"]
    assert made.roles[1].tasks[0].text in ("Leads {step:a-open}", "Leads {step:b-open}")
    assert [note.text for note in made.materials] == ["Tape", "Pens", "Paper"]
    assert [category.id for category in made.question_categories] == ["a-round", "b-round"]
    assert [(sheet.id, sheet.text) for sheet in made.worksheets] == [("a-sheet", "{step:a-open}")]
    assert [task.task for task in (*made.preparation, *made.follow_up)] == ["Read", "Write"]
    assert (made.answers, [source.title for source in made.sources]) == (("7",), ["A book"])


def test_what_is_said_of_the_step_stays() -> None:
    """At the first of the steps in its place, or the last, and where there is room for it."""
    step = {
        "id": "b", "method": "talk", "purpose": "Ours", "output": "Much", "tips": ["Slow"],
        "instructions": ["Sit"], "questions": ["Last?"], "lead": "coach", "stage": "working",
        "grouping": "plenary", "setting": "A circle",
    }  # fmt: skip
    first, last = put_together(whole(step), talk()).phases
    assert (str(first.purpose), str(last.output)) == ("Ours", "Much")
    assert first.instructions[0].text == "Sit"
    assert [note.text for note in first.tips] == ["These steps are those of “Talk”.", "Slow"]
    assert [question.text for question in last.questions] == ["Last?"]
    assert {(p.lead, p.stage, p.grouping, p.setting) for p in (first, last)} == {
        ("coach", "working", "plenary", "A circle")
    }
    only = {
        "id": "open", "title": "Open", "purpose": "Theirs", "output": "A lot", "lead": "boss",
        "questions": ["First?"],
    }  # fmt: skip
    (one,) = put_together(whole({**step, "title": "Talk"}), talk(phases=[only])).phases
    assert (str(one.purpose), str(one.output), one.lead) == ("Theirs", "A lot", "boss")
    assert [note.text for note in one.tips] == ["Slow", "Ours", "Much"]
    assert [question.text for question in one.questions] == ["First?", "Last?"]


def test_steps_are_as_optional_and_as_repeated_as_the_one_they_replace() -> None:
    """A loop around them takes the place of those within."""
    step = {"id": "b", "method": "talk", "optional": True, "when": "It rains", "repeat": "case"}
    made = put_together(whole({"id": "a"}, {**step, "case": 2}), talk())
    assert {(p.optional, p.when, p.repeat, p.case) for p in made.phases[1:]} == {
        (True, "It rains", "case", 2)
    }


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (30, [20, 10]),
        ({"min": 9, "max": 30}, [(5, 20), (4, 10)]),
        ({"min": 30}, [(20, None), (10, None)]),
        ({"minutes": 15, "per": "case"}, [10, 5]),
        (2, [10, 5]),
        (None, [10, 5]),
    ],
)
def test_the_time_of_the_step_is_divided(time: Any, expected: list[Any]) -> None:
    """As a plan would; the steps keep their own where they cannot be done in it."""
    step = {"id": "b", "method": "talk"} | ({"time": time} if time else {})
    made = put_together(whole(step), talk(phases=STEPS))
    times = []
    for phase in made.phases:
        ends = [getattr(phase.time, key, None) for key in ("min", "max")]
        if hasattr(phase.time, "per"):
            ends = [phase.time.minutes] * 2
        times.append(ends[0] if ends[0] == ends[1] else tuple(ends))
    assert times == expected
    assert {p.is_estimated for p in made.phases} == {time not in (2, None)}


STEPS: list[dict[str, Any]] = [
    {"id": "open", "title": "Open", "time": 10},
    {"id": "close", "title": "Close", "time": 5},
]


def test_what_a_plan_leaves_out_keeps_its_time() -> None:
    """A step for which there is no time is not made shorter; one without a time gets its part."""
    steps = [*STEPS, {"id": "more", "title": "More", "time": 9, "optional": True},
             {"id": "free", "title": "Free", "share": 2}]  # fmt: skip
    made = put_together(whole({"id": "b", "method": "talk", "time": 20}), talk(phases=steps))
    more, free = made.phases[2:]
    assert (more.time.min, more.is_estimated) == (9, False)
    assert free.share is None
    assert sum(p.time.min for p in made.phases if p is not more) == 20


def test_references_to_the_step_itself_are_answered() -> None:
    """Its title is that of the step, and its minutes are those of all that came."""
    said = "{step:b} takes {minutes:b}, {step:b-2} {minutes:b-2}"
    outer = whole(
        {"id": "b", "title": "Both", "method": "talk"}, {"id": "b-2", "time": 7},
        {"id": "b-3", "method": "talk", "time": 30},
        goals=[said, "{minutes:b-3}"],
    )  # fmt: skip
    inner = talk(phases=STEPS)
    made = put_together(outer, inner)
    assert ids(made) == ["b-4-open", "b-4-close", "b-2", "b-3-open", "b-3-close"]
    assert filled(made).goals == ("Both takes 15 minutes, B-2 7 minutes", "30 minutes")
    planned = plan(made, Session(people=4, minutes=90))
    minutes = {slot.phase.id: slot.minutes for slot in planned.slots if slot.phase}
    both = minutes["b-4-open"] + minutes["b-4-close"]
    assert filled(made, planned).goals[0].startswith(f"Both takes {both} minutes")


def test_methods_within_methods_come_in_too() -> None:
    """However deep, each once; their references follow."""
    middle = whole({"id": "m", "method": "talk"}, id="middle", title="Middle",
                   goals=["{minutes:m}"], answers=["{minutes:m}"])  # fmt: skip
    made = put_together(whole({"id": "x", "method": "middle"}), middle, talk())
    assert ids(made) == ["x-m-open", "x-m-close"]
    assert made.phases[0].instructions[0].text == "Then {step:x-m-close}, after {minutes:x-m-open}"
    assert made.answers == ("{minutes:x-m}", "7")
    assert filled(made, plan(made, Session(people=4, minutes=60))).answers[0].endswith(" minutes")


def test_a_method_can_come_in_at_more_places() -> None:
    """Within another and beside it, each time with ids of its own."""
    middle = whole({"id": "m", "method": "talk"}, id="middle", title="Middle")
    steps = ({"id": id, "method": name} for id, name in (("x", "middle"), ("y", "talk")))
    made = put_together(whole(*steps), middle, talk(phases=STEPS))
    assert ids(made) == ["x-m-open", "x-m-close", "y-open", "y-close"]


def test_a_kind_of_meeting_gets_the_steps_of_its_method() -> None:
    """Where it has none itself; so it can be planned, which it could not be without."""
    kinds = [{"id": "first", "title": "First", "method": "talk"}, {"id": "next", "title": "Next"},
             {"id": "last", "title": "Last", "method": "unknown"}]  # fmt: skip
    outer = whole({"id": "a", "meeting": "next"}, meetings=kinds)
    with pytest.raises(PlanError, match="talk"):
        plan(outer, Session(people=4, meeting="first"))
    made = put_together(outer, talk())
    assert [(p.id, p.meeting) for p in made.phases] == [
        ("a", "next"), ("first-open", "first"), ("first-close", "first"),
    ]  # fmt: skip
    assert not made.phases[1].tips
    assert [task.meeting for task in made.preparation] == ["first"]
    assert plan(made, Session(people=4, meeting="first")).slots


def test_a_method_gives_the_steps_of_its_only_meeting_or_those_of_none() -> None:
    """Of more kinds nobody can tell which is meant."""
    one = [{**STEPS[0], "meeting": "m"}]
    kinds = [{"id": "m", "title": "M"}, {"id": "n", "title": "N"}]
    outer = whole({"id": "b", "method": "talk"})
    assert ids(put_together(outer, talk(phases=one, meetings=kinds[:1]))) == ["b-open"]
    assert ids(put_together(outer, talk(phases=one, meetings=kinds))) == ["b"]
    assert ids(put_together(outer, talk(phases=[*one, STEPS[1]], meetings=kinds))) == ["b-close"]


@pytest.mark.parametrize(
    "others",
    [
        [],
        [checklist(id="talk")],
        [whole({"id": "x", "method": "talk"}, id="talk")],
        [whole({"id": "x", "method": "whole"}, id="talk")],
        [whole({"id": "x", "method": "t"}, id="talk"), whole({"id": "x", "method": "u"}, id="t"),
         whole({"id": "x", "method": "t"}, id="u")],
    ],
)  # fmt: skip
def test_a_step_stays_where_its_method_cannot_come(others: list[Any]) -> None:
    """There is none, it is no method, or it leads round."""
    outer = whole({"id": "a"}, {"id": "b", "method": "talk"})
    if any(other.id == "t" for other in others):
        assert ids(put_together(outer, *others)) == ["a", "b-x"]
    else:
        assert put_together(outer, *others) == outer


def test_a_step_stays_where_its_file_cannot_be_read(tmp_path: Path) -> None:
    """What is wrong with another file does not stop a method from being shown."""
    (tmp_path / "talk.yaml").write_text("kind: [", encoding="utf-8")
    outer = whole({"id": "b", "method": "talk"})
    assert composed(outer, Catalogue.of(tmp_path, outer)) == outer


def test_too_many_steps_do_not_come_in() -> None:
    """A method has at most 500, so one of which more would come stays as it is."""
    many = [{"id": f"s{n}", "title": "S"} for n in range(300)]
    outer = whole({"id": "a", "method": "talk"}, {"id": "b", "method": "talk"})
    assert put_together(outer, talk(phases=many)) == outer


def test_ids_that_would_be_too_long_are_cut() -> None:
    """Each stays one of its own."""
    long = "x" * 100
    steps = [{"id": long, "title": "A"}, {"id": long[1:], "title": "B"}]
    made = put_together(whole({"id": "b", "method": "talk"}), talk(phases=steps))
    assert len(set(ids(made))) == 2
    assert max(map(len, ids(made))) <= 100


def test_steps_of_a_variant_come_in_too() -> None:
    """A variant with steps of its own can name a method as the method can."""
    variant = {"id": "v", "title": "V", "phases": [{"id": "b", "title": "B", "method": "talk"}]}
    made = put_together(whole({"id": "a"}, variants=[variant]), talk())
    assert [phase.id for phase in made.variants[0].phases] == ["b-open", "b-close"]
    planned = plan(made, Session(people=4, variant="v"))
    assert planned.slots[0].phase.id == "b-open"  # type: ignore[union-attr]


def test_steps_of_another_language_are_marked() -> None:
    """What is not translated into the language of the method says which it is in."""
    outer = whole({"id": "b", "method": "talk"}, language="nl")
    made = put_together(outer, talk())
    assert isinstance(made.phases[0].title, Marked)
    assert made.phases[0].title.parts == (("B: ", ""), ("Open", "en"))
    from_where = made.phases[0].tips[0].text
    assert isinstance(from_where, Marked)
    assert ("Talk", "en") in from_where.parts


def test_what_is_shown_has_the_steps() -> None:
    """A sheet, a comparison and views that are there only because of them; JSON has not."""
    inner = talk(phases=[{**STEPS[0], "questions": ["Well?"]}])
    outer = method(id="whole", title="Whole", language="en", phases=[],
                   meetings=[{"id": "m", "title": "M", "method": "talk"}])  # fmt: skip
    catalogue = Catalogue([inner, outer])
    assert b"### 1. Open" in render(outer, catalogue=catalogue)
    assert b"Well?" in render(outer, "text", "cards", catalogue)
    assert b"Open" not in render(outer, "json", catalogue=catalogue)
    assert with_parts(compare([outer, inner]), catalogue)[0].phases
    assert with_parts(7, catalogue) == 7


def test_examples_show_how_one_method_is_a_step_of_another() -> None:
    """The example's sheet and plan have the steps of the other, in the stated ten minutes."""
    catalogue = Catalogue.of(EXAMPLES)
    made = composed(load(EXAMPLES / "teammiddag.yaml"), catalogue)  # type: ignore[arg-type]
    assert ids(made) == [
        "binnenkomen-kiezen", "binnenkomen-rondje", "kiezen", "werken", "oogst",
    ]  # fmt: skip
    assert sum(phase.time.min for phase in made.phases[:2]) == 10  # type: ignore[union-attr,misc]
    page = render(plan(made, Session(people=6, minutes=75)), "markdown", "run-sheet").decode()
    assert "Begint in Binnenkomen: Rondje" in page
    assert "{step:" not in page


def test_site_has_the_steps(tmp_path: Path) -> None:
    """Its pages show the steps of others, in every view that there is because of them."""
    inner = talk(language="nl", phases=[{**STEPS[0], "questions": ["Well?"]}])
    outer = method(id="whole", title="Whole", phases=[],
                   meetings=[{"id": "m", "title": "M", "method": "talk"}])  # fmt: skip
    for each in (inner, outer):
        (tmp_path / f"{each.id}.yaml").write_text(dump(each), encoding="utf-8")
    report = write_site(Catalogue.load(tmp_path), tmp_path / "site")
    assert not report.refused
    assert "Open" in (tmp_path / "site" / "entries" / "whole.html").read_text(encoding="utf-8")
    assert (tmp_path / "site" / "entries" / "whole.cards.html").is_file()
