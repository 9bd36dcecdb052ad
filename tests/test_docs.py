"""What the documents say is true."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, Run
from reflectlib import parse

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(page: Path, language: str) -> list[str]:
    """The code blocks of a page in one language."""
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"))


def test_every_code_is_explained() -> None:
    """Every code in the source has a row in the reference, and every row is of a code."""
    source = "".join(f.read_text(encoding="utf-8") for f in (ROOT / "src").rglob("*.py"))
    reference = (ROOT / "docs" / "reference" / "diagnostics.md").read_text(encoding="utf-8")
    assert set(re.findall(r"RFL\d{3}", source)) == set(re.findall(r"(?m)^\| (RFL\d{3})", reference))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_examples_of_definitions_are_valid(page: Path) -> None:
    """Every definition that a page shows is one."""
    for block in blocks(page, "yaml"):
        assert parse(block).id == "rondje"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_examples_in_python_run(page: Path, tmp_path: Path) -> None:
    """Every Python example runs as it stands."""
    for block in blocks(page, "python"):
        subprocess.run([sys.executable, "-c", block], cwd=tmp_path, check=True, capture_output=True)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_examples_of_commands_run(page: Path, tmp_path: Path, reflect: Run) -> None:
    """Every `reflect` command that a page shows works, after the files that it shows are made."""
    for folder in ("my-methods", "methoden"):
        (tmp_path / folder).mkdir()
    for block in blocks(page, "yaml"):
        for folder in (".", "my-methods", "methoden"):
            (tmp_path / folder / "rondje.yaml").write_text(block, encoding="utf-8")
    for line in re.findall(r"(?m)^    reflect (.*)$", page.read_text(encoding="utf-8")):
        done = reflect(*line.split("#")[0].split())
        assert done.returncode == 0, (line, done.stderr)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Every link to a file of the project leads to one."""
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
