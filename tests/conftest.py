"""What the tests share: places, a way to run the command, and hypothesis' settings."""

import inspect
import os
import pkgutil
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, settings

import reflectlib
from reflectlib import Catalogue
from reflectlib.cli import main

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

PERSONAL = ("REFLECT_PATH", "FORCE_COLOR", "NO_COLOR", "PYTHONUNBUFFERED", "COLUMNS", "LINES")

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


def run_here(*arguments: object, input: bytes = b"") -> Result:
    """Run `reflect` in this process; before click 8.2 its streams are kept apart when asked."""
    known = "mix_stderr" in inspect.signature(CliRunner).parameters
    runner = CliRunner(mix_stderr=False) if known else CliRunner()
    return runner.invoke(main, [*map(str, arguments)], input, prog_name="reflect")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="Write the golden files anew.")


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The bundled catalogue."""
    return Catalogue.bundled()


@pytest.fixture
def reflect(tmp_path: Path) -> Run:
    """Run `reflect` as a user would: as a program, in an empty folder."""

    def run(*arguments: str, input: bytes | None = None, **variables: str) -> object:
        plain = {k: v for k, v in os.environ.items() if k not in PERSONAL}
        return subprocess.run(
            [sys.executable, "-m", "reflectlib", *arguments],
            input=input,
            stdin=subprocess.DEVNULL if input is None else None,
            capture_output=True,
            cwd=tmp_path,
            env=plain | variables,
            check=False,
        )

    return run
