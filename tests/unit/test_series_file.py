"""The file of a series that somebody has written in: each mistake is told once, with its place."""

from datetime import UTC, datetime
from pathlib import Path

import jsonschema_rs
import pytest

from builders import YAML, method
from reflectlib import (
    CannotReadError,
    Diagnostic,
    InvalidEntryError,
    Member,
    PlanError,
    Session,
    Span,
    Timetable,
    check,
    keep_series,
    load_series,
    parse_series,
    parse_with_report,
    render,
)
from reflectlib.finding import find_definitions
from reflectlib.keeping.asked import asked_of
from reflectlib.keeping.reading import identity_of, is_series, read_series
from reflectlib.reading.schema import schema
from reflectlib.reading.yaml import parse as parse_yaml
from reflectlib.zones import read_zone

START = datetime(2027, 1, 12, 9, 30, tzinfo=read_zone("Europe/Amsterdam").info)
NOW = datetime(2026, 12, 1, tzinfo=UTC)
ID = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
MEMBERS = (
    Member("Ada", leaves=datetime(2027, 2, 1).date()),  # noqa: DTZ001  # only its day
    Member("Bo", joins=datetime(2027, 1, 1).date(), away=((NOW.date(), NOW.date()),)),  # noqa: DTZ001  # as above
    Member("Cy"),
)
RONDJE = method(
    roles=[{"id": "gespreksleider", "title": "Gespreksleider"}],
    phases=[{"id": "ronde", "title": "Ronde", "time": 20, "lead": "gespreksleider"}],
    preparation=[{"task": "Lees.", "role": "gespreksleider"}],
)


def text() -> str:
    days = Timetable(
        times=3,
        every=Span(weeks=1),
        members=MEMBERS,
        skip=((datetime(2027, 2, 9).date(), datetime(2027, 2, 9).date()),),  # noqa: DTZ001  # as above
        move={datetime(2027, 1, 19).date(): datetime(2027, 1, 20).date()},  # noqa: DTZ001  # as above
    )
    session = Session(start=START, roles={"gespreksleider": ("Cy",)}, anyway=True)
    return render(keep_series(RONDJE, session, days, id=ID, now=NOW), "yaml").decode()


TEXT = text()
HEAD = len(TEXT.partition("format: 1")[0].splitlines())


def found(old: str, new: str, count: int = 1) -> tuple[Diagnostic, ...]:
    assert old in TEXT
    return tuple(read_series(TEXT.replace(old, new, count).encode(), "x.series.yaml")[1])


