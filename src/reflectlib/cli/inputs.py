"""What a command reads: entries by id, by file or from a stream, and how an id is completed."""

import os
import re
import stat
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reflectlib.cli.options import open_catalogue, page_language

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from reflectlib.catalogue import Catalogue
    from reflectlib.errors import ReflectError
    from reflectlib.model.entry import Entry
    from reflectlib.model.method import Method
    from reflectlib.model.timing import Minutes

STDIN = "<stdin>"
PAUSE = re.compile("(?:pauze|pause|break)(?:=([1-9][0-9]{0,2}))?", re.I)
READ_FILES = "reflectlib.read_files"


def find_entry(catalogue: "Catalogue", id_or_file: str) -> "Entry":
    """Read the entry of an id (or another name), a file, or (for `-`) standard input.

    It is in the language that `--lang` asks for, so that all that is made of it is. Warnings on
    what is not from the catalogue go to standard error.
    """
    entry = _read(catalogue, id_or_file)
    language = page_language()
    if not language:
        return entry
    from reflectlib.translated import in_language

    return in_language(entry, language, with_files(catalogue))


def with_files(catalogue: "Catalogue") -> "Catalogue":
    """A catalogue and the files that were named, and those beside them that these name."""
    from reflectlib.catalogue import Catalogue

    meta = getattr(click.get_current_context(silent=True), "meta", {})
    files = meta.get(READ_FILES, ())
    return Catalogue.of(catalogue, *files) if files else catalogue


def _read(catalogue: "Catalogue", id_or_file: str) -> "Entry":
    from reflectlib.cli.files import note_input

    if id_or_file in catalogue:
        note_input(catalogue.file(id_or_file))
        return catalogue[id_or_file]
    from reflectlib.cli.output import say_why
    from reflectlib.errors import InvalidEntryError
    from reflectlib.reading.load import read, read_bytes

    path = Path(id_or_file)
    if is_stream(id_or_file):
        entry, report = read(*read_stream(id_or_file))
    elif is_file(id_or_file):
        note_input(path)
        entry, report = read(read_bytes(path), id_or_file, stem=path.stem)
        click.get_current_context().meta.setdefault(READ_FILES, []).append(path)
        _note_beside(entry, path, catalogue)
    else:
        from reflectlib.search import find

        return find(catalogue, id_or_file)
    if entry is None:
        raise InvalidEntryError(report)
    say_why(*report.warnings)
    found: Entry = entry
    return found


def find_entries(
    catalogue: "Catalogue", names: Iterable[str]
) -> "tuple[list[Entry], list[ReflectError]]":
    """Read some entries, each once, and say why others of them could not be read.

    Raises `UnknownIdError`, since then it is the command that is to be mended.
    """
    from reflectlib.errors import CannotReadError, InvalidEntryError

    entries: list[Entry] = []
    refused: list[ReflectError] = []
    for name in dict.fromkeys(names):
        try:
            entries.append(find_entry(catalogue, name))
        except (CannotReadError, InvalidEntryError) as error:
            refused.append(error)
    return entries, refused


def find_method(catalogue: "Catalogue", id_or_file: str) -> "Method":
    """Read the method of an id or a file, with the steps of others in their places.

    Raises `PlanError` for another kind of entry.
    """
    from reflectlib.composing import composed
    from reflectlib.errors import PlanError
    from reflectlib.model.method import Method

    entry = find_entry(catalogue, id_or_file)
    if not isinstance(entry, Method):
        raise PlanError("entry_is_no_method", id=entry.id, kind=entry.kind)
    return composed(entry, with_files(catalogue))


def find_meeting(catalogue: "Catalogue", names: "Sequence[str]") -> "Method":
    """What is to be planned: a method, a programme, or methods and breaks one after another.

    Raises `PlanError` for another kind of entry.
    """
    if len(names) == 1:
        return find_method(catalogue, names[0])
    from reflectlib.blocks import together

    parts = [pause_of(catalogue, name) or find_method(catalogue, name) for name in names]
    return together(parts, with_files(catalogue))


