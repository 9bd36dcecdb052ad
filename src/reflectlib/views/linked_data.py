"""An entry in schema.org's terms, for search engines and learning platforms."""

from collections.abc import Iterator
from typing import Any

import attrs

from reflectlib.catalogue import Catalogue
from reflectlib.language.terms import KINDS, form_of
from reflectlib.language.words import Words
from reflectlib.model.block_times import time_of_activity, time_of_block, time_of_blocks
from reflectlib.model.entry import Entry, Note, Source
from reflectlib.model.framework import Framework
from reflectlib.model.licences import licence_url
from reflectlib.model.method import MeetingKind, Method
from reflectlib.model.programme import Activity, Block, Programme
from reflectlib.model.steps import Cases, Phase, Question
from reflectlib.model.timing import Minutes
from reflectlib.model.totals import steps_by_meeting, time_of_steps
from reflectlib.views.activities import activities, titles, way_of
from reflectlib.views.blocks import adaptations

ONE = Cases(min=1, max=1)


def linked_data(
    entry: Entry, catalogue: Catalogue, url: str = "", *, for_participants: bool = False
) -> dict[str, Any]:
    """Make the JSON-LD of any entry, as plain data whose texts are not escaped.

    `catalogue` gives the titles of its principles; `url` is where the entry can be read, and
    its `@id`. A method's `answers` stay out, since participants can read a web page; what is
    `for_participants`, in a page, has no more of a step than its name and its time, since all
    else stands in the page itself.

    `totalTime` is the time of one meeting. A Duration of schema.org has no least and most, so
    of a range it is the most: who sets that aside has time enough. Where only the least is
    known it is the least, and where nothing is stated what the steps take together. A method
    over more than one kind of meeting has no `totalTime`, only the `timeRequired` of each step.
    What differs from the source stands behind the description.
    """
    head = {"@context": "https://schema.org"} | ({"@id": url} if url else {})
    audience = getattr(entry, "audience", None)
    licence = entry.licence or ""
    differs = (notice.text for notice in adaptations(entry, entry.language))
    titles = catalogue.item_titles() if entry.principles else {}
    principles = (titles.get(id, id) for id in entry.principles)
    shared = {
        "name": entry.title,
        "alternateName": list(entry.aliases),
        "description": "\n".join((entry.summary, *differs)),
        "inLanguage": entry.language,
        "url": url,
        "learningResourceType": Words(entry.language).say(_type_of(entry)),
        "audience": audience and _thing("Audience", audienceType=audience),
        "about": [_thing("DefinedTerm", name=title) for title in principles],
        "keywords": list(entry.tags),
        "isBasedOn": [_source(source) for source in entry.sources],
        "license": licence_url(licence) or licence,
        "version": entry.version and str(entry.version),
    }
    if isinstance(entry, Method):
        return head | _thing(
            "HowTo", "LearningResource", **shared, **_method(entry, for_participants)
        )
    if isinstance(entry, Framework):
        terms = [
            _thing("DefinedTerm", name=item.title, description=item.text) for item in entry.items
        ]
        return head | _thing("DefinedTermSet", "LearningResource", **shared, hasDefinedTerm=terms)
    return head | _thing("LearningResource", **shared)


def for_participants(entry: Entry, catalogue: Catalogue) -> dict[str, Any]:
    """The same for a page of an entry, which those who take part can read."""
    return linked_data(entry, catalogue, for_participants=True)


def _type_of(entry: Entry) -> str:
    """What it is called: a programme is one, whatever form its meetings have."""
    return KINDS[entry.kind] if isinstance(entry, Programme) else form_of(entry)


def _thing(*types: str, **properties: Any) -> dict[str, Any]:
    """An object of these types, with the properties that are known."""
    known = {name: value for name, value in properties.items() if value}
    return {"@type": types[0] if len(types) == 1 else list(types)} | known


def _source(source: Source) -> dict[str, Any]:
    return _thing(
        "CreativeWork",
        name=source.title,
        # Whether a name is a person's or an organisation's is not known.
        author=list(source.authors),
        publisher=source.publisher and _thing("Organization", name=source.publisher),
        datePublished=source.year and str(source.year),
        url=source.url,
        license=source.licence and (licence_url(source.licence) or source.licence),
    )


