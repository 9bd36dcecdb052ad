"""Hints for what people write in Dutch, or as they would on paper."""

import re

import pytest

from builders import YAML, faults
from reflectlib.message import say

# Words that only English has, and words of programmers; what is quoted may be anything.
NOT_DUTCH = re.compile(
    r"\b(the|write|expected|got|take|this|that|it|and|which|here|mapping|scalar|alias|schema)\b",
    re.I,
)
QUOTED = re.compile("'.*'|`[^`]*`|\".*\"|{.*}")

SOURCE = "sources: [{title: x, "


def with_line(line: str) -> str:
    """The smallest method with a line at its end; one at the margin replaces what it had."""
    key = line.partition(":")[0]
    return "".join(kept for kept in YAML.splitlines(True) if not kept.startswith(f"{key}:")) + line


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("    questions: [{text: Wat zag je, en hoe?, basis: editor}]", "between double quotes"),
        ("    questions: [{text: Wat zag je, hoe?, basis: editor}]", "one with a comma too"),
        ("goals: [{Let op: niet oordelen}]", '"Let op: niet oordelen"'),
        ("goals: [{Let op: x, Ook: y}]", '"first: second"'),
        ("blokken: [kom]\n", "has `kind: programme`"),
        # Who does it together.
        ("    grouping: tweetallen", "{size: 2}"),
        ("    grouping: in tweetallen", "{size: 2}"),
        ("    grouping: Duo", "{size: 2}"),
        ("    grouping: groepjes", "{size: 2}"),
        ("    grouping: groepjes van 3 of 4", "{size: {min: 3, max: 4}}"),
        ("    grouping: drietallen", "{size: 3}"),
        ("    grouping: viertallen", "{size: 4}"),
        ("    grouping: plenair", "Did you mean plenary?"),
        ("    grouping: hele groep", "Did you mean plenary?"),
        ("    grouping: in de kring", "Did you mean plenary?"),
        ("    grouping: met z'n allen", "Did you mean plenary?"),
        ("    grouping: ieder voor zich", "Did you mean individual?"),
        ("    grouping: Alleen", "Did you mean individual?"),
        ("    grouping: met z'n drieën", "{size: 3}"),
        ("    grouping: met vieren", "{size: 4}"),
        ("    grouping: klassikaal", "Did you mean plenary?"),
        ("    grouping: Plenery", "Did you mean plenary?"),
        ("    grouping: naar keuze", "Did you mean chosen?"),
        ("    grouping: in zelf gekozen groepjes", "Did you mean chosen?"),
        ("    grouping: wie wil", "plenary for all together, individual for each alone, chosen"),
        # Words of which there are a few.
        ("facilitation: met begeleiding", "Did you mean guided?"),
        ("facilitation: Zonder begeleiding", "Did you mean self-guided?"),
        ("facilitation: allebei", "Did you mean either?"),
        ("facilitation: ja", "guided where somebody leads it, self-guided where nobody does"),
        ("facilitation: false", "guided where somebody leads it, self-guided where nobody does"),
        ("facilitation: giuded", "Did you mean guided?"),
        ("place: op locatie", "Did you mean on-site?"),
        ("form: casuïstiekbespreking", "Write casuistiekbespreking."),
        ("form: oefning", "Did you mean oefening?"),
        ("form: spel", "Did you mean oefening?"),
        ("form: energizer", "Add `form_title` with what it is called"),
        ("count: deelnemers", "Did you mean participants?"),
        ("materials: [{text: x, basis: bron}]", "Did you mean source?"),
        ("effort: [{role: coach, minutes: 5, per: maand}]", "Did you mean month?"),
        ("    repeat: 3", "Write {times: 3}."),
        ("    repeat: 3 keer", "Write {times: 3}."),
        ("    repeat: drie rondes", "Write {times: 3}."),
        ("    repeat: 2 tot 3 keer", "Write {times: {min: 2, max: 3}}."),
        ("    repeat: elke casus", "Did you mean case?"),
        ("    repeat: elk groepslid", "Did you mean member?"),
        ("    repeat: in paren", "Did you mean pairings?"),
        ("    repeat: ja", "Write how often: {times: 3}; or for what"),
        ("    repeat: true", "Write how often: {times: 3}; or for what"),
        # True or false.
        ("    optional: ja", "Write true."),
        ("    optional: yes", "Write true."),
        ("    optional: nee", "Write false, or take this line out"),
        ("    optional: verplicht", "Write false, or take this line out"),
        ("    optional: als er tijd is", "On what it depends goes under `when`."),
        ("    optional: 1", "Write true."),
        ("participants: {min: 5, max: 5, about: ja}", "Write true."),
        ("participants: {min: 5, max: 5, about: een beetje}", "Write true, or take this line out."),
        # What a step does, and what it takes to lead.
        ("    stage: start", "Did you mean opening?"),
        ("    stage: Afsluiting", "Did you mean closing?"),
        ("    stage: inbreng", "Did you mean presenting?"),
        ("    stage: oogst", "Did you mean harvesting?"),
        ("    stage: oefenen", "Did you mean working?"),
        ("experience_needed: geen", "Did you mean none?"),
        ("experience_needed: training", "Did you mean trained?"),
        # About so many.
        ("participants: ongeveer 5", "Write {min: 5, max: 5, about: true}."),
        ("participants: plm. 14", "Write {min: 14, max: 14, about: true}."),
        ("participants: ±5", "Write {min: 5, max: 5, about: true}."),
        ("participants: ca. 6 tot 8", "Write {min: 6, max: 8, about: true}."),
        ("    time: ongeveer een kwartier", "Write {min: 15, max: 15, about: true}."),
        ("    time: ongeveer 2 per persoon", "Write {minutes: 2, per: participant}."),
        ("    turn: ongeveer 2", "without quotes or words: 2."),
        ("cases: ongeveer 2", "without quotes or words: 2."),
        ("span: ongeveer een half jaar", "Write {months: 6, about: true}."),
        ("frequency: ca. 4 keer per jaar", "as an item of a list: `- {times: 4, per: year}`"),
        # What excludes each other.
        ("    time: 5\n    share: 2", "Take one of the two out."),
        # Languages.
        ("language: Nederlands", "Write nl."),
        ("language: NL", "Write nl."),
        ("language: nl_be", "Write nl-BE."),
        ("language: Engels", "Write en."),
        ("language: Français", "Write fr."),
        ("language: Nederlands (B1)", "Write nl."),
        ("language: Klingon", "Write nl for Dutch"),
        # Numbers.
        (SOURCE + "year: ca. 2010}]", "without quotes or words: 2010."),
        (SOURCE + "year: Circa 2010}]", "without quotes or words: 2010."),
        (SOURCE + "year: maart 2010}]", "without quotes or words: 2010."),
        (SOURCE + "year: onbekend}]", "Take this line out"),
        ("participants: ca. 8", "Write {min: 8, max: 8, about: true}."),
        ("participants: zes tot acht personen", "Write {min: 6, max: 8}."),
        ("participants: een groep van 6", "without quotes or words: 6."),
        ("participants: minimaal 3", "Write {min: 3}."),
        ("participants: hoogstens 10 mensen", "Write {max: 10}."),
        ("participants: 4 of meer personen", "Write {min: 4}."),
        ("participants: tussen de 4 en 8", "Write {min: 4, max: 8}."),
        ("participants: 2.5", "Write a whole number: 2 or 3."),
        ("participants: {min: 0.5}", "Write a whole number: 1."),
        ('participants: "0"', "Write one whole number."),
        ("participants: true", "Write a whole number, or a range"),
        ("participants: n.v.t.", "Take this line out"),
        ("participants: '?'", "Take this line out"),
        ("cases: twee", "Write 2."),
        ("participants: 0", "Write a number from 1"),
        # Minutes.
        ("    time: 0:15", "Write 15."),
        ("    time: 1,5 uur", "Write 90."),
        ("    time: anderhalf uur", "Write 90."),
        ("    time: 2 en een half uur", "Write 150."),
        ("    time: drie kwartier", "Write 45."),
        ("    time: twee en een half uur", "Write 150."),
        ("    time: van kort tot lang", "Write a whole number, or a range"),
        ("    time: en", "Write a whole number, or a range"),
        ("participants: []", "Write a whole number, or a range"),
        ("sources: Reflecteren is leren, een boek van iemand die er veel van weet", "own line"),
        ("    time: 1 uur en 30 minuten", "Write 90."),
        ("    time: 1-2 uur", "Write {min: 60, max: 120}."),
        ("    time: 10 à 15 minuten", "Write {min: 10, max: 15}."),
        ("    time: 10'", "without quotes or words: 10."),
        ("    time: 2,5", "Write whole minutes: 2 or 3. If hours are meant, write 150."),
        ("    time: 2.5", "Write whole minutes: 2 or 3. If hours are meant, write 150."),
        ("    time: 90 seconden", "Write whole minutes: 1 or 2."),
        ("    time: 99,5", "Write whole minutes: 99 or 100."),
        ("    time: 2 per persoon", "Write {minutes: 2, per: participant}."),
        ("    time: 1:30:00", "Write a whole number, or a range"),
        ("    time: 2 min. p/p", "Write {minutes: 2, per: participant}."),
        ("    time: 2 min. p.p.", "Write {minutes: 2, per: participant}."),
        ("    time: 5 minuten per groepje", "Write {minutes: 5, per: group}."),
        ("    time: 10 min per casus", "Write {minutes: 10, per: case}."),
        ("    time: 1 à 2 minuten per persoon", "Write {min: 1, max: 2}."),
        ("    turn: 1-2", "Write one whole number."),
        ("preparation: [{task: x, minutes: geen}]", "Take this line out"),
        ("effort: [{role: coach, minutes: geen, per: case}]", "Take this part of `effort` out"),
        # Months, and how long and how often.
        ("period: {from: maart 2024}", "Write 2024-03."),
        ("period: {from: 03-2024}", "Write 2024-03."),
        ("period: {from: 2024/3}", "Write 2024-03."),
        ("period: {from: 2024 maart}", "Write 2024-03."),
        ("period: {from: 1 mrt. 2024}", "Write 2024-03."),
        ("period: {from: mei '24}", "Write 2024-05."),
        ("period: {from: 13-2024}", "such as 2024-01"),
        ("period: {from: najaar}", "the number of the month"),
        ("period: {from: 2024-03, to: heden}", "it still goes on"),
        ("period: maart tot juni 2024", "Write {from: 2024-03, to: 2024-06}."),
        ("period: sinds maart 2024", "Write {from: 2024-03}."),
        ("period: 2023 tot 2024", "Write from which month to which"),
        ("period: lang geleden", "Write from which month to which"),
        ("span: een half jaar", "Write {months: 6}."),
        ("span: anderhalf jaar", "Write {months: 18}."),
        ("span: 6mnd", "Write {months: 6}."),
        ("span: 2,5 weken of zo", "Write its keys below it"),
        ("span: 1,3 weken", "Write its keys below it"),
        ("frequency: elke twee weken", "as an item of a list: `- {every: {weeks: 2}}`"),
        ("frequency: om de week", "as an item of a list: `- {every: {weeks: 2}}`"),
        ("frequency: ca. elke 2 weken op maandag", "as an item of a list: `- {every: {weeks: 2}}`"),
        ("frequency: Wekelijks", "as an item of a list: `- {every: {weeks: 1}}`"),
        ("frequency: zeswekelijks", "as an item of a list: `- {every: {weeks: 6}}`"),
        ("frequency: tweemaandelijks", "as an item of a list: `- {every: {months: 2}}`"),
        ("frequency: eens in de zes weken", "as an item of a list: `- {every: {weeks: 6}}`"),
        ("frequency: 4 keer per jaar", "as an item of a list: `- {times: 4, per: year}`"),
        (
            "frequency: 4 à 6 keer per jaar",
            "as an item of a list: `- {times: {min: 4, max: 6}, per: year}`",
        ),
        ("frequency: 2 keer per kwartaal", "as an item of a list: `- {times: 8, per: year}`"),
        ("frequency: twee keer per half jaar", "as an item of a list: `- {times: 4, per: year}`"),
        ("frequency: 4 keer per dag", "Write how often, such as"),
        ("frequency: veel keer per jaar", "Write how often, such as"),
        ("frequency: [om de week]", "Write {every: {weeks: 2}}."),
        ("frequency: af en toe", "Write how often, such as"),
        ("frequency: {every: {weeks: 2}}", "before the first: `- every: …`"),
        ("frequency: [5]", "Write its keys below it"),
        ("frequency: [{every: 2 weken}]", "Write {weeks: 2}."),
        ("frequency: [{elke: {weeks: 2}}]", "Did you mean every?"),
        ("frequency: [{per: year}]", "Write `{every: {weeks: 2}}`, or `{times: 4, per: year}`."),
        # Addresses.
        (SOURCE + "url: www.site.nl}]", "Write https://www.site.nl."),
        (SOURCE + "url: 'site.nl/een/pagina?x=1'}]", "Write https://site.nl/een/pagina?x=1."),
        (SOURCE + "url: 'http//site.nl'}]", "Write https://site.nl."),
        (SOURCE + "url: '[site](https://site.nl/a)'}]", "Write https://site.nl/a."),
        (SOURCE + "url: 'https://site.nl/a|b'}]", "Write https://site.nl/a%7Cb."),
        (SOURCE + "url: 'https://site.nl/een pagina'}]", "There is a space in the address"),
        (SOURCE + "url: 'https://site.nl www.ander.nl'}]", "Only one address fits here"),
        (SOURCE + "url: 'http;//site.nl'}]", "Write https://site.nl."),
        (SOURCE + "url: zie de website}]", "starts with https:// or http://"),
        (SOURCE + "url: iemand@site.nl}]", "starts with https:// or http://"),
        (SOURCE + "url: [https://site.nl]}]", "Only one text fits here"),
        (SOURCE + "url: geen}]", "Take this line out"),
        # Those who lead, and what else is referred to.
        ("    lead: de leider", "Write gespreksleider."),
        ("    lead: leider", "Write gespreksleider."),
        ("    lead: De inbrengers", "Write inbrenger."),
        ("    lead: Case presenter", "Write inbrenger."),
        ("    lead: niemand", "Take this line out"),
        ("    lead: de baas van het spel", "Write baas-van-het-spel, and add that role"),
        ("    lead: gespreksleider en inbrenger", "Did you mean gespreksleider or inbrenger?"),
        ("    lead: begeleider van de groep", "Did you mean begeleider?"),
        ("    lead: iedereen", "it is for everybody"),
        ("    lead: De hele groep", "it is for everybody"),
        ('    lead: "?!"', "Take this line out"),
        ("    meeting: De eerste keer", "Write de-eerste-keer."),
        # Names of keys that are others here than elsewhere.
        ("    duur: 10", "Did you mean time?"),
        ("    minutes: 10", "Did you mean time?"),
        ("    begeleider: coach", "Did you mean lead?"),
        ("    purpose: [x]", "Only one text fits here"),
        ("minuten: 10", "Did you mean duration?"),
        ("tijdsduur: 10", "Did you mean duration?"),
        ("    fase: opening", "Did you mean stage?"),
        ("    soort: opening", "Did you mean stage?"),
        ("    optioneel: true", "Did you mean optional?"),
        ("    wanneer: Als er tijd is", "Did you mean when?"),
        ("    gewicht: 2", "Did you mean share?"),
        ("    opstelling: In een kring", "Did you mean setting?"),
        ("fase: opening", "Did you mean phases?"),
        ("labels: [kort]", "Did you mean tags?"),
        ("trefwoorden: [kort]", "Did you mean tags?"),
        ("geschikt_voor: [Starters]", "Did you mean suits?"),
        ("Niet voor: [Starters]", "Did you mean not_for?"),
        ("ervaring: geen", "Did you mean experience_needed?"),
        (SOURCE + "auteurs: [A. Jansen]}]", "Did you mean authors?"),
        ("place: online of fysiek", "Did you mean either?"),
        ("place: op kantoor", "Did you mean on-site?"),
        ("place: ergens", "on-site where people meet in one room"),
        ("place: via Teams", "Did you mean online?"),
        ("frequency: [{times: 4 keer per jaar}]", "Write {times: 4, per: year}."),
        ("frequency: [{times: 4 keer, per: year}]", "without quotes or words: 4."),
        ("    lead: zomaar-iemand-anders", "Add it under `roles`."),
        ("    lead: [coach]", "Only one text fits here"),
        (
            "    lead: gespreksleidr",
            "Did you mean gespreksleider or begeleider? Or add it under `roles`.",
        ),
        ("    meeting: geen", "Take this line out"),
        # A text in the place of a list.
        ("sources: Zelf bedacht", "`- {title: Zelf bedacht}`"),
        ("sources: www.site.nl", "`- {title: …, url: https://www.site.nl}`"),
        ("sources: [https://site.nl/a]", "Write {title: …, url: https://site.nl/a}."),
        ('sources: "Boek: deel 2"', '`- {title: "Boek: deel 2"}`'),
        ("roles: Verteller", "`- {id: verteller, title: Verteller}`"),
        ("roles: Verteller, luisteraar", "each item on its own line"),
        ("roles: geen", "Take this line out"),
        ("preparation: Zet stoelen klaar", "`- {task: Zet stoelen klaar}`"),
        ("sources: {title: x}", "before the first: `- title: …`"),
        ("sources: {}", "each item on its own line"),
        ("goals: Leren", "as an item of a list: `- Leren`"),
        ("goals: Leren, doen", "each item on its own line"),
        ("goals: 7", "each item on its own line"),
        ("from: 2024-03", "It belongs under `period`"),
        ("frequency: 9", "each item on its own line"),
        ("duration: 9.00 - 10.30 uur", "Write 90."),
        ("    time: 10 (geschat)", "without quotes or words: 10."),
        ("language: nederlans", "Write nl."),
        ("language: nl, en", "Write nl."),
        ("language: [nl]", "Write nl."),
        ("language: 7", "Write nl for Dutch"),
        ("facilitation: met een gespreksleider", "Did you mean guided?"),
        ("facilitation: zonder leiding", "Did you mean self-guided?"),
    ],
)
def test_what_was_meant_is_offered(line: str, hint: str) -> None:
    """Where it shows what was meant there is one message, whose hint says how it is written."""
    (found,) = faults(f"{with_line(line)}\n")
    assert hint in found.hint
    for said in (found.message, found.hint):
        dutch = say(said, "nl")
        assert dutch != said
        assert not NOT_DUTCH.search(QUOTED.sub("", dutch))


