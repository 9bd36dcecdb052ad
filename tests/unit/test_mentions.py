import json
from pathlib import Path
from typing import Any, get_args

import pytest

from builders import YAML, checklist, framework, method
from reflectlib import Catalogue, Filter, Matches, Method, Wish, passages, suggest
from reflectlib.data.suggestions import suggestions
from reflectlib.excerpts import excerpt
from reflectlib.indexing import Index, _hint
from reflectlib.language.terms import FOUND_IN, filters_in_words
from reflectlib.lexicon import Lexicon, words_of
from reflectlib.mentions import document_of
from reflectlib.passages import FoundIn, searched
from reflectlib.query import data, fact, read_query
from reflectlib.spelling import distance, near
from reflectlib.views import listing
from word_cases import CASES, Case

NONE = Catalogue([])


def named(case: Case) -> str:
    return case.asked[:40]


def ids(matches: Matches) -> list[str]:
    return [match.entry.id for match in matches]


@pytest.mark.parametrize("case", CASES, ids=named)
def test_list_gives_what_a_trainer_means(case: Case, catalogue: Catalogue) -> None:
    """A question in words finds what it must, in its order, and nothing that it must not."""
    matches = Filter(word=case.asked).apply(catalogue)
    given = ids(matches)
    assert not case.first or given[0] in case.first
    assert set(case.top) <= set(given[:3])
    assert set(case.has) <= set(given)
    assert set(case.never).isdisjoint(given)
    assert dict(matches.understood) == case.filters
    assert matches.meant[: len(case.meant)] == case.meant
    assert case.nothing == (not given)


@pytest.mark.parametrize("case", CASES, ids=named)
def test_suggest_knows_what_list_finds(case: Case, catalogue: Catalogue) -> None:
    """What a list finds for six people and an hour is what fits the same words as a goal."""
    words = Filter(word=case.asked, kind="method", people=6, minutes=60)
    given = set(ids(words.apply(catalogue)))
    found = suggest(catalogue, Wish(6, 60, goal=case.asked))
    assert {suggestion.method.id for suggestion in found if suggestion.fits} == given


FIELDS: dict[str, tuple[FoundIn, dict[str, Any]]] = {
    "title": ("title", {"title": "Zzz giraffe"}),
    "aliases": ("name", {"aliases": ["Giraffe"]}),
    "tags": ("name", {"tags": ["de-giraffe"]}),
    "form": ("name", {"form": "giraffe"}),
    "form_title": ("name", {"form": "dier", "form_title": "De giraffe"}),
    "summary": ("summary", {"summary": "Een giraffe."}),
    "goals": ("goal", {"goals": ["Een giraffe zien"]}),
    "suits": ("suits", {"suits": ["Een dag met een giraffe"]}),
    "not_for": ("not_for", {"not_for": ["Een dag met een giraffe"]}),
    "audience": ("audience", {"audience": "Een giraffe."}),
    "context": ("context", {"context": "Een giraffe."}),
    "rationale": ("context", {"rationale": "Een giraffe."}),
    "materials": ("material", {"materials": ["Een giraffe"]}),
    "setting": ("more", {"setting": "Een giraffe"}),
    "answers": ("more", {"answers": ["Een giraffe"]}),
    "roles": ("role", {"roles": [{"id": "a", "title": "A", "tasks": ["Een giraffe"]}]}),
    "preparation": ("task", {"preparation": [{"task": "Een giraffe"}]}),
    "follow_up": ("task", {"follow_up": [{"task": "Een giraffe"}]}),
    "columns": ("worksheet", {"worksheets": [{"id": "w", "title": "W", "columns": ["Giraffe"]}]}),
    "worksheet": ("worksheet", {"worksheets": [{"id": "w", "title": "W", "text": "Giraffe"}]}),
    "fields": ("worksheet", {"worksheets": [{"id": "w", "title": "W", "fields": ["Giraffe"]}]}),
    "conditions": ("condition", {"conditions": {"finance": ["Een giraffe"]}}),
    "transfer": ("condition", {"transfer": {"availability": ["Een giraffe"]}}),
    "experience": ("experience", {"experience": {"results": ["Een giraffe"]}}),
    "sources": ("source", {"sources": [{"title": "B", "authors": ["G. Giraffe"]}]}),
    "organisation": ("source", {"organisation": "Giraffe"}),
    "variant": ("variant", {"variants": [{"id": "v", "title": "Giraffe"}]}),
}
OF_STEP: dict[str, tuple[FoundIn, Any]] = {
    "purpose": ("purpose", "Een giraffe."),
    "instructions": ("instruction", ["Een giraffe."]),
    "tips": ("tip", ["Een giraffe."]),
    "output": ("output", "Een giraffe."),
    "when": ("step", "Bij een giraffe"),
    "setting": ("step", "Een giraffe"),
    "questions": ("question", [{"text": "A?", "follow_ups": ["Een giraffe?"]}]),
}


