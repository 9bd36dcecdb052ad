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
from reflectlib.language.terms import KINDS, VIEWS
from reflectlib.language.words import Words
from reflectlib.message import Marked, Message, _
from reflectlib.model.entry import Entry
from reflectlib.model.method import Method
from reflectlib.model.programme import Programme
from reflectlib.model.record import is_line
from reflectlib.page import Chips, Items, Link, Links, Page, PageBlock, TimeBar, cleaned
from reflectlib.reading.converter import unstructure
from reflectlib.registry import View
from reflectlib.rendering import make_page, views_of
from reflectlib.shown import as_shown, with_parts
from reflectlib.site.entry_page import Around, Button, without_sign, write
from reflectlib.site.looks import Looks
from reflectlib.translated import CatalogueInLanguage, languages_of
from reflectlib.views.cards import with_address
from reflectlib.views.linked_data import linked_data
from reflectlib.writers import markdown
from reflectlib.writers.frame import Preview, locale_of
from reflectlib.writers.json import compact
from reflectlib.writers.picture import picture

INDEX, COMPARISON, GUIDE, SITEMAP = "index.html", "compare.html", "choose.html", "sitemap.xml"
LICENCES = ("snowball.LICENSE.txt",)
"""Of what the list is searched with."""
LEFT_OUT = ("brief",)
"""Views that no site has: the first page of a sheet is the first of the page of its entry."""
CLOCK = "clock"
NAMES: Mapping[str, Message] = {**VIEWS, CLOCK: _("sheet with the clock")}
"""The pages of an entry, each as it is called within a sentence."""
BUTTONS = (
    (CLOCK, _("Start the clock"), "clock"),
    ("handout", _("Handout"), "handout"),
    ("cards", _("Cards"), "cards"),
)
"""What people most often come to an entry for, each with the name of its icon."""

File = tuple[str, bytes]
"""A path within the site, and what stands there."""


class Options(NamedTuple):
    """What a site is asked to be.

    `title`, `base_url` and the `language` of what is about all entries may be empty; `quality`
    holds each method against the quality framework. `only` are the ids of the entries that it has,
    where these are not all, and `looks` say whose it is.
    """

    title: str = ""
    base_url: str = ""
    quality: bool = True
    language: str = ""
    only: tuple[str, ...] = ()
    looks: Looks = Looks()

    def url(self, name: str) -> str:
        """The address of one of its files, where it has one."""
        return self.base_url and self.base_url + name

    def views_of(self, entry: Entry, catalogue: Catalogue) -> list[View]:
        """The views of an entry that the site has."""
        views = views_of(with_parts(entry, catalogue))
        left_out = (*LEFT_OUT, *["quality"] * (not self.quality))
        return [view for view in views if view not in left_out]


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
        methods_of(entry, catalogue),
        programmes.get(entry.id, ()),
        [id for id in entry.related if id in catalogue],
        frozenset(gone),
    )
    for language in languages_of(entry, catalogue):
        yield from _pages(entry, language, others, catalogue, options)
    yield f"{ENTRIES}/{entry.id}.json", compact(unstructure(entry)).encode()
    yield f"{ENTRIES}/{entry.id}.yaml", definition


class _Others(NamedTuple):
    """The ids of entries to which the page of one leads.

    The methods that a programme is made of, the programmes that a method is in, and what goes well
    with it. To those that are `gone` nothing leads; their names stand there all the same.
    """

    methods: Sequence[str]
    programmes: Sequence[str]
    related: Sequence[str]
    gone: frozenset[str]


def _pages(
    entry: Entry, language: str, ways: _Others, catalogue: Catalogue, options: Options
) -> Iterator[File]:
    """The views of an entry as pages in one of its languages, and its sheet with a clock."""
    to = None if language == entry.language else language
    shown_as = as_shown(entry, catalogue, to)
    url = options.url(path_in(entry, "sheet", language))
    about = linked_data(shown_as, catalogue, url, for_participants=True)
    languages = languages_of(entry, catalogue)
    views = options.views_of(entry, catalogue)
    pages: dict[str, Page] = {
        view: make_page(entry, view, catalogue, language=to) for view in views if view != "sheet"
    }
    sheet = make_page(entry, "sheet", catalogue, to="html", language=to)
    # A clock weighs as much as a sheet: it has a page of its own, for whoever leads.
    pages = {"sheet": sheet._replace(runs=()), **pages}
    if sheet.runs:
        pages[CLOCK] = sheet
    if language == entry.language:
        yield f"{ENTRIES}/{entry.id}.md", markdown.write(sheet)
    links = _Links(entry, language, tuple(pages), catalogue, options)
    if options.base_url:
        yield picture_path(entry, language), _picture(shown_as, pages["sheet"], options)
    for view, page in pages.items():
        path = path_in(entry, view, language)
        page = with_address(page, url)
        there = [(each, path_in(entry, view, each)) for each in languages if len(languages) > 1]
        page = page._replace(
            about=about,
            url=options.url(path),
            alternates=tuple((each, options.url(path) or beside(path)) for each, path in there),
        )
        around = links.around(page, shown_as, view, ways)
        yield path, write(links.without_those(page, ways), around, options.looks.style)


