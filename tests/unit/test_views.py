from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from builders import YAML, checklist, framework, method, of, texts_of, written
from conftest import EXAMPLES
from reflectlib import Catalogue, Method, Minutes, Range, load
from reflectlib.language.terms import FIELDS
from reflectlib.language.words import Words
from reflectlib.model.steps import Groups, Joined
from reflectlib.model.timing import Frequency, MinutesPer, Period, Span
from reflectlib.page import (
    OURS,
    Beside,
    Chips,
    Field,
    Heading,
    Items,
    ListItem,
    MarksNote,
    Notice,
    Outline,
    OutlineStep,
    Page,
    Paragraph,
    Questions,
    RatedStatement,
    Ratings,
    Table,
    ratings_on_paper,
)
from reflectlib.rendering import make_page
from reflectlib.views.blocks import ADDED_BY_US, ESTIMATED_BY_US
from reflectlib.writers.clock import CLOCK

NL, EN = Words("nl"), Words("en")
NONE = Catalogue([])


def show(view: Any = "sheet", **fields: Any) -> Page:
    return make_page(method(**fields), view, NONE)


def phase(**fields: Any) -> dict[str, Any]:
    return {"id": "a", "title": "A", **fields}


def in_brief(page: Page) -> list[OutlineStep]:
    """The steps as page one has them."""
    return [step for block in of(Outline, page) for step in block.steps]


def in_full(page: Page) -> list[Heading]:
    """The headings of the steps, each of which is in full below it."""
    return [block for block in of(Heading, page) if block.anchor.startswith(("step-", "variant-"))]


def chips(page: Page) -> list[str]:
    return [chip.text for block in of(Chips, page) for chip in block.chips]


def facts(page: Page) -> dict[str, str]:
    """What is to be known in short, by its label; nothing where there is no such part."""
    blocks = iter(page.blocks)
    any(block == Heading("In het kort", 3) for block in blocks)
    return {item.label: item.text for item in next(blocks, Items(())).items}


@pytest.mark.parametrize(("name", "view"), [("alles", "full"), ("lijst", None), ("kader", None)])
def test_a_page_leaves_nothing_out(name: str, view: Any) -> None:
    """Every text of an entry is on the page that has all of it."""
    entry = load(EXAMPLES / "valid" / f"{name}.yaml")
    shown = "\n".join(texts_of(make_page(entry, view, Catalogue.bundled()).blocks))
    months = {"2023-03", "2023-12"}  # which are shown in words
    missing = [t for t in written(entry) if t.strip() not in shown and t not in months]
    assert missing == ([entry.language] if entry.language not in shown else [])


def test_sheet_shows_titles_of_what_it_refers_to(catalogue: Catalogue) -> None:
    """People read titles, not ids; an id that leads nowhere stays as it is."""
    page = make_page(
        method(related=["kom", "weg"], principles=["lerend", "leeg"]), catalogue=catalogue
    )
    assert facts(page)["Past goed bij"] == "Korte Oplossingsgerichte Methode (KOM); weg"
    assert facts(page)["Hoort bij"] == "Lerend; leeg"


def test_roles_are_called_as_the_method_calls_them() -> None:
    """A role's own title comes before the register's, and that before the id."""
    page = show(
        roles=[{"id": "coach", "title": "Meedenker"}],
        phases=[phase(lead="coach"), phase(id="b", lead="trainer")],
    )
    assert [step.aside for step in in_full(page)] == [
        "leiding: Meedenker",
        "leiding: Trainer",
    ]


def test_who_leads_all_steps_is_named_once() -> None:
    """One role that leads every step stands above them, and not at each; of one step it does."""
    led = [phase(lead="coach"), phase(id="b", lead="coach")]
    page = show(phases=led)
    assert [block.text for block in of(Paragraph, page) if block.label == "Leiding"] == ["Coach"]
    assert [step.aside for step in in_full(page)] == ["", ""]
    (step,) = in_full(show(phases=led[:1]))
    assert step.aside == "leiding: Coach"


def test_step_in_brief_says_what_is_known_alone() -> None:
    """Of a step of which nothing is said, page one has its number, its title and the way to it."""
    assert in_brief(show()) == [OutlineStep("1", "Ronde", anchor="step-ronde")]


