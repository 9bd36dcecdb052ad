"""`reflect series`: a method over a row of dates, with its rota, into the calendar."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from reflectlib.cli.changing import changing_options, read_changes
from reflectlib.cli.inputs import complete_id, find_method
from reflectlib.cli.options import open_catalogue, output_options
from reflectlib.cli.session import (
    Day,
    Every,
    Move,
    calendar_options,
    make_session,
    session_options,
    write_calendar,
)
from reflectlib.message import _
from reflectlib.registry import Format, View

if TYPE_CHECKING:
    from reflectlib.model.timing import Span
    from reflectlib.planning.changes import Added


@click.command("series")
@click.argument("id_or_file", shell_complete=complete_id)
@session_options
@click.option("--every", type=Every(), help="Time between meetings: 2w, 10d, 1m, 1y.")
@click.option("--times", type=click.IntRange(1, 2000), help="How many meetings.")
@click.option("--until", type=Day(), help="The last day that may be used.")
@click.option(
    "--move", type=Move(), multiple=True, help="Put a meeting on another day; repeatable."
)
@changing_options(days=True)
@calendar_options
@output_options("Series")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    id_or_file: str,
    every: "Span | None",
    times: int | None,
    until: date | None,
    skip: "tuple[tuple[date, date] | str, ...]",
    only: tuple[str, ...],
    set_: tuple[tuple[str, int], ...],
    add: "tuple[Added, ...]",
    move: tuple[tuple[date, date], ...],
    name: str | None,
    events: str,
    to: Format | None,
    output: str | None,
    view: View | None,
    **asked: Any,
) -> None:
    """Lay out the dates of a series, with who does what.

    How often and how many follow from the method where you do not say. With --names the
    roles that take turns go round. Writing to the same .ics file again updates its
    appointments.
    """
    if asked["start"] is None:
        raise click.UsageError(_('a series needs --start, such as "2027-01-12 09:30"'))
    import attrs

    from reflectlib.cli.output import write_subject
    from reflectlib.planning.series import Timetable, series

    days = tuple(each for each in skip if not isinstance(each, str))
    steps = tuple(each for each in skip if isinstance(each, str))
    timetable = Timetable(every=every, times=times, until=until, skip=days, move=dict(move))
    catalogue = open_catalogue(ctx)
    method = find_method(catalogue, id_or_file)
    changes = read_changes(method, steps, only, set_, add)
    session = attrs.evolve(make_session(**asked), changes=changes)
    laid_out = series(method, session, timetable)
    if to == "ical":
        write_calendar(laid_out, output, view=view, name=name, phases=events == "phases")
    else:
        write_subject(laid_out, to, output, view=view, catalogue=catalogue)
