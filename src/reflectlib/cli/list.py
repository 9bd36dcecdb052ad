"""`reflect list`: the entries that fit."""

from typing import Any

import click

from reflectlib.cli.answers import FormParam
from reflectlib.cli.options import open_catalogue, path_option, principle_id


@click.command("list")
@click.argument("word", required=False)
@click.option("--kind", type=click.Choice(["method", "checklist", "framework"]))
@click.option("--form", type=FormParam(), help="Such as intervisie, oefening or coaching.")
@click.option("--facilitation", type=click.Choice(["guided", "self-guided", "either"]))
@click.option("--principle", metavar="ID", help="Such as lerend.")
@click.option(
    "--people", type=click.IntRange(min=1), help="Methods whose stated group size includes this."
)
@click.option(
    "--minutes", type=click.IntRange(min=1), help="Methods whose stated length includes this."
)
@click.option("--format", "format_", type=click.Choice(["table", "json", "csv"]), default="table")
@path_option
@click.pass_context
def command(ctx: click.Context, /, format_: str, principle: str | None, **wanted: Any) -> None:
    """List what there is, or what fits.

    WORD is looked for in ids, titles, other names, summaries and goals. A method that does
    not state its group size or length is listed with "unstated".
    """
    from reflectlib.cli.output import end, say, write
    from reflectlib.search import Filter
    from reflectlib.views import listing

    catalogue = open_catalogue(ctx)
    if principle:
        principle = principle_id(principle, catalogue.item_titles())
    entries, refused = catalogue.readable()
    matches = list(Filter(principle=principle, **wanted).apply(entries))
    if format_ == "json":
        from reflectlib.writers.json import write_data

        write(write_data(listing.rows(matches)), None)
    elif format_ == "csv":
        from reflectlib.writers import csv

        write(csv.write(listing.spreadsheet(matches)), None)
    elif matches:
        import shutil

        from reflectlib.writers import text

        width = shutil.get_terminal_size((100, 24)).columns
        write(text.write(listing.table(matches, narrow=width < 100), width=width), None)
    if not matches:
        say("Nothing fits. Ask for less, or see it all with `reflect list`.")
    end(ctx, refused)
