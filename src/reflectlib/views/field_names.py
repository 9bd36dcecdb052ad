"""The fields of a method in words: `phases[0].purpose` is the purpose of step 1."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from reflectlib.language.words import Words
from reflectlib.message import Marked, Message, _, n_, unmarked
from reflectlib.model.method import Method
from reflectlib.model.totals import steps_by_meeting

NUMBER = re.compile(r"\[(\d*)\]")
STEPS = "phases[]"
A_STEP = _("a step")

FIELD_NAMES: Mapping[str, Message] = {
    "audience": _("the audience"),
    "conditions.expertise": _("the expertise"),
    "conditions.expertise[]": _("point {number} of the expertise"),
    "conditions.finance": _("the costs"),
    "conditions.finance[]": _("point {number} of the costs"),
    "conditions.support": _("the support"),
    "conditions.support[]": _("point {number} of the support"),
    "context": _("the background"),
    "experience.next_steps[]": _("point {number} of what comes next"),
    "experience.remedies[]": _("point {number} of what helped against what got in the way"),
    "experience.success_factors[]": _("point {number} of what helped"),
    "facilitation": _("the facilitation"),
    "follow_up[].task": _("point {number} of what to do afterwards"),
    "form": _("the form"),
    "frequency.for": _("for whom it is so often"),
    "goals": _("the goals"),
    "goals[]": _("goal {number}"),
    "materials": _("the materials"),
    "materials[]": _("material {number}"),
    "meetings[].audience": _("the audience of meeting {whole}"),
    "meetings[].goals[]": _("goal {number} of meeting {whole}"),
    "meetings[].title": _("the title of meeting {whole}"),
    "phases": _("the steps"),
    "phases[].instructions": _("the instructions of {step}"),
    "phases[].instructions[]": _("instruction {number} of {step}"),
    "phases[].lead": _("who leads {step}"),
    "phases[].output": _("the output of {step}"),
    "phases[].purpose": _("the purpose of {step}"),
    "phases[].questions": _("the questions of {step}"),
    "phases[].questions[]": _("question {number} of {step}"),
    "phases[].questions[].follow_ups[]": _("follow-up {number} to question {whole} of {step}"),
    "phases[].stage": _("the kind of {step}"),
    "phases[].time": _("the time of {step}"),
    "phases[].tips[]": _("tip {number} of {step}"),
    "phases[].title": _("the title of {step}"),
    "preparation": _("the preparation"),
    "preparation[].task": _("point {number} of the preparation"),
    "principles": _("the principles"),
    "principles[]": _("principle {number}"),
    "question_categories": _("the kinds of questions"),
    "question_categories[].title": _("the title of kind {whole} of questions"),
    "rationale": _("the rationale"),
    "roles": _("the roles"),
    "roles[].tasks[]": _("task {number} of role {whole}"),
    "roles[].title": _("the name of role {whole}"),
    "summary": _("the summary"),
    "title": _("the title"),
    "transfer.quality_assurance": _("the quality assurance"),
    "transfer.quality_assurance[]": _("point {number} of the quality assurance"),
    "variants": _("the variants"),
    "variants[].audience": _("the audience of variant {whole}"),
    "variants[].summary": _("the summary of variant {whole}"),
    "variants[].title": _("the title of variant {whole}"),
    "worksheets[].columns[]": _("column {number} of worksheet {whole}"),
    "worksheets[].fields[]": _("line {number} of worksheet {whole}"),
    "worksheets[].text": _("the text of worksheet {whole}"),
    "worksheets[].title": _("the title of worksheet {whole}"),
}
"""What each field is called within a sentence, by its path with empty brackets for numbers.

`number` is the last number in a path and `whole` what that is a part of, both from 1.
"""


class FieldNames:
    """What the fields of a method are called, within a sentence.

    Steps have the numbers that they have on the sheet, which begin anew in each kind of meeting.
    """

    def __init__(self, method: Method) -> None:
        """Number the steps, each with the title of its kind of meeting."""
        places = {
            phase.id: (meeting.title if meeting else "", str(number))
            for meeting, phases in steps_by_meeting(method)
            for number, phase in enumerate(phases, 1)
        }
        # Where there is no step yet, what is to be added goes in the first.
        self._steps = [places[phase.id] for phase in method.phases] or [("", "1")]

    def one(self, path: str) -> Message:
        """What the field at a path is called."""
        (name,) = self.more((path,))
        return name

    def more(self, paths: Sequence[str]) -> Iterator[Message]:
        """The same of more fields; one field of more steps is named once, with all these steps.

        `phases[].questions`, without a number, is that of any step.
        """
        for field, run in groupby(paths, lambda path: NUMBER.sub("[]", path)):
            numbers = [[int(each) for each in NUMBER.findall(path) if each] for path in run]
            if not field.startswith(STEPS):
                yield from (_named(field, own, A_STEP) for own in numbers)
            elif any(len(own) > 1 for own in numbers):
                yield from (_named(field, own[1:], self._said(own[:1])) for own in numbers)
            else:
                there = [own[0] for own in numbers if own]
                yield _named(field, (), self._said(there) if there else A_STEP)

    def _said(self, numbers: Sequence[int]) -> Message:
        """`steps 1 and 3`: some steps, with their kind of meeting where there are kinds."""
        said = []
        for meeting, run in groupby((self._steps[number] for number in numbers), itemgetter(0)):
            found = tuple(number for _title, number in run)
            steps = n_("step {numbers:and}", "steps {numbers:and}", len(found), numbers=found)
            of = unmarked("{steps} ({meeting})", steps=steps, meeting=meeting)
            said.append(of if meeting else steps)
        return said[0] if len(said) == 1 else unmarked("{parts:and}", parts=tuple(said))


def _named(field: str, numbers: Sequence[int], step: Message) -> Message:
    first, last = (numbers[0] + 1, numbers[-1] + 1) if numbers else (0, 0)
    return FIELD_NAMES[field].filled(number=last, whole=first, step=step)


def as_label(name: Message, words: Words) -> str:
    """The name of a field where it stands at the start of a line."""
    said = words.say(name)
    if isinstance(said, Marked):
        (first, of), *rest = said.parts
        return Marked(((first[:1].upper() + first[1:], of), *rest))
    return said[:1].upper() + said[1:]
