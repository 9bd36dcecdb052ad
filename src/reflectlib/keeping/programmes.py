"""The blocks of a programme that is planned → what a file keeps of them, and back."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reflectlib.characters import shown
from reflectlib.keeping.file import KeptBlock, KeptName
from reflectlib.model.method import Method, Role
from reflectlib.model.programme import Block, Programme, Within
from reflectlib.model.steps import Phase
from reflectlib.planning.rota import blocks_apart, parts_with_roles
from reflectlib.planning.session import Plan, Slot


def slots_of(plan: Plan) -> Iterator[Slot]:
    """All slots of a plan, those of what goes on side by side as well."""
    for slot in plan.slots:
        yield slot
        for side in slot.sides:
            yield from side.slots


def blocks_of(plan: Plan) -> tuple[KeptBlock, ...]:
    """What a file keeps of the blocks that come in a plan; of a method nothing."""
    programme = plan.method
    if not isinstance(programme, Programme):
        return ()
    apart = blocks_apart(programme)
    parts = {part.block: part for part in parts_with_roles(plan)}
    methods = {id: activity.method for id, activity in programme.activities()}
    found = []
    for id in dict.fromkeys(slot.block for slot in slots_of(plan) if slot.block):
        method, part = programme.method_of(id), parts.get(id)
        roles = part.roles() if part else {role.id for role in method.roles} if method else set()
        declared = method.roles if method else ()
        found.append(
            KeptBlock(
                id=id,
                title=shown(programme.title_of(id)) or None,
                method=methods.get(id),
                apart=id in apart,
                roles=tuple(_role(role) for role in declared if role.id in roles),
            )
        )
    return tuple(found)


def _role(role: Role) -> KeptName:
    return KeptName(id=role.id, title=shown(role.title), count=role.count)


def programme_of(
    blocks: Sequence[KeptBlock], said: Mapping[str, Any], phases: tuple[Phase, ...]
) -> Programme:
    """A programme that has these blocks, with what else is `said` of it."""
    bare = {**said, "roles": ()}
    return Programme(
        **said,
        blocks=tuple(map(_block, blocks)),
        within=tuple(
            Within(
                block=one.id,
                method=Method(
                    **bare
                    | {
                        "title": one.title,
                        "roles": tuple(
                            Role(id=role.id, title=role.title, count=role.count)
                            for role in one.roles
                        ),
                    }
                ),
            )
            for one in blocks
            if one.title
        ),
        phases=phases,
    )


def _block(kept: KeptBlock) -> Block:
    """A block of which nothing is to be planned any more."""
    people = 1 if kept.apart else None
    if kept.method:
        return Block(id=kept.id, title=kept.title, method=kept.method, people=people)
    step = Phase(id=kept.id, title=kept.title or kept.id)
    return Block(id=kept.id, title=kept.title, step=step, people=people)
