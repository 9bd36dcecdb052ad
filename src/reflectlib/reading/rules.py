"""What a definition must be beyond its schema.

Each rule is a function from an entry and its document to diagnostics. A rule's code is
stable; `reading/rulebook.py` explains every one.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from reflectlib.diagnostics import Found, KeyPath
from reflectlib.message import _
from reflectlib.model.entry import Entry
from reflectlib.model.forms import FORMS
from reflectlib.model.method import Method
from reflectlib.model.programme import Programme, activities_of
from reflectlib.model.ranges import is_upside_down, phases_of, ranges_of, steps_in_file
from reflectlib.model.record import is_slug
from reflectlib.model.roles import ROLES
from reflectlib.reading import programmes, registers, steps
from reflectlib.reading.braces import references_in_texts_resolve
from reflectlib.reading.document import Document
from reflectlib.reading.pointing import (
    NO_ENTRY,
    NO_ITEM,
    NO_MEETING,
    NO_ROLE,
    ids_are_unique,
    refers,
    twice,
    unique,
)

if TYPE_CHECKING:
    from reflectlib.model.checklist import Checklist

MOST_BOXES = 5000
DOUBLED = re.compile(r"(?P<stem>.+)(?P<ending>\.ya?ml)", re.I)
"""A name without its ending, which still has one."""


def check(entry: Entry, document: Document) -> Found:
    """Hold one entry to every rule that needs nothing but itself."""
    for rule in KIND_RULES.get(entry.kind, ()):
        yield from rule(entry, document)


def check_stem(entry: Entry, document: Document, stem: str) -> Found:
    """An entry's id is its file's name, so that one can be found by the other."""
    if entry.id == stem:
        return
    name, hint = stem, _("Call the file {id}.yaml.", id=entry.id)
    if doubled := DOUBLED.fullmatch(stem):
        # Some programs put .txt behind a name, and do not show it.
        name = Path(document.file).name
        if doubled["stem"] == entry.id:
            ending = name.removeprefix(doubled["stem"] + doubled["ending"])
            hint = _("Take {ending} off the name of the file.", ending=ending)
    elif is_slug(stem):
        hint = _("Call the file {id}.yaml, or write `id: {stem}`.", id=entry.id, stem=stem)
    message = _("the id is '{id}' but the file is called '{name}'", id=entry.id, name=name)
    yield document.fault("RFL201", ("id",), message, hint=hint)


def check_source(entry: Entry, document: Document) -> Found:
    """A bundled entry names the source of its content."""
    if not entry.sources:
        message = _("an entry of the catalogue needs at least one source")
        yield document.fault("RFL209", (), message, hint=_("Add `sources:` with a title."))


def check_references(
    entry: Entry, document: Document, ids: Collection[str], items: Collection[str]
) -> Found:
    """What an entry refers to outside itself is there: other entries, and framework items."""
    for n, id in enumerate(entry.related):
        yield from refers(document, ("related", n), id, ids, NO_ENTRY)
    for n, id in enumerate(entry.principles):
        yield from refers(document, ("principles", n), id, items, NO_ITEM)
    for path, id in methods_within(entry):
        if id != entry.id:
            yield from refers(document, path, id, ids, NO_ENTRY)


def methods_within(entry: Entry) -> Iterator[tuple[KeyPath, str]]:
    """The methods of steps, kinds of meeting and blocks of an entry, each with its place."""
    if isinstance(entry, Method):
        for n, meeting in enumerate(entry.meetings):
            if meeting.method:
                yield ("meetings", n, "method"), meeting.method
        for path, phase in phases_of(entry):
            if phase.method:
                yield (*path, "method"), phase.method
    if isinstance(entry, Programme):
        for path, _id, activity in activities_of(entry.blocks):
            if activity.method:
                yield (*path, "method"), activity.method


def _roles_resolve(method: Method, document: Document) -> Found:
    """The roles of a method are its own, or known; those of a programme come of its blocks too."""
    if not (isinstance(method, Programme) and any(methods_within(method))):
        yield from roles_resolve(method, document, {role.id for role in method.roles})


def roles_resolve(method: Method, document: Document, own: Collection[str]) -> Found:
    """Steps, tasks, effort and worksheets are for roles that there are: known ones or `own`."""
    roles = {*own} | ROLES.keys()
    named: list[tuple[KeyPath, str | None]] = []
    for key in ("preparation", "follow_up", "effort", "worksheets"):
        named += [((key, n, "role"), each.role) for n, each in enumerate(getattr(method, key))]
    for v, variant in enumerate(method.variants):
        named += [
            (("variants", v, "effort", n, "role"), each.role)
            for n, each in enumerate(variant.effort)
        ]
    for path, phase in steps_in_file(method):
        named.append(((*path, "lead"), phase.lead))
        named += [
            ((*path, "questions", q, "to"), each.to) for q, each in enumerate(phase.questions)
        ]
    for path, role in named:
        yield from refers(document, path, role, roles, NO_ROLE)


def _meetings_resolve(method: Method, document: Document) -> Found:
    """Tasks are for kinds of meeting that there are."""
    meetings = {meeting.id for meeting in method.meetings}
    for key, tasks in (("preparation", method.preparation), ("follow_up", method.follow_up)):
        for n, task in enumerate(tasks):
            yield from refers(document, (key, n, "meeting"), task.meeting, meetings, NO_MEETING)


def _form_has_a_name(method: Method, document: Document) -> Found:
    """A form is one of the register, or one's own, which says what it is called."""
    if method.form not in FORMS and method.form_title is None:
        from reflectlib.reading.meant import choice

        said = choice(method.form, FORMS)
        hint = _("Add `form_title` with what it is called; or take one of {known}.").filled(
            known=tuple(FORMS)
        )
        if near := [said] if said else document.near(method.form, FORMS):
            hint = _(
                "Did you mean {near:or}? A form of your own needs a `form_title`: what it is "
                "called.",
                near=tuple(near),
            )
        message = _("there is no form '{id}'", id=method.form)
        yield document.fault("RFL203", ("form",), message, hint=hint)
    if method.form in FORMS and method.form_title is not None:
        message = _("the form '{id}' has a name, so that this one is not shown", id=method.form)
        hint = _("Take `form_title` out; or give the form a short name of your own.")
        yield document.fault("RFL216", ("form_title",), message, hint=hint, severity="warning")


