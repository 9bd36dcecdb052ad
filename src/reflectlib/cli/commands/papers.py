"""`reflect papers`: what proves that people met, to sign and to keep."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from reflectlib.cli.changing import changing_options, read_changes
from reflectlib.cli.inputs import complete_id, find_meeting
from reflectlib.cli.options import open_catalogue, output_options
from reflectlib.cli.params import Day
from reflectlib.cli.registers import find_registers, register_option
from reflectlib.cli.sections import Sectioned
from reflectlib.cli.session import make_session, session_options, whereabouts_options
from reflectlib.message import _
from reflectlib.registry import FORMATS, Format, View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflectlib.catalogue import Catalogue
    from reflectlib.keeping.keeping import KeptSeries
    from reflectlib.papers.people import Person
    from reflectlib.planning.session import Plan

PAPERS = ("papers", "attendance", "report", "statement")
COUNTING_HOURS = ("papers", "statement")


@click.command("papers", cls=Sectioned)
@click.argument("id_or_file", nargs=-1, shell_complete=complete_id)
@click.option("--series", "file", metavar="FILE", help="Make them of a series, by its file.")
@session_options
@whereabouts_options
@click.option("--meeting", metavar="ID", help="Of a method over more kinds of meeting, which.")
@changing_options()
@register_option
@click.option("--since", type=Day(), help="The first day of which to take meetings.")
@click.option("--until", type=Day(), help="The last day of which to take meetings.")
@output_options("Plan", "Series", "KeptSeries", only=PAPERS)
@click.pass_context
def command(
    ctx: click.Context,
    /,
    id_or_file: tuple[str, ...],
    file: str | None,
    registers: tuple[str, ...],
    since: date | None,
    until: date | None,
    to: Format | None,
    output: str | None,
    view: View | None,
    **asked: Any,
) -> None:
    """Make the papers of a meeting or of a series: to sign, to fill in, to keep.

    There is a list of who was there, a form for a report, and for each person a statement of
    taking part with the hours; of a series it counts only meetings that are over. A meeting is
    planned as `reflect agenda` does.

    Names come from --names, or from a file of people: `--names groep.csv`, with on its first line
    the columns naam, rol, registernummer and e-mail. What stands in it goes on the papers and
    nowhere else.
    """
    from reflectlib.cli.keeping import is_series_file
    from reflectlib.cli.output import write_subject
    from reflectlib.cli.session import moment

    catalogue = open_catalogue(ctx)
    series = [each for each in id_or_file if is_series_file(catalogue, each)]
    files = [*series, *([file] if file else [])]
    tables = "page" not in FORMATS[to or "text"].takes
    view = view or ("attendance" if tables else "papers")
    subject: Plan | KeptSeries
    options: dict[str, Any] = {"people": asked["names"], "since": since, "until": until}
    options["registers"] = find_registers(catalogue, registers)
    if registers and tables:
        raise click.UsageError(_("--register is for a page, and not for a table"))
    if files:
        if len(files) + len(id_or_file) - len(series) > 1:
            raise click.UsageError(_("'{file}' is a series already; give it alone", file=files[0]))
        subject = _kept(ctx, catalogue, files[0], asked)
        options |= {"before": moment()} if view in COUNTING_HOURS else {}
        _tell_of_strangers(subject, asked["names"] or ())
    elif not id_or_file:
        raise click.UsageError(_("give a method, or the file of a series"))
    else:
        subject = _planned(catalogue, id_or_file, **asked)
    given = {name: value for name, value in options.items() if value}
    write_subject(subject, to, output, view=view, catalogue=catalogue, **given)


def _planned(
    catalogue: "Catalogue",
    parts: tuple[str, ...],
    *,
    skip: Any,
    only: Any,
    set_: Any,
    add: Any,
    **asked: Any,
) -> "Plan":
    import attrs

    from reflectlib.planning.plan import plan

    method = find_meeting(catalogue, parts)
    changes = read_changes(method, skip, only, set_, add)
    return plan(method, attrs.evolve(make_session(method, **asked), changes=changes))


def _tell_of_strangers(series: "KeptSeries", people: "Sequence[Person]") -> None:
    """Say who of the people is in no meeting, and leads none: on the papers there is nothing."""
    from reflectlib.cli.output import say
    from reflectlib.papers.meetings import leads

    there = {name for meeting in series.meetings for name in meeting.names}
    for person in people:
        if person.name not in there and not leads(series.method, person):
            say(
                _(
                    "{name} is not in the series, so there are no papers of this person; with "
                    "`reflect series FILE --join` somebody comes in",
                    name=person.name,
                )
            )


def _kept(
    ctx: click.Context, catalogue: "Catalogue", file: str, asked: dict[str, Any]
) -> "KeptSeries":
    """The series of a file, as it stands: papers change nothing of it."""
    from reflectlib.cli.keeping import open_as_it_is

    for param in ctx.command.params:
        name = param.name or ""
        given = ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE
        if given and name in asked and name != "names":
            raise click.UsageError(
                _(
                    "the papers of a series are as its file says, so {option} cannot be given; "
                    "change the file with `reflect series`",
                    option=param.opts[0],
                )
            )
    return open_as_it_is(ctx, catalogue, file)
