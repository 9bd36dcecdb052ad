"""Facts of the chapters of a handbook on reflection, and of three pages on strength-based work.

Read in `reflecteren-is-leren.txt`, chapters 3 to 7 (Nederlands Jeugdinstituut, Reflecteren is
leren), and in `kfz-implementatiestudie.txt`, `kfz-krachtgericht-reflecteren.txt` and
`kfz-veiligheid-maatschappelijke-opvang.txt` (Kwaliteit Forensische Zorg).
"""

from content.facts import Counts, Data, Fact, Is, Meets, Says, Silent, Steps

_NO_FIGURES: tuple[Fact, ...] = (Silent("duration"), Silent("participants"), Silent("frequency"))

_INTERVISIE: tuple[Fact, ...] = (
    # hoofdstuk 3, Intervisie: "drie tot zes deelnemers", "soms (tijdelijk) begeleid", often
    # voluntary, also called intercollegiale consultatie
    Is("form", "intervisie"),
    Is("participants", {"min": 3, "max": 6}),
    Is("facilitation", "either"),
    Says("", "vrijwillig"),
    Says("", "intercollegiale consultatie"),
    # Intervisie, Effecten: knowledge grows, a change of behaviour is not shown
    Says("experience.results", "kennis"),
    Says("experience", "gedra"),
    Silent("duration"),
    Silent("frequency"),
    Silent("cases.minutes"),
)

_KRACHTGERICHT: tuple[Fact, ...] = (
    # kfz-krachtgericht-reflecteren, Hulp bij implementatie
    Is("form", "traject"),
    Says("", "Hogeschool Leiden"),
    Says("", "Forensische Psychiatrie"),
    Says("conditions.finance", "KFZ"),
    # Kortdurend and Landurig traject, the parts both have
    Says("", "train de trainer"),
    Says("", "borg"),
    Silent("participants"),
)

_OPENING: tuple[tuple[str, Data], ...] = (
    # kfz-krachtgericht-reflecteren, Bijeenkomsten en data: 11.00 to 12.00; 13.00 to 15.30 or
    # 10.00 to 12.30, online or live; the third without place or hours
    ("leiding", {"place": "online", "duration": 60}),
    ("medewerkers", {"place": "either", "duration": 150}),
    ("train", {"place": None, "duration": None}),
)

