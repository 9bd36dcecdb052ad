"""`reflect fmt`: definitions in the one form that the catalogue's have."""

from collections.abc import Iterator
from pathlib import Path

import click

from reflectlib.cli.inputs import is_stream, read_stream
from reflectlib.cli.options import own_paths, path_option
from reflectlib.cli.params import FilePath
from reflectlib.message import _


@click.command("fmt")
@click.argument("paths", nargs=-1, type=FilePath(), metavar="[PATH]...")
@click.option("--check", is_flag=True, help="Change nothing; say what would change, and exit 1.")
@path_option
@click.pass_context
def command(ctx: click.Context, paths: tuple[str, ...], check: bool) -> None:
    """Lay definitions out as the catalogue's are: files, folders, or - for standard input.

    Only the form changes: what a definition says and its comments stay. A file with errors is
    left as it is. Without PATH your own folders are done. Exits 1 when a file has errors.
    """
    from reflectlib.cli.files import write_file
    from reflectlib.cli.output import end, say, write
    from reflectlib.errors import CannotReadError, InvalidEntryError, ReflectError
    from reflectlib.finding import find_definitions
    from reflectlib.reading.load import read_bytes
    from reflectlib.saving.dumping import tidy

    refused: list[ReflectError] = []

    def sources() -> Iterator[str | Path]:
        for path in dict.fromkeys(paths or own_paths(ctx)):
            if is_stream(path):
                yield path
                continue
            files, unread = find_definitions(path)
            refused.extend(unread)
            yield from files

    if not paths and not own_paths(ctx):
        raise click.UsageError(_("name a file or a folder, or - for standard input"))
    changed = False
    for source in {str(each): each for each in sources()}.values():
        try:
            if isinstance(source, Path):
                content, stem, name = read_bytes(source), source.stem, str(source)
            else:
                (content, name), stem = read_stream(source), None
            new = tidy(content, name, stem=stem).encode()
        except (CannotReadError, InvalidEntryError) as error:
            refused.append(error)
            continue
        if check:
            if new != content:
                changed = True
                say(_("{file} would change", file=name))
        elif not isinstance(source, Path):
            write(new, None)
        elif new != content:
            write_file(new, str(source), in_place=True)
            say(_("{file} is changed", file=name))
    end(ctx, refused)
    if changed:
        ctx.exit(1)
