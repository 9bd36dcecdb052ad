"""What the blocks of a programme say of their methods, held to these methods.

Each block is put together as planning does it, so that what is refused here is refused there, and
nothing else. Of a method that is not at hand, or cannot be read, nothing is said.
"""

from collections.abc import Iterator

from reflectlib.blocks import ids_by_title, place_named, step_named
from reflectlib.catalogue import Catalogue
from reflectlib.composing import composed
from reflectlib.diagnostics import Diagnostic, Found, KeyPath
from reflectlib.error_messages import message_of
from reflectlib.errors import PlanError, ReflectError
from reflectlib.message import Message, _
from reflectlib.model.block_times import contradictions_of_blocks
from reflectlib.model.method import Method
from reflectlib.model.programme import Activity, Programme, activities_of
from reflectlib.model.references import references
from reflectlib.planning.asked import has_cases, with_variant
from reflectlib.planning.changes import Added, Changes
from reflectlib.planning.changing import changed
from reflectlib.reading.braces import texts_with_braces
from reflectlib.reading.document import Document, did_you_mean
from reflectlib.reading.meant_of_blocks import place
from reflectlib.reading.pointing import MOST_LISTED, NO_MEETING, NO_STEP, NO_VARIANT, refers
from reflectlib.reading.rules import roles_resolve
from reflectlib.reading.steps import total_differs
from reflectlib.translated import in_language

OF_BLOCKS = _("the stated {stated} minutes are not what the blocks take, {total} minutes")


def check(programme: Programme, document: Document, catalogue: Catalogue) -> Found:
    """Hold blocks to the methods of a catalogue, and what the whole names to what they bring."""
    checked = _Checked(programme, document, catalogue)
    yield from checked.blocks()
    if checked.is_sound:
        yield from checked.whole()


