"""The search of a site, which finds what `reflect list` finds, in every language."""

import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser.conftest import NewPage
from browser.judging import add_axe, axe_faults, html_faults
from builders import method_data
from reflectlib import Catalogue, Filter, write_site
from reflectlib.lexicon import Lexicon, fold, sought_in, stem_of, words_of
from reflectlib.resources import methods_dir
from reflectlib.translated import languages_of

FOUND = "[...document.querySelectorAll('#entries > li:not([hidden])')].map(li => li.dataset.id)"
FIND = """
all => all.map(words => {
  document.getElementById("query").value = words;
  document.getElementById("query").dispatchEvent(new Event("input", {bubbles: true}));
  return %s;
})
"""
LEXICON = "new Lexicon(JSON.parse(document.getElementById('site-data').textContent).words)"
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
    """The bundled entries, with a few in other languages."""
    own = tmp_path_factory.mktemp("own")
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


def listed(catalogue: Catalogue, words: str) -> set[str]:
    return {match.entry.id for match in Filter(word=words).apply(catalogue)}


def words_in(catalogue: Catalogue) -> list[str]:
    """Every word of the definitions, and with a common ending behind it."""
    texts = [catalogue.definition(id).decode() for id in catalogue]
    words = {word for text in texts for word in words_of(text)}
    return sorted(words | {f"{word}en" for word in words if len(word) > 4})


def test_site_finds_what_the_list_finds(page: Page, many: Catalogue) -> None:
    """Other forms and compound words find the same on the site as `reflect list` does."""
    sought = [*MEANT, *FOUND_IN_OWN]
    for words, found in zip(sought, page.evaluate(FIND % FOUND, sought), strict=True):
        assert set(found) == listed(many, words) != set(), words


def test_any_word_finds_the_same(page: Page, many: Catalogue) -> None:
    """Whatever word of a definition is sought, the site has what `reflect list` has, if anything.

    Where that has nothing the site takes it for a typing mistake.
    """
    sought = words_in(many)[::31]
    for words, found in zip(sought, page.evaluate(FIND % FOUND, sought), strict=True):
        expected = listed(many, words)
        assert set(found) == expected or not expected, words


@pytest.mark.parametrize(("words", "id"), FOUND_IN_OWN.items())
def test_every_language_is_searched(words: str, id: str, many: Catalogue, page: Page) -> None:
    """Stems of English, parts of Japanese, and letters without their accents find an entry."""
    assert id in listed(many, words)
    page.get_by_label("Zoek", exact=True).fill(words)
    assert page.evaluate(FOUND)[0] == id


def test_what_is_typed_comes_before_what_is_meant(page: Page) -> None:
    """An entry with the word itself stands above one with another form, or a part, of it."""
    for words, first, later in [
        ("casuïstiekbespreking", "methodische-casuistiekbespreking", "werkproces"),
        ("intervisiebijeenkomst", "intervisiespel", "reflectiebijeenkomst"),
        ("reflectiebijeenkomsten", "reflectiebijeenkomst", "werkproces"),
    ]:
        page.get_by_label("Zoek", exact=True).fill(words)
        found = page.evaluate(FOUND)
        assert later not in found or found.index(first) < found.index(later), found


def test_nothing_is_said_to_be_found(page: Page, many: Catalogue) -> None:
    """What is in no entry, in whatever language, finds nothing, and that is said."""
    for words in ("qqqqqq", "鰻", "鰻重", "xyzzybespreqqking", "%"):
        assert listed(many, words) == set()
        page.get_by_label("Zoek", exact=True).fill(words)
        assert page.get_by_role("status").inner_text().startswith("Niets gevonden."), words


def agree(page: Page, words: Iterable[str], expression: str, expected: object) -> None:
    script = f"words => {{ const lexicon = {LEXICON}; return words.map({expression}); }}"
    assert page.evaluate(script, list(words)) == expected


def test_stems_are_the_same_in_both(page: Page, many: Catalogue) -> None:
    """The stemmers of the page and of the program give one stem of every word."""
    words = words_in(many)
    for language in ("nl", "en", "ja"):
        expected = [stem_of(word, language) for word in words]
        agree(page, words, f"word => lexicon.stem(word, '{language}')", expected)


def test_words_are_the_same_in_both(page: Page, many: Catalogue) -> None:
    """A text has the same words, and is sought by the same, on the page and in the program."""
    texts = [many.definition(id).decode() for id in many]
    texts += [
        "Ångström ﬁets STRASSE straße Σίσυφος ½ x² a_b don't",
        "付箋2枚を使う。ｶﾞ 々",
        "สวัสดี",
        "",
    ]
    texts += ["luis\u00adteren zij\u200bn", "한국어 글", "हिन्दी", "e\u0301e\u0301n", "𠀀𠀁a"]
    agree(page, texts, "text => lexicon.fold(text)", [fold(text) for text in texts])
    agree(page, texts, "text => lexicon.wordsOf(text)", [[*words_of(text)] for text in texts])
    agree(page, texts, "text => lexicon.soughtIn(text)", [sought_in(text) for text in texts])


def test_parts_are_the_same_in_both(page: Page, many: Catalogue) -> None:
    """A compound word is taken apart in the same way, however long it is."""
    words = [*words_in(many), "werk" * 14 + "x", "werk" * 15, "werk" * 40, "werkgroepsgesprekken"]
    known = Lexicon([([("nl", " ".join(words_in(many)))], [])])
    text = json.dumps(" ".join(words_in(many)))
    expression = f"(lexicon.add('a', [['nl', {text}]], []), word => lexicon.parts(word))"
    agree(page, words, expression, [[*known.parts(word)] for word in words])


def test_language_can_be_chosen(page: Page, many: Catalogue) -> None:
    """A choice of language, by its own name, leaves the entries in it."""
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
    for part in ("h2 a", "p:last-of-type", ".unseen"):
        assert item.locator(part).get_attribute("lang") == "ja"
    assert item.locator(".aside").get_attribute("lang") is None
    assert re.match("oefening · ", item.locator(".aside").inner_text())
    assert page.locator("[data-id=kom] [lang]").count() == 0
    assert axe_faults(page) == []
    page.goto(f"{(site / 'compare.html').as_uri()}#kom,fusen")
    heads = page.locator("#side-by-side th[scope=col] a")
    assert heads.evaluate_all("all => all.map(link => link.lang)") == ["", "ja"]
    assert html_faults([site / "index.html", site / "entries" / "fusen.html"], tmp_path) == []
