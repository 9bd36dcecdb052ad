"""The registers that a command is asked to look at."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from reflectlib.cli.inputs import find_entry
from reflectlib.cli.options import open_catalogue
from reflectlib.message import _
from reflectlib.registry import FORMATS, Format, View

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from reflectlib.catalogue import Catalogue
    from reflectlib.model.register import Register


def complete_register(
    ctx: click.Context, __: click.Parameter, incomplete: str
) -> "list[CompletionItem]":
    """Offer the registers whose ids start with what is typed, or files."""
    from click.shell_completion import CompletionItem

    from reflectlib.errors import ReflectError

    try:
        ids = [id for id in open_catalogue(ctx).of_kind("register") if id.startswith(incomplete)]
    except (ReflectError, click.UsageError):
        ids = []
    return [CompletionItem(id) for id in ids] or [CompletionItem(incomplete, type="file")]


register_option = click.option(
    "--register",
    "registers",
    metavar="ID_OR_FILE",
    multiple=True,
    shell_complete=complete_register,
    help="Hold it against what this register asks; repeatable.",
)


def find_registers(catalogue: "Catalogue", names: Iterable[str]) -> "tuple[Register, ...]":
    """The registers of some ids, names or files, each once.

    Raises `UnknownIdError`, `CannotReadError` and `InvalidEntryError`.
    """
    return tuple(_find(catalogue, name) for name in dict.fromkeys(names))


def _find(catalogue: "Catalogue", name: str) -> "Register":
    from reflectlib.diagnostics import nearest
    from reflectlib.error_messages import WORDS
    from reflectlib.errors import UnknownIdError
    from reflectlib.model.register import Register

    try:
        entry = find_entry(catalogue, name)
    except UnknownIdError:
        known = catalogue.of_kind("register")
        raise UnknownIdError(name, nearest(name, known) or list(known), "register") from None
    if not isinstance(entry, Register):
        raise click.UsageError(
            _("{id} is a {kind}, and no register", id=entry.id, kind=WORDS[entry.kind])
        )
    return entry


def told_registers(
    catalogue: "Catalogue", names: Iterable[str], to: Format | None, view: View | None
) -> dict[str, Any]:
    """What the page and the data of a series are told of registers; nothing where none is named."""
    registers = find_registers(catalogue, names)
    if not registers:
        return {}
    takes = FORMATS[to or "text"].takes
    if not ({"page", "data"} & takes.keys()) or view not in (None, "dates"):
        raise click.UsageError(
            _("--register goes on the page of the dates and in JSON, not with this view or format")
        )
    return {"registers": registers}
