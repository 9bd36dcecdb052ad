"""The blocks of a page that are tables in Word, and what is filled in on it."""

from collections.abc import Iterator, Sequence

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from reflectlib.message import _
from reflectlib.page import (
    EMPTY_BOX,
    SIGN,
    Field,
    Outline,
    OutlineStep,
    Ratings,
    Table,
    to_fill_in,
)
from reflectlib.writers.columns import columns, longest_word
from reflectlib.writers.docx_elements import (
    cell,
    el,
    para,
    row,
    runs,
    space,
    table,
    to_tick,
    to_write,
    twips,
)
from reflectlib.writers.docx_kit import Kit
from reflectlib.writers.stages import stages

WRITE_HERE = _("Write here")
DOTS = "…"
A_LINE, A_ROW = 8, 12  # millimetres of paper to write on
CLOCK, NUMBER, ROOM = 28, 15, 38  # millimetres
ICON, SMALL = 4.2, 3.0
SOFT, TINT = "#5c5c57", "#f4f4ef"
TICK = 18  # millimetres
LETTERS = 40  # of a column that is not to become wider for it
SHORT = 13  # letters: `13.00–13.10`, `10–15 min`
MARGIN = 3  # letters: what the margins of a cell take
A_LETTER = 110  # twips, of a word that is not to be broken; a little too wide


def below(kit: Kit) -> Element:
    """What parts a table from the next, which would else be one with it."""
    return para(kit.style("Below Table"))


def table_of(block: Table, kit: Kit) -> Iterator[Element]:
    """Rows below a header that comes again on each page, and room to write."""
    header = (*block.header, *block.to_write)
    blank = to_fill_in(block)
    widths = _widths(header, block.rows, kit)
    style = kit.style("Table Text")
    rows = []
    if any(header):
        heads = (para(style, runs(text)) for text in header)
        rows.append(row(map(_plain, widths, heads), header=True))
    for cells in block.rows:
        written = [
            para(style, _written(text, name, blank, kit))
            for text, name in zip(cells, block.header, strict=True)
        ]
        written += [para(style, [_control(name, kit, DOTS)]) for name in block.to_write]
        high = blank or block.to_sign
        rows.append(row(map(_plain, widths, written), height=twips(A_ROW) if high else 0))
    yield from _framed(widths, rows, header, kit)


