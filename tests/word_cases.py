"""What trainers ask, and what they must get: of `list`, of `suggest`, and of the site in a browser.

Each case is a question with the ids of which one must be first, those that must be among the first
three, and those that must not be there; and, where nothing is found, what is proposed instead.
"""

from typing import NamedTuple


class Case(NamedTuple):
    """A question in words, and what it must give."""

    asked: str
    first: tuple[str, ...] = ()
    """The entries of which one comes first."""
    top: tuple[str, ...] = ()
    """The entries that are among the first three."""
    has: tuple[str, ...] = ()
    """The entries that are found, at whatever place."""
    never: tuple[str, ...] = ()
    """The entries that are not found."""
    filters: dict[str, int | str] = {}  # noqa: RUF012  # it is never changed
    """What the words say besides."""
    meant: tuple[str, ...] = ()
    """What is proposed where nothing is found, the first first."""
    nothing: bool = False
    """Whether nothing is found."""


PAIR = ("intervisie-oplossingsgericht", "intervisie-probleemgericht")
CASES = (
    Case(
        "intervisie zonder begeleider",
        top=PAIR,
        never=("intervisiespel", "kom"),
        filters={"facilitation": "self-guided"},
    ),
    Case("Intervisie, zonder begeleiding!", top=PAIR, filters={"facilitation": "self-guided"}),
    Case(
        "intervisie met een gespreksleider",
        top=PAIR,
        has=("kom",),
        filters={"facilitation": "guided"},
    ),
    Case("30 minuten", has=("perspectief-van-de-ander",), filters={"minutes": 30}),
    Case("max 30 minuten", has=("perspectief-van-de-ander",), filters={"minutes": 30}),
    Case("een half uur", has=("perspectief-van-de-ander",), filters={"minutes": 30}),
    Case("oefening van een uur", has=("heard-seen-respected",), filters={"minutes": 60}),
    Case("7 mensen", has=("feiten-of-interpretaties",), filters={"people": 7}),
    Case("intervisie voor zeven personen", has=("intervisiespel",), filters={"people": 7}),
    Case("online", top=("krachtgericht-reflecteren-kort", "krachtgericht-reflecteren-lang")),
    Case("conflict", has=("reflectiebijeenkomst",), never=("kom",)),
    Case("ruzies", has=("reflectiebijeenkomst",), never=("kom",)),
    Case("energizer", top=("vijf-vingers",), never=("kom",)),
    Case("ijsbreker", top=("vijf-vingers",)),
    Case("check-in", first=("inchecken",), never=("kom",)),
    Case("inchecken", first=("inchecken",)),
    Case("balint", first=("balint",), never=("kom",)),
    Case("flap", has=("kom", "reflectiebijeenkomst"), never=("supervisie",)),
    Case("flipover", has=("kom",)),
    Case("werkblad", has=("b1-niveau", "incidentmethode"), never=("basisprincipes",)),
    Case("casusbespreking", top=("methodische-casuistiekbespreking",), has=("werkproces",)),
    Case("CASUÏSTIEKBESPREKINGEN", top=("methodische-casuistiekbespreking",)),
    Case("casuistiek bespreking", top=("methodische-casuistiekbespreking",)),
    Case("collegiale consultatie", first=PAIR, has=("kom", "incidentmethode")),
    Case(
        "kort",
        top=("kom",),
        has=("een-woord", "krachtgericht-reflecteren-kort"),
        never=("reflectiecultuur",),
    ),
    Case("korte", top=("kom",)),
    Case("kom", first=("kom",), never=("coaching",)),
    Case("KOM.", first=("kom",)),
    Case("fit", first=("feedback-informed-treatment",), never=("coaching",)),
    Case("vib", first=("video-interactiebegeleiding",)),
    Case("Korthagen", first=("spiraalmodel",), never=("kom",)),
    Case("luisteren", first=("luisteren-erkennen-doorvragen",), top=("heard-seen-respected",)),
    Case("heard seen respected", first=("heard-seen-respected",)),
    Case("peer consultation", first=PAIR, has=("kom",)),
    Case("feed back", first=("feedback-informed-treatment",)),
    Case("supervisies", first=("supervisie",)),
    Case("inter", top=PAIR),
    Case("interviesie", meant=("intervisie",), nothing=True),
    Case("interviesie zonder begeleider", meant=("intervisie zonder begeleider",), nothing=True),
    Case("luistern vragn", meant=("luisteren vragen",), nothing=True),
    Case("intervisie qqqqqq", meant=("intervisie",), nothing=True),
    Case("qqqqqq", nothing=True),
    Case("energyzer", meant=("energizer",), nothing=True),
    Case("theory U", nothing=True),
    Case("9 minuten", has=("een-woord", "weerbericht"), filters={"minutes": 9}),
    Case("2 minuten", filters={"minutes": 2}, nothing=True),
    Case("balint, half uurtje", filters={"minutes": 30}, nothing=True),
    Case("1.15 uur", nothing=True),
    Case("1,5 uur", has=("afstand-nemen",), filters={"minutes": 90}),
    Case("1/2 uur", never=("kom",), filters={"minutes": 30}),
    Case("½ uur", has=("perspectief-van-de-ander",), never=("kom",), filters={"minutes": 30}),
    Case("30min", has=("perspectief-van-de-ander",), never=("kom",), filters={"minutes": 30}),
    Case("een half uurtje", has=("perspectief-van-de-ander",), filters={"minutes": 30}),
    Case("20-30 minuten", has=("perspectief-van-de-ander",), filters={"minutes": 30}),
    Case("1 uur en 30 minuten", has=("afstand-nemen",), filters={"minutes": 90}),
    Case(
        "oefening voor 8 mensen in 20 minuten",
        top=("inchecken",),
        filters={"people": 8, "minutes": 20},
    ),
    Case(
        "methode voor een groepje van 3 personen in minder dan 1,5 uur, zonder gespreksleider",
        has=("afstand-nemen", "incidentmethode"),
        never=("kom", "reflectiecultuur"),
        filters={"people": 3, "minutes": 90, "facilitation": "self-guided"},
    ),
    Case("met z'n drieën", has=("incidentmethode",), filters={"people": 3}),
    Case("voor mezelf", first=("afstand-nemen",), filters={"people": 1}),
    Case("langer dan 60 minuten", nothing=True),
    Case("werkvorm", has=("kom", "coaching"), never=("reflectiecultuur",)),
    Case("reflectie alleen", top=("reflectie-voor-tijdens-na", "spiraalmodel")),
    Case("individueel", first=("afstand-nemen",)),
    Case("groot team", has=("expertiseplatform", "kom"), never=PAIR),
    Case("energiser", top=("vijf-vingers",)),
    Case("in tweetallen", top=("heard-seen-respected", "luisteren-erkennen-doorvragen")),
    Case("waarden", first=("waarden-van-samenwerking",), never=("visualiseren",)),
    Case("vragenlijst", has=("reflectiecultuur", "piekeren-of-reflecteren")),
    Case("teamleider", has=("coaching", "leercoaches")),
    Case("gow", nothing=True),
    Case("%", nothing=True),
    Case("🙂", nothing=True),
    Case("x" * 300, nothing=True),
    Case("werk" * 75, nothing=True),
)
