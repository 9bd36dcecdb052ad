"""`reflect site` in the midst of its work: its processes end with it, and the folder is whole."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from builders import YAML
from conftest import unmeasured
from reflectlib.site.folder import JOURNAL, LOCK, NEW, SITE_MANIFEST

ENTRIES = 600  # so many that more than one process takes part
NOTES = {SITE_MANIFEST, JOURNAL, LOCK, NEW}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with many definitions."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(ENTRIES):
        (folder / f"m{number}.yaml").write_text(YAML.replace("rondje", f"m{number}"))
    return folder


# As many processes on any machine.
REFLECT = "import os; os.cpu_count = lambda: 3; from reflectlib.__main__ import run; run()"


def command(own: Path, site: Path) -> list[str]:
    return [sys.executable, "-c", REFLECT, "site", str(site), "--path", str(own)]


@pytest.fixture(scope="module")
def whole(many: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site of them as nothing disturbed it."""
    site = tmp_path_factory.mktemp("whole")
    subprocess.run(command(many, site), env=unmeasured(), check=True, capture_output=True)
    return contents(site)


def contents(site: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(site)): file.read_bytes() for file in site.rglob("*") if file.is_file()
    }


def group(leader: int) -> set[int]:
    """The processes that live in a group."""
    found = set()
    for place in Path("/proc").glob("[0-9]*"):
        try:
            state, _, of = (place / "stat").read_text().rpartition(") ")[2].split()[:3]
        except (OSError, ValueError):
            continue  # it has ended meanwhile
        if int(of) == leader and state != "Z":
            found.add(int(place.name))
    return found


def until(so: Callable[[], object]) -> None:
    """Wait until it is so; a minute is long enough for anything."""
    deadline = time.monotonic() + 60
    while not so():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def heeding() -> None:
    """Let a process heed what ends it, though whoever started the tests may ignore that."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


@contextmanager
def in_the_midst(own: Path, site: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A run that has started other processes, and has written some of its files."""
    running = subprocess.Popen(
        command(own, site),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env=unmeasured(),
        preexec_fn=heeding,
    )
    try:
        until(lambda: len(list((site / "entries").glob("*"))) > 10 or running.poll() is not None)
        assert len(group(running.pid)) == 4
        yield running
    finally:
        for each in group(running.pid):
            os.kill(each, signal.SIGKILL)
        running.communicate()


@pytest.mark.parametrize(
    ("number", "whom"),
    [
        (signal.SIGINT, os.killpg),  # Ctrl-C in a terminal
        (signal.SIGINT, os.kill),
        (signal.SIGTERM, os.kill),
        (signal.SIGKILL, os.kill),
        (signal.SIGHUP, os.killpg),  # the terminal is closed
    ],
)
def test_a_run_that_is_ended_leaves_nothing_running_and_nothing_half(
    number: signal.Signals,
    whom: Callable[[int, int], None],
    many: Path,
    whole: dict[str, bytes],
    tmp_path: Path,
) -> None:
    """Whoever is told to stop, all stop before the site is made, and the next run completes it."""
    site = tmp_path / "site"
    with in_the_midst(many, site) as running:
        whom(running.pid, number)
        assert running.wait(60) != 0
        until(lambda: not group(running.pid))
        said = running.communicate()[1]
        assert b"Traceback" not in said
    there = contents(site)
    assert there.keys() - NOTES < whole.keys()
    assert len(there) < len(whole) * 0.9  # it did not go on with what was still to be made
    assert all(content == whole[name] for name, content in there.items() if name not in NOTES)
    subprocess.run(command(many, site), env=unmeasured(), check=True, capture_output=True)
    assert contents(site) == whole


def test_a_worker_that_is_ended_ends_the_run(many: Path, tmp_path: Path) -> None:
    """Where the system ends a worker, for want of memory perhaps, it is said in a line."""
    with in_the_midst(many, tmp_path / "site") as running:
        (worker, *_) = group(running.pid) - {running.pid}
        os.kill(worker, signal.SIGKILL)
        _, said = running.communicate(timeout=60)
        assert running.returncode == 2
        assert b"a process that made pages came to an end" in said
        assert b"Traceback" not in said
        until(lambda: not group(running.pid))


def test_a_run_keeps_others_out_until_it_has_ended(
    many: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    """While a run is there no other writes, and when it was ended the next does."""
    site = tmp_path / "site"
    with in_the_midst(many, site) as running:
        os.killpg(running.pid, signal.SIGSTOP)
        other = subprocess.run(command(many, site), check=False, capture_output=True)
        assert other.returncode == 2
        assert b"another run is writing" in other.stderr
        os.killpg(running.pid, signal.SIGCONT)
        assert running.wait(300) == 0
    assert contents(site) == whole
