"""Text → data with the place of every key and value: YAML 1.2's core, and no more than we need.

Works from libyaml's events, since PyYAML's own loaders read YAML 1.1, in which `no` is
false and `13:00` is 780. Anchors, aliases and tags are refused: nothing here needs them,
and they are how a small file becomes a large one.
"""

import re
from contextlib import suppress
from itertools import accumulate
from typing import Any

import yaml
from yaml import cyaml

from reflectlib.characters import clean, find_hidden
from reflectlib.reading.document import Document, Mark, describe
from reflectlib.reading.scalars import resolve
from reflectlib.reading.text import check, control_in, decode, refuse_control, warn_of_hidden
from reflectlib.reading.tokens import refuse

MAX_DEPTH = 40
MAX_VALUES = 20_000  # some thirty times what the longest entry of the catalogue holds
TOO_DEEP_FOR_LIBYAML = "exceeded maximum nesting depth"


class _Stop(Exception):  # noqa: N818  # not an error: the way out of nested parsing
    """Nothing after this point can be read."""


def parse(content: bytes, file: str) -> Document:
    """Parse the bytes of one definition. Never raises: `diagnostics` says what is wrong.

    `data` is None when nothing could be read. `file` is the name shown to people.
    """
    document = Document(file)
    text, document.diagnostics = decode(content, file)
    if text is None:
        return document
    document.text = text
    if not check(document) or refuse(document):
        return document
    parser = _Parser(document, text)
    try:
        document.data, document.places = parser.read()
    except _Stop:
        pass
    except yaml.MarkedYAMLError as error:
        from reflectlib.reading.traps import explain

        if error.problem == TOO_DEEP_FOR_LIBYAML:
            parser.refuse_depth(*parser.too_deep(error.problem_mark))
            return document
        # What a text swallowed before it broke off is the same fault once more.
        document.diagnostics = [d for d in document.diagnostics if d.code != "RFL009"]
        document.diagnostics.append(explain(error, document, parser.quoted))
    return document


def peek(content: bytes, key: str) -> Any:
    """Read the text of one key at the top of a definition, and nothing behind it.

    None where it is not there; nothing is checked, but what nobody sees is left out.
    """
    depth, at_key = 0, True
    events = yaml.parse(content, Loader=cyaml.CLoader)
    with suppress(yaml.YAMLError):
        for event in events:
            if depth == 1 and isinstance(event, yaml.ScalarEvent):
                if at_key and event.value == key:
                    value = getattr(next(events), "value", None)
                    return value and clean(value)
                at_key = not at_key
            depth += isinstance(event, yaml.CollectionStartEvent)
            if isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
                at_key = at_key or depth == 1
    return None


