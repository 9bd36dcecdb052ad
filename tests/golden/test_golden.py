"""What people see: the sheets as they are. `make golden` writes them anew."""

from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

import reflectlib
from reflectlib import (
    Added,
    Catalogue,
    Changes,
    Method,
    Plan,
    Register,
    RegisterChecks,
    Session,
    Timetable,
    assess,
    changed,
    check_register,
    composed,
    effort,
    load,
    plan,
    render,
    series,
)
from reflectlib.quality.assessing import framework_of
from workbooks import readable

HERE = Path(__file__).parent
SUFFIXES = {
    "markdown": "md",
    "html": "html",
    "text": "txt",
    "json": "json",
    "jsonld": "jsonld",
}
IDS = sorted(Catalogue.bundled())


def compare(content: bytes, name: str, request: pytest.FixtureRequest) -> None:
    file = HERE / name
    if request.config.getoption("--update-golden"):
        file.write_bytes(content)
    assert content.decode() == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("id", IDS)
def test_sheet_in_markdown(id: str, catalogue: Catalogue, request: pytest.FixtureRequest) -> None:
    """Every bundled sheet is the one that was looked at."""
    compare(render(catalogue[id], catalogue=catalogue), f"{id}.md", request)


@pytest.mark.parametrize("to", ["markdown", "html", "text", "json"])
@pytest.mark.parametrize("name", ["alles", "lijst", "kader"])
def test_example_in_every_format(
    name: str, to: str, catalogue: Catalogue, request: pytest.FixtureRequest
) -> None:
    """The examples, which have every field, come out as they were looked at in each format."""
    entry = load(HERE.parent / "examples" / "valid" / f"{name}.yaml")
    content = render(entry, to, catalogue=catalogue)  # type: ignore[arg-type]
    compare(content, f"{name}.{SUFFIXES[to]}", request)


@pytest.mark.parametrize(
    ("id", "view", "to"),
    [
        ("kom", "handout", "markdown"),
        ("kom", "observer", "markdown"),
        ("kom", "cards", "text"),
        ("b1-niveau", "worksheet", "markdown"),
        ("kom", "sheet", "jsonld"),
    ],
)
def test_view(
    id: str, view: Any, to: Any, catalogue: Catalogue, request: pytest.FixtureRequest
) -> None:
    """What is handed out, and what programs read, is what was looked at."""
    content = render(catalogue[id], to, view, catalogue)
    compare(content, f"{view}-{id}.{SUFFIXES[to]}", request)


def test_check_of_a_series(catalogue: Catalogue, request: pytest.FixtureRequest) -> None:
    """What stands below the dates of a series that is held against registers."""
    method = catalogue["intervisie-probleemgericht"]
    assert isinstance(method, Method)
    made = series(method, Session(start=START, names=NAMES), Timetable(times=8))
    asked = [catalogue[id] for id in ("nvo", "nip-neurofeedback", "fgzpt", "mfn")]
    checks = (check_register(made, each) for each in asked if isinstance(each, Register))
    content = render(RegisterChecks(tuple(checks)), catalogue=catalogue)
    compare(content, "register-check.md", request)


