"""The bundled catalogue: in a wheel as it was compiled, in a checkout as YAML.

The compiled one holds what the entries are made of, read and checked when the wheel was built, so
that a command need not do so. It is lines of JSON: a table of contents first, then each entry. An
object is a value of the model: the name of its class, and the fields that differ from their
defaults.
"""

import json
from collections.abc import Callable, Mapping
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple, cast

from reflectlib.finding import definition_files
from reflectlib.layers import Held, Layer, layer_of
from reflectlib.model.entry import Entry
from reflectlib.resources import compiled_file, methods_dir

CLASS = ""
"""The key of the name of a value's class, which is the name of no field."""

SetField = tuple[str, Callable[[object, object], None], object]
"""Its name, what sets it, and its default."""


class ContentsLine(NamedTuple):
    """What the table of contents says of an entry: its file within the folder, and its head."""

    file: str
    kind: str
    title: str


class Compiled:
    """The compiled entries, each made when it is asked for."""

    def __init__(self, content: bytes) -> None:
        """Take the content of the file."""
        contents, *self._entries = content.split(b"\n")
        found = json.loads(contents)
        self._modules: Mapping[str, str] = found["modules"]
        self.lines = {id: ContentsLine(*line) for id, line in found["entries"].items()}
        self._places = {id: place for place, id in enumerate(self.lines)}

    def entry(self, id: str) -> Entry:
        """Make an entry."""
        make = partial(_make, self._modules)
        return cast("Entry", json.loads(self._entries[self._places[id]], object_hook=make))

    def peek(self, id: str, key: str) -> str:
        """The title or the kind of an entry, without making it."""
        return str(getattr(self.lines[id], key))


def bundled_layer() -> Layer:
    """The bundled entries."""
    folder = methods_dir()
    if not compiled_file().is_file():
        return layer_of(definition_files(folder))
    compiled = _read(compiled_file())
    return Layer({id: Held(folder / at.file, None, compiled) for id, at in compiled.lines.items()})


@cache
def _read(file: Path) -> Compiled:
    return Compiled(file.read_bytes())


def _make(modules: Mapping[str, str], data: dict[str, Any]) -> object:
    """Make a value without checking it, since it was when it was compiled."""
    name = data[CLASS]
    cls, fields = _fields(modules[name], name)
    made = object.__new__(cls)
    for key, put, default in fields:
        value = data.get(key, default)
        put(made, tuple(value) if type(value) is list else value)
    return made


@cache
def _fields(module: str, name: str) -> tuple[type[object], tuple[SetField, ...]]:
    """A class of the model, and its fields: it is frozen, so they are set past it."""
    cls = getattr(import_module(module), name)
    fields = cls.__attrs_attrs__
    return cls, tuple((f.name, getattr(cls, f.name).__set__, f.default) for f in fields)
