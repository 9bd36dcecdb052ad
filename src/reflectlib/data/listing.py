"""A listing as data, and as cells of the same for a spreadsheet."""

from typing import Any

from reflectlib.catalogue import Catalogue
from reflectlib.data.shapes import NamedData
from reflectlib.kinds import Kind
from reflectlib.model.forms import Form
from reflectlib.model.method import ExperienceNeeded, Facilitation, Method, Place
from reflectlib.model.totals import MinutesBasis
from reflectlib.passages import FoundIn
from reflectlib.search import Match, Matches, Unstated
from reflectlib.sheets import Cell, Sheet
from reflectlib.views.listing import minutes_in, people_in, places_of


class ListedData(NamedData):
    """An entry that was asked for; all but a method has no form, people or minutes."""

    kind: Kind
    """What the entry is."""
    form: Form | None
    """The form of reflection that a method belongs to."""
    facilitation: Facilitation | None
    """Whether somebody leads a method, or can."""
    people_min: int | None
    """The fewest people of one group; null where no least is stated. Where people or minutes were
    asked for, it goes for the kind of meeting and the variant that fit; else for any."""
    people_max: int | None
    """The most people of one group; null where no most is stated."""
    minutes_min: int | None
    """The fewest minutes of a meeting, likewise; null where none are known."""
    minutes_max: int | None
    """The most minutes of a meeting; null where none are known."""
    minutes_basis: MinutesBasis | None
    """Where the minutes come from: steps are added up only where nothing is stated."""
    places: list[Place]
    """Where it is: the method, and each kind of meeting that says so."""
    groups: int | None
    """In how many groups the people that were asked for can go through it, side by side; null where
    no people or minutes were asked for, and where no agenda can be made."""
    meeting: str | None
    """The id of the kind of meeting that fits; null where there is one kind."""
    variant: str | None
    """The id of the variant that fits; null where the method itself does."""
    principles: list[str]
    """The ids of the framework items that it helps to practise."""
    tags: list[str]
    """Its tags."""
    experience_needed: ExperienceNeeded | None
    """What whoever leads a method needs; null where it does not say so."""
    unstated: list[Unstated]
    """What was asked and could not be judged, since the entry is silent."""
    summary: str
    """What it is, in one or two sentences."""
    found_in: FoundIn | None
    """Where a word was found that was looked for; null where none was."""
    found_step: str | None
    """The title of the step that it was found in; null where it was in none."""
    found_text: str | None
    """The text that it was found in, as a whole."""


ListData = list[ListedData]
"""The entries that fit, in the order of the catalogue, or with a word the best first.

Those that do not say all that is asked are the last.
"""

COLUMNS = (
    "id",
    "kind",
    "title",
    "form",
    "facilitation",
    "people_min",
    "people_max",
    "minutes_min",
    "minutes_max",
    "minutes_basis",
    "places",
    "groups",
    "meeting",
    "variant",
    "principles",
    "tags",
    "experience_needed",
    "unstated",
    "summary",
    "found_in",
    "found_step",
    "found_text",
)


def listing(matches: Matches, catalogue: Catalogue) -> ListData:
    """What a program wants to know of each entry; numbers are people and minutes, or None."""
    return [_listed(match, catalogue) for match in matches]


def _listed(match: Match, catalogue: Catalogue) -> ListedData:
    entry, session, mention = match.entry, match.session, match.mention
    method = entry if isinstance(entry, Method) else None
    people = people_in(match)
    minutes, basis = minutes_in(match, catalogue)
    return {
        "id": entry.id,
        "kind": entry.kind,
        "title": entry.title,
        "form": method.form if method else None,
        "facilitation": method.facilitation if method else None,
        "people_min": people.min if people else None,
        "people_max": people.max if people else None,
        "minutes_min": minutes.min if minutes else None,
        "minutes_max": minutes.max if minutes else None,
        "minutes_basis": basis,
        "places": places_of(entry),
        "groups": session.groups if session else None,
        "meeting": session.meeting if session else None,
        "variant": session.variant if session else None,
        "principles": list(entry.principles),
        "tags": list(entry.tags),
        "experience_needed": method.experience_needed if method else None,
        "unstated": list(match.unstated),
        "summary": entry.summary,
        "found_in": mention.place if mention else None,
        "found_step": (mention and mention.step) or None,
        "found_text": mention.text if mention else None,
    }


def sheets(matches: Matches, catalogue: Catalogue) -> tuple[Sheet, ...]:
    """The same in the cells of one table, with every column, by the keys that programs know."""
    rows = tuple(map(_cells, listing(matches, catalogue)))
    return (Sheet("reflectlib", COLUMNS, rows),)


def _cells(row: ListedData) -> tuple[Cell, ...]:
    values: dict[str, Any] = {**row}
    return tuple(" ".join(v) if isinstance(v, list) else v for v in values.values())
