"""Whether a colour can be read on the paper of a page, and one like it that can.

By the contrast of WCAG 2: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio. Letters need 4.5 to 1.
"""

from collections.abc import Sequence

LIGHT, DARK = ("#ffffff", "#f4f4ef"), ("#191918", "#262624")
"""What letters stand on in the light and in the dark: `--paper` and `--tint` of `tokens.css`."""
LEAST = 4.5
STEPS = 100


def contrast(one: str, other: str) -> float:
    """The contrast between two colours (`#rrggbb`), from 1 to 21."""
    low, high = sorted(map(_luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def least_contrast(colour: str, papers: Sequence[str]) -> float:
    """The contrast with the paper on which it is least."""
    return min(contrast(colour, paper) for paper in papers)


def readable(colour: str, papers: Sequence[str]) -> str:
    """The colour itself, or as little darker or lighter as can be read on these papers."""
    towards = 0 if _luminance(papers[0]) > 0.5 else 255  # halfway
    parts = _parts(colour)
    mixed = (
        "#" + "".join(f"{round(part + (towards - part) * step / STEPS):02x}" for part in parts)
        for step in range(STEPS + 1)
    )
    return next(each for each in mixed if least_contrast(each, papers) >= LEAST)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
