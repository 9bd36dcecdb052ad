"""The dash before an item of a list: forgotten, without its space, or another sign."""

import re
from types import SimpleNamespace
from typing import Any

from reflectlib.message import Message, _

Meaning = tuple[Message, Message, Any]
"""What is wrong, what to do, and the mark of where."""

# What word processors put before an item. The last three are those of Word's own fonts.
DOTS = "•·‣▪▫●○◦■□➢►▶✓✔⁃\uf0b7\uf0a7\uf0d8"
DASHES = "–—‒−‐‑"  # other signs, which look like a dash
OTHER_SIGN = (
    rf"\s*(?:([{DOTS}{DASHES}*+]|[0-9]{{1,2}}[.)])[ \t\u00a0]|([o§Ø])\t"
    rf"|([{DOTS}{DASHES}])[\w-]+:(?:\s|$))"
)
NO_SPACE = r"\s*-[^\s-]"
KEY = r"([\w-]+)\s*:(?:\s|$)"


def wrong_start(lines: list[str], number: int) -> Meaning | None:
    """A dash without its space, or another sign in its place, on a line; None without."""
    line = line_at(lines, number)
    mark = SimpleNamespace(line=number, column=margin(line))
    if re.match(NO_SPACE, line):
        return _("there is no space after the dash"), _('Write a space after it: "- first".'), mark
    if other := re.match(OTHER_SIGN, line):
        message = _("a list item cannot start with {sign}", sign=other[1] or other[2] or other[3])
        return message, _('Start it with "- ": a dash, a space.'), mark
    return None


def starts_list(lines: list[str], first: int, last: int) -> Meaning | None:
    """What is wrong where a text starts a line, and goes on over lines that look like items.

    None where they do not, or not so that it must be a list.
    """
    line = lines[first]
    others = [line_at(lines, number) for number in range(first + 1, last + 1)]
    sign = re.match(OTHER_SIGN, line)
    if sign and any(other.lstrip().startswith(sign[0].lstrip()) for other in others):
        return wrong_start(lines, first)
    if any(re.match(rf" {{{margin(line)}}}-\s", other) for other in others):
        return _without_dash(line.strip(), SimpleNamespace(line=first, column=margin(line)))
    return None


def forgotten(lines: list[str], number: int) -> Meaning | None:
    """A line that stands where an item starts, without the dash of one; None for another."""
    line = line_at(lines, number)
    above = _item_above(lines, number)
    if above is None or line.lstrip().startswith("-"):
        return None
    mark = SimpleNamespace(line=number, column=margin(line))
    key, first = re.match(KEY, line.lstrip()), re.match(KEY, above)
    if key and first and key[1] != first[1]:
        return (
            _("this line starts in the column of a dash, and has none"),
            _(
                "Start it two spaces deeper, if it belongs to the item above; or with `- `, if a "
                "new item starts here."
            ),
            mark,
        )
    return _without_dash(line.strip(), mark)


def _without_dash(text: str, mark: Any) -> Meaning:
    message = _("there is no dash before this item of a list")
    hint = _("Start the line with `- `, a dash and a space: `- {text}`.", text=text)
    return message, hint, mark


def _item_above(lines: list[str], number: int) -> str | None:
    """What stands behind the dash of the item above a line, if one starts in its column."""
    column = margin(lines[number]) if number < len(lines) else 0
    for line in reversed(lines[:number]):
        if not line.strip() or line.lstrip().startswith("#") or margin(line) > column:
            continue
        if margin(line) == column and re.match(r"- ", line[column:]):
            return line[column + 1 :].strip()
        return None
    return None


def margin(line: str) -> int:
    """How many characters stand before the first that is seen."""
    return len(line) - len(line.lstrip())


def line_at(lines: list[str], number: int) -> str:
    """A line of the text; libyaml's marks may lie below the last."""
    return lines[number] if number < len(lines) else ""
