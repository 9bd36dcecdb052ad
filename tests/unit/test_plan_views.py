"""Plans, series and hours as pages, as data and as appointments."""

import csv
import io
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest

from builders import ends, method
from reflectlib import (
    Catalogue,
    Method,
    Plan,
    PlanError,
    Range,
    Remark,
    Session,
    Timetable,
    data_of,
    effort,
    plan,
    render,
    series,
)
from reflectlib.language.words import Words
from reflectlib.page import (
    OURS,
    Chips,
    Heading,
    Items,
    ListItem,
    Notice,
    Outline,
    Page,
    PageBreak,
    Paragraph,
    Table,
    TimeBar,
)
from reflectlib.rendering import make_page
from reflectlib.views import agenda
from reflectlib.views.calendar import plan_calendar, series_calendar

NONE = Catalogue([])
START = datetime(2026, 12, 3, 13, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
LOOP = method(
    id="kring",
    title="Kring",
    cases={"max": 2},
    phases=[
        {
            "id": "a",
            "title": "Begin",
            "time": 5,
            "grouping": {"size": 2},
            "lead": "gespreksleider",
            "instructions": ["Ga zitten.", "Kijk rond."],
        },
        {"id": "b", "title": "Casus", "time": 60, "repeat": "case"},
        {"id": "c", "title": "Slot", "time": 10, "basis": "estimate"},
    ],
)


def planned(entry: Method = LOOP, **asked: Any) -> Plan:
    return plan(entry, Session(**{"people": 7, "cases": 2, "start": START} | asked))


def of(kind: type, page: Page) -> list[Any]:
    return [block for block in page.blocks if isinstance(block, kind)]


def test_agenda_has_clock_times_and_all_that_a_leader_needs() -> None:
    """Each slot has its times, its case, its groups, who leads, and where its time is from."""
    page = make_page(planned(minutes=145))
    assert page.title == "Agenda: Kring"
    assert [chip.text for chip in of(Chips, page)[0].chips] == [
        "donderdag 3 december 2026, 13.00–15.25",
        "145 min",
        "7 mensen",
        "2 casussen",
    ]
    (table,) = of(Table, page)
    assert table.header == ("Tijd", "Duur", "Stap", "Casus", "Groepen", "Leiding", "De tijd")
    assert table.to_write == ("Echte tijd", "Aantekeningen")
    lead = "Gespreksleider"
    assert table.rows == (
        ("13.00–13.05", "5 min", "Begin", "", "2+2+3", lead, ""),
        ("13.05–14.00", "55 min", "Casus", "1", "", "", "korter; de bron noemt 60 min"),
        ("14.00–14.15", "15 min", "Pauze", "", "", "", ""),
        ("14.15–15.10", "55 min", "Casus", "2", "", "", "korter; de bron noemt 60 min"),
        ("15.10–15.20", "± 10 min", "Slot", "", "", "", ""),
        ("15.20–15.25", "5 min", "Tijd over", "", "", "", ""),
    )
    (note,) = [block for block in of(Paragraph, page) if "±" in block.text]
    assert page.blocks.index(note) == page.blocks.index(table) + 1
    rows = list(csv.reader(io.StringIO(render(planned(minutes=145), "csv").decode())))
    assert (rows[5][3], rows[5][-1]) == ("10", "± geschat door ons")


def test_whoever_leads_most_is_named_once() -> None:
    """Who leads every step stands above; a row names only another, and never leaves open who."""
    steps = [{"id": id, "title": id, "time": 10, "lead": "gespreksleider"} for id in "abc"]
    entry = method(phases=[*steps, {"id": "d", "title": "d", "time": 5, "lead": "trainer"}])
    page = make_page(plan(entry, Session(people=4)))
    assert (
        of(Chips, page)[0].chips[-1].text
        == "leiding: Gespreksleider, tenzij er iemand anders staat"
    )
    (table,) = of(Table, page)
    at = table.header.index("Leiding")
    assert [row[at] for row in table.rows] == ["", "", "", "Trainer"]
    entry = method(phases=[*steps, {"id": "d", "title": "d", "time": 5}])
    (table,) = of(Table, make_page(plan(entry, Session(people=4))))
    assert [row[-1] for row in table.rows] == [*["Gespreksleider"] * 3, ""]


def test_run_sheet_is_led_from_page_one() -> None:
    """Before the page break stands all that is done in its order, with breaks and clock times."""
    page = make_page(planned(minutes=145), "run-sheet")
    (outline,) = of(Outline, page)
    assert page.blocks.index(outline) < page.blocks.index(of(PageBreak, page)[0])
    assert [(step.clock, step.number, step.title) for step in outline.steps] == [
        ("13.00–13.05", "1", "Begin"),
        ("13.05–14.00", "2", "Casus"),
        ("14.00–14.15", "", "Pauze"),
        ("14.15–15.10", "2", "Casus"),
        ("15.10–15.20", "3", "Slot"),
        ("15.20–15.25", "", "Tijd over"),
    ]
    assert outline.steps[0].todo == "Ga zitten. Kijk rond."
    assert outline.steps[3].aside == "casus 2 · korter; de bron noemt 60 min"
    (bar,) = of(TimeBar, page)
    assert [(piece.minutes, piece.number) for piece in bar.pieces] == [
        (5, "1"),
        (55, "2"),
        (15, ""),
        (55, "2"),
        (10, "3"),
        (5, ""),
    ]


def test_step_in_full_says_when_each_case_has_it() -> None:
    """Beside a step stand the times of the clock, of the second case as well."""
    page = make_page(planned(minutes=145), "run-sheet")
    asides = {h.text.rstrip(OURS): h.aside for h in of(Heading, page) if h.level == 3}
    assert asides["1. Begin"].startswith("13.00–13.05 · ")
    assert asides["2. Casus"].startswith("casus 1 13.05–14.00, casus 2 14.15–15.10 · ")


def test_many_rounds_of_a_step_are_said_from_when_until_when() -> None:
    """Of more rounds than anybody reads beside a title, the first and the last time stand there."""
    entry = method(phases=[{"id": "a", "title": "A", "time": 5, "repeat": {"times": 8}}])
    page = make_page(plan(entry, Session(people=4, start=START)), "run-sheet")
    (aside,) = [h.aside for h in of(Heading, page) if h.anchor == "step-a"]
    assert aside.startswith("13.00–13.40, 8 keer · ")


def test_plan_for_the_wall_has_steps_with_their_times() -> None:
    """Large, with breaks and cases, and with nothing that is only for whoever leads."""
    page = make_page(planned(minutes=145), "flipchart")
    assert page.large
    (outline,) = of(Outline, page)
    assert [(step.clock, step.title) for step in outline.steps][1:4] == [
        ("13.05–14.00", "Casus (casus 1)"),
        ("14.00–14.15", "Pauze"),
        ("14.15–15.10", "Casus (casus 2)"),
    ]
    assert not any(step.time or step.aside or step.todo for step in outline.steps)


def test_agenda_without_a_start_counts_from_zero() -> None:
    """Where nobody says when, the clock starts at 0:00; empty columns are left out."""
    entry = method(
        phases=[{"id": "a", "title": "A", "time": 50}, {"id": "b", "title": "B", "time": 20}]
    )
    (table,) = of(Table, make_page(plan(entry, Session(people=3))))
    assert table.header == ("Tijd", "Duur", "Stap")
    assert table.rows == (("0:00–0:50", "50 min", "A"), ("0:50–1:10", "20 min", "B"))


def test_agenda_says_what_was_stretched_left_and_assumed() -> None:
    """A longer slot names the stated time, time left is a slot, and a guess is said."""
    entry = method(phases=[{"id": "a", "title": "A", "time": 10}])
    page = make_page(plan(entry, Session(minutes=25)))
    assert [row[2:] for row in of(Table, page)[0].rows] == [
        ("A", "langer; de bron noemt 10 min"),
        ("Tijd over", ""),
    ]
    assert of(Notice, page) == [Notice("Er staat niet met hoeveel mensen. Hier zijn het er 6.")]
    found = planned(method(), cases=1, start=None)
    assert of(Table, make_page(found))[0].rows[0][-1] == "verdeeld, geen tijd bekend"


@pytest.mark.parametrize(
    ("remark", "text"),
    [
        (
            Remark("people_outside", 6, Range(max=5)),
            "De methode is voor hoogstens 5 mensen, niet voor 6.",
        ),
        (
            Remark("cases_outside", 3, Range(min=1, max=2)),
            "De methode is voor 1–2 casussen, niet voor 3.",
        ),
        (
            Remark("groups_uneven", 5),
            "Met 5 mensen kun je de groepen niet maken zoals de methode ze bedoelt.",
        ),
        (
            Remark("duration_differs", 80, Range(min=90, max=90)),
            "De bron noemt 90 min; dit plan duurt 80 min.",
        ),
        (
            Remark("fewer_meetings", 3, Range(min=5, max=5)),
            "Er passen 3 bijeenkomsten; bedoeld zijn er 5.",
        ),
        (Remark("every_assumed", 4), "De bron zegt niet hoe vaak. Hier staat elke 4 weken."),
    ],
)
def test_remarks_in_words(remark: Remark, text: str) -> None:
    """What departs from the method is said in a sentence."""
    assert list(agenda.notes((remark,), Words("nl"))) == [Notice(text)]


def test_agenda_of_a_meeting_is_called_after_it() -> None:
    """The agenda of one kind of meeting has its title, and English labels where they fit."""
    entry = method(
        language="en",
        meetings=[{"id": "m", "title": "Kick-off"}],
        phases=[{"id": "a", "title": "A", "time": 10, "meeting": "m"}],
    )
    found = plan(entry, Session(people=2, start=START))
    page = make_page(found)
    assert page.blocks[0] == Heading("Agenda: Kick-off", 1)
    assert of(Chips, page)[0].chips[0].text == "Thursday, 3 December 2026, 13:00–13:10"
    data = data_of(found)
    assert (data["meeting"], data["meeting_title"]) == ("m", "Kick-off")


def test_agenda_as_data_has_no_gaps() -> None:
    """A program gets every slot, breaks too, with ISO 8601 times that meet."""
    data = data_of(planned())
    slots = data["slots"]
    assert [slot["kind"] for slot in slots] == ["phase", "phase", "break", "phase", "phase"]
    assert all(before["end"] == after["start"] for before, after in pairwise(slots))
    assert (data["start"], data["end"]) == (slots[0]["start"], slots[-1]["end"])
    assert slots[0] == {
        "start": "2026-12-03T13:00:00+01:00",
        "end": "2026-12-03T13:05:00+01:00",
        "minutes": 5,
        "kind": "phase",
        "block": None,
        "phase": "a",
        "title": "Begin",
        "stage": None,
        "case": None,
        "round": None,
        "groups": [2, 2, 3],
        "members": [],
        "whose": [],
        "lead": "gespreksleider",
        "basis": "stated",
        "whole": 5,
        "sides": [],
    }
    assert data["blocks"] == []
    assert data["role_titles"] == {"gespreksleider": "Gespreksleider"}
    minutes = {"a": 5, "b": 60, "c": 10}
    assert data["stated_times"] == {id: ends(n, n) for id, n in minutes.items()}
    without = data_of(planned(start=None))
    assert (without["slots"][0]["start"], without["end"]) == ("00:00:00", "02:30:00")


ROTA = method(
    id="kring",
    title="Kring",
    roles=[{"id": "inbrenger", "title": "Inbrenger"}],
    frequency=[{"every": {"weeks": 2}}],
    preparation=[
        {"task": "Kies een casus.", "role": "inbrenger", "weeks_before": 1},
        {"task": "Zet koffie."},
        {"task": "Lees.", "role": "trainer"},
    ],
    phases=[{"id": "a", "title": "A", "time": 60}],
)


def test_series_shows_dates_roles_and_what_to_prepare() -> None:
    """Each meeting has its date, its times and its people, and each task its day."""
    skip = (date(2026, 12, 17), date(2026, 12, 17))
    session = Session(start=START, names=("An", "Bo"))
    made = series(ROTA, session, Timetable(times=2, skip=(skip,)))
    page = make_page(made)
    meetings, tasks = of(Table, page)
    assert meetings == Table(
        ("", "Datum", "Tijd", "Inbrenger"),
        (
            ("1", "donderdag 3 december 2026", "13.00–14.00", "An"),
            ("2", "donderdag 31 december 2026", "13.00–14.00", "Bo"),
        ),
    )
    assert of(Items, page) == [Items((ListItem("donderdag 17 december 2026", "Overgeslagen"),))]
    assert [row[1:] for row in tasks.rows] == [
        ("An (Inbrenger)", "Kies een casus.", "1"),
        ("", "Zet koffie.", "1"),
        ("Trainer", "Lees.", "1"),
        ("Bo (Inbrenger)", "Kies een casus.", "2"),
        ("", "Zet koffie.", "2"),
        ("Trainer", "Lees.", "2"),
    ]
    assert tasks.rows[0][0] == "donderdag 26 november 2026"
    data = data_of(made)
    assert data["skipped"] == ["2026-12-17"]
    assert data["role_titles"] == {"inbrenger": "Inbrenger", "trainer": "Trainer"}
    assert data["stated_times"] == {"a": ends(60, 60)}
    assert not {"role_titles", "stated_times", "title"} & data["meetings"][0].keys()
    assert data["meetings"][1]["roles"] == {"inbrenger": ["Bo"]}
    assert data["meetings"][0]["due"][0] == {
        "after": False,
        "day": "2026-11-26",
        "task": "Kies een casus.",
        "role": "inbrenger",
        "who": ["An"],
    }


def test_series_without_names_or_tasks_is_dates_alone() -> None:
    """What is not there has no heading and no column."""
    entry = method(
        meetings=[{"id": "m", "title": "Start"}],
        phases=[{"id": "a", "title": "A", "meeting": "m"}],
    )
    page = make_page(series(entry, Session(people=2, start=START), Timetable(times=1)))
    (table,) = of(Table, page)
    assert table.header == ("", "Datum", "Tijd", "Bijeenkomst")
    assert of(Items, page) == []
    assert [h.text for h in of(Heading, page)] == ["Bijeenkomsten: Rondje"]


def test_meeting_is_one_appointment_with_its_agenda() -> None:
    """The description has a line for each slot, and the id is that of the meeting."""
    made = plan_calendar(planned(), NONE)
    (event,) = made.events
    assert (made.name, made.zone, made.stamp) == (
        "Kring",
        "Europe/Amsterdam",
        datetime(1970, 1, 1, tzinfo=UTC),
    )
    assert (event.start, event.title) == (START, "Kring")
    assert event.text.split("\n") == [
        "13.00–13.05 Begin [2+2+3]",
        "13.05–14.05 Casus (casus 1)",
        "14.05–14.20 Pauze",
        "14.20–15.20 Casus (casus 2)",
        "15.20–15.30 Slot",
    ]
    assert event.uid.endswith("@reflectlib")
    assert plan_calendar(planned(), NONE) == made


def test_each_slot_may_be_an_appointment() -> None:
    """With phases, a calendar has a row of appointments, with what to do in each."""
    events = plan_calendar(planned(), NONE, phases=True).events
    assert [event.title for event in events] == [
        "Kring: Begin",
        "Kring: Casus (casus 1)",
        "Kring: Pauze",
        "Kring: Casus (casus 2)",
        "Kring: Slot",
    ]
    assert events[0].text == "Ga zitten.\nKijk rond."
    assert len({event.uid for event in events}) == 5


def test_appointments_tell_rounds_apart() -> None:
    """A step of a loop has its round in its name, and so has its line in the agenda."""
    entry = method(phases=[{"id": "a", "title": "A", "time": 5, "repeat": {"times": 2}}])
    found = plan(entry, Session(people=4, start=START, welcome=10))
    events = plan_calendar(found, NONE, phases=True).events
    names = ["Inloop", "A (ronde 1)", "A (ronde 2)"]
    assert [event.title for event in events] == [f"Rondje: {name}" for name in names]
    (whole,) = plan_calendar(found, NONE).events
    assert [line.split(" ", 1)[1] for line in whole.text.split("\n")] == names


def test_data_tells_rounds_from_cases() -> None:
    """A round of a loop of cases is a case too, of another it is not; each step has its stage."""
    steps = [
        {"id": "a", "title": "A", "repeat": "case", "stage": "advising"},
        {"id": "b", "title": "B", "repeat": {"times": 2}},
    ]
    slots = data_of(plan(method(phases=steps), Session(people=4)))["slots"]
    assert [(slot["case"], slot["round"], slot["stage"]) for slot in slots] == [
        (1, 1, "advising"),
        (None, 1, None),
        (None, 2, None),
    ]


def test_data_says_what_is_about_so_many() -> None:
    """A time that the source gives as about so many minutes says so."""
    time = {"min": 5, "max": 5, "about": True}
    found = data_of(plan(method(phases=[{"id": "a", "title": "A", "time": time}]), Session()))
    assert found["stated_times"] == {"a": ends(5, 5, about=True)}


def test_agenda_says_which_groups_are_side_by_side() -> None:
    """Where groups go through the whole beside each other, their sizes are a fact of the agenda."""
    page = make_page(plan(method(), Session(people=7, groups=2)))
    assert ListItem("3+4", "Groepen naast elkaar") in of(Items, page)[0].items
    assert data_of(plan(method(), Session(people=7, groups=2)))["groups"] == [3, 4]


def test_calendar_needs_a_start() -> None:
    """Without a day there is no appointment."""
    with pytest.raises(PlanError, match="a calendar needs a start"):
        plan_calendar(planned(start=None), NONE)


def test_meeting_of_a_series_keeps_its_id_when_it_moves() -> None:
    """A meeting is known by its number, so that moving one moves one."""
    session = Session(start=START, names=("An", "Bo"))
    stamp = datetime(2026, 1, 1, tzinfo=UTC)
    before = series_calendar(series(ROTA, session, Timetable(times=3)), NONE, stamp=stamp)
    move = {date(2026, 12, 17): date(2026, 12, 18)}
    moved = series(ROTA, session, Timetable(times=3, move=move))
    after = series_calendar(moved, NONE, stamp=stamp)
    assert [e.uid for e in before.events] == [e.uid for e in after.events]
    changed = [
        n
        for n, pair in enumerate(zip(before.events, after.events, strict=True))
        if pair[0] != pair[1]
    ]
    assert changed == [1]
    first = {START.date(): date(2026, 12, 4)}
    later = series_calendar(series(ROTA, session, Timetable(times=3, move=first)), NONE)
    assert [e.uid for e in later.events] == [e.uid for e in before.events]
    assert before.stamp == stamp
    assert before.events[0].text.startswith("Inbrenger: An\n13.00")
    named = series_calendar(moved, NONE, name="Leergroep")
    assert named.name == "Leergroep"
    assert named.events[0].uid != after.events[0].uid
    utc = series(ROTA, Session(start=datetime(2026, 12, 3, 12, tzinfo=UTC)), Timetable(times=1))
    assert series_calendar(utc, NONE).zone == "UTC"


def test_hours_are_shown_with_their_reckoning() -> None:
    """Each role has its hours, each line how they came about, and the sources stand below."""
    entry = method(
        frequency=[{"times": {"min": 4, "max": 5}, "per": "year"}],
        duration={"min": 90, "max": 120},
        effort=[
            {"role": "trainer", "minutes": 150, "per": "meeting", "purpose": "Leiden"},
            {"role": "trainer", "minutes": {"min": 60}, "per": "year"},
            {"role": "inbrenger", "minutes": {"max": 45}, "per": "case"},
        ],
        sources=[{"title": "Boek"}],
    )
    page = make_page(effort(entry, people=8))
    totals, lines = of(Table, page)
    assert totals == Table(
        ("Rol", "Per bijeenkomst", "Per jaar"),
        (
            ("Trainer", "2,5 uur", "minstens 11 uur"),
            ("Inbrenger", "hoogstens 45 min", ""),
            ("Deelnemer", "1,5–2 uur", "6–10 uur"),
            ("Deelnemer × 8", "12–16 uur", "48–80 uur"),
        ),
    )
    assert lines.rows[0] == (
        "Trainer",
        "Leiden",
        "2,5 uur per bijeenkomst × 4–5 = 10–12,5 uur",
        "de bron",
    )
    assert lines.rows[1][2] == "minstens 60 min per jaar"
    assert lines.rows[3][3] == "de duur van een bijeenkomst"
    assert of(Items, page)[0] == Items((ListItem("4–5", "Bijeenkomsten per jaar"),))
    assert of(Items, page)[1] == Items((ListItem("Boek."),))
    data = data_of(effort(entry, people=8))
    assert data["roles"]["trainer"]["per_year"] == {"min": 660.0, "max": None}
    assert data["meetings"] == {"min": 4.0, "max": 5.0}
    assert data["lines"][2]["per_year"] is None
    assert [line["times"] for line in data["lines"]] == [
        {"min": 4.0, "max": 5.0},
        {"min": 1.0, "max": 1.0},
        None,
        {"min": 4.0, "max": 5.0},
    ]
    assert data["lines"][2]["minutes"] == ends(None, 45)
    assert data["roles"]["deelnemer"]["title"] == "Deelnemer"
    assert data["together"] == {
        "people": 8,
        "per_meeting": {"min": 720.0, "max": 960.0},
        "per_year": {"min": 2880.0, "max": 4800.0},
    }
    source = dict.fromkeys(("publisher", "year", "url", "locator", "licence"))
    assert data["sources"] == [{"title": "Boek", "authors": [], **source}]
    assert data["licence"] is None


def test_hours_without_a_frequency_are_those_of_a_meeting() -> None:
    """Where nobody says how often, there is no year."""
    page = make_page(effort(method(duration={"min": 60}), people=2))
    assert of(Table, page)[0].rows == (
        ("Deelnemer", "minstens 1 uur", ""),
        ("Deelnemer × 2", "minstens 2 uur", ""),
    )
    assert of(Items, page) == []


def test_meetings_a_year_are_one_number_where_they_can_be() -> None:
    """Every two weeks is 26 times a year, and half meetings are written as they are."""
    entry = method(duration=60, frequency=[{"every": {"weeks": 8}}])
    page = make_page(effort(entry))
    assert of(Items, page)[0] == Items((ListItem("6,5", "Bijeenkomsten per jaar"),))
    assert of(Table, page)[1].rows[0][2] == "60 min per bijeenkomst × 6,5 = 6,5 uur"


def test_method_without_figures_says_so() -> None:
    """Where the source has no times, there are no empty tables."""
    page = make_page(effort(method()))
    assert page.blocks[1:] == (Notice("De bron noemt geen tijden."),)
    data = data_of(effort(method(), people=3))
    assert (data["lines"], data["roles"], data["together"], data["sources"]) == ([], {}, None, [])


def test_kinds_of_meeting_are_not_added_up() -> None:
    """Meetings of two kinds have no length together, and a year is open where one is unstated."""
    kinds = [
        {"id": "a", "title": "A", "duration": 60, "count": 1},
        {"id": "b", "title": "B", "duration": 90, "count": 2},
    ]
    page = make_page(effort(method(meetings=kinds)))
    assert of(Table, page)[0].rows == (("Deelnemer", "", "4 uur"),)
    data = data_of(effort(method(meetings=kinds)))
    assert [line["meeting"] for line in data["lines"]] == ["a", "b"]
    assert data["together"] is None
    page = make_page(effort(method(meetings=[*kinds, {"id": "c", "title": "C"}])))
    assert of(Table, page)[0].rows == (("Deelnemer", "", "minstens 4 uur"),)


@pytest.mark.parametrize(
    ("groups", "text"),
    [
        ((7,), ""),
        ((2, 2, 3), "2+2+3"),
        ((2,) * 6, "2+2+2+2+2+2"),
        ((2,) * 6 + (3,), "6 × 2 + 1 × 3"),
    ],
)
def test_groups_are_shown_in_short(groups: tuple[int, ...], text: str) -> None:
    """One group is no group, and of many only how many there are of each size."""
    entry = method(phases=[{"id": "a", "title": "A", "grouping": {"size": {"min": min(groups)}}}])
    found = plan(entry, Session(people=sum(groups)))
    slot = attrs.evolve(found.slots[0], groups=groups)
    (table,) = of(Table, make_page(attrs.evolve(found, slots=(slot,))))
    assert dict(zip(table.header, table.rows[0], strict=True)).get("Groepen", "") == text


def test_remarks_are_in_the_data() -> None:
    """A program gets what is to be known: its key, its numbers, and the words of the page."""
    (assumed,) = data_of(plan(method(), Session()))["remarks"]
    assert assumed == {
        "key": "people_assumed",
        "number": 6,
        "stated": None,
        "titles": [],
        "days": [],
        "names": [],
        "role": None,
        "of": None,
        "text": "Er staat niet met hoeveel mensen. Hier zijn het er 6.",
    }
    made = series(method(), Session(start=START), Timetable(times=1))
    data = data_of(made)
    assert data["meetings"][0]["remarks"] == [assumed]
    assert data["remarks"][0] == assumed | {
        "key": "every_assumed",
        "number": 4,
        "text": "De bron zegt niet hoe vaak. Hier staat elke 4 weken.",
    }
    said = [block.text for block in of(Notice, make_page(made))]
    assert said == [remark["text"] for remark in data["remarks"]]


@pytest.mark.parametrize(
    ("remark", "number", "stated"),
    [
        (Remark("people_outside", 6, Range(max=5)), 6, ends(None, 5)),
        (Remark("cases_outside", 3, Range(min=1, max=2)), 3, ends(1, 2)),
        (Remark("variant_steps"), None, None),
    ],
)
def test_remark_keeps_its_numbers_in_the_data(remark: Remark, number: Any, stated: Any) -> None:
    """Both ends of what is stated are there, and nothing stands for nothing."""
    found = attrs.evolve(planned(), remarks=(remark,))
    (row,) = data_of(found)["remarks"]
    assert (row["key"], row["number"], row["stated"]) == (remark.key, number, stated)


@pytest.mark.parametrize(
    ("time", "stated"),
    [
        ({"minutes": 5, "per": "participant"}, {"a": {"minutes": 5, "per": "participant"}}),
        ({"min": 5}, {"a": ends(5, None)}),
        (None, {}),
    ],
)
def test_data_says_what_is_stated_of_a_step(time: Any, stated: Any) -> None:
    """What the page says of where a time is from, a program can tell too."""
    step = {"id": "a", "title": "A"} | ({"time": time} if time else {})
    found = data_of(plan(method(phases=[step]), Session(people=3)))
    assert found["stated_times"] == stated
