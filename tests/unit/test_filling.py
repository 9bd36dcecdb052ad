"""References to steps in texts: what stands there instead, and where."""

from datetime import UTC, datetime
from typing import Any

import pytest

from builders import method
from reflectlib import (
    Catalogue,
    Filter,
    Method,
    Plan,
    Session,
    assess,
    compare,
    data_of,
    effort,
    filled,
    plan,
    render,
    series,
    unstructure,
)
from reflectlib.filling import refers
from reflectlib.message import Marked
from reflectlib.planning.series import Timetable
from reflectlib.quality.assessing import framework_of
from reflectlib.shown import as_shown
from reflectlib.translated import in_language

NONE = Catalogue([])


def small(language: str = "en", *texts: str, **fields: Any) -> Method:
    """A method of two steps, of which the first says these texts."""
    first = {"id": "start", "title": "Check in", "time": 10, "instructions": list(texts)}
    last = {"id": "end", "title": "Look back", "time": {"min": 5, "max": 10}}
    made: Method = method(**{"language": language, "phases": [first, last], **fields})
    return made


def said(text: str, **step: Any) -> str:
    """What becomes of a text, where the last step is as given."""
    last = {"id": "end", "title": "Look back", **step}
    made = filled(method(language="en", summary=text, phases=[last]))
    return made.summary


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (15, "15 minutes"),
        (1, "1 minute"),
        (90, "90 minutes"),
        ({"min": 10, "max": 15}, "10–15 minutes"),
        ({"min": 10}, "at least 10 minutes"),
        ({"max": 15}, "at most 15 minutes"),
        ({"minutes": 5, "per": "participant"}, "5 minutes per participant"),
        ({"minutes": 1, "per": "group"}, "1 minute per group"),
        ({"min": 14, "max": 14, "about": True}, "about 14 minutes"),
        (None, "the time that there is"),
    ],
)
def test_minutes_without_a_plan_are_those_stated(time: Any, words: str) -> None:
    """They are said in full, as somebody says them, whatever the step states."""
    step = {"time": time} if time else {}
    assert said("Take {minutes:end}.", **step) == f"Take {words}."


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("In {step:end}, then {step:end}.", "In Look back, then Look back."),
        ("{step:other} and {minutes:other}", "{step:other} and {minutes:other}"),
        ("{step:END} {x} {{ {time:end}", "{step:END} {x} {{ {time:end}"),
    ],
)
def test_only_references_to_known_steps_are_filled_in(text: str, made: str) -> None:
    """Whatever else stands in braces stays as it is."""
    assert said(text) == made


def test_a_text_that_would_get_too_long_stays() -> None:
    """What cannot stand there is not put there, so that an entry stays one."""
    text = "x" * 9990 + "{step:end}"
    assert said(text, title="A title of more than ten characters") == text


def test_titles_of_steps_are_not_filled_in() -> None:
    """A title that refers would go round; it is what others get."""
    step = {"id": "end", "title": "After {step:end}\n", "setting": "As in {step:end}, seated"}
    made = filled(method(phases=[step], goals=["{step:end}!"]))
    assert made.phases[0].title == "After {step:end}\n"
    assert made.phases[0].setting == "As in After {step:end}, seated"
    assert made.goals == ("After {step:end}!",)


def test_what_refers_to_nothing_is_itself() -> None:
    """No copy is made of a method in which nothing is to be filled in."""
    entry = small("en", "Nothing.")
    assert not refers(entry)
    assert filled(entry) is entry
    assert as_shown(entry, NONE) is entry
    planned = plan(entry, Session(people=4))
    assert as_shown(planned, NONE) is planned
    assert as_shown(compare([entry]), NONE)[0] is entry


