"""`reflect papers`: of a meeting, of a series that is kept, with people from a file."""

from pathlib import Path

import pytest

from conftest import Run

START = ("--start", "2027-01-12 09:30")
PEOPLE = "naam;rol;registernummer;e-mail\nAn;;12;an@x.nl\nBo\nCas\nDee\nEva;begeleider;99;\n"
NOW = {"SOURCE_DATE_EPOCH": "1806537600"}  # 1 April 2027


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """A file of people, in the folder of the command."""
    file = tmp_path / "groep.csv"
    file.write_text(PEOPLE, encoding="utf-8")
    return file


@pytest.fixture
def kept(tmp_path: Path, reflect: Run) -> Path:
    """The file of a series of six meetings, of which three are over."""
    file = tmp_path / "groep.series.yaml"
    done = reflect(
        *("series", "incidentmethode", *START, "--times", "6", "--names", "An,Bo,Cas,Dee"),
        *("--name", "Noord", "-o", file.name),
        SOURCE_DATE_EPOCH="1797811200",
    )
    assert done.returncode == 0, done.stderr
    return file


def said(reflect: Run, *arguments: str, **variables: str) -> str:
    """What a command writes, which succeeds."""
    done = reflect("papers", *arguments, "--to", "markdown", **variables)
    assert done.returncode == 0, done.stderr.decode()
    return str(done.stdout.decode())


def test_papers_of_a_meeting(reflect: Run, people: Path) -> None:
    """The list and the form, with all that is known."""
    page = said(
        reflect, "incidentmethode", *START, "--names", people.name, "--location", "Zaal 3",
        "--name", "Noord",
    )  # fmt: skip
    for text in ("Noord", "Zaal 3", "dinsdag 12 januari 2027", "Eva (99)", "| An | 12 |"):
        assert text in page
    assert "an@x.nl" not in page
    assert "Verklaring" not in page


@pytest.mark.parametrize("view", ["attendance", "report", "statement"])
def test_each_paper_by_itself(reflect: Run, people: Path, view: str) -> None:
    """A view is one of them."""
    page = said(reflect, "incidentmethode", *START, "--names", people.name, "--view", view)
    titles = {"attendance": "Presentielijst", "report": "Verslag", "statement": "Verklaring"}
    assert page.startswith(f"# {titles[view]}")


@pytest.mark.parametrize("asked", [["groep.series.yaml"], ["--series", "groep.series.yaml"]])
def test_a_statement_counts_what_is_over(reflect: Run, kept: Path, asked: list[str]) -> None:
    """Of a series by its file, up to today, with the numbers of its people."""
    people = kept.with_name("groep.csv")
    people.write_text(PEOPLE, encoding="utf-8")
    before = kept.read_bytes()
    page = said(reflect, *asked, "--names", people.name, "--view", "statement", **NOW)
    assert kept.read_bytes() == before
    assert page.count("3 bijeenkomsten, 3 uur") == 4
    assert "1 april 2027" in page
    assert "**Registernummer:** 12" in page


def test_days_choose_the_meetings_of_a_series(reflect: Run, kept: Path) -> None:
    """`--since` and `--until` take one meeting for tonight."""
    page = said(
        reflect, kept.name, "--view", "attendance", "--since", "2027-02-09", "--until", "9-2-2027"
    )
    assert page.startswith("# Presentielijst")
    assert "9 februari 2027" in page
    assert "12 januari" not in page


def test_nothing_of_people_is_kept(reflect: Run, people: Path, tmp_path: Path) -> None:
    """Only names go into the file of a series; numbers and addresses stay where they are."""
    done = reflect(
        *("series", "incidentmethode", *START, "--times", "2", "--names", people.name),
        *("-o", "nieuw.series.yaml"),
    )
    assert done.returncode == 0, done.stderr
    written = (tmp_path / "nieuw.series.yaml").read_text(encoding="utf-8")
    assert "Bo" in written
    assert "an@x.nl" not in written
    assert "Eva" not in written.split("names")[1].split("\n")[0]


def test_who_is_not_in_the_series_is_told_of(reflect: Run, kept: Path) -> None:
    """A name that differs from that in the series would get no papers without a word."""
    done = reflect("papers", kept.name, "--names", "An,Bo,Cas,Dee,Anna", "--to", "text")
    assert done.returncode == 0
    assert b"Anna is not in the series" in done.stderr
    assert b"Bo is not" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "give a method, or the file of a series"),
        (["groep.series.yaml", "--minutes", "60"], "so --minutes cannot be given"),
        (["groep.series.yaml", "--skip", "x"], "so --skip cannot be given"),
        (["kom", "groep.series.yaml"], "is a series already; give it alone"),
        (["kom", "--series", "groep.series.yaml"], "is a series already; give it alone"),
        (["incidentmethode", "--register", "kom"], "kom is a method, and no register"),
        (["incidentmethode", "--names", "weg.csv"], "cannot read weg.csv"),
        (["incidentmethode", "--register", "vit", "--to", "csv"], "--register is for a page"),
    ],
)
def test_what_cannot_be_is_refused(
    reflect: Run, kept: Path, arguments: list[str], message: str
) -> None:
    """With what to do, and nothing written."""
    done = reflect("papers", *arguments)
    assert done.returncode == 2
    assert message in done.stderr.decode()
    assert done.stdout == b""


def test_a_register_says_what_it_wants_to_see(reflect: Run, people: Path) -> None:
    """And what of that is still to fill in, with its source and the day on which it was read."""
    page = said(
        reflect, "incidentmethode", *START, "--names", people.name, "--register", "vit",
        "--register", "fgzpt",
    )  # fmt: skip
    assert "VIT" in page
    assert "26 november 2026" in page
    assert "Het register beslist zelf" in page


def test_papers_open_in_word_and_as_pdf(reflect: Run, people: Path, tmp_path: Path) -> None:
    """The name of the file says how."""
    for suffix, start in (("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!DOCTYPE html>")):
        file = tmp_path / f"p.{suffix}"
        done = reflect("papers", "incidentmethode", *START, "--names", people.name, "-o", file.name)
        assert done.returncode == 0, done.stderr
        assert file.read_bytes().lower().startswith(start.lower())


def test_attendance_is_a_table_too(reflect: Run, kept: Path) -> None:
    """A row for each meeting and each person, with ISO dates and minutes as numbers."""
    people = kept.with_name("groep.csv")
    people.write_text(PEOPLE, encoding="utf-8")
    done = reflect(
        "papers", kept.name, "--names", people.name, "--to", "csv", "--until", "1-2-2027"
    )
    lines = done.stdout.decode().splitlines()
    assert lines[0] == (
        'Groep,Datum,Begin,Einde,"Minuten, zonder pauzes",Leiding,Naam,Registernummer,Was er'
    )
    assert lines[1] == "Noord,2027-01-12,09:30,10:30,60,Eva,An,12,"
    assert len(lines) == 5
