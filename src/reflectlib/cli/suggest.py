"""`reflect suggest`: the methods that fit, and why."""

from typing import Any

import click

from reflectlib.cli.options import open_catalogue, output_options, principle_id


@click.command("suggest")
@click.option("--people", type=click.IntRange(min=1), required=True, help="How many take part.")
@click.option("--minutes", type=click.IntRange(min=1), required=True, help="How long there is.")
@click.option("--goal", metavar="WORD", help="What it is to be about, such as luisteren.")
@click.option("--principle", metavar="ID", help="Such as lerend.")
@click.option("--facilitation", type=click.Choice(["guided", "self-guided"]), help="Led or not.")
@click.option(
    "--limit", type=click.IntRange(min=1), default=5, show_default=True, help="How many to show."
)
@output_options
@click.pass_context
def command(
    ctx: click.Context, /, limit: int, to: str | None, output: str | None, **asked: Any
) -> None:
    """Rank the methods for these people and this time.

    With each stands why it fits, what to mind, and what does not fit.
    """
    from reflectlib.cli.output import end, write_page
    from reflectlib.suggesting import Wish, suggest
    from reflectlib.views import suggestions

    catalogue = open_catalogue(ctx)
    titles = catalogue.item_titles()
    if asked["principle"]:
        asked["principle"] = principle_id(asked["principle"], titles)
    wish = Wish(**asked)
    entries, refused = catalogue.readable()
    found = suggest(entries, wish)[:limit]
    page = suggestions.suggestions(found, wish, titles)
    write_page(page, lambda: suggestions.rows(found, wish, titles), to, output)
    end(ctx, refused)
