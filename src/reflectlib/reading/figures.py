"""Figures in texts that a plan may make untrue: numbers of steps, and minutes.

They are looked for in Dutch, English and German alike, whatever the language of a definition: a
word of one of them says the same in no other.
"""

import re

NUMBERED = re.compile(
    r"(?<![\w{])(?:stap(?:pen)?|steps?|schritte?n?)\s{1,3}"
    r"(?P<number>[0-9]{1,2}|twee|drie|vier|vijf|zes|zeven|acht|negen|tien"
    r"|two|three|four|five|six|seven|eight|nine|ten"
    r"|zwei|drei|fünf|sechs|sieben|neun|zehn)\b",
    re.I,
)
"""A step by its number, such as `stap 5`, `steps 3 to 6`, `Schritt zwei`."""

STATED = re.compile(r"\b(?:bron|source|quelle)\b", re.I)
"""What tells that a text says what the source has, which is so in every plan."""

MINUTES = re.compile(
    # So many before the end are so many in each plan.
    r"(?<![\w.,:{])(?<!\bnog )(?<!\blaatste )(?<!\blast )(?<!\bletzten )(?:(?:(?!1\b)[0-9]{1,3}"
    r"|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|vijftien|twintig|vijfentwintig|dertig"
    r"|veertig|vijfenveertig|vijftig|zestig|negentig"
    r"|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|sixty|ninety"
    r"|zwei|drei|fünf|sechs|sieben|neun|zehn|zwölf|fünfzehn|zwanzig|dreißig|vierzig|sechzig)"
    r"[\s-]{0,2}(?:min|mins|minuut|minuten|minuutjes|minutes?)\b"
    # Of silence, and of a way to go, a plan changes nothing.
    r"(?!\s{1,3}(?:stil|stilte|rust|lopen|fietsen|silence|quiet|walk|stille|ruhe"
    r"|voor\s{1,3}het\s{1,3}einde|before\s{1,3}the\s{1,3}end)\b)"
    r"|(?:drie\s{1,3})?kwartier(?:tje)?\b|half\s{0,3}uur(?:tje)?\b|anderhalf\s{1,3}uur\b"
    r"|quarter\s{1,3}of\s{1,3}an\s{1,3}hour\b|half\s{1,3}(?:an\s{1,3})?hour\b"
    r"|(?:drei)?viertelstunde\b|halbe\s{1,3}stunde\b)",
    re.I,
)
"""More minutes than one, such as `75 minuten`, `tien minuten`, `een kwartier`, `10 min`."""


def minutes_in(text: str) -> str:
    """The first minutes that a text gives to do something in; empty where it gives none."""
    found = None if STATED.search(text) else MINUTES.search(text)
    return " ".join(found[0].split()) if found else ""
