"""The papers of a meeting or a series: who was there, what came of it, and for how long."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from reflectlib.catalogue import Catalogue
from reflectlib.language.words import Words
from reflectlib.message import Message, _, n_, unmarked
from reflectlib.model.method import Method
from reflectlib.model.register import ProofField, Register
from reflectlib.page import (
    Field,
    Heading,
    Items,
    ListItem,
    Notice,
    Page,
    PageBlock,
    PageBreak,
    Paragraph,
    Table,
)
from reflectlib.papers.meetings import PaperMeeting, meetings_of, roles_of
from reflectlib.papers.people import Person
from reflectlib.planning.meetings import Series
from reflectlib.planning.session import Plan
from reflectlib.views.blocks import behind, role_title, source_items
from reflectlib.views.people import names_of
from reflectlib.views.register_words import DECIDES, PROOF, in_language, proof_in_words

MORE_ROWS = 2  # for who comes without being on the list
NAME, NUMBER, ROLE = _("Name"), _("Register number"), _("Role")
SIGNATURE = _("Signature")
DAY, BEGINS, ENDS, NET = _("Date"), _("Begins at"), _("Ends at"), _("Net, without breaks")
GROUP, METHOD, PLACE, LINK = _("Group"), _("Method"), _("Place"), _("Online")
LED_BY = _("Led by")
LACKING = _("Still to fill in")
NOT_COUNTED = _(
    "Whether these meetings were held is not looked at here. Cross out what was otherwise."
)
FROM_PLAN = _("This is by the planning, up to {day:date}. Cross out what was otherwise.")


class _Asked(NamedTuple):
    """What papers are made of."""

    method: Method
    meetings: tuple[PaperMeeting, ...]
    people: tuple[Person, ...]
    registers: tuple[Register, ...]
    words: Words
    before: datetime | None

    def number_of(self, name: str) -> str:
        return next((each.number for each in self.people if each.name == name), "")

    def with_numbers(self, names: Sequence[str]) -> str:
        return names_of([behind(name, self.number_of(name), self.words) for name in names])


Papers = Iterator[list[PageBlock]]
"""Papers: the blocks of each, of which the first is its heading."""


def attendance(
    subject: Plan | Series,
    _catalogue: Catalogue,
    *,
    people: tuple[Person, ...] = (),
    registers: tuple[Register, ...] = (),
    since: date | None = None,
    until: date | None = None,
) -> Page:
    """A list of each meeting to sign: when and where it is, who leads, who is expected."""
    return _page(_asked(subject, people, registers, since, until), _("Attendance"), _attendance)


def report(
    subject: Plan | Series,
    _catalogue: Catalogue,
    *,
    people: tuple[Person, ...] = (),
    registers: tuple[Register, ...] = (),
    since: date | None = None,
    until: date | None = None,
) -> Page:
    """A form for each meeting: what it was about, and what came of it."""
    return _page(_asked(subject, people, registers, since, until), _("Report"), _report)


def statement(
    subject: Plan | Series,
    _catalogue: Catalogue,
    *,
    people: tuple[Person, ...] = (),
    registers: tuple[Register, ...] = (),
    since: date | None = None,
    until: date | None = None,
    before: datetime | None = None,
) -> Page:
    """For each person the meetings, with the hours together. Only what is over `before` counts."""
    asked = _asked(subject, people, registers, since, until, before)
    return _page(asked, _("Statement of taking part"), _statement)


def papers(
    subject: Plan | Series,
    _catalogue: Catalogue,
    *,
    people: tuple[Person, ...] = (),
    registers: tuple[Register, ...] = (),
    since: date | None = None,
    until: date | None = None,
    before: datetime | None = None,
) -> Page:
    """Of each meeting the list and the form; of a series for each person the statement as well."""
    asked = _asked(subject, people, registers, since, until)
    held = _asked(subject, people, registers, since, until, before)

    def made(asked: _Asked) -> Papers:
        for meeting in asked.meetings:
            each = asked._replace(meetings=(meeting,))
            yield from _attendance(each)
            yield from _report(each)
        if isinstance(subject, Series):
            yield from _statement(held)

    return _page(asked, _("Papers"), made)


def _asked(
    subject: Plan | Series,
    people: tuple[Person, ...],
    registers: tuple[Register, ...],
    since: date | None,
    until: date | None,
    before: datetime | None = None,
) -> _Asked:
    meetings = meetings_of(subject, people, since=since, until=until, before=before)
    words = Words(subject.method.language)
    return _Asked(subject.method, meetings, people, registers, words, before)


def _page(asked: _Asked, called: Message, make: Callable[[_Asked], Papers]) -> Page:
    """A page of papers, each on a sheet of its own; one alone has the title of the page.

    What registers want to see of them comes last, since it is not to be signed.
    """
    words, method = asked.words, asked.method
    title = words.joined(": ", (words.say(called), method.title))
    made = list(make(asked))
    if made and asked.registers:
        made.append(list(_wanted(asked)))
    if len(made) == 1:
        return Page(title, method.language, (Heading(title, 1), *made[0][1:]))
    blocks: list[PageBlock] = [Heading(title, 1)]
    if not made:
        blocks.append(Notice(words.say(_("There is no meeting to make this paper of."))))
    for number, paper in enumerate(made):
        blocks += [*[PageBreak()] * bool(number), *paper]
    return Page(title, method.language, tuple(blocks))


def _wanted(asked: _Asked) -> Iterator[PageBlock]:
    """What each register wants to see, and what of it is not on these papers yet."""
    words = asked.words
    yield Heading(words.say(_("What registers want to see")))
    yield Notice(words.say(DECIDES))
    for register in asked.registers:
        yield Heading(in_language(register.title, register, asked.method), 3)
        items = [ListItem(proof_in_words(register, words))] if register.proof else []
        notes = (in_language(note.text, register, asked.method) for note in register.proof_notes)
        items += map(ListItem, notes)
        if lacking := _lacking(asked, register):
            items.append(
                ListItem(words.say(unmarked("{fields:and}", fields=lacking)), words.say(LACKING))
            )
        if not items:
            items.append(ListItem(words.say(_("What it wants to see was not found."))))
        yield Items((*items, *source_items(register, words)))


def _lacking(asked: _Asked, register: Register) -> tuple[Message, ...]:
    """What a register wants to see and these papers do not say by themselves."""
    meetings = asked.meetings
    named = [name for each in meetings for name in (*each.names, *each.leaders)]
    known: Mapping[ProofField, bool] = {
        "group": all(each.plan.group for each in meetings),
        "place": all(each.plan.location or each.plan.link for each in meetings),
        "date": all(each.start for each in meetings),
        "start": all(each.start for each in meetings),
        "end": all(each.start for each in meetings),
        "leader": all(each.leaders for each in meetings),
        "leader_number": all(
            each.leaders and all(map(asked.number_of, each.leaders)) for each in meetings
        ),
        "names": all(each.names for each in meetings),
        "numbers": bool(named) and all(map(asked.number_of, named)),
    }
    return tuple(PROOF[field] for field in register.proof if not known.get(field, True))


def _attendance(asked: _Asked) -> Papers:
    for meeting in asked.meetings:
        yield [
            _heading(_("Attendance"), meeting, asked),
            *_facts(meeting, asked),
            _list(meeting, asked),
        ]


def _heading(called: Message, meeting: PaperMeeting, asked: _Asked) -> Heading:
    words = asked.words
    day = words.date(meeting.start.date()) if meeting.start else ""
    return Heading(words.joined(", ", (words.say(called), day)))


def _facts(meeting: PaperMeeting, asked: _Asked) -> Iterator[PageBlock]:
    """What is known of a meeting, and room for what a register asks and is not known."""
    words, plan = asked.words, meeting.plan
    start, end = meeting.start, meeting.end
    place = (PLACE, plan.location or "")
    facts: tuple[tuple[Message, str], ...] = (
        (GROUP, plan.group or ""),
        (METHOD, asked.method.title),
        *([place] if plan.location or not plan.link else []),
        *([(LINK, plan.link)] if plan.link else []),
        (DAY, words.date(start.date()) if start else ""),
        (BEGINS, words.clock(start) if start else ""),
        (ENDS, words.clock(end) if end else ""),
        (NET, _net(meeting.net_minutes, words)),
        (LED_BY, asked.with_numbers(meeting.leaders)),
    )
    known = tuple(ListItem(text, words.say(label)) for label, text in facts if text)
    yield Items(known)
    for label, text in facts:
        if not text:
            yield Field(words.say(label), lines=1)


def _net(minutes: int, words: Words) -> str:
    hours, rest = divmod(minutes, 60)
    parts = [
        words.say(n_("{number} hour", "{number} hours", hours)) if hours else "",
        words.say(n_("{number} minute", "{number} minutes", rest)) if rest else "",
    ]
    return words.joined(" ", parts)


def _list(meeting: PaperMeeting, asked: _Asked) -> Table:
    """Who is expected, with room to sign; without names there are as many empty rows."""
    words = asked.words
    names = [*(n for n in meeting.leaders if n not in meeting.names), *meeting.names]
    rows = [(name, asked.number_of(name), _roles(name, meeting, asked)) for name in names]
    empty = MORE_ROWS if meeting.names else meeting.plan.people
    rows += [("", "", "")] * empty
    header = [words.say(each) for each in (NAME, NUMBER, ROLE)]
    shown = 3 if any(role for _name, _number, role in rows) else 2
    made = tuple(row[:shown] for row in rows)
    return Table(tuple(header[:shown]), made, (words.say(SIGNATURE),), to_sign=True)


def _roles(name: str, meeting: PaperMeeting, asked: _Asked) -> str:
    """What somebody's role is: in the meeting, or else by the list of people."""
    ids = roles_of(meeting, name)
    titles = [role_title(asked.method, id, asked.words) for id in ids]
    told = next((each.role for each in asked.people if each.name == name), "")
    return asked.words.joined(", ", dict.fromkeys(titles)) if titles else told


