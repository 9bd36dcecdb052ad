import re
from pathlib import Path
from typing import Any

import pytest

from builders import YAML, checklist, framework, method
from reflectlib import (
    Catalogue,
    Filter,
    Match,
    Matches,
    PlanError,
    Session,
    UnknownIdError,
    Wish,
    search,
    suggest,
)
from reflectlib.data import listing as listed_data
from reflectlib.lexicon import Lexicon
from reflectlib.planning.session import LIMITS
from reflectlib.reasons import MOST
from reflectlib.search import find
from reflectlib.views import listing

NONE = Catalogue([])

SMALL = method(
    id="klein",
    goals=["Leren luisteren"],
    participants={"min": 2, "max": 4},
    duration={"min": 40, "max": 60},
)
OPEN = method(
    id="open",
    participants={"min": 3},
    facilitation="guided",
    form="intervisie",
    tags=["kort", "groot"],
    experience_needed="some",
)
SILENT = method(
    id="stil", title="Échte casuïstiek", aliases=["Moreel beraad"], principles=["lerend"]
)
LIST, FRAME = checklist(id="lijst", tags=["kort"]), framework(id="kader")
ALL = [SMALL, OPEN, SILENT, LIST, FRAME]


def found(**wanted: object) -> list[str]:
    return [m.entry.id for m in Filter(**wanted).apply(ALL)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ({}, ["klein", "open", "stil", "lijst", "kader"]),
        ({"kind": "framework"}, ["kader"]),
        ({"form": "intervisie"}, ["open"]),
        ({"facilitation": "guided"}, ["klein", "open", "stil"]),
        ({"facilitation": "self-guided"}, ["klein", "stil"]),
        ({"facilitation": "either"}, ["klein", "stil"]),
        ({"place": "online"}, ["klein", "open", "stil"]),
        ({"principle": "lerend"}, ["stil"]),
        ({"tag": "kort"}, ["open", "lijst"]),
        ({"tag": "kort", "people": 3}, ["open"]),
        ({"tag": "zzz"}, []),
        ({"form": "zzz"}, []),
        ({"experience": "none"}, ["klein", "stil"]),
        ({"experience": "some"}, ["open", "klein", "stil"]),
        ({"experience": "trained"}, ["open", "klein", "stil"]),
        ({"people": 2}, ["klein", "stil"]),
        ({"people": 4}, ["klein", "open", "stil"]),
        ({"people": 5}, ["klein", "open", "stil"]),
        ({"people": 1}, ["stil"]),
        ({"minutes": 39}, ["open", "stil"]),
        ({"minutes": 60}, ["klein", "open", "stil"]),
        ({"minutes": 61}, ["klein", "open", "stil"]),
        ({"people": 5, "form": "oefening"}, ["klein", "stil"]),
        ({"word": "klei"}, ["klein"]),
        ({"word": "checklist"}, ["lijst"]),
        ({"word": "uisteren"}, []),
        ({"word": "echte CASUISTIEK"}, ["stil"]),
        ({"word": "moreel"}, ["stil"]),
        ({"word": "intervisie"}, ["open"]),
        ({"word": "ieder zegt"}, ["klein", "open", "stil", "lijst", "kader"]),
        ({"word": "luisteren"}, ["klein"]),
        ({"word": "luis\u00adteren"}, ["klein"]),
        ({"word": "zzz"}, []),
    ],
)
def test_filter_finds_what_fits(wanted: dict[str, object], ids: list[str]) -> None:
    """Everything that is asked for must hold, by the stated ranges, in the order given."""
    assert found(**wanted) == ids


