"""A series as a file, from the command line: made, opened, changed and written."""

import os
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import click

from reflectlib.cli.options import PAGE_LANGUAGE, open_catalogue, page_language
from reflectlib.errors import CannotReadError, PlanError, UnknownIdError
from reflectlib.message import _, n_
from reflectlib.planning.timetable import Timetable

if TYPE_CHECKING:
    from reflectlib.catalogue import Catalogue
    from reflectlib.keeping.file import Kept
    from reflectlib.keeping.keeping import KeptSeries
    from reflectlib.model.method import Method
    from reflectlib.planning.meetings import Meeting
    from reflectlib.planning.session import Session


@attrs.frozen(kw_only=True)
class SeriesOptions:
    """What the options of the command say."""

    session: Mapping[str, Any]
    every: Any
    times: int | None
    until: date | None
    skip: tuple[tuple[date, date], ...]
    holidays: Any
    move: tuple[tuple[date, date | datetime], ...]
    join: tuple[tuple[str, date], ...]
    leave: tuple[tuple[str, date], ...]
    away: tuple[tuple[str, tuple[date, date]], ...]
    name: str | None
    changes: tuple[Any, ...]

    def timetable(self, session: "Session") -> Timetable:
        """The timetable of a new series."""
        from reflectlib.planning.group import Member

        made = Timetable(
            every=self.every,
            times=self.times,
            until=self.until,
            skip=self.skip,
            move=_once("--move", self.move),
            holidays=self.holidays,
        )
        if not (self.join or self.leave or self.away):
            return made
        return self._with_members(attrs.evolve(made, members=tuple(map(Member, session.names))))

    def changed(self, timetable: Timetable, held: "list[Meeting]") -> Timetable:
        """A timetable that there was, with what these options change of it."""
        from reflectlib.keeping.changing import changed_days

        said = {name: getattr(self, name) for name in ("every", "times", "until", "holidays")}
        given = {name: value for name, value in said.items() if value is not None}
        changed = attrs.evolve(timetable, **given)
        return self._with_members(
            changed_days(changed, skip=self.skip, move=_once("--move", self.move), held=held)
        )

    def _with_members(self, timetable: Timetable) -> Timetable:
        from reflectlib.keeping.changing import changed_members

        members = changed_members(
            timetable.members,
            joins=_once("--join", self.join),
            leaves=_once("--leave", self.leave),
            away=self.away,
        )
        return attrs.evolve(timetable, members=members)


def _once(option: str, pairs: tuple[tuple[Any, Any], ...]) -> dict[Any, Any]:
    """What an option says of each day or name. Raises `UsageError` where it says two things."""
    found: dict[Any, Any] = {}
    for key, value in pairs:
        if found.setdefault(key, value) != value:
            raise click.UsageError(
                _("{option} names {name} twice; choose one", option=option, name=str(key))
            )
    return found


def is_series_file(catalogue: "Catalogue", id_or_file: str) -> bool:
    """Tell whether the file of a series is meant, by what it is called or what it says it is."""
    from reflectlib.cli.inputs import is_file, is_stream
    from reflectlib.keeping.reading import START, is_series
    from reflectlib.reading.load import read_bytes

    if id_or_file in catalogue or is_stream(id_or_file) or not is_file(id_or_file):
        return False
    path = Path(id_or_file)
    return is_series(read_bytes(path, START), path)


def moment() -> datetime:
    """What is past is before this: SOURCE_DATE_EPOCH, or else the clock."""
    from reflectlib.cli.session import stamp

    return stamp() or datetime.now(UTC)


def keep_new(
    method: "Method",
    names: Sequence[str],
    output: str | None,
    session: "Session",
    asked: SeriesOptions,
) -> "KeptSeries":
    """Lay out a series that is kept from now on: of a method, or of more that are one meeting."""
    import uuid

    from reflectlib.cli.inputs import pause_of
    from reflectlib.keeping.keeping import keep_series

    catalogue = open_catalogue(click.get_current_context())
    parts = [pause_of(catalogue, name) or _source(catalogue, name, output) for name in names]
    only = parts[0]
    return keep_series(
        method,
        session,
        asked.timetable(session),
        id=str(uuid.uuid4()),
        now=moment(),
        source=only if len(parts) == 1 and isinstance(only, str) else parts,
        title=asked.name,
        language=page_language(),
    )


