"""The steps of a method: what to do and to ask, with whom, and for how long."""

from typing import ClassVar, Literal

import attrs

from reflectlib.model.entry import Note, TextBasis
from reflectlib.model.record import Count, DayMinutes, Line, Record, Slug, Text
from reflectlib.model.timing import Minutes, MinutesPer, Range


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Groups(Record):
    """People working in groups of a stated size."""

    size: Range
    """How many people are in one group."""


Together = Literal["plenary", "individual"]
"""All together, or each alone."""
Grouping = Together | Groups
"""How people work: all together, each alone, or in groups."""
Time = Minutes | MinutesPer
"""How long a step takes: a number of minutes, a range, or minutes for each of something."""
TimeBasis = Literal["source", "estimate"]
"""Whether the source states a time, or we estimated it."""


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


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Phase(Record):
    """One step of a method, in its order."""

    id: Slug
    """The step's id, unique within the method."""
    title: Line
    """The step's name, as people read it."""
    purpose: Note | None = None
    """What the step is for."""
    meeting: Slug | None = None
    """The id of the meeting it belongs to, where a method has more than one kind."""
    time: Time | None = None
    """The minutes it takes: a number, `{min, max}`, or `{minutes, per}`."""
    basis: TimeBasis = "source"
    """`source` where the source states the time, `estimate` where we estimated it."""
    grouping: Grouping | None = None
    """`plenary`, `individual`, or the size of the groups: `{size: 2}`."""
    lead: Slug | None = None
    """The id of the role that leads it."""
    repeat: Literal["case"] | None = None
    """`case` where the step belongs to the loop that is run once for each case."""
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
