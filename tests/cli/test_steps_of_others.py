"""The commands show and plan a method with the steps of the others that it names."""

import json
from pathlib import Path

import pytest

from builders import method
from conftest import EXAMPLES, run_here
from reflectlib import dump
from reflectlib.translated import beside
from reflectlib.translating import updated, written

VALID = EXAMPLES / "valid"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A method with kinds of meeting, one of which goes as another does that has a translation."""
    inner = method(id="rondje", title="Rondje", phases=[
        {"id": "start", "title": "Begin", "time": 10, "tips": ["Neem {minutes:start}"]},
    ])  # fmt: skip
    outer = method(id="reeks", title="Reeks", phases=[], duration=60, meetings=[
        {"id": "eerst", "title": "Eerst", "method": "rondje", "count": 1, "duration": 20},
        {"id": "dan", "title": "Dan", "method": "rondje", "frequency": [{"every": {"weeks": 2}}]},
    ])  # fmt: skip
    for each in (inner, outer):
        (tmp_path / f"{each.id}.yaml").write_text(dump(each), encoding="utf-8")
    catalog = updated(inner, "en")
    next(m for m in catalog if m.context == "phases[start].title").string = "Start"
    po = beside(tmp_path / "rondje.yaml", "rondje", "en")
    po.parent.mkdir(parents=True)
    po.write_bytes(written(catalog))
    return tmp_path


@pytest.mark.parametrize(
    "command",
    [
        ("render", "teammiddag"),
        ("show", "teammiddag"),
        ("agenda", "teammiddag", "--people", "6"),
        ("series", "teammiddag", "--people", "6", "--start", "2027-01-12 09:30", "--times", "2"),
        ("compare", "teammiddag", "weerbericht"),
        ("effort", "teammiddag"),
    ],
    ids=lambda command: str(command[0]),
)
def test_no_command_shows_a_reference(command: tuple[str, ...]) -> None:
    """Whatever is shown of an example that refers to its steps names them."""
    done = run_here(*command, "--path", VALID)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "{step:" not in done.stdout
    assert "{minutes:" not in done.stdout


def test_agenda_has_the_steps_of_others() -> None:
    """Together they take the stated time, and the run sheet says what is planned of them."""
    asked = ("agenda", "teammiddag", "--path", VALID, "--people", "6", "--minutes", "75")
    slots = json.loads(run_here(*asked, "--to", "json").stdout)["slots"]
    names = ["binnenkomen-kiezen", "binnenkomen-rondje", "kiezen", "werken", "oogst"]
    assert [slot["phase"] for slot in slots] == names
    minutes = {slot["phase"]: slot["minutes"] for slot in slots}
    page = run_here(*asked, "--to", "html").stdout
    assert f"Zeg dat er {minutes['werken']} min" in page


def test_kind_of_meeting_can_be_planned_that_goes_as_another(folder: Path) -> None:
    """With an agenda and a series; in another language its steps are in that too."""
    asked = ("reeks", "--path", folder, "--people", "4")
    agenda = run_here("agenda", *asked, "--meeting", "eerst")
    assert (agenda.exit_code, agenda.stderr) == (0, "")
    assert "20 min  Begin" in agenda.stdout
    english = run_here("agenda", *asked, "--meeting", "eerst", "--lang", "en")
    assert "20 min  Start" in english.stdout
    series = run_here("series", *asked, "--start", "2027-01-12 09:30", "--times", "3")
    assert series.exit_code == 0
    english = run_here("render", "reeks", "--path", folder, "--lang", "en", "--to", "text")
    assert "Start" in english.stdout
    assert "Neem 10 min" in english.stdout
