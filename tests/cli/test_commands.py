"""The command as its users run it: what comes out, on which stream, with which exit code."""

import contextlib
import csv
import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from builders import YAML
from conftest import EXAMPLES, ROOT, Run, unmeasured
from reflectlib import Catalogue, load, render, structure
from reflectlib.cli import COMMANDS, main
from reflectlib.reading.rulebook import EXAMPLE
from reflectlib.resources import methods_dir

KOM = render(Catalogue.bundled()["kom"])


def own(folder: Path, *ids: str) -> Path:
    folder.mkdir(exist_ok=True)
    for id in ids:
        (folder / f"{id}.yaml").write_text(YAML.replace("rondje", id), encoding="utf-8")
    return folder


def test_render_writes_markdown_by_default(reflect: Run) -> None:
    """`reflect render kom` prints the sheet, and nothing but the sheet."""
    done = reflect("render", "kom")
    assert (done.returncode, done.stdout, done.stderr) == (0, KOM, b"")


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("kom.html", b"<!DOCTYPE html>"),
        ("kom.HTM", b"<!DOCTYPE html>"),
        ("kom.md", b"# Korte"),
        ("kom.txt", b"Korte"),
        ("kom.json", b"{\n"),
        ("kom.jsonld", b'{\n  "@context": "https://schema.org"'),
    ],
)
def test_render_takes_the_format_from_the_suffix(
    reflect: Run, tmp_path: Path, name: str, start: bytes
) -> None:
    """The name of the output says its format, and nothing is printed."""
    done = reflect("render", "kom", "-o", name)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert (tmp_path / name).read_bytes().startswith(start)


def test_render_to_overrules_the_suffix(reflect: Run, tmp_path: Path) -> None:
    """Who asks for a format gets it, whatever the file is called."""
    assert reflect("render", "kom", "--to", "text", "-o", "kom.dat").returncode == 0
    assert (tmp_path / "kom.dat").read_bytes().startswith(b"Korte")
    assert reflect("render", "kom", "--to", "json", "-o", "-").stdout.startswith(b"{")


def test_render_json_reads_back(reflect: Run) -> None:
    """The JSON that is printed makes an equal entry."""
    data = json.loads(reflect("render", "kom", "--to", "json").stdout)
    assert structure(data) == Catalogue.bundled()["kom"]


def test_render_reads_a_file_and_standard_input(reflect: Run, tmp_path: Path) -> None:
    """A definition of one's own renders from a file, from a JSON file and from a pipe."""
    entry = load(EXAMPLES / "valid" / "wandelgesprek.yaml")
    path = str(EXAMPLES / "valid" / "wandelgesprek.yaml")
    (tmp_path / "wandelgesprek.json").write_bytes(render(entry, to="json"))
    expected = render(entry)
    assert reflect("render", path).stdout == expected
    assert reflect("render", "wandelgesprek.json").stdout == expected
    assert reflect("render", "-", input=Path(path).read_bytes()).stdout == expected


