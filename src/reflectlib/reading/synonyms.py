"""What people write for the words of a definition, in Dutch or in other ways.

It is data, and so longer than a file of code. The words are as `slug` makes them: without
capitals and accents, and with hyphens for spaces.
"""

import re
from collections.abc import Mapping

from reflectlib.reading.amounts import PER

DUTCH_KEYS: Mapping[str, str] = {
    "aan": "to",
    "aandeel": "share",
    "aanpassing": "adaptations",
    "aanpassingen": "adaptations",
    "aantal": "count size participants",
    "adaptation": "adaptations",
    "afwijkingen": "adaptations",
    "als": "when",
    "antwoorden": "answers",
    "auteur": "authors publisher organisation",
    "auteurs": "authors publisher",
    "author": "authors publisher organisation",
    "begeleider": "lead facilitation",
    "begeleiding": "facilitation lead",
    "benodigd": "materials",
    "benodigdheden": "materials",
    "beschrijving": "summary text",
    "beurt": "turn",
    "bijeenkomst": "meeting",
    "bijeenkomsten": "meetings",
    "bron": "sources",
    "bronnen": "sources",
    "casus": "cases",
    "casussen": "cases",
    "categorie": "category",
    "changes": "adaptations",
    "conditie": "when",
    "condition": "when",
    "dagen": "days",
    "deel": "share",
    "deelnemers": "participants",
    "description": "summary text",
    "difficulty": "experience_needed",
    "doel": "purpose goals",
    "doelen": "goals purpose",
    "doelgroep": "audience",
    "doelstelling": "purpose goals",
    "doelstellingen": "goals",
    "duration": "time",
    "duur": "duration time",
    "eenheid": "per",
    "elke": "every",
    "ervaring": "experience_needed experience",
    "ervaringen": "experience",
    "ervaringsniveau": "experience_needed",
    "facilitatie": "facilitation",
    "facultatief": "optional",
    "fase": "stage phases",
    "fasen": "phases",
    "fixed": "locked",
    "formaat": "format",
    "frequentie": "frequency",
    "gebruiken-als": "suits",
    "gebruiken-bij": "suits",
    "geschikt": "suits",
    "geschikt-voor": "suits",
    "gespreksleider": "lead",
    "gewicht": "share",
    "goal": "purpose goals",
    "groep": "grouping",
    "groepen": "grouping",
    "groepering": "grouping",
    "groepsgrootte": "participants size",
    "grootte": "size",
    "herhaal": "repeat",
    "herhalen": "repeat",
    "herhaling": "repeat",
    "hulpmiddelen": "materials",
    "iedere": "every",
    "inleiding": "summary context",
    "inspanning": "effort",
    "instructie": "instructions",
    "instructies": "instructions",
    "jaar": "year years",
    "jaren": "years",
    "keer": "times",
    "kernwoorden": "tags",
    "keywords": "tags",
    "kolommen": "columns",
    "labels": "tags",
    "leider": "lead",
    "leiding": "lead",
    "license": "licence",
    "licentie": "licence",
    "link": "url",
    "locatie": "place",
    "looptijd": "span",
    "maanden": "months",
    "materiaal": "materials",
    "maximaal": "max",
    "maximum": "max",
    "mensen": "participants",
    "methode": "method",
    "minimaal": "min",
    "minimum": "min",
    "minuten": "minutes time duration",
    "minutes": "time duration",
    "moeilijkheid": "experience_needed",
    "naam": "title",
    "naam-van-de-vorm": "form_title",
    "name": "title",
    "niet-als": "not_for",
    "niet-bij": "not_for",
    "niet-geschikt": "not_for",
    "niet-geschikt-voor": "not_for",
    "niet-voor": "not_for",
    "niveau": "experience_needed",
    "nodig": "materials",
    "omschrijving": "summary text",
    "onder-voorwaarde": "when",
    "onderdelen": "sections",
    "onderwerp": "title",
    "ongeveer": "about",
    "opbrengst": "output",
    "opdracht": "instructions",
    "opdrachten": "instructions",
    "opmerking": "tips",
    "opmerkingen": "tips",
    "opstelling": "setting",
    "optioneel": "optional",
    "organisatie": "organisation",
    "organization": "organisation",
    "pagina": "locator",
    "past-bij": "suits",
    "pauze-na": "break_after",
    "people": "participants",
    "periode": "period",
    "personen": "participants",
    "plaats": "place",
    "plek": "place",
    "principes": "principles",
    "resultaat": "output",
    "resultaten": "results output",
    "rol": "role lead to",
    "rollen": "roles",
    "room": "setting",
    "ruimte": "setting place",
    "samenvatting": "summary",
    "samenvoegen": "join",
    "schaal": "scale",
    "seating": "setting",
    "secties": "sections",
    "soort": "kind form stage",
    "soort-stap": "stage",
    "spullen": "materials",
    "stage": "phases",
    "stap": "phases",
    "stappen": "phases",
    "stelling": "text statements",
    "stellingen": "statements",
    "steps": "phases",
    "taak": "task",
    "taal": "language",
    "taken": "tasks",
    "tekst": "text instructions",
    "tijd": "time duration",
    "tijdsduur": "duration time",
    "titel": "title",
    "tot": "to",
    "trefwoord": "tags",
    "trefwoorden": "tags",
    "uitgever": "publisher",
    "uitleg": "instructions text",
    "van": "from",
    "varianten": "variants",
    "vast": "locked",
    "vastgezet": "locked",
    "velden": "fields",
    "versie": "format",
    "vervolgvraag": "follow_ups",
    "vervolgvragen": "follow_ups",
    "voor": "for",
    "voorbereiding": "preparation",
    "voorwaarden": "conditions",
    "vorm": "form",
    "vormnaam": "form_title",
    "vraag": "text questions",
    "vragen": "questions",
    "wanneer": "when suits",
    "wanneer-niet": "not_for",
    "wanneer-wel": "suits",
    "website": "url",
    "weging": "share",
    "weight": "share",
    "weken": "weeks",
    "werkbladen": "worksheets",
    "werkvorm": "grouping",
    "werkwijze": "instructions",
    "zaalopstelling": "setting",
    "zwaarte": "share",
}
"""What Dutch writers call a key → the keys that it may be, of which one can stand there.

Keys are English, since programs read them too.
"""

