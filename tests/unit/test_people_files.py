"""The people of a group from a small spreadsheet: what is read, and what is wrong with it."""

import io
from typing import Any

import openpyxl
import pytest

from reflectlib import (
    CannotReadError,
    InvalidEntryError,
    MissingExtraError,
    Person,
    PlanError,
    read_people,
)
from reflectlib.papers import people as reading

HEAD = "naam;rol;registernummer;e-mail\n"


def book(*rows: tuple[object, ...]) -> bytes:
    """A workbook of these rows."""
    made = openpyxl.Workbook()
    for row in rows:
        made.worksheets[0].append(list(row))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def faults(content: bytes, name: str = "groep.csv") -> list[str]:
    """What is said of a file that is refused: each without its hint."""
    with pytest.raises(InvalidEntryError) as raised:
        read_people(content, name)
    return [each.in_words("en").split("\n")[0] for each in raised.value.report]


def test_each_column_is_read() -> None:
    """A line is somebody with a name, a role, a number and an address."""
    found, report = read_people(f"{HEAD}An;begeleider;12;an@x.nl\nBo;;;\n".encode(), "groep.csv")
    assert found == (Person("An", "begeleider", "12", "an@x.nl"), Person("Bo"))
    assert not report


@pytest.mark.parametrize(
    "text",
    [
        "naam,rol\nAn,coach\n",
        "Rol;Naam\ncoach;An\n",
        "name\trole\r\nAn\tcoach\r\n",
        "sep=;\nnaam;rol\n\nAn;coach\n",
        "\ufeffNAAM;ROL\n An ;  coach \n;\n",
        'naam,rol\n"An","coach"\n',
        "naam;rol\nAn;coach",
    ],
)
def test_a_spreadsheet_is_read_as_it_was_saved(text: str) -> None:
    """Signs between cells, columns in any order, capitals, spaces and empty lines are as good."""
    assert read_people(text.encode(), "groep.csv")[0] == (Person("An", "coach"),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_letters_of_older_spreadsheets_are_read(encoding: str) -> None:
    """What Windows and Excel write is read, with its accents."""
    assert read_people("naam\nZoë\n".encode(encoding), "groep.csv")[0] == (Person("Zoë"),)


def test_a_workbook_is_read_by_its_first_sheet() -> None:
    """Numbers are read as they are written, and empty rows are no people."""
    content = book(("naam", "registernummer"), ("An", 1234), (None, None), ("Bo", None))
    assert read_people(content, "Groep.XLSX")[0] == (Person("An", number="1234"), Person("Bo"))


def test_a_name_keeps_the_comma_within_its_quotes() -> None:
    """A name in quotes is one cell."""
    assert read_people(b'naam,rol\n"Vries, An de",\n', "a.csv")[0] == (Person("Vries, An de"),)


def test_what_is_wrong_is_said_once_with_its_place() -> None:
    """Each mistake has its line and its column."""
    text = f"{HEAD}An;;;\n;coach;;\nAn;;;\nBo;;;geen adres\nCas;;;;nog iets\n{'x' * 400};;;\n"
    assert faults(text.encode()) == [
        "groep.csv:3:1: error[RFL102] name: there is no name on this line",
        "groep.csv:4:1: error[RFL202] name: “An” is on line 2 already",
        "groep.csv:5:4: error[RFL104] email: “geen adres” is no e-mail address",
        "groep.csv:6:5: error[RFL104] more cells stand here than there are columns on the first "
        "line",
        f"groep.csv:7:1: error[RFL104] name: “{'x' * 40}…” is too long, or has signs that nobody "
        "sees",
    ]


def test_a_column_that_is_there_twice_is_refused() -> None:
    """Which of the two would be meant cannot be known."""
    assert faults(b"naam;name\nAn;Bo\n") == [
        "groep.csv:1:2: error[RFL202] column “name” is there twice"
    ]


@pytest.mark.parametrize("text", ["An\nBo\n", "rol;nummer\ncoach;1\n"])
def test_without_a_column_of_names_only_that_is_said(text: str) -> None:
    """What else is on the first line is then no help."""
    assert faults(text.encode()) == ["groep.csv:1:1: error[RFL102] no column has the names"]


def test_a_column_that_is_not_read_is_told_of() -> None:
    """What is not read is said, and what it may have been meant to be."""
    found, report = read_people(b"naam;telefoon;registernumer;\nAn;06;12;\n", "groep.csv")
    assert found == (Person("An"),)
    assert [each.in_words("en") for each in report] == [
        "groep.csv:1:2: warning[RFL101] column “telefoon” is not read",
        "groep.csv:1:3: warning[RFL101] column “registernumer” is not read\n"
        "  hint: Did you mean registernummer?",
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "naam\n", "sep=;\n", "naam;rol\n;\n"])
def test_a_file_that_names_nobody_is_refused(text: str) -> None:
    """An empty list is a mistake."""
    with pytest.raises(CannotReadError, match="names nobody"):
        read_people(text.encode(), "groep.csv")


def test_quotes_that_stay_open_are_refused_with_their_line() -> None:
    """The line is that on which the row starts."""
    with pytest.raises(CannotReadError, match="from line 3 on: a quote"):
        read_people(b'naam\nAn\n"Bo\nCas\n', "groep.csv")


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"\xff\xfe\x00", "a.csv"), (b"PK\x03\x04 no", "a.xlsx"), (b"", "a.xlsx"), (b"\x81", "a.csv")],
)
def test_what_is_no_spreadsheet_is_refused(content: bytes, name: str) -> None:
    """It is said what to do, and no program fails on it."""
    with pytest.raises(CannotReadError, match=r"save it from your spreadsheet as \.xlsx or \.csv"):
        read_people(content, name)


def test_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file has a size, and so has what a workbook unpacks to; and a group has its people."""
    monkeypatch.setattr(reading, "MOST_BYTES", 20_000)
    with pytest.raises(CannotReadError, match="room for 20 KB"):
        read_people(b"naam\n" + b"x" * 20_000, "a.csv")
    monkeypatch.setattr(reading, "MOST_UNPACKED", 1000)
    with pytest.raises(CannotReadError, match="too large"):
        read_people(book(("naam",), ("An",)), "a.xlsx")
    monkeypatch.setattr(reading, "MOST_PEOPLE", 2)
    with pytest.raises(PlanError):
        read_people(b"naam\nA\nB\nC\n", "a.csv")


def test_a_workbook_without_its_reader_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It can be saved as CSV as well, which needs nothing."""
    monkeypatch.setattr(reading, "find_spec", lambda _name: None)
    with pytest.raises(MissingExtraError, match=r"reflectlib\[office\]"):
        read_people(book(("naam",), ("An",)), "a.xlsx")


@pytest.mark.parametrize("name", ["", "  ", "a\x00b", "x" * 400, None])
def test_a_person_has_a_name(name: Any) -> None:
    """What cannot be a name is refused."""
    with pytest.raises(PlanError):
        Person(name)
