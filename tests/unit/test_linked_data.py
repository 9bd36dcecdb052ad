import json
import re
from collections.abc import Iterator
from typing import Any

import attrs
import pytest

from builders import checklist, framework, method
from conftest import EXAMPLES
from reflectlib import Catalogue, Method, load
from reflectlib.model.totals import steps_by_meeting
from reflectlib.views.linked_data import linked_data

NONE = Catalogue([])
IDS = list(Catalogue.bundled())
OF_STEPS = [each.id for each in Catalogue.bundled().values() if each.kind != "programme"]

# What schema.org allows on the types that we use, of the properties that we use.
THING = {"name", "alternateName", "description", "url"}
WORK = THING | {
    *("about", "audience", "datePublished", "inLanguage", "isBasedOn", "learningResourceType"),
    *("author", "keywords", "license", "position", "publisher", "teaches", "text", "timeRequired"),
    "version",
}
PROPERTIES = {
    "Audience": THING | {"audienceType"},
    "CreativeWork": WORK,
    "DefinedTerm": THING,
    "DefinedTermSet": WORK | {"hasDefinedTerm"},
    "HowTo": WORK | {"step", "supply", "totalTime"},
    "HowToSection": WORK | {"itemListElement"},
    "HowToStep": WORK | {"itemListElement"},
    "HowToSupply": THING | {"position"},
    "LearningResource": WORK,
    "Organization": THING,
}


def phase(**fields: Any) -> dict[str, Any]:
    return {"id": "a", "title": "A", **fields}


def data(**fields: Any) -> dict[str, Any]:
    return linked_data(method(**fields), NONE)


def values(value: Any) -> Iterator[Any]:
    """A value, and every value within it."""
    yield value
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from values(part)


def minutes(duration: str) -> int:
    """Read an ISO 8601 duration of hours and minutes."""
    found = re.fullmatch(r"PT(?=\d)(?:([1-9]\d*)H)?(?:([1-9]|[1-5]\d)M)?", duration)
    assert found
    return 60 * int(found[1] or 0) + int(found[2] or 0)


def test_example_is_a_howto(catalogue: Catalogue) -> None:
    """A method is told in schema.org's terms, from its name to its last question."""
    entry = load(EXAMPLES / "valid" / "wandelgesprek.yaml")
    made = linked_data(entry, catalogue, "https://example.org/wandelgesprek")
    steps = made.pop("step")
    assert made == {
        "@context": "https://schema.org",
        "@id": "https://example.org/wandelgesprek",
        "@type": ["HowTo", "LearningResource"],
        "name": "Wandelgesprek",
        "alternateName": ["walk-and-talk"],
        "description": entry.summary,
        "inLanguage": "nl",
        "url": "https://example.org/wandelgesprek",
        "learningResourceType": "intervisie",
        "audience": {"@type": "Audience", "audienceType": "Medewerkers die vaak alleen werken."},
        "about": [{"@type": "DefinedTerm", "name": "Lerend"}],
        "isBasedOn": [
            {
                "@type": "CreativeWork",
                "name": "Voorbeeld van een bron",
                "publisher": {"@type": "Organization", "name": "Een uitgever"},
                "datePublished": "2020",
            }
        ],
        "totalTime": "PT45M",
        "teaches": [
            "Los van de werkplek nadenken over één situatie.",
            "Na afloop weten wat je de volgende keer anders doet.",
        ],
        "supply": [{"@type": "HowToSupply", "name": "Een rustige route van ongeveer 3 kilometer"}],
    }
    assert [step["timeRequired"] for step in steps] == ["PT5M", "PT30M", "PT10M"]
    assert steps[2] == {
        "@type": "HowToSection",
        "name": "Terug",
        "position": 3,
        "description": "Meenemen wat je leerde.",
        "timeRequired": "PT10M",
        "itemListElement": [{"@type": "HowToStep", "text": "Wat neem je hiervan mee naar morgen?"}],
    }


def test_only_what_is_known_is_said() -> None:
    """What an entry does not state has no property, and without a url there is no id."""
    assert data() == {
        "@context": "https://schema.org",
        "@type": ["HowTo", "LearningResource"],
        "name": "Rondje",
        "description": "Ieder zegt iets.",
        "inLanguage": "nl",
        "learningResourceType": "oefening",
        "step": [{"@type": "HowToStep", "name": "Ronde", "position": 1}],
    }


