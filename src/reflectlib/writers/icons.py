"""Icons: small drawings that stand beside words, and never in place of them.

They are those of Lucide (see `lucide.LICENSE.txt`), and four of ours for how people work: all
together, each alone, in pairs, in groups. A page holds each that it uses once.
"""

import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

ASSETS = Path(__file__).parent / "assets"
ALONE = (
    'xmlns="http://www.w3.org/2000/svg" fill="none" stroke="currentColor" stroke-width="2" '
    'stroke-linecap="round" stroke-linejoin="round"'
)
_SYMBOL = re.compile(r'<symbol id="i-([a-z]+)".*?</symbol>')
_USE = re.compile(r'<use href="#i-([a-z]+)"')


def icon(name: str) -> Markup:
    """The icon of this name, hidden from who hears a page. Raises `KeyError`: there is none."""
    _symbols()[name]
    return Markup(  # noqa: S704  # a name that there is
        f'<svg class="icon" aria-hidden="true"><use href="#i-{name}"/></svg>'
    )


def sprite(written: str) -> Markup:
    """The drawings of all icons that stand in what is written; nothing where there are none."""
    drawn = [_symbols()[name] for name in sorted({*_USE.findall(written)})]
    if not drawn:
        return Markup("")
    return Markup(f'<svg class="icons" aria-hidden="true">{"".join(drawn)}</svg>')  # noqa: S704  # ours


def names() -> frozenset[str]:
    """The names of all icons."""
    return frozenset(_symbols())


def drawing(name: str) -> str:
    """The icon of this name as a drawing by itself (SVG). Raises `KeyError`: there is none."""
    around = _symbols()[name].replace(f'<symbol id="i-{name}"', f"<svg {ALONE}")
    return around.replace("</symbol>", "</svg>")


@cache
def _symbols() -> dict[str, str]:
    written = (ASSETS / "icons.svg").read_text(encoding="utf-8")
    return {found[1]: found[0] for found in _SYMBOL.finditer(written)}
