"""Licences: where the text of one can be read, by its SPDX id."""

import re

# The six licences, with what they add to BY in its one order; ports are of before 4.0.
CREATIVE_COMMONS = re.compile(
    r"CC-(?P<kind>BY(?:-NC)?(?:-ND|-SA)?)-"
    r"(?:(?P<version>1\.0|2\.0|2\.5|3\.0|4\.0)|(?P<ported>(?:1\.0|2\.[015]|3\.0)-(?:[A-Z]{2}|IGO)))",
    re.IGNORECASE,
)
HOST = "https://creativecommons.org/"
ELSEWHERE = {
    "cc0-1.0": f"{HOST}publicdomain/zero/1.0/",
    "cc-pdm-1.0": f"{HOST}publicdomain/mark/1.0/",
    "cc-pddc": f"{HOST}licenses/publicdomain/",
}
"""What Creative Commons has that is no licence of the six."""
OTHERS = (
    "0BSD", "AGPL-3.0-only", "AGPL-3.0-or-later", "Apache-2.0", "Artistic-2.0", "BSD-2-Clause",
    "BSD-3-Clause", "EUPL-1.1", "EUPL-1.2", "GFDL-1.2-only", "GFDL-1.2-or-later",
    "GFDL-1.3-only", "GFDL-1.3-or-later", "GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-only",
    "GPL-3.0-or-later", "ISC", "LAL-1.3", "LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0-only",
    "LGPL-3.0-or-later", "MIT", "MIT-0", "MPL-2.0", "ODbL-1.0", "ODC-By-1.0", "OGL-UK-3.0",
    "PDDL-1.0", "Unlicense",
)  # fmt: skip
"""Others that are met on texts and data, and for each SPDX has a page."""


def licence_url(id: str) -> str:
    """Where the licence of an SPDX id can be read; nothing for what we do not know to be one."""
    id = id.strip()
    if found := CREATIVE_COMMONS.fullmatch(id):
        kind = found["kind"].lower()
        number, _, port = (found["version"] or found["ported"]).lower().partition("-")
        if (kind, number) == ("by-nc-nd", "1.0"):
            kind = "by-nd-nc"  # as its address has it in that version alone
        return f"{HOST}licenses/{kind}/{number}/" + (f"{port}/" if port else "")
    if id.lower() in ELSEWHERE:
        return ELSEWHERE[id.lower()]
    known = next((other for other in OTHERS if other.lower() == id.lower()), None)
    return f"https://spdx.org/licenses/{known}.html" if known else ""


def licence_name(id: str) -> str:
    """What people call a licence: `CC BY-SA 4.0`; else its id."""
    found = CREATIVE_COMMONS.fullmatch(id.strip())
    if not found:
        return id.strip()
    version = (found["version"] or found["ported"]).upper().replace("-", " ")
    return f"CC {found['kind'].upper()} {version}"
