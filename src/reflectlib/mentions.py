"""Where words are found in the texts of entries."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import attrs

from reflectlib.catalogue import Catalogue
from reflectlib.indexing import Index, Indexed
from reflectlib.model.entry import Entry
from reflectlib.passages import FoundIn, Said, Searched, searched
from reflectlib.query import Filters, read_query
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
    `meant` are other questions that find something, where this one finds nothing.
    """

    entries: Sequence[tuple[Entry, Mention | None]]
    filters: Filters
    meant: tuple[str, ...]


def found(
    entries: Iterable[Entry],
    words: str,
    catalogue: Catalogue | None = None,
    fits: Callable[[Entry, Filters], bool] | None = None,
) -> Hits:
    """Look for words in all texts of entries, in each language that a `catalogue` has them in.

    `fits` tells whether the filters hold that the words say. Where nothing is found with those, or
    nobody can tell, all words are looked for. See `indexing` for what is found, and its order.
    """
    among = list(entries)
    texts = [tuple(searched(entry, catalogue)) for entry in among]
    said = [each for document in texts for one in document for each in one.texts]
    index = Index(map(document_of, texts))

    def ranked(asked: str) -> tuple[list[tuple[Entry, Mention | None]], Filters]:
        query = read_query(asked)
        if query.filters and fits is not None:
            hits = index.find(query) if query.terms else [(n, None) for n in range(len(among))]
            having = [
                (among[number], hit and _mention(said[hit.text], hit.word))
                for number, hit in hits
                if fits(among[number], query.filters)
            ]
            if having:
                return having, query.filters
        hits = index.find(read_query(asked, only_words=True))
        return [(among[number], _mention(said[hit.text], hit.word)) for number, hit in hits], {}

    having, filters = ranked(words)
    meant = () if having else mended(index, words, lambda asked: bool(ranked(asked)[0]))
    return Hits(having, filters, meant)


def document_of(texts: Iterable[Searched]) -> Indexed:
    """The texts of an entry as an index takes them."""
    return [
        (base_of(one.language), [(each.rank, each.text) for each in one.texts]) for one in texts
    ]


def _mention(said: Said, word: str) -> Mention:
    return Mention(said.place, said.text, word, said.step)
