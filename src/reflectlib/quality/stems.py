"""What the words that are looked for cannot do without: pieces of text, quickly looked for."""

from collections.abc import Mapping

FOLDED = str.maketrans({"\u0130": "i", "\u0131": "i", "\u017f": "s"})
"""Letters that a pattern takes for others, whatever their case, and that `lower` does not."""

STEMS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "nl": {
        "wishes": (
            "leer",
            "leren",
            "waarvan",
        ),
        "stage": (
            "beginnend",
            "beginners",
            "ervaren",
            "gevorderd",
            "inwerk",
            "nieuw",
            "stagiair",
            "startend",
            "starter",
            "studenten",
        ),
        "responsible": (
            "bepaalt",
            "bepalen",
            "eigen",
            "kiest",
            "kiezen",
            "verantwoordelijk",
            "zelf",
        ),
        "focus": (
            "competentie",
            "dimensie",
            "focus",
            "functioneer",
            "functioneren",
            "werkproces",
        ),
        "person": (
            "als persoon",
            "beleefd",
            "dacht",
            "jezelf",
            "mezelf",
            "normen",
            "overtuiging",
            "raak",
            "voel",
            "waarde",
            "wat",
            "wilde",
            "zichzelf",
        ),
        "science": (
            "artikel",
            "literatuur",
            "onderzoek",
            "theorie",
            "wetenschap",
        ),
        "theory": (
            "literatuur",
            "onderzoek",
            "theorie",
            "wetenschap",
        ),
        "profession": (
            "beroep",
            "kennis",
            "protocol",
            "richtlijn",
            "vak",
        ),
        "feedback": (
            "client",
            "cliënt",
            "feedback",
            "gezin",
            "jongere",
            "kind",
            "ouder",
            "volgens",
        ),
        "data": (
            "film",
            "meting",
            "observatie",
            "opname",
            "ors",
            "score",
            "srs",
            "video",
            "vragenlijst",
        ),
        "successes": (
            "compliment",
            "goed",
            "kracht",
            "lukt",
            "sterk",
            "succes",
            "trots",
            "werkt",
        ),
        "management": (
            "bestuur",
            "directi",
            "leidinggevende",
            "manag",
            "teamleid",
        ),
        "learning_organisation": (
            "cultuur",
            "klimaat",
            "lerend",
        ),
        "lifelong": (
            "herregistratie",
            "leren",
            "leven lang",
            "ontwikkelen",
            "registerpunt",
        ),
        "participants_support": (
            "begeleider",
            "collega",
            "deelnemer",
            "gezinsvoogd",
            "hulpverlener",
            "iedereen",
            "medewerker",
            "professional",
            "team",
        ),
        "training": (
            "cursus",
            "gecertificeerd",
            "geschoold",
            "getraind",
            "opgeleid",
            "opleiding",
            "scholing",
            "training",
        ),
        "less_guidance": (
            "afbouw",
            "afgebouwd",
            "zelf",
            "zonder begeleid",
        ),
        "evaluation": (
            "bijeenkomst",
            "coaching",
            "deden",
            "hielp",
            "leergroep",
            "methode",
            "module",
            "samenwerking",
            "terug op",
            "terugkijken op",
            "training",
            "vond",
            "werkte",
            "werkwijze",
        ),
        "adjusting": (
            "stel",
            "volgende keer",
        ),
    },
    "en": {
        "wishes": (
            "learning",
            "want to",
        ),
        "stage": (
            "colleague",
            "employee",
            "participant",
            "professional",
            "staff",
            "starters",
            "students",
            "trainees",
            "worker",
        ),
        "responsible": (
            "choice",
            "development",
            "herself",
            "himself",
            "learning",
            "responsibility",
            "themselves",
            "yourself",
        ),
        "focus": (
            "competenc",
            "dimension",
            "focus",
            "work process",
        ),
        "person": (
            "as a person",
            "experience",
            "feel",
            "felt",
            "myself",
            "norms",
            "thought",
            "values",
            "wanted",
            "yourself",
        ),
        "science": (
            "literature",
            "research",
            "scien",
            "theor",
        ),
        "theory": (
            "literature",
            "research",
            "scien",
            "theor",
        ),
        "profession": (
            "guideline",
            "knowledge",
            "profession",
            "protocol",
        ),
        "feedback": (
            "client",
            "feedback",
        ),
        "data": (
            "measure",
            "observation",
            "ors",
            "questionnaire",
            "recording",
            "score",
            "srs",
            "video",
        ),
        "successes": (
            "compliment",
            "proud",
            "strength",
            "success",
            "well",
            "what",
        ),
        "management": (
            "director",
            "executive",
            "manage",
            "team leader",
        ),
        "learning_organisation": ("learning",),
        "lifelong": (
            "developing",
            "learning",
            "lifelong",
        ),
        "participants_support": (
            "colleagues",
            "everybody",
            "everyone",
            "participants",
            "professionals",
            "staff",
        ),
        "training": (
            "certified",
            "course",
            "train",
        ),
        "less_guidance": (
            "by themselves",
            "independently",
            "without",
        ),
        "evaluation": (
            "back on",
            "evaluat",
        ),
        "adjusting": (
            "adjust",
            "next time",
        ),
    },
}
"""Language → what is looked for → pieces, of which each text with those words has one, folded.

A test makes them of the patterns.
"""


def fold(text: str) -> str:
    """A text on one line and in small letters."""
    return " ".join(text.split()).translate(FOLDED).lower()


def stems_for(language: str, key: str) -> tuple[str, ...]:
    """The pieces for a key, in the language of a BCP 47 tag; English where we do not speak it."""
    spoken = "nl" if language.split("-")[0] == "nl" else "en"
    return STEMS[spoken].get(key, ())
