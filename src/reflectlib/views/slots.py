"""The slots of a plan as the rows of a table, with their clock times."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

from reflectlib.language.terms import FIELDS, MINUTES
from reflectlib.language.words import ESTIMATED, Words
from reflectlib.message import Message, _
from reflectlib.model.programme import Programme
from reflectlib.model.timing import Minutes
from reflectlib.page import Table
from reflectlib.planning.naming import presenters, whose_round
from reflectlib.planning.session import Plan, Slot
from reflectlib.views.blocks import table_of
from reflectlib.views.people import (
    fits_in_cells,
    groups_of,
    is_divided,
    lead,
    names_of,
    with_whom_fits,
)
from reflectlib.views.sections import (
    PlanSection,
    name_of,
    sections_and_sides,
)

BASES: Mapping[str, Message] = {
    "estimated": _("± estimated by us"),
    "estimated_shorter": _("± shorter than the {whole} that we estimated"),
    "estimated_longer": _("± longer than the {whole} that we estimated"),
    "shortened": _("shorter; the source says {stated}"),
    "stretched": _("longer; the source says {stated}"),
    "shortened_own": _("shorter; the programme says {stated}"),
    "stretched_own": _("longer; the programme says {stated}"),
    "divided": _("divided; no time is known"),
    "given": _("chosen by you"),
    "held": _("held to this"),
}
"""Where the time of a slot comes from, where that is to be said."""
SIGNED = "estimated"  # is said once below a table, to which a sign beside the time refers
COLUMNS = ("time", "duration", "step", "case", "round", "groups", "lead", "basis")
ON_PAPER = (_("Actual time"), _("Notes"))
MOST_GROUPS = 6  # of more, only how many there are of each size


def table(section: PlanSection, words: Words, *, with_names: bool, usual: str) -> Table:
    """The slots with their clock times, and room to write on paper.

    A column that says nothing is left out. `with_names` has who is with whom in it; `usual` is as
    in `cells`.
    """
    rows = cells(section, words, with_names=with_names, usual=usual)
    made = table_of([words.say(FIELDS[key]) for key in COLUMNS], rows)
    return made._replace(to_write=tuple(map(words.say, ON_PAPER)))


def cells(
    section: PlanSection, words: Words, *, with_names: bool, usual: str
) -> Iterator[tuple[str, ...]]:
    """A row for each slot, in the order of `COLUMNS`.

    Who leads is left out where it is the `usual` one, which is said above, and that a time is
    estimated where that is said below.
    """
    plan = section.plan
    cases, rounds = names_for(plan, presenters), names_for(plan, whose_round)
    for slot in section.slots:
        groups = groups_in_short(slot.groups) if len(slot.groups) > 1 else ""
        if with_names and is_divided(plan, slot):
            groups = groups_of(plan, slot, words)
        round = None if slot.case else slot.round
        minutes, basis = words.say(MINUTES.filled(number=slot.minutes)), basis_of(section, slot)
        who = lead(plan, slot, words)
        yield (
            from_to(section, slot.start, slot.end, words),
            words.joined(" ", (ESTIMATED * (basis == SIGNED), minutes)),
            name_of(slot, words),
            words.joined(": ", (str(slot.case or ""), cases(slot))),
            words.joined(": ", (str(round or ""), rounds(slot))),
            groups,
            "" if who == usual else who,
            "" if basis == SIGNED else _in_words(basis, slot, words),
        )


def names_fit(plan: Plan, words: Words) -> bool:
    """Tell whether the tables have room for who is with whom."""
    return all(with_whom_fits(each.plan, words) for each in sections_and_sides(plan, words))


def names_for(plan: Plan, who: Callable[[Plan, Slot], tuple[str, ...]]) -> Callable[[Slot], str]:
    """What a column says of each slot: who it is, or nothing where that is too much."""
    if not fits_in_cells(plan, who):
        return lambda _slot: ""
    return lambda slot: names_of(who(plan, slot))


def groups_in_short(groups: Sequence[int]) -> str:
    """`2+2+3`, `12 × 2 + 1 × 3`: the sizes of groups."""
    if len(groups) <= MOST_GROUPS:
        return "+".join(map(str, groups))
    return " + ".join(f"{groups.count(size)} × {size}" for size in dict.fromkeys(groups))


def basis_of(section: PlanSection, slot: Slot) -> str:
    """Where the time of a slot comes from, as a key of `BASES`, or nothing."""
    if slot.phase is None or slot.basis not in BASES:
        return ""
    basis: str = slot.basis
    time = slot.phase.time
    within = isinstance(time, Minutes) and slot.minutes in time
    if basis == "estimated" and slot.minutes != slot.whole and not within:
        basis += "_shorter" if slot.minutes < slot.whole else "_longer"
    of = section.plan.method
    # In a programme it may be its own choice, or that of whoever reads.
    if basis == "given" and (section.of or isinstance(of, Programme)):
        basis = "held"
    if f"{basis}_own" in BASES and isinstance(of, Programme) and of.is_own(slot.block):
        basis += "_own"
    return basis


def time_basis(section: PlanSection, slot: Slot, words: Words) -> str:
    """Where the time of a slot comes from, in words."""
    return _in_words(basis_of(section, slot), slot, words)


def _in_words(basis: str, slot: Slot, words: Words) -> str:
    if not basis:
        return ""
    time = slot.phase.time if slot.phase else None
    stated = words.time(time) if time else ""
    whole = words.say(MINUTES.filled(number=slot.whole))
    return words.say(BASES[basis].filled(stated=stated, whole=whole))


def from_to(section: PlanSection, start: int, end: int, words: Words) -> str:
    """`13.00–13.10`, or minutes after the beginning of the whole where there is no start."""
    return words.joined("–", (_clock(section, start, words), _clock(section, end, words)))


def _clock(section: PlanSection, minute: int, words: Words) -> str:
    moment: datetime | None = section.plan.at(minute)
    if moment:
        return words.clock(moment)
    minute += section.before
    return f"{minute // 60}:{minute % 60:02}"
