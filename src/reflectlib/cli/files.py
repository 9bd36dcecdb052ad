"""A file as output: written whole or not at all, and never over what it was made of."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reflectlib.errors import CannotWriteError
from reflectlib.files import write_whole

if TYPE_CHECKING:
    from reflectlib.catalogue import Catalogue

INPUTS, CATALOGUE = "inputs", "catalogue"
DEFINITION = (".yaml", ".yml")  # no format that we write


def note_input(file: "str | Path | int") -> None:
    """Keep in mind that the command read this: a file, or the number of an open one."""
    context = click.get_current_context(silent=True)
    with suppress(OSError, ValueError):
        if context:
            context.find_root().meta.setdefault(INPUTS, []).append(os.stat(file))  # noqa: PTH116  # takes a number too


def note_catalogue(catalogue: "Catalogue") -> None:
    """Keep in mind that the command can read any of these; they are looked at when it writes."""
    context = click.get_current_context(silent=True)
    if context:
        context.find_root().meta[CATALOGUE] = catalogue


def write_file(content: bytes, target: str, *, in_place: bool = False) -> None:
    """Write a file; one that was there keeps its owner, its permissions and its links.

    Raises `CannotWriteError`, also for a definition and for whatever else the command read, unless
    it is to be changed `in_place`: what was there before is then as it was.
    """
    try:
        path = Path(os.path.realpath(target))
        before = path.stat() if path.exists() else None
        if not in_place:
            refuse_input(target)
        if before and not stat.S_ISREG(before.st_mode):
            path.write_bytes(content)  # a device or a pipe, which cannot be replaced
        elif before and not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        else:
            new = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
            write_whole(str(path), content, str(new), before)
    except (OSError, ValueError) as error:  # a name with a NUL in it is a ValueError
        why = getattr(error, "strerror", None) or str(error)
        raise CannotWriteError("cannot_write", file=target, why=why) from None


def refuse_input(target: str) -> None:
    """Raise `CannotWriteError` for a definition, and for what the command read, if it is there."""
    path = Path(os.path.realpath(target))
    if not path.exists():
        return
    before = path.stat()
    regular = stat.S_ISREG(before.st_mode)
    if regular and any(os.path.samestat(before, each) for each in _inputs()):
        why = "made_of_it"
    elif regular and path.suffix in DEFINITION:
        why = "is_a_definition"
    else:
        return
    raise CannotWriteError(why, file=target)


def _inputs() -> Iterator[os.stat_result]:
    context = click.get_current_context(silent=True)
    known = context.find_root().meta if context else {}
    yield from known.get(INPUTS, [])
    for file in known[CATALOGUE].files() if CATALOGUE in known else ():
        with suppress(OSError):
            yield file.stat()
