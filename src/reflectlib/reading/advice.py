"""How the steps of a method read, and those of its variants: advice, as in `style`."""

from collections.abc import Iterator, Sequence
from typing import Any

from reflectlib.card_sizes import MOST_LETTERS, letters_of
from reflectlib.diagnostics import Found, KeyPath
from reflectlib.message import _
from reflectlib.model.closing import closes, last_of
from reflectlib.model.method import Method
from reflectlib.model.programme import Block, Programme, activities_of
from reflectlib.model.ranges import steps_in_file
from reflectlib.model.record import is_extra
from reflectlib.model.steps import Phase
from reflectlib.reading.closed_questions import FIRST_WORDS, is_closed
from reflectlib.reading.document import Document
from reflectlib.reading.figures import NUMBERED, minutes_in
from reflectlib.reading.sentences import SENTENCE_END
from reflectlib.reading.steps import meetings_of


def check(method: Method, document: Document, language: str) -> Found:
    """Hold the steps of a method to the rules on content."""
    yield from _steps_say_what_they_are_for(method, document)
    yield from _meetings_close(method, document)
    yield from _somebody_leads(method, document)
    yield from _steps_have_a_time(method, document)
    yield from _steps_have_no_number(method, document)
    yield from _no_minutes_in_texts(method, document)
    for path, phase in steps_in_file(method):
        yield from nothing_stands_twice(document, (*path, "instructions"), phase.instructions)
        yield from nothing_stands_twice(document, (*path, "questions"), phase.questions)
        yield from questions_are_open(document, path, phase.questions, language)
        yield from _questions_fit_on_cards(document, path, phase)


def _steps_say_what_they_are_for(method: Method, document: Document) -> Found:
    for path, phase in steps_in_file(method):
        # What comes in the place of a step says itself what it is for.
        if not phase.purpose and not phase.method:
            hint = _("Add `purpose:` with a sentence: what is there when the step went well?")
            message = _("the step '{title}' does not say what it is for", title=phase.title)
            yield document.warn("RFL303", path, message, hint)


def _meetings_close(method: Method, document: Document) -> Found:
    if isinstance(method, Programme) and not _ends_with_own_step(method):
        return  # whose last method closes, or says itself that it does not
    for steps in meetings_of(method):
        last = last_of([phase for _path, phase in steps])
        if last is None or len(steps) == 1 or closes(last) or (last.method and not last.stage):
            continue
        if all(phase.stage == "opening" for _path, phase in steps):
            continue  # a check-in: what comes after it closes the meeting
        message = _("the last step, '{title}', does not say that it closes", title=last.title)
        hint = _("Does it? Then add `stage: closing` to it. Else add a step that looks back.")
        if last.stage:
            message = _(
                "the last step, '{title}', neither closes nor harvests: its stage is {stage}",
                title=last.title,
                stage=last.stage,
            )
            hint = _("End with a step in which people look back, with `stage: closing`.")
        path = next(path for path, phase in steps if phase is last)
        yield document.warn("RFL304", path, message, hint)


def _ends_with_own_step(programme: Programme) -> bool:
    """Tell whether the last that is done in a programme of one meeting is a step of its own."""
    done = [block for block in programme.blocks if not block.pause]
    return len(done) > 1 and done[-1].step is not None and not programme.meetings


def _somebody_leads(method: Method, document: Document) -> Found:
    """Instructions speak to whoever leads; where nobody does, all who take part read them."""
    for path, steps in _lists_of_steps(method):
        if (
            method.facilitation == "guided"
            and any(phase.instructions for phase in steps)
            and not any(phase.lead for phase in steps)
        ):
            message = _("the method is guided, but no step says who leads it")
            hint = _(
                "Add `lead: gespreksleider` to the steps that are led. Else the handout for the "
                "group has the instructions too."
            )
            yield document.warn("RFL310", path, message, hint)


def _lists_of_steps(method: Method) -> Iterator[tuple[KeyPath, tuple[Phase, ...]]]:
    if isinstance(method, Programme):
        activities = [*activities_of(method.blocks)]
        if not any(each.method for _path, _id, each in activities):  # which say who leads them
            yield ("blocks",), tuple(each.step for _path, _id, each in activities if each.step)
    else:
        yield ("phases",), method.phases
    for n, variant in enumerate(method.variants):
        yield ("variants", n, "phases"), variant.phases


