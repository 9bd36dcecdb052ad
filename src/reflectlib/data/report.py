"""A report of diagnostics as data."""

from typing import TypedDict

from reflectlib.catalogue import Catalogue
from reflectlib.diagnostics import Diagnostic, Report, Severity


class DiagnosticData(TypedDict):
    """One fault, with its place."""

    severity: Severity
    """`error` where the definition cannot be used, `warning` where it can."""
    code: str
    """The rule that it breaks, such as RFL101: the reference of the rules says why."""
    message: str
    """What is wrong."""
    file: str
    """The name of the file; empty for a text without one."""
    line: int
    """The line, from 1; 0 where there is no text to point into."""
    column: int
    """The column in characters, from 1; 0 where there is no text to point into."""
    path: str
    """The value that it is about, such as `phases[2].time`; empty for the whole."""
    hint: str
    """What to do about it; empty where there is nothing to say."""


class ReportData(TypedDict):
    """What is wrong with definitions."""

    diagnostics: list[DiagnosticData]
    """The faults, file by file in the order of their places."""
    files: int
    """How many definitions were checked; a report by itself counts as one."""
    errors: int
    """How many of the faults are errors."""
    warnings: int
    """How many of the faults are warnings."""


def report(report: Report, _catalogue: Catalogue) -> ReportData:
    """Every field of every diagnostic, and how many there are of each severity."""
    return {
        "diagnostics": [_diagnostic(found) for found in report],
        "files": 1,
        "errors": len(report.errors),
        "warnings": len(report.warnings),
    }


def _diagnostic(found: Diagnostic) -> DiagnosticData:
    return {
        "severity": found.severity,
        "code": found.code,
        "message": found.message,
        "file": found.file,
        "line": found.line,
        "column": found.column,
        "path": found.path,
        "hint": found.hint,
    }
