"""Layers of entries: in one of them an id stands once, and a later one replaces an earlier."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reflectlib.errors import CannotReadError, DuplicateIdError
from reflectlib.finding import find_definitions
from reflectlib.model.entry import Entry

if TYPE_CHECKING:
    from reflectlib.compiled import Compiled


class Held(NamedTuple):
    """What there is of an entry: its file, itself once it is read, what it was compiled into.

    An entry that a program made has no file.
    """

    file: Path | None = None
    entry: Entry | None = None
    compiled: "Compiled | None" = None

    def is_same(self, other: "Held") -> bool:
        """Tell whether both are one entry: a file, however its name is spelt, or an object."""
        if self.file and other.file:
            return self.file == other.file or self.file.resolve() == other.file.resolve()
        return self.entry is not None and self.entry is other.entry

    def __str__(self) -> str:
        """Give the file, or else say that there is none."""
        return str(self.file or "an entry in memory")


class Layer(NamedTuple):
    """Entries by id, why more could not be looked at, and what was replaced within."""

    held: Mapping[str, Held]
    refused: tuple[CannotReadError, ...] = ()
    replaced: Mapping[str, Path | None] = {}


def layer_of(
    entries: Iterable[str | Path | Entry], refused: Iterable[CannotReadError] = ()
) -> Layer:
    """One layer of files and of entries in memory. Raises `DuplicateIdError`."""
    held: dict[str, Held] = {}
    for each in entries:
        if isinstance(each, Entry):
            id, new = each.id, Held(entry=each)
        elif isinstance(each, str | Path):
            new = Held(Path(each))
            id = Path(each).stem
        else:
            raise TypeError(f"expected a file or an entry, got {type(each).__name__}")
        other = held.setdefault(id, new)
        if other is not new and not other.is_same(new):
            code = "duplicate_id" if other.file and new.file else "duplicate_entry"
            raise DuplicateIdError(code, id=id, first=str(other), second=str(new))
    return Layer(held, tuple(refused))


def layer_at(path: str | Path) -> Layer:
    """The layer of a file, or of all files below a folder. Raises what `layer_of` raises.

    Raises `CannotReadError` too, for a path that is missing or holds no entries.
    """
    return layer_of(*find_definitions(path))


def layer_by_id(entries: Mapping[str, Entry]) -> Layer:
    """The layer of a mapping. Raises `ValueError` where an entry has another id than its key."""
    for id, entry in entries.items():
        if not isinstance(entry, Entry):
            raise TypeError(f"expected an entry by the id '{id}', got {type(entry).__name__}")
        if entry.id != id:
            raise ValueError(f"the entry '{entry.id}' stands by another id, '{id}'")
    return layer_of(entries.values())


def stacked(layers: Iterable[Layer]) -> Layer:
    """All layers as one, sorted by id; where an id stands in more of them the last one counts."""
    held: dict[str, Held] = {}
    refused: list[CannotReadError] = []
    replaced: dict[str, Path | None] = {}
    for layer in layers:
        refused += layer.refused
        replaced |= layer.replaced
        for id, new in layer.held.items():
            before = held.get(id, new)
            if before.is_same(new):
                held.setdefault(id, new)
            else:
                replaced[id] = before.file
                held[id] = new
    return Layer(dict(sorted(held.items())), tuple(refused), dict(sorted(replaced.items())))
