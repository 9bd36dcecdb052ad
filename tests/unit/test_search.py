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
    UnknownIdError,
    Wish,
    search,
    suggest,
)
from reflectlib.data import listing as listed_data
from reflectlib.lexicon import Lexicon
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
        ({"principle": "lerend"}, ["stil"]),
        ({"tag": "kort"}, ["open", "lijst"]),
        ({"tag": "kort", "people": 3}, ["open"]),
        ({"tag": "zzz"}, []),
        ({"form": "zzz"}, []),
        ({"experience": "none"}, ["klein", "stil"]),
        ({"experience": "some"}, ["klein", "open", "stil"]),
        ({"experience": "trained"}, ["klein", "open", "stil"]),
        ({"people": 2}, ["klein", "stil"]),
        ({"people": 4}, ["klein", "open", "stil"]),
        ({"people": 5}, ["open", "stil"]),
        ({"minutes": 39}, ["open", "stil"]),
        ({"minutes": 60}, ["klein", "open", "stil"]),
        ({"minutes": 61}, ["open", "stil"]),
        ({"people": 5, "form": "oefening"}, ["stil"]),
        ({"people": 0}, ["stil"]),
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
    """A method that states no number is neither dropped nor kept in silence."""
    assert list(Filter(people=3, minutes=50).apply(ALL)) == [
        Match(SMALL),
        Match(OPEN, ("minutes",)),
        Match(SILENT, ("people", "minutes")),
    ]
    assert list(Filter(people=3, experience="some").apply(ALL)) == [
        Match(SMALL, ("experience",)),
        Match(OPEN),
        Match(SILENT, ("people", "experience")),
    ]


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
    with pytest.raises(UnknownIdError, match=r"no form 'zzz'. There are casuistiekbespreking, "):
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
    assert [row[-1] for row in shown.rows] == ["unstated", "some experience"]  # type: ignore[union-attr]


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


def test_narrow_table_leaves_the_form_out() -> None:
    """Where there is little room, the form gives way to the titles and the numbers."""
    (shown,) = listing.listing(Matches((Match(SMALL), Match(LIST))), NONE, narrow=True).blocks
    assert shown.header == ("id", "title", "people", "minutes")  # type: ignore[union-attr]
    assert [row[2:] for row in shown.rows] == [("2–4", "40–60"), ("", "")]  # type: ignore[union-attr]
