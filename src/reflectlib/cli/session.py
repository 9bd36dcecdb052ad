"""The options of the commands that plan, and what they are made into."""

import os
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reflectlib.message import Message, _

if TYPE_CHECKING:
    from reflectlib.model.timing import Span
    from reflectlib.planning.meetings import Series
    from reflectlib.planning.session import Plan, Session

F = TypeVar("F", bound=Callable[..., Any])
D = TypeVar("D", bound=date)
ZONE = "Europe/Amsterdam"
# In the year 9998: what is changed later gets a later stamp.
LAST_SECOND = int(datetime(9999, 1, 1, tzinfo=UTC).timestamp()) - 1
UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}


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
        if not (who := _names(names)):
            self.fail(
                _("'{given}' names nobody; write it as gespreksleider=Anna", given=value),
                param,
                ctx,
            )
        return role.strip(), who


def _names(text: str) -> tuple[str, ...]:
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


OPTIONS = (
    click.option("--start", type=Moment(), help='Day and time, such as "2026-12-03 13:00".'),
    click.option("--tz", "zone", default=ZONE, show_default=True, help="Time zone of the start."),
    click.option("--people", type=click.IntRange(min=1), help="How many take part."),
    click.option(
        "--names",
        help="Who take part, with commas in between: they get groups and roles, and in a series "
        "they take turns.",
    ),
    click.option(
        "--role",
        "roles",
        type=RoleGiven(),
        multiple=True,
        help='Who has a role, such as gespreksleider=Anna or "observator=Ed, Flor"; repeatable.',
    ),
    click.option("--cases", type=click.IntRange(min=1), help="How many cases."),
    click.option("--minutes", type=click.IntRange(min=1), help="How long there is."),
    click.option("--break", "pause", type=click.IntRange(min=1), help="Minutes of a break."),
    click.option("--no-break", is_flag=True, help="Go on without a break."),
    click.option(
        "--break-after", type=click.IntRange(min=15), help="Minutes of work before a break."
    ),
    click.option(
        "--welcome", type=click.IntRange(min=0), default=0, help="Minutes to come in before it."
    ),
    click.option(
        "--changeover",
        type=click.IntRange(min=0),
        default=0,
        help="Minutes between steps where people change places.",
    ),
    click.option("--buffer", type=Percent(), default="0%", help="What to keep free, such as 10%."),
    click.option(
        "--groups",
        type=click.IntRange(min=1),
        default=1,
        help="Groups that go through it side by side.",
    ),
    click.option("--exact", is_flag=True, help="Take the stated times; fit nothing."),
    click.option("--anyway", is_flag=True, help="Plan for too few or too many all the same."),
    click.option("--variant", metavar="ID", help="A variant of the method."),
)


def session_options(command: F) -> F:
    """Let a command take all that makes a session."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def calendar_options(command: F) -> F:
    """Let a command take `--name` and `--events`, for output as a calendar."""
    name = click.option(
        "--name", help="What the calendar is called; it also tells one calendar from another."
    )
    events = click.option(
        "--events",
        type=click.Choice(["meeting", "phases"]),
        default="meeting",
        show_default=True,
        help="In a calendar: an appointment for the meeting, or for each step.",
    )
    return name(events(command))


def make_session(
    *,
    pause: int | None,
    no_break: bool,
    names: str | None,
    roles: tuple[tuple[str, tuple[str, ...]], ...],
    **asked: Any,
) -> "Session":
    """Make the session of the options. Raises `PlanError`, and `UnknownZoneError`."""
    from reflectlib.errors import PlanError
    from reflectlib.planning.session import Session

    if pause and no_break:
        raise click.UsageError(_("choose one: --break or --no-break"))
    start, zone = asked.pop("start"), asked.pop("zone")
    people = _names(names or "")
    if names is not None and not people:
        raise click.UsageError(_("--names names nobody"))
    given = [role for role, _who in roles]
    if len(set(given)) < len(given):
        raise PlanError("role_twice", role=max(given, key=given.count))
    return Session(
        start=start and in_zone(start, zone),
        names=people,
        roles=dict(roles),
        break_minutes=0 if no_break else pause,
        **asked,
    )


def in_zone(moment: datetime, zone: str) -> datetime:
    """Put a moment of the clock in a zone. Raises `UnknownZoneError`."""
    from reflectlib.zones import read_zone

    return moment.replace(tzinfo=read_zone(zone).info)


def stamp() -> datetime | None:
    """The time that SOURCE_DATE_EPOCH says, or None where it says none."""
    from reflectlib.cli.output import say

    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if re.fullmatch("[0-9]{1,12}", epoch) and int(epoch) <= LAST_SECOND:
        return datetime.fromtimestamp(int(epoch), UTC)
    if epoch:
        say(
            _(
                "SOURCE_DATE_EPOCH is '{given}', which is no number of seconds since 1970 such as "
                "1767225600; the calendar is made as if it were not set",
                given=epoch,
            )
        )
    return None


def write_calendar(subject: "Plan | Series", output: str | None, **options: Any) -> None:
    """Write a calendar, over what an earlier run wrote to the same file.

    A calendar has no place for the remarks on a plan; they go to standard error.
    """
    from reflectlib.cli.files import refuse_input
    from reflectlib.cli.output import say, write_subject
    from reflectlib.page import Notice
    from reflectlib.reading.load import read_bytes
    from reflectlib.rendering import make_page

    if output and output != "-" and Path(output).is_file():
        refuse_input(output)
        options["previous"] = read_bytes(Path(output), -1)
    if not hasattr(subject, "kept"):  # whose file has the stamps
        options["stamp"] = stamp()
    write_subject(subject, "ical", output, **options)
    for block in make_page(subject).blocks:
        if isinstance(block, Notice):
            say(*block.text.split("\n"))
