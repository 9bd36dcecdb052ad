"""`reflect series`: a method over a row of dates, with its rota, into the calendar."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from reflectlib.cli.changing import changing_options, read_changes
from reflectlib.cli.inputs import complete_id, find_meeting
from reflectlib.cli.options import open_catalogue, output_options
from reflectlib.cli.params import Day, Days, Every, Move, NameAndDays
from reflectlib.cli.registers import register_option, told_registers
from reflectlib.cli.sections import Sectioned
from reflectlib.cli.session import (
    calendar_options,
    make_session,
    read_wishes,
    session_options,
    write_calendar,
)
from reflectlib.message import _
from reflectlib.registry import Format, View

if TYPE_CHECKING:
    from reflectlib.model.timing import Span
    from reflectlib.planning.changes import Added


@click.command("series", cls=Sectioned)
@click.argument("id_or_file", nargs=-1, required=True, shell_complete=complete_id)
@session_options
@click.option("--every", type=Every(), help="Time between meetings: 2w, 10d, 1m, 1y.")
@click.option("--times", type=click.IntRange(1, 2000), help="How many meetings.")
@click.option("--until", type=Day(), help="The last day that may be used.")
@click.option(
    "--skip-holidays",
    "holidays",
    type=click.Choice(["public", "noord", "midden", "zuid"]),
    is_flag=False,
    flag_value="public",
    help="Skip the public holidays, or those of the schools of a region as well.",
)
@click.option(
    "--move",
    type=Move(),
    multiple=True,
    help="Put a meeting on another day, or at another time, such as "
    '"9-3-2027=11-3-2027 14:00"; repeatable.',
)
@click.option(
    "--join",
    type=NameAndDays(Day()),
    multiple=True,
    help="Who joins, and from which day; repeatable.",
)
@click.option(
    "--leave",
    type=NameAndDays(Day()),
    multiple=True,
    help="Who leaves, and the last day; repeatable.",
)
@click.option(
    "--away", type=NameAndDays(Days()), multiple=True, help="Who is away, and when; repeatable."
)
@changing_options(days=True)
@register_option
@calendar_options
@output_options("Series", "KeptSeries")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    id_or_file: tuple[str, ...],
    every: "Span | None",
    times: int | None,
    until: date | None,
    skip: "tuple[tuple[date, date] | str, ...]",
    only: tuple[str, ...],
    set_: tuple[tuple[str, int], ...],
    add: "tuple[Added, ...]",
    holidays: str | None,
    move: tuple[tuple[date, date | datetime], ...],
    join: tuple[tuple[str, date], ...],
    leave: tuple[tuple[str, date], ...],
    away: tuple[tuple[str, tuple[date, date]], ...],
    registers: tuple[str, ...],
    to: Format | None,
    output: str | None,
    view: View | None,
    **asked: Any,
) -> None:
    """Lay out the dates of a series, with who does what.

    It is of a method, of a programme, or of methods one after another in each meeting, with
    `pauze` between two of them for a break.

    How often and how many follow from the method where you do not say. With --names the
    roles that take turns go round. Writing to the same .ics file again updates its
    appointments.

    With -o groep.series.yaml the series is kept. Give that file in place of a method to show it
    again, to change it, or to make a calendar of it; what is past in it stays as it was.
    """
    import attrs

    from reflectlib.cli.keeping import (
        SeriesOptions,
        is_series_file,
        keep_new,
        open_kept,
        write_kept,
    )
    from reflectlib.cli.output import write_subject

    calendar = read_wishes(asked, to)
    wish = SeriesOptions(
        session=asked,
        every=every,
        times=times,
        until=until,
        skip=tuple(each for each in skip if not isinstance(each, str)),
        changes=(tuple(each for each in skip if isinstance(each, str)), only, set_, add),
        holidays=holidays,
        move=move,
        join=join,
        leave=leave,
        away=away,
    )
    catalogue = open_catalogue(ctx)
    told = told_registers(catalogue, registers, to, view)
    previous: bytes | None = None
    laid_out: Any
    kept = [each for each in id_or_file if is_series_file(catalogue, each)]
    if kept and len(id_or_file) > 1:
        raise click.UsageError(_("'{file}' is a series already; give it alone", file=kept[0]))
    if kept:
        laid_out, previous = open_kept(ctx, catalogue, kept[0], wish)
    elif asked["start"] is None:
        raise click.UsageError(_('a series needs --start, such as "2027-01-12 09:30"'))
    else:
        method = find_meeting(catalogue, id_or_file)
        session = attrs.evolve(
            make_session(method, **asked), changes=read_changes(method, *wish.changes)
        )
        if to == "yaml":
            laid_out = keep_new(method, id_or_file, output, session, wish)
        else:
            from reflectlib.planning.series import series

            laid_out = series(method, session, wish.timetable(session))
    if to == "yaml":
        write_kept(laid_out, output, previous, *kept)
    elif to == "ical":
        write_calendar(laid_out, output, view=view, **calendar)
    else:
        write_subject(laid_out, to, output, view=view, catalogue=catalogue, **told)
