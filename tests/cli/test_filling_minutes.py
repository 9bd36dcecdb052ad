"""`reflect suggest --fill`, and other commands with programmes, as a user types them."""

import json
import shlex
from pathlib import Path

import pytest

from conftest import EXAMPLES, Run
from programme_cases import BROKEN, DATA, programme
from reflectlib import dump

VALID = str(EXAMPLES / "valid")


@pytest.fixture
def programmes(tmp_path: Path) -> Path:
    """A folder with programmes, of which some name what is not there."""
    folder = tmp_path / "draaiboeken"
    folder.mkdir()
    for data in (*DATA, *BROKEN):
        (folder / f"{data['id']}.yaml").write_text(dump(programme(data)), encoding="utf-8")
    return folder


@pytest.mark.parametrize("to", ["text", "markdown", "html", "json"])
def test_fill_proposes_whole_meetings(to: str, reflect: Run) -> None:
    """Each format has up to three meetings, and ends each with the command that plans it."""
    done = reflect(
        *("--path", VALID, "suggest", "--people", "8", "--minutes", "180", "--fill", "--to", to)
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")
    assert done.stdout.decode().count("reflect agenda ") == 3


def test_fill_ends_with_a_command_that_works(reflect: Run) -> None:
    """What is proposed can be typed as it stands."""
    options = ("--people", "8", "--minutes", "120", "--fill", "--limit", "1", "--to", "json")
    done = reflect("--path", VALID, "suggest", *options)
    (proposal,) = json.loads(done.stdout)
    agenda = reflect(*shlex.split(proposal["command"])[1:], "--to", "json")
    assert (agenda.returncode, agenda.stderr.decode()) == (0, "")
    assert json.loads(agenda.stdout)["people"] == 8


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--people", "8"), "they can be filled; give --minutes"),
        (("--minutes", "6"), "at least; without --fill there are single methods"),
        (("--minutes", "60", "--goal", "zzzzz"), "ask for less"),
    ],
)
def test_fill_says_what_to_do(options: tuple[str, ...], message: str, reflect: Run) -> None:
    """Where there is nothing to propose, one message says what would do."""
    done = reflect("suggest", "--fill", *options)
    assert done.returncode != 0
    assert done.stdout == b""
    assert message in done.stderr.decode()


@pytest.mark.parametrize("id", [data["id"] for data in (*DATA, *BROKEN)])
@pytest.mark.parametrize("command", ["effort", "quality", "compare"])
def test_commands_take_a_programme_or_say_why_not(
    command: str, id: str, programmes: Path, reflect: Run
) -> None:
    """A programme is shown, or one message says why not; nothing falls over."""
    more = ["kom"] if command == "compare" else []
    done = reflect("--path", str(programmes), command, id, *more)
    lines = done.stderr.decode().splitlines()
    if command == "quality":
        assert f"{id} is a programme, and only a method" in done.stderr.decode()
    elif id in [data["id"] for data in BROKEN]:
        assert done.returncode != 0
    else:
        assert (done.returncode, lines) == (0, [])
    assert len(lines) <= 1


def test_effort_takes_more_methods(reflect: Run) -> None:
    """Methods and breaks are reckoned as one meeting."""
    done = reflect("effort", "incidentmethode", "pauze", "kom", "--minutes", "150", "--to", "json")
    assert (done.returncode, done.stderr.decode()) == (0, "")
    data = json.loads(done.stdout)
    assert data["roles"]["deelnemer"]["per_meeting"] == {"min": 150, "max": 150}


def test_other_methods_are_named_and_no_programme(programmes: Path, reflect: Run) -> None:
    """Where people are too many for a method, no programme is named that may have it in it."""
    done = reflect("--path", str(programmes), "agenda", "kom", "--people", "5")
    assert done.returncode != 0
    named = done.stderr.decode().partition("there are also")[2]
    assert named
    assert not any(data["id"] in named for data in (*DATA, *BROKEN))