def pause_of(catalogue: "Catalogue", name: str) -> "Minutes | None":
    """The length of a break among methods: `pauze`, or `pauze=20`."""
    from reflectlib.model.timing import Minutes
    from reflectlib.planning.breaks import BREAK

    found = PAUSE.fullmatch(name.strip())
    if not found or name in catalogue:
        return None
    minutes = int(found[1] or BREAK)
    return Minutes(min=minutes, max=minutes)


def _note_beside(entry: "Entry | None", path: Path, catalogue: "Catalogue") -> None:
    """Take the files of what an entry refers to, where these stand beside it and nowhere else."""
    from reflectlib.reading.load import load_with_report
    from reflectlib.reading.rules import methods_within

    files: list[Path] = click.get_current_context().meta[READ_FILES]
    named = (*entry.related, *(id for _, id in methods_within(entry))) if entry else ()
    for id in named:
        file = path.with_name(f"{id}.yaml")
        if id not in catalogue and file.is_file() and file not in files:
            files.append(file)
            _note_beside(load_with_report(file).entry, file, catalogue)


def is_file(name: str) -> bool:
    """Tell whether a file is meant, be it one that is not there. Raises `CannotReadError`."""
    from reflectlib.errors import CannotReadError

    path = Path(name)
    if os.path.isdir(path):  # noqa: PTH112  # that of a Path raises for a name that is too long
        raise CannotReadError("is_a_folder", file=str(path))
    return bool(path.suffix) or os.sep in name or os.path.lexists(path)


def is_stream(name: str) -> bool:
    """Tell whether it is `-`, or there and a pipe or a device, whose name is no id.

    What a shell calls /dev/stdin or /dev/fd/63 may be a file, but that is not its name.
    """
    if name == "-" or name.startswith(("/dev/", "/proc/")):
        return True
    try:
        mode = Path(name).stat().st_mode
    except (OSError, ValueError):
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def read_stream(name: str) -> tuple[bytes, str]:
    """Read a pipe or (for `-`) standard input, or as much as shows that it is too large.

    Gives what it is to be called too. Raises `CannotReadError`.
    """
    from reflectlib.cli.files import note_input
    from reflectlib.errors import CannotReadError
    from reflectlib.reading.load import read_bytes
    from reflectlib.reading.text import MAX_BYTES

    if name != "-":
        note_input(name)
        return read_bytes(Path(name)), name
    if sys.stdin is None:
        raise CannotReadError("input_closed")
    try:
        with suppress(OSError, ValueError):  # a stream in memory has no number
            note_input(sys.stdin.fileno())
        return sys.stdin.buffer.read(MAX_BYTES + 1), STDIN
    except OSError as error:
        raise CannotReadError("input_unreadable", why=error.strerror) from None


def complete_id(ctx: click.Context, __: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """Offer the ids that start with what is typed, or files where it looks like a path."""
    from click.shell_completion import CompletionItem

    from reflectlib.errors import ReflectError
    from reflectlib.model.record import is_slug

    try:
        # A file may be called what no entry is, in characters that would steer the terminal.
        ids = [id for id in open_catalogue(ctx) if id.startswith(incomplete) and is_slug(id)]
    except (ReflectError, click.UsageError):
        ids = []
    return [CompletionItem(id) for id in ids] or [CompletionItem(incomplete, type="file")]


def principle_id(name: str, titles: Mapping[str, str]) -> str:
    """The id of a framework's item, by its id or its title. Raises `UnknownIdError`."""
    from reflectlib.diagnostics import nearest
    from reflectlib.errors import UnknownIdError

    ids = {title.casefold(): id for id, title in titles.items()}
    id = ids.get(name.casefold(), name)
    if id not in titles:
        raise UnknownIdError(name, nearest(name, titles) or sorted(titles), "principle")
    return id
