"""What is handed out: to participants, to an observer, to cut out and to fill in."""

from collections import Counter
from typing import Any

import pytest

from builders import checklist, framework, method, of, texts_of
from reflectlib import Catalogue, Method, UnknownFormatError, filled, render
from reflectlib.message import say
from reflectlib.model.roles import LEADING, ROLES, TAKING_PART, takes_part
from reflectlib.model.steps import Phase
from reflectlib.model.totals import steps_by_meeting
from reflectlib.page import (
    OURS,
    Cards,
    Definitions,
    Field,
    Heading,
    Items,
    ListItem,
    Notice,
    PageBlock,
    PageBreak,
    Paragraph,
    Questions,
    Table,
)
from reflectlib.rendering import make_page, views_of
from reflectlib.views.ways import ways

NONE = Catalogue([])
OF_STEPS = {"brief", "flipchart", "handout", "observer"}
METHODS = [entry.id for entry in Catalogue.bundled().values() if entry.kind == "method"]
WITH_WORKSHEETS = [
    entry.id
    for entry in Catalogue.bundled().values()
    if entry.id in METHODS and isinstance(entry, Method) and entry.worksheets
]


def led(one: Method, step: Phase) -> bool:
    """Whether somebody leads a step who does not take part."""
    return one.facilitation == "guided" if step.lead is None else leads(one, step.lead)


def leads(one: Method, role: str | None) -> bool:
    """Whether what is said or asked to this role is not for participants."""
    sometimes = role not in TAKING_PART and any(step.lead == role for step in one.phases)
    return role in LEADING or (role is not None and sometimes)


def phase(**fields: Any) -> dict[str, Any]:
    return {"id": "a", "title": "A", **fields}


def of_id(id: str, catalogue: Catalogue) -> Method:
    entry = catalogue[id]
    assert isinstance(entry, Method)
    return entry


def below(title: str, blocks: tuple[PageBlock, ...]) -> list[PageBlock]:
    """The blocks between the heading with this title and the next."""
    found: list[PageBlock] = []
    inside = False
    for block in blocks:
        if isinstance(block, Heading):
            inside = block.text == title
        elif inside:
            found.append(block)
    return found


def titles(one: Method) -> list[str]:
    """The headings of all steps as they are done, with a sign where all of a step is ours."""
    return [
        f"{number}. {phase.title}{OURS * is_ours(phase)}"
        for _variant, way in ways(one)
        for _meeting, phases in steps_by_meeting(way)
        for number, phase in enumerate(phases, 1)
    ]


def steps_of(one: Method) -> list[Phase]:
    """All steps as they are done: those of the method, and those of its variants."""
    parts = (part for _variant, way in ways(one) for part in steps_by_meeting(way))
    return [phase for _meeting, phases in parts for phase in phases]


def is_ours(step: Phase) -> bool:
    """Whether a step has texts, none of which is from the source."""
    notes = [note for note in (step.purpose, step.output) if note]
    parts = (*notes, *step.instructions, *step.questions, *step.tips)
    return {part.basis for part in parts} == {"editor"}


def letters(text: str) -> str:
    """The letters and figures of a text in their order, however it is set."""
    return "".join(filter(str.isalnum, text))


@pytest.mark.parametrize("id", METHODS)
def test_handout_keeps_what_is_the_leaders(id: str, catalogue: Catalogue) -> None:
    """No handout has an instruction of a leader's step, a tip, an answer or a leader's question."""
    one = of_id(id, catalogue)
    kept = [*one.answers]
    for step in one.phases:
        kept += (tip.text for tip in step.tips)
        if led(one, step):
            kept += (instruction.text for instruction in step.instructions)
        kept += (question.text for question in step.questions if leads(one, question.to))
    shown = "\n".join(texts_of(make_page(one, "handout", catalogue)))
    assert [text for text in kept if text in shown] == []
    assert kept or not any(led(one, step) for step in one.phases)


