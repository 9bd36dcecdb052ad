"""What `reflect new` asks of who is at the terminal."""

import io
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import click

from reflectlib.characters import spelled
from reflectlib.cli.speaking import speak
from reflectlib.message import Message, _, unmarked

if TYPE_CHECKING:
    from reflectlib.scaffold.fresh import Piece


class Asked(NamedTuple):
    """What is said where the parts of a definition are asked for."""

    first: Message
    each: Message
    understood: Message


ASKED = {
    "step": Asked(
        _("The steps: each on a line, perhaps with minutes: Opening 10. An empty line ends."),
        _("Step {number}"),
        _("The steps, as they were understood:"),
    ),
    "section": Asked(
        _("The sections: each on a line. An empty line ends."),
        _("Section {number}"),
        _("The sections, as they were understood:"),
    ),
    "item": Asked(
        _("The items: each on a line. An empty line ends."),
        _("Item {number}"),
        _("The items, as they were understood:"),
    ),
    "rule": Asked(
        _("The rules: each on a line. An empty line ends."),
        _("Rule {number}"),
        _("The rules, as they were understood:"),
    ),
}
"""Option → what is asked."""


def at_a_terminal() -> bool:
    """Whether there is somebody to ask, who sees the question."""
    return all(stream and stream.isatty() for stream in (sys.stdin, sys.stderr))


def ask(question: str, given: Any, kind: Any, default: str) -> Any:
    """What was given; or else what is answered, until it fits; or else the default."""
    if given is not None:
        return given
    if not at_a_terminal():
        return kind.convert(default, None, None)
    _take_any_bytes()
    read = _reader(kind)
    shown = bool(default)
    said = spelled(speak(question))
    return click.prompt(said, default, type=kind, value_proc=read, err=True, show_default=shown)


def ask_parts(
    word: str, kind: Any, given: tuple[str, ...], default: "tuple[Piece, ...]"
) -> "tuple[Piece, ...]":
    """The same for the parts, of which each is a line, until one is empty.

    How each was understood is said, also where there is nobody to ask.
    """
    from reflectlib.cli.output import say

    asked, convert = ASKED[word], _reader(kind)

    def read(text: str) -> "Piece | None":
        if not text.strip():
            return None
        part: Piece = convert(text)
        say(*kind.understood(text))
        return part

    if given:
        parts = tuple(kind.convert(text, None, None) for text in given)
        if lines := [line for text in given for line in kind.understood(text)]:
            say(asked.understood, *lines)
        return parts
    if not at_a_terminal():
        return default
    _take_any_bytes()
    say(asked.first)
    question = unmarked(
        "{question} [{parts}]",
        question=asked.each.filled(number=1),
        parts=tuple(part.title for part in default),
    )
    found: list[Piece] = []
    while part := click.prompt(speak(question), "", err=True, show_default=False, value_proc=read):
        found.append(part)
        question = asked.each.filled(number=len(found) + 1)
    return tuple(found) or default


def _reader(kind: Any) -> Callable[[str], Any]:
    """What reads an answer; what it says of one that does not fit stays on one line."""

    def read(text: str) -> Any:
        try:
            return kind.convert(text, None, None)
        except click.UsageError as error:
            raise click.UsageError(spelled(speak(error.message))) from None

    return read


def _take_any_bytes() -> None:
    """Let what comes in another encoding be refused kindly, as any odd character is."""
    if sys.stdin.errors != "surrogateescape":
        cast("io.TextIOWrapper", sys.stdin).reconfigure(errors="surrogateescape")
