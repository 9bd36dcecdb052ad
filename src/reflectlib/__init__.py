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
        ReflectError,
        UnknownFormatError,
        UnknownIdError,
    )
    from reflectlib.model.checklist import Checklist
    from reflectlib.model.entry import Entry, Note, Source
    from reflectlib.model.framework import Framework
    from reflectlib.model.method import Method, Role
    from reflectlib.model.steps import Groups, Phase, Question
    from reflectlib.model.timing import Minutes, MinutesPer, Range
    from reflectlib.reading.converter import structure, unstructure
    from reflectlib.reading.load import load, parse
    from reflectlib.rendering import render
    from reflectlib.search import Filter, Match

_HOMES = {
    "Catalogue": "catalogue",
    "Filter": "search",
    "Match": "search",
    "Diagnostic": "diagnostics",
    "Report": "diagnostics",
    "CannotReadError": "errors",
    "CannotWriteError": "errors",
    "DuplicateIdError": "errors",
    "InvalidEntryError": "errors",
    "ReflectError": "errors",
    "UnknownFormatError": "errors",
    "UnknownIdError": "errors",
    "Checklist": "model.checklist",
    "Entry": "model.entry",
    "Note": "model.entry",
    "Source": "model.entry",
    "Framework": "model.framework",
    "Method": "model.method",
    "Groups": "model.steps",
    "Phase": "model.steps",
    "Question": "model.steps",
    "Role": "model.method",
    "Minutes": "model.timing",
    "MinutesPer": "model.timing",
    "Range": "model.timing",
    "structure": "reading.converter",
    "unstructure": "reading.converter",
    "load": "reading.load",
    "parse": "reading.load",
    "render": "rendering",
}

__all__ = [  # noqa: RUF022  # the most used first
    "Catalogue",
    "load",
    "parse",
    "render",
    "structure",
    "unstructure",
    "Entry",
    "Method",
    "Phase",
    "Question",
    "Role",
    "Note",
    "Groups",
    "Minutes",
    "MinutesPer",
    "Range",
    "Source",
    "Checklist",
    "Framework",
    "Filter",
    "Match",
    "Diagnostic",
    "Report",
    "ReflectError",
    "InvalidEntryError",
    "UnknownIdError",
    "DuplicateIdError",
    "CannotReadError",
    "CannotWriteError",
    "UnknownFormatError",
]


if not TYPE_CHECKING:  # pragma: no branch  # a type checker would take any name for one of ours

    def __getattr__(name: str) -> Any:
        if name not in _HOMES:
            raise AttributeError(f"module 'reflectlib' has no attribute '{name}'")
        return getattr(import_module(f"reflectlib.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
