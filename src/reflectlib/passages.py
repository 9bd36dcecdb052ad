"""The texts of an entry in which words are looked for, and where each of them stands."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from typing import Any, Literal, NamedTuple, get_args

from reflectlib.catalogue import Catalogue
from reflectlib.errors import ReflectError
from reflectlib.filling import NOT_PLANNED, answer_of, text_replaced
from reflectlib.message import Marked, say
from reflectlib.model.entry import Entry
from reflectlib.model.forms import FORMS
from reflectlib.model.method import Method
from reflectlib.model.programme import Programme
from reflectlib.model.record import Line, Record, Text, constraint_of, own_fields, unpack
from reflectlib.model.steps import Phase
from reflectlib.model.totals import stated_minutes, stated_people, steps_by_meeting, time_of_steps
from reflectlib.query import fact
from reflectlib.translated import in_language, languages_of
from reflectlib.translations import base_of

FoundIn = Literal[
    "title",
    "name",
    "summary",
    "goal",
    "suits",
    "audience",
    "step",
    "question",
    "statement",
    "item",
    "worksheet",
    "purpose",
    "instruction",
    "tip",
    "output",
    "material",
    "role",
    "task",
    "context",
    "condition",
    "experience",
    "meeting",
    "variant",
    "source",
    "more",
    "not_for",
    "block",
    "method",
]
"""Where a word is found in an entry: `name` is any other name, its id, its form, a tag and such."""

RANKS: Mapping[FoundIn, int] = {
    "title": 0,
    "name": 1,
    "summary": 2,
    "goal": 3,
    "suits": 3,
    "audience": 3,
    "step": 4,
    "block": 4,
    "question": 5,
    "statement": 5,
    "item": 5,
    "worksheet": 6,
    "method": 8,
}
"""How well a place tells what an entry is about, from 0; of all others it is REST.

