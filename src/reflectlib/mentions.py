"""Where words are found in the texts of entries."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import attrs

from reflectlib.catalogue import Catalogue
from reflectlib.indexing import CALLED, Index, Indexed
from reflectlib.model.entry import Entry
from reflectlib.passages import LAST, FoundIn, Searched, TextInPlace, searched
from reflectlib.query import Filters, Query, read_query
from reflectlib.spelling import mended
from reflectlib.translations import base_of
from reflectlib.value import Value


@attrs.frozen(eq=False, repr=False)
class Mention(Value):
    """The text of an entry in which something was found.

    `word` is the word that was found in it, without capitals and accents. `step` is the title of
    the step that the text belongs to, or "".
    """

    place: FoundIn
    text: str
    word: str
    step: str = ""


class Hits(NamedTuple):
    """The entries that have all words, the best first, each with where it was found.

    A mention is None where nothing but filters was asked. `filters` are those that the words say;
    `about` are the entries that have the words whether these hold or not. `meant` are other
    questions that find something, where the words are not found.
    """

    entries: Sequence[tuple[Entry, Mention | None]]
    filters: Filters
    about: Sequence[tuple[Entry, Mention | None]]
    meant: tuple[str, ...] = ()


Fits = Callable[[Entry, Filters], bool]
"""Tells whether the filters hold for an entry that the words of a question say."""


class Finder:
    """The words of all texts of entries, in each language that a `catalogue` has them in."""

    def __init__(self, entries: Iterable[Entry], catalogue: Catalogue | None = None) -> None:
        """Take the words."""
        self._entries = list(entries)
        texts = [tuple(searched(entry, catalogue)) for entry in self._entries]
        self._said = [each for document in texts for one in document for each in one.texts]
        self._index = Index(map(document_of, texts))

    def find(self, words: str, fits: Fits) -> Hits:
        """Look for words.

        Where nothing is found that `fits` what they say besides, it may be called so: `90 minuten`
        can stand in a title. See `indexing` for what is found, and its order.
        """
        found = self._found(words, fits)
        if found.entries or found.filters:
            return found
        meant = mended(self._index, words, lambda asked: bool(self._found(asked, fits).entries))
        return found._replace(meant=meant)

    def _found(self, asked: str, fits: Fits) -> Hits:
        query = read_query(asked)
        all_of_them = [(entry, None) for entry in self._entries]
        about = self._hits(query) if query.terms or not query.filters else all_of_them
        if not query.filters:
            return Hits(about, {}, about)
        having = [(entry, mention) for entry, mention in about if fits(entry, query.filters)]
        as_words = read_query(asked, only_words=True)
        words = [] if having else self._hits(as_words, CALLED if about else LAST)
        if words or not about:
            return Hits(words, {}, words)
        return Hits(having, query.filters, about)

    def _hits(self, query: Query, last: int = LAST) -> Sequence[tuple[Entry, Mention | None]]:
        """The entries that have a question in places up to a last rank."""
        return [
            (self._entries[number], _mention(self._said[hit.text], hit.word))
            for number, hit in self._index.find(query)
            if self._said[hit.text].rank <= last
        ]


def document_of(texts: Iterable[Searched]) -> Indexed:
    """The texts of an entry as an index takes them."""
    return [
        (base_of(one.language), [(each.rank, each.text) for each in one.texts]) for one in texts
    ]


def _mention(said: TextInPlace, word: str) -> Mention:
    return Mention(said.place, said.text, word, said.step)