def stepping(**step: Any) -> Method:
    made: Method = method(phases=[{"id": "een", "title": "Welkom", "purpose": "P."} | step])
    return made


@pytest.mark.parametrize("field", FIELDS)
def test_everything_of_an_entry_is_searched(field: str) -> None:
    """Whatever field a word stands in, it is found, and its place is told."""
    place, fields = FIELDS[field]
    (match,) = Filter(word="giraffe").apply([method(**fields)])
    assert match.mention
    assert (match.mention.place, match.mention.word) == (place, "giraffe")
    assert "giraffe" in match.mention.text.lower()


@pytest.mark.parametrize("field", OF_STEP)
def test_a_text_of_a_step_tells_which(field: str) -> None:
    """What is found in a step comes with the title of that step, but for that title itself."""
    place, value = OF_STEP[field]
    (match,) = Filter(word="giraffe").apply([stepping(**{field: value})])
    assert match.mention
    assert match.mention.place == place
    assert match.mention.step == ("" if place == "step" else "Welkom")
    (match,) = Filter(word="welkom").apply([stepping()])
    assert match.mention
    assert (match.mention.place, match.mention.text, match.mention.step) == ("step", "Welkom", "")


def test_steps_of_a_variant_are_searched() -> None:
    """The steps of a variant are steps too."""
    phases = [{"id": "drie", "title": "Olifantenronde", "purpose": "P."}]
    entry = method(variants=[{"id": "v", "title": "V", "phases": phases}])
    (match,) = Filter(word="olifant").apply([entry])
    assert match.mention
    assert match.mention.place == "step"


def test_checklists_and_frameworks_are_searched() -> None:
    """Statements, questions and ideas are found, and so is what kind of entry it is."""
    for entry, place in ((checklist(id="lijst"), "statement"), (framework(id="kader"), "item")):
        said = [each for one in searched(entry) for each in one.texts]
        assert place in {each.place for each in said}
        assert {each.text for each in said if each.place == "name"} >= {entry.id}
    assert ids(Filter(word="checklist").apply([checklist(id="een"), framework(id="twee")])) == [
        "een"
    ]


def test_each_place_has_a_name() -> None:
    """Whatever place there is has a name on a page, and the best places come first."""
    assert set(FOUND_IN) == set(get_args(FoundIn))
    assert set(passages.RANKS) < set(FOUND_IN)
    own = [rank for place, rank in passages.RANKS.items() if place != "method"]
    assert max(own) < passages.REST < passages.RANKS["method"] == passages.LAST


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"place": "online"}, "online"),
        ({"place": "either"}, "online"),
        ({"place": "either"}, "locatie"),
        ({"meetings": [{"id": "a", "title": "A", "place": "online"}]}, "online"),
        ({"duration": 30}, "kort"),
        ({"phases": [{"id": "a", "title": "A", "purpose": "P.", "time": 9}]}, "kort"),
        ({"participants": {"min": 1}}, "individueel"),
        ({"participants": {"min": 6}}, "groot team"),
        ({"participants": {"min": 6, "max": 15}}, "grote groep"),
    ],
)
def test_what_an_entry_is_like_is_a_name_of_it(fields: dict[str, Any], word: str) -> None:
    """An entry is found by a word for where it is held, for how many, or for its being short."""
    (match,) = Filter(word=word).apply([method(**fields), method(id="ander", participants=5)])
    assert match.mention
    assert match.mention.place == "name"


