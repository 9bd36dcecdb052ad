"""Programmes in everything that finds, compares and reckons."""

from typing import Any

import attrs
import pytest

from builders import method
from programme_cases import BROKEN, DATA, own_step, programme, programme_data, with_programmes
from reflectlib import (
    Catalogue,
    Filter,
    PlanError,
    Reason,
    Suggestion,
    Wish,
    assess,
    compare,
    composed,
    data_of,
    effort,
    render,
    suggest,
    views_of,
)
from reflectlib.language.words import Words
from reflectlib.model.taken import time_taken
from reflectlib.page import Table
from reflectlib.quality.assessing import framework_of
from reflectlib.rendering import make_page
from reflectlib.shown import with_parts
from reflectlib.views.suggestions import command_of, in_words

STEP = [{"id": "a", "title": "Praten over de zaak", "time": 30, "stage": "working"}]
FEW = method(id="paar", title="Met een paar", participants={"min": 2, "max": 6}, phases=STEP)
MANY = method(id="veel", title="Met velen", participants={"min": 5, "max": 20}, phases=STEP)
GROUPS = method(
    id="viertallen",
    title="In viertallen",
    phases=[{"id": "a", "title": "A", "time": 20, "grouping": {"size": {"min": 4, "max": 5}}}],
)


@pytest.fixture(scope="module")
def everything(catalogue: Catalogue) -> Catalogue:
    """The bundled entries, and programmes of them."""
    return with_programmes(catalogue)


def suggestion(wish: Wish, *blocks: Any, **fields: Any) -> Suggestion:
    """What is said of a programme of these blocks."""
    whole = programme(programme_data("heel", *blocks, **fields))
    return next(
        each
        for each in suggest(Catalogue.of(FEW, MANY, GROUPS, whole), wish)
        if each.method.id == "heel"
    )


def of_people(each: Suggestion) -> dict[str, Any]:
    """The reasons of people: the number that each is about, or a title."""
    keys = (reason for reason in each.reasons if reason.key.startswith("people"))
    return {reason.key: reason.text or reason.number for reason in keys}


@pytest.mark.parametrize(
    ("people", "found"),
    [
        (5, {"people_fit_blocks": 0}),
        (8, {"people_outside_block": "Met een paar"}),
        (3, {"people_outside_block": "Met velen"}),
    ],
)
def test_each_block_says_for_whom_it_is(people: int, found: dict[str, Any]) -> None:
    """A block that is for another number is to be minded, by its title; the programme fits."""
    each = suggestion(Wish(people, 90), "paar", "veel")
    assert of_people(each) == found
    assert each.fits
    assert each.session is not None


@pytest.mark.parametrize(
    ("people", "found"),
    [
        (6, {"people_fit": 0}),
        (8, {"people_fit": 0, "people_outside_block": "Met een paar"}),
        (16, {"people_split": 2, "people_outside_block": "Met een paar"}),
        (40, {"people_too_many": 0}),
    ],
)
def test_what_the_programme_says_comes_first(people: int, found: dict[str, Any]) -> None:
    """Where a programme says for how many people it is, that decides, and blocks are minded."""
    each = suggestion(Wish(people, 90), "paar", "veel", participants={"min": 4, "max": 8})
    assert of_people(each) == found
    assert each.fits == ("people_too_many" not in found)


def test_the_only_block_decides() -> None:
    """Of a programme of one block planning refuses whom that is not for, and so does the judge."""
    each = suggestion(Wish(40, 90), "paar")
    assert of_people(each) == {"people_too_many": 0}
    assert not each.fits


@pytest.mark.parametrize(
    ("people", "found"),
    [(10, {"people_fit_blocks": 0}), (12, {"people_not_over_blocks": 10})],
)
def test_people_are_divided_over_sides(people: int, found: dict[str, Any]) -> None:
    """So many as are side by side fit, and who are more are told how many would."""
    sides = [{"method": "paar", "people": 4}, {"method": "veel", "people": 6}]
    assert of_people(suggestion(Wish(people, 60), {"parallel": sides})) == found


def test_no_numbers_are_said_where_there_are_none() -> None:
    """Of sides that do not say for how many they are, it is said that people can be divided."""
    sides = {"parallel": [own_step("praten", 30), own_step("wandelen", 30)]}
    each = suggestion(Wish(10, 60), sides)
    said = in_words(each.reasons[0], each.method, Wish(10, 60), {}, Words("en"))
    assert said == "10 people can be divided over its blocks."
    stated = suggestion(Wish(5, 60), "paar", sides | {"title": "Beide"})
    assert "for 2–6" in in_words(stated.reasons[0], stated.method, Wish(5, 60), {}, Words("en"))


