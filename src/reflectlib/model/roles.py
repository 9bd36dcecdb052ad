"""The register of roles: one id and one name for the same person in every entry."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from reflectlib.message import Message, p_

if TYPE_CHECKING:
    from reflectlib.model.method import Method

ROLES: Mapping[str, Message] = MappingProxyType(
    {
        "gespreksleider": p_("role", "Facilitator"),
        "inbrenger": p_("role", "Case presenter"),
        "deelnemer": p_("role", "Participant"),
        "observator": p_("role", "Observer"),
        "tijdbewaker": p_("role", "Timekeeper"),
        "notulist": p_("role", "Note taker"),
        "begeleider": p_("role", "Guide"),
        "supervisor": p_("role", "Supervisor"),
        "supervisant": p_("role", "Supervisee"),
        "coach": p_("role", "Coach"),
        "coachee": p_("role", "Coachee"),
        "leercoach": p_("role", "Learning coach"),
        "trainer": p_("role", "Trainer"),
        "gedragswetenschapper": p_("role", "Behavioural scientist"),
        "leidinggevende": p_("role", "Manager"),
        "practice-leader": p_("role", "Practice leader"),
        "behandelcoordinator": p_("role", "Treatment coordinator"),
        "luisteraar": p_("role", "Listener"),
        "uitlegger": p_("role", "Explainer"),
        "publiek": p_("role", "Audience"),
        "aanjager": p_("role", "Driving force"),
    }
)
"""Role id → its title. A method may name any of these without declaring it."""

TAKING_PART = frozenset(
    {
        "inbrenger",
        "deelnemer",
        "observator",
        "tijdbewaker",
        "notulist",
        "supervisant",
        "coachee",
        "luisteraar",
        "uitlegger",
        "publiek",
    }
)
"""The roles of those who always take part."""

LEADING = frozenset(
    {
        "gespreksleider",
        "begeleider",
        "supervisor",
        "coach",
        "leercoach",
        "trainer",
        "practice-leader",
    }
)
"""The roles of those who always lead, guide or teach; any other role depends on the method."""


def takes_part(method: "Method", role: str | None) -> bool:
    """Tell whether somebody in this role takes part; without a role it is everybody.

    Some roles always do and some never; any other does unless it leads a step.
    """
    if role is None or role in TAKING_PART:
        return True
    return role not in LEADING and all(phase.lead != role for phase in method.phases)
