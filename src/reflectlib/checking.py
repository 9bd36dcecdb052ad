"""Definitions checked together: each by itself, and what they say of each other.

Files are read one at a time and let go, so that checking a thousand takes no more memory
than checking one.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from os import PathLike, fspath
from pathlib import Path

import attrs

from reflectlib.catalogue import Catalogue, frameworks
from reflectlib.diagnostics import Diagnostic, Report
from reflectlib.error_messages import message_of
from reflectlib.errors import CannotReadError, ReflectError
from reflectlib.finding import find_definitions
from reflectlib.keeping.reading import MOST_BYTES, is_series, read_series
from reflectlib.message import _
from reflectlib.model.entry import Entry
from reflectlib.model.programme import Programme
from reflectlib.reading import rules, style
from reflectlib.reading.document import Document
from reflectlib.reading.load import bounded, interpret, load, read_bytes, without_what_is_off
from reflectlib.reading.yaml import parse
from reflectlib.resources import methods_dir
from reflectlib.saving.dumping import dump_as_it_is


def check(
    thing: Entry | str | bytes | PathLike[str],
    beside: Catalogue | None = None,
    *,
    on: date | None = None,
) -> Report:
    """Find all that is wrong with a definition, as `reflect validate` does: style advice too.

    The file of a series is held to what such a file must be.

    Args:
        thing: A path, or all definitions in a folder; the text of a definition: bytes, or a
            `str` of several lines; or an entry, whose diagnostics have codes and paths but no
            lines. A `str` of one line is a path.
        beside: The entries that it may refer to; the bundled ones where this is left out.
        on: The day for which it is asked whether pages of registers were read within a year. Left
            out, nobody asks.

    Never raises for faults: what cannot be read is a diagnostic (RFL013) too.
    """
    beside = Catalogue.bundled() if beside is None else beside
    if isinstance(thing, Entry):
        of_text = Collection((), beside, on=on).check(
            dump_as_it_is(thing).encode("utf-8", "surrogatepass"), thing.id
        )
        return Report(attrs.evolve(found, line=0, column=0) for found in of_text)
    if isinstance(thing, bytes) or (isinstance(thing, str) and "\n" in thing):
        content = thing.encode("utf-8", "surrogatepass") if isinstance(thing, str) else thing
        return Collection((), beside, on=on).check(content, "<text>")
    try:
        collection = Collection.of([fspath(thing)], beside, on=on)
    except CannotReadError as error:
        return unread(error, fspath(thing))
    found = [unread(error, error.file) for error in collection.refused]
    for file in collection.files:
        try:
            found.append(collection.check_file(file))
        except CannotReadError as error:
            found.append(unread(error, str(file)))
    return Report(diagnostic for report in found for diagnostic in report)


def unread(error: CannotReadError, file: str) -> Report:
    """What there is to say of what the system does not give."""
    return Report([Diagnostic("error", "RFL013", message_of(error.code, error.fields), file)])


class Collection:
    """Files to check, and all that they may refer to: each other, and a catalogue."""

    def __init__(
        self,
        files: Iterable[Path],
        beside: Catalogue,
        refused: Iterable[CannotReadError] = (),
        layers: Mapping[Path, object] | None = None,
        on: date | None = None,
    ) -> None:
        """Take the files, the catalogue beside them, and why others could not be looked at.

        `layers` tells files apart that may have one id, since one replaces the other; without it
        no two of the files may. What grows old is looked at `on` a day.
        """
        self._on = on
        self.files, self.refused = tuple(files), tuple(refused)
        self._layers = layers or {}
        self._first: dict[tuple[object, str], Path] = {}
        for file in self.files:
            self._first.setdefault((self._layers.get(file), file.stem), file)
        stems = {file.stem for file in self.files}
        # What stands in the same folder may be referred to, though it is not checked now.
        siblings = [f for p in {f.parent for f in self.files} for f in p.glob("*.y*ml")]
        self._ids = {*stems, *(file.stem for file in siblings), *beside}
        self._items: dict[str, tuple[str, Path | None]] = {}
        others, own = [*beside.frameworks()], [*frameworks(self.files)]
        for found, framework in (*(each for each in others if each[1].id not in stems), *own):
            owner = (framework.id, found and found.resolve())
            for item in framework.items:
                self._items.setdefault(item.id, owner)
        # Where a file that replaces a framework cannot be read, that alone is what is wrong.
        unreadable = stems - {framework.id for _found, framework in own}
        replaced = (framework for _found, framework in others if framework.id in unreadable)
        self._known_items = {*self._items, *(item.id for each in replaced for item in each.items)}
        self._bundled = methods_dir().resolve()
        self._beside, self._files = beside, {file.stem: file for file in (*siblings, *self.files)}
        self._led_to: dict[str, tuple[str, frozenset[str]]] = {}

    @classmethod
    def of(
        cls, paths: Iterable[str | Path], beside: Catalogue, *, on: date | None = None
    ) -> "Collection":
        """The definitions at some paths. Raises `CannotReadError` for a path that has none."""
        files: dict[Path, Path] = {}
        refused: list[CannotReadError] = []
        layers: dict[Path, object] = {}
        for path in paths:
            found, errors = find_definitions(path, series=True)
            refused += errors
            for file in found:
                if files.setdefault(file.resolve(), file) is file:
                    # Each folder is a layer, as it is of a catalogue; lone files are one together.
                    layers[file] = None if found == [Path(path)] else str(path)
        return cls(files.values(), beside, refused, layers, on)

    def check_file(self, file: Path) -> Report:
        """Find all that is wrong with one of the files. Raises `CannotReadError`."""
        content = read_bytes(file, MOST_BYTES + 1)
        if is_series(content, file):
            return Report(self._check_series(content, str(file)))
        return Report(self._check(parse(content, str(file)), file))

    def check(self, content: bytes, name: str) -> Report:
        """Find all that is wrong with a definition that is in no file."""
        if is_series(content):
            return Report(self._check_series(content, name))
        return Report(self._check(parse(content, name), None))

    def _check_series(self, content: bytes, name: str) -> list[Diagnostic]:
        return list(read_series(content, name)[1])

    def _check(self, document: Document, file: Path | None) -> list[Diagnostic]:
        found = bounded(self._find(document, file), document)
        return without_what_is_off(found, document, judged=("RFL0", "RFL108", "RFL2", "RFL3"))

    def _find(self, document: Document, file: Path | None) -> Iterator[Diagnostic]:
        entry, faults = interpret(document, held_to_schema=True)
        bundled = file is not None and self._bundled in file.resolve().parents
        # Of what cannot be read it is not known whether the id is that of another.
        if file is not None and entry is not None:
            faults += self._id_is_unique(file, document)
        yield from faults
        if entry is None:
            return
        broken = bool(Report(faults).errors)
        for fault in self._faults_beside_others(entry, document, file, bundled=bundled):
            broken = broken or fault.severity == "error"
            yield fault
        # What cannot be used yet is not judged on how it reads.
        if not broken:
            yield from style.check(entry, document, bundled=bundled, on=self._on)

    def _faults_beside_others(
        self, entry: Entry, document: Document, file: Path | None, *, bundled: bool
    ) -> Iterator[Diagnostic]:
        yield from rules.check_references(entry, document, self._ids, self._known_items)
        if isinstance(entry, Programme):
            yield from self._blocks_hold(entry, document)
        else:
            yield from self._methods_lead_on(entry, document)
        yield from self._items_are_unique(entry, document)
        if file is not None:
            yield from rules.check_stem(entry, document, file.stem)
        if bundled:
            yield from rules.check_source(entry, document)

    def _methods_lead_on(self, entry: Entry, document: Document) -> Iterator[Diagnostic]:
        """What a step or a meeting goes as is a method, and does not lead back to where it is."""
        for path, id in rules.methods_within(entry):
            if id == entry.id or entry.id in self._all_led_to(id):
                message = _("the method '{id}' leads back to this one", id=id)
                hint = _("Take it out here or there; a method cannot be a part of itself.")
                yield document.fault("RFL217", path, message, hint=hint)
            elif (kind := self._leads_to(id)[0]) not in ("", "method"):
                message = _("'{id}' is no method", id=id)
                hint = _("Name an entry with `kind: method`; this one has `kind: {kind}`.")
                yield document.fault("RFL203", path, message, hint=hint.filled(kind=kind))

    def _blocks_hold(self, programme: Programme, document: Document) -> Iterator[Diagnostic]:
        """What the blocks of a programme say of their methods is so, where these can be read."""
        from reflectlib import block_checks

        named = {id for _path, id in rules.methods_within(programme)}
        needed = named.union(*map(self._all_led_to, named)) - {programme.id}
        files = [self._files[id] for id in sorted(needed & self._files.keys())]
        if all(self._leads_to(file.stem)[0] for file in files):
            catalogue = Catalogue.of(self._beside, *files, programme)
            yield from block_checks.check(programme, document, catalogue)

    def _all_led_to(self, id: str) -> set[str]:
        """The methods that are a part of the one with this id, and of its parts in turn."""
        found: set[str] = set()
        ahead = [id]
        while ahead:
            new = self._leads_to(ahead.pop())[1] - found
            found |= new
            ahead += new
        return found

    def _leads_to(self, id: str) -> tuple[str, frozenset[str]]:
        """The kind of an entry, and the methods within it; nothing where it cannot be read."""
        if id not in self._led_to:
            self._led_to[id] = ("", frozenset())
            with suppress(ReflectError):
                file = self._files.get(id)
                entry = load(file) if file else self._beside[id]
                within = frozenset(one for _path, one in rules.methods_within(entry))
                self._led_to[id] = (entry.kind, within)
        return self._led_to[id]

    def _id_is_unique(self, file: Path, document: Document) -> Iterator[Diagnostic]:
        """An entry is found by its id, so no two files of one layer may share one."""
        first = self._first[self._layers.get(file), file.stem]
        if first.resolve() != file.resolve():
            message = _("the id '{id}' also stands in {place}", id=file.stem, place=str(first))
            yield document.fault("RFL211", ("id",), message, hint=_("Rename one of the two."))

    def _items_are_unique(self, entry: Entry, document: Document) -> Iterator[Diagnostic]:
        """Methods refer to an item by its id alone, so no two frameworks may share one."""
        for n, item in enumerate(getattr(entry, "items", ())):
            id, owner = self._items.get(item.id, (entry.id, None))
            if id != entry.id:
                place = str(owner or id)
                message = _("the item '{id}' also stands in {place}", id=item.id, place=place)
                hint = _("Give it an id of its own.")
                yield document.fault("RFL211", ("items", n, "id"), message, hint=hint)
