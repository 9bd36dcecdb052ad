"""A programme as a page: its blocks, each with the steps that come of it, and what it needs."""

from pathlib import Path
from typing import Any

import attrs
import pytest

from builders import checklist, method, of, texts_of
from reflectlib import (
    Catalogue,
    Method,
    Minutes,
    PlanError,
    Programme,
    Session,
    composed,
    plan,
    render,
)
from reflectlib.page import (
    OURS,
    Cards,
    Chip,
    Chips,
    Field,
    Heading,
    Items,
    Notice,
    Page,
    PageBreak,
    Paragraph,
    Table,
)
from reflectlib.reading.converter import structure
from reflectlib.rendering import data_of, make_page, views_of

FOLDER = Path(__file__).parent.parent / "golden" / "programme"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.of(FOLDER)


def programme(catalogue: Catalogue, **fields: Any) -> Programme:
    entry = catalogue["afternoon"]
    assert isinstance(entry, Programme)
    return attrs.evolve(entry, **fields)


def of_blocks(*blocks: Any, **fields: Any) -> Programme:
    data = {"format": 1, "kind": "programme", "id": "p", "title": "P", "language": "en"}
    made = structure(data | {"summary": "S.", "blocks": list(blocks)} | fields)
    assert isinstance(made, Programme)
    return made


def chips(page: Page) -> list[Chip]:
    return [chip for block in of(Chips, page) for chip in block.chips]


def headings(page: Page) -> list[str]:
    return [block.text for block in of(Heading, page)]


def facts(page: Page) -> dict[str, str]:
    """The labels of all items of a page, and what stands behind them."""
    return {item.label: item.text for block in of(Items, page) for item in block.items}


def table_below(title: str, page: Page) -> Table:
    """The first table behind the heading with this title."""
    start = next(
        n
        for n, block in enumerate(page.blocks)
        if isinstance(block, Heading) and block.text == title
    )
    return next(block for block in page.blocks[start:] if isinstance(block, Table))


def column(name: str, table: Table) -> list[str]:
    place = table.header.index(name)
    return [row[place] for row in table.rows]


def test_a_programme_says_that_it_is_one(catalogue: Catalogue) -> None:
    """The sheet says what kind of entry it is, besides the form of its meeting."""
    first, *_rest = chips(make_page(programme(catalogue), "sheet", catalogue))
    assert first == Chip("programme · meeting", "programme")
    assert "programme" not in {
        said for chip in chips(make_page(catalogue["walk"], "sheet", catalogue)) for said in chip
    }


def test_the_overview_has_every_block(catalogue: Catalogue) -> None:
    """Each block is on a line with its time, what it is and for how many; twins have a number."""
    (table,) = of(Table, make_page(programme(catalogue), "sheet", catalogue))
    assert table.header == ("Block", "Time", "What", "Participants")
    assert table.rows == (
        ("Check-in", "10 min", "method", ""),
        ("What we agree", "5 min", "step of its own", ""),
        ("First round", "± 50 min", "method: Case talk · variant: Short form · 2 cases", ""),
        ("Coffee", "15 min", "break", ""),
        ("Groups", "25–50 min", "side by side", ""),
        ("– Walk", "10–20 min", "method", "4"),
        ("– Case talk", "25–50 min", "method", "6"),
        ("Walk (2)", "held to 30 min", "method", ""),
        ("Closing", "10 min", "step of its own", ""),
    )


