"""The folder of a site: what is written, what is left alone, and what is refused."""

import errno
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result
from filelock import FileLock
from selectolax.lexbor import LexborHTMLParser

from builders import YAML, checklist, framework, method
from conftest import EXAMPLES, Run, run_here
from reflectlib import Catalogue, SiteReport, load, parse, write_site
from reflectlib.addresses import checked_base_url
from reflectlib.cli import progress
from reflectlib.errors import CannotReadError, CannotWriteError, InvalidEntryError, ReflectError
from reflectlib.finding import MADE
from reflectlib.model.entry import Entry
from reflectlib.site import building, folder, workers
from reflectlib.site.folder import LOCK, digest_of
from reflectlib.site.folder import SITE_MANIFEST as MANIFEST
from reflectlib.site.lines import line
from reflectlib.site.overview import common_files
from reflectlib.site.pages import (
    INDEX,
    LICENCES,
    Options,
    common_names,
    entry_files,
    file_names,
)

VALID = EXAMPLES / "valid"


def define(place: Path, *ids: str, **changes: str) -> Catalogue:
    """A catalogue of small methods in a folder, each with these texts in place of others."""
    place.mkdir(exist_ok=True)
    for id in ids:
        text = YAML.replace("rondje", id).replace("Rondje", f"Rondje {id}")
        for old, new in changes.items():
            text = text.replace(old, new)
        (place / f"{id}.yaml").write_text(text, encoding="utf-8")
    return Catalogue.load(place)


def state(place: Path) -> dict[str, tuple[int, bytes]]:
    """Every file below a folder, with when it was written and what is in it.

    Not the lock, which versions of filelock leave there or take away.
    """
    return {
        str(file.relative_to(place)): (file.stat().st_mtime_ns, file.read_bytes())
        for file in sorted(place.rglob("*"))
        if file.is_file() and file.name not in (MADE, LOCK)
    }


def contents(place: Path) -> dict[str, bytes]:
    return {name: content for name, (_, content) in state(place).items()}


def touched(before: dict[str, tuple[int, bytes]], place: Path) -> set[str]:
    """The files that are there now and were not, or were written since."""
    return {name for name, file in state(place).items() if before.get(name) != file}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with two definitions."""
    define(tmp_path / "own", "een", "twee")
    return tmp_path / "own"


@pytest.fixture
def site(tmp_path: Path, own: Path) -> Path:
    """A site of those two."""
    write_site(Catalogue.load(own), tmp_path / "site")
    return tmp_path / "site"


def test_files_of_a_site(own: Path, site: Path) -> None:
    """A site is a list, a comparison, licences, and each entry in its views and formats."""
    expected = {"index.html", "compare.html", "choose.html", *LICENCES, MANIFEST}
    for id in ("een", "twee"):
        for suffix in (
            "html",
            "full.html",
            "flipchart.html",
            "clock.html",
            "handout.html",
            "observer.html",
            "quality.html",
            "md",
            "json",
            "yaml",
        ):
            expected.add(f"entries/{id}.{suffix}")
    assert set(state(site)) == expected
    assert (site / "entries" / "een.yaml").read_bytes() == (own / "een.yaml").read_bytes()
    assert json.loads((site / "entries" / "een.json").read_bytes())["title"] == "Rondje een"
    assert (site / "entries" / "een.md").read_text(encoding="utf-8").startswith("# Rondje een\n")


def test_entry_of_a_program_has_its_files_too(own: Path, tmp_path: Path) -> None:
    """What is in no file has every page, and a definition to download that is the same entry."""
    made = load(own / "een.yaml")
    write_site(Catalogue([made, own / "twee.yaml"]), tmp_path / "site")
    write_site(Catalogue.load(own), tmp_path / "other")
    there, expected = contents(tmp_path / "site"), contents(tmp_path / "other")
    differing = {name for name in expected if there[name] != expected[name]}
    assert differing == {"entries/een.yaml", MANIFEST}
    assert parse(there["entries/een.yaml"]) == made


def test_a_site_shows_what_replaced_the_bundled_one(tmp_path: Path) -> None:
    """The page of an id is that of the last layer that has it."""
    define(tmp_path / "own", "kom")
    catalogue = Catalogue.of(Catalogue.bundled()["kom"], tmp_path / "own")
    write_site(catalogue, tmp_path / "site")
    assert "Rondje kom" in (tmp_path / "site" / "entries" / "kom.html").read_text(encoding="utf-8")


def test_site_may_stand_among_its_definitions(own: Path) -> None:
    """The copies in a site are no definitions of their own, wherever the site stands."""
    write_site(Catalogue.load(own), own)
    assert list(Catalogue.load(own)) == ["een", "twee"]
    assert write_site(Catalogue.load(own), own).written == 0


def test_quality_can_be_left_out(own: Path, tmp_path: Path) -> None:
    """Without quality no page of it is there or linked to."""
    write_site(Catalogue.load(own), tmp_path, quality=False)
    assert not [name for name in state(tmp_path) if "quality" in name]
    assert b"quality.html" not in (tmp_path / "entries" / "een.html").read_bytes()


@pytest.mark.parametrize("name", ["alles", "lijst", "kader"])
def test_names_are_known_beforehand(name: str) -> None:
    """The names of an entry's files are those of the files that it gets."""
    catalogue = Catalogue.load(VALID / f"{name}.yaml")
    files = [path for path, _ in entry_files(catalogue[name], catalogue, b"", Options())]
    assert sorted(file_names(catalogue[name], catalogue, Options())) == sorted(files)


