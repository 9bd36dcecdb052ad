"""A catalogue → the folder of a site.

A large catalogue is shared out over processes. Each first reads its entries, so that a fault
in any of them is known before anything is written.
"""

import hashlib
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from contextlib import ExitStack
from pathlib import Path

import attrs

import reflectlib
from reflectlib.catalogue import Catalogue
from reflectlib.diagnostics import Diagnostic, Report
from reflectlib.errors import InvalidEntryError
from reflectlib.reading.load import read_bytes
from reflectlib.site.folder import Folder, Put, put
from reflectlib.site.overview import Line, common_files, line
from reflectlib.site.pages import (
    Options,
    checked_base_url,
    checked_title,
    common_names,
    entry_files,
    file_names,
)
from reflectlib.writers.frame import ASSETS

SHARE = 200  # entries from which a second process is worth its start
CHUNK = 20

_own = threading.local()


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
    puts: list[Put] = []
    lines: list[Line] = []
    workers = max(1, min(processes, len(catalogue) // SHARE))
    shares = [list(catalogue)[number::workers] for number in range(workers)]
    # The folder is let go last, when no worker writes any more.
    with Folder(folder) as place, ExitStack() as stack:
        key = _key(catalogue, options)
        if place.is_as(key):
            return SiteReport(len(place.files), 0)
        executors = [stack.enter_context(_executor(workers, catalogue)) for _ in shares]
        pairs = list(zip(executors, shares, strict=True))
        loads = [executor.submit(_load, share, options) for executor, share in pairs]
        if faults := [fault for load in loads for fault in load.result()[0]]:
            raise InvalidEntryError(Report(faults))
        names = [name for load in loads for name in load.result()[1]]
        names += common_names(options)
        place.begin(names)
        chunks = [
            executor.submit(_write, share[first : first + CHUNK], place.path, options)
            for executor, share in pairs
            for first in range(0, len(share), CHUNK)
        ]
        for chunk in as_completed(chunks):
            written, of_entries = chunk.result()
            puts += written
            lines += of_entries
            if progress:
                progress(len(lines), len(catalogue))
        # What a framework's page says of others, and the list, can only now be known.
        catalogue.note_references((each.title, each.summary, each.principles) for each in lines)
        for id in sorted(each.id for each in lines if each.kind == "framework"):
            puts += _files(catalogue, id, place.path, options)
        common = common_files(lines, catalogue, names, options)
        puts += (put(place.path, file) for file in common)
        files = {name: digest for name, digest, _ in puts}
        removed, kept = place.finish(key, files)
    return SiteReport(len(files), sum(new for _, _, new in puts), tuple(removed), tuple(kept))


def _executor(workers: int, catalogue: Catalogue) -> Executor:
    """Something that does one thing after another, so that it keeps the entries it has read."""
    if workers == 1:
        return ThreadPoolExecutor(1, initializer=_start, initargs=(catalogue,))
    return ProcessPoolExecutor(1, initializer=_start, initargs=(catalogue,))


def _start(catalogue: Catalogue) -> None:
    _own.catalogue = catalogue


def _load(ids: Sequence[str], options: Options) -> tuple[list[Diagnostic], list[str]]:
    """Read entries; the faults of those that cannot be, and the names of the others' files."""
    faults: list[Diagnostic] = []
    names: list[str] = []
    for id in ids:
        try:
            names += file_names(_own.catalogue[id], options)
        except InvalidEntryError as error:
            faults += error.report
    return faults, names


def _write(ids: Sequence[str], folder: Path, options: Options) -> tuple[list[Put], list[Line]]:
    """Write the files of entries, those of frameworks excepted."""
    catalogue: Catalogue = _own.catalogue
    puts: list[Put] = []
    for id in ids:
        if catalogue[id].kind != "framework":
            puts += _files(catalogue, id, folder, options)
    return puts, [line(catalogue[id], catalogue) for id in ids]


def _files(catalogue: Catalogue, id: str, folder: Path, options: Options) -> Iterator[Put]:
    definition = read_bytes(catalogue.file(id))
    for file in entry_files(catalogue[id], catalogue, definition, options):
        yield put(folder, file)


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
