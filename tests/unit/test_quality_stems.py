"""The pieces of text by which texts are left out before words are looked for in them."""

import re
from collections.abc import Iterable
from re import _constants, _parser  # type: ignore[attr-defined]  # what the patterns are made of
from typing import Any

import pytest

from reflectlib import Catalogue, Method
from reflectlib.filling import fill
from reflectlib.quality.looking import Texts, texts_of
from reflectlib.quality.stems import STEMS, stems_for
from reflectlib.quality.words import WORDS, words_for

REPEATS = {_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT}
MANY = 8  # spellings of one piece


def needed(parsed: Iterable[tuple[Any, Any]]) -> set[str]:
    """Pieces of which each text that a pattern is found in has one; none where nobody can tell."""
    found, spelled = list[set[str]](), {""}
    for what, of in parsed:
        letters = letters_of(what, of)
        if letters and len(letters) * len(spelled) <= MANY:
            spelled = {before + letter for before in spelled for letter in letters}
            continue
        found.append(spelled)
        spelled = {""}
        if what is _constants.SUBPATTERN:
            found.append(needed(of[3]))
        elif what in REPEATS and of[0] > 0:
            found.append(needed(of[2]))
        elif what is _constants.ASSERT and of[0] > 0:
            found.append(needed(of[1]))
        elif what is _constants.BRANCH:
            ways = [needed(way) for way in of[1]]
            found.append(set().union(*ways) if all(ways) else set())
    found.append(spelled)
    told = [pieces for pieces in found if pieces and pieces != {""}]
    # The longer the shortest of them, the fewer texts have one.
    longest = max(told, key=lambda each: (min(map(length, each)), -len(each)), default=set[str]())
    return set(longest)


def length(piece: str) -> int:
    return len(piece.strip())


def letters_of(what: Any, of: Any) -> list[str]:
    if what is _constants.LITERAL:
        return [chr(of)]
    if what is _constants.IN and all(kind is _constants.LITERAL for kind, _ in of):
        return [chr(code) for _, code in of]
    return []


@pytest.mark.parametrize("language", WORDS)
def test_stems_are_those_of_the_patterns(language: str) -> None:
    """For each pattern the pieces that it cannot do without, and none that another is within."""
    assert WORDS[language].keys() == STEMS[language].keys()
    for key, pattern in WORDS[language].items():
        pieces = {piece.strip().lower() for piece in needed(_parser.parse(pattern, re.IGNORECASE))}
        least = {each for each in pieces if not any(o in each for o in pieces - {each})}
        assert (key, sorted(least)) == (key, [*STEMS[language][key]])
        assert all(least)


def test_what_is_not_known_has_neither_words_nor_stems() -> None:
    """A key that is no language's finds nothing; a language that we do not speak gets English."""
    assert (stems_for("nl", "x"), words_for("nl", "x").search("x")) == ((), None)
    assert stems_for("nl-BE", "wishes") == STEMS["nl"]["wishes"]
    assert stems_for("de", "wishes") == STEMS["en"]["wishes"]


def test_fields_come_in_the_order_of_the_file(catalogue: Catalogue) -> None:
    """Texts of more fields stand as in the file, each once, whatever the order of the fields."""
    kom = catalogue["kom"]
    assert isinstance(kom, Method)
    fields = ("phases.output", "goals", "phases.title")
    there = [text for text in texts_of(fill(kom)) if text.field in fields]
    assert there
    assert Texts(fill(kom)).of(*fields) == there
