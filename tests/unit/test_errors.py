"""What errors carry: a code, numbers and ids, of which words are made in one place."""

import ast
import copy
import pickle
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from string import Formatter
from typing import Any

import attrs
import pytest
import reference_errors

from builders import checklist, method
from conftest import ROOT
from programme_cases import programme, programme_data
from reflectlib import (
    Added,
    CannotReadError,
    CannotWriteError,
    Catalogue,
    Changes,
    DuplicateIdError,
    InvalidEntryError,
    Method,
    Phase,
    PlanError,
    Range,
    ReflectError,
    Session,
    Span,
    Timetable,
    UnknownFormatError,
    UnknownIdError,
    Wish,
    assess,
    changed,
    composed,
    keep_series,
    load,
    parse,
    plan,
    propose,
    render,
    resume_series,
    series,
    split_into_groups,
    write_site,
)
from reflectlib.cli.hints import HINTS
from reflectlib.error_messages import MESSAGES
from reflectlib.keeping.asked import zone_of
from reflectlib.keeping.changing import changed_days, changed_members
from reflectlib.message import Message
from reflectlib.quality.assessing import framework_of
from reflectlib.zones import read_zone

PACKAGE = ROOT / "src" / "reflectlib"
STEP = {"id": "a", "title": "A", "time": 30, "repeat": "case"}
NAMES = {"what", "near"}


def raised() -> set[str]:
    """The codes that stand in the code: each in a call of an error, or chosen for one."""
    found = set()
    for file in PACKAGE.rglob("*.py"):
        if file.name != "error_messages.py":
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
    (lambda: propose([], Wish(6)), PlanError, "fill_without_minutes", {}),
    (
        lambda: propose([method(phases=[{"id": "a", "title": "A", "time": 30}])], Wish(6, 10)),
        PlanError,
        "nothing_fills",
        {"minutes": 10, "people": 6, "least": 30},
    ),
    (
        lambda: assess(
            programme(programme_data("avond", "kom")), framework_of(Catalogue.bundled())
        ),
        PlanError,
        "programme_not_assessed",
        {"id": "avond", "methods": ("kom",)},
    ),
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
        {
            "method": "kom",
            "meeting": None,
            "people": 1,
            "minutes": None,
            "least": 12,
            "most": 20,
            "groups": 1,
            "groups_that_fit": 0,
            "variants": (),
        },
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
        {"name": "people", "least": 1, "most": 1000, "given": 0},
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
            "known": ("sheet", "brief", "full", "flipchart", "handout", "observer", "quality"),
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


@pytest.mark.parametrize("code", MESSAGES)
def test_a_message_finds_its_fields(code: str) -> None:
    """Wherever an error is raised, it has all that its sentence names, and the same each time."""
    (how,) = reference_errors.raised()[code]
    message = MESSAGES[code]
    if isinstance(message, Message):
        named = {name for _, name, *_ in Formatter().parse(message.text) if name}
        filled = how.fields | ({"range"} if {"least", "most"} <= how.fields else set())
        assert named <= filled
    else:
        assert reference_errors.EXAMPLES[code].keys() == how.fields


def test_the_reference_tells_every_code_and_field() -> None:
    """Whoever acts on an error can look up what it carries, and nothing that no error has."""
    rows = dict(re.findall(r"(?m)^\| `(\w+)` \| (.+) \|$", reference_errors.errors_page().decode()))
    used = {name for ways in reference_errors.raised().values() for how in ways for name in how[1]}
    assert reference_errors.raised().keys() == MESSAGES.keys()
    assert reference_errors.FIELDS.keys() == used
    assert rows.keys() == MESSAGES.keys() | used


def change(*phases: dict[str, Any], **changes: Any) -> Callable[[], object]:
    """Change a method of these steps, or of the smallest."""
    return lambda: changed(method(phases=[*(phases or [ROUND])]), Changes(**changes))


