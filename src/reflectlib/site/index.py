"""The list of a site: what there is, apart by kind, with what it is filtered and searched by."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from reflectlib.catalogue import Catalogue
from reflectlib.indexing import Index
from reflectlib.kinds import KINDS as ALL_KINDS
from reflectlib.language.names import name_of
from reflectlib.language.terms import (
    AT_MOST,
    EXPERIENCE,
    FACILITATION,
    FIELDS,
    KINDS,
    MINUTES,
    PEOPLE,
    PLACES,
)
from reflectlib.language.words import Words, capital
from reflectlib.mentions import document_of
from reflectlib.message import Message, _, p_, unmarked
from reflectlib.model.totals import LONGEST
from reflectlib.needs import EVERY
from reflectlib.page import Page
from reflectlib.site.chips import chips_for
from reflectlib.site.filtering import MOST_PEOPLE
from reflectlib.site.indexed import index_data
from reflectlib.site.lines import IndexLine
from reflectlib.site.looks import Looks
from reflectlib.site.pages import GUIDE
from reflectlib.writers.frame import Preview, data_block, document, locale_of
from reflectlib.writers.icons import icon

FILTERS = {
    "form": FIELDS["form"],
    "kind": FIELDS["kind"],
    "facilitation": FIELDS["facilitation"],
    "principle": _("Belongs to"),
    "tag": _("Tag"),
    "place": FIELDS["place"],
    "experience": _("Experience that you have"),
    "language": _("Language"),
}
"""The filters that are a choice, each with its label."""
LABELS = {
    "compare": _("Compare {number}"),
    "found": _("{number} of {of}"),
    "groups": _("In {number} groups"),
    "silent": _("Those that do not say all that you ask come last: {number}."),
    "none": _("Nothing found. Take a choice away or try another word."),
    "meant": _("Did you mean:"),
    "understood": _("Understood as: {filters}"),
    "guided": FACILITATION["guided"],
    "self-guided": FACILITATION["self-guided"],
}
"""What the list says; its script fills it in."""
SCRIPTS = (
    "base-stemmer.js",
    "dutch-stemmer.js",
    "english-stemmer.js",
    "lexicon.js",
    "query.js",
    "finding.js",
    "matching.js",
    "site.js",
)
"""What the list is searched with."""
FILTERED = (
    "languages",
    "kind",
    "form",
    "facilitation",
    "principles",
    "tags",
    "experience",
    "places",
    "ways",
)


SECTIONS: Mapping[str, Message] = {
    "method": p_("section", "Methods"),
    "programme": p_("section", "Programmes"),
    "checklist": p_("section", "Checklists"),
    "framework": p_("section", "Frameworks"),
    "register": p_("section", "Registers"),
}
"""What the part of the list with a kind of entries is called."""
OTHER_METHODS = p_("section", "Other methods")


FRAME = ("opening", "closing")
"""The stages around what a meeting is for."""
COURSE = 1000  # the width of the bar in which a method is seen as a whole


class PartOfList(NamedTuple):
    """The entries of one kind, and of methods those for one need, by their titles."""

    kind: str
    icon: str
    title: str
    lines: Sequence[IndexLine]


def index(
    lines: Sequence[IndexLine], catalogue: Catalogue, page: Page, words: Words, looks: Looks
) -> bytes:
    """The page with the list of entries."""
    documents = {line.id: line.texts for line in sorted(lines, key=lambda line: line.id)}
    known = Index(map(document_of, documents.values()))
    data = {
        "entries": [sought(line) for line in lines],
        "labels": {key: words.say(text) for key, text in _labels().items()},
    }
    about = {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": page.title,
        "inLanguage": page.language,
        "hasPart": [_part(line, page.url) for line in lines],
    }
    return document(
        "index.html.j2",
        ("page.css", "site.css"),
        SCRIPTS,
        page=page,
        _=words.gettext,
        icon=icon,
        looks=looks,
        labels={name: words.say(text) for name, text in FILTERS.items()},
        choices=_choices(lines, catalogue, words),
        chips=list(chips_for(lines, known, words)),
        most={"people": MOST_PEOPLE, "minutes": LONGEST},
        sections=list(_sections(lines, words)),
        guide=GUIDE if any(line.need for line in lines) else "",
        stage_of=_stage,
        course_of=_course,
        search=data_block(data),
        index=data_block(index_data(documents, words, known)),
        data=data_block(about),
        layout="list",
        own_style=looks.style,
        preview=Preview(
            page.title, " ".join(looks.introduction), "website", locale_of(page.language)
        ),
    ).encode()


def _sections(lines: Sequence[IndexLine], words: Words) -> Iterator[PartOfList]:
    """The parts of the list: one for each need of methods, and for each other kind that there is.

    A method stands once, with what it is for above all; the quick choices find it for the rest.
    """
    for kind in ALL_KINDS:
        rest = [line for line in lines if line.kind == kind]
        title = SECTIONS[kind]
        for need in EVERY if kind == "method" else ():
            if met := [line for line in rest if line.need == need.name]:
                yield PartOfList(kind, need.icon, capital(words.say(need.title)), met)
                rest, title = [line for line in rest if line not in met], OTHER_METHODS
        if rest:
            yield PartOfList(kind, kind, words.say(title), rest)


def _stage(line: IndexLine) -> str:
    """The stage that most of the time of a method goes to, but for its frame where it has more."""
    spent: dict[str, int] = {}
    for stage, minutes in line.course:
        spent[stage] = spent.get(stage, 0) + minutes
    inner = {stage: minutes for stage, minutes in spent.items() if stage not in FRAME}
    return max(inner or spent, key=(inner or spent).__getitem__, default="")


def _course(line: IndexLine) -> Iterator[tuple[str, int, int]]:
    """The stages of a method, each with its start and its width in a whole of `COURSE`."""
    whole, before = sum(minutes for _, minutes in line.course), 0
    for stage, minutes in line.course:
        start, before = before * COURSE // whole, before + minutes
        yield stage, start, before * COURSE // whole - start


def _choices(
    lines: Sequence[IndexLine], catalogue: Catalogue, words: Words
) -> Mapping[str, Sequence[tuple[str, str]]]:
    """The filters that are a choice, each with its values and what these are called."""
    titles = catalogue.item_titles()
    principles = {id for line in lines for id in line.principles}
    # Of a form of one's own the title counts, which not every entry need give.
    forms = sorted(lines, key=lambda line: line.form_title != line.form)
    values = {
        "form": {line.form: line.form_title for line in forms if line.form},
        "kind": {line.kind: words.say(KINDS[line.kind]) for line in lines},
        "facilitation": {key: words.say(FACILITATION[key]) for key in ("guided", "self-guided")},
        "principle": {id: titles.get(id, id) for id in principles},
    }
    if tags := {tag for line in lines for tag in line.tags}:
        values["tag"] = {tag: tag for tag in tags}
    languages = {language for line in lines for language in line.languages}
    if len(languages) > 1:
        values["language"] = {language: name_of(language) for language in languages}
    choices: dict[str, Sequence[tuple[str, str]]] = {
        name: sorted(named.items(), key=lambda item: item[::-1]) for name, named in values.items()
    }
    if any(place for line in lines for place in line.places):
        choices["place"] = [(key, words.say(PLACES[key])) for key in ("online", "on-site")]
    if any(line.experience for line in lines):
        choices["experience"] = [(key, words.say(text)) for key, text in EXPERIENCE.items()]
    return choices


def sought(line: IndexLine) -> dict[str, Any]:
    """What the list needs to find an entry."""
    found: dict[str, Any] = {key: getattr(line, key) for key in FILTERED}
    return {"id": line.id} | found


def _labels() -> Mapping[str, Message]:
    """What the list says, and what the filters are called that it hears in words."""
    open_ = unmarked("{number}")
    people = {
        name: PEOPLE.filled(number=number).filled(number=open_)
        for name, number in (("person", 1), ("people", 2))
    }
    return {**LABELS, **people, "minutes": AT_MOST.filled(stated=MINUTES.filled(number=open_))}


def _part(line: IndexLine, base_url: str) -> dict[str, Any]:
    part = {"@type": "LearningResource", "name": line.title, "inLanguage": line.language}
    return part | {"url": base_url + line.url} if base_url else part
