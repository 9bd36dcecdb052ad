"""What is wrong with a definition, where, and what to do about it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, overload

import attrs

from reflectlib.characters import spelled
from reflectlib.message import Message, _, say
from reflectlib.value import Value

LONGEST_WORD = 100

Severity = Literal["error", "warning"]
SEVERITIES: Mapping[Severity, Message] = {"error": _("error"), "warning": _("warning")}
KeyPath = tuple[str | int, ...]


@attrs.frozen(eq=False, repr=False)
class Diagnostic(Value):
    """One fault, with its place.

    `line` and `column` count from 1, and are 0 where there is no text to point into.
    `path` names the value, such as `phases[2].time`. `message` and `hint` are English;
    `in_words` gives all of it in another language.
    """

    severity: Severity
    code: str
    message: str
    file: str = ""
    line: int = 0
    column: int = 0
    path: str = ""
    hint: str = ""

    def __str__(self) -> str:
        """Put it in words, in English."""
        return self.in_words()

    def in_words(self, language: str = "en") -> str:
        """Write it as `FILE:LINE:COL: severity[CODE] PATH: message`, with its hint below.

        Whatever a file is called and whatever it says, it is these lines, and steers no terminal.
        `language` is that of the words (BCP 47).
        """
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        path = f" {self.path}:" if self.path else ""
        severity = say(SEVERITIES[self.severity], language)
        said = spelled(f"{place}: {severity}[{self.code}]{path} {say(self.message, language)}")
        if not self.hint:
            return said
        hint = say(_("hint: {hint}", hint=self.hint), language)
        return f"{said}\n  {spelled(hint)}"


Found = Iterator[Diagnostic]
"""What a rule finds."""


def _in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(diagnostics, key=lambda d: (d.file, d.line, d.column, d.code)))


@attrs.frozen(eq=False, repr=False)
class Report(Value, Sequence[Diagnostic]):
    """Diagnostics in the order of their places: by file, line and column, whatever they come in."""

    diagnostics: tuple[Diagnostic, ...] = attrs.field(default=(), converter=_in_order)

    @overload
    def __getitem__(self, index: int) -> Diagnostic: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Diagnostic, ...]: ...
    def __getitem__(self, index: int | slice) -> Diagnostic | tuple[Diagnostic, ...]:
        """Give one diagnostic, or a slice of them."""
        return self.diagnostics[index]

    def __len__(self) -> int:
        """Count the diagnostics."""
        return len(self.diagnostics)

    def __iter__(self) -> Iterator[Diagnostic]:
        """Go through the diagnostics in order."""
        return iter(self.diagnostics)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that make a definition unusable."""
        return tuple(d for d in self.diagnostics if d.severity == "error")

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that it can be used with."""
        return tuple(d for d in self.diagnostics if d.severity == "warning")


def format_path(path: KeyPath) -> str:
    """Write a path as people do: `phases[2].time`."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def nearest(word: object, known: Iterable[str], *, cutoff: float = 0.6) -> list[str]:
    """Find up to three of `known` that `word` may have been meant to be, the best first.

    `cutoff` says how much they must look alike, from 0 to 1. A long text is like no word.
    """
    from difflib import get_close_matches

    choices = list(known)
    meant = str(word).lower()
    if len(meant) > LONGEST_WORD:
        return []
    return get_close_matches(meant, choices, 3, cutoff) or get_close_matches(
        meant.replace("_", "-").replace(" ", "-"), choices, 3, cutoff
    )
