"""`reflect.toml`: what it makes of a site, and what is said of each mistake in it."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from test_site import define

from builders import checklist
from conftest import Run
from reflectlib import Catalogue, Diagnostic, dump, write_site
from reflectlib.errors import InvalidEntryError, UnknownIdError
from reflectlib.site.asked import EXAMPLES, read_settings
from reflectlib.site.colours import DARK, LEAST, LIGHT, contrast, least_contrast, readable
from reflectlib.site.looks import MOST_LOGO_BYTES, PNG_START, accents
from reflectlib.site.settings import LONGEST_INTRODUCTION
from reflectlib.site.toml import parse
from reflectlib.translations import languages
from reflectlib.writers.frame import ASSETS

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8"/></svg>'
WHOLE = """\
title = "Reflecteren bij ons"
logo = "logo.svg"
introduction = \"\"\"
Welkom. Kies een methode,
en begin.

Vragen mogen altijd.\"\"\"
only = ["een", "checklist"]
language = "en"
base_url = "https://example.org/reflect/"
x-ours = 2026-01-01

[contact]
text = "Vragen? Loop langs bij Anna."
mail = "anna@example.org"
link = "https://example.org"

[colours]
accent = "#7A1F5C"
"""
MISTAKES = {
    "title: Bij ons": ("RFL018", 1, 6, 'title = "Bij ons"'),
    "title = Bij ons": ("RFL018", 1, 9, 'title = "Bij ons"'),
    "title = “Bij ons”": ("RFL018", 1, 9, "straight quotes"),
    'title = "Bij ons\nonly = ["een"]': ("RFL018", 1, 17, "Close the text"),
    'logo = "C:\\plaatjes\\a.svg"': ("RFL018", 1, 13, "Write /"),
    'only = [\n  "een"\n': ("RFL018", 3, 1, "Close the list"),
    "[contact": ("RFL018", 1, 1, "between brackets"),
    "Bij ons": ("RFL018", 1, 5, 'name = "text"'),
    "title = 'a' only = ['een']": ("RFL018", 1, 13, "a line of its own"),
    'title = "a"\n\ntitle = "b"': ("RFL003", 3, 1, "Put them together"),
    '[contact]\nmail = "a@b.nl"\n[contact]': ("RFL003", 3, 1, "Put them together"),
    'titel = "Bij ons"': ("RFL101", 1, 1, "title"),
    'tittle = "Bij ons"': ("RFL101", 1, 1, "title"),
    'accent = "#0b5d57"': ("RFL101", 1, 1, "[colours]"),
    "iets = 1": ("RFL101", 1, 1, "The keys are"),
    '[contact]\nmail = "a@b.nl"\nonly = ["een"]': ("RFL101", 3, 1, "top of the file"),
    "title = 7": ("RFL103", 1, 9, "in quotes"),
    "title = 2026-01-01": ("RFL103", 1, 9, "in quotes"),
    'title = ""': ("RFL104", 1, 9, "Write something"),
    'only = "een"': ("RFL103", 1, 8, 'only = ["een"]'),
    "only = 7": ("RFL103", 1, 8, 'only = ["kom", "checklist"]'),
    "only = [1]": ("RFL103", 1, 9, "in quotes"),
    "contact = 7": ("RFL103", 1, 11, "contact = {"),
    'colours = "#0b5d57"': ("RFL103", 1, 11, "colours = {"),
    "[colours]": ("RFL102", 1, 2, 'accent = "#0b5d57"'),
    "colours.accent = 'teal'": ("RFL104", 1, 18, 'accent = "#0b5d57"'),
    "[colours]\naccent = '#ffcc00'": ("RFL104", 2, 10, 'accent = "#'),
    "[colours]\naccent = '#0b5d57'\naccent_dark = '#0b5d57'": ("RFL104", 3, 15, "accent_dark"),
    "[contact]\nmail = 'anna'": ("RFL104", 2, 8, "anna@example.org"),
    "language = 'fr'": ("RFL104", 1, 12, "Leave it out"),
    "base_url = 'https://example.org/?a=b'": ("RFL104", 1, 12, "base_url = "),
    f"introduction = '{'a' * 1001}'": ("RFL107", 1, 16, "fewer words"),
    f"only = {['een'] * 501}": ("RFL107", 1, 8, "a tag"),
    "logo = 'logo.jpg'": ("RFL104", 1, 8, "logo.svg"),
    "logo = 'weg.svg'": ("RFL104", 1, 8, "folder of this file"),
    "logo = 'geen.png'": ("RFL104", 1, 8, "Save it anew"),
    "logo = 'groot.png'": ("RFL104", 1, 8, "smaller"),
    'only = [\n  "een",\n  "enn",\n]': ("RFL203", 3, 3, "een"),
    'only = ["een", "Methoden"]': ("RFL203", 1, 16, "method"),
    'only = ["qqqqqq"]': ("RFL203", 1, 9, "reflect list"),
    "title = 'a\x07'": ("RFL005", 1, 11, ""),
    f"only = {'[' * 5000}{']' * 5000}": ("RFL006", 1, 1, ""),
}
"""What somebody may write → the code, the line and the column, and a part of what to do."""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with two methods, a checklist and pictures."""
    define(tmp_path, "een", "twee")
    made = checklist(id="drie", title="Drie", tags=["kort"])
    (tmp_path / "drie.yaml").write_text(dump(made), encoding="utf-8")
    (tmp_path / "logo.svg").write_bytes(SVG)
    (tmp_path / "geen.png").write_bytes(SVG)
    (tmp_path / "groot.png").write_bytes(PNG_START + bytes(MOST_LOGO_BYTES))
    return tmp_path


