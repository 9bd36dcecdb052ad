"""Methods from elsewhere: the agendas that a facilitator would draw up, looked at by hand.

They are examples that use what few methods of the catalogue need: rounds, groups made of groups,
weights instead of minutes, steps that are methods.
"""

from itertools import groupby
from pathlib import Path

import pytest

from conftest import EXAMPLES, run_here
from reflectlib import Catalogue, Method, Plan, Session, composed, load, plan, render
from reflectlib.model.steps import Rounds

HERE = Path(__file__).parent / "foreign"
VALID = EXAMPLES / "valid"
AGENDAS = {
    "een-twee-vier-allen-12": Session(people=12),
    "een-twee-vier-allen-14": Session(people=14),
    "troika-9": Session(people=9),
    "troika-11": Session(people=11),
    "troika-10": Session(people=10, minutes=45),
    "wise-crowds-16": Session(people=16),
    "wise-crowds-18": Session(people=18),
    "wise-crowds-18-ruim": Session(people=18, variant="ruim"),
    "wereldcafe-20": Session(people=20),
    "wereldcafe-33": Session(people=33, minutes=180),
    "vissenkom-16": Session(people=16),
    "vissenkom-30": Session(people=30, minutes=45),
    "snelle-kennismaking-8": Session(people=8),
    "snelle-kennismaking-9": Session(people=9, changeover=1),
    "snelle-kennismaking-8-uur": Session(people=8, minutes=60),
    "vijfentwintig-tien-25": Session(people=25),
    "vijfentwintig-tien-31": Session(people=31, minutes=45),
    "dilemmamethode-5": Session(people=5),
    "dilemmamethode-8": Session(people=8, minutes=90),
    "tienstappenmethode-6": Session(people=6),
    "tienstappenmethode-6-ruim": Session(people=6, minutes=150),
    "balintmethode-6": Session(people=6),
    "balintmethode-8": Session(people=8, minutes=90),
    "starr-1": Session(people=1),
    "starr-12": Session(people=12, minutes=30),
}
"""The name of a file, which begins with the id of its method → what is planned."""
IDS = [
    "balintmethode",
    "dilemmamethode",
    "een-twee-vier-allen",
    "snelle-kennismaking",
    "starr",
    "tienstappenmethode",
    "troika",
    "vijfentwintig-tien",
    "vissenkom",
    "wereldcafe",
    "wise-crowds",
]
SMALL = ["plus-en-delta", "retrospectief", "vijf-keer-waarom", "weerbericht", "zeilboot"]


def made(name: str) -> Plan:
    """The plan of an agenda."""
    (id,) = (id for id in IDS if name.startswith(id))
    method = load(VALID / f"{id}.yaml")
    assert isinstance(method, Method)
    return plan(method, AGENDAS[name])


@pytest.mark.parametrize("name", AGENDAS)
def test_agenda(name: str, request: pytest.FixtureRequest) -> None:
    """The agenda is the one that was looked at."""
    content, file = render(made(name)), HERE / f"{name}.md"
    if request.config.getoption("--update-golden"):
        file.write_bytes(content)
    assert content.decode() == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("people", [5, 12])
def test_agenda_of_a_meeting_of_five_methods(people: int, request: pytest.FixtureRequest) -> None:
    """The steps of the methods that it names come in their place."""
    catalogue = Catalogue.load(VALID)
    method = catalogue["retrospectief"]
    assert isinstance(method, Method)
    content = render(plan(composed(method, catalogue), Session(people=people)))
    file = HERE / f"retrospectief-{people}.md"
    if request.config.getoption("--update-golden"):
        file.write_bytes(content)
    assert content.decode() == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", AGENDAS)
def test_every_round_takes_as_long(name: str) -> None:
    """A step has the same minutes in each round."""
    taken: dict[str, set[int]] = {}
    for slot in made(name).slots:
        if slot.phase and slot.round:
            taken.setdefault(slot.phase.id, set()).add(slot.minutes)
    assert all(len(minutes) == 1 for minutes in taken.values())


@pytest.mark.parametrize("name", AGENDAS)
def test_everybody_is_in_a_group_and_has_a_turn(name: str) -> None:
    """Groups hold all who are there, and there are rounds enough for each of them."""
    found = made(name)
    for id, slots in groupby(
        sorted((s for s in found.slots if s.phase), key=lambda s: s.phase.id if s.phase else ""),
        key=lambda s: s.phase.id if s.phase else "",
    ):
        rounds = list(slots)
        phase, groups = rounds[0].phase, rounds[0].groups
        assert phase is not None
        if phase.repeat == "pairings":
            assert sum(groups) == found.people - found.people % 2
            # Everybody meets all others, and of an odd number has one round of rest.
            assert len(rounds) == found.people - 1 + found.people % 2, id
        elif groups:
            assert sum(groups) == found.people
        if phase.repeat == "member":
            assert len(rounds) == max(groups), id
        if isinstance(phase.repeat, Rounds):
            assert len(rounds) in phase.repeat.times


@pytest.mark.parametrize("name", AGENDAS)
def test_breaks_fall_between_rounds(name: str) -> None:
    """Where there are more rounds than one, none has a break within it."""
    found = [slot for slot in made(name).slots if slot.kind != "changeover"]
    rounds = max((slot.round or 0 for slot in found), default=0)
    for before, pause, after in zip(found, found[1:], found[2:], strict=False):
        if pause.kind == "break" and rounds > 1 and before.round:
            assert before.round != after.round


@pytest.mark.parametrize("name", AGENDAS)
def test_it_takes_what_is_asked_or_stated(name: str) -> None:
    """The whole takes the minutes that were asked for, or else those that the method states."""
    found = made(name)
    if AGENDAS[name].minutes:
        assert found.minutes == AGENDAS[name].minutes
    elif found.method.duration:
        assert found.minutes in found.method.duration


@pytest.mark.parametrize("name", AGENDAS)
def test_who_made_a_time_up_is_said(name: str) -> None:
    """A time is stated only where the source states one that it is, or lies around."""
    for slot in made(name).slots:
        if slot.phase and slot.phase.time is None:
            assert slot.basis == "divided"
        elif slot.phase and slot.phase.is_estimated:
            assert slot.basis == "estimated"
        elif slot.phase:
            assert slot.basis in ("stated", "shortened", "stretched")


@pytest.mark.parametrize("id", [*IDS, *SMALL])
def test_nothing_is_amiss(id: str) -> None:
    """These are written as authors should write: `validate` has neither error nor advice."""
    answer = run_here("validate", VALID / f"{id}.yaml")
    assert (answer.exit_code, answer.stdout) == (0, "")
