"""Facts of `Reflecteren is leren`, bijlage 2: the practice examples of the participants."""

from content.facts import Costs, Counts, Fact, Is, Meets, Says, Silent, Steps

FACTS: dict[str, tuple[Fact, ...]] = {
    "casuistiekbespreking-appreciative-inquiry": (
        # bijlage 2, Casuïstiekbespreking appreciative inquiry, organisatie
        Is("organisation", "William Schrikker Groep"),
        Is("form", "casuistiekbespreking"),
        # DOELGROEP
        Says("audience", "hbo"),
        # DOELGROEP: ongeveer 5
        Is("participants", {"min": 5, "max": 5, "about": True}),
        # AANPAK: eenmaal per twee weken, 3 uur; no number of cases, no cost in hours
        Is("frequency", [{"every": {"weeks": 2}}]),
        Is("duration", 180),
        Silent("cases"),
        Silent("effort"),
        Says("follow_up", "contactjournaal"),
        Says("", "Signs of Safety"),
        Says("", "Delta"),
        # AANPAK, vragen
        Says("phases", "trots"),
        # BESCHIKBAARHEID
        Says("transfer.availability", "WSGids"),
        # SUCCES- EN FAALFACTOREN, knelpunt
        Says("experience.pitfalls", "crisis"),
        # VERVOLGSTAPPEN
        Says("experience.next_steps", "parallel"),
    ),
    "casuistiekbespreking-nieuwe-perspectieven": (
        # bijlage 2, Casuïstiekbespreking Nieuwe perspectieven, organisatie
        Is("organisation", "Spirit"),
        Is("form", "casuistiekbespreking"),
        # KADER: 3 tot 6 maanden is the span of the help, not of the discussion; 8-23 jaar
        Says("context", "23 jaar"),
        Silent("span"),
        # AANPAK: 1 x per 4 weken, 2,5 uur; no size of the team
        Is("frequency.0.every", {"weeks": 4}),
        Is("duration", 150),
        Silent("participants"),
        # AANPAK: tot 2012 één casus; na 2012 één grote en één met een concrete vraag
        Says("variants.0.title", "2012"),
        Is("variants.0.cases", {"min": 1, "max": 1}),
        Is("variants.1.cases", {"min": 2, "max": 2}),
        # AANPAK: the second case is another than the first, so its step is for that one alone
        Is("phases.6.case", 2),
        # AANPAK: sinds 2012 is de trainer er eens in de 8 weken
        Says("variants.1", "8 weken"),
        # KADER: NPT 9 maanden; AANPAK: NPT 1 x per 2 weken, trainer 1 x per 6 weken
        Says("variants.2", "9 maanden"),
        Is("variants.2.frequency.0.every", {"weeks": 2}),
        Says("variants.2", "6 weken"),
        # AANPAK: eerste en tweede gedeelte
        Steps((("bevra", None), ("hypothes", None), ("hulpvraag", None), ("team", None))),
        # Rolverdeling; FINANCIEN
        Says("preparation", "bolletjesschema"),
        Costs("deelnemer", 150, "meeting"),
        Costs("inbrenger", {"max": 60}, "case"),
        Costs("gedragswetenschapper", 240, "meeting"),
        Costs("trainer", 240, "meeting"),
        Says("conditions.finance", "twee keer per jaar"),
        # VERVOLGSTAPPEN: from 2013 IPA, since 2012 IFA
        Says("experience.next_steps", "IPA"),
        Says("experience.next_steps", "2013"),
        Says("experience.next_steps", "IFA"),
        # BESCHIKBAARHEID; SUCCES- EN FAALFACTOREN
        Says("transfer.availability", "bezuinig"),
        Says("experience.pitfalls", "bezuinig"),
    ),
    "expertiseplatform": (
        # bijlage 2, Expertiseplatform, organisatie
        Is("organisation", "Combinatie Jeugdzorg"),
        # KADER
        Says("context", "Interactieacademie in Antwerpen"),
        # AANPAK: één keer per kwartaal, vanaf tweede kwartaal 2013, 2 dagdelen (no minutes)
        Is("frequency", [{"every": {"months": 3}}]),
        Says("context", "tweede kwartaal van 2013"),
        Says("", "2 dagdelen"),
        Silent("duration"),
        Is("participants", {"min": 15, "max": 50}),
        # AANPAK: agenda twee weken van tevoren, maximaal 4 casussen, anderhalf uur per casus
        Is("preparation.0.weeks_before", 2),
        Is("cases", {"max": 4, "minutes": 90}),
        Says("", "reflecting team"),
        Says("", "derde kring"),
        Says("setting", "drie kringen"),
        # AANPAK, transfer: the behandelcoördinator guards the new course
        Is("follow_up.1.role", "behandelcoordinator"),
        # ONDERBOUWING
        Says("rationale", "systeemtheorie"),
        # FINANCIEN; no experience yet
        Says("conditions.finance", "80 euro"),
        Says("transfer.quality_assurance", "schriftelijk"),
        Silent("experience.results"),
    ),
    "intervisiespel": (
        # bijlage 2, Intervisiespel, organisatie
        Is("organisation", "Jarabee"),
        Is("form", "intervisie"),
        # KADER
        Says("context", "trajectcoördinator"),
        # AANPAK: vier keer per jaar tot een keer per maand, twee tot drie uur, twee casussen
        Is("frequency.0.times", {"min": 4, "max": 12}),
        Is("frequency.0.per", "year"),
        Is("duration", {"min": 120, "max": 180}),
        Is("cases.max", 2),
        Is("cases.minutes", {"min": 60}),
        Silent("participants"),
        # AANPAK: vier categorieën kaarten, verdiepende vraag
        Counts("question_categories", 4),
        Says("question_categories.0", "denk"),
        Says("question_categories.1", "gevoel"),
        Says("question_categories.2", "doe"),
        Says("question_categories.3", "oplossing"),
        Says("phases", "verdiep"),
        # Onderbouwing
        Says("rationale", "Human Dynamics"),
        Says("rationale", "Balint"),
        # ERVARINGEN EN RESULTATEN: 1 x per 4 weken was agreed
        Is("frequency.1.every", {"weeks": 4}),
        # SUCCES- EN FAALFACTOREN
        Counts("experience.success_factors", 3),
        Counts("experience.pitfalls", 2),
        Counts("experience.remedies", 2),
    ),
    "kom": (
        # bijlage 2, KOM, titel en organisatie
        Says("", "Korte Oplossingsgerichte Methode"),
        Is("organisation", "Combinatie Jeugdzorg"),
        Is("form", "intervisie"),
        # DOELEN
        Says("goals", "wondervraag"),
        Says("goals", "klager"),
        Says("goals", "uitzonderingen"),
        # AANPAK
        Says("frequency.0.for", "ambulant"),
        Is("frequency.0.every", {"weeks": 2}),
        Says("frequency.1.for", "behandelcoördinator"),
        Is("frequency.1.every", {"months": 1, "about": True}),
        Is("participants", {"min": 12, "max": 20}),
        Is("cases", {"min": 1, "max": 2}),
        Silent("duration"),
        # AANPAK, stappen 1-7, none with minutes
        Counts("phases", 7),
        Steps(
            (
                ("probleem", None),
                ("werkte", None),
                ("compliment", None),
                ("toekomst", None),
                ("suggestie", None),
                ("bruikba", None),
                ("reactie", None),
            )
        ),
        # FINANCIEN; BESCHIKBAARHEID; ERVARINGEN EN RESULTATEN
        Says("conditions.finance", "extra"),
        Says("transfer.availability", "Neeleman (2008)"),
        Says("conditions.expertise", "kartrekker"),
        Says("conditions.support", "behandelcoördinatoren"),
        Says("experience.results", "niet formeel"),
        Says("experience.results", "positief"),
    ),
    "leercoaches": (
        # bijlage 2, Leercoaches, organisatie
        Is("organisation", "Jeugdformaat"),
        # AANPAK: waarde, plm. 20 leercoaches, 16 modules, maximaal drie per jaar
        Says("context", "alsof het je eigen kind is"),
        Says("context", "20 leercoaches"),
        Says("context", "16 modules"),
        Is("frequency.0.times", {"max": 3}),
        Is("frequency.0.per", "year"),
        # AANPAK, portfolio
        Says("materials", "portfolio"),
        # AANPAK: plenair een dagdeel, plm. 14; leergroep twee keer, samen een dagdeel, max. 4 tot 5
        Meets(
            (
                (
                    "plenair",
                    {"participants": {"min": 14, "max": 14, "about": True}, "duration": None},
                ),
                ("leergroep", {"participants": {"max": 5}, "count": 2, "duration": None}),
            )
        ),
        # AANPAK: two leercoaches at the plenary meeting, one with the learning group
        Says("meetings.1", "twee leercoaches"),
        Says("meetings.2", "én leercoach"),
        # SAMENHANG
        Says("rationale", "Action Learning"),
        # FINANCIEN; DESKUNDIGHEID: vijf uur per week
        Says("conditions.finance", "cao"),
        Costs("leercoach", 300, "week"),
        # ERVARINGEN: points of attention for others, no experience of its own
        Says("conditions.support", "basishouding"),
        Says("conditions.support", "techniek"),
        Silent("experience"),
        # BESCHIKBAARHEID
        Says("sources", "KennisAkademie"),
    ),
    "leergroepen-juzt": (
        # bijlage 2, Leergroepen JUZT, organisatie
        Is("organisation", "JUZT"),
        Is("form", "leergroep"),
        # AANPAK: 5 x per jaar, 2 uur, trainer; ambulant hulpverleners with an intervisiemodel
        Is("frequency", [{"times": 5, "per": "year"}]),
        Is("duration", 120),
        Is("facilitation", "guided"),
        Says("variants", "ambulant"),
        Silent("participants"),
        Silent("cases"),
        # FINANCIEN: vijf keer twee uur, en vijf om voor te bereiden: 15
        Costs("begeleider", 120, "meeting"),
        Costs("begeleider", 300, "year"),
        Says("conditions.finance", "15 uur"),
        Says("conditions.finance", "reistijd"),
        # KWALITEITSBEWAKING: 4 x per jaar
        Says("transfer.quality_assurance", "4 keer per jaar"),
        # ERVARINGEN EN RESULTATEN; SUCCES- EN FAALFACTOREN
        Says("experience.pitfalls", "verplicht"),
        Says("experience.success_factors", "directe collega"),
        Says("experience.results", "wisselen"),
    ),
    "leergroepen-horizon": (
        # bijlage 2, Leergroepen Horizon, organisatie
        Is("organisation", "Horizon"),
        Is("form", "leergroep"),
        # AANPAK: 4-6 medewerkers met een trainer, 2 uur, zoveel keer als er deelnemers zijn
        Is("participants", {"min": 4, "max": 6}),
        Is("duration", 120),
        Is("count", "participants"),
        Is("facilitation", "guided"),
        Silent("frequency"),
        Silent("effort"),
        # AANPAK
        Says("", "certificaat"),
        Says("", "portfolio"),
        # ONDERBOUWING
        Says("rationale", "hersen"),
        # DESKUNDIGHEID; KWALITEITSBEWAKING; no experience
        Says("conditions.expertise", "supervisor"),
        Says("transfer.quality_assurance", "projectplan"),
        Silent("experience.results"),
    ),
    "permanente-leergroepen": (
        # bijlage 2, Permanente leergroepen, organisatie
        Is("organisation", "TriviumLindenhof"),
        Is("form", "leergroep"),
        # KADER; DOELGROEP
        Says("context", "locatie"),
        Says("audience", "alle"),
        # AANPAK: 1 keer per 2 maanden 2 uur, aanjager, thema's
        Is("frequency", [{"every": {"months": 2}}]),
        Is("duration", 120),
        Says("", "aanjager"),
        Says("", "ethiek"),
        Silent("participants"),
        Silent("count"),
        # FINANCIEN: 12 van de 40 uur per jaar
        Costs("deelnemer", 720, "year"),
        Says("conditions.finance", "40"),
        Says("conditions", "verplicht"),
        Says("rationale", "out of the box"),
        Silent("experience.results"),
    ),
    "video-interactiebegeleiding": (
        # bijlage 2, VIB, organisatie and "VIB wordt ook toegepast bij de Combinatie"
        Says("variants", "Bureau Jeugdzorg Utrecht"),
        Says("variants", "Combinatie"),
        # DOELGROEP, of both
        Says("variants", "jeugdbeschermer"),
        Says("variants", "nieuwe medewerkers"),
        # no figures for length, group or frequency
        Silent("duration"),
        Silent("participants"),
        Silent("frequency"),
        # DRAAGVLAK: het contract, filmen, terug kijken
        Steps((("contract", None), ("film", None), ("terug", None))),
        # DESKUNDIGHEID; BESCHIKBAARHEID
        Says("", "Associatie voor interactiebegeleiding en thuisbehandeling"),
        Says("transfer.availability", "aitnl.org"),
        # KWALITEITSBEWAKING: 20 steunpunten, 400 instellingen, om de drie jaar
        Says("transfer.quality_assurance", "20 steunpunten"),
        Says("transfer.quality_assurance", "400"),
        Says("transfer.quality_assurance", "3 jaar"),
        # Combinatie, BESCHIKBAARHEID: beleidsdocument "videogebruik"
        Says("transfer.availability", "videogebruik"),
        # DRAAGVLAK; SUCCES- EN FAALFACTOREN
        Says("conditions.finance", "veel tijd"),
        Says("experience.pitfalls", "moeilijk"),
    ),
    "werkvloercoaching": (
        # bijlage 2, Werkvloercoaching, organisatie
        Is("organisation", "TriviumLindenhof"),
        Is("form", "coaching"),
        # KADER: two module days; DOELGROEP
        Says("context", "twee moduledagen"),
        Says("audience", "behandelcoördinator"),
        Says("audience", "gedragsdeskundige"),
        # AANPAK: 6 maanden, twee wekelijks, 1 uur en 15 minuten; drie-gesprek at start and end
        Is("span", {"months": 6}),
        Meets(
            (
                ("driegesprek", {"participants": 3, "count": 1, "duration": None}),
                (
                    "coach",
                    {"participants": 2, "duration": 75, "frequency": [{"every": {"weeks": 2}}]},
                ),
                ("driegesprek", {"participants": 3, "count": 1, "duration": None}),
            )
        ),
        # FINANCIEN: the coachee gets 75 euro a month
        Says("conditions.finance", "coachee"),
        Says("conditions.finance", "75 euro per maand"),
        # DESKUNDIGHEID: 3 dagen, jaarlijkse studiedag
        Says("conditions.expertise", "3 dagen"),
        Says("conditions.expertise", "studiedag"),
        # KWALITEITSBEWAKING; SUCCES- EN FAALFACTOREN
        Says("transfer.quality_assurance", "supervisor"),
        Says("transfer.quality_assurance", "PDCA"),
        Says("experience.pitfalls", "bezuinig"),
    ),
}
