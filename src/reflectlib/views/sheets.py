"""What stands in tables, as cells of a spreadsheet: days as days, minutes as numbers."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time

from reflectlib.catalogue import Catalogue
from reflectlib.comparing import Comparison
from reflectlib.language.terms import FIELDS, SLOTS
from reflectlib.language.words import Words
from reflectlib.message import Message, _
from reflectlib.model.entry import Entry
from reflectlib.model.method import MeetingKind, Method
from reflectlib.model.taken import time_unstated
from reflectlib.model.timing import Range
from reflectlib.model.totals import MinutesBasis, steps_by_meeting
from reflectlib.page import Table
from reflectlib.planning.effort import Amount, Reckoning
from reflectlib.planning.meetings import Due, Series
from reflectlib.planning.naming import presenters, whose_round
from reflectlib.planning.rota import PRESENTER
from reflectlib.planning.session import Plan, Slot
from reflectlib.sheets import Cell, Sheet, sheet_of
from reflectlib.views import comparison as compared
from reflectlib.views.agenda import PLACE
from reflectlib.views.blocks import role_title
from reflectlib.views.effort import reckoned, totals
from reflectlib.views.people import groups_of, is_divided, lead, names_of
from reflectlib.views.sections import PlanSection, name_of, sections_and_sides
from reflectlib.views.series import to_do_of
from reflectlib.views.slots import groups_in_short, time_basis

BEGIN, END = _("Begin"), _("End")
FROM, UNTIL = _("From minute"), _("Until minute")
DATE, LAST_DAY = _("Date"), _("Last day")
MINUTES = _("Minutes")
PEOPLE_ENDS = (_("People, at least"), _("People, at most"))
MINUTES_ENDS = (_("Minutes, at least"), _("Minutes, at most"))
HOURS_ENDS = (
    _("Hours per meeting, at least"),
    _("Hours per meeting, at most"),
    _("Hours per year, at least"),
    _("Hours per year, at most"),
)
TO_PREPARE = _("to prepare, by this day")
AFTERWARDS = _("afterwards, by this day")
FROM_THEN_ON = _("afterwards, from this day on")
BASES: dict[MinutesBasis, Message] = {
    "stated": _("the source"),
    "steps": _("the steps together"),
    "estimate": _("the steps together, estimated by us"),
}
"""Where the minutes of a meeting come from."""


def agenda(plan: Plan, _catalogue: Catalogue) -> tuple[Sheet, ...]:
    """Every slot once, with its day, its block and its side."""
    words = Words(plan.method.language)
    rows = [
        (*_times(each, slot), slot.minutes, *_what(each, slot, words))
        for each in sections_and_sides(plan, words)
        for slot in each.slots
    ]
    begin, end = (BEGIN, END) if plan.start else (FROM, UNTIL)
    header = (
        *(DATE, begin, end, LAST_DAY, MINUTES, FIELDS["block"], SLOTS["parallel"]),
        *(FIELDS["step"], FIELDS["case"], role_title(plan.method, PRESENTER, words)),
        *(FIELDS["round"], _("Whose turn"), FIELDS["groups"], _("Who is with whom")),
        *(FIELDS["lead"], FIELDS["basis"]),
    )
    return (sheet_of(words.say(_("Agenda")), _said(header, words), rows),)


def _times(section: PlanSection, slot: Slot) -> tuple[Cell, ...]:
    start, end = section.plan.at(slot.start), section.plan.at(slot.end)
    if start and end:
        return _from_to(start, end)
    return None, section.before + slot.start, section.before + slot.end, None


def _from_to(start: datetime, end: datetime) -> tuple[date, time, time, date | None]:
    """The day, the times to the minute, as on a page, and the last day where that is another."""
    last = None if start.date() == end.date() else end.date()
    begins, ends = (each.time().replace(second=0, microsecond=0) for each in (start, end))
    return start.date(), begins, ends, last


def _what(section: PlanSection, slot: Slot, words: Words) -> Iterator[Cell]:
    plan = section.plan
    yield section.of or (section.called(words) if section.id and section.is_of_steps else "")
    yield section.title if section.of else ""
    yield name_of(slot, words)
    yield slot.case
    yield names_of(presenters(plan, slot))
    yield None if slot.case else slot.round
    yield names_of(whose_round(plan, slot))
    yield groups_in_short(slot.groups) if len(slot.groups) > 1 else ""
    yield groups_of(plan, slot, words) if is_divided(plan, slot) else ""
    yield lead(plan, slot, words)
    yield time_basis(section, slot, words)


def _said(header: Sequence[str], words: Words) -> list[str]:
    return [words.say(title) for title in header]


def series(series: Series, _catalogue: Catalogue) -> tuple[Sheet, ...]:
    """The meetings with who does what; then what is to be done by when, and the days skipped."""
    words = Words(series.method.language)
    roles = list(dict.fromkeys(role for each in series.meetings for role in each.roles))
    everybody = list(dict.fromkeys(name for each in series.meetings for name in each.names))
    rows = [
        (
            each.number,
            *_from_to(each.start, each.end),
            each.plan.meeting.title if each.plan.meeting else "",
            *(names_of(each.roles.get(role, ())) for role in roles),
            names_of([name for name in everybody if name not in each.names]),
            each.plan.location or "",
            each.plan.link or "",
        )
        for each in series.meetings
    ]
    titles = [role_title(series.method, role, words) for role in roles]
    header = (
        *(_("Number"), DATE, BEGIN, END, LAST_DAY, _("Meeting"), *titles),
        *(_("Not there"), PLACE, _("Link")),
    )
    made = sheet_of(words.say(_("Meetings")), _said(header, words), rows)
    return made, *_to_do(series, words), *_skipped(series, words)


def _to_do(series: Series, words: Words) -> Iterator[Sheet]:
    rows = [
        (due.day, words.say(_when(due)), who, due.task.task, meeting.number)
        for due, meeting, who in to_do_of(series, words)
    ]
    if rows:
        header = (DATE, _("When"), _("Who"), _("What to do"), _("Meeting"))
        yield sheet_of(words.say(_("To do")), _said(header, words), rows)


def _when(due: Due) -> Message:
    if not due.after:
        return TO_PREPARE
    return AFTERWARDS if due.task.weeks_after else FROM_THEN_ON


def _skipped(series: Series, words: Words) -> Iterator[Sheet]:
    rows = [(skipped.day, skipped.holiday) for skipped in series.skipped]
    if rows:
        header = _said((DATE, _("Holiday")), words)
        yield sheet_of(words.say(_("Skipped")), header, rows)


def effort(reckoning: Reckoning, _catalogue: Catalogue) -> tuple[Sheet, ...]:
    """Hours by role; then each line that they are reckoned of, as the page says it."""
    words = Words(reckoning.method.language)
    hours = [
        (role, *_hours(per_meeting), *_hours(per_year))
        for role, per_meeting, per_year in totals(reckoning, words)
    ]
    lines = []
    for line in reckoning.lines:
        role, purpose, stated, ground = reckoned(line, reckoning, words)
        each = (*_ends(line.minutes), *_hours(line.per_meeting), *_hours(line.per_year))
        lines.append((role, purpose, *each, stated, ground))
    role, how = _("Role"), _("How it is reckoned")
    header = (role, _("What for"), *MINUTES_ENDS, *HOURS_ENDS, how, _("What it rests on"))
    return (
        sheet_of(words.say(_("Hours")), _said((role, *HOURS_ENDS), words), hours),
        sheet_of(words.say(how), _said(header, words), lines),
    )


def _hours(minutes: Amount | None) -> tuple[Cell, Cell]:
    if minutes is None:
        return None, None
    least, most = minutes.least / 60, minutes.most and minutes.most / 60
    return round(float(least), 4), None if most is None else round(float(most), 4)


def _ends(range: Range | None) -> tuple[Cell, Cell]:
    return (range.min, range.max) if range else (None, None)


def comparison(entries: Comparison, catalogue: Catalogue) -> tuple[Sheet, ...]:
    """A column for each entry, as the page has it; then their numbers by kind of meeting."""
    page = compared.comparison(entries, catalogue)
    (table,) = (block for block in page.blocks if isinstance(block, Table))
    words = Words(page.language)
    rows = [row for entry in entries for row in _figures(entry, words)]
    header = (_("Title"), _("Meeting"), *PEOPLE_ENDS, *MINUTES_ENDS, FIELDS["basis"])
    figures = sheet_of(words.say(_("Numbers")), _said(header, words), rows)
    return Sheet(page.title, table.header, table.rows), *((figures,) if rows else ())


def _figures(entry: Entry, words: Words) -> Iterator[tuple[Cell, ...]]:
    if not isinstance(entry, Method):
        return
    for kind, phases in steps_by_meeting(entry):
        holder: Method | MeetingKind = kind or entry
        people = holder.participants or entry.participants
        minutes, basis = time_unstated(entry, kind, phases, people)
        if holder.duration:
            minutes, basis = holder.duration, "stated"
        if holder.participants or minutes:
            yield (
                entry.title,
                kind.title if kind else "",
                *_ends(holder.participants),
                *_ends(minutes),
                words.say(BASES[basis]) if basis else "",
            )
