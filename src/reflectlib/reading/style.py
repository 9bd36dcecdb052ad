"""How a definition reads: rules on its content that only `reflect validate` asks.

All are warnings, and judge by words alone. Each would rather miss something than cry out
for nothing, since who is warned in vain stops reading.
"""

import re
from collections.abc import Sequence
from typing import Any

from reflectlib.diagnostics import Diagnostic, Found, KeyPath
from reflectlib.model.checklist import Checklist
from reflectlib.model.entry import Entry
from reflectlib.model.method import Method
from reflectlib.model.steps import Phase
from reflectlib.model.totals import steps_by_meeting
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
        hint = "Add `sources:` with a title; what you made up is a source too."
        message = "the definition does not say where it comes from"
        yield _warning(document, "RFL305", (), message, hint)
    if UNWRITTEN.fullmatch(entry.summary.strip()):
        message = "the summary is still the one that `reflect new` put there"
        hint = "Write in a sentence or two what people do, and what for."
        yield _warning(document, "RFL308", ("summary",), message, hint)
    yield from _sentences_are_short(document.data, (), document)
    language = entry.language.split("-")[0]
    if isinstance(entry, Method):
        yield from _steps_say_what_they_are_for(entry, document)
        yield from _meetings_close(entry, document, language)
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
                hint = "Add `statements:` or `questions:`, or take the section out."
                message = f"the section '{section.title}' has nothing to fill in"
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
            hint = "Write `# reflect: off`, the code, a colon and the reason."
            message, column = "this line switches nothing off", line.index("#") + 1
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
                message = f"a sentence of {len(words)} words: '{' '.join(words[:6])} …'"
                hint = "Make two of it, or three: one thought in each."
                yield _warning(document, "RFL301", path, message, hint)


def _steps_say_what_they_are_for(method: Method, document: Document) -> Found:
    for n, phase in enumerate(method.phases):
        if not phase.purpose:
            hint = "Add `purpose:` with a sentence: what is there when the step went well?"
            message = f"the step '{phase.title}' does not say what it is for"
            yield _warning(document, "RFL303", ("phases", n), message, hint)


# What the last step of a meeting does: close, look back, say what one takes along. Dutch
# splits its verbs ("rond het gesprek af"), so their parts may stand apart in a sentence.
# What is said not to be there ("geen afsluiting") closes nothing.
CLOSING = {
    "nl": re.compile(
        r"(?<!\bgeen )(?<!\bniet )(?<!\bzonder )(?:"
        r"\bafsluit|afgesloten|\bsluit(?:en)?\b[^.?!]{0,80}\baf\b|afgerond|\bafrond"
        r"|\brond(?:t|en)?\b[^.?!]{0,80}\baf\b|\bslot(?!en)|\bsluiting|\bafscheid"
        r"|\beinde?\b|\beindig|\bbeëindig|uitcheck|\bcheck(?:en|t)?\b[^.?!]{0,80}\buit\b"
        r"|terug(?:blik|kijk)|\b(?:kijk|blik)(?:t|ken)?\b[^.?!]{0,80}\bterug\b|evalu"
        r"|\bmee(?:nem|neem|neemt)|\b(?:neem|neemt|nemen)\b[^.?!]{0,80}\bmee\b"
        r"|samenvat|samengevat|\bvat(?:ten)?\b[^.?!]{0,80}\bsamen\b"
        r"|\bnapra(?:ten|at)|\bnabesprek|\bpra(?:at|ten)\b[^.?!]{0,80}\bna(?=[.,!?;]|$)"
        r"|conclu|oogst|opbrengst|\bborg|geborgd|leerpunt|actiepunt|\bbedank"
        r"|afspra|\bafspreken|\bspre(?:ek|ekt|ken)\b[^.?!]{0,80}\baf\b"
        r"|\bleerden?\b|geleerd|aan de slag|check-?out)",
        re.I,
    ),
    "en": re.compile(
        r"(?<!\bno )(?<!\bnot )(?<!\bwithout )(?:"
        r"\bclos(?:e|es|ing|ure)\b|\bwrap|\blook(?:s|ing)? back|evaluat|debrief|conclu"
        r"|\btak(?:e|es|ing)\b[^.?!]{0,40}\b(?:away|along|home|with)\b|takeaway"
        r"|\bend(?:s|ing)?\b|\bsum(?:s|ming)?\b[^.?!]{0,40}\bup\b|summar|harvest|\bagree"
        r"|\bthank|\blearn(?:ed|t)\b|goodbye|farewell|check-?out|\bround(?:s|ing)? off)",
        re.I,
    ),
}


