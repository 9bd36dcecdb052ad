"""The words of texts, and which of them somebody means who searches.

A word is found by how it starts; by another form of it, such as `bijeenkomsten`; and by what it
is made of: `casusbespreking` is `casuïstiekbespreking`, and `bespreking` is in it. Of a language
that is written without spaces every two characters that stand together are a word. The list of
a site searches in the same way, in `lexicon.js`.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from reflectlib.characters import clean
from reflectlib.translations import base_of

Tagged = tuple[str, str]
"""The language of a text (BCP 47), and the text."""
Described = tuple[Sequence[Tagged], Sequence[Tagged]]
"""What something is called, and what is said of it."""

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\U00020000-\U000323af"
)
"""The characters of Thai, Lao, Burmese, Khmer, Japanese and Chinese."""

DATA = Path(__file__).with_name("lexicon.json")
COMPOUNDING = "nl"
LEAST = 4  # letters of a part
LONGEST = 60  # letters of a word that is taken apart
LINKS = ("", "s", "en", "e")
TELLING = 5  # letters of a stem by which other words may start


class _Use(NamedTuple):
    """The languages in which a word is used, and the documents that have it or are called so."""

    languages: set[str]
    having: set[int]
    called: set[int]


class Lexicon:
    """The words of some documents."""

    def __init__(self, documents: Iterable[Described]) -> None:
        """Take the words."""
        self._words: dict[str, _Use] = {}
        self._parts: dict[str, tuple[str, ...]] = {}
        for place, (called, said) in enumerate(documents):
            for tag, text in (*called, *said):
                for word in words_of(text):
                    use = self._words.setdefault(word, _Use(set(), set(), set()))
                    use.languages.add(base_of(tag))
                    use.having.add(place)
            for _tag, text in called:
                for word in words_of(text):
                    self._words[word].called.add(place)
        self._languages = {each for use in self._words.values() for each in use.languages}

    def find(self, sought: str, *, loosely: bool = True) -> set[int]:
        """The places of the documents that have all words of what is sought.

        A word that none has is loosely found by what it is made of: in those that have all of
        that or are called by a part of it, or else in those that have any part.
        """
        found = [self._having(word, loosely=loosely) for word in sought_in(sought)]
        return set.intersection(*found) if found else set()

    def _having(self, word: str, *, loosely: bool) -> set[int]:
        meant = self.meant(word)
        if meant or not loosely:
            return {place for each in meant for place in self._words[each].having}
        uses = [[self._words[each] for each in self.meant(part)] for part in self.parts(word)]
        having = [{place for use in part for place in use.having} for part in uses]
        called = {place for part in uses for use in part for place in use.called}
        return set.intersection(*having) | called or set.union(*having)

    def meant(self, word: str) -> list[str]:
        """The words of the texts that somebody means with this one."""
        languages = () if _unspaced().match(word) else self._languages
        forms = [self._is_form(word, language) for language in languages]
        return [
            each
            for each in self._words
            if each.startswith(word) or any(is_form(each) for is_form in forms)
        ]

    def _is_form(self, word: str, language: str) -> Callable[[str], bool]:
        """What tells of words whether they are of a language, and other forms of this one.

        They start as another form of it, or have it in them.
        """
        stem, key = stem_of(word, language), self._key(word, language)
        start = (stem,) if len(stem) >= TELLING and word.startswith(stem) else ()

        def is_form(each: str) -> bool:
            return language in self._words[each].languages and (
                each.startswith(start)
                or (key[0][:2] in each and _is_within(key, self._key(each, language)))
            )

        return is_form

    def _key(self, word: str, language: str) -> tuple[str, ...]:
        """The stems of what a word is made of, by which its forms are known."""
        parts = self.parts(word) if language == COMPOUNDING else (word,)
        stems = (stem_of(part, language) for part in parts)
        return tuple(data()["same"].get(stem, stem) for stem in stems)

    def parts(self, word: str) -> tuple[str, ...]:
        """What a word is made of, by the words that are known; or the word itself."""
        if word not in self._parts:
            self._parts[word] = self._taken_apart(word) if len(word) <= LONGEST else (word,)
        return self._parts[word]

    def _taken_apart(self, word: str) -> tuple[str, ...]:
        for end in range(len(word) - LEAST, LEAST - 1, -1):
            left = self._known_part(word[:end])
            rest = self.parts(word[end:]) if left else ()
            if left and (len(rest) > 1 or self._is_known(word[end:])):
                return (*self.parts(left), *rest)
        return (word,)

    def _known_part(self, start: str) -> str | None:
        """The word at the start of another, without what links the two."""
        ends = (start.removesuffix(link) for link in LINKS if start.endswith(link))
        return next((part for part in ends if len(part) >= LEAST and self._is_word(part)), None)

    def _is_known(self, end: str) -> bool:
        stem = stem_of(end, COMPOUNDING)
        return self._is_word(end) or (end not in data()["no_parts"] and stem in _stems_of_parts())

    def _is_word(self, part: str) -> bool:
        used = part in self._words and COMPOUNDING in self._words[part].languages
        return part not in data()["no_parts"] and (used or part in data()["parts"])


def fold(text: str) -> str:
    """Take case, accents and what nobody sees away."""
    folded = clean(text).casefold()
    if folded.isascii():
        return folded
    decomposed = unicodedata.normalize("NFKD", folded)
    return "".join(c for c in decomposed if not unicodedata.category(c).startswith("M"))


@cache
def _runs() -> re.Pattern[str]:
    """What stands together; it takes long to compile, and only who searches waits for it."""
    return re.compile(f"[{UNSPACED}]+|[^\\W_{UNSPACED}]+")


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{UNSPACED}]")


def words_of(text: str) -> Iterator[str]:
    """The words by which a text is found."""
    for run in _runs().findall(fold(text)):
        if _unspaced().match(run):
            yield from (run[place : place + 2] for place in range(len(run)))
        else:
            yield run


def sought_in(text: str) -> list[str]:
    """The words that somebody looks for, each once."""
    found: dict[str, None] = {}
    for run in _runs().findall(fold(text)):
        if _unspaced().match(run) and len(run) > 1:
            found |= dict.fromkeys(run[place : place + 2] for place in range(len(run) - 1))
        else:
            found[run] = None
    return list(found)


@lru_cache(1 << 14)
def stem_of(word: str, language: str) -> str:
    """A word without the endings of its forms, in a language of which these are known."""
    if language == "nl":
        from snowballstemmer.dutch_stemmer import DutchStemmer as Stemmer  # type: ignore[import-untyped]  # it has none
    elif language == "en":
        from snowballstemmer.english_stemmer import EnglishStemmer as Stemmer  # type: ignore[import-untyped]
    else:
        return word
    stem: str = Stemmer().stemWord(word)  # each its own: one is of no use to two threads
    return stem


@cache
def data() -> Mapping[str, Any]:
    """What is known of words and signs: see `lexicon.json`."""
    return {**json.loads(DATA.read_bytes()), "unspaced": UNSPACED}


@cache
def _stems_of_parts() -> frozenset[str]:
    return frozenset(stem_of(part, COMPOUNDING) for part in data()["parts"])


def _is_within(key: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return any(other[start : start + len(key)] == key for start in range(len(other) - len(key) + 1))