@pytest.mark.parametrize("view", ["sheet", "handout", "observer"])
def test_every_step_stands_once_below_its_block(view: Any, catalogue: Catalogue) -> None:
    """Steps are numbered over the whole, and no two have the same heading or the same anchor."""
    page = make_page(programme(catalogue), view, catalogue)
    whole = composed(programme(catalogue), catalogue)
    steps = [block for block in of(Heading, page) if block.anchor.startswith("step-")]
    assert [block.text for block in steps] == [
        f"{number}. {phase.title}" for number, phase in enumerate(whole.phases, 1)
    ]
    anchors = [block.anchor for block in of(Heading, page) if block.anchor]
    assert len(set(anchors)) == len(anchors)
    assert len(set(headings(page))) == len(headings(page))
    titles = ["Check-in", "First round", "Coffee", "Groups", "Walk", "Case talk", "Walk (2)"]
    assert [text for text in headings(page) if text in titles] == titles
    (groups,) = (block for block in of(Heading, page) if block.text == "Groups")
    sides = [block for block in of(Heading, page) if block.text in ("Walk", "Case talk")]
    assert {side.level for side in sides} == {groups.level + 1}
    assert "side by side" in groups.aside
    assert "6 people" in sides[1].aside


@pytest.mark.parametrize("view", ["sheet", "handout", "observer"])
def test_loops_are_said_per_block(view: Any, catalogue: Catalogue) -> None:
    """Two blocks that repeat for each case are two loops, also where they are neighbours."""
    twice = of_blocks("case-talk", "case-talk")
    notices = [block.text for block in of(Notice, make_page(twice, view, catalogue))]
    assert "Repeat steps 1 to 3 for each case." in notices
    assert "Repeat steps 4 to 6 for each case." in notices


def test_a_break_is_one_line_between_steps(catalogue: Catalogue) -> None:
    """A break is a heading with its minutes, below which no step stands."""
    page = make_page(of_blocks("walk", {"pause": 20}, "check-in"), "sheet", catalogue)
    place = headings(page).index("Break")
    assert of(Heading, page)[place].aside == "break · 20 min"
    assert headings(page)[place + 1] == "Check-in"


def test_what_blocks_take_together(catalogue: Catalogue) -> None:
    """Breaks and held minutes count; what is tied to the clock or unknown is not added up."""

    def together(*blocks: Any) -> tuple[str | None, str | None]:
        whole = of_blocks(*blocks)
        page, stated = (
            make_page(each, "sheet", catalogue)
            for each in (whole, attrs.evolve(whole, duration=Minutes(min=7, max=7)))
        )
        glance = [chip.text for chip in chips(page) if chip.icon == "clock"]
        known = facts(stated)
        labels = "Steps together", "Steps and breaks together"
        # What is stated comes first: then the sum stands beside the steps, and says of what it is.
        assert glance == [known[label] for label in labels if label in known]
        assert [chip.text for chip in chips(stated) if chip.icon == "clock"] == ["7 min"]
        return known.get(labels[0]), known.get(labels[1])

    assert together("check-in", "walk") == ("20–30 min", None)
    assert together("check-in", {"pause": 15}) == (None, "25 min")
    assert together({"method": "walk", "minutes": 45}, "check-in") == ("55 min", None)
    assert together("case-talk") == ("± 25–50 min", None)
    assert together({"method": "case-talk", "cases": 2}) == ("± 50 min", None)
    assert together({"parallel": ["walk", "check-in"]}) == ("10–20 min", None)
    untimed = {"step": {"id": "s", "title": "S"}}
    for one in ({"at": "12:00"}, {"until": "12:00"}, {"day": 2}):
        assert together("check-in", {"method": "walk"} | one) == (None, None)
    assert together("check-in", untimed) == (None, None)


def test_stated_minutes_are_held_against_blocks(catalogue: Catalogue) -> None:
    """Where the whole is said to take something else than its blocks, the sheet says both."""

    def said(**fields: Any) -> list[str]:
        made = of_blocks("check-in", {"pause": 15}, **fields)
        page = make_page(made, "sheet", catalogue)
        return [block.text for block in of(Notice, page) if "For the whole" in block.text]

    assert said(duration=25) == said() == []
    (both,) = said(duration=90)
    assert "1.5 h, but the blocks take 25 min together" in both


