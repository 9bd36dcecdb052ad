"""The roles that a session gives to somebody: which roles these are, and whether that can be."""

from collections.abc import Mapping

from reflectlib.diagnostics import nearest
from reflectlib.errors import PlanError
from reflectlib.message import say
from reflectlib.model.method import Method
from reflectlib.model.ranges import phases_of
from reflectlib.model.roles import ROLES, takes_part
from reflectlib.planning.group import check_name
from reflectlib.planning.rota import number_in
from reflectlib.planning.session import Plan

Roles = Mapping[str, tuple[str, ...]]


def fixed_roles(plan: Plan, names: tuple[str, ...], roles: Roles) -> dict[str, tuple[str, ...]]:
    """Who always has which role of a planned method: role id → names.

    `roles` go by id or by title, in capitals or not. Whoever leads need not be among `names`; who
    takes part must be, where there are names. Raises `PlanError` for a role that the method has
    not, that stands twice, or that is for fewer people; and for nobody, what cannot be a name,
    somebody twice, and somebody who is not there.
    """
    found: dict[str, tuple[str, ...]] = {}
    for given, who in roles.items():
        id = role_id(plan.method, given)
        if id in found:
            raise PlanError("role_twice", role=given)
        found[id] = _checked(plan, id, given, who, names)
    return found


def role_id(method: Method, given: str) -> str:
    """The id of a role of a method, by its id or its title. Raises `PlanError`."""
    titles = {id: _titles(method, id) for id in known_roles(method)}
    wanted = str(given).strip().casefold()
    for id, called in titles.items():
        if wanted in (id.casefold(), *(title.casefold() for title in called)):
            return id
    words = {word: id for id, called in titles.items() for word in (id, *map(str.lower, called))}
    near = tuple(dict.fromkeys(words[word] for word in nearest(wanted, words)))
    raise PlanError("no_such_role", role=given, method=method.id, near=near, known=tuple(titles))


def known_roles(method: Method) -> tuple[str, ...]:
    """The ids of all roles that a method names, in its order."""
    phases = [phase for _path, phase in phases_of(method)]
    named = [
        *(role.id for role in method.roles),
        *(phase.lead for phase in phases),
        *(question.to for phase in phases for question in phase.questions),
        *(task.role for task in (*method.preparation, *method.follow_up)),
        *(sheet.role for sheet in method.worksheets),
    ]
    return tuple(dict.fromkeys(id for id in named if id))


def _titles(method: Method, id: str) -> tuple[str, ...]:
    """What a role may be called: by its method, and by the register."""
    own = [role.title for role in method.roles if role.id == id]
    if id in ROLES:
        own += [say(ROLES[id], language) for language in (method.language, "en")]
    return tuple(dict.fromkeys(own))


def _checked(
    plan: Plan, id: str, given: str, who: tuple[str, ...], names: tuple[str, ...]
) -> tuple[str, ...]:
    if isinstance(who, str):
        raise PlanError("names_are_one_text")
    who = tuple(who)
    if not who or not all(isinstance(name, str) and name.strip() for name in who):
        raise PlanError("role_for_nobody", role=given)
    for name in who:
        check_name(name)
    if len(set(who)) < len(who):
        raise PlanError("name_twice_in_role", role=given, name=max(who, key=who.count))
    most = number_in(plan, id, most=True)
    if most and len(who) > most:
        raise PlanError("role_is_full", role=given, number=most, given=len(who))
    missing = [name for name in who if name not in names]
    if names and missing and takes_part(plan.method, id):
        near = tuple(nearest(missing[0].lower(), {name.lower(): 0 for name in names}))
        close = tuple(name for name in names if name.lower() in near)
        raise PlanError("role_of_somebody_else", role=given, name=missing[0], near=close)
    return who