MISTAKES = {
    "unknown key": ("times:", "tiems:", "RFL101", "there is no key 'tiems'", "times?"),
    "Dutch key": ("members:", "leden:", "RFL101", "there is no key 'leden'", "members?"),
    "a day as people write it": (
        "leaves: 2027-02-01",
        "leaves: 1-2-2027",
        "RFL104",
        "",
        "2027-02-01",
    ),
    "days": (
        "2026-12-01",
        "1 december 2026 t/m 3 december 2026",
        "RFL104",
        "",
        "2026-12-01..2026-12-03",
    ),
    "a moment": (
        "start: 2027-01-12 09:30\n",
        "start: 12 jan 2027 9.30\n",
        "RFL104",
        "",
        "2027-01-12 09:30",
    ),
    "no day at all": ("leaves: 2027-02-01", "leaves: ooit", "RFL104", "expected a day", ""),
    "no month": ("from: 2027-01-19", "from: januari", "RFL104", "expected a day", ""),
    "no such day": (
        "leaves: 2027-02-01",
        "leaves: 2027-02-30",
        "RFL104",
        "no day '2027-02-30'",
        "calendar",
    ),
    "days upside down": ("2026-12-01", "2026-12-03..2026-12-01", "RFL205", "end before", "first"),
    "a stay upside down": (
        "joins: 2027-01-01",
        "joins: 2027-03-01, leaves: 2027-02-01",
        "RFL205",
        "end",
        "",
    ),
    "a name in a role": (
        "role: gespreksleider, names: [Cy]",
        "role: inbrenger, names: [Cyy]",
        "RFL203",
        "nobody called 'Cyy'",
        "members",
    ),
    "a member twice": ("- Cy\n", "- Cy\n  - Cy\n", "RFL202", "Cy stands twice", "apart"),
    "a zone": (
        "times:",
        "zone: Europe/Amsterdm\ntimes:",
        "RFL104",
        "no time zone",
        "Europe/Amsterdam",
    ),
    "no zone": ("times:", "zone: qqqq\ntimes:", "RFL104", "no time zone", "Europe/Amsterdam"),
    "out of order": ("start: 2027-01-20", "start: 2027-01-02", "RFL104", "not later", "order"),
    "a place twice": ("place: 2", "place: 1", "RFL202", "1 stands twice", ""),
    "a place that is none": ("place: 2", "place: 99999", "RFL104", "place 99999", "counts"),
    "an agenda": ("agenda: 1", "agenda: 9", "RFL203", "no number 9 in the list of `agendas`", ""),
    "a task": ("task: 1", "task: 9", "RFL203", "no number 9 in the list of `tasks`", ""),
    "a step": ("step: 1", "step: 9", "RFL203", "no number 9 in the list of `steps`", ""),
    "a newer format": ("format: 1", "format: 2", "RFL109", "format 2", "Update"),
    "no YAML": ("times: 3", "times: [3", "RFL002", "not closed", ""),
    "another kind": ("kind: series", "kind: serie", "RFL104", "expected series", "series?"),
    "a definition": ("kind: series", "kind: method", "RFL104", "a definition", "reflect series"),
    "no kind": ("kind: series\n", "", "RFL102", "'kind' is missing", "kind: series"),
    "a misspelt kind": ("kind: series", "kidn: series", "RFL101", "no key 'kidn'", "kind?"),
    "no id": (f"id: {ID}\n", "", "RFL102", "'id' is missing", ""),
    "another number of people": (
        "times:",
        "people: 5\ntimes:",
        "RFL104",
        "3 names for 5 people",
        "Take this line out",
    ),
    "days with a dash": (
        "2026-12-01]",
        "1-12-2026 - 2-12-2026]",
        "RFL104",
        "such as",
        "2026-12-01..2026-12-02",
    ),
    "too many cases": ("times:", "cases: 500\ntimes:", "RFL104", "cases must be", ""),
    "an hour that there is not": (
        "start: 2027-01-12 09:30\n",
        "start: 2027-03-28 02:30\n",
        "RFL104",
        "skips",
        "",
    ),
    "no such holidays": ("times:", "holidays: ja\ntimes:", "RFL104", "expected one of public", ""),
    "a step without minutes": (
        "times:",
        "changes: {set: [{step: x}]}\ntimes:",
        "RFL102",
        "minutes",
        "how many",
    ),
    "a step without a name": (
        "times:",
        "changes: {add: [{at: end}]}\ntimes:",
        "RFL102",
        "step",
        "called",
    ),
    "a key twice": ("times: 3", "times: 3\ntimes: 3", "RFL003", "twice", ""),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_once_with_what_to_do(name: str) -> None:
    """Of each mistake there is one diagnostic, with its line, and what was meant where known."""
    old, new, code, says, hint = MISTAKES[name]
    (one,) = found(old, new)
    assert (one.code, one.severity) == (code, "error")
    assert says in one.message
    assert hint in one.hint
    if new and code not in ("RFL002", "RFL003"):
        line = TEXT[: TEXT.index(old)].count("\n") + 1
        assert abs(one.line - line) <= new.count("\n")
    assert one.file == "x.series.yaml"


def test_the_text_itself_is_fine() -> None:
    """What is written is accepted by its model, its rules and its schema, with nothing to say."""
    kept, report = read_series(TEXT.encode(), "x")
    assert kept is not None
    assert not report
    assert jsonschema_rs.is_valid(schema("series-file"), parse_yaml(TEXT.encode(), "").data)
    assert asked_of(kept)[1].members == MEMBERS


def test_who_leads_can_come_from_outside() -> None:
    """A role of somebody who need not take part is anybody's, also where another had it before."""
    days = Timetable(times=2, every=Span(weeks=1), members=MEMBERS)
    session = Session(start=START, roles={"gespreksleider": ("Karin",)}, anyway=True)
    made = keep_series(RONDJE, session, days, id=ID, now=NOW)
    text = render(made, "yaml").decode()
    assert parse_series(text) == made.kept
    other = text.replace("fixed_roles:\n  - {role: gespreksleider, names: [Karin]}\n", "")
    assert other != text
    assert parse_series(other).meetings == made.kept.meetings


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [
        ("4w", "Write {weeks: 4}."),
        ("2m", "Write {months: 2}."),
        ("elke 4 weken", "Write {weeks: 4}."),
        ("maandelijks", "Write {months: 1}."),
        ("2", "Write how long, such as {weeks: 4}."),
        ("[4]", "Write how long, such as {weeks: 4}."),
        ('"2027-01-01 09:30"', "Write its keys below it: days, weeks, months, years, about."),
        ("soms", "Write its keys below it: days, weeks, months, years, about."),
    ],
)
def test_a_rhythm_that_is_written_otherwise_has_a_hint(wrong: str, hint: str) -> None:
    """As options and people write it, the time between meetings is told as a file has it."""
    (one,) = found("every: {weeks: 1}", f"every: {wrong}")
    assert (one.code, one.path, one.hint) == ("RFL103", "every", hint)


