"""Text → data with the place of every key and value: YAML 1.2's core, and no more than we need.

Works from libyaml's events, since PyYAML's own loaders read YAML 1.1, in which `no` is
false and `13:00` is 780. Anchors, aliases and tags are refused: nothing here needs them,
and they are how a small file becomes a large one.
"""

import re
from contextlib import suppress
from typing import Any

import yaml
from yaml import cyaml

from reflectlib.diagnostics import Diagnostic
from reflectlib.reading.document import Document, Place, describe

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 40

# Everything but tab and line feed that is not shown: C0, DEL, C1, separators that YAML 1.1
# took for line breaks, byte order marks, lone surrogates.
CONTROL = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"
# A no-break space in the margin of a line, beside its dash, or around its key's colon.
NO_BREAK_SPACE = r"(?m)^[ ]*(?:-[ ]*)?\u00a0|^[ ]*(?:-[ ]+)?[\w-]+[ ]*(?:\u00a0+:|:\u00a0)"
NUMBER = (
    r"(?P<int>[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)"
    r"|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


class _Stop(Exception):  # noqa: N818  # not an error: the way out of nested parsing
    """Nothing after this point can be read."""


def decode(content: bytes, file: str) -> tuple[str | None, list[Diagnostic]]:
    """Read bytes as UTF-8 text, or say why they are not."""
    if len(content) > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES // 1024} KiB"
        hint = "A definition is a few pages of text; leave pictures and attachments out."
        return None, [Diagnostic("error", "RFL006", message, file, 1, 1, hint=hint)]
    try:
        text = content.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        message = f"byte 0x{content[error.start]:02x} is not UTF-8"
        hint = "Save the file with the encoding UTF-8 (in Notepad: Save as, Encoding)."
        return None, [Diagnostic("error", "RFL001", message, file, line, column, hint=hint)]
    return text.replace("\r\n", "\n").replace("\r", "\n"), []


def parse(content: bytes, file: str) -> Document:
    """Parse the bytes of one definition. Never raises: `diagnostics` says what is wrong.

    `data` is None when nothing could be read. `file` is the name shown to people.
    """
    document = Document(file)
    text, document.diagnostics = decode(content, file)
    if text is None:
        return document
    document.text = text
    if control := _control_in(text):
        _control_character(document, control.group(), *_place(text, control.start()))
        return document
    if "\u00a0" in text and (found := re.search(NO_BREAK_SPACE, text)):
        message = "a no-break space (U+00A0) looks like a space here, but is none to YAML"
        hint = "Type an ordinary space in its place; it often comes along when text is pasted."
        place = _place(text, text.index("\u00a0", found.start()))
        document.diagnostics.append(
            Diagnostic("warning", "RFL010", message, file, *place, hint=hint)
        )
    parser = _Parser(document, text)
    try:
        document.data, document.places = parser.read()
    except _Stop:
        pass
    except yaml.MarkedYAMLError as error:
        from reflectlib.reading.traps import explain

        # What a text swallowed before it broke off is the same fault once more.
        document.diagnostics = [d for d in document.diagnostics if d.code != "RFL009"]
        document.diagnostics.append(explain(error, text, file, parser.quoted))
    return document


def peek(content: bytes, key: str) -> Any:
    """Read the text of one key at the top of a definition, and nothing behind it.

    None where it is not there; nothing is checked.
    """
    depth, at_key = 0, True
    events = yaml.parse(content, Loader=cyaml.CLoader)
    with suppress(yaml.YAMLError):
        for event in events:
            if depth == 1 and isinstance(event, yaml.ScalarEvent):
                if at_key and event.value == key:
                    return getattr(next(events), "value", None)
                at_key = not at_key
            depth += isinstance(event, yaml.CollectionStartEvent)
            if isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
                at_key = at_key or depth == 1
    return None


def _place(text: str, at: int) -> tuple[int, int]:
    """The line and column of a place in a text."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _control_in(text: str) -> re.Match[str] | None:
    # Most texts pass the quick test, which is stricter; the pattern is compiled for the others.
    if text.replace("\n", "").replace("\t", "").isprintable():
        return None
    return re.search(CONTROL, text)


def _control_character(document: Document, character: str, line: int, column: int) -> None:
    message = f"the character U+{ord(character):04X} cannot be shown and is not allowed"
    hint = "Delete it; it often comes along when text is pasted."
    if character in "\x00\x03":
        hint = "This may be no text file: save it as plain text, with the encoding UTF-8."
    document.diagnostics.append(
        Diagnostic("error", "RFL005", message, document.file, line, column, hint=hint)
    )


class _Parser:
    """One pass over the events of one text."""

    def __init__(self, document: Document, text: str) -> None:
        self.document = document
        # Any: the stubs know neither that class nor that an event follows until the last.
        self.next: Any = cyaml.CParser(text).get_event  # type: ignore[attr-defined]
        self.depth = 0
        self.lines = text.split("\n")
        self.comments = " #" in text or "\t#" in text
        self.quoted: Any = None
        self.escapes = "\\" in text

    def _start(self) -> Any:
        """Skip to the first event of the content."""
        self.next()
        if isinstance(self.next(), yaml.StreamEndEvent):
            self._report("RFL008", "the file is empty", None, "Start it with `format: 1`.")
            raise _Stop
        return self.next()

    def read(self) -> tuple[Any, Place]:
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
        if kind is yaml.ScalarEvent:
            if event.anchor or event.tag:
                self._refuse(event)
            return self.scalar(event), None
        if kind is yaml.AliasEvent or event.anchor or event.tag:
            self._refuse(event)
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self._report("RFL006", f"more than {MAX_DEPTH} levels deep", event.start_mark, "")
            raise _Stop
        result = self.mapping() if kind is yaml.MappingStartEvent else self.sequence()
        self.depth -= 1
        return result

    def mapping(self) -> tuple[dict[str, Any], dict[str, Place]]:
        data: dict[str, Any] = {}
        places: dict[str, Place] = {}
        while type(key := self.next()) is not yaml.MappingEndEvent:
            if type(key) is not yaml.ScalarEvent:
                hint = "A key is one word; put a text with `[`, `{`, `*` or `?` in quotes."
                self._report("RFL002", "expected a key", key.start_mark, hint)
                raise _Stop
            if key.anchor or key.tag:
                self._refuse(key)
            if self.escapes and (control := _control_in(key.value)):
                mark: Any = key.start_mark
                place = (mark.line + 1, mark.column + 1)
                _control_character(self.document, control.group(), *place)
                raise _Stop
            name, event = key.value, self.next()
            value, within = self.node(event)
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

    def sequence(self) -> tuple[list[Any], list[Place]]:
        data: list[Any] = []
        places: list[Place] = []
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            value, within = self.node(event)
            data.append(value)
            places.append((None, event.start_mark, within))
        return data, places

    def scalar(self, event: Any) -> Any:
        value: str = event.value
        if event.style is None or event.style == "":
            if value[:1] in "0123456789+-." and (number := re.fullmatch(NUMBER, value)):
                return _number(number)
            if self.comments:
                self._warn_of_comment(event)
            if event.end_mark.line > event.start_mark.line:
                self._warn_of_swallowed_line(event)
            return WORDS.get(value, value)
        if event.style in "|>":
            # The line break that ends a block is YAML's, not the text's.
            return value.rstrip("\n")
        self.quoted = event
        if event.end_mark.line > event.start_mark.line:
            self._warn_of_swallowed_line(event)
        if self.escapes and (control := _control_in(value)):
            mark = event.start_mark
            _control_character(self.document, control.group(), mark.line + 1, mark.column + 1)
            return re.sub(CONTROL, "", value)  # said once is enough
        return value

    def _warn_of_comment(self, event: Any) -> None:
        """Warn of a comment behind an unquoted text, or in its place: a lost sentence?"""
        mark = event.end_mark
        rest = self.lines[mark.line][mark.column :]
        if rest[:1] in (" ", "\t") and rest.lstrip(" \t").startswith("#"):
            lost = rest.strip()
            column = mark.column + 1 + len(rest) - len(rest.lstrip(" \t"))
            message = f"a # after a space starts a comment, so this is not read: {lost[:60]}"
            hint = "Put the whole text in quotes to keep it, or give the comment its own line."
            self._warn("RFL007", message, mark.line + 1, column, hint)

    def _warn_of_swallowed_line(self, event: Any) -> None:
        """Warn of a line that looks like a list item or a key, but became part of a text."""
        first = event.start_mark.line
        margin = len(self.lines[first]) - len(self.lines[first].lstrip())
        for number in range(first + 1, event.end_mark.line + 1):
            line = self.lines[number]
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
                self._warn("RFL009", message, number + 1, column, hint)
                return

    def _warn(self, code: str, message: str, line: int, column: int, hint: str) -> None:
        self.document.diagnostics.append(
            Diagnostic("warning", code, message, self.document.file, line, column, hint=hint)
        )

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
        self.document.diagnostics.append(
            Diagnostic("error", code, message, self.document.file, line, column, hint=hint)
        )


def _number(match: re.Match[str]) -> int | float | str:
    text = match.group()
    try:
        if not match["int"]:
            return float(text.lower().replace(".inf", "inf").replace(".nan", "nan"))
        return int(text, 0) if text[:2] in ("0o", "0x") else int(text)
    except ValueError:
        return text
