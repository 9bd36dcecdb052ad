"""A programme: methods, steps of its own and breaks, one after another in a meeting."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any, ClassVar, Literal

import attrs

from reflectlib.diagnostics import KeyPath
from reflectlib.model.entry import Note
from reflectlib.model.forms import Form
from reflectlib.model.method import Facilitation, Method
from reflectlib.model.record import (
    FEW,
    LONGEST_ID,
    ClockTime,
    Count,
    DayMinutes,
    Line,
    Most,
    Record,
    Slug,
    Whole,
)
from reflectlib.model.steps import Phase
from reflectlib.model.timing import Minutes
from reflectlib.slugs import slug

MeetingDay = Annotated[int, Whole(1, 14)]
"""The number of a day on which a meeting goes on, from 1."""
IN_FILES = frozenset(
    {
        *("format", "kind", "id", "title", "aliases", "language", "summary", "organisation"),
        *("principles", "related", "tags", "sources", "licence", "version", "basis", "form"),
        *(
            "facilitation",
            "context",
            "audience",
            "suits",
            "not_for",
            "goals",
            "materials",
            "participants",
        ),
        *("place", "duration", "frequency", "count", "span", "meetings", "roles", "preparation"),
        *("follow_up", "worksheets", "experience_needed", "setting", "form_title", "adaptations"),
        "blocks",
    }
)
"""What a file says of a programme; all else comes of its blocks."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class BlockMinutes(Record):
    """A step of a method that is held to other minutes."""

    named: ClassVar[frozenset[str]] = frozenset({"step"})

    step: Line
    """The id of the step, or its title."""
    minutes: DayMinutes
    """Its minutes."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class BlockStep(Record):
    """A step that comes into a method."""

    named: ClassVar[frozenset[str]] = frozenset({"at"})

    step: Line
    """What it is called."""
    minutes: DayMinutes | None = None
    """How long it takes."""
    at: Line = "end"
    """Where: `start`, `end`, `before STEP` or `after STEP`."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Activity(Record):
    """What people do in a block: a method, or a step of the programme's own."""

    shorthand: ClassVar[str | None] = "method"
    named: ClassVar[frozenset[str]] = frozenset({"skip"})

    id: Slug | None = None
    """Its id; left out, that of its method or step."""
    title: Line | None = None
    """What it is called here; left out, what its method or step is called."""
    method: Slug | None = None
    """The id of the method."""
    step: Phase | None = None
    """A step of the programme's own."""
    variant: Slug | None = None
    """The id of the variant of the method."""
    meeting: Slug | None = None
    """Of a method over more kinds of meeting, the id of the one that is meant."""
    cases: Count | None = None
    """How many cases it takes."""
    people: Count | None = None
    """How many take part, where that is not everybody."""
    skip: tuple[Line, ...] = ()
    """The steps of the method that are left out, by id or title."""
    set: tuple[BlockMinutes, ...] = ()
    """The steps of the method that are held to other minutes."""
    add: tuple[BlockStep, ...] = ()
    """The steps that come into the method."""
    note: Note | None = None
    """What whoever leads is to know of it."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Side(Activity):
    """One of the activities that go on side by side. In a file the id of a method will do."""

    schema_extra: ClassVar[Mapping[str, Any]] = {
        "oneOf": [
            {"required": ["method"], "properties": {"method": {}}},
            {"required": ["step"], "properties": {"step": {}}},
        ]
    }

    def __attrs_post_init__(self) -> None:
        """Refuse anything but a method or a step."""
        super().__attrs_post_init__()
        if (self.method is None) == (self.step is None):
            raise ValueError("of blocks side by side each has either a method or a step")


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Block(Activity):
    """One part of a programme. In a file the id of a method will do."""

    schema_extra: ClassVar[Mapping[str, Any]] = {
        "oneOf": [
            {"required": ["method"], "properties": {"method": {}}},
            {"required": ["step"], "properties": {"step": {}}},
            {"required": ["pause"], "properties": {"pause": {}}},
            {
                "required": ["parallel"],
                "properties": {"parallel": {"type": "array", "minItems": 1}},
            },
        ],
        "dependentSchemas": {
            "minutes": {"properties": {"share": {"not": {}}, "pause": {"not": {}}}},
            "share": {"properties": {"pause": {"not": {}}}},
        },
    }

    pause: Minutes | None = None
    """A break of so many minutes."""
    parallel: Annotated[tuple[Side, ...], Most(FEW)] = ()
    """What goes on side by side, each with people of its own."""
    minutes: Minutes | None = None
    """The minutes of the whole block: a number, to which it is held, or `{min, max}`."""
    share: Count | None = None
    """Its part in the time that the blocks without `minutes` have: twice another's with 1."""
    at: ClockTime | None = None
    """The time of the clock at which it begins, such as 12:30."""
    until: ClockTime | None = None
    """The time of the clock at which it ends."""
    day: MeetingDay | None = None
    """The number of the day on which it begins, where a meeting goes on over more than one."""
    part: Slug | None = None
    """The id of the kind of meeting that it belongs to, of those in the programme's `meetings`."""

    def __attrs_post_init__(self) -> None:
        """Refuse what is not one thing, and what gives its time twice."""
        super().__attrs_post_init__()
        things = (self.method, self.step, self.pause, self.parallel or None)
        if sum(thing is not None for thing in things) != 1:
            raise ValueError("a block has one of method, step, pause and parallel")
        if self.minutes is not None and self.share is not None:
            raise ValueError("a block has minutes or a share, not both")
        if self.pause is not None and (self.minutes is not None or self.share is not None):
            raise ValueError("a break takes the minutes of its pause, and has no others")


