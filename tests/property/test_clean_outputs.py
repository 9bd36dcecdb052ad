"""Nothing that nobody sees is in anything we write, whoever made the entry and however."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflectlib import Catalogue, Method, Session, Timetable, Wish, effort, plan, series, suggest
from reflectlib.characters import find_hidden
from reflectlib.model.entry import Entry
from reflectlib.page import Page
from reflectlib.reading.converter import structure, unstructure
from reflectlib.rendering import FORMATS, render, run_sheet, views_of, write_page
from reflectlib.search import Match
from reflectlib.views import agenda, comparison, listing, suggestions
from reflectlib.views import effort as efforts
from reflectlib.views import series as rows
from reflectlib.views.calendar import plan_calendar, series_calendar
from reflectlib.writers import csv, ical, text

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


def check_page(page: Page) -> None:
    """A page in every format that pages have."""
    for format in ("markdown", "html", "text"):
        check(write_page(page, format))
    check(csv.write(page))
    check(text.write(page, width=40))


@given(what=hidden)
@settings(max_examples=2)
@pytest.mark.parametrize("id", ["kom", "incidentmethode", "b1-niveau", "competenties", "dimensies"])
def test_no_view_of_an_entry_shows_what_is_hidden(id: str, what: str, catalogue: Catalogue) -> None:
    """Each view in each format is clean, and so is the data."""
    entry: Entry = structure(infected(unstructure(catalogue[id]), what))
    for view in views_of(entry):
        for format in FORMATS:
            if view == "sheet" or not format.startswith("json"):
                check(render(entry, format, view, catalogue))  # type: ignore[arg-type]
    check_page(listing.table([Match(entry)]))
    check_page(comparison.comparison([entry, catalogue["kom"]]))


@given(what=hidden)
@settings(max_examples=5)
def test_no_plan_shows_what_is_hidden(what: str, catalogue: Catalogue) -> None:
    """Neither an agenda, a series, an effort, nor a calendar does, names of people included."""
    method: Any = structure(infected(unstructure(catalogue["kom"]), what))
    assert isinstance(method, Method)
    names = tuple(f"{what}Naam {number}" for number in range(12))
    planned = plan(method, Session(names=names, start=START))
    check_page(agenda.agenda(planned))
    check(write_page(run_sheet(planned, catalogue), "html"))
    laid_out = series(method, Session(names=names, start=START), Timetable(times=2))
    check_page(rows.series_page(laid_out))
    check_page(efforts.effort_page(effort(method)))
    wish = Wish(people=12, minutes=60)
    check_page(suggestions.suggestions(suggest([method], wish), wish, {}))
    for calendar in (plan_calendar(planned, name=what), series_calendar(laid_out, phases=True)):
        check(ical.write(calendar))
