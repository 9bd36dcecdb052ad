"""`reflect suggest`: the methods that fit, and why."""

from typing import Any

import click

from reflectlib.cli.choices import complete_tag, tag_of
from reflectlib.cli.inputs import principle_id
from reflectlib.cli.options import open_catalogue, output_options
from reflectlib.registry import Format


@click.command("suggest")
@click.option("--people", type=click.IntRange(min=1), required=True, help="How many take part.")
@click.option("--minutes", type=click.IntRange(min=1), required=True, help="How long there is.")
@click.option("--goal", metavar="WORD", help="What it is to be about, such as luisteren.")
@click.option("--principle", metavar="ID", help="Such as lerend.")
@click.option("--facilitation", type=click.Choice(["guided", "self-guided"]), help="Led or not.")
@click.option("--tag", metavar="TAG", shell_complete=complete_tag, help="A tag that it has.")
@click.option(
    "--experience",
    type=click.Choice(["none", "some", "trained"]),
    help="What whoever leads it has, at most.",
)
@click.option(
    "--limit", type=click.IntRange(min=1), default=5, show_default=True, help="How many to show."
)
@output_options("Suggestions")
@click.pass_context
def command(
    ctx: click.Context, /, limit: int, to: Format | None, output: str | None, **asked: Any
) -> None:
    """Rank the methods for these people and this time.

    With each stands why it fits, what to mind, and what does not fit.
    """
    from reflectlib.cli.output import end, write_subject
    from reflectlib.suggesting import Wish, suggest

    catalogue = open_catalogue(ctx)
    if asked["principle"]:
        asked["principle"] = principle_id(asked["principle"], catalogue.item_titles())
    entries, refused = catalogue.readable()
    if asked["tag"]:
        asked["tag"] = tag_of(asked["tag"], entries)
    found = suggest(entries, Wish(**asked), catalogue)[:limit]
    write_subject(found, to, output, catalogue=catalogue)
    end(ctx, refused)
