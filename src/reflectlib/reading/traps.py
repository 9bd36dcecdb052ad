"""What a YAML syntax error means to somebody who never saw YAML.

libyaml says what its grammar expected; people need to hear what they probably did. Each
rule looks at libyaml's words and at the line itself, and the first that fits speaks. The words
are those of libyaml 0.2.5 and 0.2.6, which PyYAML 6.0.1 to 6.0.4 bring along; of words that
nobody knows no more is said than where they point.
"""

import re
from types import SimpleNamespace
from typing import Any

from reflectlib.diagnostics import Diagnostic
from reflectlib.reading.document import Document

KEY = re.compile(r"\s*(?:- +)*[\w-]+\s*$")
NO_SPACE = re.compile(r"\s*(?:- +)?[\w-]+:[^\s:/]")
DASH_NO_SPACE = re.compile(r"\s*-[^\s-]")
OTHER_DASH = re.compile(r"\s*([–—•*]) ")
PLAIN_ITEM = re.compile(r"\s*- +[^\s'\"\[{|>][^:]*$")
BRACKETED = re.compile(r"\s*(?:- +)?(?:[\w-]+: +)?([\[{].*[\]}])")
QUESTION_IN_LIST = re.compile(r"\?\s*[\],]")
UNCLOSED = ("found unexpected end of stream", "found unexpected document indicator")
OUT_OF_LINE = (
    "did not find expected key",
    "did not find expected '-' indicator",
    "<document start>",
)


def explain(error: Any, document: Document, quoted: Any = None) -> Diagnostic:
    """Turn libyaml's error into a diagnostic with a hint in plain words.

    `quoted` is the event of the last text in quotes that was read before it, if any.
    """
    mark = error.problem_mark or error.context_mark
    text = document.text
    lines = text.split("\n")
    problem, context = error.problem or "", error.context or ""
    meaning = None
    if mark and quoted and "flow" not in context:
        meaning = _after_a_quote(quoted, lines, mark)
    message, hint, mark = meaning or _meaning(problem, context, error, lines, mark)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    # At the end of the text libyaml points below the last line; there is nothing to see there.
    last = len(text.rstrip("\n").split("\n"))
    if line > last:
        line, column = last, len(lines[last - 1]) + 1
    return document.at("error", "RFL002", message, line, column, hint)


def _after_a_quote(quoted: Any, lines: list[str], mark: Any) -> tuple[str, str, Any] | None:
    """What is wrong where libyaml stopped right behind a text in quotes; None elsewhere."""
    if quoted.end_mark.line != mark.line:
        return None
    start, end = quoted.start_mark, quoted.end_mark
    if lines[mark.line][end.column : mark.column].strip():
        return None
    if start.line != end.line:
        return (
            f"the text in quotes that starts here runs on to line {end.line + 1}",
            'Close the quote. A text with an apostrophe goes in double quotes: "\'s Avonds …".',
            start,
        )
    sign = lines[start.line][start.column]
    text = lines[start.line][start.column :].rstrip()
    if text.endswith(sign):
        text = text[1:-1]
    other = "'" if '"' in text else '"'
    return (
        "the text goes on after its closing quote",
        f"Put the whole text in the other quotes: {other}{text}{other}.",
        mark,
    )


