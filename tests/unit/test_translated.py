"""Entries in another language: what is translated, and what stays as it was written."""

from pathlib import Path

import pytest

from builders import framework, method
from reflectlib import (
    CannotReadError,
    Catalogue,
    Method,
    Session,
    compare,
    dump,
    load,
    plan,
    render,
)
from reflectlib.message import Marked
from reflectlib.translated import (
    acceptable,
    beside,
    in_language,
    languages_of,
    read_po,
    texts_of,
)
from reflectlib.translating import check_translation, progress, updated, written


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A definition of which the title, a step and a question are translated into English."""
    entry = method(
        id="rondje",
        title="Rondje",
        phases=[
            {
                "id": "start",
                "title": "Begin",
                "time": 10,
                "questions": [{"text": "Hoe gaat het?", "follow_ups": ["En thuis?"]}],
            }
        ],
    )
    file = tmp_path / "rondje.yaml"
    file.write_text(dump(entry), encoding="utf-8")
    catalog = updated(entry, "en")
    for place, text in {
        "title": "Round",
        "phases[start].title": "Start",
        "phases[start].questions[0]": "How are you?",
    }.items():
        next(m for m in catalog if m.context == place).string = text
    po = beside(file, "rondje", "en")
    po.parent.mkdir(parents=True)
    po.write_bytes(written(catalog))
    return file


def test_texts_stand_by_their_places() -> None:
    """Every text that people read has a place; ids, names and sources are none."""
    entry = method(
        organisation="Stichting", sources=[{"title": "Boek"}], licence="CC-BY-4.0",
        frequency=[{"every": {"weeks": 2}, "for": "teams"}],
        roles=[{"id": "leider", "title": "Leider", "tasks": ["Leid."]}],
    )  # fmt: skip
    found = dict(texts_of(entry))
    assert found["title"] == entry.title
    assert found["frequency[0].for"] == "teams"
    assert found["roles[leider].tasks[0]"] == "Leid."
    assert not {"Stichting", "Boek", "CC-BY-4.0", "leider"} & set(found.values())
    assert found.keys() == acceptable(entry).keys()


def test_translation_is_used(own: Path) -> None:
    """What is translated is in the language; the rest is marked as what it is."""
    catalogue = Catalogue.load(own)
    entry = catalogue["rondje"]
    assert languages_of(entry, catalogue) == ("nl", "en")
    made = in_language(entry, "en", catalogue)
    assert isinstance(made, Method)
    assert (made.language, made.title, made.phases[0].title) == ("en", "Round", "Start")
    assert made.phases[0].questions[0].text == "How are you?"
    assert made.summary == entry.summary
    assert isinstance(made.summary, Marked)
    page = render(entry, "html", catalogue=catalogue, language="en").decode()
    assert '<html lang="en">' in page
    assert f'<span lang="nl">{entry.summary}</span>' in page
    assert "<h2>Steps</h2>" in page
    assert "<h1>Round</h1>" in page


def test_titles_of_others_are_translated_too(own: Path) -> None:
    """What an entry refers to is called as it is in the language, and marked where it is not."""
    other = own.with_name("ander.yaml")
    other.write_text(
        dump(method(id="ander", title="Ander", related=["rondje", "weg"])), encoding="utf-8"
    )
    catalogue = Catalogue.load(own.parent)
    page = render(catalogue["ander"], "html", catalogue=catalogue, language="en").decode()
    assert "<strong>Goes well with:</strong> Round; weg" in page
    page = render(catalogue["rondje"], "html", catalogue=catalogue, language="de").decode()
    assert '<span lang="nl">Rondje</span>' in page


def test_framework_is_in_the_language(tmp_path: Path) -> None:
    """The principles of a method are those of the framework as it is translated."""
    held = framework(id="kader", items=[{"id": "lerend", "title": "Lerend"}])
    catalogue = Catalogue.of(held, method(principles=["lerend"]))
    page = render(catalogue["rondje"], "html", catalogue=catalogue, language="en").decode()
    assert '<span lang="nl">Lerend</span>' in page
    assert b"Methods that belong to it" in render(held, catalogue=catalogue, language="en")


def test_own_language_changes_nothing(own: Path) -> None:
    """An entry in its own language is itself."""
    catalogue = Catalogue.load(own)
    assert in_language(catalogue["rondje"], "nl", catalogue) is catalogue["rondje"]


@pytest.mark.parametrize(("asked", "language"), [("de", "de"), ("ja", "en"), ("en", "en")])
def test_entry_without_translation(asked: str, language: str) -> None:
    """Its texts stay; the page is in the language, or in English where that has no labels."""
    entry = method(language="nl")
    made = in_language(entry, asked, Catalogue([]))
    assert made.language == language
    assert isinstance(made.title, Marked)
    assert made.title == entry.title


def test_whatever_holds_an_entry_is_translated(own: Path) -> None:
    """A plan, a series, a comparison: with the steps of the entry as it is translated."""
    catalogue = Catalogue.load(own)
    entry = catalogue["rondje"]
    assert isinstance(entry, Method)
    planned = plan(entry, Session(people=6))
    made = in_language(planned, "en", catalogue)
    assert made.method.title == "Round"
    assert made.slots[0].phase is made.method.phases[0]
    assert b"Agenda: Round" in render(planned, catalogue=catalogue, language="en")
    assert b"Round" in render(compare([entry]), catalogue=catalogue, language="en")
    assert in_language(42, "en", catalogue) == 42


def test_language_of_the_page_marks_the_labels() -> None:
    """On a Japanese page, labels are English, and say so."""
    entry = method(language="ja", title="付箋", audience="みんな")
    page = render(entry, "html").decode()
    assert '<html lang="ja">' in page
    assert "<h1>付箋</h1>" in page
    assert '<strong><span lang="en">For whom</span>:</strong> みんな' in page
    assert b"For whom" in render(entry, "markdown")


def test_update_keeps_what_was_translated(own: Path) -> None:
    """A moved text keeps its translation, a changed one is to be looked at, a gone one is kept."""
    entry = load(own)
    before = read_po(beside(own, "rondje", "en"))
    later = method(
        id="rondje",
        title="Rondje langs allen",
        phases=[
            {"id": "nul", "title": "Nul", "time": 1, "questions": ["Wat nu?"]},
            {"id": "start", "title": "Begin", "time": 10},
        ],
    )
    assert progress(updated(entry, "en", before)) == progress(before)
    made = updated(later, "en", before)
    by_place = {m.context: m for m in made if m.id}
    assert by_place["phases[start].title"].string == "Start"
    assert not by_place["phases[start].title"].fuzzy
    assert by_place["title"].fuzzy
    assert by_place["title"].previous_id == ["Rondje"]
    assert not by_place["phases[nul].questions[0]"].string
    assert b'#~ msgid "Hoe gaat het?"' in written(made)
    done = progress(made)
    assert (done.translated, done.fuzzy) == (1, 1)


def test_fuzzy_is_not_shown(own: Path) -> None:
    """A translation that somebody has yet to look at is not used."""
    po = beside(own, "rondje", "en")
    text = po.read_text(encoding="utf-8")
    po.write_text(text.replace('msgctxt "title"', '#, fuzzy\nmsgctxt "title"'), encoding="utf-8")
    catalogue = Catalogue.load(own)
    assert in_language(catalogue["rondje"], "en", catalogue).title == "Rondje"


@pytest.mark.parametrize(
    ("before", "behind", "code", "severity"),
    [
        ('msgid "Rondje"', 'msgid "Kring"', "RFL403", "warning"),
        ('msgctxt "title"', '#, fuzzy\nmsgctxt "title"', "RFL403", "warning"),
        ('msgstr "Round"', 'msgstr "Round {x}"', "RFL402", "error"),
        ('msgstr "Round"', 'msgstr "Round\\nagain"', "RFL404", "error"),
        ('msgstr "Round"', "msgstr Round", "RFL401", "error"),
    ],
)
def test_faults_of_a_translation(
    own: Path, before: str, behind: str, code: str, severity: str
) -> None:
    """What is stale, or cannot stand there, is told with its place."""
    po = beside(own, "rondje", "en")
    text = po.read_text(encoding="utf-8")
    assert before in text
    po.write_text(text.replace(before, behind), encoding="utf-8")
    (found,) = check_translation(po, load(own))
    assert (found.code, found.severity) == (code, severity)
    assert found.line > 0
    assert "PO" in found.in_words("nl") or "vertaling" in found.in_words("nl")


@pytest.mark.parametrize("content", [b"\xff", b'msgid "a"\nmsgid "b"\nmsgstr[x] "c"\n'])
def test_file_that_is_no_text_of_translations(own: Path, content: bytes) -> None:
    """What Babel cannot read either raises what can be mended, with a line."""
    po = beside(own, "rondje", "en")
    po.write_bytes(content)
    with pytest.raises(CannotReadError, match=r"line \d of"):
        read_po(po)


def test_entry_that_stands_twice_is_translated_once(own: Path) -> None:
    """All that holds an entry gets the same translation of it."""
    catalogue = Catalogue.load(own)
    entry = catalogue["rondje"]
    one, other = in_language((entry, entry), "en", catalogue)
    assert one is other


def test_sound_translation_has_no_faults(own: Path) -> None:
    """A translation that is not whole is sound."""
    assert not check_translation(beside(own, "rondje", "en"), load(own))


def test_translation_that_cannot_be_read(own: Path) -> None:
    """A file that is none raises what can be mended."""
    beside(own, "rondje", "en").write_text("msgid x", encoding="utf-8")
    catalogue = Catalogue.load(own)
    with pytest.raises(CannotReadError, match="cannot be read as translations"):
        render(catalogue["rondje"], catalogue=catalogue, language="en")
    with pytest.raises(CannotReadError, match="cannot read"):
        read_po(own / "nothing")


def test_clock_says_in_which_language_its_buttons_are() -> None:
    """On a page in a language that we do not speak, the buttons of the clock are English."""
    step = {"id": "start", "title": "Start", "time": 10}
    for language, expected in (("ja", True), ("nl", False)):
        page = render(method(language=language, phases=[step]), "html").decode()
        assert ('<div class="clock-buttons" lang="en">' in page) is expected


def test_step_that_comes_in_takes_no_translation_away(own: Path) -> None:
    """A text is found by the id of its step, so one that stands in two steps keeps both."""
    step = {"id": "nul", "title": "Begin", "time": 1}
    again = {"id": "start", "title": "Begin", "time": 10}
    own.write_text(
        dump(method(id="rondje", title="Rondje", phases=[step, again])), encoding="utf-8"
    )
    catalogue = Catalogue.load(own)
    made = in_language(catalogue["rondje"], "en", catalogue)
    assert isinstance(made, Method)
    assert [phase.title for phase in made.phases] == ["Begin", "Start"]


def test_translation_by_numbers_still_works(own: Path) -> None:
    """A file that names places by numbers alone is used, is sound, and is brought up to date."""
    po = beside(own, "rondje", "en")
    text = po.read_text(encoding="utf-8")
    assert "phases[start]" in text
    po.write_text(text.replace("phases[start]", "phases[0]"), encoding="utf-8")
    catalogue = Catalogue.load(own)
    entry = catalogue["rondje"]
    made = in_language(entry, "en", catalogue)
    assert isinstance(made, Method)
    assert made.phases[0].questions[0].text == "How are you?"
    assert not check_translation(po, entry)
    assert written(updated(entry, "en", read_po(po))).decode() == text


def test_item_without_an_id_of_its_own_goes_by_its_number() -> None:
    """So does one whose id an earlier one has, and one whose id looks like a number."""
    tips = [{"text": "A", "id": "een"}, {"text": "B", "id": "een"}, {"text": "C", "id": "7"}, "D"]
    entry = method(phases=[{"id": "ronde", "title": "Ronde", "tips": tips}])
    places = [place for place, _text in texts_of(entry) if ".tips[" in place]
    assert places == [f"phases[ronde].tips[{own}]" for own in ("een", 1, 2, 3)]
