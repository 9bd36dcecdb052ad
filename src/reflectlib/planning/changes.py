"""Quick changes to a method: steps left out, put in, or held to other minutes."""

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from reflectlib.errors import PlanError
from reflectlib.frozen import FrozenMapping
from reflectlib.model.record import LONGEST_LINE, DayMinutes, Whole, constraint_of, is_line
from reflectlib.model.steps import Phase
from reflectlib.planning.group import in_short
from reflectlib.reading.converter import converter
from reflectlib.value import Value


@attrs.frozen(eq=False, repr=False)
class Added(Value):
    """A step that comes in, and where: `start`, `end`, `before STEP` or `after STEP`.

    `step` is what it is called, or a `Phase`; `minutes` is how long it takes, which a plan then
    keeps to. Raises `PlanError` for what cannot be the name of a step, for what is no text for a
    place, and for minutes that no step has.
    """

    step: Phase | str
    at: str = "end"
    minutes: int | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what is no step."""
        if not isinstance(self.step, Phase) and not is_line(self.step):
            raise PlanError("no_name_of_a_step", name=in_short(self.step), most=LONGEST_LINE)
        if not isinstance(self.at, str):
            raise PlanError("no_place", at=self.at)
        if self.minutes is not None:
            _check_minutes(self.minutes)


def _names(names: Iterable[str]) -> tuple[str, ...]:
    if isinstance(names, str):
        raise PlanError("steps_are_one_text")
    return tuple(names)


def _added(steps: Iterable[Added]) -> tuple[Added, ...]:
    steps = tuple(steps)
    for step in steps:
        if not isinstance(step, Added):
            raise TypeError(f"expected an Added for each step that comes in, got {step!r}")
    return steps


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Changes(Value):
    """What is done otherwise than a method says. A step is named by its id or its title.

    What is in `skip` is left out; where `only` names steps, all others of their kind of meeting
    are. `set` holds steps to so many minutes; with a `Phase` in the place of a number a step has
    the time of that one, and is held to it as that one is, which undoes it. `add` has the steps
    that come in, in their order. Raises `PlanError` for minutes that no step has, and `TypeError`
    for what comes in and is no `Added`.
    """

    skip: tuple[str, ...] = attrs.field(default=(), converter=_names)
    only: tuple[str, ...] = attrs.field(default=(), converter=_names)
    set: Mapping[str, int | Phase] = attrs.field(
        default={}, converter=FrozenMapping[str, int | Phase]
    )
    add: tuple[Added, ...] = attrs.field(default=(), converter=_added)

    def __attrs_post_init__(self) -> None:
        """Refuse minutes that no step has."""
        for minutes in self.set.values():
            if not isinstance(minutes, Phase):
                _check_minutes(minutes)

    def __bool__(self) -> bool:
        """Tell whether anything is changed."""
        return bool(self.skip or self.only or self.set or self.add)


def _check_minutes(minutes: object) -> None:
    limits = constraint_of(DayMinutes)
    assert isinstance(limits, Whole)
    if not limits.accepts(minutes):
        raise PlanError(
            "number_wanted", name="minutes", least=limits.low, most=limits.high, given=minutes
        )


def as_data(changes: Changes) -> dict[str, Any]:
    """Changes as a file can hold them: `{skip: […], only: […], set: {STEP: 15}, add: [{…}]}`.

    What comes in is `{step: Inchecken, minutes: 10, at: start}`. What is not changed is not there.
    `of_data` makes equal changes of it.
    """
    data: dict[str, Any] = {
        "skip": list(changes.skip),
        "only": list(changes.only),
        "set": {name: _plain(minutes) for name, minutes in changes.set.items()},
        "add": [_added_as_data(added) for added in changes.add],
    }
    return {key: value for key, value in data.items() if value}


def of_data(data: Mapping[str, Any]) -> Changes:
    """The changes that plain data holds.

    Raises `ValueError`, `TypeError` or `KeyError` for what is no such data, and `PlanError` for
    minutes that no step has.
    """
    if unknown := data.keys() - {"skip", "only", "set", "add"}:
        raise ValueError(f"there is no change called {', '.join(sorted(map(str, unknown)))}")
    return Changes(
        skip=data.get("skip", ()),
        only=data.get("only", ()),
        set={name: _of_plain(minutes) for name, minutes in data.get("set", {}).items()},
        add=tuple(_added_of_data(**added) for added in data.get("add", ())),
    )


def _added_as_data(added: Added) -> dict[str, Any]:
    minutes = {"minutes": added.minutes} if added.minutes is not None else {}
    within = {"block": block} if (block := block_of(added.step)) else {}
    return {"step": _plain(added.step), **minutes, **within, "at": added.at}


def _added_of_data(
    step: Any, minutes: int | None = None, block: str | None = None, at: str = "end"
) -> Added:
    return Added(in_block(_of_plain(step), block), at, minutes)


def block_of(step: Phase | str) -> str | None:
    """The block of a programme that a step comes into, where it says so."""
    return step.block if isinstance(step, Phase) else None


def in_block(step: Phase | str, block: str | None) -> Phase | str:
    """A step in a block, which the data of a step does not say."""
    return attrs.evolve(step, block=block) if isinstance(step, Phase) else step


def _plain(value: Any) -> Any:
    """A step as its keys; a number or a text as it is."""
    return converter.unstructure(value) if isinstance(value, Phase) else value


def _of_plain(value: Any) -> Any:
    return converter.structure(value, Phase) if isinstance(value, dict) else value
