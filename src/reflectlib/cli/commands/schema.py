"""`reflect schema`: the JSON Schema of a kind of entry, or of what `--to json` gives."""

from pathlib import Path

import click

from reflectlib.cli.params import FilePath
from reflectlib.data import SHAPES
from reflectlib.kinds import KINDS
from reflectlib.message import _
from reflectlib.resources import SCHEMA_IDS, SERIES_SCHEMA, schema_name

OF_ANY_VERSION = SCHEMA_IDS.rstrip("/").rpartition("/")[0]
# Near the start of each, as it is and as it was before schemas had an address.
OURS = (f'"$id": "{OF_ANY_VERSION}/'.encode(), b'"$id": "urn:reflectlib:schema:')


@click.command("schema")
@click.argument(
    "kind", type=click.Choice((*KINDS, SERIES_SCHEMA, *SHAPES)), default="method", metavar="[KIND]"
)
@click.option(
    "-o",
    "--output",
    type=FilePath(),
    help="Write to this file, or to KIND.schema.json in this folder.",
)
def command(kind: str, output: str | None) -> None:
    """Print the JSON Schema of a method (or checklist, or framework).

    KIND may also be series-file, the file of a series that is kept, or what a command gives with
    --to json: plan, series, effort, list, suggestions, comparison, quality, or diagnostics.

    With -o . it is put in this folder, where an editor finds it for a definition that starts
    with `# yaml-language-server: $schema=method.schema.json`. An earlier one is renewed; a
    file that is no such schema stays as it is.
    """
    from reflectlib.cli.output import say, write
    from reflectlib.errors import CannotWriteError
    from reflectlib.resources import schema_file

    content = schema_file(kind).read_bytes()
    if output is None or output == "-":
        write(content, None)
        return
    file = Path(output) / schema_name(kind) if Path(output).is_dir() else Path(output)
    if file.is_file() and not is_ours(file):
        raise CannotWriteError("no_schema_of_ours", file=str(file))
    write(content, str(file))
    say(_("Wrote {file}.", file=str(file)))


def is_ours(file: Path) -> bool:
    """Tell whether a file is a schema that reflectlib wrote, of this version or another."""
    with file.open("rb") as start:
        head = start.read(1000)
    return any(ours in head for ours in OURS)


def put_beside(definition: Path, kind: str) -> None:
    """Put the schema where a new definition looks for it, unless something is there already."""
    import os

    from reflectlib.cli.output import say, write
    from reflectlib.resources import schema_file

    content, file = schema_file(kind).read_bytes(), definition.parent / schema_name(kind)
    if not os.path.lexists(file):
        write(content, str(file))
        say(_("Wrote {file}, by which an editor helps; keep it beside your file.", file=str(file)))
    elif not file.is_file() or not is_ours(file):
        say(
            _(
                "{file} is there already and is not of reflectlib: it stays, and no editor can "
                "help. Take it elsewhere, and then: reflect schema {kind} -o {folder}",
                file=str(file),
                kind=kind,
                folder=str(file.parent),
            )
        )
    elif file.read_bytes() != content:
        say(
            _(
                "{file} is there already, of another version of reflectlib, and stays as it is. "
                "To renew it: reflect schema {kind} -o {folder}",
                file=str(file),
                kind=kind,
                folder=str(file.parent),
            )
        )
