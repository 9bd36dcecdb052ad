"""Page one of a sheet, what hangs on the wall, and the line that says what is ours."""

from datetime import date
from typing import Any

import pytest

from builders import method, of, programme, texts_of
from reflectlib import Catalogue, Session, plan
from reflectlib.language.words import Words
from reflectlib.message import Marked
from reflectlib.model.steps import Groups, Joined
from reflectlib.model.timing import Range
from reflectlib.page import (
    OURS,
    Beside,
    Chip,
    Chips,
    Heading,
    Items,
    MarksNote,
    Notice,
    Outline,
    OutlineStep,
    Page,
    PageBreak,
    Paragraph,
    Table,
    TimeBar,
    TimePiece,
)
from reflectlib.planning.session import Remark
from reflectlib.rendering import make_page
from reflectlib.views.agenda import in_words
from reflectlib.views.blocks import ADDED_BY_US
from reflectlib.views.lead import FEW_STEPS, MOST_THINGS, first_sentence, icon_of, todo_of

NL = Words("nl")
NONE = Catalogue([])
OURS_TOO = {"text": "Onze tekst.", "basis": "editor"}


def step(id: str = "a", **fields: Any) -> dict[str, Any]:
    return {"id": id, "title": id.upper(), **fields}


def show(view: Any = "sheet", **fields: Any) -> Page:
    return make_page(method(**fields), view, NONE)


def in_brief(page: Page) -> list[OutlineStep]:
    return [step for block in of(Outline, page) for step in block.steps]


def chips(**fields: Any) -> tuple[Chip, ...]:
    (block,) = of(Chips, show(**fields))
    found: tuple[Chip, ...] = block.chips
    return found


def todo(**fields: Any) -> tuple[str, bool]:
    (phase,) = method(phases=[step(**fields)]).phases
    return todo_of(phase, NL)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Maak groepen. Ga zitten.", "Maak groepen."),
        ("  Wat valt op? Schrijf dat op.", "Wat valt op?"),
        ("Doe het nu! Echt.", "Doe het nu!"),
        ("Eén zin zonder meer", "Eén zin zonder meer"),
        ("Eerste regel \nTweede regel.", "Eerste regel"),
        ("Neem iets mee, bijv. een foto. Leg het neer.", "Neem iets mee, bijv. een foto."),
        ("Lees het boek van J. Jansen voor. Praat erover.", "Lees het boek van J. Jansen voor."),
        ('Vraag: "Wat zie je? Wat nog meer?" Wacht dan.', 'Vraag: "Wat zie je? Wat nog meer?"'),
        ("Zeg: “Dank je. Tot zo.” Ga weg.", "Zeg: “Dank je. Tot zo.”"),
        ("Ga staan. “Wie begint?” vraag je dan.", "Ga staan."),
        ("", ""),
    ],
)
def test_a_sentence_ends_where_the_next_begins(text: str, first: str) -> None:
    """Not behind an abbreviation or an initial, and not within what is said between quotes."""
    assert first_sentence(text) == first


def test_a_sentence_keeps_its_language() -> None:
    """A part of a text that is marked as of another language is marked as well."""
    text = Marked((("Go. ", "en"), ("Nu. ", ""), ("Now.", "en")))
    made = first_sentence(text)
    assert isinstance(made, Marked)
    assert (made, made.parts) == ("Go.", (("Go.", "en"),))


LONG = "Vertel in het kort wat er gisteren is gebeurd."


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, ("", False)),
        ({"purpose": "Wennen. En meer."}, ("Wennen.", False)),
        ({"purpose": OURS_TOO}, ("Onze tekst.", True)),
        ({"purpose": "Wennen.", "instructions": [OURS_TOO]}, ("Wennen.", False)),
        ({"purpose": "Wennen.", "instructions": [LONG + " En meer."]}, (LONG, False)),
        ({"instructions": [{"text": LONG, "basis": "editor"}]}, (LONG, True)),
        ({"instructions": ["Maak paren."]}, ("Maak paren.", False)),
        ({"instructions": ["Maak paren. Praat. Stop."]}, ("Maak paren. Praat.", False)),
        ({"instructions": ["Maak paren.\nPraat."]}, ("Maak paren.", False)),
        ({"instructions": ["Maak paren.", OURS_TOO]}, ("Maak paren. Onze tekst.", True)),
        ({"instructions": ["Maak paren. Praat.", OURS_TOO]}, ("Maak paren. Praat.", False)),
        ({"instructions": ["Maak paren.", "Praat. Stop."]}, ("Maak paren. Praat.", False)),
    ],
)
def test_what_to_do_is_one_sentence(fields: dict[str, Any], said: tuple[str, bool]) -> None:
    """What the source says to do first, else what for, else what we say; a short one takes on."""
    assert todo(**fields) == said


