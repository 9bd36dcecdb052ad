"""JSON: plain data, in characters that no reader trips over."""

import json
from typing import Any

from reflectlib.characters import escaped_in_json


def compact(data: Any) -> str:
    """Plain data as JSON in as little room as it takes."""
    return escaped_in_json(json.dumps(data, ensure_ascii=False, separators=(",", ":")))


def write_data(data: Any) -> bytes:
    """Write plain data the way all our JSON is written."""
    return (escaped_in_json(json.dumps(data, ensure_ascii=False, indent=2)) + "\n").encode()