def test_a_block_says_when_it_is(catalogue: Catalogue) -> None:
    """Where a block is on the clock, and what part of the time it gets, stands above its steps."""
    made = of_blocks(
        {"method": "walk", "at": "09:30", "until": "10:15", "day": 2, "share": 2},
        {"step": {"id": "a", "title": "A", "time": 5}, "at": "11:00"},
    )
    page = make_page(made, "sheet", catalogue)
    aside = {block.text: block.aside for block in of(Heading, page)}
    for said in ("day 2", "starts at 09:30", "ends at 10:15", "2 parts of the time that is left"):
        assert said in aside["Walk"]
    assert "starts at 11:00" in aside["A"]
    (overview,) = of(Table, page)
    assert column("When", overview)[1].startswith("starts at 11:00")


def test_a_block_without_steps_is_not_there(catalogue: Catalogue) -> None:
    """A block of which all steps are left out has no heading, and brings nothing along."""
    whole = composed(of_blocks("walk", "case-talk"), catalogue)
    left = attrs.evolve(whole, phases=tuple(p for p in whole.phases if p.block != "case-talk"))
    page = make_page(left, "sheet", catalogue)
    assert "Case talk" not in headings(page)
    (overview,) = of(Table, page)
    assert column("Block", overview) == ["Walk"]
    assert [
        block.label for block in page.blocks if isinstance(block, Paragraph) and not block.text
    ] == ["Walk"]
    things = table_below("What must be there", make_page(left, "materials", catalogue))
    assert len(things.rows) == 1
    assert render(left, "jsonld", catalogue=catalogue).count(b"Case talk") == 0


def test_a_step_of_no_block_stands_in_its_place(catalogue: Catalogue) -> None:
    """Nothing is lost of a programme made in code, whose steps need not belong to a block."""
    whole = composed(of_blocks("walk", "check-in"), catalogue)
    loose = [structure(method_with(id)).phases[0] for id in ("one", "two", "three")]
    first, second = whole.phases
    made = attrs.evolve(whole, phases=(loose[0], first, loose[1], second, loose[2]))
    page = make_page(made, "sheet", catalogue)
    assert [text for text in headings(page) if text[0].isdigit()] == [
        "1. one",
        "2. Tell",
        "3. two",
        "4. A round",
        "5. three",
    ]


def method_with(id: str) -> dict[str, Any]:
    head = {"format": 1, "kind": "method", "id": id, "title": id, "language": "en", "summary": "S."}
    steps = {"phases": [{"id": id, "title": id}]}
    return head | {"form": "oefening", "facilitation": "guided"} | steps


def test_kinds_of_meeting_have_their_blocks(catalogue: Catalogue) -> None:
    """Of a programme over more kinds of meeting each has its own overview, steps and total."""
    made = of_blocks(
        {"method": "walk", "part": "one"},
        {"pause": 10, "part": "one"},
        {"method": "check-in", "part": "two"},
        meetings=[{"id": "one", "title": "One"}, {"id": "two", "title": "Two", "duration": 90}],
    )
    page = make_page(made, "sheet", catalogue)
    assert column("Block", table_below("One", page)) == ["Walk", "Break"]
    assert column("Block", table_below("Two", page)) == ["Check-in"]
    assert "Overview" not in headings(page)
    known = facts(page)
    assert known["Steps and breaks together"] == "20–30 min"
    assert known["Steps together"] == "10 min"
    levels = {block.text: block.level for block in of(Heading, page)}
    assert (levels["One"], levels["Walk"], levels["1. Tell"]) == (2, 3, 4)


def test_a_task_of_two_kinds_of_meeting_is_one_of_each(catalogue: Catalogue) -> None:
    """The sheet says of a task for which kind of meeting it is, so there it stands for each."""
    made = of_blocks(
        {"method": "case-talk", "part": "one"},
        {"method": "case-talk", "part": "one"},
        {"method": "case-talk", "part": "two"},
        meetings=[{"id": "one", "title": "One"}, {"id": "two", "title": "Two"}],
    )
    texts = [*texts_of(make_page(made, "sheet", catalogue))]
    asked = [text for text in texts if text.startswith("Ask who brings a case.")]
    assert [("One" in text, "Two" in text) for text in asked] == [(True, False), (False, True)]
    table = table_below("Beforehand", make_page(made, "materials", catalogue))
    assert column("What for", table)[0] == "Case talk; Case talk (2); Case talk (3)"


