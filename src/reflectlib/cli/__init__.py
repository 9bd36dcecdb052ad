"""The command line: one module per command, each imported when it is asked for."""

import io
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from reflectlib.cli import commands
from reflectlib.cli.options import path_option
from reflectlib.cli.speaking import click_speaks, in_language, user_language
from reflectlib.message import _, unmarked

_FILES = os.listdir(commands.__path__[0])  # noqa: PTH208  # as quick as can be, at every start
COMMANDS = tuple(
    sorted(f[:-3].replace("_", "-") for f in _FILES if f.endswith(".py") and f[0] != "_")
)
"""The commands, each of which is a module of `commands`, with _ for the - in its name."""
STOPPED = 130  # as a shell says it of Ctrl-C
COMPLETING = "_REFLECT_COMPLETE"


def module_of(name: str) -> str:
    """The module of a command."""
    return f"{commands.__name__}.{name.replace('-', '_')}"


class _Commands(click.Group):
    """Finds commands in their modules, and turns what is raised into a message and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(module_of(cmd_name)).command
        said: click.Command = in_language(command, user_language())
        return said

    def invoke(self, ctx: click.Context) -> Any:
        """Add to an error what to type, which the library cannot know."""
        from reflectlib.errors import ReflectError

        try:
            return super().invoke(ctx)
        except ReflectError as error:
            from reflectlib.cli.hints import hints_for

            command = self.get_command(ctx, ctx.invoked_subcommand or "")
            options = {param.name or "" for param in command.params} if command else set()
            for hint in hints_for(error, ctx, options):
                error.add_note(hint)
            raise

    def main(self, *args: Any, standalone_mode: bool = True, **kwargs: Any) -> Any:
        """Exit 1 for a definition with faults, 2 for anything else a user can mend.

        Who calls it without `standalone_mode` gets what is raised.
        """
        language = user_language()
        run: Any = super(_Commands, in_language(self, language)).main
        if not standalone_mode:
            return run(*args, standalone_mode=False, **kwargs)
        with click_speaks(language):
            return self._run(run, *args, **kwargs)

    def _run(self, run: Any, *args: Any, **kwargs: Any) -> Any:
        for stream in (sys.stdout, sys.stderr):
            # What a terminal's encoding lacks, or a strange name, is shown as best it can be.
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        try:
            if not sys.stdout:
                raise click.UsageError(_("cannot write: standard output is closed"))
            code = run(*args, standalone_mode=False, **kwargs)
        except Exception as error:
            code = _told(error)
        sys.exit(code)


def _told(error: Exception) -> int:
    """Say what was raised, if a user can mend it, and give the exit code."""
    from reflectlib.cli.output import forget, say, say_why, show
    from reflectlib.error_messages import message_of
    from reflectlib.errors import InvalidEntryError, ReflectError

    if COMPLETING in os.environ:
        return 2  # nobody reads a message in the midst of a line
    if isinstance(error, click.ClickException):
        show(error)
        return error.exit_code
    if isinstance(error, click.Abort):
        say("", _("Aborted!"))
        return STOPPED if isinstance(error.__context__, KeyboardInterrupt) else 1
    if isinstance(error, InvalidEntryError):
        say_why(error)
        return 1
    if isinstance(error, ReflectError):
        said = message_of(error.code, error.fields)
        for hint in getattr(error, "__notes__", ()):
            said = unmarked("{message}; {hint}", message=said, hint=hint)
        say(_("Error: {message}", message=said))
    elif isinstance(error, OSError):
        say(_("Error: {message}", message=_of_the_system(error)))
        if error.filename is None:
            forget(sys.stdout)
    else:
        raise error
    return 2


def _of_the_system(error: OSError) -> str:
    """What the system refuses: a file, the current folder, or, where it names none, the output."""
    from reflectlib.error_messages import why_of

    if error.filename is not None:
        return _(
            "cannot read or write {file}: {why}",
            file=os.fsdecode(error.filename),
            why=why_of(error.strerror),
        )
    try:
        Path.cwd()
    except OSError:
        return _("the folder that you are in is there no more; go to another one")
    return _("cannot write the output: {why}", why=why_of(error.strerror))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@path_option
@click.version_option(package_name="reflectlib", message="%(prog)s %(version)s")
def main() -> None:
    """Methods to reflect on work together: find one, print it, lead it.

    Start with `reflect list`, then `reflect show kom` or `reflect render kom -o kom.html`.
    """
