"""What is found in a method for each statement of the quality framework."""

import re
from inspect import getclosurevars
from pathlib import Path
from typing import Any

import pytest

from builders import checklist, method, of, texts_of
from conftest import ROOT
from reflectlib import (
    Aspect,
    Assessments,
    Catalogue,
    Checklist,
    Finding,
    Method,
    Passage,
    assess,
    data_of,
    filled,
    render,
)
from reflectlib.language.terms import VIEWS as VIEW_NAMES
from reflectlib.language.words import Words
from reflectlib.message import say
from reflectlib.page import Heading, Items, Notice
from reflectlib.quality.assessing import FRAMEWORK, framework_of
from reflectlib.quality.criteria import CRITERIA
from reflectlib.quality.words import WORDS, words_for
from reflectlib.rendering import make_page
from reflectlib.views.field_names import FIELD_NAMES, FieldNames
from reflectlib.views.quality import LACKING, NOTE

STEP = {"id": "a", "title": "A"}
GOLDEN = ROOT / "tests" / "golden" / "quality-kom.md"


@pytest.fixture(scope="module")
def framework(catalogue: Catalogue) -> Checklist:
    """The quality framework as it stands in the catalogue."""
    return framework_of(catalogue)


@pytest.fixture
def find(framework: Checklist) -> Any:
    """Find what is said for one statement in a small method with some fields."""

    def by_key(key: str, **fields: Any) -> Finding:
        return by_keys(method(**fields), framework)[key]

    return by_key


def assessed(*methods: Method) -> Assessments:
    framework = framework_of(Catalogue.bundled())
    return Assessments(tuple(assess(method, framework) for method in methods))


def by_keys(entry: Method, framework: Checklist) -> dict[str, Finding]:
    return {finding.key: finding for finding in assess(entry, framework)}


def places(finding: Finding) -> list[str]:
    return [passage.path for aspect in finding.aspects for passage in aspect.passages]


def to_add(finding: Finding) -> dict[str, tuple[str, ...]]:
    return {aspect.key: aspect.add_to for aspect in finding.aspects if aspect.add_to}


def steps(**fields: Any) -> dict[str, Any]:
    return {"phases": [STEP | fields]}


def test_each_statement_has_its_criterion(framework: Checklist) -> None:
    """Statements and criteria meet by their ids, in the same order."""
    ids = [statement.id for section in framework.sections for statement in section.statements]
    assert ids == [criterion.id for criterion in CRITERIA]


def test_findings_stand_in_the_order_of_the_framework(
    catalogue: Catalogue, framework: Checklist
) -> None:
    """There is one finding for each statement, in its section and in its place."""
    kom = catalogue["kom"]
    assert isinstance(kom, Method)
    assert [(f.section, f.statement) for f in assess(kom, framework)] == [
        (section, statement) for section in framework.sections for statement in section.statements
    ]


def test_a_statement_that_is_not_known_is_for_the_team() -> None:
    """Of a statement that nothing here speaks to, nothing is claimed."""
    sections = [{"id": "a", "title": "A", "statements": ["Wij lachen veel."]}]
    (finding,) = assess(method(), checklist(sections=sections))
    assert (finding.verdict, finding.key, finding.aspects) == ("not-in-a-definition", "", ())


def test_all_languages_have_words_for_the_same() -> None:
    """What is looked for in one language is looked for in the other; all others get English."""
    assert WORDS["nl"].keys() == WORDS["en"].keys()
    assert words_for("nl-BE", "successes").search("trots")
    assert words_for("de", "successes").search("proud")


def test_a_verdict_follows_from_what_is_found(find: Any) -> None:
    """All that is looked for is said, some of it partly, and none of it missing."""
    task, material = [{"task": "Lees dit."}], ["Pen"]
    found = find("prepared", preparation=task, materials=material)
    assert (found.verdict, to_add(found)) == ("said", {})
    assert places(found) == ["preparation[0].task", "materials[0]"]
    found = find("prepared", preparation=task)
    assert (found.verdict, to_add(found)) == ("partly", {"materials": ("materials",)})
    found = find("prepared")
    assert (found.verdict, places(found)) == ("missing", [])
    assert to_add(found) == {"preparation": ("preparation",), "materials": ("materials",)}


