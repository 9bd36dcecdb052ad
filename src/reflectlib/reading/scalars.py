"""A text without quotes → what YAML 1.2's core schema takes it for."""

import re

LONGEST_NUMBER = 100  # digits: what is longer is a text, since Python may refuse to write it out
NUMBER = re.compile(
    r"(?P<int>[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)"
    r"|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


def resolve(text: str) -> bool | int | float | str | None:
    """Give nothing, a truth value, a number, or the text itself."""
    if (
        text[:1] in "0123456789+-."
        and len(text) <= LONGEST_NUMBER
        and (number := NUMBER.fullmatch(text))
    ):
        return _number(text, whole=number["int"] is not None)
    return WORDS.get(text, text)


def _number(text: str, *, whole: bool) -> int | float:
    if whole:
        return int(text, 0) if text[:2] in ("0o", "0x") else int(text)
    return float(text.lower().replace(".inf", "inf").replace(".nan", "nan"))
