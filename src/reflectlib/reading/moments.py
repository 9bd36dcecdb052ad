"""Months, lengths of calendar time and how often, as people write them: `maart 2024`, `om de week`.

What is found is given as a definition has it. Words are known in Dutch and in English.
"""

import re

from reflectlib.reading import amounts

MONTHS: dict[str, int] = {
    word: number
    for number, words in enumerate(
        (
            "jan januari january",
            "feb februari february",
            "mrt maa maart mar march",
            "apr april",
            "mei may",
            "jun juni june",
            "jul juli july",
            "aug augustus august",
            "sep sept september",
            "okt oktober oct october",
            "nov november",
            "dec december",
        ),
        1,
    )
    for word in words.split()
}
UNITS: dict[str, tuple[str, float]] = {
    word: (key, many)
    for key, many, words in (
        ("days", 1, "d dag dagen day days"),
        ("days", 1, "werkdag werkdagen"),
        ("weeks", 1, "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"),
        ("weeks", 1, "w wk week weken weeks"),
        ("months", 1, "m maand maanden mnd month months"),
        ("months", 3, "kwartaal kwartalen quarter quarters"),
        ("months", 6, "semester semesters halfjaar"),
        ("years", 1, "j jaar jaren y year years schooljaar"),
    )
    for word in words.split()
}
ADVERBS: dict[str, str] = {
    "dagelijks": "days: 1",
    "daily": "days: 1",
    "wekelijks": "weeks: 1",
    "weekly": "weeks: 1",
    "veertiendaags": "weeks: 2",
    "fortnightly": "weeks: 2",
    "biweekly": "weeks: 2",
    "maandelijks": "months: 1",
    "monthly": "months: 1",
    "quarterly": "months: 3",
    "halfjaarlijks": "months: 6",
    "jaarlijks": "years: 1",
    "yearly": "years: 1",
    "annually": "years: 1",
}
COMPOUND = re.compile(r"(?P<number>[0-9]+|[a-zé]{1,30}?)[- ]?(?P<unit>wekelijks|maandelijks)e?")
SMALLER: dict[str, tuple[str, int]] = {"years": ("months", 12), "weeks": ("days", 7)}
"""What half of a unit, or one and a half, is counted in."""

EVERY = re.compile(
    r"(?:(?:(?:een|één|1)\s?(?:keer|maal|x)|eens|once)\s{0,9})?"
    r"(?:elke?|iedere?|every|each|per|in de|in the|a|om de)\s{1,9}(?P<span>.+)"
)
TIMES = re.compile(
    r"(?P<times>.{1,60}?)\s{0,9}(?:x|keer|maal|times|bijeenkomsten|meetings)?\s{0,9}"
    r"(?:per|/|in (?:de|het|een)|a|elke?|iedere?|each|every)\s{0,9}"
    r"(?P<half>half )?(?P<unit>[a-z]+)"
)
PER_UNIT = {"weeks": "week", "months": "month", "years": "year"}


def month(text: str) -> str:
    """The month that a text names, as `2024-03`; empty where it names none."""
    plain = text.strip().lower()
    if found := re.fullmatch(r"(?:[0-9]{1,2} )?([a-z]+)\.?,? ?['’]?([0-9]{4})", plain):
        return _month(found[2], MONTHS.get(found[1], 0))
    if found := re.fullmatch(r"([a-z]+)\.? ['’]([0-9]{2})", plain):
        return _month(f"20{found[2]}", MONTHS.get(found[1], 0))
    if found := re.fullmatch(r"([0-9]{4})[-/. ]?([a-z]+)", plain):
        return _month(found[1], MONTHS.get(found[2], 0))
    if found := re.fullmatch(r"(?:[0-9]{1,2}[-/. ])?([0-9]{1,2})[-/. ]([0-9]{4})", plain):
        return _month(found[2], int(found[1]))
    if found := re.fullmatch(r"([0-9]{4})[-/. ]?([0-9]{1,2})(?:[-/. ][0-9]{1,2})?", plain):
        return _month(found[1], int(found[2]))
    return ""


