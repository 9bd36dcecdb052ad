"""A series held against registers: rule by rule what holds, and with which figures."""

from collections.abc import Iterator, Mapping, Sequence

from reflectlib.catalogue import Catalogue
from reflectlib.language.words import Words
from reflectlib.message import Marked, Message, _, p_
from reflectlib.model.register import Register
from reflectlib.page import Heading, Items, ListItem, Notice, Page, PageBlock, Table
from reflectlib.planning.meetings import Series
from reflectlib.registering.checking import check_register
from reflectlib.registering.found import (
    RegisterCheck,
    RegisterChecks,
    RuleFigure,
    RuleFinding,
    RuleReason,
    RuleVerdict,
    YearFigures,
)
from reflectlib.translations import base_of
from reflectlib.views.blocks import source_items
from reflectlib.views.register_words import (
    DECIDES,
    PEOPLE,
    PERIODIC,
    forms_of,
    proof_in_words,
    rule_in_words,
)

SHOWN = 4  # days that are named one by one
ONLY_THIS = _(
    "Only this series was looked at. What you do elsewhere, and when your own period begins, is "
    "not known here."
)
VERDICTS: Mapping[RuleVerdict, Message] = {
    "holds": p_("register", "Holds"),
    "fails": p_("register", "Does not hold"),
    "unknown": p_("register", "Cannot be known"),
}
REASONS: Mapping[RuleReason, Message] = {
    "breaks": _("It is enough only if the breaks count; the register decides on that."),
    "part_of_the_time": _("The series is there for a part of that time only."),
    "years_unknown": _("In how many years it is asked was not read."),
    "people_assumed": _("Nobody said how many people there are."),
    "members_change": _("Members come and go, or are away, so it differs from meeting to meeting."),
    "one_meeting": _("There is one meeting."),
    "form_unknown": _("The form of the method is not known here."),
    "not_in_a_series": _("Dates and names do not tell this."),
}
"""What is said of a verdict that the figures do not say by themselves."""


def of_one(check: RegisterCheck, catalogue: Catalogue) -> Page:
    """The page of a series that is held against one register."""
    return of_more(RegisterChecks((check,)), catalogue)


def of_more(checks: RegisterChecks, _catalogue: Catalogue) -> Page:
    """The page of a series that is held against registers."""
    method = checks[0].method
    words = Words(method.language)
    title = words.say(_("Held against registers: {title}", title=method.title))
    blocks = (Heading(title, 1), *sections(checks, words))
    return Page(title, method.language, blocks)


def of_series(series: Series, registers: Sequence[Register], words: Words) -> Iterator[PageBlock]:
    """What there is to say of registers below the dates of a series."""
    if registers:
        checks = RegisterChecks(tuple(check_register(series, each) for each in registers))
        yield from sections(checks, words)


def sections(checks: RegisterChecks, words: Words) -> Iterator[PageBlock]:
    """What the series gives in each year, then each register with its rules."""
    yield Heading(words.say(_("What the series gives")))
    yield _years(checks[0], words)
    yield Notice(words.joined(" ", map(words.say, (DECIDES, ONLY_THIS))))
    for check in checks:
        yield Heading(words.say(_("Register: {title}", title=_of(check, check.register.title))))
        yield Items(tuple(_finding(finding, check, words) for finding in check))
        if check.register.proof or check.register.proof_notes:
            yield Heading(words.say(_("What it wants to see")), 3)
            yield Items(tuple(_proof(check, words)))
        if check.register.not_verified:
            yield Heading(words.say(_("What could not be verified")), 3)
            notes = (_of(check, note.text) for note in check.register.not_verified)
            yield Items(tuple(map(ListItem, notes)))
        yield Heading(words.say(_("Sources")), 3)
        yield Items(tuple(source_items(check.register, words)))


def _of(check: RegisterCheck, text: str) -> str:
    """A text of a register, marked where its language is not that of the page."""
    language = check.register.language
    same = base_of(language) == base_of(check.method.language)
    return text if same or isinstance(text, Marked) else Marked(((text, language),))


def _years(check: RegisterCheck, words: Words) -> Table:
    header = (_("Year"), _("Meetings"), _("Hours without breaks"), _("Hours with breaks"))
    rows = tuple(
        (
            str(each.first),
            str(each.meetings),
            words.number(each.minutes / 60),
            words.number(each.gross / 60),
        )
        for each in check.years
    )
    return Table(tuple(map(words.say, header)), rows)


def _proof(check: RegisterCheck, words: Words) -> Iterator[ListItem]:
    if check.register.proof:
        yield ListItem(proof_in_words(check.register, words))
    for note in check.register.proof_notes:
        yield ListItem(_of(check, note.text))


def _finding(finding: RuleFinding, check: RegisterCheck, words: Words) -> ListItem:
    said = rule_in_words(finding.rule, words, lambda text: _of(check, text))
    below = [text for text in _why(finding, check, words) if text]
    return ListItem(said, words.say(VERDICTS[finding.verdict]), items=tuple(map(ListItem, below)))


def _why(finding: RuleFinding, check: RegisterCheck, words: Words) -> Iterator[str]:
    """The figures of a verdict, and what else there is to know of it; an item each."""
    for figure in finding.figures:
        yield _in_years(figure, finding.rule.kind, words)
    if finding.least is not None and finding.most is not None:
        yield _least_and_most(finding, words)
    if finding.days:
        days = words.joined("; ", map(words.date, finding.days[:SHOWN]))
        more = len(finding.days) - SHOWN
        if more > 0:
            days = words.say(_("{days}, and {number} more", days=days, number=more))
        yield words.say(_("It is about {days}.", days=days))
    if finding.forms:
        yield words.say(_("What does not count here: {forms:and}.", forms=forms_of(finding.forms)))
    if finding.reason == "unless":
        yield words.say(_("Unless: {text}", text=_of(check, finding.rule.unless or "")))
    elif not finding.figures and finding.reason in REASONS:
        yield words.say(REASONS[finding.reason])


def _in_years(figure: RuleFigure, kind: str, words: Words) -> str:
    """`2027: 12,5 uur. Dat is genoeg.`, with why where that is to be told."""
    years = figure.years
    amount = years.minutes / 60 if kind == "hours" else years.meetings
    said = _("{years}: {amount}.", years=_span(years), amount=words.say(_amount(kind, amount)))
    why = words.say(REASONS[figure.reason]) if figure.reason in REASONS else ""
    verdict = "" if figure.verdict == "unknown" else words.say(ENOUGH[figure.verdict])
    return words.joined(" ", (words.say(said), verdict, why))


ENOUGH: Mapping[RuleVerdict, Message] = {
    "holds": p_("register", "That is enough."),
    "fails": p_("register", "That is too little."),
}


def _span(years: YearFigures) -> str:
    return str(years.first) if years.first == years.last else f"{years.first}–{years.last}"


def _amount(kind: str, amount: float) -> Message:
    if kind == "hours":
        return _("{number} h", number=float(amount))
    return PERIODIC["meetings"].filled(number=int(amount))


def _least_and_most(finding: RuleFinding, words: Words) -> str:
    least, most = finding.least, finding.most
    if finding.rule.kind == "minutes":
        return words.say(_("Without breaks: {stated} min.", stated=_ends(least, most)))
    if finding.rule.kind == "days":
        return words.say(_("Days between two meetings: {stated}.", stated=_ends(least, most)))
    return words.say(PEOPLE[finding.rule.kind].filled(stated=_ends(least, most)))


def _ends(least: int | None, most: int | None) -> str:
    return str(least) if least == most else f"{least}–{most}"
