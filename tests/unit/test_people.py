"""People by name on the agenda, the sheet and the cards of a plan, and in its data."""

from typing import Any

import pytest

from builders import method, of
from conftest import ROOT
from reflectlib import (
    Catalogue,
    Method,
    Plan,
    Session,
    UnknownFormatError,
    data_of,
    load,
    plan,
    render,
    views_of,
)
from reflectlib.page import Cards, Chips, Heading, Items, ListItem, Page, Table
from reflectlib.rendering import make_page
from reflectlib.views.clock import run

NONE = Catalogue([])
SEVEN = ("Ada", "Bo", "Cy", "Di", "Ed", "Flor", "Gé")
MANY = tuple(f"Annemarie {number}" for number in range(12))
HOSTILE = ("<b>", "\"'&", "x" * 200, "👩‍👩‍👧", "דוד", "a|b*c_`")
ASKED = {"questions": [{"text": "Wat?", "to": "inbrenger"}]}
LED = {"lead": "gespreksleider"}
TROIKA = load(ROOT / "tests" / "examples" / "valid" / "troika.yaml")


def step(id: str, **fields: Any) -> dict[str, Any]:
    return {"id": id, "title": id.upper(), "time": 10, **fields}


def made(names: tuple[str, ...], *steps: dict[str, Any], **asked: Any) -> Plan:
    fields = asked.pop("fields", {})
    entry = method(phases=list(steps), cases={"max": 9}, **fields)
    return plan(entry, Session(names=names, anyway=True, **asked))


def page(found: Plan, view: Any = "agenda") -> Page:
    return make_page(found, view, NONE)


def facts(found: Plan) -> dict[str, str]:
    """What is to be known of a plan, by its label."""
    items: Items = of(Items, page(found))[0]
    return {item.label: item.text for item in items.items}


def chips(found: Plan) -> list[str]:
    """What is seen at a glance."""
    return [chip.text for block in of(Chips, page(found)) for chip in block.chips]


def header(found: Plan) -> tuple[str, ...]:
    (table,) = of(Table, page(found))
    names: tuple[str, ...] = table.header
    return names


def column(found: Plan, name: str) -> list[str]:
    (table,) = of(Table, page(found))
    at = table.header.index(name)
    return [row[at] for row in table.rows]


def below(found: Plan, view: Any, heading: str) -> tuple[ListItem, ...]:
    """The list that comes behind a heading."""
    blocks = page(found, view).blocks
    at = next(n for n, b in enumerate(blocks) if isinstance(b, Heading) and b.text == heading)
    items = blocks[at + 1]
    assert isinstance(items, Items)
    return items.items


def test_the_top_says_who_takes_part_and_who_has_which_role() -> None:
    """How many take part is seen at a glance; below it stand their names and who has each role."""
    found = made(SEVEN, step("a", **LED, **ASKED), roles={"begeleider": ("Zus",)}, fields=GUIDED)
    assert chips(found) == ["10 min", "7 mensen", "leiding: Gespreksleider: Bo"]
    assert facts(found) == {
        "Deelnemers": "Ada, Bo, Cy, Di, Ed, Flor, Gé",
        "Begeleider": "Zus",
        "Gespreksleider": "Bo",
        "Inbrenger": "Ada",
    }


GUIDED = {"roles": [{"id": "begeleider", "title": "Begeleider"}]}


def test_names_with_commas_are_told_apart() -> None:
    """Where one name has a comma, there are semicolons between all, also in groups."""
    found = made(("Vries, Jan de", "Bo", "Cy", "Di"), step("a", grouping={"size": 2}))
    text = render(found).decode()
    assert "Vries, Jan de; Bo; Cy; Di" in text
    assert "Vries, Jan de; Di · Bo, Cy" in text


def test_without_names_a_role_that_is_given_is_named() -> None:
    """Only who leads may be known; then the participants are a number."""
    found = made((), step("a", **LED), people=5, roles={"gespreksleider": ("Anna",)}, groups=2)
    assert facts(found)["Gespreksleider"] == "Anna"
    assert "Deelnemers" not in facts(found)
    assert chips(found) == ["10 min", "5 mensen", "leiding: Gespreksleider: Anna"]
    assert "Leiding" not in header(found)


