"""Papers: attendance, report and statement of a plan or a series."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from builders import method, of
from reflectlib import Catalogue, Person, Plan, Series, Session, Timetable, plan, series
from reflectlib.page import Field, Heading, Items, Notice, Page, PageBreak, Paragraph, Table
from reflectlib.papers.meetings import meetings_of, roles_in, taking_part
from reflectlib.reading.converter import structure
from reflectlib.views import papers

NONE = Catalogue([])
BUNDLED: Any = Catalogue.bundled()
START = datetime(2027, 1, 12, 9, 30, tzinfo=UTC)
NAMES = ("An", "Bo", "Cas")
LED: dict[str, Any] = {
    "facilitation": "guided",
    "participants": {"min": 2, "max": 12},
    "phases": [
        {"id": "a", "title": "A", "time": 40, "lead": "begeleider"},
        {"id": "b", "title": "B", "time": 40, "lead": "begeleider"},
    ],
}
PEOPLE = (
    Person("An", "notulist", "12"),
    Person("Bo", "", "SKJ 3"),
    Person("Cas"),
    Person("Eva", "Begeleider", "99"),
)


def planned(**asked: Any) -> Plan:
    """A meeting of eighty minutes."""
    return plan(method(**LED), Session(**{"start": START, "names": NAMES} | asked))


def held(times: int = 3, **asked: Any) -> Series:
    """Meetings of four weeks apart."""
    session = Session(**{"start": START, "names": NAMES} | asked)
    return series(method(**LED), session, Timetable(times=times))


def facts(page: Page) -> dict[str, str]:
    """What is known of the first meeting of a page."""
    return {item.label: item.text for item in of(Items, page)[0].items}


def to_fill_in(page: Page) -> list[str]:
    """What there is room for on a page."""
    return [block.label for block in of(Field, page)]


def test_a_list_says_when_where_and_who() -> None:
    """All that registers ask of it, in the language of the method."""
    page = papers.attendance(
        planned(group="Noord", location="Zaal 3", break_minutes=15), NONE, people=PEOPLE
    )
    assert facts(page) == {
        "Groep": "Noord",
        "Werkvorm": "Rondje",
        "Plaats": "Zaal 3",
        "Datum": "dinsdag 12 januari 2027",
        "Begin": "09.30",
        "Einde": "11.05",
        "Netto, zonder pauzes": "1 uur 20 minuten",
        "Leiding": "Eva (99)",
    }
    assert to_fill_in(page) == []
    (table,) = of(Table, page)
    assert table.header == ("Naam", "Registernummer", "Rol")
    assert table.to_write == ("Handtekening",)
    assert table.rows[:4] == (
        ("Eva", "99", "Begeleider"),
        ("An", "12", "notulist"),
        ("Bo", "SKJ 3", ""),
        ("Cas", "", ""),
    )
    assert set(table.rows[4:]) == {("", "", "")}


def test_what_is_not_known_is_left_open() -> None:
    """There is room for it: a list that a register wants whole can be made whole by hand."""
    page = papers.attendance(planned(start=None, names=(), people=4), NONE)
    assert facts(page) == {"Werkvorm": "Rondje", "Netto, zonder pauzes": "1 uur 20 minuten"}
    assert to_fill_in(page) == ["Groep", "Plaats", "Datum", "Begin", "Einde", "Leiding"]
    (table,) = of(Table, page)
    assert table.header == ("Naam", "Registernummer")
    assert table.rows == (("", ""),) * 4


def test_on_line_needs_no_place() -> None:
    """A link is a place; with both, both are there."""
    link = "https://example.org/a"
    assert facts(papers.attendance(planned(link=link), NONE))["Online"] == link
    assert "Plaats" not in to_fill_in(papers.attendance(planned(link=link), NONE))
    both = facts(papers.attendance(planned(link=link, location="Zaal 3"), NONE))
    assert (both["Plaats"], both["Online"]) == ("Zaal 3", link)


@pytest.mark.parametrize(
    ("asked", "net", "end"),
    [
        ({}, "1 uur 20 minuten", "10.50"),
        ({"minutes": 60}, "1 uur", "10.30"),
        ({"minutes": 45}, "45 minuten", "10.15"),
        ({"break_minutes": 20}, "1 uur 20 minuten", "11.10"),
        ({"welcome": 15}, "1 uur 20 minuten", "11.05"),
        ({"minutes": 100, "buffer": 10}, "1 uur 40 minuten", "11.10"),
    ],
)
def test_net_is_the_time_of_work(asked: dict[str, Any], net: str, end: str) -> None:
    """Breaks and coming in do not count, though the meeting lasts longer."""
    known = facts(papers.attendance(planned(**asked), NONE))
    assert (known["Netto, zonder pauzes"], known["Einde"]) == (net, end)


def test_who_leads_is_who_has_the_role() -> None:
    """Of a list without a leader, it is who has a role that leads."""
    one = planned(roles={"begeleider": ("Dré",)})
    assert facts(papers.attendance(one, NONE))["Leiding"] == "Dré"
    assert facts(papers.attendance(one, NONE, people=PEOPLE))["Leiding"] == "Eva (99)"


def test_roles_of_the_list_are_those_of_the_method() -> None:
    """By id or title, in capitals or not; whoever leads does not take part."""
    led = method(**LED)
    assert roles_in(led, PEOPLE) == {"begeleider": ("Eva",)}
    assert taking_part(led, PEOPLE) == NAMES
    people = (Person("Ed", "coach"), Person("Flo", "Guide"), Person("Gé", "bakker"))
    assert roles_in(led, people) == {"begeleider": ("Flo",)}
    assert taking_part(led, people) == ("Gé",)


def test_a_report_has_room_for_what_came_of_it() -> None:
    """What was said is told without names; who was there, by name."""
    page = papers.report(planned(), NONE, people=PEOPLE)
    assert of(Items, page)[1].items[0] == ("An (12), Bo (SKJ 3), Cas", "Verwacht", False, "", ())
    assert "Waar het over ging, zonder namen of wat laat zien wie het is" in to_fill_in(page)
    assert "Wat we wilden leren" in to_fill_in(page)
    assert "Wie er was" in to_fill_in(papers.report(planned(names=(), people=3), NONE))


def test_a_statement_adds_what_was_held() -> None:
    """Of each person the meetings that are over, with their hours, by the planning."""
    before = START + timedelta(weeks=5)
    page = papers.statement(held(), NONE, people=PEOPLE, before=before)
    titles = [block.text for block in of(Heading, page)]
    assert titles == [
        "Verklaring van deelname: Rondje",
        *(f"Verklaring van deelname: {name}" for name in NAMES),
    ]
    assert len(of(PageBreak, page)) == 2
    assert [len(table.rows) for table in of(Table, page)] == [2, 2, 2]
    assert of(Paragraph, page)[0].text == "2 bijeenkomsten, 2 uur 40 minuten"
    assert of(Notice, page)[0].text.startswith("Dit is volgens de planning, tot en met")


def test_a_statement_that_knows_no_moment_says_so() -> None:
    """Whether the meetings were held is then for whoever signs."""
    page = papers.statement(held(), NONE)
    assert [len(table.rows) for table in of(Table, page)] == [3, 3, 3]
    assert of(Notice, page)[0].text.startswith("Of deze bijeenkomsten er zijn geweest")


def test_a_statement_without_names_is_for_one_to_fill_in() -> None:
    """One sheet, with room for a name."""
    page = papers.statement(held(names=(), people=4), NONE)
    assert len(of(Table, page)) == 1
    assert to_fill_in(page)[:2] == ["Naam", "Registernummer"]


def test_who_was_away_has_no_meeting_for_it() -> None:
    """Neither a line to sign, nor hours in the statement."""
    from reflectlib import Member

    day = START.date()
    members = (
        Member("An", away=((day, day),)),
        Member("Bo"),
        Member("Cas", joins=date(2028, 1, 1)),
    )
    made = series(method(**LED), Session(start=START), Timetable(times=2, members=members))
    first, second = meetings_of(made)
    assert (first.names, first.absent) == (("Bo",), ("An",))
    assert (second.names, second.absent) == (("An", "Bo"), ())
    statements = papers.statement(made, NONE)
    titles = [block.text.rpartition(": ")[2] for block in of(Heading, statements)][1:]
    rows = [len(table.rows) for table in of(Table, statements)]
    assert dict(zip(titles, rows, strict=True)) == {"An": 1, "Bo": 2}


def test_days_choose_the_meetings() -> None:
    """`since` and `until` count themselves; a plan without a start has no day."""
    made = held()
    days = [each.start.date() for each in made.meetings]
    assert len(meetings_of(made, since=days[1], until=days[1])) == 1
    assert len(meetings_of(made, since=days[1])) == 2
    assert len(meetings_of(made, until=days[0])) == 1
    assert meetings_of(made, before=made.meetings[0].end)[-1].number == 1
    assert meetings_of(planned(start=None), since=days[0]) == ()
    assert len(meetings_of(planned(start=None))) == 1
    page = papers.attendance(made, NONE, since=days[-1] + timedelta(days=1))
    assert of(Notice, page)[0].text == "Er is geen bijeenkomst om dit papier van te maken."


def test_papers_are_all_of_it() -> None:
    """Of a plan the list and the form; of a series each meeting's, and each person's statement."""
    one = papers.papers(planned(), NONE)
    assert [block.text.partition(",")[0] for block in of(Heading, one)] == [
        "Papieren: Rondje",
        "Presentielijst",
        "Verslag",
    ]
    before = START + timedelta(weeks=5)
    more = papers.papers(held(), NONE, before=before)
    assert len(of(Heading, more)) == 1 + 2 * 3 + 3
    assert len(of(PageBreak, more)) == 2 * 3 + 3 - 1


def test_what_a_register_wants_is_told_with_what_is_open() -> None:
    """What it wants to see, what of that nobody gave, and that it decides itself."""
    nrgd, skj = BUNDLED["nrgd"], BUNDLED["registerplein"]
    page = papers.attendance(planned(start=None, names=(), people=3), NONE, registers=(nrgd, skj))
    headings = [block.text for block in of(Heading, page)]
    assert headings[-3:] == ["Wat registers willen zien", nrgd.title, skj.title]
    told = [item for block in of(Items, page)[-2:] for item in block.items]
    assert told[0].text.startswith("Op papier:")
    assert told[1].label == "Nog in te vullen"
    assert told[1].text == "de datum, de begintijd, de eindtijd en de namen"
    whole = papers.attendance(planned(), NONE, registers=(nrgd,))
    labels = [item.label for block in of(Items, whole) for item in block.items]
    assert "Nog in te vullen" not in labels


def test_a_register_of_which_nothing_was_found_says_so() -> None:
    """Of its proof nothing is made up."""
    silent = structure(
        {
            "format": 1,
            "kind": "register",
            "id": "x",
            "title": "X",
            "language": "nl",
            "summary": "Een register.",
            "sources": [{"title": "Blad", "read": "2026-11-26"}],
        }
    )
    page = papers.attendance(planned(), NONE, registers=(silent,))
    assert of(Items, page)[-1].items[0].text == "Wat het wil zien, is niet gevonden."
