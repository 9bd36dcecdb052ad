"""The site in a browser: found, chosen and compared, from a folder and from a server."""

import itertools
import json
import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Page, expect
from selectolax.lexbor import LexborHTMLParser

from browser.conftest import HERE, NewPage
from browser.judging import LAPTOP, PHONE, add_axe, axe_faults, html_faults, lines
from builders import method_data
from reflectlib import Catalogue, Filter, Method, write_site
from reflectlib.language.terms import FIELDS
from reflectlib.language.words import Words
from reflectlib.resources import methods_dir
from reflectlib.views.comparison import cells

HOSTILE = "</script><img src=x onerror=alert(1)>"
LONG = "Reflectieverslag" * 8
NASTY = "<!--<script> &amp; ' \" \\"
# A sign that is refused in a definition, not in an option, and what is shown of it.
GIVEN = f"{HOSTILE}\u2028<!--"
TITLE = GIVEN.replace("\u2028", " ")
FOUND = "[...document.querySelectorAll('#entries [data-id]:not([hidden])')].map(e => e.dataset.id)"
CHOOSE = """
wanted => wanted.map(choice => {
  for (const field of document.querySelectorAll("#filters :is(input, select)"))
    field.value = choice[field.id] ?? "";
  document.getElementById("query").dispatchEvent(new Event("input", {bubbles: true}));
  return %s.sort();
})
"""
TABLE = "[...document.querySelectorAll('#side-by-side tr')].map(r => [...r.cells].map(c => c.%s))"


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The bundled entries, with two whose texts would be markup if they could, and a long word."""
    own = tmp_path_factory.mktemp("hostile")
    needs = {"kwaad": "none", "erger": "some", "lang": "trained"}
    for id, text in (("kwaad", HOSTILE), ("erger", NASTY), ("lang", LONG)):
        step = {"id": "a", "title": text, "questions": [{"text": text}]}
        fields = {
            "title": text,
            "aliases": [text],
            "summary": text,
            "goals": [text],
            "audience": text,
            "phases": [step],
            "tags": ["eigen", id],
            "experience_needed": needs[id],
            "form": f"vorm-{id}",
            "form_title": text,
        }
        (own / f"{id}.yaml").write_text(json.dumps(method_data(id=id, **fields)))
    return Catalogue.load(methods_dir(), own)


@pytest.fixture(scope="session")
def site(whole: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of all of those."""
    folder = tmp_path_factory.mktemp("site")
    write_site(whole, folder, title=GIVEN)
    return folder


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address of a server that gives the site."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=site)) as server:
        threading.Thread(target=server.serve_forever).start()
        yield f"{HERE}{server.server_port}/"
        server.shutdown()


@pytest.fixture(params=["folder", "server"])
def home(request: pytest.FixtureRequest, site: Path) -> str:
    """Where the site stands: the address of its folder."""
    if request.param == "server":
        return str(request.getfixturevalue("server"))
    return f"{site.as_uri()}/"


def open_list(new_page: NewPage, site: Path, address: str = "", **options: object) -> Page:
    page = new_page(**options)
    page.goto(f"{(site / 'index.html').as_uri()}{address}")
    return page


def test_every_entry_is_in_the_list(home: str, whole: Catalogue, new_page: NewPage) -> None:
    """The list has every entry by its title, by kind or need, in the order of the alphabet."""
    page = new_page()
    page.goto(f"{home}index.html")
    assert sorted(page.evaluate(FOUND)) == sorted(whole)
    for kind in ("method", "programme", "checklist", "framework"):
        found: list[str] = []
        for part in page.locator(f"#entries [data-kind={kind}]").all():
            titles = [title.strip() for title in part.locator("h3").all_text_contents()]
            assert titles == sorted(titles, key=str.casefold)
            assert part.locator(".count").inner_text() == str(len(titles))
            found += titles
        assert sorted(found) == sorted(e.title for e in whole.values() if e.kind == kind)
    assert page.locator("#found").inner_text() == f"{len(whole)} van {len(whole)}"
    page.get_by_role("link", name=whole["kom"].title).click()
    expect(page).to_have_url(f"{home}entries/kom.html")
    expect(page).to_have_title(whole["kom"].title)
    page.locator("header nav a").first.click()
    expect(page).to_have_url(re.compile(f"^{re.escape(home)}index.html"))