def test_all_blocks_need_not_be_named(catalogue: Catalogue) -> None:
    """What each of many blocks asks for is for all of them."""
    page = make_page(of_blocks(*["walk"] * 4), "materials", catalogue)
    assert column("What for", table_below("What must be there", page)) == ["all blocks"]


@pytest.mark.parametrize("view", ["handout", "observer", "cards", "worksheet"])
def test_what_is_for_the_leader_is_on_the_sheet_alone(view: Any, catalogue: Catalogue) -> None:
    """The note of a block is for whoever leads it."""
    note = "Start with the longest case."
    assert note in [*texts_of(make_page(programme(catalogue), "sheet", catalogue))]
    assert note not in "\n".join(texts_of(make_page(programme(catalogue), view, catalogue)))


def test_who_leads_depends_on_the_method_of_a_block(catalogue: Catalogue) -> None:
    """A block that needs no guide tells the group what to do, also in a guided programme."""
    shown = [*texts_of(make_page(programme(catalogue), "handout", catalogue))]
    assert "Walk side by side." in shown
    assert "Let nobody interrupt." not in shown
    assert "Read the rules aloud." not in shown


def test_a_step_with_another_title_has_both(catalogue: Catalogue) -> None:
    """A step of the programme's own has a heading for its block where that says something else."""
    step = {"id": "one", "title": "Welcome", "time": 5}
    for title, there in (("The door opens", True), ("Welcome", False), (None, False)):
        named = {"title": title} if title else {}
        page = make_page(of_blocks({"step": step} | named, "walk"), "sheet", catalogue)
        assert (title in headings(page)) is there
        assert "1. Welcome" in headings(page)


def test_cards_of_blocks_are_told_apart(catalogue: Catalogue) -> None:
    """A category has the title of its block; a method in two has one set, by its own title."""
    (cards,) = of(Cards, make_page(programme(catalogue), "cards", catalogue))
    categories = dict.fromkeys(card.category for card in cards.cards)
    assert [*categories] == [
        "Check-in: A round",
        "What we agree",
        "Case talk: Open questions",
        "Walk: Tell",
    ]
    assert [card.number for card in cards.cards] == [0, 1, 2, 2, 3]


def test_a_worksheet_stands_once_with_its_blocks(catalogue: Catalogue) -> None:
    """What two blocks hand out is printed once, and says for which blocks it is."""
    page = make_page(programme(catalogue), "worksheet", catalogue)
    sheets = [block for block in of(Heading, page) if block.text.startswith("Worksheet")]
    assert [(sheet.text, sheet.aside) for sheet in sheets] == [
        ("Worksheet: My day", ""),
        ("Worksheet: My next step", "First round; Case talk · Only for: Case presenter"),
        ("Worksheet: Notes", "First round; Case talk"),
    ]
    assert len(of(PageBreak, page)) == 2
    assert len(of(Field, page)) == 3


def test_a_thing_is_needed_once(catalogue: Catalogue) -> None:
    """Capitals and spaces make no other thing; one's own come first, and each says what for."""
    table = table_below(
        "What must be there", make_page(programme(catalogue), "materials", catalogue)
    )
    assert table.header == ("", "What", "What for")
    assert table.rows == (
        ("☐", "Coffee and tea", "the whole"),
        ("☐", "Name tags", "the whole"),
        ("☐", "Chairs in a circle", "Check-in"),
        ("☐", "Flip chart and  markers", "First round; Walk; Case talk; Walk (2)"),
        ("☐", f"A bell{OURS}", "First round; Case talk"),
    )


