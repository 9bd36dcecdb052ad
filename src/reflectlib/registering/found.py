"""What was found of a rule of a register: a verdict, and the figures that it rests on."""

from datetime import date
from typing import Literal

import attrs

from reflectlib.listed import Listed
from reflectlib.model.method import Method
from reflectlib.model.register import Register, RegisterRule
from reflectlib.value import Value

RuleVerdict = Literal["holds", "fails", "unknown"]
"""Whether a series does what a rule asks, by itself; `unknown` where dates and names do not
tell."""
RuleReason = Literal[
    "figures",
    "part_of_the_time",
    "breaks",
    "years_unknown",
    "people_assumed",
    "members_change",
    "one_meeting",
    "forms",
    "some_forms",
    "unless",
    "form_unknown",
    "not_in_a_series",
]
"""What a verdict rests on.

The `figures` say it. Or the series is there for a `part_of_the_time` only, or it depends on whether
`breaks` count. It is not known in how many years something is asked (`years_unknown`), or nobody
said how many people there are (`people_assumed`). Who is a member changes (`members_change`). With
`one_meeting` there is nothing between two. The `forms` say it, or `some_forms` of what is done do
not count; a form may count all the same (`unless`), or is not known (`form_unknown`). What is asked
is `not_in_a_series`."""


@attrs.frozen(eq=False, repr=False)
class YearFigures(Value):
    """What a series gives in some calendar years, both included.

    `minutes` are net: without breaks; `gross` are those with breaks. The years are `whole` where no
    meeting more would fall in them by the rhythm.
    """

    first: int
    last: int
    meetings: int
    minutes: int
    gross: int
    whole: bool


@attrs.frozen(eq=False, repr=False)
class RuleFigure(Value):
    """Some years for which a rule is asked, with its verdict in these."""

    verdict: RuleVerdict
    reason: RuleReason
    years: YearFigures


@attrs.frozen(kw_only=True, eq=False, repr=False)
class RuleFinding(Value):
    """A rule, whether a series does what it asks, and why.

    Of hours and meetings there are `figures` for the years. Of what each meeting has, such as
    minutes, people, or days since the one before, there are the `least` and the `most`, with the
    `days` of the meetings that have too few or too many. `forms` are those that do not count.
    """

    rule: RegisterRule
    verdict: RuleVerdict
    reason: RuleReason
    figures: tuple[RuleFigure, ...] = ()
    least: int | None = None
    most: int | None = None
    days: tuple[date, ...] = ()
    forms: tuple[str, ...] = ()


@attrs.frozen(eq=False, repr=False)
class RegisterCheck(Listed[RuleFinding]):
    """A series held against each rule of a register, in their order. The register decides.

    `years` has what the series gives in each calendar year.
    """

    register: Register
    method: Method
    years: tuple[YearFigures, ...]

    @property
    def fails(self) -> bool:
        """Tell whether the series does not do what a rule asks."""
        return any(finding.verdict == "fails" for finding in self)


@attrs.frozen(eq=False, repr=False)
class RegisterChecks(Listed[RegisterCheck]):
    """The same for some registers, of one series."""
