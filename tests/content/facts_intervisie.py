"""The facts of methods from public pages, each with the page on which it was read.

Where a page gives no minutes or no number of people, neither does the entry as the source's.
"""

from content import facts_oefeningen
from content.facts import Counts, Fact, Is, Says, Silent, Steps

FACTS: dict[str, tuple[Fact, ...]] = {
    "balint": (
        # Movisie, head: at least five people; one to two hours; one case
        Is("participants", {"min": 5}),
        Is("duration", {"min": 60, "max": 120}),
        Is("cases", 1),
        # Movisie, head: an experienced group whose members trust each other
        Says("suits", "ervaring"),
        Says("suits", "vertrouwen"),
        # Movisie, 11 stappen
        Counts("phases", 11),
        Steps(
            (
                ("verzamel", None),
                ("drie zinnen", None),
                ("één casus kiezen", None),
                ("leidt", None),
                ("uitgebreid", None),
                ("eerste associatie", None),
                ("kort te antwoorden", None),
                ("eigen advies", None),
                ("zwijgen", None),
                ("deed of gaat doen", None),
                ("evaluatie", None),
            )
        ),
        # BP Opleidingen: one case easily takes 90 minutes
        Says("context", "90 minuten"),
    ),
    "roddelmethode": (
        # BP Opleidingen: a group whose members already know each other
        Says("suits", "kennen elkaar"),
        Silent("participants"),
        Silent("duration"),
        # ManagementIssues, 1-5; only the gossip has minutes
        Counts("phases", 5),
        Steps(
            (
                ("korte toelichting", None),
                ("open vragen", None),
                ("roddel", 15),
                ("terug", None),
                ("evaluatie", None),
            )
        ),
        # ManagementIssues, 3: outside the group, taking notes, possibly in rounds
        Says("phases.2.instructions", "aantekeningen"),
        Says("phases.2.instructions", "rondes"),
        # BP Opleidingen, stap 3: back turned, in the third person
        Says("phases.2.instructions", "rug"),
        Says("roles", "derde persoon"),
        # BP Opleidingen, stap 2: three questions each, or on a flap of which the presenter chooses
        Says("phases.1.instructions", "drie"),
        Says("variants.0.summary", "flap"),
    ),
    "tienstappenmethode": (
        # Guide to coach, methode 2: 120-150 minutes for a case, in a group of six
        Is("duration", {"min": 120, "max": 150}),
        Is("cases", 1),
        Says("context", "groep van zes"),
        Silent("participants"),
        # BP Opleidingen: for a group that begins
        Says("suits", "begint"),
        # Guide to coach, the steps
        Steps(
            (
                ("eigen aandeel", None),
                ("vragen opschrijven", None),
                ("elke vraag waarderen", None),
                ("beantwoorden", None),
                ("laatste ronde", None),
                ("wat het probleem is", None),
                ("elke omschrijving waarderen", None),
                ("opnieuw formuleren", None),
                ("in stand", None),
                ("gaat doen", None),
            )
        ),
        # BP Opleidingen, 9 and 10: tips, and what the others take along
        Says("phases.10", "tips"),
        Says("phases.10", "meeneemt"),
        Is("phases.10.optional", True),
    ),
    "vijfstappenmethode": (
        # BP Opleidingen: short, problem-solving, fit for a group that begins
        Says("summary", "korte"),
        Says("suits", "begint"),
        Silent("participants"),
        Silent("duration"),
        # BP Opleidingen and LessonUp, 1-5
        Counts("phases", 5),
        Steps(
            (
                ("vraag", None),
                ("open vragen", None),
                ("kern", None),
                ("één advies", None),
                ("evaluatie", None),
            )
        ),
        # BP Opleidingen, stap 2: the number of questions hangs on the time; a variant
        Says("phases.1.instructions", "hangt af van de tijd"),
        Says("variants.0.summary", "relevant"),
        # stap 4: which speak to the presenter
        Says("phases.3.instructions", "aanspreken"),
    ),
    "vierstapsmethode": (
        # De Nieuwe Zone: four to seven people, a fixed group, 70 minutes
        Is("participants", {"min": 4, "max": 7}),
        Is("duration", 70),
        Says("suits", "vaste groep"),
        # De Nieuwe Zone, the four steps with their minutes
        Counts("phases", 4),
        Steps((("hoe kan ik", 15), ("afstand", 30), ("advies", 10), ("plan", 15))),
        # the advice is written, read aloud and handed over
        Says("phases.2.instructions", "opschrijven"),
        Says("phases.2.instructions", "voorlezen"),
        Says("phases.2.instructions", "geven"),
        # the conclusions: everyone's lesson, and actions
        Says("phases.3.instructions", "leerde"),
        Says("phases.3.instructions", "acties"),
    ),
    "leren-van-successen": (
        # Palliaweb and Management Impact: no minutes, no number of people
        Silent("participants"),
        Silent("duration"),
        Counts("phases", 4),
        Steps(
            (
                ("uitgebreid", None),
                ("kolom", None),
                ("tweede flap", None),
                ("leren we", None),
            )
        ),
        # Management Impact: the presenter's own acts and the circumstances; who corrects
        Says("phases.1.instructions", "omstandigheden"),
        Says("phases.1.instructions", "verbeteren"),
        # Management Impact: the others note what made it possible
        Says("phases.0.instructions", "noteren"),
        Is("sources.1.year", 2018),
    ),
    "waarderende-intervisie": (
        # HRD Academy, Waarderende intervisie, 1-4; what comes after was not seen
        Steps(
            (
                ("inleiding", {"min": 2, "max": 3}),
                ("succes", 5),
                ("alleen vragen", 10),
                ("kwaliteiten", 10),
                ("afsluiten", None),
            )
        ),
        # 3: for example two questions each
        Says("phases.2.instructions", "ieder twee"),
        # 4: the presenter listens and notes
        Says("phases.3.instructions", "luisteren"),
        Says("context", "niet gezien"),
        Is("phases.4.basis", "editor"),
        Silent("participants"),
        Silent("duration"),
    ),
    "oplossingsgericht-reflecterend-team": (
        # North West Solutions: 35 minutes in six steps
        Is("duration", 35),
        Counts("phases", 6),
        Steps(
            (
                ("voorbereiden", 5),
                ("niemand onderbreekt", 5),
                ("om de beurt een vraag", 8),
                ("indruk", 3),
                ("hardop", 10),
                ("gaat doen", 4),
            )
        ),
        # Yes! And: three to twelve people, six is a good number; a moderator
        Is("participants", {"min": 3, "max": 12}),
        Says("suits", "ongeveer zes"),
        Is("roles.0.id", "gespreksleider"),
    ),
    "reflecterend-team": (
        # FoMe symposium 2015, workshop 10: three parts, five phases, no minutes
        Says("context", "drie partijen"),
        Says("context", "Andersen"),
        Counts("roles", 3),
        Counts("phases", 5),
        Silent("participants"),
        Silent("duration"),
        Steps(
            (
                ("zwijgen", None),
                ("hardop", None),
                ("ideeën", None),
                ("feedback", None),
                ("terug", None),
            )
        ),
    ),
    "consultancy-protocol": (
        # DocsBay: 50 minutes; what the last two steps take was not seen
        Is("duration", 50),
        Counts("phases", 6),
        Steps(
            (
                ("focusvraag", {"min": 5, "max": 10}),
                ("feiten", 5),
                ("verdiepende", 10),
                ("groep", 15),
                ("reageren", None),
                ("na hoe", None),
            )
        ),
        # 3: at its end the presenter restates the question; 4: who listens and takes notes
        Says("phases.2.instructions", "opnieuw"),
        Says("phases.3.instructions", "mee te schrijven"),
        # the short form: 20 minutes, 5, 3, 8-10 and 3
        Is("variants.0.duration", 20),
        Is("variants.0.phases.*.time", [5, 3, {"min": 8, "max": 10}, 3]),
    ),
    "dilemmamethode": (
        # natasjaboxem.nl: 90-120 minutes, two to twelve people
        Is("participants", {"min": 2, "max": 12}),
        Is("duration", {"min": 90, "max": 120}),
        # carolineoomen.nl: four to eight, 90 minutes, about ten per step, an hour with practice
        Says("context", "4 tot 8 mensen"),
        Says("context", "ongeveer 10 minuten per stap"),
        Says("context", "een uur"),
        # Fontys, MV_24: 60 minutes, four or five students
        Is("variants.0.duration", 60),
        Is("variants.0.participants", {"min": 4, "max": 5}),
        # BMC Medical Ethics 2022, table 1; thesis Schaap, appendix 2
        Counts("phases", 10),
        Steps(
            (
                ("vertrouwelijk", None),
                ("heetste", None),
                ("A doen of B", None),
                ("zelf kunnen staan", None),
                ("normen", None),
                ("weeg nog niets af", None),
                ("eigen afweging", None),
                ("verschilt", None),
                ("datum", None),
                ("evaluatie", None),
            )
        ),
        # step 3: the harm of each; step 7: right is, because, so I cannot, limit the harm, needs
        Says("phases.2.instructions", "schade"),
        Counts("worksheets.0.fields", 5),
        # the article on the method may be used
        Is("sources.2.licence", "CC-BY-4.0"),
    ),
    "morele-dilemmaweging": (
        # Opleiding Vertrouwenspersoon: alone or with two, ten steps, no minutes
        Is("participants", {"min": 1, "max": 2}),
        Is("facilitation", "self-guided"),
        Silent("duration"),
        Counts("phases", 10),
        Steps(
            (
                ("kern", None),
                ("beslissing", None),
                ("rechten wegen zwaarder", None),
                ("wie neemt", None),
                ("gevolgen", None),
                ("ontbreekt", None),
                ("voorlopig", None),
                ("ondanks", None),
                ("schade", None),
                ("voelt", None),
            )
        ),
        Says("worksheets", "omdat"),
        Says("worksheets", "ondanks"),
    ),
    "incidentmethode": (
        *facts_oefeningen.FACTS["incidentmethode"],
        # fotoscholing.nl: look back, pitch, choose, questions, in small groups, advice, next step
        Is("variants.0.duration", 65),
        Is("variants.0.phases.*.time", [5, 10, 5, 15, 10, 10, 10]),
        Says("variants.0.phases.3.instructions", "feiten"),
        Says("variants.0.phases.4.instructions", "kleine groepjes"),
        Says("variants.0.phases.5.instructions", "reageert niet"),
        Says("variants.0.phases.6.instructions", "volgende stap"),
        # the page has no number of people
        Says("variants.0.summary", "staat er niet"),
    ),
}