@pytest.mark.parametrize("base_url", ["", "https://example.org/"])
def test_common_names_are_known_beforehand(base_url: str, own: Path, tmp_path: Path) -> None:
    """The names of what is about all entries are those of the files at the top."""
    write_site(Catalogue.load(own), tmp_path / "site", base_url=base_url)
    there = {file.name for file in (tmp_path / "site").iterdir()}
    assert there - {LOCK} == {*common_names(Options(base_url=base_url)), MANIFEST, "entries"}


def test_second_run_writes_nothing(own: Path, site: Path) -> None:
    """What is as it was is not touched, and is reported so."""
    before = state(site)
    assert write_site(Catalogue.load(own), site) == SiteReport(len(before) - 1, 0)
    assert state(site) == before


def test_changed_entry_rewrites_its_own(own: Path, site: Path) -> None:
    """Of a change only the pages that show it are written."""
    before = state(site)
    report = write_site(define(own, "een", **{"Ieder zegt iets.": "Ieder zegt veel."}), site)
    expected = {name for name in before if name.startswith("entries/een.")}
    expected |= {"index.html", MANIFEST}
    assert touched(before, site) == expected
    assert report == SiteReport(len(before) - 1, len(expected) - 1)


def test_title_is_of_the_list(own: Path, site: Path) -> None:
    """A site that is called otherwise says so on every page; what can be downloaded is the same."""
    before = state(site)
    write_site(Catalogue.load(own), site, title="Bij <ons>")
    pages = {name for name in before if name.endswith(".html")}
    assert touched(before, site) == {*pages, MANIFEST}
    assert "<h1>Bij &lt;ons&gt;</h1>" in (site / "index.html").read_text(encoding="utf-8")


def test_files_of_a_removed_entry_go(own: Path, site: Path) -> None:
    """What is of an entry that is there no more is removed, and named."""
    gone = {name for name in state(site) if name.startswith("entries/twee.")}
    (own / "twee.yaml").unlink()
    report = write_site(Catalogue.load(own), site)
    assert set(report.removed) == gone
    assert report.kept == ()
    assert not any(name.startswith("entries/twee.") for name in state(site))


def test_changed_file_of_a_removed_entry_stays(own: Path, site: Path) -> None:
    """What somebody wrote in a page of an entry that is gone is not lost."""
    (site / "entries" / "twee.md").write_text("van mij")
    (site / "entries" / "twee.json").unlink()
    (own / "twee.yaml").unlink()
    report = write_site(Catalogue.load(own), site)
    assert report.kept == ("entries/twee.md",)
    assert "entries/twee.json" not in report.removed
    assert (site / "entries" / "twee.md").read_text() == "van mij"
    assert write_site(Catalogue.load(own), site) == SiteReport(report.files, 0)


def test_entry_of_a_changed_file_may_come_back(own: Path, site: Path) -> None:
    """What stays of an entry that is gone is in nobody's way when the entry is there again."""
    before = contents(site)
    (site / "entries" / "twee.md").write_text("van mij")
    (own / "twee.yaml").rename(own / "twee.txt")
    for _ in range(2):
        write_site(Catalogue.load(own), site)
        write_site(Catalogue.load(own), site, title="Bij ons")
    (own / "twee.txt").rename(own / "twee.yaml")
    write_site(Catalogue.load(own), site)
    assert contents(site) == before


def test_files_of_a_broken_off_run_go(own: Path, site: Path) -> None:
    """What a run wrote that was broken off is removed when its entry is gone."""

    def break_off(done: int, total: int) -> None:
        raise KeyboardInterrupt

    before = contents(site)
    with pytest.raises(KeyboardInterrupt):
        write_site(define(own, "drie"), site, progress=break_off)
    made = {name for name in state(site) if name.startswith("entries/drie.")}
    assert made
    (own / "drie.yaml").unlink()
    report = write_site(Catalogue.load(own), site)
    assert (set(report.removed), report.kept) == (made, ())
    assert contents(site) == before


def test_pages_are_of_what_is_in_the_files(own: Path, site: Path, tmp_path: Path) -> None:
    """A catalogue that was read before its files changed gives the pages of the changed ones."""
    catalogue = Catalogue.load(own)
    changed = define(own, "een", **{"Ieder zegt iets.": "Ieder zegt veel."})
    write_site(catalogue, site)
    write_site(changed, tmp_path / "other")
    assert contents(site) == contents(tmp_path / "other")
    assert "Ieder zegt veel." in (site / "entries" / "een.md").read_text(encoding="utf-8")


def test_two_runs_at_once_are_kept_apart(own: Path, site: Path) -> None:
    """While a run is writing another says so, changes nothing, and can be tried again."""
    said = []

    def meanwhile(done: int, total: int) -> None:
        before = state(site)
        done_by = reflect_site(site, "--path", own, "--title", "Anders")
        said.append((done_by.exit_code, done_by.stderr))
        assert state(site) == before

    write_site(define(own, "een", iets="veel"), site, progress=meanwhile)
    assert {code for code, _ in said} == {2}
    assert all(f"another run is writing {site}; try again" in text for _, text in said)
    assert reflect_site(site, "--path", own, "--title", "Anders").exit_code == 0


