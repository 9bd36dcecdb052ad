"""The one door: what can be shown, in which views and formats, and what is refused."""

import json
import re
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import pytest

from builders import checklist, framework, method, renderings
from conftest import ROOT
from reflectlib import (
    Catalogue,
    Filter,
    KeptSeries,
    Method,
    MissingExtraError,
    Register,
    RegisterChecks,
    Report,
    Session,
    Timetable,
    UnknownFormatError,
    Wish,
    assess,
    check_register,
    compare,
    data_of,
    effort,
    formats_of,
    fragment,
    keep_series,
    media_type_of,
    parse,
    plan,
    propose,
    render,
    rendering,
    resume_series,
    series,
    suggest,
    views_of,
)
from reflectlib.cli.output import write_subject
from reflectlib.errors import InvalidEntryError
from reflectlib.quality.assessing import framework_of
from reflectlib.quality.finding import Assessments
from reflectlib.registry import FORMATS, VIEWS, FormatLine

START = datetime(2027, 1, 12, 9, 30, tzinfo=UTC)
BUNDLED = Catalogue.bundled()


ID = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"


def kom() -> Method:
    found = BUNDLED["kom"]
    assert isinstance(found, Method)
    return found


def vit() -> Register:
    found = BUNDLED["vit"]
    assert isinstance(found, Register)
    return found


def kept() -> KeptSeries:
    """A series as its file has it."""
    made = keep_series(kom(), Session(start=START), Timetable(times=2), id=ID, now=START)
    return resume_series(made.kept, kom(), now=START)


def faults() -> Report:
    with pytest.raises(InvalidEntryError) as caught:
        parse("kind: method\ntitle: [\n", "kapot.yaml")
    return caught.value.report


def subjects() -> dict[str, object]:
    """One of everything that can be shown, by the name of its class."""
    assessment = assess(kom(), framework_of(BUNDLED))
    checked = check_register(series(kom(), Session(start=START), Timetable(times=2)), vit())
    found: list[object] = [
        kom(),
        BUNDLED["dimensies"],
        BUNDLED["kwaliteitskader-reflectie"],
        plan(kom(), Session(start=START)),
        series(kom(), Session(start=START), Timetable(times=2)),
        kept(),
        effort(kom(), 8),
        suggest([kom()], Wish(8, 60)),
        compare([kom(), BUNDLED["dimensies"]]),
        Filter(people=8).apply(BUNDLED),
        propose(BUNDLED, Wish(8, 120)),
        assessment,
        Assessments((assessment,)),
        vit(),
        checked,
        RegisterChecks((checked,)),
        faults(),
    ]
    return {type(subject).__name__: subject for subject in found}


SUBJECTS = subjects()


def test_every_subject_of_the_registry_is_tried_here() -> None:
    """A kind of subject that is added must be tried as well."""
    assert {view.subject for view in VIEWS} == SUBJECTS.keys()


@pytest.mark.parametrize("name", SUBJECTS)
def test_what_there_is_said_to_be_can_be_had(name: str) -> None:
    """Each view in each of its formats is written, and all else is refused by name."""
    subject = SUBJECTS[name]
    views = {view for view, _, written in renderings(subject, BUNDLED) if written}
    assert views == set(views_of(subject)) >= {views_of(subject)[0]}
    for view in views_of(subject):
        for to in FORMATS.keys() - formats_of(subject, view):
            with pytest.raises(UnknownFormatError, match=f"cannot be written as {to}; it can as"):
                render(subject, to, view, BUNDLED)
    for to in FORMATS.keys() - formats_of(subject):
        with pytest.raises(UnknownFormatError, match=f"cannot be written as {to}; it can as"):
            render(subject, to, catalogue=BUNDLED)
    with pytest.raises(UnknownFormatError, match="has no kaart; it has"):
        render(subject, view="kaart")
    with pytest.raises(UnknownFormatError, match="there is no format 'papyrus'"):
        render(subject, "papyrus")


@pytest.mark.parametrize("name", SUBJECTS)
def test_json_is_the_data(name: str) -> None:
    """What a developer gets as data is what stands in the JSON."""
    subject = SUBJECTS[name]
    assert json.loads(render(subject, "json", catalogue=BUNDLED)) == data_of(subject, BUNDLED)


@pytest.mark.parametrize("name", SUBJECTS)
def test_a_fragment_is_the_page_without_what_is_around_it(name: str) -> None:
    """It stands word for word in the page of the same view, which has drawings and signs too."""
    subject = SUBJECTS[name]
    view = views_of(subject)[0]
    inside = fragment(subject, view)
    assert inside.startswith("<")
    assert "<style" not in inside
    page = render(subject, "html", view).decode()
    assert bare(inside) == inside
    assert inside in bare(page)


def bare(written: str) -> str:
    """HTML without drawings, without the signs that a reader may ask for, and what asks for them.

    A page of somebody else has nothing that says how large a drawing is.
    """
    said = re.sub(r'<svg class="icon" .*?</svg> ?|<svg class="time-bar" .*?</svg>\n', "", written)
    without_box = re.sub(r'<p class="marks">.*</p>\n', "", said)
    return re.sub(r"\xa0?<sup>°</sup>", "", without_box)


def test_every_line_of_the_registry_leads_to_a_function() -> None:
    """A view or a format that is misspelled is found here, and not by a user."""
    targets = [target for view in VIEWS for target in view.makes.values()]
    targets += [target for format in FORMATS.values() for target in format.takes.values()]
    for target in targets:
        module, _, name = target.partition(":")
        assert callable(getattr(import_module(f"reflectlib.{module}"), name)), target


