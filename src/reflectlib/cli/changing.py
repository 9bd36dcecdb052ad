"""The options that change the steps of a method without a file being edited."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from reflectlib.cli.params import Days
from reflectlib.message import Message, _

if TYPE_CHECKING:
    from reflectlib.model.entry import Entry
    from reflectlib.planning.changes import Added, Changes

F = TypeVar("F", bound=Callable[..., Any])
MOST_MINUTES = 1440  # a day
PLACES = {
    "start": "start",
    "begin": "start",
    "end": "end",
    "eind": "end",
    "einde": "end",
    "before": "before",
    "voor": "before",
    "vóór": "before",
    "after": "after",
    "na": "after",
}
"""A word for a place → the word that the library knows."""


class Setting(click.ParamType):  # type: ignore[type-arg]  # generic only since click 8.4
    """A step and its minutes, such as verkennen=15."""

    name = "step=minutes"

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[str, int]:
        """Read the name, which may have a = in it, and the minutes behind the last."""
        name, sign, minutes = value.rpartition("=")
        if not sign or not name.strip():
            self.fail(
                _("'{given}' gives a step no minutes; write it as STEP=15", given=value), param, ctx
            )
        return name.strip(), _minutes(self, minutes, param, ctx)


class Adding(click.ParamType):  # type: ignore[type-arg]  # as above
    """A step that comes in: its name, its minutes and its place, such as Inchecken=10@start."""

    name = "name=minutes@place"

    def convert(self, value: Any, param: Any, ctx: Any) -> "Added":
        """Read the place behind the last @, and the minutes behind the last = before it."""
        from reflectlib.planning.changes import Added

        rest, sign, where = value.rpartition("@")
        if not sign:
            rest, where = value, "end"
        name, equals, minutes = rest.rpartition("=")
        if not equals:
            name = rest
        if not name.strip():
            self.fail(
                _(
                    "'{given}' has no name for the step; write it as Inchecken=10@start",
                    given=value,
                ),
                param,
                ctx,
            )
        taken = _minutes(self, minutes, param, ctx) if equals else None
        return Added(name.strip(), _place(self, where, param, ctx), taken)


class DaysOrStep(click.ParamType):  # type: ignore[type-arg]  # as above
    """A day or a range of days; anything else is the name of a step."""

    name = "step or day"

    def convert(self, value: Any, param: Any, ctx: Any) -> "tuple[date, date] | str":
        """Read days where it can be read so."""
        from reflectlib.reading.days import BETWEEN

        if not any(map(_is_day, re.split(BETWEEN, value, maxsplit=1))):
            return str(value)
        return Days().convert(value, param, ctx)


def _is_day(text: str) -> bool:
    """Tell whether a text is a day, or is meant as one: with another weekday, or in no month."""
    from reflectlib.reading.days import WrongWeekdayError, read_day

    try:
        read_day(text)
    except WrongWeekdayError:
        return True
    except ValueError:
        return bool(re.fullmatch(r"\d+-\d+-\d+", text.strip()))
    return True


def _minutes(kind: click.ParamType, text: str, param: Any, ctx: Any) -> int:  # type: ignore[type-arg]  # as above
    if not re.fullmatch("0*[1-9][0-9]{0,3}", text.strip()) or int(text) > MOST_MINUTES:
        _fail(
            kind,
            _(
                "'{given}' is no number of minutes for a step; write a whole number from 1 to "
                "{most}, as in STEP=15",
                given=text,
                most=MOST_MINUTES,
            ),
            param,
            ctx,
        )
    return int(text)


def _place(kind: click.ParamType, text: str, param: Any, ctx: Any) -> str:  # type: ignore[type-arg]  # as above
    """The place as the library knows it."""
    word, _space, step = text.strip().partition(" ")
    place = PLACES.get(word.casefold(), "")
    if not place or (place in ("before", "after")) != bool(step.strip()):
        _fail(
            kind,
            _(
                "'{given}' is no place for a step; behind the last @ write start, end, "
                "before STEP or after STEP",
                given=text,
            ),
            param,
            ctx,
        )
    return f"{place} {step.strip()}".strip()


def _fail(kind: click.ParamType, message: Message, param: Any, ctx: Any) -> NoReturn:  # type: ignore[type-arg]  # as above
    kind.fail(message, param, ctx)


def changing_options(*, days: bool = False) -> Callable[[F], F]:
    """Let a command take `--skip`, `--only`, `--set` and `--add`; the first for `days` too."""
    step = click.option(
        "--skip",
        metavar="STEP",
        multiple=True,
        help="Leave out a step, or a block or a break of a programme; repeatable.",
    )
    step_or_day = click.option(
        "--skip",
        metavar="STEP|DAY",
        type=DaysOrStep(),
        multiple=True,
        help="Leave out a step or a block, or a day, or first..last; repeatable. What can be read "
        "as a day is one.",
    )
    options = (
        step_or_day if days else step,
        click.option(
            "--only", metavar="STEP,STEP", multiple=True, help="Keep these steps and no others."
        ),
        click.option(
            "--set",
            "set_",
            metavar="STEP=MINUTES",
            type=Setting(),
            multiple=True,
            help="Hold a step, or a whole block, to so many minutes; repeatable.",
        ),
        click.option(
            "--add",
            metavar="NAME=MINUTES@PLACE",
            type=Adding(),
            multiple=True,
            help="Put a step in, such as Inchecken=10@start. The place is start, end, before STEP "
            "or after STEP; left out, end. Repeatable.",
        ),
    )

    def with_options(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return with_options


def read_changes(
    entry: "Entry",
    skip: Sequence[str] = (),
    only: Sequence[str] = (),
    set_: Sequence[tuple[str, int]] = (),
    add: "Sequence[Added]" = (),
) -> "Changes | None":
    """The changes that the options ask for; None for none of them.

    Several steps stand in one value with commas in between, which the title of a step may have as
    well. Raises `UsageError` for a name that is empty, or that is given minutes twice.
    """
    if not (skip or only or set_ or add):
        return None
    from reflectlib.model.method import Method
    from reflectlib.model.programme import Programme, ids_of
    from reflectlib.model.ranges import phases_of
    from reflectlib.planning.arranged import WITHIN
    from reflectlib.planning.changes import Changes

    names = [name for name, _minutes in set_]
    for name in names:
        if names.count(name) > 1:
            raise click.UsageError(_("--set gives '{name}' minutes twice; choose one", name=name))
    titles = [phase.title for _path, phase in phases_of(entry)] if isinstance(entry, Method) else []
    titles += [str(added.step) for added in add]
    if isinstance(entry, Programme):
        titles += [entry.title_of(id) for id in ids_of(entry.blocks)]
    known = {_plain(part) for title in titles for part in (title, *title.split(WITHIN, 1))}
    return Changes(
        skip=[*_split("--skip", skip, known)],
        only=[*_split("--only", only, known)],
        set=dict(set_),
        add=add,
    )


def _split(option: str, values: Sequence[str], known: set[str]) -> Iterator[str]:
    """The names in the values, of which the longest that is that of a step counts."""
    for value in values:
        parts = value.split(",")
        while parts:
            number = next(
                (n for n in range(len(parts), 1, -1) if _plain(",".join(parts[:n])) in known), 1
            )
            name = ",".join(parts[:number]).strip()
            if not name:
                raise click.UsageError(
                    _("{option} names no step in '{given}'", option=option, given=value)
                )
            yield name
            parts = parts[number:]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
