"""An entry in another language than it was written in, by a translation that stands beside it.

The translation of `methoden/kom.yaml` into English is `methoden/translations/en/kom.po`. Each of
its messages is a text of the entry, with the place of that text as its context: by ids, such as
`phases[opening].instructions[2]`, so that a step more takes no translation away. What has no
translation, or one that somebody has yet to look at, stays in the language of the entry and is
`Marked` as such.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache, partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import attrs

from reflectlib.catalogue import Catalogue
from reflectlib.errors import CannotReadError, ReflectError
from reflectlib.message import Marked
from reflectlib.model.entry import Entry, Source
from reflectlib.model.record import Line, Record, Text, all_fields, constraint_of, unpack
from reflectlib.translations import ENGLISH, base_of, spoken

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

    from reflectlib.model.framework import Framework

FOLDER = "translations"
LINE = re.compile(r'|#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?".*"')
"""A line of a file of translations. Babel takes others too, and reads something else in them."""
NAMES = ("licence", "organisation")
"""Texts that are the same in every language."""

T = TypeVar("T")
R = TypeVar("R", bound=Record)
Suits = Callable[[object], bool]
"""Tells whether a text can stand in a place."""
Translation = Mapping[tuple[str, str], str]
"""The place of a text and the text → its translation."""


class TextPlace(NamedTuple):
    """Where a text stands: by the ids of the items that it is in, and by their numbers alone.

    An item goes by its number too where it has no id, where an earlier one has the same, and where
    its id looks like a number.
    """

    by_id: str = ""
    by_number: str = ""

    def key(self, name: str) -> "TextPlace":
        """The place of the value of a key."""
        dot = "." if self.by_number else ""
        return TextPlace(f"{self.by_id}{dot}{name}", f"{self.by_number}{dot}{name}")

    def of_items(self, values: tuple[Any, ...]) -> "list[TextPlace]":
        """The place of each item of a list."""
        known, places = {""}, []
        for number, each in enumerate(values):
            id = getattr(each, "id", None) or ""
            own = number if id in known or id.isdigit() else id
            known.add(id)
            places.append(TextPlace(f"{self.by_id}[{own}]", f"{self.by_number}[{number}]"))
        return places


TextChange = Callable[[TextPlace, str, Suits], str]
"""The place of a text, the text, and what can stand there → the text to put there."""


class CatalogueInLanguage(Catalogue):
    """A catalogue whose entries are in a language, as far as they are translated into it."""

    def __init__(self, catalogue: Catalogue, language: str) -> None:
        """Take the entries of another; each is translated when it is asked for."""
        vars(self).update(vars(catalogue))
        self._item_titles = self._references = None
        self._made = {}
        self._source, self._language = catalogue, language

    def __getitem__(self, id: str) -> Entry:
        """Give an entry in the language. Raises what `Catalogue` raises."""
        return in_language(self._source[id], self._language, self._source)

    def title(self, id: str) -> str:
        """The title in the language, or the id itself where there is none to be had."""
        try:
            return self[id].title
        except ReflectError:
            return id

    def frameworks(self) -> "Iterator[tuple[Path | None, Framework]]":
        """Every framework that can be read, in the language."""
        for file, framework in self._source.frameworks():
            yield file, in_language(framework, self._language, self._source)


def texts_of(entry: Entry) -> Iterator[tuple[str, str]]:
    """Every text of an entry that can be translated, each behind its place by ids."""
    return ((place.by_id, text) for place, text, _accepts in _walked(entry))


def acceptable(entry: Entry) -> Mapping[str, Suits]:
    """The place of every text of an entry → what tells whether a text can stand there."""
    return {place.by_id: accepts for place, _text, accepts in _walked(entry)}


def places_by_number(entry: Entry) -> Mapping[str, str]:
    """The place of every text of an entry by numbers alone → its place by ids."""
    return {place.by_number: place.by_id for place, _text, _accepts in _walked(entry)}


def _walked(entry: Entry) -> list[tuple[TextPlace, str, Suits]]:
    found: list[tuple[TextPlace, str, Suits]] = []

    def note(place: TextPlace, text: str, accepts: Suits) -> str:
        found.append((place, text, accepts))
        return text

    changed(entry, note)
    return found


def languages_of(entry: Entry, catalogue: Catalogue) -> tuple[str, ...]:
    """The languages that an entry can be read in: its own, then those it was translated into."""
    folder = _folder(entry, catalogue)
    if folder is None or not folder.is_dir():
        return (entry.language,)
    others = sorted(file.parent.name for file in folder.glob(f"*/{entry.id}.po"))
    return (entry.language, *(each for each in others if each != entry.language))


def in_language(subject: T, language: str, catalogue: Catalogue) -> T:
    """A subject with its entries in a language, as far as they are translated into it.

    Where nothing can be said in that language, not even the labels of a page, it is for an
    English page. Raises `CannotReadError` for a translation that is none.
    """
    made: T = _in_language(subject, language, catalogue, {})
    return made


def languages_within(subject: Any) -> set[str]:
    """The languages of the texts of a subject that are in another than they were asked for in."""
    if isinstance(subject, Marked):
        return {language for _text, language in subject.parts if language}
    if attrs.has(type(subject)):
        subject = tuple(getattr(subject, name) for name in attrs.fields_dict(type(subject)))
    if isinstance(subject, tuple):
        return {language for part in subject for language in languages_within(part)}
    return set()


def file_of(entry: Entry, language: str, catalogue: Catalogue) -> Path | None:
    """The file of a translation, which need not be there; None for an entry without a file."""
    folder = _folder(entry, catalogue)
    return folder and folder / language / f"{entry.id}.po"


def beside(definition: Path, id: str, language: str) -> Path:
    """The file of the translation of a definition."""
    return definition.parent / FOLDER / language / f"{id}.po"


def read_po(file: Path) -> "Catalog":
    """Read a file of translations. Raises `CannotReadError` where it is none."""
    from babel.messages.pofile import PoFileError
    from babel.messages.pofile import read_po as read

    try:
        content = file.read_bytes()
        for number, line in enumerate(content.decode().split("\n"), 1):
            if not LINE.fullmatch(line.strip()):
                raise CannotReadError("no_translation", file=str(file), line=number)
        return read(BytesIO(content), abort_invalid=True)
    except OSError as error:
        raise CannotReadError("cannot_read", file=str(file), why=error.strerror) from None
    except (PoFileError, ValueError):
        raise CannotReadError("no_translation", file=str(file), line=1) from None


def _folder(entry: Entry, catalogue: Catalogue) -> Path | None:
    try:
        return catalogue.file(entry.id).parent / FOLDER
    except (CannotReadError, KeyError):
        return None


def _in_language(subject: Any, language: str, catalogue: Catalogue, done: dict[int, Any]) -> Any:
    """Translate the entries within a subject, and put what they consist of in its place."""
    if id(subject) in done:
        return done[id(subject)]
    if isinstance(subject, Entry):
        return _entry(subject, language, catalogue, done)
    if isinstance(subject, tuple | list):
        parts = [_in_language(each, language, catalogue, done) for each in subject]
        same = all(new is old for new, old in zip(parts, subject, strict=True))
        # A named tuple is made in its own way.
        return subject if same else getattr(subject, "_make", type(subject))(parts)
    if not attrs.has(type(subject)) or isinstance(subject, Record):
        return subject
    # Entries first: what else there is may hold parts of them.
    values = {f.name: getattr(subject, f.name) for f in attrs.fields(type(subject)) if f.init}
    for value in values.values():
        if isinstance(value, Entry):
            _in_language(value, language, catalogue, done)
    new = {name: _in_language(value, language, catalogue, done) for name, value in values.items()}
    changed = {name: value for name, value in new.items() if value is not values[name]}
    return attrs.evolve(subject, **changed) if changed else subject


def _entry(entry: Entry, language: str, catalogue: Catalogue, done: dict[int, Any]) -> Entry:
    file = file_of(entry, language, catalogue)
    known_by: Translation = _read(file) if file and file.is_file() else {}
    speaks = known_by or spoken(language) == base_of(language)
    target = language if speaks else ENGLISH
    if target == entry.language:
        return entry

    def translate(place: TextPlace, text: str, accepts: Suits) -> str:
        said = known_by.get((place.by_id, text)) or known_by.get((place.by_number, text), "")
        return said if accepts(said) else Marked(((text, entry.language),))

    made: Entry = attrs.evolve(changed(entry, translate, done), language=target)
    done[id(entry)] = made
    return made


def _read(file: Path) -> Translation:
    return _messages(file, file.stat().st_mtime_ns)


@lru_cache
def _messages(file: Path, _changed_at: int) -> Translation:
    """A translation, read once for as long as its file stays as it is."""
    return {
        (message.context or "", str(message.id)): str(message.string)
        for message in read_po(file)
        if message.id and message.string and not message.fuzzy
    }


def changed(
    record: R,
    change: TextChange,
    done: dict[int, Any] | None = None,
    *,
    concerns: Callable[[Any], bool] = bool,
) -> R:
    """A record with its texts changed, and so for all that it consists of.

    `done` gets what was made of each record in it, by the `id` of the object that it was. Values
    that the change does not concern are passed over.
    """
    known = {} if done is None else done
    made: R = _changed(record, TextPlace(), change, known, concerns)
    return made


def _changed(
    record: Any,
    place: TextPlace,
    change: TextChange,
    done: dict[int, Any],
    concerns: Callable[[Any], bool],
) -> Any:
    texts = _texts(type(record))
    short = getattr(record, "shorthand", None)
    changed = {}
    for field in all_fields(type(record)):
        value = getattr(record, field.name)
        if not concerns(value):
            continue
        at = place if field.name == short else place.key(field.name.removesuffix("_"))
        if field.name in texts:
            new = _each(value, at, partial(_text, change, texts[field.name]))
        else:
            new = _each(value, at, partial(_part, change, done, concerns))
        if new is not value:
            changed[field.name] = new
    made = attrs.evolve(record, **changed) if changed else record
    done[id(record)] = made
    return made


def _text(change: TextChange, accepts: Suits, value: str, place: TextPlace) -> str:
    return change(place, value, accepts)


def _part(
    change: TextChange,
    done: dict[int, Any],
    concerns: Callable[[Any], bool],
    value: Any,
    place: TextPlace,
) -> Any:
    if isinstance(value, Record) and not isinstance(value, Source):
        return _changed(value, place, change, done, concerns)
    return value


def _each(value: Any, place: TextPlace, change: Callable[[Any, TextPlace], Any]) -> Any:
    """A value changed, or each of a list of them; the very same where nothing is."""
    if isinstance(value, tuple):
        made = tuple(map(change, value, place.of_items(value)))
        same = all(new is old for new, old in zip(made, value, strict=True))
        return value if same else made
    return value if value is None else change(value, place)


def _find_texts(cls: Any) -> Mapping[str, Suits]:
    """The fields of a class of the model that hold a text or texts, each with what they accept."""
    found = {}
    for field in all_fields(cls):
        constraint = constraint_of(unpack(field.type)[0])
        if field.name in NAMES or field.name in cls.named:
            continue
        if constraint in (constraint_of(Line), constraint_of(Text)):
            assert constraint is not None
            found[field.name] = constraint.accepts
    return found


_texts: Callable[[Any], Mapping[str, Suits]] = cache(_find_texts)