def test_a_thing_is_ours_where_no_block_has_it_from_a_source() -> None:
    """The sign says that no source asks for it, so one that does takes it away."""
    ours = {"materials": [{"text": "Pens", "basis": "editor"}]}
    one, two = method(id="one", **ours), method(id="two", materials=["pens"])
    for ids, said in ((("one", "two"), "Pens"), (("one",), f"Pens{OURS}")):
        page = make_page(of_blocks(*ids), "materials", Catalogue([one, two]))
        assert column("What", table_below("What must be there", page)) == [said]
        sheet = make_page(of_blocks(*ids), "sheet", Catalogue([one, two]))
        assert Paragraph(said, "What you need") in sheet.blocks


def test_a_role_is_ours_where_each_block_has_it_of_us() -> None:
    """The sign behind a role says that all of it is ours: one block with a source takes it away."""

    def with_role(id: str, basis: str) -> Any:
        tasks = [{"text": f"Task of {id}.", "basis": basis}]
        role = {"id": "gids", "title": "Guide", "basis": basis, "tasks": tasks}
        return method(id=id, language="en", roles=[role])

    ours, theirs = with_role("one", "editor"), with_role("two", "source")
    for ids, signs in ((("one", "two"), ("", OURS)), (("one",), (f" {OURS}", ""))):
        page = make_page(of_blocks(*ids), "sheet", Catalogue([ours, theirs]))
        (role,) = (item for each in of(Items, page) for item in each.items if "Guide" in item.label)
        assert role.label == f"Guide{signs[0]}"
        task = role.items[0] if len(ids) == 1 else role.items[0].items[0]
        assert task.ours is bool(signs[1])


def test_preparation_is_in_order_of_time(catalogue: Catalogue) -> None:
    """What must be done first stands first, and afterwards what can be done soonest."""
    page = make_page(programme(catalogue), "materials", catalogue)
    assert column("When", table_below("Beforehand", page)) == [
        "3 weeks before",
        "2 weeks before",
        "",
    ]
    assert column("When", table_below("Afterwards", page)) == ["", "a week after", "2 weeks after"]


def test_how_many_to_print_is_never_made_up(catalogue: Catalogue) -> None:
    """Without a plan a sheet is for each participant, or for a role as often as that is stated."""
    page = make_page(programme(catalogue), "materials", catalogue)
    assert column("How many", table_below("To print", page)) == [
        "1 per participant",
        "1–2 per block",
        "1 per participant per block",
        "5 cards",
    ]
    sheet = {"id": "w", "title": "W", "role": "observator"}
    alone = make_page(method(language="en", worksheets=[sheet]), "materials", Catalogue([]))
    assert table_below("To print", alone).header == ("", "What")


def test_a_plan_says_how_many(catalogue: Catalogue) -> None:
    """A planned meeting counts its people, those of a block where it has people of its own."""
    made = plan(composed(programme(catalogue), catalogue), Session(people=10))
    page = make_page(made, "materials", catalogue)
    assert facts(page) == {"Participants": "10"}
    assert column("How many", table_below("To print", page)) == [
        "10",
        "1–2 per block",
        "First round: 10; Case talk: 6",
        "5 cards",
    ]


def test_a_plan_says_who(catalogue: Catalogue) -> None:
    """Where people are named the roles and the tasks have their names, and else room for them."""
    names = ("An", "Bo", "Cas", "Dee")
    walk = catalogue["case-talk"]
    assert isinstance(walk, Method)
    named = plan(walk, Session(names=names, roles={"gespreksleider": ("Eef",)}))
    page = make_page(named, "materials", catalogue)
    assert "Eef" in column("Who", table_below("Roles", page))
    assert "Chair: Eef" in column("Who", table_below("Beforehand", page))
    nobody = make_page(plan(walk, Session(people=4)), "materials", catalogue)
    assert column("Who", table_below("Roles", nobody)) == ["", ""]


