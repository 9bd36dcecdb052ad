"""Methods held against the quality framework, as data."""

from typing import TypedDict

from reflectlib.catalogue import Catalogue
from reflectlib.data.shapes import NamedData
from reflectlib.language.words import Words
from reflectlib.quality.finding import Aspect, Assessment, Assessments, Finding, Verdict
from reflectlib.views.field_names import FieldNames
from reflectlib.views.quality import lacking


class PassageData(TypedDict):
    """Something that the entry says."""

    path: str
    """Where it stands in the entry, such as `phases[4].purpose`."""
    text: str
    """What stands there, in the words of the entry; a fixed word or a time as in the file."""
    ours: bool
    """Whether the entry marks it as an addition to its source."""


class AspectData(TypedDict):
    """One thing that is looked for."""

    key: str
    """The name of what is looked for."""
    passages: list[PassageData]
    """What the entry says of it."""
    add_to: list[str]
    """The fields where it can be added; empty where nothing is missing."""
    add: str | None
    """What to add and where, in words; null where nothing is missing."""


class FindingData(TypedDict):
    """A statement of the framework, and what the entry says to it."""

    section: str
    """The id of the section of the framework."""
    section_title: str
    """The name of the section."""
    statement: str
    """The statement itself, as the framework has it."""
    ours: bool
    """Whether the framework marks the statement as an addition to its source."""
    key: str | None
    """The name of what is looked for; null for a statement that is not known here."""
    verdict: Verdict
    """What was found."""
    aspects: list[AspectData]
    """What was looked for, one by one."""


class AssessmentData(NamedData):
    """What one method says to each statement of the framework."""

    findings: list[FindingData]
    """One for each statement, in the order of the framework."""


QualityData = list[AssessmentData]
"""Methods held against the quality framework, in the order in which they were named."""


def of_more(assessments: Assessments, catalogue: Catalogue) -> QualityData:
    """What a program wants to know of each method: codes and places, and the entry's words."""
    return [of_one(assessment, catalogue) for assessment in assessments]


def of_one(assessment: Assessment, _catalogue: Catalogue) -> AssessmentData:
    """The same of one method."""
    words = Words(assessment.method.language)
    names = FieldNames(assessment.method, words)
    return {
        "id": assessment.method.id,
        "title": assessment.method.title,
        "findings": [_finding(finding, names, words) for finding in assessment],
    }


def _finding(finding: Finding, names: FieldNames, words: Words) -> FindingData:
    return {
        "section": finding.section.id,
        "section_title": finding.section.title,
        "statement": finding.statement.text,
        "ours": finding.statement.basis == "editor",
        "key": finding.key or None,
        "verdict": finding.verdict,
        "aspects": [_aspect(aspect, names, words) for aspect in finding.aspects],
    }


def _aspect(aspect: Aspect, names: FieldNames, words: Words) -> AspectData:
    return {
        "key": aspect.key,
        "passages": [
            {"path": passage.path, "text": passage.text, "ours": passage.ours}
            for passage in aspect.passages
        ],
        "add_to": list(aspect.add_to),
        "add": lacking(aspect, names, words) if aspect.add_to else None,
    }
