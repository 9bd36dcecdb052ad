"""What fits, the best first, each with the reasons for and against it, and the command for it."""

import shlex
from collections.abc import Mapping, Sequence

from reflectlib.catalogue import Catalogue
from reflectlib.language.terms import (
    EXPERIENCE,
    FACILITATION,
    KINDS,
    MINUTES,
    PEOPLE,
    PLACES,
    form_of,
)
from reflectlib.language.words import ESTIMATED, Words
from reflectlib.message import Message, _, p_
from reflectlib.model.method import Method
from reflectlib.model.programme import Programme
from reflectlib.page import Code, Heading, Items, ListItem, Notice, Page, PageBlock, Paragraph
from reflectlib.reasons import Reason
from reflectlib.suggesting import Suggestion, Suggestions, Wish
from reflectlib.views.blocks import ESTIMATED_BY_US, numbered

REASONS: Mapping[str, Message] = {
    "as_meeting": _("This goes for one of its meetings: {text}."),
    "as_variant": _("This goes for one of its variants: {text}."),
    "blocks_missing": _("What its blocks name is not all there, so no agenda can be made of it."),
    "closing_missing": _("There is no short closing that fits, so close it in a way of your own."),
    "experience_enough": _("Experience needed to lead it: {text}."),
    "experience_lacking": _("Experience needed to lead it: {text}, which is more than there is."),
    "experience_unstated": _("It does not say what experience it takes to lead it."),
    "facilitation_differs": _("It is {text}."),
    "facilitation_fits": _("It is {text}."),
    "filled_up": _("“{text}” is there to fill the time; what you ask for is in the rest."),
    "form_differs": _("Its form is {text}."),
    "form_fits": _("Its form is {text}."),
    "goal_found": _("This is in it: {text}"),
    "goal_missing": _("The word {text} is not in it."),
    "more_days": _("It goes on over {number} days."),
    "more_meetings": _("It is a series of meetings."),
    "no_agenda": _("No agenda can be made of what it says."),
    "no_steps": _("It has no steps, so no agenda can be made of it."),
    "opening_missing": _("There is no short opening that fits, so open it in a way of your own."),
    "people_fit": _("{people}: the method is for {stated}."),
    "people_fit_blocks": _("{people}: what is in it is for {stated}."),
    "people_not_over_blocks": _("{people} cannot be divided over its blocks; {number} can."),
    "people_outside_block": _("In it, “{text}” is for {stated} people, not for {number}."),
    "people_split": _("{people} in {number} groups: one group is for {stated}."),
    "people_too_few": _("{people} is too few: the method is for {stated}."),
    "people_too_many": _("{people} is too many: the method is for {stated}."),
    "people_uneven": _("{people} do not divide over groups of {stated}; {number} would."),
    "people_uneven_in_block": _("{people} do not divide evenly over the groups of “{text}” in it."),
    "people_unstated": _("It does not say for how many people it is."),
    "place_differs": _("Where it is: {text}."),
    "place_fits": _("Where it is: {text}."),
    "place_unstated": _("It does not say whether it is online or on site."),
    "principle_found": _("It belongs to {text}."),
    "principle_missing": _("It does not belong to {text}."),
    "tag_found": _("It has the tag {text}."),
    "tag_missing": _("It does not have the tag {text}."),
    "time_exact": _("It takes {stated}."),
    "time_left": _("It takes {stated}, which leaves {number} min."),
    "time_open": _("It takes {stated}."),
    "time_over_a_day": _("It takes longer than a day."),
    "time_room": _("It takes {stated} by itself, so there are {number} min of room."),
    "time_short": _("It takes at least {stated}, more than {minutes}."),
    "time_tight": _("It takes {stated}; {minutes} will do if you keep it short."),
    "time_two_figures": _(
        "The source gives two times: {stated}, but the steps take {other} together."
    ),
    "time_unstated": _("It does not say how long it takes."),
}
WITHOUT: Mapping[str, Message] = {
    "people_fit_blocks": _("{people} can be divided over its blocks."),
    "people_not_over_blocks": _("{people} cannot be divided over its blocks."),
}
"""The same where no range is stated, or no number is known."""
OF_PROGRAMME: Mapping[str, Message] = {
    "opening_missing": _("There is no short opening that fits, so open it in a way of your own."),
    "people_fit": _("{people}: the programme is for {stated}."),
    "people_too_few": _("{people} is too few: the programme is for {stated}."),
    "people_too_many": _("{people} is too many: the programme is for {stated}."),
}
"""The same of a programme, where it is said otherwise."""
VERDICTS: Mapping[str, Message] = {
    "against": p_("verdict", "Does not fit"),
    "caution": p_("verdict", "Mind"),
    "fits": p_("verdict", "Fits"),
    "near": p_("verdict", "Just misses"),
    "unknown": p_("verdict", "Not known"),
}


