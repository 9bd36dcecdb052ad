"""`reflect new`: what it asks, what it writes, and what it leaves alone."""

import contextlib
import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest

from builders import YAML
from conftest import ROOT, Run, run_here
from reflectlib import Programme, load, parse, unstructure
from reflectlib.characters import find_hidden
from reflectlib.cli.answers import AmountParam, StepParam
from reflectlib.cli.commands.new import command
from reflectlib.cli.commands.schema import KINDS, is_ours
from reflectlib.model.timing import Minutes, Range
from reflectlib.resources import SCHEMA_IDS, methods_dir, schema_file

ENTER = b"\n"


def typing(arguments: list[str], keys: bytes, folder: Path) -> Any:
    """The exit code and the screen of somebody who types this at a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "reflectlib", "new", *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=folder,
        env=os.environ | {"PYTHONIOENCODING": "utf-8:strict"},
    ) as program:
        os.close(theirs)
        os.write(ours, keys)
        screen = b""
        with contextlib.suppress(OSError):  # Linux says so when the other end is closed
            while chunk := os.read(ours, 65536):
                screen += chunk
    os.close(ours)
    return program.returncode, screen.decode(errors="replace")


def test_everything_is_asked_at_a_terminal(tmp_path: Path) -> None:
    """Each answer ends up in the file, also a title that would be something else in YAML."""
    answers = [
        "13:00 # 'no' 🙂",
        "Ieder: zegt iets.",
        "Intervisie",
        "guided",
        "3-8",
        "45 tot 60 minuten",
    ]
    answers += ["Opening, 10", "- Ronde 1 5–10 min", "Terug naar 2025", ""]
    code, screen = typing(["rondje"], "\n".join([*answers, ""]).encode(), tmp_path)
    assert code == 0, screen
    entry: Any = load(tmp_path / "rondje.yaml")
    assert (entry.title, entry.summary) == tuple(answers[:2])
    assert (entry.form, entry.facilitation) == ("intervisie", "guided")
    assert entry.participants == Range(min=3, max=8)
    assert entry.duration == Minutes(min=45, max=60)
    assert [(phase.title, phase.time) for phase in entry.phases] == [
        ("Opening", Minutes(min=10, max=10)),
        ("- Ronde 1", Minutes(min=5, max=10)),
        ("Terug naar 2025", None),
    ]
    for understood in ("Opening, 10 min", "- Ronde 1, 5-10 min", "Terug naar 2025"):
        assert f"  {understood}\r\n" in screen
    assert "Wrote rondje.yaml" in screen
    assert "reflect validate rondje.yaml" in screen


def test_enter_is_an_answer_to_everything(tmp_path: Path) -> None:
    """What stands in brackets is taken; what has no default is left out, as is said."""
    code, screen = typing(["mijn-rondje"], ENTER * 7, tmp_path)
    assert code == 0, screen
    assert "to skip what has none" in screen
    for default in ("[Mijn rondje]", "[oefening]", "[either]", "[Opening, Kern, Afsluiting]"):
        assert default in screen
    entry: Any = load(tmp_path / "mijn-rondje.yaml")
    assert (entry.title, entry.form, entry.participants) == ("Mijn rondje", "oefening", None)
    assert entry.summary == "Een methode in 3 stappen."
    assert [phase.title for phase in entry.phases] == ["Opening", "Kern", "Afsluiting"]


def test_a_wrong_answer_is_asked_again(tmp_path: Path) -> None:
    """A wrong answer is told what would do, and nothing is lost."""
    keys = b"\xff\nx\x1b[C\n  \nGoed\n\nzoiets\ncoaching\nmisschien\neither\n"
    keys += b"8-3\nveel\n4+\n0\n1441\n60\n"
    code, screen = typing(["rondje"], keys + b"a\x1bb\nEen\n\n", tmp_path)
    assert code == 0, screen
    for said in (
        "the character U+DCFF cannot be shown; leave it out",
        "the character U+001B cannot be shown; leave it out",
        "this needs a word or more",
        "'zoiets' is not one of",
        "'misschien' is not one of",
        "'8-3' is no number of people; write 6, 3-8 or 4+",
        "'veel' is no number of people",
        "'0' is no number of minutes; write 60, 45-60 or 60+",
        "'1441' is no number of minutes",
    ):
        assert f"Error: {said}" in screen
    entry: Any = load(tmp_path / "rondje.yaml")
    assert (entry.title, entry.form) == ("Goed", "coaching")
    assert entry.participants == Range(min=4)
    assert entry.duration == Minutes(min=60, max=60)
    assert [phase.title for phase in entry.phases] == ["Een"]


def test_what_is_given_is_not_asked(tmp_path: Path) -> None:
    """Options answer for themselves."""
    arguments = [
        "rondje",
        "--title",
        "Kring",
        "--summary",
        "Kort.",
        "--form",
        "coaching",
        "--facilitation",
        "guided",
    ]
    arguments += ["--people", "6", "--step", "Een", "--step", "Twee 5"]
    code, screen = typing(arguments, ENTER, tmp_path)
    assert code == 0, screen
    assert "Minutes" in screen
    assert not any(
        word in screen for word in ("Title", "What one does", "Form", "Led by", "People", "Step 1")
    )
    entry: Any = load(tmp_path / "rondje.yaml")
    assert (entry.title, entry.summary) == ("Kring", "Kort.")
    assert entry.participants == Range(min=6, max=6)
    assert [phase.title for phase in entry.phases] == ["Een", "Twee"]


@pytest.mark.parametrize(("kind", "parts"), [("checklist", "sections"), ("framework", "items")])
def test_other_kinds_ask_what_fits_them(tmp_path: Path, kind: str, parts: str) -> None:
    """A checklist asks for its sections, a framework for its items, and for nothing else."""
    code, screen = typing(["lijst", "--kind", kind], b"\nKort.\nEen 9\nTwee\n\n", tmp_path)
    assert code == 0, screen
    assert "Form" not in screen
    entry: Any = load(tmp_path / "lijst.yaml")
    assert (entry.kind, entry.title, entry.summary) == (kind, "Lijst", "Kort.")
    assert [part.title for part in getattr(entry, parts)] == ["Een 9", "Twee"]


@pytest.mark.parametrize(
    ("said", "name", "minutes"),
    [
        ("Opening 10", "Opening", (10, 10)),
        ("Opening, 10", "Opening", (10, 10)),
        ("Opening: 10", "Opening", (10, 10)),
        ("Opening - 10", "Opening", (10, 10)),
        ("Opening 10 min", "Opening", (10, 10)),
        ("Opening (10 min)", "Opening", (10, 10)),
        ("Opening (5 – 10 Minuten)", "Opening", (5, 10)),
        ("Ronde 1 10+", "Ronde 1", (10, None)),
        ("Wandelen, 1,5 uur", "Wandelen", (90, 90)),
        ("Opening 3-5", "Opening", (3, 5)),
        ("Opening 3 min.", "Opening", (3, 3)),
        ("Opening, 3", "Opening", (3, 3)),
        ("Opening (3)", "Opening (3)", None),
        ("Ronde 8,", "Ronde 8", None),
        ("Ronde 8 min,", "Ronde 8 min", None),
        ("Terug naar 2025", "Terug naar 2025", None),
        ("Opening 0", "Opening 0", None),
        ("Ronde 1", "Ronde 1", None),
        ("Ronde 1-3", "Ronde 1-3", None),
        ("Stap 3+", "Stap 3+", None),
        ("Start 13:30", "Start 13:30", None),
        ("Versie 7,5", "Versie 7,5", None),
        ("Opening (10", "Opening (10", None),
        ("10", "10", None),
    ],
)
def test_minutes_stand_behind_the_name_of_a_step(
    said: str, name: str, minutes: tuple[int, int | None] | None
) -> None:
    """A small number by itself is that of a round; all else that looks like a time is one."""
    time = minutes and Minutes(min=minutes[0], max=minutes[1])
    assert StepParam().convert(said, None, None) == (name, time)


@pytest.mark.parametrize("said", ["Kijken 48 uur", "Kijken 0 min", "Rust (10-5 min)", "A, 7,5 min"])
def test_what_is_meant_for_a_time_and_is_none_is_refused(said: str) -> None:
    """With a unit behind it a number is a time, and not silently part of a name."""
    with pytest.raises(click.BadParameter, match="is no time for a step: it takes 1 to 1440"):
        StepParam().convert(said, None, None)
    assert StepParam().convert(f"{said},", None, None) == (said, None)


@pytest.mark.parametrize(
    ("said", "understood"),
    [
        ("Opening", "  Opening"),
        ("Opening 10 min", "  Opening, 10 min"),
        ("Opening, 10", "  Opening, 10 min"),
        ("Terug naar 2025", "  Terug naar 2025"),
        ("Ronde 8,", "  Ronde 8"),
        ("Ronde 1", '  Ronde 1\n    (if 1 is its minutes, write "Ronde 1 min")'),
        ("Ronde 1-3", '  Ronde 1-3\n    (if 1-3 is its minutes, write "Ronde 1-3 min")'),
        ("Stap (3)", '  Stap (3)\n    (if 3 is its minutes, write "Stap 3 min")'),
        ("Ronde 8", '  Ronde, 8 min\n    (if 8 is part of the name, write "Ronde 8,")'),
    ],
)
def test_step_says_how_it_was_understood(said: str, understood: str) -> None:
    """Where a number could be either, one is told how to say the other; and that is so."""
    assert "\n".join(StepParam().understood(said)) == understood
    part = StepParam().convert(said, None, None)
    for other in re.findall('write "(.*)"', understood):
        meant = StepParam().convert(other, None, None)
        assert (meant.time is None) is not (part.time is None)
        assert len(StepParam().understood(other)) == 1


def test_steps_that_are_given_are_told_as_they_were_understood(reflect: Run) -> None:
    """Also in a script one sees what was made of each, away from the text itself."""
    steps = ["--step", "Inbrengen 3", "--step", "Bespreken 8", "--step", "Afsluiten, 2"]
    done = reflect("new", "rondje", "-", *steps)
    assert done.stderr.decode().splitlines() == [
        "The steps, as they were understood:",
        "  Inbrengen 3",
        '    (if 3 is its minutes, write "Inbrengen 3 min")',
        "  Bespreken, 8 min",
        '    (if 8 is part of the name, write "Bespreken 8,")',
        "  Afsluiten, 2 min",
    ]
    entry: Any = parse(done.stdout)
    assert [phase.title for phase in entry.phases] == ["Inbrengen 3", "Bespreken", "Afsluiten"]
    checklist = reflect("new", "lijst", "-", "--kind", "checklist", "--section", "Deel 8")
    assert (checklist.stderr, parse(checklist.stdout).sections[0].title) == (b"", "Deel 8")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("60", (60, 60)),
        ("60 min", (60, 60)),
        ("45-60 minuten", (45, 60)),
        ("60+", (60, None)),
        ("1 uur", (60, 60)),
        ("1,5 uur", (90, 90)),
        ("1-1.5 hours", (60, 90)),
    ],
)
def test_minutes_are_understood_as_people_say_them(
    said: str, minutes: tuple[int, int | None]
) -> None:
    """Minutes and hours may be named."""
    assert AmountParam("minutes").convert(said, None, None) == Minutes(
        min=minutes[0], max=minutes[1]
    )


@pytest.mark.parametrize(
    ("what", "said"), [("people", "6 uur"), ("people", "1,5"), ("minutes", "7,5")]
)
def test_what_is_no_whole_number_is_refused(what: str, said: str) -> None:
    """There are no half people or half minutes, and people have no hours."""
    with pytest.raises(click.BadParameter):
        AmountParam(what).convert(said, None, None)


def test_who_stops_has_no_file(tmp_path: Path) -> None:
    """The end of the input, as Ctrl-D gives, leaves nothing behind."""
    code, screen = typing(["rondje"], b"Kring\n\x04", tmp_path)
    assert (code, list(tmp_path.iterdir())) == (1, [])
    assert "Aborted!" in screen


def test_what_is_said_of_an_answer_does_not_steer_the_terminal(tmp_path: Path) -> None:
    """An answer that does not fit is quoted with what is hidden in it spelled."""
    given = ["rondje", "--title", "Rondje", "--summary", "Ieder zegt iets."]
    _, screen = typing(given, "\u202een\u200b\n\x04".encode(), tmp_path)
    (said,) = (line for line in screen.splitlines() if "Error:" in line)
    assert "'\\u202een\\u200b' is not one of" in said
    assert not find_hidden(said)


def test_a_file_made_meanwhile_is_left_alone(tmp_path: Path) -> None:
    """A file that came while somebody was answering is not overwritten either."""
    ours, theirs = pty.openpty()
    program = [sys.executable, "-m", "reflectlib", "new", "rondje"]
    with subprocess.Popen(program, stdin=theirs, stdout=theirs, stderr=theirs, cwd=tmp_path) as new:
        os.close(theirs)
        screen = b""
        while b"Title" not in screen:
            screen += os.read(ours, 65536)
        (tmp_path / "rondje.yaml").write_text("mine")
        os.write(ours, ENTER * 7)
        with contextlib.suppress(OSError):
            while chunk := os.read(ours, 65536):
                screen += chunk
    os.close(ours)
    assert (new.returncode, (tmp_path / "rondje.yaml").read_text()) == (2, "mine")
    assert b"rondje.yaml is there already" in screen


def test_nothing_is_asked_without_a_terminal(reflect: Run, tmp_path: Path) -> None:
    """In a script the defaults are taken; the words for people go to standard error."""
    done = reflect("new", "mijn-rondje")
    assert (done.returncode, done.stdout) == (0, b"")
    assert b"Wrote mijn-rondje.yaml" in done.stderr
    entry: Any = load(tmp_path / "mijn-rondje.yaml")
    assert (entry.title, entry.language, entry.form) == ("Mijn rondje", "nl", "oefening")
    assert [phase.title for phase in entry.phases] == ["Opening", "Kern", "Afsluiting"]
    done = reflect("validate", "mijn-rondje.yaml")
    assert (done.returncode, b"0 errors" in done.stderr) == (0, True)


def test_dash_writes_to_standard_output(reflect: Run, tmp_path: Path) -> None:
    """With - behind the id, or as output, there is a text and no file."""
    for arguments in (["-"], ["-o", "-"]):
        done = reflect("new", "rondje", *arguments, "--language", "en", "--minutes", "60")
        assert (done.returncode, done.stderr) == (0, b"")
        entry: Any = parse(done.stdout)
        assert (entry.language, entry.phases[2].title) == ("en", "Closing")
    assert list(tmp_path.iterdir()) == []


def test_output_names_a_folder_or_the_file(reflect: Run, tmp_path: Path) -> None:
    """The file may stand elsewhere, under its own name."""
    (tmp_path / "map").mkdir()
    assert reflect("new", "een", "-o", "map").returncode == 0
    assert reflect("new", "twee", "-o", "map/twee.yml", "--bare").returncode == 0
    assert load(tmp_path / "map" / "een.yaml").id == "een"
    assert "#" not in (tmp_path / "map" / "twee.yml").read_text().partition("\n")[2]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["Mijn Rondje!"], "Try mijn-rondje."),
        (["map/Rondje.yaml"], "Try rondje."),
        (["🙂"], "Try rondje."),
        (["kom"], "there is an entry 'kom' already"),
        (["eigen", "--path", "map"], "there is an entry 'eigen' already"),
        (["staat"], "staat.yaml is there already, and stays as it is"),
        (["staat", "-o", "staat.yml"], "staat.yaml is there already, and stays as it is"),
        (["rondje", "-", "-o", "x"], "choose one: - or --output"),
        (["rondje", "-o", "kring.yaml"], "call the file rondje.yaml, after its id"),
        (["rondje", "-o", "weg/rondje.yaml"], "there is no folder weg"),
        (["rondje", "--title", "a\nb"], "the character U+000A cannot be shown"),
        (["rondje", "--step", ""], "this needs a word or more"),
        (["rondje", "--people", "8-3"], "'8-3' is no number of people"),
        (["rondje", "--language", "Dutch"], "'Dutch' is no language"),
        (["rondje", "--kind", "checklist", "--step", "x"], "--step is not for a checklist"),
        (["rondje", "--section", "x"], "--section is not for a method"),
        (["rondje", "--from", "kon"], "Did you mean kom"),
        (["rondje", "--from", "weg.yaml"], "cannot read weg.yaml: No such file"),
        (["rondje", "--from", "./weg"], "cannot read weg"),
        (["rondje", "--from", "map"], "map is a folder"),
        (["rondje", "--step", "Kijken 48 uur"], "'48 uur' is no time for a step"),
        (["rondje", "--step", ","], "this needs a word or more"),
        (["rondje", "--from", "kom", "--step", "x"], "--step does not go with --from"),
        (["rondje", "--from", "kom", "--summary", "x"], "--summary does not go with --from"),
        (["rondje", "--from", "kom", "--bare"], "--bare does not go with --from"),
        (["rondje", "--from", "kom", "--kind", "checklist"], "kom is a method, not a checklist"),
    ],
)
def test_what_cannot_be_is_refused(
    reflect: Run, tmp_path: Path, arguments: list[str], said: str
) -> None:
    """What would not be valid is one sentence and exit code 2, and no file changes."""
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "eigen.yaml").write_text(YAML.replace("rondje", "eigen"))
    (tmp_path / "staat.yaml").write_text("mine")
    before = {file: file.is_file() and file.read_bytes() for file in tmp_path.rglob("*")}
    done = reflect("new", *arguments)
    assert done.returncode == 2
    assert said in done.stderr.decode()
    assert before == {file: file.is_file() and file.read_bytes() for file in tmp_path.rglob("*")}


def test_too_much_is_refused_before_it_is_written(reflect: Run, tmp_path: Path) -> None:
    """A definition that could not be read again is not written."""
    steps = [part for n in range(11) for part in ("--step", f"{n} " + "x" * 100_000)]
    done = reflect("new", "rondje", *steps)
    assert (done.returncode, list(tmp_path.iterdir())) == (1, [])
    assert b"error[RFL006]" in done.stderr


def test_times_that_do_not_add_up_are_said(reflect: Run) -> None:
    """What `render` would warn of is said at once."""
    done = reflect("new", "rondje", "--minutes", "60", "--step", "Een 10")
    assert done.returncode == 0
    assert b"warning[RFL208]" in done.stderr


def test_from_starts_as_another_entry(reflect: Run, tmp_path: Path) -> None:
    """The text of an entry, found by any of its names, becomes the new one's."""
    arguments = ["--from", "KOM-intervisie", "--kind", "method"]
    assert reflect("new", "kom-kort", *arguments).returncode == 0
    new, kom = load(tmp_path / "kom-kort.yaml"), load(ROOT / "methods" / "kom.yaml")
    assert (new.title, new.summary) == ("Kom kort", kom.summary)
    assert (new.sources[0].title, new.sources[0].publisher) == (kom.title, "reflectlib")
    done = reflect("validate", "kom-kort.yaml")
    assert (done.returncode, b"0 errors" in done.stderr) == (0, True)


