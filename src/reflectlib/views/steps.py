"""The steps of a method: an overview to keep at hand, then each step in full."""

from collections.abc import Iterator
from itertools import groupby

from reflectlib.catalogue import Catalogue
from reflectlib.model.method import Meeting, Method
from reflectlib.model.steps import Phase, Question
from reflectlib.page import Block, Heading, Item, Items, Note, Paragraph, Questions, Table
from reflectlib.page import Question as AskedQuestion
from reflectlib.reading.rules import contradiction
from reflectlib.views.blocks import bullets, note_item, note_paragraph, role_title
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
    if (figures := contradiction(method)) is not None:
        stated, total = map(words.minutes, figures)
        yield Note(words.say("contradiction", stated=stated, total=total))
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
    aside = [_time(phase, words)]
    if phase.turn:
        aside.append(words.say("turn", words.say("minutes", phase.turn)))
    if phase.grouping:
        aside.append(words.grouping(phase.grouping))
    if phase.lead:
        aside.append(words.say("lead_by", role_title(method, phase.lead, words)))
    yield Heading(f"{number}. {phase.title}", 3, " · ".join(filter(None, aside)))
    if phase.purpose:
        yield note_paragraph(phase.purpose, words["purpose"])
    if phase.instructions:
        yield Items(tuple(map(note_item, phase.instructions)), ordered=True)
    yield from _questions(method, phase, words)
    if phase.output:
        yield note_paragraph(phase.output, words["output"])
    if phase.tips:
        yield Paragraph("", label=words["tips"])
        yield Items(tuple(map(note_item, phase.tips)))


def _questions(method: Method, phase: Phase, words: Words) -> Iterator[Block]:
    """The questions of a step, under the name of their category where they have one."""
    titles = {category.id: category.title for category in method.question_categories}
    for category, questions in groupby(phase.questions, lambda question: question.category):
        heading = titles.get(category, category) if category else words["questions"]
        yield Paragraph("", label=heading)
        yield Questions(tuple(_question(method, question, words) for question in questions))


def _question(method: Method, question: Question, words: Words) -> AskedQuestion:
    return AskedQuestion(
        question.text,
        to=role_title(method, question.to, words) if question.to else "",
        ours=question.basis == "editor",
        follow_ups=question.follow_ups,
    )
