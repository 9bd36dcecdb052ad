"""Small pieces that more than one view is made of."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from reflectlib.model.entry import Note
from reflectlib.model.method import Method
from reflectlib.model.record import Record
from reflectlib.model.roles import ROLES
from reflectlib.page import Item, Items, Table
from reflectlib.views.words import Words


def note_items(notes: Iterable[Note], *, ordered: bool = False, sign: bool = True) -> Items:
    """Notes as a list; `sign` leaves the sign for ours away where what is around has it."""
    items = (Item(note.text, ours=sign and note.basis == "editor") for note in notes)
    return Items(tuple(items), ordered=ordered)


def bullets(texts: Iterable[str]) -> Items:
    """A list of texts."""
    return Items(tuple(Item(text) for text in texts))


def table_of(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """A table, without the columns that say nothing."""
    filled = [tuple(row) for row in rows]
    kept = [n for n in range(len(header)) if any(row[n] for row in filled)]
    return Table(
        tuple(header[n] for n in kept), tuple(tuple(row[n] for n in kept) for row in filled)
    )


def role_title(method: Method, id: str, words: Words) -> str:
    """The name of a role: as the method calls it, or as the register does."""
    for role in method.roles:
        if role.id == id:
            return role.title
    return ROLES[id][words.language] if id in ROLES else id


def walk(record: Record) -> Iterator[Record]:
    """A record, and every record within it."""
    yield record
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Record):
                yield from walk(part)