def test_render_warns_of_a_file_on_standard_error(reflect: Run, tmp_path: Path) -> None:
    """What may be wrong with one's own file is said, and the sheet still comes."""
    text = YAML.replace("Ieder zegt iets.", "Ieder zegt iets over #1.")
    (tmp_path / "rondje.yaml").write_text(text, encoding="utf-8")
    done = reflect("render", "rondje.yaml")
    assert done.returncode == 0
    assert b"warning[RFL007]" in done.stderr
    assert done.stdout.startswith(b"# Rondje")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["render", "komm"], 2, "there is no entry 'komm'. Did you mean kom?"),
        (["render", "zzz"], 2, "there is no entry 'zzz'."),
        (["render", "er-niet.yaml"], 2, "cannot read er-niet.yaml: No such file"),
        (["render", "./er-niet"], 2, "cannot read er-niet"),
        (["render", "."], 2, "is a folder; name one definition in it"),
        (["render", "kom", "-o", "kom.odt"], 2, "cannot tell the format of 'kom.odt'"),
        (["render", "kom", "-o", "kom"], 2, "cannot tell the format of 'kom'"),
        (["render", "kom", "-o", "weg/kom.md"], 2, "cannot write weg/kom.md: No such file"),
        (["render", "kom", "-o", "."], 2, "cannot tell the format"),
        (["render", "kom", "--to", "html", "-o", "."], 2, "cannot write .: Is a directory"),
        (["render", "kom", "--to", "odt"], 2, "'odt' is not one of"),
        (["render", "kom", "--view", "kaart"], 2, "'kaart' is not one of"),
        (["render", "dimensies", "--view", "cards"], 2, "dimensies has no cards; it has sheet"),
        (
            ["render", "kom", "--view", "cards", "--to", "json"],
            2,
            "the cards of kom cannot be written as json",
        ),
        (
            ["render", "kom", "--view", "cards", "-o", "k.jsonld"],
            2,
            "cannot be written as jsonld; it can as markdown, html",
        ),
        (["render", "kom", "--card", "a8", "-o", "k.html"], 2, "'a8' is not one of"),
        (["render", "kom", "--card", "a6"], 2, "--card lays out cards on paper"),
        (["render", "kom", "--bleed", "-o", "k.md"], 2, "--bleed lays out cards on paper"),
        (
            ["render", "kom", "--bleed", "--view", "handout", "-o", "k.html"],
            2,
            "--bleed is for cards, so not with --view handout",
        ),
        (["render", "kom", "--base-url", "x", "-o", "k.html"], 2, "'x' is no base URL"),
        (["render", "dimensies", "--card", "a6", "-o", "k.html"], 2, "dimensies has no cards"),
        (["render"], 2, "Missing argument"),
        (["rendr"], 2, "No such command 'rendr'"),
        (["list", "--people", "0"], 2, "0 is not in the range"),
        (["list", "--form", "oefning"], 2, "'oefning' is not one of"),
        (["list", "--principle", "lerent"], 2, "Did you mean lerend?"),
        (["list", "--path", "weg"], 2, "there is no file or folder weg"),
        (["--path", "weg", "list"], 2, "there is no file or folder weg"),
        (["validate", "weg"], 2, "there is no file or folder weg"),
        (["validate", "."], 2, "holds no .yaml files"),
        (["schema", "boek"], 2, "'boek' is not one of"),
        (["render", "collegiale consultatie"], 2, "there is no entry 'collegiale consultatie'."),
        (["render", "intercollegiale consultatie"], 2, "or intervisie-probleemgericht?"),
        (["compare"], 2, "Missing argument"),
        (["compare", "kom"], 2, "name two entries or more"),
        (["compare", "kom", "komm"], 2, "Did you mean kom?"),
        (["compare", "kom", "spiraalmodel", "-o", "x.odt"], 2, "cannot tell the format"),
        (["suggest", "--people", "0"], 2, "0 is not in the range 1<=x<=1000"),
        (["suggest", "--people", "0", "--minutes", "60"], 2, "0 is not in the range"),
        (
            ["suggest", "--people", "6", "--minutes", "60", "--principle", "lerent"],
            2,
            "Did you mean lerend?",
        ),
    ],
)
def test_mistakes_are_one_helpful_line(
    reflect: Run, arguments: list[str], code: int, words: str
) -> None:
    """What a user can mend exits 2, says what is wrong in a line, and prints nothing else."""
    done = reflect(*arguments)
    assert (done.returncode, done.stdout) == (code, b"")
    assert words in done.stderr.decode()
    assert done.stderr.decode().count("Error:") == 1
    assert "Traceback" not in done.stderr.decode()


def test_an_output_that_fails_leaves_what_was_there(reflect: Run, tmp_path: Path) -> None:
    """A file is written whole or not at all: after an error the old one is as it was."""
    output = tmp_path / "kom.md"
    output.write_text("van gisteren")
    assert reflect("render", "komm", "-o", "kom.md").returncode == 2
    assert output.read_text() == "van gisteren"
    assert reflect("render", "kom", "-o", "kom.md").returncode == 0
    assert output.read_bytes() == KOM
    assert [file.name for file in tmp_path.iterdir()] == ["kom.md"]


