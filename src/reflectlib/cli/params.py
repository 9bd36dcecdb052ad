"""What the options of the commands that plan take: days, spans, parts of the whole, roles."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reflectlib.message import Message, _

if TYPE_CHECKING:
    from reflectlib.model.timing import Span
    from reflectlib.papers.people import Person

D = TypeVar("D", bound=date)
LONGEST_BEFORE = timedelta(weeks=8)
UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}


class FilePath(click.Path):
    """A file or a folder by a name that a system can be asked of: one without a NUL in it."""

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """Refuse a name that no system takes, and leave the rest to click."""
        if "\0" in str(value):
            self.fail(_("no file has a NUL in its name"), param, ctx)
        return super().convert(value, param, ctx)


class Moment(click.ParamType):  # type: ignore[type-arg]  # generic only since click 8.4
    """A day and a time of day, such as "2026-12-03 13:00"."""

    name = "moment"

    def convert(self, value: Any, param: Any, ctx: Any) -> datetime:
        """Read the moment as it stands on the clock, without a zone."""
        from reflectlib.reading.days import read_moment

        forms = _(
            "'{given}' is no day and time; write it as 3-12-2026 13:00, 3 December 2026 13.00 or "
            "2026-12-03 13:00"
        )
        return _read(read_moment, value, forms, param, ctx)


class Day(click.ParamType):  # type: ignore[type-arg]  # as above
    """A day, such as 2027-02-16."""

    name = "day"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        """Read a day."""
        return _day(value, param, ctx)


class Days(click.ParamType):  # type: ignore[type-arg]  # as above
    """A day or a range of days, such as 2027-02-22..2027-02-26."""

    name = "day or range"

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[date, date]:
        """Read the first and the last day."""
        from reflectlib.reading.days import BETWEEN

        days = [_day(each, param, ctx) for each in re.split(BETWEEN, value, maxsplit=1)]
        start, end = days[0], days[-1]
        if end < start:
            self.fail(_("'{given}' ends before it begins", given=value), param, ctx)
        return start, end


class Move(click.ParamType):  # type: ignore[type-arg]  # as above
    """Two days, such as 2027-03-09=2027-03-11; the second may have a time behind it."""

    name = "day=day"

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[date, date | datetime]:
        """Read the day that a meeting is on, and the day or the moment to put it on."""
        from reflectlib.reading.days import read_moment

        old, sign, new = value.partition("=")
        if not sign:
            self.fail(
                _("'{given}' names one day; write it as 9-3-2027=11-3-2027", given=value),
                param,
                ctx,
            )
        try:
            return _day(old, param, ctx), read_moment(new)
        except ValueError:
            return _day(old, param, ctx), _day(new, param, ctx)


class NameAndDays(click.ParamType):  # type: ignore[type-arg]  # as above
    """A name and a day or days, such as Ada=2027-03-01."""

    def __init__(self, days: click.ParamType) -> None:  # type: ignore[type-arg]  # as above
        """Take how the days are read."""
        self.days, self.name = days, f"name={days.name}"

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[str, Any]:
        """Read the name, and the day or days."""
        name, sign, days = value.rpartition("=")
        if not sign or not name.strip():
            self.fail(
                _("'{given}' names nobody; write it as Ada=16-2-2027", given=value), param, ctx
            )
        return " ".join(name.split()), self.days.convert(days, param, ctx)


class Every(click.ParamType):  # type: ignore[type-arg]  # as above
    """A time between meetings: a number of days, weeks, months or years, such as 2w."""

    name = "span"

    def convert(self, value: Any, param: Any, ctx: Any) -> "Span":
        """Read the span."""
        from reflectlib.model.timing import Span

        found = re.fullmatch(r"([1-9]\d{0,3})([dwmy])", value)
        if found is None:
            self.fail(
                _(
                    "'{given}' is no span; write 2w (weeks), 10d (days), 1m (a month) or 1y "
                    "(a year)",
                    given=value,
                ),
                param,
                ctx,
            )
        length: Any = {UNITS[found[2]]: int(found[1])}
        return Span(**length)


class Before(click.ParamType):  # type: ignore[type-arg]  # as above
    """A time before a meeting: minutes, hours, days or weeks, such as 1h or 1h30m."""

    name = "span"

    def convert(self, value: Any, param: Any, ctx: Any) -> timedelta:
        """Read how long before."""
        found = re.fullmatch(r"(?=.)(\d{1,2}w)?(\d{1,3}d)?(\d{1,3}[hu])?(\d{1,4}m(?:in)?)?", value)
        counts = [int(re.sub(r"\D", "", part or "0")) for part in found.groups()] if found else []
        before = timedelta(**dict(zip(("weeks", "days", "hours", "minutes"), counts, strict=False)))
        if not timedelta(0) < before <= LONGEST_BEFORE:
            self.fail(
                _(
                    "'{given}' is no time before a meeting; write 30m (minutes), 1h (an hour), 2d "
                    "(days) or 1w (a week), of at most {most} weeks",
                    given=value,
                    most=LONGEST_BEFORE.days // 7,
                ),
                param,
                ctx,
            )
        return before


class Percent(click.ParamType):  # type: ignore[type-arg]  # as above
    """A part of the whole, such as 10%."""

    name = "percent"

    def convert(self, value: Any, param: Any, ctx: Any) -> int:
        """Read the percents."""
        found = re.fullmatch(r"(\d{1,2}) ?%", value) if isinstance(value, str) else None
        if found is None:
            self.fail(
                _("'{given}' is no part of the whole; write it as 10%", given=value), param, ctx
            )
        return int(found[1])


class People(click.ParamType):  # type: ignore[type-arg]  # as above
    """Names with commas in between, or a file of people, such as groep.csv."""

    name = "names or file"

    def convert(self, value: Any, param: Any, ctx: Any) -> "tuple[Person, ...]":
        """Read who they are, and say what of a file is not read.

        Raises `CannotReadError`, `InvalidEntryError` and `PlanError`.
        """
        from reflectlib.cli.files import note_input
        from reflectlib.cli.output import say_why
        from reflectlib.papers import people
        from reflectlib.reading.load import read_bytes

        if not people.is_people_file(value):
            return tuple(map(people.Person, names_in(value)))
        file = value.strip()
        note_input(file)
        found, report = people.read_people(read_bytes(Path(file), people.MOST_BYTES + 1), file)
        say_why(*report.warnings)
        return found


class RoleGiven(click.ParamType):  # type: ignore[type-arg]  # as above
    """A role and who has it, such as gespreksleider=Anna."""

    name = "role=name"

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[str, tuple[str, ...]]:
        """Read the role, by its id or title, and the names."""
        role, sign, names = value.partition("=")
        if not (sign and role.strip()):
            self.fail(
                _("'{given}' names no role; write it as gespreksleider=Anna", given=value),
                param,
                ctx,
            )
        if not (who := names_in(names)):
            self.fail(
                _("'{given}' names nobody; write it as gespreksleider=Anna", given=value),
                param,
                ctx,
            )
        return role.strip(), who


def names_in(text: str) -> tuple[str, ...]:
    """The names in a text: with semicolons in between, or else commas, or on lines of their own."""
    parts = re.split(r"[;\n]" if ";" in text else r"[,\n]", text)
    return tuple(name.strip() for name in parts if name.strip())


def _day(value: str, param: Any, ctx: Any) -> date:
    from reflectlib.reading.days import read_day

    forms = _("'{given}' is no day; write it as 16-2-2027, 16 February 2027 or 2027-02-16")
    return _read(read_day, value, forms, param, ctx)


def _read(
    read: Callable[[str], D],
    value: str,
    forms: Message,
    param: Any,
    ctx: Any,
) -> D:
    """What is read; or else fail, with the forms that can be, or with the true day of the week."""
    from reflectlib.reading.days import WrongWeekdayError

    try:
        return read(value)
    except WrongWeekdayError as error:
        wrong = _("'{given}' cannot be: that day is {day:date}", given=value, day=error.day)
    except ValueError:
        wrong = forms.filled(given=value)
    raise click.BadParameter(wrong, ctx, param)
