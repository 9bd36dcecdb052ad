"""Whole meetings that fill the time, of methods that are made for it."""

import shlex
from typing import Any

import pytest

from builders import method
from programme_cases import programme, programme_data
from reflectlib import (
    Catalogue,
    PlanError,
    Proposal,
    Proposals,
    Wish,
    data_of,
    plan,
    propose,
    render,
)
from reflectlib.views.proposals import command_of


def of_stage(id: str, stage: str, minutes: Any, **fields: Any) -> Any:
    """A method of one step of a stage."""
    step = {"id": "stap", "title": "Stap", "stage": stage, "time": minutes}
    return method(**{"id": id, "title": id.capitalize(), "phases": [step], **fields})


TEN = {"min": 4, "max": 10}
OPENING = of_stage("begin", "opening", 10, participants=TEN)
CLOSING = of_stage("slot", "closing", 5, participants=TEN)
HOUR = of_stage("uur", "working", 60, participants=TEN, goals=["Beter luisteren."])
LONG = of_stage("lang", "working", 90, participants=TEN, principles=["lerend"])
ALL = (OPENING, CLOSING, HOUR, LONG)


def proposed(wish: Wish, *methods: Any) -> Proposals:
    return propose(Catalogue.of(*methods), wish)


def parts(proposal: Proposal) -> list[str]:
    """The ids of the methods, and what a break is called."""
    return [part.method.id if part.method else part.does for part in proposal.parts]


def keys(proposal: Proposal) -> dict[str, str]:
    """What is said of the whole."""
    return {reason.key: reason.verdict for reason in proposal.reasons}


def test_opens_fills_and_closes() -> None:
    """A meeting opens, holds methods that fill the time with a break between, and closes."""
    first, *_rest = proposed(Wish(8, 180), *ALL)
    assert parts(first) == ["begin", "uur", "break", "lang", "slot"]
    assert [part.does for part in first.parts] == ["opening", "main", "break", "main", "closing"]
    assert [part.minutes for part in first.parts] == [10, 60, 15, 90, 5]
    assert keys(first) == {"people_fit_blocks": "fits", "time_exact": "fits"}


def test_one_method_is_enough_for_a_short_meeting() -> None:
    """What one method fills has no second one, and no break."""
    first, *_rest = proposed(Wish(8, 75), *ALL)
    assert parts(first) == ["begin", "uur", "slot"]


@pytest.mark.parametrize(
    ("methods", "missing"),
    [
        ((CLOSING, HOUR), {"opening_missing": "caution"}),
        ((OPENING, HOUR), {"closing_missing": "caution"}),
        ((HOUR,), {"opening_missing": "caution", "closing_missing": "caution"}),
        ((OPENING, CLOSING, HOUR), {}),
        ((of_stage("begin", "opening", 25), CLOSING, HOUR), {"opening_missing": "caution"}),
        ((of_stage("begin", "opening", 5, participants=20), CLOSING, HOUR), {"opening_missing": 1}),
    ],
)
def test_says_what_is_not_at_hand(methods: tuple[Any, ...], missing: dict[str, Any]) -> None:
    """Without a short opening or closing that is for these people, the proposal says so."""
    (first,) = proposed(Wish(8, 75), *methods)
    assert {key for key in keys(first) if key.endswith("missing")} == set(missing)


def test_a_method_that_opens_itself_needs_no_other() -> None:
    """Nothing is missed where a method has an opening and a closing of its own."""
    stages = ("opening", "working", "closing")
    steps = [{"id": stage, "title": stage, "stage": stage, "time": 20} for stage in stages]
    (first,) = proposed(Wish(8, 60), method(phases=steps, participants=TEN))
    assert keys(first) == {"people_fit_blocks": "fits", "time_exact": "fits"}


@pytest.mark.parametrize(
    ("wish", "main"),
    [
        (Wish(8, 110, goal="luisteren"), "uur"),
        (Wish(8, 110, principle="lerend"), "lang"),
        (Wish(8, 75, goal="luisteren"), "uur"),
    ],
)
def test_other_wishes_choose_the_main_method(wish: Wish, main: str) -> None:
    """Words and a principle hold for the method between, and for no opening or closing."""
    first, *_rest = proposed(wish, *ALL)
    assert main in parts(first)
    assert parts(first)[0] == "begin"
    assert parts(first)[-1] == "slot"


def test_what_only_fills_is_to_be_minded() -> None:
    """A method that fills the time, but is not what is asked for, is named as that."""
    first, *_rest = proposed(Wish(8, 180, principle="lerend"), *ALL)
    assert parts(first) == ["begin", "uur", "break", "lang", "slot"]
    assert [r.text for r in first.reasons if r.key == "filled_up"] == ["Uur"]
    assert first.reasons[-1].verdict == "caution"


