"""What `reflect validate` writes for people and for programs, and when it fails."""

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from jsonschema import Draft4Validator

from conftest import Run
from reflectlib import Diagnostic, Report
from reflectlib.reading.rulebook import EXAMPLE, RULES
from reflectlib.reporting import LINES, Counts

SCHEMA = Path(sys.prefix, "node", "node_modules", "@microsoft", "jest-sarif", "lib", "schemas")
WARNED = EXAMPLE.replace("title: Ronde\n", "title: Ronde\n    questions: [Wat leerde je.]\n")
WRONG = EXAMPLE.replace("self-guided", "self-guded")
ODD = "map, 100%: #1/é 🙂\nx"


@pytest.fixture(scope="module")
def sarif_schema() -> Draft4Validator:
    """The published schema of SARIF 2.1.0, as it comes with Microsoft's own test tool."""
    file = SCHEMA / "sarif-2.1.0-rtm.5.json"
    if not file.exists():
        reason = "the schema of SARIF is not there: `make test` installs it where npm is"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    return Draft4Validator(json.loads(file.read_text(encoding="utf-8")))


def put(folder: Path, name: str, text: str) -> Path:
    """Write a definition whose id is the name of its file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}.yaml"
    file.write_text(text.replace("rondje", name), encoding="utf-8")
    return file


@pytest.mark.parametrize("format", LINES)
def test_strict_lets_warnings_fail(reflect: Run, tmp_path: Path, format: str) -> None:
    """A warning exits 0, and 1 with --strict; the summary says the same in every format."""
    put(tmp_path, "goed", EXAMPLE)
    put(tmp_path, "matig", WARNED)
    for options, files, code, summary in [
        ([], ["goed.yaml", "matig.yaml"], 0, b"2 files, 0 errors, 1 warning\n"),
        (["--strict"], ["goed.yaml", "matig.yaml"], 1, b"2 files, 0 errors, 1 warning\n"),
        (["--strict"], ["goed.yaml"], 0, b"1 file, 0 errors, 0 warnings\n"),
    ]:
        done = reflect("validate", "--to", format, *options, *files)
        assert (done.returncode, done.stderr) == (code, summary)


def found_in(done: "subprocess.CompletedProcess[bytes]") -> list[Diagnostic]:
    """The diagnostics in what was written as JSON."""
    return [Diagnostic(**fields) for fields in json.loads(done.stdout)["diagnostics"]]


def test_json_has_every_field_and_the_counts(reflect: Run, tmp_path: Path) -> None:
    """The JSON holds what the text says, field by field, and how much there was of each."""
    put(tmp_path, "goed", EXAMPLE)
    put(tmp_path, "matig", WARNED)
    put(tmp_path, "fout", WRONG + "x: 1\n")
    done = reflect("validate", "--to", "json", ".")
    counts = {"files": 3, "errors": 2, "warnings": 1}
    assert json.loads(done.stdout).items() >= counts.items()
    found = found_in(done)
    assert [(d.file, d.line, d.code, d.path) for d in found] == [
        ("fout.yaml", 8, "RFL104", "facilitation"),
        ("fout.yaml", 19, "RFL101", "x"),
        ("matig.yaml", 12, "RFL207", "phases[0].questions[0]"),
    ]
    text = reflect("validate", ".").stdout.decode()
    assert text == "".join(f"{diagnostic}\n" for diagnostic in found)


@pytest.fixture
def unreadable(tmp_path: Path) -> Path:
    """A file that nobody can read, not even who may read all: a place in memory that is none."""
    file = tmp_path / "kapot.yaml"
    file.symlink_to("/proc/self/mem")
    return file


@pytest.mark.parametrize("format", LINES)
def test_file_that_cannot_be_read_is_a_fault_of_that_file(
    reflect: Run, tmp_path: Path, unreadable: Path, format: str
) -> None:
    """The other files are checked too, and what was written is whole."""
    put(tmp_path, "fout", WRONG)
    put(tmp_path, "matig", WARNED)
    done = reflect("validate", "--to", format, ".")
    assert (done.returncode, done.stderr) == (1, b"3 files, 2 errors, 1 warning\n")
    text = done.stdout.decode()
    assert "cannot read kapot.yaml" in text
    assert all(code in text for code in ("RFL013", "RFL104", "RFL207"))
    if format in ("json", "sarif"):
        json.loads(text)
    if format == "json":
        (found,) = [d for d in found_in(done) if d.file == "kapot.yaml"]
        assert (found.code, found.severity) == ("RFL013", RULES["RFL013"].severity)


def test_standard_input_that_cannot_be_read_is_a_fault_of_it(unreadable: Path) -> None:
    """A broken standard input is said, and nothing is said of the output."""
    command = [sys.executable, "-m", "reflectlib", "validate", "--to", "json", "-"]
    with unreadable.open("rb") as broken:
        done = subprocess.run(command, stdin=broken, capture_output=True, check=False)
    assert done.returncode == 1
    assert [(d.code, d.message) for d in found_in(done)] == [
        ("RFL013", "cannot read standard input: Input/output error")
    ]


def test_json_of_nothing_wrong_is_empty(reflect: Run) -> None:
    """Where all is fine there is an empty list, which a program can read."""
    done = reflect("validate", "--to", "json", "-", input=EXAMPLE.encode())
    expected = {"diagnostics": [], "files": 1, "errors": 0, "warnings": 0}
    assert (done.returncode, json.loads(done.stdout)) == (0, expected)


@pytest.mark.parametrize("format", ["json", "sarif"])
def test_json_is_json_in_every_terminal(reflect: Run, tmp_path: Path, format: str) -> None:
    """Neither an odd file name nor an encoding that knows little makes it unreadable."""
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / os.fsdecode(b"\xff\xc3\xab.yaml")).write_text("tïtel: [")
    done = reflect("validate", "--to", format, "map", PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert "RFL002" in str(json.loads(done.stdout))


def github(line: str) -> tuple[str, dict[str, str], str]:
    """Read a workflow command as GitHub's runner does."""
    level, properties, message = re.fullmatch(r"::(\w+) (.*?)::(.*)", line).groups()  # type: ignore[union-attr]
    pairs = (one.split("=", 1) for one in properties.split(","))
    return level, {name: unescape(value) for name, value in pairs}, unescape(message)


