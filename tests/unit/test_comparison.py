from collections.abc import Iterable
from typing import Any

from builders import checklist, framework, method
from reflectlib import Entry, compare, data_of, render
from reflectlib.language.words import Words
from reflectlib.page import OURS, Heading, MarksNote, Notice, Page, Table
from reflectlib.rendering import make_page
from reflectlib.views.blocks import ADDED_BY_US


def make_comparison(entries: Iterable[Entry]) -> Page:
    return make_page(compare(entries))


def cells(*entries: Any) -> dict[str, tuple[str, ...]]:
    page = make_comparison(entries)
    table = page.blocks[-1]
    assert isinstance(table, Table)
    assert table.header == ("", *(entry.title for entry in entries))
    return {row[0]: row[1:] for row in table.rows}


ALWAYS = [
    "Vorm",
    "Deelnemers",
    "Duur",
    "Hoe vaak",
    "Begeleiding",
    "Stappen",
    "Wat het van de organisatie vraagt",
    "Voor wie",
]


def test_comparison_has_a_column_for_each() -> None:
    """What is always asked has its row; where an entry is silent, the cell says so."""
    full = method(
        participants=6,
        duration=60,
        audience="Teams",
        frequency=[{"every": {"weeks": 2}}],
        conditions={"finance": ["Niets.", "Tijd."], "support": ["Het team."]},
        phases=[{"id": "a", "title": "Begin", "time": 5}, {"id": "b", "title": "Slot"}],
    )
    found = cells(full, method(phases=[]))
    assert list(found) == ALWAYS
    assert [row[0] for row in found.values()] == [
        "oefening",
        "6",
        "60 min",
        "elke 2 weken",
        "met of zonder begeleiding",
        "1. Begin (5 min)\n2. Slot",
        "Kosten: Niets. Tijd.\nDraagvlak: Het team.",
        "Teams",
    ]
    assert [row[1] for row in found.values()] == [
        "oefening",
        *["niet genoemd"] * 3,
        "met of zonder begeleiding",
        *["niet genoemd"] * 3,
    ]


def test_comparison_adds_what_one_of_them_states() -> None:
    """A number that only some entries have still gets its row."""
    assert cells(method(), method(count=5))["Aantal bijeenkomsten"] == ("niet genoemd", "5")


def test_comparison_says_when_to_choose_each() -> None:
    """What helps to choose has a row where an entry states it, and what is ours is explained."""
    one = method(
        suits=["x", {"text": "y", "basis": "editor"}],
        not_for=["z"],
        experience_needed="trained",
        tags=["kort"],
    )
    found = cells(one, method())
    assert found["Wanneer je dit kiest"] == (f"x\ny{OURS}", "niet genoemd")
    assert found["Wanneer je dit niet kiest"][0] == "z"
    assert found["Ervaring nodig"][0] == "een scholing"
    assert found["Trefwoorden"][0] == "kort"
    assert make_comparison([one]).blocks[1] == MarksNote(Words("nl").say(ADDED_BY_US))
    for marks in (False, True):
        assert ("°" in render(compare([one]), marks=marks).decode()) is marks
    assert "Wanneer je dit kiest" not in cells(method())


def test_comparison_says_which_steps_are_not_always_done() -> None:
    """Behind a step stands when it is done, next to its time."""
    step = {"id": "a", "title": "A", "time": 5, "optional": True}
    assert cells(method(phases=[step]))["Stappen"] == ("1. A (5 min, mag vervallen)",)


def test_comparison_takes_every_kind() -> None:
    """A checklist and a framework stand beside a method as what they are."""
    found = cells(checklist(audience="Teams"), framework())
    assert found["Vorm"] == ("vragenlijst", "kader")
    assert found["Voor wie"] == ("Teams", "niet genoemd")


def test_comparison_shows_meetings_with_their_time_and_steps() -> None:
    """A method over several kinds of meeting says the length and the steps of each."""
    entry = method(
        participants=9,
        meetings=[
            {"id": "m", "title": "Start", "duration": 60, "participants": 3},
            {"id": "n", "title": "Vervolg"},
        ],
        phases=[
            {"id": "a", "title": "Begin", "meeting": "m", "time": 5},
            {
                "id": "b",
                "title": "Slot",
                "meeting": "n",
                "time": {"minutes": 1, "per": "participant"},
            },
        ],
    )
    found = cells(entry, method(phases=[{"id": "a", "title": "A", "time": 9, "basis": "estimate"}]))
    assert found["Deelnemers"][0] == "9\nStart: 3"
    assert found["Duur"] == ("Start: 60 min\nVervolg: 9 min", "± 9 min")
    assert (
        found["Stappen"][0] == "Start:\n1. Begin (5 min)\nVervolg:\n1. Slot (1 min per deelnemer)"
    )


def test_comparison_explains_an_estimate() -> None:
    """Where a time is our estimate the page says what the sign means, and is wide."""
    estimated = method(phases=[{"id": "a", "title": "A", "time": 9, "basis": "estimate"}])
    page = make_comparison([estimated, method()])
    assert page.wide
    assert isinstance(page.blocks[1], Notice)
    assert not any(isinstance(b, Notice) for b in make_comparison([method()]).blocks)


def test_comparison_is_in_the_language_of_the_first() -> None:
    """Labels follow the first entry; a program gets codes."""
    page = make_comparison([method(language="en"), method()])
    assert (page.language, page.blocks[0]) == ("en", Heading("Side by side", 1))
    english, dutch = data_of(compare([method(language="en"), checklist()]))
    assert (english["form"], dutch["form"]) == ("oefening", None)
    assert (dutch["id"], dutch["title"], dutch["kind"]) == ("rondje", "Rondje", "checklist")
