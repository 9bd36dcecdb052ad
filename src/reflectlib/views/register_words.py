"""What a register asks, in words: its rules, and the proof that it wants."""

from collections.abc import Callable, Iterator, Mapping

from reflectlib.language.terms import UNITS
from reflectlib.language.words import Words
from reflectlib.message import Marked, Message, _, n_, p_
from reflectlib.model.forms import FORMS
from reflectlib.model.method import Method
from reflectlib.model.register import ProofField, Register, RegisterRule
from reflectlib.model.timing import Minutes, Range
from reflectlib.translations import base_of

DECIDES = _(
    "The register itself decides. Rules change: look on its own page before you hand anything in."
)
"""What is said wherever rules of a register are shown."""
PROOF: Mapping[ProofField, Message] = {
    "group": p_("proof", "the name of the group"),
    "method": p_("proof", "the method"),
    "place": p_("proof", "the place"),
    "date": p_("proof", "the date"),
    "start": p_("proof", "when it starts"),
    "end": p_("proof", "when it ends"),
    "net_hours": p_("proof", "the hours without breaks"),
    "leader": p_("proof", "who leads"),
    "leader_number": p_("proof", "the register number of who leads"),
    "names": p_("proof", "the names"),
    "numbers": p_("proof", "the register numbers"),
    "signatures": p_("proof", "the signatures"),
    "subjects": p_("proof", "the subjects"),
    "learning_goals": p_("proof", "the learning goals"),
    "results": p_("proof", "what came of it"),
    "agenda": p_("proof", "the agenda"),
    "attendance_list": p_("proof", "the attendance list"),
    "report": p_("proof", "a report"),
    "statement": p_("proof", "a statement"),
    "certificate": p_("proof", "a certificate"),
}


def rule_in_words(
    rule: RegisterRule, words: Words, own: Callable[[str], str] = lambda text: text
) -> str:
    """A rule: its figures in words, and what else there is to it, which is its `own`.

    What a rule on forms says in its own words is all that is said of it.
    """
    text = own(rule.text.text) if rule.text else ""
    said = () if rule.kind == "forms" and text else _said(rule, words)
    return words.joined(" ", (*said, text)) or rule.id


def proof_in_words(register: Register, words: Words) -> str:
    """What it wants to see on paper, in a sentence."""
    fields = tuple(PROOF[field] for field in register.proof)
    return words.say(_("On paper: {fields:and}.", fields=fields))


def in_language(text: str, register: Register, method: Method) -> str:
    """A text of a register, marked where its language is not that of the method on the page."""
    same = base_of(register.language) == base_of(method.language)
    return text if same or isinstance(text, Marked) else Marked(((text, register.language),))


def _said(rule: RegisterRule, words: Words) -> Iterator[str]:
    """The figures of a rule, a sentence each; nothing where it has none."""
    number = rule.min or rule.max
    if rule.kind in PERIODIC and number:
        what = words.say(PERIODIC[rule.kind].filled(number=number))
        yield words.say(_per_years(rule, what))
    elif rule.kind == "minutes" and number:
        stated = words.minutes(Minutes(min=rule.min, max=rule.max))
        yield words.say(_("A meeting takes {stated}.", stated=stated))
    elif rule.kind in PEOPLE and number:
        stated = words.range(Range(min=rule.min, max=rule.max))
        yield words.say(PEOPLE[rule.kind].filled(stated=stated))
    elif rule.kind == "days" and number:
        yield words.say(
            n_(
                "There is at most {number} day between two meetings.",
                "There are at most {number} days between two meetings.",
                number,
            )
        )
    if rule.counted:
        yield words.say(_("Only this counts: {forms:and}.", forms=forms_of(rule.counted)))
    if rule.not_counted:
        yield words.say(_("This does not count: {forms:and}.", forms=forms_of(rule.not_counted)))
    if rule.unless:
        yield words.say(_("Unless: {text}", text=rule.unless))


def _per_years(rule: RegisterRule, what: str) -> Message:
    if rule.years is None:
        return _("At least {what}; in how many years was not read.", what=what)
    if rule.years == 1:
        return _("At least {what} in a year.", what=what)
    return _(
        "At least {what} in {years}.", what=what, years=UNITS["year"].filled(number=rule.years)
    )


def forms_of(forms: tuple[str, ...]) -> tuple[str, ...]:
    """What forms are called, to be said; one that is not of ours by its id."""
    return tuple(FORMS.get(form, form) for form in forms)


PERIODIC: Mapping[str, Message] = {
    "hours": n_("{number} hour", "{number} hours"),
    "meetings": n_("{number} meeting", "{number} meetings"),
}
"""Kind of a rule that is about some years → what is counted."""
PEOPLE: Mapping[str, Message] = {
    "people": _("People at a meeting: {stated}."),
    "members": _("Members of the group: {stated}."),
}
