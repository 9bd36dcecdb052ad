"""`reflect validate`: every fault of every definition, with its place."""

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reflectlib.cli.inputs import STDIN, is_stream, read_stream
from reflectlib.cli.options import (
    format_option,
    open_catalogue,
    own_paths,
    path_option,
    takes_bundled,
    to_option,
)
from reflectlib.cli.params import Day, FilePath
from reflectlib.message import _
from reflectlib.reporting import LINES, Counts

if TYPE_CHECKING:
    from reflectlib.errors import CannotReadError

# A bar may stand on the line where the next words would go on.
CLEAR_LINE = "\r\x1b[K"


@click.command("validate")
@click.argument("paths", nargs=-1, type=FilePath(), metavar="[PATH]...")
@click.option("--strict", is_flag=True, help="Let warnings fail too.")
@click.option(
    "--on", type=Day(), help="The day to judge by how long ago registers were read; else today."
)
@to_option(tuple(LINES), "text for people")
@format_option(tuple(LINES))
@path_option
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[str, ...], strict: bool, on: date | None, to: str | None
) -> None:
    """Check definitions: files, folders, or - for standard input.

    Without PATH the bundled catalogue and your own folders are checked. Exits 0 when all
    is fine, 1 when there are errors, or with --strict warnings.
    """
    from reflectlib.checking import Collection, unread
    from reflectlib.cli.output import say
    from reflectlib.cli.progress import progress
    from reflectlib.cli.session import moment
    from reflectlib.cli.speaking import user_language
    from reflectlib.diagnostics import Report
    from reflectlib.errors import CannotReadError
    from reflectlib.resources import methods_dir
    from reflectlib.translating import check_translations

    catalogue = open_catalogue(ctx, may_be_empty=bool(paths))
    streams = [path for path in dict.fromkeys(paths) if path == "-" or is_stream(path)]
    given = [path for path in paths if path not in streams]
    if not paths:
        given = [*[str(methods_dir())] * takes_bundled(ctx), *own_paths(ctx)]
    collection = Collection.of(given, beside=catalogue, on=on or moment().date())
    sources: Sequence[Path | str | CannotReadError]
    sources = [*collection.files, *streams, *collection.refused]
    counts = Counts()
    shown = False

    def check(source: "Path | str | CannotReadError") -> Report:
        try:
            if isinstance(source, CannotReadError):
                return unread(source, source.file)
            if isinstance(source, str):
                return collection.check(*read_stream(source))
            return collection.check_file(source)
        except CannotReadError as error:
            return unread(error, STDIN if source == "-" else str(source))

    with progress(_("Checking")) as tell:

        def reports() -> Iterator[Report]:
            nonlocal shown
            for done, source in enumerate(sources, 1):
                yield check(source)
                if isinstance(source, Path):
                    yield from check_translations(source)
                shown = tell(done, len(sources))

        in_terminal = sys.stdout.isatty()
        for line in LINES[to or "text"](counts.over(reports()), counts, user_language()):
            click.echo(CLEAR_LINE + line if shown and in_terminal else line)
    say(counts.message)
    if counts.errors or (strict and counts.warnings):
        ctx.exit(1)
