"""A plan of a programme as pages, as data and as appointments."""

import csv
import io
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from builders import method
from reflectlib import Catalogue, Plan, Programme, Session, composed, data_of, plan, render
from reflectlib.page import (
    Cards,
    Chip,
    Chips,
    Heading,
    Items,
    ListItem,
    Notice,
    Outline,
    Page,
    Paragraph,
    Table,
)
from reflectlib.reading.converter import structure
from reflectlib.rendering import make_page
from reflectlib.views.calendar import plan_calendar

START = datetime(2026, 12, 3, 13, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
CIRCLE = method(
    id="circle",
    title="Circle",
    language="en",
    cases={"max": 2},
    roles=[
        {"id": "inbrenger", "title": "Presenter", "tasks": ["Bring a case."]},
        {"id": "notulist", "title": "Note taker", "tasks": ["Write in “{step:case}”."]},
    ],
    phases=[
        {"id": "start", "title": "Start", "time": 5, "grouping": {"size": 2}},
        {"id": "case", "title": "Case", "time": 20, "repeat": "case", "lead": "gespreksleider"},
    ],
)
WALK = method(
    id="walk",
    title="Walk",
    language="en",
    roles=[{"id": "gespreksleider", "title": "Guide", "tasks": ["Know the way."]}],
    phases=[
        {
            "id": "start",
            "title": "Start",
            "time": 5,
            "instructions": ["“{step:go}” takes {minutes:go}."],
        },
        {"id": "go", "title": "Go", "time": 25, "lead": "gespreksleider"},
    ],
)
FIVE = {"min": 5, "max": 5}
TURNS = method(
    id="turns",
    title="Turns",
    language="en",
    phases=[{"id": "start", "title": "Start", "time": FIVE, "turn": 4, "locked": True}],
)
CATALOGUE = Catalogue([CIRCLE, WALK, TURNS])
OPENING = {"step": {"id": "hello", "title": "Hello", "time": 10}}
SIDES = {
    "title": "Workshops",
    "parallel": [{"method": "walk", "people": 3}, {"method": "circle", "people": 4}],
}


def programme(catalogue: Catalogue, *blocks: Any, **fields: Any) -> Programme:
    head = {"format": 1, "kind": "programme", "id": "day", "title": "Day", "language": "en"}
    made = composed(
        structure({**head, "summary": "A day.", "blocks": [*blocks], **fields}), catalogue
    )
    assert isinstance(made, Programme)
    return made


def planned(*blocks: Any, **asked: Any) -> Plan:
    made = programme(CATALOGUE, *blocks)
    return plan(made, Session(**{"people": 7, "start": START} | asked))


def of(kind: type, page: Page) -> list[Any]:
    return [block for block in page.blocks if isinstance(block, kind)]


def below(page: Page, title: str) -> list[Any]:
    """The blocks below the first heading of this title, until the next heading."""
    at = next(
        n for n, b in enumerate(page.blocks) if isinstance(b, Heading) and b.text.endswith(title)
    )
    found = []
    for block in page.blocks[at + 1 :]:
        if isinstance(block, Heading):
            break
        found.append(block)
    return found


def facts(page: Page) -> dict[str, ListItem]:
    return {item.label: item for item in of(Items, page)[0].items}


def test_each_block_has_a_heading_with_its_times_and_its_table() -> None:
    """An agenda goes block by block; a break between them is a line, with its own name."""
    note = {"text": "Bring the bell.", "basis": "editor"}
    made = planned(OPENING, {"method": "circle", "note": note}, {"pause": 45, "title": "Lunch"})
    page = make_page(made, "agenda")
    assert of(Heading, page) == [
        Heading("Agenda: Day", 1),
        Heading("Timetable"),
        Heading("Hello", 3, "10 min · 13:00–13:10"),
        Heading("Circle", 3, "25 min · 13:10–13:35"),
    ]
    assert below(page, "Hello") == []
    told, table, lunch, _legend = below(page, "Circle")
    assert told == Paragraph("Bring the bell.", "For whoever leads", ours=True)
    assert [row[:3] for row in table.rows] == [
        ("13:10–13:15", "5 min", "Start"),
        ("13:15–13:35", "20 min", "Case"),
    ]
    assert lunch == Paragraph("Lunch (45 min)", "13:35–14:20")
    assert facts(page)["Blocks"].items == (
        ListItem("Hello", "13:00–13:10"),
        ListItem("Circle", "13:10–13:35"),
        ListItem("Lunch", "13:35–14:20"),
    )


def test_what_is_around_the_blocks_is_a_line_too() -> None:
    """A welcome and time that is left have no block; what is within a block stays in its table."""
    made = planned(OPENING, "circle", welcome=5, minutes=60, cases=1)
    page = make_page(made, "agenda")
    lines = [(line.label, line.text) for line in of(Paragraph, page)]
    assert lines[0] == ("13:00–13:05", "Welcome (5 min)")
    assert [item.text for item in facts(page)["Blocks"].items] == ["Welcome", "Hello", "Circle"]


@pytest.mark.parametrize("start", [START, None])
def test_what_goes_on_side_by_side_has_tables_with_its_own_times(start: datetime | None) -> None:
    """Each side has its title, its people and its steps, at the same time as the others."""
    page = make_page(planned(OPENING, SIDES, start=start), "agenda")
    assert of(Heading, page)[3:] == [
        Heading("Workshops", 3, "30 min · 13:10–13:40" if start else "30 min · 0:10–0:40"),
        Heading("Walk", 4, "3 people"),
        Heading("Circle", 4, "4 people"),
    ]
    walk, circle = of(Table, page)
    times = ("13:10–13:15", "13:15–13:40") if start else ("0:10–0:15", "0:15–0:40")
    assert tuple(row[0] for row in walk.rows) == times
    assert [row[2] for row in circle.rows] == ["Start", "Case"]
    slots = data_of(planned(OPENING, SIDES, start=start))["slots"]
    sides = slots[1]["sides"]
    assert [side["slots"][0]["start"] for side in sides] == [slots[1]["start"]] * 2
    assert [side["slots"][-1]["end"] for side in sides] == [slots[1]["end"]] * 2


TWO_DAYS = ("circle", {**OPENING, "day": 2, "at": "09:00"}, {"pause": 10}, "walk")


def test_days_have_headings_and_the_night_is_no_work() -> None:
    """Over more days each has its times; how long it takes has nothing of the time between."""
    page = make_page(planned(*TWO_DAYS, cases=1), "agenda")
    first, second = "Thursday, 3 December 2026", "Friday, 4 December 2026"
    assert [h for h in of(Heading, page) if h.level == 2] == [
        Heading(first, 2, "25 min · 13:00–13:25"),
        Heading(second, 2, "50 min · 09:00–09:50"),
    ]
    known = facts(page)
    (glance,) = of(Chips, page)
    assert glance.chips[0] == Chip("75 min", "clock")
    assert known["When"].items == (
        ListItem(f"{first}, 13:00–13:25"),
        ListItem(f"{second}, 09:00–09:50"),
    )
    assert [(day.label, len(day.items)) for day in known["Blocks"].items] == [
        (first, 1),
        (second, 3),
    ]
    assert below(page, "Circle")[-1] == Paragraph("Until Friday, 4 December 2026, 09:00")


def test_what_comes_before_and_after_the_night_is_on_its_own_day() -> None:
    """Where time is left before the night, and a break comes first on a day, both are there."""
    made = planned(
        "circle", {"pause": 10, "title": "Coffee", "day": 2, "at": "09:00"}, "walk", cases=1
    )
    page = make_page(made, "agenda")
    headings = of(Heading, page)
    assert [h.text for h in headings][-2:] == ["Friday, 4 December 2026", "Walk"]
    assert below(page, "Friday, 4 December 2026") == [Paragraph("Coffee (10 min)", "09:00–09:10")]


def test_spreadsheet_is_one_table_with_block_and_side() -> None:
    """Each slot is a row, with its day where there are more, its block, and its side."""
    made = planned(OPENING, SIDES, {"pause": 5}, {"method": "walk", "day": 2, "at": "09:00"})
    rows = list(csv.reader(io.StringIO(render(made, "csv").decode())))
    assert rows[0][:5] == ["Date", "Begin", "End", "Last day", "Minutes"]
    assert rows[0][5:8] == ["Block", "Side by side", "Step"]
    assert [row[5:8] for row in rows[1:]] == [
        ["Hello", "", "Hello"],
        ["Workshops", "", "Workshops"],
        ["Workshops", "Walk", "Start"],
        ["Workshops", "Walk", "Go"],
        ["Workshops", "Circle", "Start"],
        ["Workshops", "Circle", "Case"],
        ["", "", "Break"],
        ["", "", "Until then"],
        ["Walk (2)", "", "Start"],
        ["Walk (2)", "", "Go"],
    ]
    assert rows[-1][:5] == ["2026-12-04", "09:05", "09:30", "", "25"]
    until = next(row for row in rows if row[7] == "Until then")
    assert (until[0], until[3]) == ("2026-12-03", "2026-12-04")
    one_day = render(planned(OPENING, "walk"), "csv").decode()
    assert one_day.startswith("Date,Begin,End,Minutes,Block,Step")
    of_method = plan(WALK, Session(people=3))
    assert render(of_method, "csv").decode().startswith("From minute,Until minute,Minutes,Step")


def test_data_says_what_is_otherwise_in_the_blocks_of_a_meeting() -> None:
    """What a programme leaves out of a method is told with its block, where that is there."""
    blocks = (
        {"method": "walk", "skip": ["go"], "part": "one"},
        {"method": "circle", "skip": ["start"], "part": "two"},
    )
    kinds = [{"id": "one", "title": "One"}, {"id": "two", "title": "Two"}]
    made = programme(CATALOGUE, *blocks, meetings=kinds)
    said = [
        data_of(plan(made, Session(people=7, meeting=kind)))["adaptations"]
        for kind in ("one", "two")
    ]
    assert said == [["In “Walk”: Left out: “Go”."], ["In “Circle”: Left out: “Start”."]]


def test_data_has_the_blocks_and_where_each_slot_is_of() -> None:
    """A program gets each block with its method and its times, and the sides as what they are."""
    data = data_of(planned(OPENING, SIDES, {"pause": 5, "title": "Tea"}, {"pause": 5}, "walk"))
    assert [(b["id"], b["title"], b["method"], b["minutes"]) for b in data["blocks"]] == [
        ("hello", "Hello", None, 10),
        ("workshops", "Workshops", None, 30),
        ("tea", "Tea", None, 5),
        ("block", None, None, 5),
        ("walk", "Walk (2)", "walk", 30),
    ]
    assert data["blocks"][1]["start"] == "2026-12-03T13:10:00+01:00"
    assert [slot["block"] for slot in data["slots"]][:4] == ["hello", "workshops", "tea", "block"]
    walk, circle = data["slots"][1]["sides"]
    assert (walk["id"], walk["title"], walk["method"]) == ("workshops-walk", "Walk", "walk")
    assert (walk["people"], circle["people"], circle["cases"]) == (3, 4, 1)
    assert {slot["phase"] for slot in walk["slots"]} <= set(data["stated_times"])
    assert data["slots"][2]["title"] == "Tea"
    assert all(slot["sides"] == [] for n, slot in enumerate(data["slots"]) if n != 1)


def test_remark_says_of_which_block_it_is() -> None:
    """Two blocks may have a step of the same name, so what is said of one names its block."""
    side = {"method": "turns", "title": "Aside"}
    made = planned("turns", {**SIDES, "parallel": [side, "walk"]}, people=4)
    said = [(one["of"], one["titles"]) for one in data_of(made)["remarks"]]
    assert said == [("Turns", ["Start"]), ("Aside", ["Start"])]
    notices = [notice.text for notice in of(Notice, make_page(made, "agenda"))]
    assert [text.split("“Start”")[0] for text in notices] == ["Turns: In ", "Aside: In "]


def test_run_sheet_has_each_block_with_its_steps_numbered_through() -> None:
    """A block has its times and its note; steps count on, and no two have one anchor."""
    note = "Take coats."
    page = make_page(planned(OPENING, {"method": "circle", "note": note}, SIDES), "run-sheet")
    steps = [h for h in of(Heading, page) if h.anchor.startswith("step-")]
    assert [h.text for h in steps] == [
        "1. Hello",
        "2. Start",
        "3. Case",
        "4. Start",
        "5. Go",
        "6. Start",
        "7. Case",
    ]
    assert len({h.anchor for h in steps}) == len(steps)
    (outline,) = of(Outline, page)
    in_brief = [step for step in outline.steps if step.number]
    assert [f"{step.number}. {step.title}" for step in in_brief] == [h.text for h in steps]
    assert [step.anchor for step in in_brief] == [h.anchor for h in steps]
    blocks = [(h.text, h.aside) for h in of(Heading, page) if h.text.startswith("Steps")]
    assert blocks == [
        ("Steps · Hello", "10 min · 13:00–13:10"),
        ("Steps · Circle", "25 min · 13:10–13:35"),
        ("Steps · Workshops: Walk", "30 min · 13:35–14:05 · 3 people"),
        ("Steps · Workshops: Circle", "30 min · 13:35–14:05 · 4 people"),
    ]
    (told,) = below(page, "Steps · Circle")
    assert told == Paragraph(note, "For whoever leads")
    twice = {"method": "circle", "note": note, "cases": 2}
    page = make_page(planned(OPENING, twice, SIDES), "run-sheet")
    told, loop = below(page, "Steps · Circle")
    assert loop == Notice("Repeat step 3 for each case.")


def test_run_sheet_says_on_which_day_a_block_is() -> None:
    """Over more days each block says its own; what is side by side is told of once, by its note."""
    page = make_page(planned({**SIDES, "note": "Split up."}, *TWO_DAYS[1:], cases=1), "run-sheet")
    asides = [h.aside for h in of(Heading, page) if h.text.startswith("Steps")]
    assert asides[0] == "Thursday, 3 December 2026 · 30 min · 13:00–13:30"
    assert asides[-1].startswith("Friday, 4 December 2026 · 30 min")
    assert below(page, "Steps · Workshops") == [Paragraph("Split up.", "For whoever leads")]


def test_case_of_a_step_is_the_one_of_the_agenda() -> None:
    """In a second block cases count on, and so does the case that a step is for alone."""
    entry = method(
        id="second",
        title="Second",
        language="en",
        cases={"max": 2},
        phases=[
            {"id": "case", "title": "Case", "time": 10, "repeat": "case"},
            {"id": "only", "title": "Only", "time": 5, "case": 2},
        ],
    )
    blocks = ({"method": "circle", "cases": 1}, {"method": "second", "cases": 2})
    made = plan(programme(Catalogue([CIRCLE, entry]), *blocks), Session(people=4))
    page = make_page(made, "run-sheet")
    only = next(h for h in of(Heading, page) if h.text == "4. Only")
    assert only.aside.endswith("only for case 3")
    (outline,) = of(Outline, page)
    in_brief = [(step.number, step.aside) for step in outline.steps if step.number]
    assert [aside for number, aside in in_brief if number == "3"] == ["case 2", "case 3"]
    assert [aside.split(" · ")[0] for number, aside in in_brief if number == "4"] == ["case 3"]
    tables = of(Table, make_page(made, "agenda"))
    assert {row[tables[-1].header.index("Case")] for row in tables[-1].rows} == {"2", "3"}


def test_texts_of_a_side_say_what_is_planned() -> None:
    """What a text of a side says of its steps is filled in, with the minutes of this meeting."""
    content = render(planned(SIDES, people=7), "markdown", "run-sheet").decode()
    assert "“Go” takes 25 minutes." in content
    names = tuple("ABCDEFG")
    assert "{step:" not in render(planned(SIDES, names=names), "text", "cards").decode()


def test_programme_is_one_appointment_with_its_blocks() -> None:
    """The description has a line for each block, and what goes on side by side on one of them."""
    (event,) = plan_calendar(planned(OPENING, SIDES, {"pause": 5}, "walk"), CATALOGUE).events
    assert (event.title, event.start) == ("Day", START)
    assert event.text.split("\n") == [
        "13:00–13:10 Hello",
        "13:10–13:40 Workshops: Walk · Circle",
        "13:40–13:45 Break",
        "13:45–14:15 Walk (2)",
    ]


def test_each_day_of_a_programme_is_an_appointment() -> None:
    """A meeting over two days is two of them; the first has the id of the whole."""
    made = planned(*TWO_DAYS, cases=1)
    one, other = plan_calendar(made, CATALOGUE).events
    assert (one.title, other.title) == ("Day (day 1)", "Day (day 2)")
    assert (other.start.isoformat(), other.end.isoformat()) == (
        "2026-12-04T09:00:00+01:00",
        "2026-12-04T09:50:00+01:00",
    )
    (alone,) = plan_calendar(planned("circle", cases=1), CATALOGUE).events
    assert one.uid == alone.uid != other.uid
    assert plan_calendar(made, CATALOGUE).events == (one, other)


def test_steps_of_a_programme_may_be_appointments() -> None:
    """Each has its block in its name, sides are at the same time, and a night is nothing."""
    made = planned(OPENING, SIDES, {"pause": 5, "title": "Tea"}, *TWO_DAYS[1:2], "walk")
    events = plan_calendar(made, CATALOGUE, phases=True).events
    assert [event.title for event in events] == [
        "Day: Hello",
        "Day: Workshops: Walk",
        "Day: Workshops: Circle",
        "Day: Tea",
        "Day: Hello (2): Hello",
        "Day: Walk (2): Start",
        "Day: Walk (2): Go",
    ]
    assert (events[1].start, events[1].end) == (events[2].start, events[2].end)
    assert events[1].text == "13:10–13:15 Start\n13:15–13:40 Go"
    assert len({event.uid for event in events}) == len(events)


def test_role_says_where_it_is_if_not_everywhere() -> None:
    """Of a role that only some of the blocks with roles have, the facts say in which."""
    names = tuple("ABCDEFG")
    made = planned(OPENING, {"method": "circle", "cases": 1}, "walk", names=names)
    labels = set(facts(make_page(made, "agenda")))
    assert {"Note taker in Circle", "Presenter in Circle"} <= labels
    assert not any("in Walk" in label for label in labels)


def test_role_card_is_of_a_block() -> None:
    """Who has a role gets a card for each block in which there is something else to do."""
    names = tuple("ABCDEFG")
    made = planned({"method": "circle", "cases": 1}, "walk", "walk", SIDES, names=names)
    (cards,) = of(Cards, make_page(made, "cards"))
    found = {(card.category, card.foot): card.question.follow_ups for card in cards.cards}
    leader = made.roles["gespreksleider"][0]
    assert found["Guide · Walk, Walk (2)", leader] == ("Know the way.",)
    assert found["Guide · Workshops: Walk", "A"] == ("Know the way.",)
    presenter = made.roles["inbrenger"][0]
    assert ("Presenter · Circle", presenter) in found
    assert ("Presenter · Workshops: Circle", "F") in found
    assert sum(head.startswith("Guide · Walk") for head, _name in found) == 1


def test_who_is_with_whom_is_told_per_block() -> None:
    """Where tables have no room for groups, they stand below each block that has them."""
    names = tuple(f"Somebody {n}" for n in range(8))
    page = make_page(
        planned({"method": "circle", "cases": 1}, "walk", names=names, people=8), "agenda"
    )
    (whole,) = below(page, "Who is with whom")[:1]
    assert [item.label for item in whole.items] == ["Circle"]
    assert [item.label for item in whole.items[0].items] == ["Start"]


def test_number_of_a_day_is_that_of_the_calendar() -> None:
    """Where a day is passed over, an appointment has the number that the programme gives it."""
    made = planned("circle", {**OPENING, "day": 3, "at": "09:00"}, cases=1)
    one, other = plan_calendar(made, CATALOGUE).events
    assert (one.title, other.title) == ("Day (day 1)", "Day (day 3)")


def test_run_sheet_of_one_kind_of_meeting_has_what_its_blocks_need() -> None:
    """What only the blocks of another meeting have is not on it; what the programme has is."""
    rope = method(
        id="rope",
        title="Rope",
        language="en",
        materials=["A rope", "Chairs"],
        roles=[
            {"id": "holder", "title": "Holder"},
            {"id": "notulist", "title": "Note taker", "tasks": ["Count the pulls.", "Write."]},
        ],
        worksheets=[{"id": "knots", "title": "Knots", "fields": ["Mine"]}],
        phases=[{"id": "pull", "title": "Pull", "time": 5}],
    )
    ball = method(
        id="ball",
        title="Ball",
        language="en",
        materials=["A ball", "chairs"],
        roles=[{"id": "notulist", "title": "Note taker", "tasks": ["Write."]}],
        phases=[{"id": "throw", "title": "Throw", "time": 5}],
    )
    fields = {
        "materials": ["A flag"],
        "meetings": [{"id": "one", "title": "One"}, {"id": "two", "title": "Two"}],
    }
    blocks = ({"method": "rope", "part": "one"}, {"method": "ball", "part": "two"})
    made = programme(Catalogue([rope, ball]), *blocks, **fields)
    first, second = (
        make_page(plan(made, Session(people=3, meeting=kind)), "run-sheet")
        for kind in ("one", "two")
    )
    needed = [
        next(p.text for p in of(Paragraph, page) if p.label == "What you need")
        for page in (first, second)
    ]
    assert needed == ["A flag; A rope; Chairs", "A flag; Chairs; A ball"]
    sheets = [
        [p.text for p in of(Paragraph, page) if p.label == "Worksheets"] for page in (first, second)
    ]
    assert sheets == [["Knots"], []]
    heads = [{h.text for h in of(Heading, page)} for page in (first, second)]
    assert "Worksheet: Knots" in heads[0]
    assert "Worksheet: Knots" not in heads[1]
    roles = [below(page, "Roles")[0].items for page in (first, second)]
    assert [[role.label for role in each] for each in roles] == [
        ["Holder", "Note taker"],
        ["Note taker"],
    ]
    assert [task.text for task in roles[1][0].items] == ["Write."]


def test_break_within_a_block_is_in_its_table() -> None:
    """A break that the plan puts in a block is no line between blocks, and the block goes on."""
    made = planned({"method": "circle", "cases": 2}, "walk", break_after=15, break_minutes=15)
    page = make_page(made, "agenda")
    table = below(page, "Circle")[0]
    assert "Break" in [row[2] for row in table.rows]
    assert [b["id"] for b in data_of(made)["blocks"]] == ["circle", "walk"]
    rows = csv.DictReader(io.StringIO(render(made, "csv").decode()))
    assert {row["Block"] for row in rows if row["Step"] == "Break"} == {"Circle", "Walk", ""}
    page = make_page(made, "run-sheet")
    steps = [h.text for h in of(Heading, page) if h.anchor.startswith("step-")]
    assert steps == ["1. Start", "2. Case", "3. Start", "4. Go"]
    (outline,) = of(Outline, page)
    heads = [n for n, step in enumerate(outline.steps) if step.head]
    assert [outline.steps[n].title for n in heads] == ["Circle", "Walk"]
    assert "Break" in [step.title for step in outline.steps[heads[0] : heads[1]]]


def test_role_of_the_programme_itself_has_a_card_of_the_whole() -> None:
    """What a role does in all of the meeting stands on a card without a block, and only there."""
    role = {"id": "host", "title": "Host", "tasks": ["Open the door."]}
    guide = {"id": "gespreksleider", "title": "Guide", "tasks": ["Know the way.", "Eat."]}
    made = plan(programme(CATALOGUE, "walk", roles=[role, guide]), Session(people=4))
    (cards,) = of(Cards, make_page(made, "cards"))
    assert {card.category: card.question.follow_ups for card in cards.cards} == {
        "Host": ("Open the door.",),
        "Guide": ("Eat.",),
        "Guide · Walk": ("Know the way.",),
    }
