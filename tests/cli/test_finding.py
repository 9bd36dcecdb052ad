"""What is asked has one answer, whichever command is asked."""

import json
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from builders import YAML
from conftest import Run
from finding_cases import CASES, Case
from reflectlib import Catalogue, Filter, Wish, suggest


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_cases_hold_everywhere(case: Case, catalogue: Catalogue, reflect: Run) -> None:
    """`list`, `suggest`, `Filter` and `Wish` give the same, and the same of it stands apart."""
    rows = json.loads(reflect("list", "--kind", "method", *case.options, "--to", "json").stdout)
    listed = [(row["id"], bool(row["unstated"])) for row in rows]
    assert listed == [
        (match.entry.id, bool(match.unstated)) for match in case.filter.apply(catalogue)
    ]
    sure = [id for id, silent in listed if not silent]
    silent = [id for id, silent in listed if silent]
    assert listed[len(sure) :] == [(id, True) for id in silent]
    assert (sure, silent) == (sorted(sure), sorted(silent))
    assert {*case.fits} <= {*sure}
    assert {*case.silent} <= {*silent}
    assert not {*case.misses} & {*sure, *silent}
    done = reflect("suggest", *case.options, "--limit", "99", "--to", "json")
    ranked = json.loads(done.stdout)
    assert [each["id"] for each in ranked] == [
        each.method.id for each in suggest(catalogue, case.wish)
    ]
    ranked = [each for each in ranked if each["kind"] == "method"]
    verdicts = {each["id"]: {r["verdict"] for r in each["reasons"]} for each in ranked}
    refusing = {"near", "against"}
    assert {id for id, of in verdicts.items() if not of & refusing} == {*sure, *silent}
    # What the list leaves out stands behind what it has, and what is silent behind what fits.
    assert {each["id"] for each in ranked[: len(sure)]} == {*sure}
    assert {each["id"] for each in ranked[len(sure) : len(listed)]} == {*silent}


@pytest.mark.parametrize("goal", ["luisteren", "casus", "vragen stellen", "zzz"])
def test_goal_and_word_are_one_question(goal: str, catalogue: Catalogue) -> None:
    """What is about a goal is what has its words."""
    found = Filter(kind="method", word=goal, people=7).apply(catalogue)
    suggested = suggest(catalogue, Wish(7, goal=goal))
    fitting = {each.method.id for each in suggested if each.fits and each.method.kind == "method"}
    assert {match.entry.id for match in found} == fitting


def commands(text: str) -> list[str]:
    """The commands that stand on lines of their own."""
    return [line.strip() for line in text.splitlines() if line.startswith("    reflect ")]


def test_command_stands_below_its_reasons(reflect: Run) -> None:
    """Each suggestion ends with the command that plans it, which works, also in groups."""
    done = reflect("suggest", "--people", "7", "--minutes", "75", "--limit", "12")
    found = commands(done.stdout.decode())
    assert len(found) == 12
    assert "reflect agenda incidentmethode --people 7 --minutes 75 --groups 2" in found
    for command in found:
        assert reflect(*shlex.split(command)[1:]).returncode == 0


def test_command_says_where_its_method_is(reflect: Run, tmp_path: Path) -> None:
    """What was found in a folder of one's own is planned from there."""
    folder = tmp_path / "eigen map"
    folder.mkdir()
    (folder / "rondje.yaml").write_text(YAML, encoding="utf-8")
    asked = ("suggest", "--people", "4", "--no-bundled", "--path", "eigen map")
    (command,) = commands(reflect(*asked).stdout.decode())
    assert command == "reflect agenda rondje --people 4 --no-bundled --path 'eigen map'"
    assert reflect(*shlex.split(command)[1:]).returncode == 0
    (row,) = json.loads(reflect(*asked, "--to", "json").stdout)
    assert row["command"] == command
    everywhere = reflect("suggest", "--people", "4", "--path", "eigen map", "--limit", "99")
    assert all(each.endswith("--path 'eigen map'") for each in commands(everywhere.stdout.decode()))


