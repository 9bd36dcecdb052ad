"""What LibreOffice makes of our Word documents: the same text, on the paper that it is for."""

import io
import re
import subprocess
import zipfile
from collections.abc import Callable, Mapping

import pytest
from lxml import etree

from reflectlib import Catalogue, Session, plan, render

AllOpened = Callable[[Mapping[str, bytes], str], dict[str, bytes]]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def documents(catalogue: Catalogue) -> dict[str, bytes]:
    """Pages of many kinds, as Word."""
    kom = catalogue["kom"]
    views = ("sheet", "full", "worksheet", "handout", "observer", "flipchart", "quality", "cards")
    made = {f"kom-{view}.docx": render(kom, "docx", view) for view in views}
    for id in ("kwaliteitskader-reflectie", "competenties-jeugdzorgwerker", "reflectiecultuur"):
        made[f"{id}.docx"] = render(catalogue[id], "docx")
    made["agenda.docx"] = render(plan(kom, Session(people=14)), "docx")
    for size in ("a6", "poker"):
        made[f"{size}.docx"] = render(kom, "docx", "cards", card=size, base_url="https://x.nl/")
    made["bleed.docx"] = render(kom, "docx", "cards", bleed=True)
    return made


def words(text: str) -> list[str]:
    """The words of a text, without the signs that a list puts before its items."""
    return re.findall(r"\w+", text)


def own_words(content: bytes) -> list[str]:
    """The words of the text of a document, in order."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    paragraphs = (
        "".join(
            each.text or "" if each.tag == f"{W}t" else "\n"
            for each in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab")
        )
        for paragraph in root.iter(f"{W}p")
    )
    return words("\n".join(paragraphs))


def test_the_text_is_the_same_in_another_program(
    documents: dict[str, bytes], all_opened_in_office: AllOpened
) -> None:
    """Word for word and in its order, but for the numbers that lists make themselves."""
    for name, content in all_opened_in_office(documents, "txt:Text (encoded):UTF8").items():
        found = words(re.sub(r"(?m)^\s*[0-9]+\.\s", "", content.decode("utf-8-sig")))
        wanted = own_words(documents[name])
        numbers = [word for word in wanted if not word.isdigit()]
        assert [word for word in found if not word.isdigit()] == numbers, name


def test_each_page_is_on_the_paper_that_it_is_for(
    documents: dict[str, bytes], all_opened_in_office: AllOpened
) -> None:
    """A4, and cards for a print shop on their own size; sheets of cards have no page between."""
    made = all_opened_in_office(documents, "pdf")
    pages, sizes = {}, {}
    for name, content in made.items():
        told = subprocess.run(
            ["pdfinfo", "-"], input=content, capture_output=True, check=True
        ).stdout.decode()
        pages[name] = int(re.findall(r"Pages: +([0-9]+)", told)[0])
        sizes[name] = tuple(
            round(float(each) / 72 * 25.4)
            for each in re.findall(r"Page size: +([0-9.]+) x ([0-9.]+)", told)[0]
        )
    lying = {"kom-flipchart.docx"}
    for name, size in sizes.items():
        wanted = (111, 80) if name == "bleed.docx" else (297, 210) if name in lying else (210, 297)
        assert size == wanted, name
    for name in ("kom-cards.docx", "a6.docx", "poker.docx", "bleed.docx"):
        with zipfile.ZipFile(io.BytesIO(documents[name])) as package:
            root = etree.fromstring(package.read("word/document.xml"))
        assert pages[name] == len(root[0].findall(f"{W}tbl")), name
