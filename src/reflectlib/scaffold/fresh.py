"""Answers → the text of a definition, with comments on the fields one needs first.

Nothing is made up. What nobody said yet, such as what a step is for, stands there as an
example behind a `#`, so that no sheet shows it and `reflect validate` says it is missing; a
made-up text would look finished to both.
"""

import json
import re
from collections.abc import Collection, Mapping
from itertools import chain, count
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from reflectlib.kinds import Kind
from reflectlib.message import Message, _, n_, p_, say
from reflectlib.model.forms import Form
from reflectlib.model.method import Facilitation
from reflectlib.model.steps import Stage
from reflectlib.model.timing import Minutes, Range
from reflectlib.reading.scalars import WORDS
from reflectlib.slugs import slug
from reflectlib.translations import ENGLISH, base_of

TEMPLATES = Path(__file__).parent / "templates"
PARTS: Mapping[Kind, tuple[Message, ...]] = MappingProxyType(
    {
        "method": (p_("step", "Opening"), p_("step", "Core"), p_("step", "Closing")),
        "programme": (p_("step", "Opening"), p_("step", "Closing")),
        "checklist": (_("First section"),),
        "framework": (_("First idea"),),
        "register": (),  # a rule that is made up would be one that somebody goes by
    }
)
"""The parts of a definition for which none are named."""
OPENING = re.compile(
    r"\b(?:opening|openen|openingsronde|welkom|start|begin|inchecken|check-in|kennismaken|"
    r"kennismaking|welcome|introduction|einstieg|begrüßung)\b"
)
CLOSING = re.compile(
    r"\b(?:afsluiting|afsluiten|afronding|afronden|slot|slotronde|eind|einde|terugblik|"
    r"terugblikken|uitchecken|check-out|closing|close|end|wrap-up|abschluss|schluss)\b"
)
"""The words in the name of a first or a last step that tell what it does."""
SUMMARIES: Mapping[Kind, Message] = MappingProxyType(
    {
        "method": n_("A method in {number} step.", "A method in {number} steps."),
        "programme": n_("A programme of {number} block.", "A programme of {number} blocks."),
        "checklist": n_("A list of {number} section.", "A list of {number} sections."),
        "framework": n_("A framework of {number} idea.", "A framework of {number} ideas."),
        "register": n_("A register of {number} rule.", "A register of {number} rules."),
    }
)
"""What a definition says of itself as long as nobody has said it better."""

# What every reader of YAML, also one of YAML 1.1, takes for a text and for nothing else.
PLAIN = re.compile(r"[^\W\d_](?:[\w '’.()/!?-]*[\w'’.()/!?])?")
OTHER_WORDS = {*map(str.lower, WORDS), "yes", "no", "on", "off", "y", "n"}


class Piece(NamedTuple):
    """A part of a definition: a step, a section, an idea of a framework, a rule of a register."""

    title: str
    time: Minutes | None = None


class MethodBlock(NamedTuple):
    """A method as a block of a programme, with what is needed to say examples of it."""

    id: str
    title: str
    meeting: str | None = None
    """Of a method over more kinds of meeting, the one that the block is for."""
    meetings: tuple[str, ...] = ()
    """All that there are."""
    steps: tuple[str, ...] = ()
    """The ids of its steps."""


class EntryOutline(NamedTuple):
    """What is known of a definition before it is written."""

    kind: Kind
    id: str
    title: str
    parts: tuple[Piece, ...]
    language: str = "nl"
    form: Form = "oefening"
    form_title: str | None = None
    facilitation: Facilitation = "either"
    participants: Range | None = None
    duration: Minutes | None = None
    summary: str | None = None
    blocks: tuple[MethodBlock | Minutes, ...] = ()
    """Of a programme the methods that it starts with, and the breaks between them."""


def write(
    outline: EntryOutline,
    schema: str,
    *,
    bare: bool = False,
    taken: Collection[str] = (),
    language: str | None = None,
) -> str:
    """Write the text of a definition that is valid as it stands.

    `schema` says where an editor finds the JSON Schema. `taken` are the ids that no part may
    have. With `bare` it has no comments; `language` is theirs where it is not that of the texts.
    """
    spoken = spoken_in(language or outline.language)
    ids = _part_ids(outline, say(p_("id", "part"), outline.language), taken)
    number = len(outline.parts) + len(outline.blocks)
    made_up = SUMMARIES[outline.kind].filled(number=number)
    # Nothing is escaped, since this is no HTML: every value goes through a filter of ours.
    environment = Environment(  # noqa: S701  # see above
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(text=scalar, range=in_braces)
    template = environment.get_template(f"{outline.kind}.{spoken}.yaml.j2")
    text = template.render(
        outline._asdict(),
        schema=schema,
        parts=list(zip(ids, outline.parts, strict=True)),
        stages=_stages(outline.parts),
        made_up=say(made_up, outline.language),
    )
    if not bare:
        return text
    first, *lines = text.splitlines(keepends=True)
    return first + "".join(line for line in lines if not re.match(r"\s*(#|$)", line))


def spoken_in(language: str) -> str:
    """The language of the comments: that of a template that there is, or else English."""
    return base_of(language) if base_of(language) == "nl" else ENGLISH


def default_parts(kind: Kind, language: str) -> tuple[Piece, ...]:
    """The parts of a definition for which none are named."""
    return tuple(Piece(say(title, language)) for title in PARTS[kind])


def scalar(text: str) -> str:
    """Write a text as YAML on one line, in quotes unless it cannot be taken for anything else."""
    if PLAIN.fullmatch(text) and text.lower() not in OTHER_WORDS:
        return text
    return json.dumps(text, ensure_ascii=False)


def in_braces(range: Range) -> str:
    """Write a range as a file does: `6`, `{min: 3, max: 8}`, `{min: 4}`."""
    if range.min == range.max:
        return str(range.min)
    ends = (("min", range.min), ("max", range.max))
    return f"{{{', '.join(f'{name}: {end}' for name, end in ends if end is not None)}}}"


def _stages(parts: tuple[Piece, ...]) -> list[Stage | None]:
    """What each step does, where its name tells: that is of the first and of the last alone."""
    found: list[Stage | None] = [None] * len(parts)
    if not parts:
        return found
    if OPENING.search(parts[0].title.casefold()):
        found[0] = "opening"
    if CLOSING.search(parts[-1].title.casefold()):
        found[-1] = "closing"
    return found


def _part_ids(outline: EntryOutline, word: str, taken: Collection[str]) -> list[str]:
    """An id for every part, made of its title, with a number where it would stand twice."""
    used: list[str] = []
    for n, part in enumerate(outline.parts, 1):
        first = slug(part.title) or f"{word}-{n}"
        choices = chain([first], (f"{first}-{k}" for k in count(2)))
        used.append(next(id for id in choices if id not in used and id not in taken))
    return used
