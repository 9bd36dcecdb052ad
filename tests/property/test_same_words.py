"""Words are looked for once in all texts, and found as they are text by text."""

from collections.abc import Iterator
from itertools import chain

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builders import method
from reflectlib import Catalogue, Method, Passage
from reflectlib.filling import fill
from reflectlib.message import Marked
from reflectlib.quality.looking import Texts, _part, texts_of
from reflectlib.quality.stems import STEMS
from reflectlib.quality.words import WORDS, words_for

KEYS = (*WORDS["nl"], "unknown")
FIELDS = ("summary", "goals", "phases.instructions", "phases.questions", "variants.summary")
BESIDE = "wat wil je ik jij jullie de het een van in dat niet geen nooit en goed gaat ging zelf"
PLAIN = sorted({*chain(*STEMS["nl"].values(), *STEMS["en"].values()), *BESIDE.split()})
WORD = st.sampled_from(PLAIN) | st.sampled_from([*"ıİſKëé", "Lerenſ", "wıl"])
CASED = st.builds(lambda word, how: getattr(word, how)(), WORD, st.sampled_from(["lower", "upper"]))
BETWEEN = st.sampled_from([" ", "  ", "\n", ". ", "?\n", ", ", "", "-", " \u00a0"])
TEXT = st.lists(st.tuples(CASED, BETWEEN), min_size=1, max_size=12).map(
    lambda parts: "x " + "".join(chain(*parts)) + " x"
)


def text_by_text(entry: Method, key: str, there: str, worded: tuple[str, ...]) -> Iterator[Passage]:
    """What has the words of a key, looked for in each text by itself."""
    for text in texts_of(entry):
        if text.field == there:
            yield text.passage()
        elif text.field in worded:
            language = text.text.parts[0][1] if isinstance(text.text, Marked) else entry.language
            said = _part(words_for(language, key), text.text)
            if said is not None:
                yield text.passage(said)


def holds(entry: Method) -> None:
    texts = Texts(entry)
    for key in KEYS:
        for there in ("", "goals"):
            found = [*texts.passages(key, (there,), FIELDS)]
            assert found == [*text_by_text(entry, key, there, FIELDS)]


@given(st.sampled_from(["nl", "en", "de"]), st.lists(TEXT, min_size=4, max_size=4))
@example("nl", ["Wij willen lereſ.", "WAT WİL JE LEREN?", "wat wıl je leren", "Feedbac\u212a"])
def test_any_words_are_found_as_text_by_text(language: str, texts: list[str]) -> None:
    """Whatever texts say, in whatever letters, the same is found in them, and in the same order."""
    summary, goal, instruction, question = texts
    step = {"id": "a", "title": "A", "instructions": [instruction], "questions": [f"{question}?"]}
    holds(method(language=language, summary=summary, goals=[goal, summary], phases=[step]))


def test_the_catalogue_is_found_as_text_by_text(catalogue: Catalogue) -> None:
    """So are the words of every method that comes with the program."""
    for entry in catalogue.values():
        if isinstance(entry, Method):
            holds(fill(entry))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_in_another_language_is_looked_for_in_that(language: str) -> None:
    """Of a text that is not translated the words of its own language count."""
    entry = method(language="de", summary=Marked((("Ik ben trots, I am proud.", language),)))
    assert isinstance(entry.summary, Marked)
    holds(entry)
