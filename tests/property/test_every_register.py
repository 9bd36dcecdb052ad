"""A series held against any rule: never said to hold where a figure is not enough."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import attrs
from hypothesis import given
from hypothesis import strategies as st

from builders import method, register
from reflectlib import RuleFinding, Series, Session, Span, Timetable, check_register, series

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
STEPS = [{"id": id, "title": id, "time": 80} for id in ("een", "twee")]
METHOD = method(form="intervisie", phases=STEPS)
NAMES = ("An", "Bo", "Cas", "Dee")

days = st.dates(date(2027, 1, 1), date(2029, 12, 31))
spans = st.one_of(
    st.integers(1, 60).map(lambda weeks: Span(weeks=weeks)),
    st.integers(1, 18).map(lambda months: Span(months=months)),
)
numbers = st.integers(1, 60)


@st.composite
def rows(draw: st.DrawFn) -> Series:
    """A series of one to thirty meetings, with or without breaks."""
    start = datetime.combine(draw(days), datetime.min.time(), AMSTERDAM).replace(hour=9)
    pause = draw(st.sampled_from([0, 15, 30]))
    session = Session(start=start, names=NAMES[: draw(st.integers(1, 4))], break_minutes=pause)
    timetable = Timetable(times=draw(st.integers(1, 30)), every=draw(spans))
    return series(METHOD, session, timetable)


def found(made: Series, **rule: Any) -> RuleFinding:
    (finding,) = check_register(made, register(rules=[{"id": "regel", **rule}]))
    return finding


def shorter(made: Series) -> Series:
    """The same without its last meeting."""
    return attrs.evolve(made, meetings=made.meetings[:-1])


@given(rows(), st.sampled_from(["hours", "meetings"]), numbers, st.integers(1, 12))
def test_enough_in_years_is_enough(made: Series, kind: str, least: int, years: int) -> None:
    """What holds has enough in each of its years, what fails has too little in a whole one."""
    finding = found(made, kind=kind, min=least, years=years)
    for figure in finding.figures:
        has = figure.years.minutes / 60 if kind == "hours" else figure.years.meetings
        most = figure.years.gross / 60 if kind == "hours" else figure.years.meetings
        assert (figure.verdict == "holds") == (has >= least)
        assert figure.verdict != "fails" or (most < least and figure.years.whole)
        assert figure.years.last - figure.years.first == years - 1
    verdicts = {figure.verdict for figure in finding.figures}
    assert (finding.verdict == "holds") == (verdicts == {"holds"})
    assert (finding.verdict == "fails") == ("fails" in verdicts)


@given(rows())
def test_years_are_all_of_the_series(made: Series) -> None:
    """The years together have every meeting and all of its minutes, once."""
    years = check_register(made, register()).years
    assert sum(year.meetings for year in years) == len(made.meetings)
    assert sum(year.minutes for year in years) == 160 * len(made.meetings)
    assert sum(year.gross for year in years) == sum(m.plan.minutes for m in made.meetings)


@given(rows(), numbers, st.integers(1, 6))
def test_meeting_more_never_takes_away_what_holds(made: Series, least: int, years: int) -> None:
    """What is enough in some years stays enough there when a meeting comes behind the last."""
    if len(made.meetings) == 1:
        return
    before = found(shorter(made), kind="meetings", min=least, years=years)
    after = {
        figure.years.first: figure.verdict
        for figure in found(made, kind="meetings", min=least, years=years).figures
    }
    for figure in before.figures:
        if figure.verdict == "holds":
            assert after[figure.years.first] == "holds"


@given(rows(), st.integers(1, 250), st.integers(1, 6))
def test_figures_of_meetings_bear_the_verdict(made: Series, minutes: int, people: int) -> None:
    """Minutes and people hold where the least of them is enough, and only there."""
    for finding in (
        found(made, kind="minutes", min=minutes),
        found(made, kind="people", min=people),
        found(made, kind="members", min=people),
    ):
        assert finding.least is not None
        assert finding.rule.min is not None
        if finding.verdict == "holds":
            assert finding.least >= finding.rule.min
        if finding.verdict == "fails":
            assert finding.least < finding.rule.min