def test_estimated_time_is_marked_and_explained() -> None:
    """An estimate has its sign everywhere, and the sheet says what the sign means."""
    page = show(phases=[phase(time=5, basis="estimate"), phase(id="b", title="B", time=5)])
    assert [step.time for step in in_brief(page)] == ["± 5 min", "5 min"]
    assert [step.aside for step in in_full(page)] == ["± 5 min", "5 min"]
    assert "± 10 min" in chips(page)
    assert page.blocks[-1].text.startswith("Hiervan is van ons: 1 tijd (±).")
    assert show(phases=[phase(time=5)]).blocks[-1] == in_full(show(phases=[phase(time=5)]))[0]
    alone = show("brief", phases=[phase(time=5, basis="estimate")])
    assert alone.blocks[-1] == Notice(NL.say(ESTIMATED_BY_US))
    assert of(Notice, show("brief", phases=[phase(time=5)])) == []


def test_what_is_ours_is_marked_and_explained() -> None:
    """A text of ours has its sign, one of the source has not, and the sheet explains it."""
    ours = {"text": "x", "basis": "editor"}
    page = show(phases=[phase(instructions=["y", ours], questions=["Hoe?"])])
    (beside,) = of(Beside, page)
    assert [item.ours for item in beside.left[0].items] == [False, True]
    assert page.blocks[-1] == MarksNote(NL.say(ADDED_BY_US))
    assert of(MarksNote, show(phases=[phase(instructions=["y"], questions=["Hoe?"])])) == []


def test_a_step_that_is_all_ours_is_marked_once() -> None:
    """Where every text of a step is ours, the step says so and its texts do not."""
    ours = {"text": "x", "basis": "editor"}
    page = show(phases=[phase(purpose=ours, instructions=[ours], tips=[ours])])
    assert [step.text for step in in_full(page)] == [f"1. A{OURS}"]
    assert [(step.title, step.ours) for step in in_brief(page)] == [(f"A{OURS}", False)]
    assert not any(item.ours for items in of(Items, page) for item in items.items)
    assert not any(paragraph.ours for paragraph in of(Paragraph, page))
    assert page.blocks[-1] == MarksNote(NL.say(ADDED_BY_US))


def test_contradiction_is_said() -> None:
    """Where the stated time and the steps do not agree, the sheet gives both figures."""
    page = show(duration=60, phases=[phase(time=55)])
    assert "60 min" in of(Notice, page)[0].text
    assert "55 min" in of(Notice, page)[0].text


def test_contradictions_are_said_where_they_are() -> None:
    """A meeting's contradiction stands below its heading; that of a case says so."""
    page = show(
        cases={"max": 2, "minutes": 50},
        meetings=[{"id": "m", "title": "Start", "duration": 60}],
        phases=[phase(meeting="m", time=5, repeat="case")],
    )
    blocks = page.blocks[page.blocks.index(Heading("Bijeenkomsten")) :]
    blocks = blocks[blocks.index(Heading("Start")) :]
    whole, case = (block.text for block in blocks[2:4] if isinstance(block, Notice))
    assert whole.startswith("Voor het geheel staat er 60 min, maar de stappen duren samen 5–10 min")
    assert case.startswith("Voor één casus staat er 50 min")


def test_loop_is_said() -> None:
    """Which steps are done anew for each case is said in brief and before them in full."""
    steps = [phase(), phase(id="b", repeat="case"), phase(id="c", repeat="case")]
    assert of(Notice, show(phases=steps))[0].text.startswith("Doe stap 2 tot en met 3")
    assert of(Notice, show(phases=steps[:2]))[0].text.startswith("Doe stap 2 voor")
    blocks = [type(block) for block in show(phases=steps).blocks]
    assert blocks.count(Notice) == 2
    assert blocks.index(Notice) == blocks.index(Outline) - 1


