"""A series held against registers, as data."""

from typing import TypedDict

from reflectlib.catalogue import Catalogue
from reflectlib.data.shapes import DayText, OfMethodData
from reflectlib.language.words import Words
from reflectlib.model.register import ProofField, RegisterRuleKind
from reflectlib.registering.found import (
    RegisterCheck,
    RegisterChecks,
    RuleFinding,
    RuleReason,
    RuleVerdict,
    YearFigures,
)
from reflectlib.views.register_words import rule_in_words


class RegisterSourceData(TypedDict):
    """A page on which the rules were read."""

    title: str
    """What it is called."""
    url: str | None
    """Where it is."""
    read: str | None
    """The day on which it was read; null where the entry does not say it."""
    secondary: bool
    """`true` where it is not of the register itself."""


class YearsData(TypedDict):
    """What the series gives in some calendar years, both included."""

    first: int
    """The first year."""
    last: int
    """The last year."""
    meetings: int
    """How many meetings there are in them."""
    minutes: int
    """The minutes of these without breaks."""
    minutes_with_breaks: int
    """The same with breaks."""
    whole: bool
    """`true` where the series is there for all of that time."""


class RuleFigureData(TypedDict):
    """Some years for which a rule is asked."""

    verdict: RuleVerdict
    """Whether the rule holds in them."""
    reason: RuleReason
    """What that rests on."""
    years: YearsData
    """What the series gives in them."""


class RuleFindingData(TypedDict):
    """A rule of a register, and whether the series does what it asks."""

    id: str
    """The id of the rule."""
    kind: RegisterRuleKind
    """What it is about."""
    text: str
    """The rule in words, in the language of the method."""
    verdict: RuleVerdict
    """Whether it holds."""
    reason: RuleReason
    """What that rests on."""
    figures: list[RuleFigureData]
    """Of hours and meetings: what there is in the years for which they are asked."""
    least: int | None
    """The least minutes, people, members or days that were found; null where none were counted."""
    most: int | None
    """The most of these."""
    days: list[DayText]
    """The days of the meetings that have too few or too many."""
    forms: list[str]
    """The forms of what is done that do not count."""


class RegisterCheckData(OfMethodData):
    """A series held against one register. The register itself decides."""

    register: str
    """The id of the register."""
    register_title: str
    """Its name."""
    sources: list[RegisterSourceData]
    """Where its rules were read, and when."""
    years: list[YearsData]
    """What the series gives in each calendar year."""
    rules: list[RuleFindingData]
    """Its rules, in order."""
    proof: list[ProofField]
    """What it wants to see of each meeting."""
    not_verified: list[str]
    """What could not be verified."""


RegisterChecksData = list[RegisterCheckData]
"""A series held against registers, in the order in which they were named."""


def of_more(checks: RegisterChecks, catalogue: Catalogue) -> RegisterChecksData:
    """What a program wants to know of each register: codes and figures."""
    return [of_one(check, catalogue) for check in checks]


def of_one(check: RegisterCheck, _catalogue: Catalogue) -> RegisterCheckData:
    """The same of one register."""
    register, words = check.register, Words(check.method.language)
    return {
        "method": check.method.id,
        "title": check.method.title,
        "register": register.id,
        "register_title": register.title,
        "sources": [
            {
                "title": source.title,
                "url": source.url,
                "read": source.read,
                "secondary": source.secondary,
            }
            for source in register.sources
        ],
        "years": [_years(each) for each in check.years],
        "rules": [_finding(finding, words) for finding in check],
        "proof": list(register.proof),
        "not_verified": [note.text for note in register.not_verified],
    }


def _years(years: YearFigures) -> YearsData:
    return {
        "first": years.first,
        "last": years.last,
        "meetings": years.meetings,
        "minutes": years.minutes,
        "minutes_with_breaks": years.gross,
        "whole": years.whole,
    }


def _finding(finding: RuleFinding, words: Words) -> RuleFindingData:
    return {
        "id": finding.rule.id,
        "kind": finding.rule.kind,
        "text": str(rule_in_words(finding.rule, words)),
        "verdict": finding.verdict,
        "reason": finding.reason,
        "figures": [
            {"verdict": each.verdict, "reason": each.reason, "years": _years(each.years)}
            for each in finding.figures
        ],
        "least": finding.least,
        "most": finding.most,
        "days": [day.isoformat() for day in finding.days],
        "forms": list(finding.forms),
    }
