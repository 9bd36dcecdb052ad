"""The files of others in the folder of a site, and lists that somebody else made."""

import hashlib
import json
import os
from pathlib import Path

import pytest

from builders import YAML
from reflectlib import Catalogue, write_site
from reflectlib.errors import CannotWriteError
from reflectlib.site import folder
from reflectlib.site.folder import JOURNAL, LOCK, NEW
from reflectlib.site.folder import SITE_MANIFEST as MANIFEST

MINE = b"van mij"
WRONG = "0" * 32


def digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def own(place: Path, *ids: str) -> Catalogue:
    """A catalogue of small methods."""
    (place / "own").mkdir(exist_ok=True)
    for id in ids:
        (place / "own" / f"{id}.yaml").write_text(YAML.replace("rondje", id))
    return Catalogue(sorted((place / "own").iterdir()))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of two methods."""
    write_site(own(tmp_path, "een", "twee"), tmp_path / "site")
    return tmp_path / "site"


def contents(place: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(place)): file.read_bytes()
        for file in place.rglob("*")
        if file.is_file() and file.name != LOCK  # which versions of filelock take away
    }


@pytest.mark.parametrize("known_as", ["files", "kept", "journal"])
@pytest.mark.parametrize("noted", ["", None, 7, [], WRONG, WRONG.upper(), "the right one"])
@pytest.mark.parametrize("name", ["notes.txt", "entries/foto.jpg", ".htaccess", "een.html"])
def test_what_no_site_has_is_never_removed(
    name: str, noted: object, known_as: str, tmp_path: Path
) -> None:
    """Whatever a list says of it, a file whose name is none of a site's stays."""
    place = tmp_path / "site"
    (place / "entries").mkdir(parents=True)
    (place / name).write_bytes(MINE)
    value = digest(MINE) if noted == "the right one" else noted
    list_it(place, name, value, known_as)
    write_site(own(tmp_path, "een"), place)
    assert (place / name).read_bytes() == MINE


def list_it(place: Path, name: str, noted: object, known_as: str) -> None:
    lists: dict[str, dict[str, object]] = {"files": {}, "kept": {}, "journal": {}}
    lists[known_as][name] = noted
    journal = lists.pop("journal")
    (place / MANIFEST).write_text(json.dumps({"key": "", **lists}))
    (place / JOURNAL).write_text("".join(f"{json.dumps([*line])}\n" for line in journal.items()))


@pytest.mark.parametrize("known_as", ["files", "kept", "journal"])
@pytest.mark.parametrize("noted", ["", None, WRONG])
@pytest.mark.parametrize("name", ["index.html", "compare.html", "entries/een.html"])
def test_what_a_site_would_have_is_not_overwritten(
    name: str, noted: object, known_as: str, tmp_path: Path
) -> None:
    """A list that knows no file of the folder by its digest is not of this folder."""
    place = tmp_path / "site"
    (place / "entries").mkdir(parents=True)
    (place / name).write_bytes(MINE)
    list_it(place, name, noted, known_as)
    before = contents(place)
    with pytest.raises(CannotWriteError, match="is not of this site; move it away"):
        write_site(own(tmp_path, "een"), place)
    assert contents(place) == before


@pytest.mark.parametrize("noted", ["", None, WRONG])
def test_page_of_an_entry_that_never_was_is_not_removed(noted: object, tmp_path: Path) -> None:
    """A name that a site could have is not enough: the digest must be that of the file."""
    place = tmp_path / "site"
    (place / "entries").mkdir(parents=True)
    (place / "entries" / "drie.html").write_bytes(MINE)
    list_it(place, "entries/drie.html", noted, "files")
    report = write_site(own(tmp_path, "een"), place)
    assert report.removed == ()
    assert (place / "entries" / "drie.html").read_bytes() == MINE


def make_link(path: Path, target: Path) -> None:
    path.symlink_to(target)


def make_folder(path: Path, target: Path) -> None:
    path.mkdir()
    (path / "x").write_bytes(MINE)


def make_pipe(path: Path, target: Path) -> None:
    os.mkfifo(path)


ODD = [make_link, make_folder, make_pipe]


@pytest.mark.parametrize("name", [MANIFEST, LOCK, JOURNAL])
@pytest.mark.parametrize("make", ODD)
@pytest.mark.parametrize("there", [True, False])
def test_odd_thing_in_place_of_a_list_or_a_lock_is_refused(
    name: str, make: object, there: bool, site: Path, tmp_path: Path
) -> None:
    """No link is followed, no pipe waited for, and nothing is changed or made elsewhere."""
    target = tmp_path / "target"
    if there:
        target.write_bytes((site / name).read_bytes() if (site / name).exists() else b"")
    (site / name).unlink(missing_ok=True)
    make(site / name, target)  # type: ignore[operator]
    before = contents(site), contents(target) if target.is_dir() else target.exists()
    catalogue = own(tmp_path, "drie")
    with pytest.raises(CannotWriteError, match=r"cannot (read|write)"):
        write_site(catalogue, site)
    assert (contents(site), target.exists()) == before
    assert not there or target.is_file()


