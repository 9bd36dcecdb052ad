"""What fits, the best first, each with the reasons for and against it."""

from collections.abc import Sequence
from typing import Any

from reflectlib.language.words import ESTIMATED, Words
from reflectlib.page import Block, Heading, Items, ListItem, Notice, Page
from reflectlib.suggesting import Reason, Suggestion, Wish


def suggestions(
    found: Sequence[Suggestion], wish: Wish, titles: dict[str, str], language: str = "nl"
) -> Page:
    """The suggestions as a page to read, in `language`; `titles` are those of the principles."""
    words = Words(language)
    minutes = words.say("minutes", wish.minutes)
    title = words.say("suggest_title", people=words.people(wish.people), minutes=minutes)
    blocks: list[Block] = [Heading(title, 1)]
    if found and any(reason.verdict != "fits" for reason in found[0].reasons):
        blocks.append(Notice(words["suggest_none"]))
    if any(reason.estimated for suggestion in found for reason in suggestion.reasons):
        blocks.append(Notice(words["legend_estimate"]))
    for number, suggestion in enumerate(found, 1):
        method = suggestion.method
        form = words[f"form_{method.form}"]
        blocks.append(Heading(f"{number}. {method.title}", 2, f"{method.id} · {form}"))
        items = (
            ListItem(_text(reason, wish, titles, words), words[f"verdict_{reason.verdict}"])
            for reason in suggestion.reasons
        )
        blocks.append(Items(tuple(items)))
    return Page(title, language, tuple(blocks))


def rows(
    found: Sequence[Suggestion], wish: Wish, titles: dict[str, str], language: str = "nl"
) -> list[dict[str, Any]]:
    """What a program wants to know of each suggestion: its reasons as codes and as text."""
    words = Words(language)
    return [
        {
            "id": suggestion.method.id,
            "title": suggestion.method.title,
            "form": suggestion.method.form,
            "reasons": [
                {
                    "verdict": reason.verdict,
                    "key": reason.key,
                    "text": _text(reason, wish, titles, words),
                }
                for reason in suggestion.reasons
            ],
        }
        for suggestion in found
    ]


def _text(reason: Reason, wish: Wish, titles: dict[str, str], words: Words) -> str:
    sign = f"{ESTIMATED} " if reason.estimated else ""
    ranges = [
        "" if range is None else words.minutes(range) if _is_time(reason) else words.range(range)
        for range in (reason.stated, reason.other)
    ]
    text = reason.text
    if reason.key.startswith("principle"):
        text = titles.get(text, text)
    elif reason.key.startswith("facilitation"):
        text = words[text]
    return words.say(
        f"suggest_{reason.key}",
        stated=sign + ranges[0],
        other=ranges[1],
        number=reason.number,
        text=text,
        people=words.people(wish.people),
        minutes=words.say("minutes", wish.minutes),
    )


def _is_time(reason: Reason) -> bool:
    return reason.key.startswith("time")