def site_of(own: Path, text: str) -> LexborHTMLParser:
    """The list of a site with these settings."""
    (own / "reflect.toml").write_text(text, encoding="utf-8")
    write_site(Catalogue.load(own), own / "site", quality=False, settings=own / "reflect.toml")
    return LexborHTMLParser((own / "site" / "index.html").read_bytes())


def faults_of(own: Path, text: str) -> list[Diagnostic]:
    """What is said of these settings."""
    with pytest.raises(InvalidEntryError) as refused:
        site_of(own, text)
    return list(refused.value.report)


def test_settings_make_a_site_ones_own(own: Path) -> None:
    """All that stands in the file is on the list, in the language that it asks."""
    tree = site_of(own, WHOLE)
    one = {name: tree.css_first(name) for name in ("h1", "html", "style", ".logo", ".contact")}
    assert all(one.values())
    assert one["h1"].text() == "Reflecteren bij ons"
    assert one["html"].attributes["lang"] == "en"
    assert one[".logo"].attributes["src"] == f"data:image/svg+xml;base64,{b64encode(SVG).decode()}"
    paragraphs = [each.text() for each in tree.css(".introduction")]
    assert paragraphs == ["Welkom. Kies een methode, en begin.", "Vragen mogen altijd."]
    said = [each.text() for each in one[".contact"].css("p")]
    assert said == ["Vragen? Loop langs bij Anna.", "anna@example.org", "https://example.org"]
    links = [each.attributes["href"] for each in one[".contact"].css("a")]
    assert links == ["mailto:anna@example.org", "https://example.org"]
    assert "--accent:light-dark(#7a1f5c, #" in one["style"].text()
    assert [each.attributes["data-id"] for each in tree.css("#entries li[data-id]")] == [
        "een",
        "drie",
    ]
    assert (own / "site" / "sitemap.xml").exists()
    compared = (own / "site" / "compare.html").read_text(encoding="utf-8")
    assert "--accent:light-dark(#7a1f5c" in compared


def test_a_logo_is_a_picture_that_the_page_holds(own: Path) -> None:
    """A page may show only the pictures that it holds itself, with a logo too."""
    policy = site_of(own, "logo = 'logo.svg'").css_first("meta[http-equiv]")
    assert policy is not None
    assert re.findall("img-src [^;]*", policy.attributes["content"] or "") == ["img-src data:"]


