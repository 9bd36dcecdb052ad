from pathlib import Path

import pytest

from builders import YAML, checklist, fault, faults, framework, method
from reflectlib import Catalogue, check, load_with_report
from reflectlib.checking import Collection
from reflectlib.reading import rules
from reflectlib.reading.document import Document

DOCUMENT = Document("f.yaml")


def codes(text: str) -> list[str]:
    return [d.code for d in faults(text)]


@pytest.mark.parametrize(
    "field",
    [
        "meetings: [{id: a, title: A}, {id: a, title: B}]",
        "roles: [{id: a, title: A}, {id: a, title: B}]",
        "question_categories: [{id: a, title: A}, {id: a, title: B}]",
        "worksheets: [{id: a, title: A}, {id: a, title: B}]",
        "variants: [{id: a, title: A}, {id: a, title: B}]",
    ],
)
def test_ids_are_unique_among_their_own(field: str) -> None:
    """Two things of one sort cannot have one id."""
    found = fault(f"{YAML}{field}\n")
    assert found.code == "RFL202"
    assert found.path.endswith("[1].id")


def test_the_same_id_may_name_different_sorts() -> None:
    """A role and a step may share an id."""
    assert codes(f"{YAML}roles: [{{id: ronde, title: R}}]\n") == []


@pytest.mark.parametrize(
    ("field", "path"),
    [
        ("preparation: [{task: x, role: wie}]", "preparation[0].role"),
        ("follow_up: [{task: x, role: wie}]", "follow_up[0].role"),
        ("effort: [{role: wie, minutes: 5, per: year}]", "effort[0].role"),
        ("worksheets: [{id: a, title: A, role: wie}]", "worksheets[0].role"),
        ("    lead: wie", "phases[0].lead"),
        ("    meeting: wie", "phases[0].meeting"),
        ("    questions: [{text: 'Hoe?', to: wie}]", "phases[0].questions[0].to"),
        ("    questions: [{text: 'Hoe?', category: wie}]", "phases[0].questions[0].category"),
    ],
)
def test_references_within_resolve(field: str, path: str) -> None:
    """What an entry refers to within itself is there."""
    found = fault(f"{YAML}{field}\n")
    assert (found.code, found.path) == ("RFL203", path)


def test_roles_of_the_register_need_no_declaration() -> None:
    """A step may be led by a gespreksleider that the method does not describe."""
    assert codes(f"{YAML}    lead: gespreksleider\n") == []


def test_declared_things_resolve() -> None:
    """What is declared can be referred to."""
    text = (
        f"{YAML}    lead: baas\n    meeting: start\n"
        "    questions: [{text: 'Hoe?', to: baas, category: doen}]\n"
        "roles: [{id: baas, title: Baas}]\nmeetings: [{id: start, title: Start}]\n"
        "question_categories: [{id: doen, title: Doen}]\n"
    )
    assert codes(text) == []


@pytest.mark.parametrize(
    ("field", "path"),
    [
        ("participants: {min: 2, max: 1}", "participants"),
        ("duration: {min: 2, max: 1}", "duration"),
        ("cases: {min: 2, max: 1}", "cases"),
        ("cases: {minutes: {min: 2, max: 1}}", "cases.minutes"),
        ("frequency: [{times: {min: 2, max: 1}, per: year}]", "frequency[0].times"),
        ("meetings: [{id: a, title: A, duration: {min: 2, max: 1}}]", "meetings[0].duration"),
        ("variants: [{id: a, title: A, cases: {min: 2, max: 1}}]", "variants[0].cases"),
        ("roles: [{id: a, title: A, count: {min: 2, max: 1}}]", "roles[0].count"),
        ("preparation: [{task: x, minutes: {min: 2, max: 1}}]", "preparation[0].minutes"),
        (
            "effort: [{role: coach, minutes: {min: 2, max: 1}, per: year}]",
            "effort[0].minutes",
        ),
        ("    time: {min: 2, max: 1}", "phases[0].time"),
        ("    grouping: {size: {min: 2, max: 1}}", "phases[0].grouping.size"),
        ("period: {from: 2024-01, to: 2023-12}", "period"),
    ],
)
def test_ranges_stand_upright(field: str, path: str) -> None:
    """The least is not more than the most, wherever there is a range."""
    found = [d for d in faults(f"{YAML}{field}\n") if d.severity == "error"]
    assert [(d.code, d.path) for d in found] == [("RFL205", path)]


