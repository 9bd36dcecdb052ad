"""The pages of a site that are about all entries: the list, the comparison, and the sitemap."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from reflectlib.catalogue import Catalogue
from reflectlib.language.terms import FACILITATION, FIELDS, FORMS, KINDS, PEOPLE
from reflectlib.language.words import Words
from reflectlib.message import _, np_
from reflectlib.model.entry import Entry
from reflectlib.model.method import Method
from reflectlib.model.timing import Range
from reflectlib.model.totals import (
    around,
    stated_minutes,
    stated_people,
    steps_by_meeting,
    time_of_steps,
)
from reflectlib.page import Page
from reflectlib.site.pages import COMPARISON, INDEX, LICENCE, SITEMAP, File, Options, page_path
from reflectlib.views.comparison import ALWAYS, cells
from reflectlib.writers.frame import ASSETS, data_block, document

FILTERS = {
    "form": FIELDS["form"],
    "kind": FIELDS["kind"],
    "facilitation": FIELDS["facilitation"],
    "principle": _("Belongs to"),
}
"""The filters that are a choice, each with its label."""
LABELS = {
    "compare": _("Compare {number}"),
    "found": _("{number} of {of}"),
    "none": _("Nothing found. Take a choice away or try another word."),
}
"""What the list says; its script fills it in."""
SEARCHED = ("id", "title", "aliases", "summary", "more")
FILTERED = ("kind", "form", "facilitation", "principles", "people", "minutes")


class IndexLine(NamedTuple):
    """What the list, the search and the comparison need of an entry."""

    id: str
    url: str
    language: str
    title: str
    aliases: str
    summary: str
    more: str
    facts: str
    kind: str
    form: str
    facilitation: str
    principles: tuple[str, ...]
    people: tuple[tuple[int | None, int | None], ...]
    minutes: int | None
    cells: Mapping[str, str]


def line(entry: Entry, catalogue: Catalogue) -> IndexLine:
    """What the list, the search and the comparison need of an entry."""
    words = Words(entry.language)
    method = entry if isinstance(entry, Method) else None
    titles = catalogue.item_titles() if entry.principles else {}
    more = [titles.get(id, id) for id in entry.principles]
    more += [*(method.goals if method else ()), getattr(entry, "audience", None) or ""]
    more += [phase.title for phase in method.phases] if method else []
    known = dict(cells(entry, words))
    return IndexLine(
        entry.id,
        page_path(entry.id),
        entry.language,
        entry.title,
        "; ".join(entry.aliases),
        entry.summary,
        "\n".join(filter(None, more)),
        " · ".join(_facts(entry, known, words)),
        entry.kind,
        method.form if method else "",
        method.facilitation if method else "",
        entry.principles,
        _ends(stated_people(method)) if method else (),
        _least_minutes(method) if method else None,
        known,
    )


def _facts(entry: Entry, known: Mapping[str, str], words: Words) -> Iterator[str]:
    """The form, the people and the minutes in a few words."""
    if not isinstance(entry, Method):
        yield words.say(KINDS[entry.kind])
        return
    yield words.say(FORMS[entry.form])
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


def _least_minutes(method: Method) -> int | None:
    """What it takes at least, as `_facts` tells it; None where that is not known."""
    if stated := around(stated_minutes(method)):
        return stated.min
    sums = [
        time_of_steps(phases, (meeting or method).participants or method.participants, method.cases)
        for meeting, phases in steps_by_meeting(method)
    ]
    known = [total.min for total in sums if total]
    return known[0] if len(known) == 1 else None


def _ends(ranges: Sequence[Range]) -> tuple[tuple[int | None, int | None], ...]:
    return tuple((range.min, range.max) for range in ranges)


def common_files(
    lines: Sequence[IndexLine], catalogue: Catalogue, names: Iterable[str], options: Options
) -> Iterator[File]:
    """The files that are about all entries: the list, the comparison, and the sitemap.

    `names` are those of all files of the site.
    """
    languages = Counter(line.language for line in lines)
    language = max(sorted(languages), key=languages.__getitem__, default="nl")
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
    yield LICENCE, (ASSETS / LICENCE).read_bytes()
    if base_url:
        pages = sorted(name for name in names if name.endswith(".html") and name != INDEX)
        yield SITEMAP, _sitemap([base_url, *(base_url + name for name in pages)])


def _index(lines: Sequence[IndexLine], catalogue: Catalogue, page: Page, words: Words) -> bytes:
    titles = catalogue.item_titles()
    principles = {id for line in lines for id in line.principles}
    values = {
        "form": {line.form: words.say(FORMS[line.form]) for line in lines if line.form},
        "kind": {line.kind: words.say(KINDS[line.kind]) for line in lines},
        "facilitation": {key: words.say(FACILITATION[key]) for key in ("guided", "self-guided")},
        "principle": {id: titles.get(id, id) for id in principles},
    }
    found = [{key: getattr(line, key) for key in (*SEARCHED, *FILTERED)} for line in lines]
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
        ("minisearch.js", "site.js"),
        page=page,
        _=words.gettext,
        labels={name: words.say(text) for name, text in FILTERS.items()},
        choices={
            name: sorted(v.items(), key=lambda item: item[::-1]) for name, v in values.items()
        },
        entries=lines,
        search=data_block(
            {"entries": found, "labels": {key: words.say(text) for key, text in LABELS.items()}}
        ),
        data=data_block(about),
        layout="",
    ).encode()


def _part(line: IndexLine, base_url: str) -> dict[str, Any]:
    part = {"@type": "LearningResource", "name": line.title}
    return part | {"url": base_url + line.url} if base_url else part


def _comparison(lines: Sequence[IndexLine], page: Page, words: Words) -> bytes:
    keys = dict.fromkeys((*ALWAYS, *(key for line in lines for key in line.cells)))
    entries = {
        line.id: {"title": line.title, "url": line.url, "cells": line.cells} for line in lines
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
