"""The pages as a website, and the reference that is generated."""

import inspect
import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any, ClassVar, get_origin, is_typeddict

import attrs
import pytest
import reference_format
from generate import schema_of
from reference_api import _is_ours

import reflectlib
from conftest import ROOT, Run, run_here
from reflectlib import parse
from reflectlib.cli import COMMANDS
from reflectlib.kinds import KINDS
from reflectlib.reading.yaml import parse as parse_yaml

DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"


def section(page: str, heading: str) -> str:
    """What stands below a heading of a page of the reference, up to the next of its level."""
    text = (REFERENCE / page).read_text(encoding="utf-8")
    level = heading.partition(" ")[0]
    return re.split(rf"(?m)^#{{1,{len(level)}}} ", text.split(f"\n{heading}\n")[1])[0]


def first_cells(text: str) -> list[str]:
    """What stands in the first column of the tables in a text, without the headers."""
    return re.findall(r"(?m)^\| (`.*?) \|", text)


def test_website_is_built_without_a_warning(tmp_path: Path) -> None:
    """Every page is in the menu and in its language; links and anchors lead somewhere."""
    options = ["--fail-on-warning", "--keep-going", "--quiet", "--doctree-dir", "trees"]
    built = subprocess.run(
        [sys.executable, "-m", "sphinx", *options, str(DOCS), "site"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr.decode()
    for name, language in (("how-to/plannen", "nl"), ("reference/cli", "en")):
        page = (tmp_path / "site" / f"{name}.html").read_text(encoding="utf-8")
        assert f'lang="{language}"' in page
    published = tmp_path / "site" / "schemas" / "1" / "method.schema.json"
    assert published.read_bytes() == (ROOT / "schemas" / "method.schema.json").read_bytes()


def test_index_links_to_every_page() -> None:
    """Somebody who reads the files as they are finds every page from the first."""
    linked = re.findall(r"\]\((\S+\.md)\)", (DOCS / "index.md").read_text(encoding="utf-8"))
    pages = [str(page.relative_to(DOCS)) for page in DOCS.rglob("*.md")]
    assert sorted([*linked, "index.md"]) == sorted(pages)


@pytest.mark.parametrize("command", COMMANDS)
def test_reference_has_what_help_says(command: str) -> None:
    """A command has its usage, what it does, and the options that `--help` names."""
    help = run_here(command, "--help").output
    named = re.findall(r"(?m)^  (?:-\w, )?(--[\w-]+(?: / --[\w-]+)?)", help)
    asked = {option for names in named for option in names.split(" / ")} - {"--help"}
    below = section("cli.md", f"## reflect {command}")
    shown = re.findall(r"--[\w-]+", " ".join(first_cells(below)))
    assert asked == set(shown)
    for part in help.partition("Options:")[0].split("\n\n")[:2]:
        assert " ".join(part.removeprefix("Usage: ").split()) in " ".join(below.split())


@pytest.mark.parametrize("name", reflectlib.__all__)
def test_reference_has_every_public_name_with_its_fields(name: str) -> None:
    """Each public name is there, with what its docstring begins with and its own fields."""
    thing: Any = getattr(reflectlib, name)
    if not _is_ours(thing) or is_typeddict(thing):
        return  # a short name of a type, or data, which the page on JSON has
    is_class = isinstance(thing, type)
    below = section("api.md", f"### class {name}" if is_class else f"### {name}()")
    first = " ".join(thing.__doc__.split("\n\n")[0].split())
    assert re.sub(r"\W", "", first) in re.sub(r"\W", "", below)
    own = inspect.get_annotations(thing) if is_class else {}
    fields = [f"`{field}`" for field, of in own.items() if get_origin(of) is not ClassVar]
    assert [cell for cell in first_cells(below) if cell in fields] == fields


@pytest.mark.parametrize("kind", KINDS)
def test_reference_has_every_key(kind: str) -> None:
    """Each key of a kind of entry, and of what it is made of, is there; what is needed says so."""
    schema = schema_of(kind)
    everywhere = first_cells(section("file-format.md", "## Every entry"))
    for heading, part in [(f"## A {kind}", schema)] + [
        (f"### {name.removesuffix('Object')}", part)
        for name, part in schema["$defs"].items()
        if "properties" in part
    ]:
        found = first_cells(section("file-format.md", heading))
        if part is schema:
            found += everywhere
        needed = part.get("required", [])
        # A kind may tell anew of a key that every entry has, where it is of another shape.
        assert sorted(set(found)) == sorted(
            f"`{key}` (needed)" if key in needed else f"`{key}`" for key in part["properties"]
        )


def parts(value: Any) -> set[str]:
    """The names of the classes that an entry is made of."""
    if isinstance(value, tuple):
        return {name for one in value for name in parts(one)}
    if not attrs.has(type(value)):
        return set()
    inside = attrs.asdict(value, recurse=False).values()
    return {type(value).__name__}.union(*map(parts, inside))


@pytest.mark.parametrize("name", reference_format.EXAMPLES)
def test_example_shows_its_part(name: str) -> None:
    """The keys that show a part make a definition that holds one, put into a whole one."""
    kind = next(kind for kind in KINDS if name in schema_of(kind)["$defs"])
    texts = (reference_format.WHOLE[kind], reference_format.EXAMPLES[name])
    whole, keys = (parse_yaml(text.encode(), name).data for text in texts)
    assert name in parts(parse(json.dumps(whole | keys)))


DEFINITION = reference_format.WHOLE["method"]
CASES = {
    (0, "It worked."): ["render kom", "validate rondje.yaml"],
    (0, "`validate` found warnings, and no errors."): ["validate warned.yaml"],
    (1, "`validate` found an error."): ["validate faulty.yaml"],
    (1, "`validate --strict` found a warning."): ["validate --strict warned.yaml"],
    (1, "Another command came upon a definition with faults."): ["render faulty.yaml"],
    (1, "Something in a folder of definitions cannot be read."): ["list --path partly"],
    (2, "There is no such id, rule or option."): ["show nothing", "explain 999", "list --nothing"],
    (2, "A path is missing, or holds no definitions."): ["list --path nowhere", "validate empty"],
    (2, "An output cannot be written."): ["render kom -o nowhere/kom.md"],
    (2, "`new` would write over a file."): ["new faulty"],
    (2, "An id stands in two files."): ["list --path twice"],
    (2, "A meeting or a series cannot be planned."): ["agenda kom --minutes 1"],
    (2, "An entry is not of the kind that a command asks for."): ["effort basisprincipes"],
}


@pytest.mark.parametrize(("code", "when"), CASES)
def test_exit_code_is_what_the_page_says(
    code: int, when: str, tmp_path: Path, program: Run
) -> None:
    """A command of which the page says how it ends, ends so."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "partly").mkdir()
    (tmp_path / "partly" / "kring.yaml").write_text(
        DEFINITION.replace("rondje", "kring"), encoding="utf-8"
    )
    (tmp_path / "partly" / "weg.yaml").symlink_to(tmp_path / "nergens")
    for folder in ("a", "b"):
        (tmp_path / "twice" / folder).mkdir(parents=True)
        (tmp_path / "twice" / folder / "rondje.yaml").write_text(DEFINITION, encoding="utf-8")
    definitions = {
        "rondje": DEFINITION,
        "warned": DEFINITION.replace("rondje", "warned").replace("vandaag?", "vandaag"),
        "faulty": "kind: method",
    }
    for name, text in definitions.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    for command in CASES[code, when]:
        done = program(*shlex.split(command))
        assert done.returncode == code, (command, done.stderr)


def test_every_exit_code_of_the_page_is_tried() -> None:
    """The page has a line for each of the cases above, and no other."""
    page = (REFERENCE / "exit-codes.md").read_text(encoding="utf-8")
    rows = re.findall(r"(?m)^\| (\d) \| (.*) \|$", page)
    assert [(int(code), when) for code, when in rows] == list(CASES)