def _meetings_close(method: Method, document: Document, language: str) -> Found:
    closing = CLOSING.get(language)
    for _, steps in steps_by_meeting(method):
        if closing and len(steps) > 1 and not closing.search(_words_of(steps[-1])):
            hint = (
                "End with a step in which people look back or say what they take along, "
                "such as `Afsluiting`."
            )
            message = f"the last step, '{steps[-1].title}', neither closes nor looks back"
            path = ("phases", method.phases.index(steps[-1]))
            yield _warning(document, "RFL304", path, message, hint)


def _words_of(phase: Phase) -> str:
    texts = [phase.purpose, phase.output, *phase.instructions]
    return ". ".join([phase.title, *map(str, filter(None, texts)), *_texts(phase.questions)])


def _texts(things: Sequence[Any]) -> list[str]:
    return [thing.text for thing in things]


# Verbs that open a question which yes or no answers. Those in the second list open other
# sentences as well ("Denk terug aan …"), so that somebody must stand behind them.
VERBS = {
    "nl": (
        r"is|zijn|was|waren|ben|bent|heb|hebt|heeft|hebben|had|hadden|kun|kan|kunt|kunnen|kon"
        r"|konden|wil|wilt|willen|wou|wilde|ga|gaat|gaan|ging|mag|mogen|moet|moeten|moest|zou"
        r"|zouden|zal|zul|zult|zullen|word|wordt|worden|werd|doe|doet|doen|deed|weet|klopt|lukt"
        r"|lukte|hoort|komt|durf|durft"
        r"|(?:denk|vind|voel|zie|zag|ken|herken|merk|merkte|geef|gaf|krijg|kreeg|neem|nam|maak"
        r"|maakte|kom|kwam|vindt|denkt|blijf|bleef|sta|houd|hou|vraag|gebruik|werk|leer|snap|begrijp|geloof"
        r"|vertrouw|mis|verwacht|dacht|vond|voelde|kende|wist)"
        r" (?:je|jij|u|we|wij|jullie|ik|hij|ze|zij|iedereen|iemand)"
    ),
    "en": (
        r"(?:is|are|am|was|were|do|does|did|have|has|had|can|could|will|would|shall|should|may"
        r"|might|must)(?:n['’]t)?"
    ),
}
# In Dutch any other first word is a verb too when one of these stands behind it ("Lukt het
# …?", "Speelt dit …?"), unless it is a word that such a one follows in any sentence.
BEHIND_A_VERB = "je|jij|jullie|u|dit|dat|het|er|de|een|iets"
NO_VERBS = (
    r"aan|achter|al|alle|alleen|allebei|als|beide|bij|binnen|boven|buiten|daarna|dan|dat|doordat"
    r"|door|dus|eerst|en|heel|hoewel|ieder|in|indien|juist|langs|liever|maar|met|na|naar|naast"
    r"|nadat|niet|nou|nu|of|om|omdat|onder|ook|op|over|per|rond|rondom|sinds|straks|tegen|terwijl"
    r"|tijdens|toch|toen|tot|tussen|uit|van|vanaf|vanuit|via|volgens|voor|voordat|zelfs|zo|zodat"
    r"|zodra|zonder"
    # What asks by telling: "Stel dat …", "Noem een voorbeeld".
    r"|stel (?:je voor|dat)"
    r"|(?:bedenk|beschrijf|denk|geef|kies|kijk|leg|neem|noem|schets|schrijf|teken|vertel|zeg)"
    r" (?!je\b|jij\b|jullie\b|u\b)\w+"
)
OPENERS = {
    "nl": r"wat|hoe\w*|welke?|wie|wiens|waar\w*|wanneer|vanwaar",
    "en": r"what|how|which|who|whom|whose|where|when|why",
}
ASKED = {
    "nl": rf"(?:(?:{VERBS['nl']})\b"
    rf"|(?!(?:{NO_VERBS}|{OPENERS['nl']})\b)\w+ (?:{BEHIND_A_VERB})\b)",
    "en": rf"(?:{VERBS['en']})\b",
}
BEFORE = {"nl": "en|maar|of|dus|dan|nou", "en": "and|but|or|so|then|well"}
LEAD_IN = {
    "nl": "als|daarna|eerlijk|indien|nadat|nu|sinds|stel|straks|terwijl|toen|tot slot|vandaag"
    "|voordat|zodra",
    "en": "if|imagine|now|suppose|today",
}
TAG = {
    "nl": "toch|hè|nietwaar|niet waar",
    "en": rf"right|(?:{VERBS['en']}) (?:it|you|we|they|he|she|there)",
}
# "Heb je dit eerder gezien, en wat deed je toen?" asks the open one.
NO_OPEN_ONE = {
    language: rf"(?!.*(?:[,:;–—]|\b(?:{BEFORE[language]})) (?:\w+ )?(?:{openers})\b)"
    for language, openers in OPENERS.items()
}
CLOSED = {
    language: re.compile(
        # Taken whole (`*+`), what stands before is not tried again at each of its signs; and
        # what holds from the first word on holds behind each comma, without being asked there.
        rf"\W*+(?:(?:{BEFORE[language]}),? )?"
        rf"(?:{asked}{NO_OPEN_ONE[language]}"
        rf"|(?:{LEAD_IN[language]})\b{NO_OPEN_ONE[language]}.*, {asked}"
        rf"|(?!(?:\w+ )?(?:{OPENERS[language]})\b).*, (?:{TAG[language]})\?)",
        re.I | re.S,
    )
    for language, asked in ASKED.items()
}
# What the grammar calls closed, and nobody answers with yes or no: a choice, an invitation.
NO_YES_OR_NO = {
    "nl": re.compile(
        r"\w\W+of\b(?! niet\b)|\A(?>.*?\b(?:kun|kan|kunt|kunnen|zou|zouden)\b).*"
        r"(?:voorbeeld|vertel|uitleg|uit te leggen|beschrijv|toelicht|schets|noemen|laten zien)",
        re.I | re.S,
    ),
    "en": re.compile(
        r"\w\W+or\b(?! not\b)|\A(?>.*?\b(?:can|could)\b).*"
        r"(?:example|\btell\b|explain|describe|\bshow\b|\bname\b)",
        re.I | re.S,
    ),
}


