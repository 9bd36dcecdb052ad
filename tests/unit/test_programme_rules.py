"""What a programme is held to: its blocks, its clock, its meetings, and the methods it names."""

from pathlib import Path

import attrs
import pytest

from builders import method, programme
from reflectlib import Block, Catalogue, check, composed, parse
from reflectlib.checking import Collection
from reflectlib.model.timing import Minutes
from reflectlib.reading.load import parse_with_report
from reflectlib.translated import texts_of

HEAD = (
    "format: 1\nkind: programme\nid: avond\ntitle: Avond\nlanguage: nl\n"
    "summary: Een avond.\nsources: [{title: Wij}]\n"
)
QUESTION = "blocks[0].step.questions[0]"
STEP = "{id: a, title: A, purpose: Beginnen."


def said(body: str) -> list[tuple[str, str, str]]:
    """What is found in a programme: the code, the place, and what to do."""
    return [(each.code, each.path, str(each.hint)) for each in check(HEAD + body)]


def test_good_programme_has_no_faults() -> None:
    """Methods, breaks, steps, what goes on side by side, days and times: nothing is found."""
    body = f"""\
blocks:
  - step: {STEP}, stage: opening, time: 10}}
  - heard-seen-respected
  - {{pause: 45, at: "12:30", title: Lunch}}
  - parallel:
      - {{method: kom, people: 12}}
      - heard-seen-respected
    until: "15:00"
  - method: kom
    at: "15:00"
    cases: 2
    skip: [Complimenten geven]
    set: [{{step: suggesties, minutes: 10}}]
    add: [{{step: Bewegen, minutes: 5, at: before Suggesties geven}}]
  - {{method: coaching, meeting: coachgesprek, day: 2, at: "09:00"}}
"""
    assert said(body) == []


