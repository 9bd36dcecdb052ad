"""What one wants to know of an entry before choosing it: a label and a few words each."""

from collections.abc import Iterable, Iterator

from reflectlib.catalogue import Catalogue
from reflectlib.language.words import Words
from reflectlib.model.entry import Entry
from reflectlib.model.method import MeetingKind, Method, Variant
from reflectlib.model.steps import Cases, Phase
from reflectlib.model.timing import Range
from reflectlib.model.totals import time_of_steps
from reflectlib.page import ListItem


def facts(entry: Entry, catalogue: Catalogue, words: Words) -> Iterator[ListItem]:
    """The facts of an entry, each as an item with its label."""
    method = entry if isinstance(entry, Method) else None
    if method:
        form = words[f"form_{method.form}"]
        yield ListItem(f"{form}, {words[method.facilitation]}", words["form"])
    if entry.aliases:
        yield ListItem(", ".join(entry.aliases), words["aliases"])
    if audience := getattr(entry, "audience", None):
        yield ListItem(audience, words["audience"])
    if method:
        yield from items(figures(method, words), words)
        if not method.meetings:
            total = total_time(method.phases, method.participants, method.cases, words)
            if total is not None:
                yield ListItem(total, words["steps_together"])
        if method.period:
            yield ListItem(words.period(method.period), words["period"])
    if entry.organisation:
        yield ListItem(entry.organisation, words["organisation"])
    if entry.principles:
        titles = catalogue.item_titles()
        named = (titles.get(id, id) for id in entry.principles)
        yield ListItem("; ".join(named), words["principles"])
    if entry.related:
        yield ListItem("; ".join(map(catalogue.title, entry.related)), words["related"])


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
        yield "frequency", "; ".join(map(words.frequency, holder.frequency))
    if not isinstance(holder, Variant) and holder.count:
        yield "count", words.count(holder.count)
    if not isinstance(holder, MeetingKind) and holder.span:
        yield "span", words.span(holder.span)
    if not isinstance(holder, Variant) and holder.place:
        yield "place", words[f"place_{holder.place}"]


def items(pairs: Iterable[tuple[str, str]], words: Words) -> Iterator[ListItem]:
    """Texts by their names, as items with their labels."""
    return (ListItem(text, words[name]) for name, text in pairs)


def total_time(
    phases: tuple[Phase, ...], people: Range | None, cases: Cases | None, words: Words
) -> str | None:
    """What the steps of one meeting take together, where each has a time."""
    total = time_of_steps(phases, people, cases)
    if total is None:
        return None
    return words.stated_minutes(total, any(phase.basis == "estimate" for phase in phases))
