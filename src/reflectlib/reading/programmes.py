"""What a programme must be beyond its schema, as far as it can be told from its file alone."""

from collections.abc import Callable, Iterator

from reflectlib.diagnostics import Diagnostic, Found, KeyPath, format_path
from reflectlib.message import _
from reflectlib.model.programme import Activity, Block, Programme, activities_of, ids_of
from reflectlib.model.steps import Joined
from reflectlib.reading.document import Document
from reflectlib.reading.pointing import NO_MEETING, refers, twice

OF_METHODS = ("variant", "meeting", "cases", "skip", "set", "add")
"""The keys that say something of the method of a block."""


def only_a_method_has_them(programme: Programme, document: Document) -> Found:
    """What says something of a method stands beside one; people take part in no break."""
    for path, _id, activity in activities_of(programme.blocks):
        if not activity.method:
            for key in (key for key in OF_METHODS if getattr(activity, key)):
                message = _("'{key}' needs '{other}' beside it", key=key, other="method")
                hint = _("It says something of a method; take it out here.")
                yield document.fault("RFL105", (*path, key), message, hint=hint, at_key=True)
        other = _alone(activity)
        if activity.people and other:
            both = _("'{one}' and '{other}' exclude each other", one="people", other=other)
            hint = _("Take `people` out; people are said where something is done.")
            yield document.fault("RFL105", (*path, "people"), both, hint=hint)


def _alone(activity: Activity) -> str:
    """What makes a block one in which nobody does one thing."""
    if not isinstance(activity, Block):
        return ""
    return "parallel" if activity.parallel else "pause" if activity.pause else ""


def side_by_side_are_more(programme: Programme, document: Document) -> Found:
    """What goes on side by side is more than one thing."""
    for n, block in enumerate(programme.blocks):
        if len(block.parallel) == 1:
            message = _("one thing by itself is not side by side with another")
            hint = _("Add the other, or make an ordinary block of this one.")
            yield document.fault("RFL105", ("blocks", n, "parallel"), message, hint=hint)


def ids_are_told_apart(programme: Programme, document: Document) -> Found:
    """Of steps of the programme's own, and of blocks that say their id, each has its own."""
    first: dict[str, KeyPath] = {}
    said: dict[str, KeyPath] = {}
    for path, _id, activity in activities_of(programme.blocks):
        if activity.step:
            at, id, found = (*path, "step", "id"), activity.step.id, first
            if id in found:
                yield twice(document, at, id, format_path(found[id][:-1]))
            found.setdefault(id, at)
        if activity.id and len(path) == 2 and activity.id in said:  # no side
            yield twice(document, (*path, "id"), activity.id, format_path(said[activity.id]))
        if activity.id and len(path) == 2:  # no side
            said.setdefault(activity.id, path)
    places = {id: path for path, id, _activity in activities_of(programme.blocks)}
    for path, id, activity in activities_of(programme.blocks):
        # One that had to be called otherwise, since another block or a side is called so already.
        if len(path) == 2 and activity.id not in (None, id) and said[activity.id] == path:
            sides = ids_of(getattr(activity, "parallel", ()), activity.id)
            other = next(each for each in (activity.id, *sides) if each in places)
            yield twice(document, (*path, "id"), other, format_path(places[other]))
    for n, block in enumerate(programme.blocks):
        beside: dict[str, KeyPath] = {}
        for k, side in enumerate(block.parallel):
            path = ("blocks", n, "parallel", k)
            if side.id and side.id in beside:
                yield twice(document, (*path, "id"), side.id, format_path(beside[side.id]))
            if side.id:
                beside.setdefault(side.id, path)


