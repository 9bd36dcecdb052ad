"""One question has one answer: in the list, in what is suggested, and on the page of a site."""

import shlex
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import methods, ranges
from tables import by_table, data_in

from conftest import EXAMPLES, run_here
from finding_cases import CASES, Case
from programme_cases import BROKEN, DATA, programme, with_programmes
from reflectlib import (
    Catalogue,
    Filter,
    Method,
    Session,
    Suggestions,
    Wish,
    dump,
    plan,
    structure,
    suggest,
    unstructure,
    write_site,
)
from reflectlib.model.programme import Programme
from reflectlib.site.filtering import MOST_PEOPLE
from reflectlib.site.index import sought
from reflectlib.site.lines import line
from reflectlib.views.suggestions import command_of

UNMADE = {data["id"] for data in BROKEN}
"""Programmes of which something is not there: a site has no page of them."""
NEVER_PLANNED = {"te-kort", *UNMADE}
NUMBERS = ("people", "minutes")
numbers = st.integers(1, 40) | st.integers(1, MOST_PEOPLE)
lengths = st.sampled_from([5, 10, 15, 20, 30, 38, 45, 60, 75, 80, 90, 120, 150, 180, 240])
questions = st.fixed_dictionaries(
    {},
    optional={
        "people": numbers,
        "minutes": lengths | st.integers(1, 1440),
        "place": st.sampled_from(["online", "on-site"]),
        "form": st.sampled_from(["intervisie", "oefening", "coaching"]),
        "facilitation": st.sampled_from(["guided", "self-guided"]),
        "principle": st.just("lerend"),
        "tag": st.just("kort"),
        "experience": st.sampled_from(["none", "some", "trained"]),
    },
)
words = st.sampled_from([None, None, "intervisie", "luisteren", "gesprek over werk", "zzz"])


@pytest.fixture(scope="module")
def everything() -> Catalogue:
    """The bundled entries, the examples, and programmes, some of which cannot be planned."""
    return with_programmes(Catalogue.bundled(EXAMPLES / "valid"))