def test_from_an_entry_of_ones_own_names_no_publisher(reflect: Run, tmp_path: Path) -> None:
    """Only what comes with reflectlib was brought out by it."""
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "eigen.yaml").write_text(YAML.replace("rondje", "eigen"))
    done = reflect("new", "nieuw", "--from", "eigen", "--path", "map", "--title", "Nieuw")
    assert done.returncode == 0, done.stderr
    (source,) = load(tmp_path / "nieuw.yaml").sources
    assert (source.title, source.publisher) == ("Rondje", None)


def test_from_takes_a_file_as_every_command_does(reflect: Run, tmp_path: Path) -> None:
    """A definition of one's own is started from by its file, its id in a folder, or a pipe."""
    text = YAML.replace("\n", "\r\n").replace("Rondje", '"Één 🙂"')
    content = b"\xef\xbb\xbf" + text.encode()
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "rondje.yaml").write_bytes(content)
    os.mkfifo(tmp_path / "pijp")
    made = []
    for id, origin, given in (
        ("een", ["map/rondje.yaml"], None),
        ("twee", ["rondje", "--path", "map"], None),
        ("drie", ["-"], content),
    ):
        done = reflect("new", id, "--title", "Nieuw", "--from", *origin, input=given)
        assert done.returncode == 0, done.stderr
        made.append((tmp_path / f"{id}.yaml").read_text(encoding="utf-8").replace(id, "nieuw"))
    assert made[0] == made[1] == made[2]
    (source,) = load(tmp_path / "een.yaml").sources
    assert (source.title, source.publisher) == ("Één 🙂", None)
    with subprocess.Popen(["cp", "map/rondje.yaml", "pijp"], cwd=tmp_path):
        assert reflect("new", "vier", "--from", "./pijp").returncode == 0
    bundled = str(ROOT / "methods" / "kom.yaml")
    assert reflect("new", "kom-kort", "--from", bundled).returncode == 0
    assert load(tmp_path / "kom-kort.yaml").sources[0].publisher == "reflectlib"