@pytest.mark.parametrize("id", METHODS)
def test_handout_has_what_participants_need(id: str, catalogue: Catalogue) -> None:
    """Every step is there with its purpose, its questions to participants, and room to write."""
    one = filled(of_id(id, catalogue))
    page = make_page(one, "handout", catalogue)
    shown = set(texts_of(page))
    assert [block.text for block in of(Heading, page) if block.level == 3] == titles(one)
    assert len(of(Field, page)) == len(steps_of(one))
    needed = [*one.goals]
    for step in steps_of(one):
        needed += [step.purpose.text] if step.purpose else []
        if not led(one, step):
            needed += (instruction.text for instruction in step.instructions)
        asked = (question for question in step.questions if not leads(one, question.to))
        needed += (text for question in asked for text in (question.text, *question.follow_ups))
    assert [text for text in needed if text not in shown] == []


def test_a_participant_who_leads_has_instructions(catalogue: Catalogue) -> None:
    """There are entries in which a participant leads a step, and only those tell what to do."""
    telling = set()
    for id in METHODS:
        page = make_page(catalogue[id], "handout", catalogue)
        if any(block.ordered for block in of(Items, page)):
            telling.add(id)
    needed = {
        id
        for id in METHODS
        for step in of_id(id, catalogue).phases
        if not led(of_id(id, catalogue), step) and step.instructions
    }
    assert telling == needed
    assert needed


@pytest.mark.parametrize(
    ("facilitation", "lead", "told"),
    [
        ("guided", None, False),
        ("either", None, True),
        ("self-guided", None, True),
        ("guided", "inbrenger", True),
        ("self-guided", "gespreksleider", False),
        ("either", "gespreksleider", False),
    ],
)
def test_instructions_of_a_step_are_for_whoever_leads_it(
    facilitation: str, lead: str | None, told: bool
) -> None:
    """A step that names nobody is the facilitator's where there is one, and else the group's."""
    step = phase(instructions=["Let op wie stil blijft."], tips=["Grijp niet in."])
    step |= {"lead": lead} if lead else {}
    one = method(facilitation=facilitation, phases=[step | {"questions": ["Wat zag je?"]}])
    shown = "\n".join(texts_of(make_page(one, "handout", NONE)))
    assert ("Let op wie stil blijft." in shown) is told
    assert "Wat zag je?" in shown
    assert "Grijp niet in." not in shown
    page = render(one, "html", "handout", NONE).decode()
    assert ("Let op wie stil blijft." in page) is told


def test_roles_that_always_lead_never_take_part() -> None:
    """What the register says of roles is of roles of the register, and of each one thing."""
    assert ROLES.keys() >= LEADING | TAKING_PART
    assert not LEADING & TAKING_PART


def test_who_takes_part() -> None:
    """By the register; else whoever leads no step; and where no role is named, everybody."""
    one = method(
        roles=[{"id": "baas", "title": "Baas"}, {"id": "maatje", "title": "Maatje"}],
        phases=[phase(lead="baas"), phase(id="b", lead="inbrenger")],
    )
    assert takes_part(one, "leidinggevende")
    assert not takes_part(method(phases=[phase(lead="leidinggevende")]), "leidinggevende")
    assert not takes_part(one, "baas")
    assert takes_part(one, "maatje")
    assert takes_part(one, "inbrenger")
    assert not takes_part(one, "gespreksleider")
    assert takes_part(one, None)


def test_handout_marks_a_meeting_of_ours() -> None:
    """Each kind of meeting with steps has its heading, its goals, and the sign for ours."""
    meetings = [
        {"id": "m", "title": "Eerst", "goals": ["Leren"], "basis": "editor"},
        {"id": "n", "title": "Dan"},
        {"id": "leeg", "title": "Leeg", "goals": ["Niets"]},
    ]
    phases = [phase(meeting="m"), phase(id="b", meeting="n")]
    one = method(meetings=meetings, phases=phases)
    page = make_page(one, "handout", NONE)
    assert [block.text for block in of(Heading, page) if block.level == 2] == [
        f"Eerst{OURS}",
        "Dan",
    ]
    assert of(Items, page) == [Items((ListItem("Leren"),))]
    watched = make_page(one, "observer", NONE)
    found = [block.text for block in of(Heading, watched) if block.level == 2]
    assert found == [f"Eerst{OURS}", "Dan", "Na afloop"]


