"""What libyaml's parser lets pass, and loses: its scanner still tells.

Between brackets it takes a question mark that belongs to a text for the mark of a key, and its
versions differ in what may stand behind one; a `#` right behind a bracket or a quote it takes for
a comment. The YAML test suite has such texts read otherwise, or refused; here all are refused.
"""

import re
from typing import Any

import yaml
from yaml import cyaml

from reflectlib.message import _
from reflectlib.reading.document import Document

# Only a text in which such a thing may be is looked through.
SUSPECT = re.compile(r"""(?m)(?:^[ \t]*(?:-[ \t]+)*|[\[{,]\s*)\?|["'\]},]\#|[|>][-+0-9]*\#""")
CLOSERS = (yaml.FlowEntryToken, yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)
HEADER = re.compile(r"[|>][-+0-9]*#")


def refuse(document: Document) -> bool:
    """Note the first such place in a document's text; tell whether there is one."""
    text = document.text
    if not SUSPECT.search(text):
        return False
    lines = text.split("\n")
    open_brackets: list[str] = []
    try:
        for token in yaml.scan(text, Loader=cyaml.CLoader):
            kind = type(token)
            if kind is yaml.FlowSequenceStartToken:
                open_brackets.append("[")
            elif kind is yaml.FlowMappingStartToken:
                open_brackets.append("{")
            elif kind in CLOSERS[1:] and open_brackets:
                open_brackets.pop()
            # A key without a mark has a token too, which has no width.
            if kind is yaml.KeyToken and token.end_mark.index > token.start_mark.index:
                _note_mark(document, token.start_mark, open_brackets)
                return True
            if (place := _lost_comment(token, lines)) is not None:
                _note_comment(document, *place)
                return True
    except yaml.YAMLError:
        pass  # the parser says it, or there is nothing wrong before it
    return False


def _note_mark(document: Document, mark: Any, open_brackets: list[str]) -> None:
    message = _("a text cannot start with a question mark and a space")
    hint = _('Put the whole text in quotes: "? …".')
    if open_brackets:
        message = _("a question mark inside [ ] breaks the list")
        if open_brackets[-1] == "{":
            message = _("a question mark inside { } breaks what stands there")
        hint = _('Put each question on a line of its own after "- ", or in quotes.')
    document.note("error", "RFL002", message, mark.line + 1, mark.column + 1, hint)


def _lost_comment(token: Any, lines: list[str]) -> tuple[int, int] | None:
    """Where a `#` stands right behind a token, so that it starts no comment; else None."""
    if type(token) in CLOSERS or getattr(token, "style", None) in ("'", '"'):
        line, column = token.end_mark.line, token.end_mark.column
        return (line, column) if _line(lines, line)[column : column + 1] == "#" else None
    if getattr(token, "style", None) in ("|", ">"):
        line, column = token.start_mark.line, token.start_mark.column
        header = HEADER.match(_line(lines, line), column)
        return (line, header.end() - 1) if header else None
    return None


def _note_comment(document: Document, line: int, column: int) -> None:
    message = _("a # without a space before it starts no comment, and is part of no text here")
    hint = _("Write a space before it, or put it in the text between quotes.")
    document.note("error", "RFL002", message, line + 1, column + 1, hint)


def _line(lines: list[str], number: int) -> str:
    """A line of the text; libyaml's marks may lie below the last."""
    return lines[number] if number < len(lines) else ""
