"""What is looked for, for each statement of the quality framework.

The statements themselves stand in the catalogue alone; each is recognised by a few words.
"""

import attrs

from reflectlib.quality.looking import Look, found, has, in_each_step, in_order


@attrs.frozen
class Criterion:
    """What is looked for, for the statement that these words are in.

    `asks` marks what only an organisation can answer; `only` gives a field, and the values
    that it has in the methods that the statement is about.
    """

    key: str
    statement: str
    looks: tuple[Look, ...]
    asks: bool = False
    only: tuple[str, tuple[str, ...]] | None = None


STEPS = tuple(
    f"phases.{field}"
    for field in ("title", "purpose", "instructions", "questions", "questions.follow_ups", "output")
)
PAPER = ("worksheets.title", "worksheets.text", "worksheets.columns", "worksheets.fields")
AROUND = ("preparation.task", "follow_up.task", "materials")
WORK = (*STEPS, "phases.tips", *PAPER, *AROUND, "roles.tasks")
ABOUT = ("summary", "context", "rationale", "goals")
ASKED = ("conditions.finance", "conditions.expertise", "conditions.support")
LEARNED = ("experience.success_factors", "experience.remedies")

CRITERIA = (
    Criterion(
        "form_chosen", "Wij kiezen bewust", (found("form", there=("form", "context")),), asks=True
    ),
    Criterion(
        "form_for_goal",
        "op basis van het doel",
        (
            found("goals", "goals", there=("goals", "meetings.goals")),
            found("steps", "phases", there=("phases.title",)),
        ),
    ),
    Criterion(
        "what_works",
        "werkzame bestanddelen",
        (found("rationale", "rationale", there=("rationale", "experience.success_factors")),),
    ),
    Criterion(
        "form_for_wishes",
        "wat de professional wil",
        (found("wishes", "preparation", "phases[0].questions", worded=WORK),),
    ),
    Criterion(
        "form_for_stage",
        "hoe ver de professional is",
        (
            found("audience", "audience", there=("audience", "meetings.audience")),
            found(
                "stage",
                "audience",
                "variants",
                worded=(
                    *ABOUT,
                    "audience",
                    "frequency.for",
                    "meetings.audience",
                    "variants.title",
                    "variants.summary",
                    "variants.audience",
                ),
            ),
        ),
    ),
    Criterion(
        "clear_method",
        "een duidelijke methode",
        (
            found("steps", "phases", there=("phases.title",)),
            found("roles", "roles", there=("roles.title", "phases.lead")),
        ),
    ),
    Criterion(
        "clear_structure",
        "een duidelijke structuur",
        (in_order("order"), in_each_step("purpose", "purpose")),
    ),
    Criterion(
        "prepared",
        "bereiden de reflectie",
        (
            found("preparation", "preparation", there=("preparation.task",)),
            found("materials", "materials", there=("materials",)),
        ),
    ),
    Criterion(
        "carried_out",
        "voeren de reflectie",
        (
            in_each_step("instructions", "instructions", "questions"),
            in_each_step("times", "time"),
        ),
    ),
    Criterion(
        "closed",
        "ronden de reflectie",
        (found("closing", "phases[last].instructions", worded=STEPS, last=True),),
    ),
    Criterion(
        "own_responsibility",
        "zelf verantwoordelijk is",
        (
            found(
                "responsible",
                "phases[last].instructions",
                "roles",
                worded=("goals", "meetings.goals", "roles.tasks", *STEPS),
            ),
        ),
    ),
    Criterion(
        "clear_focus",
        "een duidelijke focus",
        (
            found(
                "focus",
                "question_categories",
                "principles",
                there=("principles", "question_categories.title"),
                worded=("title", "summary", "audience", "goals", "phases.title", "phases.purpose"),
            ),
        ),
    ),
    Criterion(
        "about_the_person",
        "over de persoon zelf",
        (found("person", "phases[].questions", worded=(*STEPS, "worksheets.fields")),),
    ),
    Criterion(
        "science",
        "kennis uit de wetenschap",
        (
            found("science", "phases[].instructions", worded=(*WORK, "experience.remedies")),
            found("theory", "rationale", worded=("rationale", "context")),
        ),
    ),
    Criterion(
        "profession",
        "de inhoud van ons beroep",
        (found("profession", "phases[].instructions", worded=WORK),),
    ),
    Criterion(
        "feedback",
        "gegevens uit feedback",
        (
            found("feedback", "phases[].questions", "preparation", worded=WORK),
            found("data", "materials", "preparation", worded=WORK),
        ),
    ),
    Criterion(
        "what_goes_well",
        "aandacht voor successen",
        (found("successes", "phases[].questions", worded=(*STEPS, *PAPER, *AROUND)),),
    ),
    Criterion(
        "management",
        "Het management staat",
        (
            found("support", "conditions.support", there=("conditions.support",)),
            found("management", "conditions.support", worded=("conditions.support", *LEARNED)),
        ),
    ),
    Criterion(
        "learning_organisation",
        "een lerende organisatie",
        (
            found(
                "learning_organisation",
                worded=(*ABOUT, *ASKED, *LEARNED, "experience.next_steps"),
            ),
        ),
        asks=True,
    ),
    Criterion(
        "lifelong_learning",
        "een leven lang leren",
        (found("lifelong", worded=(*ABOUT, *ASKED, *LEARNED)),),
        asks=True,
    ),
    Criterion(
        "participants_support",
        "De professionals die meedoen",
        (
            found(
                "participants_support",
                "conditions.support",
                worded=("conditions.support", "experience.success_factors"),
            ),
        ),
    ),
    Criterion(
        "trained_guides",
        "geschoold om de reflectiemethode",
        (
            found("expertise", "conditions.expertise", there=("conditions.expertise",)),
            found("training", "conditions.expertise", worded=("conditions.expertise",)),
        ),
        only=("facilitation", ("guided", "either")),
    ),
    Criterion(
        "less_guidance",
        "De begeleiding bij intervisie wordt minder",
        (
            has("unguided", "facilitation", "either", "self-guided"),
            found(
                "less_guidance",
                "variants",
                "conditions.expertise",
                worded=(*ABOUT, *WORK, *ASKED, *LEARNED, "variants.summary"),
            ),
        ),
        only=("form", ("intervisie",)),
    ),
    Criterion(
        "evaluated",
        "Wij kijken regelmatig terug",
        (
            found(
                "evaluation",
                "phases[last].questions",
                "transfer.quality_assurance",
                there=("transfer.quality_assurance",),
                worded=(*STEPS, "follow_up.task", "meetings.title", "meetings.goals"),
            ),
        ),
    ),
    Criterion(
        "adjusted",
        "stellen wij de reflectievorm bij",
        (
            found(
                "adjusting",
                "phases[last].questions",
                "transfer.quality_assurance",
                worded=(*STEPS, "follow_up.task", "transfer.quality_assurance"),
            ),
        ),
    ),
)
"""One for each statement of the framework, found by words of that statement."""


def criterion_of(statement: str) -> Criterion | None:
    """The one criterion whose words are in a statement, or None."""
    known = [each for each in CRITERIA if each.statement in statement]
    return known[0] if len(known) == 1 else None