def _picture(entry: Entry, page: Page, options: Options) -> bytes:
    """What others show of a link to the page of an entry."""
    words = Words(page.language)
    page = cleaned(page)
    chips = [each.text for block in page.blocks if isinstance(block, Chips) for each in block.chips]
    bars = [block.pieces for block in page.blocks if isinstance(block, TimeBar)]
    kind, *facts = chips or [words.say(KINDS[entry.kind])]
    title = without_sign(page.title)
    return picture(title, kind, facts, bars[0] if bars else (), shown(options.title)).encode()


def file_names(entry: Entry, catalogue: Catalogue, options: Options) -> Iterator[str]:
    """The name of every file that one entry may have, without making them.

    That a method has no meeting for a clock is only known when its pages are made.
    """
    views = (*options.views_of(entry, catalogue), *[CLOCK] * isinstance(entry, Method))
    for language in languages_of(entry, catalogue):
        yield from (path_in(entry, view, language) for view in views)
        if options.base_url:
            yield picture_path(entry, language)
    yield from (f"{ENTRIES}/{entry.id}.{suffix}" for suffix in ("md", "json", "yaml"))


def common_names(options: Options) -> tuple[str, ...]:
    """The names of the files that are about all entries."""
    return (INDEX, COMPARISON, GUIDE, *LICENCES, *[SITEMAP] * bool(options.base_url))


def path_in(entry: Entry, view: str, language: str) -> str:
    """The place of one view of an entry in one of its languages."""
    return page_path(entry.id, view, "" if language == entry.language else language)


def picture_path(entry: Entry, language: str) -> str:
    """The place of the picture of an entry in one of its languages."""
    return f"{path_in(entry, 'sheet', language).removesuffix('html')}svg"


class _Links(NamedTuple):
    """The ways from the pages of an entry in a language, of these `views`, to others."""

    entry: Entry
    language: str
    views: Sequence[str]
    catalogue: Catalogue
    options: Options

    def around(self, page: Page, entry: Entry, view: str, ways: _Others) -> Around:
        """What stands around a page of a view; `entry` is as it is shown in the language."""
        words, options, is_entry = Words(self.language), self.options, view == "sheet"
        home = Link(options.title or words.say(_("All methods")), f"../{INDEX}")
        up = () if is_entry else (Link(entry.title, self._of("sheet")),)
        return Around(
            (home, *up),
            Preview(
                page.title,
                " ".join(entry.summary.split()),
                locale=locale_of(self.language),
                site=options.title,
                image=options.url(picture_path(self.entry, self.language)),
            ),
            tuple(
                Link(Marked(((name_of(each), each),)), beside(path_in(self.entry, view, each)))
                for each in languages_of(self.entry, self.catalogue)
                if each != self.language
            ),
            tuple(
                Button(words.say(text), self._of(each), icon)
                for each, text, icon in BUTTONS
                if is_entry and each in self.views
            ),
            tuple(self._below(view, ways, words)),
        )

    def _below(self, view: str, ways: _Others, words: Words) -> Iterator[Links]:
        """The ways to other pages of the entry, to other entries, and to its files."""
        is_entry = view == "sheet"
        named = {each for each, *_ in BUTTONS} if is_entry else set()
        if others := [each for each in self.views if each != view and each not in named]:
            links = (Link(words.say(NAMES[each]), self._of(each)) for each in others)
            yield Links(tuple(links), words.say(_("Also as")))
        if not is_entry:
            return
        for label, ids in (
            (_("Methods in it"), ways.methods),
            (_("In programmes"), ways.programmes),
            (_("Goes well with"), ways.related),
        ):
            if ids:
                yield Links(tuple(self._to(id, ways.gone) for id in ids), words.say(label))
        formats = (("Markdown", "md"), ("JSON", "json"), ("YAML", "yaml"))
        files = (Link(name, f"{self.entry.id}.{suffix}") for name, suffix in formats)
        yield Links(tuple(files), words.say(_("Files")))

    def without_those(self, page: Page, ways: _Others) -> Page:
        """The page without a fact that stands around it as links."""
        if not ways.related:
            return page
        label = Words(self.language).say(_("Goes well with"))
        return page._replace(blocks=tuple(_without(block, label) for block in page.blocks))

    def _of(self, view: str) -> str:
        return beside(path_in(self.entry, view, self.language))

    def _to(self, id: str, gone: Collection[str]) -> Link:
        """The way to another entry, in the same language where it is there; or its name alone."""
        title, path = self.catalogue.title(id), page_path(id)
        if self.language != self.entry.language:
            title = CatalogueInLanguage(self.catalogue, self.language).title(id)
            with suppress(ReflectError):  # a page that is there of what cannot be read now
                other = self.catalogue[id]
                if self.language in languages_of(other, self.catalogue):
                    path = path_in(other, "sheet", self.language)
        return Link(title, "" if id in gone else beside(path))


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


def beside(path: str) -> str:
    """A page of an entry as another leads to it."""
    return path.removeprefix(f"{ENTRIES}/")


def _without(block: PageBlock, label: str) -> PageBlock:
    """A list without the item of this label, which stands elsewhere."""
    if not isinstance(block, Items):
        return block
    return block._replace(items=tuple(item for item in block.items if item.label != label))
