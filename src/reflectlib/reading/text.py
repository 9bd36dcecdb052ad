"""Bytes → text, and what is wrong with its characters, whatever they mean to YAML."""

import re

from reflectlib.characters import clean, find_hidden
from reflectlib.diagnostics import Diagnostic
from reflectlib.message import Message, _, n_
from reflectlib.reading.document import Document, code_of

MAX_BYTES = 1024 * 1024
MOST_SPACE = 100  # characters before what a web page starts with

# What is refused and not left out, since nobody types it: C0 but tab and line feed, DEL, C1,
# separators that YAML 1.1 took for line breaks, byte order marks, lone surrogates.
CONTROL = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"

SAVE_AS_UTF_8 = _("Save the file with the encoding UTF-8 (in Notepad: Save as, Encoding).")
DIRECTION = _("a mark for the direction of a text")
NAMES: dict[str, Message] = {
    "\u00ad": _("a soft hyphen"),
    "\u200b": _("a zero-width space"),
    "\u2060": _("a zero-width space"),
    "\u200c": _("a zero-width joiner"),
    "\u200d": _("a zero-width joiner"),
    **dict.fromkeys("\u200e\u200f\u202a\u202b\u202c\u202d\u202e", DIRECTION),
    **dict.fromkeys("\u2066\u2067\u2068\u2069", DIRECTION),
}
NO_NAME = _("a character without a shape")


def decode(content: bytes, file: str, most: int = MAX_BYTES) -> tuple[str | None, list[Diagnostic]]:
    """Read bytes as UTF-8 text without what nobody sees, or say why they are none."""
    try:
        text = _plain(content.decode())
    except UnicodeDecodeError as error:
        return None, [_no_text(content, file, error, most)]
    is_suspect = text[:MOST_SPACE].lstrip()[:1] in "<{%" or "\x00" in text
    if is_suspect and (found := _foreign(content, file)):
        return None, [found]
    if len(content) > most:
        return None, [_too_large(file, most)]
    hidden = find_hidden(text)
    if hidden is None or control_in(text):
        return text, []
    number = len(text) - len(clean(text))
    message, hint = about_hidden(hidden.group(), number)
    place = _place(text, hidden.start())
    return clean(text), [Diagnostic("warning", "RFL014", message, file, *place, hint=hint)]


def _no_text(content: bytes, file: str, error: UnicodeDecodeError, most: int) -> Diagnostic:
    """Why bytes are no text that we can read."""
    if found := _foreign(content, file):
        return found
    if len(content) > most:
        return _too_large(file, most)
    if content.count(b"\x00") > 1:
        return _of_another_program(_("a file of another program"), file)
    before = _plain(content[: error.start].decode("utf-8", "replace"))
    place = _place(before, len(before))
    byte = content[error.start : error.start + 1]
    message = _("this file was not saved as UTF-8, so that what stands here cannot be read")
    # What older versions of Windows stored in this way.
    if letter := byte.decode("cp1252", "ignore"):
        message = _(
            "this file was not saved as UTF-8, so that the letter here cannot be read; it may be "
            "{letter}",
            letter=letter,
        )
    return Diagnostic("error", "RFL001", message, file, *place, hint=SAVE_AS_UTF_8)


def _foreign(content: bytes, file: str) -> Diagnostic | None:
    """What is said of a file of another program, and of text in another encoding."""
    from reflectlib.reading.foreign import encoding_of, kind_of

    if kind := kind_of(content):
        return _of_another_program(kind, file)
    if encoding := encoding_of(content):
        message = _("the file was saved as {encoding} and not as UTF-8", encoding=encoding)
        return Diagnostic("error", "RFL001", message, file, 1, 1, hint=SAVE_AS_UTF_8)
    return None


def _of_another_program(kind: Message, file: str) -> Diagnostic:
    message = _("this is {kind}, and a definition is plain text", kind=kind)
    hint = _("Start a definition with `reflect new`, and copy your sentences into it.")
    return Diagnostic("error", "RFL015", message, file, 1, 1, hint=hint)


def _too_large(file: str, most: int) -> Diagnostic:
    message = _("the file is larger than {number} KiB", number=most // 1024)
    hint = _("A definition is a few pages of text; leave pictures and attachments out.")
    return Diagnostic("error", "RFL006", message, file, 1, 1, hint=hint)


def _plain(text: str) -> str:
    """Text as people count it: without the mark of its bytes, each line ended in one way."""
    return text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def check(document: Document) -> bool:
    """Look through the characters of a document's text; tell whether YAML may see them."""
    text = document.text
    if is_plain(text):
        return True
    if control := control_in(text):
        refuse_control(document, control.group(), *_place(text, control.start()))
        return False
    from reflectlib.reading.spaces import refuse

    return not refuse(document)


def is_plain(text: str) -> bool:
    """Tell quickly, of most texts, that no character of it needs a closer look."""
    return text.replace("\n", "").replace("\t", "").isprintable()


def control_in(text: str) -> re.Match[str] | None:
    """The first character of a text that is refused."""
    # The pattern is compiled for the few texts that need it.
    return None if is_plain(text) else re.search(CONTROL, text)


def refuse_control(document: Document, character: str, line: int, column: int) -> None:
    """Say that a character cannot stay."""
    message = _("the character {code} cannot be shown and is not allowed", code=code_of(character))
    hint = _("Delete it; it often comes along when text is pasted.")
    if character in "\x00\x03":
        hint = _("This may be no text file: save it as plain text, with the encoding UTF-8.")
    document.note("error", "RFL005", message, line, column, hint)


def about_hidden(character: str, number: int = 1) -> tuple[Message, Message]:
    """What is said of characters that nobody sees, which are left out of the texts."""
    what, code = NAMES.get(character, NO_NAME), code_of(character)
    message = _("nobody sees {what} ({code}), so it is left out", what=what, code=code)
    if number > 1:
        message = n_(
            "nobody sees {what} ({code}), so it is left out, and {number} more in this file",
            "nobody sees {what} ({code}), so it is left out, and {number} more in this file",
            number - 1,
            what=what,
            code=code,
        )
    hint = _(
        "Delete it; a soft hyphen or a zero-width space often comes along when text is pasted."
    )
    return message, hint


def _place(text: str, at: int) -> tuple[int, int]:
    """The line and column of a place in a text."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
