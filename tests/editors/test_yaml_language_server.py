"""What a contributor sees in an editor: the language server that most editors use for YAML."""

import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from editor import Editor

from conftest import EXAMPLES, ROOT, Run
from reflectlib import Catalogue, Diagnostic
from reflectlib.checking import Collection
from reflectlib.model.forms import FORMS
from reflectlib.reading.schema import schema
from reflectlib.resources import schema_file

SERVER = Path(sys.prefix, "node", "node_modules", "yaml-language-server")
BUNDLED = sorted((ROOT / "methods").rglob("*.yaml"))
FIRST_LINE = re.compile(r"# yaml-language-server: \$schema=(.+)\n")


@pytest.fixture(scope="module")
def editor() -> Iterator[Editor]:
    """An editor with the server, without the network."""
    node = shutil.which("node")
    if not (node and SERVER.exists()):
        reason = "there is no node, or no yaml-language-server: `make test` installs it with npm"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    editor = Editor([node, SERVER / "bin" / "yaml-language-server", "--stdio"])
    yield editor
    editor.close()


@pytest.mark.parametrize("file", BUNDLED, ids=lambda file: file.stem)
def test_bundled_file_names_its_schema(catalogue: Catalogue, file: Path) -> None:
    """The first line of each file leads from where it stands to the schema of its kind."""
    named = FIRST_LINE.match(file.read_text(encoding="utf-8"))
    assert named
    assert (file.parent / named[1]).resolve() == schema_file(catalogue[file.stem].kind).resolve()


def test_editor_finds_nothing_in_the_catalogue(editor: Editor) -> None:
    """No file of the catalogue shows an error or a warning in an editor."""
    for file in BUNDLED:
        editor.open(file.as_uri(), file.read_text(encoding="utf-8"))
    assert len(BUNDLED) > 40
    assert {
        file.stem: found for file in BUNDLED if (found := editor.diagnostics(file.as_uri()))
    } == {}


def open_kom(editor: Editor, name: str, form: str) -> tuple[str, int]:
    """Open a definition with another line for `form`; give its address and that line's number."""
    text = (ROOT / "methods" / "kom.yaml").read_text(encoding="utf-8")
    schemas = (ROOT / "schemas").as_uri()
    text = re.sub(r"(?m)^form: .*$", form, text.replace("../schemas", schemas, 1))
    uri = (ROOT / "methods" / name).as_uri()
    editor.open(uri, text)
    return uri, text.splitlines().index(form) + 1


def test_editor_explains_a_key(editor: Editor) -> None:
    """The pointer on a key shows what our schema says of it."""
    uri, line = open_kom(editor, "uitleg.yaml", "form: coaching")
    shown = editor.at("hover", uri, line, 2)["contents"]["value"]
    assert schema("method")["properties"]["form"]["description"] in shown


def test_editor_offers_the_values_of_a_key(editor: Editor) -> None:
    """Behind `form:` an editor offers every form of the register."""
    uri, line = open_kom(editor, "waarden.yaml", "form: ")
    offered = editor.at("completion", uri, line, len("form: ") + 1)["items"]
    assert [item["label"] for item in offered] == list(FORMS)


def test_editor_offers_the_keys_that_are_not_there_yet(editor: Editor) -> None:
    """On an empty line an editor offers every key that the file does not have."""
    uri, line = open_kom(editor, "sleutels.yaml", "")
    present = re.findall(
        r"(?m)^(\w+):", (ROOT / "methods" / "kom.yaml").read_text(encoding="utf-8")
    )
    present.remove("form")
    known = schema("method")["properties"].keys()
    offered = {item["label"] for item in editor.at("completion", uri, line, 1)["items"]}
    assert offered & known == known - set(present)


def test_editor_helps_with_a_new_file_that_was_moved(
    editor: Editor, tmp_path: Path, reflect: Run
) -> None:
    """A definition and the schema beside it can go to another folder, and the help goes along."""
    assert reflect("new", "rondje").returncode == 0
    moved = tmp_path / "elders"
    moved.mkdir()
    for file in [file for file in tmp_path.iterdir() if file.is_file()]:
        file.rename(moved / file.name)
    file = moved / "rondje.yaml"
    text = file.read_text(encoding="utf-8")
    wrong = text.replace("facilitation: either", "facilitation: eihter")
    editor.open(file.as_uri(), wrong)
    line = wrong.splitlines().index("facilitation: eihter") + 1
    (found,) = editor.diagnostics(file.as_uri())
    assert found["range"]["start"]["line"] == line - 1
    shown = editor.at("hover", file.as_uri(), line, 2)["contents"]["value"]
    described = schema("method")["properties"]["facilitation"]["description"]
    assert described in shown.replace("\\`", "`")


def faults_of_the_schema() -> Iterator[tuple[Path, list[Diagnostic]]]:
    """The examples that the schema refuses, with what we say of each."""
    for file in sorted((EXAMPLES / "invalid").glob("*.yaml")):
        report = Collection([file], Catalogue(())).check_file(file)
        if report and report[0].code.startswith("RFL1"):
            yield file, list(report)


def as_an_editor_points(fault: Diagnostic, lines: list[str]) -> tuple[int, int]:
    """The line and column of a fault.

    Where a key is missing we point at the mapping that lacks it, and the server at the key that
    the mapping stands behind.
    """
    key = fault.path.rpartition(".")[2]
    if fault.code == "RFL102" and key and not key.endswith("]"):
        return fault.line, lines[fault.line - 1].index(f"{key}:") + 1
    return fault.line, fault.column


def test_editor_points_where_we_point(editor: Editor) -> None:
    """What the schema refuses, an editor underlines from the place that `validate` names.

    An editor underlines another place as well where one mistake is two to a schema: a key that is
    spelled wrong is a strange one here, and a missing one there.
    """
    ours, theirs = {}, {}
    for file, faults in faults_of_the_schema():
        text = file.read_text(encoding="utf-8")
        kind = re.search(r"(?m)^kind: (programme|checklist|framework)$", text)
        address = schema_file(kind[1] if kind else "method").as_uri()
        editor.open(file.as_uri(), f"# yaml-language-server: $schema={address}\n{text}")
        ours[file] = {as_an_editor_points(fault, text.splitlines()) for fault in faults}
    for file in ours:
        starts = [found["range"]["start"] for found in editor.diagnostics(file.as_uri())]
        # It counts from 0, and the line with the schema stands above.
        theirs[file] = {(start["line"], start["character"] + 1) for start in starts}
    assert len(ours) > 10
    assert [file.name for file in ours if not ours[file] <= theirs[file]] == []
    twice = {file.stem for file in ours if ours[file] != theirs[file]}
    assert twice == {
        "iets-latere-versie",
        "soort-in-het-nederlands",
        "titel-in-het-nederlands",
        "verkeerde-tijd",
    }