@pytest.mark.parametrize(
    ("body", "code", "path", "hint"),
    [
        ("blocks: [komm]", "RFL203", "blocks[0].method", "Did you mean kom?"),
        ("blocks: [kom, pauze]", "RFL203", "blocks[1].method", "Write pause: 15."),
        ("blocks: [kom, 15]", "RFL103", "blocks[1]", "Write pause: 15."),
        ("blocks: [kom, Pauze 20 min]", "RFL104", "blocks[1]", "Write pause: 20."),
        ("blocks: [Koffie en thee]", "RFL104", "blocks[0]", "Write pause: 15."),
        ("blocks: [Lunch 45 min]", "RFL104", "blocks[0]", "Write pause: 45."),
        ("blocks: [dialoogtafel]", "RFL203", "blocks[0].method", "`reflect list`"),
        (
            "blocks: [oplossingsgerichte-intervisie]",
            "RFL203",
            "blocks[0].method",
            "Did you mean intervisie-oplossingsgericht?",
        ),
        ("blocks: [[kom, inchecken]]", "RFL103", "blocks[0]", "a line of its own"),
        ("blocks: {eerst: kom, dan: inchecken}", "RFL103", "blocks", "`- kom`"),
        ("blocks: {kom: 30}", "RFL103", "blocks", "`- {method: kom, minutes: 30}`"),
        (
            "blocks: [{parallel: {kom: 6}}]",
            "RFL103",
            "blocks[0].parallel",
            "`- {method: kom, people: 6}`",
        ),
        (
            "blocks: [{parallel: [kom, {method: kom, minutes: 9}]}]",
            "RFL101",
            "blocks[0].parallel[1].minutes",
            "beside `parallel`",
        ),
        (
            "blocks: [{parallel: [kom, {parallel: [kom, kom]}]}]",
            "RFL101",
            "blocks[0].parallel[1].parallel",
            "in one list",
        ),
        ("blocks: [{method: kom, day: 20}]", "RFL104", "blocks[0].day", "number of the day"),
        ("blocks: [{step: [{id: a, title: A}]}]", "RFL103", "blocks[0].step", "Only one fits"),
        ("blocks: [kom.yaml]", "RFL104", "blocks[0]", "Write kom."),
        ("blocks: [reflectiecultuur]", "RFL203", "blocks[0].method", "kind: checklist"),
        ("blocks: [avond]", "RFL203", "blocks[0].method", "copy the blocks of avond"),
        ("blocks: [coaching]", "RFL219", "blocks[0]", "startgesprek"),
        ("blocks: []", "RFL210", "blocks", "Add a block"),
        ("phases: []", "RFL101", "phases", "under `blocks`"),
        ("blokken: [kom]", "RFL101", "blokken", "Did you mean blocks?"),
        ("blocks: [{kom: 30}]", "RFL101", "blocks[0].kom", "`- method: kom`"),
        ("blocks: [{mehtod: kom}]", "RFL101", "blocks[0].mehtod", "Did you mean method?"),
        ("blocks: [{method: kom, duur: 9}]", "RFL101", "blocks[0].duur", "Did you mean minutes?"),
        ("blocks: [{title: X}]", "RFL105", "blocks[0]", "Add `method:`"),
        ("blocks: [{method: kom, pause: 9}]", "RFL105", "blocks[0]", "Make a block of each"),
        ("blocks: [kom, {pause: 9, minutes: 9}]", "RFL105", "blocks[1].pause", "Take one"),
        ("blocks: [kom, {pause: 9, share: 2}]", "RFL105", "blocks[1].pause", "Take one"),
        ("blocks: [kom, {pause: 9, people: 2}]", "RFL105", "blocks[1].people", "Take `people`"),
        (f"blocks: [{{step: {STEP}}}, cases: 2}}]", "RFL105", "blocks[0].cases", "of a method"),
        ("blocks: [{parallel: []}]", "RFL105", "blocks[0].parallel", "two or more"),
        ("blocks: [{parallel: [kom]}]", "RFL105", "blocks[0].parallel", "Add the other"),
        (
            "blocks: [{parallel: [kom, {pause: 9}]}]",
            "RFL101",
            "blocks[0].parallel[1].pause",
            "a block of its own",
        ),
        ("blocks: [{method: kom, variant: x}]", "RFL203", "blocks[0].variant", "has none"),
        (
            "blocks: [{method: supervisie, variant: klein-groep}]",
            "RFL203",
            "blocks[0].variant",
            "Did you mean kleine-groep?",
        ),
        ("blocks: [{method: coaching, meeting: x}]", "RFL203", "blocks[0].meeting", "eindgesprek"),
        (
            "blocks: [{method: kom, skip: [Complimentn geven]}]",
            "RFL203",
            "blocks[0].skip[0]",
            "Did you mean Complimenten geven?",
        ),
        (
            "blocks: [{method: kom, set: [{step: x, minutes: 9}]}]",
            "RFL203",
            "blocks[0].set[0].step",
            "There are",
        ),
        (
            "blocks: [{method: kom, set: [{suggesties: 9}]}]",
            "RFL103",
            "blocks[0].set[0]",
            "Write {step: suggesties, minutes: 9}.",
        ),
        (
            "blocks: [{method: kom, add: [{step: X, at: na suggesties}]}]",
            "RFL219",
            "blocks[0].add[0].at",
            "Write after suggesties.",
        ),
        (
            "blocks: [{method: kom, skip: [suggesties], set: [{step: suggesties, minutes: 9}]}]",
            "RFL219",
            "blocks[0]",
            "Mend what",
        ),
        ("blocks: [{method: heard-seen-respected, cases: 2}]", "RFL219", "blocks[0].cases", "out"),
        ("blocks: [{method: kom, part: x}]", "RFL203", "blocks[0].part", "under `meetings`"),
        (
            "meetings: [{id: x, title: X}]\nblocks: [{method: kom, part: x}, kom]",
            "RFL105",
            "blocks[1]",
            "Add `part:` with x.",
        ),
        (
            "meetings: [{id: x, title: X}, {id: y, title: Y}]\nblocks: [{method: kom, part: x}]",
            "RFL210",
            "meetings[1]",
            "`part: y`",
        ),
        ("blocks: [{method: kom, id: x}, {method: kom, id: x}]", "RFL202", "blocks[1].id", "own"),
        ("blocks: [kom, {method: kom, id: kom}]", "RFL202", "blocks[1].id", "own"),
        (
            "blocks: [{parallel: [kom, {method: kom, id: y}], id: x}, {method: kom, id: x-y}]",
            "RFL202",
            "blocks[1].id",
            "own",
        ),
        (
            "blocks: [{method: kom, id: x-y}, {parallel: [kom, {method: kom, id: y}], id: x}]",
            "RFL202",
            "blocks[1].id",
            "own",
        ),
        (
            f"blocks: [{{step: {STEP}}}}}, {{step: {STEP}, stage: closing}}}}]",
            "RFL202",
            "blocks[1].step.id",
            "own id",
        ),
        ("blocks: [{method: kom, day: 2}, {method: kom, day: 1}]", "RFL218", "blocks[1].day", ""),
        (
            'blocks: [{method: kom, at: "12:00"}, {method: kom, at: "11:00"}]',
            "RFL218",
            "blocks[1].at",
            "`day: 2`",
        ),
        (
            'blocks: [{method: kom, at: "12:00", until: "12:00"}]',
            "RFL218",
            "blocks[0].until",
            "Mend the time",
        ),
        ("blocks: [{method: kom, at: 9.30 uur}]", "RFL104", "blocks[0].at", 'Write "09:30".'),
        ("blocks: [{method: kom, at: half een}]", "RFL104", "blocks[0].at", "from 00:00"),
        ("blocks: [{method: kom, day: dag 2}]", "RFL103", "blocks[0].day", "2"),
        (f"blocks: [{{step: {STEP}, lead: x}}}}]", "RFL203", "blocks[0].step.lead", "`roles`"),
        (
            "preparation: [{task: Bel., role: gespreksleidr}]\nblocks: [kom]",
            "RFL203",
            "preparation[0].role",
            "gespreksleider",
        ),
        (f"blocks: [{{step: {STEP}, questions: [Hoe]}}}}]", "RFL207", QUESTION, "?"),
        ("context: 'Na {step:kom-x}.'\nblocks: [kom]", "RFL203", "context", ""),
        (f"context: 'Na {{step:x}}.'\nblocks: [{{step: {STEP}}}}}]", "RFL203", "context", "a"),
        (f"blocks: [{{step: {STEP}, method: kom}}}}]", "RFL105", "blocks[0].step.method", ""),
        (
            f"blocks: [{{step: {STEP}, grouping: {{join: 2}}}}}}]",
            "RFL213",
            "blocks[0].step.grouping",
            "size: 4",
        ),
        ("blocks: [{method: kom, minutes: {min: 9, max: 3}}]", "RFL205", "blocks[0].minutes", ""),
        ("blocks: [{step: {id: a, title: A}}]", "RFL303", "blocks[0].step", "Add `purpose:`"),
        ("blocks: [{method: kom, iets: 3}]", "RFL101", "blocks[0].iets", "The keys are"),
        ("blocks: [1.5]", "RFL103", "blocks[0]", "quotes"),
        ("blocks: {Eerste ronde: 5}", "RFL103", "blocks", "`- Eerste ronde: …`"),
        ("blocks: {pause: 15}", "RFL103", "blocks", "`- pause: …`"),
        ("blocks: {kom: }", "RFL103", "blocks", "`- kom`"),
        ("blocks: [{method: kom, at: 9.30}]", "RFL103", "blocks[0].at", 'Write "09:30".'),
        (
            "blocks: [{method: kom, add: [{step: X, at: vooraan}]}]",
            "RFL219",
            "blocks[0].add[0].at",
            "Write start.",
        ),
        (
            "blocks: [{method: kom, set: [suggesties 9]}]",
            "RFL103",
            "blocks[0].set[0]",
            "Write {step: suggesties, minutes: 9}.",
        ),
        ("blocks: [{method: kom, set: [9]}]", "RFL103", "blocks[0].set[0]", "`step:` in front"),
        (
            "blocks: [{parallel: [{method: kom, id: x}, {method: kom, id: x}]}]",
            "RFL202",
            "blocks[0].parallel[1].id",
            "own id",
        ),
        (
            f"blocks: [{{step: {STEP}, meeting: x}}}}]",
            "RFL105",
            "blocks[0].step.meeting",
            "`part: x`",
        ),
        ("blocks: [{parallel: [{title: X}, kom]}]", "RFL105", "blocks[0].parallel[0]", "`method:`"),
        ("blocks: [{method: kom, minutes: 9, share: 2}]", "RFL105", "blocks[0].share", "Take one"),
        (f"blocks: [{', '.join(['kom'] * 100)}]", "RFL219", "blocks", "two programmes"),
    ],
)  # fmt: skip
def test_each_mistake_is_said_once(body: str, code: str, path: str, hint: str) -> None:
    """A mistake gives one message, at its place, with what to do."""
    ((found, place, what),) = said(body + "\n")
    assert (found, place) == (code, path)
    assert hint in what


