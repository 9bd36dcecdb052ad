"""A method within a method: its steps at the place of the step that names it.

Planning looks nothing up, so the steps are put in before.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import suppress
from typing import Any, overload

import attrs

from reflectlib.blocks import with_blocks
from reflectlib.catalogue import Catalogue
from reflectlib.errors import ReflectError
from reflectlib.filling import in_words, replaced, whole
from reflectlib.in_place import (
    as_in,
    fitted,
    free,
    is_meeting,
    naming_what_came,
    renaming,
    title_within,
    with_own_texts,
)
from reflectlib.message import _
from reflectlib.model.entry import Note
from reflectlib.model.method import MeetingKind, Method
from reflectlib.model.programme import Programme
from reflectlib.model.ranges import phases_of
from reflectlib.model.record import MANY
from reflectlib.model.steps import Phase
from reflectlib.translated import in_language

ALONG = (
    "roles",
    "question_categories",
    "worksheets",
    "materials",
    "preparation",
    "follow_up",
    "answers",
    "sources",
)
"""The fields of a method that come along with its steps."""


@overload
def composed(method: Programme, catalogue: Catalogue) -> Programme: ...


@overload
def composed(method: Method, catalogue: Catalogue) -> Method: ...


def composed(method: Method, catalogue: Catalogue) -> Method:
    """A method with the steps of others in the place of the steps that name these.

    They have the id of that step before their own, as in `talk-opening`, and its kind of meeting;
    where it is optional, on a condition or in a loop, they are too. Its minutes are divided over
    them, and become estimates. A kind of meeting that names a method, and has no steps, gets them
    likewise. With the steps come the roles that are not declared, and the categories of questions,
    worksheets, materials, tasks, answers and sources of the other method.

    A step stays as it is where the catalogue has no such method that can be read, where that has
    no steps or more kinds of meeting, and where it leads round to itself. What is read is
    translated into the language of the method. A plan is made of what this gives:
    `plan(composed(method, catalogue), session)`.

    A programme gets the steps of its blocks so, each with the id of its block before its own; one
    that has them stays as it is. It raises `PlanError` for a block whose method the catalogue has
    not, or of which the variant, the kind of meeting or a step is not there.
    """
    composer = _Composer(catalogue)
    if isinstance(method, Programme):
        return with_blocks(method, catalogue, composer.method)
    return composer.method(method)


class _Composer:
    """Puts methods of a catalogue in place, each of which is made ready once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._ready: dict[tuple[str, str], Method | None] = {}

    def method(self, method: Method) -> Method:
        others = {id: self._other(id, method) for id in _named(method)}
        return _put_in(method, {id: other for id, other in others.items() if other})

    def _other(self, id: str, method: Method) -> Method | None:
        """A method that can be put in place, in the language of the one that names it."""
        if method.id in (id, *self._reached(id)) or id in self._reached(id):
            return None
        key = (id, method.language)
        if key not in self._ready:
            self._ready[key] = self._made(*key)
        return self._ready[key]

    def _made(self, id: str, language: str) -> Method | None:
        with suppress(ReflectError):
            entry = in_language(self.catalogue[id], language, self.catalogue)
            if isinstance(entry, Method):
                entry = self.method(entry)
                several = len(entry.meetings) > 1
                phases = tuple(
                    attrs.evolve(phase, meeting=None)
                    for phase in entry.phases
                    if not (several and phase.meeting)
                )
                return attrs.evolve(entry, meetings=(), phases=phases) if phases else None
        return None

    def _reached(self, id: str) -> set[str]:
        """The ids of all methods that one leads to."""
        found: set[str] = set()
        ahead = [id]
        while ahead:
            with suppress(ReflectError):
                entry = self.catalogue[ahead.pop()]
                new = _named(entry) - found if isinstance(entry, Method) else set()
                found |= new
                ahead += new
        return found


def _named(method: Method) -> set[str]:
    """The ids of the methods whose steps are to come in."""
    names = {phase.method for _path, phase in phases_of(method)}
    names |= {meeting.method for meeting in _empty(method)}
    return {name for name in names if name}


def _empty(method: Method) -> Iterator[MeetingKind]:
    """The kinds of meeting without steps."""
    held = {phase.meeting for phase in method.phases}
    return (meeting for meeting in method.meetings if meeting.id not in held)


