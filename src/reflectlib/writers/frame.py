"""What stands around a page in HTML: its head, its looks, its clock, and what it may do.

A page may do nothing but what is in it: its Content-Security-Policy names the hashes of its
own style and scripts, and no address.
"""

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from reflectlib.language.words import Words
from reflectlib.message import Message, _
from reflectlib.page import Cards, Page, to_fill_in
from reflectlib.writers.clock import clock_data
from reflectlib.writers.icons import sprite
from reflectlib.writers.json import compact

QUOTED = r"""("[^"]*"|'[^']*')"""
SPACES = {
    ".css": re.compile(rf"{QUOTED}|(?:(?<!\s)\s+)?([{{}};,>]|:(?=\s))\s*"),
    ".js": re.compile(rf"{QUOTED}|(?:(?<!\s)\s+)?([{{}}()\[\];,=<>?:&|+*-])\s*"),
}
"""What is quoted, or a sign with the spaces around it; in styles some spaces say something."""
UNREAD = re.compile(r"/\*[^*]*\*/|;?\n?(?=\})|(?<=[{;,])\n")
"""What stands between the lines of a style for us alone: a remark, and ends that go unsaid."""
ASSETS = Path(__file__).parent / "assets"
LANDS = {"de": "DE", "en": "GB", "nl": "NL"}
"""Where a language that does not say it is spoken, of those that there are labels in."""
FREE = "='/:;,()"
"""What may stand in the address of data as it is."""

KEPT: Mapping[str, Message] = {
    "cell": _("{column}, row {number}"),
    "cleared": _("Cleared. For a minute it can still be undone."),
    "empty": _("(not filled in)"),
    "kept": _(
        "Kept in this browser, on this device alone. Do others use it too? Clear it when you are "
        "done."
    ),
    "left": _("From an earlier version of this page"),
    "left_more": _(
        "{number} answers belong to an earlier version of this page. Download has them."
    ),
    "left_one": _("One answer belongs to an earlier version of this page. Download has it."),
    "lost": _(
        "Not kept: this browser cannot. Print or download what you fill in before you leave this "
        "page."
    ),
    "on": _("Downloaded on {date}"),
    "will": _("What you fill in is kept in this browser, on this device alone."),
}
"""What is said of what is typed on a page, by the names that its script knows."""


class Preview(NamedTuple):
    """What others show of a page that somebody links to: chats, feeds and search engines.

    `type` is one of the Open Graph protocol (ogp.me), `locale` a language with its land, `site` a
    name, and `image` an address. All but the title and the type may be empty.
    """

    title: str
    description: str
    type: str = "article"
    locale: str = ""
    site: str = ""
    image: str = ""


def locale_of(language: str) -> str:
    """A language (BCP 47) as the Open Graph protocol names it, or nothing without a land."""
    first, *rest = language.split("-")
    land = next((part for part in rest if len(part) == 2), LANDS.get(language, ""))
    return f"{first}_{land.upper()}" if land else ""


def frame(
    page: Page,
    body: Markup,
    template: str = "frame.html.j2",
    extra: Sequence[str] = (),
    layout: str = "",
    **values: Any,
) -> str:
    """Put what makes it a whole document around the blocks of a page.

    Another template than the usual one is given the names of the assets that it needs besides,
    a class for the whole, and its values.
    """
    cards = any(isinstance(block, Cards) for block in page.blocks)
    # What a leader's page has to fill in is to be printed, and its clock is heavy enough.
    keeps = not page.runs and any(map(to_fill_in, page.blocks))
    styles = (
        "page.css",
        *["large.css"] * page.large,
        *["cards.css"] * cards,
        *["clock.css"] * bool(page.runs),
        *["keep.css"] * keeps,
    )
    scripts = (*("clock.min.js",) * bool(page.runs), *["keep.js"] * keeps)
    words = Words(page.language)
    paper = "cards-page" if cards else "wide" if page.wide else "large" if page.large else ""
    added = {kind: [name for name in extra if name.endswith(kind)] for kind in SPACES}
    return document(
        template,
        (*styles, *added[".css"]),
        (*scripts, *added[".js"]),
        page=page,
        _=words.gettext,
        labels_in=words.foreign,
        body=body,
        clock=data_block(clock_data(page, words)) if page.runs else "",
        data=data_block(page.about) if page.about else "",
        kept=_kept(page.language) if keeps else "",
        layout=f"{layout} {paper}".strip(),
        **values,
    )