def _questions_are_open(
    document: Document, path: KeyPath, questions: Sequence[Any], language: str
) -> Found:
    """A text with one open question in it is open: the other may lead up to it, or check."""
    closed = CLOSED.get(language)
    for n, text in enumerate(_texts(questions)):
        asked = [part for part in SENTENCE_END.split(text) if part.rstrip("\"'’”»)").endswith("?")]
        if (
            closed
            and asked
            and all(
                closed.match(part) and not NO_YES_OR_NO[language].search(part) for part in asked
            )
        ):
            hint = (
                "Start with wat, hoe, welke, wie, waar or wanneer."
                if language == "nl"
                else "Start with what, how, which, who, where or when."
            )
            message = "this question can be answered with yes or no"
            yield _warning(document, "RFL302", (*path, "questions", n), message, hint)


def _nothing_stands_twice(document: Document, path: KeyPath, things: Sequence[Any]) -> Found:
    first: dict[tuple[str, str | None], int] = {}
    for n, thing in enumerate(things):
        key = " ".join(thing.text.casefold().split()), getattr(thing, "to", None)
        if key in first:
            message = f"this also stands in {path[-1]}[{first[key]}]"
            hint = "Take one of the two out, or write in it what you meant."
            yield _warning(document, "RFL306", (*path, n), message, hint)
        first.setdefault(key, n)
