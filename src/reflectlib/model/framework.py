"""A framework: a vocabulary that methods refer to."""

from typing import Literal

import attrs

from reflectlib.model.entry import Entry
from reflectlib.model.record import Line, Record, Slug, Text


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Element(Record):
    """A core element of an item."""

    title: Line
    """The element's name."""
    text: Text | None = None
    """What it means."""
    indicators: tuple[Text, ...] = ()
    """What somebody does who works this way."""
    id: Slug | None = None
    """An id by which a program or a translation can point at it."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Item(Record):
    """One idea of the framework. Methods refer to its id in `principles`."""

    id: Slug
    """The item's id."""
    title: Line
    """The item's name."""
    text: Text | None = None
    """What it means."""
    elements: tuple[Element, ...] = ()
    """Its core elements."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Framework(Entry):
    """Ideas that belong together, each with its elements and their indicators."""

    kind: Literal["framework"] = "framework"
    """This entry is a framework."""
    context: Text | None = None
    """Where it comes from."""
    items: tuple[Item, ...]
    """The ideas, in order."""
