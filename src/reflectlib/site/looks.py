"""What makes a site that of an organisation, as its pages need it."""

from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import NamedTuple

from reflectlib.site.colours import DARK, LIGHT, readable

MOST_LOGO_BYTES = 100 * 1024
PNG_START = b"\x89PNG\r\n\x1a\n"
LOGOS: Mapping[str, str] = {".svg": "image/svg+xml", ".png": "image/png"}
"""The suffix of a picture → its media type."""


class Looks(NamedTuple):
    """What the pages of a site show of whom it is; each may be empty.

    `logo` is a picture as a `data:` address, in which nothing can run. `introduction` has a text
    for each paragraph. `contact` is a text, a mail address and a web address. `accent` is a colour
    for the light, and one for the dark.
    """

    logo: str = ""
    introduction: tuple[str, ...] = ()
    contact: tuple[str, str, str] = ("", "", "")
    accent: tuple[str, str] | None = None

    @property
    def style(self) -> str:
        """The styles that differ from those of every other page."""
        if not self.accent:
            return ""
        # What is read on white, white is read on.
        on_accent = f"light-dark({LIGHT[0]}, {DARK[0]})"
        light, dark = self.accent
        return f":root{{--accent:light-dark({light}, {dark});--on-accent:{on_accent}}}"


def accents(light: str, dark: str | None) -> tuple[str, str]:
    """A colour for the light and one for the dark, made of the former where none is given."""
    return light.lower(), (dark or readable(light, DARK)).lower()


def logo_data(file: PurePath, content: bytes) -> str:
    """A picture as an address that holds all of it."""
    return f"data:{LOGOS[file.suffix.lower()]};base64,{b64encode(content).decode()}"


def is_picture(file: Path, content: bytes) -> bool:
    """Tell whether a file holds what its suffix says."""
    if file.suffix.lower() == ".png":
        return content.startswith(PNG_START)
    return b"<svg" in content[:5000]
