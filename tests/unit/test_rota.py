from collections import Counter
from fractions import Fraction
from itertools import pairwise
from random import Random

import pytest

from reflectlib.planning.rota import Rota

ROLES = {"inbrenger": 1, "gespreksleider": 1, "notulist": 1}


def turns(names: str, roles: dict[str, int], meetings: int = 60) -> list[dict[str, str]]:
    """Who has which role, meeting by meeting, as letters."""
    rota = Rota(tuple(names))
    found = [rota.next(roles) for _ in range(meetings)]
    return [{role: "".join(chosen) for role, chosen in turn.items()} for turn in found]


@pytest.mark.parametrize(
    ("names", "roles", "expected"),
    [
        ("ABC", {"inbrenger": 1}, ["A", "B", "C", "A", "B"]),
        ("A", {"inbrenger": 1}, ["A", "A"]),
        ("A", {"inbrenger": 2}, ["A", "A"]),
        ("AB", {"inbrenger": 3}, ["AB", "AB"]),
        ("ABC", {"inbrenger": 2}, ["AB", "CA", "BC", "AB"]),
        ("ABCDE", {"inbrenger": 2}, ["AB", "CD", "EA", "BC", "DE", "AB"]),
        ("AABBA", {"inbrenger": 1}, ["A", "B", "A", "B"]),
    ],
)
def test_turns_go_round(names: str, roles: dict[str, int], expected: list[str]) -> None:
    """Turns follow the order of the names, each name once, and nobody has a turn twice."""
    found = turns(names, roles, len(expected))
    assert [turn["inbrenger"] for turn in found] == expected


def test_each_role_starts_with_somebody_else() -> None:
    """In one meeting nobody has two roles where there are people enough."""
    assert turns("ABC", ROLES, 2) == [
        {"inbrenger": "A", "gespreksleider": "B", "notulist": "C"},
        {"inbrenger": "B", "gespreksleider": "C", "notulist": "A"},
    ]
    for people in (3, 4, 5, 6, 7):
        for turn in turns("ABCDEFG"[:people], ROLES):
            assert len(set(turn.values())) == 3


def test_somebody_without_a_role_comes_first() -> None:
    """With two who bring in a case, the third leads."""
    roles = {"inbrenger": 2, "gespreksleider": 1}
    assert turns("ABC", roles, 2) == [
        {"inbrenger": "AB", "gespreksleider": "C"},
        {"inbrenger": "CA", "gespreksleider": "B"},
    ]


@pytest.mark.parametrize("people", range(1, 9))
@pytest.mark.parametrize("needed", [1, 2, 3])
def test_rota_is_fair_after_every_meeting(people: int, needed: int) -> None:
    """Each has a role as often as any other, give or take one; none twice running if avoidable."""
    names = "ABCDEFGH"[:people]
    found = turns(names, dict.fromkeys(ROLES, needed))
    for role in ROLES:
        counts = Counter(dict.fromkeys(names, 0))
        for turn in found:
            assert len(turn[role]) == len(set(turn[role])) == min(needed, people)
            counts.update(turn[role])
            assert max(counts.values()) - min(counts.values()) <= 1
        if people >= 2 * needed:
            assert all(set(a[role]).isdisjoint(b[role]) for a, b in pairwise(found))


def test_role_that_is_not_in_every_meeting_goes_on_where_it_was() -> None:
    """A role that a meeting does not have keeps its turn for the next that has it."""
    rota = Rota(("A", "B", "C"))
    assert rota.next({"inbrenger": 1}) == {"inbrenger": ("A",)}
    assert rota.next({}) == {}
    assert rota.next({"inbrenger": 1}) == {"inbrenger": ("B",)}


def test_nobody_to_choose_from_is_nobody() -> None:
    """Without people there is nobody for a role."""
    assert Rota(()).next({"inbrenger": 1}) == {}


