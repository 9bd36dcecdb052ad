"""A method held against the quality framework, statement by statement."""

from functools import cache

import attrs

from reflectlib.catalogue import Catalogue
from reflectlib.errors import PlanError
from reflectlib.filling import fill
from reflectlib.model.checklist import Checklist, Section, Statement
from reflectlib.model.method import Method
from reflectlib.model.programme import Programme
from reflectlib.quality.criteria import criterion_of
from reflectlib.quality.finding import Aspect, Assessment, Finding, Passage, Verdict
from reflectlib.quality.looking import Texts

FRAMEWORK = "kwaliteitskader-reflectie"
"""The id of the checklist in the catalogue that a method is held against."""


def assess(method: Method, framework: Checklist) -> Assessment:
    """Say for each statement of the framework, in its order, what a method says to it.

    `framework` is the catalogue's `kwaliteitskader-reflectie`. A statement that is not known
    here is taken for one that only an organisation can answer.

    Raises `PlanError` for a programme: the framework is about methods, and what it asks for stands
    in fields that a programme has not, so that nothing could be said of where to add it.
    """
    if isinstance(method, Programme):
        raise not_assessed(method)
    texts = Texts(fill(method))
    findings = (
        _finding(method, texts, section, statement)
        for section in framework.sections
        for statement in section.statements
    )
    return Assessment(tuple(findings), method)


def not_assessed(programme: Programme) -> PlanError:
    """Why a programme is not held against the framework, with its methods, which can be."""
    activities = (one for block in programme.blocks for one in (block, *block.parallel))
    methods = tuple(dict.fromkeys(one.method for one in activities if one.method))
    return PlanError("programme_not_assessed", id=programme.id, methods=methods)


def framework_of(catalogue: Catalogue) -> Checklist:
    """The quality framework of a catalogue, or the bundled one where that has none."""
    if FRAMEWORK in catalogue and isinstance(own := catalogue[FRAMEWORK], Checklist):
        return own
    return _bundled()


@cache
def _bundled() -> Checklist:
    """The framework that comes with the program, which is read once."""
    found = Catalogue.bundled()[FRAMEWORK]
    assert isinstance(found, Checklist)
    return found


def _finding(method: Method, texts: Texts, section: Section, statement: Statement) -> Finding:
    criterion = criterion_of(statement.id)
    if criterion is None:
        return Finding(section, statement, "not-in-a-definition")
    if criterion.only and getattr(method, criterion.only[0]) not in criterion.only[1]:
        field = criterion.only[0]
        why = Aspect(field, (Passage(field, getattr(method, field)),))
        return Finding(section, statement, "not-applicable", criterion.id, (why,))
    aspects = tuple(look(method, texts) for look in criterion.looks)
    if criterion.asks:
        aspects = tuple(attrs.evolve(aspect, add_to=()) for aspect in aspects)
        return Finding(section, statement, "not-in-a-definition", criterion.id, aspects)
    verdict: Verdict = "partly"
    if not any(aspect.add_to for aspect in aspects):
        verdict = "said"
    elif not any(aspect.passages for aspect in aspects):
        verdict = "missing"
    return Finding(section, statement, verdict, criterion.id, aspects)
