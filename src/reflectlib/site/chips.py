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
from reflectlib.needs import EVERY
from reflectlib.site.lines import IndexLine

LARGE = 20  # people
MOST_TAGS = 4
GENERAL: Sequence[tuple[str, Message, Mapping[str, str]]] = (
    ("alone", FACILITATION["self-guided"], {"facilitation": "self-guided"}),
)
"""What is asked of any method: its icon, what it is called, and the fields that it sets."""
NUMBERS: Sequence[tuple[str, Message, Mapping[str, str]]] = (
    ("pairs", _("with the two of you"), {"people": "2"}),
    ("groups", _("with {number} people", number=LARGE), {"people": str(LARGE)}),
)
"""The same for how many people there are."""


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
    tags = _by_use(tag for line in lines for tag in line.tags)
    needs = [need for need in EVERY if not need.tag or need.tag in tags]
    for need in needs:
        yield QuickChoice(need.icon, words.say(need.title), need.fields)
    for icon, text, fields in (*GENERAL, *NUMBERS):
        yield QuickChoice(icon, words.say(text), fields)
    others = [tag for tag in tags if tag not in [need.tag for need in needs]]
    for tag in others[:MOST_TAGS]:
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
