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
from reflectlib.message import Message, _
from reflectlib.model.record import is_slug
from reflectlib.reading.dashes import (
    Meaning,
    forgotten,
    forgotten_first,
    line_at,
    margin,
    wrong_start,
)
from reflectlib.reading.document import Document

KEY = re.compile(r"\s*(?:- +)*[\w-]+\s*$")
NO_SPACE = re.compile(r"\s*(?:- +)?[\w-]+:[^\s:/]")
PLAIN_ITEM = re.compile(r"\s*- +[^\s'\"\[{|>][^:]*$")
BRACKETED = re.compile(r"\s*(?:- +)?(?:[\w-]+: +)?([\[{].*[\]}])")
QUESTION_IN_LIST = re.compile(r"\?\s*[\],]")
# Signs that look like a colon: of East Asian letters, of a ratio, and others.
OTHER_COLON = re.compile("\\s*(?:- +)?[\\w-]+\\s*([\uff1a\u2236\ufe55\ufe13\u02d0\ua789\u0589])")
OTHER_QUOTES = "“”„‟‘’‚‛«»"  # which look like quotes, and are none to YAML
UNCLOSED = ("found unexpected end of stream", "found unexpected document indicator")
OUT_OF_LINE = (
    "did not find expected key",
    "did not find expected '-' indicator",
    "<document start>",
)
IN_QUOTES = _("Put the whole text in quotes.")


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


def _after_a_quote(quoted: Any, lines: list[str], mark: Any) -> Meaning | None:
    """What is wrong where libyaml stopped right behind a text in quotes; None elsewhere."""
    if quoted.end_mark.line != mark.line:
        return None
    start, end = quoted.start_mark, quoted.end_mark
    if lines[mark.line][end.column : mark.column].strip():
        return None
    if start.line != end.line:
        return (
            _("the text in quotes that starts here runs on to line {line}", line=end.line + 1),
            _other_quote(lines, start)
            or _(
                'Close the quote. A text with an apostrophe goes in double quotes: "\'s Avonds …".'
            ),
            start,
        )
    sign = lines[start.line][start.column]
    text = lines[start.line][start.column :].rstrip()
    if text.endswith(sign):
        text = text[1:-1]
    other = "'" if '"' in text else '"'
    return (
        _("the text goes on after its closing quote"),
        _("Put the whole text in the other quotes: {text}.", text=f"{other}{text}{other}"),
        mark,
    )


def _other_quote(lines: list[str], start: Any) -> Message | None:
    """What to do where another sign was typed for the quote that closes a text; None elsewhere."""
    opening = lines[start.line][start.column]
    alike = "“”„‟«»" if opening == '"' else "‘’‚‛"
    sign = lines[start.line].rstrip()[-1]
    if sign not in alike:
        return None
    return _(
        "End the text with {quote}, the quote it starts with: {sign} is another.",
        quote=opening,
        sign=sign,
    )


def _meaning(problem: str, context: str, error: Any, lines: list[str], mark: Any) -> Meaning:
    line = line_at(lines, mark.line) if mark else ""
    before = line[: mark.column] if mark else ""
    sign = line[mark.column : mark.column + 1] if mark else ""

    if "\t" in (sign, before[-1:]) or "tab character" in problem or "\t" in line[: margin(line)]:
        return (
            _("a tab stands where spaces must stand"),
            _("Replace the tab by spaces; two for each level."),
            mark,
        )
    start = error.context_mark or mark
    opening = line_at(lines, start.line) if start else ""
    if "flow sequence" in context and (found := QUESTION_IN_LIST.search(opening, start.column)):
        return (
            _("a question mark inside [ ] breaks the list"),
            _('Put each question on a line of its own after "- ", or in quotes.'),
            SimpleNamespace(line=start.line, column=found.start()),
        )
    if "parsing a flow" in context and start.line != mark.line:
        bracket = opening[start.column : start.column + 1]
        return (
            _("the {bracket} that starts here is not closed", bracket=bracket),
            _("Close it with its bracket; put a text that starts with [ or { in quotes."),
            start,
        )
    if "parsing a flow" in context:
        return (
            _("what stands between [ ] or { } cannot be read from here on"),
            _("Check its commas and its closing bracket; put a text with , : [ ] { } in quotes."),
            mark,
        )
    if "scanning a quoted scalar" in context and problem in UNCLOSED:
        return (
            _("the quote that starts here is not closed"),
            _other_quote(lines, error.context_mark)
            or _(
                "End the text with the same quote. A text that starts with an apostrophe goes in "
                'double quotes: "\'s Avonds …".'
            ),
            error.context_mark,
        )
    if "escape" in problem or "hexdecimal" in problem:
        return (
            _("a backslash in double quotes starts a code, and there is no such code"),
            _("Use single quotes, or write the backslash twice."),
            mark,
        )
    if "directive" in context or opening.startswith("%"):
        return (
            _("a line that starts with % is an instruction to a program, which is not used here"),
            _("Take the line out; put a text that starts with % in quotes."),
            start,
        )
    return _meaning_of_a_line(problem, context, error, lines, mark)