@pytest.mark.parametrize("id", METHODS)
def test_observer_has_room_for_each_step(id: str, catalogue: Catalogue) -> None:
    """Below each step stand its purpose, its questions, its output, and room to write."""
    one = of_id(id, catalogue)
    page = make_page(one, "observer", catalogue)
    for title, step in zip(titles(one), steps_of(one), strict=True):
        part = below(title, page.blocks)
        shown = set(texts_of(tuple(part)))
        notes = [note.text for note in (step.purpose, step.output) if note]
        assert shown >= {*notes, *(question.text for question in step.questions)}
        assert isinstance(part[-1], Field)
        hidden = {note.text for note in (*step.instructions, *step.tips)}
        assert not shown & hidden
    assert len(of(Field, page)) == len(steps_of(one)) + 1


def test_observer_has_a_task_where_the_method_gives_one() -> None:
    """What the method asks of its observer stands above the steps."""
    role = {"id": "observator", "title": "Kijker", "tasks": ["Kijkt."]}
    page = make_page(method(roles=[{"id": "coach", "title": "Coach"}, role]), "observer", NONE)
    assert below("Jouw taak", page.blocks) == [Items((ListItem("Kijkt."),))]
    for roles in ([], [{"id": "observator", "title": "Kijker"}]):
        assert not below("Jouw taak", make_page(method(roles=roles), "observer", NONE).blocks)


@pytest.mark.parametrize("id", METHODS)
def test_every_question_is_on_one_card(id: str, catalogue: Catalogue) -> None:
    """Each question has one card of its category, or of its step; each category has a number."""
    one = of_id(id, catalogue)
    (block,) = of(Cards, make_page(one, "cards", catalogue))
    names = {category.id: category.title for category in one.question_categories}
    asked = {
        (names[question.category] if question.category else step.title, question.text)
        for step in steps_of(one)
        for question in step.questions
    }
    made = Counter((card.category.removesuffix(OURS), card.question.text) for card in block.cards)
    assert made == Counter(asked)
    numbers = {(card.category, card.number) for card in block.cards}
    assert len(dict(numbers)) == len(numbers) == len({number for _, number in numbers})
    assert {number for _, number in numbers} == set(range(len(numbers)))
    assert block.back == one.title


@pytest.mark.parametrize("view", ["handout", "observer"])
def test_steps_of_a_variant_come_behind_those_of_the_main_form(view: str) -> None:
    """Whoever takes part in the variant finds its steps under its name, with its loops."""
    steps = [phase(id="z", title="Z", lead="coach", repeat={"times": 2}), phase()]
    meetings = [{"id": "m", "title": "M"}]
    variants = [{"id": "kort", "title": "Kort", "phases": steps}, {"id": "x", "title": "X"}]
    page = make_page(method(phases=[phase()], variants=variants), view, NONE)
    blocks = page.blocks[page.blocks.index(Heading("Variant: Kort")) + 1 :]
    assert blocks[0] == Notice("Doe stap 1 opnieuw: in totaal 2 keer.")
    assert [(block.text, block.anchor) for block in blocks if isinstance(block, Heading)][:2] == [
        ("1. Z", "variant-kort--z"),
        ("2. A", "variant-kort--a"),
    ]
    steps = [phase(meeting="m")]
    variants = [{"id": "kort", "title": "Kort", "phases": steps}]
    page = make_page(method(phases=steps, meetings=meetings, variants=variants), view, NONE)
    assert Heading("Variant: Kort · M") in page.blocks


def test_variant_alone_may_have_steps() -> None:
    """A method of which only a variant has steps can be handed out as well."""
    variants = [{"id": "kort", "title": "Kort", "phases": [phase(questions=["A?"])]}]
    one = method(phases=[], variants=variants)
    assert {"handout", "observer", "cards"} <= {*views_of(one)}
    assert Heading("Variant: Kort") in make_page(one, "handout", NONE).blocks


