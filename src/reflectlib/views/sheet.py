"""The sheet: all that the one who leads needs, in the order in which it is needed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from reflectlib.catalogue import Catalogue
from reflectlib.model.entry import Entry
from reflectlib.model.method import Method, Role, Task
from reflectlib.model.steps import Phase
from reflectlib.page import (
    OURS,
    Block,
    Field,
    Heading,
    Item,
    Items,
    Note,
    Page,
    PageBreak,
    Paragraph,
    Table,
)
from reflectlib.views.blocks import bullets, note_items, role_title, walk
from reflectlib.views.facts import facts, figures, items
from reflectlib.views.steps import contradiction_notes, steps
from reflectlib.views.words import Words

if TYPE_CHECKING:
    from reflectlib.model.checklist import Checklist
    from reflectlib.model.framework import Framework

EMPTY_ROWS = 8


def sheet(entry: Entry, catalogue: Catalogue) -> Page:
    """Make the sheet of any entry; `catalogue` gives the titles of what it refers to."""
    words = Words(entry.language)
    blocks: list[Block] = []
    if known := tuple(facts(entry, catalogue, words)):
        blocks += [Heading(words["in_short"]), Items(known)]
    if isinstance(entry, Method):
        blocks += _method(entry, catalogue, words)
    else:
        blocks += _other_kind(entry, catalogue, words)
    blocks += _sources(entry, words)
    if isinstance(entry, Method):
        blocks += _worksheets(entry, words)
    head = [Heading(entry.title, 1), Paragraph(entry.summary), *_legend(entry, words)]
    return Page(entry.title, entry.language, (*head, *blocks))


def _other_kind(entry: Entry, catalogue: Catalogue, words: Words) -> Iterator[Block]:
    """Import what most sheets do without."""
    if entry.kind == "checklist":
        from reflectlib.views.form import form

        yield from form(cast("Checklist", entry), words)
    else:
        from reflectlib.views.framework import framework

        yield from framework(cast("Framework", entry), catalogue, words)


def _legend(entry: Entry, words: Words) -> Iterator[Block]:
    """Say what the signs mean, where they are used."""
    lines = []
    if any(
        isinstance(part, Phase) and part.time and part.basis == "estimate" for part in walk(entry)
    ):
        lines.append(words["legend_estimate"])
    if any(getattr(part, "basis", None) == "editor" for part in walk(entry)):
        lines.append(words["legend_ours"])
    if lines:
        yield Note("\n".join(lines))


def _method(method: Method, catalogue: Catalogue, words: Words) -> Iterator[Block]:
    yield from contradiction_notes(method, None, words)
    yield from _lists(words, goals=method.goals)
    yield from _beforehand(method, words)
    yield from steps(method, catalogue, words)
    if method.follow_up:
        yield Heading(words["follow_up"])
        yield _tasks(method, method.follow_up, words)
    if method.answers:
        yield Heading(words["answers"])
        yield bullets(method.answers)
    yield from _variants(method, words)
    yield from _background(method, words)


def _beforehand(method: Method, words: Words) -> Iterator[Block]:
    if method.preparation or method.materials:
        yield Heading(words["preparation"])
    if method.materials:
        yield Paragraph("", label=words["materials"])
        yield note_items(method.materials)
    if method.preparation:
        yield Paragraph("", label=words["tasks"])
        yield _tasks(method, method.preparation, words)
    if method.roles:
        yield Heading(words["roles"])
        yield Items(tuple(_role(role, words) for role in method.roles))


def _role(role: Role, words: Words) -> Item:
    count = f" ({words.range(role.count)})" if role.count else ""
    sign = f" {OURS}" if role.basis == "editor" else ""
    tasks = note_items(role.tasks, sign=not sign).items
    return Item("", label=f"{role.title}{count}{sign}", items=tasks)


def _tasks(method: Method, tasks: tuple[Task, ...], words: Words) -> Items:
    items = []
    for task in tasks:
        when = [words.minutes(task.minutes)] if task.minutes else []
        if task.weeks_before:
            one = task.weeks_before == 1
            key = "weeks_before_one" if one else "weeks_before"
            when.append(words.say(key, task.weeks_before))
        when += [meeting.title for meeting in method.meetings if meeting.id == task.meeting]
        label = role_title(method, task.role, words) if task.role else ""
        text = f"{task.task} ({', '.join(when)})" if when else task.task
        items.append(Item(text, label=label, ours=task.basis == "editor"))
    return Items(tuple(items))


def _worksheets(method: Method, words: Words) -> Iterator[Block]:
    """Each on a sheet of its own, to hand out."""
    for worksheet in method.worksheets:
        yield PageBreak()
        sign = f" {OURS}" if worksheet.basis == "editor" else ""
        yield Heading(f"{words['worksheet']}: {worksheet.title}{sign}")
        if worksheet.text:
            yield Paragraph(worksheet.text)
        if worksheet.columns:
            empty = ("",) * len(worksheet.columns)
            yield Table(worksheet.columns, (empty,) * EMPTY_ROWS)
        for field in worksheet.fields:
            yield Field(field)


def _variants(method: Method, words: Words) -> Iterator[Block]:
    if method.variants:
        yield Heading(words["variants"])
    for variant in method.variants:
        yield Heading(variant.title, 3)
        if variant.summary:
            yield Paragraph(variant.summary)
        known = dict(figures(variant, words))
        known |= {k: v for k in ("organisation", "audience") if (v := getattr(variant, k))}
        if known:
            yield Items(tuple(items(known.items(), words)))
        if variant.goals:
            yield Paragraph("", label=words["goals"])
            yield bullets(variant.goals)


def _background(method: Method, words: Words) -> Iterator[Block]:
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
        yield Heading(words["effort"])
        items = []
        for effort in method.effort:
            text = words.say(f"per_{effort.per}", words.minutes(effort.minutes))
            if effort.frequency:
                text += f", {words.frequency(effort.frequency)}"
            purpose = f": {effort.purpose}" if effort.purpose else ""
            items.append(Item(text + purpose, role_title(method, effort.role, words)))
        yield Items(tuple(items))
    conditions, transfer = method.conditions, method.transfer
    if conditions:
        yield Heading(words["conditions"])
        for key in ("finance", "expertise", "support"):
            yield from _labelled(words[key], getattr(conditions, key))
    if method.context or method.rationale or transfer:
        yield Heading(words["background"])
    if method.context:
        yield Paragraph(method.context, words["context"])
    if method.rationale:
        yield Paragraph(method.rationale, words["rationale"])
    if transfer:
        yield from _labelled(words["availability"], transfer.availability)
        yield from _labelled(words["quality_assurance"], transfer.quality_assurance)


def _lists(words: Words, **lists: tuple[str, ...]) -> Iterator[Block]:
    for key, texts in lists.items():
        if texts:
            yield Heading(words[key])
            yield bullets(texts)


def _labelled(label: str, texts: tuple[str, ...]) -> Iterator[Block]:
    if len(texts) == 1:
        yield Paragraph(texts[0], label)
    elif texts:
        yield Paragraph("", label)
        yield bullets(texts)


def _sources(entry: Entry, words: Words) -> Iterator[Block]:
    if entry.sources:
        yield Heading(words["sources"])
        yield Items(tuple(sources(entry)))


def sources(entry: Entry) -> Iterator[Item]:
    """The documents that an entry comes from, each on one line."""
    for source in entry.sources:
        year = f" ({source.year})" if source.year else ""
        who = f"{(source.publisher or '').strip()}{year}".strip()
        what = ", ".join(part.strip() for part in (source.title, source.locator) if part)
        yield Item(f"{who}. {what}." if who else f"{what}.", url=source.url or "")
