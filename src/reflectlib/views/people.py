"""Who does what with whom, by name: of a plan as a whole, of a slot, and of a step."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from reflectlib.language.terms import FIELDS
from reflectlib.language.words import Words
from reflectlib.message import _
from reflectlib.page import Items, ListItem
from reflectlib.planning.naming import in_slot, presenters, resting, whose_round, with_role
from reflectlib.planning.rota import PRESENTER, home_of
from reflectlib.planning.session import Plan, Slot
from reflectlib.views.blocks import behind, role_title
from reflectlib.views.sections import PlanSection, sections, sections_and_sides

BETWEEN_GROUPS = " · "
MOST_IN_CELL = 40  # letters of names; where there are more, they stand below the table
MOST_ON_LINE = 100  # letters of names, that are read at a glance


class LabelledNames(NamedTuple):
    """What people are in a slot, and who that is: names, or those of each group."""

    label: str
    parts: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it on one line."""
        return BETWEEN_GROUPS.join(self.parts)


def names_of(names: Sequence[str]) -> str:
    """`Ada, Bo`, or `Vries, Ada de; Bo` where a name has a comma itself."""
    return _between(names).join(names)


def _between(names: Iterable[str]) -> str:
    return "; " if any("," in name for name in names) else ", "


def groups_of(plan: Plan, slot: Slot, words: Words) -> str:
    """`Ada, Bo · Cy, Di`: who is with whom."""
    return BETWEEN_GROUPS.join(_groups(plan, slot, words))


def _groups(plan: Plan, slot: Slot, words: Words) -> tuple[str, ...]:
    """The names in each group, with the role that somebody has in it."""
    titles: dict[str, list[str]] = {}
    for id in plan.roles:
        if slot.members and home_of(plan, id, slot.block):
            here = (
                presenters(plan, slot) if id == PRESENTER and slot.case else in_slot(plan, id, slot)
            )
            for name in here:
                titles.setdefault(name, []).append(role_title(plan.method, id, words))

    def called(name: str) -> str:
        return behind(name, words.joined(", ", titles.get(name, ())), words)

    return tuple(words.joined(_between(group), map(called, group)) for group in slot.members)


def fits_in_cells(plan: Plan, who: Callable[[Plan, Slot], Sequence[str]]) -> bool:
    """Tell whether a column has room for those names of each slot, such as `presenters`."""
    return all(len(names_of(who(plan, slot))) <= MOST_IN_CELL for slot in plan.slots)


def with_whom_fits(plan: Plan, words: Words) -> bool:
    """Tell whether a column has room for who is with whom in each slot."""
    return all(len(groups_of(plan, slot, words)) <= MOST_IN_CELL for slot in plan.slots)


def roles(plan: Plan, words: Words, group: Collection[str] | None = None) -> Iterator[ListItem]:
    """Who has which role, in all or in one group, and where, if only in some blocks."""
    for id in plan.roles:
        names = plan.roles[id] if group is None else with_role(plan, id, group)
        if names:
            yield ListItem(names_of(names), _role_with_blocks(plan, id, words))


def _role_with_blocks(plan: Plan, id: str, words: Words) -> str:
    """`Notulist`, or `Notulist in KOM` where other blocks have roles, but not this one."""
    title = role_title(plan.method, id, words)
    every = [each for each in sections(plan) if roles_in(each)]
    here = [each.title for each in every if id in roles_in(each)]
    if not here or len(here) == len(every):
        return title
    return words.say(_("{role} in {titles:and}", role=title, titles=tuple(dict.fromkeys(here))))


def roles_in(section: PlanSection) -> set[str]:
    """The roles that there are in a block, or in one of its sides: of its steps and its method."""
    steps = [slot.phase for slot in section.slots if slot.phase]
    found = {phase.lead for phase in steps}
    found |= {question.to for phase in steps for question in phase.questions}
    method = section.method
    return {id for id in found if id} | {role.id for role in (method.roles if method else ())}


def lead(plan: Plan, slot: Slot, words: Words) -> str:
    """`Gespreksleider: Ada`: the role that leads a slot, with who has it."""
    if not slot.lead:
        return ""
    names = names_of(in_slot(plan, slot.lead, slot))
    return words.joined(": ", (role_title(plan.method, slot.lead, words), names))


def usual_lead(plan: Plan, words: Words) -> str:
    """Who leads most of the steps, as in `lead`; nothing where that is no help to know.

    So it is where a step has nobody who leads it, which could not be told from the usual.
    """
    steps = [
        lead(each.plan, slot, words)
        for each in sections_and_sides(plan, words)
        for slot in each.slots
        if slot.phase
    ]
    if not steps or not all(steps):
        return ""
    (name, times), *_rest = Counter(steps).most_common(1)
    return name if 2 * times > len(steps) else ""