def test_pages_of_entries_have_the_colour_of_the_site(own: Path) -> None:
    """The colour that a site asks is on the pages of its entries, with their policy."""
    site_of(own, "[colours]\naccent = '#7a1f5c'")
    page = (own / "site" / "entries" / "een.html").read_text(encoding="utf-8")
    style = LexborHTMLParser(page).css_first("style")
    assert style is not None
    assert "--accent:light-dark(#7a1f5c" in style.text()
    assert b64encode(sha256(style.text().encode()).digest()).decode() in page


def test_the_list_says_what_it_is_of(own: Path) -> None:
    """Who is shown a link to the list sees its title and its introduction."""
    tree = site_of(own, "title = 'Bij ons'\nintroduction = 'Welkom.'")
    told = {
        each.attributes["property"]: each.attributes["content"] for each in tree.css("[property]")
    }
    assert (told["og:title"], told["og:type"]) == ("Bij ons", "website")
    assert told["og:description"] == "Welkom."
    assert "og:description" not in str(site_of(own, "").html)


def test_contact_may_be_a_sentence(own: Path) -> None:
    """A text by itself is whom to turn to."""
    tree = site_of(own, "contact = 'Vraag het Anna.'")
    assert [each.text() for each in tree.css(".contact p")] == ["Vraag het Anna."]


@pytest.mark.parametrize("text", MISTAKES)
def test_each_mistake_has_one_message(text: str, own: Path) -> None:
    """A mistake is told once, where it stands, with what to do, in each language."""
    (fault,) = faults_of(own, text)
    code, line, column, hint = MISTAKES[text]
    assert (fault.code, fault.line, fault.column) == (code, line, column), fault
    assert fault.hint
    assert hint in fault.hint
    for language in languages():
        assert "{" not in re.sub(r"[a-z]+ = \{.*", "", fault.in_words(language))


def test_what_is_no_text_at_all_is_told(own: Path) -> None:
    """A file in another encoding is refused in a line that says so."""
    (own / "reflect.toml").write_bytes("title = 'Één'".encode("latin-1"))
    with pytest.raises(InvalidEntryError) as caught:
        read_settings(own / "reflect.toml")
    (fault,) = caught.value.report
    assert (fault.code, fault.line) == ("RFL001", 1)
    assert fault.hint


def test_all_mistakes_are_told_at_once(own: Path) -> None:
    """Of more mistakes each is told, in their order."""
    found = faults_of(own, "titel = 'a'\nonly = 'een'\n[contact]\nmail = 7\n")
    assert [(each.line, each.path) for each in found] == [
        (1, "titel"),
        (2, "only"),
        (4, "contact.mail"),
    ]


def test_proposed_colours_will_do(own: Path) -> None:
    """What a message proposes in place of a colour is accepted."""
    for text in ("accent = '#ffcc00'", "accent = '#0b5d57'\naccent_dark = '#550000'"):
        (fault,) = faults_of(own, f"[colours]\n{text}")
        key, colour = re.findall(r'(\w+) = "(#\w+)"', fault.hint)[0]
        mended = re.sub(rf"(?m)^{key} = .*", f"{key} = '{colour}'", text)
        site_of(own, f"[colours]\n{mended}")


def test_examples_in_hints_are_right(own: Path) -> None:
    """What a hint says to write is taken as it stands."""
    homes = {"text": "contact", "mail": "contact", "link": "contact"}
    homes |= {"accent": "colours", "accent_dark": "colours"}
    for key, example in EXAMPLES.items():
        home = f"[{homes[key]}]\n" if key in homes else ""
        more = 'accent = "#0b5d57"\n' if key == "accent_dark" else ""
        file = own / "reflect.toml"
        file.write_text(home + more + example, encoding="utf-8")
        assert read_settings(file)


@pytest.mark.parametrize(
    "colour", ["#0b5d57", "#ffcc00", "#ffffff", "#000000", "#3366ff", "#777777"]
)
def test_accent_can_be_read_in_the_dark(colour: str) -> None:
    """A colour for the dark that nobody gave can be read there, and is the same where it can."""
    light, dark = accents(readable(colour, LIGHT), None)
    assert least_contrast(light, LIGHT) >= LEAST
    assert least_contrast(dark, DARK) >= LEAST
    assert readable(dark, DARK) == dark