@pytest.mark.parametrize("problem", [OSError(errno.ENOLCK, "none"), NotImplementedError()])
def test_site_is_written_where_there_are_no_locks(
    problem: Exception, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A system or a disk that knows no locks gets its site all the same."""

    def acquire(*_: object, **__: object) -> None:
        raise problem

    monkeypatch.setattr(FileLock, "acquire", acquire)
    write_site(Catalogue.load(own), tmp_path / "site")
    assert (tmp_path / "site" / "index.html").is_file()


def test_a_lock_that_may_not_be_taken_is_said(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is no lack of locks is a fault, and no site is written without one."""

    def acquire(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(FileLock, "acquire", acquire)
    with pytest.raises(CannotWriteError, match="Permission denied"):
        write_site(Catalogue.load(own), tmp_path / "site")
    assert not (tmp_path / "site" / "index.html").exists()


def test_a_lock_that_another_has_keeps_this_run_out(own: Path, site: Path) -> None:
    """Two runs never write one site; once the other has ended this one may."""
    before = state(site)
    with FileLock(site / folder.LOCK), pytest.raises(CannotWriteError, match="another run is"):
        write_site(define(own, "een", iets="veel"), site)
    assert state(site) == before
    write_site(define(own, "een", iets="veel"), site)
    assert state(site) != before


def test_what_another_run_wrote_in_between_is_seen(
    own: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run that waited for nobody still knows the files of one that ended just before."""
    begin = folder.Folder.begin

    def late(place: folder.Folder, names: list[str]) -> None:
        monkeypatch.undo()
        write_site(define(own, "drie"), site)
        begin(place, names)

    catalogue = define(own, "een", iets="veel")
    monkeypatch.setattr(folder.Folder, "begin", late)
    report = write_site(catalogue, site)
    assert "entries/drie.md" in report.removed


def test_site_among_the_definitions_is_no_definition(own: Path, tmp_path: Path) -> None:
    """A site that was written below one's own folder does not count as definitions in it."""
    for _ in range(2):
        done = reflect_site(own / "site", "--path", own)
        assert done.exit_code == 0, done.stderr
    assert set(Catalogue.load(own)) == {"een", "twee"}
    with pytest.raises(ReflectError, match=r"holds no \.yaml files"):
        Catalogue.load(own / "site")


def test_foreign_files_stay(own: Path, site: Path) -> None:
    """Whatever else stands in the folder is left as it is."""
    foreign = {"CNAME": b"a\n", "entries/foto.jpg": b"\xff", ".git/HEAD": b"ref", "map/x": b"y"}
    for name, content in foreign.items():
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_bytes(content)
    before = state(site)
    write_site(define(own, "drie"), site)
    (own / "drie.yaml").unlink()
    write_site(Catalogue.load(own), site)
    assert {name: state(site)[name] for name in foreign} == {name: before[name] for name in foreign}


@pytest.mark.parametrize("name", ["index.html", "entries", "entries/een.html", "compare.html"])
def test_foreign_folder_is_refused(name: str, own: Path, tmp_path: Path) -> None:
    """A folder with something else by a name of ours is not touched."""
    place = tmp_path / "site"
    (place / name).parent.mkdir(parents=True)
    (place / name).write_text("van mij")
    before = state(place)
    with pytest.raises(
        CannotWriteError, match=r"is there already .*; choose another folder, or remove"
    ):
        write_site(Catalogue.load(own), place)
    assert state(place) == before


@pytest.mark.parametrize("name", ["entries/drie.html", "entries/drie.md", "sitemap.xml"])
def test_foreign_file_in_the_way_is_refused(name: str, own: Path, site: Path) -> None:
    """A file of one's own is not written over, nor is anything else, however often one tries."""
    (site / name).write_text("van mij")
    before = state(site)
    for _ in range(2):
        with pytest.raises(CannotWriteError, match=r"is not of this site; move it away"):
            write_site(define(own, "drie"), site, base_url="https://example.org")
        assert state(site) == before
    (site / name).unlink()
    write_site(define(own, "drie"), site, base_url="https://example.org")
    assert (site / name).read_bytes() != b"van mij"


def test_changed_page_is_written_anew(own: Path, site: Path) -> None:
    """A page that somebody changed or removed is as it should be after the next run."""
    before = contents(site)
    (site / "entries" / "een.html").write_text("anders")
    (site / "compare.html").unlink()
    assert write_site(Catalogue.load(own), site).written == 2
    assert contents(site) == before


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"{",
        b"\xff",
        b"7",
        b"[]",
        b"null",
        b"{}",
        b'{"key": ""}',
        b'{"key": "", "files": []}',
        b'{"key": "", "files": 7}',
        b"[" * 100_000,
    ],
)
def test_broken_manifest_is_refused(manifest: bytes, own: Path, site: Path) -> None:
    """Where it cannot be told what is of the site, nothing is touched."""
    (site / MANIFEST).write_bytes(manifest)
    before = state(site)
    with pytest.raises(CannotWriteError, match=r"cannot read .* choose another folder, or remove"):
        write_site(Catalogue.load(own), site)
    assert state(site) == before


def test_hostile_manifest_reaches_nothing_outside(own: Path, site: Path, tmp_path: Path) -> None:
    """Whatever the list names, no file outside the site's own two folders is removed."""
    outside = tmp_path / "outside"
    deep = site / "entries" / "deep"
    for place in (outside, deep, site / "other"):
        place.mkdir()
        (place / "x").write_text("van mij")
    (tmp_path / "x").write_text("van mij")
    digest = digest_of(tmp_path / "x") or ""
    names = [
        str(outside / "x"),
        "/" + str(outside / "x"),
        "../x",
        "../outside/x",
        "entries/../../x",
        "entries//x",
        f"entries/{outside}/x",
        "entries/deep/x",
        "entries/..",
        "entries",
        "other/x",
        "..",
        ".",
        "",
        "..\\x",
        MANIFEST,
        LOCK,
        "\0",
        "entries/\ud800",
    ]
    before = {**state(outside), **state(deep), **state(site / "other")}
    for key in ("", "een andere"):
        each = dict.fromkeys(names, digest)
        kept = {"key": key, "files": each, "kept": each}
        (site / MANIFEST).write_text(json.dumps(kept))
        for page in (site / "entries").glob("*.*"):
            page.unlink()
        for page in site.glob("*.*"):
            page.unlink() if page.name not in (MANIFEST, LOCK) else None
        report = write_site(Catalogue.load(own), site)
        assert (report.removed, report.kept) == ((), ())
    assert {**state(outside), **state(deep), **state(site / "other")} == before
    assert (tmp_path / "x").read_text() == "van mij"


def test_absolute_name_at_the_root_is_not_of_the_site(tmp_path: Path) -> None:
    """A name that starts at the root of the disk is not one within the folder."""
    digest = "0" * 32
    noted = {"/index.html": digest, "index.html": digest}
    (tmp_path / MANIFEST).write_text(json.dumps({"key": "a", "files": noted}))
    assert folder.Folder(tmp_path).files == {"index.html": digest}


def refused(report: SiteReport) -> set[str]:
    """The names of the files that a report names."""
    return {name for each in report.refused for name in re.findall(r"\w+\.yaml", str(each))}


def test_broken_entries_take_no_others_down(own: Path, site: Path, tmp_path: Path) -> None:
    """All that cannot be read is named, and the site is that of the others."""
    for id in ("vier", "vijf"):
        (own / f"{id}.yaml").write_text("format: 1\n")
    for place in (site, tmp_path / "new"):
        report = write_site(Catalogue(sorted(own.iterdir())), place)
        assert refused(report) == {"vier.yaml", "vijf.yaml"}
        assert all(isinstance(each, InvalidEntryError) for each in report.refused)
        assert not list((place / "entries").glob("v*"))
    write_site(Catalogue.load(own / "een.yaml", own / "twee.yaml"), tmp_path / "good")
    expected = contents(tmp_path / "good")
    del expected[MANIFEST]
    for place in (site, tmp_path / "new"):
        there = contents(place)
        assert {name: there[name] for name in expected} == expected


def test_pages_of_an_entry_that_broke_stay(own: Path, site: Path, tmp_path: Path) -> None:
    """A typo takes down no page that others link to, however often one tries; nor is it hidden."""
    define(own, "een", **{"phases:": "related: [twee]\nphases:"})
    catalogue = Catalogue(sorted(own.iterdir()))
    write_site(catalogue, site, base_url="https://example.org")
    before = contents(site)
    good = (own / "twee.yaml").read_bytes()
    (own / "twee.yaml").write_text("title: Rondje twee\nformat: 1\n")
    for _ in range(2):
        report = write_site(catalogue, site, base_url="https://example.org")
        assert (refused(report), report.removed, report.kept) == ({"twee.yaml"}, (), ())
        assert report.files == len(before) - 1
        there = contents(site)
        changed = {name for name in before if there[name] != before[name]}
        assert changed == {"index.html", "compare.html", MANIFEST}
        assert b"entries/twee.html" not in there["index.html"]
        assert b"entries/twee.html" in there["sitemap.xml"]
    (own / "twee.yaml").write_bytes(good)
    assert write_site(catalogue, site, base_url="https://example.org").refused == ()
    assert contents(site) == before


def test_page_that_never_was_is_not_linked_to(own: Path, site: Path) -> None:
    """Of a broken entry without a page there is no way to one."""
    define(own, "een", **{"phases:": "related: [drie, twee]\nphases:"})
    (own / "drie.yaml").write_text("title: Rondje drie\nformat: 1\n")
    write_site(Catalogue(sorted(own.iterdir())), site)
    page = (site / "entries" / "een.html").read_text(encoding="utf-8")
    assert 'href="twee.html"' in page
    assert "drie.html" not in page


def test_changed_page_of_an_entry_that_broke_stays(own: Path, site: Path) -> None:
    """What somebody wrote in such a page stays too, and the page is still the site's."""
    (site / "entries" / "twee.md").write_text("van mij")
    good = (own / "twee.yaml").read_bytes()
    (own / "twee.yaml").write_text("format: 1\n")
    catalogue = Catalogue(sorted(own.iterdir()))
    write_site(catalogue, site)
    assert (site / "entries" / "twee.md").read_text() == "van mij"
    (own / "twee.yaml").write_bytes(good)
    write_site(catalogue, site)
    assert (site / "entries" / "twee.md").read_text() != "van mij"


@pytest.mark.parametrize("name", ["drie", "kader"])
@pytest.mark.parametrize("reads", [1, 2])
def test_file_that_vanishes_meanwhile_takes_no_others_down(
    name: str, reads: int, own: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whenever a file is gone, be it a framework's, it is named and the rest is written."""
    define(own, "drie")
    (own / "kader.yaml").write_bytes((VALID / "kader.yaml").read_bytes())
    times = iter(range(100))

    def read(catalogue: Catalogue, id: str) -> bytes:
        if id == name and next(times) >= reads - 1:
            raise CannotReadError(f"cannot read {catalogue.file(id)}: No such file or directory")
        return catalogue.file(id).read_bytes()

    monkeypatch.setattr(Catalogue, "definition", read)
    report = write_site(Catalogue(sorted(own.iterdir())), site)
    assert refused(report) == {f"{name}.yaml"}
    assert not list((site / "entries").glob(f"{name}.*"))
    others = {"drie", "kader"} - {name}
    assert all((site / "entries" / f"{other}.html").is_file() for other in others)
    index = (site / "index.html").read_text(encoding="utf-8")
    assert f"entries/{name}.html" not in index
    assert all(f"entries/{other}.html" in index for other in others)


def test_where_not_all_can_be_looked_at_nothing_is_removed(own: Path, site: Path) -> None:
    """What cannot be looked at may hold any entry, so no page is of an entry that is gone."""
    gone = {name for name in state(site) if name.startswith("entries/twee.")}
    (own / "twee.yaml").unlink()
    os.mkfifo(own / "pijp.yaml")
    catalogue = Catalogue.of(own)
    for _ in range(2):
        report = write_site(catalogue, site)
        assert (refused(report), report.removed, report.kept) == ({"pijp.yaml"}, (), ())
        assert gone <= set(state(site))
    (own / "pijp.yaml").unlink()
    assert set(write_site(Catalogue.of(own), site).removed) == gone
    os.mkfifo(own / "pijp.yaml")
    report = write_site(Catalogue.of(own), site)
    assert (report.written, refused(report)) == (0, {"pijp.yaml"})


def test_entries_that_lead_elsewhere_are_refused(own: Path, site: Path, tmp_path: Path) -> None:
    """Nothing is written through a link in place of the folder of entries."""
    (site / "entries").rename(tmp_path / "elsewhere")
    (site / "entries").symlink_to(tmp_path / "elsewhere")
    before = state(tmp_path / "elsewhere")
    with pytest.raises(CannotWriteError, match="entries leads elsewhere"):
        write_site(define(own, "een", iets="veel"), site)
    assert state(tmp_path / "elsewhere") == before


def test_link_in_place_of_a_page_is_replaced(own: Path, site: Path, tmp_path: Path) -> None:
    """A link becomes a page again, and what it leads to is left as it is."""
    page, target = site / "entries" / "een.html", tmp_path / "target"
    target.write_bytes(page.read_bytes())
    page.unlink()
    page.symlink_to(target)
    before = target.read_bytes()
    write_site(define(own, "twee", iets="veel"), site)
    assert not page.is_symlink()
    assert page.read_bytes() == target.read_bytes() == before


@pytest.mark.parametrize("at", [0, 3])
def test_failing_write_leaves_nothing_half(
    at: int, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the disk is full it says so, and the next run completes what is there."""
    replace, count = os.replace, iter(range(100))

    def fail(*names: str) -> None:
        if next(count) >= at:
            raise OSError(28, "No space left on device")
        replace(*names)

    place = tmp_path / "site"
    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(CannotWriteError, match=r"cannot write .*: No space left on device"):
        write_site(Catalogue.load(own), place)
    monkeypatch.undo()
    assert not list(place.rglob("*.new"))
    write_site(Catalogue.load(own), place)
    write_site(Catalogue.load(own), tmp_path / "other")
    assert contents(place) == contents(tmp_path / "other")


@pytest.mark.parametrize("name", ["entries/een.md", "entries/drie.md"])
def test_site_that_was_broken_off_is_completed(
    name: str, own: Path, site: Path, tmp_path: Path
) -> None:
    """What a run wrote before it was broken off is known as the site's, also when it changed."""

    def break_off(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_site(define(own, "een", "drie", iets="veel"), site, progress=break_off)
    assert json.loads((site / MANIFEST).read_bytes())["key"] == ""
    assert (site / name).is_file()
    catalogue = define(own, "een", "drie", iets="nog meer")
    write_site(catalogue, site)
    write_site(catalogue, tmp_path / "other")
    assert contents(site) == contents(tmp_path / "other")


def test_folder_that_cannot_be_made(own: Path, tmp_path: Path) -> None:
    """A path below a file is no folder, and it is said."""
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotWriteError, match=r"cannot write .*: Not a directory"):
        write_site(Catalogue.load(own), tmp_path / "file" / "site")


def test_entries_that_are_a_file(own: Path, tmp_path: Path) -> None:
    """A file in place of the folder of entries is no fault of the program."""
    place = tmp_path / "site"
    place.mkdir()
    (place / "entries").write_text("van mij")
    (place / MANIFEST).write_text('{"key": "", "files": {}}')
    with pytest.raises(CannotWriteError, match=r"cannot write .*: File exists"):
        write_site(Catalogue.load(own), place)
    assert (place / "entries").read_text() == "van mij"


@pytest.mark.parametrize("name", ["", "a\0b", "\ud800"])
def test_what_can_be_no_folder(name: str, own: Path) -> None:
    """A name that no folder can have is refused, and shown as best it can be."""
    with pytest.raises(CannotWriteError, match="cannot be the name of a folder") as caught:
        write_site(Catalogue.load(own), name)
    assert str(caught.value).isprintable()


def test_file_that_cannot_be_removed(
    own: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of the site that may not be removed is named."""

    def refuse(path: Path, **_: bool) -> None:
        if "twee" in path.name:
            raise PermissionError(13, "Permission denied")

    (own / "twee.yaml").unlink()
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(CannotWriteError, match=r"cannot remove .*twee.*: Permission denied"):
        write_site(Catalogue.load(own), site)


def test_site_of_nothing(tmp_path: Path) -> None:
    """A catalogue without entries has an empty list."""
    assert write_site(Catalogue([]), tmp_path).files == 4


def test_same_catalogue_same_bytes(own: Path, tmp_path: Path) -> None:
    """Two sites of one catalogue do not differ in a byte, however often Python hashes anew."""
    script = (
        "import sys, reflectlib as r; all = r.Catalogue.bundled(); "
        "some = [all[id] for id in ('kom', 'dimensies', 'b1-niveau', 'leercoaches')]; "
        "r.write_site(r.Catalogue(some), sys.argv[1])"
    )
    for seed in "12":
        environment = os.environ | {"PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", script, str(tmp_path / seed)]
        subprocess.run(command, env=environment, check=True)
    assert contents(tmp_path / "1") == contents(tmp_path / "2")


MANY = """
import sys
import reflectlib
from reflectlib import Catalogue, write_site
from reflectlib.site import building

if __name__ == "__main__":
    building.SHARE = 20
    told = []
    catalogue = Catalogue.load(sys.argv[1])
    write_site(
        catalogue,
        sys.argv[2],
        processes=int(sys.argv[3]),
        progress=lambda *done: told.append(done),
    )
    assert told == sorted(told) and told[-1] == (len(catalogue),) * 2, told
    assert len(told) > 10
"""


def test_processes_make_what_one_makes(tmp_path: Path) -> None:
    """A large catalogue goes over two processes, and not a byte of its site is another."""
    own = tmp_path / "own"
    define(own, *(f"e{number}" for number in range(30)))
    define(own, *(f"f{number}" for number in range(30)), **{"language: nl": "language: en"})
    for name in ("alles", "lijst", "kader"):
        (own / f"{name}.yaml").write_bytes((VALID / f"{name}.yaml").read_bytes())
    script = tmp_path / "many.py"
    script.write_text(MANY)
    for processes in "12":
        command = [sys.executable, script, own, tmp_path / processes, processes]
        subprocess.run(command, check=True)
    assert contents(tmp_path / "1") == contents(tmp_path / "2")


FEW = """
import sys
from reflectlib import Catalogue, write_site
from reflectlib.site import building

if __name__ == "__main__":
    building.SHARE = 1
    report = write_site(Catalogue.of(sys.argv[1]), sys.argv[2], processes=3)
    print(*(fault.file for error in report.refused for fault in error.report), sep="\\n")
"""


def test_faults_come_from_every_process(tmp_path: Path) -> None:
    """Faults are told whichever worker has read the file."""
    own = tmp_path / "own"
    define(own, "een", "twee", "drie")
    for id in ("een", "twee"):
        (own / f"{id}.yaml").write_text("format: 1\n")
    script = tmp_path / "few.py"
    script.write_text(FEW)
    command = [sys.executable, script, own, tmp_path / "site"]
    done = subprocess.run(command, check=True, capture_output=True)
    assert {Path(file).stem for file in done.stdout.decode().split()} == {"een", "twee"}


def test_library_starts_no_process_unasked(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who calls `write_site` asks for processes; the command line takes what there is."""
    monkeypatch.setattr(building, "SHARE", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    monkeypatch.setattr(workers.multiprocessing, "Process", None)
    write_site(Catalogue.load(own), tmp_path / "site")
    assert (tmp_path / "site" / "index.html").is_file()
    asked: list[object] = []

    def note(*_: object, processes: object, **__: object) -> SiteReport:
        asked.append(processes)
        return SiteReport(0, 0)

    monkeypatch.setattr(building, "write_site", note)
    assert reflect_site(tmp_path / "site", "--path", own).exit_code == 0
    assert asked == [3]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("", ""),
        ("https://example.org", "https://example.org/"),
        ("https://example.org/", "https://example.org/"),
        ("http://localhost:8000/a/b", "http://localhost:8000/a/b/"),
        ("HTTPS://xn--bcher-kva.example/%C3%A9/", "HTTPS://xn--bcher-kva.example/%C3%A9/"),
        ("https://example.org:80/a&b", "https://example.org:80/a&b/"),
        ("https://example.org/@ons", "https://example.org/@ons/"),
    ],
)
def test_base_url_ends_with_a_slash(url: str, expected: str) -> None:
    """An address of a folder is taken, with or without its slash."""
    assert checked_base_url(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "example.org",
        "/reflect/",
        "ftp://example.org",
        "javascript://example.org/%0aalert(1)",
        "https://",
        "https:///reflect",
        "https://?",
        "https://[",
        "https://example.org/?a=b",
        "https://example.org/?",
        "https://example.org/#a",
        "https://example.org/#",
        "https://example.org/a b",
        "https://example.org/\n",
        "https://exa\tmple.org/",
        "https://example.org/\x7f",
        "https://exámple.org/",
        "https://user@example.org/",
        "https://user:secret@example.org",
        'https://example.org/"',
        "https://example.org/<a>",
        "https://example.org\\a",
        " https://example.org",
    ],
)
def test_what_is_no_base_url_is_refused(url: str, own: Path, tmp_path: Path) -> None:
    """What is no address of a folder on the web is refused before anything is written."""
    with pytest.raises(ReflectError, match="is no base URL; write it as https://"):
        write_site(Catalogue.load(own), tmp_path / "site", base_url=url)
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    "title", ["a\nb", "a\n", "a\rb", "\x1b[2J", "\0", "a\x85b", "\ud800", "\xad"]
)
def test_title_that_is_no_line_is_refused(title: str, own: Path, tmp_path: Path) -> None:
    """A title that is no line of text is refused before anything is written."""
    with pytest.raises(ReflectError, match="is no line of text") as caught:
        write_site(Catalogue.load(own), tmp_path / "site", title=title)
    assert str(caught.value).isprintable()
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    ("people", "language", "expected"),
    [
        ({"min": 1}, "nl", "vanaf 1 persoon"),
        ({"min": 2}, "nl", "vanaf 2 mensen"),
        ({"max": 1}, "nl", "hoogstens 1 persoon"),
        ({"min": 1, "max": 1}, "nl", "1 persoon"),
        ({"min": 1, "max": 4}, "nl", "1–4 mensen"),
        ({"min": 1}, "en", "from 1 person"),
        ({"min": 2, "max": 3}, "en", "2–3 people"),
    ],
)
def test_people_in_the_list(people: dict[str, int], language: str, expected: str) -> None:
    """The list says how many people in the site's words, which go with the number."""
    entry = method(participants=people)
    facts = line(entry, Catalogue([]), language).facts
    assert ("people", expected) in facts


