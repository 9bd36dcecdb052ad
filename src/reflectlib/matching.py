"""One judgement of a method against a question, by which `list`, `suggest` and the site go."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, Protocol, get_args

from reflectlib.catalogue import Catalogue
from reflectlib.model.method import ExperienceNeeded, Facilitation, Method, Place
from reflectlib.model.programme import Programme, days_of
from reflectlib.model.timing import Minutes
from reflectlib.model.totals import MinutesBasis
from reflectlib.reasons import Reason, ReasonKey, ReasonVerdict, holds, weight

if TYPE_CHECKING:
    from reflectlib.fitting import Way
    from reflectlib.planning.session import Session


class Wanted(Protocol):
    """What can be asked of a method, but for words; None of what is not."""

    @property
    def people(self) -> int | None:
        """How many take part."""

    @property
    def minutes(self) -> int | None:
        """How many minutes there are at most."""

    @property
    def place(self) -> Place | None:
        """Where it is to be."""

    @property
    def form(self) -> str | None:
        """Of which form."""

    @property
    def facilitation(self) -> Facilitation | None:
        """Whether somebody leads."""

    @property
    def principle(self) -> str | None:
        """The id of a framework's item."""

    @property
    def tag(self) -> str | None:
        """A tag to have."""

    @property
    def experience(self) -> ExperienceNeeded | None:
        """What whoever leads has at most."""


class Judged(NamedTuple):
    """What came of a question: the reasons, and what is said of the way that fits best.

    The `session` can be planned, as it is asked for or as comes nearest; None where none can. The
    way takes `minutes`, which are of this `basis`.
    """

    reasons: tuple[Reason, ...]
    session: "Session | None" = None
    minutes: Minutes | None = None
    basis: MinutesBasis | None = None

    @property
    def fits(self) -> bool:
        """Tell whether nothing speaks against it."""
        return holds(self.reasons)


def judge(
    method: Method, asked: Wanted, catalogue: Catalogue | None = None, *, planned: bool = False
) -> Judged:
    """Judge a method by all that is asked but words; of its ways to be held the best counts.

    A step that is a method of its own counts as the steps of that one, where a `catalogue` is
    given. Where neither people nor minutes are asked for there is a session only for `planned`.
    """
    numbers = bool(asked.people or asked.minutes)
    # What a programme asks of whoever leads it comes of its blocks.
    if catalogue is not None and (planned or numbers or asked.experience):
        from reflectlib.shown import as_far_as_there

        method = as_far_as_there(method, catalogue)
    others = tuple(_of_the_whole(method, asked))
    places = [(reason,) for reason in _places(method, asked)]
    of_place: tuple[Reason, ...] = min(places, key=weight, default=())
    if not (planned or numbers):
        return Judged((*of_place, *others))
    from reflectlib.fitting import ways_of

    each = [_judged(way, asked) for way in ways_of(method)]
    best = min(each, key=lambda judged: weight(judged.reasons))
    return best._replace(reasons=(*(best.reasons if numbers else of_place), *others))


def _judged(way: "Way", asked: Wanted) -> Judged:
    """Judge a way to hold a method by what can differ between ways."""
    from reflectlib.fitting import judged_by_numbers

    reasons, session, takes = judged_by_numbers(way, asked.people, asked.minutes)
    if len(way.method.meetings) > 1 and way.meeting:
        reasons.append(Reason("caution", "as_meeting", text=way.meeting.id))
    if way.variant:
        reasons.append(Reason("caution", "as_variant", text=way.variant.id))
    if asked.place:
        reasons.append(_place(way.place, asked.place))
    return Judged(tuple(reasons), session, takes.minutes, takes.basis)


def _places(method: Method, asked: Wanted) -> Iterator[Reason]:
    """Judge each place where a meeting of a method can be."""
    if asked.place:
        places = [meeting.place or method.place for meeting in method.meetings]
        yield from (_place(place, asked.place) for place in places or [method.place])


def _place(stated: Place | None, asked: Place) -> Reason:
    if stated is None:
        return Reason("unknown", "place_unstated")
    if stated in (asked, "either"):
        return Reason("fits", "place_fits", text=stated)
    return Reason("against", "place_differs", text=stated)


def _of_the_whole(method: Method, asked: Wanted) -> Iterator[Reason]:
    """Judge what is the same however a method is held."""
    if method.meetings or method.span or method.count not in (None, 1):
        yield Reason("caution", "more_meetings")
    if isinstance(method, Programme) and (days := days_of(method)) > 1:
        yield Reason("caution", "more_days", number=days)
    if asked.principle:
        fits = asked.principle in method.principles
        yield _either(fits, "principle_found", "principle_missing", asked.principle)
    if asked.facilitation:
        fits = method.facilitation in (asked.facilitation, "either")
        yield _either(fits, "facilitation_fits", "facilitation_differs", method.facilitation)
    if asked.form:
        yield _either(method.form == asked.form, "form_fits", "form_differs", method.form)
    if asked.tag:
        yield _either(asked.tag in method.tags, "tag_found", "tag_missing", asked.tag)
    if asked.experience:
        yield _experience(method.experience_needed, asked.experience)


def _either(fits: bool, key: ReasonKey, other: ReasonKey, text: str) -> Reason:
    verdict: ReasonVerdict = "fits" if fits else "against"
    return Reason(verdict, key if fits else other, text=text)


def _experience(needed: ExperienceNeeded | None, there: ExperienceNeeded) -> Reason:
    """Judge what whoever leads it must have by what is there."""
    if needed is None:
        return Reason("unknown", "experience_unstated")
    levels: tuple[ExperienceNeeded, ...] = get_args(ExperienceNeeded)
    fits = levels.index(needed) <= levels.index(there)
    return _either(fits, "experience_enough", "experience_lacking", needed)
