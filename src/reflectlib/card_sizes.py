"""The sizes of cards on paper, and how long a question on one may be."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

CardName = Literal["a7", "a6", "poker"]
"""The name of a size of cards."""


class CardSize(NamedTuple):
    """A card in millimetres, and how many columns and rows of them an A4 has."""

    width: int
    height: int
    columns: int
    rows: int

    @property
    def on_sheet(self) -> int:
        """How many cards an A4 has."""
        return self.columns * self.rows


CARD_SIZES: Mapping[CardName, CardSize] = {
    "a7": CardSize(105, 74, 2, 4),
    "a6": CardSize(105, 148, 2, 2),
    "poker": CardSize(63, 88, 3, 3),
}
"""The sizes, the usual one first."""

BLEED = 3
"""Millimetres around a card for a print shop, in which colour goes on and which are cut off."""

MOST_LETTERS = 300
"""A question with what follows it, as `letters_of` counts: so many fit on a card of each size."""
A_LINE = 40
"""Letters: what follows a question begins a line of its own, so it counts as one at least."""


def letters_of(text: str, follow_ups: tuple[str, ...]) -> int:
    """How much room a question takes, in letters."""
    return len(text) + sum(max(A_LINE, len(each)) for each in follow_ups)
