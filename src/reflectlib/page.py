"""A page: a tree of blocks that every view makes and every writer takes.

All text in it is plain; a writer escapes it. A line break in a text is a line break.
`ours` marks what is not from the source; where marks are asked for, the writer sets a sign behind
it. Within a text the same is said by `OURS` at its end.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple, TypeVar

from reflectlib.card_sizes import CardName
from reflectlib.characters import find_hidden, shown
from reflectlib.message import Marked

T = TypeVar("T", bound=NamedTuple)
OURS = "\ufdd0"  # hidden, so that readers leave it out of whatever somebody wrote
SIGN = "°"
EMPTY_BOX = "☐"


class Heading(NamedTuple):
    """A heading of level 1 to 4, with a few words beside it.

    `anchor` is a name for the part below it, by which a `RunStage` finds it, and so does what is
    kept of what was typed there. `stage` is what a step does in the whole, which gives it its
    colour and icon.
    """

    text: str
    level: int = 2
    aside: str = ""
    anchor: str = ""
    stage: str = ""


class Chip(NamedTuple):
    """What to know at a glance, in a few words that say it by themselves, beside an icon."""

    text: str
    icon: str = ""


class Chips(NamedTuple):
    """What to know at a glance of an entry, before anything else."""

    chips: tuple[Chip, ...]


class TimePiece(NamedTuple):
    """A piece of a time bar: minutes of a step with this number, or of a break, without one."""

    minutes: float
    number: str = ""
    stage: str = ""


class TimeBar(NamedTuple):
    """How long each step takes beside the others; its words stand in what is around it."""

    pieces: tuple[TimePiece, ...]


class OutlineStep(NamedTuple):
    """A step in brief: what to do, in a sentence, and the first question.

    `time` and `grouping` are in words; `icon` is that of the grouping. `aside` is what else is to
    be known of it, such as when it is done. `anchor` is that of the step in full, where the page
    has it. `clock` is from when until when it is. What is no step, such as a break, has no number,
    and for a `stage` the name of its icon; a `head` stands above the steps of a block.
    """

    number: str
    title: str
    time: str = ""
    grouping: str = ""
    icon: str = ""
    aside: str = ""
    todo: str = ""
    question: str = ""
    stage: str = ""
    anchor: str = ""
    ours: bool = False
    clock: str = ""
    head: bool = False


class Outline(NamedTuple):
    """The steps of a meeting in brief, to lead it from.

    `to_write` says what there is room for beside each, on paper alone.
    """

    steps: tuple[OutlineStep, ...]
    to_write: str = ""

    @property
    def is_short(self) -> bool:
        """Tell whether each step is a line, so that two can stand side by side."""
        return not any(step.todo or step.question for step in self.steps)


class Paragraph(NamedTuple):
    """A text, with a word in front of it that says what it is."""

    text: str
    label: str = ""
    ours: bool = False


class ListItem(NamedTuple):
    """One item of a list. `url` is where its text can be read."""

    text: str
    label: str = ""
    ours: bool = False
    url: str = ""
    items: tuple["ListItem", ...] = ()


class Items(NamedTuple):
    """A list, numbered when `ordered`."""

    items: tuple[ListItem, ...]
    ordered: bool = False


class AskedQuestion(NamedTuple):
    """A question to ask, to whom, and the questions to go on with."""

    text: str
    to: str = ""
    ours: bool = False
    follow_ups: tuple[str, ...] = ()


class Questions(NamedTuple):
    """Questions to choose from."""

    questions: tuple[AskedQuestion, ...]


class Table(NamedTuple):
    """Rows of cells below a header; every row is as long as the header.

    Behind them come empty columns `to_write` in, on paper alone; `to_sign` makes the rows high
    enough for a signature.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    to_write: tuple[str, ...] = ()
    to_sign: bool = False


class Notice(NamedTuple):
    """Something to notice."""

    text: str


class Code(NamedTuple):
    """What is typed to the letter, such as a command: one line."""

    text: str


class Field(NamedTuple):
    """A label, with room for some lines of writing."""

    label: str
    ours: bool = False
    lines: int = 2


class RatedStatement(NamedTuple):
    """Something to rate; with an opposite, between the two."""

    text: str
    opposite: str = ""
    ours: bool = False


class Ratings(NamedTuple):
    """Statements to rate by choosing one of `scale` for each; all or none have an opposite."""

    scale: tuple[str, ...]
    statements: tuple[RatedStatement, ...]


class Card(NamedTuple):
    """A question on a card, of a category; categories are told apart by number and by name.

    `foot` stands at its foot: whom it is asked to, or who has it.
    """

    question: AskedQuestion
    category: str
    number: int
    foot: str = ""


