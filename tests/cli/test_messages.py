"""What is said of files is one line each, and ends in the exit code that it means."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from test_surroundings import PYTHON, USES, run

from builders import YAML
from conftest import EXAMPLES, Run, run_here
from reflectlib.characters import find_hidden
from reflectlib.cli import COMMANDS

ESCAPE = "\x1b]0;x\x07"
STRANGE = f"{ESCAPE}\n::error::b\u202e"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one method of its own, and a series."""
    (tmp_path / "eigen").mkdir()
    (tmp_path / "eigen" / "rondje.yaml").write_text(YAML, encoding="utf-8")
    shutil.copy(EXAMPLES / "kort.series.yaml", tmp_path)
    return tmp_path


def assert_harmless(text: str) -> None:
    assert not find_hidden(text)
    assert "\n::error::b" not in text


@pytest.mark.parametrize("command", COMMANDS)
def test_messages_that_find_no_room_are_no_fault(command: str, folder: Path) -> None:
    """What stands behind standard error may be full; what was asked for is there all the same."""
    done = run(f"{PYTHON} {USES[command]} 2>/dev/full", folder)
    assert (done.returncode, bool(done.stdout)) == (0, True)


@pytest.mark.parametrize("command", ["render komm", "rendr", "render -", "validate -"])
def test_mistake_is_one_without_anybody_to_tell(command: str, folder: Path) -> None:
    """The exit code does not depend on the streams."""
    usual = run(f"{PYTHON} {command} <&-", folder).returncode
    assert usual in (1, 2)
    for closed in ("<&- 2>&-", "<&- 2>/dev/full"):
        assert run(f"{PYTHON} {command} {closed}", folder).returncode == usual


def test_folder_that_is_gone_is_said(folder: Path) -> None:
    """In a folder that somebody removed a command says so, or works where it needs none."""
    file = folder / "eigen" / "rondje.yaml"
    for command, code in [
        ("render kom", 0),
        (f"validate {file}", 0),
        ("validate .", 2),
        ("render kom -o kom.html", 2),
        ("new kring", 2),
        ("site site", 2),
    ]:
        done = run(f"mkdir weg; cd weg; rmdir ../weg; {PYTHON} {command}", folder)
        assert done.returncode == code, command
        assert code == 0 or done.stderr.startswith("Error: ")


def test_names_of_files_do_not_steer_the_terminal(reflect: Run, tmp_path: Path) -> None:
    """A file may be called anything; what is said of it stays on its line and does nothing."""
    folder = tmp_path / "map"
    folder.mkdir()
    broken = folder / f"a{STRANGE}.yaml"
    broken.write_text("titel: [")
    (folder / f"b{STRANGE}.yaml").mkdir()
    os.mkfifo(folder / f"c{STRANGE}.yaml")
    (folder / "goed.yaml").write_text(YAML.replace("rondje", "goed"))
    for arguments in (
        ["list"],
        ["suggest", "--people", "6", "--minutes", "60"],
        ["site", f"site{STRANGE}"],
        ["compare", "kom", str(broken)],
        ["render", str(broken)],
        ["render", "goed", "-o", f"{STRANGE}/x.html"],
        ["render", "goed", "--to", "html", "-o", str(folder / f"b{STRANGE}.yaml")],
    ):
        done = reflect(*arguments, "--path", "map")
        said = done.stderr.decode() + (done.stdout.decode() if arguments[0] == "site" else "")
        assert done.returncode in (1, 2)
        assert said
        assert_harmless(said)


def test_what_was_written_is_named_on_its_line(reflect: Run, tmp_path: Path) -> None:
    """So is what `reflect site` leaves, and what `reflect new` wrote."""
    (tmp_path / "eigen").mkdir()
    (tmp_path / "eigen" / "goed.yaml").write_text(YAML.replace("rondje", "goed"))
    site = f"site{ESCAPE}"
    assert reflect("site", site, "--path", "eigen").returncode == 0
    (tmp_path / site / "entries" / "goed.md").write_text("van mij")
    for arguments, words in [
        (["site", site], "goed.md is of the site no more"),
        (["new", "kring", "-o", site], "Wrote site\\x1b"),
    ]:
        said = reflect(*arguments).stderr.decode()
        assert words in said
        assert_harmless(said)


@pytest.mark.parametrize("at", ["before", "behind"])
def test_completion_offers_only_what_can_be_an_id(at: str, reflect: Run, tmp_path: Path) -> None:
    """Beside files with strange names the others are offered, and nothing that spoils the line."""
    (tmp_path / "eigen").mkdir()
    for name in (b"\xff.yaml", b"a\x1b]0;x.yaml", b"kom goed.yaml"):
        (tmp_path / "eigen" / os.fsdecode(name)).write_text(YAML)
    words = {"before": "reflect --path eigen render ", "behind": "reflect render --path eigen "}
    done = reflect(_REFLECT_COMPLETE="bash_complete", COMP_WORDS=words[at], COMP_CWORD="4")
    assert done.stderr == b""
    assert b"plain,kom\n" in done.stdout
    assert b"goed" not in done.stdout
    assert_harmless(done.stdout.decode())


def test_ctrl_c_has_the_exit_code_of_a_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that is stopped ends as a shell expects, without a traceback."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("reflectlib.catalogue.Catalogue.bundled", stop)
    done = run_here("list")
    assert (done.exit_code, done.stderr.split()) == (130, ["Aborted!"])


def test_ctrl_c_at_the_very_start_is_no_traceback(tmp_path: Path) -> None:
    """Who changes his mind while the program still loads is spared where it had come to."""
    (tmp_path / "click.py").write_text("raise KeyboardInterrupt")
    done = run(f"{PYTHON} list", tmp_path, PYTHONPATH=str(tmp_path))
    assert (done.returncode, done.stderr) == (130, "")


@pytest.mark.parametrize(
    ("raised", "words"),
    [
        (OSError(5, "Input/output error", "x\x1b"), "cannot read or write x\\x1b: Input/output"),
        (OSError(5, "Input/output error", b"x\xff"), "cannot read or write x\\udcff: Input/output"),
        (OSError(28, "No space left on device"), "cannot write the output: No space left"),
    ],
)
def test_what_the_system_refuses_is_said(
    raised: OSError, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it names a file that is said, and else it was the output."""
    monkeypatch.setattr("reflectlib.catalogue.Catalogue.bundled", raising(raised))
    done = run_here("list")
    assert (done.exit_code, done.stderr.startswith(f"Error: {words}")) == (2, True)


def test_current_folder_that_is_gone_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error that names nothing may be about where one is, and not about the output."""
    gone = FileNotFoundError(2, "No such file or directory")
    monkeypatch.setattr("reflectlib.catalogue.Catalogue.bundled", raising(gone))
    monkeypatch.setattr("reflectlib.cli.Path.cwd", raising(gone))
    done = run_here("list")
    assert done.exit_code == 2
    assert "the folder that you are in is there no more" in done.stderr


def test_fault_of_the_program_itself_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody can mend but us comes with its traceback, for a report."""
    fault = RuntimeError("ours")
    monkeypatch.setattr("reflectlib.catalogue.Catalogue.bundled", raising(fault))
    assert run_here("list").exception is fault


def test_page_of_help_keeps_its_lines() -> None:
    """Without a command there is the page of help, as with `--help`."""
    done = run_here()
    assert done.output == run_here("--help").output


def raising(error: Exception) -> Callable[..., None]:
    def fail(*_: object) -> None:
        raise error

    return fail
