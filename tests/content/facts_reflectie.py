"""The facts of methods from public knowledge, and of parts of two documents that had no entry.

The methods were read in stored public copies; where a copy was silent or ended, so is the entry.
"""

from content.facts import Counts, Fact, Is, Says, Silent, Steps

FACTS: dict[str, tuple[Fact, ...]] = {
    "socratisch-gesprek": (
        # Fontys MV_23: 90 min, 5-12
        Is("duration", 90),
        Is("participants", {"min": 5, "max": 12}),
        # boltentraining.nl: 4-10 people, at least some hours
        Says("context", "4 tot 10 mensen"),
        Says("context", "minstens een paar uur"),
        # filosofischegesprekken.nl: its steps, none with minutes
        Steps(
            (
                ("thema", None),
                ("uitgangsvraag", None),
                ("eigen voorbeelden", None),
                ("verhelderen", None),
                ("kernbewering", None),
                ("redenen", None),
                ("eigen kernbewering", None),
                ("redenen onderzoeken", None),
                ("waarden", None),
                ("terug", None),
            )
        ),
        Says("phases.4.instructions", "Toen … deed ik …, want …"),
        Says("phases.4.instructions", "bord"),
        Says("phases.8.instructions", "antwoord"),
    ),
    "vier-kwadranten": (
        # Fontys MV_31: 50 min, alone or 3-6; facts, wishes, quality of life, context
        Is("duration", 50),
        Is("participants", {"min": 3, "max": 6}),
        Is("variants.0.participants", 1),
        Steps(
            (("feiten", None), ("wensen", None), ("kwaliteit van leven", None), ("context", None))
        ),
        # Jonsen and others
        Says("context", "Jonsen"),
    ),
    "starr": (
        # Activitool and Scribbr: under 60 min, preparation under 30
        Is("duration", {"max": 60}),
        Is("preparation.0.minutes", {"max": 30}),
        # alone, small group or class
        Says("audience", "alleen, een kleine groep of een klas"),
        Silent("participants"),
        # 3-5 questions for each
        Says("context", "3 tot 5 vragen"),
        *(Counts(f"phases.{number}.questions", 3) for number in range(6)),
        Steps(
            (
                ("situatie", None),
                ("taak", None),
                ("aanpak", None),
                ("resultaat", None),
                ("reflectie", None),
                ("transfer", None),
            )
        ),
    ),
    "gibbs": (
        # Toolshero and Boom: alone or in pairs, six phases, no minutes
        Is("participants", {"min": 1, "max": 2}),
        Silent("duration"),
        Counts("phases", 6),
        Steps(
            (
                ("beschrijving", None),
                ("gevoelens", None),
                ("evaluatie", None),
                ("analyse", None),
                ("conclusie", None),
                ("actieplan", None),
            )
        ),
    ),
    "kernkwadranten": (
        # blits-teamleren.be: alone, then with the team
        Is("phases.0.grouping", "individual"),
        Says("phases.1.instructions", "team"),
        # quality, pitfall, challenge, allergy
        Says("phases.0.instructions", "kwaliteit, valkuil, uitdaging en allergie"),
        # from one's own eye and that of others; begin with allergy or quality
        Says("phases.0.instructions", "zoals anderen het zien"),
        Says("phases.0.instructions", "bij de kwaliteit of bij de allergie"),
        # compare where the quality of one is the allergy of another
        Says("phases.2.purpose", "de kwaliteit van de een de allergie van de ander"),
        Silent("duration"),
        Silent("participants"),
        Steps((("invullen", None), ("team", None), ("vergelijken", None))),
    ),
    "vissenkom": (
        # Fontys MV_47: 12-40 people, 45 min; the others 30-45 min
        Is("participants", {"min": 12, "max": 40}),
        Is("duration", {"min": 30, "max": 45}),
        Says("context", "45 minuten"),
        # 4-6 chairs inside, outer ring silent, a tap on the shoulder, or an empty chair
        Says("setting", "4 tot 6 stoelen"),
        Says("phases.0.instructions", "buitenkring is stil"),
        Says("phases.0.instructions", "schouder"),
        Says("variants.0", "stoel"),
        # about 15 min for a question
        Is("phases.1.time.min", 15),
        Is("phases.1.time.about", True),
        # those who wrote name the points
        Says("phases.2.instructions", "meeschreef"),
    ),
    "wereldcafe": (
        # from 8 people, 2-4 hours, tables of 4-5, at most 8
        Is("participants", {"min": 8}),
        Is("duration", {"min": 120, "max": 240}),
        Says("setting", "4 of 5 mensen, hoogstens 8"),
        Is("phases.1.grouping.size", {"min": 4, "max": 8}),
        # three or more rounds of 15-45 min, by source
        Is("phases.1.repeat.times", {"min": 3}),
        Is("phases.1.time", {"min": 15, "max": 45}),
        # the host stays and sums up; writing on the cloth; harvest with all
        Says("roles", "blijft zitten en vat samen"),
        Says("phases.1.instructions", "tafelkleed"),
        Steps((("tafel", {"min": 15, "max": 45}), ("andere tafel", None), ("oogst", None))),
    ),
    "after-action-review": (
        # directly after the work, everyone equal
        Says("phases.0.instructions", "direct na het werk"),
        Says("audience", "gelijken"),
        # plan, what happened, well and less, why, what do we keep; no minutes
        Steps(
            (
                ("Wat was het plan", None),
                ("Wat gebeurde er", None),
                ("minder goed", None),
                ("waardoor", None),
                ("houden we vast", None),
            )
        ),
        Silent("duration"),
        Silent("participants"),
        # the short form has three
        Counts("variants.0.phases", 3),
        Says("variants.0.phases.1", "beter"),
    ),
    "troika": (
        # structures.json: 30 min, 9-60 people in threes; both figures stand
        Is("duration", 30),
        Is("participants", {"min": 9, "max": 60}),
        # client 3, consultants 8, client 4; with making threes 17 for one round
        Steps((("drietallen", 2), ("vertelt", 3), ("rug", 8), ("omdraaien", 4))),
        Says("context", "17 minuten"),
        Is("phases.2.grouping.size", 3),
        Is("phases.2.repeat", "member"),
        Says("", "CC-BY-NC-3.0"),
    ),
    "een-twee-vier-allen": (
        # structures.json: 12 min, from 4; alone 1, pairs 2, fours 4, all 5
        Is("duration", 12),
        Is("participants", {"min": 4}),
        Steps((("alleen", 1), ("tweetallen", 2), ("vieren", 4), ("hele groep", 5))),
    ),
    "zesfasenmodel": (
        # kennislab.nevi.nl: six phases; neither minutes nor people
        Counts("phases", 6),
        Steps(
            (
                ("inventaris", None),
                ("analyse", None),
                ("bewust", None),
                ("advies", None),
                ("thema", None),
                ("terug", None),
            )
        ),
        Is("phases.4.grouping", "plenary"),
        Silent("duration"),
        Silent("participants"),
    ),
    "gespreksvorm-orid": (
        # method-specs, focused-conversation: four levels in this order; no minutes, no people
        Counts("phases", 4),
        Steps(
            (
                ("objective", None),
                ("reflective", None),
                ("interpretive", None),
                ("decisional", None),
            )
        ),
        Silent("duration"),
        Silent("participants"),
        Is("sources.0.licence", "CC0-1.0"),
    ),
    "reflectie-voor-tijdens-na": (
        # h2: before, during and after acting, for what each is
        Steps((("vooraf", None), ("oplossing", None), ("achteraf", None))),
        Says("phases.0.purpose", "doelen en middelen"),
        Says("phases.2.purpose", "toetst"),
        # h2: three questions
        Counts("phases.2.questions", 3),
        Says("phases.2.questions", "Waarom doe ik wat ik doe?"),
        # h2: asked all the time
        Says("context", "voortdurend"),
        # h2: examining, not judging
        Says("phases.2.instructions", "oordeel niet"),
        # h1 and h2: definitions
        Says("context", "Luken, 2010"),
        Says("context", "Voogden en Kuyvenhoven, 2010"),
        Says("context", "Weggeman, 2007"),
        Says("rationale", "Hutschemaekers, 2010"),
        # h2: first with help of others, then by oneself
        Says("conditions.support", "zelfstandig"),
        Silent("participants"),
        Silent("duration"),
    ),
    "intervisiegroep-met-buddys": (
        # Leaders, Lerend: a group of eight, every month
        Is("participants", 8),
        Is("frequency.0.every.months", 1),
        # a smaller buddy system that they arrange themselves; day and night
        Says("summary", "kleiner buddysysteem"),
        Says("summary", "zelf regelen"),
        Says("roles", "dag en nacht"),
        Says("roles", "heilig"),
        # staying away too often, and parting
        Says("experience.results", "wegblijft"),
        Says("experience.results", "afscheid"),
        # a crisis always goes first
        Says("context", "crisis"),
        # leaders make time, room and possibilities
        Says("conditions.support", "tijd, ruimte en mogelijkheden"),
        # how a meeting goes, it does not say
        Silent("duration"),
        Is("principles", ["lerend"]),
    ),
    "begeleiding": (
        # h3, Begeleiding: three essentials
        Counts("sections.0.statements", 3),
        Says("sections.0", "acceptatie"),
        Says("sections.0", "empathie"),
        Says("sections.0", "concreetheid"),
        # five skills
        Counts("sections.1.statements", 5),
        Says("sections.1", "confronteer"),
        Says("sections.1", "generaliseer"),
        Says("sections.1", "expliciteren"),
        Says("sections.1", "oplossingen"),
        Says("sections.1", "kiezen"),
        # the aim is to reflect by oneself; groups begin with a guide and go on alone
        Says("sections.2.text", "uiteindelijk zelf"),
        Says("sections.2.text", "intervisiegroep vaak met een begeleider"),
    ),
    "leidinggeven-aan-de-basisprincipes": (
        # a part for leaders with each of the six principles
        Counts("sections", 6),
        Counts("principles", 6),
        Says("sections.0", "back-up"),
        Says("sections.0", "weloverwogen"),
        Says("sections.1", "normaal dat er fouten"),
        Says("sections.1", "angst"),
        # from 8 in the morning to 8 in the evening; 9 to 5
        Says("sections.2", "8 uur 's ochtends tot 8 uur 's avonds"),
        Says("sections.2", "9 en 5"),
        Says("sections.3", "first do no harm"),
        Says("sections.4", "caseload"),
        Says("sections.5", "intervisiegroepen van acht"),
        Is("sources.0.year", 2024),
    ),
    "reflective-practitioner": (
        # h2: three ways; four traits of one, three of another
        Counts("items", 3),
        Says("items.0", "impliciet"),
        Counts("items.1.elements", 4),
        Counts("items.2.elements", 3),
        Says("context", "Schön (1983)"),
        Says("items.2.text", "twee kanten"),
    ),
    "taken-jeugdzorgwerker": (
        # h1: three kinds of tasks, with examples
        Counts("items", 3),
        Is("items.0.id", "clientgebonden-taken"),
        Counts("items.0.elements", 3),
        Counts("items.1.elements", 1),
        Counts("items.2.elements", 2),
        Says("context", "Zwikker en anderen, 2009"),
        # reflection serves the primary process
        Says("context", "primaire proces"),
        # by maturity: client-bound tasks come first
        Says("context", "vakvolwassenheid"),
        Says("context", "in het begin de cliëntgebonden taken"),
    ),
}
