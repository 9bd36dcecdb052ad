"""A subject as views see it: in a language, with the steps of other methods, and filled in.

What is no entry goes by the name of its class, as in the registry, so that who shows a list need
not load what plans.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from reflectlib.catalogue import Catalogue
from reflectlib.errors import ReflectError
from reflectlib.filling import answer_of, fill, refers, replaced, text_replaced
from reflectlib.model.method import Method
from reflectlib.model.programme import Programme
from reflectlib.model.ranges import phases_of
from reflectlib.model.record import Record
from reflectlib.translated import in_language

if TYPE_CHECKING:
    from reflectlib.planning.effort import Reckoning
    from reflectlib.planning.meetings import Meeting
    from reflectlib.planning.session import Plan, Slot
    from reflectlib.search import Match


def filled(method: Method, plan: "Plan | None" = None) -> Method:
    """A method whose texts name its steps and their minutes, for whoever reads these texts.

    In a text of a method `{step:opening}` stands for the title of that step, and
    `{minutes:opening}` for the minutes of the first time that it comes in a plan; without a plan,
    or where that has not the step, for what is stated (`15 minuten`), in the language of the
    method. The titles of steps stay as they are, and so does a reference to a step that there is
    not. What `render` shows is filled in already.
    """
    return fill(method, minutes_of(plan.slots) if plan else {})


def minutes_of(slots: "Iterable[Slot]") -> Mapping[str, int]:
    """The minutes of each step by its id, the first time that it comes, side by side too."""
    minutes: dict[str, int] = {}
    for slot in slots:
        if slot.phase:
            minutes.setdefault(slot.phase.id, slot.minutes)
        for side in slot.sides:
            minutes = {**minutes_of(side.slots), **minutes}
    return minutes


def as_shown(subject: Any, catalogue: Catalogue, language: str | None = None) -> Any:
    """A subject as views see it.

    What was planned or found of a method stays what it is: steps of others come into a method
    itself, and into those of a comparison.
    """
    if language:
        subject = in_language(subject, language, catalogue)
    return _filled(with_parts(subject, catalogue))


def with_parts(subject: Any, catalogue: Catalogue) -> Any:
    """A method, or those of a comparison, with the steps of others in place.

    What is found, and what a site shows, is asked for over and over, so a programme of the
    catalogue is put together once.
    """
    if isinstance(subject, Programme):
        from reflectlib.composing import composed

        if subject.phases:
            return subject
        return catalogue.made_once(subject, lambda each: composed(each, catalogue))
    if isinstance(subject, Method):
        named = [phase.method for _path, phase in phases_of(subject)]
        if not any((*named, *(meeting.method for meeting in subject.meetings))):
            return subject
        from reflectlib.composing import composed  # which loads what plans

        return composed(subject, catalogue)
    if type(subject).__name__ == "Comparison":
        return attrs.evolve(subject, found=tuple(with_parts(each, catalogue) for each in subject))
    return subject


def as_far_as_there(method: Method, catalogue: Catalogue) -> Method:
    """A method with the steps of others in place.

    A programme stays without steps where what its blocks name is not all there, or cannot be read.
    """
    try:
        made: Method = with_parts(method, catalogue)
    except ReflectError:
        return method
    return made


def _filled(subject: Any) -> Any:
    """A subject, with the references in the texts of its methods filled in."""
    if isinstance(subject, Method):
        return fill(subject)
    if isinstance(subject, tuple):
        parts = tuple(map(_filled, subject))
        same = all(new is old for new, old in zip(parts, subject, strict=True))
        return subject if same else getattr(subject, "_make", tuple)(parts)
    if not attrs.has(type(subject)) or isinstance(subject, Record):
        return subject
    if special := SPECIAL.get(type(subject).__name__):
        return special(subject)
    made = {f.name: _filled(getattr(subject, f.name)) for f in attrs.fields(type(subject))}
    changed = {name: new for name, new in made.items() if new is not getattr(subject, name)}
    return attrs.evolve(subject, **changed) if changed else subject


def _plan(plan: "Plan", done: dict[int, Any] | None = None) -> "Plan":
    """A plan whose method and steps say what is planned; `done` is as for `fill`."""
    if not refers(plan.method):
        return plan
    done = {} if done is None else done
    planned = minutes_of(plan.slots)
    method = fill(plan.method, planned, done)
    answer = answer_of(method, method.phases, planned)

    def part(record: Any) -> Any:
        return record and (done.get(id(record)) or replaced(record, answer, done))

    slots = tuple(
        attrs.evolve(slot, phase=part(slot.phase), sides=tuple(map(_plan, slot.sides)))
        for slot in plan.slots
    )
    return attrs.evolve(plan, method=method, meeting=part(plan.meeting), slots=slots)


def _meeting(meeting: "Meeting") -> "Meeting":
    done: dict[int, Any] = {}
    plan = _plan(meeting.plan, done)
    due = tuple(attrs.evolve(one, task=done.get(id(one.task), one.task)) for one in meeting.due)
    return attrs.evolve(meeting, plan=plan, due=due)


def _reckoning(reckoning: "Reckoning") -> "Reckoning":
    answer = answer_of(reckoning.method, reckoning.method.phases, {})
    lines = tuple(
        attrs.evolve(line, purpose=text_replaced(line.purpose, answer)) for line in reckoning.lines
    )
    return attrs.evolve(reckoning, method=fill(reckoning.method), lines=lines)


def _match(match: "Match") -> "Match":
    """What is listed, of which only the summary is shown: to fill in all the rest takes long."""
    entry = match.entry
    if isinstance(entry, Method) and refers(entry.summary):
        return attrs.evolve(match, entry=fill(entry))
    return match


SPECIAL: Mapping[str, Callable[[Any], Any]] = {
    "Match": _match,
    "Meeting": _meeting,
    "Plan": _plan,
    "Reckoning": _reckoning,
}
"""The classes that hold more of a method than itself, or its texts."""
