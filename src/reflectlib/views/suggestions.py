"""What fits, the best first, each with the reasons for and against it."""

from reflectlib.catalogue import Catalogue
from reflectlib.language.words import ESTIMATED, Words
from reflectlib.page import Block, Heading, Items, ListItem, Notice, Page
from reflectlib.suggesting import Reason, Suggestions, Wish


def suggestions(found: Suggestions, catalogue: Catalogue, *, language: str = "nl") -> Page:
    """The suggestions as a page to read, in `language`."""
    words, wish, titles = Words(language), found.wish, catalogue.item_titles()
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
            ListItem(in_words(reason, wish, titles, words), words[f"verdict_{reason.verdict}"])
            for reason in suggestion.reasons
        )
        blocks.append(Items(tuple(items)))
    return Page(title, language, tuple(blocks))


def in_words(reason: Reason, wish: Wish, titles: dict[str, str], words: Words) -> str:
    """Put a reason in words; `titles` are those of the principles."""
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
