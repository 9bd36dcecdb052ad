"""The options of cards: their size, a bleed for a print shop, and where a QR code leads."""

from collections.abc import Callable
from functools import reduce
from typing import Any, TypeVar

import click

from reflectlib.card_sizes import CARD_SIZES, CardName
from reflectlib.message import _
from reflectlib.registry import Format, View

F = TypeVar("F", bound=Callable[..., Any])
OPTIONS = (
    click.option(
        "--card",
        type=click.Choice(list(CARD_SIZES)),
        help="The size of the cards; left out, a7: eight on an A4.",
    ),
    click.option(
        "--bleed",
        is_flag=True,
        help="Cards for a print shop: each side a page, with 3 mm around it.",
    ),
    click.option(
        "--base-url",
        default="",
        metavar="URL",
        help="Where your site stands: each card gets a QR code that leads to the page there.",
    ),
)


def card_options(command: F) -> F:
    """Let a command take what cards can be told."""
    return reduce(lambda made, option: option(made), reversed(OPTIONS), command)


def read_cards(
    view: View | None,
    to: Format | None,
    card: CardName | None,
    bleed: bool,
    base_url: str,
) -> tuple[View | None, dict[str, Any]]:
    """The view to show, which is the cards where one of their options is given, and these options.

    Raises `UsageError` where another view is asked for, or a format that has no cards to cut.
    """
    given = {"--card": card, "--bleed": bleed, "--base-url": base_url}
    options = [name for name, value in given.items() if value]
    if not options:
        return view, {}
    if view not in (None, "cards"):
        raise click.UsageError(
            _("{option} is for cards, so not with --view {view}", option=options[0], view=view)
        )
    if to not in ("html", "docx", "pdf"):
        raise click.UsageError(
            _(
                "{option} lays out cards on paper, for which there are HTML, Word and PDF: add "
                "-o with a name that ends with .html, .docx or .pdf",
                option=options[0],
            )
        )
    told = {"card": card, "bleed": bleed, "base_url": base_url}
    return "cards", {name: value for name, value in told.items() if value}
