"""What fits, the best first, each with the reasons for and against it."""

from collections.abc import Mapping

from reflectlib.catalogue import Catalogue
from reflectlib.language.terms import EXPERIENCE, FACILITATION, MINUTES, form_of
from reflectlib.language.words import ESTIMATED, Words
from reflectlib.message import Message, _, p_
from reflectlib.page import Block, Heading, Items, ListItem, Notice, Page
from reflectlib.suggesting import Reason, Suggestions, Wish
from reflectlib.views.blocks import ESTIMATED_BY_US, numbered

REASONS: Mapping[str, Message] = {
    "experience_enough": _("Experience needed to lead it: {text}."),
    "experience_lacking": _("Experience needed to lead it: {text}, which is more than there is."),
    "experience_unstated": _("It does not say what experience it takes to lead it."),
    "facilitation_differs": _("It is {text}."),
    "facilitation_fits": _("It is {text}."),
    "goal_found": _("It is about this: {text}"),
    "goal_missing": _("The word {text} is not in it."),
    "more_meetings": _("It is a series of meetings."),
    "people_fit": _("{people}: the method is for {stated}."),
    "people_split": _("{people} in {number} groups: one group is for {stated}."),
    "people_too_few": _("{people} is too few: the method is for {stated}."),
    "people_too_many": _("{people} is too many: the method is for {stated}."),
    "people_uneven": _("{people} do not divide over groups of {stated}; {number} would."),
    "people_unstated": _("It does not say for how many people it is."),
    "principle_found": _("It belongs to {text}."),
    "principle_missing": _("It does not belong to {text}."),
    "tag_found": _("It has the tag {text}."),
    "tag_missing": _("It does not have the tag {text}."),
    "time_exact": _("It takes {stated}."),
    "time_left": _("It takes {stated}, which leaves {number} min."),
    "time_open": _("It takes {stated}."),
    "time_short": _("It takes at least {stated}, more than {minutes}."),
    "time_tight": _("It takes {stated}; {minutes} will do if you keep it short."),
    "time_two_figures": _(
        "The source gives two times: {stated}, but the steps take {other} together."
    ),
    "time_unstated": _("It does not say how long it takes."),
}
VERDICTS: Mapping[str, Message] = {
    "against": p_("verdict", "Does not fit"),
    "caution": p_("verdict", "Mind"),
    "fits": p_("verdict", "Fits"),
    "near": p_("verdict", "Just misses"),
    "unknown": p_("verdict", "Not known"),
}


def suggestions(found: Suggestions, catalogue: Catalogue, *, language: str = "nl") -> Page:
    """The suggestions as a page to read, in `language`."""
    words, wish, titles = Words(language), found.wish, catalogue.item_titles()
    minutes = words.say(MINUTES.filled(number=wish.minutes))
    title = words.say(
        _("For {people} and {minutes}", people=words.people(wish.people), minutes=minutes)
    )
    blocks: list[Block] = [Heading(title, 1)]
    if found and any(reason.verdict != "fits" for reason in found[0].reasons):
        blocks.append(Notice(words.say(_("Nothing fits altogether. This comes nearest."))))
    if any(reason.estimated for suggestion in found for reason in suggestion.reasons):
        blocks.append(Notice(words.say(ESTIMATED_BY_US)))
    for number, suggestion in enumerate(found, 1):
        method = suggestion.method
        form = words.say(form_of(method))
        blocks.append(
            Heading(
                numbered(number, method.title, words), 2, words.joined(" · ", (method.id, form))
            )
        )
        items = (
            ListItem(in_words(reason, wish, titles, words), words.say(VERDICTS[reason.verdict]))
            for reason in suggestion.reasons
        )
        blocks.append(Items(tuple(items)))
    return Page(title, language, tuple(blocks))


def in_words(reason: Reason, wish: Wish, titles: dict[str, str], words: Words) -> str:
    """Put a reason in words; `titles` are those of the principles."""
    sign = ESTIMATED if reason.estimated else ""
    ranges = [
        "" if range is None else words.minutes(range) if _is_time(reason) else words.range(range)
        for range in (reason.stated, reason.other)
    ]
    text = reason.text
    if reason.key.startswith("principle"):
        text = titles.get(text, text)
    elif reason.key.startswith("facilitation"):
        text = words.say(FACILITATION[text])
    elif reason.key.startswith("experience") and text:
        text = words.say(EXPERIENCE[text])
    return words.say(
        REASONS[reason.key].filled(
            stated=words.joined(" ", (sign, ranges[0])),
            other=ranges[1],
            number=reason.number,
            text=text,
            people=words.people(wish.people),
            minutes=words.say(MINUTES.filled(number=wish.minutes)),
        )
    )


def _is_time(reason: Reason) -> bool:
    return reason.key.startswith("time")