START = datetime(2026, 12, 3, 13, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
NAMES = ("An", "Bo", "Cas", "Dee", "Eef")


def kom_plan(catalogue: Catalogue) -> Plan:
    kom = catalogue["kom"]
    assert isinstance(kom, Method)
    return plan(kom, Session(people=12, cases=2, minutes=140, start=START))


def test_run_sheet(catalogue: Catalogue, request: pytest.FixtureRequest) -> None:
    """The sheet of a planned meeting is the one that was looked at, with its clock."""
    content = render(kom_plan(catalogue), "html")
    compare(content, "agenda-kom.html", request)


@pytest.mark.parametrize("to", ["md", "txt", "csv"])
def test_agenda(to: str, catalogue: Catalogue, request: pytest.FixtureRequest) -> None:
    """An agenda is the one that was looked at, in each format."""
    format = {"md": "markdown", "txt": "text"}.get(to, to)
    content = render(kom_plan(catalogue), format, "agenda").replace(b"\r\n", b"\n")
    compare(content, f"agenda-kom.{to}", request)


def test_agenda_in_a_calendar(catalogue: Catalogue, request: pytest.FixtureRequest) -> None:
    """An appointment is the one that was looked at, with its time zone."""
    content = render(kom_plan(catalogue), "ical")
    compare(content.replace(b"\r\n", b"\n"), "agenda-kom.ics", request)


def test_series(catalogue: Catalogue, request: pytest.FixtureRequest) -> None:
    """A series is the one that was looked at."""
    method = catalogue["leergroepen-horizon"]
    assert isinstance(method, Method)
    made = series(method, Session(names=NAMES, start=START))
    compare(render(made), "series-leergroepen-horizon.md", request)


def test_workbooks(catalogue: Catalogue, request: pytest.FixtureRequest) -> None:
    """Each table in Excel is the one that was looked at, with the types of its cells."""
    kom, horizon, new = (
        catalogue[id]
        for id in ("kom", "leergroepen-horizon", "casuistiekbespreking-nieuwe-perspectieven")
    )
    assert isinstance(kom, Method)
    assert isinstance(horizon, Method)
    assert isinstance(new, Method)
    found = {
        "agenda-studiedag": programme_plan(catalogue),
        "series-leergroepen-horizon": series(horizon, Session(names=NAMES, start=START)),
        "effort-nieuwe-perspectieven": effort(new, people=8),
        "comparison": reflectlib.compare([kom, catalogue["leercoaches"]]),
        "quality-kom": assess(kom, framework_of(catalogue)),
    }
    for name, subject in found.items():
        written = readable(render(subject, "xlsx", catalogue=catalogue))
        compare(written.encode(), f"{name}.xlsx.txt", request)


def test_series_in_csv(catalogue: Catalogue, request: pytest.FixtureRequest) -> None:
    """The meetings of a series are one table."""
    method = catalogue["leergroepen-horizon"]
    assert isinstance(method, Method)
    made = series(method, Session(names=NAMES, start=START))
    content = render(made, "csv").replace(b"\r\n", b"\n")
    compare(content, "series-leergroepen-horizon.csv", request)


def test_effort(catalogue: Catalogue, request: pytest.FixtureRequest) -> None:
    """The hours are those that were looked at."""
    method = catalogue["casuistiekbespreking-nieuwe-perspectieven"]
    assert isinstance(method, Method)
    made = effort(method, people=8)
    compare(render(made), "effort-nieuwe-perspectieven.md", request)


CHANGES = Changes(
    only=("wat-werkte", "suggesties", "keuzes"),
    set={"suggesties": 15},
    add=(Added("Inchecken", "start", 10), Added("Even stil", "after suggesties", 2)),
)


@pytest.mark.parametrize(
    ("view", "to", "name"),
    [
        ("sheet", "markdown", "kom-changed.md"),
        ("handout", "markdown", "handout-kom-changed.md"),
        ("cards", "text", "cards-kom-changed.txt"),
    ],
)
def test_changed(
    view: Any, to: Any, name: str, catalogue: Catalogue, request: pytest.FixtureRequest
) -> None:
    """What is made of a method with other steps is what was looked at."""
    kom = catalogue["kom"]
    assert isinstance(kom, Method)
    compare(render(changed(kom, CHANGES), to, view, catalogue), name, request)


@pytest.mark.parametrize("view", ["sheet", "handout", "cards", "worksheet", "materials"])
def test_programme(view: Any, request: pytest.FixtureRequest) -> None:
    """What is made of a programme with one of each kind of block is what was looked at."""
    catalogue = Catalogue.of(HERE / "programme")
    to: Any = "text" if view == "cards" else "markdown"
    content = render(catalogue["afternoon"], to, view, catalogue)
    compare(content, f"programme-{view}.{SUFFIXES[to]}", request)


def test_materials_of_a_plan(request: pytest.FixtureRequest) -> None:
    """What a planned meeting needs, for how many, is what was looked at."""
    catalogue = Catalogue.of(HERE / "programme")
    afternoon = catalogue["afternoon"]
    assert isinstance(afternoon, Method)
    made = plan(composed(afternoon, catalogue), Session(people=10, start=START))
    compare(render(made, view="materials", catalogue=catalogue), "agenda-materials.md", request)


def test_agenda_of_a_changed_method(catalogue: Catalogue, request: pytest.FixtureRequest) -> None:
    """An agenda with other steps is the one that was looked at."""
    kom = catalogue["kom"]
    assert isinstance(kom, Method)
    made = plan(kom, Session(people=12, cases=2, start=START, changes=CHANGES))
    compare(render(made), "agenda-kom-changed.md", request)


PEOPLE = tuple(f"Naam {letter}" for letter in "ABCDEFGHIJKLMNOP")


def programme_plan(catalogue: Catalogue, **asked: Any) -> Plan:
    """Two days with all that a programme can have, of methods of the catalogue."""
    programme = composed(load(HERE / "studiedag.yaml"), catalogue)
    assert isinstance(programme, Method)
    start = START.replace(hour=9)
    return plan(programme, Session(**{"people": len(PEOPLE), "start": start} | asked))


@pytest.mark.parametrize("to", ["md", "txt", "csv", "html"])
def test_agenda_of_a_programme(
    to: str, catalogue: Catalogue, request: pytest.FixtureRequest
) -> None:
    """An agenda of blocks over two days is the one that was looked at, in each format."""
    format: Any = {"md": "markdown", "txt": "text"}.get(to, to)
    content = render(programme_plan(catalogue), format, "agenda").replace(b"\r\n", b"\n")
    compare(content, f"agenda-studiedag.{to}", request)


def test_run_sheet_of_a_programme(catalogue: Catalogue, request: pytest.FixtureRequest) -> None:
    """What is needed to lead a programme is what was looked at, block by block."""
    content = render(programme_plan(catalogue), "markdown", "run-sheet")
    compare(content, "run-sheet-studiedag.md", request)


def test_role_cards_of_a_programme(catalogue: Catalogue, request: pytest.FixtureRequest) -> None:
    """The cards say in which block somebody does what."""
    content = render(programme_plan(catalogue, names=PEOPLE), "text", "cards")
    compare(content, "role-cards-studiedag.txt", request)


@pytest.mark.parametrize("phases", [False, True])
def test_programme_in_a_calendar(
    phases: bool, catalogue: Catalogue, request: pytest.FixtureRequest
) -> None:
    """The appointments of two days, and those of each step, are the ones that were looked at."""
    content = render(programme_plan(catalogue), "ical", phases=phases)
    name = "agenda-studiedag-steps.ics" if phases else "agenda-studiedag.ics"
    compare(content.replace(b"\r\n", b"\n"), name, request)
