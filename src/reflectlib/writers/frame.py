"""What stands around a page in HTML: its head, its looks, its clock, and what it may do.

A page may do nothing but what is in it: its Content-Security-Policy names the hashes of its
own style and scripts, and no address.
"""

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from reflectlib.language.words import Words
from reflectlib.page import Cards, Page
from reflectlib.writers.clock import clock_data
from reflectlib.writers.icons import sprite
from reflectlib.writers.json import compact

QUOTED = r"""("[^"]*"|'[^']*')"""
SPACES = {
    ".css": re.compile(rf"{QUOTED}|(?:(?<!\s)\s+)?([{{}};,]|:(?=\s))\s*"),
    ".js": re.compile(rf"{QUOTED}|(?:(?<!\s)\s+)?([{{}}()\[\];,=<>?:&|+*-])\s*"),
}
"""What is quoted, or a sign with the spaces around it; in styles some spaces say something."""
ASSETS = Path(__file__).parent / "assets"


def frame(page: Page, body: Markup) -> str:
    """Put what makes it a whole document around the blocks of a page."""
    cards = any(isinstance(block, Cards) for block in page.blocks)
    styles = ("page.css", *["cards.css"] * cards, *["clock.css"] * bool(page.runs))
    scripts = ("clock.min.js",) * bool(page.runs)
    words = Words(page.language)
    return document(
        "frame.html.j2",
        styles,
        scripts,
        page=page,
        _=words.gettext,
        labels_in=words.foreign,
        body=body,
        clock=data_block(clock_data(page, words)) if page.runs else "",
        data=data_block(page.about) if page.about else "",
        layout="cards-page" if cards else "wide" if page.wide else "large" if page.large else "",
    )


def document(
    template: str, styles: tuple[str, ...], scripts: tuple[str, ...], **values: Any
) -> str:
    """Fill in a template with the styles and scripts of these names, and its policy.

    The icons that it uses are drawn in it once, behind all else.
    """
    style, script = _assets(("tokens.css", *styles)), _assets(scripts)
    written = (
        _templates()
        .get_template(template)
        .render(style=style, script=script, policy=_policy(style, script), **values)
    )
    before, end, after = written.rpartition("</body>")
    return "".join((before, sprite(before), end, after))


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
    lines = (line for name in names for line in _lines_of(name))
    return Markup("\n".join(("", *filter(None, lines), "")))  # noqa: S704  # ours


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
def _policy(style: str, script: str) -> str:
    rules = ["default-src 'none'", f"style-src {_hash(style)}"]
    if script.strip():
        rules.append(f"script-src {_hash(script)}")
    return "; ".join((*rules, "base-uri 'none'", "form-action 'none'"))


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