FACTS: dict[str, tuple[Fact, ...]] = {
    "supervisie": (
        # hoofdstuk 3, Supervisie: one to one as well as in a small group, led by a supervisor
        Is("form", "supervisie"),
        Is("facilitation", "guided"),
        Says("roles.*.id", "supervisor"),
        Says("roles.*.id", "supervisant"),
        Says("variants", "op één"),
        Says("variants", "kleine groep"),
        Says("", "LVSC"),
        # integration on the first level: denken, voelen, willen en handelen
        Says("rationale", "willen"),
        # Supervisie, Effecten; no figure anywhere in the part
        Says("experience.results", "stress"),
        Says("experience.success_factors", "emotione"),
        Says("experience.success_factors", "feedback"),
        # hoofdstuk 6: people may think that it is only for who does not function well
        Says("conditions.support", "niet goed"),
        *_NO_FIGURES,
    ),
    "intervisie-probleemgericht": (
        *_INTERVISIE,
        # Intervisie, the problem-focused kind: request for help, causes, possible solutions
        Steps((("hulpvraag", None), ("oorza", None), ("oploss", None))),
        # Begeleiding bij het reflecteren: starts under guidance, then goes on by itself
        Says("conditions.expertise", "begeleider"),
        # hoofdstuk 3, Overzicht: Rietveld & Van Rooijen, 2011
        Says("sources", "2011"),
    ),
    "intervisie-oplossingsgericht": (
        *_INTERVISIE,
        # Intervisie: the phases are those of Neeleman (2008)
        Says("", "Neeleman"),
        # Appreciating, Envisioning, Dialoging, Innovating, Evaluation
        Steps(
            (("hielp", None), ("doel", None), ("schaal", None), ("stap", None), ("feedback", None))
        ),
        # Dialoging: moments without the problem; colleagues give no advice unasked
        Says("phases", "uitzondering"),
        Says("", "advies"),
    ),
    "coaching": (
        # hoofdstuk 3, Coaching en werkbegeleiding: one to one
        Is("form", "coaching"),
        Says("", "één op één"),
        # coach, employee and manager set goals before and evaluate together after; two kinds
        Says("roles.*.id", "leidinggevende"),
        Meets((("doel", {"participants": 3}), ("evalue", {"participants": 3}))),
        Says("", "basiscoaching"),
        Says("", "ontwikkelingscoaching"),
        # Effecten
        Says("experience.results", "stress"),
        Says("experience.results", "burn-out"),
        Says("experience.success_factors", "warm"),
        Says("experience.success_factors", "motiv"),
        # hoofdstuk 6: people may think that it is only for who does not function well
        Says("conditions.support", "slecht functioneert"),
        Silent("duration"),
        Silent("frequency"),
        Silent("count"),
    ),
    "werkbegeleiding": (
        # hoofdstuk 3, Coaching en werkbegeleiding: the kind about doing the task
        Is("form", "werkbegeleiding"),
        Says("", "taak"),
        # hoofdstuk 6, Rol begeleider: train those who guide, within the organisation
        Says("conditions.expertise", "binnen de organisatie"),
        Says("goals", "vaardig"),
        # hoofdstuk 3, Supervisie: overlaps at times with supervision
        Says("", "supervisie"),
        Silent("duration"),
        Silent("frequency"),
        Silent("count"),
    ),
    "coaching-on-the-job": (
        # hoofdstuk 3, Coaching on the job
        Is("form", "coaching"),
        Says("organisation", "Combinatie"),
        # all pedagogical workers are trained in it, and it is part of their tasks
        Says("", "pedagogisch medewerkers"),
        Says("conditions.expertise", "getraind"),
        # starters get a period of extra rostering
        Says("audience", "begin"),
        Says("", "rooster"),
        *_NO_FIGURES,
        Silent("span"),
    ),
    "spiraalmodel": (
        # hoofdstuk 3, Reflectieproces: Korthagen (1999), usable in every form
        Says("", "Korthagen"),
        Says("", "1999"),
        # fase 1 to fase 4 with their 11 numbered questions and 3 core questions
        Steps((("bereiken", None), ("gebeurde", None), ("context", None), ("alternatie", None))),
        Counts("phases.*.questions", 14),
        Says("phases.0.questions", "letten"),  # fase 1, vraag 2
        Says("phases.0.questions", "proberen"),  # fase 1, vraag 3
        Says("phases", "dacht"),  # fase 2, vraag 4
        Says("phases", "essentie"),  # kernvraag b
        Says("phases", "nadelen"),  # fase 4, vraag 10
        *_NO_FIGURES,
    ),
    "werkproces": (
        # hoofdstuk 4, Reflecteren op de uitvoering: Hutschemaekers (2010)
        Says("", "Hutschemaekers"),
        Says("", "2010"),
        # steps 1 to 4, Analyse en doelen stellen
        Steps((("aanleiding", None), ("kracht", None), ("hulpvraag", None), ("eenvoudig", None))),
        # steps 4 to 7, on to Empowerment, Evidence based werken, Monitoring
        Steps((("eenvoudig", None), ("sterk", None), ("bewezen", None), ("bereikt", None))),
        # the spiral model helps to make the steps clear
        Says("related", "spiraalmodel"),
        *_NO_FIGURES,
    ),
    "dimensies-van-handelen": (
        # hoofdstuk 4, Reflecteren op dimensies van handelen: Van Montfoort (2010)
        Says("", "Van Montfoort"),
        Says("", "2010"),
        # the three dimensions, all of which must come up
        Is("principles", ["vraaggestuurd", "effectief", "normatief"]),
        Steps((("vraag", None), ("methode", None), ("beroepscode", None))),
        # the article of the code of the profession, h1
        Says("context", "Buitink"),
        # at times the method has to be left
        Says("phases", "afwijk"),
        *_NO_FIGURES,
    ),
    "competenties": (
        # hoofdstuk 4, Reflecteren op competenties: generic, craft, theme
        Says("worksheets", "generieke"),
        Says("worksheets", "vakspecifieke"),
        Says("worksheets", "thema"),
        # chapter 4, opening: through the eyes of the client (parent or young person)
        Says("phases", "ogen van"),
        Says("audience", "jeugdzorg"),
        *_NO_FIGURES,
    ),
    "kwaliteitsgesprek": (
        # hoofdstuk 4, Monitoring en feedback: Yorneo; Spirit works "soortgelijk": a variant
        Says("", "Yorneo"),
        Says("", "Spirit"),
        Says("variants", "methoden-evaluatie"),
        # the four questions
        Steps((("herken", None), ("verkla", None), ("tevreden", None), ("verbeter", None))),
        # feedback to those who treat makes their work more effective
        Says("rationale", "Lambert"),
        # teams of workers and middle management
        Says("audience", "middenkader"),
        # the effect, in intensieve orthopedagogische gezinsbegeleiding (Veerman e.a., 2008)
        Says("experience.results", "gezinsbegeleiding"),
        Says("", "Veerman"),
        Says("", "2008"),
        *_NO_FIGURES,
    ),
    "feedback-informed-treatment": (
        # hoofdstuk 4, Monitoring en feedback: Trias Jeugdhulp, the ORS-SRS
        Says("organisation", "Trias"),
        Says("", "ORS"),
        Says("", "SRS"),
        Says("materials", "vragenlijst"),
        # an effective professional doubts the own work openly
        Says("rationale", "in twijfel"),
        Says("goals", "klantgericht"),
        # Lambert (2010); Miller en Hubble (2007)
        Says("", "Lambert"),
        Says("", "Miller"),
        *_NO_FIGURES,
    ),
    "methodische-casuistiekbespreking": (
        # hoofdstuk 5, De nieuwe professional: Lindenhout
        Is("form", "casuistiekbespreking"),
        Is("facilitation", "guided"),
        Says("organisation", "Lindenhout"),
        # a practice leader leads from behind, and records the knowledge that comes up
        Says("roles.*.id", "practice-leader"),
        Says("", "leading from behind"),
        Says("roles", "kennis"),
        # professionals say themselves what must be better, and ask the organisation to facilitate
        Says("roles", "zelf aan wat beter moet"),
        Says("conditions", "faciliteren"),
        # Jongepier & Schoonderwoerd (2012)
        Says("", "Jongepier"),
        Says("", "2012"),
        *_NO_FIGURES,
        Silent("cases.minutes"),
    ),
    "kwaliteitskader-reflectie": (
        # hoofdstuk 7: Vorm, Structuur, Focus, Draagvlak, Deskundigheid, Kwaliteitsbewaking
        Counts("sections", 6),
        Says("sections.0.statements", "werkzame"),
        Says("sections.1.statements", "verantwoordelijk"),
        Says("sections.2.statements", "wetenschap"),
        Says("sections.2.statements", "success"),
        Says("sections.3.statements", "management"),
        Counts("sections.4.statements", 2),
        Says("sections.4.statements", "geschoold"),
        Says("sections.5.statements", "evalue"),
        Says("", "BAMw"),  # Tot slot: points for the register
    ),
    "piekeren-of-reflecteren": (
        # hoofdstuk 3, Reflecteren en piekeren: five contrasts (Luken, 2010)
        Counts("sections.*.statements", 5),
        Counts("sections.*.statements.*.opposite", 5),
        Says("sections", "perspectief"),
        Says("sections", "fouten"),
        Says("sections", "oorza"),
        Says("", "Luken"),
    ),
    "reflectiecultuur": (
        # hoofdstuk 5, Aspecten reflectiecultuur, 1 to 4
        Says("sections", "kernwaarden"),
        Says("sections", "missie"),
        # Leiderschap: mistakes are allowed
        Says("sections", "fouten"),
        # Leiderschap, the four questions, the first about "vraag 1 tot en met 6"
        Counts("sections.7.questions", 4),
        Says("sections.7.questions", "context"),
        Says("sections.7", "1 tot en met 6"),
    ),
    "praktijkaanbevelingen": (
        # hoofdstuk 6: Inbedding, Voorbereiding, Werkproces, Groepen, Begeleider, Randvoorwaarden
        Counts("sections", 6),
        Says("sections.0.statements", "inwerkprogramma"),
        Says("sections.0.statements", "registratie"),
        Says("sections.1.statements", "verpli"),
        Says("sections.2.statements", "vaste groep"),
        Says("sections.2.statements", "gedragswetenschapper"),
        Says("sections.2.statements", "incident"),
        Counts("sections.3.statements", 2),
        Says("sections.4.statements", "scholing"),
        Says("sections.4.statements", "supervisant"),
        Says("sections.5.statements", "trots"),
    ),
    "dimensies": (
        # hoofdstuk 4, Reflecteren op dimensies van handelen: Van Montfoort (2010)
        Is("items.*.id", ["vraaggestuurd", "effectief", "normatief"]),
        Says("", "Van Montfoort"),
        Says("items.0", "dialoog"),
        Says("items.1", "wetenschap"),
        Says("items.2", "beroepscode"),
    ),
    "competenties-jeugdzorgwerker": (
        # hoofdstuk 4, Reflecteren op competenties
        Counts("items", 3),
        Counts("items.0.elements", 4),  # generic, lines 345-347
        Counts("items.1.elements", 6),  # craft, the list
        Counts("items.2.elements", 5),  # themes, lines 355-361
        Says("items.1", "outreach"),
        Says("items.2", "gedwongen"),
        Says("items.2", "kindermishandeling"),
    ),
    "reflectiebijeenkomst": (
        # kfz-krachtgericht-reflecteren, alinea 3: an existing method, led, in the team's meetings
        Is("facilitation", "guided"),
        Says("roles.*.id", "gespreksleider"),
        Says("", "bestaande"),
        Says("", "overleg"),
        # kfz-krachtgericht-reflecteren, alinea 1: the themes of the dilemmas
        Says("", "huisregels"),
        # kfz-implementatiestudie, alinea 1: Ellemers (2022)
        Says("", "integriteitsparadox"),
        Says("", "Ellemers"),
        # kfz-implementatiestudie, alinea 2
        Says("", "Querido"),
        Says("", "Hogeschool Leiden"),
        Says("experience.results", "motiv"),
        *_NO_FIGURES,
    ),
    "krachtgericht-reflecteren-kort": (
        *_KRACHTGERICHT,
        # Kortdurend traject: "maart - december 2023", "Eenmalige intervisiebijeenkomst"
        Is("period", {"from": "2023-03", "to": "2023-12"}),
        Meets((*_OPENING, ("intervisie", {"count": 1, "duration": None}))),
    ),
    "krachtgericht-reflecteren-lang": (
        *_KRACHTGERICHT,
        # Landurig traject: "maart 2023 - september 2025"; trainers om de twee maanden
        Is("period", {"from": "2023-03", "to": "2025-09"}),
        Meets(
            (*_OPENING, ("trainers", {"frequency": [{"every": {"months": 2}}], "duration": None}))
        ),
        Says("", "voortgang"),
    ),
    "krachtgericht-grenzen-stellen": (
        # kfz-veiligheid-maatschappelijke-opvang, alinea 2: the three questions in their order
        Steps((("grenzen", None), ("menselijke maat", None), ("competentie", None))),
        # alinea 1: the climate, and the three basic needs
        Says("", "leefklimaat"),
        Says("", "verbondenheid"),
        Says("", "autonomie"),
        # alinea 3: the workbook and its shorter protocol; published 30 juli 2020
        Says("", "werkboek"),
        Says("", "handelingsprotocol"),
        Is("sources.0.year", 2020),
        *_NO_FIGURES,
    ),
}
