"""The words of texts, their stems, and what they are made of.

Forms of a word have one stem: `bijeenkomsten` that of `bijeenkomst`. A Dutch word can be made of
others: `casusbespreking` is `casuïstiekbespreking`, and `bespreking` is in it. Of a language that
is written without spaces every two characters that stand together are a word. `lexicon.js` does the
same for the list of a site.
"""

import json
import re
import unicodedata
from collections.abc import Container, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from reflectlib.characters import clean

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


class Lexicon:
    """What words are made of, by the words that there are in each language."""

    def __init__(self, words: Mapping[str, Container[str]]) -> None:
        """Take the words of each language (its base, such as nl)."""
        self._known = words.get(COMPOUNDING, ())
        self._parts: dict[str, tuple[str, ...]] = {}

    def key(self, word: str, language: str) -> tuple[str, ...]:
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
        return part not in data()["no_parts"] and (part in self._known or part in data()["parts"])


def fold(text: str) -> str:
    """Take case, accents and what nobody sees away."""
    folded = clean(text).casefold()
    if folded.isascii():
        return folded
    return unicodedata.normalize("NFKD", folded).translate(_MARKS)


class _Marks(dict[int, int | None]):
    """What becomes of a character: a mark is left out. Each is looked up once."""

    def __missing__(self, character: int) -> int | None:
        is_mark = unicodedata.category(chr(character)).startswith("M")
        return self.setdefault(character, None if is_mark else character)


_MARKS = _Marks()


@cache
def _runs() -> re.Pattern[str]:
    """What stands together; it takes long to compile, and only who searches waits for it."""
    return re.compile(f"[{UNSPACED}]+|[^\\W_{UNSPACED}]+")


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{UNSPACED}]")


def words_of(text: str) -> list[str]:
    """The words by which a text is found."""
    folded = fold(text)
    runs: list[str] = _runs().findall(folded)
    if folded.isascii() or not _unspaced().search(folded):
        return runs
    words = []
    for run in runs:
        if is_unspaced(run):
            words += [run[place : place + 2] for place in range(len(run))]
        else:
            words.append(run)
    return words


def sought_in(text: str) -> list[str]:
    """The words that somebody looks for, in their order."""
    found: list[str] = []
    for run in _runs().findall(fold(text)):
        if is_unspaced(run) and len(run) > 1:
            found += (run[place : place + 2] for place in range(len(run) - 1))
        else:
            found.append(run)
    return found


def is_unspaced(word: str) -> bool:
    """Tell whether a word is of a language that is written without spaces."""
    return bool(_unspaced().match(word))


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
