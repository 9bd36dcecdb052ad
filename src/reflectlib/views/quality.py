"""A method held against the quality framework: what it says, where, and what is missing."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from textwrap import shorten

from reflectlib.catalogue import Catalogue
from reflectlib.language.terms import FACILITATION, form_of
from reflectlib.language.words import Words
from reflectlib.message import Marked, Message, _, n_, p_
from reflectlib.model.method import Method
from reflectlib.page import Heading, Items, ListItem, Notice, Page, PageBlock
from reflectlib.quality.assessing import assess, framework_of
from reflectlib.quality.finding import Aspect, Assessment, Assessments, Finding, Passage
from reflectlib.quality.looking import part_of
from reflectlib.translations import base_of
from reflectlib.views.blocks import legend, role_title, whole_page
from reflectlib.views.field_names import FieldNames
from reflectlib.views.steps import time_of_step

SHOWN = 3  # passages of one aspect: enough to judge by, and still a page to read
LONGEST = 240  # letters of one passage

NOTE = _(
    "This is what was found in the description, and where. It does not say how good the method "
    "is. Fields and words were looked for: judge for yourself whether a text fits the statement. "
    "What was not found may still stand there in other words."
)
"""What is said above the findings."""
LACKING: Mapping[str, Message] = {
    "adjusting": _("What you will do differently with this method next time"),
    "audience": _("Whom the method is for"),
    "closing": _("How you close"),
    "data": _("What data you bring in, such as a questionnaire or a recording"),
    "evaluation": _("How you look back on the method"),
    "expertise": _("What whoever leads it must know and be able to do"),
    "feedback": _("How feedback comes in, such as that of the client"),
    "focus": _("What the reflection looks at"),
    "goals": _("What the method is for"),
    "instructions": _("What to do or ask in the step"),
    "less_guidance": _("How there is less guidance once the group can do without"),
    "management": _("How management supports it"),
    "materials": _("What must be there"),
    "order": _("Two steps or more, in their order"),
    "participants_support": _("How the participants support the method"),
    "person": _("Questions about the person: what somebody feels, thinks or wants"),
    "preparation": _("What to do before"),
    "profession": _("How knowledge of the profession comes in"),
    "purpose": _("What the step is for"),
    "rationale": _("Why it works"),
    "responsible": _("What participants choose or decide themselves in their learning"),
    "roles": _("Who does what"),
    "science": _("How knowledge from research or literature comes in"),
    "stage": _("How much experience it is for, such as beginners"),
    "steps": _("The steps"),
    "successes": _("Questions about what goes well"),
    "support": _("Whose support the method needs"),
    "theory": _("Which research or theory it rests on"),
    "times": _("How long the step takes"),
    "training": _("How whoever leads it is trained"),
    "unguided": _("Whether the group can do without somebody who leads"),
    "wishes": _("The question what the participant wants to learn"),
}
VERDICTS: Mapping[str, Message] = {
    "missing": p_("quality", "Not found"),
    "not-applicable": p_("quality", "Does not apply"),
    "not-in-a-definition": p_("quality", "Ask your team"),
    "partly": p_("quality", "Partly found"),
    "said": p_("quality", "Found"),
}


def of_method(method: Method, catalogue: Catalogue) -> Page:
    """Make the page of a method that is held against the framework here."""
    return of_one(assess(method, framework_of(catalogue)), catalogue)


def of_one(assessment: Assessment, catalogue: Catalogue) -> Page:
    """Make the page of one method, in its own language; the statements stay in theirs."""
    words = Words(assessment.method.language)
    rest = list(_sections(assessment, catalogue, words, 2))
    return whole_page(
        assessment.method,
        [Notice(words.say(NOTE))],
        rest,
        words,
        "quality",
    )


def of_more(assessments: Assessments, catalogue: Catalogue) -> Page:
    """Make one page of some methods, each with its own part; that of one is its own page."""
    if len(assessments) == 1:
        return of_one(assessments[0], catalogue)
    language = assessments[0].method.language
    words = Words(language)
    title = words.say(_("Against the quality framework"))
    rest: list[PageBlock] = []
    for assessment in assessments:
        rest.append(Heading(assessment.method.title))
        rest += _sections(assessment, catalogue, Words(assessment.method.language), 3)
    lead: list[PageBlock] = [
        Heading(title, 1),
        Notice(words.say(NOTE)),
    ]
    return Page(title, language, (*lead, *legend(rest, words), *rest))


def _sections(
    assessment: Assessment, catalogue: Catalogue, words: Words, level: int
) -> Iterator[PageBlock]:
    method, theirs = assessment.method, framework_of(catalogue).language
    names = FieldNames(method, words)
    for _same, run in groupby(assessment, lambda finding: finding.section.id):
        of_section = tuple(run)
        yield Heading(_as_of(theirs, of_section[0].section.title, method.language), level)
        items = (_statement(method, finding, names, catalogue, words) for finding in of_section)
        yield Items(
            tuple(item._replace(text=_as_of(theirs, item.text, method.language)) for item in items)
        )


def _as_of(language: str, text: str, page: str) -> str:
    """A text of the framework, marked where its language is not that of the page."""
    return text if base_of(language) == base_of(page) else Marked(((text, language),))


def _statement(
    method: Method, finding: Finding, names: FieldNames, catalogue: Catalogue, words: Words
) -> ListItem:
    verdict, statement = words.say(VERDICTS[finding.verdict]), finding.statement
    below: list[ListItem] = []
    seen: set[str] = set()
    for aspect in finding.aspects:
        new = [passage for passage in aspect.passages if passage.path not in seen]
        seen.update(passage.path for passage in new)
        for passage in new[:SHOWN]:
            text = passage_text(method, passage, catalogue, words)
            label = names.label(passage.path)
            below.append(ListItem(text, label, ours=passage.ours))
        if (more := len(new) - SHOWN) > 0:
            again = n_("And in {number} more place.", "And in {number} more places.", more)
            below.append(ListItem(words.say(again)))
    # What is missing comes last, so that what there is can be read in one piece.
    below += (
        ListItem(lacking(aspect, names, words), words.say(_("Add")))
        for aspect in finding.aspects
        if aspect.add_to
    )
    return ListItem(statement.text, verdict, ours=statement.basis == "editor", items=tuple(below))


def lacking(aspect: Aspect, names: FieldNames, words: Words) -> str:
    """What to add, and where: in one of several fields, or in the same field of some steps."""
    what, fields = LACKING[aspect.key], tuple(names.of(aspect.add_to))
    return words.say(_("{what}, in {fields:or}", what=what, fields=fields))


def passage_text(method: Method, passage: Passage, catalogue: Catalogue, words: Words) -> str:
    """A passage as a reader knows it: fixed words and times in the entry's language, and short."""
    field = passage.path.split("[")[0]
    if field == "form":
        return words.say(form_of(method))
    if field == "facilitation":
        return words.say(FACILITATION[passage.text])
    if field == "principles":
        return catalogue.item_titles().get(passage.text, passage.text)
    if passage.path.endswith("].lead"):
        return role_title(method, passage.text, words)
    if passage.path.endswith("].time"):
        number = int(passage.path.split("[")[1].split("]")[0])
        return time_of_step(method.phases[number], words)
    line = " ".join(passage.text.split())
    short = line if len(line) <= LONGEST else shorten(line, LONGEST, placeholder=" …")
    return part_of(passage.text, short)
