"""Which entries a site has: those of an id, of a kind, or with a tag."""

from collections.abc import Iterable, Sequence
from contextlib import suppress

from reflectlib.catalogue import Catalogue
from reflectlib.diagnostics import nearest
from reflectlib.errors import ReflectError
from reflectlib.kinds import KINDS
from reflectlib.site.settings import DUTCH_KINDS


class Choice:
    """What words choose of a catalogue; entries are only read where a word is a tag."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Take the catalogue."""
        self._catalogue = catalogue
        self._tags: dict[str, set[str]] | None = None

    def ids(self, words: Iterable[str]) -> tuple[str, ...]:
        """The ids that some words choose between them, in the order of the catalogue."""
        found = {id for word in words for id in self.of(word)}
        return tuple(id for id in self._catalogue if id in found)

    def of(self, word: str) -> Sequence[str]:
        """The ids that one word chooses: that of an entry, or else a kind's, or else a tag's."""
        if word in self._catalogue:
            return [word]
        if word in KINDS:
            return self._catalogue.of_kind(word)
        return sorted(self.tags().get(word, ()))

    def tags(self) -> dict[str, set[str]]:
        """Each tag → the ids of the entries that have it."""
        if self._tags is None:
            self._tags = {}
            for id in self._catalogue:
                with suppress(ReflectError):  # that it cannot be read is said when it is made
                    for tag in self._catalogue[id].tags:
                        self._tags.setdefault(tag, set()).add(id)
        return self._tags

    def near(self, word: str) -> list[str]:
        """What a word that chooses nothing may have been meant to be."""
        if meant := DUTCH_KINDS.get(word.strip().lower()):
            return [meant]
        return nearest(word, (*KINDS, *self._catalogue, *self.tags()))
