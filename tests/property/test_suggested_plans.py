"""What `suggest` says of people and time holds in a plan, for every method there is."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from plans import methods, ranges

from conftest import EXAMPLES
from reflectlib import (
    Catalogue,
    Method,
    Plan,
    PlanError,
    Session,
    Suggestion,
    Wish,
    composed,
    plan,
    split_into_groups,
    structure,
    suggest,
    unstructure,
)
from reflectlib.model.steps import Groups

PEOPLE = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16, 18, 20, 21, 24, 30, 40)
MINUTES = (10, 15, 20, 30, 40, 45, 60, 75, 80, 90, 105, 110, 120, 125, 135, 150, 165, 180, 210, 300)
FITTING = {"time_exact", "time_left", "time_open", "time_tight"}


@pytest.fixture(scope="module")
def everything() -> Catalogue:
    """The bundled entries and the examples."""
    return Catalogue.bundled(EXAMPLES / "valid")


def can_be_planned(method: Method) -> bool:
    """Whether it has steps, all of one kind of meeting."""
    return bool(method.phases) and not method.meetings


def planned(suggestion: Suggestion, wish: Wish, among: Catalogue, **asked: object) -> Plan:
    groups = [r.number for r in suggestion.reasons if r.key == "people_split"] or [1]
    session = Session(people=wish.people, groups=groups[0], **asked)  # type: ignore[arg-type]
    return plan(composed(suggestion.method, among), session)


@pytest.mark.parametrize("people", PEOPLE)
def test_what_fits_can_be_planned(people: int, everything: Catalogue) -> None:
    """Where people and time are said to fit, be it in groups, there is a plan that keeps to both.

    In a group nobody is alone, and each is as large as the method says.
    """
    for minutes in MINUTES:
        wish = Wish(people, minutes)
        for suggestion in suggest(everything, wish):
            keys = {reason.key for reason in suggestion.reasons}
            no_people = keys & {"people_too_many", "people_too_few", "people_uneven"}
            if not can_be_planned(suggestion.method) or no_people or not keys & FITTING:
                continue
            made = planned(suggestion, wish, everything, minutes=minutes)
            assert (made.people, made.minutes) == (people, minutes), suggestion.method.id
            if "people_split" in keys:
                assert min(made.groups) > 1
                stated = suggestion.method.participants
                assert stated is not None
                assert all(size in stated for size in made.groups)


@given(methods(), st.integers(1, 40), st.integers(1, 480), st.none() | ranges, st.none() | ranges)
@settings(max_examples=300)
def test_what_fits_can_be_planned_of_any_steps(
    entry: Method,
    people: int,
    minutes: int,
    participants: dict[str, int] | None,
    duration: dict[str, int] | None,
) -> None:
    """The same for methods that nobody made."""
    stated = {"participants": participants, "duration": duration}
    entry = structure(unstructure(entry) | {key: each for key, each in stated.items() if each})
    wish = Wish(people, minutes)
    (suggestion,) = suggest([entry], wish)
    keys = {reason.key for reason in suggestion.reasons}
    assume(keys & {"people_fit", "people_split", "people_unstated"} and keys & FITTING)
    assert planned(suggestion, wish, Catalogue(), minutes=minutes).minutes == minutes


@pytest.mark.parametrize("people", PEOPLE)
def test_what_does_not_fit_in_people_is_not_planned(people: int, everything: Catalogue) -> None:
    """Where the number of people is said not to fit, a plan refuses them all together as well."""
    wish = Wish(people, 240)
    for suggestion in suggest(everything, wish):
        against = {r.key for r in suggestion.reasons if r.key.startswith("people")}
        refused = {"people_too_many", "people_too_few", "people_split", "people_uneven"}
        if can_be_planned(suggestion.method) and against & refused:
            method = composed(suggestion.method, everything)
            with pytest.raises(PlanError):
                plan(method, Session(people=people, minutes=240))


@pytest.mark.parametrize("people", PEOPLE)
def test_what_people_would_divide_over_groups(people: int, everything: Catalogue) -> None:
    """The number that is said to divide over the groups of a step does."""
    for suggestion in suggest(everything, Wish(people, 60)):
        for reason in suggestion.reasons:
            if reason.key == "people_uneven":
                assert reason.stated is not None
                assert split_into_groups(reason.number, reason.stated)
                method = composed(suggestion.method, everything)
                sizes = [phase.grouping for phase in method.phases]
                assert reason.stated in [s.size for s in sizes if isinstance(s, Groups)]
