"""How a definition reads: rules on its content that only `reflect validate` asks.

All are warnings, and judge by words alone. Each would rather miss something than cry out
for nothing, since who is warned in vain stops reading.
"""

import re
from datetime import date
from typing import Any

from reflectlib.diagnostics import Found, KeyPath
from reflectlib.message import _
from reflectlib.model.checklist import Checklist
from reflectlib.model.entry import Entry
from reflectlib.model.method import Method
from reflectlib.model.record import is_extra
from reflectlib.model.register import Register
from reflectlib.reading import advice
from reflectlib.reading.document import Document
from reflectlib.reading.registers import read_lately
from reflectlib.reading.sentences import SENTENCE_END

MOST_WORDS = 25
"""In the catalogue a sentence has eight on average, one in 1,500 more than 20, none over 22."""

UNWRITTEN = re.compile(
    r"(?:Een methode in|Een lijst met|Een kader met|Een draaiboek met|Een register met"
    r"|A method in|A list of|A framework of|A programme of|A register of) \d+ \w+\."
)
"""The summaries that stand in the templates of `reflect new`, since a definition must have one."""


def check(
    entry: Entry, document: Document, *, bundled: bool = False, on: date | None = None
) -> Found:
    """Hold an entry without errors to the rules on content.

    One that is `bundled` must have a source, which is a rule of its own. What grows old is looked
    at `on` a day.
    """
    yield from _switches_are_no_near_misses(document)
    if not entry.sources and not bundled:
        hint = _("Add `sources:` with a title; what you made up is a source too.")
        message = _("the definition does not say where it comes from")
        yield document.warn("RFL305", (), message, hint)
    if UNWRITTEN.fullmatch(entry.summary.strip()):
        message = _("the summary is still the one that `reflect new` put there")
        hint = _("Write in a sentence or two what people do, and what for.")
        yield document.warn("RFL308", ("summary",), message, hint)
    yield from _sentences_are_short(document.data, (), document)
    yield from _texts_are_plain(document.data, (), document)
    language = entry.language.split("-")[0]
    if isinstance(entry, Method):
        yield from advice.check(entry, document, language)
    elif isinstance(entry, Register):
        yield from read_lately(entry, document, on)
    elif isinstance(entry, Checklist):
        for s, section in enumerate(entry.sections):
            path: KeyPath = ("sections", s)
            yield from advice.nothing_stands_twice(
                document, (*path, "statements"), section.statements
            )
            yield from advice.nothing_stands_twice(
                document, (*path, "questions"), section.questions
            )
            yield from advice.questions_are_open(document, path, section.questions, language)
            if not section.statements and not section.questions:
                hint = _("Add `statements:` or `questions:`, or take the section out.")
                message = _("the section '{title}' has nothing to fill in", title=section.title)
                yield document.warn("RFL307", path, message, hint)


HEAD = re.compile(r"(?:[ \t]*(?:#.*)?\n|---\n)*")
NEARLY_A_SWITCH = re.compile(r"(?!#\s*(?-i:reflect):)#\W*reflect\W+off\b.*", re.I)


def _switches_are_no_near_misses(document: Document) -> Found:
    """A comment such as "# Reflect: off …" was to switch a rule off, and is read by nobody."""
    head = HEAD.match(document.text)
    for number, line in enumerate(head[0].split("\n") if head else (), 1):
        if NEARLY_A_SWITCH.fullmatch(line.strip()):
            hint = _("Write `# reflect: off`, the code, a colon and the reason.")
            message, column = _("this line switches nothing off"), line.index("#") + 1
            yield document.at("warning", "RFL011", message, number, column, hint)


def _sentences_are_short(value: Any, path: KeyPath, document: Document) -> Found:
    """Every text is read or said by somebody, but the titles of its sources are not ours."""
    if isinstance(value, dict):
        for key, within in value.items():
            if key != "sources":
                yield from _sentences_are_short(within, (*path, key), document)
    elif isinstance(value, list):
        for n, within in enumerate(value):
            yield from _sentences_are_short(within, (*path, n), document)
    elif isinstance(value, str) and value.count(" ") >= MOST_WORDS:
        for sentence in SENTENCE_END.split(value):
            words = [word for word in sentence.split() if any(map(str.isalnum, word))]
            if len(words) > MOST_WORDS:
                message = _(
                    "a sentence of {number} words: '{start} …'",
                    number=len(words),
                    start=" ".join(words[:6]),
                )
                hint = _("Make two of it, or three: one thought in each.")
                yield document.warn("RFL301", path, message, hint)


MARKUP = re.compile(
    r"\*\*(?=\S)[^*\n]+\*\*|(?<![\w_])__(?=[^\W_])[^\n]{1,200}?__(?![\w_])"  # bold
    r"|(?<![\w*])\*(?=[^\s*])[^*\n]*[^\s*]\*(?![\w*])"  # italic
    r"|(?<![\w_])_(?=[^\W_])[^_\n]*[^\s_]_(?![\w_])"
    r"|</?(?:a|b|br|div|em|font|h[1-6]|i|li|ol|p|span|strong|table|t[dr]|u|ul)\b[^<>]*>"
    r"|&(?:nbsp|amp|lt|gt|quot|[a-z]{1,2}(?:acute|grave|uml|circ|cedil)|euro|[lr][ds]quo|[mn]dash"
    r"|hellip);"
    r"|!?\[[^\[\]\n]+\]\([^()\s]+\)"  # a link, a picture
    r"|^\s{0,3}#{1,6} (?!reflect:)\S[^\n]*",  # a heading
    re.I | re.M,
)
"""What would be bold, a link and the like, if texts were Markdown or HTML."""
MOST_QUOTED = 40


def _texts_are_plain(value: Any, path: KeyPath, document: Document) -> Found:
    """Signs for bold or for a link are printed as they stand; an address is no text."""
    if isinstance(value, dict):
        for key, within in value.items():
            if key != "url" and not is_extra(key):
                yield from _texts_are_plain(within, (*path, key), document)
    elif isinstance(value, list):
        for n, within in enumerate(value):
            yield from _texts_are_plain(within, (*path, n), document)
    elif isinstance(value, str) and (found := MARKUP.search(value)):
        signs = found[0].strip()
        if len(signs) > MOST_QUOTED:
            signs = f"{signs[:MOST_QUOTED]}…"
        message = _("texts are plain, so that '{signs}' is printed with its signs", signs=signs)
        hint = _("Take the signs out and keep the words; an address goes under `sources`.")
        yield document.warn("RFL309", path, message, hint)