def test_checklist_is_a_learning_resource() -> None:
    """A checklist says whom it is for, and its form in its own language."""
    made = linked_data(checklist(audience="Teams", language="en"), NONE)
    assert made["@type"] == "LearningResource"
    assert made["learningResourceType"] == "checklist"
    assert made["audience"] == {"@type": "Audience", "audienceType": "Teams"}


def test_framework_is_a_set_of_terms() -> None:
    """A framework is a set of terms, each with its meaning where that is given."""
    items = [{"id": "a", "title": "A", "text": "Eerst."}, {"id": "b", "title": "B"}]
    made = linked_data(framework(items=items), NONE)
    assert made["@type"] == ["DefinedTermSet", "LearningResource"]
    assert made["hasDefinedTerm"] == [
        {"@type": "DefinedTerm", "name": "A", "description": "Eerst."},
        {"@type": "DefinedTerm", "name": "B"},
    ]


def test_unknown_principle_keeps_its_id() -> None:
    """A principle that leads nowhere stays as it is."""
    assert data(principles=["leeg"])["about"] == [{"@type": "DefinedTerm", "name": "leeg"}]


def test_source_has_its_address() -> None:
    """A source that can be read on the web says where."""
    source = {"title": "Bron", "url": "https://example.org/bron"}
    expected = {"@type": "CreativeWork", "name": "Bron", "url": "https://example.org/bron"}
    assert data(sources=[source])["isBasedOn"] == [expected]


def test_source_names_its_authors_and_its_licence() -> None:
    """Authors are names alone, since nobody knows which is a person; a licence is an address."""
    source = {"title": "Bron", "authors": ["An", "Team Bo"], "licence": "CC-BY-4.0"}
    (made,) = data(sources=[source])["isBasedOn"]
    assert made["author"] == ["An", "Team Bo"]
    assert made["license"] == "https://creativecommons.org/licenses/by/4.0/"


def test_tags_are_keywords() -> None:
    """What an entry is found by is told to a search engine too."""
    assert data(tags=["kort", "veiligheid"])["keywords"] == ["kort", "veiligheid"]


@pytest.mark.parametrize(
    ("licence", "shown"),
    [
        ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC-BY-SA-4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
        ("MIT", "https://spdx.org/licenses/MIT.html"),
        ("https://example.org/licentie", "https://example.org/licentie"),
        ("Vrij te gebruiken", "Vrij te gebruiken"),
        (None, None),
    ],
)
def test_licence_is_an_address_where_it_has_one(licence: str | None, shown: str | None) -> None:
    """A licence that is known is given by its address, any other as it stands."""
    assert linked_data(attrs.evolve(method(), licence=licence), NONE).get("license") == shown


def test_every_duration_reads_back() -> None:
    """Any number of minutes of a day is an ISO 8601 duration of hours and minutes."""
    for number in range(1, 1441):
        assert minutes(data(duration=number)["totalTime"]) == number


@pytest.mark.parametrize(
    ("fields", "total"),
    [
        ({"duration": 60}, "PT1H"),
        ({"duration": 90}, "PT1H30M"),
        ({"duration": {"min": 45, "max": 60}}, "PT1H"),
        ({"duration": {"min": 45}}, "PT45M"),
        ({"duration": 90, "phases": [phase(time=10)]}, "PT1H30M"),
        ({"phases": [phase(time=10), phase(id="b", time={"min": 5, "max": 15})]}, "PT25M"),
        ({"phases": [phase(time=10), phase(id="b", time={"min": 5})]}, "PT15M"),
        ({"phases": [phase(time=10, repeat="case")], "cases": {"min": 1, "max": 2}}, "PT20M"),
        ({"phases": [phase(time=10), phase(id="b")]}, None),
        ({"phases": [phase(time=10, repeat={"times": 3})]}, "PT30M"),
        ({"phases": [phase(time=10, repeat="member")], "participants": 4}, "PT40M"),
        ({"phases": [phase(time=4, repeat="pairings")], "participants": 6}, "PT20M"),
        ({"phases": [phase(time=10), phase(id="b", time=5, optional=True)]}, "PT15M"),
    ],
)
def test_total_time_is_stated_or_of_the_steps(fields: dict[str, Any], total: str | None) -> None:
    """The most that is stated, or else that the steps take, or else the least of these."""
    assert data(**fields).get("totalTime") == total


