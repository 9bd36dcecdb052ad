"""What each language is called by who speaks it."""

import json
from collections.abc import Mapping
from functools import cache

from reflectlib.translations import LOCALE


def name_of(language: str) -> str:
    """The own name of a language (BCP 47), such as `Nederlands`; else its tag."""
    name = _names().get(language.split("-")[0].lower(), language)
    return name if "-" not in language else f"{name} ({language})"


@cache
def _names() -> Mapping[str, str]:
    names: Mapping[str, str] = json.loads((LOCALE / "names.json").read_bytes())
    return names
