"""The reference of the errors: every code, what it says, and what it carries."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reference_markdown import GENERATED, code, page, prose, table

import reflectlib
from reflectlib import errors
from reflectlib.error_messages import MESSAGES, message_of

PACKAGE = Path(reflectlib.__file__).parent
OF_THEIR_OWN = ("InvalidEntryError", "UnknownIdError")
CODED = [name for name in vars(errors) if name.endswith("Error") and name not in OF_THEIR_OWN]
"""The classes that are made of a code; the others each have one."""

INTRODUCTION = """\
All that reflectlib raises is a `ReflectError`. `error.code` is a word that stays the same from
version to version, `error.fields` holds what the message is made of, and `str(error)` is the
message. Act on the code and the fields, not on the words:

```python
from reflectlib import Catalogue, PlanError, Session, plan

try:
    plan(Catalogue.bundled()["kom"], Session(people=12, minutes=20))
except PlanError as error:
    assert error.code == "too_little_time"
    assert error.fields["least"] > 20
```

An `InvalidEntryError` has the code `invalid_entry` and one field, `report`, whose diagnostics have
codes of their own: [the rules](rules.md). A message below is as it is filled in, or, where it
has more than one form, an example of one. The command line adds to some of them which option would
help."""


FIELDS = {
    "start": "time of day, as `HH:MM`, at which the meeting starts",
    "sides": "number of people side by side",
    "programme": "id of a programme",
    "methods": "tuple of the ids of the methods in a programme",
    "earliest": "time of day, as `HH:MM`, at which it can be at the earliest",
    "block": "title or id of a block of a programme",
    "at": "the place of a step that was given",
    "breaks": "minutes of the `least` that go to breaks",
    "cases": "number of cases that was asked for, or None",
    "cases_that_fit": "number of cases for which there is time",
    "next_day": "day of the meeting behind that on which a time is over, or `None`",
    "day": "the date that it is about",
    "file": "name of a file or folder",
    "extra": "the extra of reflectlib that brings what is missing",
    "first": "the first of two: a date, or what has an id",
    "format": "the format that was asked for",
    "found": "number of meetings that find a date",
    "given": "what was given, of any type",
    "groups": "number of groups that go through the meeting side by side",
    "groups_that_fit": "into how many such groups the people can be divided, or 0",
    "held": "the date of the last meeting that was held",
    "id": "an id that was given, or of what is given",
    "kind": "what it is instead: a kind of entry, or the name of a class",
    "known": "tuple of the names that there are",
    "last": "a date, the end of what starts on `first`",
    "later": "a time of day, as `HH:MM`, that there is",
    "line": "the number of a line, from 1",
    "least": "the least that is allowed or needed; None for no bound",
    "meeting": "id of a kind of meeting, or None",
    "method": "id of a method",
    "minutes": "number of minutes that there are, or that it takes; None where nobody says",
    "most": "the most that is allowed; None for no bound (of a file: MiB)",
    "name": "what was named: a parameter, a person, a step or a zone",
    "names": "number of names",
    "near": "tuple of the names that are most like it, the best first",
    "needs": "what is missing, in English",
    "number": "the number that a method states, or that follows from what is asked",
    "path": "place in a definition, such as `phases[0].time`",
    "people": "number of people",
    "role": "what was given as a role: its id or its title",
    "second": "the second of two that have one id",
    "subject": "id of an entry, or what else it is, in English",
    "time": "a time of day, as `HH:MM`",
    "title": "the title that was given, or that of a step",
    "titles": "tuple of the titles of two steps",
    "to": "the date to which a meeting was to move",
    "url": "the address that was given",
    "view": "the view that was asked for",
    "variants": "tuple of the ids of the variants that are for so many people",
    "wanted": "number of meetings that was asked for",
    "what": "what the error is about, as a word such as `variant` or `series`",
    "why": "what the system says, in its own words",
    "would": "tuple of the nearest numbers of people that would do",
    "year": "the year that was given",
    "zone": "the IANA name of a time zone",
}
"""Field → what it holds, in whichever error."""

FIELDS_IN_GENERAL = """\
A field holds the same in whichever error. Numbers are whole numbers, dates are `date`s.
`{range}` in a message is the range from `least` to `most`, of which an end that is None is open."""

EXAMPLES: dict[str, dict[str, object]] = {
    "number_wanted": {"name": "people", "least": 1, "most": 1000, "given": 0},
    "not_known": {"what": "variant", "id": "x", "known": ("kort", "lang")},
    "no_method_for_block": {
        "programme": "avond",
        "block": "komm",
        "method": "komm",
        "near": ("kom",),
    },
    "kind_not_named": {"method": "rondje", "known": ("start", "slot")},
    "people_outside": {
        "method": "kom",
        "meeting": None,
        "people": 30,
        "minutes": 90,
        "least": 12,
        "most": 20,
        "groups": 1,
        "groups_that_fit": 2,
        "variants": (),
    },
    "programme_not_assessed": {"id": "avond", "methods": ("kom", "heard-seen-respected")},
    "too_little_before": {
        "block": "Lunch",
        "time": "12:00",
        "minutes": 40,
        "least": 55,
        "earliest": "12:15",
        "day": 1,
        "next_day": None,
    },
    "sides_and_people_differ": {"block": "Groepen", "people": 12, "sides": 10, "least": 10},
    "nothing_fills": {"minutes": 20, "people": 8, "least": 45},
    "too_little_time": {
        "method": "kom",
        "minutes": 60,
        "least": 76,
        "most": None,
        "cases": 2,
        "cases_that_fit": 1,
        "breaks": 0,
    },
    "no_division": {"people": 5, "least": 3, "most": 4, "would": (4, 6)},
    "no_member": {"name": "Adda", "near": ("Ada",)},
    "no_such_role": {
        "method": "kom",
        "role": "gespreksleidster",
        "near": ("gespreksleider",),
        "known": ("inbrenger", "deelnemer", "gespreksleider", "notulist"),
    },
    "role_of_somebody_else": {"role": "inbrenger", "name": "Anna", "near": ("Hanna",)},
    "unknown_step": {"name": "afsluiter", "near": ("Afsluiten",), "known": ("Start", "Afsluiten")},
    "unknown_id": {"id": "komm", "near": ("kom",), "what": "entry"},
    "unknown_zone": {"name": "Europe/Amsterdm", "near": ("Europe/Amsterdam", "Europe/Athens")},
}
"""Code → fields such as it may have, where its message is more than a sentence to fill in."""


class Raised(NamedTuple):
    """A way in which an error is raised: its class, and the names of its fields."""

    error: str
    fields: frozenset[str]


@cache
def raised() -> dict[str, set[Raised]]:
    """Code → the ways in which reflectlib raises it, as its source says."""
    found = {"unknown_id": {Raised("UnknownIdError", frozenset(("id", "near", "what")))}}
    for file in sorted(PACKAGE.rglob("*.py")):
        if file.name in ("errors.py", "messages.py"):
            continue
        for function in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef):
                for call, codes in _calls(function):
                    how = Raised(call.func.id, frozenset(k.arg or "**" for k in call.keywords))  # type: ignore[attr-defined]  # it has a name, or it was not found
                    for each in codes:
                        found.setdefault(each, set()).add(how)
    return found


def _calls(function: ast.FunctionDef) -> Iterator[tuple[ast.Call, set[str]]]:
    """The errors that are made in a function, each with its code, or those it is chosen from."""
    nodes = list(ast.walk(function))
    calls = [n for n in nodes if isinstance(n, ast.Call) and getattr(n.func, "id", "") in CODED]
    said = [call.args[0] for call in calls]
    chosen = {n.value for n in nodes if isinstance(n, ast.Constant) and n not in said}
    for call, first in zip(calls, said, strict=True):
        if isinstance(first, ast.Constant):
            yield call, {str(first.value)}
        else:
            yield call, {each for each in MESSAGES if each in chosen}


def errors_page() -> bytes:
    """Every code by its class, with its message and its fields, and what each field holds."""
    generated = GENERATED.format(source="the messages in `messages.py` and what raises them")
    parts = ["# Errors", prose(generated), INTRODUCTION]
    for name in ("PlanError", "UnknownIdError", *(each for each in CODED if each != "PlanError")):
        rows = [
            _row(each, how) for each, ways in raised().items() for how in ways if how[0] == name
        ]
        if rows:
            doc = getattr(errors, name).__doc__.split("\n")[0]
            parts += [f"## {name}", prose(doc), table(("code", "message", "fields"), sorted(rows))]
    parts += ["## Fields", FIELDS_IN_GENERAL]
    parts.append(table(("field", "holds"), ((code(n), prose(t)) for n, t in FIELDS.items())))
    return page(parts)


def _row(each: str, how: Raised) -> tuple[str, str, str]:
    message = MESSAGES[each]
    said = code(message) if isinstance(message, str) else prose(message_of(each, EXAMPLES[each]))
    return code(each), said, ", ".join(map(code, sorted(how.fields)))
