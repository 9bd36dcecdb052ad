"""An entry → the text of its file, in the one form that files of the catalogue have."""

from typing import Any

from reflectlib.characters import shown
from reflectlib.errors import InvalidEntryError
from reflectlib.model.entry import Entry
from reflectlib.reading.converter import unstructure
from reflectlib.reading.load import read
from reflectlib.reading.text import decode
from reflectlib.saving.comments import END, find_comments
from reflectlib.saving.layout import Comments, write_lines
from reflectlib.saving.order import ordered
from reflectlib.saving.places import Places


def dump(entry: Entry, head: str = "") -> str:
    """Write the file of an entry: what `load` reads as the same entry.

    Args:
        entry: The entry.
        head: Comments for the top of the file, one on each line, with or without their `#`: a
            line `# reflect: off RFL208: the reason`, or which schema an editor is to use.

    Returns:
        The text of the file, which ends with a line break. Characters that nobody sees, such
        as a soft hyphen, are left out, as they are when a file is read.

    Raises `TypeError` for what is no entry.
    """
    data = _without_hidden(unstructure(entry))
    lines = [line.strip() for line in head.split("\n") if line.strip()]
    above = [line if line.startswith("#") else f"# {line}" for line in lines]
    return _write(ordered(data, (type(entry),)), {(): above})


def dump_as_it_is(entry: Entry) -> str:
    """Write an entry with every character that it holds, also what a file may not have."""
    return _write(ordered(unstructure(entry), (type(entry),)), {})


def tidy(content: str | bytes, name: str = "<text>", *, stem: str | None = None) -> str:
    """Bring the text of a file in the one form; its entry and its comments stay as they are.

    A comment behind a value comes to stand above it. `name` is what diagnostics call the text;
    where `stem` is given the entry's id must be it.

    Raises `InvalidEntryError`, with the report of all faults, when it does not hold an entry.
    """
    if isinstance(content, str):
        content = content.encode("utf-8", "surrogatepass")
    entry, report = read(content, name, stem=stem)
    if entry is None:
        raise InvalidEntryError(report)
    text, _ = decode(content, name)
    assert text is not None
    data = ordered(unstructure(entry), (type(entry),))
    return _write(data, find_comments(Places(text), data))


def _write(data: dict[str, Any], comments: Comments) -> str:
    lines = [*comments.get((), ()), *write_lines(data, comments), *comments.get(END, ())]
    return "\n".join(lines) + "\n"


def _without_hidden(data: Any) -> Any:
    if isinstance(data, str):
        return shown(data)
    if isinstance(data, list):
        return [_without_hidden(one) for one in data]
    if isinstance(data, dict):
        return {key: _without_hidden(value) for key, value in data.items()}
    return data