def test_what_is_ours_is_told_apart(find: Any) -> None:
    """A passage says whether the text, or the part that it is in, is marked as ours."""
    ours = {"text": "Pen", "basis": "editor"}
    task = {"task": "Lees.", "basis": "editor"}
    found = find("prepared", materials=["Boek", ours], preparation=[task])
    assert [p.ours for aspect in found.aspects for p in aspect.passages] == [True, False, True]


def test_basis_of_an_entry_makes_no_text_ours(find: Any) -> None:
    """What says itself that it is of the source is so, in an entry of which most is ours."""
    asks = [{"text": "Wat ging er goed?", "basis": basis} for basis in ("source", "editor")]
    found = find("what-goes-well", basis="editor", **steps(basis="editor", questions=asks))
    assert [p.ours for aspect in found.aspects for p in aspect.passages] == [False, True]


@pytest.mark.parametrize(
    ("key", "fields", "verdict"),
    [
        ("form-for-goal", {"goals": ["Leren"]}, "said"),
        ("form-for-goal", {}, "partly"),
        ("what-works", {"rationale": "Omdat."}, "said"),
        ("what-works", {"experience": {"success_factors": ["Rust"]}}, "said"),
        ("what-works", {"experience": {"results": ["Rust"]}}, "missing"),
        ("form-for-wishes", steps(questions=["Wat wil je vandaag leren?"]), "said"),
        ("form-for-wishes", steps(questions=["Wat wil de cliënt leren?"]), "missing"),
        ("form-for-stage", {"audience": "Werkers"}, "partly"),
        ("form-for-stage", {"audience": "Nieuwe medewerkers"}, "said"),
        ("clear-method", {}, "partly"),
        ("clear-method", steps(lead="gespreksleider"), "said"),
        ("clear-structure", steps(purpose="Rust"), "partly"),
        (
            "clear-structure",
            {"phases": [STEP | {"purpose": "Rust"}, {"id": "b", "title": "B", "purpose": "C"}]},
            "said",
        ),
        ("carried-out", steps(instructions=["Vraag."], time=5), "said"),
        ("carried-out", steps(questions=["Hoe?"]), "partly"),
        ("closed", steps(stage="closing"), "said"),
        ("closed", steps(instructions=["Bedank iedereen."]), "missing"),
        ("own-responsibility", steps(purpose="De inbrenger kiest zelf een stap."), "said"),
        ("own-responsibility", steps(instructions=["Je kiest zelf wat je vertelt."]), "missing"),
        ("own-responsibility", steps(questions=["Wat kon de cliënt zelf kiezen?"]), "missing"),
        ("clear-focus", {"principles": ["lerend"]}, "said"),
        ("clear-focus", {"goals": ["Beter functioneren"]}, "said"),
        ("clear-focus", {"context": "Andere werkprocessen"}, "missing"),
        ("about-the-person", steps(questions=["Wat voelde je toen?"]), "said"),
        ("about-the-person", steps(questions=["Wat was lastiger dan je dacht?"]), "missing"),
        ("about-the-person", steps(instructions=["Vertel niets over jezelf."]), "missing"),
        ("science", steps(questions=["Wat weten we uit onderzoek?"]), "partly"),
        ("science", steps(instructions=["Onderzoek de ervaring."]), "missing"),
        ("profession", steps(questions=["Welke kennis helpt hier?"]), "said"),
        ("profession", steps(purpose="De deelnemers maken kennis."), "missing"),
        ("feedback", steps(instructions=["Geef elkaar feedback."]), "partly"),
        ("feedback", {"materials": ["De vragenlijst met de feedback"]}, "said"),
        ("feedback", steps(instructions=["Vraag feedback op hoe jij begeleidt."]), "missing"),
        ("what-goes-well", steps(questions=["Wat ging er goed?"]), "said"),
        ("own-responsibility", steps(purpose="Ieder kiest wat hij of zij meeneemt."), "said"),
        ("own-responsibility", steps(purpose="Zij bepalen wat ieder oefent."), "said"),
        ("own-responsibility", steps(purpose="Zien hoe die bepalen wat je doet."), "missing"),
        ("own-responsibility", steps(purpose="De leider bepaalt wat je doet."), "missing"),
        ("about-the-person", steps(questions=["Wat denk je nu?"]), "said"),
        ("about-the-person", steps(questions=["Wat deed dat met jou?"]), "said"),
        ("about-the-person", steps(questions=["Welke overtuiging heb je?"]), "said"),
        ("about-the-person", steps(questions=["Wat denk je van het plan?"]), "missing"),
        ("science", steps(instructions=["Lees het artikel."]), "partly"),
        ("science", steps(instructions=["Zoek er onderzoek bij."]), "partly"),
        ("science", steps(title="Het onderzoek van de organisatie"), "missing"),
        ("feedback", steps(questions=["Wat vond de cliënt ervan?"]), "partly"),
        ("evaluated", steps(questions=["Hoe vond je deze werkvorm?"]), "said"),
        ("evaluated", steps(questions=["Wat werkte er goed in deze bijeenkomst?"]), "said"),
        ("evaluated", steps(questions=["Wat werkte er in deze casus?"]), "missing"),
        ("what-goes-well", steps(questions=["Wat ging goed en wat ging niet goed?"]), "said"),
        ("what-goes-well", steps(questions=["Wat ging niet goed en wat deed je goed?"]), "said"),
        ("what-goes-well", steps(questions=["Wat ging er niet goed?"]), "missing"),
        ("what-goes-well", steps(questions=["Wat is er niet zo goed gegaan?"]), "missing"),
        ("what-goes-well", steps(questions=["Waarom ging er geen gesprek goed?"]), "missing"),
        ("what-goes-well", steps(questions=["Wat lukte?"]), "said"),
        ("what-goes-well", steps(questions=["Wat lukte je nog niet?"]), "missing"),
        ("what-goes-well", steps(questions=["Welke stap heeft het meeste succes?"]), "missing"),
        ("management", {"conditions": {"support": ["Iedereen doet mee."]}}, "partly"),
        ("management", {"conditions": {"support": ["Het management wil het."]}}, "said"),
        ("management", {"conditions": {"expertise": ["Managers zijn geschoold."]}}, "missing"),
        (
            "participants-support",
            {"conditions": {"support": ["Deelnemers doen graag mee."]}},
            "said",
        ),
        ("participants-support", {"conditions": {"support": ["Er is tijd."]}}, "missing"),
        ("trained-guides", {"conditions": {"expertise": ["Empathie"]}}, "partly"),
        ("trained-guides", {"conditions": {"expertise": ["Zij zijn geschoold."]}}, "said"),
        ("trained-guides", {"conditions": {"finance": ["Scholing kost geld."]}}, "missing"),
        ("evaluated", steps(instructions=["Kijk samen terug op de methode."]), "said"),
        ("evaluated", {"transfer": {"quality_assurance": ["Een studiedag"]}}, "said"),
        ("evaluated", steps(title="Werkproces 7: evaluatie"), "missing"),
        ("adjusted", steps(questions=["Wat doen we de volgende keer anders?"]), "said"),
        ("adjusted", steps(questions=["Wat doe je de volgende keer anders?"]), "missing"),
    ],
)
def test_words_are_found_where_they_are_to_the_point(
    find: Any, key: str, fields: dict[str, Any], verdict: str
) -> None:
    """A field or a phrase that speaks to a statement counts; one that only looks alike does not."""
    assert find(key, **fields).verdict == verdict


