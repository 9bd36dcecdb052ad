"""Spaces that look like an ordinary one and are none to YAML, such as the no-break space.

Where one stands in the margin of a line, behind its dash or beside its colon, the line is not
read as the item or the key that it seems to be. Within a text it does no harm.
"""

import re
from bisect import bisect_left
from typing import Any

import yaml
from yaml import cyaml

from reflectlib.diagnostics import Severity
from reflectlib.message import Message, _
from reflectlib.reading.document import Document, code_of

ODD = "\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000"
SUSPECT = re.compile(
    rf"(?m)^[ ]*+(?:-[ ]++)*+-?(?P<margin>[{ODD}])"
    rf"|^[ ]*+(?:-[ ]++)*+[\w-]++[ ]*+(?P<before>[{ODD}])[ {ODD}]*+:"
    rf"|^[ ]*+(?P<dash>-?)[- ]*+(?P<word>\w[\w-]*+)[ ]*+:(?P<behind>[{ODD}])"
)
STRUCTURE = re.compile(r"[ ]*(?:-(?:[ ]|$)|[\w-]+[ ]*:(?:[ ]|$))")
# An item that starts with another word and a colon may be a sentence.
FIRST_KEYS = ("id", "title", "text", "name", "every", "times", "minutes", "to", "role")
NAMES = {
    "\u00a0": _("a no-break space"),
    "\u202f": _("a narrow no-break space"),
}
NO_NAME = _("another kind of space")


def refuse(document: Document, error: Any = None) -> bool:
    """Note the first such space that changes how a line is read; tell whether there is one.

    `error` is what libyaml made of the text, if it could not read it: then a space on that line
    is the cause. One that does no harm is a warning.
    """
    lines = document.text.split("\n")
    inside, last = _texts(document.text)
    starts = [start for _plain, start, _end in inside]
    harmless: tuple[int, int] | None = None
    number = before = 0
    for found in SUSPECT.finditer(document.text):
        at = max(found.start(name) for name in ("margin", "before", "behind"))
        number += document.text.count("\n", before, at)
        before = at
        column = at - document.text.rfind("\n", 0, at) - 1
        # Texts lie one behind the other, so that it can only be in the last that starts before it.
        around = inside[max(bisect_left(starts, (number, column)) - 1, 0) :][:1]
        kept = [plain for plain, start, end in around if start < (number, column) < end]
        is_cause = error is not None and not kept and number in _lines_of(error)
        if is_cause or (all(kept) and number <= last and _looks(found, lines[number])):
            _note(document, "error", number, column, lines[number][column])
            return True
        if number > last:
            break
        harmless = harmless or (number, column)
    if harmless and error is None:
        _note(document, "warning", *harmless, lines[harmless[0]][harmless[1]])
    return False


def _texts(text: str) -> tuple[list[tuple[bool, tuple[int, int], tuple[int, int]]], int]:
    """Where texts stand that go on over lines, plain or not, and the last line that is known."""
    found = []
    try:
        for token in yaml.scan(text, Loader=cyaml.CLoader):
            if type(token) is yaml.ScalarToken:
                start, end = token.start_mark, token.end_mark
                place = (
                    (start.line + token.plain, -1) if token.plain else (start.line, start.column)
                )
                if place < (end.line, end.column):
                    found.append((token.plain, place, (end.line, end.column)))
    except yaml.MarkedYAMLError as error:
        mark: Any = error.context_mark or error.problem_mark
        if "quoted" in (error.context or ""):
            found.append((False, (mark.line, mark.column), (len(text), 0)))
        return found, mark.line
    return found, text.count("\n")


def _looks(found: re.Match[str], line: str) -> bool:
    """Tell whether a line would be an item or a key with an ordinary space."""
    if found["before"]:
        return True
    if found["behind"]:
        return not found["dash"] or found["word"] in FIRST_KEYS
    column = found.start("margin") - found.start()
    rest = re.sub(f"[{ODD}]", " ", line[column:])
    return line[:column].endswith("-") or STRUCTURE.match(rest) is not None


def _lines_of(error: Any) -> set[int]:
    """The lines on which libyaml's trouble may have started."""
    marks = [mark for mark in (error.problem_mark, error.context_mark) if mark]
    return {line for mark in marks for line in (mark.line, mark.line - 1)}


def _note(document: Document, severity: Severity, line: int, column: int, character: str) -> None:
    what, code = name_of(character), code_of(character)
    hint = _("Type an ordinary space in its place; it often comes along when text is pasted.")
    if severity == "error":
        message = _(
            "{what} ({code}) stands here, where an ordinary space must stand", what=what, code=code
        )
        document.note("error", "RFL016", message, line + 1, column + 1, hint)
    else:
        document.note("warning", "RFL010", not_ordinary(what, code), line + 1, column + 1, hint)


def name_of(character: str) -> Message:
    """What people call a space."""
    return NAMES.get(character, NO_NAME)


def not_ordinary(what: Message, code: str) -> Message:
    """What is said of a space that does no harm."""
    return _("{what} ({code}) looks like an ordinary space, but is none", what=what, code=code)


def refuse_in_key(document: Document, event: Any) -> bool:
    """Note such a space at the edge of a key, or behind its colon; tell whether there is one."""
    found = re.search(f"^[{ODD}]|[{ODD}]$|(?<=:)[{ODD}]", event.value)
    if found:
        mark = event.start_mark
        _note(document, "error", mark.line, mark.column + found.start(), found.group())
    return found is not None


def edges(document: Document, event: Any) -> str:
    """A text without quotes, without such spaces around it; the first in a file is a warning."""
    value: str = event.value
    kept = value.strip(ODD)
    if kept != value and not any(d.code == "RFL010" for d in document.diagnostics):
        at_start = value[0] in ODD
        character = value[0] if at_start else value[-1]
        mark = event.start_mark if at_start else event.end_mark
        column = mark.column + 1 if at_start else mark.column
        message = _(
            "{what} ({code}) at the edge of a text is left out",
            what=name_of(character),
            code=code_of(character),
        )
        hint = _("Delete it; it often comes along when text is pasted.")
        document.note("warning", "RFL010", message, mark.line + 1, column, hint)
    return kept