def test_large_groups_take_no_more_than_their_size() -> None:
    """Choosing half of four times as many people looks at a name four times as often, or so."""
    looks = 0

    class Name(str):
        __slots__ = ()

        def __hash__(self) -> int:
            nonlocal looks
            looks += 1
            return super().__hash__()

    def looks_for(people: int) -> int:
        nonlocal looks
        rota = Rota([Name(number) for number in range(people)])
        looks = 0
        rota.next(dict.fromkeys(ROLES, people // 2))
        return looks

    assert looks_for(400) < 5 * looks_for(100)


def test_who_is_fixed_has_the_role_and_no_turn_in_it() -> None:
    """A role that belongs to somebody goes round among nobody else; the others go on as before."""
    rota = Rota(("A", "B", "C"))
    fixed = {"notulist": ("A",), "begeleider": ("Karin",)}
    found = [rota.next(dict.fromkeys(("inbrenger", "notulist"), 1), fixed) for _ in range(3)]
    assert [turn["notulist"] for turn in found] == [("A",)] * 3
    assert [turn["begeleider"] for turn in found] == [("Karin",)] * 3
    assert sorted(turn["inbrenger"][0] for turn in found) == ["A", "B", "C"]
    assert found[0]["inbrenger"] != ("A",)


def test_fewer_who_are_fixed_than_are_needed_get_company() -> None:
    """Where a role needs more people than are named for it, others take turns in the rest."""
    rota = Rota(("A", "B", "C"))
    found = [rota.next({"inbrenger": 2}, {"inbrenger": ("B",)})["inbrenger"] for _ in range(3)]
    assert found == [("B", "A"), ("B", "C"), ("B", "A")]
    assert rota.next({"inbrenger": 1}, {"inbrenger": ("B", "C")}) == {"inbrenger": ("B", "C")}


def test_who_does_not_take_part_has_a_role_alone() -> None:
    """Somebody from outside has the role for the whole, however many groups there are."""
    rota = Rota(("A", "B"))
    assert rota.next({"gespreksleider": 2}, {"gespreksleider": ("Zus",)}) == {
        "gespreksleider": ("Zus",)
    }


def test_who_is_fixed_for_a_while_had_turns() -> None:
    """Whoever had a role by name comes after the others when it goes round again."""
    rota = Rota(("A", "B", "C"))
    for _ in range(2):
        rota.next({"inbrenger": 1}, {"inbrenger": ("A",)})
    found = [rota.next({"inbrenger": 1})["inbrenger"][0] for _ in range(4)]
    assert found == ["B", "C", "B", "C"]


def test_who_is_away_has_the_share_of_the_others() -> None:
    """For a meeting at which one was not, it counts as if one had had one's share of the turns."""
    rota = Rota(("A", "B", "C"))
    there = ("AB", "AB", "ABC", "ABC", "ABC")
    found = [rota.next({"inbrenger": 1}, there=names)["inbrenger"][0] for names in there]
    assert found == ["A", "B", "A", "B", "C"]


def test_role_that_nobody_is_there_for_is_left_out() -> None:
    """Where nobody is there, nobody has a turn, and who is fixed has none either."""
    rota = Rota(("A", "B"))
    assert rota.next({"inbrenger": 1}, {"notulist": ("B",)}, ()) == {}
    assert rota.next({"inbrenger": 1}, {"notulist": ("B",)}) == {
        "notulist": ("B",),
        "inbrenger": ("A",),
    }


def test_another_takes_over_from_who_is_fixed() -> None:
    """Others take turns in a fixed role only where its holder is not there."""
    rota = Rota(("A", "B", "C"))
    there = ("BC", "ABC", "BC", "AB", "BC")
    found = [rota.next({"notulist": 1}, {"notulist": ("A",)}, names)["notulist"] for names in there]
    assert "".join(map("".join, found)) == "BACAB"


def test_two_roles_in_one_meeting_count_as_half_a_turn() -> None:
    """Who is a little behind in each role does not get all of them at once."""
    rota = Rota(("A", "B", "C", "D"))
    roles = dict.fromkeys(("inbrenger", "gespreksleider"), 1)
    for names in ("ABC", "ABC", "ABCD", "ABCD", "ABCD"):
        chosen = rota.next(roles, there=names)
        assert chosen["inbrenger"] != chosen["gespreksleider"]


def test_what_was_held_counts_as_if_it_was_handed_out() -> None:
    """Counting who had a role leaves the rota as it was when that was chosen."""
    fixed = {"notulist": ("B",)}
    first, second = Rota(("A", "B", "C")), Rota(("A", "B", "C"))
    for names in ("ABC", "AC", "BC", "", "ABC", "AB", "ABC"):
        chosen = first.next(ROLES, fixed, names)
        second.count(chosen, fixed, names)
    assert first.next(ROLES, fixed) == second.next(ROLES, fixed)
    second.count({"inbrenger": ("Zus",)}, fixed, ("Zus",))
    assert second.next({"inbrenger": 1})


def test_nobody_waits_for_more_than_a_turn_to_spread_roles() -> None:
    """Who would be more than a turn behind has the role, also with another one or once more."""
    rota = Rota(tuple("BCDE"))
    roles = dict.fromkeys(("inbrenger", "gespreksleider"), 1)
    behind = {(role, name): Fraction(0) for role in roles for name in "BCDE"}
    for names in ("BCDE", "DE", "CE"):
        chosen = rota.next(roles, there=names)
        for role in roles:
            for name in names:
                behind[role, name] += Fraction(1, len(names)) - (name in chosen[role])
    assert max(map(abs, behind.values())) <= 1


@pytest.mark.parametrize("seed", range(40))
def test_people_come_and_go_and_have_their_share(seed: int) -> None:
    """Somebody who is not always there has a role as often as he or she should, or nearly one off.

    Those who were at the same meetings have it as often as each other, give or take one.
    """
    chance = Random(seed)  # noqa: S311  # no secret
    names = "ABCDEFG"[: chance.randint(2, 7)]
    stays = [sorted(chance.sample(range(31), 2)) for _ in names]
    stays[1] = stays[0]
    rota, behind = Rota(tuple(names)), dict.fromkeys(names, Fraction(0))
    turns = Counter(dict.fromkeys(names, 0))
    for n in range(30):
        there = [
            name for name, (first, last) in zip(names, stays, strict=True) if first <= n < last
        ]
        for name in rota.next({"inbrenger": 1}, there=there).get("inbrenger", ()):
            behind[name] -= 1
            turns[name] += 1
        for name in there:
            behind[name] += Fraction(1, len(there))
        assert all(abs(share) < Fraction(5, 4) for share in behind.values())
        assert abs(turns["A"] - turns["B"]) <= 1
