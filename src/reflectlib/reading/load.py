"""Bytes → an entry and a report: the way in for everything that reads a definition."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import attrs

from reflectlib.diagnostics import Diagnostic, Report
from reflectlib.errors import CannotReadError, InvalidEntryError
from reflectlib.message import _
from reflectlib.model.entry import Entry
from reflectlib.reading import rules
from reflectlib.reading.converter import structure_as_in_a_file
from reflectlib.reading.document import Document
from reflectlib.reading.text import MAX_BYTES
from reflectlib.reading.versions import settle
from reflectlib.reading.yaml import parse as parse_yaml
from reflectlib.value import Value

MAX_FAULTS = 1000


@attrs.frozen(eq=False, repr=False)
class Reading(Value):
    """What came of reading a definition."""

    entry: Entry | None
    """The entry; None where there are errors."""
    report: Report
    """All that was found, the warnings too."""

    def __iter__(self) -> Iterator[Any]:
        """Give the two, so that they can be taken apart: `entry, report = …`."""
        return iter((self.entry, self.report))


def load(path: str | Path) -> Entry:
    """Read one definition from a file.

    Raises `CannotReadError` when the file cannot be read, and `InvalidEntryError`, with the
    report of all its faults, when it does not hold an entry.
    """
    return _or_raise(load_with_report(path))


def load_with_report(path: str | Path) -> Reading:
    """The same with its report, in which the warnings are too, and without raising for errors.

    Raises `CannotReadError` when the file cannot be read.
    """
    path = Path(path)
    return read(read_bytes(path), str(path), stem=path.stem)


def parse(text: str | bytes, name: str = "<text>") -> Entry:
    """Read one definition from text. `name` is what diagnostics call it.

    Raises `InvalidEntryError`, with the report of all faults, when it does not hold an entry.
    """
    return _or_raise(parse_with_report(text, name))


def parse_with_report(text: str | bytes, name: str = "<text>") -> Reading:
    """The same with its report, in which the warnings are too, and without raising for errors."""
    content = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return read(content, name)


def read(
    content: bytes, name: str, *, stem: str | None = None, held_to_schema: bool = False
) -> Reading:
    """Read one definition: the entry, or None when it has errors, and all that was found.

    The model accepts exactly what the schema accepts, and faster, so the schema is asked
    only to explain what the model refuses, or when a document is `held_to_schema`. Where
    `stem` is given the entry's id must be it.
    """
    document = parse_yaml(content, name)
    entry, found = interpret(document, held_to_schema=held_to_schema)
    if entry is not None and stem is not None:
        found += rules.check_stem(entry, document, stem)
    report = Report(without_what_is_off(found, document))
    return Reading(None if report.errors else entry, report)


def interpret(
    document: Document, *, held_to_schema: bool = False
) -> tuple[Entry | None, list[Diagnostic]]:
    """Make an entry of a parsed document; None where it is not one."""
    found = bounded(document.diagnostics, document)
    if document.data is None:
        return None, found
    if document.data.get("kind") == "series":
        message = _("this is a series, and not a definition")
        hint = _("Show it with: reflect series {file}.", file=document.file)
        found.append(document.fault("RFL104", ("kind",), message, hint=hint))
        return None, found
    if (newer := settle(document)) is not None:
        found.append(newer)
        if newer.severity == "error":
            return None, found
    if held_to_schema and (faults := _explain(document)):
        return None, found + faults
    try:
        entry = structure_as_in_a_file(document.data)
    except (ValueError, TypeError, KeyError) as refusal:
        faults = _explain(document)
        if not faults:  # pragma: no cover  # a property test holds that the two agree
            message = _("this is not an entry: {why}", why=str(refusal))
            faults = [document.fault("RFL100", (), message)]
        return None, found + faults
    if Report(found).errors:  # a key that stands twice: what it holds is not all that is meant
        return entry, found
    return entry, found + bounded(rules.check(entry, document), document)


def without_what_is_off(
    found: list[Diagnostic],
    document: Document,
    judged: tuple[str, ...] = ("RFL0", "RFL108", "RFL2"),
) -> list[Diagnostic]:
    """Leave out what the file itself switches off, and say where it does so in vain.

    `judged` is how the codes start of the rules that were asked.
    """
    if "reflect:" not in document.text:
        return found
    from reflectlib.reading.switches import apply

    return apply(document, found, judged)


def read_bytes(path: Path, most: int = MAX_BYTES + 1) -> bytes:
    """Read a file, or as much as shows that it is too large (-1: all of it).

    Raises `CannotReadError`.
    """
    try:
        with path.open("rb") as file:
            return file.read(most)
    except (OSError, ValueError) as error:  # a name with a NUL in it is a ValueError
        why = getattr(error, "strerror", None) or str(error)
        raise CannotReadError("cannot_read", file=str(path), why=why) from None


def _explain(document: Document) -> list[Diagnostic]:
    from reflectlib.reading.schema import check

    return bounded(check(document), document)


def bounded(diagnostics: Iterable[Diagnostic], document: Document) -> list[Diagnostic]:
    """The diagnostics, each once; no file has so many faults that more would help.

    No more of them are made than are given.
    """
    found = dict.fromkeys(islice(diagnostics, MAX_FAULTS))
    if len(found) == MAX_FAULTS:
        message = _("there are {most} faults or more; these are the first", most=MAX_FAULTS)
        hint = _("Mend these, then check again.")
        found[document.fault("RFL106", (), message, hint=hint)] = None
    return list(found)


def _or_raise(reading: Reading) -> Entry:
    if reading.entry is None:
        raise InvalidEntryError(reading.report)
    return reading.entry
