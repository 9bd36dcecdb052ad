"""A mapping that stays as it is, for values that are frozen all the way down."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

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
