"""Bytes → text, and what is wrong with its characters, whatever they mean to YAML."""

import re

from reflectlib.characters import clean, find_hidden
from reflectlib.diagnostics import Diagnostic
from reflectlib.reading.document import Document

MAX_BYTES = 1024 * 1024

# What is refused and not left out, since nobody types it: C0 but tab and line feed, DEL, C1,
# separators that YAML 1.1 took for line breaks, byte order marks, lone surrogates.
CONTROL = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"
# A no-break space in the margin of a line, beside its dash, or around its key's colon.
NO_BREAK_SPACE = (
    r"(?m)^[ ]*(?:-[ ]*)?\u00a0|^[ ]*(?:-[ ]+)?[\w-]+(?:[ ]*\u00a0[ \u00a0]*:|[ ]*:\u00a0)"
)


def decode(content: bytes, file: str) -> tuple[str | None, list[Diagnostic]]:
    """Read bytes as UTF-8 text, or say why they are not."""
    if len(content) > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES // 1024} KiB"
        hint = "A definition is a few pages of text; leave pictures and attachments out."
        return None, [Diagnostic("error", "RFL006", message, file, 1, 1, hint=hint)]
    try:
        return _plain(content.decode()), []
    except UnicodeDecodeError as error:
        before = _plain(content[: error.start].decode("utf-8", "replace"))
        line, column = _place(before, len(before))
        message = f"byte 0x{content[error.start]:02x} is not UTF-8"
        hint = "Save the file with the encoding UTF-8 (in Notepad: Save as, Encoding)."
        return None, [Diagnostic("error", "RFL001", message, file, line, column, hint=hint)]


def _plain(text: str) -> str:
    """Text as people count it: without the mark of its bytes, each line ended in one way."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def check(document: Document) -> bool:
    """Look through the characters of a document's text; tell whether YAML may see them."""
    text = document.text
    if control := control_in(text):
        refuse_control(document, control.group(), *_place(text, control.start()))
        return False
    if "\u00a0" in text and (found := re.search(NO_BREAK_SPACE, text)):
        message = "a no-break space (U+00A0) looks like a space here, but is none to YAML"
        hint = "Type an ordinary space in its place; it often comes along when text is pasted."
        place = _place(text, text.index("\u00a0", found.start()))
        document.note("warning", "RFL010", message, *place, hint)
    if found := find_hidden(text):
        number = len(text) - len(clean(text))
        warn_of_hidden(document, found.group(), *_place(text, found.start()), number)
    return True


def control_in(text: str) -> re.Match[str] | None:
    """The first character of a text that is refused."""
    # Most texts pass the quick test, which is stricter; the pattern is compiled for the others.
    if text.replace("\n", "").replace("\t", "").isprintable():
        return None
    return re.search(CONTROL, text)


def refuse_control(document: Document, character: str, line: int, column: int) -> None:
    """Say that a character cannot stay."""
    message = f"the character U+{ord(character):04X} cannot be shown and is not allowed"
    hint = "Delete it; it often comes along when text is pasted."
    if character in "\x00\x03":
        hint = "This may be no text file: save it as plain text, with the encoding UTF-8."
    document.note("error", "RFL005", message, line, column, hint)


def warn_of_hidden(
    document: Document, character: str, line: int, column: int, number: int = 1
) -> None:
    """Say that characters which nobody sees are left out of the texts."""
    more = f", and {number - 1} more in this file" if number > 1 else ""
    message = f"nobody sees the character U+{ord(character):04X}, so it is left out{more}"
    hint = "Delete it; a soft hyphen or a zero-width space often comes along when text is pasted."
    document.note("warning", "RFL014", message, line, column, hint)


def _place(text: str, at: int) -> tuple[int, int]:
    """The line and column of a place in a text."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
