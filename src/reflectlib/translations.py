"""The translations of messages, and what else is written in another way in another language.

`locale` has a folder for each language, as gettext wants it: a catalogue of messages that Babel
compiled, and a few words and signs that Babel took from CLDR. Both are read when something is
said in that language. English needs no catalogue.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gettext import GNUTranslations

DOMAIN = "reflectlib"
LOCALE = Path(__file__).parent / "locale"
ENGLISH = "en"


@lru_cache
def spoken(language: str) -> str:
    """The language in which messages are said where this one (BCP 47) is asked for."""
    base = base_of(language)
    return base if base == ENGLISH or (LOCALE / base).is_dir() else ENGLISH


@lru_cache
def base_of(language: str) -> str:
    """A language without its country or script: `nl` of `nl-BE` and of `nl_BE.UTF-8`."""
    base = language.lower()
    for sign in "-_.@":
        base = base.partition(sign)[0]
    return base if base.isalpha() else ENGLISH


def translations(language: str) -> "GNUTranslations | None":
    """The catalogue of a language; None where messages are said in English."""
    of = spoken(language)
    return None if of == ENGLISH else _catalogue(of)


def cldr(language: str) -> Mapping[str, Any]:
    """The months and weekdays, the order of a date, and the signs of lists and numbers."""
    return _cldr(spoken(language))


def languages() -> tuple[str, ...]:
    """The languages that messages can be said in, in the order of the alphabet."""
    return tuple(sorted(folder.name for folder in LOCALE.iterdir() if folder.is_dir()))


@cache
def _catalogue(language: str) -> "GNUTranslations":
    from gettext import GNUTranslations

    with (LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as file:
        return GNUTranslations(file)


@cache
def _cldr(language: str) -> Mapping[str, Any]:
    import json

    text = (LOCALE / language / "cldr.json").read_text(encoding="utf-8")
    known: Mapping[str, Any] = json.loads(text)
    return known
