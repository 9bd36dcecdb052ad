"""`reflect.toml` → what a site is asked to be, with every fault by its line and column."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time
from pathlib import Path
from typing import Any, NamedTuple

import attrs

from reflectlib.addresses import BASE_URL
from reflectlib.diagnostics import Diagnostic, Found, KeyPath, Report
from reflectlib.errors import CannotReadError, InvalidEntryError
from reflectlib.message import Message, _
from reflectlib.model.record import (
    Pattern,
    Record,
    constraint_of,
    is_extra,
    unpack,
)
from reflectlib.reading import hints
from reflectlib.reading.converter import converter, fields_by_key
from reflectlib.reading.document import Document, describe, did_you_mean
from reflectlib.reading.load import bounded, read_bytes
from reflectlib.site.chosen import Choice
from reflectlib.site.colours import DARK, LEAST, LIGHT, least_contrast, readable
from reflectlib.site.looks import LOGOS, MOST_LOGO_BYTES, Looks, accents, is_picture, logo_data
from reflectlib.site.settings import Contact, SiteSettings
from reflectlib.site.toml import MOST_BYTES, parse
from reflectlib.translations import languages

MEANT: Mapping[str, str] = {
    "accentkleur": "accent",
    "alleen": "only",
    "adres": "base_url",
    "base-url": "base_url",
    "choice": "only",
    "color": "colours",
    "colors": "colours",
    "colour": "colours",
    "e-mail": "mail",
    "email": "mail",
    "entries": "only",
    "inleiding": "introduction",
    "intro": "introduction",
    "keuze": "only",
    "kleur": "colours",
    "kleuren": "colours",
    "lang": "language",
    "mailadres": "mail",
    "methoden": "only",
    "name": "title",
    "naam": "title",
    "taal": "language",
    "tekst": "text",
    "titel": "title",
    "url": "base_url",
    "website": "link",
}
"""Names that people give to keys → the key."""


class SettingsFile(NamedTuple):
    """What a file asks: its settings, what the pages need of them, and its text with places."""

    settings: SiteSettings
    looks: Looks
    document: Document


def read_settings(file: Path) -> SettingsFile:
    """Read the settings of a site.

    Raises `CannotReadError` when the file cannot be read, and `InvalidEntryError`, with the report
    of all its faults, when something is wrong with it.
    """
    document = parse(read_bytes(file, MOST_BYTES + 1), str(file))
    found = bounded(document.diagnostics, document)
    if document.data is not None and not Report(found).errors:
        found += bounded(_faults(document, SiteSettings, document.data, ()), document)
    if document.data is None or Report(found).errors:
        raise InvalidEntryError(Report(found))
    settings: SiteSettings = converter.structure(_ours(document.data), SiteSettings)
    logo, faults = _logo(settings, document, file.parent)
    if found := [*faults, *_values(settings, document)]:
        raise InvalidEntryError(Report(found))
    return SettingsFile(settings, _looks(settings, logo), document)


def _ours(data: dict[str, Any]) -> dict[str, Any]:
    """The keys that have a meaning here; those of others may hold whatever TOML knows."""
    kept = {key: value for key, value in data.items() if not is_extra(key)}
    return {key: _ours(value) if isinstance(value, dict) else value for key, value in kept.items()}


def refuse(document: Document, faults: Iterable[Diagnostic]) -> None:
    """Raise `InvalidEntryError` where there are faults."""
    if found := bounded(faults, document):
        raise InvalidEntryError(Report(found))


def unknown(asked: SettingsFile, choice: Choice) -> Found:
    """What `only` names and no entry is called."""
    for number, word in enumerate(asked.settings.only):
        if not choice.of(word):
            message = _("there is no entry, kind or tag '{id}'", id=word)
            hint = did_you_mean(choice.near(word)) or _("Look at what there is with: reflect list.")
            yield asked.document.fault("RFL203", ("only", number), message, hint=hint)


def _faults(document: Document, cls: type[Record], data: Mapping[str, Any], path: KeyPath) -> Found:
    """What of a table is not as its class has it."""
    known = fields_by_key(cls)
    for key, value in data.items():
        if key in known:
            yield from _of_value(document, value, known[key], (*path, key))
        elif not is_extra(key):
            message = _("there is no key '{key}' here", key=key)
            hint = _for_key(key, known, path)
            yield document.fault("RFL101", (*path, key), message, hint=hint, at_key=True)
    for key, field in known.items():
        if field.default is attrs.NOTHING and key not in data:
            message = _("the key '{key}' is missing", key=key)
            hint = _("Add it: {line}.", line=_example(key))
            yield document.fault("RFL102", path, message, hint=hint, at_key=True)


def _for_key(key: str, known: Iterable[str], path: KeyPath) -> Message | str:
    """What an unknown key was probably meant to be, or where it belongs."""
    known, word = list(known), key.strip().lower()
    top = fields_by_key(SiteSettings)
    meant = MEANT.get(word, word.replace("-", "_"))
    if meant in known:
        return did_you_mean([meant])
    if path and meant in top:
        return _(
            "Write it at the top of the file, above the first line such as [{table}].",
            table=str(path[0]),
        )
    for table, field in top.items():
        core = unpack(field.type)[0]
        if attrs.has(core) and meant in fields_by_key(core) and not path:
            return _("Write it below a line [{table}].", table=table)
    return did_you_mean(hints.key_meant(key, known)) or _(
        "The keys are {known}.", known=tuple(known)
    )


def _of_value(document: Document, value: Any, field: Any, path: KeyPath) -> Found:
    core, _optional, many = unpack(field.type)
    if many:
        if not isinstance(value, list):
            hint = _("Write it as: {line}.", line=_example(str(path[-1])))
            if isinstance(value, str):
                hint = _(
                    'Write it between brackets: {key} = ["{text}"].', key=str(path[-1]), text=value
                )
            yield _wrong(document, path, value, _("a list"), hint, "RFL103")
            return
        if len(value) > many:
            message = _(
                "the list has {length:number} items; {most:number} is the most here",
                length=len(value),
                most=many,
            )
            hint = _("Name a kind or a tag, in place of many ids.")
            yield document.fault("RFL107", path, message, hint=hint)
            return
        for number, one in enumerate(value):
            yield from _of_one(document, one, core, (*path, number))
        return
    yield from _of_one(document, value, core, path)


def _of_one(document: Document, value: Any, core: Any, path: KeyPath) -> Found:
    if isinstance(core, type) and issubclass(core, Record):
        if isinstance(value, dict):
            yield from _faults(document, core, value, path)
        elif not (isinstance(value, str) and core.shorthand):
            key, words = str(path[-1]), _("keys with values")
            hint = _("Write it as: {line}.", line=_example(key))
            yield _wrong(document, path, value, words, hint, "RFL103")
        else:
            field = fields_by_key(core)[core.shorthand]
            yield from _of_value(document, value, field, path)
        return
    constraint = constraint_of(core)
    assert isinstance(constraint, Pattern)  # all else in the file is a text
    key = str(path[-1] if isinstance(path[-1], str) else path[-2])
    if not isinstance(value, str):
        hint = _("Write a text in quotes: {line}.", line=_example(key))
        yield _wrong(document, path, value, _("a text"), hint, "RFL103")
    elif len(value) > constraint.most:
        message = _(
            "the text is {length:number} characters long; {most:number} is the most here",
            length=len(value),
            most=constraint.most,
        )
        hint = _("Say it in fewer words.")
        yield document.fault("RFL107", path, message, hint=hint)
    elif not constraint.accepts(value):
        hint = _("Write it as: {line}.", line=_example(key))
        if not value.strip():
            hint = _("Write something in it, or take the whole line out.")
        yield _wrong(document, path, value, constraint.expected, hint)


def _wrong(
    document: Document, path: KeyPath, value: Any, expected: str, hint: str, code: str = "RFL104"
) -> Diagnostic:
    of_clock = isinstance(value, date | time)
    got = _("a day or a time") if of_clock else describe(value)
    message = _("expected {expected}, got {got}", expected=expected, got=got)
    return document.fault(code, path, message, hint=hint)


EXAMPLES: Mapping[str, str] = {
    "title": 'title = "Reflecteren bij ons"',
    "logo": 'logo = "logo.svg"',
    "introduction": 'introduction = "…"',
    "contact": 'contact = {text = "…", mail = "anna@example.org"}',
    "text": 'text = "…"',
    "mail": 'mail = "anna@example.org"',
    "link": 'link = "https://example.org"',
    "colours": 'colours = {accent = "#0b5d57"}',
    "accent": 'accent = "#0b5d57"',
    "accent_dark": 'accent_dark = "#7ed0c8"',
    "only": 'only = ["kom", "checklist"]',
    "language": 'language = "nl"',
    "base_url": 'base_url = "https://example.org/reflect/"',
}
"""How each key is written."""


def _example(key: str) -> str:
    return EXAMPLES[key]


def _values(settings: SiteSettings, document: Document) -> Iterator[Diagnostic]:
    """What of values that are well written does not fit a site."""
    if (language := settings.language) and language not in languages():
        expected = _("one of {choices}", choices=tuple(languages()))
        hint = did_you_mean(document.near(language, languages())) or _(
            "Leave it out to have the language of most entries."
        )
        yield _wrong(document, ("language",), language, expected, hint)
    if (url := settings.base_url) and not (BASE_URL.fullmatch(url) and url.isascii()):
        hint = _("Write it as: {line}.", line=_example("base_url"))
        yield _wrong(document, ("base_url",), url, _("the address of a folder on the web"), hint)
    if colours := settings.colours:
        yield from _contrast(document, "accent", colours.accent, LIGHT)
        if colours.accent_dark:
            yield from _contrast(document, "accent_dark", colours.accent_dark, DARK)


def _contrast(document: Document, key: str, colour: str, papers: tuple[str, str]) -> Found:
    """A colour is readable on the page (WCAG 2, level AA)."""
    found = least_contrast(colour, papers)
    if found >= LEAST:
        return
    said = {
        "accent": _(
            "{colour} is too pale to read on a white page: its contrast is {found}, and "
            "{least} is needed"
        ),
        "accent_dark": _(
            "{colour} is too dark to read on a dark page: its contrast is {found}, "
            "and {least} is needed"
        ),
    }[key]
    hint = {
        "accent": _("The same colour, dark enough: {line}."),
        "accent_dark": _("The same colour, light enough: {line}."),
    }[key]
    message = said.filled(colour=colour, found=_ratio(found), least=_ratio(LEAST))
    line = f'{key} = "{readable(colour, papers)}"'
    yield document.fault("RFL104", ("colours", key), message, hint=hint.filled(line=line))


def _ratio(contrast: float) -> str:
    """A contrast as people write it: 4.5 : 1, never rounded up to what is enough."""
    tenths = int(contrast * 10)
    return f"{tenths // 10}.{tenths % 10}:1"


def _logo(settings: SiteSettings, document: Document, folder: Path) -> tuple[str, list[Diagnostic]]:
    """The logo as the pages have it, and what is wrong with it."""
    if settings.logo is None:
        return "", []
    file = folder / settings.logo.strip()

    def fault(message: Message, hint: Message) -> tuple[str, list[Diagnostic]]:
        return "", [document.fault("RFL104", ("logo",), message, hint=hint)]

    if file.suffix.lower() not in LOGOS:
        message = _("a logo is a picture that ends with .svg or .png")
        return fault(message, _("Save it as one of those: {line}.", line=_example("logo")))
    try:
        content = read_bytes(file, MOST_LOGO_BYTES + 1)
    except CannotReadError as error:
        message = _(
            "the picture {file} cannot be read: {why}", file=str(file), why=error.fields["why"]
        )
        return fault(message, _("Its name is seen from the folder of this file."))
    if len(content) > MOST_LOGO_BYTES:
        message = _("the picture is larger than {number} KiB", number=MOST_LOGO_BYTES // 1024)
        return fault(message, _("Make it smaller: it is shown at most 64 pixels high."))
    if not is_picture(file, content):
        message = _("{file} holds no picture of that kind", file=settings.logo)
        return fault(message, _("Save it anew as .svg or .png."))
    return logo_data(file, content), []


def _looks(settings: SiteSettings, logo: str) -> Looks:
    contact, colours = settings.contact or Contact(), settings.colours
    paragraphs = re.split(r"\n[ \t]*\n", settings.introduction or "")
    text, mail, link = ((each or "").strip() for each in (contact.text, contact.mail, contact.link))
    return Looks(
        logo,
        tuple(" ".join(each.split()) for each in paragraphs if each.strip()),
        (text, mail, link),
        accents(colours.accent, colours.accent_dark) if colours else None,
    )