NOTHING = frozenset(
    {
        "geen",
        "geen-idee",
        "nvt",
        "zj",
        "z-j",
        "nd",
        "n-d",
        "n-v-t",
        "niet-van-toepassing",
        "onbekend",
        "onbepaald",
        "niet-bekend",
        "weet-ik-niet",
        "nog-onbekend",
        "variabel",
        "wisselend",
        "wisselt",
        "verschilt",
        "verschillend",
        "nog-te-bepalen",
        "ntb",
        "n-t-b",
        "none",
        "unknown",
        "n-a",
        "na",
        "tbd",
        "varies",
        "niemand",
        "nobody",
        "nee",
    }
)
LANGUAGES: Mapping[str, str] = {
    name: tag
    for tag, names in {
        "nl": "nederlands vlaams dutch ned nld dut holland nederland nederlandstalig",
        "en": "engels english eng engelstalig",
        "de": "duits german deutsch",
        "fr": "frans french francais",
        "fy": "fries frisian frysk",
        "es": "spaans spanish espanol",
        "it": "italiaans italian italiano",
        "pt": "portugees portuguese portugues",
        "pl": "pools polish polski",
        "tr": "turks turkish turkce",
        "ar": "arabisch arabic",
        "uk": "oekraiens ukrainian",
        "ru": "russisch russian",
        "da": "deens danish dansk",
        "sv": "zweeds swedish svenska",
        "nb": "noors norwegian norsk",
        "fi": "fins finnish suomi",
        "zh": "chinees chinese",
        "ja": "japans japanese",
        "el": "grieks greek",
        "hu": "hongaars hungarian",
        "ro": "roemeens romanian",
        "bg": "bulgaars bulgarian",
        "cs": "tsjechisch czech",
        "hi": "hindi",
        "fa": "perzisch farsi persian",
        "so": "somalisch somali",
        "ti": "tigrinya",
        "id": "indonesisch indonesian",
        "af": "afrikaans",
        "pap": "papiaments papiamento",
        "srn": "surinaams sranan",
    }.items()
    for name in names.split()
}
"""What a language is called → its tag."""

LEADERS = frozenset(
    {
        "leider",
        "leidster",
        "gespreksleidster",
        "gesprekleider",
        "groepsleider",
        "voorzitter",
        "facilitator",
        "leader",
        "chair",
        "moderator",
        "gespreksbegeleider",
        "procesbegeleider",
        "begeleidster",
        "leiding",
    }
)
"""What somebody who leads the conversation is called besides `gespreksleider`."""

EVERYBODY = frozenset(
    "iedereen allen allemaal groep hele-groep team everybody everyone all".split()  # noqa: SIM905
)
"""What is written for everybody in the place of a role."""

IN_WORDS: Mapping[str, Mapping[str, str]] = {
    "facilitation": {
        "either": r"allebei|beiden?|both|of\b.*\bzonder|met en zonder",
        "self-guided": r"zonder|zelf|geen|niemand|without|self",
        "guided": r"met\b|begeleid|leider|leiding|guided|\bled\b",
    },
    "place": {
        "either": r"allebei|beiden?|both|hybrid|\b(?:of|en|and|or)\b",
        "online": r"online|digita|teams|zoom|beeldbel|videobel|thuis",
        "on-site": r"locatie|fysiek|kantoor|\blive\b|offline|in huis|ter plaatse|zaal|school|werk",
    },
}
"""Key → its words, and what says them in words, in the order in which that is looked for."""

