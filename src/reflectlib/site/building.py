"""A catalogue → the folder of a site.

A large catalogue is shared out over processes. Every entry is read before the first file is
written, so that it is known which files there will be.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import attrs

import reflectlib
from reflectlib.catalogue import Catalogue
from reflectlib.diagnostics import Diagnostic, Report
from reflectlib.errors import InvalidEntryError
from reflectlib.reading.load import read_bytes
from reflectlib.site.folder import Folder, Made, made
from reflectlib.site.overview import Line, common_files, line
from reflectlib.site.pages import (
    Options,
    checked_base_url,
    checked_title,
    common_names,
    entry_files,
    file_names,
)
from reflectlib.site.workers import Workers
from reflectlib.writers.frame import ASSETS

SHARE = 200  # entries from which a second process is worth its start


@attrs.frozen
class SiteReport:
    """What became of a site's files: how many there are and were written, and names.

    `kept` are files of entries that are gone, which somebody changed since they were written.
    """

    files: int
    written: int
    removed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def write_site(
    catalogue: Catalogue,
    folder: str | Path,
    *,
    title: str = "",
    base_url: str = "",
    quality: bool = True,
    processes: int = 1,
    progress: Callable[[int, int], object] | None = None,
) -> SiteReport:
    """Write the whole catalogue as a static website, or what changed since it was written.

    The definitions are read anew, so that the pages show what is in the files by now.
    `base_url` is the address that the folder gets on the web, for canonical links and a
    sitemap. With `quality` each method has a page that holds it against the quality framework.
    A catalogue of hundreds of entries is shared out over at most so many `processes`. It is one
    by default, since some systems start a process by importing the main module once more: a
    program that asks for more does so below `if __name__ == "__main__":`.
    `progress` is told how many entries are done, of how many. Raises `InvalidEntryError` with the
    faults of every file, before anything is written, and `CannotWriteError` for a folder that
    cannot be written, holds files that are not the site's, or is being written by another run.
    """
    options = Options(checked_title(title), checked_base_url(base_url), quality)
    catalogue = Catalogue(catalogue.file(id) for id in catalogue)
    number = max(1, min(processes, len(catalogue) // SHARE))
    with Folder(folder) as place:
        key = _key(catalogue, options)
        if place.is_as(key):
            return SiteReport(len(place.files), 0)
        lines: list[Line] = []
        with Workers(number, catalogue) as workers:
            loads = list(workers.each(partial(_load, options=options)))
            if faults := [fault for load in loads for fault in load[0]]:
                raise InvalidEntryError(Report(faults))
            names = [name for load in loads for name in load[1]]
            names += common_names(options)
            place.begin(names)
            for part in workers.each(partial(_make, folder=place.path, options=options)):
                place.put(part.files)
                lines += part.lines
                if progress:
                    progress(len(lines), len(catalogue))
        # What a framework's page says of others, and the list, can only now be known.
        catalogue.note_references((each.title, each.summary, each.principles) for each in lines)
        for id in sorted(each.id for each in lines if each.kind == "framework"):
            place.put(list(_files(catalogue, id, place.path, options)))
        common = common_files(lines, catalogue, names, options)
        place.put([made(place.path, file) for file in common])
        removed, kept = place.finish(key)
        return SiteReport(len(place.files), place.written, tuple(removed), tuple(kept))


class _Part(NamedTuple):
    """What was made of a few entries."""

    files: list[Made]
    lines: list[Line]


def _load(
    catalogue: Catalogue, ids: Sequence[str], options: Options
) -> tuple[list[Diagnostic], list[str]]:
    """Read entries; the faults of those that cannot be, and the names of the others' files."""
    faults: list[Diagnostic] = []
    names: list[str] = []
    for id in ids:
        try:
            names += file_names(catalogue[id], options)
        except InvalidEntryError as error:
            faults += error.report
    return faults, names


def _make(catalogue: Catalogue, ids: Sequence[str], folder: Path, options: Options) -> _Part:
    """Make the files of entries, those of frameworks excepted."""
    files: list[Made] = []
    for id in ids:
        if catalogue[id].kind != "framework":
            files += _files(catalogue, id, folder, options)
    return _Part(files, [line(catalogue[id], catalogue) for id in ids])


def _files(catalogue: Catalogue, id: str, folder: Path, options: Options) -> Iterator[Made]:
    definition = read_bytes(catalogue.file(id))
    for file in entry_files(catalogue[id], catalogue, definition, options):
        yield made(folder, file)


def _key(catalogue: Catalogue, options: Options) -> str:
    """Tell apart what a site is made of: the program, the options, and every definition."""
    made_of = hashlib.blake2b(digest_size=16)
    program = Path(reflectlib.__file__).parent
    for file in sorted((*program.rglob("*.py"), *ASSETS.iterdir())):
        stat = file.stat()
        made_of.update(f"{file.name} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    made_of.update(repr(options).encode())
    for id in catalogue:
        definition = read_bytes(catalogue.file(id))
        made_of.update(f"{id} {len(definition)}\n".encode() + definition)
    return made_of.hexdigest()
