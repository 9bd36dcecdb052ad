"""The agendas of methods from public knowledge, for a small group and a larger one."""

import pytest
from test_golden import compare

from reflectlib import Catalogue, Session, plan, render

SIZES = {
    "after-action-review": (4, 10),
    "balint": (6, 10),
    "consultancy-protocol": (4, 8),
    "dilemmamethode": (5, 10),
    "een-twee-vier-allen": (8, 22),
    "gespreksvorm-orid": (5, 12),
    "gibbs": (1, 2),
    "kernkwadranten": (4, 8),
    "leren-van-successen": (4, 8),
    "morele-dilemmaweging": (1, 2),
    "oplossingsgericht-reflecterend-team": (4, 8),
    "reflectie-voor-tijdens-na": (1, 2),
    "reflecterend-team": (5, 9),
    "roddelmethode": (4, 7),
    "socratisch-gesprek": (5, 10),
    "starr": (1, 6),
    "tienstappenmethode": (5, 7),
    "troika": (9, 12),
    "vier-kwadranten": (3, 6),
    "vierstapsmethode": (4, 7),
    "vijfstappenmethode": (4, 8),
    "vissenkom": (12, 24),
    "waarderende-intervisie": (4, 8),
    "wereldcafe": (12, 24),
    "zesfasenmodel": (4, 8),
}
"""Method → how many people, twice."""


@pytest.mark.parametrize("id", SIZES)
def test_agenda(id: str, catalogue: Catalogue, request: pytest.FixtureRequest) -> None:
    """The agenda is the one that was looked at, of a small group and of a larger one."""
    plans = [plan(catalogue[id], Session(people=people)) for people in SIZES[id]]
    pages = [render(made, view="agenda", to="markdown", catalogue=catalogue) for made in plans]
    compare(b"\n".join(pages), f"agendas/{id}.md", request)
