"""Definitions → the compiled catalogue, which a wheel holds; `reflectlib.compiled` reads it."""

import json
from pathlib import Path
from typing import Any

from reflectlib.compiled import CLASS
from reflectlib.finding import definition_files
from reflectlib.reading.load import load
from reflectlib.value import Value


def compile_catalogue(folder: Path) -> bytes:
    """All definitions in a folder, compiled; the same bytes for the same definitions.

    Raises what `load` raises for one that does not hold an entry.
    """
    files = sorted(definition_files(folder), key=lambda file: file.stem)
    entries = {file: load(file) for file in files}
    modules: dict[str, str] = {}
    lines = [_written(_plain(entry, modules)) for entry in entries.values()]
    heads = {
        entry.id: (file.relative_to(folder).as_posix(), entry.kind, entry.title)
        for file, entry in entries.items()
    }
    contents = _written({"modules": dict(sorted(modules.items())), "entries": heads})
    return "\n".join([contents, *lines]).encode()


def _plain(value: object, modules: dict[str, str]) -> Any:
    """A value of the model as JSON can hold it; the module of its class is noted."""
    if isinstance(value, tuple):
        return [_plain(one, modules) for one in value]
    if not isinstance(value, Value):
        return value
    cls = type(value)
    modules[cls.__name__] = cls.__module__
    given = ((f, getattr(value, f.name)) for f in cls.__attrs_attrs__)
    return {CLASS: cls.__name__} | {
        field.name: _plain(one, modules) for field, one in given if one != field.default
    }


def _written(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
