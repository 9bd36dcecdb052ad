"""The version of the file format: what becomes of a definition that is of a later one.

Ours is version 1. A later minor version, such as 1.2, only adds keys that a program can do
without: it is read without them, with a warning that names them. A later major version may
mean other things by the same keys, so that nothing of it is read.
"""

import math
from collections.abc import Iterator
from typing import Any

import attrs

from reflectlib.diagnostics import Diagnostic, KeyPath, format_path
from reflectlib.message import Message, _, n_
from reflectlib.model.record import Record, is_extra, members_of, unpack
from reflectlib.reading.converter import entry_class, fields_by_key
from reflectlib.reading.document import Document

MAJOR = 1
FORMAT: KeyPath = ("format",)
MOST_NAMED = 5  # keys in a warning; more would hide what it says


def settle(document: Document, cls: type[Record] | None = None) -> Diagnostic | None:
    """Make of a later minor version what we can read, and refuse a later major one.

    Gives a warning for the one and an error for the other; for our own version, or for what is
    no version at all, nothing. `cls` is what it is to become, where that is no entry.
    """
    version = document.data.get("format")
    if type(version) not in (int, float) or not math.isfinite(version) or version <= MAJOR:
        return None
    if version >= MAJOR + 1:
        message = _(
            "the file is of format {version}, which is newer than this reflectlib reads",
            version=str(version),
        )
        hint = _("Update reflectlib; this one reads format {format}.", format=MAJOR)
        return document.fault("RFL109", FORMAT, message, hint=hint)
    try:
        cls = cls or entry_class(document.data.get("kind"))
        left_out = list(_leave_out(document.data, cls, ()))
    except ValueError:
        left_out = []  # a kind that we do not know is told of with the rest
    document.data["format"] = MAJOR
    hint = _("Update reflectlib to read all of it.")
    message = _read_as(str(version), left_out)
    return document.fault("RFL108", FORMAT, message, hint=hint, severity="warning")


def _read_as(version: str, left_out: list[KeyPath]) -> Message:
    """What is said of a later minor version, with the first of the keys that were left out."""
    named = tuple(map(format_path, left_out[:MOST_NAMED]))
    more = len(left_out) - MOST_NAMED
    if more > 0:
        return n_(
            "the file is of format {version}, and is read as format {format} without {keys} and "
            "{number} more",
            "the file is of format {version}, and is read as format {format} without {keys} and "
            "{number} more",
            more,
            version=version,
            format=MAJOR,
            keys=named,
        )
    if named:
        return _(
            "the file is of format {version}, and is read as format {format} without {keys}",
            version=version,
            format=MAJOR,
            keys=named,
        )
    return _(
        "the file is of format {version}, and is read as format {format}",
        version=version,
        format=MAJOR,
    )


def _leave_out(value: Any, core: Any, path: KeyPath) -> Iterator[KeyPath]:
    """Take every key out of a value that its type does not have, and tell which these were."""
    if isinstance(value, list):
        for number, one in enumerate(value):
            yield from _leave_out(one, core, (*path, number))
        return
    classes = [one for one in members_of(core) if isinstance(one, type) and attrs.has(one)]
    if not isinstance(value, dict) or not classes:
        return
    fields = max(
        (fields_by_key(cls) for cls in classes), key=lambda known: len(known.keys() & value)
    )
    for key in list(value):
        if key in fields:
            yield from _leave_out(value[key], unpack(fields[key].type)[0], (*path, key))
        elif not is_extra(key):
            del value[key]
            yield (*path, key)
