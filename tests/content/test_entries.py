"""What holds for every entry of the catalogue, whatever it says."""

import json
import re
from collections import Counter
from collections.abc import Iterator

import attrs
import pytest
import yaml

from builders import VIEWS, written
from reflectlib import Catalogue, Checklist, Entry, Method, Programme, render, structure
from reflectlib.checking import Collection
from reflectlib.message import say
from reflectlib.model.roles import ROLES
from reflectlib.model.totals import contradictions
from reflectlib.reading.load import read
from reflectlib.registry import FORMATS
from reflectlib.rendering import formats_of, views_of
from reflectlib.resources import methods_dir

IDS = sorted(Catalogue.bundled())

# Where the source itself gives two figures that do not agree; both stand.
CONTRADICT_THEMSELVES = {
    "b1-niveau",
    "feiten-of-interpretaties",
    "heard-seen-respected",
    "incidentmethode",
    "luisteren-erkennen-doorvragen",
    "perspectief-van-de-ander",
    "socratische-keuze",
    "troika",
    "visualiseren",
    "waarden-van-samenwerking",
}
# Whose words we do not use for the thing that has another name everywhere else.
AVOIDED = re.compile(
    r"\b(sessies?|fasen?|fases|cases?|probleemeigenaar|middels|teneinde|indien|dient te)\b", re.I
)


def test_catalogue_is_whole(catalogue: Catalogue) -> None:
    """There are as many entries of each kind as the sources describe, and as we put together."""
    kinds = Counter(entry.kind for entry in catalogue.values())
    assert kinds == {"method": 72, "checklist": 6, "framework": 5, "programme": 5, "register": 15}


@pytest.mark.parametrize("id", IDS)
def test_entry_has_no_fault_but_what_its_source_contradicts(id: str, catalogue: Catalogue) -> None:
    """An entry has no errors and no warnings; figures that differ in the source are let pass."""
    collection = Collection.of([catalogue.file(id)], beside=catalogue)
    assert list(collection.check_file(*collection.files)) == []
    passed = re.findall(r"(?m)^# reflect: off (\S+): .", catalogue.file(id).read_text("utf-8"))
    assert passed == (["RFL208"] if id in CONTRADICT_THEMSELVES else [])


@pytest.mark.parametrize("id", sorted(CONTRADICT_THEMSELVES))
def test_sheet_says_where_its_source_contradicts_itself(id: str, catalogue: Catalogue) -> None:
    """Both figures stand on the sheet, and the sheet says so."""
    entry = catalogue[id]
    assert isinstance(entry, Method)
    assert len(list(contradictions(entry))) == 1
    assert "Beide tijden staan hier zoals ze zijn." in render(entry, catalogue=catalogue).decode()


@pytest.mark.parametrize("view", VIEWS)
def test_entry_renders_in_every_view_and_format(view: str, catalogue: Catalogue) -> None:
    """Whatever one asks of an entry that has it, there it is, by its own title."""
    having = [entry for entry in catalogue.values() if view in views_of(entry)]
    assert len(having) > 30
    for entry in having:
        title = re.sub(r"[^\w ]", "", entry.title)
        for to in (to for to in formats_of(entry, view) if not FORMATS[to].binary):
            written = re.sub(r"&amp;|[^\w ]", "", render(entry, to, view, catalogue).decode())
            assert title.replace("amp", "") in written


@pytest.mark.parametrize("id", IDS)
def test_entry_is_there_in_word_and_as_pdf(id: str, catalogue: Catalogue) -> None:
    """The sheet of each is made, with all that is in it."""
    assert render(catalogue[id], "docx", catalogue=catalogue).startswith(b"PK")
    assert render(catalogue[id], "pdf", catalogue=catalogue).startswith(b"%PDF-")


@pytest.mark.parametrize("id", IDS)
def test_entry_reads_back_equal(id: str, catalogue: Catalogue) -> None:
    """What is written of an entry makes an equal one, by JSON and as a definition."""
    entry = catalogue[id]
    written = render(entry, to="json")
    assert structure(json.loads(written)) == entry
    again, report = read(written, f"{id}.json", stem=id)
    assert again == entry
    assert not report.errors


