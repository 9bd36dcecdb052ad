"""What to write for a value that says on paper what a definition says in another way.

Each function here knows one key or a few. What it gives is a hint; nothing where it knows of none.
"""

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from reflectlib.diagnostics import KeyPath, nearest
from reflectlib.message import Message, _, say
from reflectlib.model.record import is_slug
from reflectlib.model.roles import ROLES
from reflectlib.reading import amounts, meant_of_blocks, moments
from reflectlib.reading.document import did_you_mean
from reflectlib.reading.scalars import resolve
from reflectlib.reading.synonyms import (
    ALL,
    ALONE,
    CHOSEN,
    DUTCH_VALUES,
    EVERYBODY,
    GROUPS,
    IN_WORDS,
    LANGUAGES,
    LEADERS,
    NO,
    NOTHING,
    REPEATED,
    TOGETHER,
    YES,
)
from reflectlib.slugs import slug
from reflectlib.translations import languages

OWN_THINGS: Mapping[str, str] = {
    "lead": "roles",
    "role": "roles",
    "to": "roles",
    "meeting": "meetings",
    "category": "question_categories",
}
"""Key that refers to something → the list in which that stands."""
NEEDED = ("format", "kind", "id", "title", "language", "form", "facilitation", "summary", "per")
SOMETHING = (*NEEDED, "experience_needed", "optional", "about")
"""The keys with which a word such as `geen` or `nee` says something."""

OF_SERIES = ("every", "minutes", "cases")
"""The keys of a series of which it is known how people write their values."""

ARTICLE = re.compile(r"^(?:de|het|een|the|an?)-")

Hint = Callable[[Any, KeyPath, Any], str]


def hint_for(path: KeyPath, value: Any, data: Any) -> str:
    """What to write at a path of a definition, of which `data` is all; nothing where unknown."""
    keys = [step for step in path if isinstance(step, str)] or [""]
    if value is None or (isinstance(value, str) and not value.strip()):
        return ""
    if isinstance(value, str) and is_nothing(value) and keys[-1] not in SOMETHING:
        if keys[:1] == ["effort"]:
            return _("Take this part of `effort` out: what is not known stays away.")
        return _("Take this line out: what is not known stays away.")
    if isinstance(data, dict) and data.get("kind") == "series" and keys[-1] not in OF_SERIES:
        return ""  # whose keys mean other things there
    if (find := BY_KEY.get(keys[-1])) is not None:
        return find(value, path, data)
    return ""


def is_nothing(text: str) -> bool:
    """Tell whether a text says that there is nothing to say."""
    return slug(text) in NOTHING or not re.search(r"\w", text)


def in_file(text: str) -> str:
    """A text as it can stand in a list or in braces, in quotes where it needs them."""
    plain = re.fullmatch(r"[^\W\d_](?:[\w '’.()/!?-]*[\w'’.()/!?])?", text)
    return text if plain and resolve(text) == text else json.dumps(text, ensure_ascii=False)


def write(this: object) -> Message:
    """Say what to write, as it stands in a file."""
    return _("Write {this}.", this=str(this))


def write_below(item: str) -> Message:
    """Say what to write as the item of a list."""
    return _("Write it on the line below, as an item of a list: {item}.", item=f"`- {item}`")


def id_of_own(key: str, text: str, data: Any) -> str:
    """The id of a role, meeting or category that a text names in words; else nothing."""
    word = ARTICLE.sub("", slug(text))
    things = data.get(OWN_THINGS[key]) if isinstance(data, dict) else None
    titles = {
        slug(str(thing.get("title"))): str(thing.get("id"))
        for thing in (things if isinstance(things, list) else ())
        if isinstance(thing, dict)
    }
    known = {*titles.values()}
    if OWN_THINGS[key] == "roles":
        known |= ROLES.keys()
        titles = {slug(name): id for id, name in _names_of_roles()} | titles
        leader = "gespreksleider" if word in LEADERS else ""
    else:
        leader = ""
    for meant in (word, titles.get(word, ""), leader, *_singular(word)):
        if meant in known:
            return meant
    return ""


def _names_of_roles() -> Iterator[tuple[str, str]]:
    """The id of each role of the register, with what it is called in each language."""
    for language in languages():
        yield from ((id, say(name, language)) for id, name in ROLES.items())


def _singular(word: str) -> list[str]:
    return [word.removesuffix(ending) for ending in ("s", "en") if word.endswith(ending)]


