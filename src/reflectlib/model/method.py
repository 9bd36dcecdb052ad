"""A method: what people do, together or alone, to reflect on their work."""

from typing import Annotated, Literal

import attrs

from reflectlib.model.entry import Entry, Note, TextBasis
from reflectlib.model.forms import Form
from reflectlib.model.record import FEW, Count, DayMinutes, Line, Most, Record, Slug, Text
from reflectlib.model.steps import Cases, Phase, QuestionCategory
from reflectlib.model.timing import Frequency, Minutes, Period, Range, Span

Facilitation = Literal["guided", "self-guided", "either"]
"""Whether somebody leads the method."""
Place = Literal["online", "on-site", "either"]
"""Where people meet."""
ExperienceNeeded = Literal["none", "some", "trained"]
"""What whoever leads a method needs: nothing, some experience, or a training."""
EffortUnit = Literal["meeting", "case", "week", "month", "year"]
"""What the minutes that a role puts in are counted for."""


MeetingCount = Count | Literal["participants"]
"""How many meetings there are: a number, or as many as there are members."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class RoleCount(Range):
    """How many people have a role."""

    per: Literal["group"] | None = None
    """`group` where each group has so many."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Role(Record):
    """A part that somebody plays."""

    id: Slug
    """The role's id; take one of the register where it fits, such as `inbrenger`."""
    title: Line
    """The role's name, as people read it."""
    tasks: tuple[Note, ...] = ()
    """What the role does."""
    count: RoleCount | None = None
    """How many people have the role, in all or `per: group`."""
    basis: TextBasis = "source"
    """`source` where the source names the role, `editor` where we added it."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Task(Record):
    """Something to do before or after a meeting."""

    task: Text
    """What to do."""
    role: Slug | None = None
    """The id of the role that does it."""
    minutes: Minutes | None = None
    """How many minutes it takes."""
    weeks_before: Count | None = None
    """How many weeks before the meeting it must be done."""
    meeting: Slug | None = None
    """The id of the kind of meeting that it is for, where a method has more than one."""
    basis: TextBasis = "source"
    """`source` where the source says it, `editor` where we added it."""
    id: Slug | None = None
    """An id by which a program or a translation can point at it."""
    once: bool = False
    """`true` where it is done once: before the first meeting, or after the last."""
    weeks_after: Count | None = None
    """How many weeks after the meeting it must be done."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Effort(Record):
    """The time that a role puts in."""

    role: Slug
    """The id of the role."""
    minutes: Range
    """How many minutes, for each unit that `per` names."""
    per: EffortUnit
    """What the minutes are counted for."""
    frequency: Frequency | None = None
    """How often they are spent, where that is not at every meeting: two cases a year."""
    purpose: Text | None = None
    """What the time goes to."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class MeetingKind(Record):
    """One kind of meeting, in a method that runs over several kinds."""

    id: Slug
    """The meeting's id, to which a phase's `meeting` refers."""
    title: Line
    """The meeting's name, as people read it."""
    basis: TextBasis = "source"
    """`source` where the source tells this kind of meeting apart, `editor` where we did."""
    audience: Text | None = None
    """Whom it is for."""
    goals: tuple[Text, ...] = ()
    """What it is for."""
    place: Place | None = None
    """`online`, `on-site` or `either`; absent where the source is silent."""
    method: Slug | None = None
    """The id of the entry that says how the meeting goes."""
    participants: Range | None = None
    """How many people take part."""
    duration: Minutes | None = None
    """The stated minutes of one meeting."""
    frequency: tuple[Frequency, ...] = ()
    """How often it is held."""
    count: MeetingCount | None = None
    """How many there are: a number, or `participants` for as many as there are members."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Worksheet(Record):
    """What participants fill in or read."""

    id: Slug
    """The worksheet's id."""
    title: Line
    """Its name, as people read it."""
    role: Slug | None = None
    """The id of the role that it is for; absent where everybody gets it."""
    text: Text | None = None
    """A text to read."""
    columns: Annotated[tuple[Line, ...], Most(FEW)] = ()
    """The columns to write in, from left to right."""
    fields: tuple[Line, ...] = ()
    """The lines to finish or fill in, such as "Wat ik meeneem is …"."""
    basis: TextBasis = "source"
    """`source` where the source gives it, `editor` where we made it."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Conditions(Record):
    """What a method asks of an organisation."""

    finance: tuple[Text, ...] = ()
    """What it costs, in money and hours."""
    expertise: tuple[Text, ...] = ()
    """What those who run it must know and be able to do."""
    support: tuple[Text, ...] = ()
    """Whose support it needs, and how that is won."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Transfer(Record):
    """What there is for others who want to use the method."""

    availability: tuple[Text, ...] = ()
    """Where a description can be had."""
    quality_assurance: tuple[Text, ...] = ()
    """How its quality is guarded."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Experience(Record):
    """What came of it in practice."""

    results: tuple[Text, ...] = ()
    """What it brought, also where that disappoints."""
    success_factors: tuple[Text, ...] = ()
    """What made it work."""
    pitfalls: tuple[Text, ...] = ()
    """What got in the way."""
    remedies: tuple[Text, ...] = ()
    """What helped against that."""
    next_steps: tuple[Text, ...] = ()
    """What the organisation wants to do next."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Variant(Record):
    """Another way to run the method, with what differs."""

    id: Slug
    """The variant's id."""
    title: Line
    """Its name, as people read it."""
    summary: Text | None = None
    """What is different."""
    organisation: Line | None = None
    """The organisation that works this way."""
    audience: Text | None = None
    """Whom it is for."""
    goals: tuple[Text, ...] = ()
    """What it is for."""
    participants: Range | None = None
    """How many people take part."""
    duration: Minutes | None = None
    """The stated minutes of one meeting."""
    cases: Cases | None = None
    """The cases of one meeting."""
    frequency: tuple[Frequency, ...] = ()
    """How often it is held."""
    span: Span | None = None
    """How long the whole runs."""
    effort: tuple[Effort, ...] = ()
    """The time that a role puts in, where it is not that of the method."""
    phases: tuple[Phase, ...] = ()
    """Its steps, where they are not those of the method."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Method(Entry):
    """A way to reflect: its people, its time, its steps and its questions."""

    kind: Literal["method"] = "method"
    """This entry is a method."""
    form: Form
    """The form of reflection it belongs to."""
    facilitation: Facilitation
    """`guided` when somebody leads it, `self-guided` when not, `either` when both can be."""
    context: Text | None = None
    """Where it comes from and when to use it."""
    audience: Text | None = None
    """Whom it is for."""
    suits: tuple[Note, ...] = ()
    """When it fits: situations in which to choose it."""
    not_for: tuple[Note, ...] = ()
    """When it does not fit: situations in which to choose another."""
    rationale: Text | None = None
    """Why it works: the theory or experience behind it."""
    goals: tuple[Text, ...] = ()
    """What it is for."""
    materials: tuple[Note, ...] = ()
    """What must be there."""
    participants: Range | None = None
    """How many people take part; absent where the source has no number."""
    place: Place | None = None
    """`online`, `on-site` or `either`; absent where the source is silent."""
    duration: Minutes | None = None
    """The stated minutes of one meeting; absent where the source has none."""
    cases: Cases | None = None
    """How many cases one meeting takes, and how long each."""
    frequency: tuple[Frequency, ...] = ()
    """How often it is held."""
    count: MeetingCount | None = None
    """How many meetings: a number, or `participants` for as many as there are members."""
    span: Span | None = None
    """How long the whole runs, such as `{months: 6}`."""
    period: Period | None = None
    """From which month to which it ran."""
    meetings: Annotated[tuple[MeetingKind, ...], Most(FEW)] = ()
    """The kinds of meeting in order, only where there is more than one kind."""
    roles: tuple[Role, ...] = ()
    """Who does what."""
    preparation: tuple[Task, ...] = ()
    """What to do before a meeting."""
    follow_up: tuple[Task, ...] = ()
    """What to do after a meeting."""
    effort: tuple[Effort, ...] = ()
    """The time that each role puts in."""
    question_categories: tuple[QuestionCategory, ...] = ()
    """The groups that the questions fall into."""
    phases: tuple[Phase, ...] = ()
    """The steps, in order."""
    worksheets: tuple[Worksheet, ...] = ()
    """What participants fill in or read."""
    answers: tuple[Text, ...] = ()
    """Answers for the facilitator alone; participants never see them."""
    conditions: Conditions | None = None
    """What it asks of the organisation."""
    transfer: Transfer | None = None
    """What there is for others who want to use it."""
    experience: Experience | None = None
    """What came of it in practice."""
    variants: tuple[Variant, ...] = ()
    """Other ways to run it."""
    experience_needed: ExperienceNeeded | None = None
    """What whoever leads it needs: `none`, `some` experience, or to be `trained`."""
    setting: Line | None = None
    """How the room is, such as tables for four."""
    break_after: DayMinutes | None = None
    """The minutes after which there is a break, where the source says so."""
    form_title: Line | None = None
    """What the form is called, where it is one of your own."""
    adaptations: tuple[Text, ...] = ()
    """What is otherwise than in the source, a sentence each: a step that is left out or put in."""
