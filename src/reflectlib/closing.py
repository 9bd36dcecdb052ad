"""What counts as a closing step, for whoever asks: the advice on a definition, and its quality."""

import re
from collections.abc import Mapping

# What the last step of a meeting does: close, look back, say what one takes along. Dutch
# splits its verbs ("rond het gesprek af"), so their parts may stand apart in a sentence.
# What is said not to be there ("geen afsluiting") closes nothing.
CLOSING: Mapping[str, "re.Pattern[str]"] = {
    "nl": re.compile(
        r"(?<!\bgeen )(?<!\bniet )(?<!\bzonder )(?:"
        r"\bafsluit|afgesloten|\bsluit(?:en)?\b[^.?!]{0,80}\baf\b|afgerond|\bafrond"
        r"|\brond(?:t|en)?\b[^.?!]{0,80}\baf\b|(?<!\bop )\bslot(?!en)|\bsluiting|\bafscheid"
        r"|\beinde?\b|\beindig|\bbeëindig|uitcheck|\bcheck(?:en|t)?\b[^.?!]{0,80}\buit\b"
        r"|terug(?:blik|kijk)|\b(?:kijk|blik)(?:t|k?en)?\b[^.?!]{0,80}\bterug\b|evalu"
        r"|(?<!\bdan )\bmee(?:nem|neem|neemt)|\b(?:neem|neemt|nemen)\b[^.?!]{0,80}\bmee\b"
        r"|samenvat|samengevat|\bvat(?:ten)?\b[^.?!]{0,80}\bsamen\b"
        r"|\bnapra(?:ten|at)|\bnabesprek|\bpra(?:at|ten)\b[^.?!]{0,80}\bna(?=[.,!?;]|$)"
        r"|conclu|\b(?:ge)?oogst|opbrengst|\bborg|geborgd|leerpunt|actiepunt|\bbedank"
        r"|afspra|\bafspreken|\bspre(?:ek|ekt|ken)\b[^.?!]{0,80}\baf\b"
        r"|\bleerden?\b|geleerd|aan de slag|check-?out"
        r"|\bwat (?:doe|ga) (?:je|jij|jullie) morgen\b)",
        re.I,
    ),
    "en": re.compile(
        r"(?<!\bno )(?<!\bnot )(?<!\bwithout )(?:"
        r"\bclos(?:e|es|ing|ure)\b|\bwrap|\blook(?:s|ing)? back|evaluat|debrief|conclu"
        r"|\btak(?:e|es|ing)\b[^.?!]{0,40}\b(?:away|along|home|with)\b|takeaway"
        r"|\bend(?:s|ing)?\b|\bsum(?:s|ming)?\b[^.?!]{0,40}\bup\b|summar|harvest|\bagree"
        r"|\bthank|\blearn(?:ed|t)\b|goodbye|farewell|check-?out|\bround(?:s|ing)? off)",
        re.I,
    ),
}
"""Language → the words by which the last step of a meeting closes it."""
