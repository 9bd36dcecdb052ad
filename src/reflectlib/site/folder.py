"""The folder of a site: what was written there before, and nothing else, is changed or removed."""

import hashlib
import json
import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path

from reflectlib.errors import CannotWriteError
from reflectlib.site.pages import COMPARISON, ENTRIES, INDEX, LICENCE, SITEMAP, File

Put = tuple[str, str, bool]
"""A file's name and digest, and whether it had to be written."""

MANIFEST = ".reflectlib-site.json"
_UNREADABLE = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
TOP = (INDEX, COMPARISON, SITEMAP, LICENCE, ENTRIES)


class Folder:
    """A folder with a list of the files that were written to it, each with its digest.

    `key` tells what the site was made of; it is empty while a site is being written, so that
    one that was broken off is written again.
    """

    def __init__(self, path: str | Path) -> None:
        """Read the list. Raises `CannotWriteError` for a folder that holds something else."""
        self.path = Path(path)
        self.key: str | None = None
        self.files: dict[str, str] = {}
        manifest = self.path / MANIFEST
        if manifest.is_file():
            self._read(manifest)
        elif taken := [name for name in TOP if os.path.lexists(self.path / name)]:
            raise CannotWriteError(
                f"{self.path / taken[0]} is there already and is not of a site that reflectlib "
                "wrote; choose another folder"
            )
        if (self.path / ENTRIES).is_symlink():
            raise CannotWriteError(f"{self.path / ENTRIES} leads elsewhere; choose another folder")

    def _read(self, manifest: Path) -> None:
        try:
            kept = json.loads(manifest.read_bytes())
            self.key, self.files = (
                str(kept["key"]),
                {str(k): str(v) for k, v in kept["files"].items()},
            )
        except _UNREADABLE as error:
            raise CannotWriteError(
                f"cannot read {manifest}, which lists the files of the site ({error}); "
                "choose another folder"
            ) from None
        # Whoever wrote the list, no file outside the folder is of the site.
        self.files = {name: digest for name, digest in self.files.items() if _is_ours(name)}

    def is_as(self, key: str) -> bool:
        """Tell whether the site was made of this, and every file is as it was written."""
        return self.key == key and all(
            _digest_of(self.path / name) == digest for name, digest in self.files.items()
        )

    def begin(self, names: Collection[str]) -> None:
        """Make the folder, and note what will be written there, should it be broken off.

        Raises `CannotWriteError` for a file of such a name that somebody else put there.
        """
        for name in names:
            if name not in self.files and os.path.lexists(self.path / name):
                raise CannotWriteError(
                    f"{self.path / name} is there already and is not of this site; move it away"
                )
        self.files = dict.fromkeys(names, "") | self.files
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            self._note("", self.files)
            (self.path / ENTRIES).mkdir(exist_ok=True)
        except OSError as error:
            raise CannotWriteError(f"cannot write {self.path}: {error.strerror}") from None

    def finish(self, key: str, files: Mapping[str, str]) -> tuple[list[str], list[str]]:
        """Remove what is of the site no more. Gives those, and those kept since they changed."""
        removed, kept = [], []
        for name in sorted(self.files.keys() - files.keys()):
            found = _digest_of(self.path / name)
            if found == self.files[name]:
                try:
                    (self.path / name).unlink()
                except OSError as error:
                    message = f"cannot remove {self.path / name}: {error.strerror}"
                    raise CannotWriteError(message) from None
                removed.append(name)
            elif found:
                kept.append(name)
        self._note(key, files)
        return removed, kept

    def _note(self, key: str, files: Mapping[str, str]) -> None:
        text = json.dumps({"key": key, "files": dict(sorted(files.items()))}, indent=0)
        _write(self.path, str(self.path / MANIFEST), f"{text}\n".encode())


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


def _is_ours(name: str) -> bool:
    """Tell whether a name is one that a site's file can have."""
    base = name.removeprefix(f"{ENTRIES}/")
    return base not in ("", ".", "..", MANIFEST) and not set(base) & set("/\\")


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def _digest_of(path: str | Path) -> str | None:
    with suppress(OSError, ValueError), open(path, "rb") as file:  # noqa: PTH123  # as above
        return _digest(file.read())
    return None
