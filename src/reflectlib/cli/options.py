"""What several commands share: where entries are found, and how an id is completed."""

import os
import stat
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reflectlib.message import _
from reflectlib.registry import FORMATS, VIEWS, format_for

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from reflectlib.catalogue import Catalogue
    from reflectlib.errors import ReflectError
    from reflectlib.model.entry import Entry
    from reflectlib.model.method import Method

F = TypeVar("F", bound=Callable[..., Any])
PATH_VARIABLE = "REFLECT_PATH"
STDIN = "<stdin>"
PAGE_LANGUAGE, READ_FILES = "reflectlib.page_language", "reflectlib.read_files"
NO_BUNDLED, FORMER = "reflectlib.no_bundled", "reflectlib.former_format"


def _remember(ctx: click.Context, __: click.Parameter, paths: tuple[str, ...]) -> None:
    ctx.find_root().meta.setdefault(PATH_VARIABLE, []).extend(paths)


def _leave_out(ctx: click.Context, __: click.Parameter, given: bool) -> None:
    ctx.find_root().meta[NO_BUNDLED] = given or not takes_bundled(ctx)


def path_option(command: F) -> F:
    """Let a command take `--path DIR` and `--no-bundled`, before or behind its name."""
    bundled = click.option(
        "--no-bundled",
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=_leave_out,
        help="Leave the catalogue of reflectlib out; take yours alone.",
    )
    return click.option(
        "--path",
        "own_paths",
        multiple=True,
        metavar="DIR",
        type=click.Path(),
        expose_value=False,
        is_eager=True,
        callback=_remember,
        help=f"Add the definitions in a folder of yours; repeatable. {PATH_VARIABLE} does so too.",
    )(bundled(command))


def output_options(
    *subjects: str, usual: str = "", formerly: tuple[str, ...] = ()
) -> Callable[[F], F]:
    """Let a command take `--to FORMAT`, `-o FILE` and `--path DIR`, and `--view` where it helps.

    `subjects` are the classes of what it shows, whose views and formats there are to choose from;
    `to` and `view` are None where nobody says. `usual` says in its help what it writes then.
    `formerly` are further names of formats that `--format` took, for what `--to` leaves out.
    """
    views = {view.name: view for view in VIEWS if view.subject in subjects}
    formats = {
        name: format
        for name, format in FORMATS.items()
        if any(format_for(view.makes, format) for view in views.values())
    }

    def format_of(ctx: click.Context, __: click.Parameter, output: str | None) -> str | None:
        """Let the suffix of the output choose the format where `--to` does not."""
        if output and output != "-" and not ctx.params.get("to"):
            suffix = Path(output).suffix.lower()
            found = [name for name, format in formats.items() if suffix in format.suffixes]
            if not found:
                raise click.UsageError(
                    _(
                        "cannot tell the format of '{file}': end it with {known}, or use --to",
                        file=output,
                        known=[s for format in formats.values() for s in format.suffixes],
                    )
                )
            ctx.params["to"] = found[0]
        return output

    to = to_option(list(formats), usual or "the suffix of OUTPUT decides, or else the command")
    output = click.option(
        "-o",
        "--output",
        type=click.Path(),
        callback=format_of,
        help="Write to this file rather than to standard output.",
    )
    view = click.option(
        "--view", type=click.Choice(list(views)), help="What to show; left out, what is usual."
    )
    options = [to, output, language_option, path_option, *[view] * (len(views) > 1)]
    if formerly:
        options.append(format_option((*formats, *formerly)))
    return lambda command: reduce(lambda made, option: option(made), reversed(options), command)


def to_option(formats: Sequence[str], usual: str) -> Callable[[F], F]:
    """Let a command take `--to FORMAT`; `to` is None where neither it nor `--format` says."""

    def given(ctx: click.Context, __: click.Parameter, value: str | None) -> str | None:
        former: str | None = ctx.meta.get(FORMER)
        return value or (former if former in formats else None)

    return click.option(
        "--to",
        type=click.Choice(list(formats)),
        is_eager=True,
        callback=given,
        help=f"The format; left out, {usual}.",
    )


def format_option(formats: Sequence[str]) -> Callable[[F], F]:
    """Let a command take `--format`, as `--to` was called."""

    def note(ctx: click.Context, __: click.Parameter, value: str | None) -> None:
        from reflectlib.cli.output import say

        if value:
            ctx.meta[FORMER] = value
            say(_("--format is called --to now; it will go in a later version"))

    return click.option(
        "--format",
        type=click.Choice(list(formats)),
        is_eager=True,
        expose_value=False,
        hidden=True,
        callback=note,
    )


def language_tag(_ctx: click.Context, __: click.Parameter, language: str | None) -> str | None:
    """Refuse what is no tag of a language."""
    if language:
        from reflectlib.model.record import Language, constraint_of

        constraint = constraint_of(Language)
        if constraint is None or not constraint.accepts(language):
            raise click.UsageError(
                _("'{language}' is no language; write a tag such as en or de", language=language)
            )
    return language


def _choose_language(ctx: click.Context, param: click.Parameter, language: str | None) -> None:
    ctx.meta[PAGE_LANGUAGE] = language_tag(ctx, param, language)


def language_option(command: F) -> F:
    """Let a command take `--lang`, for what it writes."""
    return click.option(
        "--lang",
        metavar="TAG",
        expose_value=False,
        callback=_choose_language,
        help="The language to write it in, such as en; left out, that of the entry.",
    )(command)


def own_paths(ctx: click.Context) -> list[str]:
    """The folders that the user added, by the environment and by option."""
    given: list[str] = ctx.find_root().meta.get(PATH_VARIABLE, [])
    return [*filter(None, os.environ.get(PATH_VARIABLE, "").split(os.pathsep)), *given]


def takes_bundled(ctx: click.Context) -> bool:
    """Tell whether the bundled entries are not to be left out."""
    return not ctx.find_root().meta.get(NO_BUNDLED, False)


def open_catalogue(ctx: click.Context, *, may_be_empty: bool = False) -> "Catalogue":
    """The bundled catalogue unless it is left out, with what the user added.

    Raises `UsageError` where that is nothing, unless it `may_be_empty`.
    """
    from reflectlib.catalogue import Catalogue
    from reflectlib.cli.files import note_catalogue

    paths = own_paths(ctx)
    if not (paths or takes_bundled(ctx) or may_be_empty):
        raise click.UsageError(
            _(
                "--no-bundled leaves nothing: name a folder with --path, or in {variable}",
                variable=PATH_VARIABLE,
            )
        )
    catalogue = Catalogue.bundled(*paths) if takes_bundled(ctx) else Catalogue.of(*paths)
    note_catalogue(catalogue)
    return catalogue


def find_entry(catalogue: "Catalogue", id_or_file: str) -> "Entry":
    """Read the entry of an id (or another name), a file, or (for `-`) standard input.

    Warnings on what is not from the catalogue go to standard error.
    """
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
        click.get_current_context().meta.setdefault(READ_FILES, []).append(path)
        entry, report = read(read_bytes(path), id_or_file, stem=path.stem)
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
    """Read the method of an id or a file. Raises `PlanError` for another kind of entry."""
    from reflectlib.errors import PlanError
    from reflectlib.model.method import Method

    entry = find_entry(catalogue, id_or_file)
    if not isinstance(entry, Method):
        raise PlanError("entry_is_no_method", id=entry.id, kind=entry.kind)
    return entry


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
