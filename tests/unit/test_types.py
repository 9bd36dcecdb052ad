"""What holds for every value that the library gives: it stays as it is, and shows itself."""

import copy
import functools
import inspect
import pickle
import subprocess
import sys
import typing
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest
from selectolax.lexbor import LexborHTMLParser
from wcwidth import wcswidth

import reflectlib
from builders import method
from conftest import EXAMPLES
from programme_cases import programme, programme_data
from reflectlib import (
    Added,
    Assessments,
    Catalogue,
    Changes,
    Diagnostic,
    Filter,
    Frequency,
    InvalidEntryError,
    Member,
    Method,
    Note,
    Phase,
    Range,
    Report,
    Session,
    SiteReport,
    Span,
    Timetable,
    Wish,
    assess,
    compare,
    effort,
    load,
    parse,
    parse_with_report,
    plan,
    propose,
    series,
    suggest,
)
from reflectlib.frozen import FrozenMapping
from reflectlib.value import COLUMNS, LINES, Value

START = datetime(2026, 1, 5, 9, tzinfo=ZoneInfo("Europe/Amsterdam"))
HOSTILE = "<script>alert('x')</script> & \"meer\""
FROZEN = (attrs.exceptions.FrozenInstanceError, AttributeError)


def public_classes() -> list[type]:
    """Every class that the package offers but errors, shapes of data, and what reads files."""
    offered = (getattr(reflectlib, name) for name in reflectlib.__all__)
    return [
        one
        for one in offered
        if inspect.isclass(one)
        and one.__module__.startswith("reflectlib")
        and not issubclass(one, Exception)
        and one is not Catalogue
        and not typing.is_typeddict(one)  # plain data, which is no value of ours
    ]


def inside(value: Any) -> Iterator[Any]:
    """A value, and every value of ours in it."""
    if isinstance(value, tuple):
        for one in value:
            yield from inside(one)
    elif isinstance(value, Value):
        yield value
        for field in attrs.fields(type(value)):  # type: ignore[arg-type]  # each of them is attrs
            yield from inside(getattr(value, field.name))


def broken() -> Report:
    """A report of a definition with faults."""
    with pytest.raises(InvalidEntryError) as caught:
        parse("format: 1\nkind: method\nid: x\n")
    return caught.value.report


def kept_series() -> reflectlib.KeptSeries:
    """A series in whose file there is one of everything."""
    entry = method(
        meetings=[{"id": "a", "title": "A"}],
        participants=2,
        roles=[{"id": "inbrenger", "title": "I", "count": {"min": 1, "per": "group"}}],
        phases=[{"id": "x", "title": "X", "time": 9, "meeting": "a", "grouping": {"size": 2}}],
        preparation=[{"task": "Lees."}],
    )
    session = Session(
        names=("Ada", "Bo", "Cy", "Di"),
        start=START,
        roles={"inbrenger": ("Ada", "Cy")},
        changes=Changes(set={"x": 8}, add=(Added("Inchecken", "start"),)),
        anyway=True,
    )
    moved = {date(2026, 1, 5): date(2026, 1, 6)}
    timetable = Timetable(every=Span(weeks=2), times=2, move=moved)
    return reflectlib.keep_series(
        entry, session, timetable, id="3f2504e0-4f89-41d3-9a0c-0305e82c3301", now=START
    )


def kept_programmes() -> reflectlib.KeptSeries:
    """A series of methods one after another, of which one goes on side by side with another."""
    sides = {"parallel": ["afstand-nemen", "heard-seen-respected"]}
    whole = programme(programme_data("avond", "kom", {"pause": 15, "title": "Thee"}, sides))
    evening = reflectlib.composed(whole, Catalogue.bundled())
    session = Session(people=12, start=START, anyway=True)
    return reflectlib.keep_series(
        evening,
        session,
        Timetable(every=Span(weeks=2), times=2),
        id="3f2504e0-4f89-41d3-9a0c-0305e82c3302",
        now=START,
        source=("kom", reflectlib.Minutes(min=15, max=15), "afstand-nemen"),
    )


