"""Whether a meeting closes: by what its last step does."""

from collections.abc import Sequence

from reflectlib.model.steps import Phase

CLOSING = ("harvesting", "closing")
"""The stages with which a meeting can end."""


def last_of(steps: Sequence[Phase]) -> Phase | None:
    """The last of some steps that cannot be left out; None where each can."""
    return next((step for step in reversed(steps) if not step.may_be_left_out), None)


def closes(step: Phase) -> bool:
    """Tell whether a step closes, or gathers what came of it."""
    return step.stage in CLOSING