OWN = [
    method(id="casus", title="Methodische casuïstiekbespreking", summary="Om de beurt."),
    method(id="kring", title="De kring", summary="Eén bijeenkomst met intervisie."),
    method(id="ronde", title="Intervisie in rondes", summary="Reflectiebijeenkomsten. Voorbeeld."),
    method(id="talk", language="en-GB", title="Talking", summary="Case discussion. Stories."),
    method(id="fusen", language="ja", title="付箋で考える", summary="一人ずつ付箋に書く。"),
    method(id="runde", language="de", title="Fallbesprechungen", summary="Jeder spricht."),
]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("casusbespreking", ["casus"]),
        ("casusbesprekingen", ["casus"]),
        ("casuïstiek", ["casus"]),
        ("casussen", ["casus"]),
        ("bespreken", ["casus"]),
        ("intervisies", ["ronde", "kring"]),
        ("bijeenkomsten", ["kring", "ronde"]),
        ("reflecties", ["ronde"]),
        ("intervisiebijeenkomst", ["ronde", "kring"]),
        ("intervisiegroepsbijeenkomst", ["ronde"]),
        ("bijeenkomst methodisch", []),
        ("methodisch casus", ["casus"]),
        ("beelden", []),
        ("case discussions", ["talk"]),
        ("discussing", ["talk"]),
        ("story", ["talk"]),
        ("付箋", ["fusen"]),
        ("考え", ["fusen"]),
        ("箋", ["fusen"]),
        ("一人 付箋", ["fusen"]),
        ("考付", []),
        ("ｶﾝｶﾞｴ", []),
        ("fallbesprechung", ["runde"]),
        ("besprechungen", []),
        ("METHODISCHE Casuistiek", ["casus"]),
        ("methodische casusbesprekingen", ["casus"]),
        ("%", []),
        ("teamvergadering", []),
    ],
)
def test_words_are_found_by_what_is_meant(words: str, ids: list[str]) -> None:
    """Other forms of a word and what it is made of find an entry, in the language of that."""
    assert [match.entry.id for match in Filter(word=words).apply(OWN)] == ids


def test_blank_word_asks_nothing() -> None:
    """A word of spaces leaves nothing out."""
    assert len(Filter(word="  ").apply(OWN)) == len(OWN)


@pytest.mark.parametrize(
    ("known", "word", "parts"),
    [
        ("groep", "groepsgesprekken", ("groep", "gesprekken")),
        ("beleid", "beleidsgroepsgesprek", ("beleid", "groep", "gesprek")),
        ("vragenlijst lijst vragen", "vragenlijstmethode", ("vragen", "lijst", "methode")),
        ("stoel", "stoelenspel", ("stoel", "spel")),
        ("over", "overwerk", ("overwerk",)),
        ("beeld", "voorbeeld", ("voorbeeld",)),
        ("mens", "menslijk", ("menslijk",)),
        ("zin", "zinspel", ("zinspel",)),
        ("", "werk" * 15, ("werk",) * 15),
        ("", "werk" * 16, ("werk" * 16,)),
    ],
)
def test_compounds_are_taken_apart(known: str, word: str, parts: tuple[str, ...]) -> None:
    """A word is made of words that are known, with what links them, and not of small words."""
    assert Lexicon({"nl": known.split()}).parts(word) == parts


def test_word_that_could_be_taken_apart_in_very_many_ways_takes_no_time() -> None:
    """Each end of a word is looked at once."""
    lexicon = Lexicon({"nl": ["werk" * times for times in range(1, 10)]})
    word = "werk" * 14 + "xxx"
    assert lexicon.parts(word) == (word,)


def test_find_takes_every_name(tmp_path: Path) -> None:
    """An id, a title or another name finds its entry; what fits two finds neither."""
    for id, name in (("een", "Rondje"), ("twee", "Kring"), ("drie", "Kring")):
        text = YAML.replace("id: rondje", f"id: {id}").replace("title: Rondje", f"title: {name}")
        text += "aliases: [Tour]\n" if id == "een" else ""
        (tmp_path / f"{id}.yaml").write_text(text, encoding="utf-8")
    catalogue = Catalogue(tmp_path.glob("*.yaml"))
    for name in ("een", "RONDJE", "tour", "tóur"):
        assert find(catalogue, name).id == "een"
    for name, near in (
        ("kring", {"twee", "drie"}),
        ("ee", {"een", "twee"}),
        ("rondj", {"een"}),
        ("zzz", set()),
    ):
        with pytest.raises(UnknownIdError) as caught:
            find(catalogue, name)
        assert set(caught.value.near) == near