@pytest.mark.parametrize(
    ("repeat", "said"),
    [
        ("case", "Doe stap 2 voor elke casus opnieuw."),
        ("member", "Doe stap 2 opnieuw voor ieder in de groep, om de beurt."),
        ("pairings", "Doe stap 2 opnieuw, tot iedereen elkaar heeft gesproken."),
        ({"times": 3}, "Doe stap 2 opnieuw: in totaal 3 keer."),
        (
            {"times": {"min": 3, "max": 5, "about": True}},
            "Doe stap 2 opnieuw: in totaal ongeveer 3–5 keer.",
        ),
    ],
)
def test_every_loop_says_how_often(repeat: Any, said: str) -> None:
    """What a step is done anew for is said in a sentence, whatever it is."""
    notices = of(Notice, show(phases=[phase(), phase(id="b", repeat=repeat)]))
    assert [notice.text for notice in notices] == [said, said]


def test_each_loop_has_its_line() -> None:
    """Neighbours that are done anew for the same are one loop, and others are another."""
    repeats = ("member", "member", None, "member", "case", {"times": 2})
    steps = [phase(id=f"s{n}", repeat=repeat) for n, repeat in enumerate(repeats)]
    given = [{key: value for key, value in step.items() if value} for step in steps]
    notice, again = of(Notice, show(phases=given))
    assert again == notice
    assert notice.text.split("\n") == [
        "Doe stap 1 tot en met 2 opnieuw voor ieder in de groep, om de beurt.",
        "Doe stap 4 opnieuw voor ieder in de groep, om de beurt.",
        "Doe stap 5 voor elke casus opnieuw.",
        "Doe stap 6 opnieuw: in totaal 2 keer.",
    ]


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ({"optional": True}, "mag vervallen"),
        ({"when": "er tijd over is"}, "als: er tijd over is"),
        ({"when": "er tijd over is", "optional": True}, "als: er tijd over is"),
        ({"case": 2, "optional": True}, "mag vervallen, alleen bij casus 2"),
        ({}, ""),
    ],
)
def test_step_that_is_not_always_done_says_so(step: dict[str, Any], said: str) -> None:
    """Its heading and its line on page one say when it is done, or that it may be left out."""
    page = show(phases=[phase(**step)])
    assert [step.aside for step in in_full(page)] == [said]
    assert [step.aside for step in in_brief(page)] == [said]


def test_only_case_needs_no_number() -> None:
    """Where there is one case at most, a step does not say for which it is."""
    steps = [phase(case=1)]
    for cases, said in ((1, ""), ({"min": 1}, "alleen bij casus 1")):
        page = show(phases=steps, cases=cases)
        assert [step.aside for step in (*in_full(page), *in_brief(page))] == [said, said]


def test_choosing_is_helped_by_when_it_suits() -> None:
    """When to choose a method and when another are lists, in which what is ours is marked."""
    page = show(suits=["x", {"text": "y", "basis": "editor"}], not_for=["z"])
    blocks = page.blocks[page.blocks.index(Heading("Wanneer je dit kiest", 3)) :]
    assert [item.ours for item in blocks[1].items] == [False, True]
    assert blocks[2:4] == (Heading("Wanneer je dit niet kiest", 3), Items((ListItem("z"),)))
    assert blocks[-1] == MarksNote(NL.say(ADDED_BY_US))


def test_facts_have_what_a_leader_needs_and_the_tags() -> None:
    """The experience that is needed is seen at a glance, and the tags are a line."""
    page = show(experience_needed="some", tags=["kort", "op-afstand"])
    assert chips(page)[-1] == "Ervaring nodig: enige ervaring"
    assert facts(page) == {"Trefwoorden": "kort, op-afstand"}


def test_room_is_said_of_the_whole_and_of_a_step() -> None:
    """How the room is stands beforehand, and at a step for which it is otherwise."""
    page = show(setting="een kring", phases=[phase(setting="tafels")])
    (step,) = in_full(page)
    for heading, room in ((Heading("Vooraf", 3), "een kring"), (step, "tafels")):
        assert page.blocks[page.blocks.index(heading) + 1] == Paragraph(room, "De ruimte")


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ({"title": "T"}, "T."),
        ({"title": "T", "publisher": "U", "year": 2020}, "U (2020). T."),
        (
            {
                "title": "T",
                "authors": ["A", "B"],
                "publisher": "U",
                "year": 2020,
                "locator": "p. 3",
            },
            "A, B (2020). T, p. 3. U.",
        ),
        ({"title": "T", "authors": ["A"], "licence": "CC-BY-4.0"}, "A. T. CC-BY-4.0."),
        ({"title": "T", "publisher": "U", "licence": "CC-BY-4.0"}, "U. T. CC-BY-4.0."),
    ],
)
def test_source_is_one_line(source: dict[str, Any], line: str) -> None:
    """Who wrote it comes first, or else who published it, and last what others may do with it."""
    assert of(Items, show(sources=[source]))[-1] == Items((ListItem(line),))


