"""A register: what a professional body asks of reflection, and what proof of it."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Annotated, Literal

import attrs

from reflectlib.model.entry import Entry, Note, Source
from reflectlib.model.forms import Form
from reflectlib.model.record import FEW, Count, KeptDay, Most, Record, Slug, Text

RegisterRuleKind = Literal[
    "hours", "meetings", "minutes", "people", "members", "days", "forms", "words"
]
"""What a rule of a register is about: hours or meetings in some years, the minutes of a meeting,
the people at a meeting, the members of the group, the days between two meetings, or the forms that
count. What no dates and names can show is said in words."""

ProofField = Literal[
    "group",
    "method",
    "place",
    "date",
    "start",
    "end",
    "net_hours",
    "leader",
    "leader_number",
    "names",
    "numbers",
    "signatures",
    "subjects",
    "learning_goals",
    "results",
    "agenda",
    "attendance_list",
    "report",
    "statement",
    "certificate",
]
"""What a register wants to see: something that stands on a paper, or a paper."""

ASKS: Mapping[RegisterRuleKind, tuple[str, ...]] = {
    "hours": ("min",),
    "meetings": ("min",),
    "minutes": ("min",),
    "people": ("min", "max"),
    "members": ("min", "max"),
    "days": ("max",),
    "forms": ("counted", "not_counted"),
    "words": ("text",),
}
"""Kind of a rule → the keys by which it asks something, of which it needs one."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class RegisterRule(Record):
    """Something that a register asks, as far as its page was read."""

    id: Slug
    """The rule's id."""
    kind: RegisterRuleKind
    """What it is about: `hours` or `meetings` (in so many years), `minutes` (of a meeting),
    `people` (at a meeting), `members` (of the group), `days` (between two meetings), `forms` (which
    count), or only `words`."""
    min: Count | None = None
    """The least: of hours, meetings, minutes, people or members."""
    max: Count | None = None
    """The most: of people, members or days."""
    years: Count | None = None
    """In how many years the hours or the meetings are; absent where the page did not say."""
    counted: Annotated[tuple[Form, ...], Most(FEW)] = ()
    """The forms that count, such as `intervisie`, where no others do."""
    not_counted: Annotated[tuple[Form, ...], Most(FEW)] = ()
    """The forms that do not count."""
    unless: Text | None = None
    """When a form of `not_counted` may count all the same, such as "Het is niet in je eigen team."
    """
    text: Note | None = None
    """What else there is to the rule; of a rule in `words` the rule itself."""

    @property
    def asks(self) -> bool:
        """Tell whether it says what its kind is to say."""
        return any(getattr(self, key) for key in ASKS[self.kind])


@attrs.frozen(kw_only=True, eq=False, repr=False)
class RegisterSource(Source):
    """A page on which the rules were read."""

    read: KeptDay | None = None
    """The day on which it was read, such as 2026-11-26; needed of one page at least."""
    secondary: bool = False
    """`true` where it is not of the register itself."""

    @property
    def day(self) -> date | None:
        """The day on which it was read; None where nobody says so, or there is no such day."""
        with suppress(ValueError):
            return date.fromisoformat(self.read or "")
        return None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Register(Entry):
    """What a register asks of reflection. The register decides: this is what was read of it."""

    kind: Literal["register"] = "register"
    """This entry is a register."""
    audience: Text | None = None
    """Whom it is for."""
    rules: tuple[RegisterRule, ...] = ()
    """What it asks, in order; only what was read."""
    proof: Annotated[tuple[ProofField, ...], Most(FEW)] = ()
    """What it wants to see of each meeting, such as `date`, `names` or `signatures`."""
    proof_notes: tuple[Note, ...] = ()
    """How it wants to see that."""
    not_verified: tuple[Note, ...] = ()
    """What could not be verified, a sentence each."""
    sources: tuple[RegisterSource, ...] = ()
    """The pages on which this was read."""
