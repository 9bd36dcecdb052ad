"""The sheet of one planned meeting: its agenda, then all that is needed to lead it."""

from collections.abc import Iterator

from reflectlib.page import Block, Heading, Page
from reflectlib.planning.session import Plan
from reflectlib.views.agenda import agenda
from reflectlib.views.blocks import legend, sources
from reflectlib.views.sheet import afterwards, beforehand
from reflectlib.views.steps import in_full
from reflectlib.views.words import Words
from reflectlib.views.worksheet import worksheets


def run_sheet(plan: Plan) -> Page:
    """Make the sheet; of a method over more kinds of meeting, with the steps of this one."""
    words = Words(plan.method.language)
    page = agenda(plan)
    blocks = tuple(_blocks(plan, words))
    return page._replace(blocks=(*page.blocks, *legend(blocks, words), *blocks))


def _blocks(plan: Plan, words: Words) -> Iterator[Block]:
    method, kind = plan.method, plan.meeting.id if plan.meeting else None
    yield from beforehand(method, words)
    yield Heading(words["steps"])
    phases = tuple(phase for phase in method.phases if phase.meeting == kind)
    yield from in_full(method, phases, words)
    yield from afterwards(method, words)
    yield from sources(method, words)
    yield from worksheets(method, words)
