"""What a site is searched with: the texts of all entries, and an index of their words.

The index is made here, so that a browser has nothing to do but to look words up.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count, groupby, pairwise
from typing import Any, get_args

from reflectlib import lexicon, query
from reflectlib.indexing import Index
from reflectlib.language.terms import FOUND_IN
from reflectlib.language.words import Words
from reflectlib.mentions import document_of
from reflectlib.passages import RANKS, REST, FoundIn, Searched, TextInPlace

TextsInPlace = tuple[str, str, list[str | int]]
"""The place and the step of texts, and each text or the number of an earlier one."""


def index_data(
    documents: Mapping[str, tuple[Searched, ...]], words: Words, index: Index | None = None
) -> dict[str, Any]:
    """The data of `finding.js` for entries by id, in the order in which they are found.

    `texts` has of each entry, in each language, groups of texts that stand in one place of one
    step; they are numbered as they come, and one that stood before is that number. In each language
    every word has its stems, "" where it is its own, and the number of the first text of each entry
    that has it, as how far that lies behind the one before. `index` is that of these entries, where
    it is made already.
    """
    index = index or Index(map(document_of, documents.values()))
    return {
        "ids": list(documents),
        "places": {
            place: {"rank": RANKS.get(place, REST), "label": words.say(FOUND_IN[place])}
            for place in get_args(FoundIn)
        },
        "texts": _texts(documents.values()),
        "languages": {
            language: {
                "words": list(known),
                "keys": [_key(index, word, language) for word in known],
                "texts": [_steps(numbers.values()) for numbers in known.values()],
            }
            for language, known in index.words.items()
        },
        "lexicon": lexicon.data(),
        "query": query.data(),
    }


def _texts(documents: Iterable[Iterable[Searched]]) -> list[list[tuple[str, list[TextsInPlace]]]]:
    numbers: dict[str, int] = {}
    place = count()

    def numbered(text: str) -> str | int:
        number = next(place)
        first = numbers.setdefault(text, number)
        return text if first == number else first

    def group(said: Sequence[TextInPlace]) -> TextsInPlace:
        return said[0].place, said[0].step, [numbered(each.text) for each in said]

    return [
        [(one.language, [*map(group, _by_place(one.texts))]) for one in document]
        for document in documents
    ]


def _by_place(said: Iterable[TextInPlace]) -> Iterator[list[TextInPlace]]:
    return (list(each) for _, each in groupby(said, key=lambda each: (each.place, each.step)))


def _key(index: Index, word: str, language: str) -> str:
    key = " ".join(index.lexicon.key(word, language)) if " " not in word else word
    return "" if key == word else key


def _steps(numbers: Iterable[int]) -> Sequence[int]:
    return [after - before for before, after in pairwise((0, *numbers))]
