"""What somebody may have meant who asks for what there is not; `finding.js` does the same."""

from collections.abc import Callable, Sequence
from sys import maxsize

from reflectlib.indexing import Index
from reflectlib.query import names, read_query

SHOWN = 3  # suggestions
LEAST, LONGEST = 4, 40  # letters of a word that is looked at
FAR = 8  # letters of a word in which two faults are one mistake


def mended(index: Index, text: str, finds: Callable[[str], bool]) -> tuple[str, ...]:
    """Up to three other questions that find something, the nearest first.

    In place of a word that no text has stands one that looks like it, or nothing; of two such words
    that are one, that one. Where each word is found, but not all together, each is asked alone.
    """
    words = [term.said for term in read_query(text, only_words=True).terms]
    unknown = [not index.hits(read_query(word, only_words=True).terms[0]) for word in words]
    choices: list[list[str]] = []
    place = 0
    while place < len(words):
        pair = "".join(words[place : place + 2])
        is_pair = place + 1 < len(words) and any(unknown[place : place + 2])
        if is_pair and any(pair in known for known in index.words.values()):
            choices.append([pair])
            place += 2
            continue
        choices.append(near(index, words[place]) if unknown[place] else [words[place]])
        place += 1
    known = [each for each in choices if each]
    if any(unknown):
        asked = [" ".join(each[min(n, len(each) - 1)] for each in known) for n in range(SHOWN)]
    else:
        asked = [word for word in words if len(word) >= LEAST] if len(words) > 1 else []
    telling = (each for each in dict.fromkeys(asked) if len(each) > 1)
    return tuple(each for each in telling if finds(each))[:SHOWN]


def near(index: Index, word: str) -> list[str]:
    """Up to three words of the texts that a word looks like, the nearest first.

    Of those that are as near, the one that stands in the best place comes first, and then the one
    that more documents have. Last comes what is known to be called otherwise, and no text has.
    """
    most = 2 if len(word) >= FAR else 1
    letters = set(word)
    found: dict[str, tuple[int, int, int, str]] = {}
    called: dict[str, dict[int, int]] = {name: {} for name in names()}
    for words in (*index.words.values(), called) if LEAST <= len(word) <= LONGEST else ():
        for each, having in words.items():
            if abs(len(each) - len(word)) <= most and len(letters.difference(each)) <= most:
                faults = distance(word, each)
                if faults <= most:
                    rank = min((index.ranks[text] for text in having.values()), default=maxsize)
                    known = found.get(each, (faults, rank, 0, each))
                    found[each] = min(known, (faults, rank, -len(having), each))
    return [each for *_, each in sorted(found.values())[:SHOWN]]


def distance(one: Sequence[str], other: Sequence[str]) -> int:
    """How many letters are to be put in, left out, changed, or swapped with the next."""
    before, row = [0], list(range(len(other) + 1))
    for place, letter in enumerate(one):
        last, before, row = before, row, [place + 1]
        for at, each in enumerate(other):
            least = min(before[at] + (letter != each), before[at + 1] + 1, row[at] + 1)
            if place and at and letter == other[at - 1] and one[place - 1] == each:
                least = min(least, last[at - 1] + 1)
            row.append(least)
    return row[-1]
