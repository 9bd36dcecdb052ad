"""How question cards are laid out on paper; `tests/browser` holds it against a browser."""

import re
from time import process_time

import pytest

from builders import method
from conftest import ROOT
from reflectlib import ReflectError, render
from reflectlib.card_sizes import CARD_SIZES, MOST_LETTERS, letters_of
from reflectlib.page import AskedQuestion, Card, Cards, Page
from reflectlib.writers import html
from reflectlib.writers.cards import LAYOUTS, Back, Face, Layout, back, faces, shortened

WORDS = "Wat vindt de begeleider hiervan? "
A7 = LAYOUTS["a7"]
LEAST = len(A7.letters) - 1


def laid_out(
    question: AskedQuestion, category: str = "Doen", largest: int = 0, layout: Layout = A7
) -> list[Face]:
    return list(faces(Card(question, category, 0), layout, largest))


@pytest.mark.parametrize(
    ("length", "step", "count"),
    [(20, 0, 1), (60, 1, 1), (200, 4, 1), (300, 5, 1), (400, 6, 1), (700, 5, 3), (4000, 5, 14)],
)
def test_letters_shrink_before_a_question_goes_on_on_another_card(
    length: int, step: int, count: int
) -> None:
    """The largest letters that fit are taken; what fits in none comes on more cards."""
    made = laid_out(AskedQuestion((WORDS * 200)[:length].strip()))
    assert ({face.step for face in made}, len(made)) == ({step}, count)
    numbers = [f" · {number}/{count}" for number in range(1, count + 1)] if count > 1 else [""]
    assert [face.category for face in made] == [f"Doen{number}" for number in numbers]


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("follow_ups", range(8))
def test_question_that_no_rule_warns_for_is_one_card(layout: Layout, follow_ups: int) -> None:
    """So many letters as the rule allows fit on a card of each size, however they are divided."""
    share = MOST_LETTERS // (follow_ups + 1)
    more = ((WORDS * 20)[:share],) * follow_ups
    text = (WORDS * 20)[: MOST_LETTERS - letters_of("", more)] or "Hoe?"
    card = Card(AskedQuestion(text, follow_ups=more), "De vraag van de inbrenger", 0, "aan: Leider")
    assert len(list(faces(card, layout))) == 1


def test_no_word_is_broken_that_smaller_letters_hold() -> None:
    """A long word takes smaller letters rather than going on on the next line."""
    (face,) = laid_out(AskedQuestion("Verantwoordelijkheidsgevoel?"), layout=LAYOUTS["poker"])
    assert face.step > 0
    (short,) = laid_out(AskedQuestion("Wat vind je er nu van, en dan?"), layout=LAYOUTS["poker"])
    assert short.step == 0


def test_parts_of_a_question_are_about_as_long() -> None:
    """A question that just does not fit leaves no card with a single word."""
    made = laid_out(AskedQuestion((WORDS * 200)[:700].strip()))
    lengths = [len(face.question.text) for face in made]
    assert min(lengths) > max(lengths) * 0.6


def test_no_letters_are_larger_than_asked_for() -> None:
    """What would fit in larger letters keeps to those it was given."""
    assert laid_out(AskedQuestion("Hoe?"), largest=3) == [Face(AskedQuestion("Hoe?"), "Doen", 3)]


def test_parts_of_a_question_are_all_of_it() -> None:
    """Follow-ups go on in their list, each part has the foot, and dots say what goes on."""
    follow_ups = ((WORDS * 30).strip(), (WORDS * 20).strip())
    question = AskedQuestion((WORDS * 20).strip(), follow_ups=follow_ups)
    made = [*faces(Card(question, "Doen", 0, "aan: Inbrenger"), A7)]
    assert len(made) > 3
    assert {face.foot for face in made} == {"aan: Inbrenger"}
    parts = [face.question for face in made]
    assert parts[0].text.endswith(" …")
    assert parts[-1].text == ""
    assert not parts[-1].follow_ups[-1].endswith("…")
    texts = [text for part in parts for text in (part.text, *part.follow_ups)]
    said = " ".join(filter(None, (text.removesuffix(" …") for text in texts)))
    assert said == " ".join((question.text, *follow_ups))