def test_english_methods_are_looked_through_in_english(find: Any) -> None:
    """The words are those of the entry's language."""
    questions = steps(questions=["What went well?"])
    assert find("what-goes-well", language="en", **questions).verdict == "said"
    assert find("what-goes-well", **questions).verdict == "missing"
    amiss = steps(questions=["What did not go well?", "What didn't go well?"])
    assert find("what-goes-well", language="en", **amiss).verdict == "missing"


def test_steps_that_lack_something_are_named(find: Any) -> None:
    """Where some steps have it and others do not, those others are what to add to."""
    phases = [STEP | {"time": 5}, {"id": "b", "title": "B"}, {"id": "c", "title": "C"}]
    found = find("carried-out", phases=phases)
    assert to_add(found)["times"] == ("phases[1].time", "phases[2].time")
    assert found.verdict == "partly"


def test_without_steps_they_are_what_to_add(find: Any) -> None:
    """A method that has no steps is told to add them, and not a field of a step that is not."""
    found = find("carried-out", phases=[])
    assert (found.verdict, set(to_add(found).values())) == ("missing", {("phases",)})
    assert to_add(find("closed", phases=[])) == {"closing": ("phases",)}


def test_a_meeting_is_closed_by_its_last_step(find: Any) -> None:
    """Only the last step of each kind of meeting counts as a closing, and is what to add to."""
    closing = {"stage": "closing"}
    first = [STEP | closing, {"id": "b", "title": "B"}]
    assert to_add(find("closed", phases=first)) == {"closing": ("phases[1].stage",)}
    meetings = [{"id": "m", "title": "M"}, {"id": "n", "title": "N"}]
    of_each = [STEP | closing | {"meeting": "m"}, {"id": "b", "title": "B", "meeting": "n"}]
    found = find("closed", meetings=meetings, phases=of_each)
    assert places(found) == ["phases[0].title"]