def suggestions(
    found: Suggestions, catalogue: Catalogue, *, language: str = "nl", along: Sequence[str] = ()
) -> Page:
    """The suggestions as a page to read, in `language`.

    `along` are words to put behind each command, such as `--path` and a folder.
    """
    words, wish, titles = Words(language), found.wish, catalogue.item_titles()
    title = title_for(wish, words)
    blocks: list[PageBlock] = [Heading(title, 1)]
    if found and any(reason.verdict != "fits" for reason in found[0].reasons):
        blocks.append(Notice(words.say(_("Nothing fits altogether. This comes nearest."))))
    if any(reason.estimated for suggestion in found for reason in suggestion.reasons):
        blocks.append(Notice(words.say(ESTIMATED_BY_US)))
    for number, suggestion in enumerate(found, 1):
        method = suggestion.method
        is_programme = isinstance(method, Programme)
        form = words.say(KINDS[method.kind] if is_programme else form_of(method))
        blocks.append(
            Heading(
                numbered(number, method.title, words), 2, words.joined(" · ", (method.id, form))
            )
        )
        items = (
            ListItem(
                in_words(reason, method, wish, titles, words), words.say(VERDICTS[reason.verdict])
            )
            for reason in suggestion.reasons
        )
        blocks.append(Items(tuple(items)))
        if command := command_of(suggestion, along):
            if suggestion.by_verdict("near"):
                blocks.append(Paragraph(words.say(_("This would do:"))))
            blocks.append(Code(command))
    return Page(title, language, tuple(blocks))


def command_of(suggestion: Suggestion, along: Sequence[str] = ()) -> str | None:
    """The command that plans what is suggested; None where nothing does.

    `along` are words to put behind it.
    """
    session = suggestion.session
    if session is None:
        return None
    command = ["reflect", "agenda", suggestion.method.id]
    for option in ("people", "minutes", "groups", "meeting", "variant"):
        given = getattr(session, option)
        if given not in (None, 1) or (option in ("people", "minutes") and given):
            command += [f"--{option}", str(given)]
    return shlex.join([*command, *along])


def title_for(wish: Wish, words: Words) -> str:
    """For how many people and minutes something is suggested."""
    people = words.people(wish.people) if wish.people else None
    minutes = words.say(MINUTES.filled(number=wish.minutes)) if wish.minutes else None
    if people and minutes:
        return words.say(_("For {people} and {minutes}", people=people, minutes=minutes))
    if people or minutes:
        return words.say(_("For {what}", what=people or minutes))
    return words.say(_("Methods to choose from"))


def in_words(
    reason: Reason, method: Method, wish: Wish, titles: Mapping[str, str], words: Words
) -> str:
    """Put a reason for or against a method in words; `titles` are those of the principles."""
    sign = ESTIMATED if reason.estimated else ""
    ranges = [
        "" if range is None else words.minutes(range) if _is_time(reason) else words.range(range)
        for range in (reason.stated, reason.other)
    ]
    return words.say(
        _sentence(reason, method).filled(
            stated=words.joined(" ", (sign, ranges[0])),
            other=ranges[1],
            number=reason.number,
            text=_about(reason, method, titles, words),
            people=words.say(PEOPLE.filled(number=wish.people or 0)),
            minutes=words.say(MINUTES.filled(number=wish.minutes or 0)),
        )
    )


def _sentence(reason: Reason, method: Method) -> Message:
    if reason.key in WITHOUT and not (reason.stated or reason.number):
        return WITHOUT[reason.key]
    said = OF_PROGRAMME.get(reason.key) if isinstance(method, Programme) else None
    return said or REASONS[reason.key]


def _about(reason: Reason, method: Method, titles: Mapping[str, str], words: Words) -> str:
    """What a reason is about, as people call it."""
    text, what = reason.text, reason.key.partition("_")[0]
    if what == "principle":
        return titles.get(text, text)
    if what == "form":
        return words.say(form_of(method))
    if what == "as":
        parts = method.meetings if reason.key == "as_meeting" else method.variants
        return next(part.title for part in parts if part.id == text)
    named = {"facilitation": FACILITATION, "experience": EXPERIENCE, "place": PLACES}
    return words.say(named[what][text]) if text and what in named else text


def _is_time(reason: Reason) -> bool:
    return reason.key.startswith("time")
