"""Who sits with whom."""

from itertools import combinations, pairwise

import pytest

from reflectlib.planning.groups import even
from reflectlib.planning.seating import pairs, rounds_of_pairs, seat

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def seated(people: int, groups: int, number: int) -> set[frozenset[str]]:
    return {frozenset(g) for g in seat(LETTERS[:people], even(people, groups), number)}


@pytest.mark.parametrize("people", range(3, 20))
def test_everybody_sits_with_others_each_time(people: int) -> None:
    """Until all orders have been, no groups come twice running, or a few times later."""
    for groups in range(2, people):
        made = [seated(people, groups, number) for number in range(2 * people)]
        for later in range(1, min(6, rounds_of_pairs(people))):
            assert all(one != other for one, other in zip(made, made[later:], strict=False))


@pytest.mark.parametrize("people", range(1, 20))
def test_everybody_meets_everybody_once(people: int) -> None:
    """Over all rounds each two meet once; of an odd number somebody else rests each time."""
    names = LETTERS[:people]
    rounds = [pairs(names, number) for number in range(rounds_of_pairs(people))]
    met = [frozenset(pair) for made in rounds for pair in made]
    assert sorted(map(sorted, met)) == [list(two) for two in combinations(names, 2)]
    resting = [set(names) - {name for pair in made for name in pair} for made in rounds]
    assert all(len(rest) == people % 2 for rest in resting)
    assert len(set(map(frozenset, resting))) == (people if people % 2 else 1)


def test_pairs_start_again_after_the_last_round() -> None:
    """Whoever starts further on in the rounds still meets everybody."""
    assert pairs("ABCD", 3) == pairs("ABCD", 0)


@pytest.mark.parametrize("number", range(6))
def test_those_of_one_role_are_apart(number: int) -> None:
    """Each group has one of those with a role, while the others are mixed; nobody is lost."""
    spread = ["AB", "CD", "BE", "XY"]
    groups = seat("ABCDEFGH", (4, 4), number, spread)
    assert [len(group) for group in groups] == [4, 4]
    assert sorted(name for group in groups for name in group) == list("ABCDEFGH")
    for two in spread[:3]:
        assert all(len(set(two) & set(group)) == 1 for group in groups)


@pytest.mark.parametrize("people", [7, 8, 12, 13])
def test_those_without_a_role_sit_with_others_each_time(people: int) -> None:
    """Who has a role is in the same group for each number, where that is asked."""
    sizes, names = even(people, 3), LETTERS[:people]
    made = [seat(names, sizes, number, ["ABC"], 0) for number in range(4)]
    assert {tuple(group[0] for group in groups) for groups in made} == {tuple("ABC")}
    assert all(one != other for one, other in pairwise(made))


def test_a_group_that_is_full_takes_nobody_more() -> None:
    """Those of one role sit together where only so the groups are of their sizes."""
    groups = seat("ABCDE", (1, 4), 0, ["AB", "CDE"])
    assert [len(group) for group in groups] == [1, 4]
    assert sorted(name for group in groups for name in group) == list("ABCDE")