@pytest.mark.parametrize("fields", [{"duration": 31}, {"duration": {"min": 20}}, {}])
def test_what_is_not_known_to_be_short_is_not_called_so(fields: dict[str, Any]) -> None:
    """Who may need more than half an hour, or does not say, is not short."""
    assert not Filter(word="kort").apply([method(**fields)])
    assert fact("xx", "short") == ""


def test_title_comes_first_and_the_rest_last() -> None:
    """What is called so comes first: title, name, summary, goal, step, question, and the rest."""
    given = [
        method(id="g-not-for", not_for=["Bij een giraffe"]),
        stepping(questions=["Een giraffe?"]),
        method(id="e-step", phases=[{"id": "a", "title": "Giraffe", "purpose": "P."}]),
        method(id="d-goal", goals=["Een giraffe"]),
        method(id="c-summary", summary="Een giraffe."),
        method(id="b-name", aliases=["Giraffe"]),
        method(id="a-title", title="Giraffe"),
    ]
    expected = [entry.id for entry in reversed(given)]
    assert ids(Filter(word="giraffe").apply(given)) == expected


def test_the_word_itself_comes_before_its_forms_and_those_before_what_has_it() -> None:
    """Within a place: as it stands, in another form, within another word, by another name."""
    texts = ["Ruzie", "Conflictgesprek", "Conflicten", "Conflict"]
    given = [method(id=f"e{place}", title=text) for place, text in enumerate(texts)]
    assert ids(Filter(word="conflict").apply(given)) == ["e3", "e2", "e1", "e0"]


def test_all_words_count() -> None:
    """Of two words the ranks are added up, and that which stands lowest is told."""
    both = method(id="x", title="Giraffe", goals=["Een zebra"])
    early = method(id="y", title="Giraffe en zebra")
    late = method(id="a", goals=["Giraffe"], summary="Zebra.")
    matches = Filter(word="giraffe zebra").apply([late, both, early, method(title="Giraffe")])
    assert ids(matches) == ["y", "x", "a"]
    assert [match.mention.place for match in matches if match.mention] == ["title", "goal", "goal"]


@pytest.mark.parametrize(
    ("word", "texts"),
    [
        ("kom", {"kom"}),
        ("kort", {"kort", "korte", "kortdurend"}),
        ("hag", {"hagelwit"}),
        ("vraag", {"vragen", "vraagstuk"}),
        ("oog", {"oog"}),
        ("ogen", {"oog"}),
        ("conflict", {"conflicten"}),
        ("k", {"kom", "komen", "kort", "korte", "kortdurend", "korthagen"}),
    ],
)
def test_short_words_are_found_whole(word: str, texts: set[str]) -> None:
    """Up to three letters as they stand, four in other forms, more at the start; or what is."""
    known = "kom komen kort korte kortdurend durend korthagen hagelwit vragen vraagstuk stuk oog"
    index = Index([[("nl", [(0, f"{known} conflicten")])]])
    assert set(index.meant(word)) == texts


def test_what_another_name_merely_starts_is_not_found() -> None:
    """A synonym is found whole, so that `werkvel` is not found in `werkveld`."""
    assert not Filter(word="werkblad").apply([method(title="Werkveld")])
    assert Filter(word="werkblad").apply([method(title="Werkvellen")])


def test_words_that_are_one_name_stand_together() -> None:
    """A name of more words is found as it stands, and not by its words apart."""
    apart = method(title="Leren van elkaar", summary="Kennen.")
    together = method(id="samen", title="Elkaar leren kennen")
    assert ids(Filter(word="ijsbreker").apply([apart, together])) == ["samen"]
    assert ids(Filter(word="leren kennen").apply([apart, together])) == ["samen"]


