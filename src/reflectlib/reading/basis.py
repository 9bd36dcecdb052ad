"""What is ours, said once: the `basis` of an entry or a step counts for the texts within it.

In a file a text that does not say whose it is has the basis of its step, or else of its entry. The
model knows no such default: there each text says it itself, so that nobody has to look around it.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from reflectlib.model.record import Record, members_of, own_fields, unpack
from reflectlib.model.steps import Phase

OURS, SOURCES = "editor", "source"
KEY = "basis"

Mend = Callable[[Any, Any, str], Any]


def spread(data: Mapping[str, Any], cls: Any) -> Mapping[str, Any]:
    """The plain data of an entry of a class, in which every text says whose it is."""
    made: Mapping[str, Any] = _within(data, cls, _default(data), _spread)
    return made


def gathered(data: Mapping[str, Any], cls: Any) -> dict[str, Any]:
    """The same without what follows from a step or from the entry: as a file has it."""
    return {**_within(data, cls, _default(data), _gathered)}


def _spread(value: Any, cls: Any, default: str) -> Any:
    if default == OURS and cls.shorthand and isinstance(value, str):
        value = {cls.shorthand: value}
    if not isinstance(value, dict):
        return value
    if default == OURS and KEY in _keys(cls):
        value = {KEY: default, **value}
    return _within(value, cls, _inner(value, cls, default), _spread)


def _gathered(value: Any, cls: Any, default: str) -> Any:
    if default == OURS and cls.shorthand and isinstance(value, str):
        return {cls.shorthand: value, KEY: SOURCES} if KEY in _keys(cls) else value
    value = _within(value, cls, _inner(value, cls, default), _gathered)
    if default == OURS and KEY in _keys(cls):
        value = {KEY: SOURCES, **value}
        if value[KEY] == OURS:
            del value[KEY]
        if cls.shorthand and value.keys() == {cls.shorthand}:
            return value[cls.shorthand]
    return value


def _inner(value: Mapping[str, Any], cls: Any, default: str) -> str:
    """The basis that counts within a value: its own where it is a step."""
    return _default(value) if issubclass(cls, Phase) else default


def _default(data: Mapping[str, Any]) -> str:
    return OURS if data.get(KEY) == OURS else SOURCES


def _within(data: Any, cls: Any, default: str, change: Mend) -> Any:
    """The data of a record with each of its parts changed that has texts with a basis."""
    changed = {}
    for key, part in _parts(cls).items():
        if key not in data or (default == SOURCES and not _has_steps(part)):
            continue
        value = data[key]
        changed[key] = (
            [change(one, part, default) for one in value]
            if isinstance(value, list)
            else change(value, part, default)
        )
    return {**data, **changed} if changed else data


def _find_keys(cls: Any) -> frozenset[str]:
    return frozenset(field.name for field in own_fields(cls))


def _find_parts(cls: Any) -> Mapping[str, Any]:
    """The keys of a class that hold records in which, or within which, a basis can be said."""
    found: dict[str, Any] = {}
    for field in own_fields(cls):
        for member in members_of(unpack(field.type)[0]):
            if isinstance(member, type) and issubclass(member, Record) and _can_say(member):
                found[field.name] = member
    return found


def _can_say(cls: Any) -> bool:
    return KEY in _keys(cls) or bool(_parts(cls))


def _holds_steps(cls: Any) -> bool:
    return issubclass(cls, Phase) or any(map(_has_steps, _parts(cls).values()))


_keys: Callable[[Any], frozenset[str]] = cache(_find_keys)
_parts: Callable[[Any], Mapping[str, Any]] = cache(_find_parts)
_has_steps: Callable[[Any], bool] = cache(_holds_steps)
