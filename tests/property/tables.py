"""The page of a site judged in Python, by what stands in it: as `matching.js` does."""

import json
from pathlib import Path
from typing import Any

PLACES = {"online": ("online", "either", ""), "on-site": ("on-site", "either", "")}
LEVELS = ("none", "some", "trained")


def data_in(index: Path) -> dict[str, Any]:
    """What the list of a site is filtered by, of each entry by its id."""
    text = index.read_text(encoding="utf-8")
    start = text.index('id="site-data">') + len('id="site-data">')
    data = json.loads(text[start : text.index("</script>", start)])
    return {entry["id"]: entry for entry in data["entries"]}


def by_table(entry: dict[str, Any], asked: dict[str, Any]) -> str | None:
    """`fits`, `silent`, or None for what does not fit a question."""
    people, minutes, place = (asked.get(key) for key in ("people", "minutes", "place"))
    of_methods = (people, minutes, place, asked.get("form"), asked.get("experience"))
    is_held = entry["kind"] in ("method", "programme")
    if not is_held and any((*of_methods, asked.get("facilitation"))):
        return None
    suits = [
        asked.get("kind") in (None, entry["kind"]),
        asked.get("form") in (None, entry["form"]),
        not asked.get("facilitation") or entry["facilitation"] in (asked["facilitation"], "either"),
        not asked.get("principle") or asked["principle"] in entry["principles"],
        not asked.get("tag") or asked["tag"] in entry["tags"],
        not (asked.get("experience") and entry["experience"])
        or LEVELS.index(entry["experience"]) <= LEVELS.index(asked["experience"]),
    ]
    if not all(suits):
        return None
    silent = bool(asked.get("experience") and not entry["experience"])
    if people or minutes:
        held = [_of_way(way, people, minutes, place) for way in entry["ways"]]
    else:
        places = [each for each in entry["places"] if not place or each in PLACES[place]]
        held = ["silent" if place and not each else "fits" for each in places]
        held += ["fits"] if not is_held else []
    if not any(held):
        return None
    return "silent" if silent or "fits" not in held else "fits"


def _of_way(way: list[Any], people: int | None, minutes: int | None, place: str | None) -> Any:
    _title, where, states_people, usual, runs = way
    run = [run for run in runs if run[0] <= people][-1] if people else usual
    if len(run) < 2 or (minutes and run[1] > minutes) or (place and where not in PLACES[place]):
        return None
    kind = run[3] if len(run) > 3 else 0
    silent = (place and not where) or (people and not states_people) or (minutes and kind == 1)
    return "silent" if silent or kind == 2 else "fits"
