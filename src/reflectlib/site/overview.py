"""The files of a site that are about all entries."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.sax.saxutils import escape

from reflectlib.catalogue import Catalogue
from reflectlib.language.words import Words
from reflectlib.message import _
from reflectlib.page import Link, Page
from reflectlib.search import Match, Matches
from reflectlib.shown import as_shown
from reflectlib.site.compared import comparison
from reflectlib.site.entry_page import Around, write
from reflectlib.site.index import index
from reflectlib.site.lines import IndexLine
from reflectlib.site.pages import COMPARISON, GUIDE, INDEX, LICENCES, SITEMAP, File, Options
from reflectlib.views.guide import guide
from reflectlib.writers.frame import ASSETS, Preview, locale_of


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
    page = Page(title, language, (), url=base_url)
    yield INDEX, index(lines, catalogue, page, words, options.looks)
    page = Page(
        words.joined(" · ", (words.say(_("Side by side")), title)),
        language,
        (),
        url=options.url(COMPARISON),
    )
    yield COMPARISON, comparison(lines, page, words, options.looks)
    yield GUIDE, _guide(lines, catalogue, title, options, language)
    for licence in LICENCES:
        yield licence, (ASSETS / licence).read_bytes()
    if base_url:
        pages = sorted(name for name in {*names} if name.endswith(".html") and name != INDEX)
        yield SITEMAP, _sitemap([base_url, *(base_url + name for name in pages)])


def _guide(
    lines: Sequence[IndexLine], catalogue: Catalogue, title: str, options: Options, language: str
) -> bytes:
    """The guide to choose by, which leads to the page of each method."""
    words, url = Words(language), options.url(GUIDE)
    urls = {line.id: line.url for line in lines}
    shown = (as_shown(catalogue[line.id], catalogue, line.language) for line in lines if line.need)
    page = guide(
        Matches(tuple(map(Match, shown))),
        catalogue,
        language=language,
        address=lambda entry: urls[entry.id],
    )._replace(url=url)
    preview = Preview(words.joined(" · ", (page.title, title)), "", "website", locale_of(language))
    above = (Link(words.say(_("All methods")), INDEX),)
    return write(page, Around(above, preview), options.looks.style)


def _sitemap(urls: Sequence[str]) -> bytes:
    lines = "".join(f"<url><loc>{escape(url)}</loc></url>\n" for url in urls)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}</urlset>\n'
    ).encode()
