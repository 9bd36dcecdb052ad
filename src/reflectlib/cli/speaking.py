"""Which language the user speaks, and what is said in it: messages, help, and what click says.

Only this module looks for it: in REFLECT_LANG, then where gettext looks.
"""

import gettext
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from inspect import cleandoc
from typing import Any

import click

from reflectlib.message import Message, p_, say
from reflectlib.translations import DOMAIN, ENGLISH, LOCALE, base_of, spoken

VARIABLES = ("REFLECT_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
NO_LANGUAGE = ("c", "posix")
METAVARS = {
    message.text: message
    for message in (
        p_("metavar", "[CODE]"),
        p_("metavar", "[KIND]"),
        p_("metavar", "[OPTIONS]"),
        p_("metavar", "[PATH]..."),
        p_("metavar", "[WORD]..."),
        p_("metavar", "COMMAND [ARGS]..."),
        p_("metavar", "DAY"),
        p_("metavar", "DAY OR RANGE"),
        p_("metavar", "DAY=DAY"),
        p_("metavar", "DIR"),
        p_("metavar", "FORM"),
        p_("metavar", "ID"),
        p_("metavar", "IDS_OR_FILES..."),
        p_("metavar", "FILE"),
        p_("metavar", "ID_OR_FILE"),
        p_("metavar", "ID_OR_FILE..."),
        p_("metavar", "[ID_OR_FILE]..."),
        p_("metavar", "LANGUAGE"),
        p_("metavar", "MINUTES"),
        p_("metavar", "MOMENT"),
        p_("metavar", "NAME=DAY"),
        p_("metavar", "NAME=DAY OR RANGE"),
        p_("metavar", "NAME=MINUTES@PLACE"),
        p_("metavar", "NAMES OR FILE"),
        p_("metavar", "PATH"),
        p_("metavar", "PEOPLE"),
        p_("metavar", "PERCENT"),
        p_("metavar", "ROLE=NAME"),
        p_("metavar", "SPAN"),
        p_("metavar", "STEP"),
        p_("metavar", "STEP,STEP"),
        p_("metavar", "STEP=MINUTES"),
        p_("metavar", "STEP|DAY"),
        p_("metavar", "TAG"),
        p_("metavar", "TEXT"),
        p_("metavar", "URL"),
        p_("metavar", "WORD"),
    )
}
"""What stands in help for what is to be typed."""
WHOLE_NUMBER = p_("metavar", "integer range")


def user_language() -> str:
    """The language of the first variable that names one; the first in it that there is."""
    for variable in VARIABLES:
        wanted = [word for word in os.environ.get(variable, "").split(":") if word]
        for word in wanted:
            base = base_of(word)
            if base in NO_LANGUAGE or spoken(word) == base:
                return spoken(word)
        if wanted:
            return ENGLISH
    return _of_windows() if sys.platform == "win32" else ENGLISH


def _of_windows() -> str:  # pragma: no cover  # only there
    """The language of the screen, which Windows keeps elsewhere."""
    import ctypes
    import locale

    number = vars(ctypes)["windll"].kernel32.GetUserDefaultUILanguage()
    return spoken(locale.windows_locale.get(number, ENGLISH))


def speak(text: str) -> str:
    """A message in the user's language; any other text as it is."""
    return say(text, user_language())


@contextmanager
def click_speaks(language: str) -> Iterator[None]:
    """Let what click says be in a language, for as long as a command runs."""
    domain, before = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain(DOMAIN, str(LOCALE))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language
    try:
        yield
    finally:
        gettext.textdomain(domain)
        os.environ.pop("LANGUAGE")
        if before is not None:
            os.environ["LANGUAGE"] = before


def in_language(command: Any, language: str) -> Any:
    """A command of which the help is in a language; itself where that is English.

    Help is written in English where a command is; its translations are found by that.
    """
    if language == ENGLISH:
        return command
    from copy import copy

    made = copy(command)
    vars(made)["_help_option"] = None  # which click keeps in the language that it was made in
    made.help = _translated(command.help, language)
    made.options_metavar = _metavar(command.options_metavar, language)
    if isinstance(command, click.Group):
        made.subcommand_metavar = _metavar(command.subcommand_metavar, language)
    made.params = [copy(param) for param in command.params]
    for param in made.params:
        if isinstance(param, click.Option):
            param.help = _translated(param.help, language)
        if isinstance(param.type, click.IntRange):
            param.type = copy(param.type)
            param.type.name = say(WHOLE_NUMBER, language)
        param.metavar = _metavar(_written(param), language) or param.metavar
    return made


def _written(param: click.Parameter) -> str | None:
    """What click writes for what is to be typed; None where the choices say it."""
    if param.metavar or isinstance(param.type, click.Choice):
        return param.metavar
    if isinstance(param, click.Option):
        return None if param.is_flag else param.type.name.upper()
    name = (param.name or "").upper()
    return (name if param.required else f"[{name}]") + ("..." if param.nargs != 1 else "")


def _metavar(word: str | None, language: str) -> str | None:
    return word and say(METAVARS.get(word, word), language)


def _translated(text: str | None, language: str) -> str | None:
    return text and say(Message(cleandoc(text), {}), language)