def choices(name: str, *entries: Entry) -> list[tuple[str, str]] | None:
    """What there is to choose from in one of the fields of the list; None where there is none."""
    catalogue = Catalogue(entries)
    lines = [line(entry, catalogue, "nl") for entry in entries]
    index = dict(common_files(lines, catalogue, [], Options(), "nl"))[INDEX]
    field = LexborHTMLParser(index).css_first(f"select#{name}")
    return field and [
        (each.attributes["value"], each.text())
        for each in field.css("option[value]:not([value=''])")
    ]


def test_tags_and_experience_are_chosen_where_there_are_any() -> None:
    """The list has a field for them only if any entry has one, experience from none upwards."""
    bare = method()
    assert choices("tag", bare) is choices("experience", bare) is None
    tagged = checklist(id="lijst", tags=["lang", "kort"])
    assert choices("tag", bare, tagged) == [("kort", "kort"), ("lang", "lang")]
    needing = method(id="zwaar", experience_needed="trained")
    levels = choices("experience", bare, needing)
    assert levels is not None
    assert [value for value, _ in levels] == ["none", "some", "trained"]


def test_own_form_is_chosen_by_its_title() -> None:
    """A form that is not of the register is called as any of its entries says."""
    silent = [method(id=id, form="tafelgesprek") for id in ("aa", "zz")]
    titled = method(id="mm", form="tafelgesprek", form_title="Gesprek aan tafels")
    assert choices("form", *silent, titled) == [("tafelgesprek", "Gesprek aan tafels")]


