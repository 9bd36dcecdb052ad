"""Which methods fit these people, this time and this wish, and why."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import attrs

from reflectlib.catalogue import Catalogue
from reflectlib.excerpts import excerpt
from reflectlib.listed import Listed
from reflectlib.matching import judge
from reflectlib.mentions import Hits, Mention
from reflectlib.model.entry import Entry
from reflectlib.model.forms import Form
from reflectlib.model.method import ExperienceNeeded, Facilitation, Method, Place
from reflectlib.query import read_query
from reflectlib.reasons import Reason, ReasonVerdict, holds, in_order, number_asked, weight
from reflectlib.search import entries_of, fits_filters, having_words, one_of, said_besides
from reflectlib.value import Value

if TYPE_CHECKING:
    from reflectlib.planning.session import Session

PASSAGE = 120  # characters of a text that says what a method is about
NO_HITS = Hits((), {}, ())


@attrs.frozen(eq=False, repr=False)
class Wish(Value):
    """What is asked for; what is left out, nobody asks.

    `people` take part and `minutes` are there at most; a `goal` is a word or more, `principle` the
    id of a framework's item, `facilitation` says whether somebody leads, `experience` what
    that one has at most, and `place` where it is. Raises `PlanError` for numbers that no meeting
    has, and `UnknownIdError` for a facilitation, an experience or a place that there is not.
    """

    people: int | None = attrs.field(default=None, validator=number_asked)
    minutes: int | None = attrs.field(default=None, validator=number_asked)
    goal: str | None = None
    principle: str | None = None
    facilitation: Facilitation | None = attrs.field(default=None, validator=one_of(Facilitation))
    tag: str | None = None
    experience: ExperienceNeeded | None = attrs.field(
        default=None, validator=one_of(ExperienceNeeded)
    )
    form: Form | None = None
    place: Place | None = attrs.field(default=None, validator=one_of(Place))


@attrs.frozen(eq=False, repr=False)
class Suggestion(Value):
    """A method, with every reason for and against it, the best first.

    The `method` has the steps of others in place, where the catalogue is known, so that
    `plan(suggestion.method, suggestion.session)` is the meeting that is suggested. Of a near miss
    the session is the one that comes nearest to what is asked for. It is None where no agenda can
    be made, and where people or minutes are far off.
    """

    method: Method
    reasons: tuple[Reason, ...]
    session: "Session | None" = None

    @property
    def fits(self) -> bool:
        """Tell whether nothing speaks against it, as for what `Filter.apply` gives."""
        return holds(self.reasons)

    def by_verdict(self, verdict: ReasonVerdict) -> tuple[Reason, ...]:
        """The reasons of one kind."""
        return tuple(reason for reason in self.reasons if reason.verdict == verdict)


@attrs.frozen(eq=False, repr=False)
class Suggestions(Listed[Suggestion]):
    """Methods for a wish, the one that fits best first.

    Of the `wish` what the words of its goal say besides is filled in: 30 minutes of `30 minuten`.
    """

    wish: Wish


def suggest(
    entries: Iterable[Entry] | Mapping[str, Entry], wish: Wish, catalogue: Catalogue | None = None
) -> Suggestions:
    """Rank the methods among `entries`, the one that fits best first.

    The worst reason decides, then the next worst, and so on: what fits comes before what to
    mind, and that before what nobody knows. These are what `Filter.apply` gives; behind them come
    near misses, and then what does not fit. Then
    counts by how much it misses, then the time left over, and last the id, so that the
    order is the same every time. Nothing is said to fit that cannot be planned: each suggestion has
    the session that can. A step that
    is a method of its own counts as the steps of that one, where `entries` is a catalogue or a
    `catalogue` is given. Raises what `Filter.apply` raises.
    """
    from reflectlib.shown import as_far_as_there

    known = entries if isinstance(entries, Catalogue) else catalogue
    given = entries_of(entries, wish.principle, wish.tag, wish.form)
    methods = [entry for entry in given if isinstance(entry, Method)]
    goal = wish.goal if wish.goal and wish.goal.strip() else None
    hits = having_words(methods, goal, known) if goal else NO_HITS
    said, rest = said_besides(wish, hits.filters)
    asked = attrs.evolve(wish, **said)
    about = {entry.id: mention for entry, mention in hits.about}
    # Of a goal that says nothing but filters, these are judged.
    terms = read_query(goal or "").terms
    in_words = not hits.filters or terms
    sought = " ".join(term.said for term in terms) if in_words and said else goal
    found = []
    for entry in methods:
        method = entry if known is None else as_far_as_there(entry, known)
        judged = judge(method, asked, planned=True)
        reasons = [*judged.reasons]
        if goal and (in_words or not fits_filters(entry, rest, known)):
            mention = about.get(entry.id) if fits_filters(entry, rest, known) else None
            reasons.append(_of_goal(goal if rest else sought or goal, mention))
        found.append(Suggestion(method, in_order(reasons), judged.session))
    return Suggestions(tuple(sorted(found, key=_rank)), asked)


def _rank(suggestion: Suggestion) -> tuple[list[int], int, int, bool, str]:
    return (*weight(suggestion.reasons), suggestion.session is None, suggestion.method.id)


def _of_goal(goal: str, mention: Mention | None) -> Reason:
    """Whether it is about what is wished for, with the passage that says so, or else the goal.

    What it says it is not for is to be minded.
    """
    if mention is None:
        return Reason("against", "goal_missing", text=goal)
    verdict: ReasonVerdict = "caution" if mention.place == "not_for" else "fits"
    return Reason(verdict, "goal_found", text=excerpt(mention.text, mention.word, PASSAGE))
