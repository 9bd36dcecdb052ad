"""The minutes that count as held: without breaks, without coming in, and without being away."""

from reflectlib.planning.session import Plan

NOT_HELD = ("break", "welcome", "away")


def net_minutes(plan: Plan) -> int:
    """The minutes of a meeting without its breaks and without what comes before it."""
    return sum(slot.minutes for slot in plan.slots if slot.kind not in NOT_HELD)


def gross_minutes(plan: Plan) -> int:
    """The minutes for which people are together, with breaks and all."""
    return sum(slot.minutes for slot in plan.slots if slot.kind != "away")