def ratings(block: Ratings, kit: Kit) -> Iterator[Element]:
    """Statements with a box to tick for each answer."""
    opposites = any(each.opposite for each in block.statements)
    style = kit.style("Table Text")
    header = ("", *block.scale, *[""] * opposites)
    longest = (longest_word(answer.split("\n")) for answer in block.scale)
    wanted = max(twips(TICK), (max(longest) + MARGIN) * A_LETTER) * kit.scale
    tick = min(round(wanted), kit.room * 2 // 3 // len(block.scale))
    sides = kit.room - tick * len(block.scale)
    left = sides // 2 if opposites else sides
    widths = (left, *[tick] * len(block.scale), *[sides - left] * opposites)
    heads = (para(style, runs(text), el("jc", val="center")) for text in header)
    rows = [row(map(_plain, widths, heads), header=True)]
    for each in block.statements:
        cells = [para(style, runs(each.text + SIGN * each.ours))]
        for answer in block.scale:
            box = to_tick(kit.number(), f"{answer} – {each.text}", EMPTY_BOX)
            cells.append(para(style, [box], el("jc", val="center")))
        cells += [para(style, runs(each.opposite))] * opposites
        rows.append(row(map(_plain, widths, cells)))
    yield from _framed(widths, rows, header, kit)


def field(block: Field, kit: Kit) -> Iterator[Element]:
    """A label, and a frame of so many lines below it that grows with what is written."""
    yield para(kit.style("Field Label"), [*runs(block.label), *runs(SIGN * block.ours)])
    control = _control(block.label, kit, kit.words.say(WRITE_HERE))
    inside = para(kit.style("Table Text"), [control])
    yield table(
        (kit.room,),
        [row([cell(kit.room, [inside])], height=twips(A_LINE * block.lines))],
        style=kit.style("Reflect Field"),
        caption=str(block.label),
    )
    yield below(kit)


def outline(block: Outline, kit: Kit) -> Iterator[Element]:
    """The steps in brief, each a row: when, its number, what to do, and room to write."""
    timed = any(step.clock for step in block.steps)
    beside = bool(block.to_write)
    widths = [*[twips(CLOCK * kit.scale)] * timed, twips(NUMBER * kit.scale)]
    widths += [kit.room - sum(widths) - twips(ROOM) * beside, *[twips(ROOM)] * beside]
    rows = [_room_for(block, widths, kit)] if beside else []
    rows += (
        _head(step, widths, kit) if step.head else _step(step, block, widths, kit)
        for step in block.steps
    )
    yield table(widths, rows, style=kit.style("Reflect Steps"), caption=kit.named, header=beside)
    yield below(kit)


def _room_for(block: Outline, widths: Sequence[int], kit: Kit) -> Element:
    """What there is room for beside each step, above it."""
    style = kit.style("Table Text")
    wide = sum(widths[:-1])
    cells = [cell(wide, [para(style)], span=len(widths) - 1)]
    cells.append(cell(widths[-1], [para(style, runs(block.to_write, color=SOFT))]))
    return row(cells, header=True)


def _head(step: OutlineStep, widths: Sequence[int], kit: Kit) -> Element:
    """What stands above the steps of a block."""
    inside = [*kit.strong(step.clock), *[space("  ")] * bool(step.clock), *_titled(step, kit)]
    said = para(kit.style("Table Text"), inside, el("keepNext"), el("spacing", before=120))
    return row([cell(sum(widths), [said, *_told(step, kit)], span=len(widths))])


def _step(step: OutlineStep, block: Outline, widths: Sequence[int], kit: Kit) -> Element:
    style = kit.style("Table Text")
    colors = stages().get(step.stage, {"hue": SOFT, "wash": TINT})
    drawn = kit.icon(step.stage, ICON, colors["hue"])
    number = [*drawn, *[space()] * bool(drawn and step.number)]
    number += runs(step.number, kit.style("Strong"), color=colors["hue"])
    cells = [(para(style, runs(step.clock)), "")] * (len(widths) - 2 - bool(block.to_write))
    cells.append((para(style, number, el("jc", val="center")), colors["wash"]))
    made = [
        cell(width, [said], fill=fill) for width, (said, fill) in zip(widths, cells, strict=False)
    ]
    told = [para(style, _titled(step, kit)), *_told(step, kit)]
    made.append(cell(widths[len(cells)], told))
    if block.to_write:
        control = _control(f"{block.to_write}: {step.title}", kit, DOTS)
        made.append(cell(widths[-1], [para(style, [control])]))
    return row(made)


def _titled(step: OutlineStep, kit: Kit) -> list[Element]:
    """The title of a step, which leads to all of it, and what is known of it."""
    title = kit.led(step.anchor, kit.strong(step.title))
    inside = [*title, space("  ")] if step.grouping or step.time or step.aside else title
    parts = []
    if step.grouping:
        drawn = kit.icon(step.icon, SMALL, SOFT)
        between = [space()] * len(drawn)
        parts.append([*drawn, *between, *runs(step.grouping, color=SOFT)])
    parts += [runs(text, color=SOFT) for text in (step.time, step.aside) if text]
    for number, part in enumerate(parts):
        inside += [*runs("·", color=SOFT), space()] if number else []
        inside += [*part, space()]
    return inside


def _told(step: OutlineStep, kit: Kit) -> Iterator[Element]:
    style = kit.style("Table Text")
    if step.todo:
        yield para(style, [*runs(step.todo), *runs(SIGN * step.ours)])
    if step.question:
        yield para(kit.style("Question"), runs(step.question), el("spacing", before=40, after=40))


def _control(title: str, kit: Kit, placeholder: str) -> Element:
    return to_write(kit.number(), title, placeholder, kit.style("Placeholder Text"))


def _written(text: str, name: str, blank: bool, kit: Kit) -> list[Element]:
    """The text of a cell, or room for one."""
    return [_control(name, kit, DOTS)] if blank else runs(text)


def _plain(width: int, inside: Element) -> Element:
    return cell(width, [inside])


def _framed(
    widths: Sequence[int], rows: Sequence[Element], header: Sequence[str], kit: Kit
) -> Iterator[Element]:
    if rows:
        told = ", ".join(filter(None, header))
        yield table(
            widths,
            rows,
            style=kit.style("Reflect Table"),
            caption=kit.named,
            description=told,
            header=any(header),
        )
        yield below(kit)


def _widths(header: Sequence[str], rows: Sequence[Sequence[str]], kit: Kit) -> list[int]:
    """How the room is shared out: by what each column has to say, so that no word is broken.

    What is short stays on one line.
    """
    least, wanted = [], []
    for number, head in enumerate(header):
        texts = [head, *(cells[number] for cells in rows if number < len(cells))]
        lines = [line for text in texts for line in text.split("\n")]
        short = (columns(line) for line in lines if len(line) <= SHORT)
        # Word goes on on the next line behind a hyphen.
        longest = longest_word([line.replace("-", "- ") for line in lines])
        least.append(max(longest, max(short, default=0)) + MARGIN)
        widest = max(map(columns, lines))
        wanted.append(max(least[-1], min(LETTERS, widest + MARGIN)))
    needed = [round(letters * A_LETTER * kit.scale) for letters in least]
    spare = kit.room - sum(needed)
    # Where words must be broken, each column gets its share of that.
    first, shares = ([0] * len(least), least) if spare < 0 else (needed, wanted)
    spare = kit.room if spare < 0 else spare
    widths = [low + spare * share // sum(shares) for low, share in zip(first, shares, strict=True)]
    widths[-1] += kit.room - sum(widths)
    return widths
