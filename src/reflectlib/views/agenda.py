"""The agenda: a plan as a table with the clock times, and as data."""

from collections.abc import Iterator, Mapping
from datetime import date

from reflectlib.catalogue import Catalogue
from reflectlib.language.terms import FIELDS, MINUTES, SLOTS
from reflectlib.language.words import Words
from reflectlib.message import Message, _, n_, unmarked
from reflectlib.model.roles import ROLES
from reflectlib.model.timing import Minutes
from reflectlib.page import Block, Heading, Items, ListItem, Notice, Page, Table
from reflectlib.planning.session import Plan, Remark, Slot
from reflectlib.views.blocks import role_title, table_of

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
    name = plan.meeting.title if plan.meeting else plan.method.title
    title = words.say(_("Agenda: {name}", name=name))
    blocks = (Heading(title, 1), Items(tuple(_facts(plan, words))), *notes(plan.remarks, words))
    return Page(title, plan.method.language, (*blocks, table(plan, words)))


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
    return table_of(
        [words.say(FIELDS[key]) for key in keys], (_row(plan, slot, words) for slot in plan.slots)
    )


def _facts(plan: Plan, words: Words) -> Iterator[ListItem]:
    if plan.start:
        when = (words.date(plan.start.date()), _from_to(plan, 0, plan.minutes, words))
        yield ListItem(words.joined(", ", when), words.say(_("When")))
    yield ListItem(words.say(MINUTES.filled(number=plan.minutes)), words.say(_("Length")))
    yield ListItem(str(plan.people), words.say(_("Participants")))
    if len(plan.groups) > 1:
        yield ListItem(groups_in_short(plan.groups), words.say(_("Groups side by side")))
    if plan.cases:
        yield ListItem(str(plan.cases), words.say(_("Cases")))


def _row(plan: Plan, slot: Slot, words: Words) -> tuple[str, ...]:
    return (
        _from_to(plan, slot.start, slot.end, words),
        words.say(MINUTES.filled(number=slot.minutes)),
        slot.phase.title if slot.phase else words.say(SLOTS[slot.kind]),
        str(slot.case or ""),
        str((slot.round if not slot.case else None) or ""),
        groups_in_short(slot.groups) if len(slot.groups) > 1 else "",
        role_title(plan.method, slot.lead, words) if slot.lead else "",
        _basis(slot, words),
    )


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
