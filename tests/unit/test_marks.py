"""What of a page is in another language than the page keeps its mark, in every view."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest

from conftest import ROOT
from reflectlib import (
    Catalogue,
    Entry,
    Method,
    Session,
    Timetable,
    Wish,
    compare,
    effort,
    load,
    plan,
    series,
    suggest,
)
from reflectlib.message import Marked
from reflectlib.rendering import formats_of, make_page, views_of
from reflectlib.translated import in_language, texts_of

EXAMPLES = ROOT / "tests" / "examples" / "valid"
SHORT = 6  # letters: what is shorter can be part of any word
START = datetime(2026, 12, 3, 13, tzinfo=ZoneInfo("Europe/Amsterdam"))


def subjects(entry: Entry) -> Iterator[Any]:
    """An entry, and what can be made of it."""
    yield entry
    yield compare([entry])
    if isinstance(entry, Method):
        for meeting in entry.meetings:
            yield plan(entry, Session(start=START, meeting=meeting.id, anyway=True))
        session = Session(start=START, names=("Anna", "Bo", "Cas"), anyway=True)
        yield series(entry, session, Timetable(times=3))
        yield effort(entry)
        yield suggest([entry], Wish(people=4, minutes=60))


def unmarked(value: Any, language: str) -> Iterator[str]:
    """The texts on a page that are not marked as of this language."""
    if isinstance(value, Marked):
        yield from (text for text, of in value.parts if of != language)
    elif isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from unmarked(each, language)


def lost(value: Any, texts: set[str], language: str) -> Iterator[str]:
    """What of these texts stands on a page without its mark, alone or within a longer text."""
    for said in unmarked(value, language):
        if said in texts or any(len(text) >= SHORT and text in said for text in texts):
            yield said


@pytest.mark.parametrize("name", ["alles", "lijst", "kader"])
def test_text_of_the_entry_is_marked(name: str) -> None:
    """Where nothing of an entry is translated, all its texts are marked as of its language."""
    catalogue, entry = Catalogue.bundled(), load(EXAMPLES / f"{name}.yaml")
    texts = {text for _place, text in texts_of(entry)}
    shown = in_language(entry, "nl" if entry.language == "en" else "en", catalogue)
    for subject in subjects(shown):
        for view in views_of(subject):
            if "html" in formats_of(subject, view):
                page = make_page(subject, view, catalogue)
                if page.language == entry.language:  # in which nothing needs a mark
                    page = make_page(subject, view, catalogue, language=shown.language)
                assert not set(lost(page.blocks, texts, entry.language)), (type(subject), view)


@pytest.mark.parametrize("name", ["alles", "lijst"])
def test_our_words_are_marked_where_we_do_not_speak_the_language(name: str) -> None:
    """On a page in a language without a catalogue our words are English, each marked as such."""
    catalogue, entry = Catalogue.bundled(), load(EXAMPLES / f"{name}.yaml")
    foreign = attrs.evolve(entry, language="fr")
    for subject, other in zip(subjects(entry), subjects(foreign), strict=True):
        for view in views_of(subject):
            if "html" in formats_of(subject, view):
                dutch = "\n".join(unmarked(make_page(subject, view, catalogue).blocks, ""))
                plain = unmarked(make_page(other, view, catalogue).blocks, "en")
                assert [said for said in plain if said not in dutch] == []
