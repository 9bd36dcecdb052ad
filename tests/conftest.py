"""What the tests share: places, a way to run the command, and hypothesis' settings."""

import contextlib
import functools
import inspect
import os
import pkgutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, settings

import reflectlib
from reflectlib import Catalogue
from reflectlib.cli import main
from reflectlib.reading import load
from reflectlib.resources import methods_dir

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "tests" / "examples"

# The same examples every run: a red build can be run again on any machine. Hypothesis draws
# from the constants of whatever modules of ours are imported, so all of them are.
for module in pkgutil.walk_packages(reflectlib.__path__, "reflectlib."):
    if not module.name.endswith("__main__"):
        import_module(module.name)
settings.register_profile(
    "repeatable",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
# Other examples every run, for `make fuzz`, which asks for it: --hypothesis-profile fuzz.
settings.register_profile("fuzz", settings.get_profile("repeatable"), derandomize=False)
settings.load_profile("repeatable")

# Without the last ones the program speaks English.
PERSONAL = (
    *("REFLECT_PATH", "FORCE_COLOR", "NO_COLOR", "PYTHONUNBUFFERED", "COLUMNS", "LINES"),
    *("REFLECT_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"),
)

Done = subprocess.CompletedProcess[bytes]
Run = Callable[..., Done]


def run_here(*arguments: object, input: bytes = b"", **variables: str) -> Result:
    """Run `reflect` in this process; before click 8.2 its streams are kept apart when asked."""
    known = "mix_stderr" in inspect.signature(CliRunner).parameters
    runner = CliRunner(mix_stderr=False) if known else CliRunner()
    env = dict.fromkeys(PERSONAL) | variables
    return runner.invoke(main, [*map(str, arguments)], input, env, prog_name="reflect")


def unmeasured() -> dict[str, str]:
    """The environment of a process whose lines nobody counts, which takes longer than its work."""
    return {key: value for key, value in os.environ.items() if not key.startswith("COV")}


def run_apart(
    folder: Path, *arguments: object, input: bytes | None = None, **variables: str
) -> Done:
    """Run `reflect` as the program that it is, in a folder."""
    plain = {key: value for key, value in os.environ.items() if key not in PERSONAL}
    return subprocess.run(
        [sys.executable, "-m", "reflectlib", *map(str, arguments)],
        input=input,
        stdin=subprocess.DEVNULL if input is None else None,
        capture_output=True,
        cwd=folder,
        env=plain | variables,
        check=False,
    )


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="Write the golden files anew.")


@pytest.fixture(scope="session", autouse=True)
def _bundled_read_once() -> Iterator[None]:
    """Read each bundled definition once for all tests of a process.

    A wheel has them compiled; in a checkout most commands take less time than reading them anew.
    A file that holds something else is read anew, and so is any other.
    """
    read, folder = load.read, str(methods_dir())
    known = functools.cache(read)

    def read_once(content: bytes, name: str, **more: Any) -> load.Reading:
        return (known if name.startswith(folder) else read)(content, name, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(load, "read", read_once)
        yield


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The bundled catalogue."""
    return Catalogue.bundled()


@pytest.fixture
def reflect(tmp_path: Path) -> Run:
    """Run `reflect` as a user would, in an empty folder.

    It runs in this process, since most commands take less time than Python takes to start. What
    Python reads as it starts needs a process of its own.
    """

    def run(*arguments: object, input: bytes | None = None, **variables: str) -> Done:
        if any(name.startswith("PYTHON") for name in variables):
            return run_apart(tmp_path, *arguments, input=input, **variables)
        with contextlib.chdir(tmp_path):
            result = run_here(*arguments, input=input or b"", **variables)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Done(arguments, result.exit_code, result.stdout_bytes, result.stderr_bytes or b"")

    return run


@pytest.fixture
def program(tmp_path: Path) -> Run:
    """Run `reflect` as a user does, as a program, in an empty folder."""
    return functools.partial(run_apart, tmp_path)
