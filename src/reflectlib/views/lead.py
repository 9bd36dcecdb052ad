"""Page one of a sheet: enough to lead from, for who knows the method or has ten minutes."""

import re
from collections.abc import Iterable, Iterator, Sequence

from reflectlib.catalogue import Catalogue
from reflectlib.language.terms import EXPERIENCE, FACILITATION, FIELDS, KINDS, form_of
from reflectlib.language.words import Words
from reflectlib.message import Message, _, cut, n_, split
from reflectlib.model.method import MeetingKind, Method
from reflectlib.model.programme import Programme
from reflectlib.model.steps import Grouping, Groups, Joined, Phase
from reflectlib.model.timing import Range
from reflectlib.model.totals import steps_by_meeting, time_of_steps
from reflectlib.page import (
    Chip,
    Chips,
    Heading,
    Outline,
    OutlineStep,
    PageBlock,
    Paragraph,
    TimeBar,
    TimePiece,
)
from reflectlib.views.blocks import needs_signs, signed
from reflectlib.views.facts import time_together
from reflectlib.views.gathered import gather, places_of, same_note, same_sheet
from reflectlib.views.loops import loop_notice
from reflectlib.views.programme import is_pause, other_name, overview, runs
from reflectlib.views.steps import anchor_of, condition_of, meeting_heading, time_of_step

PARTICIPANTS = n_("{stated} participant", "{stated} participants")
CASES = n_("{stated} case", "{stated} cases")
LEADERS = {"guided": "leader", "self-guided": "alone", "either": "people"}
FEW_STEPS = 12  # of more, page one has a line each
MOST_THINGS = 400  # letters: what is needed stands below the steps where it takes more
SAYS_ENOUGH = 36  # letters: what to do in fewer takes the next sentence along
# Where a sentence may end: not behind an initial, and behind the quotes that end with it.
_END = re.compile(r"""(?<!\b[A-Z])[.!?]["”]?(?=\s+(\S))""")
_LINE = re.compile(r"\n")
_QUOTES = '"“”'


def chips(method: Method, words: Words) -> Chips:
    """For whom it is, how long it takes, and whether anybody leads it."""
    return Chips(tuple(_chips(method, words)))


def _chips(method: Method, words: Words) -> Iterator[Chip]:
    kind = words.say(KINDS[method.kind]) if isinstance(method, Programme) else ""
    form = words.say(form_of(method))
    yield Chip(words.joined(" · ", dict.fromkeys((kind, form))), method.kind)
    if method.participants:
        yield Chip(counted(PARTICIPANTS, method.participants, words), "people")
    minutes = words.minutes(method.duration) if method.duration else ""
    if not minutes and not method.meetings:
        minutes = time_together(method, None, words)[1]
    if minutes:
        yield Chip(minutes, "clock")
    cases = method.cases
    if cases and (cases.min or cases.max):
        yield Chip(counted(CASES, Range(min=cases.min, max=cases.max), words), "file")
    yield Chip(words.say(FACILITATION[method.facilitation]), LEADERS[method.facilitation])
    if method.experience_needed:
        needed = words.say(EXPERIENCE[method.experience_needed])
        label = words.say(FIELDS["experience_needed"])
        yield Chip(words.joined(": ", (label, needed)), "role")


def counted(message: Message, range: Range, words: Words) -> str:
    """A range with what is counted: `4–6 participants`."""
    number = range.max or range.min  # `at least 1 case`, `1–2 cases`
    return words.say(message.filled(stated=words.range(range), number=number))


def lead(
    method: Method, catalogue: Catalogue, words: Words, *, in_full: bool = True
) -> Iterator[PageBlock]:
    """What to know at a glance, what is needed, and each step in brief.

    Each is a way to the same step `in_full`, where that is on the page too.
    """
    yield chips(method, words)
    things = tuple(needed(method, words))
    if not is_long(things):
        yield from things
    # The heading of a kind of meeting and its bar take the room of a step.
    in_short = len(method.phases) + len(method.meetings) > FEW_STEPS
    for meeting, phases in steps_by_meeting(method):
        if meeting and (phases or isinstance(method, Programme)):
            yield meeting_heading(meeting, "", words)
        if isinstance(method, Programme) and not (in_short and phases):
            yield from overview(method, meeting, catalogue, words)
        if phases:
            made = _in_lines if in_short else _steps
            for block in made(method, meeting, phases, catalogue, words):
                yield block if in_full or not isinstance(block, Outline) else _alone(block)
    if is_long(things):
        yield from things


def is_long(things: Sequence[Paragraph]) -> bool:
    """Tell whether what is needed is more than anybody reads before what is done."""
    return sum(len(each.text) for each in things) > MOST_THINGS


def needed(method: Method, words: Words) -> Iterator[Paragraph]:
    """The things that are needed, and the worksheets that are not among them, in a line each."""
    places = places_of(method, words)
    things = [
        signed(note.text, ours, words)
        for note, _there, ours in gather(method, places, lambda each: each.materials, same_note)
    ]
    titles = (
        signed(sheet.title, ours, words)
        for sheet, _there, ours in gather(method, places, lambda each: each.worksheets, same_sheet)
        if not any(sheet.title in thing for thing in things)
    )
    for label, texts in ((_("What you need"), things), (_("Worksheets"), titles)):
        if text := words.joined("; ", dict.fromkeys(texts)):
            yield Paragraph(text, words.say(label))


