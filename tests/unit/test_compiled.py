"""The compiled catalogue is the one that the definitions hold."""

import json
from pathlib import Path

import pytest

from builders import YAML
from conftest import EXAMPLES
from reflectlib import Catalogue, InvalidEntryError, load, render
from reflectlib import compiled as module
from reflectlib.compiled import Compiled
from reflectlib.compiling import compile_catalogue
from reflectlib.finding import definition_files
from reflectlib.resources import methods_dir


@pytest.fixture(scope="module")
def content() -> bytes:
    """The bundled catalogue, compiled."""
    return compile_catalogue(methods_dir())


@pytest.fixture
def compiled(content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Catalogue:
    """The bundled catalogue, as it is in a wheel."""
    file = tmp_path / "methods.jsonl"
    file.write_bytes(content)
    monkeypatch.setattr(module, "compiled_file", lambda: file)
    return Catalogue.bundled()


def test_every_entry_is_that_of_its_definition(compiled: Catalogue) -> None:
    """Each value in it is equal and of the same class, and each title, kind and file is there."""
    files = definition_files(methods_dir())
    assert [*compiled] == sorted(file.stem for file in files)
    for file in files:
        entry = load(file)
        assert compiled.file(entry.id) == file
        assert compiled.title(entry.id) == entry.title
        assert f"<td>{entry.kind}</td>" in Catalogue.of(compiled)._repr_html_()
        assert compiled[entry.id] == entry
        assert render(compiled[entry.id], "json") == render(entry, "json")
        assert compiled[entry.id] is compiled[entry.id]


def test_every_kind_of_value_is_compiled(tmp_path: Path) -> None:
    """Whatever a definition can hold comes back, be it nowhere in the catalogue."""
    made = Compiled(compile_catalogue(EXAMPLES / "valid"))
    for file in definition_files(EXAMPLES / "valid"):
        assert made.entry(file.stem) == load(file)


def test_all_that_a_catalogue_tells_is_the_same(compiled: Catalogue) -> None:
    """Titles of items, references to them and definitions are those of the files."""
    plain = Catalogue.of(methods_dir())
    assert compiled.item_titles() == plain.item_titles()
    assert compiled.referring("lerend") == plain.referring("lerend")
    assert compiled.definition("kom") == plain.definition("kom")
    assert compiled.files() == plain.files()
    assert [file for file, _ in compiled.frameworks()] == [file for file, _ in plain.frameworks()]
    assert compiled.unread()["kom"] == plain["kom"]


def test_what_replaces_a_compiled_entry_is_read(compiled: Catalogue, tmp_path: Path) -> None:
    """An own file counts, though the catalogue has a compiled entry of that id."""
    (tmp_path / "eigen").mkdir()
    own = tmp_path / "eigen" / "kom.yaml"
    own.write_text(YAML.replace("rondje", "kom"), encoding="utf-8")
    catalogue = Catalogue.of(compiled, own)
    assert catalogue["kom"] == load(own)
    assert catalogue.title("kom") == "Rondje"
    assert catalogue.replaced == {"kom": compiled.file("kom")}
    assert Catalogue.of(catalogue, methods_dir())["kom"] == compiled["kom"]


def test_it_is_compiled_the_same_every_time(content: bytes) -> None:
    """It depends on the definitions alone, and each entry has a line."""
    assert compile_catalogue(methods_dir()) == content
    lines = content.split(b"\n")
    assert [*json.loads(lines[0])["entries"]] == [json.loads(line)["id"] for line in lines[1:]]


def test_what_is_no_entry_is_not_compiled(tmp_path: Path) -> None:
    """A wheel with a broken definition is not built."""
    (tmp_path / "stuk.yaml").write_text("format: 1\n")
    with pytest.raises(InvalidEntryError, match=r"stuk\.yaml:1:1"):
        compile_catalogue(tmp_path)


def test_a_checkout_reads_the_definitions() -> None:
    """There nothing is compiled, so that what one changes is what one sees."""
    assert not module.compiled_file().exists()
    assert all(held.compiled is None for held in module.bundled_layer().held.values())
