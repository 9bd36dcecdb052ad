"""How messages, numbers and times are put in words, in the language of a page."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from reflectlib.language.terms import (
    EVERY,
    GROUP_SIZES,
    GROUPINGS,
    MINUTES,
    PEOPLE,
    PER,
    UNITS,
)
from reflectlib.message import Marked, Message, _, pieces, say, unmarked
from reflectlib.model.steps import Cases, Grouping, Groups, Joined, Time
from reflectlib.model.timing import Frequency, MinutesPer, Period, Range, Span
from reflectlib.translations import base_of, cldr, spoken

ESTIMATED = "±"
ABOUT = _("about {stated}")
TIMES = _("{number} times")


class Words:
    """What is said on a page in one language.

    Where there are no translations in it, messages are said in English, and what comes of them
    is `Marked` as such.
    """

    def __init__(self, language: str) -> None:
        """Choose the language of a page, by its BCP 47 tag."""
        self._page = language
        self.language = spoken(language)
        self.foreign = "" if base_of(language) == self.language else self.language
        """The language of what is said, where it is not that of the page."""

    def say(self, text: str) -> str:
        """Put a message in words; any other text is as it is."""
        if not (self.foreign or _has_marks(text)):
            return say(text, self.language)
        ours = "" if self.foreign else self.language
        return _marked((said, "" if of == ours else of) for said, of in pieces(text, self.language))

    def gettext(self, text: str) -> str:
        """The same for a text without fields, of which only the English is at hand."""
        return _fixed(self._page, text)

    def joined(self, between: str, texts: Iterable[str]) -> str:
        """Texts that are not empty in a row, with the same sign between them."""
        parts = [text for text in texts if text]
        if not any(isinstance(text, Marked) for text in parts):
            return between.join(parts)
        made: list[tuple[str, str]] = []
        for text in parts:
            made += [(between, "")] if made else []
            made += text.parts if isinstance(text, Marked) else [(text, "")]
        return _marked(made)

    def range(self, range: Range) -> str:
        """`12–20`, `8`, `minstens 15`, `ongeveer 14`."""
        return self.say(_range(range))

    def people(self, number: int) -> str:
        """`1 persoon`, `6 mensen`."""
        return self.say(PEOPLE.filled(number=number))

    def minutes(self, range: Range) -> str:
        """`45 min`, `ongeveer 75 min`; `2,5–3 uur` where it is half hours of more than one hour."""
        return self.say(_roughly(_minutes(range), range.about))

    def number(self, number: float) -> str:
        """`13`, `6,5`: to the hundredth."""
        return self.say(unmarked("{number}", number=float(number)))

    def time(self, time: Time) -> str:
        """`15 min`, `5 min per deelnemer`."""
        if isinstance(time, MinutesPer):
            return self.say(PER[time.per].filled(stated=MINUTES.filled(number=time.minutes)))
        return self.minutes(time)

    def grouping(self, grouping: Grouping) -> str:
        """`hele groep`, `tweetallen`, `groepen van 3–4`, `telkens 2 groepen samen`."""
        if isinstance(grouping, Joined):
            return self.say(_("{number} groups at a time together", number=grouping.join))
        if not isinstance(grouping, Groups):
            return self.say(GROUPINGS[grouping])
        size = grouping.size
        named = GROUP_SIZES.get(size.min or 0) if size.min == size.max else None
        if named and not size.about:
            return self.say(named)
        return self.say(_("groups of {sizes}", sizes=_range(size)))

    def span(self, span: Span) -> str:
        """`6 maanden`, `1 jaar 6 maanden`, `ongeveer 6 weken`."""
        units = self.joined(" ", map(self.say, _span(span)))
        return self.say(ABOUT.filled(stated=units)) if span.about else units

    def frequency(self, frequency: Frequency) -> str:
        """`elke 2 weken`, `4–12 keer per jaar (vaste teams)`."""
        often = self.say(_frequency(frequency))
        if not frequency.for_:
            return often
        return self.say(unmarked("{often} ({whom})", often=often, whom=frequency.for_))

    def period(self, period: Period) -> str:
        """`maart 2023 – december 2023`, `vanaf maart 2023`."""
        start = date.fromisoformat(f"{period.from_}-01")
        if not period.to:
            return self.say(_("from {start:month}", start=start))
        end = date.fromisoformat(f"{period.to}-01")
        return self.say(unmarked("{start:month} – {end:month}", start=start, end=end))

    def date(self, day: date) -> str:
        """`donderdag 3 december 2026`."""
        return self.say(unmarked("{day:date}", day=day))

    def language_name(self, language: str) -> str:
        """`Nederlands`, or the tag where nobody has a name for it."""
        names: dict[str, str] = cldr(self.language)["languages"]
        return names.get(base_of(language), language)

    def clock(self, moment: datetime) -> str:
        """`13.00`, as a time of day is written."""
        return self.say(unmarked("{moment:time}", moment=moment))

    def hours(self, least: float, most: float | None) -> str:
        """`40 min`, `2,5 uur`, `2–3 uur`, `minstens 11 uur`: any number of minutes."""
        hours = max(least, most or 0) >= 60
        ends = [
            end if end is None else float(end / 60 if hours else end)
            for end in (least or None, most)
        ]
        return self.say(_in_unit(_ends(*ends), hours=hours))

    def times(self, range: Range) -> str:
        """`3 keer`, `3–5 keer`."""
        return self.say(TIMES.filled(number=_range(range)))

    def cases(self, cases: Cases) -> str:
        """`1–2 per bijeenkomst`."""
        return self.say(PER["meeting"].filled(stated=_ends(cases.min, cases.max)))

    def count(self, count: int | str) -> str:
        """`8`, or as many as there are participants."""
        if count == "participants":
            return self.say(_("as many as there are participants"))
        return str(count)

    def stated_minutes(self, range: Range, estimated: bool) -> str:
        """Minutes, with the sign that they are estimated."""
        minutes = self.minutes(range)
        return self.joined(" ", (ESTIMATED, minutes)) if estimated else minutes


def capital(text: str) -> str:
    """A text that begins with a capital, such as what is named alone."""
    if isinstance(text, Marked):
        (first, of), *rest = text.parts
        return Marked(((first[:1].upper() + first[1:], of), *rest))
    return text[:1].upper() + text[1:]


@lru_cache(maxsize=1000)
def _fixed(language: str, text: str) -> str:
    """A text without fields, which each page of a site asks for again."""
    return Words(language).say(Message(text, {}))


def _has_marks(value: Any) -> bool:
    """Tell whether part of what would be said is in another language than the page."""
    if isinstance(value, Message):
        return any(map(_has_marks, value.fields.values()))
    return isinstance(value, Marked) or (isinstance(value, tuple) and any(map(_has_marks, value)))


def _marked(pieces: Iterable[tuple[str, str]]) -> str:
    said = tuple(pieces)
    whole = "".join(text for text, _language in said)
    return Marked(said) if any(language for _text, language in said) else whole


def _ends(low: Any, high: Any) -> Message:
    if low == high:
        return unmarked("{number}", number=low)
    if high is None:
        return _("at least {number}", number=low)
    if low is None:
        return _("at most {number}", number=high)
    return unmarked("{low}–{high}", low=low, high=high)


def _range(range: Range) -> Message:
    return _roughly(_ends(range.min, range.max), range.about)


def _roughly(stated: Message, about: bool) -> Message:
    return ABOUT.filled(stated=stated) if about else stated


def _minutes(range: Range) -> Message:
    ends = (range.min, range.max)
    if all(end is None or (end % 30 == 0 and end > 60) for end in ends):
        return _in_unit(_ends(*(end and end / 60 for end in ends)), hours=True)
    return _in_unit(_ends(*ends), hours=False)


def _in_unit(number: Message, *, hours: bool) -> Message:
    return _("{number} h", number=number) if hours else MINUTES.filled(number=number)


def _span(span: Span) -> Iterable[Message]:
    for unit, message in UNITS.items():
        if number := getattr(span, f"{unit}s"):
            yield message.filled(number=number)


def _frequency(frequency: Frequency) -> Message:
    if frequency.every:
        about = frequency.every.about
        for unit, message in EVERY.items():
            one: Any = {f"{unit}s": 1}
            if frequency.every == Span(**one, about=about):
                return _roughly(message, about)
        return _roughly(_("every {span}", span=tuple(_span(frequency.every))), about)
    assert frequency.times is not None
    assert frequency.per is not None
    times = TIMES.filled(number=_range(frequency.times))
    return PER[frequency.per].filled(stated=times)
