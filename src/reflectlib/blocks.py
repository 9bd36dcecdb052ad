"""The blocks of a programme → its steps, and all that comes along with them."""

import reprlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import attrs

from reflectlib.catalogue import Catalogue
from reflectlib.diagnostics import nearest
from reflectlib.error_messages import message_of
from reflectlib.errors import PlanError
from reflectlib.filling import in_words, replaced, whole
from reflectlib.in_place import free, renaming
from reflectlib.message import unmarked
from reflectlib.model.entry import Note
from reflectlib.model.method import Method, Role, Task
from reflectlib.model.programme import Activity, Block, Programme, Within, id_together, ids_of
from reflectlib.model.record import LONGEST_LINE, MANY
from reflectlib.model.steps import Phase
from reflectlib.model.timing import Minutes
from reflectlib.planning.arranged import folded
from reflectlib.planning.asked import kind_of_meeting, with_variant
from reflectlib.planning.changes import Added, Changes
from reflectlib.planning.changing import changed

EXPERIENCE = ("none", "some", "trained")

T = TypeVar("T")
Compose = Callable[[Method], Method]


def with_blocks(programme: Programme, catalogue: Catalogue, compose: Compose) -> Programme:
    """A programme with the steps of its blocks; `compose` puts methods within methods in place.

    One that has its steps stays as it is. Raises `PlanError` for a block whose method the catalogue
    has not, or which is no method, and where a block names a variant, a kind of meeting or a step
    that there is not.
    """
    if programme.phases:
        return programme
    return _Blocks(programme, catalogue, compose).programme()


def together(
    methods: Iterable[Method | Minutes],
    catalogue: Catalogue | None = None,
    *,
    title: str | None = None,
) -> Programme:
    """Methods one after another as one meeting; minutes among them are a break.

    What it gives is `composed`, so that it can be planned: `plan(together([one, other]), session)`.
    It is in the language of the first method, as far as the others are translated. Steps that are
    another method come from `catalogue`. Raises `TypeError` for what is neither a method nor
    minutes, `ValueError` where there is no method and where two that differ have one id, and
    `PlanError` where one has no steps or is a programme.
    """
    parts = list(methods)
    there: list[Method] = []
    for part in parts:
        if isinstance(part, Method):
            there.append(part)
        elif not isinstance(part, Minutes):
            raise TypeError(f"expected a method or minutes, got {reprlib.repr(part)}")
    if not there:
        raise ValueError("expected one method at least")
    known: dict[str, Method] = {}
    for each in there:
        if known.setdefault(each.id, each) != each:
            raise ValueError(f"two methods that differ have one id, {each.id!r}: give one another")
    titles = unmarked("{titles:and}", titles=tuple(each.title for each in there))
    said = title or whole(in_words(titles, there[0].language))
    ways = {each.facilitation for each in there}
    programme = Programme(
        id=id_together(each.id for each in there),
        title=said if len(said) <= LONGEST_LINE else f"{said[: LONGEST_LINE - 1]}…",
        language=there[0].language,
        summary=said,
        facilitation=ways.pop() if len(ways) == 1 else "guided" if "guided" in ways else "either",
        blocks=tuple(
            Block(method=part.id) if isinstance(part, Method) else Block(pause=part)
            for part in parts
        ),
    )
    from reflectlib.composing import composed

    layers = () if catalogue is None else (catalogue,)
    return composed(programme, Catalogue.of(*layers, *dict.fromkeys(there)))