def _method(method: Method, for_participants: bool) -> dict[str, Any]:
    """What only a method has."""
    total, steps = None, _sections(method, for_participants)
    parts: list[str] = []
    if isinstance(method, Programme):
        steps = _blocks(method, for_participants)
        there = {id for id, activity in activities(method) if activity.method}
        parts = [each.method.title for each in method.within if each.block in there]
    if not method.meetings:
        total = method.duration or _together(method)
    supply = dict.fromkeys(note.text for note in method.materials)
    return {
        "totalTime": total and _most(total),
        "teaches": list(method.goals),
        "hasPart": [_thing("LearningResource", name=title) for title in dict.fromkeys(parts)],
        # Which materials are used up is not known; most of them are paper to write on.
        "supply": [_thing("HowToSupply", name=text) for text in supply],
        "step": list(steps),
    }


def _together(method: Method) -> Minutes | None:
    """What the steps of a method take together, or the blocks of a programme."""
    if isinstance(method, Programme):
        return time_of_blocks(method).minutes
    return time_of_steps(method.phases, method.participants, method.cases)


def _blocks(programme: Programme, for_participants: bool) -> Iterator[dict[str, Any]]:
    """The blocks in order, each a section of steps; what goes on side by side one behind another.

    A break is a step, and so is a block that is one.
    """
    titles_of, position = titles(programme, Words(programme.language)), 0
    kinds = {kind.id: f"{kind.title}: " for kind in programme.meetings}
    kind = of = ""
    for id, activity in activities(programme):
        way, title = way_of(programme, id), titles_of[id]
        if isinstance(activity, Block):
            kind, of = kinds.get(activity.part or "", ""), ""
            time = time_of_block(programme, id, activity, programme.participants)
            if activity.parallel:
                of = f"{title}: "
                continue
        else:
            time = time_of_activity(programme, id, activity, programme.participants)
        position += 1
        steps = [] if way is programme else [*_steps_of(way, for_participants)]
        alone = len(steps) == 1 and activity.step is not None
        yield _thing(
            "HowToSection" if steps and not alone else "HowToStep",
            name=f"{kind}{of}{title}",
            position=position,
            description=None if for_participants else _of_block(way, activity, steps),
            timeRequired=time.minutes and _most(time.minutes),
            itemListElement=steps[0].get("itemListElement") if alone else steps,
        )


def _of_block(way: Method, activity: Activity, steps: list[dict[str, Any]]) -> str | None:
    """What a block is for: of a method what that is in short, of a step its purpose."""
    purpose: str | None = steps[0].get("description") if steps else None
    return way.summary if activity.method else purpose


def _steps_of(way: Method, for_participants: bool) -> Iterator[dict[str, Any]]:
    """The steps of one block, each with what it says to do and to ask."""
    for position, phase in enumerate(way.phases, 1):
        time = _time(way, None, phase)
        yield _thing(
            "HowToStep",
            name=phase.title,
            position=position,
            description=_purpose(phase, for_participants),
            timeRequired=time and _most(time),
            itemListElement=[
                _thing("HowToDirection", text=part.text) for part in _said(phase, for_participants)
            ],
        )


def _purpose(phase: Phase, for_participants: bool) -> str | None:
    """What a step is for."""
    return phase.purpose.text if phase.purpose and not for_participants else None


def _said(phase: Phase, for_participants: bool) -> list[Note | Question]:
    """What a step says to do and to ask."""
    return [] if for_participants else [*phase.instructions, *phase.questions]


def _sections(method: Method, for_participants: bool) -> Iterator[dict[str, Any]]:
    """The steps in order, one list over all kinds of meeting: sections hold steps, not sections."""
    steps = [(kind, phase) for kind, phases in steps_by_meeting(method) for phase in phases]
    for position, (meeting, phase) in enumerate(steps, 1):
        parts = _said(phase, for_participants)
        time = _time(method, meeting, phase)
        yield _thing(
            "HowToSection" if parts else "HowToStep",
            name=f"{meeting.title}: {phase.title}" if meeting else phase.title,
            position=position,
            description=_purpose(phase, for_participants),
            # schema.org has totalTime for the whole and for a direction alone.
            timeRequired=time and _most(time),
            itemListElement=[
                # Their order is that of the list.
                _thing("HowToStep", text=part.text)
                for part in parts
            ],
        )


def _time(method: Method, meeting: MeetingKind | None, phase: Phase) -> Minutes | None:
    """The minutes of one step, where it is done; of a step in a loop, for one round."""
    people = (meeting and meeting.participants) or method.participants
    once = attrs.evolve(phase, repeat=None, case=None, optional=False, when=None)
    return time_of_steps([once], people, ONE if phase.repeat == "case" else method.cases)


def _most(minutes: Minutes) -> str:
    """The most minutes, or else the least."""
    return _duration(minutes.max or minutes.min or 0)


def _duration(minutes: int) -> str:
    """Minutes as ISO 8601 has them: `PT45M`, `PT1H`, `PT1H30M`."""
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest else "")
