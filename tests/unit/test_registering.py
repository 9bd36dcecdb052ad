"""A series held against a register: what holds, what falls short, and what cannot be known."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from builders import method, programme, register
from reflectlib import (
    Catalogue,
    Member,
    Method,
    RegisterCheck,
    RuleFinding,
    Series,
    Session,
    Span,
    Timetable,
    check_register,
    composed,
    keep_series,
    resume_series,
    series,
)
from reflectlib.planning.net import gross_minutes, net_minutes

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MONTHLY = Span(weeks=4)
START = datetime(2027, 1, 12, 9, 30, tzinfo=AMSTERDAM)
NAMES = ("An", "Bo", "Cas", "Dee")
ID = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"


def talk(minutes: int = 60, **fields: Any) -> Method:
    """A method of two steps that take so many minutes together."""
    steps = [{"id": id, "title": id, "time": minutes // 2} for id in ("een", "twee")]
    made = method(phases=steps, **{"form": "intervisie", **fields})
    assert isinstance(made, Method)
    return made


def row(
    times: int = 8,
    every: Span = MONTHLY,
    *,
    of: Method | None = None,
    start: datetime = START,
    members: tuple[Member, ...] = (),
    **asked: Any,
) -> Series:
    """A series of an hour, every four weeks, with four people."""
    if not members and "people" not in asked:
        asked = {"names": NAMES} | asked
    session = Session(start=start, **asked)
    return series(of or talk(), session, Timetable(times=times, every=every, members=members))


def found(made: Series, **rule: Any) -> RuleFinding:
    """What is found of one rule."""
    (finding,) = check_register(made, register(rules=[{"id": "regel", **rule}]))
    return finding


def told(made: Series, **rule: Any) -> tuple[str, str]:
    finding = found(made, **rule)
    return finding.verdict, finding.reason


def test_rules_stand_in_their_order_with_the_register_and_the_years() -> None:
    """A check has a finding for each rule, and what there is in each calendar year."""
    rules = [
        {"id": "duur", "kind": "minutes", "min": 60},
        {"id": "uren", "kind": "hours", "min": 10, "years": 1},
    ]
    asked = register(rules=rules)
    check = check_register(row(13, Span(weeks=6)), asked)
    assert isinstance(check, RegisterCheck)
    assert [finding.rule.id for finding in check] == ["duur", "uren"]
    assert (check.register, check.method, check.fails) == (asked, talk(), True)
    told = [(y.first, y.last, y.meetings, y.minutes, y.gross, y.whole) for y in check.years]
    assert told == [(2027, 2027, 9, 540, 540, True), (2028, 2028, 4, 240, 240, False)]
    assert not check_register(row(), register()).fails


def test_year_in_between_without_a_meeting_is_a_year() -> None:
    """A year of the series in which nothing is held is there with nothing."""
    check = check_register(row(2, Span(years=2)), register())
    assert [(y.first, y.meetings, y.whole) for y in check.years] == [
        (2027, 1, True),
        (2028, 0, True),
        (2029, 1, True),
    ]


@pytest.mark.parametrize(
    ("times", "every", "least", "expected"),
    [
        (8, Span(weeks=4), 8, ("holds", "figures")),
        (8, Span(weeks=4), 9, ("unknown", "part_of_the_time")),  # until July
        (13, Span(weeks=4), 13, ("holds", "figures")),
        (13, Span(weeks=4), 14, ("fails", "figures")),  # all of 2027
        (4, Span(months=3), 4, ("holds", "figures")),
        (4, Span(months=3), 5, ("fails", "figures")),
        (14, Span(weeks=4), 13, ("unknown", "part_of_the_time")),  # 13 in 2027, 1 in 2028
    ],
)
def test_meetings_in_a_year(times: int, every: Span, least: int, expected: tuple[str, str]) -> None:
    """Enough in each year holds; too few falls short only where the series fills that year."""
    assert told(row(times, every), kind="meetings", min=least, years=1) == expected


def test_series_that_starts_in_the_year_is_there_for_a_part_of_it() -> None:
    """Before its first meeting the rhythm could have had others."""
    autumn = row(4, start=datetime(2027, 9, 14, 9, 30, tzinfo=AMSTERDAM))
    assert told(autumn, kind="meetings", min=5, years=1) == ("unknown", "part_of_the_time")


def test_years_are_told_one_by_one() -> None:
    """Of each year it is said whether there is enough in it; the worst counts for the rule."""
    finding = found(row(14), kind="meetings", min=3, years=1)
    said = [(f.years.first, f.years.last, f.years.meetings, f.verdict) for f in finding.figures]
    assert said == [(2027, 2027, 13, "holds"), (2028, 2028, 1, "unknown")]


def test_rule_on_five_years_does_not_fail_in_one() -> None:
    """Eight hours in 2027 are eight of forty in five years, and no more is known."""
    finding = found(row(), kind="hours", min=40, years=5)
    assert (finding.verdict, finding.reason) == ("unknown", "part_of_the_time")
    (figure,) = finding.figures
    assert (figure.years.first, figure.years.last, figure.years.minutes) == (2027, 2031, 480)
    assert told(row(40), kind="hours", min=40, years=5) == ("holds", "figures")


def test_five_years_that_a_series_fills_can_fall_short() -> None:
    """Each run of five years is looked at, where the series is that long."""
    finding = found(row(12, Span(months=6)), kind="hours", min=11, years=5)
    assert [(f.years.first, f.verdict) for f in finding.figures] == [
        (2027, "fails"),
        (2028, "fails"),
    ]
    assert finding.verdict == "fails"
    assert told(row(12, Span(months=6)), kind="hours", min=10, years=5) == ("holds", "figures")


def test_years_that_were_not_read_are_not_known() -> None:
    """Where the page did not say in how many years, the hours of the whole are given."""
    finding = found(row(14), kind="hours", min=20)
    assert (finding.verdict, finding.reason) == ("unknown", "years_unknown")
    (figure,) = finding.figures
    assert (figure.years.first, figure.years.last, figure.years.minutes) == (2027, 2028, 840)


def test_minutes_are_without_breaks_and_coming_in() -> None:
    """A break and a welcome are no time in which anybody reflects."""
    long = talk(180)
    plan = row(of=long, welcome=10, break_minutes=15).meetings[0].plan
    assert (net_minutes(plan), gross_minutes(plan), plan.minutes) == (180, 205, 205)


def test_breaks_may_count_or_not() -> None:
    """What is enough only with the breaks is not known: the register decides."""
    whole = row(13, of=talk(180), break_minutes=15)
    assert told(whole, kind="minutes", min=180) == ("holds", "figures")
    assert told(whole, kind="minutes", min=181) == ("unknown", "breaks")
    assert told(whole, kind="minutes", min=196) == ("fails", "figures")
    assert told(whole, kind="hours", min=40, years=1) == ("unknown", "breaks")
    assert told(whole, kind="hours", min=43, years=1) == ("fails", "figures")
    assert told(whole, kind="hours", min=39, years=1) == ("holds", "figures")


def test_meetings_that_are_too_short_are_named() -> None:
    """The days of meetings that are too short are told, and the least and the most of all."""
    finding = found(row(2), kind="minutes", min=90)
    assert [day.isoformat() for day in finding.days] == ["2027-01-12", "2027-02-09"]
    assert (finding.least, finding.most) == (60, 60)
    only_with_breaks = found(row(2, of=talk(180), break_minutes=15), kind="minutes", min=190)
    assert len(only_with_breaks.days) == 2


def test_people_are_those_who_are_there() -> None:
    """Who is away does not count among the people of a meeting."""
    away = (Member("An"), Member("Bo"), Member("Cas", away=((START.date(), START.date()),)))
    made = row(3, members=away)
    finding = found(made, kind="people", min=3, max=8)
    assert (finding.verdict, finding.least, finding.most) == ("fails", 2, 3)
    assert [day.isoformat() for day in finding.days] == ["2027-01-12"]
    assert told(made, kind="people", min=2) == ("holds", "figures")
    assert told(made, kind="people", max=2) == ("fails", "figures")
    assert told(row(people=6), kind="people", min=5, max=8) == ("holds", "figures")


def test_people_whom_nobody_counted_are_not_known() -> None:
    """Where a number of people was taken for want of one, nothing is said of it."""
    made = series(talk(), Session(start=START), Timetable(times=2, every=Span(weeks=4)))
    assert told(made, kind="people", min=1) == ("unknown", "people_assumed")
    assert told(made, kind="members", min=1) == ("unknown", "people_assumed")


def test_members_are_those_of_the_group() -> None:
    """Who is away is a member all the same; nobody knows who is one when people come and go."""
    day = START.date()
    away = (*map(Member, ("An", "Bo", "Cas")), Member("Dee", away=((day, day),)))
    assert told(row(3, members=away), kind="members", min=4) == ("holds", "figures")
    assert told(row(3, members=away), kind="members", min=5) == ("fails", "figures")
    assert told(row(3, members=away), kind="members", max=3) == ("fails", "figures")
    later = datetime(2027, 2, 1, tzinfo=AMSTERDAM).date()
    changing = (Member("An"), Member("Bo", leaves=later), Member("Cas", joins=later))
    assert told(row(3, members=changing), kind="members", min=3) == ("unknown", "members_change")
    assert told(row(3, members=changing), kind="members", max=2) == ("unknown", "members_change")
    assert told(row(3, members=changing), kind="members", max=3) == ("holds", "figures")


def test_days_between_meetings() -> None:
    """The longest time between two meetings counts; with one meeting there is none."""
    assert told(row(), kind="days", max=28) == ("holds", "figures")
    finding = found(row(3), kind="days", max=27)
    assert (finding.verdict, finding.least, finding.most) == ("fails", 28, 28)
    assert [day.isoformat() for day in finding.days] == ["2027-02-09", "2027-03-09"]
    assert told(row(1), kind="days", max=28) == ("unknown", "one_meeting")


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ({"not_counted": ["zelfreflectie"]}, ("holds", "forms")),
        ({"not_counted": ["intervisie"]}, ("fails", "forms")),
        ({"not_counted": ["intervisie"], "unless": "Het mag."}, ("unknown", "unless")),
        ({"counted": ["intervisie", "supervisie"]}, ("holds", "forms")),
        ({"counted": ["supervisie"]}, ("fails", "forms")),
    ],
)
def test_forms_that_count(rule: dict[str, Any], expected: tuple[str, str]) -> None:
    """The form of the method counts, or does not."""
    assert told(row(), kind="forms", **rule) == expected


def test_forms_of_a_programme_are_those_of_its_methods() -> None:
    """Where some of what is done counts and some does not, nobody can say what is enough."""
    catalogue = Catalogue([talk(id="praten"), talk(id="denken", form="zelfreflectie")])
    evening = programme("praten", "denken", id="avond")
    made = row(of=composed(evening, catalogue))
    finding = found(made, kind="forms", not_counted=["zelfreflectie"])
    assert (finding.verdict, finding.reason) == ("unknown", "some_forms")
    assert finding.forms == ("zelfreflectie",)
    assert told(made, kind="forms", not_counted=["supervisie"]) == ("holds", "forms")


def test_form_that_a_file_does_not_keep_is_not_known() -> None:
    """Of a method that is gone a file has the meetings, and not the form."""
    kept = keep_series(
        talk(), Session(start=START, names=NAMES), Timetable(times=2), id=ID, now=START
    ).kept
    gone = resume_series(kept, None, now=START)
    assert told(gone, kind="forms", not_counted=["oefening"]) == ("unknown", "form_unknown")
    assert told(gone, kind="meetings", min=2, years=1) == ("holds", "figures")


def test_what_is_only_words_or_says_nothing_is_not_known() -> None:
    """A rule in words, and one without its figure, are not held against anything."""
    assert told(row(), kind="words", text="Vooraf.") == ("unknown", "not_in_a_series")
    assert told(row(), kind="hours") == ("unknown", "not_in_a_series")
    assert told(row(), kind="people") == ("unknown", "not_in_a_series")


def test_series_without_meetings_is_refused() -> None:
    """There is nothing to reckon with."""
    empty = Series(talk(), START, (), Span(weeks=4))
    with pytest.raises(ValueError, match="without meetings"):
        check_register(empty, register())
