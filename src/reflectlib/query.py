"""What somebody asks in words: which of them are looked for, and which say a filter.

`zonder begeleider` and `30 minuten` are filters; `collegiale consultatie` is one thing to look for,
which is also called `intervisie`. Which there are stands in `query.json`. The list of a site reads
a query in the same way, in `query.js`.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from reflectlib.lexicon import sought_in, stem_of

DATA = Path(__file__).with_name("query.json")
NUMBER = "#"
FIGURES = 4  # of a number

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
    words, terms, filters = sought_in(text), dict[str, Term](), dict[str, int | str]()
    while words:
        found = None if only_words else _filter_at(words)
        if found:
            length, field, value = found
            filters.setdefault(field, value)
        else:
            length, term = _term_at(words)
            terms.setdefault(term.said, term)
        words = words[length:]
    return Query(tuple(terms.values()), filters)


def phrases() -> frozenset[str]:
    """What is looked for as one thing though it has more words than one."""
    return frozenset(name for name in _synonyms() if " " in name)


def fact(language: str, name: str) -> str:
    """What an entry in a language is called of which this holds: `kort`; "" where it is unknown."""
    return str(data()["facts"].get(language, {}).get(name, ""))


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
def _filters() -> Sequence[tuple[tuple[str, ...], str, int | str]]:
    """The words of each filter, its field and value; the longest first."""
    rows = [row for rows in data()["filters"].values() for row in rows]
    split = [(tuple(words.split()), field, value) for words, field, value in rows]
    return sorted(split, key=lambda row: -len(row[0]))


def _term_at(words: Sequence[str]) -> tuple[int, Term]:
    """The longest name that stands first, and how many words it has."""
    longest = max(len(name.split()) for name in _synonyms())
    for length in range(min(longest, len(words)), 0, -1):
        name = " ".join(words[:length])
        if name in _synonyms():
            return length, Term(name, _synonyms()[name])
    word = words[0]
    for language in data()["synonyms"]:
        if (known := _by_stem(language).get(stem_of(word, language))) is not None:
            return 1, Term(word, (known, *_synonyms()[known]))
    return 1, Term(word)


def _filter_at(words: Sequence[str]) -> tuple[int, str, int | str] | None:
    """The filter that stands first, and how many words it has with those that lead up to it."""
    start = 1 if words[0] in data()["before"] and len(words) > 1 else 0
    for first in range(start + 1):
        for said, field, value in _filters():
            heard = words[first : first + len(said)]
            number = _number_in(said, heard) if len(heard) == len(said) else None
            meant = value * number if number else value
            if number is not None and _is_possible(field, meant):
                return first + len(said), field, meant
    return None


def _number_in(said: Sequence[str], heard: Sequence[str]) -> int | None:
    """The number that is heard where a filter has one, 0 where it has none; None for other words.

    A filter has one at most.
    """
    found = 0
    for each, word in zip(said, heard, strict=True):
        number = _number(word) if each == NUMBER else None
        if each != word and not number:
            return None
        found = number or found
    return found


def _number(word: str) -> int:
    """The number that a word is, or 0."""
    known: Mapping[str, int] = data()["numbers"]
    is_figure = word.isascii() and word.isdigit() and len(word) <= FIGURES
    return int(word) if is_figure else known.get(word, 0)


def _is_possible(field: str, value: int | str) -> bool:
    """Tell whether a filter can hold; more people or minutes are not asked for in words."""
    most: Mapping[str, int] = data()["most"]
    return isinstance(value, str) or value <= most[field]
