import re
from types import SimpleNamespace

import pytest

from builders import fault
from reflectlib.reading.document import Document
from reflectlib.reading.traps import explain
from reflectlib.reading.yaml import parse


@pytest.mark.parametrize(
    ("text", "place", "hint"),
    [
        ("title: Vraag: wat nu?\n", (1, 13), "quotes"),
        ("a: [x, ?]\n", (1, 8), "question"),
        ('a: ["x"?]\n', (1, 8), "question"),
        ("a: [?]\n", (1, 5), "question"),
        ("a: [? x]\n", (1, 5), "question"),
        ("a: [x, ?y]\n", (1, 8), "question"),
        ("a: [x?, ?]\n", (1, 9), "question"),
        ("a: {? x: y}\n", (1, 5), "question mark inside { }"),
        ("{ ?a: y }\n", (1, 3), "question mark inside { }"),
        ("a: {?}\n", (1, 5), "question mark inside { }"),
        ("? a\n: b\n", (1, 1), "start with a question mark"),
        ("?\n  a\n: b\n", (1, 1), "start with a question mark"),
        ("a: x\n? b\n: c\n", (2, 1), "start with a question mark"),
        ("a:\n  - ? b\n    : c\n", (2, 5), "start with a question mark"),
        ("a: ? b\n", (1, 4), '"?…"'),
        ("%YAML 2.0\n---\na: x\n", (1, 1), "starts with %"),
        ("%x y\na: x\n", (1, 1), "starts with %"),
        ("a: 'x\n---\nb: y'\n", (1, 4), "same quote"),
        ("a: [x\nb: 1\n", (1, 4), "not closed"),
        ("a: {x\nb: 1\n", (1, 4), "not closed"),
        ("a: [b, , c]\n", (1, 8), "comma"),
        ("a:\n\t- x\n", (2, 1), "spaces"),
        ("a:\n  - b: x\n\tc: y\n", (3, 1), "spaces"),
        ("a:\n  - b: x\n   c: y\n", (3, 4), "same column"),
        ("a: x\n b: y\n", (2, 2), "same column"),
        ("  a: x\nb: y\n", (2, 1), "same column"),
        ("a: @x\n", (1, 4), '"@…"'),
        ("a: `x`\n", (1, 4), '"`…"'),
        ("a: *x* y\n", (1, 4), '"*…"'),
        ("a: %x\n", (1, 4), '"%…"'),
        ("a: ]x\n", (1, 4), '"]…"'),
        ("a: | x\n", (1, 4), '"|…"'),
        ("a: - x\n", (1, 4), "next line"),
        ('a: "x" y\n', (1, 8), "'\"x\" y'"),
        ("a: 'x' y\n", (1, 8), "\"'x' y\""),
        ("a: 's Avonds\n", (1, 4), "double quotes"),
        ('a: "x\nb: y\n', (1, 4), "same quote"),
        ('a: "C:\\mop"\n', (1, 7), "single quotes"),
        ("a: 'x's y'\n", (1, 7), '"x\'s y"'),
        ("a: 's x\nb:\n  - y's\n", (1, 4), "runs on to line 3"),
        ('a: "C:\\Users"\nb: 1\n', (1, 9), "single quotes"),
        ("a: 'x'\nb: @y\n", (2, 4), '"@…"'),
        ("'a': @x\n", (1, 6), '"@…"'),
        ("a: ['x', @y]\n", (1, 10), '"@…"'),
        ("a: [x] y\n", (1, 4), "cannot start with ["),
        ("a:\n  - {x} y\n", (2, 5), "cannot start with {"),
        ("a:\n  -b: x\n    c: y\n", (2, 3), "space after the dash"),
        ("a:\n  – b: x\n    c: y\n", (2, 3), "cannot start with –"),
        ("a:\n  * b\n  * c\n", (2, 3), "cannot start with *"),
        ("a:\n  - b\n  -c\n", (3, 3), "space after the dash"),
        ("a:\n  - b: c\n  –\td: e\n", (3, 3), "cannot start with –"),
        ("a:\n  - b: c\n  • b: e\n", (3, 3), "cannot start with •"),
        ("a:\n  - b\n  c\n", (3, 3), "`- c`"),
        ("a:\n  - b\n    y\n\n  # x\n  c\n", (6, 3), "`- c`"),
        ('a:\n  - b\n  "c"\n', (3, 3), '`- "c"`'),
        ("a:\n  - b\n  c: d\n", (3, 3), "`- c: d`"),
        ("a:\n  - b: c\n    d: e\n  b: f\n", (4, 3), "`- b: f`"),
        ("a:\n  - b: c\n  d: e\n", (3, 3), "two spaces deeper"),
        ("a:\n  –b: c\n   d: e\n", (2, 3), "cannot start with –"),
        ("a:\n  1. b: c\n     d: e\n", (2, 3), "cannot start with 1."),
        ("a:\n  - b\n  2) c\n", (3, 3), "cannot start with 2)"),
        ("a:\n  - b\n  o\tc\n", (3, 3), "cannot start with o"),
        ("b： x\nc: 1\n", (1, 2), "： looks like a colon"),
        ("a:\n  - b： x\n    c: 1\n", (2, 6), "： looks like a colon"),
        ("a: 1\nb\n", (2, 1), "no colon"),
        ("a: ‘x: y’\n", (1, 6), "Quotes such as ‘ and ’"),
        ("a:\n  - Hoe?\n    b:\n      - c\n", (3, 5), "`- text: Hoe?`"),
        ("a: “x: y”\n", (1, 6), "Quotes such as “ and ” do not count"),
        ("a: 1\nb\nc: 2\n", (2, 1), "key: value"),
        ("a:x\nb: 2\n", (2, 1), "space after the colon"),
        ("a: 1\nb:x\nc: 2\n", (2, 1), "space after the colon"),
    ],
)
def test_traps_are_explained_where_they_are(text: str, place: tuple[int, int], hint: str) -> None:
    """Each of YAML's traps is pointed at, and its hint says what to do in plain words."""
    found = fault(text)
    assert (found.line, found.column) == place
    words = " ".join((found.message, found.hint))
    assert hint.lower() in words.lower()
    assert not re.search("scalar|token|mapping|alias|YAML", words)


