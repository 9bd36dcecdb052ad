"""Which methods are suggested, in which order and why."""

import random
from typing import Any

import attrs
import pytest

from builders import checklist, framework, method
from reflectlib import (
    Catalogue,
    Groups,
    Phase,
    Range,
    Session,
    Suggestion,
    Suggestions,
    Wish,
    suggest,
)
from reflectlib.language.words import Words
from reflectlib.page import Heading, Items, ListItem, Notice
from reflectlib.reasons import VERDICTS
from reflectlib.views.suggestions import in_words, suggestions

STEP = {"id": "a", "title": "A"}
TITLES = {"lerend": "Lerend"}


class _Named(Catalogue):
    """A catalogue that knows the titles of principles, and nothing else."""

    def item_titles(self) -> dict[str, str]:
        return TITLES


NAMED = _Named([])


def reasons(wish: dict[str, Any], **fields: Any) -> dict[str, str]:
    """Each reason for or against one method: its key and its verdict."""
    (found,) = suggest([method(**fields)], Wish(**{"people": 6, "minutes": 60} | wish))
    return {reason.key: reason.verdict for reason in found.reasons}


def texts(found: Suggestions, wish: Wish, language: str = "nl") -> list[str]:
    words, (one,) = Words(language), found
    return [f"{r.verdict}: {in_words(r, one.method, wish, TITLES, words)}" for r in one.reasons]


@pytest.mark.parametrize(
    ("stated", "people", "key", "verdict"),
    [
        (None, 6, "people_unstated", "unknown"),
        ({"min": 3, "max": 6}, 6, "people_fit", "fits"),
        ({"min": 3}, 600, "people_fit", "fits"),
        ({"min": 8}, 6, "people_too_few", "near"),
        ({"min": 9}, 6, "people_too_few", "against"),
        (3, 6, "people_split", "caution"),
        (3, 12, "people_split", "caution"),
        (3, 15, "people_too_many", "against"),
        (3, 4, "people_too_many", "near"),
        (3, 5, "people_too_many", "against"),
        ({"min": 3, "max": 4}, 7, "people_split", "caution"),
        ({"max": 4}, 7, "people_split", "caution"),
        (1, 2, "people_too_many", "against"),
    ],
)
def test_people_fit_undivided_or_in_groups(
    stated: Any, people: int, key: str, verdict: str
) -> None:
    """A number in the range fits; a larger one in up to four groups; a third off is near."""
    fields = {} if stated is None else {"participants": stated}
    assert reasons({"people": people}, **fields)[key] == verdict


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, {"time_unstated": "unknown"}),
        ({"duration": 60}, {"time_exact": "fits"}),
        ({"duration": 40}, {"time_left": "fits"}),
        ({"duration": {"min": 40}}, {"time_open": "fits"}),
        ({"duration": {"max": 90}}, {"time_tight": "caution"}),
        ({"duration": {"min": 40, "max": 61}}, {"time_tight": "caution"}),
        ({"duration": 61}, {"time_short": "near"}),
        ({"duration": 80}, {"time_short": "near"}),
        ({"duration": 81}, {"time_short": "against"}),
        ({"phases": [STEP | {"time": 60}]}, {"time_exact": "fits"}),
        ({"phases": [STEP | {"time": 90}]}, {"time_short": "against"}),
        (
            {"phases": [STEP | {"time": {"minutes": 10, "per": "participant"}}]},
            {"time_exact": "fits"},
        ),
        (
            {"duration": 60, "phases": [STEP | {"time": 90}]},
            {"time_two_figures": "caution", "time_tight": "caution"},
        ),
        (
            {"duration": 60, "phases": [STEP | {"time": 150}]},
            {"time_two_figures": "caution", "time_short": "near"},
        ),
        (
            {"duration": 40, "phases": [STEP | {"time": 60}]},
            {"time_two_figures": "caution", "time_exact": "fits"},
        ),
        ({"duration": 60, "phases": [STEP | {"time": 40}]}, {"time_exact": "fits"}),
        ({"duration": {"min": 50}, "phases": [STEP | {"time": 55}]}, {"time_open": "fits"}),
    ],
)
def test_time_fits_when_the_least_does(fields: dict[str, Any], found: dict[str, str]) -> None:
    """The stated time counts, or else the steps; where steps need more, both are said."""
    assert {k: v for k, v in reasons({}, **fields).items() if k.startswith("time")} == found