def test_role_says_how_many_each_group_has() -> None:
    """How many people have a role is in all, or for each group."""
    counts = [{"min": 2, "max": 2, "per": "group"}, 1]
    roles = [{"id": f"r{n}", "title": "R", "count": count} for n, count in enumerate(counts)]
    (items,) = of(Items, show(roles=roles))
    assert [item.label for item in items.items] == ["R (2 per groep)", "R (1)"]


def test_variant_has_its_own_steps_in_full() -> None:
    """They stand below it, with their time, and no other step has their anchors."""
    own = [phase(id="ronde", title="Kort rondje", time=5), phase(id="b", time=5, repeat="member")]
    page = show(
        participants=3,
        phases=[phase(id="ronde", questions=["Wat?"])],
        variants=[
            {"id": "kort", "title": "Kort", "phases": own},
            {"id": "lang", "title": "Lang", "cases": 1, "phases": [phase(case=1, time=9)]},
            {"id": "leeg", "title": "Leeg"},
        ],
    )
    blocks = page.blocks[page.blocks.index(Heading("Kort", 3)) + 1 :]
    assert blocks[0] == Items((ListItem("20 min", "Stappen samen"),))
    assert blocks[1].text == "Doe stap 2 opnieuw voor ieder in de groep, om de beurt."
    assert blocks[2:4] == (
        Heading("1. Kort rondje", 4, "5 min", "variant-kort--ronde"),
        Heading("2. A", 4, "5 min", "variant-kort--b"),
    )
    assert Heading("1. A", 4, "9 min", "variant-lang--a") in blocks
    assert page.blocks[-1] == Heading("Leeg", 3)
    anchors = [block.anchor for block in of(Heading, page) if block.anchor]
    assert len(anchors) == len(set(anchors)) == 4


def test_steps_of_a_variant_stand_below_their_kind_of_meeting() -> None:
    """Where a method has more kinds of meeting, a variant names each before its steps."""
    meetings = [{"id": "m", "title": "Start"}, {"id": "n", "title": "Slot", "basis": "editor"}]
    steps = [phase(meeting="n"), phase(id="b", meeting="m", time=5)]
    page = show(meetings=meetings, variants=[{"id": "v", "title": "V", "phases": steps}])
    blocks = page.blocks[page.blocks.index(Heading("V", 3)) + 1 :]
    assert [block.label for block in blocks if isinstance(block, Paragraph)] == [
        "Start",
        f"Slot{OURS}",
    ]
    assert [(step.text, step.level) for step in in_full(page)[-2:]] == [("1. A", 4), ("1. A", 4)]


def test_steps_that_may_all_be_left_out_have_no_least_time() -> None:
    """The steps together then take at most so much."""
    steps = [phase(time=5, optional=True)]
    assert chips(show(phases=steps))[1] == "hoogstens 5 min"
    page = show(phases=steps, duration=5)
    assert chips(page)[1] == "5 min"
    assert facts(page) == {"Stappen samen": "hoogstens 5 min"}


