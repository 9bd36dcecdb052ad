"""`reflect site`: the whole catalogue as a website."""

import os
from pathlib import Path

import click

from reflectlib.cli.options import open_catalogue, path_option
from reflectlib.cli.params import FilePath
from reflectlib.message import _, n_
from reflectlib.translations import languages


@click.command("site")
@click.argument("folder", metavar="DIR", type=FilePath(file_okay=False))
@click.option("--title", default="", help="What the site is called.")
@click.option(
    "--only",
    multiple=True,
    metavar="WORD",
    help="Only these entries: ids, kinds or tags, with commas in between; repeatable.",
)
@click.option(
    "--config",
    metavar="PATH",
    type=FilePath(dir_okay=False),
    help="The settings of the site; left out, reflect.toml in the current folder, if it is there.",
)
@click.option(
    "--base-url",
    default="",
    metavar="URL",
    help="Where the site will stand, for canonical links and a sitemap.",
)
@click.option(
    "--lang",
    "language",
    type=click.Choice(languages()),
    help="The language of the list and the comparison; that of most entries, if not given.",
)
@click.option(
    "--quality/--no-quality",
    default=True,
    show_default=True,
    help="Hold each method against the quality framework, on a page of its own.",
)
@path_option
@click.pass_context
def command(
    ctx: click.Context,
    folder: str,
    title: str,
    only: tuple[str, ...],
    config: str | None,
    base_url: str,
    language: str | None,
    quality: bool,
) -> None:
    """Write the catalogue as a website: open DIR/index.html, or put DIR on a server.

    It needs no server and no network. Run again, it writes what changed, removes what is gone,
    and leaves alone what it did not write.

    What stands in reflect.toml makes it yours: a title, a logo, an introduction, a contact,
    colours, and which entries it has. An option counts before what stands there.
    """
    from reflectlib.characters import spelled
    from reflectlib.cli.output import end, say
    from reflectlib.cli.progress import progress
    from reflectlib.cli.speaking import speak
    from reflectlib.site.building import write_site
    from reflectlib.site.settings import SETTINGS

    words = [word.strip() for each in only for word in each.split(",") if word.strip()]
    if only and not words:
        raise click.UsageError(_("--only names nothing; write it as --only kom,checklist"))
    catalogue = open_catalogue(ctx)
    with progress(_("Writing the site")) as tell:
        report = write_site(
            catalogue,
            folder,
            title=title,
            base_url=base_url,
            quality=quality,
            language=language or "",
            only=words,
            settings=config or (SETTINGS if Path(SETTINGS).is_file() else None),
            processes=os.cpu_count() or 1,
            progress=tell,
        )
    done = _(
        "{folder}: {files}, {written} written, {removed} removed",
        folder=folder,
        files=n_("{number} file", "{number} files", report.files),
        written=report.written,
        removed=len(report.removed),
    )
    click.echo(spelled(speak(done)))
    stays = _("{folder}/{file} is of the site no more; it was changed, so it stays")
    say(*(stays.filled(folder=folder, file=name) for name in report.kept))
    if report.refused:
        say(_("What cannot be read is not on the list; what the site had of it stays as it was:"))
    end(ctx, report.refused)
