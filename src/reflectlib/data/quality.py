"""Methods held against the quality framework, as data."""

from typing import Any

from reflectlib.catalogue import Catalogue
from reflectlib.language.words import Words
from reflectlib.model.method import Method
from reflectlib.quality.finding import Assessment, Assessments, Finding
from reflectlib.views.quality import lacking, passage_text


def of_more(assessments: Assessments, catalogue: Catalogue) -> list[dict[str, Any]]:
    """What a program wants to know of each method: codes and places, and the same in words."""
    return [of_one(assessment, catalogue) for assessment in assessments]


def of_one(assessment: Assessment, catalogue: Catalogue) -> dict[str, Any]:
    """The same of one method."""
    method = assessment.method
    words = Words(method.language)
    return {
        "id": method.id,
        "title": method.title,
        "findings": [_row(method, finding, catalogue, words) for finding in assessment],
    }


def _row(method: Method, finding: Finding, catalogue: Catalogue, words: Words) -> dict[str, Any]:
    return {
        "section": finding.section.id,
        "section_title": finding.section.title,
        "statement": finding.statement.text,
        "ours": finding.statement.basis == "editor",
        "key": finding.key,
        "verdict": finding.verdict,
        "aspects": [
            {
                "key": aspect.key,
                "passages": [
                    {
                        "path": passage.path,
                        "text": passage_text(method, passage, catalogue, words),
                        "ours": passage.ours,
                    }
                    for passage in aspect.passages
                ],
                "add_to": list(aspect.add_to),
                "add": lacking(aspect, words) if aspect.add_to else "",
            }
            for aspect in finding.aspects
        ],
    }
