"""The dates of a series: a rhythm, without the days that are skipped."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from reflectlib.model.timing import Frequency, Span

SATURDAY = 5
MONTHS = {"month": 1, "year": 12}
WEEKS = {"month": 4, "year": 52}


def rhythm(frequency: Frequency) -> Span:
    """The time from one meeting to the next: as stated, or what comes nearest to it.

    So many times a year or a month are whole months where the months divide by them, and
    else the nearest number of weeks, of 52 in a year and 4 in a month. So many times a week
    are spread over its 7 days. Of a range the fewest times count.
    """
    if frequency.every:
        return frequency.every
    assert frequency.times is not None  # or the frequency would have `every`
    times = frequency.times.min or frequency.times.max or 1
    if frequency.per == "week":
        return Span(days=max(1, 7 // times))
    unit = frequency.per or "year"
    months, rest = divmod(MONTHS[unit], times)
    return Span(weeks=max(1, round(WEEKS[unit] / times))) if rest else Span(months=months)


def dates(first: date, every: Span) -> Iterator[date]:
    """Dates `every` so long from the first, until the calendar ends in the year 9999.

    Months and years keep the day of the week: the second Tuesday stays the second Tuesday,
    and a fifth becomes the last where a month has four. Days and weeks count on.
    """
    months = (every.years or 0) * 12 + (every.months or 0)
    days = (every.weeks or 0) * 7 + (every.days or 0)
    number = 0
    while True:
        try:
            day = _same_weekday(first, months * number) + timedelta(days=days * number)
        except (OverflowError, ValueError):
            return
        yield day
        number += 1


def falls_in_weekend(day: date, first: date) -> bool:
    """Tell whether a date of a rhythm is in a weekend, while its first date is not."""
    return first.weekday() < SATURDAY <= day.weekday()


def _same_weekday(first: date, months: int) -> date:
    """The day so many months later that is the same weekday of its month."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    start = date(year, month + 1, 1)
    nth = (first.day - 1) // 7
    day = start + timedelta(days=(first.weekday() - start.weekday()) % 7 + 7 * nth)
    return day if day.month == start.month else day - timedelta(days=7)


def after(first: date, span: Span) -> date:
    """The day on which a span that starts on `first` is over, or the calendar's last."""
    months = (span.years or 0) * 12 + (span.months or 0)
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    try:
        day = date(year, month + 1, min(first.day, monthrange(year, month + 1)[1]))
        return day + timedelta(days=(span.weeks or 0) * 7 + (span.days or 0))
    except (OverflowError, ValueError):
        return date.max
