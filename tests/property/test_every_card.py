"""Question cards: whatever stands on them fits, as it was reckoned, and nothing is lost."""

import re

from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import lines, texts

from reflectlib.card_sizes import MOST_LETTERS, letters_of
from reflectlib.page import AskedQuestion, Card, Cards
from reflectlib.writers.cards import (
    ABOVE_CODE,
    ABOVE_FOOT,
    BACK_ICON,
    BACKS,
    BELOW_BACK_ICON,
    BELOW_CATEGORY,
    BELOW_HEAD,
    BELOW_ICON,
    BOLD,
    ICON,
    LAYOUTS,
    LINE,
    MORE,
    POINTS,
    Layout,
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
questions = st.builds(AskedQuestion, text=some, follow_ups=st.lists(some, max_size=3).map(tuple))
layouts = st.sampled_from([*LAYOUTS.values()])
WORDS = ("Wat", "denkt", "de", "verantwoordelijke", "begeleider", "ervan", "en", "hoe", "ging")
dutch = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join)


def bare(*texts: str) -> str:
    """Texts without what breaks a line, and without what shows that one goes on."""
    return re.sub(r"\s", "", "".join(re.sub("(^| )…$", "", text) for text in texts))


def height(text: str, size: float, width: float) -> float:
    return sum(size * LINE for _ in _lines(text, width, size))


@given(texts | long_words, st.floats(5, 40), st.sampled_from(["", " …"]))
def test_lines_are_the_text(text: str, room: float, sign: str) -> None:
    """A text in lines is the text, in lines that are as wide as they may be, or one letter."""
    found = list(_lines(text, room * 10, 10, sign))
    assert "".join(found) == text.strip() + "\n"
    assert all(found)


@given(questions, lines | long_lines, st.just("") | lines | long_lines, layouts, st.integers(0, 5))
def test_every_card_holds_its_text_and_all_of_it_is_on_one(
    question: AskedQuestion, category: str, foot: str, layout: Layout, largest: int
) -> None:
    """A question stands on one card in letters that fit, or goes on on the next."""
    made = list(faces(Card(question, category, 0, foot), layout, largest))
    parts = [bare(face.question.text, *face.question.follow_ups) for face in made]
    assert sorted("".join(parts)) == sorted(bare(question.text, *question.follow_ups))
    for face in made:
        used = height(face.category, layout.head * BOLD, layout.width) / BOLD
        used += ICON * layout.head + BELOW_ICON + BELOW_HEAD
        used += (height(face.foot, layout.head, layout.width) + ABOVE_FOOT) * bool(face.foot)
        used += sum(row.height for row in _rows(face.question, layout, face.step))
        assert used <= layout.height + 1e-9
        assert face.step >= largest
        assert bool(face.foot) == bool(foot.strip())
        assert sum(1 for _ in _lines(face.foot, layout.width, layout.head)) == 1
    assert len(made) == 1 or {face.step for face in made} == {len(layout.letters) - 2}


@given(dutch, st.lists(dutch, max_size=7).map(tuple), layouts)
def test_question_that_no_rule_warns_for_is_one_card(
    text: str, follow_ups: tuple[str, ...], layout: Layout
) -> None:
    """Words of a language, of the length that the rule allows, fit on a card of each size."""
    assume(letters_of(text, follow_ups) <= MOST_LETTERS)
    card = Card(AskedQuestion(text, follow_ups=follow_ups), "De hulpvraag", 0, "aan: Begeleider")
    assert len(list(faces(card, layout))) == 1


@given(lines | long_lines, lines | long_lines, layouts, st.booleans())
def test_every_back_holds_its_texts(category: str, text: str, layout: Layout, code: bool) -> None:
    """A back has its category and its text in letters that fit, in full or with dots."""
    made = back(category, text, layout, code=code)
    large, plain = (size * layout.scale for size in BACKS[made.size])
    used = height(made.category, large * BOLD, layout.width) / BOLD
    used += height(made.text, plain, layout.width)
    used += BELOW_CATEGORY + BELOW_BACK_ICON + BACK_ICON * layout.scale
    used += (layout.code * POINTS + ABOVE_CODE) * code
    assert used <= layout.height + 1e-9
    for short, whole in ((made.category, category), (made.text, text)):
        assert short == whole or whole.startswith(short.removesuffix(MORE))
    assume(text != category)
    card = Card(AskedQuestion("Hoe?"), category, 0)
    address = "https://example.org/a.html" if code else ""
    missing = shortened(Cards((card,), text, size=layout.name, address=address))
    (front,) = faces(card, layout)
    assert (text in missing) is (made.text != text)
    assert (category in missing) is (category not in (made.category, front.category))
