"""Where each part of a file's text starts and ends, and where its comments are.

Places are offsets in the text. They come from libyaml's events; what these leave between two
scalars is white space, signs and comments.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import yaml
from yaml import cyaml

from reflectlib.diagnostics import KeyPath

_COMMENT = re.compile(r"#[^\n]*")
_HEADER = re.compile(r"[|>][-+0-9]*[ \t]+(#[^\n]*)")
_UP_TO_DASH = re.compile(r"(?:\s++|#[^\n]*+)*+-")


_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


class Spot(NamedTuple):
    """A value of a file, with its key or its dash.

    It starts with its key or its dash at `head`, whose colon or dash ends at `head_end`; the
    value itself starts at `start`, and ends before `end`. `style` is `scalar`, `brackets` or
    `lines`; `within` are the parts that it holds, by key or number.
    """

    head: int
    head_end: int
    start: int
    end: int
    style: str
    within: dict[str | int, Any]


class Comment(NamedTuple):
    """A comment, the offset where it starts, and whether it has its line for itself."""

    start: int
    text: str
    alone: bool


class Places:
    """The parts and the comments of a text that reads without errors."""

    def __init__(self, text: str) -> None:
        """Go through the text once."""
        self.text = text
        self._scalars: list[tuple[int, int, bool]] = []
        events: Any = yaml.parse(text, Loader=cyaml.CLoader)
        self._next: Callable[[], Any] = lambda: next(events)
        next(events)
        next(events)
        first = self._next()
        self.top = self._part(first, first.start_mark.index, first.start_mark.index)
        self.comments = [*self._find_comments()]

    def find(self, path: KeyPath) -> Spot:
        """The part at a path that is there."""
        part = self.top
        for step in path:
            part = part.within[step]
        return part

    def walk(self) -> Iterator[tuple[KeyPath, Spot]]:
        """Every part but the whole, in the order of the text."""
        yield from _walk((), self.top)

    def line_start(self, offset: int) -> int:
        """Where the line of an offset starts."""
        return self.text.rfind("\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        """Where the line of an offset ends: behind its line break, if it has one."""
        found = self.text.find("\n", offset)
        return len(self.text) if found < 0 else found + 1

    def column(self, offset: int) -> int:
        """The column of an offset, from 0."""
        return offset - self.line_start(offset)

    def _part(self, event: Any, head: int, head_end: int) -> Spot:
        kind = type(event)
        start: int = event.start_mark.index
        within: dict[str | int, Spot] = {}
        if kind is yaml.ScalarEvent:
            end: int = event.end_mark.index
            is_block = event.style in ("|", ">")
            if is_block:
                end = start + len(self.text[start:end].rstrip(" \t\r\n"))
            self._scalars.append((start, end, is_block))
            return Spot(head, head_end, start, end, "scalar", within)
        last = start
        one: Any = self._next()
        while type(one) not in _ENDS:
            if kind is yaml.MappingStartEvent:
                key, key_end = one, one.end_mark.index
                self._scalars.append((key.start_mark.index, key_end, False))
                colon = self.text.index(":", key_end) + 1
                part = self._part(self._next(), key.start_mark.index, colon)
                within.setdefault(key.value, part)
            else:
                dash = start
                if not event.flow_style:
                    dash = _UP_TO_DASH.match(self.text, last).end() - 1  # type: ignore[union-attr]
                part = self._part(one, dash, dash + 1)
                within[len(within)] = part
            last = part.end
            one = self._next()
        if event.flow_style:
            return Spot(head, head_end, start, one.end_mark.index, "brackets", within)
        return Spot(head, head_end, start, last, "lines", within)

    def _find_comments(self) -> Iterator[Comment]:
        before = 0
        for start, end, is_block in [*self._scalars, (len(self.text), len(self.text), False)]:
            for found in _COMMENT.finditer(self.text, before, start):
                yield self._comment(found.start(), found.group())
            if is_block and (header := _HEADER.match(self.text, start)):
                yield self._comment(header.start(1), header[1])
            before = end

    def _comment(self, start: int, text: str) -> Comment:
        return Comment(start, text.rstrip(), not self.text[self.line_start(start) : start].strip())


def _walk(path: KeyPath, part: Spot) -> Iterator[tuple[KeyPath, Spot]]:
    for step, each in part.within.items():
        yield (*path, step), each
        yield from _walk((*path, step), each)