@pytest.mark.parametrize(
    ("questions", "headings"),
    [
        ([("a", "coach"), ("a", "coach"), ("b", "coach")], ["A · aan: Coach", "B · aan: Coach"]),
        ([("a", "coach"), ("b", "coach"), ("a", "coach")], ["Vragen · aan: Coach"]),
        ([("a", "coach"), (None, "coach")], ["Vragen · aan: Coach"]),
        ([("a", "coach"), ("a", "coachee")], ["A"]),
        ([(None, None)], ["Vragen"]),
    ],
)
def test_questions_keep_their_order(
    questions: list[tuple[str | None, str | None]], headings: list[str]
) -> None:
    """Questions stand under their categories only where that keeps their order."""
    given = [
        {"text": f"Vraag {n}?"} | {k: v for k, v in (("category", c), ("to", to)) if v}
        for n, (c, to) in enumerate(questions)
    ]
    categories = [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]
    page = show(question_categories=categories, phases=[phase(questions=given)])
    assert [p.label for p in of(Paragraph, page) if not p.text] == headings
    shown = [q.text for block in of(Questions, page) for q in block.questions]
    assert shown == [question["text"] for question in given]


def test_meetings_stand_in_order_with_their_steps() -> None:
    """A method over several kinds of meeting shows each with its own steps."""
    page = show(
        meetings=[
            {"id": "m", "title": "Eerst", "duration": 60},
            {"id": "n", "title": "Dan", "method": "kom"},
        ],
        phases=[phase(meeting="m", title="Begin")],
    )
    assert [h.text for h in of(Heading, page)] == [
        "Rondje",
        "Eerst",
        "Bijeenkomsten",
        "Eerst",
        "1. Begin",
        "Dan",
    ]
    assert of(Table, page)[0] == Table(
        ("", "Bijeenkomst", "Duur"), (("1", "Eerst", "60 min"), ("2", "Dan", ""))
    )


@pytest.mark.parametrize(
    ("fields", "heading"),
    [
        ({"setting": "x"}, "Vooraf"),
        ({"preparation": [{"task": "x"}]}, "Vooraf"),
        ({"context": "x"}, "Achtergrond"),
        ({"rationale": "x"}, "Achtergrond"),
        ({"transfer": {"availability": ["x"]}}, "Achtergrond"),
        ({"setting": "x"}, "Goed om te weten"),
        ({"tags": ["x"]}, "Goed om te weten"),
        (
            {"phases": [{"id": "a", "title": "A", "time": 5, "basis": "estimate"}]},
            "Goed om te weten",
        ),
    ],
)
def test_each_part_has_its_heading(fields: dict[str, Any], heading: str) -> None:
    """A part of a section is enough to have the section, and none is to have none."""
    assert heading in [block.text for block in of(Heading, show("full", **fields))]
    assert heading not in [block.text for block in of(Heading, show("full"))]


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"context": "Vroeger."}, "Vroeger."),
        ({"rationale": "Daarom."}, "Daarom."),
        ({"conditions": {"support": ["Het team."]}}, "Het team."),
        ({"experience": {"pitfalls": ["Haast."]}}, "Haast."),
        ({"worksheets": [{"id": "w", "title": "Blad", "fields": ["Mijn dag"]}]}, "Mijn dag"),
    ],
)
def test_what_is_not_for_leading_is_in_full_alone(fields: dict[str, Any], text: str) -> None:
    """Background, conditions, results and worksheets are on the page with all, not on the sheet."""
    assert text in [*texts_of(show("full", **fields).blocks)]
    assert text not in [*texts_of(show(**fields).blocks)]


def test_cases_are_shown_as_far_as_they_are_stated() -> None:
    """The number of cases is seen at a glance, and the time of one is a fact of its own."""

    def known(**cases: Any) -> tuple[list[str], dict[str, str]]:
        page = show(cases=cases)
        return [text for text in chips(page) if "casus" in text], facts(page)

    assert known(minutes=50) == ([], {"Tijd per casus": "50 min"})
    assert known(max=2) == (["hoogstens 2 casussen"], {})
    assert known(min=1, max=1)[0] == ["1 casus"]
    assert known(min=1, minutes=50) == (["minstens 1 casus"], {"Tijd per casus": "50 min"})


def test_variant_may_be_no_more_than_a_name() -> None:
    """A variant of which nothing else is known is its title."""
    page = show(variants=[{"id": "kort", "title": "Kort"}])
    assert page.blocks[-1] == Heading("Kort", 3)


def test_step_without_questions_asks_none() -> None:
    """A step that asks nothing has no heading for questions."""
    assert of(Questions, show()) == []
    assert of(Paragraph, show()) == [Paragraph("Ieder zegt iets.")]


