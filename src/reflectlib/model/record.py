"""How the classes of the model are made: frozen attrs, with types that say what a value may be.

A field's type is its contract. `Text`, `Slug`, `Count` and the like are ordinary `str` and
`int` to a type checker; the constraint they carry is checked when an object is made, and
the JSON Schema is generated from the same constraint, so the two cannot drift apart.
"""

import re
import types
import typing
from collections.abc import Callable, Mapping
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, TypeGuard

import attrs

from reflectlib.frozen import FrozenMapping, frozen
from reflectlib.message import _
from reflectlib.value import Value

# No pattern looks ahead, and each writes out what others call \s: readers of schemas differ in
# whether they can do the one, and in what they take for the other.
CONTROLS = r"\x00-\x08\x0b-\x1f\x7f-\x9f"  # all but tab and line feed
SPACES = "\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff "
UNSEEN = rf"\x00-\x1f\x7f-\x9f{SPACES}"


class Pattern:
    """A constraint on a text: the pattern it matches, and `expected`, the same in words."""

    def __init__(
        self,
        pattern: str,
        expected: str,
        most: int,
        never: str = "",
        examples: tuple[str, ...] = (),
    ) -> None:
        """Keep `pattern`, a regular expression that ECMA 262, RE2, Rust and Python read alike.

        It starts with ^ and ends with $, which means the end of the text. `most` is how many
        characters the text may have, and `never` a pattern of what is not in it: in Python $
        matches before a last line break too, so that a schema has to say otherwise. `examples`
        are what an editor offers.
        """
        self.expected = expected
        self.most = most
        self.schema: dict[str, Any] = {"type": "string", "pattern": pattern, "maxLength": most}
        if never:
            self.schema["not"] = {"type": "string", "pattern": never}
        if examples:
            self.schema["examples"] = list(examples)
        self._search = re.compile(pattern.removesuffix("$") + r"\Z").search

    def accepts(self, value: object) -> bool:
        """Tell whether `value` is a text that matches."""
        return (
            isinstance(value, str) and len(value) <= self.most and self._search(value) is not None
        )


class Whole:
    """A constraint on a whole number: `low` to `high`, both included."""

    def __init__(self, low: int, high: int) -> None:
        """Keep the two ends."""
        self.low, self.high = low, high
        self.expected = _("a whole number from {low} to {high}", low=low, high=high)
        self.schema: dict[str, Any] = {"type": "integer", "minimum": low, "maximum": high}

    def accepts(self, value: object) -> bool:
        """Tell whether `value` is a whole number within the ends."""
        return type(value) is int and self.low <= value <= self.high


class Most:
    """A constraint on a list: how many items it may have."""

    def __init__(self, items: int) -> None:
        """Keep the number."""
        self.items = items


Constraint = Pattern | Whole

# Far more than a method that people can lead has, and few enough for a page to be made of them
# at once: what refers to a title repeats it, and each answer of a scale stands in every row.
LONGEST_TEXT, LONGEST_LINE, LONGEST_ID, LONGEST_URL = 10_000, 300, 100, 2000
MANY = 500
FEW = 20

