"""The holidays of the Netherlands, by the library of that name."""

from datetime import date
from functools import cache
from typing import Literal, get_args

Holidays = Literal["public", "noord", "midden", "zuid"]
"""Which holidays: those of everybody, or those of the schools of a region too."""
REGIONS = get_args(Holidays)[1:]


def holiday_on(day: date, which: Holidays = "public") -> str | None:
    """What holiday a day is, in Dutch; None where it is none that is known."""
    return _of_year(day.year, which).get(day)


@cache
def _of_year(year: int, which: Holidays) -> dict[date, str]:
    from holidays import country_holidays  # which takes long to load

    school = which != "public"
    found = country_holidays(
        "NL",
        subdiv=which.capitalize() if school else None,
        years=year,
        language="nl",
        categories=("public", "school") if school else ("public",),
    )
    return dict(found)
