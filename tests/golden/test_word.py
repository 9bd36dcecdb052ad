"""Word documents as they were looked at: each paragraph with its style, each table and picture."""

import io
import zipfile
from collections.abc import Iterator

import pytest
from lxml import etree
from test_golden import compare

from reflectlib import Catalogue, Session, plan, render

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SUBJECTS = ("kom", "kom worksheet", "kom cards", "kom agenda", "kwaliteitskader-reflectie")


def outline(written: bytes) -> str:
    """What somebody sees in a document, a line for each paragraph, set in by its tables."""
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        body = etree.fromstring(package.read("word/document.xml"))[0]
    return "\n".join(_lines(body, "")) + "\n"


def _lines(parent: etree._Element, margin: str) -> Iterator[str]:
    for each in parent:
        kind = etree.QName(each).localname
        if kind == "p":
            style = next((s.get(f"{W}val", "") for s in each.iterfind(f"{W}pPr/{W}pStyle")), "-")
            yield f"{margin}{style}: {''.join(_pieces(each))}".rstrip()
        elif kind == "tbl":
            style = next((s.get(f"{W}val", "") for s in each.iter(f"{W}tblStyle")), "-")
            widths = " ".join(w.get(f"{W}w", "") for w in each.iter(f"{W}gridCol"))
            yield f"{margin}table {style}: {widths}"
            yield from _lines(each, f"{margin}  ")
        elif kind == "tr":
            yield f"{margin}{'header' if each.find(f'{W}trPr/{W}tblHeader') is not None else 'row'}"
            yield from _lines(each, f"{margin}  ")
        elif kind == "tc":
            yield from _lines(each, f"{margin}| ")


def _pieces(paragraph: etree._Element) -> Iterator[str]:
    ends = {"t": lambda e: e.text, "tab": lambda _: "→", "br": lambda _: "↵"}
    for each in paragraph.iter(etree.Element):
        kind = etree.QName(each).localname
        if kind == "docPr":
            yield f"[picture: {each.get('descr')}]"
        elif kind == "sdt":
            yield "[to fill in] "
        elif kind in ends and etree.QName(each.getparent()).localname == "r":
            yield ends[kind](each) or ""


@pytest.mark.parametrize("subject", SUBJECTS)
def test_word(subject: str, catalogue: Catalogue, request: pytest.FixtureRequest) -> None:
    """Every Word document is the one that was looked at."""
    id, _, view = subject.partition(" ")
    shown = plan(catalogue[id], Session(people=14)) if view == "agenda" else catalogue[id]
    written = render(shown, "docx", view or "sheet", catalogue)
    compare(outline(written).encode(), f"word-{subject.replace(' ', '-')}.txt", request)
