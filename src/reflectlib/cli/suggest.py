"""`reflect suggest`: the methods that fit, and why."""

from typing import Any

import click

from reflectlib.cli.options import check_principle, open_catalogue, output_options


@click.command("suggest")
@click.option("--people", type=click.IntRange(min=1), required=True, help="How many take part.")
@click.option("--minutes", type=click.IntRange(min=1), required=True, help="How long there is.")
@click.option("--goal", metavar="WORD", help="What it is to be about, such as vertrouwen.")
@click.option("--principle", metavar="ID", help="Such as lerend.")
@click.option("--facilitation", type=click.Choice(["guided", "self-guided", "either"]))
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
    from reflectlib.cli.output import write_page
    from reflectlib.suggesting import Wish, suggest
    from reflectlib.views import suggestions

    catalogue = open_catalogue(ctx)
    if asked["principle"]:
        check_principle(catalogue, asked["principle"])
    wish = Wish(**asked)
    entries, refused = catalogue.readable()
    found = suggest(entries, wish)[:limit]
    write_page(
        suggestions.suggestions(found, wish, catalogue),
        lambda: suggestions.rows(found, wish, catalogue),
        to,
        output,
    )
    for error in refused:
        click.echo(error, err=True)
    if refused:
        ctx.exit(1)