@pytest.mark.parametrize("text", ["a: [x", "a: {", "a: '", "a: [x\n\n\n"])
def test_a_fault_is_within_the_text(text: str) -> None:
    """A fault at the end of a file points at its last line, where an editor can go."""
    found = fault(text)
    assert 1 <= found.line <= max(1, len(text.rstrip("\n").split("\n")))


@pytest.mark.parametrize(
    "text", ["a: x?\nb: y\n", "a:\n  - ?x\n  - y\n", "?a: x\n", "a: [x?, y?]\n"]
)
def test_question_mark_of_a_text_is_no_mark(text: str) -> None:
    """A question mark that ends a text, or starts one outside of brackets, is part of it."""
    document = parse(text.encode(), "f")
    assert document.diagnostics == []
    assert str(document.data).count("?") == text.count("?")


def test_unknown_words_of_libyaml_are_not_explained() -> None:
    """What no rule knows, such as a message of a newer libyaml, is placed and not guessed at."""
    mark = SimpleNamespace(line=1, column=2)
    error = SimpleNamespace(problem="found a new fault", context="", problem_mark=mark)
    error.context_mark = None
    document = Document("f")
    document.text = "a: x\nb: y\n"
    found = explain(error, document)
    assert (found.line, found.column) == (2, 3)
    assert found.message == "from here on this cannot be read"


@pytest.mark.parametrize("opening", ["[", "{a: ", "[{a: "])
@pytest.mark.parametrize("levels", [41, 100, 1100, 3000])
def test_depth_has_one_answer(opening: str, levels: int) -> None:
    """However deep, and whichever libyaml counts along, the first level too many is named."""
    found = fault("a: " + opening * levels)
    assert (found.code, found.line) == ("RFL006", 1)
    assert "40 levels" in found.message


def test_what_is_looked_through_may_break_off() -> None:
    """A text that has a suspect sign and is broken elsewhere has one fault, where it breaks."""
    found = fault("a: '\"#'\nb: \"x\n")
    assert (found.code, found.line, found.column) == ("RFL002", 2, 4)
    assert "not closed" in found.message
