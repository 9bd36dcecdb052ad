"""What `{step:opening}` and `{minutes:opening}` in the texts of a method stand for.

`{step:…}` stands for the title of the step, and `{minutes:…}` for the minutes that it has: those of
a plan, or else as it states them. Both are in the language of the text around them.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from itertools import groupby
from typing import Any, TypeVar

import attrs

from reflectlib.message import Marked, Message, _, n_, pieces, unmarked
from reflectlib.model.method import Method
from reflectlib.model.record import (
    Line,
    Record,
    Text,
    all_fields,
    constraint_of,
    members_of,
    unpack,
)
from reflectlib.model.references import REFERENCE
from reflectlib.model.steps import Phase, Time
from reflectlib.model.timing import MinutesPer
from reflectlib.model.totals import time_of_steps
from reflectlib.translated import Suits, TextPlace, changed
from reflectlib.translations import base_of, spoken

PER: Mapping[str, Message] = {
    "case": _("{stated} per case"),
    "group": _("{stated} per group"),
    "participant": _("{stated} per participant"),
}
NO_TIME = _("the time that there is")
TITLE_OF_STEP = re.compile(r"(variants\[\d+\]\.)?phases\[\d+\]\.title")
NOT_PLANNED: Mapping[str, int] = {}

R = TypeVar("R", bound=Record)
Pieces = tuple[tuple[str, str], ...]
"""Parts of a text, each with its language (BCP 47), or "" for that of the entry."""
Answer = Callable[[str, str, str], Pieces | None]
"""`step` or `minutes`, an id, the language of the piece → what stands there; None leaves it."""


def fill(
    method: Method, planned: Mapping[str, int] = NOT_PLANNED, done: dict[int, Any] | None = None
) -> Method:
    """A method in whose texts the references to its steps are filled in.

    `planned` has the minutes of steps, by id; of others it is what is stated. The titles of steps
    stay as they are, and so does a reference to a step that there is not. In a variant its own
    steps come before those of the method. `done` is as for `translated.changed`, and stays empty
    where nothing refers to a step.
    """
    if not refers(method):
        return method
    variants = tuple(
        replaced(variant, answer_of(method, variant.phases, NOT_PLANNED), done)
        for variant in method.variants
    )
    if any(new is not old for new, old in zip(variants, method.variants, strict=True)):
        method = attrs.evolve(method, variants=variants)
    of_variants = [phase for variant in variants for phase in variant.phases]
    return replaced(method, answer_of(method, (*method.phases, *of_variants), planned), done)


def refers(value: Any) -> bool:
    """Tell whether a text in a value may refer to a step; to look at each is what takes time."""
    if isinstance(value, str):
        return "{" in value
    if not value:
        return False
    if isinstance(value, tuple):
        return any(map(refers, value))
    return isinstance(value, Record) and any(
        refers(getattr(value, name)) for name in _with_texts(type(value))
    )


def _find_with_texts(cls: type[Record]) -> tuple[str, ...]:
    """The fields of a class of the model that hold texts, or what may hold them."""
    names = []
    for field in all_fields(cls):
        members = members_of(unpack(field.type)[0])
        texts = (constraint_of(Text), constraint_of(Line))
        if any(
            hasattr(each, "__attrs_attrs__") or constraint_of(each) in texts for each in members
        ):
            names.append(field.name)
    return tuple(names)


_with_texts: Callable[[Any], tuple[str, ...]] = cache(_find_with_texts)


def answer_of(method: Method, phases: Iterable[Phase], planned: Mapping[str, int]) -> Answer:
    """What references stand for, where these are the steps: of two with one id, the first."""
    steps: dict[str, Phase] = {}
    for phase in phases:
        steps.setdefault(phase.id, phase)

    def answer(kind: str, id: str, of: str) -> Pieces | None:
        if kind == "step":
            return title_of(steps[id]) if id in steps else None
        # What stands at the place of a step has its id before its own.
        found = [id] if id in steps else [one for one in steps if one.startswith(f"{id}-")]
        if not found:
            return None
        if known := [planned[one] for one in found if one in planned]:
            return in_words(minutes(sum(known)), method.language, of)
        time = steps[found[0]].time
        if len(found) > 1:
            time = time_of_steps([steps[one] for one in found], method.participants, method.cases)
        return in_words(in_full(time), method.language, of)

    return answer


def replaced(record: R, answer: Answer, done: dict[int, Any] | None = None) -> R:
    """A record with what an answer gives for each reference in its texts, but no title of a step.

    What the text would get too long for stays as it is.
    """

    def change(place: TextPlace, text: str, accepts: Suits) -> str:
        if "{" not in text or TITLE_OF_STEP.fullmatch(place.by_number):
            return text
        made = text_replaced(text, answer)
        return made if accepts(made) else text

    # Who wants to know what was made of each record wants all of them.
    return changed(record, change, done, concerns=refers if done is None else bool)


def text_replaced(text: str, answer: Answer) -> str:
    """A text with what an answer gives for each reference in it."""
    made: list[tuple[str, str]] = []
    for part, of in _pieces(text):
        end = 0
        for found in REFERENCE.finditer(part):
            said = answer(found[1], found[2], of)
            if said is not None:
                made += [(part[end : found.start()], of), *said]
                end = found.end()
        made.append((part[end:], of))
    return whole(tuple(piece for piece in made if piece[0]))


def whole(parts: Pieces) -> str:
    """Pieces as one text, marked where one of them is in another language."""
    joined = tuple(
        ("".join(text for text, _of in run), of)
        for of, run in groupby(parts, key=lambda piece: piece[1])
    )
    return Marked(joined) if any(of for _text, of in joined) else "".join(t for t, _of in joined)


def in_words(message: str, language: str, of: str = "") -> Pieces:
    """A message for an entry in a language, of which this piece is in the language `of`.

    It is in English where nothing can be said in that.
    """
    wanted = of or language
    said_in = spoken(wanted)
    own = of if said_in == base_of(wanted) else said_in
    parts = pieces(message, wanted)
    return tuple((text, own if part in ("", said_in) else part) for text, part in parts)


def title_of(phase: Phase) -> Pieces:
    """The title of a step, to stand in a text."""
    return tuple((text.strip("\n"), of) for text, of in _pieces(phase.title))


def in_full(time: Time | None) -> Message:
    """`15 minuten`, `5 minuten per deelnemer`, `10–15 minuten`: as it is said in a sentence."""
    if time is None:
        return NO_TIME
    if isinstance(time, MinutesPer):
        return PER[time.per].filled(stated=minutes(time.minutes))
    low, high = time.min, time.max
    said: int | Message = unmarked("{low}–{high}", low=low, high=high)
    if low == high:
        said = low or 0
    elif high is None:
        said = _("at least {number}", number=low)
    elif low is None:
        said = _("at most {number}", number=high)
    stated = minutes(high or low or 0, said)
    return _("about {stated}", stated=stated) if time.about else stated


def minutes(number: int, said: "int | Message | None" = None) -> Message:
    """So many minutes, which decide between one and many, however they are said."""
    shown = number if said is None else said
    return n_("{number} minute", "{number} minutes", number, number=shown)


def _pieces(text: str) -> Pieces:
    return text.parts if isinstance(text, Marked) else ((text, ""),)
