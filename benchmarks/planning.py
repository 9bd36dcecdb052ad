"""How long planning takes, over writing what comes of it with the library that writes it."""

import json
import statistics
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial

import icalendar
from measure import report

from reflectlib import (
    Added,
    Catalogue,
    Changes,
    Member,
    Method,
    Minutes,
    Programme,
    Session,
    Timetable,
    data_of,
    plan,
    series,
    together,
)
from reflectlib.model.timing import Span
from reflectlib.views.calendar import series_calendar
from reflectlib.writers import ical

TIMES = 1000
ROUNDS = 7
START = datetime(2027, 1, 12, 9, 30, tzinfo=UTC)
SIX = ("inchecken", "heard-seen-respected", "kom", "vijf-vingers", "een-woord")
"""The methods of a programme, which has a break as well."""
NAMES = ("An", "Bo", "Cas", "Dee", "Eva")


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
        if not isinstance(entry, Method) or isinstance(entry, Programme):
            continue
        kinds: list[str | None] = [meeting.id for meeting in entry.meetings]
        for meeting in kinds or [None]:
            natural = plan(entry, Session(meeting=meeting))
            session = Session(meeting=meeting, minutes=natural.minutes + 7)
            found.append((entry, session))
    return found


def ratio(action: Callable[[], object], other: Callable[[], object], times: int) -> float:
    """The median of how much longer an action takes than another, in rounds of so many of each."""
    found = []
    for _ in range(2 * ROUNDS + 1):
        taken = []
        for each in (action, other):
            start = time.perf_counter()
            for _ in range(times):
                each()
            taken.append(time.perf_counter() - start)
        found.append(taken[0] / taken[1])
    return statistics.median(found)


def measure_changes(method: Method) -> None:
    """Planning with steps left out, held to minutes and put in, over planning the method."""
    first, second, *_rest = method.phases
    changes = Changes(
        skip=(first.id,), set={second.id: 15}, add=(Added("Inchecken", at="start", minutes=10),)
    )
    changed = partial(plan, method, Session(changes=changes))
    plain = partial(plan, method, Session())
    report("a plan with changes / without", ratio(changed, plain, 50), 16)


def measure_members(method: Method) -> None:
    """A series in which people join, leave and are away, over one with the same names."""
    every = Span(weeks=1)
    joins, leaves = date(2030, 1, 1), date(2040, 1, 1)
    members = (
        *map(Member, NAMES[:2]),
        Member(NAMES[2], leaves=leaves),
        Member(NAMES[3], joins=joins),
        Member(NAMES[4], away=((joins, leaves),)),
    )
    asked = Session(start=START, anyway=True)
    lives = partial(series, method, asked, Timetable(every=every, times=TIMES, members=members))
    named = Session(start=START, anyway=True, names=NAMES)
    stays = partial(series, method, named, Timetable(every=every, times=TIMES))
    report("a series with members / with names", ratio(lives, stays, 1), 1.5)


def measure_programme(catalogue: Catalogue) -> None:
    """A meeting of six blocks, over the slowest of them by itself."""
    pause = Minutes(min=15, max=15)
    blocks = [catalogue[id] for id in SIX]
    methods = [each for each in blocks if isinstance(each, Method)]
    whole = together([*methods[:3], pause, *methods[3:]], catalogue)
    session = Session(people=12, anyway=True)
    slowest = max(methods, key=lambda each: median(partial(plan, each, session), 50))
    six, one = partial(plan, whole, session), partial(plan, slowest, session)
    report("a programme of six blocks / the slowest of them", ratio(six, one, 50), 6)


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

    kom = catalogue["kom"]
    assert isinstance(kom, Method)
    measure_changes(kom)
    measure_programme(catalogue)
    measure_members(method)


if __name__ == "__main__":
    main()
