"""The one door: whatever can be shown → the bytes of one view of it in one format."""

import reprlib
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, overload

from reflectlib.errors import UnknownFormatError
from reflectlib.message import _
from reflectlib.registry import FORMATS, Format, FormatLine, View, ViewLine, format_for, views_for

if TYPE_CHECKING:
    from reflectlib.catalogue import Catalogue
    from reflectlib.comparing import Comparison
    from reflectlib.data.comparison import ComparisonData
    from reflectlib.data.effort import EffortData
    from reflectlib.data.listing import ListData
    from reflectlib.data.plan import PlanData
    from reflectlib.data.proposals import ProposalsData
    from reflectlib.data.quality import AssessmentData, QualityData
    from reflectlib.data.register_check import RegisterCheckData, RegisterChecksData
    from reflectlib.data.report import ReportData
    from reflectlib.data.series import SeriesData
    from reflectlib.data.suggestions import SuggestionsData
    from reflectlib.diagnostics import Report
    from reflectlib.page import Notice, Page
    from reflectlib.planning.effort import Reckoning
    from reflectlib.planning.meetings import Series
    from reflectlib.planning.session import Plan
    from reflectlib.proposing import Proposals
    from reflectlib.quality.finding import Assessment, Assessments
    from reflectlib.registering.found import RegisterCheck, RegisterChecks
    from reflectlib.search import Matches
    from reflectlib.suggesting import Suggestions

SPOKEN = ("page", "lines", "report")
"""What is said to people; all else is the same in every language."""


def is_subject(value: object) -> bool:
    """Tell whether something can be shown."""
    return bool(_kinds_of_view(value))


def views_of(subject: object) -> tuple[View, ...]:
    """The views that a subject has, the first of them the usual one.

    A subject is what the library makes: an entry, a `Plan`, a `Series`, a `Reckoning` of effort,
    `Matches`, `Suggestions`, `Proposals`, a `Comparison`, `Assessments`, `RegisterChecks`, or a
    `Report`. Which views
    a method has depends on its content. Raises `TypeError` for anything else.
    """
    return tuple(view.name for view in _views(subject))


def formats_of(subject: object, view: View | None = None) -> tuple[Format, ...]:
    """The formats in which a view of a subject can be written, or any view when none is named.

    Raises `UnknownFormatError` for a view that the subject has not, and `TypeError` for what is
    no subject.
    """
    views = _views(subject) if view is None else (_view(subject, view),)
    return tuple(
        format.name
        for format in FORMATS.values()
        if any(format_for(view.makes, format) for view in views)
    )


def render(
    subject: object,
    to: Format = "markdown",
    view: View | None = None,
    catalogue: "Catalogue | None" = None,
    *,
    language: str | None = None,
    speaking: str | None = None,
    **options: object,
) -> bytes:
    """Write a view of a subject in a format; every text format is UTF-8.

    Args:
        subject: What to show: see `views_of`.
        to: The name of a format: see `formats_of`.
        view: The name of a view. Left out, it is the first one that can be written in the format.
        catalogue: What gives the titles of what an entry refers to; the bundled one by default.
        language: The BCP 47 tag of the language to show it in. Left out, it is that of the entry,
            and English for what is of none. Texts that are not translated stay as they are, and
            HTML says in which language they are.
        speaking: The language of what is of no entry, such as the head of a list, where `language`
            does not say.
        **options: What the view or the format can be told: `name`, `phases` (an appointment for
            each step) and `stamp` (an aware datetime) of a calendar, and `previous`, the bytes of
            an earlier one; the `width` (columns) and `color` of text; `marks`, a sign behind all
            that is not from the source; the size of a `card`, whether it has a `bleed`, and the
            `base_url` of the site that its QR code leads to; and the `registers` that a series is
            held against.

    Raises:
        UnknownFormatError: There is no such format or view, or the subject has it not.
        TypeError: It is no subject or no catalogue, or there is no such option.
    """
    format = _format(to)
    catalogue = _or_bundled(catalogue)
    chosen = _chosen(subject, view, format, catalogue)
    what = format_for(chosen.makes, format)
    if not what:
        raise UnknownFormatError(
            "not_in_format",
            view=chosen.name,
            subject=_name(subject),
            format=to,
            known=formats_of(subject, chosen.name),
        )
    make, write = _function(chosen.makes[what]), _function(format.takes[what])
    _refuse_unknown(options, make, write)
    subject, catalogue = _shown(subject, what, language, catalogue)
    options |= _told(language or (speaking if what in SPOKEN else None), make, write)
    made = make(subject, catalogue, **_fitting(options, make))
    if what == "page":
        made = _with_additions(made, subject, chosen, format, catalogue)
        made = _with_notes(made, subject, language)
    written: bytes = write(made, **_fitting(options, write))
    return written