def _own(value: Any, path: KeyPath, data: Any) -> str:
    key = str(path[-1])
    if not isinstance(value, str):
        return ""
    if meant := id_of_own(key, value, data):
        return write(meant)
    word = ARTICLE.sub("", slug(value))
    if OWN_THINGS[key] != "roles" or not word:
        return ""
    if word in EVERYBODY:
        return _("Take this line out: without it, it is for everybody.")
    named = [id for part in word.split("-") if (id := id_of_own(key, part, data))]
    if named:
        return did_you_mean([*dict.fromkeys(named)])
    if is_slug(value):
        return ""
    return _("Write {id}, and add that role under `roles`; or take a role that is known.", id=word)


def _language(value: Any, _path: KeyPath, _data: Any) -> str:
    text = value[0] if isinstance(value, list) and value else value
    words = [slug(word) for word in re.findall(r"[^\W\d_]+", str(text))]
    near = (name for word in words for name in nearest(word, LANGUAGES, cutoff=0.85))
    for word in (*words, *near):
        if tag := LANGUAGES.get(word) or (word if word in LANGUAGES.values() else ""):
            country = re.fullmatch(rf"{word}[-_]([a-z]{{2}})", str(text).strip(), re.I)
            return write(f"{tag}-{country[1].upper()}" if country else tag)
    return _("Write nl for Dutch, or en for English.")


def _month(value: Any, _path: KeyPath, _data: Any) -> str:
    text = str(value)
    if found := moments.month(text):
        return write(found)
    if slug(text) in ("heden", "nu", "nog", "now", "present", "today"):
        return _("Take this line out: without it, it still goes on.")
    if found := moments.year(text):
        return _("Write the month too, such as {month}.", month=f"{found}-01")
    return _("Write the year, a hyphen and the number of the month, such as 2024-03.")


def _period(value: Any, _path: KeyPath, _data: Any) -> str:
    if found := moments.period(str(value)):
        return write(found)
    return _("Write from which month to which, such as {from: 2024-03, to: 2024-12}.")


