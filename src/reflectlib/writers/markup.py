"""Pieces of HTML, of which the writers of pages make theirs.

What is put into markup is escaped by MarkupSafe, unless it is markup itself. Only `start`, `tag`,
`join` and `markup` make markup; the first three escape all but the names of elements, which are
ours.
"""

from collections.abc import Iterable

from markupsafe import Markup, escape

from reflectlib.message import Marked
from reflectlib.page import OURS

NOTHING, LINE, BREAK = Markup(""), Markup("\n"), Markup("<br>\n")


def start(name: str, /, **attributes: str) -> Markup:
    """The start of an element, or one that has no content."""
    written = "".join(
        f' {key.strip("_").replace("_", "-")}="{escape(text)}"' for key, text in attributes.items()
    )
    return markup(f"<{name}{written}>")


def tag(name: str, /, *content: str, **attributes: str) -> Markup:
    """An element around texts and markup."""
    opening = start(name, **attributes) if attributes else f"<{name}>"
    return markup(f"{opening}{''.join(map(_escaped, content))}</{name}>")


def join(parts: Iterable[str], between: Markup = NOTHING) -> Markup:
    """Texts and markup, one behind the other. `Markup.join` would copy each markup first."""
    return markup(str.join(between, map(_escaped, parts)))


def text(said: str, ours: bool = False) -> Markup:
    """A text with its line breaks, and the sign behind what is ours."""
    written = _marked(said) if isinstance(said, Marked) else _lines(said.strip())
    return join((written, OURS)) if ours else written


def listed(items: Iterable[Markup], name: str = "ul", **attributes: str) -> Markup:
    """A list, with each item on a line of its own."""
    lines = (part for item in items for part in (tag("li", item), LINE))
    return tag(name, LINE, *lines, **attributes)


def markup(written: str) -> Markup:
    """What is escaped. `Markup` itself looks once more what it is given; that takes longer."""
    return str.__new__(Markup, written)


def _escaped(content: str) -> Markup:
    if isinstance(content, Markup):
        return content
    return _marked(content) if isinstance(content, Marked) else escape(content)


def _marked(content: Marked) -> Markup:
    """A text of which parts say in which language they are."""
    parts = ((_lines(said), language) for said, language in content.parts)
    return join(tag("span", said, lang=of) if of else said for said, of in parts)


def _lines(said: str) -> Markup:
    return join(said.split("\n"), BREAK) if "\n" in said else escape(said)
