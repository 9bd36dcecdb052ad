"""How a canonical file is laid out: the order of its keys, and what stands in brackets."""

import typing
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

import attrs

from reflectlib.diagnostics import KeyPath
from reflectlib.model.record import Record, own_fields, unpack
from reflectlib.reading.converter import key_of

Classes = tuple[type[Record], ...]

# An entry starts with what it is and ends with where it comes from, whatever its kind.
FIRST = (
    *("format", "kind", "id", "title", "aliases", "language"),
    *("organisation", "form", "form_title", "facilitation", "experience_needed"),
    *("basis", "summary"),
)
LAST = ("principles", "tags", "related", "sources", "licence", "version")
# Elsewhere the model's own order holds, but for a key that stands right behind another.
BEHIND: Mapping[str, Mapping[str, str]] = {
    "Block": {"at": "day", "until": "at"},
    "Element": {"id": "title"},
    "Method": {
        "materials": "roles",
        "setting": "materials",
        "break_after": "duration",
        "adaptations": "goals",
    },
    "Note": {"id": "text"},
    "Phase": {
        "stage": "title",
        "meeting": "title",
        "when": "title",
        "optional": "title",
        "method": "title",
        "case": "repeat",
        "share": "time",
        "time_basis": "basis",
        "locked": "time",
        "setting": "grouping",
    },
    "Question": {"follow_ups": "basis", "id": "text"},
    "Role": {"tasks": "basis"},
    "Source": {"authors": "title"},
    "Task": {
        "meeting": "basis",
        "id": "task",
        "weeks_after": "weeks_before",
        "once": "weeks_after",
    },
    "Worksheet": {"basis": "role"},
}
# Few short values, on one line if they fit: of these keys, or of each item of their list.
IN_BRACKETS = frozenset(
    {
        *("aliases", "principles", "related", "tags", "authors"),
        *("participants", "duration", "minutes", "times", "count", "cases", "time"),
        *("every", "span", "period", "grouping", "size", "repeat"),
        *("there", "names", "away", "stated", "groups"),
        *("counted", "not_counted", "proof"),
        "pause",
    }
)
ITEMS_IN_BRACKETS = frozenset(
    {
        *("question_categories", "scale"),
        *("move", "members", "fixed_roles", "set", "who", "due", "slots", "remarks", "rules"),
    }
)
BLOCKS = "blocks"
BRIEF = frozenset({"id", "title", "stage", "time", "share", "optional", "lead", "grouping"})
"""The keys of a step that goes on one line, as its block does: it says nothing but what it is."""


def is_brief(value: Any, path: KeyPath) -> bool:
    """Tell whether something of a block is short enough to stand on one line, where it fits."""
    match path[2:]:
        case () | ("parallel", int()):
            # Of one key a line is as short without brackets.
            return len(path) > 1 and len(value) > 1 and all(map(_is_plain, value.items()))
        case (*_within, "step"):
            return value.keys() <= BRIEF and str(value["title"]).isprintable()
        case (*_within, "skip"):
            return all(map(str.isprintable, value))
        case (*_within, "add", int()):
            return all(map(_is_plain, value.items()))
    return False


def _is_plain(item: tuple[str, Any]) -> bool:
    key, value = item
    if isinstance(value, str):
        return value.isprintable()  # what breaks a line there keeps to a block of its own
    return key in IN_BRACKETS or not isinstance(value, dict | list)


def _find_keys(cls: Any) -> tuple[str, ...]:
    """The keys that a class has in a file, in their order."""
    keys = [key_of(field.name) for field in attrs.fields(cls) if field.name not in cls.made]
    for key, other in BEHIND.get(cls.__name__, {}).items():
        keys.remove(key)
        keys.insert(keys.index(other) + 1, key)
    if "format" in keys:
        first = [key for key in FIRST if key in keys]
        return (*first, *(key for key in keys if key not in FIRST + LAST), *LAST)
    return tuple(keys)


def _find_classes(cls: Any) -> Mapping[str, Classes]:
    """The classes that the value of each key may have, or each item of its list."""
    return {key_of(field.name): _classes(unpack(field.type)[0]) for field in own_fields(cls)}


def _classes(core: Any) -> Classes:
    if isinstance(core, type):
        return (core,) if issubclass(core, Record) else ()
    return tuple(found for part in typing.get_args(core) for found in _classes(part))


keys_of: Callable[[Any], tuple[str, ...]] = cache(_find_keys)
classes_below: Callable[[Any], Mapping[str, Classes]] = cache(_find_classes)


def class_of(keys: Iterable[str], classes: Iterable[type[Record]]) -> type[Record] | None:
    """The class, of several, that has the most of these keys; None where there is none."""
    keys = set(keys)
    return max(classes, key=lambda cls: len(keys.intersection(keys_of(cls))), default=None)


def ordered(data: Any, classes: Classes) -> Any:
    """Plain data with its keys in their order; those that the model does not know come last."""
    if isinstance(data, list):
        return [ordered(one, classes) for one in data]
    cls = class_of(data, classes) if isinstance(data, dict) else None
    if cls is None:
        return data
    known = [key for key in keys_of(cls) if key in data]
    below = classes_below(cls)
    return {key: ordered(data[key], below.get(key, ())) for key in dict.fromkeys([*known, *data])}


def in_full(data: Any, classes: Classes) -> dict[str, Any] | None:
    """The mapping that a short form stands for, such as a text for a question; else None."""
    for cls in classes:
        if isinstance(data, str) and cls.shorthand:
            return {cls.shorthand: data}
        if isinstance(data, int) and cls.counts:
            return {"min": data, "max": data}
    return None