def test_what_fits_on_a_card_is_not_broken_off() -> None:
    """A list goes on on the next card between two of its items."""
    items = tuple(f"{number}. {WORDS}{WORDS}" for number in range(20))
    made = [face.question for face in laid_out(AskedQuestion("", follow_ups=items))]
    assert len(made) > 2
    assert [each for part in made for each in part.follow_ups] == [item.strip() for item in items]


def test_word_that_is_longer_than_its_card_is_broken() -> None:
    """A word without an end goes on on the next line, and on the next card."""
    made = laid_out(AskedQuestion("oplossing" * 200 + " is wat?"))
    assert len(made) > 2
    said = "".join(face.question.text.removesuffix(" …") for face in made)
    assert said.replace(" ", "") == "oplossing" * 200 + "iswat?"


@pytest.mark.parametrize("letter", ["W", "日", "🙂", "Щ", "\ufdfd", "க"])
def test_wide_letters_take_more_cards(letter: str) -> None:
    """A letter takes the room that it may be wide; a mark that stands above one takes none."""
    assert len(laid_out(AskedQuestion(letter * 600))) > len(laid_out(AskedQuestion("i" * 600))) == 1
    assert len(laid_out(AskedQuestion("e\u0301" * 300))) == len(laid_out(AskedQuestion("e" * 300)))
    assert len(laid_out(AskedQuestion("i" + "\u0301" * 5000))) == 1


def test_long_texts_are_shortened_and_stand_below_the_cards_and_on_one_more() -> None:
    """A category and a foot leave room for the question; what no card has in full is elsewhere."""
    short, long, longest = "Doen", WORDS * 6, WORDS * 100
    (face,) = laid_out(AskedQuestion("Hoe?"), long.strip())
    assert face.category.endswith(" …")
    assert long.startswith(face.category.removesuffix(" …"))
    categories = (short, long, longest)
    cards = Cards(tuple(Card(AskedQuestion("Hoe?"), each, 0) for each in categories), "Kring")
    assert shortened(cards) == (longest,)
    assert shortened(cards._replace(back=longest + "x")) == (longest + "x", longest)
    page = html.write(Page("t", "nl", (cards,))).decode()
    assert page.count(f"<p>{longest.strip()}</p>") == 1
    assert page.count('<div class="about step-') > 1
    card = Card(AskedQuestion("Hoe?"), "Doen", 0, longest)
    assert shortened(Cards((card,), "Kring")) == (longest,)
    assert next(faces(card, A7)).foot.endswith(" …")


@pytest.mark.parametrize(
    ("category", "text", "size"),
    [
        ("Doen", "Kring", ""),
        (WORDS * 3, "Kring", ""),
        (WORDS * 4, WORDS * 4, "small"),
        (WORDS * 7, WORDS * 7, "tiny"),
    ],
)
def test_back_has_letters_that_fit(category: str, text: str, size: str) -> None:
    """Long texts on a back get smaller letters, so that they stay there in full."""
    assert back(category, text, A7) == Back(category, text, size)
    page = html.write(Page("t", "nl", (Cards((Card(AskedQuestion("Hoe?"), category, 0),), text),)))
    assert f'<div class="{" ".join(filter(None, ("color-0", size)))}"><p' in page.decode()


@pytest.mark.parametrize(("length", "size"), [(21, ""), (22, "small"), (30, "tiny"), (39, "")])
def test_back_breaks_no_word_that_smaller_letters_hold(length: int, size: str) -> None:
    """A category of one long word gets smaller letters; one that none hold is large and broken."""
    assert back("e" * length, "Kring", A7) == Back("e" * length, "Kring", size)


def test_back_that_is_too_long_ends_in_dots() -> None:
    """What does not fit in the smallest letters is shortened, each of the two to its half."""
    made = back(WORDS * 50, "Kring", A7)
    assert (made.text, made.size) == ("Kring", "tiny")
    assert made.category.endswith(" …")
    made = back(WORDS * 50, WORDS * 50, A7)
    assert made.text.endswith(" …")