def questions(entry: Entry) -> Iterator[str]:
    own = [block.step for block in entry.blocks] if isinstance(entry, Programme) else []
    phases = entry.phases if isinstance(entry, Method) else ()
    for phase in (*phases, *filter(None, own)):
        for question in phase.questions:
            yield question.text
            yield from question.follow_ups
    for section in entry.sections if isinstance(entry, Checklist) else ():
        yield from (question.text for question in section.questions)


def test_each_question_ends_in_a_question_mark(catalogue: Catalogue) -> None:
    """What is asked is a question."""
    asked = [(entry.id, text) for entry in catalogue.values() for text in questions(entry)]
    assert len(asked) > 300
    assert [one for one in asked if not one[1].rstrip().endswith(("?", "?)", '?"', "?'"))] == []


def test_roles_are_those_of_the_register(catalogue: Catalogue) -> None:
    """The same person has one id and one name in every entry."""
    roles = {
        (role.id, role.title)
        for entry in catalogue.values()
        if isinstance(entry, Method)
        for role in entry.roles
    }
    assert roles <= {(id, say(title, "nl")) for id, title in ROLES.items()}


def test_exercises_name_their_principle_and_examples_their_practice(catalogue: Catalogue) -> None:
    """Every entry of the inspiratiedocument belongs to a principle; every entry leads on."""
    for entry in catalogue.values():
        titles = [source.title for source in entry.sources]
        assert titles, entry.id
        if entry.kind == "method" and any(t.startswith("Inspiratiedocument") for t in titles):
            assert len(entry.principles) == 1, entry.id
        assert entry.related or entry.kind in ("framework", "register"), entry.id
        assert entry.id not in entry.related


@pytest.mark.parametrize("id", IDS)
def test_entry_names_its_licence(id: str, catalogue: Catalogue) -> None:
    """How to cite an entry and what others may do with it stands with its sources on its sheet."""
    entry = catalogue[id]
    assert entry.licence == "CC-BY-4.0"
    sheet = render(entry, to="text", catalogue=catalogue, width=1000).decode()
    assert f"{entry.title}, versie {entry.version}, CC-BY-4.0" in sheet


def test_every_item_of_a_framework_is_referred_to(catalogue: Catalogue) -> None:
    """Each principle, dimension and kind of competence leads to a method.

    But for the way of working that one grows away from by reflecting.
    """
    used = {id for entry in catalogue.values() for id in entry.principles}
    assert used == set(catalogue.item_titles()) - {"intuitief-praktiserend"}


@pytest.mark.parametrize("id", IDS)
def test_entry_uses_the_fixed_words(id: str, catalogue: Catalogue) -> None:
    """What has a name everywhere is not called something else."""
    entry = attrs.evolve(catalogue[id], sources=())  # whose titles are what they are
    if id == "b1-niveau":  # whose letter is hard to read on purpose
        entry = attrs.evolve(entry, worksheets=(), answers=())
    assert AVOIDED.findall(" ".join(written(entry))) == []


def test_fixed_words_are_looked_for() -> None:
    """The search for words to avoid finds them."""
    assert AVOIDED.findall("Elke sessie heeft een Fase.") == ["sessie", "Fase"]


@pytest.mark.parametrize("id", IDS)
def test_file_is_yaml_to_other_readers(id: str, catalogue: Catalogue) -> None:
    """A definition is read by PyYAML's own reader as well, so by most tools that people use."""
    data = yaml.safe_load(catalogue.file(id).read_bytes())
    as_text = json.loads(json.dumps(data, default=str))  # some take a day for more than a text
    assert structure(as_text) == catalogue[id]


def test_changelog_says_what_changed_in_each_entry(catalogue: Catalogue) -> None:
    """Each version of each entry has a place in the changelog of the content."""
    parts = (methods_dir() / "CHANGELOG.md").read_text(encoding="utf-8").split("\n### ")[1:]
    told = {
        (id, int(version))
        for part in parts
        if (version := part.splitlines()[0].rpartition("versie ")[2])
        for id in re.findall("`([a-z0-9-]+)`", part)
    }
    assert {(entry.id, entry.version) for entry in catalogue.values()} <= told