IN_GROUPS = {"phases": [STEP | {"time": 20, "grouping": {"size": {"min": 3, "max": 4}}}]}


@pytest.mark.parametrize(
    ("fields", "people", "found"),
    [
        (IN_GROUPS, 6, {"people_unstated": "unknown"}),
        (IN_GROUPS, 5, {"people_uneven": "near"}),
        (IN_GROUPS, 2, {"people_uneven": "against"}),
        (IN_GROUPS, 1000, {"people_unstated": "unknown"}),
        (IN_GROUPS | {"participants": {"min": 3}}, 5, {"people_uneven": "near"}),
        (IN_GROUPS | {"participants": {"min": 3}}, 7, {"people_fit": "fits"}),
        (IN_GROUPS | {"participants": {"min": 3, "max": 5}}, 10, {"people_split": "caution"}),
        (IN_GROUPS | {"participants": {"min": 5, "max": 5}}, 10, {"people_too_many": "against"}),
        ({"participants": {"min": 6, "max": 6, "about": True}}, 7, {"people_fit": "fits"}),
        ({"participants": {"min": 6, "max": 6, "about": True}}, 14, {"people_split": "caution"}),
    ],
)
def test_people_divide_over_the_groups_of_the_steps(
    fields: dict[str, Any], people: int, found: dict[str, str]
) -> None:
    """Who does not divide over the groups of a step does not fit, and each part has to."""
    given = reasons({"people": people}, **fields)
    assert {key: verdict for key, verdict in given.items() if key.startswith("people")} == found


def test_a_size_that_no_file_can_have_is_not_judged() -> None:
    """Of groups whose least is more than their most, which code can make, there is no agenda."""
    phase = Phase(id="a", title="A", turn=5, grouping=Groups(size=Range(min=4, max=3)))
    (found,) = suggest([attrs.evolve(method(), phases=(phase,))], Wish(6, 60))
    keys = ["people_unstated", "time_unstated", "no_agenda"]
    assert ([reason.key for reason in found.reasons], found.session) == (keys, None)


def test_a_step_that_is_a_method_takes_what_that_takes() -> None:
    """Where the catalogue is known, the steps of the other method count in its place."""
    other = method(id="ander", phases=[STEP | {"time": 40}])
    entry = method(phases=[STEP | {"method": "ander"}])
    catalogue, wish = Catalogue([entry, other]), Wish(6, 40)
    for found in (suggest(catalogue, wish), suggest([entry], wish, catalogue)):
        (of_it,) = (one for one in found if one.method.id == entry.id)
        assert [reason.key for reason in of_it.reasons] == ["time_exact", "people_unstated"]
    assert "time_unstated" in {reason.key for reason in suggest([entry], wish)[0].reasons}


def test_groups_are_as_few_as_will_do() -> None:
    """Of the ways to split people, the one with the fewest groups is named."""
    about = {"min": 6, "max": 6, "about": True}
    (found,) = suggest([method(participants=about, duration=60)], Wish(14, 60))
    assert [reason.number for reason in found.by_verdict("caution")] == [2]


def test_who_does_not_divide_is_told_how_many_would() -> None:
    """The number that comes nearest is named."""
    wish = Wish(5, 60)
    line = "near: 5 people do not divide over groups of 3–4; 4 would."
    assert line in texts(suggest([method(**IN_GROUPS)], wish), wish, "en")


@pytest.mark.parametrize(
    ("minutes", "found"),
    [
        (47, {"time_short": "near"}),
        (48, {"time_exact": "fits"}),
        (72, {"time_exact": "fits"}),
        (80, {"time_left": "fits"}),
    ],
)
def test_about_an_hour_is_near_an_hour(minutes: int, found: dict[str, str]) -> None:
    """What takes about so long fits in a little less."""
    about = {"min": 60, "max": 60, "about": True}
    given = reasons({"minutes": minutes}, duration=about, participants=6)
    assert {key: verdict for key, verdict in given.items() if key.startswith("time")} == found