def test_item_with_a_line_below_it_becomes_a_method() -> None:
    """Who writes minutes below the id of a method is told to write `method:` before it."""
    ((code, _path, hint),) = said("blocks:\n  - kom\n    minutes: 90\n")
    assert code == "RFL002"
    assert "`- method: kom`" in hint


def test_kind_in_dutch_is_understood() -> None:
    """A `kind: draaiboek` is judged as the programme that it is."""
    text = HEAD.replace("kind: programme", "kind: draaiboek") + "blocks: [kom]\n"
    assert [(each.path, str(each.hint)) for each in check(text)] == [
        ("kind", "Did you mean programme?")
    ]


def test_a_block_has_a_method_with_steps() -> None:
    """Of a method without steps no block can be made: that is said where it is named."""
    bare = Catalogue.of(method(id="leeg", phases=[]))
    (found,) = check(f"{HEAD}blocks: [leeg]\n", bare)
    assert (found.code, found.path) == ("RFL219", "blocks[0].method")
    assert "leeg has no steps" in found.message


def test_words_in_another_order_are_looked_for_among_some() -> None:
    """A title turned round is recognised, but in a catalogue so large that it would take long."""
    many = [method(id=f"m-{number}") for number in range(400)]
    for beside, what in ((many[:30], "Did you mean open-beraad?"), (many, "`reflect list`")):
        catalogue = Catalogue.of(method(id="open-beraad"), *beside)
        (found,) = check(f"{HEAD}blocks: [beraad-open]\n", catalogue)
        assert what in str(found.hint)


