"""`reflect render`: an entry in a format."""

from pathlib import Path

import click

from reflectlib.cli.options import complete_id, find_entry, open_catalogue, path_option
from reflectlib.rendering import FORMATS, VIEWS


@click.command("render")
@click.argument("id_or_file", shell_complete=complete_id)
@click.option(
    "--to",
    type=click.Choice(list(FORMATS)),
    help="The format; left out, the suffix of OUTPUT decides, or else it is markdown.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(),
    help="Write to this file rather than to standard output.",
)
@click.option("--view", type=click.Choice(VIEWS), default="sheet", help="What to show.")
@path_option
@click.pass_context
def command(
    ctx: click.Context, id_or_file: str, to: str | None, output: str | None, view: str
) -> None:
    """Write the sheet of a method, a checklist or a framework.

    ID_OR_FILE is an id from `reflect list`, a definition of your own, or - for standard
    input.
    """
    from reflectlib.cli.output import write
    from reflectlib.rendering import render

    to = to or _format_of(output)
    catalogue = open_catalogue(ctx)
    entry = find_entry(catalogue, id_or_file)
    write(render(entry, to, view, catalogue), output)  # type: ignore[arg-type]  # Choice checked


def _format_of(output: str | None) -> str:
    if output is None or output == "-":
        return "markdown"
    suffix = Path(output).suffix.lower()
    for name, suffixes in FORMATS.items():
        if suffix in suffixes:
            return name
    known = ", ".join(suffix for suffixes in FORMATS.values() for suffix in suffixes)
    raise click.UsageError(
        f"cannot tell the format of '{output}': end it with {known}, or use --to"
    )