@functools.cache
def values() -> tuple[Any, ...]:
    """Everything that the catalogue and the whole example give, and what is asked of them."""
    catalogue = Catalogue.bundled()
    horizon = catalogue["leergroepen-horizon"]
    framework = catalogue["kwaliteitskader-reflectie"]
    session = Session(names=("Ada", "Bo", "Cy", "Di", "Ed"), start=START)
    skip = ((date(2026, 1, 19), date(2026, 1, 19)),)
    move = {date(2026, 1, 5): date(2026, 1, 6)}
    timetable = Timetable(every=Span(weeks=2), times=12, skip=skip, move=move)
    first = Phase(id="eerst", title="Eerst")
    changes = Changes(skip=("welkom",), set={"ronde": 15}, add=(Added(first, "start"),))
    wish = Wish(6, 60, goal="leren")
    seeds: list[Any] = [*catalogue.values(), session, timetable, wish, broken()]
    seeds += [changes, Member("Ada", leaves=date(2027, 1, 5))]
    seeds += [kept_series(), kept_programmes(), reflectlib.Person("Ada", "coach", "12", "a@b.nl")]
    vit = catalogue["vit"]
    assert isinstance(vit, reflectlib.Register)
    check = reflectlib.check_register(kept_series(), vit)
    seeds.append(reflectlib.RegisterChecks((check,)))
    seeds.append(load(EXAMPLES / "valid" / "alles.yaml"))
    assert isinstance(horizon, Method)
    assert isinstance(framework, reflectlib.Checklist)
    seeds.append(parse_with_report("kind: method", "kapot.yaml"))
    seeds += [series(horizon, session, timetable), effort(horizon)]
    seeds += [Filter(people=6, word="intervisie").apply(catalogue), compare(catalogue.values())]
    seeds += [Filter(people=6), SiteReport(5, 3, ("a.html",)), suggest(catalogue, wish)]
    kom = {
        "method": "kom",
        "set": [{"step": "suggesties", "minutes": 9}],
        "add": [{"step": "Rust"}],
    }
    sides = {"parallel": ["afstand-nemen", "heard-seen-respected"]}
    evening = programme(programme_data("avond", kom, {"pause": 15}, sides))
    seeds += [evening, propose(catalogue, wish)]
    for entry in catalogue.values():
        if isinstance(entry, Method) and entry.phases and not entry.meetings:
            planned = plan(entry, Session(start=START, anyway=True, people=6))
            seeds += [planned, *planned.parts, effort(entry)]
            seeds.append(Assessments((assess(entry, framework),)))
    return tuple(dict.fromkeys(value for seed in seeds for value in inside(seed)))


def of(cls: type) -> list[Any]:
    """The values of exactly one class."""
    return [value for value in values() if type(value) is cls]


CLASSES = [cls for cls in public_classes() if cls is not reflectlib.Entry]
each_class = pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)


@each_class
def test_every_value_can_be_hashed_copied_and_pickled(cls: type) -> None:
    """A value can be a key, go to another process, and come back equal to itself."""
    assert of(cls)
    for value in of(cls):
        key, shown = hash(value), repr(value)
        for twin in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):  # noqa: S301
            assert type(twin) is cls
            assert (twin, hash(twin), repr(twin)) == (value, key, shown)


@each_class
def test_every_value_is_frozen(cls: type) -> None:
    """No field can be set, and nothing can be added."""
    value = of(cls)[0]
    for name in (*(field.name for field in attrs.fields(cls)), "other"):  # type: ignore[arg-type]
        with pytest.raises(FROZEN):
            setattr(value, name, None)


@each_class
def test_every_repr_fits_a_screen(cls: type) -> None:
    """Ten lines of 100 columns at most, that start with the name of the class."""
    for value in of(cls):
        assert_fits(repr(value))
        assert repr(value).startswith(f"{cls.__name__}(")


def assert_fits(text: str) -> None:
    lines = text.split("\n")
    assert len(lines) <= LINES
    assert max(map(len, lines)) <= COLUMNS


@each_class
def test_every_value_shows_itself_in_a_notebook(cls: type) -> None:
    """There is HTML of every value, in which every element is closed."""
    for value in of(cls)[:3]:
        html = value._repr_html_()
        assert isinstance(html, str)
        tree = LexborHTMLParser(html, is_fragment=True)
        assert (tree.text() or "").strip()
        assert html.count("<table") == html.count("</table>")


@each_class
def test_every_public_class_is_a_value(cls: type) -> None:
    """What is shown, compared and hashed of a value is not made anew for its class."""
    assert issubclass(cls, Value)
    for name in ("__repr__", "__eq__", "__hash__", "_repr_html_"):
        assert getattr(cls, name) is getattr(Value, name)


def hostile() -> list[Value]:
    """Values of which every text is a script."""
    evil = method(
        title=HOSTILE,
        summary=HOSTILE,
        phases=[{"id": "a", "title": HOSTILE, "instructions": [HOSTILE], "time": 10}],
    )
    planned = plan(evil, Session(people=2))
    return [
        evil,
        *evil.phases,
        planned,
        Session(names=(HOSTILE,)),
        Diagnostic("error", HOSTILE, ""),
    ]


@pytest.mark.parametrize("value", hostile(), ids=lambda value: type(value).__name__)
def test_no_text_becomes_an_element_in_a_notebook(value: Any) -> None:
    """Whatever a title says, it is shown and not run."""
    tree = LexborHTMLParser(value._repr_html_(), is_fragment=True)
    assert "alert('x')" in tree.text().replace("\\'", "'")
    assert not [script for script in tree.css("script") if "alert" in script.text()]