def test_breaks_take_time_as_well() -> None:
    """What would fit if nobody had a break is short of the break that its plan has."""
    steps = [STEP | {"id": id, "time": {"min": 65, "max": 70}} for id in ("a", "b")]
    assert reasons({"minutes": 130}, phases=steps)["time_short"] == "near"
    assert reasons({"minutes": 145}, phases=steps)["time_exact"] == "fits"
    assert reasons({"minutes": 160}, phases=steps)["time_left"] == "fits"


def test_turns_are_counted_for_those_who_are_there() -> None:
    """A time per participant is that of the people asked for, or of the largest group of them."""
    each = {"minutes": 5, "per": "participant"}
    steps = {"phases": [STEP | {"time": each}]}
    assert reasons({"people": 13}, **steps)["time_short"] == "near"
    (found,) = suggest([method(participants={"max": 12}, **steps)], Wish(13, 60))
    (left,) = (reason for reason in found.reasons if reason.key == "time_left")
    assert left.number == 60 - 7 * 5


KINDS = {
    "meetings": [
        {"id": "a", "title": "Aa", "participants": 3, "duration": 60, "place": "online"},
        {"id": "b", "title": "Bb", "participants": 2},
    ],
    "phases": [STEP | {"meeting": "a", "time": 20}, {"id": "c", "title": "C", "meeting": "b"}],
}


def suggested(wish: Wish, **fields: Any) -> Suggestion:
    (found,) = suggest([method(**fields)], wish)
    return found


def test_each_kind_of_meeting_is_judged_by_itself() -> None:
    """Of the kinds of meeting the one that fits best counts, and is said and planned."""
    found = suggested(Wish(3, 60), **KINDS)
    assert {reason.key: reason.verdict for reason in found.reasons} == {
        "people_fit": "fits",
        "time_exact": "fits",
        "more_meetings": "caution",
        "as_meeting": "caution",
    }
    assert found.session == Session(people=3, minutes=60, meeting="a")
    assert suggested(Wish(2, 60), **KINDS).session == Session(people=2, minutes=60, meeting="b")
    # What is online is another kind than what two can do.
    both = {r.key: r.verdict for r in suggested(Wish(2, 60, place="online"), **KINDS).reasons}
    assert (both["people_fit"], both["place_unstated"]) == ("fits", "unknown")
    assert reasons({"people": 40}, **KINDS)["people_too_many"] == "against"


def test_people_are_not_split_over_kinds_of_meeting() -> None:
    """Who goes through several meetings does so together."""
    assert reasons({"people": 6}, **KINDS)["people_too_many"] == "against"


def test_one_kind_of_meeting_needs_no_name() -> None:
    """Where there is one kind alone, it is not said which."""
    one = {
        "meetings": [{"id": "a", "title": "Aa"}],
        "phases": [STEP | {"meeting": "a", "time": 20}],
    }
    assert "as_meeting" not in reasons({}, **one)
    assert reasons({}, **one)["time_left"] == "fits"


def test_variant_counts_where_the_method_does_not_fit() -> None:
    """A variant with its own people, time or steps is a way to hold it, after the method."""
    variants = [{"id": "kort", "title": "Kort", "duration": 30}, {"id": "anders", "title": "X"}]
    fields = {"participants": 6, "duration": 60, "variants": variants}
    assert suggested(Wish(6, 60), **fields).session == Session(people=6, minutes=60)
    short = suggested(Wish(6, 30), **fields)
    assert short.session == Session(people=6, minutes=30, variant="kort")
    assert [r.text for r in short.reasons if r.key == "as_variant"] == ["kort"]
    assert short.fits