def test_questions_of_a_variant_have_cards_too() -> None:
    """A question that the main form does not ask gets a card as well, and no other twice."""
    variants = [
        {"id": "kort", "title": "Kort", "phases": [phase(title="Begin", questions=["A?", "B?"])]}
    ]
    main = [phase(title="Begin", questions=["A?"])]
    page = make_page(method(phases=main, variants=variants), "cards", NONE)
    (block,) = of(Cards, page)
    assert [card.question.text for card in block.cards] == ["A?", "B?"]


def test_card_says_to_whom_it_is_asked() -> None:
    """A question twice in a category is one card; elsewhere it is another, with all it has."""
    ours = {"text": "Hoe?", "to": "inbrenger", "basis": "editor", "follow_ups": ["En dan?"]}
    steps = [
        phase(title="Begin", questions=[ours, "Wat?", "Wat?"]),
        phase(id="b", title="Slot", questions=[{"text": "Wat?", "category": "doen"}, "Wat?"]),
    ]
    categories = [{"id": "doen", "title": "Doen", "basis": "editor"}]
    page = make_page(method(phases=steps, question_categories=categories), "cards", NONE)
    (block,) = of(Cards, page)
    assert [(card.category, card.number) for card in block.cards] == [
        ("Begin", 0),
        ("Begin", 0),
        ("Doen", 1),
        ("Slot", 2),
    ]
    first = block.cards[0]
    assert first.question == ("Hoe?", "Inbrenger", False, ("En dan?",))
    assert first.foot == "aan: Inbrenger"


def test_question_in_two_places_keeps_all_that_it_has() -> None:
    """One card says whom it is asked to in each place, and what may follow it in any."""
    roles = [{"id": "leider", "title": "Leider"}]
    first = {"text": "Hoe?", "to": "inbrenger", "follow_ups": ["En dan?"]}
    other = {"text": "Hoe?", "to": "leider", "follow_ups": ["En dan?", "Wat nog?"]}
    steps = [phase(title="Slot", questions=[first]), phase(id="b", title="Slot", questions=[other])]
    page = make_page(method(phases=steps, roles=roles), "cards", NONE)
    (block,) = of(Cards, page)
    assert [(card.foot, card.question.follow_ups) for card in block.cards] == [
        ("aan: Inbrenger, Leider", ("En dan?", "Wat nog?"))
    ]


def test_whose_questions_are_is_said_once_and_not_on_each_card() -> None:
    """The card about them all counts those of ours; no other has the sign for that."""
    ours = {"text": "Hoe?", "basis": "editor"}
    made = method(
        phases=[phase(questions=[ours, "Wat?"]), phase(id="b", title="B", questions=[ours])]
    )
    (block,) = of(Cards, make_page(made, "cards", NONE))
    assert block.about[0] == "2 van de 3 vragen zijn van ons: die staan niet in de bron."
    assert block.about[0] in render(made, "markdown", "cards", NONE).decode()
    assert "<sup>" not in render(made, "html", "cards", NONE, marks=True).decode()
    (block,) = of(Cards, make_page(method(phases=[phase(questions=["Wat?"])]), "cards", NONE))
    assert not [text for text in block.about if "van ons" in text]