def test_from_a_file_with_faults_names_them(reflect: Run, tmp_path: Path) -> None:
    """What cannot be read cannot be started from, and one sees where it is wrong."""
    (tmp_path / "fout.yaml").write_text(YAML.replace("form:", "vorm:"))
    done = reflect("new", "nieuw", "--from", "fout.yaml")
    assert done.returncode == 1
    assert b"fout.yaml:7:1: error[RFL101]" in done.stderr
    assert not (tmp_path / "nieuw.yaml").exists()


def test_from_asks_the_title_alone(tmp_path: Path) -> None:
    """All else is there already."""
    code, screen = typing(["kom-kort", "--from", "kom"], b"KOM: kort\n", tmp_path)
    assert code == 0, screen
    assert load(tmp_path / "kom-kort.yaml").title == "KOM: kort"


@pytest.mark.parametrize("kind", ["method", "programme", "checklist", "framework", "register"])
def test_file_tells_an_editor_where_the_schema_is(reflect: Run, tmp_path: Path, kind: str) -> None:
    """The first line names the schema that stands beside the file, and nothing of this computer."""
    (tmp_path / "map").mkdir()
    for arguments, folder in (((), tmp_path), (("-o", "map"), tmp_path / "map")):
        done = reflect("new", "rondje", "--kind", kind, *arguments)
        line, *_ = (folder / "rondje.yaml").read_text().splitlines()
        assert line == f"# yaml-language-server: $schema={kind}.schema.json"
        beside = folder / f"{kind}.schema.json"
        assert beside.read_bytes() == (ROOT / "schemas" / beside.name).read_bytes()
        assert f"Wrote {beside.relative_to(tmp_path)}, by which" in done.stderr.decode()
    new = reflect("new", "kring", "--kind", kind)
    assert (new.returncode, b"schema.json" in new.stderr) == (0, False)
    printed = reflect("new", "derde", "-", "--kind", kind)
    assert printed.stdout.decode().splitlines()[0] == line
    for file in tmp_path.rglob("*.yaml"):
        assert str(ROOT) not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("there", "said"),
    [
        (b'{"$id": "urn:reflectlib:schema:method:1"}', "is there already, of another version"),
        (f'{{"$id": "{SCHEMA_IDS}x"}}'.encode(), "is there already, of another version"),
        (b"mine", "is there already and is not of reflectlib"),
        (None, "is there already and is not of reflectlib"),
    ],
)
def test_what_stands_where_the_schema_goes_stays(
    reflect: Run, tmp_path: Path, there: bytes | None, said: str
) -> None:
    """A file (or folder) of that name is left alone, and one is told what to do."""
    schema = tmp_path / "method.schema.json"
    schema.mkdir() if there is None else schema.write_bytes(there)
    done = reflect("new", "rondje")
    assert done.returncode == 0
    assert said in done.stderr.decode()
    assert b"reflect schema method -o ." in done.stderr
    assert schema.is_dir() if there is None else schema.read_bytes() == there
    assert load(tmp_path / "rondje.yaml").id == "rondje"


