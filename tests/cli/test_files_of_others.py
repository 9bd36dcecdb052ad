"""What an output does to the files that are there: nothing to an input, and no more than asked."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from builders import YAML
from conftest import ROOT, Run
from reflectlib.cli.output import write

WRITES = {
    "agenda": ["agenda", "{}", "--to", "ical", "--start", "2027-01-12T09:30"],
    "compare": ["compare", "kom", "{}"],
    "effort": ["effort", "{}"],
    "quality": ["quality", "{}"],
    "render": ["render", "{}"],
    "series": ["series", "{}", "--start", "2027-01-12T09:30", "--times", "2"],
    "suggest": ["suggest", "--people", "6", "--minutes", "60", "--path", "eigen"],
}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A definition in a folder of its own."""
    (tmp_path / "eigen").mkdir()
    file = tmp_path / "eigen" / "goed.yaml"
    file.write_text(YAML.replace("rondje", "goed"))
    return file


def same(file: Path) -> Path:
    return file


def spelt(file: Path) -> Path:
    return file.parent / ".." / file.parent.name / "." / file.name


def symlink(file: Path) -> Path:
    (file.parent.parent / "link.yaml").symlink_to(file)
    return file.parent.parent / "link.yaml"


def hard_link(file: Path) -> Path:
    os.link(file, file.parent.parent / "hard.yaml")
    return file.parent.parent / "hard.yaml"


@pytest.mark.parametrize("called", [same, spelt, symlink, hard_link])
@pytest.mark.parametrize("command", WRITES)
def test_definition_is_not_written_over(
    command: str, called: Callable[[Path], Path], own: Path, reflect: Run
) -> None:
    """By whatever name, what a command reads is still there when it has refused to write."""
    target, before = called(own), own.read_bytes()
    arguments = [argument.format(own) for argument in WRITES[command]]
    to = [] if "--to" in arguments else ["--to", "markdown"]
    done = reflect(*arguments, *to, "-o", str(target))
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"is not written over" in done.stderr
    assert own.read_bytes() == before
    assert sorted(file.name for file in own.parent.iterdir()) == [own.name]


@pytest.mark.parametrize("what", ["path", "bundled", "variable", "refused"])
def test_what_is_beside_the_definition_is_not_written_over(
    what: str, own: Path, reflect: Run
) -> None:
    """Nor is any other that the command could have read: of one's own, broken, or bundled."""
    target = ROOT / "methods" / "spiraalmodel.yaml" if what == "bundled" else own
    if what == "refused":
        own.write_text("titel: [")
    before = target.read_bytes()
    options = ["--path", "eigen"] if what in ("path", "refused") else []
    variables = {"REFLECT_PATH": "eigen"} if what == "variable" else {}
    done = reflect("render", "kom", "--to", "json", "-o", str(target), *options, **variables)
    assert done.returncode == 2
    assert target.read_bytes() == before


@pytest.mark.parametrize("what", ["option", "variable", "id", "broken"])
def test_other_name_of_what_could_be_read_is_not_written_over(
    what: str, own: Path, reflect: Run, tmp_path: Path
) -> None:
    """Nor is any other definition of one's own, asked for by its id, or broken, or not at all."""
    if what == "broken":
        own.write_text("titel: [")
    before = own.read_bytes()
    os.link(own, tmp_path / "hard.md")
    options = [] if what == "variable" else ["--path", "eigen"]
    variables = {"REFLECT_PATH": "eigen"} if what == "variable" else {}
    id = "goed" if what == "id" else "kom"
    done = reflect("render", id, "-o", "hard.md", *options, **variables)
    assert done.returncode == 2
    assert b"is not written over: it is what this is made of" in done.stderr
    assert own.read_bytes() == before


@pytest.mark.parametrize("name", ["-", "/dev/stdin"])
def test_redirected_definition_is_not_written_over(name: str, own: Path) -> None:
    """A file that comes by standard input is one that is read."""
    before = own.read_bytes()
    command = [sys.executable, "-m", "reflectlib", "render", name, "--to", "text", "-o", str(own)]
    with own.open("rb") as file:
        done = subprocess.run(command, stdin=file, capture_output=True, check=False)
    assert done.returncode == 2
    assert own.read_bytes() == before


def test_earlier_output_is_written_over(own: Path, reflect: Run) -> None:
    """What is no definition may be written again, a calendar as well as a page."""
    for name in ("goed.ics", "goed.html"):
        command = ["agenda", str(own), "--start", "2027-01-12T09:30", "-o", name]
        for _ in range(2):
            assert reflect(*command).returncode == 0


def test_file_with_more_names_has_them_all(own: Path, reflect: Run, tmp_path: Path) -> None:
    """Each name of a hard link, and each link to one, shows what was written; none is undone."""
    page, other, link = (tmp_path / name for name in ("a.md", "b.md", "c.md"))
    page.write_text("veel langer dan wat er komt\n" * 1000)
    page.chmod(0o640)
    os.link(page, other)
    link.symlink_to(other)
    number = page.stat().st_ino
    assert reflect("render", str(own), "-o", "c.md").returncode == 0
    assert page.read_bytes() == other.read_bytes()
    assert page.read_text(encoding="utf-8").startswith("# Rondje")
    assert (page.stat().st_ino, other.stat().st_ino, page.stat().st_nlink) == (number, number, 2)
    assert link.is_symlink()
    assert stat.S_IMODE(page.stat().st_mode) == 0o640
    assert {file.name for file in tmp_path.iterdir()} == {"a.md", "b.md", "c.md", "eigen"}


def test_file_keeps_its_owner(tmp_path: Path) -> None:
    """Whoever writes it, a file stays of whom it was, and as readable as it was."""
    file = tmp_path / "kom.md"
    file.write_text("x")
    if os.geteuid() == 0:  # or we could not give it away
        os.chown(file, 12345, 54321)
    file.chmod(0o604)
    before = file.stat()
    write(b"y", str(file))
    after = file.stat()
    assert file.read_bytes() == b"y"
    assert (after.st_uid, after.st_gid, after.st_mode) == (
        before.st_uid,
        before.st_gid,
        before.st_mode,
    )


def test_owner_that_cannot_be_given_is_kept_by_writing_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a new file would be ours it is not put in the place of somebody else's."""
    file = tmp_path / "kom.md"
    file.write_text("x" * 100)
    number = file.stat().st_ino

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    theirs = os.stat_result((*file.stat()[:4], 12345, 54321, *file.stat()[6:10]))
    usual = Path.stat

    def look(path: Path, **how: bool) -> os.stat_result:
        return theirs if path == file else usual(path, **how)

    monkeypatch.setattr(Path, "stat", look)
    monkeypatch.setattr(os, "chown", refuse)
    write(b"y", str(file))
    monkeypatch.undo()
    assert (file.read_bytes(), file.stat().st_ino) == (b"y", number)
    assert list(tmp_path.iterdir()) == [file]