def test_filter_says_what_could_not_be_judged() -> None:
    """A method that states no number is neither dropped nor kept in silence: it comes last."""
    asked = Session(people=3, minutes=50)
    assert list(Filter(people=3, minutes=50).apply(ALL)) == [
        Match(SMALL, (), asked, SMALL.duration, "stated"),
        Match(OPEN, ("minutes",), asked),
        Match(SILENT, ("people", "minutes"), asked),
    ]
    assert [(m.entry, m.unstated) for m in Filter(people=3, experience="some").apply(ALL)] == [
        (OPEN, ()),
        (SMALL, ("experience",)),
        (SILENT, ("people", "experience")),
    ]
    without = method(id="leeg", phases=[], participants=3)
    assert list(Filter(people=3).apply([without, OPEN])) == [
        Match(OPEN, (), Session(people=3)),
        Match(without, ("steps",)),
    ]


@pytest.mark.parametrize("given", [{"people": 0}, {"people": 1001}, {"minutes": 1441}])
def test_filter_refuses_a_number_that_no_meeting_has(given: dict[str, int]) -> None:
    """Nobody, and more than there can be an agenda for, is a mistake in the question."""
    with pytest.raises(PlanError, match="must be a whole number from 1 to"):
        Filter(**given)


def test_numbers_are_those_of_a_meeting() -> None:
    """What can be asked for ends where an agenda does."""
    assert {name: LIMITS[name] for name in MOST} == {name: (1, most) for name, most in MOST.items()}


@pytest.mark.parametrize("shape", [lambda c: c, lambda c: c.values(), dict])
def test_filter_takes_a_catalogue_or_its_entries(shape: Any, catalogue: Catalogue) -> None:
    """A catalogue, a mapping of entries and the entries themselves give the same."""
    wanted = Filter(people=4, minutes=60, principle="lerend")
    expected = [m for e in catalogue.values() for m in wanted.apply([e])]
    assert list(wanted.apply(shape(catalogue))) == expected != []


WRONG: list[tuple[Any, str]] = [
    ("kom", "expected a catalogue or its entries, got 'kom'"),
    ("", "expected a catalogue or its entries, got ''"),
    (b"kom", "expected a catalogue or its entries"),
    (None, "expected a catalogue or its entries, got None"),
    (SMALL, "expected a catalogue or its entries, got Method"),
    (["klein"], "expected an entry of a catalogue, got 'klein'"),
    ({"klein": "open"}, "expected an entry of a catalogue, got 'open'"),
    ([Match(SMALL)], "expected an entry of a catalogue, got Match"),
]


@pytest.mark.parametrize(("given", "message"), WRONG)
def test_what_are_no_entries_is_refused(given: Any, message: str) -> None:
    """Ids, matches and texts are not taken for entries that do not fit."""
    with pytest.raises(TypeError, match=re.escape(message)):
        list(Filter().apply(given))
    with pytest.raises(TypeError, match=re.escape(message)):
        suggest(given, Wish(6, 60))


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ({"kind": "metod"}, "there is no kind 'metod'. Did you mean method?"),
        ({"facilitation": "gided"}, "there is no facilitation 'gided'. Did you mean guided or "),
        ({"facilitation": ["guided"]}, "there is no facilitation '['guided']'. Did you"),
        ({"experience": "much"}, "there is no experience 'much'. Did you mean "),
        ({"place": "onlin"}, "there is no place 'onlin'. Did you mean online?"),
    ],
)
def test_filter_refuses_a_word_that_there_is_not(wanted: dict[str, Any], message: str) -> None:
    """What no entry can be is a mistake in the question, and names what is like it."""
    with pytest.raises(UnknownIdError, match=re.escape(message)):
        Filter(**wanted)


