"""What is looked for, for each statement of the quality framework.

The statements themselves stand in the catalogue alone; a criterion has the id of its statement.
"""

import attrs

from reflectlib.quality.looking import Look, closing, found, has, in_each_step, in_order


@attrs.frozen
class Criterion:
    """What is looked for, for the statement with this id.

    `asks` marks what only an organisation can answer; `only` gives a field, and the values
    that it has in the methods that the statement is about.
    """

    id: str
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
    Criterion("form-chosen", (found("form", there=("form", "context")),), asks=True),
    Criterion(
        "form-for-goal",
        (
            found("goals", "goals", there=("goals", "meetings.goals")),
            found("steps", "phases", there=("phases.title",)),
        ),
    ),
    Criterion(
        "what-works",
        (found("rationale", "rationale", there=("rationale", "experience.success_factors")),),
    ),
    Criterion(
        "form-for-wishes",
        (found("wishes", "preparation", "phases[0].questions", worded=WORK),),
    ),
    Criterion(
        "form-for-stage",
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
        "clear-method",
        (
            found("steps", "phases", there=("phases.title",)),
            found("roles", "roles", there=("roles.title", "phases.lead")),
        ),
    ),
    Criterion(
        "clear-structure",
        (in_order("order"), in_each_step("purpose", "purpose")),
    ),
    Criterion(
        "prepared",
        (
            found("preparation", "preparation", there=("preparation.task",)),
            found("materials", "materials", there=("materials",)),
        ),
    ),
    Criterion(
        "carried-out",
        (
            in_each_step("instructions", "instructions", "questions"),
            in_each_step("times", "time"),
        ),
    ),
    Criterion(
        "closed",
        (closing("closing"),),
    ),
    Criterion(
        "own-responsibility",
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
        "clear-focus",
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
        "about-the-person",
        (found("person", "phases[].questions", worded=(*STEPS, "worksheets.fields")),),
    ),
    Criterion(
        "science",
        (
            found("science", "phases[].instructions", worded=(*WORK, "experience.remedies")),
            found("theory", "rationale", worded=("rationale", "context")),
        ),
    ),
    Criterion(
        "profession",
        (found("profession", "phases[].instructions", worded=WORK),),
    ),
    Criterion(
        "feedback",
        (
            found("feedback", "phases[].questions", "preparation", worded=WORK),
            found("data", "materials", "preparation", worded=WORK),
        ),
    ),
    Criterion(
        "what-goes-well",
        (found("successes", "phases[].questions", worded=(*STEPS, *PAPER, *AROUND)),),
    ),
    Criterion(
        "management",
        (
            found("support", "conditions.support", there=("conditions.support",)),
            found("management", "conditions.support", worded=("conditions.support", *LEARNED)),
        ),
    ),
    Criterion(
        "learning-organisation",
        (
            found(
                "learning_organisation",
                worded=(*ABOUT, *ASKED, *LEARNED, "experience.next_steps"),
            ),
        ),
        asks=True,
    ),
    Criterion(
        "lifelong-learning",
        (found("lifelong", worded=(*ABOUT, *ASKED, *LEARNED)),),
        asks=True,
    ),
    Criterion(
        "participants-support",
        (
            found(
                "participants_support",
                "conditions.support",
                worded=("conditions.support", "experience.success_factors"),
            ),
        ),
    ),
    Criterion(
        "trained-guides",
        (
            found("expertise", "conditions.expertise", there=("conditions.expertise",)),
            found("training", "conditions.expertise", worded=("conditions.expertise",)),
        ),
        only=("facilitation", ("guided", "either")),
    ),
    Criterion(
        "less-guidance",
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


def criterion_of(id: str | None) -> Criterion | None:
    """The criterion for the statement with this id, or None."""
    return next((each for each in CRITERIA if each.id == id), None)