def test_synonyms_are_written_as_they_are_looked_for() -> None:
    """A contributor's words are found: without capitals, accents and hyphens."""
    known = data()
    names = [name for groups in known["synonyms"].values() for names in groups for name in names]
    rows = [row[0].replace("#", "7") for rows in known["filters"].values() for row in rows]
    names += [row.replace("|", " ") for row in rows]
    floors = [name for names in known["floors"].values() for name in names]
    names += [*known["numbers"], *known["before"], *known["little"], *floors]
    assert [name for name in names if " ".join(words_of(name)) != name] == []
    assert set(known["facts"]) == set(known["synonyms"]) == set(known["filters"])


@pytest.mark.parametrize(
    ("asked", "terms", "filters"),
    [
        ("", [], {}),
        ("Intervisie", ["intervisie"], {}),
        ("casus casus", ["casus"], {}),
        ("check-in doen", ["check in", "doen"], {}),
        ("0 minuten", ["0", "minuten"], {}),
        ("1000000 minuten", ["1000000", "minuten"], {}),
        ("100001 minuten", ["100001", "minuten"], {}),
        ("30 minuten 40 minuten", [], {"minutes": 30}),
        ("twee uur", [], {"minutes": 120}),
        ("half uur met 8 deelnemers", [], {"minutes": 30, "people": 8}),
        ("in gesprek", ["gesprek"], {}),
        ("in de", ["in", "de"], {}),
        ("de 30 minuten", [], {"minutes": 30}),
        ("met", ["met"], {}),
        ("half an hour without a guide", [], {"minutes": 30, "facilitation": "self-guided"}),
        ("²5 minuten", [], {"minutes": 25}),
        ("1,5 uur", [], {"minutes": 90}),
        ("1.5uur", [], {"minutes": 90}),
        ("1,25 uur", [], {"minutes": 75}),
        ("1½ uur", [], {"minutes": 90}),
        ("½ uurtje", [], {"minutes": 30}),
        ("1/2 uur", [], {"minutes": 30}),
        ("1 1/2 uur", [], {"minutes": 90}),
        ("3/4 uur", [], {"minutes": 45}),
        ("1,5 mensen", ["1", "5", "mensen"], {}),
        ("om 9.30 uur", ["9", "30", "uur"], {}),
        ("10:30 uur", ["10", "30", "uur"], {}),
        ("30min", [], {"minutes": 30}),
        ("2u voor 8p", ["8p"], {"minutes": 120}),
        ("b1 niveau", ["b1", "niveau"], {}),
        ("half uurtje", [], {"minutes": 30}),
        ("driekwart uur", [], {"minutes": 45}),
        ("twee en een half uur", [], {"minutes": 150}),
        ("1 uur en 30 minuten", [], {"minutes": 90}),
        ("een uur en een kwartier", [], {"minutes": 75}),
        ("een dagdeel", [], {"minutes": 240}),
        ("20-30 minuten", [], {"minutes": 30}),
        ("tussen 6 en 8 collega's", [], {"people": 8}),
        ("in minder dan een half uur", [], {"minutes": 30}),
        ("langer dan 30 minuten", ["langer", "30", "minuten"], {}),
        ("minstens een half uur", ["minstens", "half", "uur"], {}),
        ("minstens 6 mensen", [], {"people": 6}),
        ("meer dan 6 mensen", ["meer", "6", "mensen"], {}),
        ("voor een groep van 8 mensen", [], {"people": 8}),
        ("groepje van 3", [], {"people": 3}),
        ("met z'n vieren", [], {"people": 4}),
        ("met zijn tweeën", [], {"people": 2}),
        ("voor mezelf", [], {"people": 1}),
        ("1-op-1 gesprek", ["gesprek"], {"people": 2}),
        ("٣ minuten", ["٣", "minuten"], {}),
    ],
)
def test_a_question_is_read(asked: str, terms: list[str], filters: dict[str, Any]) -> None:
    """Words are looked for, each once; those that say a filter are that, the first of a kind."""
    query = read_query(asked)
    assert [term.said for term in query.terms] == terms
    assert query.filters == filters
    assert read_query(asked, only_words=True).filters == {}


