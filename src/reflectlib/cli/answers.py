"""What `reflect new` asks, and how an answer is read."""

import io
import re
import sys
from fractions import Fraction
from typing import TYPE_CHECKING, Any, cast, get_args

import click

if TYPE_CHECKING:
    from reflectlib.model.timing import Range
    from reflectlib.scaffold.fresh import Part

NUMBER = r"([0-9]+(?:[.,][0-9]+)?)"
AMOUNT = rf"{NUMBER}(?:\s*(?:-|–|tot|t/m|to)\s*{NUMBER}|\s*(\+))?"
UNITS = r"(?:min(?:\.|uut|uten|utes?)?|(uur|uren|hours?))"
TIME = rf"{AMOUNT}(?:\s*{UNITS})?"
# The time stands behind the name: after a space, a comma, a colon or a dash, or in brackets.
STEP = rf"(.*?\S)(?:(?:\s*,\s*|:?\s+|\s+[-–]\s+)({TIME})|\s*\(\s*({TIME})\s*\))"
# A number below this is that of a round or a step, unless it says that it is of minutes.
LEAST_BARE = 5
EXAMPLES = {"people": "6, 3-8 or 4+", "minutes": "60, 45-60 or 60+"}


class Words(click.ParamType):  # type: ignore[type-arg]  # generic only since click 8.4
    """A text on one line."""

    name = "text"

    def convert(self, value: Any, param: Any, ctx: Any) -> str:
        """Refuse what a definition cannot hold."""
        from reflectlib.reading.text import CONTROL

        text: str = value.strip()
        if found := re.search(f"{CONTROL}|\n", text):
            unseen = f"U+{ord(found.group()):04X}"
            self.fail(f"the character {unseen} cannot be shown; leave it out", param, ctx)
        if not text:
            self.fail("this needs a word or more", param, ctx)
        return text


class Summary(Words):
    """A text on one line, or nothing for none."""

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """Refuse what a definition cannot hold."""
        return super().convert(value, param, ctx) if value.strip() else None


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
        """Read `6`, `3-8` or `4+`, and of minutes also `60 min` and `1,5 uur`."""
        try:
            return _range(value.strip(), self.name) if value.strip() else None
        except ValueError:
            examples = EXAMPLES[self.name]
            self.fail(f"'{value}' is no number of {self.name}; write {examples}", param, ctx)


class Step(Words):
    """The name of a step, perhaps with its minutes behind it."""

    name = "step"

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """Read `Opening`, `Opening 10` or `Opening (10-15 min)`; 2025 is no number of minutes."""
        from reflectlib.scaffold.fresh import Part

        text = super().convert(value, param, ctx)
        if found := re.fullmatch(STEP, text, re.IGNORECASE):
            said = found[2] or found[7]
            try:
                time: Any = _range(said, "minutes")
            except ValueError:
                return Part(text)
            if said[-1].isalpha() or said[-1] == "." or (time.max or time.min) >= LEAST_BARE:
                return Part(found[1], time)
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
    """Read `6`, `3-8` or `4+`, with a unit if it is a time. Raises `ValueError`."""
    from reflectlib.model.timing import Minutes, Range

    timed = what == "minutes"
    found = re.fullmatch(TIME if timed else AMOUNT, text, re.IGNORECASE)
    if not found:
        raise ValueError(text)
    each = 60 if timed and found[4] else 1
    low = _whole(found[1], each)
    high = None if found[3] else _whole(found[2] or found[1], each)
    if high is not None and high < low:
        raise ValueError(text)
    return (Minutes if timed else Range)(min=low, max=high)


def _whole(number: str, each: int) -> int:
    """So many times `each`, if that is a whole number. Raises `ValueError`."""
    product = Fraction(number.replace(",", ".")) * each
    if product.denominator != 1:
        raise ValueError(number)
    return product.numerator


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
        if word == "step":
            click.echo(f"  {_understood(answer)}", err=True)
        question = f"{word.capitalize()} {len(found) + 1}"


def _understood(part: "Part") -> str:
    """A step in words, by which one sees whether a number was taken for minutes."""
    from reflectlib.model.timing import in_figures

    return f"{part.title}, {in_figures(part.time)} min" if part.time else part.title


def _take_any_bytes() -> None:
    """Let what comes in another encoding be refused kindly, as any odd character is."""
    if sys.stdin.errors != "surrogateescape":
        cast("io.TextIOWrapper", sys.stdin).reconfigure(errors="surrogateescape")
