"""Definitions in which somebody was at work: real ones, changed as data or as text.

`mutants` gives data and `definitions` the bytes of a file. Both start from what is real, so that
much of what is drawn is nearly right, which is where faults are.
"""

import copy
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st
from strategies import HOSTILE

from conftest import EXAMPLES, ROOT
from reflectlib.reading.yaml import parse

FILES = [*sorted((ROOT / "methods").rglob("*.yaml")), *sorted((EXAMPLES / "valid").glob("*"))]
BROKEN = sorted((EXAMPLES / "invalid").glob("*.yaml"))

JUNK: tuple[Any, ...] = (
    None, True, False, "", " ", "x", "x\n", "x\ny", "x\ry", "\x1b[2J", "\n", "7", "kom",
    "Kom", "a--b", "source",
    "editor", "plenary", "participants", "nl", "nl-", "https://x.nl", "javascript:x", "2023-13",
    "2023-03", 0, 1, 1.0, 1.5, -1, 7, 1440, 1441, 100_000, 100_001, 10**30, float("inf"),
    float("nan"), [], {}, [None], ["x"], [1], [[]], [{}], {"min": 1}, {"max": 2.0},
    {"min": 1, "max": None}, {"min": 9, "max": 2}, {"min": 1440, "max": 1440},
    {"x-a": 1}, {"min": 1, "x-a": [{"b": None}]}, {"text": "x", "x-a": {}}, {"x-a": "x", "y": 1},
    {"minutes": 5, "per": "participant"}, {"minutes": 5}, {"per": "case"}, {"size": 2},
    {"size": {}}, {"size": {"min": 5, "max": 3}}, {"text": "x"}, {"text": "x", "basis": "editor"},
    {"weeks": 2}, {"weeks": 0},
    "x" * 101, "x" * 301, "x" * 10_001, ["x"] * 21, ["x"] * 501,
    {"times": 5, "per": "year"}, {"every": {"weeks": 2}, "per": "year"}, {"id": "a", "title": "A"},
)  # fmt: skip
# What nobody sees, what turns a line, what is no character, what is wide.
HIDDEN = (
    "x\u202ey", "\u2066x\u2069", "x\u200by", "\u200b", "x\u200dy", "\ufeffx", "x\xady", "\u3164",
    "x\U000e0041y", "x\x00", "\x1b]0;x\x07", "x\u2028y", "x\x85y", "\uffff", "\u2800",
    "x\u034fy", "日本" * 40, "e\u0301" * 50, "👩\u200d👧", "x\u00a0", "\u00a0",
)  # fmt: skip
WORDS = (*HOSTILE, *HIDDEN)

KEYS = (
    "id",
    "text",
    "min",
    "max",
    "per",
    "times",
    "every",
    "minutes",
    "basis",
    "for",
    "for_",
    "x",
    "x-",
    "x-a",
    "extra",
)

# What people half type, and what attackers write.
SNIPPETS = (
    "[", "]", "{", "}", "'", '"', "[x, ?]", "{ ?x: y }", "? ", "? x\n: y\n", ": ", "- ", "-", "#",
    " # x", "# reflect: off RFL302: x\n", "# reflect: off \x1b]0;x\x07\n", "\t",
    "\n\t", "\r", "\r\n",
    "\ufeff", "\u00a0", "\u2028", "\x00", "\x85", "|\n", ">-\n", "|9\n", "&a ", "*a", "!!python/x ",
    "!x ", "%YAML 1.1\n", "---\n", "...\n", "@", "`", "<<: ", "0x" + "f" * 4000, "0o" + "7" * 5000,
    "1" * 5000, "-0", "1e999", ".inf", ".nan", "~", "null", "yes", "no", "13:00", "2023-03-01",
    "goals: \"\"\n", "format: 1 # a\nparticipants: {min: 3, max", "d: #\n {i", "[" * 200,
    "{a: " * 60, "- " * 80, "\"\\ud800\"", "\"\\x1b\"", "\"\\U000e0041\"", "\"\\", "'\n\n\n",
    "\ud800", *HIDDEN,
)  # fmt: skip


@cache
def originals() -> tuple[dict[str, Any], ...]:
    """The data of every real definition, the smallest first."""
    documents = [parse(file.read_bytes(), str(file)).data for file in FILES]
    return tuple(sorted(documents, key=lambda data: len(str(data))))


@cache
def texts() -> tuple[str, ...]:
    """The text of every real definition and of every wrong example, the shortest first."""
    read = [Path(file).read_bytes().decode("utf-8", "replace") for file in (*FILES, *BROKEN)]
    return tuple(sorted(read, key=len))