def lines(plan: Plan, slot: Slot, words: Words) -> Iterator[LabelledNames]:
    """All that names say of a slot: who leads and presents, whose round it is, who is with whom."""
    leads = role_title(plan.method, slot.lead, words) if slot.lead else ""
    found = (
        (leads, in_slot(plan, slot.lead or "", slot)),
        (role_title(plan.method, PRESENTER, words), presenters(plan, slot)),
        (words.say(_("Whose turn")), whose_round(plan, slot)),
    )
    yield from dict.fromkeys(
        LabelledNames(label, (names_of(names),)) for label, names in found if names
    )
    if is_divided(plan, slot):
        yield LabelledNames(words.say(FIELDS["groups"]), _groups(plan, slot, words))
    if rest := resting(plan, slot):
        yield LabelledNames(words.say(_("Nobody to meet")), (names_of(rest),))


def of_step(plan: Plan, slots: Sequence[Slot], words: Words) -> Items | None:
    """What names say of all slots of a step; what differs from round to round below each other."""
    said: dict[str, list[tuple[LabelledNames, str]]] = {}
    for slot in slots:
        for line in lines(plan, slot, words):
            said.setdefault(line.label, []).append((line, round_of(slot, words)))
    items = tuple(_of_rounds(label, rounds, words) for label, rounds in said.items())
    return Items(items) if items else None


def _of_rounds(label: str, rounds: Sequence[tuple[LabelledNames, str]], words: Words) -> ListItem:
    """What names say under one label, with the rounds for which it holds where it differs."""
    runs = [
        (line, words.joined(", ", (round for _line, round in run)))
        for line, run in groupby(rounds, lambda each: each[0])
    ]
    if len(runs) == 1:
        return _below_each_other(label, runs[0][0].parts)
    short = words.joined("; ", (behind(line.text, round, words) for line, round in runs))
    if len(short) <= MOST_ON_LINE and all(len(line.parts) == 1 for line, _round in runs):
        return ListItem(short, label)
    return ListItem("", label, items=tuple(ListItem(line.text, round) for line, round in runs))


def _below_each_other(label: str, groups: tuple[str, ...]) -> ListItem:
    """Groups on one line, or below each other where that is long."""
    text = BETWEEN_GROUPS.join(groups)
    if len(groups) == 1 or len(text) <= MOST_ON_LINE:
        return ListItem(text, label)
    return ListItem("", label, items=tuple(map(ListItem, groups)))


def round_of(slot: Slot, words: Words) -> str:
    """`casus 2`, `ronde 3`, or nothing."""
    if slot.case:
        return words.say(_("case {case}", case=slot.case))
    return words.say(_("round {round}", round=slot.round)) if slot.round else ""


def with_whom(plan: Plan, slots: Iterable[Slot], words: Words) -> Iterator[ListItem]:
    """Of each step in its order who is with whom; steps with the same groups behind each other."""
    grouped = [slot for slot in slots if is_divided(plan, slot)]
    for groups, run in groupby(grouped, lambda slot: _groups(plan, slot, words)):
        slots = list(run)
        titles = dict.fromkeys(slot.phase.title if slot.phase else slot.title for slot in slots)
        rounds = dict.fromkeys(round_of(slot, words) for slot in slots)
        what = next(iter(rounds)) if len(rounds) == 1 else ""
        if any(whose_round(plan, slot) for slot in slots):
            what = words.joined(", ", (what, words.say(_("in the order of their turns"))))
        label = behind(words.joined(", ", titles), what, words)
        if meets_in_pairs(slots[0]):
            rests = names_of(resting(plan, slots[0]))
            rest = words.say(_("nobody to meet: {names}", names=rests)) if rests else ""
            yield ListItem(words.joined("; ", (BETWEEN_GROUPS.join(groups), rest)), label)
        else:
            yield _below_each_other(label, groups)


def is_divided(plan: Plan, slot: Slot) -> bool:
    """Tell whether it is known who is with whom, and not everybody is with everybody."""
    return len(slot.members) > 1 or bool(resting(plan, slot))


def meets_in_pairs(slot: Slot) -> bool:
    """Tell whether it is one of the rounds in which everybody meets everybody."""
    return slot.phase is not None and slot.phase.repeat == "pairings"


def whose_turns(plan: Plan, slot: Slot) -> tuple[str, ...]:
    """Whose turn each turn of a slot is, one of each group at a time; nothing without names."""
    groups = slot.members or plan.members
    longest = max(map(len, groups), default=0)
    return tuple(names_of([g[n] for g in groups if n < len(g)]) for n in range(longest))
