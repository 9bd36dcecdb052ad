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
    input. JSON and JSON-LD hold the whole entry, so these go with no other view than the sheet.
    """
    from reflectlib.cli.output import write
    from reflectlib.rendering import OF_THE_WHOLE, render

    if to in OF_THE_WHOLE and view != "sheet":
        raise click.UsageError(
            f"{to} holds the whole entry, and not its {view} alone: leave --view out, "
            "or choose markdown, html or text"
        )

    catalogue = open_catalogue(ctx)
    entry = find_entry(catalogue, id_or_file)
    write(render(entry, to or "markdown", view, catalogue), output)  # type: ignore[arg-type]  # Choice checked
