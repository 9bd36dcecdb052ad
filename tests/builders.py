"""The smallest valid documents, to change one thing in."""

from typing import Any

from reflectlib import Diagnostic
from reflectlib.model.entry import Entry
from reflectlib.reading.converter import structure
from reflectlib.reading.load import read


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


def checklist(**fields: Any) -> Any:
    """A small checklist."""
    data = method_data(kind="checklist", sections=[{"id": "a", "title": "A"}])
    return structure({k: data[k] for k in HEAD} | {"sections": data["sections"]} | fields)


def framework(**fields: Any) -> Any:
    """A small framework."""
    data = method_data(kind="framework")
    return structure({k: data[k] for k in HEAD} | {"items": [{"id": "a", "title": "A"}]} | fields)


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
    return list(read(text.encode(), "f.yaml", stem=stem)[1])


def fault(text: str, stem: str | None = None) -> Diagnostic:
    """The one thing that is found in a text."""
    (found,) = faults(text, stem)
    return found


def entry_of(text: str) -> Entry | None:
    """The entry of a text, or None."""
    return read(text.encode(), "f.yaml")[0]
