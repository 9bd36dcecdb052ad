"""The pages of a site that are about all entries: the list, the comparison, and the sitemap."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from reflectlib.catalogue import Catalogue
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
    form_of,
)
from reflectlib.language.words import Words
from reflectlib.message import Message, _, np_, unmarked
from reflectlib.model.entry import Entry
from reflectlib.model.method import Method
from reflectlib.model.programme import Programme
from reflectlib.model.timing import Range
from reflectlib.model.totals import LONGEST, around, stated_minutes, stated_people
from reflectlib.page import Page
from reflectlib.passages import Searched, searched
from reflectlib.shown import as_shown
from reflectlib.site.filtering import MOST_PEOPLE, WayTable, table_of
from reflectlib.site.indexed import index_data
from reflectlib.site.pages import COMPARISON, INDEX, LICENCES, SITEMAP, File, Options, path_in
from reflectlib.translated import languages_of
from reflectlib.translations import base_of
from reflectlib.views.comparison import ALWAYS, cells
from reflectlib.writers.frame import ASSETS, data_block, document

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


class IndexLine(NamedTuple):
    """What the list, the search and the comparison need of an entry.

    It is shown in the site's language, or in its own where it is not there in that. It is found
    by its texts in all its languages, of which its own comes first. `places` are those of its kinds
    of meeting, empty where one is silent, and `ways` those to hold a method.
    """

    id: str
    url: str
    language: str
    languages: tuple[str, ...]
    title: str
    summary: str
    texts: tuple[Searched, ...]
    facts: str
    kind: str
    form: str
    form_title: str
    facilitation: str
    principles: tuple[str, ...]
    tags: tuple[str, ...]
    experience: str
    places: tuple[str, ...]
    ways: tuple[WayTable, ...]
    cells: Mapping[str, str]


def line(entry: Entry, catalogue: Catalogue, language: str) -> IndexLine:
    """What the list, the search and the comparison need of an entry, in a site's language."""
    words = Words(language)
    languages = languages_of(entry, catalogue)
    of_site = [each for each in languages if base_of(each) == language]
    shown_in = of_site[0] if of_site else entry.language
    shown = as_shown(entry, catalogue, shown_in)
    method = shown if isinstance(shown, Method) else None
    known = dict(cells(shown, words))
    return IndexLine(
        entry.id,
        path_in(entry, "sheet", shown_in),
        shown_in,
        languages,
        shown.title,
        shown.summary,
        tuple(searched(entry, catalogue)),
        words.joined(" · ", _facts(shown, known, words)),
        entry.kind,
        method.form if method else "",
        words.say(form_of(method)) if method else "",
        method.facilitation if method else "",
        entry.principles,
        entry.tags,
        (method and method.experience_needed) or "",
        _places(method) if method else (),
        tuple(table_of(method)) if method else (),
        known,
    )


def _facts(entry: Entry, known: Mapping[str, str], words: Words) -> Iterator[str]:
    """The form, the people and the minutes in a few words."""
    if not isinstance(entry, Method):
        yield words.say(KINDS[entry.kind])
        return
    yield words.say(KINDS[entry.kind] if isinstance(entry, Programme) else form_of(entry))
    people, minutes = around(stated_people(entry)), around(stated_minutes(entry))
    yield _people(people, words) if people else words.say(_("number of people not stated"))
    if minutes:
        yield words.minutes(minutes)
    else:
        estimated = known.get("duration", "")
        yield (
            estimated
            if estimated and "\n" not in estimated
            else words.say(_("duration not stated"))
        )


def _people(people: Range, words: Words) -> str:
    last = people.max or people.min or 0
    if not people.max:
        return words.say(
            np_("people", "from {number} person", "from {number} people", last, number=last)
        )
    return words.say(PEOPLE.filled(number=last).filled(number=words.range(people)))


def _places(method: Method) -> tuple[str, ...]:
    """Where it is, for each kind of meeting; nothing where that is silent."""
    kinds = [meeting.place or method.place or "" for meeting in method.meetings]
    return tuple(dict.fromkeys(kinds or [method.place or ""]))


def most_used(languages: Mapping[str, int]) -> str:
    """The language that most entries have, of so many each; Dutch where there are none."""
    return max(sorted(languages), key=languages.__getitem__, default="nl")


def common_files(
    lines: Sequence[IndexLine],
    catalogue: Catalogue,
    names: Iterable[str],
    options: Options,
    language: str,
) -> Iterator[File]:
    """The files that are about all entries: the list, the comparison, and the sitemap.

    `names` are those of all files of the site.
    """
    words = Words(language)
    title, base_url = options.title or words.say(_("Methods to reflect")), options.base_url
    lines = sorted(lines, key=lambda line: (line.title.casefold(), line.id))
    yield INDEX, _index(lines, catalogue, Page(title, language, (), url=base_url), words)
    page = Page(
        words.joined(" · ", (words.say(_("Side by side")), title)),
        language,
        (),
        url=options.url(COMPARISON),
    )
    yield COMPARISON, _comparison(lines, page, words)
    for licence in LICENCES:
        yield licence, (ASSETS / licence).read_bytes()
    if base_url:
        pages = sorted(name for name in {*names} if name.endswith(".html") and name != INDEX)
        yield SITEMAP, _sitemap([base_url, *(base_url + name for name in pages)])


def _index(lines: Sequence[IndexLine], catalogue: Catalogue, page: Page, words: Words) -> bytes:
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
    choices = {
        name: sorted(named.items(), key=lambda item: item[::-1]) for name, named in values.items()
    }
    if any(place for line in lines for place in line.places):
        choices["place"] = [(key, words.say(PLACES[key])) for key in ("online", "on-site")]
    if any(line.experience for line in lines):
        choices["experience"] = [(key, words.say(text)) for key, text in EXPERIENCE.items()]
    data = {
        "entries": [_sought(line) for line in lines],
        "labels": {key: words.say(text) for key, text in _labels().items()},
    }
    documents = {line.id: line.texts for line in sorted(lines, key=lambda line: line.id)}
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
        labels={name: words.say(text) for name, text in FILTERS.items()},
        choices=choices,
        most={"people": MOST_PEOPLE, "minutes": LONGEST},
        entries=lines,
        search=data_block(data),
        index=data_block(index_data(documents, words)),
        data=data_block(about),
        layout="",
    ).encode()


def _sought(line: IndexLine) -> dict[str, Any]:
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


def _comparison(lines: Sequence[IndexLine], page: Page, words: Words) -> bytes:
    keys = dict.fromkeys((*ALWAYS, *(key for line in lines for key in line.cells)))
    entries = {
        line.id: {
            "title": line.title,
            "url": line.url,
            "language": line.language,
            "cells": line.cells,
        }
        for line in lines
    }
    data = {
        "entries": entries,
        "rows": {key: words.say(FIELDS[key]) for key in keys},
        "labels": {"unstated": words.say(_("not stated"))},
    }
    return document(
        "compare.html.j2",
        ("page.css", "site.css"),
        ("compare.js",),
        page=page,
        _=words.gettext,
        search=data_block(data),
        data="",
        layout="wide",
    ).encode()


def _sitemap(urls: Sequence[str]) -> bytes:
    lines = "".join(f"<url><loc>{escape(url)}</loc></url>\n" for url in urls)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}</urlset>\n'
    ).encode()
