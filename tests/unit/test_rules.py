from pathlib import Path
from typing import Any

import pytest

from builders import YAML, checklist, fault, faults, framework, method, register
from reflectlib import Catalogue, check, load_with_report, render
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


def with_steps(*steps: str, rest: str = "") -> str:
    """A method with these steps, each in braces."""
    head = YAML[: YAML.index("phases:")]
    return f"{head}{rest}phases:\n" + "".join(f"  - {{{step}}}\n" for step in steps)


def in_variant(*steps: str, rest: str = "") -> str:
    """A method with a variant that has these steps, each in braces."""
    listed = "".join(f"      - {{{step}}}\n" for step in steps)
    return f"{YAML}variants:\n  - id: kort\n    title: Kort\n{rest}    phases:\n{listed}"


@pytest.mark.parametrize(
    ("steps", "found"),
    [
        (["id: a, title: A, lead: wie"], [("RFL203", "[0].lead")]),
        (["id: a, title: A, meeting: wie"], [("RFL203", "[0].meeting")]),
        (
            ["id: a, title: A, questions: [{text: A?, to: wie}]"],
            [("RFL203", "[0].questions[0].to")],
        ),
        (["id: a, title: A", "id: a, title: B"], [("RFL202", "[1].id")]),
        (["id: a, title: A, time: {min: 2, max: 1}"], [("RFL205", "[0].time")]),
        (["id: a, title: A, questions: [Vertel]"], [("RFL207", "[0].questions[0]")]),
        (
            [
                "id: a, title: A, repeat: case",
                "id: b, title: B",
                "id: c, title: C, repeat: case",
            ],
            [("RFL206", "[2].repeat")],
        ),
        (["id: ronde, title: Ook een ronde"], []),
    ],
)
def test_steps_of_a_variant_are_held_to_the_rules(
    steps: list[str], found: list[tuple[str, str]]
) -> None:
    """A variant's own steps are steps, beside which those of the method do not count."""
    expected = [(code, f"variants[0].phases{path}") for code, path in found]
    assert [(d.code, d.path) for d in faults(in_variant(*steps))] == expected


def test_totals_of_a_variant() -> None:
    """What a variant states is held to its own steps, and else what the method states."""
    step = "id: a, title: A, time: 5"
    found = fault(in_variant(step, rest="    duration: 60\n"))
    assert (found.code, found.path) == ("RFL208", "variants[0].duration")
    assert fault(f"{in_variant(step)}duration: 60\n").path == "variants[0].duration"
    assert codes(in_variant(step, rest="    duration: 5\n")) == []
    assert codes(f"{YAML}variants: [{{id: kort, title: Kort, duration: 60}}]\n") == []


@pytest.mark.parametrize("repeat", ["member", "pairings", "{times: 3}"])
def test_other_loops_stand_where_they_are(repeat: str) -> None:
    """Only what is done again for each case is one loop: of other loops there can be several."""
    looped = [f"id: {id}, title: S, repeat: {repeat}" for id in "ac"]
    assert codes(with_steps(looped[0], "id: b, title: S", looped[1])) == []


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("grouping: {size: 2}", []),
        ("grouping: individual", []),
        ("repeat: pairings", []),
        ("grouping: plenary", ["RFL213"]),
        ("grouping: {size: 2}, meeting: m", ["RFL213"]),
    ],
)
def test_groups_are_joined_where_there_are_groups(before: str, found: list[str]) -> None:
    """Groups are put together of those of an earlier step in the same meeting."""
    steps = [
        f"id: a, title: A, {before}",
        "id: b, title: B",
        "id: c, title: C, grouping: {join: 2}",
    ]
    rest = "meetings: [{id: m, title: M}]\n"
    assert codes(with_steps(*steps, rest=rest)) == found


def test_joined_groups_can_be_joined() -> None:
    """Fours become eights; of two in a row without groups before them each is told."""
    steps = [f"id: {id}, title: S, grouping: {{join: 2}}" for id in "bc"]
    assert codes(with_steps("id: a, title: A, grouping: individual", *steps)) == []
    found = faults(with_steps(*steps))
    assert [(d.code, d.path) for d in found] == [("RFL213", "phases[0].grouping")]


@pytest.mark.parametrize(
    ("step", "rest", "found"),
    [
        ("case: 2", "cases: 2\n", []),
        ("case: 2", "cases: {min: 1}\n", []),
        ("case: 2", "", []),
        ("case: 3", "cases: 2\n", ["RFL214"]),
        ("case: 2, repeat: case", "", []),
        ("case: 2, repeat: member", "", ["RFL214"]),
        ("case: 2, repeat: {times: 3}", "", ["RFL214"]),
    ],
)
def test_case_of_a_step_is_there(step: str, rest: str, found: list[str]) -> None:
    """A step for one case is for one that there can be, and in no loop but that of the cases."""
    assert codes(with_steps(f"id: a, title: A, {step}", rest=rest)) == found


