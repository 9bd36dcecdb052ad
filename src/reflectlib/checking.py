"""Definitions checked together: each by itself, and what they say of each other.

Files are read one at a time and let go, so that checking a thousand takes no more memory
than checking one.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from reflectlib.catalogue import Catalogue, find_definitions, frameworks
from reflectlib.diagnostics import Diagnostic, Report
from reflectlib.errors import CannotReadError
from reflectlib.model.entry import Entry
from reflectlib.reading import rules, style
from reflectlib.reading.document import Document
from reflectlib.reading.load import bounded, interpret, read_bytes, without_what_is_off
from reflectlib.reading.yaml import parse
from reflectlib.resources import methods_dir


class Collection:
    """Files to check, and all that they may refer to: each other, and a catalogue."""

    def __init__(
        self, files: Iterable[Path], beside: Catalogue, refused: Iterable[CannotReadError] = ()
    ) -> None:
        """Take the files, the catalogue beside them, and why others could not be looked at."""
        self.files, self.refused = tuple(files), tuple(refused)
        self._first: dict[str, Path] = {}
        for file in self.files:
            self._first.setdefault(file.stem, file)
        # What stands in the same folder may be referred to, though it is not checked now.
        siblings = {f.stem for p in {f.parent for f in self.files} for f in p.glob("*.y*ml")}
        self._ids = {*self._first, *siblings, *beside}
        self._beside = beside
        self._items: dict[str, Path] = {}
        for file, framework in (*beside.frameworks(), *frameworks(self.files)):
            for item in framework.items:
                self._items.setdefault(item.id, file.resolve())
        self._bundled = methods_dir().resolve()

    @classmethod
    def of(cls, paths: Iterable[str | Path], beside: Catalogue) -> "Collection":
        """The definitions at some paths. Raises `CannotReadError` for a path that has none."""
        found = [find_definitions(path) for path in paths]
        files = {file.resolve(): file for each, _ in found for file in each}
        return cls(files.values(), beside, [error for _, refused in found for error in refused])

    def check_file(self, file: Path) -> Report:
        """Find all that is wrong with one of the files. Raises `CannotReadError`."""
        return Report(self._check(parse(read_bytes(file), str(file)), file))

    def check(self, content: bytes, name: str) -> Report:
        """Find all that is wrong with a definition that is in no file."""
        return Report(self._check(parse(content, name), None))

    def _check(self, document: Document, file: Path | None) -> list[Diagnostic]:
        found = bounded(self._find(document, file), document)
        return without_what_is_off(found, document, judged=("RFL0", "RFL108", "RFL2", "RFL3"))

    def _find(self, document: Document, file: Path | None) -> Iterator[Diagnostic]:
        entry, faults = interpret(document, held_to_schema=True)
        bundled = file is not None and self._bundled in file.resolve().parents
        if file is not None:
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
            yield from style.check(entry, document, bundled=bundled)

    def _faults_beside_others(
        self, entry: Entry, document: Document, file: Path | None, *, bundled: bool
    ) -> Iterator[Diagnostic]:
        yield from rules.check_references(entry, document, self._ids, self._items.keys())
        yield from self._items_are_unique(entry, document)
        if file is not None:
            yield from rules.check_stem(entry, document, file.stem)
        if bundled:
            yield from rules.check_source(entry, document)

    def _id_is_unique(self, file: Path, document: Document) -> Iterator[Diagnostic]:
        """An entry is found by its id, so no two files may share one."""
        first = self._first[file.stem]
        if file.stem in self._beside and first == file:
            first = self._beside.file(file.stem)
        if first.resolve() != file.resolve():
            message = f"the id '{file.stem}' also stands in {first}"
            yield document.fault("RFL211", ("id",), message, hint="Rename one of the two.")

    def _items_are_unique(self, entry: Entry, document: Document) -> Iterator[Diagnostic]:
        """Methods refer to an item by its id alone, so no two frameworks may share one."""
        for n, item in enumerate(getattr(entry, "items", ())):
            owner = self._items.get(item.id)
            if owner and owner != Path(document.file).resolve():
                message = f"the item '{item.id}' also stands in {owner}"
                hint = "Give it an id of its own."
                yield document.fault("RFL211", ("items", n, "id"), message, hint=hint)