@pytest.mark.parametrize(
    ("repeats", "found"), [("xx", []), (".xx.", []), ("x.x", ["RFL206"]), ("x", []), ("...", [])]
)
def test_loop_stands_together(repeats: str, found: list[str]) -> None:
    """The steps of the case loop follow each other."""
    steps = "".join(
        f"  - {{id: s{n}, title: S{', repeat: case' if sign == 'x' else ''}}}\n"
        for n, sign in enumerate(repeats)
    )
    head = YAML[: YAML.index("phases:")]
    assert codes(f"{head}phases:\n{steps}") == found


def test_questions_ask() -> None:
    """A question, a follow-up and a question of a checklist end in a question mark."""
    text = f"{YAML}    questions: [{{text: Vertel, follow_ups: [Door, 'Hoe?']}}, 'Wat?']\n"
    assert [(d.code, d.severity, d.path) for d in faults(text)] == [
        ("RFL207", "warning", "phases[0].questions[0]"),
        ("RFL207", "warning", "phases[0].questions[0].follow_ups[0]"),
    ]
    text = f"{YAML}    questions: ['ماذا تعلمت\u061f', '何を学びましたか\uff1f']\n"
    assert codes(text) == []
    entry = checklist(sections=[{"id": "a", "title": "A", "questions": ["Hoe?", "Vertel"]}])
    assert [d.path for d in rules.check(entry, DOCUMENT)] == ["sections[0].questions[1]"]


@pytest.mark.parametrize(
    ("duration", "time", "agree"),
    [
        ("60", "60", True),
        ("60", "55", False),
        ("60", "{min: 50, max: 70}", True),
        ("{min: 50, max: 70}", "60", True),
        ("{min: 40, max: 60}", "{min: 50, max: 65}", False),
        ("{min: 40}", "{min: 50}", True),
        ("{min: 40}", "30", False),
        ("{max: 40}", "{min: 30}", False),
    ],
)
def test_stated_total_and_steps_agree(duration: str, time: str, agree: bool) -> None:
    """A stated total and the sum of the steps agree when one lies within the other."""
    text = f"{YAML}    time: {time}\nduration: {duration}\n"
    found = faults(text)
    assert [(d.code, d.severity) for d in found] == ([] if agree else [("RFL208", "warning")])


def test_stated_time_of_a_case_is_that_of_its_steps() -> None:
    """The steps that repeat for each case add up to the stated minutes of a case."""
    text = f"{YAML}    time: 30\n    repeat: case\ncases: {{minutes: {{min: 60}}}}\n"
    assert [(d.code, d.path) for d in faults(text)] == [("RFL208", "cases.minutes")]
    assert codes(text.replace("time: 30", "time: 60")) == []


def test_totals_are_compared_per_meeting() -> None:
    """The stated minutes of a kind of meeting are those of its own steps."""
    text = f"{YAML}    time: 30\n    meeting: a\nduration: 60\nmeetings: [{{id: a, title: A}}]\n"
    assert codes(text) == []
    found = fault(text.replace("title: A}", "title: A, duration: 60}"))
    assert (found.code, found.path) == ("RFL208", "meetings[0].duration")


def test_loops_of_two_meetings_are_two_loops() -> None:
    """Each kind of meeting may have its own steps that repeat for each case."""
    steps = "".join(
        f"  - {{id: s{n}, title: S, meeting: {meeting}, repeat: case}}\n"
        for n, meeting in enumerate("aba")
    )
    head = YAML[: YAML.index("phases:")]
    meetings = "meetings: [{id: a, title: A}, {id: b, title: B}]\n"
    assert codes(f"{head}{meetings}phases:\n{steps}") == []


def test_a_method_has_something_to_do() -> None:
    """A method has steps, or meetings that other methods fill."""
    head = YAML[: YAML.index("phases:")]
    assert codes(head) == ["RFL210"]
    assert codes(f"{head}meetings: [{{id: a, title: A}}]\n") == []


@pytest.mark.parametrize(("stem", "found"), [("rondje", []), ("kring", ["RFL201"])])
def test_id_is_the_name_of_the_file(stem: str, found: list[str]) -> None:
    """An entry is found by its file's name, so its id is that."""
    assert [d.code for d in faults(YAML, stem=stem)] == found


def test_bundled_entries_name_their_source() -> None:
    """What we publish says where it comes from."""
    assert [d.code for d in rules.check_source(method(), DOCUMENT)] == ["RFL209"]
    assert list(rules.check_source(method(sources=[{"title": "Boek"}]), DOCUMENT)) == []


