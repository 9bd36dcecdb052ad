"""The words that are looked for, in each language that we speak."""

import re
from collections.abc import Mapping
from functools import cache

# From where a part of a sentence starts, as long as nothing in it says that it is not so; not
# further than such a part is long, since each word of a text can start one.
SO = r"(?:^|[,;:]|\b(?:en|maar|of)\b)(?:(?!\b(?:geen|nooit|niet(?! alleen))\b)[^,;:]){0,80}?"
NOT_BEHIND = r"(?!( \w+){0,2} niet\b)"
# What is held when people reflect.
THIS = r"(werkvorm|methode|manier|vorm|werkwijze|bijeenkomst|oefening|ronde)\b"

WORDS: Mapping[str, Mapping[str, str]] = {
    "nl": {
        "wishes": r"^(?!.*\bcli[eë]nt).*(\bwat\b.{0,40}\bwil(len|t)?\b.{0,40}\bleren\b"
        r"|\bwaarvan (je|ik|jullie) wil(len|t)? leren\b|\bleer(vraag|vragen|doel|doelen|wens"
        r"|wensen)\b)",
        "stage": r"\b(beginnend|ervaren|nieuwe?|startend|gevorderd)\w* (\w+ )?(mede|collega"
        r"|professional|werker|hulpverlener|jeugdzorg|deelnemer|gezinsvoogd)\w*|\b(starters?"
        r"|stagiair\w*|studenten|beginners|inwerk\w*)\b",
        "responsible": r"^(?!.*\b(cli[eë]nt|jongere|ouder|gezin|kind|vertel|delen)).*(\b(kies"
        r"|bepaal)t?\b.{0,15}\bzelf\b|\bzelf\b.{0,15}\b(kies|kiez|bepa)\w*|\beigen (leren"
        r"|leerproces|leervra\w+|leerdoel\w*|ontwikkeling)\b"
        r"|\bverantwoordelijk\w*\b.{0,40}\b(leren|leerproces|ontwikkeling)\b"
        r"|(?<!die )(?<!dat )(?<!leider )(?<!gevende )\b(bepaalt|bepalen|kiest|kiezen) wat (hij"
        r"|zij|ze|je|jij|ieder\w*)\b)",
        "focus": r"\bcompetentie\w*|\bdimensies?\b|\bwerkproces\b|\bfunctioneer\w*"
        r"|\bfunctioneren\b|\bfocus\b",
        "person": r"\b(voel|voelde|dacht|beleefde?|raakt?|raakte|wilde)\b.{0,12}\b(je|jij|jou"
        r"|ik)\b|(?<!dan )\b(je|jij|ik)\b.{0,20}\b(voelt?|voelde|dacht|beleefde|wilde)\b"
        r"|\bgevoelens\b|(?<!niets )\bover (jezelf|mezelf|zichzelf)\b"
        r"|\bherken\b.{0,20}\bvan jezelf\b|\bvan jezelf herken\b|\bals persoon\b|\b(jouw?|mijn"
        r"|eigen) (waarden?|normen)\b|\bwat denk (je|jij)\b(?!.{0,5}\b(dat|van|als)\b)"
        r"|\bwat (doet|deed) (dat|dit|het)( \w+)? met (je|jou|jullie|mij)\b|\bovertuiging(en)?\b",
        "science": r"\bwetenschap\w*|\bliteratuur\w*|\btheorie\b|\beffectonderzoek\w*"
        r"|\bonderzoek (naar|laat|toont|over|zegt)\b|\b(uit|met|een|welk|recent) onderzoek\b"
        r"|\b(lees|zoek|bespreek|bekijk)\b.{0,25}\bonderzoek\b|\bonderzoeksresulta\w+"
        r"|\b(vak)?artikel(en)?\b",
        "theory": r"\bwetenschap\w*|\bliteratuur\w*|\b\w*theorie\b|\bonderzoek (naar|laat|toont|in"
        r"|blijkt)\b|\b(uit|volgens) (het )?onderzoek\b",
        "profession": r"(?<!maken )(?<!maken we )(?<!maak )\bkennis\b|\b(vak|beroeps"
        r"|praktijk)kennis\b|\bvakliteratuur\b|\brichtlijn\w*|\bprotocol\w*|\bberoepscode\b|\b(je"
        r"|jouw|ons) (beroep|vak)\b",
        "feedback": r"\bfeedback\w*(?! op hoe (jij|je) begeleidt)|\bvolgens (de|het|je) (cli[eë]nt"
        r"|jongere|ouder|kind|gezin)\w*|\b(cli[eë]nt|jongere|ouder|kind|gezin)\w* (zei|zegt|vond"
        r"|vindt|vertelde)\b|\b(vond|vindt) (de|het|je|jouw) (cli[eë]nt|jongere"
        r"|ouder|kind|gezin)\w*",
        "data": r"\bvragenlijst\w*|\bscores?\b|\bORS\b|\bSRS\b|\bmeting\w*|\b(video-?"
        r"|beeld)?opname\w*|\bvideo\w*|\bfilm(pje|t|en)?\b|\bobservatie\w*",
        "successes": r"\bcompliment\w*|\bsuccessen\b|\b(een|één) succes\b|\btrots\b"
        rf"|\bwat (al )?(werkt|werkte|lukte?)\b{NOT_BEHIND}|{SO}\b(gaat|ging|gegaan|deed|doet"
        r"|doen)\b((?!\b(niet|geen)\b).){0,20}\bgoed\b"
        rf"|{SO}\bgoed (gaat|ging|deed|doet|gegaan|gedaan)\b|\bsterke? (kant"
        rf"|punt)\w*|{SO}\blukte? (het )?je\b{NOT_BEHIND}"
        r"|\b(jouw?|je|eigen|welke) kracht(en)?\b",
        "management": r"\bmanag\w*|\bleidinggevende\w*|\bdirecti\w*|\bbestuur\w*|\bteamleid\w*",
        "learning_organisation": r"\blerende? (organisatie|team)\w*|\bleer(klimaat|cultuur)\b"
        r"|\breflectiecultuur\b",
        "lifelong": r"\bleven lang\b|\bregisterpunt\w*|\bherregistratie\b|\bblij(f|ft"
        r"|ven)\b.{0,30}\b(leren|ontwikkelen)\b",
        "participants_support": r"^(?=.*\b(deelnemer|medewerker|professional|collega|teamleden"
        r"|team|hulpverlener|gezinsvoogd|iedereen|begeleider))(?=.*(\bdraagvlak|\bsteun\b"
        r"|\bgemotiveerd|\bmotivatie|\bvrij(willig)?\b|\benthousias|\bbetrokken|\bfijne?\b"
        r"|\bgraag\b|\bachter\b.{0,25}\bsta))",
        "training": r"\bgeschoold\w*|\b(bij)?scholing\w*|\btraining\w*|\bopleiding\w*"
        r"|\bopgeleid\w*|\bgetraind\w*|\bcursus\w*|\bgecertificeerd\w*",
        "less_guidance": r"\bzelfstandig\b|\bzonder begeleid\w*|\bafbouw\w*|\bafgebouwd\b"
        r"|\bzelf (de )?(intervisie|begeleid|leid)\w*",
        "evaluation": r"\bevalu\w*\b.{0,15}\b(leergroep|bijeenkomst|methode|module|werkwijze"
        r"|samenwerking|coaching|training)\b|\b(leergroep|bijeenkomst|methode|module|werkwijze"
        r"|samenwerking|coaching|training)\b.{0,15}\bevalu\w*|\b(kijk"
        r"|blik)\w*\b.{0,25}\bterug op (de (methode|bijeenkomst|samenwerking|bespreking)"
        r"|het proces|hoe)\b|\bterugkijken op (het proces|de methode)|\b(werkten|deden) (we"
        r"|jullie) (samen|dit)\b|\bkwaliteit van de samenwerking\b"
        rf"|\b(hoe|wat) vond(en)? (je|jij|jullie|we|ieder\w*) (van )?(deze|de|dit|het) {THIS}"
        rf"|\bwat (werkte|hielp)( \w+){{0,2}} (in|aan|bij) (deze|dit) {THIS}",
        "adjusting": r"\b(werkwijze|methode|vorm|bijeenkomst|aanpak|programma)\b.{0,20}\bbij(stel"
        r"|gesteld|te stellen)\w*|\b(we|wij|jullie)\b.{0,20}\bvolgende keer\b.{0,20}\b(beter"
        r"|anders)\b|\bvolgende keer\b.{0,10}\b(beter|anders) kan\b",
    },
    "en": {
        "wishes": r"\bwant to (learn|achieve|develop)\b|\blearning (goal|question|need)s?\b",
        "stage": r"\b(new|novice|beginning|experienced|starting|senior|junior) (\w+ )?(staff"
        r"|colleague|professional|worker|employee|participant)s?\b|\b(starters|trainees"
        r"|students)\b",
        "responsible": r"\b(choose|decide)s?\b.{0,20}\b(yourself|themselves|himself|herself)\b"
        r"|\bown (learning|choice|responsibility|development)\b|\blearning (goal|question)s?\b",
        "focus": r"\bcompetenc\w+|\bdimensions?\b|\bwork process\w*|\bfocus\b",
        "person": r"\b(you|I) (feel|felt|thought|wanted|experienced?)\b|\bfeelings\b|\b(about"
        r"|of) (yourself|myself)\b|\bas a person\b|\b(your|my|own) (values|norms)\b",
        "science": r"\bscien\w+|\bliterature\b|\btheor(y|ies)\b|\bresearch\b",
        "theory": r"\bscien\w+|\bliterature\b|\btheor(y|ies)\b|\bresearch\b",
        "profession": r"\bknowledge\b|\bguidelines?\b|\bprotocols?\b|\b(your|our|the"
        r"|their) profession\b",
        "feedback": r"\bfeedback\b|\bclients? (said|says|thought|thinks|told)\b",
        "data": r"\bquestionnaires?\b|\bscores?\b|\bORS\b|\bSRS\b|\bmeasure\w*|\brecording\w*"
        r"|\bvideos?\b|\bobservations?\b",
        "successes": r"\bcompliments?\b|\bsuccess\w*|\bproud\b|\bwhat (already )?(works|worked)\b"
        r"|(?<!not )(?<!n't )\b(go|goes|going|went|did|do|does)\b((?!\bnot\b|n't\b).){0,15}"
        r"\bwell\b|\bstrengths?\b",
        "management": r"\bmanage(r|rs|ment)\b|\bdirectors?\b|\bteam leaders?\b|\bexecutives?\b",
        "learning_organisation": r"\blearning (organi[sz]ation|culture|climate)\b",
        "lifelong": r"\blifelong\b|\bkeep (on )?(learning|developing)\b",
        "participants_support": r"^(?=.*\b(participants|staff|professionals|colleagues|everybody"
        r"|everyone)\b)(?=.*\b(support|motivated|motivation|voluntary|voluntarily|enthusias\w+"
        r"|committed|like)\b)",
        "training": r"\btrain(ed|ing)\b|\bcourses?\b|\bcertified\b",
        "less_guidance": r"\bindependently\b|\bwithout (a )?(guide|guidance|facilitator)\b"
        r"|\bby themselves\b",
        "evaluation": r"\bevaluat\w+|\blook(ing)? back on (the (method|meeting|process)|how)\b",
        "adjusting": r"\badjust\w*|\bwe\b.{0,20}\b(differently|better) next time\b",
    },
}
"""Language → what is looked for → the words that speak to it, as a regular expression.

Words that also mean something else are left out: rather nothing found than a false find.
"""

NOTHING = r"(?!)"


@cache
def words_for(language: str, key: str) -> "re.Pattern[str]":
    """What to look for, in the language of a BCP 47 tag; English where we do not speak it."""
    spoken = "nl" if language.split("-")[0] == "nl" else "en"
    return re.compile(WORDS[spoken].get(key, NOTHING), re.IGNORECASE)
