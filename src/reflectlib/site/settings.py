"""What stands in `reflect.toml`, by which an organisation makes a site its own.

It is a record as an entry is: its types say what may stand there, and its schema comes of them.
"""

from collections.abc import Mapping
from typing import Annotated, ClassVar

import attrs

from reflectlib.message import _
from reflectlib.model.record import (
    CONTROLS,
    SPACES,
    UNSEEN,
    Language,
    Line,
    Pattern,
    Record,
    Text,
    Url,
)

SETTINGS = "reflect.toml"
"""What the file is called, in the folder where `reflect site` runs."""
DUTCH_KINDS: Mapping[str, str] = {
    "checklists": "checklist",
    "draaiboek": "programme",
    "draaiboeken": "programme",
    "frameworks": "framework",
    "kader": "framework",
    "kaders": "framework",
    "methode": "method",
    "methoden": "method",
    "methodes": "method",
    "methods": "method",
    "program": "programme",
    "programma": "programme",
    "programmes": "programme",
    "registers": "register",
}
"""Names that people give to kinds → the kind."""
LONGEST_INTRODUCTION = 1000  # characters: the first choice lies within two screens of a phone

Introduction = Annotated[
    str,
    Pattern(rf"^[\t\n{SPACES}]*[^{UNSEEN}][^{CONTROLS}]*$", _("a text"), LONGEST_INTRODUCTION),
]
"""A text without markup, short enough to stand above a list; an empty line starts a paragraph."""
Mail = Annotated[
    str,
    Pattern(
        "^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+([.][A-Za-z0-9-]+)+$",
        _("a mail address such as anna@example.org"),
        254,
        r"\n",
    ),
]
"""A mail address."""
Colour = Annotated[str, Pattern("^#[0-9A-Fa-f]{6}$", _("a colour such as #0b5d57"), 7, r"\n")]
"""A colour by its red, green and blue, such as #0b5d57."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Contact(Record):
    """Whom to turn to. In a file a plain text will do."""

    shorthand: ClassVar[str | None] = "text"

    text: Text | None = None
    """A sentence, such as: Vragen? Loop even langs bij Anna."""
    mail: Mail | None = None
    """A mail address."""
    link: Url | None = None
    """A web address."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Colours(Record):
    """The colours of a site. Each is one that can be read on the page."""

    accent: Colour
    """The colour of links, buttons and lines, on white."""
    accent_dark: Colour | None = None
    """The same where the page is dark; without it `accent` is made as light as it has to be."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class SiteSettings(Record):
    """What makes a site that of an organisation: `reflect.toml`."""

    title: Line | None = None
    """What the site is called."""
    logo: Line | None = None
    """The name of a picture (.svg or .png), seen from the folder of this file."""
    introduction: Introduction | None = None
    """A few sentences to stand above the list; an empty line starts a paragraph."""
    contact: Contact | None = None
    """Whom to turn to; it stands at the foot of the list."""
    colours: Colours | None = None
    """The colours of the site."""
    only: tuple[Line, ...] = ()
    """The entries that the site has: their ids, or a kind such as `method`, or a tag."""
    language: Language | None = None
    """The language of the list and the comparison, such as nl."""
    base_url: Url | None = None
    """Where the site will stand, for canonical links and a sitemap."""
