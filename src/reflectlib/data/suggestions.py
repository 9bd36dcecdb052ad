"""Suggestions as data."""

from collections.abc import Sequence
from typing import TypedDict

from reflectlib.catalogue import Catalogue
from reflectlib.data.shapes import NamedData, RangeData, range_data
from reflectlib.kinds import Kind
from reflectlib.language.words import Words
from reflectlib.model.forms import Form
from reflectlib.model.method import ExperienceNeeded, Facilitation, Place
from reflectlib.reasons import Reason, ReasonKey, ReasonVerdict
from reflectlib.suggesting import Suggestions, Wish
from reflectlib.views.suggestions import command_of, in_words

COUNTED: tuple[ReasonKey, ...] = (
    "people_split",
    "people_uneven",
    "people_not_over_blocks",
    "people_outside_block",
    "time_left",
    "time_open",
    "time_room",
    "more_days",
)
MISSED: tuple[ReasonKey, ...] = (
    "people_not_over_blocks",
    "people_too_many",
    "people_too_few",
    "people_uneven",
    "time_short",
)


class WishData(TypedDict):
    """What was asked for, also in the words of the goal."""

    people: int | None
    """How many people take part."""
    minutes: int | None
    """How many minutes there are at most."""
    goal: str | None
    """The word or words that it is to be about."""
    principle: str | None
    """The id of a framework item."""
    facilitation: Facilitation | None
    """Whether somebody leads."""
    tag: str | None
    """A tag that it is to have."""
    experience: ExperienceNeeded | None
    """What whoever leads it has at most."""
    form: Form | None
    """The form of reflection."""
    place: Place | None
    """Where it is."""


class ReasonData(TypedDict):
    """One thing that was looked at, and what came of it."""

    verdict: ReasonVerdict
    """What it says of the method, from best to worst."""
    key: ReasonKey
    """What it is about. `stated` is of people in those of people, of minutes in those of time:

    - `people_fit`: the people that are there are within `stated`.
    - `people_split`: they are more than `stated`, and fit in `number` groups.
    - `people_unstated`: the entry does not say for how many people it is.
    - `people_too_many`: they are more than `stated`.
    - `people_too_few`: they are fewer than `stated`.
    - `people_uneven`: they do not divide over groups of `stated`, as a step has them; `number`
      people would.
    - `people_fit_blocks`: all blocks of a programme are for so many; `stated` is what lies within
      what they say, and null where the people are divided over blocks.
    - `people_outside_block`: the block whose title `about` is, is for `stated`, and not for the
      `number` of people that it has.
    - `people_uneven_in_block`: they do not divide evenly over the groups of the block that `about`
      is.
    - `people_not_over_blocks`: they cannot be divided over blocks that each have people of their
      own; `number` can, and is 0 where none is known.
    - `time_exact`: it takes `stated`, or about so long, and no minute is left.
    - `time_left`: it takes `stated`, and `number` minutes are left.
    - `time_open`: it takes `stated`, which has no most, and `number` minutes more than the least
      are there.
    - `time_room`: a proposed meeting takes `stated` by itself, with its breaks, which leaves
      `number` minutes of room.
    - `time_tight`: it takes `stated`: there is time for the least of it, not for the most.
    - `time_short`: it takes `stated` at the least, which is more than there is.
    - `time_unstated`: the entry does not say how long it takes.
    - `time_two_figures`: the entry says `stated`, and its steps take `other`, by which the
      time that is left is reckoned.
    - `time_over_a_day`: it would take more than a day.
    - `no_steps`: it has no steps, so there is no agenda.
    - `no_agenda`: there is no agenda for what it says.
    - `blocks_missing`: what the blocks of a programme name is not all there, so there is no agenda.
    - `more_meetings`: it takes more meetings than one.
    - `more_days`: a meeting of it goes on over `number` days.
    - `as_meeting`: what is said of people, time and place goes for one kind of meeting, whose id
      `about` is.
    - `as_variant`: the same for a variant, whose id `about` is.
    - `goal_found`: it is about the goal; `about` is the passage that says so.
    - `goal_missing`: it does not speak of the goal, which `about` repeats.
    - `principle_found`: it helps to practise the principle that `about` is the id of.
    - `principle_missing`: it does not help to practise that one.
    - `facilitation_fits`: it is led as wished; `about` is how the entry says it is.
    - `facilitation_differs`: it is not led as wished; `about` is how the entry says it is.
    - `form_fits`: it is of the form that was asked for, which `about` is.
    - `form_differs`: it is of another form, which `about` is.
    - `place_fits`: it can be there; `about` is where the entry says it is.
    - `place_differs`: it is elsewhere; `about` is where.
    - `place_unstated`: the entry does not say where it is.
    - `tag_found`: it has the tag that `about` is.
    - `tag_missing`: it does not have that one.
    - `experience_enough`: whoever leads it has the experience that it needs, which `about` is.
    - `experience_lacking`: it needs more experience; `about` is how much.
    - `experience_unstated`: the entry does not say what experience it needs.
    - `opening_missing`: of a proposed meeting, that nothing short is there to open it with.
    - `closing_missing`: the same of its closing.
    - `filled_up`: the method whose title `about` is, is there to fill the time, and not for the
      words, the principle, the form or the tag that were asked for.
    """
    stated: RangeData | None
    """What the entry says, in people or minutes."""
    other: RangeData | None
    """A second figure, in minutes, where the entry contradicts itself."""
    estimated: bool
    """Whether `stated` is our estimate."""
    number: int | None
    """A number of groups, of people that would divide, of days, or of minutes that are left."""
    miss: int | None
    """How far off it is, in whole percents of what was asked for; null where it is not."""
    about: str | None
    """What was found or sought: a passage, a word, an id, or a fixed word of the file format."""
    text: str
    """The same in words."""