def test_a_variant_has_its_own_steps_before_those_of_the_method() -> None:
    """Its texts name the steps that it has; the method can name them where it has no such step."""
    step = {"id": "end", "title": "Short end", "instructions": ["{step:end}, not {step:start}"]}
    only = {"id": "only", "title": "Only here"}
    variant = {"id": "short", "title": "Short", "summary": "{step:end}", "phases": [step, only]}
    made = filled(small("en", "{step:end} {step:only}", variants=[variant]))
    assert made.phases[0].instructions[0].text == "Look back Only here"
    assert made.variants[0].summary == "Short end"
    assert made.variants[0].phases[0].instructions[0].text == "Short end, not Check in"


def test_minutes_of_a_plan_are_those_of_the_first_slot() -> None:
    """What is planned comes before what is stated; what has no slot says what is stated."""
    entry = small("en", "{minutes:start} and {minutes:end}")
    planned = plan(entry, Session(people=4, minutes=30))
    minutes = {slot.phase.id: slot.minutes for slot in planned.slots if slot.phase}
    made = filled(entry, planned)
    expected = f"{minutes['start']} minutes and {minutes['end']} minutes"
    assert minutes["start"] != 10
    assert made.phases[0].instructions[0].text == expected
    assert filled(entry).phases[0].instructions[0].text == "10 minutes and 5–10 minutes"
    longer = plan(entry, Session(people=4, minutes=60))
    assert filled(entry, longer) == filled(entry, plan(entry, Session(people=4, minutes=30)))
    assert longer.slots[-1].phase is None
    again = as_shown(planned, NONE)
    assert again.method == made
    assert [slot.phase for slot in again.slots if slot.phase] == list(made.phases)


def planned_with(texts: list[str]) -> Plan:
    """A plan with references in whatever a view shows of it."""
    entry = small(
        "en", *texts,
        materials=["A clock for {minutes:start}"],
        preparation=[{"task": "Read {step:end}", "role": "inbrenger"}],
        answers=["See {step:start}"],
        worksheets=[{"id": "w", "title": "W", "text": "In {step:end}", "columns": ["{step:end}"]}],
        roles=[{"id": "observator", "title": "Observer", "tasks": ["Watch {step:start}"]}],
    )  # fmt: skip
    start = datetime(2027, 1, 12, 9, 30, tzinfo=UTC)
    return plan(entry, Session(people=4, minutes=30, start=start))


def test_every_view_of_a_plan_says_what_is_planned() -> None:
    """Agenda, run sheet, calendar and clock: nothing of them holds a reference."""
    planned = planned_with(["Take {minutes:start}"])
    (first,) = [s.minutes for s in planned.slots if s.phase and s.phase.id == "start"]
    for view, to in (("run-sheet", "html"), ("run-sheet", "markdown")):
        page = render(planned, to, view).decode()  # type: ignore[arg-type]
        assert f"Take {first} minutes" in page
        assert "{step:" not in page
    calendar = render(planned, "ical", phases=True).decode()
    assert f"Take {first} minutes" in calendar
    for to in ("json", "csv", "text"):
        assert b"{" not in render(planned, to) or to == "json"  # type: ignore[arg-type]


def test_steps_and_kinds_of_meeting_that_a_plan_holds_are_filled_in() -> None:
    """Also where a step is not one of the method itself, as in a plan that a program changed."""
    import attrs

    phase = {"id": "start", "title": "Start", "meeting": "one", "time": 10,
             "tips": ["{minutes:start}"]}  # fmt: skip
    kind = {"id": "one", "title": "One", "goals": ["{step:start}"]}
    other = {"id": "two", "title": "Two"}
    entry = method(language="en", phases=[phase], meetings=[kind, other])
    planned = plan(entry, Session(people=4, minutes=20, meeting="one"))
    own = attrs.evolve(planned.slots[0], phase=attrs.evolve(entry.phases[0], turn=1))
    made = as_shown(attrs.evolve(planned, slots=(own, *planned.slots[1:])), NONE)
    assert made.meeting.goals == ("Start",)
    assert made.slots[0].phase.tips[0].text == f"{own.minutes} minutes"
    assert made.slots[0].phase.turn == 1


