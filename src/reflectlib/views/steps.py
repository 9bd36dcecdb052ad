"""The steps of a method: an overview to keep at hand, then each step in full."""

from collections.abc import Iterator
from itertools import groupby

from reflectlib.catalogue import Catalogue
from reflectlib.model.entry import Note as TextNote
from reflectlib.model.method import Meeting, Method
from reflectlib.model.steps import Phase, Question
from reflectlib.page import Block, Heading, Item, Items, Note, Paragraph, Questions, Table
from reflectlib.page import Question as AskedQuestion
from reflectlib.views.blocks import bullets, note_items, role_title
from reflectlib.views.facts import figures
from reflectlib.views.words import ESTIMATED, Words


def steps(method: Method, catalogue: Catalogue, words: Words) -> Iterator[Block]:
    """The steps, per kind of meeting where there is more than one."""
    loose = [phase for phase in method.phases if phase.meeting is None]
    if loose:
        yield Heading(words["steps"])
        yield from _overview(method, loose, words)
    for meeting in method.meetings:
        yield Heading(meeting.title)
        yield from _meeting(meeting, catalogue, words)
        own = [phase for phase in method.phases if phase.meeting == meeting.id]
        if own:
            yield from _overview(method, own, words)


def _meeting(meeting: Meeting, catalogue: Catalogue, words: Words) -> Iterator[Block]:
    items = list(figures(meeting, words))
    if meeting.audience:
        items.insert(0, Item(meeting.audience, words["audience"]))
    if meeting.place:
        items.append(Item(words[f"place_{meeting.place}"], words["place"]))
    if meeting.method:
        items.append(Item(catalogue.title(meeting.method), words["meeting_method"]))
    if items:
        yield Items(tuple(items))
    if meeting.goals:
        yield Paragraph("", label=words["goals"])
        yield bullets(meeting.goals)


def _overview(method: Method, phases: list[Phase], words: Words) -> Iterator[Block]:
    header = ("", words["step"], words["time"], words["grouping"], words["lead"])
    rows = [_overview_row(method, number, phase, words) for number, phase in enumerate(phases, 1)]
    yield _without_empty_columns(header, rows)
    loop = [number for number, phase in enumerate(phases, 1) if phase.repeat == "case"]
    if loop:
        key = "loop" if len(loop) > 1 else "loop_one"
        yield Note(words.say(key, first=loop[0], last=loop[-1]))
    for number, phase in enumerate(phases, 1):
        yield from _step(method, number, phase, words)


def _overview_row(method: Method, number: int, phase: Phase, words: Words) -> tuple[str, ...]:
    grouping = words.grouping(phase.grouping) if phase.grouping else ""
    lead = role_title(method, phase.lead, words) if phase.lead else ""
    return (str(number), phase.title, _time(phase, words), grouping, lead)


def _without_empty_columns(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> Table:
    kept = [n for n in range(len(header)) if any(row[n] for row in rows)]
    return Table(tuple(header[n] for n in kept), tuple(tuple(row[n] for n in kept) for row in rows))


def _time(phase: Phase, words: Words) -> str:
    if phase.time is None:
        return ""
    sign = f"{ESTIMATED} " if phase.basis == "estimate" else ""
    return sign + words.time(phase.time)


def _step(method: Method, number: int, phase: Phase, words: Words) -> Iterator[Block]:
    # Where all of a step is ours, one sign at its head says so.
    wholly_ours = all(part.basis == "editor" for part in _parts(phase))
    aside = [_time(phase, words)]
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
    titles = {category.id: category.title for category in method.question_categories}
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
