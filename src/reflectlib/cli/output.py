"""Where output goes: to standard output, or to a file that is written whole or not at all."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reflectlib.characters import spelled
from reflectlib.cli.speaking import speak, user_language
from reflectlib.errors import ReflectError
from reflectlib.message import _
from reflectlib.registry import FORMATS, Format, View

if TYPE_CHECKING:
    from reflectlib.catalogue import Catalogue
    from reflectlib.diagnostics import Diagnostic


LARGEST_TEMPLATE = 20_000_000  # bytes, as the writer has it
NO_TERMINAL = 100  # columns where nobody says how many there are


def say(*lines: str) -> None:
    """Tell the user something on standard error: each on one line, whatever is in it."""
    try:
        for line in lines:
            click.echo(spelled(speak(line)), err=True)
    except OSError:  # who has filled the disk behind it does not want to know
        forget(sys.stderr)


def say_why(*errors: "ReflectError | Diagnostic") -> None:
    """The same for what went wrong; a diagnostic has lines of its own."""
    from reflectlib.diagnostics import Diagnostic
    from reflectlib.errors import InvalidEntryError

    for error in errors:
        found = error.report if isinstance(error, InvalidEntryError) else [error]
        for each in found:
            said = each.in_words(user_language())
            say(*(said.split("\n") if isinstance(each, Diagnostic) else [said]))


def show(error: click.ClickException) -> None:
    """The same for what click finds, which quotes what was typed."""
    # A page of help that nobody asked for is an error too, since click 8.2.
    if type(error).__name__ != "NoArgsIsHelpError":
        vars(error)["message"] = spelled(speak(error.message))
    try:
        error.show()
    except OSError:
        forget(sys.stderr)


def forget(stream: Any) -> None:
    """Let go what could not be written to a stream, which would be tried once more at the end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def end(ctx: click.Context, refused: "Sequence[ReflectError]") -> None:
    """Name what could not be read, when all else has been written, and exit 1 for it."""
    say_why(*refused)
    if refused:
        ctx.exit(1)


def write(content: bytes, target: str | None) -> None:
    """Write to a file, or to standard output for None and `-`.

    Raises `CannotWriteError`; what was there before is then as it was.
    """
    if target is None or target == "-":
        # A Windows console and a stream in memory want text; all else gets the bytes.
        wants_text = sys.stdout.isatty() or not hasattr(sys.stdout, "buffer")
        click.echo(content.decode() if wants_text else content, nl=False)
        return
    from reflectlib.cli.files import write_file

    write_file(content, target)


def terminal_columns() -> int:
    """How wide the terminal is, or 100 where there is none.

    As `shutil` tells it, which loads what it packs files with too: people wait for that.
    """
    with suppress(ValueError):
        if (said := int(os.environ.get("COLUMNS", 0))) > 0:
            return said
    with suppress(AttributeError, ValueError, OSError):  # it may be closed, or no terminal
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or NO_TERMINAL  # type: ignore[union-attr]  # as it may be
    return NO_TERMINAL


def write_subject(
    subject: object,
    to: Format | None,
    target: str | None,
    *,
    usual: Format = "text",
    view: View | None = None,
    catalogue: "Catalogue | None" = None,
    **options: Any,
) -> None:
    """Render a subject and write it; in the `usual` format, as wide as the terminal, for None."""
    from reflectlib.cli.inputs import with_files
    from reflectlib.cli.options import marks_asked, page_language, template_asked
    from reflectlib.rendering import render

    format = FORMATS[to or usual]
    if format.binary and target in (None, "-") and sys.stdout.isatty():
        raise click.UsageError(
            _(
                "{format} is not for a screen: write it to a file, with -o and a name that ends "
                "with {suffix}",
                format=format.name,
                suffix=format.suffixes[0],
            )
        )
    if to is None and usual == "text":
        options["width"] = terminal_columns()
    if marks_asked():
        if not {"page", "sheets"}.intersection(format.takes):
            raise click.UsageError(
                _(
                    "--marks is for pages, and {format} is data that says itself what is whose",
                    format=format.name,
                )
            )
        options["marks"] = True
    if (template := template_asked()) is not None:
        if format.name != "docx":
            raise click.UsageError(
                _(
                    "--template is for Word, and not for {format}: add -o with a name that ends "
                    "with .docx",
                    format=format.name,
                )
            )
        options["template"] = _read_template(template)
    language = page_language()
    if catalogue is not None:
        catalogue = with_files(catalogue)
    options |= {"language": language, "speaking": user_language()}
    write(render(subject, format.name, view, catalogue, **options), target)


def _read_template(file: str) -> bytes:
    """The bytes of a template. Raises `CannotReadError`."""
    from reflectlib.cli.files import note_input
    from reflectlib.errors import CannotReadError

    try:
        with Path(file).open("rb") as opened:
            note_input(opened.fileno())
            # One byte more than may be there is enough to be refused.
            return opened.read(LARGEST_TEMPLATE + 1)
    except (OSError, ValueError) as error:  # a name with a NUL in it is a ValueError
        why = getattr(error, "strerror", None) or str(error)
        raise CannotReadError("cannot_read", file=file, why=why) from None
