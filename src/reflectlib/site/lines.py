"""What a site needs of an entry to list it, to find it and to set it beside others."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reflectlib.catalogue import Catalogue
from reflectlib.language.terms import FACILITATION, KINDS, PEOPLE, form_of
from reflectlib.language.words import Words
from reflectlib.message import _, np_
from reflectlib.model.entry import Entry
from reflectlib.model.method import Method
from reflectlib.model.programme import Programme
from reflectlib.model.steps import Phase
from reflectlib.model.timing import Minutes, MinutesPer, Range
from reflectlib.model.totals import around, stated_minutes, stated_people
from reflectlib.needs import main_need
from reflectlib.passages import Searched, searched
from reflectlib.shown import as_shown
from reflectlib.site.filtering import WayTable, table_of
from reflectlib.site.pages import path_in
from reflectlib.translated import languages_of
from reflectlib.translations import base_of
from reflectlib.views.comparison import cells

USUAL = 10  # minutes of a step that has none, as a plan reckons them


class IndexLine(NamedTuple):
    """What the list, the search and the comparison need of an entry.

    It is shown in the site's language, or in its own where it is not there in that. It is found
    by its texts in all its languages, of which its own comes first. `places` are those of its kinds
    of meeting, empty where one is silent, and `ways` those to hold a method. `facts` are a few
    words with the name of an icon each, and `course` how much of its steps is of which stage, in
    their order. `need` is the name of what it is for above all.
    """

    id: str
    url: str
    language: str
    languages: tuple[str, ...]
    title: str
    summary: str
    texts: tuple[Searched, ...]
    facts: tuple[tuple[str, str], ...]
    course: tuple[tuple[str, int], ...]
    kind: str
    form: str
    form_title: str
    facilitation: str
    principles: tuple[str, ...]
    tags: tuple[str, ...]
    experience: str
    places: tuple[str, ...]
    ways: tuple[WayTable, ...]
    cells: Mapping[str, str]
    need: str


def line(entry: Entry, catalogue: Catalogue, language: str) -> IndexLine:
    """What the list, the search and the comparison need of an entry, in a site's language."""
    words = Words(language)
    languages = languages_of(entry, catalogue)
    of_site = [each for each in languages if base_of(each) == language]
    shown_in = of_site[0] if of_site else entry.language
    shown = as_shown(entry, catalogue, shown_in)
    method = shown if isinstance(shown, Method) else None
    known = dict(cells(shown, words))
    return IndexLine(
        entry.id,
        path_in(entry, "sheet", shown_in),
        shown_in,
        languages,
        shown.title,
        shown.summary,
        tuple(searched(entry, catalogue)),
        tuple(_facts(shown, known, words)),
        tuple(_course(method)) if method else (),
        entry.kind,
        method.form if method else "",
        words.say(form_of(method)) if method else "",
        method.facilitation if method else "",
        entry.principles,
        entry.tags,
        (method and method.experience_needed) or "",
        _places(method) if method else (),
        tuple(table_of(method)) if method else (),
        known,
        need.name if method and (need := main_need(entry, catalogue)) else "",
    )


def _facts(entry: Entry, known: Mapping[str, str], words: Words) -> Iterator[tuple[str, str]]:
    """What one chooses by, each with its icon: the form, the people, the minutes and who leads."""
    if not isinstance(entry, Method):
        yield entry.kind, words.say(KINDS[entry.kind])
        return
    is_programme = isinstance(entry, Programme)
    yield entry.kind, words.say(KINDS[entry.kind] if is_programme else form_of(entry))
    people, minutes = around(stated_people(entry)), around(stated_minutes(entry))
    stated = _people(people, words) if people else words.say(_("number of people not stated"))
    yield "people", stated
    if minutes:
        yield "clock", words.minutes(minutes)
    else:
        estimated = known.get("duration", "")
        is_short = estimated and "\n" not in estimated
        yield "clock", estimated if is_short else words.say(_("duration not stated"))
    alone = entry.facilitation == "self-guided"
    yield "alone" if alone else "leader", words.say(FACILITATION[entry.facilitation])


def _people(people: Range, words: Words) -> str:
    last = people.max or people.min or 0
    if not people.max:
        return words.say(
            np_("people", "from {number} person", "from {number} people", last, number=last)
        )
    return words.say(PEOPLE.filled(number=last).filled(number=words.range(people)))


def _course(method: Method) -> Iterator[tuple[str, int]]:
    """The stages of a method, each with its minutes; what follows in one stage is one."""
    last, minutes = "", 0
    for phase in method.phases:
        stage = phase.stage or ""
        if stage != last and minutes:
            yield last, minutes
            minutes = 0
        last, minutes = stage, minutes + _minutes(phase)
    if minutes:
        yield last, minutes


def _minutes(phase: Phase) -> int:
    match phase.time:
        case Minutes(min=least, max=most) if least or most:
            return ((least or most or 0) + (most or least or 0) + 1) // 2
        case MinutesPer(minutes=minutes):
            return minutes
    return USUAL


def _places(method: Method) -> tuple[str, ...]:
    """Where it is, for each kind of meeting; nothing where that is silent."""
    kinds = [meeting.place or method.place or "" for meeting in method.meetings]
    return tuple(dict.fromkeys(kinds or [method.place or ""]))