def test_a_meeting_is_not_closed_by_what_may_be_left_out(find: Any) -> None:
    """The last step that is always done closes a meeting, if its stage says so."""
    steps = [STEP | {"stage": "harvesting"}, {"id": "b", "title": "B", "optional": True}]
    assert places(find("closed", phases=steps)) == ["phases[0].title"]
    assert to_add(find("closed", phases=steps[1:])) == {"closing": ("phases",)}


def test_times_are_given_as_they_stand(find: Any) -> None:
    """A time is given in minutes, with what they are counted for."""
    phases = [
        STEP | {"time": {"min": 5, "max": 10}},
        {"id": "b", "title": "B", "time": {"minutes": 2, "per": "participant"}},
    ]
    (aspect,) = (a for a in find("carried-out", phases=phases).aspects if a.key == "times")
    assert [p.text for p in aspect.passages] == ["5-10", "2 per participant"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Wat ging goed?", "Wat ging goed?"),
        ("Begin. Vraag wat goed ging. Schrijf.", "… Vraag wat goed ging. …"),
    ],
)
def test_the_sentence_with_the_words_is_shown(find: Any, text: str, shown: str) -> None:
    """Of a long text only the sentence is given by which a person can judge."""
    (aspect,) = find("what-goes-well", **steps(instructions=[text])).aspects
    assert aspect.passages == (Passage("phases[0].instructions[0]", shown),)


def test_words_over_two_sentences_are_shown_whole(find: Any) -> None:
    """Where no one sentence holds all the words, the whole text is given."""
    text = "De deelnemers kiezen. Er is draagvlak."
    found = find("participants-support", conditions={"support": [text]})
    assert found.aspects == (
        Aspect("participants_support", (Passage("conditions.support[0]", text),)),
    )


