"""Layers of a catalogue: what replaces what, and what stands twice."""

from collections.abc import Mapping
from pathlib import Path

import attrs
import pytest

from builders import YAML, framework, method
from reflectlib import (
    CannotReadError,
    Catalogue,
    DuplicateIdError,
    Entry,
    UnknownIdError,
    load,
    parse,
    render,
)
from reflectlib.checking import Collection
from reflectlib.finding import MADE, definition_files

KRING = parse(YAML.replace("rondje", "kring"))


def write(folder: Path, *ids: str, title: str = "Rondje") -> Path:
    folder.mkdir(exist_ok=True)
    for id in ids:
        text = YAML.replace("rondje", id).replace("Rondje", title)
        (folder / f"{id}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_entries_in_memory_are_a_catalogue() -> None:
    """What a program made is found by its id, as the object that it is."""
    catalogue = Catalogue([KRING])
    assert catalogue["kring"] is KRING
    assert dict(catalogue) == {"kring": KRING}
    assert catalogue.title("kring") == KRING.title
    assert list(catalogue.readable()[0]) == [KRING]
    assert catalogue.files() == []
    assert Catalogue().readable() == ([], [])


def test_files_and_entries_stand_in_one_layer(tmp_path: Path) -> None:
    """Both can be given at once, sorted by id."""
    file = write(tmp_path / "a", "bord") / "bord.yaml"
    assert list(Catalogue([KRING, file])) == ["bord", "kring"]


def test_entry_in_memory_has_no_file() -> None:
    """Who asks for its file is told so, and for an unknown id that there is none."""
    with pytest.raises(CannotReadError, match="'kring' is in no file: a program made it"):
        Catalogue([KRING]).file("kring")
    with pytest.raises(UnknownIdError):
        Catalogue([KRING]).definition("rondje")


def test_definition_is_the_entry_again(tmp_path: Path) -> None:
    """It is the file of an entry that has one, and else a definition that reads the same."""
    file = write(tmp_path / "a", "bord") / "bord.yaml"
    assert Catalogue([file]).definition("bord") == file.read_bytes()
    for entry in (KRING, *Catalogue.bundled().values()):
        assert parse(Catalogue([entry]).definition(entry.id)) == entry


def test_one_id_twice_in_a_layer_is_refused(tmp_path: Path) -> None:
    """Which of two entries is meant is not guessed; one entry twice is one."""
    file = write(tmp_path / "a", "kring") / "kring.yaml"
    assert list(Catalogue([KRING, KRING])) == ["kring"]
    for twice in ([KRING, file], [KRING, attrs.evolve(KRING)]):
        with pytest.raises(DuplicateIdError, match="in two places: an entry in memory and"):
            Catalogue(twice)


def test_a_later_layer_replaces_what_was_there(tmp_path: Path) -> None:
    """An own kom stands in place of the bundled one, and it is told where that one is."""
    bundled = Catalogue.bundled()
    own = write(tmp_path / "eigen", "kom", "kring", title="Onze KOM")
    catalogue = Catalogue.bundled(own)
    assert catalogue["kom"].title == catalogue.title("kom") == "Onze KOM"
    assert catalogue.file("kom") == own / "kom.yaml"
    assert catalogue.replaced == {"kom": bundled.file("kom")}
    assert len(catalogue) == len(bundled) + 1
    assert bundled.replaced == {}


@pytest.mark.parametrize("first", [True, False])
def test_last_of_three_layers_counts(tmp_path: Path, first: bool) -> None:
    """The order of the layers says which entry counts, and which one it replaced."""
    one, two = write(tmp_path / "a", "kring", title="A"), write(tmp_path / "b", "kring", title="B")
    layers = (one, KRING, two) if first else (two, one, KRING)
    catalogue = Catalogue.of(*layers)
    assert catalogue["kring"].title == ("B" if first else KRING.title)
    assert catalogue.replaced == {"kring": None if first else one / "kring.yaml"}
    assert list(Catalogue.load(one, two).replaced) == ["kring"]


def test_of_takes_all_that_holds_entries(tmp_path: Path) -> None:
    """A file, a folder, an entry, a catalogue and a mapping are each a layer."""
    folder = write(tmp_path / "a", "bord", "een")
    mine = Catalogue.of(folder, KRING)
    bord = mine["bord"]
    catalogue = Catalogue.of(mine, folder / "een.yaml", {"stil": method(id="stil")})
    assert list(catalogue) == ["bord", "een", "kring", "stil"]
    assert catalogue["bord"] is bord
    assert catalogue["kring"] is KRING
    assert catalogue.replaced == {}
    again = Catalogue.of(catalogue, write(tmp_path / "b", "een"))
    assert Catalogue.of(again).replaced == {"een": folder / "een.yaml"}


def test_what_was_read_stays_until_it_is_read_anew(tmp_path: Path) -> None:
    """A catalogue of a catalogue has what was read; `unread` reads the files once more."""
    folder = write(tmp_path / "a", "kring")
    before = Catalogue.load(folder)
    write(folder, "kring", title="Anders")
    assert Catalogue.of(before)["kring"].title == "Rondje"
    assert Catalogue.of(before, KRING).unread()["kring"] is KRING
    assert before.unread()["kring"].title == "Anders"


def test_what_is_no_layer_is_refused(tmp_path: Path) -> None:
    """Anything else is a mistake of the program, and says so."""
    wrong: list[tuple[object, str]] = [
        (7, "expected a path, an entry or a catalogue, got int"),
        ([KRING], "expected a path, an entry or a catalogue, got list"),
        ({"kring": "x"}, "expected an entry by the id 'kring', got str"),
    ]
    for thing, why in wrong:
        with pytest.raises(TypeError, match=why.replace("(", "[(]")):
            Catalogue.of(thing)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="'kring' stands by another id, 'rondje'"):
        Catalogue.of({"rondje": KRING})
    for whole in (KRING, {"kring": KRING}):
        with pytest.raises(TypeError, match=r"try Catalogue\.of$"):
            Catalogue(whole)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="expected a file or an entry, got int"):
        Catalogue([7])  # type: ignore[list-item]
    with pytest.raises(CannotReadError):
        Catalogue.of(tmp_path)


