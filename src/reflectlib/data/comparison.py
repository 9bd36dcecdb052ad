"""A comparison as data."""

from reflectlib.catalogue import Catalogue
from reflectlib.comparing import Comparison
from reflectlib.language.words import Words
from reflectlib.views.comparison import cells


def comparison(entries: Comparison, _: Catalogue) -> list[dict[str, str]]:
    """What a program wants: each entry's id, title, kind, and cells by the row's name."""
    return [
        {"id": entry.id, "title": entry.title, "kind": entry.kind}
        | dict(cells(entry, Words(entry.language)))
        for entry in entries
    ]