def test_near_miss_has_the_session_that_would_do() -> None:
    """Its people are the nearest that can be planned, and its minutes the least."""
    fields = {"participants": {"min": 6, "max": 8}, "duration": 70}
    assert suggested(Wish(5, 60), **fields).session == Session(people=6, minutes=70)
    assert suggested(Wish(9, 80), **fields).session == Session(people=8, minutes=80)
    assert suggested(Wish(5), **fields).session == Session(people=6)
    assert suggested(Wish(2, 80), **fields).session is None
    assert suggested(Wish(6, 20), **fields).session is None
    near = suggested(Wish(5, 60), **IN_GROUPS)
    assert near.session == Session(people=4, minutes=60)


def test_near_number_of_people_must_be_held_too() -> None:
    """Where the stated people divide over no groups of a step, nothing near would do."""
    uneven = {"participants": 5, **IN_GROUPS}
    assert suggested(Wish(4, 60), **uneven).session is None
    found = suggested(Wish(6, 60), **uneven)
    assert (found.session, found.fits) == (None, False)
    alone = suggested(Wish(5, 60), **uneven)
    assert [(r.key, r.number) for r in alone.reasons if r.verdict == "against"] == [
        ("people_uneven", 0)
    ]


def test_what_takes_longer_than_a_day_does_not_fit() -> None:
    """There is no agenda of more than a day, be it for so many people."""
    each = {"phases": [STEP | {"time": {"minutes": 60, "per": "participant"}}]}
    assert reasons({"people": 100, "minutes": None}, **each)["time_over_a_day"] == "against"
    # As long as it states would be longer, but it can be shorter.
    assert suggested(Wish(30), **each).session == Session(people=30, minutes=1440)


def test_a_minute_is_enough_for_a_minute() -> None:
    """What takes a minute fits in one."""
    assert reasons({"minutes": 1}, phases=[STEP | {"time": 1}])["time_exact"] == "fits"


def test_method_without_steps_stands_apart() -> None:
    """What is stated is judged all the same, and no agenda is promised."""
    found = suggested(Wish(6, 60), participants=6, duration=60, phases=[])
    assert [r.key for r in found.by_verdict("unknown")] == ["no_steps"]
    assert (found.session, found.fits) == (None, True)
    assert reasons({}, duration=90, phases=[])["time_short"] == "against"
    for wish in (Wish(), Wish(place="online")):
        nothing = suggested(wish, phases=[])
        assert (nothing.session, "no_steps" in [r.key for r in nothing.reasons]) == (None, False)


def test_question_without_numbers_has_a_session_too() -> None:
    """Whoever asks for no people and no minutes gets the usual meeting, of what has steps."""
    entries = [method(id="a", phases=[]), method(id="b")]
    found = suggest(entries, Wish())
    assert [(each.method.id, each.session) for each in found] == [("b", Session()), ("a", None)]


def test_least_time_is_said_where_none_is_stated() -> None:
    """Steps without a time need a little all the same, which we reckon."""
    steps = [STEP | {"id": id} for id in "abcdef"]
    (short,) = (r for r in suggested(Wish(6, 10), phases=steps).reasons if r.key == "time_short")
    assert (short.estimated, short.stated) == (True, Range(min=12, max=12))


def test_estimated_time_is_shown_as_estimated() -> None:
    """A time that rests on our estimate has its sign, and a stated one has not."""
    phases = [STEP | {"time": 30, "basis": "estimate"}]
    wish = Wish(6, 60)
    line = "fits: Het duurt ± 30 min. Er blijft 30 min over."
    assert line in texts(suggest([method(phases=phases)], wish), wish)
    line = "fits: Het duurt 30 min. Er blijft 30 min over."
    assert line in texts(suggest([method(phases=phases, duration=30)], wish), wish)


