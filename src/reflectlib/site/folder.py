"""The folder of a site: what was written there before, and nothing else, is changed or removed."""

import hashlib
import json
import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from reflectlib.catalogue import SITE_ENTRIES as ENTRIES
from reflectlib.catalogue import SITE_MANIFEST
from reflectlib.errors import CannotWriteError
from reflectlib.site.pages import COMPARISON, INDEX, LICENCE, SITEMAP, File

Put = tuple[str, str, bool]
"""A file's name and digest, and whether it had to be written."""

LOCK = ".reflectlib-site.lock"
_UNREADABLE = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
TOP = (INDEX, COMPARISON, SITEMAP, LICENCE, ENTRIES)
_ANEW = "choose another folder, or remove this one to have it written anew"

# Where a system has no such locks, two runs at once are not kept apart.
fcntl: Any = import_module("fcntl") if find_spec("fcntl") else None


class Folder:
    """A folder with a list of the files that were written to it, each with its digest.

    `key` tells what the site was made of; it is empty while a site is being written, so that
    one that was broken off is written again. `kept` are files of entries that are gone, which
    somebody changed; they are still known, so that such an entry may come back.

    As a context it is let go at the end, for other runs to write there.
    """

    def __init__(self, path: str | Path) -> None:
        """Read the list. Raises `CannotWriteError` for a folder that holds something else."""
        if not _is_name(path):
            raise CannotWriteError(f"{str(path)!r} cannot be the name of a folder")
        self.path = Path(path)
        self.key: str | None = None
        self.files: dict[str, str] = {}
        self.kept: dict[str, str] = {}
        self._lock: IO[str] | None = None
        self._look()

    def __enter__(self) -> "Folder":
        """Give the folder."""
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        """Let other runs write there."""
        if self._lock:
            self._lock.close()

    def _look(self) -> None:
        manifest = self.path / SITE_MANIFEST
        if manifest.is_file():
            self._read(manifest)
        elif taken := [name for name in TOP if os.path.lexists(self.path / name)]:
            raise CannotWriteError(
                f"{self.path / taken[0]} is there already and is not of a site that reflectlib "
                f"wrote; {_ANEW}"
            )
        if (self.path / ENTRIES).is_symlink():
            raise CannotWriteError(f"{self.path / ENTRIES} leads elsewhere; choose another folder")

    def _read(self, manifest: Path) -> None:
        try:
            kept = json.loads(manifest.read_bytes())
            self.key = str(kept["key"])
            self.files, self.kept = _ours(kept["files"]), _ours(kept.get("kept", {}))
        except _UNREADABLE as error:
            raise CannotWriteError(
                f"cannot read {manifest}, which lists the files of the site ({error}); {_ANEW}"
            ) from None

    def is_as(self, key: str) -> bool:
        """Tell whether the site was made of this, and every file is as it was written."""
        return self.key == key and all(
            _digest_of(self.path / name) == digest for name, digest in self.files.items()
        )

    def begin(self, names: Collection[str]) -> None:
        """Make the folder, and note what will be written there, should it be broken off.

        Raises `CannotWriteError` for a file of such a name that somebody else put there, and
        where another run is writing.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            self._lock = (self.path / LOCK).open("a")
        except OSError as error:
            raise CannotWriteError(f"cannot write {self.path}: {error.strerror}") from None
        self._keep_others_out()
        self._look()  # another run may have ended in between
        known = self.files | self.kept
        for name in names:
            if name not in known and os.path.lexists(self.path / name):
                raise CannotWriteError(
                    f"{self.path / name} is there already and is not of this site; move it away"
                )
        self.files = dict.fromkeys(names, "") | known
        try:
            self._note("", self.files, {})
            (self.path / ENTRIES).mkdir(exist_ok=True)
        except OSError as error:
            raise CannotWriteError(f"cannot write {self.path}: {error.strerror}") from None

    def _keep_others_out(self) -> None:
        if not fcntl:
            return
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            message = f"another run is writing {self.path}; try again when it has ended"
            raise CannotWriteError(message) from None
        except OSError:  # some shared disks know no locks; the site can be written all the same
            pass

    def finish(self, key: str, files: Mapping[str, str]) -> tuple[list[str], list[str]]:
        """Remove what is of the site no more. Gives those, and those kept since they changed."""
        removed, kept = [], []
        for name in sorted(self.files.keys() - files.keys()):
            found = _digest_of(self.path / name)
            # What has no digest was written by a run that was broken off.
            if found and self.files[name] in ("", found):
                try:
                    (self.path / name).unlink()
                except OSError as error:
                    message = f"cannot remove {self.path / name}: {error.strerror}"
                    raise CannotWriteError(message) from None
                removed.append(name)
            elif found:
                kept.append(name)
        self._note(key, files, {name: self.files[name] for name in kept})
        return removed, kept

    def _note(self, key: str, files: Mapping[str, str], kept: Mapping[str, str]) -> None:
        noted = {"key": key, "files": dict(sorted(files.items())), "kept": kept}
        text = json.dumps(noted, indent=0)
        _write(self.path, str(self.path / SITE_MANIFEST), f"{text}\n".encode())


def put(folder: Path, file: File) -> Put:
    """Write a file where it is not there or differs: its name, digest, and whether it did."""
    name, content = file
    path = f"{folder}{os.sep}{name}"
    digest = _digest(content)
    if _digest_of(path) == digest and not os.path.islink(path):  # noqa: PTH114  # as below
        return name, digest, False
    _write(folder, path, content)
    return name, digest, True


def _write(folder: Path, path: str, content: bytes) -> None:
    """Write it elsewhere in the folder, then put it in its place in one move."""
    new = f"{folder}{os.sep}.reflectlib-{os.getpid()}.new"
    try:
        with open(new, "wb") as file:  # noqa: PTH123  # a Path costs a third of the writing
            file.write(content)
        os.replace(new, path)  # noqa: PTH105
    except OSError as error:
        with suppress(OSError):
            os.unlink(new)  # noqa: PTH108
        raise CannotWriteError(f"cannot write {path}: {error.strerror}") from None


def _is_name(path: str | Path) -> bool:
    """Tell whether a folder can be called so."""
    with suppress(UnicodeEncodeError):
        name = os.fsencode(path)
        return bool(name) and b"\0" not in name
    return False


def _ours(files: Mapping[object, object]) -> dict[str, str]:
    """The files of a list: whoever wrote it, none outside the folder is of the site."""
    return {str(k): str(v) for k, v in files.items() if _is_ours(str(k))}


def _is_ours(name: str) -> bool:
    """Tell whether a name is one that a site's file can have."""
    base = name.removeprefix(f"{ENTRIES}/")
    return base not in ("", ".", "..", SITE_MANIFEST, LOCK) and not set(base) & set("/\\")


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def _digest_of(path: str | Path) -> str | None:
    with suppress(OSError, ValueError), open(path, "rb") as file:  # noqa: PTH123  # as above
        return _digest(file.read())
    return None