@pytest.mark.parametrize(
    ("grouping", "icon"),
    [
        (None, ""),
        ("plenary", "plenary"),
        ("individual", "individual"),
        ("chosen", "groups"),
        (Joined(join=2), "groups"),
        (Groups(size=Range(min=2, max=2)), "pairs"),
        (Groups(size=Range(min=2, max=3)), "groups"),
    ],
)
def test_how_people_work_has_an_icon(grouping: Any, icon: str) -> None:
    """Groups of two are pairs, and all other groups are groups."""
    assert icon_of(grouping) == icon


def test_chips_say_for_whom_how_long_and_who_leads() -> None:
    """What is known is seen at a glance, each with its icon, and what is not known is left out."""
    assert chips() == (
        Chip("oefening", "method"),
        Chip("met of zonder begeleiding", "people"),
    )
    assert chips(
        participants={"min": 1, "max": 8},
        duration=60,
        cases={"min": 1},
        facilitation="guided",
        experience_needed="trained",
    ) == (
        Chip("oefening", "method"),
        Chip("1–8 deelnemers", "people"),
        Chip("60 min", "clock"),
        Chip("minstens 1 casus", "file"),
        Chip("met begeleiding", "leader"),
        Chip("Ervaring nodig: een scholing", "role"),
    )
    assert Chip("1 deelnemer", "people") in chips(participants=1)
    assert Chip("zonder begeleiding", "alone") in chips(facilitation="self-guided")


def test_time_of_more_kinds_of_meeting_is_no_chip() -> None:
    """What the steps of all kinds of meeting take together is the length of none of them."""
    fields = {"meetings": [{"id": "m", "title": "M"}], "phases": [step(time=5, meeting="m")]}
    assert "clock" not in [chip.icon for chip in chips(**fields)]
    assert Chip("5 min", "clock") in chips(phases=[step(time=5)])


def test_time_bar_is_there_where_all_times_are_known() -> None:
    """A piece for each step has the middle of its minutes, its number and its stage."""
    timed = [step(time={"min": 5, "max": 10}, stage="opening"), step("b", time=20)]
    assert of(TimeBar, show(phases=timed)) == [
        TimeBar((TimePiece(7.5, "1", "opening"), TimePiece(20, "2")))
    ]
    assert of(TimeBar, show(phases=[*timed, step("c")])) == []
    assert of(TimeBar, show(phases=timed[:1])) == []


def test_step_in_brief_has_what_it_is_led_with() -> None:
    """Its time, grouping, when it is done, what to do, its first question, and the way to it."""
    fields = {"time": 5, "basis": "estimate", "grouping": {"size": 2}, "optional": True}
    asked = {"purpose": OURS_TOO, "stage": "closing", "questions": ["Wat?", "Hoe?"]}
    assert in_brief(show(phases=[step(**fields, **asked)])) == [
        OutlineStep(
            "1",
            "A",
            "± 5 min",
            "tweetallen",
            "pairs",
            "mag vervallen",
            "Onze tekst.",
            "Wat?",
            "closing",
            "step-a",
            ours=True,
        )
    ]


MANY = [step(f"s{n}", time=5, instructions=["Doe dit."]) for n in range(FEW_STEPS)]


def test_of_many_steps_each_is_a_line() -> None:
    """More steps than page one has room for have no sentence and no question; loops are lines."""
    assert not of(Outline, show(phases=MANY))[0].is_short
    more = [*MANY, step("last", repeat="case", questions=["Wat?"], time=5)]
    page = show(phases=more)
    (outline,) = of(Outline, page)
    assert outline.is_short
    assert len(of(TimeBar, page)) == 1
    assert len(of(Notice, page)) == 1  # before the steps in full
    assert outline.steps[0] == OutlineStep("", "Doe stap 13 voor elke casus opnieuw.", head=True)
    assert [step.number for step in outline.steps[1:]] == [str(n) for n in range(1, 14)]
    assert of(TimeBar, show(phases=[*more, step("untimed")])) == []


