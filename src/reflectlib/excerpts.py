"""A long text cut short around a word; `finding.js` does the same for the list of a site."""

import re

from reflectlib.lexicon import fold

BEFORE = 3  # of the room at most a third is for what stands before the word
CUT = "…"


def excerpt(text: str, word: str, room: int) -> str:
    """A text on one line, in at most `room` characters, with the word in it that was found.

    `word` is without capitals and accents; it can be more than one, or "" for the start.
    """
    text = " ".join(text.split())
    if len(text) <= room:
        return text
    first = word.partition(" ")[0]
    runs = (run for run in re.finditer(r"\w+", text) if fold(run.group()).startswith(first))
    at = next((run.start() for run in runs), 0)
    start = max(0, min(at - room // BEFORE, len(text) - room + len(CUT)))
    if start:
        space = text.find(" ", start - 1, at)
        start = space + 1 if space >= 0 else start
    head = CUT if start else ""
    end = start + room - len(head) - len(CUT)
    if end >= len(text):
        return head + text[start:]
    space = text.rfind(" ", start, end + 1)
    end = space if space > at else end
    return head + text[start:end].rstrip() + CUT