def test_wish_refuses_a_facilitation_that_there_is_not() -> None:
    """A wish is held to the same words as a filter."""
    with pytest.raises(UnknownIdError, match="Did you mean self-guided or guided"):
        Wish(6, 60, facilitation="selfguided")  # type: ignore[arg-type]


def test_catalogue_knows_its_principles(catalogue: Catalogue, tmp_path: Path) -> None:
    """A principle that a catalogue has or refers to is known, and any other is refused."""
    with pytest.raises(UnknownIdError, match="no principle 'lerned'") as caught:
        Filter(principle="lerned").apply(catalogue)
    assert "lerend" in caught.value.near
    with pytest.raises(UnknownIdError, match="no principle 'lerned'"):
        suggest(catalogue, Wish(6, 60, principle="lerned"))
    (tmp_path / "rondje.yaml").write_text(f"{YAML}principles: [lerend]\n", encoding="utf-8")
    own = Catalogue.load(tmp_path)
    assert [match.entry.id for match in Filter(principle="lerend").apply(own)] == ["rondje"]
    assert list(Filter(principle="lerned").apply([SMALL])) == []


OWN_FORM = method(id="tafels", form="tafelgesprek", form_title="Gesprek aan tafels")


def test_catalogue_knows_its_tags_and_forms() -> None:
    """A tag is known where an entry has it, a form in the register too; others are refused."""
    catalogue = Catalogue([*ALL, OWN_FORM])
    assert [m.entry.id for m in Filter(tag="groot").apply(catalogue)] == ["open"]
    assert [m.entry.id for m in Filter(form="tafelgesprek").apply(catalogue)] == ["tafels"]
    assert list(Filter(form="coaching").apply(catalogue)) == []
    with pytest.raises(UnknownIdError, match=r"no tag 'grot'. Did you mean groot"):
        Filter(tag="grot").apply(catalogue)
    with pytest.raises(UnknownIdError, match=r"no tag 'grot'. Did you mean groot"):
        suggest(catalogue, Wish(6, 60, tag="grot"))
    with pytest.raises(UnknownIdError, match=r"no form 'tafelgesprk'. Did you mean tafelgesprek"):
        Filter(form="tafelgesprk").apply(catalogue)
    with pytest.raises(
        UnknownIdError, match=r"no form 'zzz'. There are bijeenkomst, casuistiekbespreking, "
    ):
        Filter(form="zzz").apply(catalogue)
    with pytest.raises(UnknownIdError, match=re.escape("there is no tag 'kort'.")):
        Filter(tag="kort").apply(Catalogue([SMALL]))


def test_own_forms_have_the_title_that_any_entry_gives() -> None:
    """A form that is not of the register is called as an entry says, or else by its slug."""
    silent = method(id="stil", form="tafelgesprek")
    expected = {"tafelgesprek": "Gesprek aan tafels"}
    assert search.own_forms([OWN_FORM, silent]) == search.own_forms([silent, OWN_FORM]) == expected
    assert search.own_forms([silent, OPEN, LIST]) == {"tafelgesprek": "tafelgesprek"}


def test_a_tag_and_a_need_are_data() -> None:
    """A program has the tags and the experience of each entry; null where it says none."""
    rows = listed_data.listing(Filter().apply([OPEN, LIST]), NONE)
    assert [(row["tags"], row["experience_needed"]) for row in rows] == [
        (["kort", "groot"], "some"),
        (["kort"], None),
    ]


def test_table_says_whose_need_could_not_be_judged() -> None:
    """Where experience was asked for and some entry is silent, a column says what each needs."""
    (shown,) = listing.listing(Filter(experience="some").apply([SMALL, OPEN]), NONE).blocks
    assert shown.header[-1] == "experience"  # type: ignore[union-attr]
    assert [row[-1] for row in shown.rows] == ["some experience", "unstated"]  # type: ignore[union-attr]


