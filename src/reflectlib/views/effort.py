"""The hours that a method takes, each line with its reckoning."""

from reflectlib.catalogue import Catalogue
from reflectlib.language.words import Words
from reflectlib.page import Block, Heading, Items, ListItem, Notice, Page, Table
from reflectlib.planning.effort import Amount, EffortLine, Reckoning
from reflectlib.views.blocks import role_title, sources

PARTICIPANT = "deelnemer"


def effort(reckoning: Reckoning, _: Catalogue) -> Page:
    """Per role what is asked, then how that was reckoned, and from which source."""
    method = reckoning.method
    words = Words(method.language)
    title = f"{words['effort']}: {method.title}"
    blocks: list[Block] = [Heading(title, 1)]
    if reckoning.meetings:
        blocks.append(
            Items((ListItem(_number(reckoning.meetings, words), words["meetings_a_year"]),))
        )
    if not reckoning.lines:
        return Page(title, method.language, (*blocks, Notice(words["effort_unstated"])))
    blocks.append(_totals(reckoning, words))
    blocks.append(Heading(words["reckoning"]))
    header = (words["role"], words["purpose_title"], words["reckoning"], words["effort_source"])
    rows = tuple(_reckoned(line, reckoning, words) for line in reckoning.lines)
    blocks.append(Table(header, rows))
    blocks += sources(method, words)
    return Page(title, method.language, tuple(blocks))


def _totals(reckoning: Reckoning, words: Words) -> Table:
    header = [words["role"], words["per_meeting_title"], words["per_year_title"]]
    rows = []
    for role in reckoning.roles():
        row = [
            role_title(reckoning.method, role, words),
            _hours(reckoning.per_meeting(role), words),
            _hours(reckoning.per_year(role), words),
        ]
        rows.append(row)
        if role == PARTICIPANT and reckoning.people:
            many = reckoning.people
            rows.append(
                [
                    f"{row[0]} × {many}",
                    _hours(many_times(reckoning.per_meeting(role), many), words),
                    _hours(many_times(reckoning.per_year(role), many), words),
                ]
            )
    return Table(tuple(header), tuple(map(tuple, rows)))


def many_times(hours: Amount | None, number: int) -> Amount | None:
    """So many times as much; None stays None."""
    if hours is None:
        return None
    return Amount(hours.least * number, None if hours.most is None else hours.most * number)


def _reckoned(line: EffortLine, reckoning: Reckoning, words: Words) -> tuple[str, ...]:
    stated = words.say(f"per_{line.per}", words.minutes(line.minutes))
    if line.times and line.per_year and line.per != "year":
        stated += f" × {_number(line.times, words)} = {_hours(line.per_year, words)}"
    role = role_title(reckoning.method, line.role, words)
    return role, line.purpose, stated, words[f"effort_{line.ground}"]


def _number(number: Amount, words: Words) -> str:
    least = words.number(float(number.least))
    if number.most is None or number.most == number.least:
        return least
    return f"{least}–{words.number(float(number.most))}"


def _hours(hours: Amount | None, words: Words) -> str:
    if hours is None:
        return ""
    return words.hours(float(hours.least), None if hours.most is None else float(hours.most))
