"""What to do about a fault: hints for people who write definitions by hand."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from reflectlib.diagnostics import KeyPath, nearest
from reflectlib.message import Message, _
from reflectlib.model.record import is_slug
from reflectlib.reading import amounts, meant
from reflectlib.reading.document import did_you_mean
from reflectlib.reading.synonyms import DUTCH_KEYS
from reflectlib.slugs import slug

MINUTES = ("time", "duration", "minutes", "turn", "break_after", "pause")
"""The keys whose numbers are minutes."""
OF_THE_WHOLE = ("minutes", "share", "at", "until", "day", "part")
"""What a block says of all that goes on side by side in it."""
LONGEST_SHOWN = 60  # characters of a text that a hint writes out


def for_key(
    key: str, value: Mapping[str, Any], known: Mapping[str, Any], homes: Mapping[str, list[Message]]
) -> str:
    """What an unknown key of a value was probably meant to be, or where it belongs.

    `known` are the keys that can stand there, `homes` where any key of the schema can.
    """
    if elsewhere := _of_a_programme(key, value, known):
        return elsewhere
    known_to_us = slug(key) in DUTCH_KEYS
    if (" " in key.strip() and not known_to_us) or key.endswith(("?", "!", ".")):
        return _(
            "A text with a colon and a space needs quotes, and between { } one with a comma too: "
            'put the whole text between double quotes, "first: second".'
        )
    if ":" in key:
        return _("Write a space after the colon: {line}.", line=key.replace(":", ": ", 1))
    word = key.strip().lower()
    places = homes.get(word)
    near = key_meant(key, known)
    if words := [name for name in near if not places or name == word or name not in value]:
        return did_you_mean(words)
    if {"min", "max"} <= {*known} <= {"min", "max", "about", "per"}:
        return _("Write a number by itself, or `min` and `max`.")
    if places:
        return _("It belongs {places:or}; see how far its line is indented.", places=places[:3])
    return _("The keys are {known}.", known=tuple(known))


def _of_a_programme(key: str, value: Mapping[str, Any], known: Mapping[str, Any]) -> str:
    """What to do with a key that a programme has and a method has not, or the other way round."""
    if "phases" in known and slug(key) in ("blocks", "blokken"):
        return _("A definition with `blocks` has `kind: programme`.")
    if "blocks" in known and (key == "phases" or "phases" in DUTCH_KEYS.get(slug(key), "")):
        return _("Write each step of a programme under `blocks`: `- step: {id: …, title: …}`.")
    if not {"method", "step"} <= known.keys() or key_meant(key, known):
        return ""
    if key == "pause":
        return _("A break stands side by side with nothing; make a block of its own of it.")
    if key == "parallel":
        return _("Side by side stands nothing else within; put all of it in one list.")
    if key in OF_THE_WHOLE and "parallel" not in known:
        return _("Write it beside `parallel`: it holds for all that goes on side by side.")
    if not known.keys() & value.keys() - {"minutes", "title"} and is_slug(key):
        return _(
            "To have a method here, write `- method: {id}`, and what else there is to say of it "
            "below.",
            id=key,
        )
    return ""


def key_meant(key: str, known: Iterable[str]) -> list[str]:
    """The known keys that an unknown one may have been meant to be, the best first."""
    word, known = key.strip().lower(), list(known)
    if word in known:
        return [word]
    said = (DUTCH_KEYS.get(word) or DUTCH_KEYS.get(slug(word), "")).split()
    if names := [name for name in said if name in known]:
        return names[:1]
    if near := nearest(word, known, cutoff=0.75):
        return near
    nearly = " ".join(DUTCH_KEYS[found] for found in nearest(word, DUTCH_KEYS, cutoff=0.85))
    return [name for name in dict.fromkeys(nearly.split()) if name in known][:1]


def for_type(expected: list[str], value: Any, schema: Mapping[str, Any], path: KeyPath) -> str:
    """What to do about a value of the wrong type."""
    if value is None:
        if expected == ["array"]:
            return _(
                'Write the list on the lines below, each item after "- "; or take the line out.'
            )
        return _("Write a value after it, or take the whole line out.")
    if "string" in expected and isinstance(value, dict):
        return _("A text with a colon and a space needs quotes: {text}.", text=_as_one_text(value))
    if "string" in expected and isinstance(value, int | float):
        return _("Put it in quotes to make it a text: {text}.", text=f'"{json.dumps(value)}"')
    if expected == ["array"]:
        return _for_list(value, schema["items"])
    if "string" in expected and isinstance(value, list):
        return _("Only one text fits here; take the dash or the brackets away.")
    if expected == ["object"] and isinstance(value, list) and [*map(type, value)] == [dict]:
        return _("Only one fits here; take the dash or the brackets away.")
    if "integer" in expected:
        return for_number(value, path, ranged="object" in expected)
    if expected == ["object"] and isinstance(value, str | int):
        if "required" in schema:
            return _for_item(value, schema)
        return _("Write its keys below it: {keys}.", keys=_keys(schema))
    return ""


def _keys(schema: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(schema["properties"])


def _as_one_text(value: Mapping[str, Any]) -> str:
    """The text that its colon made keys and values of, in quotes; or an example of one."""
    key, rest = next(iter(value.items()), ("", None))
    whole = f"{key}: {rest}"
    if len(value) > 1 or not isinstance(rest, str) or len(whole) > LONGEST_SHOWN:
        whole = "first: second"
    return json.dumps(whole, ensure_ascii=False)


def _for_list(value: Any, item: Mapping[str, Any]) -> str:
    if isinstance(value, str) and re.match("-\\S", value):
        return _('Write a space after each dash: "- first".')
    if isinstance(value, str) and value.startswith(("–", "—", "•", "*")):
        return _('A list item starts with "- ", not with {sign}.', sign=value[0])
    if isinstance(value, dict) and value:
        first = f"`- {next(iter(value))}: …`"
        return _("Put a dash and a space before the first: {line}.", line=first)
    if isinstance(value, str) and (written := _item(value, item)):
        return meant.write_below(written)
    return _('Write a list: each item on its own line, after "- ".')


def _for_item(value: object, schema: Mapping[str, Any]) -> str:
    if isinstance(value, str) and (written := _item(value, schema)):
        return _("Write {this}.", this=written)
    return _(
        "Write `{key}:` in front of it, and the other keys below.",
        key=schema["required"][0],
    )


def _item(value: str, schema: Mapping[str, Any]) -> str:
    """A text as an item of a list whose items are more than a text; empty where that is unclear."""
    text = " ".join(value.split())
    if not text or len(text) > LONGEST_SHOWN:
        return ""
    if "string" in schema.get("type", "") and "," not in text:
        return meant.in_file(text)
    address = re.fullmatch(r"(?:https?://|www\.)\S+", text)
    if address and "url" in schema["properties"]:
        return f"{{title: …, url: {text.replace('www.', 'https://www.', text.startswith('www.'))}}}"
    match schema.get("required"):
        case [key] if key in ("title", "task", "text"):
            return f"{{{key}: {meant.in_file(text)}}}"
        case ["id", "title"] if slug(text) and "," not in text:
            return f"{{id: {slug(text)}, title: {meant.in_file(text)}}}"
    return ""


def for_number(value: Any, path: KeyPath, *, ranged: bool) -> str:
    """What to do about something that is no whole number."""
    text = "-".join(map(str, value)) if isinstance(value, list) else str(value)
    of_minutes = any(key in MINUTES for key in path)
    plain = _as_figures(text)
    found = (amounts.minutes if of_minutes else amounts.count)(plain)
    if found is None or isinstance(value, bool | dict):
        return _no_number(ranged=ranged)
    if not found.whole:
        return _whole(found, of_minutes=of_minutes)
    # Of cases, and of what is one number only, it cannot be said that it is about that.
    found = found._replace(about=found.about and ranged and path[-1:] != ("cases",))
    if found.per and path[-1:] == ("time",) and found.low == found.high:
        return meant.write(f"{{minutes: {found.low:g}, per: {found.per}}}")
    if found.low == found.high and not found.about:
        number = f"{found.low:.0f}"
        stands = re.search(rf"(?<![0-9:.,uh]){number}(?![0-9:.,])", text)
        return meant.number_alone(number) if stands else meant.write(number)
    return meant.write(found) if ranged else _no_number(ranged=False)


def _as_figures(text: str) -> str:
    return text.strip().strip("“”\"'")


def _no_number(*, ranged: bool) -> str:
    if ranged:
        return _("Write a whole number, or a range such as {min: 3, max: 8}.")
    return _("Write one whole number.")


def _whole(found: amounts.Quantity, *, of_minutes: bool) -> str:
    number = found.low if found.high is None else found.high
    if number is None or number <= 0 or number > 100_000:
        return _no_number(ranged=False)
    numbers = tuple(n for n in (int(number), int(number) + 1) if n)
    if not of_minutes:
        return _("Write a whole number: {numbers:or}.", numbers=numbers)
    hours = number * 60
    if hours == int(hours) and hours <= 24 * 60:
        return _(
            "Write whole minutes: {numbers:or}. If hours are meant, write {hours}.",
            numbers=numbers,
            hours=int(hours),
        )
    return _("Write whole minutes: {numbers:or}.", numbers=numbers)


def for_choice(value: Any, choices: Iterable[Any]) -> str:
    """Which of some fixed words was probably meant."""
    words = list(map(str, choices))
    text = str(value).strip().lower()
    same = [word for word in words if word in (text, meant.choice(value, words))]
    return did_you_mean(same or nearest(value, words) or nearest(slug(text), words))


def for_slug(value: str) -> str:
    """The short name that a text would make."""
    made = slug(value)
    return meant.write(made) if made else ""


def for_day(value: str, pattern: str) -> str:
    """The day, the days or the moment that a text seems to name, where that fits a pattern."""
    from reflectlib.reading.days import BETWEEN, read_day, read_moment

    try:
        named = "..".join(read_day(day).isoformat() for day in re.split(BETWEEN, value, maxsplit=1))
    except ValueError:
        try:
            named = f"{read_moment(value):%Y-%m-%d %H:%M}"
        except ValueError:
            return ""
    return meant.write(named) if re.search(pattern, named) else ""
