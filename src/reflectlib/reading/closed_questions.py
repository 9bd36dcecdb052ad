"""Which questions yes or no answers, in the languages that we know; `style` warns of those.

It is data for a good part: the verbs and the small words that such a question starts with.
"""

import re

# Verbs that open a question which yes or no answers. Those in the second list open other
# sentences as well ("Denk terug aan …"), so that somebody must stand behind them.
VERBS = {
    "nl": (
        r"is|zijn|was|waren|ben|bent|heb|hebt|heeft|hebben|had|hadden|kun|kan|kunt|kunnen|kon"
        r"|konden|wil|wilt|willen|wou|wilde|ga|gaat|gaan|ging|mag|mogen|moet|moeten|moest|zou"
        r"|zouden|zal|zul|zult|zullen|word|wordt|worden|werd|doe|doet|doen|deed|weet|klopt|lukt"
        r"|lukte|hoort|komt|durf|durft"
        r"|(?:denk|vind|voel|zie|zag|ken|herken|merk|merkte|geef|gaf|krijg|kreeg|neem|nam|maak"
        r"|maakte|kom|kwam|vindt|denkt|blijf|bleef|sta|houd|hou|vraag|gebruik|werk|leer|snap|begrijp|geloof"
        r"|vertrouw|mis|verwacht|dacht|vond|voelde|kende|wist)"
        r" (?:je|jij|u|we|wij|jullie|ik|hij|ze|zij|iedereen|iemand)"
    ),
    "en": (
        r"(?:is|are|am|was|were|do|does|did|have|has|had|can|could|will|would|shall|should|may"
        r"|might|must)(?:n['’]t)?"
    ),
}
# In Dutch any other first word is a verb too when one of these stands behind it ("Lukt het
# …?", "Speelt dit …?"), unless it is a word that such a one follows in any sentence.
BEHIND_A_VERB = "je|jij|jullie|u|dit|dat|het|er|de|een|iets"
NO_VERBS = (
    r"aan|achter|al|alle|alleen|allebei|als|beide|bij|binnen|boven|buiten|daarna|dan|dat|doordat"
    r"|door|dus|eerst|en|heel|hoewel|ieder|in|indien|juist|langs|liever|maar|met|na|naar|naast"
    r"|nadat|niet|nou|nu|of|om|omdat|onder|ook|op|over|per|rond|rondom|sinds|straks|tegen|terwijl"
    r"|tijdens|toch|toen|tot|tussen|uit|van|vanaf|vanuit|via|volgens|voor|voordat|zelfs|zo|zodat"
    r"|zodra|zonder"
    # What asks by telling: "Stel dat …", "Noem een voorbeeld".
    r"|stel (?:je voor|dat)"
    r"|(?:bedenk|beschrijf|denk|geef|kies|kijk|leg|neem|noem|schets|schrijf|teken|vertel|zeg)"
    r" (?!je\b|jij\b|jullie\b|u\b)\w+"
)
FIRST_WORDS = {
    "nl": ("wat", "hoe", "welke", "wie", "waar", "wanneer"),
    "en": ("what", "how", "which", "who", "where", "when"),
}
OPENERS = {
    "nl": r"wat|hoe\w*|welke?|wie|wiens|waar\w*|wanneer|vanwaar",
    "en": r"what|how|which|who|whom|whose|where|when|why",
}
ASKED = {
    "nl": rf"(?:(?:{VERBS['nl']})\b"
    rf"|(?!(?:{NO_VERBS}|{OPENERS['nl']})\b)\w+ (?:{BEHIND_A_VERB})\b)",
    "en": rf"(?:{VERBS['en']})\b",
}
BEFORE = {"nl": "en|maar|of|dus|dan|nou", "en": "and|but|or|so|then|well"}
LEAD_IN = {
    "nl": "als|daarna|eerlijk|indien|nadat|nu|sinds|stel|straks|terwijl|toen|tot slot|vandaag"
    "|voordat|zodra",
    "en": "if|imagine|now|suppose|today",
}
TAG = {
    "nl": "toch|hè|nietwaar|niet waar",
    "en": rf"right|(?:{VERBS['en']}) (?:it|you|we|they|he|she|there)",
}
# "Heb je dit eerder gezien, en wat deed je toen?" asks the open one.
NO_OPEN_ONE = {
    language: rf"(?!.*(?:[,:;–—]|\b(?:{BEFORE[language]})) (?:\w+ )?(?:{openers})\b)"
    for language, openers in OPENERS.items()
}
CLOSED = {
    language: re.compile(
        # Taken whole (`*+`), what stands before is not tried again at each of its signs; and
        # what holds from the first word on holds behind each comma, without being asked there.
        rf"\W*+(?:(?:{BEFORE[language]}),? )?"
        rf"(?:{asked}{NO_OPEN_ONE[language]}"
        rf"|(?:{LEAD_IN[language]})\b{NO_OPEN_ONE[language]}.*, {asked}"
        rf"|(?!(?:\w+ )?(?:{OPENERS[language]})\b).*, (?:{TAG[language]})\?)",
        re.I | re.S,
    )
    for language, asked in ASKED.items()
}
# What the grammar calls closed, and nobody answers with yes or no: a choice, an invitation.
NO_YES_OR_NO = {
    "nl": re.compile(
        r"\w\W+of\b(?! niet\b)|\A(?>.*?\b(?:kun|kan|kunt|kunnen|zou|zouden)\b).*"
        r"(?:voorbeeld|vertel|uitleg|uit te leggen|beschrijv|toelicht|schets|noemen|laten zien)",
        re.I | re.S,
    ),
    "en": re.compile(
        r"\w\W+or\b(?! not\b)|\A(?>.*?\b(?:can|could)\b).*"
        r"(?:example|\btell\b|explain|describe|\bshow\b|\bname\b)",
        re.I | re.S,
    ),
}


def is_closed(question: str, language: str) -> bool:
    """Tell whether yes or no answers a question, as far as its words show."""
    closed = CLOSED.get(language)
    return bool(closed and closed.match(question) and not NO_YES_OR_NO[language].search(question))
