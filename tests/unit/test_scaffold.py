"""The text of a new definition: valid, and faithful to what was said."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import HOSTILE, lines

from builders import YAML, method_data, renderings
from reflectlib import Catalogue, parse
from reflectlib.characters import clean
from reflectlib.checking import Collection
from reflectlib.model.forms import FORMS
from reflectlib.model.method import Method
from reflectlib.model.timing import Minutes, Range
from reflectlib.reading.text import CONTROL, decode
from reflectlib.scaffold.adapted import adapt
from reflectlib.scaffold.fresh import (
    EntryOutline,
    Piece,
    default_parts,
    in_braces,
    scalar,
    write,
)
from reflectlib.slugs import slug

KINDS = ("method", "programme", "checklist", "framework", "register")
SCHEMA = "schemas/x.schema.json"
LINE = f"# yaml-language-server: $schema={SCHEMA}\n"
# What is still to be written: a purpose, a source, something to fill in, a summary.
TO_WRITE = {"RFL303", "RFL305", "RFL307", "RFL308"}

typed = lines.filter(lambda line: not re.search(f"{CONTROL}|\n", line) and clean(line) == line)


def outline(kind: Any = "method", language: str = "nl", **fields: Any) -> EntryOutline:
    parts = fields.pop("parts", default_parts(kind, language))
    return EntryOutline(kind, "rondje", "Rondje", language=language, parts=parts, **fields)


def parts_of(entry: Any) -> list[Any]:
    names = {
        "method": "phases",
        "programme": "blocks",
        "checklist": "sections",
        "framework": "items",
        "register": "rules",
    }
    parts = getattr(entry, names[entry.kind])
    return [getattr(part, "step", None) or part for part in parts]


def name_of(part: Any) -> str:
    """What a part is called; a rule of a register is its text."""
    return str(part.title if hasattr(part, "title") else part.text)


def uncommented(text: str) -> str:
    """The text with every example put to use: a # with no single space behind it goes."""
    return re.sub(r"(?m)^( *)#(?! \S|$)", r"\1", text)


@pytest.fixture(scope="module")
def collection(catalogue: Catalogue) -> Collection:
    return Collection([], catalogue)


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("language", ["nl", "nl-BE", "en", "no", "de"])
@pytest.mark.parametrize("kind", KINDS)
def test_new_text_is_valid_at_once(
    collection: Collection, kind: str, language: str, bare: bool
) -> None:
    """A new definition has no errors, and no warnings but of what is still to be written."""
    text = write(outline(kind, language), SCHEMA, bare=bare)
    found = collection.check(text.encode(), "rondje.yaml")
    assert {fault.code for fault in found} <= TO_WRITE
    assert not found.errors
    entry = parse(text)
    assert (entry.kind, entry.language, entry.id) == (kind, language, "rondje")
    assert all(written for _, _, written in renderings(entry, Catalogue.bundled()))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_example_in_a_new_text_is_valid(
    collection: Collection, kind: str, language: str
) -> None:
    """Who takes the # off all the examples has a definition in which nothing is amiss."""
    text = uncommented(write(outline(kind, language, summary="Ieder zegt iets."), SCHEMA))
    assert not list(collection.check(text.encode(), "rondje.yaml"))
    assert "sources:" in re.findall(r"(?m)^\w+:", text)
    assert text.startswith(LINE)


@pytest.mark.parametrize("kind", KINDS)
def test_a_text_is_the_same_in_each_language_but_for_its_words(kind: str) -> None:
    """The Dutch and the English text have the same fields, in the same order."""
    keys = [
        re.findall(r"(?m)^[ #]*(?:- )?([a-z_]+):(?= |$)", uncommented(write(each, SCHEMA)))
        for each in (outline(kind, language, parts=(Piece("A"),)) for language in ("nl", "en"))
    ]
    assert keys[0] == keys[1]


@pytest.mark.parametrize("kind", KINDS)
def test_bare_text_is_the_same_without_comments(kind: str) -> None:
    """A bare text holds the same entry, and no comment but the one for editors."""
    bare = write(outline(kind), SCHEMA, bare=True)
    assert parse(bare) == parse(write(outline(kind), SCHEMA))
    first, *rest = bare.splitlines()
    assert first + "\n" == LINE
    assert all(line.strip() and "#" not in line for line in rest)