@pytest.mark.parametrize(
    ("wish", "fields", "key", "verdict"),
    [
        ({"goal": "VEILIG"}, {"goals": ["Een veilige groep"]}, "goal_found", "fits"),
        ({"goal": "groep veil"}, {"goals": ["Een veilige groep"]}, "goal_found", "fits"),
        ({"goal": "ilig"}, {"goals": ["Een veilige groep"]}, "goal_missing", "against"),
        ({"goal": "lef"}, {"phases": [STEP | {"purpose": "Meer lef"}]}, "goal_found", "fits"),
        ({"goal": "oefening"}, {}, "goal_found", "fits"),
        ({"goal": "voetbal"}, {}, "goal_missing", "against"),
        ({"form": "oefening"}, {}, "form_fits", "fits"),
        ({"form": "intervisie"}, {}, "form_differs", "against"),
        ({"place": "online"}, {}, "place_unstated", "unknown"),
        ({"place": "online"}, {"place": "either"}, "place_fits", "fits"),
        ({"place": "online"}, {"place": "on-site"}, "place_differs", "against"),
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
        ({"tag": "kort"}, {"tags": ["lang", "kort"]}, "tag_found", "fits"),
        ({"tag": "kort"}, {"tags": ["lang"]}, "tag_missing", "against"),
        ({"experience": "none"}, {}, "experience_unstated", "unknown"),
        ({"experience": "some"}, {"experience_needed": "none"}, "experience_enough", "fits"),
        ({"experience": "some"}, {"experience_needed": "some"}, "experience_enough", "fits"),
        (
            {"experience": "some"},
            {"experience_needed": "trained"},
            "experience_lacking",
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
    """A goal, a principle, a tag and who leads it count when they are asked for."""
    assert reasons(wish, **fields)[key] == verdict


def test_what_is_not_asked_for_does_not_count() -> None:
    """Without a wish for it, nothing is said of goals, principles or facilitation."""
    assert reasons({}, participants=6, duration=60, count=1).keys() == {"people_fit", "time_exact"}


@pytest.mark.parametrize("wish", [(0, 60), (6, 0), (-1, 60), ("6", 60), (True, 60), (100_001, 60)])
def test_wish_is_for_somebody(wish: tuple[Any, Any]) -> None:
    """Less than one person or minute is a mistake, and is said."""
    with pytest.raises(ValueError, match="must be a whole number from 1"):
        Wish(*wish)


RANKED = [
    method(id="a-past-precies", participants=6, duration=60),
    method(id="b-even-goed", participants=6, duration=60),
    method(id="a-laat-tijd-over", participants=6, duration=30),
    method(id="a-laat-meer-over", participants=6, duration={"min": 20}),
    method(id="a-in-groepen", participants=3, duration=60),
    method(id="a-zegt-iets", participants=6),
    method(id="a-zegt-niets"),
    method(id="b-net-te-lang", participants=6, duration=65),
    method(id="a-bijna-te-lang", participants=6, duration=70),
    method(id="a-past-bijna-niet", participants=5, duration=70),
    method(id="b-te-lang", participants=6, duration=90),
    method(id="a-veel-te-lang", participants=6, duration=120),
    method(id="a-past-nergens", participants=12, duration=90),
]


def test_best_comes_first_every_time() -> None:
    """The worst reason decides, then by how much it misses, the time left over, and the id."""
    shuffled = [*RANKED, checklist(id="lijst"), framework(id="kader")]
    expected = [entry.id for entry in RANKED]
    for seed in range(20):
        random.Random(seed).shuffle(shuffled)  # noqa: S311  # an order, no secret
        assert [s.method.id for s in suggest(shuffled, Wish(6, 60))] == expected


def test_catalogue_may_be_given_as_it_is(catalogue: Catalogue) -> None:
    """A catalogue is as good as its entries with the catalogue that they refer to."""
    wish = Wish(6, 60)
    assert suggest(catalogue, wish) == suggest(catalogue.values(), wish, catalogue)


@pytest.mark.parametrize(
    ("wish", "best"),
    [
        (Wish(4, 60, principle="lerend"), "incidentmethode"),
        (Wish(8, 60, goal="luisteren"), "heard-seen-respected"),
        (Wish(15, 150, goal="methode"), "kom"),
        (Wish(2, 75, goal="nieuwe medewerker"), "werkvloercoaching"),
        (Wish(1, 35, facilitation="self-guided"), "afstand-nemen"),
        (Wish(5, 180, goal="gezinsvoogd"), "casuistiekbespreking-appreciative-inquiry"),
    ],
)
def test_suggests_what_somebody_who_knows_would(
    wish: Wish, best: str, catalogue: Catalogue
) -> None:
    """For wishes that the sources themselves answer, that method comes first."""
    assert suggest(catalogue, wish)[0].method.id == best


@pytest.mark.parametrize("minutes", [15, 45, 90, 180])
@pytest.mark.parametrize("people", [1, 2, 6, 15, 40])
def test_reasons_are_true(people: int, minutes: int, catalogue: Catalogue) -> None:
    """What is said to fit is within what the entry states, and what does not is not."""
    for suggestion in suggest(catalogue, Wish(people, minutes)):
        for reason in suggestion.reasons:
            stated = reason.stated or Range(min=1)
            if reason.key == "people_fit":
                assert people in stated
            elif reason.key in ("people_too_many", "people_too_few"):
                assert people not in stated
            elif reason.key in ("time_exact", "time_left", "time_open", "time_tight"):
                assert (stated.min or 1) <= minutes
            elif reason.key == "time_short":
                assert minutes not in stated


def page_of(found: Suggestions, language: str = "nl") -> tuple[object, ...]:
    return suggestions(found, NAMED, language=language).blocks


def test_page_gives_every_reason() -> None:
    """Each suggestion has its rank, and what fits before what to mind and what does not."""
    wish = Wish(6, 60, principle="lerend", facilitation="guided")
    entry = method(principles=["lerend"], duration=90, count=2)
    assert page_of(suggest([entry], wish)) == (
        Heading("Voor 6 mensen en 60 min", 1),
        Notice("Niets past helemaal. Dit komt het dichtst in de buurt."),
        Heading("1. Rondje", 2, "rondje · oefening"),
        Items(
            (
                ListItem("Het hoort bij Lerend.", "Past"),
                ListItem("Het is met of zonder begeleiding.", "Past"),
                ListItem("Dit is een reeks van meer bijeenkomsten.", "Let op"),
                ListItem("Er staat niet bij met hoeveel mensen je dit doet.", "Niet bekend"),
                ListItem("Het duurt minstens 1,5 uur, langer dan 60 min.", "Past niet"),
            )
        ),
    )
    assert page_of(suggest([], Wish(1, 60))) == (Heading("Voor 1 persoon en 60 min", 1),)


def test_page_says_when_something_fits() -> None:
    """Where all of the first fits, there is no warning."""
    wish = Wish(6, 60)
    assert not any(isinstance(b, Notice) for b in page_of(suggest([RANKED[0]], wish)))
    estimated = method(participants=6, phases=[STEP | {"time": 60, "basis": "estimate"}])
    (note,) = (b for b in page_of(suggest([estimated], wish)) if isinstance(b, Notice))
    assert note.text.startswith("±")


@pytest.mark.parametrize(
    ("needed", "line"),
    [
        (None, "unknown: It does not say what experience it takes to lead it."),
        ("none", "fits: Experience needed to lead it: none."),
        (
            "trained",
            "against: Experience needed to lead it: a training, which is more than there is.",
        ),
    ],
)
def test_experience_is_said_in_words(needed: str | None, line: str) -> None:
    """What somebody must have stands there as people say it."""
    wish = Wish(6, 60, experience="some", tag="kort")
    fields = {"experience_needed": needed} if needed else {}
    found = texts(suggest([method(tags=["kort"], **fields)], wish), wish, "en")
    assert line in found
    assert "fits: It has the tag kort." in found


def test_reasons_in_english() -> None:
    """A program may ask for the reasons in English."""
    wish = Wish(6, 60)
    assert texts(suggest([RANKED[0]], wish), wish, "en") == [
        "fits: 6 people: the method is for 6.",
        "fits: It takes 60 min.",
    ]


def test_reasons_of_one_kind_are_had_together(catalogue: Catalogue) -> None:
    """What speaks against a method is had without what does not, and all of it in parts."""
    (suggestion, *_) = suggest(catalogue.values(), Wish(people=2, minutes=5))
    parts = [suggestion.by_verdict(verdict) for verdict in VERDICTS]
    assert {reason for part in parts for reason in part} == {*suggestion.reasons}
    for verdict, part in zip(VERDICTS, parts, strict=True):
        assert {reason.verdict for reason in part} <= {verdict}
