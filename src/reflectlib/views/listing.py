"""The listing: a line for each entry that was found."""

from reflectlib.catalogue import Catalogue
from reflectlib.excerpts import excerpt
from reflectlib.language.terms import EXPERIENCE, FOUND_IN, KINDS, form_of
from reflectlib.mentions import Mention
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
FOUND = p_("listing", "found in")
"""Of a column that is there where a word was found in anything but a name."""
ROOM, ROOM_OF_STEP = 45, 25  # characters of the text that has it, and of the title of its step


def listing(
    matches: Matches, _catalogue: Catalogue, *, narrow: bool = False, language: str = "en"
) -> Page:
    """The listing for people, in a `language`.

    A `narrow` one leaves the form out, and so does one that says where a word was found.
    """
    header = [say(each, language) for each in HEADER]
    lines = [list(_line(match.entry, language)) for match in matches]
    if any("experience" in match.unstated for match in matches):
        header.append(say(EXPERIENCE_NEEDED, language))
        for match, row in zip(matches, lines, strict=True):
            row.append(_experience(match.entry, language))
    found = [_found(match.mention, language) for match in matches]
    if narrow or any(found):
        for row in (header, *lines):
            del row[2]
    if any(found):
        header.append(say(FOUND, language))
        for text, row in zip(found, lines, strict=True):
            row.append(text)
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


def _found(mention: Mention | None, language: str) -> str:
    """Where a word was found, and the text around it; of a name nobody needs to be told."""
    if mention is None or mention.place in ("title", "name"):
        return ""
    step = f" “{excerpt(mention.step, '', ROOM_OF_STEP)}”" if mention.step else ""
    text = excerpt(mention.text, mention.word, ROOM)
    return f"{say(FOUND_IN[mention.place], language)}{step}: {text}"


def _short(range: Range | None, language: str) -> str:
    """`12–20`, `4+`, `≤ 60`: a range in as little room as it takes."""
    if range is None:
        return say(UNSTATED, language)
    if range.max is None:
        return f"{range.min}+"
    if range.min is None:
        return f"≤ {range.max}"
    return str(range.min) if range.min == range.max else f"{range.min}–{range.max}"
