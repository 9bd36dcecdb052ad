"""A checker that is not ours reads our schemas as we do."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import EXAMPLES, ROOT
from reflectlib import Catalogue
from reflectlib.checking import Collection
from reflectlib.reading.converter import KINDS
from reflectlib.reading.yaml import parse
from reflectlib.resources import schema_file

CHECKER = Path(sys.executable).with_name("check-jsonschema")
GOOD = [*(ROOT / "methods").rglob("*.yaml"), *(EXAMPLES / "valid").glob("*.yaml")]


def refused(kind: str, files: list[Path]) -> set[str]:
    """The names of the files that it says are wrong, held to the schema of a kind."""
    options = ["--output-format", "json", "--verbose", "--schemafile", schema_file(kind)]
    done = subprocess.run([CHECKER, *options, *files], capture_output=True, check=False)
    said = json.loads(done.stdout)
    assert said["errors"] or said["checked_paths"] == list(map(str, files))
    assert not said.get("parse_errors")
    assert (said["status"] == "fail") == bool(said["errors"]) == bool(done.returncode)
    return {Path(error["filename"]).name for error in said["errors"]}


def kind_of(file: Path) -> str:
    """The kind that a file says it is; a method where that is no kind."""
    kind = parse(file.read_bytes(), file.name).data.get("kind")
    return kind if kind in KINDS else "method"


@pytest.mark.parametrize("kind", KINDS)
def test_checker_accepts_every_entry(kind: str) -> None:
    """All that we publish and accept fits the published schema of its kind."""
    files = [file for file in GOOD if kind_of(file) == kind]
    assert files
    assert refused(kind, files) == set()


def test_checker_refuses_what_we_refuse_by_schema() -> None:
    """Every example that we refuse by schema is refused by it, each of them."""
    bad: dict[str, list[Path]] = {}
    for file in (EXAMPLES / "invalid").glob("*.yaml"):
        report = Collection([file], Catalogue(())).check_file(file)
        if report and report[0].code.startswith("RFL1"):
            bad.setdefault(kind_of(file), []).append(file)
    assert bad.keys() == {"method", "checklist"}
    for kind, files in bad.items():
        assert refused(kind, files) == {file.name for file in files}