def test_case_of_a_step_of_a_variant() -> None:
    """The cases of a variant count for its steps; those of the method where it has none."""
    step = "id: a, title: A, case: 2"
    assert codes(f"{in_variant(step)}cases: 1\n") == ["RFL214"]
    assert codes(in_variant(step, rest="    cases: 2\n") + "cases: 1\n") == []


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ("", []),
        ("form: oefning\n", [("RFL203", "form")]),
        ("form: energizer\n", [("RFL203", "form")]),
        ("form: energizer\nform_title: Energizer\n", []),
        ("form: oefening\nform_title: Energizer\n", [("RFL216", "form_title")]),
    ],
)
def test_form_has_one_name(fields: str, found: list[tuple[str, str]]) -> None:
    """A form is one of the register, or says what it is called."""
    text = YAML.replace("form: oefening\n", fields) if fields else YAML
    assert [(d.code, d.path) for d in faults(text)] == found


@pytest.mark.parametrize(
    ("field", "path"),
    [
        ("materials: [{id: a, text: A}, {id: b, text: B}, {id: a, text: C}]", "materials[2].id"),
        ("suits: [{id: a, text: A}, {id: a, text: B}]", "suits[1].id"),
        ("preparation: [{id: a, task: A}, {id: a, task: B}]", "preparation[1].id"),
        (
            "roles: [{id: a, title: A, tasks: [{id: a, text: A}, {id: a, text: B}]}]",
            "roles[0].tasks[1].id",
        ),
        (
            "    questions: [{id: a, text: 'A?'}, {id: a, text: 'B?'}]",
            "phases[0].questions[1].id",
        ),
        ("    tips: [{id: a, text: A}, {id: a, text: B}]", "phases[0].tips[1].id"),
    ],
)
def test_optional_ids_are_unique_too(field: str, path: str) -> None:
    """What need not have an id has one of its own in its list, where it has one."""
    found = fault(f"{YAML}{field}\n")
    assert (found.code, found.path) == ("RFL202", path)
    assert codes(f"{YAML}{field.replace('id: a, te', 'te').replace('id: a, ta', 'ta')}\n") == []


def test_ids_within_items_and_sections_are_unique() -> None:
    """Elements of an item, and questions and notes of a checklist, have ids of their own."""
    twice = [{"title": "A", "id": "a"}, {"title": "B", "id": "a"}]
    (found,) = rules.check(
        framework(items=[{"id": "a", "title": "A", "elements": twice}]), DOCUMENT
    )
    assert (found.code, found.path) == ("RFL202", "items[0].elements[1].id")
    asked = [{"id": "a", "text": "A?"}, {"id": "a", "text": "B?"}]
    entry = checklist(
        scale=[{"id": "a", "text": "A"}, {"id": "a", "text": "B"}],
        sections=[{"id": "a", "title": "A", "questions": asked}],
    )
    found_in = [(d.code, d.path) for d in rules.check(entry, DOCUMENT)]
    assert found_in == [("RFL202", "scale[1].id"), ("RFL202", "sections[0].questions[1].id")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ga naar {step:ronde}.", []),
        ("Je hebt {minutes:ronde}, net als in {step:ronde}.", []),
        ("Ga naar {step:rond}.", ["RFL203"]),
        ("Je hebt {minutes:rond}.", ["RFL203"]),
        ("{step:een} en {step:twee}", ["RFL203", "RFL203"]),
        ("Ga naar {stap:ronde}.", ["RFL215"]),
        ("Ga naar {step: ronde}.", ["RFL215"]),
        ("Ga naar {Step:ronde}.", ["RFL215"]),
        ("Ga naar {step ronde}.", ["RFL215"]),
        ("Ga naar {step:De ronde}.", ["RFL215"]),
        ("Je hebt {minuten:ronde}.", ["RFL215"]),
        ("Kies {rood: of blauw}, {naam}, {stap} of {stap: …}.", []),
    ],
)
def test_references_in_texts(text: str, found: list[str]) -> None:
    """A reference in a text is to a step of the method, and is written as one."""
    assert codes(f"{YAML}    tips: ['{text}']\n") == found
    assert codes(f"{YAML}worksheets: [{{id: a, title: A, fields: ['{text}']}}]\n") == found


def test_reference_in_a_text_is_mended() -> None:
    """The hint says which step was probably meant, or how a reference is written."""
    assert fault(f"{YAML}goals: ['{{step:rond}}']\n").hint == "Did you mean ronde?"
    hint = fault(f"{YAML}goals: ['{{minuten: De ronde}}']\n").hint
    assert hint == "To have it filled in, write {minutes:de-ronde}."


