"""The fields of a method in words: `phases[0].purpose` is the purpose of step 1."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from reflectlib.language.words import Words, capital
from reflectlib.message import Message, _, n_, unmarked
from reflectlib.model.method import Method
from reflectlib.model.totals import steps_by_meeting
from reflectlib.views.blocks import behind

NUMBER = re.compile(r"\[(\d*)\]")
STEPS = "phases[]"

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
    """What the fields of a method are called, within a sentence in the language of `words`.

    Steps have the numbers that they have on the sheet, which begin anew in each kind of meeting.
    """

    def __init__(self, method: Method, words: Words) -> None:
        """Number the steps, each with the title of its kind of meeting."""
        # One of a kind of meeting that there is not, which a sheet leaves out, has its own place.
        places = {phase.id: ("", str(place)) for place, phase in enumerate(method.phases, 1)}
        places |= {
            phase.id: (meeting.title if meeting else "", str(number))
            for meeting, phases in steps_by_meeting(method)
            for number, phase in enumerate(phases, 1)
        }
        # Where there is no step yet, what is to be added goes in the first.
        self._steps = [places[phase.id] for phase in method.phases] or [("", "1")]
        self._words = words
        self._known: dict[str, str] = {}
        self._said: dict[tuple[int, ...], str] = {(): words.say(_("a step"))}

    def label(self, path: str) -> str:
        """What the field at a path is called where that stands at the start of a line."""
        if path not in self._known:
            (name,) = self.of((path,))
            self._known[path] = capital(name)
        return self._known[path]

    def of(self, paths: Sequence[str]) -> Iterator[str]:
        """What fields are called; one field of more steps is named once, with all these steps.

        `phases[].questions`, without a number, is that of any step.
        """
        for field, run in groupby(paths, lambda path: NUMBER.sub("[]", path)):
            numbers = [tuple(int(each) for each in NUMBER.findall(path) if each) for path in run]
            if not field.startswith(STEPS):
                yield from (self._named(field, own) for own in numbers)
            elif any(len(own) > 1 for own in numbers):
                yield from (self._named(field, own[1:], own[:1]) for own in numbers)
            else:
                yield self._named(field, (), tuple(number for own in numbers for number in own))

    def _named(self, field: str, numbers: Sequence[int], steps: tuple[int, ...] = ()) -> str:
        whole, last = (numbers[0] + 1, numbers[-1] + 1) if numbers else (0, 0)
        name = FIELD_NAMES[field].filled(number=last, whole=whole, step=self._steps_of(steps))
        return self._words.say(name)

    def _steps_of(self, numbers: tuple[int, ...]) -> str:
        """`steps 1 and 3`: some steps, with their kind of meeting where there are kinds."""
        if numbers not in self._said:
            said = []
            for meeting, run in groupby((self._steps[number] for number in numbers), itemgetter(0)):
                found = tuple(number for _title, number in run)
                steps = n_("step {numbers:and}", "steps {numbers:and}", len(found), numbers=found)
                said.append(behind(self._words.say(steps), meeting, self._words))
            parts = said[0] if len(said) == 1 else unmarked("{parts:and}", parts=tuple(said))
            self._said[numbers] = self._words.say(parts)
        return self._said[numbers]