class Cards(NamedTuple):
    """Cards to cut out. `back` is what stands on the back of each, below its category.

    `how` they are printed is said on a screen. `about` goes on a card of its own, since on paper
    there is nothing but cards. With a `bleed` each side is a page for a print shop, and else they
    come on sheets of A4. `address` is where the entry can be read: each back has a QR code of it.
    """

    cards: tuple[Card, ...]
    back: str
    how: str = ""
    about: tuple[str, ...] = ()
    size: CardName = "a7"
    bleed: bool = False
    address: str = ""


class Link(NamedTuple):
    """A way to another page, or without a `url` the name of one that is not there."""

    text: str
    url: str


class Links(NamedTuple):
    """Ways to other pages, with a word in front that says what they are."""

    links: tuple[Link, ...]
    label: str = ""


class PageBreak(NamedTuple):
    """Go on on a new sheet of paper."""


class Definitions(NamedTuple):
    """Words, each with what it means: in one or more texts."""

    items: tuple[tuple[str, tuple[str, ...]], ...]


class MarksNote(NamedTuple):
    """What the sign behind what is ours means: only where marks are asked for."""

    text: str


class Beside(NamedTuple):
    """What is read together, side by side where there is room: what to do, and what to ask."""

    left: tuple["PageBlock", ...]
    right: tuple["PageBlock", ...]


PageBlock = (
    Heading
    | Chips
    | TimeBar
    | Outline
    | Definitions
    | MarksNote
    | Beside
    | Paragraph
    | Items
    | Questions
    | Table
    | Notice
    | Code
    | Field
    | Ratings
    | Cards
    | Links
    | PageBreak
)


StageKind = Literal["step", "sides", "break", "kept", "left", "away"]
"""What a stage is.

A step, or what goes on side by side; of what is no step a break, what keeps its length, time that
is left, or the time until a meeting goes on on another day.
"""


class RunPortion(NamedTuple):
    """Minutes for each of some stages, by their numbers from 0; all of them or none get theirs.

    `enters` is what a stage needs that may be left out.
    """

    minutes: int
    stages: tuple[int, ...]
    enters: bool = False


class RunStage(NamedTuple):
    """A piece of a meeting: its minutes, and the anchor of what is read during it.

    `turn` is the length in seconds of one person's turn, of which there are `turns`; 0 where
    there are none, or where nobody knows how many. Where people are named, `who` says what they
    do in it, each a label and names, and `whose` has the names for each turn.

    `block` is the title of the part of the meeting that it is in, where there are more. What is no
    step has a `kind`. `least` are the minutes that it needs, where it can take others than it has,
    and `longest` is how long a turn may be then, in seconds; 0 for any share of the time.
    `withheld` are the numbers, from 0, of the questions of a step that are not for the group.
    """

    title: str
    minutes: int
    anchor: str = ""
    turn: int = 0
    turns: int = 0
    who: tuple[tuple[str, str], ...] = ()
    whose: tuple[str, ...] = ()
    kind: StageKind = "step"
    block: str = ""
    least: int | None = None
    longest: int = 0
    withheld: tuple[int, ...] = ()
    sides: "tuple[Run, ...]" = ()


class Run(NamedTuple):
    """A meeting that a clock can run. `start` is ISO 8601 with its offset, or nothing.

    `portions` is how minutes are divided anew over stages: after the least of each, so many
    minutes to each of some stages, one portion after another. `pins` are the numbers of the stages
    that begin at their own time of the clock.
    """

    title: str
    stages: tuple[RunStage, ...]
    start: str = ""
    portions: tuple[RunPortion, ...] = ()
    pins: tuple[int, ...] = ()


class Page(NamedTuple):
    """A page: its title, the language of its texts (BCP 47), and its blocks in order.

    `wide` where a table needs all the room there is, `large` to be read from a wall. What only
    some formats show: the meetings that a clock `runs`, what machines are told `about` it
    (JSON-LD), the `url` where it is published, each language in which it is there, with the page
    in it (`alternates`), and the id of the `entry` that it is of, under which is kept what
    somebody types on it.
    """

    title: str
    language: str
    blocks: tuple[PageBlock, ...]
    wide: bool = False
    runs: tuple[Run, ...] = ()
    about: Mapping[str, Any] | None = None
    url: str = ""
    alternates: tuple[tuple[str, str], ...] = ()
    large: bool = False
    entry: str = ""


