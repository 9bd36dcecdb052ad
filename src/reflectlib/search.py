"""Finding the entries that fit."""

import reprlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, get_args

import attrs

from reflectlib.catalogue import Catalogue
from reflectlib.diagnostics import nearest
from reflectlib.errors import UnknownIdError
from reflectlib.frozen import frozen
from reflectlib.kinds import Kind
from reflectlib.lexicon import fold
from reflectlib.listed import Listed
from reflectlib.matching import judge
from reflectlib.mentions import Finder, Hits, Mention
from reflectlib.model.entry import Entry
from reflectlib.model.forms import FORMS, Form
from reflectlib.model.method import ExperienceNeeded, Facilitation, Method, Place
from reflectlib.model.timing import Minutes
from reflectlib.model.totals import MinutesBasis
from reflectlib.query import Filters
from reflectlib.reasons import ReasonKey, number_asked
from reflectlib.value import Value

if TYPE_CHECKING:
    from reflectlib.planning.session import Session


def one_of(words: Any) -> Callable[[object, "attrs.Attribute[Any]", object], None]:
    """A validator that takes nothing, or one of the words of a `Literal`.

    It raises `UnknownIdError` for any other, with those that are most like it.
    """

    def check(_: object, field: "attrs.Attribute[Any]", value: object) -> None:
        if value:
            refuse_unknown(value, get_args(words), field.name)

    return check


def refuse_unknown(name: object, known: Iterable[str], what: str) -> None:
    """Raise `UnknownIdError` where a name is not among those that are known."""
    choices = tuple(known)
    if name not in choices:
        raise UnknownIdError(str(name), nearest(name, choices) or choices, what)


def entries_of(
    entries: Iterable[Entry] | Mapping[str, Entry],
    principle: str | None = None,
    tag: str | None = None,
    form: str | None = None,
) -> Iterator[Entry]:
    """The entries of a catalogue or another mapping by id, or of any iterable of entries.

    Raises `TypeError` for anything else, and `UnknownIdError` for a `principle` that nothing in
    a catalogue has or refers to, a `tag` that nothing there has, and a `form` that is not of the
    register and that nothing there has. Other iterables cannot tell which there are.
    """
    if isinstance(entries, str | bytes) or not isinstance(entries, Iterable):
        raise TypeError(f"expected a catalogue or its entries, got {reprlib.repr(entries)}")
    if isinstance(entries, Catalogue):
        if principle and principle not in entries.item_titles():
            used = (id for entry in entries.values() for id in entry.principles)
            refuse_unknown(principle, {**entries.item_titles(), **dict.fromkeys(used)}, "principle")
        if tag:
            refuse_unknown(tag, tags_of(entries.values()), "tag")
        if form and form not in FORMS:
            refuse_unknown(form, (*FORMS, *own_forms(entries.values())), "form")
    return map(_checked, entries.values() if isinstance(entries, Mapping) else entries)


def tags_of(entries: Iterable[Entry]) -> list[str]:
    """The tags that entries have, each once, in the order of the alphabet."""
    return sorted({tag for entry in entries for tag in entry.tags})


def own_forms(entries: Iterable[Entry]) -> dict[str, str]:
    """The forms of methods that the register has not, each with its title, or else itself."""
    titles: dict[str, str] = {}
    for entry in entries:
        if isinstance(entry, Method) and entry.form not in FORMS:
            titles[entry.form] = entry.form_title or titles.get(entry.form, entry.form)
    return dict(sorted(titles.items()))


def _checked(entry: Entry) -> Entry:
    if not isinstance(entry, Entry):
        raise TypeError(f"expected an entry of a catalogue, got {reprlib.repr(entry)}")
    return entry


Unstated = Literal["people", "minutes", "experience", "place", "steps"]
"""What an entry may be silent on, so that it cannot be judged."""
SILENT: Mapping[ReasonKey, Unstated] = {
    "people_unstated": "people",
    "time_unstated": "minutes",
    "experience_unstated": "experience",
    "place_unstated": "place",
    "no_steps": "steps",
    "no_agenda": "steps",
    "blocks_missing": "steps",
}


@attrs.frozen(eq=False, repr=False)
class Match(Value):
    """An entry that was asked for, and what could not be judged since the entry is silent.

    `unstated` holds some of "people", "minutes", "experience", "place" and "steps" (where there is
    no agenda for want of steps), or none. Where people or minutes were asked for, `session` is
    what plans such a meeting: with its kind, its variant and its groups, where there are any. It
    takes `minutes`; their `basis` is what is stated, or else the steps, or times of ours in these.
    `mention` is where a word was found; None where none was looked for.
    """

    entry: Entry
    unstated: tuple[Unstated, ...] = ()
    session: "Session | None" = None
    minutes: Minutes | None = None
    basis: MinutesBasis | None = None
    mention: Mention | None = None