def _steps(
    method: Method,
    meeting: MeetingKind | None,
    phases: Sequence[Phase],
    _catalogue: Catalogue,
    words: Words,
) -> Iterator[PageBlock]:
    numbered = tuple(enumerate(phases, 1))
    bar = time_bar(method, meeting, numbered)
    if bar:
        yield bar
    for run in runs(method, numbered, words, leads=False):
        if run.head and isinstance(run.head[0], Heading):
            yield Paragraph("", run.head[0].text)
        yield from loop_notice(run.way, run.steps, words)
        if run.steps:
            yield outline(run.way, run.steps, words)


def _in_lines(
    method: Method,
    meeting: MeetingKind | None,
    phases: Sequence[Phase],
    catalogue: Catalogue,
    words: Words,
) -> Iterator[PageBlock]:
    """The same with a line for each step, below the block that it is of."""
    numbered = tuple(enumerate(phases, 1))
    if bar := time_bar(method, meeting, numbered):
        yield bar
    lines: list[OutlineStep] = []
    for run in runs(method, numbered, words, leads=False):
        loops = [notice.text for notice in loop_notice(run.way, run.steps, words)]
        head = run.head[0] if run.head else None
        if isinstance(method, Programme) and isinstance(head, Heading):
            name = other_name(method, head.anchor, catalogue)
            pause = is_pause(method, head.anchor)
            aside = words.joined(" · ", (name, head.aside, *loops))
            stage = "break" if pause else ""
            lines.append(OutlineStep("", head.text, aside=aside, stage=stage, head=not pause))
        else:
            lines += (OutlineStep("", text, head=True) for text in loops)
        steps = outline(run.way, run.steps, words).steps
        lines += (step._replace(todo="", question="") for step in steps)
    yield Outline(tuple(lines))


def _alone(block: Outline) -> Outline:
    """An outline without ways to what is not there."""
    return Outline(tuple(step._replace(anchor="") for step in block.steps))


def outline(method: Method, numbered: Iterable[tuple[int, Phase]], words: Words) -> Outline:
    """Steps in brief, each with its number among those of its meeting."""
    return Outline(tuple(_step(method, number, phase, words) for number, phase in numbered))


def _step(method: Method, number: int, phase: Phase, words: Words) -> OutlineStep:
    todo, ours = todo_of(phase, words)
    asked = [question.text for question in phase.questions[:1]]
    return OutlineStep(
        str(number),
        signed(phase.title, not needs_signs(phase), words),
        time_of_step(phase, words),
        words.grouping(phase.grouping) if phase.grouping else "",
        icon_of(phase.grouping),
        condition_of(method, phase, words),
        todo,
        words.joined("", asked),
        phase.stage or "",
        anchor_of(phase),
        ours and needs_signs(phase),
    )


def todo_of(phase: Phase, words: Words) -> tuple[str, bool]:
    """What to do in a step, in one sentence, and whether that is ours.

    What is to be done first, where the source says that; else what the step is for, since what the
    source says of later on would be too late; else what we say to do. A sentence of a few words,
    such as to make pairs, does not say what these are for: then the next one comes along.
    """
    first, *rest = phase.instructions or (None,)
    if phase.purpose and (first is None or first.basis == "editor"):
        return first_sentence(phase.purpose.text), phase.purpose.basis == "editor"
    if first is None:
        return "", False
    line = _first_line(first.text)
    text = first_sentence(line)
    more = cut(line, len(text), len(line))
    if len(text) >= SAYS_ENOUGH or not (more or rest):
        return text, first.basis == "editor"
    ours = "editor" in (first.basis, first.basis if more else rest[0].basis)
    return words.joined(" ", (text, first_sentence(more or rest[0].text))), ours


def first_sentence(text: str) -> str:
    """The first sentence of a text, in which what is said between quotes stays whole.

    It ends where the next begins with a capital, and not behind an abbreviation. In which language
    it is, is kept.
    """
    line = _first_line(text)
    start, quotes = 0, 0
    for found in _END.finditer(line):
        quotes += sum(line.count(sign, start, found.end()) for sign in _QUOTES)
        start = found.end()
        if quotes % 2 == 0 and (found[1].isupper() or found[1] in _QUOTES):
            return cut(line, 0, start)
    return line


def _first_line(text: str) -> str:
    line = split(text, _LINE)[0]
    return cut(line, 0, len(line.rstrip()))


def icon_of(grouping: Grouping | None) -> str:
    """The name of the icon that shows how people work."""
    if grouping is None:
        return ""
    if isinstance(grouping, Groups):
        return "pairs" if grouping.size.min == grouping.size.max == 2 else "groups"
    if isinstance(grouping, Joined) or grouping == "chosen":
        return "groups"
    return grouping


def time_bar(
    method: Method, meeting: MeetingKind | None, numbered: Sequence[tuple[int, Phase]]
) -> TimeBar | None:
    """How long steps take beside each other, in the middle of what is stated or estimated.

    None where that of a step is not known, since its length would be made up.
    """
    people = (meeting and meeting.participants) or method.participants
    pieces = []
    for number, phase in numbered:
        total = time_of_steps((phase,), people, method.cases)
        if total is None:
            return None
        ends = [end for end in (total.min, total.max) if end]
        pieces.append(TimePiece(sum(ends) / len(ends), str(number), phase.stage or ""))
    return TimeBar(tuple(pieces)) if len(pieces) > 1 else None
