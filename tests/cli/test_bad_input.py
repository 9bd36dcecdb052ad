"""Bad input never gives a traceback, a hang, or a memory that grows."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest

from builders import YAML
from conftest import EXAMPLES, Run, run_here, unmeasured
from reflectlib import check
from reflectlib.message import Message, say

INVALID = sorted((EXAMPLES / "invalid").glob("*.yaml"))


@pytest.mark.parametrize("file", INVALID, ids=lambda file: file.stem)
def test_example_gives_the_diagnostics_beside_it(file: Path) -> None:
    """Each invalid example gives exactly the diagnostics in the .txt beside it."""
    with chdir(file.parent):
        done = run_here("validate", file.name)
    expected = file.with_suffix(".txt").read_text(encoding="utf-8")
    assert done.stdout == expected
    assert expected
    assert done.exit_code == (1 if "error[" in expected else 0)


# Words of programmers, which help nobody who writes a method.
NO_WORDS = re.compile(r"\b(mapping|scalar|alias|schema|parse[dr]?|string|token)\b", re.I)
NO_DUTCH_WORDS = re.compile(r"\b(sleutels?|key|value|the|is not|item|line|quotes)\b", re.I)


@pytest.mark.parametrize("file", INVALID, ids=lambda file: file.stem)
def test_example_is_told_in_plain_dutch(file: Path) -> None:
    """Every message and hint is translated, with all that is filled in, and in plain words."""
    for found in check(file):
        for said in (found.message, found.hint):
            assert list(untranslated(said)) == []
            assert not NO_WORDS.search(said)
            assert not NO_WORDS.search(say(said, "nl"))
            assert not NO_DUTCH_WORDS.search(say(said, "nl"))


def untranslated(said: str) -> Iterator[str]:
    """The messages within a message that have words of their own and no translation."""
    if not isinstance(said, Message):
        if said:
            yield said
        return
    one = said.filled(**dict.fromkeys(said.fields, "")) if said.fields else said
    if re.search("[a-z]", one) and say(one, "nl") == one:
        yield said.text
    for field in said.fields.values():
        for each in field if isinstance(field, tuple | list) else (field,):
            if isinstance(each, Message):
                yield from untranslated(each)


MONSTERS = {
    "deep-lists": lambda: b"a: " + b"[" * 100 + b"]" * 100,
    "deeper-lists": lambda: b"a: " + b"[" * 1_000_000,
    "deep-mappings": lambda: b"\n".join(b"  " * n + b"a:" for n in range(100)),
    "flow-mappings": lambda: b"{a: " * 200_000,
    "50-megabytes": lambda: b"a: x\n" * 10_000_000,
    "long-line": lambda: b"a: " + b"x" * 900_000,
    "long-key": lambda: b"x" * 900_000 + b": a",
    "many-keys": lambda: b"".join(b"k%d: x\n" % n for n in range(60_000)),
    "many-faults": lambda: b"kind: method\n" + b"".join(b"key%d: x\n" % n for n in range(50_000)),
    "many-references": lambda: (
        YAML.encode()
        + b"".join(b"  - {id: s%d, title: x, lead: baas%d}\n" % (n, n) for n in range(20_000))
    ),
    "long-title": lambda: b"kind: method\ntitle: |\n  " + b"x" * 500_000 + b"\n  y\n",
    "question-marks": lambda: b"? " * 400_000,
    "quotes": lambda: b"a: '" + b"''" * 400_000,
    "alias-bomb": lambda: b"a: &a [x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n",
    "random-bytes": lambda: bytes(range(256)) * 100,
    "utf-16": lambda: "title: Rondje\n".encode("utf-16"),
}


# A process counts the memory of the one that started it; this one is small.
MEASURED = """\
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=sys.stderr)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(done.returncode)
"""


@pytest.mark.parametrize("name", MONSTERS)
def test_monsters_are_refused_within_little_memory(tmp_path: Path, name: str) -> None:
    """The strangest input gives diagnostics and exit code 1, in less than 150 MB."""
    file = tmp_path / "monster.yaml"
    file.write_bytes(MONSTERS[name]())
    command = [sys.executable, "-m", "reflectlib", "render", str(file)]
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *command],
        env=unmeasured(),
        capture_output=True,
        check=False,
    )
    text = done.stderr.decode(errors="replace")
    assert done.returncode == 1, text[:500]
    assert "error[RFL" in text
    assert "Traceback" not in text
    assert int(done.stdout) < 150 * 1024


def test_standard_input_is_read_no_further_than_the_limit(reflect: Run) -> None:
    """A pipe that never ends is not read to its end."""
    done = reflect("render", "-", input=b"x" * 5_000_000)
    assert done.returncode == 1
    assert b"<stdin>:1:1: error[RFL006]" in done.stderr


@pytest.mark.parametrize("command", ["list", "render kom", "show kom", "validate"])
def test_closed_output_is_said(command: str) -> None:
    """Without a standard output there is one line to say so, and exit code 2."""
    line = f"{sys.executable} -m reflectlib {command} >&-"
    done = subprocess.run(["sh", "-c", line], capture_output=True, check=False)
    assert done.returncode == 2
    assert b"standard output is closed" in done.stderr
    assert b"Traceback" not in done.stderr


def test_full_disk_behind_standard_output_is_said() -> None:
    """Output that cannot be written is one line and exit code 2, whatever the command."""
    for arguments in (["--help"], ["list"], ["render", "kom"], ["validate", str(INVALID[0])]):
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [sys.executable, "-m", "reflectlib", *arguments],
                stdout=full,
                stderr=subprocess.PIPE,
                env={k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"},
                check=False,
            )
        assert done.returncode == 2
        assert b"cannot write the output: No space left on device" in done.stderr
        assert b"Traceback" not in done.stderr


def test_file_that_cannot_be_used_is_named(reflect: Run, tmp_path: Path) -> None:
    """What the system refuses of a file is not said of the output."""
    name = "x" * 300
    done = reflect("validate", name)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == f"Error: cannot read {name}: File name too long\n".encode()


def test_name_of_nothing_is_refused(reflect: Run) -> None:
    """An empty name, of a variable that is not set, is not the current folder."""
    for arguments in (["validate", ""], ["--path", "", "list"]):
        done = reflect(*arguments)
        assert (done.returncode, done.stdout) == (2, b"")
        assert b"the name of a file or folder is empty" in done.stderr


def test_closed_pipe_is_no_fault() -> None:
    """A reader that has seen enough, as `head` has, ends the program in peace."""
    command = f"{sys.executable} -m reflectlib render kom | head -n 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert done.stdout.startswith(b"# Korte")
    assert b"Traceback" not in done.stderr


def test_names_and_terminals_with_odd_characters(reflect: Run, tmp_path: Path) -> None:
    """A file name that is no text, and a terminal that knows little, are shown as can be."""
    folder = tmp_path / "map"
    folder.mkdir()
    (folder / os.fsdecode(b"\xff.yaml")).write_text("titel: [")
    for encoding in ("utf-8", "ascii"):
        done = reflect("validate", "map", PYTHONIOENCODING=encoding)
        assert done.returncode == 1
        assert b"error[RFL002]" in done.stdout
        assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    "line",
    [("list", "-o", "a\0.md"), ("validate", "a\0"), ("check-series", "a\0"), ("site", "a\0")],
)
def test_a_name_that_no_system_has_is_refused(line: tuple[str, ...]) -> None:
    """A NUL, which only a program can give, is said to be in no file's name."""
    done = run_here(*line)
    assert done.exit_code == 2
    assert "no file has a NUL in its name" in done.stderr
