"""The files of one entry in a site, and what a site is asked to be."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from types import MappingProxyType
from typing import NamedTuple

from reflectlib.addresses import ENTRIES, page_path
from reflectlib.catalogue import Catalogue
from reflectlib.characters import shown
from reflectlib.errors import ReflectError
from reflectlib.language.names import name_of
from reflectlib.language.terms import VIEWS
from reflectlib.language.words import Words
from reflectlib.message import Marked, _
from reflectlib.model.entry import Entry
from reflectlib.model.programme import Programme
from reflectlib.model.record import is_line
from reflectlib.page import Items, Link, Links, Page, PageBlock
from reflectlib.reading.converter import unstructure
from reflectlib.registry import View
from reflectlib.rendering import make_page, views_of
from reflectlib.shown import as_shown, with_parts
from reflectlib.translated import CatalogueInLanguage, languages_of
from reflectlib.views.cards import with_address
from reflectlib.views.linked_data import linked_data
from reflectlib.writers import html, markdown
from reflectlib.writers.json import compact

INDEX, COMPARISON, SITEMAP = "index.html", "compare.html", "sitemap.xml"
LICENCES = ("snowball.LICENSE.txt",)
"""Of what the list is searched with."""

File = tuple[str, bytes]
"""A path within the site, and what stands there."""


class Options(NamedTuple):
    """What a site is asked to be.

    `title`, `base_url` and the `language` of what is about all entries may be empty; `quality`
    holds each method against the quality framework.
    """

    title: str = ""
    base_url: str = ""
    quality: bool = True
    language: str = ""

    def url(self, name: str) -> str:
        """The address of one of its files, where it has one."""
        return self.base_url and self.base_url + name

    def views_of(self, entry: Entry, catalogue: Catalogue) -> list[View]:
        """The views of an entry that the site has."""
        views = views_of(with_parts(entry, catalogue))
        return [view for view in views if self.quality or view != "quality"]


def checked_title(title: str) -> str:
    """The title of a site; it may be empty. Raises `ReflectError` for what is no line of text."""
    seen = shown(title)
    no_text = "\n" in title or "\N{REPLACEMENT CHARACTER}" in seen
    if title and (no_text or not (is_line(title) and is_line(seen))):
        raise ReflectError("no_title", title=title)
    return seen


def entry_files(
    entry: Entry,
    catalogue: Catalogue,
    definition: bytes,
    options: Options,
    gone: Collection[str] = (),
    programmes: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> Iterator[File]:
    """Every file of one entry: its views as pages, and its formats to download.

    `gone` are the ids of entries of the catalogue that have no page, and `programmes` those of the
    programmes that a method is in, by its id.
    """
    others = _Others(
        [id for id in methods_of(entry, catalogue) if id not in gone],
        programmes.get(entry.id, ()),
        [id for id in entry.related if id in catalogue and id not in gone],
    )
    for language in languages_of(entry, catalogue):
        yield from _pages(entry, language, others, catalogue, options)
    yield f"{ENTRIES}/{entry.id}.json", compact(unstructure(entry)).encode()
    yield f"{ENTRIES}/{entry.id}.yaml", definition


class _Others(NamedTuple):
    """The ids of entries to which the page of one leads.

    The methods that a programme is made of, the programmes that a method is in, and what goes well
    with it.
    """

    methods: Sequence[str]
    programmes: Sequence[str]
    related: Sequence[str]


def _pages(
    entry: Entry, language: str, ways: _Others, catalogue: Catalogue, options: Options
) -> Iterator[File]:
    """The views of an entry as pages in one of its languages."""
    to = None if language == entry.language else language
    shown = as_shown(entry, catalogue, to)
    url = options.url(path_in(entry, "sheet", language))
    about = linked_data(shown, catalogue, url, for_participants=True)
    languages = languages_of(entry, catalogue)
    for view in options.views_of(entry, catalogue):
        path = path_in(entry, view, language)
        page = make_page(entry, view, catalogue, to="html", language=to)
        page = with_address(page, url)
        if view == "sheet" and language == entry.language:
            yield f"{ENTRIES}/{entry.id}.md", markdown.write(page)
        others = [(each, path_in(entry, view, each)) for each in languages if each != language]
        there = [(each, path_in(entry, view, each)) for each in languages] if others else []
        page = page._replace(
            about=about,
            url=options.url(path),
            alternates=tuple((each, options.url(path) or _beside(path)) for each, path in there),
        )
        links = _Links(entry, language, catalogue, options)
        yield path, html.write(links.added(page, view, ways, others))


def file_names(entry: Entry, catalogue: Catalogue, options: Options) -> Iterator[str]:
    """The name of every file of one entry, without making them."""
    for language in languages_of(entry, catalogue):
        yield from (path_in(entry, view, language) for view in options.views_of(entry, catalogue))
    yield from (f"{ENTRIES}/{entry.id}.{suffix}" for suffix in ("md", "json", "yaml"))


def common_names(options: Options) -> tuple[str, ...]:
    """The names of the files that are about all entries."""
    return (INDEX, COMPARISON, *LICENCES, *[SITEMAP] * bool(options.base_url))


def path_in(entry: Entry, view: str, language: str) -> str:
    """The place of one view of an entry in one of its languages."""
    return page_path(entry.id, view, "" if language == entry.language else language)


class _Links(NamedTuple):
    """The ways from a page of an entry in a language to others."""

    entry: Entry
    language: str
    catalogue: Catalogue
    options: Options

    def added(
        self,
        page: Page,
        view: str,
        ways: _Others,
        translations: Sequence[tuple[str, str]],
    ) -> Page:
        """The page with ways to the list, to its other views, and to what goes with it."""
        entry, language, words = self.entry, self.language, Words(self.language)
        home = Links((Link(words.say(_("All methods")), f"../{INDEX}"),))
        title, *rest = page.blocks
        below: list[PageBlock] = []
        if translations:
            links = [Link(Marked(((name_of(to), to),)), _beside(path)) for to, path in translations]
            below.append(Links(tuple(links), words.say(_("Also in"))))
        if others := [
            other for other in self.options.views_of(entry, self.catalogue) if other != view
        ]:
            links = [
                Link(words.say(VIEWS[other]), _beside(path_in(entry, other, language)))
                for other in others
            ]
            below.append(Links(tuple(links), words.say(_("Also as"))))
        if view == "sheet":
            formats = (("Markdown", "md"), ("JSON", "json"), ("YAML", "yaml"))
            files = (Link(name, f"{entry.id}.{suffix}") for name, suffix in formats)
            below.append(Links(tuple(files), words.say(_("Files"))))
            related = words.say(_("Goes well with"))
            for label, ids in (
                (words.say(_("Methods in it")), ways.methods),
                (words.say(_("In programmes")), ways.programmes),
                (related, ways.related),
            ):
                if ids:
                    below.append(Links(tuple(map(self._to, ids)), label))
            if ways.related:
                rest = [_without(block, related) for block in rest]
        return page._replace(blocks=(home, title, *below, *rest))

    def _to(self, id: str) -> Link:
        """The way to another entry, in the same language where it is there."""
        title, path = self.catalogue.title(id), page_path(id)
        if self.language != self.entry.language:
            title = CatalogueInLanguage(self.catalogue, self.language).title(id)
            with suppress(ReflectError):  # a page that is there of what cannot be read now
                other = self.catalogue[id]
                if self.language in languages_of(other, self.catalogue):
                    path = path_in(other, "sheet", self.language)
        return Link(title, _beside(path))


def programmes_with(catalogue: Catalogue, gone: Collection[str]) -> Mapping[str, list[str]]:
    """The id of a method → those of the programmes that have it in a block, and have a page."""
    found: dict[str, list[str]] = {}
    for id in catalogue.of_kind("programme"):
        with suppress(ReflectError):  # that it cannot be read is said of itself
            for method in methods_of(catalogue[id], catalogue) if id not in gone else ():
                found.setdefault(method, []).append(id)
    return found


def methods_of(entry: Entry, catalogue: Catalogue) -> list[str]:
    """The ids of the methods that the blocks of a programme are, each once."""
    if not isinstance(entry, Programme):
        return []
    activities = (each for block in entry.blocks for each in (block, *block.parallel))
    ids = dict.fromkeys(each.method for each in activities if each.method)
    return [id for id in ids if id in catalogue]


def _beside(path: str) -> str:
    """A page of an entry as another leads to it."""
    return path.removeprefix(f"{ENTRIES}/")


def _without(block: PageBlock, label: str) -> PageBlock:
    """A list without the item of this label, which stands elsewhere."""
    if not isinstance(block, Items):
        return block
    return block._replace(items=tuple(item for item in block.items if item.label != label))
