"""Page one: what to do in a step, what explains words, and how a long meeting fits on a page."""

from typing import Any

import pytest

from builders import method
from reflectlib import Catalogue, Session, plan, render
from reflectlib.language.words import Words
from reflectlib.message import Marked
from reflectlib.page import Definitions, Heading, Outline, PageBreak, Paragraph, Table
from reflectlib.rendering import make_page
from reflectlib.views.blocks import told
from reflectlib.views.lead import first_sentence, todo_of

DUTCH = Words("nl")
OURS = {"basis": "editor"}


def todo(**fields: Any) -> tuple[str, bool]:
    (phase,) = method(phases=[{"id": "a", "title": "A", "time": 5, **fields}]).phases
    return todo_of(phase, DUTCH)


def test_what_the_source_says_first_is_what_to_do() -> None:
    """A purpose stands in its place where the source begins otherwise, and ours where it is all."""
    first = {"text": "Laat iedereen een moment uit het werk kiezen. En meer.", "basis": "source"}
    ours = {"text": "Zet eerst alle stoelen in een kring rond de flap.", **OURS}
    purpose = {"text": "De groep weet wat er speelt.", "basis": "source"}
    assert todo(purpose=purpose, instructions=[first, ours])[0].startswith("Laat iedereen")
    assert todo(purpose=purpose, instructions=[ours, first]) == (purpose["text"], False)
    assert todo(instructions=[ours]) == (ours["text"], True)
    assert todo() == ("", False)


def test_a_few_words_take_the_next_sentence_along() -> None:
    """Only that pairs are made does not say what they are for."""
    pairs, tell = ({"text": text, "basis": "source"} for text in ("Maak tweetallen.", "Vertel."))
    assert todo(instructions=[pairs, tell]) == ("Maak tweetallen. Vertel.", False)
    assert todo(instructions=[pairs, tell | OURS]) == ("Maak tweetallen. Vertel.", True)
    both = {"text": "Maak tweetallen. Vertel om de beurt. Wissel.", "basis": "source"}
    assert todo(instructions=[both])[0] == "Maak tweetallen. Vertel om de beurt."
    assert todo(instructions=[pairs])[0] == "Maak tweetallen."


def test_a_sentence_keeps_its_language() -> None:
    """A part of a text in another language is in that language too."""
    text = Marked((("Begin. Ga door.", "nl"),))
    assert first_sentence(text) == "Begin."
    assert getattr(first_sentence(text), "parts", ()) == (("Begin.", "nl"),)
    mixed = Marked((("Vooraf: ", ""), ("Begin. Ga door.", "nl")))
    assert getattr(first_sentence(mixed), "parts", ()) == (("Vooraf: ", ""), ("Begin.", "nl"))


@pytest.mark.parametrize("between", [" ", "\n"])
def test_words_with_their_meanings_are_definitions(between: str) -> None:
    """Line by line, or sentence by sentence, each with a word and a colon."""
    lines = ("Klant: wil iets.", "Niet weten: luisteren.", "Bezoeker: komt voor een ander.")
    assert [*told(between.join(lines))] == [
        Definitions(tuple((line.split(": ")[0], (line.split(": ")[1],)) for line in lines))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Klant: wil iets. Klager: heeft last.",
        "Klant: wil iets. En dan dit. Klager: heeft last. Bezoeker: komt.",
        "Een tekst.\nNog een.",
    ],
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    """Where one sentence explains no word, or there are few, a colon means something else."""
    assert [*told(text)] == [Paragraph(text)]


def test_definitions_stand_beside_other_paragraphs() -> None:
    """What is said around them stays a text."""
    made = [*told(Marked((("Vooraf.\n\nEen: a.\nTwee: b.\nDrie: c.", "nl"),)))]
    assert [type(block) for block in made] == [Paragraph, Definitions]
    assert isinstance(made[1], Definitions)
    assert getattr(made[1].items[0][1][0], "parts", ()) == (("a.", "nl"),)


def test_a_long_programme_has_a_line_for_each_step_below_its_block(catalogue: Catalogue) -> None:
    """Blocks, breaks and steps stand in one list that fits on a page, without a table beside it."""
    page = make_page(catalogue["dagdeel-basisprincipes"], "brief", catalogue)
    (outline,) = [block for block in page.blocks if isinstance(block, Outline)]
    assert outline.is_short
    assert not [block for block in page.blocks if isinstance(block, Table)]
    assert [step.title for step in outline.steps if step.stage == "break"] == [
        "Koffie en thee",
        "Iets fris",
    ]
    assert "Visualiseren" in [step.title for step in outline.steps if step.head]


def test_each_kind_of_meeting_is_on_a_new_sheet_of_paper(catalogue: Catalogue) -> None:
    """The steps of every kind but the first begin behind a page break."""
    for id in ("leercoaches", "coaching"):
        page = make_page(catalogue[id], "sheet", catalogue)
        start = next(n for n, block in enumerate(page.blocks) if isinstance(block, PageBreak))
        titles = {kind.title for kind in catalogue[id].meetings}  # type: ignore[attr-defined]
        heads = [
            number
            for number, block in enumerate(page.blocks)
            if number > start and isinstance(block, Heading) and block.text in titles
        ]
        assert len(heads) == len(titles)
        assert all(isinstance(page.blocks[n - 1], PageBreak) for n in heads[1:])


def test_a_new_sheet_of_paper_is_in_no_section() -> None:
    """Where columns end, a break would only begin the next column."""
    sheet = {"id": "w", "title": "W", "fields": ["Wat?"]}
    entry = method(phases=[{"id": "a", "title": "A", "time": 5}], worksheets=[sheet])
    written = render(plan(entry, Session(people=4)), "html", "run-sheet").decode()
    before = written[: written.rindex('<div class="break">')]
    assert before.count("<section") == before.count("</section>")
