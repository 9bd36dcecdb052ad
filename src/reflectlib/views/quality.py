"""A method held against the quality framework: what it says, where, and what is missing."""

import re
from collections.abc import Iterator
from itertools import groupby
from textwrap import shorten

from reflectlib.catalogue import Catalogue
from reflectlib.language.words import Words
from reflectlib.model.method import Method
from reflectlib.page import Block, Heading, Items, ListItem, Notice, Page
from reflectlib.quality.assessing import assess, framework_of
from reflectlib.quality.finding import Aspect, Assessment, Assessments, Finding, Passage
from reflectlib.views.blocks import legend, role_title, whole_page
from reflectlib.views.steps import time_of_step

SHOWN = 3  # passages of one aspect: enough to judge by, and still a page to read
LONGEST = 240  # letters of one passage


def of_method(method: Method, catalogue: Catalogue) -> Page:
    """Make the page of a method that is held against the framework here."""
    return of_one(assess(method, framework_of(catalogue)), catalogue)


def of_one(assessment: Assessment, catalogue: Catalogue) -> Page:
    """Make the page of one method, in its own language; the statements stay in theirs."""
    words = Words(assessment.method.language)
    rest = list(_sections(assessment, catalogue, words, 2))
    return whole_page(assessment.method, [Notice(words["quality_note"])], rest, words, "quality")


def of_more(assessments: Assessments, catalogue: Catalogue) -> Page:
    """Make one page of some methods, each with its own part; that of one is its own page."""
    if len(assessments) == 1:
        return of_one(assessments[0], catalogue)
    language = assessments[0].method.language
    words = Words(language)
    title = words["quality_title"]
    rest: list[Block] = []
    for assessment in assessments:
        rest.append(Heading(assessment.method.title))
        rest += _sections(assessment, catalogue, Words(assessment.method.language), 3)
    lead: list[Block] = [Heading(title, 1), Notice(words["quality_note"])]
    return Page(title, language, (*lead, *legend(rest, words), *rest))


def _sections(
    assessment: Assessment, catalogue: Catalogue, words: Words, level: int
) -> Iterator[Block]:
    method = assessment.method
    for _, run in groupby(assessment, lambda finding: finding.section.id):
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
            text = shorten(
                passage_text(method, passage, catalogue, words), LONGEST, placeholder=" …"
            )
            below.append(ListItem(text, passage.path, ours=passage.ours))
        if (more := len(new) - SHOWN) > 0:
            key = "quality_more" if more > 1 else "quality_more_one"
            below.append(ListItem(words.say(key, more)))
    # What is missing comes last, so that what there is can be read in one piece.
    below += (
        ListItem(lacking(aspect, words), words["quality_add"])
        for aspect in finding.aspects
        if aspect.add_to
    )
    return ListItem(statement.text, verdict, ours=statement.basis == "editor", items=tuple(below))


def lacking(aspect: Aspect, words: Words) -> str:
    """What to add, and where: in one of several fields, or in the same field of each step."""
    what = words[f"quality_add_{aspect.key}"]
    kinds = {re.sub(r"\d+", "", field) for field in aspect.add_to}
    between = words["quality_or"] if len(kinds) > 1 else ", "
    return words.say("quality_add_in", what=what, fields=between.join(aspect.add_to))


def passage_text(method: Method, passage: Passage, catalogue: Catalogue, words: Words) -> str:
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
