"""A day, and a moment on the clock, as people write them: `3 december 2026 om 13.00 uur`."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time

WORD, ONE_OR_TWO = r"[^\W\d_]+", "[0-9]{1,2}"
HOURS = r"(?:uur|u\.?|h|uhr)"
WEEKDAY = rf"(?:(?P<weekday>{WORD})\.?,?\s+)?"
DAY = (
    rf"(?:(?P<iso_year>[0-9]{{4}})-(?P<iso_month>{ONE_OR_TWO})-(?P<iso_day>{ONE_OR_TWO})"
    rf"|(?P<day>{ONE_OR_TWO})"
    rf"(?:\s*(?P<sign>[-/.])\s*(?P<number>{ONE_OR_TWO})\s*(?P=sign)\s*"
    rf"|\.?[\s-]+(?P<month>{WORD})\.?[\s-]+)(?P<year>[0-9]{{4}}))"
)
CLOCK = (
    rf"(?:\s+|,\s*)(?:(?:om|at|um)\s+)?(?P<hour>{ONE_OR_TWO})"
    rf"(?:[:.](?P<minute>[0-9]{{2}})(?::[0-9]{{2}})?(?:\s*{HOURS})?|\s*{HOURS})"
)
BETWEEN = r"\.\.|\s(?:t/m|tot en met|-|–)\s"
SHORT_MONTHS = {"mrt": 3}  # in Dutch, and no start of its name
LEAST_OF_MONTH, LEAST_OF_WEEKDAY = 3, 2  # letters that tell one from another


class WrongWeekdayError(ValueError):
    """A day is named with the weekday of another; `day` is what it is."""

    def __init__(self, day: date) -> None:
        """Keep the day."""
        super().__init__(day)
        self.day = day


def read_day(text: str) -> date:
    """Read a day: ISO, or day, month and year, with a weekday before it if it is that of the day.

    The month is a number, or a name in any language that we have, or the start of one. Raises
    `ValueError`.
    """
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return _day(_found(WEEKDAY + DAY, text))


def read_moment(text: str) -> datetime:
    """The same with a time of day behind it: `13:00`, `13.00`, `13 uur`. Raises `ValueError`."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        found = _found(WEEKDAY + DAY + CLOCK, text)
        clock = time(int(found["hour"]), int(found["minute"] or 0))
        return datetime.combine(_day(found), clock)
    if moment.tzinfo or not re.search(r"\d[ T]\d", text):
        raise ValueError(text)
    return moment.replace(second=0, microsecond=0)


def _found(pattern: str, text: str) -> re.Match[str]:
    found = re.fullmatch(pattern, text.strip(), re.IGNORECASE)
    if not found:
        raise ValueError(text)
    return found


def _day(found: re.Match[str]) -> date:
    if found["iso_year"]:
        day = date(*(int(found[f"iso_{part}"]) for part in ("year", "month", "day")))
    else:
        month = int(found["number"]) if found["number"] else _month(found["month"])
        day = date(int(found["year"]), month, int(found["day"]))
    if found["weekday"]:
        meant = {*_numbers("weekdays", found["weekday"], LEAST_OF_WEEKDAY)}
        if not meant:
            raise ValueError(found["weekday"])
        if day.weekday() not in meant:
            raise WrongWeekdayError(day)
    return day


def _month(name: str) -> int:
    months = {number + 1 for number in _numbers("months", name, LEAST_OF_MONTH)}
    months |= {SHORT_MONTHS[name.lower()]} if name.lower() in SHORT_MONTHS else set()
    if len(months) != 1:
        raise ValueError(name)
    return months.pop()


def _numbers(what: str, word: str, least: int) -> Iterator[int]:
    """Which of the months or weekdays, in any language, start with a word; the first is 0."""
    from reflectlib.slugs import slug
    from reflectlib.translations import cldr, languages

    start = slug(word)
    for language in languages() if len(start) >= least else ():
        for number, name in enumerate(cldr(language)[what]):
            if slug(name).startswith(start):
                yield number
