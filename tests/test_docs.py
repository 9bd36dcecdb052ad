"""What the documents say is true."""

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
import write_reference

from conftest import ROOT, Run
from reflectlib import Catalogue, parse
from reflectlib.model.method import Form
from reflectlib.model.roles import ROLES
from reflectlib.views.dutch import LABELS as DUTCH

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(page: Path, language: str) -> list[str]:
    """The code blocks of a page in one language."""
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"))


def test_catalogue_page_is_that_of_the_entries(catalogue: Catalogue) -> None:
    """The page is generated from the entries; `make reference` writes it anew."""
    assert write_reference.CATALOGUE.read_bytes() == write_reference.catalogue_page(catalogue)


def test_catalogue_page_has_every_entry_and_its_sources(catalogue: Catalogue) -> None:
    """Each entry is there by id, with all that it comes from, and what is only named."""
    page = write_reference.catalogue_page(catalogue).decode()
    for entry in catalogue.values():
        part = page[page.index(f"- **id:** {entry.id}\n") :]
        for source in entry.sources:
            assert source.title in part[: part.find("\n### ")], entry.id
    assert "- Intervisiebijeenkomsten\n- Reflectiespel\n" in page


def test_glossary_has_every_role_and_form() -> None:
    """The words for roles and forms are explained, each by the name that a sheet gives it."""
    glossary = (ROOT / "docs" / "reference" / "glossary.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"(?m)^\| `([^`]+)` \| ([^|]+) \| [^|]{10,} \|$", glossary))
    roles = {id: title["nl"] for id, title in ROLES.items()}
    forms = {form: DUTCH[f"form_{form}"] for form in get_args(Form)}
    assert rows == roles | forms


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
        done = reflect(*shlex.split(line, comments=True))
        assert done.returncode == 0, (line, done.stderr)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Every link to a file of the project leads to one."""
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
