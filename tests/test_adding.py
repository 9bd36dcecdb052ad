"""What docs/explanation/adding.md says of where something new goes, done in a copy."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from builders import YAML
from conftest import ROOT

TABLE = (ROOT / "docs" / "explanation" / "adding.md").read_text(encoding="utf-8")
PLACES = {
    what: int(number) for what, number in re.findall(r"^\| (an? [\w ]+) \| (\d) \|", TABLE, re.M)
}

Edits = Mapping[str, str | Callable[[str], str]]
"""A file below src/reflectlib → its text, or what becomes of the text that it has."""


def before(mark: str, added: str) -> Callable[[str], str]:
    """Put something before the first place where a mark stands."""

    def edit(text: str) -> str:
        assert mark in text, mark
        return text.replace(mark, added + mark, 1)

    return edit


def label(table: str, **words: str) -> dict[str, Callable[[str], str]]:
    """What something is called, in a table of such words."""
    lines = "".join(f'    "{key}": _("{text}"),\n' for key, text in words.items())
    start = f"{table}: Mapping[str, Message] = {{\n"
    return {"language/terms.py": lambda text: text.replace(start, start + lines, 1)}


def both(*edits: Callable[[str], str]) -> Callable[[str], str]:
    def edit(text: str) -> str:
        for each in edits:
            text = each(text)
        return text

    return edit


VIEW: Edits = {
    "views/poster.py": '''
"""One page for the wall."""

from reflectlib.catalogue import Catalogue
from reflectlib.language.words import Words
from reflectlib.message import _
from reflectlib.model.method import Method
from reflectlib.page import Page, Paragraph
from reflectlib.views.blocks import whole_page


def poster(method: Method, _catalogue: Catalogue) -> Page:
    words = Words(method.language)
    return whole_page(method, [Paragraph(words.say(_("On the wall")))], [], words, "poster")
''',
    "registry.py": both(
        before('    "sheet",\n    "brief"', '    "poster",\n'),
        before(
            '    ViewLine(\n        "quality",\n        "Method",',
            '    ViewLine("poster", "Method", {"page": "views.poster:poster", **OF_ENTRY}),\n',
        ),
    ),
    **label("VIEWS", poster="poster"),
}
WRITER: Edits = {
    "writers/org.py": '''
"""Org mode."""

from reflectlib.page import Heading, Page, with_marks


def write(page: Page) -> bytes:
    page = with_marks(page, False)
    blocks = [block for block in page.blocks if isinstance(block, Heading)]
    return "".join(f"{'*' * block.level} {block.text}\\n" for block in blocks).encode()
''',
    "registry.py": both(
        before('    "markdown",\n    "html",\n', '    "org",\n'),
        before(
            '        FormatLine("csv"',
            '        FormatLine("org", (".org",), "text/org", {"page": "writers.org:write"}),\n',
        ),
    ),
}
FIELD: Edits = {
    "model/steps.py": before(
        "    output: Note | None = None\n",
        '    mood: Note | None = None\n    """The mood that suits it."""\n',
    ),
    "views/steps.py": before(
        "    if phase.output:\n",
        "    if phase.mood:\n"
        '        yield note_paragraph(phase.mood, words.say(_("Mood")), sign)\n',
    ),
}
RULE: Edits = {
    "reading/rules.py": both(
        before(
            "METHOD_RULES: tuple",
            "def _no_shouting(method: Method, document: Document) -> Found:\n"
            "    if method.title.isupper():\n"
            '        yield document.fault("RFL299", ("title",), "it shouts", hint="Do not.")\n\n\n',
        ),
        before("    ids_are_unique,\n    _roles_resolve", "    _no_shouting,\n"),
    ),
    "reading/rulebook.py": before(
        '    Rule(\n        "RFL212"',
        '    Rule("RFL299", "error", "A title that shouts.", "Why."),\n',
    ),
}
COMMAND: Edits = {
    "cli/commands/hello.py": '''
"""`reflect hello`."""

import click


@click.command("hello")
def command() -> None:
    """Say hello."""
    click.echo("Hallo")
''',
}
KIND: Edits = {
    "model/poem.py": '''
"""A poem."""

from typing import Literal

import attrs

from reflectlib.model.entry import Entry
from reflectlib.model.record import Text


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Poem(Entry):
    """A poem to begin with."""

    kind: Literal["poem"] = "poem"
    """This entry is a poem."""
    verses: tuple[Text, ...]
    """The verses, in order."""
''',
    "kinds.py": before('"checklist", "framework"', '"poem", '),
    "views/poem.py": '''
"""The sheet of a poem."""

from reflectlib.catalogue import Catalogue
from reflectlib.model.poem import Poem
from reflectlib.page import Page, Paragraph
from reflectlib.views.entry import entry_page


def poem(poem: Poem, catalogue: Catalogue) -> Page:
    return entry_page(poem, (Paragraph(verse) for verse in poem.verses), catalogue)
''',
    "registry.py": before(
        '    ViewLine("sheet", "Checklist"',
        '    ViewLine("sheet", "Poem", {"page": "views.poem:poem", **WHOLE_ENTRY}),\n',
    ),
    **label("KINDS", poem="poem"),
    "__init__.pyi": lambda text: f"{text}from reflectlib.model.poem import Poem as Poem\n",
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project without its tests, to change."""
    for name in ("src", "schemas", "methods", "docs"):
        leave = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, tmp_path / "copy" / name, ignore=leave)
    return tmp_path / "copy"


