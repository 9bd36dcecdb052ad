"""`reflect translate`: make the translation of an entry, or bring it up to date."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reflectlib.cli.inputs import complete_id, find_entry, is_stream
from reflectlib.cli.options import language_tag, open_catalogue, path_option
from reflectlib.cli.params import FilePath
from reflectlib.message import _, n_

if TYPE_CHECKING:
    from reflectlib.catalogue import Catalogue
    from reflectlib.model.entry import Entry


@click.command("translate")
@click.argument("id_or_file", shell_complete=complete_id)
@click.argument("language", callback=language_tag)
@click.option(
    "-o", "--output", type=FilePath(), help="The file of the translation, which ends with .po."
)
@path_option
@click.pass_context
def command(ctx: click.Context, id_or_file: str, language: str, output: str | None) -> None:
    """Make a file to translate an entry with, or bring it up to date.

    LANGUAGE is a tag such as en or de. The file stands beside the definition, below
    translations/LANGUAGE, and is for an editor of PO files, such as Poedit. What was translated
    before is kept; a text that has changed since is marked fuzzy there, to be looked at again.
    """
    from reflectlib.cli.output import say, write
    from reflectlib.translated import read_po
    from reflectlib.translating import progress, updated, written

    catalogue = open_catalogue(ctx)
    entry = find_entry(catalogue, id_or_file)
    if language == entry.language:
        raise click.UsageError(_("{id} is in {language} already", id=entry.id, language=language))
    file = Path(output) if output else _beside(catalogue, entry, id_or_file, language)
    catalog = updated(entry, language, read_po(file) if file.is_file() else None)
    file.parent.mkdir(parents=True, exist_ok=True)
    write(written(catalog), str(file))  # `-` is standard output
    done = progress(catalog)
    say(
        _(
            "{file}: {done} of {texts} texts translated",
            file=str(file),
            done=done.translated,
            texts=done.texts,
        )
    )
    if done.fuzzy:
        say(
            n_(
                "{number} text is to be looked at again (fuzzy)",
                "{number} texts are to be looked at again (fuzzy)",
                done.fuzzy,
            )
        )


def _beside(catalogue: "Catalogue", entry: "Entry", id_or_file: str, language: str) -> Path:
    """Where the translation belongs. Raises `UsageError` where nobody can keep one."""
    from reflectlib.resources import compiled_file, methods_dir
    from reflectlib.translated import beside

    if is_stream(id_or_file):
        raise click.UsageError(_("there is no file to put the translation beside: use -o"))
    source = catalogue.file(entry.id) if id_or_file in catalogue else Path(id_or_file)
    if compiled_file().is_file() and source.is_relative_to(methods_dir()):
        raise click.UsageError(
            _("{id} came with the program: say with -o where the translation goes", id=entry.id)
        )
    return beside(source, entry.id, language)
