from fractions import Fraction
from typing import Any

import pytest

from builders import method
from reflectlib import (
    Amount,
    Catalogue,
    Frequency,
    Method,
    PlanError,
    Range,
    Span,
    composed,
    effort,
)
from reflectlib.planning.effort import times_a_year


def pair(least: Any, most: Any) -> Amount:
    return Amount(Fraction(least), None if most is None else Fraction(most))


def item(**fields: Any) -> dict[str, Any]:
    return {"role": "trainer", "minutes": 60, "per": "meeting", **fields}


@pytest.mark.parametrize(
    ("id", "variant", "role", "least", "most"),
    [
        ("leergroepen-juzt", None, "begeleider", 15 * 60, 15 * 60),
        ("leergroepen-juzt", None, "deelnemer", 10 * 60, 10 * 60),
        ("permanente-leergroepen", None, "deelnemer", 12 * 60, 12 * 60),
        ("casuistiekbespreking-nieuwe-perspectieven", None, "deelnemer", 1950, 1950),
        ("casuistiekbespreking-nieuwe-perspectieven", None, "inbrenger", 0, 120),
        ("casuistiekbespreking-nieuwe-perspectieven", None, "trainer", 26 * 60, 26 * 60),
        ("casuistiekbespreking-nieuwe-perspectieven", "npt", "deelnemer", 3900, 3900),
        ("intervisiespel", None, "deelnemer", 4 * 120, 12 * 180),
        ("leercoaches", None, "leercoach", 52 * 300, 52 * 300),
    ],
)
def test_sums_of_the_sources_come_out(
    id: str, variant: str | None, role: str, least: int, most: int, catalogue: Catalogue
) -> None:
    """The hours a year that a source sums up itself are those that are reckoned."""
    entry = catalogue[id]
    assert isinstance(entry, Method)
    assert effort(entry, variant=variant).per_year(role) == pair(least, most)


@pytest.mark.parametrize(
    ("frequency", "expected"),
    [
        ({"every": Span(weeks=2)}, (26, 26)),
        ({"every": Span(weeks=8)}, ("13/2", "13/2")),
        ({"every": Span(months=2)}, (6, 6)),
        ({"every": Span(days=5)}, (73, 73)),
        ({"every": Span(years=2)}, ("1/2", "1/2")),
        ({"every": Span(years=1, months=6)}, ("2/3", "2/3")),
        ({"times": Range(min=5, max=5), "per": "year"}, (5, 5)),
        ({"times": Range(min=1, max=2), "per": "month"}, (12, 24)),
        ({"times": Range(max=3), "per": "week"}, (0, 156)),
        ({"times": Range(min=4), "per": "year"}, (4, None)),
    ],
)
def test_year_has_52_weeks_and_12_months(
    frequency: dict[str, Any], expected: tuple[Any, Any]
) -> None:
    """How often something comes in a year is exact, and open where the source leaves it open."""
    assert times_a_year(Frequency(**frequency)) == pair(*expected)


@pytest.mark.parametrize(
    ("fields", "per_meeting", "per_year"),
    [
        ({"per": "meeting"}, (60, 60), (360, 360)),
        ({"per": "case"}, (60, 60), None),
        ({"per": "week"}, None, (3120, 3120)),
        ({"per": "month"}, None, (720, 720)),
        ({"per": "year"}, None, (60, 60)),
        ({"minutes": {"min": 30}}, (30, None), (180, None)),
        ({"minutes": {"max": 30}}, (0, 30), (0, 180)),
        ({"frequency": {"every": {"weeks": 26}}}, (60, 60), (120, 120)),
        ({"per": "case", "frequency": {"times": 3, "per": "year"}}, (60, 60), (180, 180)),
        ({"per": "month", "frequency": {"times": 3, "per": "year"}}, None, (180, 180)),
    ],
)
def test_effort_counts_what_it_is_per(
    fields: dict[str, Any], per_meeting: Any, per_year: Any
) -> None:
    """A stated effort comes as often as what it is per, or as often as it says itself."""
    entry = method(frequency=[{"every": {"months": 2}}], effort=[item(**fields)])
    found = effort(entry)
    assert found.per_meeting("trainer") == (per_meeting and pair(*per_meeting))
    assert found.per_year("trainer") == (per_year and pair(*per_year))


def test_without_a_frequency_a_year_is_not_known() -> None:
    """Where the source does not say how often, there are hours for a meeting and none a year."""
    found = effort(method(effort=[item()]))
    assert found.meetings is None
    assert (found.per_meeting("trainer"), found.per_year("trainer")) == (pair(60, 60), None)


def test_frequency_of_more_kinds_is_not_that_of_a_meeting() -> None:
    """Of a method over several kinds of meeting the frequency counts the whole, not a meeting."""
    fields = {"frequency": [{"times": 3, "per": "year"}], "effort": [item()]}
    kinds = [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]
    assert effort(method(**fields)).meetings == pair(3, 3)
    found = effort(method(**fields, meetings=kinds))
    assert (found.meetings, found.per_year("trainer")) == (None, None)


