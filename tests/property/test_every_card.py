"""Question cards: whatever stands on them fits, as it was reckoned, and nothing is lost."""

import re

from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import lines, texts

from reflectlib.page import AskedQuestion, Card, Cards
from reflectlib.writers.cards import (
    BACK,
    BACKS,
    BELOW_CATEGORY,
    BOLD,
    BROKEN,
    CATEGORY,
    FRONT,
    LINE,
    MORE,
    SIZES,
    _lines,
    _rows,
    back,
    faces,
    shortened,
)

times = st.sampled_from([1, 1, 5, 40, 400])
long_texts = st.builds(lambda text, n: (f"{text} " * n)[:4000].strip(), texts, times)
long_words = st.builds(lambda text, n: (re.sub(r"\s", "", text) * n)[:4000], lines, times)
long_lines = st.builds(lambda text, n: (f"{text} " * n)[:1000].strip(), lines, times)
some = long_texts | long_words
questions = st.builds(
    AskedQuestion,
    text=some,
    to=st.just("") | long_lines,
    ours=st.booleans(),
    follow_ups=st.lists(some, max_size=3).map(tuple),
)


def bare(*texts: str) -> str:
    """Texts without what breaks a line, and without what shows that one goes on."""
    return re.sub(r"\s", "", "".join(re.sub("(^| )…$", "", text) for text in texts))


def height(text: str, size: float, width: float) -> float:
    return sum(size * LINE for _ in _lines(text, width, size))


@given(texts | long_words, st.floats(5, 40), st.sampled_from(["", "°"]))
def test_lines_are_the_text(text: str, room: float, sign: str) -> None:
    """A text in lines is the text, in lines that are as wide as they may be, or one letter."""
    found = list(_lines(text, room * 10, 10, sign))
    assert "".join(found) == text.strip() + "\n"
    assert all(found)


@given(questions, lines | long_lines, st.sampled_from(list(SIZES)[:3]))
def test_every_card_holds_its_text_and_all_of_it_is_on_one(
    question: AskedQuestion, category: str, largest: str
) -> None:
    """A question stands on one card in letters that fit, or goes on on the next."""
    made = list(faces(Card(question, category, 0), largest))
    said = bare(*(f"{face.question.to}:" * bool(face.question.to) for face in made))
    for face in made:
        said += bare(face.question.text, *face.question.follow_ups)
    whole = bare(f"{question.to}:" * bool(question.to), question.text, *question.follow_ups)
    assert sorted(said) == sorted(whole)
    for face in made:
        used = height(face.category, CATEGORY * BOLD, FRONT[0]) / BOLD + BELOW_CATEGORY
        used += sum(row.height for row in _rows(face.question, SIZES[face.size]))
        assert used <= FRONT[1]
        assert face.question.ours == question.ours
    assert len(made) == 1 or {face.size for face in made} == {BROKEN}


@given(lines | long_lines, lines | long_lines)
def test_every_back_holds_its_texts(category: str, text: str) -> None:
    """A back has its category and its text in letters that fit, in full or with dots."""
    made = back(category, text)
    large, plain = BACKS[made.size]
    used = height(made.category, large * BOLD, BACK[0]) / BOLD + height(made.text, plain, BACK[0])
    assert used + BELOW_CATEGORY <= BACK[1]
    for short, whole in ((made.category, category), (made.text, text)):
        assert short == whole or whole.startswith(short.removesuffix(MORE))
    assume(text != category)
    card = Card(AskedQuestion("Hoe?"), category, 0)
    missing = shortened(Cards((card,), text))
    (front,) = faces(card, "large")
    assert (text in missing) is (made.text != text)
    assert (category in missing) is (category not in (made.category, front.category))
