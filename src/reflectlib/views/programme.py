"""The blocks of a programme: at a glance, and each above its steps."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reflectlib.catalogue import Catalogue
from reflectlib.language.terms import FIELDS
from reflectlib.language.words import Words
from reflectlib.message import _, p_
from reflectlib.model.method import MeetingKind, Method
from reflectlib.model.programme import Activity, Block, Programme, Side, ids_of
from reflectlib.model.steps import Phase
from reflectlib.page import Heading, PageBlock, Paragraph, Table
from reflectlib.views.activities import (
    activities,
    asked_of,
    is_other,
    time_in_words,
    titles,
    way_of,
    what_kind,
    when_said,
)
from reflectlib.views.blocks import labelled, table_of

Steps = tuple[tuple[int, Phase], ...]
"""Steps, each with its number among those of its meeting."""


class BlockSteps(NamedTuple):
    """Steps that stand together: those of a block, those of a side of it, or all of a method.

    `head` stands above them and `level` is that of their headings. `way` is the method whose steps
    they are: it says what roles are called, and who leads. A break has a head alone.
    """

    head: tuple[PageBlock, ...]
    way: Method
    steps: Steps
    level: int


def runs(
    method: Method, steps: Sequence[tuple[int, Phase]], words: Words, *, leads: bool = True
) -> Iterator[BlockSteps]:
    """The steps of one meeting, of a programme block by block, with its breaks in between.

    What is for whoever `leads` stands above those of a block.
    """
    if isinstance(method, Programme):
        yield from _Blocks(method, steps, words, leads=leads).runs()
    else:
        yield BlockSteps((), method, tuple(steps), 3)


class _Blocks:
    """The blocks of a programme, for one page."""

    def __init__(
        self,
        programme: Programme,
        steps: Sequence[tuple[int, Phase]],
        words: Words,
        *,
        leads: bool,
    ) -> None:
        self._programme, self._words, self._leads = programme, words, leads
        self._titles = titles(programme, words)
        self._waiting = list(steps)
        self._meeting = next((phase.meeting for _number, phase in steps), None)
        self._level = 3 if programme.meetings else 2

    def runs(self) -> Iterator[BlockSteps]:
        programme = self._programme
        for id, block in zip(ids_of(programme.blocks), programme.blocks, strict=True):
            if block.part != self._meeting:
                continue
            sides = tuple(zip(ids_of(block.parallel, id), block.parallel, strict=True))
            ids = {id, *(side for side, _ in sides)}
            yield from self._loose(ids)
            if block.pause:
                yield BlockSteps(self._head(id, block), programme, (), self._level)
            elif sides and any(phase.block in ids for _number, phase in self._waiting):
                yield BlockSteps(self._head(id, block), programme, (), self._level)
                for side_id, side in sides:
                    yield from self._activity(side_id, side, self._level + 1)
            else:
                yield from self._activity(id, block, self._level)
        yield from self._loose(set())

    def _loose(self, ids: set[str]) -> Iterator[BlockSteps]:
        """The steps of no block that stand before those of the blocks with these ids."""
        if not any(phase.block in ids for _number, phase in self._waiting) and ids:
            return
        loose = []
        while self._waiting and self._waiting[0][1].block not in ids:
            loose.append(self._waiting.pop(0))
        if loose:
            yield BlockSteps((), self._programme, tuple(loose), self._level)

    def _activity(self, id: str, activity: Activity, level: int) -> Iterator[BlockSteps]:
        steps = tuple(step for step in self._waiting if step[1].block == id)
        self._waiting = [step for step in self._waiting if step[1].block != id]
        if not steps:
            return
        head = self._head(id, activity)
        way = way_of(self._programme, id)
        if self._says_no_more(activity, head, steps):
            yield BlockSteps((), way, steps, level)
        else:
            yield BlockSteps(head, way, steps, min(level + 1, 4))

    def _says_no_more(self, activity: Activity, head: tuple[PageBlock, ...], steps: Steps) -> bool:
        """Tell whether all that a head says of a step of its own stands above that step as well."""
        if activity.step is None or len(head) > 1 or len(steps) > 1:
            return False
        plain = activity.title in (None, activity.step.title)
        tied = isinstance(activity, Block) and (
            activity.minutes or activity.share or activity.at or activity.until or activity.day
        )
        return plain and not tied and not activity.people

    def _head(self, id: str, activity: Activity) -> tuple[PageBlock, ...]:
        programme, words = self._programme, self._words
        of_side = isinstance(activity, Side)
        aside = [words.say(what_kind(activity))] if is_other(activity) else []
        aside.append(time_in_words(programme, id, activity, words))
        aside += [words.say(each) for each in when_said(activity)]
        aside += [words.people(activity.people)] if activity.people else []
        aside += [words.say(each) for each in asked_of(activity)]
        method = programme.method_of(id)
        blocks: list[PageBlock] = [
            Heading(
                self._titles[id],
                min(self._level + of_side, 4),
                words.joined(" · ", aside),
                f"block-{id}",
            )
        ]
        if method and activity.method:
            blocks.append(Paragraph(method.summary))
        if self._leads:
            blocks += _for_the_leader(programme, id, method, words)
        return tuple(blocks)


def _for_the_leader(
    programme: Programme, id: str, method: Method | None, words: Words
) -> Iterator[PageBlock]:
    if note := programme.note_of(id):
        label = words.say(_("For whoever leads"))
        yield Paragraph(note.text, label, ours=note.basis == "editor")
    if method:
        yield from labelled(words.say(_("Otherwise here")), method.adaptations)


def overview(
    programme: Method, meeting: MeetingKind | None, catalogue: Catalogue, words: Words
) -> Iterator[Table]:
    """The blocks of one kind of meeting, to see at a glance; a method has none."""
    if not isinstance(programme, Programme):
        return
    kind = meeting.id if meeting else None
    named = titles(programme, words)
    rows: list[tuple[str, ...]] = []
    here = False
    for id, activity in activities(programme):
        if isinstance(activity, Block):
            here = activity.part == kind
        if not here:
            continue
        title = named[id]
        if isinstance(activity, Side):
            title = words.joined(" ", ("–", title))
        rows.append(
            (
                title,
                time_in_words(programme, id, activity, words),
                words.joined(", ", map(words.say, when_said(activity))),
                words.joined(" · ", _what(activity, programme.method_of(id), catalogue, words)),
                str(activity.people or ""),
            )
        )
    header = (
        p_("of a programme", "Block"),
        FIELDS["time"],
        p_("of a block", "When"),
        p_("of a block", "What"),
        FIELDS["participants"],
    )
    if rows:
        yield table_of([*map(words.say, header)], rows)


def other_name(programme: Programme, anchor: str, catalogue: Catalogue) -> str:
    """The name of the method of a block with this anchor, where that is called otherwise."""
    for id, activity in activities(programme):
        if f"block-{id}" == anchor and activity.method:
            way, title = programme.method_of(id), catalogue.title(activity.method)
            return "" if way and way.title == title else title
    return ""


def is_pause(programme: Programme, anchor: str) -> bool:
    """Tell whether a block with this anchor is a break."""
    return any(
        isinstance(activity, Block) and activity.pause and f"block-{id}" == anchor
        for id, activity in activities(programme)
    )


def _what(
    activity: Activity, way: Method | None, catalogue: Catalogue, words: Words
) -> Iterator[str]:
    """What kind of block it is, the method by its name where the block has another, and so on."""
    kind = words.say(what_kind(activity))
    method = catalogue.title(activity.method) if activity.method else ""
    yield words.joined(": ", (kind, "" if way and way.title == method else method))
    if activity.variant and activity.method:
        yield words.say(_("variant: {title}", title=_variant(activity, catalogue)))
    yield from map(words.say, asked_of(activity))


def _variant(activity: Activity, catalogue: Catalogue) -> str:
    entry = catalogue[activity.method or ""]
    variants = entry.variants if isinstance(entry, Method) else ()
    found = (each.title for each in variants if each.id == activity.variant)
    return next(found, activity.variant or "")
