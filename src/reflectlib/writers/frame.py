"""What stands around a page in HTML: its head, its looks, its clock, and what it may do.

A page may do nothing but what is in it: its Content-Security-Policy names the hashes of its
own style and scripts, and no address.
"""

import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from reflectlib.language.words import Words
from reflectlib.message import Message, _, p_
from reflectlib.page import Cards, Page, Run, RunStage
from reflectlib.writers.icons import sprite
from reflectlib.writers.json import compact

QUOTED = r"""("[^"]*"|'[^']*')"""
SPACES = {
    ".css": re.compile(rf"{QUOTED}|(?:(?<!\s)\s+)?([{{}};,]|:(?=\s))\s*"),
    ".js": re.compile(rf"{QUOTED}|(?:(?<!\s)\s+)?([{{}}()\[\];,=<>?:&|+*-])\s*"),
}
"""What is quoted, or a sign with the spaces around it; in styles some spaces say something."""
ASSETS = Path(__file__).parent / "assets"
CLOCK: Mapping[str, Message] = {
    "after": _("next: {title}"),
    "again": _("Start over"),
    "become": _("The steps become:"),
    "becomes": _("{title}: {minutes} min instead of {before}"),
    "ahead": _("{minutes} min ahead"),
    "behind": _("{minutes} min behind"),
    "done": _("Done"),
    "end": _("ends at {time}"),
    "go_on": _("Go on"),
    "goes_on": _("The clock goes on"),
    "in_block": _("{block} › {title}"),
    "left_out": _("{title}: left out"),
    "left_over": _("{minutes} min are left over"),
    "minute": _("One minute left"),
    "minute_less": _("One minute less"),
    "minute_more": _("One minute more"),
    "no_minute": _("Less than a minute is left"),
    "now": _("Now: {title}, {minutes} min"),
    "on_time": _("on time"),
    "over": _("The time of this step is up"),
    "pause": _("Pause"),
    "paused": _("The clock is paused"),
    "place": _("{number}/{of}"),
    "rest": _("{minutes} min left"),
    "same": _("Nothing changes: what is left fits the time"),
    "screen": _("Screen for the group"),
    "screen_here": _("Make this tab the screen for the group"),
    "set_back": _("The clock is back at the start"),
    "short": _("{minutes} min too little: even in the least time it takes until {time}"),
    "spread": _("Divide anew"),
    "spread_done": _("The time is divided anew"),
    "start": _("Start the clock"),
    "time": p_("clock", "{hours}:{minutes}"),
    "turn": _("Turn {number}"),
    "turn_of": _("Turn {number} of {of}"),
    "turn_over": _("The turn is over"),
    "undo": _("Undo"),
    "undone": _("The steps have their time back"),
    "until": _("{title}, until {time}"),
}
"""What the clock says, by the names that its script knows; the script fills it in."""


def frame(page: Page, body: Markup) -> str:
    """Put what makes it a whole document around the blocks of a page."""
    cards = any(isinstance(block, Cards) for block in page.blocks)
    styles = ("page.css", *["cards.css"] * cards, *["clock.css"] * bool(page.runs))
    scripts = ("timer.js", "spare.js", "clock.js") * bool(page.runs)
    words = Words(page.language)
    return document(
        "frame.html.j2",
        styles,
        scripts,
        page=page,
        _=words.gettext,
        labels_in=words.foreign,
        body=body,
        clock=data_block(_clock(page.runs, words)) if page.runs else "",
        data=data_block(page.about) if page.about else "",
        layout="cards-page" if cards else "wide" if page.wide else "large" if page.large else "",
    )


def document(
    template: str, styles: tuple[str, ...], scripts: tuple[str, ...], **values: Any
) -> str:
    """Fill in a template with the styles and scripts of these names, and its policy.

    The icons that it uses are drawn in it once, behind all else.
    """
    style, script = _assets(("tokens.css", *styles)), _assets(scripts)
    written = (
        _templates()
        .get_template(template)
        .render(style=style, script=script, policy=_policy(style, script), **values)
    )
    before, end, after = written.rpartition("</body>")
    return "".join((before, sprite(before), end, after))


def data_block(data: Any) -> Markup:
    """Data to stand in a script element, where no text in it can end that element."""
    return escaped_json(compact(data))


def escaped_json(written: str) -> Markup:
    """JSON in which no text can end the element around it."""
    for sign in "<>&\u2028\u2029":
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(written)  # noqa: S704  # nothing in it is markup any more


def _clock(runs: tuple[Run, ...], words: Words) -> Mapping[str, Any]:
    """What the clock needs: the meetings, its texts, and a name to keep its place under."""
    written = [as_data(run) for run in runs]
    key = hashlib.sha256(json.dumps(written).encode()).hexdigest()[:16]
    return {
        "key": f"reflectlib-{key}",
        "runs": written,
        "labels": {name: words.say(text) for name, text in CLOCK.items()},
    }


def as_data(value: Run | RunStage) -> dict[str, Any]:
    """A meeting or a stage as data, with what differs from its defaults alone."""
    found: dict[str, Any] = {}
    for name, one in value._asdict().items():
        if name in ("stages", "sides"):
            one = tuple(as_data(each) for each in one)
        if name == "stages":
            one = tuple(_shortened(one))
        elif name == "portions":
            # What lets a stage enter has a minus: it is given whole or not at all.
            one = tuple((-each if enters else each, *stages) for each, stages, enters in one)
        if one != value._field_defaults.get(name):
            found[name] = one
    return found


def _shortened(stages: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Stages that say in which block they are where the one before them is in another."""
    last = ""
    for stage in stages:
        block = stage.pop("block", "")
        yield stage if block == last else {**stage, "block": block}
        last = block


@cache
def _assets(names: tuple[str, ...]) -> Markup:
    lines = (
        tight(line.strip(), Path(name).suffix)
        for name in names
        for line in (ASSETS / name).read_text(encoding="utf-8").split("\n")
    )
    return Markup("\n".join(("", *filter(None, lines), "")))  # noqa: S704  # ours


def tight(line: str, kind: str) -> str:
    """A line of a style or a script without comments and spaces that only we read.

    Within quotes all stays, and so does a whole line with a text that has code in it.
    """
    if line.startswith("//"):
        return ""
    return line if "`" in line else SPACES[kind].sub(lambda found: found[1] or found[2], line)


@cache
def _policy(style: str, script: str) -> str:
    rules = ["default-src 'none'", f"style-src {_hash(style)}"]
    if script.strip():
        rules.append(f"script-src {_hash(script)}")
    return "; ".join((*rules, "base-uri 'none'", "form-action 'none'"))


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(ASSETS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
