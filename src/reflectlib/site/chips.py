"""The quick choices above the list of a site: what sets the filters below them at one press.

A chip is no judgement of its own: it fills in the form, or the words that are sought, and what is
found is what `reflect list` finds of the same. So it says no more than it asks.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from reflectlib import query
from reflectlib.indexing import Index
from reflectlib.language.terms import FACILITATION
from reflectlib.language.words import Words
from reflectlib.message import Message, _
from reflectlib.site.lines import IndexLine

SHORT, LARGE = 30, 20  # minutes; people
MOST_TAGS = 8
GENERAL: Sequence[tuple[str, Message, Mapping[str, str]]] = (
    ("clock", _("up to {number} minutes", number=SHORT), {"minutes": str(SHORT)}),
    ("alone", FACILITATION["self-guided"], {"facilitation": "self-guided"}),
)
"""What is asked of any method: its icon, what it is called, and the fields that it sets."""
NUMBERS: Sequence[tuple[str, Message, Mapping[str, str]]] = (
    ("individual", _("on your own"), {"people": "1"}),
    ("pairs", _("with the two of you"), {"people": "2"}),
    ("groups", _("with {number} people", number=LARGE), {"people": str(LARGE)}),
)
"""The same for how many people there are."""
TAGS: Mapping[str, tuple[str, Message]] = {
    "nieuwe-groep": ("people", _("for a new group")),
    "opening": ("opening", _("to open with")),
    "afsluiting": ("closing", _("to close with")),
}
"""Tags that say when something is for, with an icon and what they are called."""


class QuickChoice(NamedTuple):
    """A quick choice: its icon, if any, what it is called, and the fields that it sets."""

    icon: str
    text: str
    fields: Mapping[str, str]

    @property
    def sets(self) -> str:
        """The fields as the address of the list has them."""
        return urlencode(self.fields)


def chips_for(lines: Sequence[IndexLine], index: Index, words: Words) -> Iterator[QuickChoice]:
    """The quick choices of a site; one of a tag or of words only where something has them.

    `index` has the words of all entries.
    """
    for icon, text, fields in GENERAL:
        yield QuickChoice(icon, words.say(text), fields)
    tags = _by_use(tag for line in lines for tag in line.tags)
    for tag, (icon, text) in TAGS.items():
        if tag in tags:
            yield QuickChoice(icon, words.say(text), {"tag": tag})
    for icon, text, fields in NUMBERS:
        yield QuickChoice(icon, words.say(text), fields)
    for tag in [tag for tag in tags if tag not in TAGS][:MOST_TAGS]:
        yield QuickChoice("", tag.replace("-", " "), {"tag": tag})
    for said in query.situations(words.language):
        if said not in tags and index.find(query.read_query(said)):
            yield QuickChoice("search", said, {"query": said})


def _by_use(tags: Iterable[str]) -> Sequence[str]:
    """Tags, those that are used most first."""
    counts: dict[str, int] = {}
    for tag in tags:
        counts[tag] = counts.get(tag, 0) + 1
    return sorted(counts, key=lambda tag: (-counts[tag], tag))