def _put_in(method: Method, others: Mapping[str, Method]) -> Method:
    """A method with the steps of these others in place; itself where they are too many."""
    if not others:
        return method
    gone = [phase for _path, phase in phases_of(method) if phase.method in others]
    kinds = [
        Phase(id=each.id, title=each.title, meeting=each.id, method=each.method)
        for each in _empty(method)
        if each.method in others
    ]
    prefixes = _prefixes((*gone, *kinds), {phase.id for _path, phase in phases_of(method)})
    taken = _Taken(replaced(method, naming_what_came(gone, prefixes)), others, prefixes)
    phases = taken.steps((*taken.method.phases, *kinds))
    variants = tuple(
        attrs.evolve(variant, phases=taken.steps(variant.phases))
        for variant in taken.method.variants
    )
    if any(len(each) > MANY for each in (phases, *(variant.phases for variant in variants))):
        return method
    along: Any = taken.along()
    return attrs.evolve(taken.method, phases=phases, variants=variants, **along)


def _prefixes(gone: Sequence[Phase], ids: Set[str]) -> Mapping[str, str]:
    """The id of a step that goes → what comes before the ids in its place, and before no other."""
    found = {}
    for step in gone:
        prefix, number = step.id, 1
        while any(id.startswith(f"{prefix}-") for id in ids) or (number > 1 and prefix in ids):
            number += 1
            prefix = f"{step.id}-{number}"
        found[step.id] = prefix
    return found


class _Taken:
    """A method, and what comes along with the steps of others: each once, its own first."""

    def __init__(
        self, method: Method, others: Mapping[str, Method], prefixes: Mapping[str, str]
    ) -> None:
        self.method, self._others, self._prefixes = method, others, prefixes
        self._categories = {category.id for category in method.question_categories}
        self._worksheets = {worksheet.id for worksheet in method.worksheets}
        self._parts: dict[str, list[Any]] = {key: [*getattr(method, key)] for key in ALONG}
        self._whole: set[str] = set()

    def along(self) -> dict[str, tuple[Any, ...]]:
        """The fields with what came along."""
        return {key: tuple(dict.fromkeys(each))[:MANY] for key, each in self._parts.items()}

    def steps(self, phases: Sequence[Phase]) -> tuple[Phase, ...]:
        """Steps, with those of others in place."""
        found: list[Phase] = []
        for phase in phases:
            other = self._others.get(phase.method or "")
            found += self._in_place(phase, other) if other else (phase,)
        return tuple(found)

    def _in_place(self, step: Phase, other: Method) -> Sequence[Phase]:
        """The steps of another method, to stand in the place of one."""
        prefix, ids = self._prefixes[step.id], set[str]()
        new = {phase.id: free(prefix, phase.id, ids) for phase in other.phases}
        categories = {
            each.id: free(prefix, each.id, self._categories) for each in other.question_categories
        }
        other = replaced(other, renaming(prefix, new))
        self._take(step, other, categories)
        phases: Sequence[Phase] = [
            attrs.evolve(
                as_in(phase, step, categories), id=new[phase.id], title=title_within(step, phase)
            )
            for phase in other.phases
        ]
        phases = fitted(phases, other, step) if step.time else phases
        if step.title != other.title and not is_meeting(step):
            said = _("These steps are those of “{title}”.", title=other.title)
            from_where = Note(text=whole(in_words(said, self.method.language)), basis="editor")
            step = attrs.evolve(step, tips=(from_where, *step.tips))
        return with_own_texts(phases, step)

    def _take(self, step: Phase, other: Method, categories: Mapping[str, str]) -> None:
        parts = self._parts
        declared = {role.id for role in parts["roles"]}
        parts["roles"] += (role for role in other.roles if role.id not in declared)
        parts["question_categories"] += (
            attrs.evolve(each, id=categories[each.id]) for each in other.question_categories
        )
        for key in ("preparation", "follow_up"):
            parts[key] += (attrs.evolve(t, meeting=step.meeting) for t in getattr(other, key))
        for key in ("materials", "answers", "sources"):
            parts[key] += getattr(other, key)
        if other.id not in self._whole:
            self._whole.add(other.id)
            parts["worksheets"] += (
                attrs.evolve(each, id=free(self._prefixes[step.id], each.id, self._worksheets))
                for each in other.worksheets
            )