def test_the_table_names_who_leads_and_presents() -> None:
    """The role that leads has its name, and each case its presenter; of a break nobody is named."""
    found = made(SEVEN, step("a", **LED), step("b", repeat="case", **ASKED), cases=2)
    assert column(found, "Leiding") == ["Gespreksleider: Cy", "", ""]
    assert column(found, "Casus") == ["", "1: Ada", "2: Bo"]


def test_the_table_names_who_is_with_whom() -> None:
    """A few names stand in place of the sizes of groups; one group is everybody."""
    found = made(SEVEN[:4], step("a", grouping={"size": 2}), step("b", grouping={"size": 4}))
    assert column(found, "Groepen") == ["Ada, Di · Bo, Cy", ""]


def test_a_role_in_each_group_stands_behind_the_name() -> None:
    """Who has a role that each group has is marked in it; of the cases only whoever presents."""
    role = {"id": "inbrenger", "title": "Inbrenger", "count": {"min": 1, "max": 1, "per": "group"}}
    grouped = {"grouping": {"size": 2}, "repeat": "case", **ASKED}
    found = made(tuple("ABCD"), step("a", **grouped), cases=2, fields={"roles": [role]})
    assert column(found, "Groepen") == [
        "A (Inbrenger), C · B (Inbrenger), D",
        "A, C (Inbrenger) · B, D (Inbrenger)",
    ]
    once = made(tuple("ABCD"), step("a", grouping={"size": 2}, **ASKED), fields={"roles": [role]})
    (line,) = below(once, "run-sheet", "1. A")
    assert line.text == "A (Inbrenger), C · B (Inbrenger), D"


def test_many_names_stand_below_the_table() -> None:
    """Where a cell would be huge it has the sizes, and a list says who is with whom."""
    found = made(MANY, step("a", grouping={"size": 4}), step("b", grouping={"size": 4}), step("c"))
    assert column(found, "Groepen") == ["4+4+4", "4+4+4", ""]
    (item,) = below(found, "agenda", "Wie met wie")
    assert item.label == "A, B"
    assert [len(group.text.split(", ")) for group in item.items] == [4, 4, 4]


def test_many_presenters_and_rounds_leave_their_columns_to_numbers() -> None:
    """The columns of cases and rounds have numbers alone where the names would not fit."""
    assert isinstance(TROIKA, Method)
    troika = plan(TROIKA, Session(names=MANY))
    assert column(troika, "Ronde")[1] == "1"
    (item,) = below(troika, "agenda", "Wie met wie")
    assert item.label.endswith("(op volgorde van hun beurt)")
    few = plan(TROIKA, Session(names=tuple("ABCDEFGHI")))
    assert column(few, "Ronde")[1] == "1: A, B, C"


def test_pairs_say_who_rests() -> None:
    """Each round has its pairs on a line, with who has nobody."""
    found = made(MANY[:5], step("a", repeat="pairings"))
    items = below(found, "agenda", "Wie met wie")
    assert [item.label for item in items] == [f"A (ronde {n})" for n in range(1, 6)]
    assert items[0].text == (
        "Annemarie 1, Annemarie 4 · Annemarie 2, Annemarie 3; zonder gesprek: Annemarie 0"
    )
    even = made(MANY[:4], step("a", repeat="pairings"))
    assert below(even, "agenda", "Wie met wie")[0].text.count("·") == 1


def test_groups_side_by_side_stand_each_with_their_roles() -> None:
    """At the top stands who is in which group, with its roles; who is from outside stands apart."""
    found = made(SEVEN, step("a", **LED, **ASKED), groups=2, roles={"gespreksleider": ("Zus",)})
    items = {item.label: item for block in of(Items, page(found))[:1] for item in block.items}
    sides = items["Groepen naast elkaar"].items
    assert [side.label for side in sides] == ["Groep 1", "Groep 2"]
    assert [[(role.label, role.text) for role in side.items] for side in sides] == [
        [("Inbrenger", name)] for name in found.roles["inbrenger"]
    ]
    assert items["Gespreksleider"].text == "Zus"
    assert "Inbrenger" not in items