class SuggestionData(NamedData):
    """A method or a programme, with every reason for and against it."""

    kind: Kind
    """Which of the two it is."""
    form: Form
    """The form of reflection that it belongs to."""
    wish: WishData
    """What it was suggested for: the same for each one of a list."""
    reasons: list[ReasonData]
    """The reasons, the best first."""
    command: str | None
    """The command that plans it: as it was asked for, or where it just misses, with the least that
    would do. Null where no agenda can be made, and where people or minutes are far off."""


SuggestionsData = list[SuggestionData]
"""The methods for a wish, the one that fits best first."""


def suggestions(
    found: Suggestions,
    catalogue: Catalogue,
    *,
    language: str = "nl",
    along: Sequence[str] = (),
) -> SuggestionsData:
    """What a program wants to know of each suggestion: its reasons as codes and as text.

    `along` are words to put behind each command, such as `--path` and a folder.
    """
    words, titles = Words(language), catalogue.item_titles()
    return [
        {
            "id": suggestion.method.id,
            "title": suggestion.method.title,
            "kind": suggestion.method.kind,
            "form": suggestion.method.form,
            "wish": wish_data(found.wish),
            "reasons": [
                reason_data(reason, in_words(reason, suggestion.method, found.wish, titles, words))
                for reason in suggestion.reasons
            ],
            "command": command_of(suggestion, along),
        }
        for suggestion in found
    ]


def wish_data(wish: Wish) -> WishData:
    """What was asked for."""
    return {
        "people": wish.people,
        "minutes": wish.minutes,
        "goal": wish.goal,
        "principle": wish.principle,
        "facilitation": wish.facilitation,
        "tag": wish.tag,
        "experience": wish.experience,
        "form": wish.form,
        "place": wish.place,
    }


def reason_data(reason: Reason, text: str) -> ReasonData:
    """A reason, and the same in words."""
    return {
        "verdict": reason.verdict,
        "key": reason.key,
        "stated": range_data(reason.stated) if reason.stated else None,
        "other": range_data(reason.other) if reason.other else None,
        "estimated": reason.estimated,
        "number": reason.number if reason.key in COUNTED else None,
        "miss": reason.miss if reason.key in MISSED else None,
        "about": reason.text or None,
        "text": text,
    }