# Group work by name: what it is called, and the size that it has or could have.
TOGETHER = (
    (r"\b(?:tweetal(?:len)?|duo['’]?s?|twee[eë]n|koppels?|paren|pairs?|twee aan twee)\b", 2),
    (r"\b(?:drietal(?:len)?|drie[eë]n|trio['’]?s?|triads?)\b", 3),
    (r"\b(?:viertal(?:len)?|vieren)\b", 4),
)
CHOSEN = re.compile(
    r"\b(?:zelf|vrij) (?:te |ge)?(?:kie(?:s|z)\w{0,3}|kozen)\b|\b(?:naar|eigen|vrije) keuze\b"
    r"|\bfree choice\b|\bfreely\b|\bself[- ]chosen\b"
)
"""What says that people choose with whom they work."""
REPEATED: Mapping[str, str] = {
    "case": r"\b(?:casus(?:sen)?|cases?|inbreng(?:er|ers)?)\b",
    "pairings": r"\b(?:paren|koppels?|pairs?|duo['’]?s?|tweetal(?:len)?|met iedereen)\b",
    "member": r"\b(?:leden|lid|groepslid|personen|persoon|deelnemers?|ieder(?:een)?|participants?"
    r"|persons?|everybody|everyone)\b",
}
"""What the steps of a loop are done again for → what says so in words."""
YES = frozenset("ja j yes y waar wel true aan on optioneel facultatief 1".split())  # noqa: SIM905
NO = frozenset(
    "nee n no neen onwaar niet false uit off verplicht altijd nooit geen 0".split()  # noqa: SIM905
)
GROUPS = re.compile(r"\b(?:sub)?(?:groepjes?|groepen|groups?|teams)\b")
ALONE = re.compile(
    r"\b(?:individueel|individuele|alleen|zelf|zelfstandig|apart|ieder voor zich|solo|alone)\b"
)
ALL = re.compile(
    r"\b(?:plenaire?|klassikaal|centraal|hele groep|groep|kring|kringgesprek"
    r"|allemaal|samen|gezamenlijk|iedereen|met (?:z['’]?n|zijn) allen|allen"
    r"|whole group|everybody|everyone|together|circle|team)\b"
)

DUTCH_VALUES: Mapping[str, tuple[str, ...]] = {
    **{name: (unit,) for name, unit in PER.items()},
    "persoon": ("participant", "participants"),
    "bijeenkomst": ("meeting",),
    "keer": ("meeting",),
    "maand": ("month",),
    "jaar": ("year",),
    "methode": ("method",),
    "werkvorm": ("method", "oefening"),
    "vragenlijst": ("checklist",),
    "kader": ("framework",),
    "bron": ("source",),
    "uit-de-bron": ("source",),
    "wij": ("editor", "estimate"),
    "zelf": ("editor", "estimate"),
    "eigen": ("editor", "estimate"),
    "redactie": ("editor", "estimate"),
    "schatting": ("estimate",),
    "geschat": ("estimate",),
    "casuistiek": ("casuistiekbespreking",),
    "spel": ("oefening",),
    "training": ("traject", "trained"),
    # What a step does in the whole.
    **dict.fromkeys(
        ("openen", "start", "begin", "beginnen", "welkom", "kennismaking", "inchecken", "check-in"),
        ("opening",),
    ),
    **dict.fromkeys(("kiezen", "keuze", "casus-kiezen", "casuskeuze"), ("choosing",)),
    "inbreng": ("case", "presenting"),
    **dict.fromkeys(("inbrengen", "presenteren", "presentatie", "vertellen"), ("presenting",)),
    **dict.fromkeys(("verkennen", "verkenning", "bevragen", "exploreren"), ("exploring",)),
    **dict.fromkeys(("verdiepen", "verdieping", "analyse", "analyseren"), ("deepening",)),
    **dict.fromkeys(("adviseren", "advies", "adviezen"), ("advising",)),
    **dict.fromkeys(
        ("oefenen", "oefening", "werken", "aan-het-werk", "opdracht", "doen"), ("working",)
    ),
    **dict.fromkeys(("oogst", "oogsten", "opbrengst"), ("harvesting",)),
    **dict.fromkeys(
        ("afsluiting", "afsluiten", "slot", "einde", "afronding", "afronden", "terugblik"),
        ("closing",),
    ),
    # What whoever leads needs.
    **dict.fromkeys(("geen", "nee", "niet-nodig"), ("none",)),
    **dict.fromkeys(("enige", "enige-ervaring", "wat", "weinig", "een-beetje", "ja"), ("some",)),
    **dict.fromkeys(("opgeleid", "opleiding", "geschoold", "scholing", "getraind"), ("trained",)),
}
"""What a Dutch word says → the words for it, of which one may be among the choices."""
