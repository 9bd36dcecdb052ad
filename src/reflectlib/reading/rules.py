"""What a definition must be beyond its schema.

Each rule is a function from an entry and its document to diagnostics. A rule's code is
stable; `reading/rulebook.py` explains every one.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from reflectlib.diagnostics import Found, KeyPath
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
QUESTION_MARKS = ("?", "\u061f", "\uff1f")  # also as Arabic, and as Chinese and Japanese write it


def check(entry: Entry, document: Document) -> Found:
    """Hold one entry to every rule that needs nothing but itself."""
    for rule in KIND_RULES.get(entry.kind, ()):
        yield from rule(entry, document)


def check_stem(entry: Entry, document: Document, stem: str) -> Found:
    """An entry's id is its file's name, so that one can be found by the other."""
    if entry.id != stem:
        message = f"the id is '{entry.id}' but the file is called '{stem}'"
        hint = f"Call the file {entry.id}.yaml"
        hint += f", or write `id: {stem}`." if is_slug(stem) else "."
        yield document.fault("RFL201", ("id",), message, hint=hint)


def check_source(entry: Entry, document: Document) -> Found:
    """A bundled entry names the source of its content."""
    if not entry.sources:
        message = "an entry of the catalogue needs at least one source"
        yield document.fault("RFL209", (), message, hint="Add `sources:` with a title.")


def check_references(
    entry: Entry, document: Document, ids: Collection[str], items: Collection[str]
) -> Found:
    """What an entry refers to outside itself is there: other entries, and framework items."""
    for n, id in enumerate(entry.related):
        yield from _refers(document, ("related", n), id, ids, "entry")
    for n, id in enumerate(entry.principles):
        yield from _refers(document, ("principles", n), id, items, "framework item")
    if isinstance(entry, Method):
        for n, meeting in enumerate(entry.meetings):
            if meeting.method:
                yield from _refers(
                    document, ("meetings", n, "method"), meeting.method, ids, "entry"
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
                yield from _refers(document, (key, n, "role"), task.role, roles, "role")
            if task.meeting:
                path = (key, n, "meeting")
                yield from _refers(document, path, task.meeting, meetings, "meeting")
    for n, effort in enumerate(method.effort):
        yield from _refers(document, ("effort", n, "role"), effort.role, roles, "role")
    for n, worksheet in enumerate(method.worksheets):
        if worksheet.role:
            path = ("worksheets", n, "role")
            yield from _refers(document, path, worksheet.role, roles, "role")
    for n, phase in enumerate(method.phases):
        path = ("phases", n)
        if phase.lead:
            yield from _refers(document, (*path, "lead"), phase.lead, roles, "role")
        if phase.meeting:
            yield from _refers(document, (*path, "meeting"), phase.meeting, meetings, "meeting")
        for q, question in enumerate(phase.questions):
            at = (*path, "questions", q)
            if question.to:
                yield from _refers(document, (*at, "to"), question.to, roles, "role")
            if question.category:
                yield from _refers(
                    document, (*at, "category"), question.category, categories, "category"
                )


def _ranges_stand_upright(method: Method, document: Document) -> Found:
    for path, range in ranges_of(method):
        if is_upside_down(range):
            message = f"the min, {range.min}, is more than the max, {range.max}"
            yield document.fault("RFL205", path, message, hint="Swap the two.")
    period = method.period
    if period and period.to and period.from_ > period.to:
        message = f"the period ends ({period.to}) before it starts ({period.from_})"
        yield document.fault("RFL205", ("period",), message, hint="Swap the two.")


def _loop_stands_together(method: Method, document: Document) -> Found:
    for meeting, _ in steps_by_meeting(method):
        id = meeting.id if meeting else None
        own = [(n, phase) for n, phase in enumerate(method.phases) if phase.meeting == id]
        loop = [(at, n) for at, (n, phase) in enumerate(own) if phase.repeat]
        for (before, _), (at, after) in pairwise(loop):
            if at == before + 1:
                continue
            message = "the steps that repeat for each case do not stand together"
            hint = "Move them next to each other, or take `repeat: case` away from one."
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
        message = f"the stated {stated} minutes are not the sum of the steps, {total} minutes"
        if found.path[0] == "cases":
            message = f"a case is said to take {stated} minutes, its steps take {total} minutes"
        hint = (
            "Mend one of the two. Where the source itself says so, leave both: the sheet says it. "
            "Then write `# reflect: off RFL208: the reason` above the first key."
        )
        yield document.fault("RFL208", found.path, message, hint=hint, severity="warning")


def _there_is_something_to_do(method: Method, document: Document) -> Found:
    if not method.phases and not method.meetings:
        message = "the method has no steps"
        hint = "Add `phases:` with at least an id, a title and what to do."
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
        message = f"{statements:,} statements with {answers} answers make {boxes:,} boxes"
        hint = f"{MOST_BOXES:,} is the most; take fewer answers, or make several forms of it."
        yield document.fault("RFL212", ("scale",), message, hint=hint)
    named: dict[str, str] = {}
    for s, section in enumerate(checklist.sections):
        for n, statement in enumerate(section.statements):
            if statement.id in named:
                message = (
                    f"the id '{statement.id}' stands twice; the first is {named[statement.id]}"
                )
                path = ("sections", s, "statements", n, "id")
                yield document.fault("RFL202", path, message, hint="Give each its own id.")
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
            message = f"the id '{id}' stands twice; the first is {path[0]}[{seen[id]}]"
            hint = "Give each its own id."
            yield document.fault("RFL202", (*path, n, "id"), message, hint=hint)
        seen.setdefault(id, n)


def _refers(document: Document, path: KeyPath, id: str, known: Collection[str], what: str) -> Found:
    if id not in known:
        near = document.near(id, known)
        hint = f"Did you mean {' or '.join(near)}?" if near else ""
        if not hint and known and len(known) <= 20:
            hint = f"There are {', '.join(sorted(known))}."
        if what == "role":
            hint += " Or add it under `roles`."
        yield document.fault("RFL203", path, f"there is no {what} '{id}'", hint=hint)


def _question_mark(document: Document, path: KeyPath, text: str) -> Found:
    if not text.rstrip(" \n)\"'”’»").endswith(QUESTION_MARKS):
        hint = "End it with ?; a sentence to finish goes under a worksheet's `fields`."
        message = "a question ends in a question mark"
        yield document.fault("RFL207", path, message, hint=hint, severity="warning")
