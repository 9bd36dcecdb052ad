"""Plain data and its comments → the lines of a canonical file."""

from collections.abc import Mapping, Sequence
from typing import Any

from reflectlib.diagnostics import KeyPath
from reflectlib.saving.order import BLOCKS, IN_BRACKETS, ITEMS_IN_BRACKETS, is_brief
from reflectlib.saving.scalars import WIDTH, write_block, write_scalar

Comments = Mapping[KeyPath, Sequence[str]]
STEP = 2


def write_lines(data: Mapping[str, Any], comments: Comments) -> list[str]:
    """Write a mapping; a comment stands above the key or the item whose path it has."""
    return _Layout(comments).mapping(data, (), 0)


def write_value(head: str, value: Any, path: KeyPath, indent: int, comments: Comments) -> list[str]:
    """Write one value behind `head`, its key or its dash, with what is within it at `indent`."""
    margin = len(head) - len(head.lstrip())
    return _Layout(comments).commented(head, value, path, margin, indent)


class _Layout:
    def __init__(self, comments: Comments) -> None:
        self.comments = comments
        self.within: dict[KeyPath, list[str]] = {}
        for path, lines in comments.items():
            for depth in range(1, len(path)):
                self.within.setdefault(path[:depth], []).extend(lines)

    def mapping(self, data: Mapping[str, Any], path: KeyPath, indent: int) -> list[str]:
        lines = []
        for key, value in data.items():
            head = f"{' ' * indent}{write_scalar(key, in_brackets=True)}:"
            lines += self.commented(head, value, (*path, key), indent, indent + STEP)
        return lines

    def sequence(self, data: Sequence[Any], path: KeyPath, indent: int) -> list[str]:
        lines = []
        for number, value in enumerate(data):
            head = f"{' ' * indent}-"
            lines += self.commented(head, value, (*path, number), indent, indent + STEP)
        return lines

    def commented(
        self, head: str, value: Any, path: KeyPath, margin: int, indent: int
    ) -> list[str]:
        """A value with the comments above it: all within it too, where it has but one line."""
        lines = self.entry(head, value, path, indent)
        above = [*self.comments.get(path, ())]
        if not isinstance(value, dict | list) or _is_in_brackets(head, value, path):
            above += self.within.get(path, ())
        return [" " * margin + line for line in above] + lines

    def entry(self, head: str, value: Any, path: KeyPath, indent: int) -> list[str]:
        if isinstance(value, str):
            first, *more = write_block(value, indent, len(head) + 1)
            return [f"{head} {first}", *more]
        if not isinstance(value, dict | list) or _is_in_brackets(head, value, path):
            return [f"{head} {in_brackets(value)}"]
        if isinstance(value, dict):
            lines = self.mapping(value, path, indent)
        else:
            lines = self.sequence(value, path, indent)
        if not head.endswith("-"):
            return [head, *lines]
        # What stands above an item's first key cannot stand between its dash and that key.
        above = 0
        while lines[above].lstrip().startswith("#"):
            above += 1
        hoisted = [line[STEP:] for line in lines[:above]]
        return [*hoisted, head + lines[above][len(head) :], *lines[above + 1 :]]


def _is_in_brackets(head: str, value: Any, path: KeyPath) -> bool:
    if not value:
        return True
    named = isinstance(path[-1], str) and path[-1] in IN_BRACKETS
    listed = len(path) > 1 and isinstance(path[-1], int) and path[-2] in ITEMS_IN_BRACKETS
    brief = path[0] == BLOCKS and is_brief(value, path)
    return (named or listed or brief) and len(head) + 1 + len(in_brackets(value)) <= WIDTH


def in_brackets(value: Any) -> str:
    """Write a value on one line, whatever it holds."""
    if isinstance(value, dict):
        parts = (f"{write_scalar(k, in_brackets=True)}: {in_brackets(v)}" for k, v in value.items())
        return f"{{{', '.join(parts)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(in_brackets, value))}]"
    return write_scalar(value, in_brackets=True)
