import os
from pathlib import Path

import pytest

from builders import YAML
from conftest import EXAMPLES
from reflectlib import (
    CannotReadError,
    Catalogue,
    DuplicateIdError,
    InvalidEntryError,
    Method,
    UnknownIdError,
    load,
)
from reflectlib.checking import Collection
from reflectlib.finding import definition_files


def write(folder: Path, *ids: str, text: str = YAML) -> Path:
    folder.mkdir(exist_ok=True)
    for id in ids:
        (folder / f"{id}.yaml").write_text(text.replace("rondje", id), encoding="utf-8")
    return folder


def test_bundled_entries_are_found_by_id(catalogue: Catalogue) -> None:
    """What comes with the library is a mapping from ids to entries."""
    assert isinstance(catalogue["kom"], Method)
    assert catalogue["kom"] is catalogue["kom"]
    assert "kom" in catalogue
    assert "komm" not in catalogue
    assert list(catalogue) == sorted(catalogue)
    assert len(catalogue) == len(list(catalogue))


def test_own_entries_are_added(tmp_path: Path) -> None:
    """A folder of one's own stands beside the bundled entries."""
    catalogue = Catalogue.bundled(write(tmp_path / "eigen", "kring"))
    assert catalogue["kring"].id == "kring"
    assert "kom" in catalogue
    assert catalogue.file("kring") == tmp_path / "eigen" / "kring.yaml"


def test_load_takes_only_what_is_named(tmp_path: Path) -> None:
    """`load` reads files and folders, and nothing else."""
    folder = write(tmp_path / "a", "een", "twee")
    other = write(tmp_path / "b", "drie") / "drie.yaml"
    assert list(Catalogue.load(folder, other)) == ["drie", "een", "twee"]


def test_unknown_id_offers_the_nearest(catalogue: Catalogue) -> None:
    """An id that is not there is a `KeyError` that says which were meant."""
    with pytest.raises(KeyError) as raised:
        catalogue["incidentmetode"]
    assert isinstance(raised.value, UnknownIdError)
    assert raised.value.near[0] == "incidentmethode"
    assert "Did you mean incidentmethode" in str(raised.value)
    with pytest.raises(UnknownIdError, match=r"no entry 'zzz'\.$"):
        catalogue["zzz"]


def test_id_that_stands_twice_names_both_files(tmp_path: Path) -> None:
    """Two files of one folder cannot have one id."""
    one, two = write(tmp_path / "a", "kring"), write(tmp_path / "b", "kring")
    with pytest.raises(DuplicateIdError) as raised:
        Catalogue.bundled(tmp_path)
    assert str(one / "kring.yaml") in str(raised.value)
    assert str(two / "kring.yaml") in str(raised.value)


def test_one_file_in_two_spellings_is_one(tmp_path: Path) -> None:
    """A folder that is named twice, however it is spelt, is no contradiction."""
    folder = write(tmp_path / "a", "kring")
    assert "kring" in Catalogue.bundled(folder, tmp_path / "a" / ".." / "a")


def test_load_raises_the_faults_of_every_file(tmp_path: Path) -> None:
    """One broken file does not hide another."""
    folder = write(tmp_path / "a", "een", "twee", text=YAML.replace("oefening", "oefning"))
    with pytest.raises(InvalidEntryError) as raised:
        Catalogue.load(folder)
    assert [Path(d.file).stem for d in raised.value.report] == ["een", "twee"]


def test_a_broken_entry_does_not_hide_the_others(tmp_path: Path) -> None:
    """Entries are read when they are asked for, so only the broken one fails."""
    folder = write(tmp_path / "a", "goed")
    write(folder, "stuk", text="format: [")
    catalogue = Catalogue.bundled(folder)
    assert catalogue["goed"].id == "goed"
    with pytest.raises(InvalidEntryError):
        catalogue["stuk"]


def test_definition_files_skips_what_is_hidden(tmp_path: Path) -> None:
    """Only YAML files count, at any depth, and hidden ones do not."""
    write(tmp_path / ".git", "config")
    write(tmp_path / "diep", "een")
    (tmp_path / ".pre-commit-config.yaml").write_text("x")
    (tmp_path / "lees.txt").write_text("x")
    (tmp_path / "twee.yml").write_text("x")
    (tmp_path / "map.yaml").mkdir()
    assert definition_files(tmp_path) == [tmp_path / "diep" / "een.yaml", tmp_path / "twee.yml"]
    assert definition_files(tmp_path / "twee.yml") == [tmp_path / "twee.yml"]


def odd(folder: Path) -> dict[str, str]:
    """Put in a folder what bears the name of a definition and is none, and say why of each."""
    os.mkfifo(folder / "pijp.yaml")
    (folder / "weg.yaml").symlink_to("er-niet")
    (folder / "rond.yaml").symlink_to("rond.yaml")
    (folder / "lus").symlink_to(folder)
    return {
        "pijp.yaml": "it is no ordinary file",
        "rond.yaml": "Too many levels of symbolic links",
        "weg.yaml": "No such file or directory",
    }


