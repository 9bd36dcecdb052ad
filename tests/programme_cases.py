"""Programmes of bundled methods, as files have them: what can be in one, a case each."""

from typing import Any

from reflectlib import Catalogue, structure
from reflectlib.model.programme import Programme


def programme_data(id: str, *blocks: Any, **fields: Any) -> dict[str, Any]:
    """The plain data of a programme with these blocks."""
    return {
        "format": 1,
        "kind": "programme",
        "id": id,
        "title": id.replace("-", " ").capitalize(),
        "language": "nl",
        "summary": f"Het draaiboek {id}.",
        "blocks": list(blocks),
        **fields,
    }


def own_step(id: str, time: Any, **fields: Any) -> dict[str, Any]:
    """A step of a programme's own."""
    return {"step": {"id": id, "title": id.capitalize(), "time": time, **fields}}


SIDES = [
    {"method": "heard-seen-respected", "people": 6},
    {"method": "incidentmethode", "people": 4},
]
DATA = (
    programme_data(
        "avond-samen",
        {**own_step("welkomstwoord", 10, stage="opening"), "note": "Zet de stoelen klaar."},
        "heard-seen-respected",
        {"pause": 15, "title": "Koffie"},
        {"method": "kom", "minutes": 90, "title": "Intervisie in het groot"},
        principles=["lerend"],
        place="on-site",
        experience_needed="some",
        tags=["kort"],
    ),
    programme_data("voor-zes", "heard-seen-respected", "afstand-nemen", participants={"max": 6}),
    programme_data("een-blok", "incidentmethode"),
    programme_data("naast-elkaar", {"parallel": SIDES, "title": "Werkgroepen"}),
    programme_data(
        "open-groepen", {"parallel": ["heard-seen-respected", "afstand-nemen"]}, form="oefening"
    ),
    programme_data("eigen-stappen", own_step("praten", 20), own_step("denken", {"max": 15})),
    programme_data("zonder-tijd", own_step("praten", None), "vijf-vingers"),
    programme_data("te-kort", {"method": "kom", "minutes": 5}),
    programme_data("gesteld", "kritische-tegenblik", own_step("slot", 10), duration=90),
    programme_data(
        "twee-dagen", "kom", {"method": "heard-seen-respected", "day": 2, "at": "09:30"}
    ),
    programme_data("een-deel-apart", "kritische-tegenblik", {"method": "kom", "people": 14}),
    programme_data(
        "twee-soorten",
        {"method": "heard-seen-respected", "part": "eerste"},
        {"method": "afstand-nemen", "part": "tweede"},
        meetings=[
            {"id": "eerste", "title": "Eerste keer", "place": "online"},
            {"id": "tweede", "title": "Tweede keer", "duration": 60},
        ],
    ),
)
BROKEN = (
    programme_data("zonder-methode", "heard-seen-respected", "er-is-niets"),
    programme_data("zonder-variant", {"method": "kom", "variant": "er-is-niets"}),
    programme_data("van-een-kader", "basisprincipes"),
)
"""Programmes that name what is not there: they are read, and cannot be planned."""


def programme(data: dict[str, Any]) -> Programme:
    """A programme of its data."""
    made = structure(_without_nothing(data))
    assert isinstance(made, Programme)
    return made


def with_programmes(catalogue: Catalogue) -> Catalogue:
    """A catalogue and all of these."""
    return Catalogue.of(catalogue, *map(programme, (*DATA, *BROKEN)))


def with_planned(catalogue: Catalogue) -> Catalogue:
    """A catalogue and those of which all is there, as a site has them."""
    return Catalogue.of(catalogue, *map(programme, DATA))


def _without_nothing(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nothing(each) for key, each in value.items() if each is not None}
    return [_without_nothing(each) for each in value] if isinstance(value, list) else value
