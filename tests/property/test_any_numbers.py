"""Whatever numbers somebody gives the library, there is a result or an error of ours, soon."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import example, given, settings
from hypothesis import strategies as st

from builders import method
from reflectlib import (
    Filter,
    PlanError,
    Range,
    Session,
    Span,
    Timetable,
    Wish,
    effort,
    plan,
    render,
    series,
    split_into_groups,
    suggest,
)
from reflectlib.model.record import Count, DayMinutes, constraint_of

START = datetime(2027, 1, 12, 9, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
MOST = constraint_of(Count).high  # type: ignore[union-attr]  # it is a number's
ANY = st.integers(-2, 12) | st.integers(-(10**30), 10**30)
COUNTS = st.integers(1, 12) | st.integers(1, MOST)
MINUTES = st.integers(1, 90) | st.integers(1, constraint_of(DayMinutes).high)  # type: ignore[union-attr]  # as above


LOOPS = [None, "case", "member", "pairings"]


def _times(number: int) -> dict[str, int]:
    return {"times": number}


@st.composite
def ends(draw: st.DrawFn, numbers: st.SearchStrategy[int], wrong: int = 2) -> dict[str, int]:
    """One end of a range or both, these the wrong way round once in so many times."""
    least, most = sorted((draw(numbers), draw(numbers)))
    if not draw(st.integers(0, wrong - 1)):
        least, most = most, least
    return draw(st.sampled_from([{"min": least, "max": most}, {"min": least}, {"max": most}]))


@st.composite
def methods(draw: st.DrawFn) -> Any:
    """A method that states any numbers, as a program can make one."""
    size = st.fixed_dictionaries({"size": ends(COUNTS, 30)})
    per = st.fixed_dictionaries(
        {"minutes": MINUTES, "per": st.sampled_from(["participant", "case", "group"])}
    )
    step: dict[str, Any] = {"id": "a", "title": "A", "time": draw(ends(MINUTES, 30) | per)}
    if draw(st.booleans()):
        step |= {"grouping": draw(size)}
    step |= {"repeat": draw(st.sampled_from(LOOPS) | st.builds(_times, COUNTS))}
    step |= draw(st.sampled_from([{}, {"optional": True}, {"turn": 1440}, {"case": MOST}]))
    untimed = {"id": "b", "title": "B", "share": draw(COUNTS)}
    return method(
        participants=draw(ends(COUNTS, 30)),
        duration=draw(ends(MINUTES, 30)),
        cases=draw(ends(COUNTS, 30)),
        count=draw(COUNTS),
        frequency=[
            {"times": draw(ends(COUNTS, 30)), "per": draw(st.sampled_from(["week", "year"]))}
        ],
        span={draw(st.sampled_from(["days", "years"])): draw(COUNTS)},
        phases=[{key: value for key, value in step.items() if value is not None}]
        + [untimed] * draw(st.booleans()),
    )


@given(ANY, ends(COUNTS), st.booleans())
@example(4, {"min": 5, "max": 3}, False)
@example(4, {"min": 5, "max": 3}, True)
@example(1, {"min": MOST, "max": MOST}, False)
def test_people_are_divided_or_refused(people: int, size: dict[str, int], anyway: bool) -> None:
    """All are in a group, and the groups are as the size says unless it is anyway."""
    range = Range(**size)
    try:
        groups = split_into_groups(people, range, anyway=anyway)
    except PlanError:
        return
    assert sum(groups) == people
    assert anyway or range.min == range.max or all(group in range for group in groups)


FRAMES = st.dictionaries(
    st.sampled_from(["groups", "welcome", "changeover", "buffer", "break_after", "break_minutes"]),
    ANY,
    max_size=2,
)


@given(methods(), ANY, ANY, ANY, st.booleans(), FRAMES)
@settings(max_examples=150)
def test_numbers_are_planned_or_refused(
    entry: Any, people: int, minutes: int, times: int, anyway: bool, around: dict[str, Any]
) -> None:
    """Each way to reckon with a method gives a result, or refuses the numbers."""

    def session() -> Session:
        asked = {"people": people, "minutes": minutes, "cases": times}
        return Session(**asked, **around, start=START, anyway=anyway)

    def of_its_own() -> Session:
        return Session(start=START, anyway=anyway)

    for reckon in (
        lambda: plan(entry, session()),
        lambda: plan(entry, of_its_own()),
        lambda: series(entry, session(), Timetable(times=times)),
        lambda: series(entry, of_its_own(), Timetable(every=Span(days=1), times=times)),
        lambda: series(entry, of_its_own()),
        lambda: plan(entry, Session(**around, exact=anyway)),
        lambda: effort(entry, people, minutes=minutes),
        lambda: suggest([entry], Wish(people, minutes)),
        lambda: list(Filter(people=people, minutes=minutes).apply([entry])),
        lambda: render(entry, "text"),
    ):
        try:
            assert reckon() is not None
        except ValueError as error:
            assert str(error)  # noqa: PT017  # it is one of two outcomes
