"""A file that is written whole or not at all."""

import os
import stat
from contextlib import suppress
from io import BufferedWriter


def write_whole(path: str, content: bytes, new: str, before: os.stat_result | None = None) -> None:
    """Write a file under the name `new` in the same folder, then put it in its place in one move.

    Of a file that was there, `before` says what it was like: its owner, its permissions and its
    other names are kept. Raises `OSError`: what was there is then as it was.
    """
    try:
        with _create(new, stat.S_IMODE(before.st_mode) if before else 0o666) as file:
            file.write(content)
        if before and not _can_take_the_place_of(new, before):
            _overwrite(path, content)
            os.unlink(new)  # noqa: PTH108
            return
        if before:
            os.chmod(new, stat.S_IMODE(before.st_mode))  # noqa: PTH101
        os.replace(new, path)  # noqa: PTH105
    except BaseException:
        with suppress(OSError):
            os.unlink(new)  # noqa: PTH108
        raise


def _create(name: str, mode: int) -> BufferedWriter:
    """Open a file that was not there; at no moment more people can read it than its mode says."""
    return open(name, "xb", opener=lambda path, flags: os.open(path, flags, mode))


def _can_take_the_place_of(made: str, before: os.stat_result) -> bool:
    """Tell whether a new file can be all that the old one was: not where that has other names."""
    if before.st_nlink > 1:
        return False
    now = os.stat(made)  # noqa: PTH116
    if (now.st_uid, now.st_gid) == (before.st_uid, before.st_gid):
        return True
    try:
        os.chown(made, before.st_uid, before.st_gid)
    except OSError:
        return False
    return True


def _overwrite(path: str, content: bytes) -> None:
    """Change what a file holds, which its other names hold too; or leave it as it was."""
    with open(path, "r+b") as file:  # noqa: PTH123
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
