"""The facts of registers, each as it was seen on a page of 2026-11-21 or 2026-11-26.

They stand here as they stand in the notes of whoever read the pages: column "seen", register by
register. What was not seen is not in an entry, which `Counts` and `Silent` hold.
"""

from content.facts import Counts, Fact, Is, Says, Silent

READ = "2026-11-26"


def rule(number: int, id: str, **figures: object) -> tuple[Fact, ...]:
    """A rule in its place, with these figures and no others."""
    known = {"min": None, "max": None, "years": None} | figures
    said = tuple(
        Silent(f"rules.{number}.{key}") if value is None else Is(f"rules.{number}.{key}", value)
        for key, value in known.items()
    )
    return (Is(f"rules.{number}.id", id), *said)


def register(page: str, rules: int, *facts: Fact, secondary: bool = False) -> tuple[Fact, ...]:
    """What each has: the page, the day on which it was read, and the number of its rules."""
    return (
        Says("sources.0.url", page),
        Is("sources.0.read", READ),
        Is("sources.0.secondary", True) if secondary else Silent("sources.0.secondary"),
        Counts("rules", rules),
        *facts,
    )


FACTS: dict[str, tuple[Fact, ...]] = {
    "skj": register(
        "informatiebank.skjeugd.nl",
        2,
        # a statement signed by a supervisor of one of five, or an own statement, or the form
        Says("proof_notes.0", "LVSC, de VGCT, het NIP, de NVO of de NVRG"),
        Says("proof_notes.1", "eigen verklaring"),
        Says("proof_notes.2", "per reeks het reflectieformulier"),
        Says("proof_notes.2", "drie dimensies"),
        # reflecting alone does not count; contact hours for jeugdzorgwerkers
        *rule(0, "niet-alleen", kind="forms", not_counted=["zelfreflectie"]),
        Says("rules.1.text", "jeugdzorgwerker"),
        Says("rules.1.text", "contact"),
        # not verified: hours, meetings, one hour at least
        Counts("not_verified", 3),
    ),
    "nvo": register(
        "nvo.nl",
        1,
        *rule(0, "uren", kind="hours", min=40, years=5),
        Says("rules.0.text", "40 van de 120 uur"),
        Silent("proof.0"),
    ),
    "fgzpt": register(
        "fgzpt.nl",
        3,
        *rule(0, "uren", kind="hours", min=50, years=5),
        *rule(1, "geen-teambespreking", kind="forms", not_counted=["casuistiekbespreking"]),
        Says("rules.1.unless", "niet in je eigen team"),
        Says("rules.2.text", "moderator"),
        Is("proof", ["agenda", "attendance_list"]),
        Silent("not_verified.0"),
    ),
    "nip-neurofeedback": register(
        "psynip.nl",
        4,
        *rule(0, "bijeenkomsten", kind="meetings", min=4, years=1),
        *rule(1, "duur", kind="minutes", min=90),
        *rule(2, "mensen", kind="people", min=2, max=8),
        # 20 hours, and not in how many years
        *rule(3, "uren", kind="hours", min=20),
        Is("proof", ["report", "date", "names", "subjects", "learning_goals"]),
        Says("proof_notes", "3 tot 5 bladzijden"),
    ),
    "vit": register(
        "vit-therapeuten.nl",
        2,
        *rule(0, "uren", kind="hours", min=15, years=1),
        *rule(1, "leden", kind="members", min=4),
        Says("proof_notes", "tekent bij elke bijeenkomst"),
    ),
    "skgv": register(
        "skgv.nl",
        4,
        *rule(0, "bijeenkomsten", kind="meetings", min=10, years=10),
        *rule(1, "leden", kind="members", max=10),
        Says("rules.2.text", "helft"),
        Says("rules.3.text", "vooraf"),
    ),
    "nrgd": register("nrgd.nl", 0, Is("proof", ["date", "start", "end", "names", "signatures"])),
    "nwp": register(
        "nwp.logimate.nl",
        2,
        *rule(0, "bijeenkomsten", kind="meetings", min=3, years=1),
        *rule(1, "leden", kind="members", min=4),
        Is("proof", ["attendance_list", "signatures"]),
    ),
    "mfn": register(
        "intervisiehuis.nl",
        4,
        *rule(0, "bijeenkomsten", kind="meetings", min=3, years=1),
        *rule(1, "duur", kind="minutes", min=120),
        *rule(2, "mensen", kind="people", min=5),
        Says("rules.3.text", "drie van de mensen"),
        secondary=True,
    ),
    "vfas": register(
        "intervisiehuis.nl", 1, *rule(0, "mensen", kind="people", min=6), secondary=True
    ),
    "nova": register(
        "intervisiehuis.nl", 1, *rule(0, "mensen", kind="people", min=3), secondary=True
    ),
    "kngf": register(
        "kngf.nl",
        4,
        # 2 meetings of 2.5 hours, and not in how many years
        *rule(0, "bijeenkomsten", kind="meetings", min=2),
        *rule(1, "duur", kind="minutes", min=150),
        *rule(2, "mensen", kind="people", min=5, max=8),
        Says("rules.3.text", "twee plekken"),
        Is("sources.0.year", 2020),
    ),
    "venvn": register(
        "venvn.nl",
        2,
        Says("rules.0.text", "184 punten in vijf jaar"),
        Says("rules.1.text", "ODA"),
        Says("rules.1.text", "Een uur is één punt"),
    ),
    "registerplein": register(
        "werkgevers.registerplein.nl",
        2,
        Says("rules.0.text", "minimum"),
        Says("rules.1.text", "Online"),
        Says("proof_notes", "eigen formulieren"),
        Silent("rules.0.min"),
    ),
    "bemiddelaars-belgie": register(
        "fbc-cfm.be",
        1,
        *rule(0, "mensen", kind="people", min=5),
        Is("proof", ["certificate", "signatures"]),
        Says("proof_notes", "attest"),
    ),
}
