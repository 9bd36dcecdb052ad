"""The pages of a programme, as their users make them in an empty folder."""

from pathlib import Path

import pytest

from conftest import Run

MARKDOWN = ("--to", "markdown")
AVOND = """\
format: 1
kind: programme
id: avond
title: Avond
language: nl
summary: Een avond.
blocks:
  - heard-seen-respected
  - pause: 15
    title: Koffie
  - method: kom
    minutes: 90
"""


@pytest.fixture
def avond(tmp_path: Path) -> Path:
    file = tmp_path / "avond.yaml"
    file.write_text(AVOND, encoding="utf-8")
    return file


@pytest.mark.parametrize("view", ["sheet", "handout", "observer", "cards", "worksheet"])
def test_each_view_is_of_the_whole(view: str, avond: Path, reflect: Run) -> None:
    """Each view holds what both blocks have of it."""
    done = reflect("render", str(avond), "--view", view)
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode()
    assert text.startswith("# Avond\n")
    assert "Heard, seen & respected" in text
    assert "Korte Oplossingsgerichte Methode (KOM)" in text


def test_materials_of_a_file_and_of_an_agenda(avond: Path, reflect: Run) -> None:
    """What is needed is there of a definition, and of a plan with its number of people.

    What the source does not name has a sign where signs are asked for, and none where not.
    """
    for_one = "Korte Oplossingsgerichte Methode (KOM)"
    for marks, sign in (((), ""), (("--marks",), "°")):
        asked = ("--view", "materials", *marks)
        of_file = reflect("render", str(avond), *asked).stdout.decode()
        assert f"| ☐ | Flappen, stiften, kaartjes en pennen{sign} | {for_one} |" in of_file
        sheet = f"Werkblad: Woorden van de KOM{sign}"
        assert f"| ☐ | {sheet} | 1 per deelnemer | {for_one} |" in of_file
        planned = reflect("agenda", str(avond), "--people", "8", *asked, *MARKDOWN)
        assert f"| ☐ | {sheet} | 8 | {for_one} |" in planned.stdout.decode()
        of_method = reflect("render", "kom", *asked).stdout.decode()
        assert f"| ☐ | Flappen, stiften, kaartjes en pennen{sign} |\n" in of_method


def test_show_has_the_blocks(avond: Path, reflect: Run) -> None:
    """The sheet in the terminal names each block."""
    done = reflect("show", str(avond))
    assert (done.returncode, done.stderr) == (0, b"")
    assert "\nKoffie\n" in done.stdout.decode()


@pytest.mark.parametrize("view", ["sheet", "materials", "cards"])
def test_a_block_that_is_not_there_is_one_error(view: str, avond: Path, reflect: Run) -> None:
    """It names the block, and what may have been meant."""
    avond.write_text(AVOND.replace("heard-seen-respected", "heard-seen"), encoding="utf-8")
    done = reflect("render", str(avond), "--view", view)
    assert (done.returncode, done.stdout) == (2, b"")
    (line,) = done.stderr.decode().splitlines()
    assert "heard-seen-respected" in line


def test_steps_of_blocks_can_be_left_out(avond: Path, reflect: Run) -> None:
    """A page has the steps that are left; data, which is the definition, cannot say that."""
    done = reflect("render", str(avond), "--skip", "Patronen ontdekken")
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode()
    assert "## 2. Reflectie" in text
    assert ". Patronen ontdekken" not in text
    done = reflect("render", str(avond), "--skip", "Patronen ontdekken", "-o", "a.json")
    assert (done.returncode, done.stdout) == (2, b"")
    assert "`skip`" in done.stderr.decode()
    assert not (avond.parent / "a.json").exists()