def test_uneven_groups_in_a_block_are_minded() -> None:
    """People that do not divide over the groups of one of its blocks can do it all the same."""
    each = suggestion(Wish(6, 90), "viertallen", "veel")
    assert of_people(each) == {"people_fit_blocks": 0, "people_uneven_in_block": "In viertallen"}


def test_nobody_says_for_how_many() -> None:
    """Where neither the programme nor a method in it says so, it is not known."""
    assert of_people(suggestion(Wish(6, 60), own_step("praten", 30))) == {"people_unstated": 0}


def test_days_are_told() -> None:
    """A programme that goes on on another day says over how many days it goes."""
    each = suggestion(Wish(5, 90), "paar", {"method": "veel", "day": 2, "at": "09:00"})
    assert Reason("caution", "more_days", number=2) in each.reasons


def test_what_is_not_there_is_not_known(everything: Catalogue) -> None:
    """A programme that names what is not there is found and listed, and has no agenda."""
    ids = {data["id"] for data in BROKEN}
    found = {m.entry.id: m.unstated for m in Filter(kind="programme").apply(everything)}
    assert ids < set(found)
    asked = Filter(kind="programme", minutes=200).apply(everything)
    assert {m.entry.id for m in asked if "steps" in m.unstated} >= ids
    for each in suggest(everything, Wish(6, 200)):
        if each.method.id in ids:
            assert Reason("unknown", "blocks_missing") in each.reasons
            assert command_of(each) is None
    for to in ("text", "json", "csv"):
        assert render(Filter(kind="programme").apply(everything), to, catalogue=everything)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("welkomstwoord", "step"),
        ("koffie", "block"),
        ("stoelen klaar", "block"),
        ("intervisie in het groot", "block"),
        ("heard seen respected", "method"),
        ("draaiboek", "name"),
    ],
)
def test_words_are_found_in_a_programme(words: str, place: str, everything: Catalogue) -> None:
    """It is found by its blocks, their notes and own steps, by its kind, and by its methods."""
    found = {m.entry.id: m.mention for m in Filter(word=words).apply(everything)}
    mention = found.get("avond-samen")
    assert (mention and mention.place) == place


def test_its_own_words_come_before_its_methods(everything: Catalogue) -> None:
    """What is called so comes first, then what says so, and last what has such a method in it."""
    own = programme(programme_data("eigen", own_step("a", 5), summary="Over heard seen respected."))
    all_of_them = Catalogue.of(everything, own)
    found = [m.entry.id for m in Filter(word="heard seen respected").apply(all_of_them)]
    assert found[0] == "heard-seen-respected"
    assert found.index("eigen") < found.index("avond-samen")


def test_a_step_that_is_left_out_is_not_found() -> None:
    """The name of a step that a block leaves out says nothing of the programme."""
    whole = programme(
        programme_data("heel", {"method": "paar", "skip": ["Praten over de zaak"]}, "veel")
    )
    found = Filter(word="zaak").apply(Catalogue.of(FEW, MANY, whole))
    assert "heel" not in [match.entry.id for match in found]


@pytest.mark.parametrize(
    ("id", "ends", "basis"),
    [
        ("avond-samen", (155, 175), "steps"),
        ("gesteld", (90, 90), "stated"),
        ("eigen-stappen", (21, 35), "steps"),
        ("zonder-tijd", None, None),
    ],
)
def test_blocks_add_up(
    id: str, ends: tuple[int, int] | None, basis: str | None, everything: Catalogue
) -> None:
    """A programme takes what is stated, or else what its blocks and breaks take together."""
    whole: Any = composed(everything[id], everything)  # type: ignore[call-overload]
    total, found = time_taken(whole)
    assert (total and (total.min or 0, total.max), found) == (ends, basis)


def test_side_by_side_takes_the_longest() -> None:
    """What goes on side by side takes as long as the longest of it."""
    long = method(id="lang", phases=[{"id": "a", "title": "A", "time": {"min": 40, "max": 50}}])
    whole = programme(programme_data("heel", {"parallel": ["paar", "lang"]}))
    total, _basis = time_taken(composed(whole, Catalogue.of(FEW, long)))
    assert total is not None
    assert (total.min, total.max) == (40, 50)


