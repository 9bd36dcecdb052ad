"""The reasons for and against a method, and how they are weighed."""

from collections.abc import Iterable
from typing import Any, Literal, get_args

import attrs

from reflectlib.errors import PlanError
from reflectlib.model.timing import Range
from reflectlib.value import Value

ReasonVerdict = Literal["fits", "caution", "unknown", "near", "against"]
"""What a reason says of a method, from best to worst."""
ReasonKey = Literal[
    "people_fit",
    "people_split",
    "people_unstated",
    "people_too_many",
    "people_too_few",
    "people_uneven",
    "people_fit_blocks",
    "people_outside_block",
    "people_uneven_in_block",
    "people_not_over_blocks",
    "time_exact",
    "time_left",
    "time_open",
    "time_room",
    "time_tight",
    "time_short",
    "time_unstated",
    "time_two_figures",
    "time_over_a_day",
    "no_steps",
    "no_agenda",
    "blocks_missing",
    "more_meetings",
    "more_days",
    "as_meeting",
    "as_variant",
    "goal_found",
    "goal_missing",
    "principle_found",
    "principle_missing",
    "facilitation_fits",
    "facilitation_differs",
    "form_fits",
    "form_differs",
    "place_fits",
    "place_differs",
    "place_unstated",
    "tag_found",
    "tag_missing",
    "experience_enough",
    "experience_lacking",
    "experience_unstated",
    "opening_missing",
    "closing_missing",
    "filled_up",
]
"""What a reason is about."""

VERDICTS: tuple[ReasonVerdict, ...] = get_args(ReasonVerdict)
REFUSING: tuple[ReasonVerdict, ...] = ("near", "against")
"""What a method has no reason of that fits a question."""
LEFT_OVER: tuple[ReasonKey, ...] = ("time_left", "time_open", "time_room")
"""Whose number are the minutes that are left over."""
NEAR = 3  # a miss of at most a third is a near one
MOST = {"people": 1000, "minutes": 1440}
"""As many as a meeting can be planned for."""


def number_asked(_: object, field: "attrs.Attribute[Any]", value: object) -> None:
    """A validator of a number of people or minutes, or None. Raises `PlanError`."""
    most = MOST[field.name]
    if value is not None and (type(value) is not int or not 1 <= value <= most):
        raise PlanError("number_wanted", name=field.name, least=1, most=most, given=value)


@attrs.frozen(eq=False, repr=False)
class Reason(Value):
    """One thing that was looked at, and what came of it.

    `stated` is what the entry says of it, `other` a second figure where it contradicts
    itself; both in people or minutes, `estimated` where it is our estimate. `number` counts
    groups, people that would do, days, or minutes left over; `text` is what was found or sought.
    `miss` is how far off it is, in percents of what was asked for.
    """

    verdict: ReasonVerdict
    key: ReasonKey
    stated: Range | None = None
    other: Range | None = None
    estimated: bool = False
    number: int = 0
    text: str = ""
    miss: int = 0


def missed(
    key: ReasonKey,
    stated: Range | None,
    by: int,
    asked: int,
    *,
    estimated: bool = False,
    number: int = 0,
) -> Reason:
    """The reason of a number that is `by` so many off what was asked for."""
    verdict: ReasonVerdict = "near" if by * NEAR <= asked else "against"
    miss = 100 * by // asked
    return Reason(verdict, key, stated, estimated=estimated, number=number, miss=miss)


def holds(reasons: Iterable[Reason]) -> bool:
    """Tell whether no reason speaks against, however near it comes."""
    return not any(reason.verdict in REFUSING for reason in reasons)


def in_order(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Reasons, the best first."""
    return tuple(sorted(reasons, key=lambda reason: VERDICTS.index(reason.verdict)))


def weight(reasons: Iterable[Reason]) -> tuple[list[int], int, int]:
    """What reasons are ranked by, the least first.

    The worst of them decides, then the next worst, and so on; then by how much they miss, and then
    the time left over.
    """
    ordered = in_order(reasons)
    return (
        [VERDICTS.index(reason.verdict) for reason in reversed(ordered)],
        sum(reason.miss for reason in ordered),
        sum(reason.number for reason in ordered if reason.key in LEFT_OVER),
    )
