"""The decision guide: which method fits what somebody needs, on one page."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from reflectlib.catalogue import Catalogue
from reflectlib.language.terms import FIELDS
from reflectlib.language.words import Words, capital
from reflectlib.message import _, p_
from reflectlib.model.entry import Entry, Note
from reflectlib.model.method import Method
from reflectlib.needs import NEEDS, NeedMet, by_need
from reflectlib.page import OURS, Heading, Link, Links, MarksNote, Page, PageBlock, Paragraph
from reflectlib.search import Match, Matches
from reflectlib.views.blocks import ADDED_BY_US, signed, table_of
from reflectlib.views.lead import PARTICIPANTS, counted
from reflectlib.views.listing import HEADER, minutes_in, people_in

MOST = 3  # rows for a need, with which the guide to the catalogue is one sheet of paper
TITLE = _("Which method fits?")
HOW_TO_USE = _(
    "Look up what you need and compare people, minutes and situations. All that meets a need "
    "stands below the table."
)
NOTHING = _("None of these says what it is for.")
NEEDED = p_("listing", "needed")
ALL = _("All that meets a need")


def guide(
    matches: Matches,
    catalogue: Catalogue,
    *,
    language: str = "en",
    address: Callable[[Entry], str] = lambda _entry: "",
) -> Page:
    """The guide to what was found, in a `language`.

    Of each need it shows the first few with their figures, and the first text on when each fits
    and when it does not; then the names of all that meet a need, with the `address` of each.
    """
    words = Words(language)
    title = words.say(TITLE)
    met = list(by_need((match.entry for match in matches), catalogue))
    blocks: list[PageBlock] = [Heading(title, 1), Paragraph(words.say(HOW_TO_USE))]
    if not met:
        return Page(title, language, (Heading(title, 1), Paragraph(words.say(NOTHING))))
    rows = [row for each in met if each.need in NEEDS for row in _rows(each, catalogue, words)]
    if rows:
        header = (NEEDED, HEADER[1], FIELDS["suits"], FIELDS["not_for"])
        blocks.append(table_of([words.say(each) for each in header], rows))
    if any(OURS in cell for row in rows for cell in row):
        blocks.append(MarksNote(words.say(ADDED_BY_US)))
    blocks.append(Heading(words.say(ALL)))
    for each in met:
        links = (Link(match.entry.title, address(match.entry)) for match in each.matches)
        blocks.append(Links(tuple(links), capital(words.say(each.need.title))))
    return Page(title, language, tuple(blocks), wide=True)


def _rows(met: NeedMet, catalogue: Catalogue, words: Words) -> Iterator[Sequence[str]]:
    """A row for each of the first that meet a need, which is named in the first row."""
    need = capital(words.say(met.need.title))
    for match in _first(met):
        method = match.entry
        assert isinstance(method, Method)  # needs are met by methods alone
        title = words.joined("\n", (method.title, _figures(match, catalogue, words)))
        yield need, title, _text(method.suits, words), _text(method.not_for, words)
        need = ""


def _first(met: NeedMet) -> tuple[Match, ...]:
    """What stands in the table: methods that are for the need above all, or else others."""
    return (met.above_all or met.also)[:MOST]


def _figures(match: Match, catalogue: Catalogue, words: Words) -> str:
    """For how many people it is, and how long it takes, as far as that is known."""
    people, (minutes, basis) = people_in(match), minutes_in(match, catalogue)
    number = counted(PARTICIPANTS, people, words) if people else ""
    time = words.stated_minutes(minutes, basis == "estimate") if minutes else ""
    return words.joined(", ", (number, time))


def _text(notes: Iterable[Note], words: Words) -> str:
    return next((signed(note.text, note.basis == "editor", words) for note in notes), "")
