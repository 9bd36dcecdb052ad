"""What to write for a value of a block of a programme that says on paper what it says otherwise.

What each function gives is what to write, as it stands in a file; nothing where it knows of none.
"""

import re
from typing import Any

import attrs

from reflectlib.model.programme import Block
from reflectlib.model.record import is_slug
from reflectlib.reading import amounts
from reflectlib.slugs import slug

PAUSE = re.compile(
    r"(?:(?:koffie|thee|lunch)?[\s-]?(?:pauze|pause|break)|koffie|thee|lunch)\b[\s:=,]{0,3}(.{0,20})",
    re.I,
)
"""A break in words, with how long it is behind it."""
USUAL = 15
"""Minutes of a break of which nobody says how long it is."""
AT = re.compile(
    r"(?:om|vanaf|tot|at|from|until)?\s{0,3}([0-9]{1,2})(?:\s{0,2}[:.hu]\s{0,2}([0-9]{2}))?"
    r"\s{0,2}(?:uur|u|h)?\.?",
    re.I,
)
"""A time of the clock, as people write it."""
BESIDE = {"voor": "before", "vóór": "before", "na": "after", "achter": "after"}
ENDS = {
    **dict.fromkeys(("begin", "aan-het-begin", "vooraan", "eerst", "als-eerste"), "start"),
    **dict.fromkeys(("eind", "einde", "aan-het-eind", "achteraan", "als-laatste", "slot"), "end"),
}
"""What people say of the place of a step."""
MINUTES_OF = re.compile(r"(.{1,80}?)[\s:=,]{1,3}([0-9]{1,4})(?:\s{0,2}(?:min|minuten|minutes|'))?")
"""A step with its minutes behind it."""


def pause(text: str) -> str:
    """The break that a text says, as `pause: 15`."""
    found = PAUSE.fullmatch(text.strip())
    if not found:
        return ""
    said = amounts.minutes(found[1]) if found[1].strip() else None
    exact = said and said.whole and said.low == said.high and not said.per
    return f"pause: {said.low:g}" if said and exact else f"pause: {USUAL}"


def block(value: Any) -> str:
    """A block that is no text and no mapping, or a text that is no id."""
    if type(value) is int and 0 < value <= 24 * 60:
        return f"pause: {value}"
    if not isinstance(value, str):
        return ""
    named = re.sub(r"\.ya?ml$", "", value.strip())
    return pause(value) or ("" if is_slug(value) else slug(named))


def first(value: Any, *, beside: bool) -> str:
    """The first of blocks that stand as keys of each other, such as `kom: 6`, as an item."""
    key, said = next(iter(value.items())) if isinstance(value, dict) and value else ("", None)
    if not is_slug(key) or key in attrs.fields_dict(Block):
        return ""
    if said is None or said == {}:
        return key
    if isinstance(said, str) and is_slug(said):
        return said
    of = "people" if beside else "minutes"
    return f"{{method: {key}, {of}: {said}}}" if type(said) is int and said > 0 else ""


def place(text: str) -> str:
    """Where a step comes in, said in Dutch, as `after Ronde`."""
    word, _space, step = text.strip().partition(" ")
    if word.lower() in BESIDE and step:
        return f"{BESIDE[word.lower()]} {step}"
    return ENDS.get(slug(text), "")


def clock(value: Any) -> str:
    """A time of the clock, as `"09:30"`."""
    if isinstance(value, float):
        value = f"{value:.2f}"
    found = AT.fullmatch(str(value).strip()) if isinstance(value, str | int) else None
    if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
        return ""
    return f'"{int(found[1]):02}:{found[2] or "00"}"'


def held(value: Any) -> str:
    """Steps that are held to other minutes, as an item of a list."""
    if isinstance(value, dict) and value:
        step, minutes = next(iter(value.items()))
        value = f"{step} {minutes}"
    found = MINUTES_OF.fullmatch(value.strip()) if isinstance(value, str) else None
    return f"{{step: {found[1]}, minutes: {int(found[2])}}}" if found and found[2] != "0" else ""
