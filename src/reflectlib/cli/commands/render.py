"""`reflect render`: an entry in a format."""

import click

from reflectlib.cli.inputs import complete_id, find_entry
from reflectlib.cli.options import open_catalogue, output_options
from reflectlib.kinds import KINDS, class_name
from reflectlib.registry import Format, View


@click.command("render")
@click.argument("id_or_file", shell_complete=complete_id)
@output_options(*map(class_name, KINDS))
@click.pass_context
def command(
    ctx: click.Context, id_or_file: str, to: Format | None, output: str | None, view: View | None
) -> None:
    """Write the sheet of a method, a checklist or a framework, or another view of it.

    ID_OR_FILE is an id from `reflect list`, a definition of your own, or - for standard
    input. JSON and JSON-LD hold the whole entry, so these go with no other view than the sheet.
    """
    from reflectlib.cli.output import write_subject

    catalogue = open_catalogue(ctx)
    entry = find_entry(catalogue, id_or_file)
    write_subject(entry, to, output, usual="markdown", view=view, catalogue=catalogue)