def test_a_plan_needs_what_its_kind_of_meeting_needs() -> None:
    """Tasks for another kind of meeting are left out."""
    one = method(
        language="en",
        meetings=[{"id": "a", "title": "A"}, {"id": "b", "title": "B"}],
        phases=[{"id": id, "title": id, "meeting": id, "time": 10} for id in "ab"],
        preparation=[{"task": f"Do {id}.", "meeting": id} for id in "ab"],
    )
    page = make_page(plan(one, Session(people=4, meeting="b")), "materials", Catalogue([]))
    assert column("What", table_below("Beforehand", page)) == ["Do b."]
    whole = make_page(one, "materials", Catalogue([]))
    assert column("When", table_below("Beforehand", whole)) == ["A", "B"]


def test_a_method_has_no_what_for(catalogue: Catalogue) -> None:
    """What a method needs is for that method; the room of one step names it."""
    one = method(
        language="en",
        setting="A circle",
        materials=["Pens", "pens "],
        phases=[{"id": "a", "title": "A", "setting": "Tables"}],
    )
    page = make_page(one, "materials", Catalogue([]))
    assert table_below("What must be there", page).rows == (("☐", "Pens"),)
    assert table_below("The room", page).rows == (("☐", "A circle", ""), ("☐", "Tables", "A"))


def test_what_needs_nothing_has_no_materials() -> None:
    """The view is there for what is to be brought, prepared or divided."""
    assert "materials" not in views_of(method())
    assert "materials" not in views_of(checklist())
    assert "materials" in views_of(method(follow_up=[{"task": "Bel."}]))


def test_data_of_a_programme_is_its_definition(catalogue: Catalogue) -> None:
    """JSON holds what the file says, and nothing that came of its blocks."""
    assert structure(data_of(programme(catalogue), catalogue)) == programme(catalogue)


def test_linked_data_has_blocks(catalogue: Catalogue) -> None:
    """For schema.org a programme has its methods as parts, and its blocks as sections of steps."""
    from reflectlib.views.linked_data import linked_data

    whole = composed(programme(catalogue), catalogue)
    data = linked_data(whole, catalogue, for_participants=True)
    assert [part["name"] for part in data["hasPart"]] == [
        "Check-in",
        "First round",
        "Walk",
        "Case talk",
    ]
    assert [(step["@type"], step["name"]) for step in data["step"]] == [
        ("HowToSection", "Check-in"),
        ("HowToStep", "What we agree"),
        ("HowToSection", "First round"),
        ("HowToStep", "Coffee"),
        ("HowToSection", "Groups: Walk"),
        ("HowToSection", "Groups: Case talk"),
        ("HowToSection", "Walk (2)"),
        ("HowToStep", "Closing"),
    ]
    assert [step["position"] for step in data["step"]] == [*range(1, 9)]
    assert data["step"][3]["timeRequired"] == "PT15M"
    assert data["totalTime"] == "PT1H"
    assert "Read the rules aloud." not in str(data)
    assert "Read the rules aloud." in str(linked_data(whole, catalogue))


def test_a_method_that_is_not_there_is_one_error() -> None:
    """Nothing is shown of a programme of which a block cannot be known, and it says which."""
    made = of_blocks("nowhere")
    for view in ("sheet", "handout", "materials"):
        with pytest.raises(PlanError, match="nowhere"):
            render(made, view=view, catalogue=Catalogue([]))


def test_a_block_may_name_steps_in_any_language(catalogue: Catalogue) -> None:
    """What a block says of the steps of its method holds in each language that the page is in."""
    bundled = Catalogue.bundled()
    made = of_blocks(
        {
            "method": "kom",
            "skip": ["Complimenten geven"],
            "set": [{"step": "Suggesties geven", "minutes": 15}],
            "add": [{"step": "Rust", "minutes": 2, "at": "after Suggesties geven"}],
        },
        language="nl",
    )
    for language in ("nl", "en"):
        titles = headings(make_page(made, "sheet", bundled, language=language))
        numbered = [title for title in titles if title[0].isdigit()]
        assert len(numbered) == 7
        assert "5. Rust" in numbered