def test_list_is_there_without_javascript(whole: Catalogue, site: Path, new_page: NewPage) -> None:
    """Without JavaScript the list is whole, and a note says what does not work."""
    page = open_list(new_page, site, java_script_enabled=False)
    note = page.locator("noscript p")
    assert (note.text_content() or "").startswith(
        "Zoeken en vergelijken werken alleen met JavaScript."
    )
    assert note.evaluate("note => note.checkVisibility()")
    assert page.locator("#entries [data-id]:visible").count() == len(whole)
    assert page.locator("#filters, #picked, .pick").locator("visible=true").count() == 0
    page.goto((site / "compare.html").as_uri())
    assert page.locator("noscript p").text_content() == "Vergelijken werkt alleen met JavaScript."
    assert page.locator("noscript p").evaluate("note => note.checkVisibility()")
    assert page.locator("#none").is_hidden()


def test_search_finds_first(site: Path, new_page: NewPage) -> None:
    """What is meant comes first, with half words, accents and capitals."""
    page = open_list(new_page, site)
    for words, first in {
        "incidentmethode": "incidentmethode",
        "INCIDENTMÉTHODE": "incidentmethode",
        "incident": "incidentmethode",
        "korte oplossingsgerichte": "kom",
        "kom": "kom",
        "socratisch": "socratisch-gesprek",
    }.items():
        page.get_by_label("Zoek", exact=True).fill(words)
        assert page.evaluate(FOUND)[0] == first, words


def test_search_forgives(site: Path, whole: Catalogue, new_page: NewPage) -> None:
    """For a word with a typing mistake the right one is proposed, and found at a press."""
    page = open_list(new_page, site)
    words_of = {entry.id: re.findall(r"\w+", entry.title.casefold()) for entry in whole.values()}
    for wrong, right in {
        "incidentmetode": "incidentmethode",
        "spiraalmodl": "spiraalmodel",
        "korte oplosingsgerichte methode": "korte oplossingsgerichte methode",
        "supervsie": "supervisie",
        "refectie": "reflectie",
        "reflektie": "reflectie",
    }.items():
        page.get_by_label("Zoek", exact=True).fill(wrong)
        assert page.evaluate(FOUND) == [], wrong
        page.locator("#meant button").first.click()
        meant = {id for id, title in words_of.items() if right.split()[0] in title}
        assert meant
        assert meant <= set(page.evaluate(FOUND)), wrong


def test_search_that_finds_nothing_says_so(site: Path, whole: Catalogue, new_page: NewPage) -> None:
    """Where nothing is found it says what to do, and everything comes back at a press."""
    page = open_list(new_page, site)
    for words in ("qqqqqq", "constructor", "__proto__ qqqq", "%"):
        page.get_by_label("Zoek", exact=True).fill(words)
        assert page.get_by_role("status").inner_text().startswith("Niets gevonden.")
    page.get_by_label("Zoek", exact=True).fill("")
    page.locator(".pick input").first.check()
    page.get_by_role("button", name="Wis alles").click()
    assert page.locator(".pick input:checked").count() == 0
    assert page.locator("#picked").is_hidden()
    assert len(page.evaluate(FOUND)) == len(whole)
    assert page.evaluate("document.activeElement.id") == "query"