class _Parser:
    """One pass over the events of one text."""

    def __init__(self, document: Document, text: str) -> None:
        self.document = document
        # Any: the stubs know neither that class nor that an event follows until the last.
        self.next: Any = cyaml.CParser(text).get_event  # type: ignore[attr-defined]
        self.depth = self.values = 0
        self.text = text
        self.lines = text.split("\n")
        self.comments = " #" in text or "\t#" in text
        self.quoted: Any = None
        self.escapes = "\\" in text
        self.hidden = find_hidden(text) is not None

    def _start(self) -> Any:
        """Skip to the first event of the content."""
        self.next()
        if isinstance(self.next(), yaml.StreamEndEvent):
            self._report("RFL008", "the file is empty", None, "Start it with `format: 1`.")
            raise _Stop
        return self.next()

    def read(self) -> tuple[Any, Mark]:
        event = self._start()
        data, within = self.node(event)
        self.next()
        end = self.next()
        if not isinstance(end, yaml.StreamEndEvent):
            hint = "Keep one entry per file, and take the line `---` out."
            self._report("RFL004", "a second document starts here", end.start_mark, hint)
            raise _Stop
        if not isinstance(data, dict):
            message = f"expected keys with values, such as `title: …`, got {describe(data)}"
            hint = "Write each key at the start of a line, then a colon, a space and the value."
            self._report("RFL008", message, event.start_mark, hint)
            raise _Stop
        return data, (None, event.start_mark, within)

    def node(self, event: Any) -> tuple[Any, Any]:
        """The value that starts at `event`, and the places within it (None for a scalar)."""
        kind = type(event)
        self.values += 1
        if self.values > MAX_VALUES:
            hint = "A definition is a few pages of text; make several of it."
            message = f"the file has more than {MAX_VALUES:,} values"
            self._report("RFL006", message, event.start_mark, hint)
            raise _Stop
        if kind is yaml.ScalarEvent:
            if event.anchor or event.tag:
                self._refuse(event)
            return self.scalar(event), None
        if kind is yaml.AliasEvent or event.anchor or event.tag:
            self._refuse(event)
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.refuse_depth(event.start_mark.line, event.start_mark.column)
            raise _Stop
        result = self.mapping() if kind is yaml.MappingStartEvent else self.sequence()
        self.depth -= 1
        return result

    def mapping(self) -> tuple[dict[str, Any], dict[str, Mark]]:
        data: dict[str, Any] = {}
        places: dict[str, Mark] = {}
        dash_forgotten = False
        while type(key := self.next()) is not yaml.MappingEndEvent:
            if type(key) is not yaml.ScalarEvent:
                hint = "A key is one word; put a text with `[`, `{`, `*` or `?` in quotes."
                self._report("RFL002", "expected a key", key.start_mark, hint)
                raise _Stop
            if key.anchor or key.tag:
                self._refuse(key)
            name = self._shown(key) if self.escapes or self.hidden else key.value
            if self.escapes and control_in(key.value):
                raise _Stop
            event = self.next()
            value, within = self.node(event)
            if name in data and name == next(iter(data)) and self.depth > 1:
                dash_forgotten = True
            elif name in data and dash_forgotten:
                continue  # it is of the item that started without its dash, which was said
            if name in data:
                line = places[name][0].line + 1
                message = f"the key '{name}' stands twice; the first is on line {line}"
                hint = "Keep one of the two; or indent it, if it belongs to something else."
                if name == next(iter(data)):
                    hint = f"Keep one of the two; or, if a new item starts here, write `- {name}:`."
                self._report("RFL003", message, key.start_mark, hint)
                continue
            data[name] = value
            places[name] = (key.start_mark, event.start_mark, within)
        return data, places

    def sequence(self) -> tuple[list[Any], list[Mark]]:
        data: list[Any] = []
        places: list[Mark] = []
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            value, within = self.node(event)
            data.append(value)
            places.append((None, event.start_mark, within))
        return data, places

    def scalar(self, event: Any) -> Any:
        value = self._shown(event) if self.escapes or self.hidden else event.value
        if event.style is None or event.style == "":
            if value == "-":
                hint = 'Put it in quotes where it is a text; an item of a list is "- " and a text.'
                self._report("RFL002", "a dash by itself is no text", event.start_mark, hint)
                raise _Stop
            meant = resolve(value)
            if type(meant) in (int, float):
                return meant
            if self.comments:
                self._warn_of_comment(event)
            if event.end_mark.line > event.start_mark.line:
                self._warn_of_swallowed_line(event)
            return meant
        if event.style in "|>":
            # The line break that ends a block is YAML's, not the text's.
            return value.rstrip("\n")
        self.quoted = event
        if event.end_mark.line > event.start_mark.line:
            self._warn_of_swallowed_line(event)
        return value

    def _shown(self, event: Any) -> str:
        """The text of a key or a value, without what nobody sees, be it typed or escaped."""
        value: str = event.value
        place = (event.start_mark.line + 1, event.start_mark.column + 1)
        if self.escapes and (control := control_in(value)):
            refuse_control(self.document, control.group(), *place)
        elif self.escapes and not self.hidden and (found := find_hidden(value)):
            warn_of_hidden(self.document, found.group(), *place)
        return clean(value)

    def line(self, number: int) -> str:
        """A line of the text; libyaml's marks may lie below the last."""
        return self.lines[number] if number < len(self.lines) else ""

    def too_deep(self, mark: Any) -> tuple[int, int]:
        """Where brackets are nested deeper than we read, on the line that libyaml stopped in.

        Only within one line does it look further ahead than we have read.
        """
        depths = accumulate((c in "[{") - (c in "]}") for c in self.line(mark.line))
        columns = (column for column, depth in enumerate(depths) if depth > MAX_DEPTH)
        return mark.line, next(columns, mark.column)

    def refuse_depth(self, line: int, column: int) -> None:
        """Say that values lie within values more often than a definition needs."""
        message = f"more than {MAX_DEPTH} levels deep"
        hint = "A definition has some ten levels; put a text with many brackets in quotes."
        self.document.note("error", "RFL006", message, line + 1, column + 1, hint)

    def _warn_of_comment(self, event: Any) -> None:
        """Warn of a comment behind an unquoted text, or in its place: a lost sentence?"""
        mark = event.end_mark
        rest = self.line(mark.line)[mark.column :]
        if rest[:1] in (" ", "\t") and rest.lstrip(" \t").startswith("#"):
            lost = rest.strip()
            column = mark.column + 1 + len(rest) - len(rest.lstrip(" \t"))
            message = f"a # after a space starts a comment, so this is not read: {lost[:60]}"
            hint = "Put the whole text in quotes to keep it, or give the comment its own line."
            self.document.note("warning", "RFL007", message, mark.line + 1, column, hint)

    def _warn_of_swallowed_line(self, event: Any) -> None:
        """Warn of a line that looks like a list item or a key, but became part of a text."""
        first = event.start_mark.line
        margin = len(self.lines[first]) - len(self.lines[first].lstrip())
        for number in range(first + 1, event.end_mark.line + 1):
            line = self.line(number)
            if re.match(r"\s*[-*•–]\s" if not event.style else r"\s*(-\s|[\w-]+:(\s|$))", line):
                column = len(line) - len(line.lstrip()) + 1
                if event.style and column - 1 > margin:
                    continue  # set in, as the lines of a text in quotes are
                message = f"this line became part of the text that starts on line {first + 1}"
                hint = (
                    "Let its dash start in the same column as the one above. To put something "
                    "below a question, write `- text: …` and below it `follow_ups:`."
                    if not event.style
                    else f"Check the quotes on line {first + 1}; a text with an apostrophe goes in "
                    "double quotes."
                )
                self.document.note("warning", "RFL009", message, number + 1, column, hint)
                return

    def _refuse(self, event: Any) -> None:
        sign, what = ("!", "tag") if getattr(event, "tag", None) else ("&", "anchor")
        if type(event) is yaml.AliasEvent:
            sign, what = "*", "alias"
        message = f"{sign} at the start of a value makes it a YAML {what}, which is not used here"
        hint = f'Put a text that starts with {sign} in quotes: "{sign}…".'
        self._report("RFL004", message, event.start_mark, hint)
        raise _Stop

    def _report(self, code: str, message: str, mark: Any, hint: str) -> None:
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        self.document.note("error", code, message, line, column, hint)