def test_contrast_is_that_of_wcag() -> None:
    """Black on white is 21 to 1, the most there is, and a colour on itself is 1 to 1."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#0b5d57", "#0B5D57") == pytest.approx(1)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_papers_are_those_of_the_pages() -> None:
    """The colours that an accent is held against are those that pages have."""
    tokens = (ASSETS / "tokens.css").read_text(encoding="utf-8")
    for name, *expected in zip(("paper", "tint"), LIGHT, DARK, strict=True):
        (found,) = re.findall(rf"--{name}: light-dark\(([^)]*)\)", tokens)
        whole = [re.sub("^#(.)(.)(.)$", r"#\1\1\2\2\3\3", each) for each in found.split(", ")]
        assert whole == expected


def test_places_are_those_in_the_text() -> None:
    """Whatever way a file is written in, the place of a key and a value is found."""
    text = (
        "# note\n'a b'.c = [ 'x', # one\n  { d = '''y\n''' , e.f = 1979-05-27 07:32:00 } ]\n"
        '[t.u]\r\nk = "a # [b]" # c\n[[v]]\n[[v]]\nw = """a\n\\""" b\n"""\nz = -1e3\n'
    )
    document = parse(text.encode(), "f.toml")
    lines = document.text.split("\n")
    for path, start in {
        ("a b", "c"): "[ 'x'",
        ("a b", "c", 0): "'x'",
        ("a b", "c", 1): "{ d",
        ("a b", "c", 1, "d"): "'''y",
        ("a b", "c", 1, "e", "f"): "1979",
        ("t", "u", "k"): '"a #',
        ("v", 1, "w"): '"""a',
        ("v", 1, "z"): "-1e3",
    }.items():
        found = document.fault("RFL104", path, "")
        assert lines[found.line - 1][found.column - 1 :].startswith(start), path
    assert document.fault("RFL104", ("v", 1, "z"), "", at_key=True).column == 1


def test_longest_introduction_is_accepted(own: Path) -> None:
    """A text may be as long as it is said to be."""
    site_of(own, f"introduction = '{'a' * LONGEST_INTRODUCTION}'")


def test_choice_that_is_no_entry_is_refused(own: Path) -> None:
    """Who asks for entries that there are not gets no site, and is told what is near."""
    with pytest.raises(UnknownIdError) as caught:
        write_site(Catalogue.load(own), own / "out", only=["een", "enn"])
    assert (caught.value.fields["id"], caught.value.fields["near"]) == ("enn", ("een",))
    assert not (own / "out").exists()


def test_file_beside_the_command_counts(own: Path, reflect: Run) -> None:
    """`reflect site` takes the file in the current folder, or another that is named."""
    (own / "reflect.toml").write_text("title = 'Van ons'\nonly = ['een']", encoding="utf-8")
    (own / "other.toml").write_text("title = 'Van hen'", encoding="utf-8")
    base = ["site", "out", "--path", ".", "--no-bundled", "--no-quality"]
    heading = re.compile("<h1>(.*)</h1>")
    for more, title, number in (
        ([], "Van ons", 1),
        (["--config", "other.toml"], "Van hen", 3),
        (["--title", "Anders", "--only", "twee, kort"], "Anders", 2),
    ):
        done = reflect(*base, *more)
        assert done.returncode == 0, done.stderr
        page = (own / "out" / "index.html").read_text(encoding="utf-8")
        assert heading.findall(page) == [title]
        assert page.count("<li data-id=") == number


def test_only_has_to_name_something(own: Path, reflect: Run) -> None:
    """A comma by itself is no choice, and is not taken for all."""
    done = reflect("site", "out", "--path", ".", "--no-bundled", "--only", " , ")
    assert done.returncode == 2
    assert "--only names nothing; write it as --only kom,checklist" in done.stderr.decode()
    assert not (own / "out").exists()
