"""What was found in definitions: lines as compilers give them, or a table."""

from reflectlib.catalogue import Catalogue
from reflectlib.diagnostics import Report
from reflectlib.language.words import Words
from reflectlib.message import _, p_
from reflectlib.page import Heading, Notice, Page, Table

HEADER = (
    p_("report", "Place"),
    p_("report", "Code"),
    p_("report", "Part"),
    p_("report", "What it is"),
)


def lines(report: Report, _catalogue: Catalogue, *, language: str = "en") -> tuple[str, ...]:
    """Each diagnostic, with its hint on a line of its own."""
    return tuple(diagnostic.in_words(language) for diagnostic in report)


def itself(report: Report, _catalogue: Catalogue) -> Report:
    """The report, for a format that programs read."""
    return report


def report(report: Report, _catalogue: Catalogue, *, language: str = "en") -> Page:
    """Make a page of it, with a row for each diagnostic."""
    words = Words(language)
    title = words.say(_("What was found"))
    if not report:
        return Page(
            title, language, (Heading(title, 1), Notice(words.say(_("Nothing was found."))))
        )
    header = tuple(map(words.say, HEADER))
    rows = (
        (
            f"{found.file}:{found.line}:{found.column}" if found.line else found.file,
            found.code,
            found.path,
            words.joined("\n", map(words.say, (found.message, found.hint))),
        )
        for found in report
    )
    return Page(title, language, (Heading(title, 1), Table(header, tuple(rows))), wide=True)
