"""`reflect effort`: the hours that a method takes."""

from typing import TYPE_CHECKING

import click

from reflectlib.cli.inputs import complete_id, find_meeting
from reflectlib.cli.options import open_catalogue, output_options
from reflectlib.cli.params import Every
from reflectlib.message import _
from reflectlib.registry import Format

if TYPE_CHECKING:
    from reflectlib.model.timing import Frequency, Span


@click.command("effort")
@click.argument("ids_or_files", nargs=-1, required=True, shell_complete=complete_id)
@click.option("--people", type=click.IntRange(min=1), help="How many take part.")
@click.option("--variant", metavar="ID", help="A variant of the method.")
@click.option("--meeting", metavar="ID", help="Of a method over more kinds of meeting, which.")
@click.option("--minutes", type=click.IntRange(1, 1440), help="How long a meeting is with you.")
@click.option("--every", type=Every(), help="Time between your meetings: 2w, 10d, 1m, 1y.")
@click.option("--times", type=click.IntRange(1, 2000), help="How often you meet, --per year.")
@click.option("--per", type=click.Choice(["week", "month", "year"]), help="What --times counts in.")
@output_options("Reckoning")
@click.pass_context
def command(
    ctx: click.Context,
    ids_or_files: tuple[str, ...],
    people: int | None,
    variant: str | None,
    meeting: str | None,
    minutes: int | None,
    every: "Span | None",
    times: int | None,
    per: str | None,
    to: Format | None,
    output: str | None,
) -> None:
    """Reckon the hours per role, for a meeting and for a year.

    Every line is reckoned from the figures of the method itself, and says which. Where it gives
    none, or yours are others, give your own. More methods, and "pauze" between them, are one
    meeting, as for `reflect agenda`.
    """
    from reflectlib.cli.output import write_subject
    from reflectlib.planning.effort import effort

    catalogue = open_catalogue(ctx)
    reckoning = effort(
        find_meeting(catalogue, ids_or_files),
        people,
        variant,
        meeting=meeting,
        minutes=minutes,
        frequency=_frequency(every, times, per),
    )
    write_subject(reckoning, to, output, catalogue=catalogue)


def _frequency(every: "Span | None", times: int | None, per: str | None) -> "Frequency | None":
    """How often, as one of the two ways says it."""
    if every and times:
        raise click.UsageError(_("choose one: --every or --times"))
    if per and not times:
        raise click.UsageError(_("--per says what --times counts in; give both"))
    if not (every or times):
        return None
    from reflectlib.model.timing import Frequency, Range

    if every:
        return Frequency(every=every)
    return Frequency(times=Range(min=times, max=times), per=per or "year")  # type: ignore[arg-type]  # click has looked