def test_what_cannot_be_looked_at_is_told_by_each_layer(tmp_path: Path) -> None:
    """A folder on top hides nothing of what was amiss below."""
    one, two = write(tmp_path / "a", "een"), write(tmp_path / "b", "twee")
    for folder in (one, two):
        (folder / "weg.yaml").symlink_to("er-niet")
    found = [Path(error.file) for error in Catalogue.of(Catalogue.of(one), two).refused]
    assert found == [one / "weg.yaml", two / "weg.yaml"]
    with pytest.raises(CannotReadError, match="weg"):
        definition_files(one)


def test_framework_in_memory_has_items(tmp_path: Path) -> None:
    """What refers to its items is right, be it in a file that is checked beside it."""
    (tmp_path / "rondje.yaml").write_text(f"{YAML}principles: [helder]\n", encoding="utf-8")
    kader = framework(id="kader", items=[{"id": "helder", "title": "Helder"}])
    catalogue = Catalogue.of(kader, tmp_path)
    assert catalogue.item_titles() == {"helder": "Helder"}
    collection = Collection.of([tmp_path], beside=catalogue)
    assert collection.check_file(tmp_path / "rondje.yaml").errors == ()
    other = render(attrs.evolve(kader, id="ander"), to="json")
    (fault,) = collection.check(other, "<text>").errors
    assert (fault.code, fault.path) == ("RFL211", "items[0].id")
    assert fault.message == "the item 'helder' also stands in kader"


def test_checked_layers_may_share_an_id(tmp_path: Path) -> None:
    """Of two folders the later one replaces; files by themselves are one layer together."""
    one, two = write(tmp_path / "a", "kring"), write(tmp_path / "b", "kring")

    def codes(*paths: Path) -> list[str]:
        collection = Collection.of(paths, beside=Catalogue())
        return [d.code for file in collection.files for d in collection.check_file(file).errors]

    assert codes(one, two) == []
    assert codes(one / "kring.yaml", two / "kring.yaml") == ["RFL211"]


def test_replaced_framework_may_keep_its_items(tmp_path: Path) -> None:
    """One's own version of a bundled framework has the items of that one, and is no fault."""
    bundled = Catalogue.bundled()
    (tmp_path / "dimensies.yaml").write_bytes(bundled.definition("dimensies"))
    for catalogue in (bundled, Catalogue.bundled(tmp_path)):
        collection = Collection.of([tmp_path], beside=catalogue)
        assert collection.check_file(collection.files[0]).errors == ()


def test_marked_folder_holds_no_definitions(tmp_path: Path) -> None:
    """Copies that were made are left out wherever they stand, but not if they are asked for."""
    write(tmp_path / "a", "een")
    made = write(tmp_path / "a" / "kopie", "een")
    (made / MADE).touch()
    assert definition_files(tmp_path) == [tmp_path / "a" / "een.yaml"]
    assert definition_files(made) == [made / "een.yaml"]


def test_catalogue_is_shown_in_a_line() -> None:
    """It says how many there are and names a few, so that a console is not flooded."""
    assert repr(Catalogue()) == "<Catalogue of 0 entries>"
    assert repr(Catalogue([KRING])) == "<Catalogue of 1 entry: kring>"
    count = len(Catalogue.bundled())
    shown = repr(Catalogue.bundled())
    assert shown.startswith(f"<Catalogue of {count} entries: afstand-nemen, ")
    assert shown.endswith(", …>")
    assert len(shown) < 150


def test_notebook_shows_a_table(tmp_path: Path) -> None:
    """Ids, titles and kinds, without reading whole files, and with nothing taken for markup."""
    folder = write(tmp_path / "a", "kring", title="<b>Rondje & meer</b>")
    (folder / "stuk.yaml").write_text("format: [", encoding="utf-8")
    (folder / "weg.yaml").write_text("kind: method", encoding="utf-8")
    catalogue = Catalogue.of(folder, framework(id="kader"))
    (folder / "weg.yaml").unlink()
    table = catalogue._repr_html_()
    title = "&lt;b&gt;Rondje &amp; meer&lt;/b&gt;"
    assert f"<tr><td>kring</td><td>{title}</td><td>method</td></tr>" in table
    assert "<tr><td>stuk</td><td>stuk</td><td></td></tr>" in table
    assert "<tr><td>weg</td><td>weg</td><td></td></tr>" in table
    assert "<td>framework</td>" in table
    bundled: Mapping[str, Entry] = Catalogue.bundled()
    assert Catalogue.of(bundled)._repr_html_().count("<tr>") == len(bundled) + 1


def test_load_of_a_file_is_as_before(tmp_path: Path) -> None:
    """A catalogue of one file has what `load` gives."""
    file = write(tmp_path / "a", "kring") / "kring.yaml"
    assert Catalogue.of(file)["kring"] == load(file)