@cache
def _kept(language: str) -> Markup:
    """What the script that keeps what is typed says in a language."""
    words = Words(language)
    return data_block({name: words.say(text) for name, text in KEPT.items()})


def document(
    template: str,
    styles: tuple[str, ...],
    scripts: tuple[str, ...],
    *,
    preview: Preview | None = None,
    asks: bool = False,
    own_style: str = "",
    **values: Any,
) -> str:
    """Fill in a template with the styles and scripts of these names, and its policy.

    The icons that it uses are drawn in it once, behind all else. `own_style` comes behind the
    styles. `preview` is what others show of it; a page that `asks` has a form that leads to
    another page.
    """
    style, script = _assets(("tokens.css", *styles)), _assets(scripts)
    if own_style:
        style = Markup(f"{style}{own_style}\n")  # noqa: S704  # ours, of values that are checked
    written = (
        _templates()
        .get_template(template)
        .render(
            style=style,
            script=script,
            policy=_policy(style, script, asks=asks),
            favicon=_favicon(),
            preview=preview,
            **values,
        )
    )
    before, end, after = written.rpartition("</body>")
    return "".join((before, sprite(before), end, after))


def filled_in(template: str, **values: Any) -> str:
    """Fill in a template that is a file by itself."""
    return _templates().get_template(template).render(**values)


def data_block(data: Any) -> Markup:
    """Data to stand in a script element, where no text in it can end that element."""
    return escaped_json(compact(data))


def escaped_json(written: str) -> Markup:
    """JSON in which no text can end the element around it."""
    for sign in "<>&\u2028\u2029":
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(written)  # noqa: S704  # nothing in it is markup any more


@cache
def _assets(names: tuple[str, ...]) -> Markup:
    written = "\n".join(
        ("", *filter(None, (line for name in names for line in _lines_of(name))), "")
    )
    if any(name.endswith(".css") for name in names):
        written = UNREAD.sub("", written)
    return Markup(written)  # noqa: S704  # ours


def _lines_of(name: str) -> Iterator[str]:
    """The lines of a file, of which one that is made by a program is tight already."""
    kind = Path(name).suffix
    for line in (ASSETS / name).read_text(encoding="utf-8").split("\n"):
        yield line if name.endswith(f".min{kind}") else tight(line.strip(), kind)


def tight(line: str, kind: str) -> str:
    """A line of a style or a script without comments and spaces that only we read.

    Within quotes all stays, and so does a whole line with a text that has code in it.
    """
    if line.startswith("//"):
        return ""
    return line if "`" in line else SPACES[kind].sub(lambda found: found[1] or found[2], line)


@cache
def _policy(style: str, script: str, *, asks: bool) -> str:
    rules = ["default-src 'none'", f"style-src {_hash(style)}"]
    if script.strip():
        rules.append(f"script-src {_hash(script)}")
    # A file of a folder is none of its own to some browsers, so `'self'` does not say it.
    form = "'self' file:" if asks else "'none'"
    return "; ".join((*rules, "img-src data:", "base-uri 'none'", f"form-action {form}"))


@cache
def _favicon() -> str:
    """The icon of a page within its address, since a page asks for nothing."""
    drawn = (ASSETS / "favicon.svg").read_text(encoding="utf-8").strip()
    return f"data:image/svg+xml,{quote(drawn, safe=FREE)}"


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(ASSETS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
