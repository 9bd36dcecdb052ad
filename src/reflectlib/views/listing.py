"""The listing: a line for each entry that was found."""

from reflectlib.catalogue import Catalogue
from reflectlib.language.terms import EXPERIENCE, KINDS, form_of
from reflectlib.message import p_, say
from reflectlib.model.entry import Entry
from reflectlib.model.method import Method
from reflectlib.model.timing import Range
from reflectlib.model.totals import around, stated_minutes, stated_people
from reflectlib.page import Page, Table
from reflectlib.search import Matches

HEADER = (
    p_("listing", "id"),
    p_("listing", "title"),
    p_("listing", "form"),
    p_("listing", "people"),
    p_("listing", "minutes"),
)
UNSTATED = p_("listing", "unstated")
EXPERIENCE_NEEDED = p_("listing", "experience")
"""Of a column that is there where the experience that some need could not be judged."""


def listing(
    matches: Matches, _catalogue: Catalogue, *, narrow: bool = False, language: str = "en"
) -> Page:
    """The listing for people; a `narrow` one leaves the form out. `language` is its own words'."""
    header = [say(each, language) for each in HEADER]
    lines = [list(_line(match.entry, language)) for match in matches]
    if any("experience" in match.unstated for match in matches):
        header.append(say(EXPERIENCE_NEEDED, language))
        for match, row in zip(matches, lines, strict=True):
            row.append(_experience(match.entry, language))
    if narrow:
        for row in (header, *lines):
            del row[2]
    return Page("reflectlib", language, (Table(tuple(header), tuple(map(tuple, lines))),))


def _line(entry: Entry, language: str) -> tuple[str, ...]:
    if not isinstance(entry, Method):
        return entry.id, entry.title, say(KINDS[entry.kind], language), "", ""
    people, minutes = around(stated_people(entry)), around(stated_minutes(entry))
    form = say(form_of(entry), language)
    return entry.id, entry.title, form, _short(people, language), _short(minutes, language)


def _experience(entry: Entry, language: str) -> str:
    needed = getattr(entry, "experience_needed", None)
    return say(EXPERIENCE[needed] if needed else UNSTATED, language)


def _short(range: Range | None, language: str) -> str:
    """`12–20`, `4+`, `≤ 60`: a range in as little room as it takes."""
    if range is None:
        return say(UNSTATED, language)
    if range.max is None:
        return f"{range.min}+"
    if range.min is None:
        return f"≤ {range.max}"
    return str(range.min) if range.min == range.max else f"{range.min}–{range.max}"
