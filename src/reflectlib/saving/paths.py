"""Paths such as `phases[2].time` and `phases[opening].time`, and plain data at them."""

import re
from collections.abc import Sequence
from typing import Any

from reflectlib.diagnostics import KeyPath, format_path, nearest
from reflectlib.errors import UnknownIdError
from reflectlib.reading.converter import entry_class
from reflectlib.saving.order import Classes, class_of, classes_below, in_full, keys_of

_STEP = re.compile(r"\.?([^.\[\]]+)|\[(?:([0-9]{1,9})|([a-z0-9-]{1,100}))\]")


def read_path(written: str, data: Any) -> KeyPath:
    """Take a path apart; an item that goes by its id gets its number in the data.

    Raises `UnknownIdError` for what is no path, and for an id that no item has.
    """
    steps: list[str | int] = []
    end = 0
    while found := _STEP.match(written, end):
        key, number, id = found.groups()
        steps.append(key or (int(number) if number else _number(data, steps, id)))
        end = found.end()
    if not steps or end != len(written):
        raise UnknownIdError(written, (), "path")
    return tuple(steps)


def _number(data: Any, path: Sequence[str | int], id: str) -> int:
    """The number of the first item with an id, in the list at a path."""
    items = at(data, tuple(path))
    items = items if isinstance(items, list) else []
    ids = [str(at(item, ("id",))) if isinstance(item, dict) else "" for item in items]
    if id in ids:
        return ids.index(id)
    there = format_path(tuple(path))
    wanted, *near = (f"{there}[{each}]" for each in (id, *nearest(id, ids)))
    raise UnknownIdError(wanted, near, "path")


def refuse_unknown(data: Any, path: KeyPath) -> None:
    """Raise `UnknownIdError`, with the nearest, for a path that this data cannot have.

    A key that is not there can come; an item only right behind the last.
    """
    classes = classes_of(data)
    for depth, step in enumerate(path):
        if isinstance(step, int):
            number = len(data) if isinstance(data, list) else 0
            if step > number or not (data is None or isinstance(data, list)):
                last = [format_path((*path[:depth], number - 1))] if number else []
                raise UnknownIdError(format_path(path), last, "path")
        else:
            keys = _possible(data, step, classes)
            if step not in keys and not step.startswith("x-"):
                near = [format_path((*path[:depth], key)) for key in nearest(step, keys)]
                raise UnknownIdError(format_path(path), near, "path")
        classes = below(data, step, classes)
        data = at(data, (step,))


def _possible(data: Any, step: str, classes: Classes) -> list[str]:
    """The keys that a value has or may have; a list has none."""
    if isinstance(data, list):
        return []
    there = [*data] if isinstance(data, dict) else []
    cls = class_of([*there, step], classes)
    return [*dict.fromkeys([*there, *(keys_of(cls) if cls else ())])]


def at(data: Any, path: KeyPath) -> Any:
    """The value at a path, or None where there is none."""
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def classes_of(data: Any) -> Classes:
    """The class of an entry's data; none where its kind is not one."""
    try:
        return (entry_class(at(data, ("kind",))),)
    except ValueError:
        return ()


def classes_at(data: Any, path: KeyPath) -> Classes:
    """The classes that the value at a path may have, or each item of its list."""
    classes = classes_of(data)
    for step in path:
        classes = below(data, step, classes)
        data = at(data, (step,))
    return classes


def below(data: Any, step: str | int, classes: Classes) -> Classes:
    """The classes that the value of a key may have; an item's are those of its list."""
    if isinstance(step, int):
        return classes
    keys = [*data, step] if isinstance(data, dict) else [step]
    cls = class_of(keys, classes)
    return classes_below(cls).get(step, ()) if cls else ()


def changed(data: Any, path: KeyPath, value: Any, classes: Classes) -> Any:
    """Data with another value at a path; what is missing on the way is made, short forms full."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    new = changed(at(data, (step,)), rest, value, below(data, step, classes))
    if isinstance(step, int):
        items = [*(data or ())]
        return [*items[:step], new, *items[step + 1 :]]
    mapping = data if isinstance(data, dict) else in_full(data, classes) or {}
    return {**mapping, step: new}


def without(data: Any, path: KeyPath) -> Any:
    """Data without the key or the item at a path that is there."""
    step, rest = path[0], path[1:]
    if rest:
        return changed(data, (step,), without(data[step], rest), ())
    if isinstance(data, list):
        return [one for number, one in enumerate(data) if number != step]
    return {key: value for key, value in data.items() if key != step}
