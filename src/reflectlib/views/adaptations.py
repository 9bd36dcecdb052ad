"""What is otherwise than in the source, on every page that is made of a method."""

from collections.abc import Iterator
from typing import Any

from reflectlib.language.words import Words
from reflectlib.message import _
from reflectlib.page import Notice


def adaptations(subject: Any, language: str) -> Iterator[Notice]:
    """Say of a method, or of what was planned or reckoned of one, what was changed in it."""
    texts = getattr(getattr(subject, "method", subject), "adaptations", ())
    if texts:
        words = Words(language)
        yield Notice(words.joined("\n", (words.say(_("Otherwise than in the source:")), *texts)))
