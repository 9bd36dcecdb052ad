"""Whole meetings that are proposed, each with its parts, its reasons, and the command for it."""

import shlex
from collections.abc import Iterator, Mapping, Sequence

from reflectlib.catalogue import Catalogue
from reflectlib.language.terms import MINUTES, SLOTS
from reflectlib.language.words import ESTIMATED, Words
from reflectlib.message import Message, p_
from reflectlib.page import Code, Heading, Items, ListItem, Notice, Page, PageBlock
from reflectlib.planning.breaks import BREAK
from reflectlib.proposing import Does, Proposal, Proposals, ProposedPart
from reflectlib.reasons import VERDICTS as ORDER
from reflectlib.reasons import Reason
from reflectlib.suggesting import Wish
from reflectlib.views.blocks import ESTIMATED_BY_US, numbered
from reflectlib.views.suggestions import VERDICTS, in_words, title_for

DOES: Mapping[Does, Message] = {
    "opening": p_("part of a meeting", "Opening"),
    "main": p_("part of a meeting", "Main part"),
    "break": SLOTS["break"],
    "closing": p_("part of a meeting", "Closing"),
}
PAUSE = "pauze"


def proposals(
    found: Proposals, catalogue: Catalogue, *, language: str = "nl", along: Sequence[str] = ()
) -> Page:
    """The proposals as a page to read, in `language`.

    `along` are words to put behind each command, such as `--path` and a folder.
    """
    words, titles = Words(language), catalogue.item_titles()
    title = title_for(found.wish, words)
    blocks: list[PageBlock] = [Heading(title, 1)]
    if any(_is_estimated(part) for proposal in found for part in proposal.parts):
        blocks.append(Notice(words.say(ESTIMATED_BY_US)))
    for number, proposal in enumerate(found, 1):
        titles_in = (part.method.title for part in proposal.parts if part.method)
        blocks.append(Heading(numbered(number, words.joined(" · ", titles_in), words), 2))
        blocks.append(Items(tuple(_part(part, words) for part in proposal.parts)))
        items = (
            ListItem(
                _sentence(reason, part, proposal, found.wish, titles, words),
                words.say(VERDICTS[reason.verdict]),
            )
            for part, reason in sorted(reasons_of(proposal), key=_order)
            if not part or part.does == "main" or reason.verdict != "fits"
        )
        blocks.append(Items(tuple(items)))
        blocks.append(Code(command_of(proposal, catalogue, along)))
    return Page(title, language, tuple(blocks))


def reasons_of(proposal: Proposal) -> Iterator[tuple[ProposedPart | None, Reason]]:
    """Every reason of a proposal, those for the whole first; the others with their part."""
    yield from ((None, reason) for reason in proposal.reasons)
    yield from ((part, reason) for part in proposal.parts for reason in part.reasons)


def _order(of_part: tuple[ProposedPart | None, Reason]) -> int:
    return ORDER.index(of_part[1].verdict)


def _sentence(
    reason: Reason,
    part: ProposedPart | None,
    proposal: Proposal,
    wish: Wish,
    titles: Mapping[str, str],
    words: Words,
) -> str:
    """A reason in words, behind the title of the method that it is about."""
    method = part.method if part else None
    said = in_words(reason, method or proposal.programme, wish, titles, words)
    return words.joined(": ", (method.title, said)) if method else said


def command_of(proposal: Proposal, catalogue: Catalogue, along: Sequence[str] = ()) -> str:
    """The command that plans what is proposed; `along` are words to put behind it."""
    pause = PAUSE if PAUSE not in catalogue else f"{PAUSE}={BREAK}"
    blocks = (block.method or pause for block in proposal.programme.blocks)
    session = proposal.session
    asked = {"people": session.people, "minutes": session.minutes}
    options = (word for name, n in asked.items() if n for word in (f"--{name}", str(n)))
    return shlex.join(["reflect", "agenda", *blocks, *options, *along])


def _part(part: ProposedPart, words: Words) -> ListItem:
    sign = ESTIMATED if _is_estimated(part) else ""
    minutes = words.joined(" ", (sign, words.say(MINUTES.filled(number=part.minutes))))
    title = part.method.title if part.method else ""
    return ListItem(words.joined(", ", (title, minutes)), words.say(DOES[part.does]))


def _is_estimated(part: ProposedPart) -> bool:
    """Tell whether its minutes come of times of ours."""
    return bool(part.method and any(phase.is_estimated for phase in part.method.phases))