def test_search_and_filters_hold_together(site: Path, whole: Catalogue, new_page: NewPage) -> None:
    """What is found fits both the words and the choices."""
    page = open_list(new_page, site)
    page.get_by_label("Zoek", exact=True).fill("intervisie")
    everything = set(page.evaluate(FOUND))
    page.get_by_label("Met hoeveel mensen").fill("7")
    found = set(page.evaluate(FOUND))
    fit = {match.entry.id for match in Filter(people=7).apply(whole)}
    assert found == everything & fit
    assert found < everything


def test_filters_are_those_of_the_library(site: Path, whole: Catalogue, new_page: NewPage) -> None:
    """Each choice finds what `Filter` finds."""
    page = open_list(new_page, site)
    options = {
        name: page.locator(f"#{name} option").evaluate_all("all => all.map(({value}) => value)")
        for name in ("form", "kind", "facilitation", "principle", "tag", "experience")
    }
    methods = [entry for entry in whole.values() if isinstance(entry, Method)]
    assert set(options["form"]) == {"", *(each.form for each in methods)}
    assert set(options["kind"]) == {"", *(entry.kind for entry in whole.values())}
    assert set(options["facilitation"]) == {"", "guided", "self-guided"}
    assert set(options["principle"]) == {"", *(p for e in whole.values() for p in e.principles)}
    assert set(options["tag"]) == {"", *(tag for e in whole.values() for tag in e.tags)}
    assert options["experience"] == ["", "none", "some", "trained"]
    choices: list[dict[str, str | int]] = [{}]
    for one, other in itertools.combinations(options, 2):
        for values in itertools.product(options[one], options[other]):
            choices += [dict(zip((one, other), values, strict=True))]
    choices += [{"kind": kind, "people": 6, "facilitation": "guided"} for kind in options["kind"]]
    for choice, found in zip(choices, page.evaluate(CHOOSE % FOUND, choices), strict=True):
        given = {name: value for name, value in choice.items() if value}
        fit = Filter(**given).apply(whole)  # type: ignore[arg-type]
        assert found == sorted(match.entry.id for match in fit), choice


def test_search_is_kept_in_the_address(home: str, new_page: NewPage) -> None:
    """Who goes back from an entry finds the list as it was, and so does who gets the address."""
    page = new_page()
    page.goto(f"{home}index.html")
    page.get_by_label("Zoek", exact=True).fill("één & casuïstiek #?%")
    page.locator("#more summary").click()
    page.locator("#facilitation").select_option("guided")
    page.get_by_label("Hoeveel minuten heb je").fill("90")
    found = page.evaluate(FOUND)
    assert found
    page.locator("#entries [data-id]:visible a").first.click()
    expect(page).to_have_url(re.compile("/entries/"))
    page.go_back()
    assert page.evaluate(FOUND) == found
    page.reload()
    again = new_page()
    again.goto(page.url)
    for each in (page, again):
        assert each.evaluate(FOUND) == found
        assert each.get_by_label("Zoek", exact=True).input_value() == "één & casuïstiek #?%"
        assert each.locator("#facilitation").input_value() == "guided"
        assert each.get_by_label("Hoeveel minuten heb je").input_value() == "90"


def test_list_follows_the_address(site: Path, whole: Catalogue, new_page: NewPage) -> None:
    """An address that somebody types or goes back to is what is looked for."""
    page = open_list(new_page, site)
    page.evaluate("location.hash = 'kind=framework'")
    page.wait_for_function("document.getElementById('kind').value === 'framework'")
    assert sorted(page.evaluate(FOUND)) == whole.of_kind("framework")
    page.go_back()
    page.wait_for_function("document.getElementById('kind').value === ''")
    assert len(page.evaluate(FOUND)) == len(whole)


def test_press_leaves_the_address_as_it_is(home: str, new_page: NewPage) -> None:
    """Who looks for nothing gets no `#` in the address, also after looking for something."""
    page = new_page()
    page.goto(f"{home}index.html")
    page.locator("h1").click()
    page.wait_for_timeout(400)
    assert page.url == f"{home}index.html"
    page.get_by_label("Zoek", exact=True).fill("kom")
    expect(page).to_have_url(f"{home}index.html#query=kom")
    page.get_by_role("button", name="Wis alles").click()
    expect(page).to_have_url(f"{home}index.html")