def test_a_cancelled_meeting_is_none_of_those_to_come() -> None:
    """No place is both in the series and gone."""
    meeting = TEXT[TEXT.index("  - number: 1") : TEXT.index("  - number: 2")]
    both = TEXT.replace("tasks:", f"cancelled:\n{meeting}tasks:", 1)
    (one,) = read_series(both.encode(), "x")[1]
    assert (one.code, one.path) == ("RFL202", "cancelled[0].place")


def test_an_agenda_has_something_in_it() -> None:
    """A meeting of no minutes cannot be shown."""
    start = TEXT.index("    slots:\n")
    end = TEXT.index("\n", start + 12) + 1
    (one,) = read_series((TEXT[:start] + "    slots: []\n" + TEXT[end:]).encode(), "x")[1]
    assert one.path == "agendas[0].slots"


def test_later_minor_versions_are_read_without_what_is_new() -> None:
    """A file of format 1.2 is read, with a warning that names what was left out."""
    (one,) = found("format: 1", "sfeer: rustig\nformat: 1.2")
    assert (one.code, one.severity) == ("RFL108", "warning")
    assert "sfeer" in one.message


def test_a_file_is_read_by_its_name(tmp_path: Path) -> None:
    """`load_series` gives what the file holds, or says which file it is about."""
    file = tmp_path / "groep.series.yaml"
    file.write_text(TEXT, encoding="utf-8")
    assert load_series(file) == parse_series(TEXT)
    file.write_text("", encoding="utf-8")
    with pytest.raises(InvalidEntryError) as caught:
        load_series(file)
    assert str(file) in str(caught.value)
    with pytest.raises(CannotReadError):
        load_series(tmp_path)
    with pytest.raises(InvalidEntryError):
        parse_series("kind: method\nid: x\n")


def test_a_series_is_no_definition() -> None:
    """Who gives one where a definition is wanted hears what to do with it, and nothing else."""
    entry, report = parse_with_report(TEXT, "x.series.yaml")
    assert entry is None
    (one,) = report
    assert (one.code, one.line) == ("RFL104", HEAD + 2)
    assert one.hint == "Show it with: reflect series x.series.yaml."


def test_a_folder_of_definitions_may_hold_series(tmp_path: Path) -> None:
    """They are checked as what they are, and are no entries."""
    (tmp_path / "rondje.yaml").write_text(YAML, encoding="utf-8")
    (tmp_path / "groep.series.yaml").write_text(TEXT.replace("times:", "tiems:"), encoding="utf-8")
    (tmp_path / "ander.yaml").write_text(TEXT, encoding="utf-8")
    names = {file.name for file in find_definitions(tmp_path)[0]}
    assert names == {"rondje.yaml", "ander.yaml"}
    report = check(tmp_path)
    assert [one.code for one in report.errors] == ["RFL101"]
    assert "groep.series.yaml" in report.errors[0].file
    assert not check(TEXT)


def test_a_series_is_known_by_its_name_or_its_kind() -> None:
    """A broken file that is called a series is one; others say so themselves."""
    assert is_series(b"", Path("A.Series.YAML"))
    assert is_series(TEXT.encode(), Path("x.yaml"))
    assert not is_series(YAML.encode(), Path("series.yaml"))
    assert identity_of(TEXT.encode()) == ID
    assert identity_of(YAML.encode()) is None


def test_a_number_that_no_session_has_is_an_error_of_python_too() -> None:
    """What was made without a file is held to the same."""
    kept = parse_series(TEXT)
    with pytest.raises(PlanError):
        asked_of(type(kept)(id=ID, method="x", start=kept.start, groups=101))