def test_lines_of_a_role_add_up() -> None:
    """A role's lines are added, and what is open or not known in one is open in the sum."""
    frequency = [{"every": {"months": 2}}]
    known = [item(), item(minutes=30, per="year")]
    assert effort(method(frequency=frequency, effort=known)).per_year("trainer") == pair(390, 390)
    open_end = [*known, item(minutes={"min": 10}, per="year")]
    found = effort(method(frequency=frequency, effort=open_end))
    assert found.per_year("trainer") == pair(400, None)
    assert found.per_meeting("trainer") == pair(60, 60)
    assert effort(method(effort=known)).per_year("trainer") == pair(30, None)


def test_what_the_effort_does_not_say_follows_from_duration_and_preparation() -> None:
    """Participants spend the meeting, and a role its stated tasks, unless the effort says it."""
    preparation = [
        {"task": "Lees", "role": "deelnemer", "minutes": 10},
        {"task": "Bereid voor", "role": "trainer", "minutes": 20},
        {"task": "Ruim op", "role": "inbrenger", "minutes": 5, "basis": "editor"},
        {"task": "Kom op tijd", "role": "inbrenger"},
        {"task": "Kijk", "minutes": 5},
    ]
    fields = {"duration": 90, "preparation": preparation}
    found = effort(method(**fields))
    assert [(line.role, line.purpose, line.ground) for line in found.lines] == [
        ("deelnemer", "", "duration"),
        ("deelnemer", "Lees", "preparation"),
        ("trainer", "Bereid voor", "preparation"),
    ]
    assert found.roles() == ("deelnemer", "trainer")
    assert found.per_meeting("deelnemer") == pair(100, 100)
    told = effort(method(**fields, effort=[item(), item(role="deelnemer", purpose="Erbij zijn")]))
    assert [(line.role, line.purpose, line.ground) for line in told.lines] == [
        ("trainer", "", "effort"),
        ("deelnemer", "Erbij zijn", "effort"),
    ]


def test_role_without_lines_has_no_hours() -> None:
    """Nothing is estimated: a role of which nothing is stated has no hours."""
    found = effort(method(), people=8)
    assert (found.lines, found.roles(), found.people) == ((), (), 8)
    assert (found.per_meeting("trainer"), found.per_year("trainer")) == (None, None)


def test_effort_of_a_variant_is_its_own() -> None:
    """A variant's duration and frequency count in place of the method's."""
    variant = {"id": "kort", "title": "Kort", "duration": 30}
    entry = method(duration=90, frequency=[{"every": {"months": 1}}], variants=[variant])
    assert effort(entry, variant="kort").per_year("deelnemer") == pair(360, 360)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"variant": "lang"}, "there is no variant 'lang'; the method has none"),
        ({"people": 0}, "people must be a whole number from 1, not 0"),
        ({"people": -2}, "people must be a whole number from 1, not -2"),
        ({"people": 1.5}, "people must be a whole number from 1, not 1.5"),
        ({"people": True}, "people must be a whole number from 1, not True"),
        ({"people": "6"}, "people must be a whole number from 1, not '6'"),
        ({"minutes": 0}, "minutes must be a whole number from 1 to 1440, not 0"),
        ({"minutes": 1441}, "minutes must be a whole number from 1 to 1440, not 1441"),
        ({"minutes": 7.5}, "minutes must be a whole number from 1 to 1440, not 7.5"),
        ({"meeting": "m"}, "there is no meeting 'm'; the method has none"),
    ],
)
def test_effort_of_nobody_or_nothing_is_refused(asked: dict[str, Any], said: str) -> None:
    """An unknown variant and less than one person are mistakes, and are said."""
    with pytest.raises(PlanError) as caught:
        effort(method(duration=60), **asked)
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("meeting", "fields", "a_year"),
    [
        ({"count": 2}, {}, 120),
        ({"frequency": [{"every": {"weeks": 2}}]}, {}, 26 * 60),
        ({"frequency": [{"every": {"weeks": 2}}]}, {"span": {"months": 6}}, 13 * 60),
        ({"frequency": [{"every": {"weeks": 2}}]}, {"span": {"years": 3}}, 26 * 60),
        ({}, {}, None),
    ],
)
def test_kinds_of_meeting_have_their_hours(
    meeting: dict[str, Any], fields: dict[str, Any], a_year: int | None
) -> None:
    """A stated length counts for as often as its kind is held, within the span of the whole."""
    kinds = [{"id": "m", "title": "Gesprek", "duration": 60} | meeting, {"id": "n", "title": "N"}]
    (line,) = effort(method(meetings=kinds, **fields)).lines
    assert (line.role, line.purpose, line.ground) == ("deelnemer", "Gesprek", "duration")
    assert line.per_year == (None if a_year is None else pair(a_year, a_year))
    told = {"effort": [{"role": "deelnemer", "minutes": 5, "per": "year"}]}
    assert len(effort(method(meetings=kinds, **fields, **told)).lines) == 1


