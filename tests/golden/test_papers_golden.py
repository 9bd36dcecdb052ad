"""The papers of a meeting and of a series, as people see them."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from test_golden import compare

from reflectlib import Catalogue, Method, Person, Register, Session, Timetable, plan, render, series

START = datetime(2027, 1, 12, 9, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
PEOPLE = (
    Person("An", number="12345"),
    Person("Bo"),
    Person("Cas", number="24680"),
    Person("Dee"),
    Person("Eva", "begeleider", "13579"),
)
NAMES = ("An", "Bo", "Cas", "Dee")


def test_papers_of_a_meeting(catalogue: Catalogue, request: pytest.FixtureRequest) -> None:
    """The list and the form with all that is known, and what a register wants to see."""
    method, vit = catalogue["incidentmethode"], catalogue["vit"]
    assert isinstance(method, Method)
    assert isinstance(vit, Register)
    made = plan(method, Session(start=START, names=NAMES, group="Noord", location="Zaal 3"))
    content = render(made, view="papers", people=PEOPLE, registers=(vit,))
    compare(content, "papers-incidentmethode.md", request)


def test_statements_of_a_series(catalogue: Catalogue, request: pytest.FixtureRequest) -> None:
    """For each person the meetings up to a day, with their hours."""
    method = catalogue["incidentmethode"]
    assert isinstance(method, Method)
    made = series(method, Session(start=START, names=NAMES, group="Noord"), Timetable(times=4))
    content = render(made, view="statement", people=PEOPLE, before=made.meetings[2].end)
    compare(content, "statement-incidentmethode.md", request)