def year(text: str) -> str:
    """The only year in a text; empty where there is none, or more than one."""
    found = set(re.findall(r"(?<![0-9])[12][0-9]{3}(?![0-9])", text))
    return found.pop() if len(found) == 1 else ""


def period(text: str) -> str:
    """From one month to another, as `{from: 2024-03, to: 2024-06}`."""
    plain = re.sub(r"^(?:van|vanaf|sinds|from|since)\s+", "", text.strip().lower())
    if alone := month(plain):
        return f"{{from: {alone}}}"
    ends = re.split(r"\s{1,9}(?:tot en met|t/m|tot|to|until|-|–)\s{1,9}", plain)
    if len(ends) == 2:
        first, last = ends
        if first in MONTHS:  # maart tot juni 2024
            first += f" {year(last)}"
        if month(first) and month(last):
            return f"{{from: {month(first)}, to: {month(last)}}}"
    return ""


def span(text: str) -> str:
    """A length of calendar time, as `{months: 6}`."""
    plain, about = amounts.SAID_ABOUT.subn("", text.lower())
    found = _span(plain.strip())
    return f"{{{found}{', about: true' * bool(about)}}}" if found else ""


def frequency(text: str) -> str:
    """How often, as `{every: {weeks: 2}}` or `{times: 4, per: year}`."""
    plain = " ".join(amounts.ABOUT.sub("", text).lower().rstrip(". ").split())
    plain = re.split(r",| (?:op|bij|tijdens|gedurende|on|for) ", plain)[0]
    found = ADVERBS.get(plain) or _compound(plain)
    if not found and (every := EVERY.fullmatch(plain)):
        # Every other week, as the Dutch "om de week" says.
        other = plain.startswith("om de") and every["span"] in UNITS
        found = _span(f"2 {every['span']}" if other else every["span"])
    if found:
        return f"{{every: {{{found}}}}}"
    if times := TIMES.fullmatch(plain):
        return _times(times["times"], times["unit"], half=bool(times["half"]))
    return ""


def _month(year: str, number: int) -> str:
    return f"{year}-{number:02}" if 1 <= number <= 12 else ""


def _compound(text: str) -> str:
    """`tweewekelijks`, `6-wekelijks`."""
    found = COMPOUND.fullmatch(text)
    many = amounts.number(found["number"]) if found else None
    if not found or many is None or many < 1:
        return ""
    return f"{'weeks' if found['unit'] == 'wekelijks' else 'months'}: {many:g}"


def _span(text: str) -> str:
    text = re.sub(r"^([0-9]+)([a-z]+)$", r"\1 \2", text)  # 6mnd
    *words, last = text.split() or [""]
    unit = UNITS.get(last.rstrip("."))
    found = [amounts.number(word) for word in words if word not in ("en", "and")]
    numbers = [number for number in found if number is not None]
    if unit is None or len(numbers) < len(found):
        return ""
    many = sum(numbers[:1]) or 1
    if 0.5 in numbers[1:]:  # a half year; two and a half years
        many = 0.5 if many == 1 else many + 0.5
    key, each = unit
    many *= each
    if many != int(many) and key in SMALLER:
        key, within = SMALLER[key]
        many *= within
    return f"{key}: {many:g}" if many == int(many) else ""


def _times(number: str, unit: str, *, half: bool) -> str:
    times = amounts.count(number)
    if times is None or unit not in UNITS:
        return ""
    key, many = UNITS[unit]
    if key == "months" and many > 1:  # so many times a quarter are four times as many a year
        times, key = times.times(12 / many), "years"
    if half and key == "years":
        times = times.times(2)
    times = times._replace(about=False)
    if not times.whole or key not in PER_UNIT:
        return ""
    return f"{{times: {times}, per: {PER_UNIT[key]}}}"
