"""A method held against the quality framework: what it says, where, and what is missing."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import shorten
from typing import Any

from reflectlib.catalogue import Catalogue
from reflectlib.language.words import Words
from reflectlib.model.checklist import Checklist
from reflectlib.model.method import Method
from reflectlib.page import Block, Heading, Items, ListItem, Notice, Page
from reflectlib.quality.assessing import FRAMEWORK, assess
from reflectlib.quality.finding import Aspect, Finding, Passage
from reflectlib.views.blocks import legend, role_title, whole_page
from reflectlib.views.steps import time_of_step

SHOWN = 3  # passages of one aspect: enough to judge by, and still a page to read
LONGEST = 240  # letters of one passage


def quality(method: Method, catalogue: Catalogue) -> Page:
    """Make the page of one method, in its own language; the statements stay in theirs."""
    words = Words(method.language)
    rest = list(_sections(method, catalogue, words, 2))
    return whole_page(method, [Notice(words["quality_note"])], rest, words, "quality")


def report(methods: Sequence[Method], catalogue: Catalogue) -> Page:
    """Make one page of some methods, each with its own part; that of one is its own page."""
    if len(methods) == 1:
        return quality(methods[0], catalogue)
    words = Words(methods[0].language)
    title = words["quality_title"]
    rest: list[Block] = []
    for method in methods:
        rest.append(Heading(method.title))
        rest += _sections(method, catalogue, Words(method.language), 3)
    lead: list[Block] = [Heading(title, 1), Notice(words["quality_note"])]
    return Page(title, methods[0].language, (*lead, *legend(rest, words), *rest))


def rows(methods: Sequence[Method], catalogue: Catalogue) -> list[dict[str, Any]]:
    """What a program wants to know of each method: codes and places, and the same in words."""
    return [
        {
            "id": method.id,
            "title": method.title,
            "findings": [
                _row(method, finding, catalogue, Words(method.language))
                for finding in assess(method, framework(catalogue))
            ],
        }
        for method in methods
    ]


def framework(catalogue: Catalogue) -> Checklist:
    """The quality framework of a catalogue, or the bundled one where that has none."""
    own = catalogue.get(FRAMEWORK)
    found = own if isinstance(own, Checklist) else Catalogue.bundled()[FRAMEWORK]
    assert isinstance(found, Checklist)
    return found


def _sections(method: Method, catalogue: Catalogue, words: Words, level: int) -> Iterator[Block]:
    findings = assess(method, framework(catalogue))
    for _, run in groupby(findings, lambda finding: finding.section.id):
        of_section = tuple(run)
        yield Heading(of_section[0].section.title, level)
        items = (_statement(method, finding, catalogue, words) for finding in of_section)
        yield Items(tuple(items))


def _statement(method: Method, finding: Finding, catalogue: Catalogue, words: Words) -> ListItem:
    verdict, statement = words[f"quality_{finding.verdict}"], finding.statement
    below: list[ListItem] = []
    seen: set[str] = set()
    for aspect in finding.aspects:
        new = [passage for passage in aspect.passages if passage.path not in seen]
        seen.update(passage.path for passage in new)
        for passage in new[:SHOWN]:
            text = shorten(_text(method, passage, catalogue, words), LONGEST, placeholder=" …")
            below.append(ListItem(text, passage.path, ours=passage.ours))
        if (more := len(new) - SHOWN) > 0:
            key = "quality_more" if more > 1 else "quality_more_one"
            below.append(ListItem(words.say(key, more)))
    # What is missing comes last, so that what there is can be read in one piece.
    below += (
        ListItem(_lacking(aspect, words), words["quality_add"])
        for aspect in finding.aspects
        if aspect.add_to
    )
    return ListItem(statement.text, verdict, ours=statement.basis == "editor", items=tuple(below))


def _row(method: Method, finding: Finding, catalogue: Catalogue, words: Words) -> dict[str, Any]:
    return {
        "section": finding.section.id,
        "section_title": finding.section.title,
        "statement": finding.statement.text,
        "ours": finding.statement.basis == "editor",
        "key": finding.key,
        "verdict": finding.verdict,
        "aspects": [
            {
                "key": aspect.key,
                "passages": [
                    {
                        "path": passage.path,
                        "text": _text(method, passage, catalogue, words),
                        "ours": passage.ours,
                    }
                    for passage in aspect.passages
                ],
                "add_to": list(aspect.add_to),
                "add": _lacking(aspect, words) if aspect.add_to else "",
            }
            for aspect in finding.aspects
        ],
    }


def _lacking(aspect: Aspect, words: Words) -> str:
    """What to add, and where: in one of several fields, or in the same field of each step."""
    what = words[f"quality_add_{aspect.key}"]
    kinds = {re.sub(r"\d+", "", field) for field in aspect.add_to}
    between = words["quality_or"] if len(kinds) > 1 else ", "
    return words.say("quality_add_in", what=what, fields=between.join(aspect.add_to))


def _text(method: Method, passage: Passage, catalogue: Catalogue, words: Words) -> str:
    """A passage as a reader knows it: fixed words and times in the entry's language."""
    field = passage.path.split("[")[0]
    if field == "form":
        return words[f"form_{passage.text}"]
    if field == "facilitation":
        return words[passage.text]
    if field == "principles":
        return catalogue.item_titles().get(passage.text, passage.text)
    if passage.path.endswith("].lead"):
        return role_title(method, passage.text, words)
    if passage.path.endswith("].time"):
        number = int(passage.path.split("[")[1].split("]")[0])
        return time_of_step(method.phases[number], words)
    return passage.text
