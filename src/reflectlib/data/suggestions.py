"""Suggestions as data."""

from typing import Any

from reflectlib.catalogue import Catalogue
from reflectlib.language.words import Words
from reflectlib.suggesting import Suggestions
from reflectlib.views.suggestions import in_words


def suggestions(
    found: Suggestions, catalogue: Catalogue, *, language: str = "nl"
) -> list[dict[str, Any]]:
    """What a program wants to know of each suggestion: its reasons as codes and as text."""
    words, titles = Words(language), catalogue.item_titles()
    return [
        {
            "id": suggestion.method.id,
            "title": suggestion.method.title,
            "form": suggestion.method.form,
            "reasons": [
                {
                    "verdict": reason.verdict,
                    "key": reason.key,
                    "text": in_words(reason, found.wish, titles, words),
                }
                for reason in suggestion.reasons
            ],
        }
        for suggestion in found
    ]