def test_of_many_steps_of_a_programme_blocks_and_breaks_are_lines() -> None:
    """A block is a head with its method's own name where it has another; a break is no head."""
    talk = method(id="gesprek", title="Gesprek", phases=[step(repeat="case")])
    steps = [{"step": one} for one in MANY]
    made = programme({"method": "gesprek", "title": "Ronde 1"}, {"pause": 15}, *steps)
    page = make_page(made, "sheet", Catalogue([talk]))
    (outline,) = of(Outline, page)
    first, second, pause, *others = outline.steps
    assert (first.title, first.head, first.number) == ("Ronde 1", True, "")
    assert first.aside.split(" · ")[0] == "Gesprek"
    assert "Doe stap 1 voor elke casus opnieuw." in first.aside
    assert (second.number, second.title) == ("1", "A")
    assert (pause.title, pause.stage, pause.head) == ("Pauze", "break", False)
    assert [step.number for step in others] == [str(n) for n in range(2, FEW_STEPS + 2)]


def test_each_kind_of_meeting_has_its_own_outline() -> None:
    """Its steps stand below its name with their own numbers; without steps a method names none."""
    meetings = [
        {"id": "m", "title": "Start"},
        {"id": "n", "title": "Slot"},
        {"id": "o", "title": "O"},
    ]
    steps = [step(meeting="m"), step("b", meeting="n"), step("c", meeting="n")]
    for view in ("brief", "flipchart"):
        page = show(view, meetings=meetings, phases=steps)
        assert [h.text for h in of(Heading, page)][1:] == ["Start", "Slot"]
        assert [[s.number for s in block.steps] for block in of(Outline, page)] == [
            ["1"],
            ["1", "2"],
        ]


def test_what_is_needed_stands_where_there_is_room() -> None:
    """Few things stand above the steps, many below them; a sheet among them is said once."""
    sheets = [{"id": "w", "title": "Werkblad"}, {"id": "x", "title": "Kaart", "basis": "editor"}]
    page = show("brief", materials=["Stiften", "Werkblad (A4)"], worksheets=sheets)
    at = page.blocks.index(Paragraph("Stiften; Werkblad (A4)", "Wat je nodig hebt"))
    assert page.blocks[at + 1] == Paragraph(f"Kaart{OURS}", "Werkbladen")
    assert isinstance(page.blocks[at + 2], Outline)
    things = ["x" * MOST_THINGS, "stift"]
    page = show("brief", materials=things)
    assert page.blocks[-1] == Paragraph("; ".join(things), "Wat je nodig hebt")
    assert isinstance(page.blocks[-2], Outline)


def test_page_one_alone_leads_nowhere() -> None:
    """Its steps are no ways to what is not there, and the sign of what is ours is explained."""
    steps = [step(instructions=["Doe dit."], tips=[OURS_TOO]), step("b", purpose=OURS_TOO)]
    page = show("brief", phases=steps)
    assert [step.anchor for step in in_brief(page)] == ["", ""]
    assert [step.anchor for step in in_brief(show(phases=steps))] == ["step-a", "step-b"]
    assert of(PageBreak, page) == of(Beside, page) == []
    assert page.blocks[-1] == MarksNote(NL.say(ADDED_BY_US))
    assert page.title == f"Rondje · {page.blocks[0].aside}"


def test_on_the_wall_there_is_nothing_for_whoever_leads() -> None:
    """In large letters stand the steps with their times, below their blocks, and no more."""
    steps = [step(time=5, stage="opening", purpose="Wennen.", questions=["Wat?"], lead="coach")]
    page = show("flipchart", phases=steps, materials=["Stiften"])
    assert page.large
    assert page.blocks[1:] == (Outline((OutlineStep("1", "A", "5 min", stage="opening"),)),)
    talk = method(id="gesprek", title="Gesprek", phases=[step(), step("b")])
    made = programme({"method": "gesprek", "note": "Let op."}, {"pause": 15})
    blocks = make_page(made, "flipchart", Catalogue([talk])).blocks[1:]
    assert blocks == (
        Paragraph("", "Gesprek"),
        Outline((OutlineStep("1", "A"), OutlineStep("2", "B"))),
        Paragraph("", "Pauze"),
    )


