"""Plain data → model and back: the one cattrs converter, and how strict it is.

A file's keys are the field names (`for` and `from`, which Python keeps to itself, are
`for_` and `from_`). Nothing is coerced: a list is a list, `7` is not `"7"`, `null` is
nothing at all. The one liberty is JSON's own: `1.0` is the integer 1.
"""

import typing
from collections.abc import Callable
from importlib import import_module
from typing import Any, Literal

import attrs
from cattrs import Converter

from reflectlib.frozen import thawed
from reflectlib.kinds import KINDS, class_name
from reflectlib.model.entry import Entry
from reflectlib.model.record import NO_EXTRA, Record, is_extra, origin_of, own_fields, unpack
from reflectlib.model.steps import Cases
from reflectlib.model.timing import Range
from reflectlib.reading.basis import gathered, spread

Hook = Callable[[Any, Any], Any]
ALWAYS_WRITTEN = ("format", "kind")


def structure(data: object) -> Entry:
    """Make an entry of plain data, such as `json.loads` gives.

    The explicit form, which `unstructure` writes, is read as well. Raises `ValueError`,
    `TypeError` or `KeyError` where the data is not that of an entry; `reflectlib.load` and
    `reflectlib.parse` say what is wrong with it, and where.
    """
    try:
        return structure_as_in_a_file(data)
    except (ValueError, TypeError, KeyError):
        if (closed := _without_open_ends(data)) == data:
            raise
        return structure_as_in_a_file(closed)


def structure_as_in_a_file(data: object) -> Entry:
    """The same for what the schema accepts, and for nothing else."""
    if not isinstance(data, dict):
        raise TypeError(f"expected a mapping, got {type(data).__name__}")
    cls = entry_class(data.get("kind"))
    return converter.structure(spread(data, cls), cls)


def unstructure(entry: Entry, *, explicit: bool = False) -> dict[str, Any]:
    """Make plain data of an entry: what a file would hold, without what is left at its default.

    With `explicit` each value has one shape, which suits tables and types of other languages:
    a range is `{min, max}`, with None for an open end, and a text that has a basis is
    `{text, basis}`. Raises `TypeError` for what is no entry.
    """
    if not isinstance(entry, Entry):
        raise TypeError(f"expected an entry, got {type(entry).__name__}")
    data: dict[str, Any] = (
        _in_full(entry) if explicit else gathered(converter.unstructure(entry), type(entry))
    )
    return data


def entry_class(kind: object) -> type[Entry]:
    """The class of a kind of entry. Raises `ValueError` for anything else."""
    if kind not in KINDS:
        raise ValueError(f"kind: expected one of {', '.join(KINDS)}, got {kind!r}")
    found: type[Entry] = getattr(import_module(f"reflectlib.model.{kind}"), class_name(str(kind)))
    return found


def key_of(field_name: str) -> str:
    """The key that a field has in a file."""
    return field_name.rstrip("_")


def fields_by_key(cls: Any) -> dict[str, Any]:
    """Key → the attrs field of a class of the model; without the keys of others, `x-…`."""
    return {key_of(field.name): field for field in own_fields(cls)}


def _structure_text(value: object, _: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"expected a text, got {value!r}")
    return value


def _structure_int(value: object, _: Any) -> int:
    if type(value) is float and value.is_integer():
        return int(value)
    if type(value) is not int:
        raise TypeError(f"expected a whole number, got {value!r}")
    return value


def _structure_bool(value: object, _: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"expected true or false, got {value!r}")
    return value


def _structure_choice(value: object, choices: Any) -> object:
    one = _structure_int(value, None) if type(value) is float else value
    for choice in typing.get_args(choices):
        if type(choice) is type(one) and choice == one:
            return choice
    raise ValueError(f"expected one of {typing.get_args(choices)}, got {value!r}")


def _counts(type_: Any) -> bool:
    return isinstance(type_, type) and issubclass(type_, Record) and type_.counts


def _union_hook(members: Any) -> Hook:
    """Take the first member that accepts the value; no value fits two of ours."""
    hooks = [(converter.get_structure_hook(m), m) for m in typing.get_args(members)]

    def structure_union(value: object, _: Any) -> object:
        for hook, member in hooks:
            try:
                return hook(value, member)
            except (TypeError, ValueError, KeyError):
                continue
        raise ValueError(f"no form of this value fits: {value!r}")

    return structure_union


