"""What holds of all that is made of the plan of a programme, for any of the catalogue's methods."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import jsonschema_rs
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reflectlib import (
    Catalogue,
    Method,
    Plan,
    PlanError,
    Programme,
    Session,
    Slot,
    composed,
    plan,
    render,
)
from reflectlib.language.words import Words
from reflectlib.page import Heading
from reflectlib.reading.converter import structure
from reflectlib.reading.schema import schema
from reflectlib.rendering import make_page
from reflectlib.views.sheets import MINUTES

CATALOGUE = Catalogue.bundled()
METHODS = sorted(
    id
    for id, entry in CATALOGUE.items()
    if isinstance(entry, Method) and entry.phases and not entry.meetings
    if not isinstance(entry, Programme)
)
START = datetime(2026, 12, 3, 9, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
VALIDATOR = jsonschema_rs.validator_for(schema("plan"))
EARLIEST = 8
WORDS = Words("nl")

step = st.builds(
    lambda title, time: {"step": {"id": title.lower(), "title": title, "time": time}},
    st.sampled_from(["Welkom", "Check", "Terugblik"]),
    st.integers(5, 30),
)
of_method = st.builds(lambda name: {"method": name}, st.sampled_from(METHODS))
noted = st.builds(
    lambda block, note: {**block, "note": note} if note else block,
    step | of_method,
    st.sampled_from(["", "", "Zet koffie."]),
)
pause = st.builds(
    lambda minutes, title: {"pause": minutes} | ({"title": title} if title else {}),
    st.sampled_from([5, 15, 45]),
    st.sampled_from(["", "Lunch"]),
)
parallel = st.builds(
    lambda sides, title: {"parallel": sides} | ({"title": title} if title else {}),
    st.lists(noted, min_size=2, max_size=3),
    st.sampled_from(["", "Werkgroepen"]),
)


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """Programmes of one to five blocks, which may go on on another day."""
    blocks: list[dict[str, Any]] = draw(
        st.lists(noted | noted | pause | parallel, min_size=1, max_size=5)
    )
    if len(blocks) > 1 and draw(st.booleans()):
        at = draw(st.integers(1, len(blocks) - 1))
        blocks[at] |= {"day": 2, "at": f"{draw(st.integers(EARLIEST, 12)):02}:30"}
    head = {"format": 1, "kind": "programme", "id": "dag", "title": "Dag", "language": "nl"}
    made = structure({**head, "summary": "Een dag.", "blocks": blocks})
    assert isinstance(made, Programme)
    found = composed(made, CATALOGUE)
    assert isinstance(found, Programme)
    return found


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Plans of programmes, with names or without, on a day or on none."""
    programme = draw(programmes())
    people = draw(st.integers(4, 20))
    names = tuple(f"N{n}" for n in range(people)) if draw(st.booleans()) else ()
    start = draw(st.sampled_from([START, None]))
    try:
        return plan(programme, Session(people=people, names=names, start=start, anyway=True))
    except PlanError:
        assume(False)
        raise


def every_slot(made: Plan) -> Iterator[tuple[Plan, Slot]]:
    for slot in made.slots:
        yield made, slot
        yield from ((side, each) for side in slot.sides for each in side.slots)


def rows_of(made: Plan) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render(made, "csv").decode())))


@given(plans())
@settings(max_examples=40)
def test_every_slot_stands_once_in_a_spreadsheet(made: Plan) -> None:
    """A spreadsheet has one table, with each slot of the whole and of each side in a row."""
    rows = rows_of(made)
    titles = Counter(slot.phase.title for _plan, slot in every_slot(made) if slot.phase)
    found = Counter(row["Stap"] for row in rows)
    assert len(rows) == len([*every_slot(made)])
    assert all(found[title] >= number for title, number in titles.items())
    minutes = sum(slot.minutes for _plan, slot in every_slot(made))
    assert sum(int(row[WORDS.say(MINUTES)]) for row in rows) == minutes


@given(plans())
@settings(max_examples=40)
def test_data_of_a_programme_is_what_its_schema_says(made: Plan) -> None:
    """A program can count on the schema; blocks begin and end where their slots do."""
    data = json.loads(render(made, "json"))
    assert VALIDATOR.is_valid(data)
    assert [block["id"] for block in data["blocks"]] == [p.block for p in made.parts if p.block]
    for block in data["blocks"]:
        own = [slot for slot in data["slots"] if slot["block"] == block["id"]]
        assert block["start"] == own[0]["start"]
        assert block["end"] == own[-1]["end"]
    for slot in data["slots"]:
        for side in slot["sides"]:
            ends = (side["slots"][0]["start"], side["slots"][-1]["end"])
            assert ends == (slot["start"], slot["end"])
            assert {each["block"] for each in side["slots"]} <= {side["id"], None}


@given(plans())
@settings(max_examples=40)
def test_every_step_that_is_held_is_on_the_run_sheet_once(made: Plan) -> None:
    """The run sheet has a heading with an anchor of its own for each step of every block and side.

    The agenda above it is no wider than a page of text.
    """
    page = make_page(made, "run-sheet")
    anchors = Counter(b.anchor for b in page.blocks if isinstance(b, Heading) and b.anchor)
    held = {f"step-{slot.phase.id}" for _plan, slot in every_slot(made) if slot.phase}
    assert set(anchors.values()) <= {1}
    assert held <= set(anchors)
    text = render(made, "text", "agenda").decode()
    assert max(map(len, text.splitlines())) <= 80


@given(plans())
@settings(max_examples=40)
def test_appointments_of_a_programme_are_when_something_is_done(made: Plan) -> None:
    """No two have one id, none is while people are away, and together they are as long as slots."""
    assume(made.start)
    for phases in (False, True):
        text = render(made, "ical", phases=phases).decode()
        uids = [line for line in text.splitlines() if line.startswith("UID:")]
        away = sum(slot.kind == "away" for slot in made.slots)
        sides = sum(len(slot.sides) - 1 for slot in made.slots if slot.sides)
        assert len(set(uids)) == len(uids)
        assert len(uids) == (len(made.slots) - away + sides if phases else away + 1)


@given(plans())
@settings(max_examples=40)
def test_every_view_of_a_programme_in_every_format(made: Plan) -> None:
    """Role cards and the sheets can be made of any programme, without a brace left open."""
    for view in ("agenda", "run-sheet", "cards"):
        for to in ("markdown", "text", "html"):
            try:
                content = render(made, to, view).decode()  # type: ignore[call-overload]
            except ValueError:
                assert view == "cards"
                continue
            said = re.sub(r"<script>.*?</script>", "", content, flags=re.S)  # code has braces
            assert "{step:" not in said
            assert "{minutes:" not in said