class _Checked:
    def __init__(self, programme: Programme, document: Document, catalogue: Catalogue) -> None:
        self._programme, self._document, self._catalogue = programme, document, catalogue
        self.is_sound = True
        """Whether every method is at hand, and every block can be put together."""

    def blocks(self) -> Iterator[Diagnostic]:
        for path, _id, activity in activities_of(self._programme.blocks):
            if activity.method:
                for fault in self._block(path, activity, activity.method):
                    self.is_sound = False
                    yield fault

    def whole(self) -> Iterator[Diagnostic]:
        """Roles and steps that the programme names, and that may be those of its methods."""
        try:
            whole = composed(self._programme, self._catalogue)
        except PlanError as error:  # of steps that are too many: each block is sound
            message = message_of(error.code, error.fields)
            hint = _("Take blocks out, or make two programmes of them.")
            yield self._document.fault("RFL219", ("blocks",), message, hint=hint)
            return
        if any(each.method for _path, _id, each in activities_of(self._programme.blocks)):
            own = {role.id for role in whole.roles}
            yield from roles_resolve(self._programme, self._document, own)
        for found in contradictions_of_blocks(whole) if isinstance(whole, Programme) else ():
            yield total_differs(self._document, found, OF_BLOCKS)
        prefixes = tuple(
            f"{id}-" for _path, id, each in activities_of(self._programme.blocks) if each.method
        )
        ids = [phase.id for phase in whole.phases]
        for path, text in texts_with_braces(self._document.data, ()):
            for _kind, id in references(text):
                if id.startswith(prefixes):
                    yield from refers(self._document, path, id, ids, NO_STEP)

    def _block(self, path: KeyPath, activity: Activity, id: str) -> Iterator[Diagnostic]:
        document, language = self._document, self._programme.language
        try:
            entry = in_language(self._catalogue[id], language, self._catalogue)
        except ReflectError:
            self.is_sound = False  # what is wrong is said of the file itself
            return
        if not isinstance(entry, Method) or isinstance(entry, Programme):
            message = _("'{id}' is no method", id=id)
            hint = _("Name an entry with `kind: method`; this one has `kind: {kind}`.")
            if isinstance(entry, Programme):
                hint = _("A programme has no other within it; copy the blocks of {id}.", id=id)
            yield document.fault(
                "RFL203", (*path, "method"), message, hint=hint.filled(kind=entry.kind)
            )
            return
        variants = {variant.id for variant in entry.variants}
        if wrong := [*self._refers(path, "variant", activity.variant, variants, NO_VARIANT)]:
            yield from wrong
            return
        try:
            method = with_variant(composed(entry, self._catalogue), activity.variant)
        except PlanError:  # pragma: no cover  # no file has what this refuses
            self.is_sound = False
            return
        meetings = {meeting.id for meeting in method.meetings}
        wrong = [*self._refers(path, "meeting", activity.meeting, meetings, NO_MEETING)]
        yield from wrong
        if not wrong and not activity.meeting and len(meetings) > 1:
            message = _("{method} has more than one kind of meeting", method=id)
            hint = _("Add `meeting:` with {known:or}.", known=tuple(m.id for m in method.meetings))
            yield document.fault("RFL219", path, message, hint=hint)
        elif not wrong:
            kind = activity.meeting or next(iter(meetings), None)
            yield from self._steps(path, activity, method, kind)

    def _refers(
        self, path: KeyPath, key: str, id: str | None, known: set[str], missing: Message
    ) -> Iterator[Diagnostic]:
        """Hold a reference to the ids of a method, of which the hints of a file know nothing."""
        if id and not known:
            hint = _("Take this line out: the method has none.")
            message = missing.filled(id=id)
            yield self._document.fault("RFL203", (*path, key), message, hint=hint)
        else:
            yield from refers(self._document, (*path, key), id, known, missing)

    def _steps(
        self, path: KeyPath, activity: Activity, method: Method, kind: str | None
    ) -> Iterator[Diagnostic]:
        """What is left out, put in and held to minutes; first each by itself, then together."""
        phases = [phase for phase in method.phases if phase.meeting == kind]
        if not phases:
            message = _("{method} has no steps to plan", method=method.id)
            hint = _("Name a method with steps, or write a step of your own: `- step:`.")
            yield self._document.fault("RFL219", (*path, "method"), message, hint=hint)
            return
        if (activity.cases or 1) > 1 and not has_cases(phases):
            message = _("{method} has no steps that are done for each case", method=method.id)
            hint = _("Take this line out.")
            yield self._document.fault("RFL219", (*path, "cases"), message, hint=hint)
        ids = ids_by_title(self._catalogue[method.id], method, self._compose)
        add: tuple[Added, ...] = ()
        faults = []
        for n, each in enumerate(activity.add):
            one = Added(each.step, place_named(each.at, ids), each.minutes)
            error = self._refusal(method, kind, Changes(add=(*add, one)))
            if error:
                faults.append(self._cannot((*path, "add", n, "at"), error))
            else:
                add = (*add, one)
        for n, held in enumerate(activity.set):
            change = Changes(set={step_named(held.step, ids): held.minutes}, add=add)
            if error := self._refusal(method, kind, change):
                faults.append(self._cannot((*path, "set", n, "step"), error))
        for n, name in enumerate(activity.skip):
            if error := self._refusal(
                method, kind, Changes(skip=(step_named(name, ids),), add=add)
            ):
                faults.append(self._cannot((*path, "skip", n), error))
        yield from faults
        together = Changes(
            skip=tuple(step_named(name, ids) for name in activity.skip),
            set={step_named(each.step, ids): each.minutes for each in activity.set},
            add=add,
        )
        if not faults and (error := self._refusal(method, kind, together)):
            yield self._cannot(path, error)

    def _compose(self, method: Method) -> Method:
        return composed(method, self._catalogue)

    def _refusal(self, method: Method, kind: str | None, changes: Changes) -> PlanError | None:
        """Why a method cannot be changed so; None where it can."""
        try:
            changed(method, changes, meeting=kind)
        except PlanError as error:
            return error
        return None

    def _cannot(self, path: KeyPath, error: PlanError) -> Diagnostic:
        """Say why something cannot be put together."""
        fields = error.fields
        if error.code == "unknown_step":
            message = NO_STEP.filled(id=fields["name"])
            hint = did_you_mean(fields["near"])
            if not hint and len(fields["known"]) <= MOST_LISTED:
                hint = _("There are {known}.", known=tuple(fields["known"]))
            return self._document.fault("RFL203", path, message, hint=hint)
        message = message_of(error.code, fields)
        hint = _("Mend what the block leaves out, puts in or holds to minutes.")
        if error.code == "no_place":
            found = place(fields["at"])
            hint = _("Write {this}.", this=found) if found else ""
        return self._document.fault("RFL219", path, message, hint=hint)
