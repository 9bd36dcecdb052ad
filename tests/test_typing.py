"""Type checkers know every public name, as a program uses it that knows nothing but these."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import reflectlib
from conftest import ROOT

USAGE = (ROOT / "tests" / "typing" / "usage.py").read_text()
PYRIGHT = Path(sys.prefix) / "node" / "node_modules" / ".bin" / "pyright"
MISUSE = """
method = Catalogue.bundled()["kom"]
method.form
assert isinstance(method, Method)
method.title = "x"
Phase(id="a", titel="A")
Phase("a", "A")
Minutes(min="5")
render(method, to="odt")
plan(method, "zes")
Report()[0].place
"""
FINE = (2, 4)
"""The lines of it that nothing is wrong with."""
EVOLVING = """import attrs
from reflectlib import Method, Plan
def change(method: Method, plan: Plan) -> None:
    attrs.evolve(method, titel="x")
    attrs.evolve(method, title=3)
    attrs.evolve(plan, people="x")
    attrs.evolve(plan, people=3)
"""

Checker = Callable[[Path], list[str]]


def mypy(file: Path) -> list[str]:
    """What mypy says of a file, as strict as it can be."""
    # Where none of our settings are, as with a program of others.
    (file.parent / "mypy.ini").write_text("[mypy]\nstrict = True\n")
    return errors_in([sys.executable, "-m", "mypy", file])


def pyright(file: Path) -> list[str]:
    """What pyright says of a file, as strict as it can be."""
    if not PYRIGHT.exists():
        (pytest.fail if os.environ.get("CI") else pytest.skip)("there is no pyright")
    (file.parent / "pyrightconfig.json").write_text('{"typeCheckingMode": "strict"}')
    return errors_in([PYRIGHT, "--pythonpath", sys.executable, file])


def errors_in(command: list[str | Path]) -> list[str]:
    """The errors that a checker tells of a file, which ends its command."""
    file = Path(command[-1])
    done = subprocess.run(command, cwd=file.parent, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) in ((0, ""), (1, ""))
    found = [
        line for line in done.stdout.splitlines() if re.search(r":\d+:.* error:|- error:", line)
    ]
    assert bool(found) == bool(done.returncode)
    return found


def line_of(error: str) -> int:
    """The line that an error is in."""
    return int(error.partition(".py:")[2].partition(":")[0])


checkers = pytest.mark.parametrize("check", [mypy, pyright])


@checkers
def test_typed_program_has_nothing_wrong(check: Checker, tmp_path: Path) -> None:
    """A program that changes, narrows and asks for all there is needs no cast and no ignoring."""
    file = tmp_path / "usage.py"
    file.write_text(USAGE)
    assert check(file) == []
    assert not re.search(r"cast\(|type: ignore|pyright: ", USAGE)


@checkers
def test_misuse_is_found(check: Checker, tmp_path: Path) -> None:
    """Each line that uses a name as it cannot be used is told, so the types are known at all."""
    file = tmp_path / "misuse.py"
    names = "Catalogue, Method, Minutes, Phase, Report, plan, render"
    file.write_text(f"from reflectlib import {names}{MISUSE}")
    wrong = set(range(2, 2 + len(MISUSE.split("\n")) - 2)) - set(FINE)
    assert {line_of(error) for error in check(file)} == wrong


def test_mypy_knows_the_fields_that_evolve_changes(tmp_path: Path) -> None:
    """A field that there is not, or of another type, is told where a value is changed."""
    file = tmp_path / "evolve.py"
    file.write_text(EVOLVING)
    assert [line_of(error) for error in mypy(file)] == [4, 5, 6]


def test_every_public_function_is_called() -> None:
    """The program uses each function that there is."""
    functions = [
        name
        for name in reflectlib.__all__
        if type(getattr(reflectlib, name)).__name__ == "function"
    ]
    assert functions
    assert [name for name in functions if not re.search(rf"\b{name}\(", USAGE)] == []


def test_installed_package_says_that_it_has_types() -> None:
    """Checkers believe the types of a package that says so, and of no other."""
    assert (Path(reflectlib.__file__).parent / "py.typed").is_file()
