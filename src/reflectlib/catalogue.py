"""Every entry at hand: found by id, filtered, searched."""

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

    def __init__(self, files: Iterable[Path]) -> None:
        """Take the files of the entries. Raises `DuplicateIdError` when two have one id."""
        self._files: dict[str, Path] = {}
        self._entries: dict[str, Entry] = {}
        self._item_titles: dict[str, str] | None = None
        self._references: dict[str, list[tuple[str, str]]] | None = None
        for file in files:
            other = self._files.setdefault(file.stem, file)
            if other.resolve() != file.resolve():
                raise DuplicateIdError(
                    f"the id '{file.stem}' stands in two files: {other} and {file}; rename one"
                )
        self._files = dict(sorted(self._files.items()))

    @classmethod
    def bundled(cls, *paths: str | Path) -> "Catalogue":
        """The catalogue that comes with reflectlib, with the entries under `paths` added.

        Raises `CannotReadError` for a path that is missing or holds no entries, and
        `DuplicateIdError` when an id stands twice.
        """
        own = [file for path in paths for file in definition_files(path)]
        return cls([*definition_files(methods_dir()), *own])

    @classmethod
    def load(cls, *paths: str | Path) -> "Catalogue":
        """The entries under `paths` (files and folders) alone, all read at once.

        Raises what `bundled` raises, and `InvalidEntryError`, with the faults of every
        file, when one does not hold an entry.
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
            if id not in self._files:
                raise UnknownIdError(id, nearest(id, self._files))
            # Another thread may have read it meanwhile; then all get that one.
            self._entries.setdefault(id, load(self._files[id]))
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
        """The file of an entry."""
        return self._files[id]

    def title(self, id: str) -> str:
        """The title of an entry, or the id itself where there is none to be had.

        Only so much of the entry's file is read as it takes to come to the title.
        """
        if id in self._entries:
            return self._entries[id].title
        with suppress(CannotReadError):
            if id in self._files:
                return str(peek(read_bytes(self._files[id]), "title") or id)
        return id

    def readable(self) -> tuple[list[Entry], list[ReflectError]]:
        """Every entry that can be read, and why the others cannot."""
        entries: list[Entry] = []
        refused: list[ReflectError] = []
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

    Hidden files and folders do not count, nor does a folder with a site that was written.
    Raises `CannotReadError` when there are none.
    """
    if not str(path):
        raise CannotReadError("the name of a file or folder is empty")
    path = Path(path)
    if path.is_file():
        return [path]
    if not path.is_dir():
        with suppress(FileNotFoundError, NotADirectoryError, ValueError):
            path.stat()  # says what else is in the way, on which Python 3.14's `is_dir` is silent
        raise CannotReadError(f"there is no file or folder {path}")
    below = list(path.rglob("*"))
    sites = {file.parent / SITE_ENTRIES for file in below if file.name == SITE_MANIFEST}
    found = sorted(
        file
        for file in below
        if file.suffix in SUFFIXES
        and file.is_file()
        and not any(part.startswith(".") for part in file.relative_to(path).parts)
        and (not sites or sites.isdisjoint(file.parents))
    )
    if not found:
        hint = "; take .txt off the name of yours" if any(path.rglob("*.yaml.txt")) else ""
        raise CannotReadError(f"the folder {path} holds no .yaml files{hint}")
    return found


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