def test_nothing_is_said_of_methods_that_are_not_at_hand() -> None:
    """Without a catalogue a programme loads: its methods, their roles and steps may be anywhere."""
    text = HEAD + (
        "context: 'Na {step:ons-slot}.'\npreparation: [{task: Bel., role: verteller}]\n"
        "blocks: [{method: ons, variant: x, skip: [y]}]\n"
    )
    assert list(parse_with_report(text).report) == []


def test_methods_beside_a_programme_are_known(tmp_path: Path) -> None:
    """A block may name a method of the same folder, and its roles and steps with it."""
    (tmp_path / "ons.yaml").write_text(
        "format: 1\nkind: method\nid: ons\ntitle: Ons\nlanguage: nl\nsummary: Van ons.\n"
        "form: oefening\nfacilitation: either\nroles: [{id: verteller, title: Verteller}]\n"
        "phases: [{id: slot, title: Slot}]\n"
    )
    file = tmp_path / "avond.yaml"
    body = (
        "context: 'Na {step:ons-slot}.'\npreparation: [{task: Bel., role: verteller}]\n"
        "blocks:\n  - ons\n"
    )
    file.write_text(HEAD + body)
    assert list(check(file)) == []
    file.write_text(HEAD + body + "  - {method: ons, skip: [x]}\n")
    assert [each.path for each in check(file)] == ["blocks[1].skip[0]"]
    (tmp_path / "ons.yaml").write_text("format: 1\n")  # of which nothing is known then
    assert list(Collection.of([file], Catalogue.bundled()).check_file(file)) == []


