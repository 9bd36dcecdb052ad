"""Proposals of whole meetings as data."""

from collections.abc import Sequence
from typing import TypedDict

from reflectlib.catalogue import Catalogue
from reflectlib.data.suggestions import ReasonData, WishData, reason_data, wish_data
from reflectlib.language.words import Words
from reflectlib.model.forms import Form
from reflectlib.proposing import Does, Proposals, ProposedPart
from reflectlib.views.proposals import command_of, reasons_of
from reflectlib.views.suggestions import in_words


class ProposedPartData(TypedDict):
    """A part of a proposed meeting."""

    does: Does
    """What it does in the whole."""
    method: str | None
    """The id of its method; null of a break."""
    title: str | None
    """The title of its method; null of a break."""
    form: Form | None
    """The form of its method; null of a break."""
    minutes: int
    """The minutes that it takes in the plan."""
    reasons: list[ReasonData]
    """The reasons for and against its method, the best first; those of people and time are given
    for the whole."""


class ProposalData(TypedDict):
    """A meeting of an opening, one or two methods and a closing, where there are these."""

    wish: WishData
    """What it was proposed for: the same for each one of a list."""
    parts: list[ProposedPartData]
    """What it consists of, in order."""
    reasons: list[ReasonData]
    """The reasons for and against the whole, the best first."""
    command: str
    """The command that plans it."""


ProposalsData = list[ProposalData]
"""Meetings for a wish, the one that fits best first."""


def proposals(
    found: Proposals, catalogue: Catalogue, *, language: str = "nl", along: Sequence[str] = ()
) -> ProposalsData:
    """What a program wants to know of each proposal: its reasons as codes and as text.

    `along` are words to put behind each command, such as `--path` and a folder.
    """
    words, titles = Words(language), catalogue.item_titles()
    made: ProposalsData = []
    for proposal in found:
        said: dict[int, list[ReasonData]] = {}
        for part, reason in reasons_of(proposal):
            method = (part and part.method) or proposal.programme
            text = in_words(reason, method, found.wish, titles, words)
            said.setdefault(id(part), []).append(reason_data(reason, text))
        made.append(
            {
                "wish": wish_data(found.wish),
                "parts": [_part(part, said.get(id(part), [])) for part in proposal.parts],
                "reasons": said.get(id(None), []),
                "command": command_of(proposal, catalogue, along),
            }
        )
    return made


def _part(part: ProposedPart, reasons: list[ReasonData]) -> ProposedPartData:
    method = part.method
    return {
        "does": part.does,
        "method": method.id if method else None,
        "title": method.title if method else None,
        "form": method.form if method else None,
        "minutes": part.minutes,
        "reasons": reasons,
    }
