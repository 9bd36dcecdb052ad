"""What the steps of a method, and those of its variants, must be beyond the schema."""

from collections.abc import Iterator
from itertools import pairwise

import attrs

from reflectlib.diagnostics import Diagnostic, Found, KeyPath
from reflectlib.message import Message, _
from reflectlib.model.method import Method
from reflectlib.model.programme import Programme
from reflectlib.model.ranges import phases_of, steps_in_file
from reflectlib.model.steps import Groups, Joined, Phase
from reflectlib.model.timing import in_figures
from reflectlib.model.totals import Contradiction, contradictions
from reflectlib.reading.document import Document
from reflectlib.reading.pointing import NO_CATEGORY, NO_MEETING, refers

QUESTION_MARKS = ("?", "\u061f", "\uff1f")  # also as Arabic, and as Chinese and Japanese write it

Placed = list[tuple[KeyPath, Phase]]
"""Steps that follow each other, each with its place in the file."""


def meetings_of(method: Method) -> Iterator[Placed]:
    """The steps of each kind of meeting: first those of the method, then those of variants.

    Of a programme they are those of its own.
    """
    found: dict[tuple[KeyPath, str | None], Placed] = {}
    for path, phase in steps_in_file(method):
        meeting, among = phase.meeting, path[:-1]
        if isinstance(method, Programme):
            meeting, among = method.blocks[int(path[1])].part, path[:1]
        found.setdefault((among, meeting), []).append((path, phase))
    yield from found.values()


def meetings_resolve(method: Method, document: Document) -> Found:
    """The kind of meeting of a step is there."""
    meetings = {meeting.id for meeting in method.meetings}
    for path, phase in phases_of(method):
        yield from refers(document, (*path, "meeting"), phase.meeting, meetings, NO_MEETING)


def categories_resolve(method: Method, document: Document) -> Found:
    """The category of a question is there."""
    categories = {category.id for category in method.question_categories}
    for path, phase in steps_in_file(method):
        for q, question in enumerate(phase.questions):
            at = (*path, "questions", q, "category")
            yield from refers(document, at, question.category, categories, NO_CATEGORY)


def loop_stands_together(method: Method, document: Document) -> Found:
    """All that is done again for each case is one loop; other loops begin where one is written."""
    for steps in meetings_of(method):
        loop = [(at, path) for at, (path, phase) in enumerate(steps) if phase.repeat == "case"]
        for (before, _before), (at, path) in pairwise(loop):
            if at != before + 1:
                message = _("the steps that repeat for each case do not stand together")
                hint = _("Move them next to each other, or take `repeat: case` away from one.")
                yield document.fault("RFL206", (*path, "repeat"), message, hint=hint)


def joined_groups_are_there(method: Method, document: Document) -> Found:
    """Groups are made of the groups of a step before it in the same meeting."""
    for steps in meetings_of(method):
        divided = False
        for path, phase in steps:
            if isinstance(phase.grouping, Joined) and not divided:
                message = _("there is no step before this one in which people are in groups")
                hint = _(
                    "Give an earlier step `grouping: individual` or `grouping: {size: 2}`; or "
                    "write here how many people are together."
                )
                yield document.fault("RFL213", (*path, "grouping"), message, hint=hint)
            divided = divided or (
                isinstance(phase.grouping, Groups | Joined)
                or phase.grouping == "individual"
                or phase.repeat == "pairings"
            )


def case_of_a_step_is_there(method: Method, document: Document) -> Found:
    """A step for one case is for a case that there can be, and in no loop but that of the cases."""
    for path, phase in phases_of(method):
        if phase.case is None:
            continue
        if phase.repeat not in (None, "case"):
            message = _("a step for one case is in a loop that is not for cases")
            hint = _("Write `repeat: case`, or take `case` or `repeat` out.")
            yield document.fault("RFL214", (*path, "case"), message, hint=hint)
        cases = method.cases
        if path[0] == "variants":
            cases = method.variants[int(path[1])].cases or cases
        if cases and cases.max and phase.case > cases.max:
            message = _(
                "the step is for case {number}, and a meeting has {most} at most",
                number=phase.case,
                most=cases.max,
            )
            hint = _("Write a lower number, or raise the max of `cases`.")
            yield document.fault("RFL214", (*path, "case"), message, hint=hint)


def questions_ask(method: Method, document: Document) -> Found:
    """Questions and follow-ups end in a question mark."""
    for path, phase in steps_in_file(method):
        for q, question in enumerate(phase.questions):
            at = (*path, "questions", q)
            yield from question_mark(document, at, question.text)
            for f, follow_up in enumerate(question.follow_ups):
                yield from question_mark(document, (*at, "follow_ups", f), follow_up)


def question_mark(document: Document, path: KeyPath, text: str) -> Found:
    """Hold a question to its question mark."""
    if not text.rstrip(" \n)\"'”’»").endswith(QUESTION_MARKS):
        hint = _("End it with ?; a sentence to finish goes under a worksheet's `fields`.")
        message = _("a question ends in a question mark")
        yield document.fault("RFL207", path, message, hint=hint, severity="warning")


def stated_total_is_the_sum(method: Method, document: Document) -> Found:
    """What is stated of a meeting or a case is what its steps take, in a variant too."""
    yield from _totals(method, document, ())
    for n, variant in enumerate(method.variants):
        if variant.phases:
            # What the variant does not say is as it is in the method.
            keys = ("participants", "duration", "cases", "phases")
            own = {key: value for key in keys if (value := getattr(variant, key))}
            yield from _totals(attrs.evolve(method, **own), document, ("variants", n))


def _totals(method: Method, document: Document, path: KeyPath) -> Found:
    for found in contradictions(method):
        message = _("the stated {stated} minutes are not the sum of the steps, {total} minutes")
        if found.path[0] == "cases":
            message = _("a case is said to take {stated} minutes, its steps take {total} minutes")
        yield total_differs(document, found._replace(path=(*path, *found.path)), message)


def total_differs(document: Document, found: Contradiction, message: Message) -> Diagnostic:
    """Say that stated minutes are not those of what they are the total of."""
    hint = _(
        "Mend one of the two. Where the source itself says so, leave both: the sheet says it. "
        "Then write `# reflect: off RFL208: the reason` above the first key."
    )
    message = message.filled(stated=in_figures(found.stated), total=in_figures(found.total))
    return document.fault("RFL208", found.path, message, hint=hint, severity="warning")


def there_is_something_to_do(method: Method, document: Document) -> Found:
    """A method has steps, or kinds of meeting that other methods fill."""
    if not method.phases and not method.meetings:
        message = _("the method has no steps")
        hint = _("Add `phases:` with at least an id, a title and what to do.")
        yield document.fault("RFL210", (), message, hint=hint, severity="warning")
