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


def write_file(content: bytes, target: str) -> None:
    """Write a file; one that was there keeps its owner, its permissions and its links.

    Raises `CannotWriteError`, also for a definition and for whatever else the command read: what
    was there before is then as it was.
    """
    try:
        path = Path(os.path.realpath(target))
        before = path.stat() if path.exists() else None
        refuse_input(target)
        if before and not stat.S_ISREG(before.st_mode):
            path.write_bytes(content)  # a device or a pipe, which cannot be replaced
        elif before and not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        else:
            _put(path, content, before)
    except (OSError, ValueError) as error:  # a name with a NUL in it is a ValueError
        why = getattr(error, "strerror", None) or error
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


def _put(path: Path, content: bytes, before: os.stat_result | None) -> None:
    """Write beside the file, then put it in its place in one move, or in its content."""
    import tempfile

    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as new:
        made = Path(new.name)
        try:
            new.write(content)
            new.close()
            if before and not _can_take_the_place_of(made, before):
                _overwrite(path, content)
                made.unlink()
                return
            made.chmod(stat.S_IMODE(before.st_mode) if before else _usual_mode())
            made.replace(path)
        except BaseException:
            made.unlink(missing_ok=True)
            raise


def _can_take_the_place_of(made: Path, before: os.stat_result) -> bool:
    """Tell whether a new file can be all that the old one was: not where that has other names."""
    if before.st_nlink > 1:
        return False
    now = made.stat()
    if (now.st_uid, now.st_gid) == (before.st_uid, before.st_gid):
        return True
    try:
        os.chown(made, before.st_uid, before.st_gid)
    except OSError:
        return False
    return True


def _overwrite(path: Path, content: bytes) -> None:
    """Change what a file holds, which its other names hold too; or leave it as it was."""
    with path.open("r+b") as file:
        old = file.read()
        try:
            _fill(file.fileno(), content)
        except BaseException:
            with suppress(OSError):
                _fill(file.fileno(), old)
            raise


def _fill(number: int, content: bytes) -> None:
    """Make an open file hold this and nothing else."""
    os.lseek(number, 0, os.SEEK_SET)
    left = memoryview(content)
    while left:
        left = left[os.write(number, left) :]
    os.ftruncate(number, len(content))


def _usual_mode() -> int:
    """The permissions that a new file gets."""
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
