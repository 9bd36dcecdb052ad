"""What a register must be beyond its schema, and when it was last read."""

from collections.abc import Callable, Mapping
from datetime import date

from reflectlib.diagnostics import Found
from reflectlib.message import _
from reflectlib.model.register import ASKS, Register, RegisterRuleKind
from reflectlib.reading.document import Document
from reflectlib.reading.pointing import ids_are_unique

DAYS_OF_A_YEAR = 365
BESIDE: Mapping[RegisterRuleKind, tuple[str, ...]] = {
    "hours": ("years",),
    "meetings": ("years",),
    "forms": ("unless",),
}
"""Kind of a rule → the keys that say more of it, beside those by which it asks something."""
OF_A_KIND = ("min", "max", "years", "counted", "not_counted", "unless")
"""The keys that mean something in a rule of some kinds alone."""


def _rules_ask_something(register: Register, document: Document) -> Found:
    """A rule has the key that its kind needs, and none that says nothing of it."""
    for n, rule in enumerate(register.rules):
        needed = ASKS[rule.kind]
        if not rule.asks:
            message = _("a rule of kind {kind} needs {keys:or}", kind=rule.kind, keys=needed)
            hint = _("Add it as you read it; or take the rule out, and say so in `not_verified`.")
            yield document.fault("RFL220", ("rules", n), message, hint=hint)
        known = {*needed, *BESIDE.get(rule.kind, ())}
        for key in OF_A_KIND:
            if key not in known and getattr(rule, key):
                message = _(
                    "'{key}' says nothing of a rule of kind {kind}", key=key, kind=rule.kind
                )
                hint = _("Make a rule of its own of it, or take this line out.")
                yield document.fault("RFL220", ("rules", n, key), message, hint=hint, at_key=True)


def _least_is_not_above_most(register: Register, document: Document) -> Found:
    for n, rule in enumerate(register.rules):
        if rule.min and rule.max and rule.min > rule.max:
            message = _(
                "the min, {least}, is more than the max, {most}", least=rule.min, most=rule.max
            )
            yield document.fault("RFL205", ("rules", n), message, hint=_("Swap the two."))


def _days_are_there(register: Register, document: Document) -> Found:
    for n, source in enumerate(register.sources):
        if source.read and source.day is None:
            message = _("there is no day '{day}'", day=source.read)
            hint = _("Look it up in a calendar; the month comes before the day.")
            yield document.fault("RFL104", ("sources", n, "read"), message, hint=hint)


def read_lately(register: Register, document: Document, on: date | None) -> Found:
    """Warn where nobody says when a page was read, or that is more than a year before a day."""
    if register.sources and not any(source.day for source in register.sources):
        message = _("no source says when it was read")
        hint = _("Write the day at `read`, such as `read: 2026-11-26`.")
        yield document.warn("RFL315", ("sources",), message, hint)
    for n, source in enumerate(register.sources):
        if on and source.day and (on - source.day).days > DAYS_OF_A_YEAR:
            message = _("this page was read more than a year ago, on {day:date}", day=source.day)
            hint = _("Read it again, mend what has changed, and write the day at `read`.")
            yield document.warn("RFL315", ("sources", n, "read"), message, hint)


RULES: tuple[Callable[[Register, Document], Found], ...] = (
    ids_are_unique,
    _rules_ask_something,
    _least_is_not_above_most,
    _days_are_there,
)
