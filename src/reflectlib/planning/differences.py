"""What is otherwise than in the source, in words: a sentence on what is left out, and one a step.

What undoes a change takes its sentence away, and what changes a step once more still says what the
source has. So a sentence is known by how it is made.
"""

from collections.abc import Iterator
from typing import Any

from reflectlib.filling import in_full, in_words, whole
from reflectlib.message import Message, _
from reflectlib.model.method import Method
from reflectlib.model.programme import Programme
from reflectlib.model.steps import Phase
from reflectlib.model.timing import Minutes

LEFT_OUT = _("Left out: {titles}.")
TITLE = _("“{title}”")
CAME = _("“{title}” is put in.")
CAME_FOR = _("“{title}” ({minutes}) is put in.")
MOVED = _("“{title}” has another place.")
TAKES = _("“{title}” takes {minutes} ({before}).")
HELD = _("“{title}” takes {minutes} exactly ({before}).")
HELD_WHOLE = _("“{title}” takes {minutes} exactly, all together.")
STATED = _("in the source: {minutes}")
OWN = _("in the programme: {minutes}")
ESTIMATED = _("estimated: {minutes}")
UNSTATED = _("the source gives no time")
ADAPTED = _("In “{title}”: {change}")
SOMETHING = "\0"  # what stands in no text


def all_adaptations(method: Method, meeting: str | None = None) -> Iterator[str]:
    """What is otherwise in a method; of a programme in the blocks of one kind of meeting as well.

    What a programme itself does otherwise in a block stands with that block on a page.
    """
    yield from method.adaptations
    if isinstance(method, Programme):
        there = {phase.block for phase in method.phases if phase.meeting == meeting}
        for each in method.within:
            for change in each.method.adaptations if each.block in there else ():
                said = ADAPTED.filled(title=each.method.title, change=change)
                yield whole(in_words(said, method.language))


class Differences:
    """The sentences that a method has, while changes are made to it."""

    def __init__(self, method: Method) -> None:
        """Begin with what the method says already."""
        self._language = method.language
        self._programme = method if isinstance(method, Programme) else None
        self.texts: list[str] = [*method.adaptations]

    def left_out(self, phase: Phase) -> None:
        """A step goes."""
        self._take_before(phase)
        if not self._take_came(phase):
            self._say_left_out([*self._left_out(), self._said(TITLE, title=phase.title)])

    def came(self, phase: Phase, *, may_be_back: bool) -> None:
        """A step comes in; where it may be one that went, one of that title is no longer out."""
        titles, title = self._left_out(), self._said(TITLE, title=phase.title)
        if may_be_back and title in titles:
            titles.remove(title)
            self._say_left_out(titles)
        else:
            self.texts.append(self._came(phase))

    def moved(self, phase: Phase) -> None:
        """A step stands elsewhere."""
        self.texts.append(self._said(MOVED, title=phase.title))

    def timed(self, was: Phase, phase: Phase, *, as_another: bool) -> None:
        """A step has another time: of its own, or `as_another` step has it, which may be as before.

        Where it is of its own it is said even where it is the same, since then it is held to it.
        """
        if self._take_came(was):
            self.texts.append(self._came(phase))
            return
        before = self._take_before(was) or self._before(was)
        if not as_another or before != self._before(phase):
            message = HELD if phase.locked else TAKES
            takes = in_full(phase.time)
            self.texts.append(self._said(message, title=phase.title, minutes=takes, before=before))

    def held_as_a_whole(self, title: str, minutes: Minutes) -> None:
        """A block of a programme is held to minutes."""
        for text, _minutes in [*self._found(HELD_WHOLE, "minutes", title=title)]:
            self.texts.remove(text)
        self.texts.append(self._said(HELD_WHOLE, title=title, minutes=in_full(minutes)))

    def _left_out(self) -> list[str]:
        """The titles of the steps that are said to be left out, each between its quotes."""
        opening, closing = self._said(TITLE, title=SOMETHING).split(SOMETHING)
        for _text, titles in self._found(LEFT_OUT, "titles"):
            inside = titles.removeprefix(opening).removesuffix(closing)
            return [f"{opening}{title}{closing}" for title in inside.split(f"{closing}, {opening}")]
        return []

    def _say_left_out(self, titles: list[str]) -> None:
        """Say which steps are left out, where that is said already or behind all else."""
        said = [self._said(LEFT_OUT, titles=tuple(titles))] if titles else []
        there = [text for text, _titles in self._found(LEFT_OUT, "titles")][:1]
        place = self.texts.index(there[0]) if there else len(self.texts)
        self.texts[place : place + len(there)] = said

    def _came(self, phase: Phase) -> str:
        message = CAME_FOR if phase.time else CAME
        return self._said(message, title=phase.title, minutes=in_full(phase.time))

    def _before(self, phase: Phase) -> str:
        """What is known of the time of a step."""
        message = ESTIMATED if phase.is_estimated else STATED if phase.time else UNSTATED
        if phase.time and self._programme and self._programme.is_own(phase.block):
            message = OWN
        return self._said(message, minutes=in_full(phase.time))

    def _take_came(self, phase: Phase) -> bool:
        """Take the sentence away that says that a step came in; tell whether there was one."""
        said = [self._said(CAME, title=phase.title)]
        said += [text for text, _minutes in self._found(CAME_FOR, "minutes", title=phase.title)]
        there = [text for text in said if text in self.texts]
        for text in there:
            self.texts.remove(text)
        return bool(there)

    def _take_before(self, phase: Phase) -> str:
        """Take the sentence on the time of a step away, for what it says of the source."""
        before = ""
        fields = {"title": phase.title, "minutes": in_full(phase.time)}
        for message in (TAKES, HELD):
            for text, found in [*self._found(message, "before", **fields)]:
                self.texts.remove(text)
                before = found
        return before

    def _found(self, message: Message, name: str, **fields: Any) -> Iterator[tuple[str, str]]:
        """The texts that a message makes, whatever is filled in for one field, and what it is."""
        made = str(self._said(message, **fields, **{name: SOMETHING}))
        head, _something, tail = made.partition(SOMETHING)
        for text in self.texts:
            long_enough = len(text) >= len(head) + len(tail)
            if long_enough and text.startswith(head) and text.endswith(tail):
                yield text, text[len(head) : len(text) - len(tail)]

    def _said(self, message: Message, **fields: Any) -> str:
        return whole(in_words(message.filled(**fields), self._language))
