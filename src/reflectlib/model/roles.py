"""The register of roles: one id and one name for the same person in every entry."""

from collections.abc import Mapping
from types import MappingProxyType

ROLES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "gespreksleider": {"nl": "Gespreksleider", "en": "Facilitator"},
        "inbrenger": {"nl": "Inbrenger", "en": "Case presenter"},
        "deelnemer": {"nl": "Deelnemer", "en": "Participant"},
        "observator": {"nl": "Observator", "en": "Observer"},
        "tijdbewaker": {"nl": "Tijdbewaker", "en": "Timekeeper"},
        "notulist": {"nl": "Notulist", "en": "Note taker"},
        "begeleider": {"nl": "Begeleider", "en": "Guide"},
        "supervisor": {"nl": "Supervisor", "en": "Supervisor"},
        "supervisant": {"nl": "Supervisant", "en": "Supervisee"},
        "coach": {"nl": "Coach", "en": "Coach"},
        "coachee": {"nl": "Coachee", "en": "Coachee"},
        "leercoach": {"nl": "Leercoach", "en": "Learning coach"},
        "trainer": {"nl": "Trainer", "en": "Trainer"},
        "gedragswetenschapper": {"nl": "Gedragswetenschapper", "en": "Behavioural scientist"},
        "leidinggevende": {"nl": "Leidinggevende", "en": "Manager"},
        "practice-leader": {"nl": "Practice leader", "en": "Practice leader"},
        "behandelcoordinator": {"nl": "Behandelcoördinator", "en": "Treatment coordinator"},
        "luisteraar": {"nl": "Luisteraar", "en": "Listener"},
        "uitlegger": {"nl": "Uitlegger", "en": "Explainer"},
        "publiek": {"nl": "Publiek", "en": "Audience"},
        "aanjager": {"nl": "Aanjager", "en": "Driving force"},
    }
)
"""Role id → its title per language. A method may name any of these without declaring it."""

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
