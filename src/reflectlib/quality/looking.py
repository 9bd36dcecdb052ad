"""Ways to look for something in a method: in fields, or for words in the texts of fields."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import attrs

from reflectlib.diagnostics import format_path
from reflectlib.message import Marked
from reflectlib.model.closing import closes, last_of
from reflectlib.model.entry import Entry
from reflectlib.model.method import Method
from reflectlib.model.record import Record
from reflectlib.model.steps import Phase, Time
from reflectlib.model.timing import MinutesPer, in_figures
from reflectlib.model.totals import steps_by_meeting
from reflectlib.quality.finding import Aspect, Passage
from reflectlib.quality.words import words_for


@attrs.frozen
class SaidText:
    """A text of an entry, its place, and the field it is in: the place without numbers."""

    field: str
    place: tuple[str | int, ...]
    text: str
    ours: bool

    def passage(self, text: str | None = None) -> Passage:
        """The whole of it, or a part, as it is shown."""
        return Passage(format_path(self.place), part_of(self.text, text or self.text), self.ours)


def part_of(whole: str, part: str) -> str:
    """A part of a text of an entry, marked as of another language where the whole is."""
    return Marked(((part, whole.parts[0][1]),)) if isinstance(whole, Marked) else part


Look = Callable[[Method, tuple[SaidText, ...]], Aspect]


def texts_of(method: Method) -> Iterator[SaidText]:
    """Every text of a method in the order of its fields, with its place in the file."""

    def walk(value: Any, place: tuple[str | int, ...], ours: bool) -> Iterator[SaidText]:
        if isinstance(value, str):
            field = ".".join(step for step in place if isinstance(step, str))
            yield SaidText(field, place, part_of(value, value.strip()), ours)
        elif isinstance(value, tuple):
            for number, one in enumerate(value):
                yield from walk(one, (*place, number), ours)
        elif isinstance(value, Record):
            # That of a step or an entry is a default: the notes within say it themselves.
            if not isinstance(value, Phase | Entry):
                ours = ours or getattr(value, "basis", None) == "editor"
            for field in attrs.fields(type(value)):
                # A note stands in the file as its text alone, and so do most questions.
                own = () if field.name == value.shorthand else (field.name.rstrip("_"),)
                yield from walk(getattr(value, field.name), (*place, *own), ours)

    return walk(method, (), False)


def found(key: str, *add: str, there: Iterable[str] = (), worded: Iterable[str] = ()) -> Look:
    """Look for any text in the fields `there`, and for certain words in the fields `worded`."""
    plain, sought = frozenset(there), frozenset(worded)

    def look(method: Method, texts: tuple[SaidText, ...]) -> Aspect:

        def part(text: SaidText) -> str | None:
            if text.field in plain:
                return text.text
            if text.field not in sought:
                return None
            # What is not translated is in another language than the rest.
            language = text.text.parts[0][1] if isinstance(text.text, Marked) else method.language
            return _part(words_for(language, key), text.text)

        passages = tuple(text.passage(said) for text in texts if (said := part(text)))
        return Aspect(key, passages, () if passages else _filled_in(add, _last_steps(method)))

    return look


def closing(key: str) -> Look:
    """Look whether the last step of a kind of meeting closes; of what may be left out none does."""

    def look(method: Method, texts: tuple[SaidText, ...]) -> Aspect:
        ends = [
            method.phases.index(last)
            for _, steps in steps_by_meeting(method)
            if (last := last_of(steps))
        ]
        closed = {number for number in ends if closes(method.phases[number])}
        passages = tuple(
            text.passage()
            for text in texts
            if text.field == "phases.title" and text.place[1] in closed
        )
        return Aspect(key, passages, () if passages else _filled_in(("phases[last].stage",), ends))

    return look


def in_each_step(key: str, *fields: str) -> Look:
    """Look whether each step has one of these fields, of which the first is the one to add."""

    def look(method: Method, texts: tuple[SaidText, ...]) -> Aspect:
        passages: list[Passage] = []
        lacking: list[str] = []
        for number, phase in enumerate(method.phases):
            first = f"phases[{number}].{fields[0]}"
            if fields[0] == "time" and phase.time:
                passages.append(Passage(first, _minutes(phase.time)))
                continue
            wanted = {f"phases.{field}" for field in fields}
            own = (t.passage() for t in texts if t.field in wanted and t.place[1] == number)
            if (passage := next(own, None)) is None:
                lacking.append(first)
            else:
                passages.append(passage)
        return Aspect(key, tuple(passages), tuple(lacking) if method.phases else ("phases",))

    return look


def in_order(key: str) -> Look:
    """Look for two steps or more."""

    def look(method: Method, texts: tuple[SaidText, ...]) -> Aspect:
        steps = tuple(text.passage() for text in texts if text.field == "phases.title")
        return Aspect(key, steps, () if len(steps) > 1 else ("phases",))

    return look


def has(key: str, field: str, *values: str) -> Look:
    """Look whether a field has one of these values."""

    def look(method: Method, texts: tuple[SaidText, ...]) -> Aspect:
        value = getattr(method, field)
        return (
            Aspect(key, (Passage(field, value),)) if value in values else Aspect(key, (), (field,))
        )

    return look


def _minutes(time: Time) -> str:
    return f"{time.minutes} per {time.per}" if isinstance(time, MinutesPer) else in_figures(time)


def _last_steps(method: Method) -> list[int]:
    """The numbers of the last steps of each kind of meeting."""
    last = {phase.meeting: number for number, phase in enumerate(method.phases)}
    return [last[steps[-1].meeting] for _, steps in steps_by_meeting(method) if steps]


def _filled_in(fields: tuple[str, ...], ends: list[int]) -> tuple[str, ...]:
    """Fields with the number of the last step for `[last]`, or `phases` where there is none."""
    return tuple(
        field.replace("[last]", f"[{ends[-1]}]") if ends else field.partition("[last]")[0]
        for field in fields
    )


def _part(words: "re.Pattern[str]", text: str) -> str | None:
    """The sentence that the words are in, for whoever is to judge it; else the whole, or None."""
    sentences = re.split(r"(?<=[.?!])\s+", text)
    for number, sentence in enumerate(sentences):
        if words.search(_on_one_line(sentence)):
            before = "… " if number else ""
            behind = " …" if number < len(sentences) - 1 else ""
            return f"{before}{sentence}{behind}"
    whole = len(sentences) > 1 and words.search(_on_one_line(text))
    return text if whole else None


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
