"""Write the JSON Schemas from the model: `python schemas/generate.py`.

The types of the model's fields are the constraints, the docstrings below them the
descriptions. Each class and each type with a name is a definition of that name, so that types
which others generate have it too. `tests/unit/test_schemas.py` fails when a schema is not what
this writes.
"""

import ast
import inspect
import json
import textwrap
import typing
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

import attrs
import subjects

from reflectlib.keeping import file
from reflectlib.keeping.file import Kept
from reflectlib.kinds import KINDS
from reflectlib.model import entry, forms, method, programme, record, register, steps, timing
from reflectlib.model.record import Record, constraint_of, origin_of, own_fields, unpack
from reflectlib.planning import holidays, session
from reflectlib.reading.converter import ALWAYS_WRITTEN, entry_class, key_of
from reflectlib.resources import SCHEMA_IDS, SERIES_SCHEMA, SITE_SCHEMA, schema_name
from reflectlib.site import settings
from reflectlib.site.settings import SiteSettings

Schema = dict[str, Any]

HERE = Path(__file__).parent
MODULES = (
    record,
    entry,
    timing,
    steps,
    forms,
    method,
    programme,
    register,
    holidays,
    session,
    file,
    settings,
)
IN_FULL = "Object"  # ends the name of the mapping that a text or a number can stand for
ENTRIES: dict[str, type[Record]] = {kind: entry_class(kind) for kind in KINDS}
WRITTEN = {**ENTRIES, SERIES_SCHEMA: Kept, SITE_SCHEMA: SiteSettings}
"""Name of a schema → the class of what is written by it."""


@cache
def schema_of(kind: str) -> Schema:
    """The schema of one kind of entry, whole in itself; it is made once, and not to be changed."""
    definitions: Schema = {}
    root = _record(WRITTEN[kind], definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_IDS + schema_name(kind),
        "title": kind.replace("-", " ").capitalize(),
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def text_of(kind: str) -> str:
    """The schema of one kind as the text of its file, in which spaces of all kinds are seen."""
    written = json.dumps(schema_of(kind), ensure_ascii=False, indent=2)
    return (
        "".join(c if c.isprintable() or c == "\n" else f"\\u{ord(c):04x}" for c in written) + "\n"
    )


def _record(cls: type[Record], definitions: Schema) -> Schema:
    """The schema of a class as a mapping of its keys."""
    descriptions = _field_docs(cls)
    properties: Schema = {}
    required: list[str] = []
    fields = sorted(own_fields(cls), key=lambda f: key_of(f.name) not in ALWAYS_WRITTEN)
    for field in fields:
        key = key_of(field.name)
        core, _, many = unpack(field.type)
        value = _value(core, definitions)
        if many:
            value = {"type": "array", "maxItems": many, "items": value}
        properties[key] = {"description": descriptions[field.name], **value}
        if field.default is attrs.NOTHING or key in ALWAYS_WRITTEN:
            required.append(key)
    schema: Schema = {
        "description": _first_line(cls),
        "type": "object",
        "properties": properties,
        "required": required,
        "patternProperties": {"^x-": {}},
        "additionalProperties": False,
        **cls.schema_extra,
    }
    if not required:
        del schema["required"]
    return schema


def _value(core: Any, definitions: Schema) -> Schema:
    """The schema of one value, by reference where it has a name."""
    if core is bool:
        return {"type": "boolean"}
    if name := core.__name__ if isinstance(core, type) else _aliases().get(core):
        if name not in definitions:
            definitions[name] = {}
            definitions[name] |= _definition(core, name, definitions)
        return {"$ref": f"#/$defs/{name}"}
    if origin_of(core) is Literal:
        (only,) = typing.get_args(core)  # a choice of several has a name
        return {"const": only}
    assert origin_of(core) is not typing.Union, f"{core} has no name"
    return _unnamed(core, definitions)


def _definition(core: Any, name: str, definitions: Schema) -> Schema:
    if not isinstance(core, type):
        return {"description": _alias_docs()[name], **_unnamed(core, definitions)}
    written = _record(core, definitions)
    short = _short_form(core)
    if short is None:
        return written
    definitions[name + IN_FULL] = written
    choices = [_value(short, definitions), {"$ref": f"#/$defs/{name}{IN_FULL}"}]
    return {"description": written["description"], "anyOf": choices}


def _short_form(cls: type[Record]) -> Any:
    """The type of what may stand for a mapping: a text, or a number for a range."""
    fields = attrs.fields_dict(cls)
    field = "min" if cls.counts else cls.shorthand
    return unpack(fields[field].type)[0] if field else None


def _unnamed(core: Any, definitions: Schema) -> Schema:
    if (constraint := constraint_of(core)) is not None:
        return dict(constraint.schema)
    if origin_of(core) is Literal:
        return {"enum": list(typing.get_args(core))}
    return {"anyOf": [_value(member, definitions) for member in typing.get_args(core)]}


@cache
def _aliases() -> dict[Any, str]:
    """Type → the name that a module of the model gives it."""
    named = [(getattr(module, name), name) for module in MODULES for name in _docs_in(module)]
    return {type: name for type, name in named if not isinstance(type, Mapping)}


@cache
def _alias_docs() -> dict[str, str]:
    return {name: doc for module in MODULES for name, doc in _docs_in(module).items()}


def _docs_in(module: ModuleType) -> dict[str, str]:
    """Name → the docstring below it, of what a module names."""
    return _docs_below(ast.parse(inspect.getsource(module)).body)


def _first_line(cls: type) -> str:
    return (inspect.getdoc(cls) or "").split("\n\n")[0].replace("\n", " ")


def _field_docs(cls: type) -> dict[str, str]:
    """Field → the docstring below it, in the class and the ones that it extends."""
    docs: dict[str, str] = {}
    for base in reversed(cls.__mro__[:-1]):
        body = ast.parse(textwrap.dedent(inspect.getsource(base))).body[0]
        assert isinstance(body, ast.ClassDef)
        docs |= _docs_below(body.body)
    return docs


def _docs_below(body: list[ast.stmt]) -> dict[str, str]:
    docs: dict[str, str] = {}
    for named, doc in pairwise(body):
        match named, doc:
            case (
                ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                docs[name] = " ".join(text.split())
    return docs


if __name__ == "__main__":
    for kind in WRITTEN:
        (HERE / schema_name(kind)).write_text(text_of(kind), encoding="utf-8", newline="\n")
    subjects.write()
