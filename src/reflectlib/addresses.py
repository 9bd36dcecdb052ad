"""Where the pages of a site are: the places in its folder, and its address on the web."""

import re

from reflectlib.errors import ReflectError

ENTRIES = "entries"
BASE_URL = re.compile(r"(?i:https?)://[^/?#@\[\]\s\"'<>\\]+(?:/[^?#\s\"'<>\\]*)?")


def checked_base_url(url: str) -> str:
    """The address of a site's folder, with a slash at its end; nothing stays nothing.

    Raises `ReflectError` for what is no address of a folder on the web.
    """
    if url and not (BASE_URL.fullmatch(url) and url.isascii() and url.isprintable()):
        raise ReflectError("no_base_url", url=url)
    return url if not url or url.endswith("/") else f"{url}/"


def page_path(id: str, view: str = "sheet", language: str = "") -> str:
    """The place of one view of an entry within the site, in its own language or another."""
    parts = (id, *[view] * (view != "sheet"), *[language] * bool(language), "html")
    return f"{ENTRIES}/{'.'.join(parts)}"
