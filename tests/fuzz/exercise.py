"""Everything that reflectlib does with the bytes of a definition, and what must hold of it.

Nothing but a result or a `ReflectError` comes out, and nothing hidden stands in any of it. This
needs no test tool, so that atheris can use it as well as hypothesis.
"""

import json
from contextlib import suppress
from datetime import date, datetime, timedelta
from functools import cache
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from reflectlib import (
    Catalogue,
    Filter,
    Method,
    Plan,
    ReflectError,
    Report,
    Series,
    Session,
    Span,
    Timetable,
    Wish,
    assess,
    effort,
    plan,
    render,
    series,
    structure,
    suggest,
    unstructure,
    views_of,
)
from reflectlib.characters import find_hidden
from reflectlib.checking import Collection
from reflectlib.errors import CannotReadError, CannotWriteError
from reflectlib.model.entry import Entry
from reflectlib.planning.fit import bounds
from reflectlib.reading.load import read
from reflectlib.reading.rulebook import RULES
from reflectlib.rendering import FORMATS, OF_THE_WHOLE, run_sheet, write_page
from reflectlib.reporting import FORMATS as REPORTS
from reflectlib.reporting import Counts
from reflectlib.views import agenda, comparison, listing, suggestions
from reflectlib.views import effort as effort_view
from reflectlib.views import series as series_view
from reflectlib.views.calendar import plan_calendar, series_calendar
from reflectlib.views.quality import framework
from reflectlib.writers import ical
from reflectlib.writers.json import write_data

