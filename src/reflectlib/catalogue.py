"""Every entry at hand: found by id, filtered, searched."""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reflectlib.diagnostics import Diagnostic, Report, nearest
from reflectlib.errors import (
    CannotReadError,
    DuplicateIdError,
    InvalidEntryError,
    ReflectError,
    UnknownIdError,
)
from reflectlib.model.entry import Entry
from reflectlib.model.record import is_line
from reflectlib.reading.load import load, read, read_bytes
from reflectlib.reading.yaml import peek
from reflectlib.resources import methods_dir

if TYPE_CHECKING:
    from reflectlib.model.framework import Framework

SUFFIXES = (".yaml", ".yml")
SITE_MANIFEST, SITE_ENTRIES = ".reflectlib-site.json", "entries"
"""What tells a folder with a site, and where in it the copies of definitions are."""


class Catalogue(Mapping[str, Entry]):
    """Entries by id, in the order of their ids.

    An entry's file is called after its id, so one entry is found without reading the
    others; each is read when it is first asked for. Threads may share a catalogue.
    """

    def __init__(
        self, files: Iterable[str | Path], refused: Iterable[CannotReadError] = ()
    ) -> None:
        """Take the files of the entries, and why others could not be looked at.

        Raises `DuplicateIdError` when two have one id, and `TypeError` for one name, where a
        folder may have been meant: `Catalogue.load` and `bundled` take these.
        """
        if isinstance(files, str | Path):
            raise TypeError(f"expected files, not one name; try Catalogue.load({str(files)!r})")
        self.refused = tuple(refused)
        self._files: dict[str, Path] = {}
        self._entries: dict[str, Entry] = {}
        self._item_titles: dict[str, str] | None = None
        self._references: dict[str, list[tuple[str, str]]] | None = None
        for file in map(Path, files):
            other = self._files.setdefault(file.stem, file)
            if other is not file and other.resolve() != file.resolve():
                raise DuplicateIdError("duplicate_id", id=file.stem, first=other, second=file)
        self._files = dict(sorted(self._files.items()))

    @classmethod
    def bundled(cls, *paths: str | Path) -> "Catalogue":
        """The catalogue that comes with reflectlib, with the entries under `paths` added.

        What is below a path and cannot be looked at is left out, and told by `readable`. Raises
        `CannotReadError` for a path that is missing or holds no entries, and `DuplicateIdError`
        when an id stands twice.
        """
        own = [find_definitions(path) for path in paths]
        files = [*definition_files(methods_dir()), *(file for found, _ in own for file in found)]
        return cls(files, [error for _, refused in own for error in refused])

    @classmethod
    def load(cls, *paths: str | Path) -> "Catalogue":
        """The entries under `paths` (files and folders) alone, all read at once.

        Raises what `bundled` raises, `CannotReadError` where something cannot be looked at, and
        `InvalidEntryError`, with the faults of every file, when one does not hold an entry.
        """
        catalogue = cls(file for path in paths for file in definition_files(path))
        faults: list[Diagnostic] = []
        for id, file in catalogue._files.items():
            entry, report = read(read_bytes(file), str(file), stem=file.stem)
            if entry is None:
                faults += report.errors
            else:
                catalogue._entries[id] = entry
        if faults:
            raise InvalidEntryError(Report(faults))
        return catalogue

    def __getitem__(self, id: str) -> Entry:
        """Give an entry. Raises `UnknownIdError` (a `KeyError`), or what `load` raises."""
        if id not in self._entries:
            # Another thread may have read it meanwhile; then all get that one.
            self._entries.setdefault(id, load(self.file(id)))
        return self._entries[id]

    def __iter__(self) -> Iterator[str]:
        """Go through the ids in order."""
        return iter(self._files)

    def __len__(self) -> int:
        """Count the entries."""
        return len(self._files)

    def __contains__(self, id: object) -> bool:
        """Tell whether there is an entry by this id, without reading it."""
        return id in self._files

    def file(self, id: str) -> Path:
        """The file of an entry. Raises `UnknownIdError` (a `KeyError`)."""
        if id not in self._files:
            raise UnknownIdError(id, nearest(id, self._files))
        return self._files[id]

    def files(self) -> list[Path]:
        """The files of all entries, and of what could not be looked at."""
        return [*self._files.values(), *(Path(error.file) for error in self.refused)]

    def title(self, id: str) -> str:
        """The title of an entry, or the id itself where there is none to be had.

        Only so much of the entry's file is read as it takes to come to the title.
        """
        if id in self._entries:
            return self._entries[id].title
        with suppress(CannotReadError):
            if id in self._files:
                title = peek(read_bytes(self._files[id]), "title")
                return title if is_line(title) else id
        return id

    def readable(self) -> tuple[list[Entry], list[ReflectError]]:
        """Every entry that can be read, and why the others cannot."""
        entries: list[Entry] = []
        refused: list[ReflectError] = [*self.refused]
        for id in self:
            try:
                entries.append(self[id])
            except ReflectError as error:
                refused.append(error)
        return entries, refused

    def item_titles(self) -> dict[str, str]:
        """Item id → title, of every framework that can be read: what `principles` refers to."""
        if self._item_titles is None:
            found = (framework for _, framework in self.frameworks())
            self._item_titles = {item.id: item.title for each in found for item in each.items}
        return self._item_titles

    def referring(self, item: str) -> list[tuple[str, str]]:
        """The title and the summary of each readable entry that refers to a framework's item."""
        if self._references is None:
            entries, _ = self.readable()
            self.note_references((each.title, each.summary, each.principles) for each in entries)
        return (self._references or {}).get(item, [])

    def note_references(self, entries: Iterable[tuple[str, str, tuple[str, ...]]]) -> None:
        """Take the title, summary and principles of every entry, where these are known already."""
        references: dict[str, list[tuple[str, str]]] = {}
        for title, summary, principles in sorted(entries):
            for item in principles:
                references.setdefault(item, []).append((title, summary))
        self._references = references  # only now that it is whole: threads share a catalogue

    def frameworks(self) -> "Iterator[tuple[Path, Framework]]":
        """Every framework that can be read, with its file."""
        return frameworks(self._files.values())