@pytest.mark.parametrize(
    ("step", "time"),
    [
        ({"time": {"minutes": 5, "per": "participant"}}, "PT40M"),
        ({"time": {"minutes": 5, "per": "participant"}, "grouping": {"size": 3}}, "PT15M"),
        ({"time": {"minutes": 5, "per": "case"}}, "PT10M"),
        ({"time": {"min": 5, "max": 10}, "repeat": "case"}, "PT10M"),
        ({"time": {"minutes": 5, "per": "case"}, "repeat": "case"}, "PT5M"),
        ({"time": 5, "repeat": "member"}, "PT5M"),
        ({"time": 5, "repeat": {"times": 3}}, "PT5M"),
        ({"time": 5, "optional": True, "case": 2}, "PT5M"),
        ({"time": {"minutes": 5, "per": "group"}}, None),
        ({}, None),
    ],
)
def test_step_has_its_own_minutes(step: dict[str, Any], time: str | None) -> None:
    """A step has the minutes of all who take part, and within a loop those of one round."""
    made = data(phases=[phase(**step)], participants={"max": 8}, cases={"max": 2})
    assert made["step"][0].get("timeRequired") == time


def test_kinds_of_meeting_are_one_list_of_steps() -> None:
    """Steps carry the name of their meeting, and the whole has no time of one meeting."""
    made = data(
        duration=60,
        participants=4,
        meetings=[
            {"id": "een", "title": "Kennismaken", "participants": 3},
            {"id": "leeg", "title": "Elders beschreven"},
            {"id": "twee", "title": "Afronden"},
        ],
        phases=[
            phase(id="a", meeting="twee", time={"minutes": 5, "per": "participant"}),
            phase(id="b", meeting="een", time={"minutes": 5, "per": "participant"}),
            phase(id="c"),
        ],
    )
    assert "totalTime" not in made
    shown = [(step["position"], step["name"], step.get("timeRequired")) for step in made["step"]]
    assert shown == [
        (1, "A", None),
        (2, "Kennismaken: A", "PT15M"),
        (3, "Afronden: A", "PT20M"),
    ]


@pytest.mark.parametrize("id", IDS)
def test_schema_org_knows_every_type_and_property(id: str, catalogue: Catalogue) -> None:
    """Each object has types and properties that schema.org has, and none of them is empty."""
    made = linked_data(catalogue[id], catalogue, f"https://example.org/{id}")
    assert made.pop("@context") == "https://schema.org"
    assert made.pop("@id") == made["url"]
    for value in values(made):
        assert value
        assert isinstance(value, str | int | list | dict)
        if isinstance(value, dict):
            types = value.pop("@type")
            known = (PROPERTIES[type] for type in ([types] if isinstance(types, str) else types))
            assert value.keys() <= set().union(*known)


@pytest.mark.parametrize("id", OF_STEPS)
def test_steps_are_those_of_the_method(id: str, catalogue: Catalogue) -> None:
    """There is one section for each phase, in order, with its instructions and questions."""
    entry = catalogue[id]
    phases = (
        [p for _, part in steps_by_meeting(entry) for p in part] if entry.kind == "method" else []
    )
    sections = linked_data(entry, catalogue).get("step", [])
    assert len(sections) == len(phases)
    for number, (section, part) in enumerate(zip(sections, phases, strict=True), 1):
        assert section["position"] == number
        assert section["name"].endswith(part.title)
        texts = [one.text for one in (*part.instructions, *part.questions)]
        steps = section.get("itemListElement", [])
        assert [step["text"] for step in steps] == texts
        assert section["@type"] == ("HowToSection" if texts else "HowToStep")


def test_answers_stay_out(catalogue: Catalogue) -> None:
    """What only the facilitator may see is nowhere in what a page says of itself."""
    entry = catalogue["b1-niveau"]
    assert isinstance(entry, Method)
    assert entry.answers
    made = json.dumps(linked_data(entry, catalogue), ensure_ascii=False)
    for answer in entry.answers:
        assert answer not in made
        assert answer.split(": ", 1)[1] not in made


def test_a_page_does_not_say_its_steps_twice(catalogue: Catalogue) -> None:
    """What is in a page has each step by its name and its time; what it says stands in the page."""
    entry = catalogue["kom"]
    assert isinstance(entry, Method)
    steps = linked_data(entry, catalogue, for_participants=True)["step"]
    assert [step["name"] for step in steps] == [phase.title for phase in entry.phases]
    assert all({*step} == {"@type", "name", "position", "timeRequired"} for step in steps)
