"""What one wants to know of an entry before choosing it: a label and a few words each."""

from collections.abc import Iterable, Iterator

from reflectlib.catalogue import Catalogue
from reflectlib.language.terms import FIELDS, PLACES
from reflectlib.language.words import Words
from reflectlib.message import _
from reflectlib.model.block_times import time_of_blocks
from reflectlib.model.entry import Entry
from reflectlib.model.method import MeetingKind, Method, Variant
from reflectlib.model.programme import Programme
from reflectlib.model.steps import Cases, Phase
from reflectlib.model.timing import Range
from reflectlib.model.totals import time_of_steps
from reflectlib.page import ListItem

AT_A_GLANCE = ("participants", "duration", "cases")
"""The figures of a method that its chips tell."""


def facts(entry: Entry, catalogue: Catalogue, words: Words) -> Iterator[ListItem]:
    """The facts of an entry, each as an item with its label; of a method those that no chip has."""
    method = entry if isinstance(entry, Method) else None
    if entry.aliases:
        yield ListItem(words.joined(", ", entry.aliases), words.say(_("Also known as")))
    if audience := getattr(entry, "audience", None):
        yield ListItem(audience, words.say(_("For whom")))
    if method:
        shown = [pair for pair in figures(method, words) if pair[0] not in AT_A_GLANCE]
        yield from items(shown, words)
        if not method.meetings and method.duration:
            label, total = time_together(method, None, words)
            if total:
                yield ListItem(total, label)
        if method.period:
            yield ListItem(words.period(method.period), words.say(_("Period")))
    if entry.organisation:
        yield ListItem(entry.organisation, words.say(_("From the practice of")))
    if entry.principles:
        titles = catalogue.item_titles()
        named = (titles.get(id, id) for id in entry.principles)
        yield ListItem(words.joined("; ", named), words.say(_("Belongs to")))
    if entry.related:
        yield ListItem(
            words.joined("; ", map(catalogue.title, entry.related)), words.say(_("Goes well with"))
        )
    if entry.tags:
        yield from items([("tags", words.joined(", ", entry.tags))], words)


def figures(holder: Method | MeetingKind | Variant, words: Words) -> Iterator[tuple[str, str]]:
    """The stated numbers of a method, a meeting or a variant: the name of each and its text."""
    if holder.participants:
        yield "participants", words.range(holder.participants)
    if holder.duration:
        yield "duration", words.minutes(holder.duration)
    if not isinstance(holder, MeetingKind) and (cases := holder.cases):
        if cases.min or cases.max:
            yield "cases", words.cases(cases)
        if cases.minutes:
            yield "duration_each", words.minutes(cases.minutes)
    if holder.frequency:
        yield "frequency", words.joined("; ", map(words.frequency, holder.frequency))
    if not isinstance(holder, Variant) and holder.count:
        yield "count", words.count(holder.count)
    if not isinstance(holder, MeetingKind) and holder.span:
        yield "span", words.span(holder.span)
    if not isinstance(holder, Variant) and holder.place:
        yield "place", words.say(PLACES[holder.place])


def items(pairs: Iterable[tuple[str, str]], words: Words) -> Iterator[ListItem]:
    """Texts by their names, as items with their labels."""
    return (ListItem(text, words.say(FIELDS[name])) for name, text in pairs)


def time_together(method: Method, meeting: MeetingKind | None, words: Words) -> tuple[str, str]:
    """A label, and what the steps of a kind of meeting take together; that may be unknown.

    Of a programme its breaks count as well.
    """
    if isinstance(method, Programme):
        kind = meeting.id if meeting else None
        breaks = any(block.pause and block.part == kind for block in method.blocks)
        label = _("Steps and breaks together") if breaks else _("Steps together")
        minutes, estimated = time_of_blocks(method, meeting)
        return words.say(label), words.stated_minutes(minutes, estimated) if minutes else ""
    kind = meeting.id if meeting else None
    people = (meeting and meeting.participants) or method.participants
    phases = tuple(phase for phase in method.phases if phase.meeting == kind)
    total = total_time(phases, people, method.cases, words)
    return words.say(_("Steps together")), total or ""


def total_time(
    phases: tuple[Phase, ...], people: Range | None, cases: Cases | None, words: Words
) -> str | None:
    """What the steps of one meeting take together, where each has a time."""
    total = time_of_steps(phases, people, cases)
    if total is None:
        return None
    return words.stated_minutes(total, any(phase.is_estimated for phase in phases))
