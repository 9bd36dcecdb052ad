"""HTML: one file with all it needs. Jinja2's autoescape keeps text from becoming markup."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from reflectlib.page import OURS, Block, Heading, Page


def write(page: Page) -> bytes:
    """Write a page as one HTML file in UTF-8 that asks nothing of the network."""
    return _template().render(page=page, parts=list(_sections(page)), ours=OURS).encode()


def _sections(page: Page) -> Iterator[tuple[str, Block | None]]:
    """The blocks, with the opening and closing of a section around each heading's content."""
    open_levels: list[int] = []
    for block in page.blocks:
        if isinstance(block, Heading) and block.level > 1:
            while open_levels and open_levels[-1] >= block.level:
                open_levels.pop()
                yield "close", None
            open_levels.append(block.level)
            yield "open", block
        yield type(block).__name__, block
    for _ in open_levels:
        yield "close", None


def _lines(text: str) -> Markup:
    """A text with its line breaks."""
    return Markup("<br>\n").join(escape(line) for line in text.strip().split("\n"))


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["lines"] = _lines
    return environment.get_template("page.html.j2")
