"""`reflect suggest`: the methods that fit, and why."""

from typing import Any

import click

from reflectlib.cli.answers import FormParam
from reflectlib.cli.choices import complete_tag, tag_of
from reflectlib.cli.inputs import principle_id
from reflectlib.cli.options import PATH_VARIABLE, open_catalogue, output_options, takes_bundled
from reflectlib.registry import Format


@click.command("suggest")
@click.option("--people", type=click.IntRange(1, 1000), help="How many take part.")
@click.option("--minutes", type=click.IntRange(1, 1440), help="How long there is at most.")
@click.option("--goal", metavar="WORD", help="What it is to be about, such as luisteren.")
@click.option("--form", type=FormParam(), help="Such as intervisie, oefening or coaching.")
@click.option("--principle", metavar="ID", help="Such as lerend.")
@click.option("--facilitation", type=click.Choice(["guided", "self-guided"]), help="Led or not.")
@click.option("--tag", metavar="TAG", shell_complete=complete_tag, help="A tag that it has.")
@click.option(
    "--experience",
    type=click.Choice(["none", "some", "trained"]),
    help="What whoever leads it has, at most.",
)
@click.option("--place", type=click.Choice(["online", "on-site"]), help="Where it is to be.")
@click.option(
    "--fill",
    is_flag=True,
    help="Propose whole meetings that fill the minutes: an opening, a method or two, a closing.",
)
@click.option(
    "--limit", type=click.IntRange(min=1), default=5, show_default=True, help="How many to show."
)
@output_options("Suggestions")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    fill: bool,
    limit: int,
    to: Format | None,
    output: str | None,
    **asked: Any,
) -> None:
    """Rank the methods for these people and this time.

    With each stands why it fits, what to mind, what does not fit, and the command that plans it:
    where it just misses, with the least that would do. `reflect list` has the same methods, but for
    what misses.

    With --fill there are up to three meetings of more methods, and the command that plans each.
    """
    from reflectlib.cli.output import end, write_subject
    from reflectlib.proposing import propose
    from reflectlib.suggesting import Wish, suggest

    catalogue = open_catalogue(ctx)
    if asked["principle"]:
        asked["principle"] = principle_id(asked["principle"], catalogue.item_titles())
    entries, refused = catalogue.readable()
    if asked["tag"]:
        asked["tag"] = tag_of(asked["tag"], entries)
    look = propose if fill else suggest
    found = look(entries, Wish(**asked), catalogue)[:limit]
    write_subject(found, to, output, catalogue=catalogue, along=_where(ctx))
    end(ctx, refused)


def _where(ctx: click.Context) -> list[str]:
    """What a command needs that is to find the same entries, as it was given to this one."""
    folders: list[str] = ctx.find_root().meta.get(PATH_VARIABLE, [])
    bundled = [] if takes_bundled(ctx) else ["--no-bundled"]
    return [*bundled, *(word for folder in folders for word in ("--path", folder))]
