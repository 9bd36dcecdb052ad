"""The steps of a method: an overview to keep at hand, then each step in full."""

from collections.abc import Iterator
from itertools import groupby

from reflectlib.catalogue import Catalogue
from reflectlib.model.entry import Note as TextNote
from reflectlib.model.method import Meeting, Method
from reflectlib.model.steps import Phase, Question
from reflectlib.model.totals import contradictions, steps_by_meeting
from reflectlib.page import OURS, Block, Heading, Item, Items, Note, Paragraph, Questions, Table
from reflectlib.page import Question as AskedQuestion
from reflectlib.views.blocks import bullets, note_items, role_title, table_of
from reflectlib.views.facts import figures, total_time
from reflectlib.views.words import ESTIMATED, Words


def steps(method: Method, catalogue: Catalogue, words: Words) -> Iterator[Block]:
    """The steps, per kind of meeting where there is more than one."""
    if method.meetings:
        yield Heading(words["meetings"])
        yield _meetings(method, words)
    for meeting, phases in steps_by_meeting(method):
        if meeting:
            yield Heading(meeting.title + OURS * (meeting.basis == "editor"))
            yield from _meeting(method, meeting, phases, catalogue, words)
        elif phases:
            yield Heading(words["steps"])
        if phases:
            yield from _overview(method, phases, words)


def _meetings(method: Method, words: Words) -> Table:
    """The kinds of meeting in their order, to see at a glance."""
    keys = ("participants", "duration", "frequency", "count", "place")
    rows = []
    for number, meeting in enumerate(method.meetings, 1):
        known = dict(figures(meeting, words))
        rows.append((str(number), meeting.title, *(known.get(key, "") for key in keys)))
    header = ("", words["meeting"], *(words[key] for key in keys))
    return table_of(header, rows)


def contradiction_notes(method: Method, meeting: Meeting | None, words: Words) -> Iterator[Note]:
    """Say where what is stated for a kind of meeting is not what its steps take."""
    for found in contradictions(method):
        if found.meeting == meeting:
            key = "contradiction_of_case" if found.path[0] == "cases" else "contradiction"
            stated, total = words.minutes(found.stated), words.minutes(found.total)
            yield Note(words.say(key, stated=stated, total=total))


def _meeting(
    method: Method,
    meeting: Meeting,
    phases: tuple[Phase, ...],
    catalogue: Catalogue,
    words: Words,
) -> Iterator[Block]:
    """What the table of meetings has no room for."""
    items = []
    if meeting.audience:
        items.append(Item(meeting.audience, words["audience"]))
    people = meeting.participants or method.participants
    if (total := total_time(phases, people, method.cases, words)) is not None:
        items.append(Item(total, words["steps_together"]))
    if meeting.method:
        items.append(Item(catalogue.title(meeting.method), words["meeting_method"]))
    if items:
        yield Items(tuple(items))
    if meeting.goals:
        yield Paragraph("", label=words["goals"])
        yield bullets(meeting.goals)
    yield from contradiction_notes(method, meeting, words)


def _overview(method: Method, phases: tuple[Phase, ...], words: Words) -> Iterator[Block]:
    header = ("", words["step"], words["time"], words["grouping"], words["lead"])
    rows = [_overview_row(method, number, phase, words) for number, phase in enumerate(phases, 1)]
    yield table_of(header, rows)
    loop = [number for number, phase in enumerate(phases, 1) if phase.repeat == "case"]
    if loop:
        key = "loop" if len(loop) > 1 else "loop_one"
        yield Note(words.say(key, first=loop[0], last=loop[-1]))
    for number, phase in enumerate(phases, 1):
        yield from _step(method, number, phase, words)


def _overview_row(method: Method, number: int, phase: Phase, words: Words) -> tuple[str, ...]:
    grouping = words.grouping(phase.grouping) if phase.grouping else ""
    lead = role_title(method, phase.lead, words) if phase.lead else ""
    return (str(number), phase.title, time_of_step(phase, words), grouping, lead)


def time_of_step(phase: Phase, words: Words) -> str:
    """`5 min`, `± 10 min` where it is our estimate, or nothing."""
    if phase.time is None:
        return ""
    sign = f"{ESTIMATED} " if phase.basis == "estimate" else ""
    return sign + words.time(phase.time)


def _step(method: Method, number: int, phase: Phase, words: Words) -> Iterator[Block]:
    # Where all of a step is ours, one sign at its head says so.
    wholly_ours = all(part.basis == "editor" for part in _parts(phase))
    aside = [time_of_step(phase, words)]
    if phase.turn:
        aside.append(words.say("turn", words.say("minutes", phase.turn)))
    if phase.grouping:
        aside.append(words.grouping(phase.grouping))
    if phase.lead:
        aside.append(words.say("lead_by", role_title(method, phase.lead, words)))
    if wholly_ours and any(_parts(phase)):
        aside.append(words["wholly_ours"])
    yield Heading(f"{number}. {phase.title}", 3, " · ".join(filter(None, aside)))
    sign = not wholly_ours
    if phase.purpose:
        yield _labelled(phase.purpose, words["purpose"], sign)
    if phase.instructions:
        yield note_items(phase.instructions, ordered=True, sign=sign)
    yield from _questions(method, phase, sign, words)
    if phase.output:
        yield _labelled(phase.output, words["output"], sign)
    if phase.tips:
        yield Paragraph("", label=words["tips"])
        yield note_items(phase.tips, sign=sign)


def _parts(phase: Phase) -> Iterator[TextNote | Question]:
    """The texts of a step that are the source's or ours."""
    yield from filter(None, (phase.purpose, phase.output))
    yield from phase.instructions
    yield from phase.questions
    yield from phase.tips


def _labelled(note: TextNote, label: str, sign: bool) -> Paragraph:
    return Paragraph(note.text, label=label, ours=sign and note.basis == "editor")


def _questions(method: Method, phase: Phase, sign: bool, words: Words) -> Iterator[Block]:
    """The questions of a step in their order, under their categories where that keeps it.

    Whom they are asked to stands in the heading where it is one role.
    """
    runs = [(id, tuple(run)) for id, run in groupby(phase.questions, lambda q: q.category)]
    ids = [id for id, _ in runs]
    if None in ids or len(set(ids)) < len(ids):
        runs = [(None, phase.questions)] if phase.questions else []
    titles = {
        category.id: category.title + OURS * (category.basis == "editor")
        for category in method.question_categories
    }
    for id, questions in runs:
        heading = titles.get(id, id) if id else words["questions"]
        roles = {question.to for question in questions}
        one = roles.pop() if len(roles) == 1 else None
        if one:
            role = role_title(method, one, words)
            heading = words.say("questions_to", questions=heading, role=role)
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