def test_filters_that_are_said_in_words_hold_beside_those_that_are_given() -> None:
    """Both must hold, and what is silent on either is unstated."""
    given = [
        method(id="een", participants=7, duration=30, title="Giraffe"),
        method(id="twee", participants=5, duration=30, title="Giraffe"),
        method(id="drie", title="Giraffe"),
    ]
    matches = Filter(word="giraffe 30 minuten", people=7).apply(given)
    assert [(match.entry.id, match.unstated) for match in matches] == [
        ("een", ()),
        ("drie", ("people", "minutes")),
    ]
    assert dict(matches.understood) == {"minutes": 30}
    assert [match.mention for match in Filter(word="30 minuten").apply(given)] == [None] * 3


def test_filter_words_that_leave_nothing_are_looked_for() -> None:
    """Where nothing fits what the words say, something may be called so."""
    entry = checklist(id="lijst", title="Wachten duurt 90 minuten")
    matches = Filter(word="90 minuten").apply([entry])
    assert (ids(matches), dict(matches.understood)) == (["lijst"], {})
    entry = checklist(id="lijst", title="Wachten", summary="Het duurt 90 minuten.")
    matches = Filter(word="90 minuten").apply([entry])
    assert (ids(matches), dict(matches.understood)) == ([], {"minutes": 90})


def test_filters_that_nothing_with_the_words_fits_are_said() -> None:
    """Where the words are found, but no filter that they say holds, the filters are told."""
    long = method(id="lang", participants=5, duration=60, title="Giraffe")
    other = method(id="kort", participants=5, duration=30, title="Olifant")
    for asked, filters in (("giraffe 30 minuten", {"minutes": 30}), ("9 minuten", {"minutes": 9})):
        matches = Filter(word=asked).apply([long, other])
        assert (ids(matches), matches.meant, dict(matches.understood)) == ([], (), filters)


def test_a_goal_with_filters_is_judged_by_both() -> None:
    """What has the words of a goal is about it, also where it misses what they say besides."""
    given = [
        method(id="bijna", participants=5, duration=32, title="Giraffe"),
        method(id="anders", participants=5, duration=20, title="Olifant"),
    ]
    found = suggest(given, Wish(goal="giraffe 30 minuten"))
    assert found.wish == Wish(goal="giraffe 30 minuten", minutes=30)
    assert [each.method.id for each in found if each.fits] == []
    reasons = {
        each.method.id: {(reason.key, reason.text) for reason in each.reasons} for each in found
    }
    assert ("goal_found", "Giraffe") in reasons["bijna"]
    assert ("goal_missing", "giraffe") in reasons["anders"]
    (late,) = (each for each in suggestions(found, NONE)[0]["reasons"] if each["miss"] is not None)
    assert late["text"] == "Het duurt minstens 32 min, langer dan 30 min."


def test_a_method_is_called_so() -> None:
    """Each method is found by `methode` and `werkvorm`, so that these can stand before a filter."""
    given = [method(id="een", participants=3), method(id="acht", participants=8), checklist()]
    assert ids(Filter(word="werkvorm voor 3 personen").apply(given)) == ["een"]
    assert ids(Filter(word="methode").apply(given)) == ["een", "acht"]


def test_words_that_say_little_are_no_form_of_another() -> None:
    """What one value is called has the stem of `waar`, which stands everywhere."""
    assert ids(Filter(word="waarden").apply([method(title="Waar het staat")])) == []
    assert ids(Filter(word="waar").apply([method(title="Waar het staat")])) == ["rondje"]


def test_filters_are_said() -> None:
    """What the words were understood as is said in words."""
    asked: dict[str, int | str] = {"minutes": 30, "people": 7, "facilitation": "self-guided"}
    assert filters_in_words(asked) == ["at most 30 min", "7 people", "without a guide"]


def test_what_it_is_not_for_is_to_be_minded() -> None:
    """A word that stands only where it says when not to choose it is something to mind."""
    entry = method(not_for=["Een dag met krokodillen"])
    assert Filter(word="krokodillen").apply([entry])
    (suggestion,) = suggest([entry], Wish(6, 60, goal="krokodillen"))
    assert [(r.key, r.text) for r in suggestion.by_verdict("caution")] == [
        ("goal_found", "Een dag met krokodillen")
    ]


