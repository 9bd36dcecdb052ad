"""What must be there and what is to be prepared, as lists to tick on paper."""

from collections.abc import Iterator, Mapping, Sequence

import attrs

from reflectlib.catalogue import Catalogue
from reflectlib.language.terms import FIELDS, PER
from reflectlib.language.words import Words
from reflectlib.message import _, n_, p_
from reflectlib.model.method import Method, Task, Worksheet
from reflectlib.model.programme import Programme
from reflectlib.page import EMPTY_BOX, Heading, Items, ListItem, Page, PageBlock, Table
from reflectlib.planning.casting import known_roles
from reflectlib.planning.session import Plan
from reflectlib.views.agenda import name_of
from reflectlib.views.blocks import behind, role_title, signed, sources, table_of, whole_page
from reflectlib.views.cards import question_cards
from reflectlib.views.gathered import (
    BlockPlace,
    gather,
    people_of,
    places_of,
    same_note,
    same_sheet,
    same_task,
)

EVERYBODY = "deelnemer"  # for whom nobody needs to be found
SEVERAL = 3  # blocks; of more than these it is enough to say that it is all
Row = tuple[str, ...]


def materials(method: Method, _catalogue: Catalogue) -> Page:
    """What a method needs; of a programme each thing once, with the blocks that it is for."""
    words = Words(method.language)
    needed = _Needed(method, places_of(method, words), words)
    return whole_page(method, (), tuple(needed.blocks()), words, "materials")


def of_plan(plan: Plan, _catalogue: Catalogue) -> Page:
    """What one planned meeting needs, for how many, and who has which role.

    What only a block asks for that has no steps in the plan is left out.
    """
    words = Words(plan.method.language)
    kind = plan.meeting.id if plan.meeting else None
    method = attrs.evolve(
        plan.method,
        title=name_of(plan),
        phases=tuple(phase for phase in plan.method.phases if phase.meeting == kind),
        variants=(),
        preparation=_here(plan.method.preparation, kind),
        follow_up=_here(plan.method.follow_up, kind),
    )
    needed = _Needed(
        method, places_of(method, words, people_of(plan)), words, plan.people, plan.roles
    )
    head = [ListItem(str(plan.people), words.say(FIELDS["participants"]))]
    if plan.start:
        head.insert(0, ListItem(words.date(plan.start.date()), words.say(_("When"))))
    blocks = (Items(tuple(head)), *needed.blocks())
    return whole_page(method, (), blocks, words, "materials")


def _here(tasks: Sequence[Task], kind: str | None) -> tuple[Task, ...]:
    return tuple(task for task in tasks if task.meeting in (None, kind))


