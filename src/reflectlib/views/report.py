"""What was found in definitions: lines as compilers give them, or a table."""

from reflectlib.catalogue import Catalogue
from reflectlib.diagnostics import Report
from reflectlib.language.words import Words
from reflectlib.page import Heading, Notice, Page, Table


def lines(report: Report, _: Catalogue) -> tuple[str, ...]:
    """Each diagnostic, with its hint on a line of its own."""
    return tuple(str(diagnostic) for diagnostic in report)


def itself(report: Report, _: Catalogue) -> Report:
    """The report, for a format that programs read."""
    return report


def report(report: Report, _: Catalogue, *, language: str = "en") -> Page:
    """Make a page of it, with a row for each diagnostic."""
    words = Words(language)
    title = words["report"]
    if not report:
        return Page(title, language, (Heading(title, 1), Notice(words["report_empty"])))
    header = tuple(words[f"report_{key}"] for key in ("place", "code", "path", "message"))
    rows = (
        (
            f"{found.file}:{found.line}:{found.column}" if found.line else found.file,
            found.code,
            found.path,
            "\n".join(filter(None, (found.message, found.hint))),
        )
        for found in report
    )
    return Page(title, language, (Heading(title, 1), Table(header, tuple(rows))), wide=True)
