"""What jsonschema finds wrong with a document → diagnostics that a person can act on."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from reflectlib.diagnostics import Diagnostic, KeyPath
from reflectlib.message import Message, _, unmarked
from reflectlib.model.record import LONGEST_ID, is_extra
from reflectlib.reading import hints, meant
from reflectlib.reading.document import Document, describe
from reflectlib.reading.synonyms import DUTCH_KEYS

# jsonschema's ValidationError, which types a schema as any may be and not as ours are.
ValidationError = Any

Homes = dict[str, list[Message]]

TYPES = {
    "string": _("a text"),
    "boolean": _("true or false"),
    "integer": _("a whole number"),
    "array": _("a list"),
    "object": _("keys with values"),
}

# A frequency is the only thing of which the keys need or exclude each other.
HOW_OFTEN = _("Write `{every: {weeks: 2}}`, or `{times: 4, per: year}`.")
FEW_KEYS = 3
ENDS = ("min", "max", "minutes")
"""The keys by which a range is said."""
MOST_UNKNOWN = 50
"""Of more keys that are not known it is not looked up what each was meant to be."""


def missing(key: str) -> Message:
    """Say that a key is not there."""
    return _("the key '{key}' is missing", key=key)


def mistaken_keys(value: dict[str, Any], known: dict[str, Any]) -> dict[str, str]:
    """Key that may have been meant → the unknown key that stands there in its place."""
    unknown = [key for key in value if key not in known and not is_extra(key)]
    meant = ((name, key) for key in unknown[:MOST_UNKNOWN] for name in hints.key_meant(key, known))
    return dict(meant)


def diagnostics_of(
    document: Document, error: ValidationError, base: KeyPath, homes: Homes
) -> Iterator[Diagnostic]:
    """Turn one fault, at a path below `base`, into what there is to say of it."""
    path = (*base, *error.relative_path)
    value, rule, schema = error.instance, error.validator_value, error.schema
    if rule == {}:
        # Of two keys that exclude each other both are there.
        *_before, one, _properties, other, _not = error.relative_schema_path
        both = _("'{one}' and '{other}' exclude each other", one=one, other=other)
        yield document.fault("RFL105", path, both, hint=_("Take one of the two out."))
        return
    if path[-2:-1] == ("set",) and _is_strange(value, schema):  # such as `- opening: 10`
        yield _wrong_type(document, path, value, ["object"], schema)
        return
    if _is_unquoted_text(schema, value, homes):
        if error.validator == "required":
            yield _wrong_type(document, path, value, ["string"], schema)
        return
    match error.validator:
        case "additionalProperties":
            known = schema["properties"]
            for key in value:
                if key not in known and not is_extra(key):
                    message = _("there is no key '{key}' here", key=key)
                    hint = hints.for_key(key, value, known, homes)
                    yield document.fault("RFL101", (*path, key), message, hint=hint, at_key=True)
        case "required" if "then" in error.relative_schema_path:
            # Of two keys, one needs the other; the path leads over that one.
            *_before, key, _then, _required = error.relative_schema_path
            message = _("'{key}' needs '{other}' beside it", key=key, other=rule[0])
            hint = _("Write it there too, or take this line out.")
            yield document.fault("RFL105", (*path, key), message, hint=hint, at_key=True)
        case "required":
            # jsonschema reports once per missing key, each time with the whole rule, so that
            # what comes of it is the same each time. A misspelt key is said of that key alone.
            mistaken = mistaken_keys(value, schema["properties"])
            for key in rule:
                if key not in value and key not in mistaken:
                    about = Message(schema["properties"][key]["description"], {})
                    yield document.fault("RFL102", path, missing(key), hint=about)
        case "type":
            yield _wrong_type(document, path, value, rule, schema)
        case "enum":
            expected = _("one of {choices}", choices=tuple(map(str, rule)))
            yield wrong_value(document, path, value, expected, rule)
        case "const":
            hint = _("Write {this} here, without quotes.", this=rule)
            yield wrong_value(document, path, value, str(rule), otherwise=hint)
        case "minProperties" | "not" if isinstance(value, dict):
            expected = _("at least one of {keys}", keys=_telling_keys(schema))
            yield wrong_value(document, path, value, expected)
        case "pattern" | "not":
            pattern = schema["pattern"]
            otherwise = hints.for_slug(value) if pattern == _pattern_of_ids() else ""
            otherwise = otherwise or hints.for_day(value, pattern)
            if not value.strip():
                otherwise = _("Write something in it, or take the whole line out.")
            words = _words_of_patterns()[pattern]
            yield wrong_value(document, path, value, words, otherwise=otherwise)
        case "maxLength" if not re.search(schema["pattern"], value):
            return  # that it is not as it should be is said already
        case "maxLength":
            message = _(
                "the text is {length:number} characters long; {most:number} is the most here",
                length=len(value),
                most=rule,
            )
            hint = _("Say it in fewer words, or make several texts of it.")
            yield document.fault("RFL107", path, message, hint=hint)
        case "maxItems":
            message = _(
                "the list has {length:number} items; {most:number} is the most here",
                length=len(value),
                most=rule,
            )
            hint = _("Leave some out, or make several definitions of it.")
            yield document.fault("RFL107", path, message, hint=hint)
        case "minimum" | "maximum" if value % 1 == 0:  # what is not whole is of the wrong type
            low, high = schema["minimum"], schema["maximum"]
            expected = _("a whole number from {low} to {high}", low=low, high=high)
            hint = _("Write a number from 1, or take this line out.") if value < 1 == low else ""
            yield wrong_value(document, path, value, expected, otherwise=hint)
        case "minimum" | "maximum":
            return
        case "dependentRequired":
            # Of two keys that need each other, one is there and the other is not.
            for key, other in _left_alone(schema, value):
                message = _("'{key}' needs '{other}' beside it", key=key, other=other)
                yield document.fault("RFL105", (*path, key), message, hint=HOW_OFTEN, at_key=True)
        case "oneOf" if not isinstance(value, dict):
            return
        case "oneOf":
            keys = [choice["required"][0] for choice in rule]
            mistaken = mistaken_keys(value, schema["properties"])
            if mistaken.keys() & {*keys} or [*_left_alone(schema, value)]:
                return
            if "method" in keys:
                yield from _of_a_block(document, path, value, schema, keys)
                return
            one, other = keys
            message = _(
                "expected either '{one}' or '{other}', not both and not neither",
                one=one,
                other=other,
            )
            yield document.fault("RFL105", path, message, hint=HOW_OFTEN)
        case _:
            yield from _of_the_meant_branch(document, error, path, homes)


def _of_a_block(
    document: Document,
    path: KeyPath,
    value: dict[str, Any],
    schema: dict[str, Any],
    keys: list[str],
) -> Iterator[Diagnostic]:
    """Say what a block of a programme is to be: one thing, such as a method or a break."""
    there = [key for key in keys if key in value]
    if len(there) > 1:
        message = _("one block has {keys:and}, which are a block each", keys=tuple(there))
        hint = _("Make a block of each, behind a dash of its own.")
        yield document.fault("RFL105", path, message, hint=hint)
    elif there:
        if value[there[0]] != []:  # of what is no list that is said already
            return
        message = _("nothing stands side by side here")
        hint = _("Write two or more below it, each behind a dash; or take the block out.")
        yield document.fault("RFL105", (*path, there[0]), message, hint=hint)
    elif all(key in schema["properties"] or is_extra(key) for key in value):
        message = _("the block does not say what it is")
        yield document.fault("RFL105", path, message, hint=_WHAT_IT_IS[len(keys) > 2])


_WHAT_IT_IS = (
    _("Add `method:` with the id of a method, or `step:` with an id and a title."),
    _(
        "Add `method:` with the id of a method, `step:` with an id and a title, `pause: 15`, or "
        "`parallel:`."
    ),
)
"""What to write in a block that says nothing: of those side by side, and of the others."""


def _left_alone(schema: dict[str, Any], value: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The keys of which another that they need is not there; with that other."""
    for key, others in schema.get("dependentRequired", {}).items():
        # A text, such as `4 keer per jaar`, may say what the other would; it is wrong already.
        if key in value and others[0] not in value and not isinstance(value[key], str):
            yield key, others[0]


