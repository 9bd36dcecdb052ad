"""What `reflect new` asks, and how an answer is read."""

import io
import re
import sys
from typing import TYPE_CHECKING, Any, cast, get_args

import click

if TYPE_CHECKING:
    from reflectlib.model.timing import Range
    from reflectlib.scaffold.fresh import Part

AMOUNT = r"([0-9]+)(?:\s*(?:-|–|tot|t/m|to)\s*([0-9]+)|\s*(\+))?"
MINUTES = rf"(.*\S)\s+({AMOUNT})(?:\s*min(?:uten|utes|\.)?)?"


class Words(click.ParamType):  # type: ignore[type-arg]  # generic only since click 8.4
    """A text on one line."""

    name = "text"

    def convert(self, value: Any, param: Any, ctx: Any) -> str:
        """Refuse what a definition cannot hold."""
        from reflectlib.reading.yaml import CONTROL

        text: str = value.strip()
        if found := re.search(f"{CONTROL}|\n", text):
            unseen = f"U+{ord(found.group()):04X}"
            self.fail(f"the character {unseen} cannot be shown; leave it out", param, ctx)
        if not text:
            self.fail("this needs a word or more", param, ctx)
        return text


class Form(click.ParamType):  # type: ignore[type-arg]  # as above
    """A form of reflection; its choices are the model's, which is imported when needed."""

    name = "form"

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """Take one of the forms, in capitals or not."""
        return click.Choice(forms(), case_sensitive=False).convert(value.strip(), param, ctx)


class Language(click.ParamType):  # type: ignore[type-arg]  # as above
    """The tag of a language."""

    name = "tag"

    def convert(self, value: Any, param: Any, ctx: Any) -> str:
        """Take what the model takes."""
        from reflectlib.model import record

        constraint = record.constraint_of(record.Language)
        if not (constraint and constraint.accepts(value)):
            self.fail(f"'{value}' is no language; write nl, en, or another tag", param, ctx)
        return str(value)


class Amount(click.ParamType):  # type: ignore[type-arg]  # as above
    """A number of people or minutes, or from how many to how many; nothing for none."""

    def __init__(self, name: str) -> None:
        self.name = name

    def convert(self, value: Any, param: Any, ctx: Any) -> "Range | None":
        """Read `6`, `3-8` or `4+`."""
        try:
            return _range(value.strip(), self.name) if value.strip() else None
        except ValueError:
            self.fail(f"'{value}' is no number of {self.name}; write 6, 3-8 or 4+", param, ctx)


class Step(Words):
    """The name of a step, perhaps with its minutes behind it."""

    name = "step"

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """Read `Opening`, `Opening 10` or `Opening 10-15`; 2025 is no number of minutes."""
        from reflectlib.scaffold.fresh import Part

        text = super().convert(value, param, ctx)
        if found := re.fullmatch(MINUTES, text):
            try:
                return Part(found[1], _range(found[2], "minutes"))  # type: ignore[arg-type]
            except ValueError:
                pass
        return Part(text)


class Named(Words):
    """The name of a section or an item."""

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """Make it a part."""
        from reflectlib.scaffold.fresh import Part

        return Part(super().convert(value, param, ctx))


def forms() -> tuple[str, ...]:
    """The forms that a method can have."""
    from reflectlib.model import method

    return get_args(method.Form)


def _range(text: str, what: str) -> "Range":
    """Read `6`, `3-8` or `4+`. Raises `ValueError`."""
    from reflectlib.model.timing import Minutes, Range

    found = re.fullmatch(AMOUNT, text)
    if not found:
        raise ValueError(text)
    low = int(found[1])
    high = None if found[3] else int(found[2] or low)
    if high is not None and high < low:
        raise ValueError(text)
    return (Minutes if what == "minutes" else Range)(min=low, max=high)


def at_a_terminal() -> bool:
    """Whether there is somebody to ask, who sees the question."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str, given: Any, kind: Any, default: str) -> Any:
    """What was given; or else what is answered, until it fits; or else the default."""
    if given is not None:
        return given
    if not at_a_terminal():
        return kind.convert(default, None, None)
    _take_any_bytes()
    return click.prompt(question, default, type=kind, err=True, show_default=bool(default))


def ask_parts(
    word: str, kind: Any, given: tuple[Any, ...], default: "tuple[Part, ...]", hint: str = ""
) -> "tuple[Part, ...]":
    """The same for the parts, of which each is a line, until one is empty."""
    if given or not at_a_terminal():
        return given or default
    _take_any_bytes()
    click.echo(f"The {word}s: each on a line{hint}. An empty line ends.", err=True)
    question = f"{word.capitalize()} 1 [{', '.join(part.title for part in default)}]"
    found: list[Part] = []
    while True:
        answer = click.prompt(
            question,
            "",
            err=True,
            show_default=False,
            value_proc=lambda text: kind.convert(text, None, None) if text.strip() else None,
        )
        if answer is None:
            return tuple(found) or default
        found.append(answer)
        question = f"{word.capitalize()} {len(found) + 1}"


def _take_any_bytes() -> None:
    """Let what comes in another encoding be refused kindly, as any odd character is."""
    if sys.stdin.errors != "surrogateescape":
        cast("io.TextIOWrapper", sys.stdin).reconfigure(errors="surrogateescape")