def test_a_passage_calls_a_step_by_its_title() -> None:
    """What is shown has the titles of the steps that it refers to, and is found so."""
    entry = method(
        phases=[
            {"id": "een", "title": "Welkom", "purpose": "Na {step:twee} zie je een giraffe."},
            {"id": "twee", "title": "Kern", "purpose": "Kijken."},
        ]
    )
    (match,) = Filter(word="giraffe").apply([entry])
    assert match.mention
    assert match.mention.text == "Na Kern zie je een giraffe."
    assert not Filter(word="twee").apply([entry])


def test_entry_is_found_in_every_language_that_it_is_in(tmp_path: Path) -> None:
    """Where a catalogue has translations, their words find an entry as well as its own do.

    One that cannot be read is passed over.
    """
    (tmp_path / "rondje.yaml").write_text(YAML, encoding="utf-8")
    (tmp_path / "translations" / "en").mkdir(parents=True)
    file = tmp_path / "translations" / "en" / "rondje.po"
    file.write_text('msgctxt "title"\nmsgid "Rondje"\nmsgstr "Stories"\n', encoding="utf-8")
    catalogue = Catalogue.load(tmp_path)
    (entry,) = catalogue.values()
    for words in ("story", "zegt iets", "story iets"):
        wanted = Filter(word=words)
        assert ids(wanted.apply(catalogue)) == ids(wanted.apply([entry], catalogue)) == ["rondje"]
    assert not Filter(word="story").apply([entry])
    english = list(searched(entry, catalogue))[1]
    assert english.language == "en"
    assert (english.title, english.summary) == ("Stories", "")
    file.write_text("msgid")
    assert not Filter(word="story").apply(catalogue)
    assert Filter(word="rondje").apply(catalogue)


def test_principle_is_found_by_what_it_is_called(catalogue: Catalogue) -> None:
    """Where the catalogue is known, so are the titles of what entries refer to."""
    id, title = next(iter(catalogue.item_titles().items()))
    entry = method(id="eigen", principles=[id], title="Zzz")
    assert ids(Filter(word=title).apply([entry], catalogue)) == ["eigen"]


@pytest.mark.parametrize(
    ("word", "nearest"),
    [
        ("interviesie", ["intervisie"]),
        ("intrevisie", ["intervisie"]),
        ("casu", ["casus"]),
        ("kam", []),
        ("qqqqqq", []),
        ("i" * 41, []),
    ],
)
def test_words_that_look_alike_are_near(word: str, nearest: list[str]) -> None:
    """A letter too many, too few, wrong or swapped is a mistake; in long words two."""
    index = Index([[("nl", [(0, "intervisie casus kom")]), ("en", [(1, "intervisie")])]])
    assert near(index, word) == nearest


def test_near_words_stand_in_the_order_of_their_places() -> None:
    """Of words that are as near the one in the best place comes first, then the most used."""
    documents = [[("nl", [(0, "gesprak"), (5, "gesprok gespruk")])], [("nl", [(5, "gespruk")])]]
    assert near(Index(documents), "gesprek") == ["gesprak", "gespruk", "gesprok"]


@pytest.mark.parametrize(
    ("one", "other", "faults"),
    [("", "", 0), ("ab", "ba", 1), ("ab", "", 2), ("abc", "axc", 1), ("abcd", "acbd", 1)],
)
def test_faults_are_counted(one: str, other: str, faults: int) -> None:
    """A swap is one fault, and so is a letter more, less or other."""
    assert distance(one, other) == distance(other, one) == faults


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("girafe", ("giraffe",)),
        ("girafe zebra", ("giraffe zebra",)),
        ("gir affe", ("giraffe",)),
        ("zebra giraffe", ()),
        ("zebra olifant", ("zebra", "olifant")),
        ("zebra qqqqqq", ("zebra",)),
        ("qqqqqq", ()),
    ],
)
def test_other_words_are_proposed(asked: str, meant: tuple[str, ...]) -> None:
    """Where nothing is found, what is proposed finds something, the whole question mended."""
    given = [method(id="a", title="Giraffe zebra"), method(id="b", title="Olifant")]
    matches = Filter(word=asked).apply(given)
    assert matches.meant == meant
    assert all(Filter(word=words).apply(given) for words in meant)


