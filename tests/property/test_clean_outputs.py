"""Nothing that nobody sees is in anything we write, whoever made the entry and however."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import renderings
from reflectlib import (
    Catalogue,
    Filter,
    Method,
    Session,
    Timetable,
    Wish,
    compare,
    effort,
    plan,
    render,
    series,
    suggest,
)
from reflectlib.characters import find_hidden
from reflectlib.model.entry import Entry
from reflectlib.reading.converter import structure, unstructure

START = datetime(2027, 1, 12, 9, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
# What the model lets through: all but C0 and C1, which it refuses.
HIDDEN = "\xad\u200b\u200d\u202e\u2066\ufeff\u2028\u3164\U000e0041"
hidden = st.text(st.sampled_from(HIDDEN), min_size=1, max_size=3)


def infected(value: Any, what: str) -> Any:
    """The same data with something hidden in every text of more than one word."""
    if isinstance(value, dict):
        return {key: infected(one, what) for key, one in value.items()}
    if isinstance(value, list):
        return [infected(one, what) for one in value]
    if isinstance(value, str) and " " in value:
        middle = len(value) // 2
        return what + value[:middle] + what + value[middle:]
    return value


def check(written: bytes) -> None:
    """Fail where something hidden is left, a line break that is none of ours included."""
    assert not find_hidden(written.decode().replace("\r\n", "\n"))


def check_all(subject: object, catalogue: Catalogue) -> None:
    """A subject in every view and format, also where there is little room."""
    for view, to, written in renderings(subject, catalogue):
        check(written)
        if to == "text":
            check(render(subject, to, view, catalogue, width=40))


@given(what=hidden)
@settings(max_examples=2)
@pytest.mark.parametrize("id", ["kom", "incidentmethode", "b1-niveau", "competenties", "dimensies"])
def test_no_view_of_an_entry_shows_what_is_hidden(id: str, what: str, catalogue: Catalogue) -> None:
    """Each view in each format is clean, and so is the data."""
    entry: Entry = structure(infected(unstructure(catalogue[id]), what))
    check_all(entry, catalogue)
    check_all(Filter().apply([entry]), catalogue)
    check_all(compare([entry, catalogue["kom"]]), catalogue)


@given(what=hidden)
@settings(max_examples=5)
def test_no_plan_shows_what_is_hidden(what: str, catalogue: Catalogue) -> None:
    """Neither an agenda, a series, an effort, nor a calendar does, names of people included."""
    method: Any = structure(infected(unstructure(catalogue["kom"]), what))
    assert isinstance(method, Method)
    names = tuple(f"{what}Naam {number}" for number in range(12))
    planned = plan(method, Session(names=names, start=START))
    laid_out = series(method, Session(names=names, start=START), Timetable(times=2))
    wish = Wish(people=12, minutes=60)
    for subject in (planned, laid_out, effort(method), suggest([method], wish)):
        check_all(subject, catalogue)
    check(render(planned, "ical", name=what))
    check(render(laid_out, "ical", phases=True))
