"""Which documents have the words that somebody looks for, and where: the best first.

What a document is called comes before what is said of it: each place of a text has a rank, and
within a rank the word itself comes before another form of it, that before a word that has it in it
or starts with it, and that before what else it is called. Of more words the costs are added up, and
what costs the same stays in its order. `finding.js` does the same for the list of a site.

A word of up to three letters is found as it stands, and a longer one in other forms and within
other words too. Only one of five letters and more is found where a word merely starts with it, or
one that is found in no other way: so `kort` is not found in Korthagen, and `int` is in
`intervisie`, since somebody may still be typing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reflectlib.lexicon import COMPOUNDING, Lexicon, is_unspaced, words_of
from reflectlib.query import Query, Term, little, phrases

SELF, FORM, WITHIN, OTHER = range(4)  # how a word is found, from best to worst
QUALITIES = 4
CALLED = 1  # the last rank of what something is called
WHOLE, SHORT, TELLING = 3, 4, 5  # letters: found as it stands; not at the start of words; of a stem

Ranked = tuple[int, str]
"""The rank of the place of a text, and the text."""
Indexed = Sequence[tuple[str, Sequence[Ranked]]]
"""The texts of something in each language (its base, such as nl), the best place first."""


class Hit(NamedTuple):
    """What it costs to take a document, the number of the text that has the word, and that word."""

    cost: int
    text: int
    word: str


class Index:
    """The words of documents, each with the first text of each document that has it."""

    def __init__(self, documents: Iterable[Indexed]) -> None:
        """Take the words."""
        self.document_of: list[int] = []
        self.ranks: list[int] = []
        self.words: dict[str, dict[str, dict[int, int]]] = {}
        """Language → word → number of a document → number of the first text that has it."""
        sought = _starts(phrases())
        for number, document in enumerate(documents):
            for language, texts in document:
                words = self.words.setdefault(language, {})
                for rank, text in texts:
                    place, found = len(self.ranks), words_of(text)
                    for word in dict.fromkeys((*found, *_phrases_in(found, sought))):
                        words.setdefault(word, {}).setdefault(number, place)
                    self.document_of.append(number)
                    self.ranks.append(rank)
        self.lexicon = Lexicon(self.words)

    def find(self, query: Query) -> list[tuple[int, Hit]]:
        """The numbers of the documents that have every term, the best first.

        With each comes the hit that costs most: where the word stands that is hardest to see.
        """
        found = [self.hits(term) for term in query.terms]
        if not found:
            return []
        both = [n for n in found[0] if all(n in hits for hits in found)]
        both.sort(key=lambda n: (sum(hits[n].cost for hits in found), n))
        return [(n, max((hits[n] for hits in found), key=lambda hit: hit.cost)) for n in both]

    def hits(self, term: Term) -> Mapping[int, Hit]:
        """The documents that have a term, or anything else that it is called."""
        found = self._having(self.meant(term.said))
        for other in term.others:
            meant = dict.fromkeys(self.meant(other, whole=True), OTHER)
            found |= _better(found, self._having(meant))
        return found or self._having_parts(term.said)

    def meant(self, word: str, *, whole: bool = False) -> dict[str, int]:
        """The words of the texts that are meant with one, and how each is found.

        A `whole` word is not found in what starts with it.
        """
        found = {word: SELF} if any(word in words for words in self.words.values()) else {}
        unspaced = is_unspaced(word)
        if not unspaced and " " not in word and not (found and len(word) <= WHOLE):
            for language in self.words:
                for each, how in self._forms(word, language, whole=whole):
                    found[each] = min(how, found.get(each, OTHER))
        if not whole and (unspaced or len(word) > SHORT or not found):
            starting = (each for words in self.words.values() for each in words)
            found |= {w: WITHIN for w in starting if w.startswith(word) and w not in found}
        return found

    def _forms(self, word: str, language: str, *, whole: bool) -> Iterator[tuple[str, int]]:
        """The words of a language that are a form of one, or have it in them."""
        key = self.lexicon.key(word, language)
        stem, hint = key[0], _hint(key[0])
        for each in self.words[language]:
            if hint in each and " " not in each and each not in little():
                other = self.lexicon.key(each, language)
                if _is_within(key, other):
                    yield each, FORM if len(other) == len(key) else WITHIN
        if not whole and len(key) == 1 and len(stem) >= TELLING and word.startswith(stem):
            yield from ((each, WITHIN) for each in self.words[language] if each.startswith(stem))

    def _having(self, meant: Mapping[str, int]) -> dict[int, Hit]:
        found: dict[int, Hit] = {}
        for word, how in meant.items():
            for words in self.words.values():
                for number, text in words.get(word, {}).items():
                    hit = Hit(self.ranks[text] * QUALITIES + how, text, word)
                    if number not in found or hit[:2] < found[number][:2]:
                        found[number] = hit
        return found

    def _having_parts(self, word: str) -> dict[int, Hit]:
        """What has all that a word is made of, or is called by a part of it."""
        parts = self.lexicon.parts(word) if COMPOUNDING in self.words else (word,)
        if len(parts) == 1:
            return {}
        each = [self._having(dict.fromkeys(self.meant(part), OTHER)) for part in parts]
        numbers = dict.fromkeys(number for hits in each for number in hits)
        found = {}
        for number in numbers:
            hits = [hits[number] for hits in each if number in hits]
            hits.sort(key=lambda hit: hit[:2])  # of two in one text the later part comes last
            if hits[0].cost // QUALITIES <= CALLED:
                found[number] = hits[0]
            elif len(hits) == len(parts):
                found[number] = hits[-1]
        return found


def _hint(stem: str) -> str:
    """What is in every word that has a stem: stems take long to find.

    A vowel can be doubled, as in `oog` of `ogen`, and `die` is the stem of `dying`.
    """
    return stem[:1] if stem[1:2] in ("i", stem[:1]) else stem[:2]


def _starts(names: Iterable[str]) -> Mapping[str, list[tuple[str, ...]]]:
    """The words of names, by the first of them."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in map(tuple, map(str.split, sorted(names))):
        found.setdefault(words[0], []).append(words)
    return found


def _phrases_in(
    words: Sequence[str], sought: Mapping[str, Sequence[tuple[str, ...]]]
) -> Iterator[str]:
    if sought.keys().isdisjoint(words):
        return
    for place, word in enumerate(words):
        for name in sought.get(word, ()):
            if tuple(words[place : place + len(name)]) == name:
                yield " ".join(name)


def _better(found: Mapping[int, Hit], others: Mapping[int, Hit]) -> dict[int, Hit]:
    """Of the others those that cost less than what was found, or stand where nothing was."""
    return {n: hit for n, hit in others.items() if n not in found or hit[:2] < found[n][:2]}


def _is_within(key: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return any(other[start : start + len(key)] == key for start in range(len(other) - len(key) + 1))
