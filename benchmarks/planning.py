"""How long planning takes, over writing what comes of it with the library that writes it."""

import json
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

import icalendar
from measure import report

from reflectlib import Catalogue, Method, Session, Timetable, data_of, plan, series
from reflectlib.model.timing import Span
from reflectlib.views.calendar import series_calendar
from reflectlib.writers import ical

TIMES = 1000
ROUNDS = 7
START = datetime(2027, 1, 12, 9, 30, tzinfo=UTC)


def median(action: Callable[[], object], times: int = 1) -> float:
    """The median seconds of one action, out of several rounds of so many."""
    found = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for _ in range(times):
            action()
        found.append((time.perf_counter() - start) / times)
    return statistics.median(found)


def plans() -> list[tuple[Method, Session]]:
    """Every method of the catalogue, with a session that makes it fit its time."""
    found = []
    for entry in Catalogue.bundled().values():
        if not isinstance(entry, Method):
            continue
        kinds: list[str | None] = [meeting.id for meeting in entry.meetings]
        for meeting in kinds or [None]:
            natural = plan(entry, Session(meeting=meeting))
            session = Session(meeting=meeting, minutes=natural.minutes + 7)
            found.append((entry, session))
    return found


def main() -> None:
    """Measure, and print the ratios."""
    slowest, worst = 0.0, 0.0
    for entry, session in plans():
        planning = median(partial(plan, entry, session), TIMES // ROUNDS)
        dumping = median(partial(json.dumps, data_of(plan(entry, session))), TIMES // ROUNDS)
        slowest, worst = max(slowest, planning), max(worst, planning / dumping)
    print(f"planning, {len(plans())} meetings, {TIMES} times each")
    report("the slowest plan", slowest * 1e6, 100, " µs")
    print(f"  the most, over json.dumps of that plan: {worst:.2f}")

    catalogue = Catalogue.bundled()
    method = catalogue["leergroepen-horizon"]
    assert isinstance(method, Method)
    timetable = Timetable(every=Span(weeks=1), times=TIMES)
    calendar = series_calendar(series(method, Session(start=START, people=5), timetable), catalogue)
    ours = median(lambda: ical.write(calendar))
    peer = icalendar.Calendar.from_ical(ical.write(calendar))
    theirs = median(lambda: peer.to_ical())
    report(f"iCalendar of {TIMES} meetings / icalendar alone", ours / theirs, 1.2)


if __name__ == "__main__":
    main()
