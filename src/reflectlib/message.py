"""A text that a person reads, in that person's language.

Messages are written in English, where they are used, and marked: by `_`; by `n_` where a number
decides between one and many; and by `p_` or `np_`, with a context, where an English word has two
meanings. What is marked is translated in `locale`. A message is said when it is shown: until then
it is kept with its fields, and as a text it is English.

A field stands in braces. Behind a colon it can say how: `or` and `and` for a list, `number` for
a large number, `date`, `month` and `time`. A field can be a message itself.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from reflectlib.translations import cldr, spoken, translations

PLAIN = (str, int)
FIELD = re.compile(r"\{(\w+)(!r|:\w+)?\}")


class Message(str):
    """A text by its English, the `fields` that are filled in, and how a translation is found.

    As a text it is the English one, filled in. `number` is what decides between `text` and
    `plural`. A message without fields is not filled in, so that its braces stay.
    """

    text: str
    plural: str
    context: str
    number: int
    fields: Mapping[str, Any]
    __slots__ = ("context", "fields", "number", "plural", "text")

    def __new__(
        cls,
        text: str,
        fields: Mapping[str, Any],
        plural: str = "",
        context: str = "",
        number: int = 1,
    ) -> "Message":
        """Fill in the English; a translation is looked up when it is said."""
        english = plural if plural and number != 1 else text
        made = super().__new__(cls, _joined(english, fields, "en") if fields else english)
        made.text, made.plural, made.context = text, plural, context
        made.number, made.fields = number, fields
        return made

    def filled(self, **fields: Any) -> "Message":
        """The same with these fields; a whole `number` decides anew between one and many."""
        given = fields.get("number")
        number = given if isinstance(given, int) else self.number
        return Message(self.text, {**self.fields, **fields}, self.plural, self.context, number)

    def __str__(self) -> str:
        """The English text, and nothing else."""
        return str.__str__(self)

    def __reduce__(self) -> tuple[Any, ...]:
        """Go to another process with all that it holds."""
        return Message, (self.text, self.fields, self.plural, self.context, self.number)

    def __deepcopy__(self, _: object) -> "Message":
        """Stay as it is, since it never changes."""
        return self


class Marked(str):
    """A text of which parts are in another language than the page that it is for.

    `parts` are pieces of text, each with its language (BCP 47), or "" for that of the page.
    """

    parts: tuple[tuple[str, str], ...]
    __slots__ = ("parts",)

    def __new__(cls, parts: tuple[tuple[str, str], ...]) -> "Marked":
        """Put the pieces one behind the other."""
        made = super().__new__(cls, "".join(text for text, _ in parts))
        made.parts = parts
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        """Go to another process with all that it holds."""
        return Marked, (self.parts,)

    def __deepcopy__(self, _: object) -> "Marked":
        """Stay as it is, since it never changes."""
        return self


def cut(text: str, start: int, end: int) -> str:
    """A piece of a text, in which what is in another language keeps its mark."""
    if not isinstance(text, Marked):
        return text[start:end]
    made, at = [], 0
    for part, of in text.parts:
        made.append((part[max(start - at, 0) : max(end - at, 0)], of))
        at += len(part)
    return Marked(tuple(part for part in made if part[0]))


def split(text: str, between: re.Pattern[str]) -> list[str]:
    """The pieces of a text, without what is around it or between them; each keeps its marks."""
    start, pieces = len(text) - len(text.lstrip()), []
    end = max(start, len(text.rstrip()))
    for found in between.finditer(text, start, end):
        pieces.append(cut(text, start, found.start()))
        start = found.end()
    return [*pieces, cut(text, start, end)]


def _(text: str, /, **fields: Any) -> Message:
    """Mark a text to be translated, with what is to be filled in."""
    return Message(text, fields)


def n_(one: str, many: str, number: int | None = None, /, **fields: Any) -> Message:
    """The same where a number decides; it is a field as well, unless another is given.

    Without a number it is to be filled in later.
    """
    return np_("", one, many, number, **fields)


def p_(context: str, text: str, /, **fields: Any) -> Message:
    """The same for a word that has two meanings, of which the context is one."""
    return Message(text, fields, "", context)


def np_(context: str, one: str, many: str, number: int | None = None, /, **fields: Any) -> Message:
    """The same where a number decides, in a context."""
    if number is None:
        return Message(one, fields, many, context)
    return Message(one, {"number": number} | fields, many, context, number)


def unmarked(text: str, /, **fields: Any) -> Message:
    """A message that says nothing but its fields, and so is the same in every language."""
    return Message(text, fields)


def say(text: str, language: str) -> str:
    """A message in a language, or in English where it has no translation; other texts as is."""
    if not isinstance(text, Message):
        return text
    template = _template(text, language)
    return _joined(template, text.fields, language) if text.fields else template


def pieces(text: str, language: str) -> Iterator[tuple[str, str]]:
    """The same in pieces: its own words with their language, and what is filled in with none."""
    if isinstance(text, Marked):
        yield from text.parts
    elif isinstance(text, Message):
        of = spoken(language)
        template = _template(text, language)
        parsed = _fields(template) if text.fields else [(template, None, "")]
        for literal, name, spec in parsed:
            if literal:
                yield literal, of
            if name is not None:
                yield from _filled_in(text.fields[name], spec, language)
    else:
        yield text, ""


def _template(message: Message, language: str) -> str:
    """The translation of a message, before it is filled in."""
    known = translations(language)
    if known is None:
        return message.plural if message.plural and message.number != 1 else message.text
    text, plural, context, number = message.text, message.plural, message.context, message.number
    if plural and context:
        return known.npgettext(context, text, plural, number)
    if plural:
        return known.ngettext(text, plural, number)
    return known.pgettext(context, text) if context else known.gettext(text)


def _joined(template: str, fields: Mapping[str, Any], language: str) -> str:
    if _is_plain(template):
        ready = {
            name: say(value, language) if type(value) is Message else value
            for name, value in fields.items()
        }
        if all(type(value) in PLAIN for value in ready.values()):
            return template.format_map(ready)  # quicker, and the same
    said = []
    for literal, name, spec in _fields(template):
        said.append(literal)
        if name is not None:
            said += (text for text, _ in _filled_in(fields[name], spec, language))
    return "".join(said)


@lru_cache(maxsize=1000)
def _is_plain(template: str) -> bool:
    """Tell whether no field says how it is to be said."""
    return not any(spec for _literal, _name, spec in _fields(template))


def _fields(template: str) -> Iterator[tuple[str, str | None, str]]:
    """What stands before each field, its name, and how it is to be said; then what is behind."""
    end = 0
    for found in FIELD.finditer(template):
        name, spec = found.groups()
        yield template[end : found.start()], name, spec or ""
        end = found.end()
    yield template[end:], None, ""


def _filled_in(value: Any, spec: str, language: str) -> Iterator[tuple[str, str]]:
    """What stands in the place of a field, in pieces."""
    if spec == "!r":
        yield repr(value), ""
    elif isinstance(value, str):
        yield from pieces(value, language)
    elif isinstance(value, tuple | list):
        yield from _listed([[*_filled_in(each, "", language)] for each in value], spec, language)
    else:
        yield _figure(value, spec, language), spoken(language) if spec else ""


def _figure(value: Any, spec: str, language: str) -> str:
    if type(value) is int and not spec:
        return str(value)
    if spec == ":time":
        return str(value.strftime(say(p_("time of day", "%H:%M"), language)))
    known = cldr(language)
    if isinstance(value, date):
        pattern = known[spec[1:]] if spec else "{year:04}-{number:02}-{day:02}"
        written: str = pattern.format(
            weekday=known["weekdays"][value.weekday()],
            day=value.day,
            number=value.month,
            month=known["months"][value.month - 1],
            year=value.year,
        )
        return written
    if spec == ":number":
        return f"{value:,}".replace(",", str(known["group"]))
    if isinstance(value, float):
        return f"{round(value, 2):g}".replace(".", str(known["decimal"]))
    return str(value)


def _listed(
    items: list[list[tuple[str, str]]], spec: str, language: str
) -> Iterator[tuple[str, str]]:
    """Items in a row, with commas between; `or` and `and` set that word before the last."""
    of = spoken(language)
    last = cldr(language)[spec[1:]] if spec else ", "
    for number, item in enumerate(items):
        if number:
            yield (last if number == len(items) - 1 else ", "), of
        yield from item
