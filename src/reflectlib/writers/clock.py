"""What the script of the clock is given: the meetings that it runs, and the words that it says."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from reflectlib.language.words import Words
from reflectlib.message import Message, _, p_
from reflectlib.page import OURS, Heading, Page, Run, RunPortion, RunStage

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
    "until": _("{title} until {time}"),
}
"""What the clock says, by the names that its script knows; the script fills it in."""


def clock_data(page: Page, words: Words) -> Mapping[str, Any]:
    """What the clock needs: the meetings, its texts, and a name to keep its place under.

    The key is that of the meetings as a whole; what the page says already is not said again.
    """
    key = hashlib.sha256(json.dumps([as_data(run) for run in page.runs]).encode()).hexdigest()[:16]
    headings = {
        block.anchor: block.text.removesuffix(OURS)
        for block in page.blocks
        if isinstance(block, Heading)
    }
    return {
        "key": f"reflectlib-{key}",
        "runs": [as_data(run, headings) for run in page.runs],
        "labels": {name: words.say(text) for name, text in CLOCK.items()},
    }


def as_data(
    value: Run | RunStage, headings: Mapping[str, str] = MappingProxyType({})
) -> dict[str, Any]:
    """A meeting or a stage as data, with what differs from its defaults alone.

    A stage has no title where the heading of its anchor, in `headings`, has the same.
    """
    found: dict[str, Any] = {}
    for name, one in value._asdict().items():
        if name in ("stages", "sides"):
            one = tuple(as_data(each, headings) for each in one)
        if name == "stages":
            one = tuple(_shortened(one))
        elif name == "portions":
            one = " ".join(map(_portion, one))
        elif name == "title" and isinstance(value, RunStage) and value.anchor:
            one = None if headings.get(value.anchor) == one else one
        if one not in (None, value._field_defaults.get(name), ""):
            found[name] = one
    return found


def _portion(portion: RunPortion) -> str:
    """Minutes, and the stages that get them.

    What lets a stage enter has a minus: it is given whole or not at all.
    """
    minutes = -portion.minutes if portion.enters else portion.minutes
    return ".".join(map(str, (minutes, *portion.stages)))


def _shortened(stages: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Stages that say in which block they are where the one before them is in another."""
    last = ""
    for stage in stages:
        block = stage.pop("block", "")
        yield stage if block == last else {**stage, "block": block}
        last = block
