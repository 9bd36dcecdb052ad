"""TOML → data with the place of every key and value, and what is wrong with the text.

Python's own `tomllib` reads the data, and does not say where anything stands. So the places come
of a second look, which is only taken at a text that `tomllib` accepts.
"""

import re
import tomllib
from collections.abc import Iterator
from typing import Any, NamedTuple

from reflectlib.message import Message, _
from reflectlib.reading.document import Document, Mark
from reflectlib.reading.text import control_in, decode, refuse_control

MOST_BYTES = 64 * 1024
NOT_TOML = "RFL018"
_TOKEN = re.compile(
    r"(?P<comment>#[^\n]*+)"
    r'|(?P<text>"""(?:\\.|(?!""")[^\\])*+"{3,5}+|\'\'\'(?:(?!\'\'\').)*+\'{3,5}+'
    r'|"(?:\\.|[^"\\\n])*+"|\'[^\'\n]*+\')'
    r"|(?P<end>\n)|(?P<sign>[\[\]{},=])|(?P<space>[ \t]++)|(?P<word>[^\s\[\]{},=#\"']++)",
    re.DOTALL,
)
_PLACE = re.compile(r"\(at line ([0-9]{1,7}), column ([0-9]{1,7})\)$")
_WITHOUT_QUOTES = re.compile(r"([A-Za-z_-]{1,40})[ \t]*=[ \t]*([^\"'\[{#\s][^\"#\n]*)$")
_COLON = re.compile(r"([A-Za-z_-]{1,40})[ \t]*:[ \t]*(\S.*)$")
_TWICE = ("Cannot overwrite", "Cannot declare", "Cannot mutate", "Duplicate")


class _Spot(NamedTuple):
    """A place in the text; both count from 0."""

    line: int
    column: int


class _Token(NamedTuple):
    kind: str
    said: str
    spot: _Spot


def parse(content: bytes, file: str) -> Document:
    """Parse the bytes of a file. Never raises: `diagnostics` says what is wrong.

    `data` is None when nothing could be read.
    """
    document = Document(file)
    text, document.diagnostics = decode(content, file, MOST_BYTES)
    if text is None:
        return document
    document.text = text
    if control := control_in(text):
        before = text[: control.start()]
        at = before.count("\n") + 1, len(before) - before.rfind("\n")
        refuse_control(document, control.group(), *at)
        return document
    try:
        document.data = tomllib.loads(text)
    except RecursionError:
        hint = _("Take brackets away.")
        document.note("error", "RFL006", _("the file is too many levels deep"), 1, 1, hint)
        return document
    except tomllib.TOMLDecodeError as error:
        _explain(document, str(error))
        return document
    document.places = (None, _Spot(0, 0), _Walk(text).whole())
    return document


def _explain(document: Document, said: str) -> None:
    """Say what a person probably did, by the line at which reading stopped."""
    lines = document.text.split("\n")
    found = _PLACE.search(said)
    number, column = (int(found[1]), int(found[2])) if found else (len(lines), 1)
    number = min(number, len(lines))
    line = lines[number - 1].strip()
    if any(said.startswith(words) for words in _TWICE):
        before = [n for n, each in enumerate(lines[:number], 1) if each.strip()]
        number = number if line else before[-1]
        key = lines[number - 1].split("=")[0].strip()
        message = _("'{key}' stands here for the second time", key=key)
        hint = _("Put them together in one.")
        document.note("error", "RFL003", message, number, 1, hint)
        return
    message = _("this line is not as TOML has it")
    document.note("error", NOT_TOML, message, number, column, _hint(line, said))


