"""`--skip`, `--only`, `--set` and `--add`, as their users run them in an empty folder."""

import json
import re
from pathlib import Path

import pytest

from builders import YAML
from conftest import Run

KOM_SERIES = ("series", "kom", "--start", "2027-01-12 09:30", "--times", "3")
CHANGES = (
    *("--skip", "complimenten", "--set", "Suggesties geven=15"),
    *("--add", "Inchecken=10@begin", "--add", "Stilte=2@na suggesties"),
)
SAID = (
    "Overgeslagen: “Complimenten geven”.",
    "“Suggesties geven” duurt precies 15 minuten (geschat: 10 minuten).",
    "“Inchecken” (10 minuten) is toegevoegd.",
    "“Stilte” (2 minuten) is toegevoegd.",
)


@pytest.mark.parametrize(
    "arguments", [("agenda", "kom"), KOM_SERIES, ("render", "kom")], ids=lambda words: words[0]
)
def test_each_command_changes_the_steps_and_says_so(reflect: Run, arguments: tuple[str]) -> None:
    """What is made has the steps that are left, and the page says what differs."""
    done = reflect(*arguments, *CHANGES)
    assert (done.returncode, done.stderr) == (0, b"")
    text = " ".join(done.stdout.decode().replace("\\\n>", "").split())
    assert f"Anders dan in de bron: {' '.join(SAID)}" in text
    data = json.loads(reflect(*arguments, *CHANGES, "--to", "json").stdout)
    assert data["adaptations"] == [*SAID]


def test_an_agenda_has_the_minutes_that_were_set(reflect: Run) -> None:
    """However long the meeting is, and for each case."""
    done = reflect("agenda", "kom", "--cases", "2", "--minutes", "170", *CHANGES, "--to", "json")
    slots = json.loads(done.stdout)["slots"]
    assert [s["minutes"] for s in slots if s["phase"] == "suggesties"] == [15, 15]
    assert [s["basis"] for s in slots if s["phase"] in ("inchecken", "stilte")] == ["given"] * 3
    assert slots[0]["phase"] == "inchecken"


def test_steps_stand_in_one_value_with_commas(reflect: Run) -> None:
    """A title may have commas itself: the longest name that is that of a step counts."""
    only = "Commentaar, reacties en  reflectie,probleem, keuzes"
    done = reflect("agenda", "kom", "--only", only, "--to", "json")
    held = [slot["phase"] for slot in json.loads(done.stdout)["slots"]]
    assert held == ["probleem", "keuzes", "reflectie"]
    done = reflect("agenda", "kom", "--skip", "probleem,keuzes", "--skip", "suggesties")
    said = "Overgeslagen: “Het probleem presenteren”, “Suggesties geven”, “Keuzes maken en stappen"
    assert said in " ".join(done.stdout.decode().split())


def test_a_title_may_have_the_signs_that_mean_something(reflect: Run) -> None:
    """The last @ and the last = before it count; without minutes there are none."""
    done = reflect(
        "render", "kom", "--add", "1 + 1 = 2 = 10@start", "--add", "x@y@end", "--add", "Z"
    )
    titles = re.findall(r"^### [0-9].*", done.stdout.decode(), re.M)
    assert (titles[0], *titles[-2:]) == ("### 1. 1 + 1 = 2", "### 9. x@y", "### 10. Z")


def test_a_series_leaves_out_days_and_steps(reflect: Run) -> None:
    """What can be read as a day or days is that, and anything else is a step."""
    days = ("--skip", "26 januari 2027", "--skip", "2027-02-08..2027-02-10")
    done = reflect(*KOM_SERIES, *days, "--skip", "complimenten", "--to", "json")
    data = json.loads(done.stdout)
    assert data["skipped"] == ["2027-01-26", "2027-02-09"]
    assert data["adaptations"] == [SAID[0]]
    wrong = reflect(*KOM_SERIES, "--skip", "maandag 26-1-2027")
    assert b"that day is Tuesday, 26 January 2027" in wrong.stderr


