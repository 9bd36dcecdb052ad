"""The steps of a method, each in full."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from reflectlib.catalogue import Catalogue
from reflectlib.language.terms import FIELDS, MINUTES
from reflectlib.language.words import ESTIMATED, Words
from reflectlib.message import _
from reflectlib.model.block_times import contradictions_of_blocks
from reflectlib.model.method import MeetingKind, Method, Variant
from reflectlib.model.programme import Programme
from reflectlib.model.steps import Phase, Question
from reflectlib.model.timing import Range
from reflectlib.model.totals import contradictions, steps_by_meeting
from reflectlib.page import (
    AskedQuestion,
    Beside,
    Heading,
    Items,
    ListItem,
    Notice,
    PageBlock,
    PageBreak,
    Paragraph,
    Questions,
    Table,
)
from reflectlib.views.blocks import (
    behind,
    bullets,
    needs_signs,
    note_items,
    note_paragraph,
    numbered,
    role_title,
    signed,
    table_of,
)
from reflectlib.views.facts import figures, time_together
from reflectlib.views.loops import loop_notice
from reflectlib.views.programme import runs

OF_THE_WHOLE = _(
    "For the whole it says {stated}, but the steps take {total} together. Both are given as they "
    "are."
)
OF_BLOCKS = _(
    "For the whole it says {stated}, but the blocks take {total} together. Both are given as they "
    "are."
)
OF_A_CASE = _(
    "For one case it says {stated}, but the steps of a case take {total} together. Both are given "
    "as they are."
)


def steps(method: Method, catalogue: Catalogue, words: Words) -> Iterator[PageBlock]:
    """The steps, per kind of meeting where there is more than one."""
    if method.meetings:
        yield Heading(words.say(_("Meetings")))
        yield _meetings(method, words)
    is_programme = isinstance(method, Programme)
    before = False
    for meeting, phases in steps_by_meeting(method):
        if meeting and before:
            yield PageBreak()  # so that whoever leads takes along what is for that meeting
        before = before or bool(phases)
        if meeting or (phases and not is_programme):
            yield meeting_heading(meeting, words.say(_("Steps")), words)
        if meeting:
            yield from _meeting(method, meeting, catalogue, words)
        if phases and is_programme:
            yield from _in_blocks(method, phases, words)
        elif phases:
            yield from in_full(method, phases, words)


def meeting_heading(
    meeting: MeetingKind | None, only: str, words: Words, variant: Variant | None = None
) -> Heading:
    """The heading above the steps of a kind of meeting, or `only` where there are no kinds.

    Of a variant with steps of its own it has the name.
    """
    parts = [words.say(_("Variant: {title}", title=variant.title))] if variant else []
    if meeting:
        parts.append(signed(meeting.title, meeting.basis == "editor", words))
    return Heading(words.joined(" · ", parts or [only]))


def _meetings(method: Method, words: Words) -> Table:
    """The kinds of meeting in their order, to see at a glance."""
    keys = ("participants", "duration", "frequency", "count", "place")
    rows = []
    for number, meeting in enumerate(method.meetings, 1):
        known = dict(figures(meeting, words))
        rows.append((str(number), meeting.title, *(known.get(key, "") for key in keys)))
    header = ("", words.say(_("Meeting")), *(words.say(FIELDS[key]) for key in keys))
    return table_of(header, rows)


def contradiction_notes(
    method: Method, meeting: MeetingKind | None, words: Words
) -> Iterator[Notice]:
    """Say where what is stated for a kind of meeting is not what its steps take."""
    whole, every = OF_THE_WHOLE, contradictions(method)
    if isinstance(method, Programme):
        whole, every = OF_BLOCKS, contradictions_of_blocks(method)
    for found in every:
        if found.meeting == meeting:
            message = OF_A_CASE if found.path[0] == "cases" else whole
            stated, total = words.minutes(found.stated), words.minutes(found.total)
            yield Notice(words.say(message.filled(stated=stated, total=total)))


def _meeting(
    method: Method,
    meeting: MeetingKind,
    catalogue: Catalogue,
    words: Words,
) -> Iterator[PageBlock]:
    """What the table of meetings has no room for."""
    items = []
    if meeting.audience:
        items.append(ListItem(meeting.audience, words.say(_("For whom"))))
    label, total = time_together(method, meeting, words)
    if total:
        items.append(ListItem(total, label))
    if meeting.method:
        items.append(ListItem(catalogue.title(meeting.method), words.say(_("How it goes"))))
    if items:
        yield Items(tuple(items))
    if meeting.goals:
        yield Paragraph("", label=words.say(_("Goals")))
        yield bullets(meeting.goals)
    yield from contradiction_notes(method, meeting, words)


def of_variant(variant: Variant, method: Method, words: Words) -> Iterator[PageBlock]:
    """The steps of a variant that has its own, below its heading; `method` as `ways` gives it."""
    for meeting, phases in steps_by_meeting(method):
        if phases:
            if meeting:
                yield Paragraph("", signed(meeting.title, meeting.basis == "editor", words))
            yield from in_full(method, phases, words, variant=variant)


def in_full(
    method: Method,
    phases: tuple[Phase, ...],
    words: Words,
    planned: Mapping[str, Range] | None = None,
    variant: Variant | None = None,
    first: int = 1,
) -> Iterator[PageBlock]:
    """Each step with all that is said of it, and above them which to do more than once.

    `planned` has the minutes of the steps that are held in this meeting, by id. Of the others
    only those are there that may turn out to be done; all keep their numbers. `variant` is the one
    whose steps they are, if any, and `first` the number of the first.
    """
    steps = [
        (number, phase)
        for number, phase in enumerate(phases, first)
        if planned is None or phase.id in planned or phase.may_be_left_out
    ]
    led = leader([phase for _number, phase in steps])
    if led:
        yield Paragraph(role_title(method, led, words), words.say(_("Led by")))
    yield from loop_notice(method, steps, words)
    for number, phase in steps:
        minutes = planned.get(phase.id) if planned else None
        level = 4 if variant else 3  # below the heading of a variant
        yield step_heading(method, number, phase, words, minutes, variant, level, led=led)
        yield from _step(method, phase, words)


def leader(phases: Sequence[Phase]) -> str | None:
    """The id of the role that leads each of these steps, where that is one and the same."""
    roles = {phase.lead for phase in phases}
    return roles.pop() if len(roles) == 1 and len(phases) > 1 else None


def _in_blocks(programme: Method, phases: tuple[Phase, ...], words: Words) -> Iterator[PageBlock]:
    """The steps of a programme in full, block by block."""
    for run in runs(programme, tuple(enumerate(phases, 1)), words):
        yield from run.head
        if run.way is not programme:
            yield from contradiction_notes(run.way, None, words)
        yield from loop_notice(run.way, run.steps, words)
        for number, phase in run.steps:
            yield step_heading(run.way, number, phase, words, level=run.level)
            yield from _step(run.way, phase, words)


def condition_of(method: Method, phase: Phase, words: Words) -> str:
    """When a step is done, where it is not done always."""
    said = []
    if phase.when:
        said.append(words.say(_("if: {condition}", condition=phase.when)))
    elif phase.optional:
        said.append(words.say(_("may be left out")))
    # With one case at most there is nothing to tell it from.
    if phase.case and (method.cases is None or method.cases.max != 1):
        said.append(words.say(_("only for case {case}", case=phase.case)))
    return words.joined(", ", said)


def time_of_step(phase: Phase, words: Words, planned: Range | None = None) -> str:
    """`5 min`, `± 10 min` where it is our estimate, or nothing.

    With a plan its time comes first: `15 min (± 10 min)`, or `15 min` where that is the same.
    """
    minutes = words.minutes(planned) if planned else ""
    stated = words.time(phase.time) if phase.time else ""
    if not stated or minutes == stated:
        return minutes
    if phase.is_estimated:
        stated = words.joined(" ", (ESTIMATED, stated))
    return behind(minutes, stated, words) if minutes else stated


def _step(method: Method, phase: Phase, words: Words) -> Iterator[PageBlock]:
    sign = needs_signs(phase)
    to_do: list[PageBlock] = []
    if phase.purpose:
        to_do.append(note_paragraph(phase.purpose, words.say(_("Purpose")), sign))
    if phase.setting:
        to_do.append(Paragraph(phase.setting, label=words.say(FIELDS["setting"])))
    if phase.instructions:
        to_do.append(note_items(phase.instructions, ordered=True, sign=sign))
    to_ask = tuple(asked(method, phase, phase.questions, words))
    if to_do and to_ask:
        yield Beside(tuple(to_do), to_ask)
    else:
        yield from (*to_do, *to_ask)
    if phase.output:
        yield note_paragraph(phase.output, words.say(_("Output")), sign)
    if len(phase.tips) == 1:
        yield note_paragraph(phase.tips[0], words.say(_("Tip")), sign)
    elif phase.tips:
        yield Paragraph("", label=words.say(_("Tips")))
        yield note_items(phase.tips, sign=sign)


def step_heading(
    method: Method,
    number: int,
    phase: Phase,
    words: Words,
    planned: Range | None = None,
    variant: Variant | None = None,
    level: int = 3,
    led: str | None = None,
) -> Heading:
    """The title of a step, with its time, its turns, its groups, who leads it, and if it is done.

    `variant` is the one whose step it is, if any, and `led` the role that is said to lead it above.
    """
    aside = [time_of_step(phase, words, planned)]
    if phase.turn:
        aside.append(words.say(_("{minutes} per turn", minutes=MINUTES.filled(number=phase.turn))))
    if phase.grouping:
        aside.append(words.grouping(phase.grouping))
    if phase.lead and phase.lead != led:
        aside.append(words.say(_("led by: {role}", role=role_title(method, phase.lead, words))))
    aside.append(condition_of(method, phase, words))
    title = signed(numbered(number, phase.title, words), not needs_signs(phase), words)
    anchor = anchor_of(phase, variant)
    return Heading(title, level, words.joined(" · ", aside), anchor, phase.stage or "")


def anchor_of(phase: Phase, variant: Variant | None = None) -> str:
    """The name by which a step is found on its page, on which no other has it.

    No id has two hyphens in a row.
    """
    return f"variant-{variant.id}--{phase.id}" if variant else f"step-{phase.id}"


def category_titles(method: Method, words: Words) -> dict[str, str]:
    """The name of each category of questions, with the sign where it is ours."""
    return {
        category.id: signed(category.title, category.basis == "editor", words)
        for category in method.question_categories
    }


def asked(
    method: Method, phase: Phase, questions: tuple[Question, ...], words: Words
) -> Iterator[PageBlock]:
    """Questions of a step in their order, under their categories where that keeps it.

    Whom they are asked to stands in the heading where it is one role.
    """
    runs = [(id, tuple(run)) for id, run in groupby(questions, lambda q: q.category)]
    ids = [id for id, _run in runs]
    if None in ids or len(set(ids)) < len(ids):
        runs = [(None, questions)] if questions else []
    titles, sign = category_titles(method, words), needs_signs(phase)
    for id, questions in runs:
        heading = titles.get(id, id) if id else words.say(_("Questions"))
        roles = {question.to for question in questions}
        one = roles.pop() if len(roles) == 1 else None
        if one:
            role = role_title(method, one, words)
            heading = words.say(_("{questions} · to: {role}", questions=heading, role=role))
        yield Paragraph("", label=heading)
        yield Questions(
            tuple(
                AskedQuestion(
                    question.text,
                    to=role_title(method, question.to, words) if question.to and not one else "",
                    ours=sign and question.basis == "editor",
                    follow_ups=question.follow_ups,
                )
                for question in questions
            )
        )