def _report(asked: _Asked) -> Papers:
    words = asked.words
    fields = (
        (_("What it was about, without names or what shows who it is"), 4),
        (_("What we wanted to learn"), 3),
        (_("What came of it"), 4),
        (_("What we agreed"), 3),
    )
    for meeting in asked.meetings:
        blocks: list[PageBlock] = [_heading(_("Report"), meeting, asked), *_facts(meeting, asked)]
        present = asked.with_numbers(meeting.names)
        if present:
            blocks.append(Items((ListItem(present, words.say(_("Expected"))),)))
            blocks.append(Field(words.say(_("Who was not there")), lines=1))
        else:
            blocks.append(Field(words.say(_("Who were there"))))
        blocks += [Field(words.say(label), lines=lines) for label, lines in fields]
        yield blocks


def _statement(asked: _Asked) -> Papers:
    """For each person; where nobody is named, one to write a name on."""
    names = dict.fromkeys(name for each in asked.meetings for name in each.names)
    for name in names or {"": None}:
        there = [each for each in asked.meetings if not names or name in each.names]
        if there:
            yield [*_of_person(name, there, asked)]


def _of_person(name: str, there: Sequence[PaperMeeting], asked: _Asked) -> Iterator[PageBlock]:
    words = asked.words
    called = words.say(_("Statement of taking part"))
    yield Heading(words.joined(": ", (called, name)))
    known = [(NAME, name), (NUMBER, asked.number_of(name)), (METHOD, asked.method.title)]
    known += [(GROUP, there[0].plan.group or "")]
    yield Items(tuple(ListItem(text, words.say(label)) for label, text in known if text))
    for label, text in known[:2]:
        if not text:
            yield Field(words.say(label), lines=1)
    header = tuple(words.say(each) for each in (DAY, BEGINS, ENDS, NET, LED_BY))
    yield Table(header, tuple(_row(each, asked) for each in there))
    net = _net(sum(each.net_minutes for each in there), words)
    count = n_("{number} meeting, {net}", "{number} meetings, {net}", len(there), net=net)
    yield Paragraph(words.say(count), words.say(_("Together")))
    said = FROM_PLAN.filled(day=asked.before.date()) if asked.before else NOT_COUNTED
    yield Notice(words.say(said))
    for label in (_("Who signs for it, with register number"), _("Place and date"), SIGNATURE):
        yield Field(words.say(label), lines=1)


def _row(meeting: PaperMeeting, asked: _Asked) -> tuple[str, ...]:
    words, start, end = asked.words, meeting.start, meeting.end
    return (
        words.date(start.date()) if start else "",
        words.clock(start) if start else "",
        words.clock(end) if end else "",
        _net(meeting.net_minutes, words),
        asked.with_numbers(meeting.leaders),
    )
