"""`reflect show`: the sheet, for the terminal."""

import os
import shutil
import sys

import click

from reflectlib.cli.inputs import complete_id, find_entry, with_files
from reflectlib.cli.options import language_option, open_catalogue, page_language, path_option

WIDEST = 100


@click.command("show")
@click.argument("id_or_file", shell_complete=complete_id)
@language_option
@path_option
@click.pass_context
def command(ctx: click.Context, id_or_file: str) -> None:
    """Read a sheet in the terminal, page by page when it is long.

    NO_COLOR and FORCE_COLOR are respected.
    """
    from reflectlib.rendering import render

    catalogue = open_catalogue(ctx)
    entry = find_entry(catalogue, id_or_file)
    size = shutil.get_terminal_size()
    color = _wants_color()
    width = min(size.columns, WIDEST)
    catalogue, language = with_files(catalogue), page_language()
    page = render(entry, "text", None, catalogue, language=language, width=width, color=color)
    text = page.decode()
    if sys.stdout.isatty() and text.count("\n") >= size.lines:
        click.echo_via_pager(text, color=color)
    else:
        click.echo(text.encode(), nl=False, color=color)


def _wants_color() -> bool:
    """Follow no-color.org and force-color.org; else color a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()