def _is_strange(value: Any, schema: dict[str, Any]) -> bool:
    """Tell whether a value has keys, and none of those that it can have."""
    return isinstance(value, dict) and not value.keys() & schema.get("properties", {}).keys()


def _is_unquoted_text(schema: dict[str, Any], value: Any, homes: Homes) -> bool:
    """Tell whether a text was meant, and its colon made keys and values of it."""
    return (
        schema.get("type") == ["string", "object"]
        and "required" in schema
        and isinstance(value, dict)
        and not value.keys() & {*homes, *DUTCH_KEYS}
    )


def _of_the_meant_branch(
    document: Document, error: ValidationError, path: KeyPath, homes: Homes
) -> Iterator[Diagnostic]:
    """Report on the one alternative of an `anyOf` that the writer seems to have meant."""
    branches: dict[int, list[ValidationError]] = {}
    for cause in error.context or ():
        branches.setdefault(cause.schema_path[0], []).append(cause)
    right_type = [
        causes
        for causes in branches.values()
        if not any(c.validator in ("type", "enum", "const") and not c.path for c in causes)
    ]
    if right_type:
        for cause in min(right_type, key=_strangeness):
            yield from diagnostics_of(document, cause, path, homes)
        return
    value = error.instance
    words = [w for causes in branches.values() for w in _expected_by(causes[0])]
    choices = [
        choice
        for causes in branches.values()
        for choice in causes[0].schema.get("enum", [causes[0].schema.get("const", "")])
        if choice
    ]
    expected = unmarked("{words:or}", words=tuple(words))
    ranged = any("{min, max" in word for word in words)
    otherwise = hints.for_choice(value, choices) or hints.for_number(value, path, ranged=ranged)
    yield wrong_value(document, path, value, expected, otherwise=otherwise)


