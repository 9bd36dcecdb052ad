"""The facts of short openings and closings, and of a group that starts, each read on its page.

These pages are short: what an entry does beyond them is ours, and is marked so.
"""

from content.facts import Fact, Is, Says, Silent, Steps

FACTS: dict[str, tuple[Fact, ...]] = {
    "inchecken": (
        # Tools voor teams, Check-in (jan 2016): 2 tot 25 personen
        Is("participants", {"min": 2, "max": 25}),
        # 10 min tot 1,5 uur, so that no time of ours is the source's
        Says("context", "10 minuten tot anderhalf uur"),
        Steps((("inchecken", None), ("samen", None))),
        # it is based on the check-in of Deep Democracy
        Says("context", "Deep Democracy"),
        # rules 1-8: no reactions, no round, each once, the leader begins and sums up
        Says("phases.0.instructions", "geen vast rondje"),
        # rule 2: who speaks guards the own time
        Says("phases.0.instructions", "zelf op je tijd"),
        Says("phases.0.instructions", "als eerste"),
        Says("phases.0.instructions", "één keer"),
        Says("phases.1.instructions", "samen"),
        Is("sources.0.year", 2016),
    ),
    "weerbericht": (
        # Retromat 2: a flip chart with storm, rain, clouds and sunshine; each marks a mood
        Says("materials", "storm, regen, wolken en zon"),
        Says("phases.0.instructions", "teken"),
        # short: at most ten minutes
        Is("duration", {"max": 10}),
        Silent("participants"),
        # it has no times for steps
        Steps((("weer", None), ("zin", None))),
    ),
    "verwachtingen": (
        # Progress Your World (27-8-2023): the leader first, then the others
        Says("roles", "als eerste"),
        # a round on experiences, images and expectations
        Says("phases.1.purpose", "ervaringen, beelden en verwachtingen"),
        # to a start that all share
        Says("phases.2.purpose", "begin"),
        Silent("participants"),
        Silent("duration"),
        Is("sources.0.year", 2023),
    ),
    "een-woord": (
        # tip "Vat samen met één woord": a word, or a sentence to finish
        Says("roles", "maakt een zin af"),
        # half a minute each, no conversation
        Says("context", "halve minuut"),
        Says("phases.0.instructions", "halve minuut"),
        Says("phases.0.instructions", "niet over praten"),
        # one of seven tips
        Says("context", "zeven"),
        Silent("participants"),
        Steps((("woord", None),)),
    ),
    "vooruitblik": (
        # five minutes after an hour, three quarters of an hour after a day
        Says("context", "vijf minuten"),
        Says("context", "drie kwartier"),
        # look back, go through what was agreed: who, and when
        Says("phases.0.purpose", "terugkijken"),
        # the participants look back, and say what was an eye-opener
        Says("phases.0.questions", "eyeopener"),
        # without it, little had come of the actions after a month
        Says("context", "een maand"),
        Says("context", "weinig van de acties"),
        Says("phases.1.instructions", "Wie doet wat"),
        Silent("participants"),
        Silent("duration"),
    ),
    "plus-en-delta": (
        # Retromat 40: 5-10 minutes
        Is("duration", {"min": 5, "max": 10}),
        # two columns, two cards
        Says("materials", "twee kolommen"),
        Says("materials", "Twee kaartjes"),
        # walk through them, and find what most people want
        Says("phases.1.instructions", "meeste mensen"),
        Silent("participants"),
        Steps((("plus", None), ("kaartjes", None))),
    ),
    "jaar-intervisie": (
        # rohamsterdam.nl, Succesvoorwaarden: five or six, about every eight weeks
        Is("participants", {"min": 5, "max": 6}),
        Is("frequency.0.every.weeks", 8),
        # equals, without their managers
        Says("audience", "zonder leidinggevende"),
        # say no only when there is no other way
        Says("blocks", "als het echt niet anders kan"),
    ),
}
