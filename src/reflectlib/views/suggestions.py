"""What fits, the best first, each with the reasons for and against it."""

from typing import Any

from reflectlib.catalogue import Catalogue
from reflectlib.model.timing import Minutes
from reflectlib.page import Block, Heading, Item, Items, Note, Page
from reflectlib.suggesting import Reason, Suggestion, Verdict, Wish
from reflectlib.views.words import Words

VERDICTS: tuple[Verdict, ...] = ("fits", "caution", "against")


def suggestions(
    found: list[Suggestion], wish: Wish, catalogue: Catalogue, language: str = "nl"
) -> Page:
    """The suggestions as a page to read; labels are in `language`."""
    words = Words(language)
    title = words.say("suggest_title", people=wish.people, minutes=wish.minutes)
    blocks: list[Block] = [Heading(title, 1)]
    if found and found[0].by_verdict("against"):
        blocks.append(Note(words["suggest_none"]))
    titles = catalogue.item_titles()
    for number, suggestion in enumerate(found, 1):
        method = suggestion.method
        blocks.append(
            Heading(f"{number}. {method.title}", 2, f"{method.id} · {words[f'form_{method.form}']}")
        )
        blocks.append(
            Items(
                tuple(
                    Item(_text(reason, wish, titles, words), words[f"verdict_{verdict}"])
                    for verdict in VERDICTS
                    for reason in suggestion.by_verdict(verdict)
                )
            )
        )
    return Page(title, language, tuple(blocks))


def rows(
    found: list[Suggestion], wish: Wish, catalogue: Catalogue, language: str = "nl"
) -> list[dict[str, Any]]:
    """What a program wants to know of each suggestion."""
    words, titles = Words(language), catalogue.item_titles()
    return [
        {
            "id": suggestion.method.id,
            "title": suggestion.method.title,
            "form": suggestion.method.form,
            **{
                verdict: [_text(r, wish, titles, words) for r in suggestion.by_verdict(verdict)]
                for verdict in VERDICTS
            },
        }
        for suggestion in found
    ]


def _text(reason: Reason, wish: Wish, titles: dict[str, str], words: Words) -> str:
    stated = reason.stated
    if isinstance(stated, Minutes):
        range = words.stated_minutes(stated, reason.estimated)
    else:
        range = words.range(stated) if stated else ""
    text = reason.text
    if reason.key.startswith("principle"):
        text = titles.get(text, text)
    elif reason.key.startswith("facilitation"):
        text = words[text]
    return words.say(
        f"suggest_{reason.key}",
        stated=range,
        number=reason.number,
        text=text,
        people=wish.people,
        minutes=wish.minutes,
    )