@pytest.mark.parametrize(
    ("roles", "lead", "present"),
    [
        ((), None, ("deelnemer",)),
        ((), "gespreksleider", ("deelnemer", "gespreksleider")),
        (("deelnemer", "inbrenger"), "inbrenger", ("deelnemer",)),
        (("coach", "coachee"), "coach", ("coachee", "coach")),
        (("inbrenger", "luisteraar"), None, ("inbrenger", "luisteraar")),
        (("ouder", "leidinggevende"), "leidinggevende", ("ouder", "leidinggevende")),
        (("trainer",), "trainer", ("deelnemer", "trainer")),
    ],
)
def test_who_is_there_spends_the_meeting(
    roles: tuple[str, ...], lead: str | None, present: tuple[str, ...]
) -> None:
    """Who takes part and who leads steps are there all the time, by the roles of the method."""
    step = {"id": "a", "title": "A"} | ({"lead": lead} if lead else {})
    named = [{"id": role, "title": role.title()} for role in roles]
    found = effort(method(duration=60, roles=named, phases=[step]))
    assert found.roles() == present
    assert {line.ground for line in found.lines} == {"duration"}


def test_a_guide_whose_effort_is_stated_has_that_alone() -> None:
    """What the source says of somebody's time comes in the place of the length of a meeting."""
    step = {"id": "a", "title": "A", "lead": "trainer"}
    found = effort(method(duration=60, phases=[step], effort=[item(minutes=90)]))
    assert [(line.role, line.ground) for line in found.lines] == [
        ("trainer", "effort"),
        ("deelnemer", "duration"),
    ]


EVERY_OTHER_WEEK = Frequency(every=Span(weeks=2))


def test_own_figures_come_where_the_source_has_none() -> None:
    """A length and a rhythm of one's own are reckoned with, and said to be one's own."""
    found = effort(method(), minutes=75, frequency=EVERY_OTHER_WEEK)
    (line,) = found.lines
    assert (line.ground, line.times_given, found.times_given) == ("given", True, True)
    assert found.per_year("deelnemer") == pair(26 * 75, 26 * 75)
    (line,) = effort(method(duration=60), frequency=EVERY_OTHER_WEEK).lines
    assert (line.ground, line.times_given) == ("duration", True)
    (line,) = effort(method(frequency=[{"every": {"months": 1}}]), minutes=75).lines
    assert (line.ground, line.times_given) == ("given", False)
    assert line.per_year == pair(900, 900)


def test_own_rhythm_is_that_of_what_is_stated_per_meeting() -> None:
    """What the source says per meeting comes as often as one says; what it says per year stays."""
    stated = [item(), item(per="year"), item(frequency={"every": {"months": 6}})]
    preparation = [{"task": "Lees", "role": "deelnemer", "minutes": 10}]
    entry = method(effort=stated, preparation=preparation)
    found = effort(entry, frequency=EVERY_OTHER_WEEK)
    assert [line.times_given for line in found.lines] == [True, False, False, True]
    assert [line.times_given for line in effort(entry).lines] == [False] * 4


def test_own_figures_are_of_one_kind_of_meeting() -> None:
    """Of a method over more kinds of meeting, it is to be said of which they are."""
    kinds = [{"id": "m", "title": "M"}, {"id": "n", "title": "N", "duration": 30, "count": 2}]
    entry = method(meetings=kinds)
    with pytest.raises(PlanError, match="more than one kind of meeting: name m or n"):
        effort(entry, minutes=60)
    found = effort(entry, meeting="m", minutes=60, frequency=EVERY_OTHER_WEEK)
    assert [(line.meeting, line.ground, line.times_given) for line in found.lines] == [
        ("m", "given", True),
        ("n", "duration", False),
    ]
    assert not found.times_given
    assert found.per_year("deelnemer") == pair(26 * 60 + 60, 26 * 60 + 60)
    changed = effort(entry, meeting="n", frequency=EVERY_OTHER_WEEK).lines
    assert [line.per_year for line in changed] == [pair(26 * 30, 26 * 30)]
    one = effort(method(meetings=kinds[:1]), minutes=60)
    assert [line.meeting for line in one.lines] == ["m"]


def test_bundled_methods_have_hours_for_their_own_roles(catalogue: Catalogue) -> None:
    """No line is of a role that a method neither names nor gives a step."""
    for entry in catalogue.values():
        if isinstance(entry, Method):
            entry = composed(entry, catalogue)
            kinds = [meeting.id for meeting in entry.meetings] or [None]
            found = effort(entry, meeting=kinds[0], minutes=60, frequency=EVERY_OTHER_WEEK)
            named = {role.id for role in entry.roles} | {phase.lead for phase in entry.phases}
            named |= {"deelnemer"}  # whoever takes part, whom nobody needs to name
            assert found.lines
            assert set(found.roles()) <= named, entry.id
