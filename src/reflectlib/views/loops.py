"""What is done more than once: a sentence for each loop of steps."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from reflectlib.language.words import Words
from reflectlib.message import Message, _
from reflectlib.model.method import Method
from reflectlib.model.steps import Phase, Rounds
from reflectlib.page import Notice

ONE_STEP: Mapping[str, Message] = {
    "case": _("Repeat step {step} for each case."),
    "member": _("Repeat step {step} for each member of the group in turn."),
    "pairings": _("Repeat step {step} until everybody has met everybody."),
    "times": _("Repeat step {step}: {times} in all."),
}
MORE_STEPS: Mapping[str, Message] = {
    "case": _("Repeat steps {first} to {last} for each case."),
    "member": _("Repeat steps {first} to {last} for each member of the group in turn."),
    "pairings": _("Repeat steps {first} to {last} until everybody has met everybody."),
    "times": _("Repeat steps {first} to {last}: {times} in all."),
}
"""What a loop is for → what is said of it. Its steps are neighbours with the same `repeat`."""


def loop_notice(
    method: Method, numbered: Iterable[tuple[int, Phase]], words: Words
) -> Iterator[Notice]:
    """Say of each loop which of these steps it holds, by their numbers, and how often it is run.

    With one case at most, nothing is done for another.
    """
    lines = []
    one_case = method.cases is not None and method.cases.max == 1
    for repeat, run in groupby(numbered, lambda step: step[1].repeat):
        if repeat is None or (repeat == "case" and one_case):
            continue
        numbers = [number for number, _phase in run]
        rounds = isinstance(repeat, Rounds)
        first, last = numbers[0], numbers[-1]
        message = (MORE_STEPS if first < last else ONE_STEP)["times" if rounds else repeat]
        times = words.times(repeat.times) if rounds else ""
        lines.append(words.say(message.filled(step=first, first=first, last=last, times=times)))
    if lines:
        yield Notice(words.joined("\n", lines))
