"""The holidays of the Netherlands, by the library `holidays`.

It has the public holidays of each year from 1966 to 2100, and those of the schools of each
region as far as the ministry has set them.
"""

from datetime import date
from functools import cache
from typing import Literal, get_args

Holidays = Literal["public", "noord", "midden", "zuid"]
"""Which holidays: those of everybody, or those of the schools of a region too."""
REGIONS: tuple[str, ...] = get_args(Holidays)[1:]
# The last two of a calendar year: without these not all of its days are known.
AUTUMN, SUMMER = "Herfstvakantie", "Zomervakantie"


def holiday_on(day: date, which: Holidays = "public") -> str | None:
    """What holiday a day is, in Dutch; None where it is none that is known.

    A public holiday within a school holiday goes by its own name.
    """
    return _public(day.year).get(day) or school_holiday_on(day, which)


def school_holiday_on(day: date, which: Holidays) -> str | None:
    """What school holiday of a region a day is in; None without a region."""
    return None if which == "public" else _of_schools(day.year, which).get(day)


def is_known(day: date, which: Holidays = "public") -> bool:
    """Tell whether a day without a holiday is known to have none.

    A year of which the autumn holiday is not set yet is known until its summer holiday is over.
    """
    if which == "public":
        return bool(_public(day.year))
    found = _of_schools(day.year, which)
    if AUTUMN in found.values():
        return True
    summer = [day for day, name in found.items() if name == SUMMER]
    return bool(summer) and day <= max(summer)


@cache
def _public(year: int) -> dict[date, str]:
    from holidays import country_holidays  # which takes long to load

    return dict(country_holidays("NL", years=year, language="nl"))


@cache
def _of_schools(year: int, region: str) -> dict[date, str]:
    from holidays import country_holidays  # as above

    return dict(
        country_holidays(
            "NL",
            subdiv=region.capitalize(),
            years=year,
            language="nl",
            categories=("school",),
        )
    )
