"""A series held against a register: what holds, what does not, and what cannot be known.

A series is all that is looked at, and what is done elsewhere counts too for most registers. So a
rule on some years fails only where the series is there for all of that time; and what nobody can
see in dates and names is said to be so.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import pairwise

from reflectlib.keeping.snapshots import UNKNOWN_FORM
from reflectlib.model.programme import Programme
from reflectlib.model.register import Register, RegisterRule
from reflectlib.planning.dates import after
from reflectlib.planning.meetings import Series
from reflectlib.planning.net import gross_minutes, net_minutes
from reflectlib.registering.found import (
    RegisterCheck,
    RuleFigure,
    RuleFinding,
    RuleReason,
    RuleVerdict,
    YearFigures,
)

HOUR = 60


def check_register(series: Series, register: Register) -> RegisterCheck:
    """Hold a series against a register, rule by rule.

    The minutes of a meeting count without breaks, and people are those who are there. Years are
    calendar years. Meetings to come count as those that were held. Raises `ValueError` for a series
    without meetings.
    """
    if not series.meetings:
        raise ValueError("a series without meetings cannot be held against a register")
    facts = _Facts(series)
    findings = tuple(
        CHECKS[rule.kind if rule.asks else "words"](rule, facts) for rule in register.rules
    )
    return RegisterCheck(findings, register, series.method, facts.years)


class _Facts:
    """What a series says of itself."""

    def __init__(self, series: Series) -> None:
        self.series, self.meetings = series, series.meetings
        self.days = [meeting.start.date() for meeting in self.meetings]

    @cached_property
    def years(self) -> tuple[YearFigures, ...]:
        """What there is in each calendar year, also in one without a meeting in between."""
        first, last = self.days[0].year, self.days[-1].year
        return tuple(self.of_years(year, year) for year in range(first, last + 1))

    def of_years(self, first: int, last: int) -> YearFigures:
        """What there is in some years, both included."""
        plans = [
            meeting.plan
            for meeting, day in zip(self.meetings, self.days, strict=True)
            if first <= day.year <= last
        ]
        return YearFigures(
            first,
            last,
            len(plans),
            sum(map(net_minutes, plans)),
            sum(map(gross_minutes, plans)),
            self._begins_by(first) and self._goes_on_after(last),
        )

    def _begins_by(self, year: int) -> bool:
        """Tell whether no day of the rhythm in a year comes before the first meeting."""
        length = after(self.days[0], self.series.every) - self.days[0]
        return self.days[0].toordinal() - length.days < date(year, 1, 1).toordinal()

    def _goes_on_after(self, year: int) -> bool:
        """Tell whether no day of the rhythm in a year comes after the last meeting."""
        return after(self.days[-1], self.series.every) > date(year, 12, 31)

    def stretches(self, years: int) -> list[YearFigures]:
        """Each run of so many calendar years; one of all where the series is shorter."""
        first, last = self.years[0].first, self.years[-1].last
        starts = range(first, max(first, last - years + 1) + 1)
        return [self.of_years(start, start + years - 1) for start in starts]

    @cached_property
    def people(self) -> list[int]:
        """How many people there are at each meeting."""
        return [len(meeting.names) or meeting.plan.people for meeting in self.meetings]

    @cached_property
    def assumes_people(self) -> bool:
        """Tell whether nobody said how many people there are."""
        remarks = (remark for meeting in self.meetings for remark in meeting.plan.remarks)
        return any(remark.key == "people_assumed" for remark in remarks)

    @cached_property
    def forms(self) -> frozenset[str]:
        """The forms of what is done: of a programme those of its methods."""
        method = self.series.method
        if isinstance(method, Programme):
            return frozenset(each.method.form for each in method.within)
        return frozenset({method.form})


def _worst(verdicts: Iterable[RuleVerdict]) -> RuleVerdict:
    """What holds of the whole: it fails where a part does, and holds where every part does."""
    found = {*verdicts}
    return next((each for each in ("fails", "unknown") if each in found), "holds")


def _periodic(rule: RegisterRule, facts: _Facts) -> RuleFinding:
    """Hours or meetings in some years: in each stretch of so many."""
    least = rule.min or 0
    if rule.years is None:
        stretch = facts.of_years(facts.years[0].first, facts.years[-1].last)
        figures = [RuleFigure("unknown", "years_unknown", stretch)]
    else:
        figures = [_figure(rule, least, stretch) for stretch in facts.stretches(rule.years)]
    verdict = _worst(figure.verdict for figure in figures)
    reason = next(figure.reason for figure in figures if figure.verdict == verdict)
    return RuleFinding(rule=rule, verdict=verdict, reason=reason, figures=tuple(figures))


def _figure(rule: RegisterRule, least: int, years: YearFigures) -> RuleFigure:
    if rule.kind == "hours":
        found, most, least = years.minutes, years.gross, least * HOUR
    else:
        found = most = years.meetings
    if found >= least:
        return RuleFigure("holds", "figures", years)
    if most >= least:
        return RuleFigure("unknown", "breaks", years)
    if not years.whole:
        return RuleFigure("unknown", "part_of_the_time", years)
    return RuleFigure("fails", "figures", years)


def _minutes(rule: RegisterRule, facts: _Facts) -> RuleFinding:
    """The minutes of each meeting."""
    net = [net_minutes(meeting.plan) for meeting in facts.meetings]
    gross = [gross_minutes(meeting.plan) for meeting in facts.meetings]
    least = rule.min or 0
    short = [day for day, minutes in zip(facts.days, gross, strict=True) if minutes < least]
    verdict: RuleVerdict = "fails" if short else "holds"
    reason: RuleReason = "figures"
    if not short and min(net) < least:
        verdict, reason = "unknown", "breaks"
        short = [day for day, minutes in zip(facts.days, net, strict=True) if minutes < least]
    return _of_meetings(rule, verdict, reason, net, short)


def _people(rule: RegisterRule, facts: _Facts) -> RuleFinding:
    """The people at each meeting."""
    outside = [
        day
        for day, people in zip(facts.days, facts.people, strict=True)
        if not _within(rule, people)
    ]
    if facts.assumes_people:
        return _of_meetings(rule, "unknown", "people_assumed", facts.people, ())
    return _of_meetings(rule, "fails" if outside else "holds", "figures", facts.people, outside)


def _members(rule: RegisterRule, facts: _Facts) -> RuleFinding:
    """The members of the group: as many as there are at once, and no more than are ever there."""
    everybody = {name for meeting in facts.meetings for name in meeting.names}
    ends = (max(facts.people), max(*facts.people, len(everybody)))
    if facts.assumes_people:
        return _of_meetings(rule, "unknown", "people_assumed", ends, ())
    # Who is away is a member all the same, and one who joins may do so when another has left.
    if all(_within(rule, number) for number in ends):
        return _of_meetings(rule, "holds", "figures", ends, ())
    few, many = ends[1] < (rule.min or 0), rule.max is not None and ends[0] > rule.max
    if few or many:
        return _of_meetings(rule, "fails", "figures", ends, ())
    return _of_meetings(rule, "unknown", "members_change", ends, ())


def _within(rule: RegisterRule, number: int) -> bool:
    return (rule.min or 0) <= number and (rule.max is None or number <= rule.max)


def _days_between(rule: RegisterRule, facts: _Facts) -> RuleFinding:
    """The days from each meeting to the next."""
    gaps = [(later - day).days for day, later in pairwise(facts.days)]
    if not gaps:
        return RuleFinding(rule=rule, verdict="unknown", reason="one_meeting")
    late = [day for day, gap in zip(facts.days[1:], gaps, strict=True) if not _within(rule, gap)]
    return _of_meetings(rule, "fails" if late else "holds", "figures", gaps, late)


def _of_meetings(
    rule: RegisterRule,
    verdict: RuleVerdict,
    reason: RuleReason,
    numbers: Sequence[int],
    days: Sequence[date],
) -> RuleFinding:
    return RuleFinding(
        rule=rule,
        verdict=verdict,
        reason=reason,
        least=min(numbers),
        most=max(numbers),
        days=tuple(days),
    )


def _forms(rule: RegisterRule, facts: _Facts) -> RuleFinding:
    """Whether the form of what is done counts; of a programme those of its methods."""
    found = facts.forms
    if not found or UNKNOWN_FORM in found:
        return RuleFinding(rule=rule, verdict="unknown", reason="form_unknown")
    left_out = {form for form in found if rule.counted and form not in rule.counted}
    left_out |= found & {*rule.not_counted}
    verdict: RuleVerdict = "fails" if left_out == found else "unknown"
    reason: RuleReason = "forms" if left_out == found else "some_forms"
    if not left_out:
        verdict, reason = "holds", "forms"
    elif rule.unless:
        verdict, reason = "unknown", "unless"
    return RuleFinding(rule=rule, verdict=verdict, reason=reason, forms=tuple(sorted(left_out)))


def _not_in_a_series(rule: RegisterRule, _facts: _Facts) -> RuleFinding:
    """What dates and names do not tell."""
    return RuleFinding(rule=rule, verdict="unknown", reason="not_in_a_series")


CHECKS: Mapping[str, Callable[[RegisterRule, _Facts], RuleFinding]] = {
    "hours": _periodic,
    "meetings": _periodic,
    "minutes": _minutes,
    "people": _people,
    "members": _members,
    "days": _days_between,
    "forms": _forms,
    "words": _not_in_a_series,
}
"""Kind of a rule → how a series is held to it."""