def test_checklist_is_a_form() -> None:
    """Statements are rated on the scale, in their order; opposites are two poles."""
    page = make_page(
        checklist(
            instructions=["Vul in.", {"text": "Praat erover.", "basis": "editor"}],
            scale=["nee", {"text": "ja", "basis": "editor"}],
            sections=[
                {
                    "id": "a",
                    "title": "A",
                    "statements": [
                        "w",
                        {"text": "x", "basis": "editor"},
                        {"text": "y", "opposite": "z"},
                    ],
                    "questions": [{"text": "Wat valt op?", "basis": "editor"}],
                }
            ],
        ),
        catalogue=NONE,
    )
    assert of(Ratings, page) == [
        Ratings(("nee", "ja"), (RatedStatement("w"), RatedStatement("x", ours=True))),
        Ratings(("nee", "ja"), (RatedStatement("y", "z"),)),
    ]
    assert of(Paragraph, page)[1] == Paragraph("nee · ja", "Antwoorden", ours=True)
    assert of(Field, page) == [Field("Ingevuld door, en wanneer"), Field("Wat valt op?", ours=True)]
    assert of(Items, page) == [
        Items((ListItem("Vul in."), ListItem("Praat erover.", ours=True)), True)
    ]


def test_checklist_without_a_scale_has_a_box_to_tick() -> None:
    """Where nothing is said of answers, a statement is ticked or not."""
    page = make_page(
        checklist(sections=[{"id": "a", "title": "A", "statements": ["x"]}]), catalogue=NONE
    )
    assert of(Ratings, page) == [Ratings(("",), (RatedStatement("x"),))]
    assert of(Paragraph, page) == [Paragraph("Ieder zegt iets.")]


def test_ratings_on_paper_have_a_box_for_each_answer() -> None:
    """Where nothing can be clicked, a statement has boxes; opposites stand at both ends."""
    plain = Ratings(("nee", "ja"), (RatedStatement("x", ours=True),))
    assert ratings_on_paper(plain) == Table(("", "nee", "ja"), (("x°", "☐", "☐"),))
    poles = Ratings(("nee", "ja"), (RatedStatement("y", "z"),))
    assert ratings_on_paper(poles) == Table(("", "nee", "ja", ""), (("y", "☐", "☐", "z"),))


def test_framework_names_what_refers_to_its_items(tmp_path: Path) -> None:
    """Each item is a section, with the entries that refer to it; a broken one is passed over."""
    (tmp_path / "rondje.yaml").write_text(YAML + "principles: [b]\n", encoding="utf-8")
    (tmp_path / "stuk.yaml").write_text("principles: [b]\n", encoding="utf-8")
    items = [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]
    page = make_page(framework(items=items), catalogue=Catalogue(tmp_path.glob("*.yaml")))
    assert [h.text for h in of(Heading, page)] == ["Rondje", "A", "B", "Methoden die hierbij horen"]
    assert of(Items, page) == [Items((ListItem("Ieder zegt iets.", "Rondje"),))]


def test_clock_writes_times_as_the_sheet_does() -> None:
    """The clock has its own phrase for a time of day, which says what the sheet would."""
    for words in (NL, EN):
        moment = words.clock(datetime(2026, 12, 3, 9, 5, tzinfo=UTC))
        assert words.say(CLOCK["time"]).format(hours="09", minutes="05") == moment