@pytest.mark.parametrize(
    ("key", "fields", "shown"),
    [
        (
            "participants-support",
            {"conditions": {"support": ["Medewerkers doen\nvrijwillig mee."]}},
            "Medewerkers doen\nvrijwillig mee.",
        ),
        (
            "participants-support",
            {"conditions": {"support": ["Wat goed is.\nMedewerkers doen vrijwillig\nmee."]}},
            "… Medewerkers doen vrijwillig\nmee.",
        ),
        (
            "form-for-wishes",
            steps(instructions=["Vraag wat je wilt leren. Praat daarna over de cliënt."]),
            "Vraag wat je wilt leren. …",
        ),
        (
            "form-for-wishes",
            steps(instructions=["Vraag wat de cliënt\nwil leren."]),
            "",
        ),
    ],
)
def test_words_are_looked_for_in_each_sentence(
    find: Any, key: str, fields: dict[str, Any], shown: str
) -> None:
    """A line break parts no words, and what another sentence says does not count."""
    texts = {p.text for aspect in find(key, **fields).aspects for p in aspect.passages}
    assert (shown in texts) if shown else not texts


def test_only_a_team_can_say_whether_it_chooses(find: Any) -> None:
    """What an organisation alone can answer is never said nor missing, whatever is found."""
    found = find("lifelong-learning", goals=["Zo blijf je leren."])
    assert (found.verdict, places(found), to_add(found)) == (
        "not-in-a-definition",
        ["goals[0]"],
        {},
    )
    assert find("lifelong-learning").verdict == "not-in-a-definition"
    assert to_add(find("learning-organisation")) == {}


def test_a_statement_on_another_kind_of_method_does_not_apply(find: Any) -> None:
    """Guides are not asked for where there are none, nor less guidance of what is no intervisie."""
    found = find("trained-guides", facilitation="self-guided")
    assert (found.verdict, places(found)) == ("not-applicable", ["facilitation"])
    assert find("less-guidance").verdict == "not-applicable"
    found = find("less-guidance", form="intervisie", facilitation="either")
    assert (found.verdict, places(found)) == ("partly", ["facilitation"])
    found = find("less-guidance", form="intervisie", facilitation="guided")
    assert (found.verdict, to_add(found)["unguided"]) == ("missing", ("facilitation",))


@pytest.mark.parametrize("id", ["kom", "incidentmethode", "supervisie", "afstand-nemen"])
def test_passages_are_in_the_entry(id: str, catalogue: Catalogue, framework: Checklist) -> None:
    """Each place that is named is one of the entry, and what people read there says it."""
    entry = catalogue[id]
    assert isinstance(entry, Method)
    read = filled(entry)
    for finding in assess(entry, framework):
        for aspect in finding.aspects:
            for passage in aspect.passages:
                value: Any = read
                for step in passage.path.replace("]", "").replace("[", ".").split("."):
                    value = value[int(step)] if step.isdigit() else getattr(value, step)
                if not passage.path.endswith("].time"):
                    text = getattr(value, "text", value)
                    assert passage.text.strip("… ") in text, passage.path


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        (
            "kom",
            {
                "what-goes-well": "said",
                "trained-guides": "said",
                "management": "partly",
                "adjusted": "missing",
                "science": "missing",
            },
        ),
        ("incidentmethode", {"evaluated": "said", "what-goes-well": "missing", "closed": "said"}),
        (
            "supervisie",
            {
                "about-the-person": "said",
                "form-for-wishes": "said",
                "trained-guides": "partly",
                "less-guidance": "not-applicable",
                "feedback": "partly",
            },
        ),
        ("afstand-nemen", {"about-the-person": "said", "management": "missing"}),
    ],
)
def test_finds_what_a_reader_would(
    id: str, expected: dict[str, str], catalogue: Catalogue, framework: Checklist
) -> None:
    """For methods that were read for it, the verdicts are those of who read them."""
    entry = catalogue[id]
    assert isinstance(entry, Method)
    found = by_keys(entry, framework)
    assert {key: found[key].verdict for key in expected} == expected


def test_page_is_the_one_that_was_looked_at(
    catalogue: Catalogue, request: pytest.FixtureRequest
) -> None:
    """The page of kom is the one that was looked at."""
    kom = catalogue["kom"]
    assert isinstance(kom, Method)
    written = render(kom, view="quality")
    if request.config.getoption("--update-golden"):
        GOLDEN.write_bytes(written)
    assert written.decode() == GOLDEN.read_text(encoding="utf-8")