def test_what_cannot_be_looked_at_is_named(tmp_path: Path) -> None:
    """A pipe, a link to nothing and a link to itself are named, and hide no other entry."""
    folder = write(tmp_path / "a", "goed")
    why = odd(folder)
    catalogue = Catalogue.bundled(folder)
    entries, refused = catalogue.readable()
    assert "goed" in [entry.id for entry in entries]
    assert sorted(map(str, refused)) == [
        f"cannot read {folder / name}: {words}" for name, words in why.items()
    ]
    collection = Collection.of([folder], beside=catalogue)
    assert [file.stem for file in collection.files] == ["goed"]
    assert {Path(each.file).name for each in collection.refused} == set(why)
    with pytest.raises(CannotReadError, match="cannot read"):
        Catalogue.load(folder)


def test_folder_that_may_not_be_looked_into_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Definitions in it are not missed in silence, be it the folder that was asked for or not."""
    write(tmp_path / "a", "goed")
    closed = write(tmp_path / "a" / "dicht", "kring")
    scandir = os.scandir

    def refuse(path: object) -> object:
        # Root may look into any folder, so that the tests cannot have one that is truly closed.
        if Path(str(path)) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)  # type: ignore[call-overload]  # as it came

    monkeypatch.setattr(os, "scandir", refuse)
    catalogue = Catalogue.bundled(tmp_path / "a")
    assert "goed" in catalogue
    assert [str(error) for error in catalogue.refused] == [
        f"cannot read {closed}: Permission denied"
    ]
    for path in (closed, tmp_path / "a"):
        with pytest.raises(CannotReadError, match=r"cannot read .*dicht: Permission denied"):
            Catalogue.load(path)
    with pytest.raises(CannotReadError, match=r"cannot read .*dicht: Permission denied"):
        Catalogue.bundled(closed)


def test_loops_of_links_end(tmp_path: Path) -> None:
    """A link to a folder around it is not followed, and is no fault."""
    folder = write(tmp_path / "a", "goed")
    (folder / "lus").symlink_to(tmp_path)
    (folder / "lus.d").symlink_to("lus.d")
    assert definition_files(tmp_path) == [folder / "goed.yaml"]


NOBODYS = ["a\0b", "x" * 5000, "x/" * 5000, "\ud800", "", "\n", "weg/\x1b[2J", "rond"]


@pytest.mark.parametrize("name", NOBODYS)
def test_name_that_no_file_has_is_refused(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is asked for, the library raises what a program can show, and nothing else."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rond").symlink_to("rond")
    for ask in (load, Catalogue.load, Catalogue.bundled, definition_files):
        with pytest.raises(CannotReadError):
            ask(name)  # type: ignore[operator]
    for ask in (Catalogue([]).file, Catalogue([]).__getitem__):
        with pytest.raises(UnknownIdError):
            ask(name)
    assert Catalogue([]).title(name) == name


def test_pipe_is_no_folder_of_definitions(tmp_path: Path) -> None:
    """What is neither a file nor a folder is called so."""
    os.mkfifo(tmp_path / "pijp")
    with pytest.raises(CannotReadError, match="pijp is neither a file nor a folder"):
        Catalogue.bundled(tmp_path / "pijp")


def test_nothing_to_read_raises(tmp_path: Path) -> None:
    """A path that is missing, or a folder without definitions, is an error."""
    with pytest.raises(CannotReadError, match="no file or folder"):
        Catalogue.bundled(tmp_path / "er-niet")
    with pytest.raises(CannotReadError, match=r"holds no \.yaml files$"):
        Catalogue.load(tmp_path)
    (tmp_path / "rondje.yaml.txt").write_text(YAML)
    with pytest.raises(CannotReadError, match=r"take \.txt off the name of yours"):
        Catalogue.load(tmp_path)


def test_title_falls_back_on_the_id(tmp_path: Path) -> None:
    """A title is had of any entry that has one, read or not."""
    folder = write(tmp_path / "a", "stuk", text="format: [")
    write(folder, "kring")
    catalogue = Catalogue.bundled(folder)
    assert catalogue.title("kring") == "Rondje"
    assert catalogue["kring"].title == catalogue.title("kring")
    assert catalogue.title("stuk") == "stuk"
    assert catalogue.title("er-niet") == "er-niet"
    (folder / "kring.yaml").unlink()
    assert Catalogue([folder / "kring.yaml"]).title("kring") == "kring"


def test_item_titles_are_those_of_frameworks(tmp_path: Path) -> None:
    """Items of one's own frameworks count, and a broken one does not spoil the rest."""
    folder = write(tmp_path / "a", "kring")
    (folder / "stuk.yaml").write_text("kind: framework\n", encoding="utf-8")
    (folder / "fris.yaml").write_text(
        "format: 1\nkind: framework\nid: fris\ntitle: Fris\nlanguage: nl\nsummary: Fris.\n"
        "items: [{id: helder, title: Helder}]\n",
        encoding="utf-8",
    )
    titles = Catalogue.bundled(folder).item_titles()
    assert titles["helder"] == "Helder"
    assert titles["lerend"] == "Lerend"


