"""What a catalogue has to choose from: its tags, and forms that are not of the register."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from reflectlib.cli.options import open_catalogue

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from reflectlib.model.entry import Entry


def readable_entries(ctx: click.Context | None) -> "list[Entry]":
    """The entries that can be read; none where there is no catalogue, or nobody to ask for it."""
    from reflectlib.errors import ReflectError

    try:
        return open_catalogue(ctx).readable()[0] if ctx else []
    except (ReflectError, click.UsageError):
        return []


def own_forms_here(ctx: click.Context | None = None) -> dict[str, str]:
    """The forms of one's own that the catalogue of a command has, each with its title."""
    from reflectlib.search import own_forms

    return own_forms(readable_entries(ctx or click.get_current_context(silent=True)))


def tag_of(name: str, entries: "Iterable[Entry]") -> str:
    """A tag that an entry has, however it is typed. Raises `UnknownIdError`."""
    from reflectlib.search import refuse_unknown, tags_of
    from reflectlib.slugs import slug

    tags = tags_of(entries)
    tag = slug(name)
    refuse_unknown(tag if tag in tags else name, tags, "tag")
    return tag


def complete_tag(
    ctx: click.Context, __: click.Parameter, incomplete: str
) -> "list[CompletionItem]":
    """Offer the tags that start with what is typed."""
    from reflectlib.search import tags_of

    return _starting(incomplete, tags_of(readable_entries(ctx)))


def complete_form(ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
    """Offer the forms that start with what is typed: of the register, and of the catalogue."""
    from reflectlib.model.forms import FORMS

    return _starting(incomplete, [*FORMS, *own_forms_here(ctx)])


def _starting(incomplete: str, words: Iterable[str]) -> "list[CompletionItem]":
    from click.shell_completion import CompletionItem

    return [CompletionItem(word) for word in words if word.startswith(incomplete)]