def items(entry: Method, catalogue: Catalogue) -> dict[str, list[str]]:
    """The lines below each statement of a page."""
    page = make_page(entry, "quality", catalogue)
    return {
        item.text: [f"{below.label}: {below.text}" for below in item.items]
        for block in of(Items, page)
        for item in block.items
    }


def test_page_speaks_the_language_of_the_entry(catalogue: Catalogue) -> None:
    """Fixed words, roles, principles and times stand there as people know them."""
    phases = [
        STEP | {"time": 5, "basis": "estimate", "lead": "notulist"},
        {"id": "b", "title": "B", "time": 5},
    ]
    entry = method(phases=phases, principles=["lerend", "eigen-kader"], form="intervisie")
    lines = [line for below in items(entry, catalogue).values() for line in below]
    texts = {
        "form": "intervisie",
        "facilitation": "met of zonder begeleiding",
        "principles[0]": "Lerend",
        "principles[1]": "eigen-kader",
        "phases[0].time": "± 5 min",
        "phases[0].lead": "Notulist",
    }
    names = FieldNames(entry, Words("nl"))
    labels = {path: names.label(path) for path in texts}
    assert {f"{labels[path]}: {text}" for path, text in texts.items()} <= set(lines)
    page = make_page(method(language="en"), "quality", catalogue)
    assert page.blocks[0] == Heading("Rondje", 1, VIEW_NAMES["quality"])


def test_page_shows_the_first_passages_and_counts_the_rest(catalogue: Catalogue) -> None:
    """Three passages are shown of each kind; one that stood there already is not shown again."""
    below = items(
        method(materials=list("abcd"), preparation=[{"task": t} for t in "abcde"]), catalogue
    )["Wij bereiden de reflectie goed voor."]
    assert below[3] == ": En op nog 2 plaatsen."
    assert below[-1] == ": En op nog 1 plaats."
    entry = method(language="en", conditions={"expertise": ["Trained"]})
    trained = items(entry, catalogue)
    (lines,) = (lines for text, lines in trained.items() if "(intern) geschoold" in text)
    assert lines == ["Point 1 of the expertise: Trained"]


def test_page_says_what_to_add_and_where(catalogue: Catalogue) -> None:
    """Fields to choose from stand with 'or'; steps that all lack it stand side by side."""
    entry = method(language="en", phases=[STEP, {"id": "b", "title": "B"}])
    lines = [line for below in items(entry, catalogue).values() for line in below]
    assert "Add: How long the step takes, in the time of steps 1 and 2" in lines
    assert (
        "Add: The question what the participant wants to learn, "
        "in the preparation or the questions of step 1"
    ) in lines


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (("summary",), ["the summary"]),
        (("phases[0].output",), ["the output of step 1"]),
        (("goals[2]",), ["goal 3"]),
        (("roles[1].tasks[3]",), ["task 4 of role 2"]),
        (("phases[2].purpose",), ["the purpose of step 1 (Later)"]),
        (
            ("phases[1].questions[0].follow_ups[4]",),
            ["follow-up 5 to question 1 of step 1 (First)"],
        ),
        (("phases[].questions", "roles"), ["the questions of a step", "the roles"]),
        (("phases[0].tips[0]", "phases[0].tips[1]"), ["tip 1 of step 1", "tip 2 of step 1"]),
        (
            ("phases[1].time", "phases[3].time", "phases[4].time"),
            ["the time of step 1 (First) and steps 2 and 3 (Later)"],
        ),
    ],
)
def test_fields_have_names_in_words(paths: tuple[str, ...], names: list[str]) -> None:
    """A field is called as the sheet numbers it, where steps begin anew in each kind of meeting."""
    of_meeting = (None, "a", "b", "b", "b")
    phases = [
        {"id": f"s{n}", "title": "S"} | ({"meeting": meeting} if meeting else {})
        for n, meeting in enumerate(of_meeting)
    ]
    meetings = [{"id": "a", "title": "First"}, {"id": "b", "title": "Later"}]
    entry = method(phases=phases, meetings=meetings)
    assert [*FieldNames(entry, Words("en")).of(paths)] == names