def _ranges_stand_upright(method: Method, document: Document) -> Found:
    for path, range in ranges_of(method):
        if is_upside_down(range):
            message = _(
                "the min, {least}, is more than the max, {most}", least=range.min, most=range.max
            )
            yield document.fault("RFL205", path, message, hint=_("Swap the two."))
    period = method.period
    if period and period.to and period.from_ > period.to:
        message = _("the period ends ({last}) before it starts ({first})")
        message = message.filled(last=period.to, first=period.from_)
        yield document.fault("RFL205", ("period",), message, hint=_("Swap the two."))


def ids_of_head_are_unique(programme: Programme, document: Document) -> Found:
    """The ids of all but blocks, which a rule of its own is about, since few say one."""
    yield from ids_are_unique(attrs.evolve(programme, blocks=()), document)
    for path, step in steps_in_file(programme):
        yield from ids_are_unique(step, document, path)


METHOD_RULES: tuple[Callable[[Method, Document], Found], ...] = (
    ids_are_unique,
    _roles_resolve,
    _meetings_resolve,
    steps.meetings_resolve,
    steps.categories_resolve,
    _form_has_a_name,
    _ranges_stand_upright,
    steps.loop_stands_together,
    steps.joined_groups_are_there,
    steps.case_of_a_step_is_there,
    steps.questions_ask,
    steps.stated_total_is_the_sum,
    steps.there_is_something_to_do,
    references_in_texts_resolve,
)
PROGRAMME_RULES: tuple[Callable[[Any, Document], Found], ...] = (
    ids_of_head_are_unique,
    _roles_resolve,
    _meetings_resolve,
    steps.categories_resolve,
    _form_has_a_name,
    _ranges_stand_upright,
    steps.questions_ask,
    references_in_texts_resolve,
    *programmes.RULES,
)


def _checklist(checklist: "Checklist", document: Document) -> Found:
    for key in ("instructions", "scale", "sections"):
        yield from unique(document, (key,), getattr(checklist, key))
    statements = sum(len(section.statements) for section in checklist.sections)
    answers = len(checklist.scale)
    boxes = statements * answers
    if boxes > MOST_BOXES:
        message = _(
            "{statements:number} statements with {answers} answers make {boxes:number} boxes",
            statements=statements,
            answers=answers,
            boxes=boxes,
        )
        hint = _(
            "{most:number} is the most; take fewer answers, or make several forms of it.",
            most=MOST_BOXES,
        )
        yield document.fault("RFL212", ("scale",), message, hint=hint)
    named: dict[str, str] = {}
    for s, section in enumerate(checklist.sections):
        for n, statement in enumerate(section.statements):
            if statement.id in named:
                path = ("sections", s, "statements", n, "id")
                yield twice(document, path, statement.id, named[statement.id])
            elif statement.id:
                named[statement.id] = f"sections[{s}].statements[{n}]"
        yield from unique(document, ("sections", s, "questions"), section.questions)
        for q, question in enumerate(section.questions):
            yield from steps.question_mark(document, ("sections", s, "questions", q), question.text)


KIND_RULES: Mapping[str, tuple[Callable[[Any, Document], Found], ...]] = {
    "method": METHOD_RULES,
    "programme": PROGRAMME_RULES,
    "checklist": (_checklist,),
    "framework": (ids_are_unique,),
    "register": registers.RULES,
}
"""Kind → the rules for entries of it."""
