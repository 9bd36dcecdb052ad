"""Question cards: one question on each, with its category."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reflectlib.addresses import checked_base_url, page_path
from reflectlib.card_sizes import BLEED, CARD_SIZES, CardName
from reflectlib.catalogue import Catalogue
from reflectlib.errors import ReflectError
from reflectlib.language.terms import VIEWS
from reflectlib.language.words import Words
from reflectlib.message import Message, _, n_
from reflectlib.model.entry import Entry
from reflectlib.model.method import Method
from reflectlib.model.programme import Programme
from reflectlib.model.steps import Question
from reflectlib.page import AskedQuestion, Card, Cards, Heading, Page, PageBlock, Paragraph
from reflectlib.views.activities import of_block
from reflectlib.views.blocks import TO_CITE, cited, role_title, source_items, sources
from reflectlib.views.ways import ways

LONGEST_ADDRESS = 300  # letters: a QR code of more is too fine for the back of a card


class CardsAsked(NamedTuple):
    """How cards are to be: their size, with a bleed for a print shop, of a site at an address."""

    size: CardName
    bleed: bool
    base_url: str


def cards(
    method: Method,
    catalogue: Catalogue,
    *,
    card: CardName = "a7",
    bleed: bool = False,
    base_url: str = "",
) -> Page:
    """Make a card of every question; one that stands in more places gets one card."""
    words = Words(method.language)
    made = [*_gathered(method, words, catalogue)]
    ours = sum(all(each.basis == "editor" for each in one.questions) for one in made)
    told = n_(
        "{number} of the {all} questions is ours: it is not in the source.",
        "{number} of the {all} questions are ours: they are not in the source.",
        ours,
        all=len(made),
    )
    asked = CardsAsked(card, bleed, base_url)
    what = words.say(_("question cards"))
    block = cards_of((one.card for one in made), method.title, method, asked, words)
    all_of_it = told_of(block, words.say(told)) if ours else (block,)
    title = words.joined(" · ", (method.title, words.say(VIEWS["cards"])))
    blocks = (Heading(method.title, 1, what), *all_of_it, *sources(method, words))
    return Page(title, method.language, blocks)


def question_cards(method: Method, words: Words) -> Iterator[Card]:
    """The questions in their order; what has no category goes by the name of its step.

    In a programme the name of the block stands before that, but for a step of its own.
    """
    return (one.card for one in _gathered(method, words))


def cards_of(
    made: Iterable[Card], title: str, entry: Entry, asked: CardsAsked, words: Words
) -> Cards:
    """Cards as they are asked for, with what the one about them all says.

    Raises `ReflectError` for what is no address of a site, and `ValueError` for what is no size.
    """
    if asked.size not in CARD_SIZES:
        raise ValueError(f"no card is called {asked.size!r}; there are {', '.join(CARD_SIZES)}")
    base = checked_base_url(asked.base_url)
    address = base and base + page_path(entry.id)
    if len(address) > LONGEST_ADDRESS:
        raise ReflectError("address_too_long", url=address, most=LONGEST_ADDRESS)
    about = [
        words.joined(" ", filter(None, (item.text, item.url)))
        for item in source_items(entry, words)
    ]
    if text := cited(entry, words):
        about.append(words.joined(": ", (words.say(TO_CITE), text)))
    about += [address] * bool(address)
    how = _how_to_print(asked, words)
    return Cards(tuple(made), title, how, tuple(about), asked.size, asked.bleed, address)


def told_of(block: Cards, told: str) -> tuple[PageBlock, ...]:
    """Cards with something to know about them: on the one about them, and below them."""
    return block._replace(about=(told, *block.about)), Paragraph(told)


def with_address(page: Page, url: str) -> Page:
    """The page, whose cards lead to where their entry stands, if there is room for that."""
    if not url or len(url) > LONGEST_ADDRESS:
        return page
    return page._replace(
        blocks=tuple(
            block._replace(address=url, about=(*block.about, url))
            if isinstance(block, Cards)
            else block
            for block in page.blocks
        )
    )


def _how_to_print(asked: CardsAsked, words: Words) -> str:
    size = CARD_SIZES[asked.size]
    fields = {"width": size.width, "height": size.height, "number": size.on_sheet, "bleed": BLEED}
    how: tuple[Message, ...] = (
        _("{width} × {height} mm, {number} on an A4"),
        _("print on both sides, and flip on the long edge"),
        _("in true size (100%)"),
    )
    if asked.bleed:
        how = (
            _("{width} × {height} mm with {bleed} mm around it that are cut off"),
            _("for a print shop: save as PDF, in which front and back take turns"),
        )
    return words.joined(" · ", (words.say(each.filled(**fields)) for each in how))


class _Gathered(NamedTuple):
    """A card, and the questions that it is of: the same one, in more places."""

    card: Card
    questions: tuple[Question, ...]


def _gathered(
    method: Method, words: Words, catalogue: Catalogue | None = None
) -> Iterator[_Gathered]:
    """The cards; of a method that is in two blocks of a programme there is one set."""
    titles: dict[str, str] = {each.id: each.title for each in method.question_categories}
    found: dict[tuple[str, str], list[tuple[Method, Question]]] = {}
    for phase in (phase for _variant, way in ways(method) for phase in way.phases):
        way = of_block(method, phase)
        whose = _called(method, way, words, catalogue)
        for question in phase.questions:
            category = phase.title
            if question.category:
                category = titles.get(question.category, question.category)
            if whose and whose != category:
                category = words.joined(": ", (whose, category))
            found.setdefault((category, question.text), []).append((way, question))
    numbers: dict[str, int] = {}
    for (category, text), places in found.items():
        questions = tuple(question for _way, question in places)
        number = numbers.setdefault(category, len(numbers))
        roles = dict.fromkeys(role_title(way, q.to, words) if q.to else "" for way, q in places)
        to = words.joined(", ", roles) if all(roles) else ""
        follow_ups = questions[0].follow_ups
        for question in questions[1:]:
            follow_ups += tuple(each for each in question.follow_ups if each not in follow_ups)
        asked = AskedQuestion(text, to, follow_ups=follow_ups)
        foot = words.say(_("to: {role}", role=to)) if to else ""
        yield _Gathered(Card(asked, category, number, foot), questions)


def _called(method: Method, way: Method, words: Words, catalogue: Catalogue | None) -> str:
    """The title of a block, or of the method that is more blocks; nothing outside a programme."""
    if way is method or not isinstance(method, Programme):
        return ""
    titles = dict.fromkeys(each.method.title for each in method.within if each.method.id == way.id)
    if len(titles) > 1 and catalogue is not None and way.id in catalogue:
        return catalogue.title(way.id)
    return words.joined(", ", titles)
