"""Where words are found in the texts of entries."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple

from reflectlib.catalogue import Catalogue
from reflectlib.errors import ReflectError
from reflectlib.filling import NOT_PLANNED, answer_of, text_replaced
from reflectlib.lexicon import Described, Lexicon
from reflectlib.message import Marked
from reflectlib.model.entry import Entry
from reflectlib.model.method import Method
from reflectlib.model.steps import Phase
from reflectlib.translated import in_language, languages_of


def having(entries: Iterable[Entry], words: str, catalogue: Catalogue | None = None) -> list[Entry]:
    """The entries that have all of `words`, in the order in which they come in.

    Words are found in other forms too, and in other words that are made of them, in each language
    that a `catalogue` has an entry in.
    """
    among = list(entries)
    found = Lexicon(_described(entry, catalogue) for entry in among).find(words)
    return [among[place] for place in sorted(found)]


def mention(entry: Entry, words: str) -> str | None:
    """The first text about an entry that has all of `words`, or None.

    Looked through are goals, title, other names, summary, what it suits, audience, what the
    steps are for, and tags. A word is found in its other forms, and in other words that have it in
    them.
    """
    method = entry if isinstance(entry, Method) else None
    texts = (
        *(method.goals if method else ()),
        entry.title,
        *entry.aliases,
        entry.summary,
        *(note.text for note in (method.suits if method else ())),
        getattr(entry, "audience", None) or "",
        *_purposes(entry),
        *entry.tags,
    )
    texts = tuple(_filled(texts, entry))
    lexicon = Lexicon(((), [(entry.language, text)]) for text in texts)
    found = lexicon.find(words, loosely=False)
    return texts[min(found)] if found else None


class Searched(NamedTuple):
    """The texts by which an entry is found, in one language; what tells most comes first."""

    language: str
    title: str
    called: str
    summary: str
    more: str


def searched(entry: Entry, catalogue: Catalogue | None = None) -> Iterator[Searched]:
    """The texts by which an entry is found, in each language that a catalogue has it in.

    A translation that cannot be read is passed over, and so is what it leaves in another language.
    """
    said_in, titles = [entry], {}
    if catalogue is not None:
        for language in languages_of(entry, catalogue)[1:]:
            with suppress(ReflectError):
                said_in.append(in_language(entry, language, catalogue))
        titles = catalogue.item_titles() if entry.principles else {}
    for said in said_in:
        method = said if isinstance(said, Method) else None
        form = (method.form, method.form_title or "") if method else (said.kind,)
        called = (*said.aliases, said.id, *form)
        more = (
            *said.tags,
            *(titles.get(id, id) for id in said.principles),
            *(method.goals if method else ()),
            *(note.text for note in (method.suits if method else ())),
            getattr(said, "audience", None) or "",
            *(phase.title for phase in _steps(said)),
            *_purposes(said),
        )
        texts = ((said.title,), called, (said.summary,), more)
        yield Searched(said.language, *(_translated(_filled(each, said)) for each in texts))


def _translated(texts: Iterable[str]) -> str:
    """Texts below each other, but for those that are in another language than the others."""
    return "\n".join(text for text in texts if text and not isinstance(text, Marked))


def _steps(entry: Entry) -> Iterator[Phase]:
    """The steps of a method, and those that a variant of it has of its own."""
    if isinstance(entry, Method):
        yield from entry.phases
        for variant in entry.variants:
            yield from variant.phases


def _purposes(entry: Entry) -> Iterator[str]:
    """What the steps of a method are for."""
    return (phase.purpose.text for phase in _steps(entry) if phase.purpose)


def _filled(texts: Iterable[str], entry: Entry) -> Iterator[str]:
    """Texts in which a step that they refer to is called by its title."""
    if not isinstance(entry, Method):
        return iter(texts)
    answer = answer_of(entry, _steps(entry), NOT_PLANNED)
    return (text_replaced(text, answer) if "{" in text else text for text in texts)


def _described(entry: Entry, catalogue: Catalogue | None) -> Described:
    texts = [*searched(entry, catalogue)]
    called = [(text.language, name) for text in texts for name in (text.title, text.called)]
    return called, [(text.language, said) for text in texts for said in (text.summary, text.more)]