def test_table_of_an_entry() -> None:
    """A method has its ways, by which the page judges people and minutes; others have none."""
    entry = method(participants={"min": 3, "max": 4}, duration=45)
    (way,) = line(entry, Catalogue([]), "nl").ways
    runs = ((1,), (3, 45), (5,), (6, 45, 2), (9, 45, 3), (13, 45, 4), (17,))
    assert way == ("", "", True, (0, 45), runs)
    made = line(framework(), Catalogue([]), "nl")
    assert (made.ways, made.places) == ((), ())
    each = {"id": "a", "title": "A", "time": {"minutes": 700, "per": "participant"}}
    (way,) = line(method(phases=[each]), Catalogue([]), "nl").ways
    # What takes longer than a day can take half: 1,400 minutes for four, and too many for five.
    assert way.runs == ((1, 700), (2, 1400), (3, 1050, 1, 1), (4, 1400, 1, 1), (5,))


def test_course_of_an_entry() -> None:
    """Steps of one stage in a row are one piece; without steps there is none."""
    steps = [
        {"id": "a", "title": "A", "stage": "opening", "time": 5},
        {"id": "b", "title": "B", "stage": "opening", "time": {"min": 5, "max": 10}},
        {"id": "c", "title": "C", "time": {"minutes": 3, "per": "participant"}},
    ]
    made = line(method(phases=steps), Catalogue([]), "nl")
    assert made.course == (("opening", 13), ("", 3))
    assert line(method(phases=[]), Catalogue([]), "nl").course == ()


