"""Ids made of names."""

import re
import unicodedata

LONGEST = 40  # characters, of an id that is made and not chosen


def slug(text: str) -> str:
    """The id that a text makes; empty where it has no letters or digits for one.

    A long one ends with a whole word.
    """
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    found = "-".join(re.findall("[a-z0-9]+", plain))
    if len(found) <= LONGEST:
        return found
    whole, hyphen, _ = found[: LONGEST + 1].rpartition("-")
    return whole if hyphen else found[:LONGEST]
