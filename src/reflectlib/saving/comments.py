"""The comments of a file, each with the part that it stands above or beside."""

from bisect import bisect_left
from typing import Any

from reflectlib.diagnostics import KeyPath
from reflectlib.saving.places import Places

END: KeyPath = ("",)  # no key is empty: what stands below all keys


def find_comments(
    places: Places, data: Any, start: int = 0, end: int | None = None
) -> dict[KeyPath, list[str]]:
    """Every comment by the path of its part: `()` for the head of the file, `END` for its end.

    A comment belongs to the part that starts below it, or, beside a part, to that part. Where
    `data`, what will be written, has no such part, it belongs to the next that there is. Only
    those from `start` to `end` are given.
    """
    # Of parts that start in one place, such as an item and its first key, the outermost counts.
    parts: dict[int, KeyPath] = {}
    for step, part in places.walk():
        parts.setdefault(part.head, step)
    starts = sorted(parts)
    kept = [place for place in starts if _is_there(data, parts[place])]
    found: dict[KeyPath, list[str]] = {}
    for comment in places.comments:
        if comment.start < start or (end is not None and comment.start >= end):
            continue
        number = bisect_left(starts, comment.start)
        path: KeyPath = ()
        if number:
            place = comment.start
            if not comment.alone:  # it is of the first part on its line
                first = bisect_left(starts, places.line_start(comment.start))
                place = starts[min(first, number - 1)]
            later = bisect_left(kept, place)
            path = parts[kept[later]] if later < len(kept) else END
        found.setdefault(path, []).append(comment.text)
    return found


def _is_there(data: Any, path: KeyPath) -> bool:
    try:
        for step in path:
            data = data[step]
    except (KeyError, IndexError, TypeError):
        return False
    return True
