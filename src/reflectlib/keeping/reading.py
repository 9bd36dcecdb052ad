"""The file of a series → what it holds, with every fault by its line and column."""

from pathlib import Path

from reflectlib.diagnostics import Diagnostic, Report
from reflectlib.errors import InvalidEntryError
from reflectlib.finding import SERIES
from reflectlib.keeping.file import Kept
from reflectlib.keeping.rules import check
from reflectlib.kinds import KINDS
from reflectlib.message import _
from reflectlib.reading.converter import converter
from reflectlib.reading.document import Document
from reflectlib.reading.faults import missing, mistaken_keys, wrong_value
from reflectlib.reading.load import bounded, read_bytes
from reflectlib.reading.schema import faults, schema
from reflectlib.reading.text import MAX_BYTES
from reflectlib.reading.versions import settle
from reflectlib.reading.yaml import parse, peek
from reflectlib.resources import SERIES_SCHEMA

KIND = "series"
ROOM = 50
"""How many times as large as a definition the file of a series may be."""
MOST_BYTES = MAX_BYTES * ROOM
START = 10_000
"""Bytes in which a file says what it is."""


def load_series(path: str | Path) -> Kept:
    """Read the file of a series.

    Raises `CannotReadError` when it cannot be read, and `InvalidEntryError`, with the report of
    all its faults, when it does not hold a series.
    """
    return parse_series(read_bytes(Path(path), MOST_BYTES + 1), str(path))


def parse_series(text: str | bytes, name: str = "<text>") -> Kept:
    """Read a series from the text of a file. `name` is what diagnostics call it.

    Raises `InvalidEntryError`, with the report of all faults, when it does not hold a series.
    """
    content = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    kept, report = read_series(content, name)
    if kept is None:
        raise InvalidEntryError(report)
    return kept


def read_series(content: bytes, name: str) -> tuple[Kept | None, Report]:
    """The series, or None where it has errors, and all that was found."""
    document = parse(content, name, room=ROOM)
    kept, found = interpret_series(document)
    report = Report(found)
    return (None if report.errors else kept), report


def identity_of(content: bytes) -> str | None:
    """The id of the series that a file holds, without a look at the rest; None for no series."""
    return peek(content, "id") if peek(content, "kind") == KIND else None


def is_series(content: bytes, file: Path | None = None) -> bool:
    """Tell whether something is the file of a series, by its name or by what it says it is."""
    if file is not None and file.name.lower().endswith(SERIES):
        return True
    return b"series" in content and bool(peek(content[:START], "kind") == KIND)


def interpret_series(document: Document) -> tuple[Kept | None, list[Diagnostic]]:
    """Make a series of a parsed document; None where it is not one."""
    found = bounded(document.diagnostics, document)
    if document.data is None:
        return None, found
    kind = document.data.get("kind")
    if kind in KINDS:
        message = _("this is a definition (`kind: {kind}`), and not a series", kind=kind)
        hint = _("Make a series of it with: reflect series {file}.", file=document.file)
        return None, [*found, document.fault("RFL104", ("kind",), message, hint=hint)]
    if kind == KIND and (newer := settle(document, Kept)) is not None:
        found.append(newer)
        if newer.severity == "error":
            return None, found
    try:
        kept = converter.structure(document.data, Kept)
    except (ValueError, TypeError, KeyError):  # which the schema, far slower, explains
        return None, found + bounded(_explained(document), document)
    if Report(found).errors:
        return None, found
    return kept, found + bounded(check(kept, document), document)


def _explained(document: Document) -> list[Diagnostic]:
    """What the schema refuses; of a kind that is missing or misspelt once."""
    kind = document.data.get("kind")
    found = []
    if kind != KIND:
        if "kind" in document.data:
            found.append(wrong_value(document, ("kind",), kind, KIND, [KIND]))
        elif "kind" not in mistaken_keys(document.data, schema(SERIES_SCHEMA)["properties"]):
            hint = _("Add `kind: series`, without quotes.")
            found.append(document.fault("RFL102", (), missing("kind"), hint=hint))
    return found + [
        fault
        for fault in faults(document, SERIES_SCHEMA)
        if fault.path != "kind" and fault.message != missing("kind")
    ]