def test_references_to_others_resolve() -> None:
    """Related entries, principles and the methods of meetings are there."""
    entry = method(
        related=["kom", "komm"],
        principles=["lerend", "lerent"],
        meetings=[{"id": "a", "title": "A", "method": "kon"}, {"id": "b", "title": "B"}],
    )
    found = list(rules.check_references(entry, DOCUMENT, {"kom"}, {"lerend"}))
    assert [(d.path, d.hint) for d in found] == [
        ("related[1]", "Did you mean kom?"),
        ("principles[1]", "Did you mean lerend?"),
        ("meetings[0].method", "Did you mean kom?"),
    ]
    found = list(rules.check_references(framework(related=["x"]), DOCUMENT, {"kom", "spel"}, set()))
    assert [d.hint for d in found] == ["There are kom, spel."]


def test_items_and_sections_are_unique() -> None:
    """Items of a framework and sections of a checklist have ids of their own."""
    twice = [{"id": "a", "title": "A"}] * 2
    assert [d.code for d in rules.check(framework(items=twice), DOCUMENT)] == ["RFL202"]
    assert [d.code for d in rules.check(checklist(sections=twice), DOCUMENT)] == ["RFL202"]
    named = [{"text": "A", "id": "a"}, {"text": "B"}]
    sections = [{"id": id, "title": id, "statements": named} for id in "xy"]
    (found,) = rules.check(checklist(sections=sections), DOCUMENT)
    assert (found.code, found.path) == ("RFL202", "sections[1].statements[0].id")
    assert "the first is sections[0].statements[0]" in found.message


def test_not_everybody_is_told_what_was_meant() -> None:
    """After a hundred wrong references no more is looked for; that would take long for nobody."""
    steps = "".join(f"  - {{id: s{n}, title: Stap, lead: inbrengr}}\n" for n in range(120))
    found = [d for d in faults(YAML + steps) if d.code == "RFL203"]
    assert len(found) == 120
    assert sum("inbrenger" in d.hint and "Did you mean" in d.hint for d in found) == 100


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("rondje.yaml.txt", "Take .txt off the name of the file."),
        ("rondje.YML.txt", "Take .txt off the name of the file."),
        ("rondje.yaml.yaml", "Take .yaml off the name of the file."),
        ("kring.yaml.txt", "Call the file rondje.yaml."),
        ("kring.yaml", "Call the file rondje.yaml, or write `id: kring`."),
        ("Mijn kring.yaml", "Call the file rondje.yaml."),
    ],
)
def test_name_of_the_file_is_mended(name: str, hint: str, tmp_path: Path) -> None:
    """An ending too many is taken off; else the file takes the id, or the id the file's name."""
    file = tmp_path / name
    file.write_text(YAML, encoding="utf-8")
    (found,) = load_with_report(file).report
    assert (found.code, found.hint) == ("RFL201", hint)


def test_what_is_torn_is_not_held_to_the_rules() -> None:
    """Of a step that began without its dash the times do not add up, which is no other fault."""
    text = f"{YAML}    time: 5\n    id: eind\n    title: Eind\n    time: 5\nduration: 10\n"
    assert [found.code for found in faults(text)] == ["RFL003"]


def test_file_that_is_no_entry_is_not_told_that_its_id_is_taken(tmp_path: Path) -> None:
    """Of two files called alike, one that cannot be read is said to be that, and no more."""
    for folder, text in (("a", YAML), ("b", "title: [")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "rondje.yaml").write_text(text, encoding="utf-8")
    files = [tmp_path / folder / "rondje.yaml" for folder in "ab"]
    collection = Collection.of(files, Catalogue.bundled())
    assert [found.code for found in collection.check_file(files[1])] == ["RFL002"]


def test_framework_that_cannot_be_read_spoils_no_references(tmp_path: Path) -> None:
    """In the place of a bundled framework a broken file is said to be broken, and no more."""
    (tmp_path / "basisprincipes.yaml").write_text("title: [", encoding="utf-8")
    text = f"{YAML}principles: [handelen-na-afweging]\n"
    (tmp_path / "rondje.yaml").write_text(text, encoding="utf-8")
    report = check(tmp_path)
    assert [(Path(found.file).name, found.code) for found in report.errors] == [
        ("basisprincipes.yaml", "RFL002")
    ]
