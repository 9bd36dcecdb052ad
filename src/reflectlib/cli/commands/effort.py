"""`reflect effort`: the hours that a method takes."""

import click

from reflectlib.cli.inputs import complete_id, find_method
from reflectlib.cli.options import open_catalogue, output_options
from reflectlib.registry import Format


@click.command("effort")
@click.argument("id_or_file", shell_complete=complete_id)
@click.option("--people", type=click.IntRange(min=1), help="How many take part.")
@click.option("--variant", metavar="ID", help="A variant of the method.")
@output_options("Reckoning")
@click.pass_context
def command(
    ctx: click.Context,
    id_or_file: str,
    people: int | None,
    variant: str | None,
    to: Format | None,
    output: str | None,
) -> None:
    """Reckon the hours per role, for a meeting and for a year.

    Every line is reckoned from the figures of the method itself, and says which.
    """
    from reflectlib.cli.output import write_subject
    from reflectlib.planning.effort import effort

    catalogue = open_catalogue(ctx)
    reckoning = effort(find_method(catalogue, id_or_file), people, variant)
    write_subject(reckoning, to, output, catalogue=catalogue)
