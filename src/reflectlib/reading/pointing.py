"""Ids, and what refers to one: that each is there once, and what was meant where it is not."""

from collections.abc import Callable, Collection, Iterable
from functools import cache
from typing import Any

from reflectlib.diagnostics import Diagnostic, Found, KeyPath, format_path, nearest
from reflectlib.message import Message, _
from reflectlib.model.record import Record, members_of, own_fields, unpack
from reflectlib.reading.document import Document, did_you_mean

MOST_LISTED = 20
"""Of more ids it is not said which there are."""


def ids_are_unique(thing: Record, document: Document, path: KeyPath = ()) -> Found:
    """Hold every list of things within a thing to ids of their own; most need not have one."""
    for name in _parts(type(thing)):
        value = getattr(thing, name)
        if isinstance(value, Record):
            yield from ids_are_unique(value, document, (*path, name))
        elif isinstance(value, tuple):
            yield from unique(document, (*path, name), value)
            for n, one in enumerate(value if value and _parts(type(value[0])) else ()):
                yield from ids_are_unique(one, document, (*path, name, n))


def _find_parts(cls: Any) -> tuple[str, ...]:
    """The fields of a class that hold records."""
    return tuple(
        field.name
        for field in own_fields(cls)
        if any(
            isinstance(member, type) and issubclass(member, Record)
            for member in members_of(unpack(field.type)[0])
        )
    )


_parts: Callable[[Any], tuple[str, ...]] = cache(_find_parts)


def unique(document: Document, path: KeyPath, things: Iterable[object]) -> Found:
    """Hold the things of one list to ids of their own."""
    seen: dict[str, int] = {}
    for n, thing in enumerate(things):
        id = getattr(thing, "id", None)
        if id in seen:
            yield twice(document, (*path, n, "id"), id, format_path((*path, seen[id])))
        elif id:
            seen[id] = n


def twice(document: Document, path: KeyPath, id: str, first: str) -> Diagnostic:
    """Say that an id stands twice, and where it did first."""
    message = _("the id '{id}' stands twice; the first is {first}", id=id, first=first)
    return document.fault("RFL202", path, message, hint=_("Give each its own id."))


NO_ENTRY = _("there is no entry '{id}'")
NO_ITEM = _("there is no framework item '{id}'")
NO_ROLE = _("there is no role '{id}'")
NO_MEETING = _("there is no meeting '{id}'")
NO_VARIANT = _("there is no variant '{id}'")
NO_CATEGORY = _("there is no category '{id}'")
NO_STEP = _("there is no step '{id}'")
SEE_LIST = _("`reflect list` shows which there are; a file of your own goes in the same folder.")


def refers(
    document: Document,
    path: KeyPath,
    id: str | None,
    known: Collection[str],
    missing: Message,
) -> Found:
    """Hold a reference, where there is one, to the ids that there are; `missing` is what to say."""
    if id and id not in known:
        hint = _for_reference(document, path, id, known, of_role=missing is NO_ROLE)
        if missing is NO_ENTRY:
            turned = _turned(id, known, ALMOST) or ([] if hint else _turned(id, known, ALIKE))
            hint = did_you_mean(turned) or hint or SEE_LIST
        yield document.fault("RFL203", path, missing.filled(id=id), hint=hint)


ALMOST, ALIKE = 0.9, 0.8  # how much ids must be alike whose words are put in one order, of 1


def _turned(id: str, known: Collection[str], cutoff: float) -> list[str]:
    """What an id may mean that has the words of another in another order, as a title may."""
    if len(known) > MOST_LISTED**2:
        return []
    ids = {"-".join(sorted(each.split("-"))): each for each in known}
    return [ids[each] for each in nearest("-".join(sorted(id.split("-"))), ids, cutoff=cutoff)]


def _for_reference(
    document: Document, path: KeyPath, id: str, known: Collection[str], *, of_role: bool
) -> str:
    from reflectlib.reading.meant import hint_for

    if hint := hint_for(path, id, document.data):
        return hint
    near = document.near(id, known)
    if of_role:
        if near:
            return _("Did you mean {near:or}? Or add it under `roles`.", near=tuple(near))
        return _("Add it under `roles`.")
    if near or not known or len(known) > MOST_LISTED:
        return did_you_mean(near)
    return _("There are {known}.", known=tuple(sorted({*known})))
