"""Where output goes: to standard output, or to a file that is written whole or not at all."""

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reflectlib.characters import spelled
from reflectlib.diagnostics import Diagnostic
from reflectlib.errors import CannotWriteError, InvalidEntryError

if TYPE_CHECKING:
    from reflectlib.page import Page


def say(message: object) -> None:
    """Tell something on standard error.

    It is one line, whatever the things in it are called; of the classes that clean their own
    lines, which say more than one thing, it is these lines.
    """
    lines = isinstance(message, Diagnostic | InvalidEntryError)
    click.echo(str(message) if lines else spelled(str(message)), err=True)


def write(content: bytes, target: str | None) -> None:
    """Write to a file, or to standard output for None and `-`.

    Raises `CannotWriteError`; a file that was there before is then as it was.
    """
    if target is None or target == "-":
        # A Windows console and a stream in memory want text; all else gets the bytes.
        wants_text = sys.stdout.isatty() or not hasattr(sys.stdout, "buffer")
        click.echo(content.decode() if wants_text else content, nl=False)
        return
    path = Path(os.path.realpath(target))
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)  # a device or a pipe, which cannot be replaced
        else:
            _replace(path, content)
    except OSError as error:
        raise CannotWriteError(f"cannot write {target}: {error.strerror}") from None


def write_page(page: "Page", data: Callable[[], Any], to: str | None, target: str | None) -> None:
    """Write a page in a format, for the terminal where none is named; `data` gives its JSON."""
    if to == "json":
        from reflectlib.writers.json import write_data

        write(write_data(data()), target)
    elif to is None:
        import shutil

        from reflectlib.writers import text

        width = shutil.get_terminal_size((100, 24)).columns
        write(text.write(page, width=width), target)
    else:
        from reflectlib.rendering import write_page as in_format

        write(in_format(page, to), target)


def _replace(path: Path, content: bytes) -> None:
    """Write beside the file, then put it in its place in one move."""
    import tempfile

    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as new:
        try:
            new.write(content)
            new.close()
            Path(new.name).chmod(_mode(path))
            Path(new.name).replace(path)
        except BaseException:
            Path(new.name).unlink(missing_ok=True)
            raise


def _mode(path: Path) -> int:
    """The permissions that the file has, or that a new file would get."""
    if path.exists():
        return path.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
