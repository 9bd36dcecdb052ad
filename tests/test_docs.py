"""What the documents say is true."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import write_reference

from conftest import ROOT, Run
from reflectlib import Catalogue, parse
from reflectlib.message import say
from reflectlib.model.forms import FORMS
from reflectlib.model.roles import ROLES
from reflectlib.planning.rota import TURN_TAKING
from reflectlib.reading.yaml import parse as parse_yaml

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(page: Path, language: str) -> list[str]:
    """The code blocks of a page in one language."""
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", write_reference.PAGES)
def test_generated_page_is_not_stale(name: str) -> None:
    """What is generated is as it would be generated now; `make reference` writes it anew."""
    written = (write_reference.REFERENCE / name).read_bytes()
    assert written == write_reference.PAGES[name]()


def is_definition(block: str) -> bool:
    """Tell a whole definition from a piece of one, and from YAML of another kind."""
    return "format: 1\n" in block


def test_catalogue_page_has_every_entry_and_its_sources(catalogue: Catalogue) -> None:
    """Each entry is there by id, with all that it comes from, and what is only named."""
    page = write_reference.catalogue_page(catalogue).decode()
    for entry in catalogue.values():
        part = page[page.index(f"- **id:** {entry.id}\n") :]
        for source in entry.sources:
            assert source.title in part[: part.find("\n### ")].replace("\\", ""), entry.id
    for name, _why in write_reference.ONLY_NAMED:
        assert f"- **{name}:** " in page


def test_roles_that_take_turns_are_named() -> None:
    """The page on planning names the roles that go round, all of them and in their order."""
    page = (ROOT / "docs" / "how-to" / "plannen.md").read_text(encoding="utf-8")
    (said,) = re.findall(r"Deze rollen gaan rond: ([^.]+)\.", page)
    assert tuple(re.findall(r"`([^`]+)`", said)) == TURN_TAKING


def test_glossary_has_every_role_and_form() -> None:
    """The words for roles and forms are explained, each by the name that a sheet gives it."""
    glossary = (ROOT / "docs" / "reference" / "glossary.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"(?m)^\| `([^`]+)` \| ([^|]+) \| [^|]{10,} \|$", glossary))
    roles = {id: say(title, "nl") for id, title in ROLES.items()}
    forms = {form: say(called, "nl") for form, called in FORMS.items()}
    assert rows == roles | forms


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_examples_of_definitions_are_valid(page: Path) -> None:
    """Every whole definition that a page shows is one, and every other block is YAML."""
    for block in blocks(page, "yaml"):
        assert parse(block) if is_definition(block) else parse_yaml(block.encode(), "").data


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_examples_in_python_run(page: Path, tmp_path: Path) -> None:
    """Every Python example runs as it stands."""
    for block in blocks(page, "python"):
        subprocess.run([sys.executable, "-c", block], cwd=tmp_path, check=True, capture_output=True)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_examples_of_commands_run(page: Path, tmp_path: Path, program: Run) -> None:
    """Every `reflect` command that a page shows works, after the files that it shows are made."""
    for folder in ("my-methods", "methoden"):
        (tmp_path / folder).mkdir()
        shutil.copy(ROOT / "tests" / "examples" / "valid" / "wandelgesprek.yaml", tmp_path / folder)
    for block in filter(is_definition, blocks(page, "yaml")):
        for folder in (".", "my-methods", "methoden"):
            (tmp_path / folder / f"{parse(block).id}.yaml").write_text(block, encoding="utf-8")
    for block in (block for block in blocks(page, "text") if block.startswith("naam;")):
        (tmp_path / "groep.csv").write_text(block, encoding="utf-8")
    for line in re.findall(r"(?m)^    reflect (.*)$", page.read_text(encoding="utf-8")):
        done = program(*shlex.split(line, comments=True))
        assert done.returncode == 0, (line, done.stderr)


IDS_AS_KEYS = ("roles", "role_titles", "stated_times")


def keys(data: Any) -> Iterator[str]:
    """Every name of a key in data, but ids of roles and steps."""
    for part in data if isinstance(data, list) else []:
        yield from keys(part)
    for key, value in data.items() if isinstance(data, dict) else []:
        yield key
        yield from keys(list(value.values()) if key in IDS_AS_KEYS else value)


@pytest.mark.parametrize(
    "command",
    [
        "agenda kom --cases 2",
        "agenda vijf-vingers --people 6",
        "series werkvloercoaching --start 2027-01-12T09:30 --names An,Bo",
        "effort casuistiekbespreking-nieuwe-perspectieven --people 8",
        "suggest --people 6 --minutes 60",
        "quality kom",
        "list",
    ],
)
def test_keys_of_json_are_described(command: str, program: Run) -> None:
    """Every key of what a command gives to a program is on the page about them."""
    page = (ROOT / "docs" / "reference" / "json.md").read_text(encoding="utf-8")
    written = json.loads(program(*command.split(), "--to", "json").stdout)
    assert {key for key in keys(written) if not re.search(rf"[`\"]{key}[`\"]", page)} == set()
    assert f"## {command.split()[0]}\n" in page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Every link to a file of the project leads to one."""
    for target in re.findall(r"\]\(<?(?!https?:)([^)#>]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_are_shown_in_one_way(page: Path) -> None:
    """Commands are set in by four spaces, where the tests look for them, never in a fence."""
    text = page.read_text(encoding="utf-8")
    opened = re.findall(r"(?m)^```(\S+).*$", text)
    assert set(opened) <= {*("html", "json", "py", "python", "text", "toml", "yaml", "{toctree}")}
    assert len(opened) == len(re.findall(r"(?m)^```$", text)), "a fence needs its language"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_make_knows_what_a_page_makes(page: Path) -> None:
    """Every `make` command that a page shows is in the Makefile."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"(?m)^    make (\S+)", page.read_text(encoding="utf-8")):
        assert f"\n{target}:" in makefile, target
