"""What is said of bytes that are no text of ours, and of spaces that are none to YAML."""

import zipfile
from io import BytesIO

import pytest

from builders import YAML, fault
from reflectlib.diagnostics import Diagnostic
from reflectlib.reading.load import read
from reflectlib.reading.text import MAX_BYTES
from reflectlib.reading.yaml import parse


def packed(name: str, content: str = "x" * 10) -> bytes:
    """A ZIP file that holds one file."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(name, content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (packed("word/document.xml"), "a Word document"),
        (packed("xl/workbook.xml"), "an Excel workbook"),
        (packed("ppt/presentation.xml"), "a PowerPoint presentation"),
        (packed("mimetype", "application/vnd.oasis.opendocument.text"), "a LibreOffice document"),
        (packed("rondje.yaml"), "packed in it"),
        (packed("word/document.xml", "x" * MAX_BYTES * 2), "a Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of Word, Excel or PowerPoint"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF"),
        (rb"{\rtf1\ansi x}", "RTF"),
        (b"\xef\xbb\xbf\n <!DOCTYPE HTML>\n<p>x", "a web page"),
        (b"<html lang='nl'>", "a web page"),
        (b"<html>\xe9", "a web page"),
        (b"<?xml version='1.0'?>", "an XML file"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"GIF89a\xff", "a picture"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"\x1f\x8b\x08\x00", "packed in it"),
        (b"MZ\x90\x00\x03\x00\x00\x00x", "another program"),
    ],
)
def test_file_of_another_program_is_called_what_it_is(content: bytes, kind: str) -> None:
    """Whoever gives a document in place of a text is told so, and how to start one."""
    (found,) = read(content, "f").report
    assert (found.code, found.line, found.column) == ("RFL015", 1, 1)
    assert kind in found.message
    assert "`reflect new`" in found.hint


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("title: é\n".encode("utf-16"), "UTF-16"),
        ("title: x\n".encode("utf-16-le"), "UTF-16"),
        ("title: x\n".encode("utf-16-be"), "UTF-16"),
        (b"\xfe\xff" + "title: é\n".encode("utf-16-be"), "UTF-16"),
        ("title: x\n".encode("utf-32"), "UTF-32"),
    ],
)
def test_text_in_another_encoding_is_told_which(content: bytes, encoding: str) -> None:
    """A text that Notepad saved as Unicode is a text, and has only to be saved anew."""
    (found,) = read(content, "f").report
    assert (found.code, found.line, found.column) == ("RFL001", 1, 1)
    assert encoding in found.message
    assert "UTF-8" in found.hint


@pytest.mark.parametrize("content", [b"<b>x\n", b"{a: b}\n", b"%x\n", b"", b"title: x\x00y\n"])
def test_text_that_only_starts_like_one_is_read(content: bytes) -> None:
    """A text that starts with such a sign, or holds one character of no use, is a text."""
    assert "RFL015" not in [d.code for d in read(content, "f").report]
    assert "UTF-16" not in str(read(content, "f").report[0])


def test_letter_that_older_programs_stored_is_guessed() -> None:
    """Whoever sees which letter it is finds it; a byte that is no letter is only pointed at."""
    (found,) = read("audience: Patiënten\n".encode("cp1252"), "f").report
    assert (found.code, found.line, found.column) == ("RFL001", 1, 15)
    assert found.message.endswith("may be ë")
    (found,) = read(b"audience: \x81\n", "f").report
    assert found.message.endswith("what stands here cannot be read")


def test_large_file_that_is_no_text_is_too_large() -> None:
    """Of what is too large nothing more is said."""
    assert fault("#" * MAX_BYTES + "\n").code == "RFL006"
    (found,) = read(b"x" * MAX_BYTES + b"\xff", "f").report
    assert found.code == "RFL006"


def errors(text: str) -> list[Diagnostic]:
    return list(read((YAML + text).encode(), "f").report)


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("goals:~x\n", 7),
        ("goals~: [x]\n", 6),
        ("goals ~ : [x]\n", 7),
        ("doelgroep:~x\n", 11),
        ("~goals: [x]\n", 1),
        ("goals:\n~ - x\n", 1),
        ("goals:\n~ - x\n~ - y\n", 1),
        ("goals:\n  -~x\n  -~y\n", 4),
        ("goals:\n  -~x\n", 4),
        ("goals:\n  - x\n~ - y\n", 1),
        ("goals:\n  - x\n   ~- y\n", 4),
        ("roles:\n  - id: a\n~~  title: b\n", 1),
        ("roles:\n  - ~id: a\n    title: b\n", 5),
        ("roles:\n  - id:~a\n    title: b\n", 8),
        ("materials:\n  - text:~a\n", 10),
        ("audience: x\n~~place: online\n", 1),
        ("~# x\n", 1),
        ("participants: {min:~3, max: 4}\n", 20),
        ("participants: {~min: 3, max: 4}\n", 16),
        ("participants: {min~: 3, max: 4}\n", 19),
        ("audience: |\n  ~x\n~goals: [x]\n", 1),
    ],
)
@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2003", "\u3000"])
def test_space_that_is_none_is_the_error_and_nothing_else(
    text: str, column: int, space: str
) -> None:
    """In the margin, behind a dash or beside a colon it is pointed at, and that is all."""
    (found,) = errors(text.replace("~", space))
    assert (found.code, found.severity) == ("RFL016", "error")
    line = next(number for number, line in enumerate(text.split("\n"), 1) if "~" in line)
    if "|" in text:
        line = 3
    assert (found.line, found.column) == (YAML.count("\n") + line, column)
    assert f"U+{ord(space):04X}" in found.message


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("audience: ~x\n", "x"),
        ("audience: x~\n", "x"),
        ("audience:\n  ~x\n", "x"),
        ("audience: ~x~ # y\n", "x"),
    ],
)
def test_space_at_the_edge_of_a_text_is_left_out(text: str, value: str) -> None:
    """Nobody sees it there, and with it no number would be one."""
    document = parse(text.replace("~", "\u00a0").encode(), "f")
    assert document.data == {"audience": value}
    assert "RFL010" in [d.code for d in document.diagnostics]
    found = parse(b"a: 6\xc2\xa0\nb: 7\xc2\xa0\n", "f")
    assert found.data == {"a": 6, "b": 7}
    assert [(d.code, d.line, d.column) for d in found.diagnostics] == [("RFL010", 1, 5)]


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  ~x\n",
        "a: >-\n  ~- x\n  y:~z\n",
        'a: "x\n  ~y: z"\n',
        "a: x\n  ~y\n",
        "a:\n  - Tip:~drink\n",
    ],
)
def test_space_within_a_text_is_a_warning(text: str) -> None:
    """In a text it does no harm, and stays."""
    document = parse(text.replace("~", "\u00a0").encode(), "f")
    assert [(d.code, d.severity) for d in document.diagnostics] == [("RFL010", "warning")]
    assert document.data


@pytest.mark.parametrize("text", ["a: x~y\n", "a: 5~minuten\n", "a: 'x'~\n"])
def test_space_between_words_is_part_of_them(text: str) -> None:
    """A no-break space where it belongs is nobody's mistake."""
    found = parse(text.replace("~", "\u00a0").encode(), "f").diagnostics
    assert "RFL016" not in [d.code for d in found]


def test_space_elsewhere_is_not_blamed_for_another_fault() -> None:
    """Where the text breaks off for another reason, that reason is told."""
    for text in ("a: x\n  ~y\nb: c: d\n", "a: b: c\nd: |\n  ~x\n", "a: 'x\nb: |\n  ~x\n"):
        (found,) = parse(text.replace("~", "\u00a0").encode(), "f").diagnostics
        assert found.code == "RFL002"
