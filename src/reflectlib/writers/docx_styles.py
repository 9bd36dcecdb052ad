"""The styles and lists of a Word document: those of a template, and ours where it has none.

Ours stand in `assets/word-styles.xml` and `word-lists.xml`. A style is known by its name and its
type: its id differs from one language of Word to the next.
"""

from collections.abc import Mapping
from typing import cast

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from reflectlib.writers.docx_elements import el
from reflectlib.writers.frame import ASSETS

Ids = Mapping[str, str]
"""The ids of our styles in a document, by their names."""
LARGE = 2.3  # times as large, to be read from a wall
BODY = 21  # half points
FONT = "Calibri"
NUMBERED = "List Number"
BEHIND_PARAGRAPH = [qn(f"w:{name}") for name in ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr")]
"""What stands behind the properties of paragraphs in a style."""
BEHIND_SIZE = [
    qn(f"w:{name}")
    for name in (
        *("szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl"),
        *("cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath"),
    )
]
"""What stands behind the size of letters in the properties of a run."""
BEHIND_LANGUAGE = BEHIND_SIZE[-3:]
BEFORE_LIST = [
    qn(f"w:{name}")
    for name in ("keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
]
"""What stands before the list in the properties of the paragraphs of a style."""
DEEP = 20  # styles that are based on each other: more than anybody makes
REGIONS = {"nl": "nl-NL", "en": "en-GB", "de": "de-DE", "fr": "fr-FR", "es": "es-ES"}
"""What Word checks the spelling by, of a language without a region."""


def prepare(document: Document, language: str, *, own: bool, large: bool) -> Ids:
    """Give a document the styles and lists that a page needs. With its `own`, it has no others."""
    styles = cast("Element", document.styles.element)
    lists = numbering(document)
    if own:
        _clear(styles, lists)
    ids = _with_ours(styles, lists)
    _speak(styles, language)
    if large:
        _enlarge(styles)
    return ids


def numbering(document: Document) -> Element:
    """The lists of a document, which a template may be without."""
    part = document.part
    for relation in part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
            return cast("Element", relation.target_part.element)
    made = XmlPart(
        PackURI("/word/numbering-of-lists.xml"),
        CONTENT_TYPE.WML_NUMBERING,
        el("numbering"),
        part.package,
    )
    part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
    return cast("Element", made.element)


def lang(language: str) -> str:
    """A language as Word wants it: with a region, if it is one that most people mean by it."""
    return REGIONS.get(language, language)


def new_list(lists: Element, styles: Element, style: str) -> tuple[int, int]:
    """A list that starts at one, in the numbers of a style: its number, and the level in it."""
    level, of = _list_of(styles, style) or (0, 0)
    number = _next(lists, "num", "numId")
    start = el("lvlOverride", el("startOverride", val=1), ilvl=level)
    lists.append(
        el("num", el("abstractNumId", val=_abstract_of(lists, of) or 0), start, numId=number)
    )
    return number, level


def _clear(styles: Element, lists: Element) -> None:
    """Leave nothing of the document that comes with python-docx but what Word knows itself."""
    for parent, children in (
        (lists, [*lists]),
        (styles, [*styles.findall(qn("w:docDefaults")), *styles.findall(qn("w:style"))]),
    ):
        for child in children:
            parent.remove(child)
    fonts = el("rFonts", ascii=FONT, eastAsia=FONT, hAnsi=FONT, cs=FONT)
    run = el("rPr", fonts, el("sz", val=BODY), el("szCs", val=BODY))
    styles.insert(0, el("docDefaults", el("rPrDefault", run), el("pPrDefault")))


def _with_ours(styles: Element, lists: Element) -> Ids:
    """Add those of our styles that are not there, and say by which ids all of them are known."""
    known = {_key(each): _id(each) for each in styles.findall(qn("w:style"))}
    names, taken = {name for name, _ in known}, {id.casefold() for id in known.values()}
    ids: dict[str, str] = {}
    renamed: dict[str, str] = {}
    added: list[Element] = []
    for style in parse_xml((ASSETS / "word-styles.xml").read_bytes()):
        name = str(_named(style).get(qn("w:val")))
        id = known.get(_key(style))
        if id is None:
            added.append(style)
            id = _free(_id(style), taken, "")
            # Word wants each name once, whatever it is the name of.
            _named(style).set(qn("w:val"), _free(name, names, " "))
        ids[name] = renamed[_id(style)] = id
    numbers = _our_lists(lists)
    defaults = {each.get(qn("w:type")) for each in styles if each.get(qn("w:default")) == "1"}
    for style in added:
        style.set(qn("w:styleId"), renamed[_id(style)])
        if style.get(qn("w:type")) in defaults:
            style.attrib.pop(qn("w:default"), None)
        for to in (*style.findall(qn("w:basedOn")), *style.findall(qn("w:next"))):
            to.set(qn("w:val"), renamed[str(to.get(qn("w:val")))])
        for to in style.iter(qn("w:numId")):
            to.set(qn("w:val"), str(numbers[_id(style) == ids[NUMBERED]]))
        styles.append(style)
    for level, name in enumerate(("List Bullet", "List Bullet 2", "List Bullet 3")):
        _give_list(styles, lists, ids[name], numbers[False], level)
    _give_list(styles, lists, ids[NUMBERED], numbers[True], 0)
    return ids


def _our_lists(lists: Element) -> dict[bool, int]:
    """Add our lists, and say the numbers of those with bullets (`False`) and with numbers."""
    made = {}
    for numbered, abstract in enumerate(parse_xml((ASSETS / "word-lists.xml").read_bytes())):
        id, number = _next(lists, "abstractNum", "abstractNumId"), _next(lists, "num", "numId")
        abstract.set(qn("w:abstractNumId"), str(id))
        first = lists.find(qn("w:num"))
        place = len(lists) if first is None else lists.index(first)
        lists.insert(place, abstract)
        lists.append(el("num", el("abstractNumId", val=id), numId=number))
        made[bool(numbered)] = number
    return made


def _give_list(styles: Element, lists: Element, id: str, number: int, level: int) -> None:
    """Let a style of lists that a template has be of a list that there is."""
    of = _list_of(styles, id)
    if of is None or _abstract_of(lists, of[1]) is None:
        style = cast("Element", _style(styles, id))
        how = style.find(qn("w:pPr"))
        if how is None:
            how = el("pPr")
            first = next((each for each in style if each.tag in BEHIND_PARAGRAPH), None)
            style.insert(len(style) if first is None else style.index(first), how)
        for each in how.findall(qn("w:numPr")):
            how.remove(each)
        before = [each for each in how if each.tag in BEFORE_LIST]
        of_list = el("numPr", el("ilvl", val=level), el("numId", val=number))
        how.insert(how.index(before[-1]) + 1 if before else 0, of_list)


def _list_of(styles: Element, id: str | None) -> tuple[int, int] | None:
    """The level and the number of the list that a style, or one that it is based on, is of."""
    level = None
    for _ in range(DEEP):
        style = _style(styles, id)
        if style is None:
            return None
        found = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if found is not None:
            level = _value(found, "ilvl") if level is None else level
            number = _value(found, "numId")
            if number:
                return level or 0, number
        based = style.find(qn("w:basedOn"))
        id = None if based is None else based.get(qn("w:val"))
    return None


def _value(parent: Element, name: str) -> int | None:
    """The number that a child says; nothing where it says none."""
    child = parent.find(qn(f"w:{name}"))
    said = "" if child is None else str(child.get(qn("w:val")))
    return int(said) if said.isascii() and said.isdigit() else None


def _abstract_of(lists: Element, number: int) -> int | None:
    """What defines a list; nothing where there is no such list."""
    for each in lists.findall(qn("w:num")):
        if each.get(qn("w:numId")) == str(number):
            of = _value(each, "abstractNumId")
            known = (a.get(qn("w:abstractNumId")) for a in lists.findall(qn("w:abstractNum")))
            return of if str(of) in known else None
    return None


def _next(lists: Element, name: str, key: str) -> int:
    """A number that none of these has."""
    used = (str(each.get(qn(f"w:{key}"))) for each in lists.findall(qn(f"w:{name}")))
    return max((int(each) for each in used if each.isascii() and each.isdigit()), default=0) + 1


def _speak(styles: Element, language: str) -> None:
    """Say of everything, but what says it itself, in which language it is."""
    for each in styles.iter(qn("w:lang")):
        each.set(qn("w:val"), lang(language))
    run = _in_defaults(styles)
    if run.find(qn("w:lang")) is None:
        last = [each for each in run if each.tag in BEHIND_LANGUAGE]
        said = el("lang", val=lang(language))
        run.insert(run.index(last[0]) if last else len(run), said)


def _in_defaults(styles: Element) -> Element:
    """How runs look where nothing else says it."""
    defaults = styles.find(qn("w:docDefaults"))
    if defaults is None:
        defaults = el("docDefaults")
        styles.insert(0, defaults)
    default = defaults.find(qn("w:rPrDefault"))
    if default is None:
        default = el("rPrDefault")
        defaults.insert(0, default)
    run = default.find(qn("w:rPr"))
    if run is None:
        run = el("rPr")
        default.append(run)
    return run


def _enlarge(styles: Element) -> None:
    """Make all letters larger."""
    run = _in_defaults(styles)
    if run.find(qn("w:sz")) is None:
        behind = (each for each in run if each.tag in BEHIND_SIZE)
        first = next(behind, None)
        run.insert(len(run) if first is None else run.index(first), el("sz", val=BODY))
    for each in (*styles.iter(qn("w:sz")), *styles.iter(qn("w:szCs"))):
        size = str(each.get(qn("w:val")))
        if size.isascii() and size.isdigit():
            each.set(qn("w:val"), str(round(int(size) * LARGE)))


def _key(style: Element) -> tuple[str, str]:
    """By what a style is known, in whatever letters its name is written."""
    return str(_named(style).get(qn("w:val"))).casefold(), str(style.get(qn("w:type")))


def _named(style: Element) -> Element:
    """The name of a style; one without gets its id."""
    named = style.find(qn("w:name"))
    if named is None:
        named = el("name", val=_id(style))
        style.insert(0, named)
    return named


def _id(style: Element) -> str:
    return str(style.get(qn("w:styleId")))


def _style(styles: Element, id: str | None) -> Element | None:
    found = (each for each in styles.findall(qn("w:style")) if id and _id(each) == id)
    return next(found, None)


def _free(name: str, taken: set[str], between: str) -> str:
    """A name like this one that is not taken yet; it is now."""
    names = (name, *(f"{name}{between}{number}" for number in range(2, len(taken) + 3)))
    free = next(each for each in names if each.casefold() not in taken)
    taken.add(free.casefold())
    return free
