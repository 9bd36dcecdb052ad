"""What a site puts around a page of an entry: the ways to others, its contents, and a preview."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reflectlib.language.words import Words
from reflectlib.message import Marked, _
from reflectlib.page import (
    OURS,
    Chips,
    Heading,
    Link,
    Links,
    MarksNote,
    Notice,
    Page,
    PageBlock,
    Paragraph,
    cleaned,
)
from reflectlib.slugs import slug
from reflectlib.writers.frame import Preview, frame
from reflectlib.writers.html import body
from reflectlib.writers.icons import icon

ASSETS = ("entry.css", "entry.js")
LEAST_PARTS = 4  # and steps of a page, from which a list of them saves looking

FIRST = (Heading, Paragraph, Notice, MarksNote)
"""What a page opens with where it has no chips."""


class Button(NamedTuple):
    """A way to what people most often come for, with the name of an icon."""

    text: str
    url: str
    icon: str


class Around(NamedTuple):
    """What stands around a page of an entry in a site.

    `above` are the ways up, the list first; `languages` those to the same page in others; `below`
    to all else, what can be downloaded last. `preview` is what others show of the page.
    """

    above: tuple[Link, ...]
    preview: Preview
    languages: tuple[Link, ...] = ()
    buttons: tuple[Button, ...] = ()
    below: tuple[Links, ...] = ()


class Part(NamedTuple):
    """A part of a page in its contents, with the parts of it that have names of their own."""

    text: str
    anchor: str
    parts: tuple["Part", ...] = ()


def write(page: Page, around: Around, own_style: str = "") -> bytes:
    """Write a page of an entry as it stands in a site, as one HTML file in UTF-8.

    `own_style` is what the site has otherwise than others.
    """
    page, around = with_anchors(cleaned(page)), cleaned(around)
    first = opening(page.blocks)
    parts = tuple(contents(page.blocks[first:]))
    named = sum(1 + len(part.parts) for part in parts)
    words = Words(page.language)
    return frame(
        page,
        body(page._replace(blocks=page.blocks[first:])),
        "entry.html.j2",
        ASSETS,
        "entry",
        head=body(page._replace(blocks=page.blocks[:first])),
        around=around,
        icon=icon,
        contents=parts if named >= LEAST_PARTS else (),
        labels={
            "contents": words.say(_("Contents")),
            "print": words.say(_("Print")),
            "search": words.say(_("Search all methods")),
        },
        preview=around.preview,
        asks=True,
        own_style=own_style,
    ).encode()


def opening(blocks: Sequence[PageBlock]) -> int:
    """How many blocks say what the page is about: up to its chips, or else its first texts."""
    is_part = (isinstance(each, Heading) and each.level > 1 for each in blocks)
    end = next((place for place, part in enumerate(is_part) if part), len(blocks))
    chips = (place for place, each in enumerate(blocks[:end], 1) if isinstance(each, Chips))
    texts = (place for place, each in enumerate(blocks[:end]) if not isinstance(each, FIRST))
    return next(chips, next(texts, end))


def with_anchors(page: Page) -> Page:
    """The page, of which each part can be led to: each heading of level 2 has an anchor."""
    taken: dict[str, int] = {}
    return page._replace(blocks=tuple(_anchored(block, taken) for block in page.blocks))


def _anchored(block: PageBlock, taken: dict[str, int]) -> PageBlock:
    if not isinstance(block, Heading) or block.level != 2 or block.anchor:
        return block
    # What views and the clock name begins otherwise.
    name = f"part-{slug(block.text)}".rstrip("-")
    taken[name] = taken.get(name, 0) + 1
    return block._replace(anchor=name if taken[name] == 1 else f"{name}-{taken[name]}")


def contents(blocks: Iterable[PageBlock]) -> Iterator[Part]:
    """The parts of a page, each with the steps in it.

    One that stands in brief before it stands in full, as a kind of meeting does, is there once.
    """
    parts: list[Part] = []
    for block in blocks:
        if not isinstance(block, Heading) or not block.anchor or block.level > 3:
            continue
        here = Part(without_sign(block.text), block.anchor)
        if block.level == 3 and parts:
            parts[-1] = parts[-1]._replace(parts=(*parts[-1].parts, here))
        else:
            parts.append(here)
    in_full = {part.text for part in parts if part.parts}
    yield from (part for part in parts if part.parts or part.text not in in_full)


def without_sign(text: str) -> str:
    """A text without a sign that it is ours, which stands where it is read."""
    if isinstance(text, Marked):
        return Marked(tuple((without_sign(part), of) for part, of in text.parts))
    return text.replace(f" {OURS}", "").replace(OURS, "")