LOOP = {"repeat": "member", "time": 5}
TWO_LOOPS = [
    {"id": "a", "title": "A", **LOOP},
    {"id": "b", "title": "B"},
    {"id": "c", "title": "C", **LOOP},
]
ROUND = {"id": "a", "title": "A", "time": 30}
SMALL = method(phases=[ROUND])
NINE = datetime(2027, 1, 12, 9, tzinfo=UTC)
DAY = NINE.date()
WEEK = timedelta(weeks=1)
AMSTERDAM = read_zone("Europe/Amsterdam").info
KINDS = method(
    phases=[ROUND | {"id": id, "meeting": id} for id in ("x", "y")],
    meetings=[{"id": id, "title": id} for id in ("x", "y")] + [{"id": "z", "title": "Z"}],
)
ELSEWHERE = method(phases=[], meetings=[{"id": "z", "title": "Z", "method": "kom"}])
HUGE = method(phases=[STEP], participants={"min": 5000})
UPSIDE_DOWN = method(participants={"min": 5, "max": 3})
TURNS = method(phases=[ROUND | {"time": {"minutes": 30, "per": "participant"}}])


def row(
    entry: Method = SMALL, start: datetime = NINE, held: int = 0, **timetable: Any
) -> Callable[[], object]:
    """A weekly series, of which so many meetings were held."""
    wanted = {"every": Span(weeks=1)} | timetable
    people = None if entry.count == "participants" else 4
    session = Session(people=people, start=start)
    past = series(entry, session, Timetable(times=held)).meetings if held else ()
    return lambda: series(entry, session, Timetable(**wanted), held=past)


def roles(given: dict[str, tuple[str, ...]]) -> Callable[[], object]:
    """A plan for two people in which these have roles."""
    asked = {"id": "a", "title": "A", "lead": "gespreksleider", "repeat": "case"}
    asked |= {"questions": [{"text": "Wat?", "to": "inbrenger"}]}
    return lambda: plan(method(phases=[asked]), Session(names=("An", "Bo"), roles=given))


KEPT = keep_series(
    SMALL,
    Session(people=4, start=NINE.astimezone(AMSTERDAM)),
    Timetable(every=Span(weeks=1), times=2),
    id="3f2504e0-4f89-41d3-9a0c-0305e82c3301",
    now=NINE - WEEK,
)


def held_again(zone: str) -> object:
    """A series of which a meeting has been held, gone on with on another clock."""
    session = Session(people=4, start=NINE.astimezone(read_zone(zone).info))
    return resume_series(KEPT.kept, SMALL, now=NINE + timedelta(days=1), session=session)


def evening(*blocks: dict[str, Any], **asked: Any) -> Callable[[], object]:
    """A plan of a programme of these blocks, of a method of ten minutes, from nine o'clock."""
    entry = method(phases=[{"id": "a", "title": "A", "time": 10}])

    def make() -> object:
        made = composed(programme(programme_data("avond", *blocks)), Catalogue.of(entry))
        return plan(made, Session(start=NINE, **asked))

    return make


