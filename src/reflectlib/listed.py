"""Things that were found, as one value that can be shown."""

from collections.abc import Iterator, Sequence
from typing import Self, TypeVar, overload

import attrs

from reflectlib.value import Value

T = TypeVar("T", covariant=True)


@attrs.frozen(eq=False, repr=False)
class Listed(Value, Sequence[T]):
    """A read-only sequence; part of it (`found[:5]`) is one too."""

    found: tuple[T, ...]

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Self: ...
    def __getitem__(self, index: int | slice) -> T | Self:
        """Give one of them, or a part that is as the whole."""
        if isinstance(index, slice):
            return attrs.evolve(self, found=self.found[index])
        return self.found[index]

    def __len__(self) -> int:
        """Count them."""
        return len(self.found)

    def __iter__(self) -> Iterator[T]:
        """Go through them in order."""
        return iter(self.found)
