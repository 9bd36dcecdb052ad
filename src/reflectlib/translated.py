"""An entry in other languages than its own."""

from reflectlib.catalogue import Catalogue
from reflectlib.model.entry import Entry


def languages_of(entry: Entry, catalogue: Catalogue) -> tuple[str, ...]:
    """The languages (BCP 47) in which a catalogue has an entry, its own first."""
    return (entry.language,)


def in_language(entry: Entry, language: str, catalogue: Catalogue) -> Entry:
    """An entry in one of those languages."""
    return entry
