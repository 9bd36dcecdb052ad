"""The hours that a method takes, each line with its reckoning."""

from collections.abc import Iterator, Mapping

from reflectlib.catalogue import Catalogue
from reflectlib.language.terms import PER
from reflectlib.language.words import Words
from reflectlib.message import Message, _
from reflectlib.model.programme import Programme
from reflectlib.page import Heading, Items, ListItem, Notice, Page, PageBlock, Table
from reflectlib.planning.effort import PARTICIPANT, Amount, EffortLine, Reckoning
from reflectlib.views.blocks import behind, role_title, sources

GROUNDS: Mapping[str, Message] = {
    "duration": _("the length of a meeting"),
    "effort": _("the source"),
    "given": _("a figure of your own"),
    "preparation": _("the preparation"),
}
"""What a line of it rests on."""
NO_TIMES = _("The source gives no times.")
NOT_OF_ALL = _("It is not stated of every block how long it takes, so nothing can be reckoned.")


def effort(reckoning: Reckoning, _catalogue: Catalogue) -> Page:
    """Per role what is asked, then how that was reckoned, and from which source."""
    method = reckoning.method
    words = Words(method.language)
    title = words.say(_("The time it takes: {title}", title=method.title))
    blocks: list[PageBlock] = [Heading(title, 1)]
    if reckoning.meetings:
        number = _number(reckoning.meetings, words)
        if reckoning.times_given:
            number = behind(number, words.say(GROUNDS["given"]), words)
        blocks.append(Items((ListItem(number, words.say(_("Meetings in a year"))),)))
    if not reckoning.lines:
        silent = NOT_OF_ALL if isinstance(method, Programme) else NO_TIMES
        return Page(title, method.language, (*blocks, Notice(words.say(silent))))
    blocks.append(_totals(reckoning, words))
    blocks.append(Heading(words.say(_("How it is reckoned"))))
    header = (
        words.say(_("Role")),
        words.say(_("What for")),
        words.say(_("How it is reckoned")),
        words.say(_("What it rests on")),
    )
    rows = tuple(reckoned(line, reckoning, words) for line in reckoning.lines)
    blocks.append(Table(header, rows))
    blocks += sources(method, words)
    return Page(title, method.language, tuple(blocks))


def _totals(reckoning: Reckoning, words: Words) -> Table:
    header = [words.say(_("Role")), words.say(_("Per meeting")), words.say(_("Per year"))]
    rows = (
        (role, _hours(per_meeting, words), _hours(per_year, words))
        for role, per_meeting, per_year in totals(reckoning, words)
    )
    return Table(tuple(header), tuple(rows))


def totals(
    reckoning: Reckoning, words: Words
) -> Iterator[tuple[str, Amount | None, Amount | None]]:
    """Of each role its minutes per meeting and per year, and those of all who take part."""
    for role in reckoning.roles():
        title = role_title(reckoning.method, role, words)
        per_meeting, per_year = reckoning.per_meeting(role), reckoning.per_year(role)
        yield title, per_meeting, per_year
        if role == PARTICIPANT and (many := reckoning.people):
            of_all = words.joined(" × ", (title, str(many)))
            yield of_all, many_times(per_meeting, many), many_times(per_year, many)


def many_times(hours: Amount | None, number: int) -> Amount | None:
    """So many times as much; None stays None."""
    if hours is None:
        return None
    return Amount(hours.least * number, None if hours.most is None else hours.most * number)


def reckoned(line: EffortLine, reckoning: Reckoning, words: Words) -> tuple[str, str, str, str]:
    """The role, what the time goes to, how it is reckoned, and what that rests on."""
    stated = words.say(PER[line.per].filled(stated=words.minutes(line.minutes)))
    if line.times and line.per_year and line.per != "year":
        times = words.joined(" × ", (stated, _number(line.times, words)))
        stated = words.joined(" = ", (times, _hours(line.per_year, words)))
    role = role_title(reckoning.method, line.role, words)
    ground = words.say(GROUNDS[line.ground])
    if line.times_given:
        ground = words.joined("; ", (ground, words.say(_("how often: a figure of your own"))))
    return role, line.purpose, stated, ground


def _number(number: Amount, words: Words) -> str:
    least = words.number(float(number.least))
    if number.most is None or number.most == number.least:
        return least
    return words.joined("–", (least, words.number(float(number.most))))


def _hours(hours: Amount | None, words: Words) -> str:
    if hours is None:
        return ""
    return words.hours(float(hours.least), None if hours.most is None else float(hours.most))