def definition_files(path: str | Path) -> list[Path]:
    """The definitions at a path: itself when it is a file, or all below a folder, sorted.

    Hidden files and folders do not count, nor does a folder with a site that was written, and
    links to folders are not followed. Raises `CannotReadError` when there are none, and for a
    folder or a file that cannot be looked at.
    """
    found, refused = find_definitions(path)
    if refused:
        raise refused[0]
    return found


def find_definitions(path: str | Path) -> tuple[list[Path], list[CannotReadError]]:
    """The same, and why there may be more below a folder than could be looked at."""
    if not str(path):
        raise CannotReadError("no_name")
    path = Path(path)
    refused: list[CannotReadError] = []
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise CannotReadError("nothing_there", file=str(path)) from None
    except OSError as error:
        raise _cannot_read(error, path) from None
    if stat.S_ISREG(mode):
        return [path], refused
    if not stat.S_ISDIR(mode):
        raise CannotReadError("no_file", file=str(path))
    found: list[Path] = []
    empty = "no_definitions"

    def refuse(error: OSError) -> None:
        refused.append(_cannot_read(error, path))

    for folder, folders, files in os.walk(path, onerror=refuse):
        for name in files:
            if name.endswith(SUFFIXES) and not name.startswith("."):
                file = Path(folder, name)
                try:
                    if not stat.S_ISREG(file.stat().st_mode):
                        raise OSError("it is no ordinary file")
                    found.append(file)
                except OSError as error:
                    refused.append(_cannot_read(error, file))
            elif name.endswith(".yaml.txt"):
                empty = "only_yaml_txt"
        folders[:] = (name for name in folders if not name.startswith("."))
        if SITE_MANIFEST in files and SITE_ENTRIES in folders:
            folders.remove(SITE_ENTRIES)
    if not found:
        raise next(iter(refused), CannotReadError(empty, file=str(path)))
    return sorted(found), refused


def _cannot_read(error: OSError, path: Path) -> CannotReadError:
    file = os.fsdecode(error.filename or path)
    return CannotReadError("cannot_read", file=file, why=error.strerror or str(error))


def frameworks(files: Iterable[Path]) -> "Iterator[tuple[Path, Framework]]":
    """Every framework among the files that can be read, with its file.

    Of the others no more is read than it takes to see that they are none.
    """
    from reflectlib.model.framework import Framework

    for file in files:
        with suppress(ReflectError):
            content = read_bytes(file)
            if b"framework" not in content or peek(content, "kind") != "framework":
                continue
            entry, _ = read(content, str(file))
            if isinstance(entry, Framework):
                yield file, entry