@overload
def data_of(subject: "Plan", catalogue: "Catalogue | None" = ...) -> "PlanData": ...
@overload
def data_of(subject: "Series", catalogue: "Catalogue | None" = ...) -> "SeriesData": ...
@overload
def data_of(subject: "Reckoning", catalogue: "Catalogue | None" = ...) -> "EffortData": ...
@overload
def data_of(subject: "Matches", catalogue: "Catalogue | None" = ...) -> "ListData": ...
@overload
def data_of(subject: "Suggestions", catalogue: "Catalogue | None" = ...) -> "SuggestionsData": ...
@overload
def data_of(subject: "Proposals", catalogue: "Catalogue | None" = ...) -> "ProposalsData": ...
@overload
def data_of(subject: "Comparison", catalogue: "Catalogue | None" = ...) -> "ComparisonData": ...
@overload
def data_of(subject: "Assessment", catalogue: "Catalogue | None" = ...) -> "AssessmentData": ...
@overload
def data_of(subject: "Assessments", catalogue: "Catalogue | None" = ...) -> "QualityData": ...
@overload
def data_of(
    subject: "RegisterCheck", catalogue: "Catalogue | None" = ...
) -> "RegisterCheckData": ...
@overload
def data_of(
    subject: "RegisterChecks", catalogue: "Catalogue | None" = ...
) -> "RegisterChecksData": ...
@overload
def data_of(subject: "Report", catalogue: "Catalogue | None" = ...) -> "ReportData": ...
@overload
def data_of(subject: object, catalogue: "Catalogue | None" = ...) -> Any: ...
def data_of(subject: object, catalogue: "Catalogue | None" = None) -> Any:
    """A subject as plain data: what `render(subject, to="json")` writes.

    Dicts, lists, texts, numbers, true, false and null, by the JSON Schema of its kind. Raises
    `TypeError` for what is no subject.
    """
    made = _choose(subject, FORMATS["json"]).makes["data"]
    return _function(made)(*_shown(subject, "data", None, _or_bundled(catalogue)))


def make_page(
    subject: object,
    view: View | None = None,
    catalogue: "Catalogue | None" = None,
    to: Format = "text",
    *,
    language: str | None = None,
) -> "Page":
    """Make the page of a view, with what a format adds to it. Raises as `render` does."""
    format = _format(to)
    catalogue = _or_bundled(catalogue)
    chosen = _chosen(subject, view, format, catalogue)
    make = _function(chosen.makes["page"])
    subject, catalogue = _shown(subject, "page", language, catalogue)
    page = make(subject, catalogue, **_told(language, make))
    page = _with_additions(page, subject, chosen, format, catalogue)
    return _with_notes(page, subject, language)


def media_type_of(to: Format) -> str:
    """What a format is called on the web, such as `text/html`. Raises `UnknownFormatError`."""
    return _format(to).media_type


def fragment(
    subject: object,
    view: View | None = None,
    catalogue: "Catalogue | None" = None,
    *,
    language: str | None = None,
) -> str:
    """The HTML of a view without a page around it, to stand in a page of yours.

    It has no style, no script, and of drawings none but the shapes of cards. Raises as `render`
    does.
    """
    from reflectlib.writers.html import bare

    return bare(make_page(subject, view, catalogue, language=language))


def _views(subject: object) -> tuple[ViewLine, ...]:
    """The views that a subject has. Raises `TypeError` for what is none."""
    views = _kinds_of_view(subject)
    if not views:
        raise TypeError(
            "expected an entry, a plan or another thing that the library makes, got "
            f"{reprlib.repr(subject)}"
        )
    return tuple(view for view in views if view.there(subject))


def _kinds_of_view(subject: object) -> tuple[ViewLine, ...]:
    """The views of what is of this class, also those that this one has not."""
    classes = tuple(
        each.__name__
        for each in type(subject).__mro__
        if each.__module__.partition(".")[0] == "reflectlib"
    )
    return tuple(views_for(classes))


def _view(subject: object, name: str) -> ViewLine:
    """A view of a subject by its name. Raises `UnknownFormatError`."""
    views = {view.name: view for view in _views(subject)}
    if name in views:
        return views[name]
    lacking = [view for view in _kinds_of_view(subject) if view.name == name]
    raise _lack(subject, *lacking) or UnknownFormatError(
        "unknown_view", subject=_name(subject), view=name, known=tuple(views)
    )


def _choose(subject: object, format: FormatLine) -> ViewLine:
    """The view that a format is for where nobody names one. Raises `UnknownFormatError`."""
    fitting = [view for view in _views(subject) if format_for(view.makes, format)]
    if not fitting:
        able = [view for view in _kinds_of_view(subject) if format_for(view.makes, format)]
        raise _lack(subject, *able) or UnknownFormatError(
            "subject_not_in_format",
            subject=_name(subject),
            format=format.name,
            known=formats_of(subject),
        )
    return min(fitting, key=lambda view: format.name not in view.first_in)


def _lack(subject: object, *views: ViewLine) -> UnknownFormatError | None:
    """What to raise where a subject has not what a view needs, if that can be said."""
    for view in views:
        if view.needs:
            return UnknownFormatError(
                "view_lacks", view=view.name, subject=_name(subject), needs=view.needs
            )
    return None