@pytest.mark.parametrize("id", WITH_WORKSHEETS)
def test_each_worksheet_is_a_sheet_of_its_own(id: str, catalogue: Catalogue) -> None:
    """Every worksheet is there in its order, each but the first on a new sheet of paper."""
    one = filled(of_id(id, catalogue))
    page = make_page(one, "worksheet", catalogue)
    headings = of(Heading, page)[1:-1]  # without the title, and the sources at the end
    signs = [f" {OURS}" if sheet.basis == "editor" else "" for sheet in one.worksheets]
    expected = [f"Werkblad: {s.title}{sign}" for s, sign in zip(one.worksheets, signs, strict=True)]
    assert [block.text for block in headings] == expected
    before = [page.blocks[page.blocks.index(block) - 1] for block in headings]
    assert [isinstance(block, PageBreak) for block in before] == [n > 0 for n in range(len(before))]
    for heading, sheet in zip(headings, one.worksheets, strict=True):
        whom = f"Alleen voor: {say(ROLES[sheet.role], 'nl')}" if sheet.role else ""
        assert heading.aside == whom
        part = below(heading.text, page.blocks)
        assert [block.label for block in part if isinstance(block, Field)] == [*sheet.fields]
        assert [b.header for b in part if isinstance(b, Table)] == [sheet.columns] * bool(
            sheet.columns
        )
        said = [block for block in part if isinstance(block, Paragraph | Definitions)]
        assert letters(" ".join(texts_of(tuple(said)))) == letters(sheet.text or "")
    assert not [text for text in one.answers if text in texts_of(page)]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        (
            "Klant: wil iets. Klager: klaagt! Bezoeker: wat doet die hier?",
            [
                Definitions(
                    (
                        ("Klant", ("wil iets.",)),
                        ("Klager", ("klaagt!",)),
                        ("Bezoeker", ("wat doet die hier?",)),
                    )
                )
            ],
        ),
        (
            "Lees dit.\n \nA: een. Of meer.\nB: twee\nC: drie",
            [
                Paragraph("Lees dit."),
                Definitions((("A", ("een. Of meer.",)), ("B", ("twee",)), ("C", ("drie",)))),
            ],
        ),
        ("A: een. B: twee.", [Paragraph("A: een. B: twee.")]),
        ("A: een. B: twee. C: drie. Klaar.", [Paragraph("A: een. B: twee. C: drie. Klaar.")]),
    ],
)
def test_words_with_what_they_mean_are_definitions(text: str, blocks: list[PageBlock]) -> None:
    """Three words or more that a text tells the meaning of, and nothing else, are a list of them.

    Where that is in doubt, the text stands as it was written.
    """
    one = method(worksheets=[{"id": "w", "title": "W", "text": text}])
    page = make_page(one, "worksheet", NONE)
    assert below("Werkblad: W", page.blocks) == blocks


def test_worksheets_of_one_role_are_of_the_explainer_and_the_listener(catalogue: Catalogue) -> None:
    """In b1-niveau only one of a pair reads the letter, and only the other writes words down."""
    roles = {sheet.id: sheet.role for sheet in of_id("b1-niveau", catalogue).worksheets}
    assert roles == {
        "moeilijke-woorden": None,
        "brief": "uitlegger",
        "steekwoorden": "luisteraar",
        "aan-de-slag": None,
    }


@pytest.mark.parametrize(
    ("fields", "views"),
    [
        ({}, OF_STEPS),
        ({"phases": [phase(questions=["Hoe?"])]}, {*OF_STEPS, "cards"}),
        ({"phases": [], "worksheets": [{"id": "w", "title": "W"}]}, {"worksheet", "materials"}),
        ({"phases": [], "materials": ["Stiften"]}, {"materials"}),
        ({"phases": []}, set()),
    ],
)
def test_a_method_has_the_views_that_its_content_allows(
    fields: dict[str, Any], views: set[str]
) -> None:
    """Each view is there that has something to show, and no other.

    Steps make a page to lead from, a plan for the wall, a handout and an observer's sheet,
    questions make cards, and worksheets their view.
    """
    assert set(views_of(method(**fields))) == {"sheet", "full", "quality"} | views


def test_other_kinds_have_a_sheet_alone() -> None:
    """A checklist and a framework have nothing to hand out but their sheet."""
    assert views_of(checklist()) == views_of(framework()) == ("sheet",)


@pytest.mark.parametrize("to", ["markdown", "html"])
def test_a_view_that_an_entry_lacks_names_those_it_has(to: Any) -> None:
    """Who asks for what an entry does not have learns what it does have."""
    with pytest.raises(UnknownFormatError, match="rondje has no cards; it has sheet, brief, full"):
        render(method(), to, "cards", NONE)
    with pytest.raises(UnknownFormatError, match=r"rondje has no handout; it has sheet$"):
        render(framework(), to, "handout", NONE)


def test_handout_asks_nobody_what_only_the_leader_is_asked() -> None:
    """A step of which only the leader is asked anything has no heading for questions."""
    asked = [{"text": "Hoe?", "to": "gespreksleider"}]
    page = make_page(method(phases=[phase(questions=asked)]), "handout", NONE)
    assert of(Questions, page) == []
    assert [paragraph.label for paragraph in of(Paragraph, page)] == [""]
