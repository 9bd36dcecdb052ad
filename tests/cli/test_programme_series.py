"""`reflect series` of methods together and of a programme in a file, kept and gone on with."""

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import Run

FILE = "groep.series.yaml"
DECEMBER, FEBRUARY = "1796083200", "1803081600"
ASKED = (
    *("--start", "2027-01-12 09:30", "--names", "Ada, Bo, Cy, Di, Ed, Fo"),
    *("--every", "4w", "--times", "4", "--anyway"),
)
TOGETHER = ("heard-seen-respected", "pauze=20", "kom")
DAY = """\
format: 1
kind: programme
id: avond
title: Avond
language: nl
summary: Een avond.
blocks:
  - {step: {id: welkom, title: Welkom, time: 10}}
  - heard-seen-respected
  - {pause: 45, title: Lunch, at: "12:30"}
  - title: Naast elkaar
    parallel: [kom, luisteren-erkennen-doorvragen]
  - {method: kom, day: 2, at: "08:30"}
"""


def kept(reflect: Run, folder: Path, *names: str) -> str:
    """A series that is kept, and the text of its file."""
    done = reflect("series", *names, *ASKED, "-o", FILE, SOURCE_DATE_EPOCH=DECEMBER)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    return (folder / FILE).read_text(encoding="utf-8")


def meetings(reflect: Run, *arguments: str) -> list[dict[str, Any]]:
    done = reflect("series", FILE, *arguments, "--to", "json", SOURCE_DATE_EPOCH=FEBRUARY)
    assert done.returncode == 0, done.stderr.decode()
    found: list[dict[str, Any]] = json.loads(done.stdout)["meetings"]
    return found


def test_methods_together_are_kept_by_their_names(reflect: Run, tmp_path: Path) -> None:
    """The file names the methods and the breaks, and is written again as it was."""
    before = kept(reflect, tmp_path, *TOGETHER)
    assert "\nmethods:\n  - heard-seen-respected\n  - pause: 20\n  - kom\n" in before
    assert reflect("series", FILE, "-o", FILE, SOURCE_DATE_EPOCH=FEBRUARY).returncode == 0
    assert (tmp_path / FILE).read_text(encoding="utf-8") == before
    calendar = reflect("series", FILE, "--to", "ical", SOURCE_DATE_EPOCH=FEBRUARY)
    assert calendar.stdout.count(b"BEGIN:VEVENT") == 4


def test_what_was_held_of_a_programme_stays(reflect: Run, tmp_path: Path) -> None:
    """Whatever becomes of a programme, what is past of its series is as it was."""
    file = tmp_path / "avond.yaml"
    file.write_text(DAY, encoding="utf-8")
    kept(reflect, tmp_path, "avond.yaml")
    before = meetings(reflect)
    file.write_text(DAY.replace("time: 10", "time: 20"), encoding="utf-8")
    changed = meetings(reflect)
    assert changed[:2] == before[:2]
    assert changed[2]["slots"] != before[2]["slots"]
    file.unlink()
    assert meetings(reflect) == before


def test_a_block_is_left_out_from_now_on(reflect: Run, tmp_path: Path) -> None:
    """A change to what is to come leaves what is past alone, and stands in the file."""
    kept(reflect, tmp_path, *TOGETHER)
    before = meetings(reflect)
    done = reflect("series", FILE, "--skip", "kom", "-o", FILE, SOURCE_DATE_EPOCH=FEBRUARY)
    assert done.returncode == 0
    after = meetings(reflect)
    assert after[:2] == before[:2]
    assert [len(each["slots"]) for each in after] == [12, 12, 5, 5]


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("", "RFL102"),
        ("method: kom\nmethods: [kom]\n", "RFL104"),
        ("methods: [{method: kom, pause: 5}]\n", "methods[0]"),
        ("methods: [kom, {}]\n", "methods[1]"),
        ("methods: [kom, geen-methode]\n", "geen-methode"),
    ],
)
def test_what_it_is_a_series_of_is_one_thing(
    reflect: Run, tmp_path: Path, head: str, said: str
) -> None:
    """A file that says two things, or nothing, is refused at the place where it does."""
    rest = "id: 3f2504e0-4f89-41d3-9a0c-0305e82c3301\nstart: 2027-01-12 09:30\ntimes: 2\n"
    (tmp_path / FILE).write_text(f"format: 1\nkind: series\n{head}{rest}", encoding="utf-8")
    done = reflect("series", FILE, SOURCE_DATE_EPOCH=FEBRUARY)
    assert done.returncode in (1, 2)
    assert said in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_a_series_is_not_put_together_with_a_method(reflect: Run, tmp_path: Path) -> None:
    """Whoever names a kept series next to something else is told to name it alone."""
    kept(reflect, tmp_path, *TOGETHER)
    done = reflect("series", FILE, "kom", *ASKED)
    assert done.returncode == 2
    assert FILE in done.stderr.decode()