def test_near_miss_has_the_command_that_would_do(reflect: Run, tmp_path: Path) -> None:
    """What just misses has the least that would do, in words and as a command."""
    text = f"{YAML}participants: {{min: 6, max: 8}}\nduration: 70\n"
    (tmp_path / "rondje.yaml").write_text(text, encoding="utf-8")
    asked = ("suggest", "--people", "5", "--minutes", "60", "--no-bundled", "--path", ".")
    said = reflect(*asked).stdout.decode()
    assert "5 people is too few: the method is for 6–8." in said
    assert "It takes at least 70 min, more than 60 min." in said
    (command,) = commands(said)
    assert "\nThis would do:\n" in said
    assert command.startswith("reflect agenda rondje --people 6 --minutes 70 ")
    assert reflect(*shlex.split(command)[1:]).returncode == 0
    far = reflect("suggest", "--minutes", "20", "--no-bundled", "--path", ".")
    assert commands(far.stdout.decode()) == []


@pytest.mark.parametrize(
    ("options", "title"),
    [
        ((), "Methods to choose from"),
        (("--people", "1"), "For 1 person"),
        (("--minutes", "40"), "For 40 min"),
        (("--people", "6", "--minutes", "40"), "For 6 people and 40 min"),
    ],
)
def test_suggestions_are_headed_by_what_is_asked(
    options: tuple[str, ...], title: str, reflect: Run
) -> None:
    """What nobody asks is not in the title; without a question all methods are ranked."""
    assert reflect("suggest", *options).stdout.decode().splitlines()[0] == title


def test_list_shows_what_it_judges_by(reflect: Run) -> None:
    """Minutes that we estimated have their sign, groups and kinds of meeting are said."""

    def row(id: str, *options: str) -> str:
        shown = reflect("list", *options, COLUMNS="200").stdout.decode().splitlines()
        return " ".join(next(line for line in shown if line.startswith(f"{id} ")).split())

    assert row("kom").endswith("12–20 ± 75–150")
    asked = ("--people", "7", "--minutes", "75")
    assert row("intervisie-probleemgericht", *asked).endswith("3–6 ± 75 2 groups")
    assert row("incidentmethode", *asked).endswith("3–4 60 2 groups")
    assert row("krachtgericht-reflecteren-kort", *asked).endswith("unstated 60 eerste")
    assert row("kom", "--place", "online").endswith("12–20 ± 75–150 unstated")
    assert row("krachtgericht-reflecteren-kort", "--place", "online").endswith(
        "online · online or on site"
    )


def test_list_as_data_says_how_it_fits(reflect: Run) -> None:
    """A program gets the basis of the minutes, the groups, and the kind of meeting."""

    def data(*options: str) -> dict[str, Any]:
        rows = json.loads(reflect("list", *options, "--to", "json").stdout)
        return {row["id"]: row for row in rows}

    found = data("--people", "7", "--minutes", "75")
    assert found["incidentmethode"]["groups"] == 2
    assert found["incidentmethode"]["minutes_basis"] == "stated"
    assert found["supervisie"]["minutes_basis"] == "estimate"
    assert found["krachtgericht-reflecteren-kort"]["meeting"] == "eerste"
    assert data("--people", "2")["supervisie"]["variant"] == "een-op-een"
    whole = data()
    assert (whole["kom"]["groups"], whole["kom"]["minutes_min"]) == (None, 75)
    assert whole["krachtgericht-reflecteren-kort"]["places"] == ["online", "either"]


@pytest.mark.parametrize("command", ["list", "suggest"])
@pytest.mark.parametrize(
    ("option", "given"), [("--people", "1001"), ("--minutes", "1441"), ("--place", "thuis")]
)
def test_what_no_meeting_has_is_refused(
    command: str, option: str, given: str, reflect: Run
) -> None:
    """More people or minutes than there can be an agenda for is a mistake in the question."""
    done = reflect(command, option, given)
    assert (done.returncode, done.stdout) == (2, b"")
    assert option.encode() in done.stderr


def test_list_without_numbers_loads_no_planning() -> None:
    """Who asks for no people and no minutes does not wait for what plans."""
    script = (
        "import sys; from reflectlib import Catalogue, Filter; "
        "Filter(place='online', tag=None).apply(Catalogue.bundled()); "
        "print([name for name in sys.modules if 'reflectlib.planning' in name])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"