NAME = "a\x1b[31m\n::error::\u202eb.yaml"
START = datetime(2027, 3, 9, 13, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
SESSIONS: tuple[dict[str, Any], ...] = (
    {},
    {"people": 7, "cases": 2, "minutes": 90, "start": START},
    {"names": ("An", "Bo", "\u202eCo\x1b[2J", "De"), "start": START, "anyway": True},
    {"people": 1000, "cases": 100, "minutes": 1440, "break_minutes": 0, "anyway": True},
    {"people": 6, "exact": True, "break_minutes": 240, "start": START},
)
TIMETABLE = Timetable(every=Span(weeks=2), times=3, skip=((date(2027, 3, 23), date(2027, 3, 24)),))
WISHES = (Wish(1, 1), Wish(6, 60, goal="luister (\u202e", facilitation="guided"), Wish(1000, 1440))
FILTERS = (
    Filter(people=6, minutes=60),
    Filter(word="a\u0301[", form="intervisie"),
    Filter(word="e"),
)


@cache
def bundled() -> Catalogue:
    return Catalogue.bundled()


@cache
def collection() -> Collection:
    return Collection((), bundled())


def everything(content: bytes) -> None:
    """Take the bytes of a definition through all that there is."""
    if entry := reading(content):
        rendering(entry)
        for asked in SESSIONS:
            planning(entry, asked, TIMETABLE)
        finding(entry)


def reading(content: bytes) -> Entry | None:
    """Read a definition and check it beside others: it is an entry, or it has errors."""
    entry, report = read(content, NAME)
    assert (entry is None) == bool(report.errors)
    check_report(report, content)
    checked = collection().check(content, NAME)
    check_report(checked, content)
    assert entry is not None or checked.errors
    return entry


def check_report(report: Report, content: bytes) -> None:
    """Every fault has a rule and a place in the text, and can be shown in any format."""
    lines = content.decode("utf-8", "replace").removeprefix("\ufeff")
    ends = lines.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for diagnostic in report:
        assert diagnostic.code in RULES, diagnostic
        assert diagnostic.file == NAME
        assert 1 <= diagnostic.line <= len(ends), diagnostic
        assert 1 <= diagnostic.column <= len(ends[diagnostic.line - 1]) + 1, diagnostic
        assert len(str(diagnostic).split("\n")) == 1 + bool(diagnostic.hint)
    for name, lines_of in REPORTS.items():
        written = "\n".join(lines_of([report], Counts()))
        shown(written)
        if name in ("json", "sarif"):
            json.loads(written)


def shown(written: str | bytes) -> None:
    """Nothing hidden stands in an output."""
    text = written.decode() if isinstance(written, bytes) else written
    unfolded = text.replace("\r\n ", "").replace("\r\n", "\n")
    found = find_hidden(unfolded)
    assert not found, (found, unfolded[max(0, found.start() - 40) : found.end() + 40])


def rendering(entry: Entry) -> None:
    """Write an entry in every view and format, and read back what can be."""
    assert structure(unstructure(entry)) == entry
    for format in FORMATS:
        for view in ("sheet",) if format in OF_THE_WHOLE else views_of(entry):
            written = render(entry, format, view, bundled())  # type: ignore[arg-type]
            shown(written)
            if format in OF_THE_WHOLE:
                data = json.loads(written)
                assert format == "jsonld" or structure(data) == entry
    for page in (comparison.comparison([entry, bundled()["kom"]]), listing.table([])):
        in_all(page)


def in_all(page: Any, *more: str) -> None:
    """Write a page in every format that pages have."""
    for format in ("text", "markdown", "html", *more):
        shown(write_page(page, format))


def planning(entry: Entry, asked: dict[str, Any], timetable: Timetable) -> None:
    """Plan an entry for a session and over dates, and write the plan: or say why not."""
    kinds = entry.meetings if isinstance(entry, Method) else ()
    for meeting in [None, *(meeting.id for meeting in kinds[:2])]:
        with suppress(ReflectError):
            planned = plan(entry, Session(**asked, meeting=meeting))  # type: ignore[arg-type]
            check_plan(planned, exact=bool(asked.get("exact")))
            write_plan(planned)
    with suppress(ReflectError):
        laid_out = series(entry, Session(**asked), timetable)  # type: ignore[arg-type]
        for meeting in laid_out.meetings:
            check_plan(meeting.plan, exact=bool(asked.get("exact")))
        write_series(laid_out)
    with suppress(ReflectError):
        reckoned = effort(entry, asked.get("people"))  # type: ignore[arg-type]
        in_all(effort_view.effort_page(reckoned), "csv")
        shown(write_data(effort_view.data(reckoned)))


def check_plan(found: Plan, *, exact: bool = False) -> None:
    """Slots follow each other without a gap, in order, each within bounds, to the last minute."""
    assert found.slots[0].start == 0
    assert all(before.end == after.start for before, after in pairwise(found.slots))
    assert found.minutes == sum(slot.minutes for slot in found.slots) <= 1440
    order = [phase.id for phase in found.method.phases]
    for slot in found.slots:
        assert slot.minutes > 0
        if slot.phase is None:
            continue
        per = getattr(slot.phase.time, "per", "")
        turns = slot.groups[-1] if slot.groups else found.people
        number = {"participant": turns, "case": found.cases or 1}.get(per, len(slot.groups) or 1)
        limits = bounds(slot.phase.time, number)
        assert exact or limits.least <= slot.minutes <= limits.most
        assert sum(slot.groups) in (0, found.people)
    for case in {slot.case for slot in found.slots}:
        ids = [s.phase.id for s in found.slots if s.phase and s.case == case]
        assert ids == sorted(ids, key=order.index)


def write_plan(planned: Plan) -> None:
    """Write a plan as every page, as data, and as a calendar where it has a start."""
    in_all(agenda.agenda(planned), "csv")
    in_all(run_sheet(planned, bundled()))
    shown(write_data(agenda.data(planned)))
    if planned.start:
        for phases in (False, True):
            write_calendar(plan_calendar(planned, name="a\u202e\x1b\n,;", phases=phases))


def write_series(laid_out: Series) -> None:
    """Write a series as every page, as data and as a calendar."""
    in_all(series_view.series_page(laid_out), "csv")
    shown(write_data(series_view.data(laid_out)))
    write_calendar(series_calendar(laid_out))


def write_calendar(calendar: Any) -> None:
    """Write a calendar, and over itself, which changes nothing."""
    written = ical.write(calendar)
    shown(written)
    assert ical.write(calendar, written) == written


def finding(entry: Entry) -> None:
    """Look for an entry, weigh it, and hold it against the quality framework."""
    beside = [entry, bundled()["kom"]]
    for filter in FILTERS:
        matches = list(filter.apply(beside))
        in_all(listing.table(matches))
        in_all(listing.spreadsheet(matches), "csv")
        shown(write_data(listing.rows(matches)))
    for wish in WISHES:
        found = suggest(beside, wish)
        in_all(suggestions.suggestions(found, wish, bundled().item_titles()))
        shown(write_data(suggestions.rows(found, wish, bundled().item_titles())))
    if isinstance(entry, Method):
        assert assess(entry, framework(bundled()))


@cache
def a_calendar() -> Any:
    """A calendar that an earlier one may be of."""
    laid_out = series(bundled()["kom"], Session(start=START), TIMETABLE)  # type: ignore[arg-type]
    return series_calendar(laid_out)


def earlier_calendar(earlier: bytes) -> None:
    """Write a calendar over anything: every appointment is there, or the bytes are refused."""
    events = a_calendar().events
    try:
        written = ical.write(a_calendar(), earlier)
    except (CannotReadError, CannotWriteError) as error:
        shown(str(error))
        return
    shown(written)
    assert written.count(b"BEGIN:VEVENT") >= len(events)
    later = ical.write(a_calendar(), written)
    assert later == written
    assert all(event.end - event.start <= timedelta(days=1) for event in events)