def test_what_is_not_for_it_is_not_proposed() -> None:
    """Neither who is too many, nor what says that it is not for it, comes into a meeting."""
    not_for = of_stage("niet", "working", 60, participants=TEN, not_for=["Om te rouwen."])
    small = of_stage("klein", "working", 60, participants={"max": 3})
    kinds = of_stage("soorten", "working", 60, participants=TEN)
    assert parts(proposed(Wish(8, 75), *ALL, small, kinds)[0])[1] in ("uur", "soorten")
    about = method(
        id="rouw",
        title="Rouwen",
        participants=TEN,
        phases=[{"id": "a", "title": "A", "stage": "working", "time": 60}],
    )
    found = proposed(Wish(8, 140, goal="rouwen"), OPENING, CLOSING, not_for, about)
    assert all("niet" not in parts(each) for each in found)


def test_a_programme_is_no_part_of_another() -> None:
    """Of programmes no meeting is put together, and a method of more kinds of meeting is none."""
    kinds = method(
        id="soorten",
        meetings=[{"id": "a", "title": "A"}, {"id": "b", "title": "B"}],
        phases=[
            {"id": "a", "title": "A", "time": 60, "meeting": "a"},
            {"id": "b", "title": "B", "time": 60, "meeting": "b"},
        ],
    )
    whole = programme(programme_data("heel", "uur"))
    found = proposed(Wish(8, 75), *ALL, kinds, whole)
    assert {id for each in found for id in parts(each)} <= {"begin", "uur", "lang", "slot", "break"}


def test_too_much_time_left_is_minded() -> None:
    """Where nothing fills the time, what leaves most of it is said to."""
    (first,) = proposed(Wish(8, 160), OPENING, CLOSING, HOUR)
    assert keys(first)["time_room"] == "caution"


def locked(id: str, stage: str, minutes: int) -> Any:
    """A method of one step that takes so many minutes, neither more nor less."""
    step = {"id": "stap", "title": "Stap", "stage": stage, "time": minutes, "locked": True}
    return method(id=id, title=id.capitalize(), participants=TEN, phases=[step])


def test_another_opening_is_taken_where_the_first_is_too_long() -> None:
    """What leaves too little time for the method is passed over for what does not."""
    openings = locked("a-lang", "opening", 20), locked("b-kort", "opening", 5)
    (first,) = proposed(Wish(8, 64), *openings, locked("kern", "working", 58))
    assert parts(first) == ["b-kort", "kern"]


def test_what_has_no_room_for_its_break_is_not_proposed() -> None:
    """Two methods that would fill the time without a break between them stand each by itself."""
    both = locked("een", "working", 70), locked("twee", "working", 65)
    assert parts(proposed(Wish(8, 150), *both)[0]) == ["twee", "break", "een"]
    assert [parts(each) for each in proposed(Wish(8, 140), *both)] == [["een"], ["twee"]]


def test_methods_for_others_are_not_put_together() -> None:
    """Where nobody says how many there are, what is for few does not go with what is for many."""
    few = of_stage("weinig", "working", 60, participants={"min": 2, "max": 4})
    many = of_stage("veel", "working", 60, participants={"min": 8, "max": 12})
    assert all(len(parts(each)) == 1 for each in proposed(Wish(None, 140), few, many))
    some = of_stage("enkele", "working", 60, participants={"min": 4, "max": 9})
    assert parts(proposed(Wish(None, 140), few, some)[0]) == ["enkele", "break", "weinig"]


def test_a_method_is_not_done_twice() -> None:
    """Who gives a method twice gets no meeting of it and itself."""
    found = propose([OPENING, HOUR, HOUR], Wish(8, 145))
    assert [parts(each).count("uur") for each in found] == [1]


def test_what_names_a_method_that_is_not_there_is_not_proposed() -> None:
    """A step that stands for a method that is lacking is no step, nor is its time named."""
    step = {"id": "a", "title": "A", "stage": "working", "time": 60, "method": "er-niet"}
    with pytest.raises(PlanError, match="ask for less") as caught:
        proposed(Wish(8, 75), OPENING, CLOSING, method(participants=TEN, phases=[step]))
    assert caught.value.fields["least"] is None