SHORT_NAME = (
    "^[a-z0-9]+(-[a-z0-9]+)*$",
    _("a short name of a-z, 0-9 and single hyphens"),
    LONGEST_ID,
    r"\n",
)
Slug = Annotated[str, Pattern(*SHORT_NAME)]
"""A short name that other parts refer to."""
Line = Annotated[
    str,
    Pattern(
        rf"^[\t{SPACES}]*[^{UNSEEN}][^{CONTROLS}\n]*\n?$",
        _("a text on one line"),
        LONGEST_LINE,
        r"\n\n",
    ),
]
"""A text on one line."""
Text = Annotated[
    str, Pattern(rf"^[\t\n{SPACES}]*[^{UNSEEN}][^{CONTROLS}]*$", _("a text"), LONGEST_TEXT)
]
"""A text without markup, of one or more lines."""
Url = Annotated[
    str,
    Pattern(
        rf'^https?://[^"<>\\^`{{|}}{UNSEEN}]+$',
        _("a web address that starts with http:// or https://"),
        LONGEST_URL,
        r"\n",
    ),
]
"""A web address."""
Language = Annotated[
    str,
    Pattern("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", _("a language tag such as nl or en-GB"), 35, r"\n"),
]
"""The tag of a language, such as nl."""
Month = Annotated[str, Pattern("^[0-9]{4}-(0[1-9]|1[0-2])$", _("a month such as 2023-03"), 7)]
"""A month of a year, such as 2023-03."""
_DAY = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_TIME = "([01][0-9]|2[0-3]):[0-5][0-9]( [+-]([01][0-9]|2[0-3]):[0-5][0-9])?"
KeptDay = Annotated[str, Pattern(f"^{_DAY}$", _("a day such as 2027-02-16"), 10, r"\n")]
"""A day, such as 2027-02-16."""
KeptDays = Annotated[
    str,
    Pattern(
        rf"^{_DAY}([.][.]{_DAY})?$",
        _("a day such as 2027-02-16, or days such as 2027-02-22..2027-02-26"),
        22,
        r"\n",
    ),
]
"""A day, or the first and the last of some days, such as 2027-02-22..2027-02-26."""
KeptMoment = Annotated[
    str,
    Pattern(f"^{_DAY} {_TIME}$", _("a day and a time such as 2027-02-16 13:00"), 23, r"\n"),
]
"""A day and a time of the clock, such as 2027-02-16 13:00; with +01:00 where it says that twice."""
KeptDayOrMoment = Annotated[
    str,
    Pattern(
        f"^{_DAY}( {_TIME})?$",
        _("a day such as 2027-02-16, with or without a time such as 13:00"),
        23,
        r"\n",
    ),
]
"""A day, such as 2027-02-16, or a moment on it, such as 2027-02-16 14:00."""
KeptStamp = Annotated[
    str,
    Pattern(
        f"^{_DAY}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z$",
        _("a moment in UTC such as 2027-02-16T12:00:00Z"),
        20,
        r"\n",
    ),
]
"""A second in UTC, such as 2027-02-16T12:00:00Z."""
KeptId = Annotated[
    str,
    Pattern(
        "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
        _("an id such as 3f2504e0-4f89-41d3-9a0c-0305e82c3301"),
        36,
        r"\n",
    ),
]
"""An id that nothing else in the world has."""
ClockTime = Annotated[
    str,
    Pattern("^([01][0-9]|2[0-3]):[0-5][0-9]$", _("a time such as 12:30"), 5, r"\n"),
]
"""A time of the clock, such as 12:30."""
Year = Annotated[int, Whole(1000, 2999)]
"""A year."""
Count = Annotated[int, Whole(1, 100_000)]
"""A number of people, cases, meetings or weeks, or whatever is counted."""
DayMinutes = Annotated[int, Whole(1, 1440)]
"""Minutes, at most those of a day."""


def origin_of(annotation: Any) -> Any:
    """What an annotation is made with: Literal, tuple, ClassVar; Union for `X | Y` too."""
    origin: Any = typing.get_origin(annotation)
    return typing.Union if origin is types.UnionType else origin


def unpack(annotation: Any) -> tuple[Any, bool, int]:
    """Take a field's type apart: its core, whether it may be absent, and its most items.

    `Text | None` is `(Text, True, 0)`, since it is no list; `tuple[Text, ...]` is
    `(Text, False, MANY)`, where no `Most` says otherwise.
    """
    optional, many = False, 0
    most = next(iter(getattr(annotation, "__metadata__", ())), None)
    if origin_of(annotation) is typing.Union:
        parts = [part for part in typing.get_args(annotation) if part is not types.NoneType]
        optional = len(parts) < len(typing.get_args(annotation))
        annotation = parts[0] if len(parts) == 1 else typing.Union[tuple(parts)]  # noqa: UP007
    if isinstance(most, Most):
        annotation = typing.get_args(annotation)[0]
    if origin_of(annotation) is tuple:
        many = most.items if isinstance(most, Most) else MANY
        annotation = typing.get_args(annotation)[0]
    return annotation, optional, many


def members_of(core: Any) -> tuple[Any, ...]:
    """The types of a union; of any other type that alone."""
    return typing.get_args(core) if origin_of(core) is typing.Union else (core,)


def own_fields(cls: Any) -> "list[attrs.Attribute[Any]]":
    """The fields of a class of the model that have a key of ours in a file."""
    made = getattr(cls, "made", ())
    return [field for field in all_fields(cls) if field.name not in made]


def all_fields(cls: Any) -> "list[attrs.Attribute[Any]]":
    """The fields of a class of the model but for `extra`, with those that are made of others."""
    return [field for field in attrs.fields(cls) if field.name != "extra"]


