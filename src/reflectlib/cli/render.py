"""`reflect render`: an entry in a format."""

import click

from reflectlib.cli.options import complete_id, entry_options, find_entry, open_catalogue
from reflectlib.rendering import VIEWS


@click.command("render")
@click.argument("id_or_file", shell_complete=complete_id)
@entry_options
@click.option("--view", type=click.Choice(VIEWS), default="sheet", help="What to show.")
@click.pass_context
def command(
    ctx: click.Context, id_or_file: str, to: str | None, output: str | None, view: str
) -> None:
    """Write the sheet of a method, a checklist or a framework.

    ID_OR_FILE is an id from `reflect list`, a definition of your own, or - for standard
    input. JSON is the entry itself and JSON-LD what schema.org says of it, so these go with no
    other view than the sheet.
    """
    from reflectlib.cli.output import write
    from reflectlib.rendering import render

    catalogue = open_catalogue(ctx)
    entry = find_entry(catalogue, id_or_file)
    write(render(entry, to or "markdown", view, catalogue), output)  # type: ignore[arg-type]  # Choice checked
