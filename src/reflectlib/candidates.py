"""What can be a part of a proposed meeting: openings, closings, and the methods between."""

from collections.abc import Mapping
from typing import NamedTuple

import attrs

from reflectlib.fitting import Takes, Way
from reflectlib.matching import judge
from reflectlib.model.method import Method
from reflectlib.model.programme import Programme
from reflectlib.model.timing import Range
from reflectlib.reasons import Reason, holds, in_order
from reflectlib.suggesting import Suggestion, Suggestions, Wish

SHORT = 20  # minutes that an opening or a closing takes at most
OF_STEADY_GROUPS = ("leergroep", "supervisie", "traject")
"""Forms that one group keeps up over many meetings: they are proposed only where asked for."""
OF_PLAN = ("people_fit", "time_")
"""How reasons begin that are given for the whole."""


class Candidate(NamedTuple):
    """A method that can be a part, what it takes for these people, and its own reasons."""

    method: Method
    takes: Takes
    reasons: tuple[Reason, ...]
    is_wished_for: bool = False

    @property
    def usual(self) -> Range:
        """The minutes that it takes by itself."""
        return self.takes.minutes or Range(min=self.takes.least, max=self.takes.least)

    @property
    def ends(self) -> tuple[int, int]:
        """The fewest and the most of these; the most is a guess where there is none."""
        least = max(self.usual.min or 1, self.takes.least)
        return least, max(least, self.usual.max or least)


class Candidates(NamedTuple):
    """The methods that are wished for, others that go with them, and openings and closings."""

    main: list[Candidate]
    others: list[Candidate]
    ends: Mapping[str, list[Candidate]]


def candidates(found: Suggestions, asked: Wish) -> Candidates:
    """What can be a part, in the order in which it was found.

    The words, the principle, the form and the tag of what is asked hold for what is wished for; all
    else holds for every part.
    """
    made = Candidates([], [], {"opening": [], "closing": []})
    of_every = Wish(
        asked.people,
        place=asked.place,
        facilitation=asked.facilitation,
        experience=asked.experience,
    )
    of_main = attrs.evolve(asked, minutes=None)
    for suggestion in found:
        if suggestion.method.form in OF_STEADY_GROUPS and not _asks_for(asked, suggestion):
            continue
        if (general := _candidate(suggestion.method, of_every)) is None:
            continue
        stage = _only_stage(general.method)
        if stage in made.ends:
            if general.ends[1] <= SHORT:
                made.ends[stage].append(general)
            continue
        own = general if of_main == of_every else _candidate(suggestion.method, of_main)
        of_words = _of_words(suggestion)
        if own and any(reason.verdict == "caution" for reason in of_words):
            continue  # it says that it is not for what is sought
        if own and holds(of_words):
            reasons = (*own.reasons, *of_words)
            made.main.append(own._replace(reasons=reasons, is_wished_for=True))
        else:
            made.others.append(general)
    return made


def _candidate(method: Method, asked: Wish) -> Candidate | None:
    """A method as a part of a meeting; None where it cannot be one, or does not fit the wish.

    It is taken as it stands by its id alone: as no variant, and as the only kind of meeting.
    """
    if isinstance(method, Programme) or len(method.meetings) > 1 or not method.phases:
        return None
    plain = attrs.evolve(method, variants=())
    judged = judge(plain, asked, planned=True)
    if not judged.fits or any(reason.key == "people_split" for reason in judged.reasons):
        return None
    way = Way(plain, None, plain.meetings[0] if plain.meetings else None)
    takes = way.takes(asked.people)
    if not takes.planned or not takes.minutes:
        return None
    own = (reason for reason in judged.reasons if not reason.key.startswith(OF_PLAN))
    return Candidate(method, takes, in_order(own))


def _asks_for(asked: Wish, suggestion: Suggestion) -> bool:
    """Tell whether a wish names the form of a method, or says words that are of it."""
    return asked.form == suggestion.method.form or bool(asked.goal and holds(_of_words(suggestion)))


def _of_words(suggestion: Suggestion) -> tuple[Reason, ...]:
    """What is said of the words of a wish."""
    return tuple(each for each in suggestion.reasons if each.key.startswith("goal_"))


def _only_stage(method: Method) -> str:
    """The stage of all steps of a method; nothing where they are of more."""
    stages = {phase.stage for phase in method.phases}
    return (len(stages) == 1 and stages.pop()) or ""
