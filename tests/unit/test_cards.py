"""How question cards are laid out on paper; `tests/browser` holds it against a browser."""

from time import process_time

import pytest

from reflectlib.page import AskedQuestion, Card, Cards, Page
from reflectlib.writers import html
from reflectlib.writers.cards import Back, Face, back, faces, shortened

WORDS = "Wat vindt de begeleider hiervan? "


def laid_out(question: AskedQuestion, category: str = "Doen", largest: str = "large") -> list[Face]:
    return list(faces(Card(question, category, 0), largest))


@pytest.mark.parametrize(
    ("length", "size", "count"),
    [
        (100, "large", 1),
        (250, "small", 1),
        (400, "tiny", 1),
        (600, "least", 1),
        (700, "tiny", 2),
        (4000, "tiny", 10),
    ],
)
def test_letters_shrink_before_a_question_goes_on_on_another_card(
    length: int, size: str, count: int
) -> None:
    """The largest letters that fit are taken; what fits in none comes on more cards."""
    made = laid_out(AskedQuestion((WORDS * 200)[:length].strip()))
    assert {face.size for face in made} == {size}
    assert len(made) == count
    numbers = [f" · {number}/{count}" for number in range(1, count + 1)] if count > 1 else [""]
    assert [face.category for face in made] == [f"Doen{number}" for number in numbers]


def test_parts_of_a_question_are_about_as_long() -> None:
    """A question that just does not fit leaves no card with a single word."""
    made = laid_out(AskedQuestion((WORDS * 200)[:700].strip()))
    lengths = [len(face.question.text) for face in made]
    assert min(lengths) > max(lengths) * 0.7


def test_no_letters_are_larger_than_suits_the_question() -> None:
    """What would fit in larger letters keeps to those it was given."""
    assert laid_out(AskedQuestion("Hoe?"), largest="tiny") == [
        Face(AskedQuestion("Hoe?"), "Doen", "tiny")
    ]


def test_parts_of_a_question_are_all_of_it() -> None:
    """The role stands on the first part, follow-ups go on in their list, and dots say so."""
    follow_ups = ((WORDS * 20).strip(), (WORDS * 20).strip())
    question = AskedQuestion((WORDS * 20).strip(), "Inbrenger", True, follow_ups)
    made = [face.question for face in laid_out(question)]
    assert len(made) > 3
    assert [part.to for part in made] == ["Inbrenger", *[""] * (len(made) - 1)]
    assert all(part.ours for part in made)
    assert made[0].text.endswith(" …")
    assert made[-1].text == ""
    assert not made[-1].follow_ups[-1].endswith("…")
    texts = [text for part in made for text in (part.text, *part.follow_ups)]
    said = " ".join(filter(None, (text.removesuffix(" …") for text in texts)))
    assert said == " ".join((question.text, *follow_ups))


def test_role_of_many_words_goes_on_too() -> None:
    """A role that fills a card is broken off as any text is."""
    made = [face.question for face in laid_out(AskedQuestion("Hoe?", WORDS * 40))]
    assert len(made) > 1
    assert not any(part.to for part in made)
    assert made[-1].text.endswith("Hoe?")


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


def test_long_category_is_shortened_and_stands_below_the_cards() -> None:
    """A category leaves room for its question; what no card has in full stands elsewhere."""
    short, long, longest = "Doen", WORDS * 6, WORDS * 100
    (face,) = laid_out(AskedQuestion("Hoe?"), long.strip())
    assert face.category.endswith(" …")
    assert long.startswith(face.category.removesuffix(" …"))
    categories = (short, long, longest)
    cards = Cards(tuple(Card(AskedQuestion("Hoe?"), each, 0) for each in categories), "Kring")
    assert shortened(cards) == (longest,)
    assert shortened(cards._replace(back=longest + "x")) == (longest + "x", longest)
    page = html.write(Page("t", "nl", (cards,))).decode()
    assert page.count(longest.strip()) == 1


@pytest.mark.parametrize(
    ("category", "text", "size"),
    [
        ("Doen", "Kring", ""),
        (WORDS * 3, "Kring", ""),
        (WORDS * 5, WORDS * 5, "small"),
        (WORDS * 8, WORDS * 8, "tiny"),
    ],
)
def test_back_has_letters_that_fit(category: str, text: str, size: str) -> None:
    """Long texts on a back get smaller letters, so that they stay there in full."""
    assert back(category, text) == Back(category, text, size)
    page = html.write(Page("t", "nl", (Cards((Card(AskedQuestion("Hoe?"), category, 0),), text),)))
    assert f'<div class="{" ".join(filter(None, ("color-0", size)))}"><p' in page.decode()


def test_back_that_is_too_long_ends_in_dots() -> None:
    """What does not fit in the smallest letters is shortened, each of the two to its half."""
    made = back(WORDS * 50, "Kring")
    assert (made.text, made.size) == ("Kring", "tiny")
    assert made.category.endswith(" …")
    made = back(WORDS * 50, WORDS * 50)
    assert made.text.endswith(" …")


def test_sign_stands_only_behind_a_text() -> None:
    """A part that has follow-ups alone does not begin with the sign for what is ours."""
    question = AskedQuestion("Hoe?", ours=True, follow_ups=(WORDS * 40,))
    page = html.write(Page("t", "nl", (Cards((Card(question, "Doen", 0),), "Kring"),))).decode()
    assert page.count("/3</p><ul>") == 2
    assert page.count("Hoe?<sup>°</sup><ul>") == 1


def test_work_grows_with_the_length_of_a_question() -> None:
    """A question ten times as long takes about ten times as long."""

    def took(length: int) -> float:
        start = process_time()
        assert laid_out(AskedQuestion(WORDS * length + "x" * length * 30))
        return process_time() - start

    took(100)
    assert took(10_000) < 30 * took(1_000)