def paths(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a document."""
    found = [path]
    if isinstance(data, dict | list):
        steps = data.items() if isinstance(data, dict) else enumerate(data)
        for step, value in steps:
            found += paths(value, (*path, step))
    return found


def at(data: Any, path: tuple[Any, ...]) -> Any:
    """What stands at a place."""
    for step in path:
        data = data[step]
    return data


@cache
def by_key() -> dict[str, tuple[Any, ...]]:
    """Key → what stands under it anywhere: what fits in its place elsewhere, more or less."""
    found: dict[str, list[Any]] = {}
    for data in originals():
        for path in paths(data)[1:]:
            if isinstance(path[-1], str):
                found.setdefault(path[-1], []).append(at(data, path))
    return {key: tuple(values) for key, values in found.items()}


junk = st.sampled_from(JUNK).map(copy.deepcopy)


def mutate(draw: st.DrawFn, data: Any) -> None:
    """Change one thing somewhere in a document."""
    places = paths(data)[1:]
    path = draw(st.sampled_from(places))
    within, last = at(data, path[:-1]), path[-1]
    match draw(st.sampled_from(CHANGES)):
        case "set":
            within[last] = draw(junk)
        case "word":
            within[last] = draw(st.sampled_from(WORDS))
        case "delete":
            del within[last]
        case "wrap":
            within[last] = draw(st.sampled_from([[within[last]], {"text": within[last]}]))
        case "insert" if isinstance(within, list):
            within.insert(0, draw(junk))
        case "insert":
            within[draw(st.sampled_from(KEYS))] = draw(junk)
        case "rename" if isinstance(within, dict):
            within[draw(st.sampled_from(KEYS))] = within.pop(last)
        case "graft":  # from another definition, under the same key or (in a list) anything
            fitting = by_key().get(str(last)) or by_key()[draw(st.sampled_from(sorted(by_key())))]
            within[last] = copy.deepcopy(draw(st.sampled_from(fitting)))
        case "add":
            key = draw(st.sampled_from(sorted(by_key())))
            data[key] = copy.deepcopy(draw(st.sampled_from(by_key()[key])))
        case "swap":
            other = draw(st.sampled_from(places))
            if path != other[: len(path)] and other != path[: len(other)]:
                there = at(data, other[:-1])
                within[last], there[other[-1]] = there[other[-1]], within[last]
        case "repeat" if isinstance(within, list):
            number = draw(st.sampled_from([1, 19, 20, 30]))
            within[last:last] = copy.deepcopy([within[last]] * number)
        case "nest":
            for _ in range(draw(st.sampled_from([2, 30, 50]))):
                within[last] = [within[last]]


CHANGES = (
    "set", "word", "word", "delete", "wrap", "insert", "rename", "graft", "graft", "add", "swap",
    "repeat", "nest",
)  # fmt: skip


@st.composite
def mutants(draw: st.DrawFn) -> dict[str, Any]:
    """The data of a real document with one to three things changed."""
    data = copy.deepcopy(draw(st.sampled_from(originals())))
    for _ in range(draw(st.integers(1, 3))):
        if len(paths(data)) > 1:
            mutate(draw, data)
    return data


def edit(draw: st.DrawFn, text: str) -> str:
    """Change one thing somewhere in a text, as a slip of the hand would, or an attacker."""
    start = draw(st.integers(0, len(text)))
    stop = min(len(text), start + draw(st.sampled_from([1, 1, 2, 10, 100])))
    line = text.rfind("\n", 0, start) + 1
    match draw(st.sampled_from(["insert", "delete", "cut", "indent", "copy", "replace", "ends"])):
        case "insert":
            return text[:start] + draw(st.sampled_from(SNIPPETS)) + text[start:]
        case "replace":
            return text[:start] + draw(st.sampled_from(SNIPPETS)) + text[stop:]
        case "delete":
            return text[:start] + text[stop:]
        case "cut":
            return text[:start]
        case "indent":
            margin = draw(st.sampled_from([" ", "  ", "\t", "- ", "# ", "\u00a0", "? ", "> "]))
            return text[:line] + margin + text[line:]
        case "copy":
            other = draw(st.integers(0, len(text)))
            return text[:other] + text[line:stop] + text[other:]
        case _:
            signs = [("\n", "\r\n"), ("\n", "\r"), ("'", '"'), ("  ", "\t"), (": ", ":")]
            return text.replace(*draw(st.sampled_from(signs)))


class _Plain(yaml.CSafeDumper):
    """YAML without anchors, however often one thing stands in the data."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def written(data: Any) -> str:
    """Data as the text of a definition."""
    text: str = yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False)
    return text


@st.composite
def definitions(draw: st.DrawFn, edits: int = 3) -> bytes:
    """The bytes of a definition, changed as data, as text (at most so many `edits`), or as both."""
    text = draw(st.one_of(mutants().map(written), st.sampled_from(texts())))
    for _ in range(draw(st.integers(0, edits))):
        text = edit(draw, text)
    content = text.encode("utf-8", "surrogatepass")
    # Files end within a character, and start with a mark.
    cut = draw(st.sampled_from([0] * 12 + [1, 2, 3])) if edits else 0
    mark = draw(st.sampled_from([b""] * 12 + [b"\xef\xbb\xbf", b"\xff\xfe"])) if edits else b""
    return mark + content[: len(content) - cut]
