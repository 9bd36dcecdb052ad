"""What was read of one definition: its data, and where each part of it stands."""

from collections.abc import Collection, Sequence
from typing import Any

from reflectlib.diagnostics import Diagnostic, KeyPath, Severity, format_path, nearest
from reflectlib.message import Message, _, unmarked

MOST_KNOWN, MOST_SEARCHES = 500, 100
LONGEST = 600  # characters of a message, a hint or a path

# A place is a key's mark (None in a list), its value's mark, and the places within.
Mark = tuple[Any, Any, Any]


class Document:
    """A `text`, the `data` it holds, where each part stands, and what was wrong with it."""

    def __init__(self, file: str = "") -> None:
        """Start empty; `file` is the name shown to people."""
        self.file = file
        self.text = ""
        self.data: Any = None
        self.places: Any = None
        self.diagnostics: list[Diagnostic] = []
        self._searches = 0

    def near(self, word: str, known: Collection[str]) -> list[str]:
        """Find what a word may have been meant to be.

        Nothing among very many, nor for the hundredth fault of a file: that would take long, and
        nobody reads as far.
        """
        self._searches += 1
        if len(known) > MOST_KNOWN or self._searches > MOST_SEARCHES:
            return []
        return nearest(word, known)

    def fault(
        self,
        code: str,
        path: KeyPath,
        message: str,
        *,
        hint: str = "",
        at_key: bool = False,
        severity: Severity = "error",
    ) -> Diagnostic:
        """Make a diagnostic that points at the value of `path`, or at its key."""
        line, column = self._point(path, at_key)
        named = _short(format_path(path))
        return Diagnostic(
            severity, code, _short(message), self.file, line, column, named, _short(hint)
        )

    def warn(self, code: str, path: KeyPath, message: str, hint: str) -> Diagnostic:
        """Make a warning that points at the value of `path`, and says what to do."""
        return self.fault(code, path, message, hint=hint, severity="warning")

    def at(
        self, severity: Severity, code: str, message: str, line: int, column: int, hint: str = ""
    ) -> Diagnostic:
        """Make a diagnostic on a place in the text, where there need be no value."""
        said, advice = _short(message), _short(hint)
        return Diagnostic(severity, code, said, self.file, line, column, hint=advice)

    def note(
        self, severity: Severity, code: str, message: str, line: int, column: int, hint: str = ""
    ) -> None:
        """Keep a diagnostic on a place in the text."""
        self.diagnostics.append(self.at(severity, code, message, line, column, hint))

    def _point(self, path: KeyPath, at_key: bool) -> tuple[int, int]:
        """Find the line and column of a path, or of the nearest part around it that is there."""
        if self.places is None:
            return 0, 0
        mark, within = self.places[1], self.places[2]
        for step in path:
            try:
                key, value, within = within[step]
            except (KeyError, IndexError, TypeError):
                break
            mark = key if at_key and key else value
        return mark.line + 1, mark.column + 1


def did_you_mean(words: Sequence[str]) -> str:
    """Offer what was probably meant; nothing where there is nothing to offer."""
    return _("Did you mean {words:or}?", words=tuple(words)) if words else ""


def code_of(character: str) -> str:
    """A character by its number, as lists of characters have it: `U+00AD`."""
    return f"U+{ord(character):04X}"


def _short(text: str) -> str:
    """A text that a screen can hold, though it quotes what somebody wrote."""
    if len(text) <= LONGEST:
        return text
    if isinstance(text, Message):
        most = LONGEST // (len(text.fields) + 1)
        return text.filled(**{name: _cut(value, most) for name, value in text.fields.items()})
    return str(_cut(text, LONGEST))


def _cut(value: Any, most: int) -> Any:
    return f"{value[: most - 1]}…" if isinstance(value, str) and len(value) > most else value


def describe(value: object) -> Message:
    """Say in plain words what a value is, with the value itself where it is short."""
    if value is None:
        return _("nothing")
    if isinstance(value, bool):
        return unmarked("true") if value else unmarked("false")
    if isinstance(value, str):
        line = " ".join(value.split())
        if not line:
            return _("an empty text")
        return _("the text '{text}'", text=f"{line[:40]}…" if len(line) > 40 else line)
    if isinstance(value, list):
        return _("a list")
    if isinstance(value, dict):
        if not value:
            return _("an empty pair of { }")
        return _("a group of lines with {keys}", keys=tuple(value)[:3])
    return _("the number {number}", number=str(value)[:20])
