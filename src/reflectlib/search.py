"""Finding the entries that fit."""

import reprlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, get_args

import attrs

from reflectlib.catalogue import Catalogue
from reflectlib.diagnostics import nearest
from reflectlib.errors import UnknownIdError
from reflectlib.frozen import frozen
from reflectlib.kinds import Kind
from reflectlib.lexicon import fold
from reflectlib.listed import Listed
from reflectlib.mentions import Finder, Hits, Mention
from reflectlib.model.entry import Entry
from reflectlib.model.forms import FORMS, Form
from reflectlib.model.method import ExperienceNeeded, Facilitation, Method
from reflectlib.model.timing import Range
from reflectlib.model.totals import stated_minutes, stated_people
from reflectlib.query import Filters
from reflectlib.value import Value


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


def is_enough(experience: ExperienceNeeded, needed: ExperienceNeeded) -> bool:
    """Tell whether who has this experience can lead what needs that."""
    levels: tuple[ExperienceNeeded, ...] = get_args(ExperienceNeeded)
    return levels.index(needed) <= levels.index(experience)


def _checked(entry: Entry) -> Entry:
    if not isinstance(entry, Entry):
        raise TypeError(f"expected an entry of a catalogue, got {reprlib.repr(entry)}")
    return entry


Unstated = Literal["people", "minutes", "experience"]
"""What an entry may be silent on, so that it cannot be judged."""


@attrs.frozen(eq=False, repr=False)
class Match(Value):
    """An entry that was asked for, and what could not be judged since the entry is silent.

    `unstated` holds "people", "minutes" and "experience", some of them, or none. `mention` is where
    a word was found; None where none was looked for.
    """

    entry: Entry
    unstated: tuple[Unstated, ...] = ()
    mention: Mention | None = None


@attrs.frozen(eq=False, repr=False)
class Matches(Listed[Match]):
    """The entries that fit, in the order they came in; those with a word, the best first.

    `understood` are the filters that the words said, such as 30 for "minutes". `meant` are other
    words that find something, the nearest first, where these find nothing.
    """

    meant: tuple[str, ...] = ()
    understood: Filters = attrs.field(default={}, converter=frozen)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Filter(Value):
    """What to look for. Everything that is given must hold; numbers are people and minutes.

    A `form` is one of the register or one of your own. An `experience` is the most that whoever
    leads it has. Raises `UnknownIdError` for a kind, a facilitation or an experience that there is
    not.
    """

    kind: Kind | None = attrs.field(default=None, validator=one_of(Kind))
    form: Form | None = None
    facilitation: Facilitation | None = attrs.field(default=None, validator=one_of(Facilitation))
    principle: str | None = None
    people: int | None = None
    minutes: int | None = None
    word: str | None = None
    tag: str | None = None
    experience: ExperienceNeeded | None = attrs.field(
        default=None, validator=one_of(ExperienceNeeded)
    )

    def apply(
        self, entries: Iterable[Entry] | Mapping[str, Entry], catalogue: Catalogue | None = None
    ) -> Matches:
        """Give the entries that fit: in the order they come in, and with a word the best first.

        `entries` is a catalogue, or any iterable of entries. A `word` may be more than one, all of
        which are found; `indexing` says how, and in which order. They are looked for in each
        language that a `catalogue` has an entry in. Words such as `30 minuten` or `zonder
        begeleider` are filters, and hold too. Raises `TypeError` for what are no entries, and
        `UnknownIdError` for a principle, a tag or a form that the catalogue does not know.
        """
        given = entries_of(entries, self.principle, self.tag, self.form)
        if not (self.word and self.word.strip()):
            return Matches(tuple(filter(None, map(self._match, given))))
        known = entries if isinstance(entries, Catalogue) else catalogue
        having = having_words(given, self.word, known)
        said = Filter(**having.filters)  # type: ignore[arg-type]
        matches = []
        for entry, mention in having.entries:
            own, asked = self._match(entry), said._match(entry)
            if own and asked:
                unstated = tuple(dict.fromkeys((*own.unstated, *asked.unstated)))
                matches.append(Match(entry, unstated, mention))
        return Matches(tuple(matches), having.meant, having.filters)

    def _match(self, entry: Entry) -> Match | None:
        if self.kind and entry.kind != self.kind:
            return None
        if self.principle and self.principle not in entry.principles:
            return None
        if self.tag and self.tag not in entry.tags:
            return None
        of_methods = (self.form, self.facilitation, self.people, self.minutes, self.experience)
        if of_methods == (None,) * len(of_methods):
            return Match(entry)
        if not isinstance(entry, Method):
            return None
        if self.form and entry.form != self.form:
            return None
        if self.facilitation and entry.facilitation not in (self.facilitation, "either"):
            return None
        wanted: tuple[tuple[Unstated, int | None, Sequence[Range]], ...] = (
            ("people", self.people, stated_people(entry)),
            ("minutes", self.minutes, stated_minutes(entry)),
        )
        asked = [(name, number, stated) for name, number, stated in wanted if number is not None]
        if any(stated and not any(n in range for range in stated) for _, n, stated in asked):
            return None
        unstated = [name for name, _, stated in asked if not stated]
        needed = entry.experience_needed
        if self.experience and needed and not is_enough(self.experience, needed):
            return None
        if self.experience and not needed:
            unstated.append("experience")
        return Match(entry, tuple(unstated))


def having_words(entries: Iterable[Entry], words: str, catalogue: Catalogue | None = None) -> Hits:
    """The entries that have all words, and for which the filters hold that the words say."""
    return Finder(entries, catalogue).find(words, fits_filters)


def fits_filters(entry: Entry, filters: Filters) -> bool:
    """Tell whether filters hold for an entry that somebody said in words."""
    return Filter(**filters)._match(entry) is not None  # type: ignore[arg-type]


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