def test_schema_beside_definitions_is_none_of_them(reflect: Run, tmp_path: Path) -> None:
    """A folder with a schema in it lists and validates as one without."""
    assert reflect("new", "rondje").returncode == 0
    assert (tmp_path / "method.schema.json").exists()
    assert reflect("validate", ".").stderr.startswith(b"1 file, 0 errors")
    done = reflect("list", "rondje", "--path", ".")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"rondje" in done.stdout


@pytest.mark.parametrize("kind", ["method", "programme", "checklist", "framework", "register"])
def test_schema_is_written_to_a_file_or_a_folder(reflect: Run, tmp_path: Path, kind: str) -> None:
    """In a folder it has the name that a definition looks for, and an earlier one is renewed."""
    content = (ROOT / "schemas" / f"{kind}.schema.json").read_bytes()
    assert reflect("schema", kind).stdout == reflect("schema", kind, "-o", "-").stdout == content
    old = b'{"$id": "urn:reflectlib:schema:method:1"}'  # as it was before it was an address
    (tmp_path / f"{kind}.schema.json").write_bytes(old)
    for output, name in ((".", f"{kind}.schema.json"), ("x.json", "x.json")):
        done = reflect("schema", kind, "-o", output)
        assert (done.returncode, done.stdout) == (0, b"")
        assert done.stderr.decode() == f"Wrote {name}.\n"
        assert (tmp_path / name).read_bytes() == content
    (tmp_path / "mine.yaml").write_text(YAML)
    done = reflect("schema", kind, "-o", "mine.yaml")
    assert (done.returncode, (tmp_path / "mine.yaml").read_text()) == (2, YAML)
    assert b"mine.yaml is there already and is not of reflectlib; it stays" in done.stderr
    assert b"cannot write weg/x.json" in reflect("schema", kind, "-o", "weg/x.json").stderr


