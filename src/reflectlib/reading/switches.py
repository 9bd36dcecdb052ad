"""Rules that a file switches off for itself: `# reflect: off RFL302: the reason`.

Such lines are comments above the first key. Only a warning can be switched off, and only
with a reason; a line that does nothing is a warning itself.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from reflectlib.diagnostics import Diagnostic
from reflectlib.message import Message, _
from reflectlib.reading.document import Document, did_you_mean
from reflectlib.reading.rulebook import find, near

OURS = ("RFL011", "RFL012")
SWITCH = re.compile(r"#\s*reflect:\s*(?P<rest>.*)")
OFF = re.compile(r"off\s+(?P<code>[^\s:]+)\s*(?::\s*(?P<reason>.*))?", re.I)
SEVERAL = re.compile(r"off\s+(?:RFL)?\d+\b[^:\d]*[\s,/+&](?:RFL)?\d", re.I)
"""Two codes before the colon, or so it seems."""
NOTHING = _("this line switches nothing off")
TAKE_OUT = _("Take this line out.")


def apply(
    document: Document, found: Iterable[Diagnostic], judged: tuple[str, ...]
) -> list[Diagnostic]:
    """What remains of all that was found, and what is wrong with the lines themselves.

    `judged` is how the codes start of the rules that were asked. A rule that was not asked,
    or could not be since there are errors, may yet find something.
    """
    found = list(found)
    codes = {diagnostic.code for diagnostic in found}
    broken = any(diagnostic.severity == "error" for diagnostic in found)
    off: set[str] = set()
    faults: list[Diagnostic] = []
    for line, column, rest in _switches(document.text):
        code, message, hint = _read(rest)
        if message:
            faults.append(document.at("warning", "RFL011", message, line, column, hint))
        elif code in codes:
            off.add(code)
        elif code.startswith(judged) and not broken:
            message = _("{code} is switched off, but finds nothing here", code=code)
            hint = TAKE_OUT
            faults.append(document.at("warning", "RFL012", message, line, column, hint))
    return [diagnostic for diagnostic in found if diagnostic.code not in off] + faults


def _switches(text: str) -> Iterator[tuple[int, int, str]]:
    """The line, the column and the rest of each such line above the first key."""
    head = takewhile(lambda line: line.strip()[:1] in "#" or line == "---", text.split("\n"))
    for number, line in enumerate(head, 1):
        if found := SWITCH.fullmatch(line.strip()):
            yield number, line.index("#") + 1, found["rest"]


def _read(rest: str) -> tuple[str, str, str]:
    """The code that is switched off; or what is wrong with the line, and what to do."""
    switch = OFF.fullmatch(rest)
    if SEVERAL.match(rest):
        hint = _(
            "Write `# reflect: off`, the code, a colon and the reason. Take one line per code."
        )
        return "", NOTHING, hint
    if not switch:
        return "", NOTHING, _("Write `# reflect: off`, the code, a colon and the reason.")
    rule = find(switch["code"])
    if not rule:
        lists: Message = _("`reflect explain` lists them.")
        message = _("there is no rule '{code}' to switch off", code=switch["code"])
        return "", message, did_you_mean(near(switch["code"])) or lists
    code = rule.code
    if rule.severity == "error":
        message = _("{code} is an error; only a warning can be switched off", code=code)
        return code, message, _("Mend the error.")
    if code in OURS:
        return code, _("{code} cannot be switched off", code=code), TAKE_OUT
    if not switch["reason"]:
        message = _("{code} is not switched off, since there is no reason", code=code)
        return (
            code,
            message,
            _("Write why, behind a colon: `# reflect: off {code}: the reason`.", code=code),
        )
    return code, "", ""