def test_page_of_a_subject_is_what_a_notebook_shows() -> None:
    """What has a page is shown as that; what has none as a table of its fields."""
    rondje = method()
    assert rondje._repr_html_() == reflectlib.fragment(rondje)
    assert "<h1>Agenda: Rondje</h1>" in plan(rondje, Session())._repr_html_()
    shown = Range(min=3)._repr_html_()
    assert shown == (
        "<table><caption>Range</caption><tbody>"
        "<tr><th scope='row'>min</th><td>3</td></tr></tbody></table>"
    )


def test_long_text_in_a_notebook_is_cut_off() -> None:
    """A table of fields is no page to read."""
    assert "x" * 399 + "…<" in Filter(word="x" * 1000)._repr_html_()
    assert "x" * 400 + "<" in Filter(word="x" * 400)._repr_html_()


def test_short_value_is_shown_in_full() -> None:
    """What fits a line can be pasted into Python as it is."""
    frequency = Frequency(every=Span(weeks=2))
    moved = Timetable(times=2, move={date(2026, 1, 5): date(2026, 1, 6)})
    assert repr(frequency) == "Frequency(every=Span(weeks=2))"
    assert repr(Session(names=("Ada",))) == "Session(names=('Ada',))"
    assert repr(Timetable()) == "Timetable()"
    assert repr(moved) == (
        "Timetable(times=2, move={datetime.date(2026, 1, 5): datetime.date(2026, 1, 6)})"
    )


def test_long_value_is_told_by_what_sets_it_apart() -> None:
    """A long text is cut off, many things are a number, and another value is its id or title."""
    ronde = Phase(id="a", title="A", tips=(Note(text="x"),) * 9, output=Note(text="y" * 90))
    kom = method(title="t" * 60, summary="s" * 60, goals=["x" * 50, "y"])
    assert repr(ronde) == (
        "Phase(id='a', title='A', output=Note('yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…', …),\n"
        "  tips=<9 Note>)"
    )
    assert repr(plan(kom, Session(people=3))).startswith("Plan(method=Method('rondje', …), ")
    assert "goals=<2 str>" in repr(kom)
    mixed = attrs.evolve(Session(), variant="x" * 100, meeting=("y" * 60, 2))  # type: ignore[arg-type]
    assert "meeting=<2 items>" in repr(mixed)
    report = SiteReport(1, 1, refused=(ValueError("x" * 100),), kept=ValueError("y" * 100))  # type: ignore[arg-type]
    assert "refused=<1 ValueError>" in repr(report)
    assert "kept=ValueError('yyyyyyy" in repr(report)


@pytest.mark.parametrize("sign", ["x", "'", "\n", "\u202e", "漢", "😀", "\\"])
def test_no_value_is_too_large_for_a_screen(sign: str) -> None:
    """However long its texts, and however wide their signs, a value takes ten lines at most."""
    long = sign * 5000
    diagnostic = Diagnostic("error", long, long, long, path=long, hint=long)
    for value in (diagnostic, Report([diagnostic] * 500), Filter(word=long, principle=long)):
        assert_fits(repr(value))
        assert max(map(wcswidth, repr(value).split("\n"))) <= COLUMNS


def test_first_lines_are_shown_of_more_than_ten() -> None:
    """Of a value with very many fields the last are left out, and … says so."""
    found = [repr(value) for value in of(Method)]
    assert [text for text in found if text.endswith(", …)")]
    assert [text for text in found if text.endswith(")") and not text.endswith(", …)")]


def test_reports_are_equal_by_what_they_hold() -> None:
    """A report is a sequence of diagnostics, compared as a value."""
    one, other = Diagnostic("error", "A", "x", "f", 2), Diagnostic("warning", "B", "y", "f", 1)
    assert Report([one, other]) == Report([other, one]) != Report([one])
    assert Report([one, other])[0] is other
    assert Report([one, other])[1:] == (one,)
    assert repr(Report()) == "Report()"


def test_frozen_mappings_are_equal_to_what_they_copy() -> None:
    """A mapping of a frozen value is a copy, read as any mapping, and its order does not count."""
    given = {"a": 1, "b": 2}
    frozen = FrozenMapping(given)
    given["c"] = 3
    assert frozen == {"b": 2, "a": 1} != given
    assert (len(frozen), [*frozen], frozen.get("c"), frozen["a"]) == (2, ["a", "b"], None, 1)
    assert hash(frozen) == hash(FrozenMapping({"b": 2, "a": 1}))
    assert repr(frozen) == "{'a': 1, 'b': 2}"
    assert isinstance(frozen, Mapping)
    with pytest.raises(TypeError):
        frozen["a"] = 2  # type: ignore[index]


def test_help_makes_no_values() -> None:
    """Who asks for help does not wait for classes of values to be made."""
    program = (
        "import sys; from reflectlib.cli import main\n"
        "try: main(['--help'])\n"
        "finally: print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert not {"attr", "reflectlib.value"} & set(done.stderr.decode().split())
