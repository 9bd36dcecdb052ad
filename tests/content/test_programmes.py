"""What holds for every programme of the catalogue: it is ours, and it can be led as it stands."""

import pytest

from reflectlib import Catalogue, Plan, Programme, Session, composed, plan

# Every number of people for which it works out in full; what is between can be planned as well.
PEOPLE: dict[str, tuple[int, ...]] = {
    "dagdeel-basisprincipes": (12, 18),  # halves of threes, which the Socratische keuze asks for
    "eerste-bijeenkomst": (8, 10, 12),
    "intervisieavond": (4, 5, 6),
    "jaar-intervisie": (5, 6),
    "teamochtend-veiligheid": (4, 5, 6, 7, 8, 9, 10, 11, 12),
}
# Minutes without a break that a group of adults can take; a meeting that is longer has one.
LONGEST = 120


def programmes(catalogue: Catalogue) -> list[Programme]:
    return [entry for entry in catalogue.values() if isinstance(entry, Programme)]


def plans(id: str, catalogue: Catalogue) -> list[Plan]:
    """A programme as it is planned: each of its meetings, for each number of people."""
    entry = catalogue[id]
    assert isinstance(entry, Programme)
    programme = composed(entry, catalogue)
    kinds = [meeting.id for meeting in programme.meetings] or [None]
    return [
        plan(programme, Session(people=people, meeting=kind))
        for kind in kinds
        for people in PEOPLE[id]
    ]


def test_every_programme_is_tried(catalogue: Catalogue) -> None:
    """Each programme stands here with the people that it is for."""
    assert {each.id for each in programmes(catalogue)} == set(PEOPLE)


@pytest.mark.parametrize("id", PEOPLE)
def test_programme_says_that_it_is_ours(id: str, catalogue: Catalogue) -> None:
    """Whoever reads it knows that no document has this programme."""
    entry = catalogue[id]
    assert isinstance(entry, Programme)
    assert entry.basis == "editor"
    assert entry.context
    assert entry.context.startswith("Dit draaiboek is van ons. ")


@pytest.mark.parametrize("id", PEOPLE)
def test_programme_works_out(id: str, catalogue: Catalogue) -> None:
    """No method in it is for other people, no step gets less time than it is said to take."""
    for made in plans(id, catalogue):
        sides = [side for slot in made.slots for side in slot.sides]
        assert [made.remarks, *(side.remarks for side in sides)] == [()] * (1 + len(sides))


@pytest.mark.parametrize("id", PEOPLE)
def test_programme_opens_closes_and_has_breaks(id: str, catalogue: Catalogue) -> None:
    """It begins with an opening, ends with a closing, and nobody sits for too long."""
    for made in plans(id, catalogue):
        first, last = made.slots[0].phase, made.slots[-1].phase
        assert first
        assert last
        assert (first.stage, last.stage) == ("opening", "closing")
        breaks = [slot for slot in made.slots if slot.kind == "break"]
        starts = [0, *(slot.end for slot in breaks)]
        ends = [*(slot.start for slot in breaks), made.minutes]
        assert max(end - start for start, end in zip(starts, ends, strict=True)) <= LONGEST


@pytest.mark.parametrize("id", PEOPLE)
def test_programme_takes_as_long_as_it_says(id: str, catalogue: Catalogue) -> None:
    """What it says of its length is how long it takes."""
    for made in plans(id, catalogue):
        entry = made.method
        stated = made.meeting.duration if made.meeting else entry.duration
        assert stated is None or made.minutes in stated


def test_year_has_a_case_for_each_of_six(catalogue: Catalogue) -> None:
    """Six meetings with a case each: of six people everybody brings one."""
    year = catalogue["jaar-intervisie"]
    assert isinstance(year, Programme)
    cases = [
        sum(block.cases or 0 for block in year.blocks if block.part == meeting.id)
        for meeting in year.meetings
    ]
    counts = [meeting.count for meeting in year.meetings]
    assert (cases, counts) == ([1, 1, 1], [1, 4, 1])