@pytest.mark.parametrize("before", [None, "van gisteren"])
def test_an_output_that_does_not_fit_leaves_what_was_there(
    tmp_path: Path, before: str | None
) -> None:
    """When the disk is full halfway, the old file stands, and no half one beside it."""
    output = tmp_path / "kom.md"
    if before:
        output.write_text(before)
    # ulimit counts in blocks of 512 or 1024 bytes; the sheet is larger than four of either.
    command = f"ulimit -f 4; exec {sys.executable} -m reflectlib render kom -o kom.md"
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        env=unmeasured(),
    )
    assert done.returncode == 2
    assert b"cannot write kom.md: File too large" in done.stderr
    assert {f.name: f.read_text() for f in tmp_path.iterdir()} == (
        {"kom.md": before} if before else {}
    )


def test_an_output_keeps_its_permissions_and_its_link(reflect: Run, tmp_path: Path) -> None:
    """Replacing a file keeps who may read it, and a link stays a link."""
    (tmp_path / "echt.md").write_text("x")
    (tmp_path / "echt.md").chmod(0o640)
    (tmp_path / "kom.md").symlink_to("echt.md")
    assert reflect("render", "kom", "-o", "kom.md").returncode == 0
    assert (tmp_path / "kom.md").is_symlink()
    assert (tmp_path / "echt.md").read_bytes() == KOM
    assert (tmp_path / "echt.md").stat().st_mode & 0o777 == 0o640


def test_an_output_may_be_a_pipe(tmp_path: Path) -> None:
    """A pipe, as a device, is written to and not replaced."""
    pipe = tmp_path / "kom.md"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "reflectlib", "render", "kom", "-o", str(pipe)]
    with subprocess.Popen(command) as process:
        assert pipe.read_bytes() == KOM
        assert process.wait() == 0
    assert pipe.is_fifo()


def test_invalid_definition_exits_1_with_all_faults(reflect: Run, tmp_path: Path) -> None:
    """A definition with faults is not rendered; every fault is said."""
    (tmp_path / "rondje.yaml").write_text(YAML.replace("either", "x") + "y: 1\n")
    done = reflect("render", "rondje.yaml", "-o", "rondje.md")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.count(b"error[") == 2
    assert not (tmp_path / "rondje.md").exists()


def test_an_entry_is_found_by_what_people_call_it(reflect: Run) -> None:
    """A title or another name will do for an id, whatever its case and accents."""
    assert reflect("render", "korte oplossingsgerichte methode (kom)").stdout == KOM
    assert reflect("show", "vib").stdout.startswith(b"Video")


def test_compare_sets_entries_side_by_side(reflect: Run, tmp_path: Path) -> None:
    """Ids and files stand in one table, in the terminal and in each format."""
    (tmp_path / "rondje.yaml").write_text(YAML, encoding="utf-8")
    done = reflect("compare", "kom", "rondje.yaml", "kom", COLUMNS="120")
    assert (done.returncode, done.stderr) == (0, b"")
    lines = done.stdout.decode().splitlines()
    assert lines[5].split("  ")[-1] == "Rondje"
    assert max(map(len, lines)) <= 120
    entries = json.loads(reflect("compare", "kom", "incidentmethode", "--to", "json").stdout)
    assert [entry["id"] for entry in entries] == ["kom", "incidentmethode"]
    for name in ("x.html", "x.md", "x.txt", "x.csv"):
        assert reflect("compare", "kom", "incidentmethode", "-o", name).returncode == 0
        assert "Incidentmethode" in (tmp_path / name).read_text(encoding="utf-8")


