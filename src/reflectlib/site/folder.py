"""The folder of a site: what was written there before, and nothing else, is changed or removed."""

import errno
import hashlib
import json
import os
import re
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from io import BufferedIOBase
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from reflectlib.addresses import ENTRIES
from reflectlib.errors import CannotWriteError
from reflectlib.files import write_whole
from reflectlib.finding import MADE
from reflectlib.site.pages import COMPARISON, GUIDE, INDEX, LICENCES, SITEMAP, File

if TYPE_CHECKING:
    from filelock import BaseFileLock

Made = tuple[str, str, bytes | None]
"""A file's name and digest, and what is to be written; None where it stands there already."""

SITE_MANIFEST = ".reflectlib-site.json"
LOCK, JOURNAL, NEW = ".reflectlib-site.lock", ".reflectlib-site.log", ".reflectlib-site.new"
"""Beside the list: what keeps other runs out, the digests of a run that is not over, and a file
that has not its own name yet."""
TOP = (INDEX, COMPARISON, GUIDE, SITEMAP, *LICENCES)
_OURS = re.compile(rf"{ENTRIES}/[a-z0-9-]+(\.[a-z]+)?(\.[A-Za-z0-9-]+)?\.(html|md|json|svg|yaml)")
_DIGEST = re.compile("[0-9a-f]{32}")
_LARGEST = 1 << 27  # bytes; the list of 100,000 entries has half as many, and no page has more
_NO_LOCKS = (errno.EINVAL, errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP)
_UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, RecursionError)


