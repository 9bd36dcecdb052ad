"""Methods held against the quality framework, as a table: a row for each statement."""

from collections.abc import Iterator

from reflectlib.catalogue import Catalogue
from reflectlib.language.words import Words
from reflectlib.message import _
from reflectlib.quality.finding import Assessment, Assessments, Finding
from reflectlib.sheets import Cell, Sheet, sheet_of
from reflectlib.views.blocks import signed
from reflectlib.views.field_names import FieldNames
from reflectlib.views.quality import VERDICTS, lacking, passage_text

HEADER = (
    _("Method"),
    _("Part"),
    _("Statement"),
    _("What was found"),
    _("Where it stands"),
    _("Add"),
)


def of_one(assessment: Assessment, catalogue: Catalogue) -> tuple[Sheet, ...]:
    """The table of one method, in its own language; the statements stay in theirs."""
    return of_more(Assessments((assessment,)), catalogue)


def of_more(assessments: Assessments, catalogue: Catalogue) -> tuple[Sheet, ...]:
    """One table of some methods, with all that was found, in the language of each."""
    words = Words(assessments[0].method.language)
    rows = [row for assessment in assessments for row in _rows(assessment, catalogue)]
    title, header = words.say(_("Quality")), [words.say(title) for title in HEADER]
    return (sheet_of(title, header, rows),)


def _rows(assessment: Assessment, catalogue: Catalogue) -> Iterator[tuple[Cell, ...]]:
    method = assessment.method
    words = Words(method.language)
    names = FieldNames(method, words)
    for finding in assessment:
        statement = finding.statement
        to_add = (lacking(aspect, names, words) for aspect in finding.aspects if aspect.add_to)
        yield (
            method.title,
            finding.section.title,
            signed(statement.text, statement.basis == "editor", words),
            words.say(VERDICTS[finding.verdict]),
            "\n".join(dict.fromkeys(_passages(assessment, finding, names, catalogue, words))),
            "\n".join(to_add),
        )


def _passages(
    assessment: Assessment, finding: Finding, names: FieldNames, catalogue: Catalogue, words: Words
) -> Iterator[str]:
    for aspect in finding.aspects:
        for passage in aspect.passages:
            text = passage_text(assessment.method, passage, catalogue, words)
            said = words.joined(": ", (names.label(passage.path), text))
            yield signed(said, passage.ours, words)
