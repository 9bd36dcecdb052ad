"""What was found, in the formats that people and programs read.

Each format takes the reports one by one and gives lines as soon as it can, so that a thousand
files take no more memory than one.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reflectlib.characters import escaped_in_json, spelled
from reflectlib.message import Message, _, n_, say, unmarked
from reflectlib.translations import spoken

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

    @property
    def message(self) -> Message:
        """All of them in one line."""
        return unmarked(
            "{files}, {errors}, {warnings}",
            files=n_("{number} file", "{number} files", self.files),
            errors=n_("{number} error", "{number} errors", self.errors),
            warnings=n_("{number} warning", "{number} warnings", self.warnings),
        )


def _text(reports: Reports, _counts: Counts, language: str) -> Iterator[str]:
    """For people: a line per diagnostic, with its hint below."""
    return (diagnostic.in_words(language) for report in reports for diagnostic in report)


def _json(reports: Reports, counts: Counts, _language: str) -> Iterator[str]:
    """One object: every field of every diagnostic, and the counts."""
    import json

    import attrs

    yield '{"diagnostics": ['
    yield from _items(attrs.asdict(d) for report in reports for d in report)
    yield f"], {json.dumps(vars(counts))[1:]}"


def _github(reports: Reports, _counts: Counts, language: str) -> Iterator[str]:
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
        message = _escape(_words(diagnostic, language))
        yield f"::{diagnostic.severity} {','.join(known)}::{message}"


def _sarif(reports: Reports, _counts: Counts, language: str) -> Iterator[str]:
    """SARIF 2.1.0, for the services that collect what programs find."""
    import json
    from importlib.metadata import version

    driver = {"name": "reflectlib", "version": version("reflectlib"), "rules": _rules(language)}
    yield '{"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",'
    yield f'"runs": [{{"tool": {json.dumps({"driver": driver})},'
    yield f'"language": "{spoken(language)}", "columnKind": "unicodeCodePoints",'
    yield '"results": ['
    yield from _items(_result(diagnostic, language) for report in reports for diagnostic in report)
    yield "]}]}"


LINES: Mapping[str, Callable[[Reports, Counts, str], Iterator[str]]] = {
    "text": _text,
    "json": _json,
    "github": _github,
    "sarif": _sarif,
}
"""Format → what makes its lines of reports, of the counts once all have been passed on, and in a
language."""


def write_github(report: "Report", *, language: str = "en") -> bytes:
    """One report as GitHub takes it."""
    return _written(_github, report, language)


def write_sarif(report: "Report", *, language: str = "en") -> bytes:
    """One report as SARIF 2.1.0."""
    return _written(_sarif, report, language)


def _written(
    lines: Callable[[Reports, Counts, str], Iterator[str]], report: "Report", language: str
) -> bytes:
    return "".join(f"{line}\n" for line in lines([report], Counts(), language)).encode()


def _items(values: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The items of a JSON list, one on a line, in characters that every terminal has."""
    import json

    for number, value in enumerate(values):
        yield f"{',' if number else ' '} {escaped_in_json(json.dumps(value))}"


def _rules(language: str) -> list[dict[str, Any]]:
    """Every rule, so that a service can explain what it shows."""
    from reflectlib.reading.rulebook import RULES

    return [
        {
            "id": rule.code,
            "shortDescription": {"text": say(rule.title, language)},
            "fullDescription": {"text": say(rule.reason, language)},
            "help": {
                "text": say(rule.reason, language) + _example(rule.wrong, rule.right, language)
            },
            "defaultConfiguration": {"level": rule.severity},
        }
        for rule in RULES.values()
    ]


def _example(wrong: str, right: str, language: str) -> str:
    if not wrong:
        return ""
    before, behind = say(_("Wrong:"), language), say(_("Right:"), language)
    return f"\n\n{before}\n\n{wrong}\n{behind}\n\n{right}"


def _result(diagnostic: "Diagnostic", language: str) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(diagnostic.file)}}
    if diagnostic.line:
        place["region"] = {"startLine": diagnostic.line, "startColumn": diagnostic.column}
    path = f"{diagnostic.path}: " if diagnostic.path else ""
    return {
        "ruleId": diagnostic.code,
        "level": diagnostic.severity,
        "message": {"text": path + _words(diagnostic, language)},
        "locations": [{"physicalLocation": place}],
    }


def _words(diagnostic: "Diagnostic", language: str) -> str:
    said = (say(text, language) for text in (diagnostic.message, diagnostic.hint))
    message, hint = map(spelled, said)
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