def test_every_field_that_is_looked_at_has_a_name() -> None:
    """What can be found anywhere, or be added, is called something."""
    named = {name.replace("[]", "") for name in FIELD_NAMES}
    for criterion in CRITERIA:
        for look in criterion.looks:
            told = getclosurevars(look).nonlocals
            looked_at = {*told.get("plain", ()), *told.get("sought", ()), *told.get("wanted", ())}
            assert looked_at <= named
            added = {re.sub(r"\[\w*\]", "[]", field) for field in told.get("add", ())}
            assert added <= FIELD_NAMES.keys()


def test_pages_name_fields_in_words_alone(catalogue: Catalogue) -> None:
    """No page for people says where something is by a path; the data does."""
    for entry in catalogue.values():
        if isinstance(entry, Method) and entry.kind == "method":
            found = assessed(entry)
            for to in ("markdown", "text", "html"):
                said = render(found, to, catalogue=catalogue).decode()  # type: ignore[call-overload]
                assert not re.search(r"\w\\?\[\d*\\?\]|phases|conditions\.", said)
            paths = re.findall(r'"path": ?"([^"]+)"', render(found, "json").decode())
            assert any(path.startswith("phases[0].") for path in paths)


def test_long_texts_are_cut_on_the_page_alone(catalogue: Catalogue) -> None:
    """A page gives enough of a text to know it by; the data gives all of it."""
    entry = method(rationale="Omdat het werkt. " * 40)
    (line,) = (
        line
        for below in items(entry, catalogue).values()
        for line in below
        if "Omdat het werkt." in line
    )
    assert line.endswith(" …")
    assert len(line) < 260
    (row,) = data_of(assessed(entry), catalogue)
    (found,) = (f for f in row["findings"] if f["key"] == "what-works")
    assert found["aspects"][0]["passages"][0]["text"] == entry.rationale.strip()
    assert [f["section_title"] for f in row["findings"]][:1] == ["Vorm"]
    assert not any(f["ours"] for f in row["findings"])


def test_every_aspect_can_be_put_in_words(catalogue: Catalogue) -> None:
    """There is a label for all that can be missing, and none that nothing asks for."""
    empty = method(phases=[], form="intervisie", facilitation="guided")
    one_step = method(form="intervisie", facilitation="guided")
    asked = {
        aspect.key
        for entry in (empty, one_step)
        for finding in assess(entry, framework_of(catalogue))
        for aspect in finding.aspects
        if aspect.add_to
    }
    assert asked == set(LACKING)
    assert list(texts_of(make_page(empty, "quality", catalogue).blocks))


def test_several_methods_share_a_page(catalogue: Catalogue) -> None:
    """Each has its part; what is said of all of them is said once."""
    one, other = method(), method(id="ander", title="Ander", materials=["Pen"])
    page = make_page(assessed(one, other), catalogue=catalogue)
    headings = [(h.text, h.level) for h in of(Heading, page)]
    assert headings[:3] == [("Langs het kwaliteitskader", 1), ("Rondje", 2), ("Vorm", 3)]
    assert ("Ander", 2) in headings
    assert [note.text for note in of(Notice, page)] == [say(NOTE, "nl")]
    assert make_page(assessed(one), catalogue=catalogue) == make_page(one, "quality", catalogue)


def test_framework_is_the_bundled_one_where_there_is_no_other(tmp_path: Path) -> None:
    """A catalogue without the framework, or with something else by its name, borrows ours."""
    bundled = Catalogue.bundled()[FRAMEWORK]
    assert framework_of(Catalogue([])) == bundled
    other = tmp_path / f"{FRAMEWORK}.yaml"
    kom = Catalogue.bundled().file("kom").read_text(encoding="utf-8")
    other.write_text(kom.replace("id: kom\n", f"id: {FRAMEWORK}\n"), encoding="utf-8")
    assert framework_of(Catalogue([other])) == bundled