@pytest.fixture(scope="module")
def page(everything: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the list of their site is filtered by."""
    folder: Path = tmp_path_factory.mktemp("site")
    write_site(everything, folder, quality=False)
    return data_in(folder / "index.html")


def in_list(among: Any, asked: dict[str, Any], **more: Any) -> dict[str, str]:
    """What is found, and whether it is silent on something."""
    found = Filter(**asked, **more).apply(among)
    return {
        match.entry.id: "silent" if match.unstated else "fits"
        for match in found
        if isinstance(match.entry, Method)
    }


def in_suggestions(found: Suggestions) -> dict[str, str]:
    """The same of what is suggested."""
    return {
        each.method.id: "silent" if each.by_verdict("unknown") else "fits"
        for each in found
        if each.fits
    }


@given(asked=questions, word=words)
@settings(max_examples=150)
def test_list_suggestions_and_site_have_the_same(
    asked: dict[str, Any], word: str | None, everything: Catalogue, page: dict[str, Any]
) -> None:
    """Whatever is asked, the three give the same methods, and the same of them apart."""
    found = in_list(everything, asked, word=word)
    assert in_suggestions(suggest(everything, Wish(**asked, goal=word))) == found
    if word is None:
        on_page = {
            id: by_table(entry, asked)
            for id, entry in page.items()
            if entry["kind"] in ("method", "programme")
        }
        on_page |= dict.fromkeys(UNMADE)
        assert {id: how for id, how in on_page.items() if how} == {
            id: how for id, how in found.items() if id not in UNMADE
        }


@given(asked=questions)
@settings(max_examples=60)
def test_site_has_what_is_no_method_too(
    asked: dict[str, Any], everything: Catalogue, page: dict[str, Any]
) -> None:
    """Checklists and frameworks are found on the page where the list has them."""
    found = {match.entry.id for match in Filter(**asked).apply(everything)}
    assert {id for id, entry in page.items() if by_table(entry, asked)} == found - UNMADE


@given(methods(), st.none() | ranges, st.none() | ranges, lengths)
@settings(max_examples=60)
def test_any_method_has_the_same_answer(
    entry: Method,
    participants: dict[str, int] | None,
    duration: dict[str, int] | None,
    minutes: int,
) -> None:
    """The table of a method gives what planning does, for any steps and every number of people."""
    stated = {"participants": participants, "duration": duration}
    entry = structure(unstructure(entry) | {key: each for key, each in stated.items() if each})
    shown = sought(line(entry, Catalogue(), "nl"))
    for people in (None, *range(1, 44), 97, 150, MOST_PEOPLE):
        for long in (None, minutes):
            asked = {"people": people, "minutes": long}
            asked = {key: each for key, each in asked.items() if each}
            found = in_list([entry], asked)
            assert in_suggestions(suggest([entry], Wish(**asked))) == found
            assert by_table(shown, asked) == found.get(entry.id), asked


@given(asked=questions)
@settings(max_examples=100)
def test_what_is_suggested_can_be_planned(asked: dict[str, Any], everything: Catalogue) -> None:
    """Each session of a suggestion has a plan, of as many people and minutes as it asks for.

    Of what fits it is what was asked; and all that is known to fit has one.
    """
    for suggestion in suggest(everything, Wish(**asked)):
        session = suggestion.session
        if suggestion.fits:
            # That nothing can be planned of it is said where people or minutes are asked for.
            is_told = suggestion.by_verdict("unknown") or asked.keys().isdisjoint(NUMBERS)
            never = suggestion.method.id in NEVER_PLANNED
            assert session or (is_told if never else suggestion.by_verdict("unknown"))
            assert session is None or session.people == asked.get("people")
        if session is None:
            continue
        made = plan(suggestion.method, session)
        assert session.people in (None, made.people)
        assert session.minutes in (None, made.minutes)
        numbers = [r for r in suggestion.reasons if r.key.startswith(("people", "time"))]
        if "minutes" in asked and all(reason.verdict != "near" for reason in numbers):
            assert session.minutes == asked["minutes"]
        if made.groups and len(made.groups) > 1:
            assert min(made.groups) > 1


@given(methods(), st.integers(1, 40), st.integers(1, 480), st.none() | ranges, st.none() | ranges)
@settings(max_examples=150)
def test_any_method_that_is_suggested_can_be_planned(
    entry: Method,
    people: int,
    minutes: int,
    participants: dict[str, int] | None,
    duration: dict[str, int] | None,
) -> None:
    """The same for methods that nobody made, and of a near miss with the least that will do."""
    stated = {"participants": participants, "duration": duration}
    entry = structure(unstructure(entry) | {key: each for key, each in stated.items() if each})
    for wish in (Wish(people, minutes), Wish(people), Wish(minutes=minutes)):
        (suggestion,) = suggest([entry], wish)
        if suggestion.session:
            plan(suggestion.method, suggestion.session)
        assert suggestion.session or not suggestion.fits or suggestion.by_verdict("unknown")
        short = [r for r in suggestion.reasons if (r.key, r.verdict) == ("time_short", "near")]
        if short and suggestion.session:
            (least,) = (reason.stated for reason in short)
            assert least is not None
            assert suggestion.session.minutes == least.min


@pytest.mark.parametrize("people", range(1, 41, 3))
def test_what_people_do_not_fit_is_not_planned(people: int, everything: Catalogue) -> None:
    """Where people are too few, too many or uneven for a meeting, a plan of it refuses them."""
    for suggestion in suggest(everything, Wish(people, 240)):
        against = {r.key for r in suggestion.reasons if r.key.startswith("people")}
        refused = {
            *("people_too_many", "people_too_few", "people_split", "people_uneven"),
            "people_not_over_blocks",
        }
        if not against & refused or suggestion.method.meetings or suggestion.method.variants:
            continue
        with pytest.raises(ValueError, match=r"people|groups"):
            plan(suggestion.method, Session(people=people, minutes=240))


@pytest.mark.parametrize("case", [case for case in CASES if case.asked], ids=lambda case: case.name)
def test_command_that_is_printed_works(
    case: Case, everything: Catalogue, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The first commands, and those of near misses, and in groups, do what they say."""
    files: Path = tmp_path_factory.mktemp("programmes")
    for data in DATA:
        (files / f"{data['id']}.yaml").write_text(dump(programme(data)), encoding="utf-8")
    found = suggest(everything, case.wish)
    near = [each for each in found if each.by_verdict("near") and each.session]
    split = [each for each in found if each.session and each.session.groups > 1]
    kinds = [each for each in found if each.session and (each.session.meeting or "")]
    composed = [each for each in found if isinstance(each.method, Programme)]
    for suggestion in (*found[:2], *near[:2], *split[:1], *kinds[:2], *composed[:2]):
        command = command_of(suggestion, ["--path", str(EXAMPLES / "valid"), "--path", str(files)])
        if command:
            done = run_here(*shlex.split(command)[1:])
            assert (done.exit_code, done.stderr) == (0, ""), command
