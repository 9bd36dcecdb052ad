"""What stands in the tables of a plan, a series, a reckoning, a comparison and an assessment."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from builders import checklist, method, programme
from reflectlib import (
    Catalogue,
    Filter,
    Method,
    Session,
    Span,
    Timetable,
    assess,
    compare,
    composed,
    effort,
    plan,
    render,
    series,
)
from reflectlib.data.listing import COLUMNS
from reflectlib.page import OURS
from reflectlib.quality.assessing import framework_of
from reflectlib.quality.finding import Assessments
from reflectlib.sheets import Sheet
from reflectlib.views import quality_sheets, sheets
from workbooks import sheets_in

START = datetime(2027, 1, 12, 9, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
NONE = Catalogue([])
KOM: Any = Catalogue.bundled()["kom"]


def english(**fields: Any) -> Method:
    made: Method = method(language="en", **fields)
    return made


def columns(sheet: Sheet) -> dict[str, tuple[Any, ...]]:
    assert len(set(sheet.header)) == len(sheet.header)
    return dict(zip(sheet.header, zip(*sheet.rows, strict=True), strict=True))


def of_plan(entry: Method, **asked: Any) -> dict[str, tuple[Any, ...]]:
    (sheet,) = sheets.agenda(plan(entry, Session(**asked)), NONE)
    assert sheet.title == "Agenda"
    return columns(sheet)


STEPS = [
    {"id": "a", "title": "Open", "time": 5, "basis": "estimate", "lead": "host"},
    {"id": "b", "title": "Case", "time": 20, "repeat": "case"},
    {"id": "c", "title": "Turns", "time": 10, "repeat": "member", "grouping": {"size": 2}},
]
ROLES = [{"id": "inbrenger", "title": "Owner"}, {"id": "host", "title": "Host"}]


def test_agenda_has_a_type_for_each_column() -> None:
    """Days, times, minutes, cases and rounds are no texts; who does what has its own columns."""
    start = START.replace(second=30)
    made = english(phases=STEPS, roles=ROLES)
    found = of_plan(made, start=start, names=("An", "Bo", "Cy", "Di"), cases=2, break_minutes=0)
    assert found["Date"] == (date(2027, 1, 12),) * 5
    assert found["Begin"][:2] == (time(9, 30), time(9, 35))
    assert found["End"][:2] == (time(9, 35), time(9, 55))
    assert found["Minutes"] == (5, 20, 20, 10, 10)
    assert found["Step"] == ("Open", "Case", "Case", "Turns", "Turns")
    assert found["Case"] == (None, 1, 2, None, None)
    assert found["Owner"] == ("", "An", "Bo", "", "")
    assert found["Round"] == (None, None, None, 1, 2)
    assert found["Groups"] == ("", "", "", "2+2", "2+2")
    assert found["Whose turn"] == ("", "", "", "An, Bo", "Di, Cy")
    assert found["Who is with whom"][3:] == ("An, Di · Bo, Cy",) * 2
    assert found["Led by"] == ("Host", "", "", "", "")
    assert found["The time"] == ("± estimated by us", "", "", "", "")
    assert "Last day" not in found


def test_agenda_has_all_names_however_many() -> None:
    """What has no room in a table on paper has it in a cell."""
    names = tuple(f"Name of person {number}" for number in range(20))
    found = of_plan(english(phases=STEPS[2:]), names=names)
    assert all(name in found["Who is with whom"][0] for name in names)


def test_agenda_without_a_start_counts_minutes() -> None:
    """Where there is no clock, minutes from the beginning are numbers as well."""
    found = of_plan(english(phases=STEPS[:2]), people=4, break_minutes=0)
    assert (found["From minute"], found["Until minute"]) == ((0, 5), (5, 25))
    assert "Date" not in found


def test_agenda_of_a_programme_has_blocks_sides_and_days() -> None:
    """Each slot has its block and side; what lasts until another day has that day."""
    walk = english(id="walk", title="Walk", phases=STEPS[:1])
    blocks = (
        {"parallel": [{"method": "walk"}, {"method": "walk"}], "title": "Both"},
        {"method": "walk", "day": 2, "at": "09:00"},
    )
    made = composed(programme(*blocks, language="en"), Catalogue.of(walk))
    assert isinstance(made, Method)
    found = of_plan(made, people=4, start=START)
    assert found["Block"] == ("Both", "Both", "Both", "", "Walk (3)")
    assert found["Side by side"][:4] == ("", "Walk", "Walk", "")
    assert found["Last day"] == (None, None, None, date(2027, 1, 13), None)


def test_series_has_its_meetings_its_tasks_and_what_was_skipped() -> None:
    """Each is a table of its own; of a task it is said from or until which day it is done."""
    fields: dict[str, Any] = {
        "preparation": [{"task": "Read", "weeks_before": 1, "role": "inbrenger"}],
        "follow_up": [{"task": "Write"}, {"task": "Look back", "weeks_after": 2}],
        "phases": STEPS[:2],
        "roles": ROLES,
    }
    skip = ((date(2027, 1, 19), date(2027, 1, 19)),)
    timetable = Timetable(every=Span(weeks=1), times=2, skip=skip)
    made = series(english(**fields), Session(start=START, names=("An", "Bo")), timetable)
    meetings, tasks, skipped = sheets.series(made, NONE)
    found = columns(meetings)
    assert found["Number"] == (1, 2)
    assert found["Date"] == (date(2027, 1, 12), date(2027, 1, 26))
    assert (found["Begin"], found["End"]) == ((time(9, 30),) * 2, (time(9, 55),) * 2)
    assert found["Owner"] == ("An", "Bo")
    assert columns(skipped) == {"Date": (date(2027, 1, 19),)}
    rows = [row for row in tasks.rows if row[-1] == 1]
    assert tasks.header == ("Date", "When", "Who", "What to do", "Meeting")
    assert rows == [
        (date(2027, 1, 5), "to prepare, by this day", "An (Owner)", "Read", 1),
        (date(2027, 1, 12), "afterwards, from this day on", "", "Write", 1),
        (date(2027, 1, 26), "afterwards, by this day", "", "Look back", 1),
    ]
    assert [row[0] for row in tasks.rows] == sorted(row[0] for row in tasks.rows)


def test_series_without_tasks_is_one_table() -> None:
    """There is no sheet of nothing; who is not there and which kind of meeting it is is told."""
    kinds = [{"id": "m", "title": "Talk", "frequency": [{"every": {"weeks": 1}}]}]
    steps = [{"id": "a", "title": "A", "meeting": "m", "time": 10}]
    entry = english(meetings=kinds, phases=steps)
    made = series(entry, Session(start=START, names=("An", "Bo")), Timetable(times=2))
    (meetings,) = sheets.series(made, NONE)
    assert columns(meetings)["Meeting"] == ("Talk", "Talk")


def test_effort_is_in_hours_with_two_ends() -> None:
    """The least and the most are numbers; what is not known is left open, and nothing is lost."""
    items = [
        {"role": "host", "minutes": {"min": 60, "max": 90}, "per": "meeting", "purpose": "Lead"},
        {"role": "owner", "minutes": {"min": 50, "about": True}, "per": "case"},
    ]
    fields = {"frequency": [{"every": {"weeks": 2}}], "duration": 60, "effort": items}
    hours, lines = sheets.effort(effort(english(**fields), 3), NONE)
    found = columns(hours)
    assert found["Role"] == ("host", "owner", "Participant", "Participant × 3")
    assert found["Hours per meeting, at least"] == (1.0, 0.8333, 1.0, 3.0)
    assert found["Hours per meeting, at most"] == (1.5, None, 1.0, 3.0)
    assert found["Hours per year, at least"] == (26.0, None, 26.0, 78.0)
    found = columns(lines)
    assert found["Minutes, at least"] == (60, 50, 60)
    assert found["Minutes, at most"] == (90, None, 60)
    assert found["How it is reckoned"][1] == "about at least 50 min per case"
    assert found["What it rests on"] == ("the source", "the source", "the length of a meeting")


def test_comparison_has_the_page_and_its_numbers() -> None:
    """The first table is that of the page; the second has people and minutes by kind of meeting."""
    kinds = [
        {
            "id": "one",
            "title": "One",
            "participants": {"min": 4},
            "duration": {"min": 60, "max": 90},
        },
        {"id": "two", "title": "Two"},
        {"id": "three", "title": "Three"},
    ]
    steps = [{"id": "a", "title": "A", "time": 10, "basis": "estimate", "meeting": "two"}]
    both = english(meetings=kinds, phases=steps, suits=[{"text": "Often", "basis": "editor"}])
    plain = english(
        title="Plain", participants={"max": 5}, phases=[{"id": "a", "title": "A", "time": 20}]
    )
    entries = compare([both, plain, checklist()])
    page, numbers = sheets.comparison(entries, NONE)
    assert page.header == ("", "Rondje", "Plain", "Rondje")
    assert ("When to choose it", f"Often{OURS}", "not stated", "not stated") in page.rows
    assert numbers.header[:2] == ("Title", "Meeting")
    assert [row[1:] for row in numbers.rows] == [
        ("One", 4, None, 60, 90, "the source"),
        ("Two", None, None, 10, 10, "the steps together, estimated by us"),
        ("", None, 5, 20, 20, "the steps together"),
    ]
    assert len(sheets.comparison(compare([checklist()]), NONE)) == 1


def test_marks_reach_a_table() -> None:
    """Where signs are asked for, a cell has them as the page does."""
    made = compare([english(suits=[{"text": "Often", "basis": "editor"}])])
    assert b"Often\xc2\xb0" not in render(made, "csv", catalogue=NONE)
    assert b"Often\xc2\xb0" in render(made, "csv", catalogue=NONE, marks=True)
    book = sheets_in(render(made, "xlsx", catalogue=NONE, marks=True))
    assert any("Often°" in row for rows in book.values() for row in rows)


def test_assessments_are_one_table() -> None:
    """A row for each statement of each method: its verdict, where it stands and what to add."""
    bundled = Catalogue.bundled()
    framework = framework_of(bundled)
    one = assess(KOM, framework)
    both = Assessments((one, assess(english(title="Other"), framework)))
    (sheet,) = quality_sheets.of_more(both, bundled)
    assert len(sheet.rows) == sum(map(len, both))
    assert {row[0] for row in sheet.rows} == {KOM.title, "Other"}
    assert [row[3] for row in sheet.rows[:2]] == ["Vraag het je team", "Gevonden"]
    assert any(row[4] and row[5] for row in sheet.rows)
    assert quality_sheets.of_one(one, bundled)[0].rows == sheet.rows[: len(one)]


def test_list_has_every_column_that_programs_know() -> None:
    """Its keys are the same in every language; numbers are numbers, and lists are words."""
    found = Filter(people=14).apply([KOM], NONE)
    (rows,) = sheets_in(render(found, "xlsx", catalogue=NONE)).values()
    assert rows[0] == COLUMNS
    row = dict(zip(rows[0], rows[1], strict=True))
    assert (row["id"], row["people_min"], row["minutes_basis"]) == ("kom", 12, "estimate")
    assert row["tags"] == (" ".join(KOM.tags) or None)


def test_series_says_where_it_is() -> None:
    """A place and a link have a column each, where they are known."""
    session = Session(start=START, location="Zaal 3", link="https://example.org/a")
    made = sheets.series(series(english(phases=STEPS[:1]), session, Timetable(times=2)), NONE)
    found = columns(made[0])
    assert found["Place"] == ("Zaal 3",) * 2
    assert found["Link"] == ("https://example.org/a",) * 2