def test_own_roles_and_meetings_are_found_by_their_titles() -> None:
    """A title in the place of an id gives the id of that role, meeting or category."""
    text = (
        f"{YAML}    lead: De grote verteller\n    meeting: Tweede keer\n"
        "roles: [{id: verteller, title: Grote verteller}, 5]\n"
        "meetings: [{id: start, title: Eerste keer}, {id: vervolg, title: Tweede keer}]\n"
    )
    found = {fault.path: fault.hint for fault in faults(text)}
    assert found["phases[0].lead"] == "Write verteller."
    assert found["phases[0].meeting"] == "Write vervolg."


@pytest.mark.parametrize(
    ("text", "path", "hint"),
    [
        (YAML.replace("title: R", "titel: R", 1), "titel", "Did you mean title?"),
        (YAML.replace("kind:", "soort:"), "soort", "Did you mean kind?"),
        (YAML.replace("summary:", "samenvating:"), "samenvating", "Did you mean summary?"),
        (YAML.replace("    title", "    naam"), "phases[0].naam", "Did you mean title?"),
    ],
)
def test_misspelt_key_is_not_missing_too(text: str, path: str, hint: str) -> None:
    """A key that was meant to be another is said once: where it stands."""
    (found,) = faults(text)
    assert (found.code, found.path, found.hint) == ("RFL101", path, hint)


def test_kind_under_another_name_tells_what_the_rest_is() -> None:
    """With a misspelt `kind` the rest is judged as the kind that stands there."""
    found = faults(YAML.replace("kind: method", "soort: checklist"))
    assert {"sections", "phases"} <= {
        word for fault in found for word in ("sections", "phases") if word in fault.message
    }


def test_number_of_cases_is_a_number_as_that_of_people_is() -> None:
    """`cases: 2` is as good as `participants: 6`."""
    assert faults(f"{YAML}cases: 2\nparticipants: 6\n") == []
