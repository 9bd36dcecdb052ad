"""What to do about a fault: hints for people who write definitions by hand."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from reflectlib.diagnostics import nearest
from reflectlib.slugs import slug

# What Dutch writers call a key. Keys are English, since programs read them too.
DUTCH_KEYS = {
    "aan": "to",
    "begeleiding": "facilitation",
    "beschrijving": "summary",
    "bron": "sources",
    "bronnen": "sources",
    "deelnemers": "participants",
    "description": "summary",
    "doel": "purpose",
    "doelen": "goals",
    "doelgroep": "audience",
    "duur": "duration",
    "fasen": "phases",
    "frequentie": "frequency",
    "instructies": "instructions",
    "leiding": "lead",
    "materiaal": "materials",
    "naam": "title",
    "opbrengst": "output",
    "rollen": "roles",
    "samenvatting": "summary",
    "soort": "kind",
    "stappen": "phases",
    "steps": "phases",
    "taal": "language",
    "taken": "tasks",
    "tekst": "text",
    "tijd": "time",
    "titel": "title",
    "uitleg": "instructions",
    "varianten": "variants",
    "voorbereiding": "preparation",
    "vorm": "form",
    "vraag": "text",
    "vragen": "questions",
    "werkvorm": "grouping",
}

DUTCH_VALUES = {
    "met begeleiding": "guided",
    "begeleid": "guided",
    "zonder begeleiding": "self-guided",
    "allebei": "either",
    "plenair": "plenary",
    "individueel": "individual",
}
LONGEST_NUMBER = 60  # characters of what may be a number with a few words around it

# Group work by name, and the size that it has or could have.
TOGETHER = {
    "tweetal": 2,
    "tweetallen": 2,
    "duo": 2,
    "duo's": 2,
    "pairs": 2,
    "groepjes": 2,
    "groups": 2,
    "drietallen": 3,
    "trio's": 3,
    "viertallen": 4,
}


def for_key(key: str, known: Mapping[str, Any], homes: Mapping[str, list[str]]) -> str:
    """What an unknown key was probably meant to be, or where it belongs.

    `known` are the keys that can stand there, `homes` where any key of the schema can.
    """
    if " " in key.strip() or key.endswith(("?", "!", ".")):
        return (
            "A text with a colon and a space needs quotes, and between { } one with a comma too: "
            'put the whole text between double quotes, "first: second".'
        )
    if ":" in key:
        return f"Write a space after the colon: {key.replace(':', ': ', 1)}."
    word = key.strip().lower()
    meant = [word] if word in known else [DUTCH_KEYS[word]] if word in DUTCH_KEYS else []
    meant = [name for name in meant if name in known] or nearest(word, known, cutoff=0.75)
    if meant:
        return did_you_mean(meant)
    if set(known) == {"min", "max"}:
        return "Write a number by itself, or `min` and `max`."
    if word in homes:
        return f"It belongs {' or '.join(homes[word][:3])}; see how far its line is indented."
    return f"The keys are {', '.join(known)}."


def for_type(expected: list[str], value: Any, schema: Mapping[str, Any]) -> str:
    """What to do about a value of the wrong type."""
    if value is None:
        if expected == ["array"]:
            return 'Write the list on the lines below, each item after "- "; or take the line out.'
        return "Write a value after it, or take the whole line out."
    if "string" in expected and isinstance(value, dict):
        return 'A text with a colon and a space needs quotes: "first: second".'
    if "string" in expected and isinstance(value, int | float):
        return f'Put it in quotes to make it a text: "{json.dumps(value)}".'
    if expected == ["array"]:
        return _for_list(value)
    if expected == ["string"] and isinstance(value, list):
        return "Only one text fits here; take the dash or the brackets away."
    if "integer" in expected:
        return for_number(value, ranged="object" in expected)
    if expected == ["object"] and isinstance(value, str | int):
        if "required" in schema:
            return f"Write `{schema['required'][0]}:` in front of it, and the other keys below."
        return f"Write its keys below it: {', '.join(schema['properties'])}."
    return ""


def _for_list(value: Any) -> str:
    if isinstance(value, str) and re.match("-\\S", value):
        return 'Write a space after each dash: "- first".'
    if isinstance(value, str) and value.startswith(("–", "—", "•", "*")):
        return f'A list item starts with "- ", not with {value[0]}.'
    return 'Write a list: each item on its own line, after "- ".'


def for_number(value: Any, *, ranged: bool) -> str:
    """What to do about something that is no number."""
    text = "-".join(map(str, value)) if isinstance(value, list) else str(value)
    if len(text) > LONGEST_NUMBER:
        return ""
    text = re.sub(r"^\s*(?:ca|circa|ongeveer|about)\b\.?", "", text, flags=re.I)
    text = re.sub(r"[\s“”\"'±~]|min(uten|utes|\.)?$|mensen$|personen$", "", text)
    if re.fullmatch("[0-9]{1,6}", text):
        return f"Write the number by itself, without quotes or words: {text}."
    if ranged and (ends := re.fullmatch("([0-9]{1,6})(?:-|–|tot|t/m|to)([0-9]{1,6})", text)):
        return f"Write {{min: {ends[1]}, max: {ends[2]}}}."
    if ranged and (least := re.fullmatch(r"([0-9]{1,6})\+", text)):
        return f"Write {{min: {least[1]}}}."
    return "Write a whole number, or a range such as {min: 3, max: 8}." if ranged else ""


def for_choice(value: Any, choices: Iterable[Any]) -> str:
    """Which of some fixed words was probably meant."""
    words = list(map(str, choices))
    text = str(value).strip().lower()
    same = [word for word in words if word in (text, DUTCH_VALUES.get(text))]
    if isinstance(value, int) and "plenary" in words:
        return f"Write {{size: {value}}}."
    if "plenary" in words and text in TOGETHER:
        return f"Write how many are together: {{size: {TOGETHER[text]}}}."
    return did_you_mean(same or nearest(value, words))


def for_slug(value: str) -> str:
    """The short name that a text would make."""
    made = slug(value)
    return f"Write {made}." if made else ""


def did_you_mean(words: list[str]) -> str:
    """Offer what was probably meant; nothing where there is nothing to offer."""
    return f"Did you mean {' or '.join(words)}?" if words else ""
