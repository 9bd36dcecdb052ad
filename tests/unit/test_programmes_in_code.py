"""Programmes that a program makes itself: what it may write, and what it is told."""

import pickle
from collections.abc import Callable
from typing import Any

import attrs
import pytest

from reflectlib import (
    Block,
    Catalogue,
    Changes,
    MeetingKind,
    Method,
    Minutes,
    Phase,
    PlanError,
    Programme,
    Session,
    Side,
    changed,
    composed,
    effort,
    fragment,
    plan,
    render,
    together,
    views_of,
)

BUNDLED = Catalogue.bundled()


def method(id: str, *steps: str) -> Method:
    """A method of these steps, of ten minutes each."""
    return Method(
        id=id,
        title=id.upper(),
        language="nl",
        summary="S.",
        form="oefening",
        facilitation="guided",
        phases=tuple(
            Phase(id=step, title=step, time=Minutes(min=10, max=10), basis="editor")
            for step in steps
        ),
    )


def programme(*blocks: Block, **fields: Any) -> Programme:
    """A programme of these blocks."""
    return Programme(id="p", title="P", language="nl", summary="S.", blocks=blocks, **fields)


OWN = Catalogue.of(method("ma", "b-c", "c"), method("mb", "c"), method("x", "y"))
SIDES = Block(id="x", parallel=(Side(id="y", method="x"), Side(method="ma")))


@pytest.mark.parametrize(
    "blocks",
    [
        (Block(id="a", method="ma"), Block(id="a-b", method="mb")),
        (SIDES, Block(id="x-y", method="mb")),
        (Block(id="x-y", method="mb"), SIDES),
        (SIDES, SIDES),
        (Block(id="a" * 100, method="ma"), Block(id="a" * 100, method="mb")),
        (Block(id="a", method="ma"), Block(step=Phase(id="a-c", title="Own"))),
    ],
)
def test_no_two_blocks_sides_or_steps_have_one_id(blocks: tuple[Block, ...]) -> None:
    """Whatever ids blocks and sides have, each has its own method, and each step its own id."""
    made = composed(programme(*blocks), OWN)
    known = [id for id, _activity in made.activities()]
    assert len(set(known)) == len(known)
    for id, activity in made.activities():
        if activity.method:
            own = made.method_of(id)
            assert own
            assert own.id == activity.method
            steps = [phase for phase in made.phases if phase.block == id]
            assert [phase.title for phase in steps] == [
                phase.title
                for phase in OWN[activity.method].phases  # type: ignore[attr-defined]  # a method
            ]
    ids = [phase.id for phase in made.phases]
    assert len(set(ids)) == len(ids)


def test_what_has_its_steps_stays_as_it_is() -> None:
    """To put a programme together once more changes nothing, of ours and of methods together."""
    for whole in (
        together([BUNDLED["kom"], BUNDLED["kom"]], BUNDLED),  # type: ignore[list-item]  # methods
        composed(BUNDLED["dagdeel-basisprincipes"], BUNDLED),  # type: ignore[type-var]
    ):
        assert composed(whole, BUNDLED) == whole
        assert pickle.loads(pickle.dumps(whole)) == whole  # noqa: S301  # our own


@pytest.mark.parametrize(
    "parts", [["ma"], [method("ma", "a"), 15], [BUNDLED["kwaliteitskader-reflectie"]]]
)
def test_only_methods_and_minutes_are_together(parts: list[Any]) -> None:
    """What is neither is named, and not left out."""
    with pytest.raises(TypeError, match="a method or minutes, got"):
        together(parts)


@pytest.mark.parametrize("parts", [[], [Minutes(min=15, max=15)]])
def test_something_is_done_together(parts: list[Any]) -> None:
    """Of nothing, or of breaks alone, no programme is made."""
    with pytest.raises(ValueError, match="one method at least"):
        together(parts)


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (lambda: Side(title="Niets"), "either a method or a step"),
        (lambda: Side(method="ma", step=Phase(id="a", title="A")), "either a method or a step"),
        (lambda: Block(title="Niets"), "one of method, step, pause and parallel"),
        (
            lambda: Block(method="ma", minutes=Minutes(min=5, max=5), share=2),
            "minutes or a share, not both",
        ),
    ],
)
def test_a_block_is_one_thing_with_one_time(made: Callable[[], Block], message: str) -> None:
    """A program can make no block, nor a side of one, of which a file would be refused."""
    with pytest.raises(ValueError, match=message):
        made()


