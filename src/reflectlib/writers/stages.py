"""The colours of the stages of a meeting, for formats that know no styles."""

import re
from functools import cache

from reflectlib.writers.icons import ASSETS

_STAGE = re.compile(
    r"\.stage-([a-z]+) \{ -{2}hue: light-dark\((#[0-9a-f]{6}), #[0-9a-f]{6}\); "
    r"-{2}wash: light-dark\((#[0-9a-f]{6}), "
)


@cache
def stages() -> dict[str, dict[str, str]]:
    """Of each stage its `hue`, to write in, and its `wash`, to write on: as HTML in the light."""
    written = (ASSETS / "tokens.css").read_text(encoding="utf-8")
    return {name: {"hue": hue, "wash": wash} for name, hue, wash in _STAGE.findall(written)}
