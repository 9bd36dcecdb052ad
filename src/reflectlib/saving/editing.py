"""Changes in the text of a file, which leave alone what they do not touch."""

from collections.abc import Mapping
from typing import Any

from reflectlib.diagnostics import KeyPath
from reflectlib.errors import InvalidEntryError
from reflectlib.reading.load import read
from reflectlib.reading.text import decode
from reflectlib.reading.yaml import parse as parse_yaml
from reflectlib.saving.comments import find_comments
from reflectlib.saving.layout import STEP, write_lines, write_value
from reflectlib.saving.order import ordered
from reflectlib.saving.paths import at, changed, classes_at, read_path, refuse_unknown, without
from reflectlib.saving.places import Places, Spot
from reflectlib.saving.scalars import write_scalar


def edit(text: str, changes: Mapping[str, Any], name: str = "<text>") -> str:
    """Change the text of a file, and leave what is not changed as it is, comments included.

    Args:
        text: The text of a file that holds an entry.
        changes: The new value by its path, both as a file has them: `{"title": "…",
            "phases[2].time": 10, "participants": {"min": 3}}`. None takes the key or the item
            out. A key that is not there comes where it belongs, with what is around it; the
            number behind the last item of a list adds one. The id of an item can stand for its
            number: `phases[opening].time`. Numbers and ids are those of `text`, whatever else
            changes.
        name: What diagnostics call the text.

    Returns:
        The new text. Comments above what is taken out stay; those within it go.

    Raises `UnknownIdError`, with the nearest, for a path that there cannot be, and
    `InvalidEntryError`, with the report of all faults, when the text or the result is no entry.
    """
    plain, _ = decode(_bytes(text), name)
    data = None if plain is None else parse_yaml(_bytes(plain), name).data
    if plain is None or data is None:
        raise InvalidEntryError(read(_bytes(text), name).report)
    steps = {path: read_path(path, data) for path in changes}
    for place in steps.values():
        refuse_unknown(data, place)
    for path, value in changes.items():
        if value is not None:
            plain = _Text(plain).set(steps[path], value)
    # From the last to the first, so that the numbers of items stay what they were.
    gone = [steps[path] for path, value in changes.items() if value is None]
    for place in sorted(gone, key=_rank, reverse=True):
        plain = _Text(plain).take_out(place)
    entry, report = read(_bytes(plain), name)
    if entry is None:
        raise InvalidEntryError(report)
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    return mark + (plain.replace("\n", "\r\n") if "\r\n" in text else plain)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _rank(path: KeyPath) -> tuple[tuple[int, str], ...]:
    return tuple((step, "") if isinstance(step, int) else (0, step) for step in path)


class _Text:
    """A text, what it holds and where, for one change."""

    def __init__(self, text: str) -> None:
        self.text, self.data = text, parse_yaml(_bytes(text), "").data
        self.places = Places(text)

    def set(self, path: KeyPath, value: Any) -> str:
        """Give the value at a path; what is around it comes along where it is not there yet."""
        there = self._there(path)
        if there == path:
            return self._replace(path, value)
        rest, data = path[len(there) :], at(self.data, there)
        if self.places.find(there).style == "lines":
            return self._add(there, rest[0], changed(None, rest[1:], value, ()))
        return self._replace(there, changed(data, rest, value, classes_at(self.data, there)))

    def take_out(self, path: KeyPath) -> str:
        """Take a key or an item out, if it is there; also what holds nothing else."""
        if path[-1] not in _steps(at(self.data, path[:-1])):
            return self.text
        while len(path) > 1 and len(_steps(at(self.data, path[:-1]))) == 1:
            path = path[:-1]
        there, parent = self._there(path), path[:-1]
        if there != path:
            return self._replace(there, without(at(self.data, there), path[len(there) :]))
        part, start = self.places.find(path), self._line_of(path)
        if self.text[start : part.head].strip():  # it stands behind the dash of an item
            return self._replace(parent, without(at(self.data, parent), path[-1:]))
        return self.text[:start] + self.text[self.places.line_end(part.end) :]

    def _there(self, path: KeyPath) -> KeyPath:
        """As much of a path as is there, down to the first value in brackets."""
        part: Spot = self.places.top
        for depth, step in enumerate(path):
            if part.style == "brackets" or step not in part.within:
                return path[:depth]
            part = part.within[step]
        return path

    def _line_of(self, path: KeyPath) -> int:
        return self.places.line_start(self.places.find(path).head)

    def _replace(self, path: KeyPath, value: Any) -> str:
        """Write another value behind a key or a dash, with the comments that were within it."""
        value = ordered(value, classes_at(self.data, path))
        if value == at(self.data, path):
            return self.text
        part = self.places.find(path)
        data = changed(self.data, path, value, ())
        comments = find_comments(self.places, data, part.head, part.end)
        if not path:
            lines = write_lines(value, comments)
            return self.text[: part.head] + "\n".join(lines) + self.text[part.end :]
        # What stood within and has no place there any more, stands above.
        outside = [p for p in comments if p[: len(path)] != path]
        above = [line for p in (path, *outside) for line in comments.get(p, ())]
        within = {p: c for p, c in comments.items() if p not in outside} | {path: above}
        start = self._line_of(path)
        head, indent = self.text[start : part.head_end], self.places.column(part.head) + STEP
        lines = write_value(head, value, path, indent, within)
        return self.text[:start] + "\n".join(lines) + self.text[part.end :]

    def _add(self, path: KeyPath, step: str | int, value: Any) -> str:
        """Write a key or an item that is not there, behind the one that it follows."""
        part, data = self.places.find(path), at(self.data, path)
        whole = ordered(changed(data, (step,), value, ()), classes_at(self.data, path))
        order = [*_steps(whole)]
        earlier = order[: order.index(step)]
        before = next((one for one in reversed(earlier) if one in part.within), None)
        neighbour = next(iter(part.within.values())) if before is None else part.within[before]
        start = self.places.line_start(neighbour.head)
        if before is not None:
            start = self.places.line_end(neighbour.end)
        elif self.text[start : neighbour.head].strip():  # it comes behind the dash of an item
            return self._replace(path, whole)
        column = self.places.column(neighbour.head)
        sign = "-" if isinstance(step, int) else f"{write_scalar(step, in_brackets=True)}:"
        head = " " * column + sign
        lines = write_value(head, whole[step], (*path, step), column + STEP, {})
        broken = "" if self.text[:start][-1:] in ("", "\n") else "\n"
        return self.text[:start] + broken + "\n".join(lines) + "\n" + self.text[start:]


def _steps(data: Any) -> Any:
    """The keys of a mapping, the numbers of a list's items; of all else nothing."""
    if isinstance(data, dict):
        return data.keys()
    return range(len(data)) if isinstance(data, list) else ()
