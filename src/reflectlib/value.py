"""What all values share, and how one shows itself: in a few lines of a console, in a notebook.

Whatever a value holds, its `repr` fits a screen. What fits a line is written in full; of what
does not, texts are cut off, many things become their number, and what stands inside another
value is known by its id, its title or whatever comes first.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    import attrs

COLUMNS, LINES = 100, 10
ROOM = 50  # columns for one field of a value that does not fit a line
CELL = 400  # characters for one field in a table
CUT = "…"


class Value:
    """What every value that we give shares: it is frozen, compared by its fields, and shown.

    Each class is written `@attrs.frozen(eq=False, repr=False)`: attrs would compile these methods
    anew for each class at every start, which people wait for. It is written in full since type
    checkers know `attrs.evolve` and the rest of attrs for what has this name alone.
    """

    __slots__ = ()
    __attrs_attrs__: ClassVar[tuple["attrs.Attribute[Any]", ...]]

    def __eq__(self, other: object) -> bool:
        """Tell whether both are of one class and have equal fields."""
        if not isinstance(other, Value) or other.__class__ is not self.__class__:
            return NotImplemented
        return self._fields() == other._fields()

    def __hash__(self) -> int:
        """Hash the fields."""
        return hash(self._fields())

    def _fields(self) -> tuple[Any, ...]:
        return tuple([getattr(self, field.name) for field in self.__attrs_attrs__ if field.eq])

    def __repr__(self) -> str:
        """Show the fields that differ from their defaults, in ten lines of 100 columns at most."""
        return in_full(self, COLUMNS) or _in_lines(self)

    def _repr_html_(self) -> str:
        """Give the page of what has one, without its frame; of anything else, a table of fields.

        So too of what no page can be made of here, as of a programme of methods that are not at
        hand. What makes pages stands far above what is shown on them. It is asked for by its name,
        when a notebook asks, so that no value depends on it.
        """
        rendering = import_module("reflectlib.rendering")
        if rendering.is_subject(self):
            with suppress(import_module("reflectlib.errors").ReflectError):
                shown: str = rendering.fragment(self)
                return shown
        return _table(self)


def in_full(value: object, room: int) -> str | None:
    """All of a value, as Python writes it; None where that takes more than `room` columns."""
    if isinstance(value, str) and len(value) > room:
        return None
    if isinstance(value, tuple):
        return _joined("(", value, ",)" if len(value) == 1 else ")", room)
    if isinstance(value, Mapping):
        return _joined("{", value.items(), "}", room, _pair)
    if isinstance(value, Value):
        return _joined(f"{type(value).__name__}(", _set_fields(value), ")", room, _argument)
    written = repr(value)
    return written if _columns(written) <= room else None


def brief(value: object, room: int) -> str:
    """What tells a value from others of its kind, in `room` columns."""
    if (written := in_full(value, room)) is not None:
        return written
    if isinstance(value, str):
        written = repr(value[:room])
        return _cut(written, room - 2) + CUT + written[-1]
    if isinstance(value, tuple | Mapping):
        kinds = {type(one).__name__ for one in value}
        return f"<{len(value)} {kinds.pop() if len(kinds) == 1 else 'items'}>"
    if isinstance(value, Value):
        name = type(value).__name__
        inside = next((brief(one, room - len(name) - 5) for _, one in _telling(value)), "")
        return f"{name}({inside}, {CUT})"
    return _cut(repr(value), room - 1) + CUT


def _in_lines(value: Value) -> str:
    """A value of which each field is brief, as many on a line as fit."""
    lines = [f"{type(value).__name__}("]
    for name, one in _set_fields(value):
        field = f"{name}={brief(one, ROOM)}, "
        if _columns(lines[-1] + field.rstrip()) > COLUMNS - 1:
            if len(lines) == LINES:
                lines[-1] = f"{_cut(lines[-1], COLUMNS - 2)}{CUT}"
                break
            lines.append("  ")
        lines[-1] += field
    lines[-1] = lines[-1].removesuffix(", ") + ")"
    return "\n".join(line.rstrip() for line in lines)


def _table(value: Value) -> str:
    """A table of the fields that differ from their defaults."""
    from markupsafe import Markup

    row = Markup("<tr><th scope='row'>{}</th><td>{}</td></tr>")
    rows = (row.format(name, _cell(one)) for name, one in _set_fields(value))
    table = Markup("<table><caption>{}</caption><tbody>{}</tbody></table>")
    return str(table.format(type(value).__name__, Markup().join(rows)))


def _cell(value: object) -> str:
    """A text as it is, anything else as Python writes it; what is long is cut off."""
    if isinstance(value, str):
        return value if len(value) <= CELL else value[: CELL - 1] + CUT
    return brief(value, CELL)


def _set_fields(value: Value) -> Iterator[tuple[str, object]]:
    """The fields that differ from their defaults, by name."""
    for field in value.__attrs_attrs__:
        one = getattr(value, field.name)
        if field.repr and one != field.default:
            yield field.name, one


def _telling(value: Value) -> Iterator[tuple[str, object]]:
    """The same, but first what is made to tell values apart."""
    fields = dict(_set_fields(value))
    yield from ((name, fields[name]) for name in ("id", "title") if name in fields)
    yield from fields.items()


def _joined(
    head: str,
    parts: Iterable[Any],
    tail: str,
    room: int,
    write: Callable[[Any, int], str | None] = in_full,
) -> str | None:
    """Write parts between commas, no further than there is room."""
    written = head
    for part in parts:
        written += "" if written == head else ", "
        one = write(part, room - _columns(written))
        if one is None:
            return None
        written += one
    written += tail
    return written if _columns(written) <= room else None


def _argument(field: tuple[str, object], room: int) -> str | None:
    name, value = field
    written = in_full(value, room - len(name) - 1)
    return None if written is None else f"{name}={written}"


def _pair(item: tuple[object, object], room: int) -> str | None:
    written = [in_full(one, room) for one in item]
    return None if None in written else ": ".join(map(str, written))


def _columns(text: str) -> int:
    """How many columns a text takes at most: signs of East Asia take two."""
    return len(text) if text.isascii() else len(text) + sum(c >= "\u1100" for c in text)


def _cut(text: str, room: int) -> str:
    """As much of the beginning of a text as fits."""
    while _columns(text) > room:
        text = text[: room if len(text) > room else -1]
    return text