class _Blocks:
    """A programme while its blocks are put in place."""

    def __init__(self, programme: Programme, catalogue: Catalogue, compose: Compose) -> None:
        self._programme, self._catalogue, self._compose = programme, catalogue, compose
        self._steps: list[Phase] = []
        self._within: list[Within] = []
        self._categories: set[str] = set()
        self._worksheets = {each.id for each in programme.worksheets}
        self._ids: set[str] = set()

    def programme(self) -> Programme:
        programme = self._programme
        for id, block in zip(ids_of(programme.blocks), programme.blocks, strict=True):
            sides = zip(ids_of(block.parallel, id), block.parallel, strict=True)
            activities = [*sides] if block.parallel else [(id, block)] if not block.pause else []
            for own_id, activity in activities:
                try:
                    self._put(own_id, activity, block)
                except PlanError as error:
                    if "programme" in error.fields:
                        raise
                    why = message_of(error.code, error.fields)
                    raise PlanError(
                        "block_cannot_be", programme=programme.id, block=own_id, why=why
                    ) from error
        if len(self._steps) > MANY:
            raise PlanError("too_many_steps", most=MANY)
        return attrs.evolve(
            programme,
            phases=tuple(self._steps),
            within=tuple(self._within),
            **self._along(),
        )

    def _put(self, id: str, activity: Activity, block: Block) -> None:
        """Put the steps of an activity in place."""
        method = self._method(id, activity)
        meeting = kind_of_meeting(method, activity.meeting)
        kind = meeting.id if meeting else None
        if changes := _changes_of(activity, self._ids_by_title(activity, method)):
            method = changed(method, changes, meeting=kind)
        phases = [phase for phase in method.phases if phase.meeting == kind]
        if not phases:
            raise PlanError(
                "block_without_steps", programme=self._programme.id, block=id, method=method.id
            )
        if meeting:
            method = attrs.evolve(
                method,
                participants=meeting.participants or method.participants,
                duration=meeting.duration,
            )
        if activity.step:
            new = {activity.step.id: free_of(id, self._ids)}
        else:
            new = {phase.id: free(id, phase.id, self._ids) for phase in phases}
        categories = {
            each.id: free(id, each.id, self._categories) for each in method.question_categories
        }
        method = replaced(method, renaming(id, new))
        self._steps += (
            attrs.evolve(
                phase,
                id=new[phase.id],
                meeting=block.part,
                block=id,
                questions=tuple(
                    attrs.evolve(each, category=categories.get(each.category or "", each.category))
                    for each in phase.questions
                ),
            )
            for phase in method.phases
            if phase.meeting == kind
        )
        self._within.append(
            Within(
                block=id,
                method=attrs.evolve(
                    method,
                    title=activity.title or method.title,
                    phases=(),
                    variants=(),
                    meetings=(),
                    question_categories=tuple(
                        attrs.evolve(each, id=categories[each.id])
                        for each in method.question_categories
                    ),
                    worksheets=self._sheets(id, method),
                    preparation=_here(method.preparation, kind, block),
                    follow_up=_here(method.follow_up, kind, block),
                ),
            )
        )

    def _method(self, id: str, activity: Activity) -> Method:
        """The method of an activity; a step of the programme's own is one by itself."""
        if activity.step:
            return Method(
                id=id,
                title=activity.title or activity.step.title,
                language=self._programme.language,
                summary=activity.title or activity.step.title,
                form=self._programme.form,
                form_title=self._programme.form_title,
                facilitation=self._programme.facilitation,
                phases=(attrs.evolve(activity.step, meeting=None),),
            )
        from reflectlib.translated import in_language

        wanted, whole = activity.method or "", self._programme.id
        if wanted not in self._catalogue:
            near = tuple(nearest(wanted, self._catalogue))
            raise PlanError(
                "no_method_for_block", programme=whole, block=id, method=wanted, near=near
            )
        entry = in_language(self._catalogue[wanted], self._programme.language, self._catalogue)
        if not isinstance(entry, Method) or isinstance(entry, Programme):
            raise PlanError(
                "block_is_no_method", programme=whole, block=id, method=entry.id, kind=entry.kind
            )
        return with_variant(self._compose(entry), activity.variant)

    def _ids_by_title(self, activity: Activity, method: Method) -> Mapping[str, str]:
        """What the steps of a method are called in its own language, where that is another."""
        if not activity.method or not (activity.skip or activity.set or activity.add):
            return {}
        return ids_by_title(self._catalogue[activity.method], method, self._compose)

    def _sheets(self, id: str, method: Method) -> tuple[Any, ...]:
        known = {id for each in self._within for id in (s.id for s in each.method.worksheets)}
        taken = self._worksheets | known
        return tuple(attrs.evolve(each, id=free(id, each.id, taken)) for each in method.worksheets)

    def _along(self) -> dict[str, Any]:
        """The fields of the programme, its own first, with what comes along with its blocks."""
        programme = self._programme
        methods: list[Method] = [programme, *(each.method for each in self._within)]

        def every(name: str, key: Callable[[Any], object]) -> tuple[Any, ...]:
            return _once((one for each in methods for one in getattr(each, name)), key)

        needed = [each.experience_needed for each in methods if each.experience_needed]
        return {
            "roles": _roles(methods),
            "question_categories": every("question_categories", lambda each: each.id),
            "worksheets": _sheets_once(methods),
            "materials": _materials(programme, self._within),
            "preparation": every("preparation", _said),
            "follow_up": every("follow_up", _said),
            "answers": every("answers", str),
            "sources": every("sources", lambda each: each),
            "experience_needed": programme.experience_needed
            or max(needed, key=EXPERIENCE.index, default=None),
        }


