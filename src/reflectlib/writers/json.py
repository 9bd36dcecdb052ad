"""JSON: the entry itself, in the file's own field names."""

import json
from typing import Any

from reflectlib.characters import escaped_in_json
from reflectlib.model.entry import Entry
from reflectlib.reading.converter import unstructure


def write_entry(entry: Entry) -> bytes:
    """Write an entry; `reflectlib.structure(json.loads(...))` gives an equal one back."""
    return write_data(unstructure(entry))


def compact(data: Any) -> str:
    """Plain data as JSON in as little room as it takes."""
    return escaped_in_json(json.dumps(data, ensure_ascii=False, separators=(",", ":")))


def write_data(data: Any) -> bytes:
    """Write plain data the way all our JSON is written."""
    return (escaped_in_json(json.dumps(data, ensure_ascii=False, indent=2)) + "\n").encode()