def constraint_of(core: Any) -> Constraint | None:
    """The constraint that a type such as `Text` carries, or None."""
    found = getattr(core, "__metadata__", ())
    return found[0] if found else None


def is_slug(text: str) -> bool:
    """Tell whether a text can be an id."""
    constraint = constraint_of(Slug)
    return constraint is not None and constraint.accepts(text)


def is_line(value: object) -> TypeGuard[str]:
    """Tell whether something can be a name on one line."""
    constraint = constraint_of(Line)
    return constraint is not None and constraint.accepts(value)


Accepts = Callable[[Any], bool]
Check = tuple[str, bool, int, Accepts, str]


def _test_of(core: Any) -> tuple[Accepts, str]:
    """How to tell whether a value is of a type, and what is expected, in words."""
    if (constraint := constraint_of(core)) is not None:
        return constraint.accepts, constraint.expected
    if origin_of(core) is Literal:
        choices = typing.get_args(core)
        expected = "one of " + ", ".join(map(str, choices))
        typed = [(type(choice), choice) for choice in choices]  # True is no 1
        return lambda value: (type(value), value) in typed, expected
    if origin_of(core) is typing.Union:
        tests = [_test_of(member) for member in typing.get_args(core)]
        expected = " or ".join(words for _, words in tests)
        return lambda value: any(accepts(value) for accepts, _ in tests), expected
    return lambda value: isinstance(value, core), f"a {core.__name__}"


def _find_checks(cls: Any) -> tuple[Check, ...]:
    """What the types of a class ask of its fields: name, optional, most, test, expectation."""
    checks = []
    for field in all_fields(cls):
        core, optional, many = unpack(field.type)
        checks.append((field.name, optional, many, *_test_of(core)))
    return tuple(checks)


_checks: Callable[[Any], tuple[Check, ...]] = cache(_find_checks)


def _shown(value: object) -> str:
    """A value as a message can hold it."""
    if isinstance(value, str) and len(value) > LONGEST_ID:
        return f"a text of {len(value)} characters, '{value[:LONGEST_ID]}…'"
    return repr(value)


def is_extra(key: object) -> bool:
    """Tell whether a key is of somebody else, which we keep and pass on."""
    return isinstance(key, str) and key.startswith("x-")


NO_EXTRA: Mapping[str, Any] = FrozenMapping({})


def _kept(extra: Mapping[str, Any]) -> Mapping[str, Any]:
    """A copy that stays as it is of the keys of somebody else."""
    if extra is NO_EXTRA:
        return extra
    if not isinstance(extra, Mapping) or not all(map(is_extra, extra)):
        raise ValueError(f"extra: expected keys that start with x-, got {_shown(extra)}")
    return frozen(extra) if extra else NO_EXTRA


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Record(Value):
    """What every class of the model shares: a value whose fields are held to their types.

    Each class is written `@attrs.frozen(kw_only=True, eq=False, repr=False)`.
    """

    extra: Mapping[str, Any] = attrs.field(default=NO_EXTRA, converter=_kept)
    """Keys that start with `x-`, which are yours: they are kept, and passed on as JSON."""

    shorthand: ClassVar[str | None] = None
    """The field that a bare value in a file stands for, as a plain text does for a question."""

    counts: ClassVar[bool] = False
    """Whether a bare number in a file stands for a `min` and a `max` that are both that number."""

    made: ClassVar[frozenset[str]] = frozenset()
    """The fields that no file has, since they are made of what it says."""

    named: ClassVar[frozenset[str]] = frozenset()
    """The fields that name what is called so elsewhere: no translation changes them."""

    schema_extra: ClassVar[Mapping[str, Any]] = {}
    """JSON Schema keywords for what `__attrs_post_init__` checks across fields."""

    def __attrs_post_init__(self) -> None:
        """Raise `ValueError` for a value that its field's type does not allow."""
        for name, optional, many, accepts, expected in _checks(type(self)):
            value = getattr(self, name)
            if optional and value is None:
                continue
            if many and type(value) is not tuple:
                raise ValueError(f"{name}: expected a tuple, got {value!r}")
            if many and len(value) > many:
                raise ValueError(f"{name}: expected at most {many} items, got {len(value)}")
            for one in value if many else (value,):
                if not accepts(one):
                    raise ValueError(f"{name}: expected {expected}, got {_shown(one)}")
