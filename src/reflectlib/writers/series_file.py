"""The file of a series: YAML that a person can read, in the one form that it has."""

from typing import Any

from reflectlib.characters import spelled
from reflectlib.errors import CannotWriteError
from reflectlib.keeping.file import Kept
from reflectlib.keeping.keeping import KeptSeries
from reflectlib.keeping.reading import identity_of
from reflectlib.language.words import Words
from reflectlib.message import Message, _, unmarked
from reflectlib.reading.converter import converter
from reflectlib.reading.text import decode
from reflectlib.saving.comments import END, find_comments
from reflectlib.saving.layout import Comments, write_lines
from reflectlib.saving.order import ordered
from reflectlib.saving.places import Places

HEAD: tuple[Message, ...] = (
    _("A series of meetings, kept by reflectlib."),
    _("Show it:  reflect series {file}"),
    _("Put it in a calendar:  reflect series {file} -o {calendar}"),
    _("Change it by its options, or here above `meetings:`, and write it anew:"),
    unmarked("  reflect series {file} -o {file}"),
    _("What is below `meetings:` reflectlib writes itself. What is past stays as it is."),
    _("What you want to remember goes in `notes:`, or behind a # as here."),
)
"""What stands above a new file, each on a line."""


def write(series: KeptSeries, *, previous: bytes | None = None, file: str | None = None) -> bytes:
    """Write the file of a series.

    Args:
        series: What to keep.
        previous: What the file holds until now; the comments in it stay.
        file: What the file is called, for the comments at the head of a new one.

    Raises `CannotWriteError` where `previous` does not hold this series.
    """
    kept = series.kept
    data = ordered(converter.unstructure(kept), (Kept,))
    comments = _head(series, file or "groep.series.yaml")
    if previous is not None:
        if identity_of(previous) != kept.id:
            raise CannotWriteError("other_series", file=file or "<text>")
        text, _found = decode(previous, "", len(previous))
        assert text is not None  # or it would be no series
        comments = find_comments(Places(text), data)
    return _text(data, comments).encode()


def _head(series: KeptSeries, file: str) -> Comments:
    words = Words(series.method.language)
    named = spelled(file)
    calendar = named.partition(".series.")[0] + ".ics"
    file, calendar = (f'"{name}"' if " " in name else name for name in (named, calendar))
    lines = [words.say(line.filled(file=file, calendar=calendar)) for line in HEAD]
    return {(): [f"# {line}" for line in lines]}


def _text(data: dict[str, Any], comments: Comments) -> str:
    lines = [*comments.get((), ()), *write_lines(data, comments), *comments.get(END, ())]
    return "\n".join(lines) + "\n"
