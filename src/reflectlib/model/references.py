"""References in a text to a step of the same method: `{step:opening}`, `{minutes:opening}`."""

import re
from collections.abc import Iterator

REFERENCE: re.Pattern[str] = re.compile(
    r"\{(step|minutes):([a-z0-9]{1,80}(?:-[a-z0-9]{1,80}){0,40})\}"
)
"""A reference: what is asked of the step, and the id of the step."""


def references(text: str) -> Iterator[tuple[str, str]]:
    """Give every reference in a text, in order: its kind (`step` or `minutes`) and the id."""
    for found in REFERENCE.finditer(text):
        yield found[1], found[2]