def test_reference_to_a_step_goes_by_the_id_of_its_block() -> None:
    """Other texts name a step by its block; its own texts may name it by its own id too."""
    body = (
        "blocks:\n"
        "  - id: start\n"
        "    step: {id: a, title: A, purpose: 'Van {step:a} is dit {step:start}.'}\n"
        "  - step: {id: b, title: B, purpose: 'Na {step:start}.', stage: closing}\n"
    )
    assert said(body) == []
    ((code, path, _hint),) = said(body.replace("Na {step:start}", "Na {step:a}"))
    assert (code, path) == ("RFL203", "blocks[1].step.purpose")


@pytest.mark.parametrize("times", [{"minutes": 9}, {"share": 2}])
def test_break_has_the_minutes_of_its_pause(times: dict[str, int]) -> None:
    """Nor file nor program can give a break other minutes than those of its `pause`."""
    with pytest.raises(ValueError, match="minutes of its pause"):
        programme({"pause": 15, **times})
    with pytest.raises(ValueError, match="one of method, step, pause and parallel"):
        Block()


def test_programme_is_made_as_a_file_has_it() -> None:
    """The id of a method is a block by itself, also where it is saved."""
    made = programme("kom", {"pause": 15})
    assert [block.method for block in made.blocks] == ["kom", None]
    assert parse(HEAD + "blocks: [kom]\n").blocks == (Block(method="kom"),)  # type: ignore[attr-defined]


def test_steps_that_a_block_names_are_found_in_every_language() -> None:
    """A step is named by its title in one language, and left out in all; no translator sees it."""
    catalogue = Catalogue.bundled()
    body = (
        "blocks:\n  - method: kom\n    title: Samen\n    skip: [Complimenten geven]\n"
        "    set: [{step: Suggesties geven, minutes: 9}]\n"
        "    add: [{step: Rust, at: before Suggesties geven}]\n"
    )
    made = parse(HEAD + body)
    assert [place for place, _text in texts_of(made)] == [
        "title",
        "summary",
        "blocks[0].title",
        "blocks[0].add[0].step",
    ]
    for language in ("nl", "en"):
        whole = composed(attrs.evolve(made, language=language), catalogue)
        ids = [phase.id for phase in whole.phases]
        assert "kom-complimenten" not in ids
        assert ids.index("kom-rust") + 1 == ids.index("kom-suggesties")
        assert whole.phases[ids.index("kom-suggesties")].time == Minutes(min=9, max=9)
    english = HEAD.replace("language: nl", "language: en")
    assert {each.code for each in check(english + body)} <= {"RFL303"}


def test_blocks_tell_the_kind() -> None:
    """A file with blocks and no kind is a programme: one message, which says so."""
    report = check(HEAD.replace("kind: programme\n", "") + "blocks: [kom]\n")
    assert [(each.code, "kind: programme" in str(each.hint)) for each in report] == [
        ("RFL102", True)
    ]


def test_stated_minutes_are_what_the_blocks_take() -> None:
    """A total without the blocks is warned of at its line, unless a block waits for the clock."""
    blocks = f"blocks:\n  - pause: 15\n  - step: {STEP}, stage: opening, time: 10}}\n"
    assert said(f"duration: 25\n{blocks}") == []
    assert [(code, path) for code, path, _hint in said(f"duration: 90\n{blocks}")] == [
        ("RFL208", "duration")
    ]
    assert said(f"duration: 90\n{blocks}    until: '12:00'\n") == []
    meetings = "meetings:\n  - {id: a, title: A, duration: 90}\n"
    parts = blocks.replace("}\n", "}\n    part: a\n").replace("15\n", "15\n    part: a\n")
    assert [(code, path) for code, path, _hint in said(meetings + parts)] == [
        ("RFL208", "meetings[0].duration")
    ]
