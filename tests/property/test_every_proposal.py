"""Whatever is wished for, each meeting that is proposed is planned as its own command says."""

import json
import shlex
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import EXAMPLES, run_here
from reflectlib import Catalogue, PlanError, Proposals, Wish, plan, propose
from reflectlib.proposing import CONTRADICTING, MOST, main_of
from reflectlib.views.proposals import command_of

VALID = EXAMPLES / "valid"
wishes = st.fixed_dictionaries(
    {"minutes": st.integers(1, 480)},
    optional={
        "people": st.integers(1, 30),
        "goal": st.sampled_from(["luisteren", "zzz", "intervisie", "zonder begeleider"]),
        "principle": st.just("lerend"),
        "form": st.sampled_from(["intervisie", "oefening", "coaching"]),
        "facilitation": st.sampled_from(["guided", "self-guided"]),
        "place": st.sampled_from(["online", "on-site"]),
        "experience": st.sampled_from(["none", "some"]),
    },
)


@pytest.fixture(scope="module")
def everything() -> Catalogue:
    """The bundled entries and the examples, which have openings and closings."""
    return Catalogue.bundled(VALID)


def proposed(asked: dict[str, Any], catalogue: Catalogue) -> tuple[Proposals | None, int | None]:
    """What is proposed, or else the least minutes that would do, where these are known."""
    try:
        return propose(catalogue, Wish(**asked)), None
    except PlanError as error:
        if error.code != "nothing_fills":
            raise
        return None, error.fields["least"]


@given(asked=wishes)
@settings(max_examples=15)
def test_each_proposal_is_planned(asked: dict[str, Any], everything: Catalogue) -> None:
    """Each takes these minutes for these people, is for so many, and is not the same as another.

    Where nothing fits, the least minutes that are named will do.
    """
    found, least = proposed(asked, everything)
    if found is None:
        if least:
            assert least > asked["minutes"]
            assert proposed(asked | {"minutes": least}, everything)[0]
        return
    assert 1 <= len(found) <= MOST
    assert len({frozenset(main_of(each)) for each in found}) == len(found)
    for proposal in found:
        made = plan(proposal.programme, proposal.session)
        assert made.minutes == asked["minutes"]
        assert asked.get("people") in (None, made.people)
        assert not {remark.key for remark in made.remarks}.intersection(CONTRADICTING)
        for part in proposal.parts:
            stated = part.method and part.method.participants
            assert not stated or made.people in stated
        spent = sum(part.minutes for part in proposal.parts)
        assert spent + sum(s.minutes for s in made.slots if s.kind == "buffer") == made.minutes


@given(asked=wishes)
@settings(max_examples=5)
def test_command_of_a_proposal_works(asked: dict[str, Any], everything: Catalogue) -> None:
    """The command plans what is proposed: the same parts in the same minutes."""
    found, _least = proposed(asked, everything)
    if found is None:
        return
    first = found[0]
    command = command_of(first, everything, ["--path", str(VALID)])
    done = run_here(*shlex.split(command)[1:], "--to", "json")
    assert done.exit_code == 0, done.stderr
    agenda = json.loads(done.stdout)
    made = plan(first.programme, first.session)
    assert agenda["people"] == made.people
    assert [slot["minutes"] for slot in agenda["slots"]] == [slot.minutes for slot in made.slots]