def test_places_of_an_entry() -> None:
    """Where each kind of meeting is counts, or else where the method is; silence too."""
    kinds = [{"id": "een", "title": "Een", "place": "online"}, {"id": "twee", "title": "Twee"}]
    for fields, places in [
        ({}, ("",)),
        ({"place": "either"}, ("either",)),
        ({"meetings": kinds}, ("online", "")),
        ({"meetings": kinds, "place": "on-site"}, ("online", "on-site")),
    ]:
        assert line(method(**fields), Catalogue([]), "nl").places == places


def test_place_is_a_choice_where_somebody_states_it() -> None:
    """Where no entry says where it is, there is nothing to choose."""
    assert choices("place", method()) is None
    assert choices("place", method(place="either")) == [
        ("online", "online"),
        ("on-site", "bij elkaar"),
    ]


def reflect_site(*arguments: object) -> Result:
    # What stands below a path is enough to look at.
    alone = ("--no-bundled",) if "--path" in arguments else ()
    return run_here("site", *arguments, *alone)


def test_site_tells_what_it_did(own: Path, tmp_path: Path) -> None:
    """`reflect site` says how many files there are, were written and were removed; 0 is success."""
    place = tmp_path / "site"
    done = reflect_site(place, "--path", own)
    count = int(re.search(r"(\d+) files", done.output)[1])  # type: ignore[index]  # it is there
    assert done.stdout == f"{place}: {count} files, {count} written, 0 removed\n"
    assert (done.exit_code, done.stderr) == (0, "")
    done = reflect_site(place, "--path", own)
    assert done.stdout == f"{place}: {count} files, 0 written, 0 removed\n"
    removed = len(list((place / "entries").glob("een.*")))
    (place / "entries" / "een.md").write_text("van mij")
    (own / "een.yaml").unlink()
    done = reflect_site(place, "--path", own)
    assert done.exit_code == 0
    # Of its files one was changed, and stays.
    assert f"{removed - 1} removed" in done.stdout
    assert done.stderr == (
        f"{place}/entries/een.md is of the site no more; it was changed, so it stays\n"
    )