def _source(catalogue: "Catalogue", id_or_file: str, output: str | None) -> str:
    """What a file calls a method: the id, or the file's name as seen from its own folder."""
    from reflectlib.cli.inputs import find_method, is_file, is_stream

    if is_stream(id_or_file):
        raise click.UsageError(
            _("a series is kept of a method with a name; put the definition in a file")
        )
    if id_or_file in catalogue or not is_file(id_or_file):
        return find_method(catalogue, id_or_file).id
    folder = Path(output).parent if output and output != "-" else Path()
    try:
        return Path(os.path.relpath(id_or_file, folder)).as_posix()
    except ValueError:  # on another drive
        return Path(id_or_file).resolve().as_posix()


def read_kept(ctx: click.Context, catalogue: "Catalogue", file: str) -> "KeptSeries":
    """The series of a file as it goes on from now, without any change to what it asks.

    Raises `CannotReadError`, `InvalidEntryError` and `PlanError`.
    """
    from reflectlib.cli.output import say
    from reflectlib.keeping.keeping import resume_series

    kept, _content = _kept_in(ctx, file)
    method, gone = _method_of(catalogue, kept, file)
    if method is None:
        say(_("there is no method '{id}' here, so it is as the file says", id=gone))
    return resume_series(kept, method, now=moment())


def _kept_in(ctx: click.Context, file: str) -> "tuple[Kept, bytes]":
    """What a file holds, in which language its pages are then, and its bytes."""
    from reflectlib.cli.files import note_input
    from reflectlib.cli.output import say_why
    from reflectlib.errors import InvalidEntryError
    from reflectlib.keeping.reading import MOST_BYTES, read_series
    from reflectlib.reading.load import read_bytes

    note_input(file)
    content = read_bytes(Path(file), MOST_BYTES + 1)
    kept, report = read_series(content, file)
    if kept is None:
        raise InvalidEntryError(report)
    say_why(*report.warnings)
    if kept.language and not page_language():
        ctx.meta[PAGE_LANGUAGE] = kept.language
    return kept, content


def open_kept(
    ctx: click.Context, catalogue: "Catalogue", file: str, asked: SeriesOptions
) -> "tuple[KeptSeries, bytes]":
    """Read the file of a series, and go on with it by what is asked; with what the file holds.

    Raises `CannotReadError`, `InvalidEntryError` and `PlanError`.
    """
    from reflectlib.cli.changing import read_changes
    from reflectlib.cli.output import say
    from reflectlib.keeping.asked import asked_of
    from reflectlib.keeping.changing import changed_steps
    from reflectlib.keeping.keeping import past, resume_series

    kept, content = _kept_in(ctx, file)
    now = moment()
    method, gone = _method_of(catalogue, kept, file)
    before, days = asked_of(kept)
    moved = days.move
    session, days = _session(ctx, before, days, asked)
    if method and (changes := read_changes(method, *asked.changes)):
        session = attrs.evolve(session, changes=changed_steps(session.changes, changes))
    days = asked.changed(days, past(kept, now))
    named = attrs.evolve(
        kept, title=asked.name or kept.title, language=page_language() or kept.language
    )
    if method is None:
        if any(asked.changes) or (session, days, named) != (*asked_of(kept), kept):
            raise PlanError("method_gone", method=gone)
        if not kept.meetings:
            raise PlanError("nothing_kept", method=gone)
        say(_("there is no method '{id}' here, so it is as the file says", id=gone))
        return resume_series(kept, None, now=now), content
    try:
        series = resume_series(kept, method, now=now, session=session, timetable=days, named=named)
    except PlanError as error:
        day = error.fields.get("day")
        if error.code != "nothing_to_move" or day in dict(asked.move) or day not in moved:
            raise
        raise PlanError("nothing_there_to_move", day=day) from None
    if (session, days) == asked_of(kept):
        _tell_of_others(kept, series)
    return series, content