def test_texts_of_others_may_have_braces() -> None:
    """What the keys of somebody else hold is no text of ours."""
    assert codes(f"{YAML}x-note: '{{step:rond}}'\n") == []


def test_references_in_texts_of_a_variant() -> None:
    """A step of a variant stands beside its other steps; its other texts know the method's too."""
    for id, found in (("a", []), ("ronde", ["RFL203"])):
        text = in_variant(f"id: a, title: A, tips: ['{{step:{id}}}']")
        assert codes(text) == found
        assert codes(in_variant("id: a, title: A", rest=f"    summary: '{{step:{id}}}'\n")) == []
    text = f"{YAML}variants: [{{id: a, title: A, summary: '{{step:ronde}} {{step:a}}'}}]\n"
    assert codes(text) == ["RFL203"]


def test_step_goes_as_a_method_that_is_there() -> None:
    """What a step of a method or a variant goes as is an entry."""
    entry = method(
        phases=[{"id": "a", "title": "A", "method": "kon"}],
        variants=[
            {"id": "v", "title": "V", "phases": [{"id": "b", "title": "B", "method": "kom"}]},
        ],
    )
    found = list(rules.check_references(entry, DOCUMENT, {"kom"}, set()))
    assert [(d.code, d.path, d.hint) for d in found] == [
        ("RFL203", "phases[0].method", "Did you mean kom?")
    ]


def led_to(folder: Path, **methods: str) -> list[tuple[str, str, str]]:
    """What is found in methods, each with one step that goes as another."""
    for id, other in methods.items():
        text = YAML.replace("id: rondje", f"id: {id}") + f"    method: {other}\n"
        (folder / f"{id}.yaml").write_text(text, encoding="utf-8")
    return [(Path(d.file).stem, d.code, d.path) for d in check(folder) if d.severity == "error"]


def test_method_does_not_lead_back_to_itself(tmp_path: Path) -> None:
    """Of a circle of methods each is told; one that leads to a circle goes on without an end."""
    assert led_to(tmp_path, een="twee", twee="een", drie="een", vier="vier", vijf="kom") == [
        ("een", "RFL217", "phases[0].method"),
        ("twee", "RFL217", "phases[0].method"),
        ("vier", "RFL217", "phases[0].method"),
    ]


def test_step_goes_as_a_method_alone(tmp_path: Path) -> None:
    """A framework has no steps; of what cannot be read nothing is said here."""
    (tmp_path / "stuk.yaml").write_text("title: [", encoding="utf-8")
    found = led_to(tmp_path, een="basisprincipes", twee="stuk", drie="ergens")
    assert found == [
        ("drie", "RFL203", "phases[0].method"),
        ("een", "RFL203", "phases[0].method"),
        ("stuk", "RFL002", ""),
    ]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"kind": "hours"}, "a rule of kind hours needs min"),
        ({"kind": "days", "min": 3}, "a rule of kind days needs max"),
        ({"kind": "people"}, "a rule of kind people needs min or max"),
        ({"kind": "forms"}, "a rule of kind forms needs counted or not_counted"),
        ({"kind": "words"}, "a rule of kind words needs text"),
        ({"kind": "minutes", "min": 9, "years": 1}, "'years' says nothing of a rule of kind minut"),
        ({"kind": "words", "text": "A.", "min": 9}, "'min' says nothing of a rule of kind words"),
    ],
)
def test_rule_of_a_register_says_what_its_kind_asks(rule: dict[str, Any], said: str) -> None:
    """A rule without its figure asks nothing, and a figure that it has no use for is lost."""
    found = list(rules.check(register(rules=[{"id": "a", **rule}]), DOCUMENT))
    assert found[0].code == "RFL220"
    assert said in found[0].message


def test_rules_of_a_register_stand_upright_and_by_their_own_ids() -> None:
    """A least above the most is turned around, and no id stands twice."""
    twice = [{"id": "a", "kind": "people", "min": 8, "max": 2}, {"id": "a", "kind": "days"}]
    codes = [found.code for found in rules.check(register(rules=twice), DOCUMENT)]
    assert codes == ["RFL202", "RFL220", "RFL205"]


def test_page_was_read_on_a_day_that_there_is() -> None:
    """A day that no calendar has is an error, and no page says it."""
    wrong = register(sources=[{"title": "A", "read": "2026-02-31"}])
    (found,) = rules.check(wrong, DOCUMENT)
    assert (found.code, found.path, found.message) == (
        "RFL104",
        "sources[0].read",
        "there is no day '2026-02-31'",
    )
    assert b"Gelezen" not in render(wrong)
