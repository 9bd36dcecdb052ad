"""Every entry at hand: found by id, filtered, searched."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from reflectlib.compiled import bundled_layer
from reflectlib.diagnostics import Diagnostic, Report, nearest
from reflectlib.errors import CannotReadError, InvalidEntryError, ReflectError, UnknownIdError
from reflectlib.layers import Layer, layer_at, layer_by_id, layer_of, stacked
from reflectlib.model.entry import Entry
from reflectlib.model.record import is_line

if TYPE_CHECKING:
    from reflectlib.model.framework import Framework

E = TypeVar("E", bound=Entry)

SHOWN = 3  # ids in what stands for a catalogue


class Catalogue(Mapping[str, Entry]):
    """Entries by id, in the order of their ids.

    An entry's file is called after its id, so one entry is found without reading the
    others; each is read when it is first asked for. Threads may share a catalogue.

    It may have layers, such as the bundled entries and those of an organisation. Within one an
    id stands once; of an id that stands in more of them the entry of the last layer counts.
    `replaced` tells of such an id which file it had before, None for an entry in memory.
    """

    def __init__(
        self, entries: Iterable[str | Path | Entry] = (), refused: Iterable[CannotReadError] = ()
    ) -> None:
        """Take one layer: files, entries in memory, and why others could not be looked at.

        Raises `DuplicateIdError` when two have one id, and `TypeError` for one name, where a
        folder may have been meant: `Catalogue.of`, `load` and `bundled` take these.
        """
        if isinstance(entries, str | Path):
            raise TypeError(f"expected files, not one name; try Catalogue.load({str(entries)!r})")
        if isinstance(entries, Entry | Mapping):
            raise TypeError("expected files and entries in a list; try Catalogue.of")
        self._take(layer_of(entries, refused))

    def _take(self, layer: Layer) -> None:
        """Start anew with all of a layer."""
        held, self.refused, replaced = stacked([layer])
        self._held = held
        self.replaced: Mapping[str, Path | None] = replaced
        self._entries = {id: each.entry for id, each in held.items() if each.entry}
        self._item_titles: dict[str, str] | None = None
        self._references: dict[str, list[tuple[str, str]]] | None = None
        self._made: dict[str, Entry] = {}

    @classmethod
    def _of_layers(cls, *layers: Layer) -> "Catalogue":
        catalogue = cls()
        catalogue._take(stacked(layers))
        return catalogue

    @classmethod
    def of(cls, *things: "str | Path | Entry | Mapping[str, Entry]") -> "Catalogue":
        """A catalogue of layers, each of which replaces what an earlier one has of the same ids.

        A layer is a file, a folder, an entry, a catalogue, or another mapping from id to entry:
        `Catalogue.of(Catalogue.bundled(), "methoden", own)`. Files are read when they are asked
        for. Raises `CannotReadError` for a path that is missing or holds no entries,
        `DuplicateIdError` when an id stands twice in one folder, `ValueError` for an entry that
        has another id than it stands by in a mapping, and `TypeError` for anything else.
        """
        return cls._of_layers(*map(_layer, things))

    @classmethod
    def bundled(cls, *paths: str | Path) -> "Catalogue":
        """The catalogue that comes with reflectlib, and each of `paths` as a layer on top of it.

        What is below a path and cannot be looked at is left out, and told by `readable`. Raises
        `CannotReadError` for a path that is missing or holds no entries, and `DuplicateIdError`
        when an id stands twice below one path.
        """
        return cls._of_layers(bundled_layer(), *map(layer_at, paths))

    @classmethod
    def load(cls, *paths: str | Path) -> "Catalogue":
        """The entries under `paths` (files and folders) alone, each a layer, all read at once.

        Raises what `bundled` raises, `CannotReadError` where something cannot be looked at, and
        `InvalidEntryError`, with the faults of every file, when one does not hold an entry.
        """
        from reflectlib.reading.load import read, read_bytes

        catalogue = cls._of_layers(*map(layer_at, paths))
        if catalogue.refused:
            raise catalogue.refused[0]
        faults: list[Diagnostic] = []
        for id in catalogue:
            file = catalogue.file(id)
            entry, report = read(read_bytes(file), str(file), stem=file.stem)
            if entry is None:
                faults += report.errors
            else:
                catalogue._entries[id] = entry
        if faults:
            raise InvalidEntryError(Report(faults))
        return catalogue

    def unread(self) -> "Catalogue":
        """The same, in which nothing of the files was read yet."""
        held = {id: h._replace(entry=None) if h.file else h for id, h in self._held.items()}
        return self._of_layers(Layer(held, self.refused, self.replaced))

    def __getitem__(self, id: str) -> Entry:
        """Give an entry. Raises `UnknownIdError` (a `KeyError`), or what `load` raises."""
        if id not in self._entries:
            # Another thread may have read it meanwhile; then all get that one.
            self._entries.setdefault(id, self._read(id))
        return self._entries[id]

    def _read(self, id: str) -> Entry:
        file = self.file(id)
        if compiled := self._held[id].compiled:
            return compiled.entry(id)
        from reflectlib.reading.load import load

        return load(file)

    def __iter__(self) -> Iterator[str]:
        """Go through the ids in order."""
        return iter(self._held)

    def __len__(self) -> int:
        """Count the entries."""
        return len(self._held)

    def __contains__(self, id: object) -> bool:
        """Tell whether there is an entry by this id, without reading it."""
        return id in self._held

    def __repr__(self) -> str:
        """Tell how many entries there are, and the first ids."""
        ids = [*self]
        more = ", …" if len(ids) > SHOWN else ""
        named = f": {', '.join(ids[:SHOWN])}{more}" if ids else ""
        return f"<Catalogue of {len(ids)} {'entry' if len(ids) == 1 else 'entries'}{named}>"

    def _repr_html_(self) -> str:
        """Give a table of ids, titles and kinds, for a notebook."""
        from markupsafe import Markup

        row = Markup("<tr><td>{}</td><td>{}</td><td>{}</td></tr>")
        rows = Markup().join(row.format(id, self.title(id), self._kind(id)) for id in self)
        head = "<tr><th>id</th><th>title</th><th>kind</th></tr>"
        return f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"

    def file(self, id: str) -> Path:
        """The file of an entry.

        Raises `UnknownIdError` (a `KeyError`), and `CannotReadError` for an entry in memory.
        """
        if id not in self._held:
            raise UnknownIdError(id, nearest(id, self._held))
        file = self._held[id].file
        if file is None:
            raise CannotReadError("in_no_file", id=id)
        return file

    def files(self) -> list[Path]:
        """The files of all entries that have one, and of what could not be looked at."""
        held = (each.file for each in self._held.values() if each.file)
        return [*held, *(Path(error.file) for error in self.refused)]

    def definition(self, id: str) -> bytes:
        """What the file of an entry holds; of an entry in memory, what a file of it could hold.

        The latter is JSON, which is YAML too. Raises `UnknownIdError` and `CannotReadError`.
        """
        if id in self._held and not self._held[id].file:
            from reflectlib.reading.converter import unstructure

            data = unstructure(self._entries[id])
            return f"{json.dumps(data, ensure_ascii=False, indent=2)}\n".encode()
        from reflectlib.reading.load import read_bytes

        return read_bytes(self.file(id))

    def title(self, id: str) -> str:
        """The title of an entry, or the id itself where there is none to be had.

        Only so much of the entry's file is read as it takes to come to the title.
        """
        title = self._peek(id, "title")
        return title if is_line(title) else id

    def of_kind(self, kind: str) -> list[str]:
        """The ids of the entries of a kind, of which no more is read than it takes to tell that."""
        return [id for id in self if self._kind(id) == kind]

    def _kind(self, id: str) -> str:
        """The kind of an entry, or nothing where its file does not tell."""
        kind = self._peek(id, "kind")
        return kind if is_line(kind) else ""

    def _peek(self, id: str, key: str) -> object:
        """One key of an entry, read of its file alone where the entry is not read."""
        if id in self._entries:
            return getattr(self._entries[id], key)
        if id not in self._held:
            return None
        if compiled := self._held[id].compiled:
            return compiled.peek(id, key)
        from reflectlib.reading.load import read_bytes
        from reflectlib.reading.yaml import peek

        with suppress(CannotReadError):
            return peek(read_bytes(self.file(id)), key)
        return None

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

    def made_once(self, entry: E, make: Callable[[E], E]) -> E:
        """What is made of an entry: of one of the catalogue itself no more than once.

        What is made may depend on the entry and the catalogue alone, and `make` always does the
        same.
        """
        if self._entries.get(entry.id) is not entry:
            return make(entry)
        if entry.id not in self._made:
            self._made.setdefault(entry.id, make(entry))
        return cast("E", self._made[entry.id])

    def frameworks(self) -> "Iterator[tuple[Path | None, Framework]]":
        """Every framework that can be read, with its file; one in memory has none."""
        from reflectlib.model.framework import Framework

        for id, held in self._held.items():
            if held.file and not held.compiled:
                yield from frameworks([held.file])
            elif self._kind(id) == "framework":
                entry = self[id]
                assert isinstance(entry, Framework)
                yield held.file, entry


def _layer(thing: str | Path | Entry | Mapping[str, Entry]) -> Layer:
    if isinstance(thing, Catalogue):
        held = {id: h._replace(entry=thing._entries.get(id)) for id, h in thing._held.items()}
        return Layer(held, thing.refused, thing.replaced)
    if isinstance(thing, Entry):
        return layer_of([thing])
    if isinstance(thing, Mapping):
        return layer_by_id(thing)
    if isinstance(thing, str | Path):
        return layer_at(thing)
    raise TypeError(f"expected a path, an entry or a catalogue, got {type(thing).__name__}")


def frameworks(files: Iterable[Path]) -> "Iterator[tuple[Path, Framework]]":
    """Every framework among the files that can be read, with its file.

    Of the others no more is read than it takes to see that they are none.
    """
    from reflectlib.model.framework import Framework
    from reflectlib.reading.load import read, read_bytes
    from reflectlib.reading.yaml import peek

    for file in files:
        with suppress(ReflectError):
            content = read_bytes(file)
            if b"framework" not in content or peek(content, "kind") != "framework":
                continue
            entry, _ = read(content, str(file))
            if isinstance(entry, Framework):
                yield file, entry
