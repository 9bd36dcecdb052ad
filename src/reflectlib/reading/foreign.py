"""What a file is that holds no plain text: a document of another program, or a picture."""

from reflectlib.message import Message, _

WORD = _("a Word document")
SHEET = _("an Excel workbook")
SLIDES = _("a PowerPoint presentation")
OFFICE = _("a document of Word, Excel or PowerPoint")
LIBRE = _("a LibreOffice document")
PAGE = _("a web page")
PICTURE = _("a picture")
PACKED = _("a file with other files packed in it")

STARTS = {
    b"PK\x03\x04": PACKED,
    b"PK\x05\x06": PACKED,
    b"\xd0\xcf\x11\xe0": OFFICE,
    b"%PDF": _("a PDF"),
    b"{\\rtf": _("a document of a word processor (RTF)"),
    b"<!doctype html": PAGE,
    b"<html": PAGE,
    b"<?xml": _("an XML file"),
    b"\x89PNG": PICTURE,
    b"\xff\xd8\xff": PICTURE,
    b"gif8": PICTURE,
    b"\x1f\x8b": PACKED,
    b"7z\xbc\xaf": PACKED,
    b"rar!\x1a": PACKED,
}
# Office and LibreOffice pack their documents; the names of the files within tell them apart.
WITHIN = {
    b"word/document": WORD,
    b"xl/workbook": SHEET,
    b"ppt/presentation": SLIDES,
    b"application/vnd.oasis.opendocument": LIBRE,
}
MOST_LOOKED_AT = 200  # bytes


def kind_of(content: bytes) -> Message | None:
    """What a file is by how it starts; None where that may be text."""
    start = content[:MOST_LOOKED_AT].removeprefix(b"\xef\xbb\xbf").lstrip()
    lower = start.lower()
    for sign, kind in STARTS.items():
        if start.startswith(sign) or (sign.islower() and lower.startswith(sign)):
            if kind is PACKED:
                return next((found for name, found in WITHIN.items() if name in content), kind)
            return kind
    return None


def encoding_of(content: bytes) -> str | None:
    """The other way than UTF-8 in which a text was stored, where it shows; None elsewhere."""
    if content.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "UTF-32"
    start = content[:MOST_LOOKED_AT]
    pairs = len(start) // 2
    # Every other byte of Latin letters is zero there.
    zeros = max(start[::2].count(0), start[1::2].count(0))
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or (pairs and zeros > pairs * 0.8):
        return "UTF-16"
    return None
