"""Numbers and minutes as people write them on paper: `1,5 uur`, `6 à 8 personen`, `max. 10`.

Words are known in Dutch and in English, whatever the language of a definition.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

LONGEST = 60  # characters of what may be an amount with a few words around it

WORDS: dict[str, float] = {
    word: number
    for number, words in {
        0.5: "half halve ½",
        1: "een één eén a an one",
        1.5: "anderhalf anderhalve",
        2: "twee two twice tweemaal",
        3: "drie three",
        4: "vier four",
        5: "vijf five",
        6: "zes six",
        7: "zeven seven",
        8: "acht eight",
        9: "negen nine",
        10: "tien ten",
        12: "twaalf twelve",
        14: "veertien",
        15: "vijftien fifteen",
        20: "twintig twenty",
        25: "vijfentwintig",
        30: "dertig thirty",
        40: "veertig forty",
        45: "vijfenveertig",
        50: "vijftig fifty",
        60: "zestig sixty",
        90: "negentig ninety",
    }.items()
    for word in words.split()
}
UNITS: dict[str, float] = {
    word: minutes
    for minutes, words in {
        1: "m min mins minuut minuten minuutje minuutjes minute minutes '",
        60: "u uur uren uurtje uurtjes h hr hour hours",
        15: "kwartier kwartiertje",
        1 / 60: "s sec seconde seconden second seconds",
    }.items()
    for word in words.split()
}
PER: dict[str, str] = {
    word: unit
    for unit, words in {
        "participant": "persoon personen pers p deelnemer deelnemers participant person lid man",
        "case": "casus case inbreng inbrenger",
        "group": "groep groepje subgroep tweetal duo drietal viertal team group pair",
    }.items()
    for word in words.split()
}
TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)?|[^\W\d_]+|[½':]")
NEARLY = (
    r"\b(?:ca|circa|ongeveer|plm|plusminus|om en nabij|een stuk of|zo['’]?n|about|around|roughly"
    r"|approx|etwa|ungefähr)\b\.?|[±~]"
)
"""What says that a number is about right."""
SAID_ABOUT = re.compile(NEARLY, re.I)
ABOUT = re.compile(rf"(?:{NEARLY}|[“”\"]|\([^()]{{0,60}}\))\s{{0,9}}", re.I)
"""What may stand around an amount."""
EACH = re.compile(
    r"[\s,]{0,9}(?:/|\b(?:per|p\.|(?:voor )?(?:elke?|iedere?)|(?:for )?each)(?=[\s\w]))\s{0,9}"
    rf"(?P<unit>{'|'.join(PER)})\b\.?|[\s,]{{0,9}}\b(?P<all>p[./]?\s?p\.?|elk|ieder|each)(?!\w)",
    re.I,
)
BETWEEN = re.compile(
    r"(?:(?:tussen|between) (?P<low>.{1,60}?) (?:en|and) "
    r"|(?:van |from )?(?P<first>.{1,60}?)\s{0,9}(?:-|–|—|/|\btot en met\b|\bt/m\b|\btot\b|\bto\b"
    r"|\bof\b|\bor\b|\bà\b|\ba\b(?! half))\s{0,9})(?P<high>.+)",
    re.I,
)
CLOCK = r"((?:0?[6-9]|1[0-9]|2[0-3]))[:.]([0-5][0-9])(?: uur)?"
FROM_TO = re.compile(rf"(?:van )?{CLOCK}\s{{0,9}}(?:-|–|—|tot)\s{{0,9}}{CLOCK}")
"""From when to when, which tells how long."""
LEAST = re.compile(
    r"(?:minimaal|minstens|ten minste|tenminste|vanaf|at least|from|min\.?|>=?|≥)\s{0,9}"
    r"(?P<a>[^a-z].*)|(?P<b>.{1,60}?)\s{0,9}(?:\+|(?:of|or|en|and) (?:meer|more|hoger)(?: \w+)?)",
    re.I,
)
MOST = re.compile(
    r"(?:maximaal|hoogstens|ten hoogste|tot|at most|up to|max\.?|<=?|≤)\s{0,9}(?P<a>.+)"
    r"|(?P<b>.{1,60}?)\s{0,9}(?:(?:of|or) (?:minder|less|fewer)(?: \w+)?)",
    re.I,
)


class Quantity(NamedTuple):
    """A least and a most, of which one may be open; for each of what; and whether about so many."""

    low: float | None
    high: float | None
    per: str = ""
    about: bool = False

    @property
    def whole(self) -> bool:
        """Tell whether both ends are whole numbers that a definition can hold."""
        ends = [end for end in (self.low, self.high) if end is not None]
        return all(end == int(end) and 0 < end < 1_000_000 for end in ends)

    def times(self, many: float) -> "Quantity":
        """So many times as much."""
        low, high = (end and end * many for end in (self.low, self.high))
        return self._replace(low=low, high=high)

    def __str__(self) -> str:
        """Write it as a file does: `6`, `{min: 3, max: 8}`, `{min: 4}`."""
        if self.low == self.high and not self.about:
            return f"{self.low:g}"
        ends = (("min", self.low), ("max", self.high))
        keys = [f"{name}: {end:.0f}" for name, end in ends if end is not None]
        return f"{{{', '.join([*keys, *(['about: true'] if self.about else [])])}}}"


def minutes(text: str) -> Quantity | None:
    """The minutes that a text says; None where it says none."""
    per, whole = "", text
    if found := EACH.search(text):
        per = "participant" if found["all"] else PER[found["unit"].lower()]
        text = text[: found.start()] + text[found.end() :]
    return _nearly(_amount(text, _length, per), whole)


def count(text: str) -> Quantity | None:
    """The number of people, or of what else is counted, that a text says."""
    return _nearly(_amount(text, _number_in, ""), text)


def number(word: str) -> float | None:
    """A number in figures or as a word."""
    if re.fullmatch(r"[0-9]+(?:[.,][0-9]*)?", word):
        return float(word.replace(",", "."))
    return WORDS.get(word.lower())


def _nearly(found: Quantity | None, text: str) -> Quantity | None:
    """The same, and whether the text says that it is about that."""
    return found and found._replace(about=bool(SAID_ABOUT.search(text)))


End = tuple[float, float]
"""A number, and how many minutes its unit has: 0 where it has none."""


def _amount(text: str, read: Callable[[str], End | None], per: str) -> Quantity | None:
    plain = " ".join(ABOUT.sub("", text).split()).lower()
    if not plain or len(plain) > LONGEST:
        return None
    for least, found in ((True, LEAST.fullmatch(plain)), (False, MOST.fullmatch(plain))):
        if found and (end := read(found["a"] or found["b"])):
            return Quantity(end[0] if least else None, None if least else end[0], per)
    if found := FROM_TO.fullmatch(plain):
        hours = [int(found[n]) * 60 + int(found[n + 1]) for n in (1, 3)]
        return Quantity(hours[1] - hours[0], hours[1] - hours[0], per)
    if found := BETWEEN.fullmatch(plain):
        low, high = read(found["low"] or found["first"]), read(found["high"])
        if low and high:
            unit = 1 if low[1] or not high[1] else high[1]
            return Quantity(low[0] * unit, high[0], per)
    one = read(plain)
    return Quantity(one[0], one[0], per) if one else None


def _length(text: str) -> End | None:
    """A length of time in minutes; a number without a unit is minutes, behind hours too."""
    if clock := re.fullmatch(r"([0-9]{1,2})[:h]([0-9]{2})(?: (?:u|uur))?", text):
        return int(clock[1]) * 60 + int(clock[2]), 1
    total, unit = 0.0, 0.0
    open_number: float | None = None
    for token in TOKEN.findall(text):
        if token in UNITS:
            unit = UNITS[token]
            total += (1 if open_number is None else open_number) * unit
            open_number = None
        elif (value := number(token)) is None:
            if token not in ("en", "and"):
                return None
        elif open_number is None:
            open_number = value
        elif value == 0.5:  # a half; two and a half
            open_number = 0.5 if open_number == 1 else open_number + 0.5
    if open_number is None and not unit:
        return None
    return round(total + (open_number or 0), 6), unit


def _number_in(text: str) -> End | None:
    """The only number in a few words, such as that of `een groep van 6`."""
    tokens = [*map(number, TOKEN.findall(text))]
    found = [value for value in tokens if value is not None]
    found = [value for value in found if value != 1] or found[:1]
    return (found[0], 0) if len(found) == 1 and len(tokens) <= 6 else None