def _meaning(
    problem: str, context: str, error: Any, lines: list[str], mark: Any
) -> tuple[str, str, Any]:
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    before = line[: mark.column] if mark else ""
    sign = line[mark.column : mark.column + 1] if mark else ""

    if "\t" in (sign, before[-1:]) or "tab character" in problem or "\t" in _margin(line):
        return (
            "a tab stands where YAML wants spaces",
            "Replace the tab by spaces; two for each level.",
            mark,
        )
    start = error.context_mark or mark
    opening = lines[start.line] if start and start.line < len(lines) else ""
    if "flow sequence" in context and (found := QUESTION_IN_LIST.search(opening, start.column)):
        return (
            "a question mark inside [ ] breaks the list",
            'Put each question on a line of its own after "- ", or in quotes.',
            SimpleNamespace(line=start.line, column=found.start()),
        )
    if "parsing a flow" in context and start.line != mark.line:
        return (
            f"the {opening[start.column : start.column + 1]} that starts here is not closed",
            "Close it with its bracket; put a text that starts with [ or { in quotes.",
            start,
        )
    if "parsing a flow" in context:
        return (
            "a list in [ ] or a mapping in { } is not well formed here",
            "Check its commas and its closing bracket; put a text with , : [ ] { } in quotes.",
            mark,
        )
    if "scanning a quoted scalar" in context and problem in UNCLOSED:
        return (
            "the quote that starts here is not closed",
            "End the text with the same quote. A text that starts with an apostrophe goes in "
            'double quotes: "\'s Avonds …".',
            error.context_mark,
        )
    if "escape" in problem or "hexdecimal" in problem:
        return (
            "a backslash in double quotes starts a code that YAML does not know",
            "Use single quotes, or write the backslash twice.",
            mark,
        )
    if "directive" in context or opening.startswith("%"):
        return (
            "a line that starts with % is an instruction to a YAML program, which is not used here",
            "Take the line out; put a text that starts with % in quotes.",
            start,
        )
    dash = _dash(lines, start.line) if start else None
    if "scanning an alias" in context and dash:
        return dash
    if "scanning an alias" in context or "scanning an anchor" in context or "tag" in context:
        return _sign_at_start(lines[start.line][start.column : start.column + 1], start)
    if (
        "cannot start any token" in problem
        or "expected node content" in problem
        or "mapping keys are not allowed" in problem
        or "scanning a block scalar" in context
    ):
        return _sign_at_start(line[start.column : start.column + 1], start)
    if "mapping values are not allowed" in problem:
        return _colon(lines, line, before, mark)
    if "block sequence entries are not allowed" in problem:
        return (
            'a list item ("- ") cannot stand on the same line as its key',
            "Start the list on the next line; or put a text that starts with - in quotes.",
            mark,
        )
    if "could not find expected ':'" in problem and dash:
        return dash
    if "could not find expected ':'" in problem and NO_SPACE.match(opening):
        return _no_space("this line", error.context_mark)
    if "could not find expected ':'" in problem:
        return (
            "this line has no colon, so it is not a key with a value",
            "Write `key: value`. A text that runs on must start deeper than its key.",
            error.context_mark,
        )
    if (found := BRACKETED.match(before)) and found.end() == len(before.rstrip()):
        return (
            f"a text cannot start with {found.group(1)[0]} here",
            "Put the whole text in quotes.",
            SimpleNamespace(line=mark.line, column=found.start(1)),
        )
    if any(words in problem for words in OUT_OF_LINE):
        return (
            "this line does not start in the same column as the ones it belongs with",
            "Let the keys of one thing, and the dashes of one list, start in the same column.",
            mark,
        )
    return (
        "from here on this is no YAML that can be read",
        "Look at this line and the one above: their quotes, brackets, colons and margins.",
        mark,
    )


def _margin(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _sign_at_start(sign: str, mark: Any) -> tuple[str, str, Any]:
    return (
        f"a text cannot start with {sign} here",
        f'Put the whole text in quotes: "{sign}…".',
        mark,
    )


def _no_space(where: str, mark: Any) -> tuple[str, str, Any]:
    return (
        f"there is no space after the colon on {where}",
        "Write `key: value`, with a space after the colon.",
        mark,
    )


def _dash(lines: list[str], number: int) -> tuple[str, str, Any] | None:
    """A dash without its space, or another sign in its place, on a line; None without."""
    line = lines[number] if number < len(lines) else ""
    mark = SimpleNamespace(line=number, column=len(_margin(line)))
    if DASH_NO_SPACE.match(line):
        return ("there is no space after the dash", 'Write a space after it: "- first".', mark)
    if other := OTHER_DASH.match(line):
        sign = other.group(1)
        return (
            f"a list item cannot start with {sign}",
            'Start it with "- ": a dash, a space.',
            mark,
        )
    return None


def _colon(lines: list[str], line: str, before: str, mark: Any) -> tuple[str, str, Any]:
    above = lines[mark.line - 1] if mark.line else ""
    here = SimpleNamespace(line=mark.line, column=len(_margin(line)))
    if not KEY.match(before):
        curly = ' “ and ” are no quotes to YAML: type ".' if "“" in line or "”" in line else ""
        return (
            "a colon and a space inside a text make YAML see a second key",
            'Put the whole text in quotes: key: "first: second".' + curly,
            mark,
        )
    if found := _dash(lines, mark.line - 1):
        return found
    if NO_SPACE.match(above):
        return _no_space("the line above", here)
    if PLAIN_ITEM.match(above):
        return (
            "a text above has no key, so that no key can stand below it",
            f"Write the line above as `- text: {above.strip()[2:]}`, and this key below `text`.",
            here,
        )
    return (
        "this key starts deeper than the one above, which already has a value",
        "Let the keys of one thing start in the same column.",
        here,
    )
