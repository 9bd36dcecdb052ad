"""The search of a site, which finds what `reflect list` finds, in every language."""

import json
import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from browser.conftest import NewPage
from browser.judging import add_axe, axe_faults, html_faults
from builders import method_data
from programme_cases import DATA, programme
from reflectlib import Catalogue, Filter, dump, write_site
from reflectlib.excerpts import excerpt
from reflectlib.indexing import Index
from reflectlib.lexicon import fold, sought_in, stem_of, words_of
from reflectlib.mentions import Finder, document_of
from reflectlib.passages import searched
from reflectlib.resources import methods_dir
from reflectlib.search import fits_filters
from reflectlib.translated import languages_of
from word_cases import CASES

FOUND = "[...document.querySelectorAll('#entries [data-id]:not([hidden])')].map(e => e.dataset.id)"
FIND = """
all => all.map(words => {
  document.getElementById("query").value = words;
  document.getElementById("query").dispatchEvent(new Event("input", {bubbles: true}));
  return %s;
})
"""
AT_ONCE = 75  # entries that the list puts in order before it gives the browser time to draw
FINDER = "new Finder(JSON.parse(document.getElementById('site-index').textContent))"
MATCHES = """
all => {
  const {entries} = JSON.parse(document.getElementById("site-data").textContent);
  const byId = new Map(entries.map(entry => [entry.id, entry]));
  const finder = %s;
  return all.map(words => {
    const found = finder.find(words, (id, wanted) => Matching.fits(byId.get(id), wanted));
    const rows = found.entries.map(
      ({id, place, text, word}) => [id, place ?? null, text ?? null, word ?? null]
    );
    // Of filters the list decides the order.
    if (Object.keys(found.filters).length) rows.sort(([one], [other]) => (one < other ? -1 : 1));
    return [rows, found.filters, found.meant];
  });
}
"""
OWN = {
    "cases": {
        "language": "en",
        "title": "Talking it over",
        "summary": "A case discussion without advice; ponies are welcome.",
    },
    "fusen": {
        "language": "ja",
        "title": "付箋で考える",
        "summary": "一人ずつ付箋に書き、グループで話し合う。",
    },
    "cafe": {"title": "Reflectiecafé", "summary": "Één vraag, geïnspireerd door de praktijk."},
}
FOUND_IN_OWN = {
    "case discussions": "cases",
    "discussing": "cases",
    "pony": "cases",
    "付箋": "fusen",
    "グループ": "fusen",
    "ｸﾞﾙｰﾌﾟ": "fusen",
    "考": "fusen",
    "話し合う": "fusen",
    "reflectiecafe": "cafe",
    "REFLECTIECAFÉ": "cafe",
    "een vraag geinspireerd": "cafe",
}
MEANT = (
    "casusbespreking",
    "casuïstiekbesprekingen",
    "casussen",
    "intervisies",
    "intervisiebijeenkomst",
    "intervisiegroepsbijeenkomsten",
    "bijeenkomsten",
    "teamgesprekken",
    "gesprek",
    "korte oplossingsgerichte",
    "waarden samenwerken",
    "socratisch",
    "lerend",
    "kom",
    "k",
)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The bundled entries, with a few in other languages, and programmes."""
    own = tmp_path_factory.mktemp("own")
    for data in DATA:
        (own / f"{data['id']}.yaml").write_text(dump(programme(data)), "utf-8")
    for id, fields in OWN.items():
        (own / f"{id}.yaml").write_text(json.dumps(method_data(id=id, **fields)), "utf-8")
    return Catalogue.load(methods_dir(), own)


@pytest.fixture(scope="module")
def site(many: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of all of those."""
    folder = tmp_path_factory.mktemp("site")
    write_site(many, folder)
    return folder


@pytest.fixture
def page(site: Path, new_page: NewPage) -> Page:
    """Its list."""
    page = new_page()
    page.goto((site / "index.html").as_uri())
    return page


def listed(catalogue: Catalogue, words: str) -> list[str]:
    return [match.entry.id for match in Filter(word=words).apply(catalogue)]


def words_in(catalogue: Catalogue) -> list[str]:
    """Every word of the definitions, and with a common ending behind it."""
    texts = [catalogue.definition(id).decode() for id in catalogue]
    words = {word for text in texts for word in words_of(text)}
    return sorted(words | {f"{word}en" for word in words if len(word) > 4})


def matches(finder: Finder, words: str, catalogue: Catalogue) -> list[Any]:
    """What the program finds, as the site has it."""
    found = finder.find(words, partial(fits_filters, catalogue=catalogue))
    rows = [[e.id, *((m.place, m.text, m.word) if m else [None] * 3)] for e, m in found.entries]
    ordered = sorted(rows, key=lambda row: row[0]) if found.filters else rows
    return [ordered, dict(found.filters), list(found.meant)]


