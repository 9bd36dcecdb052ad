"""What to type after an error: the library that raises it knows no options and no catalogue."""

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click

from reflectlib.errors import ReflectError
from reflectlib.message import Message, _, n_

if TYPE_CHECKING:
    from reflectlib.catalogue import Catalogue

HINTS: Mapping[str, tuple[str, Message]] = {
    "people_outside": ("anyway", _("with --anyway it is planned all the same")),
    "cases_outside": ("anyway", _("with --anyway it is planned all the same")),
    "fill_without_minutes": ("fill", _("give --minutes")),
    "nothing_fills": ("fill", _("without --fill there are single methods")),
    "no_division": ("anyway", _("with --anyway it is planned all the same")),
    "kind_not_named": ("meeting", _("with --meeting")),
    "not_kept_yet": ("move", _("give its file with -o, as in -o groep.series.yaml")),
    "unknown_step": (
        "until",
        _("a day for --skip is written as 16-2-2027, 16 February 2027 or 2027-02-16"),
    ),
    "view_lacks": ("start", _('give --start, such as "2026-12-03 13:00"')),
}
"""Code of an error → an option, and what to type, for a command that takes it."""
MOST_METHODS = 3  # other methods that are named


def hints_for(error: ReflectError, ctx: click.Context, options: Collection[str]) -> Iterator[str]:
    """What to type, for a command that takes these options."""
    if error.code == "people_outside" and "groups" in options:
        yield from _for_people(error.fields, ctx)
    if error.code in HINTS:
        option, hint = HINTS[error.code]
        if option in options:
            yield hint


def _for_people(fields: Mapping[str, Any], ctx: click.Context) -> Iterator[str]:
    """How so many people can be planned for: in groups, in a variant, or with another method."""
    from reflectlib.cli.options import open_catalogue

    type = [f"--groups {fields['groups_that_fit']}"] if fields["groups_that_fit"] else []
    type += [f"--variant {variant}" for variant in fields["variants"]]
    if type:
        yield _("give {options:or}", options=tuple(type))
    if others := _other_methods(fields, open_catalogue(ctx)):
        yield n_(
            "for {number} person there are also {methods}",
            "for {number} people there are also {methods}",
            fields["people"],
            methods=others,
        )


def _other_methods(fields: Mapping[str, Any], catalogue: "Catalogue") -> tuple[str, ...]:
    """The methods that so many people can do in this time: first those of the same form.

    Programmes are left out: of one that fits, a block can still be for another number.
    """
    from reflectlib.model.method import Method
    from reflectlib.search import Filter

    entries, _refused = catalogue.readable()
    methods = [entry for entry in entries if isinstance(entry, Method)]
    form = next((entry.form for entry in methods if entry.id == fields["method"]), None)
    asked = Filter(people=fields["people"], minutes=fields["minutes"])
    fitting = [
        (getattr(match.entry, "form", None) != form, match.entry.id)
        for match in asked.apply(entries, catalogue)
        if match.entry.kind == "method" and match.session and not match.unstated
        # The same command plans it, with nothing but its id in another place.
        if (match.session.groups, match.session.meeting, match.session.variant) == (1, None, None)
    ]
    return tuple(id for _other, id in sorted(fitting)[:MOST_METHODS])
