"""`reflect agenda`: a method to the minute, for this group and this time."""

from typing import TYPE_CHECKING, Any

import click

from reflectlib.card_sizes import CardName
from reflectlib.cli.cards import card_options, read_cards
from reflectlib.cli.changing import changing_options, read_changes
from reflectlib.cli.inputs import complete_id, find_meeting
from reflectlib.cli.options import open_catalogue, output_options
from reflectlib.cli.sections import Sectioned
from reflectlib.cli.session import (
    calendar_options,
    make_session,
    read_wishes,
    session_options,
    write_calendar,
)
from reflectlib.registry import Format, View

if TYPE_CHECKING:
    from reflectlib.planning.changes import Added


@click.command("agenda", cls=Sectioned)
@click.argument("id_or_file", nargs=-1, required=True, shell_complete=complete_id)
@session_options
@click.option("--meeting", metavar="ID", help="Of a method over more kinds of meeting, which.")
@changing_options()
@calendar_options
@card_options
@output_options("Plan")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    id_or_file: tuple[str, ...],
    to: Format | None,
    output: str | None,
    view: View | None,
    card: CardName | None,
    bleed: bool,
    base_url: str,
    skip: tuple[str, ...],
    only: tuple[str, ...],
    set_: tuple[tuple[str, int], ...],
    add: "tuple[Added, ...]",
    **asked: Any,
) -> None:
    """Plan a meeting to the minute: of a method, a programme, or methods one after another.

    `pauze` between two methods is a break of a quarter of an hour, `pauze=30` a longer one.

    Times are stretched or shortened to fill the minutes there are; each slot says where its
    time comes from. Without --start the agenda counts from 0:00. In HTML all that is needed to
    lead the meeting comes with it, and a clock that runs it.
    """
    import attrs

    from reflectlib.cli.output import write_subject
    from reflectlib.planning.plan import plan

    view, cards = read_cards(view, to, card, bleed, base_url)
    calendar = read_wishes(asked, to)
    catalogue = open_catalogue(ctx)
    method = find_meeting(catalogue, id_or_file)
    session = make_session(method, **asked)
    changes = read_changes(method, skip, only, set_, add)
    planned = plan(method, attrs.evolve(session, changes=changes))
    if to == "ical":
        write_calendar(planned, output, view=view, **calendar)
    else:
        write_subject(planned, to, output, view=view, catalogue=catalogue, **cards)
