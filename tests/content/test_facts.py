"""Every entry holds the facts of its source, as they were read in the document itself."""

import pytest

from content import (
    facts_bijlage,
    facts_hoofdstukken,
    facts_intervisie,
    facts_oefeningen,
    facts_reflectie,
    facts_registers,
    facts_werkvormen,
)
from content.facts import Fact
from reflectlib import Catalogue
from reflectlib.reading.converter import converter

FACTS: dict[str, tuple[Fact, ...]] = {
    **facts_hoofdstukken.FACTS,
    **facts_bijlage.FACTS,
    **facts_oefeningen.FACTS,
    **facts_werkvormen.FACTS,
    **facts_registers.FACTS,
    **facts_intervisie.FACTS,
    **facts_reflectie.FACTS,
}


def test_every_entry_has_its_facts(catalogue: Catalogue) -> None:
    """No entry stands without facts that were read in its source; a programme is put together."""
    programmes = {entry.id for entry in catalogue.values() if entry.kind == "programme"}
    assert set(catalogue) - programmes <= set(FACTS) <= set(catalogue)
    assert all(len(facts) >= 3 for facts in FACTS.values())


@pytest.mark.parametrize("id", FACTS)
def test_entry_holds_the_facts_of_its_source(id: str, catalogue: Catalogue) -> None:
    """The numbers, names and steps of the document are those of the entry."""
    entry = converter.unstructure(catalogue[id])  # as the model says it, not as the file does
    wrong = {str(fact): said for fact in FACTS[id] if (said := fact.wrong(entry))}
    assert not wrong
