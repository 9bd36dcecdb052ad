"""Ways to look for something in a method: in fields, or for words in the texts of fields."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from operator import itemgetter
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
from reflectlib.quality.stems import fold, stems_for
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


def texts_of(method: Method) -> Iterator[SaidText]:
    """Every text of a method in the order of its fields, with its place in the file."""
    return _within(method, "", (), False)


def _within(value: Any, field: str, place: tuple[str | int, ...], ours: bool) -> Iterator[SaidText]:
    if isinstance(value, str):
        yield SaidText(field, place, part_of(value, value.strip()), ours)
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from _within(one, field, (*place, number), ours)
    elif isinstance(value, Record):
        # That of a step or an entry is a default: the notes within say it themselves.
        if not isinstance(value, Phase | Entry):
            ours = ours or getattr(value, "basis", None) == "editor"
        for name, own in _names(type(value)):
            if one := getattr(value, name):
                inner = f"{field}.{own}".strip(".") if own else field
                yield from _within(one, inner, (*place, own) if own else place, ours)


def _find_names(kind: type[Record]) -> tuple[tuple[str, str], ...]:
    """The fields of a class, each with its name in the file.

    A note stands in the file as its text alone, and so do most questions: that has no name.
    """
    names = [field.name for field in attrs.fields(kind)]
    return tuple((name, "" if name == kind.shorthand else name.rstrip("_")) for name in names)


_names: Callable[[Any], tuple[tuple[str, str], ...]] = cache(_find_names)


class Texts:
    """The texts of a method, by their fields and by what stands in them."""

    def __init__(self, method: Method) -> None:
        """Find every text, and fold it."""
        self._language = method.language
        self._texts: dict[str, list[tuple[int, SaidText, str]]] = {}
        folds = []
        for number, text in enumerate(texts_of(method)):
            folded = fold(text.text)
            folds.append(folded)
            self._texts.setdefault(text.field, []).append((number, text, folded))
        self._all = "\n".join(folds)
        self._present: dict[tuple[str, str], tuple[str, ...]] = {}

    def of(self, *fields: str) -> list[SaidText]:
        """The texts of some fields, in the order of the file."""
        return [text for _number, text, _folded in self._of(fields)]

    def passages(self, key: str, there: Iterable[str], worded: Iterable[str]) -> Iterator[Passage]:
        """The texts of the fields `there`, and what in those `worded` has the words of a key."""
        plain, usual = frozenset(there), self._stems(self._language, key)
        for _number, text, folded in self._of({*plain, *worded}):
            if text.field in plain:
                yield text.passage()
                continue
            language, stems = self._language, usual
            if isinstance(text.text, Marked):
                # What is not translated is in another language than the rest.
                language = text.text.parts[0][1]
                stems = self._stems(language, key)
            if not stems or not any(stem in folded for stem in stems):
                continue
            said = _part(words_for(language, key), text.text)
            if said is not None:
                yield text.passage(said)

    def _of(self, fields: Iterable[str]) -> list[tuple[int, SaidText, str]]:
        return sorted(
            (each for field in fields for each in self._texts.get(field, ())), key=itemgetter(0)
        )

    def _stems(self, language: str, key: str) -> tuple[str, ...]:
        """What words for a key cannot do without, and stands anywhere: looked for once in all."""
        if (language, key) not in self._present:
            stems = stems_for(language, key)
            self._present[language, key] = tuple(stem for stem in stems if stem in self._all)
        return self._present[language, key]


Look = Callable[[Method, Texts], Aspect]


def found(key: str, *add: str, there: Iterable[str] = (), worded: Iterable[str] = ()) -> Look:
    """Look for any text in the fields `there`, and for certain words in the fields `worded`."""
    plain, sought = tuple(there), tuple(worded)

    def look(method: Method, texts: Texts) -> Aspect:
        passages = tuple(texts.passages(key, plain, sought))
        return Aspect(key, passages, () if passages else _filled_in(add, _last_steps(method)))

    return look


def closing(key: str) -> Look:
    """Look whether the last step of a kind of meeting closes; of what may be left out none does."""

    def look(method: Method, texts: Texts) -> Aspect:
        ends = [
            method.phases.index(last)
            for _, steps in steps_by_meeting(method)
            if (last := last_of(steps))
        ]
        closed = {number for number in ends if closes(method.phases[number])}
        titles = (text for text in texts.of("phases.title") if text.place[1] in closed)
        passages = tuple(text.passage() for text in titles)
        return Aspect(key, passages, () if passages else _filled_in(("phases[last].stage",), ends))

    return look


def in_each_step(key: str, *fields: str) -> Look:
    """Look whether each step has one of these fields, of which the first is the one to add."""
    wanted = tuple(f"phases.{field}" for field in fields)

    def look(method: Method, texts: Texts) -> Aspect:
        passages: list[Passage] = []
        lacking: list[str] = []
        first_of: dict[str | int, SaidText] = {}
        for text in texts.of(*wanted):
            first_of.setdefault(text.place[1], text)
        for number, phase in enumerate(method.phases):
            if fields[0] == "time" and phase.time:
                passages.append(Passage(f"phases[{number}].time", _minutes(phase.time)))
            elif number in first_of:
                passages.append(first_of[number].passage())
            else:
                lacking.append(f"phases[{number}].{fields[0]}")
        return Aspect(key, tuple(passages), tuple(lacking) if method.phases else ("phases",))

    return look


def in_order(key: str) -> Look:
    """Look for two steps or more."""

    def look(method: Method, texts: Texts) -> Aspect:
        steps = tuple(text.passage() for text in texts.of("phases.title"))
        return Aspect(key, steps, () if len(steps) > 1 else ("phases",))

    return look


def has(key: str, field: str, *values: str) -> Look:
    """Look whether a field has one of these values."""

    def look(method: Method, texts: Texts) -> Aspect:
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
