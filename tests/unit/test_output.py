import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, run_here
from reflectlib import CannotWriteError, files
from reflectlib.cli.files import note_input
from reflectlib.cli.output import write


def test_a_file_that_may_not_be_written_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A read-only file stays, though its folder would let it be replaced."""
    file = tmp_path / "kom.md"
    file.write_text("x")
    # Root may write anything, so that the tests cannot have a file that is truly read-only.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(CannotWriteError, match="Permission denied"):
        write(b"y", str(file))
    assert file.read_text() == "x"


def test_a_write_that_fails_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever goes wrong, the half-written file beside the output goes."""

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(CannotWriteError, match="No space left"):
        write(b"y", str(tmp_path / "kom.md"))
    assert list(tmp_path.iterdir()) == []


def test_a_file_keeps_its_links_and_its_permissions(tmp_path: Path) -> None:
    """What is written through one name of a file is what its other names show."""
    file, other, link = (tmp_path / name for name in ("a.md", "b.md", "c.md"))
    file.write_text("een lang begin")
    file.chmod(0o640)
    other.hardlink_to(file)
    link.symlink_to(file)
    for target, text in ((file, b"x"), (other, b"langer"), (link, b"")):
        write(text, str(target))
        assert [name.read_bytes() for name in (file, other, link)] == [text] * 3
    assert link.is_symlink()
    assert file.samefile(other)
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert len(list(tmp_path.iterdir())) == 3


def test_a_file_keeps_its_owner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new file is given to the old one's owner; who may not do that changes the old one."""
    file = tmp_path / "a.md"
    file.write_text("x")
    given: list[tuple[int, int]] = []
    usual = file.stat()
    monkeypatch.setattr(os, "chown", lambda _, *ids: given.append(ids))
    strange = os.stat_result([*usual[:4], 1234, 5678, *usual[6:]])
    made = tmp_path / "new"
    made.write_text("y")
    assert files._can_take_the_place_of(str(made), strange)
    assert given == [(1234, 5678)]

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "chown", refuse)
    assert not files._can_take_the_place_of(str(made), strange)


def test_a_shared_file_that_cannot_be_filled_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a disk is full half-way, what was there before comes back."""
    file, other = tmp_path / "a.md", tmp_path / "b.md"
    file.write_text("wat er stond")
    other.hardlink_to(file)
    truncate, full = os.ftruncate, iter([True])

    def fail_once(number: int, length: int) -> None:
        if next(full, False):
            raise OSError(28, "No space left on device")
        truncate(number, length)

    monkeypatch.setattr(os, "ftruncate", fail_once)
    with pytest.raises(CannotWriteError, match="No space left"):
        write(b"x", str(file))
    assert other.read_text() == "wat er stond"
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("target", ["ik.yaml", "link.md", "harde.md", "./ik.yaml", "ander.yml"])
@pytest.mark.parametrize("command", ["render", "quality", "agenda", "effort", "compare"])
def test_no_output_goes_over_a_definition(
    target: str, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a command reads is not what it writes, by whatever name; nor is any definition."""
    monkeypatch.chdir(tmp_path)
    text = next((ROOT / "methods").rglob("kom.yaml")).read_text(encoding="utf-8")
    definition = Path("ik.yaml")
    definition.write_text(text.replace("id: kom\n", "id: ik\n"), encoding="utf-8")
    Path("ander.yml").write_text("ook een")
    Path("link.md").symlink_to(definition)
    Path("harde.md").hardlink_to(definition)
    before = {name: name.read_bytes() for name in Path.cwd().iterdir()}
    more = ["incidentmethode"] if command == "compare" else []
    done = run_here(command, "ik.yaml", *more, "--to", "markdown", "-o", target)
    assert done.exit_code == 2
    assert f"{target} is not written over" in done.stderr
    assert {name: name.read_bytes() for name in Path.cwd().iterdir()} == before


def test_no_output_goes_over_what_came_from_standard_input(tmp_path: Path) -> None:
    """A shell that hands over a file by its content hands over its name too."""
    file = tmp_path / "ik"
    text = next((ROOT / "methods").rglob("kom.yaml")).read_bytes()
    file.write_bytes(text)
    line = f"{sys.executable} -m reflectlib render - --to markdown -o ik < ik"
    done = subprocess.run(["sh", "-c", line], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 2
    assert b"is what this is made of" in done.stderr
    assert file.read_bytes() == text


def test_name_that_no_file_can_have_is_refused() -> None:
    """A NUL, which no system takes, is said like anything else that is wrong with a name."""
    with pytest.raises(CannotWriteError, match="cannot write"):
        write(b"x", "a\0b")


def test_library_that_reads_notes_no_input(tmp_path: Path) -> None:
    """Outside a command there is nothing that could be written over."""
    file = tmp_path / "a.md"
    file.write_text("x")
    note_input(file)
    write(b"y", str(file))
    assert file.read_bytes() == b"y"


def test_nobody_else_reads_a_private_file_while_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new file has no more permissions than the old one, at any moment."""
    file = tmp_path / "kom.md"
    file.write_text("x")
    file.chmod(0o600)
    seen: list[int] = []
    replace = os.replace

    def look(new: str, path: str) -> None:
        seen.append(Path(new).stat().st_mode & 0o777)
        replace(new, path)

    monkeypatch.setattr(os, "replace", look)
    monkeypatch.setattr(os, "chmod", lambda *_: None)
    write(b"y", str(file))
    assert seen == [0o600]
