"""The smallest valid documents, to change one thing in, and what is found in pages."""

from collections.abc import Iterator
from typing import Any

from reflectlib import Catalogue, Diagnostic, formats_of, render, views_of
from reflectlib.model.entry import Entry
from reflectlib.model.forms import Form
from reflectlib.model.record import Record, Slug, own_fields, unpack
from reflectlib.page import Page
from reflectlib.reading.converter import structure
from reflectlib.reading.load import read
from reflectlib.registry import FORMATS
from reflectlib.registry import VIEWS as ALL_VIEWS

VIEWS = [view.name for view in ALL_VIEWS if view.subject == "Method"]
"""Every view that a method can have."""


def method_data(**fields: Any) -> dict[str, Any]:
    """The plain data of a small method, with these fields set."""
    return {
        "format": 1,
        "kind": "method",
        "id": "rondje",
        "title": "Rondje",
        "language": "nl",
        "summary": "Ieder zegt iets.",
        "form": "oefening",
        "facilitation": "either",
        "phases": [{"id": "ronde", "title": "Ronde"}],
        **fields,
    }


def method(**fields: Any) -> Any:
    """A small method, with these fields set in the shape that a file has."""
    return structure(method_data(**fields))


def programme(*blocks: Any, **fields: Any) -> Any:
    """A small programme of these blocks, as a file has them: one step where there are none."""
    data = method_data(kind="programme")
    step = {"step": {"id": "ronde", "title": "Ronde"}}
    return structure({k: data[k] for k in HEAD} | {"blocks": [*blocks] or [step]} | fields)


def checklist(**fields: Any) -> Any:
    """A small checklist."""
    data = method_data(kind="checklist", sections=[{"id": "a", "title": "A"}])
    return structure({k: data[k] for k in HEAD} | {"sections": data["sections"]} | fields)


def framework(**fields: Any) -> Any:
    """A small framework."""
    data = method_data(kind="framework")
    return structure({k: data[k] for k in HEAD} | {"items": [{"id": "a", "title": "A"}]} | fields)


def register(**fields: Any) -> Any:
    """A small register."""
    data = method_data(kind="register")
    sources = [{"title": "Een pagina", "read": "2026-11-26"}]
    return structure({k: data[k] for k in HEAD} | {"sources": sources} | fields)


HEAD = ("format", "kind", "id", "title", "language", "summary")

YAML = """\
format: 1
kind: method
id: rondje
title: Rondje
language: nl
summary: Ieder zegt iets.
form: oefening
facilitation: either
phases:
  - id: ronde
    title: Ronde
"""


def faults(text: str, stem: str | None = None) -> list[Diagnostic]:
    """All that is found in a text."""
    return list(read(text.encode(), "f.yaml", stem=stem).report)


def fault(text: str, stem: str | None = None) -> Diagnostic:
    """The one thing that is found in a text."""
    (found,) = faults(text, stem)
    return found


def entry_of(text: str) -> Entry | None:
    """The entry of a text, or None."""
    return read(text.encode(), "f.yaml").entry


IDS = (Slug, Form)


def written(record: Record) -> Iterator[str]:
    """Every text that somebody wrote in an entry: all but ids and fixed words."""
    for field in own_fields(type(record)):
        value, core = getattr(record, field.name), unpack(field.type)[0]
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Record):
                yield from written(one)
            elif isinstance(one, str) and hasattr(core, "__metadata__") and core not in IDS:
                yield one


def ends(least: int | None, most: int | None, **more: Any) -> dict[str, Any]:
    """A range as data, which is about so many where `more` says so."""
    return {"min": least, "max": most, "about": False, **more}


def of(kind: type, page: Page) -> list[Any]:
    """The blocks of a page of one kind."""
    return [block for block in page.blocks if isinstance(block, kind)]


def texts_of(value: Any) -> Iterator[str]:
    """Every text of a page, or of anything in it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_of(part)


def renderings(subject: object, catalogue: Catalogue) -> Iterator[tuple[str, str, bytes]]:
    """Every text that can be made of a subject: view, format and what is written.

    What office programs read takes many times as long, and has tests of its own.
    """
    for view in views_of(subject):
        for to in formats_of(subject, view):
            if not FORMATS[to].binary:
                yield view, to, render(subject, to, view, catalogue)
