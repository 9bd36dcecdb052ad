"""Where definitions are: the files at a path, or below a folder."""

import os
import stat
from pathlib import Path

from reflectlib.errors import CannotReadError

SUFFIXES = (".yaml", ".yml")
SERIES = (".series.yaml", ".series.yml")
"""How the files of series end, which are no definitions."""
MADE = ".reflectlib-made"
"""A file of this name marks a folder with copies of definitions, none of which counts."""


def definition_files(path: str | Path) -> list[Path]:
    """The definitions at a path: itself when it is a file, or all below a folder, sorted.

    Hidden files and folders do not count, nor does a folder that is marked as `MADE`, and links
    to folders are not followed. Raises `CannotReadError` when there are none, and for a
    folder or a file that cannot be looked at.
    """
    found, refused = find_definitions(path)
    if refused:
        raise refused[0]
    return found


def find_definitions(
    path: str | Path, *, series: bool = False
) -> tuple[list[Path], list[CannotReadError]]:
    """The same, and why there may be more below a folder than could be looked at.

    The files of series that are in a folder are passed over, unless these are asked for too.
    """
    if not str(path):
        raise CannotReadError("no_name")
    path = Path(path)
    refused: list[CannotReadError] = []
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise CannotReadError("nothing_there", file=str(path)) from None
    except OSError as error:
        raise _cannot_read(error, path) from None
    if stat.S_ISREG(mode):
        return [path], refused
    if not stat.S_ISDIR(mode):
        raise CannotReadError("no_file", file=str(path))
    found: list[Path] = []
    empty = "no_definitions"

    def refuse(error: OSError) -> None:
        refused.append(_cannot_read(error, path))

    for folder, folders, files in os.walk(path, onerror=refuse):
        for name in files:
            is_series = name.lower().endswith(SERIES)
            if name.endswith(SUFFIXES) and not name.startswith(".") and series >= is_series:
                file = Path(folder, name)
                try:
                    if not stat.S_ISREG(file.stat().st_mode):
                        raise OSError("it is no ordinary file")
                    found.append(file)
                except OSError as error:
                    refused.append(_cannot_read(error, file))
            elif name.endswith(".yaml.txt"):
                empty = "only_yaml_txt"
        folders[:] = (name for name in folders if not _is_made(folder, name))
    if not found:
        raise next(iter(refused), CannotReadError(empty, file=str(path)))
    return sorted(found), refused


def _is_made(folder: str, name: str) -> bool:
    """Tell whether a folder in this one is hidden, or holds what was made."""
    return name.startswith(".") or os.path.lexists(f"{folder}{os.sep}{name}{os.sep}{MADE}")


def _cannot_read(error: OSError, path: Path) -> CannotReadError:
    file = os.fsdecode(error.filename or path)
    return CannotReadError("cannot_read", file=file, why=error.strerror or str(error))
