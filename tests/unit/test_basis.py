"""What is ours is said once: the basis of an entry or a step counts for the texts within it."""

from typing import Any

import pytest

from builders import checklist, method
from reflectlib import (
    Block,
    Checklist,
    Method,
    Programme,
    Side,
    dump,
    parse,
    structure,
    unstructure,
)

OURS = {"text": "Ga zitten.", "basis": "editor"}
SOURCES = {"text": "Ga zitten.", "basis": "source"}


def phase(**fields: Any) -> dict[str, Any]:
    """A step with these fields."""
    return {"id": "a", "title": "A", **fields}


def made(**fields: Any) -> Method:
    """A method of these fields."""
    entry = method(**fields)
    assert isinstance(entry, Method)
    return entry


@pytest.mark.parametrize(
    ("of_entry", "of_step", "text", "basis"),
    [
        (None, None, "Ga zitten.", "source"),
        (None, "editor", "Ga zitten.", "editor"),
        (None, "editor", SOURCES, "source"),
        (None, "estimate", "Ga zitten.", "source"),
        ("editor", None, "Ga zitten.", "editor"),
        ("editor", "source", "Ga zitten.", "source"),
        ("editor", "estimate", "Ga zitten.", "source"),
        ("editor", "estimate", OURS, "editor"),
        ("source", None, OURS, "editor"),
    ],
)
def test_a_text_has_the_nearest_basis(
    of_entry: str | None, of_step: str | None, text: object, basis: str
) -> None:
    """A text's own basis comes first, then that of its step, then that of the entry."""
    step = phase(instructions=[text], purpose=text, **({"basis": of_step} if of_step else {}))
    entry = made(phases=[step], **({"basis": of_entry} if of_entry else {}))
    (only,) = entry.phases
    assert only.purpose
    assert [only.instructions[0].basis, only.purpose.basis] == [basis, basis]
    assert structure(unstructure(entry)) == entry
    assert structure(unstructure(entry, explicit=True)) == entry
    assert parse(dump(entry)) == entry


def test_all_that_has_a_basis_takes_it_of_the_entry() -> None:
    """Materials, roles, tasks, worksheets and steps of variants are ours where the entry is."""
    entry = made(
        basis="editor",
        materials=["Een flap"],
        roles=[{"id": "inbrenger", "title": "Inbrenger", "tasks": ["Vertelt."]}],
        preparation=[{"task": "Lees."}],
        variants=[{"id": "kort", "title": "Kort", "phases": [phase(tips=["Kort."])]}],
    )
    (role,), (variant,) = entry.roles, entry.variants
    found = [entry.materials[0], role, role.tasks[0], entry.preparation[0]]
    assert {each.basis for each in found} == {"editor"}
    assert variant.phases[0].basis == variant.phases[0].tips[0].basis == "editor"
    assert structure(unstructure(entry)) == entry


def test_a_checklist_can_be_ours() -> None:
    """The basis of a checklist is that of its statements and questions."""
    sections = [{"id": "a", "title": "A", "statements": ["Ik luister."], "questions": [SOURCES]}]
    entry = checklist(basis="editor", sections=sections)
    assert isinstance(entry, Checklist)
    (section,) = entry.sections
    assert (section.statements[0].basis, section.questions[0].basis) == ("editor", "source")
    assert parse(dump(entry)) == entry


def test_what_is_said_once_is_written_once() -> None:
    """A file says the basis of a step once, and of a text only where that is another."""
    step = phase(basis="editor", instructions=["Ga zitten.", SOURCES])
    written = unstructure(made(phases=[step]))["phases"][0]
    assert written["instructions"] == ["Ga zitten.", SOURCES]
    assert written["basis"] == "editor"


def test_a_block_that_is_a_name_has_no_basis() -> None:
    """What only names a method says nothing of its own, so that nobody's it is."""
    programme = Programme(
        id="avond",
        title="Avond",
        language="nl",
        summary="Een avond.",
        basis="editor",
        blocks=(Block(method="kom"), Block(parallel=(Side(method="kom"), Side(method="kom")))),
    )
    assert structure(unstructure(programme)) == programme
    assert parse(dump(programme)) == programme


@pytest.mark.parametrize(
    ("fields", "estimated"),
    [
        ({"time": 5}, False),
        ({"time": 5, "basis": "estimate"}, True),
        ({"time": 5, "basis": "editor"}, True),
        ({"time": 5, "basis": "editor", "time_basis": "source"}, False),
        ({"time": 5, "time_basis": "estimate"}, True),
        ({"basis": "editor"}, False),
    ],
)
def test_the_time_of_a_step_of_ours_is_estimated(fields: Any, estimated: bool) -> None:
    """A step of ours has a time of ours, unless it says otherwise; no time is nobody's."""
    assert made(phases=[phase(**fields)]).phases[0].is_estimated == estimated


@pytest.mark.parametrize("value", [5, ["a"], {"text": 5}, None])
def test_what_is_no_text_is_refused_within_what_is_ours(value: object) -> None:
    """A basis of the entry does not make of anything a text."""
    with pytest.raises((TypeError, ValueError, KeyError)):
        made(basis="editor", materials=[value])