def test_site_takes_a_title_and_an_address(tmp_path: Path) -> None:
    """`--title` and `--base-url` end up on the pages."""
    done = reflect_site(tmp_path, "--title", "Bij ons", "--base-url", "https://example.org/a")
    assert done.exit_code == 0
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "<h1>Bij ons</h1>" in index
    assert '<link rel="canonical" href="https://example.org/a/">' in index


def test_site_exits_with_what_went_wrong(own: Path, tmp_path: Path, reflect: Run) -> None:
    """Faults in a definition are 1; anything else that one can mend is 2, in one line."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "index.html").write_text("")
    for arguments, words in [
        ([], "Missing argument 'DIR'"),
        (["full"], "full/index.html is there already"),
        (["full/index.html"], "is a file"),
        ([""], "'' cannot be the name of a folder"),
        (["new", "--title", "a\nb"], "is no line of text"),
        (["new", "--base-url", "ons"], "'ons' is no base URL"),
        (["new", "--path", "weg"], "there is no file or folder weg"),
    ]:
        done = reflect("site", *arguments)
        assert (done.returncode, done.stdout) == (2, b"")
        assert words in done.stderr.decode()
        assert "Traceback" not in done.stderr.decode()
    (own / "drie.yaml").write_text("format: 1\n")
    done = reflect("site", "site", "--path", str(own))
    assert done.returncode == 1
    assert done.stdout.startswith(b"site: ")
    assert b"drie.yaml:1:1: error[" in done.stderr
    assert (tmp_path / "site" / "entries" / "een.html").is_file()


def test_help_says_what_it_does() -> None:
    """`reflect site --help` tells what is written and what is left alone."""
    done = reflect_site("--help")
    assert done.exit_code == 0
    words = " ".join(done.output.split())
    assert "Write the catalogue as a website" in words
    assert "leaves alone what it did not write" in words
    assert all(option in words for option in ("--title", "--base-url", "--path"))


def in_terminal(patience: float, *, redirected: bool = False) -> str:
    """What a terminal gets to see on standard error of a job of three."""
    script = f"""