class Folder:
    """A folder with a list of the files that were written to it, each with its digest.

    `key` tells what the site was made of, `files` what was there before, and `made` what is now,
    each with its digest. The key is empty while a site is being written, so that one that was
    broken off is written again. While it is, the digest of each file is noted before the file is
    there. So a file of the site is known by its digest at any moment, and what has none of those
    that are known for its name is somebody else's.

    As a context it is let go at the end, for other runs to write there.
    """

    def __init__(self, path: str | Path) -> None:
        """Read the list. Raises `CannotWriteError` for a folder that holds something else."""
        if not _is_name(path):
            raise CannotWriteError("no_folder_name", file=str(path))
        self.path = Path(path)
        self.written = 0
        self.made: dict[str, str] = {}
        self._lock: BaseFileLock | None = None
        self._journal: BufferedIOBase | None = None
        self._look()

    def __enter__(self) -> "Folder":
        """Give the folder."""
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        """Let other runs write there."""
        with suppress(OSError):  # what could not be written has been said
            if self._journal:
                self._journal.close()
        if self._lock:
            self._lock.release()

    def _look(self) -> None:
        self.key: str | None = None
        self.files: dict[str, str] = {}
        self._kept: dict[str, str] = {}
        self._known: dict[str, set[str]] = {}
        manifest = self.path / SITE_MANIFEST
        if os.path.lexists(manifest):
            self._read(manifest)
        elif taken := [n for n in (*TOP, ENTRIES, JOURNAL) if os.path.lexists(self.path / n)]:
            raise CannotWriteError("other_site", file=str(self.path / taken[0]))
        if (self.path / ENTRIES).is_symlink():
            raise CannotWriteError("leads_elsewhere", file=str(self.path / ENTRIES))

    def _read(self, manifest: Path) -> None:
        try:
            noted = json.loads(_content_of(manifest))
            self.key = str(noted["key"])
            self.files = _ours(noted["files"].items())
            self._kept = _ours(noted.get("kept", {}).items())
        except (OSError, *_UNREADABLE) as error:
            why = error or type(error).__name__
            raise CannotWriteError(
                "site_list_unreadable", file=str(manifest), why=str(why)
            ) from None
        for name, digest in (*self._kept.items(), *self.files.items(), *self._noted()):
            self._known.setdefault(name, set()).add(digest)

    def _noted(self) -> Iterator[tuple[str, str]]:
        """The digests of a run that was broken off; its last line may be a half one."""
        journal = self.path / JOURNAL
        if not os.path.lexists(journal):
            return
        self.key = ""
        try:
            lines = _content_of(journal).splitlines()
        except OSError as error:
            raise CannotWriteError(
                "site_log_unreadable", file=str(journal), why=str(error)
            ) from None
        for line in lines:
            with suppress(*_UNREADABLE):
                name, digest = json.loads(line)
                yield from _ours([(name, digest)]).items()

    def is_as(self, key: str) -> bool:
        """Tell whether the site was made of this, and every file is as it was written."""
        return self.key == key and all(
            digest_of(self.path / name) == digest for name, digest in self.files.items()
        )

    def begin(self, names: Collection[str]) -> None:
        """Make the folder, and note that the site is not whole until it is finished.

        Raises `CannotWriteError` for a file of such a name that somebody else put there, and
        where another run is writing.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            self._take_lock()
            self._look()  # another run may have ended in between
            self._refuse_others(names)
            (self.path / NEW).unlink(missing_ok=True)  # of a run that was ended
            self._note("", self.files, self._kept)
            self._journal = _open(self.path / JOURNAL, "ab")
            (self.path / ENTRIES).mkdir(exist_ok=True)
            marker = self.path / ENTRIES / MADE
            if not os.path.lexists(marker):
                marker.touch()
        except OSError as error:
            raise _cannot_write(self.path, error) from None

    def _take_lock(self) -> None:
        """Keep other runs out while this one lives; where there are no locks none is."""
        from filelock import FileLock, Timeout  # which takes longer to import than all of ours

        file = self.path / LOCK
        if os.path.lexists(file) and not stat.S_ISREG(file.lstat().st_mode):
            raise OSError("it is no file of a site")
        lock = FileLock(file)
        try:
            lock.acquire(blocking=False)
        except Timeout:
            raise CannotWriteError("site_is_written", file=str(self.path)) from None
        except NotImplementedError:
            return
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise
            return
        self._lock = lock

    def _refuse_others(self, names: Collection[str]) -> None:
        """A page that was changed is written anew, but only where the list is of this folder."""
        ours = any(digest_of(self.path / n) in digests for n, digests in self._known.items())
        for name in names:
            if os.path.lexists(self.path / name) and not (ours and name in self._known):
                raise CannotWriteError("other_file", file=str(self.path / name))

    def put(self, files: Sequence[Made]) -> None:
        """Write files, where they do not stand there already. Raises `CannotWriteError`."""
        new = [(name, digest, content) for name, digest, content in files if content is not None]
        lines = "".join(f"{json.dumps([name, digest])}\n" for name, digest, _ in new)
        assert self._journal is not None  # opened by `begin`
        try:
            self._journal.write(lines.encode())
            self._journal.flush()
        except OSError as error:
            raise _cannot_write(self.path / JOURNAL, error) from None
        for name, _, content in new:
            self._write(name, content)
        self.made.update((name, digest) for name, digest, _ in files)
        self.written += len(new)

    def has(self, name: str) -> bool:
        """Tell whether a file of the site is there, as it was written or not."""
        return name in self._known and os.path.lexists(self.path / name)

    def keep(self, ids: Collection[str] | None) -> None:
        """Leave what is there of some entries (None: of any), though it is not made this time."""
        for name in self._known.keys() - self.made.keys():
            id = name.removeprefix(f"{ENTRIES}/").partition(".")[0]
            if name not in TOP and (ids is None or id in ids) and self.has(name):
                self.made[name] = self._last(name)

    def finish(self, key: str) -> tuple[list[str], list[str]]:
        """Remove what is of the site no more. Gives those, and those kept since they changed."""
        removed, kept = [], []
        for name in sorted(self._known.keys() - self.made.keys()):
            path = self.path / name
            if digest_of(path) in self._known[name]:
                try:
                    path.unlink()
                except OSError as error:
                    raise CannotWriteError(
                        "cannot_remove", file=str(path), why=error.strerror
                    ) from None
                removed.append(name)
            elif self.has(name):
                kept.append(name)
        self._note(key, self.made, {name: self._last(name) for name in kept})
        assert self._journal is not None  # as above
        self._journal.close()
        (self.path / JOURNAL).unlink(missing_ok=True)
        return removed, kept

    def _last(self, name: str) -> str:
        """The digest of a file as it stands there, or else one that it had."""
        there, known = digest_of(self.path / name), self._known[name]
        return there if there in known else min(known)

    def _note(self, key: str, files: Mapping[str, str], kept: Mapping[str, str]) -> None:
        noted = {"key": key, "files": dict(sorted(files.items())), "kept": kept}
        text = json.dumps(noted, indent=0)
        self._write(SITE_MANIFEST, f"{text}\n".encode())

    def _write(self, name: str, content: bytes) -> None:
        path, new = f"{self.path}{os.sep}{name}", f"{self.path}{os.sep}{NEW}"
        try:
            write_whole(path, content, new)
        except OSError as error:
            raise _cannot_write(path, error) from None


def compare(folder: Path, file: File) -> Made:
    """A file with its digest, and with its content only where it does not stand there already."""
    name, content = file
    digest = _digest(content)
    same = digest_of(f"{folder}{os.sep}{name}") == digest
    return name, digest, None if same else content


def digest_of(path: str | Path) -> str | None:
    """The digest of a file, or None for what is no ordinary file or cannot be read."""
    with suppress(OSError):
        return _digest(_content_of(path))
    return None


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def _content_of(path: str | Path) -> bytes:
    with _open(path, "rb") as file:
        return file.read()


def _open(path: str | Path, mode: str) -> BufferedIOBase:
    """Open an ordinary file: no link, which leads elsewhere, and no pipe, which makes one wait.

    Raises `OSError`, also for one that is larger than any of a site.
    """
    file: Any = open(path, mode, opener=_opener)  # noqa: SIM115  # as above; it is handed on
    about = os.fstat(file.fileno())
    if not stat.S_ISREG(about.st_mode) or about.st_size > _LARGEST:
        file.close()
        raise OSError("it is no file of a site")
    opened: BufferedIOBase = file
    return opened


def _opener(path: str, flags: int) -> int:
    never = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    return os.open(path, flags | never, 0o666)


def _cannot_write(path: str | Path, error: OSError) -> CannotWriteError:
    return CannotWriteError("cannot_write", file=str(path), why=error.strerror or str(error))


def _is_name(path: str | Path) -> bool:
    """Tell whether a folder can be called so."""
    with suppress(UnicodeEncodeError):
        name = os.fsencode(path)
        return bool(name) and b"\0" not in name
    return False


def _ours(noted: Iterable[tuple[object, object]]) -> dict[str, str]:
    """Of what a list notes, each file that a site can have, with a digest that it can have."""
    return {
        name: digest
        for name, digest in noted
        if isinstance(name, str)
        and (name in TOP or _OURS.fullmatch(name))
        and isinstance(digest, str)
        and _DIGEST.fullmatch(digest)
    }