def test_bar_does_not_hide_what_has_focus(site: Path, new_page: NewPage) -> None:
    """Who goes through the list with the keyboard sees where he is, above what is picked."""
    page = open_list(new_page, site, viewport=LAPTOP)
    page.locator(".pick input").first.check()
    bar = page.locator("#picked").bounding_box()
    assert bar
    hidden = []
    for _ in range(40):
        page.keyboard.press("Tab")
        low = page.evaluate("document.activeElement.getBoundingClientRect().bottom")
        if low > bar["y"]:
            hidden.append(page.evaluate("document.activeElement.textContent"))
    assert hidden == []


def test_columns_of_a_comparison_can_be_read(site: Path, new_page: NewPage) -> None:
    """However many are compared, a column is wide enough for words, and its box scrolls."""
    page = new_page(viewport=LAPTOP)
    ids = "kom,supervisie,dimensies,coaching,lang,kwaad,erger,intervisiespel,b1-niveau,visualiseren"
    page.goto(f"{(site / 'compare.html').as_uri()}#{ids}")
    rem = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    columns = page.locator("#side-by-side th[scope=col]")
    widths = columns.evaluate_all("all => all.map(cell => cell.getBoundingClientRect().width)")
    assert len(widths) == 10
    assert min(widths) >= 11 * rem - 1
    box = "box => [box.scrollWidth > box.clientWidth, box.getBoundingClientRect().right]"
    scrolls, right = page.locator("#side-by-side").evaluate(box)
    assert scrolls
    assert right <= LAPTOP["width"]


def test_list_bears_any_address(site: Path, whole: Catalogue, new_page: NewPage) -> None:
    """An address that makes no sense gives the whole list, or what is found by what it says."""
    page = new_page()
    for address in ("#", "#%", "#form=weg&people=x&a=b", "#kom", "#query=%FF"):
        page.goto("about:blank")
        page.goto(f"{(site / 'index.html').as_uri()}{address}")
        assert len(page.evaluate(FOUND)) == (0 if "query" in address else len(whole)), address


def test_what_is_picked_is_compared(home: str, whole: Catalogue, new_page: NewPage) -> None:
    """Ticked entries lead to their comparison; back in the list they still are ticked."""
    page = new_page()
    page.goto(f"{home}index.html")
    assert page.locator("#picked").is_hidden()
    for id in ("kom", "supervisie"):
        page.get_by_label(f"Vergelijk {whole[id].title}").check()
    page.get_by_role("link", name="Vergelijk 2").click()
    heads = page.locator("#side-by-side th[scope=col]")
    expect(heads).to_have_text([whole[id].title for id in ("kom", "supervisie")])
    page.go_back()
    ticked = page.locator(".pick input:checked").count()
    assert ticked == 2
    assert page.get_by_role("link", name="Vergelijk 2").is_visible()


def test_comparison_says_what_the_library_says(
    site: Path, whole: Catalogue, new_page: NewPage
) -> None:
    """The columns are those that were chosen, and a cell is what `cells` gives."""
    page, words = new_page(), Words("nl")
    for ids in (["kom", "supervisie", "coaching"], ["dimensies", "kom"], ["erger", "kwaad"]):
        page.goto(f"{(site / 'compare.html').as_uri()}#{','.join(ids)}")
        (_, *heads), *rows = page.evaluate(TABLE % "textContent")
        assert heads == [whole[id].title for id in ids]
        known = [dict(cells(whole[id], words)) for id in ids]
        keys = {words.say(FIELDS[key]): key for column in known for key in column}
        assert {label for label, *_ in rows} == set(keys)
        for label, *row in rows:
            key = keys[label]
            assert row == [column.get(key, "niet genoemd") for column in known]


