"""How numbers and times are put in words, in the entry's language."""

from collections.abc import Mapping
from datetime import date, datetime
from importlib import import_module
from typing import Any

from reflectlib.model.steps import Cases, Groups, Time
from reflectlib.model.timing import Frequency, Minutes, MinutesPer, Period, Range, Span

ESTIMATED = "±"
UNITS = ("year", "month", "week", "day")


class Words:
    """Labels and phrases in one language: Dutch for nl, English for all others."""

    def __init__(self, language: str) -> None:
        """Choose the language of a BCP 47 tag."""
        self.language = "nl" if language.split("-")[0] == "nl" else "en"
        name = "dutch" if self.language == "nl" else "english"
        spoken = import_module(f"reflectlib.language.{name}")
        self._labels: Mapping[str, str] = spoken.LABELS
        self._months: list[str] = spoken.MONTHS.split()
        self._weekdays: list[str] = spoken.WEEKDAYS.split()

    def __getitem__(self, key: str) -> str:
        """Give the label by this name."""
        return self._labels[key]

    def say(self, key: str, *values: object, **named: object) -> str:
        """Fill in the phrase by this name."""
        return self._labels[key].format(*values, **named)

    def starting_with(self, start: str) -> dict[str, str]:
        """Give the labels whose names start so."""
        return {key: text for key, text in self._labels.items() if key.startswith(start)}

    def range(self, range: Range) -> str:
        """`12–20`, `8`, `minstens 15`."""
        return self._ends(range.min, range.max)

    def _ends(self, low: object, high: object) -> str:
        if low == high:
            return str(low)
        if high is None:
            return self.say("at_least", low)
        if low is None:
            return self.say("at_most", high)
        return f"{low}–{high}"

    def people(self, number: int) -> str:
        """`1 persoon`, `6 mensen`."""
        return self.say("person" if number == 1 else "people", number)

    def minutes(self, range: Range) -> str:
        """`45 min`, `15–30 min`; `2,5–3 uur` where it is half hours, and more than one hour."""
        ends = (range.min, range.max)
        if all(end is None or (end % 30 == 0 and end > 60) for end in ends):
            return self.say("hours", self._ends(*(end and self._hours(end) for end in ends)))
        return self.say("minutes", self.range(range))

    def _hours(self, minutes: float) -> str:
        return self.number(minutes / 60)

    def number(self, number: float) -> str:
        """`13`, `6,5`: to the hundredth."""
        written = f"{round(number, 2):g}"
        return written.replace(".", ",") if self.language == "nl" else written

    def time(self, time: Time) -> str:
        """`15 min`, `5 min per deelnemer`."""
        if isinstance(time, MinutesPer):
            return self.say(f"per_{time.per}", self.say("minutes", time.minutes))
        return self.minutes(time)

    def grouping(self, grouping: str | Groups) -> str:
        """`hele groep`, `tweetallen`, `groepen van 3–4`."""
        if not isinstance(grouping, Groups):
            return self[grouping]
        size = grouping.size
        if size.min == size.max and f"size_{size.min}" in self._labels:
            return self[f"size_{size.min}"]
        return self.say("groups_of", self.range(size))

    def span(self, span: Span) -> str:
        """`6 maanden`, `1 jaar 6 maanden`."""
        numbers = [(unit, getattr(span, f"{unit}s")) for unit in UNITS]
        return " ".join(
            f"{number} {self[unit if number == 1 else f'{unit}s']}"
            for unit, number in numbers
            if number
        )

    def frequency(self, frequency: Frequency) -> str:
        """`elke 2 weken`, `4–12 keer per jaar (vaste teams)`."""
        whom = f" ({frequency.for_})" if frequency.for_ else ""
        if frequency.every:
            for unit in UNITS:
                one: Any = {f"{unit}s": 1}
                if frequency.every == Span(**one):
                    return self[f"every_{unit}"] + whom
            return self.say("every", self.span(frequency.every)) + whom
        assert frequency.times is not None
        times = self.say("times", self.range(frequency.times))
        return self.say(f"per_{frequency.per}", times) + whom

    def period(self, period: Period) -> str:
        """`maart 2023 – december 2023`, `vanaf maart 2023`."""
        start = self._month(period.from_)
        return f"{start} – {self._month(period.to)}" if period.to else self.say("from", start)

    def date(self, day: date) -> str:
        """`donderdag 3 december 2026`."""
        weekday = self._weekdays[day.weekday()]
        month = self._months[day.month - 1]
        return f"{weekday} {day.day} {month} {day.year}"

    def clock(self, moment: datetime) -> str:
        """`13.00`, as a time of day is written."""
        return moment.strftime(self["clock"])

    def hours(self, least: float, most: float | None) -> str:
        """`40 min`, `2,5 uur`, `2–3 uur`, `minstens 11 uur`: any number of minutes."""
        unit = "hours" if max(least, most or 0) >= 60 else "minutes"
        ends = [
            end if end is None else self.number(end / 60 if unit == "hours" else end)
            for end in (least or None, most)
        ]
        return self.say(unit, self._ends(*ends))

    def _month(self, month: str) -> str:
        year, number = month.split("-")
        return f"{self._months[int(number) - 1]} {year}"

    def cases(self, cases: Cases) -> str:
        """`1–2 per bijeenkomst`."""
        return self.say("cases_in_meeting", self.range(Range(min=cases.min, max=cases.max)))

    def count(self, count: int | str) -> str:
        """`8`, or as many as there are participants."""
        return self["count_participants"] if count == "participants" else str(count)

    def stated_minutes(self, range: Minutes, estimated: bool) -> str:
        """Minutes, with the sign that they are estimated."""
        return f"{ESTIMATED} {self.minutes(range)}" if estimated else self.minutes(range)