PLAN_CASES: dict[str, tuple[Callable[[], object], dict[str, Any]]] = {
    "kind_has_no_steps": (
        lambda: changed(checklist(), Changes(skip=["a"])),
        {"id": "rondje", "kind": "checklist"},
    ),
    "no_name_of_a_step": (lambda: Added(" "), {"name": " ", "most": 300}),
    "steps_are_one_text": (lambda: Changes(skip="a"), {}),  # type: ignore[arg-type]  # on purpose
    "unknown_step": (change(skip=["zz"]), {"name": "zz", "near": (), "known": ("A",)}),
    "more_steps_called": (
        change(ROUND, ROUND | {"id": "b"}, ROUND | {"id": "c", "title": "C"}, set={"á ": 5}),
        {"name": "á ", "known": ("a", "b")},
    ),
    "no_place": (change(add=[Added("B", "middle")]), {"at": "middle"}),
    "step_named_twice": (change(skip=["a", "A"]), {"title": "A"}),
    "left_out_and_kept": (change(skip=["a"], only=["a"]), {"title": "A"}),
    "left_out_and_set": (change(skip=["a"], set={"a": 5}), {"title": "A"}),
    "no_step_left": (change(skip=["a"]), {"method": "rondje"}),
    "step_is_there": (change(add=[Added(SMALL.phases[0])]), {"id": "a"}),
    "too_many_steps": (change(add=[Added("B")] * 500), {"most": 500}),
    "splits_a_loop": (
        change(
            TWO_LOOPS[0],
            TWO_LOOPS[2],
            add=[Added(Phase(id="d", title="D", repeat="pairings"), "after a")],
        ),
        {"title": "D"},
    ),
    "loops_become_one": (change(*TWO_LOOPS, skip=["b"]), {"titles": ("A", "C")}),
    "names_are_one_text": (lambda: Session(names="An"), {}),  # type: ignore[arg-type]  # on purpose
    "too_many_names": (lambda: Session(names=("A",) * 1001), {"names": 1001, "most": 1000}),
    "no_name_of_a_person": (lambda: Session(names=(" ",)), {"name": " ", "most": 300}),
    "no_group_name": (lambda: Session(group=" "), {"given": " ", "most": 300}),
    "no_location": (lambda: Session(location=""), {"given": "", "most": 300}),
    "no_link": (lambda: Session(link="meet"), {"given": "meet", "most": 2000}),
    "name_twice": (lambda: Session(names=("An", "An")), {"name": "An"}),
    "names_and_people_differ": (
        lambda: Session(names=("An",), people=2),
        {"number": 1, "people": 2},
    ),
    "role_twice": (
        roles({"Gespreksleider": ("An",), "gespreksleider": ("Bo",)}),
        {"role": "gespreksleider"},
    ),
    "role_for_nobody": (roles({"inbrenger": ()}), {"role": "inbrenger"}),
    "name_twice_in_role": (
        roles({"inbrenger": ("An", "An")}),
        {"role": "inbrenger", "name": "An"},
    ),
    "no_such_role": (
        roles({"inbrengster": ("An",)}),
        {
            "role": "inbrengster",
            "method": "rondje",
            "near": ("inbrenger",),
            "known": ("gespreksleider", "inbrenger"),
        },
    ),
    "role_is_full": (
        roles({"inbrenger": ("An", "Bo")}),
        {"role": "inbrenger", "number": 1, "given": 2},
    ),
    "role_of_somebody_else": (
        roles({"inbrenger": ("Bob",)}),
        {"role": "inbrenger", "name": "Bob", "near": ("Bo",)},
    ),
    "start_without_zone": (lambda: Session(start=NINE.replace(tzinfo=None)), {}),
    "start_out_of_range": (
        lambda: Session(start=NINE.replace(year=9500)),
        {"year": 9500, "least": 1900, "most": 8999},
    ),
    "clock_skips": (
        lambda: Session(start=datetime(2027, 3, 28, 2, 30, tzinfo=AMSTERDAM)),
        {"time": "02:30", "day": date(2027, 3, 28), "later": "03:30"},
    ),
    "days_end_before_they_begin": (
        lambda: Timetable(skip=((DAY, DAY - WEEK),)),
        {"first": DAY, "last": DAY - WEEK},
    ),
    "no_method": (lambda: plan(checklist(), Session()), {"kind": "checklist"}),  # type: ignore[arg-type]  # on purpose
    "range_upside_down": (
        lambda: plan(UPSIDE_DOWN, Session()),
        {"path": "participants", "method": "rondje", "least": 5, "most": 3},
    ),
    "kind_not_named": (
        lambda: plan(KINDS, Session()),
        {"method": "rondje", "known": ("x", "y", "z")},
    ),
    "no_steps": (lambda: plan(KINDS, Session(meeting="z")), {"id": "z"}),
    "goes_as_another": (lambda: plan(ELSEWHERE, Session()), {"meeting": "z", "method": "kom"}),
    "more_groups_than_people": (
        lambda: plan(SMALL, Session(people=2, groups=3)),
        {"groups": 3, "people": 2},
    ),
    "no_case_loop": (
        lambda: plan(SMALL, Session(people=4, cases=2)),
        {"method": "rondje", "cases": 2},
    ),
    "too_many_stated": (
        lambda: plan(HUGE, Session()),
        {"method": "rondje", "number": 5000, "what": "people", "most": 1000},
    ),
    "longer_than_a_day": (lambda: plan(TURNS, Session(people=60)), {"minutes": 1800}),
    "people_out_of_range": (
        lambda: split_into_groups(0, Range(min=2)),
        {"people": 0, "least": 1, "most": 1_000_000},
    ),
    "size_upside_down": (
        lambda: split_into_groups(4, Range(min=5, max=3)),
        {"least": 5, "most": 3},
    ),
    "too_little_before": (
        evening({"method": "rondje"}, {"pause": 5, "title": "Thee", "at": "09:03"}),
        {
            "block": "Thee",
            "time": "09:03",
            "minutes": 3,
            "least": 5,
            "earliest": "09:05",
            "day": 1,
            "next_day": None,
        },
    ),
    "not_on_that_day": (
        lambda: series(
            composed(
                programme(programme_data("avond", {"method": "rondje", "at": "10:00"})),
                Catalogue.of(method(phases=[{"id": "a", "title": "A", "time": 10}])),
            ),
            Session(start=NINE),
            Timetable(times=1, move={NINE.date(): NINE + timedelta(hours=3)}),
        ),
        {
            "day": NINE.date(),
            "time": "12:00",
            "why": "“Rondje” is at 10:00, but the meeting starts at 12:00; start earlier, or give "
            "it another time",
        },
    ),
    "pinned_before_start": (
        evening({"method": "rondje", "at": "08:30"}),
        {"block": "Rondje", "time": "08:30", "start": "09:00"},
    ),
    "block_too_short": (
        evening({"method": "rondje", "minutes": 4}),
        {"block": "Rondje", "minutes": 4, "least": 5},
    ),
    "minutes_over_days": (
        evening({"method": "rondje"}, {"method": "rondje", "day": 2}, minutes=60),
        {},
    ),
    "sides_and_people_differ": (
        evening({"title": "Naast", "parallel": [{"method": "rondje", "people": 3}]}, people=4),
        {"block": "Naast", "people": 4, "sides": 3, "least": 3},
    ),
    "not_composed": (
        lambda: plan(programme(programme_data("avond", "rondje")), Session()),
        {"id": "avond"},
    ),
    "no_method_for_block": (
        evening({"method": "rondj"}),
        {"programme": "avond", "block": "rondj", "method": "rondj", "near": ("rondje",)},
    ),
    "block_is_no_method": (
        lambda: composed(programme(programme_data("avond", "rondje")), Catalogue.of(checklist())),
        {"programme": "avond", "block": "rondje", "method": "rondje", "kind": "checklist"},
    ),
    "block_without_steps": (
        lambda: composed(
            programme(programme_data("avond", "rondje")), Catalogue.of(method(phases=[]))
        ),
        {"programme": "avond", "block": "rondje", "method": "rondje"},
    ),
    "block_cannot_be": (
        evening({"method": "rondje", "variant": "kort"}),
        {
            "programme": "avond",
            "block": "rondje",
            "why": "there is no variant 'kort'; the method has none",
        },
    ),
    "no_start": (lambda: series(SMALL, Session()), {"what": "series"}),
    "end_of_calendar": (
        row(times=1, move={DAY: date.max}, start=NINE.replace(hour=23, minute=50)),
        {"day": date.max},
    ),
    "number_unknown": (row(), {"method": "rondje"}),
    "people_unknown": (row(method(phases=[STEP], count="participants")), {}),
    "too_many_meetings": (row(until=date.max), {"most": 2000}),
    "no_date_left": (row(times=1, skip=((DAY, DAY),), until=DAY), {}),
    "too_few_dates": (
        row(times=2, skip=((DAY + WEEK, date.max),)),
        {"found": 1, "wanted": 2},
    ),
    "too_few_meetings": (row(KINDS, times=2), {"method": "rondje", "least": 3, "found": 2}),
    "nothing_to_move": (
        row(times=1, move={DAY + WEEK: DAY}),
        {"day": DAY + WEEK},
    ),
    "moved_to_skipped": (
        row(times=1, move={DAY: DAY + WEEK}, skip=((DAY + WEEK, DAY + WEEK),)),
        {"day": DAY, "to": DAY + WEEK},
    ),
    "moved_too_late": (
        row(until=DAY, move={DAY: DAY + WEEK}),
        {"day": DAY, "to": DAY + WEEK},
    ),
    "moved_before_held": (
        row(times=2, move={DAY + WEEK: DAY}, held=1),
        {"day": DAY + WEEK, "to": DAY, "held": DAY},
    ),
    "held_stays": (row(times=2, move={DAY: DAY + WEEK}, held=1), {"day": DAY}),
    "two_on_one_day": (row(times=2, move={DAY: DAY + WEEK}), {"day": DAY + WEEK}),
    "zone_without_name": (
        lambda: zone_of(NINE.astimezone(timezone(timedelta(hours=1)))),
        {},
    ),
    "is_held": (
        lambda: changed_days(Timetable(), skip=[(DAY, DAY)], held=KEPT.meetings),
        {"day": DAY},
    ),
    "zone_of_held": (lambda: held_again("America/New_York"), {"zone": "Europe/Amsterdam"}),
    "nothing_kept": (
        lambda: resume_series(attrs.evolve(KEPT.kept, meetings=()), None, now=NINE),
        {"method": "rondje"},
    ),
    "not_kept_yet": (lambda: render(KEPT, "ical"), {}),
    "no_member": (
        lambda: changed_members([], joins={}, leaves={"An": DAY}, away=()),
        {"name": "An", "near": ()},
    ),
    "leaves_before_joining": (
        lambda: changed_members([], joins={"An": DAY}, leaves={"An": date(2000, 1, 1)}, away=()),
        {"name": "An", "first": DAY, "last": date(2000, 1, 1)},
    ),
    "clock_skips_meeting": (
        row(start=datetime(2027, 3, 21, 2, 30, tzinfo=AMSTERDAM), times=2),
        {"time": "02:30", "day": date(2027, 3, 28)},
    ),
}


