"""What one wants to know of an entry before choosing it: a label and a few words each."""

from collections.abc import Iterator

from reflectlib.catalogue import Catalogue
from reflectlib.model.entry import Entry
from reflectlib.model.method import Meeting, Method, Variant
from reflectlib.model.steps import Cases, Phase
from reflectlib.model.timing import Range
from reflectlib.model.totals import time_of_steps
from reflectlib.page import Item
from reflectlib.views.words import Words


def facts(entry: Entry, catalogue: Catalogue, words: Words) -> Iterator[Item]:
    """The facts of an entry, each as an item with its label."""
    method = entry if isinstance(entry, Method) else None
    if method:
        form = words[f"form_{method.form}"]
        yield Item(f"{form}, {words[method.facilitation]}", words["form"])
    if entry.aliases:
        yield Item(", ".join(entry.aliases), words["aliases"])
    if audience := getattr(entry, "audience", None):
        yield Item(audience, words["audience"])
    if method:
        yield from figures(method, words)
        if not method.meetings:
            total = total_time(method.phases, method.participants, method.cases, words)
            if total is not None:
                yield Item(total, words["steps_together"])
        if method.period:
            yield Item(words.period(method.period), words["period"])
    if entry.organisation:
        yield Item(entry.organisation, words["organisation"])
    if entry.principles:
        titles = catalogue.item_titles()
        named = (titles.get(id, id) for id in entry.principles)
        yield Item("; ".join(named), words["principles"])
    if entry.related:
        yield Item("; ".join(map(catalogue.title, entry.related)), words["related"])


def figures(holder: Method | Meeting | Variant, words: Words) -> Iterator[Item]:
    """The stated numbers of a method, a meeting or a variant."""
    if holder.participants:
        yield Item(words.range(holder.participants), words["participants"])
    if holder.duration:
        yield Item(words.minutes(holder.duration), words["duration"])
    if not isinstance(holder, Meeting) and (cases := holder.cases):
        if cases.min or cases.max:
            yield Item(words.cases(cases), words["cases"])
        if cases.minutes:
            yield Item(words.minutes(cases.minutes), words["duration_each"])
    if holder.frequency:
        yield Item("; ".join(map(words.frequency, holder.frequency)), words["frequency"])
    if not isinstance(holder, Variant) and holder.count:
        yield Item(words.count(holder.count), words["count"])
    if not isinstance(holder, Meeting) and holder.span:
        yield Item(words.span(holder.span), words["span"])
    if not isinstance(holder, Variant) and holder.place:
        yield Item(words[f"place_{holder.place}"], words["place"])


def total_time(
    phases: tuple[Phase, ...], people: Range | None, cases: Cases | None, words: Words
) -> str | None:
    """What the steps of one meeting take together, where each has a time."""
    total = time_of_steps(phases, people, cases)
    if total is None:
        return None
    return words.stated_minutes(total, any(phase.basis == "estimate" for phase in phases))
