"""`reflect validate`: every fault of every definition, with its place."""

from collections.abc import Iterable
from pathlib import Path

import click

from reflectlib.cli.options import STDIN, open_catalogue, own_paths, path_option, read_stdin


@click.command("validate")
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATH]...")
@path_option
@click.pass_context
def command(ctx: click.Context, paths: tuple[str, ...]) -> None:
    """Check definitions: files, folders, or - for standard input.

    Without PATH the bundled catalogue and your own folders are checked. Exits 0 when all
    is fine, 1 when there are errors.
    """
    from reflectlib.checking import Collection
    from reflectlib.resources import methods_dir

    catalogue = open_catalogue(ctx)
    given = [path for path in paths if path != "-"]
    if not paths:
        given = [str(methods_dir()), *own_paths(ctx)]
    collection = Collection.of(given, beside=catalogue)
    counts = {"error": 0, "warning": 0}
    files = 0
    sources: Iterable[Path | None] = [*collection.files, *([None] if "-" in paths else [])]
    for file in sources:
        files += 1
        if file is None:
            report = collection.check(read_stdin(), STDIN)
        else:
            report = collection.check_file(file)
        for diagnostic in report:
            counts[diagnostic.severity] += 1
            click.echo(diagnostic)
    click.echo(_summary(files, counts["error"], counts["warning"]), err=True)
    if counts["error"]:
        ctx.exit(1)


def _summary(files: int, errors: int, warnings: int) -> str:
    parts = [(files, "file"), (errors, "error"), (warnings, "warning")]
    return ", ".join(f"{n} {what}{'' if n == 1 else 's'}" for n, what in parts)
