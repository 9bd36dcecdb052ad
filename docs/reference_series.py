"""The reference of the file of a series, from its JSON Schema."""

import re

from reference_format import keys_of, read_schema, spelled_out
from reference_markdown import GENERATED, page, prose

from reflectlib.resources import SERIES_SCHEMA

OWN = "Kept"
"""How the parts of this file alone are called; the others are those of a definition."""
ELSEWHERE = rf"\]\(#(?!{OWN.lower()})(\w+)\)"
"""A link to a part that is described with those of a definition."""
INTRODUCTION = """
A series that is kept is one file in YAML 1.2 and UTF-8, whose name ends with `.series.yaml`.
`reflect series kom … -o groep.series.yaml` writes it, and `reflect series groep.series.yaml` reads
it: see [a series that you keep](../how-to/reeks.md), in Dutch. Its JSON Schema is
`schemas/series-file.schema.json`.

What stands above `meetings` is what was asked, and can be changed by hand. From `meetings` on it is
what came of that: `meetings` in the order of their dates, `cancelled` with those that went, and
`tasks`, `agendas` and `steps`, to which they refer by number, from 1. A meeting that starts before
the moment at which the file is read is past: it stays as it stands here, whatever becomes of the
method, the members or the dates. All others are planned anew each time.

In a calendar a meeting has the id `ID-PLACE@reflectlib`, with the `id` of the series, and `stamp`
and `sequence` as they stand here. A meeting that changes gets the next `sequence` when the file is
written, and so does one that goes.

Keys that start with `x-` are yours, as in [a definition](file-format.md), and `format` is the
version in the same way. A file has at most 50 MiB and a million values. The parts that are not
below, such as `Phase`, are [those of a definition](file-format.md#parts).
"""


def series_page() -> bytes:
    """Every key of the file, then of the parts that it is made of."""
    schema = read_schema(SERIES_SCHEMA)
    definitions = schema["$defs"]
    whole = spelled_out(schema, definitions)
    generated = GENERATED.format(source="the JSON Schema")
    parts = ["# The file of a series", prose(generated), *INTRODUCTION.strip().split("\n\n")]
    parts += ["## A series", keys_of(whole, set(whole["properties"]))]
    parts += ["## Parts", "What the values above are made of."]
    for name, part in sorted(definitions.items()):
        if name.startswith(OWN) and "properties" in part:
            found = spelled_out(part, definitions)
            parts.append(f"### {name.removesuffix('Object')}")
            parts += [prose(part["description"]), keys_of(found, set(found["properties"]))]
    return page(re.sub(ELSEWHERE, r"](file-format.md#\1)", part) for part in parts)
