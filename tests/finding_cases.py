"""Questions, and what has to come of them in the list, in what is suggested and on a site.

Of each question: some that fit, some that fit but are silent on something, and some that do not
fit. They are ids of the bundled catalogue.
"""

from typing import Any, NamedTuple

from reflectlib import Filter, Wish


class Case(NamedTuple):
    """A question without words, and what has to come of it."""

    asked: dict[str, Any]
    fits: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The question as it is typed."""
        return " ".join(self.options) or "all"

    @property
    def options(self) -> list[str]:
        """The question as options of a command."""
        return [word for key, value in self.asked.items() for word in (f"--{key}", str(value))]

    @property
    def filter(self) -> Filter:
        """The question as a filter of methods."""
        return Filter(kind="method", **self.asked)

    @property
    def wish(self) -> Wish:
        """The question as a wish."""
        return Wish(**self.asked)


SPLIT = ("incidentmethode", "intervisie-oplossingsgericht", "intervisie-probleemgericht")
CASES = (
    Case({}, ("kom", "coaching")),
    Case(
        {"people": 7, "minutes": 75},
        ("heard-seen-respected", "afstand-nemen", *SPLIT),
        ("coaching-on-the-job", "krachtgericht-reflecteren-kort"),
        ("kom", "werkproces", "intervisiespel", "competenties"),
    ),
    Case(
        {"minutes": 30},
        ("kritische-tegenblik", "luisteren-erkennen-doorvragen"),
        ("vijf-vingers",),
        ("kom", "feiten-of-interpretaties", "incidentmethode"),
    ),
    Case({"minutes": 200}, ("kom", "coaching", "casuistiekbespreking-appreciative-inquiry")),
    Case(
        {"people": 12},
        ("kom", "leercoaches", *SPLIT),
        ("intervisiespel", "werkproces"),
        ("expertiseplatform", "coaching", "werkvloercoaching"),
    ),
    Case({"people": 1}, ("afstand-nemen",), ("supervisie",), ("kom", "b1-niveau")),
    Case({"people": 15, "minutes": 75}, ("kom",), (), ("expertiseplatform",)),
    Case({"people": 2, "minutes": 75}, ("supervisie", "werkvloercoaching"), (), SPLIT),
    Case({"people": 40}, ("kom", "expertiseplatform"), ("leercoaches",), SPLIT[1:]),
    Case({"people": 120}, ("socratische-keuze", "expertiseplatform"), (), ("kom",)),
    Case({"place": "online"}, ("krachtgericht-reflecteren-kort",), ("kom",)),
    Case({"place": "on-site"}, ("krachtgericht-reflecteren-lang",), ("kom",)),
    Case(
        {"place": "on-site", "people": 6, "minutes": 75},
        (),
        (*SPLIT, "heard-seen-respected"),
        ("krachtgericht-reflecteren-kort", "kom"),
    ),
    Case({"place": "online", "minutes": 60}, ("krachtgericht-reflecteren-kort",)),
    Case({"facilitation": "guided"}, ("kom", "incidentmethode")),
    Case({"facilitation": "self-guided"}, ("incidentmethode",), (), ("kom",)),
    Case(
        {"people": 7, "minutes": 75, "facilitation": "self-guided"},
        SPLIT,
        ("spiraalmodel",),
        ("kom", "b1-niveau", "coaching-on-the-job"),
    ),
    Case({"form": "intervisie", "minutes": 75}, SPLIT, (), ("intervisiespel", "b1-niveau")),
    Case({"principle": "lerend", "people": 4}, ("incidentmethode",), (), ("kom",)),
    Case({"experience": "none", "people": 7}, (), ("heard-seen-respected",), ("kom",)),
)
