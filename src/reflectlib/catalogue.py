"""Every entry at hand: found by id, filtered, searched."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import attrs

from reflectlib.diagnostics import Diagnostic, Report, nearest
from reflectlib.errors import (
    CannotReadError,
    DuplicateIdError,
    InvalidEntryError,
    ReflectError,
    UnknownIdError,
)
from reflectlib.model.entry import Entry
from reflectlib.model.method import Facilitation, Form, Method
from reflectlib.model.timing import Range
from reflectlib.reading.load import load, read, read_bytes
from reflectlib.resources import methods_dir

SUFFIXES = (".yaml", ".yml")


class Catalogue(Mapping[str, Entry]):
    """Entries by id, in the order of their ids.

    An entry's file is called after its id, so one entry is found without reading the
    others; each is read when it is first asked for.
    """

    def __init__(self, files: Iterable[Path]) -> None:
        """Take the files of the entries. Raises `DuplicateIdError` when two have one id."""
        self._files: dict[str, Path] = {}
        self._entries: dict[str, Entry] = {}
        for file in files:
            other = self._files.setdefault(file.stem, file)
            if other != file:
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
            self._entries[id] = load(self._files[id])
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
        """The title of an entry, or the id itself where there is no entry to be read."""
        try:
            return self[id].title
        except ReflectError:
            return id

    def item_titles(self) -> dict[str, str]:
        """Item id → title, of every framework that can be read: what `principles` refers to."""
        return framework_items(self._files.values())


def definition_files(path: str | Path) -> list[Path]:
    """The definitions at a path: itself when it is a file, or all below a folder, sorted.

    Hidden files and folders do not count. Raises `CannotReadError` when there are none.
    """
    path = Path(path)
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise CannotReadError(f"there is no file or folder {path}")
    found = sorted(
        file
        for file in path.rglob("*")
        if file.suffix in SUFFIXES
        and file.is_file()
        and not any(part.startswith(".") for part in file.relative_to(path).parts)
    )
    if not found:
        raise CannotReadError(f"the folder {path} holds no .yaml files")
    return found


def framework_items(files: Iterable[Path]) -> dict[str, str]:
    """Item id → title, of every framework among the files that can be read.

    Only what says that it is a framework is parsed.
    """
    from reflectlib.model.framework import Framework

    titles: dict[str, str] = {}
    for file in files:
        with suppress(ReflectError):
            if b"kind: framework" not in (content := read_bytes(file)):
                continue
            entry, _ = read(content, str(file))
            if isinstance(entry, Framework):
                titles |= {item.id: item.title for item in entry.items}
    return titles


@attrs.frozen
class Match:
    """An entry that was asked for, and what could not be judged since the entry is silent.

    `unstated` holds "people", "minutes", both or neither.
    """

    entry: Entry
    unstated: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Filter:
    """What to look for. Everything that is given must hold; numbers are people and minutes."""

    kind: str | None = None
    form: Form | None = None
    facilitation: Facilitation | None = None
    principle: str | None = None
    people: int | None = None
    minutes: int | None = None
    word: str | None = None

    def apply(self, entries: Iterable[Entry]) -> Iterator[Match]:
        """Give the entries that fit, in the order they come in."""
        for entry in entries:
            if (match := self._match(entry)) is not None:
                yield match

    def _match(self, entry: Entry) -> Match | None:
        if self.kind and entry.kind != self.kind:
            return None
        if self.principle and self.principle not in entry.principles:
            return None
        if self.word and _fold(self.word) not in _fold(_searchable(entry)):
            return None
        if not (self.form or self.facilitation or self.people or self.minutes):
            return Match(entry)
        if not isinstance(entry, Method):
            return None
        if self.form and entry.form != self.form:
            return None
        if self.facilitation and entry.facilitation not in (self.facilitation, "either"):
            return None
        wanted: tuple[tuple[str, int | None, Range | None], ...] = (
            ("people", self.people, entry.participants),
            ("minutes", self.minutes, entry.duration),
        )
        asked = [(name, number, stated) for name, number, stated in wanted if number is not None]
        if any(stated is not None and number not in stated for _, number, stated in asked):
            return None
        return Match(entry, tuple(name for name, _, stated in asked if stated is None))


def _searchable(entry: Entry) -> str:
    goals = entry.goals if isinstance(entry, Method) else ()
    form = entry.form if isinstance(entry, Method) else ""
    return "\n".join((entry.id, entry.title, *entry.aliases, entry.summary, form, *goals))


def _fold(text: str) -> str:
    """Take case and accents away."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))
