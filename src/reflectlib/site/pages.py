"""The files of a site: every entry in its views and formats, the list, and the comparison."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from reflectlib.catalogue import SITE_ENTRIES as ENTRIES
from reflectlib.catalogue import Catalogue
from reflectlib.errors import ReflectError
from reflectlib.model import record
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
from reflectlib.page import Block, Items, Link, Links, Page
from reflectlib.reading.converter import unstructure
from reflectlib.rendering import for_html, make_page, views_of
from reflectlib.views.comparison import ALWAYS, cells
from reflectlib.views.linked_data import linked_data
from reflectlib.views.words import Words
from reflectlib.writers import html, markdown
from reflectlib.writers.frame import ASSETS, data_block, document
from reflectlib.writers.json import compact

INDEX, COMPARISON, SITEMAP = "index.html", "compare.html", "sitemap.xml"
LICENCE = "minisearch.LICENSE.txt"
FILTERS = {
    "form": "form",
    "kind": "site_kind",
    "facilitation": "facilitation",
    "principle": "principles",
}
"""The filters that are a choice, each with the name of its label."""
SEARCHED = ("id", "title", "aliases", "summary", "more")
FILTERED = ("kind", "form", "facilitation", "principles", "people", "minutes")

BASE_URL = re.compile(r"(?i:https?)://[^/?#@\[\]\s\"'<>\\]+(?:/[^?#\s\"'<>\\]*)?")

File = tuple[str, bytes]
"""A path within the site, and what stands there."""


class Options(NamedTuple):
    """What a site is asked to be.

    `title` and `base_url` may be empty; `quality` holds each method against the quality framework.
    """

    title: str = ""
    base_url: str = ""
    quality: bool = True

    def url(self, name: str) -> str:
        """The address of one of its files, where it has one."""
        return self.base_url and self.base_url + name

    def views_of(self, entry: Entry) -> list[str]:
        """The views of an entry that the site has."""
        return [view for view in views_of(entry) if self.quality or view != "quality"]


class Line(NamedTuple):
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


def checked_title(title: str) -> str:
    """The title of a site; it may be empty. Raises `ReflectError` for what is no line of text."""
    kind = record.constraint_of(record.Line)
    is_line = kind is not None and kind.accepts(title) and "\n" not in title
    if title and (not is_line or re.search("[\ud800-\udfff]", title)):
        raise ReflectError(f"the title {title!r} is no line of text")
    return title


def checked_base_url(url: str) -> str:
    """The address of a site's folder, with a slash at its end; nothing stays nothing.

    Raises `ReflectError` for what is no address of a folder on the web.
    """
    if url and not (BASE_URL.fullmatch(url) and url.isascii() and url.isprintable()):
        raise ReflectError(f"'{url}' is no base URL; write it as https://example.org/reflect/")
    return url if not url or url.endswith("/") else f"{url}/"


def entry_files(
    entry: Entry, catalogue: Catalogue, definition: bytes, options: Options
) -> Iterator[File]:
    """Every file of one entry: its views as pages, and its formats to download."""
    url = options.url(_page_path(entry.id))
    data = compact(linked_data(entry, catalogue, url, for_participants=True))
    views = options.views_of(entry)
    for view in views:
        path = _page_path(entry.id, view)
        page = make_page(entry, view, catalogue)
        if view == "sheet":
            yield f"{ENTRIES}/{entry.id}.md", markdown.write(page)
        page = for_html(page, entry, view)._replace(data=data, url=options.url(path))
        others = [other for other in views if other != view]
        yield path, html.write(_with_links(page, entry, view, others, catalogue))
    yield f"{ENTRIES}/{entry.id}.json", compact(unstructure(entry)).encode()
    yield f"{ENTRIES}/{entry.id}.yaml", definition


def file_names(entry: Entry, options: Options) -> Iterator[str]:
    """The name of every file of one entry, without making them."""
    yield from (_page_path(entry.id, view) for view in options.views_of(entry))
    yield from (f"{ENTRIES}/{entry.id}.{suffix}" for suffix in ("md", "json", "yaml"))


def common_names(options: Options) -> tuple[str, ...]:
    """The names of the files that are about all entries."""
    return (INDEX, COMPARISON, LICENCE, *[SITEMAP] * bool(options.base_url))


def _page_path(id: str, view: str = "sheet") -> str:
    return f"{ENTRIES}/{id}.html" if view == "sheet" else f"{ENTRIES}/{id}.{view}.html"


def _with_links(
    page: Page, entry: Entry, view: str, others: Sequence[str], catalogue: Catalogue
) -> Page:
    """The page, with the ways to the list, to its other views and to what goes with it."""

    def beside(path: str) -> str:
        return path.removeprefix(f"{ENTRIES}/")

    words = Words(entry.language)
    home = Links((Link(words["site_all"], f"../{INDEX}"),))
    title, *rest = page.blocks
    below: list[Block] = []
    if others:
        links = (Link(words[f"view_{v}"], beside(_page_path(entry.id, v))) for v in others)
        below.append(Links(tuple(links), words["views"]))
    if view == "sheet":
        formats = (("Markdown", "md"), ("JSON", "json"), ("YAML", "yaml"))
        files = (Link(name, f"{entry.id}.{suffix}") for name, suffix in formats)
        below.append(Links(tuple(files), words["site_downloads"]))
        near = [id for id in entry.related if id in catalogue]
        links = (Link(catalogue.title(id), beside(_page_path(id))) for id in near)
        if near:
            below.append(Links(tuple(links), words["related"]))
            rest = [_without(block, words["related"]) for block in rest]
    return page._replace(blocks=(home, title, *below, *rest))


def _without(block: Block, label: str) -> Block:
    """A list without the item of this label, which stands elsewhere."""
    if not isinstance(block, Items):
        return block
    return block._replace(items=tuple(item for item in block.items if item.label != label))


def line(entry: Entry, catalogue: Catalogue) -> Line:
    """What the list, the search and the comparison need of an entry."""
    words = Words(entry.language)
    method = entry if isinstance(entry, Method) else None
    titles = catalogue.item_titles() if entry.principles else {}
    more = [titles.get(id, id) for id in entry.principles]
    more += [*(method.goals if method else ()), getattr(entry, "audience", None) or ""]
    more += [phase.title for phase in method.phases] if method else []
    known = dict(cells(entry, words))
    return Line(
        entry.id,
        _page_path(entry.id),
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
        yield words[f"form_{entry.kind}"]
        return
    yield words[f"form_{entry.form}"]
    people, minutes = around(stated_people(entry)), around(stated_minutes(entry))
    yield _people(people, words) if people else words["site_people_unstated"]
    if minutes:
        yield words.minutes(minutes)
    else:
        estimated = known.get("duration", "")
        yield estimated if estimated and "\n" not in estimated else words["site_minutes_unstated"]


def _people(people: Range, words: Words) -> str:
    last = people.max or people.min
    numbers = words.range(people) if people.max else words.say("site_people_from", last)
    return words.say("person" if last == 1 else "people", numbers)


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
    lines: Sequence[Line], catalogue: Catalogue, names: Iterable[str], options: Options
) -> Iterator[File]:
    """The files that are about all entries: the list, the comparison, and the sitemap.

    `names` are those of all files of the site.
    """
    languages = Counter(line.language for line in lines)
    language = max(sorted(languages), key=languages.__getitem__, default="nl")
    words = Words(language)
    title, base_url = options.title or words["site_title"], options.base_url
    lines = sorted(lines, key=lambda line: (line.title.casefold(), line.id))
    yield INDEX, _index(lines, catalogue, Page(title, language, (), url=base_url), words)
    page = Page(f"{words['comparison']} · {title}", language, (), url=options.url(COMPARISON))
    yield COMPARISON, _comparison(lines, page, words)
    yield LICENCE, (ASSETS / LICENCE).read_bytes()
    if base_url:
        pages = sorted(name for name in names if name.endswith(".html") and name != INDEX)
        yield SITEMAP, _sitemap([base_url, *(base_url + name for name in pages)])


def _index(lines: Sequence[Line], catalogue: Catalogue, page: Page, words: Words) -> bytes:
    titles = catalogue.item_titles()
    principles = {id for line in lines for id in line.principles}
    values = {
        "form": {line.form: words[f"form_{line.form}"] for line in lines if line.form},
        "kind": {line.kind: words[f"site_kind_{line.kind}"] for line in lines},
        "facilitation": {key: words[key] for key in ("guided", "self-guided")},
        "principle": {id: titles.get(id, id) for id in principles},
    }
    found = [{key: getattr(line, key) for key in (*SEARCHED, *FILTERED)} for line in lines]
    labels = words.starting_with("site_")
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
        words=words,
        labels=FILTERS,
        choices={
            name: sorted(v.items(), key=lambda item: item[::-1]) for name, v in values.items()
        },
        entries=lines,
        search=data_block({"entries": found, "labels": labels}),
        data=data_block(about),
        layout="",
    ).encode()


def _part(line: Line, base_url: str) -> dict[str, Any]:
    part = {"@type": "LearningResource", "name": line.title}
    return part | {"url": base_url + line.url} if base_url else part


def _comparison(lines: Sequence[Line], page: Page, words: Words) -> bytes:
    keys = dict.fromkeys((*ALWAYS, *(key for line in lines for key in line.cells)))
    entries = {
        line.id: {"title": line.title, "url": line.url, "cells": line.cells} for line in lines
    }
    data = {
        "entries": entries,
        "rows": {key: words[key] for key in keys},
        "labels": {"unstated": words["unstated"]},
    }
    return document(
        "compare.html.j2",
        ("page.css", "site.css"),
        ("compare.js",),
        page=page,
        words=words,
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