def test_start_of_each_schema_tells_it_from_other_files() -> None:
    """What we know our own schemas by is in the part that is looked at."""
    for kind in KINDS:
        assert is_ours(schema_file(kind))


def test_file_in_the_catalogue_finds_the_schema_in_every_copy_of_it() -> None:
    """Who adds to the catalogue itself gets the line that all its files have."""
    from reflectlib.cli.commands.new import _schema

    assert _schema("method", methods_dir() / "x.yaml") == "../schemas/method.schema.json"
    file = methods_dir() / "checklists" / "x.yaml"
    assert _schema("checklist", file) == "../../schemas/checklist.schema.json"


def test_no_schema_is_put_in_the_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file among those of the catalogue finds their schemas, and gets none beside it."""
    monkeypatch.setattr("reflectlib.resources.methods_dir", lambda: tmp_path)
    assert run_here("new", "rondje", "-o", str(tmp_path)).exit_code == 0
    assert [file.name for file in tmp_path.iterdir()] == ["rondje.yaml"]


def test_items_of_a_new_framework_are_no_others(reflect: Run, tmp_path: Path) -> None:
    """An item that the catalogue has by that id gets another one."""
    assert reflect("new", "kader", "--kind", "framework", "--item", "Lerend").returncode == 0
    entry: Any = load(tmp_path / "kader.yaml")
    assert entry.items[0].id == "lerend-2"
    assert reflect("validate", "kader.yaml").returncode == 0


def test_every_question_is_an_option_too() -> None:
    """What is asked can be given, so that a script can do all that a person can."""
    options = {option for parameter in command.params for option in parameter.opts}
    assert {"--title", "--summary"} <= options
    assert {"--form", "--facilitation", "--people", "--minutes", "--step"} <= options
    assert {"--section", "--item", "--language"} <= options


def test_programme_starts_with_methods_and_breaks(reflect: Run, tmp_path: Path) -> None:
    """Methods in their order, with the breaks between them, make a file that can be planned."""
    done = reflect("new", "avond", "--kind", "programme", "--from", "kom, pauze=20, coaching")
    assert done.returncode == 0
    entry = load(tmp_path / "avond.yaml")
    assert isinstance(entry, Programme)
    assert unstructure(entry)["blocks"] == [
        "kom",
        {"pause": 20},
        {"method": "coaching", "meeting": "startgesprek"},
    ]
    assert (entry.form, entry.facilitation, entry.language) == ("bijeenkomst", "guided", "nl")
    assert reflect("validate", "avond.yaml").returncode == 0
    assert b"Avond" in reflect("agenda", "avond.yaml", "--minutes", "240").stdout
    again = reflect("new", "ochtend", "-", "--kind", "programme", "--from", "avond.yaml")
    assert "blocks:" in again.stdout.decode()
    assert parse(again.stdout.decode()).id == "ochtend"
    alone = reflect("new", "middag", "-", "--kind", "programme", "--from", "kom", "--minutes", "90")
    assert unstructure(parse(alone.stdout.decode()))["blocks"] == ["kom"]


@pytest.mark.parametrize(
    ("origin", "said"),
    [
        ("komm,coaching", "there is no entry 'komm'. Did you mean kom?"),
        ("kom,reflectiecultuur", "reflectiecultuur is a checklist"),
        ("leeg.yaml", "leeg has no steps to plan"),
        ("pauze,pauze", "name a method: with breaks alone there is nothing to do"),
    ],
)
def test_programme_starts_with_nothing_else(
    reflect: Run, tmp_path: Path, origin: str, said: str
) -> None:
    """What is no method with steps cannot be a block of a new programme."""
    bare = YAML.replace("rondje", "leeg").partition("phases:")[0]
    (tmp_path / "leeg.yaml").write_text(bare, encoding="utf-8")
    done = reflect("new", "avond", "-", "--kind", "programme", "--from", origin)
    assert (done.returncode, done.stdout) != (0, b"")
    assert said in done.stderr.decode()
    assert reflect("new", "x", "-", "--kind", "programme", "--from", "kom", "--step", "A").stderr