def to_fill_in(block: PageBlock) -> bool:
    """Tell whether somebody who has the page can write something in a block."""
    if isinstance(block, Table):
        return bool(block.rows) and not any(cell for row in block.rows for cell in row)
    return isinstance(block, Field | Ratings)


def cleaned(page: T) -> T:
    """A page, or what stands around one, without characters that nobody sees.

    No text of it may consist of them. Every writer starts with it, before it escapes what means
    something in its format: left out later, such a character could have kept a sign from being
    seen where it counts.
    """
    if not find_hidden("\n".join(_texts(page)).replace(OURS, "")):
        return page
    made: T = _cleaned(page)
    return made


def _texts(page: tuple[Any, ...]) -> list[str]:
    """Every text of a page, in no order."""
    found: list[str] = []
    parts: list[Any] = list(page)
    while parts:
        part = parts.pop()
        if isinstance(part, str):
            found.append(part)
        elif isinstance(part, tuple):
            parts.extend(part)
    return found


def with_marks(page: Page, marks: bool) -> Page:
    """The page, cleaned, with a sign behind all that is ours; or without these signs."""
    blocks = tuple(block for block in page.blocks if marks or not isinstance(block, MarksNote))
    made: Page = _with_marks(cleaned(page._replace(blocks=blocks)), marks)
    return made


def text_with_marks(text: str, marks: bool) -> str:
    """The same of one text, which no page has around it."""
    return _signed(_shown(text), marks)


def _with_marks(value: Any, marks: bool) -> Any:
    if isinstance(value, Marked):
        return Marked(tuple((_signed(text, marks), of) for text, of in value.parts))
    if isinstance(value, str):
        return _signed(value, marks)
    if not isinstance(value, tuple):
        return value
    parts = (_with_marks(part, marks) for part in value)
    if not hasattr(value, "_fields"):
        return tuple(parts)
    made: Any = type(value)(*parts)
    return made if marks or not getattr(made, "ours", False) else made._replace(ours=False)


def _signed(text: str, marks: bool) -> str:
    if OURS not in text:
        return text
    return text.replace(OURS, SIGN) if marks else text.replace(f" {OURS}", "").replace(OURS, "")


def _cleaned(value: Any) -> Any:
    if isinstance(value, Marked):
        return Marked(tuple((_shown(text), of) for text, of in value.parts))
    if isinstance(value, str):
        return _shown(value)
    if not isinstance(value, tuple):
        return value
    parts = map(_cleaned, value)
    return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)


def _shown(text: str) -> str:
    return OURS.join(map(shown, text.split(OURS)))


def cards_as_questions(cards: Cards) -> Questions:
    """The same as a list of questions that each name their category, where nothing can be cut.

    They name whom they are asked to as well, or else what stands at the foot.
    """
    return Questions(
        tuple(
            card.question._replace(
                to=" · ".join(filter(None, (card.category, card.question.to or card.foot)))
            )
            for card in cards.cards
        )
    )


def one_by_one(blocks: tuple[PageBlock, ...]) -> Iterator[PageBlock]:
    """The blocks where nothing can be set beside anything else, and nothing is drawn."""
    for block in blocks:
        if isinstance(block, Beside):
            yield from (*block.left, *block.right)
        elif not isinstance(block, TimeBar):
            yield block


def defined(word: str, texts: tuple[str, ...]) -> ListItem:
    """A word with what it means, as an item of a list."""
    if len(texts) == 1:
        return ListItem(texts[0], word)
    return ListItem("", word, items=tuple(map(ListItem, texts)))


def outline_as_items(outline: Outline) -> Items:
    """The same as a list, where nothing can be set beside anything else."""
    return Items(
        tuple(
            ListItem(
                step.todo,
                label=_in_brief(step),
                ours=step.ours,
                items=(ListItem(step.question),) if step.question else (),
            )
            for step in outline.steps
        )
    )


def _in_brief(step: OutlineStep) -> str:
    title = f"{step.number}. {step.title}" if step.number else step.title
    title = f"{step.clock} {title}" if step.clock else title
    known = " · ".join(filter(None, (step.time, step.grouping, step.aside)))
    return f"{title} ({known})" if known else title


def ratings_on_paper(ratings: Ratings) -> Table:
    """The same as a table with a box to tick for each answer, where nothing can be clicked."""
    opposites = any(statement.opposite for statement in ratings.statements)
    boxes = (EMPTY_BOX,) * len(ratings.scale)
    rows = []
    for statement in ratings.statements:
        text = statement.text + SIGN * statement.ours
        rows.append((text, *boxes, statement.opposite) if opposites else (text, *boxes))
    return Table(("", *ratings.scale, "") if opposites else ("", *ratings.scale), tuple(rows))