def test_two_methods_of_one_id_are_not_taken_for_one() -> None:
    """Of two that differ none is left out; the same twice is two blocks."""
    one, other = method("ma", "a"), method("ma", "b")
    with pytest.raises(ValueError, match="one id, 'ma'"):
        together([one, other])
    assert len(together([one, method("ma", "a")]).phases) == 2


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (programme(Block(method="ma", variant="v")), "p, block ma: there is no variant 'v'"),
        (programme(Block(method="ma", skip=("z",))), "p, block ma: there is no step 'z'"),
        (programme(Block(id="b", method="mz")), "p, block b: there is no method 'mz'"),
        (programme(Block(method="ma", part="z")), "p, block ma: there is no meeting 'z'"),
        (programme(Block(pause=Minutes(min=5, max=5))), "p has no steps to plan"),
    ],
)
def test_an_error_names_the_programme_and_the_block(made: Programme, message: str) -> None:
    """Whoever has more programmes knows which one to mend, and where."""
    with pytest.raises(PlanError, match=message):
        plan(composed(made, OWN), Session())


def test_a_block_of_no_meeting_is_refused() -> None:
    """Where there are kinds of meeting a block that is in none is not left out in silence."""
    kinds = ({"id": "k", "title": "K"}, {"id": "l", "title": "L"})
    made = programme(
        Block(method="ma", part="k"),
        Block(method="mb"),
        meetings=tuple(MeetingKind(**kind) for kind in kinds),
    )
    with pytest.raises(PlanError, match="block mb: p has more than one kind of meeting"):
        plan(composed(made, OWN), Session(meeting="k"))


def test_a_notebook_shows_any_programme() -> None:
    """One that is not put together, or cannot be, is shown all the same."""
    for made in (
        programme(),
        programme(Block(method="kom")),
        programme(Block(method="er-niet")),
        programme(Block(pause=Minutes(min=5, max=5))),
        attrs.evolve(BUNDLED["intervisieavond"], blocks=(Block(method="er-niet"),)),
    ):
        assert made.title in made._repr_html_()
        assert repr(made)
    with pytest.raises(PlanError, match="er-niet"):
        fragment(programme(Block(method="er-niet")))


def test_a_plan_of_a_programme_is_shown_in_any_language() -> None:
    """In a language that it is not translated into a plan comes out whole, in every view."""
    made = plan(composed(BUNDLED["dagdeel-basisprincipes"], BUNDLED), Session(people=12))  # type: ignore[type-var]
    for view in views_of(made):
        if view == "calendar":
            continue
        for language in ("en", "de"):
            assert render(made, view=view, catalogue=BUNDLED, language=language)


def test_only_a_break_costs_nobody_anything() -> None:
    """Of a programme in which nobody does anything there is no effort to tell."""
    assert not effort(composed(programme(Block(pause=Minutes(min=5, max=5))), OWN), 8).lines


def test_a_block_that_is_gone_is_not_proposed() -> None:
    """Whoever leaves a block out twice is not asked whether that very block is meant."""
    made = composed(programme(SIDES, Block(method="mb"), Block(method="ma")), OWN)
    shorter = changed(made, Changes(skip=("mb",)))  # its only step, by the id of the block
    with pytest.raises(PlanError) as caught:
        changed(shorter, Changes(skip=("mb",)))
    assert "MB" not in caught.value.fields["known"]


def test_each_side_needs_somebody() -> None:
    """Where there are fewer people than sides, the message says how many there must be."""
    with pytest.raises(PlanError) as caught:
        plan(composed(programme(SIDES), OWN), Session(people=1))
    assert (caught.value.fields["least"], caught.value.fields["people"]) == (2, 1)