from reflectlib.cli import progress
progress.PATIENCE = {patience}
with progress.progress("Bezig") as tell:
    for done in range(1, 4):
        tell(done, 3)
"""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", script]
    stderr = subprocess.PIPE if redirected else theirs
    done = subprocess.run(command, stdout=theirs, stderr=stderr, check=True)
    os.close(theirs)
    shown = done.stderr or b""
    try:
        while more := os.read(ours, 4096):
            shown += more
    except OSError:  # Linux says so where nobody can write any more
        pass
    finally:
        os.close(ours)
    return shown.decode()


def test_progress_is_shown_to_who_waits() -> None:
    """On a terminal a job that takes long shows how far it is, up to all of it."""
    shown = in_terminal(0)
    assert "Bezig" in shown
    assert "100%" in shown


def test_progress_is_silent_otherwise() -> None:
    """A short job, or one whose messages go elsewhere, shows nothing."""
    assert in_terminal(3600) == ""
    assert in_terminal(0, redirected=True) == ""


def test_progress_is_drawn_on_a_terminal_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A bar grows with what is told, and nothing is drawn where there is no terminal."""
    monkeypatch.setattr(progress, "PATIENCE", 0)
    with progress.progress("Bezig") as tell:
        assert not tell(1, 2)
    assert capsys.readouterr() == ("", "")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with progress.progress("Bezig") as tell:
        assert tell(1, 2)
        assert tell(2, 2)
    assert capsys.readouterr().out == ""