@pytest.fixture(scope="module")
def finder(many: Catalogue) -> Finder:
    """What the program finds words with, in all entries."""
    return Finder(many.values(), many)


def test_site_finds_what_the_list_finds(page: Page, many: Catalogue) -> None:
    """What the list of the program shows, the list of the site shows in the same order."""
    sought = [*MEANT, *FOUND_IN_OWN, *(case.asked for case in CASES)]
    for words, found in zip(sought, page.evaluate(FIND % FOUND, sought), strict=True):
        expected = listed(many, words)
        assert found[:AT_ONCE] == expected[:AT_ONCE], words
        assert sorted(found) == sorted(expected), words


def test_any_word_finds_the_same(page: Page, many: Catalogue, finder: Finder) -> None:
    """Whatever word of a definition is sought, the site has what `reflect list` has.

    Of a word whose parts stand in one text both show the same part.
    """
    sought = [*words_in(many)[::31], "gewoonlijken"]
    for words, found in zip(sought, page.evaluate(MATCHES % FINDER, sought), strict=True):
        assert found == matches(finder, words, many), words


def test_any_question_finds_the_same(page: Page, many: Catalogue, finder: Finder) -> None:
    """Over random questions the site has the same entries, order, texts, filters and proposals."""
    word = st.sampled_from(words_in(many))
    mistaken = st.builds(lambda word, at: word[:at] + word[at + 1 :], word, st.integers(0, 12))
    begun = st.builds(lambda word, end: word[:end], word, st.integers(1, 6))
    made = st.builds(str.__add__, word, word)
    said = st.sampled_from(
        ["30 minuten", "zonder begeleider", "voor 7 mensen", "check-in", "ruzie"]
    )
    # What Python and a browser both know; signs that nobody sees have tests of their own.
    letters = st.characters(max_codepoint=0x17F, exclude_categories=["C"])
    typed = st.text(letters, max_size=20)
    question = st.lists(word | word | mistaken | begun | made | said, min_size=1, max_size=4)
    many_questions = st.lists(question.map(" ".join) | typed, min_size=20)

    @settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
    @given(many_questions)
    def hold(questions: list[str]) -> None:
        questions = [each for each in questions if each.strip()]
        found = page.evaluate(MATCHES % FINDER, questions)
        for words, each in zip(questions, found, strict=True):
            assert each == matches(finder, words, many), words

    hold()


def test_what_was_found_is_shown_below_the_entry(page: Page) -> None:
    """Below an entry stands where the words are in it, while they are sought, but for its name."""
    mention = page.locator("[data-id=kom] .mention")
    query = page.get_by_label("Zoek", exact=True)
    query.fill("flap")
    assert "flap" in mention.inner_text()
    assert re.match(".+: ", mention.inner_text())
    query.fill("kom")
    assert not mention.is_visible()
    query.fill("flap")
    assert mention.is_visible()
    query.fill("")
    assert page.locator(".mention:visible").count() == 0


def test_what_was_found_says_its_language(page: Page) -> None:
    """A text in another language than the site is marked as such."""
    page.get_by_label("Zoek", exact=True).fill("ponies")
    said = page.locator("[data-id=cases] .mention span")
    assert said.get_attribute("lang") == "en"
    page.get_by_label("Zoek", exact=True).fill("geïnspireerd")
    assert page.locator("[data-id=cafe] .mention span").get_attribute("lang") is None


def test_what_may_be_meant_is_a_button(page: Page) -> None:
    """Of a mistake it is asked what was meant, and a click searches for that."""
    query = page.get_by_label("Zoek", exact=True)
    query.fill("interviesie")
    assert page.evaluate(FOUND) == []
    page.locator("#meant").get_by_role("button", name="intervisie", exact=True).click()
    assert query.input_value() == "intervisie"
    assert "intervisiespel" in page.evaluate(FOUND)
    assert not page.locator("#meant").is_visible()


def test_how_words_were_understood_is_said(page: Page) -> None:
    """What the words say of people, time or who leads stands above the list."""
    query, understood = page.get_by_label("Zoek", exact=True), page.locator("#understood")
    for words, numbers in (("30 minuten", "30"), ("7 mensen", "7"), ("zonder begeleider", "")):
        query.fill(words)
        assert understood.is_visible()
        assert numbers in understood.inner_text()
        assert "{" not in understood.inner_text()
    query.fill("intervisie")
    assert not understood.is_visible()


def test_texts_are_cut_short_the_same(page: Page, many: Catalogue) -> None:
    """The site shows the same piece of a text as the program."""
    texts = [(text, word) for text, word in _texts(many) if len(text) > 60][::97]
    cut = "all.map(([text, word]) => finder.excerpt(text, word, 50))"
    script = f"all => {{ const finder = {FINDER}; return {cut}; }}"
    expected = [excerpt(text, word, 50) for text, word in texts]
    assert page.evaluate(script, texts) == expected


