"""What a definition must be beyond its schema.

Each rule is a function from an entry and its document to diagnostics. A rule's code is
stable; `reading/rulebook.py` explains every one.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reflectlib.diagnostics import Diagnostic, Found, KeyPath
from reflectlib.message import Message, _
from reflectlib.model.entry import Entry
from reflectlib.model.method import Method
from reflectlib.model.ranges import is_upside_down, ranges_of
from reflectlib.model.record import is_slug
from reflectlib.model.roles import ROLES
from reflectlib.model.timing import in_figures
from reflectlib.model.totals import contradictions, steps_by_meeting
from reflectlib.reading.document import Document

if TYPE_CHECKING:
    from reflectlib.model.checklist import Checklist
    from reflectlib.model.framework import Framework

MOST_BOXES = 5000
DOUBLED = re.compile(r"(?P<stem>.+)(?P<ending>\.ya?ml)", re.I)
"""A name without its ending, which still has one."""
QUESTION_MARKS = ("?", "\u061f", "\uff1f")  # also as Arabic, and as Chinese and Japanese write it


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
        yield from _refers(document, ("related", n), id, ids, _no_entry)
    for n, id in enumerate(entry.principles):
        yield from _refers(document, ("principles", n), id, items, _no_item)
    if isinstance(entry, Method):
        for n, meeting in enumerate(entry.meetings):
            if meeting.method:
                yield from _refers(
                    document, ("meetings", n, "method"), meeting.method, ids, _no_entry
                )


def _ids_are_unique(method: Method, document: Document) -> Found:
    yield from _unique(document, ("meetings",), method.meetings)
    yield from _unique(document, ("roles",), method.roles)
    yield from _unique(document, ("question_categories",), method.question_categories)
    yield from _unique(document, ("phases",), method.phases)
    yield from _unique(document, ("worksheets",), method.worksheets)
    yield from _unique(document, ("variants",), method.variants)


def _references_resolve(method: Method, document: Document) -> Found:
    roles = {role.id for role in method.roles} | ROLES.keys()
    categories = {category.id for category in method.question_categories}
    meetings = {meeting.id for meeting in method.meetings}
    path: KeyPath
    for key, tasks in (("preparation", method.preparation), ("follow_up", method.follow_up)):
        for n, task in enumerate(tasks):
            if task.role:
                yield from _refers(document, (key, n, "role"), task.role, roles, _no_role)
            if task.meeting:
                path = (key, n, "meeting")
                yield from _refers(document, path, task.meeting, meetings, _no_meeting)
    for n, effort in enumerate(method.effort):
        yield from _refers(document, ("effort", n, "role"), effort.role, roles, _no_role)
    for n, worksheet in enumerate(method.worksheets):
        if worksheet.role:
            path = ("worksheets", n, "role")
            yield from _refers(document, path, worksheet.role, roles, _no_role)
    for n, phase in enumerate(method.phases):
        path = ("phases", n)
        if phase.lead:
            yield from _refers(document, (*path, "lead"), phase.lead, roles, _no_role)
        if phase.meeting:
            yield from _refers(document, (*path, "meeting"), phase.meeting, meetings, _no_meeting)
        for q, question in enumerate(phase.questions):
            at = (*path, "questions", q)
            if question.to:
                yield from _refers(document, (*at, "to"), question.to, roles, _no_role)
            if question.category:
                yield from _refers(
                    document, (*at, "category"), question.category, categories, _no_category
                )


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


def _loop_stands_together(method: Method, document: Document) -> Found:
    for meeting, _unused in steps_by_meeting(method):
        id = meeting.id if meeting else None
        own = [(n, phase) for n, phase in enumerate(method.phases) if phase.meeting == id]
        loop = [(at, n) for at, (n, phase) in enumerate(own) if phase.repeat]
        for (before, _before), (at, after) in pairwise(loop):
            if at == before + 1:
                continue
            message = _("the steps that repeat for each case do not stand together")
            hint = _("Move them next to each other, or take `repeat: case` away from one.")
            yield document.fault("RFL206", ("phases", after, "repeat"), message, hint=hint)


def _questions_ask(method: Method, document: Document) -> Found:
    for n, phase in enumerate(method.phases):
        for q, question in enumerate(phase.questions):
            path: KeyPath = ("phases", n, "questions", q)
            yield from _question_mark(document, path, question.text)
            for f, follow_up in enumerate(question.follow_ups):
                yield from _question_mark(document, (*path, "follow_ups", f), follow_up)


def _stated_total_is_the_sum(method: Method, document: Document) -> Found:
    for found in contradictions(method):
        stated, total = in_figures(found.stated), in_figures(found.total)
        message = _("the stated {stated} minutes are not the sum of the steps, {total} minutes")
        if found.path[0] == "cases":
            message = _("a case is said to take {stated} minutes, its steps take {total} minutes")
        message = message.filled(stated=stated, total=total)
        hint = _(
            "Mend one of the two. Where the source itself says so, leave both: the sheet says it. "
            "Then write `# reflect: off RFL208: the reason` above the first key."
        )
        yield document.fault("RFL208", found.path, message, hint=hint, severity="warning")


def _there_is_something_to_do(method: Method, document: Document) -> Found:
    if not method.phases and not method.meetings:
        message = _("the method has no steps")
        hint = _("Add `phases:` with at least an id, a title and what to do.")
        yield document.fault("RFL210", (), message, hint=hint, severity="warning")


METHOD_RULES: tuple[Callable[[Method, Document], Found], ...] = (
    _ids_are_unique,
    _references_resolve,
    _ranges_stand_upright,
    _loop_stands_together,
    _questions_ask,
    _stated_total_is_the_sum,
    _there_is_something_to_do,
)


def _checklist(checklist: "Checklist", document: Document) -> Found:
    yield from _unique(document, ("sections",), checklist.sections)
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
                yield _twice(document, path, statement.id, named[statement.id])
            elif statement.id:
                named[statement.id] = f"sections[{s}].statements[{n}]"
        for q, question in enumerate(section.questions):
            yield from _question_mark(document, ("sections", s, "questions", q), question.text)


def _framework(framework: "Framework", document: Document) -> Found:
    yield from _unique(document, ("items",), framework.items)


KIND_RULES: Mapping[str, tuple[Callable[[Any, Document], Found], ...]] = {
    "method": METHOD_RULES,
    "checklist": (_checklist,),
    "framework": (_framework,),
}
"""Kind → the rules for entries of it."""


def _unique(document: Document, path: KeyPath, things: Iterable[object]) -> Found:
    seen: dict[str, int] = {}
    for n, thing in enumerate(things):
        id: str = getattr(thing, "id")  # noqa: B009  # every kind of thing here has one
        if id in seen:
            yield _twice(document, (*path, n, "id"), id, f"{path[0]}[{seen[id]}]")
        seen.setdefault(id, n)


def _twice(document: Document, path: KeyPath, id: str, first: str) -> Diagnostic:
    message = _("the id '{id}' stands twice; the first is {first}", id=id, first=first)
    return document.fault("RFL202", path, message, hint=_("Give each its own id."))


def _no_entry(id: str) -> Message:
    return _("there is no entry '{id}'", id=id)


def _no_item(id: str) -> Message:
    return _("there is no framework item '{id}'", id=id)


def _no_role(id: str) -> Message:
    return _("there is no role '{id}'", id=id)


def _no_meeting(id: str) -> Message:
    return _("there is no meeting '{id}'", id=id)


def _no_category(id: str) -> Message:
    return _("there is no category '{id}'", id=id)


def _refers(
    document: Document,
    path: KeyPath,
    id: str,
    known: Collection[str],
    said: Callable[[str], Message],
) -> Found:
    if id not in known:
        hint = _for_reference(document, path, id, known, of_role=said is _no_role)
        yield document.fault("RFL203", path, said(id), hint=hint)


def _for_reference(
    document: Document, path: KeyPath, id: str, known: Collection[str], *, of_role: bool
) -> str:
    from reflectlib.reading.document import did_you_mean
    from reflectlib.reading.meant import hint_for

    if hint := hint_for(path, id, document.data):
        return hint
    near = document.near(id, known)
    if of_role:
        if near:
            return _("Did you mean {near:or}? Or add it under `roles`.", near=tuple(near))
        return _("Add it under `roles`.")
    if near or not known or len(known) > 20:
        return did_you_mean(near)
    return _("There are {known}.", known=tuple(sorted(known)))


def _question_mark(document: Document, path: KeyPath, text: str) -> Found:
    if not text.rstrip(" \n)\"'”’»").endswith(QUESTION_MARKS):
        hint = _("End it with ?; a sentence to finish goes under a worksheet's `fields`.")
        message = _("a question ends in a question mark")
        yield document.fault("RFL207", path, message, hint=hint, severity="warning")