def test_method_says_what_was_answered() -> None:
    """Form, people, minutes and the times of the steps stand in the entry."""
    for form in FORMS:
        text = write(outline(form=form, facilitation="guided"), SCHEMA)
        entry = parse(text)
        assert isinstance(entry, Method)
        assert (entry.form, entry.facilitation) == (form, "guided")
    parts = (Piece("Begin", Minutes(min=5, max=10)), Piece("Eind"))
    people, minutes = Range(min=4), Minutes(min=20, max=20)
    entry = parse(write(outline(participants=people, duration=minutes, parts=parts), SCHEMA))
    assert isinstance(entry, Method)
    assert (entry.participants, entry.duration) == (people, minutes)
    assert [phase.time for phase in entry.phases] == [Minutes(min=5, max=10), None]
    assert entry.summary == "Een methode in 2 stappen."


@pytest.mark.parametrize(
    ("titles", "stages"),
    [
        (["Welkom", "Kern", "Afronden en opruimen"], ["opening", None, "closing"]),
        (["CHECK-IN", "Opening", "Check-out"], ["opening", None, "closing"]),
        (["Afsluiting", "Openhartig gesprek"], [None, None]),
        (["Slot"], ["closing"]),
        (["Ronde", "Eindeloos"], [None, None]),
    ],
)
def test_first_and_last_step_say_what_they_do(titles: list[str], stages: list[str | None]) -> None:
    """Where the name of the first step opens, or that of the last closes, its stage says so."""
    entry = parse(write(outline(parts=tuple(map(Piece, titles))), SCHEMA))
    assert isinstance(entry, Method)
    assert [phase.stage for phase in entry.phases] == stages


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_form_is_named_where_it_is_chosen(language: str) -> None:
    """The comment on the form has each one of the register."""
    text = write(outline(language=language), SCHEMA)
    comment = text[text.index("summary:") : text.index("\nform: ")]
    assert all(re.search(rf"\b{form}\b", comment) for form in FORMS)


def test_own_form_is_written_with_its_title() -> None:
    """A form that is not of the register has what it is called beside it."""
    entry = parse(write(outline(form="tafels", form_title="Gesprek: aan tafels"), SCHEMA))
    assert isinstance(entry, Method)
    assert (entry.form, entry.form_title) == ("tafels", "Gesprek: aan tafels")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_summary_is_the_one_that_was_answered(kind: str, language: str) -> None:
    """Who gave a summary is not asked to write one; without it what is known stands there."""
    said = "Samen: 1, 2 # en 3."
    for summary, asked in ((said, False), (None, True)):
        text = write(outline(kind, language, summary=summary), SCHEMA)
        assert (parse(text).summary == said) is not asked
        assert ("je eigen zin van" in text or "of your own.\nsummary" in text) is asked


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_summary_that_nobody_wrote_is_asked_for(
    collection: Collection, kind: str, language: str
) -> None:
    """What stands there only because a summary must looks finished to nobody who validates."""
    for titles in ("A", "AB"):
        for summary, expected in ((None, ["summary"]), ("Ieder zegt iets.", [])):
            parts = tuple(map(Piece, titles))
            text = write(outline(kind, language, parts=parts, summary=summary), SCHEMA)
            found = collection.check(text.encode(), "rondje.yaml")
            assert [fault.path for fault in found if fault.code == "RFL308"] == expected


@pytest.mark.parametrize(
    ("range", "text"),
    [
        (Range(min=6, max=6), "6"),
        (Range(min=3, max=8), "{min: 3, max: 8}"),
        (Range(min=4), "{min: 4}"),
        (Range(max=4), "{max: 4}"),
    ],
)
def test_range_is_written_as_people_do(range: Range, text: str) -> None:
    """One number stands by itself; an open end is left out."""
    assert in_braces(range) == text


@given(
    kind=st.sampled_from(KINDS),
    title=typed,
    titles=st.lists(typed, min_size=1, max_size=4),
    bare=st.booleans(),
)
def test_names_come_back_exactly(kind: Any, title: str, titles: list[str], bare: bool) -> None:
    """Whatever the names of a definition and its parts hold, it is read as it was typed."""
    parts = tuple(map(Piece, titles))
    made = EntryOutline(kind, "rondje", title, parts)
    entry = parse(write(made, SCHEMA, bare=bare))
    assert entry.title == title
    assert [name_of(part) for part in parts_of(entry)] == titles