def test_each_meeting_of_a_series_has_its_own_minutes() -> None:
    """The tasks before it say them too, also as data."""
    tasks = [{"task": "Set a clock to {minutes:start}", "role": "inbrenger"}]
    entry = small("en", "Go", preparation=tasks)
    start = datetime(2027, 1, 12, 9, 30, tzinfo=UTC)
    laid_out = series(entry, Session(people=4, minutes=30, start=start), Timetable(times=2))
    (first,) = {
        slot.minutes
        for meeting in laid_out.meetings
        for slot in meeting.plan.slots
        if slot.phase and slot.phase.id == "start"
    }
    data = data_of(laid_out)
    assert {due["task"] for meeting in data["meetings"] for due in meeting["due"]} == {
        f"Set a clock to {first} minutes"
    }
    assert b"{minutes" not in render(laid_out)


def test_reckoning_names_steps() -> None:
    """What the hours go to is said with the titles of steps."""
    tasks = [{"task": "Read {step:end}", "role": "inbrenger", "minutes": 30}]
    spent = [{"role": "coach", "minutes": 60, "per": "week", "purpose": "For {step:start}"}]
    page = render(effort(small("en", preparation=tasks, effort=spent))).decode()
    assert "Read Look back" in page
    assert "For Check in" in page


def test_quality_is_looked_for_in_what_people_read() -> None:
    """A passage names a step as a sheet does."""
    entry = small("nl", "Kijk terug op {step:start}: wat leer je hiervan?")
    found = assess(entry, framework_of(Catalogue.bundled()))
    passages = [p.text for each in found for aspect in each.aspects for p in aspect.passages]
    assert not [text for text in passages if "{step" in text]
    assert [text for text in passages if "Check in" in text]


def test_data_of_an_entry_is_its_definition() -> None:
    """In a file and in JSON the references stay; beside others an entry is for people."""
    entry = small("en", "{step:end}", summary="{step:end}")
    assert data_of(entry) == unstructure(entry)
    assert b"{step:end}" in render(entry, "json")
    assert b"{step:end}" not in render(entry, "jsonld")
    assert b"{step:end}" not in render(compare([entry, entry]))
    assert as_shown(42, NONE) == 42


def test_translation_comes_first() -> None:
    """What is not translated keeps its language, and what is filled in there is said in that."""
    entry = small("nl", "In {step:end}: {minutes:end}.")
    shown = as_shown(entry, NONE, "en")
    text = shown.phases[0].instructions[0].text
    assert isinstance(text, Marked)
    assert {language for _text, language in text.parts} == {"nl"}
    assert text.startswith("In Look back: 5–10 ")
    half = filled(in_language(entry, "en", NONE))
    assert half.phases[0].instructions[0].text == text


def test_minutes_in_a_language_that_we_do_not_speak_are_english() -> None:
    """They are marked as that, so that they are read aloud as they are written."""
    text = filled(small("ja", "{step:start}: {minutes:start}")).phases[0].instructions[0].text
    assert isinstance(text, Marked)
    assert text.parts == (("Check in: ", ""), ("10 minutes", "en"))
    shown = as_shown(small("ja", "{minutes:start}"), NONE, "ko").phases[0].instructions[0].text
    assert shown.parts == (("10 minutes", "en"),)


def test_a_list_fills_in_what_it_shows() -> None:
    """The summary of what is found names the step; an entry without references stays itself."""
    step = {"id": "ronde", "title": "Ronde"}
    refers = method(summary="Alles draait om {step:ronde}.", phases=[step])
    plain = method(id="kaal", phases=[step | {"tips": ["Doe {step:ronde}."]}])
    found = Filter(form="oefening").apply([refers, plain])
    assert data_of(found)[0]["summary"] == "Alles draait om Ronde."
    shown = as_shown(found, NONE)
    assert [match.entry is plain for match in shown] == [False, True]
