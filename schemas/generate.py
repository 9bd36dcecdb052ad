"""Write the JSON Schemas from the model: `python schemas/generate.py`.

The types of the model's fields are the constraints, the docstrings below them the
descriptions. `tests/unit/test_schemas.py` fails when a schema is not what this writes.
"""

import ast
import inspect
import json
import textwrap
import typing
from pathlib import Path
from typing import Any, Literal

import attrs

from reflectlib.model.checklist import Checklist
from reflectlib.model.entry import Entry
from reflectlib.model.framework import Framework
from reflectlib.model.method import Method
from reflectlib.model.record import Record, constraint_of, origin_of, unpack
from reflectlib.model.timing import Range
from reflectlib.reading.converter import ALWAYS_WRITTEN, key_of

HERE = Path(__file__).parent
ENTRIES: dict[str, type[Entry]] = {
    "method": Method,
    "checklist": Checklist,
    "framework": Framework,
}


def schema_of(kind: str) -> dict[str, Any]:
    """The schema of one kind of entry, whole in itself."""
    definitions: dict[str, Any] = {}
    root = _record(ENTRIES[kind], definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:reflectlib:schema:{kind}:1",
        "title": f"A reflectlib {kind}",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def text_of(kind: str) -> str:
    """The schema of one kind as the text of its file."""
    return json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n"


def _record(cls: type[Record], definitions: dict[str, Any]) -> dict[str, Any]:
    descriptions = _field_docs(cls)
    properties: dict[str, Any] = {}
    required: list[str] = []
    fields = sorted(attrs.fields(cls), key=lambda f: key_of(f.name) not in ALWAYS_WRITTEN)
    for field in fields:
        key = key_of(field.name)
        core, _, many = unpack(field.type)
        value = _value(core, definitions)
        if many:
            value = {"type": "array", "maxItems": many, "items": value}
        properties[key] = {"description": descriptions[field.name], **value}
        if field.default is attrs.NOTHING or key in ALWAYS_WRITTEN:
            required.append(key)
    schema: dict[str, Any] = {
        "description": _first_line(cls),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
        **cls.schema_extra,
    }
    if not required:
        del schema["required"]
    if cls.shorthand:
        text = constraint_of(unpack(attrs.fields_dict(cls)[cls.shorthand].type)[0])
        assert text is not None
        schema |= text.schema | {"type": ["string", "object"]}
    if issubclass(cls, Range):
        number = constraint_of(unpack(attrs.fields_dict(cls)["min"].type)[0])
        assert number is not None
        schema |= number.schema | {"type": ["integer", "object"]}
    return schema


def _value(core: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of one value, by reference where it is one of the model's classes."""
    if (constraint := constraint_of(core)) is not None:
        return dict(constraint.schema)
    if origin_of(core) is Literal:
        choices = list(typing.get_args(core))
        return {"const": choices[0]} if len(choices) == 1 else {"enum": choices}
    if members := typing.get_args(core):
        return {"anyOf": [_value(member, definitions) for member in members]}
    name = core.__name__
    if name not in definitions:
        definitions[name] = {}
        definitions[name] = _record(core, definitions)
    return {"$ref": f"#/$defs/{name}"}


def _first_line(cls: type) -> str:
    return (inspect.getdoc(cls) or "").split("\n\n")[0].replace("\n", " ")


def _field_docs(cls: type) -> dict[str, str]:
    """Field → the docstring below it, in the class and the ones that it extends."""
    docs: dict[str, str] = {}
    for base in reversed(cls.__mro__[:-1]):
        body = ast.parse(textwrap.dedent(inspect.getsource(base))).body[0]
        assert isinstance(body, ast.ClassDef)
        for field, doc in zip(body.body, body.body[1:], strict=False):
            match field, doc:
                case (
                    ast.AnnAssign(target=ast.Name(id=name)),
                    ast.Expr(value=ast.Constant(value=str(text))),
                ):
                    docs[name] = " ".join(text.split())
    return docs


if __name__ == "__main__":
    for kind in ENTRIES:
        (HERE / f"{kind}.schema.json").write_text(text_of(kind), encoding="utf-8", newline="\n")