@pytest.mark.parametrize("title", [*HOSTILE, "no", "13:00", "010", "~", "'s Avonds", "x" * 300])
def test_notorious_names_come_back_exactly(title: str) -> None:
    """What YAML or a browser would take for something else stays the text that it is."""
    if not re.search(CONTROL, title):
        assert parse(write(outline(parts=(Piece(title),)), SCHEMA)).phases[0].title == title  # type: ignore[attr-defined]


def test_plain_names_are_written_plainly() -> None:
    """A text is put in quotes only where it needs them, so that files stay easy to read."""
    for text in ("Rondje", "Élan", "Wat wil je?", "Walk-and-talk (kort)"):
        assert scalar(text) == text
    for text in ("no", "NULL", "y", "a: b", "a #b", "- a", "2024", "a ", "[a]", "a, b"):
        assert scalar(text) == f'"{text}"'


def test_id_is_made_of_a_name() -> None:
    """Letters and digits make the id; a long one ends with a whole word."""
    assert slug("Één: het Begin!") == "een-het-begin"
    assert slug("日本 🙂") == ""
    assert slug("heel " * 20) == "heel-heel-heel-heel-heel-heel-heel-heel"
    assert slug("x" * 50) == "x" * 40


def test_parts_have_ids_of_their_own() -> None:
    """No two parts share an id, none has a taken one, and a name without letters gets a number."""
    parts = tuple(map(Piece, ("Lerend", "Ronde", "Ronde", "🙂", "2024")))
    entry = parse(write(outline("framework", parts=parts), SCHEMA, taken={"lerend"}))
    assert [item.id for item in parts_of(entry)] == [
        "lerend-2",
        "ronde",
        "ronde-2",
        "deel-4",
        "2024",
    ]
    entry = parse(write(outline("framework", "en", parts=(Piece("🙂"),)), SCHEMA))
    assert parts_of(entry)[0].id == "part-1"


def adapted(text: str, **fields: Any) -> str:
    fields = {"id": "nieuw", "title": "Nieuw: 1", "schema": SCHEMA, **fields}
    return adapt(text, parse(text), **fields)


@pytest.mark.parametrize("id", Catalogue.bundled())
def test_any_entry_can_be_adapted(catalogue: Catalogue, collection: Collection, id: str) -> None:
    """From every entry comes a valid one that differs only where it must, and names the entry."""
    origin = catalogue[id]
    text, _ = decode(catalogue.file(id).read_bytes(), id)
    new = adapted(text or "", publisher="reflectlib")
    before = collection.check((text or "").encode(), "nieuw.yaml")
    after = collection.check(new.encode(), "nieuw.yaml")
    assert not after.errors
    # An item stands in the catalogue too, where the original is held against its copy.
    same = {fault.code for fault in before if fault.severity == "warning"}
    assert {fault.code for fault in after} <= same
    entry = parse(new)
    assert (entry.id, entry.title, entry.aliases, entry.licence) == ("nieuw", "Nieuw: 1", (), None)
    first, *rest = entry.sources
    assert (first.title, first.publisher) == (origin.title, "reflectlib")
    assert "CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)" in (first.locator or "")
    assert tuple(rest) == origin.sources
    assert entry.summary == origin.summary
    assert [name_of(part) for part in parts_of(entry)] == [
        name_of(part) for part in parts_of(origin)
    ]
    assert new.startswith(LINE)


OURS = """\
format: 1
kind: method
id: rondje
title: Rondje
language: nl
summary: Ieder zegt iets.
sources: [{title: Boek}]
basis: editor
form: tafels
form_title: Gesprek aan tafels
facilitation: either
goals: [Elkaar horen]
phases:
  - id: een
    title: Een
    purpose: Wat wij bedachten.
    instructions: [{text: Zeg iets., basis: source}]
variants:
  - id: kort
    title: Kort
    phases: [{id: twee, title: Twee, purpose: "Na {step:twee} weet je meer."}]
"""


