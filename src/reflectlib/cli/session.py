"""The options of the commands that plan, and what they are made into."""

import os
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reflectlib.cli.params import Before, Moment, People, Percent, RoleGiven
from reflectlib.message import _

if TYPE_CHECKING:
    from reflectlib.model.method import Method
    from reflectlib.papers.people import Person
    from reflectlib.planning.meetings import Series
    from reflectlib.planning.session import Plan, Session

F = TypeVar("F", bound=Callable[..., Any])
ZONE = "Europe/Amsterdam"
# In the year 9998: what is changed later gets a later stamp.
LAST_SECOND = int(datetime(9999, 1, 1, tzinfo=UTC).timestamp()) - 1


OPTIONS = (
    click.option("--start", type=Moment(), help='Day and time, such as "2026-12-03 13:00".'),
    click.option("--tz", "zone", default=ZONE, show_default=True, help="Time zone of the start."),
    click.option("--people", type=click.IntRange(min=1), help="How many take part."),
    click.option(
        "--names",
        type=People(),
        help="Who take part, with commas in between, or a .csv or .xlsx file of them: they get "
        "groups and roles, and in a series they take turns.",
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


WHEREABOUTS = (
    click.option(
        "--name",
        "group",
        help="What the group is called, and so its calendar; it tells one calendar from another.",
    ),
    click.option("--location", help="The place where the group meets."),
    click.option("--link", metavar="URL", help="Where the group meets online."),
)
OF_CALENDAR = (
    click.option(
        "--events",
        type=click.Choice(["meeting", "phases"]),
        default="meeting",
        show_default=True,
        help="In a calendar: an appointment for the meeting, or for each step.",
    ),
    click.option(
        "--with-preparation",
        "preparation",
        is_flag=True,
        help="In a calendar: what is to be prepared too, on the day by which it must be done.",
    ),
    click.option(
        "--person",
        help="A calendar for one person: the meetings and the roles that he or she has.",
    ),
    click.option(
        "--remind",
        type=Before(),
        help="In a calendar: a reminder so long before a meeting, such as 1h, 30m or 2d.",
    ),
)


def session_options(command: F) -> F:
    """Let a command take all that makes a session."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def whereabouts_options(command: F) -> F:
    """Let a command take what the group is called, and where it meets."""
    for option in reversed(WHEREABOUTS):
        command = option(command)
    return command


def calendar_options(command: F) -> F:
    """The same, and what a calendar of it is to hold."""
    for option in reversed(OF_CALENDAR):
        command = option(command)
    return whereabouts_options(command)


def read_wishes(asked: dict[str, Any], to: str | None) -> Mapping[str, Any]:
    """Take what a calendar is to hold out of what is asked, as `write_calendar` takes it.

    Raises `UsageError` for what is asked of a calendar where there is none.
    """
    phases = asked.pop("events") == "phases"
    wishes = {name: asked.pop(name) for name in ("preparation", "person", "remind")}
    for name, option in (
        ("preparation", "--with-preparation"),
        ("person", "--person"),
        ("remind", "--remind"),
    ):
        if to != "ical" and wishes[name]:
            raise click.UsageError(
                _("{option} is for a calendar: give -o and a name such as x.ics", option=option)
            )
    if wishes["person"] is not None:
        wishes["person"] = " ".join(wishes["person"].split())
    return {"phases": phases, **wishes}


def make_session(
    method: "Method | None",
    *,
    pause: int | None,
    no_break: bool,
    names: "tuple[Person, ...] | None",
    roles: tuple[tuple[str, tuple[str, ...]], ...],
    **asked: Any,
) -> "Session":
    """Make the session of the options for a method, of which the roles in a file of people are.

    Raises `PlanError` and `UnknownZoneError`.
    """
    from reflectlib.errors import PlanError
    from reflectlib.papers.meetings import roles_in, taking_part
    from reflectlib.planning.session import Session

    if pause and no_break:
        raise click.UsageError(_("choose one: --break or --no-break"))
    start, zone = asked.pop("start"), asked.pop("zone")
    people = names or ()
    if names is not None and not people:
        raise click.UsageError(_("--names names nobody"))
    given = [role for role, _who in roles]
    for name in ("group", "location", "link"):
        asked[name] = asked[name] or None
    if len(set(given)) < len(given):
        raise PlanError("role_twice", role=max(given, key=given.count))
    return Session(
        start=start and in_zone(start, zone),
        names=taking_part(method, people) if method else tuple(each.name for each in people),
        roles={**(roles_in(method, people) if method else {}), **dict(roles)},
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


def moment() -> datetime:
    """What time it is: SOURCE_DATE_EPOCH, or else the clock."""
    return stamp() or datetime.now(UTC)


def write_calendar(subject: "Plan | Series", output: str | None, **options: Any) -> None:
    """Write a calendar, over what an earlier run wrote to the same file.

    A calendar has no place for the remarks on a plan; they go to standard error. So does it where
    an earlier calendar cannot be gone on with.
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
        options["stamp"] = moment()
        if output is None or output == "-":
            say(
                _(
                    "This calendar starts anew. To update one that was sent around, write over its "
                    "file with -o: then what changed is replaced and what went is cancelled."
                )
            )
    write_subject(subject, "ical", output, **options)
    for block in make_page(subject).blocks:
        if isinstance(block, Notice):
            say(*block.text.split("\n"))