def test_other_languages_are_shown_in_english() -> None:
    """Dutch is Dutch in Belgium too; what we do not speak gets English labels."""
    assert Words("nl-BE").say(FIELDS["goals"]) == "Doelen"
    assert Words("ja").say(FIELDS["goals"]) == "Goals"


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [
        (Minutes(min=15, max=15), "15 min", "15 min"),
        (Minutes(min=15, max=30), "15–30 min", "15–30 min"),
        (Minutes(min=60), "minstens 60 min", "at least 60 min"),
        (Minutes(max=60), "hoogstens 60 min", "at most 60 min"),
        (Minutes(min=120, max=180), "2–3 uur", "2–3 h"),
        (Minutes(min=120, max=150), "2–2,5 uur", "2–2.5 h"),
        (Minutes(min=60, max=90), "60–90 min", "60–90 min"),
        (Minutes(min=90, max=100), "90–100 min", "90–100 min"),
        (Minutes(min=120), "minstens 2 uur", "at least 2 h"),
        (Minutes(min=75, max=75, about=True), "ongeveer 75 min", "about 75 min"),
        (Minutes(min=120, max=120, about=True), "ongeveer 2 uur", "about 2 h"),
    ],
)
def test_minutes_in_words(value: Minutes, dutch: str, english: str) -> None:
    """Minutes are minutes; half hours are hours, when there are more than two."""
    assert (NL.minutes(value), EN.minutes(value)) == (dutch, english)


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [
        ("plenary", "hele groep", "whole group"),
        ("individual", "ieder voor zich", "each alone"),
        (Groups(size=Range(min=2, max=2)), "tweetallen", "pairs"),
        (Groups(size=Range(min=5, max=5)), "groepen van 5", "groups of 5"),
        (Groups(size=Range(min=3, max=4)), "groepen van 3–4", "groups of 3–4"),
        (Groups(size=Range(max=4)), "groepen van hoogstens 4", "groups of at most 4"),
        (
            Groups(size=Range(min=2, max=2, about=True)),
            "groepen van ongeveer 2",
            "groups of about 2",
        ),
        ("chosen", "groepen die mensen zelf kiezen", "groups that people choose"),
        (Joined(join=2), "telkens 2 groepen samen", "2 groups at a time together"),
    ],
)
def test_grouping_in_words(value: Any, dutch: str, english: str) -> None:
    """People work together, alone, or in groups that have a name up to four."""
    assert (NL.grouping(value), EN.grouping(value)) == (dutch, english)


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [
        (Frequency(every=Span(weeks=2)), "elke 2 weken", "every 2 weeks"),
        (Frequency(every=Span(months=1)), "elke maand", "every month"),
        (Frequency(every=Span(years=1)), "elk jaar", "every year"),
        (Frequency(every=Span(months=1, about=True)), "ongeveer elke maand", "about every month"),
        (
            Frequency(every=Span(weeks=6, about=True)),
            "ongeveer elke 6 weken",
            "about every 6 weeks",
        ),
        (
            Frequency(times=Range(min=4, max=4, about=True), per="year"),
            "ongeveer 4 keer per jaar",
            "about 4 times per year",
        ),
        (Frequency(times=Range(min=5, max=5), per="year"), "5 keer per jaar", "5 times per year"),
        (
            Frequency(times=Range(min=4, max=12), per="year", for_="teams"),
            "4–12 keer per jaar (teams)",
            "4–12 times per year (teams)",
        ),
    ],
)
def test_frequency_in_words(value: Frequency, dutch: str, english: str) -> None:
    """How often is every so long, or so many times per unit, and for whom."""
    assert (NL.frequency(value), EN.frequency(value)) == (dutch, english)


def test_other_phrases() -> None:
    """Spans, periods, times and counts read as people say them."""
    assert NL.span(Span(years=1, months=6)) == "1 jaar 6 maanden"
    assert NL.span(Span(months=6, about=True)) == "ongeveer 6 maanden"
    assert NL.range(Range(min=14, max=14, about=True)) == "ongeveer 14"
    assert NL.period(Period(from_="2023-03", to="2023-12")) == "maart 2023 – december 2023"
    assert EN.period(Period(from_="2023-03")) == "from March 2023"
    assert NL.time(MinutesPer(minutes=5, per="participant")) == "5 min per deelnemer"
    assert NL.count("participants") == "zoveel als er deelnemers zijn"
    assert NL.count(8) == "8"


def test_every_bundled_method_can_be_led_from_its_sheet(catalogue: Catalogue) -> None:
    """Each step says what it is for, how long, what to do or ask, and with whom, if more can be."""
    for entry in catalogue.values():
        if isinstance(entry, Method):
            for step in entry.phases:
                assert step.purpose, (entry.id, step.id)
                assert step.time or step.share, (entry.id, step.id)
                assert step.instructions or step.questions, (entry.id, step.id)
                few = entry.participants and entry.participants.max in (1, 2)
                assert step.grouping or few, (entry.id, step.id)