def _url(value: Any, _path: KeyPath, _data: Any) -> str:
    if not isinstance(value, str):
        return ""
    text = value.strip().strip("<>").replace("\\", "/")
    if link := re.fullmatch(r"\[.*\]\((\S+)\)", text):
        text = link[1]
    if re.search(r"\s", text) and re.match(r"(?:https?:|www\.)", text):
        if re.search(r"\s(?:https?:|www\.)", text):
            return _("Only one address fits here; make another source of the second.")
        return _("There is a space in the address; take it out, or write %20 in its place.")
    rest = re.sub(r"^(?:[a-z]{2,6}[:;]/*|[a-z]{4,6}//+)", "", text, flags=re.I)
    if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+(?:[:/?#]\S*)?", rest) and "@" not in rest:
        return write(f"https://{_safe(rest)}")
    return _("An address starts with https:// or http://. Where there is none, take this line out.")


def _safe(address: str) -> str:
    """An address in which the signs that none may have are written as %20 and the like."""
    return re.sub(r'["<>\\^`{|}]', lambda found: quote(found[0]), address)


def _grouping(value: Any, _path: KeyPath, _data: Any) -> str:
    text = str(value).strip().lower().replace("_", " ")
    if CHOSEN.search(text):
        return did_you_mean(["chosen"])
    for pattern, size in TOGETHER:
        if re.search(pattern, text):
            return _("Write how many are together: {this}.", this=f"{{size: {size}}}")
    sizes = amounts.count(text)
    if sizes and sizes.whole and not ALL.fullmatch(text):
        return write(f"{{size: {sizes}}}")
    if GROUPS.search(text) and not re.search("hele|whole", text):
        return _("Write how many are together: {this}.", this="{size: 2}")
    if ALONE.search(text):
        return did_you_mean(["individual"])
    if ALL.search(text):
        return did_you_mean(["plenary"])
    if near := nearest(text, ("plenary", "individual", "chosen"), cutoff=0.75):
        return did_you_mean(near)
    return _(
        "Write plenary for all together, individual for each alone, chosen where people choose "
        "with whom, or how many are together: {size: 2}."
    )


def _in_words(value: Any, path: KeyPath, _data: Any) -> str:
    text, key = str(value).lower(), str(path[-1])
    if near := nearest(text, IN_WORDS[key], cutoff=0.75):
        return did_you_mean(near[:1])
    for word, words in IN_WORDS[key].items():
        if re.search(words, text):
            return did_you_mean([word])
    if key == "place":
        return _(
            "Write on-site where people meet in one room, online where they do not, and either "
            "where both can be."
        )
    return _(
        "Write guided where somebody leads it, self-guided where nobody does, and either where "
        "both can be."
    )


def _frequency(value: Any, path: KeyPath, _data: Any) -> str:
    found = moments.frequency(value) if isinstance(value, str) else ""
    if found:
        return write(found) if isinstance(path[-1], int) else write_below(found)
    if isinstance(value, str):
        return _("Write how often, such as `- {every: {weeks: 2}}`, or `- {times: 4, per: year}`.")
    return ""


def _times(value: Any, _path: KeyPath, _data: Any) -> str:
    found = moments.frequency(value) if isinstance(value, str) else ""
    return write(found) if "times" in found else ""


EVERY = "{every: "


def _span(value: Any, path: KeyPath, _data: Any) -> str:
    if not isinstance(value, str):
        return _("Write how long, such as {example}.", example="{weeks: 4}")
    found = moments.span(value)
    if path[-1] == "every" and (often := moments.frequency(value)).startswith(EVERY):
        found = found or often.removeprefix(EVERY)[:-1]
    return write(found) if found else ""


def _repeat(value: Any, _path: KeyPath, _data: Any) -> str:
    text = str(value).strip().lower()
    for word, words in REPEATED.items():
        if re.search(words, text):
            return did_you_mean([word])
    times = re.fullmatch(r"(.{1,20}?)\s{0,3}(?:x|×|keer|maal|rond(?:en|es?)|times|rounds)?", text)
    number = times and amounts.count(times[1])
    if number and number.whole:
        return write(f"{{times: {number}}}")
    return _(
        "Write how often: {times: 3}; or for what: case for each case, member for each member of a "
        "group, pairings where everybody meets everybody. Done once? Then take this line out."
    )


def _truth(value: Any, path: KeyPath, _data: Any) -> str:
    word = slug(str(value))
    if word in YES:
        return write("true")
    if word in NO:
        return _("Write false, or take this line out: that says the same.")
    if path[-1] == "optional":
        return _("Write true, or take this line out. On what it depends goes under `when`.")
    return _("Write true, or take this line out.")


def _meeting_count(value: Any, path: KeyPath, _data: Any) -> str:
    if "roles" not in path and slug(str(value)) in ("deelnemers", "deelnemer", "participant"):
        return did_you_mean(["participants"])
    return ""


def _year(value: Any, _path: KeyPath, _data: Any) -> str:
    found = moments.year(str(value))
    return number_alone(found) if found else ""


def number_alone(number: str) -> str:
    """Say that nothing but the number belongs there."""
    return _("Write the number by itself, without quotes or words: {number}.", number=number)


def _month_or_role(value: Any, path: KeyPath, data: Any) -> str:
    return (_month if "period" in path else _own)(value, path, data)


def _block(value: Any, path: KeyPath, _data: Any) -> str:
    if not isinstance(path[-1], int):
        found = meant_of_blocks.first(value, beside=path[-1] == "parallel")
        return write_below(found) if found else ""
    if isinstance(value, list):
        return _("Write each on a line of its own, behind a dash. Side by side? Use `parallel:`.")
    found = meant_of_blocks.block(value)
    return write(found) if found else ""


def _clock(value: Any, path: KeyPath, _data: Any) -> str:
    found = "" if "add" in path else meant_of_blocks.clock(value)
    if found or "add" in path:
        return write(found) if found else ""
    return _("Write a time from 00:00 to 23:59, such as {example}.", example='"12:30"')


def _method(value: Any, path: KeyPath, _data: Any) -> str:
    found = meant_of_blocks.pause(str(value)) if path[0] == "blocks" else ""
    if found and "parallel" not in path:
        return write(found)
    return ""


def _of_a_day(value: Any, _path: KeyPath, _data: Any) -> str:
    found = amounts.count(str(value))
    if found and found.whole and found.low == found.high and found.low != value:
        return number_alone(f"{found.low:g}")
    return _("Write the number of the day: 1 for the first, 2 for the second.")


def _held(value: Any, path: KeyPath, _data: Any) -> str:
    found = meant_of_blocks.held(value)
    if not found:
        return ""
    return write(found) if isinstance(path[-1], int) else write_below(found)


BY_KEY: Mapping[str, Hint] = {
    "about": _truth,
    "at": _clock,
    "blocks": _block,
    "day": _of_a_day,
    **dict.fromkeys(OWN_THINGS, _own),
    "count": _meeting_count,
    "every": _span,
    **dict.fromkeys(IN_WORDS, _in_words),
    "frequency": _frequency,
    "from": _month,
    "grouping": _grouping,
    "language": _language,
    "optional": _truth,
    "period": _period,
    "method": _method,
    "parallel": _block,
    "repeat": _repeat,
    "set": _held,
    "span": _span,
    "times": _times,
    "to": _month_or_role,
    "until": _clock,
    "url": _url,
    "year": _year,
}
"""The last key of a path → what finds a hint for its value."""


def choice(value: Any, choices: Collection[str]) -> str:
    """The one of some fixed words that a Dutch word says; empty where it says none."""
    meant = DUTCH_VALUES.get(slug(str(value)), ())
    return next((word for word in meant if word in choices), "")