def test_the_sheet_says_at_each_step_who_does_what() -> None:
    """Each step has its names: what is the same each round once, and else round by round."""
    found = made(SEVEN, step("a", **LED, **ASKED, repeat="case"), step("b"), cases=2)
    items = below(found, "run-sheet", "1. A")
    assert [(item.label, item.text) for item in items] == [
        ("Gespreksleider", "Cy"),
        ("Inbrenger", "Ada (casus 1); Bo (casus 2)"),
    ]
    blocks = page(found, "run-sheet").blocks
    assert isinstance(blocks[-1], Heading)  # nobody is named for the last step
    pairs = made(SEVEN[:3], step("a", repeat="pairings"))
    (item, rest) = below(pairs, "run-sheet", "1. A")
    assert item.text == "Bo, Cy (ronde 1); Cy, Ada (ronde 2); Ada, Bo (ronde 3)"
    assert rest.text == "Ada (ronde 1); Bo (ronde 2); Cy (ronde 3)"
    more = made(SEVEN, step("a", repeat="pairings"))
    item = below(more, "run-sheet", "1. A")[0]
    assert item.label == "Groepen"
    assert [each.label for each in item.items] == [f"ronde {n}" for n in range(1, 8)]


def test_one_who_leads_and_presents_stands_once_in_a_line_each() -> None:
    """Where the presenter leads a step, that is said once."""
    found = made(SEVEN, step("a", lead="inbrenger", repeat="case"), cases=1)
    assert [(item.label, item.text) for item in below(found, "run-sheet", "1. A")] == [
        ("Inbrenger", "Ada")
    ]


def test_the_clock_knows_who_does_what() -> None:
    """A stage has its names, and those of each turn, one of each group."""
    grouped = {"grouping": {"size": 3}, "turn": 2}
    found = made(SEVEN[:6], step("a", **LED, **grouped), step("b", turn=1), step("c", **ASKED))
    first, second, last = run(found).stages
    assert first.who == (("Gespreksleider", "Bo"), ("Groepen", "Ada, Di, Ed · Bo, Cy, Flor"))
    assert first.whose == ("Ada, Bo", "Di, Cy", "Ed, Flor")
    assert (second.who, second.whose) == ((), SEVEN[:6])
    assert (last.who, last.whose) == ((), ())
    bare = run(made((), step("a", **grouped), people=6)).stages[0]
    assert (bare.who, bare.whose) == ((), ())


def test_the_clock_leaves_long_lists_to_the_sheet() -> None:
    """What has no room beside the time stands with the step; the pairs of a round stay."""
    found = made(MANY, step("a", grouping={"size": 4}))
    assert run(found).stages[0].who == ()
    pairs = made(MANY, step("a", repeat="pairings"))
    assert [label for label, _names in run(pairs).stages[0].who] == ["Groepen"]


def test_a_run_without_names_is_written_as_before() -> None:
    """Nothing of names stands in a page on which nobody is named."""
    html = render(made((), step("a", grouping={"size": 3}), people=6), "html", "run-sheet", NONE)
    assert b'"who":' not in html
    assert b'"whose":' not in html


ROLES = {
    "roles": [
        {"id": "inbrenger", "title": "Inbrenger", "tasks": ["Vertelt"]},
        {
            "id": "gespreksleider",
            "title": "Leider",
            "tasks": ["Leidt", {"text": "Let op", "basis": "editor"}],
        },
        {"id": "notulist", "title": "Notulist", "basis": "editor", "tasks": ["Schrijft"]},
        {"id": "stil", "title": "Stil"},
    ],
}


def cards(found: Plan) -> list[tuple[str, str, int, tuple[str, ...]]]:
    (block,) = of(Cards, page(found, "cards"))
    return [(c.category, c.foot, c.number, c.question.follow_ups) for c in block.cards]


