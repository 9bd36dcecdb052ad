"""Cards of roles: what somebody does in a meeting, and who that is where people are named."""

from collections.abc import Iterator

from reflectlib.catalogue import Catalogue
from reflectlib.language.words import Words
from reflectlib.message import _
from reflectlib.model.method import Method
from reflectlib.page import AskedQuestion, Card, Cards, Heading, Page
from reflectlib.planning.casting import known_roles
from reflectlib.planning.rota import held_steps
from reflectlib.planning.session import Plan
from reflectlib.views.agenda import name_of
from reflectlib.views.blocks import legend, role_title, signed, sources


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
    roles = tuple(_roles(plan))
    for number, role in enumerate(roles):
        title = _title(plan.method, role, words)
        texts = (*_tasks(plan.method, role, words), *_questions(plan, role, words))
        names = plan.roles.get(role, ())
        for name in names or ("",) * bool(texts):
            # What does not fit goes on on a card with the same head, so that has the name.
            head = words.joined(" · ", (title, name))
            yield Card(AskedQuestion("", follow_ups=texts), head, number)


def _roles(plan: Plan) -> Iterator[str]:
    """The roles of a meeting, in the order of the method; some are of its other meetings alone."""
    steps = held_steps(plan)
    used = {phase.lead for phase in steps} | set(plan.roles)
    used |= {question.to for phase in steps for question in phase.questions}
    if plan.meeting is None:
        used |= {role.id for role in plan.method.roles}
    return (role for role in known_roles(plan.method) if role in used)


def _title(method: Method, id: str, words: Words) -> str:
    ours = any(role.id == id and role.basis == "editor" for role in method.roles)
    return signed(role_title(method, id, words), ours, words, apart=True)


def _tasks(method: Method, id: str, words: Words) -> Iterator[str]:
    """What a role does; where all of the role is ours, its title says so once."""
    for role in method.roles:
        if role.id == id:
            for task in role.tasks:
                ours = task.basis == "editor" and role.basis != "editor"
                yield signed(task.text, ours, words)


def _questions(plan: Plan, role: str, words: Words) -> Iterator[str]:
    """What is asked of a role, each question once."""
    asked = (question for phase in held_steps(plan) for question in phase.questions)
    found = {q.text: q.basis == "editor" for q in asked if q.to == role}
    return (signed(text, ours, words) for text, ours in found.items())