@pytest.mark.parametrize("code", PLAN_CASES)
def test_what_cannot_be_planned_has_its_numbers(code: str) -> None:
    """Of whatever makes a plan impossible, the numbers, ids and dates come with it."""
    make, fields = PLAN_CASES[code]
    with pytest.raises(PlanError) as caught:
        make()
    assert (caught.value.code, dict(caught.value.fields)) == (code, fields)


def test_every_way_of_not_planning_is_tried() -> None:
    """A new reason why there is no plan comes with its numbers in a test."""
    of_plans = {
        code
        for code, ways in reference_errors.raised().items()
        if any(how.error == "PlanError" for how in ways)
    }
    elsewhere = {code for _, kind, code, _ in CASES if kind is PlanError}
    of_the_command_line = {"entry_is_no_method", "method_gone", "nothing_there_to_move"}
    assert PLAN_CASES.keys() | elsewhere | of_the_command_line == of_plans


def test_a_site_says_in_texts_what_is_in_the_way(tmp_path: Path) -> None:
    """A field is plain data: the name of a file is a text, which JSON can hold."""
    (tmp_path / "index.html").write_text("mijn", encoding="utf-8")
    with pytest.raises(CannotWriteError) as caught:
        write_site(Catalogue([]), tmp_path)
    assert dict(caught.value.fields) == {"file": str(tmp_path / "index.html")}
