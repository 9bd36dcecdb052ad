"""The command line: one module per command, each imported when it is asked for."""

import io
import os
import sys
from importlib import import_module
from typing import Any

import click

from reflectlib.cli.options import path_option

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

    def invoke(self, ctx: click.Context) -> Any:
        """Exit 1 for a definition with faults, 2 for anything else a user can mend."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except Exception as error:
            from reflectlib.errors import InvalidEntryError, ReflectError

            if isinstance(error, InvalidEntryError):
                click.echo(error, err=True)
                ctx.exit(1)
            if isinstance(error, ReflectError):
                raise click.UsageError(str(error)) from None
            raise

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Exit 2 where the output, be it a page of help, or a file cannot be used."""
        try:
            return super().main(*args, **kwargs)
        except OSError as error:
            if error.filename is not None:
                message = f"cannot read or write {os.fsdecode(error.filename)}: {error.strerror}"
                click.echo(f"Error: {message}", err=True)
                sys.exit(2)
            # What is still in the buffer cannot be written either; let it go.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            click.echo(f"Error: cannot write the output: {error.strerror}", err=True)
            sys.exit(2)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@path_option
@click.version_option(package_name="reflectlib", message="%(prog)s %(version)s")
def main() -> None:
    """Methods to reflect on work together: find one, print it, lead it.

    Start with `reflect list`, then `reflect show kom` or `reflect render kom -o kom.html`.
    """
    if not sys.stdout:
        raise click.UsageError("cannot write: standard output is closed")
    for stream in (sys.stdout, sys.stderr):
        # What a terminal's encoding lacks, or a file's strange name, is shown as best it can be.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
