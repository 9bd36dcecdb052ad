"""The options that several commands share, and what they choose."""

import os
from collections.abc import Callable, Sequence
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reflectlib.cli.params import FilePath
from reflectlib.message import _
from reflectlib.registry import FORMATS, VIEWS, format_for

if TYPE_CHECKING:
    from reflectlib.catalogue import Catalogue

F = TypeVar("F", bound=Callable[..., Any])
PATH_VARIABLE = "REFLECT_PATH"
PAGE_LANGUAGE = "reflectlib.page_language"
MARKS, TEMPLATE = f"{__name__}.marks", f"{__name__}.template"
MARKED = frozenset({"Method", "Plan", "Comparison", "Assessment"})
"""The subjects in which something can be ours, and something the source's."""
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
        type=FilePath(),
        expose_value=False,
        is_eager=True,
        callback=_remember,
        help=f"Add the definitions in a folder of yours; repeatable. {PATH_VARIABLE} does so too.",
    )(bundled(command))


def output_options(
    *subjects: str,
    usual: str = "",
    formerly: tuple[str, ...] = (),
    only: tuple[str, ...] = (),
) -> Callable[[F], F]:
    """Let a command take `--to FORMAT`, `-o FILE` and `--path DIR`, and `--view` where it helps.

    `subjects` are the classes of what it shows, whose views and formats there are to choose from;
    `to` and `view` are None where nobody says. `usual` says in its help what it writes then.
    `only` are the views that it offers, where these are not all. `formerly` are further names of
    formats that `--format` took, for what `--to` leaves out.
    """
    lines = [view for view in VIEWS if view.subject in subjects and (not only or view.name in only)]
    views = dict.fromkeys(view.name for view in lines)
    formats = {
        name: format
        for name, format in FORMATS.items()
        if any(format_for(view.makes, format) for view in lines)
    }

    def format_of(ctx: click.Context, __: click.Parameter, output: str | None) -> str | None:
        """Let the suffix of the output choose the format where `--to` does not."""
        if output and output != "-" and not ctx.params.get("to"):
            file = Path(output).name.lower()
            found = [name for name, format in formats.items() if file.endswith(format.suffixes)]
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
        type=FilePath(),
        callback=format_of,
        help="Write to this file rather than to standard output.",
    )
    view = click.option(
        "--view", type=click.Choice(list(views)), help="What to show; left out, what is usual."
    )
    options = [to, output, template_option, language_option, path_option]
    options += [view] * (len(views) > 1)
    if MARKED.intersection(subjects):
        options.append(marks_option)
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
        metavar="LANGUAGE",
        expose_value=False,
        callback=_choose_language,
        help="The language to write it in, such as en; left out, that of the entry.",
    )(command)


def _choose_marks(ctx: click.Context, _param: click.Parameter, marks: bool) -> None:
    ctx.meta[MARKS] = marks


marks_option = click.option(
    "--marks",
    is_flag=True,
    expose_value=False,
    callback=_choose_marks,
    help="Set a sign behind all that is not from the source.",
)


def _choose_template(ctx: click.Context, _param: click.Parameter, file: str | None) -> None:
    ctx.meta[TEMPLATE] = file


template_option = click.option(
    "--template",
    metavar="FILE",
    type=FilePath(),
    expose_value=False,
    callback=_choose_template,
    help="A Word file (.docx, .dotx) whose styles, paper, head and foot a .docx gets.",
)


def template_asked() -> str | None:
    """The file that `--template` names; None where it names none."""
    ctx = click.get_current_context(silent=True)
    return ctx.meta.get(TEMPLATE) if ctx else None


def marks_asked() -> bool:
    """Tell whether `--marks` was given."""
    ctx = click.get_current_context(silent=True)
    return bool(ctx and ctx.meta.get(MARKS))


def page_language() -> str | None:
    """The language that `--lang` asks for; None where it does not."""
    language: str | None = getattr(click.get_current_context(silent=True), "meta", {}).get(
        PAGE_LANGUAGE
    )
    return language


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
