"""What the guide for a team's own repository shows, works, and so does what this one has."""

import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import EXAMPLES, ROOT

WORKFLOW = ROOT / ".github" / "workflows" / "tests.yml"
GUIDE = ROOT / "docs" / "how-to" / "ci.md"
BIN = Path(sys.executable).parent
SHOWN = dict(re.findall(r"(?ms)^```yaml (\S+)\n(.*?)^```", GUIDE.read_text(encoding="utf-8")))


def check_workflows(schema: str, files: list[Path]) -> None:
    """Hold workflows to the schema that a service publishes for them."""
    command = [BIN / "check-jsonschema", "--builtin-schema", schema, *files]
    done = subprocess.run(command, capture_output=True, check=False)
    assert files
    assert done.returncode == 0, done.stdout.decode()


@pytest.mark.parametrize(
    ("schema", "names"),
    [
        ("vendor.github-workflows", [name for name in SHOWN if name.startswith(".github/")]),
        ("vendor.gitlab-ci", [".gitlab-ci.yml"]),
    ],
)
def test_examples_are_what_the_services_read(tmp_path: Path, schema: str, names: list[str]) -> None:
    """Each workflow fits the schema that the service publishes for it."""
    files = [tmp_path / f"{number}.yml" for number in range(len(names))]
    for file, name in zip(files, names, strict=True):
        file.write_text(SHOWN[name], encoding="utf-8")
    check_workflows(schema, files)


def commands(part: Any) -> Iterator[str]:
    """The commands that a workflow or a job runs, wherever they stand in it."""
    if isinstance(part, dict):
        yield from [line for line in [part.get("run")] if line]
        yield from part.get("script", [])
        for value in part.values():
            yield from commands(value)
    elif isinstance(part, list):
        for value in part:
            yield from commands(value)


def test_commands_in_the_examples_run(tmp_path: Path) -> None:
    """Every `reflect` command in them works on a folder with a method that is fine."""
    (tmp_path / "my-methods").mkdir()
    text = (EXAMPLES / "valid" / "wandelgesprek.yaml").read_bytes()
    (tmp_path / "my-methods" / "wandelgesprek.yaml").write_bytes(text)
    parsed = [yaml.safe_load(text) for text in SHOWN.values()]
    lines = {line for part in parsed for line in commands(part) if line.startswith("reflect ")}
    assert {shlex.split(line)[1] for line in lines} == {"validate", "site"}
    for line in lines:
        done = subprocess.run(
            ["sh", "-c", line],
            cwd=tmp_path,
            env={"PATH": f"{BIN}:/usr/bin:/bin"},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, (line, done.stderr)
    assert (tmp_path / "public" / "index.html").exists()
    assert (tmp_path / "methods.sarif").read_bytes().startswith(b'{"$schema"')


def test_every_guide_installs_what_the_readme_says() -> None:
    """There are two ways to install it, a checkout or a version; pre-commit takes that version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    ways = {
        page: re.findall(r"(?m)^[ -]*(?:run: )?pip install (.+)$", page.read_text(encoding="utf-8"))
        for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    }
    (released,) = ways[ROOT / "README.md"]
    assert ways[GUIDE]
    assert set(ways[GUIDE]) == {released}
    assert {way for found in ways.values() for way in found} == {".", released}
    (hook,) = yaml.safe_load(SHOWN[".pre-commit-config.yaml"])["repos"]
    assert released == f"git+{hook['repo']}@{hook['rev']}"
    assert hook["rev"] == f"v{project['version']}"


def test_own_workflow_calls_what_the_makefile_has() -> None:
    """Our workflow fits GitHub's schema, and runs each of the three tests that make knows."""
    check_workflows("vendor.github-workflows", [WORKFLOW])
    lines = [*commands(yaml.safe_load(WORKFLOW.read_text(encoding="utf-8")))]
    assert [line.split()[:2] for line in lines] == [
        ["make", target] for target in ("test", "test-oldest", "test-newest")
    ]
    plain = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
    for line in lines:
        dry = [*shlex.split(line), "--dry-run", "--always-make"]
        subprocess.run(dry, cwd=ROOT, env=plain, check=True, capture_output=True)


def test_own_workflow_runs_on_the_oldest_python() -> None:
    """The first Python that pyproject.toml allows is among those that each end is tried on."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    jobs = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]
    tried = [jobs[name]["strategy"]["matrix"]["python"] for name in ("oldest", "newest")]
    assert tried[0] == tried[1]
    assert project["requires-python"] == f">={tried[0][0]}"
