"""The catalogues of messages: up to date, complete, and with the same blanks."""

import re

import pytest
import write_translations
from babel.messages.catalog import Message

from reflectlib.translations import LOCALE

FIELD = re.compile(r"\{(\w*)[!:}]")
NAMES = re.compile(r"`[^`]*`|\S*[:/.]\S+|reflect schema|JSON Schema|method\.schema\.json")
"""What is called so, and typed so."""
LAYMAN = re.compile(r"\b(mapping|scalar|alias|schema|parse|string|array|integer|boolean)", re.I)


@pytest.mark.parametrize(
    ("path", "content"),
    [
        pytest.param(*file, id=str(file[0].relative_to(LOCALE)))
        for file in write_translations.files()
    ],
)
def test_catalogue_is_not_stale(path: object, content: bytes) -> None:
    """What is in the code is in the PO file and compiled; else run `make translations`."""
    assert path.read_bytes() == content  # type: ignore[attr-defined]  # a path


def test_dutch_is_complete() -> None:
    """All that is said is said in Dutch."""
    assert [m.id for m in write_translations.missing(write_translations.merged("nl"))] == []


def test_german_pages_are_complete() -> None:
    """All that stands on a page is there in German."""
    missing = write_translations.missing(write_translations.merged("de"))
    assert [m.id for m in missing if write_translations.on_pages(m)] == []


def texts(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


@pytest.mark.parametrize("language", write_translations.languages())
def test_translations_have_the_same_blanks(language: str) -> None:
    """What is filled in in English is filled in in each language, and nothing else."""
    for message in write_translations.merged(language):
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        asked = set(FIELD.findall(ids[-1]))
        may = asked | set(FIELD.findall(ids[0]))
        said = [text for text in texts(message) if text] if message.id else []
        assert all(set(FIELD.findall(text)) <= may for text in said), message.id
        assert not said or asked == set(FIELD.findall(said[-1])), message.id


def test_dutch_has_no_words_of_programmers() -> None:
    """Who reads Dutch need not know what a mapping or a scalar is."""
    found = [
        text
        for message in write_translations.merged("nl")
        for text in texts(message)
        if message.id
        and not any("schema" in file for file, _line in message.locations)  # its own command
        and LAYMAN.search(NAMES.sub("", text))
    ]
    assert found == []
