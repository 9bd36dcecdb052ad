"""One value → the way it stands in a canonical file: plain, in quotes, or as a block of lines."""

import re
from collections.abc import Iterator

from reflectlib.characters import find_hidden
from reflectlib.reading.dashes import OTHER_SIGN
from reflectlib.reading.scalars import resolve

WIDTH = 110  # columns: a text that is longer is folded over several lines

# What a plain text may not start with, hold or end with; stricter than YAML where a dash or a
# question mark would be allowed, since no reader of a file knows those rules.
_UNSAFE = re.compile(r"^[-?:,\[\]{}#&*!|>'\"%@`\s]|: |[ \t]#|[\n\t]|[:\s](?![\s\S])")
_UNSAFE_IN_BRACKETS = re.compile(r"[,\[\]{}:]")
_LIKE_AN_ITEM = re.compile(OTHER_SIGN)  # a key that would be taken for an item of a list
_NEEDS_ESCAPE = re.compile(r"[\n\t\\]")
_SPOILS_A_BLOCK = re.compile(r"(?m)[ \t]$|\n(?![\s\S])")
_SPOILS_FOLDING = re.compile(r"(?m)^[ \t]|\A\n")
# Only a single space between two words can become a line break and come back as a space.
_BREAK = re.compile(r"(?<=[^ \t]) (?=[^ \t\u00a0])")


def write_scalar(value: object, *, in_brackets: bool = False) -> str:
    """Write a value on one line; `in_brackets` is within `[ ]` or `{ }`, or as a key."""
    if isinstance(value, str):
        plain = not _UNSAFE.search(value)
        if in_brackets:
            unsafe = _UNSAFE_IN_BRACKETS.search(value) or _LIKE_AN_ITEM.match(f"{value}: ")
            plain = plain and not unsafe
        if plain and value and not find_hidden(value) and isinstance(resolve(value), str):
            return value
        return _in_quotes(value)
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return str(value).replace("inf", ".inf").replace("nan", ".nan")


def write_block(text: str, indent: int, column: int) -> list[str]:
    """Write a text from `column` on, its further lines at `indent`: first what follows its key."""
    on_one_line = write_scalar(text)
    lines = text.split("\n")
    long = max(indent + len(line) for line in lines) > WIDTH
    if len(lines) == 1 and column + len(on_one_line) <= WIDTH:
        return [on_one_line]
    if _SPOILS_A_BLOCK.search(text) or find_hidden(text):
        return [on_one_line]
    pad = " " * indent
    if len(lines) == 1 or long:
        if _BREAK.search(text) and not _SPOILS_FOLDING.search(text):
            return [">-", *(line and pad + line for line in _folded(lines, WIDTH - indent))]
        if len(lines) == 1:
            return [on_one_line]
    # Where a text starts with white space, a number says how far the block is set in.
    return ["|2-" if text[0] in " \t\n" else "|-", *(line and pad + line for line in lines)]


def fold(line: str, width: int) -> list[str]:
    """Break a line between words into lines of at most `width` characters, where that can be."""
    parts: list[str] = []
    for word in _BREAK.split(line):
        if parts and len(parts[-1]) + 1 + len(word) <= width:
            parts[-1] += f" {word}"
        else:
            parts.append(word)
    return parts


def _folded(lines: list[str], width: int) -> Iterator[str]:
    """Lines as a folded block has them, where one break is a space, and n + 1 breaks are n."""
    before = ""
    for line in lines:
        if before:
            yield ""
        yield from fold(line, width)
        before = line


def _in_quotes(text: str) -> str:
    """A text in double quotes; in single ones where it has double ones and no escapes."""
    if '"' in text and not _NEEDS_ESCAPE.search(text) and not find_hidden(text):
        return "'" + text.replace("'", "''") + "'"
    escaped = (
        text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    )
    while found := find_hidden(escaped):
        code = ord(found.group())
        shape = f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
        escaped = escaped.replace(found.group(), shape)
    return f'"{escaped}"'
