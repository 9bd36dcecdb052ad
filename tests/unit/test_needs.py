"""What people need, what meets it, and the guide that is made of it."""

from collections.abc import Sequence

import pytest

from builders import checklist, method
from reflectlib import Catalogue, Entry, render
from reflectlib.needs import EVERY, by_need, main_need
from reflectlib.page import OURS, Links, Table
from reflectlib.search import Filter, Match, Matches
from reflectlib.views.guide import MOST, guide

STUCK, ALONE, SHORT = "vastgelopen-casus", "alleen", "30"


def met(*entries: Entry) -> dict[str, list[str]]:
    """The ids of what meets each need, by the name of the need."""
    return {
        each.need.name: [match.entry.id for match in each.matches]
        for each in by_need(entries, Catalogue.of(*entries))
    }


def test_need_is_met_by_what_a_list_finds(catalogue: Catalogue) -> None:
    """What meets a need is what the same option of a list finds, as far as that can be told."""
    methods = [entry for entry in catalogue.values() if entry.kind in ("method", "programme")]
    for each in by_need(catalogue.values(), catalogue):
        asked = Filter(tag=each.need.tag, minutes=each.need.minutes).apply(methods, catalogue)
        found = {match.entry.id for match in asked if not match.unstated}
        assert {match.entry.id for match in each.matches} == found
        assert each.need.fields in ({"tag": each.need.tag}, {"minutes": "30"})


def test_every_need_is_met_and_every_method_meets_one(catalogue: Catalogue) -> None:
    """Nobody who needs something finds nothing in the catalogue, and no method is for nothing."""
    every = list(by_need(catalogue.values(), catalogue))
    assert [each.need for each in every] == [*EVERY]
    assert all(len(each.matches) >= 3 for each in every)
    found = {match.entry.id for each in every for match in each.matches}
    assert found == {*catalogue.of_kind("method"), *catalogue.of_kind("programme")}


def test_what_is_for_a_need_above_all_comes_first() -> None:
    """The first tag that is a need counts most; then what says its people and its minutes."""
    late = method(id="later", tags=["casus", ALONE, STUCK], participants=4, duration=60)
    silent = method(id="zwijgt", tags=[STUCK])
    stated = method(id="zegt", tags=["team", STUCK, ALONE], participants=4, duration=60)
    found = met(late, silent, stated, checklist(id="lijst", tags=[STUCK]))
    assert found == {STUCK: ["zegt", "zwijgt", "later"], ALONE: ["later", "zegt"]}


@pytest.mark.parametrize(
    ("tags", "minutes", "name"),
    [
        (["casus", STUCK, ALONE], 20, STUCK),
        (["casus"], 20, SHORT),
        (["casus"], 60, None),
    ],
)
def test_main_need(tags: Sequence[str], minutes: int, name: str | None) -> None:
    """A tag says what a method is for above all, and else that it is short, if it says so."""
    entry = method(tags=tags, duration=minutes)
    need = main_need(entry, Catalogue.of(entry))
    assert (need and need.name) == name


def test_guide_shows_when_to_choose_and_what_it_takes() -> None:
    """A method has its people, its minutes and its first text on each side, signed if ours."""
    suits = ["De casus zit vast.", "Er is tijd."]
    not_for = [{"text": "Er is haast.", "basis": "editor"}]
    entry = method(
        title="Kring", tags=[STUCK], participants=4, duration=60, suits=suits, not_for=not_for
    )
    page = guide(Matches((Match(entry),)), Catalogue.of(entry), language="nl")
    (table,) = [block for block in page.blocks if isinstance(block, Table)]
    assert table.rows == (
        (
            "Een casus die vastloopt",
            "Kring\n4 deelnemers, 60 min",
            "De casus zit vast.",
            f"Er is haast.{OURS}",
        ),
    )


def test_guide_names_all_and_shows_the_first() -> None:
    """The table has the first of a need, and below it stand all, each with where it can be read."""
    entries = [method(id=f"m{n}", title=f"Methode {n}", tags=[STUCK]) for n in range(MOST + 2)]
    page = guide(
        Matches(tuple(map(Match, entries))),
        Catalogue.of(*entries),
        language="nl",
        address=lambda entry: f"{entry.id}.html",
    )
    (table,) = [block for block in page.blocks if isinstance(block, Table)]
    (links,) = [block for block in page.blocks if isinstance(block, Links)]
    assert [row[0] for row in table.rows] == ["Een casus die vastloopt", *[""] * (MOST - 1)]
    assert [link.url for link in links.links] == [f"m{n}.html" for n in range(MOST + 2)]


def test_guide_to_what_is_for_nothing_says_so() -> None:
    """Without a need that is met there is no empty table; needs of the second rank have none."""
    bare, opening = method(id="kaal"), method(id="begin", tags=["opening"])
    said = render(Matches((Match(bare),)), view="guide", to="text", language="nl").decode()
    assert "Bij geen van deze staat waar het voor is." in said
    both = Matches((Match(bare), Match(opening)))
    page = guide(both, Catalogue.of(bare, opening), language="nl")
    assert not [block for block in page.blocks if isinstance(block, Table)]
    assert [block.label for block in page.blocks if isinstance(block, Links)] == ["Een begin"]