def test_no_stem_is_passed_over(catalogue: Catalogue) -> None:
    """What is looked at before a stem is in every word that has it, so that none is missed."""
    index = Index(document_of(searched(entry, catalogue)) for entry in catalogue.values())
    for language, words in index.words.items():
        for word in words:
            keys = index.lexicon.key(word, language) if " " not in word else ()
            assert all(_hint(key) in word for key in keys), word


@pytest.mark.parametrize(
    ("text", "word", "room", "shown"),
    [
        ("Kort.", "kort", 9, "Kort."),
        ("Op twee\n regels.", "regels", 30, "Op twee regels."),
        ("een twee drie vier vijf zes", "een", 12, "een twee…"),
        ("een twee drie vier vijf zes", "vier", 15, "…drie vier…"),
        ("een twee drie vier vijf zes", "zes", 12, "…vijf zes"),
        ("een twee drie vier vijf zes", "onvindbaar", 12, "een twee…"),
        ("een twee drie vier vijf zes", "vier vijf", 18, "…drie vier vijf…"),
        ("één twéé drïe viér vijf zes", "vier", 15, "…drïe viér…"),
        ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "a", 10, "aaaaaaaaa…"),
    ],
)
def test_a_text_is_cut_short_around_a_word(text: str, word: str, room: int, shown: str) -> None:
    """The word is seen, words stay whole where they can, and what is left out is marked."""
    assert excerpt(text, word, room) == shown
    assert len(shown) <= room


def test_table_says_where_words_were_found() -> None:
    """A column tells the place, the step and the text around it; a name is told of by nothing."""
    given = [method(id="een", title="Giraffe"), stepping(tips=["Let op de giraffe."])]
    (shown,) = listing.listing(Filter(word="giraffe").apply(given), NONE).blocks
    assert shown.header[-1] == "found in"  # type: ignore[union-attr]
    assert [row[-1] for row in shown.rows] == ["", "tip “Welkom”: Let op de giraffe."]  # type: ignore[union-attr]
    (shown,) = listing.listing(Filter(word="giraffe").apply(given[:1]), NONE).blocks
    assert shown.header[-1] == "minutes"  # type: ignore[union-attr]


def test_a_site_has_the_numbers_of_the_first_texts(catalogue: Catalogue) -> None:
    """What a site is searched with is plain data, with a number for each entry that has a word."""
    from reflectlib.language.words import Words
    from reflectlib.site.indexed import index_data

    documents = {id: tuple(searched(catalogue[id], catalogue)) for id in ("kom", "supervisie")}
    made = json.loads(json.dumps(index_data(documents, Words("nl"))))
    dutch = made["languages"]["nl"]
    texts = [
        text
        for languages in made["texts"]
        for _, groups in languages
        for _, _, each in groups
        for text in each
    ]
    number = dutch["texts"][dutch["words"].index("supervisie")]
    assert "upervisie" in texts[number[0]]
    assert Lexicon({"nl": dutch["words"]}).key("kom", "nl") == ("kom",)


def test_a_site_says_each_text_once() -> None:
    """A text that stands in more places is the number of the first, also of another entry."""
    from reflectlib.language.words import Words
    from reflectlib.site.indexed import index_data

    given = [method(id=id, title=id, summary="7", goals=["Een giraffe"]) for id in ("een", "twee")]
    documents = {entry.id: tuple(searched(entry)) for entry in given}
    first, second = (
        {place: said for (_, groups) in languages for place, _, said in groups}
        for languages in index_data(documents, Words("nl"))["texts"]
    )
    texts = [text for said in first.values() for text in said]
    assert (first["summary"], first["goal"]) == (["7"], ["Een giraffe"])
    assert second["title"] == ["twee"]
    assert texts[second["goal"][0]] == "Een giraffe"


def test_words_with_and_without_spaces_between_stand_in_one_text() -> None:
    """Of a text in two scripts the words of both are found."""
    assert words_of("Fúsen 付箋 x") == ["fusen", "付箋", "箋", "x"]
