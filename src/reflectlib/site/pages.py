"""The files of one entry in a site, and what a site is asked to be."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from reflectlib.catalogue import Catalogue
from reflectlib.characters import shown
from reflectlib.errors import ReflectError
from reflectlib.language.terms import VIEWS
from reflectlib.language.words import Words
from reflectlib.message import _
from reflectlib.model.entry import Entry
from reflectlib.model.record import is_line
from reflectlib.page import Block, Items, Link, Links, Page
from reflectlib.reading.converter import unstructure
from reflectlib.registry import View
from reflectlib.rendering import make_page, views_of
from reflectlib.views.linked_data import linked_data
from reflectlib.writers import html, markdown
from reflectlib.writers.json import compact

ENTRIES = "entries"
INDEX, COMPARISON, SITEMAP = "index.html", "compare.html", "sitemap.xml"
LICENCE = "minisearch.LICENSE.txt"
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

    def views_of(self, entry: Entry) -> list[View]:
        """The views of an entry that the site has."""
        return [view for view in views_of(entry) if self.quality or view != "quality"]


def checked_title(title: str) -> str:
    """The title of a site; it may be empty. Raises `ReflectError` for what is no line of text."""
    seen = shown(title)
    no_text = "\n" in title or "\N{REPLACEMENT CHARACTER}" in seen
    if title and (no_text or not (is_line(title) and is_line(seen))):
        raise ReflectError("no_title", title=title)
    return seen


def checked_base_url(url: str) -> str:
    """The address of a site's folder, with a slash at its end; nothing stays nothing.

    Raises `ReflectError` for what is no address of a folder on the web.
    """
    if url and not (BASE_URL.fullmatch(url) and url.isascii() and url.isprintable()):
        raise ReflectError("no_base_url", url=url)
    return url if not url or url.endswith("/") else f"{url}/"


def entry_files(
    entry: Entry,
    catalogue: Catalogue,
    definition: bytes,
    options: Options,
    gone: Collection[str] = (),
) -> Iterator[File]:
    """Every file of one entry: its views as pages, and its formats to download.

    `gone` are the ids of entries of the catalogue that have no page.
    """
    related = [id for id in entry.related if id in catalogue and id not in gone]
    url = options.url(page_path(entry.id))
    about = linked_data(entry, catalogue, url, for_participants=True)
    views = options.views_of(entry)
    for view in views:
        path = page_path(entry.id, view)
        page = make_page(entry, view, catalogue, to="html")
        if view == "sheet":
            yield f"{ENTRIES}/{entry.id}.md", markdown.write(page)
        page = page._replace(about=about, url=options.url(path))
        others = [other for other in views if other != view]
        yield path, html.write(_with_links(page, entry, view, others, related, catalogue))
    yield f"{ENTRIES}/{entry.id}.json", compact(unstructure(entry)).encode()
    yield f"{ENTRIES}/{entry.id}.yaml", definition


def file_names(entry: Entry, options: Options) -> Iterator[str]:
    """The name of every file of one entry, without making them."""
    yield from (page_path(entry.id, view) for view in options.views_of(entry))
    yield from (f"{ENTRIES}/{entry.id}.{suffix}" for suffix in ("md", "json", "yaml"))


def common_names(options: Options) -> tuple[str, ...]:
    """The names of the files that are about all entries."""
    return (INDEX, COMPARISON, LICENCE, *[SITEMAP] * bool(options.base_url))


def page_path(id: str, view: str = "sheet") -> str:
    """The place of one view of an entry within the site."""
    return f"{ENTRIES}/{id}.html" if view == "sheet" else f"{ENTRIES}/{id}.{view}.html"


def _with_links(
    page: Page,
    entry: Entry,
    view: str,
    others: Sequence[str],
    related: Sequence[str],
    catalogue: Catalogue,
) -> Page:
    """The page, with the ways to the list, to its other views and to what goes with it."""

    def beside(path: str) -> str:
        return path.removeprefix(f"{ENTRIES}/")

    words = Words(entry.language)
    home = Links((Link(words.say(_("All methods")), f"../{INDEX}"),))
    title, *rest = page.blocks
    below: list[Block] = []
    if others:
        links = (Link(words.say(VIEWS[v]), beside(page_path(entry.id, v))) for v in others)
        below.append(Links(tuple(links), words.say(_("Also as"))))
    if view == "sheet":
        formats = (("Markdown", "md"), ("JSON", "json"), ("YAML", "yaml"))
        files = (Link(name, f"{entry.id}.{suffix}") for name, suffix in formats)
        below.append(Links(tuple(files), words.say(_("Files"))))
        links = (Link(catalogue.title(id), beside(page_path(id))) for id in related)
        if related:
            below.append(Links(tuple(links), words.say(_("Goes well with"))))
            rest = [_without(block, words.say(_("Goes well with"))) for block in rest]
    return page._replace(blocks=(home, title, *below, *rest))


def _without(block: Block, label: str) -> Block:
    """A list without the item of this label, which stands elsewhere."""
    if not isinstance(block, Items):
        return block
    return block._replace(items=tuple(item for item in block.items if item.label != label))
