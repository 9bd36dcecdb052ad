"""The JSON Schemas: the published contract, and what it says is wrong with a document.

jsonschema finds the faults, and `faults` turns each into diagnostics.
Where jsonschema-rs is installed (the extra `fast`) it first tells which documents are fine.
"""

import json
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from reflectlib.diagnostics import Diagnostic, nearest
from reflectlib.kinds import KINDS
from reflectlib.message import _
from reflectlib.reading.document import Document
from reflectlib.reading.faults import Homes, diagnostics_of, missing, mistaken_keys, wrong_value
from reflectlib.reading.meant import choice
from reflectlib.resources import schema_file


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of a kind of entry: method, programme, checklist or framework."""
    loaded: dict[str, Any] = json.loads(schema_file(kind).read_text(encoding="utf-8"))
    return loaded


def check(document: Document) -> Iterator[Diagnostic]:
    """Hold a document to the schema of its kind."""
    kind = document.data.get("kind")
    if kind not in KINDS:
        kinds = tuple(KINDS)
        misspelt = mistaken_keys(document.data, schema("method")["properties"]).get("kind")
        if "kind" in document.data:
            expected = _("one of {choices}", choices=kinds)
            yield wrong_value(document, ("kind",), kind, expected, KINDS)
        elif misspelt is None:
            likely = _likely(document)
            hint = _("Add `kind: {kind}`; the kinds are {kinds}.", kind=likely, kinds=kinds)
            yield document.fault("RFL102", (), missing("kind"), hint=hint)
        else:
            kind = document.data[misspelt]
        # The rest is judged as what it most looks like.
        kind = choice(kind, KINDS) or next(iter(nearest(kind, KINDS)), _likely(document))
    elif _is_valid(kind)(document.data):
        return
    for diagnostic in faults(document, kind):
        if diagnostic.path != "kind" and diagnostic.message != missing("kind"):
            yield diagnostic


def _likely(document: Document) -> str:
    """The kind that a document without one seems to be of."""
    return "programme" if {"blocks", "blokken"} & document.data.keys() else "method"


def faults(document: Document, name: str) -> Iterator[Diagnostic]:
    """Hold a document to a schema by its name."""
    for error in _validator(name).iter_errors(document.data):
        yield from diagnostics_of(document, error, (), _homes(name))


@cache
def _is_valid(kind: str) -> Callable[[Any], bool]:
    """The quick judge; without jsonschema-rs nothing is known to be fine beforehand."""
    try:
        import jsonschema_rs
    except ImportError:
        return lambda _: False
    return jsonschema_rs.validator_for(schema(kind)).is_valid


@cache
def _validator(kind: str) -> Any:
    from jsonschema import Draft202012Validator

    loaded = schema(kind)
    return Draft202012Validator(_inline(loaded, loaded["$defs"]))


def _inline(part: Any, definitions: dict[str, Any]) -> Any:
    """Put definitions in the place of the references to them, which jsonschema follows slowly.

    What is a text or a mapping, or a number or a mapping, becomes one schema of both types: then
    what is wrong with a value is said of that value, and not of each thing that it could be.
    """
    if isinstance(part, list):
        return [_inline(one, definitions) for one in part]
    if not isinstance(part, dict):
        return part
    if "$ref" in part:
        name = part["$ref"].removeprefix("#/$defs/")
        part = definitions[name] | {k: v for k, v in part.items() if k != "$ref"}
    whole = {k: _inline(v, definitions) for k, v in part.items() if k != "$defs"}
    if "oneOf" in whole:  # what it says of values, for makers of types, the properties say too
        whole["oneOf"] = [
            {"required": one["required"], "properties": _least_items(one)} for one in whole["oneOf"]
        ]
    match whole.get("anyOf"):
        case [{"type": "string" | "integer" as plain} as short, {"type": "object"} as full]:
            del whole["anyOf"]
            return {**short, **full, **whole, "type": [plain, "object"]}
    return whole


def _least_items(choice: dict[str, Any]) -> dict[str, Any]:
    """What a choice says of lists, which no property can say: how many items there must be."""
    properties = choice.get("properties", {}).items()
    return {key: value for key, value in properties if "minItems" in value}


@cache
def _homes(kind: str) -> Homes:
    """Key → where it can stand, in words: at the top of the file, or under other keys."""
    loaded = schema(kind)
    definitions = loaded["$defs"]
    homes = {key: [_("at the top of the file")] for key in loaded["properties"]}
    for part in (loaded, *definitions.values()):
        for parent, value in part.get("properties", {}).items():
            for key in _keys_within(value, definitions):
                places = homes.setdefault(key, [])
                if (place := _("under `{parent}`", parent=parent)) not in places:
                    places.append(place)
    return homes


def _keys_within(value: dict[str, Any], definitions: dict[str, Any]) -> Iterator[str]:
    """The keys of the mappings that a value can be, or can be a list of."""
    if "$ref" in value:
        value = definitions[value["$ref"].removeprefix("#/$defs/")]
    yield from value.get("properties", ())
    for one in (*value.get("anyOf", ()), *filter(None, [value.get("items")])):
        yield from _keys_within(one, definitions)
