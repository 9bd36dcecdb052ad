"""Cards of roles: what somebody does in a meeting, and who that is where people are named."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from reflectlib.catalogue import Catalogue
from reflectlib.language.words import Words
from reflectlib.message import _
from reflectlib.model.entry import Note
from reflectlib.model.method import Method
from reflectlib.model.programme import Programme
from reflectlib.page import AskedQuestion, Card, Cards, Heading, Page
from reflectlib.planning.casting import known_roles
from reflectlib.planning.naming import presenters
from reflectlib.planning.rota import PRESENTER
from reflectlib.planning.session import Plan
from reflectlib.views.agenda import name_of
from reflectlib.views.blocks import legend, role_title, signed, sources
from reflectlib.views.people import roles_in
from reflectlib.views.sections import PlanSection, sections_and_sides


def role_cards(plan: Plan, _catalogue: Catalogue) -> Page:
    """Make a card for each role and everybody who has it; of a role that nobody has, one."""
    words = Words(plan.method.language)
    name, what = name_of(plan), words.say(_("role cards"))
    made = Cards(tuple(_cards(plan, words)), name)
    how = words.joined(
        " · ", (what, words.say(_("print on both sides, and flip on the long edge")))
    )
    after = (*legend((made,), words), *sources(plan.method, words))
    blocks = (Heading(name, 1, how), made, *after)
    return Page(words.joined(" · ", (name, what)), plan.method.language, blocks)


def _cards(plan: Plan, words: Words) -> Iterator[Card]:
    for number, role in enumerate(_roles(plan, words)):
        for part in _parts(plan, role, words):
            for name in part.names or ("",) * bool(part.texts):
                # What does not fit goes on on a card with the same head, so that has the name.
                head = words.joined(" · ", (part.title, part.where, name))
                yield Card(AskedQuestion("", follow_ups=part.texts), head, number)


class _Part(NamedTuple):
    """What a role does, in the whole or in some blocks, and who has it there."""

    title: str
    names: tuple[str, ...]
    texts: tuple[str, ...]
    where: str = ""


def _parts(plan: Plan, role: str, words: Words) -> Iterator[_Part]:
    """What a role does: of a programme first in the whole, and then in each block that has it.

    Blocks in which the same people do the same are one part.
    """
    whole, names = plan.method, plan.roles.get(role, ())
    here = [each for each in sections_and_sides(plan, words) if role in roles_in(each)]
    if not isinstance(whole, Programme):
        asked = (text for each in here for text in _asked(each, role, words))
        yield _Part(_title(whole, role, words), names, (*_tasks(whole, role, words), *asked))
        return
    found: dict[_Part, list[str]] = {}
    for section in here:
        method = section.method or whole
        texts = (*_tasks(method, role, words), *_asked(section, role, words))
        part = _Part(_title(method, role, words), _names(section, role), texts)
        found.setdefault(part, []).append(section.in_full(words))
    in_blocks = {task.text for each in here for task in _tasks_of(each.method, role)}
    own = tuple(_tasks(whole, role, words, without=in_blocks))
    if own or not any(part.names or part.texts for part in found):
        yield _Part(_title(whole, role, words), names, own)
    for part, titles in found.items():
        yield part._replace(where=words.joined(", ", dict.fromkeys(titles)))


def _names(section: PlanSection, role: str) -> tuple[str, ...]:
    """Who has a role in a block: of those who present a case, whoever does so there."""
    plan = section.plan
    if role == PRESENTER and any(slot.case for slot in section.slots):
        return tuple(dict.fromkeys(n for slot in section.slots for n in presenters(plan, slot)))
    return plan.roles.get(role, ())


def _roles(plan: Plan, words: Words) -> Iterator[str]:
    """The roles of a meeting, in the order of the method; some are of its other meetings alone."""
    used = set(plan.roles)
    for section in sections_and_sides(plan, words):
        steps = [slot.phase for slot in section.slots if slot.phase]
        used |= {phase.lead for phase in steps if phase.lead}
        used |= {question.to for phase in steps for question in phase.questions if question.to}
    if plan.meeting is None:
        used |= {role.id for role in plan.method.roles}
    return (role for role in known_roles(plan.method) if role in used)


def _title(method: Method, id: str, words: Words) -> str:
    ours = any(role.id == id and role.basis == "editor" for role in method.roles)
    return signed(role_title(method, id, words), ours, words, apart=True)


def _tasks_of(method: Method | None, id: str) -> Iterator[Note]:
    for role in method.roles if method else ():
        if role.id == id:
            yield from role.tasks


def _tasks(method: Method, id: str, words: Words, without: Collection[str] = ()) -> Iterator[str]:
    """What a role does; where all of the role is ours, its title says so once."""
    for role in method.roles:
        if role.id == id:
            for task in role.tasks:
                if task.text not in without:
                    ours = task.basis == "editor" and role.basis != "editor"
                    yield signed(task.text, ours, words)


def _asked(section: PlanSection, role: str, words: Words) -> Iterator[str]:
    """What is asked of a role, each question once."""
    steps = (slot.phase for slot in section.slots if slot.phase)
    asked = (question for phase in steps for question in phase.questions)
    found = {q.text: q.basis == "editor" for q in asked if q.to == role}
    return (signed(text, ours, words) for text, ours in found.items())