def test_steps_of_another_method_are_changed_where_they_come(reflect: Run, tmp_path: Path) -> None:
    """A step that names a method is replaced by its steps, each of which can be left out."""
    other = YAML.replace("id: rondje", "id: stil").replace("title: Ronde\n", "title: Stilte\n")
    (tmp_path / "stil.yaml").write_text(f"{other}  - {{id: na, title: Na}}\n", encoding="utf-8")
    (tmp_path / "rondje.yaml").write_text(f"{YAML}    method: stil\n", encoding="utf-8")
    for command in ("render", "agenda"):
        done = reflect(command, "rondje.yaml", "--skip", "Ronde: Na")
        assert "Overgeslagen: “Ronde: Na”.".encode() in done.stdout
        assert b"Stilte" in done.stdout


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--skip", "niks"], "there is no step 'niks'; the steps are “Het probleem presenteren”"),
        (["--skip", "complimnten"], "did you mean “Complimenten geven”?"),
        (["--skip", "keuzes,keuzes"], "“Keuzes maken en stappen bedenken” is named twice"),
        (["--skip", "keuzes", "--set", "keuzes=5"], "is left out, so it can have no minutes"),
        (["--only", "keuzes", "--skip", "keuzes"], "is to be left out and to be kept; choose one"),
        (["--only", ","], "--only names no step in ','"),
        (["--only", ""], "--only names no step in ''"),
        (["--set", "keuzes"], "write it as STEP=15"),
        (["--set", "=5"], "write it as STEP=15"),
        (["--set", "keuzes=abc"], "'abc' is no number of minutes for a step"),
        (["--set", "keuzes=0"], "write a whole number from 1 to 1440"),
        (["--set", "keuzes=1441"], "write a whole number from 1 to 1440"),
        (["--set", "keuzes=5", "--set", "keuzes=6"], "--set gives 'keuzes' minutes twice"),
        (["--add", "=10"], "has no name for the step; write it as Inchecken=10@start"),
        (["--add", "In=veel"], "'veel' is no number of minutes"),
        (["--add", "In=10@midden"], "'midden' is no place for a step; behind the last @ write"),
        (["--add", "In=10@voor"], "'voor' is no place for a step"),
        (["--add", "In=10@begin keuzes"], "'begin keuzes' is no place for a step"),
        (["--add", "In=10@na niks"], "there is no step 'niks'"),
        (["--add", "a\nb"], "cannot be the name of a step"),
        (["--only", "keuzes", "--skip", "keuzes,Keuzes"], "is named twice"),
    ],
)
def test_mistakes_are_one_helpful_line(reflect: Run, options: list[str], words: str) -> None:
    """What a user can mend exits 2, says what would work, and writes nothing."""
    for command in ("agenda", "render"):
        done = reflect(command, "kom", *options)
        assert (done.returncode, done.stdout) == (2, b"")
        assert words in done.stderr.decode()


def test_what_has_no_steps_is_not_changed(reflect: Run) -> None:
    """A framework has none, and the message says so."""
    done = reflect("render", "basisprincipes", "--skip", "x")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"basisprincipes is a framework, which has no steps to change" in done.stderr


def test_a_set_time_that_does_not_fit_is_refused_with_what_would(reflect: Run) -> None:
    """What is set is not shortened."""
    done = reflect("agenda", "kom", "--set", "keuzes=60", "--minutes", "60")
    assert b"60 minutes are too few: kom needs at least 93" in done.stderr


def test_a_day_that_there_is_not_is_no_step(reflect: Run) -> None:
    """Where days and steps can be skipped, three numbers are meant as a day."""
    done = reflect(*KOM_SERIES, "--skip", "31-2-2027")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"'31-2-2027' is no day; write" in done.stderr
    assert b"the steps are" not in done.stderr
