"""The agenda: a plan as a table with the clock times, of a programme one for each block."""

from collections.abc import Iterator, Mapping
from datetime import date

from reflectlib.catalogue import Catalogue
from reflectlib.language.terms import VIEWS
from reflectlib.language.words import Words
from reflectlib.message import Message, _, n_, p_, unmarked
from reflectlib.model.programme import Programme
from reflectlib.model.roles import ROLES
from reflectlib.page import Heading, Items, ListItem, MarksNote, Notice, Page, PageBlock
from reflectlib.planning.session import Plan, Remark
from reflectlib.views.blocks import legend
from reflectlib.views.lead import is_long, needed
from reflectlib.views.people import names_of, roles, usual_lead, with_whom
from reflectlib.views.plan_lead import estimates_note, for_the_wall, plan_bar, plan_chips
from reflectlib.views.sections import day_parts, sections, sections_and_sides
from reflectlib.views.slots import groups_in_short, names_fit, table
from reflectlib.views.this_meeting import of_this_meeting
from reflectlib.views.timetable import blocks_in_short, timetable, when

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
    "in_weekend": n_(
        "There is no meeting on {days}, which is in a weekend.",
        "There are no meetings on {days}, which are in weekends.",
    ),
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
DATED = frozenset(
    {"role_holder_away", "in_weekend", "on_holiday", "in_school_holiday", "holidays_unknown"}
)
"""The remarks that say in their own words on which days they hold."""
PLACE = p_("of a meeting", "Place")
MOST_DAYS = 6  # of more, only the first and the last


def agenda(plan: Plan, _catalogue: Catalogue) -> Page:
    """The plan of one meeting, to print or to read."""
    words = Words(plan.method.language)
    blocks = (*head(plan, words), *_tables(plan, words), *things_below(plan, words))
    blocks += tuple(_with_whom(plan, words))
    marks = (block for block in legend(blocks, words) if isinstance(block, MarksNote))
    return Page(title_of(plan, words), plan.method.language, (*blocks, *marks))


def flipchart(plan: Plan, _catalogue: Catalogue) -> Page:
    """The steps with their times in large letters, for the wall."""
    words = Words(plan.method.language)
    named = words.say(VIEWS["flipchart"])
    title = words.joined(" · ", (name_of(plan), named))
    blocks = (Heading(name_of(plan), 1, named), for_the_wall(plan, words))
    return Page(title, plan.method.language, blocks, large=True)


def title_of(plan: Plan, words: Words) -> str:
    """What the page of a plan is called."""
    return words.say(_("Agenda: {name}", name=name_of(plan)))


def name_of(plan: Plan) -> str:
    """What a meeting is called: its kind, or the method where that has only one."""
    return plan.meeting.title if plan.meeting else plan.method.title


def head(plan: Plan, words: Words, *, blocks: bool = True) -> Iterator[PageBlock]:
    """What a plan is at a glance; of a programme with its `blocks`, where they stand nowhere else.

    What is needed stands in it too, where that is short: see `things_below`.
    """
    yield Heading(title_of(plan, words), 1)
    yield plan_chips(plan, words)
    yield plan_bar(plan)
    if facts := tuple(_facts(plan, words, blocks=blocks)):
        yield Items(facts)
    yield from notes(plan.remarks, words)
    if not is_long(things := tuple(needed(of_this_meeting(plan), words))):
        yield from things


def things_below(plan: Plan, words: Words) -> Iterator[PageBlock]:
    """What is needed, where that is too long to stand above what is done."""
    if is_long(things := tuple(needed(of_this_meeting(plan), words))):
        yield from things


def _tables(plan: Plan, words: Words) -> Iterator[PageBlock]:
    """The table of a plan, or those of its blocks, and what the sign of an estimate means."""
    if isinstance(plan.method, Programme):
        yield from timetable(plan, plan.method, words)
    else:
        (section,) = sections(plan)
        usual = usual_lead(plan, words)
        yield table(section, words, with_names=names_fit(plan, words), usual=usual)
    yield from estimates_note(plan, words)


def _with_whom(plan: Plan, words: Words) -> Iterator[PageBlock]:
    """Who is with whom, where the tables have no room for that; of a programme per block."""
    if names_fit(plan, words):
        return
    yield Heading(words.say(_("Who is with whom")))
    found = [
        (each.in_full(words), tuple(with_whom(each.plan, each.slots, words)))
        for each in sections_and_sides(plan, words)
    ]
    if isinstance(plan.method, Programme):
        yield Items(tuple(ListItem("", title, items=items) for title, items in found if items))
    else:
        yield Items(found[0][1])


def notes(remarks: tuple[Remark, ...], words: Words) -> Iterator[PageBlock]:
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
    days = _days(remark.days) if remark.days and remark.key not in DATED else ""
    return words.joined(": ", map(words.say, (days, remark.of, message)))


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


def _facts(plan: Plan, words: Words, *, blocks: bool) -> Iterator[ListItem]:
    days = day_parts(plan)
    yield from where(plan, words)
    if plan.start and len(days) > 1:
        items = tuple(ListItem(when(plan, day, words)) for day in days)
        yield ListItem("", words.say(_("When")), items=items)
    if plan.names:
        yield ListItem(names_of(plan.names), words.say(_("Participants")))
    if len(plan.groups) > 1:
        sides, label = tuple(_sides(plan, words)), words.say(_("Groups side by side"))
        yield ListItem(groups_in_short(plan.groups), label, items=sides)
    if plan.cases and any(side.cases for slot in plan.slots for side in slot.sides):
        yield _cases(plan, words)
    alone = len(plan.members) <= 1
    outside = {name for who in plan.roles.values() for name in who if name not in plan.names}
    yield from roles(plan, words, None if alone else outside)
    if blocks and isinstance(plan.method, Programme):
        yield ListItem("", words.say(_("Blocks")), items=tuple(blocks_in_short(plan, words)))


def where(plan: Plan, words: Words) -> Iterator[ListItem]:
    """What the group is called, and where it meets."""
    if plan.group:
        yield ListItem(plan.group, words.say(_("Group")))
    if plan.location:
        yield ListItem(plan.location, words.say(PLACE))
    if plan.link:
        yield ListItem(words.say(_("take part online")), words.say(_("Link")), url=plan.link)


def _cases(plan: Plan, words: Words) -> ListItem:
    """How many cases there are per block, where some are brought in side by side."""
    label = words.say(_("Cases"))
    counted = [
        (each.called(words), len({slot.case for slot in each.slots if slot.case}))
        for each in sections_and_sides(plan, words)
    ]
    items = tuple(ListItem(str(number), title) for title, number in counted if number)
    return ListItem("", label, items=items)


def _sides(plan: Plan, words: Words) -> Iterator[ListItem]:
    """The groups that go through it side by side, each with its roles."""
    for number, side in enumerate(plan.members, 1):
        label = words.say(_("Group {number}", number=number))
        yield ListItem(names_of(side), label, items=tuple(roles(plan, words, side)))
