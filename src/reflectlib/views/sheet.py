"""The sheet: a page to lead from, then each step in full, then what else is good to know."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from reflectlib.catalogue import Catalogue
from reflectlib.language.terms import FIELDS, PER, VIEWS
from reflectlib.language.words import Words
from reflectlib.message import _, n_, p_
from reflectlib.model.entry import Note
from reflectlib.model.method import Effort, Method, Role, Task
from reflectlib.model.programme import Programme
from reflectlib.model.totals import steps_by_meeting
from reflectlib.page import (
    Heading,
    Items,
    ListItem,
    Outline,
    OutlineStep,
    Page,
    PageBlock,
    PageBreak,
    Paragraph,
)
from reflectlib.planning.arranged import folded
from reflectlib.views.blocks import (
    behind,
    bullets,
    labelled,
    legend,
    note_items,
    role_title,
    signed,
    sources,
)
from reflectlib.views.colophon import colophon
from reflectlib.views.facts import facts, figures, items, total_time
from reflectlib.views.gathered import gather, places_of, same_note, same_task
from reflectlib.views.lead import lead, outline
from reflectlib.views.programme import runs
from reflectlib.views.steps import contradiction_notes, meeting_heading, of_variant, steps
from reflectlib.views.ways import ways
from reflectlib.views.worksheet import worksheets

T = TypeVar("T", Note, Task)


def sheet(method: Method, catalogue: Catalogue) -> Page:
    """Make the sheet of a method; `catalogue` gives the titles of what it refers to.

    What is good to know, but not for leading it, is in `full`.
    """
    words = Words(method.language)
    blocks = (*_led(method, catalogue, words), *_rest(method, catalogue, words))
    return _page(method, blocks, words)


def full(method: Method, catalogue: Catalogue) -> Page:
    """All that a definition says, the background and the worksheets as well."""
    words = Words(method.language)
    blocks = (
        *_led(method, catalogue, words),
        *_background(method, words),
        *_rest(method, catalogue, words),
        *worksheets(method, words),
    )
    return _page(method, blocks, words, "full")


def brief(method: Method, catalogue: Catalogue) -> Page:
    """The first page of the sheet alone, with what its signs mean."""
    words = Words(method.language)
    blocks = tuple(lead(method, catalogue, words, in_full=False))
    return _page(method, (*blocks, *legend(blocks, words)), words, "brief")


def flipchart(method: Method, catalogue: Catalogue) -> Page:
    """The steps in large letters, for the wall: nothing of what is for whoever leads."""
    words = Words(method.language)
    page = _page(method, tuple(_for_the_wall(method, words)), words, "flipchart")
    return page._replace(large=True)


def _page(method: Method, blocks: tuple[PageBlock, ...], words: Words, view: str = "") -> Page:
    named = words.say(VIEWS[view]) if view else ""
    title = words.joined(" · ", (method.title, named))
    summary = (Paragraph(method.summary),) if view != "flipchart" else ()
    head = Heading(method.title, 1, named)
    return Page(title, method.language, (head, *summary, *blocks))


def _led(method: Method, catalogue: Catalogue, words: Words) -> Iterator[PageBlock]:
    """What it is led with: a page to lead from, and each step in full."""
    yield from lead(method, catalogue, words)
    if method.phases:
        yield PageBreak()
    yield from contradiction_notes(method, None, words)
    yield from steps(method, catalogue, words)
    yield from _variants(method, words)


def _rest(method: Method, catalogue: Catalogue, words: Words) -> Iterator[PageBlock]:
    """What is good to know beside the steps, in columns on paper."""
    yield from good_to_know(_beside_the_steps(method, catalogue, words), words)


def good_to_know(blocks: Iterable[PageBlock], words: Words) -> Iterator[PageBlock]:
    """What is good to know beside the steps below its heading, if anything, in columns on paper."""
    for number, block in enumerate(blocks):
        if not number:
            yield Heading(words.say(_("Good to know")), anchor="good-to-know")
        yield block._replace(level=block.level + 1) if isinstance(block, Heading) else block


def _beside_the_steps(method: Method, catalogue: Catalogue, words: Words) -> Iterator[PageBlock]:
    yield from beforehand(method, words, things=False)
    yield from afterwards(method, words)
    yield from _lists(words, goals=method.goals)
    for key, notes in (("suits", method.suits), ("not_for", method.not_for)):
        if notes:
            yield Heading(words.say(FIELDS[key]))
            yield note_items(notes)
    known = tuple(facts(method, catalogue, words))
    if known:
        yield Heading(words.say(_("In short")))
        yield Items(known)
    yield from sources(method, words)
    yield from colophon(method, words)


def _for_the_wall(method: Method, words: Words) -> Iterator[PageBlock]:
    for meeting, phases in steps_by_meeting(method):
        if meeting and phases:
            yield meeting_heading(meeting, "", words)
        for run in runs(method, tuple(enumerate(phases, 1)), words, leads=False):
            if run.head and isinstance(run.head[0], Heading):
                yield Paragraph("", run.head[0].text)
            if run.steps:
                steps = outline(run.way, run.steps, words).steps
                yield Outline(
                    tuple(
                        OutlineStep(step.number, step.title, step.time, stage=step.stage)
                        for step in steps
                    )
                )


def beforehand(method: Method, words: Words, *, things: bool = True) -> Iterator[PageBlock]:
    """What must be there, what to prepare, and who does what; `things` stand elsewhere if not."""
    materials = method.materials if things else ()
    if method.preparation or materials or method.setting:
        yield Heading(words.say(_("Beforehand")))
    if method.setting:
        yield Paragraph(method.setting, label=words.say(FIELDS["setting"]))
    if materials:
        yield Paragraph("", label=words.say(_("What you need")))
        yield note_items(_once(method, lambda each: each.materials, same_note, words))
    if method.preparation:
        if things:
            yield Paragraph("", label=words.say(_("What to do")))
        tasks = _once(method, lambda each: each.preparation, _said, words)
        yield _tasks(method, tasks, words)
    if method.roles:
        yield Heading(words.say(_("Roles")))
        yield Items(tuple(_role(method, role, words) for role in method.roles))


def afterwards(method: Method, words: Words) -> Iterator[PageBlock]:
    """What is to be done after it, and the answers for whoever leads."""
    if method.follow_up:
        yield Heading(words.say(_("Afterwards")))
        tasks = _once(method, lambda each: each.follow_up, _said, words)
        yield _tasks(method, tasks, words)
    if method.answers:
        yield Heading(words.say(_("Answers, for the facilitator alone")))
        yield bullets(method.answers)


def _said(task: Task) -> object:
    """What tells a task from others on a page that says for which kind of meeting it is."""
    return same_task(task), task.meeting


def _once(
    method: Method,
    of: Callable[[Method], Sequence[T]],
    key: Callable[[T], object],
    words: Words,
) -> tuple[T, ...]:
    """What a method says; what blocks of a programme say in the same words stands once."""
    if not isinstance(method, Programme):
        return tuple(of(method))
    return tuple(each.thing for each in gather(method, places_of(method, words), of, key))


def _role(method: Method, role: Role, words: Words) -> ListItem:
    ours = role.basis == "editor"
    within = method.within if isinstance(method, Programme) else ()
    counts = {each.count for part in within for each in part.method.roles if each.id == role.id}
    # Where blocks of a programme differ, none of their numbers is that of the whole.
    is_said = role.count and len(counts) <= 1
    count = words.range(role.count) if role.count and is_said else ""
    if role.count and role.count.per and is_said:
        count = words.say(PER[role.count.per].filled(stated=count))
    title = behind(role.title, count, words)
    tasks = tuple(_role_tasks(method, role, words))
    return ListItem("", label=signed(title, ours, words, apart=True), items=tasks)


def _role_tasks(method: Method, role: Role, words: Words) -> Iterator[ListItem]:
    """What a role does; of a programme of more blocks, in which of them it does that."""
    sign = role.basis != "editor"
    places = places_of(method, words)
    if len(places) < 2:
        yield from note_items(role.tasks, sign=sign).items
        return
    here = {place.title: _tasks_of(place.method, role.id) for place in places}
    within = method.within if isinstance(method, Programme) else ()
    known = {text for each in within for text in _tasks_of(each.method, role.id)}
    found: dict[tuple[str, ...], list[Note]] = {}
    for task in role.tasks:
        said = folded(task.text)
        where = tuple(title for title, tasks in here.items() if said in tasks)
        # What only blocks do that are not here is left out.
        if where or said not in known:
            found.setdefault(where, []).append(task)
    for where, tasks in found.items():
        items = note_items(tasks, sign=sign).items
        if where:
            yield ListItem("", label=words.joined("; ", where), items=items)
        else:
            yield from items


def _tasks_of(method: Method, role: str) -> set[str]:
    return {folded(task.text) for each in method.roles if each.id == role for task in each.tasks}


def _tasks(method: Method, tasks: tuple[Task, ...], words: Words) -> Items:
    items = []
    for task in tasks:
        when = [words.minutes(task.minutes)] if task.minutes else []
        if task.once:
            when.append(words.say(p_("how often", "once")))
        if task.weeks_before:
            when.append(words.say(n_("a week before", "{number} weeks before", task.weeks_before)))
        if task.weeks_after:
            when.append(words.say(n_("a week after", "{number} weeks after", task.weeks_after)))
        when += [meeting.title for meeting in method.meetings if meeting.id == task.meeting]
        label = role_title(method, task.role, words) if task.role else ""
        text = behind(task.task, words.joined(", ", when), words)
        items.append(ListItem(text, label=label, ours=task.basis == "editor"))
    return Items(tuple(items))


def _variants(method: Method, words: Words) -> Iterator[PageBlock]:
    if method.variants:
        yield Heading(words.say(_("Variants")))
    with_steps = {variant.id: made for variant, made in ways(method) if variant}
    for variant in method.variants:
        yield Heading(variant.title, 3)
        if variant.summary:
            yield Paragraph(variant.summary)
        known = dict(figures(variant, words))
        known |= {k: v for k in ("organisation", "audience") if (v := getattr(variant, k))}
        listed = [*items(known.items(), words)]
        made = with_steps.get(variant.id)
        if made and not made.meetings:
            total = total_time(made.phases, made.participants, made.cases, words)
            listed += [ListItem(total, words.say(_("Steps together")))] if total else []
        if listed:
            yield Items(tuple(listed))
        if variant.effort:
            yield Paragraph("", label=words.say(THE_TIME))
            yield Items(tuple(_effort(method, variant.effort, words)))
        if variant.goals:
            yield Paragraph("", label=words.say(_("Goals")))
            yield bullets(variant.goals)
        if made:
            yield from of_variant(variant, made, words)


THE_TIME = _("The time it takes")


def _effort(method: Method, efforts: Iterable[Effort], words: Words) -> Iterator[ListItem]:
    """The time that each role puts in, and what for."""
    for effort in efforts:
        text = words.say(PER[effort.per].filled(stated=words.minutes(effort.minutes)))
        if effort.frequency:
            text = words.joined(", ", (text, words.frequency(effort.frequency)))
        text = words.joined(": ", (text, effort.purpose or ""))
        yield ListItem(text, role_title(method, effort.role, words))


def _background(method: Method, words: Words) -> Iterator[PageBlock]:
    """What is good to know, but not while leading."""
    experience = method.experience
    if experience:
        yield from _lists(
            words,
            results=experience.results,
            success_factors=experience.success_factors,
            pitfalls=experience.pitfalls,
            remedies=experience.remedies,
            next_steps=experience.next_steps,
        )
    if method.effort:
        yield Heading(words.say(THE_TIME))
        yield Items(tuple(_effort(method, method.effort, words)))
    conditions, transfer = method.conditions, method.transfer
    if conditions:
        yield Heading(words.say(_("What it asks of the organisation")))
        for key in ("finance", "expertise", "support"):
            yield from labelled(words.say(FIELDS[key]), getattr(conditions, key))
    if method.context or method.rationale or transfer:
        yield Heading(words.say(_("Background")))
    if method.context:
        yield Paragraph(method.context, words.say(_("Where it comes from")))
    if method.rationale:
        yield Paragraph(method.rationale, words.say(_("Why it works")))
    if transfer:
        yield from labelled(words.say(_("Availability")), transfer.availability)
        yield from labelled(words.say(_("Guarding quality")), transfer.quality_assurance)


def _lists(words: Words, **lists: tuple[str, ...]) -> Iterator[PageBlock]:
    for key, texts in lists.items():
        if texts:
            yield Heading(words.say(FIELDS[key]))
            yield bullets(texts)
