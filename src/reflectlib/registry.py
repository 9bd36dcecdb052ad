"""What can be shown, and how: one line for each view, and one for each format.

A view makes something of a subject: a page, plain data, appointments. A format takes one of these
and writes it. Nothing else says which views and formats there are: `render`, the options of every
command and their completion, the site and the reference all follow these two lists.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

View = Literal[
    "sheet",
    "brief",
    "full",
    "flipchart",
    "handout",
    "observer",
    "cards",
    "worksheet",
    "materials",
    "quality",
    "agenda",
    "run-sheet",
    "calendar",
    "dates",
    "effort",
    "list",
    "guide",
    "suggestions",
    "comparison",
    "register-check",
    "report",
    "papers",
    "attendance",
    "statement",
]
"""The name of a view."""
Format = Literal[
    "markdown",
    "html",
    "text",
    "docx",
    "pdf",
    "json",
    "jsonld",
    "csv",
    "xlsx",
    "ical",
    "yaml",
    "github",
    "sarif",
]
"""The name of a format."""


def _always(_: object) -> bool:
    return True


class ViewLine(NamedTuple):
    """One way to look at one kind of subject.

    `subject` is the name of its class. `makes` says what this view can make of it, and which
    function (`module:name` of this package) does so: a `page`, its
    `sheets` or `lines`; plain `data`; the `events` of a calendar; `linked` data; the `report` that
    programs read; and what only some formats add to a page, by the names of the page's fields.
    `there` tells whether a subject has it, and `needs` what it lacks otherwise. In the formats
    `first_in` it comes before the others where nobody names a view.
    """

    name: View
    subject: str
    makes: Mapping[str, str]
    there: Callable[[Any], bool] = _always
    needs: str = ""
    first_in: tuple[str, ...] = ()


class FormatLine(NamedTuple):
    """One way to write what a view makes.

    `takes` says what it can write, what it would rather have first, and which function does so.
    `adds` are fields of a page
    that it alone shows. `suffixes` are those of a file's name, with the dot; a `binary` one is not
    for a terminal. `package` is what it is written with and the extra `office` brings.
    """

    name: Format
    suffixes: tuple[str, ...]
    media_type: str
    takes: Mapping[str, str]
    adds: tuple[str, ...] = ()
    binary: bool = False
    package: str = ""


def _steps(method: Any) -> Iterator[Any]:
    """The steps of a method, then those of its variants that have steps of their own."""
    yield from method.phases
    for variant in method.variants:
        yield from variant.phases


def _has_roles(plan: Any) -> bool:
    """Tell whether anybody has a role in a plan."""
    steps = (slot.phase for slot in plan.slots if slot.phase)
    led = any(phase.lead or any(question.to for question in phase.questions) for phase in steps)
    return bool(plan.roles or plan.method.roles or led)


def _needs_things(method: Any) -> bool:
    """Tell whether there is anything to bring, to prepare or to divide."""
    there = (method.materials, method.setting, method.worksheets, method.roles)
    return any((*there, method.preparation, method.follow_up))


def _papers_of(subject: str) -> Iterator[ViewLine]:
    """What proves that people met: all of it, and each paper by itself."""
    for name in ("papers", "attendance", "report", "statement"):
        sheets = {"sheets": "views.paper_sheets:attendance"} if name == "attendance" else {}
        yield ViewLine(name, subject, {"page": f"views.papers:{name}", **sheets})


OF_ENTRY = {"about": "views.linked_data:for_participants"}
WHOLE_ENTRY = {
    "data": "data.entry:entry",
    "linked": "views.linked_data:linked_data",
    **OF_ENTRY,
}

VIEWS: tuple[ViewLine, ...] = (
    ViewLine(
        "sheet",
        "Method",
        {"page": "views.sheet:sheet", "runs": "views.clock:of_method", **WHOLE_ENTRY},
    ),
    ViewLine(
        "brief",
        "Method",
        {"page": "views.sheet:brief", **OF_ENTRY},
        lambda method: bool(method.phases),
    ),
    ViewLine(
        "full",
        "Method",
        {"page": "views.sheet:full", "runs": "views.clock:of_method", **OF_ENTRY},
    ),
    ViewLine(
        "flipchart",
        "Method",
        {"page": "views.sheet:flipchart", **OF_ENTRY},
        lambda method: bool(method.phases),
    ),
    ViewLine("sheet", "Checklist", {"page": "views.form:form", **WHOLE_ENTRY}),
    ViewLine("sheet", "Framework", {"page": "views.framework:framework", **WHOLE_ENTRY}),
    ViewLine("sheet", "Register", {"page": "views.register:register", **WHOLE_ENTRY}),
    ViewLine(
        "handout",
        "Method",
        {"page": "views.handout:handout", **OF_ENTRY},
        lambda method: any(_steps(method)),
    ),
    ViewLine(
        "observer",
        "Method",
        {"page": "views.observer:observer", **OF_ENTRY},
        lambda method: any(_steps(method)),
    ),
    ViewLine(
        "cards",
        "Method",
        {"page": "views.cards:cards", **OF_ENTRY},
        lambda method: any(phase.questions for phase in _steps(method)),
    ),
    ViewLine(
        "worksheet",
        "Method",
        {"page": "views.worksheet:worksheet", **OF_ENTRY},
        lambda method: bool(method.worksheets),
    ),
    ViewLine(
        "materials",
        "Method",
        {"page": "views.materials:materials", **OF_ENTRY},
        _needs_things,
    ),
    ViewLine(
        "quality",
        "Method",
        {"page": "views.quality:of_method", **OF_ENTRY},
        lambda method: method.kind == "method",
    ),
    ViewLine(
        "agenda",
        "Plan",
        {
            "page": "views.agenda:agenda",
            "sheets": "views.sheets:agenda",
            "data": "data.plan:plan",
        },
    ),
    ViewLine(
        "run-sheet",
        "Plan",
        {
            "page": "views.run_sheet:run_sheet",
            "runs": "views.clock:of_plan",
        },
        first_in=("html",),
    ),
    ViewLine("flipchart", "Plan", {"page": "views.agenda:flipchart"}),
    ViewLine("cards", "Plan", {"page": "views.role_cards:role_cards"}, _has_roles),
    ViewLine(
        "materials",
        "Plan",
        {"page": "views.materials:of_plan"},
        lambda plan: _needs_things(plan.method),
    ),
    *_papers_of("Plan"),
    ViewLine(
        "calendar",
        "Plan",
        {"events": "views.calendar:plan_calendar"},
        lambda plan: plan.start is not None,
        needs="a start",
    ),
    ViewLine(
        "dates",
        "KeptSeries",
        {
            "page": "views.series:series",
            "sheets": "views.sheets:series",
            "data": "data.series:series",
            "kept": "views.kept:kept",
        },
    ),
    ViewLine("calendar", "KeptSeries", {"events": "views.kept:kept_calendar"}),
    *_papers_of("KeptSeries"),
    ViewLine(
        "dates",
        "Series",
        {
            "page": "views.series:series",
            "sheets": "views.sheets:series",
            "data": "data.series:series",
        },
    ),
    ViewLine("calendar", "Series", {"events": "views.calendar:series_calendar"}),
    *_papers_of("Series"),
    ViewLine(
        "effort",
        "Reckoning",
        {
            "page": "views.effort:effort",
            "sheets": "views.sheets:effort",
            "data": "data.effort:effort",
        },
    ),
    ViewLine(
        "list",
        "Matches",
        {
            "page": "views.listing:listing",
            "sheets": "data.listing:sheets",
            "data": "data.listing:listing",
        },
    ),
    ViewLine("guide", "Matches", {"page": "views.guide:guide"}),
    ViewLine(
        "suggestions",
        "Suggestions",
        {"page": "views.suggestions:suggestions", "data": "data.suggestions:suggestions"},
    ),
    ViewLine(
        "suggestions",
        "Proposals",
        {"page": "views.proposals:proposals", "data": "data.proposals:proposals"},
    ),
    ViewLine(
        "comparison",
        "Comparison",
        {
            "page": "views.comparison:comparison",
            "sheets": "views.sheets:comparison",
            "data": "data.comparison:comparison",
        },
    ),
    ViewLine(
        "quality",
        "Assessment",
        {
            "page": "views.quality:of_one",
            "sheets": "views.quality_sheets:of_one",
            "data": "data.quality:of_one",
        },
    ),
    ViewLine(
        "quality",
        "Assessments",
        {
            "page": "views.quality:of_more",
            "sheets": "views.quality_sheets:of_more",
            "data": "data.quality:of_more",
        },
    ),
    ViewLine(
        "register-check",
        "RegisterCheck",
        {"page": "views.register_check:of_one", "data": "data.register_check:of_one"},
    ),
    ViewLine(
        "register-check",
        "RegisterChecks",
        {"page": "views.register_check:of_more", "data": "data.register_check:of_more"},
    ),
    ViewLine(
        "report",
        "Report",
        {
            "lines": "views.report:lines",
            "page": "views.report:report",
            "data": "data.report:report",
            "report": "views.report:itself",
        },
    ),
)
"""The views, for each kind of subject in the order in which people read of them."""

FORMATS: Mapping[Format, FormatLine] = {
    format.name: format
    for format in (
        FormatLine(
            "markdown", (".md", ".markdown"), "text/markdown", {"page": "writers.markdown:write"}
        ),
        FormatLine(
            "html",
            (".html", ".htm"),
            "text/html",
            {"page": "writers.html:write"},
            adds=("runs", "about"),
        ),
        FormatLine(
            "text",
            (".txt",),
            "text/plain",
            {"lines": "writers.text:write_lines", "page": "writers.text:write"},
        ),
        FormatLine(
            "docx",
            (".docx",),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            {"page": "writers.docx:write"},
            binary=True,
            package="docx",
        ),
        FormatLine(
            "pdf",
            (".pdf",),
            "application/pdf",
            {"page": "writers.pdf:write"},
            binary=True,
            package="typst",
        ),
        FormatLine("json", (".json",), "application/json", {"data": "writers.json:write_data"}),
        FormatLine(
            "jsonld", (".jsonld",), "application/ld+json", {"linked": "writers.json:write_data"}
        ),
        FormatLine("csv", (".csv",), "text/csv", {"sheets": "writers.csv:write"}),
        FormatLine(
            "xlsx",
            (".xlsx",),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            {"sheets": "writers.xlsx:write"},
            binary=True,
            package="xlsxwriter",
        ),
        FormatLine("ical", (".ics",), "text/calendar", {"events": "writers.ical:write"}),
        FormatLine(
            "yaml",
            (".series.yaml", ".series.yml"),
            "application/yaml",
            {"kept": "writers.series_file:write"},
        ),
        FormatLine("github", (), "text/plain", {"report": "reporting:write_github"}),
        FormatLine(
            "sarif", (".sarif",), "application/sarif+json", {"report": "reporting:write_sarif"}
        ),
    )
}
"""The formats by their names."""


def views_for(classes: tuple[str, ...]) -> Iterator[ViewLine]:
    """The views of a subject of these classes, its own class first: one of each name."""
    known: set[str] = set()
    for view in VIEWS:
        if view.subject in classes and view.name not in known:
            known.add(view.name)
            yield view


def format_for(makes: Mapping[str, str], format: FormatLine) -> str:
    """What a format would take of what a view makes; nothing where it can take none of it."""
    return next((what for what in format.takes if what in makes), "")