The methods of a programme come last: it is not called so, but has them in it.
"""
REST = 7
LAST = max(RANKS.values())
OF_ENTRY: Mapping[str, FoundIn] = {
    "title": "title",
    "summary": "summary",
    "goals": "goal",
    "suits": "suits",
    "not_for": "not_for",
    "audience": "audience",
    "context": "context",
    "rationale": "context",
    "materials": "material",
    "roles": "role",
    "preparation": "task",
    "follow_up": "task",
    "worksheets": "worksheet",
    "instructions": "instruction",
    "conditions": "condition",
    "transfer": "condition",
    "experience": "experience",
    "meetings": "meeting",
    "variants": "variant",
    "sections": "statement",
    "items": "item",
    "sources": "source",
    "organisation": "source",
    "blocks": "block",
}
"""The field of an entry → the place of its texts; those of any other are `more`."""
OF_STEP: Mapping[str, FoundIn] = {
    "title": "step",
    "when": "step",
    "purpose": "purpose",
    "questions": "question",
    "instructions": "instruction",
    "tips": "tip",
    "output": "output",
}
NAMES = ("aliases", "form_title")
LEFT_OUT = ("skip", "set", "at")
"""The fields of a block that name a step of its method, be it one that is not there."""
SHORT = 30  # minutes that a method takes at most that is called short
LARGE = 15  # people that can do one that is for a large group


class TextInPlace(NamedTuple):
    """A text of an entry, where it stands, and the title of its step."""

    place: FoundIn
    text: str
    step: str = ""

    @property
    def rank(self) -> int:
        """How well it tells what the entry is about, from 0."""
        return RANKS.get(self.place, REST)


class Searched(NamedTuple):
    """The texts by which an entry is found, in one language (BCP 47), the best place first."""

    language: str
    texts: tuple[TextInPlace, ...]

    @property
    def title(self) -> str:
        """The title, or "" where it is in another language."""
        return self._first("title")

    @property
    def summary(self) -> str:
        """The summary, or "" where it is in another language."""
        return self._first("summary")

    def _first(self, place: FoundIn) -> str:
        return next((each.text for each in self.texts if each.place == place), "")


def searched(entry: Entry, catalogue: Catalogue | None = None) -> Iterator[Searched]:
    """The texts by which an entry is found, in each language that a catalogue has it in.

    A translation that cannot be read is passed over, and so is what it leaves in another language.
    """
    said_in, titles = [entry], dict[str, str]()
    if catalogue is not None:
        for language in languages_of(entry, catalogue)[1:]:
            with suppress(ReflectError):
                said_in.append(in_language(entry, language, catalogue))
        titles = dict(catalogue.item_titles()) if entry.principles else {}
    for said in said_in:
        names = (TextInPlace("name", text) for text in _names(said, titles))
        texts = [*names, *_filled(_texts(said, OF_ENTRY), said), *_within(said, catalogue)]
        known = [each for each in texts if each.text and not isinstance(each.text, Marked)]
        yield Searched(
            said.language, tuple(sorted(known, key=lambda one: (one.rank, one.place == "not_for")))
        )


def _within(entry: Entry, catalogue: Catalogue | None) -> Iterator[TextInPlace]:
    """The titles of the methods of a programme, where these are known, in its language."""
    if not isinstance(entry, Programme) or catalogue is None:
        return
    activities = (one for block in entry.blocks for one in (block, *block.parallel))
    for id in dict.fromkeys(one.method for one in activities):
        method = None
        with suppress(ReflectError):
            method = in_language(catalogue[id or ""], entry.language, catalogue)
        if isinstance(method, Method):
            yield from (TextInPlace("method", name) for name in (method.title, *method.aliases))


def _names(entry: Entry, titles: Mapping[str, str]) -> Iterator[str]:
    """What an entry is called beside its title, and what else there is to know of it in a word."""
    yield from entry.aliases
    yield entry.id
    if isinstance(entry, Method):
        yield entry.form
        yield say(FORMS.get(entry.form, entry.form_title or ""), entry.language)
    yield from entry.tags
    yield from (titles.get(id, id) for id in entry.principles)
    language = base_of(entry.language)
    yield from (fact(language, name) for name in _facts(entry))


def _facts(entry: Entry) -> Iterator[str]:
    if not isinstance(entry, Method):
        yield entry.kind
        return
    yield entry.kind
    if any(people.min == 1 for people in stated_people(entry)):
        yield "alone"
    if any(people.reach[1] is None or people.reach[1] >= LARGE for people in stated_people(entry)):
        yield "large"
    places = {entry.place, *(meeting.place for meeting in entry.meetings)}
    for place in ("online", "on-site"):
        if not places.isdisjoint({place, "either"}):
            yield place
    steps = (
        time_of_steps(phases, (meeting or entry).participants or entry.participants, entry.cases)
        for meeting, phases in steps_by_meeting(entry)
    )
    taken = [each for each in stated_minutes(entry) or steps if each]
    if taken and all(each.max and each.max <= SHORT for each in taken):
        yield "short"


def _texts(
    record: Record, places: Mapping[str, FoundIn], place: FoundIn = "more", step: str = ""
) -> Iterator[TextInPlace]:
    """The texts of a record and of all that it consists of, in their order."""
    for name, is_text in _fields(type(record)):
        value = getattr(record, name)
        at = places.get(name, place)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Phase):
                yield from _texts(one, OF_STEP, "step", one.title)
            elif isinstance(one, Record):
                yield from _texts(one, {}, at, step)
            elif is_text and one:
                yield TextInPlace(at, one, "" if at == "step" else step)


def _filled(texts: Iterable[TextInPlace], entry: Entry) -> Iterator[TextInPlace]:
    """Texts in which a step that they refer to is called by its title."""
    if not isinstance(entry, Method):
        yield from texts
        return
    steps = (*entry.phases, *(phase for variant in entry.variants for phase in variant.phases))
    answer = answer_of(entry, steps, NOT_PLANNED)
    for said in texts:
        yield said._replace(text=text_replaced(said.text, answer)) if "{" in said.text else said


def _find_fields(cls: Any) -> tuple[tuple[str, bool], ...]:
    """The fields of a class that hold texts, which is then true, or records."""
    texts, found = (constraint_of(Line), constraint_of(Text)), []
    for field in own_fields(cls):
        core = unpack(field.type)[0]
        is_text = constraint_of(core) in texts
        if field.name in (*NAMES, *LEFT_OUT, "licence"):
            continue
        if is_text or _may_hold_records(core):
            found.append((field.name, is_text))
    return tuple(found)


def _may_hold_records(core: Any) -> bool:
    members = get_args(core) or (core,)
    return any(isinstance(each, type) and issubclass(each, Record) for each in members)


_fields: Callable[[Any], tuple[tuple[str, bool], ...]] = cache(_find_fields)
