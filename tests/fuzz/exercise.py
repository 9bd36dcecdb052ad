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

from builders import renderings
from reflectlib import (
    Catalogue,
    Filter,
    Matches,
    Method,
    Plan,
    Programme,
    ReflectError,
    Report,
    Series,
    Session,
    Span,
    Timetable,
    Wish,
    assess,
    compare,
    composed,
    effort,
    plan,
    render,
    series,
    structure,
    suggest,
    unstructure,
)
from reflectlib.characters import find_hidden
from reflectlib.checking import Collection
from reflectlib.errors import CannotReadError, CannotWriteError
from reflectlib.model.entry import Entry
from reflectlib.planning.fit import bounds
from reflectlib.quality.assessing import framework_of
from reflectlib.reading.load import read
from reflectlib.reading.rulebook import RULES
from reflectlib.reporting import LINES as REPORTS
from reflectlib.reporting import Counts
from reflectlib.views.calendar import series_calendar
from reflectlib.writers import ical

NAME = "a\x1b[31m\n::error::\u202eb.yaml"
START = datetime(2027, 3, 9, 13, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
SESSIONS: tuple[dict[str, Any], ...] = (
    {},
    {"people": 7, "cases": 2, "minutes": 90, "start": START},
    {"names": ("An", "Bo", "\u202eCo\x1b[2J", "De"), "start": START, "anyway": True},
    {"people": 1000, "cases": 100, "minutes": 1440, "break_minutes": 0, "anyway": True},
    {"people": 6, "exact": True, "break_minutes": 240, "start": START},
    {"people": 13, "groups": 2, "welcome": 10, "changeover": 3, "buffer": 10, "anyway": True},
    {"people": 1, "break_after": 15, "break_minutes": 5, "buffer": 50, "anyway": True},
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
        written = "\n".join(lines_of([report], Counts(), "nl"))
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
    show(entry)
    data = render(entry, "json", catalogue=bundled())
    assert structure(json.loads(data)) == entry
    for subject in (compare([entry, bundled()["kom"]]), Matches(())):
        show(subject)


def show(subject: object) -> None:
    """Write a subject in every view and format."""
    for _, _, written in renderings(subject, bundled()):
        shown(written)


def planning(entry: Entry, asked: dict[str, Any], timetable: Timetable) -> None:
    """Plan an entry for a session and over dates, and write the plan: or say why not."""
    if isinstance(entry, Programme):
        try:
            entry = composed(entry, bundled())
        except ReflectError:
            return
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
        show(reckoned)


def check_plan(found: Plan, *, exact: bool = False) -> None:
    """Slots follow each other without a gap, in order, each within bounds, to the last minute."""
    assert found.slots[0].start == 0
    assert all(before.end == after.start for before, after in pairwise(found.slots))
    assert found.minutes == sum(slot.minutes for slot in found.slots)
    assert all(slot.minutes > 0 for slot in found.slots)
    if isinstance(found.method, Programme):
        # It may go on over days, with other people in each block: test_every_programme knows.
        for slot in found.slots:
            for side in slot.sides:
                assert side.minutes == slot.minutes
                check_plan(side)
        return
    assert found.minutes <= 1440
    order = [phase.id for phase in found.method.phases]
    largest = found.groups[-1]
    for slot in found.slots:
        if slot.phase is None:
            continue
        odd = slot.phase.repeat == "pairings" and largest % 2
        assert sum(slot.groups) in (0, largest - odd)
        if slot.phase.time is None:
            continue
        per = getattr(slot.phase.time, "per", "")
        turns = slot.groups[-1] if slot.groups else largest
        turns = 1 if slot.phase.repeat == "member" else turns
        number = {"participant": turns, "case": found.cases or 1}.get(per, len(slot.groups) or 1)
        limits = bounds(slot.phase.time, number)
        assert limits.least <= slot.minutes <= limits.most
        assert not exact or slot.minutes == slot.whole
    for case in {slot.case for slot in found.slots if slot.case}:
        ids = [s.phase.id for s in found.slots if s.phase and s.case == case]
        assert ids == sorted(ids, key=order.index)


def write_plan(planned: Plan) -> None:
    """Write a plan as every page, as data, and as a calendar where it has a start."""
    show(planned)
    if planned.start:
        for phases in (False, True):
            write_over(planned, name="a\u202e\x1b\n,;", phases=phases)


def write_series(laid_out: Series) -> None:
    """Write a series as every page, as data and as a calendar."""
    show(laid_out)
    write_over(laid_out)


def write_over(subject: Plan | Series, **options: Any) -> None:
    """Write a calendar, and over itself, which changes nothing."""
    written = render(subject, "ical", **options)
    shown(written)
    assert render(subject, "ical", previous=written, **options) == written


def finding(entry: Entry) -> None:
    """Look for an entry, weigh it, and hold it against the quality framework."""
    beside = [entry, bundled()["kom"]]
    for filter in FILTERS:
        show(filter.apply(beside))
    for wish in WISHES:
        show(suggest(beside, wish))
    if isinstance(entry, Method) and not isinstance(entry, Programme):
        show(assess(entry, framework_of(bundled())))


@cache
def a_calendar() -> Any:
    """A calendar that an earlier one may be of."""
    laid_out = series(bundled()["kom"], Session(start=START), TIMETABLE)  # type: ignore[arg-type]
    return series_calendar(laid_out, bundled())


def earlier_calendar(earlier: bytes) -> None:
    """Write a calendar over anything: every appointment is there, or the bytes are refused."""
    events = a_calendar().events
    try:
        written = ical.write(a_calendar(), previous=earlier)
    except (CannotReadError, CannotWriteError) as error:
        shown(str(error))
        return
    shown(written)
    assert written.count(b"BEGIN:VEVENT") >= len(events)
    later = ical.write(a_calendar(), previous=written)
    assert later == written
    assert all(event.end - event.start <= timedelta(days=1) for event in events)