def test_definitions_checked_together_may_refer_to_each_other(tmp_path: Path) -> None:
    """A file may refer to another that is checked with it."""
    folder = write(tmp_path / "a", "een", text=f"{YAML}related: [twee, kom]\n")
    write(folder, "twee", text=f"{YAML}related: [drie]\n")
    collection = Collection.of([folder], beside=Catalogue.bundled())
    found = [d for file in collection.files for d in collection.check_file(file).errors]
    assert [(Path(d.file).stem, d.code) for d in found] == [("twee", "RFL203")]


def test_id_twice_among_the_checked_is_a_diagnostic(tmp_path: Path) -> None:
    """The second file with an id is told where the first is."""
    write(tmp_path / "a", "een")
    write(tmp_path / "b", "een")
    collection = Collection.of([tmp_path, tmp_path / "a"], beside=Catalogue([]))
    found = [d for file in collection.files for d in collection.check_file(file).errors]
    assert [(d.code, d.line) for d in found] == [("RFL211", 3)]
    assert str(tmp_path / "a" / "een.yaml") in found[0].message


def test_bundled_entry_needs_a_source(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What stands in the catalogue's own folder is held to its rules."""
    monkeypatch.setattr("reflectlib.checking.methods_dir", lambda: tmp_path)
    write(tmp_path, "een")
    collection = Collection.of([tmp_path], beside=Catalogue([]))
    assert [d.code for d in collection.check_file(collection.files[0])] == ["RFL209"]


def test_validate_finds_ids_that_the_catalogue_has(tmp_path: Path, catalogue: Catalogue) -> None:
    """A framework of one's own may not have a bundled item; a bundled id is replaced."""
    (tmp_path / "kom.yaml").write_text(YAML.replace("rondje", "kom"), encoding="utf-8")
    kader = catalogue.file("dimensies").read_text(encoding="utf-8")
    (tmp_path / "kader.yaml").write_text(
        kader.replace("id: dimensies\n", "id: kader\n").replace("id: effectief", "id: vlot"),
        encoding="utf-8",
    )
    collection = Collection.of([tmp_path], catalogue)
    found = {
        (file.stem, d.code, d.path)
        for file in collection.files
        for d in collection.check_file(file)
        if d.severity == "error"
    }
    assert found == {
        ("kader", "RFL211", "items[0].id"),
        ("kader", "RFL211", "items[2].id"),
    }


def test_framework_is_found_however_its_kind_is_written(tmp_path: Path) -> None:
    """A quoted kind is the same kind."""
    text = 'format: 1\nkind: "framework"\nid: kader\ntitle: K\nlanguage: nl\nsummary: x\n'
    text += "items: [{id: een, title: Een}]\n"
    (tmp_path / "kader.yaml").write_text(text, encoding="utf-8")
    assert Catalogue(tmp_path.glob("*")).item_titles() == {"een": "Een"}


def test_unknown_ids_say_what_they_are() -> None:
    """A few near ids are proposed; many are named."""
    assert str(UnknownIdError("x", ["a", "b"])) == "there is no entry 'x'. Did you mean a or b?"
    many = UnknownIdError("x", ["a", "b", "c", "d"], "principle")
    assert str(many) == "there is no principle 'x'. There are a, b, c, d."


def test_one_name_is_no_list_of_files() -> None:
    """A folder is not taken for the letters of its name; files may be given as texts."""
    for name in ("methods", Path("methods")):
        with pytest.raises(TypeError, match=r"Catalogue\.load\('methods'\)"):
            Catalogue(name)  # type: ignore[arg-type]
    assert list(Catalogue([str(EXAMPLES / "valid" / "wandelgesprek.yaml")])) == ["wandelgesprek"]


@pytest.mark.parametrize("title", ["|\n  x\n  y", "x" * 301, "[x]", "'\u200b'"])
def test_title_that_is_none_is_the_id(tmp_path: Path, title: str) -> None:
    """What stands as a title in a broken file is shown only where it can be one."""
    file = tmp_path / "stuk.yaml"
    file.write_text(f"id: stuk\ntitle: {title}\n", encoding="utf-8")
    assert Catalogue([file]).title("stuk") == "stuk"


def test_title_of_a_broken_file_is_clean(tmp_path: Path) -> None:
    """A title is shown without what nobody sees, though nothing else of the file is checked."""
    file = tmp_path / "stuk.yaml"
    file.write_text('id: stuk\ntitle: "Rond\\e[31mje"\n', encoding="utf-8")
    assert Catalogue([file]).title("stuk") == "Rond[31mje"
