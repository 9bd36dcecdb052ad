"""No pattern takes more than linear time: each is fed what it would love to go back over."""

import ast
import inspect
import re
import sys
import time
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest

from reflectlib.model.record import Pattern
from reflectlib.quality.words import WORDS, words_for

Look = Callable[[str], object]

SMALL, TIMES = 2_000, 4
MOST = 9  # times as long for four times as much; it would be sixteen if each start went to the end
FLOOR = 0.004  # seconds, below which a difference is only noise
FROM_THE_START = ("match", "fullmatch")
ANYWHERE = ("search", "sub", "subn", "split", "findall", "finditer")
# What patterns of ours look for, and what stands around it, over and over.
PIECES = (
    "a", " ", "a ", ", ", ",", "en ", "kan je ", "is het, ", "als ", "- ", "-", "[", "[[a", "? ",
    "?", "a?, ", '"', "x: ", "\n", "\n  ", "\u00a0", "0", "0.", "1-", "# ", ":", ". ", "(", "<",
    "client wat wil ", "goed ", "wat ging ", "tot ", "\\", "of ", "voor de ", "\t", "é", "niet ",
)  # fmt: skip


def modules() -> Iterator[ModuleType]:
    """Every module of ours."""
    for name, module in sorted(sys.modules.items()):
        if name.split(".")[0] == "reflectlib":
            yield module


def written_in(source: str) -> Iterator[tuple[str, bool]]:
    """The patterns that stand in a call, such as `re.sub("a+", …)`; whether from the start."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="re"), attr=name),
                args=[ast.Constant(value=str(pattern)), *_],
            ) if name in (*FROM_THE_START, *ANYWHERE):
                yield pattern, name in FROM_THE_START


def held_by(value: Any) -> Iterator[re.Pattern[str]]:
    """The compiled patterns in a value, be it a table of them, or a type of the model."""
    for one in (value, *getattr(value, "__metadata__", ())):
        if isinstance(one, re.Pattern):
            yield one
        elif isinstance(one, dict):
            yield from (each for part in one.values() for each in held_by(part))
        elif isinstance(one, Pattern):
            yield re.compile(one.schema["pattern"])


def only_from_the_start(name: str, source: str) -> bool:
    """Tell whether a pattern of this name, or what is taken out of its table, is only matched."""
    used = re.findall(rf"\b{name}\b(?:\[\w+\])?\.(\w+)\(", source, re.IGNORECASE)
    return bool(set(used) & set(FROM_THE_START)) and not set(used) & set(ANYWHERE)


def patterns() -> dict[str, Look]:
    """Every pattern of ours by its text, and how it looks through a text."""
    spoken = (words_for(language, key) for language, keys in WORDS.items() for key in keys)
    found: dict[str, Look] = {each.pattern: each.search for each in spoken}
    for module in modules():
        source = inspect.getsource(module)
        for text, anchored in written_in(source):
            found[text] = re.compile(text).match if anchored else re.compile(text).search
        for name, value in vars(module).items():
            for each in held_by(value):
                anchored = only_from_the_start(name, source)
                found.setdefault(each.pattern, each.match if anchored else each.search)
    return found


def seconds(look: Look, text: str) -> float:
    """The processor's time for one look through a text, the best of three."""
    best = []
    for _ in range(3):
        start = time.process_time()
        look(text)
        best.append(time.process_time() - start)
    return min(best)


def literals(pattern: str) -> list[str]:
    """Words that stand in a pattern itself, which bring it furthest."""
    return sorted({f"{word} " for word in re.findall(r"[a-zë]{3,}", pattern)}, key=len)[:12]


ALL = patterns()


@pytest.mark.parametrize("number", range(len(ALL)))
def test_time_grows_no_faster_than_the_text(number: int) -> None:
    """Four times as much of anything takes about four times as long."""
    text = sorted(ALL)[number]
    for piece in (*PIECES, *literals(text)):
        small = piece * (SMALL // len(piece))
        long = seconds(ALL[text], small * TIMES + "!")
        if long < FLOOR:
            continue
        assert long < MOST * max(seconds(ALL[text], small + "!"), FLOOR / TIMES), (text, piece)


def test_all_patterns_are_looked_at() -> None:
    """What stands in the modules is found: those of quality, of style, of the model, in calls."""
    assert len(ALL) > 60
    assert any("voorbeeld" in text for text in ALL)
    assert any(text.startswith("^[a-z0-9]+") for text in ALL)