def _hint(line: str, said: str) -> Message:
    if found := _COLON.match(line):
        text = found[2].strip("\"'“”„ ")
        return _(
            'Write an equals sign, and a text in quotes: {key} = "{text}".', key=found[1], text=text
        )
    if "“" in line or "”" in line or "„" in line:
        return _('Use straight quotes: ".')
    if "\\" in line:
        return _("Write / in the name of a file, in place of \\.")
    if line.startswith("["):
        return _("Put the name between brackets, on a line of its own: [contact].")
    if "array" in said or line.count("[") > line.count("]"):
        return _('Close the list with ], and put a comma between its texts: ["one", "two"].')
    if (found := _WITHOUT_QUOTES.match(line)) and "'" not in found[2]:
        return _('Put a text in quotes: {key} = "{text}".', key=found[1], text=found[2].strip())
    if line.count('"') % 2:
        return _(
            'Close the text with ", on the same line; one of more lines has """ on both sides.'
        )
    if line and "=" not in line:
        return _(
            'Write each thing as: name = "text". A line that starts with # is a note to yourself.'
        )
    return _('Write each thing on a line of its own, as: name = "text".')


class _Walk:
    """One walk over the tokens of a text that is TOML."""

    def __init__(self, text: str) -> None:
        self._tokens = list(_tokens(text))
        self._at = 0

    def whole(self) -> dict[str, Mark]:
        """The places of all keys and values."""
        root: dict[str, Mark] = {}
        here = root
        while token := self._next():
            if token.said == "[" and token.kind == "sign":
                many = self._peek() == "["
                self._at += many
                keys = self._keys("]")
                self._at += many
                here = _table(root, keys, token.spot, many=many)
            else:
                self._at -= 1
                self._pair(here)
        return root

    def _next(self) -> _Token | None:
        """The next token, but for the ends of lines."""
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token.kind != "end":
                return token
        return None

    def _peek(self) -> str:
        return self._tokens[self._at].said if self._at < len(self._tokens) else ""

    def _keys(self, end: str) -> list[tuple[str, _Spot]]:
        """The parts of a key, each with its place, up to and with the sign behind it."""
        found: list[tuple[str, _Spot]] = []
        while (token := self._next()) and not (token.kind == "sign" and token.said == end):
            if token.kind == "text":
                found.append((tomllib.loads(f"key = {token.said}")["key"], token.spot))
                continue
            column = token.spot.column
            for part in token.said.split("."):
                if part:
                    found.append((part, _Spot(token.spot.line, column)))
                column += len(part) + 1
        return found

    def _pair(self, table: dict[str, Mark]) -> None:
        *parents, (key, spot) = self._keys("=")
        within = _table(table, parents, spot)
        within[key] = (spot, *self._value())

    def _value(self) -> tuple[_Spot, Any]:
        """The place of a value, and the places within it (None for a scalar)."""
        token = self._next()
        assert token is not None  # a text that is TOML has one
        if token.kind == "sign" and token.said == "[":
            items: list[Mark] = []
            while (following := self._next()) and following.said != "]":
                if following.said != ",":
                    self._at -= 1
                    items.append((None, *self._value()))
            return token.spot, items
        if token.kind == "sign":
            table: dict[str, Mark] = {}
            while (following := self._next()) and following.said != "}":
                if following.said != ",":
                    self._at -= 1
                    self._pair(table)
            return token.spot, table
        while self._at < len(self._tokens) and self._tokens[self._at].kind == "word":
            self._at += 1  # the time behind a day
        return token.spot, None


def _tokens(text: str) -> Iterator[_Token]:
    line, start, at = 0, 0, 0
    while found := _TOKEN.match(text, at):
        kind, said = str(found.lastgroup), found[0]
        if kind not in ("comment", "space"):
            yield _Token(kind, said, _Spot(line, at - start))
        at = found.end()
        if breaks := said.count("\n"):
            line += breaks
            start = found.start() + said.rfind("\n") + 1


def _table(
    table: dict[str, Mark], keys: list[tuple[str, _Spot]], spot: _Spot, *, many: bool = False
) -> dict[str, Mark]:
    """The places within a table of a name, made where it is not there yet; of more, the last."""
    for number, (key, at) in enumerate(keys):
        starts = many and number == len(keys) - 1
        held = table.setdefault(key, (at, spot, [] if starts else {}))[2]
        if starts:
            held.append((None, spot, {}))
        table = held[-1][2] if isinstance(held, list) else held
    return table