def _format(name: Format) -> FormatLine:
    if name not in FORMATS:
        raise UnknownFormatError("unknown_format", format=name, known=tuple(FORMATS))
    return FORMATS[name]


def _name(subject: object) -> str:
    """What a message calls a subject: an entry by its id, and all else by what it is."""
    id = getattr(subject, "id", None)
    return id if isinstance(id, str) else f"a {type(subject).__name__.lower()}"


def _function(target: str) -> Callable[..., Any]:
    module, _, name = target.partition(":")
    found: Callable[..., Any] = getattr(import_module(f"reflectlib.{module}"), name)
    return found


def _with_additions(
    page: "Page", subject: object, view: ViewLine, format: FormatLine, catalogue: "Catalogue"
) -> "Page":
    """The page, with the fields that only this format shows."""
    added = {name: view.makes[name] for name in format.adds if name in view.makes}
    return page._replace(
        **{name: _function(target)(subject, catalogue) for name, target in added.items()}
    )


def _options(function: Callable[..., Any]) -> dict[str, Any]:
    """What a function can be told: its keyword-only arguments, with what they are else."""
    return getattr(function, "__kwdefaults__", None) or {}


def _fitting(options: dict[str, object], function: Callable[..., Any]) -> dict[str, object]:
    return {name: value for name, value in options.items() if name in _options(function)}


def _shown(
    subject: Any, what: str, language: str | None, catalogue: "Catalogue"
) -> "tuple[Any, Catalogue]":
    """A subject as what is made of it needs it, and the catalogue to take titles from.

    The data of an entry is its definition: that stays as it is, but for the language.
    """
    from reflectlib.model.entry import Entry
    from reflectlib.shown import as_shown
    from reflectlib.translated import CatalogueInLanguage, in_language

    titles = CatalogueInLanguage(catalogue, language) if language else catalogue
    if what == "data" and isinstance(subject, Entry):
        shown = in_language(subject, language, catalogue) if language else subject
        return shown, titles
    return as_shown(subject, catalogue, language), titles


def _chosen(
    subject: object, view: View | None, format: FormatLine, catalogue: "Catalogue"
) -> ViewLine:
    """The view that is asked for, or that a format is for, of a subject with all its steps.

    The data of an entry is its definition, also where a method of it is not at hand.
    """
    from reflectlib.model.entry import Entry
    from reflectlib.shown import with_parts

    if view is None and isinstance(subject, Entry) and "data" in format.takes:
        return _choose(subject, format)
    whole = with_parts(subject, catalogue)
    return _choose(whole, format) if view is None else _view(whole, view)


def _with_notes(page: "Page", subject: object, language: str | None) -> "Page":
    """The page, with what holds for all of it below its title; or on a card, and behind cards.

    On paper there are only cards.
    """
    from reflectlib.page import Cards
    from reflectlib.views.blocks import adaptations

    notes = [
        *(_of_languages(page, subject) if language else ()),
        *adaptations(subject, page.language),
    ]
    place, blocks = 1, list(page.blocks)
    for number, block in enumerate(page.blocks if notes else ()):
        if isinstance(block, Cards):
            told = tuple(note.text for note in notes)
            place, blocks[number] = number + 1, block._replace(about=(*block.about, *told))
    return page._replace(blocks=(*blocks[:place], *notes, *blocks[place:]))


def _of_languages(page: "Page", subject: object) -> "Iterator[Notice]":
    """What a page says of texts that are not in its language."""
    from reflectlib.language.words import Words
    from reflectlib.page import Notice
    from reflectlib.translated import languages_within

    others = languages_within(subject) - {page.language}
    if others:
        words = Words(page.language)
        names = tuple(words.language_name(each) for each in sorted(others))
        said = _("What is not translated yet is in {languages:and}.")
        yield Notice(words.say(said.filled(languages=names)))


def _told(language: str | None, *functions: Callable[..., Any]) -> dict[str, object]:
    """The language, where one of these functions asks for it."""
    asked = any("language" in _options(function) for function in functions)
    return {"language": language} if language and asked else {}


def _refuse_unknown(options: dict[str, object], *functions: Callable[..., Any]) -> None:
    known = [name for function in functions for name in _options(function)]
    for name in options:
        if name not in known:
            there = f"there are {', '.join(known)}" if known else "there are none"
            raise TypeError(f"there is no option '{name}' for this view and format; {there}")


def _or_bundled(catalogue: "Catalogue | None") -> "Catalogue":
    from reflectlib.catalogue import Catalogue

    if catalogue is None:
        return _bundled()
    if not isinstance(catalogue, Catalogue):
        raise TypeError(f"expected a catalogue, got {reprlib.repr(catalogue)}")
    return catalogue


@cache
def _bundled() -> "Catalogue":
    from reflectlib.catalogue import Catalogue

    return Catalogue.bundled()
