"""What somebody asks in words: which of them are looked for, and which say a filter.

`zonder begeleider` and `30 minuten` are filters; `collegiale consultatie` is one thing to look for,
which is also called `intervisie`. Which there are stands in `query.json`. The list of a site reads
a query in the same way, in `query.js`.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

from reflectlib.lexicon import sought_in, stem_of

DATA = Path(__file__).with_name("query.json")
NUMBER = "#"
FIGURES = re.compile("[0-9]{1,4}(?:[.,][0-9]|,[0-9]{2})?")  # 12.30 is a time of day
IN_PARTS = re.compile(r"\b([0-9]+(?:[.,:][0-9]+)+)", re.ASCII)
"""A number that has more parts than one, and is not two numbers."""
WITH_UNIT = re.compile("([0-9]{1,4})([a-z]+)")
FRACTION = re.compile(r"([0-9]{0,4}) ?([¼½¾]|\b(?:1/2|1/4|3/4)\b)", re.ASCII)
PARTS = {"¼": ",25", "½": ",5", "¾": ",75", "1/4": ",25", "1/2": ",5", "3/4": ",75"}
LONGEST = 8  # words of a filter
LEADING = 6  # words before a filter, and its first
JUST_BEFORE = 2  # words in which a number is made the opposite of a filter

Filters = Mapping[str, int | str]
"""The name of a field of a filter → its value; numbers are people and minutes."""


class Term(NamedTuple):
    """One thing to look for: a word, or words with spaces between, and what else it is called."""

    said: str
    others: tuple[str, ...] = ()


class Query(NamedTuple):
    """The terms, all of which are looked for, and the filters that the words say."""

    terms: tuple[Term, ...]
    filters: Filters


def read_query(text: str, *, only_words: bool = False) -> Query:
    """Read what somebody asks; with `only_words` no word says a filter."""
    words, terms, filters = _words_in(text), dict[str, Term](), dict[str, int | str]()
    place = 0
    while place < len(words):
        found = None if only_words else _filter_at(words, place)
        if found:
            length, field, value = found
            filters.setdefault(field, value)
        else:
            length, said = _terms_at(words[place : place + LONGEST])
            terms |= {term.said: term for term in said if term.said not in terms}
        place += length
    telling = [term for said, term in terms.items() if said not in little()]
    return Query(tuple(telling if telling or filters else terms.values()), filters)


def phrases() -> frozenset[str]:
    """What is looked for as one thing though it has more words than one."""
    return frozenset(name for name in _synonyms() if " " in name)


@cache
def little() -> frozenset[str]:
    """The words that say little: they are looked for where nothing else is, and as they stand."""
    return frozenset(data()["little"])


def names() -> frozenset[str]:
    """The names of one word that are known to be called something else too."""
    return frozenset(name for name in _synonyms() if " " not in name)


def fact(language: str, name: str) -> str:
    """What an entry in a language is called of which this holds: `kort`; "" where it is unknown."""
    return str(data()["facts"].get(language, {}).get(name, ""))


def situations(language: str) -> Sequence[str]:
    """What people are often in search of, in a language, as they would type it."""
    said: Sequence[str] = data()["situations"].get(language, ())
    return said


@cache
def data() -> Mapping[str, Any]:
    """How people ask: see `query.json`."""
    known: Mapping[str, Any] = json.loads(DATA.read_bytes())
    return known


@cache
def _synonyms() -> Mapping[str, tuple[str, ...]]:
    """Each name of a thing → the others that it has."""
    found: dict[str, tuple[str, ...]] = {}
    for groups in data()["synonyms"].values():
        for names in groups:
            for name in names:
                others = (*found.get(name, ()), *(each for each in names if each != name))
                found[name] = tuple(dict.fromkeys(others))
    return found


@cache
def _by_stem(language: str) -> Mapping[str, str]:
    """The names of one word in a language, by their stems."""
    names = (name for names in data()["synonyms"][language] for name in names)
    return {stem_of(name, language): name for name in names if " " not in name}


@cache
def _filters() -> Sequence[tuple[Sequence[Sequence[str]], str, Sequence[int] | str]]:
    """The words of each filter with their choices, its field and values; the longest first."""
    rows = [row for rows in data()["filters"].values() for row in rows]
    split = [
        ([word.split("|") for word in words.split()], field, [v] if isinstance(v, int) else v)
        for words, field, v in rows
    ]
    return sorted(split, key=lambda row: -len(row[0]))


def _words_in(text: str) -> list[str]:
    """The words of a question, in which `1,5` and `1½` are one."""
    plain = FRACTION.sub(lambda found: (found[1] or "0") + PARTS[found[2]], text)
    pieces = IN_PARTS.split(plain)
    return [
        word
        for place, piece in enumerate(pieces)
        for word in ([piece] if place % 2 else sought_in(piece))
    ]


def _terms_at(words: Sequence[str]) -> tuple[int, Sequence[Term]]:
    """What is looked for by the longest name that stands first, and how many words it has."""
    longest = max(len(name.split()) for name in _synonyms())
    for length in range(min(longest, len(words)), 0, -1):
        name = " ".join(words[:length])
        if name in _synonyms():
            return length, [Term(name, _synonyms()[name])]
    word = words[0]
    for language in data()["synonyms"]:
        if (known := _by_stem(language).get(stem_of(word, language))) is not None:
            return 1, [Term(word, (known, *_synonyms()[known]))]
    return 1, [Term(part) for part in (sought_in(word) if IN_PARTS.match(word) else [word])]


def _filter_at(words: Sequence[str], place: int) -> tuple[int, str, int | str] | None:
    """The filter that stands at a place, and how many words it has with those that lead up to it.

    There is none behind words that ask for the opposite: `langer dan 30 minuten`.
    """
    for first in range(place, min(place + LEADING, len(words))):
        for said, field, values in _filters():
            for length, heard in _heard(words[first : first + LONGEST], len(said)):
                meant = _meant(said, heard, values)
                if meant is not None and _is_possible(field, meant):
                    floors = data()["floors"].get(field, ())
                    before = words[max(0, first - JUST_BEFORE) : first]
                    is_floor = not set(floors).isdisjoint(before)
                    return None if is_floor else (first - place + length, field, meant)
        if words[first] not in data()["before"]:
            break
    return None


def _heard(words: Sequence[str], length: int) -> Iterator[tuple[int, Sequence[str]]]:
    """So many words, and how many stand there: `30min` is two."""
    if len(words) >= length:
        yield length, words[:length]
    with_unit = WITH_UNIT.fullmatch(words[0])
    if with_unit and len(words) > length - 2 >= 0:
        yield length - 1, (*with_unit.groups(), *words[1 : length - 1])


def _meant(
    said: Sequence[Sequence[str]], heard: Sequence[str], values: Sequence[int] | str
) -> int | str | None:
    """The value of a filter for what is heard; None where it is other words, or no whole number."""
    numbers = []
    for choices, word in zip(said, heard, strict=True):
        if NUMBER in choices:
            numbers.append(_number(word))
        elif word not in choices:
            return None
    if isinstance(values, str):
        return values
    meant = sum(value * number for value, number in zip_longest(values, numbers, fillvalue=1))
    return int(meant) if all(numbers) and meant == int(meant) else None


def _number(word: str) -> float:
    """The number that a word is, or 0."""
    known: Mapping[str, float] = data()["numbers"]
    return float(word.replace(",", ".")) if FIGURES.fullmatch(word) else known.get(word, 0)


def _is_possible(field: str, value: int | str) -> bool:
    """Tell whether a filter can hold; more people or minutes are not asked for in words."""
    most: Mapping[str, int] = data()["most"]
    return isinstance(value, str) or value <= most[field]
