"""Which characters people see, and what becomes of the others in all that is written.

Hidden characters do harm: they steer a terminal, turn the direction of a line, or make two
texts look the same that are not. Pages and calendars leave them out (`shown`, `clean`);
messages, which name what somebody wrote, spell them (`spelled`); JSON keeps them as escapes
(`escaped_in_json`).
"""

import re
from functools import cache

# C0 and C1 but tab and line feed; fillers and joiners without a shape; marks and overrides of
# direction; separators; annotations; tags; and lone surrogates and what else is no character.
_NEVER = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufdd0-\ufdef\ufeff\uffa0"
    "\ufff9-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff"
    "\U000e01f0-\U000e0fff\ud800-\udfff"
)
# Between two letters of a script that joins them, and within an emoji, these two do something.
_JOINS = "[\u0530-\u1fff\u2190-\u2fff\u3040-\ud7ff\uf900-\ufdff\ufe0f\U00010000-\U000dffff]"
_JOINER = f"(?<!{_JOINS})[\u200c\u200d]|[\u200c\u200d](?!{_JOINS})"
# Those that Python, by the rules of Unicode, calls printable.
_PRINTABLE = "[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]"

_BREAKS = "\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]"
_NO_CHARACTER = "[\ud800-\udfff]"


@cache
def _hidden() -> re.Pattern[str]:
    """The pattern of one hidden character; it takes longer to compile than most texts to write."""
    return re.compile(f"[{_NEVER}]|{_JOINER}")


def find_hidden(text: str) -> re.Match[str] | None:
    """The first character that nobody sees and that no text of ours needs, or None."""
    return None if _is_plain(text) else _hidden().search(text)


def _is_plain(text: str) -> bool:
    """Tell quickly, of nearly every text, that all of it is seen."""
    seen = text.replace("\n", "").replace("\t", "").replace("\u00a0", "").isprintable()
    return seen and (text.isascii() or not re.search(_PRINTABLE, text))


def clean(text: str) -> str:
    """Leave out what is hidden; every way to break a line becomes a line feed."""
    if _is_plain(text):
        return text
    text = re.sub(_NO_CHARACTER, "\N{REPLACEMENT CHARACTER}", re.sub(_BREAKS, "\n", text))
    return _hidden().sub("", text)


def shown(text: str) -> str:
    """The same for a page, where names stay on their line: Unicode's separators become spaces."""
    return clean(text.replace("\u2028", " ").replace("\u2029", " "))


def spelled(text: str) -> str:
    r"""Write what is hidden as its escape, and line breaks and tabs too: all on one line."""
    text = text.replace("\t", r"\t").replace("\n", r"\n")
    if _is_plain(text):
        return text
    return _hidden().sub(lambda found: _escape(found.group()), text)


def escaped_in_json(written: str) -> str:
    """JSON in which what is hidden within its texts stands as an escape of JSON's own."""
    return written if _is_plain(written) else _hidden().sub(_json_escape, written)


def _escape(character: str) -> str:
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")


def _json_escape(found: re.Match[str]) -> str:
    units = found.group().encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n : n + 2].hex()}" for n in range(0, len(units), 2))