def unescape(text: str) -> str:
    """What GitHub's runner makes of what stands in a command; it knows no other codes."""
    for code, sign in {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}.items():
        text = text.replace(code, sign)
    return text


def test_github_shows_each_fault_at_its_place(reflect: Run, tmp_path: Path) -> None:
    """Whatever signs stand in a name or a message, GitHub reads back what was meant."""
    put(tmp_path / ODD, "matig", WARNED)
    put(
        tmp_path / ODD,
        "fout",
        WRONG.replace("self-guded", '"50%\\n::error::, x: y"') + "x%0A,: 1\n",
    )
    done = reflect("validate", "--to", "github", ODD)
    lines = done.stdout.decode().splitlines()
    found = found_in(reflect("validate", "--to", "json", ODD))
    assert len(lines) == len(found) == 3
    for line, d in zip(lines, found, strict=True):
        level, properties, message = github(line)
        place = {"file": d.file, "line": str(d.line), "col": str(d.column)}
        assert properties == {**place, "title": f"{d.code} {d.path}"}
        assert (level, message) == (d.severity, "\n".join(filter(None, [d.message, d.hint])))


def test_github_gets_no_place_that_is_not_there() -> None:
    """A fault without a line has none in the command either."""
    report = Report([Diagnostic("error", "RFL001", "no text", "f.yaml")])
    (line,) = LINES["github"]([report], Counts(), "en")
    assert line == "::error file=f.yaml,title=RFL001::no text"


def results(content: bytes, schema: Draft4Validator) -> list[dict[str, Any]]:
    """The results in what was written as SARIF, which is held to its schema."""
    log = json.loads(content)
    assert list(schema.iter_errors(log)) == []
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(RULES)
    found: list[dict[str, Any]] = run["results"]
    return found


def test_sarif_says_what_the_text_says(
    reflect: Run, tmp_path: Path, sarif_schema: Draft4Validator
) -> None:
    """Each result has the code, level, words and place of one diagnostic."""
    put(tmp_path / ODD, "matig", WARNED)
    put(tmp_path / ODD, "fout", WRONG + "🙂: x\n")
    done = reflect("validate", "--to", "sarif", ODD)
    assert done.returncode == 1
    found = found_in(reflect("validate", "--to", "json", ODD))
    assert [d.code for d in found] == ["RFL104", "RFL101", "RFL207"]
    for result, d in zip(results(done.stdout, sarif_schema), found, strict=True):
        assert (result["ruleId"], result["level"]) == (d.code, d.severity)
        assert all(words in result["message"]["text"] for words in (d.path, d.message, d.hint))
        place = result["locations"][0]["physicalLocation"]
        assert place["region"] == {"startLine": d.line, "startColumn": d.column}
        uri = place["artifactLocation"]["uri"]
        assert re.fullmatch(r"[\w.~%/-]+", uri, re.ASCII)
        assert unquote(uri) == d.file


def test_sarif_counts_characters(
    reflect: Run, tmp_path: Path, sarif_schema: Draft4Validator
) -> None:
    """A column is that of the character, however many bytes stand before it."""
    line = '  - {title: "🙂é", purpose: Kijken, id: A}\n'
    put(tmp_path, "emoji", EXAMPLE.replace("sources:", f"{line}sources:"))
    done = reflect("validate", "--to", "sarif", "emoji.yaml")
    (result,) = results(done.stdout, sarif_schema)
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region["startColumn"] == line.index("A}") + 1