def test_comparison_bears_any_address(site: Path, new_page: NewPage) -> None:
    """Each entry is there once; what is none is passed over; without any it says what to do."""
    page = new_page()
    for address, columns in {
        "": 0,
        "#": 0,
        "#%": 0,
        "#weg,__proto__,constructor": 0,
        "#kom": 1,
        "#kom,kom,weg,supervisie": 2,
        "#kom%2Csupervisie": 2,
    }.items():
        page.goto("about:blank")
        page.goto(f"{(site / 'compare.html').as_uri()}{address}")
        assert page.locator("#side-by-side th[scope=col]").count() == columns, address
        assert page.locator("#none").is_visible() == (columns == 0)
        assert page.locator("#side-by-side").is_visible() == (columns > 0)


def test_comparison_follows_the_address(site: Path, whole: Catalogue, new_page: NewPage) -> None:
    """When the address changes, so do the columns; a column leads to its entry."""
    page = new_page()
    page.goto(f"{(site / 'compare.html').as_uri()}#kom")
    page.evaluate("location.hash = 'supervisie'")
    page.get_by_role("link", name=whole["supervisie"].title).click()
    expect(page).to_have_url((site / "entries" / "supervisie.html").as_uri())


def test_hostile_texts_are_texts(site: Path, whole: Catalogue, new_page: NewPage) -> None:
    """What looks like markup stands in the list, the search, the comparison and the pages."""
    page = open_list(new_page, site)
    assert page.locator("h1").text_content() == TITLE
    about = page.locator("script[type='application/ld+json']").text_content()
    assert json.loads(about or "")["name"] == TITLE
    for id in ("kwaad", "erger"):
        text = whole[id].title
        item = page.locator(f"[data-id={id}]")
        assert item.locator("h3 a").text_content() == text
        assert item.locator("p").last.text_content() == text
        page.get_by_label("Zoek", exact=True).fill("onerror" if id == "kwaad" else "amp script")
        assert id in page.evaluate(FOUND)
    assert page.locator("img, iframe").count() == 0
    page.goto(f"{(site / 'compare.html').as_uri()}#kwaad,erger")
    (_, *heads), *_ = page.evaluate(TABLE % "textContent")
    assert heads == [whole[id].title for id in ("kwaad", "erger")]
    assert page.locator("img").count() == 0
    for file in sorted((site / "entries").glob("kwaad*.html")):
        page.goto(file.as_uri())
        assert page.title().startswith(whole["kwaad"].title)
        assert page.locator("img").count() == 0


def test_every_link_leads_somewhere(site: Path) -> None:
    """Every link on every page is to a file of the site, or to the web."""
    found = []
    for file in sorted(site.rglob("*.html")):
        tree = LexborHTMLParser(file.read_text(encoding="utf-8"))
        for link in tree.css("a[href], link[href]:not([rel=icon])"):
            parts = urlsplit(link.attributes["href"] or "")
            if parts.scheme in ("http", "https"):
                continue
            target = file.parent / unquote(parts.path) if parts.path else file
            if parts.scheme or not target.is_file() or site not in target.resolve().parents:
                found.append(f"{file.relative_to(site)}: {link.attributes['href']}")
    assert not found, lines(found)


def test_every_page_can_be_reached(site: Path) -> None:
    """From the list one comes to every page."""
    reached, todo = set(), [site / "index.html"]
    while todo:
        file = todo.pop()
        if file in reached:
            continue
        reached.add(file)
        tree = LexborHTMLParser(file.read_text(encoding="utf-8"))
        targets = (link.attributes["href"] or "" for link in tree.css("a[href]"))
        here = (href for href in targets if not urlsplit(href).scheme and href.endswith(".html"))
        todo += [(file.parent / href).resolve() for href in here]
    assert reached == set(site.rglob("*.html"))