def _steps_have_a_time(method: Method, document: Document) -> Found:
    """Where nearly all steps of a meeting have a time, the others were probably forgotten."""
    for steps in meetings_of(method):
        without = [
            (path, phase)
            for path, phase in steps
            if phase.time is None and phase.share is None and phase.method is None
            if not (isinstance(method, Programme) and _has_time(method.blocks[int(path[1])]))
        ]
        if len(without) * 2 >= len(steps):
            continue
        for path, phase in without:
            message = _("the step '{title}' has no time, and other steps do", title=phase.title)
            hint = _("Add `time:` with the minutes, and `basis: estimate` where you estimate them.")
            yield document.warn("RFL311", path, message, hint)


def _has_time(block: Block) -> bool:
    """Tell whether a block says how long it is, so that its step need not."""
    return block.minutes is not None or block.share is not None


def _steps_have_no_number(method: Method, document: Document) -> Found:
    """A step has a number on paper alone, and another one where a step is left out."""
    for path, text in _texts(document.data, ()):
        if found := NUMBERED.search(text):
            number = int(found["number"]) if found["number"].isdecimal() else 0
            one_list = not method.meetings and path[0] != "variants"
            there = one_list and 0 < number <= len(method.phases)
            id = method.phases[number - 1].id if there else "id"
            message = _(
                "'{text}' names a step by its number, which a plan may change",
                text=" ".join(found[0].split()),
            )
            hint = _("Name it by its title, or write {this} for that.", this=f"{{step:{id}}}")
            yield document.warn("RFL312", path, message, hint)


def _texts(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Every text but titles and what is said of sources, which are as others wrote them."""
    if isinstance(value, dict):
        for key, within in value.items():
            if key not in ("sources", "title", "url") and not is_extra(key):
                yield from _texts(within, (*path, key))
    elif isinstance(value, list):
        for n, within in enumerate(value):
            yield from _texts(within, (*path, n))
    elif isinstance(value, str):
        yield path, value


def _no_minutes_in_texts(method: Method, document: Document) -> Found:
    """What is to be said or done in a step holds however long a plan makes it."""
    for place, phase in steps_in_file(method):
        for path, text in _texts_of(phase):
            if found := minutes_in(text):
                message = _(
                    "'{text}' stands in the text, and a plan may give it other minutes", text=found
                )
                hint = _(
                    "Write {this} for the minutes of the step, or leave the figure out.",
                    this=f"{{minutes:{phase.id}}}",
                )
                yield document.warn("RFL313", (*place, *path), message, hint)


def _texts_of(phase: Phase) -> Iterator[tuple[KeyPath, str]]:
    """What a step says of what is to be done and asked."""
    for key in ("purpose", "output"):
        if note := getattr(phase, key):
            yield (key,), note.text
    for key in ("instructions", "questions", "tips"):
        for n, thing in enumerate(getattr(phase, key)):
            yield (key, n), thing.text
            for f, text in enumerate(getattr(thing, "follow_ups", ())):
                yield (key, n, "follow_ups", f), text


def questions_are_open(
    document: Document, path: KeyPath, questions: Sequence[Any], language: str
) -> Found:
    """A text with one open question in it is open: the other may lead up to it, or check."""
    for n, question in enumerate(questions):
        parts = SENTENCE_END.split(question.text)
        asked = [part for part in parts if part.rstrip("\"'’”»)").endswith("?")]
        if asked and all(is_closed(part, language) for part in asked):
            hint = _("Start with {openers:or}.", openers=FIRST_WORDS[language])
            message = _("this question can be answered with yes or no")
            yield document.warn("RFL302", (*path, "questions", n), message, hint)


def _questions_fit_on_cards(document: Document, path: KeyPath, phase: Phase) -> Found:
    for n, question in enumerate(phase.questions):
        letters = letters_of(question.text, question.follow_ups)
        if letters > MOST_LETTERS:
            message = _(
                "with what follows it this question has the length of {number} letters; "
                "{most} fit on a card",
                number=letters,
                most=MOST_LETTERS,
            )
            hint = _("Ask it in fewer words, or make two questions of it. Now it takes more cards.")
            yield document.warn("RFL314", (*path, "questions", n), message, hint)


def nothing_stands_twice(document: Document, path: KeyPath, things: Sequence[Any]) -> Found:
    """The same text twice in one list was probably copied to be changed."""
    first: dict[tuple[str, str | None], int] = {}
    for n, thing in enumerate(things):
        key = " ".join(thing.text.casefold().split()), getattr(thing, "to", None)
        if key in first:
            message = _("this also stands in {place}", place=f"{path[-1]}[{first[key]}]")
            hint = _("Take one of the two out, or write in it what you meant.")
            yield document.warn("RFL306", (*path, n), message, hint)
        first.setdefault(key, n)