def test_what_is_said_once_stays_so_in_what_is_adapted() -> None:
    """A default for whose the texts are, a form of one's own and a variant's steps come along."""
    before, after = parse(OURS), parse(adapted(OURS))
    assert isinstance(before, Method)
    assert isinstance(after, Method)
    assert (after.basis, after.form_title) == ("editor", "Gesprek aan tafels")
    assert (after.phases, after.variants) == (before.phases, before.variants)
    assert [source.title for source in after.sources] == ["Rondje", "Boek"]


COMMENTED = """\
# Van ons team.
# yaml-language-server: $schema=../oud.json
format: 1
kind: checklist
id: rondje # de naam
title: >-
  Rondje
# daarna
language: nl
aliases:
  - Kring # oud
summary: Ieder zegt iets. # kort
# bronnen
sources: # van wie
- # de eerste
  title: Boek
licence: MIT
sections: [{id: a, title: A}] # meer niet
"""

ADAPTED = """\
# Van ons team.
# yaml-language-server: $schema=schemas/x.schema.json
format: 1
kind: checklist
id: nieuw # de naam
title: "Nieuw: 1"
# daarna
language: nl
summary: Ieder zegt iets. # kort
# bronnen
sources: # van wie
- title: Rondje
  locator: "rondje, MIT, hier bewerkt"
- # de eerste
  title: Boek
licence: MIT
sections: [{id: a, title: A}] # meer niet
"""


def test_adapting_keeps_comments_and_order() -> None:
    """Comments stay, also beside what changes; the schema's address moves with the file."""
    assert adapted(COMMENTED) == ADAPTED


@pytest.mark.parametrize("sources", ["", "sources: []\n", "sources: [{title: Boek}]\n"])
@pytest.mark.parametrize("licence", ["", "licence: CC-BY-4.0\n", "aliases: [Kring]"])
def test_adapting_names_the_original_wherever_there_is_room(sources: str, licence: str) -> None:
    """With or without sources of its own, the original becomes the first source."""
    text = f"{YAML}{sources}{licence}"
    entry = parse(adapted(text))
    assert entry.sources[0].title == "Rondje"
    assert entry.sources[1:] == parse(text).sources
    assert (entry.licence, entry.aliases) == (None, ())


def test_adapting_gives_the_address_of_the_licence() -> None:
    """Under whichever Creative Commons licence a text is, one says which, and where it stands."""
    entry = parse(adapted(f"{YAML}licence: CC-BY-SA-3.0-NL\n"))
    address = "https://creativecommons.org/licenses/by-sa/3.0/nl/"
    assert entry.sources[0].locator == f"rondje, CC BY-SA 3.0 NL ({address}), hier bewerkt"
    assert entry.licence == "CC-BY-SA-3.0-NL"


@pytest.mark.parametrize("separators", [(",", ":"), (", ", ": ")])
@pytest.mark.parametrize("last", [{"licence": "CC-BY-4.0"}, {"summary": "Ieder zegt iets."}])
@pytest.mark.parametrize("sources", [{}, {"sources": [{"title": "Boek"}]}])
def test_adapting_takes_json(separators: Any, last: Any, sources: Any) -> None:
    """JSON is YAML too, and stays JSON below the line for editors."""
    import json

    data = {"aliases": ["Kring"], **method_data(), "licence": "CC-BY-4.0", **sources}
    data = {**{key: value for key, value in data.items() if key not in last}, **last}
    entry = parse(adapted(json.dumps(data, separators=separators)))
    assert (entry.id, entry.title, entry.aliases, entry.licence) == ("nieuw", "Nieuw: 1", (), None)
    assert [source.title for source in entry.sources][:1] == ["Rondje"]


def test_items_of_an_adapted_framework_are_its_own(catalogue: Catalogue) -> None:
    """A method refers to an item by its id alone, so a copy's items get other ids."""
    text, _ = decode(catalogue.file("dimensies").read_bytes(), "dimensies")
    origin, entry = catalogue["dimensies"], parse(adapted(text or ""))
    assert [item.id for item in parts_of(entry)] == [f"nieuw-{i.id}" for i in parts_of(origin)]


def test_english_text_is_credited_in_english() -> None:
    """What is put in an entry is in its own language."""
    text = YAML.replace("language: nl", "language: en") + "licence: CC-BY-4.0\n"
    new = adapted(text)
    assert (parse(new).sources[0].locator or "").endswith("adapted here")
    assert "# Choose what others may do with your text." in new
