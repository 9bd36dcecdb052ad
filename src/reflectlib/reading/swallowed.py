"""What is lost or torn apart, by YAML's rules, in a text without quotes."""

import re
from itertools import pairwise
from typing import Any

from reflectlib.message import _
from reflectlib.reading.dashes import DOTS, margin
from reflectlib.reading.document import Document

ITEM = rf"\s*[-*–{DOTS}]\s"
ITEM_OR_KEY = r"\s*(-\s|[\w-]+:(\s|$))"
MOST_SHOWN = 60
# With these words the second half of a sentence starts, behind its comma.
GOES_ON = (
    *("zonder", "met", "en", "of", "maar", "want", "dus", "die", "dat", "zodat", "omdat", "als"),
    *("terwijl", "waar", "waarbij", "waarin", "waarna", "waardoor", "om"),
    *("without", "with", "and", "or", "but", "so", "who", "which", "that", "because", "while"),
    *("where", "if"),
)
ENDED = (".", "?", "!", "…", ":", ";")


def warn_of_comment(document: Document, event: Any, line: str) -> None:
    """Warn of a comment behind an unquoted text, or in its place: a lost sentence?"""
    mark = event.end_mark
    rest = line[mark.column :]
    if rest[:1] in (" ", "\t") and rest.lstrip(" \t").startswith("#"):
        column = mark.column + 1 + len(rest) - len(rest.lstrip(" \t"))
        message = _(
            "a # after a space starts a comment, so this is not read: {text}",
            text=rest.strip()[:MOST_SHOWN],
        )
        hint = _("Put the whole text in quotes to keep it, or give the comment its own line.")
        document.note("warning", "RFL007", message, mark.line + 1, column, hint)


def warn_of_line(document: Document, event: Any, lines: list[str]) -> None:
    """Warn of a line that looks like a list item or a key, but became part of a text."""
    first = event.start_mark.line
    for number in range(first + 1, min(event.end_mark.line + 1, len(lines))):
        line = lines[number]
        if re.match(ITEM_OR_KEY if event.style else ITEM, line):
            if event.style and margin(line) > margin(lines[first]):
                continue  # set in, as the lines of a text in quotes are
            message = _(
                "this line became part of the text that starts on line {line}", line=first + 1
            )
            hint = _(
                "Let its dash start in the same column as the one above. To put something "
                "below a question, write `- text: …` and below it `follow_ups:`."
            )
            if event.style:
                hint = _(
                    "Check the quotes on line {line}; a text with an apostrophe goes in double "
                    "quotes.",
                    line=first + 1,
                )
            document.note("warning", "RFL009", message, number + 1, margin(line) + 1, hint)
            return


def warn_of_split(document: Document, items: list[Any]) -> None:
    """Warn of a comma between `[ ]` that makes two items of one sentence.

    `items` are the events of the texts between the brackets.
    """
    for before, after in pairwise(items):
        first, second = before.value, after.value
        if before.style or after.style or not _is_one_sentence(first, second):
            continue
        mark = after.start_mark
        message = _(
            "the comma makes two items of one sentence: '{first}' and '{second}'",
            first=first[:MOST_SHOWN],
            second=second[:MOST_SHOWN],
        )
        hint = _(
            "Write each item on a line of its own, after `- `: between [ ] every comma starts a "
            "new one."
        )
        document.note("warning", "RFL017", message, mark.line + 1, mark.column + 1, hint)
        return


def _is_one_sentence(first: str, second: str) -> bool:
    """Tell whether what follows a comma goes on with what stands before it."""
    if " " not in first or first.endswith(ENDED) or not second[:1].islower():
        return False
    return second.endswith((".", "?", "!")) or second.split(" ", 1)[0] in GOES_ON
