"""What was found: a verdict on each statement, and the passages that it rests on."""

from typing import Literal

import attrs

from reflectlib.listed import Listed
from reflectlib.model.checklist import Section, Statement
from reflectlib.model.method import Method
from reflectlib.value import Value

Verdict = Literal["said", "partly", "missing", "not-in-a-definition", "not-applicable"]
"""What was found for a statement: all that is looked for, some, or none; or nothing counts,
since only an organisation can answer it, or since it is about another kind of method."""


@attrs.frozen(eq=False, repr=False)
class Passage(Value):
    """Something that an entry says: where, such as `phases[4].purpose`, and what.

    A fixed word or a time is given as it stands in the file. Where words were looked for it is
    the sentence that they are in, with … for what was left out. `ours` where the entry marks
    the text as an addition to its source.
    """

    path: str
    text: str
    ours: bool = False


@attrs.frozen(eq=False, repr=False)
class Aspect(Value):
    """One thing that is looked for, and the passages on it.

    `add_to` names the fields where it can be added, and is empty where nothing is missing.
    """

    key: str
    passages: tuple[Passage, ...] = ()
    add_to: tuple[str, ...] = ()


@attrs.frozen(eq=False, repr=False)
class Finding(Value):
    """A statement of the framework, and what the entry says to it.

    `key` is the name of what is looked for, empty for a statement that is not known here.
    """

    section: Section
    statement: Statement
    verdict: Verdict
    key: str = ""
    aspects: tuple[Aspect, ...] = ()


@attrs.frozen(eq=False, repr=False)
class Assessment(Listed[Finding]):
    """What a method says to each statement of the framework, in the order of the statements."""

    method: Method


@attrs.frozen(eq=False, repr=False)
class Assessments(Listed[Assessment]):
    """The same of some methods."""
