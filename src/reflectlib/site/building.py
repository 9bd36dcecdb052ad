"""A catalogue → the folder of a site.

A large catalogue is shared out over processes. Every entry is read before the first file is
written, so that it is known which files there will be.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

import attrs

import reflectlib
from reflectlib import lexicon, query
from reflectlib.addresses import checked_base_url, page_path
from reflectlib.catalogue import Catalogue
from reflectlib.diagnostics import Diagnostic, Report
from reflectlib.error_messages import message_of
from reflectlib.errors import InvalidEntryError, PlanError, ReflectError, UnknownIdError
from reflectlib.site.asked import read_settings, refuse, unknown
from reflectlib.site.chosen import Choice
from reflectlib.site.folder import Folder, Made, compare
from reflectlib.site.lines import IndexLine, line
from reflectlib.site.overview import common_files, most_used
from reflectlib.site.pages import (
    Options,
    checked_title,
    common_names,
    entry_files,
    file_names,
    programmes_with,
)
from reflectlib.site.workers import Workers
from reflectlib.translated import FOLDER
from reflectlib.translations import LOCALE, spoken
from reflectlib.value import Value
from reflectlib.writers.frame import ASSETS

SHARE = 200  # entries from which a second process is worth its start


@attrs.frozen(eq=False, repr=False)
class SiteReport(Value):
    """What became of a site's files: how many there are and were written, and names.

    `kept` are files of entries that are gone, which somebody changed since they were written.
    `refused` says why entries could not be read; what the site had of them is as it was.
    """

    files: int
    written: int
    removed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    refused: tuple[ReflectError, ...] = ()


def write_site(
    catalogue: Catalogue,
    folder: str | Path,
    *,
    title: str = "",
    base_url: str = "",
    quality: bool = True,
    language: str = "",
    only: Collection[str] = (),
    settings: str | Path | None = None,
    processes: int = 1,
    progress: Callable[[int, int], object] | None = None,
) -> SiteReport:
    """Write the whole catalogue as a static website, or what changed since it was written.

    The definitions are read anew, so that the pages show what is in the files by now.
    `base_url` is the address that the folder gets on the web, for canonical links and a
    sitemap. With `quality` each method has a page that holds it against the quality framework.
    The list and the comparison are in a `language` (BCP 47), or else in that of most entries;
    in English where there are no labels in it.
    `only` are the entries that it has, each by its id, or by a kind or a tag that more of them
    have; without it these are all. What they say of others stands there without a link.
    `settings` is a file such as `reflect.toml`, whose title, address, language and choice count
    where the arguments say nothing, and which has a logo, an introduction, a contact and colours.
    A catalogue of hundreds of entries is shared out over at most so many `processes`. It is one
    by default, since some systems start a process by importing the main module once more: a
    program that asks for more does so below `if __name__ == "__main__":`.
    `progress` is told how many entries are done, of how many.

    An entry that cannot be read takes none of the others down: it is left out of the list, what
    the site had of it stays as it was, and the report says why. Raises `CannotWriteError` for a
    folder that cannot be written, holds files that are not the site's, or is being written by
    another run; `CannotReadError` and `InvalidEntryError` for settings that cannot be read or have
    faults; and `UnknownIdError` for what nothing is called in `only`.
    """
    catalogue = catalogue.unread()
    options = _options(catalogue, title, base_url, quality, language, only, settings)
    ids = options.only or tuple(catalogue)
    number = max(1, min(processes, len(ids) // SHARE))
    with Folder(folder) as place:
        key = _key(catalogue, options)
        if place.is_as(key):
            return SiteReport(len(place.files), 0, refused=catalogue.refused)
        refused: dict[str, ReflectError] = {}
        lines: list[IndexLine] = []
        with Workers(number, catalogue, ids) as workers:
            names, languages = [*common_names(options)], Counter[str]()
            for known, used, faults in workers.each(partial(_look, options=options)):
                names += known
                languages.update(used)
                refused |= faults
            # Of labels there may be none in it; texts in it are then marked as any other's.
            language = spoken(options.language or most_used(languages))
            place.begin(names)
            gone = frozenset(id for id in refused if not place.has(page_path(id)))
            gone |= frozenset(catalogue).difference(ids)
            make = partial(_make, folder=place.path, options=options, language=language, gone=gone)
            for part in workers.each(make):
                place.put(part.files)
                lines += part.lines
                refused |= part.refused
                if progress:
                    progress(len(lines) + len(refused), len(ids))
        # What a framework's page says of others, and the list, can only now be known.
        catalogue.note_references(
            (each.texts[0].title, each.texts[0].summary, each.principles) for each in lines
        )
        last = make(catalogue, [each.id for each in lines if each.kind == "framework"], last=True)
        place.put(last.files)
        refused |= last.refused
        lines = [each for each in lines if each.id not in refused]
        # What could not be looked at may hold any entry, so then none is known to be gone.
        place.keep(None if catalogue.refused else refused.keys())
        names = [*place.made, *common_names(options)]
        common = common_files(lines, catalogue, names, options, language)
        place.put([compare(place.path, file) for file in common])
        why = (*catalogue.refused, *(refused[id] for id in sorted(refused)))
        removed, kept = place.finish("" if why else key)
        return SiteReport(len(place.made), place.written, tuple(removed), tuple(kept), why)


def _options(
    catalogue: Catalogue,
    title: str,
    base_url: str,
    quality: bool,
    language: str,
    only: Collection[str],
    settings: str | Path | None,
) -> Options:
    """What a site is asked to be, by its settings where nobody says otherwise."""
    choice = Choice(catalogue)
    for word in only:
        if not choice.of(word):
            raise UnknownIdError(word, choice.near(word), "choice")
    title, base_url = checked_title(title), checked_base_url(base_url)
    if settings is None:
        return Options(title, base_url, quality, language, choice.ids(only))
    asked = read_settings(Path(settings))
    if not only:
        refuse(asked.document, unknown(asked, choice))
    said = asked.settings
    return Options(
        title or checked_title(said.title or ""),
        base_url or checked_base_url(said.base_url or ""),
        quality,
        language or said.language or "",
        choice.ids(only or said.only),
        asked.looks,
    )


class _Part(NamedTuple):
    """What was made of a few entries, and why others could not be read."""

    files: list[Made]
    lines: list[IndexLine]
    refused: dict[str, ReflectError]


def _look(
    catalogue: Catalogue, ids: Sequence[str], options: Options
) -> tuple[list[str], list[str], dict[str, ReflectError]]:
    """Read entries; the names of their files, their languages, and why others cannot be read."""
    names: list[str] = []
    languages: list[str] = []
    refused: dict[str, ReflectError] = {}
    for id in ids:
        try:
            names += file_names(catalogue[id], catalogue, options)
            languages.append(catalogue[id].language)
        except ReflectError as error:
            refused[id] = _named(error, id, catalogue)
    return names, languages, refused


def _named(error: ReflectError, id: str, catalogue: Catalogue) -> ReflectError:
    """What is wrong with an entry that can be read but not put together, with its file."""
    if not isinstance(error, PlanError):
        return error
    try:
        place = str(catalogue.file(id))
    except ReflectError:  # of an entry of a program, which is in no file
        place = id
    rule = "RFL203" if error.code == "no_method_for_block" else "RFL219"
    message = message_of(error.code, error.fields)
    return InvalidEntryError(Report([Diagnostic("error", rule, message, place)]))


def _make(
    catalogue: Catalogue,
    ids: Sequence[str],
    folder: Path,
    options: Options,
    language: str,
    gone: Collection[str],
    *,
    last: bool = False,
) -> _Part:
    """Make the files of entries: of frameworks at `last`, and of all others before."""
    part = _Part([], [], {})
    programmes = programmes_with(catalogue, gone)
    for id in ids:
        try:
            entry = catalogue[id]
            if last == (entry.kind == "framework"):
                definition = catalogue.definition(id)
                files = entry_files(entry, catalogue, definition, options, gone, programmes)
                part.files.extend([compare(folder, file) for file in files])
            part.lines.append(line(entry, catalogue, language))
        except ReflectError as error:
            part.refused[id] = _named(error, id, catalogue)
    return part


def _key(catalogue: Catalogue, options: Options) -> str:
    """Tell apart what a site is made of: the program, the options, and every definition."""
    made_of = hashlib.blake2b(digest_size=16)
    program = Path(reflectlib.__file__).parent
    of_words = (*LOCALE.rglob("*.mo"), *LOCALE.rglob("*.json"), lexicon.DATA, query.DATA)
    for file in sorted((*program.rglob("*.py"), *ASSETS.iterdir(), *of_words)):
        stat = file.stat()
        made_of.update(f"{file.name} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    made_of.update(repr(options).encode())
    for id in catalogue:
        with suppress(ReflectError):  # that it cannot be read is found when it is
            definition = catalogue.definition(id)
            made_of.update(f"{id} {len(definition)}\n".encode() + definition)
        for file in _translations(catalogue, id):
            with suppress(OSError):  # as above
                made_of.update(f"{file}\n".encode() + file.read_bytes())
    return made_of.hexdigest()


def _translations(catalogue: Catalogue, id: str) -> list[Path]:
    """The files of the translations of an entry."""
    try:
        folder = catalogue.file(id).parent / FOLDER
    except ReflectError:  # of an entry of a program, which is in no file
        return []
    return sorted(folder.glob(f"*/{id}.po"))
