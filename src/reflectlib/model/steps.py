"""The steps of a method: what to do and to ask, with whom, and for how long."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

import attrs

from reflectlib.model.entry import Note, TextBasis
from reflectlib.model.record import Count, DayMinutes, Line, Record, Slug, Text, Whole
from reflectlib.model.timing import Minutes, MinutesPer, Range


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Groups(Record):
    """People working in groups of a stated size."""

    size: Range
    """How many people are in one group."""


GroupsTogether = Annotated[int, Whole(2, 20)]
"""How many groups can become one."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Joined(Record):
    """Groups made of the groups of the step before, none of which is torn apart."""

    join: GroupsTogether
    """How many groups become one: with 2, pairs become fours."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Rounds(Record):
    """A stated number of rounds."""

    times: Range
    """How many rounds there are: a number, or a range."""


Together = Literal["plenary", "individual", "chosen"]
"""All together, each alone, or in groups that people choose themselves."""
Grouping = Together | Groups | Joined
"""How people work: all together, each alone, or in groups."""
Loop = Literal["case", "member", "pairings"]
"""What a round is for: a case, a member of a group, or new pairs until everybody met everybody."""
Repeat = Loop | Rounds
"""What the steps of a loop are done again for."""
Stage = Literal[
    "opening",
    "choosing",
    "presenting",
    "exploring",
    "deepening",
    "advising",
    "working",
    "harvesting",
    "closing",
]
"""What a step does in the whole, from checking in and choosing a case to looking back."""
Time = Minutes | MinutesPer
"""How long a step takes: a number of minutes, a range, or minutes for each of something."""
TimeBasis = Literal["source", "estimate", "given"]
"""Whether the source states a time, we estimated it, or whoever plans chose it."""
StepBasis = Literal["source", "estimate", "editor"]
"""Whose a step is: the source's, its time but for our estimate, or worked out by us."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Cases(Record):
    """The cases of one meeting. In a file a number is both the fewest and the most."""

    counts: ClassVar[bool] = True

    min: Count | None = None
    """The fewest cases in one meeting."""
    max: Count | None = None
    """The most cases in one meeting."""
    minutes: Minutes | None = None
    """The stated minutes for one case."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class QuestionCategory(Record):
    """A group of questions."""

    id: Slug
    """The category's id, to which a question's `category` refers."""
    title: Line
    """The category's name, as people read it."""
    basis: TextBasis = "source"
    """`source` where the source groups its questions so, `editor` where we did."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Question(Record):
    """A question to ask. In a file a plain text is a question that the source gives."""

    shorthand: ClassVar[str | None] = "text"

    text: Text
    """The question, with its question mark."""
    to: Slug | None = None
    """The id of the role that it is asked to."""
    category: Slug | None = None
    """The id of the category that it belongs to."""
    follow_ups: tuple[Text, ...] = ()
    """Questions to go on with after the answer."""
    basis: TextBasis = "source"
    """`source` where the source gives it, `editor` where we added it."""
    id: Slug | None = None
    """An id by which a program or a translation can point at it."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Phase(Record):
    """One step of a method, in its order."""

    made: ClassVar[frozenset[str]] = frozenset({"block"})
    schema_extra: ClassVar[Mapping[str, Any]] = {
        "dependentSchemas": {
            "time": {"properties": {"share": {"not": {}}}},
            "locked": {
                "if": {"properties": {"locked": {"const": True}}},
                "then": {"properties": {"time": {}}, "required": ["time"]},
            },
        }
    }

    id: Slug
    """The step's id, unique within the method."""
    title: Line
    """The step's name, as people read it."""
    purpose: Note | None = None
    """What the step is for."""
    meeting: Slug | None = None
    """The id of the meeting it belongs to, where a method has more than one kind."""
    stage: Stage | None = None
    """What it does in the whole: open, explore, advise, close and so on."""
    time: Time | None = None
    """The minutes it takes: a number, `{min, max}`, or `{minutes, per}`."""
    basis: StepBasis = "source"
    """`estimate` where we estimated the time, `editor` where its time and its texts are ours."""
    grouping: Grouping | None = None
    """`plenary`, `individual`, `chosen`, the size of groups, `{size: 2}`, or `{join: 2}`."""
    lead: Slug | None = None
    """The id of the role that leads it."""
    repeat: Repeat | None = None
    """What its loop is run for: `case`, `member`, `pairings`, or a number, `{times: 3}`."""
    turn: DayMinutes | None = None
    """The minutes of one person's turn within it."""
    instructions: tuple[Note, ...] = ()
    """What to do and say, in order."""
    questions: tuple[Question, ...] = ()
    """The questions to ask."""
    output: Note | None = None
    """What is there when the step is over."""
    tips: tuple[Note, ...] = ()
    """Advice to whoever leads it."""
    share: Count | None = None
    """Its part in the minutes of the steps without a time: twice another's, where that has 1."""
    setting: Line | None = None
    """How the room is, such as a circle without tables."""
    optional: bool = False
    """`true` where the step may be left out."""
    when: Line | None = None
    """When it is done; a step with this may be left out."""
    method: Slug | None = None
    """The id of a method whose steps come in its place."""
    case: Count | None = None
    """The number of the only case it is for, where not every case goes the same way."""
    time_basis: TimeBasis | None = None
    """Whose the time is, where that is not what `basis` says."""
    locked: bool = False
    """`true` where a plan keeps to its time: never longer, never shorter."""
    block: Slug | None = None
    """The id of the block of a programme that it comes of."""

    def __attrs_post_init__(self) -> None:
        """Refuse a share next to a time, and to hold a step to a time that it has not."""
        super().__attrs_post_init__()
        if self.time is not None and self.share is not None:
            raise ValueError("a step has a time or a share, not both")
        if self.locked and self.time is None:
            raise ValueError("a step that is locked needs a time")

    @property
    def is_estimated(self) -> bool:
        """Tell whether its time is our estimate."""
        basis = self.time_basis or self.basis
        return self.time is not None and basis not in ("source", "given")

    @property
    def may_be_left_out(self) -> bool:
        """Tell whether it is optional, or only done on a condition."""
        return self.optional or self.when is not None
