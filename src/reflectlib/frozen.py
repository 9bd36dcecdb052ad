"""A mapping that stays as it is, for values that are frozen all the way down."""

import math
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

import attrs

K = TypeVar("K")
V = TypeVar("V")


def _copied(mapping: Mapping[K, V]) -> Mapping[K, V]:
    return dict(mapping)


@attrs.frozen(eq=False, repr=False)
class FrozenMapping(Mapping[K, V]):
    """A copy of a mapping, equal to it, that can be hashed where its values can."""

    _inside: Mapping[K, V] = attrs.field(converter=_copied, alias="inside")

    def __getitem__(self, key: K) -> V:
        """Give the value of a key. Raises `KeyError`."""
        return self._inside[key]

    def __iter__(self) -> Iterator[K]:
        """Go through the keys, in the order that they were given in."""
        return iter(self._inside)

    def __len__(self) -> int:
        """Count the keys."""
        return len(self._inside)

    def __hash__(self) -> int:
        """Hash the items; equal mappings may have them in another order."""
        return hash(frozenset(self.items()))

    def __repr__(self) -> str:
        """Show it as the mapping that it is."""
        return repr(self._inside)


def frozen(data: Any) -> Any:
    """Plain data as values that can be hashed: mappings that stay as they are, and tuples.

    A number that is none, or has no end, becomes None, as JSON has it. Raises `ValueError` for
    what is no plain data.
    """
    if isinstance(data, Mapping):
        if not all(isinstance(key, str) for key in data):
            raise ValueError("extra: a key of plain data is a text")
        return FrozenMapping({key: frozen(value) for key, value in data.items()})
    if isinstance(data, list | tuple):
        return tuple([frozen(one) for one in data])
    if type(data) is float and not math.isfinite(data):
        return None
    if data is None or type(data) in (str, bool, int, float):
        return data
    raise ValueError(f"extra: expected plain data, got {type(data).__name__}")


def thawed(data: Any) -> Any:
    """The plain data that `frozen` was given, in dicts and lists."""
    if isinstance(data, Mapping):
        return {key: thawed(value) for key, value in data.items()}
    return [thawed(one) for one in data] if isinstance(data, tuple) else data
