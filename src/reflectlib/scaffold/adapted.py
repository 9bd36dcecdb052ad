"""The text of a definition → that of a new one made from it, with its comments and its order.

The new one is somebody else's. It gets its own id and title, drops the other names, and names
the original as its first source: under CC BY 4.0 anybody may go on from a text who says whose
it was, under which licence, and that it was changed.
"""

import json
import re
from collections.abc import Callable
from typing import Any

import yaml

from reflectlib.message import _, say
from reflectlib.model.entry import Entry
from reflectlib.model.licences import licence_name, licence_url
from reflectlib.scaffold.fresh import scalar

SCHEMA_LINE = r"(?m)^# yaml-language-server: \$schema=.*$"
CC_BY = "CC-BY-4.0"
ADAPTED = _("adapted here")
YOUR_LICENCE = _("Choose what others may do with your text. Always leave the sources.")

# From where to where, and what to put there.
Edit = tuple[int, int, str]


def adapt(
    text: str,
    origin: Entry,
    *,
    id: str,
    title: str,
    schema: str,
    publisher: str | None = None,
    language: str | None = None,
) -> str:
    """Write the text of a new definition that starts as another one.

    `text` is that of `origin`, as `reading.yaml.decode` gives it, and `publisher` who brought
    it out. `schema` says where an editor finds the JSON Schema, and `language` is that of a new
    comment where it is not that of the texts.
    """
    root: Any = yaml.compose(text, Loader=yaml.CSafeLoader)
    quoted = json.dumps if root.flow_style else scalar
    keys = {key.value: (key, value) for key, value in root.value}
    edits = [
        _schema_line(text[: root.start_mark.index], schema),
        _replace(text, keys["id"][1], quoted(id)),
        _replace(text, keys["title"][1], quoted(title)),
        _credit(text, root, keys, origin, publisher),
    ]
    if "aliases" in keys:
        edits.append(_remove(text, root, *keys["aliases"]))
    if "version" in keys:
        edits.append(_remove(text, root, *keys["version"]))
    if origin.licence == CC_BY:
        start, end, _ = _remove(text, root, *keys["licence"])
        note = f"# {say(YOUR_LICENCE, language or origin.language)}\n#licence: {CC_BY}\n"
        edits.append((start, end, "" if root.flow_style else note))
    if origin.kind == "framework":
        edits += _own_items(text, keys["items"][1], quoted, id)
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _schema_line(head: str, schema: str) -> Edit:
    """Point an editor at the schema from where the new file is."""
    line = f"# yaml-language-server: $schema={schema}"
    if found := re.search(SCHEMA_LINE, head):
        return found.start(), found.end(), line
    return 0, 0, f"{line}\n"


def _replace(text: str, node: Any, new: str) -> Edit:
    return node.start_mark.index, _end(text, node), new


def _end(text: str, node: Any) -> int:
    """Where the last value in a node ends; a block itself ends only where the next one starts."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style:
        return len(text[: node.end_mark.index].rstrip())
    last = node.value[-1]
    return _end(text, last[1] if isinstance(node, yaml.MappingNode) else last)


def _remove(text: str, root: Any, key: Any, value: Any) -> Edit:
    """Take a key out with its value: its lines, or its place between two commas."""
    start, end = key.start_mark.index, _end(text, value)
    if root.flow_style:
        comma = re.compile(r"\s*,").match(text, end)
        return start, comma.end() if comma else end, ""
    return start - key.start_mark.column, (text.find("\n", end) + 1) or len(text), ""


def _credit(
    text: str, root: Any, keys: dict[str, Any], origin: Entry, publisher: str | None
) -> Edit:
    """Put the original before the sources that it has itself."""
    licence = origin.licence and licence_name(origin.licence)
    if licence and licence.startswith("CC "):
        licence += f" ({licence_url(origin.licence or '')})"
    locator = (origin.id, licence, say(ADAPTED, origin.language))
    source = {
        "title": origin.title,
        "publisher": publisher,
        "locator": ", ".join(part for part in locator if part),
    }
    lines = [f"{key}: {scalar(value)}" for key, value in source.items() if value]
    within = f"{{{', '.join(lines)}}}"
    if "sources" not in keys:
        end = _end(text, keys["title"][1])
        margin = "\n" + " " * root.start_mark.column
        new = f", sources: [{within}]" if root.flow_style else f"{margin}sources: [{within}]"
        return end, end, new
    sources = keys["sources"][1]
    start = sources.start_mark.index
    if sources.flow_style:
        return start + 1, start + 1, f"{within}, "
    margin = "\n" + " " * sources.start_mark.column
    return start, start, f"- {f'{margin}  '.join(lines)}{margin}"


def _own_items(text: str, items: Any, quoted: Callable[[str], str], id: str) -> list[Edit]:
    """Give every item of a framework another id: methods refer to an item by its id alone."""
    ids = (value for item in items.value for key, value in item.value if key.value == "id")
    return [_replace(text, node, quoted(f"{id}-{node.value}")) for node in ids]