def ids_of(activities: Sequence[Activity], within: str = "") -> tuple[str, ...]:
    """The ids of activities, those that do not say one included: none stands twice.

    Those of activities side by side come behind the id of the block that they are `within`. No
    block has the id of what goes on side by side in another.
    """
    found: list[str] = []
    taken: set[str] = set()
    for each in activities:
        known = each.id or each.method or (each.step and each.step.id) or slug(each.title or "")
        wanted = made = f"{within}-{known}" if within else known or "block"
        number = 1
        while len(made) > LONGEST_ID or not taken.isdisjoint(_with_sides(made, each)):
            number += 1
            made = f"{wanted[: LONGEST_ID - 5].rstrip('-')}-{number}"
        taken.update(_with_sides(made, each))
        found.append(made)
    return tuple(found)


def _with_sides(id: str, activity: Activity) -> tuple[str, ...]:
    """The id of an activity, and those of what goes on side by side in it."""
    return id, *(ids_of(activity.parallel, id) if isinstance(activity, Block) else ())


def days_of(programme: "Programme") -> int:
    """The number of days over which one meeting goes on, at most."""
    return max((block.day or 1 for block in programme.blocks), default=1)


def activities_of(blocks: Sequence[Block]) -> Iterator[tuple[KeyPath, str, Block | Side]]:
    """Blocks, and behind each what goes on side by side in it: with their places and their ids."""
    for n, (id, block) in enumerate(zip(ids_of(blocks), blocks, strict=True)):
        yield ("blocks", n), id, block
        sides = zip(ids_of(block.parallel, id), block.parallel, strict=True)
        for k, (side_id, side) in enumerate(sides):
            yield ("blocks", n, "parallel", k), side_id, side


def id_together(ids: Iterable[str]) -> str:
    """The id of methods that are one meeting together, made of theirs."""
    return "-".join(dict.fromkeys(ids))[:LONGEST_ID].rstrip("-")


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Within(Record):
    """The method of a block, as it is there: without its steps, which are those of the programme.

    `block` is the id of the block, or of what goes on side by side in it.
    """

    block: Slug
    method: Method


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Programme(Method):
    """A meeting of several methods: blocks in order, of which its steps are made.

    A method whose steps come of its `blocks`: `composed` fills in `phases`, each with the id of
    its `block`, and `within`, the methods that they come of.
    """

    made: ClassVar[frozenset[str]] = frozenset(attrs.fields_dict(Method)) - IN_FILES - {"extra"} | {
        "within"
    }

    kind: Literal["programme"] = "programme"  # type: ignore[assignment]  # a method of blocks
    """This entry is a programme."""
    form: Form = "bijeenkomst"
    """The form of reflection it belongs to."""
    facilitation: Facilitation = "guided"
    """`guided` when somebody leads it, `self-guided` when not, `either` when both can be."""
    blocks: tuple[Block, ...]
    """What is done, in order."""
    within: tuple[Within, ...] = ()
    """The methods that its steps come of."""

    def title_of(self, block: str) -> str:
        """What a block is called, or what goes on side by side in it; a break may have no title.

        Of blocks that are called the same the later ones have a number.
        """
        titles = {
            known: activity.title or (method.title if (method := self.method_of(known)) else "")
            for known, activity in self.activities()
        }
        if not (title := titles.get(block, "")):
            return ""
        earlier = list(titles)[: list(titles).index(block)]
        number = 1 + sum(titles[other] == title for other in earlier)
        return f"{title} ({number})" if number > 1 else title

    def activities(self) -> Iterator[tuple[str, Block | Side]]:
        """The blocks with their ids, each before what goes on side by side in it."""
        return ((id, activity) for _path, id, activity in activities_of(self.blocks))

    def note_of(self, block: str) -> Note | None:
        """What whoever leads a block is to know of it."""
        return next((each.note for id, each in self.activities() if id == block), None)

    def is_own(self, block: str | None) -> bool:
        """Tell whether a block is a step or a break of the programme itself, and no method."""
        return any(id == block and not each.method for id, each in self.activities())

    def method_of(self, block: str) -> Method | None:
        """The method of a block, or of what goes on side by side in it, by its id."""
        return next((each.method for each in self.within if each.block == block), None)
