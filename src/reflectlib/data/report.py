"""A report of diagnostics as data."""

from typing import Any

import attrs

from reflectlib.catalogue import Catalogue
from reflectlib.diagnostics import Report


def report(report: Report, _: Catalogue) -> dict[str, Any]:
    """Every field of every diagnostic, and how many there are of each severity."""
    return {
        "diagnostics": [attrs.asdict(diagnostic) for diagnostic in report],
        "errors": len(report.errors),
        "warnings": len(report.warnings),
    }
