"""How typst sets data as PDF: its texts, its fonts, and what no font has."""

import json
import re
import unicodedata
from itertools import dropwhile
from typing import Any

from reflectlib.errors import CannotWriteError
from reflectlib.message import Marked
from reflectlib.writers.icons import ASSETS

BOX = "□"  # in the place of what no font has
MAY_BREAK = "\u200b"  # where a word may be broken; hidden, so that no text of a page has one
LONG_WORD, LONG_NAME, PIECE = 40, 20, 5  # letters
_WORD = re.compile(r"\S++")
_JOINED = ("Mn", "Mc", "Me", "Cf", "Sk")  # what goes with the character before it, by Unicode
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:-[A-Z][a-z]{3})?(?:-([A-Z]{2}))?(?![A-Za-z0-9])")
_LACKING = re.compile(r'the text `"((?:[^"\\]|\\.)++)"` could not be displayed')
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-f]++)\}|(.))")

Said = str | list[list[str]]
"""A text, or pieces of one, each with its language and region, or nothing for those around it."""


class _LackingError(Exception):
    """No font has these texts."""

    def __init__(self, texts: frozenset[str]) -> None:
        self.texts = texts


def said(text: str, sign: str = "") -> Said:
    """A text for the template, with a sign behind it, in which no word is wider than a line."""
    if isinstance(text, Marked):
        pieces = [[_breakable(part), *language(of)] for part, of in text.parts]
        return [*pieces, [sign, "", ""]] if sign else pieces
    return _breakable(text.strip()) + sign


def language(tag: str) -> tuple[str, str]:
    """The language and the region of a BCP 47 tag, as typst takes them, or nothing for each."""
    found = _LANGUAGE.match(tag)
    return (found[1], found[2] or "") if found else ("", "")


def _breakable(text: str) -> str:
    """A text in which what is longer than words are, and cannot be hyphenated, may be broken."""
    return text if len(text) <= LONG_NAME else _WORD.sub(_in_pieces, text)


def _in_pieces(found: re.Match[str]) -> str:
    word = found[0]
    is_name = not word.strip("\"'“”‘’()[].,:;?!").replace("-", "").isalpha()
    # typst breaks addresses by itself.
    if len(word) <= (LONG_NAME if is_name else LONG_WORD) or "://" in word:
        return word
    pieces: list[str] = []
    for letter in word:
        joined = unicodedata.category(letter) in _JOINED
        if pieces and (len(pieces[-1]) < PIECE or joined or pieces[-1].endswith("\u200d")):
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return MAY_BREAK.join(pieces)


def set_as_pdf(data: dict[str, Any]) -> bytes:
    """Set the data of a page.

    What our fonts do not have is set in those of this computer, as a browser does, and what these
    do not have either becomes a box, since a letter that vanishes is worse. Raises
    `CannotWriteError` where typst refuses it.
    """
    written = json.dumps(data, ensure_ascii=False)
    lacking = frozenset[str]()
    for system in (False, True, True, True):
        try:
            return _set(written, system=system)
        except _LackingError as error:
            lacking = error.texts
        if system:
            written = _boxed(written, lacking)
    raise CannotWriteError("cannot_set", why=", ".join(sorted(lacking)))


def _boxed(written: str, lacking: frozenset[str]) -> str:
    """A box for each of these texts; what would stand above or below one goes with it."""
    for text in sorted(lacking, key=len, reverse=True):
        written = written.replace(text, BOX)
    first, *others = written.split(BOX)
    rests = ("".join(dropwhile(_is_mark, other)) for other in others)
    return BOX.join((first, *rests))


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter).startswith("M")


def _set(written: str, *, system: bool) -> bytes:
    import typst

    try:
        made: bytes = typst.compile(
            ASSETS / "page.typ",
            root=ASSETS,
            format="pdf",
            font_paths=[ASSETS / "fonts"],
            ignore_system_fonts=not system,
            sys_inputs={"page": written},
            pdf_standards=["ua-1"],
        )
    except typst.TypstError as error:
        texts = frozenset(map(_unescaped, _LACKING.findall(f"{error.message}\n{error.diagnostic}")))
        if texts:
            raise _LackingError(texts) from None
        raise CannotWriteError("cannot_set", why=error.message) from error
    return made


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2], text)
