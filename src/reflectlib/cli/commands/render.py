"""`reflect render`: an entry in a format."""

from typing import TYPE_CHECKING

import click

from reflectlib.card_sizes import CardName
from reflectlib.cli.cards import card_options, read_cards
from reflectlib.cli.changing import changing_options, read_changes
from reflectlib.cli.inputs import complete_id, find_entry, with_files
from reflectlib.cli.options import open_catalogue, output_options
from reflectlib.kinds import KINDS, class_name
from reflectlib.message import _
from reflectlib.registry import Format, View

if TYPE_CHECKING:
    from reflectlib.planning.changes import Added


@click.command("render")
@click.argument("id_or_file", shell_complete=complete_id)
@changing_options()
@card_options
@output_options(*map(class_name, KINDS))
@click.pass_context
def command(
    ctx: click.Context,
    id_or_file: str,
    skip: tuple[str, ...],
    only: tuple[str, ...],
    set_: tuple[tuple[str, int], ...],
    add: "tuple[Added, ...]",
    to: Format | None,
    output: str | None,
    view: View | None,
    card: CardName | None,
    bleed: bool,
    base_url: str,
) -> None:
    """Write the sheet of a method, a programme, a checklist or a framework, or another view.

    ID_OR_FILE is an id from `reflect list`, a definition of your own, or - for standard
    input. JSON and JSON-LD hold the whole entry, so these go with no other view than the sheet.
    """
    from reflectlib.cli.output import write_subject

    view, cards = read_cards(view, to, card, bleed, base_url)
    catalogue = open_catalogue(ctx)
    entry = find_entry(catalogue, id_or_file)
    if skip or only or set_ or add:
        from reflectlib.planning.changing import changed
        from reflectlib.shown import with_parts

        if to == "json" and entry.kind == "programme":
            raise click.UsageError(
                _(
                    "the JSON of {id} is its definition: write what is to be otherwise in its "
                    "blocks, as `skip`, `set` or `add`",
                    id=entry.id,
                )
            )
        entry = with_parts(entry, with_files(catalogue))
        changes = read_changes(entry, skip, only, set_, add)
        entry = changed(entry, changes) if changes else entry
    write_subject(entry, to, output, usual="markdown", view=view, catalogue=catalogue, **cards)