def colophon(**fields: Any) -> str:
    """The line that says what is ours, or nothing."""
    said = [b.text for b in of(Paragraph, show(**fields)) if b.text.startswith("Hiervan")]
    return "".join(said)


def test_colophon_counts_what_is_ours() -> None:
    """It says of each kind of text how much is ours, of how much, and nothing of what is not."""
    assert colophon(phases=[step(time=5, purpose="Wennen.", instructions=["Doe."])]) == ""
    told = {"time": 5, "basis": "estimate", "purpose": OURS_TOO, "output": "Rust."}
    said = colophon(phases=[step(**told, instructions=["Doe.", OURS_TOO], tips=[OURS_TOO])])
    assert said.startswith("Hiervan is van ons: 1 tijd (±), 2 van de 3 aanwijzingen en 1 van de 2 ")
    assert colophon(phases=[step(questions=[OURS_TOO])]).startswith(
        "Hiervan is van ons: de enige vraag."
    )
    assert colophon(
        phases=[step(questions=[OURS_TOO]), step("b", questions=[OURS_TOO])]
    ).startswith("Hiervan is van ons: alle 2 vragen.")


def test_colophon_counts_a_step_once() -> None:
    """A step that a variant shares with the method is one step; one of its own counts as well."""
    own = [step("z", questions=[OURS_TOO])]
    said = colophon(
        phases=[step(questions=[OURS_TOO])], variants=[{"id": "v", "title": "V", "phases": own}]
    )
    assert "alle 2 vragen" in said


@pytest.mark.parametrize(
    "fields",
    [
        {"suits": [OURS_TOO]},
        {"not_for": [OURS_TOO]},
        {"materials": [OURS_TOO]},
        {"preparation": [{"task": "Zet klaar.", "basis": "editor"}]},
        {"roles": [{"id": "coach", "title": "Coach", "tasks": [OURS_TOO]}]},
    ],
)
def test_colophon_passes_over_no_text_of_ours(fields: dict[str, Any]) -> None:
    """It never leaves to the source what we wrote."""
    page = show(**fields)
    assert colophon(**fields)
    assert of(MarksNote, page)


@pytest.mark.parametrize(
    "fields",
    [
        {"roles": [{"id": "coach", "title": "Coach", "basis": "editor"}]},
        {"question_categories": [{"id": "c", "title": "C", "basis": "editor"}]},
        {"meetings": [{"id": "m", "title": "M", "basis": "editor"}]},
    ],
)
def test_sign_behind_a_title_is_explained(fields: dict[str, Any]) -> None:
    """Where no more than a title is ours, there is no text to count, but what its sign means."""
    page = show(**fields)
    assert colophon(**fields) == ""
    assert page.blocks[-1] == MarksNote(NL.say(ADDED_BY_US))


def test_sheet_of_a_meeting_counts_what_stands_on_it() -> None:
    """What is ours of when to choose a method, and of other steps, is not on a sheet of a plan."""
    fields = {"meetings": [{"id": "m", "title": "M"}, {"id": "n", "title": "N"}]}
    steps = [
        step(meeting="m", time=5, questions=["Wat?"]),
        step("b", meeting="n", time=5, questions=[OURS_TOO]),
    ]
    made = method(**fields, phases=steps, suits=[OURS_TOO])
    pages = [
        make_page(plan(made, Session(people=4, meeting=kind)), "run-sheet", NONE)
        for kind in ("m", "n")
    ]
    said = [
        [text for text in texts_of(page.blocks) if text.startswith("Hiervan")] for page in pages
    ]
    assert said[0] == []
    assert said[1][0].startswith("Hiervan is van ons: de enige vraag.")


def test_tips_stand_below_their_label_where_there_are_more() -> None:
    """One tip stands behind its label, and more of them are a list below it."""
    assert Paragraph("Wacht.", "Tip") in show(phases=[step(tips=["Wacht."])]).blocks
    page = show(phases=[step(tips=["Wacht.", OURS_TOO])])
    at = page.blocks.index(Paragraph("", "Tips"))
    assert [(item.text, item.ours) for item in page.blocks[at + 1].items] == [
        ("Wacht.", False),
        ("Onze tekst.", True),
    ]


