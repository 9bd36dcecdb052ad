"""Every range of a method: numbers of people and cases, minutes, how often."""

from collections.abc import Iterator

from reflectlib.diagnostics import KeyPath
from reflectlib.model.method import MeetingKind, Method, Variant
from reflectlib.model.programme import Programme, activities_of
from reflectlib.model.steps import Cases, Phase
from reflectlib.model.timing import Range


def is_upside_down(range: Range | Cases) -> bool:
    """Tell whether the least is more than the most; a JSON Schema cannot refuse that."""
    return range.min is not None and range.max is not None and range.min > range.max


def phases_of(method: Method) -> Iterator[tuple[KeyPath, Phase]]:
    """Every step of a method and of its variants, with its place in the file."""
    holders: list[tuple[KeyPath, Method | Variant]] = [((), method)]
    holders += [(("variants", n), one) for n, one in enumerate(method.variants)]
    for path, holder in holders:
        for n, phase in enumerate(holder.phases):
            yield (*path, "phases", n), phase


def steps_in_file(method: Method) -> Iterator[tuple[KeyPath, Phase]]:
    """Every step that a file writes out, with its place: of a programme those in its blocks."""
    if not isinstance(method, Programme):
        yield from phases_of(method)
        return
    for path, _id, activity in activities_of(method.blocks):
        if activity.step:
            yield (*path, "step"), activity.step


def ranges_of(method: Method) -> Iterator[tuple[KeyPath, Range | Cases]]:
    """Every range of a method, with its place in the file."""
    found: list[tuple[KeyPath, object]] = []
    holders: list[tuple[KeyPath, Method | MeetingKind | Variant]] = [((), method)]
    holders += [(("meetings", n), one) for n, one in enumerate(method.meetings)]
    holders += [(("variants", n), one) for n, one in enumerate(method.variants)]
    for path, holder in holders:
        found += [((*path, key), getattr(holder, key)) for key in ("participants", "duration")]
        if cases := getattr(holder, "cases", None):
            found += [((*path, "cases"), cases), ((*path, "cases", "minutes"), cases.minutes)]
        found += [
            ((*path, "frequency", n, "times"), frequency.times)
            for n, frequency in enumerate(holder.frequency)
        ]
    found += [(("roles", n, "count"), role.count) for n, role in enumerate(method.roles)]
    for key, tasks in (("preparation", method.preparation), ("follow_up", method.follow_up)):
        found += [((key, n, "minutes"), task.minutes) for n, task in enumerate(tasks)]
    found += [(("effort", n, "minutes"), effort.minutes) for n, effort in enumerate(method.effort)]
    for n, block in enumerate(method.blocks if isinstance(method, Programme) else ()):
        found += [(("blocks", n, key), getattr(block, key)) for key in ("pause", "minutes")]
    for path, phase in steps_in_file(method):
        found += [((*path, "time"), phase.time)]
        found += [((*path, "grouping", "size"), getattr(phase.grouping, "size", None))]
        found += [((*path, "repeat", "times"), getattr(phase.repeat, "times", None))]
    for path, value in found:
        if isinstance(value, Range | Cases):
            yield path, value
