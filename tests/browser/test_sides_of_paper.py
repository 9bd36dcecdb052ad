"""How many sides of paper a page takes, and that none of them is a waste.

Fonts differ from one machine to another; here they may be as wide as DejaVu Sans.
"""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

import attrs
import pytest

from browser.conftest import NewPage, needs
from reflectlib import Catalogue, Method, PlanError, Programme, Session, plan, render, views_of

FEW = 4  # lines: what is left of a page is not to stand alone on a side with fewer

Sides = Callable[..., list[list[str]]]


@pytest.fixture
def sides(new_page: NewPage, catalogue: Catalogue, tmp_path: Path) -> Sides:
    """The lines on each side of paper of a view, without the number of the side."""
    program = shutil.which("pdftotext")
    needs(program, "pdftotext: `apt install poppler-utils`")
    page, file = new_page(), tmp_path / "page.html"

    def of(subject: Any, view: Any) -> list[list[str]]:
        file.write_bytes(render(subject, "html", view, catalogue))
        page.goto(file.as_uri())
        pdf = page.pdf(prefer_css_page_size=True)
        text = subprocess.check_output([program, "-layout", "-", "-"], input=pdf).decode()
        lines = ([*filter(str.strip, side.split("\n"))] for side in text.split("\f")[:-1])
        return [each[:-1] for each in lines]

    return of


def test_sheets_are_as_short_as_they_can_be(sides: Sides, catalogue: Catalogue) -> None:
    """A page to lead from, then the steps: KOM and the median method on three sides."""
    numbers = {e.id: len(sides(e, "sheet")) for e in catalogue.values() if type(e) is Method}
    assert numbers["kom"] == 3
    assert numbers["leercoaches"] <= 8
    assert median(numbers.values()) <= 3


def test_page_one_is_one_page(sides: Sides, catalogue: Catalogue) -> None:
    """What a meeting is led from is on one side, also where that is a whole programme."""
    found = {
        entry.id: len(sides(entry, "brief"))
        for entry in catalogue.values()
        if "brief" in views_of(entry)
    }
    assert {id: number for id, number in found.items() if number > 1} == {}


def to_print(view: str, catalogue: Catalogue) -> Iterator[tuple[str, Any]]:
    """Everything that has a view; of plans without the worksheets, of which each has its own side.

    A plan is that of the first kind of meeting that can be planned as it stands.
    """
    for entry in catalogue.values():
        if view in ("agenda", "run-sheet"):
            if isinstance(entry, Method) and type(entry) is not Programme:
                entry = attrs.evolve(entry, worksheets=())
            kinds = getattr(entry, "meetings", ()) or (None,)
            session = Session(meeting=kinds[0] and kinds[0].id, anyway=True)
            try:
                if isinstance(entry, Method) and entry.phases:
                    yield entry.id, plan(entry, session)
            except PlanError:
                continue
        elif view in views_of(entry):
            yield entry.id, entry


@pytest.mark.parametrize("view", ["sheet", "handout", "agenda", "run-sheet"])
def test_no_side_has_a_few_lines_alone(view: str, sides: Sides, catalogue: Catalogue) -> None:
    """The sources or the end of a step never take a side of paper for themselves."""
    found = {
        id: [len(each) for each in made]
        for id, subject in to_print(view, catalogue)
        if min(map(len, made := sides(subject, view))) < FEW
    }
    assert found == {}
