"""Cards of roles: what somebody does in a meeting, and who that is where people are named."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from reflectlib.card_sizes import CardName
from reflectlib.catalogue import Catalogue
from reflectlib.language.words import Words
from reflectlib.message import _, n_
from reflectlib.model.entry import Note
from reflectlib.model.method import Method
from reflectlib.model.programme import Programme
from reflectlib.page import AskedQuestion, Card, Heading, Page, PageBlock
from reflectlib.planning.casting import known_roles
from reflectlib.planning.naming import presenters
from reflectlib.planning.rota import PRESENTER
from reflectlib.planning.session import Plan
from reflectlib.views.agenda import name_of
from reflectlib.views.blocks import role_title, sources
from reflectlib.views.cards import CardsAsked, cards_of, told_of
from reflectlib.views.people import roles_in
from reflectlib.views.sections import PlanSection, sections_and_sides


def role_cards(
    plan: Plan,
    _catalogue: Catalogue,
    *,
    card: CardName = "a7",
    bleed: bool = False,
    base_url: str = "",
) -> Page:
    """Make a card for each role and everybody who has it; of a role that nobody has, one."""
    words, method = Words(plan.method.language), plan.method
    name, what = name_of(plan), words.say(_("role cards"))
    roles = enumerate(_roles(plan, words))
    parts = [(number, part) for number, id in roles for part in _parts(plan, id, words)]
    asked = CardsAsked(card, bleed, base_url)
    block = cards_of(_cards(parts, words), name, method, asked, words)
    all_of_it: tuple[PageBlock, ...] = (block,)
    texts = {text for _number, part in parts for text in part.texts}
    if ours := sum(text.ours for text in texts):
        told = n_(
            "{number} of the {all} texts on these cards is ours: it is not in the source.",
            "{number} of the {all} texts on these cards are ours: they are not in the source.",
            ours,
            all=len(texts),
        )
        all_of_it = told_of(block, words.say(told))
    blocks = (Heading(name, 1, what), *all_of_it, *sources(method, words))
    return Page(words.joined(" · ", (name, what)), method.language, blocks)


class _Said(NamedTuple):
    """What somebody does or is asked, and whether that is ours."""

    text: str
    ours: bool


class _Part(NamedTuple):
    """What a role does, in the whole or in some blocks, and who has it there."""

    title: str
    names: tuple[str, ...]
    texts: tuple[_Said, ...]
    where: str = ""


def _cards(parts: Collection[tuple[int, _Part]], words: Words) -> Iterator[Card]:
    for number, part in parts:
        for name in part.names or ("",) * bool(part.texts):
            head = words.joined(" · ", (part.title, part.where))
            texts = tuple(said.text for said in part.texts)
            # Where there is nothing to tell, the card is about who it is.
            asked = AskedQuestion("", follow_ups=texts) if texts else AskedQuestion(name)
            yield Card(asked, head, number, name if texts else "")


def _parts(plan: Plan, role: str, words: Words) -> Iterator[_Part]:
    """What a role does: of a programme first in the whole, and then in each block that has it.

    Blocks in which the same people do the same are one part.
    """
    whole, names = plan.method, plan.roles.get(role, ())
    here = [each for each in sections_and_sides(plan, words) if role in roles_in(each)]
    if not isinstance(whole, Programme):
        asked = (said for each in here for said in _asked(each, role))
        yield _Part(role_title(whole, role, words), names, (*_tasks(whole, role), *asked))
        return
    found: dict[_Part, list[str]] = {}
    for section in here:
        method = section.method or whole
        texts = (*_tasks(method, role), *_asked(section, role))
        part = _Part(role_title(method, role, words), _names(section, role), texts)
        found.setdefault(part, []).append(section.in_full(words))
    in_blocks = {task.text for each in here for task in _tasks_of(each.method, role)}
    own = tuple(_tasks(whole, role, without=in_blocks))
    if own or not any(part.names or part.texts for part in found):
        yield _Part(role_title(whole, role, words), names, own)
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


def _tasks_of(method: Method | None, id: str) -> Iterator[Note]:
    for role in method.roles if method else ():
        if role.id == id:
            yield from role.tasks


def _tasks(method: Method, id: str, without: Collection[str] = ()) -> Iterator[_Said]:
    """What a role does."""
    for role in method.roles:
        if role.id == id:
            for task in role.tasks:
                if task.text not in without:
                    yield _Said(task.text, "editor" in (task.basis, role.basis))


def _asked(section: PlanSection, role: str) -> Iterator[_Said]:
    """What is asked of a role, each question once."""
    steps = (slot.phase for slot in section.slots if slot.phase)
    asked = (question for phase in steps for question in phase.questions)
    found = {q.text: q.basis == "editor" for q in asked if q.to == role}
    return (_Said(text, ours) for text, ours in found.items())
