"""What the blocks of a programme are for: for how many people each, and whether so many can be."""

from functools import cached_property

from reflectlib.errors import PlanError
from reflectlib.model.method import MeetingKind
from reflectlib.model.programme import Programme
from reflectlib.model.steps import Phase
from reflectlib.model.timing import Range
from reflectlib.planning.rota import blocks_apart
from reflectlib.planning.session import Remark, Session
from reflectlib.planning.stretches import of_blocks, people_of_blocks
from reflectlib.reasons import Reason

OF_PEOPLE = ("sides_and_people_differ", "people_outside", "no_division")
"""What planning refuses of blocks that are not for so many people."""


class BlocksHeld:
    """The blocks of a programme in one kind of meeting, as planning takes them."""

    def __init__(
        self, programme: Programme, meeting: MeetingKind | None, phases: tuple[Phase, ...]
    ) -> None:
        """Take a programme whose blocks are filled in; one without steps has nothing to judge."""
        self._programme, self._meeting, self._phases = programme, meeting, phases
        self._remarks: dict[int, tuple[Remark, ...] | None] = {}

    @cached_property
    def are_apart(self) -> bool:
        """Tell whether some of them are not for everybody."""
        return bool(blocks_apart(self._programme))

    @cached_property
    def stated(self) -> tuple[Range, ...]:
        """The stated numbers of people of the methods that everybody does."""
        there = {phase.block for phase in self._phases} - blocks_apart(self._programme)
        each = (one.method.participants for one in self._programme.within if one.block in there)
        return tuple(filter(None, each))

    @property
    def say(self) -> bool:
        """Tell whether they say for how many people they are."""
        return bool(self.stated or self.are_apart)

    @property
    def of_the_only_one(self) -> Range | None:
        """The stated people of the only block: of more of them each is judged by itself."""
        alone = len(self._programme.within) == 1
        return self.stated[0] if alone and self.stated else None

    def take(self, people: int) -> bool:
        """Tell whether so many people can be divided over the blocks."""
        return self._looked_at(people) is not None

    def reasons(self, people: int, stated: Range | None) -> list[Reason]:
        """The reasons of a number of people that it takes: one at least, and what to mind.

        `stated` is what the programme itself says, which holds for so many.
        """
        found = [
            Reason(
                "caution",
                "people_outside_block",
                remark.stated,
                number=remark.number,
                text=remark.of,
            )
            if remark.key == "people_outside"
            else Reason("caution", "people_uneven_in_block", text=remark.of)
            for remark in self._looked_at(people) or ()
            if remark.of and remark.key in ("people_outside", "groups_uneven")
        ]
        outside = [each for each in found if each.key == "people_outside_block"]
        if stated:
            return [Reason("fits", "people_fit", stated), *found]
        if outside:
            return found
        if not self.say:
            return [Reason("unknown", "people_unstated"), *found]
        return [Reason("fits", "people_fit_blocks", common(self.stated)), *found]

    def _looked_at(self, people: int) -> tuple[Remark, ...] | None:
        """What planning remarks on so many people; None where it refuses them."""
        if people not in self._remarks:
            self._remarks[people] = self._look(people)
        return self._remarks[people]

    def _look(self, people: int) -> tuple[Remark, ...] | None:
        if not self._phases:
            return ()
        session = Session(people=people, meeting=self._meeting.id if self._meeting else None)
        programme, meeting, phases = self._programme, self._meeting, self._phases
        try:
            people_of_blocks(programme, meeting, session, phases)
            stretches = of_blocks(programme, meeting, phases, session)
        except PlanError as error:
            return None if error.code in OF_PEOPLE else ()
        return tuple(remark for each in stretches for remark in each.remarks)


def common(ranges: tuple[Range, ...]) -> Range | None:
    """What lies within all ranges, which do have something in common; None for no ranges."""
    if not ranges:
        return None
    least, most = zip(*(each.reach for each in ranges), strict=True)
    return Range(min=max(each or 1 for each in least), max=min(filter(None, most), default=None))