def blocks_are_in_meetings(programme: Programme, document: Document) -> Found:
    """Where there are kinds of meeting each block belongs to one, and each of these has a block."""
    meetings = {meeting.id for meeting in programme.meetings}
    for n, block in enumerate(programme.blocks):
        path: KeyPath = ("blocks", n)
        if block.part and not meetings:
            message = _("there is no meeting '{id}'", id=block.part)
            hint = _("Add it under `meetings` with an id and a title; or take this line out.")
            yield document.fault("RFL203", (*path, "part"), message, hint=hint)
        elif block.part:
            yield from refers(document, (*path, "part"), block.part, meetings, NO_MEETING)
        elif meetings:
            message = _("the block does not say to which meeting it belongs")
            hint = _("Add `part:` with {known:or}.", known=tuple(m.id for m in programme.meetings))
            yield document.fault("RFL105", path, message, hint=hint)
    parts = {block.part for block in programme.blocks}
    for n, meeting in enumerate(programme.meetings):
        if programme.blocks and meeting.id not in parts and meetings & parts:
            message = _("the meeting '{id}' has no blocks", id=meeting.id)
            hint = _("Write `part: {id}` with the blocks that it has, or take it out.").filled(
                id=meeting.id
            )
            yield document.fault("RFL210", ("meetings", n), message, hint=hint, severity="warning")


def steps_stand_by_themselves(programme: Programme, document: Document) -> Found:
    """A step of a programme is a block: what else belongs to a method's step, the block says."""
    for path, _id, activity in activities_of(programme.blocks):
        step = activity.step
        if step is None:
            continue
        if step.meeting:
            message = _("the meeting of a block stands under `part`")
            hint = _("Take this line out, and write `part: {id}` beside `step`.", id=step.meeting)
            yield document.fault("RFL105", (*path, "step", "meeting"), message, hint=hint)
        if step.method:
            message = _("a step of a programme goes as no other method")
            hint = _("Make a block of the method: `- method: {id}`.", id=step.method)
            yield document.fault("RFL105", (*path, "step", "method"), message, hint=hint)
        if isinstance(step.grouping, Joined):
            message = _("there is no step before this one in which people are in groups")
            hint = _("Write here how many people are together: `grouping: {size: 4}`.")
            yield document.fault("RFL213", (*path, "step", "grouping"), message, hint=hint)


def time_goes_on(programme: Programme, document: Document) -> Found:
    """In each meeting days do not go back, nor on one day the times of the clock."""
    for blocks in _by_meeting(programme):
        day, last, begun = 1, "", False
        for n, block in blocks:
            path: KeyPath = ("blocks", n)
            if block.day and block.day < day:
                message = _("day {day} comes after day {last}", day=block.day, last=day)
                hint = _("Put the blocks in the order in which they are done, or mend the day.")
                yield document.fault("RFL218", (*path, "day"), message, hint=hint)
            elif block.day and block.day > day:
                day, last, begun = block.day, "", False
            if block.at:
                if last and (block.at < last or (begun and block.at == last)):
                    yield _goes_back(document, (*path, "at"), block.at, last)
                last, begun = max(block.at, last), True
            if block.until:
                if last and block.until <= last:
                    yield _goes_back(document, (*path, "until"), block.until, last)
                last, begun = max(block.until, last), False


def _goes_back(document: Document, path: KeyPath, clock: str, last: str) -> Diagnostic:
    message = _("{clock} is no later than {last}, which comes before it", clock=clock, last=last)
    hint = _("Mend the time; where a meeting goes on the day after, write `day: 2`.")
    return document.fault("RFL218", path, message, hint=hint)


def _by_meeting(programme: Programme) -> Iterator[list[tuple[int, Block]]]:
    found: dict[str | None, list[tuple[int, Block]]] = {}
    for n, block in enumerate(programme.blocks):
        found.setdefault(block.part, []).append((n, block))
    yield from found.values()


def there_are_blocks(programme: Programme, document: Document) -> Found:
    """A programme has blocks, of which one at least is no break."""
    if all(block.pause for block in programme.blocks):
        message = _("there is nothing to do in the programme")
        hint = _("Add a block: `- method: kom`, or `- step:` with an id and a title.")
        yield document.fault("RFL210", ("blocks",), message, hint=hint, severity="warning")


RULES: tuple[Callable[[Programme, Document], Found], ...] = (
    only_a_method_has_them,
    side_by_side_are_more,
    ids_are_told_apart,
    blocks_are_in_meetings,
    steps_stand_by_themselves,
    time_goes_on,
    there_are_blocks,
)