def _strangeness(causes: list[ValidationError]) -> tuple[int, int]:
    """How little a value looks like what a branch describes: its unknown keys, then all else."""
    unknown = [
        key
        for cause in causes
        if cause.validator == "additionalProperties" and not cause.path
        for key in cause.instance.keys() - cause.schema["properties"].keys()
    ]
    return len(unknown), len(causes)


def _expected_by(cause: ValidationError) -> list[str]:
    if cause.validator == "enum":
        return [str(choice) for choice in cause.validator_value]
    if cause.validator == "const":
        return [str(cause.validator_value)]
    rule = cause.validator_value
    return _types([rule] if isinstance(rule, str) else rule, cause.schema)


def _types(names: list[str], schema: dict[str, Any]) -> list[str]:
    """What values of some types are in words; keys that are few are named."""
    if names == ["string"] and schema["maxLength"] <= LONGEST_ID:
        return [_words_of_patterns()[schema["pattern"]]]
    keys = _telling_keys(schema)
    if "object" in names and 0 < len(keys) <= FEW_KEYS:
        return [TYPES[name] for name in names if name != "object"] + [f"{{{', '.join(keys)}}}"]
    return [TYPES[name] for name in names]


def _telling_keys(schema: dict[str, Any]) -> tuple[str, ...]:
    """The keys of a value but for those that only say something of the others, such as `about`."""
    properties = schema.get("properties", {})
    keys = [key for key, value in properties.items() if value.get("type") != "boolean"]
    # What a number can stand for is said by a least and a most, whatever is beside them.
    return tuple(key for key in keys if not {"min", "max"} <= {*keys} or key in ENDS)


def _wrong_type(
    document: Document, path: KeyPath, value: Any, rule: Any, schema: dict[str, Any]
) -> Diagnostic:
    names = [rule] if isinstance(rule, str) else rule
    expected = unmarked("{types:or}", types=tuple(_types(names, schema)))
    hint = hints.for_type(names, value, schema, path)
    return wrong_value(document, path, value, expected, otherwise=hint, code="RFL103")


def wrong_value(
    document: Document,
    path: KeyPath,
    value: Any,
    expected: str,
    choices: Iterable[Any] = (),
    *,
    otherwise: str = "",
    code: str = "RFL104",
) -> Diagnostic:
    """Say what was expected; how to write what seems to be meant, or what to do `otherwise`."""
    message = _("expected {expected}, got {got}", expected=expected, got=describe(value))
    hint = meant.hint_for(path, value, document.data) or otherwise
    return document.fault(code, path, message, hint=hint or hints.for_choice(value, choices))


def _pattern_of_ids() -> str:
    from reflectlib.model import record

    return str(getattr(record.constraint_of(record.Slug), "schema")["pattern"])  # noqa: B009


@cache
def _words_of_patterns() -> dict[str, str]:
    """Pattern → what it asks for in words, from the types that carry both."""
    from reflectlib.model import record

    carriers = (record.constraint_of(value) for value in vars(record).values())
    return {c.schema["pattern"]: c.expected for c in carriers if isinstance(c, record.Pattern)}
