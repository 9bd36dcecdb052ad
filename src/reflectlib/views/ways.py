"""The ways to run a method: its main form, and each variant that has steps of its own."""

from collections.abc import Iterator

import attrs

from reflectlib.model.method import MeetingKind, Method, Variant
from reflectlib.model.steps import Phase
from reflectlib.model.totals import steps_by_meeting


def ways(method: Method) -> Iterator[tuple[Variant | None, Method]]:
    """The method, then each variant with steps of its own, as the method that it makes."""
    yield None, method
    for variant in method.variants:
        if variant.phases:
            differing = {
                key: getattr(variant, key) or getattr(method, key)
                for key in ("participants", "cases", "phases")
            }
            yield variant, attrs.evolve(method, **differing)


def courses(
    method: Method,
) -> Iterator[tuple[Variant | None, Method, MeetingKind | None, tuple[Phase, ...]]]:
    """The steps of each kind of meeting that has any, in each of the `ways`."""
    for variant, way in ways(method):
        for meeting, phases in steps_by_meeting(way):
            if phases:
                yield variant, way, meeting, phases
