"""Whatever the surroundings and the words, there is a result or a line that says what is wrong."""

import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builders import YAML
from conftest import EXAMPLES, run_here
from reflectlib.characters import find_hidden
from reflectlib.cli import COMMANDS

PYTHON = f"{sys.executable} -m reflectlib"
# One of each: it reads, it writes, it plans, it counts, it asks.
USES = {
    "agenda": "agenda kom",
    "check-series": "check-series kort.series.yaml --register nrgd",
    "compare": "compare kom incidentmethode",
    "effort": "effort kom",
    "explain": "explain RFL207",
    "fmt": "fmt /dev/fd/3 3<eigen/rondje.yaml",
    "list": "list luisteren",
    "new": "new rondje -",
    "papers": "papers kom",
    "quality": "quality kom",
    "render": "render kom",
    "schema": "schema",
    "series": "series kom --start '2027-01-12 09:30' --times 2 --to ical",
    "show": "show kom",
    "site": "site web --no-quality --path eigen",
    "suggest": "suggest --people 6 --minutes 60",
    "translate": "translate kom de -o -",
    "validate": "validate eigen",
}
STREAMS = ("<&-", "2>&-", "<&- 2>&-")
ODD = {
    "ascii": {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    "nothing": {"HOME": "", "TERM": "", "COLUMNS": "0", "LINES": "-1", "NO_COLOR": "1"},
    "strange": {"TERM": "dumb", "COLUMNS": "abc", "FORCE_COLOR": "1", "TZ": "Mars/Olympus"},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one method of its own."""
    (tmp_path / "eigen").mkdir()
    (tmp_path / "eigen" / "rondje.yaml").write_text(YAML, encoding="utf-8")
    shutil.copy(EXAMPLES / "kort.series.yaml", tmp_path)
    return tmp_path


def run(line: str, folder: Path, **variables: str) -> "subprocess.CompletedProcess[str]":
    """Run a line of a shell there."""
    done = subprocess.run(
        ["sh", "-c", line],
        cwd=folder,
        env=os.environ | variables,
        capture_output=True,
        errors="surrogateescape",
        check=False,
    )
    assert "Traceback" not in done.stdout + done.stderr
    return done


def test_every_command_has_a_use() -> None:
    """A new command is tried in odd surroundings too."""
    assert set(USES) == set(COMMANDS)


@pytest.mark.parametrize("streams", STREAMS)
@pytest.mark.parametrize("command", USES)
def test_closed_streams_are_no_fault(command: str, streams: str, folder: Path) -> None:
    """A command that needs no standard input or error does without them."""
    done = run(f"{PYTHON} {USES[command]} {streams}", folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout


@pytest.mark.parametrize("command", ["render -", "validate -", "quality -", "agenda -"])
def test_closed_input_is_said(command: str, folder: Path) -> None:
    """What is to be read from a standard input that is closed is refused in one line."""
    done = run(f"{PYTHON} {command} <&-", folder)
    assert done.returncode in (1, 2)
    assert "standard input: it is closed" in done.stdout + done.stderr


def test_closed_output_and_error_end_the_program(folder: Path) -> None:
    """Where nothing can be said the exit code still says it."""
    assert run(f"{PYTHON} list >&- 2>&-", folder).returncode == 2


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("command", ["list", "show", "validate", "series", "new"])
def test_odd_environment_changes_no_outcome(command: str, odd: str, folder: Path) -> None:
    """Whatever a variable says that is none of ours, the command does what it does."""
    done = run(f"{PYTHON} {USES[command]}", folder, **ODD[odd])
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("path", ["nergens", "\udcff", "eigen/rondje.yaml:nergens", "x" * 5000])
def test_wrong_path_of_ours_is_said(path: str, folder: Path) -> None:
    """A folder in REFLECT_PATH that cannot be used is named in one line."""
    done = run(f"{PYTHON} list", folder, REFLECT_PATH=path)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("Error: ")


def test_folder_that_has_gone_is_no_fault(folder: Path) -> None:
    """A shell may stand in a folder that somebody removed."""
    done = run(f"mkdir weg; cd weg; rmdir ../weg; {PYTHON} validate --to github", folder)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("epoch", "stamp"),
    [
        ("253370764799", "99981231T235959Z"),
        *((none, "") for none in ("", "9" * 20, "253402300800", "²", "-1", "1.5")),
    ],
)
def test_epoch_is_a_stamp_or_nothing(epoch: str, stamp: str, folder: Path) -> None:
    """What SOURCE_DATE_EPOCH says is the stamp, where a calendar can hold it; else the clock is."""
    before = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    done = run(f"{PYTHON} {USES['series']}", folder, SOURCE_DATE_EPOCH=epoch)
    after = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    found = set(re.findall(r"(?:DTSTAMP|LAST-MODIFIED):(\S+)", done.stdout))
    assert found == {stamp} if stamp else all(before <= each <= after for each in found)


def test_completion_takes_any_file_name(folder: Path) -> None:
    """A file beside it whose name is no text, and a path that is wrong, complete all the same."""
    (folder / os.fsdecode(b"a\xffb.yaml")).write_text("x")
    for variables in ({}, {"REFLECT_PATH": "nergens"}, {"REFLECT_PATH": "\udcff"}):
        asked = {"_REFLECT_COMPLETE": "bash_complete", "COMP_CWORD": "2"}
        for words in ("reflect render a", "reflect agenda ", "reflect render \udcff"):
            program = "from reflectlib.cli import main; main(prog_name='reflect')"
            line = f'{sys.executable} -c "{program}"'
            done = run(line, folder, **asked, COMP_WORDS=words, **variables)
            assert (done.returncode in (0, 2), done.stderr) == (True, "")


@pytest.mark.parametrize("command", COMMANDS)
def test_no_word_that_is_typed_steers_the_terminal(
    command: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a message quotes of the arguments is spelled, on one line."""
    monkeypatch.chdir(folder)
    rest = ["--base-url", "x"] if command == "site" else []  # or it would write a site
    for typed in ("\x1b]0;x\x07", "a\n::error::b", "\u202ex", "x\u200by.yaml"):
        for arguments in ([command, typed], [command, f"--{typed}"], [command, "--path", typed]):
            done = run_here(*arguments, *rest)
            said = done.stderr
            assert not find_hidden(said)
            assert "\n::error::" not in said
            assert "Traceback" not in said


@pytest.mark.parametrize("format", ["text", "json", "github", "sarif"])
def test_no_file_steers_the_terminal(format: str, folder: Path) -> None:
    """Neither its name nor what it says reaches a terminal, or GitHub, as anything but text."""
    head = "# reflect: off \x1b]0;x\x07 RFL302: x\n"
    name = "eigen/a\x1b[31m\n::error::\u202e\x7f.yaml"
    text = YAML.replace("Rondje", "Rond\u202eje") + "'\u200bx\x7f': 1\n"
    (folder / name).write_text(text, encoding="utf-8")
    (folder / "eigen" / "kop.yaml").write_text(head + YAML, encoding="utf-8")
    done = run(f"{PYTHON} validate eigen --to {format}", folder)
    assert done.returncode == 1
    for written in (done.stdout, done.stderr):
        assert not find_hidden(written)
        assert "\n::error::" not in written.replace("\n::error file=", "\n")