def free_of(id: str, taken: set[str]) -> str:
    """An id that nothing has, which it then has."""
    made, number = id, 1
    while made in taken:
        number += 1
        made = f"{id}-{number}"
    taken.add(made)
    return made


def ids_by_title(original: object, method: Method, compose: Compose) -> Mapping[str, str]:
    """Title → id, of the steps of a method as it was written, where it is shown translated.

    A block that names a step by its title does so whatever the language is of what is made of it.
    """
    if not isinstance(original, Method) or original.language == method.language:
        return {}
    now = {folded(phase.title) for phase in method.phases}
    before = compose(original).phases
    return {folded(each.title): each.id for each in before if folded(each.title) not in now}


def step_named(name: str, ids: Mapping[str, str]) -> str:
    """What a step is to be named by: the id of one that is called otherwise in a translation."""
    return ids.get(folded(name), name)


def place_named(at: str, ids: Mapping[str, str]) -> str:
    """The same of a place, such as `after Ronde`."""
    word, space, name = at.partition(" ")
    return f"{word}{space}{step_named(name, ids)}" if name else at


def _changes_of(activity: Activity, ids: Mapping[str, str]) -> Changes:
    """What is done otherwise in a block than its method says."""
    return Changes(
        skip=tuple(step_named(name, ids) for name in activity.skip),
        set={step_named(each.step, ids): each.minutes for each in activity.set},
        add=tuple(
            Added(each.step, place_named(each.at, ids), each.minutes) for each in activity.add
        ),
    )


def _here(tasks: Sequence[Task], kind: str | None, block: Block) -> tuple[Task, ...]:
    """The tasks that are for the kind of meeting of a block, for that of the programme."""
    return tuple(
        attrs.evolve(task, meeting=block.part, id=None)
        for task in tasks
        if task.meeting in (None, kind)
    )


def _said(task: Task) -> tuple[object, ...]:
    return folded(task.task), task.role, task.meeting, task.weeks_before, task.weeks_after


def _once(things: Iterable[T], key: Callable[[T], object]) -> tuple[T, ...]:
    """Things, each once: the first of those that are alike."""
    found: dict[object, T] = {}
    for thing in things:
        found.setdefault(key(thing), thing)
    return tuple(found.values())[:MANY]


def _materials(programme: Programme, within: Sequence[Within]) -> tuple[Note, ...]:
    """What must be there, each thing once; in a method that comes twice steps have other ids."""
    found: dict[object, Note] = {}
    for each in programme.materials:
        found.setdefault(folded(each.text), each)
    for one in within:
        for each in one.method.materials:
            key: object = folded(each.text)
            if f":{one.block}-" in each.text:
                key = one.method.id, folded(each.text.replace(f":{one.block}-", ":"))
            found.setdefault(key, each)
    return tuple(found.values())[:MANY]


def _sheets_once(methods: Sequence[Method]) -> tuple[Any, ...]:
    """The worksheets of all methods; one that comes with the same method twice stands once."""
    found: dict[object, Any] = {}
    for method in methods:
        for sheet in method.worksheets:
            found.setdefault((method.id, attrs.evolve(sheet, id="sheet")), sheet)
    return tuple(found.values())[:MANY]


def _roles(methods: Sequence[Method]) -> tuple[Role, ...]:
    """The roles of all methods: of one that more of them have, its tasks in each of them."""
    found: dict[str, Role] = {}
    for role in (role for method in methods for role in method.roles):
        if role.id in found:
            tasks = _once((*found[role.id].tasks, *role.tasks), lambda each: folded(each.text))
            # It is ours as a whole only where it is so in all of them.
            basis = role.basis if role.basis == found[role.id].basis else "source"
            role = attrs.evolve(found[role.id], tasks=tasks, basis=basis)
        found[role.id] = role
    return tuple(found.values())[:MANY]
