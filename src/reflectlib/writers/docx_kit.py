"""What the blocks of a page share while they become Word: styles, links, bookmarks, pictures."""

import io
import re
from collections.abc import Iterable, Iterator
from itertools import count
from typing import NamedTuple, cast
from urllib.parse import quote, urlsplit

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.shape import CT_Inline
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from docx.shared import Mm

from reflectlib.language.words import Words
from reflectlib.page import Heading, OutlineStep
from reflectlib.writers.docx_elements import el, link, runs
from reflectlib.writers.docx_pictures import Drawing, drawn, icon
from reflectlib.writers.docx_styles import Ids, new_list, numbering

LONGEST_NAME = 40
"""Letters of a bookmark's name, of which there are letters of ASCII, digits and lines."""
SINK = 0.5  # points for each millimetre of an icon
SCHEMES = ("http", "https", "mailto")
SAFE = "%/:=&?~#+!$,;'@()*[]"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
DECORATIVE = (
    f'<a:extLst xmlns:a="{A}"><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
    '<d:decorative xmlns:d="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
"""What says of a picture that it is there for the looks alone."""


class _Place(NamedTuple):
    """Where a drawing comes, once it is drawn."""

    drawing: Drawing
    blip: Element


class Kit:
    """The document that is made, and what is to be looked up for it.

    `room` is how wide its text is, in twips, and `scale` how large beside that of other pages.
    `named` is what a table is of, for who hears it: the last heading.
    """

    def __init__(
        self, document: Document, words: Words, ids: Ids, room: int, scale: float, named: str
    ) -> None:
        """Begin a document in which nothing is yet."""
        self.document, self.words, self.ids = document, words, ids
        self.room, self.scale, self.named = room, scale, named
        self._numbers = count(1)
        self._bookmarks: dict[str, str] = {}
        self._begun: set[str] = set()
        self._pictures: list[_Place] = []

    def style(self, name: str) -> str:
        """The id of one of our styles."""
        return self.ids[name]

    def number(self) -> int:
        """A number that nothing else in the document has."""
        return next(self._numbers)

    def strong(self, said: str) -> list[Element]:
        """A text that stands out."""
        return runs(said, self.style("Strong"))

    def keep_names(self, anchors: Iterable[str]) -> None:
        """Give each of the anchors on a page the name of a bookmark."""
        taken = {""}
        for anchor in dict.fromkeys(filter(None, anchors)):
            plain = re.sub("[^A-Za-z0-9]", "_", anchor)
            stem = plain if plain[0].isalpha() else f"p_{plain}"
            endings = ("", *(f"_{number}" for number in range(2, len(taken) + 3)))
            names = (stem[: LONGEST_NAME - len(each)] + each for each in endings)
            name = next(each for each in names if each.casefold() not in taken)
            taken.add(name.casefold())
            self._bookmarks[anchor] = name

    def bookmarked(self, anchor: str, inside: list[Element]) -> list[Element]:
        """What an anchor is of, as a bookmark; of a name that comes again it is the first."""
        name = self._bookmarks.get(anchor, "")
        if not name or name in self._begun:
            return inside
        self._begun.add(name)
        id = self.number()
        return [el("bookmarkStart", id=id, name=name), *inside, el("bookmarkEnd", id=id)]

    def linked(self, said: str, url: str) -> list[Element]:
        """A text that leads to an address, or to a place on this page; or the text alone."""
        inside = runs(said, self.style("Hyperlink"))
        if url.startswith("#"):
            return self.led(url[1:], inside)
        address = _address(url)
        if not address:
            return runs(said)
        part = self.document.part
        id = part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return [link(inside, id=id)]

    def led(self, anchor: str, inside: list[Element]) -> list[Element]:
        """What leads to an anchor, where the page has it."""
        name = self._bookmarks.get(anchor, "")
        return [link(inside, anchor=name)] if name else inside

    def list_number(self) -> tuple[int, int]:
        """A numbered list of its own: its number, and the level in it."""
        styles = cast("Element", self.document.styles.element)
        return new_list(numbering(self.document), styles, self.style("List Number"))

    def icon(self, name: str, side: float, color: str, alt: str = "") -> list[Element]:
        """An icon that stands a little below its line, or nothing for no name, of so many mm."""
        side *= self.scale
        return [self.picture(icon(name, side, color), alt, side * SINK)] if name else []

    def picture(self, drawing: Drawing, alt: str = "", sink: float = 0) -> Element:
        """A drawing in a line, or so many points below it, which `alt` describes.

        One without says nothing of its own.
        """
        id = self.number()
        width, height = Mm(drawing.width), Mm(drawing.height)
        inline = CT_Inline.new_pic_inline(id, "", f"{id}.png", width, height)
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        described = cast("Element", inline.docPr)
        described.set("descr", alt)
        if not alt:
            described.append(parse_xml(DECORATIVE))
        (blip,) = inline.iter(f"{{{A}}}blip")
        self._pictures.append(_Place(drawing, cast("Element", blip)))
        how = el("rPr", el("position", val=round(-2 * sink))) if sink else None
        return el("r", how, el("drawing", inline))

    def draw(self) -> None:
        """Put the pictures in their places, each of which is in the document once."""
        drawings = list(dict.fromkeys(place.drawing for place in self._pictures))
        part = self.document.part
        ids = {
            drawing: part.get_or_add_image(io.BytesIO(png))[0]
            for drawing, png in zip(drawings, drawn(drawings), strict=True)
        }
        for place in self._pictures:
            place.blip.set(qn("r:embed"), ids[place.drawing])


def anchors_of(value: object) -> Iterator[str]:
    """Every anchor of some blocks, in order; those of headings, to which others lead."""
    if isinstance(value, Heading):
        yield value.anchor
    elif isinstance(value, tuple) and not isinstance(value, OutlineStep):
        for part in value:
            yield from anchors_of(part)


def _address(url: str) -> str:
    """An address as Word reads one, or nothing for what is none: it would refuse the document."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return ""
    if parts.scheme not in SCHEMES or not (parts.netloc or parts.scheme == "mailto"):
        return ""
    return quote(url, safe=SAFE)