@attrs.frozen(eq=False, repr=False)
class Matches(Listed[Match]):
    """The entries that fit, and at the end those of them that do not say all that is asked.

    They are in the order they came in; those with a word, the best first. `understood` are the
    filters that the words said, such as 30 for "minutes". `meant` are other words that find
    something, the nearest first, where these find nothing.
    """

    meant: tuple[str, ...] = ()
    understood: Filters = attrs.field(default={}, converter=frozen)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Filter(Value):
    """What to look for. Everything that is given must hold; numbers are people and minutes.

    There are so many `people`, and so many `minutes` at most. A `form` is one of the register or
    one of your own. An `experience` is the most that whoever leads it has. A `place` is fitting for
    what can be there or elsewhere. Raises `PlanError` for numbers that no meeting has, and
    `UnknownIdError` for a kind, a facilitation, an experience or a place that there is not.
    """

    kind: Kind | None = attrs.field(default=None, validator=one_of(Kind))
    form: Form | None = None
    facilitation: Facilitation | None = attrs.field(default=None, validator=one_of(Facilitation))
    principle: str | None = None
    people: int | None = attrs.field(default=None, validator=number_asked)
    minutes: int | None = attrs.field(default=None, validator=number_asked)
    word: str | None = None
    tag: str | None = None
    experience: ExperienceNeeded | None = attrs.field(
        default=None, validator=one_of(ExperienceNeeded)
    )
    place: Place | None = attrs.field(default=None, validator=one_of(Place))

    def apply(
        self, entries: Iterable[Entry] | Mapping[str, Entry], catalogue: Catalogue | None = None
    ) -> Matches:
        """Give the entries that fit: in the order they come in, and with a word the best first.

        Those that do not say what is asked stand at the end. `suggest` goes by the same judgement:
        what fits is what it has no reason against, and no near miss. `entries` is a catalogue, or
        any iterable of entries. A `word` may be more than one, all of which are found; `indexing`
        says how, and in which order. They are looked for in each language that a `catalogue` has
        an entry in. Words such as `30 minuten` or `zonder begeleider` are filters, and hold too.
        Raises `TypeError` for what are no entries, and `UnknownIdError` for a principle, a tag or a
        form that the catalogue does not know.
        """
        known = entries if isinstance(entries, Catalogue) else catalogue
        given = entries_of(entries, self.principle, self.tag, self.form)
        hits = Hits([(entry, None) for entry in given], {}, ())
        if self.word and self.word.strip():
            hits = having_words((entry for entry, _mention in hits.entries), self.word, known)
        said, rest = said_besides(self, hits.filters)
        asked = attrs.evolve(self, **said)
        found = [
            attrs.evolve(match, mention=mention)
            for entry, mention in hits.entries
            if (match := asked._match(entry, known)) and fits_filters(entry, rest, known)
        ]
        silent_last = sorted(found, key=lambda match: bool(match.unstated))
        return Matches(tuple(silent_last), hits.meant, hits.filters)

    def _match(self, entry: Entry, catalogue: Catalogue | None) -> Match | None:
        if self.kind and entry.kind != self.kind:
            return None
        if not isinstance(entry, Method):
            return None if self._asks_of_methods or not self._suits(entry) else Match(entry)
        judged = judge(entry, self, catalogue)
        if not judged.fits:
            return None
        unstated = tuple(SILENT[r.key] for r in judged.reasons if r.verdict == "unknown")
        return Match(entry, unstated, judged.session, judged.minutes, judged.basis)

    @property
    def _asks_of_methods(self) -> bool:
        """Tell whether something is asked that only methods have."""
        numbers = self.people or self.minutes
        return bool(numbers or self.form or self.facilitation or self.experience or self.place)

    def _suits(self, entry: Entry) -> bool:
        """Judge what is no method, of which little can be asked."""
        of_principle = not self.principle or self.principle in entry.principles
        return of_principle and (not self.tag or self.tag in entry.tags)


def having_words(entries: Iterable[Entry], words: str, catalogue: Catalogue | None = None) -> Hits:
    """The entries that have all words, and for which the filters hold that the words say."""
    fits = partial(fits_filters, catalogue=catalogue)
    return Finder(entries, catalogue).find(words, fits)


def fits_filters(entry: Entry, filters: Filters, catalogue: Catalogue | None = None) -> bool:
    """Tell whether filters hold for an entry that somebody said in words."""
    said = Filter(**filters)  # type: ignore[arg-type]
    return said._match(entry, catalogue) is not None


def said_besides(asked: object, filters: Filters) -> tuple[dict[str, Any], Filters]:
    """What words say of which nothing is asked otherwise, and what they say of the rest."""
    said = {name: value for name, value in filters.items() if getattr(asked, name) is None}
    return said, {name: value for name, value in filters.items() if name not in said}


def find(catalogue: Catalogue, name: str) -> Entry:
    """The entry by this id, title or other name, case and accents aside.

    Raises `UnknownIdError`, with the ids of what comes near, when there is none or more than
    one, and what reading the entry raises.
    """
    if name in catalogue:
        return catalogue[name]
    entries, _ = catalogue.readable()
    names = {entry.id: [fold(n) for n in (entry.title, *entry.aliases)] for entry in entries}
    called = [id for id, own in names.items() if fold(name) in own]
    if len(called) == 1:
        return catalogue[called[0]]
    near = called or nearest(name, list(catalogue))
    raise UnknownIdError(
        name, near or [id for id, own in names.items() if any(fold(name) in n for n in own)]
    )