def test_html_of_the_site_is_sound(site: Path, new_page: NewPage, tmp_path: Path) -> None:
    """Html-validate finds nothing on a page of the site, also when a script has filled it."""
    page = open_list(new_page, site, "#query=kom")
    page.locator(".pick input:visible").first.check()
    # As a browser writes it, an attribute without a value has an empty one.
    content = page.content().replace('=""', "")
    (tmp_path / "list.html").write_text(content, encoding="utf-8")
    page.goto(f"{(site / 'compare.html').as_uri()}#kom,supervisie")
    content = page.content().replace('=""', "")
    (tmp_path / "compared.html").write_text(content, encoding="utf-8")
    files = [site / "index.html", site / "compare.html", *sorted(site.glob("entries/kom*.html"))]
    assert html_faults([*files, *sorted(tmp_path.glob("*.html"))], tmp_path) == []


@pytest.mark.parametrize("viewport", [PHONE, LAPTOP])
def test_site_is_for_everybody(viewport: dict[str, int], site: Path, new_page: NewPage) -> None:
    """Axe finds nothing on the list or the comparison, filled or not, on a phone or a laptop."""
    page = new_page(viewport=viewport)
    add_axe(page)
    page.goto((site / "index.html").as_uri())
    page.locator(".pick input").first.check()
    found = axe_faults(page)
    page.get_by_label("Zoek", exact=True).fill("qqqqqq")
    found += axe_faults(page)
    page.goto((site / "compare.html").as_uri())
    found += axe_faults(page)
    page.goto(f"{(site / 'compare.html').as_uri()}#kom,supervisie,dimensies,coaching")
    page.reload()
    found += axe_faults(page)
    page.goto((site / "entries" / "visualiseren.worksheet.html").as_uri())
    found += axe_faults(page)
    assert not found, lines(found)


def test_site_fits_on_a_phone(site: Path, new_page: NewPage) -> None:
    """No page of the site is wider than a phone, with long words or many columns."""
    page = new_page(viewport=PHONE, is_mobile=True)
    found = []
    compared = f"{(site / 'compare.html').as_uri()}#kom,supervisie,dimensies,coaching,kwaad,lang"
    for address in [
        (site / "index.html").as_uri(),
        (site / "compare.html").as_uri(),
        compared,
        *(file.as_uri() for file in sorted(site.glob("entries/kwaad*.html"))),
    ]:
        page.goto(address)
        if address == compared:
            page.reload()
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > PHONE["width"]:
            found.append(f"{address} is {width} wide")
    assert not found, lines(found)


def test_pages_know_their_address(whole: Catalogue, tmp_path: Path) -> None:
    """With a base URL each page names its own address, and the sitemap names every page."""
    base = "https://example.org/a&b/"
    write_site(whole, tmp_path, base_url=base)
    pages = [str(file.relative_to(tmp_path)) for file in sorted(tmp_path.rglob("*.html"))]
    expected = {page: urljoin(base, "" if page == "index.html" else page) for page in pages}
    for page in pages:
        tree = LexborHTMLParser((tmp_path / page).read_text(encoding="utf-8"))
        links = [link.attributes["href"] for link in tree.css('link[rel="canonical"]')]
        assert links == [expected[page]]
    sitemap = ET.parse(tmp_path / "sitemap.xml").getroot()  # noqa: S314  # it is ours
    name = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    assert {child.tag for child in sitemap} == {f"{name}url"}
    assert [loc.text for loc in sitemap.iter(f"{name}loc")] == sorted(expected.values())


def test_without_an_address_none_is_named(site: Path) -> None:
    """Without a base URL there is no sitemap, and no page has a canonical link."""
    assert not (site / "sitemap.xml").exists()
    assert not [f for f in site.rglob("*.html") if 'rel="canonical"' in f.read_text("utf-8")]
