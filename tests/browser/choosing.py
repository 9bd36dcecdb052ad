"""Which pages stand for all: the fewest that have every shape of markup between them."""

from collections.abc import Mapping
from itertools import pairwise

from selectolax.lexbor import LexborHTMLParser, LexborNode

Shape = tuple[str, ...]


def telling(pages: Mapping[str, bytes]) -> list[str]:
    """The names of pages to look at where looking at each would take too long.

    Between them they have each shape that is on any of them. The longest page and the one with the
    longest word are there too, since what is too long or too wide is of no one shape.
    """
    shapes = {name: shapes_of(page) for name, page in sorted(pages.items())}
    words = {name: max(map(len, text_of(page).split())) for name, page in sorted(pages.items())}
    chosen = {max(words, key=lambda name: len(pages[name])), max(words, key=words.__getitem__)}
    left = set().union(*shapes.values()).difference(*(shapes[name] for name in chosen))
    while left:
        best = max(shapes, key=lambda name: len(shapes[name] & left))
        chosen.add(best)
        left -= shapes[best]
    return sorted(chosen)


def text_of(page: bytes) -> str:
    """What a page says."""
    return LexborHTMLParser(page).body.text(separator=" ")  # type: ignore[union-attr]  # it has one


def shapes_of(page: bytes) -> set[Shape]:
    """Each element in the one that it is in, after the tag before it; and each step of headings."""
    tree = LexborHTMLParser(page)
    found: set[Shape] = set()

    def add(node: LexborNode, above: str) -> None:
        before = ""
        for child in node.iter():
            me = shape_of(child)
            found.add((above, before, me))
            add(child, me)
            before = child.tag or ""

    add(tree.root, "")  # type: ignore[arg-type]  # every page has one
    headings = [node.tag or "" for node in tree.css("h1, h2, h3, h4, h5, h6")]
    return found | {*pairwise(headings)}


def shape_of(node: LexborNode) -> str:
    """The tag of an element, its classes, its attributes, and whether it says anything."""
    names = sorted(node.attributes.keys() - {"class"})
    classes = sorted((node.attributes.get("class") or "").split())
    return " ".join([node.tag or "", *classes, *names, "says" * bool(node.text(strip=True))])
