"""The command line: one module per command, each imported when it is asked for."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from reflectlib.characters import spelled
from reflectlib.cli.options import path_option

COMPLETING = "_REFLECT_COMPLETE"
COMMANDS = (
    "agenda",
    "compare",
    "effort",
    "explain",
    "list",
    "new",
    "quality",
    "render",
    "schema",
    "series",
    "show",
    "site",
    "suggest",
    "validate",
)


class _Commands(click.Group):
    """Finds commands in their modules, and turns what reflectlib raises into exit codes."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"reflectlib.cli.{cmd_name}").command
        return command

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """Read the options before a command."""
        with _on_one_line():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Exit 1 for a definition with faults, 2 for anything else a user can mend."""
        try:
            with _on_one_line():
                result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except Exception as error:
            from reflectlib.cli.output import say
            from reflectlib.errors import InvalidEntryError, ReflectError

            if isinstance(error, InvalidEntryError):
                say(error)
                ctx.exit(1)
            if isinstance(error, ReflectError):
                raise click.UsageError(spelled(str(error))) from None
            raise

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Exit 2 where the output, be it a page of help, or a file cannot be used."""
        if sys.stderr is None:
            # Nobody is to hear anything, and no file that is opened is to take its place.
            sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115  # open to the end
        for stream in (sys.stdout, sys.stderr):
            # What a terminal's encoding lacks, or a file's odd name, is shown as best it can be.
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        try:
            return super().main(*args, **kwargs)
        except UnicodeEncodeError:
            # What is typed so far is no text, and nothing that click could go on with.
            if COMPLETING not in os.environ:
                raise
            sys.exit(0)
        except OSError as error:
            from reflectlib.cli.output import say

            if error.filename is not None:
                name = os.fsdecode(error.filename)
                say(f"Error: cannot read or write {name}: {error.strerror}")
                sys.exit(2)
            # What is still in the buffer cannot be written either; let it go.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            say(f"Error: cannot write the output: {error.strerror}")
            sys.exit(2)


@contextmanager
def _on_one_line() -> Iterator[None]:
    """Let no word that was typed steer the terminal that a fault in it is shown on."""
    try:
        yield
    except click.ClickException as error:
        # Final to a type checker, since click means nobody else to change it.
        vars(error)["message"] = spelled(error.message)
        raise


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@path_option
@click.version_option(package_name="reflectlib", message="%(prog)s %(version)s")
def main() -> None:
    """Methods to reflect on work together: find one, print it, lead it.

    Start with `reflect list`, then `reflect show kom` or `reflect render kom -o kom.html`.
    """
    if not sys.stdout:
        raise click.UsageError("cannot write: standard output is closed")
