"""`reflect compare`: entries side by side."""

import click

from reflectlib.cli.inputs import complete_id, find_entries
from reflectlib.cli.options import open_catalogue, output_options
from reflectlib.message import _
from reflectlib.registry import Format


@click.command("compare")
@click.argument("ids_or_files", nargs=-1, required=True, shell_complete=complete_id)
@output_options("Comparison")
@click.pass_context
def command(
    ctx: click.Context, ids_or_files: tuple[str, ...], to: Format | None, output: str | None
) -> None:
    """Set entries side by side in one table: form, people, minutes, steps and more.

    Name two or more ids from `reflect list`, or definitions of your own.
    """
    if len(ids_or_files) < 2:
        raise click.UsageError(_("name two entries or more to compare"))
    from reflectlib.cli.output import end, write_subject
    from reflectlib.comparing import compare

    catalogue = open_catalogue(ctx)
    entries, refused = find_entries(catalogue, ids_or_files)
    if len(entries) > 1 or not refused:
        write_subject(compare(entries), to, output, catalogue=catalogue)
    end(ctx, refused)
