"""Question cards: one question on each, with its category."""

from collections.abc import Iterator

from reflectlib.catalogue import Catalogue
from reflectlib.language.words import Words
from reflectlib.message import _
from reflectlib.model.method import Method
from reflectlib.page import AskedQuestion, Card, Cards, Heading, Page
from reflectlib.views.activities import of_block
from reflectlib.views.blocks import role_title, sources, whole_page
from reflectlib.views.steps import category_titles
from reflectlib.views.ways import ways


def cards(method: Method, catalogue: Catalogue) -> Page:
    """Make a card of every question; one that stands in two places gets one card."""
    words = Words(method.language)
    made = Cards(tuple(question_cards(method, words)), method.title)
    page = whole_page(method, (made,), tuple(sources(method, words)), words, "cards")
    how = words.joined(
        " · ",
        (
            words.say(_("question cards")),
            words.say(_("print on both sides, and flip on the long edge")),
        ),
    )
    return page._replace(blocks=(Heading(method.title, 1, how), *page.blocks[1:]))


def question_cards(method: Method, words: Words) -> Iterator[Card]:
    """The questions in their order; what has no category goes by the name of its step.

    In a programme the name of its block stands before that, but for a step of its own.
    """
    titles = category_titles(method, words)
    numbers: dict[str, int] = {}
    known = set()
    for phase in (phase for _variant, way in ways(method) for phase in way.phases):
        way = of_block(method, phase)
        for question in phase.questions:
            category = phase.title
            if question.category:
                category = titles.get(question.category, question.category)
            if way is not method and way.title != category:
                category = words.joined(": ", (way.title, category))
            if (question.text, category) in known:
                continue
            known.add((question.text, category))
            number = numbers.setdefault(category, len(numbers))
            to = role_title(way, question.to, words) if question.to else ""
            ours = question.basis == "editor"
            asked = AskedQuestion(question.text, to, ours, question.follow_ups)
            yield Card(asked, category, number)
