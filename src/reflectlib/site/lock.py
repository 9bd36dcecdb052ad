"""A lock on a file that the system lets go when its process ends, however it ends.

The standard library has one for each system; there is none on some shared disks.
"""

import errno
from importlib import import_module
from importlib.util import find_spec
from typing import Any

_TAKEN = (errno.EACCES, errno.EAGAIN, errno.EDEADLK, getattr(errno, "EDEADLOCK", errno.EDEADLK))

fcntl: Any = import_module("fcntl") if find_spec("fcntl") else None
msvcrt: Any = import_module("msvcrt") if find_spec("msvcrt") else None


def lock(file: int) -> bool:
    """Take the lock on an open file (its descriptor), or tell that another process has it.

    Where there are no locks, nobody has it.
    """
    try:
        if fcntl:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        elif msvcrt:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    except OSError as error:
        return error.errno not in _TAKEN
    return True
