"""The hours that a method takes, each line with its reckoning."""

from typing import Any

from reflectlib.language.words import Words
from reflectlib.page import Block, Heading, Items, ListItem, Notice, Page, Table
from reflectlib.planning.effort import Amount, EffortLine, Reckoning
from reflectlib.reading.converter import unstructure
from reflectlib.views.blocks import ends, role_title, sources

PARTICIPANT = "deelnemer"


def effort_page(reckoning: Reckoning) -> Page:
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
                    _hours(_many(reckoning.per_meeting(role), many), words),
                    _hours(_many(reckoning.per_year(role), many), words),
                ]
            )
    return Table(tuple(header), tuple(map(tuple, rows)))


def _many(hours: Amount | None, number: int) -> Amount | None:
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


def data(reckoning: Reckoning) -> dict[str, Any]:
    """The reckoning for a program: minutes, but for `meetings` and `times`, which are a year's.

    `together` is what all participants spend, where it is known how many there are.
    """
    words = Words(reckoning.method.language)
    return {
        "method": reckoning.method.id,
        "title": reckoning.method.title,
        "people": reckoning.people,
        "meetings": _pair(reckoning.meetings),
        "lines": [
            {
                "role": line.role,
                "purpose": line.purpose,
                "ground": line.ground,
                "meeting": line.meeting,
                "minutes": ends(line.minutes),
                "per": line.per,
                "times": _pair(line.times),
                "per_meeting": _pair(line.per_meeting),
                "per_year": _pair(line.per_year),
            }
            for line in reckoning.lines
        ],
        "roles": {
            role: {
                "title": role_title(reckoning.method, role, words),
                "per_meeting": _pair(reckoning.per_meeting(role)),
                "per_year": _pair(reckoning.per_year(role)),
            }
            for role in reckoning.roles()
        },
        "together": _together(reckoning),
        "sources": unstructure(reckoning.method).get("sources", []),
        "licence": reckoning.method.licence,
    }


def _together(reckoning: Reckoning) -> dict[str, Any] | None:
    many = reckoning.people
    if many is None or PARTICIPANT not in reckoning.roles():
        return None
    return {
        "people": many,
        "per_meeting": _pair(_many(reckoning.per_meeting(PARTICIPANT), many)),
        "per_year": _pair(_many(reckoning.per_year(PARTICIPANT), many)),
    }


def _pair(hours: Amount | None) -> dict[str, float | None] | None:
    if hours is None:
        return None
    return {
        "min": round(float(hours.least), 2),
        "max": None if hours.most is None else round(float(hours.most), 2),
    }