def _meaning_of_a_line(
    problem: str, context: str, error: Any, lines: list[str], mark: Any
) -> Meaning:
    """The same where no bracket, quote or tab is the cause: of the line as a whole."""
    line = line_at(lines, mark.line) if mark else ""
    before = line[: mark.column] if mark else ""
    start = error.context_mark or mark
    opening = line_at(lines, start.line) if start else ""
    dash = wrong_start(lines, start.line) if start else None
    if "scanning an alias" in context and dash:
        return dash
    if "scanning an alias" in context or "scanning an anchor" in context or "tag" in context:
        if opening.startswith("**", start.column):
            return _cannot_start("**"), _("Leave ** out: a text has no bold letters."), start
        return sign_at_start(opening[start.column : start.column + 1], start)
    if (
        "cannot start any token" in problem
        or "expected node content" in problem
        or "mapping keys are not allowed" in problem
        or "scanning a block scalar" in context
    ):
        return sign_at_start(line[start.column : start.column + 1], start)
    if "mapping values are not allowed" in problem:
        return _colon(lines, line, before, mark)
    if "block sequence entries are not allowed" in problem:
        return (
            _('a list item ("- ") cannot stand on the same line as the word and colon before it'),
            _("Start the list on the next line; or put a text that starts with - in quotes."),
            mark,
        )
    if "could not find expected ':'" in problem:
        return dash or _no_colon(lines, opening, error.context_mark)
    if (found := BRACKETED.match(before)) and found.end() == len(before.rstrip()):
        bracket = SimpleNamespace(line=mark.line, column=found.start(1))
        return _cannot_start(found.group(1)[0]), IN_QUOTES, bracket
    if any(words in problem for words in OUT_OF_LINE):
        return (
            wrong_start(lines, mark.line)
            or forgotten(lines, mark.line)
            or forgotten_first(lines, mark.line)
            or (
                _("this line does not start in the same column as the ones it belongs with"),
                _(
                    "Let the lines of one thing, and the dashes of one list, start in the same "
                    "column."
                ),
                mark,
            )
        )
    return (
        _("from here on this cannot be read"),
        _("Look at this line and the one above: their quotes, brackets, colons and margins."),
        mark,
    )


def _cannot_start(sign: str) -> Message:
    return _("a text cannot start with {sign} here", sign=sign)


def sign_at_start(sign: str, mark: Any) -> Meaning:
    """What is said of a text that starts with a sign which means something else there."""
    hint = _('Put the whole text in quotes: "{sign}…".', sign=sign)
    return _cannot_start(sign), hint, mark


def _no_colon(lines: list[str], line: str, mark: Any) -> Meaning:
    """What is wrong with a line in which there is no colon, or none that counts."""
    if NO_SPACE.match(line):
        return (
            _("there is no space after the colon on this line"),
            _("Write `key: value`, with a space after the colon."),
            mark,
        )
    return (
        _other_colon(lines, mark.line)
        or forgotten(lines, mark.line)
        or (
            _("there is no colon on this line, so that it says nothing"),
            _("Write `key: value`. A text that runs on must start deeper than its first line."),
            mark,
        )
    )


def _other_colon(lines: list[str], number: int) -> Meaning | None:
    """A sign that looks like a colon behind the first word of a line; None without."""
    found = OTHER_COLON.match(line_at(lines, number))
    if not found:
        return None
    message = _("{sign} looks like a colon here, but is another sign", sign=found.group(1))
    hint = _("Type an ordinary colon in its place, and a space after it.")
    return message, hint, SimpleNamespace(line=number, column=found.start(1))


def _colon(lines: list[str], line: str, before: str, mark: Any) -> Meaning:
    above = lines[mark.line - 1] if mark.line else ""
    here = SimpleNamespace(line=mark.line, column=margin(line))
    if not KEY.match(before):
        hint = _('Put the whole text in quotes: key: "first: second".')
        if quotes := [sign for sign in line if sign in OTHER_QUOTES]:
            hint = _(
                'Put the whole text in quotes: key: "first: second". Quotes such as {signs:and} do '
                'not count: type ".',
                signs=tuple(dict.fromkeys(quotes)),
            )
        return (_("a colon and a space inside a text cut it in two"), hint, mark)
    if found := wrong_start(lines, mark.line - 1) or _other_colon(lines, mark.line - 1):
        return found
    if NO_SPACE.match(above):
        return (
            _("there is no space after the colon on the line above"),
            _("Write `key: value`, with a space after the colon."),
            here,
        )
    if PLAIN_ITEM.match(above):
        return (
            _("the line above is a text by itself, so that nothing can stand below it"),
            _of_item(lines, above.strip()[2:].strip()),
            here,
        )
    return (
        _("this line starts deeper than the one above, which already has a value"),
        _("Let the lines of one thing start in the same column."),
        here,
    )


def _of_item(lines: list[str], text: str) -> Message:
    """How to write an item that is a text by itself, so that there is room below it."""
    if is_slug(text) and any(re.match(r"kind:\s+programme\b", line) for line in lines):
        return _(
            "Write the line above as `- method: {text}`, and this line below `method`.", text=text
        )
    return _("Write the line above as `- text: {text}`, and this line below `text`.", text=text)
