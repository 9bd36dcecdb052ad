"""How many bytes a page with a clock has: it goes by mail, and is opened on a phone."""

import pytest

from reflectlib import Catalogue, Method, Session, plan, render
from reflectlib.composing import composed
from reflectlib.rendering import make_page
from reflectlib.writers import html

KB = 1024
RUN_SHEET = 60 * KB
HEAVIER = {
    "casuistiekbespreking-nieuwe-perspectieven": 62 * KB,
    "intervisiespel": 70 * KB,
    "werkproces": 68 * KB,
}
"""Those of many steps and of sheets to write on, whose own words take more."""
CLOCK = 30 * KB
METHODS = [entry.id for entry in Catalogue.bundled().values() if entry.kind == "method"]
CLOCKED = [entry.id for entry in Catalogue.bundled().values() if isinstance(entry, Method)]


def whole(id: str, catalogue: Catalogue) -> Method:
    """A method of the catalogue, with what its steps or blocks are of others."""
    one = catalogue[id]
    assert isinstance(one, Method)
    return composed(one, catalogue)


@pytest.mark.parametrize("id", METHODS)
def test_run_sheet_is_light(id: str, catalogue: Catalogue) -> None:
    """With its clock the run sheet of any meeting is 60 KB at most, but for three."""
    one = whole(id, catalogue)
    for kind in [kind.id for kind in one.meetings] or [None]:
        sheet = render(plan(one, Session(meeting=kind)), "html")
        assert len(sheet) <= HEAVIER.get(id, RUN_SHEET)


@pytest.mark.parametrize("id", CLOCKED)
def test_clock_is_light(id: str, catalogue: Catalogue) -> None:
    """A clock adds at most 30 KB to a page, also where the words of a whole day stand on it."""
    page = make_page(whole(id, catalogue), "sheet", catalogue, to="html")
    assert page.runs
    assert len(html.write(page)) - len(html.write(page._replace(runs=()))) <= CLOCK