def test_each_role_and_person_has_a_card() -> None:
    """A card says what a role does and is asked, and who has it; one counts what is ours."""
    found = made(SEVEN, step("a", **ASKED, repeat="case"), step("b"), cases=2, fields=ROLES)
    assert cards(found) == [
        ("Inbrenger", "Ada", 0, ("Vertelt", "Wat?")),
        ("Inbrenger", "Bo", 0, ("Vertelt", "Wat?")),
        ("Leider", "Cy", 1, ("Leidt", "Let op")),
        ("Notulist", "Di", 2, ("Schrijft",)),
    ]
    html = render(found, "html", "cards", NONE).decode()
    assert '<p class="foot">Ada</p>' in html
    assert "rolkaartjes" in html
    assert "2 van de 5 teksten op deze kaartjes zijn van ons" in html
    assert "°" not in html


def test_card_of_who_has_nothing_to_do_says_who_it_is() -> None:
    """A role without tasks or questions has its name in the middle of the card."""
    found = made(("Ada", "Bo"), step("a", **LED))
    (block,) = of(Cards, page(found, "cards"))
    assert [(c.category, c.question.text, c.foot) for c in block.cards] == [
        ("Gespreksleider", "Ada", "")
    ]


def test_a_role_that_nobody_has_by_name_has_a_card_all_the_same() -> None:
    """Without names each role that has something to do has one card."""
    found = made((), step("a", **ASKED, **LED), people=4)
    assert cards(found) == [("Inbrenger", "", 1, ("Wat?",))]


def test_names_stay_off_the_cards_of_questions() -> None:
    """The cards of a method are for everybody who uses them."""
    entry = method(phases=[step("a", **ASKED)], roles=ROLES["roles"])
    assert b"Ada" not in render(entry, "html", "cards", NONE)


def test_a_meeting_without_roles_has_no_cards() -> None:
    """Where nobody has anything to do there is nothing to cut out."""
    found = made((), step("a"), people=4)
    assert "cards" not in views_of(found)
    with pytest.raises(UnknownFormatError):
        render(found, "html", "cards", NONE)
    assert "cards" in views_of(made((), step("a", **LED), people=4))


def test_cards_of_a_kind_of_meeting_are_of_its_roles() -> None:
    """A role that only another kind of meeting has gets no card."""
    kinds = [{"id": "x", "title": "X"}, {"id": "y", "title": "Y"}]
    entry = method(meetings=kinds, phases=[step("a", meeting="x", **ASKED)], **ROLES)
    assert cards(plan(entry, Session(meeting="x", people=4))) == [
        ("Inbrenger", "", 0, ("Vertelt", "Wat?"))
    ]


@pytest.mark.parametrize("to", ["html", "markdown", "text"])
@pytest.mark.parametrize("view", ["agenda", "run-sheet", "cards"])
def test_any_name_is_text(to: Any, view: Any) -> None:
    """No name is markup, and none breaks a page, however long or strange."""
    found = made(HOSTILE, step("a", **LED, grouping={"size": 3}, turn=1), step("b", **ASKED))
    written = render(found, to, view, NONE).decode()
    if to == "html":
        assert "<b>" not in written.replace("</b>", "")
    if view != "cards":
        assert "דוד" in written


def test_data_says_who_does_what() -> None:
    """Whoever reads a plan by program gets names, roles and groups, and lists always."""
    found = made(SEVEN[:4], step("a", grouping={"size": 2}, repeat="case", **LED, **ASKED), cases=1)
    data = data_of(found, NONE)
    assert data["names"] == list(SEVEN[:4])
    assert data["members"] == [list(SEVEN[:4])]
    assert data["roles"] == {"gespreksleider": ["Bo"], "inbrenger": ["Ada"]}
    assert data["role_titles"] == {"gespreksleider": "Gespreksleider", "inbrenger": "Inbrenger"}
    (slot,) = data["slots"]
    assert slot["members"] == [["Ada", "Di"], ["Bo", "Cy"]]
    assert slot["whose"] == ["Ada"]
    bare = data_of(made((), step("a"), people=4), NONE)
    assert (bare["names"], bare["members"], bare["roles"]) == ([], [], {})