def add(copy: Path, what: str, edits: Edits) -> None:
    """Make the edits; they are in as many places as the table says of what is added."""
    assert len(edits) == PLACES[what], what
    for name, edit in edits.items():
        file = copy / "src" / "reflectlib" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        text = edit if isinstance(edit, str) else edit(file.read_text(encoding="utf-8"))
        file.write_text(text.lstrip("\n"), encoding="utf-8")


def run(copy: Path, *words: str, folder: Path | None = None) -> str:
    """Run the program of the copy, or (for a file) a script of it."""
    start = [] if words[0].endswith(".py") else ["-m", "reflectlib"]
    done = subprocess.run(
        [sys.executable, *start, *words],
        cwd=folder or copy,
        env={**os.environ, "PYTHONPATH": str(copy / "src")},
        capture_output=True,
        check=True,
    )
    return done.stdout.decode()


def test_a_view(copy: Path) -> None:
    """It is rendered, in each format of pages, offered by the option, and in the site."""
    add(copy, "a view", VIEW)
    assert "On the wall" in run(copy, "render", "kom", "--view", "poster")
    assert "poster" in run(copy, "render", "--help")
    own = copy / "own"
    own.mkdir()
    (own / "rondje.yaml").write_text(YAML, encoding="utf-8")
    run(copy, "site", "site", "--no-bundled", "--path", "own")
    assert "On the wall" in (copy / "site/entries/rondje.poster.html").read_text(encoding="utf-8")


def test_a_writer(copy: Path) -> None:
    """It writes any page, and a file's suffix means it."""
    add(copy, "a writer", WRITER)
    assert run(copy, "agenda", "kom", "--to", "org").startswith("* Agenda: Korte")
    run(copy, "compare", "kom", "coaching", "-o", "x.org")
    assert (copy / "x.org").read_text(encoding="utf-8").startswith("* Naast elkaar")


def test_a_field_of_a_step(copy: Path) -> None:
    """It is in the schema, read, kept, shown, and laid out by fmt."""
    add(copy, "a field of a step", FIELD)
    run(copy, "schemas/generate.py")
    text = YAML + "    mood: {text: Rustig, basis: editor}\n"
    (copy / "rondje.yaml").write_text(text, encoding="utf-8")
    run(copy, "validate", "rondje.yaml")
    assert "**Mood:** Rustig" in run(copy, "render", "rondje.yaml")
    data = json.loads(run(copy, "render", "rondje.yaml", "--to", "json"))
    assert data["phases"][0]["mood"] == {"text": "Rustig", "basis": "editor"}
    run(copy, "fmt", "rondje.yaml")
    assert "mood:" in (copy / "rondje.yaml").read_text(encoding="utf-8")


def test_a_rule(copy: Path) -> None:
    """It is held to, and explained."""
    add(copy, "a rule", RULE)
    text = YAML.replace("title: Rondje", "title: RONDJE")
    (copy / "rondje.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError) as caught:
        run(copy, "validate", "rondje.yaml")
    assert b"error[RFL299] title: it shouts" in caught.value.stdout
    assert "A title that shouts." in run(copy, "explain", "RFL299")


def test_a_command(copy: Path) -> None:
    """It runs, and stands among the others."""
    add(copy, "a command", COMMAND)
    assert run(copy, "hello") == "Hallo\n"
    assert "Say hello." in run(copy, "--help")


def test_a_kind_of_entry(copy: Path) -> None:
    """It has a schema, is checked, listed, rendered, saved, and public."""
    add(copy, "a kind of entry", KIND)
    run(copy, "schemas/generate.py")
    own = copy / "own"
    own.mkdir()
    head = "format: 1\nkind: poem\nid: vers\ntitle: Vers\nlanguage: nl\nsummary: Een kort vers.\n"
    (own / "vers.yaml").write_text(f"{head}verses: [Rozen, Violen]\n", encoding="utf-8")
    run(copy, "validate", "own")
    assert "Violen" in run(copy, "render", "own/vers.yaml")
    assert "vers" in run(copy, "list", "--kind", "poem", "--path", "own")
    assert "poem" in run(copy, "compare", "own/vers.yaml", "kom")
    assert json.loads(run(copy, "schema", "poem"))["title"] == "Poem"
    run(copy, "fmt", "own")
    assert "  - Rozen" in (own / "vers.yaml").read_text(encoding="utf-8")
    (copy / "try.py").write_text(
        "from reflectlib import Poem, load, render, unstructure\n"
        "poem = load('own/vers.yaml')\n"
        "print(isinstance(poem, Poem), unstructure(poem)['verses'])\n",
        encoding="utf-8",
    )
    assert run(copy, "try.py") == "True ['Rozen', 'Violen']\n"


LANGUAGE: Edits = {
    "locale/fr/LC_MESSAGES/reflectlib.po": """
msgid ""
msgstr ""
"Language: fr\\n"
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Steps"
msgstr "Étapes"
""",
}


def test_a_language(copy: Path) -> None:
    """A page is in it, and English where it says nothing yet; what is missing is told."""
    add(copy, "a language", LANGUAGE)
    told = run(copy, "docs/write_translations.py")
    assert "fr: 1 of " in told
    assert "'Goals'" in told
    page = run(copy, "render", "kom", "--lang", "fr")
    assert "## Étapes" in page
    assert "## Goals" in page
    assert "Étapes" in (copy / "src/reflectlib/locale/fr/LC_MESSAGES/reflectlib.po").read_text(
        encoding="utf-8"
    )
