"""Small pieces that more than one view is made of."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from reflectlib.language.terms import VIEWS
from reflectlib.language.words import ESTIMATED, Words
from reflectlib.message import _, cut, split
from reflectlib.model.entry import Entry, Note
from reflectlib.model.licences import licence_url
from reflectlib.model.method import Method
from reflectlib.model.programme import Programme
from reflectlib.model.register import RegisterSource
from reflectlib.model.roles import ROLES, takes_part
from reflectlib.model.steps import Phase, Question
from reflectlib.page import (
    OURS,
    Definitions,
    Heading,
    Items,
    ListItem,
    MarksNote,
    Notice,
    Outline,
    Page,
    PageBlock,
    Paragraph,
    Table,
)

FEWEST_DEFINED = 3  # of fewer, a colon may stand there for another reason
_PARAGRAPH = re.compile(r"\n[ \t\n]*\n")
_LINE = re.compile(r"\n")
_SENTENCE = re.compile(r"(?<=[.?!]) +(?=[^\W\d_])")
_DEFINED = re.compile(r"""([^\W_][^:.?!"“”]{0,40}): +(\S.*)""")
ESTIMATED_BY_US = _("± is a time that we estimated; the source gives none.")
ADDED_BY_US = _(
    "° is an addition of ours; it is not in the source. Behind a step or a role, it means that "
    "all of it is ours."
)


def note_items(notes: Iterable[Note], *, ordered: bool = False, sign: bool = True) -> Items:
    """Notes as a list; `sign` leaves the sign for ours away where what is around has it."""
    items = (ListItem(note.text, ours=sign and note.basis == "editor") for note in notes)
    return Items(tuple(items), ordered=ordered)


def note_paragraph(note: Note, label: str, sign: bool) -> Paragraph:
    """A note behind its label; `sign` as in `note_items`."""
    return Paragraph(note.text, label=label, ours=sign and note.basis == "editor")


def bullets(texts: Iterable[str]) -> Items:
    """A list of texts."""
    return Items(tuple(ListItem(text) for text in texts))


def signed(title: str, ours: bool, words: Words, *, apart: bool = False) -> str:
    """A title with the sign behind it where what it heads is ours."""
    return words.joined(" " if apart else "", (title, OURS * ours))


def numbered(number: int, title: str, words: Words) -> str:
    """`2. Ronde`: a title with its place in an order."""
    return words.joined(". ", (str(number), title))


def behind(text: str, what: str, words: Words) -> str:
    """`Ronde (15 min)`: a text, and in parentheses what is to be known of it, if anything."""
    return words.joined("", (text, " (", what, ")")) if what else text


def table_of(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """A table, without the columns that say nothing."""
    filled = [tuple(row) for row in rows]
    kept = [n for n in range(len(header)) if any(row[n] for row in filled)]
    return Table(
        tuple(header[n] for n in kept), tuple(tuple(row[n] for n in kept) for row in filled)
    )


def role_title(method: Method, id: str, words: Words) -> str:
    """The name of a role: as the method calls it, or as the register does."""
    for role in method.roles:
        if role.id == id:
            return role.title
    return words.say(ROLES[id]) if id in ROLES else id


def tells_participants(method: Method, phase: Phase) -> bool:
    """Tell whether the instructions of a step are for those who take part.

    They speak to whoever leads it. Where a step names nobody, that is the facilitator in a
    `guided` method. Where a method can do without one (`self-guided`, `either`) it is the group
    itself, which needs them then.
    """
    if phase.lead is None:
        return method.facilitation != "guided"
    return takes_part(method, phase.lead)


def needs_signs(phase: Phase) -> bool:
    """Tell whether what is ours is marked line by line: not where all of a step is."""
    parts = [*_parts(phase)]
    return not parts or any(part.basis == "source" for part in parts)


def _parts(phase: Phase) -> Iterator[Note | Question]:
    """The texts of a step that are the source's or ours."""
    yield from filter(None, (phase.purpose, phase.output))
    yield from phase.instructions
    yield from phase.questions
    yield from phase.tips


def whole_page(
    entry: Entry, lead: Sequence[PageBlock], rest: Sequence[PageBlock], words: Words, view: str = ""
) -> Page:
    """The page of one view of an entry; what the signs mean stands between `lead` and `rest`."""
    named = words.say(VIEWS[view]) if view else ""
    title = words.joined(" · ", (entry.title, named))
    signs = legend((*lead, *rest), words)
    blocks = (Heading(entry.title, 1, named), *lead, *signs, *rest)
    return Page(title, entry.language, blocks, entry=entry.id)


def adaptations(subject: Any, language: str) -> Iterator[Notice]:
    """Say of a method, or of what was planned or reckoned of one, what was changed in it."""
    texts = getattr(getattr(subject, "method", subject), "adaptations", ())
    if texts:
        words = Words(language)
        method = getattr(subject, "method", subject)
        # What a programme puts together is not the source's, so a change is one to the programme.
        of_programme = isinstance(method, Programme)
        head = _("Otherwise here:") if of_programme else _("Otherwise than in the source:")
        yield Notice(words.joined("\n", (words.say(head), *texts)))


def legend(blocks: Sequence[PageBlock], words: Words) -> Iterator[Notice | MarksNote]:
    """Say what the signs mean, where blocks use them."""
    if any(ESTIMATED in time for block in blocks for time in _times(block)):
        yield Notice(words.say(ESTIMATED_BY_US))
    if _has_ours(blocks):
        yield MarksNote(words.say(ADDED_BY_US))


def _times(block: PageBlock) -> Iterator[str]:
    """Where the time of a step stands: beside its heading, or in brief."""
    if isinstance(block, Heading):
        yield block.aside
    elif isinstance(block, Outline):
        yield from (step.time for step in block.steps)


def _has_ours(blocks: Sequence[PageBlock]) -> bool:
    """Tell whether a block, or what it is made of, is marked as ours."""
    parts: list[object] = list(blocks)
    while parts:
        part = parts.pop()
        if isinstance(part, tuple):
            if getattr(part, "ours", False):
                return True
            parts.extend(part)
        elif isinstance(part, str) and OURS in part:
            return True
    return False


def told(text: str) -> Iterator[PageBlock]:
    """A text; where it says of one word after another what that means, as definitions."""
    for paragraph in split(text, _PARAGRAPH):
        lines = split(paragraph, _LINE)
        pieces = lines if len(lines) > 1 else split(paragraph, _SENTENCE)
        items = [
            (cut(piece, *found.span(1)), (cut(piece, *found.span(2)),))
            for piece in pieces
            if (found := _DEFINED.fullmatch(piece))
        ]
        if len(items) == len(pieces) >= FEWEST_DEFINED:
            yield Definitions(tuple(items))
        else:
            yield Paragraph(paragraph)


def labelled(label: str, texts: tuple[str, ...]) -> Iterator[PageBlock]:
    """A text behind its label, or more of them below it."""
    if len(texts) == 1:
        yield Paragraph(texts[0], label)
    elif texts:
        yield Paragraph("", label)
        yield bullets(texts)


TO_CITE = _("To cite this text")


def cited(entry: Entry, words: Words) -> str:
    """How the text of an entry is cited; empty where it has no version and no licence."""
    version = words.say(_("version {version}", version=entry.version)) if entry.version else ""
    known = words.joined(", ", (version, entry.licence or ""))
    return words.joined(", ", (entry.title, known)) if known else ""


def sources(entry: Entry, words: Words) -> Iterator[PageBlock]:
    """The documents that an entry comes from, each on one line, and how to cite its text."""
    items = list(source_items(entry, words))
    if text := cited(entry, words):
        items.append(ListItem(text, words.say(TO_CITE), url=licence_url(entry.licence or "")))
    if items:
        yield Heading(words.say(_("Sources")))
        yield Items(tuple(items))


def source_items(entry: Entry, words: Words) -> Iterator[ListItem]:
    """The documents that an entry comes from, each on one line."""
    for source in entry.sources:
        year = f" ({source.year})" if source.year else ""
        publisher = (source.publisher or "").strip()
        authors = ", ".join(author.strip() for author in source.authors)
        who = f"{authors or publisher}{year}".strip()
        what = ", ".join(part.strip() for part in (source.title, source.locator) if part)
        rest = (publisher if authors else "", (source.licence or "").strip())
        line = ". ".join(part for part in (who, what, *rest) if part)
        if isinstance(source, RegisterSource):
            line = words.joined(". ", (line, *_when_read(source, words)))
        yield ListItem(words.joined("", (line, ".")), url=source.url or "")


def _when_read(source: RegisterSource, words: Words) -> Iterator[str]:
    """When a page of a register was read, and whether it is one of the register's own."""
    if source.day:
        yield words.say(_("Read on {day:date}", day=source.day))
    if source.secondary:
        yield words.say(_("Not a page of the register itself"))
