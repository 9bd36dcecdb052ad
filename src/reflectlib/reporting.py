"""What was found, in the formats that people and programs read.

Each format takes the reports one by one and gives lines as soon as it can, so that a thousand
files take no more memory than one.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reflectlib.characters import escaped_in_json, spelled

if TYPE_CHECKING:
    from reflectlib.diagnostics import Diagnostic, Report

Reports = Iterable["Report"]


class Counts:
    """How many files there were, and how many faults in them."""

    def __init__(self) -> None:
        """Start at nothing."""
        self.files = self.errors = self.warnings = 0

    def over(self, reports: Reports) -> "Iterator[Report]":
        """Pass reports on, each counted as one file."""
        for report in reports:
            self.files += 1
            self.errors += len(report.errors)
            self.warnings += len(report.warnings)
            yield report

    def __str__(self) -> str:
        """Write them in one line."""
        parts = [(n, name.removesuffix("s") if n == 1 else name) for name, n in vars(self).items()]
        return ", ".join(f"{n} {what}" for n, what in parts)


def _text(reports: Reports, _: Counts) -> Iterator[str]:
    """For people: a line per diagnostic, with its hint below."""
    return (str(diagnostic) for report in reports for diagnostic in report)


def _json(reports: Reports, counts: Counts) -> Iterator[str]:
    """One object: every field of every diagnostic, and the counts."""
    import json

    import attrs

    yield '{"diagnostics": ['
    yield from _items(attrs.asdict(d) for report in reports for d in report)
    yield f"], {json.dumps(vars(counts))[1:]}"


def _github(reports: Reports, _: Counts) -> Iterator[str]:
    """Commands that make GitHub show each diagnostic beside its line."""
    for diagnostic in (d for report in reports for d in report):
        properties = {
            # GitHub knows the file by its name, line breaks included, which it has a sign for.
            "file": "\n".join(map(spelled, _from_here(diagnostic.file).split("\n"))),
            "line": diagnostic.line,
            "col": diagnostic.column,
            "title": spelled(f"{diagnostic.code} {diagnostic.path}".strip()),
        }
        # A line or column of 0 is none.
        known = [
            f"{name}={_escape(str(value), ':,')}" for name, value in properties.items() if value
        ]
        message = _escape(_words(diagnostic, diagnostic.message))
        yield f"::{diagnostic.severity} {','.join(known)}::{message}"


def _sarif(reports: Reports, _: Counts) -> Iterator[str]:
    """SARIF 2.1.0, for the services that collect what programs find."""
    import json
    from importlib.metadata import version

    driver = {"name": "reflectlib", "version": version("reflectlib"), "rules": _rules()}
    yield '{"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",'
    yield f'"runs": [{{"tool": {json.dumps({"driver": driver})},'
    yield '"columnKind": "unicodeCodePoints", "results": ['
    yield from _items(_result(diagnostic) for report in reports for diagnostic in report)
    yield "]}]}"


LINES: Mapping[str, Callable[[Reports, Counts], Iterator[str]]] = {
    "text": _text,
    "json": _json,
    "github": _github,
    "sarif": _sarif,
}
"""Format → what makes its lines of reports, and of the counts once all have been passed on."""


def write_github(report: "Report") -> bytes:
    """One report as GitHub takes it."""
    return _written(_github, report)


def write_sarif(report: "Report") -> bytes:
    """One report as SARIF 2.1.0."""
    return _written(_sarif, report)


def _written(lines: Callable[[Reports, Counts], Iterator[str]], report: "Report") -> bytes:
    return "".join(f"{line}\n" for line in lines([report], Counts())).encode()


def _items(values: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The items of a JSON list, one on a line, in characters that every terminal has."""
    import json

    for number, value in enumerate(values):
        yield f"{',' if number else ' '} {escaped_in_json(json.dumps(value))}"


def _rules() -> list[dict[str, Any]]:
    """Every rule, so that a service can explain what it shows."""
    from reflectlib.reading.rulebook import RULES

    return [
        {
            "id": rule.code,
            "shortDescription": {"text": rule.title},
            "fullDescription": {"text": rule.reason},
            "help": {"text": rule.reason + _example(rule.wrong, rule.right)},
            "defaultConfiguration": {"level": rule.severity},
        }
        for rule in RULES.values()
    ]


def _example(wrong: str, right: str) -> str:
    return f"\n\nWrong:\n\n{wrong}\nRight:\n\n{right}" if wrong else ""


def _result(diagnostic: "Diagnostic") -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(diagnostic.file)}}
    if diagnostic.line:
        place["region"] = {"startLine": diagnostic.line, "startColumn": diagnostic.column}
    path = f"{diagnostic.path}: " if diagnostic.path else ""
    return {
        "ruleId": diagnostic.code,
        "level": diagnostic.severity,
        "message": {"text": _words(diagnostic, path + diagnostic.message)},
        "locations": [{"physicalLocation": place}],
    }


def _words(diagnostic: "Diagnostic", message: str) -> str:
    message, hint = spelled(message), spelled(diagnostic.hint)
    return f"{message}\n{hint}" if hint else message


def _escape(text: str, more: str = "") -> str:
    """Write what would end a command of GitHub's, or a property of it, as it asks."""
    for sign in "%\r\n" + more:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def _from_here(file: str) -> str:
    """Name a file from the current folder where it stands in it, with slashes; else as it is."""
    path = Path(os.path.normpath(Path.cwd() / file))
    return path.relative_to(Path.cwd()).as_posix() if path.is_relative_to(Path.cwd()) else str(path)


def _uri(file: str) -> str:
    from urllib.parse import quote

    name = _from_here(file)
    # Bytes, since the name of a file need not be text.
    return Path(name).as_uri() if Path(name).is_absolute() else quote(os.fsencode(name))
