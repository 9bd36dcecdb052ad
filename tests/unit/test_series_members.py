"""Who is there at each meeting of a series, and who has which role."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from builders import method
from reflectlib import Member, PlanError, Range, Remark, Series, Session, Span, Timetable, series
from reflectlib.language.words import Words
from reflectlib.page import Table
from reflectlib.rendering import make_page
from reflectlib.views.agenda import in_words

START = datetime(2027, 1, 12, 9, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))  # a Tuesday
DAYS = [date(2027, 1, 12), date(2027, 1, 19), date(2027, 1, 26), date(2027, 2, 2)]
STEP = {"id": "ronde", "title": "Ronde", "time": 60}
LED = STEP | {"lead": "trainer"}
ROLES = [{"id": "inbrenger", "title": "Wie vertelt"}]


def away(*days: date) -> tuple[tuple[date, date], ...]:
    return tuple((day, day) for day in days)


def laid(
    *members: Member, asked: Any = None, entry: Any = None, held: Any = (), **timetable: Any
) -> Series:
    """A weekly series of four with these members."""
    entry = entry or method(phases=[STEP], roles=ROLES)
    session = Session(start=START, **(asked or {}))
    wanted = {"every": Span(weeks=1), "times": 4} | timetable
    return series(entry, session, Timetable(members=members, **wanted), held=held)


def holders(found: Series, role: str = "inbrenger") -> str:
    """Who has a role at each meeting, by a letter; a full stop is nobody."""
    return "".join("".join(g.roles.get(role, (".",))) for g in found.meetings)


def test_each_meeting_is_for_those_who_are_there() -> None:
    """Who joins, leaves or is away is only there on the days on which that is so."""
    found = laid(
        Member("A"),
        Member("B", joins=DAYS[1]),
        Member("C", leaves=DAYS[1]),
        Member("D", away=away(DAYS[2])),
    )
    there = ["".join(meeting.names) for meeting in found.meetings]
    assert there == ["ACD", "ABCD", "AB", "ABD"]
    assert [meeting.plan.people for meeting in found.meetings] == [3, 4, 2, 3]
    assert [meeting.plan.names for meeting in found.meetings] == [
        meeting.names for meeting in found.meetings
    ]


def test_members_take_the_place_of_the_names() -> None:
    """Where there are members, the names of the session are not those who take part."""
    found = laid(Member("A"), Member("B"), asked={"names": ("X", "Y", "Z")})
    assert {meeting.names for meeting in found.meetings} == {("A", "B")}


def test_members_of_one_name_are_told_apart() -> None:
    """Two members of one name are a mistake."""
    with pytest.raises(PlanError, match="A stands twice among the names"):
        Timetable(members=(Member("A"), Member("A")))


def test_moved_meeting_is_for_those_who_are_there_on_its_new_day() -> None:
    """Who is away on the day of the rhythm can be there when the meeting is moved."""
    found = laid(Member("A"), Member("B", away=away(DAYS[1])), move={DAYS[1]: date(2027, 1, 20)})
    assert found.meetings[1].names == ("A", "B")


def test_turns_pass_over_who_is_away() -> None:
    """Somebody who is away has no role; after that turns go on as if nothing was missed."""
    found = laid(Member("A"), Member("B", away=away(DAYS[1])), Member("C"), times=7)
    assert holders(found) == "ACBACBA"


def test_who_joins_has_nothing_to_make_up_for() -> None:
    """Somebody who joins halfway has turns from then on as often as the others."""
    late = Member("C", joins=date(2027, 3, 1))
    found = laid(Member("A"), Member("B"), late, times=13)
    assert holders(found)[:7] == "ABABABA"
    assert sorted(holders(found)[7:]) == sorted("BCABCA")


def test_fixed_role_is_of_one_person() -> None:
    """Who always has a role has it whenever there; else another has it, and that is told."""
    roles = {"inbrenger": ("B",)}
    found = laid(
        Member("A"), Member("B", away=away(DAYS[1], DAYS[3])), Member("C"), asked={"roles": roles}
    )
    assert holders(found) == "BABC"
    (remark,) = found.remarks
    assert remark == Remark(
        "role_holder_away",
        days=(DAYS[1], DAYS[3]),
        names=("B",),
        role="inbrenger",
        titles=("Wie vertelt",),
    )
    assert in_words(remark, Words("en")) == (
        "Wie vertelt: B is not there on Tuesday, 19 January 2027 and Tuesday, 2 February 2027."
    )


def test_fixed_role_that_nobody_can_take_over_is_left_out() -> None:
    """A role that does not go round is of nobody where its one person is not there."""
    members, entry = (Member("A"), Member("B", away=away(DAYS[1]))), method(phases=[LED])
    found = laid(*members, asked={"roles": {"trainer": ("B", "K")}}, entry=entry)
    assert holders(found, "trainer") == "BKKBKBK"
    alone = laid(*members, asked={"roles": {"trainer": ("B",)}}, entry=entry)
    assert holders(alone, "trainer") == "B.BB"
    assert in_words(alone.remarks[0], Words("en")).startswith("Trainer: B is not there on")


def test_role_can_be_of_somebody_outside_the_group() -> None:
    """Who is no member is taken to be there, also where nobody is named."""
    asked, entry = {"roles": {"Trainer": ("K",)}}, method(phases=[LED])
    assert holders(laid(Member("A"), asked=asked, entry=entry), "trainer") == "KKKK"
    nameless = laid(asked=asked | {"people": 4}, entry=entry)
    assert holders(nameless, "trainer") == "KKKK"
    assert nameless.meetings[0].plan.roles == {"trainer": ("K",)}
    assert nameless.remarks == ()


def test_fixed_role_is_one_that_the_method_has() -> None:
    """A role that the method has not is refused, also where all meetings were held."""
    asked = {"roles": {"voorzitter": ("K",)}}
    with pytest.raises(PlanError, match="rondje has no role 'voorzitter'"):
        laid(Member("A"), asked=asked)
    held = laid(Member("A")).meetings
    with pytest.raises(PlanError, match="rondje has no role 'voorzitter'"):
        laid(Member("A"), asked=asked, held=held)


def test_fixed_role_of_fewer_than_it_needs_is_filled_up() -> None:
    """Of two who bring in a case one can be fixed; the other goes round."""
    entry = method(
        phases=[STEP | {"repeat": "case", "time": 20}], roles=ROLES, cases={"min": 2, "max": 2}
    )
    found = laid(*map(Member, "ABC"), asked={"roles": {"inbrenger": ("B",)}}, entry=entry)
    assert holders(found) == "BABCBABC"


SMALL = method(phases=[STEP], participants={"min": 3, "max": 6})


def test_too_few_on_a_day_are_told_and_planned() -> None:
    """Where the method is for more than are there, it is planned and the days are told."""
    found = laid(Member("A"), Member("B"), Member("C", away=away(DAYS[1], DAYS[3])), entry=SMALL)
    assert [meeting.plan.people for meeting in found.meetings] == [3, 2, 3, 2]
    assert found.remarks == (
        Remark("people_outside", 2, Range(min=3, max=6), days=(DAYS[1], DAYS[3])),
    )
    assert in_words(found.remarks[0], Words("en")) == (
        "Tuesday, 19 January 2027 and Tuesday, 2 February 2027: The method is for 3–6 people, not "
        "for 2."
    )


def test_too_few_at_all_times_is_no_series() -> None:
    """Where no meeting can be held as the method says, that is refused, unless it is anyway."""
    members = (Member("A"), Member("B"))
    with pytest.raises(PlanError, match="rondje is for 3-6 people, not 2"):
        laid(*members, entry=SMALL)
    found = laid(*members, entry=SMALL, asked={"anyway": True})
    assert found.remarks == (Remark("people_outside", 2, Range(min=3, max=6)),)


def test_nobody_on_a_day_is_told() -> None:
    """A meeting at which nobody is stands, for as many as the method is for, and is told."""
    found = laid(*(Member(name, away=away(DAYS[2])) for name in "ABC"), entry=SMALL)
    meeting = found.meetings[2]
    assert (meeting.names, meeting.plan.people, meeting.plan.names) == ((), 3, ())
    assert found.remarks == (Remark("nobody_there", days=(DAYS[2],)),)
    assert in_words(found.remarks[0], Words("en")) == "Tuesday, 26 January 2027: Nobody is there."
    nobody = laid(Member("A", leaves=date(2027, 1, 1)), entry=SMALL)
    assert nobody.remarks == (Remark("nobody_there"),)


def test_groups_that_go_side_by_side_have_somebody() -> None:
    """With fewer people than groups the plan is for one in each, and says how many are there."""
    members = (Member("A"), Member("B", away=away(DAYS[1])))
    found = laid(*members, asked={"groups": 2}, entry=method(phases=[STEP]))
    assert [meeting.plan.people for meeting in found.meetings] == [2, 2, 2, 2]
    assert found.meetings[1].plan.names == ()
    (remark,) = found.remarks
    assert remark == Remark("people_there", 1, Range(min=2, max=2), days=(DAYS[1],))
    assert "There is 1 person; this plan is for 2." in in_words(remark, Words("en"))


def test_what_people_do_not_mend_is_refused() -> None:
    """Too little time stays an error, for however many are there."""
    with pytest.raises(PlanError, match="5 minutes are too few"):
        laid(Member("A"), asked={"minutes": 5})
    entry = method(phases=[STEP | {"repeat": "case"}], cases={"max": 1}, participants={"min": 2})
    with pytest.raises(PlanError, match="takes 1 cases in a meeting, not 2"):
        laid(Member("A"), Member("B", away=away(DAYS[1])), asked={"cases": 2}, entry=entry)


def test_kind_for_fewer_is_not_for_all_members() -> None:
    """Who is there for a kind of meeting is only looked at where it can be for them."""
    entry = method(
        meetings=[
            {"id": "groep", "title": "Groep", "participants": {"min": 3}, "count": 2},
            {"id": "twee", "title": "Twee", "participants": 2, "count": 2},
        ],
        phases=[STEP | {"id": id, "meeting": id} for id in ("groep", "twee")],
    )
    found = laid(*map(Member, "ABC"), entry=entry)
    assert [g.plan.people for g in found.meetings] == [3, 3, 2, 2]
    assert found.remarks == ()
    found = laid(Member("A"), Member("B", away=away(DAYS[1])), *map(Member, "CD"), entry=entry)
    assert [g.plan.people for g in found.meetings] == [4, 3, 2, 2]


def test_many_days_are_told_by_the_first_and_the_last() -> None:
    """A remark on more than six days names two of them and says how many there are."""
    members = (*map(Member, "AB"), Member("C", joins=date(2027, 3, 2)))
    (remark,) = laid(*members, entry=SMALL, times=8).remarks
    assert in_words(remark, Words("en")).startswith(
        "Tuesday, 12 January 2027 to Tuesday, 23 February 2027 (7 times): The method"
    )
    assert make_page(laid(*members, entry=SMALL, times=8)).blocks


def test_member_is_somebody() -> None:
    """A member has a name, and days that end after they begin."""
    for name in ("", "  ", None):
        with pytest.raises(PlanError, match="cannot be a name: write a text on one line"):
            Member(name)  # type: ignore[arg-type]  # which a file can have
    said = "the days from 2027-01-19 to 2027-01-12 end before they begin"
    with pytest.raises(PlanError, match=said):
        Member("A", joins=DAYS[1], leaves=DAYS[0])
    with pytest.raises(PlanError, match=said):
        Member("A", away=((DAYS[1], DAYS[0]),))


def test_who_is_not_there_stands_with_the_date() -> None:
    """The page has a column for those who are not there, where somebody is not."""
    page = make_page(laid(Member("A"), Member("B", away=away(DAYS[1])), Member("C", joins=DAYS[1])))
    table = next(block for block in page.blocks if isinstance(block, Table))
    assert [row[-1] for row in table.rows] == ["C", "B", "", ""]
    whole = make_page(laid(Member("A"), Member("B")))
    assert len(next(b for b in whole.blocks if isinstance(b, Table)).header) == 4
