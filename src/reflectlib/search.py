"""Finding the entries that fit."""

import unicodedata
from collections.abc import Iterable, Iterator

import attrs

from reflectlib.catalogue import Catalogue
from reflectlib.diagnostics import nearest
from reflectlib.errors import UnknownIdError
from reflectlib.model.entry import Entry
from reflectlib.model.method import Facilitation, Form, Method
from reflectlib.model.timing import Range


@attrs.frozen
class Match:
    """An entry that was asked for, and what could not be judged since the entry is silent.

    `unstated` holds "people", "minutes", both or neither.
    """

    entry: Entry
    unstated: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Filter:
    """What to look for. Everything that is given must hold; numbers are people and minutes."""

    kind: str | None = None
    form: Form | None = None
    facilitation: Facilitation | None = None
    principle: str | None = None
    people: int | None = None
    minutes: int | None = None
    word: str | None = None

    def apply(self, entries: Iterable[Entry]) -> Iterator[Match]:
        """Give the entries that fit, in the order they come in."""
        for entry in entries:
            if (match := self._match(entry)) is not None:
                yield match

    def _match(self, entry: Entry) -> Match | None:
        if self.kind and entry.kind != self.kind:
            return None
        if self.principle and self.principle not in entry.principles:
            return None
        if self.word and mention(entry, self.word) is None:
            return None
        if not (self.form or self.facilitation or self.people or self.minutes):
            return Match(entry)
        if not isinstance(entry, Method):
            return None
        if self.form and entry.form != self.form:
            return None
        if self.facilitation and entry.facilitation not in (self.facilitation, "either"):
            return None
        wanted: tuple[tuple[str, int | None, Range | None], ...] = (
            ("people", self.people, entry.participants),
            ("minutes", self.minutes, entry.duration),
        )
        asked = [(name, number, stated) for name, number, stated in wanted if number is not None]
        if any(stated is not None and number not in stated for _, number, stated in asked):
            return None
        return Match(entry, tuple(name for name, _, stated in asked if stated is None))


def find(catalogue: Catalogue, name: str) -> Entry:
    """The entry by this id, title or other name, case and accents aside.

    Raises `UnknownIdError`, with the ids of what comes near, when there is none or more than
    one, and what reading the entry raises.
    """
    if name in catalogue:
        return catalogue[name]
    entries, _ = catalogue.readable()
    names = {entry.id: [_fold(n) for n in (entry.title, *entry.aliases)] for entry in entries}
    called = [id for id, own in names.items() if _fold(name) in own]
    if len(called) == 1:
        return catalogue[called[0]]
    near = called or nearest(name, list(catalogue))
    raise UnknownIdError(
        name, near or [id for id, own in names.items() if any(_fold(name) in n for n in own)]
    )


def mention(entry: Entry, word: str) -> str | None:
    """The first of an entry's goals, names and summary that holds a word, or None.

    Case and accents do not matter.
    """
    goals = entry.goals if isinstance(entry, Method) else ()
    form = entry.form if isinstance(entry, Method) else ""
    texts = (*goals, entry.title, *entry.aliases, entry.summary, form, entry.id)
    sought = _fold(word)
    return next((text for text in texts if sought in _fold(text)), None)


def _fold(text: str) -> str:
    """Take case and accents away."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))