def test_table_takes_little_room() -> None:
    """The table shows ranges as short as they can be, and says what is unstated."""
    late = method(id="laat", participants=7, duration={"max": 60})
    (shown,) = listing.listing(Matches(tuple(map(Match, (SMALL, OPEN, late, LIST)))), NONE).blocks
    assert [row[3:] for row in shown.rows] == [  # type: ignore[union-attr]
        ("2–4", "40–60"),
        ("3+", "unstated"),
        ("7", "≤ 60"),
        ("", ""),
    ]


def test_table_says_how_it_fits() -> None:
    """Groups, a kind of meeting, a variant and what has no agenda have a column of their own."""
    kinds = [{"id": "aa", "title": "A", "participants": 6}, {"id": "bb", "title": "B"}]
    held = method(id="x", meetings=kinds, phases=[{"id": "a", "title": "A", "meeting": "aa"}])
    variant = {"id": "v", "title": "V", "participants": 6, "duration": 30}
    varied = method(id="y", participants=90, variants=[variant])
    without = method(id="z", participants=6, phases=[])
    matches = Filter(people=6).apply([SMALL, OPEN, held, varied, without])
    (shown,) = listing.listing(matches, NONE).blocks
    assert shown.header[-1] == "how"  # type: ignore[union-attr]
    assert [(row[0], row[3], row[5]) for row in shown.rows] == [  # type: ignore[union-attr]
        ("klein", "2–4", "2 groups"),
        ("open", "3+", ""),
        ("x", "6", "aa"),
        ("y", "6", "v"),
        ("z", "6", "no agenda"),
    ]
    rows = listed_data.listing(matches, NONE)
    assert [(row["groups"], row["meeting"], row["variant"]) for row in rows] == [
        (2, None, None),
        (1, None, None),
        (1, "aa", None),
        (1, None, "v"),
        (None, None, None),
    ]


def test_table_has_the_places_that_were_asked_for() -> None:
    """Where somebody is silent on the place, a column says where each is."""
    both = [{"id": "a", "title": "A", "place": "either"}]
    entries = [SMALL, method(id="x", place="online", meetings=both), LIST]
    (shown,) = listing.listing(Filter(place="online").apply(entries), NONE).blocks
    assert shown.header[-1] == "place"  # type: ignore[union-attr]
    assert [row[-1] for row in shown.rows] == ["online · online or on site", "unstated"]  # type: ignore[union-attr]
    rows = listed_data.listing(Filter().apply(entries), NONE)
    assert [row["places"] for row in rows] == [[], ["online", "either"], []]


def test_table_adds_up_what_is_not_stated() -> None:
    """Where no time is stated the steps count, with the sign where their times are ours."""
    step = {"id": "a", "title": "A", "time": 20}
    entries = [method(phases=[step]), method(phases=[step | {"basis": "estimate"}])]
    for wanted in (Filter(), Filter(minutes=20)):
        matches = wanted.apply(entries)
        (shown,) = listing.listing(matches, NONE).blocks
        assert [row[4] for row in shown.rows] == ["20", "± 20"]  # type: ignore[union-attr]
        rows = listed_data.listing(matches, NONE)
        assert [row["minutes_basis"] for row in rows] == ["steps", "estimate"]


def test_narrow_table_leaves_the_form_out() -> None:
    """Where there is little room, the form gives way to the titles and the numbers."""
    (shown,) = listing.listing(Matches((Match(SMALL), Match(LIST))), NONE, narrow=True).blocks
    assert shown.header == ("id", "title", "people", "minutes")  # type: ignore[union-attr]
    assert [row[2:] for row in shown.rows] == [("2–4", "40–60"), ("", "")]  # type: ignore[union-attr]