def _texts(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for entry in catalogue.values():
        for one in searched(entry, catalogue):
            yield from ((each.text, word) for each in one.texts for word in words_of(each.text))


@pytest.mark.parametrize(("words", "id"), FOUND_IN_OWN.items())
def test_every_language_is_searched(words: str, id: str, many: Catalogue, page: Page) -> None:
    """Stems of English, parts of Japanese, and letters without their accents find an entry."""
    assert id in listed(many, words)
    page.get_by_label("Zoek", exact=True).fill(words)
    assert id in page.evaluate(FOUND)


def test_nothing_is_said_to_be_found(page: Page, many: Catalogue) -> None:
    """What is in no entry, in whatever language, finds nothing, and that is said."""
    for words in ("qqqqqq", "鰻", "鰻重", "xyzzybespreqqking", "%"):
        assert listed(many, words) == []
        page.get_by_label("Zoek", exact=True).fill(words)
        assert page.get_by_role("status").inner_text().startswith("Niets gevonden."), words


def agree(page: Page, words: Iterable[str], expression: str, expected: object) -> None:
    script = f"words => {{ const {{lexicon}} = {FINDER}; return words.map({expression}); }}"
    assert page.evaluate(script, list(words)) == expected


def test_stems_are_the_same_in_both(page: Page, many: Catalogue) -> None:
    """The stemmers of the page and of the program give one stem of every word."""
    words = words_in(many)
    for language in ("nl", "en", "ja"):
        expected = [stem_of(word, language) for word in words]
        agree(page, words, f"word => lexicon.stem(word, '{language}')", expected)


def test_words_are_the_same_in_both(page: Page, many: Catalogue) -> None:
    """A text is sought by the same words on the page and in the program."""
    texts = [many.definition(id).decode() for id in many]
    texts += [
        "Ångström ﬁets STRASSE straße Σίσυφος ½ x² a_b don't",
        "付箋2枚を使う。ｶﾞ 々",
        "สวัสดี",
        "",
    ]
    texts += ["luis\u00adteren zij\u200bn", "한국어 글", "हिन्दी", "e\u0301e\u0301n", "𠀀𠀁a"]
    agree(page, texts, "text => lexicon.fold(text)", [fold(text) for text in texts])
    agree(page, texts, "text => lexicon.soughtIn(text)", [sought_in(text) for text in texts])


def test_parts_are_the_same_in_both(page: Page, many: Catalogue) -> None:
    """A compound word is taken apart in the same way, however long it is."""
    words = [*words_in(many), "werk" * 14 + "x", "werk" * 15, "werk" * 40, "werkgroepsgesprekken"]
    known = Index(document_of(searched(entry, many)) for entry in many.values()).lexicon
    agree(page, words, "word => lexicon.parts(word)", [[*known.parts(word)] for word in words])


def test_language_can_be_chosen(page: Page, many: Catalogue) -> None:
    """A choice of language, by its own name, leaves the entries in it."""
    page.locator("#more summary").click()
    choices = page.locator("#language option")
    options = choices.evaluate_all("all => all.map(o => [o.value, o.text])")
    assert options[1:] == [["en", "English"], ["nl", "Nederlands"], ["ja", "日本語"]]
    for language, _name in options[1:]:
        page.locator("#language").select_option(language)
        expected = [id for id in many if language in languages_of(many[id], many)]
        assert sorted(page.evaluate(FOUND)) == sorted(expected)
    page.get_by_label("Zoek", exact=True).fill("付箋")
    page.locator("h1").click()  # or the address waits until nobody types
    page.reload()
    assert page.evaluate(FOUND) == ["fusen"]
    assert page.locator("#language").input_value() == "ja"


def test_texts_in_other_languages_say_so(page: Page, site: Path, tmp_path: Path) -> None:
    """An entry in another language than the site is marked as such, in the list and beside others.

    What the list says of it is in the site's language.
    """
    add_axe(page)
    page.reload()
    item = page.locator("[data-id=fusen]")
    for part in ("h3 a", "p:last-of-type", ".unseen"):
        assert item.locator(part).get_attribute("lang") == "ja"
    assert item.locator(".aside").get_attribute("lang") is None
    assert item.locator(".facts li").first.inner_text().strip() == "oefening"
    assert page.locator("[data-id=kom] [lang]").count() == 0
    assert axe_faults(page) == []
    page.goto(f"{(site / 'compare.html').as_uri()}#kom,fusen")
    heads = page.locator("#side-by-side th[scope=col] a")
    assert heads.evaluate_all("all => all.map(link => link.lang)") == ["", "ja"]
    assert html_faults([site / "index.html", site / "entries" / "fusen.html"], tmp_path) == []