def test_sarif_rules_are_those_of_the_rulebook(reflect: Run, sarif_schema: Draft4Validator) -> None:
    """A service can show the title, the reason and an example of each rule."""
    log = json.loads(reflect("validate", "--to", "sarif").stdout)
    assert list(sarif_schema.iter_errors(log)) == []
    for rule in log["runs"][0]["tool"]["driver"]["rules"]:
        ours = RULES[rule["id"]]
        assert rule["shortDescription"]["text"] == ours.title
        assert rule["fullDescription"]["text"] == ours.reason
        assert rule["defaultConfiguration"] == {"level": ours.severity}
        explained = rule["help"]["text"]
        assert all(part in explained for part in (ours.reason, ours.wrong, ours.right))
        assert ("Wrong:" in explained) is bool(ours.wrong)


def test_files_are_named_from_where_it_runs(reflect: Run, tmp_path: Path) -> None:
    """A file in the current folder is named from there, another by its whole address."""
    here = put(tmp_path / "hier", "fout", WRONG)
    away = put(tmp_path.parent / f"{tmp_path.name} elders", "anders", WRONG)
    expected = {"hier/fout.yaml": "hier/fout.yaml", str(away): away.as_uri()}
    files = [str(here), os.path.relpath(away, tmp_path)]
    annotations = reflect("validate", "--to", "github", *files).stdout.decode().splitlines()
    assert [github(line)[1]["file"] for line in annotations] == list(expected)
    log = json.loads(reflect("validate", "--to", "sarif", *files).stdout)
    places = [r["locations"][0]["physicalLocation"] for r in log["runs"][0]["results"]]
    uris = [place["artifactLocation"]["uri"] for place in places]
    assert uris == list(expected.values())
    assert Path(unquote(urlsplit(uris[1]).path)) == away


def test_sarif_of_standard_input_and_of_no_place(sarif_schema: Draft4Validator) -> None:
    """What is no file has an address too, and what has no line has no region."""
    report = Report([Diagnostic("error", "RFL001", "no text", "<stdin>")])
    lines = LINES["sarif"]([report], Counts(), "en")
    (result,) = results("\n".join(lines).encode(), sarif_schema)
    place = result["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "%3Cstdin%3E"}}


@pytest.mark.parametrize("format", LINES)
def test_what_is_found_is_written_at_once(format: str) -> None:
    """A fault is written before the next file is read, so that no format holds them all."""
    read = []

    def reports() -> Iterator[Report]:
        for number in range(3):
            read.append(number)
            yield Report([Diagnostic("error", "RFL001", f"nummer {number}", "f.yaml", 1, 1)])

    counts = Counts()
    for line in LINES[format](counts.over(reports()), counts, "en"):
        for number in range(3):
            if f"nummer {number}" in line:
                assert read == list(range(number + 1))
    assert vars(counts) == {"files": 3, "errors": 3, "warnings": 0}


IMPATIENT = """\
import sys
from reflectlib.cli import main, progress
progress.PATIENCE = 0
main(sys.argv[1:])
"""


def in_terminal(command: list[str]) -> tuple[int, bytes]:
    """The exit code of a command on a terminal, and what the terminal gets."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        written = b""
        with suppress(OSError):  # Linux says so when the other end is closed
            while chunk := os.read(ours, 65536):
                written += chunk
    os.close(ours)
    return process.returncode, written


def test_lines_are_wiped_for_a_bar_alone(tmp_path: Path) -> None:
    """A terminal without a bar gets the lines as they are."""
    put(tmp_path, "fout", WRONG)
    command = [sys.executable, "-m", "reflectlib", "validate", str(tmp_path)]
    _, written = in_terminal(command)
    assert b"RFL104" in written
    assert b"\x1b" not in written


def test_bar_does_not_mix_with_what_is_found(tmp_path: Path) -> None:
    """On a terminal a bar tells how far it is, and every fault has its line to itself."""
    for number in range(20):
        put(tmp_path, f"fout-{number}", WRONG)
    put(tmp_path, "goed", EXAMPLE)
    command = [sys.executable, "-c", IMPATIENT, "validate", str(tmp_path)]
    code, written = in_terminal(command)
    assert code == 1
    assert b"Checking" in written
    # What a terminal shows of a line is what came after it was last wiped.
    shown = [line.rpartition("\r\x1b[K")[2].rstrip("\r") for line in written.decode().split("\n")]
    done = subprocess.run(command, capture_output=True, check=False)
    expected = done.stdout.decode().splitlines()
    assert len(expected) == 40
    assert [line for line in shown if line in expected] == expected
    assert shown[-2:] == ["21 files, 20 errors, 0 warnings", ""]
    assert b"\x1b" not in done.stdout + done.stderr