def test_what_must_be_kept_short_is_minded() -> None:
    """Of a meeting that takes longer by itself it is said that it has to be kept short."""
    methods = (("a-lang", "opening", 20), ("b-kort", "opening", 5), ("kern", "working", 58))
    (first,) = proposed(
        Wish(8, 64),
        *(
            of_stage(id, stage, {"min": minutes, "max": minutes}, participants=TEN)
            for id, stage, minutes in methods
        ),
    )
    assert parts(first) == ["a-lang", "kern"]
    assert keys(first)["time_tight"] == "caution"


def test_proposals_differ() -> None:
    """Where there are enough methods, three proposals have other methods and other openings."""
    openings = [of_stage(f"begin-{n}", "opening", 10, participants=TEN) for n in range(3)]
    mains = [of_stage(f"kern-{n}", "working", 60, participants=TEN) for n in range(4)]
    found = proposed(Wish(8, 75), *openings, CLOSING, *mains)
    assert [parts(each)[1] for each in found] == ["kern-0", "kern-1", "kern-2"]
    assert {parts(each)[0] for each in found} == {"begin-0", "begin-1", "begin-2"}
    assert found == proposed(Wish(8, 75), *reversed((*openings, CLOSING, *mains)))


@pytest.mark.parametrize("people", [None, 4, 8])
def test_the_least_that_is_named_will_do(people: int | None) -> None:
    """Where nothing fits, the least minutes that the message names are enough, and one less not."""
    with pytest.raises(PlanError, match="it takes 75 at least") as raised:
        proposed(Wish(people, 20), *ALL)
    least = raised.value.fields["least"]
    assert proposed(Wish(people, least), *ALL)
    with pytest.raises(PlanError, match="fits in"):
        proposed(Wish(people, least - 1), *ALL)


def test_nothing_to_propose_is_said() -> None:
    """Without minutes, and where no method fits, the message says what to ask."""
    with pytest.raises(PlanError, match="say how many minutes there are"):
        proposed(Wish(8), *ALL)
    with pytest.raises(PlanError, match="ask for less"):
        proposed(Wish(30, 60), *ALL)


def test_minutes_may_be_in_the_words() -> None:
    """The minutes that the words say are those to fill."""
    found = proposed(Wish(8, goal="75 minuten luisteren"), *ALL)
    assert found.wish.minutes == 75
    assert parts(found[0]) == ["begin", "uur", "slot"]


def test_page_and_data_say_the_same() -> None:
    """Both give the parts, the reasons and the command, which has all blocks in order."""
    catalogue = Catalogue.of(*ALL)
    found = propose(catalogue, Wish(8, 180))
    command = "reflect agenda begin uur pauze lang slot --people 8 --minutes 180"
    assert command_of(found[0], catalogue) == command
    (data, *_rest) = data_of(found, catalogue)
    assert data["command"] == command
    assert [part["method"] for part in data["parts"]] == ["begin", "uur", None, "lang", "slot"]
    assert [reason["key"] for reason in data["reasons"]] == ["people_fit_blocks", "time_exact"]
    page = render(found, "text", catalogue=catalogue, language="en").decode()
    assert "Opening: Begin, 10 min" in page
    assert "Fits: 8 people: what is in it is for 4–10." in page
    assert command in page
    assert b"<code>" in render(found, "html", catalogue=catalogue)


def test_a_method_called_a_break_is_no_break() -> None:
    """Where an entry has the id that a break has, the command gives the minutes of the break."""
    catalogue = Catalogue.of(*ALL, of_stage("pauze", "working", 1, participants=2))
    first = propose(catalogue, Wish(8, 180))[0]
    assert "uur pauze=15 lang" in command_of(first, catalogue)


def test_what_is_proposed_is_planned() -> None:
    """The programme of a proposal can be planned for its session as it stands."""
    for each in proposed(Wish(8, 180), *ALL):
        made = plan(each.programme, each.session)
        assert (made.people, made.minutes) == (8, 180)
        ids = [block.method or "break" for block in each.programme.blocks]
        assert ids == parts(each)
        assert shlex.split(command_of(each, Catalogue.of(*ALL)))[1] == "agenda"


def test_what_a_group_keeps_up_is_proposed_only_where_asked_for() -> None:
    """A learning group is no part of an evening, unless its form or its words are wished for."""
    steady = of_stage("kring", "working", 60, participants=TEN, form="leergroep", tags=["samen"])
    with_it = (OPENING, CLOSING, HOUR, steady)
    assert all("kring" not in parts(each) for each in proposed(Wish(8, 75), *with_it))
    for wish in (Wish(8, 75, form="leergroep"), Wish(8, 75, goal="kring")):
        assert parts(proposed(wish, *with_it)[0]) == ["begin", "kring", "slot"]
