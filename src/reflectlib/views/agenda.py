"""The agenda: a plan as a table with the clock times, and as data."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from reflectlib.catalogue import Catalogue
from reflectlib.language.terms import FIELDS, MINUTES, SLOTS
from reflectlib.language.words import Words
from reflectlib.message import Message, _, n_, unmarked
from reflectlib.model.roles import ROLES
from reflectlib.model.timing import Minutes
from reflectlib.page import Block, Heading, Items, ListItem, Notice, Page, Table
from reflectlib.planning.naming import presenters, whose_round
from reflectlib.planning.session import Plan, Remark, Slot
from reflectlib.views.blocks import table_of
from reflectlib.views.people import (
    fits_in_cells,
    groups_of,
    is_divided,
    lead,
    names_of,
    roles,
    with_whom,
    with_whom_fits,
)

BASES: Mapping[str, Message] = {
    "estimated": _("± estimated by us"),
    "estimated_shorter": _("± shorter than the {whole} that we estimated"),
    "estimated_longer": _("± longer than the {whole} that we estimated"),
    "shortened": _("shorter; the source says {stated}"),
    "stretched": _("longer; the source says {stated}"),
    "divided": _("divided; no time is known"),
    "given": _("chosen by you"),
}
"""Where the time of a slot comes from, where that is to be said."""
REMARKS: Mapping[str, Message] = {
    "case_differs": _("A case takes {number} min here; the source says {stated} min."),
    "method_not_there": n_(
        "The method whose steps come here is not at hand: {titles}.",
        "The methods whose steps come here are not at hand: {titles}.",
    ),
    "optional_left_out": _("There is no time for what may be left out: {titles}."),
    "shortened": _("This plan is {number} min shorter than its steps take."),
    "smaller_groups_ready": _(
        "The groups are not of one size: the smaller ones are ready before the last round."
    ),
    "somebody_rests": _("The number of people is odd, so in each round somebody has nobody."),
    "turns_shorter": n_(
        "In “{titles}” a turn takes {number} minute; the source says {stated}.",
        "In “{titles}” a turn takes {number} minutes; the source says {stated}.",
    ),
    "turns_missing": n_(
        "“{titles}” is too short for everybody's turn: in a group, {number} person has none.",
        "“{titles}” is too short for everybody's turn: in a group, {number} people have none.",
    ),
    "cases_outside": _("The method is for {stated} cases, not for {number}."),
    "duration_differs": _("The source says {stated} min; this plan takes {number} min."),
    "people_there": n_(
        "There is {number} person; this plan is for {stated}.",
        "There are {number} people; this plan is for {stated}.",
    ),
    "nobody_there": _("Nobody is there."),
    "role_holder_away": _("{role}: {names} is not there on {days}."),
    "on_holiday": n_(
        "The meeting of {days} is on {titles}.", "The meetings of {days} are on {titles}."
    ),
    "in_school_holiday": n_(
        "The meeting of {days} is in a school holiday: {titles}.",
        "The meetings of {days} are in a school holiday: {titles}.",
    ),
    "holidays_unknown": n_(
        "Whether the meeting of {days} is on a holiday is not known yet.",
        "Whether the meetings of {days} are on holidays is not known yet.",
    ),
    "every_assumed": n_(
        "The source does not say how often. Here it is every week.",
        "The source does not say how often. Here it is every {number} weeks.",
    ),
    "fewer_meetings": n_(
        "{number} meeting fits; {stated} are meant.",
        "{number} meetings fit; {stated} are meant.",
    ),
    "groups_uneven": n_(
        "With {number} person the groups cannot be as the method says.",
        "With {number} people the groups cannot be as the method says.",
    ),
    "clock_without_start": n_(
        "“{titles}” is at a time of the clock, which there is not without a start.",
        "These are at a time of the clock, which there is not without a start: {titles}.",
    ),
    "people_assumed": n_(
        "It does not say for how many people. Here there is {number}.",
        "It does not say for how many people. Here there are {number}.",
    ),
    "people_outside": _("The method is for {stated} people, not for {number}."),
    "people_per_kind": _("In each kind of meeting take part as many as stated, not {number}."),
    "variant_steps": _("The steps are those of the main form; of the variant there are none."),
}
DATED = frozenset({"role_holder_away", "on_holiday", "in_school_holiday", "holidays_unknown"})
"""The remarks that say in their own words on which days they hold."""
MOST_DAYS = 6  # of more, only the first and the last
MOST_GROUPS = 6  # of more, only how many there are of each size


def agenda(plan: Plan, _catalogue: Catalogue) -> Page:
    """The plan of one meeting, to print or to read."""
    words = Words(plan.method.language)
    blocks = (*overview(plan, words), *_with_whom(plan, words))
    return Page(title_of(plan, words), plan.method.language, blocks)


def title_of(plan: Plan, words: Words) -> str:
    """What the page of a plan is called."""
    return words.say(_("Agenda: {name}", name=name_of(plan)))


def name_of(plan: Plan) -> str:
    """What a meeting is called: its kind, or the method where that has only one."""
    return plan.meeting.title if plan.meeting else plan.method.title


def overview(plan: Plan, words: Words) -> tuple[Block, ...]:
    """What a plan is at a glance: what is to be known of it, and its table."""
    facts = Items(tuple(_facts(plan, words)))
    heading = Heading(title_of(plan, words), 1)
    return heading, facts, *notes(plan.remarks, words), table(plan, words)


def _with_whom(plan: Plan, words: Words) -> Iterator[Block]:
    """Who is with whom, where the table has no room for that."""
    if not with_whom_fits(plan, words):
        yield Heading(words.say(_("Who is with whom")))
        yield Items(tuple(with_whom(plan, words)))


def notes(remarks: tuple[Remark, ...], words: Words) -> Iterator[Block]:
    """What is to be known of a plan or a series."""
    for remark in remarks:
        yield Notice(in_words(remark, words))


def in_words(remark: Remark, words: Words) -> str:
    """Put a remark in words."""
    stated = words.range(remark.stated) if remark.stated else ""
    message = REMARKS[remark.key].filled(
        number=remark.number,
        stated=stated,
        titles=remark.titles,
        days=_days(remark.days),
        names=remark.names,
        role=remark.titles or ROLES.get(remark.role or "", remark.role),
    )
    if remark.days and remark.key not in DATED:
        return words.joined(": ", map(words.say, (_days(remark.days), message)))
    if remark.of:
        return words.joined(": ", (remark.of, words.say(message)))
    return words.say(message)


def _days(days: tuple[date, ...]) -> Message:
    if len(days) > MOST_DAYS:
        first, last = days[0], days[-1]
        return _(
            "{first:date} to {last:date} ({number} times)",
            first=first,
            last=last,
            number=len(days),
        )
    return unmarked("{days:and}", days=tuple(unmarked("{day:date}", day=day) for day in days))


def table(plan: Plan, words: Words) -> Table:
    """The slots with their clock times; a column that says nothing is left out."""
    keys = ("time", "duration", "step", "case", "round", "groups", "lead", "basis")
    cases, rounds = _names_for(plan, presenters), _names_for(plan, whose_round)
    with_names = with_whom_fits(plan, words)

    def row(slot: Slot) -> tuple[str, ...]:
        groups = groups_in_short(slot.groups) if len(slot.groups) > 1 else ""
        if with_names and is_divided(plan, slot):
            groups = groups_of(plan, slot, words)
        round = None if slot.case else slot.round
        return (
            _from_to(plan, slot.start, slot.end, words),
            words.say(MINUTES.filled(number=slot.minutes)),
            slot.phase.title if slot.phase else words.say(SLOTS[slot.kind]),
            words.joined(": ", (str(slot.case or ""), cases(slot))),
            words.joined(": ", (str(round or ""), rounds(slot))),
            groups,
            lead(plan, slot, words),
            _basis(slot, words),
        )

    return table_of([words.say(FIELDS[key]) for key in keys], map(row, plan.slots))


def _names_for(plan: Plan, who: Callable[[Plan, Slot], tuple[str, ...]]) -> Callable[[Slot], str]:
    """What a column says of each slot: who it is, or nothing where that is too much."""
    if not fits_in_cells(plan, who):
        return lambda _slot: ""
    return lambda slot: names_of(who(plan, slot))


def _facts(plan: Plan, words: Words) -> Iterator[ListItem]:
    if plan.start:
        when = (words.date(plan.start.date()), _from_to(plan, 0, plan.minutes, words))
        yield ListItem(words.joined(", ", when), words.say(_("When")))
    yield ListItem(words.say(MINUTES.filled(number=plan.minutes)), words.say(_("Length")))
    people = words.joined(": ", (str(plan.people), names_of(plan.names)))
    yield ListItem(people, words.say(_("Participants")))
    if len(plan.groups) > 1:
        sides, label = tuple(_sides(plan, words)), words.say(_("Groups side by side"))
        yield ListItem(groups_in_short(plan.groups), label, items=sides)
    if plan.cases:
        yield ListItem(str(plan.cases), words.say(_("Cases")))
    alone = len(plan.members) <= 1
    outside = {name for who in plan.roles.values() for name in who if name not in plan.names}
    yield from roles(plan, words, None if alone else outside)


def _sides(plan: Plan, words: Words) -> Iterator[ListItem]:
    """The groups that go through it side by side, each with its roles."""
    for number, side in enumerate(plan.members, 1):
        label = words.say(_("Group {number}", number=number))
        yield ListItem(names_of(side), label, items=tuple(roles(plan, words, side)))


def groups_in_short(groups: tuple[int, ...]) -> str:
    """`2+2+3`, `12 × 2 + 1 × 3`: the sizes of groups."""
    if len(groups) <= MOST_GROUPS:
        return "+".join(map(str, groups))
    return " + ".join(f"{groups.count(size)} × {size}" for size in dict.fromkeys(groups))


def _basis(slot: Slot, words: Words) -> str:
    if slot.phase is None or slot.basis not in BASES:
        return ""
    basis: str = slot.basis
    time = slot.phase.time
    within = isinstance(time, Minutes) and slot.minutes in time
    if basis == "estimated" and slot.minutes != slot.whole and not within:
        basis += "_shorter" if slot.minutes < slot.whole else "_longer"
    stated = words.time(time) if time else ""
    whole = words.say(MINUTES.filled(number=slot.whole))
    return words.say(BASES[basis].filled(stated=stated, whole=whole))


def _from_to(plan: Plan, start: int, end: int, words: Words) -> str:
    return words.joined("–", (_clock(plan, start, words), _clock(plan, end, words)))


def _clock(plan: Plan, minute: int, words: Words) -> str:
    moment = plan.at(minute)
    return words.clock(moment) if moment else f"{minute // 60}:{minute % 60:02}"
