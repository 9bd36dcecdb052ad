"""The languages of a site: that of what is about all entries, and those that an entry is in."""

import json
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from builders import YAML
from conftest import run_here
from reflectlib import Catalogue, write_site
from reflectlib.language.names import name_of
from reflectlib.site.folder import LOCK, SITE_MANIFEST


def define(
    place: Path, *ids: str, language: str = "nl", related: tuple[str, ...] = ()
) -> Catalogue:
    """A catalogue of small methods in a folder, those of these ids in a language."""
    place.mkdir(exist_ok=True)
    for id in ids:
        text = YAML.replace("rondje", id).replace("Rondje", f"Rondje {id}")
        text = text.replace("language: nl", f"language: {language}")
        text += f"related: [{', '.join(related)}]\n" if related else ""
        (place / f"{id}.yaml").write_text(text, encoding="utf-8")
    return Catalogue.load(place)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with two definitions."""
    define(tmp_path / "own", "een", "twee")
    return tmp_path / "own"


def contents(place: Path) -> dict[str, bytes]:
    """Every file below a folder, but the lock, which some versions of filelock take away."""
    files = (file for file in place.rglob("*") if file.is_file() and file.name != LOCK)
    return {str(file.relative_to(place)): file.read_bytes() for file in files}


def tree_of(file: Path) -> LexborHTMLParser:
    return LexborHTMLParser(file.read_text(encoding="utf-8"))


def data_of_list(place: Path, name: str = "site-data") -> dict[str, Any]:
    found = tree_of(place / "index.html").css_first(f"#{name}")
    read: dict[str, Any] = json.loads(found.text())  # type: ignore[union-attr]  # it is there
    return read


@pytest.fixture
def mixed(tmp_path: Path) -> Catalogue:
    """A catalogue of two Dutch entries and an English one."""
    define(tmp_path / "mixed", "een", "twee")
    return define(tmp_path / "mixed", "three", language="en")


def test_site_is_in_the_language_of_most_entries(mixed: Catalogue, tmp_path: Path) -> None:
    """What is about all entries is said in one language, and a title in another is marked."""
    write_site(mixed, tmp_path / "site")
    tree = tree_of(tmp_path / "site" / "index.html")
    assert tree.css_first("html").attributes["lang"] == "nl"  # type: ignore[union-attr]
    facts = {each.text().strip() for each in tree.css("#entries .facts li")}
    assert facts == {
        "oefening",
        "aantal mensen niet genoemd",
        "duur niet genoemd",
        "met of zonder begeleiding",
    }
    marked = [(each.tag, each.attributes["lang"], each.text()) for each in tree.css("li [lang]")]
    title, text = "Rondje three", "Ieder zegt iets."
    assert marked == [("a", "en", title), ("p", "en", text), ("span", "en", f" {title}")]


def test_site_is_in_the_language_that_is_asked_for(mixed: Catalogue, tmp_path: Path) -> None:
    """Who asks for a language gets the list and the comparison in it, and no other pages."""
    write_site(mixed, tmp_path / "site")
    before = contents(tmp_path / "site")
    write_site(mixed, tmp_path / "site", language="en")
    there = contents(tmp_path / "site")
    changed = {name for name in there if there[name] != before[name]}
    assert changed == {"index.html", "compare.html", "choose.html", SITE_MANIFEST}
    tree = tree_of(tmp_path / "site" / "index.html")
    assert tree.css_first("html").attributes["lang"] == "en"  # type: ignore[union-attr]
    assert tree.css_first("h1").text() == "Methods to reflect"  # type: ignore[union-attr]
    assert {each.attributes["lang"] for each in tree.css("li [lang]")} == {"nl"}


def test_site_without_labels_in_its_language_is_english(own: Path, tmp_path: Path) -> None:
    """Where there are no labels in the language of the entries, their texts are marked instead."""
    write_site(define(own, "een", "twee", language="ja"), tmp_path / "site")
    tree = tree_of(tmp_path / "site" / "index.html")
    assert tree.css_first("html").attributes["lang"] == "en"  # type: ignore[union-attr]
    assert [each.attributes["lang"] for each in tree.css("#entries h3 a")] == ["ja", "ja"]


def test_country_of_a_language_is_no_other_language(own: Path, tmp_path: Path) -> None:
    """A site of Flemish entries has Dutch labels, and says on a card what its language is."""
    write_site(define(own, "een", "twee", language="nl-BE"), tmp_path / "site")
    tree = tree_of(tmp_path / "site" / "index.html")
    assert tree.css_first("html").attributes["lang"] == "nl"  # type: ignore[union-attr]
    assert [each.attributes["lang"] for each in tree.css("#entries h3 a")] == ["nl-BE", "nl-BE"]


def test_language_is_a_choice_where_there_are_more(
    own: Path, mixed: Catalogue, tmp_path: Path
) -> None:
    """The list has a filter of languages, by their own names, where entries differ in it."""
    write_site(mixed, tmp_path / "site")
    options = tree_of(tmp_path / "site" / "index.html").css("#language option")[1:]
    assert [(each.attributes["lang"], each.text()) for each in options] == [
        ("en", "English"),
        ("nl", "Nederlands"),
    ]
    entries = data_of_list(tmp_path / "site")["entries"]
    assert {each["id"]: each["languages"] for each in entries}["three"] == ["en"]
    write_site(Catalogue.load(own), tmp_path / "other")
    assert not tree_of(tmp_path / "other" / "index.html").css("#language")


@pytest.mark.parametrize(
    ("tag", "name"),
    [("nl", "Nederlands"), ("ja", "日本語"), ("pt-BR", "português (pt-BR)"), ("xx", "xx")],
)
def test_languages_have_their_own_names(tag: str, name: str) -> None:
    """A language is called as its speakers do, and by its tag where that is not known."""
    assert name_of(tag) == name


def translate(place: Path, *ids: str, title: str = "Round") -> None:
    """Let some entries of a folder be there in English too, by their titles."""
    (place / "translations" / "en").mkdir(parents=True, exist_ok=True)
    for id in ids:
        said = f'msgctxt "title"\nmsgid "Rondje {id}"\nmsgstr "{title} {id}"\n'
        (place / "translations" / "en" / f"{id}.po").write_text(said, encoding="utf-8")


def go_well(tree: LexborHTMLParser) -> list[tuple[str | None, str]]:
    """The address and the title of what goes well with an entry, which stands above its files."""
    links = tree.css(".more section")[-2].css("a")
    return [(each.attributes["href"], each.text()) for each in links]


@pytest.mark.parametrize("base_url", ["", "https://example.org/"])
def test_translated_entry_has_pages_in_each_language(
    base_url: str, own: Path, tmp_path: Path
) -> None:
    """Beside each page of an entry stands the same in its other languages; each names them all."""
    translate(own, "een")
    place = tmp_path / "site"
    write_site(Catalogue.load(own), place, base_url=base_url)
    views = ["html", "clock.html", "handout.html", "observer.html", "quality.html"]
    for view in views:
        names = {"nl": f"een.{view}", "en": f"een.{view.removesuffix('html')}en.html"}
        head = f"{base_url}entries/" if base_url else ""
        for language, name in names.items():
            tree = tree_of(place / "entries" / name)
            html = tree.css_first("html")
            assert html is not None
            assert html.attributes["lang"] == language
            there = {
                each.attributes["hreflang"]: each.attributes["href"]
                for each in tree.css("link[rel=alternate]")
            }
            assert there == {each: head + other for each, other in names.items()}
            (other,) = names.keys() - {language}
            links = [each.attributes["href"] for each in tree.css("a")]
            assert names[other] in links
            stem, end = ("een.", "en.html") if language == "en" else ("een.", "html")
            beside = {f"{stem}{each.removesuffix('html')}{end}" for each in views} - {name}
            assert beside <= {*links}
    assert not tree_of(place / "entries" / "twee.html").css("link[rel=alternate]")
    assert not list((place / "entries").glob("twee*.en.html"))
    if base_url:
        assert "een.handout.en.html" in (place / "sitemap.xml").read_text(encoding="utf-8")


def test_translations_are_the_site_s_own(own: Path, tmp_path: Path) -> None:
    """Pages in another language go when there is no translation any more."""
    translate(own, "een")
    write_site(Catalogue.load(own), tmp_path / "site")
    there = {name for name in contents(tmp_path / "site") if ".en." in name}
    assert there
    (own / "translations" / "en" / "een.po").unlink()
    assert set(write_site(Catalogue.load(own), tmp_path / "site").removed) == there


def test_list_shows_an_entry_in_its_own_language_where_it_can(own: Path, tmp_path: Path) -> None:
    """The card of an entry is in the site's language where it is there, and leads to that page.

    It is found by its texts in both, and among the entries of both languages.
    """
    translate(own, "een")
    write_site(Catalogue.load(own), tmp_path / "site", language="en")
    links = tree_of(tmp_path / "site" / "index.html").css("#entries h3 a")
    assert [(each.attributes["href"], each.text()) for each in links] == [
        ("entries/twee.html", "Rondje twee"),
        ("entries/een.en.html", "Round een"),
    ]
    assert [each.attributes.get("lang") for each in links] == ["nl", None]
    left = tree_of(tmp_path / "site" / "index.html").css("[data-id=een] p span")
    assert [(each.attributes["lang"], each.text()) for each in left] == [("nl", "Ieder zegt iets.")]
    (een, _) = sorted(data_of_list(tmp_path / "site")["entries"], key=lambda entry: entry["id"])
    assert een["languages"] == ["nl", "en"]
    index = data_of_list(tmp_path / "site", "site-index")
    texts = index["texts"][index["ids"].index("een")]
    assert [(language, groups[0]) for language, groups in texts] == [
        ("nl", ["title", "", ["Rondje een"]]),
        ("en", ["title", "", ["Round een"]]),
    ]


def test_changed_translation_rewrites_its_own(own: Path, tmp_path: Path) -> None:
    """A translation that is new, or changed, is on the pages after the next run."""
    translate(own, "een")
    write_site(Catalogue.load(own), tmp_path / "site")
    before = contents(tmp_path / "site")
    translate(own, "een", title="Turn")
    write_site(Catalogue.load(own), tmp_path / "site")
    there = contents(tmp_path / "site")
    changed = {name for name in there if there[name] != before[name]}
    assert {"entries/een.en.html", "index.html"} <= changed
    assert not [name for name in changed if "twee" in name or name.endswith("een.html")]


def test_translation_that_cannot_be_read_is_named(own: Path, tmp_path: Path) -> None:
    """Its entry is left as it was, like one that cannot be read itself; others are written.

    What leads to it goes to its page in its own language.
    """
    define(own, "drie", related=("een", "twee"))
    translate(own, "een", "drie")
    write_site(Catalogue.load(own), tmp_path / "site")
    before = contents(tmp_path / "site")
    (own / "translations" / "en" / "een.po").write_text("msgid")
    (own / "twee.yaml").write_text("format: 1\n")
    report = write_site(Catalogue(sorted(own.glob("*.yaml"))), tmp_path / "site")
    assert len(report.refused) == 2
    there = contents(tmp_path / "site")
    assert {name for name in before if name.startswith("entries/een")} <= there.keys()
    links = go_well(tree_of(tmp_path / "site" / "entries" / "drie.en.html"))
    assert [href for href, _ in links] == ["een.en.html", "twee.html"]


def test_what_goes_well_with_a_translation_is_in_that_language(own: Path, tmp_path: Path) -> None:
    """A page in another language leads to others in it, or else to those in their own."""
    define(own, "een", related=("drie", "twee"))
    define(own, "drie")
    translate(own, "een", "drie")
    write_site(Catalogue.load(own), tmp_path / "site")
    for name, expected in {
        "een.en.html": [("drie.en.html", "Round drie"), ("twee.html", "Rondje twee")],
        "een.html": [("drie.html", "Rondje drie"), ("twee.html", "Rondje twee")],
    }.items():
        assert go_well(tree_of(tmp_path / "site" / "entries" / name)) == expected


def test_site_takes_a_language(own: Path, tmp_path: Path) -> None:
    """`--lang` is the language of the list, one of those that messages are in."""
    arguments = ("site", tmp_path / "site", "--no-bundled", "--path", own, "--lang")
    assert run_here(*arguments, "en").exit_code == 0
    assert '<html lang="en">' in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert run_here(*arguments, "tlh").exit_code == 2