def test_what_is_done_and_asked_stands_side_by_side() -> None:
    """Where a step has both; with one of them there is nothing to set it beside."""
    assert len(of(Beside, show(phases=[step(purpose="Wennen.", questions=["Wat?"])]))) == 1
    assert of(Beside, show(phases=[step(purpose="Wennen.")])) == []
    assert of(Beside, show(phases=[step(questions=["Wat?"])])) == []


def test_a_method_without_steps_has_one_page() -> None:
    """Where there are no steps, none begin on a new sheet of paper."""
    assert of(PageBreak, show(phases=[])) == []
    assert len(of(PageBreak, show())) == 1


def test_effort_says_how_often_where_that_is_known() -> None:
    """The time that a role spends is in full, with how often where the source says that."""
    often = {"role": "coach", "minutes": 30, "per": "meeting", "purpose": "Lezen"}
    every = {**often, "frequency": {"every": {"weeks": 2}}, "purpose": "Oefenen"}
    page = show("full", effort=[often, every])
    first, second = (item.text for block in of(Items, page) for item in block.items)
    assert (first.endswith(": Lezen"), "elke 2 weken" in first) == (True, False)
    assert second.endswith(", elke 2 weken: Oefenen")


def planned(view: Any = "run-sheet", minutes: int | None = None, **fields: Any) -> Page:
    made = plan(method(**fields), Session(people=4, minutes=minutes, anyway=True))
    return make_page(made, view, NONE)


def test_what_a_meeting_needs_stands_where_there_is_room() -> None:
    """Few things stand above its steps; many stand below its table, and on its sheet beforehand."""
    few = {"materials": ["Stiften"], "phases": [step(time=5)]}
    many = {"materials": ["x" * MOST_THINGS, "stift"], "phases": [step(time=5)]}
    prepared = {"preparation": [{"task": "Zet klaar."}]}
    for view, steps in (("agenda", Table), ("run-sheet", Outline)):
        page = planned(view, **few)
        kinds = [type(block) for block in page.blocks]
        at = page.blocks.index(Paragraph("Stiften", "Wat je nodig hebt"))
        assert at < kinds.index(steps)
    page = planned("agenda", **many)
    assert page.blocks[-1] == Paragraph("; ".join(many["materials"]), "Wat je nodig hebt")
    labels = [b.label for b in of(Paragraph, planned(**many, **prepared))]
    assert labels == ["Wat je nodig hebt", "Wat je doet"]
    labels = [b.label for b in of(Paragraph, planned(**few, **prepared))]
    assert labels == ["Wat je nodig hebt"]


def test_of_many_steps_of_a_meeting_each_is_a_line() -> None:
    """A meeting of more steps than page one has room for has no sentence for any of them."""
    assert not of(Outline, planned(phases=MANY))[0].is_short
    more = step("last", time=5, instructions=["Doe dit."])
    (outline,) = of(Outline, planned(phases=[*MANY, more]))
    assert outline.is_short
    assert len(outline.steps) == FEW_STEPS + 1


@pytest.mark.parametrize(("minutes", "said"), [(5, "korter"), (20, "langer"), (10, "")])
def test_an_estimate_that_is_not_kept_says_so(minutes: int, said: str) -> None:
    """A step that takes other minutes than we estimated says than how many that is."""
    page = planned("agenda", minutes, phases=[step(time=10, basis="estimate")])
    (table,) = of(Table, page)
    cells = [cell for row in table.rows for cell in row if said and said in cell]
    assert bool(cells) is bool(said)
    assert all("10 min" in cell for cell in cells)
    signs = [b.text for b in of(Paragraph, page) if b.text.startswith("±")]
    assert bool(signs) is not bool(said)


def test_remark_of_many_days_names_the_first_and_the_last() -> None:
    """More days than one reads at a glance are from when until when, and how many."""
    days = tuple(date(2026, 12, number) for number in range(1, 8))
    few = in_words(Remark("nobody_there", days=days[:6]), NL)
    many = in_words(Remark("nobody_there", days=days), NL)
    assert few.count("december") == 6
    assert many.count("december") == 2
    assert "(7 keer)" in many