def test_comparison_has_the_blocks(everything: Catalogue) -> None:
    """A programme beside a method says what it is, how long it takes, and what is in it."""
    both = compare([everything["avond-samen"], everything["kom"]])
    table = make_page(both, catalogue=everything).blocks[-1]
    assert isinstance(table, Table)
    cells = {row[0]: row[1] for row in table.rows}
    assert cells["Duur"] == "155–175 min"
    lines = cells["Stappen"].splitlines()
    assert [line.partition(" (")[0] for line in lines] == [
        "1. Welkomstwoord",
        "2. Heard, seen & respected",
        "3. Koffie",
        "4. Intervisie in het groot",
    ]
    first, second = data_of(both, everything)
    assert [block["method"] for block in first["blocks"]] == [
        None,
        "heard-seen-respected",
        None,
        "kom",
    ]
    assert [block["pause"] for block in first["blocks"]] == [False, False, True, False]
    assert first["minutes"] == {"min": 155, "max": 175, "about": False, "basis": "steps"}
    assert second["blocks"] == []


@pytest.mark.parametrize("id", [data["id"] for data in DATA])
def test_every_programme_can_be_compared(id: str, everything: Catalogue) -> None:
    """Whatever is in a programme, the comparison shows it, and so does the data."""
    both = compare([everything[id], everything["kom"]])
    assert render(both, "markdown", catalogue=everything)
    (data, _kom) = data_of(both, everything)
    assert len(data["blocks"]) == len(everything[id].blocks)  # type: ignore[attr-defined]


def lines_of(*blocks: Any, **fields: Any) -> list[tuple[str, str, Any, Any]]:
    """The role, the purpose and the minutes of each line of what a programme takes."""
    talk = method(
        id="gesprek",
        title="Gesprek",
        duration=45,
        phases=[{**STEP[0], "lead": "trainer"}],
        roles=[{"id": "trainer", "title": "Trainer"}],
        preparation=[{"task": "Lees het stuk.", "role": "deelnemer", "minutes": 20}],
    )
    whole = programme(programme_data("heel", *blocks, **fields))
    found = effort(composed(whole, Catalogue.of(talk, FEW)))
    return [(each.role, each.purpose, each.minutes.min, each.ground) for each in found.lines]


def test_effort_comes_of_stated_blocks() -> None:
    """Where each block states how long it takes, they add up; a break is for who is always there.

    A stated preparation counts for the role that does it.
    """
    assert lines_of("gesprek", {"pause": 15}, {"method": "paar", "minutes": 30}) == [
        ("deelnemer", "Gesprek", 45, "duration"),
        ("trainer", "Gesprek", 45, "duration"),
        ("deelnemer", "", 15, "duration"),
        ("deelnemer", "Met een paar", 30, "duration"),
        ("deelnemer", "Lees het stuk.", 20, "preparation"),
    ]


@pytest.mark.parametrize(
    "block",
    [
        "paar",
        {"method": "gesprek", "people": 3},
        {"method": "gesprek", "set": [{"step": "Praten over de zaak", "minutes": 5}]},
        {"parallel": ["gesprek", "paar"]},
        own_step("praten", 10, time_basis="estimate"),
        own_step("praten", None),
    ],
)
def test_effort_adds_up_no_half_of_a_meeting(block: Any) -> None:
    """Where one block does not state its time, or is not for everybody, no block counts."""
    lines = lines_of("gesprek", block)
    assert [ground for *_rest, ground in lines if ground == "duration"] == []


def test_effort_goes_by_what_the_programme_states() -> None:
    """The stated length of a programme comes before that of its blocks."""
    found = lines_of("gesprek", {"pause": 15}, duration=90)
    assert [line[:3] for line in found[:2]] == [("deelnemer", "", 90), ("trainer", "", 90)]


def test_effort_says_where_blocks_are_silent() -> None:
    """Of a programme without stated times the page says that of its blocks."""
    whole = composed(programme(programme_data("heel", "paar")), Catalogue.of(FEW))
    page = render(effort(whole), "text", language="en").decode()
    assert "It is not stated of every block how long it takes" in page


def test_no_programme_is_held_against_the_framework(catalogue: Catalogue) -> None:
    """A programme is refused with the methods in it, which can be; it has no such view either."""
    whole = composed(programme(programme_data("heel", "kom", {"pause": 5})), catalogue)
    with pytest.raises(PlanError, match=r"only a method .* name one of those in it: kom"):
        assess(whole, framework_of(catalogue))
    alone = programme(programme_data("heel", own_step("praten", 5)))
    with pytest.raises(PlanError, match=r"held against the quality framework$"):
        assess(alone, framework_of(catalogue))
    assert "quality" not in views_of(whole)


def test_a_programme_is_put_together_once(catalogue: Catalogue) -> None:
    """What a catalogue has comes whole, the same each time; another by its id is another."""
    known = with_programmes(catalogue)
    entry = known["avond-samen"]
    other = attrs.evolve(entry, title="Een andere avond")
    whole = with_parts(entry, known)
    assert whole == composed(entry, known)
    assert with_parts(entry, known) is whole
    assert with_parts(other, known).title == "Een andere avond"
