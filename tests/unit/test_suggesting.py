"""Which methods are suggested, in which order and why."""

import random
from typing import Any

import pytest

from builders import checklist, framework, method
from reflectlib import Catalogue, Suggestion, Wish, suggest
from reflectlib.page import Heading, Item, Items, Note
from reflectlib.views import suggestions

STEP = {"id": "a", "title": "A"}


def reasons(wish: dict[str, Any], **fields: Any) -> dict[str, str]:
    """Each reason for or against one method: its key and its verdict."""
    (found,) = suggest([method(**fields)], Wish(**{"people": 6, "minutes": 60} | wish))
    return {reason.key: reason.verdict for reason in found.reasons}


@pytest.mark.parametrize(
    ("stated", "people", "key", "verdict"),
    [
        (None, 6, "people_unstated", "caution"),
        ({"min": 3, "max": 6}, 6, "people_fit", "fits"),
        ({"min": 3}, 600, "people_fit", "fits"),
        ({"min": 7}, 6, "people_too_few", "against"),
        (3, 6, "people_split", "fits"),
        (3, 7, "people_too_many", "against"),
        ({"min": 3, "max": 4}, 7, "people_split", "fits"),
        ({"max": 4}, 7, "people_split", "fits"),
        (1, 6, "people_too_many", "against"),
    ],
)
def test_people_fit_undivided_or_in_groups(
    stated: Any, people: int, key: str, verdict: str
) -> None:
    """A number within the range fits; a larger one, where it divides into groups of two or more."""
    fields = {} if stated is None else {"participants": stated}
    assert reasons({"people": people}, **fields)[key] == verdict


@pytest.mark.parametrize(
    ("fields", "key", "verdict"),
    [
        ({}, "time_unstated", "caution"),
        ({"duration": 60}, "time_exact", "fits"),
        ({"duration": 40}, "time_left", "fits"),
        ({"duration": {"min": 40}}, "time_open", "fits"),
        ({"duration": {"max": 90}}, "time_tight", "fits"),
        ({"duration": {"min": 40, "max": 90}}, "time_tight", "fits"),
        ({"duration": 61}, "time_short", "against"),
        ({"phases": [STEP | {"time": 60}]}, "time_exact", "fits"),
        ({"phases": [STEP | {"time": 90}]}, "time_short", "against"),
        ({"duration": 60, "phases": [STEP | {"time": 90}]}, "time_short", "against"),
        ({"duration": 40, "phases": [STEP | {"time": 60}]}, "time_exact", "fits"),
        ({"meetings": [STEP], "duration": 60}, "time_per_meeting", "caution"),
    ],
)
def test_time_fits_when_the_least_does(fields: dict[str, Any], key: str, verdict: str) -> None:
    """The stated time counts, or else the steps; where they differ, the steps need their time."""
    assert reasons({}, **fields)[key] == verdict


def test_estimated_time_is_shown_as_estimated() -> None:
    """A time that rests on our estimate has its sign."""
    phases = [STEP | {"time": 30, "basis": "estimate"}]
    found = suggest([method(phases=phases)], Wish(6, 60))
    (row,) = suggestions.rows(found, Wish(6, 60), Catalogue([]))
    assert "Het duurt ± 30 min. Er blijft 30 min over." in row["fits"]


@pytest.mark.parametrize(
    ("wish", "fields", "key", "verdict"),
    [
        ({"goal": "VEILIG"}, {"goals": ["Een veilige groep"]}, "goal_found", "fits"),
        ({"goal": "veilig"}, {}, "goal_missing", "against"),
        ({"principle": "lerend"}, {"principles": ["lerend"]}, "principle_found", "fits"),
        ({"principle": "lerend"}, {}, "principle_missing", "against"),
        ({"facilitation": "guided"}, {"facilitation": "either"}, "facilitation_fits", "fits"),
        ({"facilitation": "guided"}, {"facilitation": "guided"}, "facilitation_fits", "fits"),
        (
            {"facilitation": "guided"},
            {"facilitation": "self-guided"},
            "facilitation_differs",
            "against",
        ),
        ({}, {"count": 5}, "more_meetings", "caution"),
        ({}, {"count": "participants"}, "more_meetings", "caution"),
        ({}, {"span": {"months": 6}}, "more_meetings", "caution"),
        ({}, {"meetings": [STEP]}, "more_meetings", "caution"),
    ],
)
def test_other_wishes_are_weighed(
    wish: dict[str, Any], fields: dict[str, Any], key: str, verdict: str
) -> None:
    """A goal, a principle and a kind of facilitation count when they are asked for."""
    assert reasons(wish, **fields)[key] == verdict


def test_what_is_not_asked_for_does_not_count() -> None:
    """Without a wish for it, nothing is said of goals, principles or facilitation."""
    assert reasons({}, participants=6, duration=60, count=1).keys() == {"people_fit", "time_exact"}


RANKED = [
    method(id="a-past-precies", participants=6, duration=60),
    method(id="b-even-goed", participants=6, duration=60),
    method(id="c-laat-tijd-over", participants=6, duration=30),
    method(id="a-in-groepen", participants=3, duration=60),
    method(id="a-zegt-niets"),
    method(id="b-net-te-lang", participants=6, duration=65),
    method(id="a-veel-te-lang", participants=6, duration=90),
    method(id="a-past-nergens", participants=12, duration=90),
]


def test_best_comes_first_every_time() -> None:
    """Fewest reasons against, then nearest, fewest cautions, undivided, least left over, id."""
    shuffled = [*RANKED, checklist(id="lijst"), framework(id="kader")]
    expected = [entry.id for entry in RANKED]
    for seed in range(20):
        random.Random(seed).shuffle(shuffled)  # noqa: S311  # an order, no secret
        assert [s.method.id for s in suggest(shuffled, Wish(6, 60))] == expected


def page_of(found: list[Suggestion], wish: Wish) -> tuple[object, ...]:
    return suggestions.suggestions(found, wish, Catalogue.bundled()).blocks


def test_page_gives_every_reason() -> None:
    """Each suggestion has its rank, and what fits before what to mind and what does not."""
    wish = Wish(6, 60, principle="lerend", facilitation="guided")
    entry = method(principles=["lerend"], duration=90)
    assert page_of(suggest([entry], wish), wish) == (
        Heading("Voor 6 mensen en 60 minuten", 1),
        Note("Niets past helemaal. Dit komt het dichtst in de buurt."),
        Heading("1. Rondje", 2, "rondje · oefening"),
        Items(
            (
                Item("Het hoort bij Lerend.", "Past"),
                Item("Het is met of zonder begeleiding.", "Past"),
                Item("De bron zegt niet met hoeveel mensen je dit doet.", "Let op"),
                Item("Het duurt minstens 1,5 uur, langer dan 60 min.", "Past niet"),
            )
        ),
    )
    assert page_of([], wish) == (Heading("Voor 6 mensen en 60 minuten", 1),)


def test_page_says_when_something_fits() -> None:
    """Where the first has nothing against it, there is no warning."""
    wish = Wish(6, 60)
    assert not any(isinstance(b, Note) for b in page_of(suggest([RANKED[0]], wish), wish))
