"""Quick changes to a method: steps left out, put in, or held to other minutes."""

from collections.abc import Mapping

import attrs

from reflectlib.frozen import FrozenMapping
from reflectlib.model.method import Method
from reflectlib.model.steps import Phase
from reflectlib.value import Value


@attrs.frozen(eq=False, repr=False)
class Added(Value):
    """A step that comes in, and where: `start`, `end`, `before ID` or `after ID`."""

    step: Phase
    at: str = "end"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Changes(Value):
    """What is done otherwise than a method says. A step is named by its id or its title.

    What is in `skip` is left out; where `only` names steps, all others are. `set` holds steps to
    so many minutes, and `add` has the steps that come in.
    """

    skip: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    set: Mapping[str, int] = attrs.field(default={}, converter=FrozenMapping[str, int])
    add: tuple[Added, ...] = ()


def changed(method: Method, changes: Changes) -> Method:
    """A method as it is with these changes; its `adaptations` say what differs."""
    raise NotImplementedError
