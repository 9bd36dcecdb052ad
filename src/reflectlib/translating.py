"""Making the translation of an entry, keeping it up to date, and telling what is wrong with it."""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from reflectlib.diagnostics import Diagnostic, Report
from reflectlib.error_messages import message_of
from reflectlib.errors import CannotReadError
from reflectlib.message import _
from reflectlib.model.entry import Entry
from reflectlib.reading.load import read, read_bytes
from reflectlib.translated import FOLDER, acceptable, places_by_number, read_po, texts_of
from reflectlib.value import Value

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

WIDTH = 99
OF_A_PERSON_OR_A_DAY = (
    '"Project-Id-Version',
    '"Report-Msgid-Bugs-To',
    '"POT-Creation-Date',
    '"PO-Revision-Date',
    '"Last-Translator',
    '"Language-Team',
    '"Generated-By',
)
PLACEHOLDER = re.compile(r"\{[^{}]*\}")


@attrs.frozen(eq=False, repr=False)
class Progress(Value):
    """How far a translation is: texts translated, texts to look at again, and texts in all."""

    translated: int
    fuzzy: int
    texts: int


def updated(entry: Entry, language: str, before: "Catalog | None" = None) -> "Catalog":
    """The translation of an entry, with all that an earlier one had.

    A text that moved keeps its translation; an earlier one may name places by numbers alone. Of one
    that changed it is kept to be looked at again
    (fuzzy), beside the text that it was of; of one that is gone it is kept as obsolete.
    """
    from babel.messages.catalog import Catalog

    made = Catalog(locale=language.replace("-", "_"), project=entry.id, fuzzy=False)
    made.header_comment = f"# {entry.title}: {entry.language} -> {language}\n#"
    known = [message for message in before or () if message.id and message.string]
    names = places_by_number(entry)
    exact = {(_place(m, names), str(m.id)): m for m in known}
    moved = {str(m.id): m for m in reversed(known)}
    changed = {_place(m, names): m for m in known}
    used = set()
    texts = list(texts_of(entry))
    stay = {text for _place, text in texts}
    for place, text in texts:
        found = exact.get((place, text)) or moved.get(text)
        if found:
            flags = {"fuzzy"} if found.fuzzy else set()
            made.add(text, found.string, context=place, flags=flags, previous_id=found.previous_id)
        elif (found := changed.get(place)) and str(found.id) not in stay:
            made.add(
                text, found.string, context=place, flags={"fuzzy"}, previous_id=[str(found.id)]
            )
        else:
            made.add(text, context=place)
        used.add(id(found))
    for message in known:
        if id(message) not in used:
            made.obsolete[str(message.id)] = message
    return made


def _place(message: "Message", names: Mapping[str, str]) -> str:
    """The place that a message is about, by ids, also where it names it by numbers alone."""
    place: str = message.context or ""
    return names.get(place, place)


def written(catalog: "Catalog") -> bytes:
    """The file of a catalogue, which is the same whenever and wherever it is written."""
    from babel.messages.pofile import write_po

    buffer = BytesIO()
    write_po(buffer, catalog, width=WIDTH, include_lineno=False, include_previous=True)
    lines = buffer.getvalue().decode().split("\n")
    return "\n".join(line for line in lines if not line.startswith(OF_A_PERSON_OR_A_DAY)).encode()


def progress(catalog: "Catalog") -> Progress:
    """How far a translation is."""
    texts = [message for message in catalog if message.id]
    fuzzy = sum(message.fuzzy for message in texts)
    return Progress(sum(bool(m.string) and not m.fuzzy for m in texts), fuzzy, len(texts))


def translations_beside(definition: Path) -> list[Path]:
    """The files of translations of a definition, in the order of their languages."""
    return sorted((definition.parent / FOLDER).glob(f"*/{definition.stem}.po"))


def check_translations(definition: Path) -> Iterator[Report]:
    """What is wrong with each translation of a definition; nothing where that has faults."""
    files = translations_beside(definition)
    if not files:
        return
    entry, _report = read(read_bytes(definition), str(definition), stem=definition.stem)
    if entry is not None:
        yield from (check_translation(file, entry) for file in files)


def check_translation(file: Path, entry: Entry) -> Report:
    """What is wrong with a translation of an entry, and what is to be looked at in it."""
    try:
        catalog = read_po(file)
    except CannotReadError as error:
        return Report(
            (
                Diagnostic(
                    "error",
                    "RFL401",
                    message_of(error.code, error.fields),
                    str(file),
                    error.fields.get("line", 1),
                    1,
                ),
            )
        )
    return Report(tuple(_found(catalog, file, entry)))


def _found(catalog: "Catalog", file: Path, entry: Entry) -> Iterator[Diagnostic]:
    texts = dict(texts_of(entry))
    accepted, names = acceptable(entry), places_by_number(entry)
    for message in catalog:
        if not message.id or not message.string:
            continue
        place, text, said = _place(message, names), str(message.id), str(message.string)
        line = message.lineno or 1
        if texts.get(place) != text or message.fuzzy:
            yield Diagnostic(
                "warning",
                "RFL403",
                _("the text that this translates has changed, or is there no more"),
                str(file),
                line,
                1,
                place,
                _(
                    "Run `reflect translate {id} {language}`, look at what is fuzzy, and take that "
                    "mark off.",
                    id=entry.id,
                    language=file.parent.name,
                ),
            )
        elif sorted(PLACEHOLDER.findall(text)) != sorted(PLACEHOLDER.findall(said)):
            yield Diagnostic(
                "error",
                "RFL402",
                _("what stands in braces is not the same in the translation"),
                str(file),
                line,
                1,
                place,
                _("Copy it as it is: {names}.", names=tuple(PLACEHOLDER.findall(text)))
                if PLACEHOLDER.search(text)
                else _("Take it out: {names}.", names=tuple(PLACEHOLDER.findall(said))),
            )
        elif not accepted[place](said):
            yield Diagnostic(
                "error",
                "RFL404",
                _("the translation cannot stand here: it is too long, or on more than one line"),
                str(file),
                line,
                1,
                place,
                _("Say it in fewer words, on one line."),
            )