def test_all_that_is_made_is_taken_and_all_that_is_taken_made() -> None:
    """What no format takes nobody sees; what no view makes no format can write."""
    made = {what for view in VIEWS for what in view.makes}
    taken = {what for format in FORMATS.values() for what in (*format.takes, *format.adds)}
    assert made == taken


def test_every_module_of_a_view_or_a_writer_is_in_the_registry() -> None:
    """A view whose line was forgotten is found: each makes something, or helps those that do."""
    helping = {
        "views": {
            *(
                "activities",
                "blocks",
                "colophon",
                "entry",
                "facts",
                "field_names",
                "gathered",
                "identity",
                "lead",
                "loops",
                "people",
                "plan_lead",
                "programme",
                "register_words",
                "sections",
                "slots",
                "steps",
                "this_meeting",
                "timetable",
            ),
            "ways",
            "wishes",
        },
        "writers": {
            *("cards", "clock", "columns", "frame", "html_cards", "icons", "markup", "picture"),
            *("earlier_ical", "pdf_cards", "pdf_setting", "stages", "timezone"),
            *("docx_blocks", "docx_cards", "docx_elements", "docx_kit", "docx_pictures"),
            *("docx_styles", "docx_tables", "docx_template"),
        },
        "data": {"shapes", "slots"},
    }
    targets = [t for view in VIEWS for t in view.makes.values()]
    targets += [t for format in FORMATS.values() for t in format.takes.values()]
    known = {target.partition(":")[0] for target in targets}
    for package, helpers in helping.items():
        folder = ROOT / "src" / "reflectlib" / package
        there = {file.stem for file in folder.glob("*.py")} - {"__init__"}
        assert {name for name in there if f"{package}.{name}" not in known} == helpers


def test_the_default_view_depends_on_the_format() -> None:
    """HTML of a plan is what one leads from, with its clock; all else is the agenda."""
    planned = SUBJECTS["Plan"]
    assert render(planned, "html") == render(planned, "html", "run-sheet")
    assert render(planned) == render(planned, "markdown", "agenda")
    assert render(planned, "ical") == render(planned, "ical", "calendar")


def test_a_view_says_what_it_lacks() -> None:
    """A plan without a start has no calendar, and a framework no cards."""
    without = plan(kom(), Session())
    assert "calendar" not in views_of(without)
    assert "ical" not in formats_of(without)
    for view in (None, "calendar"):
        with pytest.raises(UnknownFormatError, match="the calendar of a plan needs a start"):
            render(without, "ical", view)
    with pytest.raises(UnknownFormatError, match="kader has no cards; it has sheet"):
        render(framework(id="kader"), view="cards")


@pytest.mark.parametrize("thing", ["kom", None, 7, {"kind": "method"}, [method()], Path()])
def test_what_the_library_does_not_make_is_no_subject(thing: Any) -> None:
    """It is a TypeError that names it."""
    for ask in (render, views_of, formats_of, data_of, fragment):
        with pytest.raises(TypeError, match="expected an entry, a plan or another thing"):
            ask(thing)


def test_options_are_of_the_view_or_of_the_format() -> None:
    """What neither knows is refused, with what they know."""
    planned = SUBJECTS["Plan"]
    assert b"SUMMARY:Korte" in render(planned, "ical", phases=True, name="Onze kring")
    assert b"NAME:Onze kring" in render(planned, "ical", phases=True, name="Onze kring")
    assert b"Onze kring" in render(planned, "ical", name="Onze kring")
    assert max(map(len, render(kom(), "text", width=40).decode().splitlines())) <= 40
    with pytest.raises(TypeError, match=r"there is no option 'fases' .* there are name, phases"):
        render(planned, "ical", fases=True)
    with pytest.raises(TypeError, match=r"there is no option 'width' .*; there are marks"):
        render(kom(), "html", width=40)
    with pytest.raises(TypeError, match=r"there is no option 'width' .* there are none"):
        render(kom(), "json", width=40)


def test_what_is_binary_is_not_for_a_terminal(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It is refused in a line that says what to do; in a file it is written."""
    binary = FormatLine(
        "zip", (".zip",), "application/zip", {"page": "writers.text:write"}, binary=True
    )
    monkeypatch.setitem(FORMATS, "zip", binary)  # type: ignore[arg-type]
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    for target in (None, "-"):
        with pytest.raises(click.UsageError, match=r"zip is not for a screen: .* ends with \.zip"):
            write_subject(checklist(), "zip", target)
    write_subject(checklist(), "zip", str(tmp_path / "a.zip"))
    assert (tmp_path / "a.zip").read_bytes() == render(checklist(), "text")


def test_a_format_says_what_it_is_on_the_web() -> None:
    """An app sends what it renders with the right type."""
    assert media_type_of("ical") == "text/calendar"
    assert media_type_of("html") == "text/html"
    with pytest.raises(UnknownFormatError, match="there is no format 'papyrus'"):
        media_type_of("papyrus")  # type: ignore[arg-type]


def test_nothing_found_is_a_page_too() -> None:
    """A report without diagnostics says so, as a comparison of nothing is refused."""
    assert "Nothing was found." in render(Report()).decode()
    assert render(Report(), "text") == b""
    with pytest.raises(ValueError, match="nothing to compare"):
        compare([])


def test_a_format_without_its_package_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Before anything is made, whatever the subject."""
    monkeypatch.setattr(rendering, "find_spec", lambda _name: None)
    with pytest.raises(MissingExtraError, match=r"pip install \"reflectlib\[office\]\""):
        render(BUNDLED["kom"], "pdf")
    assert render(BUNDLED["kom"], "html")
