"""What `reflect new` asks, and how an answer is read."""

import io
import re
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast, get_args

import click

from reflectlib.characters import clean, spelled
from reflectlib.cli.speaking import speak

if TYPE_CHECKING:
    from reflectlib.model.timing import Range
    from reflectlib.scaffold.fresh import Part

NUMBER = r"([0-9]+(?:[.,][0-9]+)?)"
AMOUNT = rf"{NUMBER}(?:\s*(?:-|–|tot|t/m|to)\s*{NUMBER}|\s*(\+))?"
UNITS = r"(?:min(?:\.|uut|uten|utes?)?|(uur|uren|hours?))"
TIME = rf"{AMOUNT}(?:\s*{UNITS})?"
# The time stands behind the name: after a space, a comma, a colon or a dash, or in brackets.
STEP = (
    r"(?P<name>.*?\S)(?:(?P<between>\s*,\s*|:?\s+|\s+[-–]\s+)"
    rf"(?P<time>{TIME})|\s*\(\s*(?P<within>{TIME})\s*\))"
)
# A number below this is that of a round or a step, unless a comma or a unit makes it minutes.
LEAST_BARE = 5
EXAMPLES = {"people": "6, 3-8 or 4+", "minutes": "60, 45-60 or 60+"}


class WordsParam(click.ParamType):  # type: ignore[type-arg]  # generic only since click 8.4
    """A text on one line."""

    name = "text"

    def convert(self, value: Any, param: Any, ctx: Any) -> str:
        """Refuse what a definition cannot hold."""
        from reflectlib.reading.text import CONTROL

        text: str = value.strip()
        if found := re.search(f"{CONTROL}|\n", text):
            unseen = f"U+{ord(found.group()):04X}"
            self.fail(f"the character {unseen} cannot be shown; leave it out", param, ctx)
        if not clean(text).strip():
            self.fail("this needs a word or more", param, ctx)
        return text

    def understood(self, text: str) -> str:
        """What to say of how an answer was read: nothing, where it is taken as it stands."""
        return ""


class Summary(WordsParam):
    """A text on one line, or nothing for none."""

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """Refuse what a definition cannot hold."""
        return super().convert(value, param, ctx) if value.strip() else None


class FormParam(click.ParamType):  # type: ignore[type-arg]  # as above
    """A form of reflection; its choices are the model's, which is imported when needed."""

    name = "form"

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """Take one of the forms, in capitals or not."""
        return click.Choice(forms(), case_sensitive=False).convert(value.strip(), param, ctx)


class LanguageParam(click.ParamType):  # type: ignore[type-arg]  # as above
    """The tag of a language."""

    name = "tag"

    def convert(self, value: Any, param: Any, ctx: Any) -> str:
        """Take what the model takes."""
        from reflectlib.model import record

        constraint = record.constraint_of(record.Language)
        if not (constraint and constraint.accepts(value)):
            self.fail(f"'{value}' is no language; write nl, en, or another tag", param, ctx)
        return str(value)


class AmountParam(click.ParamType):  # type: ignore[type-arg]  # as above
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


class Step(WordsParam):
    """The name of a step, perhaps with its minutes behind it."""

    name = "step"

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """Read `Opening`, `Opening 10`, `Opening, 3`, `Opening (3-4 min)`, or `Ronde 8,`.

        A number at the end is minutes behind a comma, with a unit, or from 5 up; any other is
        part of the name, and so is all before a comma at the end.
        """
        return self._read(super().convert(value, param, ctx))[0]

    def understood(self, text: str) -> str:
        """A step in words and, where its number could be either, how to say the other."""
        from reflectlib.characters import spelled
        from reflectlib.model.timing import in_figures

        part, other = self._read(super().convert(text, None, None))
        said = f"{part.title}, {in_figures(part.time)} min" if part.time else part.title
        return "\n".join((f"  {spelled(said)}", *[f"    ({spelled(other)})"] * bool(other)))

    def _read(self, text: str) -> "tuple[Part, str]":
        """The step, and how to say the other where its number could be either."""
        from reflectlib.scaffold.fresh import Part

        if text.endswith(","):
            return Part(super().convert(text.rstrip(","), None, None)), ""
        found = re.fullmatch(STEP, text, re.IGNORECASE)
        if not found:
            return Part(text), ""
        name, said = found["name"], found["time"] or found["within"]
        has_unit = said[-1].isalpha() or said[-1] == "."
        try:
            time: Any = _range(said, "minutes")
        except ValueError:
            if has_unit:
                self.fail(f"'{said}' is no time for a step: it takes 1 to 1440 whole minutes")
            return Part(text), ""  # such as a year
        if has_unit or "," in (found["between"] or ""):
            return Part(name, time), ""
        if (time.max or time.min) >= LEAST_BARE:
            return Part(name, time), f'if {said} is part of the name, write "{text},"'
        return Part(text), f'if {said} is its minutes, write "{name} {said} min"'


class Named(WordsParam):
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
    from fractions import Fraction

    product = Fraction(number.replace(",", ".")) * each
    if product.denominator != 1:
        raise ValueError(number)
    return product.numerator


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
    return click.prompt(question, default, type=kind, value_proc=read, err=True, show_default=shown)


def ask_parts(
    word: str, kind: Any, given: tuple[str, ...], default: "tuple[Part, ...]", hint: str = ""
) -> "tuple[Part, ...]":
    """The same for the parts, of which each is a line, until one is empty.

    How each was understood is said, also where there is nobody to ask.
    """
    from reflectlib.cli.output import say

    convert = _reader(kind)

    def read(text: str) -> "Part | None":
        if not text.strip():
            return None
        part: Part = convert(text)
        if told := kind.understood(text):
            say(*told.split("\n"))
        return part

    if given:
        parts = tuple(kind.convert(text, None, None) for text in given)
        if told := [*filter(None, map(kind.understood, given))]:
            lines = (line for text in told for line in text.split("\n"))
            say(f"The {word}s, as they were understood:", *lines)
        return parts
    if not at_a_terminal():
        return default
    _take_any_bytes()
    say(f"The {word}s: each on a line{hint}. An empty line ends.")
    question = f"{word.capitalize()} 1 [{', '.join(part.title for part in default)}]"
    found: list[Part] = []
    while part := click.prompt(question, "", err=True, show_default=False, value_proc=read):
        found.append(part)
        question = f"{word.capitalize()} {len(found) + 1}"
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
