"""The reference of what `data_of` and `--to json` give, from the shapes of the data."""

import json
import re
from collections.abc import Iterator
from typing import Any

from reference_markdown import GENERATED, code, page, prose, table

from reflectlib.data import SHAPES
from reflectlib.resources import schema_file, schema_name

Schema = dict[str, Any]

INTRODUCTION = """
What `--to json` gives, and `data_of`, `render(…, to="json")` in Python: all that a page says, for a
program, in codes and numbers. `text` and `add` say the same in words, for people, and so do
`message` and `hint`.

What `reflect render ID --to json` gives is the entry itself: [the file format](file-format.md).

Each of the others has a JSON Schema, which this page is made from: `reflect schema NAME` prints it.
Its `$id` carries the version, so that what is a list can stay one: within version 1 no key or code
is taken away or comes to mean something else. Some may be added, which the schema then has as well.

- Every key is always there; `null` stands for what there is not, and an empty list for none.
- A range is always `{"min": …, "max": …, "about": …}`, with `null` for an end that is open. What is
  reckoned has no `about`.
- Minutes and numbers of people are whole numbers; what is reckoned for a year need not be.
- Dates and times are ISO 8601, with their offset from UTC; without a start they count from
  00:00:00.
- Ids and fixed words are those of the entry; titles and texts are in its language."""

COMMANDS = {
    "plan": "agenda",
    "series": "series",
    "effort": "effort",
    "list": "list",
    "suggestions": "suggest",
    "proposals": "suggest --fill",
    "comparison": "compare",
    "quality": "quality",
    "register-check": "check-series",
    "diagnostics": "validate",
}
"""Name of a schema → the command that gives such data."""

CSV = """
`--to csv` gives one table as RFC 4180 has it: UTF-8, commas between the cells, quotes where they
are needed, CRLF, and each row as long as the header. Of what has more tables it is the first: the
meetings of a series, the hours by role. `--to xlsx` has them all, each on a sheet of its own.

- Days are `2027-01-12` and times `09:30`, on the clock of the meeting. Numbers have a decimal
  point. Minutes stand without a sign: a column says where they come from and what is estimated.
- A range takes two columns, the least and the most; an end that is open is empty.
- The header of `list` is its keys, in every language the same and always all of them. Other tables
  have titles in the language of the page, and leave out a column in which nothing stands: where a
  program is to count on names, take JSON.
- A text that a spreadsheet would take for a formula, such as `=1+1` or `- item`, gets an
  apostrophe in front; so does such a piece behind a semicolon, a tab or a line break. Texts that
  are a number stay as they are.

## Excel

`--to xlsx` gives the same cells with their types, and no formula. A day before March 1900, which
Excel does not know, is a text. A text that is longer than a cell can hold (32,767 characters) ends
with `…`; the rest of it is on the last sheet, which is called `…`, behind the name of its cell."""


def json_page() -> bytes:
    """What each command gives, then the parts that these are made of."""
    schemas = {subject: _read(subject) for subject in SHAPES}
    parts = ["# JSON and CSV of the commands", prose(GENERATED.format(source="the JSON Schemas"))]
    parts += _paragraphs(INTRODUCTION)
    for subject, schema in schemas.items():
        parts.append(f"## {COMMANDS[subject]}")
        parts.append(
            prose(f"Its schema is `{schema_name(subject)}`: `reflect schema {subject}` prints it.")
        )
        parts += _described(schema)
    parts += ["## Parts", "What the values above are made of, and which codes there are."]
    definitions: dict[str, Schema] = {}
    for schema in schemas.values():
        definitions |= schema["$defs"]
    for name, part in sorted(definitions.items()):
        parts.append(f"### {name}")
        parts += _described(part)
    return page([*parts, "## CSV", *_paragraphs(CSV)])


def _read(subject: str) -> Schema:
    schema: Schema = json.loads(schema_file(subject).read_text(encoding="utf-8"))
    return schema


def _described(schema: Schema) -> Iterator[str]:
    """What a value is, and what it holds."""
    if "description" in schema:
        yield prose(schema["description"])
    if schema["type"] == "array":
        yield f"It is {_kind(schema)}."
    if "enum" in schema:
        yield f"One of {', '.join(map(code, schema['enum']))}."
    if "properties" in schema:
        keys, lists = [], []
        for key, value in schema["properties"].items():
            said, *items = value["description"].split("\n- ")
            keys.append((code(key), _kind(value), prose(said)))
            if items:
                lists += [prose(f"By `{key}`:"), "\n".join(f"- {prose(item)}" for item in items)]
        yield table(("key", "type", "what it is"), keys)
        yield from lists


def _kind(schema: Schema) -> str:
    """The type of a value, in a few words."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return code(name, f"#{name.lower()}")
    if "anyOf" in schema:
        return " or ".join(map(_kind, schema["anyOf"]))
    if "const" in schema:
        return code(json.dumps(schema["const"]))
    if schema["type"] == "array":
        return f"a list of {_kind(schema['items'])}"
    if schema["type"] == "object":
        return f"id → {_kind(schema['additionalProperties'])}"
    names = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return " or ".join(map(code, names))


def _paragraphs(text: str) -> list[str]:
    return [
        part if part.startswith("- ") else " ".join(part.split())
        for part in re.split(r"\n\n", text.strip())
    ]
