"""How an answer to what `reflect new` asks is read, or the option that gives it."""

import re
from typing import TYPE_CHECKING, Any

import click

from reflectlib.characters import clean
from reflectlib.cli.choices import complete_form, own_forms_here
from reflectlib.message import _, unmarked

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from reflectlib.model.timing import Range
    from reflectlib.scaffold.fresh import Piece

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
REFUSALS = {
    "people": _("'{given}' is no number of people; write 6, 3-8 or 4+"),
    "minutes": _("'{given}' is no number of minutes; write 60, 45-60 or 60+"),
}


class WordsParam(click.ParamType):  # type: ignore[type-arg]  # generic only since click 8.4
    """A text on one line."""

    name = "text"

    def convert(self, value: Any, param: Any, ctx: Any) -> str:
        """Refuse what a definition cannot hold."""
        from reflectlib.reading.text import CONTROL

        text: str = value.strip()
        if found := re.search(f"{CONTROL}|\n", text):
            unseen = f"U+{ord(found.group()):04X}"
            self.fail(
                _("the character {character} cannot be shown; leave it out", character=unseen),
                param,
                ctx,
            )
        if not clean(text).strip():
            self.fail(_("this needs a word or more"), param, ctx)
        return text

    def understood(self, text: str) -> tuple[str, ...]:
        """What to say of how an answer was read: nothing, where it is taken as it stands."""
        return ()


class Summary(WordsParam):
    """A text on one line, or nothing for none."""

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """Refuse what a definition cannot hold."""
        return super().convert(value, param, ctx) if value.strip() else None


class FormParam(click.ParamType):  # type: ignore[type-arg]  # as above
    """A form of reflection: one of the register, or one that the catalogue has."""

    name = "form"

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """Take one of the forms, in capitals or not, or its word in one of our languages."""
        from reflectlib.slugs import slug

        known = form_words()
        if form := known.get(slug(value)):
            return form
        # Only what is not of the register has to wait until every entry is read.
        own = own_forms_here(ctx)
        known = {slug(called): form for form, called in own.items()} | {form: form for form in own}
        if form := known.get(slug(value)):
            return form
        return click.Choice((*forms(), *own)).convert(value.strip(), param, ctx)

    def shell_complete(self, ctx: Any, param: Any, incomplete: str) -> "list[CompletionItem]":
        """Offer the forms that start with what is typed."""
        return complete_form(ctx, incomplete)


class LanguageParam(click.ParamType):  # type: ignore[type-arg]  # as above
    """The tag of a language."""

    name = "language"

    def convert(self, value: Any, param: Any, ctx: Any) -> str:
        """Take what the model takes."""
        from reflectlib.model import record

        constraint = record.constraint_of(record.Language)
        if not (constraint and constraint.accepts(value)):
            self.fail(
                _("'{given}' is no language; write nl, en, or another tag", given=value), param, ctx
            )
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
            self.fail(REFUSALS[self.name].filled(given=value), param, ctx)


class StepParam(WordsParam):
    """The name of a step, perhaps with its minutes behind it."""

    name = "step"

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """Read `Opening`, `Opening 10`, `Opening, 3`, `Opening (3-4 min)`, or `Ronde 8,`.

        A number at the end is minutes behind a comma, with a unit, or from 5 up; any other is
        part of the name, and so is all before a comma at the end.
        """
        return self._read(super().convert(value, param, ctx))[0]

    def understood(self, text: str) -> tuple[str, ...]:
        """A step in words and, where its number could be either, how to say the other."""
        from reflectlib.model.timing import in_figures

        part, other = self._read(super().convert(text, None, None))
        said: str = part.title
        if part.time:
            said = _("{step}, {minutes} min", step=part.title, minutes=in_figures(part.time))
        lines = (unmarked("  {step}", step=said), unmarked("    ({other})", other=other))
        return lines if other else lines[:1]

    def _read(self, text: str) -> "tuple[Piece, str]":
        """The step, and how to say the other where its number could be either."""
        from reflectlib.scaffold.fresh import Piece

        if text.endswith(","):
            return Piece(super().convert(text.rstrip(","), None, None)), ""
        found = re.fullmatch(STEP, text, re.IGNORECASE)
        if not found:
            return Piece(text), ""
        name, said = found["name"], found["time"] or found["within"]
        has_unit = said[-1].isalpha() or said[-1] == "."
        try:
            time: Any = _range(said, "minutes")
        except ValueError:
            if has_unit:
                self.fail(
                    _(
                        "'{given}' is no time for a step: it takes 1 to 1440 whole minutes",
                        given=said,
                    )
                )
            return Piece(text), ""  # such as a year
        if has_unit or "," in (found["between"] or ""):
            return Piece(name, time), ""
        if (time.max or time.min) >= LEAST_BARE:
            return Piece(name, time), _(
                'if {number} is part of the name, write "{step},"', number=said, step=text
            )
        return Piece(text), _(
            'if {number} is its minutes, write "{step} {number} min"', number=said, step=name
        )


class Named(WordsParam):
    """The name of a section or an item."""

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """Make it a part."""
        from reflectlib.scaffold.fresh import Piece

        return Piece(super().convert(value, param, ctx))


def forms() -> tuple[str, ...]:
    """The forms that a method can have."""
    from reflectlib.model.forms import FORMS

    return tuple(FORMS)


def form_words() -> dict[str, Any]:
    """What a form is called, in a definition and in each of our languages, without accents."""
    from reflectlib.message import say
    from reflectlib.model.forms import FORMS
    from reflectlib.slugs import slug
    from reflectlib.translations import languages

    words = {say(called, of): form for form, called in FORMS.items() for of in languages()}
    return {slug(word): form for word, form in words.items()} | {form: form for form in forms()}


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
