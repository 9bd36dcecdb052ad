"""A Word document of somebody's own, of which a page takes its looks: what it may be, what is kept.

Styles, the size and margins of the paper, and what stands at the head and the foot are kept; what
else is in it is left out, with all that belongs to it alone. Nobody knows what is in such a file,
so it is refused before it is unpacked where it would become too large, and read as XML that asks
nothing of anything outside it.
"""

import io
import zipfile
from copy import deepcopy
from typing import cast

from docx import Document
from docx.document import Document as Made
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from reflectlib.errors import TemplateError
from reflectlib.writers.docx_elements import el
from reflectlib.writers.docx_styles import numbering

LARGEST, MOST_PARTS = 20_000_000, 2_000
"""Bytes of a template, unpacked, and parts of it."""
TYPES = "[Content_Types].xml"
MACROS = b"macroEnabled"
TEMPLATE = b"wordprocessingml.template.main+xml"
DOCUMENT = b"wordprocessingml.document.main+xml"
KEPT = ("styles", "settings", "theme", "numbering", "fontTable", "webSettings")
"""What belongs to a document whatever its text; all else is of what looks it up."""
OUTSIDE = ("attachedTemplate", "footnotePr", "endnotePr", "mailMerge", "docVars")
"""Settings that lead to something that is not there any more, or that is asked for elsewhere."""


def open_template(content: bytes) -> Made:
    """The document of a template, without its text. Raises `TemplateError`: it cannot be one."""
    package = _checked(content)
    try:
        document = Document(io.BytesIO(package))
        # What is looked up in it later is made where it is not there, and must be what it says.
        _ = document.core_properties.title
        for name, root in {
            "styles": document.styles.element,
            "settings": document.settings.element,
            "numbering": numbering(document),
        }.items():
            if root.tag != qn(f"w:{name}"):
                raise ValueError(name)
        _emptied(document)
    except Exception as error:  # python-docx says nowhere what it raises for which fault
        raise TemplateError("template_unreadable") from error
    return document


def _checked(content: bytes) -> bytes:
    """A package that is a document, of a size that can be read; a template becomes one."""
    if len(content) > LARGEST:
        raise TemplateError("template_too_large", most=LARGEST // 1_000_000)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST:
                raise TemplateError("template_too_large", most=LARGEST // 1_000_000)
            types = package.read(TYPES)
            if MACROS in types or any(part.filename.endswith("vbaProject.bin") for part in parts):
                raise TemplateError("template_with_macros")
            if TEMPLATE not in types:
                return content
            out = io.BytesIO()
            with zipfile.ZipFile(out, "w") as made:
                for part in parts:
                    read = package.read(part)
                    made.writestr(part.filename, _as_document(read, part.filename))
            return out.getvalue()
    except TemplateError:
        raise
    except Exception as error:  # zipfile raises a good ten kinds, of which some are of others
        raise TemplateError("template_unreadable") from error


def _as_document(read: bytes, name: str) -> bytes:
    return read.replace(TEMPLATE, DOCUMENT) if name == TYPES else read


def _emptied(document: Made) -> None:
    """Leave out the text, and all that only the text leads to."""
    body = cast("Element", document.element.body)
    last = _paper(body)
    for child in list(body):
        body.remove(child)
    body.append(last)
    part = document.part
    wanted = {str(each.get(qn("r:id"))) for each in last}
    for id, relation in list(part.rels.items()):
        if _end_of(relation.reltype) not in KEPT and id not in wanted:
            del part.rels[id]
    settings = next(
        each.target_part for each in part.rels.values() if _end_of(each.reltype) == "settings"
    )
    for name in OUTSIDE:
        for child in settings.element.findall(qn(f"w:{name}")):
            settings.element.remove(child)
    for id, relation in list(settings.rels.items()):
        if relation.is_external:
            del settings.rels[id]


def _end_of(kind: str) -> str:
    """What a relation is: the last word of its kind."""
    return kind.rsplit("/", 1)[-1]


def _paper(body: Element) -> Element:
    """The last section, with the heads and feet that it takes from those before it."""
    within = f".//{qn('w:p')}/{qn('w:pPr')}/{qn('w:sectPr')}"
    sections = [*body.iterfind(within), *body.findall(qn("w:sectPr"))]
    last = sections[-1] if sections else el("sectPr")
    known = {_kind(each) for each in last if _kind(each)}
    for section in reversed(sections[:-1]):
        for each in reversed([child for child in section if _kind(child)]):
            if _kind(each) not in known:
                known.add(_kind(each))
                last.insert(0, deepcopy(each))
    for each in last.findall(qn("w:type")):
        last.remove(each)
    return last


def _kind(child: Element) -> tuple[str, str] | None:
    """What a reference of a section is to; nothing for what is no reference."""
    name = str(child.tag).rpartition("}")[2]
    of = str(child.get(qn("w:type")))
    return (name, of) if name in ("headerReference", "footerReference") else None