def _tell_of_others(kept: "Kept", series: "KeptSeries") -> None:
    """Say which meetings the file had otherwise, where nobody asked for that by an option."""
    from reflectlib.cli.output import say
    from reflectlib.keeping.keeping import differing

    if found := differing(kept, series.kept):
        day = date.fromisoformat(found[0].start[:10])
        say(
            n_(
                "The meeting of {day} is otherwise than below `meetings:`: what is to come goes by "
                "the method and by what stands above that. Move a meeting with --move, or under "
                "`move:`.",
                "{number} meetings, from {day} on, are otherwise than below `meetings:`: what is "
                "to come goes by the method and by what stands above that. Move a meeting with "
                "--move, or under `move:`.",
                len(found),
                day=day,
            )
        )


def _method_of(
    catalogue: "Catalogue", kept: "Kept", file: str
) -> "tuple[Method | None, str | None]":
    """What a series goes by; None where that is not there, with what it is that is not there."""
    from reflectlib.blocks import together
    from reflectlib.cli.inputs import find_method, with_files

    found: dict[str, Method] = {}
    for name in kept.names:
        path = name
        if "/" in name or name.endswith((".yaml", ".yml")):
            path = str(Path(file).parent / name)
        elif name not in catalogue:
            return None, name
        try:
            found[name] = find_method(catalogue, path)
        except (CannotReadError, UnknownIdError):
            return None, name
    if kept.method:
        return found[kept.method], None
    parts = [part.pause or found[part.method or ""] for part in kept.methods]
    return together(parts, with_files(catalogue)), None


def _session(
    ctx: click.Context, before: "Session", days: Timetable, asked: SeriesOptions
) -> "tuple[Session, Timetable]":
    """The session that there was with what is given instead, and the days with other members."""
    from reflectlib.cli.session import make_session
    from reflectlib.keeping.changing import named
    from reflectlib.planning.session import Session

    options = dict(asked.session)
    given = {name for name in options if _is_given(ctx, name)}
    assert before.start is not None  # every series has one
    if options["start"] is None:
        options["start"] = before.start.replace(tzinfo=None)
        options["zone"] = options["zone"] if "zone" in given else _zone(before.start)
    elif "zone" not in given:
        options["zone"] = _zone(before.start)
    new, usual = make_session(**options), Session()
    said = {
        field.name: getattr(new, field.name)
        for field in attrs.fields(Session)
        if field.name in given or getattr(new, field.name) != getattr(usual, field.name)
    }
    if names := said.pop("names", ()):
        days = attrs.evolve(days, members=named(days.members, names))
    if "roles" in said:
        said["roles"] = {**before.roles, **said["roles"]}
    people = said.get("people")
    if people and days.members and people != len(days.members):
        raise PlanError("names_and_people_differ", number=len(days.members), people=people)
    return attrs.evolve(before, **said), days


def _is_given(ctx: click.Context, name: str) -> bool:
    source = ctx.get_parameter_source(name)
    return source is not None and source.name in ("COMMANDLINE", "ENVIRONMENT")


def _zone(start: datetime) -> str:
    from reflectlib.keeping.asked import zone_of

    return zone_of(start)


def write_kept(series: "KeptSeries", output: str | None, previous: bytes | None) -> None:
    """Write the file of a series: a new one, or over what the same series was.

    Raises `CannotWriteError` where another file is in the way.
    """
    from reflectlib.cli.files import write_file
    from reflectlib.cli.output import write
    from reflectlib.errors import CannotWriteError
    from reflectlib.keeping.reading import MOST_BYTES, identity_of
    from reflectlib.reading.load import read_bytes
    from reflectlib.rendering import render

    if output is None or output == "-":
        write(render(series, "yaml", previous=previous), None)
        return
    if Path(output).is_file():
        there = read_bytes(Path(output), MOST_BYTES + 1)
        if there and (id := identity_of(there)) != series.kept.id:
            raise CannotWriteError("other_series" if id else "no_series", file=output)
    content = render(series, "yaml", previous=previous, file=Path(output).name)
    write_file(content, output, in_place=True)
