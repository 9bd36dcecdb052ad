"""`reflect list`: the entries that fit."""

from typing import Any

import click

from reflectlib.cli.answers import FormParam
from reflectlib.cli.choices import complete_tag, tag_of
from reflectlib.cli.inputs import principle_id
from reflectlib.cli.options import open_catalogue, output_options
from reflectlib.kinds import KINDS
from reflectlib.message import _
from reflectlib.registry import FORMATS, Format, View

NARROW = 100  # columns: with fewer the form has no room


@click.command("list")
@click.argument("words", nargs=-1, metavar="[WORD]...")
@click.option("--kind", type=click.Choice(KINDS))
@click.option("--form", type=FormParam(), help="Such as intervisie, oefening or coaching.")
@click.option("--facilitation", type=click.Choice(["guided", "self-guided", "either"]))
@click.option("--principle", metavar="ID", help="Such as lerend.")
@click.option(
    "--tag", metavar="TAG", shell_complete=complete_tag, help="Entries that have this tag."
)
@click.option(
    "--experience",
    type=click.Choice(["none", "some", "trained"]),
    help="Methods that somebody can lead who has this, or that need less.",
)
@click.option(
    "--place",
    type=click.Choice(["online", "on-site"]),
    help="Methods that can be there; what can be either fits both.",
)
@click.option(
    "--people",
    type=click.IntRange(1, 1000),
    help="Methods that so many can do, be it in up to four groups.",
)
@click.option("--minutes", type=click.IntRange(1, 1440), help="Methods that take so many at most.")
@output_options("Matches", usual="a table for the terminal", formerly=("table",))
@click.pass_context
def command(
    ctx: click.Context,
    /,
    words: tuple[str, ...],
    to: Format | None,
    output: str | None,
    view: View | None,
    principle: str | None,
    tag: str | None,
    **wanted: Any,
) -> None:
    """List what there is, or what fits.

    WORD is looked for in all that is said of an entry, and can be more than one: what is called
    so comes first. "30 minuten", "7 mensen" and "zonder begeleider" are understood as filters. What
    a method takes is what its source states or else what its steps take together, with ± before
    what we estimated. A method that does not say what is asked stands at the end, with "unstated".
    `reflect suggest` ranks the same methods, and says why. With `--view guide` you get one page to
    choose from, by what people need.
    """
    from reflectlib.cli.output import end, say, terminal_columns, write_subject
    from reflectlib.search import Filter

    catalogue = open_catalogue(ctx)
    if catalogue.replaced:
        say(_("Yours stands in place of an earlier one: {ids}", ids=tuple(catalogue.replaced)))
    if principle:
        principle = principle_id(principle, catalogue.item_titles())
    entries, refused = catalogue.readable()
    if tag:
        tag = tag_of(tag, entries)
    word = " ".join(" ".join(words).split())
    asked = Filter(word=word or None, principle=principle, tag=tag, **wanted)
    matches = asked.apply(entries, catalogue)
    # A table of nothing is nothing to read; a program wants its empty list.
    if matches or to:
        options: dict[str, Any] = {}
        if "page" in FORMATS[to or "text"].takes and view != "guide":
            options["narrow"] = to is None and terminal_columns() < NARROW
        write_subject(matches, to, output, view=view, catalogue=catalogue, **options)
    if matches.understood:
        from reflectlib.language.terms import filters_in_words

        said = tuple(filters_in_words(matches.understood))
        say(_("Understood as: {filters}", filters=said))
    if matches.meant:
        meant = tuple(f'"{each}"' for each in matches.meant)
        say(_('Nothing found for "{words}". Did you mean {meant:or}?', words=word, meant=meant))
    elif not matches and word and not matches.understood and asked == Filter(word=word):
        nothing = _(
            'Nothing found for "{words}". Try another word, or see it all with `reflect list`.'
        )
        say(nothing.filled(words=word))
    elif not matches:
        say(_("Nothing fits. Ask for less, or see it all with `reflect list`."))
    end(ctx, refused)
