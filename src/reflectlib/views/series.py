"""A series of meetings: when, who does what, and what to do by when."""

from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from reflectlib.catalogue import Catalogue
from reflectlib.language.words import Words
from reflectlib.message import _
from reflectlib.model.register import Register
from reflectlib.page import Heading, Items, ListItem, Page, PageBlock, Table
from reflectlib.planning.meetings import Due, Meeting, Series, Skipped
from reflectlib.views.agenda import PLACE, notes, where
from reflectlib.views.blocks import behind, role_title, table_of
from reflectlib.views.people import names_of
from reflectlib.views.register_check import of_series


def series(series: Series, _catalogue: Catalogue, *, registers: Sequence[Register] = ()) -> Page:
    """The dates with their roles, what to do before and after each, and what registers ask."""
    words = Words(series.method.language)
    title = words.say(_("Meetings: {title}", title=series.method.title))
    blocks: list[PageBlock] = [Heading(title, 1), *notes(series.remarks, words)]
    if facts := tuple(_facts(series, words)):
        blocks.insert(1, Items(facts))
    blocks.append(_dates(series, words))
    if series.skipped:
        days = words.joined("; ", (_skipped(skipped, words) for skipped in series.skipped))
        blocks.append(Items((ListItem(days, words.say(_("Skipped"))),)))
    for after, heading in ((False, _("To prepare")), (True, _("Afterwards"))):
        found = [(due, g) for g in series.meetings for due in g.due if due.after == after]
        if found:
            blocks += [Heading(words.say(heading)), Table(*_to_do(series, found, words))]
    blocks += of_series(series, registers, words)
    return Page(title, series.method.language, tuple(blocks))


def _facts(series: Series, words: Words) -> Iterator[ListItem]:
    """What the group is called, and where it meets, where that is the same each time."""
    if series.group:
        yield ListItem(series.group, words.say(_("Group")))
    for meeting in () if _moves_about(series) else series.meetings[:1]:
        yield from where(attrs.evolve(meeting.plan, group=None), words)


def _moves_about(series: Series) -> bool:
    return len({(each.plan.location, each.plan.link) for each in series.meetings}) > 1


def _skipped(skipped: Skipped, words: Words) -> str:
    return behind(words.date(skipped.day), skipped.holiday or "", words)


def _dates(series: Series, words: Words) -> Table:
    roles = list(dict.fromkeys(role for g in series.meetings for role in g.roles))
    everybody = list(dict.fromkeys(name for g in series.meetings for name in g.names))
    places = _moves_about(series)
    header: tuple[str, ...] = (
        "",
        words.say(_("Date")),
        words.say(_("Time")),
        words.say(_("Meeting")),
    )
    header += (words.say(PLACE), words.say(_("Link"))) if places else ()
    rows = []
    for meeting in series.meetings:
        kind = meeting.plan.meeting
        rows.append(
            (
                str(meeting.number),
                words.date(meeting.start.date()),
                _time(meeting, words),
                kind.title if kind else "",
                *((meeting.plan.location or "", meeting.plan.link or "") if places else ()),
                *(names_of(meeting.roles.get(role, ())) for role in roles),
                names_of([name for name in everybody if name not in meeting.names]),
            )
        )
    titles = [role_title(series.method, role, words) for role in roles]
    return table_of((*header, *titles, words.say(_("Not there"))), rows)


def _time(meeting: Meeting, words: Words) -> str:
    """`09.00–12.30`, with the last day where it goes on on another."""
    ends = [words.clock(meeting.start), words.clock(meeting.end)]
    if any(slot.kind == "away" for slot in meeting.plan.slots):
        ends[1] = words.joined(", ", (words.date(meeting.end.date()), ends[1]))
        return " – ".join(ends)
    return words.joined("–", ends)


def _to_do(
    series: Series, found: list[tuple[Due, Meeting]], words: Words
) -> tuple[tuple[str, ...], Any]:
    header = (
        words.say(_("Date")),
        words.say(_("Who")),
        words.say(_("What to do")),
        words.say(_("Meeting")),
    )
    found.sort(key=lambda pair: (pair[0].day, pair[1].number))
    rows = tuple(
        (_when(due, words), _who(series, due, words), due.task.task, str(meeting.number))
        for due, meeting in found
    )
    return header, rows


def to_do_of(series: Series, words: Words) -> Iterator[tuple[Due, Meeting, str]]:
    """All that is to be done, the first day first: for which meeting, and by whom."""
    found = ((due, meeting) for meeting in series.meetings for due in meeting.due)
    for due, meeting in sorted(found, key=lambda pair: (pair[0].day, pair[1].number)):
        yield due, meeting, _who(series, due, words)


def _when(due: Due, words: Words) -> str:
    if not due.after:
        return words.date(due.day)
    if due.task.weeks_after:
        return words.say(_("by {day:date}", day=due.day))
    return words.say(_("after {day:date}", day=due.day))


def _who(series: Series, due: Due, words: Words) -> str:
    if due.task.role is None:
        return ""
    role = role_title(series.method, due.task.role, words)
    return role if due.who == (due.task.role,) else behind(names_of(due.who), role, words)


def texts(meeting: Meeting, words: Words) -> Iterator[str]:
    """Who has which role, in words."""
    for role, names in meeting.roles.items():
        title = role_title(meeting.plan.method, role, words)
        yield words.joined(": ", (title, names_of(names)))