def _record_hook(cls: type[Record]) -> Hook:
    """Structure a mapping, or the shorthand of one, key by key."""
    fields: dict[str, tuple[str, Hook, Any, int]] = {}
    for key, field in fields_by_key(cls).items():
        core, _, many = unpack(field.type)
        fields[key] = (field.name, converter.get_structure_hook(core), core, many)
    required = {k for k in ALWAYS_WRITTEN if k in fields}
    shorthand = cls.shorthand

    def structure_record(value: object, _: Any) -> object:
        if shorthand and isinstance(value, str):
            value = {shorthand: value}
        if not isinstance(value, dict):
            raise TypeError(f"expected a mapping, got {value!r}")
        if not required <= value.keys():
            raise TypeError("format and kind are needed")
        given: dict[str, Any] = {}
        for key, item in value.items():
            if key not in fields and is_extra(key):
                given.setdefault("extra", {})[key] = item
                continue
            name, hook, core, many = fields[key]
            if not many:
                given[name] = hook(item, core)
            elif isinstance(item, list):
                given[name] = tuple([hook(one, core) for one in item])
            else:
                raise TypeError(f"{key}: expected a list, got {item!r}")
        return cls(**given)

    return structure_record


def _count_hook(cls: type[Range | Cases]) -> Hook:
    from_mapping = _record_hook(cls)

    def structure_count(value: object, _: Any) -> object:
        if isinstance(value, dict):
            return from_mapping(value, cls)
        number = _structure_int(value, int)
        return cls(min=number, max=number)

    return structure_count


def _unstructure_record(cls: type[Record]) -> Callable[[Any], Any]:
    """Write what differs from its default, and the shorthand where that says it all."""
    fields = [(f.name, key, f.default) for key, f in fields_by_key(cls).items()]
    fields.sort(key=lambda field: field[1] not in ALWAYS_WRITTEN)

    def unstructure_record(record: Any) -> Any:
        data = {
            key: _plain(value)
            for name, key, default in fields
            if (value := getattr(record, name)) != default or key in ALWAYS_WRITTEN
        }
        if record.extra is not NO_EXTRA:
            data |= thawed(record.extra)
        if cls.shorthand and data.keys() == {cls.shorthand}:
            return data[cls.shorthand]
        return data

    return unstructure_record


def _unstructure_count(cls: type[Range | Cases]) -> Callable[[Any], Any]:
    """Write the number where there is nothing else to say."""
    in_full = _unstructure_record(cls)

    def unstructure_count(count: Any) -> Any:
        data = in_full(count)
        return count.min if data == {"min": count.max, "max": count.min} else data

    return unstructure_count


def _in_full(record: Record) -> dict[str, Any]:
    """Write a record with both ends of a range, and the basis of a text, whatever they are."""
    data = {}
    for key, field in fields_by_key(type(record)).items():
        value = getattr(record, field.name)
        if value != field.default or key in ALWAYS_WRITTEN or _is_explicit(type(record), key):
            many = isinstance(value, tuple)
            written = [_explicit(one) for one in (value if many else (value,))]
            data[key] = written if many else written[0]
    return {**data, **thawed(record.extra)}


def _explicit(value: Any) -> Any:
    return _in_full(value) if isinstance(value, Record) else value


def _is_explicit(cls: type[Record], key: str) -> bool:
    return key in ("min", "max") or (key == "basis" and not issubclass(cls, Entry))


def _without_open_ends(data: Any) -> Any:
    """The explicit form without the ends of ranges that are open, which a file leaves out."""
    if isinstance(data, list):
        return [_without_open_ends(one) for one in data]
    if not isinstance(data, dict):
        return data
    return {
        key: value if is_extra(key) else _without_open_ends(value)
        for key, value in data.items()
        if value is not None or key not in ("min", "max")
    }


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [converter.unstructure(one) for one in value]
    return converter.unstructure(value)


def _make_converter() -> Converter:
    made = Converter(detailed_validation=False)
    made.register_structure_hook(str, _structure_text)
    made.register_structure_hook(int, _structure_int)
    made.register_structure_hook(bool, _structure_bool)
    made.register_structure_hook_func(lambda t: origin_of(t) is Literal, _structure_choice)
    made.register_structure_hook_factory(lambda t: origin_of(t) is typing.Union, _union_hook)
    made.register_structure_hook_factory(attrs.has, _record_hook)
    made.register_structure_hook_factory(_counts, _count_hook)
    made.register_unstructure_hook_factory(attrs.has, _unstructure_record)
    made.register_unstructure_hook_factory(_counts, _unstructure_count)
    return made


converter = _make_converter()
