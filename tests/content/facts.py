"""The words in which the facts of a source are written down, and how each is held.

A fact is read in the document, never in our YAML: the two must not share a mistake.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

Data = dict[str, Any]
"""An entry as plain data, in the file's own field names; each text says whose it is."""


class Is(NamedTuple):
    """The source states this value for a field. A number `n` stands for `{min: n, max: n}`."""

    path: str
    value: Any

    def wrong(self, entry: Data) -> str:
        """What is wrong, or nothing."""
        found = at(entry, self.path)
        return "" if _even(found) == _even(self.value) else f"{self.path} is {found!r}, not this"


class Says(NamedTuple):
    """A number or a name of the source stands somewhere below a field (`""`: anywhere)."""

    path: str
    word: str

    def wrong(self, entry: Data) -> str:
        """What is wrong, or nothing."""
        texts = " ".join(texts_of(at(entry, self.path))).casefold()
        return "" if self.word.casefold() in texts else f"{self.path or 'it'} does not say this"


class Silent(NamedTuple):
    """The source has no figure for this field, so neither have we."""

    path: str

    def wrong(self, entry: Data) -> str:
        """What is wrong, or nothing."""
        found = at(entry, self.path)
        return "" if found is None else f"{self.path} is {found!r}; the source is silent"


class Steps(NamedTuple):
    """The source's steps in order: a word of each, and its stated time or None.

    Steps of ours may stand between them. A time of the source is no estimate, and where the
    source gives none, a time is one.
    """

    steps: tuple[tuple[str, Any], ...]

    def wrong(self, entry: Data) -> str:
        """What is wrong, or nothing."""
        phases = iter(entry.get("phases", []))
        for word, time in self.steps:
            for phase in phases:
                if word.casefold() in " ".join(texts_of(phase)).casefold() and _timed(phase, time):
                    break
            else:
                return f"there is no step '{word}' with time {time!r} in this place"
        return ""


class Meets(NamedTuple):
    """The source's kinds of meeting in order: a word of each, and what it states of it."""

    meetings: tuple[tuple[str, Data], ...]

    def wrong(self, entry: Data) -> str:
        """What is wrong, or nothing."""
        meetings = iter(entry.get("meetings", []))
        for word, stated in self.meetings:
            for meeting in meetings:
                fits = all(_even(meeting.get(key)) == _even(v) for key, v in stated.items())
                if fits and word.casefold() in " ".join(texts_of(meeting)).casefold():
                    break
            else:
                return f"there is no meeting '{word}' with {stated!r} in this place"
        return ""


class Costs(NamedTuple):
    """The source says that a role spends so many minutes per meeting, case, week, … year."""

    role: str
    minutes: Any
    per: str

    def wrong(self, entry: Data) -> str:
        """What is wrong, or nothing."""
        found = [(e["role"], _even(e["minutes"]), e["per"]) for e in entry.get("effort", [])]
        wanted = (self.role, _even(self.minutes), self.per)
        return "" if wanted in found else f"the effort is {found!r}"


class Counts(NamedTuple):
    """A list of the source has so many parts (`path` may pass through lists)."""

    path: str
    number: int

    def wrong(self, entry: Data) -> str:
        """What is wrong, or nothing."""
        found = at(entry, self.path)
        number = len(found or [])
        return "" if number == self.number else f"{self.path} has {number} parts"


Fact = Is | Says | Silent | Steps | Meets | Costs | Counts


def at(data: Any, path: str) -> Any:
    """The value at `a.b.2.c`, the joined values of `a.*.b`, or None where there is none."""
    for number, key in enumerate(keys := path.split(".") if path else []):
        if key == "*":
            rest = ".".join(keys[number + 1 :])
            found = [at(one, rest) for one in data or []]
            return [one for part in found for one in (part if isinstance(part, list) else [part])]
        if isinstance(data, list):
            data = data[int(key)] if int(key) < len(data) else None
        else:
            data = data.get(key) if isinstance(data, dict) else None
    return data


def texts_of(value: Any) -> Iterator[str]:
    """Every text and number in plain data."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from texts_of(part)
    elif value is not None:
        yield str(value)


def _timed(phase: Data, time: Any) -> bool:
    ours = phase.get("time_basis", phase.get("basis", "source")) != "source"
    if time is None:
        return "time" not in phase or ours
    return bool(_even(phase.get("time")) == _even(time) and not ours)


def _even(value: Any) -> Any:
    """One spelling for a range: a number is a range from itself to itself."""
    if isinstance(value, int):
        return {"min": value, "max": value}
    if isinstance(value, list | tuple):
        return [_even(one) for one in value]
    if isinstance(value, dict) and not {"min", "max"} & value.keys():
        return {key: _even(one) for key, one in value.items()}
    return value
