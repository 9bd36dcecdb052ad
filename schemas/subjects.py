"""Write the JSON Schemas of what `data_of` and `--to json` give: `python schemas/subjects.py`.

The typed dicts of `reflectlib.data` are the constraints, the docstrings below their keys the
descriptions. `tests/unit/test_data_schemas.py` fails when a schema is not what this writes.
"""

import ast
import inspect
import json
import re
import sys
import types
import typing
from functools import cache
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any, Literal

from reflectlib.data import SHAPES
from reflectlib.resources import SCHEMA_IDS, schema_name

HERE = Path(__file__).parent
SIMPLE = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    types.NoneType: "null",
}

Schema = dict[str, Any]


def schema_of(subject: str) -> Schema:
    """The schema of the data of one kind of subject, whole in itself."""
    home, _, name = SHAPES[subject].partition(":")
    module = import_module(f"reflectlib.{home}")
    shape = getattr(module, name)
    definitions: dict[str, Schema] = {}
    if typing.is_typeddict(shape):
        root = _object(shape, definitions)
    else:
        root = {"description": _docs(module)[name], **_value(shape, module, definitions)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_IDS + schema_name(subject),
        "title": f"What reflectlib gives a program of: {subject}",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def text_of(subject: str) -> str:
    """The schema of one kind of subject as the text of its file."""
    return json.dumps(schema_of(subject), ensure_ascii=False, indent=2) + "\n"


def write() -> None:
    """Write the schema of every kind of subject."""
    for subject in SHAPES:
        text = text_of(subject)
        (HERE / schema_name(subject)).write_text(text, encoding="utf-8", newline="\n")


def _object(shape: type, definitions: dict[str, Schema]) -> Schema:
    """The schema of a typed dict: its keys, all of them and no others."""
    module, docs = sys.modules[shape.__module__], docs_of(shape)
    hints = typing.get_type_hints(shape, include_extras=True)
    return {
        "description": _one_line(inspect.getdoc(shape) or ""),
        "type": "object",
        "properties": {
            key: {"description": docs[key], **_value(hint, module, definitions)}
            for key, hint in hints.items()
        },
        "required": list(hints),
        "additionalProperties": False,
    }


def _value(hint: Any, module: ModuleType, definitions: dict[str, Schema]) -> Schema:
    """The schema of one value, by reference where its type has a name."""
    if hint in SIMPLE:
        return {"type": SIMPLE[hint]}
    if typing.is_typeddict(hint):
        if hint.__name__ not in definitions:
            definitions[hint.__name__] = {}
            definitions[hint.__name__] = _object(hint, definitions)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin is Annotated:
        return dict(parts[1].schema)
    if origin is Literal:
        name = _name_of(hint, module)
        if not name:
            return {"const": parts[0]}
        definitions[name] = _documented(name, hint) | {"type": "string", "enum": list(parts)}
        return {"$ref": f"#/$defs/{name}"}
    if origin is list:
        return {"type": "array", "items": _value(parts[0], module, definitions)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _value(parts[1], module, definitions)}
    choices = [_value(part, module, definitions) for part in parts]
    if all(choice.keys() == {"type"} for choice in choices):
        return {"type": [choice["type"] for choice in choices]}
    return {"anyOf": choices}


def _name_of(literal: Any, module: ModuleType) -> str:
    """What a module calls a set of codes; nothing for one without a name."""
    return next((name for name, value in vars(module).items() if value == literal), "")


def _documented(name: str, literal: Any) -> Schema:
    """The docstring below a set of codes, in whichever module it is declared."""
    for key, module in sorted(sys.modules.items()):
        ours = key.startswith("reflectlib.") and vars(module).get(name) == literal
        if ours and (said := _docs(module).get(name)):
            return {"description": said}
    return {}


def docs_of(shape: type) -> dict[str, str]:
    """Key of a typed dict → the docstring below it, in this one or the one that it extends."""
    (body,) = (
        node
        for node in _source(sys.modules[shape.__module__]).body
        if isinstance(node, ast.ClassDef) and node.name == shape.__name__
    )
    docs: dict[str, str] = {}
    for base in body.bases:
        extended = getattr(sys.modules[shape.__module__], ast.unparse(base))
        docs |= docs_of(extended) if typing.is_typeddict(extended) else {}
    return docs | _docstrings(body.body)


def _docs(module: ModuleType) -> dict[str, str]:
    return _docstrings(_source(module).body)


def _docstrings(body: list[ast.stmt]) -> dict[str, str]:
    """Name → the docstring below the line that declares it."""
    docs: dict[str, str] = {}
    for line, below in pairwise(body):
        match line, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                docs[name] = _one_line(text)
    return docs


@cache
def _source(module: ModuleType) -> ast.Module:
    return ast.parse(inspect.getsource(module))


def _one_line(text: str) -> str:
    """A docstring without its line breaks, but for those before an item of a list."""
    return "\n- ".join(" ".join(part.split()) for part in re.split(r"\n\s*- ", text))


if __name__ == "__main__":
    write()