@pytest.mark.parametrize("make", [make_link, make_pipe])
def test_what_an_ended_run_left_leads_nowhere(make: object, site: Path, tmp_path: Path) -> None:
    """A file that was not finished is made anew, and not written through."""
    target = tmp_path / "target"
    target.write_bytes(MINE)
    make(site / NEW, target)  # type: ignore[operator]
    write_site(own(tmp_path, "drie"), site)
    assert target.read_bytes() == MINE
    assert not os.path.lexists(site / NEW)


@pytest.mark.parametrize("make", ODD)
def test_odd_thing_in_place_of_a_page_that_is_gone_stays(
    make: object, site: Path, tmp_path: Path
) -> None:
    """What is no ordinary file has no digest, and so is not of the site."""
    page, target = site / "entries" / "twee.html", tmp_path / "target"
    target.write_bytes(page.read_bytes())
    page.unlink()
    make(page, target)  # type: ignore[operator]
    (tmp_path / "own" / "twee.yaml").unlink()
    report = write_site(own(tmp_path), site)
    assert report.kept == ("entries/twee.html",)
    assert os.path.lexists(page)
    assert target.is_file()


@pytest.mark.parametrize(
    "manifest",
    [
        b'{"key": "", "files": {"x": ' + b"[" * 10_000,
        b'{"key": ' + b"9" * 10_000 + b', "files": {}}',
        b'{"key": "", "files": {}, "kept": []}',
        b'{"files": {}}',
        b"[" * 1_000_000,
    ],
)
def test_list_that_is_none_is_refused(manifest: bytes, site: Path, tmp_path: Path) -> None:
    """Where it cannot be told what is of the site, nothing is touched."""
    (site / MANIFEST).write_bytes(manifest)
    before = contents(site)
    with pytest.raises(CannotWriteError, match=r"cannot read .* choose another folder, or remove"):
        write_site(own(tmp_path, "drie"), site)
    assert contents(site) == before


def test_list_that_is_too_large_is_not_read(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A list or a page larger than any of a site is none of ours."""
    monkeypatch.setattr(folder, "_LARGEST", 100)
    with pytest.raises(CannotWriteError, match="it is no file of a site"):
        write_site(own(tmp_path, "drie"), site)


def test_digests_of_an_ended_run_are_known_up_to_the_half_line(site: Path, tmp_path: Path) -> None:
    """What a run noted before it was ended is removed, and what it did not note stays."""
    manifest = json.loads((site / MANIFEST).read_bytes())
    (site / MANIFEST).write_text(json.dumps({**manifest, "key": ""}))
    for name in ("drie.md", "drie.html"):
        (site / "entries" / name).write_bytes(MINE)
    lines = [f'["entries/drie.md", "{digest(MINE)}"]', "7", '{"a": 1}', "[[", '["entries/drie.ht']
    (site / JOURNAL).write_text("\n".join(lines))
    report = write_site(own(tmp_path), site)
    assert report.removed == ("entries/drie.md",)
    assert (site / "entries" / "drie.html").read_bytes() == MINE
    assert not (site / JOURNAL).exists()


def test_unfinished_site_is_not_taken_for_a_whole_one(site: Path, tmp_path: Path) -> None:
    """Where the digests of a run still lie there, all is looked at anew."""
    (site / JOURNAL).write_bytes(b"")
    write_site(own(tmp_path), site)
    assert not (site / JOURNAL).exists()


def test_disk_that_is_full_stops_before_a_page_that_is_not_noted(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where its digest cannot be noted no page is written, and that is what is said."""

    class Full:
        def write(self, _: bytes) -> None:
            """Refuse it."""
            raise OSError(28, "No space left on device")

        def close(self) -> None:
            """Refuse it once more."""
            self.write(b"")

    with folder.Folder(site) as place:
        place.begin(["entries/drie.md"])
        assert place._journal is not None
        place._journal.close()
        monkeypatch.setattr(place, "_journal", Full())
        with pytest.raises(CannotWriteError, match=rf"cannot write .*{JOURNAL}: No space left"):
            place.put([("entries/drie.md", digest(MINE), MINE)])
    assert not (site / "entries" / "drie.md").exists()


def test_interrupt_leaves_no_half_file(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C while a file is written leaves the one that was there."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = contents(site)
    catalogue = own(tmp_path, "drie")
    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_site(catalogue, site)
    assert contents(site) == before
