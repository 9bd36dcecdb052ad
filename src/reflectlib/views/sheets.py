"""What stands in tables, as cells of a spreadsheet: days as days, minutes as numbers."""

from collections.abc import Iterator

from reflectlib.catalogue import Catalogue
from reflectlib.comparing import Comparison
from reflectlib.data.listing import COLUMNS as LISTED
from reflectlib.data.listing import listing
from reflectlib.language.terms import FIELDS, SLOTS
from reflectlib.language.words import Words
from reflectlib.message import _
from reflectlib.page import Table, with_marks
from reflectlib.planning.effort import Amount, Reckoning
from reflectlib.planning.meetings import Series
from reflectlib.planning.session import Plan
from reflectlib.search import Matches
from reflectlib.sheets import Cell, Sheet, sheet_of
from reflectlib.views import comparison as compared
from reflectlib.views.blocks import role_title
from reflectlib.views.effort import GROUNDS
from reflectlib.views.people import names_of
from reflectlib.views.sections import sections_and_sides
from reflectlib.views.series import to_do_of
from reflectlib.views.slots import COLUMNS, cells, names_fit

BEGIN, END, MINUTES = _("Begin"), _("End"), _("Minutes")
FROM, UNTIL = _("From minute"), _("Until minute")
DATE = _("Date")
HOURS = (
    _("Hours per meeting"),
    _("at most"),
    _("Hours per year"),
    _("at most"),
)


def agenda(plan: Plan, _catalogue: Catalogue) -> tuple[Sheet, ...]:
    """Every slot once, with its day, its block and its side."""
    words = Words(plan.method.language)
    with_names = names_fit(plan, words)
    rows = []
    for each in sections_and_sides(plan, words):
        block = each.of or (each.called(words) if each.is_of_steps and each.id else "")
        made = cells(each, words, with_names=with_names)
        for slot, row in zip(each.slots, made, strict=True):
            start, end = each.plan.at(slot.start), each.plan.at(slot.end)
            times: tuple[Cell, ...] = (None, slot.start + each.before, slot.end + each.before)
            if start and end:
                times = (start.date(), start.time(), end.time())
            beside = each.title if each.of else ""
            rows.append((*times, slot.minutes, block, beside, *map(_typed, row[2:])))
    begin, end_ = (BEGIN, END) if plan.start else (FROM, UNTIL)
    header = (DATE, begin, end_, MINUTES, FIELDS["block"], SLOTS["parallel"])
    header += tuple(FIELDS[key] for key in COLUMNS[2:])
    return (sheet_of(words.say(_("Agenda")), [words.say(each) for each in header], rows),)


def _typed(text: str) -> Cell:
    return int(text) if text.isdecimal() else text


def series(series: Series, _catalogue: Catalogue) -> tuple[Sheet, ...]:
    """The meetings, and on a sheet of its own what is to be done by when."""
    method = series.method
    words = Words(method.language)
    roles = list(dict.fromkeys(role for each in series.meetings for role in each.roles))
    everybody = list(dict.fromkeys(name for each in series.meetings for name in each.names))
    rows = [
        (
            each.number,
            each.start.date(),
            each.start.time(),
            each.end.time(),
            each.plan.meeting.title if each.plan.meeting else "",
            *(names_of(each.roles.get(role, ())) for role in roles),
            names_of([name for name in everybody if name not in each.names]),
        )
        for each in series.meetings
    ]
    titles = [role_title(method, role, words) for role in roles]
    said = [words.say(each) for each in (_("Number"), DATE, BEGIN, END, _("Meeting"))]
    made = sheet_of(
        words.say(_("Meetings")), (*said, *titles, words.say(_("Not there"))), rows
    )
    return made, *_to_do(series, words)


def _to_do(series: Series, words: Words) -> Iterator[Sheet]:
    rows = [
        (due.day, who, due.task.task, meeting.number)
        for due, meeting, who in to_do_of(series, words)
    ]
    if rows:
        header = (DATE, _("Who"), _("What to do"), _("Meeting"))
        yield sheet_of(words.say(_("To do")), [words.say(each) for each in header], rows)


def effort(reckoning: Reckoning, _catalogue: Catalogue) -> tuple[Sheet, ...]:
    """Hours by role, then each line that they are reckoned of."""
    method = reckoning.method
    words = Words(method.language)
    totals = [
        (
            role_title(method, role, words),
            *_amount(reckoning.per_meeting(role)),
            *_amount(reckoning.per_year(role)),
        )
        for role in reckoning.roles()
    ]
    role = words.say(_("Role"))
    header = [words.say(each) for each in (_("What for"), MINUTES, _("What it rests on"))]
    lines = [
        (role_title(method, line.role, words), line.purpose, str(words.minutes(line.minutes)), words.say(GROUNDS[line.ground]))
        for line in reckoning.lines
    ]
    return (
        Sheet(words.say(_("Hours")), (role, *map(words.say, HOURS)), tuple(totals)),
        Sheet(words.say(_("How it is reckoned")), (role, *header), tuple(lines)),
    )


def _amount(hours: Amount | None) -> tuple[Cell, Cell]:
    if hours is None:
        return None, None
    most = hours.least if hours.most is None else hours.most
    return round(float(hours.least), 4), round(float(most), 4)


def comparison(
    entries: Comparison, catalogue: Catalogue, *, marks: bool = False
) -> tuple[Sheet, ...]:
    """One table with a column for each entry."""
    page = with_marks(compared.comparison(entries, catalogue), marks)
    (table,) = (block for block in page.blocks if isinstance(block, Table))
    return (Sheet(page.title, table.header, table.rows),)


def matches(found: Matches, catalogue: Catalogue) -> tuple[Sheet, ...]:
    """A row for each entry, with the columns that programs know."""
    rows = tuple(
        tuple(" ".join(value) if isinstance(value, list) else value for value in row.values())
        for row in listing(found, catalogue)
    )
    return (Sheet("reflectlib", LISTED, rows),)
