"""How a definition reads: rules on its content that only `reflect validate` asks.

All are warnings, and judge by words alone. Each would rather miss something than cry out
for nothing, since who is warned in vain stops reading.
"""

import re
from collections.abc import Sequence
from typing import Any

from reflectlib.closing import CLOSING
from reflectlib.diagnostics import Diagnostic, Found, KeyPath
from reflectlib.message import _
from reflectlib.model.checklist import Checklist
from reflectlib.model.entry import Entry
from reflectlib.model.method import Method
from reflectlib.model.record import is_extra
from reflectlib.model.steps import Phase
from reflectlib.model.totals import steps_by_meeting
from reflectlib.reading.closed_questions import FIRST_WORDS, is_closed
from reflectlib.reading.document import Document

MOST_WORDS = 25
"""In the catalogue a sentence has eight on average, one in 1,500 more than 20, none over 22."""

UNWRITTEN = re.compile(
    r"(?:Een methode in|Een lijst met|Een kader met|A method in|A list of|A framework of) \d+ \w+\."
)
"""The summaries that stand in the templates of `reflect new`, since a definition must have one."""

SENTENCE_END = re.compile(r"(?<=[.!?…:;])[\"'’”»)]*\s+|\n\s*")


def check(entry: Entry, document: Document, *, bundled: bool = False) -> Found:
    """Hold an entry without errors to the rules on content.

    One that is `bundled` must have a source, which is a rule of its own.
    """
    yield from _switches_are_no_near_misses(document)
    if not entry.sources and not bundled:
        hint = _("Add `sources:` with a title; what you made up is a source too.")
        message = _("the definition does not say where it comes from")
        yield _warning(document, "RFL305", (), message, hint)
    if UNWRITTEN.fullmatch(entry.summary.strip()):
        message = _("the summary is still the one that `reflect new` put there")
        hint = _("Write in a sentence or two what people do, and what for.")
        yield _warning(document, "RFL308", ("summary",), message, hint)
    yield from _sentences_are_short(document.data, (), document)
    yield from _texts_are_plain(document.data, (), document)
    language = entry.language.split("-")[0]
    if isinstance(entry, Method):
        yield from _steps_say_what_they_are_for(entry, document)
        yield from _meetings_close(entry, document, language)
        yield from _somebody_leads(entry, document)
        yield from _steps_have_a_time(entry, document)
        for n, phase in enumerate(entry.phases):
            path: KeyPath = ("phases", n)
            yield from _nothing_stands_twice(document, (*path, "instructions"), phase.instructions)
            yield from _nothing_stands_twice(document, (*path, "questions"), phase.questions)
            yield from _questions_are_open(document, path, phase.questions, language)
    elif isinstance(entry, Checklist):
        for s, section in enumerate(entry.sections):
            path = ("sections", s)
            yield from _nothing_stands_twice(document, (*path, "statements"), section.statements)
            yield from _nothing_stands_twice(document, (*path, "questions"), section.questions)
            yield from _questions_are_open(document, path, section.questions, language)
            if not section.statements and not section.questions:
                hint = _("Add `statements:` or `questions:`, or take the section out.")
                message = _("the section '{title}' has nothing to fill in", title=section.title)
                yield _warning(document, "RFL307", path, message, hint)


def _warning(document: Document, code: str, path: KeyPath, message: str, hint: str) -> Diagnostic:
    return document.fault(code, path, message, hint=hint, severity="warning")


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
                yield _warning(document, "RFL301", path, message, hint)


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
        yield _warning(document, "RFL309", path, message, hint)


def _somebody_leads(method: Method, document: Document) -> Found:
    """Instructions speak to whoever leads; where nobody does, all who take part read them."""
    if (
        method.facilitation == "guided"
        and any(phase.instructions for phase in method.phases)
        and not any(phase.lead for phase in method.phases)
    ):
        message = _("the method is guided, but no step says who leads it")
        hint = _(
            "Add `lead: gespreksleider` to the steps that are led. Else the handout for the group "
            "has the instructions too."
        )
        yield _warning(document, "RFL310", ("phases",), message, hint)


def _steps_have_a_time(method: Method, document: Document) -> Found:
    """Where nearly all steps of a meeting have a time, the others were probably forgotten."""
    for _meeting, steps in steps_by_meeting(method):
        without = [phase for phase in steps if phase.time is None]
        if len(without) * 2 >= len(steps):
            continue
        for phase in without:
            message = _("the step '{title}' has no time, and other steps do", title=phase.title)
            hint = _("Add `time:` with the minutes, and `basis: estimate` where you estimate them.")
            path = ("phases", method.phases.index(phase))
            yield _warning(document, "RFL311", path, message, hint)


def _steps_say_what_they_are_for(method: Method, document: Document) -> Found:
    for n, phase in enumerate(method.phases):
        if not phase.purpose:
            hint = _("Add `purpose:` with a sentence: what is there when the step went well?")
            message = _("the step '{title}' does not say what it is for", title=phase.title)
            yield _warning(document, "RFL303", ("phases", n), message, hint)


def _meetings_close(method: Method, document: Document, language: str) -> Found:
    closing = CLOSING.get(language)
    for _meeting, steps in steps_by_meeting(method):
        if closing and len(steps) > 1 and not closing.search(_words_of(steps[-1])):
            hint = _(
                "End with a step in which people look back or say what they take along, "
                "such as `Afsluiting`."
            )
            title = steps[-1].title
            message = _("the last step, '{title}', neither closes nor looks back", title=title)
            path = ("phases", method.phases.index(steps[-1]))
            yield _warning(document, "RFL304", path, message, hint)


def _words_of(phase: Phase) -> str:
    texts = [phase.purpose, phase.output, *phase.instructions]
    return ". ".join([phase.title, *map(str, filter(None, texts)), *_texts(phase.questions)])


def _texts(things: Sequence[Any]) -> list[str]:
    return [thing.text for thing in things]


def _questions_are_open(
    document: Document, path: KeyPath, questions: Sequence[Any], language: str
) -> Found:
    """A text with one open question in it is open: the other may lead up to it, or check."""
    for n, text in enumerate(_texts(questions)):
        asked = [part for part in SENTENCE_END.split(text) if part.rstrip("\"'’”»)").endswith("?")]
        if asked and all(is_closed(part, language) for part in asked):
            hint = _("Start with {openers:or}.", openers=FIRST_WORDS[language])
            message = _("this question can be answered with yes or no")
            yield _warning(document, "RFL302", (*path, "questions", n), message, hint)


def _nothing_stands_twice(document: Document, path: KeyPath, things: Sequence[Any]) -> Found:
    first: dict[tuple[str, str | None], int] = {}
    for n, thing in enumerate(things):
        key = " ".join(thing.text.casefold().split()), getattr(thing, "to", None)
        if key in first:
            message = _("this also stands in {place}", place=f"{path[-1]}[{first[key]}]")
            hint = _("Take one of the two out, or write in it what you meant.")
            yield _warning(document, "RFL306", (*path, n), message, hint)
        first.setdefault(key, n)
