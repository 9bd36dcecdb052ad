"""reflectlib: methods to reflect on work together, held as data.

    >>> from reflectlib import Catalogue, render
    >>> kom = Catalogue.bundled()["kom"]
    >>> html = render(kom, to="html")

Names are imported when they are first used, so that a program pays for what it takes.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reflectlib.catalogue import Catalogue
    from reflectlib.diagnostics import Diagnostic, Report
    from reflectlib.errors import (
        CannotReadError,
        CannotWriteError,
        DuplicateIdError,
        InvalidEntryError,
        PlanError,
        ReflectError,
        UnknownFormatError,
        UnknownIdError,
        UnknownZoneError,
    )
    from reflectlib.model.checklist import Checklist, Section, Statement
    from reflectlib.model.entry import Entry, Note, Source
    from reflectlib.model.framework import Element, Framework, Item
    from reflectlib.model.method import (
        Conditions,
        Effort,
        Experience,
        MeetingKind,
        Method,
        Role,
        Task,
        Transfer,
        Variant,
        Worksheet,
    )
    from reflectlib.model.steps import (
        Cases,
        Groups,
        Phase,
        Question,
        QuestionCategory,
    )
    from reflectlib.model.timing import (
        Frequency,
        Minutes,
        MinutesPer,
        Period,
        Range,
        Span,
    )
    from reflectlib.planning.effort import Amount, EffortLine, Reckoning, effort
    from reflectlib.planning.groups import split_into_groups
    from reflectlib.planning.plan import plan
    from reflectlib.planning.series import (
        Due,
        Meeting,
        Series,
        Timetable,
        series,
    )
    from reflectlib.planning.session import Plan, Remark, Session, Slot
    from reflectlib.quality.assessing import assess
    from reflectlib.quality.finding import Aspect, Finding, Passage
    from reflectlib.reading.converter import structure, unstructure
    from reflectlib.reading.load import load, parse
    from reflectlib.rendering import render, views_of
    from reflectlib.search import Filter, Match, find
    from reflectlib.site.building import SiteReport, write_site
    from reflectlib.suggesting import Reason, Suggestion, Wish, suggest

_HOMES = {
    "Catalogue": "catalogue",
    "Filter": "search",
    "Match": "search",
    "find": "search",
    "Reason": "suggesting",
    "Suggestion": "suggesting",
    "Wish": "suggesting",
    "suggest": "suggesting",
    "Aspect": "quality.finding",
    "Finding": "quality.finding",
    "Passage": "quality.finding",
    "assess": "quality.assessing",
    "Plan": "planning.session",
    "Remark": "planning.session",
    "Session": "planning.session",
    "Slot": "planning.session",
    "plan": "planning.plan",
    "split_into_groups": "planning.groups",
    "Due": "planning.series",
    "Meeting": "planning.series",
    "Series": "planning.series",
    "Timetable": "planning.series",
    "series": "planning.series",
    "Amount": "planning.effort",
    "EffortLine": "planning.effort",
    "Reckoning": "planning.effort",
    "effort": "planning.effort",
    "Diagnostic": "diagnostics",
    "Report": "diagnostics",
    "CannotReadError": "errors",
    "CannotWriteError": "errors",
    "DuplicateIdError": "errors",
    "InvalidEntryError": "errors",
    "PlanError": "errors",
    "ReflectError": "errors",
    "UnknownFormatError": "errors",
    "UnknownIdError": "errors",
    "UnknownZoneError": "errors",
    "Entry": "model.entry",
    "Note": "model.entry",
    "Source": "model.entry",
    "Conditions": "model.method",
    "Effort": "model.method",
    "Experience": "model.method",
    "MeetingKind": "model.method",
    "Method": "model.method",
    "Role": "model.method",
    "Task": "model.method",
    "Transfer": "model.method",
    "Variant": "model.method",
    "Worksheet": "model.method",
    "Cases": "model.steps",
    "Groups": "model.steps",
    "Phase": "model.steps",
    "Question": "model.steps",
    "QuestionCategory": "model.steps",
    "Frequency": "model.timing",
    "Minutes": "model.timing",
    "MinutesPer": "model.timing",
    "Period": "model.timing",
    "Range": "model.timing",
    "Span": "model.timing",
    "Checklist": "model.checklist",
    "Section": "model.checklist",
    "Statement": "model.checklist",
    "Element": "model.framework",
    "Framework": "model.framework",
    "Item": "model.framework",
    "structure": "reading.converter",
    "unstructure": "reading.converter",
    "load": "reading.load",
    "parse": "reading.load",
    "render": "rendering",
    "views_of": "rendering",
    "SiteReport": "site.building",
    "write_site": "site.building",
}

__all__ = [  # noqa: RUF022  # the most used first
    "Catalogue",
    "load",
    "parse",
    "render",
    "views_of",
    "write_site",
    "find",
    "suggest",
    "assess",
    "plan",
    "series",
    "effort",
    "split_into_groups",
    "structure",
    "unstructure",
    "Entry",
    "Method",
    "Phase",
    "Question",
    "Role",
    "Note",
    "Groups",
    "QuestionCategory",
    "MeetingKind",
    "Task",
    "Effort",
    "Worksheet",
    "Variant",
    "Conditions",
    "Transfer",
    "Experience",
    "Cases",
    "Minutes",
    "MinutesPer",
    "Range",
    "Frequency",
    "Span",
    "Period",
    "Source",
    "Checklist",
    "Section",
    "Statement",
    "Framework",
    "Item",
    "Element",
    "Filter",
    "Match",
    "Wish",
    "Suggestion",
    "Reason",
    "Finding",
    "Aspect",
    "Passage",
    "Session",
    "Plan",
    "Slot",
    "Timetable",
    "Series",
    "Meeting",
    "Due",
    "Remark",
    "Reckoning",
    "EffortLine",
    "Amount",
    "SiteReport",
    "Diagnostic",
    "Report",
    "ReflectError",
    "InvalidEntryError",
    "UnknownIdError",
    "DuplicateIdError",
    "CannotReadError",
    "CannotWriteError",
    "UnknownFormatError",
    "PlanError",
    "UnknownZoneError",
]


if not TYPE_CHECKING:  # pragma: no branch  # a type checker would take any name for one of ours

    def __getattr__(name: str) -> Any:
        if name not in _HOMES:
            raise AttributeError(f"module 'reflectlib' has no attribute '{name}'")
        return getattr(import_module(f"reflectlib.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