class _Needed:
    """What a method needs; the `places` of a programme are its blocks."""

    def __init__(
        self,
        method: Method,
        places: Sequence[BlockPlace],
        words: Words,
        people: int | None = None,
        names: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        self._method, self._places, self._words = method, places, words
        self._people, self._names = people, names or {}

    def blocks(self) -> Iterator[PageBlock]:
        """The lists, each below its heading, and the sources."""
        say = self._words.say
        what, whom, number, who = say(_("What")), say(_("What for")), say(_("How many")), _("Who")
        tasks = (say(_("When")), what, say(who), whom)
        yield from self._list(_("The room"), (what, whom), self._rooms())
        yield from self._list(_("What must be there"), (what, whom), self._things())
        yield from self._list(_("To print"), (what, number, whom), self._prints())
        roles = [*self._roles()]
        # Room to write a name in stays there where nobody is named yet.
        for block in self._list(_("Roles"), (say(_("Role")), number, say(who), whom), roles):
            if isinstance(block, Table) and say(who) not in block.header:
                place = 2 + any(row[1] for row in roles)
                block = Table(_put(block.header, place, say(who)), _each_put(block.rows, place))
            yield block
        yield from self._list(_("Beforehand"), tasks, self._before())
        yield from self._list(_("Afterwards"), tasks, self._afterwards())
        yield from sources(self._method, self._words)

    def _list(
        self, heading: str, header: Row, rows: Iterator[Row] | list[Row]
    ) -> Iterator[PageBlock]:
        """Rows to tick below a heading; nothing for none."""
        if made := [(EMPTY_BOX, *row) for row in rows]:
            yield Heading(self._words.say(heading))
            yield table_of(("", *header), made)

    def _for(self, places: Sequence[BlockPlace]) -> str:
        """What something is for: the blocks that ask for it, or else the whole."""
        if not isinstance(self._method, Programme):
            return ""
        if not places:
            return self._words.say(p_("what for", "the whole"))
        if len(places) > SEVERAL and len(places) == len(self._places):
            return self._words.say(p_("what for", "all blocks"))
        return self._words.joined("; ", dict.fromkeys(place.title for place in places))

    def _rooms(self) -> Iterator[Row]:
        """How the room is: for the whole, for a block, or for a step."""
        words, method = self._words, self._method
        rooms: dict[str, list[str]] = {}
        if method.setting:
            rooms[method.setting] = [self._for(())]
        for place in self._places or (BlockPlace("", method),):
            if place.method.setting and self._places:
                rooms.setdefault(place.method.setting, []).append(place.title)
            for phase in place.method.phases:
                if phase.setting:
                    whom = ": " if place.title else ""
                    said = words.joined(whom, filter(None, (place.title, phase.title)))
                    rooms.setdefault(phase.setting, []).append(said)
        for room, whom_all in rooms.items():
            yield room, words.joined("; ", dict.fromkeys(whom_all))

    def _things(self) -> Iterator[Row]:
        method = self._method
        for note, there, ours in gather(
            method, self._places, lambda each: each.materials, same_note
        ):
            yield signed(note.text, ours, self._words), self._for(there)

    def _prints(self) -> Iterator[Row]:
        words = self._words
        for sheet, there, ours in gather(
            self._method, self._places, lambda each: each.worksheets, same_sheet
        ):
            title = words.say(_("Worksheet: {title}", title=sheet.title))
            if sheet.role:
                role = self._role_title(sheet.role, there)
                title = behind(title, words.say(_("Only for: {role}", role=role)), words)
            yield signed(title, ours, words), self._copies(sheet, there), self._for(there)
        if cards := len(tuple(question_cards(self._method, words))):
            asking = [
                place
                for place in self._places
                if any(phase.questions for phase in place.method.phases)
            ]
            number = words.say(n_("{number} card", "{number} cards", cards))
            yield words.say(_("Question cards, if you use them")), number, self._for(asking)

    def _copies(self, sheet: Worksheet, there: Sequence[BlockPlace]) -> str:
        """How many copies of a worksheet there are to be, as far as that is known."""
        words = self._words
        each = [str(place.people) for place in there] or [str(self._people)]
        if sheet.role:
            each = self._numbers(sheet.role, there)
        elif self._people is None:
            each = [words.say(PER["participant"].filled(stated=1))]
        if len(set(each)) > 1:
            pairs = zip(there, each, strict=True)
            said = (words.joined(": ", (place.title, number)) for place, number in pairs if number)
            return words.joined("; ", dict.fromkeys(said))
        if len(there) > 1 and each[0]:
            return words.say(_("{stated} per block", stated=each[0]))
        return each[0]

    def _roles(self) -> Iterator[Row]:
        """The roles that somebody has, but for that of everybody."""
        words, method = self._words, self._method
        within = [each.method for each in method.within] if isinstance(method, Programme) else []
        of_blocks = {id for each in within for id in known_roles(each)}
        for id in known_roles(method):
            there = tuple(place for place in self._places if id in known_roles(place.method))
            if id == EVERYBODY or (id in of_blocks and not there):
                continue
            declared = [r for p in there for r in p.method.roles if r.id == id]
            declared = declared or [role for role in method.roles if role.id == id]
            ours = bool(declared) and all(role.basis == "editor" for role in declared)
            title = signed(self._role_title(id, there), ours, words, apart=True)
            numbers = self._numbers(id, there)
            if len(set(filter(None, numbers))) > 1:
                # Where it differs from block to block, each block has its number.
                pairs = zip(there, numbers, strict=True)
                said = (words.joined(": ", (place.title, number)) for place, number in pairs)
                yield title, "", self._who(id), words.joined("; ", dict.fromkeys(said))
            else:
                number = numbers[0] if len(set(numbers)) == 1 else ""
                yield title, number, self._who(id), self._for(there)

    def _role_title(self, id: str, there: Sequence[BlockPlace]) -> str:
        """What a role is called: in the first block that says so, or else in the whole."""
        ways = (place.method for place in there)
        way = next((way for way in ways if any(role.id == id for role in way.roles)), None)
        return role_title(way or self._method, id, self._words)

    def _numbers(self, id: str, there: Sequence[BlockPlace]) -> list[str]:
        """How many have a role in each block, as far as that is said; a role may be the whole's."""
        if any(role.id == id for place in there for role in place.method.roles):
            return [_count_in(place.method, id, self._words) for place in there]
        return [_count_in(self._method, id, self._words)] * max(1, len(there))

    def _who(self, id: str) -> str:
        return self._words.joined(", ", self._names.get(id, ()))

    def _before(self) -> Iterator[Row]:
        """What is to be done before the meeting, the earliest first."""
        found = gather(self._method, self._places, lambda each: each.preparation, same_task)
        for task, there, ours in sorted(found, key=lambda each: -(each.thing.weeks_before or 0)):
            weeks = task.weeks_before
            said = n_("a week before", "{number} weeks before", weeks) if weeks else ""
            yield self._task(task, said, there, ours)

    def _afterwards(self) -> Iterator[Row]:
        """What is to be done after the meeting, the soonest first."""
        found = gather(self._method, self._places, lambda each: each.follow_up, same_task)
        for task, there, ours in sorted(found, key=lambda each: each.thing.weeks_after or 0):
            weeks = task.weeks_after
            said = n_("a week after", "{number} weeks after", weeks) if weeks else ""
            yield self._task(task, said, there, ours)

    def _task(self, task: Task, weeks: str, there: Sequence[BlockPlace], ours: bool) -> Row:
        words = self._words
        when = [words.say(weeks)] if weeks else []
        when += [words.say(p_("how often", "once"))] if task.once else []
        if not there:
            kinds = self._method.meetings
            when += [kind.title for kind in kinds if kind.id == task.meeting]
        minutes = words.minutes(task.minutes) if task.minutes else ""
        who = self._role_title(task.role, there) if task.role else ""
        return (
            words.joined(", ", when),
            signed(behind(task.task, minutes, words), ours, words),
            words.joined(": ", (who, self._who(task.role or ""))),
            self._for(there),
        )


def _count_in(method: Method, id: str, words: Words) -> str:
    """How many have a role in a method, as far as that says so."""
    count = next((role.count for role in method.roles if role.id == id), None)
    if count is None:
        return ""
    said = words.range(count)
    return words.say(PER[count.per].filled(stated=said)) if count.per else said


def _put(row: Row, place: int, cell: str = "") -> Row:
    return (*row[:place], cell, *row[place:])


def _each_put(rows: tuple[Row, ...], place: int) -> tuple[Row, ...]:
    return tuple(_put(row, place) for row in rows)
