"""The listing: a line for each entry that was found."""

from collections.abc import Callable, Sequence

from reflectlib.catalogue import Catalogue
from reflectlib.excerpts import excerpt
from reflectlib.language.terms import EXPERIENCE, FOUND_IN, KINDS, PLACES, form_of
from reflectlib.language.words import ESTIMATED
from reflectlib.mentions import Mention
from reflectlib.message import Message, np_, p_, say
from reflectlib.model.entry import Entry
from reflectlib.model.method import MeetingKind, Method, Place, Variant
from reflectlib.model.programme import Programme
from reflectlib.model.taken import time_taken
from reflectlib.model.timing import Range
from reflectlib.model.totals import MinutesBasis, around, stated_people
from reflectlib.page import Heading, Page, PageBlock, Table
from reflectlib.search import Match, Matches, Unstated
from reflectlib.shown import as_far_as_there
from reflectlib.views.blocks import table_of

HEADER = (
    p_("listing", "id"),
    p_("listing", "title"),
    p_("listing", "form"),
    p_("listing", "people"),
    p_("listing", "minutes"),
)
UNSTATED = p_("listing", "unstated")
SOMETIMES: dict[Unstated, Message] = {
    "experience": p_("listing", "experience"),
    "place": p_("listing", "place"),
}
"""Columns that are there where it was asked for, and some do not say it."""
HOW = p_("listing", "how")
"""Of a column that is there where something fits in groups, or as one meeting or variant of it."""
GROUPS = np_("listing", "{number} group", "{number} groups")
NO_AGENDA = p_("listing", "no agenda")
REGISTERS = p_("section", "Registers")
FOR_WHOM = p_("listing", "for whom")
FOUND = p_("listing", "found in")
"""Of a column that is there where a word was found in anything but a name."""
ROOM, ROOM_OF_STEP = 45, 25  # characters of the text that has it, and of the title of its step


def listing(
    matches: Matches, catalogue: Catalogue, *, narrow: bool = False, language: str = "en"
) -> Page:
    """The listing for people, in a `language`.

    A `narrow` one leaves the form out, and so does one that says where a word was found. Registers
    are no way to reflect, so they stand by themselves below the rest.
    """
    registers = [match for match in matches if match.entry.kind == "register"]
    others = [match for match in matches if match.entry.kind != "register"]
    blocks: list[PageBlock] = []
    if others or not registers:
        blocks.append(_table(others, catalogue, narrow=narrow, language=language))
    if registers:
        blocks += [Heading(say(REGISTERS, language))] if others else []
        blocks.append(_of_registers(registers, language))
    return Page("reflectlib", language, tuple(blocks))


def _of_registers(matches: Sequence[Match], language: str) -> Table:
    """Registers, with whom each is for and where a word was found."""
    header = [*HEADER[:2], FOR_WHOM, FOUND]
    rows = (
        (
            match.entry.id,
            match.entry.title,
            getattr(match.entry, "audience", None) or "",
            _found(match.mention, language),
        )
        for match in matches
    )
    return table_of([say(each, language) for each in header], rows)


def _table(matches: Sequence[Match], catalogue: Catalogue, *, narrow: bool, language: str) -> Table:
    header = [say(each, language) for each in HEADER]
    lines = [list(_line(match, catalogue, language)) for match in matches]
    hows = [_how(match, language) for match in matches]
    if any(hows):
        header.append(say(HOW, language))
        for row, how in zip(lines, hows, strict=True):
            row.append(how)
    for name, title in SOMETIMES.items():
        if any(name in match.unstated for match in matches):
            header.append(say(title, language))
            for match, row in zip(matches, lines, strict=True):
                row.append(SAYING[name](match.entry, language))
    found = [_found(match.mention, language) for match in matches]
    if narrow or any(found):
        for row in (header, *lines):
            del row[2]
    if any(found):
        header.append(say(FOUND, language))
        for text, row in zip(found, lines, strict=True):
            row.append(text)
    return Table(tuple(header), tuple(map(tuple, lines)))


def _line(match: Match, catalogue: Catalogue, language: str) -> tuple[str, ...]:
    entry = match.entry
    if not isinstance(entry, Method):
        return entry.id, entry.title, say(KINDS[entry.kind], language), "", ""
    is_programme = isinstance(entry, Programme)
    form = say(KINDS[entry.kind] if is_programme else form_of(entry), language)
    minutes, basis = minutes_in(match, catalogue)
    time = _short(minutes, language)
    if basis == "estimate":
        time = f"{ESTIMATED} {time}"
    return entry.id, entry.title, form, _short(people_in(match), language), time


def people_in(match: Match) -> Range | None:
    """The stated people of what was found: of the way that fits, or else of any."""
    method, session = match.entry, match.session
    if not isinstance(method, Method):
        return None
    if session is None:
        return around(stated_people(method))
    # A kind of meeting comes before a variant, and that before the method, as in a plan.
    parts: list[MeetingKind | Variant] = [m for m in method.meetings if m.id == session.meeting]
    parts += (each for each in method.variants if each.id == session.variant)
    return next((part.participants for part in parts if part.participants), method.participants)


def minutes_in(match: Match, catalogue: Catalogue) -> tuple[Range | None, MinutesBasis | None]:
    """The minutes of what was found, and where they come from."""
    if match.session or not isinstance(match.entry, Method):
        return match.minutes, match.basis
    return time_taken(as_far_as_there(match.entry, catalogue))


def places_of(entry: Entry) -> list[Place]:
    """Where an entry is: the method, and each kind of meeting that says so."""
    if not isinstance(entry, Method):
        return []
    places = (entry.place, *(meeting.place for meeting in entry.meetings))
    return list(dict.fromkeys(place for place in places if place))


def _how(match: Match, language: str) -> str:
    """`2 groups · leergroep`: in what way an entry fits, where that is not the plain one."""
    method, session = match.entry, match.session
    said = [say(NO_AGENDA, language)] if "steps" in match.unstated else []
    if session and isinstance(method, Method):
        if session.groups > 1:
            said.append(say(GROUPS.filled(number=session.groups), language))
        kinds = method.meetings if len(method.meetings) > 1 else ()
        said += [id for id in (kinds and session.meeting, session.variant) if id]
    return " · ".join(said)


def _experience(entry: Entry, language: str) -> str:
    needed = getattr(entry, "experience_needed", None)
    return say(EXPERIENCE[needed] if needed else UNSTATED, language)


def _place(entry: Entry, language: str) -> str:
    places = [say(PLACES[place], language) for place in places_of(entry)]
    return " · ".join(places) or say(UNSTATED, language)


SAYING: dict[Unstated, Callable[[Entry, str], str]] = {"experience": _experience, "place": _place}


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