def test_suggest_ranks_with_reasons(reflect: Run, tmp_path: Path) -> None:
    """What fits comes with its reasons, as many as asked for, the same every time."""
    asked = ("suggest", "--people", "6", "--minutes", "60", "--principle", "lerend")
    done = reflect(*asked, "--limit", "2")
    assert done.returncode == 0
    assert done.stdout == reflect(*asked, "--limit", "2").stdout
    text = done.stdout.decode()
    assert text.startswith("For 6 people and 60 min\n")
    assert "\n1. " in text
    assert "\n2. " in text
    assert "\n3. " not in text
    assert "- Fits: It belongs to Lerend." in text
    found = json.loads(reflect(*asked, "--to", "json").stdout)
    assert len(found) == 5
    assert found[0]["wish"]["principle"] == "lerend"
    assert {"verdict", "key", "text"} < found[0]["reasons"][0].keys()
    assert reflect(*asked[:-1], "LEREND", "--limit", "2").stdout == done.stdout
    assert reflect(*asked, "-o", "x.html").returncode == 0
    assert "<h1>For 6 people" in (tmp_path / "x.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["compare", "quality"])
def test_what_is_named_beside_a_broken_entry_is_shown(
    reflect: Run, tmp_path: Path, command: str
) -> None:
    """A definition with faults is said, and the others that were asked for are there."""
    own(tmp_path, "goed")
    (tmp_path / "stuk.yaml").write_text("a: [")
    done = reflect(command, "kom", "stuk.yaml", "weg.yaml", "goed.yaml")
    assert done.returncode == 1
    assert b"Rondje" in done.stdout
    assert b"stuk.yaml:1:" in done.stderr
    assert b"cannot read weg.yaml: No such file" in done.stderr
    done = reflect(command, "stuk.yaml", "weg.yaml")
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"stuk.yaml:1:" in done.stderr


def test_what_cannot_be_looked_at_is_named_by_every_command(reflect: Run, tmp_path: Path) -> None:
    """A pipe by the name of a definition stops nobody, and is not passed over in silence."""
    own(tmp_path / "eigen", "goed")
    os.mkfifo(tmp_path / "eigen" / "pijp.yaml")
    for arguments, shown in [
        (["list", "goed"], b"goed"),
        (["suggest", "--people", "6", "--minutes", "60"], b"\n1. "),
        (["site", "site"], b"site: "),
        (["validate", "eigen"], b"eigen/pijp.yaml: error[RFL013] cannot read eigen/pijp.yaml"),
    ]:
        done = reflect(*arguments, "--path", "eigen")
        assert (done.returncode, shown in done.stdout) == (1, True), arguments
        assert b"cannot read eigen/pijp.yaml: it is no ordinary file" in done.stdout + done.stderr
        assert b"Traceback" not in done.stderr


def test_a_pipe_is_a_definition_without_a_name(tmp_path: Path) -> None:
    """What the shell hands over as /dev/fd/63 need not be called after its id."""
    folder = own(tmp_path, "goed")
    for command in ("render", "validate", "show", "compare kom", "effort"):
        line = f"{sys.executable} -m reflectlib {command} <(cat goed.yaml)"
        done = subprocess.run(["bash", "-c", line], cwd=folder, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
        assert b"Rondje" in done.stdout or b"1 file, 0 errors" in done.stderr


def test_suggest_goes_on_past_a_broken_entry(reflect: Run, tmp_path: Path) -> None:
    """A definition with faults is said, and the others are still suggested."""
    own(tmp_path / "eigen", "stuk")
    (tmp_path / "eigen" / "stuk.yaml").write_text("a: [")
    done = reflect("suggest", "--people", "6", "--minutes", "60", "--path", "eigen")
    assert done.returncode == 1
    assert b"\n1. " in done.stdout
    assert b"stuk.yaml:1:" in done.stderr


def test_list_shows_every_entry(reflect: Run, catalogue: Catalogue) -> None:
    """The table has a line for each entry, whatever its kind."""
    done = reflect("list", COLUMNS="200")
    lines = done.stdout.decode().splitlines()
    assert lines[0].split() == ["id", "title", "form", "people", "minutes"]
    apart = lines.index("Registers")
    assert lines[apart + 3].split() == ["id", "title", "for", "whom"]
    shown = [line.split()[0] for line in (*lines[2 : apart - 1], *lines[apart + 5 :])]
    registers = [id for id in catalogue if catalogue[id].kind == "register"]
    assert shown == [*(id for id in catalogue if id not in registers), *registers]


def test_list_says_what_is_unstated(reflect: Run) -> None:
    """A method without a number is listed, and its number is called unstated."""
    done = reflect("list", "--people", "12", "--minutes", "60", "--to", "json")
    found = {row["id"]: row["unstated"] for row in json.loads(done.stdout)}
    assert found["incidentmethode"] == []
    assert found["spiraalmodel"] == ["people"]
    assert "kom" not in found
    line = next(
        line
        for line in reflect("list", "spiraal").stdout.decode().splitlines()
        if line.startswith("spiraalmodel")
    )
    assert line.split()[-3:] == ["unstated", "±", "60"]


def test_list_filters(reflect: Run) -> None:
    """Filters and a word narrow the list down; all of them must hold."""

    def ids(*arguments: str) -> list[str]:
        done = reflect("list", *arguments, "--to", "json")
        return [row["id"] for row in json.loads(done.stdout)]

    assert ids("--principle", "lerend", "--kind", "method") == [
        "feiten-of-interpretaties",
        "incidentmethode",
        "intervisiegroep-met-buddys",
    ]
    assert "dimensies-van-handelen" in ids("--principle", "normatief")
    assert ids("--kind", "framework") == [
        "basisprincipes",
        "competenties-jeugdzorgwerker",
        "dimensies",
        "reflective-practitioner",
        "taken-jeugdzorgwerker",
    ]
    assert "video-interactiebegeleiding" in ids("vib")
    assert "kom" in ids("oplossingsgerichte", "--form", "intervisie", "--facilitation", "guided")
    assert ids("--people", "3", "--minutes", "60", "--form", "intervisie")[0] == "incidentmethode"


def test_list_csv_is_the_same_list(reflect: Run) -> None:
    """A spreadsheet and a program get the same entries and the same numbers."""
    rows = list(csv.DictReader(io.StringIO(reflect("list", "--to", "csv").stdout.decode())))
    data = json.loads(reflect("list", "--to", "json").stdout)
    assert [row["id"] for row in rows] == [row["id"] for row in data]
    incident = next(row for row in rows if row["id"] == "incidentmethode")
    assert (incident["minutes_min"], incident["principles"]) == ("60", "lerend")
    kom = next(row for row in rows if row["id"] == "kom")
    assert (kom["people_min"], kom["people_max"], kom["minutes_basis"]) == ("12", "20", "estimate")


def test_list_that_finds_nothing_says_so(reflect: Run) -> None:
    """An empty list is not silent, and is still a list to a program."""
    done = reflect("list", "zzz", "--to", "json")
    assert (done.returncode, json.loads(done.stdout)) == (0, [])
    assert b"Nothing found" in done.stderr
    assert reflect("list", "zzz").stdout == b""


def test_list_names_what_it_cannot_read(reflect: Run, tmp_path: Path) -> None:
    """A broken file of one's own is reported, and the others are listed."""
    folder = own(tmp_path / "eigen", "goed")
    (folder / "stuk.yaml").write_text("format: [")
    done = reflect("list", "--path", "eigen", "--to", "json")
    assert done.returncode == 1
    assert "goed" in [row["id"] for row in json.loads(done.stdout)]
    assert b"stuk.yaml:1:" in done.stderr


def test_own_folders_are_added(reflect: Run, tmp_path: Path) -> None:
    """`--path`, before or behind the command and more than once, and REFLECT_PATH add up."""
    for name in "abc":
        own(tmp_path / name, f"kring-{name}")
    listed = reflect("--path", "a", "list", "--path", "b", "--to", "json", REFLECT_PATH="c")
    ids = [row["id"] for row in json.loads(listed.stdout)]
    assert {"kring-a", "kring-b", "kring-c", "kom"} <= set(ids)
    both = os.pathsep.join("ab")
    assert reflect("render", "kring-b", REFLECT_PATH=both).returncode == 0
    assert reflect("show", "kring-a", "--path", "a").returncode == 0


def test_an_id_that_stands_twice_names_both_files(reflect: Run, tmp_path: Path) -> None:
    """Two entries of one folder cannot have one id."""
    (tmp_path / "eigen").mkdir()
    for folder in ("a", "b"):
        own(tmp_path / "eigen" / folder, "kom")
    done = reflect("render", "kom", "--path", "eigen")
    assert done.returncode == 2
    for folder in ("a", "b"):
        assert str(Path("eigen", folder, "kom.yaml")) in done.stderr.decode()


def test_show_is_the_sheet_as_text(reflect: Run) -> None:
    """Without a terminal, `show` prints plain text, as wide as asked for."""
    done = reflect("show", "kom", COLUMNS="60")
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout
    assert max(map(len, done.stdout.decode().splitlines())) <= 60
    assert b"Vragen" in done.stdout


@pytest.mark.parametrize(
    ("variables", "colored"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, False),
    ],
)
def test_show_respects_color_variables(
    reflect: Run, variables: dict[str, str], colored: bool
) -> None:
    """FORCE_COLOR colors what is no terminal, and NO_COLOR has the last word."""
    done = reflect("show", "kom", **variables)
    assert (b"\x1b[1m" in done.stdout) is colored


def on_a_terminal(command: list[str], variables: dict[str, str]) -> str:
    """What a program writes when its output is a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, env={**os.environ, **variables}):
        os.close(theirs)
        written = b""
        with contextlib.suppress(OSError):  # Linux says so when the other end is closed
            while chunk := os.read(ours, 65536):
                written += chunk
    os.close(ours)
    return written.decode()


@pytest.mark.parametrize(("id", "paged"), [("kom", True), ("kort", False)])
def test_show_pages_what_is_long(tmp_path: Path, id: str, paged: bool) -> None:
    """On a terminal a sheet is in color, and goes through the pager when it is long."""
    own(tmp_path / "eigen", "kort")
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho PAGED\ncat\n")
    pager.chmod(0o755)
    command = [sys.executable, "-m", "reflectlib", "show", id, "--path", str(tmp_path / "eigen")]
    written = on_a_terminal(
        command, {"PAGER": str(pager), "TERM": "xterm", "LINES": "40", "COLUMNS": "80"}
    )
    assert ("PAGED" in written) is paged
    assert "\x1b[1m" in written


def test_validate_bundled_catalogue(reflect: Run, catalogue: Catalogue) -> None:
    """What comes with the library has no errors and no warnings."""
    done = reflect("validate")
    assert done.returncode == 0
    files = len(catalogue) + len([*methods_dir().rglob("translations/*/*.po")])
    assert f"{files} files, 0 errors, 0 warnings" in done.stderr.decode()
    assert done.stdout == b""


def test_validate_finds_everything_at_once(reflect: Run, tmp_path: Path) -> None:
    """Every fault of every file and of standard input is reported in one go."""
    own(tmp_path / "eigen", "een", "twee")
    (tmp_path / "eigen" / "een.yaml").write_text("a: [")
    (tmp_path / "eigen" / "twee.yaml").write_text(YAML + "x: 1\ny: 2\n")
    done = reflect("validate", "eigen", "-", input=YAML.encode() + b"z: 1\n")
    assert done.returncode == 1
    faults = [line for line in done.stdout.decode().splitlines() if "error[" in line]
    files = [str(Path("eigen", name)) for name in ("een.yaml", "twee.yaml", "twee.yaml")]
    assert [line.split(":")[0] for line in faults] == [*files, "<stdin>"]
    assert "3 files, 4 errors, 0 warnings" in done.stderr.decode()


def test_validate_reads_standard_input(reflect: Run) -> None:
    """A definition from a pipe needs no file name to be right."""
    done = reflect("validate", "-", input=EXAMPLE.encode())
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr == b"1 file, 0 errors, 0 warnings\n"


def test_validate_includes_own_folders_by_default(reflect: Run, tmp_path: Path) -> None:
    """Without a path, the user's own folders are checked with the bundled ones."""
    own(tmp_path / "eigen", "een")
    (tmp_path / "eigen" / "een.yaml").write_text("a: [")
    done = reflect("validate", REFLECT_PATH="eigen")
    assert done.returncode == 1
    assert b"een.yaml:1:" in done.stdout


@pytest.mark.parametrize("kind", ["method", "programme", "checklist", "framework", "register"])
def test_schema_is_printed(reflect: Run, kind: str) -> None:
    """The schema that is printed is the one that is published."""
    done = reflect("schema", kind)
    assert done.stdout == (ROOT / "schemas" / f"{kind}.schema.json").read_bytes()
    if kind == "method":
        assert reflect("schema").stdout == done.stdout


def test_module_and_version(reflect: Run) -> None:
    """`python -m reflectlib` calls itself reflect, and knows its version."""
    assert reflect("--version").stdout.startswith(b"reflect 0.")
    assert reflect("--help").stdout.startswith(b"Usage: reflect ")
    assert reflect("-h").stdout == reflect("--help").stdout


def test_output_may_be_caught_in_memory() -> None:
    """A program that calls the command gets its output where it sent it."""
    caught = io.StringIO()
    with contextlib.redirect_stdout(caught):
        main(["list", "kom", "--to", "csv"], standalone_mode=False)
    assert caught.getvalue().startswith("id,kind,title")


def test_help_names_every_command(reflect: Run) -> None:
    """Each command says in a line what it does."""
    text = reflect("--help").stdout.decode()
    for command in COMMANDS:
        assert f"\n  {command} " in text
        assert reflect(command, "--help").returncode == 0


@pytest.mark.parametrize(
    ("words", "offered", "variables"),
    [
        ("reflect render ko", "kom", {}),
        ("reflect show inc", "incidentmethode", {}),
        ("reflect render --path eigen kri", "kring", {}),
        ("reflect render kri", "kring", {"REFLECT_PATH": "eigen"}),
        ("reflect ren", "render", {}),
    ],
)
def test_shell_completion_offers_ids(
    reflect: Run, tmp_path: Path, words: str, offered: str, variables: dict[str, str]
) -> None:
    """A shell completes ids, own ones too, and commands."""
    own(tmp_path / "eigen", "kring")
    last = str(len(words.split()) - 1)
    done = reflect(
        _REFLECT_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=last, **variables
    )
    assert f"plain,{offered}" in done.stdout.decode()


def test_widths_of_letters_are_loaded_where_they_are_measured() -> None:
    """Who renders Markdown, or reads Dutch in a terminal, does not wait for tables of Unicode."""
    program = "import sys; from reflectlib.cli import main\n"
    program += "try: main(sys.argv[1:])\nfinally: print(*sys.modules, file=sys.stderr)"
    loaded = []
    for arguments in (["render", "kom"], ["show", "kom"], ["agenda", "kom"], ["list", "日本語"]):
        command = [sys.executable, "-c", program, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        loaded.append("wcwidth" in done.stderr.split())
    assert loaded == [False, False, False, False]
    program = "import sys; from reflectlib.writers.columns import columns; columns(sys.argv[1])\n"
    program += "print('wcwidth' in sys.modules)"
    for text, expected in (("één … ±", "False"), ("日本語", "True")):
        command = [sys.executable, "-c", program, text]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert done.stdout.strip() == expected


def test_shell_completion_offers_files_where_no_id_fits(reflect: Run) -> None:
    """A path is left to the shell, and a folder that is not there is no reason to fail."""
    done = reflect(
        _REFLECT_COMPLETE="bash_complete", COMP_WORDS="reflect render ./x", COMP_CWORD="2"
    )
    assert b"file," in done.stdout
    done = reflect(
        _REFLECT_COMPLETE="bash_complete",
        COMP_WORDS="reflect render ko",
        COMP_CWORD="2",
        REFLECT_PATH="weg",
    )
    assert done.stdout == b"file,ko\n"
    assert done.stderr == b""