def test_code_takes_room_from_a_back() -> None:
    """What fits without a QR code gets smaller letters above one."""
    assert back(WORDS * 3, "Kring", A7).size == ""
    assert back(WORDS * 3, "Kring", A7, code=True).size == "small"


def test_work_grows_with_the_length_of_a_question() -> None:
    """A question ten times as long takes about ten times as long."""

    def took(length: int) -> float:
        start = process_time()
        assert laid_out(AskedQuestion(WORDS * length + "x" * length * 30))
        return process_time() - start

    took(100)
    assert took(10_000) < 30 * took(1_000)


STYLE = (ROOT / "src/reflectlib/writers/assets/cards.css").read_text()


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_style_has_the_sizes_that_are_reckoned_with(layout: Layout) -> None:
    """Each size of cards is in the style as wide, as high and with such letters as it is here."""
    size = CARD_SIZES[layout.name]
    (said,) = re.findall(rf"\n  \.{layout.name} {{ (.*) }}", STYLE)
    assert dict(each.split(": ") for each in said.rstrip(";").split("; ")) == {
        "--width": f"{size.width}mm",
        "--height": f"{size.height}mm",
        "--columns": f"{size.columns}",
        "--rows": f"{size.rows}",
        "--margin": f"{layout.margin}mm",
        "--code": f"{layout.code}mm",
        "--head": f"{layout.head}pt",
        "--scale": f"{layout.scale}",
    }
    letters = re.findall(rf"\.{layout.name} \.step-(\d) {{ font-size: ([\d.]+)pt; }}", STYLE)
    assert letters == [(str(n), f"{size:g}") for n, size in enumerate(layout.letters)]
    assert size.columns * size.width <= 210
    assert size.rows * size.height <= 297


ASKED = method(phases=[{"id": "a", "title": "A", "questions": ["Hoe?"]}])


def test_code_leads_to_the_entry() -> None:
    """Each back has the same QR code, drawn once: that of the page of the entry in the site."""
    import segno

    page = render(ASKED, "html", "cards", base_url="https://example.org/kring").decode()
    address = f"https://example.org/kring/entries/{ASKED.id}.html"
    drawn = segno.make_qr(address, error="m").svg_inline(
        omitsize=True, svgclass=None, lineclass=None
    )
    assert page.count(drawn) == 1
    assert page.count('href="#card-code"') == 2
    assert address in page
    assert "card-code" not in render(ASKED, "html", "cards").decode()


def test_what_cards_cannot_be_is_refused() -> None:
    """A size that there is not, what is no address, and one that is too long for a code."""
    with pytest.raises(ValueError, match="no card is called 'a5'; there are a7, a6, poker"):
        render(ASKED, "html", "cards", card="a5")
    with pytest.raises(ReflectError, match="is no base URL"):
        render(ASKED, "html", "cards", base_url="example")
    with pytest.raises(ReflectError, match="too long for a QR code"):
        render(ASKED, "html", "cards", base_url=f"https://example.org/{'a' * 300}")


@pytest.mark.parametrize("size", CARD_SIZES)
def test_each_side_is_a_page_for_a_print_shop(size: str) -> None:
    """With a bleed fronts and backs take turns, one card at a time."""
    page = render(ASKED, "html", "cards", card=size, bleed=True).decode()
    sheets = re.findall(r'class="(cards [^"]*)"', page)
    assert sheets == [f"cards {size} bleed", f"cards {size} bleed backs"]


def test_categories_are_told_apart_by_more_than_color() -> None:
    """Sixteen categories have each another shape, or the same one open."""
    cards = tuple(Card(AskedQuestion("Hoe?"), f"Soort {n}", n) for n in range(16))
    page = html.write(Page("t", "nl", (Cards(cards, "Kring"),))).decode()
    fronts = re.findall(
        r'<li><div class="color-\d( open)? step-0"><p[^>]*><svg[^>]*>(.*?)</svg>', page
    )
    assert len(set(fronts)) == 16
