"""Bring the catalogues of messages up to date with the code: `make translations`.

Extracts what is marked, merges it into the PO file of each language, compiles that, and takes
from CLDR what dates, lists and numbers need. Says what is not translated yet. A new language is
a folder with an empty PO file; a translator needs an editor for PO files and nothing else.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr
from datetime import UTC, datetime
from functools import cache
from importlib import import_module
from inspect import cleandoc
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import click
from babel import Locale
from babel.localedata import locale_identifiers
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from reflectlib.cli import COMMANDS, main, module_of
from reflectlib.kinds import KINDS
from reflectlib.reading.schema import schema
from reflectlib.resources import SERIES_SCHEMA
from reflectlib.translating import written
from reflectlib.translations import DOMAIN, ENGLISH, LOCALE

SOURCE = LOCALE.parent
KEYWORDS = {"_": None, "n_": (1, 2), "p_": ((1, "c"), 2), "np_": ((1, "c"), 2, 3)}
OF_CLICK = {"_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
METHODS = [("**.py", "python"), ("writers/assets/**.j2", "jinja2")]
CLICK = "click"
OF_EARLIER_CLICK = (
    "{name} '{filename}' is a directory.",
    "(Deprecated) {text}",
    "DeprecationWarning: The command {name!r} is deprecated.",
    "Error: The value you entered was invalid.",
    "Error: {e.message}",
    "No such option: {name}",
    "required",
    "{value!r} is not a valid boolean.",
)
"""What click 8.1.7, the lowest version that works, says in other words than the one locked here."""
PAGES = (
    "data/",
    "language/",
    "model/forms",
    "model/roles",
    "composing.py",
    "filling.py",
    "site/",
    "views/",
    "writers/",
)
"""Where what stands on a page is said, as opposed to what the program says."""
NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)
"""What stands for the day of a catalogue, so that it is the same on each."""
LOCALES = {ENGLISH: "en_GB"}
FIELDS = {"EEEE": "{weekday}", "MMMM": "{month}", "d": "{day}", "y": "{year}"}
HEADER = "# What reflectlib says in {name}. `make translations` keeps it up to date.\n#"


@cache
def extracted() -> Catalog:
    """All that is marked in the code and in the templates, and what click itself says."""
    catalog = Catalog(domain=DOMAIN, project="reflectlib", fuzzy=False)
    # Of a field that is an f-string Babel says that it cannot be translated; nor is it to be.
    with redirect_stderr(StringIO()):
        found = list(extract_from_dir(SOURCE, METHODS, keywords=KEYWORDS))
    for file, _line, text, comments, context in sorted(found, key=lambda each: (each[0], each[1])):
        catalog.add(text, locations=[(file, 0)], auto_comments=comments, context=context)
    for file, text in of_commands(main):
        catalog.add(text, locations=[(file, 0)])
    for kind in KINDS:
        for text in of_needed_keys(schema(kind)):
            catalog.add(text, locations=[(f"model/{kind}.py", 0)])
    for text in of_needed_keys(schema(SERIES_SCHEMA)):
        catalog.add(text, locations=[("keeping/file.py", 0)])
    folder = Path(click.__file__).parent
    for file, _line, text, _comments, context in extract_from_dir(
        folder, [("**.py", "python")], keywords=OF_CLICK
    ):
        catalog.add(text, locations=[(f"{CLICK}/{file}", 0)], context=context)
    for text in OF_EARLIER_CLICK:
        catalog.add(text, locations=[(f"{CLICK}/", 0)])
    return catalog


def of_commands(command: click.Command) -> Iterator[tuple[str, str]]:
    """The help of a command, of its options, and of the commands below it, with their files."""
    name = (command.name or "").replace("-", "_")
    file = f"cli/commands/{name}.py" if command is not main else "cli/__init__.py"
    texts = [param.help for param in command.params if isinstance(param, click.Option)]
    yield from ((file, cleandoc(text)) for text in (command.help, *texts) if text)
    if command is main:
        for name in COMMANDS:
            yield from of_commands(import_module(module_of(name)).command)


def of_needed_keys(schema: Mapping[str, Any]) -> Iterator[str]:
    """What each key that must be there is for: the hint where it is missing."""
    for part in (schema, *schema["$defs"].values()):
        for key in part.get("required", ()):
            yield part["properties"][key]["description"]


def file_of(language: str) -> Path:
    """The PO file of a language."""
    return LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def read(language: str) -> Catalog:
    """The catalogue of a language as it stands in its PO file."""
    with file_of(language).open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def merged(language: str) -> Catalog:
    """The catalogue of a language with what is in the code by now; nothing is guessed."""
    catalog = read(language)
    catalog.update(extracted(), no_fuzzy_matching=True)
    catalog.header_comment = HEADER.format(name=Locale.parse(language).get_display_name("en"))
    catalog.fuzzy = False
    return catalog


def compiled(catalog: Catalog) -> bytes:
    """The MO file of a catalogue."""
    buffer = BytesIO()
    catalog.creation_date = catalog.revision_date = NO_DAY
    write_mo(buffer, catalog)
    return buffer.getvalue()


def missing(catalog: Catalog) -> Iterator[Message]:
    """What has no translation, or one that somebody has yet to look at."""
    for message in catalog:
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and (message.fuzzy or not all(texts)):
            yield message


def on_pages(message: Message) -> bool:
    """Tell whether a message stands on a page."""
    return any(file.startswith(PAGES) for file, _ in message.locations)


def from_cldr(language: str) -> bytes:
    """What dates, lists and numbers need in a language."""
    locale = Locale.parse(LOCALES.get(language, language))
    months = locale.months["stand-alone" if language == ENGLISH else "format"]["wide"]
    known = {
        "months": [months[number] for number in range(1, 13)],
        "weekdays": [locale.days["format"]["wide"][number] for number in range(7)],
        "date": _pattern(locale.date_formats["full"].pattern),
        "month": _pattern(locale.datetime_skeletons["yMMMM"].pattern),
        "and": _last_of(locale.list_patterns["standard"]["end"]),
        "or": _last_of(locale.list_patterns["or"]["end"]),
        "decimal": locale.number_symbols["latn"]["decimal"],
        "group": locale.number_symbols["latn"]["group"],
        "languages": {tag: name for tag, name in sorted(locale.languages.items()) if len(tag) == 2},
    }
    return (json.dumps(known, ensure_ascii=False, indent=1) + "\n").encode()


def names() -> bytes:
    """What each language is called by who speaks it."""
    found = {each: Locale.parse(each).get_language_name(each) for each in locale_identifiers()}
    known = {language: name for language, name in sorted(found.items()) if "_" not in language}
    return (json.dumps(known, ensure_ascii=False, indent=1) + "\n").encode()


def _pattern(pattern: str) -> str:
    return re.sub(r"EEEE|MMMM|d|y", lambda found: FIELDS[found.group()], pattern)


def _last_of(pattern: str) -> str:
    return pattern.removeprefix("{0}").removesuffix("{1}")


def languages() -> list[str]:
    """The languages that have a PO file."""
    return sorted(file.parent.parent.name for file in LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def files() -> Iterator[tuple[Path, bytes]]:
    """Every file that is made here, with what is to be in it."""
    yield LOCALE / "names.json", names()
    for language in [ENGLISH, *languages()]:
        yield LOCALE / language / "cldr.json", from_cldr(language)
    for language in languages():
        catalog = merged(language)
        yield file_of(language), written(catalog)
        yield file_of(language).with_suffix(".mo"), compiled(catalog)


def report() -> Iterator[str]:
    """How complete each language is, and what it lacks of what stands on pages."""
    for language in languages():
        catalog = merged(language)
        lacking = list(missing(catalog))
        yield f"{language}: {len(catalog) - len(lacking)} of {len(catalog)} translated"
        yield from (f"  {message.id!r}" for message in lacking if on_pages(message))


if __name__ == "__main__":
    for path, content in list(files()):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    sys.stdout.write("".join(f"{line}\n" for line in report()))
