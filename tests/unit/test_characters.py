import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectlib.characters import clean, escaped_in_json, find_hidden, spelled

# Any character at all, and often one that is hidden.
HIDDEN = "\x1b\x07\r\x85\xad\u034f\u3164\u200b\u200d\u202e\u2066\ufdd0\ufeff\U000e0041"
TEXTS = st.text(st.characters() | st.sampled_from(HIDDEN))
SEEN = [
    "e\u0301",
    "👩\u200d👧",
    "می\u200cخواهم",
    "क\u094d\u200dष",
    "❤\ufe0f",
    "葛\U000e0100",
    "x\ty\nz",
    "\u00a0",
    "‘’“”–…°",
]


@pytest.mark.parametrize("character", HIDDEN)
def test_hidden_characters_are_found(character: str) -> None:
    """Each kind of character that nobody sees is known, within a word and by itself."""
    assert find_hidden(f"a{character}b")
    assert find_hidden(character)


@given(TEXTS)
def test_clean_text_holds_nothing_hidden(text: str) -> None:
    """What is left of any text can be shown and written as UTF-8, and stays when cleaned again."""
    cleaned = clean(text)
    assert not find_hidden(cleaned)
    assert not any(unicodedata.category(c) in ("Cs", "Zl", "Zp") for c in cleaned)
    assert all(c in "\t\n" for c in cleaned if unicodedata.category(c) == "Cc")
    assert clean(cleaned) == cleaned
    cleaned.encode()


@given(TEXTS)
def test_spelled_text_is_one_line(text: str) -> None:
    """A message stays on its line, whatever somebody called a file."""
    assert len(spelled(text).splitlines()) <= 1
    assert not find_hidden(spelled(text))
    spelled(text).encode()


@given(TEXTS)
def test_json_says_the_same_with_nothing_hidden(text: str) -> None:
    """JSON keeps every character: those that are hidden as escapes."""
    written = escaped_in_json(json.dumps(text, ensure_ascii=False))
    assert not find_hidden(written)
    assert json.loads(written) == text


@pytest.mark.parametrize("text", SEEN)
def test_what_people_write_stays(text: str) -> None:
    """Accents, emoji made of several, joiners where a script needs them, and our signs stay."""
    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [("ont\u00adhoud", "onthoud"), ("a\u200bb\u200db", "abb"), ("a\r\nb\u2028c", "a\nb\nc")],
)
def test_what_nobody_sees_goes(text: str, shown: str) -> None:
    """Soft hyphens, zero-width spaces and stray joiners go; odd line breaks become our own."""
    assert clean(text) == shown


def test_escape_is_spelled() -> None:
    """A file name that steers a terminal is shown as what it is."""
    assert spelled("a\x1b]0;x\x07\n::error::\u202e.yaml") == (
        r"a\x1b]0;x\x07\n::error::\u202e.yaml"
    )
