"""What errors carry: a code, numbers and ids, of which words are made in one place."""

import ast
import copy
import pickle
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from builders import method
from conftest import ROOT
from reflectlib import (
    CannotReadError,
    Catalogue,
    DuplicateIdError,
    InvalidEntryError,
    PlanError,
    Range,
    ReflectError,
    Session,
    UnknownFormatError,
    UnknownIdError,
    Wish,
    load,
    parse,
    plan,
    render,
    split_into_groups,
)
from reflectlib.cli import HINTS
from reflectlib.messages import MESSAGES
from reflectlib.zones import read_zone

PACKAGE = ROOT / "src" / "reflectlib"
STEP = {"id": "a", "title": "A", "time": 30, "repeat": "case"}
NAMES = {"what", "near"}


def raised() -> set[str]:
    """The codes that stand in the code: each in a call of an error, or chosen for one."""
    found = set()
    for file in PACKAGE.rglob("*.py"):
        if file.name != "messages.py":
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and node.value in MESSAGES:
                    found.add(str(node.value))
    return found


def test_every_code_has_words_and_every_word_a_use() -> None:
    """No sentence is left that nothing says."""
    assert raised() == MESSAGES.keys()


def test_no_error_is_made_of_free_text() -> None:
    """The words stand in the table alone: an error is raised with a code and fields."""
    errors = {name for name in dir(__import__("reflectlib.errors").errors) if name[-5:] == "Error"}
    free = []
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in errors:
                first = node.args[0] if node.args else None
                said = isinstance(first, ast.JoinedStr) or (
                    isinstance(first, ast.Constant) and first.value not in MESSAGES
                )
                free += [(file.name, node.lineno)] * said
    assert free == []


def test_the_core_names_no_option() -> None:
    """Options are the command line's; it adds them itself, to codes that there are."""
    for file in PACKAGE.rglob("*.py"):
        if "cli" not in file.parts:
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    words = node.value.split()
                    assert not [w for w in words if w[:2] == "--" and w[2:3].isalpha()], file
    assert HINTS.keys() <= MESSAGES.keys()


def kom(**session: Any) -> Callable[[], object]:
    found = Catalogue.bundled()["kom"]
    return lambda: plan(found, Session(**session))  # type: ignore[arg-type]  # it is a method


CASES: list[tuple[Callable[[], object], type[ReflectError], str, dict[str, Any]]] = [
    (
        lambda: plan(
            method(phases=[STEP], cases={"max": 3}), Session(people=6, cases=3, minutes=40)
        ),
        PlanError,
        "too_little_time",
        {
            "method": "rondje",
            "minutes": 40,
            "least": 45,
            "most": None,
            "cases": 3,
            "cases_that_fit": 2,
            "breaks": 0,
        },
    ),
    (
        kom(people=1),
        PlanError,
        "people_outside",
        {"method": "kom", "meeting": None, "people": 1, "least": 12, "most": 20},
    ),
    (
        kom(people=12, cases=9),
        PlanError,
        "cases_outside",
        {"method": "kom", "cases": 9, "least": 1, "most": 2},
    ),
    (
        kom(variant="x"),
        PlanError,
        "not_known",
        {"what": "variant", "id": "x", "known": ()},
    ),
    (
        lambda: Session(people=0),
        PlanError,
        "number_wanted",
        {"name": "people", "least": 1, "most": 1000, "given": 0},
    ),
    (
        lambda: Wish(0, 60),
        PlanError,
        "number_wanted",
        {"name": "people", "least": 1, "most": None, "given": 0},
    ),
    (
        lambda: split_into_groups(5, Range(min=3, max=4)),
        PlanError,
        "no_division",
        {"people": 5, "least": 3, "most": 4, "would": (4, 6)},
    ),
    (
        lambda: Catalogue.bundled()["komm"],
        UnknownIdError,
        "unknown_id",
        {"id": "komm", "near": ("kom",), "what": "entry"},
    ),
    (
        lambda: render(method(), view="kaart"),
        UnknownFormatError,
        "unknown_view",
        {
            "subject": "rondje",
            "view": "kaart",
            "known": ("sheet", "handout", "observer", "quality"),
        },
    ),
    (
        lambda: read_zone("Europe/Amsterdm"),
        ReflectError,
        "unknown_zone",
        {
            "name": "Europe/Amsterdm",
            "near": ("Europe/Amsterdam", "Europe/Athens", "Europe/Astrakhan"),
        },
    ),
    (
        lambda: load("er-niet.yaml"),
        CannotReadError,
        "cannot_read",
        {"file": "er-niet.yaml", "why": "No such file or directory"},
    ),
]


@pytest.mark.parametrize(
    ("make", "kind", "code", "fields"), CASES, ids=lambda value: str(value)[:20]
)
def test_an_error_has_numbers_and_ids(
    make: Callable[[], object], kind: type[ReflectError], code: str, fields: dict[str, Any]
) -> None:
    """An app can act on an error without reading its words."""
    with pytest.raises(kind) as caught:
        make()
    assert caught.value.code == code
    assert dict(caught.value.fields) == fields
    assert "{" not in str(caught.value)


@pytest.mark.parametrize("make", [case[0] for case in CASES] + [lambda: parse("kind: x")])
def test_an_error_goes_to_another_process(make: Callable[[], object]) -> None:
    """A copy says what the error says, with all that it holds."""
    with pytest.raises(ReflectError) as caught:
        make()
    error = caught.value
    for twin in (pickle.loads(pickle.dumps(error)), copy.deepcopy(error)):  # noqa: S301
        assert (type(twin), twin.code, str(twin)) == (type(error), error.code, str(error))
        assert dict(twin.fields) == dict(error.fields)


def test_what_errors_hold_has_names() -> None:
    """What most programs ask of an error are its attributes."""
    with pytest.raises(UnknownIdError) as unknown:
        Catalogue.bundled()["komm"]
    assert (unknown.value.id, unknown.value.near, unknown.value.what) == ("komm", ("kom",), "entry")
    with pytest.raises(InvalidEntryError) as invalid:
        parse("kind: x")
    assert invalid.value.report.errors
    with pytest.raises(CannotReadError) as missing:
        load("er-niet.yaml")
    assert missing.value.file == "er-niet.yaml"
    assert CannotReadError("input_closed").file == ""


def test_a_number_of_people_and_a_range_are_in_words() -> None:
    """Ranges stand as people write them, one end open or not, and a thousand is plain."""
    assert str(PlanError("cases_outside", method="m", cases=3, least=None, most=2)) == (
        "m takes at most 2 cases in a meeting, not 3"
    )
    assert "at least 4" in str(PlanError("cases_outside", method="m", cases=3, least=4, most=None))
    of_kind = PlanError("people_outside", method="m", meeting="a", people=9, least=2, most=4)
    assert str(of_kind) == "the meeting 'a' of m is for 2-4 people, not 9"
    same = PlanError("cases_outside", method="m", cases=3, least=4, most=4)
    assert str(same) == "m takes 4 cases in a meeting, not 3"


def test_one_id_in_two_files_names_both(tmp_path: Path) -> None:
    """Who must rename one wants to know which."""
    (tmp_path / "a").mkdir()
    files = [tmp_path / "kom.yaml", tmp_path / "a" / "kom.yaml"]
    for file in files:
        file.write_text("x", encoding="utf-8")
    with pytest.raises(DuplicateIdError) as caught:
        Catalogue(files)
    assert (caught.value.code, caught.value.fields["id"]) == ("duplicate_id", "kom")
    start = datetime(2027, 1, 1, tzinfo=UTC)
    assert Session(start=start).start == start
