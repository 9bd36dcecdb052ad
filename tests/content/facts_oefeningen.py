"""The facts of "Inspiratiedocument handelen in de kind- en gezinsbescherming" (2024).

The twelve exercises and the six principles they belong to. Nearly every exercise states a total
in its margin that is not the sum of its steps: both figures are held. Its number of people is
mostly the size of one group, and then the least that can take part.
"""

from content.facts import Counts, Fact, Is, Says, Silent, Steps

FACTS: dict[str, tuple[Fact, ...]] = {
    "heard-seen-respected": (
        # Gezinsgericht, oefening 1, margin: 2 personen; stap 2 joins two pairs, so four at least
        Says("context", "2 personen"),
        Is("participants", {"min": 4}),
        # Gezinsgericht, oefening 1, margin: 40-60 minuten (the steps come to 50-65)
        Is("duration", {"min": 40, "max": 60}),
        # Gezinsgericht, oefening 1, stap 1-4
        Steps(
            (
                ("verhaal", 15),
                ("tweetal", 15),
                ("valkuil", {"min": 15, "max": 30}),
                ("aan de slag", 5),
            )
        ),
        # stap 1: 7 minutes for each of the two, one after the other
        Is("phases.0.turn", 7),
        Is("phases.0.grouping", {"size": 2}),
        # stap 1: the listener does not interrupt
        Says("roles", "onderbreek"),
        # stap 2: two pairs join
        Is("phases.1.grouping", {"join": 2}),
        # stap 3: with the whole group
        Is("phases.2.grouping", "plenary"),
        # the chapter it stands in
        Is("principles", ["gezinsgericht"]),
        Is("form", "oefening"),
        # title page: versie 1 februari 2024
        Is("sources.0.year", 2024),
    ),
    "waarden-van-samenwerking": (
        # Gezinsgericht, oefening 2, margin: 3 personen; stap 1 makes groups of three
        Says("context", "3 personen"),
        Is("participants", {"min": 3}),
        # Gezinsgericht, oefening 2, margin: 40 minuten (the steps come to 45)
        Is("duration", 40),
        # Gezinsgericht, oefening 2, stap 1-4
        Steps((("aantekening", 15), ("waarden", 10), ("ander", 15), ("aan de slag", 5))),
        # stap 1: groups of three, three people who mattered, 5 minutes each
        Is("phases.0.grouping", {"size": 3}),
        Is("phases.0.turn", 5),
        Says("phases.0", "drie"),
        # stap 2: examples of values, and where they agree or differ
        Says("phases.1", "verdraagzaam"),
        Says("phases.1", "verschil"),
        # stap 3: someone you find it hard to work with
        Says("phases.2", "samenwerk"),
        Is("principles", ["gezinsgericht"]),
        Is("form", "oefening"),
    ),
    "socratische-keuze": (
        # Rechtsbeschermend, oefening 1, margin: 3 personen; stap 1 makes threes
        Says("context", "3 personen"),
        Is("participants", {"min": 3}),
        Says("phases.0", "drietallen"),
        # Rechtsbeschermend, oefening 1, margin: 40 minuten (the steps come to 45)
        Is("duration", 40),
        # Rechtsbeschermend, oefening 1, stap 1-4
        Steps((("situatie", 5), ("kolom", 15), ("onderstreep", 20), ("aan de slag", 5))),
        # stap 2: the first 3 steps and the lead, 5 minutes each
        Is("phases.1.turn", 5),
        Says("phases.1", "leiding"),
        # stap 2: four questions
        Counts("phases.1.questions", 4),
        # stap 2: the heading of the sheet, and its columns
        Says("worksheets", "wijsheid van de groep"),
        Says("materials", "kolom"),
        # stap 3: each underlines two elements
        Says("phases.2", "twee"),
        # stap 3: the risks of each way
        Says("phases.2", "risico"),
        # stap 3: try to come to a decision and next steps
        Says("phases.2.output", "besluit"),
        Is("principles", ["rechtsbeschermend-transparant"]),
    ),
    "kritische-tegenblik": (
        # Rechtsbeschermend, oefening 2, stap 1: drie- of viertallen; no number in the margin
        Is("phases.0.grouping", {"size": {"min": 3, "max": 4}}),
        # no total is stated
        Silent("duration"),
        # Rechtsbeschermend, oefening 2, stap 1-4
        Steps((("beslissing", 5), ("kritisch", 7), ("inzicht", 5), ("aan de slag", 5))),
        # stap 1: at most 5 minutes to think of a case
        Says("phases.0.tips", "hoogstens 5 minuten"),
        # stap 2: fourteen questions, one of them on the most sober person you know
        Counts("phases.1.questions", 14),
        Says("phases.1.questions", "nuchter"),
        # stap 2: its head says 7 minutes, its text stops the questions after 10
        Says("phases.1", "10 minuten"),
        # stap 2: no discussion of the content
        Says("phases.1", "discussi"),
        # stap 3: repeated with another's decision where time allows
        Is("phases.1.repeat", "case"),
        Is("phases.2.repeat", "case"),
        Says("phases.2", "tijd"),
        Is("principles", ["rechtsbeschermend-transparant"]),
    ),
    "visualiseren": (
        # Eenvoudig, oefening 1, margin: 2 personen; stap 2 makes pairs
        Says("context", "2 personen"),
        Is("participants", {"min": 2}),
        Is("phases.1.grouping", {"size": 2}),
        # Eenvoudig, oefening 1, margin: 40 minuten (the steps come to 45)
        Is("duration", 40),
        # Eenvoudig, oefening 1, stap 1-3
        Steps((("beeld", 15), ("2 tops", 25), ("aan de slag", 5))),
        # introduction: for a child of 12
        Says("goals", "12 jaar"),
        # stap 1, the plan: weekly for 7 weeks, on Wednesday afternoon, 60 minutes
        Says("worksheets", "7 weken"),
        Says("worksheets", "woensdagmiddag"),
        Says("worksheets", "60 minuten"),
        # stap 1, the plan: a talk with each alone after 5 visits
        Says("worksheets", "5 keer"),
        # stap 1, the plan: help with debts, every Thursday at nine; a test for ADHD
        Says("worksheets", "donderdag"),
        Says("worksheets", "schuldhulpmaatje"),
        Says("worksheets", "ADHD"),
        Is("principles", ["eenvoudig"]),
    ),
    "b1-niveau": (
        # Eenvoudig, oefening 2, margin: 2 personen; stap 2 makes pairs
        Says("context", "2 personen"),
        Is("participants", {"min": 2}),
        Is("phases.1.grouping", {"size": 2}),
        # Eenvoudig, oefening 2, margin: 40 minuten (the steps come to 45)
        Is("duration", 40),
        # Eenvoudig, oefening 2, stap 1-4
        Steps((("woord", 15), ("steekwoord", 10), ("uitleg", 15), ("aan de slag", 5))),
        # stap 2: in each pair A explains the letter and B writes down words
        Is("roles.1.count", {"min": 1, "max": 1, "per": "group"}),
        Is("roles.2.count", {"min": 1, "max": 1, "per": "group"}),
        # stap 1: nine words, to be read by all
        Counts("worksheets.0.fields", 9),
        Says("worksheets.0.fields.0", "echter"),
        Says("worksheets.0.fields.8", "achterstallig"),
        # the answers, for the facilitator alone: nine
        Counts("answers", 9),
        Says("answers.7", "belasting"),
        # the letter: rent 850, arrears 2.550, within 30 days
        Says("worksheets", "850"),
        Says("worksheets", "2.550"),
        Says("worksheets", "30 dagen"),
        Is("principles", ["eenvoudig"]),
    ),
    "luisteren-erkennen-doorvragen": (
        # Handelen na afweging, oefening 1, title
        Says("title", "inzoomen"),
        # Handelen na afweging, oefening 1, margin: 2 personen; stap 2 makes pairs
        Says("context", "2 personen"),
        Is("participants", {"min": 2}),
        Is("phases.1.grouping", {"size": 2}),
        # Handelen na afweging, oefening 1, margin: 20 minuten (the steps come to 30)
        Is("duration", 20),
        # Handelen na afweging, oefening 1, stap 1-4; stap 2 is 10 minutes per situation
        Steps((("erken", 5), ("situatie", 10), ("gevoel", 10), ("aan de slag", 5))),
        Is("phases.1.repeat", "case"),
        # stap 2: verlangen, vermogen, redenen, noodzaak, algemeen
        Counts("question_categories", 5),
        Says("question_categories.0", "verlangen"),
        Says("question_categories.3", "noodzaak"),
        # stap 2: 3 + 3 + 4 + 2 + 5 questions
        Counts("phases.1.questions", 17),
        # stap 3: four questions
        Counts("phases.2.questions", 4),
        Is("principles", ["handelen-na-afweging"]),
    ),
    "afstand-nemen": (
        # Handelen na afweging, oefening 2, introduction: an individual exercise
        Is("phases.0.grouping", "individual"),
        # no total is stated
        Silent("duration"),
        # Handelen na afweging, oefening 2, stap 1-4
        Steps((("gesprek", 10), ("ladder", 10), ("schrijf", 10), ("aan de slag", 5))),
        # stap 1: ends by standing still at the discomfort in the body
        Says("phases.0", "ongemak"),
        Says("phases.0", "maag"),
        # stap 2: you look down at yourself and the other
        Says("phases.1", "naar beneden"),
        # stap 3: written in one go, encouraging, with advice
        Says("phases.2", "in één keer"),
        Says("phases.2", "advies"),
        Says("worksheets", "Lieve"),
        # stap 3: for every talk or situation in which you feel discomfort
        Says("context", "elke situatie"),
        Is("principles", ["handelen-na-afweging"]),
    ),
    "perspectief-van-de-ander": (
        # Van mens tot mens, oefening 1, title: 30 min (the steps come to 35)
        Is("duration", 30),
        # Van mens tot mens, oefening 1, stap 1-4
        Steps((("stoel", 5), ("stoel", 20), ("inzicht", 5), ("aan de slag", 5))),
        # stap 1: drie- of viertallen
        Is("phases.0.grouping", {"size": {"min": 3, "max": 4}}),
        # stap 1: two chairs
        Says("materials", "twee stoelen"),
        # stap 2: six questions
        Counts("phases.1.questions", 6),
        # stap 2: feet on the ground, eyes closed
        Says("phases.1", "voeten"),
        Says("phases.1", "ogen"),
        # stap 2: let go of your own judgement
        Says("phases.1", "oordeel"),
        # stap 3: repeated with a situation of the others
        Is("phases.0.repeat", "case"),
        Is("phases.2.repeat", "case"),
        Is("principles", ["van-mens-tot-mens"]),
    ),
    "vijf-vingers": (
        # Van mens tot mens, oefening 2: no number of people and no total
        Silent("participants"),
        Silent("duration"),
        # Van mens tot mens, oefening 2, stap 1-2
        Steps((("duim", {"minutes": 5, "per": "participant"}), ("aan de slag", 5))),
        # introduction: with colleagues, chain partners or families
        Says("audience", "collega"),
        Says("audience", "ketenpartner"),
        Says("audience", "gezin"),
        # stap 1: a set for each of the five fingers, in order, 2 + 3 + 3 + 3 + 3 options
        Counts("question_categories", 5),
        Says("question_categories.0", "duim"),
        Says("question_categories.2", "middelvinger"),
        Says("question_categories.4", "pink"),
        Counts("phases.0.questions", 14),
        # introduction: the first option is often the safest
        Says("phases.0.tips", "veilig"),
        # stap 1: safer is the thumb with everybody first, then the next finger
        Says("variants.0.summary", "duim"),
        Is("principles", ["van-mens-tot-mens"]),
    ),
    "incidentmethode": (
        # Lerend, oefening 1, title: Intervisie
        Is("form", "intervisie"),
        # Lerend, oefening 1, margin: 3-4 personen
        Is("participants", {"min": 3, "max": 4}),
        # Lerend, oefening 1, margin: 60 minuten (the steps come to 55)
        Is("duration", 60),
        # Lerend, oefening 1, stap 1-7
        Steps(
            (
                ("incident", 5),
                ("informatie", 10),
                ("flap", 10),
                ("verschil", 10),
                ("ervaring", 10),
                ("suggestie", 5),
                ("aan de slag", 5),
            )
        ),
        # stap 1: one person, one incident; solutions are left out
        Is("cases", {"min": 1, "max": 1}),
        Says("phases.0", "oplossing"),
        # stap 1: the context, feelings and behaviour are told too
        Says("phases.0", "context"),
        Says("phases.0", "gevoelens"),
        Says("phases.0", "gedrag"),
        # stap 2: wie, wat, waar en hoe
        Says("phases.1", "wie, wat, waar en hoe"),
        # stap 3: each for oneself first
        Says("phases.2", "voor zichzelf"),
        # stap 5: suggestions on a flip chart
        Says("phases.4", "flap"),
        # stap 6: the one who brought it begins; all look back on the process
        Says("phases.5", "inbrenger"),
        Says("phases.5", "proces"),
        Is("principles", ["lerend"]),
    ),
    "feiten-of-interpretaties": (
        # Lerend, oefening 2, margin and stap 3: 4-20 personen, though an individual exercise
        Says("context", "4 tot 20"),
        Is("participants", {"max": 20}),
        Is("phases.0.grouping", "individual"),
        # Lerend, oefening 2, margin: 35 minuten (the timed steps come to 40)
        Is("duration", 35),
        # Lerend, oefening 2, stap 1-7, which stand as 4-7, 1-3; stap 5 has no time
        Steps(
            (
                ("lastig", 5),
                ("rechts", 10),
                ("links", 5),
                ("invloed", 10),
                ("aanna", None),
                ("anders", 5),
                ("aan de slag", 5),
            )
        ),
        Counts("phases", 7),
        # stap 2: a line down the middle of an A4, what was said to the right
        Says("phases.1", "A4"),
        Says("worksheets.0.columns.1", "gezegd"),
        # stap 3: what was thought and felt to the left
        Says("worksheets.0.columns.0", "dacht"),
        # introduction: from stap 4 on also with a colleague, who asks
        Says("phases.3", "collega"),
        # stap 5: nine questions
        Counts("phases.4.questions", 9),
        Is("principles", ["lerend"]),
    ),
    "basisprincipes": (
        # the six headings "Basisprincipe: …", in order
        Counts("items", 6),
        Is("items.0.id", "gezinsgericht"),
        Is("items.1.id", "rechtsbeschermend-transparant"),
        Is("items.2.id", "eenvoudig"),
        Is("items.3.id", "handelen-na-afweging"),
        Is("items.4.id", "van-mens-tot-mens"),
        Is("items.5.id", "lerend"),
        # kernelementen: 3 + 3 + 2 + 2 + 2 + 2
        Counts("items.*.elements", 14),
        # Gezinsgericht: 3 + 4 + 2 (the second's first line is broken in two)
        Counts("items.0.elements.*.indicators", 9),
        # Rechtsbeschermend & transparant: 6 + 6 + 4
        Counts("items.1.elements.*.indicators", 16),
        # Eenvoudig: 4 + 3
        Counts("items.2.elements.*.indicators", 7),
        # Handelen na afweging: 4 + 5
        Counts("items.3.elements.*.indicators", 9),
        # Van mens tot mens werken: 3 + 3
        Counts("items.4.elements.*.indicators", 6),
        # Lerend: 4 + 4
        Counts("items.5.elements.*.indicators", 8),
    ),
}
